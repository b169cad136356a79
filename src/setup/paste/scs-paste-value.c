/* SPDX-FileCopyrightText: 2026 The Sales Connect Setup authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "services/http/scs-secret-source.h"
#include "setup/paste/scs-paste-private.h"

/* One value put together of its parts, which lie in one line or in several. */

#define PARTS_MAX 8
/* No farther than this for what closes a bracket, so that no text takes long */
#define NEAR 64

/**
 * scs_paste_mail_get_item:
 * @self: a mail
 * @i: which item
 *
 * Returns: (nullable): the item; %NULL behind the last one
 */
ScsPasteItem *
scs_paste_mail_get_item (ScsPasteMail *self, guint i)
{
  return i < self->items->len ? &g_array_index (self->items, ScsPasteItem, i) : NULL;
}

/**
 * scs_paste_mail_is_type:
 * @self: a mail
 * @i: which item
 * @type: a type
 *
 * Returns: whether there is such an item, of that type
 */
gboolean
scs_paste_mail_is_type (ScsPasteMail *self, guint i, ScsPasteItemType type)
{
  const ScsPasteItem *item = scs_paste_mail_get_item (self, i);

  return item != NULL && item->type == type;
}

/**
 * scs_paste_mail_is_one_of:
 * @self: a mail
 * @item: one of its items
 * @words: in small letters
 * @n_words: how many
 *
 * Returns: whether the item is one of the words, in letters of any case
 */
gboolean
scs_paste_mail_is_one_of (ScsPasteMail *self,
                          const ScsPasteItem *item,
                          const char *const *words,
                          gsize n_words)
{
  for (gsize i = 0; i < n_words; i++)
    if (strlen (words[i]) == item->end - item->start &&
        g_ascii_strncasecmp (self->text->bytes + item->start, words[i], strlen (words[i])) == 0)
      return TRUE;
  return FALSE;
}

/* One value put together of its parts */

static void
append (ScsPasteMail *self, ScsPasteCandidate *value, const ScsPasteItem *item, gsize n_dropped)
{
  gsize n = item->end - item->start - n_dropped;

  if (value->length + n > SCS_PASTE_VALUE_MAX_BYTES)
    return;
  memcpy (value->bytes + value->length, self->text->bytes + item->start, n);
  value->length += n;
  value->bytes[value->length] = '\0';
  for (gsize i = item->start; i < item->end; i++)
    value->findings |= self->text->flags[i];
  value->findings |= item->findings;
}

/**
 * scs_paste_mail_ends_line:
 * @self: a mail
 * @i: which item
 *
 * Returns: whether it is the last of its line
 */
gboolean
scs_paste_mail_ends_line (ScsPasteMail *self, guint i)
{
  return i + 1 >= self->items->len || scs_paste_mail_is_type (self, i + 1, SCS_PASTE_ITEM_BREAK);
}

static gboolean
ends_with_break_sign (ScsPasteMail *self, const ScsPasteItem *item)
{
  gsize n = item->end - item->start;

  return n > 2 && self->text->bytes[item->end - 1] == '=' &&
         self->text->bytes[item->end - 2] != '=';
}

/* The token after this one, with nothing but a space or one line end between them */
static guint
get_following (ScsPasteMail *self, guint i, gboolean *in_next_line)
{
  const ScsPasteItem *item = scs_paste_mail_get_item (self, i),
                     *next = scs_paste_mail_get_item (self, i + 1);

  *in_next_line = FALSE;
  if (next == NULL || (item->findings & SCS_PASTE_PUNCTUATION) != 0)
    return 0;
  if (next->type == SCS_PASTE_ITEM_BREAK && next->n_breaks == 1) {
    *in_next_line = TRUE;
    i++;
  }
  return scs_paste_mail_is_type (self, i + 1, SCS_PASTE_ITEM_TOKEN) ? i + 1 : 0;
}

/**
 * scs_paste_mail_may_be_part:
 * @self: a mail
 * @item: a token
 *
 * Returns: whether it may be a part of a value: “Regards” and “Mina” are words of a sentence
 */
gboolean
scs_paste_mail_may_be_part (ScsPasteMail *self, const ScsPasteItem *item)
{
  gboolean inner_capital = FALSE, other = FALSE;

  for (gsize i = item->start; i < item->end; i++) {
    char c = self->text->bytes[i];

    other |= !g_ascii_isalpha (c);
    inner_capital |= i > item->start && g_ascii_isupper (c);
  }
  return other || inner_capital;
}

