/* SPDX-FileCopyrightText: 2026 The Sales Connect Setup authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "setup/environment/scs-environments.h"

/* A record that says no more than that the environment is there. */
#define KIND_ENVIRONMENT "environment"
#define NAME_MAX_CHARS 40

/**
 * ScsEnvironments:
 *
 * The environments of this computer: which there are, how far each is, and the removal of one. It
 * opens none of them, and never reads a secret.
 */
struct _ScsEnvironments {
  GObject parent_instance;

  ScsJournal *journal;     /* (owned) */
  ScsKeyring *keyring;     /* (owned) the one that is used, maybe for this run only */
  ScsKeyring *stored;      /* (owned) the one that outlives the program */
  ScsKeyring *none;        /* (owned) to read an environment's records without asking any keyring */
  ScsHttpClient *http;     /* (owned) */
  ScsAddresses *addresses; /* (owned) */
};

G_DEFINE_FINAL_TYPE (ScsEnvironments, scs_environments, G_TYPE_OBJECT)

/**
 * scs_environment_entry_free:
 * @entry: (nullable): what to free
 */
void
scs_environment_entry_free (ScsEnvironmentEntry *entry)
{
  if (entry == NULL)
    return;
  g_free (entry->name);
  g_free (entry->title);
  g_free (entry);
}

/**
 * scs_environment_entry_dup_progress:
 * @entry: an environment
 *
 * Returns: (transfer full): how far it is, in the person's language
 */
char *
scs_environment_entry_dup_progress (const ScsEnvironmentEntry *entry)
{
  if (!entry->is_begun)
    /* Translators: how far an environment is: nothing was done in it */
    return g_strdup (_("Not begun"));
  /* Translators: how far an environment is: %1$u of %2$u steps */
  return g_strdup_printf (ngettext ("%1$u of %2$u step done",
                                    "%1$u of %2$u steps done",
                                    entry->n_steps),
      entry->n_done,
      entry->n_steps);
}

static void
scs_environments_finalize (GObject *object)
{
  ScsEnvironments *self = SCS_ENVIRONMENTS (object);

  g_object_unref (self->journal);
  g_object_unref (self->keyring);
  g_object_unref (self->stored);
  g_object_unref (self->none);
  g_object_unref (self->http);
  scs_addresses_free (self->addresses);

  G_OBJECT_CLASS (scs_environments_parent_class)->finalize (object);
}

static void
scs_environments_class_init (ScsEnvironmentsClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = scs_environments_finalize;
}

static void
scs_environments_init (ScsEnvironments *self)
{
}

/**
 * scs_environments_new:
 * @journal: where progress is
 * @keyring: where secrets are, maybe for this run only
 * @stored: where secrets are that outlive the program; may be @keyring
 * @http: what a set-up needs; nothing is sent
 * @addresses: (nullable): base addresses in place of the real ones, copied
 *
 * Returns: (transfer full): the environments of this computer
 */
ScsEnvironments *
scs_environments_new (ScsJournal *journal,
                      ScsKeyring *keyring,
                      ScsKeyring *stored,
                      ScsHttpClient *http,
                      const ScsAddresses *addresses)
{
  ScsEnvironments *self = g_object_new (SCS_TYPE_ENVIRONMENTS, NULL);

  self->journal = g_object_ref (journal);
  self->keyring = g_object_ref (keyring);
  self->stored = g_object_ref (stored);
  self->none = scs_keyring_new ();
  scs_keyring_set_for_this_run_only (self->none, TRUE);
  self->http = g_object_ref (http);
  self->addresses = scs_addresses_copy (addresses);
  return self;
}

/**
 * scs_environments_may_open:
 * @self: the environments
 * @name: a name
 *
 * Returns: whether it may be opened now: not while an address of another server is set, unless it
 * is for trials
 */
gboolean
scs_environments_may_open (ScsEnvironments *self, const char *name)
{
  return !scs_addresses_are_set (self->addresses) || scs_environment_name_is_for_trials (name);
}

