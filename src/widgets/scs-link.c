/* SPDX-FileCopyrightText: 2026 The Sales Connect Setup authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "widgets/scs-link.h"

/**
 * scs_toast:
 * @widget: a widget in a window of ours
 * @text: a short sentence that needs no answer
 */
void
scs_toast (GtkWidget *widget, const char *text)
{
  gtk_widget_activate_action (widget, "win.toast", "s", text);
}

static void
opened_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GtkWidget) widget = user_data;
  g_autoptr (GError) error = NULL;

  if (!g_app_info_launch_default_for_uri_finish (result, &error))
    scs_toast (widget,
               _("No program could be opened for this. Copy it instead, and paste it there."));
}

/**
 * scs_link_open:
 * @widget: what was pressed
 * @uri: an address for the browser or the mail program
 *
 * Opens an address in the person's own program, through the portal when sandboxed. A failure is
 * told by a toast.
 */
void
scs_link_open (GtkWidget *widget, const char *uri)
{
  g_autoptr (GdkAppLaunchContext) context =
      gdk_display_get_app_launch_context (gtk_widget_get_display (widget));

  g_app_info_launch_default_for_uri_async (uri,
                                           G_APP_LAUNCH_CONTEXT (context),
                                           NULL,
                                           opened_cb,
                                           g_object_ref (widget));
}

/**
 * scs_link_copy:
 * @widget: what was pressed
 * @text: something that is no secret
 */
void
scs_link_copy (GtkWidget *widget, const char *text)
{
  gdk_clipboard_set_text (gtk_widget_get_clipboard (widget), text);
  scs_toast (widget, _("Copied"));
}
