/* SPDX-FileCopyrightText: 2026 The Sales Connect Setup authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "setup/guide/scs-handoff.h"
#include "setup/scs-setup-work.h"

/* What was handed on to whom, and what they answer. */

static char *
dup_waiting_fact (const char *errand_id)
{
  return g_strconcat ("handed-on-", errand_id, NULL);
}

/**
 * scs_handoff_mark:
 * @setup: what is being set up
 * @self: what was handed on
 * @at_us: when, wall clock
 *
 * Writes down that somebody was asked to do it: the day and to whom it went.
 */
void
scs_handoff_mark (ScsSetup *setup, const ScsHandoff *self, gint64 at_us)
{
  g_autofree char *day = scs_handoff_dup_date (at_us);
  const char *to = self->address != NULL ? self->address : self->name;
  g_autofree char *value = g_strdup_printf ("%s|%s", day, to != NULL ? to : "");

  for (guint i = 0; i < self->errands->len; i++) {
    g_autofree char *fact =
        dup_waiting_fact (((ScsErrand *) g_ptr_array_index (self->errands, i))->id);

    scs_setup_set_fact (setup, fact, value);
  }
}

/**
 * scs_handoff_take_back:
 * @setup: what is being set up
 * @errand_id: an errand
 *
 * Nobody is waited for any more.
 */
void
scs_handoff_take_back (ScsSetup *setup, const char *errand_id)
{
  g_autofree char *fact = dup_waiting_fact (errand_id);

  scs_setup_set_fact (setup, fact, NULL);
}

/**
 * scs_handoff_is_waiting:
 * @setup: what is being set up
 * @errand_id: an errand
 *
 * Returns: whether it was handed on and is still open
 */
gboolean
scs_handoff_is_waiting (ScsSetup *setup, const char *errand_id)
{
  const ScsErrand *errand = scs_errand_find (errand_id);
  g_autofree char *fact = dup_waiting_fact (errand_id);
  ScsOutcomeState state;

  if (errand == NULL || scs_setup_get_fact (setup, fact) == NULL)
    return FALSE;
  state = scs_outcome_get_state (scs_setup_get_outcome (setup, errand->outcome));
  return state == SCS_OUTCOME_OPEN || state == SCS_OUTCOME_CONTRADICTED;
}

/**
 * scs_handoff_is_older:
 * @setup: what is being set up
 * @errand_id: an errand
 * @at_us: wall clock
 *
 * Returns: whether that day is before the one on which the errand was handed on
 */
gboolean
scs_handoff_is_older (ScsSetup *setup, const char *errand_id, gint64 at_us)
{
  g_autofree char *fact = dup_waiting_fact (errand_id);
  g_autofree char *day = scs_handoff_dup_date (at_us);
  const char *handed_on = scs_setup_get_fact (setup, fact);

  return handed_on != NULL && strncmp (day, handed_on, strlen (day)) < 0;
}

/* The name is nicer than the address, if it is still the same person. */
static char *
dup_person (ScsSetup *setup, const ScsRole *role, const char *to)
{
  g_autofree char *address = scs_handoff_dup_address (setup, role);

  if (g_strcmp0 (address, to) == 0)
    return scs_handoff_dup_holder (setup, role);
  return g_strdup (*to != '\0' ? to : scs_role_get_title (role));
}

/**
 * scs_handoff_dup_waiting_words:
 * @setup: what is being set up
 * @errand_id: an errand
 *
 * Returns: (transfer full) (nullable): in the person's language who is waited for, and since when;
 * %NULL when it was not handed on, or is not open any more
 */
char *
scs_handoff_dup_waiting_words (ScsSetup *setup, const char *errand_id)
{
  const ScsErrand *errand = scs_errand_find (errand_id);
  g_autofree char *fact = dup_waiting_fact (errand_id);
  g_auto (GStrv) parts = NULL;
  g_autofree char *person = NULL, *day = NULL;
  gint64 at_us;

  if (!scs_handoff_is_waiting (setup, errand_id))
    return NULL;
  parts = g_strsplit (scs_setup_get_fact (setup, fact), "|", 2);
  person = dup_person (setup, errand->who, parts[1] != NULL ? parts[1] : "");
  if (scs_handoff_read_date (parts[0], G_MAXINT64, &at_us, NULL))
    day = scs_handoff_dup_day (at_us);
  /* Translators: %1$s is a person's name, address or role, %2$s a day */
  return g_strdup_printf (_("Waiting for %1$s since %2$s"), person, day != NULL ? day : parts[0]);
}

/**
 * scs_handoff_list_waiting:
 * @setup: what is being set up
 * @role_or_errand: id of a role or of an errand
 *
 * Returns: (transfer container) (element-type ScsErrand): what somebody can answer for: the errand,
 * or those of the role that were handed on and are open; if none was, all that are open
 */
GPtrArray *
scs_handoff_list_waiting (ScsSetup *setup, const char *role_or_errand)
{
  const ScsErrand *single = scs_errand_find (role_or_errand);
  const ScsRole *role = scs_role_find (role_or_errand);
  GPtrArray *errands = scs_errand_list ();
  GPtrArray *waiting = g_ptr_array_new ();

  if (single != NULL) {
    g_ptr_array_add (waiting, (gpointer) single);
    return waiting;
  }
  for (guint i = 0; i < errands->len; i++) {
    const ScsErrand *errand = g_ptr_array_index (errands, i);

    if (errand->who == role && scs_handoff_is_waiting (setup, errand->id))
      g_ptr_array_add (waiting, (gpointer) errand);
  }
  if (waiting->len > 0)
    return waiting;
  g_ptr_array_unref (waiting);
  return scs_handoff_list_open (setup, role);
}

