/* SPDX-FileCopyrightText: 2026 The Sales Connect Setup authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Errands that are handed on: mail, checklist, who is waited for, and what they answer. */
#include "config.h"

#include "scs-test-catalogue.h"
#include "scs-test-setup.h"
#include "scs-test-wait.h"
#include "setup/guide/scs-checklist.h"
#include "setup/guide/scs-handoff.h"
#include "setup/guide/scs-language.h"

#include <locale.h>
#include <string.h>

#define HOSTILE "<script>alert(1)</script>\"'&<img src=x onerror=y>"
#define MAILTO_MAX_BYTES 1900

static const char *const languages[] = { "en", "ja" };

static void
assert_holds (const char *text, const char *part)
{
  if (strstr (text, part) == NULL)
    g_error ("“%s” is not in %s", part, text);
}

static void
assert_holds_not (const char *text, const char *part)
{
  if (strstr (text, part) != NULL)
    g_error ("“%s” is in %s", part, text);
}

static void
test_languages (void)
{
  static const struct {
    const char *language;
    const char *text;
    const char *translation;
    gboolean is_refused; /* with a warning */
  } cases[] = {
    { NULL, "Hello,", "Hello," },
    { "en", "Hello,", "Hello," },
    { "ja", "Hello,", "こんにちは。" },
    { "ja", "Hello %s,", "%s 様" },
    { "ja", "Set your password", SCS_TEST_MARK "Set your password" },
    { "ja", "not in the catalogue", "not in the catalogue" },
    { "ja", "", "" },
    { "other-order", "Hello,", "こんにちは。" },
    { "other-order", "Set your password", SCS_TEST_MARK "Set your password" },
    { "other-order", "zzz", "zzz" },
    { "cut", "Hello,", "Hello," },
    { "garbage", "Hello,", "Hello,", TRUE },
    { "short", "Hello,", "Hello,", TRUE },
    { "empty", "Hello,", "Hello,", TRUE },
    { "missing", "Hello,", "Hello," },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_test_message ("%s: %s", cases[i].language, cases[i].text);
    if (cases[i].is_refused)
      g_test_expect_message ("scs-setup", G_LOG_LEVEL_WARNING, "*cannot be read");
    g_assert_cmpstr (scs_language_translate (cases[i].language, cases[i].text),
                     ==,
                     cases[i].translation);
    g_test_assert_expected_messages ();
  }
  g_assert_true (scs_language_is_there ("en"));
  g_assert_true (scs_language_is_there ("ja"));
  g_assert_false (scs_language_is_there ("missing"));
  g_assert_false (scs_language_is_there ("garbage"));
}

static ScsTestSetup *
make_setup (void)
{
  ScsTestSetup *test = scs_test_setup_new ("production", NULL);

  scs_setup_set_fact (test->setup, SCS_FACT_MY_NAME, "Yuki Tanabe");
  scs_setup_set_fact (test->setup, SCS_FACT_MY_EMAIL, "yuki@hoshigaoka.example");
  scs_setup_set_fact (test->setup, SCS_FACT_ROLE_SALES_CONNECT_ADMIN, "me");
  scs_setup_set_fact (test->setup, SCS_FACT_ROLE_MARKETO_ADMIN, "mori@hoshigaoka.example");
  scs_setup_set_fact (test->setup, "role-marketo-admin-name", "森 遥");
  scs_setup_set_fact (test->setup, SCS_FACT_ROLE_SALESFORCE_ADMIN, "okada@hoshigaoka.example");
  return test;
}

static void
test_roles (void)
{
  static const struct {
    const char *holder;
    const char *name;
    const char *shown;
    const char *address;
  } cases[] = {
    { NULL, NULL, NULL, NULL },
    { "me", NULL, "Yuki Tanabe", NULL },
    { "me", "somebody else, earlier", "Yuki Tanabe", NULL },
    /* As earlier versions wrote it */
    { "mori@hoshigaoka.example", NULL, "mori@hoshigaoka.example", "mori@hoshigaoka.example" },
    { "mori@hoshigaoka.example", "森 遥", "森 遥", "mori@hoshigaoka.example" },
    { NULL, "森 遥", "森 遥", NULL },
    /* Whatever stands in the field and is no address stays there. */
    { "s3cr3t pasted by mistake", NULL, NULL, NULL },
    { "a@b@c", "森 遥", "森 遥", NULL },
  };
  g_autoptr (ScsTestSetup) test = make_setup ();
  const ScsRole *role = scs_role_find ("marketo-admin");

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_autofree char *shown = NULL, *address = NULL;

    scs_setup_set_fact (test->setup, SCS_FACT_ROLE_MARKETO_ADMIN, cases[i].holder);
    scs_setup_set_fact (test->setup, "role-marketo-admin-name", cases[i].name);
    shown = scs_handoff_dup_holder (test->setup, role);
    address = scs_handoff_dup_address (test->setup, role);
    g_assert_cmpstr (shown, ==, cases[i].shown);
    g_assert_cmpstr (address, ==, cases[i].address);
  }
  g_assert_cmpstr (scs_handoff_get_language (test->setup, role), ==, "en");
  scs_setup_set_fact (test->setup, "role-marketo-admin-language", "ja");
  g_assert_cmpstr (scs_handoff_get_language (test->setup, role), ==, "ja");
  scs_setup_set_fact (test->setup, "role-marketo-admin-language", "missing");
  g_assert_cmpstr (scs_handoff_get_language (test->setup, role), ==, "en");
}

