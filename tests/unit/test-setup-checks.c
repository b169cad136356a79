/* SPDX-FileCopyrightText: 2026 The Sales Connect Setup authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* What checks found, as it is kept and as it is read; and the environment in which they run. */
#include "services/http/scs-http-error.h"
#include "services/marketo/scs-marketo-client.h"
#include "services/sales-connect/scs-sales-connect.h"
#include "setup/checks/scs-check-table.h"
#include "setup/scs-advice.h"
#include "setup/scs-outcome.h"
#include "scs-test-setup.h"
#include "scs-test-wait.h"

#include <locale.h>
#include <string.h>

static void
assert_same (const ScsCheck *one, const ScsCheck *other)
{
  g_autoptr (JsonNode) left = json_node_init_object (json_node_alloc (), one->evidence);
  g_autoptr (JsonNode) right = json_node_init_object (json_node_alloc (), other->evidence);

  g_assert_cmpstr (one->id, ==, other->id);
  g_assert_cmpint (one->result, ==, other->result);
  g_assert_cmpstr (one->reason, ==, other->reason);
  g_assert_cmpint (one->at_us, ==, other->at_us);
  g_assert_true (json_node_equal (left, right));
}

static void
test_round_trip (void)
{
  for (int result = SCS_CHECK_UNKNOWN; result <= SCS_CHECK_FAILED; result++) {
    g_autoptr (ScsCheck) check = scs_check_new ("marketo-usage", result, "usage");
    g_autoptr (ScsCheck) copy = NULL, read = NULL;
    JsonArray *names = json_array_new ();
    g_autofree char *body = NULL;

    json_array_add_string_element (names, "日本");
    json_object_set_array_member (check->evidence, "names", names);
    json_object_set_int_member (check->evidence, "calls", G_MAXINT64);
    json_object_set_string_member (check->evidence, "date", "\"<2026>\"");
    copy = scs_check_copy (check);
    assert_same (copy, check);
    body = scs_check_to_body (check);
    read = scs_check_new_from_body ("marketo-usage", body);
    assert_same (read, check);
    g_assert_cmpint (scs_check_get_int (read, "calls"), ==, G_MAXINT64);
    g_assert_cmpstr (scs_check_get_string (read, "date"), ==, "\"<2026>\"");
    g_assert_cmpint (scs_check_get_int (read, "no-such"), ==, 0);
    g_assert_cmpstr (scs_check_get_string (read, "no-such"), ==, "");
  }
}

static void
test_garbage_body (void)
{
  static const char *const none[] = { "", "null", "[]", "7", "{", "\"passed\"" };
  static const char *const odd[] = {
    "{}",
    "{\"result\":\"perhaps\"}",
    "{\"evidence\":[]}",
    "{\"evidence\":null,\"at_us\":0}",
    "{\"result\":null}",
  };

  for (gsize i = 0; i < G_N_ELEMENTS (none); i++)
    g_assert_null (scs_check_new_from_body ("marketo-usage", none[i]));
  for (gsize i = 0; i < G_N_ELEMENTS (odd); i++) {
    g_autoptr (ScsCheck) check = scs_check_new_from_body ("marketo-usage", odd[i]);
    g_autofree char *summary = NULL, *remedy = NULL;

    g_assert_nonnull (check);
    g_assert_cmpint (check->result, ==, SCS_CHECK_UNKNOWN);
    g_assert_cmpint (json_object_get_size (check->evidence), ==, 0);
    summary = scs_check_dup_summary (check);
    remedy = scs_check_dup_remedy (check);
    g_assert_cmpstr (summary, !=, "");
  }
}

