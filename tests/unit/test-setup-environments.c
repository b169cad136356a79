/* SPDX-FileCopyrightText: 2026 The Sales Connect Setup authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* The environments of a computer: their names, their listing, and the removal of one. */
#include "setup/environment/scs-environments.h"
#include "scs-test-setup.h"
#include "scs-test-wait.h"

#include <libsecret/secret.h>
#include <locale.h>
#include <string.h>

#define WAIT_S 30

static ScsEnvironments *
make_environments (ScsTestSetup *test, ScsKeyring *stored, const ScsAddresses *addresses)
{
  return scs_environments_new (test->journal,
                               test->keyring,
                               stored != NULL ? stored : test->keyring,
                               test->http,
                               addresses);
}

static void
test_names (void)
{
  static const struct {
    const char *name;
    gboolean valid;      /* can be opened on real accounts */
    gboolean for_trials; /* can be opened while an address is set */
  } cases[] = {
    { "production", TRUE, FALSE },
    { "sandbox", TRUE, FALSE },
    { "demo", TRUE, TRUE },
    { "test", TRUE, TRUE },
    { "test-2", TRUE, TRUE },
    { "a", TRUE, FALSE },
    { "apac-2", TRUE, FALSE },
    { "abcdefghijabcdefghijabcdefghijabcdefghij", TRUE, FALSE },
    { "abcdefghijabcdefghijabcdefghijabcdefghijk", FALSE, FALSE },
    { "", FALSE, FALSE },
    { "2nd", FALSE, FALSE },
    { "-a", FALSE, FALSE },
    { "Apac", FALSE, FALSE },
    { "a b", FALSE, FALSE },
    { "a_b", FALSE, FALSE },
    { "日本", FALSE, FALSE },
    { "ａｐａｃ", FALSE, FALSE },
    { "a/../b", FALSE, FALSE },
    { "a\nb", FALSE, FALSE },
  };
  ScsAddresses addresses = { (char *) "http://127.0.0.1:9", NULL, NULL };
  g_autoptr (ScsTestSetup) test = scs_test_setup_new ("test", NULL);
  g_autoptr (ScsEnvironments) real = make_environments (test, NULL, NULL);
  g_autoptr (ScsEnvironments) trials = make_environments (test, NULL, &addresses);

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_test_message ("%s", cases[i].name);
    g_assert_cmpint (scs_environment_name_is_valid (cases[i].name), ==, cases[i].valid);
    g_assert_cmpint (scs_environments_get_name_fault (real, cases[i].name) == NULL,
                     ==,
                     cases[i].valid);
    g_assert_cmpint (scs_environments_get_name_fault (trials, cases[i].name) == NULL,
                     ==,
                     cases[i].for_trials);
  }
  g_assert_nonnull (
      strstr (scs_environments_get_name_fault (real, "abcdefghijabcdefghijabcdefghijabcdefghijk"),
              "40"));
}

static GPtrArray *
list (ScsEnvironments *environments, const char *present)
{
  GAsyncResult *slot = NULL;
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  GPtrArray *entries;

  scs_environments_list_async (environments, present, NULL, scs_test_keep_result_cb, &slot);
  result = scs_test_wait_result (&slot, WAIT_S);
  entries = scs_environments_list_finish (environments, result, &error);
  g_assert_no_error (error);
  return entries;
}

static void
assert_names (GPtrArray *entries, const char *expected)
{
  g_autoptr (GString) names = g_string_new (NULL);

  for (guint i = 0; i < entries->len; i++)
    g_string_append_printf (names,
                            "%s%s",
                            i > 0 ? " " : "",
                            ((ScsEnvironmentEntry *) g_ptr_array_index (entries, i))->name);
  g_assert_cmpstr (names->str, ==, expected);
}

static void
put (ScsTestSetup *test,
     const char *environment,
     const char *kind,
     const char *id,
     const char *body)
{
  GAsyncResult *slot = NULL;
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GPtrArray) records =
      g_ptr_array_new_with_free_func ((GDestroyNotify) scs_journal_record_free);

  g_ptr_array_add (records, scs_journal_record_new (kind, id, body));
  scs_journal_put_async (test->journal, environment, records, NULL, scs_test_keep_result_cb, &slot);
  result = scs_test_wait_result (&slot, WAIT_S);
  g_assert_true (scs_journal_put_finish (test->journal, result, NULL));
}

