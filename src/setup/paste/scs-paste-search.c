/* SPDX-FileCopyrightText: 2026 The Sales Connect Setup authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "setup/paste/scs-paste-private.h"

/* The value that stands beside its label, under it, or before it. */

#define WORDS_MAX 12
/* How many items are looked at for one value, so that no text takes long */
#define NEAR 200

/* Another value of the same form behind the first: an older one, another environment's. */
static void
look_for_rival (ScsPasteMail *self,
                const ScsPasteItem *label,
                ScsPasteLevel level,
                const ScsPasteCandidate *value)
{
  guint i = value->next;
  gboolean crossed = FALSE;

  for (; i < MIN (self->items->len, value->next + NEAR); i++) {
    const ScsPasteItem *item = scs_paste_mail_get_item (self, i);
    ScsPasteCandidate rival;

    if (item->type == SCS_PASTE_ITEM_LABEL && !item->weak)
      return;
    if (item->type == SCS_PASTE_ITEM_BREAK && (crossed || item->n_breaks > 1))
      return;
    crossed |= item->type == SCS_PASTE_ITEM_BREAK;
    if (item->type != SCS_PASTE_ITEM_TOKEN && item->type != SCS_PASTE_ITEM_BREAK && crossed)
      return;
    if (crossed && item->type == SCS_PASTE_ITEM_TOKEN && !scs_paste_mail_ends_line (self, i))
      return;
    if (item->type != SCS_PASTE_ITEM_TOKEN || item->shape != value->shape ||
        item->shape < SCS_PASTE_LIKELY)
      continue;
    scs_paste_mail_collect (self, i, &rival);
    if (value->shape != SCS_PASTE_LIKELY || rival.length == value->length) {
      scs_paste_mail_fill (self, label, level, &rival);
      scs_paste_mail_claim (self, i, rival.next);
    }
    explicit_bzero (&rival, sizeof rival);
  }
}

static void
take (ScsPasteMail *self, const ScsPasteItem *label, ScsPasteLevel level, guint i)
{
  ScsPasteCandidate value;

  scs_paste_mail_collect (self, i, &value);
  scs_paste_mail_claim (self, i, value.next);
  scs_paste_mail_fill (self, label, level, &value);
  look_for_rival (self, label, level, &value);
  explicit_bzero (&value, sizeof value);
}

/* “is”, “the following”, 「は」: they lead from a label to its value. */
static gboolean
is_filler (ScsPasteMail *self, const ScsPasteItem *item)
{
  static const char *const words[] = { "is",   "are", "the",    "following", "as",    "follows",
                                       "here", "our", "your",   "new",       "value", "now",
                                       "for",  "of",  "sales",  "connect",   "api",   "in",
                                       "to",   "be",  "should", "right",     "this",  "one" };
  const char *p = self->text->bytes + item->start, *end = self->text->bytes + item->end;

  if (item->type == SCS_PASTE_ITEM_TOKEN)
    return scs_paste_mail_is_one_of (self, item, words, G_N_ELEMENTS (words));
  for (; p < end; p = g_utf8_next_char (p)) {
    gunichar c = g_utf8_get_char (p);

    /* Hiragana and 値, 以下, 次, 下記, 通, 新, 正 */
    if ((c < 0x3041 || c > 0x309f) && g_utf8_strchr ("値以下次記通新正本番用", -1, c) == NULL)
      return FALSE;
  }
  return TRUE;
}

/* What has ids of its own */
static gboolean
is_foreign (ScsPasteMail *self, const ScsPasteItem *item)
{
  static const char *const words[] = { "meeting", "tracking",  "ticket",  "phone",   "order",
                                       "invoice", "message",   "session", "request", "conference",
                                       "case",    "reference", "parcel",  "webinar", "and",
                                       "like",    "example",   "e.g",     "eg",      "such",
                                       "looks",   "format",    "form" };
  static const char *const japanese[] = {
    "会議", "追跡",       "チケット", "電話", "注文", "請求",
    "受付", "問い合わせ", "管理番号", "伝票", "例",   "形式"
  };
  g_autofree char *text = NULL;

  if (item->type == SCS_PASTE_ITEM_TOKEN)
    return scs_paste_mail_is_one_of (self, item, words, G_N_ELEMENTS (words));
  text = g_strndup (self->text->bytes + item->start, MIN (item->end - item->start, 256));
  for (gsize i = 0; i < G_N_ELEMENTS (japanese); i++)
    if (strstr (text, japanese[i]) != NULL)
      return TRUE;
  return FALSE;
}

static gboolean
has_shape_of (ScsValueKind kind, ScsPasteShape shape)
{
  static const ScsPasteShape shapes[] = { SCS_PASTE_MUNCHKIN,
                                          SCS_PASTE_UUID,
                                          SCS_PASTE_LETTERS_32 };

  return shapes[kind] == shape;
}

