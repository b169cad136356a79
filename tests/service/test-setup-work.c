/* SPDX-FileCopyrightText: 2026 The Sales Connect Setup authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* Signing in, checking and connecting: the work of a set-up against the demo in another process. */

#include "scs-test-work.h"
#include "scs-test-wait.h"
#include "services/http/scs-http-error.h"

#include <locale.h>

static void
test_sign_in (ScsTestWork *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  g_assert_false (scs_setup_is_guided (fixture->test->setup));
  g_assert_false (scs_setup_group_applies (fixture->test->setup, SCS_GROUP_SALES_CONNECT));
  g_assert_false (scs_test_work_sign_in (fixture, "wrong", &error));
  g_assert_error (error, SCS_SALES_CONNECT_ERROR, SCS_SALES_CONNECT_ERROR_WRONG_LOGIN);
  g_assert_false (
      scs_setup_has_secret (fixture->test->setup, "sales-connect", NULL, "access-token"));
  g_assert_null (scs_setup_get_check (fixture->test->setup, "sales-connect-account"));
  g_assert_cmpint (scs_test_work_get_state (fixture, "account-signed-in"), ==, SCS_OUTCOME_OPEN);

  scs_test_work_come_in (fixture);
  g_assert_true (
      scs_setup_has_secret (fixture->test->setup, "sales-connect", NULL, "access-token"));
  g_assert_true (scs_setup_group_applies (fixture->test->setup, SCS_GROUP_SALES_CONNECT));
  scs_test_work_assert_check (fixture, "sales-connect-account", SCS_CHECK_PASSED, "admin");
  scs_test_work_assert_check (fixture,
                              "sales-connect-salesforce",
                              SCS_CHECK_FAILED,
                              "not-connected");
  scs_test_work_assert_check (fixture, "sales-connect-marketo", SCS_CHECK_FAILED, "not-connected");
  scs_test_work_assert_check (fixture,
                              "sales-connect-access-open",
                              SCS_CHECK_FAILED,
                              "not-connected");
  scs_test_work_assert_check (fixture,
                              "sales-connect-team-access",
                              SCS_CHECK_UNKNOWN,
                              "marketo-first");
  g_assert_cmpint (scs_test_work_get_state (fixture, "account-signed-in"), ==, SCS_OUTCOME_PROVED);
  g_assert_cmpstr (scs_setup_get_fact (fixture->test->setup, SCS_FACT_MY_EMAIL),
                   ==,
                   scs_test_work_get (fixture, "sales_connect", "email"));
  /* Whoever was there before is on the list now. */
  g_assert_cmpint (g_list_model_get_n_items (
                       G_LIST_MODEL (scs_setup_get_members (fixture->test->setup))),
                   ==,
                   scs_test_work_count_users (fixture, FALSE));
}

