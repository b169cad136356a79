/* SPDX-FileCopyrightText: 2026 The Sales Connect Setup authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>
#include <json-glib/json-glib.h>

#include "setup/guide/scs-guide.h"
#include "setup/guide/scs-handoff.h"
#include "setup/scs-outcome.h"

static const ScsOutcomeInfo infos[] = {
  { "subscriptions", "prerequisites", N_("The three subscriptions are there"), NULL, FALSE },
    { "salesforce-api",
      "prerequisites",
      N_("Salesforce allows API calls"), "salesforce-api", FALSE },
      { "salesforce-apex",
        "prerequisites",
        N_("Salesforce has Apex classes enabled"), "salesforce-apex", FALSE },
        { "roles", "prerequisites", N_("You know who holds each role"), NULL, FALSE },

          { "account-invited", "account", N_("The first invitation was sent"), NULL, FALSE },
            { "account-password", "account", N_("The password is set"), NULL, FALSE },
              { "account-signed-in",
                "account",
                N_("The Sales Connect admin can sign in"), "sales-connect-account", FALSE },
                { "account-email-unique",
                  "account",
                  N_("The e-mail ID is used in no other Sales Connect account"), NULL, FALSE },

                  { "salesforce-app",
                    "salesforce",
                    N_("Salesforce lets the Sales Connect app in"), NULL, FALSE },
                    { "salesforce-connected",
                      "salesforce",
                      N_("Sales Connect is connected to Salesforce"),
                          "sales-connect-salesforce",
                          FALSE },
                      { "salesforce-package",
                        "salesforce",
                        N_("The customization package is installed"), NULL, FALSE },
                        { "salesforce-task-types",
                          "salesforce",
                          N_("The Task Type picklist has Email, Call and Reply"), NULL, FALSE },
                          { "salesforce-kind",
                            "salesforce",
                            N_("The Salesforce org is of the kind that this environment needs"),
                                "salesforce-kind",
                                TRUE },

                            { "credentials-known",
                              "credentials",
                              N_("The three values of Marketo are known"),
                                  "marketo-credentials",
                                  FALSE },

                              { "marketo-connected",
                                "marketo",
                                N_("Sales Connect is connected to Marketo"),
                                    "sales-connect-marketo",
                                    FALSE },
                                { "marketo-waited",
                                  "marketo",
                                  N_("Ten minutes have passed since connecting"),
                                      "sales-connect-access-open",
                                      FALSE },

                                  { "team-invited",
                                    "team",
                                    N_("The team is invited"), "sales-connect-invited", FALSE },
                                    { "team-access",
                                      "team",
                                      N_("The team has access to Marketo"),
                                          "sales-connect-team-access",
                                          FALSE },
                                      { "team-salesforce",
                                        "team",
                                        N_("Each person has connected their own Salesforce account"),
                                            "sales-connect-team-salesforce",
                                            TRUE },

                                        { "sandbox-decided",
                                          "sandbox",
                                          N_("You have decided whether to test in a sandbox"),
                                              NULL,
                                              FALSE },
                                      };

/* What the table above has, and after it one for each errand of the guide that reaches something of
 * its own. */
static GArray *
list_all (void)
{
  GArray *all = g_array_new (FALSE, TRUE, sizeof (ScsOutcomeInfo));
  GPtrArray *errands = scs_errand_list ();

  g_array_append_vals (all, infos, G_N_ELEMENTS (infos));
  for (guint i = 0; i < errands->len; i++) {
    const ScsErrand *errand = g_ptr_array_index (errands, i);
    ScsOutcomeInfo info = { errand->outcome, errand->step, errand->title, NULL, TRUE, errand->id };

    if (errand->has_own_outcome)
      g_array_append_val (all, info);
  }
  return all;
}

/**
 * scs_outcome_info_list:
 * @n_infos: (out): how many there are
 *
 * Returns: (array length=n_infos): everything that the set-up can reach: what counts for its steps,
 * in their order, then what single errands of the guide reach
 */
const ScsOutcomeInfo *
scs_outcome_info_list (gsize *n_infos)
{
  static gsize all = 0;

  if (g_once_init_enter (&all))
    g_once_init_leave (&all, (gsize) list_all ());
  *n_infos = ((GArray *) all)->len;
  return (const ScsOutcomeInfo *) ((GArray *) all)->data;
}

/**
 * scs_outcome_info_find:
 * @id: an outcome
 *
 * Returns: (nullable): its line of the table
 */
const ScsOutcomeInfo *
scs_outcome_info_find (const char *id)
{
  gsize n_infos;
  const ScsOutcomeInfo *list = scs_outcome_info_list (&n_infos);

  for (gsize i = 0; i < n_infos; i++)
    if (g_str_equal (list[i].id, id))
      return &list[i];
  return NULL;
}

