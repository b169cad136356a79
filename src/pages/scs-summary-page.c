/* SPDX-FileCopyrightText: 2026 The Sales Connect Setup authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "pages/scs-summary-page-rows.h"
#include "pages/scs-summary-page.h"
#include "setup/report/scs-duty.h"
#include "setup/report/scs-report.h"
#include "setup/scs-setup-work.h"
#include "widgets/scs-check-group.h"
#include "widgets/scs-feedback.h"
#include "widgets/scs-link.h"
#include "widgets/scs-save-file.h"

/**
 * ScsSummaryPage:
 *
 * Step 8: everything again, asked anew whenever the page is shown; first what is left to do, then
 * what has changed since the last time, then what is said and what is proved; and the report.
 *
 * When all checks that were asked have ended while the page is still there to be read, this was a
 * look: see scs_look_note().
 */
struct _ScsSummaryPage {
  ScsPage parent_instance;

  ScsCheckGroup *sales_connect_group;
  ScsCheckGroup *marketo_group;
  ScsCheckGroup *own_group;
  ScsCheckGroup *salesforce_group;
  GtkLabel *contradicted_count;
  GtkLabel *open_count;
  GtkLabel *word_count;
  GtkLabel *proved_count;
  AdwPreferencesGroup *contradicted_group;
  AdwPreferencesGroup *open_group;
  AdwPreferencesGroup *changes_group;
  AdwPreferencesGroup *word_group;
  AdwPreferencesGroup *proved_group;
  ScsFeedback *feedback;

  GPtrArray *rows;  /* (owned) rows that were made here, with their group as data */
  char *shown;      /* (owned) (nullable) what the rows show, as one text */
  guint n_checking; /* groups of checks that still run, and one while they begin */
};

G_DEFINE_FINAL_TYPE (ScsSummaryPage, scs_summary_page, SCS_TYPE_PAGE)

/* Groups of rows by the state that they show */
static AdwPreferencesGroup *
get_group (ScsSummaryPage *self, ScsOutcomeState state)
{
  switch (state) {
  case SCS_OUTCOME_CONTRADICTED:
    return self->contradicted_group;
  case SCS_OUTCOME_ON_WORD:
    return self->word_group;
  case SCS_OUTCOME_PROVED:
    return self->proved_group;
  case SCS_OUTCOME_OPEN:
  default:
    return self->open_group;
  }
}

static void
add_row (ScsSummaryPage *self, AdwPreferencesGroup *group, GtkWidget *row)
{
  adw_preferences_group_add (group, row);
  g_object_set_data (G_OBJECT (row), "group", group);
  g_ptr_array_add (self->rows, row);
}

static void
clear_rows (ScsSummaryPage *self)
{
  for (guint i = 0; i < self->rows->len; i++) {
    GtkWidget *row = g_ptr_array_index (self->rows, i);

    adw_preferences_group_remove (g_object_get_data (G_OBJECT (row), "group"), row);
  }
  g_ptr_array_set_size (self->rows, 0);
}

static void
show_count (GtkLabel *label, guint count)
{
  g_autofree char *text = g_strdup_printf ("%u", count);

  gtk_label_set_text (label, text);
}

/* What is left comes before what may stay open. */
static void
show_outcomes (ScsSummaryPage *self, ScsSetup *setup)
{
  gboolean has_rows[SCS_OUTCOME_CONTRADICTED + 1] = { FALSE };
  const ScsOutcomeInfo *infos;
  gsize n_infos;

  infos = scs_outcome_info_list (&n_infos);
  for (int left = 1; left >= 0; left--)
    for (gsize i = 0; i < n_infos; i++) {
      ScsOutcomeState state = scs_outcome_get_state (scs_setup_get_outcome (setup, infos[i].id));

      if (scs_duty_is_left (setup, &infos[i]) != left ||
          !scs_duty_is_worth_telling (setup, &infos[i]))
        continue;
      has_rows[state] = TRUE;
      add_row (self, get_group (self, state), scs_summary_page_make_outcome_row (setup, &infos[i]));
    }
  for (int state = SCS_OUTCOME_OPEN; state <= SCS_OUTCOME_CONTRADICTED; state++)
    gtk_widget_set_visible (GTK_WIDGET (get_group (self, state)), has_rows[state]);
  show_count (self->contradicted_count, scs_duty_count (setup, SCS_OUTCOME_CONTRADICTED));
  show_count (self->open_count, scs_duty_count (setup, SCS_OUTCOME_OPEN));
  show_count (self->word_count, scs_duty_count (setup, SCS_OUTCOME_ON_WORD));
  show_count (self->proved_count, scs_duty_count (setup, SCS_OUTCOME_PROVED));
}