/* Only a refusal fails a check; what could not be asked is unknown. */
static void
test_from_error (void)
{
  static const struct {
    GQuark (*domain) (void);
    int code;
    ScsCheckResult result;
    const char *reason;
  } cases[] = {
    { scs_marketo_error_quark,
      SCS_MARKETO_ERROR_SECRET_REFUSED,
      SCS_CHECK_FAILED,
      "marketo:secret-refused" },
    { scs_marketo_error_quark,
      SCS_MARKETO_ERROR_QUOTA_SPENT,
      SCS_CHECK_UNKNOWN,
      "marketo:quota-spent" },
    { scs_http_error_quark, SCS_HTTP_ERROR_OFFLINE, SCS_CHECK_UNKNOWN, "http:offline" },
    { scs_sales_connect_error_quark,
      SCS_SALES_CONNECT_ERROR_SESSION,
      SCS_CHECK_UNKNOWN,
      "sales-connect:session" },
    { scs_keyring_error_quark, SCS_KEYRING_ERROR_LOCKED, SCS_CHECK_UNKNOWN, "keyring:locked" },
    { g_io_error_quark, G_IO_ERROR_NOT_FOUND, SCS_CHECK_UNKNOWN, "other" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_autoptr (GError) error =
        g_error_new_literal (cases[i].domain (), cases[i].code, "technical words");
    g_autoptr (ScsCheck) check = scs_check_new_from_error ("marketo-credentials", error);
    g_autofree char *summary = scs_check_dup_summary (check);
    g_autofree char *remedy = scs_check_dup_remedy (check);

    g_assert_cmpint (check->result, ==, cases[i].result);
    g_assert_cmpstr (check->reason, ==, cases[i].reason);
    g_assert_cmpstr (scs_check_get_string (check, "message"), ==, "technical words");
    g_assert_cmpstr (summary, ==, scs_advice_get_what (cases[i].reason));
    g_assert_cmpstr (remedy, ==, scs_advice_get_todo (cases[i].reason));
  }
}

static const char *const groups[] = {
  SCS_GROUP_SALES_CONNECT, SCS_GROUP_MARKETO, SCS_GROUP_MARKETO_CHECKS, SCS_GROUP_SALESFORCE, NULL,
};

static void
test_table (void)
{
  g_autoptr (GHashTable) ids = g_hash_table_new (g_str_hash, g_str_equal);
  const ScsCheckInfo *infos;
  const ScsOutcomeInfo *outcomes;
  gsize n_infos, n_outcomes;

  infos = scs_check_info_list (&n_infos);
  for (gsize i = 0; i < n_infos; i++) {
    g_assert_true (g_hash_table_add (ids, (char *) infos[i].id));
    g_assert_true (scs_check_info_find (infos[i].id) == &infos[i]);
    g_assert_true (g_strv_contains (groups, infos[i].group));
    g_assert_cmpstr (scs_check_info_get_title (&infos[i]), !=, "");
    g_assert_nonnull (scs_check_group_get_run (infos[i].group));
  }
  g_assert_null (scs_check_info_find ("no-such"));
  /* What can prove an outcome is a check that there is. */
  outcomes = scs_outcome_info_list (&n_outcomes);
  for (gsize i = 0; i < n_outcomes; i++)
    if (outcomes[i].check_id != NULL)
      g_assert_true (g_hash_table_contains (ids, outcomes[i].check_id));
}

/* A service that cannot be asked leaves each of its checks with a reason; a refusal fails the first
 * alone. */
static void
test_group_from_error (void)
{
  g_autoptr (GError) offline = g_error_new_literal (SCS_HTTP_ERROR, SCS_HTTP_ERROR_OFFLINE, "x");
  g_autoptr (GError) refused =
      g_error_new_literal (SCS_MARKETO_ERROR, SCS_MARKETO_ERROR_SECRET_REFUSED, "x");
  guint n_all = 0;
  gsize n_infos;

  for (gsize g = 0; groups[g] != NULL; g++) {
    g_autoptr (GPtrArray) unknown = scs_checks_new_from_error (groups[g], offline);
    g_autoptr (GPtrArray) failed = scs_checks_new_from_error (groups[g], refused);

    g_assert_cmpint (unknown->len, >, 0);
    g_assert_cmpint (failed->len, ==, unknown->len);
    n_all += unknown->len;
    for (guint i = 0; i < unknown->len; i++) {
      const ScsCheck *one = g_ptr_array_index (unknown, i), *other = g_ptr_array_index (failed, i);

      g_assert_cmpstr (scs_check_info_find (one->id)->group, ==, groups[g]);
      g_assert_cmpint (one->result, ==, SCS_CHECK_UNKNOWN);
      g_assert_cmpstr (one->reason, ==, "http:offline");
      g_assert_cmpint (other->result, ==, i == 0 ? SCS_CHECK_FAILED : SCS_CHECK_UNKNOWN);
      g_assert_cmpstr (other->reason, ==, "marketo:secret-refused");
    }
  }
  scs_check_info_list (&n_infos);
  g_assert_cmpint (n_all, ==, n_infos);
}

/* Every word that a check gives as its reason has a sentence of its own. */
static const struct {
  const char *id;
  ScsCheckResult result;
  const char *reason;
  const char *evidence;
  const char *summary;
  gboolean has_remedy;
} sentences[] = {
  { "sales-connect-account",
    SCS_CHECK_PASSED,
    "admin",
    "{\"email\":\"a@x.example\",\"company\":\"星が丘\"}",
    "a@x.example is an admin of 星が丘.",
    FALSE },
  { "sales-connect-account",
    SCS_CHECK_FAILED,
    "no-admin",
    "{\"email\":\"a@x.example\"}",
    "a@x.example is no admin.",
    TRUE },
  { "sales-connect-salesforce",
    SCS_CHECK_PASSED,
    "connected-org",
    "{\"org\":\"Org\",\"org_id\":\"00D\"}",
    "Connected to Org (00D).",
    FALSE },
  { "sales-connect-salesforce", SCS_CHECK_FAILED, "not-connected", "{}", "Not connected.", TRUE },
  { "sales-connect-marketo",
    SCS_CHECK_PASSED,
    "connected-by",
    "{\"by\":\"a@x.example\"}",
    "Connected by a@x.example, who alone can undo it.",
    FALSE },
  { "sales-connect-marketo", SCS_CHECK_FAILED, "not-connected", "{}", "Not connected.", TRUE },
  { "sales-connect-access-open",
    SCS_CHECK_PASSED,
    "open",
    "{}",
    "The ten minutes are over.",
    FALSE },
  { "sales-connect-access-open",
    SCS_CHECK_UNKNOWN,
    "waiting",
    "{}",
    "The ten minutes are not over yet.",
    TRUE },
  { "sales-connect-invited",
    SCS_CHECK_PASSED,
    "invited",
    "{\"people\":1}",
    "1 person is in Sales Connect, invited or there before.",
    FALSE },
  { "sales-connect-invited",
    SCS_CHECK_PASSED,
    "invited",
    "{\"people\":40}",
    "40 people are in Sales Connect, invited or there before.",
    FALSE },
  { "sales-connect-invited",
    SCS_CHECK_UNKNOWN,
    "planned-left",
    "{\"planned\":1}",
    "1 person on the list is not invited yet.",
    TRUE },
  { "sales-connect-invited",
    SCS_CHECK_FAILED,
    "nobody",
    "{}",
    "Nobody but the admin is in Sales Connect.",
    TRUE },
  { "sales-connect-team-access",
    SCS_CHECK_PASSED,
    "connected",
    "{\"people\":2}",
    "2 people have access to Marketo.",
    FALSE },
  { "sales-connect-team-access",
    SCS_CHECK_FAILED,
    "nobody-connected",
    "{}",
    "Nobody has access to Marketo.",
    TRUE },
  { "sales-connect-team-access",
    SCS_CHECK_FAILED,
    "lost",
    "{\"lost\":1}",
    "1 person had access to Marketo and has it no more.",
    TRUE },
  { "sales-connect-team-access",
    SCS_CHECK_FAILED,
    "lost",
    "{\"lost\":3}",
    "3 people had access to Marketo and have it no more.",
    TRUE },
  { "sales-connect-team-salesforce",
    SCS_CHECK_PASSED,
    "all-connected",
    "{}",
    "Everybody has connected their own Salesforce account.",
    FALSE },
  { "sales-connect-team-salesforce",
    SCS_CHECK_UNKNOWN,
    "some-left",
    "{\"people\":2}",
    "2 people have not connected their own Salesforce account.",
    TRUE },
  { "marketo-credentials", SCS_CHECK_PASSED, "signed-in", "{}", "Marketo accepts them.", FALSE },
  { "marketo-credentials",
    SCS_CHECK_PASSED,
    "signed-in",
    "{\"user\":\"api@x\"}",
    "Marketo accepts them; they belong to the user api@x.",
    FALSE },
  { "marketo-usage",
    SCS_CHECK_PASSED,
    "usage",
    "{\"calls\":1}",
    "1 call today, of all integrations together.",
    FALSE },
  { "marketo-usage",
    SCS_CHECK_PASSED,
    "usage",
    "{\"calls\":50000}",
    "50000 calls today, of all integrations together.",
    FALSE },
  { "marketo-workspaces",
    SCS_CHECK_PASSED,
    "workspaces",
    "{\"workspaces\":[\"Default\",\"日本\"]}",
    "Default, 日本",
    FALSE },
  { "marketo-workspaces", SCS_CHECK_PASSED, "workspaces", "{\"workspaces\":[]}", "", FALSE },
  { "salesforce-sign-in",
    SCS_CHECK_PASSED,
    "user",
    "{\"user\":\"u@x\",\"org_id\":\"00D\"}",
    "u@x in the org 00D.",
    FALSE },
  { "salesforce-api",
    SCS_CHECK_PASSED,
    "answered",
    "{}",
    "Salesforce answers API calls of this person.",
    FALSE },
  { "salesforce-edition",
    SCS_CHECK_PASSED,
    "edition",
    "{\"org\":\"Org\",\"edition\":\"Enterprise Edition\"}",
    "Org: Enterprise Edition.",
    FALSE },
  { "salesforce-edition",
    SCS_CHECK_PASSED,
    "professional",
    "{\"org\":\"Org\",\"edition\":\"Professional Edition\"}",
    "Org: Professional Edition.",
    FALSE },
  { "salesforce-kind", SCS_CHECK_FAILED, "sandbox", "{}", "This org is a sandbox.", TRUE },
  { "salesforce-kind",
    SCS_CHECK_FAILED,
    "production",
    "{}",
    "This org is a production org.",
    TRUE },
  { "salesforce-kind",
    SCS_CHECK_PASSED,
    "production",
    "{}",
    "This org is a production org.",
    FALSE },
  { "salesforce-apex",
    SCS_CHECK_PASSED,
    "classes",
    "{\"classes\":1}",
    "There is 1 Apex class.",
    FALSE },
  { "salesforce-apex",
    SCS_CHECK_PASSED,
    "classes",
    "{\"classes\":0}",
    "There are 0 Apex classes.",
    FALSE },
  { "salesforce-limits",
    SCS_CHECK_PASSED,
    "left",
    "{\"remaining\":90,\"max\":100}",
    "90 of 100 calls are left.",
    FALSE },
  { "salesforce-limits",
    SCS_CHECK_FAILED,
    "nearly-gone",
    "{\"remaining\":1,\"max\":15000}",
    "1 of 15000 calls are left.",
    TRUE },
};

static ScsCheck *
make_check (const char *id, ScsCheckResult result, const char *reason, const char *evidence)
{
  g_autofree char *body = g_strdup_printf ("{\"result\":\"%s\",\"reason\":\"%s\",\"evidence\":%s}",
                                           scs_check_result_get_name (result),
                                           reason,
                                           evidence);

  return scs_check_new_from_body (id, body);
}

static void
test_sentences (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (sentences); i++) {
    g_autoptr (ScsCheck) check = make_check (sentences[i].id,
                                             sentences[i].result,
                                             sentences[i].reason,
                                             sentences[i].evidence);
    g_autofree char *summary = scs_check_dup_summary (check);
    g_autofree char *remedy = scs_check_dup_remedy (check);

    g_test_message ("%s %s", sentences[i].id, sentences[i].reason);
    g_assert_cmpint (check->result, ==, sentences[i].result);
    g_assert_cmpstr (summary, ==, sentences[i].summary);
    g_assert_cmpint (*remedy != '\0', ==, sentences[i].has_remedy);
  }
}

