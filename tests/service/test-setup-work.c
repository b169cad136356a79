/* SPDX-FileCopyrightText: 2026 The Sales Connect Setup authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* The whole work of a set-up against the demo in another process; secrets are held for this run only. */
#include "scs-test-services.h"
#include "scs-test-setup.h"
#include "scs-test-wait.h"
#include "services/http/scs-http-error.h"
#include "setup/team/scs-team-job.h"

#include <glib/gstdio.h>
#include <locale.h>

#define WAIT_S 60
#define SPEED "--demo-speed=600" /* ten minutes in a second */
#define SLOW "--demo-speed=1"    /* ten minutes are ten minutes */

typedef struct {
  ScsTestServices *demo; /* (owned) */
  ScsTestSetup *test;    /* (owned) */
  char *state_path;      /* (owned) of the demo, so that it can be started again as it was */
} Fixture;

static ScsTestServices *
start_demo (Fixture *fixture, const char *fault, const char *speed)
{
  g_autofree char *state = g_strconcat ("--demo-state=", fixture->state_path, NULL);
  const char *const options[] = { speed, state, NULL };

  return scs_test_services_start (fault, options);
}

static void
set_up_at (Fixture *fixture, const char *speed)
{
  g_autofree char *folder = g_dir_make_tmp ("scs-demo-XXXXXX", NULL);

  fixture->state_path = g_build_filename (folder, "state.json", NULL);
  fixture->demo = start_demo (fixture, NULL, speed);
  fixture->test = scs_test_setup_new ("test", fixture->demo);
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  set_up_at (fixture, SPEED);
}

static void
set_up_slow (Fixture *fixture, gconstpointer data)
{
  set_up_at (fixture, SLOW);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  g_autofree char *folder = g_path_get_dirname (fixture->state_path);

  scs_test_setup_free (fixture->test);
  scs_test_services_stop (fixture->demo);
  g_unlink (fixture->state_path);
  g_assert_cmpint (g_rmdir (folder), ==, 0);
  g_free (fixture->state_path);
}

/* Another demo in place of the present one, and the program started again, with all that both remember. */
static void
start_again (Fixture *fixture, const char *fault, const char *speed)
{
  scs_test_services_stop (fixture->demo);
  fixture->demo = start_demo (fixture, fault, speed);
  scs_test_setup_restart (fixture->test, fixture->demo);
}

static const char *
get (Fixture *fixture, const char *service, const char *member)
{
  return scs_test_services_get (fixture->demo, service, member);
}

static ScsOutcomeState
get_state (Fixture *fixture, const char *id)
{
  return scs_outcome_get_state (scs_setup_get_outcome (fixture->test->setup, id));
}

static void
assert_check (Fixture *fixture, const char *id, ScsCheckResult result, const char *reason)
{
  const ScsCheck *check = scs_setup_get_check (fixture->test->setup, id);

  g_test_message ("%s", id);
  g_assert_nonnull (check);
  g_assert_cmpstr (check->reason, ==, reason);
  g_assert_cmpint (check->result, ==, result);
}

static gboolean
sign_in (Fixture *fixture, const char *password, GError **error)
{
  GAsyncResult *slot = NULL;
  g_autoptr (GAsyncResult) result = NULL;

  scs_setup_sign_in_async (fixture->test->setup,
                           get (fixture, "sales_connect", "email"),
                           password,
                           NULL,
                           scs_test_keep_result_cb,
                           &slot);
  result = scs_test_wait_result (&slot, WAIT_S);
  return scs_setup_sign_in_finish (fixture->test->setup, result, error);
}

static void
come_in (Fixture *fixture)
{
  g_autoptr (GError) error = NULL;

  g_assert_true (sign_in (fixture, get (fixture, "sales_connect", "password"), &error));
  g_assert_no_error (error);
}

static void
store_values (Fixture *fixture, const char *purpose, const char *client_secret)
{
  scs_test_setup_store (fixture->test, "marketo", purpose, "munchkin-id", get (fixture, "marketo", "munchkin_id"));
  scs_test_setup_store (fixture->test, "marketo", purpose, "client-id", get (fixture, "marketo", "client_id"));
  scs_test_setup_store (fixture->test,
                        "marketo",
                        purpose,
                        "client-secret",
                        client_secret != NULL ? client_secret : get (fixture, "marketo", "client_secret"));
}

static gboolean
connect_marketo (Fixture *fixture, GError **error)
{
  GAsyncResult *slot = NULL;
  g_autoptr (GAsyncResult) result = NULL;

  scs_setup_connect_marketo_async (fixture->test->setup, scs_test_keep_result_cb, &slot);
  result = scs_test_wait_result (&slot, WAIT_S);
  return scs_setup_connect_marketo_finish (fixture->test->setup, result, error);
}

static void
run_checks (Fixture *fixture, const char *group)
{
  scs_test_setup_run_checks (fixture->test, group);
}

/* A look at the service, past what the set-up believes */
static guint
count_users (Fixture *fixture, gboolean with_access)
{
  ScsSalesConnect *service = scs_setup_get_sales_connect (fixture->test->setup);
  GAsyncResult *slot = NULL;
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GPtrArray) users = NULL;
  g_autoptr (GError) error = NULL;
  guint n = 0;

  scs_sales_connect_list_users_async (service, NULL, scs_test_keep_result_cb, &slot);
  result = scs_test_wait_result (&slot, WAIT_S);
  users = scs_sales_connect_list_users_finish (service, result, &error);
  g_assert_no_error (error);
  for (guint i = 0; i < users->len; i++)
    n += !with_access || ((ScsSalesConnectUser *) g_ptr_array_index (users, i))->has_access;
  return n;
}

static void
wait_until_open (Fixture *fixture)
{
  while (scs_setup_is_waiting (fixture->test->setup))
    scs_test_run_for (100);
  run_checks (fixture, SCS_GROUP_SALES_CONNECT);
}

