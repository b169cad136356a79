/* SPDX-FileCopyrightText: 2026 The Sales Connect Setup authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

#define SCS_TYPE_SECRET_SOURCE (scs_secret_source_get_type ())
G_DECLARE_INTERFACE (ScsSecretSource, scs_secret_source, SCS, SECRET_SOURCE, GObject)

/**
 * ScsSecretSource:
 *
 * Where a client gets a secret at the moment it needs it, so that none has to be kept in an object.
 * Kinds are those of the keyring: `client-id`, `client-secret`, `access-token` and so on.
 */
struct _ScsSecretSourceInterface {
  GTypeInterface parent_iface;

  void (*lookup_async) (ScsSecretSource *self,
                        const char *kind,
                        GCancellable *cancellable,
                        GAsyncReadyCallback callback,
                        gpointer user_data);
  char *(*lookup_finish) (ScsSecretSource *self, GAsyncResult *result, GError **error);
};

void scs_secret_source_lookup_async (ScsSecretSource *self,
                                     const char *kind,
                                     GCancellable *cancellable,
                                     GAsyncReadyCallback callback,
                                     gpointer user_data);
char *scs_secret_source_lookup_finish (ScsSecretSource *self, GAsyncResult *result, GError **error);

/* Several kinds, one after the other. (transfer full) (element-type utf8) in the order of kinds,
 * NULL where nothing is stored; freed with the array. */
void scs_secret_source_lookup_all_async (ScsSecretSource *self,
                                         const char *const *kinds,
                                         GCancellable *cancellable,
                                         GAsyncReadyCallback callback,
                                         gpointer user_data);
GPtrArray *
scs_secret_source_lookup_all_finish (ScsSecretSource *self, GAsyncResult *result, GError **error);

/* A copy in secret memory (secret_password_free); NULL gives NULL. */
char *scs_secret_copy (const char *secret);

G_END_DECLS
