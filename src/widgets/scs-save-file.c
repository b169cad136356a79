/* SPDX-FileCopyrightText: 2026 The Sales Connect Setup authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "scs-widgets"

#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "widgets/scs-save-file.h"

/* Asking where a file shall be, and writing it there. */

typedef struct {
  /* input */
  ScsSaveFileFunc make_text;
  /* in progress */
  GtkFileChooserNative *chooser; /* (owned) (nullable) while it is open */
  /* output */
  char *sentence; /* (owned) (nullable) */
} SaveFileData;

static void
save_file_data_free (SaveFileData *data)
{
  g_clear_object (&data->chooser);
  g_free (data->sentence);
  g_free (data);
}

static void on_response_cb (GTask *task, int response);
static void on_window_destroyed_cb (GTask *task);
static void written_cb (GObject *source, GAsyncResult *result, gpointer user_data);

/**
 * scs_save_file_async:
 * @widget: for which something is saved, within a window
 * @title: what is asked
 * @name: of the file, until the person gives it another
 * @make_text: what it shall hold, asked when the person has chosen
 * @callback: when it is written, or will not be
 * @user_data: for @callback
 *
 * Asks the person where, and writes there. A file that is there already, the dialog asks about. One
 * dialog a window: while one is open, another is not opened, and this ends at once.
 */
void
scs_save_file_async (GtkWidget *widget,
                     const char *title,
                     const char *name,
                     ScsSaveFileFunc make_text,
                     GAsyncReadyCallback callback,
                     gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (widget, NULL, callback, user_data);
  GtkWindow *window = GTK_WINDOW (gtk_widget_get_root (widget));
  SaveFileData *data = g_new0 (SaveFileData, 1);

  g_task_set_source_tag (task, scs_save_file_async);
  g_task_set_task_data (task, data, (GDestroyNotify) save_file_data_free);
  if (g_object_get_data (G_OBJECT (window), "scs-save-file") != NULL) {
    g_task_return_pointer (task, NULL, NULL);
    return;
  }
  data->make_text = make_text;
  data->chooser =
      gtk_file_chooser_native_new (title, window, GTK_FILE_CHOOSER_ACTION_SAVE, NULL, NULL);
  g_object_set_data (G_OBJECT (window), "scs-save-file", data->chooser);
  gtk_native_dialog_set_modal (GTK_NATIVE_DIALOG (data->chooser), TRUE);
  gtk_file_chooser_set_current_name (GTK_FILE_CHOOSER (data->chooser), name);
  /* The dialog holds the task until it is answered, or the window is gone. */
  g_signal_connect_data (data->chooser,
                         "response",
                         G_CALLBACK (on_response_cb),
                         g_object_ref (task),
                         (GClosureNotify) (void (*) (void)) g_object_unref,
                         G_CONNECT_SWAPPED);
  g_signal_connect_object (window,
                           "destroy",
                           G_CALLBACK (on_window_destroyed_cb),
                           task,
                           G_CONNECT_SWAPPED);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (data->chooser));
}

/* Returns: (transfer full): the dialog, which is not asked any more */
static GtkFileChooserNative *
take_chooser (GTask *task)
{
  SaveFileData *data = g_task_get_task_data (task);
  GtkFileChooserNative *chooser = g_steal_pointer (&data->chooser);
  GtkWindow *window = gtk_native_dialog_get_transient_for (GTK_NATIVE_DIALOG (chooser));

  g_signal_handlers_disconnect_by_func (chooser, on_response_cb, task);
  if (window != NULL) {
    g_signal_handlers_disconnect_by_func (window, on_window_destroyed_cb, task);
    g_object_set_data (G_OBJECT (window), "scs-save-file", NULL);
  }
  return chooser;
}

static void
write_text (GTask *task, GFile *file)
{
  SaveFileData *data = g_task_get_task_data (task);
  g_autofree char *name = g_file_get_basename (file);
  g_autoptr (GBytes) bytes = NULL;
  char *text = data->make_text (g_task_get_source_object (task), name);

  if (text == NULL) {
    g_task_return_pointer (task, NULL, NULL);
    return;
  }
  bytes = g_bytes_new_take (text, strlen (text));
  g_file_replace_contents_bytes_async (file,
                                       bytes,
                                       NULL,
                                       FALSE,
                                       G_FILE_CREATE_REPLACE_DESTINATION,
                                       NULL,
                                       written_cb,
                                       g_object_ref (task));
}

static void
on_response_cb (GTask *swapped_task, int response)
{
  g_autoptr (GTask) task = g_object_ref (swapped_task);
  SaveFileData *data = g_task_get_task_data (task);
  g_autoptr (GtkFileChooserNative) chooser = take_chooser (task);
  g_autoptr (GFile) file = response == GTK_RESPONSE_ACCEPT
                               ? gtk_file_chooser_get_file (GTK_FILE_CHOOSER (chooser))
                               : NULL;

  if (file != NULL) {
    write_text (task, file);
    return;
  }
  if (response == GTK_RESPONSE_ACCEPT)
    data->sentence = g_strdup (_("The system gave no file to write to. Choose another folder."));
  g_task_return_pointer (task, NULL, NULL);
}

static void
on_window_destroyed_cb (GTask *swapped_task)
{
  g_autoptr (GTask) task = g_object_ref (swapped_task);
  SaveFileData *data = g_task_get_task_data (task);
  g_autoptr (GtkFileChooserNative) chooser = data->chooser != NULL ? take_chooser (task) : NULL;

  /* A window can say more than once that it goes. */
  if (chooser == NULL)
    return;
  gtk_native_dialog_destroy (GTK_NATIVE_DIALOG (chooser));
  g_task_return_pointer (task, NULL, NULL);
}

static void
written_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = g_steal_pointer (&user_data);
  SaveFileData *data = g_task_get_task_data (task);
  g_autofree char *name = g_file_get_basename (G_FILE (source));
  g_autoptr (GError) error = NULL;

  if (!g_file_replace_contents_finish (G_FILE (source), result, NULL, &error)) {
    g_info ("A file was not written: %s", error->message);
    /* Translators: %s is the name of a file */
    data->sentence = g_strdup_printf (_("%s could not be written. Choose another folder."), name);
    g_task_return_pointer (task, NULL, NULL);
    return;
  }
  g_task_return_pointer (task, g_steal_pointer (&name), g_free);
}

/**
 * scs_save_file_finish:
 * @widget: for which something was saved
 * @result: what the callback got
 * @sentence: (out): why it was not written, for the person; %NULL when they decided otherwise
 *
 * Returns: (transfer full) (nullable): the name of the file; %NULL when nothing was written
 */
char *
scs_save_file_finish (GtkWidget *widget, GAsyncResult *result, char **sentence)
{
  SaveFileData *data;

  g_return_val_if_fail (g_task_is_valid (result, widget), NULL);
  g_return_val_if_fail (g_async_result_is_tagged (result, scs_save_file_async), NULL);
  data = g_task_get_task_data (G_TASK (result));
  *sentence = g_steal_pointer (&data->sentence);
  return g_task_propagate_pointer (G_TASK (result), NULL);
}
