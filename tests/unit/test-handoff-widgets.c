/* SPDX-FileCopyrightText: 2026 The Sales Connect Setup authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Who holds a role, handing work on, and writing the answer down. Needs a display. */
#include <adwaita.h>

#include "scs-test-catalogue.h"
#include "scs-test-ui.h"
#include "scs-test-wait.h"
#include "setup/guide/scs-handoff.h"
#include "widgets/guide/scs-errand-mail.h"
#include "widgets/handoff/scs-answer-dialog.h"
#include "widgets/handoff/scs-handoff-dialog.h"
#include "widgets/handoff/scs-language-row.h"
#include "widgets/handoff/scs-role-group.h"
#include "widgets/scs-feedback.h"

#include <string.h>

static const char *const roles[] = {
  "marketo-admin", "sales-connect-admin", "salesforce-admin", "account-manager", "support",
};

static ScsTestSetup *
make_setup (void)
{
  ScsTestSetup *test = scs_test_setup_new ("test", NULL);

  scs_setup_set_fact (test->setup, SCS_FACT_MY_NAME, "Yuki Tanabe");
  scs_setup_set_fact (test->setup, SCS_FACT_ROLE_MARKETO_ADMIN, "mori@hoshigaoka.example");
  scs_setup_set_fact (test->setup, "role-marketo-admin-name", "森 遥 <b>&");
  return test;
}

static void
close_window (GtkWidget *window)
{
  g_object_ref (window);
  gtk_window_destroy (GTK_WINDOW (window));
  scs_test_ui_run_idle ();
  scs_test_ui_assert_gone_soon (window);
}

static void
test_language_row (void)
{
  GtkWidget *row = g_object_ref_sink (g_object_new (SCS_TYPE_LANGUAGE_ROW, NULL));
  static const char *const languages[] = { "ja", "en", "ja" };

  for (gsize i = 0; i < G_N_ELEMENTS (languages); i++) {
    scs_language_row_set_language (SCS_LANGUAGE_ROW (row), languages[i]);
    g_assert_cmpstr (scs_language_row_get_language (SCS_LANGUAGE_ROW (row)), ==, languages[i]);
  }
  /* What is not there changes nothing. */
  scs_language_row_set_language (SCS_LANGUAGE_ROW (row), "xx");
  g_assert_cmpstr (scs_language_row_get_language (SCS_LANGUAGE_ROW (row)), ==, "ja");
  g_assert_finalize_object (row);
}

static void
type (GtkWidget *widget, const char *row, const char *text)
{
  gtk_editable_set_text (GTK_EDITABLE (scs_test_ui_get_child (widget, row)), text);
}

static const char *
get_typed (GtkWidget *widget, const char *row)
{
  return gtk_editable_get_text (GTK_EDITABLE (scs_test_ui_get_child (widget, row)));
}

static const char *
get_sentence (GtkWidget *widget)
{
  return scs_feedback_get_text (SCS_FEEDBACK (scs_test_ui_get_child (widget, "feedback")));
}

static void
refresh (GtkWidget *group, ScsTestSetup *test)
{
  scs_role_group_refresh (SCS_ROLE_GROUP (group), test->setup);
}

static void
test_role_groups (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (roles); i++) {
    g_autoptr (ScsTestSetup) test = make_setup ();
    GtkWidget *group =
        g_object_ref_sink (g_object_new (SCS_TYPE_ROLE_GROUP, "role-id", roles[i], NULL));
    GtkWidget *window = scs_test_ui_present (group);
    gboolean at_vendor = i >= 3;

    g_test_message ("%s", roles[i]);
    refresh (group, test);
    g_assert_cmpint (gtk_widget_get_visible (scs_test_ui_get_child (group, "mine_switch")),
                     ==,
                     !at_vendor);
    scs_test_ui_assert_named (group);
    g_assert_cmpint (gtk_widget_get_visible (scs_test_ui_get_child (group, "open_row")),
                     ==,
                     !at_vendor);
    g_assert_false (gtk_widget_get_visible (scs_test_ui_get_child (group, "waiting_row")));
    gtk_window_destroy (GTK_WINDOW (window));
    scs_test_ui_run_idle ();
    g_assert_finalize_object (group);
  }
}

