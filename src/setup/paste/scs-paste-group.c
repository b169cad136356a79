/* SPDX-FileCopyrightText: 2026 The Sales Connect Setup authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "setup/paste/scs-paste-private.h"

/* Several labels first and their values after them: in the same order, or in the same columns. */

#define GROUP_MAX 8
#define COLUMNS_MAX 32

typedef struct {
  guint first[COLUMNS_MAX], last[COLUMNS_MAX]; /* items of a cell; first > last means empty */
  gsize n;
  guint next; /* the item that ends the line */
} Row;

/* Commas part cells only where nothing else does. */
static gboolean
has_cells (ScsPasteMail *self, guint i)
{
  for (; i < self->items->len && !scs_paste_mail_is_type (self, i, SCS_PASTE_ITEM_BREAK); i++)
    if (scs_paste_mail_is_type (self, i, SCS_PASTE_ITEM_CELL))
      return TRUE;
  return FALSE;
}

static void
read_row (ScsPasteMail *self, guint i, Row *row)
{
  gboolean by_comma = !has_cells (self, i);
  guint first = i;

  row->n = 0;
  for (;; i++) {
    gboolean ends = i >= self->items->len || scs_paste_mail_is_type (self, i, SCS_PASTE_ITEM_BREAK);

    if (ends || scs_paste_mail_is_type (self, i, SCS_PASTE_ITEM_CELL) ||
        (by_comma && scs_paste_mail_is_type (self, i, SCS_PASTE_ITEM_COMMA))) {
      /* A bar at either edge of a table bounds no cell, nor does a blank beside a bar. */
      if (i > first && row->n < COLUMNS_MAX) {
        row->first[row->n] = first;
        row->last[row->n] = i - 1;
        row->n++;
      }
      first = i + 1;
    }
    if (ends)
      break;
  }
  row->next = i;
}

static ScsPasteItem *
get_label_of_cell (ScsPasteMail *self, const Row *row, gsize column)
{
  ScsPasteItem *label = NULL;

  for (guint i = row->first[column]; i <= row->last[column]; i++) {
    ScsPasteItem *item = scs_paste_mail_get_item (self, i);

    if (item->type == SCS_PASTE_ITEM_LABEL && label == NULL)
      label = item;
    else if (item->type != SCS_PASTE_ITEM_MARK && item->type != SCS_PASTE_ITEM_SEPARATOR &&
             item->type != SCS_PASTE_ITEM_LABEL)
      return NULL;
  }
  return label != NULL && !label->claimed ? label : NULL;
}

static gboolean
is_header (ScsPasteMail *self, const Row *row)
{
  gsize n_labels = 0;

  for (gsize column = 0; column < row->n; column++) {
    n_labels += get_label_of_cell (self, row, column) != NULL;
    for (guint i = row->first[column]; i <= row->last[column]; i++)
      if (scs_paste_mail_is_type (self, i, SCS_PASTE_ITEM_TOKEN) &&
          scs_paste_mail_get_item (self, i)->shape >= SCS_PASTE_LIKELY)
        return FALSE;
  }
  return n_labels >= 2;
}

/* “|---|---|” */
static gboolean
is_rule (ScsPasteMail *self, const Row *row)
{
  for (gsize column = 0; column < row->n; column++)
    for (guint i = row->first[column]; i <= row->last[column]; i++)
      if (!scs_paste_mail_is_type (self, i, SCS_PASTE_ITEM_MARK) &&
          !scs_paste_mail_is_type (self, i, SCS_PASTE_ITEM_SEPARATOR))
        return FALSE;
  return TRUE;
}

