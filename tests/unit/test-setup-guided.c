/* SPDX-FileCopyrightText: 2026 The Sales Connect Setup authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* A set-up without a service: a person does in Sales Connect what has to be done, and says so. */
#include "scs-test-setup.h"
#include "scs-test-wait.h"
#include "setup/team/scs-team-job.h"

#include <locale.h>

#define WAIT_S 20

static ScsOutcomeState
get_state (ScsTestSetup *test, const char *id)
{
  return scs_outcome_get_state (scs_setup_get_outcome (test->setup, id));
}

static void
test_connect_marketo_done (void)
{
  g_autoptr (ScsTestSetup) test = scs_test_setup_new ("test", NULL);
  gint64 before = g_get_real_time ();
  GAsyncResult *slot = NULL;
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  ScsGuidedErrand *errand;

  g_assert_true (scs_setup_is_guided (test->setup));
  g_assert_null (scs_setup_get_errand (test->setup, SCS_ERRAND_CONNECT_MARKETO));
  scs_setup_set_fact (test->setup, SCS_FACT_WAIT_NOTIFIED, "yes");
  scs_setup_connect_marketo_async (test->setup, scs_test_keep_result_cb, &slot);
  scs_test_run_for (50);
  g_assert_null (slot);
  errand = scs_setup_get_errand (test->setup, SCS_ERRAND_CONNECT_MARKETO);
  g_assert_nonnull (errand);
  g_assert_null (scs_setup_get_errand (test->setup, SCS_ERRAND_INVITE));
  /* Nothing was sent, so nothing can be in doubt. */
  g_assert_cmpint (scs_test_setup_count_records (test, "operation"), ==, 0);
  g_assert_cmpint (get_state (test, "marketo-connected"), ==, SCS_OUTCOME_OPEN);

  scs_guided_errand_done (errand);
  result = scs_test_wait_result (&slot, WAIT_S);
  g_assert_true (scs_setup_connect_marketo_finish (test->setup, result, &error));
  g_assert_no_error (error);
  g_assert_null (scs_setup_get_errand (test->setup, SCS_ERRAND_CONNECT_MARKETO));
  g_assert_cmpint (get_state (test, "marketo-connected"), ==, SCS_OUTCOME_ON_WORD);
  g_assert_true (scs_setup_is_waiting (test->setup));
  g_assert_cmpint (scs_setup_get_wait_opens_at_us (test->setup),
                   >=,
                   before + 10 * G_TIME_SPAN_MINUTE - G_USEC_PER_SEC);
  g_assert_cmpint (scs_setup_get_wait_opens_at_us (test->setup),
                   <=,
                   g_get_real_time () + 10 * G_TIME_SPAN_MINUTE);
  g_assert_cmpint (scs_setup_get_step_state (test->setup, "marketo"), ==, SCS_STEP_WAITING);
  g_assert_null (scs_setup_get_fact (test->setup, SCS_FACT_WAIT_NOTIFIED));

  /* The wait outlives the program. */
  g_clear_object (&result);
  scs_test_setup_restart (test, NULL);
  g_assert_cmpint (scs_setup_get_step_state (test->setup, "marketo"), ==, SCS_STEP_WAITING);
}

static void
test_connect_marketo_did_not_work (void)
{
  g_autoptr (ScsTestSetup) test = scs_test_setup_new ("test", NULL);
  GAsyncResult *slot = NULL;
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  scs_setup_connect_marketo_async (test->setup, scs_test_keep_result_cb, &slot);
  scs_guided_errand_did_not_work (scs_setup_get_errand (test->setup, SCS_ERRAND_CONNECT_MARKETO),
                                  "a red box");
  result = scs_test_wait_result (&slot, WAIT_S);
  g_assert_false (scs_setup_connect_marketo_finish (test->setup, result, &error));
  g_assert_error (error, SCS_SALES_CONNECT_ERROR, SCS_SALES_CONNECT_ERROR_DID_NOT_WORK);
  g_assert_cmpint (get_state (test, "marketo-connected"), ==, SCS_OUTCOME_OPEN);
  g_assert_false (scs_setup_is_waiting (test->setup));
  g_assert_false (scs_setup_is_doubtful (test->setup, "connect-marketo"));
  g_assert_null (scs_setup_get_errand (test->setup, SCS_ERRAND_CONNECT_MARKETO));
}

