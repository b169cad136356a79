/* SPDX-FileCopyrightText: 2026 The Sales Connect Setup authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "pages/scs-team-page.h"
#include "setup/scs-advice.h"
#include "setup/scs-setup-work.h"
#include "setup/team/scs-address-list.h"
#include "setup/team/scs-team-job.h"
#include "widgets/scs-errand-card.h"
#include "widgets/scs-feedback.h"
#include "widgets/scs-letter-row.h"
#include "widgets/scs-member-row.h"
#include "widgets/scs-workspace-group.h"

/* A field of GTK holds at most 64 KiB and cuts what is longer. */
#define ADD_MAX_BYTES 60000

/**
 * ScsTeamPage:
 *
 * Step 6: people are added and invited, picked, given workspaces, and connected to Marketo; by the
 * service in batches with progress, or by hand as one errand for all of them.
 */
struct _ScsTeamPage {
  ScsPage parent_instance;

  AdwEntryRow *add_row;
  ScsFeedback *add_feedback;
  AdwActionRow *invite_row;
  GtkButton *invite_button;
  ScsErrandCard *invite_card;
  ScsErrandCard *connect_card;
  ScsErrandCard *disconnect_card;
  GtkLabel *counts_label;
  GtkSearchEntry *search_entry;
  GtkButton *select_all_button;
  GtkButton *select_none_button;
  GtkListView *list_view;
  GtkStack *list_stack;
  ScsWorkspaceGroup *workspace_group;
  GtkButton *connect_button;
  GtkButton *disconnect_button;
  GtkButton *remove_button;
  ScsFeedback *feedback;
  ScsLetterRow *letter_row;

  GtkFilterListModel *filtered;  /* (owned) (nullable) */
  char *folded_search;           /* (owned) (nullable) */
  ScsTeamJob *job;               /* (owned) (nullable) the one that runs */
  GCancellable *job_cancellable; /* (owned) (nullable) */
};

G_DEFINE_FINAL_TYPE (ScsTeamPage, scs_team_page, SCS_TYPE_PAGE)

static ScsMemberList *
get_members (ScsTeamPage *self)
{
  return scs_setup_get_members (scs_page_get_setup (SCS_PAGE (self)));
}

static void
update_controls (ScsTeamPage *self)
{
  ScsSetup *setup = scs_page_get_setup (SCS_PAGE (self));
  g_autofree char *counts_text = NULL, *invite_text = NULL;
  gboolean running = self->job != NULL;
  ScsMemberCounts counts;

  scs_member_list_count (get_members (self), &counts);
  counts_text = g_strdup_printf (ngettext ("%1$u person, %2$u connected, %3$u picked", "%1$u people, %2$u connected, %3$u picked", counts.total),
                                           counts.total,
                                           counts.connected,
                                           counts.selected);
  gtk_label_set_label (self->counts_label, counts_text);
  gtk_stack_set_visible_child_name (self->list_stack, counts.total > 0 ? "list" : "empty");
  if (counts.planned > 0)
    invite_text = g_strdup_printf (ngettext ("%u person on the list is not invited yet", "%u people on the list are not invited yet", counts.planned),
                                             counts.planned);
  adw_action_row_set_subtitle (self->invite_row,
                               invite_text != NULL
                                   ? invite_text
                                   : _("Nobody on the list is waiting for an invitation"));
  gtk_widget_set_sensitive (GTK_WIDGET (self->invite_button), counts.planned > 0 && !running);
  gtk_widget_set_sensitive (GTK_WIDGET (self->connect_button), counts.selected > 0 && !running);
  gtk_widget_set_sensitive (GTK_WIDGET (self->disconnect_button), counts.selected > 0 && !running);
  gtk_widget_set_sensitive (GTK_WIDGET (self->remove_button), counts.selected > 0 && !running);
  gtk_widget_set_visible (GTK_WIDGET (self->invite_card),
                          scs_setup_get_errand (setup, SCS_ERRAND_INVITE) != NULL);
  gtk_widget_set_visible (GTK_WIDGET (self->connect_card),
                          scs_setup_get_errand (setup, SCS_ERRAND_GRANT_ACCESS) != NULL);
  gtk_widget_set_visible (GTK_WIDGET (self->disconnect_card),
                          scs_setup_get_errand (setup, SCS_ERRAND_REVOKE_ACCESS) != NULL);
}

