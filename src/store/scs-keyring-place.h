/* SPDX-FileCopyrightText: 2026 The Sales Connect Setup authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "store/scs-keyring.h"

#include <libsecret/secret.h>

G_BEGIN_DECLS

/* The same schema, as stored and asked for by its name, and as asked for under any. */
extern const SecretSchema scs_keyring_schema;
extern const SecretSchema scs_keyring_any_schema;

GHashTable *scs_keyring_place_to_attributes (const ScsKeyringPlace *place);
gboolean scs_keyring_place_is_within (const ScsKeyringPlace *place, GHashTable *attributes);
char *scs_keyring_place_to_label (const ScsKeyringPlace *place);
GPtrArray *scs_keyring_place_names_from_attributes (GPtrArray *all);

G_END_DECLS
