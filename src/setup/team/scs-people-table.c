/* SPDX-FileCopyrightText: 2026 The Sales Connect Setup authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "setup/team/scs-people-table.h"

#include <string.h>

#include "setup/team/scs-address-list.h"
#include "setup/team/scs-people-columns.h"
#include "setup/team/scs-people-text.h"

#define ROW_MAX_BYTES (64 * 1024)
#define COLUMNS_MAX 100
/* So many lines tell what parts the columns. */
#define SAMPLE_ROWS 20

static const char separators[] = { '\t', ',', ';', '|' };

/* Where in the text a reader is. */
typedef struct {
  const char *at;
  const char *row; /* where the row began */
  guint line;      /* of at */
  guint row_line;  /* of row */
  char separator;
  gboolean at_end_of_row;
} Reader;

static void
free_row (ScsPeopleRow *row)
{
  g_strfreev (row->cells);
  g_free (row);
}

static gboolean
is_blank (gunichar c)
{
  return g_unichar_isspace (c) || c == 0xFEFF || c == 0x200B || c == 0x00A0;
}

/* Also the blanks of other scripts and those without width. */
static char *
strip (const char *text, gsize length)
{
  const char *start = text, *end = text + length;

  while (start < end && is_blank (g_utf8_get_char (start)))
    start = g_utf8_next_char (start);
  while (end > start && is_blank (g_utf8_get_char (g_utf8_prev_char (end))))
    end = g_utf8_prev_char (end);
  return g_strndup (start, end - start);
}

static gboolean
is_break (char c)
{
  return c == '\n' || c == '\r';
}

static void
pass_break (Reader *reader)
{
  reader->at += reader->at[0] == '\r' && reader->at[1] == '\n' ? 2 : 1;
  reader->line++;
}

/* Whether anything is left behind the empty lines. */
static gboolean
pass_breaks (Reader *reader)
{
  while (is_break (*reader->at))
    pass_break (reader);
  return *reader->at != '\0';
}

static gboolean
is_too_long (const Reader *reader)
{
  return reader->at - reader->row > ROW_MAX_BYTES;
}

/* What stands between quotation marks; a doubled one stands for itself (RFC 4180). */
static gboolean
read_quoted (Reader *reader, GString *cell, GError **error)
{
  guint opened = reader->line;

  for (reader->at++; *reader->at != '\0' && !is_too_long (reader);) {
    if (is_break (*reader->at)) {
      g_string_append_c (cell, '\n');
      pass_break (reader);
    } else if (*reader->at == '"' && reader->at[1] != '"') {
      reader->at++;
      return TRUE;
    } else {
      reader->at += *reader->at == '"';
      g_string_append_c (cell, *reader->at++);
    }
  }
  scs_people_error_set (error, SCS_PEOPLE_ERROR_QUOTE, opened);
  return FALSE;
}

/* One cell and what ends it. */
static gboolean
read_cell (Reader *reader, GString *cell, GError **error)
{
  g_string_truncate (cell, 0);
  while (*reader->at == ' ')
    reader->at++;
  if (*reader->at == '"' && !read_quoted (reader, cell, error))
    return FALSE;
  while (*reader->at != '\0' && *reader->at != reader->separator && !is_break (*reader->at)) {
    g_string_append_c (cell, *reader->at++);
    if (is_too_long (reader)) {
      scs_people_error_set (error, SCS_PEOPLE_ERROR_LONG_LINE, reader->row_line);
      return FALSE;
    }
  }
  reader->at_end_of_row = *reader->at != reader->separator || *reader->at == '\0';
  if (is_break (*reader->at))
    pass_break (reader);
  else if (*reader->at != '\0')
    reader->at++;
  return TRUE;
}

