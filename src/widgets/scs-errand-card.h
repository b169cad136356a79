/* SPDX-FileCopyrightText: 2026 The Sales Connect Setup authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "setup/scs-setup.h"

G_BEGIN_DECLS

#define SCS_TYPE_ERRAND_CARD (scs_errand_card_get_type ())
G_DECLARE_FINAL_TYPE (ScsErrandCard, scs_errand_card, SCS, ERRAND_CARD, AdwBin)

void scs_errand_card_refresh (ScsErrandCard *self, ScsSetup *setup);

G_END_DECLS
