/* SPDX-FileCopyrightText: 2026 The Sales Connect Setup authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "setup/guide/scs-handoff.h"
#include "setup/team/scs-address-list.h"
#include "widgets/handoff/scs-answer-dialog.h"
#include "widgets/handoff/scs-handoff-dialog.h"
#include "widgets/handoff/scs-role-group.h"
#include "widgets/scs-entry-row.h"
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

#define ME "me"
#define NAME_MAX_CHARS 100
#define ADDRESS_MAX_CHARS 254

/* What stands around the fields, untranslated. One cannot be somebody at the vendor: no `mine`. */
typedef struct {
  const char *role;
  const char *hint;
  const char *mine; /* (nullable) */
  const char *name;
  const char *address;
} Words;

static const Words all_words[] = {
  { "marketo-admin",
    N_("Sends the first invitation, and has the three values"),
        N_("I am the Marketo admin"),
            N_("Name of the Marketo admin"), N_("E-mail address of the Marketo admin") },
            { "sales-connect-admin",
              N_("Connects Sales Connect, and invites the team"),
                  N_("I am the Sales Connect admin"),
                      N_("Name of the Sales Connect admin"),
                          N_("E-mail address of the Sales Connect admin") },
                      { "salesforce-admin",
                        N_("Lets the app into Salesforce, and installs the package"),
                            N_("I am the Salesforce admin"),
                                N_("Name of the Salesforce admin"),
                                    N_("E-mail address of the Salesforce admin") },
                                { "account-manager",
                                  N_("Your contact at the vendor for the contract and for further accounts"),
                                      NULL,
                                      N_("Name of the account manager"),
                                          N_("E-mail address of the account manager") },
                                      { "support",
                                        N_("Unlocks accounts, and helps where this program cannot"),
                                            NULL,
                                            N_("Name of your contact at Marketo Support"),
                                                N_("E-mail address of Marketo Support") },
                                       };

static const Words *
find_words (const char *role)
{
  for (gsize i = 0; i < G_N_ELEMENTS (all_words); i++)
    if (g_str_equal (all_words[i].role, role))
      return &all_words[i];
  g_assert_not_reached ();
}

static void
put_fact (ScsRoleGroup *self, const char *what, const char *value)
{
  g_autofree char *fact = scs_handoff_dup_fact (self->role, what);

  scs_setup_set_fact (self->setup, fact, value != NULL && *value != '\0' ? value : NULL);
}

static void
on_changed_cb (ScsRoleGroup *self)
{
  g_autofree char *name = NULL, *address = NULL;

  if (self->refreshing || self->setup == NULL)
    return;
  name = scs_entry_row_dup_text (self->name_row);
  address = scs_entry_row_dup_text (self->address_row);
  put_fact (self, SCS_HANDOFF_HOLDER, gtk_switch_get_active (self->mine_switch) ? ME : address);
  put_fact (self, SCS_HANDOFF_NAME, name);
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

static void
show_holder (ScsRoleGroup *self)
{
  g_autofree char *holder_fact = scs_handoff_dup_fact (self->role, SCS_HANDOFF_HOLDER);
  g_autofree char *name_fact = scs_handoff_dup_fact (self->role, SCS_HANDOFF_NAME);
  const char *holder = scs_setup_get_fact (self->setup, holder_fact);
  gboolean mine = scs_handoff_is_mine (self->setup, self->role);
  ScsAddressFault fault =
      mine || holder == NULL ? SCS_ADDRESS_FAULT_NONE : scs_address_get_fault (holder);

  gtk_switch_set_active (self->mine_switch, mine);
  gtk_widget_set_visible (GTK_WIDGET (self->name_row), !mine);
  gtk_widget_set_visible (GTK_WIDGET (self->address_row), !mine);
  scs_entry_row_fill (self->name_row, scs_setup_get_fact (self->setup, name_fact));
  scs_entry_row_fill (self->address_row, mine ? NULL : holder);
  scs_entry_row_set_invalid (self->address_row, fault != SCS_ADDRESS_FAULT_NONE);
  if (fault != SCS_ADDRESS_FAULT_NONE)
    scs_feedback_set_error (self->feedback, scs_address_fault_get_words (fault));
  else
    scs_feedback_clear (self->feedback);
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
  const Words *words = find_words (self->role->id);

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
  gtk_widget_init_template (GTK_WIDGET (self));
  scs_entry_row_limit (self->name_row, NAME_MAX_CHARS);
  scs_entry_row_limit (self->address_row, ADDRESS_MAX_CHARS);
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
  g_set_object (&self->setup, setup);
  self->refreshing = TRUE;
  show_holder (self);
  show_work (self);
  self->refreshing = FALSE;
}
