/* SPDX-FileCopyrightText: 2026 The Sales Connect Setup authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "pages/scs-summary-page.h"
#include "setup/scs-report.h"
#include "setup/scs-setup-work.h"
#include "widgets/scs-check-group.h"
#include "widgets/scs-feedback.h"
#include "widgets/scs-link.h"
#include "widgets/scs-outcome-row.h"

/**
 * ScsSummaryPage:
 *
 * Step 8: everything again, asked anew whenever the page is shown, and the report.
 */
struct _ScsSummaryPage {
  ScsPage parent_instance;

  ScsCheckGroup *sales_connect_group;
  ScsCheckGroup *marketo_group;
  ScsCheckGroup *own_group;
  ScsCheckGroup *salesforce_group;
  GtkBox *outcomes_box;
  ScsFeedback *feedback;

  GtkFileChooserNative *chooser; /* (owned) (nullable) while it is open */
};

G_DEFINE_FINAL_TYPE (ScsSummaryPage, scs_summary_page, SCS_TYPE_PAGE)

static void
check_everything (ScsSummaryPage *self)
{
  scs_check_group_run (self->sales_connect_group);
  scs_check_group_run (self->marketo_group);
  scs_check_group_run (self->own_group);
  scs_check_group_run (self->salesforce_group);
}

static void
on_check_everything_cb (ScsSummaryPage *self)
{
  check_everything (self);
}

static void
written_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (ScsSummaryPage) self = user_data;
  g_autofree char *name = g_file_get_basename (G_FILE (source));
  g_autofree char *sentence = NULL;
  g_autoptr (GError) error = NULL;

  if (!g_file_replace_contents_finish (G_FILE (source), result, NULL, &error)) {
    sentence =
        g_strdup_printf (_("The report could not be written to %s. Choose another folder."), name);
    if (scs_page_get_setup (SCS_PAGE (self)) != NULL)
      scs_feedback_set_error (self->feedback, sentence);
    return;
  }
  if (scs_page_get_setup (SCS_PAGE (self)) == NULL)
    return;
  sentence = g_strdup_printf (_("The report is in %s."), name);
  scs_feedback_set_success (self->feedback, sentence);
}

static void
on_chooser_response_cb (ScsSummaryPage *self, int response)
{
  g_autoptr (GtkFileChooserNative) chooser = g_steal_pointer (&self->chooser);
  g_autoptr (GFile) file = response == GTK_RESPONSE_ACCEPT
                               ? gtk_file_chooser_get_file (GTK_FILE_CHOOSER (chooser))
                               : NULL;
  ScsSetup *setup = scs_page_get_setup (SCS_PAGE (self));
  g_autoptr (GBytes) bytes = NULL;
  g_autofree char *name = NULL;
  char *text;

  if (setup == NULL || response != GTK_RESPONSE_ACCEPT)
    return;
  if (file == NULL) {
    scs_feedback_set_error (self->feedback,
                            _("The system gave no file to write to. Choose another folder."));
    return;
  }
  name = g_file_get_basename (file);
  text = g_str_has_suffix (name, ".json") ? scs_report_to_json (setup) : scs_report_to_html (setup);
  bytes = g_bytes_new_take (text, strlen (text));
  g_file_replace_contents_bytes_async (file,
                                       bytes,
                                       NULL,
                                       FALSE,
                                       G_FILE_CREATE_REPLACE_DESTINATION,
                                       NULL,
                                       written_cb,
                                       g_object_ref (self));
}

static void
on_save_report_cb (ScsSummaryPage *self)
{
  g_autofree char *name = NULL;

  if (self->chooser != NULL)
    return;
  name = g_strdup_printf ("sales-connect-%s.html",
                          scs_environment_get_name (
                              scs_setup_get_environment (scs_page_get_setup (SCS_PAGE (self)))));
  self->chooser =
      gtk_file_chooser_native_new (_("Save Report"),
                                      GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self))),
                                      GTK_FILE_CHOOSER_ACTION_SAVE,
                                      NULL,
                                      NULL);
  gtk_native_dialog_set_modal (GTK_NATIVE_DIALOG (self->chooser), TRUE);
  gtk_file_chooser_set_current_name (GTK_FILE_CHOOSER (self->chooser), name);
  g_signal_connect_object (self->chooser,
                           "response",
                           G_CALLBACK (on_chooser_response_cb),
                           self,
                           G_CONNECT_SWAPPED);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (self->chooser));
}

static void
make_rows (ScsSummaryPage *self)
{
  const ScsStepInfo *steps;
  const ScsOutcomeInfo *infos;
  gsize n_steps, n_infos;

  steps = scs_step_info_list (&n_steps);
  infos = scs_outcome_info_list (&n_infos);
  for (gsize s = 0; s + 1 < n_steps; s++) {
    GtkWidget *group = adw_preferences_group_new ();

    adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (group),
                                     scs_step_info_get_title (&steps[s]));
    for (gsize i = 0; i < n_infos; i++)
      if (g_str_equal (infos[i].step, steps[s].id))
        adw_preferences_group_add (ADW_PREFERENCES_GROUP (group),
                                   scs_outcome_row_new (infos[i].id));
    gtk_box_append (self->outcomes_box, group);
  }
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

  if (self->chooser != NULL)
    gtk_native_dialog_destroy (GTK_NATIVE_DIALOG (self->chooser));
  g_clear_object (&self->chooser);

  G_OBJECT_CLASS (scs_summary_page_parent_class)->dispose (object);
}

static void
scs_summary_page_class_init (ScsSummaryPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = scs_summary_page_dispose;
  SCS_PAGE_CLASS (klass)->shown = scs_summary_page_shown;

  g_type_ensure (SCS_TYPE_FEEDBACK);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               SCS_RESOURCE_PREFIX "/ui/pages/scs-summary-page.ui");
  gtk_widget_class_bind_template_child (widget_class, ScsSummaryPage, sales_connect_group);
  gtk_widget_class_bind_template_child (widget_class, ScsSummaryPage, marketo_group);
  gtk_widget_class_bind_template_child (widget_class, ScsSummaryPage, own_group);
  gtk_widget_class_bind_template_child (widget_class, ScsSummaryPage, salesforce_group);
  gtk_widget_class_bind_template_child (widget_class, ScsSummaryPage, outcomes_box);
  gtk_widget_class_bind_template_child (widget_class, ScsSummaryPage, feedback);
  gtk_widget_class_bind_template_callback (widget_class, on_check_everything_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_save_report_cb);
}

static void
scs_summary_page_init (ScsSummaryPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  make_rows (self);
}
