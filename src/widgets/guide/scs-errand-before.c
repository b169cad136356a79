/* SPDX-FileCopyrightText: 2026 The Sales Connect Setup authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "setup/guide/scs-progress.h"
#include "widgets/guide/scs-errand-before.h"
#include "widgets/guide/scs-wrap-box.h"
#include "widgets/scs-caution-row.h"

/**
 * ScsErrandBefore:
 *
 * What to know, to answer and to do before an errand: what comes first, what cannot be undone,
 * which edition of Salesforce it is, and what is to be confirmed.
 */
struct _ScsErrandBefore {
  AdwBin parent_instance;

  GtkBox *needs_box;
  GtkListBox *guard_list;
  GtkListBox *edition_list;
  AdwComboRow *edition_row;
  GtkCheckButton *confirm_button;
  GtkLabel *confirm_label;
  GtkLabel *why_label;

  const ScsErrand *errand; /* (nullable) */
  ScsSetup *setup;         /* (owned) (nullable) */
  char *shown_needs;       /* (owned) (nullable) ids of what comes first, as the box has them */
  gboolean is_reached;
  gboolean lacks_people;
  gboolean knows_way;
  gboolean is_usable;
  gboolean refreshing;
};

G_DEFINE_FINAL_TYPE (ScsErrandBefore, scs_errand_before, ADW_TYPE_BIN)

typedef enum { SIGNAL_ANSWERED, SIGNAL_LAST } ScsErrandBeforeSignal;

static guint signals[SIGNAL_LAST];

static void
on_show_people_clicked_cb (ScsErrandBefore *self)
{
  gtk_widget_activate_action (GTK_WIDGET (self), "win.leave-compact", NULL);
  gtk_widget_activate_action (GTK_WIDGET (self), "win.go-to", "s", self->errand->step);
}

static void
on_confirm_toggled_cb (ScsErrandBefore *self)
{
  if (self->refreshing || self->setup == NULL)
    return;
  scs_progress_get_draft (self->setup, self->errand->id)->is_confirmed =
      gtk_check_button_get_active (self->confirm_button);
  g_signal_emit (self, signals[SIGNAL_ANSWERED], 0);
}

static void
on_edition_selected_cb (ScsErrandBefore *self)
{
  static const char *const editions[] = { NULL, "professional", "other" };

  if (self->refreshing || self->setup == NULL)
    return;
  scs_progress_choose_edition (self->setup,
                               self->errand,
                               editions[adw_combo_row_get_selected (self->edition_row)]);
}

static void
scs_errand_before_dispose (GObject *object)
{
  g_clear_object (&SCS_ERRAND_BEFORE (object)->setup);
  gtk_widget_dispose_template (GTK_WIDGET (object), SCS_TYPE_ERRAND_BEFORE);

  G_OBJECT_CLASS (scs_errand_before_parent_class)->dispose (object);
}

static void
scs_errand_before_finalize (GObject *object)
{
  g_free (SCS_ERRAND_BEFORE (object)->shown_needs);

  G_OBJECT_CLASS (scs_errand_before_parent_class)->finalize (object);
}

static void
scs_errand_before_class_init (ScsErrandBeforeClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = scs_errand_before_dispose;
  object_class->finalize = scs_errand_before_finalize;

  signals[SIGNAL_ANSWERED] = g_signal_new ("answered",
                                           SCS_TYPE_ERRAND_BEFORE,
                                           G_SIGNAL_RUN_LAST,
                                           0,
                                           NULL,
                                           NULL,
                                           NULL,
                                           G_TYPE_NONE,
                                           0);

  gtk_widget_class_set_template_from_resource (widget_class,
                                               SCS_RESOURCE_PREFIX
                                               "/ui/widgets/guide/scs-errand-before.ui");
  gtk_widget_class_bind_template_child (widget_class, ScsErrandBefore, needs_box);
  gtk_widget_class_bind_template_child (widget_class, ScsErrandBefore, guard_list);
  gtk_widget_class_bind_template_child (widget_class, ScsErrandBefore, edition_list);
  gtk_widget_class_bind_template_child (widget_class, ScsErrandBefore, edition_row);
  gtk_widget_class_bind_template_child (widget_class, ScsErrandBefore, confirm_button);
  gtk_widget_class_bind_template_child (widget_class, ScsErrandBefore, confirm_label);
  gtk_widget_class_bind_template_child (widget_class, ScsErrandBefore, why_label);
  gtk_widget_class_bind_template_callback (widget_class, on_edition_selected_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_confirm_toggled_cb);
}

