/* SPDX-FileCopyrightText: 2026 The Sales Connect Setup authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "setup/guide/scs-trouble-text.h"

#include <string.h>

#define LOOKED_AT_BYTES 4096

/* Escapes of addresses, right ones only; a wrong one stands for itself. */
static char *
decode (const char *text)
{
  g_autoptr (GString) plain = g_string_new (NULL);

  while (*text != '\0') {
    gboolean escape = text[0] == '%' && g_ascii_isxdigit (text[1]) && g_ascii_isxdigit (text[2]);
    int byte =
        escape ? g_ascii_xdigit_value (text[1]) * 16 + g_ascii_xdigit_value (text[2]) : *text;

    /* A “+” for a blank goes with the punctuation. */
    g_string_append_c (plain, byte != '\0' ? (char) byte : ' ');
    text += escape ? 3 : 1;
  }
  return g_string_free (g_steal_pointer (&plain), FALSE);
}

static gboolean
is_japanese (gunichar c)
{
  GUnicodeScript script = g_unichar_get_script (c);

  return script == G_UNICODE_SCRIPT_HAN || script == G_UNICODE_SCRIPT_HIRAGANA ||
         script == G_UNICODE_SCRIPT_KATAKANA;
}

/* With or without it, the word is the same: ユーザー and ユーザ. Nor can one see a format
 * character. */
static gboolean
is_left_out (gunichar c)
{
  return c == 0x30FC || g_unichar_type (c) == G_UNICODE_FORMAT;
}

/* The same word, written in other ways; folded. */
static void
unify_words (GString *words)
{
  g_string_replace (words, " e mail", " mail", 0);
  g_string_replace (words, " email", " mail", 0);
  g_string_replace (words, " log in ", " sign in ", 0);
  g_string_replace (words, " login ", " sign in ", 0);
  g_string_replace (words, " logging in ", " sign in ", 0);
  g_string_replace (words, "サインイン", "ログイン", 0);
  g_string_replace (words, "つながら", "接続できな", 0);
  g_string_replace (words, "つながり", "接続でき", 0);
  g_string_replace (words, "つなげ", "接続でき", 0);
  g_string_replace (words, "繋", "接続", 0);
  g_string_replace (words, "出てこ", "表示さ", 0);
  g_string_replace (words, "マルケト", " marketo ", 0);
  g_string_replace (words, "セルスフォス", " salesforce ", 0);
  g_string_replace (words, "サンドボックス", " sandbox ", 0);
}

/* Width, case, escapes and punctuation go; words are parted by one blank, and Latin ones from
 * Japanese ones. */
static char *
fold (const char *text)
{
  g_autofree char *cut = g_strndup (text != NULL ? text : "", LOOKED_AT_BYTES);
  g_autofree char *once = decode (cut);
  /* An address within an address is escaped twice. */
  g_autofree char *twice = decode (once);
  g_autofree char *valid = g_utf8_make_valid (twice, -1);
  g_autofree char *normal = g_utf8_normalize (valid, -1, G_NORMALIZE_NFKC);
  g_autofree char *folded = g_utf8_casefold (normal, -1);
  g_autoptr (GString) words = g_string_new (" ");
  gboolean was_japanese = FALSE;

  for (const char *p = folded; *p != '\0' && words->len < LOOKED_AT_BYTES;
       p = g_utf8_next_char (p)) {
    gunichar c = g_utf8_get_char (p);
    gboolean is_letter = g_unichar_isalnum (c) || g_unichar_ismark (c);

    if (is_left_out (c))
      continue;
    if (!is_letter || was_japanese != is_japanese (c))
      g_string_append_c (words, ' ');
    if (is_letter)
      g_string_append_unichar (words, c);
    was_japanese = is_japanese (c);
  }
  g_string_append_c (words, ' ');
  unify_words (words);
  return g_string_free (g_steal_pointer (&words), FALSE);
}

static gboolean
is_number (const char *word)
{
  return *word != '\0' && strspn (word, "0123456789") == strlen (word);
}

/**
 * scs_trouble_text_new:
 * @text: (nullable): what stands on a screen, in an address bar, in a log, or was typed; it need
 * not be valid UTF-8. The first 4 KiB are looked at
 *
 * Returns: (transfer full): the text as it is compared
 */