/* Evidence of an older or newer version may lack anything. */
static void
test_sentences_without_evidence (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (sentences); i++) {
    g_autoptr (ScsCheck) check =
        make_check (sentences[i].id, sentences[i].result, sentences[i].reason, "{}");
    g_autofree char *summary = scs_check_dup_summary (check);
    g_autofree char *remedy = scs_check_dup_remedy (check);

    g_assert_nonnull (summary);
    g_assert_nonnull (remedy);
  }
}

/* Evidence that is kept says nothing of a secret; a check unknown to this version is still told. */
static void
test_unknown_check (void)
{
  g_autoptr (ScsCheck) check = scs_check_new ("of-another-version", SCS_CHECK_FAILED, "reason");
  g_autofree char *summary = scs_check_dup_summary (check);
  g_autofree char *remedy = scs_check_dup_remedy (check);

  g_assert_cmpstr (summary, ==, scs_advice_get_what ("other"));
  g_assert_cmpstr (remedy, ==, "");
}

/* A group applies once all that it needs is stored, and no more when it is forgotten. */
static void
test_group_applies (void)
{
  g_autoptr (ScsTestSetup) test = scs_test_setup_new ("test", NULL);
  static const char *const kinds[] = { "munchkin-id", "client-id", "client-secret" };
  static const char *const purposes[] = { SCS_PURPOSE_SALES_CONNECT, SCS_PURPOSE_CHECKS };
  static const char *const of_purpose[] = { SCS_GROUP_MARKETO, SCS_GROUP_MARKETO_CHECKS };
  GAsyncResult *slot = NULL;
  g_autoptr (GAsyncResult) result = NULL;

  for (gsize p = 0; p < G_N_ELEMENTS (purposes); p++)
    for (gsize k = 0; k < G_N_ELEMENTS (kinds); k++) {
      g_assert_false (scs_setup_group_applies (test->setup, of_purpose[p]));
      scs_test_setup_store (test, "marketo", purposes[p], kinds[k], "value");
      g_assert_true (scs_setup_has_secret (test->setup, "marketo", purposes[p], kinds[k]));
      g_assert_cmpint (scs_setup_group_applies (test->setup, of_purpose[p]), ==, k == 2);
    }
  g_assert_false (scs_setup_group_applies (test->setup, SCS_GROUP_SALESFORCE));
  scs_test_setup_store (test, "salesforce", NULL, "access-token", "token");
  g_assert_true (scs_setup_group_applies (test->setup, SCS_GROUP_SALESFORCE));
  /* Guided: there is nobody to ask. */
  scs_test_setup_store (test, "sales-connect", NULL, "access-token", "token");
  g_assert_false (scs_setup_group_applies (test->setup, SCS_GROUP_SALES_CONNECT));

  scs_test_setup_restart (test, NULL);
  g_assert_true (scs_setup_group_applies (test->setup, SCS_GROUP_MARKETO));
  scs_setup_forget_secrets_async (test->setup,
                                  "marketo",
                                  SCS_PURPOSE_SALES_CONNECT,
                                  NULL,
                                  scs_test_keep_result_cb,
                                  &slot);
  result = scs_test_wait_result (&slot, 20);
  g_assert_true (scs_setup_forget_secrets_finish (test->setup, result, NULL));
  g_assert_false (scs_setup_group_applies (test->setup, SCS_GROUP_MARKETO));
  g_assert_true (scs_setup_group_applies (test->setup, SCS_GROUP_MARKETO_CHECKS));
  g_assert_true (scs_setup_group_applies (test->setup, SCS_GROUP_SALESFORCE));
}

