/* SPDX-FileCopyrightText: 2026 The Sales Connect Setup authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "setup/checks/scs-check-table.h"
#include "setup/guide/scs-handoff.h"
#include "setup/report/scs-report.h"
#include "setup/report/scs-snapshot.h"

/* How a change is told, and which time is the last time. */

/* The snapshots that are kept, as facts */
#define FACT_LAST_LOOK "last-look"     /* the latest */
#define FACT_LOOK_BEFORE "look-before" /* the latest of an earlier occasion */

/* Looks that are not further apart belong to one occasion. */
#define OCCASION_US (30 * G_TIME_SPAN_MINUTE)

/**
 * scs_change_free:
 * @change: (nullable): what to free
 */
void
scs_change_free (ScsChange *change)
{
  if (change == NULL)
    return;
  g_free (change->kind);
  g_free (change->id);
  g_free (change->from);
  g_free (change->to);
  g_free (change);
}

static const char *
get_people_title (const char *id)
{
  static const struct {
    const char *id;
    const char *title;
  } titles[] = {
    /* Translators: a number of people follows */
    { "all", N_("People on the list") },
      /* Translators: a number of people follows */
      { "invited", N_("People who are invited") },
        /* Translators: a number of people follows */
        { "connected", N_("People with access to Marketo") },
          /* Translators: a number of people follows */
          { "with-salesforce", N_("People with their own Salesforce account connected") },
        };

  for (gsize i = 0; i < G_N_ELEMENTS (titles); i++)
    if (g_str_equal (titles[i].id, id))
      return _(titles[i].title);
  return id;
}

/**
 * scs_change_dup_title:
 * @change: a change
 *
 * Returns: (transfer full): what has changed, in the person's language
 */
char *
scs_change_dup_title (const ScsChange *change)
{
  const ScsOutcomeInfo *outcome = scs_outcome_info_find (change->id);
  const ScsCheckInfo *check = scs_check_info_find (change->id);

  if (g_str_equal (change->kind, "outcome") && outcome != NULL)
    return g_strdup (scs_outcome_info_get_title (outcome));
  if (g_str_equal (change->kind, "check") && check != NULL)
    return g_strdup (scs_check_info_get_title (check));
  if (g_str_equal (change->kind, "workspace"))
    /* Translators: %s is the name of a workspace; a number of people follows */
    return g_strdup_printf (_("People in the workspace “%s”"), change->id);
  return g_strdup (get_people_title (change->id));
}

static const char *
get_words (const ScsChange *change, const char *name)
{
  if (g_str_equal (change->kind, "outcome"))
    for (int i = SCS_OUTCOME_OPEN; i <= SCS_OUTCOME_CONTRADICTED; i++)
      if (g_str_equal (scs_outcome_state_get_name (i), name))
        return scs_report_get_state_words (i);
  for (int i = SCS_CHECK_UNKNOWN; i <= SCS_CHECK_FAILED; i++)
    if (g_str_equal (scs_check_result_get_name (i), name))
      return scs_report_get_result_words (i);
  return name;
}

/**
 * scs_change_dup_words:
 * @change: a change
 *
 * Returns: (transfer full): from what to what, and since when, in the person's language
 */
char *
scs_change_dup_words (const ScsChange *change)
{
  g_autofree char *moment = NULL;

  if (change->from == NULL)
    /* Translators: numbers of people: before, now, and the difference with its sign */
    return g_strdup_printf (_("%1$d → %2$d (%3$+d)"),
                               (int) change->n_from,
                               (int) change->n_to,
                               (int) (change->n_to - change->n_from));
  moment = change->day_only ? scs_handoff_dup_day (change->since_us)
                            : scs_report_dup_moment (change->since_us);
  /* Translators: %1$s and %2$s are states before and now, such as Open and Proved, %3$s is a day,
     mostly with a time */
  return g_strdup_printf (_("%1$s → %2$s, since %3$s"),
                             get_words (change, change->from),
                             get_words (change, change->to),
                             moment);
}

static ScsSnapshot *
read_look (ScsSetup *setup, const char *fact)
{
  return scs_snapshot_new_from_text (scs_setup_get_fact (setup, fact));
}

/* A clock that was set back begins a new occasion too. */
static gboolean
is_other_occasion (const ScsSnapshot *look, gint64 now_us)
{
  gint64 passed_us = now_us - scs_snapshot_get_at_us (look);

  return passed_us > OCCASION_US || passed_us < 0;
}

/**
 * scs_look_note:
 * @setup: what is being set up
 * @now_us: wall clock
 *
 * To be called when everything was looked at: all checks of the summary have ended, or a report was
 * saved. Keeps what it looks like now.
 *
 * “The last time” is the last look on another occasion: looks that follow each other within half an
 * hour are one occasion. So who checks, mends something and checks again still sees everything that
 * is new since the day before, and tomorrow sees what is new since today's last look.
 */
void
scs_look_note (ScsSetup *setup, gint64 now_us)
{
  g_autoptr (ScsSnapshot) last = read_look (setup, FACT_LAST_LOOK);
  g_autoptr (ScsSnapshot) now = scs_snapshot_new_from_setup (setup, last, now_us);
  g_autofree char *text = scs_snapshot_to_text (now);

  if (last != NULL && is_other_occasion (last, now_us))
    scs_setup_set_fact (setup, FACT_LOOK_BEFORE, scs_setup_get_fact (setup, FACT_LAST_LOOK));
  scs_setup_set_fact (setup, FACT_LAST_LOOK, text);
}

/**
 * scs_look_list_changes:
 * @setup: what is being set up
 * @now_us: wall clock
 * @since_us: (out): when the last time was
 *
 * Returns: (transfer full) (nullable) (element-type ScsChange): what has changed since the last
 * time; %NULL when there was none
 */
GPtrArray *
scs_look_list_changes (ScsSetup *setup, gint64 now_us, gint64 *since_us)
{
  g_autoptr (ScsSnapshot) last = read_look (setup, FACT_LAST_LOOK);
  g_autoptr (ScsSnapshot) before = NULL, now = NULL;

  *since_us = 0;
  if (last == NULL)
    return NULL;
  before = read_look (setup, is_other_occasion (last, now_us) ? FACT_LAST_LOOK : FACT_LOOK_BEFORE);
  if (before == NULL)
    return NULL;
  now = scs_snapshot_new_from_setup (setup, last, now_us);
  *since_us = scs_snapshot_get_at_us (before);
  return scs_snapshot_list_changes (now, before);
}
