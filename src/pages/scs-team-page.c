/* SPDX-FileCopyrightText: 2026 The Sales Connect Setup authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "pages/scs-team-page.h"
#include "setup/guide/scs-progress.h"
#include "setup/report/scs-report.h"
#include "setup/scs-advice.h"
#include "setup/scs-setup-work.h"
#include "setup/team/scs-access-list.h"
#include "setup/team/scs-team-job.h"
#include "widgets/guide/scs-errand-list.h"
#include "widgets/scs-errand-card.h"
#include "widgets/scs-feedback.h"
#include "widgets/scs-letter-row.h"
#include "widgets/scs-link.h"
#include "widgets/scs-workspace-group.h"
#include "widgets/team/scs-access-group.h"
#include "widgets/team/scs-invite-group.h"
#include "widgets/team/scs-people-list.h"
#include "widgets/team/scs-tick-list.h"

/* More addresses make a link that mail programs cut. */
#define MAIL_MAX_BYTES 1800
/* So many people are named in a question; the others are counted. */
#define NAMES_IN_QUESTION 5
/* After the layout has made room for a card, and after a message has moved the page */
#define SCROLL_AFTER_MS 150
#define ABOVE_CARD 12 /* stays free above it, in px */

/**
 * ScsTeamPage:
 *
 * Step 6: people are added and invited, picked, given workspaces, and connected to Marketo. By the
 * service in batches with progress; by hand one errand for each set of workspaces, whose people can
 * be ticked off one by one.
 */
struct _ScsTeamPage {
  ScsPage parent_instance;

  ScsInviteGroup *invite_group;
  ScsErrandList *invite_list; /* by hand: with addresses, or with a file */
  ScsPeopleList *people_list;
  ScsWorkspaceGroup *workspace_group;
  GtkButton *connect_button;
  GtkButton *disconnect_button;
  GtkButton *remove_button;
  GtkMenuButton *salesforce_button;
  ScsFeedback *picked_feedback; /* of what is done for those picked at once */
  ScsAccessGroup *access_group;
  ScsErrandCard *connect_card;
  ScsTickList *connect_ticks;
  ScsErrandCard *disconnect_card;
  ScsTickList *disconnect_ticks;
  ScsFeedback *feedback; /* of what runs, or cannot */
  ScsLetterRow *letter_row;
  AdwActionRow *addresses_row;

  char *asked_key;               /* (owned) (nullable) of the list that a question is about */
  ScsTeamJob *job;               /* (owned) (nullable) the one that runs */
  GCancellable *job_cancellable; /* (owned) (nullable) */
  gboolean is_card_new;          /* it has been asked for, and not been shown yet */
  GtkWidget *new_card;           /* (nullable) one of ours that comes to the top */
  guint scroll_source;
};

G_DEFINE_FINAL_TYPE (ScsTeamPage, scs_team_page, SCS_TYPE_PAGE)

static ScsMemberList *
get_members (ScsTeamPage *self)
{
  return scs_setup_get_members (scs_page_get_setup (SCS_PAGE (self)));
}

/* The focus does not go with a card that goes: it comes back to where the next thing begins. */
static void
save_focus (ScsTeamPage *self, GtkWidget *going)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;

  if (focus != NULL && gtk_widget_is_ancestor (focus, going))
    gtk_widget_child_focus (going == GTK_WIDGET (self->invite_list)
                                ? GTK_WIDGET (self->people_list)
                                : GTK_WIDGET (self->access_group),
                            GTK_DIR_TAB_FORWARD);
}

/* Who is done is ticked off after the card could be followed, not before. */
static gboolean
is_unlocked (ScsTeamPage *self, ScsErrandCard *card)
{
  const ScsErrand *errand = scs_errand_find (scs_errand_card_get_errand_id (card));

  return errand->confirm == NULL ||
         scs_progress_get_draft (scs_page_get_setup (SCS_PAGE (self)), errand->id)->is_confirmed;
}

