/* SPDX-FileCopyrightText: 2026 The Sales Connect Setup authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "store/scs-keyring.h"

G_BEGIN_DECLS

/* One question to the Secret Service, between the caller's task and libsecret. Counted references;
 * main context only. */
typedef struct _ScsKeyringCall ScsKeyringCall;

ScsKeyringCall *scs_keyring_call_new (GTask *task, guint timeout_ms, GHashTable *attributes);
ScsKeyringCall *scs_keyring_call_ref (ScsKeyringCall *self);
void scs_keyring_call_unref (ScsKeyringCall *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (ScsKeyringCall, scs_keyring_call_unref)

GHashTable *scs_keyring_call_get_attributes (ScsKeyringCall *self);
gboolean scs_keyring_call_is_open (ScsKeyringCall *self);
void scs_keyring_call_return_error (ScsKeyringCall *self, GError *error);
void scs_keyring_call_return_failure (ScsKeyringCall *self, const GError *error);
void scs_keyring_call_return_boolean (ScsKeyringCall *self, gboolean value);
void
scs_keyring_call_return_pointer (ScsKeyringCall *self, gpointer value, GDestroyNotify free_value);

typedef void (*ScsKeyringCallStep) (ScsKeyringCall *self);
void scs_keyring_call_unless_locked (ScsKeyringCall *self,
                                     gboolean prompts,
                                     ScsKeyringCallStep again,
                                     ScsKeyringCallStep nothing);

gboolean scs_keyring_is_sandboxed (void);

G_END_DECLS