/* While one is open a second is refused, and after it a new one can be asked for. */
static void
test_connect_marketo_twice (void)
{
  g_autoptr (ScsTestSetup) test = scs_test_setup_new ("test", NULL);
  GAsyncResult *slot = NULL, *second_slot = NULL, *third_slot = NULL;
  g_autoptr (GAsyncResult) result = NULL, second = NULL, third = NULL;
  g_autoptr (GError) error = NULL;

  scs_setup_connect_marketo_async (test->setup, scs_test_keep_result_cb, &slot);
  scs_setup_connect_marketo_async (test->setup, scs_test_keep_result_cb, &second_slot);
  second = scs_test_wait_result (&second_slot, WAIT_S);
  g_assert_false (scs_setup_connect_marketo_finish (test->setup, second, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_PENDING);
  scs_guided_errand_did_not_work (scs_setup_get_errand (test->setup, SCS_ERRAND_CONNECT_MARKETO),
                                  "");
  result = scs_test_wait_result (&slot, WAIT_S);
  g_assert_false (scs_setup_connect_marketo_finish (test->setup, result, NULL));

  scs_setup_connect_marketo_async (test->setup, scs_test_keep_result_cb, &third_slot);
  scs_guided_errand_done (scs_setup_get_errand (test->setup, SCS_ERRAND_CONNECT_MARKETO));
  third = scs_test_wait_result (&third_slot, WAIT_S);
  g_assert_true (scs_setup_connect_marketo_finish (test->setup, third, NULL));
}

static void
test_connect_salesforce (void)
{
  static const struct {
    const char *as;
    gboolean as_admin;
  } cases[] = { { NULL, TRUE }, { "admin", TRUE }, { "non-admin", FALSE } };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_autoptr (ScsTestSetup) test = scs_test_setup_new ("test", NULL);
    GAsyncResult *slot = NULL, *second_slot = NULL;
    g_autoptr (GAsyncResult) result = NULL, second = NULL;
    g_autoptr (GError) error = NULL;
    ScsGuidedErrand *errand;

    scs_setup_set_fact (test->setup, SCS_FACT_SALESFORCE_AS, cases[i].as);
    scs_setup_connect_salesforce_async (test->setup, scs_test_keep_result_cb, &slot);
    errand = scs_setup_get_errand (test->setup, SCS_ERRAND_CONNECT_SALESFORCE);
    g_assert_cmpint (scs_guided_errand_get_as_admin (errand), ==, cases[i].as_admin);

    scs_setup_connect_salesforce_async (test->setup, scs_test_keep_result_cb, &second_slot);
    second = scs_test_wait_result (&second_slot, WAIT_S);
    g_assert_null (scs_setup_connect_salesforce_finish (test->setup, second, &error));
    g_assert_error (error, G_IO_ERROR, G_IO_ERROR_PENDING);
    g_clear_error (&error);

    scs_guided_errand_done (errand);
    result = scs_test_wait_result (&slot, WAIT_S);
    g_assert_null (scs_setup_connect_salesforce_finish (test->setup, result, &error));
    g_assert_no_error (error);
    g_assert_cmpint (get_state (test, "salesforce-connected"), ==, SCS_OUTCOME_ON_WORD);
  }
}

static GPtrArray *
add_people (ScsTestSetup *test, guint n)
{
  GPtrArray *people = g_ptr_array_new ();

  for (guint i = 0; i < n; i++) {
    g_autofree char *email = g_strdup_printf ("person.%u@hoshigaoka.example", i);

    g_ptr_array_add (people, scs_member_list_add (scs_setup_get_members (test->setup), email));
  }
  scs_setup_save_members (test->setup, people);
  return people;
}

