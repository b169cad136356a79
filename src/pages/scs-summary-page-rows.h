/* SPDX-FileCopyrightText: 2026 The Sales Connect Setup authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "setup/report/scs-snapshot.h"

G_BEGIN_DECLS

GtkWidget *scs_summary_page_make_outcome_row (ScsSetup *setup, const ScsOutcomeInfo *info);
GtkWidget *scs_summary_page_make_change_row (const ScsChange *change);
GtkWidget *scs_summary_page_make_note_row (const char *text);

G_END_DECLS
