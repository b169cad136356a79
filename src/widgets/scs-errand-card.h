/* SPDX-FileCopyrightText: 2026 The Sales Connect Setup authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "setup/scs-setup.h"

G_BEGIN_DECLS

#define SCS_TYPE_ERRAND_CARD (scs_errand_card_get_type ())
G_DECLARE_FINAL_TYPE (ScsErrandCard, scs_errand_card, SCS, ERRAND_CARD, AdwBin)

void scs_errand_card_refresh (ScsErrandCard *self, ScsSetup *setup);
const char *scs_errand_card_get_errand_id (ScsErrandCard *self);
void scs_errand_card_set_expanded (ScsErrandCard *self, gboolean expanded);
gboolean scs_errand_card_get_expanded (ScsErrandCard *self);

/* Within whatever is shown */
ScsErrandCard *scs_errand_card_find (GtkWidget *root, const char *errand_id);
gboolean scs_errand_card_copy_next_value (GtkWidget *root);
gboolean scs_errand_card_holds_values_back (GtkWidget *root);

G_END_DECLS
