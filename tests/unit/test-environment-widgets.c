/* SPDX-FileCopyrightText: 2026 The Sales Connect Setup authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Where environments are chosen, named and removed; the summary and the sandbox's page. Needs a
 * display and a bus. */
#include "app/scs-environment-button.h"
#include "app/scs-new-environment-dialog.h"
#include "app/scs-page-table.h"
#include "app/scs-remove-environment.h"
#include "app/scs-welcome.h"
#include "app/scs-window.h"
#include "pages/scs-page.h"
#include "scs-test-ui.h"
#include "scs-test-wait.h"
#include "setup/report/scs-snapshot.h"
#include "widgets/environment/scs-shared-address-group.h"
#include "widgets/scs-feedback.h"

#include <string.h>

#define WAIT_S 30
#define SCHEMA "io.github.salesconnect.Setup"

/* One for all windows; made in main () */
static GtkApplication *application;

static ScsEnvironments *
make_environments (ScsTestSetup *test, const ScsAddresses *addresses)
{
  return scs_environments_new (test->journal, test->keyring, test->keyring, test->http, addresses);
}

static guint
count_rows (GtkWidget *list)
{
  guint n = 0;

  while (gtk_list_box_get_row_at_index (GTK_LIST_BOX (list), n) != NULL)
    n++;
  return n;
}

static gboolean
has_rows (gpointer list)
{
  return count_rows (list) > 0;
}

/* The present one is named, all are listed, and a press goes to the window. */
static void
test_button (void)
{
  g_autoptr (ScsTestSetup) test = scs_test_setup_new ("test-1", NULL);
  g_autoptr (ScsEnvironments) environments = make_environments (test, NULL);
  GtkWidget *widget = g_object_ref_sink (g_object_new (SCS_TYPE_ENVIRONMENT_BUTTON, NULL));
  ScsEnvironmentButton *button = SCS_ENVIRONMENT_BUTTON (widget);
  GtkWidget *list = scs_test_ui_get_child (widget, "list");
  GtkWidget *menu_button = scs_test_ui_get_child (widget, "menu_button");
  GtkWidget *window;

  scs_environment_button_set_environments (button, environments);
  scs_environment_button_set_title (button, "Summary");
  scs_environment_button_set_present (button, test->environment);
  gtk_test_accessible_assert_property (menu_button,
                                       GTK_ACCESSIBLE_PROPERTY_LABEL,
                                       "Environment: test-1");
  window = scs_test_ui_present (widget);
  scs_test_wait_until (has_rows, list, WAIT_S);
  g_assert_cmpuint (count_rows (list), ==, 4);
  gtk_menu_button_popup (GTK_MENU_BUTTON (menu_button));
  scs_test_run_for (150);
  g_assert_cmpuint (count_rows (list), ==, 4);
  gtk_test_accessible_assert_property (gtk_list_box_get_row_at_index (GTK_LIST_BOX (list), 2),
                                       GTK_ACCESSIBLE_PROPERTY_LABEL,
                                       "test-1: Not begun");
  g_assert_false (gtk_widget_get_visible (scs_test_ui_get_child (widget, "anew_button")));
  scs_test_ui_assert_named (widget);
  gtk_menu_button_popdown (GTK_MENU_BUTTON (menu_button));
  gtk_window_destroy (GTK_WINDOW (window));
  scs_test_ui_run_idle ();
  scs_test_run_for (20);
  scs_test_ui_assert_gone_soon (widget);
}

static void
test_new_dialog (void)
{
  static const struct {
    const char *name;
    gboolean opens;
    gboolean says;
  } cases[] = {
    { "", FALSE, FALSE },      { "a", TRUE, FALSE },      { "Apac", FALSE, TRUE },
    { "apac 1", FALSE, TRUE }, { "apac-1", TRUE, FALSE }, { " apac-1 ", TRUE, FALSE },
    { "日本", FALSE, TRUE },
  };
  g_autoptr (ScsTestSetup) test = scs_test_setup_new ("test", NULL);
  g_autoptr (ScsEnvironments) environments = make_environments (test, NULL);
  GtkWidget *dialog = g_object_ref (scs_new_environment_dialog_new (environments));
  GtkWidget *row = scs_test_ui_get_child (dialog, "name_row");
  ScsFeedback *feedback = SCS_FEEDBACK (scs_test_ui_get_child (dialog, "feedback"));

  gtk_window_present (GTK_WINDOW (dialog));
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++) {
    gtk_editable_set_text (GTK_EDITABLE (row), "x");
    gtk_editable_set_text (GTK_EDITABLE (row), cases[i].name);
    g_assert_cmpint (adw_message_dialog_get_response_enabled (ADW_MESSAGE_DIALOG (dialog), "open"),
                     ==,
                     cases[i].opens);
    g_assert_cmpint (scs_feedback_get_text (feedback) != NULL, ==, cases[i].says);
    gtk_test_accessible_assert_state (row,
                                      GTK_ACCESSIBLE_STATE_INVALID,
                                      cases[i].says ? GTK_ACCESSIBLE_INVALID_TRUE
                                                    : GTK_ACCESSIBLE_INVALID_FALSE);
  }
  gtk_window_destroy (GTK_WINDOW (dialog));
  scs_test_ui_assert_gone_soon (dialog);
}