static ScsPeopleRow *
read_row (Reader *reader, GError **error)
{
  g_autoptr (GStrvBuilder) cells = g_strv_builder_new ();
  g_autoptr (GString) cell = g_string_new (NULL);
  ScsPeopleRow *row;

  reader->row = reader->at;
  reader->row_line = reader->line;
  reader->at_end_of_row = FALSE;
  for (guint n = 0; !reader->at_end_of_row; n++) {
    g_autofree char *stripped = NULL;

    if (!read_cell (reader, cell, error))
      return NULL;
    if (n == COLUMNS_MAX) {
      scs_people_error_set (error, SCS_PEOPLE_ERROR_MANY_COLUMNS, reader->row_line);
      return NULL;
    }
    stripped = strip (cell->str, cell->len);
    g_strv_builder_add (cells, stripped);
  }
  row = g_new0 (ScsPeopleRow, 1);
  row->cells = g_strv_builder_end (cells);
  row->line = reader->row_line;
  return row;
}

static gboolean
is_empty (const ScsPeopleRow *row)
{
  for (char **cell = row->cells; *cell != NULL; cell++)
    if (**cell != '\0')
      return FALSE;
  return TRUE;
}

/* A spreadsheet program's own hint, which is no line of the list. */
static char
take_hint (Reader *reader)
{
  char separator = '\0';

  if (!g_str_has_prefix (reader->at, "sep=") || reader->at[4] == '\0' || !is_break (reader->at[5]))
    return '\0';
  separator = reader->at[4];
  reader->at += 5;
  pass_break (reader);
  return separator;
}

/* How well a separator parts the first lines: as many as have the columns of the first. */
static guint
rate_separator (Reader reader, char separator)
{
  guint n_columns = 0, n_alike = 0;

  reader.separator = separator;
  for (guint n = 0; n < SAMPLE_ROWS && pass_breaks (&reader); n++) {
    ScsPeopleRow *row = read_row (&reader, NULL);
    guint columns;

    if (row == NULL)
      break;
    columns = g_strv_length (row->cells);
    if (is_empty (row))
      columns = n_columns;
    else if (n_columns == 0)
      n_columns = columns;
    n_alike += columns == n_columns;
    free_row (row);
  }
  return n_columns > 1 ? n_alike : 0;
}

static char
find_separator (const Reader *reader)
{
  char best = ',';
  guint best_rating = 0;

  for (gsize i = 0; i < G_N_ELEMENTS (separators); i++) {
    guint rating = rate_separator (*reader, separators[i]);

    if (rating > best_rating) {
      best = separators[i];
      best_rating = rating;
    }
  }
  return best;
}

static ScsPeopleTable *
new_table (void)
{
  ScsPeopleTable *table = g_new0 (ScsPeopleTable, 1);

  table->rows = g_ptr_array_new_with_free_func ((GDestroyNotify) free_row);
  return table;
}

static ScsPeopleTable *
read_columns (const char *text, GError **error)
{
  g_autoptr (ScsPeopleTable) table = new_table ();
  Reader reader = { .at = text, .line = 1 };
  char hint = take_hint (&reader);

  table->separator = reader.separator = hint != '\0' ? hint : find_separator (&reader);
  while (pass_breaks (&reader)) {
    ScsPeopleRow *row = read_row (&reader, error);

    if (row == NULL)
      return NULL;
    if (is_empty (row)) {
      free_row (row);
    } else if (table->rows->len > SCS_PEOPLE_MAX) {
      table->n_left_out++;
      free_row (row);
    } else {
      table->n_columns = MAX (table->n_columns, g_strv_length (row->cells));
      g_ptr_array_add (table->rows, row);
    }
  }
  if (table->rows->len == 0) {
    scs_people_error_set (error, SCS_PEOPLE_ERROR_EMPTY, 0);
    return NULL;
  }
  return g_steal_pointer (&table);
}

static ScsPeopleTable *
read_words (const char *text, GError **error)
{
  g_autoptr (ScsPeopleTable) table = new_table ();
  g_autoptr (GPtrArray) entries = scs_address_list_new_from_text (text);

  table->is_words = TRUE;
  table->n_columns = 2;
  for (guint i = 0; i < entries->len; i++) {
    const ScsAddressEntry *entry = g_ptr_array_index (entries, i);
    ScsPeopleRow *row;

    if (table->rows->len == SCS_PEOPLE_MAX) {
      table->n_left_out = entries->len - i;
      break;
    }
    row = g_new0 (ScsPeopleRow, 1);
    row->cells = g_new0 (char *, 3);
    row->cells[0] = g_strdup (entry->address);
    row->cells[1] = g_strdup (entry->name != NULL ? entry->name : "");
    row->line = entry->line;
    g_ptr_array_add (table->rows, row);
  }
  if (table->rows->len == 0) {
    scs_people_error_set (error, SCS_PEOPLE_ERROR_EMPTY, 0);
    return NULL;
  }
  return g_steal_pointer (&table);
}

