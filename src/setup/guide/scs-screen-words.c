/* SPDX-FileCopyrightText: 2026 The Sales Connect Setup authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "setup/guide/scs-screen-words.h"

/* What a person copies from a screen or the address bar when something goes wrong. An address bar
 * may hold codes and tokens. */

#define WORDS_MAX_CHARS 500

static char *
replace (const char *pattern, const char *text, const char *with)
{
  g_autoptr (GRegex) regex = g_regex_new (pattern, G_REGEX_CASELESS, 0, NULL);

  return g_regex_replace (regex, text, -1, 0, with, 0, NULL);
}

/**
 * scs_screen_words_clean:
 * @text: what was typed or pasted
 *
 * Only what tells of an error stays of an address: the values of its other parameters go, and so
 * does whatever looks like an id or a token.
 *
 * Returns: (transfer full): it in one line of at most 500 characters, without secrets
 */
char *
scs_screen_words_clean (const char *text)
{
  g_autofree char *valid = g_utf8_make_valid (text, -1);
  g_autofree char *line = replace ("[\\s\\x00-\\x1f\\x7f]+", valid, " ");
  g_autofree char *addresses =
      replace ("((?:^|[?&#;])(?!error)[a-z0-9_.\\-]+=)[^&#;\\s]*", line, "\\1…");
  g_autofree char *headers = replace ("\\b(bearer|basic)\\s+[^\\s]+", addresses, "\\1 …");
  g_autofree char *ids =
      replace ("\\b[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}\\b", headers, "…");
  /* Letters and digits mixed, and longer than any id that Salesforce shows */
  g_autofree char *tokens =
      replace ("\\b(?=[a-z0-9]*[0-9])(?=[a-z0-9]*[a-z])[a-z0-9]{20,}\\b", ids, "…");

  return g_strstrip (
      g_utf8_substring (tokens, 0, MIN (g_utf8_strlen (tokens, -1), WORDS_MAX_CHARS)));
}

/**
 * scs_screen_words_tell_denied:
 * @text: what was typed or pasted
 *
 * Returns: whether it is an address by which somebody comes back who pressed Deny
 *
 * Source: RFC 6749, section 4.1.2.1
 */
gboolean
scs_screen_words_tell_denied (const char *text)
{
  g_autofree char *valid = g_utf8_make_valid (text, -1);

  return g_regex_match_simple ("(^|[?&#;\\s])error=access_denied\\b", valid, G_REGEX_CASELESS, 0);
}

/* Not every errand has a path or an address. */
static char *
dup_place (const ScsErrand *errand, const ScsGuideView *view)
{
  g_autofree char *link = scs_errand_dup_link (errand, view);
  g_auto (GStrv) crumbs = scs_errand_dup_crumbs (errand, view);
  g_autofree char *path = g_strjoinv (" ＞ ", crumbs);

  if (link == NULL)
    return g_steal_pointer (&path);
  return *path != '\0' ? g_strconcat (path, " ", link, NULL) : g_steal_pointer (&link);
}

/**
 * scs_screen_words_dup_question:
 * @errand: what the person was doing
 * @view: for whom
 * @environment: the kind of environment, as the person reads it
 * @words: what stands on the screen
 *
 * Returns: (transfer full): a question to Marketo Support, without secrets
 */
char *
scs_screen_words_dup_question (const ScsErrand *errand,
                               const ScsGuideView *view,
                               const char *environment,
                               const char *words)
{
  g_autofree char *clean = scs_screen_words_clean (words);
  g_autofree char *press = scs_guide_dup_words (errand->press, view);
  g_autofree char *place = dup_place (errand, view);
  const char *product = view->for_actions ? _("Sales Insight Actions") : _("Sales Connect");

  return g_strdup_printf (
      /* Translators: a mail to Marketo Support. %1$s is the product, %2$s the environment such as
         “Production”, %3$s what somebody was doing, %4$s the place, %5$s what they pressed, %6$s
         what the screen said */
      _("While we set up Sales Connect, something does not work.\n\nProduct: %1$s\nEnvironment: %2$s\nWhat we were doing: %3$s\nWhere: %4$s\nWhat we pressed: %5$s\nWhat the screen said: %6$s\n\nWhat is the cause, and what should we do?\n"),
         product,
         environment,
         _(errand->title), place, press, clean);
}
