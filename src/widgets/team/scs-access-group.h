/* SPDX-FileCopyrightText: 2026 The Sales Connect Setup authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "setup/scs-setup.h"

G_BEGIN_DECLS

#define SCS_TYPE_ACCESS_GROUP (scs_access_group_get_type ())
G_DECLARE_FINAL_TYPE (ScsAccessGroup, scs_access_group, SCS, ACCESS_GROUP, AdwPreferencesGroup)

void scs_access_group_refresh (ScsAccessGroup *self, ScsSetup *setup, gboolean running);

G_END_DECLS
