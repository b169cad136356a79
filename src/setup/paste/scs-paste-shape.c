/* SPDX-FileCopyrightText: 2026 The Sales Connect Setup authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "setup/paste/scs-paste-private.h"

/* What a value looks like, as far as anything is known of that. */

#define UUID_LENGTH 36

static gboolean
is_hex_at (const char *bytes, gsize i)
{
  return g_ascii_isxdigit (bytes[i]);
}

static gboolean
is_uuid (const char *bytes, gsize length)
{
  if (length != UUID_LENGTH)
    return FALSE;
  for (gsize i = 0; i < length; i++)
    if (i == 8 || i == 13 || i == 18 || i == 23 ? bytes[i] != '-' : !is_hex_at (bytes, i))
      return FALSE;
  return TRUE;
}

/**
 * scs_paste_is_munchkin:
 * @bytes: a part of a text
 * @length: in bytes
 *
 * Returns: whether it looks like 123-ABC-456, in letters of any case
 */
gboolean
scs_paste_is_munchkin (const char *bytes, gsize length)
{
  if (length != SCS_PASTE_MUNCHKIN_LENGTH || bytes[3] != '-' || bytes[7] != '-')
    return FALSE;
  for (gsize i = 0; i < 3; i++)
    if (!g_ascii_isdigit (bytes[i]) || !g_ascii_isalpha (bytes[4 + i]) ||
        !g_ascii_isdigit (bytes[8 + i]))
      return FALSE;
  return TRUE;
}

typedef struct {
  gsize digits, small, capitals, signs, telling_signs, longest_run, kinds;
  gboolean only_date_letters, inner_capital;
} Count;

static Count
count (const char *bytes, gsize length)
{
  Count n = { .only_date_letters = TRUE };
  gboolean seen[128] = { FALSE };
  gsize run = 0;

  for (gsize i = 0; i < length; i++) {
    char c = bytes[i];

    run = i > 0 && bytes[i - 1] == c ? run + 1 : 1;
    n.longest_run = MAX (n.longest_run, run);
    n.digits += g_ascii_isdigit (c) != 0;
    n.small += g_ascii_islower (c) != 0;
    n.capitals += g_ascii_isupper (c) != 0;
    n.inner_capital |= i > 0 && g_ascii_isupper (c) && g_ascii_islower (bytes[i - 1]);
    n.only_date_letters &= !g_ascii_isalpha (c) || c == 'T' || c == 'Z';
    n.signs += !g_ascii_isalnum (c);
    n.telling_signs += strchr ("+=~!#$%^&*@", c) != NULL;
    n.kinds += g_ascii_isalnum (c) && !seen[c & 0x7f];
    seen[c & 0x7f] = TRUE;
  }
  return n;
}

/**
 * scs_paste_is_hidden:
 * @bytes: a part of a text
 * @length: in bytes
 *
 * Stars, or one letter over and over, stand where a value was made unreadable.
 *
 * Returns: whether it is such a thing
 */
gboolean
scs_paste_is_hidden (const char *bytes, gsize length)
{
  Count n = count (bytes, length);

  for (gsize i = 0; i + 2 < length; i++)
    if (strncmp (bytes + i, "***", 3) == 0 || strncmp (bytes + i, "...", 3) == 0)
      return TRUE;
  return length >= 6 && n.kinds > 0 && (n.kinds <= 2 || n.longest_run >= 6);
}

/* “mail.example.com” and “values.xlsx” are names, “name@example.com” is an address. */
static gboolean
is_name (const char *bytes, gsize length)
{
  static const char *const endings[] = { ".txt", ".pdf",  ".png", ".jpg", ".xlsx", ".docx", ".csv",
                                         ".zip", ".html", ".com", ".net", ".org",  ".jp",   ".de" };
  const char *at_sign = memchr (bytes, '@', length);

  if (at_sign != NULL && at_sign > bytes && memchr (at_sign, '.', bytes + length - at_sign) != NULL)
    return TRUE;
  for (gsize i = 0; i < G_N_ELEMENTS (endings); i++)
    if (length > strlen (endings[i]) && g_ascii_strncasecmp (bytes + length - strlen (endings[i]),
                                                             endings[i],
                                                             strlen (endings[i])) == 0)
      return TRUE;
  return FALSE;
}

/**
 * scs_paste_has_letters:
 * @bytes: a part of a text
 * @length: in bytes
 *
 * Returns: whether a letter or a digit is among them
 */
gboolean
scs_paste_has_letters (const char *bytes, gsize length)
{
  return count (bytes, length).kinds > 0;
}

/**
 * scs_paste_shape_of:
 * @bytes: a part of a text
 * @length: in bytes
 *
 * The forms of Client ID and Client Secret are stated nowhere: a shape decides only where no label
 * does.
 *
 * Returns: what it looks like
 */
ScsPasteShape
scs_paste_shape_of (const char *bytes, gsize length)
{
  Count n;

  if (length < 8 || length > SCS_PASTE_VALUE_MAX_BYTES)
    return SCS_PASTE_NO_VALUE;
  n = count (bytes, length);
  if (scs_paste_is_hidden (bytes, length))
    return SCS_PASTE_NO_VALUE;
  if (scs_paste_is_munchkin (bytes, length))
    return SCS_PASTE_MUNCHKIN;
  if (is_uuid (bytes, length))
    return SCS_PASTE_UUID;
  if (is_name (bytes, length) || (n.digits > 0 && n.signs > 0 && n.only_date_letters))
    return SCS_PASTE_NO_VALUE;
  if (n.small + n.capitals > 0 && n.digits > 0 && length >= 16)
    return length == 32 && n.signs == 0 ? SCS_PASTE_LETTERS_32 : SCS_PASTE_LIKELY;
  if (n.digits > 0 || n.telling_signs > 0)
    return SCS_PASTE_MAY_BE;
  return length >= 16 && (n.inner_capital || length >= 24) && n.signs <= length / 4
             ? SCS_PASTE_MAY_BE
             : SCS_PASTE_NO_VALUE;
}