static void
test_sign_in (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  g_assert_false (scs_setup_is_guided (fixture->test->setup));
  g_assert_false (scs_setup_group_applies (fixture->test->setup, SCS_GROUP_SALES_CONNECT));
  g_assert_false (sign_in (fixture, "wrong", &error));
  g_assert_error (error, SCS_SALES_CONNECT_ERROR, SCS_SALES_CONNECT_ERROR_WRONG_LOGIN);
  g_assert_false (scs_setup_has_secret (fixture->test->setup, "sales-connect", NULL, "access-token"));
  g_assert_null (scs_setup_get_check (fixture->test->setup, "sales-connect-account"));
  g_assert_cmpint (get_state (fixture, "account-signed-in"), ==, SCS_OUTCOME_OPEN);

  come_in (fixture);
  g_assert_true (scs_setup_has_secret (fixture->test->setup, "sales-connect", NULL, "access-token"));
  g_assert_true (scs_setup_group_applies (fixture->test->setup, SCS_GROUP_SALES_CONNECT));
  assert_check (fixture, "sales-connect-account", SCS_CHECK_PASSED, "admin");
  assert_check (fixture, "sales-connect-salesforce", SCS_CHECK_FAILED, "not-connected");
  assert_check (fixture, "sales-connect-marketo", SCS_CHECK_FAILED, "not-connected");
  assert_check (fixture, "sales-connect-access-open", SCS_CHECK_FAILED, "not-connected");
  assert_check (fixture, "sales-connect-team-access", SCS_CHECK_UNKNOWN, "marketo-first");
  g_assert_cmpint (get_state (fixture, "account-signed-in"), ==, SCS_OUTCOME_PROVED);
  g_assert_cmpstr (scs_setup_get_fact (fixture->test->setup, SCS_FACT_MY_EMAIL), ==, get (fixture, "sales_connect", "email"));
  /* Whoever was there before is on the list now. */
  g_assert_cmpint (g_list_model_get_n_items (G_LIST_MODEL (scs_setup_get_members (fixture->test->setup))), ==,
                   count_users (fixture, FALSE));
}