/* Parts that have a known form together, and not before: “0a1b2c3d-4e5f-” and so on */
static gboolean
join_by_shape (ScsPasteMail *self, guint i, ScsPasteCandidate *value)
{
  ScsPasteCandidate joined = { .findings = 0 };
  gboolean found = FALSE;

  for (guint n = 0; n < PARTS_MAX && !found; n++) {
    const ScsPasteItem *item = scs_paste_mail_get_item (self, i);
    gboolean in_next_line, dropped;
    guint following = get_following (self, i, &in_next_line);

    dropped = in_next_line && ends_with_break_sign (self, item);
    if (!scs_paste_mail_may_be_part (self, item) && item->end - item->start < 8 &&
        self->text->bytes[item->start] != '-' && n > 0)
      break;
    append (self, &joined, item, dropped);
    joined.next = i + 1;
    joined.shape = scs_paste_shape_of (joined.bytes, joined.length);
    found = n > 0 && joined.shape >= SCS_PASTE_LETTERS_32;
    if (following == 0 || joined.length > 40)
      break;
    joined.findings |= found ? 0 : in_next_line ? SCS_PASTE_LINE_BREAKS : SCS_PASTE_SPACES;
    i = following;
  }
  if (found)
    *value = joined;
  explicit_bzero (&joined, sizeof joined);
  return found;
}

/* A quotation mark before the first part and one behind the last, in the next line */
static gboolean
join_quoted (ScsPasteMail *self, guint i, ScsPasteCandidate *value)
{
  const ScsPasteItem *item = scs_paste_mail_get_item (self, i), *next;
  gboolean in_next_line;
  guint following = get_following (self, i, &in_next_line);
  gsize start = item->start;

  while (start > 0 && self->text->bytes[start - 1] == ' ')
    start--;
  if (following == 0 || !in_next_line || !scs_paste_text_is_quote_before (self->text, start) ||
      scs_paste_text_is_quote_after (self->text, item->end))
    return FALSE;
  next = scs_paste_mail_get_item (self, following);
  if (!scs_paste_text_is_quote_after (self->text, next->end))
    return FALSE;
  value->findings |= SCS_PASTE_LINE_BREAKS | SCS_PASTE_QUOTES;
  append (self, value, next, 0);
  value->next = following + 1;
  return TRUE;
}

/* A line that was broken where mail programs break them, and goes on with nothing but the rest */
static void
join_broken_lines (ScsPasteMail *self, guint i, ScsPasteCandidate *value)
{
  for (guint n = 0; n < PARTS_MAX && value->shape < SCS_PASTE_LETTERS_32; n++) {
    const ScsPasteItem *item = scs_paste_mail_get_item (self, i), *next;
    gboolean in_next_line, by_sign;
    guint following = get_following (self, i, &in_next_line);

    if (following == 0 || !in_next_line || !scs_paste_mail_ends_line (self, following))
      return;
    next = scs_paste_mail_get_item (self, following);
    if (next->shape >= SCS_PASTE_LETTERS_32 || !scs_paste_mail_may_be_part (self, next))
      return;
    by_sign = ends_with_break_sign (self, item);
    /* With its “=” it may be whole: a length in fours is what base64 has. */
    if (by_sign ? value->length % 4 == 0 && value->length >= 16
                : !scs_paste_mail_get_item (self, i + 1)->soft) {
      value->is_whole = next->shape == SCS_PASTE_NO_VALUE;
      return;
    }
    value->length -= by_sign;
    value->findings |= SCS_PASTE_LINE_BREAKS;
    append (self, value, next, 0);
    value->next = following + 1;
    value->shape = scs_paste_shape_of (value->bytes, value->length);
    i = following;
  }
}

static void
decode_percent (ScsPasteCandidate *value)
{
  gsize end = 0;

  for (gsize i = 0; i < value->length; i++) {
    char c = value->bytes[i];

    if (c == '%' && i + 2 < value->length && g_ascii_isxdigit (value->bytes[i + 1]) &&
        g_ascii_isxdigit (value->bytes[i + 2])) {
      c = g_ascii_xdigit_value (value->bytes[i + 1]) * 16 +
          g_ascii_xdigit_value (value->bytes[i + 2]);
      value->findings |= SCS_PASTE_ENCODING;
      i += 2;
    }
    /* No value has such a character in it: this was no encoding, or not all of it. */
    if (!g_ascii_isgraph (c))
      value->is_whole = FALSE;
    value->bytes[end++] = c;
  }
  value->bytes[end] = '\0';
  value->length = end;
}

/**
 * scs_paste_mail_collect:
 * @self: a mail
 * @i: the token a value begins with
 * @value: (out caller-allocates): the value, with what follows that belongs to it; to be wiped
 *
 * Puts a value together.
 */