/**
 * scs_environments_get_name_fault:
 * @self: the environments
 * @name: what was entered for the name of a new one
 *
 * Returns: (nullable): what is wrong with it, in the person's language; %NULL when it can be opened
 */
const char *
scs_environments_get_name_fault (ScsEnvironments *self, const char *name)
{
  if (strlen (name) > NAME_MAX_CHARS)
    return _("The name of an environment has at most 40 characters.");
  if (!scs_environment_name_is_valid (name))
    return _("The name of an environment is made of lower-case letters, digits and hyphens, and begins with a letter.");
  if (!scs_environments_may_open (self, name))
    return _("While an address of another server is set, only environments named demo, or beginning with test, can be opened.");
  return NULL;
}

static void
put_done_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GError) error = NULL;

  /* The set-up that is opened next says what is wrong with the journal. */
  if (!scs_journal_put_finish (SCS_JOURNAL (source), result, &error))
    g_debug ("%s", error->message);
}

static void
put_record (ScsEnvironments *self,
            const char *name,
            const char *kind,
            const char *id,
            const char *body)
{
  g_autoptr (GPtrArray) records =
      g_ptr_array_new_with_free_func ((GDestroyNotify) scs_journal_record_free);

  g_ptr_array_add (records, scs_journal_record_new (kind, id, body));
  scs_journal_put_async (self->journal, name, records, NULL, put_done_cb, NULL);
}

/**
 * scs_environments_begin:
 * @self: the environments
 * @name: of a new one
 *
 * Writes down that it is there, so that it is listed before anything is done in it.
 */
void
scs_environments_begin (ScsEnvironments *self, const char *name)
{
  put_record (self, name, KIND_ENVIRONMENT, "begun", "{}");
}

static void
delete_done_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GError) error = NULL;

  if (!scs_journal_delete_finish (SCS_JOURNAL (source), result, &error))
    g_debug ("%s", error->message);
}

/**
 * scs_environments_set_by_hand:
 * @self: the environments
 * @name: of one that is not open
 * @by_hand: whether the person is led by the hand there, though there is a service
 *
 * A set-up that is loaded afterwards knows it.
 */
void
scs_environments_set_by_hand (ScsEnvironments *self, const char *name, gboolean by_hand)
{
  if (by_hand)
    put_record (self, name, "fact", SCS_FACT_BY_HAND, "yes");
  else
    scs_journal_delete_async (self->journal,
                              name,
                              "fact",
                              SCS_FACT_BY_HAND,
                              NULL,
                              delete_done_cb,
                              NULL);
}

static ScsEnvironmentEntry *
make_entry (ScsSetup *setup)
{
  ScsEnvironmentEntry *entry = g_new0 (ScsEnvironmentEntry, 1);
  const ScsStepInfo *steps;
  gsize n_steps;

  entry->name = g_strdup (scs_environment_get_name (scs_setup_get_environment (setup)));
  entry->title = scs_environment_dup_title (scs_setup_get_environment (setup));
  steps = scs_step_info_list (&n_steps);
  entry->n_steps = n_steps;
  for (gsize i = 0; i < n_steps; i++)
    entry->n_done += scs_step_state_is_done (scs_setup_get_step_state (setup, steps[i].id));
  entry->n_people = g_list_model_get_n_items (G_LIST_MODEL (scs_setup_get_members (setup)));
  entry->n_secrets = -1;
  entry->by_hand = g_strcmp0 (scs_setup_get_fact (setup, SCS_FACT_BY_HAND), "yes") == 0;
  return entry;
}

static ScsSetup *
make_setup (ScsEnvironments *self, const char *name)
{
  g_autoptr (ScsEnvironment) environment = scs_environment_new (name, NULL);

  return scs_setup_new (environment, self->journal, self->none, self->http);
}

/* Listing: which there are, then each in turn */

typedef struct {
  /* input */
  char *present; /* (owned) (nullable) */

  /* in progress */
  GStrv begun;      /* (owned) those that have records */
  GPtrArray *names; /* (owned) those that are still to be looked at, from next on */
  guint next;

  /* output */
  GPtrArray *entries; /* (owned) (nullable) (element-type ScsEnvironmentEntry) */
} ListData;