static void
show_errand (ScsTeamPage *self, ScsErrandKind kind, GtkWidget *card, ScsTickList *ticks)
{
  ScsGuidedErrand *errand = scs_setup_get_errand (scs_page_get_setup (SCS_PAGE (self)), kind);

  if (errand == NULL)
    save_focus (self, card);
  gtk_widget_set_visible (card, errand != NULL);
  if (ticks == NULL)
    return;
  scs_tick_list_refresh (ticks, get_members (self), errand);
  scs_tick_list_set_usable (ticks, is_unlocked (self, SCS_ERRAND_CARD (card)));
}

static void
update_controls (ScsTeamPage *self)
{
  ScsSetup *setup = scs_page_get_setup (SCS_PAGE (self));
  gboolean guided = scs_setup_is_guided (setup);
  gboolean running = self->job != NULL;
  ScsMemberCounts counts;

  scs_member_list_count (get_members (self), &counts);
  scs_invite_group_refresh (self->invite_group, setup, running);
  scs_people_list_refresh (self->people_list, setup);
  scs_workspace_group_set_can_apply (self->workspace_group, counts.selected > 0);
  gtk_widget_set_visible (GTK_WIDGET (self->connect_button), !guided);
  gtk_widget_set_sensitive (GTK_WIDGET (self->connect_button), counts.selected > 0 && !running);
  gtk_widget_set_sensitive (GTK_WIDGET (self->disconnect_button), counts.selected > 0 && !running);
  gtk_widget_set_sensitive (GTK_WIDGET (self->remove_button), counts.selected > 0 && !running);
  gtk_widget_set_visible (GTK_WIDGET (self->salesforce_button), guided);
  gtk_widget_set_sensitive (GTK_WIDGET (self->salesforce_button), counts.selected > 0);
  gtk_widget_set_visible (GTK_WIDGET (self->access_group), guided);
  if (guided)
    scs_access_group_refresh (self->access_group, setup, running);
  show_errand (self, SCS_ERRAND_INVITE, GTK_WIDGET (self->invite_list), NULL);
  show_errand (self, SCS_ERRAND_GRANT_ACCESS, GTK_WIDGET (self->connect_card), self->connect_ticks);
  show_errand (self,
               SCS_ERRAND_REVOKE_ACCESS,
               GTK_WIDGET (self->disconnect_card),
               self->disconnect_ticks);
}

static void
on_picked_cb (ScsTeamPage *self)
{
  update_controls (self);
}

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
  update_controls (self);
}

static void
run_job (ScsTeamPage *self, ScsTeamJobKind kind, GPtrArray *members, GPtrArray *workspaces)
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
  update_controls (self);
}

/* People of a kind: those who are picked, or those who still wait for an invitation */
static GPtrArray *
list_people (ScsTeamPage *self, gboolean picked, ScsMemberState from, ScsMemberState to)
{
  GListModel *members = G_LIST_MODEL (get_members (self));
  GPtrArray *people = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; i < g_list_model_get_n_items (members); i++) {
    g_autoptr (ScsMember) member = g_list_model_get_item (members, i);
    ScsMemberState state = scs_member_get_state (member);

    if ((!picked || scs_member_get_selected (member)) && state >= from && state <= to)
      g_ptr_array_add (people, g_steal_pointer (&member));
  }
  return people;
}

/* Those who were invited before do not matter: it begins again. */
static void
open_invite_card (ScsTeamPage *self)
{
  ScsSetup *setup = scs_page_get_setup (SCS_PAGE (self));
  const ScsErrand *errand;
  ScsGuideView view;

  scs_setup_get_guide_view (setup, &view);
  errand = scs_errand_find_for_operation ("invite", &view);
  if (errand != NULL)
    scs_progress_set_present (setup, errand->step, errand->id);
}

static void
on_invite_cb (ScsTeamPage *self)
{
  g_autoptr (GPtrArray) people = list_people (self, FALSE, SCS_MEMBER_PLANNED, SCS_MEMBER_PLANNED);

  if (people->len == 0)
    return;
  open_invite_card (self);
  run_job (self, SCS_TEAM_INVITE, people, NULL);
}

