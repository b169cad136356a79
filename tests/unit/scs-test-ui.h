/* SPDX-FileCopyrightText: 2026 The Sales Connect Setup authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "scs-test-setup.h"

G_BEGIN_DECLS

/* The first descendant for which check (widget, data) holds, in the order of the tree */
GtkWidget *scs_test_ui_find (GtkWidget *widget,
                             gboolean (*check) (GtkWidget *, gconstpointer),
                             gconstpointer data);
gboolean scs_test_ui_is_of_type (GtkWidget *widget, gconstpointer type);
GtkWidget *scs_test_ui_find_button (GtkWidget *widget, const char *label);
GtkWidget *scs_test_ui_find_type (GtkWidget *widget, GType type);
GtkWidget *scs_test_ui_get_child (GtkWidget *widget, const char *name);
void scs_test_ui_click (GtkWidget *widget, const char *label);
void scs_test_ui_assert_named (GtkWidget *widget);
/* Whatever holds it at the moment, such as a change of pages that is still drawn, lets it go in the
 * end. object: (transfer full) */
void scs_test_ui_assert_gone_soon (gpointer object);
void scs_test_ui_run_idle (void);
/* In a window that is shown, so that it is laid out and drawn */
GtkWidget *scs_test_ui_present (GtkWidget *child);
/* widget: (transfer floating) */
void scs_test_ui_assert_goes (GtkWidget *widget);
void scs_test_ui_fill (ScsTestSetup *test);

G_END_DECLS