static guint
count (ScsTestSetup *test, const char *environment)
{
  GAsyncResult *slot = NULL;
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GPtrArray) records = NULL;

  scs_journal_load_async (test->journal, environment, NULL, scs_test_keep_result_cb, &slot);
  result = scs_test_wait_result (&slot, WAIT_S);
  records = scs_journal_load_finish (test->journal, result, NULL);
  return records->len;
}

static void
test_list (void)
{
  ScsAddresses addresses = { (char *) "http://127.0.0.1:9", NULL, NULL };
  g_autoptr (ScsTestSetup) test = scs_test_setup_new ("test-2", NULL);
  g_autoptr (ScsEnvironments) real = make_environments (test, NULL, NULL);
  g_autoptr (ScsEnvironments) trials = make_environments (test, NULL, &addresses);
  g_autoptr (GPtrArray) none = list (real, NULL);
  g_autoptr (GPtrArray) some = NULL, present = NULL, only = NULL;

  assert_names (none, "production sandbox demo");
  put (test, "demo", "fact", SCS_FACT_BY_HAND, "yes");
  put (test, "test-9", "fact", "my-name", "x");
  put (test, "Not A Name", "fact", "my-name", "x");
  scs_environments_begin (real, "apac");
  some = list (real, NULL);
  assert_names (some, "production sandbox apac test-9 demo");
  g_assert_false (((ScsEnvironmentEntry *) g_ptr_array_index (some, 0))->is_begun);
  g_assert_true (((ScsEnvironmentEntry *) g_ptr_array_index (some, 2))->is_begun);
  g_assert_true (((ScsEnvironmentEntry *) g_ptr_array_index (some, 4))->by_hand);
  present = list (real, "emea");
  assert_names (present, "production sandbox apac test-9 emea demo");
  only = list (trials, "test-2");
  assert_names (only, "test-9 test-2 demo");
}

static void
test_progress (void)
{
  g_autoptr (ScsTestSetup) test = scs_test_setup_new (SCS_ENVIRONMENT_PRODUCTION, NULL);
  g_autoptr (ScsEnvironments) environments = make_environments (test, NULL, NULL);
  const ScsOutcomeInfo *infos;
  gsize n_infos;
  g_autoptr (GPtrArray) entries = NULL;
  g_autofree char *begun = NULL, *not_begun = NULL;

  infos = scs_outcome_info_list (&n_infos);
  for (gsize i = 0; i < n_infos; i++)
    if (g_str_equal (infos[i].step, "prerequisites") || g_str_equal (infos[i].step, "account"))
      scs_setup_say (test->setup, infos[i].id, NULL);
  entries = list (environments, NULL);
  begun = scs_environment_entry_dup_progress (g_ptr_array_index (entries, 0));
  not_begun = scs_environment_entry_dup_progress (g_ptr_array_index (entries, 1));
  g_assert_cmpstr (begun, ==, "2 of 8 steps done");
  g_assert_cmpstr (not_begun, ==, "Not begun");
}

/* The demo is led by the hand or not before it is read. */
static void
test_by_hand (void)
{
  g_autoptr (ScsTestSetup) test = scs_test_setup_new (SCS_ENVIRONMENT_DEMO, NULL);

  for (int by_hand = 1; by_hand >= 0; by_hand--) {
    g_autoptr (ScsEnvironments) environments = make_environments (test, NULL, NULL);

    scs_environments_set_by_hand (environments, SCS_ENVIRONMENT_DEMO, by_hand);
    g_assert_cmpuint (count (test, SCS_ENVIRONMENT_DEMO), ==, by_hand);
    g_clear_object (&environments);
    scs_test_setup_restart (test, NULL);
    g_assert_cmpstr (scs_setup_get_fact (test->setup, SCS_FACT_BY_HAND),
                     ==,
                     by_hand ? "yes" : NULL);
  }
}

