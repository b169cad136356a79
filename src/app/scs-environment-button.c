/* SPDX-FileCopyrightText: 2026 The Sales Connect Setup authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "app/scs-environment-button.h"
#include "app/scs-new-environment-dialog.h"
#include "app/scs-remove-environment.h"

/**
 * ScsEnvironmentButton:
 *
 * The title in the header: the page, and below it the environment. Pressed, it lists all
 * environments with their progress, to switch to one, make one, or remove the present one. What is
 * chosen goes to the window's actions.
 */
struct _ScsEnvironmentButton {
  AdwBin parent_instance;

  GtkMenuButton *menu_button;
  GtkLabel *title_label;
  GtkLabel *environment_label;
  GtkListBox *list;
  GtkButton *new_button;
  GtkButton *anew_button;
  GtkButton *remove_button;

  ScsEnvironments *environments; /* (owned) (nullable) */
  char *present;                 /* (owned) (nullable) name of the one that is open */
  GCancellable *cancellable;     /* (owned) (nullable) of the listing that runs */
};

G_DEFINE_FINAL_TYPE (ScsEnvironmentButton, scs_environment_button, ADW_TYPE_BIN)

static GtkWidget *
make_label (const char *text, const char *css_class)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_label_set_max_width_chars (GTK_LABEL (label), 28);
  if (css_class != NULL)
    gtk_widget_add_css_class (label, css_class);
  return label;
}

static GtkWidget *
make_row (ScsEnvironmentButton *self, const ScsEnvironmentEntry *entry)
{
  g_autofree char *progress = scs_environment_entry_dup_progress (entry);
  GtkWidget *row = gtk_list_box_row_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *words = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *image = gtk_image_new_from_icon_name ("object-select-symbolic");
  gboolean present = g_strcmp0 (entry->name, self->present) == 0;
  /* Translators: for screen readers: %1$s is an environment, %2$s how far it is */
  g_autofree char *name = g_strdup_printf (_("%1$s: %2$s"), entry->title, progress);

  gtk_widget_add_css_class (box, "environment-row");
  gtk_widget_set_hexpand (words, TRUE);
  gtk_box_append (GTK_BOX (words), make_label (entry->title, NULL));
  gtk_box_append (GTK_BOX (words), make_label (progress, "caption"));
  gtk_box_append (GTK_BOX (box), words);
  gtk_box_append (GTK_BOX (box), image);
  gtk_widget_set_opacity (image, present ? 1 : 0);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  g_object_set_data_full (G_OBJECT (row), "name", g_strdup (entry->name), g_free);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  gtk_accessible_update_state (GTK_ACCESSIBLE (row),
                               GTK_ACCESSIBLE_STATE_SELECTED,
                               (gboolean) present,
                               -1);
  return row;
}

static const char *
get_row_name (GtkListBoxRow *row)
{
  return g_object_get_data (G_OBJECT (row), "name");
}

/* The demo stands apart from the real ones. */
static void
update_header (GtkListBoxRow *row, GtkListBoxRow *before, gpointer user_data)
{
  if (before != NULL && g_str_equal (get_row_name (row), SCS_ENVIRONMENT_DEMO) &&
      gtk_list_box_row_get_header (row) == NULL)
    gtk_list_box_row_set_header (row, gtk_separator_new (GTK_ORIENTATION_HORIZONTAL));
}

static void
show_entries (ScsEnvironmentButton *self, GPtrArray *entries)
{
  GtkListBoxRow *row;

  while ((row = gtk_list_box_get_row_at_index (self->list, 0)) != NULL)
    gtk_list_box_remove (self->list, GTK_WIDGET (row));
  for (guint i = 0; i < entries->len; i++)
    gtk_list_box_append (self->list, make_row (self, g_ptr_array_index (entries, i)));
}

static void
listed_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (ScsEnvironmentButton) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) entries =
      scs_environments_list_finish (SCS_ENVIRONMENTS (source), result, &error);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  g_clear_object (&self->cancellable);
  if (entries != NULL)
    show_entries (self, entries);
  else
    g_message ("%s", error->message);
}

static void
look (ScsEnvironmentButton *self)
{
  if (self->environments == NULL)
    return;
  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  self->cancellable = g_cancellable_new ();
  scs_environments_list_async (self->environments,
                               self->present,
                               self->cancellable,
                               listed_cb,
                               g_object_ref (self));
}

static void
on_popover_shown_cb (ScsEnvironmentButton *self)
{
  look (self);
}

