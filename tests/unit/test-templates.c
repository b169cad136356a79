/* SPDX-FileCopyrightText: 2026 The Sales Connect Setup authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Every page and the window: made, filled, named for screen readers, used, and gone again. Needs a
 * display and a bus. */
#include "app/scs-application.h"
#include "app/scs-last-step.h"
#include "app/scs-page-table.h"
#include "app/scs-step-row.h"
#include "app/scs-trouble-view.h"
#include "app/scs-welcome.h"
#include "app/scs-window.h"
#include "pages/scs-page.h"
#include "scs-test-ui.h"
#include "scs-test-wait.h"
#include "setup/guide/scs-progress.h"
#include "widgets/guide/scs-trouble-search.h"
#include "widgets/scs-errand-card.h"
#include "widgets/scs-link.h"
#include "widgets/scs-secret-clipboard.h"

#include <string.h>

#define WAIT_S 30
#define SCHEMA "io.github.salesconnect.Setup"

/* One for all windows; made in main () */
static GtkApplication *application;

static void
test_page (gconstpointer step_id)
{
  g_autoptr (ScsTestSetup) test = scs_test_setup_new ("test", NULL);

  for (int filled = 0; filled < 2; filled++) {
    ScsPage *page = g_object_ref_sink (scs_page_table_make (step_id));
    GtkWidget *window;
    g_autoptr (GCancellable) cancellable = NULL;

    g_assert_cmpstr (scs_page_get_step_id (page), ==, step_id);
    scs_page_set_setup (page, test->setup);
    window = scs_test_ui_present (GTK_WIDGET (page));
    scs_page_show (page);
    g_assert_true (scs_page_get_setup (page) == test->setup);
    scs_test_run_for (60);
    scs_test_ui_assert_named (GTK_WIDGET (page));

    /* It follows the set-up while it is shown, and its look-ups end when it is left. */
    scs_setup_say (test->setup, "roles", NULL);
    scs_setup_set_fact (test->setup, SCS_FACT_PRODUCT, "sales-insight-actions");
    scs_test_run_for (40);
    cancellable = g_object_ref (scs_page_get_cancellable (page));
    g_assert_false (g_cancellable_is_cancelled (cancellable));
    scs_page_leave (page);
    g_assert_true (g_cancellable_is_cancelled (cancellable));
    scs_page_show (page);
    scs_test_run_for (40);
    scs_setup_withdraw_errands (test->setup);
    gtk_window_destroy (GTK_WINDOW (window));
    scs_test_ui_run_idle ();
    scs_test_run_for (40);
    g_assert_finalize_object (page);
    scs_test_ui_fill (test);
  }
}

/* A page that was never shown, or never given a set-up, goes like any other. */
static void
test_pages_unused (void)
{
  const ScsStepInfo *steps;
  gsize n_steps;

  steps = scs_step_info_list (&n_steps);
  for (gsize i = 0; i < n_steps; i++) {
    g_autoptr (ScsTestSetup) test = scs_test_setup_new ("test", NULL);
    ScsPage *without = g_object_ref_sink (scs_page_table_make (steps[i].id));
    ScsPage *unshown = g_object_ref_sink (scs_page_table_make (steps[i].id));

    scs_page_set_setup (unshown, test->setup);
    scs_setup_say (test->setup, "roles", NULL);
    g_assert_finalize_object (without);
    g_assert_finalize_object (unshown);
  }
}

static void
test_page_status (void)
{
  g_autoptr (ScsTestSetup) test = scs_test_setup_new ("test", NULL);
  ScsPage *page = g_object_ref_sink (scs_page_table_make ("sandbox"));

  scs_page_set_setup (page, test->setup);
  scs_page_show (page);
  g_assert_nonnull (scs_test_ui_find (GTK_WIDGET (page),
                                      scs_test_ui_is_of_type,
                                      &(GType){ ADW_TYPE_ACTION_ROW }));
  scs_setup_say (test->setup, "sandbox-decided", NULL);
  scs_page_refresh (page);
  g_assert_cmpint (scs_setup_get_step_state (test->setup, "sandbox"), ==, SCS_STEP_ON_WORD);
  g_assert_finalize_object (page);
}

