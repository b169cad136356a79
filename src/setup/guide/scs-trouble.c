/* SPDX-FileCopyrightText: 2026 The Sales Connect Setup authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "setup/guide/scs-guide.h"
#include "setup/guide/scs-trouble-text.h"
#include "setup/guide/scs-trouble-vague.h"

/* How well a trouble fits what was typed */
#define FITS_SIGN 1000  /* one of its signs stands in it; longer signs are surer */
#define BEGINS_SIGN 600 /* it stands in one of its signs, up to 300 more for the whole of it */
#define FITS_WORDS 400  /* at most: the share of its words that stand in the texts */
#define RESEMBLES 100   /* at most: how much of it is in a sign, letter by letter */
#define IS_KNOWN_HERE 10
#define WORDS_ARE_KNOWN_HERE 90 /* where only words fit, the place tells more */

/* Of a longer text only the signs in it are looked at. */
#define LOOSE_TERMS_MAX 40

#define LEAST_SHARE 0.5    /* of the words, by weight */
#define UNKNOWN_WEIGHT 2.5 /* of a word that stands in no text */
#define TYPOS_MAX 2        /* in one sign */
#define LONG_RUN 10        /* letters that are the same by no accident, wherever blanks are */
#define NUMBER_NEAR_WORDS_MAX 3
#define BEGUN_LETTERS_MIN 4 /* fewer begin too many words of the texts */

typedef struct {
  const ScsTrouble *trouble;
  GPtrArray *signs;      /* (element-type ScsTroubleText), each once */
  GPtrArray *sign_terms; /* (element-type utf8) */
  GPtrArray *text_terms; /* (element-type utf8), of cause and remedy */
} Entry;

typedef struct {
  const ScsTrouble *trouble;
  double fit;
} Match;

static int
get_typos_max (const ScsTroubleText *text)
{
  return MIN ((int) (text->letters / SCS_TROUBLE_LETTERS_PER_TYPO), TYPOS_MAX);
}

static gboolean
tells_of_error (const char *word)
{
  static const char *const words[] = { "error", "errors",    "code",     "errorcode", "http",
                                       "https", "status",    "response", "marketo",   "returned",
                                       "rest",  "exception", NULL };

  /* エラー and コード are folded. */
  return g_strv_contains (words, word) || strstr (word, "エラ") != NULL ||
         strstr (word, "コド") != NULL;
}

/* A number is a code where a word says so, or where hardly anything else was typed. */
static gboolean
find_number (const char *number, char **words)
{
  gsize n_words = g_strv_length (words);

  for (gsize i = 0; i < n_words; i++) {
    if (!g_str_equal (words[i], number))
      continue;
    if (i == 0 || n_words <= NUMBER_NEAR_WORDS_MAX)
      return TRUE;
    for (gsize k = 1; k <= NUMBER_NEAR_WORDS_MAX && k <= i; k++)
      if (tells_of_error (words[i - k]))
        return TRUE;
    /* Not the end of a time: “10:00:22.601 ERROR” */
    if (words[i + 1] != NULL && tells_of_error (words[i + 1]) && !g_ascii_isdigit (*words[i - 1]))
      return TRUE;
  }
  return FALSE;
}

static double
fit_sign (const ScsTroubleText *sign, const ScsTroubleText *query)
{
  int typos;

  if (sign->is_number)
    return find_number (sign->run, query->words) ? FITS_SIGN + (double) sign->letters : 0;
  if (sign->letters >= (sign->is_japanese ? SCS_TROUBLE_LONG_JAPANESE_RUN : LONG_RUN) &&
      strstr (query->run, sign->run) != NULL)
    return FITS_SIGN + (double) sign->letters;
  typos = scs_trouble_text_find (sign, query, get_typos_max (sign), FALSE);
  return typos >= 0 ? FITS_SIGN + (double) sign->letters - typos : 0;
}

static double
fit_beginning (const ScsTroubleText *sign, const ScsTroubleText *query)
{
  double share = MIN ((double) query->letters / (double) sign->letters, 1);

  if (sign->is_number || query->letters < 3)
    return 0;
  if (query->is_japanese)
    return query->letters >= SCS_TROUBLE_LONG_JAPANESE_RUN && strstr (sign->run, query->run) != NULL
               ? BEGINS_SIGN + 300 * share
               : 0;
  return scs_trouble_text_find (query, sign, get_typos_max (query), TRUE) >= 0
             ? BEGINS_SIGN + 300 * share
             : 0;
}

