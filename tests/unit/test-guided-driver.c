/* SPDX-FileCopyrightText: 2026 The Sales Connect Setup authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "services/sales-connect/scs-guided-driver.h"

#include "scs-test-wait.h"

#define WAIT_S 10
#define KEY "key-of-an-operation"

static const char *const people[] = { "a@north.example", "b@north.example", NULL };
static const char *const workspaces[] = { "EMEA", "Default", NULL };
static const char *const nobody[] = { NULL };

/* What the driver said. */
typedef struct {
  ScsSalesConnect *driver; /* (owned) */
  ScsGuidedErrand *asked;  /* (owned) (nullable) the last */
  guint n_asked;
  ScsGuidedErrand *withdrawn; /* (owned) (nullable) the last */
  guint n_withdrawn;
  GAsyncResult *result; /* (owned) (nullable) */
} Fixture;

static void
on_errand_asked_cb (ScsGuidedDriver *driver, ScsGuidedErrand *errand, Fixture *fixture)
{
  g_set_object (&fixture->asked, errand);
  fixture->n_asked++;
}

static void
on_errand_withdrawn_cb (ScsGuidedDriver *driver, ScsGuidedErrand *errand, Fixture *fixture)
{
  g_set_object (&fixture->withdrawn, errand);
  fixture->n_withdrawn++;
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  fixture->driver = SCS_SALES_CONNECT (scs_guided_driver_new ());
  g_signal_connect (fixture->driver, "errand-asked", G_CALLBACK (on_errand_asked_cb), fixture);
  g_signal_connect (fixture->driver,
                    "errand-withdrawn",
                    G_CALLBACK (on_errand_withdrawn_cb),
                    fixture);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  g_clear_object (&fixture->result);
  g_clear_object (&fixture->asked);
  g_clear_object (&fixture->withdrawn);
  /* Nothing keeps a driver whose errands are closed. */
  g_assert_finalize_object (fixture->driver);
}

static GAsyncResult *
wait_result (Fixture *fixture)
{
  return scs_test_wait_result (&fixture->result, WAIT_S);
}

static void
begin (Fixture *fixture, ScsErrandKind kind, GCancellable *cancellable)
{
  switch (kind) {
  case SCS_ERRAND_CONNECT_SALESFORCE:
    scs_sales_connect_connect_salesforce_async (fixture->driver,
                                                TRUE,
                                                FALSE,
                                                KEY,
                                                cancellable,
                                                scs_test_keep_result_cb,
                                                &fixture->result);
    break;
  case SCS_ERRAND_CONNECT_MARKETO:
    scs_sales_connect_connect_marketo_async (fixture->driver,
                                             KEY,
                                             cancellable,
                                             scs_test_keep_result_cb,
                                             &fixture->result);
    break;
  case SCS_ERRAND_INVITE:
    scs_sales_connect_invite_async (fixture->driver,
                                    people,
                                    KEY,
                                    cancellable,
                                    scs_test_keep_result_cb,
                                    &fixture->result);
    break;
  case SCS_ERRAND_GRANT_ACCESS:
    scs_sales_connect_grant_access_async (fixture->driver,
                                          people,
                                          workspaces,
                                          KEY,
                                          cancellable,
                                          scs_test_keep_result_cb,
                                          &fixture->result);
    break;
  case SCS_ERRAND_REVOKE_ACCESS:
    scs_sales_connect_revoke_access_async (fixture->driver,
                                           people,
                                           KEY,
                                           cancellable,
                                           scs_test_keep_result_cb,
                                           &fixture->result);
    break;
  }
}

/* Whether it succeeded. */
static gboolean
finish (Fixture *fixture, ScsErrandKind kind, GError **error)
{
  g_autoptr (GAsyncResult) result = wait_result (fixture);
  g_autoptr (GPtrArray) results = NULL;

  switch (kind) {
  case SCS_ERRAND_CONNECT_SALESFORCE:
    return scs_sales_connect_connect_salesforce_finish (fixture->driver, result, NULL, error);
  case SCS_ERRAND_CONNECT_MARKETO:
    return scs_sales_connect_connect_marketo_finish (fixture->driver, result, NULL, error);
  case SCS_ERRAND_INVITE:
  case SCS_ERRAND_GRANT_ACCESS:
  case SCS_ERRAND_REVOKE_ACCESS:
    results = scs_sales_connect_team_finish (fixture->driver, result, error);
    return results != NULL;
  }
  g_return_val_if_reached (FALSE);
}

static void
assert_texts (const char *const *texts, const char *const *expected)
{
  g_assert_true (g_strv_equal (texts, expected));
}

