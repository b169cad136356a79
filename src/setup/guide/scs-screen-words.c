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
 * scs_screen_words_dup_question:
 * @errand: what the person was doing
 * @view: for whom
 * @words: what stands on the screen
 *
 * Returns: (transfer full): a question to Marketo Support, without secrets
 */
char *
scs_screen_words_dup_question (const ScsErrand *errand, const ScsGuideView *view, const char *words)
{
  g_autofree char *clean = scs_screen_words_clean (words);
  g_autofree char *press = scs_guide_dup_words (errand->press, view);
  g_autofree char *link = scs_errand_dup_link (errand, view);
  g_auto (GStrv) crumbs = scs_errand_dup_crumbs (errand, view);
  g_autofree char *path = g_strjoinv (" ＞ ", crumbs);

  return g_strdup_printf (
      /* Translators: a mail to Marketo Support. %1$s is what somebody was doing, %2$s the place as
         menu words, %3$s an address, %4$s what they pressed, %5$s what the screen said */
      _("While we set up Sales Connect, something does not work.\n\nWhat we were doing: %1$s\nWhere: %2$s %3$s\nWhat we pressed: %4$s\nWhat the screen said: %5$s\n\nWhat is the cause, and what should we do?\n"),
         _(errand->title), path, link != NULL ? link : "", press, clean);
}