static void
list_data_free (ListData *data)
{
  g_free (data->present);
  g_strfreev (data->begun);
  g_clear_pointer (&data->names, g_ptr_array_unref);
  g_clear_pointer (&data->entries, g_ptr_array_unref);
  g_free (data);
}

static void list_names_cb (GObject *source, GAsyncResult *result, gpointer user_data);
static void look_at_next (GTask *owned_task);
static void list_loaded_cb (GObject *source, GAsyncResult *result, gpointer user_data);

/**
 * scs_environments_list_async:
 * @self: the environments
 * @present: (nullable): the one that is open, listed though nothing was done in it
 * @cancellable: (nullable): to stop waiting
 * @callback: when it is done
 * @user_data: for @callback
 *
 * Lists Production, Sandbox, all others that have anything in the journal, and the demo at the end;
 * while addresses are set, only those that may be opened then. No keyring is asked.
 */
void
scs_environments_list_async (ScsEnvironments *self,
                             const char *present,
                             GCancellable *cancellable,
                             GAsyncReadyCallback callback,
                             gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (self, cancellable, callback, user_data);
  ListData *data = g_new0 (ListData, 1);

  data->present = g_strdup (present);
  data->names = g_ptr_array_new_with_free_func (g_free);
  data->entries = g_ptr_array_new_with_free_func ((GDestroyNotify) scs_environment_entry_free);
  g_task_set_source_tag (task, scs_environments_list_async);
  g_task_set_task_data (task, data, (GDestroyNotify) list_data_free);
  scs_journal_list_environments_async (self->journal,
                                       cancellable,
                                       list_names_cb,
                                       g_steal_pointer (&task));
}

static void
add_name (ScsEnvironments *self, GPtrArray *names, const char *name)
{
  if (name != NULL && scs_environment_name_is_valid (name) &&
      scs_environments_may_open (self, name) &&
      !g_ptr_array_find_with_equal_func (names, name, g_str_equal, NULL))
    g_ptr_array_add (names, g_strdup (name));
}

static void
list_names_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = g_steal_pointer (&user_data);
  ScsEnvironments *self = g_task_get_source_object (task);
  ListData *data = g_task_get_task_data (task);
  g_autoptr (GError) error = NULL;

  data->begun = scs_journal_list_environments_finish (SCS_JOURNAL (source), result, &error);
  if (data->begun == NULL) {
    g_task_return_error (task, g_steal_pointer (&error));
    return;
  }
  add_name (self, data->names, SCS_ENVIRONMENT_PRODUCTION);
  add_name (self, data->names, SCS_ENVIRONMENT_SANDBOX);
  for (gsize i = 0; data->begun[i] != NULL; i++)
    if (!g_str_equal (data->begun[i], SCS_ENVIRONMENT_DEMO))
      add_name (self, data->names, data->begun[i]);
  add_name (self, data->names, data->present);
  add_name (self, data->names, SCS_ENVIRONMENT_DEMO);
  look_at_next (g_steal_pointer (&task));
}

static void
look_at_next (GTask *owned_task)
{
  g_autoptr (GTask) task = owned_task;
  ScsEnvironments *self = g_task_get_source_object (task);
  ListData *data = g_task_get_task_data (task);
  g_autoptr (ScsSetup) setup = NULL;

  if (data->next == data->names->len) {
    g_task_return_pointer (task,
                           g_steal_pointer (&data->entries),
                           (GDestroyNotify) g_ptr_array_unref);
    return;
  }
  setup = make_setup (self, g_ptr_array_index (data->names, data->next));
  scs_setup_load_async (setup, g_task_get_cancellable (task), list_loaded_cb, g_object_ref (task));
}

static void
list_loaded_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = g_steal_pointer (&user_data);
  ListData *data = g_task_get_task_data (task);
  ScsEnvironmentEntry *entry;
  g_autoptr (GError) error = NULL;

  if (!scs_setup_load_finish (SCS_SETUP (source), result, &error)) {
    g_task_return_error (task, g_steal_pointer (&error));
    return;
  }
  entry = make_entry (SCS_SETUP (source));
  entry->is_begun = g_strv_contains ((const char *const *) data->begun, entry->name);
  g_ptr_array_add (data->entries, entry);
  data->next++;
  look_at_next (g_steal_pointer (&task));
}