/* Addresses in any form people paste them; who is on the list already is not added twice. */
static void
test_team_page_add (void)
{
  g_autoptr (ScsTestSetup) test = scs_test_setup_new ("test", NULL);
  ScsPage *page = g_object_ref_sink (scs_page_table_make ("team"));
  GtkWidget *window, *add_row;
  GListModel *members = G_LIST_MODEL (scs_setup_get_members (test->setup));

  scs_page_set_setup (page, test->setup);
  window = scs_test_ui_present (GTK_WIDGET (page));
  scs_page_show (page);
  add_row =
      scs_test_ui_get_child (scs_test_ui_get_child (GTK_WIDGET (page), "invite_group"), "add_row");
  gtk_editable_set_text (
      GTK_EDITABLE (add_row),
      "\"Mori\" <haruka@x.example>, KENJI@x.example;kenji@x.example\tyui@x.example");
  scs_test_ui_click (GTK_WIDGET (page), "_Add");
  g_assert_cmpint (g_list_model_get_n_items (members), ==, 3);
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (add_row)), ==, "");

  gtk_editable_set_text (GTK_EDITABLE (add_row), "haruka@");
  scs_test_ui_click (GTK_WIDGET (page), "_Add");
  g_assert_cmpint (g_list_model_get_n_items (members), ==, 3);
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (add_row)), ==, "haruka@");

  /* Inviting them by hand opens the card; Done there invites all. */
  scs_test_ui_click (GTK_WIDGET (page), "_Invite");
  scs_test_run_for (40);
  g_assert_nonnull (scs_setup_get_errand (test->setup, SCS_ERRAND_INVITE));
  scs_guided_errand_done (scs_setup_get_errand (test->setup, SCS_ERRAND_INVITE));
  scs_test_run_for (60);
  g_assert_cmpint (scs_member_get_state (
                       scs_member_list_find (SCS_MEMBER_LIST (members), "yui@x.example")),
                   ==,
                   SCS_MEMBER_INVITED);
  gtk_window_destroy (GTK_WINDOW (window));
  scs_test_ui_run_idle ();
  scs_test_run_for (40);
  g_assert_finalize_object (page);
}

/* Ten thousand people are shown, searched and picked. */
static void
test_team_page_many (void)
{
  g_autoptr (ScsTestSetup) test = scs_test_setup_new ("test", NULL);
  g_autoptr (GPtrArray) many = g_ptr_array_new_with_free_func (g_object_unref);
  ScsPage *page = g_object_ref_sink (scs_page_table_make ("team"));
  GtkWidget *window, *list, *search;
  ScsMemberCounts counts;

  for (guint i = 0; i < 10000; i++) {
    g_autofree char *email = g_strdup_printf ("person.%05u@hoshigaoka.example", i);
    ScsMember *member = scs_member_new (email);

    scs_member_set_state (member, i % 4);
    g_ptr_array_add (many, member);
  }
  scs_member_list_append_many (scs_setup_get_members (test->setup), many);
  scs_page_set_setup (page, test->setup);
  window = scs_test_ui_present (GTK_WIDGET (page));
  scs_page_show (page);
  scs_test_run_for (200);
  list = scs_test_ui_get_child (GTK_WIDGET (page), "people_list");
  search = scs_test_ui_get_child (list, "search_entry");
  gtk_editable_set_text (GTK_EDITABLE (search), "ｐｅｒｓｏｎ.000");
  scs_test_run_for (400);
  g_signal_emit_by_name (scs_test_ui_get_child (list, "select_all_button"), "clicked");
  scs_member_list_count (scs_setup_get_members (test->setup), &counts);
  g_assert_cmpint (counts.selected, ==, 100);
  gtk_editable_set_text (GTK_EDITABLE (search), "");
  scs_test_run_for (400);
  g_signal_emit_by_name (scs_test_ui_get_child (list, "select_none_button"), "clicked");
  scs_member_list_count (scs_setup_get_members (test->setup), &counts);
  g_assert_cmpint (counts.selected, ==, 0);
  scs_member_list_clear (scs_setup_get_members (test->setup));
  scs_test_run_for (60);
  gtk_window_destroy (GTK_WINDOW (window));
  scs_test_ui_run_idle ();
  scs_test_run_for (40);
  g_assert_finalize_object (page);
}

