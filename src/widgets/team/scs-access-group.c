/* SPDX-FileCopyrightText: 2026 The Sales Connect Setup authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "setup/team/scs-access-list.h"
#include "widgets/team/scs-access-group.h"

/**
 * ScsAccessGroup:
 *
 * Where a person leads by hand: one row for each set of workspaces, with who still has to be
 * connected to it. Signal `connect` asks for one of them, by its key, see
 * scs_access_list_dup_key().
 */
struct _ScsAccessGroup {
  AdwPreferencesGroup parent_instance;

  AdwActionRow *empty_row;

  GPtrArray *rows; /* (owned) (element-type AdwActionRow) not owned each */
};

G_DEFINE_FINAL_TYPE (ScsAccessGroup, scs_access_group, ADW_TYPE_PREFERENCES_GROUP)

typedef enum { SIGNAL_CONNECT, N_SIGNALS } ScsAccessGroupSignal;
static guint signals[N_SIGNALS];

#define BUTTON_KEY "button"
#define LIST_KEY "list"

static void
on_button_clicked_cb (GtkButton *button, GtkWidget *row)
{
  GtkWidget *self = gtk_widget_get_ancestor (row, SCS_TYPE_ACCESS_GROUP);

  g_signal_emit (self, signals[SIGNAL_CONNECT], 0, g_object_get_data (G_OBJECT (row), LIST_KEY));
}

static GtkWidget *
make_row (void)
{
  GtkWidget *row = adw_action_row_new ();
  GtkWidget *button = gtk_button_new ();

  gtk_button_set_use_underline (GTK_BUTTON (button), TRUE);
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  g_signal_connect_object (button, "clicked", G_CALLBACK (on_button_clicked_cb), row, 0);
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_action_row_set_title_lines (ADW_ACTION_ROW (row), 0);
  adw_action_row_set_subtitle_lines (ADW_ACTION_ROW (row), 0);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), button);
  g_object_set_data (G_OBJECT (row), BUTTON_KEY, button);
  return row;
}

/* How far the people of a list are; each part is a sentence of its own. */
static char *
dup_progress (const ScsAccessList *list)
{
  g_autoptr (GStrvBuilder) parts = g_strv_builder_new ();
  g_auto (GStrv) lines = NULL;

  if (list->n_connected > 0) {
    g_autofree char *part = g_strdup_printf (ngettext ("%u person is connected.", "%u people are connected.", list->n_connected),
        list->n_connected);

    g_strv_builder_add (parts, part);
  }
  if (list->n_planned > 0) {
    g_autofree char *part = g_strdup_printf (ngettext ("%u person has to be invited first.", "%u people have to be invited first.", list->n_planned),
                                                       list->n_planned);

    g_strv_builder_add (parts, part);
  }
  lines = g_strv_builder_end (parts);
  return g_strjoinv ("\n", lines);
}

static void
show_list (GtkWidget *row, const ScsAccessList *list, gboolean running)
{
  GtkWidget *button = g_object_get_data (G_OBJECT (row), BUTTON_KEY);
  g_autofree char *title = scs_access_list_dup_title (list);
  g_autofree char *progress = dup_progress (list);
  g_autofree char *label = NULL;

  label = g_strdup_printf (ngettext ("Connect %u Person…", "Connect %u People…", list->people->len),
                                     list->people->len);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), progress);
  gtk_button_set_label (GTK_BUTTON (button), label);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button),
                                  GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                  title,
                                  -1);
  gtk_widget_set_visible (button, list->people->len > 0);
  gtk_widget_set_sensitive (button, !running);
  g_object_set_data_full (G_OBJECT (row),
                          LIST_KEY,
                          scs_access_list_dup_key ((const char *const *) list->workspaces),
                          g_free);
}

static void
scs_access_group_dispose (GObject *object)
{
  g_ptr_array_set_size (SCS_ACCESS_GROUP (object)->rows, 0);
  gtk_widget_dispose_template (GTK_WIDGET (object), SCS_TYPE_ACCESS_GROUP);

  G_OBJECT_CLASS (scs_access_group_parent_class)->dispose (object);
}

static void
scs_access_group_finalize (GObject *object)
{
  g_ptr_array_unref (SCS_ACCESS_GROUP (object)->rows);

  G_OBJECT_CLASS (scs_access_group_parent_class)->finalize (object);
}

static void
scs_access_group_class_init (ScsAccessGroupClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = scs_access_group_dispose;
  G_OBJECT_CLASS (klass)->finalize = scs_access_group_finalize;

  /* The people of one list shall be connected. */
  signals[SIGNAL_CONNECT] = g_signal_new ("connect",
                                          SCS_TYPE_ACCESS_GROUP,
                                          G_SIGNAL_RUN_LAST,
                                          0,
                                          NULL,
                                          NULL,
                                          NULL,
                                          G_TYPE_NONE,
                                          1,
                                          G_TYPE_STRING);

  gtk_widget_class_set_template_from_resource (widget_class,
                                               SCS_RESOURCE_PREFIX
                                               "/ui/widgets/team/scs-access-group.ui");
  gtk_widget_class_bind_template_child (widget_class, ScsAccessGroup, empty_row);
}

static void
scs_access_group_init (ScsAccessGroup *self)
{
  self->rows = g_ptr_array_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * scs_access_group_refresh:
 * @self: a group
 * @setup: what is being set up
 * @running: whether an operation runs, so that no other can begin
 */
void
scs_access_group_refresh (ScsAccessGroup *self, ScsSetup *setup, gboolean running)
{
  g_autoptr (GPtrArray) lists = scs_access_lists_new (scs_setup_get_members (setup));

  while (self->rows->len > lists->len) {
    adw_preferences_group_remove (ADW_PREFERENCES_GROUP (self),
                                  g_ptr_array_index (self->rows, self->rows->len - 1));
    g_ptr_array_remove_index (self->rows, self->rows->len - 1);
  }
  while (self->rows->len < lists->len) {
    GtkWidget *row = make_row ();

    adw_preferences_group_add (ADW_PREFERENCES_GROUP (self), row);
    g_ptr_array_add (self->rows, row);
  }
  for (guint i = 0; i < lists->len; i++)
    show_list (g_ptr_array_index (self->rows, i), g_ptr_array_index (lists, i), running);
  gtk_widget_set_visible (GTK_WIDGET (self->empty_row), lists->len == 0);
}