/* Runs a job until its errand is there, has it answered, and waits for the end. */
static gboolean
run_job (ScsTestSetup *test,
         ScsTeamJob *job,
         ScsErrandKind kind,
         guint n_people,
         gboolean works,
         GError **error)
{
  GAsyncResult *slot = NULL;
  g_autoptr (GAsyncResult) result = NULL;
  ScsGuidedErrand *errand;

  scs_team_job_run_async (job, NULL, scs_test_keep_result_cb, &slot);
  scs_test_run_for (20);
  g_assert_null (slot);
  errand = scs_setup_get_errand (test->setup, kind);
  g_assert_nonnull (errand);
  g_assert_cmpint (g_strv_length ((char **) scs_guided_errand_get_people (errand)), ==, n_people);
  g_assert_cmpint (scs_team_job_get_done (job), ==, 0);
  if (works)
    scs_guided_errand_done (errand);
  else
    scs_guided_errand_did_not_work (errand, "no such tab");
  result = scs_test_wait_result (&slot, WAIT_S);
  return scs_team_job_run_finish (job, result, error);
}

static ScsSalesConnectWorkspace *
make_workspace (const char *name)
{
  ScsSalesConnectWorkspace *workspace = g_new0 (ScsSalesConnectWorkspace, 1);

  workspace->id = g_strdup (name);
  workspace->name = g_strdup (name);
  return workspace;
}

/* Invite, connect, disconnect: each one errand for everybody who needs it. */
static void
test_team (void)
{
  g_autoptr (ScsTestSetup) test = scs_test_setup_new ("test", NULL);
  g_autoptr (GPtrArray) people = add_people (test, 60);
  g_autoptr (GPtrArray) workspaces =
      g_ptr_array_new_with_free_func ((GDestroyNotify) scs_sales_connect_workspace_free);
  ScsTeamJob *invite = scs_team_job_new (test->setup, SCS_TEAM_INVITE, people, NULL);
  ScsTeamJob *connect, *disconnect;
  ScsMemberCounts counts;
  ScsMember *member;
  g_autoptr (GError) error = NULL;

  g_assert_cmpint (scs_team_job_get_kind (invite), ==, SCS_TEAM_INVITE);
  g_assert_cmpint (scs_team_job_get_total (invite), ==, 60);
  g_assert_true (run_job (test, invite, SCS_ERRAND_INVITE, 60, TRUE, &error));
  g_assert_no_error (error);
  g_assert_cmpint (scs_team_job_get_done (invite), ==, 60);
  g_assert_cmpint (scs_team_job_get_problems (invite), ==, 0);
  scs_member_list_count (scs_setup_get_members (test->setup), &counts);
  g_assert_cmpint (counts.invited, ==, 60);
  g_assert_finalize_object (invite);

  g_ptr_array_add (workspaces, make_workspace ("Default"));
  g_ptr_array_add (workspaces, make_workspace ("日本"));
  connect = scs_team_job_new (test->setup, SCS_TEAM_CONNECT, people, workspaces);
  g_assert_true (run_job (test, connect, SCS_ERRAND_GRANT_ACCESS, 60, TRUE, &error));
  g_assert_finalize_object (connect);
  scs_test_setup_restart (test, NULL);
  scs_member_list_count (scs_setup_get_members (test->setup), &counts);
  g_assert_cmpint (counts.connected, ==, 60);
  member =
      scs_member_list_find (scs_setup_get_members (test->setup), "person.59@hoshigaoka.example");
  g_assert_cmpstrv (scs_member_get_workspaces (member),
                    ((const char *const[]){ "Default", "日本", NULL }));

  g_ptr_array_set_size (people, 0);
  g_ptr_array_add (people, member);
  scs_member_set_selected (member, TRUE);
  disconnect = scs_team_job_new (test->setup, SCS_TEAM_DISCONNECT, people, NULL);
  g_assert_true (run_job (test, disconnect, SCS_ERRAND_REVOKE_ACCESS, 1, TRUE, &error));
  g_assert_cmpint (scs_member_get_state (member), ==, SCS_MEMBER_HERE);
  g_assert_null (scs_member_get_workspaces (member));
  g_assert_false (scs_member_get_selected (member));
  g_assert_finalize_object (disconnect);
  g_assert_cmpint (scs_test_setup_count_records (test, "operation"), ==, 0);
}

