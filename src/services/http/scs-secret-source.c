/* SPDX-FileCopyrightText: 2026 The Sales Connect Setup authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "services/http/scs-secret-source.h"

#include <libsecret/secret.h>

G_DEFINE_INTERFACE (ScsSecretSource, scs_secret_source, G_TYPE_OBJECT)

static void
scs_secret_source_default_init (ScsSecretSourceInterface *iface)
{
}

/**
 * scs_secret_source_lookup_async:
 * @kind: one of the keyring's kinds, such as `client-id` or `access-token`
 *
 * Asks for one secret. Cancelling ends the question with %G_IO_ERROR_CANCELLED and leaves nothing
 * behind.
 */
void
scs_secret_source_lookup_async (ScsSecretSource *self,
                                const char *kind,
                                GCancellable *cancellable,
                                GAsyncReadyCallback callback,
                                gpointer user_data)
{
  g_return_if_fail (SCS_IS_SECRET_SOURCE (self));
  g_return_if_fail (kind != NULL);

  SCS_SECRET_SOURCE_GET_IFACE (self)->lookup_async (self, kind, cancellable, callback, user_data);
}

/**
 * scs_secret_source_lookup_finish:
 *
 * Errors: whatever the source has; none when nothing is stored under that kind.
 *
 * Returns: (transfer full) (nullable): the secret, to be freed with secret_password_free(), or NULL
 *   without an error when there is none
 */
char *
scs_secret_source_lookup_finish (ScsSecretSource *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (SCS_IS_SECRET_SOURCE (self), NULL);

  return SCS_SECRET_SOURCE_GET_IFACE (self)->lookup_finish (self, result, error);
}

typedef struct {
  /* input */
  char **kinds; /* (owned) */

  /* output */
  GPtrArray *values; /* (owned) (element-type utf8) */
} LookupAllData;

static void
lookup_all_data_free (LookupAllData *data)
{
  g_strfreev (data->kinds);
  g_clear_pointer (&data->values, g_ptr_array_unref);
  g_free (data);
}

static void lookup_next (GTask *task);

static void
lookup_all_got_one_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = g_steal_pointer (&user_data);
  LookupAllData *data = g_task_get_task_data (task);
  GError *error = NULL;
  char *value = scs_secret_source_lookup_finish (SCS_SECRET_SOURCE (source), result, &error);

  if (error != NULL) {
    g_task_return_error (task, error);
    return;
  }
  g_ptr_array_add (data->values, value);
  lookup_next (task);
}

static void
lookup_next (GTask *task)
{
  LookupAllData *data = g_task_get_task_data (task);
  const char *kind = data->kinds[data->values->len];

  if (kind == NULL)
    g_task_return_pointer (task,
                           g_steal_pointer (&data->values),
                           (GDestroyNotify) g_ptr_array_unref);
  else
    scs_secret_source_lookup_async (g_task_get_source_object (task),
                                    kind,
                                    g_task_get_cancellable (task),
                                    lookup_all_got_one_cb,
                                    g_object_ref (task));
}

static void
free_secret (gpointer secret)
{
  secret_password_free (secret);
}

/**
 * scs_secret_source_lookup_all_async:
 * @kinds: (array zero-terminated=1): which secrets
 *
 * Asks for several secrets, one after the other. Cancelling leaves nothing behind.
 */
void
scs_secret_source_lookup_all_async (ScsSecretSource *self,
                                    const char *const *kinds,
                                    GCancellable *cancellable,
                                    GAsyncReadyCallback callback,
                                    gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (self, cancellable, callback, user_data);
  LookupAllData *data = g_new0 (LookupAllData, 1);

  g_task_set_source_tag (task, scs_secret_source_lookup_all_async);
  data->kinds = g_strdupv ((char **) kinds);
  data->values = g_ptr_array_new_with_free_func (free_secret);
  g_task_set_task_data (task, data, (GDestroyNotify) lookup_all_data_free);
  lookup_next (task);
}

/**
 * scs_secret_source_lookup_all_finish:
 *
 * Errors: the first one that the source has.
 *
 * Returns: (transfer full) (element-type utf8): the secrets in the order of the question, NULL for
 * one that is not there; they lie in secret memory and are freed with the array
 */
GPtrArray *
scs_secret_source_lookup_all_finish (ScsSecretSource *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);
  g_return_val_if_fail (g_async_result_is_tagged (result, scs_secret_source_lookup_all_async),
                        NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

/**
 * scs_secret_copy:
 * @secret: (nullable): any text
 *
 * Copies a text into memory that is neither swapped out nor dumped.
 *
 * Returns: (transfer full) (nullable): the copy, to be freed with secret_password_free()
 */
char *
scs_secret_copy (const char *secret)
{
  SecretValue *value;
  gsize length = 0;

  if (secret == NULL)
    return NULL;

  value = secret_value_new (secret, -1, "text/plain");
  return secret_value_unref_to_password (value, &length);
}