static void
test_environment_names (void)
{
  static const struct {
    const char *name;
    gboolean valid;
    gboolean for_trials;
  } cases[] = {
    { SCS_ENVIRONMENT_PRODUCTION, TRUE, FALSE },
    { SCS_ENVIRONMENT_SANDBOX, TRUE, FALSE },
    { SCS_ENVIRONMENT_DEMO, TRUE, TRUE },
    { "test", TRUE, TRUE },
    { "test-2", TRUE, TRUE },
    { "demo-2", TRUE, FALSE },
    { "a", TRUE, FALSE },
    { "abcdefghijklmnopqrstuvwxyz-0123456789-ab", TRUE, FALSE },
    { "abcdefghijklmnopqrstuvwxyz-0123456789-abc", FALSE, FALSE },
    { "", FALSE, FALSE },
    { "1a", FALSE, FALSE },
    { "-a", FALSE, FALSE },
    { "Test", FALSE, FALSE },
    { "a b", FALSE, FALSE },
    { "a/b", FALSE, FALSE },
    { "..", FALSE, FALSE },
    { "本番", FALSE, FALSE },
  };

  g_assert_false (scs_environment_name_is_valid (NULL));
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_test_message ("“%s”", cases[i].name);
    g_assert_cmpint (scs_environment_name_is_valid (cases[i].name), ==, cases[i].valid);
    g_assert_cmpint (scs_environment_name_is_for_trials (cases[i].name), ==, cases[i].for_trials);
  }
}

