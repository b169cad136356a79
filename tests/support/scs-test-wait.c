/* SPDX-FileCopyrightText: 2026 The Sales Connect Setup authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "scs-test-wait.h"

void
scs_test_keep_result_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  GAsyncResult **slot = user_data;

  g_assert_null (*slot);
  *slot = g_object_ref (result);
}

static gboolean
on_timeout_cb (gpointer user_data)
{
  *(gboolean *) user_data = TRUE;
  return G_SOURCE_REMOVE;
}

void
scs_test_wait_until (gboolean (*check) (gpointer), gpointer user_data, guint timeout_s)
{
  gint64 end_us = g_get_monotonic_time () + timeout_s * G_USEC_PER_SEC;

  while (!check (user_data)) {
    if (g_get_monotonic_time () > end_us)
      g_error ("nothing happened within %u s", timeout_s);
    scs_test_run_for (5);
  }
}

static gboolean
has_result (gpointer user_data)
{
  return *(GAsyncResult **) user_data != NULL;
}

GAsyncResult *
scs_test_wait_result (GAsyncResult **result, guint timeout_s)
{
  scs_test_wait_until (has_result, result, timeout_s);
  return g_steal_pointer (result);
}

void
scs_test_run_for (guint ms)
{
  gboolean over = FALSE;

  g_timeout_add (ms, on_timeout_cb, &over);
  while (!over)
    g_main_context_iteration (NULL, TRUE);
}
