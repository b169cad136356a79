/* SPDX-FileCopyrightText: 2026 The Sales Connect Setup authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "setup/scs-advice.h"
#include "setup/scs-setup-private.h"

/* The part of ScsSetup that knows which secrets are stored. It never keeps one. */

static char *
dup_place_name (const char *service, const char *purpose, const char *kind)
{
  return g_strdup_printf ("%s/%s/%s", service, purpose != NULL ? purpose : "", kind);
}

/**
 * scs_setup_has_secret:
 * @self: a set-up
 * @service: `marketo`, `salesforce` or `sales-connect`
 * @purpose: (nullable): for Marketo
 * @kind: which value
 *
 * Returns: whether it was stored when the keyring was last looked at
 */
gboolean
scs_setup_has_secret (ScsSetup *self, const char *service, const char *purpose, const char *kind)
{
  g_autofree char *name = dup_place_name (service, purpose, kind);

  return g_hash_table_contains (self->secrets, name);
}

/**
 * scs_setup_get_keyring_trouble:
 * @self: a set-up
 *
 * Returns: (nullable): the key of the advice for why the keyring cannot be read, %NULL when it can
 */
const char *
scs_setup_get_keyring_trouble (ScsSetup *self)
{
  return self->keyring_trouble;
}

/**
 * scs_setup_note_keyring:
 * @self: a set-up
 * @key: (nullable): the key of the advice for what a call of the keyring ended in; %NULL when it
 * answered
 *
 * What is no key of the keyring changes nothing.
 */
void
scs_setup_note_keyring (ScsSetup *self, const char *key)
{
  if (key != NULL && !g_str_has_prefix (key, "keyring:"))
    return;
  if (g_strcmp0 (self->keyring_trouble, key) == 0)
    return;
  g_free (self->keyring_trouble);
  self->keyring_trouble = g_strdup (key);
  scs_setup_emit_changed (self);
}

static void
list_answered_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = g_steal_pointer (&user_data);
  ScsSetup *self = g_task_get_source_object (task);
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) names = scs_keyring_list_finish (SCS_KEYRING (source), result, &error);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED)) {
    g_task_return_error (task, g_steal_pointer (&error));
    return;
  }
  scs_setup_note_keyring (self, error != NULL ? scs_advice_get_key (error) : NULL);
  if (names == NULL) {
    g_task_return_error (task, g_steal_pointer (&error));
    return;
  }
  g_hash_table_remove_all (self->secrets);
  for (guint i = 0; i < names->len; i++)
    g_hash_table_add (self->secrets, g_strdup (g_ptr_array_index (names, i)));
  scs_setup_emit_changed (self);
  g_task_return_boolean (task, TRUE);
}

/**
 * scs_setup_list_secrets_async:
 * @self: a set-up
 * @cancellable: (nullable): to stop waiting
 * @callback: when it is done
 * @user_data: for @callback
 *
 * Looks anew which secrets are stored.
 */
void
scs_setup_list_secrets_async (ScsSetup *self,
                              GCancellable *cancellable,
                              GAsyncReadyCallback callback,
                              gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (self, cancellable, callback, user_data);

  g_task_set_source_tag (task, scs_setup_list_secrets_async);
  scs_keyring_list_async (self->keyring,
                          scs_environment_get_name (self->environment),
                          cancellable,
                          list_answered_cb,
                          g_steal_pointer (&task));
}

/**
 * scs_setup_list_secrets_finish:
 * @self: a set-up
 * @result: what the callback got
 * @error: return location
 *
 * Errors: those of #ScsKeyringError, and %G_IO_ERROR_CANCELLED.
 *
 * Returns: whether it is known what is stored
 */
gboolean
scs_setup_list_secrets_finish (ScsSetup *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_async_result_is_tagged (result, scs_setup_list_secrets_async), FALSE);
  return g_task_propagate_boolean (G_TASK (result), error);
}

static void
store_answered_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = g_steal_pointer (&user_data);
  ScsSetup *self = g_task_get_source_object (task);
  g_autoptr (GError) error = NULL;

  if (!scs_keyring_store_finish (SCS_KEYRING (source), result, &error)) {
    scs_setup_note_keyring (self, scs_advice_get_key (error));
    g_task_return_error (task, g_steal_pointer (&error));
    return;
  }
  g_hash_table_add (self->secrets, g_strdup (g_task_get_task_data (task)));
  scs_setup_note_keyring (self, NULL);
  if (self->marketo != NULL)
    scs_marketo_client_forget_token (self->marketo);
  if (self->marketo_checks != NULL)
    scs_marketo_client_forget_token (self->marketo_checks);
  scs_setup_emit_changed (self);
  g_task_return_boolean (task, TRUE);
}

/**
 * scs_setup_store_secret_async:
 * @self: a set-up
 * @service: `marketo`, `salesforce` or `sales-connect`
 * @purpose: (nullable): for Marketo
 * @kind: which value
 * @value: the secret, one line
 * @cancellable: (nullable): to stop waiting
 * @callback: when it is done
 * @user_data: for @callback
 *
 * A set-up that was closed stores nothing, and ends as cancelled.
 */
void
scs_setup_store_secret_async (ScsSetup *self,
                              const char *service,
                              const char *purpose,
                              const char *kind,
                              const char *value,
                              GCancellable *cancellable,
                              GAsyncReadyCallback callback,
                              gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (self, cancellable, callback, user_data);
  ScsKeyringPlace place = { scs_environment_get_name (self->environment), service, purpose, kind };

  g_task_set_source_tag (task, scs_setup_store_secret_async);
  if (self->journal == NULL) {
    g_task_return_new_error (task, G_IO_ERROR, G_IO_ERROR_CANCELLED, "The set-up is closed");
    return;
  }
  g_task_set_task_data (task, dup_place_name (service, purpose, kind), g_free);
  scs_keyring_store_async (self->keyring,
                           &place,
                           value,
                           cancellable,
                           store_answered_cb,
                           g_steal_pointer (&task));
}