/* Stopping to wait is no error of the service, and stores nothing. */
static void
test_sign_in_cancelled (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  GAsyncResult *slot = NULL;
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  scs_setup_sign_in_async (fixture->test->setup,
                           get (fixture, "sales_connect", "email"),
                           get (fixture, "sales_connect", "password"),
                           cancellable,
                           scs_test_keep_result_cb,
                           &slot);
  g_cancellable_cancel (cancellable);
  result = scs_test_wait_result (&slot, WAIT_S);
  g_assert_false (scs_setup_sign_in_finish (fixture->test->setup, result, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_assert_false (scs_setup_has_secret (fixture->test->setup, "sales-connect", NULL, "access-token"));
}

static void
test_marketo_values (Fixture *fixture, gconstpointer data)
{
  ScsSetup *setup = fixture->test->setup;

  g_assert_false (scs_setup_group_applies (setup, SCS_GROUP_MARKETO));
  store_values (fixture, SCS_PURPOSE_SALES_CONNECT, "wrong-secret");
  g_assert_true (scs_setup_group_applies (setup, SCS_GROUP_MARKETO));
  run_checks (fixture, SCS_GROUP_MARKETO);
  g_assert_cmpint (scs_setup_get_check (setup, "marketo-credentials")->result, ==, SCS_CHECK_FAILED);
  assert_check (fixture, "marketo-usage", SCS_CHECK_UNKNOWN,
                scs_setup_get_check (setup, "marketo-credentials")->reason);
  g_assert_cmpint (get_state (fixture, "credentials-known"), ==, SCS_OUTCOME_OPEN);

  store_values (fixture, SCS_PURPOSE_SALES_CONNECT, NULL);
  run_checks (fixture, SCS_GROUP_MARKETO);
  assert_check (fixture, "marketo-credentials", SCS_CHECK_PASSED, "signed-in");
  assert_check (fixture, "marketo-usage", SCS_CHECK_PASSED, "usage");
  g_assert_cmpint (get_state (fixture, "credentials-known"), ==, SCS_OUTCOME_PROVED);
  g_assert_cmpint (scs_setup_get_step_state (setup, "credentials"), ==, SCS_STEP_PROVED);

  /* Other values are judged anew, without the token of the old ones. */
  scs_test_setup_store (fixture->test, "marketo", SCS_PURPOSE_SALES_CONNECT, "client-secret", "wrong-again");
  run_checks (fixture, SCS_GROUP_MARKETO);
  g_assert_cmpint (scs_setup_get_check (setup, "marketo-credentials")->result, ==, SCS_CHECK_FAILED);
  g_assert_cmpint (get_state (fixture, "credentials-known"), ==, SCS_OUTCOME_CONTRADICTED);
}

static void
test_marketo_own_service (Fixture *fixture, gconstpointer data)
{
  store_values (fixture, SCS_PURPOSE_CHECKS, NULL);
  g_assert_true (scs_setup_group_applies (fixture->test->setup, SCS_GROUP_MARKETO_CHECKS));
  run_checks (fixture, SCS_GROUP_MARKETO_CHECKS);
  g_assert_nonnull (scs_setup_get_check (fixture->test->setup, "marketo-workspaces"));
  g_assert_cmpint (scs_setup_get_check (fixture->test->setup, "marketo-workspaces")->result, !=, SCS_CHECK_FAILED);
}

/* A service that cannot be asked changes no outcome. */
static void
test_checks_out_of_reach (Fixture *fixture, gconstpointer data)
{
  come_in (fixture);
  store_values (fixture, SCS_PURPOSE_SALES_CONNECT, NULL);
  run_checks (fixture, SCS_GROUP_MARKETO);
  start_again (fixture, "not-json", SPEED);
  run_checks (fixture, SCS_GROUP_MARKETO);
  run_checks (fixture, SCS_GROUP_SALES_CONNECT);
  assert_check (fixture, "marketo-credentials", SCS_CHECK_UNKNOWN, "http:not-json");
  assert_check (fixture, "sales-connect-account", SCS_CHECK_UNKNOWN, "http:not-json");
  g_assert_cmpint (get_state (fixture, "credentials-known"), ==, SCS_OUTCOME_PROVED);
  g_assert_cmpint (get_state (fixture, "account-signed-in"), ==, SCS_OUTCOME_PROVED);
}

/* Who asks while a group runs waits for the same answer. */
static void
test_checks_shared (Fixture *fixture, gconstpointer data)
{
  ScsSetup *setup = fixture->test->setup;
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  GAsyncResult *slots[3] = { NULL };
  g_autoptr (GError) error = NULL;

  store_values (fixture, SCS_PURPOSE_SALES_CONNECT, NULL);
  for (gsize i = 0; i < G_N_ELEMENTS (slots); i++)
    scs_setup_run_checks_async (setup, SCS_GROUP_MARKETO, i == 1 ? cancellable : NULL, scs_test_keep_result_cb, &slots[i]);
  g_cancellable_cancel (cancellable);
  for (gsize i = 0; i < G_N_ELEMENTS (slots); i++) {
    g_autoptr (GAsyncResult) result = scs_test_wait_result (&slots[i], WAIT_S);

    g_assert_cmpint (scs_setup_run_checks_finish (setup, result, &error), ==, i != 1);
    if (i == 1)
      g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
    g_clear_error (&error);
  }
  assert_check (fixture, "marketo-credentials", SCS_CHECK_PASSED, "signed-in");
}

static void
test_connect_marketo (Fixture *fixture, gconstpointer data)
{
  ScsSetup *setup = fixture->test->setup;
  gint64 before = g_get_real_time ();
  g_autoptr (GError) error = NULL;

  come_in (fixture);
  store_values (fixture, SCS_PURPOSE_SALES_CONNECT, NULL);
  g_assert_true (connect_marketo (fixture, &error));
  g_assert_no_error (error);
  g_assert_cmpint (get_state (fixture, "marketo-connected"), ==, SCS_OUTCOME_PROVED);
  g_assert_cmpint (scs_setup_get_wait_opens_at_us (setup), >, before - G_USEC_PER_SEC);
  g_assert_cmpint (scs_setup_get_wait_opens_at_us (setup), <=, g_get_real_time () + 2 * G_USEC_PER_SEC);
  g_assert_false (scs_setup_is_doubtful (setup, "connect-marketo"));
  g_assert_cmpint (scs_test_setup_count_records (fixture->test, "operation"), ==, 0);

  wait_until_open (fixture);
  g_assert_cmpint (get_state (fixture, "marketo-waited"), ==, SCS_OUTCOME_PROVED);
  g_assert_cmpint (scs_setup_get_step_state (setup, "marketo"), ==, SCS_STEP_PROVED);

  /* Connected is connected: a second time is told by the service, and is no doubt. */
  g_assert_false (connect_marketo (fixture, &error));
  g_assert_error (error, SCS_SALES_CONNECT_ERROR, SCS_SALES_CONNECT_ERROR_ALREADY_CONNECTED);
  g_assert_cmpint (scs_test_setup_count_records (fixture->test, "operation"), ==, 0);
}

static void
test_connect_marketo_waits (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  come_in (fixture);
  store_values (fixture, SCS_PURPOSE_SALES_CONNECT, NULL);
  g_assert_true (connect_marketo (fixture, &error));
  g_assert_true (scs_setup_is_waiting (fixture->test->setup));
  assert_check (fixture, "sales-connect-access-open", SCS_CHECK_UNKNOWN, "waiting");
  g_assert_cmpint (scs_setup_get_step_state (fixture->test->setup, "marketo"), ==, SCS_STEP_WAITING);
  scs_test_setup_restart (fixture->test, fixture->demo);
  g_assert_cmpint (scs_setup_get_step_state (fixture->test->setup, "marketo"), ==, SCS_STEP_WAITING);
}

static void
test_connect_marketo_twice (Fixture *fixture, gconstpointer data)
{
  ScsSetup *setup = fixture->test->setup;
  GAsyncResult *slots[2] = { NULL };
  g_autoptr (GAsyncResult) first = NULL, second = NULL;
  g_autoptr (GError) error = NULL;

  come_in (fixture);
  store_values (fixture, SCS_PURPOSE_SALES_CONNECT, NULL);
  scs_setup_connect_marketo_async (setup, scs_test_keep_result_cb, &slots[0]);
  scs_setup_connect_marketo_async (setup, scs_test_keep_result_cb, &slots[1]);
  second = scs_test_wait_result (&slots[1], WAIT_S);
  g_assert_false (scs_setup_connect_marketo_finish (setup, second, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_PENDING);
  first = scs_test_wait_result (&slots[0], WAIT_S);
  g_assert_true (scs_setup_connect_marketo_finish (setup, first, NULL));
}

/* A refusal is an answer: nothing is in doubt, and the next try needs no question. */
static void
test_connect_marketo_refused (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  come_in (fixture);
  store_values (fixture, SCS_PURPOSE_SALES_CONNECT, "wrong-secret");
  g_assert_false (connect_marketo (fixture, &error));
  g_assert_error (error, SCS_SALES_CONNECT_ERROR, SCS_SALES_CONNECT_ERROR_CLIENT_SECRET);
  g_assert_false (scs_setup_is_doubtful (fixture->test->setup, "connect-marketo"));
  g_assert_cmpint (scs_test_setup_count_records (fixture->test, "operation"), ==, 0);
  g_assert_cmpint (get_state (fixture, "marketo-connected"), ==, SCS_OUTCOME_OPEN);
  g_assert_cmpint (scs_setup_get_wait_opens_at_us (fixture->test->setup), ==, 0);

  g_clear_error (&error);
  store_values (fixture, SCS_PURPOSE_SALES_CONNECT, NULL);
  g_assert_true (connect_marketo (fixture, &error));
}

/* Without the values there is nothing to send, and without a session nobody who may. */
static void
test_connect_marketo_unprepared (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  store_values (fixture, SCS_PURPOSE_SALES_CONNECT, NULL);
  g_assert_false (connect_marketo (fixture, &error));
  g_assert_error (error, SCS_SALES_CONNECT_ERROR, SCS_SALES_CONNECT_ERROR_SESSION);
  g_assert_cmpint (scs_test_setup_count_records (fixture->test, "operation"), ==, 0);
  g_assert_false (scs_setup_is_doubtful (fixture->test->setup, "connect-marketo"));
}

/* The answer is lost. What was sent is written down, outlives the program, is asked about first, and done once. */
static void
test_connect_marketo_in_doubt (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  come_in (fixture);
  store_values (fixture, SCS_PURPOSE_SALES_CONNECT, NULL);
  start_again (fixture, "cut:sales-connect", SPEED);
  g_assert_false (connect_marketo (fixture, &error));
  g_assert_error (error, SCS_HTTP_ERROR, SCS_HTTP_ERROR_CUT_SHORT);
  g_clear_error (&error);
  g_assert_true (scs_setup_is_doubtful (fixture->test->setup, "connect-marketo"));
  g_assert_false (scs_setup_is_doubtful (fixture->test->setup, "invite"));
  g_assert_cmpint (scs_test_setup_count_records (fixture->test, "operation"), ==, 1);

  /* While the question is not answered nothing is sent on top. */
  scs_test_setup_restart (fixture->test, fixture->demo);
  g_assert_true (scs_setup_is_doubtful (fixture->test->setup, "connect-marketo"));
  g_assert_false (connect_marketo (fixture, &error));
  g_assert_error (error, SCS_SALES_CONNECT_ERROR, SCS_SALES_CONNECT_ERROR_UNAVAILABLE);
  g_clear_error (&error);
  g_assert_cmpint (scs_test_setup_count_records (fixture->test, "operation"), ==, 1);

  start_again (fixture, NULL, SPEED);
  g_assert_true (scs_setup_is_doubtful (fixture->test->setup, "connect-marketo"));
  g_assert_true (connect_marketo (fixture, &error));
  g_assert_no_error (error);
  g_assert_cmpint (get_state (fixture, "marketo-connected"), ==, SCS_OUTCOME_PROVED);
  g_assert_cmpint (scs_setup_get_wait_opens_at_us (fixture->test->setup), >, 0);
  g_assert_false (scs_setup_is_doubtful (fixture->test->setup, "connect-marketo"));
  g_assert_cmpint (scs_test_setup_count_records (fixture->test, "operation"), ==, 0);
}

/* It is the answer, not the call, that was lost: another admin's program made the connection meanwhile, or our own did. */
static void
test_connect_marketo_was_done (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GPtrArray) records = g_ptr_array_new_with_free_func ((GDestroyNotify) scs_journal_record_free);
  GAsyncResult *slot = NULL;
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  come_in (fixture);
  store_values (fixture, SCS_PURPOSE_SALES_CONNECT, NULL);
  g_assert_true (connect_marketo (fixture, &error));
  /* As the journal is when the program was killed between the call and its answer */
  g_ptr_array_add (records, scs_journal_record_new ("operation", "a-key", "{\"kind\":\"connect-marketo\"}"));
  scs_journal_put_async (fixture->test->journal, "test", records, NULL, scs_test_keep_result_cb, &slot);
  result = scs_test_wait_result (&slot, WAIT_S);
  g_assert_true (scs_journal_put_finish (fixture->test->journal, result, NULL));
  g_clear_object (&result);
  scs_test_setup_restart (fixture->test, fixture->demo);
  g_assert_true (scs_setup_is_doubtful (fixture->test->setup, "connect-marketo"));

  /* To send again would be refused as connected already; to ask is enough. */
  g_assert_true (connect_marketo (fixture, &error));
  g_assert_no_error (error);
  g_assert_false (scs_setup_is_doubtful (fixture->test->setup, "connect-marketo"));
  g_assert_cmpint (scs_test_setup_count_records (fixture->test, "operation"), ==, 0);
}

static void
test_connect_salesforce (Fixture *fixture, gconstpointer data)
{
  GAsyncResult *slot = NULL;
  g_autoptr (GAsyncResult) result = NULL;
  g_autofree char *url = NULL;
  g_autoptr (GError) error = NULL;

  come_in (fixture);
  scs_setup_connect_salesforce_async (fixture->test->setup, scs_test_keep_result_cb, &slot);
  result = scs_test_wait_result (&slot, WAIT_S);
  url = scs_setup_connect_salesforce_finish (fixture->test->setup, result, &error);
  g_assert_no_error (error);
  g_assert_true (g_str_has_prefix (url, "http://127.0.0.1:"));
  /* An address that nobody opened has connected nothing. */
  run_checks (fixture, SCS_GROUP_SALES_CONNECT);
  assert_check (fixture, "sales-connect-salesforce", SCS_CHECK_FAILED, "not-connected");
}

/* A sign-in that is accepted is stored whole; what it is worth, the checks say. */
static void
test_accept_salesforce (Fixture *fixture, gconstpointer data)
{
  ScsSetup *setup = fixture->test->setup;
  ScsSalesforceSession session = { 0 };
  static const char *const kinds[] = { "consumer-key", "instance-url", "access-token" };
  GAsyncResult *slot = NULL, *forget_slot = NULL;
  g_autoptr (GAsyncResult) result = NULL, forgotten = NULL;
  g_autoptr (GError) error = NULL;

  session.access_token = (char *) "no-such-token";
  session.instance_url = (char *) get (fixture, "salesforce", "url");
  scs_setup_accept_salesforce_async (setup, &session, "a-key", scs_test_keep_result_cb, &slot);
  result = scs_test_wait_result (&slot, WAIT_S);
  g_assert_true (scs_setup_accept_salesforce_finish (setup, result, &error));
  for (gsize i = 0; i < G_N_ELEMENTS (kinds); i++)
    g_assert_true (scs_setup_has_secret (setup, "salesforce", NULL, kinds[i]));
  g_assert_false (scs_setup_has_secret (setup, "salesforce", NULL, "refresh-token"));
  g_assert_cmpint (scs_setup_get_check (setup, "salesforce-sign-in")->result, ==, SCS_CHECK_UNKNOWN);
  g_assert_true (g_str_has_prefix (scs_setup_get_check (setup, "salesforce-sign-in")->reason, "salesforce:"));
  g_assert_cmpint (get_state (fixture, "salesforce-api"), ==, SCS_OUTCOME_OPEN);

  scs_setup_forget_secrets_async (setup, "salesforce", NULL, NULL, scs_test_keep_result_cb, &forget_slot);
  forgotten = scs_test_wait_result (&forget_slot, WAIT_S);
  g_assert_true (scs_setup_forget_secrets_finish (setup, forgotten, NULL));
  g_assert_false (scs_setup_group_applies (setup, SCS_GROUP_SALESFORCE));
}

static GPtrArray *
add_people (Fixture *fixture, const char *prefix, guint n)
{
  GPtrArray *people = g_ptr_array_new ();

  for (guint i = 0; i < n; i++) {
    g_autofree char *email = g_strdup_printf ("%s.%u@hoshigaoka.example", prefix, i);

    g_ptr_array_add (people, scs_member_list_add (scs_setup_get_members (fixture->test->setup), email));
  }
  scs_setup_save_members (fixture->test->setup, people);
  return people;
}

static gboolean
run_job (ScsTeamJob *job, GError **error)
{
  GAsyncResult *slot = NULL;
  g_autoptr (GAsyncResult) result = NULL;

  scs_team_job_run_async (job, NULL, scs_test_keep_result_cb, &slot);
  result = scs_test_wait_result (&slot, WAIT_S);
  return scs_team_job_run_finish (job, result, error);
}

/* Everybody who is invited or here, and has no access */
static GPtrArray *
list_without_access (Fixture *fixture)
{
  GListModel *members = G_LIST_MODEL (scs_setup_get_members (fixture->test->setup));
  GPtrArray *people = g_ptr_array_new ();

  for (guint i = 0; i < g_list_model_get_n_items (members); i++) {
    g_autoptr (ScsMember) member = g_list_model_get_item (members, i);

    if (scs_member_get_state (member) == SCS_MEMBER_INVITED || scs_member_get_state (member) == SCS_MEMBER_HERE)
      g_ptr_array_add (people, member);
  }
  return people;
}

static void
connect_everybody (Fixture *fixture)
{
  g_autoptr (GPtrArray) people = list_without_access (fixture);
  ScsTeamJob *job = scs_team_job_new (fixture->test->setup, SCS_TEAM_CONNECT, people, NULL);
  g_autoptr (GError) error = NULL;

  g_assert_true (run_job (job, &error));
  g_assert_no_error (error);
  g_assert_cmpint (scs_team_job_get_problems (job), ==, 0);
  g_assert_finalize_object (job);
}

static void
keep_done_cb (ScsTeamJob *job, GParamSpec *pspec, GArray *progress)
{
  guint done = scs_team_job_get_done (job);

  g_array_append_val (progress, done);
}

static void
prepare_team (Fixture *fixture)
{
  g_autoptr (GError) error = NULL;

  come_in (fixture);
  store_values (fixture, SCS_PURPOSE_SALES_CONNECT, NULL);
  g_assert_true (connect_marketo (fixture, &error));
  wait_until_open (fixture);
}

/* Forty people are invited and connected in batches, with progress. */
static void
test_team (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GPtrArray) people = NULL;
  g_autoptr (GArray) progress = g_array_new (FALSE, FALSE, sizeof (guint));
  g_autoptr (GError) error = NULL;
  ScsTeamJob *invite, *connect;
  ScsMemberCounts counts;
  guint before;

  prepare_team (fixture);
  before = count_users (fixture, FALSE);
  people = add_people (fixture, "newcomer", 40);
  invite = scs_team_job_new (fixture->test->setup, SCS_TEAM_INVITE, people, NULL);
  g_signal_connect (invite, "notify::done", G_CALLBACK (keep_done_cb), progress);
  g_assert_true (run_job (invite, &error));
  g_assert_no_error (error);
  g_assert_cmpint (progress->len, ==, 2);
  g_assert_cmpint (g_array_index (progress, guint, 0), ==, 25);
  g_assert_cmpint (g_array_index (progress, guint, 1), ==, 40);
  g_assert_cmpint (scs_team_job_get_problems (invite), ==, 0);
  g_assert_cmpint (count_users (fixture, FALSE), ==, before + 40);
  g_assert_cmpint (get_state (fixture, "team-invited"), ==, SCS_OUTCOME_PROVED);
  g_assert_finalize_object (invite);

  g_array_set_size (progress, 0);
  connect = scs_team_job_new (fixture->test->setup, SCS_TEAM_CONNECT, people, NULL);
  g_signal_connect (connect, "notify::done", G_CALLBACK (keep_done_cb), progress);
  g_assert_true (run_job (connect, &error));
  g_assert_no_error (error);
  g_assert_cmpint (progress->len, ==, 2);
  g_assert_finalize_object (connect);
  assert_check (fixture, "sales-connect-team-access", SCS_CHECK_UNKNOWN, "some-without");
  connect_everybody (fixture);
  scs_member_list_count (scs_setup_get_members (fixture->test->setup), &counts);
  g_assert_cmpint (counts.connected, ==, count_users (fixture, TRUE));
  g_assert_cmpint (counts.connected, >=, 40);
  g_assert_cmpint (get_state (fixture, "team-access"), ==, SCS_OUTCOME_PROVED);
  g_assert_cmpint (scs_test_setup_count_records (fixture->test, "operation"), ==, 0);

  /* All of it is remembered. */
  scs_test_setup_restart (fixture->test, fixture->demo);
  scs_member_list_count (scs_setup_get_members (fixture->test->setup), &counts);
  g_assert_cmpint (counts.connected, >=, 40);
  g_assert_cmpint (scs_setup_get_step_state (fixture->test->setup, "team"), ==, SCS_STEP_PROVED);
}

/* What cannot be done for one person is noted there, and the others have their result. */
static void
test_team_problems (Fixture *fixture, gconstpointer data)
{
  ScsMemberList *members = scs_setup_get_members (fixture->test->setup);
  g_autoptr (GPtrArray) people = NULL;
  g_autoptr (GError) error = NULL;
  ScsMember *elsewhere;
  ScsTeamJob *invite;

  come_in (fixture);
  people = add_people (fixture, "newcomer", 2);
  elsewhere = scs_member_list_add (members, "adam.novak@hoshigaoka.example");
  g_ptr_array_add (people, elsewhere);
  invite = scs_team_job_new (fixture->test->setup, SCS_TEAM_INVITE, people, NULL);
  g_assert_true (run_job (invite, &error));
  g_assert_cmpint (scs_team_job_get_problems (invite), ==, 1);
  g_assert_cmpstr (scs_member_get_problem (elsewhere), ==, "used-elsewhere");
  g_assert_cmpint (scs_member_get_state (elsewhere), ==, SCS_MEMBER_PLANNED);
  g_assert_null (scs_member_get_problem (g_ptr_array_index (people, 0)));
  g_assert_cmpint (scs_member_get_state (g_ptr_array_index (people, 0)), ==, SCS_MEMBER_INVITED);
  g_assert_finalize_object (invite);
}

/* Too early: the service says so, and nothing is in doubt. */
static void
test_team_too_early (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GPtrArray) people = NULL;
  g_autoptr (GError) error = NULL;
  ScsTeamJob *invite, *connect;

  come_in (fixture);
  store_values (fixture, SCS_PURPOSE_SALES_CONNECT, NULL);
  people = add_people (fixture, "newcomer", 3);
  invite = scs_team_job_new (fixture->test->setup, SCS_TEAM_INVITE, people, NULL);
  g_assert_true (run_job (invite, &error));
  g_assert_finalize_object (invite);

  connect = scs_team_job_new (fixture->test->setup, SCS_TEAM_CONNECT, people, NULL);
  g_assert_false (run_job (connect, &error));
  g_assert_error (error, SCS_SALES_CONNECT_ERROR, SCS_SALES_CONNECT_ERROR_NOT_CONNECTED);
  g_clear_error (&error);
  g_assert_finalize_object (connect);

  g_assert_true (connect_marketo (fixture, &error));
  connect = scs_team_job_new (fixture->test->setup, SCS_TEAM_CONNECT, people, NULL);
  g_assert_false (run_job (connect, &error));
  g_assert_error (error, SCS_SALES_CONNECT_ERROR, SCS_SALES_CONNECT_ERROR_NOT_OPEN_YET);
  g_assert_finalize_object (connect);
  g_assert_cmpint (scs_test_setup_count_records (fixture->test, "operation"), ==, 0);
}

