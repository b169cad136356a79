/* SPDX-FileCopyrightText: 2026 The Sales Connect Setup authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "app/scs-new-environment-dialog.h"
#include "app/scs-welcome.h"

/**
 * ScsWelcome:
 *
 * Asks what is to be set up: an environment that was begun, a new one, or the demo, there with or
 * without being led by the hand. What is chosen goes to the window's actions.
 */
struct _ScsWelcome {
  AdwBin parent_instance;

  AdwPreferencesGroup *accounts_group;
  AdwActionRow *production_row;
  AdwActionRow *sandbox_row;
  AdwPreferencesGroup *others_group;
  AdwActionRow *demo_row;
  GtkSwitch *by_hand_switch;
  GtkButton *new_button;

  ScsEnvironments *environments; /* (owned) (nullable) */
  GPtrArray *other_rows;         /* (owned) rows of the environments that the person named */
  GCancellable *cancellable;     /* (owned) (nullable) of the listing that runs */
};

G_DEFINE_FINAL_TYPE (ScsWelcome, scs_welcome, ADW_TYPE_BIN)

static void
on_demo_clicked_cb (ScsWelcome *self)
{
  gtk_widget_activate_action (GTK_WIDGET (self),
                              "win.open-demo",
                              "b",
                              gtk_switch_get_active (self->by_hand_switch));
}

static void
on_new_clicked_cb (ScsWelcome *self)
{
  if (self->environments != NULL)
    scs_new_environment_dialog_ask (GTK_WIDGET (self), self->environments);
}

static GtkWidget *
make_row (const ScsEnvironmentEntry *entry)
{
  g_autofree char *progress = scs_environment_entry_dup_progress (entry);
  GtkWidget *row = adw_action_row_new ();
  /* Translators: button that opens an environment */
  GtkWidget *button = gtk_button_new_with_mnemonic (_("_Open"));

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), entry->title);
  adw_action_row_set_title_lines (ADW_ACTION_ROW (row), 0);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), progress);
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "win.open-environment");
  gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "s", entry->name);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button),
                                  GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                  entry->title,
                                  -1);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), button);
  return row;
}

/* What the environment is for stays; how far it is comes below. */
static void
show_progress (AdwActionRow *row, const char *purpose, const ScsEnvironmentEntry *entry)
{
  g_autofree char *progress = scs_environment_entry_dup_progress (entry);
  g_autofree char *both = g_strdup_printf ("%s\n%s", purpose, progress);

  adw_action_row_set_subtitle (row, entry->is_begun ? both : purpose);
}

static void
show_entry (ScsWelcome *self, const ScsEnvironmentEntry *entry)
{
  GtkWidget *row;

  if (g_str_equal (entry->name, SCS_ENVIRONMENT_PRODUCTION)) {
    show_progress (self->production_row, _("The account with which your company works"), entry);
  } else if (g_str_equal (entry->name, SCS_ENVIRONMENT_SANDBOX)) {
    show_progress (self->sandbox_row,
                   _("A second account for tests, which Marketo sets up on request"), entry);
  } else if (g_str_equal (entry->name, SCS_ENVIRONMENT_DEMO)) {
    show_progress (self->demo_row,
                   _("Nothing leaves this computer, and no account is needed"), entry);
    gtk_switch_set_active (self->by_hand_switch, entry->by_hand);
  } else {
    row = make_row (entry);
    adw_preferences_group_add (self->others_group, row);
    g_ptr_array_add (self->other_rows, row);
  }
}

static void
listed_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (ScsWelcome) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) entries =
      scs_environments_list_finish (SCS_ENVIRONMENTS (source), result, &error);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  g_clear_object (&self->cancellable);
  if (entries == NULL) {
    g_message ("%s", error->message);
    return;
  }
  for (guint i = 0; i < self->other_rows->len; i++)
    adw_preferences_group_remove (self->others_group, g_ptr_array_index (self->other_rows, i));
  g_ptr_array_set_size (self->other_rows, 0);
  for (guint i = 0; i < entries->len; i++)
    show_entry (self, g_ptr_array_index (entries, i));
  gtk_widget_set_visible (GTK_WIDGET (self->others_group), self->other_rows->len > 0);
}

static void
scs_welcome_dispose (GObject *object)
{
  ScsWelcome *self = SCS_WELCOME (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_object (&self->environments);
  g_ptr_array_set_size (self->other_rows, 0);
  gtk_widget_dispose_template (GTK_WIDGET (object), SCS_TYPE_WELCOME);

  G_OBJECT_CLASS (scs_welcome_parent_class)->dispose (object);
}

static void
scs_welcome_finalize (GObject *object)
{
  g_ptr_array_unref (SCS_WELCOME (object)->other_rows);

  G_OBJECT_CLASS (scs_welcome_parent_class)->finalize (object);
}

static void
scs_welcome_class_init (ScsWelcomeClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = scs_welcome_dispose;
  G_OBJECT_CLASS (klass)->finalize = scs_welcome_finalize;

  gtk_widget_class_set_template_from_resource (widget_class,
                                               SCS_RESOURCE_PREFIX "/ui/app/scs-welcome.ui");
  gtk_widget_class_bind_template_child (widget_class, ScsWelcome, accounts_group);
  gtk_widget_class_bind_template_child (widget_class, ScsWelcome, production_row);
  gtk_widget_class_bind_template_child (widget_class, ScsWelcome, sandbox_row);
  gtk_widget_class_bind_template_child (widget_class, ScsWelcome, others_group);
  gtk_widget_class_bind_template_child (widget_class, ScsWelcome, demo_row);
  gtk_widget_class_bind_template_child (widget_class, ScsWelcome, by_hand_switch);
  gtk_widget_class_bind_template_child (widget_class, ScsWelcome, new_button);
  gtk_widget_class_bind_template_callback (widget_class, on_demo_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_new_clicked_cb);
}

static void
scs_welcome_init (ScsWelcome *self)
{
  self->other_rows = g_ptr_array_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * scs_welcome_set_environments:
 * @self: a welcome
 * @environments: what it lists
 */
void
scs_welcome_set_environments (ScsWelcome *self, ScsEnvironments *environments)
{
  gboolean production = scs_environments_may_open (environments, SCS_ENVIRONMENT_PRODUCTION);
  gboolean sandbox = scs_environments_may_open (environments, SCS_ENVIRONMENT_SANDBOX);

  g_set_object (&self->environments, environments);
  gtk_widget_set_visible (GTK_WIDGET (self->production_row), production);
  gtk_widget_set_visible (GTK_WIDGET (self->sandbox_row), sandbox);
  gtk_widget_set_visible (GTK_WIDGET (self->accounts_group), production || sandbox);
}

/**
 * scs_welcome_look:
 * @self: a welcome
 *
 * To be called when it comes to the front and the journal is open.
 */
void
scs_welcome_look (ScsWelcome *self)
{
  if (self->environments == NULL)
    return;
  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  self->cancellable = g_cancellable_new ();
  scs_environments_list_async (self->environments,
                               NULL,
                               self->cancellable,
                               listed_cb,
                               g_object_ref (self));
}
