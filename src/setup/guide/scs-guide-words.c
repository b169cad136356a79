/* SPDX-FileCopyrightText: 2026 The Sales Connect Setup authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "setup/guide/scs-guide.h"
#include "setup/guide/scs-language.h"

#define WEB_APPLICATION "https://toutapp.com"
#define SALESFORCE "https://login.salesforce.com"

/**
 * scs_guide_get_language:
 *
 * Returns: in which of the languages of the labels the person reads: `en` or `ja`
 */
const char *
scs_guide_get_language (void)
{
  /* Translators: the code of your language, as in the name of your file; not a word */
  return g_str_has_prefix (C_("code of this language", "en"), "ja") ? "ja" : "en";
}

/* In which language the texts are read, by the person or by whom they write to */
static const char *
get_language (const ScsGuideView *view)
{
  return view->language != NULL ? view->language : scs_guide_get_language ();
}

static gboolean
web_is_japanese (const ScsGuideView *view)
{
  const char *language = view->web_language;

  return g_str_equal (language != NULL ? language : get_language (view), "ja");
}

/**
 * scs_app_get_name:
 * @app: where something is done
 *
 * Returns: its name in the person's language
 */
const char *
scs_app_get_name (const char *app)
{
  return scs_app_get_name_for (app, &(ScsGuideView){ 0 });
}

/**
 * scs_app_get_name_for:
 * @app: where something is done
 * @view: for whom
 *
 * Returns: its name in the reader's language
 */
const char *
scs_app_get_name_for (const char *app, const ScsGuideView *view)
{
  static const struct {
    const char *app;
    const char *name;
  } names[] = {
    { "sales-connect", N_("Sales Connect") },
      { "marketo", N_("Marketo") },
        { "salesforce", N_("Salesforce") },
          /* Translators: where something is done: in the pages with which an Adobe account is
             managed */
          { "adobe", N_("Adobe account") },
            /* Translators: where something is done: in the mail program */
            { "mail", N_("Mail program") },
              { "support", N_("Marketo Support") },
            };

  for (gsize i = 0; i < G_N_ELEMENTS (names); i++)
    if (g_str_equal (names[i].app, app))
      return scs_language_translate (view->language, names[i].name);
  return app;
}

/**
 * scs_role_get_title:
 * @role: a role
 *
 * Returns: its name in the person's language
 */
const char *
scs_role_get_title (const ScsRole *role)
{
  return _(role->title);
}

static gboolean
fits (const char *wanted, const char *have)
{
  return wanted == NULL || have == NULL || g_str_equal (wanted, have);
}

static const char *
get_product (const ScsGuideView *view)
{
  return view->for_actions ? "sales-insight-actions" : "sales-connect";
}

/**
 * scs_errand_applies:
 * @errand: an errand
 * @view: for whom
 *
 * Returns: whether it is for them; where the edition of Salesforce is not known, for every edition
 */
gboolean
scs_errand_applies (const ScsErrand *errand, const ScsGuideView *view)
{
  return fits (errand->product, get_product (view)) &&
         fits (errand->as, view->as_admin ? "admin" : "non-admin") &&
         fits (errand->environment, view->in_sandbox ? "sandbox" : "production") &&
         fits (errand->edition, view->edition);
}

/**
 * scs_errand_find_for_operation:
 * @operation: of the guided driver, such as `connect-marketo`
 * @view: for whom
 *
 * Returns: (nullable): the errand with which a person does it
 */
const ScsErrand *
scs_errand_find_for_operation (const char *operation, const ScsGuideView *view)
{
  GPtrArray *errands = scs_errand_list ();

  for (guint i = 0; i < errands->len; i++) {
    const ScsErrand *errand = g_ptr_array_index (errands, i);

    if (g_strcmp0 (errand->operation, operation) == 0 && scs_errand_applies (errand, view))
      return errand;
  }
  return NULL;
}

/**
 * scs_trouble_find_errand:
 * @trouble: a trouble
 * @view: for whom
 *
 * Returns: (nullable): the errand that mends it; where that is for another product or environment,
 * the one with which the person reaches the same
 */
const ScsErrand *
scs_trouble_find_errand (const ScsTrouble *trouble, const ScsGuideView *view)
{
  const ScsErrand *mends = scs_errand_find (trouble->errand);
  GPtrArray *errands = scs_errand_list ();

  if (mends == NULL || scs_errand_applies (mends, view))
    return mends;
  for (guint i = 0; i < errands->len; i++) {
    const ScsErrand *errand = g_ptr_array_index (errands, i);

    if (g_str_equal (errand->outcome, mends->outcome) && errand->optional == mends->optional &&
        g_strcmp0 (errand->as, mends->as) == 0 && scs_errand_applies (errand, view))
      return errand;
  }
  return NULL;
}

