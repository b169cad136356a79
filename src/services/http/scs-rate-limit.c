/* SPDX-FileCopyrightText: 2026 The Sales Connect Setup authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "services/http/scs-rate-limit.h"

/**
 * ScsRateLimit:
 *
 * Lets at most so many callers in at a time, and at most so many within any stretch of time (a
 * sliding window). Whoever comes later waits in line. It knows nothing of requests and repeats
 * none.
 */
struct _ScsRateLimit {
  GObject parent_instance;

  guint running_max;
  guint window_max;
  gint64 window_us;

  guint running;
  GQueue begun_us; /* (element-type gint64) (owned), monotonic, oldest first, at most window_max */
  GQueue waiting;  /* (element-type GTask) (owned), in order of arrival */
  GSource *timer;  /* (owned) (nullable) when the oldest leaves the window */
};

G_DEFINE_FINAL_TYPE (ScsRateLimit, scs_rate_limit, G_TYPE_OBJECT)

static void admit (ScsRateLimit *self);

static void
clear_timer (ScsRateLimit *self)
{
  if (self->timer != NULL)
    g_source_destroy (self->timer);
  g_clear_pointer (&self->timer, g_source_unref);
}

static gboolean
on_window_moved_cb (gpointer user_data)
{
  ScsRateLimit *self = user_data;

  clear_timer (self);
  admit (self);
  return G_SOURCE_REMOVE;
}

static void
forget_old_starts (ScsRateLimit *self, gint64 now_us)
{
  gint64 *oldest_us;

  while ((oldest_us = g_queue_peek_head (&self->begun_us)) != NULL &&
         *oldest_us + self->window_us <= now_us)
    g_free (g_queue_pop_head (&self->begun_us));
}

static void
wait_for_window (ScsRateLimit *self, gint64 now_us)
{
  gint64 *oldest_us = g_queue_peek_head (&self->begun_us);
  gint64 left_us = *oldest_us + self->window_us - now_us;

  if (self->timer != NULL)
    return;

  self->timer = g_timeout_source_new (left_us / 1000 + 1);
  g_source_set_callback (self->timer, on_window_moved_cb, self, NULL);
  g_source_attach (self->timer, g_main_context_get_thread_default ());
}

/* Lets in as many as the two limits allow now. */
static void
admit (ScsRateLimit *self)
{
  gint64 now_us = g_get_monotonic_time ();

  forget_old_starts (self, now_us);
  while (!g_queue_is_empty (&self->waiting) && self->running < self->running_max) {
    g_autoptr (GTask) task = NULL;

    if (self->begun_us.length >= self->window_max) {
      wait_for_window (self, now_us);
      return;
    }

    task = g_queue_pop_head (&self->waiting);
    if (g_task_return_error_if_cancelled (task))
      continue;

    self->running++;
    g_queue_push_tail (&self->begun_us, g_memdup2 (&now_us, sizeof now_us));
    g_task_return_boolean (task, TRUE);
  }
}

static gboolean
on_cancelled_cb (GCancellable *cancellable, gpointer user_data)
{
  GTask *task = user_data;
  ScsRateLimit *self = g_task_get_source_object (task);

  /* Not in line any more: admitted, and the answer is on its way. */
  if (g_queue_remove (&self->waiting, task)) {
    g_task_return_error_if_cancelled (task);
    g_object_unref (task);
  }
  return G_SOURCE_REMOVE;
}

static void
destroy_source (gpointer user_data)
{
  g_source_destroy (user_data);
  g_source_unref (user_data);
}

static void
scs_rate_limit_finalize (GObject *object)
{
  ScsRateLimit *self = SCS_RATE_LIMIT (object);

  clear_timer (self);
  g_queue_clear_full (&self->begun_us, g_free);
  G_OBJECT_CLASS (scs_rate_limit_parent_class)->finalize (object);
}

static void
scs_rate_limit_class_init (ScsRateLimitClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = scs_rate_limit_finalize;
}

static void
scs_rate_limit_init (ScsRateLimit *self)
{
  g_queue_init (&self->begun_us);
  g_queue_init (&self->waiting);
}

/**
 * scs_rate_limit_new:
 * @running_max: how many may be inside at a time, at least 1
 * @window_max: how many may begin within @window_ms, at least 1
 * @window_ms: length of the sliding window
 */
ScsRateLimit *
scs_rate_limit_new (guint running_max, guint window_max, guint window_ms)
{
  ScsRateLimit *self = g_object_new (SCS_TYPE_RATE_LIMIT, NULL);

  self->running_max = MAX (running_max, 1);
  self->window_max = MAX (window_max, 1);
  self->window_us = window_ms * G_GINT64_CONSTANT (1000);
  return self;
}

/**
 * scs_rate_limit_acquire_async:
 *
 * Waits for a turn. Cancelling leaves the line at once; a turn that was given already has to be
 * released all the same, which scs_rate_limit_acquire_finish() does itself then.
 */
void
scs_rate_limit_acquire_async (ScsRateLimit *self,
                              GCancellable *cancellable,
                              GAsyncReadyCallback callback,
                              gpointer user_data)
{
  g_autoptr (GTask) task = NULL;

  g_return_if_fail (SCS_IS_RATE_LIMIT (self));

  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, scs_rate_limit_acquire_async);
  g_task_set_check_cancellable (task, FALSE);
  if (g_task_return_error_if_cancelled (task))
    return;

  if (cancellable != NULL) {
    GSource *source = g_cancellable_source_new (cancellable);

    g_source_set_callback (source, G_SOURCE_FUNC (on_cancelled_cb), task, NULL);
    g_source_attach (source, g_task_get_context (task));
    g_task_set_task_data (task, source, destroy_source);
  }
  g_queue_push_tail (&self->waiting, g_steal_pointer (&task));
  admit (self);
}

/**
 * scs_rate_limit_acquire_finish:
 *
 * Errors: %G_IO_ERROR_CANCELLED only.
 *
 * Returns: TRUE when the caller is in, and must call scs_rate_limit_release() when done
 */
gboolean
scs_rate_limit_acquire_finish (ScsRateLimit *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);
  g_return_val_if_fail (g_async_result_is_tagged (result, scs_rate_limit_acquire_async), FALSE);

  if (!g_task_propagate_boolean (G_TASK (result), error))
    return FALSE;

  if (g_cancellable_set_error_if_cancelled (g_task_get_cancellable (G_TASK (result)), error)) {
    scs_rate_limit_release (self);
    return FALSE;
  }
  return TRUE;
}

/**
 * scs_rate_limit_release:
 *
 * Gives the turn back and lets the next one in.
 */
void
scs_rate_limit_release (ScsRateLimit *self)
{
  g_return_if_fail (SCS_IS_RATE_LIMIT (self));
  g_return_if_fail (self->running > 0);

  self->running--;
  admit (self);
}
