/* SPDX-FileCopyrightText: 2026 The Sales Connect Setup authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "setup/scs-setup.h"

G_BEGIN_DECLS

#define SCS_TYPE_PERSON_GROUP (scs_person_group_get_type ())
G_DECLARE_FINAL_TYPE (ScsPersonGroup, scs_person_group, SCS, PERSON_GROUP, AdwPreferencesGroup)

void scs_person_group_refresh (ScsPersonGroup *self,
                               ScsSetup *setup,
                               const ScsRole *role,
                               const char *why,
                               gboolean may_be_mine);

G_END_DECLS
