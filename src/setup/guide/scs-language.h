/* SPDX-FileCopyrightText: 2026 The Sales Connect Setup authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Texts in another language than the program's: a letter is read by somebody else. */

char *scs_language_dup_catalogue_path (const char *language);
gboolean scs_language_is_there (const char *language);
const char *scs_language_translate (const char *language, const char *text) G_GNUC_FORMAT (2);

G_END_DECLS