/* Fields become facts, and what is wrong with them stands beside them. */
static void
test_role_group_fields (void)
{
  g_autoptr (ScsTestSetup) test = make_setup ();
  GtkWidget *group =
      g_object_ref_sink (g_object_new (SCS_TYPE_ROLE_GROUP, "role-id", "marketo-admin", NULL));
  GtkWidget *window = scs_test_ui_present (group);
  GtkWidget *mine;

  refresh (group, test);
  mine = scs_test_ui_get_child (group, "mine_switch");
  g_assert_cmpstr (get_typed (group, "address_row"), ==, "mori@hoshigaoka.example");
  g_assert_cmpstr (get_typed (group, "name_row"), ==, "森 遥 <b>&");
  type (group, "address_row", "  mori  ");
  refresh (group, test);
  g_assert_cmpstr (scs_setup_get_fact (test->setup, SCS_FACT_ROLE_MARKETO_ADMIN), ==, "mori");
  g_assert_nonnull (get_sentence (group));
  g_assert_true (gtk_widget_has_css_class (scs_test_ui_get_child (group, "address_row"), "error"));
  type (group, "address_row", "sato@hoshigaoka.example");
  type (group, "name_row", "Mio Sato");
  refresh (group, test);
  g_assert_null (get_sentence (group));
  g_assert_cmpstr (scs_setup_get_fact (test->setup, "role-marketo-admin-name"), ==, "Mio Sato");

  /* Switched on and off again, what was typed is still there. */
  gtk_switch_set_active (GTK_SWITCH (mine), TRUE);
  refresh (group, test);
  g_assert_cmpstr (scs_setup_get_fact (test->setup, SCS_FACT_ROLE_MARKETO_ADMIN), ==, "me");
  g_assert_false (gtk_widget_get_visible (scs_test_ui_get_child (group, "address_row")));
  g_assert_false (gtk_widget_get_visible (scs_test_ui_get_child (group, "hand_on_button")));
  gtk_switch_set_active (GTK_SWITCH (mine), FALSE);
  refresh (group, test);
  g_assert_cmpstr (scs_setup_get_fact (test->setup, SCS_FACT_ROLE_MARKETO_ADMIN),
                   ==,
                   "sato@hoshigaoka.example");
  type (group, "address_row", "");
  g_assert_null (scs_setup_get_fact (test->setup, SCS_FACT_ROLE_MARKETO_ADMIN));
  gtk_window_destroy (GTK_WINDOW (window));
  scs_test_ui_run_idle ();
  g_assert_finalize_object (group);
}

static char *
dup_mail (GtkWidget *dialog)
{
  GtkTextView *view = GTK_TEXT_VIEW (scs_test_ui_get_child (dialog, "text_view"));
  GtkTextIter start, end;

  gtk_text_buffer_get_bounds (gtk_text_view_get_buffer (view), &start, &end);
  return gtk_text_buffer_get_text (gtk_text_view_get_buffer (view), &start, &end, FALSE);
}

/* The mail is in the language that was chosen for its reader, now and the next time. */
static void
test_their_language (void)
{
  g_autoptr (ScsTestSetup) test = make_setup ();
  GtkWidget *dialog = scs_handoff_dialog_new (test->setup, "marketo-admin");
  GtkWidget *row = scs_test_ui_get_child (dialog, "language_row");
  g_autofree char *english = dup_mail (dialog);
  g_autofree char *japanese = NULL, *again = NULL;

  g_assert_true (gtk_widget_get_visible (row));
  g_assert_true (g_str_has_prefix (english, "Hello 森 遥 <b>&,"));
  scs_language_row_set_language (SCS_LANGUAGE_ROW (row), "ja");
  japanese = dup_mail (dialog);
  g_assert_true (g_str_has_prefix (japanese, "森 遥 <b>& 様"));
  close_window (dialog);
  dialog = scs_handoff_dialog_new (test->setup, "credentials-find");
  again = dup_mail (dialog);
  g_assert_true (g_str_has_prefix (again, "森 遥 <b>& 様"));
  close_window (dialog);
}