/**
 * scs_setup_store_secret_finish:
 * @self: a set-up
 * @result: what the callback got
 * @error: return location
 *
 * Errors: those of #ScsKeyringError, and %G_IO_ERROR_CANCELLED.
 *
 * Returns: whether it is stored
 */
gboolean
scs_setup_store_secret_finish (ScsSetup *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_async_result_is_tagged (result, scs_setup_store_secret_async), FALSE);
  return g_task_propagate_boolean (G_TASK (result), error);
}

static void
forget_answered_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = g_steal_pointer (&user_data);
  ScsSetup *self = g_task_get_source_object (task);
  const char *prefix = g_task_get_task_data (task);
  g_autoptr (GError) error = NULL;
  GHashTableIter iter;
  gpointer name;

  if (!scs_keyring_clear_finish (SCS_KEYRING (source), result, &error)) {
    g_task_return_error (task, g_steal_pointer (&error));
    return;
  }
  g_hash_table_iter_init (&iter, self->secrets);
  while (g_hash_table_iter_next (&iter, &name, NULL))
    if (g_str_has_prefix (name, prefix))
      g_hash_table_iter_remove (&iter);
  scs_setup_emit_changed (self);
  g_task_return_boolean (task, TRUE);
}

/**
 * scs_setup_forget_secrets_async:
 * @self: a set-up
 * @service: `marketo`, `salesforce` or `sales-connect`
 * @purpose: (nullable): for Marketo; %NULL means all of the service
 * @cancellable: (nullable): to stop waiting
 * @callback: when it is done
 * @user_data: for @callback
 *
 * Removes what is stored for a service.
 */
void
scs_setup_forget_secrets_async (ScsSetup *self,
                                const char *service,
                                const char *purpose,
                                GCancellable *cancellable,
                                GAsyncReadyCallback callback,
                                gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (self, cancellable, callback, user_data);
  ScsKeyringPlace place = { scs_environment_get_name (self->environment), service, purpose, NULL };

  g_task_set_source_tag (task, scs_setup_forget_secrets_async);
  g_task_set_task_data (task,
                        purpose != NULL ? g_strdup_printf ("%s/%s/", service, purpose)
                                        : g_strdup_printf ("%s/", service),
                        g_free);
  scs_keyring_clear_async (self->keyring,
                           &place,
                           cancellable,
                           forget_answered_cb,
                           g_steal_pointer (&task));
}

/**
 * scs_setup_forget_secrets_finish:
 * @self: a set-up
 * @result: what the callback got
 * @error: return location
 *
 * Errors: those of #ScsKeyringError, and %G_IO_ERROR_CANCELLED.
 *
 * Returns: whether they are gone
 */
gboolean
scs_setup_forget_secrets_finish (ScsSetup *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_async_result_is_tagged (result, scs_setup_forget_secrets_async), FALSE);
  return g_task_propagate_boolean (G_TASK (result), error);
}

/**
 * scs_setup_use_keyring_for_this_run_only:
 * @self: a set-up
 *
 * From now on secrets are kept in memory until the program ends, because the person chose so.
 */
void
scs_setup_use_keyring_for_this_run_only (ScsSetup *self)
{
  scs_keyring_set_for_this_run_only (self->keyring, TRUE);
  g_hash_table_remove_all (self->secrets);
  scs_setup_note_keyring (self, NULL);
  scs_setup_emit_changed (self);
}

static void unlock_answered_cb (GObject *source, GAsyncResult *result, gpointer user_data);
static void unlock_listed_cb (GObject *source, GAsyncResult *result, gpointer user_data);

/**
 * scs_setup_unlock_async:
 * @self: a set-up
 * @cancellable: (nullable): to stop waiting
 * @callback: when the keyring is open and was looked into
 * @user_data: for @callback
 *
 * Has the system ask the person for the keyring's password, or asks an absent keyring once more.
 */
void
scs_setup_unlock_async (ScsSetup *self,
                        GCancellable *cancellable,
                        GAsyncReadyCallback callback,
                        gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (self, cancellable, callback, user_data);

  g_task_set_source_tag (task, scs_setup_unlock_async);
  scs_keyring_unlock_async (self->keyring,
                            cancellable,
                            unlock_answered_cb,
                            g_steal_pointer (&task));
}

static void
unlock_answered_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = g_steal_pointer (&user_data);
  ScsSetup *self = g_task_get_source_object (task);
  g_autoptr (GError) error = NULL;

  if (!scs_keyring_unlock_finish (SCS_KEYRING (source), result, &error)) {
    scs_setup_note_keyring (self, scs_advice_get_key (error));
    g_task_return_error (task, g_steal_pointer (&error));
    return;
  }
  scs_setup_list_secrets_async (self,
                                g_task_get_cancellable (task),
                                unlock_listed_cb,
                                g_object_ref (task));
}

static void
unlock_listed_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = g_steal_pointer (&user_data);
  g_autoptr (GError) error = NULL;

  if (scs_setup_list_secrets_finish (SCS_SETUP (source), result, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, g_steal_pointer (&error));
}

/**
 * scs_setup_unlock_finish:
 * @self: a set-up
 * @result: what the callback got
 * @error: return location
 *
 * Errors: those of #ScsKeyringError, and %G_IO_ERROR_CANCELLED.
 *
 * Returns: whether the keyring can be read now
 */
gboolean
scs_setup_unlock_finish (ScsSetup *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_async_result_is_tagged (result, scs_setup_unlock_async), FALSE);
  return g_task_propagate_boolean (G_TASK (result), error);
}
