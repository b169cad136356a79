/* SPDX-FileCopyrightText: 2026 The Sales Connect Setup authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "widgets/scs-outcome-row.h"

/**
 * ScsOutcomeRow:
 *
 * One outcome: how far it is, as icon and words, on whose word, and a button to say or to take back
 * that it is done. With `read-only` it only shows.
 */
struct _ScsOutcomeRow {
  AdwActionRow parent_instance;

  GtkImage *image;
  GtkLabel *words;
  GtkButton *button;

  char *outcome_id; /* (owned) */
  char *hint;       /* (owned) (nullable) what stands under the title while it is open */
  gboolean read_only;
  ScsSetup *setup; /* (owned) (nullable) */
};

G_DEFINE_FINAL_TYPE (ScsOutcomeRow, scs_outcome_row, ADW_TYPE_ACTION_ROW)

typedef enum { PROP_OUTCOME_ID = 1, PROP_HINT, PROP_READ_ONLY } ScsOutcomeRowProperty;

static GParamSpec *properties[PROP_READ_ONLY + 1];

static void
on_button_clicked_cb (ScsOutcomeRow *self)
{
  if (scs_outcome_get_state (scs_setup_get_outcome (self->setup, self->outcome_id)) ==
      SCS_OUTCOME_ON_WORD)
    scs_setup_unsay (self->setup, self->outcome_id);
  else
    scs_setup_say (self->setup, self->outcome_id, NULL);
}

static void
scs_outcome_row_get_property (GObject *object, guint property_id, GValue *value, GParamSpec *pspec)
{
  ScsOutcomeRow *self = SCS_OUTCOME_ROW (object);

  switch ((ScsOutcomeRowProperty) property_id) {
  case PROP_OUTCOME_ID:
    g_value_set_string (value, self->outcome_id);
    break;
  case PROP_HINT:
    g_value_set_string (value, self->hint);
    break;
  case PROP_READ_ONLY:
    g_value_set_boolean (value, self->read_only);
    break;
  }
}

static void
scs_outcome_row_set_property (GObject *object,
                              guint property_id,
                              const GValue *value,
                              GParamSpec *pspec)
{
  ScsOutcomeRow *self = SCS_OUTCOME_ROW (object);

  switch ((ScsOutcomeRowProperty) property_id) {
  case PROP_OUTCOME_ID:
    self->outcome_id = g_value_dup_string (value);
    break;
  case PROP_HINT:
    self->hint = g_value_dup_string (value);
    break;
  case PROP_READ_ONLY:
    self->read_only = g_value_get_boolean (value);
    break;
  }
}

static void
scs_outcome_row_dispose (GObject *object)
{
  ScsOutcomeRow *self = SCS_OUTCOME_ROW (object);

  g_clear_object (&self->setup);
  gtk_widget_dispose_template (GTK_WIDGET (object), SCS_TYPE_OUTCOME_ROW);

  G_OBJECT_CLASS (scs_outcome_row_parent_class)->dispose (object);
}

static void
scs_outcome_row_finalize (GObject *object)
{
  ScsOutcomeRow *self = SCS_OUTCOME_ROW (object);

  g_free (self->outcome_id);
  g_free (self->hint);

  G_OBJECT_CLASS (scs_outcome_row_parent_class)->finalize (object);
}

static void
scs_outcome_row_class_init (ScsOutcomeRowClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  GParamFlags flags = G_PARAM_READWRITE | G_PARAM_CONSTRUCT_ONLY | G_PARAM_STATIC_STRINGS;

  object_class->get_property = scs_outcome_row_get_property;
  object_class->set_property = scs_outcome_row_set_property;
  object_class->dispose = scs_outcome_row_dispose;
  object_class->finalize = scs_outcome_row_finalize;

  properties[PROP_OUTCOME_ID] = g_param_spec_string ("outcome-id", NULL, NULL, NULL, flags);
  properties[PROP_HINT] = g_param_spec_string ("hint", NULL, NULL, NULL, flags);
  properties[PROP_READ_ONLY] = g_param_spec_boolean ("read-only", NULL, NULL, FALSE, flags);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (properties), properties);

  gtk_widget_class_set_template_from_resource (widget_class,
                                               SCS_RESOURCE_PREFIX
                                               "/ui/widgets/scs-outcome-row.ui");
  gtk_widget_class_bind_template_child (widget_class, ScsOutcomeRow, image);
  gtk_widget_class_bind_template_child (widget_class, ScsOutcomeRow, words);
  gtk_widget_class_bind_template_child (widget_class, ScsOutcomeRow, button);
  gtk_widget_class_bind_template_callback (widget_class, on_button_clicked_cb);
}

static void
scs_outcome_row_init (ScsOutcomeRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * scs_outcome_row_new:
 * @outcome_id: an outcome of the table
 *
 * Returns: (transfer floating): a row that only shows
 */
GtkWidget *
scs_outcome_row_new (const char *outcome_id)
{
  return g_object_new (SCS_TYPE_OUTCOME_ROW, "outcome-id", outcome_id, "read-only", TRUE, NULL);
}

/**
 * scs_outcome_row_refresh:
 * @self: a row
 * @setup: what is being set up
 *
 * Shows how far the outcome is now.
 */
void
scs_outcome_row_refresh (ScsOutcomeRow *self, ScsSetup *setup)
{
  const ScsOutcome *outcome = scs_setup_get_outcome (setup, self->outcome_id);
  ScsOutcomeState state = scs_outcome_get_state (outcome);
  g_autofree char *evidence = scs_outcome_dup_evidence (outcome);
  const char *title = scs_outcome_info_get_title (outcome->info);
  gboolean proved = state == SCS_OUTCOME_PROVED;

  g_set_object (&self->setup, setup);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self), title);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (self),
                               *evidence != '\0' || self->hint == NULL ? evidence : self->hint);
  gtk_image_set_from_icon_name (self->image, scs_outcome_state_get_icon (state));
  gtk_label_set_text (self->words, scs_outcome_state_get_words (state));
  for (int i = SCS_OUTCOME_OPEN; i <= SCS_OUTCOME_CONTRADICTED; i++)
    gtk_widget_remove_css_class (GTK_WIDGET (self), scs_outcome_state_get_name (i));
  gtk_widget_add_css_class (GTK_WIDGET (self), scs_outcome_state_get_name (state));
  gtk_widget_set_visible (GTK_WIDGET (self->words), self->read_only || proved);
  gtk_widget_set_visible (GTK_WIDGET (self->button), !self->read_only && !proved);
  gtk_button_set_label (self->button,
                        state == SCS_OUTCOME_ON_WORD
                        ? _("_Take Back")
                        : _("I _Confirm This"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->button),
                                  GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                  title,
                                  -1);
}
