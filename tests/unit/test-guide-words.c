/* SPDX-FileCopyrightText: 2026 The Sales Connect Setup authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* The words of the guide: where to go and what to press, as it stands on the screen. */
#include "config.h"

#include <glib/gstdio.h>
#include <libintl.h>
#include <locale.h>
#include <string.h>

#include "setup/guide/scs-guide.h"

#define DEMO "http://127.0.0.1:8080"
#define DEMO_ORG "http://127.0.0.1:8081"

/* In the demo the web application and Salesforce are elsewhere, and nothing leads outside. */
static void
test_links (void)
{
  static const struct {
    const char *id;
    const char *link;
    const char *in_demo;
  } cases[] = {
    { "account-password", "https://toutapp.com/login", DEMO "/login" },
    { "marketo-connect", "https://toutapp.com/next#settings", DEMO "/next#settings" },
    { "team-invite",
      "https://toutapp.com/next#settings/admin/user-management",
      DEMO "/next#settings/admin/user-management" },
    { "account-sso", "https://nation.marketo.com/t5/Support/ct-p/Support", NULL },
    { "salesforce-package-professional",
      "https://login.salesforce.com/packaging/installPackage.apexp?p0=04t0b000001oWEZ",
      DEMO_ORG "/packaging/installPackage.apexp?p0=04t0b000001oWEZ" },
    { "salesforce-task-types", NULL, NULL },
    { "sandbox-ask", NULL, NULL },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++) {
    ScsGuideView view = { .as_admin = TRUE };
    g_autofree char *link = scs_errand_dup_link (scs_errand_find (cases[i].id), &view);
    g_autofree char *in_demo = NULL;

    view.sales_connect_url = DEMO;
    view.salesforce_url = DEMO_ORG;
    in_demo = scs_errand_dup_link (scs_errand_find (cases[i].id), &view);
    g_assert_cmpstr (link, ==, cases[i].link);
    g_assert_cmpstr (in_demo, ==, cases[i].in_demo);
  }
}

/* Whatever the guide names, and whichever of the addresses are set */
static void
test_nothing_leads_outside (void)
{
  static const char *const addresses[][2] = { { DEMO, DEMO_ORG }, { DEMO, NULL }, { NULL, DEMO } };

  for (gsize i = 0; i < G_N_ELEMENTS (addresses); i++) {
    ScsGuideView view = { .sales_connect_url = addresses[i][0], .salesforce_url = addresses[i][1] };
    guint n_links = 0;

    for (guint j = 0; j < scs_errand_list ()->len; j++) {
      g_autofree char *link =
          scs_errand_dup_link (g_ptr_array_index (scs_errand_list (), j), &view);

      g_assert_true (link == NULL || g_str_has_prefix (link, "http://127.0.0.1:"));
      n_links += link != NULL;
    }
    for (guint j = 0; j < scs_trouble_list ()->len; j++) {
      g_autofree char *link =
          scs_trouble_dup_link (g_ptr_array_index (scs_trouble_list (), j), &view);

      g_assert_true (link == NULL || g_str_has_prefix (link, "http://127.0.0.1:"));
      n_links += link != NULL;
    }
    g_assert_cmpuint (n_links, >, 0);
  }
}

