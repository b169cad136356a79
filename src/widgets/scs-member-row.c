/* SPDX-FileCopyrightText: 2026 The Sales Connect Setup authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "widgets/scs-member-row.h"

/**
 * ScsMemberRow:
 *
 * One person in the list of the team: a check button to pick them, and how far they are. Made for a
 * recycling list: it is given one person after another.
 */
struct _ScsMemberRow {
  GtkWidget parent_instance;

  GtkBox *box; /* bound, or GTK 4.8 would not unparent it */
  GtkCheckButton *check_button;
  GtkLabel *name_label;
  GtkLabel *email_label;
  GtkLabel *state_label;
  GtkLabel *salesforce_label;
  GtkImage *image;

  ScsMember *member;      /* (owned) (nullable) */
  GSignalGroup *handlers; /* (owned) */
  GBinding *binding;      /* (nullable) not owned: ends with one of its ends */
};

G_DEFINE_FINAL_TYPE (ScsMemberRow, scs_member_row, GTK_TYPE_WIDGET)

static const char *
get_icon (ScsMember *member)
{
  if (scs_member_get_problem (member) != NULL)
    return "scs-contradicted-symbolic";
  if (scs_member_get_elsewhere (member) != NULL &&
      scs_member_get_state (member) != SCS_MEMBER_CONNECTED)
    return "dialog-warning-symbolic";
  switch (scs_member_get_state (member)) {
  case SCS_MEMBER_CONNECTED:
    return "scs-proved-symbolic";
  case SCS_MEMBER_INVITED:
  case SCS_MEMBER_HERE:
    return "scs-begun-symbolic";
  case SCS_MEMBER_PLANNED:
  default:
    return "scs-open-symbolic";
  }
}

static void
show_member (ScsMemberRow *self)
{
  const char *name = scs_member_get_name (self->member);
  const char *email = scs_member_get_email (self->member);
  g_autofree char *words = scs_member_dup_state_words (self->member);

  gtk_label_set_label (self->name_label, name != NULL ? name : email);
  gtk_label_set_label (self->email_label, email);
  gtk_widget_set_visible (GTK_WIDGET (self->email_label), name != NULL);
  gtk_label_set_label (self->state_label, words);
  gtk_label_set_label (self->salesforce_label, scs_member_get_salesforce_words (self->member));
  gtk_widget_set_visible (GTK_WIDGET (self->salesforce_label),
                          scs_member_get_state (self->member) != SCS_MEMBER_PLANNED);
  gtk_image_set_from_icon_name (self->image, get_icon (self->member));
  gtk_widget_remove_css_class (GTK_WIDGET (self), "contradicted");
  gtk_widget_remove_css_class (GTK_WIDGET (self), "proved");
  if (scs_member_get_problem (self->member) != NULL)
    gtk_widget_add_css_class (GTK_WIDGET (self), "contradicted");
  else if (scs_member_get_state (self->member) == SCS_MEMBER_CONNECTED)
    gtk_widget_add_css_class (GTK_WIDGET (self), "proved");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->check_button),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  email,
                                  GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                  words,
                                  -1);
}

static void
on_member_notify_cb (ScsMemberRow *self)
{
  show_member (self);
}

static void
scs_member_row_dispose (GObject *object)
{
  ScsMemberRow *self = SCS_MEMBER_ROW (object);

  scs_member_row_set_member (self, NULL);
  g_clear_object (&self->handlers);
  gtk_widget_dispose_template (GTK_WIDGET (object), SCS_TYPE_MEMBER_ROW);

  G_OBJECT_CLASS (scs_member_row_parent_class)->dispose (object);
}

static void
scs_member_row_class_init (ScsMemberRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = scs_member_row_dispose;

  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               SCS_RESOURCE_PREFIX "/ui/widgets/scs-member-row.ui");
  gtk_widget_class_bind_template_child (widget_class, ScsMemberRow, box);
  gtk_widget_class_bind_template_child (widget_class, ScsMemberRow, check_button);
  gtk_widget_class_bind_template_child (widget_class, ScsMemberRow, name_label);
  gtk_widget_class_bind_template_child (widget_class, ScsMemberRow, email_label);
  gtk_widget_class_bind_template_child (widget_class, ScsMemberRow, state_label);
  gtk_widget_class_bind_template_child (widget_class, ScsMemberRow, salesforce_label);
  gtk_widget_class_bind_template_child (widget_class, ScsMemberRow, image);
}

static void
scs_member_row_init (ScsMemberRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  self->handlers = g_signal_group_new (SCS_TYPE_MEMBER);
  g_signal_group_connect_swapped (self->handlers,
                                  "notify::state",
                                  G_CALLBACK (on_member_notify_cb),
                                  self);
  g_signal_group_connect_swapped (self->handlers,
                                  "notify::name",
                                  G_CALLBACK (on_member_notify_cb),
                                  self);
  g_signal_group_connect_swapped (self->handlers,
                                  "notify::problem",
                                  G_CALLBACK (on_member_notify_cb),
                                  self);
}

/**
 * scs_member_row_new:
 *
 * Returns: (transfer floating): a row without a person
 */
GtkWidget *
scs_member_row_new (void)
{
  return g_object_new (SCS_TYPE_MEMBER_ROW, NULL);
}

/**
 * scs_member_row_set_member:
 * @self: a row
 * @member: (nullable): who is shown now
 */
void
scs_member_row_set_member (ScsMemberRow *self, ScsMember *member)
{
  if (self->member == member)
    return;
  g_clear_pointer (&self->binding, g_binding_unbind);
  g_set_object (&self->member, member);
  if (self->handlers != NULL)
    g_signal_group_set_target (self->handlers, member);
  if (member == NULL)
    return;
  self->binding = g_object_bind_property (member,
                                          "selected",
                                          self->check_button,
                                          "active",
                                          G_BINDING_BIDIRECTIONAL | G_BINDING_SYNC_CREATE);
  show_member (self);
}
