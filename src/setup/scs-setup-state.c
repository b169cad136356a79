/* SPDX-FileCopyrightText: 2026 The Sales Connect Setup authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "setup/scs-setup-private.h"

/* The part of ScsSetup that keeps facts, outcomes, checks and people, and writes them down. */

static void
put_done_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (ScsSetup) self = user_data;
  g_autoptr (GError) error = NULL;

  if (!scs_journal_put_finish (SCS_JOURNAL (source), result, &error))
    scs_setup_report_trouble (self, error);
}

static void
delete_done_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (ScsSetup) self = user_data;
  g_autoptr (GError) error = NULL;

  if (!scs_journal_delete_finish (SCS_JOURNAL (source), result, &error))
    scs_setup_report_trouble (self, error);
}

/**
 * scs_setup_put_record:
 * @self: a set-up
 * @kind: of the record
 * @id: of the record
 * @body: what it says
 *
 * Writes a record without waiting; a failure is told by the signal `trouble`.
 */
void
scs_setup_put_record (ScsSetup *self, const char *kind, const char *id, const char *body)
{
  g_autoptr (GPtrArray) records =
      g_ptr_array_new_with_free_func ((GDestroyNotify) scs_journal_record_free);

  if (self->journal == NULL)
    return;
  g_ptr_array_add (records, scs_journal_record_new (kind, id, body));
  scs_journal_put_async (self->journal,
                         scs_environment_get_name (self->environment),
                         records,
                         NULL,
                         put_done_cb,
                         g_object_ref (self));
}

/**
 * scs_setup_delete_record:
 * @self: a set-up
 * @kind: of the record
 * @id: of the record
 */
void
scs_setup_delete_record (ScsSetup *self, const char *kind, const char *id)
{
  if (self->journal == NULL)
    return;
  scs_journal_delete_async (self->journal,
                            scs_environment_get_name (self->environment),
                            kind,
                            id,
                            NULL,
                            delete_done_cb,
                            g_object_ref (self));
}

/**
 * scs_setup_get_fact:
 * @self: a set-up
 * @id: one of the `SCS_FACT_` names
 *
 * Returns: (nullable): what is known
 */
const char *
scs_setup_get_fact (ScsSetup *self, const char *id)
{
  return g_hash_table_lookup (self->facts, id);
}

/**
 * scs_setup_set_fact:
 * @self: a set-up
 * @id: one of the `SCS_FACT_` names
 * @value: (nullable): one line of text, never a secret; %NULL forgets
 */
void
scs_setup_set_fact (ScsSetup *self, const char *id, const char *value)
{
  if (g_strcmp0 (scs_setup_get_fact (self, id), value) == 0)
    return;
  if (value == NULL) {
    g_hash_table_remove (self->facts, id);
    scs_setup_delete_record (self, "fact", id);
  } else {
    g_hash_table_insert (self->facts, g_strdup (id), g_strdup (value));
    scs_setup_put_record (self, "fact", id, value);
  }
  scs_setup_emit_changed (self);
}

/**
 * scs_setup_dup_known_name:
 * @self: a set-up
 *
 * The name of an account of the computer is no person's name, also where the system gives it as
 * one.
 *
 * Returns: (transfer full): the name of the person at the window that was entered, else the one the
 * system knows; empty when nobody knows it
 */
char *
scs_setup_dup_known_name (ScsSetup *self)
{
  const char *name = scs_setup_get_fact (self, SCS_FACT_MY_NAME);

  if (name != NULL && *name != '\0')
    return g_strdup (name);
  name = g_get_real_name ();
  if (name == NULL || g_str_equal (name, "Unknown") ||
      g_ascii_strcasecmp (name, g_get_user_name ()) == 0)
    name = "";
  return g_strdup (name);
}

/**
 * scs_setup_dup_my_name:
 * @self: a set-up
 *
 * Returns: (transfer full): on whose word things are said: what scs_setup_dup_known_name() tells,
 * else words in place of a name
 */
char *
scs_setup_dup_my_name (ScsSetup *self)
{
  char *name = scs_setup_dup_known_name (self);

  if (*name != '\0')
    return name;
  g_free (name);
  /* Translators: in the report, in place of the name of a person who has not entered it */
  return g_strdup (_("no name entered"));
}

static void
put_outcome (ScsSetup *self, const ScsOutcome *outcome)
{
  g_autofree char *body = scs_outcome_to_body (outcome);

  scs_setup_put_record (self, "outcome", outcome->info->id, body);
}

