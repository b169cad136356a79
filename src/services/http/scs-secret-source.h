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

G_END_DECLS