/* Each errand that somebody has to do is in the list of one role, until it is done. */
static void
test_open (void)
{
  g_autoptr (ScsTestSetup) test = make_setup ();
  GPtrArray *roles = scs_role_list ();
  ScsGuideView view;
  guint n_listed = 0, n_wanted = 0;

  scs_setup_get_guide_view (test->setup, &view);
  for (guint i = 0; i < scs_errand_list ()->len; i++) {
    const ScsErrand *errand = g_ptr_array_index (scs_errand_list (), i);

    n_wanted += !errand->optional && scs_errand_applies (errand, &view) ? 1 : 0;
  }
  for (guint i = 0; i < roles->len; i++) {
    g_autoptr (GPtrArray) open = scs_handoff_list_open (test->setup, g_ptr_array_index (roles, i));

    n_listed += open->len;
  }
  for (guint i = 0; i < roles->len; i++) {
    const ScsRole *role = g_ptr_array_index (roles, i);
    g_autoptr (GPtrArray) open = scs_handoff_list_open (test->setup, role);

    for (guint k = 0; k < open->len; k++)
      g_assert_true (((ScsErrand *) g_ptr_array_index (open, k))->who == role);
    while (open->len > 0) {
      const ScsErrand *errand = g_ptr_array_index (open, 0);
      g_autoptr (GPtrArray) rest = NULL;

      scs_setup_say (test->setup, errand->outcome, NULL);
      rest = scs_handoff_list_open (test->setup, role);
      g_assert_cmpint (rest->len, <, open->len);
      g_assert_false (g_ptr_array_find (rest, errand, NULL));
      g_ptr_array_set_size (open, 0);
      g_ptr_array_extend (open, rest, NULL, NULL);
    }
  }
  g_assert_cmpint (n_wanted, >, 10);
  g_assert_cmpint (n_listed, ==, n_wanted);
}

static void
assert_words (const char *text, const char *words, const ScsHandoff *handoff)
{
  g_autofree char *form = NULL;

  if (words == NULL)
    return;
  form = scs_guide_dup_words (words, &handoff->view);
  assert_holds (text, form);
}

static void
test_text (void)
{
  g_autoptr (ScsTestSetup) test = make_setup ();

  for (gsize l = 0; l < G_N_ELEMENTS (languages); l++) {
    g_autoptr (ScsHandoff) handoff = scs_handoff_new (test->setup, "marketo-admin", languages[l]);
    g_autofree char *text = scs_handoff_dup_text (handoff);
    g_autofree char *subject = scs_handoff_dup_subject (handoff);

    g_test_message ("%s\n%s", subject, text);
    g_assert_cmpint (handoff->errands->len, >, 1);
    g_assert_true (g_str_has_prefix (text, l == 0 ? "Hello 森 遥,\n\n" : "森 遥 様\n\n"));
    g_assert_true (g_str_has_suffix (text, "\nYuki Tanabe"));
    assert_holds (text, "Yuki Tanabe, yuki@hoshigaoka.example");
    assert_holds (text, "okada@hoshigaoka.example");
    assert_holds (text, l == 0 ? "“Munchkin Account ID”" : "「Munchkin アカウント ID」");
    assert_holds (text, l == 0 ? "Marketo: Admin ＞ Sales Connect" : "管理 ＞ Sales Connect");
    assert_holds (subject, l == 0 ? "Marketo admin" : SCS_TEST_MARK "Marketo admin");
    assert_holds_not (text, "{");
    assert_holds_not (subject, "\n");
    for (guint i = 0; i < handoff->errands->len; i++) {
      const ScsErrand *errand = g_ptr_array_index (handoff->errands, i);

      assert_words (text, errand->title, handoff);
      assert_words (text, errand->press, handoff);
      assert_words (text, errand->expect, handoff);
      for (const char *const *guard = errand->guards; *guard != NULL; guard++)
        assert_words (text, *guard, handoff);
      /* The words before it are there once, in one language. */
      if (l == 1)
        assert_holds (text, SCS_TEST_MARK);
    }
  }
}

