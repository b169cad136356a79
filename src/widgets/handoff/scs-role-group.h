/* SPDX-FileCopyrightText: 2026 The Sales Connect Setup authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "setup/scs-setup.h"

G_BEGIN_DECLS

#define SCS_TYPE_ROLE_GROUP (scs_role_group_get_type ())
G_DECLARE_FINAL_TYPE (ScsRoleGroup, scs_role_group, SCS, ROLE_GROUP, AdwPreferencesGroup)

void scs_role_group_refresh (ScsRoleGroup *self, ScsSetup *setup);

G_END_DECLS