static void
test_cannot_tell (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) status_error = NULL;
  g_autoptr (GError) users_error = NULL;
  g_autoptr (GError) workspaces_error = NULL;

  g_assert_true (scs_sales_connect_is_guided (fixture->driver));
  scs_sales_connect_get_status_async (fixture->driver,
                                      NULL,
                                      scs_test_keep_result_cb,
                                      &fixture->result);
  {
    g_autoptr (GAsyncResult) result = wait_result (fixture);
    g_assert_null (scs_sales_connect_get_status_finish (fixture->driver, result, &status_error));
    g_assert_error (status_error, SCS_SALES_CONNECT_ERROR, SCS_SALES_CONNECT_ERROR_CANNOT_TELL);
  }
  scs_sales_connect_list_users_async (fixture->driver,
                                      NULL,
                                      scs_test_keep_result_cb,
                                      &fixture->result);
  {
    g_autoptr (GAsyncResult) result = wait_result (fixture);
    g_assert_null (scs_sales_connect_list_users_finish (fixture->driver, result, &users_error));
    g_assert_error (users_error, SCS_SALES_CONNECT_ERROR, SCS_SALES_CONNECT_ERROR_CANNOT_TELL);
  }
  scs_sales_connect_list_workspaces_async (fixture->driver,
                                           NULL,
                                           scs_test_keep_result_cb,
                                           &fixture->result);
  {
    g_autoptr (GAsyncResult) result = wait_result (fixture);
    g_assert_null (
        scs_sales_connect_list_workspaces_finish (fixture->driver, result, &workspaces_error));
    g_assert_error (workspaces_error, SCS_SALES_CONNECT_ERROR, SCS_SALES_CONNECT_ERROR_CANNOT_TELL);
  }
  g_assert_cmpuint (fixture->n_asked, ==, 0);
}

static void
test_connect_salesforce (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autofree char *url = g_strdup ("stale");
  g_autoptr (GError) error = NULL;

  begin (fixture, SCS_ERRAND_CONNECT_SALESFORCE, NULL);
  g_assert_cmpuint (fixture->n_asked, ==, 1);
  g_assert_cmpint (scs_guided_errand_get_kind (fixture->asked), ==, SCS_ERRAND_CONNECT_SALESFORCE);
  g_assert_true (scs_guided_errand_get_as_admin (fixture->asked));
  assert_texts (scs_guided_errand_get_people (fixture->asked), nobody);
  assert_texts (scs_guided_errand_get_workspaces (fixture->asked), nobody);
  scs_test_run_for (50);
  g_assert_null (fixture->result);
  g_assert_true (scs_guided_errand_is_open (fixture->asked));

  scs_guided_errand_done (fixture->asked);
  g_assert_false (scs_guided_errand_is_open (fixture->asked));
  result = wait_result (fixture);
  g_clear_pointer (&url, g_free);
  g_assert_true (
      scs_sales_connect_connect_salesforce_finish (fixture->driver, result, &url, &error));
  g_assert_no_error (error);
  g_assert_null (url);
}

static void
test_connect_marketo (Fixture *fixture, gconstpointer data)
{
  const gint64 wait_us = 10 * 60 * G_USEC_PER_SEC;
  gint64 before_us = g_get_real_time ();
  gint64 opens_at_us = 0;
  g_autoptr (GAsyncResult) result = NULL;

  begin (fixture, SCS_ERRAND_CONNECT_MARKETO, NULL);
  scs_guided_errand_done (fixture->asked);
  result = wait_result (fixture);
  g_assert_true (
      scs_sales_connect_connect_marketo_finish (fixture->driver, result, &opens_at_us, NULL));
  g_assert_cmpint (opens_at_us, >=, before_us + wait_us - G_USEC_PER_SEC);
  g_assert_cmpint (opens_at_us, <=, g_get_real_time () + wait_us);
}

typedef struct {
  const char *name;
  ScsErrandKind kind;
  ScsTeamResultKind result;
} TeamCase;

static const TeamCase team_cases[] = {
  { "invite", SCS_ERRAND_INVITE, SCS_INVITED },
  { "grant", SCS_ERRAND_GRANT_ACCESS, SCS_ACCESS_CONNECTED },
  { "revoke", SCS_ERRAND_REVOKE_ACCESS, SCS_ACCESS_DISCONNECTED },
};

