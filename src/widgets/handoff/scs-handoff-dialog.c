/* SPDX-FileCopyrightText: 2026 The Sales Connect Setup authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "setup/guide/scs-checklist.h"
#include "setup/guide/scs-handoff.h"
#include "setup/guide/scs-language.h"
#include "widgets/handoff/scs-handoff-dialog.h"
#include "widgets/handoff/scs-handoff-window.h"
#include "widgets/handoff/scs-language-row.h"
#include "widgets/scs-feedback.h"
#include "widgets/scs-link.h"

/**
 * ScsHandoffDialog:
 *
 * Gives errands to somebody else: a mail for the person's own mail program, its text to copy, and a
 * checklist as a file, in the language of who is to do it. It sends nothing; that it has gone out,
 * the person says.
 */
struct _ScsHandoffDialog {
  AdwWindow parent_instance;

  AdwToastOverlay *toasts;
  ScsLanguageRow *language_row;
  AdwActionRow *to_row;
  AdwActionRow *subject_row;
  GtkTextView *text_view;
  GtkButton *mail_button;
  ScsFeedback *feedback;

  ScsSetup *setup;               /* (owned) (nullable) */
  char *what;                    /* (owned) id of a role or of an errand */
  ScsHandoff *handoff;           /* (owned) (nullable) */
  GtkFileChooserNative *chooser; /* (owned) (nullable) while it is open */
};

G_DEFINE_FINAL_TYPE (ScsHandoffDialog, scs_handoff_dialog, ADW_TYPE_WINDOW)

static void
show_to (ScsHandoffDialog *self)
{
  const ScsHandoff *handoff = self->handoff;
  g_autofree char *both = NULL;
  const char *to = handoff->name != NULL ? handoff->name : handoff->address;

  if (handoff->name != NULL && handoff->address != NULL)
    /* Translators: %1$s is a name, %2$s an e-mail address */
    to = both = g_strdup_printf (_("%1$s, %2$s"), handoff->name, handoff->address);
  adw_action_row_set_subtitle (
      self->to_row,
      to != NULL ? to
                 /* Translators: “Prerequisites” is the name of a page */
                 : _("No address is known. It can be entered on the page “Prerequisites”."));
}

static void
refresh (ScsHandoffDialog *self)
{
  g_autofree char *subject = NULL, *text = NULL, *uri = NULL;
  gboolean is_short;

  g_clear_pointer (&self->handoff, scs_handoff_free);
  self->handoff =
      scs_handoff_new (self->setup, self->what, scs_language_row_get_language (self->language_row));
  subject = scs_handoff_dup_subject (self->handoff);
  text = scs_handoff_dup_text (self->handoff);
  uri = scs_handoff_dup_mailto (self->handoff, &is_short);
  show_to (self);
  adw_action_row_set_subtitle (self->subject_row, subject);
  gtk_text_buffer_set_text (gtk_text_view_get_buffer (self->text_view), text, -1);
  if (is_short)
    scs_feedback_set_note (
        self->feedback,
        _("The text is too long for a mail program, so the mail is a short one. Save the checklist and attach it, or paste the copied text."));
  else
    scs_feedback_clear (self->feedback);
}

static void
on_language_selected_cb (ScsHandoffDialog *self)
{
  g_autofree char *fact = NULL;

  if (self->setup == NULL)
    return;
  fact = scs_handoff_dup_fact (self->handoff->role, SCS_HANDOFF_LANGUAGE);
  scs_setup_set_fact (self->setup, fact, scs_language_row_get_language (self->language_row));
  refresh (self);
}

static void
on_mail_button_clicked_cb (ScsHandoffDialog *self)
{
  g_autofree char *uri = scs_handoff_dup_mailto (self->handoff, NULL);

  scs_link_open (GTK_WIDGET (self), uri);
}

static void
on_copy_button_clicked_cb (ScsHandoffDialog *self)
{
  g_autofree char *text = scs_handoff_dup_text (self->handoff);

  scs_link_copy (GTK_WIDGET (self), text);
}

static void
written_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (ScsHandoffDialog) self = user_data;
  g_autofree char *name = g_file_get_basename (G_FILE (source));
  g_autofree char *sentence = NULL;
  g_autoptr (GError) error = NULL;
  gboolean written = g_file_replace_contents_finish (G_FILE (source), result, NULL, &error);

  if (self->setup == NULL)
    return;
  if (!written) {
    sentence = g_strdup_printf (
        /* Translators: %s is the name of a file */
        _("The checklist could not be written to %s. Choose another folder."), name);
    scs_feedback_set_error (self->feedback, sentence);
    return;
  }
  /* Translators: %s is the name of a file */
  sentence = g_strdup_printf (_("The checklist is in %s. Attach it to the mail."), name);
  scs_feedback_set_success (self->feedback, sentence);
}

static void
on_chooser_response_cb (ScsHandoffDialog *self, int response)
{
  g_autoptr (GtkFileChooserNative) chooser = g_steal_pointer (&self->chooser);
  g_autoptr (GFile) file = response == GTK_RESPONSE_ACCEPT
                               ? gtk_file_chooser_get_file (GTK_FILE_CHOOSER (chooser))
                               : NULL;
  g_autoptr (GBytes) bytes = NULL;
  char *html;

  if (self->setup == NULL || response != GTK_RESPONSE_ACCEPT)
    return;
  if (file == NULL) {
    scs_feedback_set_error (self->feedback,
                            _("The system gave no file to write to. Choose another folder."));
    return;
  }
  html = scs_checklist_to_html (self->handoff, g_get_real_time ());
  bytes = g_bytes_new_take (html, strlen (html));
  g_file_replace_contents_bytes_async (file,
                                       bytes,
                                       NULL,
                                       FALSE,
                                       G_FILE_CREATE_REPLACE_DESTINATION,
                                       NULL,
                                       written_cb,
                                       g_object_ref (self));
}

