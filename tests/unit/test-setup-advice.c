/* SPDX-FileCopyrightText: 2026 The Sales Connect Setup authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Every code of every domain has its advice. The codes are read from the headers, so that a new one
 * is noticed. */
#include "services/http/scs-http-error.h"
#include "services/marketo/scs-marketo-client.h"
#include "services/salesforce/scs-salesforce-error.h"
#include "services/sales-connect/scs-sales-connect.h"
#include "setup/scs-advice.h"
#include "store/scs-journal.h"
#include "store/scs-keyring.h"

#include <locale.h>
#include <string.h>

static const struct {
  const char *header;
  const char *type;
  const char *prefix; /* of the codes */
  const char *key;    /* what a key begins with */
  GQuark (*domain) (void);
  int last; /* so that reading the header cannot go wrong unseen */
} domains[] = {
  { "services/http/scs-http-error.h",
    "ScsHttpError",
    "SCS_HTTP_ERROR_",
    "http:",
    scs_http_error_quark,
    SCS_HTTP_ERROR_FAILED },
  { "services/marketo/scs-marketo-client.h",
    "ScsMarketoError",
    "SCS_MARKETO_ERROR_",
    "marketo:",
    scs_marketo_error_quark,
    SCS_MARKETO_ERROR_VALUE_MISSING },
  { "services/salesforce/scs-salesforce-error.h",
    "ScsSalesforceError",
    "SCS_SALESFORCE_ERROR_",
    "salesforce:",
    scs_salesforce_error_quark,
    SCS_SALESFORCE_ERROR_VALUE_MISSING },
  { "services/sales-connect/scs-sales-connect.h",
    "ScsSalesConnectError",
    "SCS_SALES_CONNECT_ERROR_",
    "sales-connect:",
    scs_sales_connect_error_quark,
    SCS_SALES_CONNECT_ERROR_OTHER },
  { "store/scs-keyring.h",
    "ScsKeyringError",
    "SCS_KEYRING_ERROR_",
    "keyring:",
    scs_keyring_error_quark,
    SCS_KEYRING_ERROR_FAILED },
  { "store/scs-journal.h",
    "ScsJournalError",
    "SCS_JOURNAL_ERROR_",
    "journal:",
    scs_journal_error_quark,
    SCS_JOURNAL_ERROR_FAILED },
};

/* The names in the enumeration, in order: (transfer full) */
static GPtrArray *
read_codes (gsize domain)
{
  g_autofree char *path =
      g_test_build_filename (G_TEST_DIST, "..", "src", domains[domain].header, NULL);
  GPtrArray *codes = g_ptr_array_new_with_free_func (g_free);
  g_autofree char *contents = NULL;
  g_auto (GStrv) lines = NULL;
  g_autofree char *end = g_strdup_printf ("} %s;", domains[domain].type);
  g_autoptr (GError) error = NULL;
  gboolean within = FALSE;

  g_file_get_contents (path, &contents, NULL, &error);
  g_assert_no_error (error);
  lines = g_strsplit (contents, "\n", -1);
  for (gsize i = 0; lines[i] != NULL; i++) {
    g_autofree char *line = g_strstrip (g_strdup (lines[i]));

    if (g_str_equal (line, "typedef enum {")) {
      within = TRUE;
      g_ptr_array_set_size (codes, 0);
    } else if (g_str_equal (line, end)) {
      return codes;
    } else if (within && g_str_has_prefix (line, "SCS_")) {
      g_assert_null (strchr (line, '='));
      line[strcspn (line, ",")] = '\0';
      g_ptr_array_add (codes, g_steal_pointer (&line));
    }
  }
  g_error ("no %s in %s", domains[domain].type, path);
}

static char *
dup_key (gsize domain, const char *code)
{
  g_autofree char *rest = NULL;

  g_assert_true (g_str_has_prefix (code, domains[domain].prefix));
  rest = g_ascii_strdown (code + strlen (domains[domain].prefix), -1);
  return g_strconcat (domains[domain].key, g_strdelimit (rest, "_", '-'), NULL);
}

static void
assert_sentences (const char *text)
{
  g_assert_nonnull (text);
  g_assert_true (g_utf8_validate (text, -1, NULL));
  g_assert_true (g_str_has_suffix (text, "."));
  g_assert_cmpint (strlen (text), >, 8);
}

static void
test_every_code (gconstpointer data)
{
  gsize domain = GPOINTER_TO_SIZE (data);
  g_autoptr (GPtrArray) codes = read_codes (domain);

  g_assert_cmpint (codes->len, ==, domains[domain].last + 1);
  for (guint code = 0; code < codes->len; code++) {
    g_autoptr (GError) error = g_error_new_literal (domains[domain].domain (), code, "technical");
    g_autofree char *expected = dup_key (domain, g_ptr_array_index (codes, code));
    g_autofree char *sentences = scs_advice_dup_sentences_for_error (error);
    const char *key = scs_advice_get_key (error);

    g_assert_cmpstr (key, ==, expected);
    g_assert_true (scs_advice_key_is_known (key));
    assert_sentences (scs_advice_get_what (key));
    assert_sentences (scs_advice_get_todo (key));
    g_assert_true (g_str_has_prefix (sentences, scs_advice_get_what (key)));
    g_assert_true (g_str_has_suffix (sentences, scs_advice_get_todo (key)));
    /* What a server or a library said is for the details. */
    g_assert_null (strstr (sentences, "technical"));
  }
}

/* One past the last code is foreign to the table. */
static void
test_past_the_last (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (domains); i++) {
    g_autoptr (GError) error = g_error_new_literal (domains[i].domain (), domains[i].last + 1, "x");

    g_assert_cmpstr (scs_advice_get_key (error), ==, "other");
  }
}

