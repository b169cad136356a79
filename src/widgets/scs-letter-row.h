/* SPDX-FileCopyrightText: 2026 The Sales Connect Setup authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "setup/scs-setup.h"

G_BEGIN_DECLS

#define SCS_TYPE_LETTER_ROW (scs_letter_row_get_type ())
G_DECLARE_FINAL_TYPE (ScsLetterRow, scs_letter_row, SCS, LETTER_ROW, AdwActionRow)

void scs_letter_row_refresh (ScsLetterRow *self, ScsSetup *setup);
void scs_letter_row_set_address (ScsLetterRow *self, const char *address);

G_END_DECLS
