/* SPDX-FileCopyrightText: 2026 The Sales Connect Setup authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "setup/scs-setup.h"

G_BEGIN_DECLS

#define SCS_TYPE_HANDOFF_WAYS (scs_handoff_ways_get_type ())
G_DECLARE_FINAL_TYPE (ScsHandoffWays, scs_handoff_ways, SCS, HANDOFF_WAYS, AdwBin)

void scs_handoff_ways_refresh (ScsHandoffWays *self, ScsSetup *setup, const char *role_or_errand);
void scs_handoff_ways_offer_mark (ScsHandoffWays *self, gboolean offers);

G_END_DECLS
