/* SPDX-FileCopyrightText: 2026 The Sales Connect Setup authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* What stands around the fields of a role, untranslated. One cannot be somebody at the vendor: no
 * `mine`. */
typedef struct {
  const char *role;
  const char *hint;
  const char *mine; /* (nullable) */
  const char *name;
  const char *address;
} ScsRoleWords;

const ScsRoleWords *scs_role_words_find (const char *role);

G_END_DECLS
