/* SPDX-FileCopyrightText: 2026 The Sales Connect Setup authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "demo/scs-demo-limits.h"

/**
 * scs_demo_limits_enter:
 * @now_us: monotonic
 *
 * Asks for one more call: at most 100 within any 20 seconds, and 10 at a time. A refused call
 * counts for nothing. After %SCS_DEMO_LIMIT_NONE, scs_demo_limits_leave() must follow.
 *
 * Source: Marketo developer guide, integration best practices.
 */
ScsDemoLimit
scs_demo_limits_enter (ScsDemoLimits *self, gint64 now_us)
{
  while (self->n_entered > 0 && self->entered_at_us[self->first] <= now_us - SCS_DEMO_WINDOW_US) {
    self->first = (self->first + 1) % SCS_DEMO_CALLS_MAX;
    self->n_entered--;
  }
  if (self->n_running >= SCS_DEMO_RUNNING_MAX)
    return SCS_DEMO_LIMIT_CONCURRENCY;
  if (self->n_entered >= SCS_DEMO_CALLS_MAX)
    return SCS_DEMO_LIMIT_RATE;

  self->entered_at_us[(self->first + self->n_entered) % SCS_DEMO_CALLS_MAX] = now_us;
  self->n_entered++;
  self->n_running++;
  return SCS_DEMO_LIMIT_NONE;
}

/**
 * scs_demo_limits_leave:
 *
 * Ends a call that scs_demo_limits_enter() let in.
 */
void
scs_demo_limits_leave (ScsDemoLimits *self)
{
  g_return_if_fail (self->n_running > 0);
  self->n_running--;
}
