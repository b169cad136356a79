/* SPDX-FileCopyrightText: 2026 The Sales Connect Setup authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "demo/scs-demo-clock.h"

/**
 * scs_demo_clock_now_us:
 *
 * Wall-clock time: a wait goes on while the demo is not running.
 */
gint64
scs_demo_clock_now_us (void)
{
  return g_get_real_time ();
}

/**
 * scs_demo_clock_access_opens_at_us:
 * @connected_at_us: when Marketo was connected
 * @speed: how many times faster the ten minutes pass; %SCS_DEMO_SPEED_MIN to %SCS_DEMO_SPEED_MAX
 *
 * Rounded up to a whole second, since that is what the answer can say.
 */
gint64
scs_demo_clock_access_opens_at_us (gint64 connected_at_us, double speed)
{
  gint64 opens_at_us =
      connected_at_us + (gint64) (SCS_DEMO_WAIT_S * (double) G_USEC_PER_SEC / speed);

  return (opens_at_us + G_USEC_PER_SEC - 1) / G_USEC_PER_SEC * G_USEC_PER_SEC;
}

static char *
format_moment (gint64 moment_us, const char *format)
{
  g_autoptr (GDateTime) moment = g_date_time_new_from_unix_utc (moment_us / G_USEC_PER_SEC);

  return g_date_time_format (moment, format);
}

/**
 * scs_demo_clock_format:
 * @moment_us: wall clock
 *
 * Returns: (transfer full): as 2026-11-24T10:00:00Z
 */
char *
scs_demo_clock_format (gint64 moment_us)
{
  return format_moment (moment_us, "%Y-%m-%dT%H:%M:%SZ");
}

/**
 * scs_demo_clock_format_local:
 * @moment_us: wall clock
 *
 * Returns: (transfer full): the time of day where the person is, as 19:00:00, after the day where
 * that is another than today
 */
char *
scs_demo_clock_format_local (gint64 moment_us)
{
  g_autoptr (GDateTime) moment = g_date_time_new_from_unix_local (moment_us / G_USEC_PER_SEC);
  g_autoptr (GDateTime) now =
      g_date_time_new_from_unix_local (scs_demo_clock_now_us () / G_USEC_PER_SEC);
  gboolean is_today = g_date_time_get_year (moment) == g_date_time_get_year (now) &&
                      g_date_time_get_day_of_year (moment) == g_date_time_get_day_of_year (now);

  return g_date_time_format (moment, is_today ? "%H:%M:%S" : "%Y-%m-%d %H:%M:%S");
}

/**
 * scs_demo_clock_format_millis:
 * @moment_us: wall clock
 *
 * Returns: (transfer full): in Salesforce's form, as 2026-11-24T10:00:00.000+0000
 */
char *
scs_demo_clock_format_millis (gint64 moment_us)
{
  return format_moment (moment_us, "%Y-%m-%dT%H:%M:%S.000+0000");
}

/**
 * scs_demo_clock_format_marketo:
 * @moment_us: wall clock
 *
 * Returns: (transfer full): in the form of Marketo's user management, as 20261124T10:00:00.0t+0000
 */
char *
scs_demo_clock_format_marketo (gint64 moment_us)
{
  return format_moment (moment_us, "%Y%m%dT%H:%M:%S.0t+0000");
}

/**
 * scs_demo_clock_format_day:
 * @moment_us: wall clock
 *
 * Returns: (transfer full): the day in UTC, as 2026-11-24
 */
char *
scs_demo_clock_format_day (gint64 moment_us)
{
  return format_moment (moment_us, "%Y-%m-%d");
}