/* Nothing else stands in the line of this token, bullets and brackets aside. */
static gboolean
is_alone_to_line_end (ScsPasteMail *self, guint i)
{
  gboolean in_brackets = FALSE;

  guint end = MIN (self->items->len, i + NEAR);

  for (i++; i < end && !scs_paste_mail_is_type (self, i, SCS_PASTE_ITEM_BREAK); i++) {
    const ScsPasteItem *item = scs_paste_mail_get_item (self, i);

    if (item->type == SCS_PASTE_ITEM_MARK)
      in_brackets |= self->text->bytes[item->start] == '(';
    else if (item->type == SCS_PASTE_ITEM_TOKEN
                 ? item->shape == SCS_PASTE_NO_VALUE && !in_brackets &&
                       !scs_paste_mail_may_be_part (self, item)
                 : item->type == SCS_PASTE_ITEM_LABEL)
      return FALSE;
  }
  return TRUE;
}

/* In the lines after a label that stands alone, or ends in a colon */
static guint
find_in_next_lines (ScsPasteMail *self, guint i)
{
  guint n_breaks = 0;

  for (; i < self->items->len; i++) {
    const ScsPasteItem *item = scs_paste_mail_get_item (self, i);

    if (item->type == SCS_PASTE_ITEM_BREAK)
      n_breaks += item->n_breaks;
    else if (item->type != SCS_PASTE_ITEM_MARK && item->type != SCS_PASTE_ITEM_SEPARATOR &&
             item->type != SCS_PASTE_ITEM_CELL)
      break;
    if (n_breaks > 4)
      return 0;
  }
  return scs_paste_mail_begins_value (self, i, SCS_PASTE_MAY_BE) && is_alone_to_line_end (self, i)
             ? i
             : 0;
}

/* “123-ABC-456 のような形” shows a form. */
static gboolean
is_example (ScsPasteMail *self, guint i)
{
  static const char *const words[] = { "のよう", "みたい", "といった", "などの", "の形" };
  const ScsPasteItem *item = scs_paste_mail_get_item (self, i + 1);

  if (item == NULL || item->type != SCS_PASTE_ITEM_WORDS)
    return FALSE;
  for (gsize w = 0; w < G_N_ELEMENTS (words); w++)
    if (item->end - item->start >= strlen (words[w]) &&
        strncmp (self->text->bytes + item->start, words[w], strlen (words[w])) == 0)
      return TRUE;
  return FALSE;
}

typedef struct {
  guint n_words;
  gboolean saw_separator, separator_last, only_fillers, foreign;
} Way;

/* Whether the token on the way from a label is its value, and how surely. */
static gboolean
is_value_on_way (ScsPasteMail *self,
                 const ScsPasteItem *label,
                 guint i,
                 const Way *way,
                 ScsPasteLevel *level)
{
  const ScsPasteItem *item = scs_paste_mail_get_item (self, i);
  gboolean quoted = (item->findings & SCS_PASTE_QUOTES) != 0;
  gboolean direct = way->n_words == 0 || way->separator_last;
  ScsPasteShape at_least = SCS_PASTE_LIKELY;

  *level = SCS_PASTE_UNDER_LABEL;
  if (label->kind == SCS_VALUE_MUNCHKIN_ID && label->weak && !(direct && way->saw_separator))
    at_least = SCS_PASTE_MUNCHKIN;
  else if ((direct && way->saw_separator) || (quoted && way->only_fillers))
    at_least = SCS_PASTE_MAY_BE;
  if (!scs_paste_mail_begins_value (self, i, at_least) || is_example (self, i))
    return FALSE;
  if (direct || way->only_fillers)
    return TRUE;
  *level = SCS_PASTE_NEAR_LABEL;
  return !way->foreign && has_shape_of (label->kind, item->shape);
}

/* A sentence that was broken just before the value */
static gboolean
goes_on (ScsPasteMail *self, const ScsPasteItem *label, guint i, const Way *way)
{
  const ScsPasteItem *item = scs_paste_mail_get_item (self, i);

  return item->type == SCS_PASTE_ITEM_BREAK && item->n_breaks == 1 && way->only_fillers &&
         scs_paste_mail_is_type (self, i + 1, SCS_PASTE_ITEM_TOKEN) &&
         has_shape_of (label->kind, scs_paste_mail_get_item (self, i + 1)->shape);
}

