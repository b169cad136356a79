/* SPDX-FileCopyrightText: 2026 The Sales Connect Setup authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include <libsecret/secret.h>

#include "setup/scs-keyring-source.h"

/**
 * ScsKeyringSource:
 *
 * The secrets of one service of one environment, read from the keyring when a client asks for one.
 * It keeps none.
 */
struct _ScsKeyringSource {
  GObject parent_instance;

  ScsKeyring *keyring; /* (owned) */
  char *environment;   /* (owned) */
  char *service;       /* (owned) */
  char *purpose;       /* (owned) (nullable) */
};

static void secret_source_iface_init (ScsSecretSourceInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (ScsKeyringSource,
                               scs_keyring_source,
                               G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (SCS_TYPE_SECRET_SOURCE,
                                                      secret_source_iface_init))

static void
lookup_found_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  g_autoptr (GError) error = NULL;
  char *value = scs_keyring_lookup_finish (SCS_KEYRING (source), result, &error);

  if (error != NULL)
    g_task_return_error (task, g_steal_pointer (&error));
  else
    g_task_return_pointer (task, value, (GDestroyNotify) secret_password_free);
}

static void
scs_keyring_source_lookup_async (ScsSecretSource *source,
                                 const char *kind,
                                 GCancellable *cancellable,
                                 GAsyncReadyCallback callback,
                                 gpointer user_data)
{
  ScsKeyringSource *self = SCS_KEYRING_SOURCE (source);
  g_autoptr (GTask) task = g_task_new (self, cancellable, callback, user_data);
  ScsKeyringPlace place = { self->environment, self->service, self->purpose, kind };

  g_task_set_source_tag (task, scs_keyring_source_lookup_async);
  scs_keyring_lookup_async (self->keyring,
                            &place,
                            cancellable,
                            lookup_found_cb,
                            g_steal_pointer (&task));
}

static char *
scs_keyring_source_lookup_finish (ScsSecretSource *source, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, source), NULL);
  return g_task_propagate_pointer (G_TASK (result), error);
}

static void
secret_source_iface_init (ScsSecretSourceInterface *iface)
{
  iface->lookup_async = scs_keyring_source_lookup_async;
  iface->lookup_finish = scs_keyring_source_lookup_finish;
}

static void
scs_keyring_source_finalize (GObject *object)
{
  ScsKeyringSource *self = SCS_KEYRING_SOURCE (object);

  g_clear_object (&self->keyring);
  g_free (self->environment);
  g_free (self->service);
  g_free (self->purpose);

  G_OBJECT_CLASS (scs_keyring_source_parent_class)->finalize (object);
}

static void
scs_keyring_source_class_init (ScsKeyringSourceClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = scs_keyring_source_finalize;
}

static void
scs_keyring_source_init (ScsKeyringSource *self)
{
}

/**
 * scs_keyring_source_new:
 * @keyring: where the secrets are
 * @environment: the environment's name
 * @service: `marketo`, `salesforce` or `sales-connect`
 * @purpose: (nullable): `sales-connect` or `checks`, for Marketo only
 *
 * Returns: (transfer full): a source for a client
 */
ScsSecretSource *
scs_keyring_source_new (ScsKeyring *keyring,
                        const char *environment,
                        const char *service,
                        const char *purpose)
{
  ScsKeyringSource *self = g_object_new (SCS_TYPE_KEYRING_SOURCE, NULL);

  self->keyring = g_object_ref (keyring);
  self->environment = g_strdup (environment);
  self->service = g_strdup (service);
  self->purpose = g_strdup (purpose);
  return SCS_SECRET_SOURCE (self);
}