static ScsEnvironmentEntry *
look (ScsEnvironments *environments, const char *name)
{
  GAsyncResult *slot = NULL;
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  ScsEnvironmentEntry *entry;

  scs_environments_look_async (environments, name, NULL, scs_test_keep_result_cb, &slot);
  result = scs_test_wait_result (&slot, WAIT_S);
  entry = scs_environments_look_finish (environments, result, &error);
  g_assert_no_error (error);
  return entry;
}

static gboolean
remove_environment (ScsEnvironments *environments, const char *name, GError **error)
{
  GAsyncResult *slot = NULL;
  g_autoptr (GAsyncResult) result = NULL;

  scs_environments_remove_async (environments, name, scs_test_keep_result_cb, &slot);
  result = scs_test_wait_result (&slot, WAIT_S);
  return scs_environments_remove_finish (environments, result, error);
}

static void
store_in (ScsKeyring *keyring, const char *environment, const char *service, const char *kind)
{
  ScsKeyringPlace place = {
    environment, service, g_str_equal (service, "marketo") ? SCS_PURPOSE_CHECKS : NULL, kind
  };
  GAsyncResult *slot = NULL;
  g_autoptr (GAsyncResult) result = NULL;

  scs_keyring_store_async (keyring, &place, "value", NULL, scs_test_keep_result_cb, &slot);
  result = scs_test_wait_result (&slot, WAIT_S);
  g_assert_true (scs_keyring_store_finish (keyring, result, NULL));
}

static guint
count_secrets (ScsKeyring *keyring, const char *environment)
{
  GAsyncResult *slot = NULL;
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GPtrArray) names = NULL;

  scs_keyring_list_async (keyring, environment, NULL, scs_test_keep_result_cb, &slot);
  result = scs_test_wait_result (&slot, WAIT_S);
  names = scs_keyring_list_finish (keyring, result, NULL);
  return names->len;
}

static ScsTestSetup *
make_full (void)
{
  ScsTestSetup *test = scs_test_setup_new ("sandbox", NULL);
  g_autoptr (GPtrArray) saved = g_ptr_array_new ();

  scs_setup_say (test->setup, "roles", NULL);
  scs_setup_set_fact (test->setup, SCS_FACT_MY_NAME, "Yuki");
  for (guint i = 0; i < 3; i++) {
    g_autofree char *email = g_strdup_printf ("p%u@x.example", i);

    g_ptr_array_add (saved, scs_member_list_add (scs_setup_get_members (test->setup), email));
  }
  scs_setup_save_members (test->setup, saved);
  store_in (test->keyring, "sandbox", "marketo", "client-id");
  store_in (test->keyring, "sandbox", "marketo", "client-secret");
  store_in (test->keyring, "sandbox", "salesforce", "access-token");
  store_in (test->keyring, "sandbox", "sales-connect", "access-token");
  store_in (test->keyring, "production", "marketo", "client-secret");
  put (test, "production", "fact", "my-name", "Yuki");
  return test;
}

/* What goes is counted before, and all of it is gone afterwards; the others keep theirs. */
static void
test_remove (void)
{
  g_autoptr (ScsTestSetup) test = make_full ();
  g_autoptr (ScsEnvironments) environments = make_environments (test, NULL, NULL);
  g_autoptr (ScsEnvironmentEntry) entry = look (environments, "sandbox");
  g_autoptr (GError) error = NULL;

  g_assert_cmpuint (entry->n_people, ==, 3);
  g_assert_cmpint (entry->n_secrets, ==, 4);
  scs_setup_close (test->setup);
  g_assert_true (remove_environment (environments, "sandbox", &error));
  g_assert_no_error (error);
  g_assert_cmpuint (count (test, "sandbox"), ==, 0);
  g_assert_cmpuint (count (test, "production"), ==, 1);
  g_assert_cmpuint (count_secrets (test->keyring, "sandbox"), ==, 0);
  g_assert_cmpuint (count_secrets (test->keyring, "production"), ==, 1);
}

