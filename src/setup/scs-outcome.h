/* SPDX-FileCopyrightText: 2026 The Sales Connect Setup authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

#include "setup/scs-check.h"

G_BEGIN_DECLS

/**
 * ScsOutcomeState:
 * @SCS_OUTCOME_OPEN: nobody says that it is done
 * @SCS_OUTCOME_ON_WORD: a person said so
 * @SCS_OUTCOME_PROVED: a public API showed it
 * @SCS_OUTCOME_CONTRADICTED: it was said or proved before, and an API now shows the contrary
 */
typedef enum {
  SCS_OUTCOME_OPEN,
  SCS_OUTCOME_ON_WORD,
  SCS_OUTCOME_PROVED,
  SCS_OUTCOME_CONTRADICTED
} ScsOutcomeState;

/* What can be reached in a step. One line of the table in scs-outcome.c. */
typedef struct {
  const char *id;
  const char *step;
  const char *title;    /* untranslated; scs_outcome_info_get_title() */
  const char *check_id; /* (nullable) the check that can prove it */
  gboolean optional;    /* the step is done without it */
  const char *errand;   /* (nullable) the errand of the guide that reaches this alone */
} ScsOutcomeInfo;

/* How far one outcome is. */
typedef struct {
  const ScsOutcomeInfo *info;
  char *who;           /* (owned) (nullable) on whose word, NULL = nobody's */
  gint64 said_at_us;   /* wall clock */
  gboolean day_only;   /* of said_at_us no more than the day is known */
  char *note;          /* (owned) (nullable) what they added */
  gint64 proved_at_us; /* wall clock of the last proof, 0 = never */
  gint64 denied_at_us; /* wall clock of the last check if it failed, else 0 */
} ScsOutcome;

const ScsOutcomeInfo *scs_outcome_info_list (gsize *n_infos);
const ScsOutcomeInfo *scs_outcome_info_find (const char *id);
const char *scs_outcome_info_get_title (const ScsOutcomeInfo *info);

ScsOutcome *scs_outcome_new (const ScsOutcomeInfo *info);
void scs_outcome_free (ScsOutcome *outcome);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (ScsOutcome, scs_outcome_free)

ScsOutcomeState scs_outcome_get_state (const ScsOutcome *outcome);
const char *scs_outcome_state_get_words (ScsOutcomeState state);
const char *scs_outcome_state_get_icon (ScsOutcomeState state);
const char *scs_outcome_state_get_name (ScsOutcomeState state);
void scs_outcome_say (ScsOutcome *outcome, const char *who, const char *note, gint64 at_us);
void scs_outcome_unsay (ScsOutcome *outcome);
void scs_outcome_apply_check (ScsOutcome *outcome, ScsCheckResult result, gint64 at_us);
char *scs_outcome_to_body (const ScsOutcome *outcome);
gboolean scs_outcome_read_body (ScsOutcome *outcome, const char *body);
char *scs_outcome_dup_evidence (const ScsOutcome *outcome);

G_END_DECLS
