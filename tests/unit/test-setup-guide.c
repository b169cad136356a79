/* SPDX-FileCopyrightText: 2026 The Sales Connect Setup authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Errands and letters: what a person is sent to, and what they send. */
#include "setup/guide/scs-errand.h"
#include "setup/guide/scs-letter.h"
#include "setup/scs-outcome.h"

#include <locale.h>
#include <string.h>

/* All addresses that the documentation gives; no other may be opened. */
static const char *const documented[] = {
  "https://toutapp.com/login",
  "https://toutapp.com/next#settings",
  "https://toutapp.com/next#settings/admin/user-management",
  "https://login.salesforce.com/packaging/installPackage.apexp?p0=04t0b000001oWEZ",
};

static void
assert_sentence (const char *text)
{
  g_assert_nonnull (text);
  g_assert_true (g_utf8_validate (text, -1, NULL));
  g_assert_true (g_str_has_suffix (text, ".") || g_str_has_suffix (text, "?"));
}

static void
test_errands (void)
{
  g_autoptr (GHashTable) ids = g_hash_table_new (g_str_hash, g_str_equal);
  const ScsErrandInfo *infos;
  gsize n_infos;

  infos = scs_errand_info_list (&n_infos);
  g_assert_cmpint (n_infos, >, 0);
  for (gsize i = 0; i < n_infos; i++) {
    g_test_message ("%s", infos[i].id);
    g_assert_true (g_hash_table_add (ids, (char *) infos[i].id));
    g_assert_true (scs_errand_info_find (infos[i].id) == &infos[i]);
    g_assert_cmpstr (infos[i].title, !=, "");
    g_assert_cmpstr (infos[i].who, !=, "");
    assert_sentence (infos[i].press);
    if (infos[i].expect != NULL)
      assert_sentence (infos[i].expect);
    if (infos[i].caution != NULL)
      assert_sentence (infos[i].caution);
    /* Somewhere it has to begin. */
    g_assert_true (infos[i].link != NULL || infos[i].path != NULL);
    /* Click paths use one kind of arrow, and are no sentences. */
    if (infos[i].path != NULL) {
      g_assert_null (strchr (infos[i].path, '>'));
      g_assert_false (g_str_has_suffix (infos[i].path, "."));
    }
  }
  g_assert_null (scs_errand_info_find ("no-such"));
}

static void
test_errand_outcomes (void)
{
  g_autoptr (GHashTable) reached = g_hash_table_new (g_str_hash, g_str_equal);
  static const char *const by_hand[] = {
    "account-invited",      "account-password",   "account-signed-in",     "salesforce-app",
    "salesforce-connected", "salesforce-package", "salesforce-task-types", "marketo-connected",
    "team-invited",         "team-access",
  };
  const ScsErrandInfo *infos;
  gsize n_infos;

  infos = scs_errand_info_list (&n_infos);
  for (gsize i = 0; i < n_infos; i++)
    if (infos[i].outcome != NULL) {
      const ScsOutcomeInfo *outcome = scs_outcome_info_find (infos[i].outcome);

      g_test_message ("%s", infos[i].id);
      g_assert_nonnull (outcome);
      g_hash_table_add (reached, (char *) infos[i].outcome);
    }
  /* What can only be reached in a web application has a card that leads there. */
  for (gsize i = 0; i < G_N_ELEMENTS (by_hand); i++)
    g_assert_true (g_hash_table_contains (reached, by_hand[i]));
}

static void
test_links (void)
{
  const ScsErrandInfo *infos;
  gsize n_infos;

  infos = scs_errand_info_list (&n_infos);
  for (gsize i = 0; i < n_infos; i++) {
    g_autofree char *link = scs_errand_info_dup_link (&infos[i], NULL);
    gboolean known = FALSE;

    g_assert_cmpstr (link, ==, infos[i].link);
    if (link == NULL)
      continue;
    g_assert_true (g_str_has_prefix (link, "https://"));
    g_assert_true (g_uri_is_valid (link, G_URI_FLAGS_NONE, NULL));
    for (gsize k = 0; k < G_N_ELEMENTS (documented); k++)
      known |= g_str_equal (link, documented[k]);
    g_test_message ("%s", link);
    g_assert_true (known);
  }
}

/* In the demo the web application is elsewhere, Salesforce's package is not. */
static void
test_links_elsewhere (void)
{
  static const struct {
    const char *id;
    const char *link;
  } cases[] = {
    { "account-password", "http://127.0.0.1:8080/login" },
    { "marketo-connect", "http://127.0.0.1:8080/next#settings" },
    { "team-invite", "http://127.0.0.1:8080/next#settings/admin/user-management" },
    { "salesforce-package-professional",
      "https://login.salesforce.com/packaging/installPackage.apexp?p0=04t0b000001oWEZ" },
    { "salesforce-task-types", NULL },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_autofree char *link =
        scs_errand_info_dup_link (scs_errand_info_find (cases[i].id), "http://127.0.0.1:8080");

    g_assert_cmpstr (link, ==, cases[i].link);
  }
}

static void
test_paths (void)
{
  const ScsErrandInfo *invite = scs_errand_info_find ("account-invite");
  const ScsErrandInfo *task_types = scs_errand_info_find ("salesforce-task-types");
  const ScsErrandInfo *password = scs_errand_info_find ("account-password");

  g_assert_cmpstr (scs_errand_info_get_path (invite, FALSE),
                   ==,
                   "Marketo: Admin ＞ Sales Connect (or Sales Engage)");
  g_assert_cmpstr (scs_errand_info_get_path (invite, TRUE),
                   ==,
                   "Marketo: Admin ＞ Sales Insight ＞ Actions Config");
  /* Where the two products do not differ, one path serves both. */
  g_assert_cmpstr (scs_errand_info_get_path (task_types, TRUE),
                   ==,
                   scs_errand_info_get_path (task_types, FALSE));
  g_assert_null (scs_errand_info_get_path (password, FALSE));
  g_assert_null (scs_errand_info_get_path (password, TRUE));
}