static void
test_app_widgets (void)
{
  g_autoptr (ScsTestSetup) test = scs_test_setup_new ("test", NULL);
  const ScsStepInfo *steps;
  gsize n_steps;
  GtkWidget *widget;

  steps = scs_step_info_list (&n_steps);
  for (gsize i = 0; i < n_steps; i++) {
    widget = scs_step_row_new (steps[i].id);
    scs_step_row_refresh (SCS_STEP_ROW (widget), test->setup);
    g_assert_cmpstr (scs_step_row_get_step_id (SCS_STEP_ROW (widget)), ==, steps[i].id);
    scs_test_ui_assert_goes (widget);
  }
  scs_test_ui_assert_goes (g_object_new (SCS_TYPE_WELCOME, NULL));
  widget = g_object_new (SCS_TYPE_TROUBLE_VIEW, NULL);
  scs_trouble_view_set (SCS_TROUBLE_VIEW (widget), "What", "To do", TRUE);
  scs_test_ui_assert_goes (widget);
}

static void
count_cb (ScsWindow *window, guint *n)
{
  (*n)++;
}

static void
keep_name_cb (ScsWindow *window, const char *name, char **kept)
{
  g_free (*kept);
  *kept = g_strdup (name);
}

static void
assert_window_goes (ScsWindow *window)
{
  g_object_ref (window);
  gtk_window_destroy (GTK_WINDOW (window));
  scs_test_ui_assert_gone_soon (window);
}

/* Welcome, a set-up with all its pages, another one, and back */
static void
test_window (void)
{
  g_autoptr (ScsTestSetup) test = scs_test_setup_new ("test", NULL);
  g_autoptr (GSettings) settings = g_settings_new (SCHEMA);
  ScsWindow *window = scs_window_new (application, settings);
  g_autofree char *wanted = NULL, *last = NULL;
  ScsSetup *setups[2];
  const ScsStepInfo *steps;
  gsize n_steps;

  gtk_window_present (GTK_WINDOW (window));
  g_assert_false (scs_window_is_ready (window));
  scs_window_want_environment (window, "test");
  wanted = scs_window_dup_wanted_environment (window);
  g_assert_cmpstr (wanted, ==, "test");
  scs_window_show_welcome (window);
  g_assert_true (scs_window_is_ready (window));
  scs_test_run_for (60);
  scs_test_ui_assert_named (GTK_WIDGET (window));

  for (gsize i = 0; i < G_N_ELEMENTS (setups); i++) {
    ScsSetup *setup = scs_setup_new (test->environment, test->journal, test->keyring, test->http);

    setups[i] = setup;
    scs_window_open_setup (window, setup);
    scs_test_run_for (150);
    g_assert_true (scs_window_is_ready (window));
    steps = scs_step_info_list (&n_steps);
    for (gsize s = 0; s < n_steps; s++) {
      scs_window_go_to (window, steps[s].id);
      scs_test_run_for (40);
      scs_test_ui_assert_named (GTK_WIDGET (window));
    }
    scs_window_go_to (window, "no-such-step");
    last = (g_free (last), scs_last_step_dup (settings, "test"));
    g_assert_cmpstr (last, ==, "summary");
    scs_setup_say (setup, "roles", NULL);
    scs_test_run_for (60);
    gtk_widget_activate_action (GTK_WIDGET (window), "win.go-to", "s", "prerequisites");
    gtk_widget_activate_action (GTK_WIDGET (window), "win.next", NULL);
    gtk_widget_activate_action (GTK_WIDGET (window), "win.back", NULL);
    gtk_widget_activate_action (GTK_WIDGET (window), "win.toast", "s", "Copied");
    scs_test_run_for (60);
    g_settings_reset (settings, "last-steps");
  }
  scs_test_ui_assert_gone_soon (setups[0]);
  assert_window_goes (window);
  scs_test_ui_assert_gone_soon (setups[1]);
}

/* Another environment in between changes nothing of where this one was left; a removed one begins
 * anew. */
