/* SPDX-FileCopyrightText: 2026 The Sales Connect Setup authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "setup/scs-advice.h"
#include "setup/team/scs-access-list.h"
#include "widgets/scs-workspace-group.h"

/**
 * ScsWorkspaceGroup:
 *
 * Which workspaces the picked people get: a check button each, as Sales Connect lists them, or a
 * field for their names where a person leads by hand. None chosen means the Default one. By hand
 * the choice is noted for the people before anybody is connected: signal `apply`.
 */
struct _ScsWorkspaceGroup {
  AdwPreferencesGroup parent_instance;

  AdwEntryRow *names_row;
  GtkButton *apply_button;
  AdwActionRow *trouble_row;

  ScsSetup *setup; /* (owned) (nullable) */
  GPtrArray *rows; /* (owned) (element-type AdwActionRow) not owned each */
  gboolean looking;
};

G_DEFINE_FINAL_TYPE (ScsWorkspaceGroup, scs_workspace_group, ADW_TYPE_PREFERENCES_GROUP)

typedef enum { SIGNAL_APPLY, N_SIGNALS } ScsWorkspaceGroupSignal;
static guint signals[N_SIGNALS];

#define WORKSPACE_KEY "workspace"
#define CHECK_KEY "check"

static ScsSalesConnectWorkspace *
copy_workspace (const char *id, const char *name, gboolean is_default)
{
  ScsSalesConnectWorkspace *workspace = g_new0 (ScsSalesConnectWorkspace, 1);

  workspace->id = g_strdup (id);
  workspace->name = g_strdup (name);
  workspace->is_default = is_default;
  return workspace;
}

static GtkWidget *
make_row (const ScsSalesConnectWorkspace *workspace)
{
  GtkWidget *row = adw_action_row_new ();
  GtkWidget *check = gtk_check_button_new ();

  gtk_widget_set_valign (check, GTK_ALIGN_CENTER);
  gtk_accessible_update_property (GTK_ACCESSIBLE (check),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  workspace->name,
                                  -1);
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), workspace->name);
  adw_action_row_set_title_lines (ADW_ACTION_ROW (row), 0);
  if (workspace->is_default)
    adw_action_row_set_subtitle (ADW_ACTION_ROW (row), _("Given when none is chosen"));
  adw_action_row_add_prefix (ADW_ACTION_ROW (row), check);
  adw_action_row_set_activatable_widget (ADW_ACTION_ROW (row), check);
  g_object_set_data (G_OBJECT (row), CHECK_KEY, check);
  g_object_set_data_full (G_OBJECT (row),
                          WORKSPACE_KEY,
                          copy_workspace (workspace->id, workspace->name, workspace->is_default),
                          (GDestroyNotify) scs_sales_connect_workspace_free);
  return row;
}

static gboolean
are_the_same (ScsWorkspaceGroup *self, GPtrArray *workspaces)
{
  if (self->rows->len != workspaces->len)
    return FALSE;
  for (guint i = 0; i < workspaces->len; i++) {
    const ScsSalesConnectWorkspace *old =
        g_object_get_data (g_ptr_array_index (self->rows, i), WORKSPACE_KEY);
    const ScsSalesConnectWorkspace *new = g_ptr_array_index (workspaces, i);

    if (!g_str_equal (old->id, new->id) || !g_str_equal (old->name, new->name))
      return FALSE;
  }
  return TRUE;
}

static void
listed_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (ScsWorkspaceGroup) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) workspaces =
      scs_sales_connect_list_workspaces_finish (SCS_SALES_CONNECT (source), result, &error);

  self->looking = FALSE;
  if (self->setup == NULL || g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  gtk_widget_set_visible (GTK_WIDGET (self->trouble_row), workspaces == NULL);
  if (workspaces == NULL) {
    g_autofree char *sentence = scs_advice_dup_sentences_for_error (error);

    adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->trouble_row), sentence);
    return;
  }
  /* What was ticked stays ticked while nothing has changed. */
  if (are_the_same (self, workspaces))
    return;
  for (guint i = 0; i < self->rows->len; i++)
    adw_preferences_group_remove (ADW_PREFERENCES_GROUP (self), g_ptr_array_index (self->rows, i));
  g_ptr_array_set_size (self->rows, 0);
  for (guint i = 0; i < workspaces->len; i++) {
    GtkWidget *row = make_row (g_ptr_array_index (workspaces, i));

    adw_preferences_group_add (ADW_PREFERENCES_GROUP (self), row);
    g_ptr_array_add (self->rows, row);
  }
}

/**
 * scs_workspace_group_look:
 * @self: a group
 * @cancellable: (nullable): to stop
 *
 * Asks Sales Connect which workspaces there are.
 */
void
scs_workspace_group_look (ScsWorkspaceGroup *self, GCancellable *cancellable)
{
  if (self->setup == NULL || self->looking || scs_setup_is_guided (self->setup) ||
      !scs_setup_has_secret (self->setup, "sales-connect", NULL, "access-token"))
    return;
  self->looking = TRUE;
  scs_sales_connect_list_workspaces_async (scs_setup_get_sales_connect (self->setup),
                                           cancellable,
                                           listed_cb,
                                           g_object_ref (self));
}

