/* SPDX-FileCopyrightText: 2026 The Sales Connect Setup authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "setup/team/scs-people-file.h"

#include <string.h>

/* On a worker: a file may be slow, and what is in it takes its time. */
static GBytes *
read_bytes (GFile *file, GCancellable *cancellable, GError **error)
{
  g_autoptr (GFileInfo) info =
      g_file_query_info (file,
                         G_FILE_ATTRIBUTE_STANDARD_SIZE "," G_FILE_ATTRIBUTE_STANDARD_TYPE,
                         G_FILE_QUERY_INFO_NONE,
                         cancellable,
                         error);
  g_autoptr (GFileInputStream) stream = NULL;
  g_autofree char *data = NULL;
  gsize length;

  if (info == NULL)
    return NULL;
  if (g_file_info_get_file_type (info) != G_FILE_TYPE_REGULAR) {
    g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_NOT_REGULAR_FILE, "not a regular file");
    return NULL;
  }
  if (g_file_info_get_size (info) > SCS_PEOPLE_FILE_MAX_BYTES) {
    scs_people_error_set (error, SCS_PEOPLE_ERROR_TOO_LARGE, 0);
    return NULL;
  }
  stream = g_file_read (file, cancellable, error);
  if (stream == NULL)
    return NULL;
  data = g_malloc (SCS_PEOPLE_FILE_MAX_BYTES + 1);
  if (!g_input_stream_read_all (G_INPUT_STREAM (stream),
                                data,
                                SCS_PEOPLE_FILE_MAX_BYTES + 1,
                                &length,
                                cancellable,
                                error))
    return NULL;
  /* It may have grown since it was looked at. */
  if (length > SCS_PEOPLE_FILE_MAX_BYTES) {
    scs_people_error_set (error, SCS_PEOPLE_ERROR_TOO_LARGE, 0);
    return NULL;
  }
  return g_bytes_new_take (g_realloc (g_steal_pointer (&data), MAX (length, 1)), length);
}

static void
read_on_worker (GTask *task, gpointer source, gpointer task_data, GCancellable *cancellable)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = read_bytes (G_FILE (source), cancellable, &error);
  ScsPeopleTable *table = bytes != NULL ? scs_people_table_new_from_bytes (bytes, &error) : NULL;

  /* A cancelled task has its answer; a second one would be written over it. */
  if (!g_task_set_return_on_cancel (task, FALSE))
    g_clear_pointer (&table, scs_people_table_free);
  else if (table == NULL)
    g_task_return_error (task, g_steal_pointer (&error));
  else
    g_task_return_pointer (task, table, (GDestroyNotify) scs_people_table_free);
}

/**
 * scs_people_file_read_async:
 * @file: what a person chose
 * @cancellable: (nullable): to stop; a file that does not answer is left to itself
 * @callback: when it is read
 * @user_data: for @callback
 *
 * Reads a list of people. At most %SCS_PEOPLE_FILE_MAX_BYTES are ever held.
 *
 * Errors: #ScsPeopleError, #GIOErrorEnum.
 */
void
scs_people_file_read_async (GFile *file,
                            GCancellable *cancellable,
                            GAsyncReadyCallback callback,
                            gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (file, cancellable, callback, user_data);

  g_task_set_source_tag (task, scs_people_file_read_async);
  g_task_set_return_on_cancel (task, TRUE);
  g_task_run_in_thread (task, read_on_worker);
}

/**
 * scs_people_file_read_finish:
 * @file: what a person chose
 * @result: what the callback got
 * @error: return location; see scs_people_error_dup_sentence()
 *
 * Returns: (transfer full): its lines and their cells
 */
ScsPeopleTable *
scs_people_file_read_finish (GFile *file, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_async_result_is_tagged (result, scs_people_file_read_async), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

/* A spreadsheet program takes a cell that begins so for a formula. */
static gboolean
looks_like_formula (const char *text)
{
  static const char *const signs[] = { "=", "+", "-", "@", "\t", "\r", "＝", "＋", "－", "＠" };

  for (gsize i = 0; i < G_N_ELEMENTS (signs); i++)
    if (g_str_has_prefix (text, signs[i]))
      return TRUE;
  return FALSE;
}

static void
append_cell (GString *csv, const char *text, gboolean is_name)
{
  g_autoptr (GString) cell = g_string_new (text);
  gboolean quoted;

  if (is_name && looks_like_formula (text))
    g_string_prepend_c (cell, '\'');
  quoted = strpbrk (cell->str, ",\"\r\n;\t") != NULL;
  if (quoted) {
    g_string_replace (cell, "\"", "\"\"", 0);
    g_string_prepend_c (cell, '"');
    g_string_append_c (cell, '"');
  }
  g_string_append_len (csv, cell->str, cell->len);
}

static gboolean
waits (ScsMember *member)
{
  return scs_member_get_state (member) == SCS_MEMBER_PLANNED;
}

/**
 * scs_people_file_dup_invitations:
 * @members: the people of an environment
 * @n_people: (out): how many of them wait for an invitation
 *
 * The web application imports people from a CSV file; the vendor describes no format. So it is the
 * plainest one: UTF-8, a header, the e-mail address first, then the names if any is known, lines
 * ended and cells quoted as RFC 4180 has it.
 *
 * Source: Adobe's product documentation of Marketo, sales-insight-actions-admin-setup-guide.md (the
 * columns are mapped by hand).
 *
 * Returns: (transfer full): a CSV file of those who wait
 */
char *
scs_people_file_dup_invitations (ScsMemberList *members, guint *n_people)
{
  GString *csv = g_string_new (NULL);
  guint n_members = g_list_model_get_n_items (G_LIST_MODEL (members));
  gboolean has_names = FALSE;

  *n_people = 0;
  for (guint i = 0; i < n_members; i++) {
    g_autoptr (ScsMember) member = g_list_model_get_item (G_LIST_MODEL (members), i);

    has_names = has_names || (waits (member) && scs_member_get_name (member) != NULL);
  }
  g_string_append (csv, has_names ? "Email,Name\r\n" : "Email\r\n");
  for (guint i = 0; i < n_members; i++) {
    g_autoptr (ScsMember) member = g_list_model_get_item (G_LIST_MODEL (members), i);
    const char *name = scs_member_get_name (member);

    if (!waits (member))
      continue;
    append_cell (csv, scs_member_get_email (member), FALSE);
    if (has_names) {
      g_string_append_c (csv, ',');
      append_cell (csv, name != NULL ? name : "", TRUE);
    }
    g_string_append (csv, "\r\n");
    (*n_people)++;
  }
  return g_string_free (csv, FALSE);
}
