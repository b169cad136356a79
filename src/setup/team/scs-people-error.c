/* SPDX-FileCopyrightText: 2026 The Sales Connect Setup authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <gio/gio.h>
#include <glib/gi18n-lib.h>

#include "setup/team/scs-people-error.h"

typedef struct {
  guint line;
} ScsPeopleErrorPrivate;

static void
scs_people_error_private_init (ScsPeopleErrorPrivate *priv)
{
  priv->line = 0;
}

static void
scs_people_error_private_copy (const ScsPeopleErrorPrivate *from, ScsPeopleErrorPrivate *to)
{
  *to = *from;
}

static void
scs_people_error_private_clear (ScsPeopleErrorPrivate *priv)
{
}

G_DEFINE_EXTENDED_ERROR (ScsPeopleError, scs_people_error)

static const char *
get_message (ScsPeopleError code)
{
  switch (code) {
  case SCS_PEOPLE_ERROR_TOO_LARGE:
    return "too large for a list of people";
  case SCS_PEOPLE_ERROR_WORKBOOK:
    return "a workbook, not text";
  case SCS_PEOPLE_ERROR_NUL:
    return "NUL characters in the text";
  case SCS_PEOPLE_ERROR_ENCODING:
    return "neither UTF-8 nor UTF-16 nor CP932";
  case SCS_PEOPLE_ERROR_MIXED:
    return "encodings are mixed";
  case SCS_PEOPLE_ERROR_LONG_LINE:
    return "a line is too long";
  case SCS_PEOPLE_ERROR_MANY_COLUMNS:
    return "a line has too many columns";
  case SCS_PEOPLE_ERROR_QUOTE:
    return "a quotation mark is never closed";
  case SCS_PEOPLE_ERROR_EMPTY:
  default:
    return "nobody in it";
  }
}

/**
 * scs_people_error_set:
 * @error: return location
 * @code: what is wrong
 * @line: where, from 1; 0 where it is about the whole
 */
void
scs_people_error_set (GError **error, ScsPeopleError code, guint line)
{
  g_set_error (error, SCS_PEOPLE_ERROR, code, "%s, line %u", get_message (code), line);
  if (error != NULL)
    scs_people_error_get_private (*error)->line = line;
}

/**
 * scs_people_error_get_line:
 * @error: an error of any domain
 *
 * Returns: where it is, from 1; 0 where it is about the whole
 */
guint
scs_people_error_get_line (const GError *error)
{
  return error->domain == SCS_PEOPLE_ERROR ? scs_people_error_get_private (error)->line : 0;
}

static char *
dup_line_sentence (ScsPeopleError code, guint line)
{
  if (code == SCS_PEOPLE_ERROR_MIXED)
    /* Translators: %u is the number of a line */
    return g_strdup_printf (_("Line %u is in another encoding than the rest, or damaged: correct it, save the file as “CSV UTF-8”, and choose it again."),
        line);
  if (code == SCS_PEOPLE_ERROR_LONG_LINE)
    /* Translators: %u is the number of a line */
    return g_strdup_printf (_("Line %u is too long to be that of a person: is this the right file?"), line);
  if (code == SCS_PEOPLE_ERROR_MANY_COLUMNS)
    /* Translators: %u is the number of a line */
    return g_strdup_printf (_("Line %u has more than a hundred columns: save only those with e-mail address, name and workspaces, and choose the file again."),
        line);
  /* Translators: %u is the number of a line */
  return g_strdup_printf (_("In line %u a quotation mark begins that never ends: correct it, and choose the file again."),
      line);
}

/**
 * scs_people_error_dup_sentence:
 * @error: why a file could not be read, of any domain
 *
 * Returns: (transfer full): in the person's language what is wrong, and what to do
 */
char *
scs_people_error_dup_sentence (const GError *error)
{
  if (error->domain != SCS_PEOPLE_ERROR)
    return g_strdup (_("The file cannot be read: is it still there, and may you open it?"));
  switch ((ScsPeopleError) error->code) {
  case SCS_PEOPLE_ERROR_TOO_LARGE:
    return g_strdup (
        _("The file is larger than 16 MB, too large for a list of people: choose another one."));
  case SCS_PEOPLE_ERROR_WORKBOOK:
    return g_strdup (_("This is a workbook: save it as “CSV UTF-8” in the spreadsheet program, and choose that file."));
  case SCS_PEOPLE_ERROR_NUL:
    return g_strdup (_("There is no text in this file, or it is damaged: save the list as “CSV UTF-8”, and choose it again."));
  case SCS_PEOPLE_ERROR_ENCODING:
    return g_strdup (_("The letters of this file cannot be read, neither as UTF-8, UTF-16 nor Shift_JIS: save it as “CSV UTF-8”, and choose it again."));
  case SCS_PEOPLE_ERROR_EMPTY:
    return g_strdup (
        _("There is no e-mail address in this file: choose a list with one person in each line."));
  case SCS_PEOPLE_ERROR_MIXED:
  case SCS_PEOPLE_ERROR_LONG_LINE:
  case SCS_PEOPLE_ERROR_MANY_COLUMNS:
  case SCS_PEOPLE_ERROR_QUOTE:
  default:
    return dup_line_sentence (error->code, scs_people_error_get_line (error));
  }
}