/* An invitation whose answer was lost: asked about first, then only what is missing is sent. */
static void
test_team_in_doubt (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GPtrArray) people = NULL;
  g_autoptr (GError) error = NULL;
  ScsTeamJob *job;
  guint before;

  come_in (fixture);
  before = count_users (fixture, FALSE);
  start_again (fixture, "cut:sales-connect", SPEED);
  people = add_people (fixture, "newcomer", 30);
  job = scs_team_job_new (fixture->test->setup, SCS_TEAM_INVITE, people, NULL);
  g_assert_false (run_job (job, &error));
  g_assert_error (error, SCS_HTTP_ERROR, SCS_HTTP_ERROR_CUT_SHORT);
  g_clear_error (&error);
  g_assert_cmpint (scs_team_job_get_done (job), ==, 0);
  g_assert_finalize_object (job);
  g_assert_true (scs_setup_is_doubtful (fixture->test->setup, "invite"));
  g_assert_cmpint (scs_test_setup_count_records (fixture->test, "operation"), ==, 1);

  /* The question itself is not answered: nothing is sent. */
  job = scs_team_job_new (fixture->test->setup, SCS_TEAM_INVITE, people, NULL);
  g_assert_false (run_job (job, &error));
  g_assert_error (error, SCS_SALES_CONNECT_ERROR, SCS_SALES_CONNECT_ERROR_UNAVAILABLE);
  g_clear_error (&error);
  g_assert_finalize_object (job);
  g_assert_cmpint (scs_test_setup_count_records (fixture->test, "operation"), ==, 1);

  start_again (fixture, NULL, SPEED);
  g_assert_true (scs_setup_is_doubtful (fixture->test->setup, "invite"));
  g_ptr_array_unref (people);
  people = add_people (fixture, "newcomer", 30);
  job = scs_team_job_new (fixture->test->setup, SCS_TEAM_INVITE, people, NULL);
  g_assert_true (run_job (job, &error));
  g_assert_no_error (error);
  g_assert_finalize_object (job);
  g_assert_false (scs_setup_is_doubtful (fixture->test->setup, "invite"));
  g_assert_cmpint (count_users (fixture, FALSE), ==, before + 30);
  g_assert_cmpint (scs_test_setup_count_records (fixture->test, "operation"), ==, 0);
}

