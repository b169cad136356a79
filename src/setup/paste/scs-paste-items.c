/* SPDX-FileCopyrightText: 2026 The Sales Connect Setup authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "setup/paste/scs-paste-private.h"

/* A plain text as a row of labels, tokens and what stands between them. */

#define LONG_LINE 60
/* How far into a token a label is looked for, and how long an address is followed */
#define TOKEN_LABEL_BYTES 512
#define ADDRESS_BYTES 2048
#define MARKETO_HOST ".mktorest.com"

/* Whose values these are not, when one stands just before a label */
static const char *const other_products[] = {
  "salesforce", "zoom",   "google", "azure",   "slack", "okta",    "teams",
  "webex",      "github", "aws",    "hubspot", "box",   "webhook",
};

typedef struct {
  const ScsPasteText *text;
  GArray *items; /* (owned) (element-type ScsPasteItem) */
  gsize at;
  gsize line_start;
  gsize address_end; /* within an address of Marketo up to here */
} Scanner;

static gboolean
is_letter_or_digit (char c)
{
  return g_ascii_isalnum (c);
}

static ScsPasteItem *
add (Scanner *self, ScsPasteItemType type, gsize start, gsize end)
{
  ScsPasteItem item = { type, .start = start, .end = end };

  g_array_append_val (self->items, item);
  return &g_array_index (self->items, ScsPasteItem, self->items->len - 1);
}

static ScsPasteItem *
get_last (Scanner *self)
{
  return self->items->len > 0 ? &g_array_index (self->items, ScsPasteItem, self->items->len - 1)
                              : NULL;
}

static gboolean
is_other_product (Scanner *self)
{
  const ScsPasteItem *last = get_last (self);

  /* “Salesforce の” */
  if (last != NULL && self->items->len > 1 && last->type == SCS_PASTE_ITEM_WORDS &&
      last->end - last->start <= 3)
    last--;
  if (last == NULL || last->type != SCS_PASTE_ITEM_TOKEN)
    return FALSE;
  for (gsize i = 0; i < G_N_ELEMENTS (other_products); i++)
    if (strlen (other_products[i]) == last->end - last->start &&
        g_ascii_strncasecmp (self->text->bytes + last->start,
                             other_products[i],
                             last->end - last->start) == 0)
      return TRUE;
  return FALSE;
}

static gboolean
starts_with (const ScsPasteText *text, gsize at, const char *what)
{
  gsize n = strlen (what);

  return at + n <= text->length && g_ascii_strncasecmp (text->bytes + at, what, n) == 0;
}

static gboolean
is_token_byte (Scanner *self, gsize at)
{
  char c = scs_paste_text_get_byte (self->text, at);

  if (c <= ' ' || c >= 0x7f || strchr (",;|<>()[]{}\"'`", c) != NULL)
    return FALSE;
  return at >= self->address_end || strchr ("&?/", c) == NULL;
}

/* The host of Marketo, with or without a scheme before it; what follows is read on, for it may hold
 * the other values. */
static gboolean
scan_marketo_address (Scanner *self)
{
  const ScsPasteText *text = self->text;
  gsize id = self->at;
  gsize end = id;

  if (starts_with (text, id, "https://"))
    id += strlen ("https://");
  else if (starts_with (text, id, "http://"))
    id += strlen ("http://");
  if (id + SCS_PASTE_MUNCHKIN_LENGTH + strlen (MARKETO_HOST) > text->length ||
      !scs_paste_is_munchkin (text->bytes + id, SCS_PASTE_MUNCHKIN_LENGTH) ||
      !starts_with (text, id + SCS_PASTE_MUNCHKIN_LENGTH, MARKETO_HOST))
    return FALSE;
  end = id + SCS_PASTE_MUNCHKIN_LENGTH + strlen (MARKETO_HOST);
  if (is_letter_or_digit (scs_paste_text_get_byte (text, end)) ||
      scs_paste_text_get_byte (text, end) == '-' ||
      (scs_paste_text_get_byte (text, end) == '.' &&
       is_letter_or_digit (scs_paste_text_get_byte (text, end + 1))))
    return FALSE;
  add (self, SCS_PASTE_ITEM_ADDRESS, id, id + SCS_PASTE_MUNCHKIN_LENGTH)->shape =
      SCS_PASTE_MUNCHKIN;
  self->at = end;
  while (end - self->at < ADDRESS_BYTES && is_token_byte (self, end))
    end++;
  self->address_end = end;
  return TRUE;
}

