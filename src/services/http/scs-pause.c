/* SPDX-FileCopyrightText: 2026 The Sales Connect Setup authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "services/http/scs-pause.h"

static gboolean
on_over_cb (gpointer user_data)
{
  GTask *task = user_data;

  if (!g_task_return_error_if_cancelled (task))
    g_task_return_boolean (task, TRUE);
  return G_SOURCE_REMOVE;
}

/**
 * scs_pause_async:
 * @wait_ms: how long
 *
 * Waits before the next try. Cancelling ends the wait at once.
 */
void
scs_pause_async (guint wait_ms,
                 GCancellable *cancellable,
                 GAsyncReadyCallback callback,
                 gpointer user_data)
{
  GTask *task = g_task_new (NULL, cancellable, callback, user_data);
  g_autoptr (GSource) source = g_timeout_source_new (wait_ms);

  g_task_set_source_tag (task, scs_pause_async);
  if (cancellable != NULL) {
    g_autoptr (GSource) cancelled = g_cancellable_source_new (cancellable);

    g_source_set_dummy_callback (cancelled);
    g_source_add_child_source (source, cancelled);
  }
  g_source_set_callback (source, on_over_cb, task, g_object_unref);
  g_source_attach (source, g_task_get_context (task));
}

/**
 * scs_pause_finish:
 *
 * Errors: %G_IO_ERROR_CANCELLED only.
 */
gboolean
scs_pause_finish (GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, NULL), FALSE);
  g_return_val_if_fail (g_async_result_is_tagged (result, scs_pause_async), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}