ScsTroubleText *
scs_trouble_text_new (const char *text)
{
  GPtrArray *words = g_ptr_array_new ();
  ScsTroubleText *self = g_new0 (ScsTroubleText, 1);

  self->bytes = fold (text);
  for (char *p = self->bytes, *next; *p != '\0'; p = next) {
    next = p + strcspn (p, " ");
    if (next > p)
      g_ptr_array_add (words, p);
    if (*next != '\0')
      *next++ = '\0';
  }
  g_ptr_array_add (words, NULL);
  self->words = (char **) g_ptr_array_free (words, FALSE);
  self->run = g_strjoinv ("", self->words);
  self->letters = strlen (self->run);
  self->is_japanese = !g_str_is_ascii (self->run);
  self->is_number = is_number (self->run);
  return self;
}

/**
 * scs_trouble_text_free:
 * @self: (transfer full): a text
 */
void
scs_trouble_text_free (ScsTroubleText *self)
{
  g_free (self->words);
  g_free (self->bytes);
  g_free (self->run);
  g_free (self);
}

/* In either order of two letters, too. */
static gboolean
differ_by_one (const char *a, const char *b)
{
  gsize a_letters = strlen (a), b_letters = strlen (b);
  gsize same = 0;

  if (a_letters > b_letters)
    return differ_by_one (b, a);
  if (b_letters - a_letters > 1)
    return FALSE;
  while (a[same] != '\0' && a[same] == b[same])
    same++;
  a += same;
  b += same;
  if (a_letters < b_letters)
    return g_str_equal (a, b + 1);
  return *a != '\0' && (g_str_equal (a + 1, b + 1) || (a[1] != '\0' && a[0] == b[1] &&
                                                       a[1] == b[0] && g_str_equal (a + 2, b + 2)));
}

/* Whether @word may be meant by @typed, at the price of a typing mistake. */
static gboolean
is_typo (const char *typed, const char *word)
{
  return strlen (word) >= 3 && g_str_is_ascii (word) && !is_number (word) &&
         differ_by_one (typed, word);
}

/**
 * scs_trouble_text_find:
 * @self: what is looked for
 * @whole: where its words have to stand one after the other
 * @typos_max: how many of its words may have a typing mistake, of one letter each
 * @may_be_begun: whether the last word may be the beginning of one
 *
 * Returns: how many typing mistakes that takes, or -1 where it is not found
 */
int
scs_trouble_text_find (const ScsTroubleText *self,
                       const ScsTroubleText *whole,
                       int typos_max,
                       gboolean may_be_begun)
{
  char **part = self->words;
  int best = -1;

  for (char **word = whole->words; *word != NULL && best != 0; word++) {
    int typos = 0;
    gsize i;

    for (i = 0; part[i] != NULL && word[i] != NULL && typos <= typos_max; i++)
      if (!g_str_equal (part[i], word[i]) &&
          !(may_be_begun && part[i + 1] == NULL && g_str_has_prefix (word[i], part[i])))
        typos += is_typo (part[i], word[i]) ? 1 : typos_max + 1;
    if (i > 0 && part[i] == NULL && typos <= typos_max && (best < 0 || typos < best))
      best = typos;
  }
  return best;
}

static gboolean
stands_in (const char *letters, gsize bytes, const char *text)
{
  for (; *text != '\0'; text++)
    if (strncmp (text, letters, bytes) == 0)
      return TRUE;
  return FALSE;
}

/**
 * scs_trouble_text_get_resemblance:
 * @self: a text
 * @other: another
 *
 * Returns: how many of their pairs of letters both have, from 0 for none to 1 for all
 */
double
scs_trouble_text_get_resemblance (const ScsTroubleText *self, const ScsTroubleText *other)
{
  glong n = g_utf8_strlen (self->run, -1) + g_utf8_strlen (other->run, -1) - 2;
  glong same = 0;

  for (const char *p = self->run, *next; *p != '\0'; p = next) {
    next = g_utf8_next_char (p);
    same += *next != '\0' && stands_in (p, g_utf8_next_char (next) - p, other->run);
  }
  return n > 0 ? MIN (2.0 * same / n, 1) : 0;
}

/**
 * scs_trouble_term_is_filler:
 * @word: a Latin word, folded
 *
 * Returns: whether it says nothing about a trouble
 */
