/* SPDX-FileCopyrightText: 2026 The Sales Connect Setup authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "setup/paste/scs-paste-private.h"

/* The names of the three values, as people write them. */

typedef struct {
  const char *words; /* small letters; between two of them may stand a space or a sign */
  ScsValueKind kind;
  gboolean weak;
} Label;

/* As the pages, the documents and their translations write them, wrong ones included; of several
 * that begin alike the longest stands first. */
static const Label labels[] = {
  { "munchkin account id", SCS_VALUE_MUNCHKIN_ID, FALSE },
  { "munchkin アカウント id", SCS_VALUE_MUNCHKIN_ID, FALSE },
  { "munchkin アカウント", SCS_VALUE_MUNCHKIN_ID, FALSE },
  { "munchkin account", SCS_VALUE_MUNCHKIN_ID, FALSE },
  { "munchkin acct id", SCS_VALUE_MUNCHKIN_ID, FALSE },
  { "munchkin account number", SCS_VALUE_MUNCHKIN_ID, FALSE },
  { "munchkin id", SCS_VALUE_MUNCHKIN_ID, FALSE },
  { "munchkin code", SCS_VALUE_MUNCHKIN_ID, FALSE },
  { "munchkin コード", SCS_VALUE_MUNCHKIN_ID, FALSE },
  { "munchkin", SCS_VALUE_MUNCHKIN_ID, FALSE },
  { "マンチキン アカウント id", SCS_VALUE_MUNCHKIN_ID, FALSE },
  { "マンチキン id", SCS_VALUE_MUNCHKIN_ID, FALSE },
  { "マンチキン", SCS_VALUE_MUNCHKIN_ID, FALSE },
  { "ムンチキン アカウント id", SCS_VALUE_MUNCHKIN_ID, FALSE },
  { "ムンチキン id", SCS_VALUE_MUNCHKIN_ID, FALSE },
  { "ムンチキン", SCS_VALUE_MUNCHKIN_ID, FALSE },
  { "account id", SCS_VALUE_MUNCHKIN_ID, TRUE },
  { "アカウント id", SCS_VALUE_MUNCHKIN_ID, TRUE },
  { "marketo アカウント id", SCS_VALUE_MUNCHKIN_ID, TRUE },
  { "marketo account id", SCS_VALUE_MUNCHKIN_ID, TRUE },
  { "marketo id", SCS_VALUE_MUNCHKIN_ID, TRUE },
  { "marketo", SCS_VALUE_MUNCHKIN_ID, TRUE },
  { "マルケト", SCS_VALUE_MUNCHKIN_ID, TRUE },
  { "マーケット先 アカウント id", SCS_VALUE_MUNCHKIN_ID, TRUE },
  { "マーケット先 id", SCS_VALUE_MUNCHKIN_ID, TRUE },
  { "マーケット先", SCS_VALUE_MUNCHKIN_ID, TRUE },
  { "マーケティング先 アカウント id", SCS_VALUE_MUNCHKIN_ID, TRUE },
  { "マーケティング先 id", SCS_VALUE_MUNCHKIN_ID, TRUE },
  { "マーケティング先", SCS_VALUE_MUNCHKIN_ID, TRUE },
  { "client id", SCS_VALUE_CLIENT_ID, FALSE },
  { "client identifier", SCS_VALUE_CLIENT_ID, FALSE },
  { "クライアント id", SCS_VALUE_CLIENT_ID, FALSE },
  { "クライアント アイディー", SCS_VALUE_CLIENT_ID, FALSE },
  { "クライアント アイディ", SCS_VALUE_CLIENT_ID, FALSE },
  { "クライアント 識別子", SCS_VALUE_CLIENT_ID, FALSE },
  { "client secret key", SCS_VALUE_CLIENT_SECRET, FALSE },
  { "client secret", SCS_VALUE_CLIENT_SECRET, FALSE },
  { "client シークレット", SCS_VALUE_CLIENT_SECRET, FALSE },
  { "クライアント シークレット キー", SCS_VALUE_CLIENT_SECRET, FALSE },
  { "クライアント シークレット", SCS_VALUE_CLIENT_SECRET, FALSE },
  { "クライアント シークレツト", SCS_VALUE_CLIENT_SECRET, FALSE },
  { "クライアント の シークレット", SCS_VALUE_CLIENT_SECRET, FALSE },
  { "クライアント 秘密鍵", SCS_VALUE_CLIENT_SECRET, FALSE },
  { "クライアント の 秘密鍵", SCS_VALUE_CLIENT_SECRET, FALSE },
  { "クライアント 秘密キー", SCS_VALUE_CLIENT_SECRET, FALSE },
  { "クライアント 秘密", SCS_VALUE_CLIENT_SECRET, FALSE },
  { "クライアント の 秘密", SCS_VALUE_CLIENT_SECRET, FALSE },
  { "クライアント 機密", SCS_VALUE_CLIENT_SECRET, FALSE },
  { "クライアント secret", SCS_VALUE_CLIENT_SECRET, FALSE },
  { "secret key", SCS_VALUE_CLIENT_SECRET, TRUE },
  { "secret", SCS_VALUE_CLIENT_SECRET, TRUE },
  { "シークレット キー", SCS_VALUE_CLIENT_SECRET, TRUE },
  { "シークレット", SCS_VALUE_CLIENT_SECRET, TRUE },
  { "秘密鍵", SCS_VALUE_CLIENT_SECRET, TRUE },
};

static gboolean
is_letter_or_digit (char c)
{
  return g_ascii_isalnum (c);
}