/* The list that a question was about, as it is now */
static const ScsAccessList *
find_list (GPtrArray *lists, const char *key)
{
  for (guint i = 0; i < lists->len; i++) {
    const ScsAccessList *list = g_ptr_array_index (lists, i);
    g_autofree char *other = scs_access_list_dup_key ((const char *const *) list->workspaces);

    if (g_strcmp0 (other, key) == 0)
      return list;
  }
  return NULL;
}

static void
on_connect_response_cb (ScsTeamPage *self, const char *response)
{
  g_autofree char *key = g_steal_pointer (&self->asked_key);
  g_autoptr (GPtrArray) lists = NULL, people = NULL, workspaces = NULL;
  const ScsAccessList *list;

  if (!g_str_equal (response, "connect") || scs_page_get_setup (SCS_PAGE (self)) == NULL)
    return;
  if (key != NULL) {
    lists = scs_access_lists_new (get_members (self));
    list = find_list (lists, key);
    people = list != NULL ? g_ptr_array_ref (list->people) : g_ptr_array_new ();
    workspaces = list != NULL ? scs_access_list_new_workspaces (list) : NULL;
  } else {
    people = list_people (self, TRUE, SCS_MEMBER_INVITED, SCS_MEMBER_HERE);
    workspaces = scs_workspace_group_get_chosen (self->workspace_group);
  }
  if (people->len > 0)
    run_job (self, SCS_TEAM_CONNECT, people, workspaces);
}

static gboolean
may_connect (ScsTeamPage *self)
{
  ScsSetup *setup = scs_page_get_setup (SCS_PAGE (self));
  g_autofree char *moment = NULL, *sentence = NULL;

  if (scs_outcome_get_state (scs_setup_get_outcome (setup, "marketo-connected")) ==
      SCS_OUTCOME_OPEN) {
    scs_feedback_set_error (
        self->feedback,
        _("First connect Marketo, on the page “Connect Marketo”. Is it done already? Then confirm it there."));
    return FALSE;
  }
  if (!scs_setup_is_waiting (setup))
    return TRUE;
  moment = scs_report_dup_moment (scs_setup_get_wait_opens_at_us (setup));
  /* Translators: %s is a day and a time */
  sentence = g_strdup_printf (_("Team Access opens %s. Is it open already? Then confirm it on the page “Connect Marketo”."),
      moment);
  scs_feedback_set_error (self->feedback, sentence);
  return FALSE;
}

/* The choice is made once, so it is shown before it is made: who, and what they get. */
static void
ask_to_connect (ScsTeamPage *self, GPtrArray *people, const char *workspaces)
{
  ScsAccessList list = { .people = people };
  g_autofree char *names = scs_access_list_dup_first_names (&list, NAMES_IN_QUESTION);
  g_autofree char *heading = NULL;
  GtkWidget *dialog;

  heading = g_strdup_printf (ngettext ("Connect %u Person?", "Connect %u People?", people->len),
                                       people->len);
  dialog =
      adw_message_dialog_new (GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self))), heading, NULL);
  /* Translators: %1$s is a list of workspaces, %2$s are names of people */
  adw_message_dialog_format_body (
      ADW_MESSAGE_DIALOG (dialog),
      _("Workspaces: %1$s.\n\nPeople: %2$s.\n\nThis choice is made once. To change it later, the person has to be disconnected first."),
         workspaces,
         names);
  adw_message_dialog_add_responses (ADW_MESSAGE_DIALOG (dialog),
                                    "cancel",
                                    _("_Cancel"), "connect", _("C_onnect"), NULL);
  adw_message_dialog_set_response_appearance (ADW_MESSAGE_DIALOG (dialog),
                                              "connect",
                                              ADW_RESPONSE_SUGGESTED);
  adw_message_dialog_set_default_response (ADW_MESSAGE_DIALOG (dialog), "connect");
  adw_message_dialog_set_close_response (ADW_MESSAGE_DIALOG (dialog), "cancel");
  g_signal_connect_object (dialog,
                           "response",
                           G_CALLBACK (on_connect_response_cb),
                           self,
                           G_CONNECT_SWAPPED);
  gtk_window_present (GTK_WINDOW (dialog));
}