static double
fit_signs (const Entry *entry, const ScsTroubleText *query, gboolean only_whole)
{
  double fit = 0, beginning = 0;

  for (guint i = 0; i < entry->signs->len; i++) {
    const ScsTroubleText *sign = g_ptr_array_index (entry->signs, i);

    /* Two signs of one trouble are surer than one. */
    fit += fit_sign (sign, query);
    if (!only_whole)
      beginning = MAX (beginning, fit_beginning (sign, query));
  }
  return fit > 0 ? fit : beginning;
}

static gboolean
holds_term (GPtrArray *terms, const char *typed, gboolean may_be_begun)
{
  for (guint i = 0; i < terms->len; i++)
    if (scs_trouble_term_is_meant (g_ptr_array_index (terms, i), typed, may_be_begun))
      return TRUE;
  return FALSE;
}

/* “123-ABC-456”: nobody types what an id looks like. */
static char *
dup_without_examples (const char *text)
{
  g_autoptr (GRegex) regex = g_regex_new ("[0-9]+-[A-Z]+-[0-9]+", 0, 0, NULL);

  return g_regex_replace_literal (regex, text, -1, 0, " ", 0, NULL);
}

static Entry *
entry_new (const ScsTrouble *trouble)
{
  const ScsGuideView view = { .language = "ja", .web_language = "ja" };
  const char *const texts[] = { trouble->cause, trouble->remedy };
  g_autoptr (GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);
  Entry *self = g_new0 (Entry, 1);

  self->trouble = trouble;
  self->signs = g_ptr_array_new ();
  self->sign_terms = g_ptr_array_new ();
  self->text_terms = g_ptr_array_new ();
  for (guint i = 0; i < trouble->signs->len; i++) {
    const ScsSign *sign = g_ptr_array_index (trouble->signs, i);
    const char *const forms[] = { sign->text, sign->ja };

    for (gsize k = 0; k < G_N_ELEMENTS (forms); k++)
      if (forms[k] != NULL && g_hash_table_add (seen, (char *) forms[k])) {
        ScsTroubleText *text = scs_trouble_text_new (forms[k]);

        g_ptr_array_add (self->signs, text);
        scs_trouble_text_add_terms (text, self->sign_terms, G_MAXUINT);
      }
  }
  for (gsize i = 0; i < G_N_ELEMENTS (texts); i++) {
    g_autofree char *plain = dup_without_examples (texts[i]);
    /* In Japanese, with labels in both languages */
    g_autofree char *words = scs_guide_dup_words (texts[i], &view);
    g_autofree char *plain_words = dup_without_examples (words);
    g_autoptr (ScsTroubleText) english = scs_trouble_text_new (plain);
    g_autoptr (ScsTroubleText) japanese = scs_trouble_text_new (plain_words);

    scs_trouble_text_add_terms (english, self->text_terms, G_MAXUINT);
    scs_trouble_text_add_terms (japanese, self->text_terms, G_MAXUINT);
  }
  return self;
}

/* The table and the person's language stay the same while the program runs. */
static GPtrArray *
get_entries (void)
{
  static gsize entries = 0;

  if (g_once_init_enter (&entries)) {
    GPtrArray *troubles = scs_trouble_list ();
    GPtrArray *list = g_ptr_array_sized_new (troubles->len);

    for (guint i = 0; i < troubles->len; i++)
      g_ptr_array_add (list, entry_new (g_ptr_array_index (troubles, i)));
    g_once_init_leave (&entries, (gsize) list);
  }
  return (GPtrArray *) entries;
}

/* Adds to @shares how much of one word each trouble has; returns what the word weighs: the rarer,
 * the more. */
static double
weigh_term (GPtrArray *entries, const char *term, gboolean is_last, double *shares)
{
  g_autofree double *found = g_new0 (double, entries->len);
  guint n_found = 0;
  double weight;

  for (guint i = 0; i < entries->len; i++) {
    const Entry *entry = g_ptr_array_index (entries, i);

    if (holds_term (entry->sign_terms, term, is_last))
      found[i] = 1;
    else if (holds_term (entry->text_terms, term, is_last && strlen (term) >= BEGUN_LETTERS_MIN))
      found[i] = 0.6;
    n_found += found[i] > 0;
  }
  weight = n_found > 0 ? 1 + 16.0 / (4 + n_found) : UNKNOWN_WEIGHT;
  for (guint i = 0; i < entries->len; i++)
    shares[i] += weight * found[i];
  return weight;
}

static double
get_best_resemblance (const Entry *entry, const ScsTroubleText *query)
{
  double best = 0;

  for (guint i = 0; i < entry->signs->len; i++)
    best =
        MAX (best, scs_trouble_text_get_resemblance (query, g_ptr_array_index (entry->signs, i)));
  return best;
}