/* A look that runs while something is sent must not take it for settled. */
static void
test_look_while_sending (Fixture *fixture, gconstpointer data)
{
  ScsSetup *setup = fixture->test->setup;
  g_autoptr (GPtrArray) people = NULL;
  g_autoptr (GError) error = NULL;
  GAsyncResult *written_slot = NULL;
  g_autoptr (GAsyncResult) written = NULL;
  g_autoptr (GError) lost = g_error_new_literal (SCS_HTTP_ERROR, SCS_HTTP_ERROR_TIMED_OUT, "x");
  g_autofree char *key = NULL;

  come_in (fixture);
  scs_setup_send_operation_async (setup, "invite", NULL, NULL, scs_test_keep_result_cb, &written_slot);
  written = scs_test_wait_result (&written_slot, WAIT_S);
  key = scs_setup_send_operation_finish (setup, written, &error);
  g_assert_nonnull (key);
  run_checks (fixture, SCS_GROUP_SALES_CONNECT);
  g_assert_cmpint (scs_test_setup_count_records (fixture->test, "operation"), ==, 1);

  scs_setup_settle_operation (setup, key, lost);
  g_assert_true (scs_setup_is_doubtful (setup, "invite"));
  g_assert_cmpint (scs_test_setup_count_records (fixture->test, "operation"), ==, 1);
  run_checks (fixture, SCS_GROUP_SALES_CONNECT);
  g_assert_false (scs_setup_is_doubtful (setup, "invite"));
  g_assert_cmpint (scs_test_setup_count_records (fixture->test, "operation"), ==, 0);
}