/* One errand, also one that can be left out */
static void
test_single (void)
{
  g_autoptr (ScsTestSetup) test = make_setup ();
  g_autoptr (ScsHandoff) handoff = scs_handoff_new (test->setup, "salesforce-task-types", "en");
  g_autoptr (ScsHandoff) other = scs_handoff_new (test->setup, "team-disconnect", NULL);
  g_autofree char *text = scs_handoff_dup_text (handoff);

  g_assert_cmpint (handoff->errands->len, ==, 1);
  g_assert_cmpstr (handoff->role->id, ==, "salesforce-admin");
  g_assert_cmpstr (handoff->address, ==, "okada@hoshigaoka.example");
  assert_holds (text, "Salesforce: Setup ＞ ");
  g_assert_cmpint (other->errands->len, ==, 1);
  g_assert_null (other->address);
}

static ScsMember *
add_member (ScsTestSetup *test, const char *email, ScsMemberState state)
{
  ScsMember *member = scs_member_list_add (scs_setup_get_members (test->setup), email);

  scs_member_set_state (member, state);
  return member;
}

/* Whom it is about: they cannot see the program's list. */
static void
test_people (void)
{
  g_autoptr (ScsTestSetup) test = make_setup ();
  g_autoptr (ScsHandoff) invite = NULL, connect = NULL, other = NULL;
  g_autofree char *invite_text = NULL, *connect_text = NULL, *other_text = NULL, *html = NULL;

  add_member (test, "new@x.example", SCS_MEMBER_PLANNED);
  add_member (test, "asked@x.example", SCS_MEMBER_INVITED);
  add_member (test, "done@x.example", SCS_MEMBER_CONNECTED);
  for (int i = 0; i < 40; i++) {
    g_autofree char *email = g_strdup_printf ("p%02d@x.example", i);

    add_member (test, email, SCS_MEMBER_PLANNED);
  }
  invite = scs_handoff_new (test->setup, "team-invite", NULL);
  connect = scs_handoff_new (test->setup, "team-connect", NULL);
  other = scs_handoff_new (test->setup, "marketo-admin", NULL);
  invite_text = scs_handoff_dup_text (invite);
  connect_text = scs_handoff_dup_text (connect);
  other_text = scs_handoff_dup_text (other);
  html = scs_checklist_to_html (invite, g_get_real_time ());
  assert_holds (invite_text, "new@x.example, p00@x.example");
  assert_holds (invite_text, "and 11 more, see the checklist");
  assert_holds_not (invite_text, "p39@x.example");
  assert_holds_not (invite_text, "asked@x.example");
  assert_holds (connect_text, "new@x.example, asked@x.example");
  assert_holds_not (connect_text, "done@x.example");
  assert_holds_not (other_text, "x.example,");
  assert_holds (html, "p39@x.example");
}

static void
assert_mailto (const ScsHandoff *handoff)
{
  gboolean is_short;
  g_autofree char *mailto = scs_handoff_dup_mailto (handoff, &is_short);
  g_autofree char *text = scs_handoff_dup_text (handoff);
  g_autofree char *subject = scs_handoff_dup_subject (handoff);
  g_autoptr (GError) error = NULL;
  g_autoptr (GUri) uri = g_uri_parse (mailto, G_URI_FLAGS_ENCODED_QUERY, &error);
  g_autoptr (GHashTable) fields = NULL;
  g_autoptr (GString) body = NULL;

  g_assert_no_error (error);
  g_assert_cmpint (strlen (mailto), <=, MAILTO_MAX_BYTES);
  g_assert_cmpstr (g_uri_get_scheme (uri), ==, "mailto");
  g_assert_cmpstr (g_uri_get_path (uri), ==, handoff->address != NULL ? handoff->address : "");
  for (const char *p = mailto; *p != '\0'; p++)
    g_assert_true (g_ascii_isalnum (*p) || strchr ("-._~%:@?&=", *p) != NULL);
  fields = g_uri_parse_params (g_uri_get_query (uri), -1, "&", G_URI_PARAMS_NONE, &error);
  g_assert_no_error (error);
  g_assert_cmpint (g_hash_table_size (fields), ==, 2);
  g_assert_cmpstr (g_hash_table_lookup (fields, "subject"), ==, subject);
  body = g_string_new (g_hash_table_lookup (fields, "body"));
  g_assert_true (g_utf8_validate (body->str, -1, NULL));
  g_assert_cmpint (g_string_replace (body, "\r\n", "\n", 0), >, 1);
  g_assert_null (strchr (body->str, '\r'));
  if (is_short)
    assert_holds (body->str, "attached checklist");
  else
    g_assert_cmpstr (body->str, ==, text);
}