void
scs_paste_mail_collect (ScsPasteMail *self, guint i, ScsPasteCandidate *value)
{
  const ScsPasteItem *item = scs_paste_mail_get_item (self, i);

  memset (value, 0, sizeof *value);
  value->is_whole = TRUE;
  if (item->shape < SCS_PASTE_LETTERS_32 && join_by_shape (self, i, value)) {
    value->is_whole = TRUE;
    return;
  }
  append (self, value, item, 0);
  value->shape = item->shape;
  value->next = i + 1;
  if (item->in_address)
    decode_percent (value);
  else if (!join_quoted (self, i, value))
    join_broken_lines (self, i, value);
  value->shape = scs_paste_shape_of (value->bytes, value->length);
}

/**
 * scs_paste_mail_claim:
 * @self: a mail
 * @first: an item
 * @next: the item behind the last one
 *
 * Marks tokens as dealt with.
 */
void
scs_paste_mail_claim (ScsPasteMail *self, guint first, guint next)
{
  for (guint i = first; i < next; i++)
    if (scs_paste_mail_is_type (self, i, SCS_PASTE_ITEM_TOKEN))
      scs_paste_mail_get_item (self, i)->claimed = TRUE;
}

static void
put_in_capitals (ScsPasteCandidate *value)
{
  if (value->shape == SCS_PASTE_MUNCHKIN)
    for (gsize i = 0; i < value->length; i++)
      value->bytes[i] = g_ascii_toupper (value->bytes[i]);
}

/**
 * scs_paste_slot_fill:
 * @self: a slot
 * @value: one more value for it
 *
 * Keeps the first value, and notes when another one differs from it.
 */
void
scs_paste_slot_fill (ScsPasteSlot *self, ScsPasteCandidate *value)
{
  put_in_capitals (value);
  if (self->value == NULL) {
    self->value = scs_secret_copy (value->bytes);
    self->findings = value->findings;
  } else if (strcmp (self->value, value->bytes) != 0) {
    self->different = TRUE;
  }
}

/**
 * scs_paste_mail_fill:
 * @self: a mail
 * @label: what the value stands under
 * @level: how surely
 * @value: the value
 *
 * Under a label that other things have too, only what is surely the value counts.
 */
void
scs_paste_mail_fill (ScsPasteMail *self,
                     const ScsPasteItem *label,
                     ScsPasteLevel level,
                     ScsPasteCandidate *value)
{
  if (!value->is_whole)
    self->is_unclear[label->kind] = TRUE;
  else if (!label->weak)
    scs_paste_slot_fill (&self->slots[label->kind][level], value);
  else if (label->kind == SCS_VALUE_CLIENT_SECRET)
    scs_paste_slot_fill (&self->weak_secret, value);
  else
    scs_paste_slot_fill (value->shape == SCS_PASTE_MUNCHKIN ? &self->weak_munchkin : &self->orphan,
                         value);
}

/**
 * scs_paste_mail_skip_brackets:
 * @self: a mail
 * @i: which item
 *
 * Returns: the item behind the bracket that closes what opens here, in the same line; @i if none
 * does
 */
guint
scs_paste_mail_skip_brackets (ScsPasteMail *self, guint i)
{
  const ScsPasteItem *item = scs_paste_mail_get_item (self, i);

  if (item->type != SCS_PASTE_ITEM_MARK || self->text->bytes[item->start] != '(')
    return i;
  for (guint k = i + 1; k < MIN (self->items->len, i + NEAR); k++) {
    const ScsPasteItem *inner = scs_paste_mail_get_item (self, k);

    if (inner->type == SCS_PASTE_ITEM_BREAK)
      return i;
    if (inner->type == SCS_PASTE_ITEM_MARK && self->text->bytes[inner->start] == ')')
      return k + 1;
  }
  return i;
}

/**
 * scs_paste_mail_begins_value:
 * @self: a mail
 * @i: which item
 * @at_least: what it must look like
 *
 * Returns: whether a value may begin with it, alone or with what follows
 */
gboolean
scs_paste_mail_begins_value (ScsPasteMail *self, guint i, ScsPasteShape at_least)
{
  ScsPasteCandidate value;
  gboolean begins;

  if (!scs_paste_mail_is_type (self, i, SCS_PASTE_ITEM_TOKEN) ||
      scs_paste_mail_get_item (self, i)->claimed)
    return FALSE;
  if (scs_paste_mail_get_item (self, i)->shape >= at_least)
    return TRUE;
  begins = scs_paste_mail_may_be_part (self, scs_paste_mail_get_item (self, i)) &&
           join_by_shape (self, i, &value);
  explicit_bzero (&value, sizeof value);
  return begins;
}
