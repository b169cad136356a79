/* SPDX-FileCopyrightText: 2026 The Sales Connect Setup authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "setup/guide/scs-handoff.h"
#include "widgets/handoff/scs-answer-dialog.h"
#include "widgets/handoff/scs-handoff-window.h"
#include "widgets/scs-entry-row.h"
#include "widgets/scs-feedback.h"

/**
 * ScsAnswerDialog:
 *
 * Somebody to whom errands were handed on has answered: what is done, on whose word, on which day.
 * What is wrong with the day or the name stands beside the fields.
 */
struct _ScsAnswerDialog {
  AdwWindow parent_instance;

  AdwPreferencesGroup *errands_group;
  GtkButton *all_button;
  AdwEntryRow *name_row;
  AdwEntryRow *date_row;
  GtkMenuButton *calendar_button;
  GtkCalendar *calendar;
  AdwEntryRow *note_row;
  ScsFeedback *feedback;
  GtkButton *stop_button;
  GtkButton *enter_button;

  ScsSetup *setup;    /* (owned) (nullable) */
  GPtrArray *errands; /* (owned) (nullable) (element-type ScsErrand) */
  GPtrArray *ticks;   /* (owned) (element-type GtkCheckButton) one for each of @errands */
};

G_DEFINE_FINAL_TYPE (ScsAnswerDialog, scs_answer_dialog, ADW_TYPE_WINDOW)

#define NAME_MAX_CHARS 254
#define NOTE_MAX_CHARS 500

static guint
count_ticks (ScsAnswerDialog *self)
{
  guint n = 0;

  for (guint i = 0; i < self->ticks->len; i++)
    n += gtk_check_button_get_active (g_ptr_array_index (self->ticks, i)) ? 1 : 0;
  return n;
}

/* What is ticked was handed on after that day: possible, but maybe a slip. */
static gboolean
is_older (ScsAnswerDialog *self, gint64 at_us)
{
  for (guint i = 0; i < self->ticks->len; i++)
    if (gtk_check_button_get_active (g_ptr_array_index (self->ticks, i)) &&
        scs_handoff_is_older (self->setup,
                              ((ScsErrand *) g_ptr_array_index (self->errands, i))->id,
                              at_us))
      return TRUE;
  return FALSE;
}

static void
update_controls (ScsAnswerDialog *self)
{
  g_autofree char *name = scs_entry_row_dup_text (self->name_row);
  g_autofree char *date = scs_entry_row_dup_text (self->date_row);
  g_autofree char *sentence = NULL;
  gint64 at_us;
  gboolean date_is_good = scs_handoff_read_date (date, g_get_real_time (), &at_us, &sentence);

  scs_entry_row_set_invalid (self->date_row, !date_is_good);
  if (!date_is_good)
    scs_feedback_set_error (self->feedback, sentence);
  else if (*name == '\0')
    scs_feedback_set_note (self->feedback, _("Enter who says so: a name or an e-mail address."));
  else if (is_older (self, at_us))
    scs_feedback_set_note (
        self->feedback,
        _("This day is before you asked for it. You can enter it if it was done then."));
  else
    scs_feedback_clear (self->feedback);
  gtk_widget_set_sensitive (GTK_WIDGET (self->enter_button),
                            date_is_good && *name != '\0' && count_ticks (self) > 0);
}

static void
on_changed_cb (ScsAnswerDialog *self)
{
  if (self->setup != NULL)
    update_controls (self);
}

static void
on_day_selected_cb (ScsAnswerDialog *self)
{
  g_autoptr (GDateTime) day = gtk_calendar_get_date (self->calendar);
  g_autofree char *text = g_date_time_format (day, "%Y-%m-%d");

  if (self->setup == NULL)
    return;
  gtk_editable_set_text (GTK_EDITABLE (self->date_row), text);
  gtk_menu_button_popdown (self->calendar_button);
}

static void
on_all_button_clicked_cb (ScsAnswerDialog *self)
{
  for (guint i = 0; i < self->ticks->len; i++)
    gtk_check_button_set_active (g_ptr_array_index (self->ticks, i), TRUE);
}

static void
on_enter_button_clicked_cb (ScsAnswerDialog *self)
{
  g_autofree char *name = scs_entry_row_dup_text (self->name_row);
  g_autofree char *date = scs_entry_row_dup_text (self->date_row);
  g_autofree char *note = scs_entry_row_dup_text (self->note_row);
  gint64 at_us;

  if (!scs_handoff_read_date (date, g_get_real_time (), &at_us, NULL)) {
    update_controls (self);
    return;
  }
  for (guint i = 0; i < self->errands->len; i++)
    if (gtk_check_button_get_active (g_ptr_array_index (self->ticks, i)))
      scs_handoff_answer (self->setup,
                          ((ScsErrand *) g_ptr_array_index (self->errands, i))->id,
                          name,
                          *note != '\0' ? note : NULL,
                          at_us);
  gtk_window_close (GTK_WINDOW (self));
}

static void
on_stop_button_clicked_cb (ScsAnswerDialog *self)
{
  for (guint i = 0; i < self->errands->len; i++)
    scs_handoff_take_back (self->setup, ((ScsErrand *) g_ptr_array_index (self->errands, i))->id);
  gtk_window_close (GTK_WINDOW (self));
}

static void
scs_answer_dialog_dispose (GObject *object)
{
  ScsAnswerDialog *self = SCS_ANSWER_DIALOG (object);

  g_clear_object (&self->setup);
  g_ptr_array_set_size (self->ticks, 0);

  G_OBJECT_CLASS (scs_answer_dialog_parent_class)->dispose (object);
}

