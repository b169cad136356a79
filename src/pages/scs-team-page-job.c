/* SPDX-FileCopyrightText: 2026 The Sales Connect Setup authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "pages/scs-team-page-private.h"
#include "setup/scs-advice.h"

/* The part of ScsTeamPage that runs a job for many people, and tells how far it is and how it
 * ended. */

static void
on_job_progress_cb (ScsTeamPage *self)
{
  g_autofree char *sentence = NULL;

  /* Translators: how many people of how many are done */
  sentence = g_strdup_printf (_("%1$u of %2$u people…"),
                                 scs_team_job_get_done (self->job),
                                 scs_team_job_get_total (self->job));
  scs_feedback_set_busy (self->feedback, sentence);
  scs_feedback_set_cancellable (self->feedback, self->job_cancellable);
}

static void
tell_done (ScsTeamPage *self, guint n_done)
{
  g_autofree char *sentence =
      g_strdup_printf (ngettext ("Done for %u person.", "Done for %u people.", n_done), n_done);

  scs_feedback_set_success (self->feedback, sentence);
}

static void
show_job_end (ScsTeamPage *self, ScsTeamJob *job)
{
  guint n_problems = scs_team_job_get_problems (job);
  guint n_done = scs_team_job_get_done (job) - n_problems;
  g_autofree char *sentence = NULL;

  if (n_problems > 0) {
    sentence =
        g_strdup_printf (ngettext ("Done for %1$u; for %2$u person it was refused, see the list.", "Done for %1$u; for %2$u people it was refused, see the list.", n_problems),
                                   n_done,
                                   n_problems);
    scs_feedback_set_error (self->feedback, sentence);
    return;
  }
  tell_done (self, n_done);
}

/* Somebody stopped: what was ticked off before is done. */
static void
show_job_stopped (ScsTeamPage *self, ScsTeamJob *job)
{
  ScsGuidedErrand *errand = scs_team_job_get_errand (job);
  guint n_done = errand != NULL ? scs_guided_errand_count_done (errand) : 0;

  if (n_done > 0)
    tell_done (self, n_done);
  else
    scs_feedback_clear (self->feedback);
}

static void
take_back_my_word (ScsSetup *setup, const char *outcome_id)
{
  const ScsOutcome *outcome = scs_setup_get_outcome (setup, outcome_id);
  g_autofree char *my_name = scs_setup_dup_my_name (setup);

  if (scs_outcome_get_state (outcome) == SCS_OUTCOME_ON_WORD &&
      g_strcmp0 (outcome->who, my_name) == 0)
    scs_setup_unsay (setup, outcome_id);
}

/* By hand, what the person says is the outcome: access is there when nobody is left without it. */
static void
say_outcome (ScsSetup *setup, ScsTeamJob *job)
{
  ScsMemberCounts counts;

  if (!scs_setup_is_guided (setup))
    return;
  scs_member_list_count (scs_setup_get_members (setup), &counts);
  if (scs_team_job_get_kind (job) == SCS_TEAM_INVITE && counts.planned == 0)
    scs_setup_say_unless_another_did (setup, "team-invited", NULL);
  if (counts.connected < counts.total)
    take_back_my_word (setup, "team-access");
  else if (scs_team_job_get_kind (job) == SCS_TEAM_CONNECT && counts.total > 0)
    scs_setup_say_unless_another_did (setup, "team-access", NULL);
}

static void
job_ran_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (ScsTeamPage) self = user_data;
  g_autoptr (ScsTeamJob) job = g_steal_pointer (&self->job);
  g_autofree char *sentence = NULL;
  g_autoptr (GError) error = NULL;
  gboolean done = scs_team_job_run_finish (SCS_TEAM_JOB (source), result, &error);

  g_clear_object (&self->job_cancellable);
  if (scs_page_get_setup (SCS_PAGE (self)) == NULL)
    return;
  /* Also what was stopped has been done for those who are ticked off. */
  say_outcome (scs_page_get_setup (SCS_PAGE (self)), job);
  if (done) {
    scs_people_list_pick_nobody (self->people_list);
    show_job_end (self, job);
  } else if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED)) {
    show_job_stopped (self, job);
  } else {
    sentence = scs_advice_dup_sentences_for_error (error);
    scs_feedback_set_error (self->feedback, sentence);
  }
  scs_team_page_update_controls (self);
}

/**
 * scs_team_page_run_job:
 * @self: the page
 * @kind: what is to be done
 * @members: (element-type ScsMember): for whom
 * @workspaces: (nullable): which workspaces they get
 *
 * By the service in batches with progress; by hand with a card. One at a time.
 */
void
scs_team_page_run_job (ScsTeamPage *self,
                       ScsTeamJobKind kind,
                       GPtrArray *members,
                       GPtrArray *workspaces)
{
  ScsSetup *setup = scs_page_get_setup (SCS_PAGE (self));

  if (self->job != NULL)
    return;
  self->job = scs_team_job_new (setup, kind, members, workspaces);
  self->job_cancellable = g_cancellable_new ();
  scs_feedback_clear (self->picked_feedback);
  self->is_card_new = scs_setup_is_guided (setup);
  if (scs_setup_is_guided (setup)) {
    scs_feedback_set_note (self->feedback, _("Do what the card says, and press Done there."));
    scs_feedback_set_cancellable (self->feedback, self->job_cancellable);
  } else {
    g_signal_connect_object (self->job,
                             "notify::done",
                             G_CALLBACK (on_job_progress_cb),
                             self,
                             G_CONNECT_SWAPPED);
    on_job_progress_cb (self);
  }
  scs_team_job_run_async (self->job, self->job_cancellable, job_ran_cb, g_object_ref (self));
  scs_team_page_update_controls (self);
}
