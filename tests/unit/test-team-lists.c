/* SPDX-FileCopyrightText: 2026 The Sales Connect Setup authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* The team by hand: lists by workspaces, ticked off person by person; who is used elsewhere. */
#include "scs-test-setup.h"
#include "scs-test-wait.h"
#include "setup/team/scs-access-list.h"
#include "setup/team/scs-other-environments.h"
#include "setup/team/scs-team-job.h"

#include <locale.h>

#define WAIT_S 20
#define EMAIL(i) "person." #i "@hoshigaoka.example"

static const char *const japan[] = { "Japan", NULL };
static const char *const both[] = { "Japan", "Europe", NULL };
static const char *const both_otherwise[] = { "europe", "Japan", NULL };

static ScsMember *
add (ScsMemberList *members, const char *email, ScsMemberState state, const char *const *wanted)
{
  ScsMember *member = scs_member_list_add (members, email);

  scs_member_set_state (member, state);
  scs_member_set_wanted (member, wanted);
  return member;
}

static void
test_split_names (void)
{
  static const struct {
    const char *text;
    const char *names;
  } cases[] = {
    { "", "" },
    { " , ;/ ", "" },
    { "Japan", "Japan" },
    { " Japan , Europe ", "Japan|Europe" },
    { "Japan;Europe/Asia\nAfrica\r\nOceania", "Japan|Europe|Asia|Africa|Oceania" },
    { "日本、本社，支社；東京／　大阪", "日本|本社|支社|東京|大阪" },
    { "Japan, JAPAN, japan", "Japan" },
    { "North America, EMEA", "North America|EMEA" },
    { "Default", "" },
    { "default", "" },
    { "デフォルト", "" },
    { "Japan, Default", "Japan|Default" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_auto (GStrv) names = scs_access_list_split_names (cases[i].text);
    g_autofree char *joined = g_strjoinv ("|", names);

    g_assert_cmpstr (joined, ==, cases[i].names);
  }
}

static void
test_lists (void)
{
  g_autoptr (ScsMemberList) members = scs_member_list_new ();
  g_autoptr (GPtrArray) lists = NULL, workspaces = NULL;
  const ScsAccessList *list;
  g_autofree char *title = NULL, *default_title = NULL, *names = NULL, *more = NULL;
  ScsMember *connected;

  add (members, EMAIL (1), SCS_MEMBER_INVITED, both);
  add (members, EMAIL (2), SCS_MEMBER_HERE, both_otherwise);
  add (members, EMAIL (3), SCS_MEMBER_PLANNED, both);
  add (members, EMAIL (4), SCS_MEMBER_INVITED, NULL);
  /* Who is connected counts for what they have, whatever was wanted. */
  connected = add (members, EMAIL (5), SCS_MEMBER_CONNECTED, NULL);
  scs_member_set_workspaces (connected, both);
  add (members, EMAIL (6), SCS_MEMBER_INVITED, japan);
  scs_member_set_name (add (members, EMAIL (7), SCS_MEMBER_INVITED, both), "森 遥");

  lists = scs_access_lists_new (members);
  g_assert_cmpint (lists->len, ==, 3);
  list = g_ptr_array_index (lists, 0);
  g_assert_null (list->workspaces[0]);
  g_assert_cmpint (list->people->len, ==, 1);
  default_title = scs_access_list_dup_title (list);
  g_assert_cmpstr (default_title, ==, "None chosen: the Default workspace");
  list = g_ptr_array_index (lists, 1);
  title = scs_access_list_dup_title (list);
  g_assert_cmpstr (title, ==, "Japan, Europe");
  g_assert_cmpint (list->people->len, ==, 3);
  g_assert_cmpint (list->n_planned, ==, 1);
  g_assert_cmpint (list->n_connected, ==, 1);
  names = scs_access_list_dup_first_names (list, 3);
  g_assert_cmpstr (names, ==, EMAIL (1) ", " EMAIL (2) ", 森 遥");
  more = scs_access_list_dup_first_names (list, 1);
  g_assert_cmpstr (more, ==, EMAIL (1) " and 2 others");
  workspaces = scs_access_list_new_workspaces (list);
  g_assert_cmpint (workspaces->len, ==, 2);
  g_assert_cmpstr (((ScsSalesConnectWorkspace *) g_ptr_array_index (workspaces, 1))->name,
                   ==,
                   "Europe");
  list = g_ptr_array_index (lists, 2);
  g_assert_cmpstr (list->workspaces[0], ==, "Japan");
}

/* The people of a set-up, written down, and a job that connects them. */
typedef struct {
  ScsTestSetup *test;
  ScsTeamJob *job; /* (nullable) */
  GAsyncResult *slot;
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GPtrArray) saved = g_ptr_array_new ();
  ScsMemberList *members;

  fixture->test = scs_test_setup_new ("test", NULL);
  members = scs_setup_get_members (fixture->test->setup);
  g_ptr_array_add (saved, add (members, EMAIL (1), SCS_MEMBER_INVITED, both));
  g_ptr_array_add (saved, add (members, EMAIL (2), SCS_MEMBER_HERE, both));
  g_ptr_array_add (saved, add (members, EMAIL (3), SCS_MEMBER_INVITED, both));
  scs_setup_save_members (fixture->test->setup, saved);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  g_clear_object (&fixture->slot);
  g_clear_object (&fixture->job);
  scs_test_setup_free (fixture->test);
}

