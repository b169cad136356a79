/* SPDX-FileCopyrightText: 2026 The Sales Connect Setup authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "setup/scs-setup.h"

G_BEGIN_DECLS

/* The mail of an errand that is done by writing one. No secret is ever in it. */
char *scs_errand_letter_dup_to (ScsSetup *setup, const ScsErrand *errand);
char *scs_errand_letter_dup_text (ScsSetup *setup, const ScsErrand *errand);
char *scs_errand_letter_dup_mailto (ScsSetup *setup, const ScsErrand *errand);

G_END_DECLS
