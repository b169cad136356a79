/* SPDX-FileCopyrightText: 2026 The Sales Connect Setup authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * ScsSaveFileFunc:
 * @widget: for which something is saved
 * @name: the name that the person has given to the file
 *
 * Returns: (transfer full) (nullable): what the file shall hold; %NULL: nothing is written
 */
typedef char *(*ScsSaveFileFunc) (GtkWidget *widget, const char *name);

void scs_save_file_async (GtkWidget *widget,
                          const char *title,
                          const char *name,
                          ScsSaveFileFunc make_text,
                          GAsyncReadyCallback callback,
                          gpointer user_data);
char *scs_save_file_finish (GtkWidget *widget, GAsyncResult *result, char **sentence);

G_END_DECLS