static void
test_last_step (void)
{
  g_autoptr (GSettings) settings = g_settings_new (SCHEMA);
  g_autofree char *demo = NULL, *sandbox = NULL, *nothing = NULL, *removed = NULL;

  nothing = scs_last_step_dup (settings, "demo");
  g_assert_null (nothing);
  scs_last_step_set (settings, "demo", "account");
  scs_last_step_set (settings, "demo", "team");
  scs_last_step_set (settings, "sandbox", "marketo");
  demo = scs_last_step_dup (settings, "demo");
  sandbox = scs_last_step_dup (settings, "sandbox");
  g_assert_cmpstr (demo, ==, "team");
  g_assert_cmpstr (sandbox, ==, "marketo");
  scs_last_step_set (settings, "demo", NULL);
  removed = scs_last_step_dup (settings, "demo");
  g_assert_null (removed);
  g_settings_reset (settings, "last-steps");
}

static ScsErrandCard *
get_card (ScsWindow *window)
{
  GtkWidget *view = gtk_stack_get_visible_child (
      GTK_STACK (scs_test_ui_get_child (GTK_WIDGET (window), "views")));

  return SCS_ERRAND_CARD (scs_test_ui_find_type (view, SCS_TYPE_ERRAND_CARD));
}

static const char *
get_view (ScsWindow *window)
{
  return gtk_stack_get_visible_child_name (
      GTK_STACK (scs_test_ui_get_child (GTK_WIDGET (window), "views")));
}

static void
assert_card (ScsWindow *window, const char *errand_id)
{
  scs_test_run_for (60);
  g_assert_cmpstr (get_view (window), ==, "compact");
  g_assert_cmpstr (scs_errand_card_get_errand_id (get_card (window)), ==, errand_id);
}

static int
get_width (ScsWindow *window)
{
  int width, height;

  scs_test_run_for (200);
  gtk_window_get_default_size (GTK_WINDOW (window), &width, &height);
  return width;
}

static void
act (ScsWindow *window, const char *action)
{
  gtk_widget_activate_action (GTK_WIDGET (window), action, NULL);
}

/* Beside the browser: one card, the way to all others, and back to the very page */
static void
test_window_compact (void)
{
  g_autoptr (ScsTestSetup) test = scs_test_setup_new ("test", NULL);
  g_autoptr (GSettings) settings = g_settings_new (SCHEMA);
  ScsWindow *window = scs_window_new (application, settings);
  ScsSetup *setup = scs_setup_new (test->environment, test->journal, test->keyring, test->http);
  GtkWidget *pages = scs_test_ui_get_child (GTK_WIDGET (window), "pages");
  int width;

  gtk_window_present (GTK_WINDOW (window));
  scs_window_open_setup (window, setup);
  scs_test_run_for (150);
  scs_window_go_to (window, "account");
  width = get_width (window);
  g_assert_cmpint (width, >, 360);

  act (window, "win.beside-browser");
  assert_card (window, "account-invite");
  g_assert_cmpint (get_width (window), ==, 360);
  g_assert_true (g_settings_get_boolean (settings, "beside-browser"));
  scs_test_ui_assert_named (GTK_WIDGET (window));
  act (window, "win.next");
  assert_card (window, "account-password");
  act (window, "win.back");
  assert_card (window, "account-invite");
  scs_test_ui_click (GTK_WIDGET (get_card (window)), "_Done");
  assert_card (window, "account-password");
  gtk_widget_activate_action (GTK_WIDGET (window), "win.go-to-errand", "s", "account-sign-in");
  assert_card (window, "account-sign-in");
  scs_progress_get_draft (setup, "account-sign-in")->shows_troubles = TRUE;
  gtk_widget_activate_action (GTK_WIDGET (window), "win.go-to", "s", "summary");
  scs_test_run_for (60);
  g_assert_cmpstr (get_view (window), ==, "compact");
  gtk_widget_activate_action (GTK_WIDGET (window), "win.go-to-errand", "s", "account-sign-in");

  /* The same page, as wide as before, with the same card open and what was begun in it */
  act (window, "win.beside-browser");
  scs_test_run_for (60);
  g_assert_cmpstr (get_view (window), ==, "steps");
  g_assert_cmpstr (gtk_stack_get_visible_child_name (GTK_STACK (pages)), ==, "account");
  g_assert_cmpint (get_width (window), ==, width);
  g_assert_cmpstr (scs_errand_card_get_errand_id (scs_errand_card_find (pages, NULL)),
                   ==,
                   "account-sign-in");
  g_assert_nonnull (scs_test_ui_find (GTK_WIDGET (get_card (window)),
                                      scs_test_ui_is_of_type,
                                      &(GType){ SCS_TYPE_TROUBLE_SEARCH }));
  g_assert_false (g_settings_get_boolean (settings, "beside-browser"));

  /* It is remembered, and another set-up comes to it. */
  act (window, "win.beside-browser");
  scs_window_open_setup (window, setup);
  scs_test_run_for (150);
  g_assert_cmpstr (get_view (window), ==, "compact");
  g_settings_reset (settings, "beside-browser");
  g_settings_reset (settings, "last-steps");
  assert_window_goes (window);
  scs_test_ui_assert_gone_soon (setup);
}