static void
test_mailto (void)
{
  g_autoptr (ScsTestSetup) test = make_setup ();
  g_autofree char *long_name = g_strnfill (100, '#');
  g_autoptr (GString) long_japanese = g_string_new (NULL);
  g_autofree char *local = g_strnfill (64, 'a');
  g_autofree char *domain = g_strnfill (60, 'b');
  g_autofree char *long_address = g_strdup_printf ("%s@%s.%s.example", local, domain, domain);
  const char *names[] = { NULL, "A & B? =#+%s %n", long_name, NULL };
  GPtrArray *roles = scs_role_list ();

  for (int i = 0; i < 100; i++)
    g_string_append (long_japanese, "遥");
  names[3] = long_japanese->str;
  for (gsize n = 0; n < G_N_ELEMENTS (names); n++) {
    scs_setup_set_fact (test->setup, "role-marketo-admin-name", names[n]);
    scs_setup_set_fact (test->setup, SCS_FACT_MY_NAME, names[n]);
    scs_setup_set_fact (test->setup,
                        SCS_FACT_ROLE_MARKETO_ADMIN,
                        n == 0   ? NULL
                        : n == 1 ? "mori@hoshigaoka.example"
                                 : long_address);
    for (guint i = 0; i < roles->len; i++)
      for (gsize l = 0; l < G_N_ELEMENTS (languages); l++) {
        g_autoptr (ScsHandoff) handoff =
            scs_handoff_new (test->setup,
                             ((ScsRole *) g_ptr_array_index (roles, i))->id,
                             languages[l]);

        assert_mailto (handoff);
      }
  }
}

/* Whether it fits decides, not the language. */
static void
test_mailto_whole (void)
{
  g_autoptr (ScsTestSetup) test = make_setup ();
  g_autoptr (ScsHandoff) one = scs_handoff_new (test->setup, "salesforce-task-types", "en");
  g_autoptr (ScsHandoff) all = scs_handoff_new (test->setup, "sales-connect-admin", "en");
  g_autofree char *one_mailto = NULL, *all_mailto = NULL;
  gboolean one_is_short, all_is_short;

  one_mailto = scs_handoff_dup_mailto (one, &one_is_short);
  all_mailto = scs_handoff_dup_mailto (all, &all_is_short);
  g_assert_false (one_is_short);
  g_assert_true (all_is_short);
  assert_holds (one_mailto, "mailto:okada@hoshigaoka.example?subject=");
}

/* One for each place in which a secret can lie */
static const char *const sentinels[][4] = {
  { "marketo", SCS_PURPOSE_SALES_CONNECT, "munchkin-id", "901-SEN-001" },
  { "marketo", SCS_PURPOSE_SALES_CONNECT, "client-id", "sentinel-client-id-002" },
  { "marketo", SCS_PURPOSE_SALES_CONNECT, "client-secret", "sentinel-client-secret-003" },
  { "salesforce", NULL, "consumer-key", "sentinel-consumer-key-007" },
  { "salesforce", NULL, "refresh-token", "sentinel-refresh-token-008" },
  { "sales-connect", NULL, "access-token", "sentinel-session-011" },
};

static void
assert_no_sentinel (const char *text)
{
  for (gsize i = 0; i < G_N_ELEMENTS (sentinels); i++)
    assert_holds_not (text, sentinels[i][3]);
  assert_holds_not (text, "sentinel");
}

static void
test_secrets (void)
{
  g_autoptr (ScsTestSetup) test = make_setup ();
  GPtrArray *errands = scs_errand_list ();

  for (gsize i = 0; i < G_N_ELEMENTS (sentinels); i++)
    scs_test_setup_store (test, sentinels[i][0], sentinels[i][1], sentinels[i][2], sentinels[i][3]);
  /* Pasted into the wrong field */
  scs_setup_set_fact (test->setup, SCS_FACT_ROLE_SALESFORCE_ADMIN, "sentinel-pasted-012");
  for (guint i = 0; i < errands->len; i++)
    for (gsize l = 0; l < G_N_ELEMENTS (languages); l++) {
      g_autoptr (ScsHandoff) handoff =
          scs_handoff_new (test->setup,
                           ((ScsErrand *) g_ptr_array_index (errands, i))->id,
                           languages[l]);
      g_autofree char *text = scs_handoff_dup_text (handoff);
      g_autofree char *mailto = scs_handoff_dup_mailto (handoff, NULL);
      g_autofree char *html = scs_checklist_to_html (handoff, g_get_real_time ());

      assert_no_sentinel (text);
      assert_no_sentinel (mailto);
      assert_no_sentinel (html);
      assert_holds (html, "never by plain mail");
    }
}