/**
 * scs_outcome_info_get_title:
 * @info: a line of the table
 *
 * Returns: what is reached, a sentence without a full stop in the person's language
 */
const char *
scs_outcome_info_get_title (const ScsOutcomeInfo *info)
{
  return _(info->title);
}

/**
 * scs_outcome_new:
 * @info: (transfer none): its line of the table
 *
 * Returns: (transfer full): an open outcome
 */
ScsOutcome *
scs_outcome_new (const ScsOutcomeInfo *info)
{
  ScsOutcome *outcome = g_new0 (ScsOutcome, 1);

  outcome->info = info;
  return outcome;
}

/**
 * scs_outcome_free:
 * @outcome: (nullable): what to free
 */
void
scs_outcome_free (ScsOutcome *outcome)
{
  if (outcome == NULL)
    return;
  g_free (outcome->who);
  g_free (outcome->note);
  g_free (outcome);
}

/**
 * scs_outcome_get_state:
 * @outcome: an outcome
 *
 * The last check decides if it gave an answer: a passed one proves, a failed one contradicts what
 * was said or proved before. A check that could not be asked changes nothing.
 *
 * Returns: how far it is
 */
ScsOutcomeState
scs_outcome_get_state (const ScsOutcome *outcome)
{
  if (outcome->denied_at_us > 0)
    return outcome->who != NULL || outcome->proved_at_us > 0 ? SCS_OUTCOME_CONTRADICTED
                                                             : SCS_OUTCOME_OPEN;
  if (outcome->proved_at_us > 0)
    return SCS_OUTCOME_PROVED;
  return outcome->who != NULL ? SCS_OUTCOME_ON_WORD : SCS_OUTCOME_OPEN;
}

/**
 * scs_outcome_state_get_words:
 * @state: a state
 *
 * Returns: the state in the person's language
 */
const char *
scs_outcome_state_get_words (ScsOutcomeState state)
{
  switch (state) {
  case SCS_OUTCOME_ON_WORD:
    /* Translators: a state. Somebody said that it is done; no API can show it */
    return _("On your word");
  case SCS_OUTCOME_PROVED:
    /* Translators: a state. An API showed that it is done */
    return _("Proved");
  case SCS_OUTCOME_CONTRADICTED:
    /* Translators: a state. It was said or proved before, and an API now shows the contrary */
    return _("Contradicted");
  case SCS_OUTCOME_OPEN:
  default:
    /* Translators: a state. Not done yet */
    return _("Open");
  }
}

/**
 * scs_outcome_state_get_name:
 * @state: a state
 *
 * Returns: its name in files, never translated
 */
const char *
scs_outcome_state_get_name (ScsOutcomeState state)
{
  switch (state) {
  case SCS_OUTCOME_ON_WORD:
    return "on-word";
  case SCS_OUTCOME_PROVED:
    return "proved";
  case SCS_OUTCOME_CONTRADICTED:
    return "contradicted";
  case SCS_OUTCOME_OPEN:
  default:
    return "open";
  }
}

/**
 * scs_outcome_state_get_icon:
 * @state: a state
 *
 * Returns: the name of a symbolic icon that goes with the words
 */
const char *
scs_outcome_state_get_icon (ScsOutcomeState state)
{
  switch (state) {
  case SCS_OUTCOME_ON_WORD:
    return "scs-word-symbolic";
  case SCS_OUTCOME_PROVED:
    return "scs-proved-symbolic";
  case SCS_OUTCOME_CONTRADICTED:
    return "scs-contradicted-symbolic";
  case SCS_OUTCOME_OPEN:
  default:
    return "scs-open-symbolic";
  }
}

/**
 * scs_outcome_say:
 * @outcome: an outcome
 * @who: the name of the person who says that it is done
 * @note: (nullable): what they add
 * @at_us: when, wall clock
 *
 * An earlier contradiction is put aside: the person says that they have mended it. The next check
 * judges anew.
 */
void
scs_outcome_say (ScsOutcome *outcome, const char *who, const char *note, gint64 at_us)
{
  char *new_who = g_strdup (who);
  char *new_note = g_strdup (note);

  g_free (outcome->who);
  g_free (outcome->note);
  outcome->who = new_who;
  outcome->note = new_note;
  outcome->said_at_us = at_us;
  outcome->day_only = FALSE;
  if (outcome->denied_at_us > 0) {
    outcome->denied_at_us = 0;
    outcome->proved_at_us = 0;
  }
}

/**
 * scs_outcome_unsay:
 * @outcome: an outcome
 *
 * Takes back what a person said. A proof stays.
 */