static void
show_changes (ScsSummaryPage *self, GPtrArray *changes, gint64 since_us)
{
  g_autofree char *moment = NULL, *title = NULL;

  gtk_widget_set_visible (GTK_WIDGET (self->changes_group), changes != NULL);
  if (changes == NULL)
    return;
  moment = scs_report_dup_moment (since_us);
  /* Translators: %s is a day and a time */
  title = g_strdup_printf (_("Changed Since %s"), moment);
  adw_preferences_group_set_title (self->changes_group, title);
  for (guint i = 0; i < changes->len; i++)
    add_row (self,
             self->changes_group,
             scs_summary_page_make_change_row (g_ptr_array_index (changes, i)));
  if (changes->len == 0)
    add_row (self,
             self->changes_group,
             scs_summary_page_make_note_row (_("Nothing has changed.")));
}

/* All that the rows say, to make them anew only when it is something else: the focus stays. */
static char *
dup_all_words (ScsSetup *setup, GPtrArray *changes, gint64 since_us)
{
  g_autoptr (GString) text = g_string_new (NULL);
  const ScsOutcomeInfo *infos;
  gsize n_infos;

  infos = scs_outcome_info_list (&n_infos);
  for (gsize i = 0; i < n_infos; i++) {
    const ScsOutcome *outcome = scs_setup_get_outcome (setup, infos[i].id);
    g_autofree char *evidence = scs_outcome_dup_evidence (outcome);
    g_autofree char *who = scs_duty_dup_words (scs_duty_find_role (&infos[i]), setup);

    g_string_append_printf (text,
                            "%d %d %s %s %s\n",
                            scs_outcome_get_state (outcome),
                            scs_duty_is_left (setup, &infos[i]),
                            evidence,
                            outcome->note != NULL ? outcome->note : "",
                            who);
  }
  g_string_append_printf (text, "%" G_GINT64_FORMAT "\n", since_us);
  for (guint i = 0; changes != NULL && i < changes->len; i++) {
    g_autofree char *title = scs_change_dup_title (g_ptr_array_index (changes, i));
    g_autofree char *words = scs_change_dup_words (g_ptr_array_index (changes, i));

    g_string_append_printf (text, "%s %s\n", title, words);
  }
  return g_string_free (g_steal_pointer (&text), FALSE);
}

static void
scs_summary_page_refresh (ScsPage *page)
{
  ScsSummaryPage *self = SCS_SUMMARY_PAGE (page);
  ScsSetup *setup = scs_page_get_setup (page);
  gint64 since_us;
  g_autoptr (GPtrArray) changes = scs_look_list_changes (setup, g_get_real_time (), &since_us);
  g_autofree char *words = dup_all_words (setup, changes, since_us);

  if (g_strcmp0 (words, self->shown) == 0)
    return;
  g_free (self->shown);
  self->shown = g_steal_pointer (&words);
  clear_rows (self);
  show_outcomes (self, setup);
  show_changes (self, changes, since_us);
}

static void
end_checking (ScsSummaryPage *self)
{
  ScsSetup *setup = scs_page_get_setup (SCS_PAGE (self));

  if (--self->n_checking > 0)
    return;
  if (setup != NULL && gtk_widget_get_mapped (GTK_WIDGET (self)))
    scs_look_note (setup, g_get_real_time ());
}

static void
group_checked_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (ScsSummaryPage) self = user_data;

  /* That a service could not be asked stands in its checks. */
  scs_setup_run_checks_finish (SCS_SETUP (source), result, NULL);
  end_checking (self);
}

static void
check_group (ScsSummaryPage *self, ScsCheckGroup *group, const char *group_id)
{
  ScsSetup *setup = scs_page_get_setup (SCS_PAGE (self));

  scs_check_group_run (group);
  if (!scs_setup_group_applies (setup, group_id))
    return;
  self->n_checking++;
  /* The same run as the group's: who asks meanwhile waits for it. */
  scs_setup_run_checks_async (setup, group_id, NULL, group_checked_cb, g_object_ref (self));
}

static void
check_everything (ScsSummaryPage *self)
{
  if (self->n_checking > 0)
    return;
  self->n_checking = 1;
  check_group (self, self->sales_connect_group, SCS_GROUP_SALES_CONNECT);
  check_group (self, self->marketo_group, SCS_GROUP_MARKETO);
  check_group (self, self->own_group, SCS_GROUP_MARKETO_CHECKS);
  check_group (self, self->salesforce_group, SCS_GROUP_SALESFORCE);
  end_checking (self);
}