static void
test_crumbs (void)
{
  static const struct {
    const char *id;
    gboolean for_actions, as_admin;
    const char *web_language;
    const char *crumbs;
  } cases[] = {
    { "account-invite", FALSE, TRUE, NULL, "Admin ＞ Sales Connect" },
    { "account-invite", TRUE, TRUE, "en", "Admin ＞ Sales Insight ＞ Actions Config" },
    { "account-invite", TRUE, TRUE, "ja", "管理 ＞ Sales Insight ＞ Actions 設定" },
    { "team-connect",
      FALSE,
      TRUE,
      NULL,
      "Gear icon ＞ Settings ＞ Admin Settings ＞ Marketo ＞ Team Access" },
    { "team-connect",
      FALSE,
      TRUE,
      "ja",
      "歯車アイコン ＞ 設定 ＞ 管理者設定 ＞ Marketo ＞ チームアクセス" },
    { "team-connect",
      TRUE,
      TRUE,
      "ja",
      "歯車アイコン ＞ 設定 ＞ 管理者設定 ＞ Marketo ＞ ユーザーアクセス" },
    { "salesforce-disconnect",
      FALSE,
      TRUE,
      "en",
      "Gear icon ＞ Settings ＞ Admin Settings ＞ Salesforce ＞ Connections & Customizations" },
    { "salesforce-disconnect",
      FALSE,
      FALSE,
      "en",
      "Gear icon ＞ Settings ＞ My Account ＞ Salesforce ＞ Connections & Customizations" },
    { "salesforce-task-types",
      FALSE,
      TRUE,
      "en",
      "Setup ＞ Object Manager ＞ Task ＞ Fields & Relationships ＞ Type" },
    { "account-password", FALSE, TRUE, "en", "" },
    { "sandbox-ask", FALSE, TRUE, "en", "" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++) {
    ScsGuideView view = { .for_actions = cases[i].for_actions,
                          .as_admin = cases[i].as_admin,
                          .web_language = cases[i].web_language };
    g_auto (GStrv) crumbs = scs_errand_dup_crumbs (scs_errand_find (cases[i].id), &view);
    g_autofree char *text = g_strjoinv (" ＞ ", crumbs);

    g_assert_cmpstr (text, ==, cases[i].crumbs);
  }
}

/* Links to the page itself say so; the way by hand is there all the same. */
static void
test_direct (void)
{
  ScsGuideView view = { .as_admin = TRUE };
  g_auto (GStrv) crumbs = scs_errand_dup_crumbs (scs_errand_find ("team-invite"), &view);

  g_assert_true (scs_errand_get_place (scs_errand_find ("team-invite"), &view)->direct);
  g_assert_false (scs_errand_get_place (scs_errand_find ("team-connect"), &view)->direct);
  g_assert_cmpstrv (crumbs,
                    ((const char *const[]){
                        "Gear icon", "Settings", "Admin Settings", "User Management", NULL }));
}

static void
assert_other_names (const char *id, const char *web_language, const char *expected)
{
  ScsGuideView view = { .as_admin = TRUE, .web_language = web_language };
  g_autofree char *names = scs_errand_dup_other_names (scs_errand_find (id), &view);

  g_assert_cmpstr (names, ==, expected);
}

static void
test_other_names (void)
{
  assert_other_names ("team-invite", "en", "Team Management (for User Management)");
  assert_other_names ("account-invite", "en", "Sales Engage (for Sales Connect)");
  assert_other_names (
      "account-invite",
      "ja",
      "管理者 (for 管理); Sales Engage, セールスコネクト (for Sales Connect); in English Admin ＞ Sales "
      "Connect");
  assert_other_names ("account-password", "en", NULL);
  assert_other_names ("marketo-connect", "en", NULL);
  assert_other_names (
      "marketo-connect",
      "ja",
      "管理設定 (for 管理者設定); in English Gear icon ＞ Settings ＞ Admin Settings ＞ Marketo");
}

static void
assert_words (const char *text, const char *web_language, const char *expected)
{
  ScsGuideView view = { .as_admin = TRUE, .web_language = web_language };
  g_autofree char *words = scs_guide_dup_words (text, &view);

  g_assert_cmpstr (words, ==, expected);
}

/* To whom reads English: what stands on the screen, and its English form with it. */
static void
test_words (void)
{
  g_assert_cmpstr (scs_guide_get_language (), ==, "en");
  assert_words ("Press {connect}.", NULL, "Press “Connect”.");
  assert_words ("Press {connect}.", "en", "Press “Connect”.");
  assert_words ("Press {connect}.", "ja", "Press “接続” (Connect).");
  assert_words ("{ok}", "ja", "“OK”");
  assert_words ("{setup} ＞ {block}", "ja", "“設定” (Setup) ＞ “ブロック” (Block)");
  assert_words ("{block}", "en", "“Block”");
  assert_words ("No label", "ja", "No label");
  assert_words ("", "en", "");
  /* What is none leaves the rest as it is. */
  assert_words ("a {no-such} b {connect", "en", "a  b connect");
}

static guint
count (const char *text, const char *part)
{
  guint n = 0;

  for (const char *p = strstr (text, part); p != NULL; p = strstr (p + strlen (part), part))
    n++;
  return n;
}

/* No text shows a brace to anybody. */
static void
test_all_words (void)
{
  GPtrArray *errands = scs_errand_list ();

  for (guint i = 0; i < errands->len; i++) {
    const ScsErrand *errand = g_ptr_array_index (errands, i);
    const char *texts[] = { errand->title, errand->press, errand->expect, errand->confirm };

    for (guint language = 0; language < 2; language++)
      for (gsize k = 0; k < G_N_ELEMENTS (texts); k++) {
        ScsGuideView view = { .web_language = language == 0 ? "en" : "ja" };
        g_autofree char *words =
            texts[k] != NULL ? scs_guide_dup_words (texts[k], &view) : g_strdup ("");

        g_assert_null (strpbrk (words, "{}"));
        g_assert_cmpint (count (words, "“"), ==, count (words, "”"));
      }
  }
}

/* A catalogue of gettext's binary form: the same number of texts and translations, in order. */
static void
write_catalogue (const char *path, const char *const *texts, const char *const *translations)
{
  guint32 n = g_strv_length ((char **) texts);
  guint32 head[7] = { 0x950412de, 0, n, 28, 28 + 8 * n, 0, 28 + 16 * n };
  g_autoptr (GByteArray) file = g_byte_array_new ();
  g_autoptr (GError) error = NULL;
  guint32 offset = 28 + 16 * n;

  g_byte_array_append (file, (const guint8 *) head, sizeof head);
  for (guint part = 0; part < 2; part++)
    for (guint32 i = 0; i < n; i++) {
      guint32 length = strlen (part == 0 ? texts[i] : translations[i]);

      g_byte_array_append (file, (const guint8 *) &length, sizeof length);
      g_byte_array_append (file, (const guint8 *) &offset, sizeof offset);
      offset += length + 1;
    }
  for (guint part = 0; part < 2; part++)
    for (guint32 i = 0; i < n; i++) {
      const char *text = part == 0 ? texts[i] : translations[i];

      g_byte_array_append (file, (const guint8 *) text, strlen (text) + 1);
    }
  g_file_set_contents (path, (const char *) file->data, file->len, &error);
  g_assert_no_error (error);
}

/* To whom reads Japanese: in the brackets that are usual, with the English form as long as the
 * screen can be in English. */
static void
test_words_in_japanese (void)
{
  static const char *const texts[] = {
    "", "Press {connect}.", "code of this language\004en", NULL
  };
  static const char *const translations[] = {
    "Content-Type: text/plain; charset=UTF-8\n", "{connect} を押します。", "ja", NULL
  };
  g_autofree char *folder = g_dir_make_tmp ("scs-test-guide-XXXXXX", NULL);
  g_autofree char *messages = g_build_filename (folder, "ja", "LC_MESSAGES", NULL);
  g_autofree char *path = g_build_filename (messages, GETTEXT_PACKAGE ".mo", NULL);
  g_autofree char *japanese = g_build_filename (folder, "ja", NULL);

  if (setlocale (LC_ALL, "ja_JP.UTF-8") == NULL) {
    g_rmdir (folder);
    g_test_skip ("The locale ja_JP.UTF-8 is not installed");
    return;
  }
  g_mkdir_with_parents (messages, 0700);
  write_catalogue (path, texts, translations);
  bindtextdomain (GETTEXT_PACKAGE, folder);
  bind_textdomain_codeset (GETTEXT_PACKAGE, "UTF-8");

  g_assert_cmpstr (scs_guide_get_language (), ==, "ja");
  assert_words ("Press {connect}.", NULL, "「接続」(Connect) を押します。");
  assert_words ("Press {connect}.", "ja", "「接続」(Connect) を押します。");
  assert_words ("Press {connect}.", "en", "「Connect」を押します。");
  assert_words ("{gear-icon} ＞ {settings} ＞ {salesforce} ＞ {ok}",
                NULL,
                "「歯車アイコン」(Gear icon) ＞「設定」(Settings) ＞「Salesforce」＞「OK」");
  assert_words ("{setup} ＞ {oauth-usage}", "en", "[Setup] ＞ [Connected Apps OAuth Usage]");
  /* The Japanese of an unconfirmed word helps to find it. */
  assert_words ("{block}", "en", "[Block] (ブロック)");
  assert_words ("{setup} ＞ {block} A", NULL, "[設定] (Setup) ＞ [ブロック] (Block) A");

  setlocale (LC_ALL, "C.UTF-8");
  g_assert_cmpstr (scs_guide_get_language (), ==, "en");
  g_unlink (path);
  g_rmdir (messages);
  g_rmdir (japanese);
  g_rmdir (folder);
}

int
main (int argc, char *argv[])
{
  setlocale (LC_ALL, "C.UTF-8");
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/guide-words/links", test_links);
  g_test_add_func ("/guide-words/nothing-leads-outside", test_nothing_leads_outside);
  g_test_add_func ("/guide-words/crumbs", test_crumbs);
  g_test_add_func ("/guide-words/direct", test_direct);
  g_test_add_func ("/guide-words/other-names", test_other_names);
  g_test_add_func ("/guide-words/words", test_words);
  g_test_add_func ("/guide-words/all-words", test_all_words);
  g_test_add_func ("/guide-words/words-in-japanese", test_words_in_japanese);
  return g_test_run ();
}