void
scs_outcome_unsay (ScsOutcome *outcome)
{
  g_clear_pointer (&outcome->who, g_free);
  g_clear_pointer (&outcome->note, g_free);
  outcome->said_at_us = 0;
  outcome->day_only = FALSE;
}

/**
 * scs_outcome_apply_check:
 * @outcome: an outcome
 * @result: of its check
 * @at_us: when, wall clock
 */
void
scs_outcome_apply_check (ScsOutcome *outcome, ScsCheckResult result, gint64 at_us)
{
  if (result == SCS_CHECK_PASSED) {
    outcome->proved_at_us = at_us;
    outcome->denied_at_us = 0;
  } else if (result == SCS_CHECK_FAILED) {
    outcome->denied_at_us = at_us;
  }
}

/**
 * scs_outcome_to_body:
 * @outcome: an outcome
 *
 * Returns: (transfer full): JSON for the journal
 */
char *
scs_outcome_to_body (const ScsOutcome *outcome)
{
  g_autoptr (JsonNode) node = json_node_new (JSON_NODE_OBJECT);
  JsonObject *object = json_object_new ();

  if (outcome->who != NULL)
    json_object_set_string_member (object, "who", outcome->who);
  if (outcome->note != NULL)
    json_object_set_string_member (object, "note", outcome->note);
  json_object_set_int_member (object, "said_at_us", outcome->said_at_us);
  if (outcome->day_only)
    json_object_set_boolean_member (object, "day_only", TRUE);
  json_object_set_int_member (object, "proved_at_us", outcome->proved_at_us);
  json_object_set_int_member (object, "denied_at_us", outcome->denied_at_us);
  json_node_take_object (node, object);
  return json_to_string (node, FALSE);
}

/**
 * scs_outcome_read_body:
 * @outcome: a new outcome
 * @body: what scs_outcome_to_body() made
 *
 * Returns: whether @body could be read
 */
gboolean
scs_outcome_read_body (ScsOutcome *outcome, const char *body)
{
  g_autoptr (JsonNode) node = json_from_string (body, NULL);
  JsonObject *object;

  if (node == NULL || !JSON_NODE_HOLDS_OBJECT (node))
    return FALSE;
  object = json_node_get_object (node);
  g_free (outcome->who);
  g_free (outcome->note);
  outcome->who = g_strdup (json_object_get_string_member_with_default (object, "who", NULL));
  outcome->note = g_strdup (json_object_get_string_member_with_default (object, "note", NULL));
  outcome->said_at_us = json_object_get_int_member_with_default (object, "said_at_us", 0);
  outcome->day_only = json_object_get_boolean_member_with_default (object, "day_only", FALSE);
  outcome->proved_at_us = json_object_get_int_member_with_default (object, "proved_at_us", 0);
  outcome->denied_at_us = json_object_get_int_member_with_default (object, "denied_at_us", 0);
  return TRUE;
}

static char *
dup_moment (gint64 at_us)
{
  g_autoptr (GDateTime) utc = g_date_time_new_from_unix_utc (at_us / G_USEC_PER_SEC);
  g_autoptr (GDateTime) local = utc != NULL ? g_date_time_to_local (utc) : NULL;

  /* Translators: a day and a time, in strftime's terms */
  return local != NULL ? g_date_time_format (local, _("%b %-d, %H:%M")) : g_strdup ("");
}

/**
 * scs_outcome_dup_evidence:
 * @outcome: an outcome
 *
 * Returns: (transfer full): in the person's language who said so or what showed it, and when; ""
 * when it is open
 */
char *
scs_outcome_dup_evidence (const ScsOutcome *outcome)
{
  g_autofree char *moment = NULL;

  switch (scs_outcome_get_state (outcome)) {
  case SCS_OUTCOME_ON_WORD:
    moment = outcome->day_only ? scs_handoff_dup_day (outcome->said_at_us)
                               : dup_moment (outcome->said_at_us);
    /* Translators: %1$s is a person's name, %2$s a day, mostly with a time */
    return g_strdup_printf (_("Said by %1$s, %2$s"), outcome->who, moment);
  case SCS_OUTCOME_PROVED:
    moment = dup_moment (outcome->proved_at_us);
    /* Translators: %s is a day and a time */
    return g_strdup_printf (_("Checked %s"), moment);
  case SCS_OUTCOME_CONTRADICTED:
    moment = dup_moment (outcome->denied_at_us);
    /* Translators: %s is a day and a time */
    return g_strdup_printf (_("The check of %s shows the contrary"), moment);
  case SCS_OUTCOME_OPEN:
  default:
    return g_strdup ("");
  }
}