static void
test_other (void)
{
  g_autoptr (GError) foreign = g_error_new_literal (G_FILE_ERROR, G_FILE_ERROR_NOENT, "x");
  g_autoptr (GError) cancelled = g_error_new_literal (G_IO_ERROR, G_IO_ERROR_CANCELLED, "x");

  g_assert_cmpstr (scs_advice_get_key (foreign), ==, "other");
  g_assert_cmpstr (scs_advice_get_key (cancelled), ==, "other");
  g_assert_true (scs_advice_key_is_known ("other"));
  assert_sentences (scs_advice_get_what ("other"));
  assert_sentences (scs_advice_get_todo ("other"));
  g_assert_false (scs_advice_key_is_refusal ("other"));
  g_assert_cmpint (scs_advice_get_field ("other"), ==, SCS_FIELD_NONE);
  g_assert_false (scs_advice_key_is_known (NULL));
  g_assert_false (scs_advice_key_is_known (""));
  g_assert_false (scs_advice_key_is_known ("marketo:no-such"));
  g_assert_cmpstr (scs_advice_get_what ("marketo:no-such"), ==, scs_advice_get_what ("other"));
}

/* Only a service that judged a value refuses; one that could not be asked does not. */
static void
test_refusals (void)
{
  static const struct {
    const char *key;
    gboolean refusal;
    ScsField field;
  } cases[] = {
    { "marketo:munchkin-id", TRUE, SCS_FIELD_MUNCHKIN_ID },
    { "marketo:client-unknown", TRUE, SCS_FIELD_CLIENT_ID },
    { "marketo:secret-refused", TRUE, SCS_FIELD_CLIENT_SECRET },
    { "marketo:no-subscription", TRUE, SCS_FIELD_MUNCHKIN_ID },
    { "marketo:token-refused", FALSE, SCS_FIELD_NONE },
    { "marketo:quota-spent", FALSE, SCS_FIELD_NONE },
    { "marketo:unavailable", FALSE, SCS_FIELD_NONE },
    { "salesforce:host", TRUE, SCS_FIELD_LOGIN_HOST },
    { "salesforce:consumer-key", TRUE, SCS_FIELD_CONSUMER_KEY },
    { "salesforce:api-disabled", TRUE, SCS_FIELD_NONE },
    { "salesforce:session", FALSE, SCS_FIELD_NONE },
    { "salesforce:limit", FALSE, SCS_FIELD_NONE },
    { "sales-connect:wrong-login", TRUE, SCS_FIELD_PASSWORD },
    { "sales-connect:locked-out", TRUE, SCS_FIELD_EMAIL },
    { "sales-connect:munchkin-id", TRUE, SCS_FIELD_MUNCHKIN_ID },
    { "sales-connect:client-id", TRUE, SCS_FIELD_CLIENT_ID },
    { "sales-connect:client-secret", TRUE, SCS_FIELD_CLIENT_SECRET },
    { "sales-connect:session", FALSE, SCS_FIELD_NONE },
    { "sales-connect:cannot-tell", FALSE, SCS_FIELD_NONE },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_test_message ("%s", cases[i].key);
    g_assert_true (scs_advice_key_is_known (cases[i].key));
    g_assert_cmpint (scs_advice_key_is_refusal (cases[i].key), ==, cases[i].refusal);
    g_assert_cmpint (scs_advice_get_field (cases[i].key), ==, cases[i].field);
  }
}

/* No trouble of the network, the keyring or the journal is a refusal. */
static void
test_no_refusals (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (domains); i++) {
    if (!g_str_equal (domains[i].key, "http:") && !g_str_equal (domains[i].key, "keyring:") &&
        !g_str_equal (domains[i].key, "journal:"))
      continue;
    for (int code = 0; code <= domains[i].last; code++) {
      g_autoptr (GError) error = g_error_new_literal (domains[i].domain (), code, "x");

      g_assert_false (scs_advice_key_is_refusal (scs_advice_get_key (error)));
      g_assert_cmpint (scs_advice_get_field (scs_advice_get_key (error)), ==, SCS_FIELD_NONE);
    }
  }
}

/* Keys and sentences tell one case from another. */
static void
test_unique (void)
{
  g_autoptr (GHashTable) keys = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (GHashTable) sentences = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (gsize i = 0; i < G_N_ELEMENTS (domains); i++)
    for (int code = 0; code <= domains[i].last; code++) {
      g_autoptr (GError) error = g_error_new_literal (domains[i].domain (), code, "x");

      g_assert_true (g_hash_table_add (keys, (char *) scs_advice_get_key (error)));
      g_assert_true (g_hash_table_add (sentences, scs_advice_dup_sentences_for_error (error)));
    }
}

int
main (int argc, char *argv[])
{
  setlocale (LC_ALL, "C.UTF-8");
  g_test_init (&argc, &argv, NULL);
  for (gsize i = 0; i < G_N_ELEMENTS (domains); i++) {
    g_autofree char *path = g_strconcat ("/advice/every-code/", domains[i].type, NULL);

    g_test_add_data_func (path, GSIZE_TO_POINTER (i), test_every_code);
  }
  g_test_add_func ("/advice/past-the-last", test_past_the_last);
  g_test_add_func ("/advice/other", test_other);
  g_test_add_func ("/advice/refusals", test_refusals);
  g_test_add_func ("/advice/no-refusals", test_no_refusals);
  g_test_add_func ("/advice/unique", test_unique);
  return g_test_run ();
}
