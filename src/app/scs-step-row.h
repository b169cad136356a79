/* SPDX-FileCopyrightText: 2026 The Sales Connect Setup authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "setup/scs-setup.h"

G_BEGIN_DECLS

#define SCS_TYPE_STEP_ROW (scs_step_row_get_type ())
G_DECLARE_FINAL_TYPE (ScsStepRow, scs_step_row, SCS, STEP_ROW, GtkListBoxRow)

GtkWidget *scs_step_row_new (const char *step_id);
const char *scs_step_row_get_step_id (ScsStepRow *self);
void scs_step_row_refresh (ScsStepRow *self, ScsSetup *setup);

G_END_DECLS