/* Every errand stands on the page of its step. */
static void
test_pages_complete (void)
{
  static const char *const products[] = { "sales-connect", "sales-insight-actions" };
  static const char *const steps[] = { "prerequisites", "account", "salesforce", "credentials",
                                       "marketo",       "team",    "sandbox" };

  for (gsize p = 0; p < G_N_ELEMENTS (products); p++) {
    for (gsize i = 0; i < G_N_ELEMENTS (steps); i++) {
      g_autoptr (ScsTestSetup) test = scs_test_setup_new ("test", NULL);
      ScsPage *page = g_object_ref_sink (scs_page_table_make (steps[i]));
      g_autoptr (GPtrArray) errands = NULL;

      scs_setup_set_fact (test->setup, SCS_FACT_PRODUCT, products[p]);
      scs_page_set_setup (page, test->setup);
      scs_page_show (page);
      errands = scs_progress_list (test->setup, steps[i], NULL);
      g_assert_cmpint (errands->len, >, 0);
      for (guint k = 0; k < errands->len; k++) {
        const ScsErrand *errand = g_ptr_array_index (errands, k);

        /* These come with the people that they are for. */
        if (errand->operation != NULL && g_str_equal (steps[i], "team"))
          continue;
        scs_progress_set_present (test->setup, steps[i], errand->id);
        scs_page_refresh (page);
        if (scs_errand_card_find (GTK_WIDGET (page), errand->id) == NULL)
          g_error ("the page %s lacks %s", steps[i], errand->id);
      }
      scs_setup_withdraw_errands (test->setup);
      scs_test_run_for (60);
      g_assert_finalize_object (page);
    }
  }
}

/* What keeps it from opening is told, with what can be done. */
static void
test_window_trouble (void)
{
  g_autoptr (GSettings) settings = g_settings_new (SCHEMA);
  ScsWindow *window = scs_window_new (application, settings);
  g_autofree char *name = NULL;
  guint n_retries = 0, n_aside = 0;

  g_signal_connect (window, "retry", G_CALLBACK (count_cb), &n_retries);
  g_signal_connect (window, "set-aside", G_CALLBACK (count_cb), &n_aside);
  g_signal_connect (window, "open-environment", G_CALLBACK (keep_name_cb), &name);
  gtk_window_present (GTK_WINDOW (window));
  for (int code = SCS_JOURNAL_ERROR_DAMAGED; code <= SCS_JOURNAL_ERROR_FAILED; code++) {
    g_autoptr (GError) error = g_error_new_literal (SCS_JOURNAL_ERROR, code, "technical");

    scs_window_show_journal_trouble (window, error);
    scs_test_run_for (40);
    g_assert_false (scs_window_is_ready (window));
    scs_test_ui_assert_named (GTK_WIDGET (window));
    scs_test_ui_click (GTK_WIDGET (window), "_Try Again");
    g_assert_cmpint (n_retries, ==, code + 1);
  }
  scs_window_show_welcome (window);
  scs_test_ui_click (GTK_WIDGET (window), "_Sandbox…");
  g_assert_cmpstr (name, ==, SCS_ENVIRONMENT_SANDBOX);
  assert_window_goes (window);
}

