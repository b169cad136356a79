/* SPDX-FileCopyrightText: 2026 The Sales Connect Setup authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "pages/scs-team-page-private.h"
#include "setup/report/scs-report.h"
#include "setup/scs-setup-work.h"
#include "setup/team/scs-access-list.h"

/* The part of ScsTeamPage that gives access to Marketo and takes it away, after asking. */

/* So many people are named in a question; the others are counted. */
#define NAMES_IN_QUESTION 5

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
    lists = scs_access_lists_new (scs_team_page_get_members (self));
    list = find_list (lists, key);
    people = list != NULL ? g_ptr_array_ref (list->people) : g_ptr_array_new ();
    workspaces = list != NULL ? scs_access_list_new_workspaces (list) : NULL;
  } else {
    people = scs_team_page_list_people (self, TRUE, SCS_MEMBER_INVITED, SCS_MEMBER_HERE);
    workspaces = scs_workspace_group_get_chosen (self->workspace_group);
  }
  if (people->len > 0)
    scs_team_page_run_job (self, SCS_TEAM_CONNECT, people, workspaces);
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
  g_autoptr (GPtrArray) people =
      scs_team_page_list_people (self, TRUE, SCS_MEMBER_INVITED, SCS_MEMBER_HERE);
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
  g_autoptr (GPtrArray) lists = scs_access_lists_new (scs_team_page_get_members (self));
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
  people = scs_team_page_list_people (self, TRUE, SCS_MEMBER_CONNECTED, SCS_MEMBER_CONNECTED);
  if (people->len > 0)
    scs_team_page_run_job (self, SCS_TEAM_DISCONNECT, people, NULL);
}

static void
on_disconnect_clicked_cb (ScsTeamPage *self)
{
  g_autoptr (GPtrArray) people =
      scs_team_page_list_people (self, TRUE, SCS_MEMBER_CONNECTED, SCS_MEMBER_CONNECTED);
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

/**
 * scs_team_page_bind_access:
 * @widget_class: of the page
 */
void
scs_team_page_bind_access (GtkWidgetClass *widget_class)
{
  gtk_widget_class_bind_template_callback (widget_class, on_connect_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_connect_list_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_disconnect_clicked_cb);
}
