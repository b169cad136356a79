/* SPDX-FileCopyrightText: 2026 The Sales Connect Setup authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

void scs_secret_clipboard_copy (GtkWidget *widget, const char *secret);
void scs_secret_clipboard_clear (GdkClipboard *clipboard);
void scs_secret_clipboard_settle (GdkClipboard *clipboard);

G_END_DECLS
