/* SPDX-FileCopyrightText: 2026 The Sales Connect Setup authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "pages/scs-summary-page-rows.h"
#include "setup/report/scs-duty.h"

/* The rows of the summary, which come and go with what the set-up is. */

static AdwActionRow *
make_row (const char *title, const char *subtitle)
{
  GtkWidget *row = adw_action_row_new ();

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_action_row_set_title_lines (ADW_ACTION_ROW (row), 0);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), subtitle);
  adw_action_row_set_subtitle_lines (ADW_ACTION_ROW (row), 0);
  gtk_widget_set_focusable (row, FALSE);
  return ADW_ACTION_ROW (row);
}

static char *
dup_subtitle (ScsSetup *setup, const ScsOutcomeInfo *info, gboolean left)
{
  const ScsOutcome *outcome = scs_setup_get_outcome (setup, info->id);
  const char *step = scs_step_info_get_title (scs_step_info_find (info->step));
  g_autofree char *evidence = scs_outcome_dup_evidence (outcome);
  g_autofree char *who = scs_duty_dup_words (scs_duty_find_role (info), setup);
  g_autoptr (GString) text = g_string_new (evidence);

  if (outcome->note != NULL && *outcome->note != '\0')
    g_string_append_printf (text, " — %s", outcome->note);
  if (text->len > 0)
    g_string_append_c (text, '\n');
  if (left)
    /* Translators: %1$s is a step of the set-up, %2$s a role and who holds it */
    g_string_append_printf (text, _("%1$s · can be done by: %2$s"), step, who);
  else if (scs_outcome_get_state (outcome) == SCS_OUTCOME_OPEN)
    /* Translators: %s is a step of the set-up; what stands above it is open and may stay so */
    g_string_append_printf (text, _("%s · optional"), step);
  else
    g_string_append (text, step);
  return g_string_free (g_steal_pointer (&text), FALSE);
}

static GtkWidget *
make_go_button (const ScsOutcomeInfo *info)
{
  /* Translators: button that shows the page on which something can be done */
  GtkWidget *button = gtk_button_new_with_mnemonic (_("_Go There"));

  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "win.go-to");
  gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "s", info->step);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button),
                                  GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                  scs_outcome_info_get_title (info),
                                  -1);
  return button;
}

/**
 * scs_summary_page_make_outcome_row:
 * @setup: what is being set up
 * @info: an outcome
 *
 * Returns: (transfer floating): how far it is, on whose word, where something is left to do who can
 * do it, and where something can be done a button that goes there
 */
GtkWidget *
scs_summary_page_make_outcome_row (ScsSetup *setup, const ScsOutcomeInfo *info)
{
  ScsOutcomeState state = scs_outcome_get_state (scs_setup_get_outcome (setup, info->id));
  gboolean left = scs_duty_is_left (setup, info);
  g_autofree char *subtitle = dup_subtitle (setup, info, left);
  AdwActionRow *row = make_row (scs_outcome_info_get_title (info), subtitle);
  GtkWidget *image = gtk_image_new_from_icon_name (scs_outcome_state_get_icon (state));

  gtk_accessible_update_property (GTK_ACCESSIBLE (image),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  scs_outcome_state_get_words (state),
                                  -1);
  adw_action_row_add_prefix (row, image);
  gtk_widget_add_css_class (GTK_WIDGET (row), scs_outcome_state_get_name (state));
  if (left || state == SCS_OUTCOME_OPEN)
    adw_action_row_add_suffix (row, make_go_button (info));
  return GTK_WIDGET (row);
}

/**
 * scs_summary_page_make_change_row:
 * @change: what has changed
 *
 * Returns: (transfer floating): its row
 */
GtkWidget *
scs_summary_page_make_change_row (const ScsChange *change)
{
  g_autofree char *title = scs_change_dup_title (change);
  g_autofree char *words = scs_change_dup_words (change);
  AdwActionRow *row = make_row (title, words);

  if (g_strcmp0 (change->to, "contradicted") == 0 || g_strcmp0 (change->to, "failed") == 0)
    gtk_widget_add_css_class (GTK_WIDGET (row), "contradicted");
  return GTK_WIDGET (row);
}

/**
 * scs_summary_page_make_note_row:
 * @text: a sentence
 *
 * Returns: (transfer floating): a row that says so in place of others
 */
GtkWidget *
scs_summary_page_make_note_row (const char *text)
{
  AdwActionRow *row = make_row (text, "");

  gtk_widget_add_css_class (GTK_WIDGET (row), "dim-label");
  return GTK_WIDGET (row);
}
