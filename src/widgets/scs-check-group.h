/* SPDX-FileCopyrightText: 2026 The Sales Connect Setup authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "setup/scs-setup.h"

G_BEGIN_DECLS

#define SCS_TYPE_CHECK_GROUP (scs_check_group_get_type ())
G_DECLARE_FINAL_TYPE (ScsCheckGroup, scs_check_group, SCS, CHECK_GROUP, AdwPreferencesGroup)

void scs_check_group_refresh (ScsCheckGroup *self, ScsSetup *setup);
void scs_check_group_run (ScsCheckGroup *self);

G_END_DECLS