static ScsHandoff *
make_hostile (ScsTestSetup *test, const char *language)
{
  ScsHandoff *handoff;

  scs_setup_set_fact (test->setup, SCS_FACT_MY_NAME, "Yuki " HOSTILE);
  scs_setup_set_fact (test->setup, "role-marketo-admin-name", "森 遥 " HOSTILE);
  scs_setup_set_fact (test->setup, "role-support-name", HOSTILE);
  handoff = scs_handoff_new (test->setup, "marketo-admin", language);
  /* All there is in the table */
  g_ptr_array_set_size (handoff->errands, 0);
  g_ptr_array_extend (handoff->errands, scs_errand_list (), NULL, NULL);
  g_ptr_array_add (handoff->to_invite, g_strdup (HOSTILE "@x.example"));
  return handoff;
}

/* Nothing is loaded from elsewhere, nothing runs, whatever names say. */
static void
test_checklist_alone (void)
{
  static const char *const never[] = {
    "<script", "<img", "<link", "<iframe", "<object", " src=\"", "@import", "url(", "onerror=y>\"",
  };

  for (gsize l = 0; l < G_N_ELEMENTS (languages); l++) {
    g_autoptr (ScsTestSetup) test = make_setup ();
    g_autoptr (ScsHandoff) handoff = make_hostile (test, languages[l]);
    g_autofree char *html = scs_checklist_to_html (handoff, g_get_real_time ());
    g_autofree char *lang = g_strdup_printf ("<html lang=\"%s\">", languages[l]);
    g_auto (GStrv) hrefs = g_strsplit (html, " href=\"", -1);

    g_assert_true (g_str_has_prefix (html, "<!DOCTYPE html>"));
    g_assert_true (g_str_has_suffix (html, "</html>\n"));
    g_assert_true (g_utf8_validate (html, -1, NULL));
    assert_holds (html, lang);
    assert_holds_not (html, "{connect}");
    assert_holds (html, "&lt;script&gt;alert(1)&lt;/script&gt;&quot;&apos;&amp;");
    for (gsize i = 0; i < G_N_ELEMENTS (never); i++)
      assert_holds_not (html, never[i]);
    g_assert_cmpint (g_strv_length (hrefs), >, 3);
    for (guint i = 1; hrefs[i] != NULL; i++)
      g_assert_true (g_str_has_prefix (hrefs[i], "https://"));
  }
}

/* Every element that is opened is closed, so that no name has broken out. */
static void
test_checklist_whole (void)
{
  static const char *const elements[] = { "html", "head", "title",   "style", "body", "h1",
                                          "h2",   "p",    "table",   "tr",    "td",   "th",
                                          "dl",   "dt",   "section", "dd",    "label" };
  g_autoptr (ScsTestSetup) test = make_setup ();
  g_autoptr (ScsHandoff) handoff = make_hostile (test, "ja");
  g_autofree char *html = scs_checklist_to_html (handoff, g_get_real_time ());

  for (gsize i = 0; i < G_N_ELEMENTS (elements); i++) {
    g_autofree char *opening = g_strdup_printf ("<%s[ >]", elements[i]);
    g_autofree char *closing = g_strdup_printf ("</%s>", elements[i]);
    g_auto (GStrv) opened = g_regex_split_simple (opening, html, 0, 0);
    g_auto (GStrv) closed = g_strsplit (html, closing, -1);

    g_test_message ("%s", elements[i]);
    g_assert_cmpint (g_strv_length (opened), ==, g_strv_length (closed));
    g_assert_cmpint (g_strv_length (opened), >, 1);
  }
}

static void
test_checklist_says (void)
{
  g_autoptr (ScsTestSetup) test = make_setup ();

  for (gsize l = 0; l < G_N_ELEMENTS (languages); l++) {
    g_autoptr (ScsHandoff) handoff =
        scs_handoff_new (test->setup, "salesforce-admin", languages[l]);
    g_autofree char *html = scs_checklist_to_html (handoff, G_GINT64_CONSTANT (1764000000000000));
    g_auto (GStrv) boxes = g_strsplit (html, "<input type=\"checkbox\">", -1);
    g_auto (GStrv) fields = g_strsplit (html, "<input type=\"text\"", -1);

    assert_holds (html, "okada@hoshigaoka.example");
    assert_holds (html, "森 遥");
    assert_holds (html, "Yuki Tanabe");
    assert_holds (html, "Production");
    assert_holds (html, "2025-11-2");
    assert_holds (html, SCS_VERSION);
    g_assert_cmpint (g_strv_length (boxes) - 1, >=, handoff->errands->len);
    g_assert_cmpint (g_strv_length (fields) - 1, ==, 3 * handoff->errands->len);
    for (guint i = 0; i < handoff->errands->len; i++) {
      const ScsErrand *errand = g_ptr_array_index (handoff->errands, i);

      for (guint k = 0; k < errand->troubles->len; k++) {
        const ScsTrouble *trouble = g_ptr_array_index (errand->troubles, k);
        g_autofree char *remedy = scs_guide_dup_words (trouble->remedy, &handoff->view);
        g_autofree char *escaped = g_markup_escape_text (remedy, -1);

        assert_holds (html, escaped);
      }
    }
  }
}