static void
test_team (Fixture *fixture, gconstpointer data)
{
  const TeamCase *team = data;
  gboolean is_grant = team->kind == SCS_ERRAND_GRANT_ACCESS;
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GPtrArray) results = NULL;

  begin (fixture, team->kind, NULL);
  g_assert_cmpint (scs_guided_errand_get_kind (fixture->asked), ==, team->kind);
  assert_texts (scs_guided_errand_get_people (fixture->asked), people);
  assert_texts (scs_guided_errand_get_workspaces (fixture->asked), is_grant ? workspaces : nobody);
  scs_guided_errand_done (fixture->asked);
  result = wait_result (fixture);
  results = scs_sales_connect_team_finish (fixture->driver, result, NULL);
  g_assert_cmpuint (results->len, ==, 2);
  for (guint i = 0; i < results->len; i++) {
    const ScsTeamResult *one = g_ptr_array_index (results, i);
    g_assert_cmpstr (one->key, ==, people[i]);
    g_assert_cmpint (one->kind, ==, team->result);
    if (is_grant)
      assert_texts ((const char *const *) one->workspaces, workspaces);
    else
      g_assert_null (one->workspaces);
  }
}

static void
test_default_workspace (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GPtrArray) results = NULL;
  const ScsTeamResult *first;

  scs_sales_connect_grant_access_async (fixture->driver,
                                        people,
                                        NULL,
                                        KEY,
                                        NULL,
                                        scs_test_keep_result_cb,
                                        &fixture->result);
  assert_texts (scs_guided_errand_get_workspaces (fixture->asked), nobody);
  scs_guided_errand_done (fixture->asked);
  result = wait_result (fixture);
  results = scs_sales_connect_team_finish (fixture->driver, result, NULL);
  first = g_ptr_array_index (results, 0);
  g_assert_null (first->workspaces);
}

static void
test_did_not_work (Fixture *fixture, gconstpointer data)
{
  static const struct {
    const char *words;
    const char *message;
  } cases[] = {
    { "赤い字で「エラー %s」", "赤い字で「エラー %s」" },
    { "", "It did not work" },
    { NULL, "It did not work" },
  };

  for (int kind = SCS_ERRAND_CONNECT_SALESFORCE; kind <= SCS_ERRAND_REVOKE_ACCESS; kind++)
    for (gsize i = 0; i < G_N_ELEMENTS (cases); i++) {
      g_autoptr (GError) error = NULL;
      begin (fixture, kind, NULL);
      scs_guided_errand_did_not_work (fixture->asked, cases[i].words);
      g_assert_false (scs_guided_errand_is_open (fixture->asked));
      g_assert_false (finish (fixture, kind, &error));
      g_assert_error (error, SCS_SALES_CONNECT_ERROR, SCS_SALES_CONNECT_ERROR_DID_NOT_WORK);
      g_assert_cmpstr (error->message, ==, cases[i].message);
    }
  g_assert_cmpuint (fixture->n_withdrawn, ==, 0);
}

static void
test_withdrawn (Fixture *fixture, gconstpointer data)
{
  for (int kind = SCS_ERRAND_CONNECT_SALESFORCE; kind <= SCS_ERRAND_REVOKE_ACCESS; kind++) {
    g_autoptr (GCancellable) cancellable = g_cancellable_new ();
    g_autoptr (GError) error = NULL;

    begin (fixture, kind, cancellable);
    g_cancellable_cancel (cancellable);
    g_assert_false (finish (fixture, kind, &error));
    g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
    g_assert_cmpuint (fixture->n_withdrawn, ==, kind + 1);
    g_assert_true (fixture->withdrawn == fixture->asked);
    g_assert_false (scs_guided_errand_is_open (fixture->asked));
    /* Too late, and no harm. */
    scs_guided_errand_done (fixture->asked);
    scs_guided_errand_did_not_work (fixture->asked, "x");
  }
}

