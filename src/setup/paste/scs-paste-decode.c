/* SPDX-FileCopyrightText: 2026 The Sales Connect Setup authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "setup/paste/scs-paste-private.h"

/* What mail and web pages wrap around characters: quoted-printable, tags, entities. */

#define LONG_LINE 60

/**
 * scs_paste_writer_put:
 * @self: a writer
 * @bytes: what is to stand next
 * @n_bytes: how many
 * @flags: what was done about them
 *
 * Never writes more than was read, so that the place is there.
 */
void
scs_paste_writer_put (ScsPasteWriter *self, const char *bytes, gsize n_bytes, guint8 flags)
{
  memmove (self->text->bytes + self->end, bytes, n_bytes);
  memset (self->text->flags + self->end, flags | self->pending, n_bytes);
  self->end += n_bytes;
  self->pending = 0;
}

/**
 * scs_paste_writer_finish:
 * @self: a writer
 *
 * Ends the text here and wipes what stood behind.
 */
void
scs_paste_writer_finish (ScsPasteWriter *self)
{
  explicit_bzero (self->text->bytes + self->end, self->text->length - self->end);
  self->text->length = self->end;
}

static gsize
count_soft_break (const ScsPasteText *self, gsize at)
{
  gsize i = at + 1;

  /* The end of an encoded word of a mail's head */
  if (at > 0 && self->bytes[at - 1] == '?')
    return 0;
  while (i < self->length && (self->bytes[i] == ' ' || self->bytes[i] == '\t'))
    i++;
  if (i < self->length && self->bytes[i] == '\r')
    i++;
  return i < self->length && self->bytes[i] == '\n' ? i + 1 - at : 0;
}

static int
get_escaped_byte (const ScsPasteText *self, gsize at)
{
  const char *hex = self->bytes + at + 1;

  if (at + 2 >= self->length || !g_ascii_isxdigit (hex[0]) || !g_ascii_isxdigit (hex[1]) ||
      g_ascii_islower (hex[0]) || g_ascii_islower (hex[1]))
    return -1;
  return g_ascii_xdigit_value (hex[0]) * 16 + g_ascii_xdigit_value (hex[1]);
}

static gboolean
says_quoted_printable (const ScsPasteText *self)
{
  static const char name[] = "quoted-printable";

  for (gsize i = 0; i + strlen (name) <= self->length; i++)
    if (g_ascii_strncasecmp (self->bytes + i, name, strlen (name)) == 0)
      return TRUE;
  return FALSE;
}

static gboolean
is_encoded_word (const ScsPasteText *self, gsize at)
{
  return (at + 1 < self->length && self->bytes[at + 1] == '?') ||
         (at > 0 && self->bytes[at - 1] == '?');
}

/* A secret may end in “=” and an address hold “=20”: only what fits throughout is an encoding. */
static gboolean
is_quoted_printable (const ScsPasteText *self)
{
  gsize n_valid = 0, n_high = 0, n_invalid = 0, line_start = 0;
  gboolean in_address = FALSE;

  for (gsize i = 0; i < self->length; i++) {
    char c = self->bytes[i];
    int byte;

    if (c == '\n')
      line_start = i + 1;
    if (g_ascii_isspace (c))
      in_address = FALSE;
    else if (c == ':' && i + 2 < self->length && self->bytes[i + 1] == '/' &&
             self->bytes[i + 2] == '/')
      in_address = TRUE;
    else if (c == '=' && count_soft_break (self, i) > 0)
      n_valid += i - line_start >= LONG_LINE;
    else if (c == '=' && !is_encoded_word (self, i)) {
      byte = get_escaped_byte (self, i);
      if (byte < 0)
        n_invalid++;
      else if (!in_address || byte == '=')
        n_valid++;
      n_high += byte >= 0x80;
    }
  }
  return n_valid > 0 && (n_invalid == 0 || n_high > 1 || says_quoted_printable (self));
}