static const struct {
  GQuark (*domain) (void);
  int code;
  gboolean in_doubt;
} ends[] = {
  { NULL, 0, FALSE },
  { scs_http_error_quark, SCS_HTTP_ERROR_TIMED_OUT, TRUE },
  { scs_http_error_quark, SCS_HTTP_ERROR_CUT_SHORT, TRUE },
  { scs_http_error_quark, SCS_HTTP_ERROR_NOT_JSON, TRUE },
  { scs_http_error_quark, SCS_HTTP_ERROR_WRONG_SHAPE, TRUE },
  { scs_http_error_quark, SCS_HTTP_ERROR_TOO_LARGE, TRUE },
  { scs_http_error_quark, SCS_HTTP_ERROR_STATUS, TRUE },
  { scs_http_error_quark, SCS_HTTP_ERROR_FAILED, TRUE },
  { scs_http_error_quark, SCS_HTTP_ERROR_OFFLINE, FALSE },
  { scs_http_error_quark, SCS_HTTP_ERROR_HOST_NOT_FOUND, FALSE },
  { scs_http_error_quark, SCS_HTTP_ERROR_REFUSED, FALSE },
  { scs_http_error_quark, SCS_HTTP_ERROR_CERTIFICATE, FALSE },
  { scs_http_error_quark, SCS_HTTP_ERROR_ADDRESS, FALSE },
  { scs_sales_connect_error_quark, SCS_SALES_CONNECT_ERROR_UNAVAILABLE, TRUE },
  { scs_sales_connect_error_quark, SCS_SALES_CONNECT_ERROR_SESSION, FALSE },
  { scs_sales_connect_error_quark, SCS_SALES_CONNECT_ERROR_CLIENT_SECRET, FALSE },
  { g_io_error_quark, G_IO_ERROR_CANCELLED, TRUE },
};