/* Closing the window while a set-up is being read holds nothing back. */
static void
test_window_closed_early (void)
{
  g_autoptr (ScsTestSetup) test = scs_test_setup_new ("test", NULL);
  g_autoptr (GSettings) settings = g_settings_new (SCHEMA);
  ScsWindow *window = scs_window_new (application, settings);
  ScsSetup *setup = scs_setup_new (test->environment, test->journal, test->keyring, test->http);

  gtk_window_present (GTK_WINDOW (window));
  scs_window_open_setup (window, setup);
  assert_window_goes (window);
  scs_test_ui_assert_gone_soon (setup);
}

static void
text_read_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  char **text = user_data;

  *text = gdk_clipboard_read_text_finish (GDK_CLIPBOARD (source), result, NULL);
  if (*text == NULL)
    *text = g_strdup ("");
}

static gboolean
is_set (gpointer data)
{
  return *(char **) data != NULL;
}

static void
assert_clipboard (GtkWidget *widget, const char *expected)
{
  g_autofree char *text = NULL;

  gdk_clipboard_read_text_async (gtk_widget_get_clipboard (widget), NULL, text_read_cb, &text);
  scs_test_wait_until (is_set, &text, 30);
  g_assert_cmpstr (text, ==, expected);
}

/* A secret does not outlive the window in the clipboard; what else is there does. */
static void
test_window_clipboard (void)
{
  for (int is_secret = 0; is_secret < 2; is_secret++) {
    g_autoptr (GSettings) settings = g_settings_new (SCHEMA);
    ScsWindow *window = scs_window_new (application, settings);
    GtkWidget *other = scs_test_ui_present (gtk_label_new ("x"));

    gtk_window_present (GTK_WINDOW (window));
    scs_test_run_for (100);
    if (is_secret)
      scs_secret_clipboard_copy (GTK_WIDGET (window), "sentinel");
    else
      scs_link_copy (GTK_WIDGET (window), "sentinel");
    assert_clipboard (other, "sentinel");
    g_object_ref (window);
    gtk_window_close (GTK_WINDOW (window));
    scs_test_ui_assert_gone_soon (window);
    assert_clipboard (other, is_secret ? "" : "sentinel");
    gtk_window_destroy (GTK_WINDOW (other));
  }
}

static void
test_application (void)
{
  ScsApplication *ours = scs_application_new ();

  g_assert_finalize_object (ours);
}

int
main (int argc, char *argv[])
{
  g_autoptr (GError) error = NULL;
  const ScsStepInfo *steps;
  gsize n_steps;

  gtk_test_init (&argc, &argv, NULL);
  adw_init ();
  application = GTK_APPLICATION (adw_application_new (SCHEMA ".Test", G_APPLICATION_NON_UNIQUE));
  g_application_register (G_APPLICATION (application), NULL, &error);
  g_assert_no_error (error);
  steps = scs_step_info_list (&n_steps);
  for (gsize i = 0; i < n_steps; i++) {
    g_autofree char *path = g_strconcat ("/templates/page/", steps[i].id, NULL);

    g_test_add_data_func (path, steps[i].id, test_page);
  }
  g_test_add_func ("/templates/pages-unused", test_pages_unused);
  g_test_add_func ("/templates/page-status", test_page_status);
  g_test_add_func ("/templates/team-page-add", test_team_page_add);
  g_test_add_func ("/templates/team-page-many", test_team_page_many);
  g_test_add_func ("/templates/app-widgets", test_app_widgets);
  g_test_add_func ("/templates/window", test_window);
  g_test_add_func ("/templates/last-step", test_last_step);
  g_test_add_func ("/templates/window-compact", test_window_compact);
  g_test_add_func ("/templates/pages-complete", test_pages_complete);
  g_test_add_func ("/templates/window-clipboard", test_window_clipboard);
  g_test_add_func ("/templates/window-trouble", test_window_trouble);
  g_test_add_func ("/templates/window-closed-early", test_window_closed_early);
  g_test_add_func ("/templates/application", test_application);
  return g_test_run ();
}
