/* SPDX-FileCopyrightText: 2026 The Sales Connect Setup authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "setup/scs-setup.h"

G_BEGIN_DECLS

#define SCS_TYPE_TICK_LIST (scs_tick_list_get_type ())
G_DECLARE_FINAL_TYPE (ScsTickList, scs_tick_list, SCS, TICK_LIST, AdwPreferencesGroup)

void scs_tick_list_refresh (ScsTickList *self, ScsMemberList *members, ScsGuidedErrand *errand);
void scs_tick_list_set_usable (ScsTickList *self, gboolean usable);

G_END_DECLS
