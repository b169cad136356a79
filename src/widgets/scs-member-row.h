/* SPDX-FileCopyrightText: 2026 The Sales Connect Setup authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "setup/team/scs-member.h"

G_BEGIN_DECLS

#define SCS_TYPE_MEMBER_ROW (scs_member_row_get_type ())
G_DECLARE_FINAL_TYPE (ScsMemberRow, scs_member_row, SCS, MEMBER_ROW, GtkWidget)

GtkWidget *scs_member_row_new (void);
void scs_member_row_set_member (ScsMemberRow *self, ScsMember *member);

G_END_DECLS
