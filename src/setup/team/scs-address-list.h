/* SPDX-FileCopyrightText: 2026 The Sales Connect Setup authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * ScsAddressFault:
 * @SCS_ADDRESS_FAULT_NONE: it may be an e-mail ID
 * @SCS_ADDRESS_FAULT_EMPTY: nothing is there
 * @SCS_ADDRESS_FAULT_NO_AT: no at sign
 * @SCS_ADDRESS_FAULT_MANY_AT: several at signs, so more than one address or a slip
 * @SCS_ADDRESS_FAULT_BLANK: a blank within
 * @SCS_ADDRESS_FAULT_LETTERS: letters that no mail server takes
 * @SCS_ADDRESS_FAULT_DOMAIN: what follows the at sign is no domain
 * @SCS_ADDRESS_FAULT_LENGTH: too long
 * @SCS_ADDRESS_FAULT_OTHER: something else
 *
 * Why a text is no e-mail ID.
 */
typedef enum {
  SCS_ADDRESS_FAULT_NONE,
  SCS_ADDRESS_FAULT_EMPTY,
  SCS_ADDRESS_FAULT_NO_AT,
  SCS_ADDRESS_FAULT_MANY_AT,
  SCS_ADDRESS_FAULT_BLANK,
  SCS_ADDRESS_FAULT_LETTERS,
  SCS_ADDRESS_FAULT_DOMAIN,
  SCS_ADDRESS_FAULT_LENGTH,
  SCS_ADDRESS_FAULT_OTHER
} ScsAddressFault;

/* One address of a text, or what stands in its place. */
typedef struct {
  char *address; /* (owned) may be none, see scs_address_get_fault() */
  char *name;    /* (owned) (nullable) */
  guint line;    /* of the text, from 1 */
} ScsAddressEntry;

GPtrArray *scs_address_list_new_from_text (const char *text);
char *scs_address_dup_from_cell (const char *cell, char **name);
ScsAddressFault scs_address_get_fault (const char *address);
const char *scs_address_fault_get_words (ScsAddressFault fault);

G_END_DECLS
