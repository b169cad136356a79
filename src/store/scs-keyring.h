/* SPDX-FileCopyrightText: 2026 The Sales Connect Setup authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

#define SCS_KEYRING_ERROR (scs_keyring_error_quark ())
GQuark scs_keyring_error_quark (void);

/**
 * ScsKeyringError:
 * @SCS_KEYRING_ERROR_ABSENT: no Secret Service on the bus, and no Secret portal
 * @SCS_KEYRING_ERROR_LOCKED: the keyring is locked and was not opened (the prompt was dismissed, or
 * there was none)
 * @SCS_KEYRING_ERROR_NO_ANSWER: twenty seconds without an answer; a late one is dropped
 * @SCS_KEYRING_ERROR_GARBAGE: what is stored there is not one line of text
 * @SCS_KEYRING_ERROR_FAILED: anything else
 */
typedef enum {
  SCS_KEYRING_ERROR_ABSENT,
  SCS_KEYRING_ERROR_LOCKED,
  SCS_KEYRING_ERROR_NO_ANSWER,
  SCS_KEYRING_ERROR_GARBAGE,
  SCS_KEYRING_ERROR_FAILED
} ScsKeyringError;

/* Where a secret lies. All strings as in docs/interfaces.md; purpose only for marketo's (else
 * NULL). */
typedef struct {
  const char *environment;
  const char *service;
  const char *purpose;
  const char *kind;
} ScsKeyringPlace;

#define SCS_TYPE_KEYRING (scs_keyring_get_type ())
G_DECLARE_FINAL_TYPE (ScsKeyring, scs_keyring, SCS, KEYRING, GObject)

ScsKeyring *scs_keyring_new (void);

/* For this run only: from now on everything is kept in secret memory, the Secret Service is not
 * asked any more. The person's own choice when the keyring is absent or locked; never the default.
 */
void scs_keyring_set_for_this_run_only (ScsKeyring *self, gboolean for_this_run_only);
gboolean scs_keyring_get_for_this_run_only (ScsKeyring *self);

void scs_keyring_store_async (ScsKeyring *self,
                              const ScsKeyringPlace *place,
                              const char *value,
                              GCancellable *cancellable,
                              GAsyncReadyCallback callback,
                              gpointer user_data);
gboolean scs_keyring_store_finish (ScsKeyring *self, GAsyncResult *result, GError **error);

/* NULL without an error: nothing stored there. (transfer full; secret_password_free) */
void scs_keyring_lookup_async (ScsKeyring *self,
                               const ScsKeyringPlace *place,
                               GCancellable *cancellable,
                               GAsyncReadyCallback callback,
                               gpointer user_data);
char *scs_keyring_lookup_finish (ScsKeyring *self, GAsyncResult *result, GError **error);

/* purpose and kind may be NULL: then all that fit. service may be NULL: all of the environment. */
void scs_keyring_clear_async (ScsKeyring *self,
                              const ScsKeyringPlace *place,
                              GCancellable *cancellable,
                              GAsyncReadyCallback callback,
                              gpointer user_data);
gboolean scs_keyring_clear_finish (ScsKeyring *self, GAsyncResult *result, GError **error);

/* Which places of an environment hold something, without reading a secret or unlocking:
 * (transfer full) (element-type utf8) "service/purpose/kind" or "service//kind". */
void scs_keyring_list_async (ScsKeyring *self,
                             const char *environment,
                             GCancellable *cancellable,
                             GAsyncReadyCallback callback,
                             gpointer user_data);
GPtrArray *scs_keyring_list_finish (ScsKeyring *self, GAsyncResult *result, GError **error);

/* Asks the person to open the default keyring, if it is locked. For the button beside LOCKED: a
 * look-up asks by itself only when the keyring shows that something is there. */
void scs_keyring_unlock_async (ScsKeyring *self,
                               GCancellable *cancellable,
                               GAsyncReadyCallback callback,
                               gpointer user_data);
gboolean scs_keyring_unlock_finish (ScsKeyring *self, GAsyncResult *result, GError **error);

G_END_DECLS