/* The edition decides which of two things is to be done; where nobody knows it, each says for whom.
 */
static void
test_editions (void)
{
  g_autoptr (ScsTestSetup) test = make_setup ();
  g_autoptr (ScsHandoff) unknown = scs_handoff_new (test->setup, "salesforce-admin", "en");
  g_autoptr (ScsHandoff) other = scs_handoff_new (test->setup, "sales-connect-admin", "en");
  g_autofree char *text = scs_handoff_dup_text (unknown);
  g_autofree char *other_text = scs_handoff_dup_text (other);
  g_autoptr (ScsCheck) check =
      scs_check_new ("salesforce-edition", SCS_CHECK_PASSED, "professional");
  g_autoptr (ScsHandoff) known = NULL;
  g_autoptr (ScsHandoff) other_known = NULL;
  g_autofree char *known_text = NULL;

  assert_holds (text, "Only if the org has Professional Edition.");
  assert_holds (other_text, "Only if the org has another edition than Professional.");
  scs_setup_record_check (test->setup, check);
  known = scs_handoff_new (test->setup, "salesforce-admin", "en");
  known_text = scs_handoff_dup_text (known);
  assert_holds_not (known_text, "Only if the org has");
  g_assert_cmpint (known->errands->len, ==, unknown->errands->len);
  other_known = scs_handoff_new (test->setup, "sales-connect-admin", "en");
  g_assert_cmpint (other_known->errands->len, <, other->errands->len);
}

static void
test_waiting (void)
{
  g_autoptr (ScsTestSetup) test = make_setup ();
  g_autoptr (ScsHandoff) handoff = scs_handoff_new (test->setup, "marketo-admin", NULL);
  const char *errand = ((ScsErrand *) g_ptr_array_index (handoff->errands, 0))->id;
  const char *outcome = ((ScsErrand *) g_ptr_array_index (handoff->errands, 0))->outcome;
  g_autoptr (GPtrArray) before = scs_handoff_list_waiting (test->setup, "marketo-admin");
  g_autoptr (GPtrArray) after = NULL;
  g_autofree char *fact = g_strconcat ("handed-on-", errand, NULL);
  g_autofree char *words = NULL, *other = NULL;
  guint n = handoff->errands->len;

  g_assert_cmpint (before->len, ==, n);
  g_assert_null (scs_handoff_dup_waiting_words (test->setup, errand));
  scs_handoff_mark (test->setup, handoff, G_GINT64_CONSTANT (1764000000000000));
  g_assert_true (
      g_str_has_suffix (scs_setup_get_fact (test->setup, fact), "|mori@hoshigaoka.example"));
  words = scs_handoff_dup_waiting_words (test->setup, errand);
  g_assert_true (g_str_has_prefix (words, "Waiting for 森 遥 since November 2"));
  assert_holds (words, "2025");

  /* It went to the one who held the role then. */
  scs_test_setup_restart (test, NULL);
  scs_setup_set_fact (test->setup, SCS_FACT_ROLE_MARKETO_ADMIN, "sato@hoshigaoka.example");
  other = scs_handoff_dup_waiting_words (test->setup, errand);
  g_assert_true (g_str_has_prefix (other, "Waiting for mori@hoshigaoka.example since "));

  scs_setup_say (test->setup, outcome, NULL);
  g_assert_false (scs_handoff_is_waiting (test->setup, errand));
  g_assert_null (scs_handoff_dup_waiting_words (test->setup, errand));
  after = scs_handoff_list_waiting (test->setup, "marketo-admin");
  g_assert_cmpint (after->len, ==, n - 1);
  scs_handoff_take_back (test->setup, errand);
  g_assert_null (scs_setup_get_fact (test->setup, fact));
}