static gboolean
scan_link (Scanner *self)
{
  gsize end = self->at;

  if (!starts_with (self->text, end, "https://") && !starts_with (self->text, end, "http://") &&
      !starts_with (self->text, end, "www.") && !starts_with (self->text, end, "mailto:"))
    return FALSE;
  while (is_token_byte (self, end))
    end++;
  add (self, SCS_PASTE_ITEM_LINK, self->at, end);
  self->at = end;
  return TRUE;
}

static gboolean
is_quote (gunichar c)
{
  return c == '"' || c == '\'' || c == '`' || (c >= 0x2018 && c <= 0x201f) || c == 0x00ab ||
         c == 0x00bb || (c >= 0x300c && c <= 0x300f);
}

/**
 * scs_paste_text_is_quote_before:
 * @text: a plain text
 * @at: a place in it
 *
 * Returns: whether a quotation mark of any kind stands just before the place
 */
gboolean
scs_paste_text_is_quote_before (const ScsPasteText *text, gsize at)
{
  return at > 0 && is_quote (g_utf8_get_char (g_utf8_prev_char (text->bytes + at)));
}

/**
 * scs_paste_text_is_quote_after:
 * @text: a plain text
 * @at: a place in it
 *
 * Returns: whether a quotation mark of any kind stands at the place
 */
gboolean
scs_paste_text_is_quote_after (const ScsPasteText *text, gsize at)
{
  return at < text->length && is_quote (g_utf8_get_char (text->bytes + at));
}

static gboolean
is_in_address (Scanner *self)
{
  return self->at < self->address_end;
}

/* “Identity:https://…”, “ID:0a1b…”: a word that runs into something else */
static gboolean
ends_word (Scanner *self, gsize at)
{
  const ScsPasteText *text = self->text;
  gsize end = at + 1;

  if (at == self->at || strchr (":=", text->bytes[at]) == NULL)
    return FALSE;
  if (starts_with (text, end, "https://") || starts_with (text, end, "http://"))
    return TRUE;
  while (is_token_byte (self, end) && end - at <= SCS_PASTE_VALUE_MAX_BYTES)
    end++;
  return scs_paste_shape_of (text->bytes + at + 1, end - at - 1) >= SCS_PASTE_LETTERS_32;
}

/* Up to a delimiter or to a label that runs on without a space */
static gsize
find_token_end (Scanner *self)
{
  gboolean is_word = TRUE;
  gsize end = self->at;

  while (is_token_byte (self, end)) {
    gboolean may_hold = end > self->at && end - self->at < TOKEN_LABEL_BYTES;
    ScsPasteLabel label = { .weak = TRUE };

    if (may_hold)
      scs_paste_text_match_label (self->text, end, &label);

    if (!label.weak || (is_word && ends_word (self, end)))
      break;
    is_word &= g_ascii_isalpha (self->text->bytes[end]) || self->text->bytes[end] == '_';
    end++;
  }
  return end;
}

