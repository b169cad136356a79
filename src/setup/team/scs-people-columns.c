/* SPDX-FileCopyrightText: 2026 The Sales Connect Setup authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "setup/team/scs-address-list.h"
#include "setup/team/scs-people-columns.h"

/* So many lines tell in which column the addresses are. */
#define SAMPLE_ROWS 100

/* So much of a cell tells a person what is in a column. */
#define SAMPLE_CHARS 30

typedef enum {
  COLUMN_EMAIL,
  COLUMN_NAME,
  COLUMN_FIRST_NAME,
  COLUMN_LAST_NAME,
  COLUMN_WORKSPACES,
  COLUMN_UNKNOWN
} ColumnKind;

/* Headers, in the form that fold_header() gives. */
static const struct {
  const char *header;
  ColumnKind kind;
} headers[] = {
  { "email", COLUMN_EMAIL },
  { "emails", COLUMN_EMAIL },
  { "emailaddress", COLUMN_EMAIL },
  { "emailid", COLUMN_EMAIL },
  { "email1", COLUMN_EMAIL },
  { "email1value", COLUMN_EMAIL },
  { "mail", COLUMN_EMAIL },
  { "mailaddress", COLUMN_EMAIL },
  { "mailid", COLUMN_EMAIL },
  { "workemail", COLUMN_EMAIL },
  { "メール", COLUMN_EMAIL },
  { "メールアドレス", COLUMN_EMAIL },
  { "メールid", COLUMN_EMAIL },
  { "eメール", COLUMN_EMAIL },
  { "eメールアドレス", COLUMN_EMAIL },
  { "電子メール", COLUMN_EMAIL },
  { "電子メールアドレス", COLUMN_EMAIL },
  { "name", COLUMN_NAME },
  { "fullname", COLUMN_NAME },
  { "displayname", COLUMN_NAME },
  { "氏名", COLUMN_NAME },
  { "名前", COLUMN_NAME },
  { "お名前", COLUMN_NAME },
  { "姓名", COLUMN_NAME },
  { "表示名", COLUMN_NAME },
  { "firstname", COLUMN_FIRST_NAME },
  { "givenname", COLUMN_FIRST_NAME },
  { "名", COLUMN_FIRST_NAME },
  { "lastname", COLUMN_LAST_NAME },
  { "surname", COLUMN_LAST_NAME },
  { "familyname", COLUMN_LAST_NAME },
  { "姓", COLUMN_LAST_NAME },
  { "名字", COLUMN_LAST_NAME },
  { "苗字", COLUMN_LAST_NAME },
  { "workspace", COLUMN_WORKSPACES },
  { "workspaces", COLUMN_WORKSPACES },
  { "marketoworkspace", COLUMN_WORKSPACES },
  { "marketoworkspaces", COLUMN_WORKSPACES },
  { "ワークスペース", COLUMN_WORKSPACES },
};

/* Without regard to case, width, blanks and punctuation. */
static char *
fold_header (const char *header)
{
  g_autofree char *usual = g_utf8_normalize (header, -1, G_NORMALIZE_ALL_COMPOSE);
  g_autofree char *folded = usual != NULL ? g_utf8_casefold (usual, -1) : NULL;
  GString *letters = g_string_new (NULL);

  for (const char *c = folded; c != NULL && *c != '\0'; c = g_utf8_next_char (c))
    if (g_unichar_isalnum (g_utf8_get_char (c)))
      g_string_append_unichar (letters, g_utf8_get_char (c));
  return g_string_free (letters, FALSE);
}

static ColumnKind
find_kind (const char *cell)
{
  g_autofree char *folded = NULL;

  if (strlen (cell) > 200)
    return COLUMN_UNKNOWN;
  folded = fold_header (cell);
  for (gsize i = 0; i < G_N_ELEMENTS (headers); i++)
    if (g_str_equal (headers[i].header, folded))
      return headers[i].kind;
  return COLUMN_UNKNOWN;
}

static guint
count_addresses (const ScsPeopleTable *table, int column)
{
  guint n = 0;

  for (guint i = 0; i < MIN (table->rows->len, SAMPLE_ROWS); i++) {
    g_autofree char *address =
        scs_address_dup_from_cell (scs_people_table_get_cell (table, i, column), NULL);

    n += scs_address_get_fault (address) == SCS_ADDRESS_FAULT_NONE;
  }
  return n;
}

/**
 * scs_people_columns_is_header:
 * @table: a list with at least one line
 *
 * Returns: whether the first line holds a header that is known here, in English or Japanese
 */
gboolean
scs_people_columns_is_header (const ScsPeopleTable *table)
{
  const ScsPeopleRow *row = g_ptr_array_index (table->rows, 0);

  if (table->is_words)
    return FALSE;
  for (char **cell = row->cells; *cell != NULL; cell++)
    if (find_kind (*cell) != COLUMN_UNKNOWN)
      return TRUE;
  return FALSE;
}