/**
 * scs_setup_get_outcome:
 * @self: a set-up
 * @id: an outcome of the table
 *
 * Returns: (transfer none): how far it is
 */
const ScsOutcome *
scs_setup_get_outcome (ScsSetup *self, const char *id)
{
  return g_hash_table_lookup (self->outcomes, id);
}

/**
 * scs_setup_say_for:
 * @self: a set-up
 * @outcome_id: an outcome of the table
 * @who: the name of the person on whose word it is done
 * @note: (nullable): what they add
 * @at_us: on which day they did it, wall clock; the hour is not known
 *
 * Somebody else says that it is done, and the person at the window writes it down.
 */
void
scs_setup_say_for (ScsSetup *self,
                   const char *outcome_id,
                   const char *who,
                   const char *note,
                   gint64 at_us)
{
  ScsOutcome *outcome = g_hash_table_lookup (self->outcomes, outcome_id);

  g_return_if_fail (outcome != NULL);
  scs_outcome_say (outcome, who, note, at_us);
  outcome->day_only = TRUE;
  put_outcome (self, outcome);
  scs_setup_emit_changed (self);
}

/**
 * scs_setup_say:
 * @self: a set-up
 * @outcome_id: an outcome of the table
 * @note: (nullable): what the person adds
 *
 * The person at the window says that it is done.
 */
void
scs_setup_say (ScsSetup *self, const char *outcome_id, const char *note)
{
  ScsOutcome *outcome = g_hash_table_lookup (self->outcomes, outcome_id);
  g_autofree char *who = scs_setup_dup_my_name (self);

  g_return_if_fail (outcome != NULL);
  scs_outcome_say (outcome, who, note, g_get_real_time ());
  put_outcome (self, outcome);
  scs_setup_emit_changed (self);
}

/**
 * scs_setup_say_unless_another_did:
 * @self: a set-up
 * @outcome_id: an outcome of the table
 * @note: (nullable): what the person adds
 *
 * Something that was done leads to the outcome. What somebody else has said of it stays on their
 * word, with their day; else the person at the window says it.
 */
void
scs_setup_say_unless_another_did (ScsSetup *self, const char *outcome_id, const char *note)
{
  const ScsOutcome *outcome = scs_setup_get_outcome (self, outcome_id);
  g_autofree char *my_name = scs_setup_dup_my_name (self);

  g_return_if_fail (outcome != NULL);
  if (scs_outcome_get_state (outcome) != SCS_OUTCOME_ON_WORD ||
      g_strcmp0 (outcome->who, my_name) == 0)
    scs_setup_say (self, outcome_id, note);
}

/**
 * scs_setup_unsay:
 * @self: a set-up
 * @outcome_id: an outcome of the table
 *
 * The person takes back what was said.
 */
void
scs_setup_unsay (ScsSetup *self, const char *outcome_id)
{
  ScsOutcome *outcome = g_hash_table_lookup (self->outcomes, outcome_id);

  g_return_if_fail (outcome != NULL);
  scs_outcome_unsay (outcome);
  put_outcome (self, outcome);
  scs_setup_emit_changed (self);
}

/**
 * scs_setup_is_needless:
 * @self: a set-up
 * @info: a line of the table
 *
 * Returns: whether the outcome need not be reached here: when Sales Connect shows a connection
 * already, nobody needs the three values; and who works in a sandbox has decided to have one
 */
gboolean
scs_setup_is_needless (ScsSetup *self, const ScsOutcomeInfo *info)
{
  if (g_str_equal (info->id, "sandbox-decided"))
    return scs_environment_is_sandbox (self->environment);
  return g_str_equal (info->id, "credentials-known") &&
         g_strcmp0 (scs_setup_get_fact (self, SCS_FACT_MARKETO_SEEN), "yes") == 0;
}

typedef struct {
  guint open;
  guint on_word;
  guint proved;
  guint contradicted;
} Tally;

static void
count_outcome (ScsSetup *self, const ScsOutcome *outcome, Tally *tally)
{
  switch (scs_outcome_get_state (outcome)) {
  case SCS_OUTCOME_PROVED:
    tally->proved++;
    break;
  case SCS_OUTCOME_ON_WORD:
    tally->on_word++;
    break;
  case SCS_OUTCOME_CONTRADICTED:
    tally->contradicted++;
    break;
  case SCS_OUTCOME_OPEN:
  default:
    /* Who shows a connection has said so; where the question is not asked, nobody has said a thing.
     */
    if (scs_setup_is_needless (self, outcome->info))
      tally->on_word += !g_str_equal (outcome->info->step, "sandbox");
    else if (!outcome->info->optional)
      tally->open++;
    break;
  }
}

