/* SPDX-FileCopyrightText: 2026 The Sales Connect Setup authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* The team, and what is in doubt: the work of a set-up against the demo in another process. */

#include "scs-test-work.h"
#include "scs-test-wait.h"
#include "services/http/scs-http-error.h"
#include "setup/team/scs-team-job.h"

#include <locale.h>

static GPtrArray *
add_people (ScsTestWork *fixture, const char *prefix, guint n)
{
  GPtrArray *people = g_ptr_array_new ();

  for (guint i = 0; i < n; i++) {
    g_autofree char *email = g_strdup_printf ("%s.%u@hoshigaoka.example", prefix, i);

    g_ptr_array_add (people,
                     scs_member_list_add (scs_setup_get_members (fixture->test->setup), email));
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
  result = scs_test_wait_result (&slot, SCS_TEST_WORK_WAIT_S);
  return scs_team_job_run_finish (job, result, error);
}

/* Everybody who is invited or here, and has no access */
static GPtrArray *
list_without_access (ScsTestWork *fixture)
{
  GListModel *members = G_LIST_MODEL (scs_setup_get_members (fixture->test->setup));
  GPtrArray *people = g_ptr_array_new ();

  for (guint i = 0; i < g_list_model_get_n_items (members); i++) {
    g_autoptr (ScsMember) member = g_list_model_get_item (members, i);

    if (scs_member_get_state (member) == SCS_MEMBER_INVITED ||
        scs_member_get_state (member) == SCS_MEMBER_HERE)
      g_ptr_array_add (people, member);
  }
  return people;
}

static void
connect_everybody (ScsTestWork *fixture)
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
prepare_team (ScsTestWork *fixture)
{
  g_autoptr (GError) error = NULL;

  scs_test_work_come_in (fixture);
  scs_test_work_store_values (fixture, SCS_PURPOSE_SALES_CONNECT, NULL);
  g_assert_true (scs_test_work_connect_marketo (fixture, &error));
  scs_test_work_wait_until_open (fixture);
}

/* Forty people are invited and connected in batches, with progress. */
static void
test_team (ScsTestWork *fixture, gconstpointer data)
{
  g_autoptr (GPtrArray) people = NULL;
  g_autoptr (GArray) progress = g_array_new (FALSE, FALSE, sizeof (guint));
  g_autoptr (GError) error = NULL;
  ScsTeamJob *invite, *connect;
  ScsMemberCounts counts;
  guint before;

  prepare_team (fixture);
  before = scs_test_work_count_users (fixture, FALSE);
  people = add_people (fixture, "newcomer", 40);
  invite = scs_team_job_new (fixture->test->setup, SCS_TEAM_INVITE, people, NULL);
  g_signal_connect (invite, "notify::done", G_CALLBACK (keep_done_cb), progress);
  g_assert_true (run_job (invite, &error));
  g_assert_no_error (error);
  g_assert_cmpint (progress->len, ==, 2);
  g_assert_cmpint (g_array_index (progress, guint, 0), ==, 25);
  g_assert_cmpint (g_array_index (progress, guint, 1), ==, 40);
  g_assert_cmpint (scs_team_job_get_problems (invite), ==, 0);
  g_assert_cmpint (scs_test_work_count_users (fixture, FALSE), ==, before + 40);
  g_assert_cmpint (scs_test_work_get_state (fixture, "team-invited"), ==, SCS_OUTCOME_PROVED);
  g_assert_finalize_object (invite);

  g_array_set_size (progress, 0);
  connect = scs_team_job_new (fixture->test->setup, SCS_TEAM_CONNECT, people, NULL);
  g_signal_connect (connect, "notify::done", G_CALLBACK (keep_done_cb), progress);
  g_assert_true (run_job (connect, &error));
  g_assert_no_error (error);
  g_assert_cmpint (progress->len, ==, 2);
  g_assert_finalize_object (connect);
  scs_test_work_assert_check (fixture,
                              "sales-connect-team-access",
                              SCS_CHECK_UNKNOWN,
                              "some-without");
  connect_everybody (fixture);
  scs_member_list_count (scs_setup_get_members (fixture->test->setup), &counts);
  g_assert_cmpint (counts.connected, ==, scs_test_work_count_users (fixture, TRUE));
  g_assert_cmpint (counts.connected, >=, 40);
  g_assert_cmpint (scs_test_work_get_state (fixture, "team-access"), ==, SCS_OUTCOME_PROVED);
  g_assert_cmpint (scs_test_setup_count_records (fixture->test, "operation"), ==, 0);

  /* All of it is remembered. */
  scs_test_setup_restart (fixture->test, fixture->demo);
  scs_member_list_count (scs_setup_get_members (fixture->test->setup), &counts);
  g_assert_cmpint (counts.connected, >=, 40);
  g_assert_cmpint (scs_setup_get_step_state (fixture->test->setup, "team"), ==, SCS_STEP_PROVED);
}

/* What cannot be done for one person is noted there, and the others have their result. */
static void
test_team_problems (ScsTestWork *fixture, gconstpointer data)
{
  ScsMemberList *members = scs_setup_get_members (fixture->test->setup);
  g_autoptr (GPtrArray) people = NULL;
  g_autoptr (GError) error = NULL;
  ScsMember *elsewhere;
  ScsTeamJob *invite;

  scs_test_work_come_in (fixture);
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

/* People of whom we do not know yet what Sales Connect calls them are asked about first; who is not
 * there is told. */
static void
test_team_unknown (ScsTestWork *fixture, gconstpointer data)
{
  ScsMemberList *members = scs_setup_get_members (fixture->test->setup);
  g_autoptr (GPtrArray) people = NULL;
  g_autoptr (GError) error = NULL;
  ScsMember *stranger;
  ScsTeamJob *job;

  prepare_team (fixture);
  people = add_people (fixture, "newcomer", 2);
  job = scs_team_job_new (fixture->test->setup, SCS_TEAM_INVITE, people, NULL);
  g_assert_true (run_job (job, &error));
  g_assert_finalize_object (job);

  for (guint i = 0; i < people->len; i++)
    scs_member_set_user_id (g_ptr_array_index (people, i), NULL);
  stranger = scs_member_list_add (members, "stranger@hoshigaoka.example");
  scs_member_set_state (stranger, SCS_MEMBER_INVITED);
  g_ptr_array_insert (people, 0, stranger);
  job = scs_team_job_new (fixture->test->setup, SCS_TEAM_CONNECT, people, NULL);
  g_assert_true (run_job (job, &error));
  g_assert_no_error (error);
  g_assert_cmpint (scs_team_job_get_problems (job), ==, 1);
  g_assert_cmpint (scs_team_job_get_done (job), ==, 3);
  g_assert_cmpint (scs_team_job_get_total (job), ==, 3);
  g_assert_cmpstr (scs_member_get_problem (stranger), ==, "unknown-user");
  for (guint i = 1; i < people->len; i++)
    g_assert_cmpint (scs_member_get_state (g_ptr_array_index (people, i)),
                     ==,
                     SCS_MEMBER_CONNECTED);
  g_assert_finalize_object (job);
}

/* Too early: the service says so, and nothing is in doubt. */
static void
test_team_too_early (ScsTestWork *fixture, gconstpointer data)
{
  g_autoptr (GPtrArray) people = NULL;
  g_autoptr (GError) error = NULL;
  ScsTeamJob *invite, *connect;

  scs_test_work_come_in (fixture);
  scs_test_work_store_values (fixture, SCS_PURPOSE_SALES_CONNECT, NULL);
  people = add_people (fixture, "newcomer", 3);
  invite = scs_team_job_new (fixture->test->setup, SCS_TEAM_INVITE, people, NULL);
  g_assert_true (run_job (invite, &error));
  g_assert_finalize_object (invite);

  connect = scs_team_job_new (fixture->test->setup, SCS_TEAM_CONNECT, people, NULL);
  g_assert_false (run_job (connect, &error));
  g_assert_error (error, SCS_SALES_CONNECT_ERROR, SCS_SALES_CONNECT_ERROR_NOT_CONNECTED);
  g_clear_error (&error);
  g_assert_finalize_object (connect);

  g_assert_true (scs_test_work_connect_marketo (fixture, &error));
  connect = scs_team_job_new (fixture->test->setup, SCS_TEAM_CONNECT, people, NULL);
  g_assert_false (run_job (connect, &error));
  g_assert_error (error, SCS_SALES_CONNECT_ERROR, SCS_SALES_CONNECT_ERROR_NOT_OPEN_YET);
  g_assert_finalize_object (connect);
  g_assert_cmpint (scs_test_setup_count_records (fixture->test, "operation"), ==, 0);
}

/* An invitation whose answer was lost: asked about first, then only what is missing is sent. */
static void
test_team_in_doubt (ScsTestWork *fixture, gconstpointer data)
{
  g_autoptr (GPtrArray) people = NULL;
  g_autoptr (GError) error = NULL;
  ScsTeamJob *job;
  guint before;

  scs_test_work_come_in (fixture);
  before = scs_test_work_count_users (fixture, FALSE);
  scs_test_work_start_again (fixture, "cut:sales-connect", SCS_TEST_WORK_FAST);
  people = add_people (fixture, "newcomer", 30);
  job = scs_team_job_new (fixture->test->setup, SCS_TEAM_INVITE, people, NULL);
  g_assert_false (run_job (job, &error));
  g_assert_error (error, SCS_HTTP_ERROR, SCS_HTTP_ERROR_CUT_SHORT);
  g_clear_error (&error);
  g_assert_cmpint (scs_team_job_get_done (job), ==, 0);
  g_assert_finalize_object (job);
  g_assert_true (scs_setup_is_doubtful (fixture->test->setup, "invite"));
  g_assert_cmpint (scs_test_setup_count_records (fixture->test, "operation"), ==, 1);

  /* The question itself is not answered: nothing is sent, and the true reason is told. */
  job = scs_team_job_new (fixture->test->setup, SCS_TEAM_INVITE, people, NULL);
  g_assert_false (run_job (job, &error));
  g_assert_error (error, SCS_HTTP_ERROR, SCS_HTTP_ERROR_CUT_SHORT);
  g_clear_error (&error);
  g_assert_finalize_object (job);
  g_assert_cmpint (scs_test_setup_count_records (fixture->test, "operation"), ==, 1);

  scs_test_work_start_again (fixture, NULL, SCS_TEST_WORK_FAST);
  g_assert_true (scs_setup_is_doubtful (fixture->test->setup, "invite"));
  g_ptr_array_unref (people);
  people = add_people (fixture, "newcomer", 30);
  job = scs_team_job_new (fixture->test->setup, SCS_TEAM_INVITE, people, NULL);
  g_assert_true (run_job (job, &error));
  g_assert_no_error (error);
  g_assert_finalize_object (job);
  g_assert_false (scs_setup_is_doubtful (fixture->test->setup, "invite"));
  g_assert_cmpint (scs_test_work_count_users (fixture, FALSE), ==, before + 30);
  g_assert_cmpint (scs_test_setup_count_records (fixture->test, "operation"), ==, 0);
}

/* A look that runs while something is sent must not take it for settled. */
static void
test_look_while_sending (ScsTestWork *fixture, gconstpointer data)
{
  ScsSetup *setup = fixture->test->setup;
  g_autoptr (GError) error = NULL;
  GAsyncResult *written_slot = NULL;
  g_autoptr (GAsyncResult) written = NULL;
  g_autoptr (GError) lost = g_error_new_literal (SCS_HTTP_ERROR, SCS_HTTP_ERROR_TIMED_OUT, "x");
  g_autofree char *key = NULL;

  scs_test_work_come_in (fixture);
  scs_setup_send_operation_async (setup,
                                  "invite",
                                  NULL,
                                  NULL,
                                  scs_test_keep_result_cb,
                                  &written_slot);
  written = scs_test_wait_result (&written_slot, SCS_TEST_WORK_WAIT_S);
  key = scs_setup_send_operation_finish (setup, written, &error);
  g_assert_nonnull (key);
  scs_test_work_run_checks (fixture, SCS_GROUP_SALES_CONNECT);
  g_assert_cmpint (scs_test_setup_count_records (fixture->test, "operation"), ==, 1);

  scs_setup_settle_operation (setup, key, lost);
  g_assert_true (scs_setup_is_doubtful (setup, "invite"));
  g_assert_cmpint (scs_test_setup_count_records (fixture->test, "operation"), ==, 1);
  scs_test_work_run_checks (fixture, SCS_GROUP_SALES_CONNECT);
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
test_settle (ScsTestWork *fixture, gconstpointer data)
{
  ScsSetup *setup = fixture->test->setup;

  for (gsize i = 0; i < G_N_ELEMENTS (ends); i++) {
    g_autofree char *kind = g_strdup_printf ("kind-%" G_GSIZE_FORMAT, i);
    g_autoptr (GError) error =
        ends[i].domain != NULL ? g_error_new_literal (ends[i].domain (), ends[i].code, "x") : NULL;
    GAsyncResult *slot = NULL;
    g_autoptr (GAsyncResult) result = NULL;
    g_autofree char *key = NULL;

    scs_setup_send_operation_async (setup,
                                    kind,
                                    (const char *const[]){ "a@x.example", NULL },
                                    (const char *const[]){ "1", "2", NULL },
                                    scs_test_keep_result_cb,
                                    &slot);
    result = scs_test_wait_result (&slot, SCS_TEST_WORK_WAIT_S);
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
press_desk (ScsTestWork *fixture, const char *action)
{
  g_autofree char *url =
      g_strconcat (scs_test_work_get (fixture, "sales_connect", "url"), "/desk/", action, NULL);
  g_autoptr (ScsHttpRequest) request = scs_http_request_new ("POST", url);
  GAsyncResult *slot = NULL;
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (ScsHttpAnswer) answer = NULL;
  g_autoptr (GError) error = NULL;

  scs_http_client_send_async (fixture->test->http, request, NULL, scs_test_keep_result_cb, &slot);
  result = scs_test_wait_result (&slot, SCS_TEST_WORK_WAIT_S);
  /* It leads back to the desk, which a client of ours does not follow. */
  answer = scs_http_client_send_finish (fixture->test->http, result, &error);
  g_assert_error (error, SCS_HTTP_ERROR, SCS_HTTP_ERROR_REDIRECT);
}

/* What was proved and is no more so is contradicted, person by person; given back, it is proved
 * again. */
static void
test_contradicted (ScsTestWork *fixture, gconstpointer data)
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
  g_assert_cmpint (scs_test_work_get_state (fixture, "team-access"), ==, SCS_OUTCOME_PROVED);

  press_desk (fixture, "empty-team-access");
  scs_test_work_run_checks (fixture, SCS_GROUP_SALES_CONNECT);
  scs_test_work_assert_check (fixture, "sales-connect-team-access", SCS_CHECK_FAILED, "lost");
  g_assert_cmpint (scs_test_work_get_state (fixture, "team-access"), ==, SCS_OUTCOME_CONTRADICTED);
  g_assert_cmpint (scs_setup_get_step_state (setup, "team"), ==, SCS_STEP_CONTRADICTED);
  member = g_ptr_array_index (people, 0);
  g_assert_cmpstr (scs_member_get_problem (member), ==, "access-lost");
  g_assert_cmpint (scs_member_get_state (member), !=, SCS_MEMBER_CONNECTED);

  /* A second look does not forget it. */
  scs_test_work_run_checks (fixture, SCS_GROUP_SALES_CONNECT);
  g_assert_cmpstr (scs_member_get_problem (member), ==, "access-lost");
  g_assert_cmpint (scs_test_work_get_state (fixture, "team-access"), ==, SCS_OUTCOME_CONTRADICTED);

  connect_everybody (fixture);
  g_assert_null (scs_member_get_problem (member));
  g_assert_cmpint (scs_test_work_get_state (fixture, "team-access"), ==, SCS_OUTCOME_PROVED);
}

/* A session that is over leaves everything unknown, and nothing contradicted. */
static void
test_session_over (ScsTestWork *fixture, gconstpointer data)
{
  scs_test_work_come_in (fixture);
  press_desk (fixture, "expire-sessions");
  scs_test_work_run_checks (fixture, SCS_GROUP_SALES_CONNECT);
  scs_test_work_assert_check (fixture,
                              "sales-connect-account",
                              SCS_CHECK_UNKNOWN,
                              "sales-connect:session");
  g_assert_cmpint (scs_test_work_get_state (fixture, "account-signed-in"), ==, SCS_OUTCOME_PROVED);
  scs_test_work_come_in (fixture);
  scs_test_work_assert_check (fixture, "sales-connect-account", SCS_CHECK_PASSED, "admin");
}

/* Access that we took ourselves is not lost. */
static void
test_disconnect (ScsTestWork *fixture, gconstpointer data)
{
  ScsSetup *setup = fixture->test->setup;
  g_autoptr (GPtrArray) people = NULL;
  g_autoptr (GError) error = NULL;
  static const ScsTeamJobKind kinds[] = { SCS_TEAM_INVITE, SCS_TEAM_CONNECT, SCS_TEAM_DISCONNECT };
  guint before;

  prepare_team (fixture);
  before = scs_test_work_count_users (fixture, TRUE);
  people = add_people (fixture, "newcomer", 2);
  for (gsize i = 0; i < G_N_ELEMENTS (kinds); i++) {
    ScsTeamJob *job = scs_team_job_new (setup, kinds[i], people, NULL);

    g_assert_cmpint (scs_team_job_get_total (job), ==, 2);
    g_assert_true (run_job (job, &error));
    g_assert_cmpint (scs_team_job_get_problems (job), ==, 0);
    g_assert_finalize_object (job);
  }
  g_assert_cmpint (scs_test_work_count_users (fixture, TRUE), ==, before);
  for (guint i = 0; i < people->len; i++)
    g_assert_null (scs_member_get_problem (g_ptr_array_index (people, i)));
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
  add ("/setup-team/team", scs_test_work_set_up, test_team);
  add ("/setup-team/team-problems", scs_test_work_set_up, test_team_problems);
  add ("/setup-team/team-unknown", scs_test_work_set_up, test_team_unknown);
  add ("/setup-team/team-too-early", scs_test_work_set_up_slow, test_team_too_early);
  add ("/setup-team/team-in-doubt", scs_test_work_set_up, test_team_in_doubt);
  add ("/setup-team/look-while-sending", scs_test_work_set_up, test_look_while_sending);
  add ("/setup-team/settle", scs_test_work_set_up, test_settle);
  add ("/setup-team/contradicted", scs_test_work_set_up, test_contradicted);
  add ("/setup-team/session-over", scs_test_work_set_up, test_session_over);
  add ("/setup-team/disconnect", scs_test_work_set_up, test_disconnect);
  return g_test_run ();
}
