/* SPDX-FileCopyrightText: 2026 The Sales Connect Setup authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "setup/team/scs-people-text.h"

#include <string.h>

static gboolean
begins_with (const char *bytes, gsize length, const char *mark, gsize mark_length)
{
  return length >= mark_length && memcmp (bytes, mark, mark_length) == 0;
}

/* What spreadsheet programs save by themselves: ZIP, and the older compound file. */
static gboolean
is_workbook (const char *bytes, gsize length)
{
  return begins_with (bytes, length, "PK\003\004", 4) ||
         begins_with (bytes, length, "\320\317\021\340", 4);
}

/* UTF-16 without a mark is taken when half of its characters are Latin at least, and no NUL stands
 * on the wrong side. */
static const char *
find_plain_utf16 (const char *bytes, gsize length)
{
  gsize zeros[2] = { 0, 0 };

  for (gsize i = 0; i < length; i++)
    zeros[i % 2] += bytes[i] == '\0';
  if (length % 2 != 0)
    return NULL;
  if (zeros[0] == 0 && zeros[1] >= length / 4)
    return "UTF-16LE";
  if (zeros[1] == 0 && zeros[0] >= length / 4)
    return "UTF-16BE";
  return NULL;
}

static gboolean
is_plausible (gunichar c)
{
  switch (g_unichar_get_script (c)) {
  case G_UNICODE_SCRIPT_HAN:
  case G_UNICODE_SCRIPT_HIRAGANA:
  case G_UNICODE_SCRIPT_KATAKANA:
  case G_UNICODE_SCRIPT_LATIN:
  case G_UNICODE_SCRIPT_COMMON:
  case G_UNICODE_SCRIPT_INHERITED:
  case G_UNICODE_SCRIPT_HANGUL:
  case G_UNICODE_SCRIPT_CYRILLIC:
  case G_UNICODE_SCRIPT_GREEK:
    return g_unichar_type (c) != G_UNICODE_UNASSIGNED && !g_unichar_iscntrl (c);
  default:
    return FALSE;
  }
}

static gboolean
is_plausible_text (const char *text, gsize length)
{
  for (const char *c = text; c < text + length; c = g_utf8_next_char (c))
    if ((guchar) *c >= 0x80 && !is_plausible (g_utf8_get_char (c)))
      return FALSE;
  return TRUE;
}

typedef enum { LINE_ASCII, LINE_UTF8, LINE_OTHER } LineKind;

static LineKind
judge_line (const char *line, gsize length)
{
  gsize n_high = 0;

  for (gsize i = 0; i < length; i++)
    n_high += (guchar) line[i] >= 0x80;
  if (n_high == 0)
    return LINE_ASCII;
  if (g_utf8_validate_len (line, length, NULL) && is_plausible_text (line, length))
    return LINE_UTF8;
  return LINE_OTHER;
}

/* Of a text that is not UTF-8 as a whole: the first line in another encoding than a line before it;
 * 0 when all lines agree. A line in Shift_JIS that could be UTF-8 holds letters that no name has.
 */
static guint
find_mixed_line (const char *bytes, gsize length)
{
  LineKind seen = LINE_ASCII;
  const char *end = bytes + length;
  guint number = 1;

  for (const char *line = bytes; line < end; number++) {
    gsize rest = end - line;
    gsize n = 0;
    LineKind kind;

    while (n < rest && line[n] != '\n' && line[n] != '\r')
      n++;
    kind = judge_line (line, n);
    if (kind != LINE_ASCII && seen != LINE_ASCII && kind != seen)
      return number;
    if (kind != LINE_ASCII)
      seen = kind;
    n += n + 1 < rest && line[n] == '\r' && line[n + 1] == '\n';
    line += n + 1;
  }
  return 0;
}

static char *
convert (const char *bytes, gsize length, const char *encoding, GError **error)
{
  gsize read, written;
  g_autofree char *text = g_convert (bytes, length, "UTF-8", encoding, &read, &written, NULL);

  /* Nearly any bytes are something in Shift_JIS; what is no letter shows that they are not. */
  if (text == NULL || read != length ||
      (g_str_equal (encoding, "CP932") && !is_plausible_text (text, written))) {
    scs_people_error_set (error, SCS_PEOPLE_ERROR_ENCODING, 0);
    return NULL;
  }
  if (strlen (text) != written) {
    scs_people_error_set (error, SCS_PEOPLE_ERROR_NUL, 0);
    return NULL;
  }
  return g_steal_pointer (&text);
}

static char *
take_utf8 (const char *bytes, gsize length, GError **error)
{
  guint mixed;

  if (memchr (bytes, '\0', length) != NULL) {
    scs_people_error_set (error, SCS_PEOPLE_ERROR_NUL, 0);
    return NULL;
  }
  if (g_utf8_validate_len (bytes, length, NULL))
    return g_strndup (bytes, length);
  mixed = find_mixed_line (bytes, length);
  scs_people_error_set (error,
                        mixed > 0 ? SCS_PEOPLE_ERROR_MIXED : SCS_PEOPLE_ERROR_ENCODING,
                        mixed);
  return NULL;
}

static char *
take_unmarked (const char *bytes, gsize length, const char **encoding, GError **error)
{
  if (memchr (bytes, '\0', length) != NULL) {
    *encoding = find_plain_utf16 (bytes, length);
    if (*encoding != NULL)
      return convert (bytes, length, *encoding, error);
  } else if (!g_utf8_validate_len (bytes, length, NULL) && find_mixed_line (bytes, length) == 0) {
    *encoding = "Shift_JIS";
    return convert (bytes, length, "CP932", error);
  }
  *encoding = "UTF-8";
  return take_utf8 (bytes, length, error);
}

/**
 * scs_people_text_decode:
 * @bytes: (array length=length): what stands in a file
 * @length: how many bytes
 * @encoding: (out) (transfer none): what it turned out to be: `UTF-8`, `UTF-16LE`, `UTF-16BE` or
 * `Shift_JIS`, which is taken as Windows writes it
 * @error: return location
 *
 * The same bytes are always read the same way: a byte order mark decides, else UTF-16 is known by
 * its NUL bytes, then whatever can be UTF-8 is, and the rest is Shift_JIS or nothing.
 *
 * Errors: WORKBOOK, NUL, ENCODING, MIXED of #ScsPeopleError.
 *
 * Returns: (transfer full): the text without a byte order mark
 */
char *
scs_people_text_decode (const char *bytes, gsize length, const char **encoding, GError **error)
{
  if (is_workbook (bytes, length)) {
    scs_people_error_set (error, SCS_PEOPLE_ERROR_WORKBOOK, 0);
    return NULL;
  }
  if (begins_with (bytes, length, "\357\273\277", 3)) {
    *encoding = "UTF-8";
    return take_utf8 (bytes + 3, length - 3, error);
  }
  if (begins_with (bytes, length, "\377\376", 2)) {
    *encoding = "UTF-16LE";
    return convert (bytes + 2, length - 2, *encoding, error);
  }
  if (begins_with (bytes, length, "\376\377", 2)) {
    *encoding = "UTF-16BE";
    return convert (bytes + 2, length - 2, *encoding, error);
  }
  return take_unmarked (bytes, length, encoding, error);
}