static gboolean
matches_search (gpointer item, gpointer user_data)
{
  return scs_member_matches (item, SCS_TEAM_PAGE (user_data)->folded_search);
}

static void
on_search_changed_cb (ScsTeamPage *self)
{
  g_free (self->folded_search);
  self->folded_search = scs_email_fold (gtk_editable_get_text (GTK_EDITABLE (self->search_entry)));
  if (self->filtered != NULL)
    gtk_filter_changed (gtk_filter_list_model_get_filter (self->filtered),
                        GTK_FILTER_CHANGE_DIFFERENT);
}

/* Everybody whom the search shows */
static void
select_shown (ScsTeamPage *self, gboolean selected)
{
  GListModel *shown = G_LIST_MODEL (self->filtered);

  for (guint i = 0; shown != NULL && i < g_list_model_get_n_items (shown); i++) {
    g_autoptr (ScsMember) member = g_list_model_get_item (shown, i);

    scs_member_set_selected (member, selected);
  }
  update_controls (self);
}

static void
on_select_all_cb (ScsTeamPage *self)
{
  select_shown (self, TRUE);
}

static void
on_select_none_cb (ScsTeamPage *self)
{
  select_shown (self, FALSE);
}

static void
show_added (ScsTeamPage *self, const ScsAddressList *list, guint n_added, guint n_known)
{
  g_autofree char *sentence = NULL;
  g_autofree char *rejected = NULL;

  if (list->rejected->len > 0) {
    rejected = g_strjoinv (", ", (char **) list->rejected->pdata);
    gtk_editable_set_text (GTK_EDITABLE (self->add_row), rejected);
    /* Translators: %1$s is what was entered as an e-mail address, %2$u how many such there are */
    sentence = g_strdup_printf (ngettext ("“%1$s” is no e-mail address. It is left in the field: correct it, and press Add again.", "“%1$s” and others, %2$u together, are no e-mail addresses. They are left in the field: correct them, and press Add again.", list->rejected->len - 1),
        (char *) g_ptr_array_index (list->rejected, 0),
        list->rejected->len - 1);
    scs_feedback_set_error (self->add_feedback, sentence);
    return;
  }
  if (n_added == 0 && n_known == 0) {
    scs_feedback_set_error (self->add_feedback,
                            _("Enter one or more e-mail addresses, parted by commas or spaces."));
    return;
  }
  gtk_editable_set_text (GTK_EDITABLE (self->add_row), "");
  if (n_known == 0)
    sentence =
        g_strdup_printf (ngettext ("%u person added.", "%u people added.", n_added), n_added);
  else
    sentence = g_strdup_printf (ngettext ("%1$u person added; %2$u on the list already.", "%1$u people added; %2$u on the list already.", n_added),
                                          n_added,
                                          n_known);
  scs_feedback_set_success (self->add_feedback, sentence);
}

static void
add_people (ScsTeamPage *self, const char *text)
{
  g_autoptr (ScsAddressList) list = NULL;
  g_autoptr (GPtrArray) added = g_ptr_array_new ();
  guint n_known = 0;

  if (strlen (text) >= ADD_MAX_BYTES) {
    scs_feedback_set_error (
        self->add_feedback,
        _("This is too much at once, and its end may be missing. Nothing was added: enter it in parts of at most a thousand addresses."));
    return;
  }
  list = scs_address_list_new_from_text (text);
  for (guint i = 0; i < list->addresses->len; i++) {
    const char *email = g_ptr_array_index (list->addresses, i);

    if (scs_member_list_find (get_members (self), email) != NULL)
      n_known++;
    else
      g_ptr_array_add (added, scs_member_list_add (get_members (self), email));
  }
  scs_setup_save_members (scs_page_get_setup (SCS_PAGE (self)), added);
  show_added (self, list, added->len, n_known);
  update_controls (self);
}

