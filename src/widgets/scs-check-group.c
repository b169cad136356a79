/* SPDX-FileCopyrightText: 2026 The Sales Connect Setup authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "setup/checks/scs-check-table.h"
#include "setup/report/scs-report.h"
#include "setup/scs-setup-work.h"
#include "widgets/scs-check-group.h"

/**
 * ScsCheckGroup:
 *
 * What the checks of one service found, a row each, and a button to ask anew. While nothing of the
 * group can be asked it is hidden: a check that does not apply is left out.
 */
struct _ScsCheckGroup {
  AdwPreferencesGroup parent_instance;

  GtkButton *again_button;
  GtkSpinner *spinner;

  char *group_id;   /* (owned) */
  ScsSetup *setup;  /* (owned) (nullable) */
  GHashTable *rows; /* (owned) check id → AdwActionRow */
  guint n_running;
};

G_DEFINE_FINAL_TYPE (ScsCheckGroup, scs_check_group, ADW_TYPE_PREFERENCES_GROUP)

typedef enum { PROP_GROUP_ID = 1 } ScsCheckGroupProperty;

static GParamSpec *properties[PROP_GROUP_ID + 1];

static void
update_controls (ScsCheckGroup *self)
{
  gtk_widget_set_sensitive (GTK_WIDGET (self->again_button), self->n_running == 0);
  gtk_widget_set_visible (GTK_WIDGET (self->spinner), self->n_running > 0);
  gtk_spinner_set_spinning (self->spinner, self->n_running > 0);
}

static void
ran_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (ScsCheckGroup) self = user_data;
  g_autoptr (GError) error = NULL;

  scs_setup_run_checks_finish (SCS_SETUP (source), result, &error);
  self->n_running--;
  if (self->setup != NULL)
    update_controls (self);
}

/**
 * scs_check_group_run:
 * @self: a group
 *
 * Asks the service anew. What comes back shows in the rows.
 */
void
scs_check_group_run (ScsCheckGroup *self)
{
  if (self->setup == NULL || self->n_running > 0 ||
      !scs_setup_group_applies (self->setup, self->group_id))
    return;
  self->n_running++;
  update_controls (self);
  scs_setup_run_checks_async (self->setup, self->group_id, NULL, ran_cb, g_object_ref (self));
}

static void
on_again_button_clicked_cb (ScsCheckGroup *self)
{
  scs_check_group_run (self);
}

static void
scs_check_group_get_property (GObject *object, guint property_id, GValue *value, GParamSpec *pspec)
{
  switch ((ScsCheckGroupProperty) property_id) {
  case PROP_GROUP_ID:
    g_value_set_string (value, SCS_CHECK_GROUP (object)->group_id);
    break;
  }
}

static void
scs_check_group_set_property (GObject *object,
                              guint property_id,
                              const GValue *value,
                              GParamSpec *pspec)
{
  switch ((ScsCheckGroupProperty) property_id) {
  case PROP_GROUP_ID:
    SCS_CHECK_GROUP (object)->group_id = g_value_dup_string (value);
    break;
  }
}

static void
scs_check_group_dispose (GObject *object)
{
  ScsCheckGroup *self = SCS_CHECK_GROUP (object);

  g_clear_object (&self->setup);
  g_hash_table_remove_all (self->rows);
  gtk_widget_dispose_template (GTK_WIDGET (object), SCS_TYPE_CHECK_GROUP);

  G_OBJECT_CLASS (scs_check_group_parent_class)->dispose (object);
}

static void
scs_check_group_finalize (GObject *object)
{
  ScsCheckGroup *self = SCS_CHECK_GROUP (object);

  g_free (self->group_id);
  g_hash_table_unref (self->rows);

  G_OBJECT_CLASS (scs_check_group_parent_class)->finalize (object);
}