/* By the service: those who are picked, with the workspaces that are ticked */
static void
on_connect_clicked_cb (ScsTeamPage *self)
{
  g_autoptr (GPtrArray) people = list_people (self, TRUE, SCS_MEMBER_INVITED, SCS_MEMBER_HERE);
  g_autofree char *names = scs_workspace_group_dup_chosen_names (self->workspace_group);

  if (!may_connect (self))
    return;
  if (people->len == 0) {
    scs_feedback_set_error (
        self->feedback,
        _("Nobody of those picked can be connected: they have access already, or are not invited yet."));
    return;
  }
  g_clear_pointer (&self->asked_key, g_free);
  ask_to_connect (self, people, names);
}

/* By hand: those of one list */
static void
on_connect_list_cb (ScsTeamPage *self, const char *key)
{
  g_autoptr (GPtrArray) lists = scs_access_lists_new (get_members (self));
  const ScsAccessList *list = find_list (lists, key);
  g_autofree char *title = NULL;

  if (list == NULL || list->people->len == 0 || !may_connect (self))
    return;
  g_free (self->asked_key);
  self->asked_key = g_strdup (key);
  title = scs_access_list_dup_title (list);
  ask_to_connect (self, list->people, title);
}

static void
on_disconnect_response_cb (ScsTeamPage *self, const char *response)
{
  g_autoptr (GPtrArray) people = NULL;

  if (!g_str_equal (response, "disconnect") || scs_page_get_setup (SCS_PAGE (self)) == NULL)
    return;
  people = list_people (self, TRUE, SCS_MEMBER_CONNECTED, SCS_MEMBER_CONNECTED);
  if (people->len > 0)
    run_job (self, SCS_TEAM_DISCONNECT, people, NULL);
}

static void
on_disconnect_clicked_cb (ScsTeamPage *self)
{
  g_autoptr (GPtrArray) people =
      list_people (self, TRUE, SCS_MEMBER_CONNECTED, SCS_MEMBER_CONNECTED);
  g_autofree char *heading = NULL;
  GtkWidget *dialog;

  if (people->len == 0) {
    scs_feedback_set_error (self->feedback, _("Nobody of those picked has access to Marketo."));
    return;
  }
  heading =
      g_strdup_printf (ngettext ("Disconnect %u Person?", "Disconnect %u People?", people->len),
                                 people->len);
  dialog = adw_message_dialog_new (
      GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self))),
      heading,
      _("They lose their access to Marketo until they are connected again."));
  adw_message_dialog_add_responses (ADW_MESSAGE_DIALOG (dialog),
                                    "cancel",
                                    _("_Cancel"), "disconnect", _("_Disconnect"), NULL);
  adw_message_dialog_set_response_appearance (ADW_MESSAGE_DIALOG (dialog),
                                              "disconnect",
                                              ADW_RESPONSE_DESTRUCTIVE);
  adw_message_dialog_set_default_response (ADW_MESSAGE_DIALOG (dialog), "cancel");
  adw_message_dialog_set_close_response (ADW_MESSAGE_DIALOG (dialog), "cancel");
  g_signal_connect_object (dialog,
                           "response",
                           G_CALLBACK (on_disconnect_response_cb),
                           self,
                           G_CONNECT_SWAPPED);
  gtk_window_present (GTK_WINDOW (dialog));
}

/* Only from our own list: who is in Sales Connect stays there. */
static void
on_remove_clicked_cb (ScsTeamPage *self)
{
  g_autoptr (GPtrArray) people = list_people (self, TRUE, SCS_MEMBER_PLANNED, SCS_MEMBER_PLANNED);
  g_autofree char *sentence = NULL;

  if (people->len == 0) {
    scs_feedback_set_error (
        self->picked_feedback,
        _("Only people who are not invited yet can be removed from the list."));
    return;
  }
  for (guint i = 0; i < people->len; i++)
    scs_setup_forget_member (scs_page_get_setup (SCS_PAGE (self)), g_ptr_array_index (people, i));
  sentence = g_strdup_printf (ngettext ("%u person was removed from the list.", "%u people were removed from the list.", people->len),
      people->len);
  scs_feedback_set_note (self->picked_feedback, sentence);
  update_controls (self);
}

