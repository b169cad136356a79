/* SPDX-FileCopyrightText: 2026 The Sales Connect Setup authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "setup/scs-setup.h"

G_BEGIN_DECLS

#define SCS_TYPE_HANDOFF_PEOPLE (scs_handoff_people_get_type ())
G_DECLARE_FINAL_TYPE (ScsHandoffPeople, scs_handoff_people, SCS, HANDOFF_PEOPLE, AdwBin)

void
scs_handoff_people_refresh (ScsHandoffPeople *self, ScsSetup *setup, const char *role_or_errand);

G_END_DECLS