gboolean
scs_trouble_term_is_filler (const char *word)
{
  static const char *const fillers[] = {
    "a",    "about", "after",  "all",     "am",     "an",      "and",  "are",   "as",
    "at",   "be",    "been",   "but",     "button", "buttons", "by",   "can",   "cannot",
    "cant", "could", "couldn", "did",     "didn",   "do",      "does", "doesn", "doesnt",
    "don",  "dont",  "isn",    "won",     "still",  "always",  "just", "any",   "hello",
    "hi",   "error", "errors", "for",     "from",   "get",     "gets", "got",   "had",
    "has",  "have",  "help",   "how",     "i",      "if",      "in",   "is",    "issue",
    "it",   "its",   "me",     "message", "my",     "no",      "not",  "of",    "on",
    "one",  "or",    "our",    "out",     "please", "problem", "s",    "see",   "so",
    "t",    "that",  "the",    "then",    "there",  "this",    "to",   "us",    "was",
    "we",   "were",  "what",   "when",    "where",  "why",     "will", "with",  "would",
    "you",  "your",  NULL
  };

  return g_strv_contains (fillers, word);
}

/* What a Japanese word is written with carries its sense: Katakana words, and pairs of Kanji. */
static void
add_japanese_terms (GPtrArray *terms, const char *word)
{
  const char *end;

  for (const char *p = word; *p != '\0'; p = end) {
    GUnicodeScript script = g_unichar_get_script (g_utf8_get_char (p));
    const char *last = p;

    for (end = g_utf8_next_char (p);
         *end != '\0' && g_unichar_get_script (g_utf8_get_char (end)) == script;
         end = g_utf8_next_char (end)) {
      if (script == G_UNICODE_SCRIPT_HAN)
        g_ptr_array_add (terms, g_strndup (last, g_utf8_next_char (end) - last));
      last = end;
    }
    /* A single Kanji begins a verb, mostly. */
    if (script == G_UNICODE_SCRIPT_KATAKANA ||
        (script == G_UNICODE_SCRIPT_HAN && p == word && *end == '\0' && last == p))
      g_ptr_array_add (terms, g_strndup (p, end - p));
  }
}

/**
 * scs_trouble_text_add_terms:
 * @self: a text
 * @terms: (element-type utf8): a list
 * @terms_max: when it is so long, no more words are looked at
 *
 * Adds the words that carry the sense of the text.
 */
void
scs_trouble_text_add_terms (const ScsTroubleText *self, GPtrArray *terms, guint terms_max)
{
  for (char **word = self->words; *word != NULL && terms->len < terms_max; word++)
    if (is_japanese (g_utf8_get_char (*word)))
      add_japanese_terms (terms, *word);
    else if (strlen (*word) > 1 && !scs_trouble_term_is_filler (*word))
      g_ptr_array_add (terms, g_strdup (*word));
}

static gboolean
is_ending (const char *letters)
{
  static const char *const endings[] = { "",    "s",   "e",    "es",    "d",      "ed",
                                         "ing", "ion", "ions", "ation", "ations", NULL };

  return g_strv_contains (endings, letters);
}

/* “users” for “user”, “failed” for “fails”, “invite” for “invitation” */
static gboolean
have_same_stem (const char *a, const char *b)
{
  gsize same = 0;

  while (a[same] != '\0' && a[same] == b[same])
    same++;
  return same >= 4 && is_ending (a + same) && is_ending (b + same);
}

/**
 * scs_trouble_term_is_meant:
 * @term: a word that stands in a text
 * @typed: what somebody typed
 * @may_be_begun: whether they may be about to type more of it
 *
 * Returns: whether @typed is the word, another form of it, a part of a Japanese one, or has a
 * typing mistake
 */
gboolean
scs_trouble_term_is_meant (const char *term, const char *typed, gboolean may_be_begun)
{
  if (g_str_equal (typed, term))
    return TRUE;
  if (is_number (typed))
    return FALSE;
  if (!g_str_is_ascii (typed))
    return (strlen (typed) >= SCS_TROUBLE_LONG_JAPANESE_RUN && strstr (term, typed) != NULL) ||
           (strlen (term) >= SCS_TROUBLE_LONG_JAPANESE_RUN && strstr (typed, term) != NULL);
  if (may_be_begun && strlen (typed) >= 3 && g_str_has_prefix (term, typed))
    return TRUE;
  return have_same_stem (typed, term) ||
         (strlen (term) >= SCS_TROUBLE_LETTERS_PER_TYPO && is_typo (typed, term));
}
