/* SPDX-FileCopyrightText: 2026 The Sales Connect Setup authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "setup/scs-setup.h"

G_BEGIN_DECLS

#define SCS_TYPE_PEOPLE_LIST (scs_people_list_get_type ())
G_DECLARE_FINAL_TYPE (ScsPeopleList, scs_people_list, SCS, PEOPLE_LIST, AdwPreferencesGroup)

void scs_people_list_refresh (ScsPeopleList *self, ScsSetup *setup);
void scs_people_list_pick_nobody (ScsPeopleList *self);

G_END_DECLS