/* Three numbers with anything but digits between and around them, such as 2026-11-25 or
 * 2026年11月25日 */
static gboolean
read_numbers (const char *text, int numbers[3])
{
  g_autofree char *plain = g_utf8_normalize (text, -1, G_NORMALIZE_ALL_COMPOSE);
  g_autoptr (GRegex) regex =
      g_regex_new ("^\\s*(\\d{4})\\s*[-/.年]\\s*(\\d{1,2})\\s*[-/.月]\\s*(\\d{1,2})\\s*日?\\s*$",
                   0,
                   0,
                   NULL);
  g_autoptr (GMatchInfo) match = NULL;

  if (plain == NULL || !g_regex_match (regex, plain, 0, &match))
    return FALSE;
  for (int i = 0; i < 3; i++) {
    g_autofree char *number = g_match_info_fetch (match, i + 1);

    numbers[i] = (int) g_ascii_strtoll (number, NULL, 10);
  }
  return TRUE;
}

static gboolean
refuse (char **sentence, const char *words)
{
  if (sentence != NULL)
    *sentence = g_strdup (words);
  return FALSE;
}

/**
 * scs_handoff_read_date:
 * @text: what was typed
 * @now_us: wall clock
 * @at_us: (out): noon of that day where the person is; @now_us if it is today and not noon yet
 * @sentence: (out) (optional): what is wrong with it
 *
 * Returns: whether it is a day, and none to come
 */
gboolean
scs_handoff_read_date (const char *text, gint64 now_us, gint64 *at_us, char **sentence)
{
  int numbers[3];
  g_autoptr (GDateTime) day = NULL, noon = NULL;

  if (!read_numbers (text, numbers))
    /* Translators: the example stays as it is */
    return refuse (sentence, _("Write the date as in 2026-11-25: year, month, day."));
  day = g_date_time_new_local (numbers[0], numbers[1], numbers[2], 0, 0, 0);
  if (day == NULL)
    return refuse (sentence, _("There is no such day. Look at the month and the day again."));
  if (g_date_time_to_unix (day) > now_us / G_USEC_PER_SEC)
    return refuse (sentence, _("This day is still to come. Enter the day on which it was done."));
  noon = g_date_time_add_hours (day, 12);
  *at_us = MIN (g_date_time_to_unix (noon) * G_USEC_PER_SEC, now_us);
  return TRUE;
}

/**
 * scs_handoff_dup_date:
 * @at_us: wall clock
 *
 * Returns: (transfer full): the day where the person is, as scs_handoff_read_date() reads it
 */
char *
scs_handoff_dup_date (gint64 at_us)
{
  g_autoptr (GDateTime) utc = g_date_time_new_from_unix_utc (at_us / G_USEC_PER_SEC);
  g_autoptr (GDateTime) local = g_date_time_to_local (utc);

  return g_date_time_format (local, "%Y-%m-%d");
}

/**
 * scs_handoff_dup_day:
 * @at_us: wall clock
 *
 * Returns: (transfer full): the day where the person is, in their language
 */
char *
scs_handoff_dup_day (gint64 at_us)
{
  g_autoptr (GDateTime) utc = g_date_time_new_from_unix_utc (at_us / G_USEC_PER_SEC);
  g_autoptr (GDateTime) local = g_date_time_to_local (utc);

  /* Translators: a day with its year, in strftime's terms */
  return g_date_time_format (local, _("%B %-d, %Y"));
}

/* The operation that waits for a person at this errand, if one does */
static ScsGuidedErrand *
find_asked (ScsSetup *setup, const ScsErrand *errand)
{
  static const struct {
    const char *operation;
    ScsErrandKind kind;
  } kinds[] = {
    { "connect-salesforce", SCS_ERRAND_CONNECT_SALESFORCE },
    { "connect-marketo", SCS_ERRAND_CONNECT_MARKETO },
    { "invite", SCS_ERRAND_INVITE },
    { "grant-access", SCS_ERRAND_GRANT_ACCESS },
    { "revoke-access", SCS_ERRAND_REVOKE_ACCESS },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (kinds); i++)
    if (g_strcmp0 (errand->operation, kinds[i].operation) == 0)
      return scs_setup_get_errand (setup, kinds[i].kind);
  return NULL;
}

/**
 * scs_handoff_answer:
 * @setup: what is being set up
 * @errand_id: an errand
 * @who: the name of who did it
 * @note: (nullable): what they add
 * @at_us: when, wall clock
 *
 * Writes down that somebody else says it is done. Nobody is waited for any more, and an operation
 * that waits for a person goes on.
 */
void
scs_handoff_answer (ScsSetup *setup,
                    const char *errand_id,
                    const char *who,
                    const char *note,
                    gint64 at_us)
{
  const ScsErrand *errand = scs_errand_find (errand_id);
  ScsGuidedErrand *asked = find_asked (setup, errand);

  scs_handoff_take_back (setup, errand_id);
  scs_setup_say_for (setup, errand->outcome, who, note, at_us);
  if (asked != NULL)
    scs_guided_errand_done (asked);
  else if (g_strcmp0 (errand->operation, "connect-marketo") == 0)
    scs_setup_begin_wait (setup, at_us);
}