static void
add_token (Scanner *self, gsize start, gsize end)
{
  const char *bytes = self->text->bytes;
  gboolean quoted = scs_paste_text_is_quote_before (self->text, start) &&
                    scs_paste_text_is_quote_after (self->text, end);
  gsize kept = end;
  guint8 findings = quoted ? SCS_PASTE_QUOTES : 0;
  ScsPasteItem *item;

  while (!quoted && kept > start && strchr (".:!?*", bytes[kept - 1]) != NULL) {
    kept--;
    findings |= bytes[kept] == '*' ? SCS_PASTE_QUOTES : SCS_PASTE_PUNCTUATION;
  }
  if (scs_paste_is_hidden (bytes + start, end - start) || starts_with (self->text, end, "…") ||
      (start >= 3 && starts_with (self->text, start - 3, "…"))) {
    add (self, SCS_PASTE_ITEM_HIDDEN, start, end);
    return;
  }
  if (kept > start) {
    item = add (self, SCS_PASTE_ITEM_TOKEN, start, kept);
    item->shape = scs_paste_shape_of (bytes + start, kept - start);
    item->findings = findings;
    item->in_address = is_in_address (self);
  }
  if (kept < end && bytes[kept] != '*')
    add (self, bytes[kept] == ':' ? SCS_PASTE_ITEM_SEPARATOR : SCS_PASTE_ITEM_STOP, kept, end);
}

static gboolean
scan_separator (Scanner *self)
{
  const ScsPasteText *text = self->text;
  char c = text->bytes[self->at], next = scs_paste_text_get_byte (text, self->at + 1);

  if (c == ':' || c == '=' ||
      (c == '-' && (next == '>' || g_ascii_isspace (next) || next == '\0'))) {
    self->at += c == '-' && next == '>' ? 2 : 1;
    while (scs_paste_text_get_byte (text, self->at) == '>' ||
           scs_paste_text_get_byte (text, self->at) == '=')
      self->at++;
    add (self, SCS_PASTE_ITEM_SEPARATOR, self->at - 1, self->at);
    return TRUE;
  }
  return FALSE;
}

/* Numbers of a list, at the beginning of a line */
static gboolean
scan_number (Scanner *self)
{
  gsize end = self->at;

  while (g_ascii_isdigit (scs_paste_text_get_byte (self->text, end)) && end - self->at < 3)
    end++;
  if (self->at != self->line_start || end == self->at ||
      strchr (".)", scs_paste_text_get_byte (self->text, end)) == NULL ||
      !g_ascii_isspace (scs_paste_text_get_byte (self->text, end + 1)))
    return FALSE;
  add (self, SCS_PASTE_ITEM_MARK, self->at, end + 1);
  self->at = end + 1;
  return TRUE;
}

static void
scan_break (Scanner *self)
{
  const ScsPasteText *text = self->text;
  gsize start = self->at;
  gboolean soft =
      (start > 0 && text->bytes[start - 1] == ' ') || start - self->line_start >= LONG_LINE;
  ScsPasteItem *item;
  guint n_breaks = 0;

  while (self->at < text->length && g_ascii_isspace (text->bytes[self->at])) {
    n_breaks += text->bytes[self->at] == '\n';
    self->at++;
  }
  item = add (self, SCS_PASTE_ITEM_BREAK, start, self->at);
  item->n_breaks = n_breaks;
  item->soft = soft && n_breaks == 1;
  self->line_start = self->at;
}

static void
scan_blank (Scanner *self)
{
  const ScsPasteText *text = self->text;
  gsize start = self->at;
  gboolean has_tab = FALSE;

  while (scs_paste_text_get_byte (text, self->at) == ' ' ||
         scs_paste_text_get_byte (text, self->at) == '\t')
    has_tab |= text->bytes[self->at++] == '\t';
  if (start == self->line_start)
    self->line_start = self->at;
  else if ((has_tab || self->at - start > 1) && scs_paste_text_get_byte (text, self->at) != '\n')
    add (self, SCS_PASTE_ITEM_CELL, start, self->at);
}

static gboolean
is_rule (gunichar c)
{
  return (c >= 0x2500 && c <= 0x257f) || c == 0x2022 || c == 0x25cf || c == 0x30fb;
}

