/* SPDX-FileCopyrightText: 2026 The Sales Connect Setup authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "services/http/scs-rate-limit.h"
#include "scs-test-wait.h"

#define CALLERS 6

typedef struct {
  ScsRateLimit *limit;
  guint inside;
  guint most;
  guint done;
  gint64 begun_us[CALLERS];
  guint begun;
} Crowd;

static gboolean
on_work_done_cb (gpointer data)
{
  Crowd *crowd = data;

  crowd->inside--;
  crowd->done++;
  scs_rate_limit_release (crowd->limit);
  return G_SOURCE_REMOVE;
}

static void
got_turn_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Crowd *crowd = user_data;

  g_assert_true (scs_rate_limit_acquire_finish (crowd->limit, result, NULL));
  crowd->begun_us[crowd->begun++] = g_get_monotonic_time ();
  crowd->inside++;
  crowd->most = MAX (crowd->most, crowd->inside);
  g_timeout_add (20, on_work_done_cb, crowd);
}

static gboolean
all_done (gpointer data)
{
  return ((Crowd *) data)->done == CALLERS;
}

static void
run_crowd (Crowd *crowd)
{
  for (guint i = 0; i < CALLERS; i++)
    scs_rate_limit_acquire_async (crowd->limit, NULL, got_turn_cb, crowd);
  scs_test_wait_until (all_done, crowd, 10);
  g_assert_finalize_object (crowd->limit);
}

static void
test_at_a_time (void)
{
  Crowd crowd = { .limit = scs_rate_limit_new (2, 100, 10000) };

  run_crowd (&crowd);
  g_assert_cmpuint (crowd.most, ==, 2);
}

static void
test_window (void)
{
  Crowd crowd = { .limit = scs_rate_limit_new (CALLERS, 2, 150) };

  run_crowd (&crowd);
  /* In any stretch of 150 ms at most two begin. */
  for (guint i = 2; i < CALLERS; i++)
    g_assert_cmpint (crowd.begun_us[i] - crowd.begun_us[i - 2], >=, 149 * 1000);
}

static void
test_cancel (void)
{
  g_autoptr (ScsRateLimit) limit = scs_rate_limit_new (1, 100, 1000);
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;
  GAsyncResult *first = NULL, *second = NULL, *third = NULL;
  g_autoptr (GAsyncResult) one = NULL, two = NULL, three = NULL;

  scs_rate_limit_acquire_async (limit, NULL, scs_test_keep_result_cb, &first);
  scs_rate_limit_acquire_async (limit, cancellable, scs_test_keep_result_cb, &second);
  scs_rate_limit_acquire_async (limit, NULL, scs_test_keep_result_cb, &third);
  one = scs_test_wait_result (&first, 5);
  g_assert_true (scs_rate_limit_acquire_finish (limit, one, &error));
  scs_test_run_for (30);
  g_assert_null (second);

  g_cancellable_cancel (cancellable);
  two = scs_test_wait_result (&second, 5);
  g_assert_false (scs_rate_limit_acquire_finish (limit, two, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_assert_null (third);

  scs_rate_limit_release (limit);
  three = scs_test_wait_result (&third, 5);
  g_assert_true (scs_rate_limit_acquire_finish (limit, three, NULL));
}

/* Whoever was let in and is cancelled before noticing gives the turn back. */
static void
test_cancel_when_let_in (void)
{
  g_autoptr (ScsRateLimit) limit = scs_rate_limit_new (1, 100, 1000);
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;
  GAsyncResult *first = NULL, *second = NULL;
  g_autoptr (GAsyncResult) one = NULL, two = NULL;

  scs_rate_limit_acquire_async (limit, cancellable, scs_test_keep_result_cb, &first);
  g_cancellable_cancel (cancellable);
  one = scs_test_wait_result (&first, 5);
  g_assert_false (scs_rate_limit_acquire_finish (limit, one, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);

  scs_rate_limit_acquire_async (limit, NULL, scs_test_keep_result_cb, &second);
  two = scs_test_wait_result (&second, 5);
  g_assert_true (scs_rate_limit_acquire_finish (limit, two, NULL));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/rate-limit/at-a-time", test_at_a_time);
  g_test_add_func ("/rate-limit/window", test_window);
  g_test_add_func ("/rate-limit/cancel", test_cancel);
  g_test_add_func ("/rate-limit/cancel-when-let-in", test_cancel_when_let_in);
  return g_test_run ();
}
