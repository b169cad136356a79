/* SPDX-FileCopyrightText: 2026 The Sales Connect Setup authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "setup/scs-setup.h"

G_BEGIN_DECLS

/* What a person typed or ticked at an errand and has not said yet. It lasts as long as the set-up
 * is open, so that every widget that shows the errand has it. */
typedef struct {
  gboolean is_confirmed;
  gboolean shows_troubles;
  gboolean shows_help;
  gboolean has_mail; /* one to somebody else was made, and maybe sent */
  char *words;       /* (owned) (nullable) what stands on the screen, as it was typed */
} ScsErrandDraft;

GPtrArray *scs_progress_list (ScsSetup *setup, const char *step, const char *sections);
gboolean scs_progress_is_done (ScsSetup *setup, const ScsErrand *errand);
gboolean scs_progress_asks_edition (ScsSetup *setup, const ScsErrand *errand);
GPtrArray *scs_progress_list_needs (ScsSetup *setup, const ScsErrand *errand);
const char *scs_progress_get_trouble (ScsSetup *setup, const ScsErrand *errand);
void scs_progress_set_trouble (ScsSetup *setup, const ScsErrand *errand, const char *words);

const ScsErrand *scs_progress_find_first (ScsSetup *setup, const char *step);
const ScsErrand *scs_progress_find_present (ScsSetup *setup, const char *step);
void scs_progress_set_present (ScsSetup *setup, const char *step, const char *errand_id);
void scs_progress_choose_edition (ScsSetup *setup, const ScsErrand *errand, const char *edition);

ScsErrandDraft *scs_progress_get_draft (ScsSetup *setup, const char *errand_id);
void scs_progress_wish_focus (ScsSetup *setup, const char *errand_id);
gboolean scs_progress_take_focus_wish (ScsSetup *setup, const ScsErrand *present);

G_END_DECLS