static void
scan_other (Scanner *self)
{
  const ScsPasteText *text = self->text;
  gsize start = self->at;
  gunichar c = g_utf8_get_char (text->bytes + start);
  ScsPasteItem *last = get_last (self);

  self->at += g_utf8_next_char (text->bytes + start) - (text->bytes + start);
  if (c == 0x2502 || c == '|')
    add (self, SCS_PASTE_ITEM_CELL, start, self->at);
  else if (c == 0x2022 || c == 0x25cf)
    /* Bullets, or what a field shows instead of a secret */
    add (self,
         g_utf8_get_char (text->bytes + self->at) == c ? SCS_PASTE_ITEM_HIDDEN
                                                       : SCS_PASTE_ITEM_MARK,
         start,
         self->at);
  else if (c == ',' || c == ';' || c == 0x3001)
    add (self, SCS_PASTE_ITEM_COMMA, start, self->at);
  else if (c == 0x3002)
    add (self, SCS_PASTE_ITEM_STOP, start, self->at);
  else if (c == 0x2192 || c == 0x21d2 || c == 0x2190)
    add (self, SCS_PASTE_ITEM_SEPARATOR, start, self->at);
  else if (last != NULL && last->type == SCS_PASTE_ITEM_MARK && last->end == start &&
           g_utf8_get_char (text->bytes + last->start) == c)
    last->end = self->at;
  else if (c < 0x80 || is_quote (c) || is_rule (c) || !g_unichar_isalnum (c))
    add (self, SCS_PASTE_ITEM_MARK, start, self->at);
  else if (last != NULL && last->type == SCS_PASTE_ITEM_WORDS && last->end == start)
    last->end = self->at;
  else
    add (self, SCS_PASTE_ITEM_WORDS, start, self->at);
}

static gboolean
scan_label (Scanner *self)
{
  ScsPasteLabel label;
  gsize length = scs_paste_text_match_label (self->text, self->at, &label);
  ScsPasteItem *item;
  gboolean is_foreign;

  if (length == 0)
    return FALSE;
  is_foreign = is_other_product (self);
  item = add (self,
              is_foreign ? SCS_PASTE_ITEM_WORDS : SCS_PASTE_ITEM_LABEL,
              self->at,
              self->at + length);
  item->kind = label.kind;
  item->weak = label.weak;
  self->at += length;
  return TRUE;
}

static void
scan_token (Scanner *self)
{
  gsize start = self->at, end;

  while (scs_paste_text_get_byte (self->text, self->at) == '*')
    self->at++;
  end = find_token_end (self);
  if (end == self->at) {
    if (self->at == start)
      scan_other (self);
    return;
  }
  /* “###”, “---” and “* ” stand between other things. */
  if (scs_paste_shape_of (self->text->bytes + self->at, end - self->at) == SCS_PASTE_NO_VALUE &&
      !scs_paste_has_letters (self->text->bytes + self->at, end - self->at))
    add (self, SCS_PASTE_ITEM_MARK, start, end);
  else
    add_token (self, self->at, end);
  self->at = end;
}

/**
 * scs_paste_items_new:
 * @text: a plain text
 *
 * Returns: (transfer full) (element-type ScsPasteItem): what stands in it, in order, with places
 * only and no copy of any part
 */
GArray *
scs_paste_items_new (const ScsPasteText *text)
{
  Scanner self = { text, g_array_new (FALSE, FALSE, sizeof (ScsPasteItem)), 0, 0, 0 };

  while (self.at < text->length) {
    char c = text->bytes[self.at];

    if (c == '\n')
      scan_break (&self);
    else if (c == ' ' || c == '\t')
      scan_blank (&self);
    else if (!scan_marketo_address (&self) && !scan_link (&self) && !scan_label (&self) &&
             !scan_separator (&self) && !scan_number (&self)) {
      if (is_token_byte (&self, self.at))
        scan_token (&self);
      else
        scan_other (&self);
    }
  }
  return self.items;
}