/* Who does not need it is no part of the job; a job for nobody is done at once. */
static void
test_team_not_due (void)
{
  g_autoptr (ScsTestSetup) test = scs_test_setup_new ("test", NULL);
  g_autoptr (GPtrArray) people = add_people (test, 4);
  static const struct {
    ScsTeamJobKind kind;
    guint total;
  } cases[] = { { SCS_TEAM_INVITE, 1 }, { SCS_TEAM_CONNECT, 2 }, { SCS_TEAM_DISCONNECT, 1 } };

  for (guint i = 0; i < people->len; i++)
    scs_member_set_state (g_ptr_array_index (people, i), i);
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_autoptr (ScsTeamJob) job = scs_team_job_new (test->setup, cases[i].kind, people, NULL);

    g_assert_cmpint (scs_team_job_get_total (job), ==, cases[i].total);
  }

  g_ptr_array_set_size (people, 0);
  {
    ScsTeamJob *job = scs_team_job_new (test->setup, SCS_TEAM_CONNECT, people, NULL);
    GAsyncResult *slot = NULL;
    g_autoptr (GAsyncResult) result = NULL;

    scs_team_job_run_async (job, NULL, scs_test_keep_result_cb, &slot);
    result = scs_test_wait_result (&slot, WAIT_S);
    g_assert_true (scs_team_job_run_finish (job, result, NULL));
    g_assert_null (scs_setup_get_errand (test->setup, SCS_ERRAND_GRANT_ACCESS));
    g_clear_object (&result);
    g_assert_finalize_object (job);
  }
}

static void
test_team_did_not_work (void)
{
  g_autoptr (ScsTestSetup) test = scs_test_setup_new ("test", NULL);
  g_autoptr (GPtrArray) people = add_people (test, 3);
  ScsTeamJob *job = scs_team_job_new (test->setup, SCS_TEAM_INVITE, people, NULL);
  g_autoptr (GError) error = NULL;
  ScsMemberCounts counts;

  g_assert_false (run_job (test, job, SCS_ERRAND_INVITE, 3, FALSE, &error));
  g_assert_error (error, SCS_SALES_CONNECT_ERROR, SCS_SALES_CONNECT_ERROR_DID_NOT_WORK);
  scs_member_list_count (scs_setup_get_members (test->setup), &counts);
  g_assert_cmpint (counts.planned, ==, 3);
  g_assert_cmpint (scs_team_job_get_done (job), ==, 0);
  g_assert_finalize_object (job);
}

