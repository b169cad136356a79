/* SPDX-FileCopyrightText: 2026 The Sales Connect Setup authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "demo/scs-demo-state-file.h"

struct _ScsDemoStateFile {
  char *path;
  GMutex lock;       /* one writer at a time; guards n_written */
  guint64 n_written; /* the newest contents that are in the file */
  guint64 n_given;   /* the newest contents that were given to us */
};

typedef struct {
  ScsDemoStateFile *file;
  GBytes *contents;
  guint64 number;
} WriteData;

static void
write_data_free (WriteData *data)
{
  scs_demo_state_file_unref (data->file);
  g_bytes_unref (data->contents);
  g_free (data);
}

/**
 * scs_demo_state_file_new:
 * @path: of the file, which is not touched yet
 *
 * Returns: (transfer full)
 */
ScsDemoStateFile *
scs_demo_state_file_new (const char *path)
{
  ScsDemoStateFile *self = g_atomic_rc_box_new0 (ScsDemoStateFile);

  self->path = g_strdup (path);
  g_mutex_init (&self->lock);
  return self;
}

/**
 * scs_demo_state_file_ref:
 *
 * Returns: (transfer full): the file itself; from any thread
 */
ScsDemoStateFile *
scs_demo_state_file_ref (ScsDemoStateFile *self)
{
  return g_atomic_rc_box_acquire (self);
}

static void
clear_file (gpointer data)
{
  ScsDemoStateFile *self = data;

  g_free (self->path);
  g_mutex_clear (&self->lock);
}

/**
 * scs_demo_state_file_unref:
 *
 * Gives a reference back, from any thread.
 */
void
scs_demo_state_file_unref (ScsDemoStateFile *self)
{
  g_atomic_rc_box_release_full (self, clear_file);
}

/* Older contents that come late are dropped: a newer state is never overwritten. */
static gboolean
write_number (ScsDemoStateFile *self, GBytes *contents, guint64 number, GError **error)
{
  gsize length;
  const char *text = g_bytes_get_data (contents, &length);
  gboolean is_written = TRUE;

  g_mutex_lock (&self->lock);
  if (number > self->n_written)
    is_written = g_file_set_contents_full (self->path,
                                           text,
                                           (gssize) length,
                                           G_FILE_SET_CONTENTS_CONSISTENT,
                                           0600,
                                           error);
  if (is_written)
    self->n_written = MAX (self->n_written, number);
  g_mutex_unlock (&self->lock);
  return is_written;
}

static void
write_in_thread (GTask *task, gpointer source, gpointer task_data, GCancellable *cancellable)
{
  WriteData *data = task_data;
  g_autoptr (GError) error = NULL;

  if (!write_number (data->file, data->contents, data->number, &error))
    g_message ("The demo's state file was not written: %s", error->message);
  g_task_return_boolean (task, error == NULL);
}

/**
 * scs_demo_state_file_write:
 * @contents: everything
 *
 * Replaces the file, readable by its owner alone, and waits until that is done. For the beginning
 * and the end of a run.
 */
gboolean
scs_demo_state_file_write (ScsDemoStateFile *self, GBytes *contents, GError **error)
{
  return write_number (self, contents, ++self->n_given, error);
}

/**
 * scs_demo_state_file_write_soon:
 * @contents: everything
 *
 * Replaces the file in a thread.
 */
void
scs_demo_state_file_write_soon (ScsDemoStateFile *self, GBytes *contents)
{
  g_autoptr (GTask) task = g_task_new (NULL, NULL, NULL, NULL);
  WriteData *data = g_new0 (WriteData, 1);

  data->file = scs_demo_state_file_ref (self);
  data->contents = g_bytes_ref (contents);
  data->number = ++self->n_given;
  g_task_set_source_tag (task, scs_demo_state_file_write_soon);
  g_task_set_task_data (task, data, (GDestroyNotify) write_data_free);
  g_task_run_in_thread (task, write_in_thread);
}