static void
on_apply_cb (ScsWorkspaceGroup *self)
{
  if (gtk_widget_get_sensitive (GTK_WIDGET (self->apply_button)))
    g_signal_emit (self, signals[SIGNAL_APPLY], 0);
}

static void
scs_workspace_group_dispose (GObject *object)
{
  ScsWorkspaceGroup *self = SCS_WORKSPACE_GROUP (object);

  g_clear_object (&self->setup);
  g_ptr_array_set_size (self->rows, 0);
  gtk_widget_dispose_template (GTK_WIDGET (object), SCS_TYPE_WORKSPACE_GROUP);

  G_OBJECT_CLASS (scs_workspace_group_parent_class)->dispose (object);
}

static void
scs_workspace_group_finalize (GObject *object)
{
  g_ptr_array_unref (SCS_WORKSPACE_GROUP (object)->rows);

  G_OBJECT_CLASS (scs_workspace_group_parent_class)->finalize (object);
}

static void
scs_workspace_group_class_init (ScsWorkspaceGroupClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = scs_workspace_group_dispose;
  G_OBJECT_CLASS (klass)->finalize = scs_workspace_group_finalize;

  /* What is chosen shall be noted for those who are picked. */
  signals[SIGNAL_APPLY] = g_signal_new ("apply",
                                        SCS_TYPE_WORKSPACE_GROUP,
                                        G_SIGNAL_RUN_LAST,
                                        0,
                                        NULL,
                                        NULL,
                                        NULL,
                                        G_TYPE_NONE,
                                        0);

  gtk_widget_class_set_template_from_resource (widget_class,
                                               SCS_RESOURCE_PREFIX
                                               "/ui/widgets/scs-workspace-group.ui");
  gtk_widget_class_bind_template_child (widget_class, ScsWorkspaceGroup, apply_button);
  gtk_widget_class_bind_template_callback (widget_class, on_apply_cb);
  gtk_widget_class_bind_template_child (widget_class, ScsWorkspaceGroup, names_row);
  gtk_widget_class_bind_template_child (widget_class, ScsWorkspaceGroup, trouble_row);
}

static void
scs_workspace_group_init (ScsWorkspaceGroup *self)
{
  self->rows = g_ptr_array_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * scs_workspace_group_refresh:
 * @self: a group
 * @setup: what is being set up
 */
void
scs_workspace_group_refresh (ScsWorkspaceGroup *self, ScsSetup *setup)
{
  g_set_object (&self->setup, setup);
  gtk_widget_set_visible (GTK_WIDGET (self->names_row), scs_setup_is_guided (setup));
}

/**
 * scs_workspace_group_set_can_apply:
 * @self: a group
 * @can_apply: whether anybody is picked for whom the choice can be noted
 */
void
scs_workspace_group_set_can_apply (ScsWorkspaceGroup *self, gboolean can_apply)
{
  gtk_widget_set_sensitive (GTK_WIDGET (self->apply_button), can_apply);
}

/**
 * scs_workspace_group_get_chosen:
 * @self: a group
 *
 * Returns: (transfer full) (element-type ScsSalesConnectWorkspace): what is chosen; empty means the
 * Default one
 */
GPtrArray *
scs_workspace_group_get_chosen (ScsWorkspaceGroup *self)
{
  GPtrArray *chosen =
      g_ptr_array_new_with_free_func ((GDestroyNotify) scs_sales_connect_workspace_free);

  if (self->setup != NULL && scs_setup_is_guided (self->setup)) {
    g_auto (GStrv) names =
        scs_access_list_split_names (gtk_editable_get_text (GTK_EDITABLE (self->names_row)));

    for (gsize i = 0; names[i] != NULL; i++)
      g_ptr_array_add (chosen, copy_workspace (names[i], names[i], FALSE));
    return chosen;
  }
  for (guint i = 0; i < self->rows->len; i++) {
    GObject *row = g_ptr_array_index (self->rows, i);
    const ScsSalesConnectWorkspace *workspace = g_object_get_data (row, WORKSPACE_KEY);

    if (gtk_check_button_get_active (g_object_get_data (row, CHECK_KEY)))
      g_ptr_array_add (chosen,
                       copy_workspace (workspace->id, workspace->name, workspace->is_default));
  }
  return chosen;
}

/**
 * scs_workspace_group_dup_chosen_names:
 * @self: a group
 *
 * Returns: (transfer full): what is chosen, for a person to read
 */
char *
scs_workspace_group_dup_chosen_names (ScsWorkspaceGroup *self)
{
  g_autoptr (GPtrArray) chosen = scs_workspace_group_get_chosen (self);
  g_autoptr (GString) names = g_string_new (NULL);

  for (guint i = 0; i < chosen->len; i++)
    g_string_append_printf (names,
                            "%s%s",
                            i > 0
                            ? _(", ") : "",
                                 ((ScsSalesConnectWorkspace *) g_ptr_array_index (chosen, i))
                                     ->name);
  if (names->len == 0)
    return g_strdup (_("none chosen, so the Default workspace"));
  return g_string_free (g_steal_pointer (&names), FALSE);
}
