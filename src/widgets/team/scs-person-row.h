/* SPDX-FileCopyrightText: 2026 The Sales Connect Setup authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "setup/team/scs-person-line.h"

G_BEGIN_DECLS

#define SCS_TYPE_PERSON_ROW (scs_person_row_get_type ())
G_DECLARE_FINAL_TYPE (ScsPersonRow, scs_person_row, SCS, PERSON_ROW, GtkWidget)

GtkWidget *scs_person_row_new (void);
void scs_person_row_set_line (ScsPersonRow *self, ScsPersonLine *line);

G_END_DECLS
