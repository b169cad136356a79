/* SPDX-FileCopyrightText: 2026 The Sales Connect Setup authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "setup/guide/scs-handoff.h"
#include "widgets/handoff/scs-answer-dialog.h"
#include "widgets/handoff/scs-handoff-dialog.h"
#include "widgets/handoff/scs-role-group.h"
#include "widgets/handoff/scs-role-fields.h"
#include "widgets/handoff/scs-role-words.h"
#include "widgets/scs-feedback.h"

/**
 * ScsRoleGroup:
 *
 * One role: the person at the window, or somebody else with name and address; how much of its work
 * is open, and a way to hand it on and to write the answer down.
 */
struct _ScsRoleGroup {
  AdwPreferencesGroup parent_instance;

  AdwActionRow *role_row;
  GtkSwitch *mine_switch;
  AdwEntryRow *name_row;
  AdwEntryRow *address_row;
  AdwActionRow *open_row;
  GtkButton *hand_on_button;
  AdwActionRow *waiting_row;
  ScsFeedback *feedback;

  const ScsRole *role;
  ScsSetup *setup; /* (owned) (nullable) */
  gboolean refreshing;
};

G_DEFINE_FINAL_TYPE (ScsRoleGroup, scs_role_group, ADW_TYPE_PREFERENCES_GROUP)

typedef enum { PROP_ROLE_ID = 1 } ScsRoleGroupProperty;

static GParamSpec *properties[PROP_ROLE_ID + 1];

static ScsRoleFields
get_fields (ScsRoleGroup *self)
{
  return (ScsRoleFields){ self->mine_switch, self->name_row, self->address_row, self->feedback };
}

static void
on_changed_cb (ScsRoleGroup *self)
{
  const ScsRoleFields fields = get_fields (self);

  if (self->refreshing || self->setup == NULL)
    return;
  scs_role_fields_keep (&fields, self->setup, self->role);
}

static void
on_hand_on_button_clicked_cb (ScsRoleGroup *self)
{
  scs_handoff_dialog_present (GTK_WIDGET (self), self->setup, self->role->id);
}

static void
on_answer_button_clicked_cb (ScsRoleGroup *self)
{
  scs_answer_dialog_present (GTK_WIDGET (self), self->setup, self->role->id);
}

/* All that was handed on, the newest sentence first if there are several */
static void
show_work (ScsRoleGroup *self)
{
  g_autoptr (GPtrArray) open = scs_handoff_list_open (self->setup, self->role);
  g_autofree char *open_words =
      /* Translators: how much of somebody's work is open */
      g_strdup_printf (ngettext ("%u thing is open", "%u things are open", open->len), open->len);
  g_autofree char *waiting_words = NULL;
  g_autofree char *count_words = NULL;
  gboolean mine = scs_handoff_is_mine (self->setup, self->role);
  guint n_waiting = 0;

  for (guint i = 0; i < open->len; i++) {
    char *words = scs_handoff_dup_waiting_words (self->setup,
                                                 ((ScsErrand *) g_ptr_array_index (open, i))->id);

    if (words == NULL)
      continue;
    n_waiting++;
    g_free (waiting_words);
    waiting_words = words;
  }
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->open_row), open_words);
  gtk_widget_set_visible (GTK_WIDGET (self->open_row), open->len > 0);
  gtk_widget_set_visible (GTK_WIDGET (self->hand_on_button), !mine);
  gtk_widget_set_visible (GTK_WIDGET (self->waiting_row), n_waiting > 0);
  if (n_waiting == 0)
    return;
  /* Translators: how much was given to somebody who has not answered */
  count_words =
      g_strdup_printf (ngettext ("%u thing was handed on", "%u things were handed on", n_waiting),
                                 n_waiting);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->waiting_row), waiting_words);
  adw_action_row_set_subtitle (self->waiting_row, count_words);
}

static void
scs_role_group_get_property (GObject *object, guint property_id, GValue *value, GParamSpec *pspec)
{
  switch ((ScsRoleGroupProperty) property_id) {
  case PROP_ROLE_ID:
    g_value_set_string (value, SCS_ROLE_GROUP (object)->role->id);
    break;
  }
}