/* The line after a soft break within quoted text begins with the quoting once more. */
static gsize
count_quoting (const ScsPasteText *self, gsize at, gsize line_start)
{
  gsize i = at;

  if (self->bytes[line_start] != '>')
    return 0;
  while (i < self->length && (self->bytes[i] == '>' || (self->bytes[i] == ' ' && i > at)))
    i++;
  return i - at;
}

/* Bytes that are no UTF-8, such as those of another charset, become question marks. */
static void
make_valid (ScsPasteText *self)
{
  const char *end = self->bytes;

  while (!g_utf8_validate (end, self->bytes + self->length - end, &end))
    self->bytes[end - self->bytes] = '?';
}

/**
 * scs_paste_text_decode_mail:
 * @self: a text, as it was pasted
 *
 * Undoes quoted-printable if the text is in it.
 */
void
scs_paste_text_decode_mail (ScsPasteText *self)
{
  ScsPasteWriter writer = { self, 0, 0 };
  gsize line_start = 0;

  if (!is_quoted_printable (self))
    return;
  for (gsize i = 0; i < self->length; i++) {
    gsize n_break = self->bytes[i] == '=' ? count_soft_break (self, i) : 0;
    int byte = self->bytes[i] == '=' ? get_escaped_byte (self, i) : -1;

    if (n_break > 0) {
      i += n_break - 1;
      i += count_quoting (self, i + 1, line_start);
      writer.pending |= SCS_PASTE_LINE_BREAKS;
    } else if (byte > 0) {
      char decoded = byte;

      i += 2;
      scs_paste_writer_put (&writer, &decoded, 1, SCS_PASTE_ENCODING);
    } else {
      char c = self->bytes[i];

      scs_paste_writer_put (&writer, &c, 1, self->flags[i]);
      if (c == '\n')
        line_start = i + 1;
    }
  }
  scs_paste_writer_finish (&writer);
  make_valid (self);
}

typedef struct {
  const char *name;
  const char *replacement;
} Tag;

static const Tag tags[] = {
  { "br", "\n" },      { "p", "\n" },     { "div", "\n" },
  { "tr", "\n" },      { "li", "\n" },    { "table", "\n" },
  { "ul", "\n" },      { "ol", "\n" },    { "h1", "\n" },
  { "h2", "\n" },      { "h3", "\n" },    { "h4", "\n" },
  { "pre", "\n" },     { "dt", "\n" },    { "dd", "\n" },
  { "hr", "\n" },      { "title", "\n" }, { "blockquote", "\n" },
  { "td", "\t" },      { "th", "\t" },    { "b", "" },
  { "strong", "" },    { "i", "" },       { "em", "" },
  { "span", "" },      { "code", "" },    { "font", "" },
  { "a", "" },         { "u", "" },       { "s", "" },
  { "del", "" },       { "tt", "" },      { "small", "" },
  { "html", "" },      { "head", "" },    { "body", "" },
  { "tbody", "" },     { "thead", "" },   { "tfoot", "" },
  { "img", "" },       { "col", "" },     { "colgroup", "" },
  { "meta", "" },      { "dl", "\n" },    { "section", "\n" },
  { "article", "\n" }, { "main", "\n" },  { "o:p", "" },
  { "kbd", "" },       { "mark", "" },    { "sub", "" },
  { "sup", "" },       { "wbr", "" },     { "center", "\n" },
  { "label", "" },     { "samp", "" },    { "!doctype", "" },
  { "link", "" },      { "input", "" },   { "button", "" },
};

/* A tag with what it stands for; a “<” that begins none is a character like others. */
static gsize
match_tag (const ScsPasteText *self, gsize at, const Tag **tag, gboolean *is_opening)
{
  gsize i = at + 1, name_start;

  *is_opening = i >= self->length || self->bytes[i] != '/';
  name_start = i += !*is_opening;
  while (i < self->length && (g_ascii_isalnum (self->bytes[i]) || self->bytes[i] == ':' ||
                              (self->bytes[i] == '!' && i == name_start)))
    i++;
  for (gsize t = 0; t < G_N_ELEMENTS (tags); t++)
    if (strlen (tags[t].name) == i - name_start &&
        g_ascii_strncasecmp (tags[t].name, self->bytes + name_start, i - name_start) == 0) {
      *tag = &tags[t];
      while (i < self->length && self->bytes[i] != '>' && self->bytes[i] != '<')
        i++;
      return i < self->length && self->bytes[i] == '>' ? i + 1 - at : 0;
    }
  return 0;
}

