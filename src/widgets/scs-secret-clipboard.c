/* SPDX-FileCopyrightText: 2026 The Sales Connect Setup authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <string.h>

#include "widgets/scs-secret-clipboard.h"

#define KEPT_FOR_S 30
#define CONTENT_KEY "scs-secret-content"
#define SOURCE_KEY "scs-secret-source"

/**
 * scs_secret_clipboard_clear:
 * @clipboard: a clipboard
 *
 * Empties it if a secret of ours is still in it. What somebody else put there stays.
 */
void
scs_secret_clipboard_clear (GdkClipboard *clipboard)
{
  GdkContentProvider *ours = g_object_get_data (G_OBJECT (clipboard), CONTENT_KEY);
  guint source = GPOINTER_TO_UINT (g_object_steal_data (G_OBJECT (clipboard), SOURCE_KEY));

  if (source != 0)
    g_source_remove (source);
  if (ours != NULL && gdk_clipboard_get_content (clipboard) == ours)
    gdk_clipboard_set_content (clipboard, NULL);
  g_object_set_data (G_OBJECT (clipboard), CONTENT_KEY, NULL);
}

static gboolean
on_time_over_cb (gpointer user_data)
{
  g_object_steal_data (user_data, SOURCE_KEY);
  scs_secret_clipboard_clear (user_data);
  return G_SOURCE_REMOVE;
}

/**
 * scs_secret_clipboard_copy:
 * @widget: what was pressed
 * @secret: the value
 *
 * Puts a secret into the clipboard for 30 seconds, with the hint that keeps it out of KDE's
 * clipboard history.
 *
 * Source: the type `x-kde-passwordManagerHint` of Klipper.
 */
void
scs_secret_clipboard_copy (GtkWidget *widget, const char *secret)
{
  GdkClipboard *clipboard = gtk_widget_get_clipboard (widget);
  g_autoptr (GBytes) hint = g_bytes_new_static ("secret", strlen ("secret"));
  GdkContentProvider *parts[] = { gdk_content_provider_new_typed (G_TYPE_STRING, secret),
                                  gdk_content_provider_new_for_bytes ("x-kde-passwordManagerHint",
                                                                      hint) };
  g_autoptr (GdkContentProvider) both =
      gdk_content_provider_new_union (parts, G_N_ELEMENTS (parts));

  scs_secret_clipboard_clear (clipboard);
  if (!gdk_clipboard_set_content (clipboard, both))
    return;
  g_object_set_data_full (G_OBJECT (clipboard), CONTENT_KEY, g_object_ref (both), g_object_unref);
  g_object_set_data (G_OBJECT (clipboard),
                     SOURCE_KEY,
                     GUINT_TO_POINTER (
                         g_timeout_add_seconds (KEPT_FOR_S, on_time_over_cb, clipboard)));
}