static void
scs_errand_before_init (ScsErrandBefore *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

static void
set_text (GtkLabel *label, const char *text)
{
  gtk_label_set_label (label, text != NULL ? text : "");
  gtk_widget_set_visible (GTK_WIDGET (label), text != NULL);
}

static void
add_need (ScsErrandBefore *self, const char *text, const ScsErrand *need)
{
  /* Translators: %s is what has to be done before */
  g_autofree char *sentence = g_strdup_printf (_("First: %s"), text);
  GtkWidget *box = g_object_new (GTK_TYPE_BOX, "spacing", 6, NULL);
  GtkWidget *label =
      g_object_new (GTK_TYPE_LABEL, "label", sentence, "wrap", TRUE, "xalign", 0.0, NULL);
  ScsWrapBox *wrap_box =
      g_object_new (SCS_TYPE_WRAP_BOX, "hexpand", TRUE, "valign", GTK_ALIGN_CENTER, NULL);
  /* Translators: button that leads to something that has to be done before */
  GtkWidget *button = gtk_button_new_with_label (_("Show"));

  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button),
                                  GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                  text,
                                  -1);
  if (need != NULL) {
    gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "win.go-to-errand");
    gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "s", need->id);
  } else {
    g_signal_connect_object (button,
                             "clicked",
                             G_CALLBACK (on_show_people_clicked_cb),
                             self,
                             G_CONNECT_SWAPPED);
  }
  scs_wrap_box_append (wrap_box, label);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (wrap_box));
  gtk_box_append (GTK_BOX (box), button);
  gtk_box_append (self->needs_box, box);
}

static void
show_needs (ScsErrandBefore *self)
{
  g_autoptr (GPtrArray) needs = scs_progress_list_needs (self->setup, self->errand);
  g_autoptr (GString) ids = g_string_new (NULL);
  GtkWidget *child;

  if (self->is_reached)
    g_ptr_array_set_size (needs, 0);
  for (guint i = 0; i < needs->len; i++)
    g_string_append_printf (ids, "%s ", ((ScsErrand *) g_ptr_array_index (needs, i))->id);
  if (self->lacks_people)
    g_string_append (ids, "people");
  gtk_widget_set_visible (GTK_WIDGET (self->needs_box), ids->len > 0);
  if (g_strcmp0 (ids->str, self->shown_needs) == 0)
    return;
  g_free (self->shown_needs);
  self->shown_needs = g_string_free (g_steal_pointer (&ids), FALSE);
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->needs_box))) != NULL)
    gtk_box_remove (self->needs_box, child);
  for (guint i = 0; i < needs->len; i++) {
    const ScsErrand *need = g_ptr_array_index (needs, i);

    add_need (self, _(need->title), need);
  }
  if (self->lacks_people)
    add_need (self, _("Choose the people on the page “Team Access”"), NULL);
}