static void
on_check_everything_cb (ScsSummaryPage *self)
{
  check_everything (self);
}

static char *
make_report (GtkWidget *widget, const char *name)
{
  ScsSetup *setup = scs_page_get_setup (SCS_PAGE (widget));

  if (setup == NULL)
    return NULL;
  return g_str_has_suffix (name, ".json") ? scs_report_to_json (setup) : scs_report_to_html (setup);
}

static void
saved_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  ScsSummaryPage *self = SCS_SUMMARY_PAGE (source);
  ScsSetup *setup = scs_page_get_setup (SCS_PAGE (self));
  g_autofree char *words = NULL, *sentence = NULL;
  g_autofree char *name = scs_save_file_finish (GTK_WIDGET (self), result, &sentence);

  if (setup == NULL)
    return;
  if (sentence != NULL)
    scs_feedback_set_error (self->feedback, sentence);
  if (name == NULL)
    return;
  scs_look_note (setup, g_get_real_time ());
  words = g_strdup_printf (_("The report is in %s."), name);
  scs_feedback_set_success (self->feedback, words);
}

static void
ask_where (ScsSummaryPage *self, const char *ending)
{
  g_autofree char *name = g_strdup_printf ("sales-connect-%s.%s",
                                           scs_environment_get_name (scs_setup_get_environment (
                                               scs_page_get_setup (SCS_PAGE (self)))),
                                           ending);

  scs_save_file_async (GTK_WIDGET (self), _("Save Report"), name, make_report, saved_cb, NULL);
}

static void
on_save_report_cb (ScsSummaryPage *self)
{
  ask_where (self, "html");
}

static void
on_save_data_cb (ScsSummaryPage *self)
{
  ask_where (self, "json");
}

static void
scs_summary_page_shown (ScsPage *page)
{
  check_everything (SCS_SUMMARY_PAGE (page));
}

static void
scs_summary_page_dispose (GObject *object)
{
  ScsSummaryPage *self = SCS_SUMMARY_PAGE (object);

  g_ptr_array_set_size (self->rows, 0);

  G_OBJECT_CLASS (scs_summary_page_parent_class)->dispose (object);
}

static void
scs_summary_page_finalize (GObject *object)
{
  ScsSummaryPage *self = SCS_SUMMARY_PAGE (object);

  g_ptr_array_unref (self->rows);
  g_free (self->shown);

  G_OBJECT_CLASS (scs_summary_page_parent_class)->finalize (object);
}

static void
scs_summary_page_class_init (ScsSummaryPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = scs_summary_page_dispose;
  G_OBJECT_CLASS (klass)->finalize = scs_summary_page_finalize;
  SCS_PAGE_CLASS (klass)->refresh = scs_summary_page_refresh;
  SCS_PAGE_CLASS (klass)->shown = scs_summary_page_shown;

  g_type_ensure (SCS_TYPE_FEEDBACK);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               SCS_RESOURCE_PREFIX "/ui/pages/scs-summary-page.ui");
  gtk_widget_class_bind_template_child (widget_class, ScsSummaryPage, sales_connect_group);
  gtk_widget_class_bind_template_child (widget_class, ScsSummaryPage, marketo_group);
  gtk_widget_class_bind_template_child (widget_class, ScsSummaryPage, own_group);
  gtk_widget_class_bind_template_child (widget_class, ScsSummaryPage, salesforce_group);
  gtk_widget_class_bind_template_child (widget_class, ScsSummaryPage, contradicted_count);
  gtk_widget_class_bind_template_child (widget_class, ScsSummaryPage, open_count);
  gtk_widget_class_bind_template_child (widget_class, ScsSummaryPage, word_count);
  gtk_widget_class_bind_template_child (widget_class, ScsSummaryPage, proved_count);
  gtk_widget_class_bind_template_child (widget_class, ScsSummaryPage, contradicted_group);
  gtk_widget_class_bind_template_child (widget_class, ScsSummaryPage, open_group);
  gtk_widget_class_bind_template_child (widget_class, ScsSummaryPage, changes_group);
  gtk_widget_class_bind_template_child (widget_class, ScsSummaryPage, word_group);
  gtk_widget_class_bind_template_child (widget_class, ScsSummaryPage, proved_group);
  gtk_widget_class_bind_template_child (widget_class, ScsSummaryPage, feedback);
  gtk_widget_class_bind_template_callback (widget_class, on_check_everything_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_save_report_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_save_data_cb);
}

static void
scs_summary_page_init (ScsSummaryPage *self)
{
  self->rows = g_ptr_array_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
}
