/* SPDX-FileCopyrightText: 2026 The Sales Connect Setup authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "setup/scs-setup.h"

G_BEGIN_DECLS

#define SCS_TYPE_ANSWER_DIALOG (scs_answer_dialog_get_type ())
G_DECLARE_FINAL_TYPE (ScsAnswerDialog, scs_answer_dialog, SCS, ANSWER_DIALOG, AdwWindow)

GtkWidget *scs_answer_dialog_new (ScsSetup *setup, const char *role_or_errand);
void scs_answer_dialog_present (GtkWidget *parent, ScsSetup *setup, const char *role_or_errand);

G_END_DECLS