static gboolean
says_something (gpointer feedback)
{
  return scs_feedback_get_text (feedback) != NULL;
}

/* One that is there can be opened too, and the person is told; no sentence makes the window wider.
 */
static void
test_name_of_another (void)
{
  static const char *const names[] = { "apac", "apac-2", "Apac", "test", "日本" };
  g_autoptr (ScsTestSetup) test = scs_test_setup_new ("test", NULL);
  g_autoptr (ScsEnvironments) environments = make_environments (test, NULL);
  GtkWidget *dialog, *row;
  ScsFeedback *feedback;
  int width;

  scs_environments_begin (environments, "apac");
  dialog = g_object_ref (scs_new_environment_dialog_new (environments));
  row = scs_test_ui_get_child (dialog, "name_row");
  feedback = SCS_FEEDBACK (scs_test_ui_get_child (dialog, "feedback"));
  gtk_window_present (GTK_WINDOW (dialog));
  scs_test_run_for (50);
  width = gtk_widget_get_width (dialog);
  gtk_editable_set_text (GTK_EDITABLE (row), "apac");
  scs_test_wait_until (says_something, feedback, WAIT_S);
  g_assert_true (adw_message_dialog_get_response_enabled (ADW_MESSAGE_DIALOG (dialog), "open"));
  g_assert_nonnull (strstr (scs_feedback_get_text (feedback), "exists already"));
  for (gsize i = 0; i < G_N_ELEMENTS (names); i++) {
    gtk_editable_set_text (GTK_EDITABLE (row), names[i]);
    scs_test_run_for (50);
    g_assert_cmpint (gtk_widget_get_width (dialog), ==, width);
  }
  gtk_editable_set_text (GTK_EDITABLE (row), "apac-2");
  g_assert_null (scs_feedback_get_text (feedback));
  gtk_window_destroy (GTK_WINDOW (dialog));
  scs_test_ui_assert_gone_soon (dialog);
}

/* What is asked names all that goes, and what stays. */
static void
test_question (void)
{
  ScsEnvironmentEntry entry = { (char *) "sandbox", (char *) "Sandbox", 8, 3, 12, 4, TRUE, FALSE };
  g_autofree char *full = scs_remove_environment_dup_question (&entry);
  g_autofree char *silent = NULL, *empty = NULL, *demo = NULL;

  g_assert_nonnull (strstr (full, "3 of 8 steps done"));
  g_assert_nonnull (strstr (full, "12 people"));
  g_assert_nonnull (strstr (full, "4 secrets in the keyring"));
  g_assert_nonnull (strstr (full, "Nothing changes in Sales Connect, Marketo or Salesforce"));
  entry.n_secrets = -1;
  silent = scs_remove_environment_dup_question (&entry);
  g_assert_nonnull (strstr (silent, "does not tell now"));
  entry.n_secrets = 0;
  entry.n_people = 0;
  empty = scs_remove_environment_dup_question (&entry);
  g_assert_null (strstr (empty, "secret"));
  g_assert_null (strstr (empty, "people"));
  entry.name = (char *) "demo";
  demo = scs_remove_environment_dup_question (&entry);
  g_assert_nonnull (strstr (demo, "made-up services"));
  g_assert_null (strstr (demo, "Marketo"));
}

static gboolean
is_mapped (gpointer widget)
{
  return gtk_widget_get_visible (widget);
}