static void
on_add_cb (ScsTeamPage *self)
{
  add_people (self, gtk_editable_get_text (GTK_EDITABLE (self->add_row)));
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
  sentence =
      g_strdup_printf (ngettext ("Done for %u person.", "Done for %u people.", n_done), n_done);
  scs_feedback_set_success (self->feedback, sentence);
}

/* By hand, what the person says is the outcome. */
static void
say_outcome (ScsSetup *setup, ScsTeamJob *job)
{
  ScsMemberCounts counts;

  if (!scs_setup_is_guided (setup))
    return;
  scs_member_list_count (scs_setup_get_members (setup), &counts);
  if (scs_team_job_get_kind (job) == SCS_TEAM_INVITE && counts.planned == 0)
    scs_setup_say (setup, "team-invited", NULL);
  else if (scs_team_job_get_kind (job) == SCS_TEAM_CONNECT && counts.connected > 0)
    scs_setup_say (setup, "team-access", NULL);
  else if (scs_team_job_get_kind (job) == SCS_TEAM_DISCONNECT && counts.connected == 0)
    scs_setup_unsay (setup, "team-access");
}

static void
pick_nobody (ScsTeamPage *self)
{
  GListModel *members = G_LIST_MODEL (get_members (self));

  for (guint i = 0; i < g_list_model_get_n_items (members); i++) {
    g_autoptr (ScsMember) member = g_list_model_get_item (members, i);

    scs_member_set_selected (member, FALSE);
  }
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
  if (done) {
    pick_nobody (self);
    say_outcome (scs_page_get_setup (SCS_PAGE (self)), job);
    show_job_end (self, job);
  } else if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED)) {
    scs_feedback_clear (self->feedback);
  } else {
    sentence = scs_advice_dup_sentences_for_error (error);
    scs_feedback_set_error (self->feedback, sentence);
  }
  update_controls (self);
}

static void
run_job (ScsTeamPage *self, ScsTeamJobKind kind, GPtrArray *members)
{
  ScsSetup *setup = scs_page_get_setup (SCS_PAGE (self));
  g_autoptr (GPtrArray) workspaces =
      kind == SCS_TEAM_CONNECT ? scs_workspace_group_get_chosen (self->workspace_group) : NULL;

  if (self->job != NULL)
    return;
  self->job = scs_team_job_new (setup, kind, members, workspaces);
  self->job_cancellable = g_cancellable_new ();
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

static void
on_invite_clicked_cb (ScsTeamPage *self)
{
  g_autoptr (GPtrArray) people = list_people (self, FALSE, SCS_MEMBER_PLANNED, SCS_MEMBER_PLANNED);

  if (people->len > 0)
    run_job (self, SCS_TEAM_INVITE, people);
}

static void
on_connect_response_cb (ScsTeamPage *self, const char *response)
{
  g_autoptr (GPtrArray) people = NULL;

  if (!g_str_equal (response, "connect") || scs_page_get_setup (SCS_PAGE (self)) == NULL)
    return;
  people = list_people (self, TRUE, SCS_MEMBER_INVITED, SCS_MEMBER_HERE);
  if (people->len > 0)
    run_job (self, SCS_TEAM_CONNECT, people);
}

/* The choice is made once, so it is shown before it is made. */
static void
on_connect_clicked_cb (ScsTeamPage *self)
{
  ScsSetup *setup = scs_page_get_setup (SCS_PAGE (self));
  g_autoptr (GPtrArray) people = list_people (self, TRUE, SCS_MEMBER_INVITED, SCS_MEMBER_HERE);
  g_autofree char *names = scs_workspace_group_dup_chosen_names (self->workspace_group);
  g_autofree char *heading = NULL;
  GtkWidget *dialog;

  if (scs_outcome_get_state (scs_setup_get_outcome (setup, "marketo-connected")) ==
          SCS_OUTCOME_OPEN ||
      scs_setup_is_waiting (setup)) {
    scs_feedback_set_error (
        self->feedback,
        _("First connect Marketo, on the page “Connect Marketo”, and wait ten minutes. Is it done already? Then confirm it there."));
    return;
  }
  if (people->len == 0) {
    scs_feedback_set_error (
        self->feedback,
        _("Nobody of those picked can be connected: they have access already, or are not invited yet."));
    return;
  }
  heading = g_strdup_printf (ngettext ("Connect %u Person?", "Connect %u People?", people->len),
                                       people->len);
  dialog =
      adw_message_dialog_new (GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self))), heading, NULL);
  /* Translators: %s is a list of workspaces */
  adw_message_dialog_format_body (
      ADW_MESSAGE_DIALOG (dialog),
      _("Workspaces: %s.\n\nThis choice is made once. To change it later, the person has to be disconnected first."),
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

static void
on_disconnect_response_cb (ScsTeamPage *self, const char *response)
{
  g_autoptr (GPtrArray) people = NULL;

  if (!g_str_equal (response, "disconnect") || scs_page_get_setup (SCS_PAGE (self)) == NULL)
    return;
  people = list_people (self, TRUE, SCS_MEMBER_CONNECTED, SCS_MEMBER_CONNECTED);
  if (people->len > 0)
    run_job (self, SCS_TEAM_DISCONNECT, people);
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
        self->feedback, _("Only people who are not invited yet can be removed from the list."));
    return;
  }
  for (guint i = 0; i < people->len; i++)
    scs_setup_forget_member (scs_page_get_setup (SCS_PAGE (self)), g_ptr_array_index (people, i));
  sentence = g_strdup_printf (ngettext ("%u person was removed from the list.", "%u people were removed from the list.", people->len),
      people->len);
  scs_feedback_set_note (self->feedback, sentence);
  update_controls (self);
}

