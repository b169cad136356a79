/* SPDX-FileCopyrightText: 2026 The Sales Connect Setup authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "services/http/scs-secret-source.h"
#include "store/scs-keyring.h"

G_BEGIN_DECLS

#define SCS_TYPE_KEYRING_SOURCE (scs_keyring_source_get_type ())
G_DECLARE_FINAL_TYPE (ScsKeyringSource, scs_keyring_source, SCS, KEYRING_SOURCE, GObject)

ScsSecretSource *scs_keyring_source_new (ScsKeyring *keyring,
                                         const char *environment,
                                         const char *service,
                                         const char *purpose);

G_END_DECLS