static void
test_welcome (void)
{
  g_autoptr (ScsTestSetup) test = scs_test_setup_new ("test", NULL);
  ScsAddresses addresses = { (char *) "http://127.0.0.1:9", NULL, NULL };

  for (int trials = 0; trials < 2; trials++) {
    g_autoptr (ScsEnvironments) environments = make_environments (test, trials ? &addresses : NULL);
    GtkWidget *widget = g_object_new (SCS_TYPE_WELCOME, NULL);
    GtkWidget *by_hand = scs_test_ui_get_child (widget, "by_hand_switch");

    scs_environments_begin (environments, trials ? "test-2" : "apac");
    scs_environments_set_by_hand (environments, SCS_ENVIRONMENT_DEMO, TRUE);
    scs_welcome_set_environments (SCS_WELCOME (widget), environments);
    scs_welcome_look (SCS_WELCOME (widget));
    scs_test_wait_until (is_mapped, scs_test_ui_get_child (widget, "others_group"), WAIT_S);
    g_assert_true (gtk_switch_get_active (GTK_SWITCH (by_hand)));
    g_assert_cmpint (gtk_widget_get_visible (scs_test_ui_get_child (widget, "production_row")),
                     ==,
                     !trials);
    /* No empty frame where the rows of the accounts are not there */
    g_assert_cmpint (gtk_widget_get_visible (scs_test_ui_get_child (widget, "accounts_group")),
                     ==,
                     !trials);
    scs_test_ui_find_button (widget, "_Open");
    /* Looked at twice, listed once */
    scs_welcome_look (SCS_WELCOME (widget));
    scs_test_run_for (60);
    scs_test_ui_assert_goes (widget);
  }
}

typedef struct {
  char *name;
  gboolean anew;
  gboolean by_hand;
} Heard;

static void
on_remove_cb (ScsWindow *window, const char *name, gboolean anew, Heard *heard)
{
  g_free (heard->name);
  heard->name = g_strdup (name);
  heard->anew = anew;
}

static void
on_demo_cb (ScsWindow *window, gboolean by_hand, Heard *heard)
{
  heard->by_hand = by_hand;
}

/* Removal closes the set-up before anybody is told; another name than the open one is passed over.
 */
static void
test_window (void)
{
  g_autoptr (ScsTestSetup) test = scs_test_setup_new ("test", NULL);
  g_autoptr (ScsEnvironments) environments = make_environments (test, NULL);
  g_autoptr (GSettings) settings = g_settings_new (SCHEMA);
  ScsWindow *window = scs_window_new (application, settings);
  ScsSetup *setup = scs_setup_new (test->environment, test->journal, test->keyring, test->http);
  Heard heard = { NULL, FALSE, FALSE };
  guint n_records;

  g_signal_connect (window, "remove-environment", G_CALLBACK (on_remove_cb), &heard);
  g_signal_connect (window, "open-demo", G_CALLBACK (on_demo_cb), &heard);
  scs_window_set_environments (window, environments);
  gtk_window_present (GTK_WINDOW (window));
  scs_window_open_setup (window, setup);
  scs_test_run_for (200);
  scs_window_go_to (window, "summary");
  scs_test_run_for (100);
  gtk_widget_activate_action (GTK_WIDGET (window),
                              "win.remove-environment",
                              "(sb)",
                              "other",
                              FALSE);
  g_assert_null (heard.name);
  gtk_widget_activate_action (GTK_WIDGET (window), "win.remove-environment", "(sb)", "test", TRUE);
  g_assert_cmpstr (heard.name, ==, "test");
  g_assert_true (heard.anew);
  n_records = scs_test_setup_count_records (test, "outcome");
  scs_setup_say (setup, "roles", "late");
  g_assert_cmpuint (scs_test_setup_count_records (test, "outcome"), ==, n_records);
  scs_test_ui_assert_gone_soon (setup);

  scs_window_show_welcome (window);
  scs_test_run_for (60);
  gtk_switch_set_active (GTK_SWITCH (
                             scs_test_ui_get_child (scs_test_ui_find_type (GTK_WIDGET (window),
                                                                           SCS_TYPE_WELCOME),
                                                    "by_hand_switch")),
                         TRUE);
  scs_test_ui_click (GTK_WIDGET (window), "_Demo…");
  g_assert_true (heard.by_hand);
  g_free (heard.name);
  g_settings_reset (settings, "last-steps");
  g_object_ref (window);
  gtk_window_destroy (GTK_WINDOW (window));
  scs_test_ui_assert_gone_soon (window);
}