static void
test_cancelled_before (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;

  g_cancellable_cancel (cancellable);
  begin (fixture, SCS_ERRAND_INVITE, cancellable);
  g_assert_false (finish (fixture, SCS_ERRAND_INVITE, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_assert_cmpuint (fixture->n_asked, ==, 0);
  g_assert_cmpuint (fixture->n_withdrawn, ==, 0);
}

/* Done at the very moment it is asked, and said twice. */
static void
on_errand_asked_do_cb (ScsGuidedDriver *driver, ScsGuidedErrand *errand, gpointer user_data)
{
  scs_guided_errand_done (errand);
  scs_guided_errand_done (errand);
  scs_guided_errand_did_not_work (errand, "late");
}

static void
test_done_at_once (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;

  g_signal_connect (fixture->driver, "errand-asked", G_CALLBACK (on_errand_asked_do_cb), NULL);
  begin (fixture, SCS_ERRAND_INVITE, cancellable);
  g_assert_null (fixture->result);
  g_assert_true (finish (fixture, SCS_ERRAND_INVITE, &error));
  g_assert_no_error (error);
  g_cancellable_cancel (cancellable);
  scs_test_run_for (20);
  g_assert_cmpuint (fixture->n_withdrawn, ==, 0);
}

/* What was said about one of the people. */
typedef struct {
  char *person; /* (owned) (nullable) */
  gboolean done;
  guint n;
} Answer;

static void
on_answered_for_cb (ScsGuidedErrand *errand, const char *person, gboolean done, Answer *answer)
{
  g_free (answer->person);
  answer->person = g_strdup (person);
  answer->done = done;
  answer->n++;
}

static void
test_partly_done (Fixture *fixture, gconstpointer data)
{
  ScsErrandKind kind = GPOINTER_TO_INT (data);
  Answer answer = { NULL, FALSE, 0 };
  g_autoptr (GError) error = NULL;
  ScsGuidedErrand *errand;

  begin (fixture, kind, NULL);
  errand = fixture->asked;
  g_signal_connect (errand, "answered-for", G_CALLBACK (on_answered_for_cb), &answer);
  g_assert_cmpint (scs_guided_errand_count_done (errand), ==, 0);
  g_assert_true (scs_guided_errand_set_done_for (errand, people[1], TRUE));
  g_assert_cmpstr (answer.person, ==, people[1]);
  g_assert_true (answer.done);
  g_assert_true (scs_guided_errand_is_done_for (errand, people[1]));
  g_assert_false (scs_guided_errand_is_done_for (errand, people[0]));
  g_assert_cmpint (scs_guided_errand_count_done (errand), ==, 1);
  /* Twice is once, and a stranger is nobody. */
  g_assert_false (scs_guided_errand_set_done_for (errand, people[1], TRUE));
  g_assert_false (scs_guided_errand_set_done_for (errand, "c@north.example", TRUE));
  g_assert_cmpint (answer.n, ==, 1);
  g_assert_true (scs_guided_errand_is_open (errand));
  g_assert_true (scs_guided_errand_set_done_for (errand, people[1], FALSE));
  g_assert_false (answer.done);
  g_assert_cmpint (scs_guided_errand_count_done (errand), ==, 0);
  /* All of them one by one is not the end: one can still be taken back. */
  scs_guided_errand_set_done_for (errand, people[0], TRUE);
  scs_guided_errand_set_done_for (errand, people[1], TRUE);
  scs_test_run_for (20);
  g_assert_null (fixture->result);
  scs_guided_errand_done (errand);
  g_assert_true (finish (fixture, kind, &error));
  g_assert_no_error (error);
  g_assert_false (scs_guided_errand_set_done_for (errand, people[0], FALSE));
  g_assert_cmpint (answer.n, ==, 4);
  g_free (answer.person);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
#define ADD(name, function)                                                                        \
  g_test_add ("/guided-driver/" name, Fixture, NULL, set_up, function, tear_down)
  ADD ("cannot-tell", test_cannot_tell);
  ADD ("connect-salesforce", test_connect_salesforce);
  ADD ("connect-marketo", test_connect_marketo);
  ADD ("default-workspace", test_default_workspace);
  ADD ("did-not-work", test_did_not_work);
  ADD ("withdrawn", test_withdrawn);
  ADD ("cancelled-before", test_cancelled_before);
  ADD ("done-at-once", test_done_at_once);
#undef ADD
  for (gsize i = 0; i < G_N_ELEMENTS (team_cases); i++) {
    g_autofree char *path = g_strconcat ("/guided-driver/team/", team_cases[i].name, NULL);
    g_test_add (path, Fixture, &team_cases[i], set_up, test_team, tear_down);
  }
  g_test_add ("/guided-driver/partly-done/invite",
              Fixture,
              GINT_TO_POINTER (SCS_ERRAND_INVITE),
              set_up,
              test_partly_done,
              tear_down);
  g_test_add ("/guided-driver/partly-done/grant-access",
              Fixture,
              GINT_TO_POINTER (SCS_ERRAND_GRANT_ACCESS),
              set_up,
              test_partly_done,
              tear_down);
  g_test_add ("/guided-driver/partly-done/revoke-access",
              Fixture,
              GINT_TO_POINTER (SCS_ERRAND_REVOKE_ACCESS),
              set_up,
              test_partly_done,
              tear_down);
  return g_test_run ();
}
