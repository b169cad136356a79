/* SPDX-FileCopyrightText: 2026 The Sales Connect Setup authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define SCS_TYPE_CAUTION_ROW (scs_caution_row_get_type ())
G_DECLARE_FINAL_TYPE (ScsCautionRow, scs_caution_row, SCS, CAUTION_ROW, AdwActionRow)

G_END_DECLS