static void
scs_role_group_set_property (GObject *object,
                             guint property_id,
                             const GValue *value,
                             GParamSpec *pspec)
{
  switch ((ScsRoleGroupProperty) property_id) {
  case PROP_ROLE_ID:
    SCS_ROLE_GROUP (object)->role = scs_role_find (g_value_get_string (value));
    break;
  }
}

static void
scs_role_group_constructed (GObject *object)
{
  ScsRoleGroup *self = SCS_ROLE_GROUP (object);
  const ScsRoleWords *words = scs_role_words_find (self->role->id);

  G_OBJECT_CLASS (scs_role_group_parent_class)->constructed (object);

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->role_row),
                                 scs_role_get_title (self->role));
  adw_action_row_set_subtitle (self->role_row, _(words->hint));
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->name_row), _(words->name));
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->address_row), _(words->address));
  gtk_widget_set_visible (GTK_WIDGET (self->mine_switch), words->mine != NULL);
  if (words->mine == NULL)
    return;
  adw_action_row_set_activatable_widget (self->role_row, GTK_WIDGET (self->mine_switch));
  /* The row gave it its own title as a name: “Marketo admin” does not say what is switched on. */
  gtk_accessible_reset_relation (GTK_ACCESSIBLE (self->mine_switch),
                                 GTK_ACCESSIBLE_RELATION_LABELLED_BY);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->mine_switch),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _(words->mine), -1);
}

static void
scs_role_group_dispose (GObject *object)
{
  g_clear_object (&SCS_ROLE_GROUP (object)->setup);

  G_OBJECT_CLASS (scs_role_group_parent_class)->dispose (object);
}

static void
scs_role_group_class_init (ScsRoleGroupClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = scs_role_group_get_property;
  object_class->set_property = scs_role_group_set_property;
  object_class->constructed = scs_role_group_constructed;
  object_class->dispose = scs_role_group_dispose;

  properties[PROP_ROLE_ID] =
      g_param_spec_string ("role-id",
                           NULL,
                           NULL,
                           "marketo-admin",
                           G_PARAM_READWRITE | G_PARAM_CONSTRUCT_ONLY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (properties), properties);

  g_type_ensure (SCS_TYPE_FEEDBACK);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               SCS_RESOURCE_PREFIX
                                               "/ui/widgets/handoff/scs-role-group.ui");
  gtk_widget_class_bind_template_child (widget_class, ScsRoleGroup, role_row);
  gtk_widget_class_bind_template_child (widget_class, ScsRoleGroup, mine_switch);
  gtk_widget_class_bind_template_child (widget_class, ScsRoleGroup, name_row);
  gtk_widget_class_bind_template_child (widget_class, ScsRoleGroup, address_row);
  gtk_widget_class_bind_template_child (widget_class, ScsRoleGroup, open_row);
  gtk_widget_class_bind_template_child (widget_class, ScsRoleGroup, hand_on_button);
  gtk_widget_class_bind_template_child (widget_class, ScsRoleGroup, waiting_row);
  gtk_widget_class_bind_template_child (widget_class, ScsRoleGroup, feedback);
  gtk_widget_class_bind_template_callback (widget_class, on_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_hand_on_button_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_answer_button_clicked_cb);
}

static void
scs_role_group_init (ScsRoleGroup *self)
{
  ScsRoleFields fields;

  gtk_widget_init_template (GTK_WIDGET (self));
  fields = get_fields (self);
  scs_role_fields_limit (&fields);
}

/**
 * scs_role_group_refresh:
 * @self: a group
 * @setup: what is being set up
 *
 * Shows who holds the role now, and what is open.
 */
void
scs_role_group_refresh (ScsRoleGroup *self, ScsSetup *setup)
{
  const ScsRoleFields fields = get_fields (self);

  g_set_object (&self->setup, setup);
  self->refreshing = TRUE;
  scs_role_fields_show (&fields, setup, self->role);
  show_work (self);
  self->refreshing = FALSE;
}
