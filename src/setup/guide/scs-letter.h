/* SPDX-FileCopyrightText: 2026 The Sales Connect Setup authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Some mail programs, and the ways to them, cut or refuse longer addresses. */
#define SCS_LETTER_URI_MAX_BYTES 1900

/* A mail that is ready for the person's own mail program. No letter ever holds a secret. */
typedef struct {
  const char *id;
  const char *subject; /* untranslated */
  const char *body;    /* untranslated; one paragraph a line */
} ScsLetter;

const ScsLetter *scs_letter_find (const char *id);
char *scs_letter_dup_text (const ScsLetter *letter, const char *my_name);
char *scs_letter_dup_uri (const char *address, const char *subject, const char *text);
char *scs_letter_dup_mailto (const ScsLetter *letter,
                             const char *address,
                             const char *my_name,
                             gboolean *leaves_out);

G_END_DECLS