/**
 * scs_errand_get_place:
 * @errand: an errand
 * @view: for whom
 *
 * Returns: where it is done
 */
const ScsPlace *
scs_errand_get_place (const ScsErrand *errand, const ScsGuideView *view)
{
  for (guint i = 0; i < errand->places->len; i++) {
    const ScsPlace *place = g_ptr_array_index (errand->places, i);

    if (fits (place->product, get_product (view)) &&
        fits (place->as, view->as_admin ? "admin" : "non-admin") &&
        fits (place->environment, view->in_sandbox ? "sandbox" : "production"))
      return place;
  }
  return g_ptr_array_index (errand->places, 0);
}

/* Where other addresses stand in place of the real ones, nothing may lead to a real one. */
static char *
dup_link (const char *link, const ScsGuideView *view)
{
  const struct {
    const char *real;
    const char *instead;
  } bases[] = {
    { WEB_APPLICATION, view->sales_connect_url },
    { SALESFORCE, view->salesforce_url },
  };

  if (link == NULL || (view->sales_connect_url == NULL && view->salesforce_url == NULL))
    return g_strdup (link);
  for (gsize i = 0; i < G_N_ELEMENTS (bases); i++)
    if (bases[i].instead != NULL && g_str_has_prefix (link, bases[i].real))
      return g_strconcat (bases[i].instead, link + strlen (bases[i].real), NULL);
  return NULL;
}

/**
 * scs_errand_dup_link:
 * @errand: an errand
 * @view: for whom
 *
 * Returns: (transfer full) (nullable): what to open in the browser; %NULL too where the page is a
 * real one and the view has other addresses
 */
char *
scs_errand_dup_link (const ScsErrand *errand, const ScsGuideView *view)
{
  return dup_link (scs_errand_get_place (errand, view)->link, view);
}

/**
 * scs_trouble_dup_link:
 * @trouble: a trouble
 * @view: for whom
 *
 * Returns: (transfer full) (nullable): what to open in the browser, as scs_errand_dup_link() does
 */
char *
scs_trouble_dup_link (const ScsTrouble *trouble, const ScsGuideView *view)
{
  return dup_link (trouble->link, view);
}

/* What stands on the screen */
static const char *
get_screen_words (const ScsLabel *label, const ScsGuideView *view)
{
  return web_is_japanese (view) ? label->ja : label->en;
}

/* A Japanese word comes with its English form: the language of the web application is set for each
 * user, and some words are not confirmed. */
static gboolean
needs_other_form (const ScsLabel *label, const ScsGuideView *view)
{
  return !g_str_equal (label->en, label->ja) &&
         (web_is_japanese (view) || g_str_equal (get_language (view), "ja")) &&
         (web_is_japanese (view) || label->unconfirmed);
}

/**
 * scs_label_dup_form:
 * @label: a label
 * @view: for whom
 *
 * Returns: (transfer full): the label within a sentence: as it stands on the screen, in quotation
 * marks
 */
char *
scs_label_dup_form (const ScsLabel *label, const ScsGuideView *view)
{
  gboolean reads_japanese = g_str_equal (get_language (view), "ja");
  gboolean is_salesforce = g_str_equal (label->app, "salesforce");
  const char *open = !reads_japanese ? "“" : is_salesforce ? "[" : "「";
  const char *close = !reads_japanese ? "”" : is_salesforce ? "]" : "」";
  const char *words = get_screen_words (label, view);

  if (!needs_other_form (label, view))
    return g_strconcat (open, words, close, NULL);
  return g_strdup_printf (reads_japanese && !is_salesforce ? "%s%s%s(%s)" : "%s%s%s (%s)",
                          open,
                          words,
                          close,
                          web_is_japanese (view) ? label->en : label->ja);
}

/**
 * scs_errand_dup_crumbs:
 * @errand: an errand
 * @view: for whom
 *
 * Returns: (transfer full) (array zero-terminated=1): the labels to press one after the other, as
 * they stand on the screen; none where no way is known. Where the place is direct, they are the way
 * by hand to the page that the link opens
 */