static void
test_handing_on (void)
{
  g_autoptr (ScsTestSetup) test = make_setup ();
  GtkWidget *group =
      g_object_ref_sink (g_object_new (SCS_TYPE_ROLE_GROUP, "role-id", "marketo-admin", NULL));
  GtkWidget *window = scs_test_ui_present (group);
  GtkWidget *dialog = scs_handoff_dialog_new (test->setup, "marketo-admin");
  GtkWidget *handed_on;
  g_autofree char *text = NULL;

  gtk_window_present (GTK_WINDOW (dialog));
  scs_test_run_for (50);
  scs_test_ui_assert_named (dialog);
  text = dup_mail (dialog);
  g_assert_nonnull (strstr (text, "森 遥 <b>&"));
  g_assert_nonnull (strstr (text, "Yuki Tanabe"));
  /* It is too long for a mail program, and the person is told so. */
  g_assert_true (gtk_widget_get_visible (
      scs_test_ui_get_child (scs_test_ui_get_child (dialog, "ways"), "short_label")));
  /* The window is only as wide as the least that is asked of it, and fits beside a browser. */
  g_assert_cmpint (gtk_widget_get_width (dialog), <=, 360);
  g_object_ref (dialog);
  /* Nothing has gone out yet. */
  handed_on = scs_test_ui_get_child (scs_test_ui_get_child (dialog, "ways"), "mark_button");
  g_assert_false (gtk_widget_get_visible (handed_on));
  scs_test_ui_click (dialog, "Copy _Text");
  g_assert_true (gtk_widget_get_visible (handed_on));
  g_assert_false (scs_handoff_is_waiting (test->setup, "account-invite"));
  g_signal_emit_by_name (handed_on, "clicked");
  scs_test_ui_run_idle ();
  scs_test_ui_assert_gone_soon (dialog);

  g_assert_true (scs_handoff_is_waiting (test->setup, "account-invite"));
  refresh (group, test);
  g_assert_true (gtk_widget_get_visible (scs_test_ui_get_child (group, "waiting_row")));
  gtk_window_destroy (GTK_WINDOW (window));
  scs_test_ui_run_idle ();
  g_assert_finalize_object (group);
}

/* Nobody is known: then they are asked for, and what is typed is kept; before that nothing can be
 * handed on. */