static void
take_cell (ScsPasteMail *self, ScsPasteItem *label, const Row *row, gsize column)
{
  ScsPasteCandidate value;

  for (guint i = row->first[column]; i <= row->last[column]; i++) {
    if (scs_paste_mail_is_type (self, i, SCS_PASTE_ITEM_HIDDEN))
      self->is_hidden[label->kind] = TRUE;
    if (!scs_paste_mail_begins_value (self, i, SCS_PASTE_MAY_BE))
      continue;
    scs_paste_mail_collect (self, i, &value);
    scs_paste_mail_claim (self, i, value.next);
    scs_paste_mail_fill (self, label, SCS_PASTE_UNDER_LABEL, &value);
    explicit_bzero (&value, sizeof value);
    return;
  }
}

/* The lines under a header that have as many cells: two of them may tell two values. */
static guint
read_table (ScsPasteMail *self, const Row *header)
{
  ScsPasteItem *columns[COLUMNS_MAX] = { NULL };
  guint i = header->next + 1;
  gboolean found = FALSE;
  Row row;

  for (gsize column = 0; column < header->n; column++)
    columns[column] = get_label_of_cell (self, header, column);
  for (; i < self->items->len; i = row.next + 1) {
    read_row (self, i, &row);
    if (is_rule (self, &row))
      continue;
    if (row.n != header->n)
      break;
    for (gsize column = 0; column < row.n; column++)
      if (columns[column] != NULL)
        take_cell (self, columns[column], &row, column);
    found = TRUE;
  }
  for (gsize column = 0; column < header->n && found; column++)
    if (columns[column] != NULL)
      columns[column]->claimed = TRUE;
  return found ? i : header->next + 1;
}

/**
 * scs_paste_mail_read_tables:
 * @self: a mail
 *
 * Takes the values out of tables with the labels in a line of their own.
 */
void
scs_paste_mail_read_tables (ScsPasteMail *self)
{
  for (guint i = 0; i < self->items->len;) {
    Row row;

    read_row (self, i, &row);
    i = is_header (self, &row) ? read_table (self, &row) : row.next + 1;
  }
}

typedef struct {
  guint labels[GROUP_MAX];
  guint values[GROUP_MAX];
  gsize n_labels, n_values;
  guint next; /* the item behind the last label */
  gboolean value_in_line;
} Group;

/* “and”, 「と」: between two labels or two values */
static gboolean
is_connector (ScsPasteMail *self, const ScsPasteItem *item)
{
  static const char *const words[] = { "and", "&", "/", "or", "und", "+" };
  static const char *const japanese[] = { "と", "および", "及び", "や", "並びに" };

  if (item->type == SCS_PASTE_ITEM_MARK || item->type == SCS_PASTE_ITEM_CELL ||
      item->type == SCS_PASTE_ITEM_COMMA || item->type == SCS_PASTE_ITEM_SEPARATOR)
    return TRUE;
  if (item->type == SCS_PASTE_ITEM_TOKEN)
    return scs_paste_mail_is_one_of (self, item, words, G_N_ELEMENTS (words));
  return item->type == SCS_PASTE_ITEM_WORDS &&
         scs_paste_mail_is_one_of (self, item, japanese, G_N_ELEMENTS (japanese));
}

/* “Marketo” alone names no value that others could stand beside. */
static gboolean
may_be_in_group (ScsPasteMail *self, guint i)
{
  const ScsPasteItem *item = scs_paste_mail_get_item (self, i);

  return item->type == SCS_PASTE_ITEM_LABEL && !item->claimed &&
         (!item->weak || item->kind != SCS_VALUE_MUNCHKIN_ID ||
          g_ascii_strncasecmp (self->text->bytes + item->end - 2, "id", 2) == 0);
}

/* One kind named twice, as in 「クライアント ID (Client ID)」, is one label. */
static void
add_label (ScsPasteMail *self, Group *group, guint i)
{
  ScsPasteItem *item = scs_paste_mail_get_item (self, i);

  for (gsize g = 0; g < group->n_labels; g++)
    if (scs_paste_mail_get_item (self, group->labels[g])->kind == item->kind)
      return;
  if (group->n_labels < GROUP_MAX)
    group->labels[group->n_labels++] = i;
}

