/* SPDX-FileCopyrightText: 2026 The Sales Connect Setup authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "setup/environment/scs-environments.h"

G_BEGIN_DECLS

#define SCS_TYPE_ENVIRONMENT_BUTTON (scs_environment_button_get_type ())
G_DECLARE_FINAL_TYPE (ScsEnvironmentButton, scs_environment_button, SCS, ENVIRONMENT_BUTTON, AdwBin)

void scs_environment_button_set_environments (ScsEnvironmentButton *self,
                                              ScsEnvironments *environments);
void scs_environment_button_set_present (ScsEnvironmentButton *self, ScsEnvironment *environment);
void scs_environment_button_set_title (ScsEnvironmentButton *self, const char *title);

G_END_DECLS