char **
scs_errand_dup_crumbs (const ScsErrand *errand, const ScsGuideView *view)
{
  GPtrArray *labels = scs_errand_get_place (errand, view)->labels;
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();

  for (guint i = 0; i < labels->len; i++)
    g_strv_builder_add (builder, get_screen_words (g_ptr_array_index (labels, i), view));
  return g_strv_builder_end (builder);
}

static void
add_part (GString *text, const char *language, const char *part)
{
  if (text->len > 0)
    g_string_append (text, scs_language_translate (language, N_("; ")));
  g_string_append (text, part);
}

static void
add_other_names (GString *text, const ScsLabel *label, const ScsGuideView *view)
{
  const char *const *others = web_is_japanese (view) ? label->ja_others : label->en_others;
  g_autofree char *list = NULL, *part = NULL;

  if (*others == NULL)
    return;
  list = g_strjoinv (scs_language_translate (view->language, N_(", ")), (char **) others);
  /* Translators: %1$s is a word on a button or menu, %2$s other words that may stand there */
  part = g_strdup_printf (scs_language_translate (view->language, N_("%2$s (for %1$s)")),
                                                  get_screen_words (label, view),
                                                  list);
  add_part (text, view->language, part);
}

/* The same way on an English screen, in one go: word by word it would be twice as long. */
static void
add_english_way (GString *text, GPtrArray *labels, const ScsGuideView *view)
{
  g_autoptr (GString) way = g_string_new (NULL);
  g_autofree char *part = NULL;
  gboolean differs = FALSE;

  for (guint i = 0; i < labels->len; i++) {
    const ScsLabel *label = g_ptr_array_index (labels, i);

    g_string_append_printf (way, "%s%s", i > 0 ? " ＞ " : "", label->en);
    differs = differs || !g_str_equal (label->en, label->ja);
  }
  if (!differs)
    return;
  /* Translators: %s is a way through menus, as it stands on an English screen */
  part = g_strdup_printf (scs_language_translate (view->language, N_("in English %s")), way->str);
  add_part (text, view->language, part);
}

/**
 * scs_errand_dup_other_names:
 * @errand: an errand
 * @view: for whom
 *
 * Returns: (transfer full) (nullable): by which other names the labels on the way may go, a list
 * such as “Team Management (for User Management)”, and for a Japanese screen the English way; %NULL
 * where none is known
 */
char *
scs_errand_dup_other_names (const ScsErrand *errand, const ScsGuideView *view)
{
  GPtrArray *labels = scs_errand_get_place (errand, view)->labels;
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < labels->len; i++)
    add_other_names (text, g_ptr_array_index (labels, i), view);
  if (web_is_japanese (view))
    add_english_way (text, labels, view);
  return text->len > 0 ? g_string_free (g_steal_pointer (&text), FALSE) : NULL;
}

/* Wide brackets bring their own distance along. */
static const char *
append_form (GString *words, const char *form, const char *rest)
{
  if (g_str_has_prefix (form, "「") && g_str_has_suffix (words->str, " "))
    g_string_truncate (words, words->len - 1);
  g_string_append (words, form);
  return g_str_has_suffix (form, "」") && *rest == ' ' ? rest + 1 : rest;
}

/**
 * scs_guide_dup_words:
 * @text: a text of the guide, untranslated
 * @view: for whom
 *
 * Returns: (transfer full): the text in the reader's language, with its labels as they stand on the
 * screen
 */
char *
scs_guide_dup_words (const char *text, const ScsGuideView *view)
{
  const char *rest = scs_language_translate (view->language, text);
  g_autoptr (GString) words = g_string_new (NULL);
  const char *open;

  while ((open = strchr (rest, '{')) != NULL) {
    const char *close = strchr (open, '}');
    g_autofree char *id = close != NULL ? g_strndup (open + 1, close - open - 1) : NULL;
    const ScsLabel *label = scs_label_find (id);

    g_string_append_len (words, rest, open - rest);
    rest = close != NULL ? close + 1 : open + 1;
    if (label != NULL) {
      g_autofree char *form = scs_label_dup_form (label, view);

      rest = append_form (words, form, rest);
    }
  }
  g_string_append (words, rest);
  return g_string_free (g_steal_pointer (&words), FALSE);
}

/**
 * scs_sign_dup_words:
 * @sign: what a screen says
 * @view: for whom
 *
 * Returns: (transfer full): it in the language of the screen
 */
char *
scs_sign_dup_words (const ScsSign *sign, const ScsGuideView *view)
{
  return g_strdup (sign->ja != NULL && web_is_japanese (view) ? sign->ja : sign->text);
}
