/* SPDX-FileCopyrightText: 2026 The Sales Connect Setup authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* A shorter word has no typing mistake. */
#define SCS_TROUBLE_LETTERS_PER_TYPO 8
/* Bytes, two letters: a shorter part of a Japanese word says nothing. */
#define SCS_TROUBLE_LONG_JAPANESE_RUN 6

/* A text without what differs between a screen, an address bar and a keyboard. */
typedef struct {
  char *bytes;   /* of the words, each ends in a zero byte */
  char **words;  /* (element-type utf8), in these bytes */
  char *run;     /* the words without blanks */
  gsize letters; /* bytes of the run */
  gboolean is_japanese;
  gboolean is_number;
} ScsTroubleText;

ScsTroubleText *scs_trouble_text_new (const char *text);
void scs_trouble_text_free (ScsTroubleText *self);
int scs_trouble_text_find (const ScsTroubleText *self,
                           const ScsTroubleText *whole,
                           int typos_max,
                           gboolean may_be_begun);
double scs_trouble_text_get_resemblance (const ScsTroubleText *self, const ScsTroubleText *other);
void scs_trouble_text_add_terms (const ScsTroubleText *self, GPtrArray *terms, guint terms_max);
gboolean scs_trouble_term_is_filler (const char *word);
gboolean scs_trouble_term_is_meant (const char *term, const char *typed, gboolean may_be_begun);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (ScsTroubleText, scs_trouble_text_free)

G_END_DECLS
