/* SPDX-FileCopyrightText: 2026 The Sales Connect Setup authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "app/scs-step-row.h"

/**
 * ScsStepRow:
 *
 * A step in the sidebar: its title, and how far it is, as icon and words.
 */
struct _ScsStepRow {
  GtkListBoxRow parent_instance;

  GtkImage *image;
  GtkLabel *title_label;
  GtkLabel *state_label;

  const ScsStepInfo *step;
};

G_DEFINE_FINAL_TYPE (ScsStepRow, scs_step_row, GTK_TYPE_LIST_BOX_ROW)

static void
scs_step_row_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), SCS_TYPE_STEP_ROW);

  G_OBJECT_CLASS (scs_step_row_parent_class)->dispose (object);
}

static void
scs_step_row_class_init (ScsStepRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = scs_step_row_dispose;

  gtk_widget_class_set_template_from_resource (widget_class,
                                               SCS_RESOURCE_PREFIX "/ui/app/scs-step-row.ui");
  gtk_widget_class_bind_template_child (widget_class, ScsStepRow, image);
  gtk_widget_class_bind_template_child (widget_class, ScsStepRow, title_label);
  gtk_widget_class_bind_template_child (widget_class, ScsStepRow, state_label);
}

static void
scs_step_row_init (ScsStepRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * scs_step_row_new:
 * @step_id: a step
 *
 * Returns: (transfer floating): its row
 */
GtkWidget *
scs_step_row_new (const char *step_id)
{
  ScsStepRow *self = g_object_new (SCS_TYPE_STEP_ROW, NULL);

  self->step = scs_step_info_find (step_id);
  gtk_label_set_label (self->title_label, scs_step_info_get_title (self->step));
  return GTK_WIDGET (self);
}

/**
 * scs_step_row_get_step_id:
 * @self: a row
 *
 * Returns: its step
 */
const char *
scs_step_row_get_step_id (ScsStepRow *self)
{
  return self->step->id;
}

/**
 * scs_step_row_refresh:
 * @self: a row
 * @setup: what is being set up
 */
void
scs_step_row_refresh (ScsStepRow *self, ScsSetup *setup)
{
  ScsStepState state = scs_setup_get_step_state (setup, self->step->id);
  const char *words = scs_setup_get_step_words (setup, self->step->id);
  static const char *const classes[] = { "open",    "begun",  "waiting",
                                         "on-word", "proved", "contradicted" };
  g_autofree char *name = NULL;

  gtk_label_set_label (self->state_label, words);
  gtk_image_set_from_icon_name (self->image, scs_step_state_get_icon (state));
  for (gsize i = 0; i < G_N_ELEMENTS (classes); i++)
    gtk_widget_remove_css_class (GTK_WIDGET (self), classes[i]);
  gtk_widget_add_css_class (GTK_WIDGET (self), classes[state]);
  /* Translators: for screen readers: %1$s is the title of a step, %2$s its state */
  name = g_strdup_printf (_("%1$s: %2$s"), scs_step_info_get_title (self->step), words);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
}
