/* SPDX-FileCopyrightText: 2026 The Sales Connect Setup authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "setup/scs-setup.h"

G_BEGIN_DECLS

#define SCS_TYPE_HANDOFF_DIALOG (scs_handoff_dialog_get_type ())
G_DECLARE_FINAL_TYPE (ScsHandoffDialog, scs_handoff_dialog, SCS, HANDOFF_DIALOG, AdwWindow)

GtkWidget *scs_handoff_dialog_new (ScsSetup *setup, const char *role_or_errand);
void scs_handoff_dialog_present (GtkWidget *parent, ScsSetup *setup, const char *role_or_errand);

G_END_DECLS
