/* SPDX-FileCopyrightText: 2026 The Sales Connect Setup authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

void scs_link_open (GtkWidget *widget, const char *uri);
void scs_link_copy (GtkWidget *widget, const char *text);
void scs_toast (GtkWidget *widget, const char *text);

G_END_DECLS