static void
test_environment_titles (void)
{
  static const char *const titles[][2] = {
    { SCS_ENVIRONMENT_PRODUCTION, "Production" },
    { SCS_ENVIRONMENT_SANDBOX, "Sandbox" },
    { SCS_ENVIRONMENT_DEMO, "Demo" },
    { "osaka", "osaka" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (titles); i++) {
    g_autoptr (ScsEnvironment) environment = scs_environment_new (titles[i][0], NULL);
    g_autofree char *title = scs_environment_dup_title (environment);

    g_assert_cmpstr (title, ==, titles[i][1]);
    g_assert_false (scs_environment_has_service (environment));
    g_assert_false (scs_addresses_are_set (scs_environment_get_addresses (environment)));
  }
}

static void
test_environment_addresses (void)
{
  g_autoptr (ScsAddresses) none = NULL, some = NULL;
  g_autoptr (ScsEnvironment) environment = NULL;

  g_unsetenv ("SCS_MARKETO_URL");
  g_unsetenv ("SCS_SALESFORCE_URL");
  g_setenv ("SCS_SALES_CONNECT_URL", "", TRUE);
  none = scs_addresses_new_from_environ ();
  g_assert_false (scs_addresses_are_set (none));
  g_assert_false (scs_addresses_are_set (NULL));

  g_setenv ("SCS_MARKETO_URL", " http://127.0.0.1:1// ", TRUE);
  g_setenv ("SCS_SALES_CONNECT_URL", "http://127.0.0.1:2", TRUE);
  some = scs_addresses_new_from_environ ();
  g_assert_true (scs_addresses_are_set (some));
  g_assert_cmpstr (some->marketo_url, ==, "http://127.0.0.1:1");
  g_assert_null (some->salesforce_url);
  environment = scs_environment_new ("test", some);
  g_assert_true (scs_environment_has_service (environment));
  g_assert_cmpstr (scs_environment_get_addresses (environment)->sales_connect_url,
                   ==,
                   "http://127.0.0.1:2");
  g_unsetenv ("SCS_MARKETO_URL");
  g_unsetenv ("SCS_SALES_CONNECT_URL");
}

int
main (int argc, char *argv[])
{
  setlocale (LC_ALL, "C.UTF-8");
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/checks/round-trip", test_round_trip);
  g_test_add_func ("/checks/garbage-body", test_garbage_body);
  g_test_add_func ("/checks/from-error", test_from_error);
  g_test_add_func ("/checks/table", test_table);
  g_test_add_func ("/checks/group-from-error", test_group_from_error);
  g_test_add_func ("/checks/sentences", test_sentences);
  g_test_add_func ("/checks/sentences-without-evidence", test_sentences_without_evidence);
  g_test_add_func ("/checks/unknown-check", test_unknown_check);
  g_test_add_func ("/checks/group-applies", test_group_applies);
  g_test_add_func ("/environment/names", test_environment_names);
  g_test_add_func ("/environment/titles", test_environment_titles);
  g_test_add_func ("/environment/addresses", test_environment_addresses);
  return g_test_run ();
}
