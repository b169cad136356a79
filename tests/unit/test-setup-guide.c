/* SPDX-FileCopyrightText: 2026 The Sales Connect Setup authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Letters: what a person sends. */
#include "setup/guide/scs-letter.h"

#include <locale.h>
#include <string.h>

static const char *const letter_ids[] = {
  "marketo-admin",
  "not-bought",
  "own-salesforce",
  "sandbox",
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
  g_autofree char *mailto = scs_letter_dup_mailto (letter, address, name, NULL);
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
                                                   "Yuki",
                                                   NULL);

  g_assert_true (
      g_str_has_prefix (mailto, "mailto:a@x.example%3Fbcc%3Db@x.example%26c%23d?subject="));
}

/* Many addresses are left out as a whole; one is kept, however long the rest. */
static void
test_mailto_too_long (void)
{
  static const struct {
    int n_addresses;
    int name_length;
    gboolean leaves_out;
  } cases[] = {
    { 0, 5000, FALSE }, { 1, 5, FALSE },   { 1, 5000, FALSE },
    { 20, 5, FALSE },   { 2000, 5, TRUE }, { 2, 5000, TRUE },
  };
  const ScsLetter *letter = scs_letter_find ("own-salesforce");

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_autofree char *name = g_strnfill (cases[i].name_length, 'n');
    g_autoptr (GString) addresses = g_string_new (NULL);
    g_autofree char *mailto = NULL, *start = NULL;
    gboolean leaves_out = !cases[i].leaves_out;

    for (int k = 0; k < cases[i].n_addresses; k++)
      g_string_append_printf (addresses, "%s%d@x.example", k > 0 ? "," : "", k);
    mailto = scs_letter_dup_mailto (letter, addresses->str, name, &leaves_out);
    g_assert_cmpint (leaves_out, ==, cases[i].leaves_out);
    start = g_strdup_printf ("mailto:%s?subject=", leaves_out ? "" : addresses->str);
    g_assert_true (g_str_has_prefix (mailto, start));
    g_assert_nonnull (strstr (mailto, name));
  }
}

int
main (int argc, char *argv[])
{
  setlocale (LC_ALL, "C.UTF-8");
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/letters/table", test_letters);
  g_test_add_func ("/letters/names", test_letter_names);
  g_test_add_func ("/letters/mailto", test_mailto);
  g_test_add_func ("/letters/mailto-address", test_mailto_address);
  g_test_add_func ("/letters/mailto-too-long", test_mailto_too_long);
  return g_test_run ();
}
