/* SPDX-FileCopyrightText: 2026 The Sales Connect Setup authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

#define SCS_DEMO_CALLS_MAX 100
#define SCS_DEMO_WINDOW_US (20 * G_USEC_PER_SEC)
#define SCS_DEMO_RUNNING_MAX 10

typedef enum {
  SCS_DEMO_LIMIT_NONE,
  SCS_DEMO_LIMIT_RATE,
  SCS_DEMO_LIMIT_CONCURRENCY,
} ScsDemoLimit;

/* The calls of the last 20 seconds, oldest first, in a ring; and how many are running now. */
typedef struct {
  gint64 entered_at_us[SCS_DEMO_CALLS_MAX];
  guint first;
  guint n_entered;
  guint n_running;
} ScsDemoLimits;

ScsDemoLimit scs_demo_limits_enter (ScsDemoLimits *self, gint64 now_us);
void scs_demo_limits_leave (ScsDemoLimits *self);

G_END_DECLS