static void
read_labels_of_group (ScsPasteMail *self, guint i, Group *group)
{
  group->n_labels = 0;
  group->next = i;
  for (; i < self->items->len; i++) {
    const ScsPasteItem *item = scs_paste_mail_get_item (self, i);

    if (may_be_in_group (self, i)) {
      add_label (self, group, i);
      group->next = i + 1;
    } else if (!is_connector (self, item) &&
               !(item->type == SCS_PASTE_ITEM_BREAK && item->n_breaks <= 2)) {
      break;
    }
  }
}

/* What leads from the labels to the values: nothing, or words to the end of a line */
static guint
skip_introduction (ScsPasteMail *self, Group *group)
{
  guint i = group->next;
  gboolean told = TRUE;

  group->value_in_line = TRUE;
  for (; i < self->items->len; i++) {
    const ScsPasteItem *item = scs_paste_mail_get_item (self, i);

    if (item->type == SCS_PASTE_ITEM_LABEL ||
        scs_paste_mail_begins_value (self, i, SCS_PASTE_MAY_BE))
      break;
    if (item->type == SCS_PASTE_ITEM_BREAK) {
      if (!told || item->n_breaks > 2)
        break;
      group->value_in_line = FALSE;
    } else if (is_connector (self, item) || item->type == SCS_PASTE_ITEM_STOP) {
      told = TRUE;
    } else if (!group->value_in_line) {
      break;
    } else {
      told = FALSE;
    }
  }
  return i;
}

static void
read_values_of_group (ScsPasteMail *self, Group *group)
{
  guint i = skip_introduction (self, group);
  ScsPasteCandidate value;

  group->n_values = 0;
  while (i < self->items->len && group->n_values < GROUP_MAX) {
    const ScsPasteItem *item = scs_paste_mail_get_item (self, i);

    if (scs_paste_mail_begins_value (self, i, SCS_PASTE_MAY_BE)) {
      group->values[group->n_values++] = i;
      scs_paste_mail_collect (self, i, &value);
      i = value.next;
      explicit_bzero (&value, sizeof value);
    } else if (is_connector (self, item) ||
               (item->type == SCS_PASTE_ITEM_BREAK && item->n_breaks <= 2)) {
      i++;
    } else {
      break;
    }
  }
}

static void
take_group (ScsPasteMail *self, const Group *group)
{
  for (gsize g = 0; g < group->n_labels; g++) {
    ScsPasteItem *label = scs_paste_mail_get_item (self, group->labels[g]);
    ScsPasteCandidate value;

    scs_paste_mail_collect (self, group->values[g], &value);
    scs_paste_mail_claim (self, group->values[g], value.next);
    scs_paste_mail_fill (self, label, SCS_PASTE_UNDER_LABEL, &value);
    explicit_bzero (&value, sizeof value);
  }
}

/**
 * scs_paste_mail_read_groups:
 * @self: a mail
 *
 * Takes values that follow several labels, one after the other, in the same number. With another
 * number nobody can say which belongs to which, unless the last label has one beside it.
 */
void
scs_paste_mail_read_groups (ScsPasteMail *self)
{
  for (guint i = 0; i < self->items->len; i++) {
    Group group;

    if (!may_be_in_group (self, i))
      continue;
    read_labels_of_group (self, i, &group);
    if (group.n_labels >= 2) {
      read_values_of_group (self, &group);
      if (group.n_values == group.n_labels)
        take_group (self, &group);
      for (guint k = i; k < group.next; k++)
        if (scs_paste_mail_is_type (self, k, SCS_PASTE_ITEM_LABEL) && group.n_values > 0 &&
            (group.n_values == group.n_labels || !group.value_in_line))
          scs_paste_mail_get_item (self, k)->claimed = TRUE;
    }
    i = group.next - 1;
  }
}
