/* SPDX-FileCopyrightText: 2026 The Sales Connect Setup authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* What was taken out of a pasted value. */
typedef enum {
  SCS_PASTE_CLEAN = 0,
  SCS_PASTE_SPACES = 1 << 0, /* spaces of any kind, tabs */
  SCS_PASTE_LINE_BREAKS = 1 << 1,
  SCS_PASTE_INVISIBLE = 1 << 2,   /* zero-width and other format characters */
  SCS_PASTE_FULL_WIDTH = 1 << 3,  /* full-width forms, turned into the usual ones */
  SCS_PASTE_QUOTES = 1 << 4,      /* quotation marks around it */
  SCS_PASTE_ADDRESS = 1 << 5,     /* an address around a Munchkin ID */
  SCS_PASTE_PUNCTUATION = 1 << 6, /* what ended a sentence */
  SCS_PASTE_ENCODING = 1 << 7     /* characters written in an encoding of mail or web pages */
} ScsPasteFinding;

typedef enum {
  SCS_VALUE_MUNCHKIN_ID,
  SCS_VALUE_CLIENT_ID,
  SCS_VALUE_CLIENT_SECRET,
  SCS_VALUE_CONSUMER_KEY /* of Salesforce; never in a mail with the three of Marketo */
} ScsValueKind;

/* Why a value cannot be right, or looks odd. */
typedef enum {
  SCS_VALUE_OK,
  SCS_VALUE_EMPTY,
  SCS_VALUE_WRONG_FORM,
  SCS_VALUE_IS_MUNCHKIN_ID,
  SCS_VALUE_IS_CLIENT_ID,
  SCS_VALUE_TOO_LONG,
  SCS_VALUE_HAS_SPACE
} ScsValueFault;

#define SCS_VALUE_N_KINDS 3 /* of Marketo */

/* Why a value was taken out of a mail, or was not. */
typedef enum {
  SCS_PASTED_TAKEN,
  SCS_PASTED_NOT_FOUND,
  SCS_PASTED_DIFFERENT, /* two different ones */
  SCS_PASTED_UNCLEAR,   /* it cannot be told which is which, or where one ends */
  SCS_PASTED_HIDDEN     /* it was made unreadable, or cut off */
} ScsPastedReason;

/* One value of a mail */
typedef struct {
  char *value; /* (owned) (nullable) secret memory */
  ScsPastedReason reason;
  ScsPasteFinding findings; /* what was taken out of it */
  gboolean put_right;       /* it stood under the label of another */
  ScsValueKind stood_under; /* that label */
} ScsPastedValue;

/* What a whole mail has of the three values. Freed as secrets. */
typedef struct {
  ScsPastedValue of[SCS_VALUE_N_KINDS]; /* by ScsValueKind */
  gboolean too_long;                    /* it was not looked at */
} ScsPastedValues;

char *scs_paste_keep (const char *text);
void scs_paste_wipe (char *text);
char *scs_paste_clean (ScsValueKind kind, const char *text, ScsPasteFinding *findings);
char *scs_paste_dup_findings_sentence (ScsPasteFinding findings);
ScsValueFault scs_paste_check (ScsValueKind kind, const char *value);
const char *scs_value_get_doubt (ScsValueKind kind, const char *value);
const char *scs_value_kind_get_name (ScsValueKind kind);
const char *scs_value_fault_get_sentence (ScsValueKind kind, ScsValueFault fault);

char *scs_pasted_value_dup_sentences (const ScsPastedValue *value);
gboolean scs_paste_looks_like_mail (const char *text);
ScsPastedValues *scs_paste_take_apart (const char *text);
void scs_pasted_values_free (ScsPastedValues *values);
gboolean scs_pasted_values_has_any (const ScsPastedValues *values);
gboolean scs_pasted_values_tells_any (const ScsPastedValues *values);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (ScsPastedValues, scs_pasted_values_free)

G_END_DECLS
