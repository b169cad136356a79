/* SPDX-FileCopyrightText: 2026 The Sales Connect Setup authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "scs-test-secrets.h"

#include <libsecret/secret.h>

struct _ScsTestSecrets {
  GObject parent_instance;

  GHashTable *values;  /* (owned) (element-type utf8 utf8) */
  GHashTable *lookups; /* (owned) (element-type utf8 guint) */
};

static void scs_test_secrets_iface_init (ScsSecretSourceInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (ScsTestSecrets,
                               scs_test_secrets,
                               G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (SCS_TYPE_SECRET_SOURCE,
                                                      scs_test_secrets_iface_init))

static gboolean
on_turn_cb (gpointer user_data)
{
  GTask *task = user_data;
  ScsTestSecrets *self = g_task_get_source_object (task);
  const char *kind = g_task_get_task_data (task);

  if (!g_task_return_error_if_cancelled (task))
    g_task_return_pointer (task,
                           scs_secret_copy (g_hash_table_lookup (self->values, kind)),
                           (GDestroyNotify) secret_password_free);
  return G_SOURCE_REMOVE;
}

static void
scs_test_secrets_lookup_async (ScsSecretSource *source,
                               const char *kind,
                               GCancellable *cancellable,
                               GAsyncReadyCallback callback,
                               gpointer user_data)
{
  ScsTestSecrets *self = SCS_TEST_SECRETS (source);
  GTask *task = g_task_new (source, cancellable, callback, user_data);
  guint count = scs_test_secrets_count_lookups (self, kind) + 1;

  g_hash_table_insert (self->lookups, g_strdup (kind), GUINT_TO_POINTER (count));
  g_task_set_source_tag (task, scs_test_secrets_lookup_async);
  g_task_set_task_data (task, g_strdup (kind), g_free);
  g_idle_add_full (G_PRIORITY_DEFAULT, on_turn_cb, task, g_object_unref);
}

static char *
scs_test_secrets_lookup_finish (ScsSecretSource *source, GAsyncResult *result, GError **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}

static void
scs_test_secrets_finalize (GObject *object)
{
  ScsTestSecrets *self = SCS_TEST_SECRETS (object);

  g_hash_table_unref (self->values);
  g_hash_table_unref (self->lookups);
  G_OBJECT_CLASS (scs_test_secrets_parent_class)->finalize (object);
}

static void
scs_test_secrets_class_init (ScsTestSecretsClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = scs_test_secrets_finalize;
}

static void
scs_test_secrets_init (ScsTestSecrets *self)
{
  self->values = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  self->lookups = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
}

static void
scs_test_secrets_iface_init (ScsSecretSourceInterface *iface)
{
  iface->lookup_async = scs_test_secrets_lookup_async;
  iface->lookup_finish = scs_test_secrets_lookup_finish;
}

ScsTestSecrets *
scs_test_secrets_new (void)
{
  return g_object_new (SCS_TYPE_TEST_SECRETS, NULL);
}

void
scs_test_secrets_set (ScsTestSecrets *self, const char *kind, const char *value)
{
  if (value == NULL)
    g_hash_table_remove (self->values, kind);
  else
    g_hash_table_insert (self->values, g_strdup (kind), g_strdup (value));
}

guint
scs_test_secrets_count_lookups (ScsTestSecrets *self, const char *kind)
{
  return GPOINTER_TO_UINT (g_hash_table_lookup (self->lookups, kind));
}