static void
test_asking_who (void)
{
  g_autoptr (ScsTestSetup) test = make_setup ();
  GtkWidget *dialog, *people, *ways, *to, *gets, *mark_button, *unknown;
  g_autofree char *text = NULL;

  scs_setup_set_fact (test->setup, SCS_FACT_ROLE_MARKETO_ADMIN, NULL);
  scs_setup_set_fact (test->setup, "role-marketo-admin-name", NULL);
  dialog = scs_handoff_dialog_new (test->setup, "marketo-admin");
  gtk_window_present (GTK_WINDOW (dialog));
  scs_test_run_for (50);
  scs_test_ui_assert_named (dialog);
  g_assert_cmpint (gtk_widget_get_width (dialog), <=, 360);
  ways = scs_test_ui_get_child (dialog, "ways");
  people = scs_test_ui_get_child (dialog, "people");
  to = scs_test_ui_get_child (people, "to_group");
  gets = scs_test_ui_get_child (people, "gets_group");
  mark_button = scs_test_ui_get_child (ways, "mark_button");
  unknown = scs_test_ui_get_child (ways, "unknown_label");
  g_assert_true (gtk_widget_get_visible (to));
  g_assert_true (gtk_widget_get_visible (gets));
  scs_test_ui_click (dialog, "Copy _Text");
  g_assert_true (gtk_widget_get_visible (mark_button));
  g_assert_false (gtk_widget_get_sensitive (mark_button));
  g_assert_true (gtk_widget_get_visible (unknown));

  type (to, "address_row", "no address");
  g_assert_false (gtk_widget_get_sensitive (mark_button));
  g_assert_nonnull (get_sentence (to));
  g_assert_cmpstr (get_typed (to, "address_row"), ==, "no address");
  type (to, "address_row", "sato@hoshigaoka.example");
  g_assert_null (get_sentence (to));
  g_assert_true (gtk_widget_get_sensitive (mark_button));
  g_assert_false (gtk_widget_get_visible (unknown));
  /* The fields stay while one types in them. */
  g_assert_true (gtk_widget_get_visible (to));
  type (gets, "name_row", "Aki Noda");
  text = dup_mail (dialog);
  g_assert_nonnull (strstr (text, "Sales Connect admin: Aki Noda\n"));
  gtk_switch_set_active (GTK_SWITCH (scs_test_ui_get_child (gets, "mine_switch")), TRUE);
  g_clear_pointer (&text, g_free);
  text = dup_mail (dialog);
  g_assert_nonnull (strstr (text, "Sales Connect admin: Yuki Tanabe\n"));
  close_window (dialog);

  /* Now they are known. */
  g_assert_cmpstr (scs_setup_get_fact (test->setup, SCS_FACT_ROLE_MARKETO_ADMIN),
                   ==,
                   "sato@hoshigaoka.example");
  dialog = scs_handoff_dialog_new (test->setup, "marketo-admin");
  g_assert_false (gtk_widget_get_visible (scs_test_ui_get_child (dialog, "people")));
  close_window (dialog);
}

/* What is done by writing a mail has it ready, other errands have none. */
static void
test_errand_mail (void)
{
  g_autoptr (ScsTestSetup) test = make_setup ();
  GtkWidget *mail = g_object_ref_sink (g_object_new (SCS_TYPE_ERRAND_MAIL, NULL));
  GtkWidget *window = scs_test_ui_present (mail);

  scs_errand_mail_refresh (SCS_ERRAND_MAIL (mail), test->setup, scs_errand_find ("salesforce-app"));
  g_assert_false (gtk_widget_get_visible (mail));
  scs_errand_mail_refresh (SCS_ERRAND_MAIL (mail), test->setup, scs_errand_find ("sandbox-ask"));
  g_assert_true (gtk_widget_get_visible (mail));
  g_assert_nonnull (
      strstr (gtk_label_get_text (GTK_LABEL (scs_test_ui_get_child (mail, "to_label"))),
              "To: Account manager"));
  scs_test_ui_assert_named (mail);
  scs_test_ui_click (mail, "Copy Its Te_xt");
  gtk_window_destroy (GTK_WINDOW (window));
  scs_test_ui_run_idle ();
  g_assert_finalize_object (mail);
}

static void
mark (ScsTestSetup *test, const char *role)
{
  g_autoptr (ScsHandoff) handoff = scs_handoff_new (test->setup, role, NULL);

  scs_handoff_mark (test->setup, handoff, g_get_real_time ());
}

