/* SPDX-FileCopyrightText: 2026 The Sales Connect Setup authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "setup/scs-setup.h"

G_BEGIN_DECLS

#define SCS_TYPE_ERRAND_MAIL (scs_errand_mail_get_type ())
G_DECLARE_FINAL_TYPE (ScsErrandMail, scs_errand_mail, SCS, ERRAND_MAIL, AdwBin)

void scs_errand_mail_refresh (ScsErrandMail *self, ScsSetup *setup, const ScsErrand *errand);

G_END_DECLS
