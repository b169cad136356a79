/* SPDX-FileCopyrightText: 2026 The Sales Connect Setup authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "widgets/scs-entry-row.h"

/* What AdwEntryRow does not do by itself. */

/**
 * scs_entry_row_limit:
 * @row: a row
 * @max_chars: how many letters fit
 */
void
scs_entry_row_limit (AdwEntryRow *row, int max_chars)
{
  GtkEditable *text = gtk_editable_get_delegate (GTK_EDITABLE (row));

  if (GTK_IS_TEXT (text))
    gtk_text_set_max_length (GTK_TEXT (text), max_chars);
}

/**
 * scs_entry_row_dup_text:
 * @row: a row
 *
 * Returns: (transfer full): what was typed, without blanks around it
 */
char *
scs_entry_row_dup_text (AdwEntryRow *row)
{
  return g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (row))));
}

/**
 * scs_entry_row_fill:
 * @row: a row
 * @text: (nullable): what is known
 *
 * Fills an empty field; what stands in it already is the person's.
 */
void
scs_entry_row_fill (AdwEntryRow *row, const char *text)
{
  if (text != NULL && *gtk_editable_get_text (GTK_EDITABLE (row)) == '\0')
    gtk_editable_set_text (GTK_EDITABLE (row), text);
}

/**
 * scs_entry_row_set_invalid:
 * @row: a row
 * @invalid: whether something is wrong with what was typed; a sentence beside it says what
 */
void
scs_entry_row_set_invalid (AdwEntryRow *row, gboolean invalid)
{
  if (invalid)
    gtk_widget_add_css_class (GTK_WIDGET (row), "error");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (row), "error");
  gtk_accessible_update_state (GTK_ACCESSIBLE (row),
                               GTK_ACCESSIBLE_STATE_INVALID,
                               invalid ? GTK_ACCESSIBLE_INVALID_TRUE : GTK_ACCESSIBLE_INVALID_FALSE,
                               -1);
}
