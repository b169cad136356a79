/* SPDX-FileCopyrightText: 2026 The Sales Connect Setup authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "setup/environment/scs-environments.h"

G_BEGIN_DECLS

#define SCS_TYPE_WELCOME (scs_welcome_get_type ())
G_DECLARE_FINAL_TYPE (ScsWelcome, scs_welcome, SCS, WELCOME, AdwBin)

void scs_welcome_set_environments (ScsWelcome *self, ScsEnvironments *environments);
void scs_welcome_look (ScsWelcome *self);

G_END_DECLS