static ScsStepState
judge (const Tally *tally)
{
  if (tally->contradicted > 0)
    return SCS_STEP_CONTRADICTED;
  if (tally->open == 0)
    return tally->on_word > 0 ? SCS_STEP_ON_WORD : SCS_STEP_PROVED;
  return tally->on_word + tally->proved > 0 ? SCS_STEP_BEGUN : SCS_STEP_OPEN;
}

/**
 * scs_setup_get_step_state:
 * @self: a set-up
 * @step_id: a step of the table
 *
 * Returns: how far the step is, from its outcomes; the summary's is that of everything
 */
ScsStepState
scs_setup_get_step_state (ScsSetup *self, const char *step_id)
{
  gboolean everything = g_str_equal (step_id, "summary");
  const ScsOutcomeInfo *infos;
  gsize n_infos;
  Tally tally = { 0 };
  ScsStepState state;

  infos = scs_outcome_info_list (&n_infos);
  for (gsize i = 0; i < n_infos; i++) {
    if (everything ? g_str_equal (infos[i].step, "sandbox") : !g_str_equal (infos[i].step, step_id))
      continue;
    count_outcome (self, scs_setup_get_outcome (self, infos[i].id), &tally);
  }
  state = judge (&tally);
  if (g_str_equal (step_id, "marketo") && state == SCS_STEP_BEGUN && scs_setup_is_waiting (self))
    return SCS_STEP_WAITING;
  return state;
}

/**
 * scs_setup_get_step_words:
 * @self: a set-up
 * @step_id: a step of the table
 *
 * Returns: scs_setup_get_step_state() in the person's language, or that the step need not be done
 */
const char *
scs_setup_get_step_words (ScsSetup *self, const char *step_id)
{
  ScsStepState state = scs_setup_get_step_state (self, step_id);

  if (g_str_equal (step_id, "sandbox") && scs_environment_is_sandbox (self->environment))
    /* Translators: state of a step that does not concern the present environment */
    return _("Nothing to do");
  if (g_str_equal (step_id, "sandbox") && state == SCS_STEP_OPEN)
    /* Translators: state of a step that need not be done */
    return _("Optional");
  return scs_step_state_get_words (state);
}

/**
 * scs_setup_dup_next_thing:
 * @self: a set-up
 * @step_id: a step of the table
 *
 * Returns: (transfer full): in the person's language the first thing that is contradicted or open
 * in the step, or that nothing is left
 */
char *
scs_setup_dup_next_thing (ScsSetup *self, const char *step_id)
{
  gboolean everything = g_str_equal (step_id, "summary");
  const ScsOutcomeInfo *infos, *open = NULL;
  gsize n_infos;

  infos = scs_outcome_info_list (&n_infos);
  for (gsize i = 0; i < n_infos; i++) {
    ScsOutcomeState state;

    if (everything ? g_str_equal (infos[i].step, "sandbox") : !g_str_equal (infos[i].step, step_id))
      continue;
    state = scs_outcome_get_state (scs_setup_get_outcome (self, infos[i].id));
    if (state == SCS_OUTCOME_CONTRADICTED)
      /* Translators: %s is what was to be reached, e.g. “The team is invited” */
      return g_strdup_printf (_("Look again: %s"), scs_outcome_info_get_title (&infos[i]));
    if (state == SCS_OUTCOME_OPEN && !infos[i].optional &&
        !scs_setup_is_needless (self, &infos[i]) && open == NULL)
      open = &infos[i];
  }
  if (open != NULL)
    /* Translators: %s is what is to be reached, e.g. “The team is invited” */
    return g_strdup_printf (_("Next: %s"), scs_outcome_info_get_title (open));
  return g_strdup (_("Nothing is left to do here."));
}

/**
 * scs_setup_get_check:
 * @self: a set-up
 * @check_id: a check
 *
 * Returns: (transfer none) (nullable): what it found the last time
 */
const ScsCheck *
scs_setup_get_check (ScsSetup *self, const char *check_id)
{
  return g_hash_table_lookup (self->checks, check_id);
}

/**
 * scs_setup_record_check:
 * @self: a set-up
 * @check: what a check found, copied
 *
 * Keeps it, and lets the outcomes that rest on it follow.
 */