/* Cancelling takes the errand away, and nobody is changed. */
static void
test_team_cancelled (void)
{
  g_autoptr (ScsTestSetup) test = scs_test_setup_new ("test", NULL);
  g_autoptr (GPtrArray) people = add_people (test, 3);
  ScsTeamJob *job = scs_team_job_new (test->setup, SCS_TEAM_INVITE, people, NULL);
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  GAsyncResult *slot = NULL;
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  scs_team_job_run_async (job, cancellable, scs_test_keep_result_cb, &slot);
  scs_test_run_for (20);
  g_assert_nonnull (scs_setup_get_errand (test->setup, SCS_ERRAND_INVITE));
  g_cancellable_cancel (cancellable);
  result = scs_test_wait_result (&slot, WAIT_S);
  g_assert_false (scs_team_job_run_finish (job, result, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_assert_null (scs_setup_get_errand (test->setup, SCS_ERRAND_INVITE));
  g_assert_cmpint (scs_member_get_state (g_ptr_array_index (people, 0)), ==, SCS_MEMBER_PLANNED);
  g_clear_object (&result);
  g_assert_finalize_object (job);
}

/* The program ends while an errand is open: it is asked for anew, and nothing is said to be done.
 */
static void
test_errand_and_restart (void)
{
  g_autoptr (ScsTestSetup) test = scs_test_setup_new ("test", NULL);
  GAsyncResult *slot = NULL, *again_slot = NULL;
  g_autoptr (GAsyncResult) again = NULL;

  scs_setup_connect_marketo_async (test->setup, scs_test_keep_result_cb, &slot);
  scs_guided_errand_did_not_work (scs_setup_get_errand (test->setup, SCS_ERRAND_CONNECT_MARKETO),
                                  "closed");
  g_object_unref (scs_test_wait_result (&slot, WAIT_S));
  scs_test_setup_restart (test, NULL);
  g_assert_null (scs_setup_get_errand (test->setup, SCS_ERRAND_CONNECT_MARKETO));
  g_assert_cmpint (get_state (test, "marketo-connected"), ==, SCS_OUTCOME_OPEN);
  scs_setup_connect_marketo_async (test->setup, scs_test_keep_result_cb, &again_slot);
  scs_guided_errand_done (scs_setup_get_errand (test->setup, SCS_ERRAND_CONNECT_MARKETO));
  again = scs_test_wait_result (&again_slot, WAIT_S);
  g_assert_true (scs_setup_connect_marketo_finish (test->setup, again, NULL));
}

/* The ports that are set are those that the page shows and the sign-in registers; none that can be
 * used means the usual. */
static void
test_callback_ports (void)
{
  static const guint16 usual[] = { 18177, 18178, 18179 };
  static const guint16 own[] = { 0, 23456, 23457 };
  static const struct {
    const guint16 *ports;
    gsize n_ports;
    const char *urls;
  } cases[] = {
    { NULL,
      0,
      "http://localhost:18177/callback http://localhost:18178/callback http://localhost:18179/callback" },
    { usual,
      3,
      "http://localhost:18177/callback http://localhost:18178/callback http://localhost:18179/callback" },
    { own,
      1,
      "http://localhost:18177/callback http://localhost:18178/callback http://localhost:18179/callback" },
    { own, 3, "http://localhost:23456/callback http://localhost:23457/callback" },
  };
  g_autoptr (ScsTestSetup) test = scs_test_setup_new ("test", NULL);

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_auto (GStrv) urls = NULL;
    g_autofree char *joined = NULL;

    scs_setup_set_callback_ports (test->setup, cases[i].ports, cases[i].n_ports);
    urls = scs_setup_dup_callback_urls (test->setup);
    joined = g_strjoinv (" ", urls);
    g_assert_cmpstr (joined, ==, cases[i].urls);
  }
  {
    g_autoptr (ScsSalesforceSignIn) sign_in = scs_setup_new_salesforce_sign_in (test->setup, "key");
    g_autoptr (GError) error = NULL;

    scs_salesforce_sign_in_listen (sign_in, &error);
    g_assert_no_error (error);
    g_assert_true (g_str_has_prefix (scs_salesforce_sign_in_get_redirect_uri (sign_in),
                                     "http://localhost:2345"));
  }
}

int
main (int argc, char *argv[])
{
  setlocale (LC_ALL, "C.UTF-8");
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/guided/connect-marketo/done", test_connect_marketo_done);
  g_test_add_func ("/guided/connect-marketo/did-not-work", test_connect_marketo_did_not_work);
  g_test_add_func ("/guided/connect-marketo/twice", test_connect_marketo_twice);
  g_test_add_func ("/guided/connect-salesforce", test_connect_salesforce);
  g_test_add_func ("/guided/team", test_team);
  g_test_add_func ("/guided/team/not-due", test_team_not_due);
  g_test_add_func ("/guided/team/did-not-work", test_team_did_not_work);
  g_test_add_func ("/guided/team/cancelled", test_team_cancelled);
  g_test_add_func ("/guided/errand-and-restart", test_errand_and_restart);
  g_test_add_func ("/guided/connect-marketo/callback-ports", test_callback_ports);
  return g_test_run ();
}