/**
 * scs_environments_list_finish:
 * @self: the environments
 * @result: what the callback got
 * @error: return location
 *
 * Errors: those of #ScsJournalError, and %G_IO_ERROR_CANCELLED.
 *
 * Returns: (transfer full) (element-type ScsEnvironmentEntry): the environments
 */
GPtrArray *
scs_environments_list_finish (ScsEnvironments *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_async_result_is_tagged (result, scs_environments_list_async), NULL);
  return g_task_propagate_pointer (G_TASK (result), error);
}

/* Looking at one: its records, then what is stored for it */

static void look_loaded_cb (GObject *source, GAsyncResult *result, gpointer user_data);
static void look_secrets_cb (GObject *source, GAsyncResult *result, gpointer user_data);

/**
 * scs_environments_look_async:
 * @self: the environments
 * @name: one of them
 * @cancellable: (nullable): to stop waiting
 * @callback: when it is done
 * @user_data: for @callback
 *
 * Looks at one closely: also how many secrets are stored for it. Nobody is asked to open a keyring.
 */
void
scs_environments_look_async (ScsEnvironments *self,
                             const char *name,
                             GCancellable *cancellable,
                             GAsyncReadyCallback callback,
                             gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (self, cancellable, callback, user_data);
  g_autoptr (ScsSetup) setup = make_setup (self, name);

  g_task_set_source_tag (task, scs_environments_look_async);
  scs_setup_load_async (setup, cancellable, look_loaded_cb, g_steal_pointer (&task));
}

static void
look_loaded_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = g_steal_pointer (&user_data);
  ScsEnvironments *self = g_task_get_source_object (task);
  ScsEnvironmentEntry *entry;
  g_autoptr (GError) error = NULL;

  if (!scs_setup_load_finish (SCS_SETUP (source), result, &error)) {
    g_task_return_error (task, g_steal_pointer (&error));
    return;
  }
  entry = make_entry (SCS_SETUP (source));
  entry->is_begun = TRUE;
  g_task_set_task_data (task, entry, (GDestroyNotify) scs_environment_entry_free);
  scs_keyring_list_async (self->keyring,
                          entry->name,
                          g_task_get_cancellable (task),
                          look_secrets_cb,
                          g_object_ref (task));
}

static void
look_secrets_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = g_steal_pointer (&user_data);
  const ScsEnvironmentEntry *found = g_task_get_task_data (task);
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) names = scs_keyring_list_finish (SCS_KEYRING (source), result, &error);
  ScsEnvironmentEntry *entry;

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED)) {
    g_task_return_error (task, g_steal_pointer (&error));
    return;
  }
  entry = g_memdup2 (found, sizeof *found);
  entry->name = g_strdup (found->name);
  entry->title = g_strdup (found->title);
  entry->n_secrets = names != NULL ? (gint) names->len : -1;
  g_task_return_pointer (task, entry, (GDestroyNotify) scs_environment_entry_free);
}

/**
 * scs_environments_look_finish:
 * @self: the environments
 * @result: what the callback got
 * @error: return location
 *
 * Errors: those of #ScsJournalError, and %G_IO_ERROR_CANCELLED. A keyring that does not tell is no
 * error.
 *
 * Returns: (transfer full): what is known
 */
ScsEnvironmentEntry *
scs_environments_look_finish (ScsEnvironments *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_async_result_is_tagged (result, scs_environments_look_async), NULL);
  return g_task_propagate_pointer (G_TASK (result), error);
}

/* Removing: the secrets; a look that none is left; those of this run; then the records */

static void remove_cleared_cb (GObject *source, GAsyncResult *result, gpointer user_data);
static void remove_listed_cb (GObject *source, GAsyncResult *result, gpointer user_data);
static void remove_run_cleared_cb (GObject *source, GAsyncResult *result, gpointer user_data);
static void remove_deleted_cb (GObject *source, GAsyncResult *result, gpointer user_data);