/* Which ends leave it open whether the service has done it */
static void
test_settle (Fixture *fixture, gconstpointer data)
{
  ScsSetup *setup = fixture->test->setup;

  for (gsize i = 0; i < G_N_ELEMENTS (ends); i++) {
    g_autofree char *kind = g_strdup_printf ("kind-%" G_GSIZE_FORMAT, i);
    g_autoptr (GError) error = ends[i].domain != NULL ? g_error_new_literal (ends[i].domain (), ends[i].code, "x") : NULL;
    GAsyncResult *slot = NULL;
    g_autoptr (GAsyncResult) result = NULL;
    g_autofree char *key = NULL;

    scs_setup_send_operation_async (setup,
                                    kind,
                                    (const char *const[]){ "a@x.example", NULL },
                                    (const char *const[]){ "1", "2", NULL },
                                    scs_test_keep_result_cb,
                                    &slot);
    result = scs_test_wait_result (&slot, WAIT_S);
    key = scs_setup_send_operation_finish (setup, result, NULL);
    g_assert_true (g_uuid_string_is_valid (key));
    scs_setup_settle_operation (setup, key, error);
    g_test_message ("%s", kind);
    g_assert_cmpint (scs_setup_is_doubtful (setup, kind), ==, ends[i].in_doubt);
  }
  scs_test_setup_restart (fixture->test, fixture->demo);
  for (gsize i = 0; i < G_N_ELEMENTS (ends); i++) {
    g_autofree char *kind = g_strdup_printf ("kind-%" G_GSIZE_FORMAT, i);

    g_assert_cmpint (scs_setup_is_doubtful (fixture->test->setup, kind), ==, ends[i].in_doubt);
  }
}

/* Pressed on the demo's desk, behind the program's back */
static void
press_desk (Fixture *fixture, const char *action)
{
  g_autofree char *url = g_strconcat (get (fixture, "sales_connect", "url"), "/desk/", action, NULL);
  g_autoptr (ScsHttpRequest) request = scs_http_request_new ("POST", url);
  GAsyncResult *slot = NULL;
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (ScsHttpAnswer) answer = NULL;
  g_autoptr (GError) error = NULL;

  scs_http_client_send_async (fixture->test->http, request, NULL, scs_test_keep_result_cb, &slot);
  result = scs_test_wait_result (&slot, WAIT_S);
  /* It leads back to the desk, which a client of ours does not follow. */
  answer = scs_http_client_send_finish (fixture->test->http, result, &error);
  g_assert_error (error, SCS_HTTP_ERROR, SCS_HTTP_ERROR_REDIRECT);
}

