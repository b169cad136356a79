/* SPDX-FileCopyrightText: 2026 The Sales Connect Setup authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "setup/scs-setup.h"

G_BEGIN_DECLS

#define SCS_TYPE_OUTCOME_ROW (scs_outcome_row_get_type ())
G_DECLARE_FINAL_TYPE (ScsOutcomeRow, scs_outcome_row, SCS, OUTCOME_ROW, AdwActionRow)

GtkWidget *scs_outcome_row_new (const char *outcome_id);
void scs_outcome_row_refresh (ScsOutcomeRow *self, ScsSetup *setup);

G_END_DECLS
