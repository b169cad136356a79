/* SPDX-FileCopyrightText: 2026 The Sales Connect Setup authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "setup/paste/scs-paste-private.h"

/* A whole mail, made plain in one copy that is never longer than what was pasted. */

static gboolean
is_kana (gunichar c)
{
  return (c >= 0x3041 && c <= 0x30fe) || (c >= 0xff66 && c <= 0xff9f);
}

static gboolean
is_ascii_alnum (gunichar c)
{
  return (c < 0x80 && g_ascii_isalnum (c)) || (c >= 0xff10 && c <= 0xff19) ||
         (c >= 0xff21 && c <= 0xff3a) || (c >= 0xff41 && c <= 0xff5a);
}

/* U+FF66 to U+FF9D in their usual width */
static gunichar
widen_kana (gunichar c)
{
  static const gunichar wide[] = {
    0x30f2, 0x30a1, 0x30a3, 0x30a5, 0x30a7, 0x30a9, 0x30e3, 0x30e5, 0x30e7, 0x30c3, 0x30fc, 0x30a2,
    0x30a4, 0x30a6, 0x30a8, 0x30aa, 0x30ab, 0x30ad, 0x30af, 0x30b1, 0x30b3, 0x30b5, 0x30b7, 0x30b9,
    0x30bb, 0x30bd, 0x30bf, 0x30c1, 0x30c4, 0x30c6, 0x30c8, 0x30ca, 0x30cb, 0x30cc, 0x30cd, 0x30ce,
    0x30cf, 0x30d2, 0x30d5, 0x30d8, 0x30db, 0x30de, 0x30df, 0x30e0, 0x30e1, 0x30e2, 0x30e4, 0x30e6,
    0x30e8, 0x30e9, 0x30ea, 0x30eb, 0x30ec, 0x30ed, 0x30ef, 0x30f3,
  };

  return c >= 0xff66 && c <= 0xff9d ? wide[c - 0xff66] : c;
}

/* Letters that a page sets as one: “ff” is frequent in hexadecimal numbers. */
static const char *
split_ligature (gunichar c)
{
  static const char *const parts[] = { "ff", "fi", "fl", "ffi", "ffl" };

  return c >= 0xfb00 && c <= 0xfb04 ? parts[c - 0xfb00] : NULL;
}

/* The hyphens of word processors, and the long sounds and wave dashes typed for them */
static gunichar
to_usual_sign (gunichar c, gboolean between_letters)
{
  if ((c >= 0x2010 && c <= 0x2015) || c == 0x2212 || c == 0xfe63)
    return '-';
  if (between_letters && (c == 0x30fc || c == 0xff70))
    return '-';
  if (between_letters && (c == 0x301c || c == 0x223c))
    return '~';
  return c;
}

typedef struct {
  ScsPasteWriter writer;
  gsize at;
  gunichar previous;
  gboolean at_line_start;
} Reader;

static void
put (Reader *self, gunichar c, guint8 flags)
{
  char utf8[6];

  scs_paste_writer_put (&self->writer, utf8, g_unichar_to_utf8 (c, utf8), flags);
}

static gunichar
peek (Reader *self)
{
  ScsPasteText *text = self->writer.text;

  return self->at < text->length ? g_utf8_get_char (text->bytes + self->at) : 0;
}

static void
put_usual (Reader *self, gunichar c, guint8 flags)
{
  gboolean between = is_ascii_alnum (self->previous) && is_ascii_alnum (peek (self));
  const char *ligature = split_ligature (c);
  gunichar usual = c;

  if (ligature != NULL) {
    scs_paste_writer_put (&self->writer, ligature, strlen (ligature), flags | SCS_PASTE_FULL_WIDTH);
    self->previous = 'f';
    return;
  }
  if (c >= 0xff01 && c <= 0xff5e)
    usual = c - 0xff01 + '!';
  else if (is_kana (c) && !between)
    usual = widen_kana (c);
  else
    usual = to_usual_sign (c, between);
  /* The two dots and the ring that follow a half-width letter */
  if (usual != c && is_kana (c) && peek (self) == 0xff9e) {
    usual++;
    self->at += 3;
  } else if (usual != c && is_kana (c) && peek (self) == 0xff9f) {
    usual += 2;
    self->at += 3;
  }
  put (self, usual, flags | (usual != c ? SCS_PASTE_FULL_WIDTH : 0));
  self->previous = c;
}

static gboolean
is_line_break (gunichar c)
{
  return c == '\n' || c == '\r' || c == 0x2028 || c == 0x2029 || c == 0x85 || c == 0x0b ||
         c == 0x0c;
}

static gboolean
is_invisible (gunichar c)
{
  GUnicodeType type = g_unichar_type (c);

  return type == G_UNICODE_FORMAT || type == G_UNICODE_CONTROL || type == G_UNICODE_UNASSIGNED ||
         (c >= 0xfe00 && c <= 0xfe0f);
}

static void
read_one (Reader *self)
{
  ScsPasteText *text = self->writer.text;
  guint8 flags = text->flags[self->at];
  gunichar c = peek (self);

  self->at += g_utf8_next_char (text->bytes + self->at) - (text->bytes + self->at);
  if (c == '\r' && peek (self) == '\n')
    return;
  if (is_line_break (c)) {
    put (self, '\n', flags);
    self->at_line_start = TRUE;
    self->previous = '\n';
  } else if (c == '\t') {
    put (self, '\t', flags);
    self->previous = c;
  } else if (g_unichar_isspace (c)) {
    put (self, ' ', flags);
    self->previous = ' ';
  } else if (is_invisible (c)) {
    self->writer.pending |= SCS_PASTE_INVISIBLE | flags;
    if (self->writer.end > 0)
      text->flags[self->writer.end - 1] |= SCS_PASTE_INVISIBLE;
  } else if ((c == '>' || c == 0xff1e) && self->at_line_start) {
    /* Quoted text of an answered mail */
  } else {
    self->at_line_start = FALSE;
    put_usual (self, c, flags);
  }
}

/**
 * scs_paste_text_new:
 * @text: UTF-8
 * @length: in bytes
 *
 * Undoes what mail programs, web pages, word processors and Japanese keyboards do to characters,
 * and takes the quoting of answered mails away.
 *
 * Returns: (transfer full): the plain text
 */
ScsPasteText *
scs_paste_text_new (const char *text, gsize length)
{
  ScsPasteText *self = g_new0 (ScsPasteText, 1);
  Reader reader = { { self, 0, 0 }, 0, 0, TRUE };

  self->bytes = g_malloc (length + 1);
  memcpy (self->bytes, text, length);
  self->bytes[length] = '\0';
  self->flags = g_new0 (guint8, length + 1);
  self->length = length;
  scs_paste_text_decode_mail (self);
  scs_paste_text_decode_html (self);
  while (reader.at < self->length)
    read_one (&reader);
  scs_paste_writer_finish (&reader.writer);
  return self;
}

/**
 * scs_paste_text_free:
 * @self: (nullable): what to wipe and free
 */
void
scs_paste_text_free (ScsPasteText *self)
{
  if (self == NULL)
    return;
  explicit_bzero (self->bytes, self->length);
  g_free (self->bytes);
  g_free (self->flags);
  g_free (self);
}

/**
 * scs_paste_text_get_byte:
 * @self: a plain text
 * @at: a place in it, or behind it
 *
 * Returns: the byte there, 0 behind the end
 */
char
scs_paste_text_get_byte (const ScsPasteText *self, gsize at)
{
  return at < self->length ? self->bytes[at] : '\0';
}