static const char *
get_count (GtkWidget *page, const char *name)
{
  return gtk_label_get_text (GTK_LABEL (scs_test_ui_get_child (page, name)));
}

/* Rows go to the group of their state, and the numbers on top say how many. */
static void
test_summary (void)
{
  g_autoptr (ScsTestSetup) test = scs_test_setup_new ("test", NULL);
  ScsPage *page = g_object_ref_sink (scs_page_table_make ("summary"));
  GtkWidget *widget = GTK_WIDGET (page);
  GtkWidget *window;

  scs_setup_say (test->setup, "roles", "a note");
  scs_test_setup_record (test, "salesforce-api", SCS_CHECK_PASSED);
  scs_page_set_setup (page, test->setup);
  window = scs_test_ui_present (widget);
  scs_page_show (page);
  scs_page_refresh (page);
  g_assert_cmpstr (get_count (widget, "word_count"), ==, "1");
  g_assert_cmpstr (get_count (widget, "proved_count"), ==, "1");
  g_assert_cmpstr (get_count (widget, "contradicted_count"), ==, "0");
  g_assert_false (gtk_widget_get_visible (scs_test_ui_get_child (widget, "contradicted_group")));
  g_assert_false (gtk_widget_get_visible (scs_test_ui_get_child (widget, "changes_group")));
  scs_test_ui_find_button (scs_test_ui_get_child (widget, "open_group"), "_Go There");

  /* Nothing can be asked here, so this was a look already; yesterday's is what counts. */
  g_assert_nonnull (scs_setup_get_fact (test->setup, "last-look"));
  scs_look_note (test->setup, g_get_real_time () - G_TIME_SPAN_DAY);
  scs_test_setup_record (test, "salesforce-api", SCS_CHECK_FAILED);
  scs_page_refresh (page);
  g_assert_cmpstr (get_count (widget, "contradicted_count"), ==, "1");
  g_assert_true (gtk_widget_get_visible (scs_test_ui_get_child (widget, "contradicted_group")));
  g_assert_true (gtk_widget_get_visible (scs_test_ui_get_child (widget, "changes_group")));
  scs_test_ui_assert_named (widget);
  gtk_window_destroy (GTK_WINDOW (window));
  scs_test_ui_run_idle ();
  scs_test_run_for (40);
  scs_test_ui_assert_gone_soon (page);
}

/* What the account manager answered is kept with its date, and stands in the report. */
static void
test_sandbox (void)
{
  g_autoptr (ScsTestSetup) test = scs_test_setup_new (SCS_ENVIRONMENT_PRODUCTION, NULL);
  ScsPage *page = g_object_ref_sink (scs_page_table_make ("sandbox"));
  GtkWidget *widget = GTK_WIDGET (page);
  GtkWidget *window, *answer, *by;

  scs_page_set_setup (page, test->setup);
  window = scs_test_ui_present (widget);
  scs_page_show (page);
  answer = scs_test_ui_get_child (widget, "answer_row");
  by = scs_test_ui_get_child (widget, "by_row");
  g_assert_false (gtk_widget_get_visible (by));
  adw_combo_row_set_selected (ADW_COMBO_ROW (answer), 4);
  scs_page_refresh (page);
  g_assert_cmpstr (scs_setup_get_fact (test->setup, SCS_FACT_SANDBOX), ==, "there");
  g_assert_nonnull (scs_setup_get_fact (test->setup, "sandbox-at-us"));
  g_assert_true (gtk_widget_get_visible (by));
  gtk_editable_set_text (GTK_EDITABLE (by), " Ken Ito ");
  scs_page_refresh (page);
  g_assert_cmpstr (scs_setup_get_outcome (test->setup, "sandbox-decided")->note,
                   ==,
                   "The account is there (answer of Ken Ito)");
  adw_combo_row_set_selected (ADW_COMBO_ROW (answer), 0);
  scs_page_refresh (page);
  g_assert_null (scs_setup_get_fact (test->setup, SCS_FACT_SANDBOX));
  g_assert_null (scs_setup_get_fact (test->setup, "sandbox-at-us"));
  g_assert_cmpint (scs_outcome_get_state (scs_setup_get_outcome (test->setup, "sandbox-decided")),
                   ==,
                   SCS_OUTCOME_OPEN);

  /* The steps differ between the two products. */
  g_assert_false (gtk_widget_get_visible (scs_test_ui_get_child (widget, "actions_group")));
  scs_setup_set_fact (test->setup, SCS_FACT_PRODUCT, "sales-insight-actions");
  scs_page_refresh (page);
  g_assert_true (gtk_widget_get_visible (scs_test_ui_get_child (widget, "actions_group")));
  g_assert_false (gtk_widget_get_visible (scs_test_ui_get_child (widget, "sales_connect_group")));
  gtk_window_destroy (GTK_WINDOW (window));
  scs_test_ui_run_idle ();
  scs_test_run_for (40);
  scs_test_ui_assert_gone_soon (page);
}

