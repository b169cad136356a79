/* SPDX-FileCopyrightText: 2026 The Sales Connect Setup authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "setup/report/scs-report.h"

/* The words that the report's forms, the summary and the changes share. */

static char *
format_local (gint64 at_us, const char *format)
{
  g_autoptr (GDateTime) utc = g_date_time_new_from_unix_utc (at_us / G_USEC_PER_SEC);
  g_autoptr (GDateTime) local = utc != NULL ? g_date_time_to_local (utc) : NULL;

  return local != NULL ? g_date_time_format (local, format) : g_strdup ("");
}

/**
 * scs_report_dup_moment:
 * @at_us: wall clock
 *
 * Returns: (transfer full): day and time where the person is, in their language
 */
char *
scs_report_dup_moment (gint64 at_us)
{
  /* Translators: a day with its year and a time, in strftime's terms */
  return format_local (at_us, _("%B %-d, %Y, %H:%M"));
}

/**
 * scs_report_dup_moment_with_zone:
 * @at_us: wall clock
 *
 * Returns: (transfer full): the same with the time zone, for somebody who reads it elsewhere
 */
char *
scs_report_dup_moment_with_zone (gint64 at_us)
{
  /* Translators: a day with its year, a time and how far it is from UTC, in strftime's terms */
  return format_local (at_us, _("%B %-d, %Y, %H:%M (UTC%:z)"));
}

/**
 * scs_report_dup_moment_for_programs:
 * @at_us: wall clock
 *
 * Returns: (transfer full): ISO 8601, in UTC
 */
char *
scs_report_dup_moment_for_programs (gint64 at_us)
{
  g_autoptr (GDateTime) moment = g_date_time_new_from_unix_utc (at_us / G_USEC_PER_SEC);

  return moment != NULL ? g_date_time_format_iso8601 (moment) : g_strdup ("");
}

/**
 * scs_report_get_state_words:
 * @state: a state
 *
 * Returns: the state in the person's language, for a reader who is not the one who said so
 */
const char *
scs_report_get_state_words (ScsOutcomeState state)
{
  if (state == SCS_OUTCOME_ON_WORD)
    /* Translators: a state. Somebody said that it is done; no API can show it */
    return _("On somebody’s word");
  return scs_outcome_state_get_words (state);
}

/**
 * scs_report_get_result_words:
 * @result: of a check
 *
 * Returns: the result in the person's language
 */
const char *
scs_report_get_result_words (ScsCheckResult result)
{
  switch (result) {
  case SCS_CHECK_PASSED:
    /* Translators: result of a check */
    return _("Passed");
  case SCS_CHECK_FAILED:
    /* Translators: result of a check */
    return _("Failed");
  case SCS_CHECK_UNKNOWN:
  default:
    /* Translators: result of a check: it could not be asked */
    return _("Unknown");
  }
}
