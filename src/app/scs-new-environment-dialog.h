/* SPDX-FileCopyrightText: 2026 The Sales Connect Setup authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "setup/environment/scs-environments.h"

G_BEGIN_DECLS

#define SCS_TYPE_NEW_ENVIRONMENT_DIALOG (scs_new_environment_dialog_get_type ())
G_DECLARE_FINAL_TYPE (ScsNewEnvironmentDialog,
                      scs_new_environment_dialog,
                      SCS,
                      NEW_ENVIRONMENT_DIALOG,
                      AdwMessageDialog)

GtkWidget *scs_new_environment_dialog_new (ScsEnvironments *environments);
void scs_new_environment_dialog_ask (GtkWidget *widget, ScsEnvironments *environments);

G_END_DECLS
