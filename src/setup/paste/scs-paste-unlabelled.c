/* SPDX-FileCopyrightText: 2026 The Sales Connect Setup authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "setup/paste/scs-paste-private.h"

/* Values that stand in lines of their own, without a label. */

typedef struct {
  GArray *values;        /* (owned) (element-type guint) items at which a value begins */
  gboolean follows;      /* words stand in the line just above */
  gboolean is_corrected; /* and they say that something was wrong */
} Block;

/* “the right one is”, 「正しくは」 */
static gboolean
says_correction (ScsPasteMail *self, guint first, guint next)
{
  static const char *const words[] = {
    "correct", "corrected", "right", "new", "updated", "instead"
  };
  static const char *const japanese[] = { "正し", "訂正", "修正", "新し", "改め" };

  for (guint i = first; i < next; i++) {
    const ScsPasteItem *item = scs_paste_mail_get_item (self, i);

    if (item->type == SCS_PASTE_ITEM_TOKEN &&
        scs_paste_mail_is_one_of (self, item, words, G_N_ELEMENTS (words)))
      return TRUE;
    for (gsize j = 0; j < G_N_ELEMENTS (japanese) && item->type == SCS_PASTE_ITEM_WORDS; j++)
      if (g_strstr_len (self->text->bytes + item->start,
                        MIN (item->end - item->start, 256),
                        japanese[j]) != NULL)
        return TRUE;
  }
  return FALSE;
}

static gboolean
is_between (const ScsPasteItem *item)
{
  return item->type == SCS_PASTE_ITEM_MARK || item->type == SCS_PASTE_ITEM_CELL ||
         item->type == SCS_PASTE_ITEM_COMMA || item->type == SCS_PASTE_ITEM_SEPARATOR ||
         item->type == SCS_PASTE_ITEM_STOP || item->type == SCS_PASTE_ITEM_ADDRESS;
}

static gboolean
is_slash (ScsPasteMail *self, const ScsPasteItem *item)
{
  static const char *const words[] = { "/", "&" };

  return item->type == SCS_PASTE_ITEM_TOKEN &&
         scs_paste_mail_is_one_of (self, item, words, G_N_ELEMENTS (words));
}

/* The values of the line at @i, if nothing else stands in it; moves @i to its end. */
static gboolean
read_line (ScsPasteMail *self, guint *i, GArray *values)
{
  guint before = values->len;
  gboolean other = FALSE;

  while (*i < self->items->len && !scs_paste_mail_is_type (self, *i, SCS_PASTE_ITEM_BREAK)) {
    if (!other && scs_paste_mail_begins_value (self, *i, SCS_PASTE_LIKELY)) {
      ScsPasteCandidate value;

      g_array_append_val (values, *i);
      scs_paste_mail_collect (self, *i, &value);
      *i = value.next;
      explicit_bzero (&value, sizeof value);
      continue;
    }
    other |= !is_between (scs_paste_mail_get_item (self, *i)) &&
             !is_slash (self, scs_paste_mail_get_item (self, *i));
    *i = MAX (*i + 1, scs_paste_mail_skip_brackets (self, *i));
  }
  if (other)
    g_array_set_size (values, before);
  return !other;
}

static ScsPasteShape
get_shape (ScsPasteMail *self, guint i)
{
  ScsPasteCandidate value;
  ScsPasteShape shape;

  scs_paste_mail_collect (self, i, &value);
  shape = value.is_whole ? value.shape : SCS_PASTE_NO_VALUE;
  explicit_bzero (&value, sizeof value);
  return shape;
}

static void
fill (ScsPasteMail *self, guint i, ScsValueKind kind, gboolean is_corrected)
{
  ScsPasteCandidate value;

  scs_paste_mail_collect (self, i, &value);
  scs_paste_slot_fill (is_corrected ? &self->corrected[kind] : &self->slots[kind][SCS_PASTE_ALONE],
                       &value);
  explicit_bzero (&value, sizeof value);
}

/* In a block of three that holds a Munchkin ID and a Client ID, the third one is the secret. */
static gboolean
is_three (ScsPasteMail *self, const Block *block)
{
  guint n_munchkin = 0, n_uuid = 0;

  if (block->values->len != 3)
    return FALSE;
  for (guint v = 0; v < 3; v++) {
    ScsPasteShape shape = get_shape (self, g_array_index (block->values, guint, v));

    n_munchkin += shape == SCS_PASTE_MUNCHKIN;
    n_uuid += shape == SCS_PASTE_UUID;
  }
  return n_munchkin == 1 && n_uuid == 1;
}

/* A single value just under words is what the words say. */
static void
finish_block (ScsPasteMail *self, Block *block)
{
  gboolean three = is_three (self, block);

  if (block->values->len == 1 && block->follows && !block->is_corrected)
    g_array_set_size (block->values, 0);
  for (guint v = 0; v < block->values->len; v++) {
    guint i = g_array_index (block->values, guint, v);
    ScsPasteShape shape = get_shape (self, i);

    if (shape == SCS_PASTE_MUNCHKIN)
      fill (self, i, SCS_VALUE_MUNCHKIN_ID, block->is_corrected);
    else if (shape == SCS_PASTE_UUID)
      fill (self, i, SCS_VALUE_CLIENT_ID, block->is_corrected);
    else if (shape == SCS_PASTE_LETTERS_32 || (three && shape == SCS_PASTE_LIKELY))
      fill (self, i, SCS_VALUE_CLIENT_SECRET, block->is_corrected);
  }
  g_array_set_size (block->values, 0);
}

/**
 * scs_paste_mail_read_unlabelled:
 * @self: a mail
 *
 * Keeps what may be a value without a label; whether it is one depends on what else is found.
 */
void
scs_paste_mail_read_unlabelled (ScsPasteMail *self)
{
  Block block = { g_array_new (FALSE, FALSE, sizeof (guint)), FALSE, FALSE };
  gboolean words_above = FALSE, had_label = FALSE, is_corrected = FALSE;
  guint i = 0;

  while (i < self->items->len) {
    const ScsPasteItem *item = scs_paste_mail_get_item (self, i);
    guint first = i;

    if (item->type == SCS_PASTE_ITEM_BREAK) {
      if (item->n_breaks > 1)
        words_above = FALSE;
      if (item->n_breaks > 2)
        finish_block (self, &block);
      i++;
      continue;
    }
    if (block.values->len == 0) {
      block.follows = words_above && !had_label;
      block.is_corrected = words_above && is_corrected;
    }
    if (!read_line (self, &i, block.values)) {
      finish_block (self, &block);
      words_above = TRUE;
      had_label = FALSE;
      is_corrected = says_correction (self, first, i);
      for (guint k = first; k < i; k++)
        had_label |= scs_paste_mail_is_type (self, k, SCS_PASTE_ITEM_LABEL);
    }
  }
  finish_block (self, &block);
  g_array_unref (block.values);
}