/* By hand the workspaces are noted for people before they are connected. */
static void
on_apply_workspaces_cb (ScsTeamPage *self)
{
  g_autoptr (GPtrArray) people = list_people (self, TRUE, SCS_MEMBER_PLANNED, SCS_MEMBER_HERE);
  g_autoptr (GPtrArray) chosen = scs_workspace_group_get_chosen (self->workspace_group);
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  g_auto (GStrv) names = NULL;
  g_autofree char *sentence = NULL;

  if (people->len == 0) {
    scs_feedback_set_error (
        self->picked_feedback,
        _("All of those picked have access already: disconnect them to choose other workspaces."));
    return;
  }
  for (guint i = 0; i < chosen->len; i++)
    g_strv_builder_add (builder,
                        ((ScsSalesConnectWorkspace *) g_ptr_array_index (chosen, i))->name);
  names = g_strv_builder_end (builder);
  for (guint i = 0; i < people->len; i++)
    scs_member_set_wanted (g_ptr_array_index (people, i), (const char *const *) names);
  scs_setup_save_members (scs_page_get_setup (SCS_PAGE (self)), people);
  scs_people_list_pick_nobody (self->people_list);
  sentence = g_strdup_printf (ngettext ("Noted for %u person. Connect them below.", "Noted for %u people. Connect them below.", people->len),
                                        people->len);
  scs_feedback_set_success (self->picked_feedback, sentence);
}

static gboolean
all_have_salesforce (ScsTeamPage *self)
{
  ScsMemberCounts counts;

  scs_member_list_count (get_members (self), &counts);
  return counts.without_salesforce == 0 && counts.total > counts.planned + counts.refused;
}

/* On the word of the person at the window: who has connected their own Salesforce account */
static void
say_salesforce (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  ScsTeamPage *self = SCS_TEAM_PAGE (widget);
  ScsSetup *setup = scs_page_get_setup (SCS_PAGE (self));
  const char *words = g_variant_get_string (parameter, NULL);
  ScsMemberSalesforce salesforce = g_str_equal (words, "connected")
                                       ? SCS_MEMBER_SALESFORCE_CONNECTED
                                   : g_str_equal (words, "not-yet") ? SCS_MEMBER_SALESFORCE_NOT_YET
                                                                    : SCS_MEMBER_SALESFORCE_UNKNOWN;
  g_autoptr (GPtrArray) people = NULL;
  g_autofree char *sentence = NULL;

  if (setup == NULL)
    return;
  people = list_people (self, TRUE, SCS_MEMBER_INVITED, SCS_MEMBER_CONNECTED);
  if (people->len == 0) {
    scs_feedback_set_error (self->picked_feedback,
                            _("Nobody of those picked is in Sales Connect: invite them first."));
    return;
  }
  for (guint i = 0; i < people->len; i++)
    scs_member_set_salesforce (g_ptr_array_index (people, i), salesforce);
  scs_setup_save_members (setup, people);
  if (all_have_salesforce (self))
    scs_setup_say (setup, "team-salesforce", NULL);
  scs_people_list_pick_nobody (self->people_list);
  sentence =
      g_strdup_printf (ngettext ("Noted for %u person.", "Noted for %u people.", people->len),
                                 people->len);
  scs_feedback_set_success (self->picked_feedback, sentence);
}

/* A mail to those who have not connected their own Salesforce account; too many for a link are
 * copied instead. */