/* What a browser does not show either */
static gsize
match_hidden (const ScsPasteText *self, gsize at)
{
  static const struct {
    const char *start, *end;
  } hidden[] = { { "<style", "</style>" }, { "<script", "</script>" }, { "<!--", "-->" } };

  for (gsize h = 0; h < G_N_ELEMENTS (hidden); h++) {
    gsize n_start = strlen (hidden[h].start), n_end = strlen (hidden[h].end);

    if (at + n_start > self->length ||
        g_ascii_strncasecmp (self->bytes + at, hidden[h].start, n_start) != 0)
      continue;
    for (gsize i = at + n_start; i + n_end <= self->length; i++)
      if (g_ascii_strncasecmp (self->bytes + i, hidden[h].end, n_end) == 0)
        return i + n_end - at;
    return self->length - at;
  }
  return 0;
}

static gsize
match_entity (const ScsPasteText *self, gsize at, gunichar *c)
{
  static const struct {
    const char *name;
    gunichar c;
  } entities[] = { { "amp", '&' },      { "lt", '<' },       { "gt", '>' },
                   { "quot", '"' },     { "apos", '\'' },    { "nbsp", 0xa0 },
                   { "shy", 0xad },     { "ndash", 0x2013 }, { "mdash", 0x2014 },
                   { "hyphen", '-' },   { "colon", ':' },    { "equals", '=' },
                   { "sol", '/' },      { "plus", '+' },     { "lowbar", '_' },
                   { "period", '.' },   { "tab", '\t' },     { "zwj", 0x200d },
                   { "zwnj", 0x200c },  { "ensp", 0x2002 },  { "emsp", 0x2003 },
                   { "thinsp", 0x2009 } };
  const char *name = self->bytes + at + 1;
  gsize n = 0;

  while (at + 1 + n < self->length && n < 10 && (g_ascii_isalnum (name[n]) || name[n] == '#'))
    n++;
  if (n < 2 || at + 1 + n >= self->length || name[n] != ';')
    return 0;
  *c = 0;
  if (name[0] == '#') {
    gboolean is_hex = name[1] == 'x' || name[1] == 'X';

    *c = g_ascii_strtoull (name + (is_hex ? 2 : 1), NULL, is_hex ? 16 : 10);
    return *c != 0 && g_unichar_validate (*c) ? n + 2 : 0;
  }
  for (gsize e = 0; e < G_N_ELEMENTS (entities); e++)
    if (strlen (entities[e].name) == n && g_ascii_strncasecmp (entities[e].name, name, n) == 0)
      *c = entities[e].c;
  return *c != 0 ? n + 2 : 0;
}

/**
 * scs_paste_text_decode_html:
 * @self: a text
 *
 * Takes tags away and puts characters for entities.
 */
void
scs_paste_text_decode_html (ScsPasteText *self)
{
  ScsPasteWriter writer = { self, 0, 0 };

  for (gsize i = 0; i < self->length;) {
    const Tag *tag = NULL;
    gboolean is_opening = FALSE;
    gsize n = 0;
    gunichar c = 0;
    char utf8[6];

    if (self->bytes[i] == '<' && (n = match_hidden (self, i)) == 0 &&
        (n = match_tag (self, i, &tag, &is_opening)) > 0 &&
        (is_opening || tag->replacement[0] == '\n'))
      scs_paste_writer_put (&writer, tag->replacement, strlen (tag->replacement), 0);
    else if (self->bytes[i] == '&' && (n = match_entity (self, i, &c)) > 0)
      scs_paste_writer_put (&writer, utf8, g_unichar_to_utf8 (c, utf8), SCS_PASTE_ENCODING);
    if (n == 0) {
      scs_paste_writer_put (&writer, self->bytes + i, 1, self->flags[i]);
      n = 1;
    }
    i += n;
  }
  scs_paste_writer_finish (&writer);
}
