/* SPDX-FileCopyrightText: 2026 The Sales Connect Setup authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

#define SCS_DEMO_WAIT_S 600
#define SCS_DEMO_SPEED_MIN 0.001
#define SCS_DEMO_SPEED_MAX 1e9

gint64 scs_demo_clock_now_us (void);
gint64 scs_demo_clock_access_opens_at_us (gint64 connected_at_us, double speed);
char *scs_demo_clock_format (gint64 moment_us);
char *scs_demo_clock_format_local (gint64 moment_us);
char *scs_demo_clock_format_millis (gint64 moment_us);
char *scs_demo_clock_format_marketo (gint64 moment_us);
char *scs_demo_clock_format_day (gint64 moment_us);

G_END_DECLS