static void
on_row_activated_cb (ScsEnvironmentButton *self, GtkListBoxRow *row)
{
  g_autofree char *name = g_strdup (get_row_name (row));

  gtk_menu_button_popdown (self->menu_button);
  if (g_strcmp0 (name, self->present) != 0)
    gtk_widget_activate_action (GTK_WIDGET (self), "win.open-environment", "s", name);
}

static void
on_new_clicked_cb (ScsEnvironmentButton *self)
{
  gtk_menu_button_popdown (self->menu_button);
  scs_new_environment_dialog_ask (GTK_WIDGET (self), self->environments);
}

static void
on_remove_clicked_cb (ScsEnvironmentButton *self)
{
  gtk_menu_button_popdown (self->menu_button);
  scs_remove_environment_ask (GTK_WIDGET (self), self->environments, self->present, FALSE);
}

static void
on_anew_clicked_cb (ScsEnvironmentButton *self)
{
  gtk_menu_button_popdown (self->menu_button);
  scs_remove_environment_ask (GTK_WIDGET (self), self->environments, self->present, TRUE);
}

static void
scs_environment_button_dispose (GObject *object)
{
  ScsEnvironmentButton *self = SCS_ENVIRONMENT_BUTTON (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_object (&self->environments);
  /* It is the bin's and the template's, and each would unparent it. */
  adw_bin_set_child (ADW_BIN (self), NULL);
  gtk_widget_dispose_template (GTK_WIDGET (object), SCS_TYPE_ENVIRONMENT_BUTTON);

  G_OBJECT_CLASS (scs_environment_button_parent_class)->dispose (object);
}

static void
scs_environment_button_finalize (GObject *object)
{
  g_free (SCS_ENVIRONMENT_BUTTON (object)->present);

  G_OBJECT_CLASS (scs_environment_button_parent_class)->finalize (object);
}

static void
scs_environment_button_class_init (ScsEnvironmentButtonClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = scs_environment_button_dispose;
  G_OBJECT_CLASS (klass)->finalize = scs_environment_button_finalize;

  gtk_widget_class_set_template_from_resource (widget_class,
                                               SCS_RESOURCE_PREFIX
                                               "/ui/app/scs-environment-button.ui");
  gtk_widget_class_bind_template_child (widget_class, ScsEnvironmentButton, menu_button);
  gtk_widget_class_bind_template_child (widget_class, ScsEnvironmentButton, title_label);
  gtk_widget_class_bind_template_child (widget_class, ScsEnvironmentButton, environment_label);
  gtk_widget_class_bind_template_child (widget_class, ScsEnvironmentButton, list);
  gtk_widget_class_bind_template_child (widget_class, ScsEnvironmentButton, new_button);
  gtk_widget_class_bind_template_child (widget_class, ScsEnvironmentButton, anew_button);
  gtk_widget_class_bind_template_child (widget_class, ScsEnvironmentButton, remove_button);
  gtk_widget_class_bind_template_callback (widget_class, on_popover_shown_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_row_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_new_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_remove_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_anew_clicked_cb);
}

/* As in a menu; a button of its own centres it. */
static void
align_label (GtkButton *button)
{
  gtk_widget_set_halign (gtk_button_get_child (button), GTK_ALIGN_START);
}

static void
scs_environment_button_init (ScsEnvironmentButton *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  align_label (self->new_button);
  align_label (self->anew_button);
  align_label (self->remove_button);
  gtk_list_box_set_header_func (self->list, update_header, NULL, NULL);
}

/**
 * scs_environment_button_set_environments:
 * @self: a button
 * @environments: what it lists
 */
void
scs_environment_button_set_environments (ScsEnvironmentButton *self, ScsEnvironments *environments)
{
  g_set_object (&self->environments, environments);
}

/**
 * scs_environment_button_set_present:
 * @self: a button
 * @environment: the one that is open
 */
void
scs_environment_button_set_present (ScsEnvironmentButton *self, ScsEnvironment *environment)
{
  g_autofree char *title = scs_environment_dup_title (environment);
  /* Translators: for screen readers: the button that switches; %s is the environment that is
     open */
  g_autofree char *name = g_strdup_printf (_("Environment: %s"), title);

  g_free (self->present);
  self->present = g_strdup (scs_environment_get_name (environment));
  gtk_label_set_text (self->environment_label, title);
  gtk_widget_set_visible (GTK_WIDGET (self->anew_button), scs_environment_is_demo (environment));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->menu_button),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  name,
                                  -1);
  /* GTK 4.8 does not make a popover larger that is open already. */
  look (self);
}

/**
 * scs_environment_button_set_title:
 * @self: a button
 * @title: of the page that is shown
 */
void
scs_environment_button_set_title (ScsEnvironmentButton *self, const char *title)
{
  gtk_label_set_text (self->title_label, title);
}