static void
on_item_setup_cb (GtkSignalListItemFactory *factory, GtkListItem *item, ScsTeamPage *self)
{
  gtk_list_item_set_activatable (item, FALSE);
  gtk_list_item_set_child (item, scs_member_row_new ());
}

static void
on_member_selected_cb (ScsTeamPage *self)
{
  update_controls (self);
}

static void
on_item_bind_cb (GtkSignalListItemFactory *factory, GtkListItem *item, ScsTeamPage *self)
{
  ScsMember *member = gtk_list_item_get_item (item);

  scs_member_row_set_member (SCS_MEMBER_ROW (gtk_list_item_get_child (item)), member);
  g_signal_connect_object (member,
                           "notify::selected",
                           G_CALLBACK (on_member_selected_cb),
                           self,
                           G_CONNECT_SWAPPED);
}

static void
on_item_unbind_cb (GtkSignalListItemFactory *factory, GtkListItem *item, ScsTeamPage *self)
{
  g_signal_handlers_disconnect_by_func (gtk_list_item_get_item (item), on_member_selected_cb, self);
  scs_member_row_set_member (SCS_MEMBER_ROW (gtk_list_item_get_child (item)), NULL);
}

static void
ensure_model (ScsTeamPage *self)
{
  GtkSelectionModel *selection;

  if (self->filtered != NULL)
    return;
  self->filtered =
      gtk_filter_list_model_new (g_object_ref (G_LIST_MODEL (get_members (self))),
                                 GTK_FILTER (gtk_custom_filter_new (matches_search, self, NULL)));
  selection =
      GTK_SELECTION_MODEL (gtk_no_selection_new (g_object_ref (G_LIST_MODEL (self->filtered))));
  gtk_list_view_set_model (self->list_view, selection);
  g_object_unref (selection);
}

/* A mail to those who have not connected their own Salesforce account */
static void
address_letter (ScsTeamPage *self)
{
  GListModel *members = G_LIST_MODEL (get_members (self));
  g_autoptr (GString) addresses = g_string_new (NULL);

  for (guint i = 0; i < g_list_model_get_n_items (members); i++) {
    g_autoptr (ScsMember) member = g_list_model_get_item (members, i);

    if (scs_member_get_state (member) != SCS_MEMBER_PLANNED &&
        !scs_member_get_has_salesforce (member))
      g_string_append_printf (addresses,
                              "%s%s",
                              addresses->len > 0 ? "," : "",
                              scs_member_get_email (member));
  }
  scs_letter_row_set_address (self->letter_row, addresses->len > 0 ? addresses->str : NULL);
}

static void
looked_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GError) error = NULL;

  scs_setup_run_checks_finish (SCS_SETUP (source), result, &error);
}