/* Stopping to wait is no error of the service, and stores nothing. */
static void
test_sign_in_cancelled (ScsTestWork *fixture, gconstpointer data)
{
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  GAsyncResult *slot = NULL;
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  scs_setup_sign_in_async (fixture->test->setup,
                           scs_test_work_get (fixture, "sales_connect", "email"),
                           scs_test_work_get (fixture, "sales_connect", "password"),
                           cancellable,
                           scs_test_keep_result_cb,
                           &slot);
  g_cancellable_cancel (cancellable);
  result = scs_test_wait_result (&slot, SCS_TEST_WORK_WAIT_S);
  g_assert_false (scs_setup_sign_in_finish (fixture->test->setup, result, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_assert_false (
      scs_setup_has_secret (fixture->test->setup, "sales-connect", NULL, "access-token"));
}

static void
test_marketo_values (ScsTestWork *fixture, gconstpointer data)
{
  ScsSetup *setup = fixture->test->setup;

  g_assert_false (scs_setup_group_applies (setup, SCS_GROUP_MARKETO));
  scs_test_work_store_values (fixture, SCS_PURPOSE_SALES_CONNECT, "wrong-secret");
  g_assert_true (scs_setup_group_applies (setup, SCS_GROUP_MARKETO));
  scs_test_work_run_checks (fixture, SCS_GROUP_MARKETO);
  g_assert_cmpint (scs_setup_get_check (setup, "marketo-credentials")->result,
                   ==,
                   SCS_CHECK_FAILED);
  scs_test_work_assert_check (fixture,
                              "marketo-usage",
                              SCS_CHECK_UNKNOWN,
                              scs_setup_get_check (setup, "marketo-credentials")->reason);
  g_assert_cmpint (scs_test_work_get_state (fixture, "credentials-known"), ==, SCS_OUTCOME_OPEN);

  scs_test_work_store_values (fixture, SCS_PURPOSE_SALES_CONNECT, NULL);
  scs_test_work_run_checks (fixture, SCS_GROUP_MARKETO);
  scs_test_work_assert_check (fixture, "marketo-credentials", SCS_CHECK_PASSED, "signed-in");
  scs_test_work_assert_check (fixture, "marketo-usage", SCS_CHECK_PASSED, "usage");
  g_assert_cmpint (scs_test_work_get_state (fixture, "credentials-known"), ==, SCS_OUTCOME_PROVED);
  g_assert_cmpint (scs_setup_get_step_state (setup, "credentials"), ==, SCS_STEP_PROVED);

  /* Other values are judged anew, without the token of the old ones. */
  scs_test_setup_store (fixture->test,
                        "marketo",
                        SCS_PURPOSE_SALES_CONNECT,
                        "client-secret",
                        "wrong-again");
  scs_test_work_run_checks (fixture, SCS_GROUP_MARKETO);
  g_assert_cmpint (scs_setup_get_check (setup, "marketo-credentials")->result,
                   ==,
                   SCS_CHECK_FAILED);
  g_assert_cmpint (scs_test_work_get_state (fixture, "credentials-known"),
                   ==,
                   SCS_OUTCOME_CONTRADICTED);
}

static void
test_marketo_own_service (ScsTestWork *fixture, gconstpointer data)
{
  scs_test_work_store_values (fixture, SCS_PURPOSE_CHECKS, NULL);
  g_assert_true (scs_setup_group_applies (fixture->test->setup, SCS_GROUP_MARKETO_CHECKS));
  scs_test_work_run_checks (fixture, SCS_GROUP_MARKETO_CHECKS);
  g_assert_nonnull (scs_setup_get_check (fixture->test->setup, "marketo-workspaces"));
  g_assert_cmpint (scs_setup_get_check (fixture->test->setup, "marketo-workspaces")->result,
                   !=,
                   SCS_CHECK_FAILED);
}

/* A service that cannot be asked changes no outcome. */
static void
test_checks_out_of_reach (ScsTestWork *fixture, gconstpointer data)
{
  scs_test_work_come_in (fixture);
  scs_test_work_store_values (fixture, SCS_PURPOSE_SALES_CONNECT, NULL);
  scs_test_work_run_checks (fixture, SCS_GROUP_MARKETO);
  scs_test_work_start_again (fixture, "not-json", SCS_TEST_WORK_FAST);
  scs_test_work_run_checks (fixture, SCS_GROUP_MARKETO);
  scs_test_work_run_checks (fixture, SCS_GROUP_SALES_CONNECT);
  scs_test_work_assert_check (fixture, "marketo-credentials", SCS_CHECK_UNKNOWN, "http:not-json");
  scs_test_work_assert_check (fixture, "sales-connect-account", SCS_CHECK_UNKNOWN, "http:not-json");
  g_assert_cmpint (scs_test_work_get_state (fixture, "credentials-known"), ==, SCS_OUTCOME_PROVED);
  g_assert_cmpint (scs_test_work_get_state (fixture, "account-signed-in"), ==, SCS_OUTCOME_PROVED);
}

/* Who asks while a group runs waits for the same answer. */
static void
test_checks_shared (ScsTestWork *fixture, gconstpointer data)
{
  ScsSetup *setup = fixture->test->setup;
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  GAsyncResult *slots[3] = { NULL };
  g_autoptr (GError) error = NULL;

  scs_test_work_store_values (fixture, SCS_PURPOSE_SALES_CONNECT, NULL);
  for (gsize i = 0; i < G_N_ELEMENTS (slots); i++)
    scs_setup_run_checks_async (setup,
                                SCS_GROUP_MARKETO,
                                i == 1 ? cancellable : NULL,
                                scs_test_keep_result_cb,
                                &slots[i]);
  g_cancellable_cancel (cancellable);
  for (gsize i = 0; i < G_N_ELEMENTS (slots); i++) {
    g_autoptr (GAsyncResult) result = scs_test_wait_result (&slots[i], SCS_TEST_WORK_WAIT_S);

    g_assert_cmpint (scs_setup_run_checks_finish (setup, result, &error), ==, i != 1);
    if (i == 1)
      g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
    g_clear_error (&error);
  }
  scs_test_work_assert_check (fixture, "marketo-credentials", SCS_CHECK_PASSED, "signed-in");
}

static void
test_connect_marketo (ScsTestWork *fixture, gconstpointer data)
{
  ScsSetup *setup = fixture->test->setup;
  gint64 before = g_get_real_time ();
  g_autoptr (GError) error = NULL;

  scs_test_work_come_in (fixture);
  scs_test_work_store_values (fixture, SCS_PURPOSE_SALES_CONNECT, NULL);
  g_assert_true (scs_test_work_connect_marketo (fixture, &error));
  g_assert_no_error (error);
  g_assert_cmpint (scs_test_work_get_state (fixture, "marketo-connected"), ==, SCS_OUTCOME_PROVED);
  g_assert_cmpint (scs_setup_get_wait_opens_at_us (setup), >, before - G_USEC_PER_SEC);
  g_assert_cmpint (scs_setup_get_wait_opens_at_us (setup),
                   <=,
                   g_get_real_time () + 2 * G_USEC_PER_SEC);
  g_assert_false (scs_setup_is_doubtful (setup, "connect-marketo"));
  g_assert_cmpint (scs_test_setup_count_records (fixture->test, "operation"), ==, 0);

  scs_test_work_wait_until_open (fixture);
  g_assert_cmpint (scs_test_work_get_state (fixture, "marketo-waited"), ==, SCS_OUTCOME_PROVED);
  g_assert_cmpint (scs_setup_get_step_state (setup, "marketo"), ==, SCS_STEP_PROVED);

  /* Connected is connected: a second time is told by the service, and is no doubt. */
  g_assert_false (scs_test_work_connect_marketo (fixture, &error));
  g_assert_error (error, SCS_SALES_CONNECT_ERROR, SCS_SALES_CONNECT_ERROR_ALREADY_CONNECTED);
  g_assert_cmpint (scs_test_setup_count_records (fixture->test, "operation"), ==, 0);
}

static void
test_connect_marketo_waits (ScsTestWork *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  scs_test_work_come_in (fixture);
  scs_test_work_store_values (fixture, SCS_PURPOSE_SALES_CONNECT, NULL);
  g_assert_true (scs_test_work_connect_marketo (fixture, &error));
  g_assert_true (scs_setup_is_waiting (fixture->test->setup));
  scs_test_work_assert_check (fixture, "sales-connect-access-open", SCS_CHECK_UNKNOWN, "waiting");
  g_assert_cmpint (scs_setup_get_step_state (fixture->test->setup, "marketo"),
                   ==,
                   SCS_STEP_WAITING);
  scs_test_setup_restart (fixture->test, fixture->demo);
  g_assert_cmpint (scs_setup_get_step_state (fixture->test->setup, "marketo"),
                   ==,
                   SCS_STEP_WAITING);
}

static void
test_connect_marketo_twice (ScsTestWork *fixture, gconstpointer data)
{
  ScsSetup *setup = fixture->test->setup;
  GAsyncResult *slots[2] = { NULL };
  g_autoptr (GAsyncResult) first = NULL, second = NULL;
  g_autoptr (GError) error = NULL;

  scs_test_work_come_in (fixture);
  scs_test_work_store_values (fixture, SCS_PURPOSE_SALES_CONNECT, NULL);
  scs_setup_connect_marketo_async (setup, scs_test_keep_result_cb, &slots[0]);
  scs_setup_connect_marketo_async (setup, scs_test_keep_result_cb, &slots[1]);
  second = scs_test_wait_result (&slots[1], SCS_TEST_WORK_WAIT_S);
  g_assert_false (scs_setup_connect_marketo_finish (setup, second, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_PENDING);
  first = scs_test_wait_result (&slots[0], SCS_TEST_WORK_WAIT_S);
  g_assert_true (scs_setup_connect_marketo_finish (setup, first, NULL));
}

/* A refusal is an answer: nothing is in doubt, and the next try needs no question. */
static void
test_connect_marketo_refused (ScsTestWork *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  scs_test_work_come_in (fixture);
  scs_test_work_store_values (fixture, SCS_PURPOSE_SALES_CONNECT, "wrong-secret");
  g_assert_false (scs_test_work_connect_marketo (fixture, &error));
  g_assert_error (error, SCS_SALES_CONNECT_ERROR, SCS_SALES_CONNECT_ERROR_CLIENT_SECRET);
  g_assert_false (scs_setup_is_doubtful (fixture->test->setup, "connect-marketo"));
  g_assert_cmpint (scs_test_setup_count_records (fixture->test, "operation"), ==, 0);
  g_assert_cmpint (scs_test_work_get_state (fixture, "marketo-connected"), ==, SCS_OUTCOME_OPEN);
  g_assert_cmpint (scs_setup_get_wait_opens_at_us (fixture->test->setup), ==, 0);

  g_clear_error (&error);
  scs_test_work_store_values (fixture, SCS_PURPOSE_SALES_CONNECT, NULL);
  g_assert_true (scs_test_work_connect_marketo (fixture, &error));
}

/* Without the values there is nothing to send, and without a session nobody who may. */
static void
test_connect_marketo_unprepared (ScsTestWork *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  scs_test_work_store_values (fixture, SCS_PURPOSE_SALES_CONNECT, NULL);
  g_assert_false (scs_test_work_connect_marketo (fixture, &error));
  g_assert_error (error, SCS_SALES_CONNECT_ERROR, SCS_SALES_CONNECT_ERROR_SESSION);
  g_assert_cmpint (scs_test_setup_count_records (fixture->test, "operation"), ==, 0);
  g_assert_false (scs_setup_is_doubtful (fixture->test->setup, "connect-marketo"));
}

/* The answer is lost. What was sent is written down, outlives the program, is asked about first,
 * and done once. */
static void
test_connect_marketo_in_doubt (ScsTestWork *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  scs_test_work_come_in (fixture);
  scs_test_work_store_values (fixture, SCS_PURPOSE_SALES_CONNECT, NULL);
  scs_test_work_start_again (fixture, "cut:sales-connect", SCS_TEST_WORK_FAST);
  g_assert_false (scs_test_work_connect_marketo (fixture, &error));
  g_assert_error (error, SCS_HTTP_ERROR, SCS_HTTP_ERROR_CUT_SHORT);
  g_clear_error (&error);
  g_assert_true (scs_setup_is_doubtful (fixture->test->setup, "connect-marketo"));
  g_assert_false (scs_setup_is_doubtful (fixture->test->setup, "invite"));
  g_assert_cmpint (scs_test_setup_count_records (fixture->test, "operation"), ==, 1);

  /* While the question is not answered nothing is sent on top. */
  scs_test_setup_restart (fixture->test, fixture->demo);
  g_assert_true (scs_setup_is_doubtful (fixture->test->setup, "connect-marketo"));
  g_assert_false (scs_test_work_connect_marketo (fixture, &error));
  g_assert_error (error, SCS_HTTP_ERROR, SCS_HTTP_ERROR_CUT_SHORT);
  g_clear_error (&error);
  g_assert_cmpint (scs_test_setup_count_records (fixture->test, "operation"), ==, 1);

  scs_test_work_start_again (fixture, NULL, SCS_TEST_WORK_FAST);
  g_assert_true (scs_setup_is_doubtful (fixture->test->setup, "connect-marketo"));
  g_assert_true (scs_test_work_connect_marketo (fixture, &error));
  g_assert_no_error (error);
  g_assert_cmpint (scs_test_work_get_state (fixture, "marketo-connected"), ==, SCS_OUTCOME_PROVED);
  g_assert_cmpint (scs_setup_get_wait_opens_at_us (fixture->test->setup), >, 0);
  g_assert_false (scs_setup_is_doubtful (fixture->test->setup, "connect-marketo"));
  g_assert_cmpint (scs_test_setup_count_records (fixture->test, "operation"), ==, 0);
}

/* It is the answer, not the call, that was lost: another admin's program made the connection
 * meanwhile, or our own did. */
static void
test_connect_marketo_was_done (ScsTestWork *fixture, gconstpointer data)
{
  g_autoptr (GPtrArray) records =
      g_ptr_array_new_with_free_func ((GDestroyNotify) scs_journal_record_free);
  GAsyncResult *slot = NULL;
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  scs_test_work_come_in (fixture);
  scs_test_work_store_values (fixture, SCS_PURPOSE_SALES_CONNECT, NULL);
  g_assert_true (scs_test_work_connect_marketo (fixture, &error));
  /* As the journal is when the program was killed between the call and its answer */
  g_ptr_array_add (records,
                   scs_journal_record_new ("operation", "a-key", "{\"kind\":\"connect-marketo\"}"));
  scs_journal_put_async (fixture->test->journal,
                         "test",
                         records,
                         NULL,
                         scs_test_keep_result_cb,
                         &slot);
  result = scs_test_wait_result (&slot, SCS_TEST_WORK_WAIT_S);
  g_assert_true (scs_journal_put_finish (fixture->test->journal, result, NULL));
  g_clear_object (&result);
  scs_test_setup_restart (fixture->test, fixture->demo);
  g_assert_true (scs_setup_is_doubtful (fixture->test->setup, "connect-marketo"));

  /* To send again would be refused as connected already; to ask is enough. */
  g_assert_true (scs_test_work_connect_marketo (fixture, &error));
  g_assert_no_error (error);
  g_assert_false (scs_setup_is_doubtful (fixture->test->setup, "connect-marketo"));
  g_assert_cmpint (scs_test_setup_count_records (fixture->test, "operation"), ==, 0);
}

static void
test_connect_salesforce (ScsTestWork *fixture, gconstpointer data)
{
  GAsyncResult *slot = NULL;
  g_autoptr (GAsyncResult) result = NULL;
  g_autofree char *url = NULL;
  g_autoptr (GError) error = NULL;

  scs_test_work_come_in (fixture);
  scs_setup_connect_salesforce_async (fixture->test->setup, scs_test_keep_result_cb, &slot);
  result = scs_test_wait_result (&slot, SCS_TEST_WORK_WAIT_S);
  url = scs_setup_connect_salesforce_finish (fixture->test->setup, result, &error);
  g_assert_no_error (error);
  g_assert_true (g_str_has_prefix (url, "http://127.0.0.1:"));
  /* An address that nobody opened has connected nothing. */
  scs_test_work_run_checks (fixture, SCS_GROUP_SALES_CONNECT);
  scs_test_work_assert_check (fixture,
                              "sales-connect-salesforce",
                              SCS_CHECK_FAILED,
                              "not-connected");
}

/* A sign-in that is accepted is stored whole; what it is worth, the checks say. */
static void
test_accept_salesforce (ScsTestWork *fixture, gconstpointer data)
{
  ScsSetup *setup = fixture->test->setup;
  ScsSalesforceSession session = { 0 };
  static const char *const kinds[] = { "consumer-key", "instance-url", "access-token" };
  GAsyncResult *slot = NULL, *forget_slot = NULL;
  g_autoptr (GAsyncResult) result = NULL, forgotten = NULL;
  g_autoptr (GError) error = NULL;

  session.access_token = (char *) "no-such-token";
  session.instance_url = (char *) scs_test_work_get (fixture, "salesforce", "url");
  scs_setup_accept_salesforce_async (setup, &session, "a-key", scs_test_keep_result_cb, &slot);
  result = scs_test_wait_result (&slot, SCS_TEST_WORK_WAIT_S);
  g_assert_true (scs_setup_accept_salesforce_finish (setup, result, &error));
  for (gsize i = 0; i < G_N_ELEMENTS (kinds); i++)
    g_assert_true (scs_setup_has_secret (setup, "salesforce", NULL, kinds[i]));
  g_assert_false (scs_setup_has_secret (setup, "salesforce", NULL, "refresh-token"));
  g_assert_cmpint (scs_setup_get_check (setup, "salesforce-sign-in")->result,
                   ==,
                   SCS_CHECK_UNKNOWN);
  g_assert_true (
      g_str_has_prefix (scs_setup_get_check (setup, "salesforce-sign-in")->reason, "salesforce:"));
  g_assert_cmpint (scs_test_work_get_state (fixture, "salesforce-api"), ==, SCS_OUTCOME_OPEN);

  scs_setup_forget_secrets_async (setup,
                                  "salesforce",
                                  NULL,
                                  NULL,
                                  scs_test_keep_result_cb,
                                  &forget_slot);
  forgotten = scs_test_wait_result (&forget_slot, SCS_TEST_WORK_WAIT_S);
  g_assert_true (scs_setup_forget_secrets_finish (setup, forgotten, NULL));
  g_assert_false (scs_setup_group_applies (setup, SCS_GROUP_SALESFORCE));
}

static void
add (const char *path,
     void (*start) (ScsTestWork *, gconstpointer),
     void (*run) (ScsTestWork *, gconstpointer))
{
  g_test_add (path, ScsTestWork, NULL, start, run, scs_test_work_tear_down);
}

int
main (int argc, char *argv[])
{
  setlocale (LC_ALL, "C.UTF-8");
  g_test_init (&argc, &argv, NULL);
  add ("/setup-work/sign-in", scs_test_work_set_up, test_sign_in);
  add ("/setup-work/sign-in-cancelled", scs_test_work_set_up, test_sign_in_cancelled);
  add ("/setup-work/marketo-values", scs_test_work_set_up, test_marketo_values);
  add ("/setup-work/marketo-own-service", scs_test_work_set_up, test_marketo_own_service);
  add ("/setup-work/checks-out-of-reach", scs_test_work_set_up, test_checks_out_of_reach);
  add ("/setup-work/checks-shared", scs_test_work_set_up, test_checks_shared);
  add ("/setup-work/connect-marketo", scs_test_work_set_up, test_connect_marketo);
  add ("/setup-work/connect-marketo-waits", scs_test_work_set_up_slow, test_connect_marketo_waits);
  add ("/setup-work/connect-marketo-twice", scs_test_work_set_up, test_connect_marketo_twice);
  add ("/setup-work/connect-marketo-refused", scs_test_work_set_up, test_connect_marketo_refused);
  add ("/setup-work/connect-marketo-unprepared",
       scs_test_work_set_up,
       test_connect_marketo_unprepared);
  add ("/setup-work/connect-marketo-in-doubt", scs_test_work_set_up, test_connect_marketo_in_doubt);
  add ("/setup-work/connect-marketo-was-done", scs_test_work_set_up, test_connect_marketo_was_done);
  add ("/setup-work/connect-salesforce", scs_test_work_set_up, test_connect_salesforce);
  add ("/setup-work/accept-salesforce", scs_test_work_set_up, test_accept_salesforce);
  return g_test_run ();
}