/* No Secret Service answers: nothing at all is removed. */
static void
test_remove_refused (void)
{
  g_autoptr (ScsTestSetup) test = make_full ();
  g_autoptr (ScsKeyring) refusing = scs_keyring_new ();
  g_autoptr (ScsEnvironments) environments = NULL;
  g_autoptr (GError) error = NULL;
  guint n_records;

  /* The person does use a keyring. */
  scs_keyring_set_for_this_run_only (test->keyring, FALSE);
  environments = make_environments (test, refusing, NULL);
  n_records = count (test, "sandbox");
  g_assert_cmpuint (n_records, >, 4);
  scs_setup_close (test->setup);
  g_assert_false (remove_environment (environments, "sandbox", &error));
  g_assert_error (error, SCS_KEYRING_ERROR, SCS_KEYRING_ERROR_ABSENT);
  g_assert_cmpuint (count (test, "sandbox"), ==, n_records);
}

/* Who works without a keyring because there is none can remove an environment all the same. */
static void
test_remove_without_keyring (void)
{
  g_autoptr (ScsTestSetup) test = make_full ();
  g_autoptr (ScsKeyring) absent = scs_keyring_new ();
  g_autoptr (ScsEnvironments) environments = make_environments (test, absent, NULL);
  g_autoptr (GError) error = NULL;

  scs_setup_close (test->setup);
  g_assert_true (remove_environment (environments, "sandbox", &error));
  g_assert_no_error (error);
  g_assert_cmpuint (count (test, "sandbox"), ==, 0);
  g_assert_cmpuint (count_secrets (test->keyring, "sandbox"), ==, 0);
}

/* A set-up that something still holds writes nothing any more, whatever comes in late. */
static void
test_remove_late_writes (void)
{
  g_autoptr (ScsTestSetup) test = make_full ();
  g_autoptr (ScsEnvironments) environments = make_environments (test, NULL, NULL);
  g_autoptr (GPtrArray) saved = g_ptr_array_new ();
  GAsyncResult *slot = NULL;
  g_autoptr (GAsyncResult) result = NULL, stored = NULL;
  g_autoptr (GError) error = NULL, not_stored = NULL;

  scs_setup_close (test->setup);
  g_assert_true (remove_environment (environments, "sandbox", &error));
  scs_setup_say (test->setup, "subscriptions", "late");
  scs_setup_set_fact (test->setup, SCS_FACT_MY_EMAIL, "late@x.example");
  scs_test_setup_record (test, "salesforce-api", SCS_CHECK_PASSED);
  g_ptr_array_add (saved,
                   scs_member_list_add (scs_setup_get_members (test->setup), "late@x.example"));
  scs_setup_save_members (test->setup, saved);
  scs_setup_send_operation_async (test->setup,
                                  "invite",
                                  NULL,
                                  NULL,
                                  scs_test_keep_result_cb,
                                  &slot);
  result = scs_test_wait_result (&slot, WAIT_S);
  g_assert_null (scs_setup_send_operation_finish (test->setup, result, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  slot = NULL;
  scs_setup_store_secret_async (test->setup,
                                "salesforce",
                                NULL,
                                "access-token",
                                "late",
                                NULL,
                                scs_test_keep_result_cb,
                                &slot);
  stored = scs_test_wait_result (&slot, WAIT_S);
  g_assert_false (scs_setup_store_secret_finish (test->setup, stored, &not_stored));
  g_assert_error (not_stored, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_assert_cmpuint (count (test, "sandbox"), ==, 0);
  g_assert_cmpuint (count_secrets (test->keyring, "sandbox"), ==, 0);
}

int
main (int argc, char *argv[])
{
  setlocale (LC_ALL, "C.UTF-8");
  /* No Secret Service of whoever runs the tests is ever asked. */
  g_setenv ("DBUS_SESSION_BUS_ADDRESS", "unix:path=/nonexistent/bus", TRUE);
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/environments/names", test_names);
  g_test_add_func ("/environments/list", test_list);
  g_test_add_func ("/environments/progress", test_progress);
  g_test_add_func ("/environments/by-hand", test_by_hand);
  g_test_add_func ("/environments/remove", test_remove);
  g_test_add_func ("/environments/remove-refused", test_remove_refused);
  g_test_add_func ("/environments/remove-without-keyring", test_remove_without_keyring);
  g_test_add_func ("/environments/remove-late-writes", test_remove_late_writes);
  return g_test_run ();
}
