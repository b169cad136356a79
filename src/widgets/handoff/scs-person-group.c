/* SPDX-FileCopyrightText: 2026 The Sales Connect Setup authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "setup/guide/scs-handoff.h"
#include "widgets/handoff/scs-person-group.h"
#include "widgets/handoff/scs-role-fields.h"
#include "widgets/handoff/scs-role-words.h"
#include "widgets/scs-feedback.h"

/**
 * ScsPersonGroup:
 *
 * Asks who holds a role, where something cannot go on without that: a name, an address, or that it
 * is the person at the window. What is typed is kept at once. Once it has asked, it stays, so that
 * nobody loses the field they type in.
 */
struct _ScsPersonGroup {
  AdwPreferencesGroup parent_instance;

  AdwActionRow *mine_row;
  GtkSwitch *mine_switch;
  AdwEntryRow *name_row;
  AdwEntryRow *address_row;
  ScsFeedback *feedback;

  const ScsRole *role; /* (nullable) */
  ScsSetup *setup;     /* (owned) (nullable) */
  gboolean asks;
  gboolean refreshing;
};

G_DEFINE_FINAL_TYPE (ScsPersonGroup, scs_person_group, ADW_TYPE_PREFERENCES_GROUP)

typedef enum { SIGNAL_CHANGED } ScsPersonGroupSignal;

static guint signals[SIGNAL_CHANGED + 1];

static ScsRoleFields
get_fields (ScsPersonGroup *self)
{
  return (ScsRoleFields){ self->mine_switch, self->name_row, self->address_row, self->feedback };
}

static void
on_changed_cb (ScsPersonGroup *self)
{
  const ScsRoleFields fields = get_fields (self);

  if (self->refreshing || self->setup == NULL)
    return;
  scs_role_fields_keep (&fields, self->setup, self->role);
  g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
}

static void
scs_person_group_dispose (GObject *object)
{
  g_clear_object (&SCS_PERSON_GROUP (object)->setup);

  G_OBJECT_CLASS (scs_person_group_parent_class)->dispose (object);
}

static void
scs_person_group_class_init (ScsPersonGroupClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = scs_person_group_dispose;

  /**
   * ScsPersonGroup::changed:
   *
   * Something else is known about the person now.
   */
  signals[SIGNAL_CHANGED] = g_signal_new ("changed",
                                          SCS_TYPE_PERSON_GROUP,
                                          G_SIGNAL_RUN_LAST,
                                          0,
                                          NULL,
                                          NULL,
                                          NULL,
                                          G_TYPE_NONE,
                                          0);
  g_type_ensure (SCS_TYPE_FEEDBACK);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               SCS_RESOURCE_PREFIX
                                               "/ui/widgets/handoff/scs-person-group.ui");
  gtk_widget_class_bind_template_child (widget_class, ScsPersonGroup, mine_row);
  gtk_widget_class_bind_template_child (widget_class, ScsPersonGroup, mine_switch);
  gtk_widget_class_bind_template_child (widget_class, ScsPersonGroup, name_row);
  gtk_widget_class_bind_template_child (widget_class, ScsPersonGroup, address_row);
  gtk_widget_class_bind_template_child (widget_class, ScsPersonGroup, feedback);
  gtk_widget_class_bind_template_callback (widget_class, on_changed_cb);
}

static void
scs_person_group_init (ScsPersonGroup *self)
{
  ScsRoleFields fields;

  gtk_widget_init_template (GTK_WIDGET (self));
  fields = get_fields (self);
  scs_role_fields_limit (&fields);
}

static void
set_words (ScsPersonGroup *self, const char *why, gboolean may_be_mine)
{
  const ScsRoleWords *words = scs_role_words_find (self->role->id);

  adw_preferences_group_set_description (ADW_PREFERENCES_GROUP (self), why);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->name_row), _(words->name));
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->address_row), _(words->address));
  gtk_widget_set_visible (GTK_WIDGET (self->mine_row), may_be_mine && words->mine != NULL);
  if (words->mine != NULL)
    adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->mine_row), _(words->mine));
}

/**
 * scs_person_group_refresh:
 * @self: a group
 * @setup: what is being set up
 * @role: (nullable): whose holder is needed; %NULL hides the group
 * @why: for what, a sentence
 * @may_be_mine: whether it may be the person at the window
 *
 * Shows itself where it is not known who holds the role.
 */
void
scs_person_group_refresh (ScsPersonGroup *self,
                          ScsSetup *setup,
                          const ScsRole *role,
                          const char *why,
                          gboolean may_be_mine)
{
  const ScsRoleFields fields = get_fields (self);

  g_set_object (&self->setup, setup);
  if (role != self->role)
    self->asks = FALSE;
  self->role = role;
  self->asks = role != NULL && (self->asks || !scs_handoff_is_known (setup, role));
  gtk_widget_set_visible (GTK_WIDGET (self), self->asks);
  if (!self->asks)
    return;
  self->refreshing = TRUE;
  set_words (self, why, may_be_mine);
  scs_role_fields_show (&fields, setup, self->role);
  self->refreshing = FALSE;
}
