/* SPDX-FileCopyrightText: 2026 The Sales Connect Setup authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "app/scs-window-private.h"
#include "setup/guide/scs-progress.h"
#include "widgets/scs-errand-card.h"
#include "widgets/scs-link.h"
#include "widgets/scs-secret-clipboard.h"

/* The part of ScsWindow that leads by the hand: to errands, beside the browser, with values to
 * copy. */

static void
on_go_to_errand_cb (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  ScsWindow *self = SCS_WINDOW (widget);
  const ScsErrand *errand = scs_errand_find (g_variant_get_string (parameter, NULL));
  ScsErrandCard *card;

  if (errand == NULL || self->setup == NULL)
    return;
  if (scs_compact_view_is_on (self->compact_view)) {
    scs_compact_view_go_to_errand (self->compact_view, errand->id);
    return;
  }
  scs_progress_set_present (self->setup, errand->step, errand->id);
  scs_window_go_to (self, errand->step);
  card = scs_errand_card_find (GTK_WIDGET (scs_window_get_page (self)), errand->id);
  if (card == NULL || !gtk_widget_grab_focus (GTK_WIDGET (card)))
    scs_window_focus_page (self);
}

/**
 * scs_window_enter_compact:
 * @self: a window that shows a step
 *
 * Puts it beside the browser.
 */
void
scs_window_enter_compact (ScsWindow *self)
{
  scs_compact_view_enter (self->compact_view, self->setup, self->step_id);
  gtk_stack_set_visible_child_name (self->views, "compact");
  g_settings_set_boolean (self->settings, "beside-browser", TRUE);
  scs_window_update_controls (self);
  scs_compact_view_go_to_step (self->compact_view, self->step_id);
}

static void
on_leave_compact_cb (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  ScsWindow *self = SCS_WINDOW (widget);

  if (!scs_compact_view_is_on (self->compact_view))
    return;
  scs_compact_view_leave (self->compact_view);
  gtk_stack_set_visible_child_name (self->views, "steps");
  g_settings_set_boolean (self->settings, "beside-browser", FALSE);
  scs_page_refresh (scs_window_get_page (self));
  scs_window_update_controls (self);
}

static void
on_beside_browser_cb (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  ScsWindow *self = SCS_WINDOW (widget);

  if (scs_compact_view_is_on (self->compact_view))
    on_leave_compact_cb (widget, action_name, parameter);
  else if (g_strcmp0 (gtk_stack_get_visible_child_name (self->views), "steps") == 0)
    scs_window_enter_compact (self);
}

static void
on_copy_next_value_cb (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  GtkWidget *view = gtk_stack_get_visible_child (SCS_WINDOW (widget)->views);

  if (scs_errand_card_copy_next_value (view))
    return;
  if (scs_errand_card_holds_values_back (view))
    scs_toast (widget, _("Answer the question above the values first."));
  else
    scs_toast (widget, _("There is no value to copy here."));
}

static void
on_active_changed_cb (ScsWindow *self)
{
  if (gtk_window_is_active (GTK_WINDOW (self)))
    scs_secret_clipboard_settle (gtk_widget_get_clipboard (GTK_WIDGET (self)));
}

/**
 * scs_window_watch_clipboard:
 * @self: a window
 *
 * Settles what it can only settle when it is in front.
 */
void
scs_window_watch_clipboard (ScsWindow *self)
{
  g_signal_connect (self, "notify::is-active", G_CALLBACK (on_active_changed_cb), NULL);
}

/**
 * scs_window_install_guide_actions:
 * @widget_class: of the window
 */
void
scs_window_install_guide_actions (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "win.go-to-errand", "s", on_go_to_errand_cb);
  gtk_widget_class_install_action (widget_class, "win.beside-browser", NULL, on_beside_browser_cb);
  gtk_widget_class_install_action (widget_class, "win.leave-compact", NULL, on_leave_compact_cb);
  gtk_widget_class_install_action (widget_class,
                                   "win.copy-next-value",
                                   NULL,
                                   on_copy_next_value_cb);
}
