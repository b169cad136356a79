/* SPDX-FileCopyrightText: 2026 The Sales Connect Setup authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "setup/scs-setup.h"

G_BEGIN_DECLS

#define SCS_TYPE_ERRAND_BODY (scs_errand_body_get_type ())
G_DECLARE_FINAL_TYPE (ScsErrandBody, scs_errand_body, SCS, ERRAND_BODY, AdwBin)

GtkWidget *scs_errand_body_new (const ScsErrand *errand);
void scs_errand_body_refresh (ScsErrandBody *self, ScsSetup *setup);
gboolean scs_errand_body_copy_next_value (ScsErrandBody *self);
gboolean scs_errand_body_holds_values_back (ScsErrandBody *self);

G_END_DECLS