/* What was proved and is no more so is contradicted, person by person; given back, it is proved again. */
static void
test_contradicted (Fixture *fixture, gconstpointer data)
{
  ScsSetup *setup = fixture->test->setup;
  g_autoptr (GPtrArray) people = NULL;
  g_autoptr (GError) error = NULL;
  ScsTeamJob *job;
  ScsMember *member;

  prepare_team (fixture);
  people = add_people (fixture, "newcomer", 3);
  job = scs_team_job_new (setup, SCS_TEAM_INVITE, people, NULL);
  g_assert_true (run_job (job, &error));
  g_assert_finalize_object (job);
  connect_everybody (fixture);
  g_assert_cmpint (get_state (fixture, "team-access"), ==, SCS_OUTCOME_PROVED);

  press_desk (fixture, "empty-team-access");
  run_checks (fixture, SCS_GROUP_SALES_CONNECT);
  assert_check (fixture, "sales-connect-team-access", SCS_CHECK_FAILED, "lost");
  g_assert_cmpint (get_state (fixture, "team-access"), ==, SCS_OUTCOME_CONTRADICTED);
  g_assert_cmpint (scs_setup_get_step_state (setup, "team"), ==, SCS_STEP_CONTRADICTED);
  member = g_ptr_array_index (people, 0);
  g_assert_cmpstr (scs_member_get_problem (member), ==, "access-lost");
  g_assert_cmpint (scs_member_get_state (member), !=, SCS_MEMBER_CONNECTED);

  /* A second look does not forget it. */
  run_checks (fixture, SCS_GROUP_SALES_CONNECT);
  g_assert_cmpstr (scs_member_get_problem (member), ==, "access-lost");
  g_assert_cmpint (get_state (fixture, "team-access"), ==, SCS_OUTCOME_CONTRADICTED);

  connect_everybody (fixture);
  g_assert_null (scs_member_get_problem (member));
  g_assert_cmpint (get_state (fixture, "team-access"), ==, SCS_OUTCOME_PROVED);
}

/* A session that is over leaves everything unknown, and nothing contradicted. */
static void
test_session_over (Fixture *fixture, gconstpointer data)
{
  come_in (fixture);
  press_desk (fixture, "expire-sessions");
  run_checks (fixture, SCS_GROUP_SALES_CONNECT);
  assert_check (fixture, "sales-connect-account", SCS_CHECK_UNKNOWN, "sales-connect:session");
  g_assert_cmpint (get_state (fixture, "account-signed-in"), ==, SCS_OUTCOME_PROVED);
  come_in (fixture);
  assert_check (fixture, "sales-connect-account", SCS_CHECK_PASSED, "admin");
}

/* Access that we took ourselves is not lost. */
static void
test_disconnect (Fixture *fixture, gconstpointer data)
{
  ScsSetup *setup = fixture->test->setup;
  g_autoptr (GPtrArray) people = NULL;
  g_autoptr (GError) error = NULL;
  static const ScsTeamJobKind kinds[] = { SCS_TEAM_INVITE, SCS_TEAM_CONNECT, SCS_TEAM_DISCONNECT };
  guint before;

  prepare_team (fixture);
  before = count_users (fixture, TRUE);
  people = add_people (fixture, "newcomer", 2);
  for (gsize i = 0; i < G_N_ELEMENTS (kinds); i++) {
    ScsTeamJob *job = scs_team_job_new (setup, kinds[i], people, NULL);

    g_assert_cmpint (scs_team_job_get_total (job), ==, 2);
    g_assert_true (run_job (job, &error));
    g_assert_cmpint (scs_team_job_get_problems (job), ==, 0);
    g_assert_finalize_object (job);
  }
  g_assert_cmpint (count_users (fixture, TRUE), ==, before);
  for (guint i = 0; i < people->len; i++)
    g_assert_null (scs_member_get_problem (g_ptr_array_index (people, i)));
}

static void
add (const char *path, void (*start) (Fixture *, gconstpointer), void (*run) (Fixture *, gconstpointer))
{
  g_test_add (path, Fixture, NULL, start, run, tear_down);
}

int
main (int argc, char *argv[])
{
  setlocale (LC_ALL, "C.UTF-8");
  g_test_init (&argc, &argv, NULL);
  add ("/work/sign-in", set_up, test_sign_in);
  add ("/work/sign-in-cancelled", set_up, test_sign_in_cancelled);
  add ("/work/marketo-values", set_up, test_marketo_values);
  add ("/work/marketo-own-service", set_up, test_marketo_own_service);
  add ("/work/checks-out-of-reach", set_up, test_checks_out_of_reach);
  add ("/work/checks-shared", set_up, test_checks_shared);
  add ("/work/connect-marketo", set_up, test_connect_marketo);
  add ("/work/connect-marketo-waits", set_up_slow, test_connect_marketo_waits);
  add ("/work/connect-marketo-twice", set_up, test_connect_marketo_twice);
  add ("/work/connect-marketo-refused", set_up, test_connect_marketo_refused);
  add ("/work/connect-marketo-unprepared", set_up, test_connect_marketo_unprepared);
  add ("/work/connect-marketo-in-doubt", set_up, test_connect_marketo_in_doubt);
  add ("/work/connect-marketo-was-done", set_up, test_connect_marketo_was_done);
  add ("/work/connect-salesforce", set_up, test_connect_salesforce);
  add ("/work/accept-salesforce", set_up, test_accept_salesforce);
  add ("/work/team", set_up, test_team);
  add ("/work/team-problems", set_up, test_team_problems);
  add ("/work/team-too-early", set_up_slow, test_team_too_early);
  add ("/work/team-in-doubt", set_up, test_team_in_doubt);
  add ("/work/look-while-sending", set_up, test_look_while_sending);
  add ("/work/settle", set_up, test_settle);
  add ("/work/contradicted", set_up, test_contradicted);
  add ("/work/session-over", set_up, test_session_over);
  add ("/work/disconnect", set_up, test_disconnect);
  return g_test_run ();
}
