/* SPDX-FileCopyrightText: 2026 The Sales Connect Setup authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "setup/guide/scs-guide.h"

G_BEGIN_DECLS

/* The whole table. */
typedef struct {
  GPtrArray *roles;    /* (element-type ScsRole) */
  GPtrArray *labels;   /* (element-type ScsLabel) */
  GPtrArray *errands;  /* (element-type ScsErrand) */
  GPtrArray *troubles; /* (element-type ScsTrouble) */
} ScsGuide;

const ScsGuide *scs_guide_get (void);
ScsRole *scs_guide_find_role (const ScsGuide *guide, const char *id);
ScsLabel *scs_guide_find_label (const ScsGuide *guide, const char *id);
ScsTrouble *scs_guide_find_trouble (const ScsGuide *guide, const char *id);

G_END_DECLS
