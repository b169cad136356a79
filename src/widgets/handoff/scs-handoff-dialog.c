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
#include "widgets/scs-save-file.h"

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
  GtkButton *handed_on_button;
  ScsFeedback *feedback;

  ScsSetup *setup;     /* (owned) (nullable) */
  char *what;          /* (owned) id of a role or of an errand */
  ScsHandoff *handoff; /* (owned) (nullable) */
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

/* It can be said now that it has gone out. */
static void
offer_mark (ScsHandoffDialog *self)
{
  gtk_widget_set_visible (GTK_WIDGET (self->handed_on_button), TRUE);
}

static void
on_mail_button_clicked_cb (ScsHandoffDialog *self)
{
  g_autofree char *uri = scs_handoff_dup_mailto (self->handoff, NULL);

  scs_link_open (GTK_WIDGET (self), uri);
  offer_mark (self);
}

static void
on_copy_button_clicked_cb (ScsHandoffDialog *self)
{
  g_autofree char *text = scs_handoff_dup_text (self->handoff);

  scs_link_copy (GTK_WIDGET (self), text);
  offer_mark (self);
}

static char *
make_checklist (GtkWidget *widget, const char *name)
{
  return scs_checklist_to_html (SCS_HANDOFF_DIALOG (widget)->handoff, g_get_real_time ());
}

static void
saved_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  ScsHandoffDialog *self = SCS_HANDOFF_DIALOG (source);
  g_autofree char *words = NULL, *sentence = NULL;
  g_autofree char *name = scs_save_file_finish (GTK_WIDGET (self), result, &sentence);

  if (self->setup == NULL)
    return;
  if (sentence != NULL)
    scs_feedback_set_error (self->feedback, sentence);
  if (name == NULL)
    return;
  /* Translators: %s is the name of a file */
  words = g_strdup_printf (_("The checklist is in %s. Attach it to the mail."), name);
  scs_feedback_set_success (self->feedback, words);
  offer_mark (self);
}

static void
on_save_button_clicked_cb (ScsHandoffDialog *self)
{
  g_autofree char *name = scs_handoff_dup_file_name (self->handoff);

  scs_save_file_async (GTK_WIDGET (self),
                       _("Save Checklist"), name, make_checklist, saved_cb, NULL);
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
  g_clear_object (&SCS_HANDOFF_DIALOG (object)->setup);

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
  gtk_widget_class_bind_template_child (widget_class, ScsHandoffDialog, handed_on_button);
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
