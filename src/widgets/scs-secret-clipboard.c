/* SPDX-FileCopyrightText: 2026 The Sales Connect Setup authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <libsecret/secret.h>
#include <string.h>

#include "widgets/scs-secret-clipboard.h"

#define KEPT_FOR_S 30
#define CONTENT_KEY "scs-secret-content"
#define SOURCE_KEY "scs-secret-source"
#define HINT_TYPE "x-kde-passwordManagerHint"
#define HINT "secret"

/* What is offered to other programs: a text as long as it may be had, and nothing afterwards. On
 * GNOME with Wayland a program whose window is not in front cannot empty the clipboard: what it
 * takes away, the compositor offers again, from a copy of its own and without the hint. So the
 * secret goes, and the offer stays; the next time the window is in front, it is replaced. */
#define SCS_TYPE_SECRET_CONTENT (scs_secret_content_get_type ())
G_DECLARE_FINAL_TYPE (ScsSecretContent, scs_secret_content, SCS, SECRET_CONTENT, GdkContentProvider)

struct _ScsSecretContent {
  GdkContentProvider parent_instance;

  SecretValue *secret; /* (owned) (nullable) */
};

G_DEFINE_FINAL_TYPE (ScsSecretContent, scs_secret_content, GDK_TYPE_CONTENT_PROVIDER)

static GdkContentFormats *
scs_secret_content_ref_formats (GdkContentProvider *provider)
{
  GdkContentFormatsBuilder *builder = gdk_content_formats_builder_new ();

  gdk_content_formats_builder_add_gtype (builder, G_TYPE_STRING);
  gdk_content_formats_builder_add_mime_type (builder, HINT_TYPE);
  return gdk_content_formats_builder_free_to_formats (builder);
}

static gboolean
scs_secret_content_get_value (GdkContentProvider *provider, GValue *value, GError **error)
{
  SecretValue *secret = SCS_SECRET_CONTENT (provider)->secret;

  if (!G_VALUE_HOLDS_STRING (value))
    return GDK_CONTENT_PROVIDER_CLASS (scs_secret_content_parent_class)
        ->get_value (provider, value, error);
  g_value_set_string (value, secret != NULL ? secret_value_get_text (secret) : "");
  return TRUE;
}

static void
hint_written_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  GError *error = NULL;

  if (g_output_stream_write_all_finish (G_OUTPUT_STREAM (source), result, NULL, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

/* The text is written by way of its value; here only the hint is asked for. */
static void
scs_secret_content_write_mime_type_async (GdkContentProvider *provider,
                                          const char *mime_type,
                                          GOutputStream *stream,
                                          int io_priority,
                                          GCancellable *cancellable,
                                          GAsyncReadyCallback callback,
                                          gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (provider, cancellable, callback, user_data);

  g_task_set_source_tag (task, scs_secret_content_write_mime_type_async);
  g_output_stream_write_all_async (stream,
                                   HINT,
                                   strlen (HINT),
                                   io_priority,
                                   cancellable,
                                   hint_written_cb,
                                   g_steal_pointer (&task));
}

static gboolean
scs_secret_content_write_mime_type_finish (GdkContentProvider *provider,
                                           GAsyncResult *result,
                                           GError **error)
{
  return g_task_propagate_boolean (G_TASK (result), error);
}

static void
scs_secret_content_finalize (GObject *object)
{
  g_clear_pointer (&SCS_SECRET_CONTENT (object)->secret, secret_value_unref);

  G_OBJECT_CLASS (scs_secret_content_parent_class)->finalize (object);
}

static void
scs_secret_content_class_init (ScsSecretContentClass *klass)
{
  GdkContentProviderClass *provider_class = GDK_CONTENT_PROVIDER_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = scs_secret_content_finalize;
  provider_class->ref_formats = scs_secret_content_ref_formats;
  provider_class->get_value = scs_secret_content_get_value;
  provider_class->write_mime_type_async = scs_secret_content_write_mime_type_async;
  provider_class->write_mime_type_finish = scs_secret_content_write_mime_type_finish;
}

static void
scs_secret_content_init (ScsSecretContent *self)
{
}

static gboolean
has_active_window (GdkDisplay *display)
{
  GListModel *windows = gtk_window_get_toplevels ();

  for (guint i = 0; i < g_list_model_get_n_items (windows); i++) {
    g_autoptr (GtkWindow) window = g_list_model_get_item (windows, i);

    if (gtk_widget_get_display (GTK_WIDGET (window)) == display && gtk_window_is_active (window))
      return TRUE;
  }
  return FALSE;
}

/**
 * scs_secret_clipboard_settle:
 * @clipboard: a clipboard
 *
 * To be called when a window of ours comes to the front: whatever a compositor kept of a secret
 * that is over is replaced by an empty text.
 */
void
scs_secret_clipboard_settle (GdkClipboard *clipboard)
{
  ScsSecretContent *ours = g_object_get_data (G_OBJECT (clipboard), CONTENT_KEY);

  if (ours == NULL || ours->secret != NULL)
    return;
  if (gdk_clipboard_get_content (clipboard) == GDK_CONTENT_PROVIDER (ours))
    gdk_clipboard_set_text (clipboard, "");
  g_object_set_data (G_OBJECT (clipboard), CONTENT_KEY, NULL);
}

/**
 * scs_secret_clipboard_clear:
 * @clipboard: a clipboard
 *
 * Takes a secret of ours out of it. What somebody else put there stays.
 */
void
scs_secret_clipboard_clear (GdkClipboard *clipboard)
{
  ScsSecretContent *ours = g_object_get_data (G_OBJECT (clipboard), CONTENT_KEY);
  guint source = GPOINTER_TO_UINT (g_object_steal_data (G_OBJECT (clipboard), SOURCE_KEY));

  if (source != 0)
    g_source_remove (source);
  if (ours == NULL)
    return;
  g_clear_pointer (&ours->secret, secret_value_unref);
  if (has_active_window (gdk_clipboard_get_display (clipboard)))
    scs_secret_clipboard_settle (clipboard);
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
 * Puts a secret into the clipboard for 30 seconds, with the hint that keeps it out of the histories
 * of Klipper, KDE Connect, CopyQ, GNOME’s Clipboard History, cliphist and others. GNOME Shell and
 * XWayland have no hint of their own; the latter passes this one on.
 *
 * Source: the type `x-kde-passwordManagerHint` of Klipper (phabricator.kde.org D12539); what GNOME
 * does: keepassxreboot/keepassxc issues 4498 and 10048.
 */
void
scs_secret_clipboard_copy (GtkWidget *widget, const char *secret)
{
  GdkClipboard *clipboard = gtk_widget_get_clipboard (widget);
  g_autoptr (ScsSecretContent) content = g_object_new (SCS_TYPE_SECRET_CONTENT, NULL);

  scs_secret_clipboard_clear (clipboard);
  content->secret = secret_value_new (secret, -1, "text/plain");
  if (!gdk_clipboard_set_content (clipboard, GDK_CONTENT_PROVIDER (content)))
    return;
  g_object_set_data_full (G_OBJECT (clipboard),
                          CONTENT_KEY,
                          g_steal_pointer (&content),
                          g_object_unref);
  g_object_set_data (G_OBJECT (clipboard),
                     SOURCE_KEY,
                     GUINT_TO_POINTER (
                         g_timeout_add_seconds (KEPT_FOR_S, on_time_over_cb, clipboard)));
}
