/* SPDX-FileCopyrightText: 2026 The Sales Connect Setup authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* The field in which a fault shows. */
typedef enum {
  SCS_FIELD_NONE,
  SCS_FIELD_MUNCHKIN_ID,
  SCS_FIELD_CLIENT_ID,
  SCS_FIELD_CLIENT_SECRET,
  SCS_FIELD_CONSUMER_KEY,
  SCS_FIELD_LOGIN_HOST,
  SCS_FIELD_EMAIL,
  SCS_FIELD_PASSWORD
} ScsField;

const char *scs_advice_get_key (const GError *error);
GError *scs_advice_new_error (const char *key, const char *message);
gboolean scs_advice_key_is_known (const char *key);
gboolean scs_advice_key_is_refusal (const char *key);
ScsField scs_advice_get_field (const char *key);
const char *scs_advice_get_what (const char *key);
const char *scs_advice_get_todo (const char *key);
char *scs_advice_dup_sentences (const char *key);
char *scs_advice_dup_sentences_for_error (const GError *error);

G_END_DECLS
