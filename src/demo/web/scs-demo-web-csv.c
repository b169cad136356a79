/* SPDX-FileCopyrightText: 2026 The Sales Connect Setup authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "demo/web/scs-demo-web.h"

#include "demo/scs-demo-secret.h"

#include <string.h>

#define ROWS_MAX 1001 /* with the one that names the columns */
#define COLUMNS_MAX 50
#define CELL_MAX_BYTES 1000
#define BOM "\xef\xbb\xbf"

/* Reads one cell from @at on; @at: (inout): then stands behind it, on a comma, a line's end or the
 * end.
 *
 * Source: RFC 4180.
 *
 * Returns: (transfer full) (nullable): NULL where a quote is not closed, or something follows it */
static char *
read_cell (const char **at)
{
  g_autoptr (GString) cell = g_string_new (NULL);
  const char *p = *at;

  if (*p == '"') {
    for (p++; *p != '\0' && (p[0] != '"' || p[1] == '"'); p++) {
      g_string_append_c (cell, *p);
      if (*p == '"')
        p++;
    }
    if (*p != '"' || strchr (",\r\n", p[1]) == NULL)
      return NULL;
    p++;
  } else {
    gsize length = strcspn (p, ",\r\n");

    g_string_append_len (cell, p, (gssize) length);
    p += length;
  }
  *at = p;
  if (cell->len > CELL_MAX_BYTES)
    return NULL;
  return g_strdup (cell->str);
}

/* Returns: (transfer full) (nullable): the cells of one line; @at: (inout) */
static char **
read_row (const char **at)
{
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  guint n_cells = 0;

  for (;;) {
    g_autofree char *cell = read_cell (at);

    if (cell == NULL || ++n_cells > COLUMNS_MAX)
      return NULL;
    g_strv_builder_add (builder, cell);
    if (**at != ',')
      break;
    (*at)++;
  }
  if (**at == '\r')
    (*at)++;
  if (**at == '\n')
    (*at)++;
  return g_strv_builder_end (builder);
}

static gboolean
is_blank (char **row)
{
  for (guint i = 0; row[i] != NULL; i++) {
    if (row[i][0] != '\0')
      return FALSE;
  }
  return TRUE;
}

/* (transfer full): as many cells as the table has columns */
static char **
fit_row (char **row, guint n_columns)
{
  guint n_cells = g_strv_length (row);

  row = g_renew (char *, row, MAX (n_columns, n_cells) + 1);
  for (guint i = n_columns; i < n_cells; i++)
    g_free (row[i]);
  for (guint i = n_cells; i < n_columns; i++)
    row[i] = g_strdup ("");
  row[n_columns] = NULL;
  return row;
}

static ScsDemoCsvResult
read_rows (ScsDemoCsv *self, const char *text)
{
  while (*text != '\0') {
    char **row = read_row (&text);

    if (row == NULL)
      return SCS_DEMO_CSV_BROKEN;
    if (is_blank (row)) {
      g_strfreev (row);
      continue;
    }
    if (self->rows->len == 0)
      self->n_columns = g_strv_length (row);
    g_ptr_array_add (self->rows, fit_row (row, self->n_columns));
    if (self->rows->len > ROWS_MAX)
      return SCS_DEMO_CSV_TOO_LARGE;
  }
  return self->rows->len > 1 ? SCS_DEMO_CSV_GOOD : SCS_DEMO_CSV_EMPTY;
}

/**
 * scs_demo_csv_parse:
 * @bytes: a file: UTF-8, with or without a byte order mark, cells parted by commas
 * @csv: (out) (transfer full): set where it is good
 *
 * A thousand people at most, and fifty columns.
 *
 * Returns: whether it is good, or what is wrong
 */
ScsDemoCsvResult
scs_demo_csv_parse (GBytes *bytes, ScsDemoCsv **csv)
{
  gsize length;
  const char *data = g_bytes_get_data (bytes, &length);
  g_autofree char *text = NULL;
  g_autoptr (ScsDemoCsv) self = NULL;
  ScsDemoCsvResult result;

  if (length == 0)
    return SCS_DEMO_CSV_EMPTY;
  if (!g_utf8_validate_len (data, length, NULL))
    return SCS_DEMO_CSV_NOT_UTF8;
  text = g_strndup (data, length);
  self = g_new0 (ScsDemoCsv, 1);
  self->id = scs_demo_secret_new_alnum (20);
  self->rows = g_ptr_array_new_with_free_func ((GDestroyNotify) g_strfreev);
  result = read_rows (self, g_str_has_prefix (text, BOM) ? text + strlen (BOM) : text);
  if (result == SCS_DEMO_CSV_GOOD)
    *csv = g_steal_pointer (&self);
  return result;
}

/**
 * scs_demo_csv_free:
 *
 * Frees a table.
 */
void
scs_demo_csv_free (ScsDemoCsv *self)
{
  g_free (self->id);
  g_ptr_array_unref (self->rows);
  g_free (self);
}