static void
test_answers (void)
{
  g_autoptr (ScsTestSetup) test = make_setup ();
  g_autoptr (ScsHandoff) handoff = scs_handoff_new (test->setup, "marketo-connect", NULL);
  const gint64 at_us = G_GINT64_CONSTANT (1764000000000000);
  const ScsOutcome *outcome;
  g_autofree char *evidence = NULL, *day = NULL, *wanted = NULL;

  scs_handoff_mark (test->setup, handoff, at_us);
  g_assert_true (scs_handoff_is_older (test->setup, "marketo-connect", at_us - G_TIME_SPAN_DAY));
  g_assert_false (scs_handoff_is_older (test->setup, "marketo-connect", at_us));
  g_assert_false (scs_handoff_is_older (test->setup, "marketo-connect", at_us + G_TIME_SPAN_DAY));
  g_assert_true (scs_handoff_is_waiting (test->setup, "marketo-connect"));
  scs_handoff_answer (test->setup, "marketo-connect", "森 遥", "by mail", at_us);
  g_assert_null (scs_setup_get_fact (test->setup, "handed-on-marketo-connect"));
  scs_test_setup_restart (test, NULL);
  outcome = scs_setup_get_outcome (test->setup, "marketo-connected");
  g_assert_cmpint (scs_outcome_get_state (outcome), ==, SCS_OUTCOME_ON_WORD);
  g_assert_cmpstr (outcome->who, ==, "森 遥");
  g_assert_cmpstr (outcome->note, ==, "by mail");
  g_assert_cmpint (outcome->said_at_us, ==, at_us);
  /* The hour is not known, so none is made up. */
  evidence = scs_outcome_dup_evidence (outcome);
  day = scs_handoff_dup_day (at_us);
  wanted = g_strconcat ("Said by 森 遥, ", day, NULL);
  g_assert_cmpstr (evidence, ==, wanted);
  /* Marketo's ten minutes run from then. */
  g_assert_cmpint (scs_setup_get_wait_opens_at_us (test->setup),
                   ==,
                   at_us + 10 * G_TIME_SPAN_MINUTE);
}

/* The program waits for a person at this errand: it goes on, and the word is the other's. */
static void
test_answers_operation (void)
{
  g_autoptr (ScsTestSetup) test = make_setup ();
  const ScsOutcome *outcome;
  GAsyncResult *slot = NULL;
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  scs_setup_connect_marketo_async (test->setup, scs_test_keep_result_cb, &slot);
  scs_test_run_for (50);
  g_assert_nonnull (scs_setup_get_errand (test->setup, SCS_ERRAND_CONNECT_MARKETO));
  scs_handoff_answer (test->setup, "marketo-connect", "森 遥", NULL, g_get_real_time ());
  result = scs_test_wait_result (&slot, 30);
  g_assert_true (scs_setup_connect_marketo_finish (test->setup, result, &error));
  g_assert_no_error (error);
  g_assert_null (scs_setup_get_errand (test->setup, SCS_ERRAND_CONNECT_MARKETO));
  outcome = scs_setup_get_outcome (test->setup, "marketo-connected");
  g_assert_cmpstr (outcome->who, ==, "森 遥");
  g_assert_true (scs_setup_is_waiting (test->setup));
}

static gint64
get_day_us (int days_ago)
{
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();
  g_autoptr (GDateTime) day = g_date_time_add_days (now, -days_ago);
  g_autofree char *text = g_date_time_format (day, "%Y-%m-%d");
  gint64 at_us;

  g_assert_true (scs_handoff_read_date (text, g_get_real_time (), &at_us, NULL));
  return at_us;
}

/* The ten minutes count from the day that was entered, whether or not the program waited for the
 * answer: an earlier day is over, and today they begin now. */
static void
test_answers_wait (void)
{
  static const struct {
    gboolean is_asked;
    int days_ago;
    gboolean waits;
  } cases[] = {
    { FALSE, 0, TRUE }, { TRUE, 0, TRUE },    { FALSE, 1, FALSE },
    { TRUE, 1, FALSE }, { FALSE, 40, FALSE }, { TRUE, 40, FALSE },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_autoptr (ScsTestSetup) test = make_setup ();
    gint64 at_us = get_day_us (cases[i].days_ago), before_us = g_get_real_time ();
    GAsyncResult *slot = NULL;
    gint64 from_us;

    if (cases[i].is_asked) {
      scs_setup_connect_marketo_async (test->setup, scs_test_keep_result_cb, &slot);
      scs_test_run_for (50);
    }
    scs_handoff_answer (test->setup, "marketo-connect", "森 遥", NULL, at_us);
    if (cases[i].is_asked)
      g_object_unref (scs_test_wait_result (&slot, 30));
    g_assert_cmpint (scs_setup_is_waiting (test->setup), ==, cases[i].waits);
    from_us = scs_setup_get_wait_opens_at_us (test->setup) - 10 * G_TIME_SPAN_MINUTE;
    if (cases[i].waits)
      g_assert_cmpint (from_us, >=, before_us);
    else
      g_assert_cmpint (from_us, ==, at_us);
  }
}

