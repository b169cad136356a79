/* SPDX-FileCopyrightText: 2026 The Sales Connect Setup authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* What was found in a text with e-mail addresses. */
typedef struct {
  GPtrArray *addresses; /* (owned) (element-type utf8) */
  GPtrArray *rejected;  /* (owned) (element-type utf8) what is no address, and then one %NULL when
                           there is any */
} ScsAddressList;

ScsAddressList *scs_address_list_new_from_text (const char *text);
void scs_address_list_free (ScsAddressList *list);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (ScsAddressList, scs_address_list_free)

G_END_DECLS