static ScsGuidedErrand *
begin (Fixture *fixture, ScsTeamJobKind kind)
{
  g_autoptr (GPtrArray) lists = scs_access_lists_new (scs_setup_get_members (fixture->test->setup));
  const ScsAccessList *list = g_ptr_array_index (lists, 0);
  g_autoptr (GPtrArray) workspaces = scs_access_list_new_workspaces (list);

  fixture->job = scs_team_job_new (fixture->test->setup, kind, list->people, workspaces);
  scs_team_job_run_async (fixture->job, NULL, scs_test_keep_result_cb, &fixture->slot);
  g_assert_nonnull (scs_team_job_get_errand (fixture->job));
  return scs_team_job_get_errand (fixture->job);
}

static ScsMember *
find (Fixture *fixture, const char *email)
{
  return scs_member_list_find (scs_setup_get_members (fixture->test->setup), email);
}

static void
assert_connected (Fixture *fixture, const char *email, gboolean connected)
{
  ScsMember *member = find (fixture, email);

  g_assert_cmpint (scs_member_get_state (member) == SCS_MEMBER_CONNECTED, ==, connected);
  if (connected)
    g_assert_cmpstrv (scs_member_get_workspaces (member), both);
}

/* Ends the job by the person's word. */
static gboolean
end (Fixture *fixture, GError **error)
{
  g_autoptr (GAsyncResult) result = scs_test_wait_result (&fixture->slot, WAIT_S);

  return scs_team_job_run_finish (fixture->job, result, error);
}

static void
test_tick_and_finish (Fixture *fixture, gconstpointer data)
{
  g_autoptr (ScsGuidedErrand) errand = g_object_ref (begin (fixture, SCS_TEAM_CONNECT));

  g_assert_true (scs_guided_errand_set_done_for (errand, EMAIL (2), TRUE));
  assert_connected (fixture, EMAIL (2), TRUE);
  assert_connected (fixture, EMAIL (1), FALSE);
  g_assert_null (fixture->slot);
  scs_guided_errand_done (errand);
  g_assert_true (end (fixture, NULL));
  assert_connected (fixture, EMAIL (1), TRUE);
  assert_connected (fixture, EMAIL (2), TRUE);
  assert_connected (fixture, EMAIL (3), TRUE);
  /* Nothing can be taken back of what is over. */
  g_assert_false (scs_guided_errand_set_done_for (errand, EMAIL (2), FALSE));
  assert_connected (fixture, EMAIL (2), TRUE);
}

/* A slip is taken back: the person is what they were. */
static void
test_take_back (Fixture *fixture, gconstpointer data)
{
  g_autoptr (ScsGuidedErrand) errand = g_object_ref (begin (fixture, SCS_TEAM_CONNECT));
  g_autoptr (GError) error = NULL;

  scs_guided_errand_set_done_for (errand, EMAIL (1), TRUE);
  scs_guided_errand_set_done_for (errand, EMAIL (2), TRUE);
  scs_guided_errand_set_done_for (errand, EMAIL (1), FALSE);
  scs_guided_errand_set_done_for (errand, EMAIL (2), FALSE);
  g_assert_cmpint (scs_member_get_state (find (fixture, EMAIL (1))), ==, SCS_MEMBER_INVITED);
  g_assert_cmpint (scs_member_get_state (find (fixture, EMAIL (2))), ==, SCS_MEMBER_HERE);
  g_assert_null (scs_member_get_workspaces (find (fixture, EMAIL (1))));
  scs_guided_errand_set_done_for (errand, EMAIL (3), TRUE);
  scs_guided_errand_did_not_work (errand, "no such person");
  g_assert_false (end (fixture, &error));
  g_assert_error (error, SCS_SALES_CONNECT_ERROR, SCS_SALES_CONNECT_ERROR_DID_NOT_WORK);
  assert_connected (fixture, EMAIL (3), TRUE);
  assert_connected (fixture, EMAIL (1), FALSE);
}