static void
show_guards (ScsErrandBefore *self, const ScsGuideView *view)
{
  GtkListBoxRow *row;
  int i = 0;

  for (; self->errand->guards[i] != NULL; i++) {
    g_autofree char *words = scs_guide_dup_words (self->errand->guards[i], view);

    row = gtk_list_box_get_row_at_index (self->guard_list, i);
    if (row == NULL) {
      row = g_object_new (SCS_TYPE_CAUTION_ROW, NULL);
      gtk_list_box_append (self->guard_list, GTK_WIDGET (row));
    }
    adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), words);
  }
  gtk_widget_set_visible (GTK_WIDGET (self->guard_list),
                          i > 0 && !self->is_reached && self->knows_way);
}

/* What has to be answered before anything can be used, and why nothing can be used yet */
static void
show_questions (ScsErrandBefore *self, const ScsGuideView *view)
{
  gboolean asks = scs_progress_asks_edition (self->setup, self->errand);
  gboolean lacks_edition = asks && view->edition == NULL;
  /* Which edition it is, was answered. */
  gboolean confirms =
      self->errand->confirm != NULL && self->errand->edition == NULL && !self->is_reached;
  gboolean is_confirmed = scs_progress_get_draft (self->setup, self->errand->id)->is_confirmed;
  gboolean usable = !lacks_edition && (!confirms || is_confirmed);

  gtk_widget_set_visible (GTK_WIDGET (self->edition_list), asks);
  adw_combo_row_set_selected (self->edition_row,
                              view->edition == NULL                         ? 0
                              : g_str_equal (view->edition, "professional") ? 1
                                                                            : 2);
  gtk_widget_set_visible (GTK_WIDGET (self->confirm_button), confirms);
  if (confirms) {
    g_autofree char *words = scs_guide_dup_words (self->errand->confirm, view);

    gtk_label_set_label (self->confirm_label, words);
    gtk_accessible_update_property (GTK_ACCESSIBLE (self->confirm_button),
                                    GTK_ACCESSIBLE_PROPERTY_LABEL,
                                    words,
                                    -1);
    gtk_check_button_set_active (self->confirm_button, is_confirmed);
  }
  set_text (
      self->why_label,
      lacks_edition
      ? _("Choose it; then the right way is shown. It stands in Salesforce, in the company’s information.")
      : !usable
      ? _("Tick this first; then the link, the values and “Done” can be used.")
      : NULL);
  self->knows_way = !lacks_edition;
  self->is_usable = usable;
}

/**
 * scs_errand_before_refresh:
 * @self: what comes before
 * @setup: what is being set up
 * @errand: what is to be done
 * @is_reached: whether it is done
 * @lacks_people: whether the people for whom it is are not chosen yet
 */
void
scs_errand_before_refresh (ScsErrandBefore *self,
                           ScsSetup *setup,
                           const ScsErrand *errand,
                           gboolean is_reached,
                           gboolean lacks_people)
{
  ScsGuideView view;

  g_set_object (&self->setup, setup);
  self->errand = errand;
  self->is_reached = is_reached;
  self->lacks_people = lacks_people;
  scs_setup_get_guide_view (setup, &view);
  self->refreshing = TRUE;
  show_needs (self);
  show_questions (self, &view);
  show_guards (self, &view);
  self->refreshing = FALSE;
  gtk_widget_set_visible (GTK_WIDGET (self),
                          gtk_widget_get_visible (GTK_WIDGET (self->needs_box)) ||
                              gtk_widget_get_visible (GTK_WIDGET (self->guard_list)) ||
                              gtk_widget_get_visible (GTK_WIDGET (self->edition_list)) ||
                              gtk_widget_get_visible (GTK_WIDGET (self->confirm_button)));
}

/**
 * scs_errand_before_knows_way:
 * @self: what comes before
 *
 * Returns: whether all is known on which the way depends
 */
gboolean
scs_errand_before_knows_way (ScsErrandBefore *self)
{
  return self->knows_way;
}

/**
 * scs_errand_before_is_usable:
 * @self: what comes before
 *
 * Returns: whether all is answered, so that the errand can be begun
 */
gboolean
scs_errand_before_is_usable (ScsErrandBefore *self)
{
  return self->is_usable;
}
