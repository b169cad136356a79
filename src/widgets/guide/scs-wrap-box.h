/* SPDX-FileCopyrightText: 2026 The Sales Connect Setup authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define SCS_TYPE_WRAP_BOX (scs_wrap_box_get_type ())
G_DECLARE_FINAL_TYPE (ScsWrapBox, scs_wrap_box, SCS, WRAP_BOX, GtkWidget)

void scs_wrap_box_append (ScsWrapBox *self, GtkWidget *child);
void scs_wrap_box_clear (ScsWrapBox *self);

G_END_DECLS
