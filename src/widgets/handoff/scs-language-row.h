/* SPDX-FileCopyrightText: 2026 The Sales Connect Setup authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define SCS_TYPE_LANGUAGE_ROW (scs_language_row_get_type ())
G_DECLARE_FINAL_TYPE (ScsLanguageRow, scs_language_row, SCS, LANGUAGE_ROW, AdwComboRow)

const char *scs_language_row_get_language (ScsLanguageRow *self);
void scs_language_row_set_language (ScsLanguageRow *self, const char *language);

G_END_DECLS
