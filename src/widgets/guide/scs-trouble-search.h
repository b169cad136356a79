/* SPDX-FileCopyrightText: 2026 The Sales Connect Setup authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "setup/scs-setup.h"

G_BEGIN_DECLS

#define SCS_TYPE_TROUBLE_SEARCH (scs_trouble_search_get_type ())
G_DECLARE_FINAL_TYPE (ScsTroubleSearch, scs_trouble_search, SCS, TROUBLE_SEARCH, AdwBin)

void scs_trouble_search_refresh (ScsTroubleSearch *self, ScsSetup *setup, const ScsErrand *errand);

G_END_DECLS