static void
scs_team_page_refresh (ScsPage *page)
{
  ScsTeamPage *self = SCS_TEAM_PAGE (page);

  ensure_model (self);
  scs_workspace_group_refresh (self->workspace_group, scs_page_get_setup (page));
  address_letter (self);
  update_controls (self);
}

static void
scs_team_page_shown (ScsPage *page)
{
  ScsSetup *setup = scs_page_get_setup (page);

  if (scs_setup_group_applies (setup, SCS_GROUP_SALES_CONNECT))
    scs_setup_run_checks_async (setup, SCS_GROUP_SALES_CONNECT, NULL, looked_cb, NULL);
  scs_workspace_group_look (SCS_TEAM_PAGE (page)->workspace_group, scs_page_get_cancellable (page));
}

static void
scs_team_page_dispose (GObject *object)
{
  ScsTeamPage *self = SCS_TEAM_PAGE (object);

  if (self->list_view != NULL)
    gtk_list_view_set_model (self->list_view, NULL);
  g_clear_object (&self->filtered);
  g_clear_object (&self->job_cancellable);

  G_OBJECT_CLASS (scs_team_page_parent_class)->dispose (object);
}

static void
scs_team_page_finalize (GObject *object)
{
  g_free (SCS_TEAM_PAGE (object)->folded_search);

  G_OBJECT_CLASS (scs_team_page_parent_class)->finalize (object);
}

static void
bind_children (GtkWidgetClass *widget_class)
{
  gtk_widget_class_bind_template_child (widget_class, ScsTeamPage, add_row);
  gtk_widget_class_bind_template_child (widget_class, ScsTeamPage, add_feedback);
  gtk_widget_class_bind_template_child (widget_class, ScsTeamPage, invite_row);
  gtk_widget_class_bind_template_child (widget_class, ScsTeamPage, invite_button);
  gtk_widget_class_bind_template_child (widget_class, ScsTeamPage, invite_card);
  gtk_widget_class_bind_template_child (widget_class, ScsTeamPage, connect_card);
  gtk_widget_class_bind_template_child (widget_class, ScsTeamPage, disconnect_card);
  gtk_widget_class_bind_template_child (widget_class, ScsTeamPage, counts_label);
  gtk_widget_class_bind_template_child (widget_class, ScsTeamPage, search_entry);
  gtk_widget_class_bind_template_child (widget_class, ScsTeamPage, select_all_button);
  gtk_widget_class_bind_template_child (widget_class, ScsTeamPage, select_none_button);
  gtk_widget_class_bind_template_child (widget_class, ScsTeamPage, list_view);
  gtk_widget_class_bind_template_child (widget_class, ScsTeamPage, list_stack);
  gtk_widget_class_bind_template_child (widget_class, ScsTeamPage, workspace_group);
  gtk_widget_class_bind_template_child (widget_class, ScsTeamPage, connect_button);
  gtk_widget_class_bind_template_child (widget_class, ScsTeamPage, disconnect_button);
  gtk_widget_class_bind_template_child (widget_class, ScsTeamPage, remove_button);
  gtk_widget_class_bind_template_child (widget_class, ScsTeamPage, feedback);
  gtk_widget_class_bind_template_child (widget_class, ScsTeamPage, letter_row);
}

static void
scs_team_page_class_init (ScsTeamPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = scs_team_page_dispose;
  G_OBJECT_CLASS (klass)->finalize = scs_team_page_finalize;
  SCS_PAGE_CLASS (klass)->refresh = scs_team_page_refresh;
  SCS_PAGE_CLASS (klass)->shown = scs_team_page_shown;

  g_type_ensure (SCS_TYPE_FEEDBACK);
  g_type_ensure (SCS_TYPE_WORKSPACE_GROUP);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               SCS_RESOURCE_PREFIX "/ui/pages/scs-team-page.ui");
  bind_children (widget_class);
  gtk_widget_class_bind_template_callback (widget_class, on_add_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_search_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_select_all_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_select_none_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_invite_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_connect_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_disconnect_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_remove_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_item_setup_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_item_bind_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_item_unbind_cb);
}

static void
scs_team_page_init (ScsTeamPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}