void
scs_setup_record_check (ScsSetup *self, const ScsCheck *check)
{
  g_autofree char *body = scs_check_to_body (check);
  const ScsOutcomeInfo *infos;
  gsize n_infos;

  g_hash_table_insert (self->checks, g_strdup (check->id), scs_check_copy (check));
  scs_setup_put_record (self, "check", check->id, body);
  scs_setup_note_keyring (self, check->reason);
  infos = scs_outcome_info_list (&n_infos);
  for (gsize i = 0; i < n_infos; i++) {
    ScsOutcome *outcome;

    if (g_strcmp0 (infos[i].check_id, check->id) != 0 || check->result == SCS_CHECK_UNKNOWN)
      continue;
    outcome = g_hash_table_lookup (self->outcomes, infos[i].id);
    scs_outcome_apply_check (outcome, check->result, check->at_us);
    put_outcome (self, outcome);
  }
  scs_setup_emit_changed (self);
}

/**
 * scs_setup_save_members:
 * @self: a set-up
 * @members: (element-type ScsMember): people who were added or changed
 *
 * Writes them down in one go.
 */
void
scs_setup_save_members (ScsSetup *self, GPtrArray *members)
{
  g_autoptr (GPtrArray) records =
      g_ptr_array_new_with_free_func ((GDestroyNotify) scs_journal_record_free);

  if (members->len == 0 || self->journal == NULL)
    return;
  for (guint i = 0; i < members->len; i++) {
    ScsMember *member = g_ptr_array_index (members, i);
    g_autofree char *folded = scs_email_fold (scs_member_get_email (member));
    g_autofree char *body = scs_member_to_body (member);

    g_ptr_array_add (records, scs_journal_record_new ("member", folded, body));
  }
  scs_journal_put_async (self->journal,
                         scs_environment_get_name (self->environment),
                         records,
                         NULL,
                         put_done_cb,
                         g_object_ref (self));
  scs_setup_emit_changed (self);
}

/**
 * scs_setup_forget_member:
 * @self: a set-up
 * @member: a person who is planned only
 */
void
scs_setup_forget_member (ScsSetup *self, ScsMember *member)
{
  g_autofree char *folded = scs_email_fold (scs_member_get_email (member));

  scs_setup_delete_record (self, "member", folded);
  scs_member_list_remove (self->members, member);
  scs_setup_emit_changed (self);
}

/**
 * scs_setup_get_wait_opens_at_us:
 * @self: a set-up
 *
 * Returns: when Team Access opens, wall clock; 0 when Marketo was not connected here
 */
gint64
scs_setup_get_wait_opens_at_us (ScsSetup *self)
{
  const char *value = scs_setup_get_fact (self, SCS_FACT_WAIT_OPENS_AT_US);

  return value != NULL ? g_ascii_strtoll (value, NULL, 10) : 0;
}

/**
 * scs_setup_is_waiting:
 * @self: a set-up
 *
 * Returns: whether the ten minutes run, and nobody says that they have passed
 */
gboolean
scs_setup_is_waiting (ScsSetup *self)
{
  return scs_setup_get_wait_opens_at_us (self) > g_get_real_time () &&
         scs_outcome_get_state (scs_setup_get_outcome (self, "marketo-waited")) == SCS_OUTCOME_OPEN;
}

static const char *
get_edition (ScsSetup *self)
{
  const ScsCheck *check = scs_setup_get_check (self, "salesforce-edition");

  if (check == NULL || check->result != SCS_CHECK_PASSED)
    return scs_setup_get_fact (self, SCS_FACT_EDITION);
  return g_str_equal (check->reason, "professional") ? "professional" : "other";
}

/**
 * scs_setup_get_guide_view:
 * @self: a set-up
 * @view: (out caller-allocates): for whom the guide is read; its texts are owned by @self, and are
 * good until something changes
 */
void
scs_setup_get_guide_view (ScsSetup *self, ScsGuideView *view)
{
  const ScsAddresses *addresses = scs_environment_get_addresses (self->environment);
  const char *as = scs_setup_get_fact (self, SCS_FACT_SALESFORCE_AS);

  *view = (ScsGuideView){
    .for_actions = scs_setup_is_for_actions (self),
    .as_admin = g_strcmp0 (as, "non-admin") != 0,
    .in_sandbox = scs_environment_is_sandbox (self->environment),
    .edition = get_edition (self),
    .web_language = scs_setup_get_fact (self, SCS_FACT_WEB_LANGUAGE),
    .sales_connect_url = addresses->sales_connect_url,
    .salesforce_url = addresses->salesforce_url,
  };
}