/* By its content, among those that a header calls so if any does. */
static int
find_email_column (const ScsPeopleTable *table, gboolean by_header)
{
  int best = -1;
  guint best_count = 0;

  for (guint i = 0; i < table->n_columns; i++) {
    guint count;

    if (by_header && find_kind (scs_people_table_get_cell (table, 0, i)) != COLUMN_EMAIL)
      continue;
    count = count_addresses (table, i);
    if (best < 0 ? by_header || count > 0 : count > best_count) {
      best = i;
      best_count = count;
    }
  }
  return best;
}

static void
take_header (ScsPeopleColumns *columns, const char *cell, int column)
{
  int *places[] = {
    NULL, &columns->name, &columns->first_name, &columns->last_name, &columns->workspaces
  };
  ColumnKind kind = find_kind (cell);

  if (kind == COLUMN_EMAIL || kind == COLUMN_UNKNOWN || *places[kind] >= 0)
    return;
  *places[kind] = column;
  if (kind == COLUMN_LAST_NAME)
    columns->last_name_first =
        g_unichar_get_script (g_utf8_get_char (cell)) == G_UNICODE_SCRIPT_HAN;
}

/**
 * scs_people_columns_find:
 * @columns: (out caller-allocates): which column is what
 * @table: a list with at least one line
 *
 * By the header where it is known, else the addresses by their shape. The e-mail column is -1 when
 * there is none to be seen: a person has to choose it then.
 */
void
scs_people_columns_find (ScsPeopleColumns *columns, const ScsPeopleTable *table)
{
  *columns = (ScsPeopleColumns){ -1, -1, -1, -1, -1, FALSE };
  if (table->is_words) {
    columns->email = 0;
    columns->name = 1;
    return;
  }
  if (scs_people_columns_is_header (table)) {
    columns->email = find_email_column (table, TRUE);
    for (guint i = 0; i < table->n_columns; i++)
      take_header (columns, scs_people_table_get_cell (table, 0, i), i);
  }
  if (columns->email < 0)
    columns->email = find_email_column (table, FALSE);
}

/**
 * scs_people_columns_get_first_row:
 * @table: a list with at least one line
 * @email_column: where the addresses are; -1 for not known
 *
 * Returns: the first line that stands for a person: 1 when a header is above it, known or not
 */
guint
scs_people_columns_get_first_row (const ScsPeopleTable *table, int email_column)
{
  if (table->is_words)
    return 0;
  if (scs_people_columns_is_header (table))
    return 1;
  return email_column >= 0 &&
         strchr (scs_people_table_get_cell (table, 0, email_column), '@') == NULL &&
         strstr (scs_people_table_get_cell (table, 0, email_column), "＠") == NULL &&
         count_addresses (table, email_column) > 0;
}

static char *
dup_beginning (const char *text)
{
  g_autofree char *beginning = NULL;

  if (g_utf8_strlen (text, -1) <= SAMPLE_CHARS)
    return g_strdup (text);
  beginning = g_utf8_substring (text, 0, SAMPLE_CHARS);
  return g_strconcat (beginning, "…", NULL);
}

/**
 * scs_people_columns_dup_title:
 * @table: a list
 * @email_column: where the addresses are; -1 for not known
 * @column: which column, from 0
 *
 * Returns: (transfer full): what a person knows the column by: its header, else its number; and
 * what stands in it first
 */
char *
scs_people_columns_dup_title (const ScsPeopleTable *table, int email_column, int column)
{
  guint first = scs_people_columns_get_first_row (table, email_column);
  g_autofree char *title = NULL, *beginning = NULL;
  const char *sample = "";

  if (first > 0)
    title = dup_beginning (scs_people_table_get_cell (table, 0, column));
  if (title == NULL || *title == '\0') {
    g_free (title);
    /* Translators: a column of a list, by its number */
    title = g_strdup_printf (_("Column %d"), column + 1);
  }
  for (guint i = first; i < table->rows->len && *sample == '\0'; i++)
    sample = scs_people_table_get_cell (table, i, column);
  if (*sample == '\0')
    return g_steal_pointer (&title);
  beginning = dup_beginning (sample);
  /* Translators: %1$s is the header of a column, %2$s what stands in it first */
  return g_strdup_printf (_("%1$s (such as “%2$s”)"), title, beginning);
}

/**
 * scs_people_columns_dup_name:
 * @columns: which column is what
 * @table: a list
 * @row: which line, from 0
 *
 * Returns: (transfer full) (nullable): the person's name, put together if it stands in two columns
 */
char *
scs_people_columns_dup_name (const ScsPeopleColumns *columns,
                             const ScsPeopleTable *table,
                             guint row)
{
  const char *name = scs_people_table_get_cell (table, row, columns->name);
  const char *first = scs_people_table_get_cell (table, row, columns->first_name);
  const char *last = scs_people_table_get_cell (table, row, columns->last_name);
  g_autofree char *both = NULL;

  if (*name != '\0')
    return g_strdup (name);
  both = columns->last_name_first ? g_strdup_printf ("%s %s", last, first)
                                  : g_strdup_printf ("%s %s", first, last);
  g_strstrip (both);
  return *both != '\0' ? g_steal_pointer (&both) : NULL;
}
