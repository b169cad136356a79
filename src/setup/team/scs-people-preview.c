/* SPDX-FileCopyrightText: 2026 The Sales Connect Setup authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "setup/team/scs-people-preview.h"

#include "setup/team/scs-access-list.h"
#include "setup/team/scs-other-environments.h"

/**
 * ScsPeoplePreview:
 *
 * What would come of a list of people: every line with its mark, before anybody is added. It knows
 * the list of the team and the other environments, and changes nothing until
 * scs_people_preview_add().
 */
struct _ScsPeoplePreview {
  GObject parent_instance;

  ScsPeopleTable *table;  /* (owned) */
  ScsMemberList *members; /* (owned) */
  GHashTable *others;     /* (owned) (nullable) see scs_other_environments_load_async() */
  ScsPeopleColumns columns;

  GListStore *lines; /* (owned) (element-type ScsPersonLine) */
  guint counts[SCS_PERSON_N_MARKS];
  guint n_left_out;
};

G_DEFINE_FINAL_TYPE (ScsPeoplePreview, scs_people_preview, G_TYPE_OBJECT)

static void
scs_people_preview_finalize (GObject *object)
{
  ScsPeoplePreview *self = SCS_PEOPLE_PREVIEW (object);

  scs_people_table_free (self->table);
  g_clear_object (&self->members);
  g_clear_pointer (&self->others, g_hash_table_unref);
  g_clear_object (&self->lines);

  G_OBJECT_CLASS (scs_people_preview_parent_class)->finalize (object);
}

static void
scs_people_preview_class_init (ScsPeoplePreviewClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = scs_people_preview_finalize;
}

static void
scs_people_preview_init (ScsPeoplePreview *self)
{
  self->lines = g_list_store_new (SCS_TYPE_PERSON_LINE);
}

/* No name is longer; what is, is something else. */
#define NAME_MAX_CHARS 200

static char *
dup_short_name (const char *name)
{
  return name != NULL ? g_utf8_substring (name, 0, MIN (g_utf8_strlen (name, -1), NAME_MAX_CHARS))
                      : NULL;
}

static ScsPersonLine *
new_line (ScsPeoplePreview *self, guint row)
{
  const ScsPeopleRow *source = g_ptr_array_index (self->table->rows, row);
  const char *cell = scs_people_table_get_cell (self->table, row, self->columns.email);
  const char *names = scs_people_table_get_cell (self->table, row, self->columns.workspaces);
  g_autofree char *name_in_cell = NULL, *name = NULL;
  char *address = scs_address_dup_from_cell (cell, &name_in_cell);

  name = scs_people_columns_dup_name (&self->columns, self->table, row);
  return scs_person_line_new (source->line,
                              address,
                              dup_short_name (name != NULL ? name : name_in_cell),
                              *names != '\0' ? scs_access_list_split_names (names) : NULL);
}

static void
mark_line (ScsPeoplePreview *self, ScsPersonLine *line, GHashTable *seen)
{
  const char *address = scs_person_line_get_address (line);
  g_autofree char *folded = scs_email_fold (address);
  ScsAddressFault fault = scs_address_get_fault (address);
  gpointer first = g_hash_table_lookup (seen, folded);
  ScsMember *member = scs_member_list_find (self->members, address);
  const char *environment = scs_other_environments_find (self->others, address);

  if (fault != SCS_ADDRESS_FAULT_NONE)
    scs_person_line_mark_invalid (line, fault);
  else if (first != NULL)
    scs_person_line_mark_duplicate (line, GPOINTER_TO_UINT (first));
  else if (member != NULL)
    scs_person_line_mark_known (line, member);
  else if (environment != NULL)
    scs_person_line_mark_elsewhere (line, environment);
  if (first == NULL && fault == SCS_ADDRESS_FAULT_NONE)
    g_hash_table_insert (seen,
                         g_steal_pointer (&folded),
                         GUINT_TO_POINTER (scs_person_line_get_number (line)));
  self->counts[scs_person_line_get_mark (line)]++;
}

static void
fill_lines (ScsPeoplePreview *self)
{
  guint first = scs_people_columns_get_first_row (self->table, self->columns.email);
  guint end = MIN (self->table->rows->len, first + SCS_PEOPLE_MAX);
  g_autoptr (GHashTable) seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (GPtrArray) lines = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; i < SCS_PERSON_N_MARKS; i++)
    self->counts[i] = 0;
  for (guint i = first; i < end && self->columns.email >= 0; i++) {
    ScsPersonLine *line = new_line (self, i);

    mark_line (self, line, seen);
    g_ptr_array_add (lines, line);
  }
  self->n_left_out = self->table->n_left_out + self->table->rows->len - end;
  g_list_store_splice (self->lines,
                       0,
                       g_list_model_get_n_items (G_LIST_MODEL (self->lines)),
                       lines->pdata,
                       lines->len);
}

/**
 * scs_people_preview_new:
 * @table: (transfer full): what was read
 * @members: the people of the environment
 * @others: (nullable): which e-mail IDs other environments use, see
 * scs_other_environments_load_async()
 *
 * Returns: (transfer full): the lines with their marks, with the columns as they are recognised
 */
