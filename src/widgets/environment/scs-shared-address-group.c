/* SPDX-FileCopyrightText: 2026 The Sales Connect Setup authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "setup/team/scs-other-environments.h"
#include "widgets/environment/scs-shared-address-group.h"

/* More than these are counted only; the first ones show what is meant. */
#define ROWS_MAX 20

/**
 * ScsSharedAddressGroup:
 *
 * The e-mail IDs of this environment that stand in another one too: the people's, and the one with
 * which the person signs in. While there is no other environment that counts, it is hidden.
 */
struct _ScsSharedAddressGroup {
  AdwPreferencesGroup parent_instance;

  ScsSetup *setup; /* (owned) (nullable) */
  GPtrArray *rows; /* (owned) */
  guint n_shared;
};

G_DEFINE_FINAL_TYPE (ScsSharedAddressGroup, scs_shared_address_group, ADW_TYPE_PREFERENCES_GROUP)

static void
add_row (ScsSharedAddressGroup *self, const char *title, const char *subtitle, const char *icon)
{
  GtkWidget *row = adw_action_row_new ();
  GtkWidget *image = gtk_image_new_from_icon_name (icon);

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_action_row_set_title_lines (ADW_ACTION_ROW (row), 0);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), subtitle);
  adw_action_row_set_subtitle_lines (ADW_ACTION_ROW (row), 0);
  adw_action_row_add_prefix (ADW_ACTION_ROW (row), image);
  gtk_widget_set_focusable (row, FALSE);
  gtk_widget_add_css_class (row, self->n_shared > 0 ? "caution" : "proved");
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (self), row);
  g_ptr_array_add (self->rows, row);
}

static void
look_up (ScsSharedAddressGroup *self, GHashTable *others, const char *email, gboolean is_mine)
{
  const char *name = scs_other_environments_find (others, email);
  g_autoptr (ScsEnvironment) environment = NULL;
  g_autofree char *title = NULL, *words = NULL;

  if (name == NULL)
    return;
  self->n_shared++;
  if (self->n_shared > ROWS_MAX)
    return;
  environment = scs_environment_new (name, NULL);
  title = scs_environment_dup_title (environment);
  words = g_strdup_printf (
      is_mine
      /* Translators: below an e-mail ID; %s is the name of an environment, such as Production */
      ? _("It is yours, and it is in %s too. Sign in with another address in one of the two.")
      /* Translators: below an e-mail ID; %s is the name of an environment, such as Production */
      : _("It is in %s too. Give this person another address in one of the two: the second invitation would fail."),
           title);
  add_row (self, email, words, "dialog-warning-symbolic");
}

static void
list_shared (ScsSharedAddressGroup *self, GHashTable *others)
{
  GListModel *members = G_LIST_MODEL (scs_setup_get_members (self->setup));
  const char *mine = scs_setup_get_fact (self->setup, SCS_FACT_MY_EMAIL);
  g_autofree char *folded = mine != NULL ? scs_email_fold (mine) : NULL;
  g_autofree char *more = NULL;

  if (mine != NULL && *mine != '\0')
    look_up (self, others, mine, TRUE);
  for (guint i = 0; i < g_list_model_get_n_items (members); i++) {
    g_autoptr (ScsMember) member = g_list_model_get_item (members, i);
    g_autofree char *email = scs_email_fold (scs_member_get_email (member));

    if (g_strcmp0 (email, folded) != 0)
      look_up (self, others, scs_member_get_email (member), FALSE);
  }
  if (self->n_shared > ROWS_MAX) {
    more = g_strdup_printf (ngettext ("and %u more", "and %u more", self->n_shared - ROWS_MAX),
                                      self->n_shared - ROWS_MAX);
    add_row (self, more, "", "dialog-warning-symbolic");
  }
  if (self->n_shared == 0)
    add_row (self,
             _("No e-mail ID of this environment is in another one"), "", "scs-proved-symbolic");
}

static void
loaded_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (ScsSharedAddressGroup) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GHashTable) others =
      scs_other_environments_load_finish (SCS_JOURNAL (source), result, &error);

  if (self->setup == NULL || others == NULL)
    return;
  for (guint i = 0; i < self->rows->len; i++)
    adw_preferences_group_remove (ADW_PREFERENCES_GROUP (self), g_ptr_array_index (self->rows, i));
  g_ptr_array_set_size (self->rows, 0);
  self->n_shared = 0;
  gtk_widget_set_visible (GTK_WIDGET (self), g_hash_table_size (others) > 0);
  if (g_hash_table_size (others) > 0)
    list_shared (self, others);
}

static void
scs_shared_address_group_dispose (GObject *object)
{
  ScsSharedAddressGroup *self = SCS_SHARED_ADDRESS_GROUP (object);

  g_clear_object (&self->setup);
  g_ptr_array_set_size (self->rows, 0);

  G_OBJECT_CLASS (scs_shared_address_group_parent_class)->dispose (object);
}

static void
scs_shared_address_group_finalize (GObject *object)
{
  g_ptr_array_unref (SCS_SHARED_ADDRESS_GROUP (object)->rows);

  G_OBJECT_CLASS (scs_shared_address_group_parent_class)->finalize (object);
}

static void
scs_shared_address_group_class_init (ScsSharedAddressGroupClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = scs_shared_address_group_dispose;
  G_OBJECT_CLASS (klass)->finalize = scs_shared_address_group_finalize;
}

static void
scs_shared_address_group_init (ScsSharedAddressGroup *self)
{
  self->rows = g_ptr_array_new ();
  adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (self),
                                   _("E-Mail IDs in Two Environments"));
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
}

/**
 * scs_shared_address_group_look:
 * @self: a group
 * @setup: what is being set up
 * @cancellable: (nullable): to stop
 *
 * Looks anew what the other environments have.
 */
void
scs_shared_address_group_look (ScsSharedAddressGroup *self,
                               ScsSetup *setup,
                               GCancellable *cancellable)
{
  ScsJournal *journal = scs_setup_get_journal (setup);

  g_set_object (&self->setup, setup);
  if (journal == NULL)
    return;
  scs_other_environments_load_async (journal,
                                     scs_environment_get_name (scs_setup_get_environment (setup)),
                                     cancellable,
                                     loaded_cb,
                                     g_object_ref (self));
}

/**
 * scs_shared_address_group_get_n_shared:
 * @self: a group
 *
 * Returns: how many e-mail IDs stand in another environment too, when it was last looked
 */
guint
scs_shared_address_group_get_n_shared (ScsSharedAddressGroup *self)
{
  return self->n_shared;
}