/* Addresses alone, one after another, as somebody copies them from a mail: no columns, though the
 * same signs part them. */
static gboolean
looks_like_words (const ScsPeopleTable *table)
{
  gboolean ragged = table->rows->len == 1;

  if (table->n_columns < 2 || scs_people_columns_is_header (table))
    return FALSE;
  for (guint i = 0; i < MIN (table->rows->len, SAMPLE_ROWS); i++) {
    const ScsPeopleRow *row = g_ptr_array_index (table->rows, i);

    for (char **cell = row->cells; *cell != NULL; cell++)
      if (**cell != '\0' && strchr (*cell, '@') == NULL)
        return FALSE;
    ragged = ragged || g_strv_length (row->cells) != table->n_columns;
  }
  return ragged;
}

/**
 * scs_people_table_new_from_bytes:
 * @bytes: what stands in a file
 * @error: return location
 *
 * Takes a list apart: its encoding, its separator (comma, semicolon, tab or bar), quotation marks
 * as RFC 4180 has them, any line breaks. At most %SCS_PEOPLE_MAX lines and a header are kept. Takes
 * its time, at most some tenths of a second: not for the main loop when it is a file.
 *
 * Errors: #ScsPeopleError.
 *
 * Returns: (transfer full): the lines and their cells
 */
ScsPeopleTable *
scs_people_table_new_from_bytes (GBytes *bytes, GError **error)
{
  const char *encoding;
  g_autoptr (ScsPeopleTable) table = NULL;
  g_autofree char *text = NULL;
  gsize length;
  const char *data = g_bytes_get_data (bytes, &length);

  text = scs_people_text_decode (data != NULL ? data : "", length, &encoding, error);
  if (text == NULL)
    return NULL;
  table = read_columns (text, error);
  if (table != NULL && looks_like_words (table)) {
    scs_people_table_free (table);
    table = read_words (text, error);
  }
  if (table != NULL)
    table->encoding = encoding;
  return g_steal_pointer (&table);
}

/**
 * scs_people_table_new_from_text:
 * @text: what was typed or pasted
 * @error: return location
 *
 * A list with a header, or with tabs as spreadsheets copy it, is taken apart like a file;
 * everything else gives the addresses in it, with their names.
 *
 * Errors: #ScsPeopleError.
 *
 * Returns: (transfer full): the lines and their cells
 */
ScsPeopleTable *
scs_people_table_new_from_text (const char *text, GError **error)
{
  g_autoptr (ScsPeopleTable) table = read_columns (text, NULL);

  if (table != NULL && !looks_like_words (table) &&
      (scs_people_columns_is_header (table) || (table->separator == '\t' && table->n_columns > 1)))
    return g_steal_pointer (&table);
  return read_words (text, error);
}

/**
 * scs_people_table_free:
 * @table: (nullable): what to free
 */
void
scs_people_table_free (ScsPeopleTable *table)
{
  if (table == NULL)
    return;
  g_ptr_array_unref (table->rows);
  g_free (table);
}

/**
 * scs_people_table_get_cell:
 * @table: a list
 * @row: which line, from 0
 * @column: which column, from 0; -1 for none
 *
 * Returns: (transfer none): what stands there; nothing, where the line is shorter
 */
const char *
scs_people_table_get_cell (const ScsPeopleTable *table, guint row, int column)
{
  const ScsPeopleRow *line = g_ptr_array_index (table->rows, row);

  for (int i = 0; line->cells[i] != NULL; i++)
    if (i == column)
      return line->cells[i];
  return "";
}