/* Between the words of a label: signs, or the end of a line that was broken */
static gsize
skip_gap (const ScsPasteText *text, gsize at)
{
  gsize n_signs = 0;

  while (n_signs < 3 && scs_paste_text_get_byte (text, at) != '\0' &&
         strchr (" _-\n", text->bytes[at]) != NULL) {
    at++;
    n_signs++;
  }
  return at;
}

/* “Cleint”, “Secert”, “Munckin”: a long word with two letters exchanged, or one more, less or
 * another */
static gboolean
is_mistyped (const char *typed, gsize n_typed, const char *word, gsize n_word)
{
  gsize head = 0, tail = 0;
  gsize longer = MAX (n_typed, n_word), shorter = MIN (n_typed, n_word);

  if (n_word < 6 || longer > shorter + 1)
    return FALSE;
  while (head < shorter && g_ascii_tolower (typed[head]) == word[head])
    head++;
  while (tail < shorter - head &&
         g_ascii_tolower (typed[n_typed - 1 - tail]) == word[n_word - 1 - tail])
    tail++;
  /* A plural is another word. */
  if (head == n_word)
    return g_ascii_tolower (typed[n_typed - 1]) != 's';
  if (head == 0)
    return FALSE;
  return head + tail + 1 >= longer || (n_typed == n_word && head + tail + 2 == n_word &&
                                       g_ascii_tolower (typed[head]) == word[head + 1] &&
                                       g_ascii_tolower (typed[head + 1]) == word[head]);
}

/* How long a mistyped form of the word is that stands here, or 0 */
static gsize
match_mistyped (const ScsPasteText *text, gsize at, const char *word, gsize n_word)
{
  gsize n = 0;

  while (n <= n_word + 1 && g_ascii_isalpha (scs_paste_text_get_byte (text, at + n)))
    n++;
  return is_mistyped (text->bytes + at, n, word, n_word) ? n : 0;
}

static gsize
match_label_words (const ScsPasteText *text, gsize at, const char *words)
{
  gsize i = at;

  while (*words != '\0') {
    gsize n_word = strcspn (words, " ");

    if (i + n_word <= text->length && g_ascii_strncasecmp (text->bytes + i, words, n_word) == 0) {
      i += n_word;
    } else {
      gsize n = (words[0] & 0x80) == 0 ? match_mistyped (text, i, words, n_word) : 0;

      if (n == 0)
        return 0;
      i += n;
    }
    words += n_word;
    if (*words == ' ') {
      i = skip_gap (text, i);
      words++;
    }
  }
  return i - at;
}

/* “subclient id” is no label, “marketoClientId” and a value run into “Client ID” are. */
static gboolean
may_begin (const ScsPasteText *text, gsize at, const Label *label)
{
  char first = text->bytes[at];

  if (at == 0 || (first & 0x80) != 0 || !is_letter_or_digit (text->bytes[at - 1]))
    return TRUE;
  return !label->weak && g_ascii_isupper (first) && strchr (label->words, ' ') != NULL;
}

/* “client_secret.txt” and “Secret2024” are none. */
static gboolean
may_end (const ScsPasteText *text, gsize end, const Label *label)
{
  char last = text->bytes[end - 1], next = scs_paste_text_get_byte (text, end);

  if ((last & 0x80) != 0)
    return TRUE;
  if (next == '.')
    return !is_letter_or_digit (scs_paste_text_get_byte (text, end + 1));
  if (next == '@' || g_ascii_isalpha (next))
    return FALSE;
  return strchr (label->words, ' ') != NULL ||
         (!g_ascii_isdigit (next) && (next == '\0' || strchr ("_-/+~", next) == NULL));
}

static const Label *
match_label (const ScsPasteText *text, gsize at, gsize *length)
{
  const Label *best = NULL;
  guchar first = text->bytes[at];

  *length = 0;
  if (first < 0x80 && strchr ("cmsaCMSA", first) == NULL)
    return NULL;
  for (gsize l = 0; l < G_N_ELEMENTS (labels); l++) {
    gsize n;

    if ((guchar) labels[l].words[0] != (first < 0x80 ? (guchar) g_ascii_tolower (first) : first))
      continue;
    n = match_label_words (text, at, labels[l].words);
    /* What stands for other things too is not looked for in other spellings. */
    if (labels[l].weak &&
        g_ascii_strncasecmp (text->bytes + at, labels[l].words, strcspn (labels[l].words, " ")) !=
            0)
      continue;
    if (n > *length && may_begin (text, at, &labels[l]) && may_end (text, at + n, &labels[l])) {
      *length = n;
      best = &labels[l];
    }
  }
  return best;
}

/**
 * scs_paste_text_match_label:
 * @self: a plain text
 * @at: a place in it
 * @label: (out) (optional): which one stands there
 *
 * Returns: how long the label is that begins there, 0 when none does
 */
gsize
scs_paste_text_match_label (const ScsPasteText *self, gsize at, ScsPasteLabel *label)
{
  gsize length;
  const Label *found = match_label (self, at, &length);

  if (found != NULL && label != NULL)
    *label = (ScsPasteLabel){ found->kind, found->weak };
  return length;
}

/**
 * scs_paste_text_has_label:
 * @self: a plain text
 *
 * Returns: whether one of the three values is named in it, by a name that nothing else has
 */
gboolean
scs_paste_text_has_label (const ScsPasteText *self)
{
  for (gsize i = 0; i < self->length; i++) {
    ScsPasteLabel label;

    if (scs_paste_text_match_label (self, i, &label) > 0 && !label.weak)
      return TRUE;
  }
  return FALSE;
}