/* The program is killed after two ticks: they are there, and the rest waits in its list. */
static void
test_kill (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GPtrArray) lists = NULL;
  const ScsAccessList *list;
  ScsGuidedErrand *errand = begin (fixture, SCS_TEAM_CONNECT);
  g_autoptr (GPtrArray) records = NULL;
  g_autoptr (ScsMemberList) members = scs_member_list_new ();
  g_autoptr (GPtrArray) read = g_ptr_array_new_with_free_func (g_object_unref);

  scs_guided_errand_set_done_for (errand, EMAIL (1), TRUE);
  scs_guided_errand_set_done_for (errand, EMAIL (3), TRUE);
  /* What the journal holds at this moment is all that a new start sees. */
  records = scs_test_setup_read_journal (fixture->test);
  for (guint i = 0; i < records->len; i++) {
    const ScsJournalRecord *record = g_ptr_array_index (records, i);

    if (g_str_equal (record->kind, "member"))
      g_ptr_array_add (read, scs_member_new_from_body (record->id, record->body));
  }
  scs_member_list_append_many (members, read);
  lists = scs_access_lists_new (members);
  g_assert_cmpint (lists->len, ==, 1);
  list = g_ptr_array_index (lists, 0);
  g_assert_cmpint (list->n_connected, ==, 2);
  g_assert_cmpint (list->people->len, ==, 1);
  g_assert_cmpstr (scs_member_get_email (g_ptr_array_index (list->people, 0)), ==, EMAIL (2));
  scs_guided_errand_done (errand);
  g_assert_true (end (fixture, NULL));
}

/* Taking access away is ticked off, and taken back, in the same way. */
static void
test_disconnect (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GPtrArray) people = g_ptr_array_new ();
  ScsGuidedErrand *errand;

  g_ptr_array_add (people, find (fixture, EMAIL (1)));
  g_ptr_array_add (people, find (fixture, EMAIL (2)));
  for (guint i = 0; i < 2; i++) {
    scs_member_set_workspaces (g_ptr_array_index (people, i), both);
    scs_member_set_state (g_ptr_array_index (people, i), SCS_MEMBER_CONNECTED);
  }
  fixture->job = scs_team_job_new (fixture->test->setup, SCS_TEAM_DISCONNECT, people, NULL);
  scs_team_job_run_async (fixture->job, NULL, scs_test_keep_result_cb, &fixture->slot);
  errand = scs_team_job_get_errand (fixture->job);
  scs_guided_errand_set_done_for (errand, EMAIL (1), TRUE);
  g_assert_cmpint (scs_member_get_state (find (fixture, EMAIL (1))), ==, SCS_MEMBER_HERE);
  scs_guided_errand_set_done_for (errand, EMAIL (1), FALSE);
  assert_connected (fixture, EMAIL (1), TRUE);
  scs_guided_errand_done (errand);
  g_assert_true (end (fixture, NULL));
  g_assert_cmpint (scs_member_get_state (find (fixture, EMAIL (1))), ==, SCS_MEMBER_HERE);
}

static void
test_share (void)
{
  static const struct {
    const char *one;
    const char *other;
    gboolean share;
  } cases[] = {
    { "production", "sandbox", TRUE }, { "production", "acme-eu", TRUE },
    { "acme-eu", "acme-us", TRUE },    { "production", "production", FALSE },
    { "production", "demo", FALSE },   { "production", "test", FALSE },
    { "sandbox", "test-1", FALSE },    { "demo", "test", FALSE },
    { "test-1", "test-2", TRUE },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_test_message ("%s, %s", cases[i].one, cases[i].other);
    g_assert_cmpint (scs_other_environments_share (cases[i].one, cases[i].other),
                     ==,
                     cases[i].share);
    g_assert_cmpint (scs_other_environments_share (cases[i].other, cases[i].one),
                     ==,
                     cases[i].share);
  }
}

static void
put (ScsTestSetup *test,
     const char *environment,
     const char *kind,
     const char *id,
     const char *body)
{
  g_autoptr (GPtrArray) records =
      g_ptr_array_new_with_free_func ((GDestroyNotify) scs_journal_record_free);
  GAsyncResult *slot = NULL;
  g_autoptr (GAsyncResult) result = NULL;

  g_ptr_array_add (records, scs_journal_record_new (kind, id, body));
  scs_journal_put_async (test->journal, environment, records, NULL, scs_test_keep_result_cb, &slot);
  result = scs_test_wait_result (&slot, WAIT_S);
  g_assert_true (scs_journal_put_finish (test->journal, result, NULL));
}

