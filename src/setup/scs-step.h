/* SPDX-FileCopyrightText: 2026 The Sales Connect Setup authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * ScsStepState:
 * @SCS_STEP_OPEN: nothing is done yet
 * @SCS_STEP_BEGUN: a part is done
 * @SCS_STEP_WAITING: the ten minutes run
 * @SCS_STEP_ON_WORD: done, and a part of it on somebody's word
 * @SCS_STEP_PROVED: done, and all of it proved
 * @SCS_STEP_CONTRADICTED: a check shows the contrary of what was said
 */
typedef enum {
  SCS_STEP_OPEN,
  SCS_STEP_BEGUN,
  SCS_STEP_WAITING,
  SCS_STEP_ON_WORD,
  SCS_STEP_PROVED,
  SCS_STEP_CONTRADICTED
} ScsStepState;

/* One step of the set-up: one page. The table in scs-step.c holds them in their order. */
typedef struct {
  const char *id;
  const char *title;   /* untranslated */
  const char *purpose; /* untranslated, one sentence */
  const char *needs;   /* (nullable) ids of steps that come before, separated by blanks */
} ScsStepInfo;

const ScsStepInfo *scs_step_info_list (gsize *n_steps);
const ScsStepInfo *scs_step_info_find (const char *id);
int scs_step_info_get_position (const char *id);
const char *scs_step_info_get_title (const ScsStepInfo *step);
const char *scs_step_info_get_purpose (const ScsStepInfo *step);
const char *scs_step_state_get_words (ScsStepState state);
const char *scs_step_state_get_icon (ScsStepState state);
gboolean scs_step_state_is_done (ScsStepState state);

G_END_DECLS