static void
scs_answer_dialog_finalize (GObject *object)
{
  ScsAnswerDialog *self = SCS_ANSWER_DIALOG (object);

  g_clear_pointer (&self->errands, g_ptr_array_unref);
  g_ptr_array_unref (self->ticks);

  G_OBJECT_CLASS (scs_answer_dialog_parent_class)->finalize (object);
}

static void
scs_answer_dialog_class_init (ScsAnswerDialogClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = scs_answer_dialog_dispose;
  object_class->finalize = scs_answer_dialog_finalize;

  g_type_ensure (SCS_TYPE_FEEDBACK);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               SCS_RESOURCE_PREFIX
                                               "/ui/widgets/handoff/scs-answer-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, ScsAnswerDialog, errands_group);
  gtk_widget_class_bind_template_child (widget_class, ScsAnswerDialog, all_button);
  gtk_widget_class_bind_template_child (widget_class, ScsAnswerDialog, name_row);
  gtk_widget_class_bind_template_child (widget_class, ScsAnswerDialog, date_row);
  gtk_widget_class_bind_template_child (widget_class, ScsAnswerDialog, calendar_button);
  gtk_widget_class_bind_template_child (widget_class, ScsAnswerDialog, calendar);
  gtk_widget_class_bind_template_child (widget_class, ScsAnswerDialog, note_row);
  gtk_widget_class_bind_template_child (widget_class, ScsAnswerDialog, feedback);
  gtk_widget_class_bind_template_child (widget_class, ScsAnswerDialog, stop_button);
  gtk_widget_class_bind_template_child (widget_class, ScsAnswerDialog, enter_button);
  gtk_widget_class_bind_template_callback (widget_class, on_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_day_selected_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_all_button_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_enter_button_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_stop_button_clicked_cb);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
scs_answer_dialog_init (ScsAnswerDialog *self)
{
  self->ticks = g_ptr_array_new_with_free_func (g_object_unref);
  gtk_widget_init_template (GTK_WIDGET (self));
  scs_entry_row_limit (self->name_row, NAME_MAX_CHARS);
  scs_entry_row_limit (self->note_row, NOTE_MAX_CHARS);
}

static void
add_row (ScsAnswerDialog *self, const ScsErrand *errand)
{
  GtkWidget *row = adw_action_row_new ();
  GtkWidget *tick = gtk_check_button_new ();
  g_autofree char *waiting = scs_handoff_dup_waiting_words (self->setup, errand->id);
  g_autofree char *title = NULL;
  ScsGuideView view;

  scs_setup_get_guide_view (self->setup, &view);
  title = scs_guide_dup_words (errand->title, &view);
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_action_row_set_title_lines (ADW_ACTION_ROW (row), 0);
  adw_action_row_set_subtitle_lines (ADW_ACTION_ROW (row), 0);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), waiting != NULL ? waiting : "");
  gtk_widget_set_valign (tick, GTK_ALIGN_CENTER);
  adw_action_row_add_prefix (ADW_ACTION_ROW (row), tick);
  adw_action_row_set_activatable_widget (ADW_ACTION_ROW (row), tick);
  adw_preferences_group_add (self->errands_group, row);
  g_signal_connect_object (tick, "toggled", G_CALLBACK (on_changed_cb), self, G_CONNECT_SWAPPED);
  g_ptr_array_add (self->ticks, g_object_ref (tick));
}

/* Who answers most likely, and that it was today */
static void
fill (ScsAnswerDialog *self, const ScsRole *role)
{
  g_autofree char *holder = scs_handoff_dup_holder (self->setup, role);
  g_autofree char *today = scs_handoff_dup_date (g_get_real_time ());
  gboolean waits = FALSE;

  for (guint i = 0; i < self->errands->len; i++) {
    const ScsErrand *errand = g_ptr_array_index (self->errands, i);

    add_row (self, errand);
    waits |= scs_handoff_is_waiting (self->setup, errand->id);
  }
  if (self->ticks->len == 1)
    gtk_check_button_set_active (g_ptr_array_index (self->ticks, 0), TRUE);
  gtk_widget_set_visible (GTK_WIDGET (self->all_button), self->ticks->len > 1);
  gtk_widget_set_visible (GTK_WIDGET (self->stop_button), waits);
  gtk_editable_set_text (GTK_EDITABLE (self->name_row), holder != NULL ? holder : "");
  gtk_editable_set_text (GTK_EDITABLE (self->date_row), today);
  update_controls (self);
}

/**
 * scs_answer_dialog_new:
 * @setup: what is being set up
 * @role_or_errand: id of a role, for what was handed on to who holds it, or of one errand
 *
 * Returns: (transfer none): the dialog, not shown yet
 */
GtkWidget *
scs_answer_dialog_new (ScsSetup *setup, const char *role_or_errand)
{
  ScsAnswerDialog *self = g_object_new (SCS_TYPE_ANSWER_DIALOG, NULL);
  const ScsErrand *errand = scs_errand_find (role_or_errand);

  self->setup = g_object_ref (setup);
  self->errands = scs_handoff_list_waiting (setup, role_or_errand);
  fill (self, errand != NULL ? errand->who : scs_role_find (role_or_errand));
  return GTK_WIDGET (self);
}

/**
 * scs_answer_dialog_present:
 * @parent: what was pressed
 * @setup: what is being set up
 * @role_or_errand: id of a role, for what was handed on to who holds it, or of one errand
 *
 * Lets the person write down what somebody else answered.
 */
void
scs_answer_dialog_present (GtkWidget *parent, ScsSetup *setup, const char *role_or_errand)
{
  scs_handoff_window_present (GTK_WINDOW (scs_answer_dialog_new (setup, role_or_errand)), parent);
}