static void
test_answer (void)
{
  g_autoptr (ScsTestSetup) test = make_setup ();
  GtkWidget *dialog, *enter;
  const ScsOutcome *outcome;

  mark (test, "marketo-admin");
  dialog = scs_answer_dialog_new (test->setup, "marketo-admin");
  gtk_window_present (GTK_WINDOW (dialog));
  scs_test_run_for (50);
  scs_test_ui_assert_named (dialog);
  g_assert_cmpint (gtk_widget_get_width (dialog), <=, 360);
  enter = scs_test_ui_get_child (dialog, "enter_button");
  g_assert_cmpstr (get_typed (dialog, "name_row"), ==, "森 遥 <b>&");
  g_assert_false (gtk_widget_get_sensitive (enter));
  scs_test_ui_click (dialog, "_Pick All");
  g_assert_true (gtk_widget_get_sensitive (enter));

  type (dialog, "date_row", "2999-01-01");
  g_assert_false (gtk_widget_get_sensitive (enter));
  g_assert_nonnull (get_sentence (dialog));
  g_assert_null (strstr (get_sentence (dialog), "before you asked"));
  type (dialog, "date_row", "2026-02-03");
  g_assert_nonnull (strstr (get_sentence (dialog), "before you asked"));
  g_assert_true (gtk_widget_get_sensitive (enter));
  type (dialog, "name_row", "  ");
  g_assert_false (gtk_widget_get_sensitive (enter));
  g_assert_nonnull (get_sentence (dialog));
  type (dialog, "name_row", " Haruka Mori ");
  type (dialog, "note_row", "by mail");
  g_object_ref (dialog);
  scs_test_ui_click (dialog, "_Enter");
  scs_test_ui_run_idle ();
  scs_test_ui_assert_gone_soon (dialog);

  outcome = scs_setup_get_outcome (test->setup, "account-invited");
  g_assert_cmpint (scs_outcome_get_state (outcome), ==, SCS_OUTCOME_ON_WORD);
  g_assert_cmpstr (outcome->who, ==, "Haruka Mori");
  g_assert_cmpstr (outcome->note, ==, "by mail");
  g_assert_cmpint (outcome->said_at_us, <, g_get_real_time () - G_TIME_SPAN_DAY);
  g_assert_false (scs_handoff_is_waiting (test->setup, "account-invite"));
}

/* For one errand there is nothing to pick, and waiting can end without an answer. */
static void
test_stop_waiting (void)
{
  g_autoptr (ScsTestSetup) test = make_setup ();
  GtkWidget *dialog;

  mark (test, "account-invite");
  dialog = scs_answer_dialog_new (test->setup, "account-invite");
  gtk_window_present (GTK_WINDOW (dialog));
  scs_test_run_for (50);
  g_assert_true (gtk_widget_get_sensitive (scs_test_ui_get_child (dialog, "enter_button")));
  g_assert_false (gtk_widget_get_visible (scs_test_ui_get_child (dialog, "all_button")));
  g_object_ref (dialog);
  scs_test_ui_click (dialog, "_Stop Waiting");
  scs_test_ui_run_idle ();
  scs_test_ui_assert_gone_soon (dialog);
  g_assert_false (scs_handoff_is_waiting (test->setup, "account-invite"));
  g_assert_cmpint (scs_outcome_get_state (scs_setup_get_outcome (test->setup, "account-invited")),
                   ==,
                   SCS_OUTCOME_OPEN);

  /* Not handed on: then there is nothing to stop. */
  dialog = scs_answer_dialog_new (test->setup, "account-invite");
  g_assert_false (gtk_widget_get_visible (scs_test_ui_get_child (dialog, "stop_button")));
  close_window (dialog);
}

int
main (int argc, char *argv[])
{
  g_autofree char *folder = NULL;
  int result;

  gtk_test_init (&argc, &argv, NULL);
  adw_init ();
  folder = scs_test_catalogue_make ();
  g_test_add_func ("/handoff-widgets/language-row", test_language_row);
  g_test_add_func ("/handoff-widgets/role-groups", test_role_groups);
  g_test_add_func ("/handoff-widgets/role-group-fields", test_role_group_fields);
  g_test_add_func ("/handoff-widgets/their-language", test_their_language);
  g_test_add_func ("/handoff-widgets/handing-on", test_handing_on);
  g_test_add_func ("/handoff-widgets/asking-who", test_asking_who);
  g_test_add_func ("/handoff-widgets/errand-mail", test_errand_mail);
  g_test_add_func ("/handoff-widgets/answer", test_answer);
  g_test_add_func ("/handoff-widgets/stop-waiting", test_stop_waiting);
  result = g_test_run ();
  scs_test_catalogue_remove (folder);
  return result;
}
