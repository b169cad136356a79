/* SPDX-FileCopyrightText: 2026 The Sales Connect Setup authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

void scs_entry_row_limit (AdwEntryRow *row, int max_chars);
char *scs_entry_row_dup_text (AdwEntryRow *row);
void scs_entry_row_fill (AdwEntryRow *row, const char *text);
void scs_entry_row_set_invalid (AdwEntryRow *row, gboolean invalid);

G_END_DECLS