/**
 * scs_environments_remove_async:
 * @self: the environments
 * @name: one whose set-up was closed with scs_setup_close()
 * @callback: when it is done
 * @user_data: for @callback
 *
 * Removes all secrets of an environment from the keyring, and only then everything that the journal
 * knows of it. A keyring that is locked asks the person to open it. It cannot be cancelled.
 */
void
scs_environments_remove_async (ScsEnvironments *self,
                               const char *name,
                               GAsyncReadyCallback callback,
                               gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (self, NULL, callback, user_data);
  ScsKeyringPlace place = { name, NULL, NULL, NULL };

  g_task_set_source_tag (task, scs_environments_remove_async);
  g_task_set_task_data (task, g_strdup (name), g_free);
  scs_keyring_clear_async (self->stored, &place, NULL, remove_cleared_cb, g_steal_pointer (&task));
}

static void
clear_this_run (GTask *owned_task)
{
  g_autoptr (GTask) task = owned_task;
  ScsEnvironments *self = g_task_get_source_object (task);
  ScsKeyringPlace place = { g_task_get_task_data (task), NULL, NULL, NULL };

  scs_keyring_clear_async (self->keyring, &place, NULL, remove_run_cleared_cb, g_object_ref (task));
}

static void
remove_cleared_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = g_steal_pointer (&user_data);
  ScsEnvironments *self = g_task_get_source_object (task);
  g_autoptr (GError) error = NULL;

  if (scs_keyring_clear_finish (SCS_KEYRING (source), result, &error)) {
    scs_keyring_list_async (self->stored,
                            g_task_get_task_data (task),
                            NULL,
                            remove_listed_cb,
                            g_object_ref (task));
    return;
  }
  /* Who works without a keyring because there is none has nothing in it. */
  if (scs_keyring_get_for_this_run_only (self->keyring) &&
      g_error_matches (error, SCS_KEYRING_ERROR, SCS_KEYRING_ERROR_ABSENT)) {
    clear_this_run (g_steal_pointer (&task));
    return;
  }
  g_task_return_error (task, g_steal_pointer (&error));
}

static void
remove_listed_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = g_steal_pointer (&user_data);
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) names = scs_keyring_list_finish (SCS_KEYRING (source), result, &error);

  if (names == NULL)
    g_task_return_error (task, g_steal_pointer (&error));
  else if (names->len > 0)
    g_task_return_new_error (task,
                             SCS_KEYRING_ERROR,
                             SCS_KEYRING_ERROR_FAILED,
                             "%u values are left in the keyring",
                             names->len);
  else
    clear_this_run (g_steal_pointer (&task));
}

static void
remove_run_cleared_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = g_steal_pointer (&user_data);
  ScsEnvironments *self = g_task_get_source_object (task);
  g_autoptr (GError) error = NULL;

  if (!scs_keyring_clear_finish (SCS_KEYRING (source), result, &error)) {
    g_task_return_error (task, g_steal_pointer (&error));
    return;
  }
  scs_journal_delete_async (self->journal,
                            g_task_get_task_data (task),
                            NULL,
                            NULL,
                            NULL,
                            remove_deleted_cb,
                            g_object_ref (task));
}

static void
remove_deleted_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = g_steal_pointer (&user_data);
  g_autoptr (GError) error = NULL;

  if (scs_journal_delete_finish (SCS_JOURNAL (source), result, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, g_steal_pointer (&error));
}

/**
 * scs_environments_remove_finish:
 * @self: the environments
 * @result: what the callback got
 * @error: return location
 *
 * Errors: those of #ScsKeyringError: then nothing of the journal was removed; those of
 * #ScsJournalError: then the secrets are gone and the records are not.
 *
 * Returns: whether nothing of it is left
 */
gboolean
scs_environments_remove_finish (ScsEnvironments *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_async_result_is_tagged (result, scs_environments_remove_async), FALSE);
  return g_task_propagate_boolean (G_TASK (result), error);
}