ScsPeoplePreview *
scs_people_preview_new (ScsPeopleTable *table, ScsMemberList *members, GHashTable *others)
{
  ScsPeoplePreview *self = g_object_new (SCS_TYPE_PEOPLE_PREVIEW, NULL);

  self->table = table;
  self->members = g_object_ref (members);
  self->others = others != NULL ? g_hash_table_ref (others) : NULL;
  scs_people_columns_find (&self->columns, table);
  fill_lines (self);
  return self;
}

/**
 * scs_people_preview_get_table:
 * @self: a preview
 *
 * Returns: (transfer none): what was read
 */
const ScsPeopleTable *
scs_people_preview_get_table (ScsPeoplePreview *self)
{
  return self->table;
}

/**
 * scs_people_preview_get_columns:
 * @self: a preview
 *
 * Returns: (transfer none): which column is what
 */
const ScsPeopleColumns *
scs_people_preview_get_columns (ScsPeoplePreview *self)
{
  return &self->columns;
}

/**
 * scs_people_preview_set_columns:
 * @self: a preview
 * @columns: which column is what, as a person chose
 *
 * Marks all lines anew. Without a column of addresses there are none.
 */
void
scs_people_preview_set_columns (ScsPeoplePreview *self, const ScsPeopleColumns *columns)
{
  self->columns = *columns;
  fill_lines (self);
}

/**
 * scs_people_preview_get_lines:
 * @self: a preview
 *
 * Returns: (transfer none): all lines, as #ScsPersonLine; the model stays the same one
 */
GListModel *
scs_people_preview_get_lines (ScsPeoplePreview *self)
{
  return G_LIST_MODEL (self->lines);
}

/**
 * scs_people_preview_count:
 * @self: a preview
 * @mark: what is counted
 *
 * Returns: how many lines have it
 */
guint
scs_people_preview_count (ScsPeoplePreview *self, ScsPersonMark mark)
{
  return self->counts[mark];
}

/**
 * scs_people_preview_get_left_out:
 * @self: a preview
 *
 * Returns: how many lines there are beyond those that are taken at once
 */
guint
scs_people_preview_get_left_out (ScsPeoplePreview *self)
{
  return self->n_left_out;
}

/* Who is on the list already gets what the file adds, while it can still be chosen. */
static gboolean
would_change (ScsPersonLine *line)
{
  ScsMember *member = scs_person_line_get_member (line);
  const char *const *wanted = scs_person_line_get_workspaces (line);

  if (member == NULL)
    return FALSE;
  if (scs_person_line_get_name (line) != NULL && scs_member_get_name (member) == NULL)
    return TRUE;
  return wanted != NULL && scs_member_get_state (member) != SCS_MEMBER_CONNECTED &&
         !scs_access_list_same_names (scs_member_get_wanted (member), wanted);
}

/**
 * scs_people_preview_count_changes:
 * @self: a preview
 *
 * Returns: how many of those who are on the list already would get a name or other workspaces
 */
guint
scs_people_preview_count_changes (ScsPeoplePreview *self)
{
  guint n_lines = g_list_model_get_n_items (G_LIST_MODEL (self->lines));
  guint n = 0;

  for (guint i = 0; i < n_lines && self->counts[SCS_PERSON_KNOWN] > 0; i++) {
    g_autoptr (ScsPersonLine) line = g_list_model_get_item (G_LIST_MODEL (self->lines), i);

    n += would_change (line);
  }
  return n;
}

static void
change_member (ScsPersonLine *line, ScsMember *member)
{
  const char *const *wanted = scs_person_line_get_workspaces (line);

  if (scs_member_get_name (member) == NULL)
    scs_member_set_name (member, scs_person_line_get_name (line));
  if (wanted != NULL && scs_member_get_state (member) != SCS_MEMBER_CONNECTED)
    scs_member_set_wanted (member, wanted);
}

/**
 * scs_people_preview_add:
 * @self: a preview
 *
 * Puts those who are new on the list of the team, with their names and the workspaces that are
 * wanted for them. Who is on it already keeps their state.
 *
 * Returns: (transfer full) (element-type ScsMember): who was added or changed, to be written down
 */
GPtrArray *
scs_people_preview_add (ScsPeoplePreview *self)
{
  GListModel *lines = G_LIST_MODEL (self->lines);
  GPtrArray *changed = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (GPtrArray) fresh = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; i < g_list_model_get_n_items (lines); i++) {
    g_autoptr (ScsPersonLine) line = g_list_model_get_item (lines, i);
    ScsMember *member = scs_person_line_get_member (line);

    if (scs_person_line_get_mark (line) == SCS_PERSON_NEW) {
      member = scs_member_new (scs_person_line_get_address (line));
      change_member (line, member);
      g_ptr_array_add (fresh, member);
      g_ptr_array_add (changed, g_object_ref (member));
    } else if (would_change (line)) {
      change_member (line, member);
      g_ptr_array_add (changed, g_object_ref (member));
    }
  }
  scs_member_list_append_many (self->members, fresh);
  return changed;
}