static void
address_letter (ScsTeamPage *self)
{
  g_autofree char *addresses = scs_member_list_dup_without_salesforce (get_members (self), ",");
  gsize length = strlen (addresses);
  ScsMemberCounts counts;
  g_autofree char *subtitle = NULL;

  scs_member_list_count (get_members (self), &counts);
  scs_letter_row_set_address (self->letter_row,
                              length > 0 && length <= MAIL_MAX_BYTES ? addresses : NULL);
  gtk_widget_set_visible (GTK_WIDGET (self->addresses_row), length > 0);
  if (length > MAIL_MAX_BYTES)
    subtitle = g_strdup_printf (ngettext ("%u address, too long for a link: open the mail above, and paste it there.", "%u addresses, too many for a link: open the mail above, and paste them there.", counts.without_salesforce),
        counts.without_salesforce);
  else
    subtitle = g_strdup_printf (ngettext ("%u address", "%u addresses", counts.without_salesforce),
                                          counts.without_salesforce);
  adw_action_row_set_subtitle (self->addresses_row, subtitle);
}

static void
on_copy_addresses_cb (ScsTeamPage *self)
{
  g_autofree char *addresses = scs_member_list_dup_without_salesforce (get_members (self), ", ");

  scs_link_copy (GTK_WIDGET (self), addresses);
}

static gboolean
on_drop_cb (ScsTeamPage *self, const GValue *value)
{
  GSList *files = g_value_get_boxed (value);

  if (files == NULL || scs_page_get_setup (SCS_PAGE (self)) == NULL)
    return FALSE;
  scs_invite_group_take_file (self->invite_group, files->data);
  return TRUE;
}

static void
looked_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GError) error = NULL;

  scs_setup_run_checks_finish (SCS_SETUP (source), result, &error);
}

static gboolean
on_scroll_cb (gpointer user_data)
{
  ScsTeamPage *self = user_data;
  GtkWidget *viewport = gtk_widget_get_ancestor (self->new_card, GTK_TYPE_VIEWPORT);
  GtkAdjustment *adjustment;
  graphene_rect_t bounds;

  self->scroll_source = 0;
  if (viewport == NULL || !gtk_widget_get_mapped (self->new_card) ||
      !gtk_widget_compute_bounds (self->new_card, viewport, &bounds))
    return G_SOURCE_REMOVE;
  adjustment = gtk_scrollable_get_vadjustment (GTK_SCROLLABLE (viewport));
  gtk_adjustment_set_value (adjustment,
                            gtk_adjustment_get_value (adjustment) + bounds.origin.y - ABOVE_CARD);
  return G_SOURCE_REMOVE;
}

/* Its heading at the top: the focus alone would show no more than a line of it. */
static void
scroll_to_card (ScsTeamPage *self, GtkWidget *card)
{
  self->new_card = card;
  g_clear_handle_id (&self->scroll_source, g_source_remove);
  self->scroll_source = g_timeout_add (SCROLL_AFTER_MS, on_scroll_cb, self);
}

/* A card that somebody has asked for comes into view with the focus. */
static void
go_to_card (ScsTeamPage *self)
{
  GtkWidget *cards[] = { GTK_WIDGET (self->invite_list),
                         GTK_WIDGET (self->connect_card),
                         GTK_WIDGET (self->disconnect_card) };

  for (gsize i = 0; i < G_N_ELEMENTS (cards) && self->is_card_new; i++)
    if (gtk_widget_get_visible (cards[i])) {
      self->is_card_new = !gtk_widget_grab_focus (cards[i]);
      scroll_to_card (self, cards[i]);
    }
}

static void
scs_team_page_refresh (ScsPage *page)
{
  ScsTeamPage *self = SCS_TEAM_PAGE (page);

  scs_workspace_group_refresh (self->workspace_group, scs_page_get_setup (page));
  address_letter (self);
  update_controls (self);
  go_to_card (self);
}

static void
scs_team_page_shown (ScsPage *page)
{
  ScsTeamPage *self = SCS_TEAM_PAGE (page);
  ScsSetup *setup = scs_page_get_setup (page);

  if (scs_setup_group_applies (setup, SCS_GROUP_SALES_CONNECT))
    scs_setup_run_checks_async (setup, SCS_GROUP_SALES_CONNECT, NULL, looked_cb, NULL);
  scs_workspace_group_look (self->workspace_group, scs_page_get_cancellable (page));
  scs_invite_group_look (self->invite_group, scs_page_get_cancellable (page));
}