static void
on_save_button_clicked_cb (ScsHandoffDialog *self)
{
  g_autofree char *name = scs_handoff_dup_file_name (self->handoff);

  if (self->chooser != NULL)
    return;
  self->chooser = gtk_file_chooser_native_new (_("Save Checklist"), GTK_WINDOW (self), GTK_FILE_CHOOSER_ACTION_SAVE, NULL, NULL);
  gtk_native_dialog_set_modal (GTK_NATIVE_DIALOG (self->chooser), TRUE);
  gtk_file_chooser_set_current_name (GTK_FILE_CHOOSER (self->chooser), name);
  g_signal_connect_object (self->chooser,
                           "response",
                           G_CALLBACK (on_chooser_response_cb),
                           self,
                           G_CONNECT_SWAPPED);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (self->chooser));
}

static void
on_handed_on_button_clicked_cb (ScsHandoffDialog *self)
{
  scs_handoff_mark (self->setup, self->handoff, g_get_real_time ());
  gtk_window_close (GTK_WINDOW (self));
}

/* The window's toasts are behind the dialog. */
static void
on_toast_cb (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  adw_toast_overlay_add_toast (SCS_HANDOFF_DIALOG (widget)->toasts,
                               adw_toast_new (g_variant_get_string (parameter, NULL)));
}

static void
scs_handoff_dialog_dispose (GObject *object)
{
  ScsHandoffDialog *self = SCS_HANDOFF_DIALOG (object);

  if (self->chooser != NULL)
    gtk_native_dialog_destroy (GTK_NATIVE_DIALOG (self->chooser));
  g_clear_object (&self->chooser);
  g_clear_object (&self->setup);

  G_OBJECT_CLASS (scs_handoff_dialog_parent_class)->dispose (object);
}

static void
scs_handoff_dialog_finalize (GObject *object)
{
  ScsHandoffDialog *self = SCS_HANDOFF_DIALOG (object);

  scs_handoff_free (self->handoff);
  g_free (self->what);

  G_OBJECT_CLASS (scs_handoff_dialog_parent_class)->finalize (object);
}

static void
scs_handoff_dialog_class_init (ScsHandoffDialogClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = scs_handoff_dialog_dispose;
  object_class->finalize = scs_handoff_dialog_finalize;

  g_type_ensure (SCS_TYPE_FEEDBACK);
  g_type_ensure (SCS_TYPE_LANGUAGE_ROW);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               SCS_RESOURCE_PREFIX
                                               "/ui/widgets/handoff/scs-handoff-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, ScsHandoffDialog, toasts);
  gtk_widget_class_bind_template_child (widget_class, ScsHandoffDialog, language_row);
  gtk_widget_class_bind_template_child (widget_class, ScsHandoffDialog, to_row);
  gtk_widget_class_bind_template_child (widget_class, ScsHandoffDialog, subject_row);
  gtk_widget_class_bind_template_child (widget_class, ScsHandoffDialog, text_view);
  gtk_widget_class_bind_template_child (widget_class, ScsHandoffDialog, mail_button);
  gtk_widget_class_bind_template_child (widget_class, ScsHandoffDialog, feedback);
  gtk_widget_class_bind_template_callback (widget_class, on_language_selected_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_mail_button_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_copy_button_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_save_button_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_handed_on_button_clicked_cb);
  gtk_widget_class_install_action (widget_class, "win.toast", "s", on_toast_cb);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
scs_handoff_dialog_init (ScsHandoffDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * scs_handoff_dialog_new:
 * @setup: what is being set up
 * @role_or_errand: id of a role, for all that is open of its errands, or of one errand
 *
 * Returns: (transfer none): the dialog, not shown yet
 */
GtkWidget *
scs_handoff_dialog_new (ScsSetup *setup, const char *role_or_errand)
{
  ScsHandoffDialog *self = g_object_new (SCS_TYPE_HANDOFF_DIALOG, NULL);
  const ScsErrand *errand = scs_errand_find (role_or_errand);
  const ScsRole *role = errand != NULL ? errand->who : scs_role_find (role_or_errand);

  /* Labels can be chosen without it, a letter not. */
  gtk_widget_set_visible (GTK_WIDGET (self->language_row), scs_language_is_there ("ja"));
  scs_language_row_set_language (self->language_row, scs_handoff_get_language (setup, role));
  self->setup = g_object_ref (setup);
  self->what = g_strdup (role_or_errand);
  refresh (self);
  return GTK_WIDGET (self);
}

/**
 * scs_handoff_dialog_present:
 * @parent: what was pressed
 * @setup: what is being set up
 * @role_or_errand: id of a role, for all that is open of its errands, or of one errand
 *
 * Lets the person give it to somebody else.
 */
void
scs_handoff_dialog_present (GtkWidget *parent, ScsSetup *setup, const char *role_or_errand)
{
  scs_handoff_window_present (GTK_WINDOW (scs_handoff_dialog_new (setup, role_or_errand)), parent);
}
