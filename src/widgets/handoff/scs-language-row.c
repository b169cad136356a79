/* SPDX-FileCopyrightText: 2026 The Sales Connect Setup authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "widgets/handoff/scs-language-row.h"

/**
 * ScsLanguageRow:
 *
 * Chooses one of the languages in which the program has the labels of the web applications. Each
 * names itself in its own language.
 */
struct _ScsLanguageRow {
  AdwComboRow parent_instance;
};

G_DEFINE_FINAL_TYPE (ScsLanguageRow, scs_language_row, ADW_TYPE_COMBO_ROW)

/* In the order of the list */
static const char *const languages[] = { "en", "ja" };
static const char *const names[] = { "English", "日本語", NULL };

static void
scs_language_row_class_init (ScsLanguageRowClass *klass)
{
}

static void
scs_language_row_init (ScsLanguageRow *self)
{
  g_autoptr (GtkStringList) list = gtk_string_list_new (names);

  adw_combo_row_set_model (ADW_COMBO_ROW (self), G_LIST_MODEL (list));
}

/**
 * scs_language_row_get_language:
 * @self: a row
 *
 * Returns: the chosen one: `en` or `ja`
 */
const char *
scs_language_row_get_language (ScsLanguageRow *self)
{
  guint i = adw_combo_row_get_selected (ADW_COMBO_ROW (self));

  return languages[i < G_N_ELEMENTS (languages) ? i : 0];
}

/**
 * scs_language_row_set_language:
 * @self: a row
 * @language: `en` or `ja`
 */
void
scs_language_row_set_language (ScsLanguageRow *self, const char *language)
{
  for (guint i = 0; i < G_N_ELEMENTS (languages); i++)
    if (g_str_equal (languages[i], language))
      adw_combo_row_set_selected (ADW_COMBO_ROW (self), i);
}
