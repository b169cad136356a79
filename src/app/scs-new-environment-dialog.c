/* SPDX-FileCopyrightText: 2026 The Sales Connect Setup authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "app/scs-new-environment-dialog.h"
#include "widgets/scs-feedback.h"

/**
 * ScsNewEnvironmentDialog:
 *
 * Asks for the name of a new environment. What is wrong with it stands beside the field, from the
 * first letter on; it can be opened only when nothing is. One that is there already is opened as it
 * is.
 */
struct _ScsNewEnvironmentDialog {
  AdwMessageDialog parent_instance;

  AdwEntryRow *name_row;
  ScsFeedback *feedback;

  ScsEnvironments *environments; /* (owned) */
  GCancellable *cancellable;     /* (owned) for the list of them */
  GPtrArray
      *entries; /* (owned) (nullable) (element-type ScsEnvironmentEntry) those that are there */
};

G_DEFINE_FINAL_TYPE (ScsNewEnvironmentDialog, scs_new_environment_dialog, ADW_TYPE_MESSAGE_DIALOG)

#define RESPONSE_OPEN "open"

static char *
dup_name (ScsNewEnvironmentDialog *self)
{
  return g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->name_row))));
}

static gboolean
is_there (ScsNewEnvironmentDialog *self, const char *name)
{
  for (guint i = 0; self->entries != NULL && i < self->entries->len; i++)
    if (g_str_equal (((ScsEnvironmentEntry *) g_ptr_array_index (self->entries, i))->name, name))
      return TRUE;
  return FALSE;
}

static void
on_name_changed_cb (ScsNewEnvironmentDialog *self)
{
  g_autofree char *name = dup_name (self);
  const char *fault = scs_environments_get_name_fault (self->environments, name);
  gboolean is_empty = *name == '\0';

  if (fault != NULL && !is_empty) {
    scs_feedback_set_error (self->feedback, fault);
    gtk_widget_add_css_class (GTK_WIDGET (self->name_row), "error");
  } else {
    if (is_there (self, name))
      scs_feedback_set_note (self->feedback,
                             _("This environment exists already. You can open it as it is."));
    else
      scs_feedback_clear (self->feedback);
    gtk_widget_remove_css_class (GTK_WIDGET (self->name_row), "error");
  }
  gtk_accessible_update_state (GTK_ACCESSIBLE (self->name_row),
                               GTK_ACCESSIBLE_STATE_INVALID,
                               fault != NULL && !is_empty ? GTK_ACCESSIBLE_INVALID_TRUE
                                                          : GTK_ACCESSIBLE_INVALID_FALSE,
                               -1);
  adw_message_dialog_set_response_enabled (ADW_MESSAGE_DIALOG (self), RESPONSE_OPEN, fault == NULL);
}

static void
on_name_entered_cb (ScsNewEnvironmentDialog *self)
{
  if (adw_message_dialog_get_response_enabled (ADW_MESSAGE_DIALOG (self), RESPONSE_OPEN))
    adw_message_dialog_response (ADW_MESSAGE_DIALOG (self), RESPONSE_OPEN);
}

static void
scs_new_environment_dialog_dispose (GObject *object)
{
  ScsNewEnvironmentDialog *self = SCS_NEW_ENVIRONMENT_DIALOG (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->environments);
  gtk_widget_dispose_template (GTK_WIDGET (object), SCS_TYPE_NEW_ENVIRONMENT_DIALOG);

  G_OBJECT_CLASS (scs_new_environment_dialog_parent_class)->dispose (object);
}

static void
scs_new_environment_dialog_finalize (GObject *object)
{
  ScsNewEnvironmentDialog *self = SCS_NEW_ENVIRONMENT_DIALOG (object);

  g_clear_pointer (&self->entries, g_ptr_array_unref);
  g_object_unref (self->cancellable);

  G_OBJECT_CLASS (scs_new_environment_dialog_parent_class)->finalize (object);
}

static void
scs_new_environment_dialog_class_init (ScsNewEnvironmentDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = scs_new_environment_dialog_dispose;
  G_OBJECT_CLASS (klass)->finalize = scs_new_environment_dialog_finalize;

  g_type_ensure (SCS_TYPE_FEEDBACK);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               SCS_RESOURCE_PREFIX
                                               "/ui/app/scs-new-environment-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, ScsNewEnvironmentDialog, name_row);
  gtk_widget_class_bind_template_child (widget_class, ScsNewEnvironmentDialog, feedback);
  gtk_widget_class_bind_template_callback (widget_class, on_name_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_name_entered_cb);
}

static void
scs_new_environment_dialog_init (ScsNewEnvironmentDialog *self)
{
  self->cancellable = g_cancellable_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
}

static void
listed_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (ScsNewEnvironmentDialog) self = user_data;
  g_autoptr (GPtrArray) entries =
      scs_environments_list_finish (SCS_ENVIRONMENTS (source), result, NULL);

  /* Without the list a name that is there opens what is there, only without a word before. */
  if (entries == NULL || self->environments == NULL)
    return;
  self->entries = g_steal_pointer (&entries);
  on_name_changed_cb (self);
}

/**
 * scs_new_environment_dialog_new:
 * @environments: those that are there
 *
 * Returns: (transfer none): a dialog that answers `cancel` or `open`
 */
GtkWidget *
scs_new_environment_dialog_new (ScsEnvironments *environments)
{
  ScsNewEnvironmentDialog *self = g_object_new (SCS_TYPE_NEW_ENVIRONMENT_DIALOG, NULL);

  self->environments = g_object_ref (environments);
  scs_environments_list_async (environments,
                               NULL,
                               self->cancellable,
                               listed_cb,
                               g_object_ref (self));
  return GTK_WIDGET (self);
}

static void
on_response_cb (ScsNewEnvironmentDialog *self, const char *response, GtkWidget *widget)
{
  g_autofree char *name = dup_name (self);

  if (!g_str_equal (response, RESPONSE_OPEN))
    return;
  if (!is_there (self, name))
    scs_environments_begin (self->environments, name);
  gtk_widget_activate_action (widget, "win.open-environment", "s", name);
}

/**
 * scs_new_environment_dialog_ask:
 * @widget: from where it was asked for; within the window
 * @environments: those that are there
 *
 * Asks for a name, and lets the window open the new environment.
 */
void
scs_new_environment_dialog_ask (GtkWidget *widget, ScsEnvironments *environments)
{
  GtkWidget *dialog = scs_new_environment_dialog_new (environments);

  gtk_window_set_transient_for (GTK_WINDOW (dialog), GTK_WINDOW (gtk_widget_get_root (widget)));
  g_signal_connect_object (dialog, "response", G_CALLBACK (on_response_cb), widget, 0);
  gtk_window_present (GTK_WINDOW (dialog));
}
