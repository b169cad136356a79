/* SPDX-FileCopyrightText: 2026 The Sales Connect Setup authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "setup/team/scs-people-table.h"

G_BEGIN_DECLS

/* Which column is what, from 0; -1 for none. */
typedef struct {
  int email;
  int name;
  int first_name;
  int last_name;
  int workspaces;
  gboolean last_name_first; /* as in Japanese */
} ScsPeopleColumns;

gboolean scs_people_columns_is_header (const ScsPeopleTable *table);
void scs_people_columns_find (ScsPeopleColumns *columns, const ScsPeopleTable *table);
guint scs_people_columns_get_first_row (const ScsPeopleTable *table, int email_column);
char *scs_people_columns_dup_title (const ScsPeopleTable *table, int email_column, int column);
char *scs_people_columns_dup_name (const ScsPeopleColumns *columns,
                                   const ScsPeopleTable *table,
                                   guint row);

G_END_DECLS
