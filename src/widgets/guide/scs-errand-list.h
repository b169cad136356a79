/* SPDX-FileCopyrightText: 2026 The Sales Connect Setup authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "setup/scs-setup.h"

G_BEGIN_DECLS

#define SCS_TYPE_ERRAND_LIST (scs_errand_list_get_type ())
G_DECLARE_FINAL_TYPE (ScsErrandList, scs_errand_list, SCS, ERRAND_LIST, AdwBin)

void scs_errand_list_refresh (ScsErrandList *self, ScsSetup *setup);

G_END_DECLS