static void
test_dates (void)
{
  g_autoptr (GDateTime) noon = g_date_time_new_local (2026, 11, 25, 9, 30, 0);
  const gint64 now_us = g_date_time_to_unix (noon) * G_USEC_PER_SEC;
  static const struct {
    const char *text;
    const char *day; /* (nullable) NULL: refused */
    const char *part;
  } cases[] = {
    { "2026-11-25", "2026-11-25", NULL },      { " 2026-11-24 ", "2026-11-24", NULL },
    { "2026/1/2", "2026-01-02", NULL },        { "2026.01.02", "2026-01-02", NULL },
    { "2026年11月3日", "2026-11-03", NULL },   { "２０２６－１１－０３", "2026-11-03", NULL },
    { "2026年 11月 3日", "2026-11-03", NULL }, { "2024-02-29", "2024-02-29", NULL },
    { "2026-11-26", NULL, "still to come" },   { "2027-01-01", NULL, "still to come" },
    { "2026-02-29", NULL, "no such day" },     { "2026-13-01", NULL, "no such day" },
    { "2026-00-10", NULL, "no such day" },     { "", NULL, "2026-11-25" },
    { "25.11.2026", NULL, "2026-11-25" },      { "today", NULL, "2026-11-25" },
    { "2026-11", NULL, "2026-11-25" },         { "2026-11-25T10:00", NULL, "2026-11-25" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_autofree char *sentence = NULL, *day = NULL;
    gint64 at_us = 0;
    gboolean good = scs_handoff_read_date (cases[i].text, now_us, &at_us, &sentence);

    g_test_message ("%s", cases[i].text);
    g_assert_cmpint (good, ==, cases[i].day != NULL);
    if (good) {
      day = scs_handoff_dup_date (at_us);
      g_assert_cmpstr (day, ==, cases[i].day);
      g_assert_null (sentence);
      g_assert_cmpint (at_us, <=, now_us);
    } else {
      assert_holds (sentence, cases[i].part);
    }
  }
}

static void
test_fast (void)
{
  g_autoptr (ScsTestSetup) test = make_setup ();
  g_autoptr (ScsHandoff) handoff = make_hostile (test, "ja");
  g_autofree char *text = NULL, *html = NULL, *mailto = NULL;

  while (handoff->errands->len < 60)
    g_ptr_array_add (handoff->errands, g_ptr_array_index (scs_errand_list (), 0));
  for (int i = 0; i < 1000; i++)
    g_ptr_array_add (handoff->to_invite, g_strdup_printf ("p%d@x.example", i));
  g_test_timer_start ();
  text = scs_handoff_dup_text (handoff);
  html = scs_checklist_to_html (handoff, g_get_real_time ());
  mailto = scs_handoff_dup_mailto (handoff, NULL);
  g_test_message ("%.1f ms, %zu bytes", g_test_timer_elapsed () * 1000, strlen (html));
  g_assert_cmpfloat (g_test_timer_last (), <, 1.0);
  g_assert_cmpint (strlen (mailto), <=, MAILTO_MAX_BYTES);
  assert_holds (text, "60. ");
}

int
main (int argc, char *argv[])
{
  g_autofree char *folder = NULL;
  int result;

  setlocale (LC_ALL, "C.UTF-8");
  g_test_init (&argc, &argv, NULL);
  folder = scs_test_catalogue_make ();
  g_test_add_func ("/handoff/languages", test_languages);
  g_test_add_func ("/handoff/roles", test_roles);
  g_test_add_func ("/handoff/open", test_open);
  g_test_add_func ("/handoff/text", test_text);
  g_test_add_func ("/handoff/single", test_single);
  g_test_add_func ("/handoff/people", test_people);
  g_test_add_func ("/handoff/editions", test_editions);
  g_test_add_func ("/handoff/mailto", test_mailto);
  g_test_add_func ("/handoff/mailto-whole", test_mailto_whole);
  g_test_add_func ("/handoff/secrets", test_secrets);
  g_test_add_func ("/checklist/alone", test_checklist_alone);
  g_test_add_func ("/checklist/whole", test_checklist_whole);
  g_test_add_func ("/checklist/says", test_checklist_says);
  g_test_add_func ("/handoff/waiting", test_waiting);
  g_test_add_func ("/handoff/answers", test_answers);
  g_test_add_func ("/handoff/answers-operation", test_answers_operation);
  g_test_add_func ("/handoff/answers-wait", test_answers_wait);
  g_test_add_func ("/handoff/dates", test_dates);
  g_test_add_func ("/handoff/fast", test_fast);
  result = g_test_run ();
  scs_test_catalogue_remove (folder);
  return result;
}
