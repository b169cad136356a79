/* SPDX-FileCopyrightText: 2026 The Sales Connect Setup authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "setup/scs-setup.h"

G_BEGIN_DECLS

#define SCS_TYPE_ERRAND_HELP (scs_errand_help_get_type ())
G_DECLARE_FINAL_TYPE (ScsErrandHelp, scs_errand_help, SCS, ERRAND_HELP, AdwBin)

void scs_errand_help_refresh (ScsErrandHelp *self, ScsSetup *setup, const ScsErrand *errand);

G_END_DECLS
