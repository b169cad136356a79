/* SPDX-FileCopyrightText: 2026 The Sales Connect Setup authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "setup/scs-setup.h"

G_BEGIN_DECLS

#define SCS_TYPE_ERRAND_VALUES (scs_errand_values_get_type ())
G_DECLARE_FINAL_TYPE (ScsErrandValues, scs_errand_values, SCS, ERRAND_VALUES, AdwBin)

void scs_errand_values_refresh (ScsErrandValues *self,
                                ScsSetup *setup,
                                const ScsErrand *errand,
                                ScsGuidedErrand *guided);
gboolean scs_errand_values_has_any (ScsErrandValues *self);
gboolean scs_errand_values_copy_next (ScsErrandValues *self);

G_END_DECLS
