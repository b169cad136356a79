/* SPDX-FileCopyrightText: 2026 The Sales Connect Setup authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "setup/scs-setup.h"

G_BEGIN_DECLS

/* Signal: answered, when more or less can be used than before. */
#define SCS_TYPE_ERRAND_BEFORE (scs_errand_before_get_type ())
G_DECLARE_FINAL_TYPE (ScsErrandBefore, scs_errand_before, SCS, ERRAND_BEFORE, AdwBin)

void scs_errand_before_refresh (ScsErrandBefore *self,
                                ScsSetup *setup,
                                const ScsErrand *errand,
                                gboolean is_reached,
                                gboolean lacks_people);
gboolean scs_errand_before_knows_way (ScsErrandBefore *self);
gboolean scs_errand_before_is_usable (ScsErrandBefore *self);

G_END_DECLS