/* Only the card that enters the three values offers them. */
static void
test_values (void)
{
  const ScsErrandInfo *infos;
  gsize n_infos;

  infos = scs_errand_info_list (&n_infos);
  for (gsize i = 0; i < n_infos; i++)
    g_assert_cmpint (infos[i].has_values, ==, g_str_equal (infos[i].id, "marketo-connect"));
}

static const char *const letter_ids[] = {
  "marketo-admin", "salesforce-admin", "sales-connect-admin",
  "not-bought",    "own-salesforce",   "sandbox",
};

static guint
count (const char *text, const char *part)
{
  guint n = 0;

  for (const char *p = strstr (text, part); p != NULL; p = strstr (p + strlen (part), part))
    n++;
  return n;
}

static void
test_letters (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (letter_ids); i++) {
    const ScsLetter *letter = scs_letter_find (letter_ids[i]);
    g_autofree char *text = NULL;

    g_assert_nonnull (letter);
    g_assert_cmpstr (letter->id, ==, letter_ids[i]);
    g_assert_cmpint (count (letter->body, "%s"), ==, 1);
    g_assert_cmpint (count (letter->body, "%"), ==, 1);
    g_assert_null (strchr (letter->subject, '\n'));
    g_assert_null (strchr (letter->body, '\r'));
    text = scs_letter_dup_text (letter, "森 遥");
    g_assert_true (g_str_has_suffix (text, "\n森 遥"));
    g_assert_null (strstr (text, "%s"));
  }
  g_assert_null (scs_letter_find ("no-such"));
}

/* A name is a name, whatever is in it. */
static void
test_letter_names (void)
{
  static const char *const names[] = {
    "", "%s %n %d", "A & B?=#", "\"O’Brien\" <x@y>", "森\u3000遥"
  };

  for (gsize i = 0; i < G_N_ELEMENTS (names); i++) {
    g_autofree char *text = scs_letter_dup_text (scs_letter_find ("sandbox"), names[i]);

    g_assert_true (g_str_has_suffix (text, names[i]));
  }
}

static void
assert_mailto (const ScsLetter *letter, const char *address, const char *name)
{
  g_autofree char *mailto = scs_letter_dup_mailto (letter, address, name);
  g_autofree char *text = scs_letter_dup_text (letter, name);
  g_autoptr (GError) error = NULL;
  g_autoptr (GUri) uri = g_uri_parse (mailto, G_URI_FLAGS_ENCODED_QUERY, &error);
  g_autoptr (GHashTable) fields = NULL;
  g_autoptr (GString) with_breaks = g_string_new (text);
  const char *body;

  g_assert_no_error (error);
  g_assert_cmpstr (g_uri_get_scheme (uri), ==, "mailto");
  g_assert_cmpstr (g_uri_get_path (uri), ==, address != NULL ? address : "");
  g_assert_null (g_uri_get_fragment (uri));
  /* Nothing but what RFC 3986 allows, and no bare line break */
  for (const char *p = mailto; *p != '\0'; p++)
    g_assert_true (g_ascii_isalnum (*p) || strchr ("-._~%:@?&=+'", *p) != NULL);
  g_assert_null (strstr (mailto, "+"));

  fields = g_uri_parse_params (g_uri_get_query (uri), -1, "&", G_URI_PARAMS_NONE, &error);
  g_assert_no_error (error);
  g_assert_cmpint (g_hash_table_size (fields), ==, 2);
  g_assert_cmpstr (g_hash_table_lookup (fields, "subject"), ==, letter->subject);
  body = g_hash_table_lookup (fields, "body");
  g_string_replace (with_breaks, "\n", "\r\n", 0);
  g_assert_cmpstr (body, ==, with_breaks->str);
  g_assert_cmpint (count (body, "\r\n"), ==, count (body, "\n"));
  g_assert_cmpint (count (body, "\r\n"), >, 2);
}

static void
test_mailto (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (letter_ids); i++) {
    assert_mailto (scs_letter_find (letter_ids[i]), NULL, "Yuki");
    assert_mailto (scs_letter_find (letter_ids[i]),
                   "haruka.mori@hoshigaoka.example",
                   "森 遥 & co? 100% #1");
  }
}

/* An address cannot bring further fields along. */
static void
test_mailto_address (void)
{
  g_autofree char *mailto = scs_letter_dup_mailto (scs_letter_find ("sandbox"),
                                                   "a@x.example?bcc=b@x.example&c#d",
                                                   "Yuki");

  g_assert_true (
      g_str_has_prefix (mailto, "mailto:a@x.example%3Fbcc%3Db@x.example%26c%23d?subject="));
}

int
main (int argc, char *argv[])
{
  setlocale (LC_ALL, "C.UTF-8");
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/errands/table", test_errands);
  g_test_add_func ("/errands/outcomes", test_errand_outcomes);
  g_test_add_func ("/errands/links", test_links);
  g_test_add_func ("/errands/links-elsewhere", test_links_elsewhere);
  g_test_add_func ("/errands/paths", test_paths);
  g_test_add_func ("/errands/values", test_values);
  g_test_add_func ("/letters/table", test_letters);
  g_test_add_func ("/letters/names", test_letter_names);
  g_test_add_func ("/letters/mailto", test_mailto);
  g_test_add_func ("/letters/mailto-address", test_mailto_address);
  return g_test_run ();
}
