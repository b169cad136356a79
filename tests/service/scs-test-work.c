/* SPDX-FileCopyrightText: 2026 The Sales Connect Setup authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "scs-test-work.h"

#include "scs-test-wait.h"

#include <glib/gstdio.h>

static ScsTestServices *
start_demo (ScsTestWork *fixture, const char *fault, const char *speed)
{
  g_autofree char *state = g_strconcat ("--demo-state=", fixture->state_path, NULL);
  const char *const options[] = { speed, state, NULL };

  return scs_test_services_start (fault, options);
}

static void
set_up_at (ScsTestWork *fixture, const char *speed)
{
  g_autofree char *folder = g_dir_make_tmp ("scs-demo-XXXXXX", NULL);

  fixture->state_path = g_build_filename (folder, "state.json", NULL);
  fixture->demo = start_demo (fixture, NULL, speed);
  fixture->test = scs_test_setup_new ("test", fixture->demo);
}

void
scs_test_work_set_up (ScsTestWork *fixture, gconstpointer data)
{
  set_up_at (fixture, SCS_TEST_WORK_FAST);
}

void
scs_test_work_set_up_slow (ScsTestWork *fixture, gconstpointer data)
{
  set_up_at (fixture, SCS_TEST_WORK_SLOW);
}

void
scs_test_work_tear_down (ScsTestWork *fixture, gconstpointer data)
{
  g_autofree char *folder = g_path_get_dirname (fixture->state_path);

  scs_test_setup_free (fixture->test);
  scs_test_services_stop (fixture->demo);
  g_unlink (fixture->state_path);
  g_assert_cmpint (g_rmdir (folder), ==, 0);
  g_free (fixture->state_path);
}

/* Another demo in place of the present one, and the program started again, with all that both
 * remember. */
void
scs_test_work_start_again (ScsTestWork *fixture, const char *fault, const char *speed)
{
  scs_test_services_stop (fixture->demo);
  fixture->demo = start_demo (fixture, fault, speed);
  scs_test_setup_restart (fixture->test, fixture->demo);
}

const char *
scs_test_work_get (ScsTestWork *fixture, const char *service, const char *member)
{
  return scs_test_services_get (fixture->demo, service, member);
}

ScsOutcomeState
scs_test_work_get_state (ScsTestWork *fixture, const char *id)
{
  return scs_outcome_get_state (scs_setup_get_outcome (fixture->test->setup, id));
}

void
scs_test_work_assert_check (ScsTestWork *fixture,
                            const char *id,
                            ScsCheckResult result,
                            const char *reason)
{
  const ScsCheck *check = scs_setup_get_check (fixture->test->setup, id);

  g_test_message ("%s", id);
  g_assert_nonnull (check);
  g_assert_cmpstr (check->reason, ==, reason);
  g_assert_cmpint (check->result, ==, result);
}

gboolean
scs_test_work_sign_in (ScsTestWork *fixture, const char *password, GError **error)
{
  GAsyncResult *slot = NULL;
  g_autoptr (GAsyncResult) result = NULL;

  scs_setup_sign_in_async (fixture->test->setup,
                           scs_test_work_get (fixture, "sales_connect", "email"),
                           password,
                           NULL,
                           scs_test_keep_result_cb,
                           &slot);
  result = scs_test_wait_result (&slot, SCS_TEST_WORK_WAIT_S);
  return scs_setup_sign_in_finish (fixture->test->setup, result, error);
}

void
scs_test_work_come_in (ScsTestWork *fixture)
{
  g_autoptr (GError) error = NULL;

  g_assert_true (scs_test_work_sign_in (fixture,
                                        scs_test_work_get (fixture, "sales_connect", "password"),
                                        &error));
  g_assert_no_error (error);
}

void
scs_test_work_store_values (ScsTestWork *fixture, const char *purpose, const char *client_secret)
{
  scs_test_setup_store (fixture->test,
                        "marketo",
                        purpose,
                        "munchkin-id",
                        scs_test_work_get (fixture, "marketo", "munchkin_id"));
  scs_test_setup_store (fixture->test,
                        "marketo",
                        purpose,
                        "client-id",
                        scs_test_work_get (fixture, "marketo", "client_id"));
  scs_test_setup_store (fixture->test,
                        "marketo",
                        purpose,
                        "client-secret",
                        client_secret != NULL
                            ? client_secret
                            : scs_test_work_get (fixture, "marketo", "client_secret"));
}

gboolean
scs_test_work_connect_marketo (ScsTestWork *fixture, GError **error)
{
  GAsyncResult *slot = NULL;
  g_autoptr (GAsyncResult) result = NULL;

  scs_setup_connect_marketo_async (fixture->test->setup, scs_test_keep_result_cb, &slot);
  result = scs_test_wait_result (&slot, SCS_TEST_WORK_WAIT_S);
  return scs_setup_connect_marketo_finish (fixture->test->setup, result, error);
}

void
scs_test_work_run_checks (ScsTestWork *fixture, const char *group)
{
  scs_test_setup_run_checks (fixture->test, group);
}

/* A look at the service, past what the set-up believes */
guint
scs_test_work_count_users (ScsTestWork *fixture, gboolean with_access)
{
  ScsSalesConnect *service = scs_setup_get_sales_connect (fixture->test->setup);
  GAsyncResult *slot = NULL;
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GPtrArray) users = NULL;
  g_autoptr (GError) error = NULL;
  guint n = 0;

  scs_sales_connect_list_users_async (service, NULL, scs_test_keep_result_cb, &slot);
  result = scs_test_wait_result (&slot, SCS_TEST_WORK_WAIT_S);
  users = scs_sales_connect_list_users_finish (service, result, &error);
  g_assert_no_error (error);
  for (guint i = 0; i < users->len; i++)
    n += !with_access || ((ScsSalesConnectUser *) g_ptr_array_index (users, i))->has_access;
  return n;
}

void
scs_test_work_wait_until_open (ScsTestWork *fixture)
{
  while (scs_setup_is_waiting (fixture->test->setup))
    scs_test_run_for (100);
  scs_test_work_run_checks (fixture, SCS_GROUP_SALES_CONNECT);
}
