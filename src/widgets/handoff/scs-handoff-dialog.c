/* SPDX-FileCopyrightText: 2026 The Sales Connect Setup authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "setup/guide/scs-handoff.h"
#include "setup/guide/scs-language.h"
#include "widgets/handoff/scs-handoff-dialog.h"
#include "widgets/handoff/scs-handoff-people.h"
#include "widgets/handoff/scs-handoff-ways.h"
#include "widgets/handoff/scs-handoff-window.h"
#include "widgets/handoff/scs-language-row.h"

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
  ScsHandoffPeople *people;
  ScsHandoffWays *ways;

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
  adw_action_row_set_subtitle (self->to_row,
                               to != NULL ? to
                                          /* Translators: to whom a mail goes */
                                          : _("Not known yet"));
}

static void
refresh (ScsHandoffDialog *self)
{
  g_autofree char *subject = NULL, *text = NULL;

  g_clear_pointer (&self->handoff, scs_handoff_free);
  self->handoff =
      scs_handoff_new (self->setup, self->what, scs_language_row_get_language (self->language_row));
  subject = scs_handoff_dup_subject (self->handoff);
  text = scs_handoff_dup_text (self->handoff);
  show_to (self);
  adw_action_row_set_subtitle (self->subject_row, subject);
  gtk_text_buffer_set_text (gtk_text_view_get_buffer (self->text_view), text, -1);
  scs_handoff_people_refresh (self->people, self->setup, self->what);
  scs_handoff_ways_refresh (self->ways, self->setup, self->what);
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
on_marked_cb (ScsHandoffDialog *self)
{
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

  g_type_ensure (SCS_TYPE_HANDOFF_PEOPLE);
  g_type_ensure (SCS_TYPE_HANDOFF_WAYS);
  g_type_ensure (SCS_TYPE_LANGUAGE_ROW);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               SCS_RESOURCE_PREFIX
                                               "/ui/widgets/handoff/scs-handoff-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, ScsHandoffDialog, toasts);
  gtk_widget_class_bind_template_child (widget_class, ScsHandoffDialog, language_row);
  gtk_widget_class_bind_template_child (widget_class, ScsHandoffDialog, to_row);
  gtk_widget_class_bind_template_child (widget_class, ScsHandoffDialog, subject_row);
  gtk_widget_class_bind_template_child (widget_class, ScsHandoffDialog, text_view);
  gtk_widget_class_bind_template_child (widget_class, ScsHandoffDialog, people);
  gtk_widget_class_bind_template_child (widget_class, ScsHandoffDialog, ways);
  gtk_widget_class_bind_template_callback (widget_class, on_language_selected_cb);
  gtk_widget_class_bind_template_callback (widget_class, refresh);
  gtk_widget_class_bind_template_callback (widget_class, on_marked_cb);
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
