/* SPDX-FileCopyrightText: 2026 The Sales Connect Setup authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "setup/team/scs-member-list.h"
#include "setup/team/scs-people-columns.h"
#include "setup/team/scs-person-line.h"

G_BEGIN_DECLS

#define SCS_TYPE_PEOPLE_PREVIEW (scs_people_preview_get_type ())
G_DECLARE_FINAL_TYPE (ScsPeoplePreview, scs_people_preview, SCS, PEOPLE_PREVIEW, GObject)

ScsPeoplePreview *
scs_people_preview_new (ScsPeopleTable *table, ScsMemberList *members, GHashTable *others);
const ScsPeopleTable *scs_people_preview_get_table (ScsPeoplePreview *self);
const ScsPeopleColumns *scs_people_preview_get_columns (ScsPeoplePreview *self);
void scs_people_preview_set_columns (ScsPeoplePreview *self, const ScsPeopleColumns *columns);
GListModel *scs_people_preview_get_lines (ScsPeoplePreview *self);
guint scs_people_preview_count (ScsPeoplePreview *self, ScsPersonMark mark);
guint scs_people_preview_count_changes (ScsPeoplePreview *self);
guint scs_people_preview_get_left_out (ScsPeoplePreview *self);
GPtrArray *scs_people_preview_add (ScsPeoplePreview *self);

G_END_DECLS