static void
search_from_label (ScsPasteMail *self, guint at)
{
  ScsPasteItem *label = scs_paste_mail_get_item (self, at);
  Way way = { 0, FALSE, FALSE, TRUE, FALSE };
  guint i = at + 1;
  ScsPasteLevel level;

  for (; i < self->items->len && way.n_words <= WORDS_MAX; i++) {
    const ScsPasteItem *item = scs_paste_mail_get_item (self, i);

    switch (item->type) {
    case SCS_PASTE_ITEM_LABEL:
      if (item->kind == label->kind || (way.n_words == 0 && !way.saw_separator) || !item->weak)
        return;
      way.n_words++;
      break;
    case SCS_PASTE_ITEM_ADDRESS:
      return;
    case SCS_PASTE_ITEM_HIDDEN:
      self->is_hidden[label->kind] |= !label->weak && (way.n_words == 0 || way.only_fillers);
      return;
    case SCS_PASTE_ITEM_SEPARATOR:
    case SCS_PASTE_ITEM_CELL:
      way.saw_separator = way.separator_last = TRUE;
      break;
    case SCS_PASTE_ITEM_TOKEN:
      if (is_value_on_way (self, label, i, &way, &level)) {
        take (self, label, level, i);
        label->claimed = TRUE;
        return;
      }
      G_GNUC_FALLTHROUGH;
    case SCS_PASTE_ITEM_WORDS:
    case SCS_PASTE_ITEM_LINK:
      way.n_words++;
      way.separator_last = FALSE;
      way.only_fillers &= is_filler (self, item);
      way.foreign |= is_foreign (self, item);
      break;
    case SCS_PASTE_ITEM_BREAK:
    case SCS_PASTE_ITEM_STOP:
      if (item->type == SCS_PASTE_ITEM_STOP && !scs_paste_mail_ends_line (self, i))
        return;
      if (goes_on (self, label, i, &way))
        break;
      if (way.n_words == 0 || way.separator_last || way.only_fillers) {
        guint found = find_in_next_lines (self, i);

        if (found > 0 && !(label->weak && label->kind == SCS_VALUE_MUNCHKIN_ID &&
                           scs_paste_mail_get_item (self, found)->shape != SCS_PASTE_MUNCHKIN)) {
          take (self, label, SCS_PASTE_UNDER_LABEL, found);
          label->claimed = TRUE;
        }
      } else if (way.saw_separator && !label->weak) {
        self->is_put_off[label->kind] = TRUE;
      }
      return;
    case SCS_PASTE_ITEM_COMMA:
    case SCS_PASTE_ITEM_MARK:
      break;
    }
  }
}

/* “Secret” is a label where something is said of it: “new secret: …”, 「シークレットは…」. */
static gboolean
is_usable (ScsPasteMail *self, guint i)
{
  const ScsPasteItem *item = scs_paste_mail_get_item (self, i), *next;

  if (item->claimed || !item->weak || item->kind == SCS_VALUE_MUNCHKIN_ID)
    return !item->claimed;
  do
    next = scs_paste_mail_get_item (self, ++i);
  while (next != NULL && next->type == SCS_PASTE_ITEM_MARK);
  return next != NULL &&
         (next->type == SCS_PASTE_ITEM_SEPARATOR || next->type == SCS_PASTE_ITEM_CELL ||
          next->type == SCS_PASTE_ITEM_BREAK || is_filler (self, next));
}

/* “0a1b… (Client ID)”, “Zx9Y… is the Client Secret” */
static void
search_before_label (ScsPasteMail *self, guint at)
{
  ScsPasteItem *label = scs_paste_mail_get_item (self, at);
  ScsPasteCandidate value;
  guint i = at;
  const ScsPasteItem *next = scs_paste_mail_get_item (self, at + 1);

  if (next != NULL && next->type != SCS_PASTE_ITEM_BREAK && next->type != SCS_PASTE_ITEM_STOP &&
      next->type != SCS_PASTE_ITEM_MARK && next->type != SCS_PASTE_ITEM_WORDS &&
      next->type != SCS_PASTE_ITEM_COMMA)
    return;
  while (i > 0) {
    const ScsPasteItem *item = scs_paste_mail_get_item (self, --i);

    if (item->type == SCS_PASTE_ITEM_TOKEN && item->shape >= SCS_PASTE_LIKELY)
      break;
    if (item->type != SCS_PASTE_ITEM_MARK && item->type != SCS_PASTE_ITEM_SEPARATOR &&
        item->type != SCS_PASTE_ITEM_CELL && !is_filler (self, item))
      return;
    if (at - i > 5)
      return;
  }
  if (i == at || !scs_paste_mail_begins_value (self, i, SCS_PASTE_LIKELY))
    return;
  scs_paste_mail_collect (self, i, &value);
  scs_paste_mail_claim (self, i, value.next);
  scs_paste_mail_fill (self, label, SCS_PASTE_UNDER_LABEL, &value);
  label->claimed = TRUE;
  explicit_bzero (&value, sizeof value);
}

/**
 * scs_paste_mail_read_labels:
 * @self: a mail
 *
 * Takes the value of each label that no table and no group has used: behind it, or else before it.
 */
void
scs_paste_mail_read_labels (ScsPasteMail *self)
{
  for (guint i = 0; i < self->items->len; i++)
    if (scs_paste_mail_is_type (self, i, SCS_PASTE_ITEM_LABEL) && is_usable (self, i))
      search_from_label (self, i);
  for (guint i = 0; i < self->items->len; i++)
    if (scs_paste_mail_is_type (self, i, SCS_PASTE_ITEM_LABEL) && is_usable (self, i))
      search_before_label (self, i);
}