static void
scs_check_group_class_init (ScsCheckGroupClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = scs_check_group_get_property;
  object_class->set_property = scs_check_group_set_property;
  object_class->dispose = scs_check_group_dispose;
  object_class->finalize = scs_check_group_finalize;

  properties[PROP_GROUP_ID] =
      g_param_spec_string ("group-id",
                           NULL,
                           NULL,
                           NULL,
                           G_PARAM_READWRITE | G_PARAM_CONSTRUCT_ONLY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (properties), properties);

  gtk_widget_class_set_template_from_resource (widget_class,
                                               SCS_RESOURCE_PREFIX
                                               "/ui/widgets/scs-check-group.ui");
  gtk_widget_class_bind_template_child (widget_class, ScsCheckGroup, again_button);
  gtk_widget_class_bind_template_child (widget_class, ScsCheckGroup, spinner);
  gtk_widget_class_bind_template_callback (widget_class, on_again_button_clicked_cb);
}

static void
scs_check_group_init (ScsCheckGroup *self)
{
  self->rows = g_hash_table_new (g_str_hash, g_str_equal);
  gtk_widget_init_template (GTK_WIDGET (self));
}

static AdwActionRow *
make_row (ScsCheckGroup *self, const ScsCheckInfo *info)
{
  GtkWidget *row = adw_action_row_new ();
  GtkWidget *image = gtk_image_new ();

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), scs_check_info_get_title (info));
  adw_action_row_set_title_lines (ADW_ACTION_ROW (row), 0);
  adw_action_row_set_subtitle_lines (ADW_ACTION_ROW (row), 0);
  adw_action_row_add_prefix (ADW_ACTION_ROW (row), image);
  g_object_set_data (G_OBJECT (row), "image", image);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (self), row);
  g_hash_table_insert (self->rows, (char *) info->id, row);
  return ADW_ACTION_ROW (row);
}

static void
show_check (ScsCheckGroup *self, const ScsCheckInfo *info, const ScsCheck *check)
{
  static const char *const icons[] = { "scs-unknown-symbolic",
                                       "scs-proved-symbolic",
                                       "scs-contradicted-symbolic" };
  static const char *const classes[] = { "open", "proved", "contradicted" };
  AdwActionRow *row = g_hash_table_lookup (self->rows, info->id);
  g_autofree char *summary = scs_check_dup_summary (check);
  g_autofree char *remedy = scs_check_dup_remedy (check);
  g_autofree char *both =
      *remedy != '\0' ? g_strdup_printf (_("%1$s %2$s"), summary, remedy) : g_strdup (summary);
  g_autofree char *moment = scs_report_dup_moment (check->at_us);
  GtkImage *image;

  if (row == NULL)
    row = make_row (self, info);
  image = g_object_get_data (G_OBJECT (row), "image");
  adw_action_row_set_subtitle (row, both);
  gtk_image_set_from_icon_name (image, icons[check->result]);
  gtk_accessible_update_property (GTK_ACCESSIBLE (image),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  check->result == SCS_CHECK_PASSED
                                  ? _("Passed")
                                  : check->result == SCS_CHECK_FAILED
                                  ? _("Failed")
                                  : _("Unknown"), -1);
  for (gsize i = 0; i < G_N_ELEMENTS (classes); i++)
    gtk_widget_remove_css_class (GTK_WIDGET (row), classes[i]);
  gtk_widget_add_css_class (GTK_WIDGET (row), classes[check->result]);
  gtk_widget_set_tooltip_text (GTK_WIDGET (row), moment);
}

/**
 * scs_check_group_refresh:
 * @self: a group
 * @setup: what is being set up
 *
 * Shows what was found the last time.
 */
void
scs_check_group_refresh (ScsCheckGroup *self, ScsSetup *setup)
{
  const ScsCheckInfo *infos;
  gboolean any = FALSE;
  gsize n_infos;

  g_set_object (&self->setup, setup);
  infos = scs_check_info_list (&n_infos);
  for (gsize i = 0; i < n_infos; i++) {
    const ScsCheck *check = g_str_equal (infos[i].group, self->group_id)
                                ? scs_setup_get_check (setup, infos[i].id)
                                : NULL;

    if (check != NULL) {
      show_check (self, &infos[i], check);
      any = TRUE;
    }
  }
  gtk_widget_set_visible (GTK_WIDGET (self),
                          any || scs_setup_group_applies (setup, self->group_id));
  update_controls (self);
}