typedef struct {
  ScsSharedAddressGroup *group;
  guint n;
} Expected;

static gboolean
is_found (gpointer user_data)
{
  const Expected *expected = user_data;

  return gtk_widget_get_visible (GTK_WIDGET (expected->group)) &&
         scs_shared_address_group_get_n_shared (expected->group) == expected->n;
}

static void
put_member (ScsTestSetup *test, const char *environment, const char *kind, const char *id)
{
  GAsyncResult *slot = NULL;
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GPtrArray) records =
      g_ptr_array_new_with_free_func ((GDestroyNotify) scs_journal_record_free);

  g_ptr_array_add (records,
                   g_str_equal (kind, "fact") ? scs_journal_record_new (kind, SCS_FACT_MY_EMAIL, id)
                                              : scs_journal_record_new (kind, id, "{}"));
  scs_journal_put_async (test->journal, environment, records, NULL, scs_test_keep_result_cb, &slot);
  result = scs_test_wait_result (&slot, WAIT_S);
  g_assert_true (scs_journal_put_finish (test->journal, result, NULL));
}

/* One e-mail ID in two environments, in any case, and one's own too */
static void
test_shared (void)
{
  g_autoptr (ScsTestSetup) test = scs_test_setup_new (SCS_ENVIRONMENT_PRODUCTION, NULL);
  ScsMemberList *members = scs_setup_get_members (test->setup);
  GtkWidget *widget = g_object_new (SCS_TYPE_SHARED_ADDRESS_GROUP, NULL);
  ScsSharedAddressGroup *group = SCS_SHARED_ADDRESS_GROUP (widget);
  Expected expected = { group, 1 };

  scs_shared_address_group_look (group, test->setup, NULL);
  scs_test_run_for (80);
  g_assert_false (gtk_widget_get_visible (widget));

  put_member (test, "demo", "member", "one@x.example");
  put_member (test, "sandbox", "member", "other@x.example");
  scs_member_list_add (members, "one@x.example");
  scs_member_list_add (members, "Other@X.example");
  scs_setup_set_fact (test->setup, SCS_FACT_MY_EMAIL, "me@x.example");
  scs_shared_address_group_look (group, test->setup, NULL);
  scs_test_wait_until (is_found, &expected, WAIT_S);

  put_member (test, "sandbox", "fact", "ME@x.example");
  for (guint i = 0; i < 30; i++) {
    g_autofree char *email = g_strdup_printf ("p%u@x.example", i);

    put_member (test, "sandbox", "member", email);
    scs_member_list_add (members, email);
  }
  scs_shared_address_group_look (group, test->setup, NULL);
  expected.n = 32;
  scs_test_wait_until (is_found, &expected, WAIT_S);
  scs_test_ui_assert_goes (widget);
}

int
main (int argc, char *argv[])
{
  g_autoptr (GError) error = NULL;

  gtk_test_init (&argc, &argv, NULL);
  adw_init ();
  application = GTK_APPLICATION (adw_application_new (SCHEMA ".Test2", G_APPLICATION_NON_UNIQUE));
  g_application_register (G_APPLICATION (application), NULL, &error);
  g_assert_no_error (error);
  g_test_add_func ("/environment-widgets/button", test_button);
  g_test_add_func ("/environment-widgets/new-dialog", test_new_dialog);
  g_test_add_func ("/environment-widgets/new-dialog-of-another", test_name_of_another);
  g_test_add_func ("/environment-widgets/question", test_question);
  g_test_add_func ("/environment-widgets/welcome", test_welcome);
  g_test_add_func ("/environment-widgets/window", test_window);
  g_test_add_func ("/environment-widgets/summary", test_summary);
  g_test_add_func ("/environment-widgets/sandbox", test_sandbox);
  g_test_add_func ("/environment-widgets/shared", test_shared);
  return g_test_run ();
}