/* A question of a card was answered. */
static void
on_card_answered (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  if (scs_page_get_setup (SCS_PAGE (widget)) != NULL)
    update_controls (SCS_TEAM_PAGE (widget));
}

static void
scs_team_page_dispose (GObject *object)
{
  g_clear_handle_id (&SCS_TEAM_PAGE (object)->scroll_source, g_source_remove);
  g_clear_object (&SCS_TEAM_PAGE (object)->job_cancellable);

  G_OBJECT_CLASS (scs_team_page_parent_class)->dispose (object);
}

static void
scs_team_page_finalize (GObject *object)
{
  g_free (SCS_TEAM_PAGE (object)->asked_key);

  G_OBJECT_CLASS (scs_team_page_parent_class)->finalize (object);
}

static void
bind_children (GtkWidgetClass *widget_class)
{
  gtk_widget_class_bind_template_child (widget_class, ScsTeamPage, invite_group);
  gtk_widget_class_bind_template_child (widget_class, ScsTeamPage, invite_list);
  gtk_widget_class_bind_template_child (widget_class, ScsTeamPage, people_list);
  gtk_widget_class_bind_template_child (widget_class, ScsTeamPage, workspace_group);
  gtk_widget_class_bind_template_child (widget_class, ScsTeamPage, connect_button);
  gtk_widget_class_bind_template_child (widget_class, ScsTeamPage, disconnect_button);
  gtk_widget_class_bind_template_child (widget_class, ScsTeamPage, remove_button);
  gtk_widget_class_bind_template_child (widget_class, ScsTeamPage, salesforce_button);
  gtk_widget_class_bind_template_child (widget_class, ScsTeamPage, picked_feedback);
  gtk_widget_class_bind_template_child (widget_class, ScsTeamPage, feedback);
  gtk_widget_class_bind_template_child (widget_class, ScsTeamPage, access_group);
  gtk_widget_class_bind_template_child (widget_class, ScsTeamPage, connect_card);
  gtk_widget_class_bind_template_child (widget_class, ScsTeamPage, connect_ticks);
  gtk_widget_class_bind_template_child (widget_class, ScsTeamPage, disconnect_card);
  gtk_widget_class_bind_template_child (widget_class, ScsTeamPage, disconnect_ticks);
  gtk_widget_class_bind_template_child (widget_class, ScsTeamPage, letter_row);
  gtk_widget_class_bind_template_child (widget_class, ScsTeamPage, addresses_row);
}

static void
scs_team_page_class_init (ScsTeamPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = scs_team_page_dispose;
  G_OBJECT_CLASS (klass)->finalize = scs_team_page_finalize;
  SCS_PAGE_CLASS (klass)->refresh = scs_team_page_refresh;
  SCS_PAGE_CLASS (klass)->shown = scs_team_page_shown;

  g_type_ensure (SCS_TYPE_ACCESS_GROUP);
  g_type_ensure (SCS_TYPE_FEEDBACK);
  g_type_ensure (SCS_TYPE_INVITE_GROUP);
  g_type_ensure (SCS_TYPE_PEOPLE_LIST);
  g_type_ensure (SCS_TYPE_TICK_LIST);
  g_type_ensure (SCS_TYPE_WORKSPACE_GROUP);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               SCS_RESOURCE_PREFIX "/ui/pages/scs-team-page.ui");
  bind_children (widget_class);
  gtk_widget_class_install_action (widget_class, "team.salesforce", "s", say_salesforce);
  gtk_widget_class_install_action (widget_class, "page.card-answered", NULL, on_card_answered);
  gtk_widget_class_bind_template_callback (widget_class, on_invite_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_picked_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_apply_workspaces_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_connect_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_connect_list_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_disconnect_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_remove_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_copy_addresses_cb);
}

static void
scs_team_page_init (ScsTeamPage *self)
{
  GtkDropTarget *drop = gtk_drop_target_new (GDK_TYPE_FILE_LIST, GDK_ACTION_COPY);

  gtk_widget_init_template (GTK_WIDGET (self));
  g_signal_connect_object (drop, "drop", G_CALLBACK (on_drop_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (drop));
}
