/* SPDX-FileCopyrightText: 2026 The Sales Connect Setup authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "widgets/handoff/scs-handoff-window.h"

/* Beside a browser there are 360 pixels; elsewhere a text is easier to read in longer lines. */
#define WIDE 600
#define WIDE_WINDOW_WIDTH 560

/**
 * scs_handoff_window_present:
 * @window: a dialog
 * @parent: what was pressed
 *
 * Shows it before the window of @parent, as wide as that allows.
 */
void
scs_handoff_window_present (GtkWindow *window, GtkWidget *parent)
{
  GtkRoot *root = gtk_widget_get_root (parent);
  int width, height;

  if (GTK_IS_WINDOW (root)) {
    gtk_window_set_transient_for (window, GTK_WINDOW (root));
    gtk_window_get_default_size (window, &width, &height);
    if (gtk_widget_get_width (GTK_WIDGET (root)) >= WIDE)
      gtk_window_set_default_size (window, WIDE_WINDOW_WIDTH, height);
  }
  gtk_window_present (window);
}