static GHashTable *
load (ScsTestSetup *test, const char *environment, GCancellable *cancellable, GError **error)
{
  GAsyncResult *slot = NULL;
  g_autoptr (GAsyncResult) result = NULL;

  scs_other_environments_load_async (test->journal,
                                     environment,
                                     cancellable,
                                     scs_test_keep_result_cb,
                                     &slot);
  result = scs_test_wait_result (&slot, WAIT_S);
  return scs_other_environments_load_finish (test->journal, result, error);
}

static void
test_elsewhere (void)
{
  g_autoptr (ScsTestSetup) test = scs_test_setup_new ("test", NULL);
  ScsMemberList *members = scs_setup_get_members (test->setup);
  g_autoptr (GHashTable) none = NULL, others = NULL, of_trials = NULL;
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;
  ScsMemberCounts counts;

  none = load (test, "production", NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpint (g_hash_table_size (none), ==, 0);
  g_assert_null (scs_other_environments_find (none, EMAIL (1)));
  g_assert_null (scs_other_environments_find (NULL, EMAIL (1)));

  put (test, "production", "member", EMAIL (1), "{}");
  put (test, "sandbox", "member", EMAIL (2), "{}");
  put (test, "sandbox", "fact", SCS_FACT_MY_EMAIL, "Admin@hoshigaoka.example");
  put (test, "acme-eu", "member", EMAIL (2), "{}");
  put (test, "demo", "member", EMAIL (3), "{}");
  put (test, "test-2", "member", EMAIL (4), "{}");
  others = load (test, "production", NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpint (g_hash_table_size (others), ==, 2);
  g_assert_null (scs_other_environments_find (others, EMAIL (1)));
  g_assert_cmpstr (scs_other_environments_find (others, "PERSON.2@Hoshigaoka.example"),
                   ==,
                   "acme-eu");
  g_assert_cmpstr (scs_other_environments_find (others, "admin@hoshigaoka.example"), ==, "sandbox");
  g_assert_null (scs_other_environments_find (others, EMAIL (3)));
  g_assert_null (scs_other_environments_find (others, EMAIL (4)));
  of_trials = load (test, "test", NULL, NULL);
  g_assert_cmpint (g_hash_table_size (of_trials), ==, 1);

  scs_member_list_add (members, EMAIL (1));
  scs_member_list_add (members, EMAIL (2));
  scs_member_list_mark_elsewhere (members, others);
  g_assert_cmpstr (scs_member_get_elsewhere (scs_member_list_find (members, EMAIL (2))),
                   ==,
                   "acme-eu");
  scs_member_list_count (members, &counts);
  g_assert_cmpint (counts.elsewhere, ==, 1);
  scs_member_list_mark_elsewhere (members, NULL);
  scs_member_list_count (members, &counts);
  g_assert_cmpint (counts.elsewhere, ==, 0);

  g_cancellable_cancel (cancellable);
  g_assert_null (load (test, "production", cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

static void
test_without_salesforce (void)
{
  g_autoptr (ScsMemberList) members = scs_member_list_new ();
  g_autofree char *nobody = scs_member_list_dup_without_salesforce (members, ", ");
  g_autofree char *addresses = NULL;

  g_assert_cmpstr (nobody, ==, "");
  add (members, EMAIL (1), SCS_MEMBER_PLANNED, NULL);
  add (members, EMAIL (2), SCS_MEMBER_INVITED, NULL);
  scs_member_set_salesforce (add (members, EMAIL (3), SCS_MEMBER_CONNECTED, NULL),
                             SCS_MEMBER_SALESFORCE_CONNECTED);
  scs_member_set_salesforce (add (members, EMAIL (4), SCS_MEMBER_CONNECTED, NULL),
                             SCS_MEMBER_SALESFORCE_NOT_YET);
  addresses = scs_member_list_dup_without_salesforce (members, ", ");
  g_assert_cmpstr (addresses, ==, EMAIL (2) ", " EMAIL (4));
}

int
main (int argc, char *argv[])
{
  setlocale (LC_ALL, "C.UTF-8");
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/team-lists/split-names", test_split_names);
  g_test_add_func ("/team-lists/lists", test_lists);
  g_test_add ("/team-lists/tick-and-finish",
              Fixture,
              NULL,
              set_up,
              test_tick_and_finish,
              tear_down);
  g_test_add ("/team-lists/take-back", Fixture, NULL, set_up, test_take_back, tear_down);
  g_test_add ("/team-lists/kill", Fixture, NULL, set_up, test_kill, tear_down);
  g_test_add ("/team-lists/disconnect", Fixture, NULL, set_up, test_disconnect, tear_down);
  g_test_add_func ("/team-lists/share", test_share);
  g_test_add_func ("/team-lists/elsewhere", test_elsewhere);
  g_test_add_func ("/team-lists/without-salesforce", test_without_salesforce);
  return g_test_run ();
}
