/* SPDX-FileCopyrightText: 2026 The Sales Connect Setup authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "store/scs-keyring.h"

G_BEGIN_DECLS

/* Values for this run only: (element-type GHashTable utf8), attributes to a value in secret memory.
 */
GHashTable *scs_keyring_memory_new (void);
void scs_keyring_memory_store (GHashTable *memory, const ScsKeyringPlace *place, const char *value);
char *scs_keyring_memory_lookup (GHashTable *memory, const ScsKeyringPlace *place);
void scs_keyring_memory_clear (GHashTable *memory, const ScsKeyringPlace *place);
GPtrArray *scs_keyring_memory_list (GHashTable *memory, const char *environment);

char *scs_keyring_memory_copy_secret (const char *text, gsize length);

G_END_DECLS
