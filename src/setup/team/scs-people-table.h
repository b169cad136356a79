/* SPDX-FileCopyrightText: 2026 The Sales Connect Setup authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "setup/team/scs-people-error.h"

G_BEGIN_DECLS

/* No more people than this are taken at once. */
#define SCS_PEOPLE_MAX 10000

/* One line of a list: what stands in its columns. */
typedef struct {
  char **cells; /* (owned) without blanks around each */
  guint line;   /* where it begins in the text, from 1 */
} ScsPeopleRow;

/* A text taken apart into lines and columns. */
typedef struct {
  GPtrArray *rows;      /* (owned) (element-type ScsPeopleRow) without the empty ones */
  const char *encoding; /* what it was read as; %NULL for typed text */
  char separator;       /* between columns */
  guint n_columns;      /* of the widest row */
  guint n_left_out;     /* how many lines there were beyond those that are taken */
  gboolean is_words;    /* addresses in any order, not columns: cell 0 is one, cell 1 the name */
} ScsPeopleTable;

ScsPeopleTable *scs_people_table_new_from_bytes (GBytes *bytes, GError **error);
ScsPeopleTable *scs_people_table_new_from_text (const char *text, GError **error);
void scs_people_table_free (ScsPeopleTable *table);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (ScsPeopleTable, scs_people_table_free)

const char *scs_people_table_get_cell (const ScsPeopleTable *table, guint row, int column);

G_END_DECLS
