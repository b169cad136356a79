/* SPDX-FileCopyrightText: 2026 The Sales Connect Setup authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

#define SCS_PEOPLE_ERROR (scs_people_error_quark ())
GQuark scs_people_error_quark (void);

/**
 * ScsPeopleError:
 * @SCS_PEOPLE_ERROR_TOO_LARGE: more bytes than any list of people has
 * @SCS_PEOPLE_ERROR_WORKBOOK: a workbook of a spreadsheet program, not text
 * @SCS_PEOPLE_ERROR_NUL: no text, as there are NUL characters in it
 * @SCS_PEOPLE_ERROR_ENCODING: text in no encoding that is known here
 * @SCS_PEOPLE_ERROR_MIXED: one line is in another encoding than the rest, or damaged
 * @SCS_PEOPLE_ERROR_LONG_LINE: one line is far too long
 * @SCS_PEOPLE_ERROR_MANY_COLUMNS: one line has far too many columns
 * @SCS_PEOPLE_ERROR_QUOTE: a quotation mark is never closed
 * @SCS_PEOPLE_ERROR_EMPTY: there is nobody in it
 *
 * Why a file gives no list of people. scs_people_error_get_line() tells where.
 */
typedef enum {
  SCS_PEOPLE_ERROR_TOO_LARGE,
  SCS_PEOPLE_ERROR_WORKBOOK,
  SCS_PEOPLE_ERROR_NUL,
  SCS_PEOPLE_ERROR_ENCODING,
  SCS_PEOPLE_ERROR_MIXED,
  SCS_PEOPLE_ERROR_LONG_LINE,
  SCS_PEOPLE_ERROR_MANY_COLUMNS,
  SCS_PEOPLE_ERROR_QUOTE,
  SCS_PEOPLE_ERROR_EMPTY
} ScsPeopleError;

void scs_people_error_set (GError **error, ScsPeopleError code, guint line);
guint scs_people_error_get_line (const GError *error);
char *scs_people_error_dup_sentence (const GError *error);

G_END_DECLS