/* Adds to @fits where no sign is found. */
static void
fit_words (GPtrArray *entries, GPtrArray *terms, const ScsTroubleText *query, double *fits)
{
  g_autofree double *shares = g_new0 (double, entries->len);
  double whole = 0;

  if (terms->len > LOOSE_TERMS_MAX)
    return;
  for (guint i = 0; i < terms->len; i++)
    whole += weigh_term (entries, g_ptr_array_index (terms, i), i + 1 == terms->len, shares);
  for (guint i = 0; i < entries->len; i++)
    if (whole > 0 && shares[i] >= whole * LEAST_SHARE)
      fits[i] = MAX (fits[i],
                     FITS_WORDS * shares[i] / whole +
                         RESEMBLES * get_best_resemblance (g_ptr_array_index (entries, i), query));
}

static int
compare_matches (gconstpointer a, gconstpointer b)
{
  double a_fit = ((const Match *) a)->fit, b_fit = ((const Match *) b)->fit;

  return (a_fit < b_fit) - (a_fit > b_fit);
}

/* Of each trouble how well it fits, 0 for not at all. */
static double *
list_fits (GPtrArray *entries, const ScsTroubleText *query)
{
  g_autoptr (GPtrArray) terms = g_ptr_array_new_with_free_func (g_free);
  double *fits = g_new0 (double, entries->len);
  double best = 0;

  scs_trouble_text_add_terms (query, terms, LOOSE_TERMS_MAX + 1);
  for (guint i = 0; i < entries->len; i++) {
    /* “is not in the” stands in many. */
    fits[i] = fit_signs (g_ptr_array_index (entries, i), query, terms->len == 0);
    best = MAX (best, fits[i]);
  }
  if (best < FITS_SIGN)
    fit_words (entries, terms, query, fits);
  return fits;
}

static GPtrArray *
list_known_at (const ScsErrand *errand)
{
  GPtrArray *known = g_ptr_array_new ();

  if (errand != NULL)
    g_ptr_array_extend (known, errand->troubles, NULL, NULL);
  return known;
}

/* Those that are known at the errand, in its order; first the ones whose signs were typed. */
static GPtrArray *
list_likely_at (const ScsErrand *errand, GPtrArray *entries, const double *fits)
{
  g_autoptr (GPtrArray) known = list_known_at (errand);
  GPtrArray *likely = g_ptr_array_new ();

  for (guint i = 0; i < entries->len; i++) {
    gpointer trouble = (gpointer) ((const Entry *) g_ptr_array_index (entries, i))->trouble;

    if (fits[i] >= FITS_SIGN && g_ptr_array_remove (known, trouble))
      g_ptr_array_add (likely, trouble);
  }
  g_ptr_array_extend (likely, known, NULL, NULL);
  return likely;
}

/**
 * scs_trouble_search:
 * @words: (nullable): what stands on the screen or in the address bar, or words of it, in either
 *   language; of a long text the first 4 KiB are looked at
 * @errand: (nullable): what the person is doing
 *
 * Returns: (transfer container) (element-type ScsTrouble): known troubles, the likeliest first;
 * without words, and with words that say only that the errand does not work, those known at it
 */
GPtrArray *
scs_trouble_search (const char *words, const ScsErrand *errand)
{
  GPtrArray *entries = get_entries ();
  g_autoptr (ScsTroubleText) query = scs_trouble_text_new (words);
  g_autofree double *fits = NULL;
  g_autoptr (GArray) matches = g_array_new (FALSE, FALSE, sizeof (Match));
  GPtrArray *found;

  if (query->letters == 0)
    return list_known_at (errand);
  fits = list_fits (entries, query);
  if (errand != NULL && errand->troubles->len > 0 && scs_trouble_text_is_vague (query, errand))
    return list_likely_at (errand, entries, fits);
  for (guint i = 0; i < entries->len; i++) {
    const ScsTrouble *trouble = ((const Entry *) g_ptr_array_index (entries, i))->trouble;
    Match match = { trouble, fits[i] };

    if (errand != NULL && g_ptr_array_find (errand->troubles, trouble, NULL))
      match.fit += fits[i] < FITS_SIGN ? WORDS_ARE_KNOWN_HERE : IS_KNOWN_HERE;
    if (fits[i] > 0)
      g_array_append_val (matches, match);
  }
  g_array_sort (matches, compare_matches);
  found = g_ptr_array_sized_new (matches->len);
  for (guint i = 0; i < matches->len; i++)
    g_ptr_array_add (found, (gpointer) g_array_index (matches, Match, i).trouble);
  return found;
}
