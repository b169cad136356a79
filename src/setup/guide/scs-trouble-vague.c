/* SPDX-FileCopyrightText: 2026 The Sales Connect Setup authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "setup/guide/scs-trouble-vague.h"

#include <string.h>

/* “Cannot connect”, typed where something is being connected, says no more than that it does not
 * work. */

/* What is done, in both languages, folded; vague where the errand asks for it */
static const struct {
  const char *english;
  const char *japanese;
} actions[] = {
  { "connect", "接続" },     { "disconnect", "切断" },    { "invite", "招待" },
  { "sign", "ログイン" },    { "install", "インストル" }, { "salesforce", "セルスフォス" },
  { "marketo", "マルケト" }, { "mailbox", "メル" },
};

/* Whatever is being done */
static const char *const english_words[] = { "anything", "broken", "fail", "happen", "load",
                                             "nothing",  "press",  "try",  "work",   "wrong" };
/* Longer ones first, where one begins another */
static const char *const japanese_words[] = { "ボタンが押", "ボタンを押", "見つ", "失敗", "動作",
                                              "問題",       "エラ",       "不可", "出来", "動",
                                              "押",         "進",         "出",   "入",   "駄目",
                                              "ダメ",       "上手",       "画面" };

static const char *const vague_hiragana[] = { "うまく", "だめ", "つなが" };

static gboolean
is_form_of (const char *word, const char *typed)
{
  return scs_trouble_term_is_meant (word, typed, FALSE);
}

/* Of the errand: what its title and its sentence ask for, and where that is */
static GPtrArray *
list_own_words (const ScsErrand *errand)
{
  g_autofree char *all =
      g_strjoin (" ", errand->title, errand->press, errand->step, errand->app, NULL);
  g_autoptr (ScsTroubleText) text = scs_trouble_text_new (all);
  GPtrArray *own = g_ptr_array_new_with_free_func (g_free);

  scs_trouble_text_add_terms (text, own, G_MAXUINT);
  return own;
}

static gboolean
is_own (GPtrArray *own, const char *word)
{
  for (guint i = 0; i < own->len; i++)
    if (is_form_of (g_ptr_array_index (own, i), word))
      return TRUE;
  return FALSE;
}

static gboolean
is_vague_english (const char *word, GPtrArray *own)
{
  for (gsize i = 0; i < G_N_ELEMENTS (english_words); i++)
    if (is_form_of (english_words[i], word))
      return TRUE;
  for (gsize i = 0; i < G_N_ELEMENTS (actions); i++)
    if (is_form_of (actions[i].english, word) && is_own (own, actions[i].english))
      return TRUE;
  return FALSE;
}

static gboolean
cut_out (GString *word, const char *part)
{
  return g_string_replace (word, part, " ", 0) > 0;
}

static gboolean
has_only_endings (const char *word)
{
  for (const char *p = word; *p != '\0'; p = g_utf8_next_char (p)) {
    GUnicodeScript script = g_unichar_get_script (g_utf8_get_char (p));

    if (script == G_UNICODE_SCRIPT_HAN || script == G_UNICODE_SCRIPT_KATAKANA)
      return FALSE;
  }
  return TRUE;
}

/* Whether nothing is left of it but endings; @found: whether there was a vague word in it */
static gboolean
is_vague_japanese (const char *word, GPtrArray *own, gboolean *found)
{
  g_autoptr (GString) rest = g_string_new (word);

  for (gsize i = 0; i < G_N_ELEMENTS (actions); i++)
    if (is_own (own, actions[i].english))
      *found |= cut_out (rest, actions[i].japanese);
  for (gsize i = 0; i < G_N_ELEMENTS (japanese_words); i++)
    *found |= cut_out (rest, japanese_words[i]);
  for (gsize i = 0; i < G_N_ELEMENTS (vague_hiragana); i++)
    *found |= cut_out (rest, vague_hiragana[i]);
  return has_only_endings (rest->str);
}

/**
 * scs_trouble_text_is_vague:
 * @self: what was typed
 * @errand: what the person is doing
 *
 * Returns: whether it says only that the errand does not work, not how
 */
gboolean
scs_trouble_text_is_vague (const ScsTroubleText *self, const ScsErrand *errand)
{
  g_autoptr (GPtrArray) own = list_own_words (errand);
  gboolean found = FALSE;

  for (char **word = self->words; *word != NULL; word++) {
    if (!g_str_is_ascii (*word)) {
      if (!is_vague_japanese (*word, own, &found))
        return FALSE;
    } else if (is_vague_english (*word, own) || g_str_has_prefix (*word, "error")) {
      found = TRUE;
    } else if (!scs_trouble_term_is_filler (*word)) {
      return FALSE;
    }
  }
  return found;
}
