/* SPDX-FileCopyrightText: 2026 The Sales Connect Setup authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* The page of the team by hand, pressed as a person presses it. Needs a display. */
#include <adwaita.h>
#include <glib/gstdio.h>
#include <string.h>

#include "app/scs-page-table.h"
#include "pages/scs-page.h"
#include "scs-test-ui.h"
#include "scs-test-wait.h"
#include "setup/team/scs-access-list.h"
#include "setup/team/scs-other-environments.h"
#include "setup/team/scs-people-preview.h"
#include "widgets/scs-feedback.h"
#include "widgets/team/scs-invite-group.h"
#include "widgets/team/scs-people-window.h"

#define WAIT_S 30

typedef struct {
  ScsTestSetup *test;
  ScsPage *page;
  GtkWidget *window;
  char *folder;
  guint n_presses; /* of anything in the window */
} Fixture;

static ScsMemberList *
get_members (Fixture *fixture)
{
  return scs_setup_get_members (fixture->test->setup);
}

static GtkWidget *
get_child (Fixture *fixture, const char *group, const char *name)
{
  GtkWidget *widget = scs_test_ui_get_child (GTK_WIDGET (fixture->page), group);

  return name != NULL ? scs_test_ui_get_child (widget, name) : widget;
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  fixture->folder = g_dir_make_tmp ("scs-team-XXXXXX", NULL);
  fixture->test = scs_test_setup_new ("production", NULL);
  fixture->page = g_object_ref_sink (scs_page_table_make ("team"));
  scs_setup_say (fixture->test->setup, "marketo-connected", NULL);
  scs_page_set_setup (fixture->page, fixture->test->setup);
  fixture->window = scs_test_ui_present (GTK_WIDGET (fixture->page));
  scs_page_show (fixture->page);
  scs_test_run_for (100);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  gtk_window_destroy (GTK_WINDOW (fixture->window));
  scs_test_ui_run_idle ();
  scs_test_run_for (40);
  scs_test_ui_assert_gone_soon (fixture->page);
  scs_test_setup_free (fixture->test);
  g_rmdir (fixture->folder);
  g_free (fixture->folder);
}

/* A window above ours that has come meanwhile */
static GtkWidget *
find_window (Fixture *fixture, GType type)
{
  GListModel *windows = gtk_window_get_toplevels ();

  for (guint i = 0; i < g_list_model_get_n_items (windows); i++) {
    g_autoptr (GtkWidget) window = g_list_model_get_item (windows, i);

    if (g_type_is_a (G_OBJECT_TYPE (window), type))
      return window;
  }
  return NULL;
}

static void
press (Fixture *fixture, GtkWidget *button)
{
  g_assert_true (gtk_widget_get_sensitive (button));
  g_assert_true (gtk_widget_get_visible (button));
  if (GTK_IS_CHECK_BUTTON (button))
    gtk_check_button_set_active (GTK_CHECK_BUTTON (button), TRUE);
  else
    g_signal_emit_by_name (button, "clicked");
  fixture->n_presses++;
  scs_test_run_for (60);
}

static gboolean
is_sensitive (gpointer widget)
{
  return gtk_widget_get_sensitive (widget);
}

static gboolean
is_mapped (gpointer widget)
{
  return gtk_widget_get_mapped (widget);
}

static gboolean
is_hidden (gpointer widget)
{
  return !gtk_widget_get_visible (widget);
}

/* The file has been read when another one could be chosen. */
static void
wait_for_file (Fixture *fixture)
{
  scs_test_wait_until (is_sensitive, get_child (fixture, "invite_group", "file_button"), WAIT_S);
}

/* As if a person chose this file in the dialog: the button, the file, Open. */
static GtkWidget *
choose_file (Fixture *fixture, const char *text)
{
  g_autofree char *path = g_build_filename (fixture->folder, "people.csv", NULL);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  GtkWidget *window;

  g_assert_true (g_file_set_contents (path, text, -1, NULL));
  scs_invite_group_take_file (SCS_INVITE_GROUP (get_child (fixture, "invite_group", NULL)), file);
  fixture->n_presses += 3;
  wait_for_file (fixture);
  g_file_delete (file, NULL, NULL);
  window = find_window (fixture, SCS_TYPE_PEOPLE_WINDOW);
  if (window != NULL)
    scs_test_wait_until (is_mapped, window, WAIT_S);
  return window;
}

static gboolean
is_check_in_card (GtkWidget *widget, gconstpointer data)
{
  return GTK_IS_CHECK_BUTTON (widget) && gtk_widget_get_mapped (widget) &&
         !gtk_check_button_get_active (GTK_CHECK_BUTTON (widget));
}

static gboolean
is_done_button (GtkWidget *widget, gconstpointer data)
{
  return GTK_IS_BUTTON (widget) && gtk_widget_get_mapped (widget) &&
         g_strcmp0 (gtk_button_get_label (GTK_BUTTON (widget)), "_Done") == 0;
}

static gboolean
has_done_button (gpointer card)
{
  return scs_test_ui_find (card, is_done_button, NULL) != NULL;
}

static gboolean
has_check (gpointer widget)
{
  return scs_test_ui_find (widget, is_check_in_card, NULL) != NULL;
}

/* Ticks whatever the card wants confirmed; its Done button is returned. */
static GtkWidget *
unlock_card (Fixture *fixture, const char *name)
{
  GtkWidget *card = get_child (fixture, name, NULL);
  GtkWidget *done;

  scs_test_wait_until (has_done_button, card, WAIT_S);
  done = scs_test_ui_find (card, is_done_button, NULL);
  for (int i = 0; i < 5 && !gtk_widget_get_sensitive (done); i++) {
    scs_test_wait_until (has_check, card, WAIT_S);
    press (fixture, scs_test_ui_find (card, is_check_in_card, NULL));
  }
  return done;
}

static void
finish_card (Fixture *fixture, const char *name)
{
  press (fixture, unlock_card (fixture, name));
  scs_test_wait_until (is_hidden, get_child (fixture, name, NULL), WAIT_S);
}

static gboolean
is_connect_button (GtkWidget *widget, gconstpointer data)
{
  return GTK_IS_BUTTON (widget) && gtk_widget_get_visible (widget) &&
         gtk_widget_get_sensitive (widget) && gtk_button_get_label (GTK_BUTTON (widget)) != NULL &&
         g_str_has_prefix (gtk_button_get_label (GTK_BUTTON (widget)), "Connect ");
}

static GtkWidget *
find_connect_button (Fixture *fixture)
{
  return scs_test_ui_find (get_child (fixture, "access_group", NULL), is_connect_button, NULL);
}

/* Asks for the next list, and answers the question. */
static void
connect_next_list (Fixture *fixture)
{
  GtkWidget *dialog;

  press (fixture, find_connect_button (fixture));
  dialog = find_window (fixture, ADW_TYPE_MESSAGE_DIALOG);
  g_assert_nonnull (dialog);
  g_assert_nonnull (
      strstr (adw_message_dialog_get_body (ADW_MESSAGE_DIALOG (dialog)), "made once"));
  adw_message_dialog_response (ADW_MESSAGE_DIALOG (dialog), "connect");
  gtk_window_destroy (GTK_WINDOW (dialog));
  fixture->n_presses++;
  scs_test_wait_until (is_mapped, get_child (fixture, "connect_ticks", NULL), WAIT_S);
}

static guint
count_connected (Fixture *fixture)
{
  ScsMemberCounts counts;

  scs_member_list_count (get_members (fixture), &counts);
  return counts.connected;
}

static char *
make_list (guint n_people)
{
  static const char *const workspaces[] = { "", "Japan", "\"Japan, Europe\"", "North America" };
  GString *text = g_string_new ("Name,E-mail,Workspaces\n");

  for (guint i = 0; i < n_people; i++)
    g_string_append_printf (text,
                            "Person %u,person.%u@hoshigaoka.example,%s\n",
                            i,
                            i,
                            workspaces[i % 4]);
  return g_string_free (text, FALSE);
}

static gboolean
is_people_row (GtkWidget *widget, gconstpointer data)
{
  return ADW_IS_ACTION_ROW (widget) && gtk_widget_get_mapped (widget) &&
         g_str_has_prefix (adw_preferences_row_get_title (ADW_PREFERENCES_ROW (widget)), "100 ");
}

static gboolean
has_people_row (gpointer card)
{
  return scs_test_ui_find (card, is_people_row, NULL) != NULL;
}

/* Five of a hundred are seen, all are copied. */
static void
assert_shows_first_people (Fixture *fixture, const char *name)
{
  GtkWidget *row;

  scs_test_wait_until (has_people_row, get_child (fixture, name, NULL), WAIT_S);
  row = scs_test_ui_find (get_child (fixture, name, NULL), is_people_row, NULL);
  g_assert_cmpstr (adw_action_row_get_subtitle (ADW_ACTION_ROW (row)),
                   ==,
                   "person.0@hoshigaoka.example\nperson.1@hoshigaoka.example\n"
                   "person.2@hoshigaoka.example\nperson.3@hoshigaoka.example\n"
                   "person.4@hoshigaoka.example\n…and 95 more");
}

/* The heading of a card that was asked for stands at the top, and the focus is in it. */
static void
assert_in_view (Fixture *fixture, const char *name)
{
  GtkWidget *card = get_child (fixture, name, NULL);
  GtkWidget *viewport = gtk_widget_get_ancestor (card, GTK_TYPE_VIEWPORT);
  graphene_rect_t bounds;

  scs_test_run_for (1500);
  g_assert_nonnull (viewport);
  g_assert_true (gtk_widget_compute_bounds (card, viewport, &bounds));
  g_assert_cmpfloat (bounds.origin.y, >=, 0);
  g_assert_cmpfloat (bounds.origin.y, <=, 20);
  g_assert_true (gtk_widget_is_ancestor (gtk_root_get_focus (GTK_ROOT (fixture->window)), card));
}

/* A hundred people in four sets of workspaces: from the file to the last connection. */
static void
test_hundred (Fixture *fixture, gconstpointer data)
{
  g_autofree char *list = make_list (100);
  GtkWidget *window = choose_file (fixture, list);

  g_assert_nonnull (window);
  press (fixture, scs_test_ui_find_button (window, "_Add 100 People"));
  g_assert_cmpint (g_list_model_get_n_items (G_LIST_MODEL (get_members (fixture))), ==, 100);
  /* Saving the CSV: the button, and Save in the dialog. */
  g_assert_true (gtk_widget_get_sensitive (get_child (fixture, "invite_group", "csv_button")));
  fixture->n_presses += 2;
  press (fixture, get_child (fixture, "invite_group", "invite_button"));
  unlock_card (fixture, "invite_list");
  assert_shows_first_people (fixture, "invite_list");
  finish_card (fixture, "invite_list");
  for (guint i = 0; i < 4; i++) {
    connect_next_list (fixture);
    g_assert_true (gtk_widget_get_visible (get_child (fixture, "connect_ticks", NULL)));
    g_assert_null (find_connect_button (fixture));
    assert_in_view (fixture, "connect_card");
    finish_card (fixture, "connect_card");
    g_assert_cmpint (count_connected (fixture), ==, 25 * (i + 1));
  }
  g_assert_null (find_connect_button (fixture));
  g_assert_cmpint (scs_outcome_get_state (
                       scs_setup_get_outcome (fixture->test->setup, "team-access")),
                   ==,
                   SCS_OUTCOME_ON_WORD);
  g_test_message ("%u presses", fixture->n_presses);
  g_assert_cmpint (fixture->n_presses, <=, 40);
}

/* The check button of the first who is to be ticked off */
static GtkWidget *
find_tick (Fixture *fixture)
{
  GtkWidget *list = get_child (fixture, "connect_ticks", "list_view");

  scs_test_wait_until (has_check, list, WAIT_S);
  return scs_test_ui_find (list, is_check_in_card, NULL);
}

static void
test_ticks (Fixture *fixture, gconstpointer data)
{
  GtkWidget *window =
      choose_file (fixture, "E-mail,Workspaces\na@x.example,Japan\nb@x.example,Japan\n");
  GtkWidget *tick;
  ScsGuidedErrand *errand;

  press (fixture, scs_test_ui_find_button (window, "_Add 2 People"));
  press (fixture, get_child (fixture, "invite_group", "invite_button"));
  finish_card (fixture, "invite_list");
  g_assert_false (gtk_widget_get_visible (get_child (fixture, "connect_ticks", NULL)));
  connect_next_list (fixture);
  scs_test_ui_assert_named (GTK_WIDGET (fixture->page));
  errand = scs_setup_get_errand (fixture->test->setup, SCS_ERRAND_GRANT_ACCESS);
  tick = find_tick (fixture);
  g_assert_nonnull (tick);
  g_assert_false (gtk_widget_is_sensitive (tick));
  unlock_card (fixture, "connect_card");
  g_assert_true (gtk_widget_is_sensitive (tick));
  press (fixture, tick);
  g_assert_cmpint (count_connected (fixture), ==, 1);
  g_assert_cmpint (scs_guided_errand_count_done (errand), ==, 1);
  g_assert_cmpstr (gtk_label_get_label (
                       GTK_LABEL (get_child (fixture, "connect_ticks", "count_label"))),
                   ==,
                   "1 of 2 people are ticked off");
  gtk_check_button_set_active (GTK_CHECK_BUTTON (tick), FALSE);
  scs_test_run_for (60);
  g_assert_cmpint (count_connected (fixture), ==, 0);
  /* Whoever answers, the row shows it. */
  scs_guided_errand_set_done_for (errand, "a@x.example", TRUE);
  g_assert_true (gtk_check_button_get_active (GTK_CHECK_BUTTON (tick)));
  scs_guided_errand_set_done_for (errand, "a@x.example", FALSE);
  g_assert_false (gtk_check_button_get_active (GTK_CHECK_BUTTON (tick)));
  press (fixture, find_tick (fixture));
  /* Stopping here keeps the tick; the other one waits in the list. */
  scs_setup_withdraw_errands (fixture->test->setup);
  scs_guided_errand_did_not_work (errand, NULL);
  scs_test_wait_until (is_hidden, get_child (fixture, "connect_ticks", NULL), WAIT_S);
  g_assert_cmpint (count_connected (fixture), ==, 1);
  g_assert_false (gtk_widget_get_visible (get_child (fixture, "connect_ticks", NULL)));
  g_assert_cmpstr (gtk_button_get_label (GTK_BUTTON (find_connect_button (fixture))),
                   ==,
                   "Connect 1 Person…");
}

static ScsOutcomeState
get_access (Fixture *fixture)
{
  return scs_outcome_get_state (scs_setup_get_outcome (fixture->test->setup, "team-access"));
}

/* Of what is asked when some are ticked off and some are not */
static void
answer_rest (Fixture *fixture, const char *response)
{
  GtkWidget *dialog;

  press (fixture, unlock_card (fixture, "connect_card"));
  dialog = find_window (fixture, ADW_TYPE_MESSAGE_DIALOG);
  g_assert_nonnull (dialog);
  adw_message_dialog_response (ADW_MESSAGE_DIALOG (dialog), response);
  gtk_window_destroy (GTK_WINDOW (dialog));
  scs_test_run_for (60);
}

/* Done, with some ticked off: for those only, or for all; access is there when nobody is left. */
static void
test_rest (Fixture *fixture, gconstpointer data)
{
  GtkWidget *window = choose_file (fixture, "E-mail\na@x.example\nb@x.example\nc@x.example\n");

  press (fixture, scs_test_ui_find_button (window, "_Add 3 People"));
  press (fixture, get_child (fixture, "invite_group", "invite_button"));
  finish_card (fixture, "invite_list");
  connect_next_list (fixture);
  unlock_card (fixture, "connect_card");
  press (fixture, find_tick (fixture));
  answer_rest (fixture, "cancel");
  g_assert_true (gtk_widget_get_visible (get_child (fixture, "connect_card", NULL)));
  answer_rest (fixture, "ticked");
  scs_test_wait_until (is_hidden, get_child (fixture, "connect_card", NULL), WAIT_S);
  g_assert_cmpint (count_connected (fixture), ==, 1);
  g_assert_cmpint (get_access (fixture), ==, SCS_OUTCOME_OPEN);
  g_assert_cmpstr (scs_feedback_get_text (SCS_FEEDBACK (get_child (fixture, "feedback", NULL))),
                   ==,
                   "Done for 1 person.");
  connect_next_list (fixture);
  unlock_card (fixture, "connect_card");
  press (fixture, find_tick (fixture));
  answer_rest (fixture, "all");
  scs_test_wait_until (is_hidden, get_child (fixture, "connect_card", NULL), WAIT_S);
  g_assert_cmpint (count_connected (fixture), ==, 3);
  g_assert_cmpint (get_access (fixture), ==, SCS_OUTCOME_ON_WORD);

  /* Somebody who comes later takes it back. */
  scs_member_list_add (get_members (fixture), "d@x.example");
  scs_page_refresh (fixture->page);
  press (fixture, get_child (fixture, "invite_group", "invite_button"));
  finish_card (fixture, "invite_list");
  g_assert_cmpint (get_access (fixture), ==, SCS_OUTCOME_OPEN);
}

/* Not connected, or connected a moment ago: two reasons, two sentences. */
static void
test_too_early (Fixture *fixture, gconstpointer data)
{
  ScsSetup *setup = fixture->test->setup;
  ScsFeedback *feedback = SCS_FEEDBACK (get_child (fixture, "feedback", NULL));
  g_autofree char *opens_at =
      g_strdup_printf ("%" G_GINT64_FORMAT, g_get_real_time () + 5 * 60 * G_USEC_PER_SEC);

  scs_member_set_state (scs_member_list_add (get_members (fixture), "a@x.example"),
                        SCS_MEMBER_INVITED);
  scs_setup_unsay (setup, "marketo-connected");
  scs_page_refresh (fixture->page);
  press (fixture, find_connect_button (fixture));
  g_assert_nonnull (strstr (scs_feedback_get_text (feedback), "First connect Marketo"));
  scs_setup_say (setup, "marketo-connected", NULL);
  scs_setup_set_fact (setup, SCS_FACT_WAIT_OPENS_AT_US, opens_at);
  press (fixture, find_connect_button (fixture));
  g_assert_nonnull (strstr (scs_feedback_get_text (feedback), "Team Access opens"));
  g_assert_null (find_window (fixture, ADW_TYPE_MESSAGE_DIALOG));
}

/* Every mark, columns by hand, and what the filter shows. */
static void
test_preview (Fixture *fixture, gconstpointer data)
{
  GtkWidget *window =
      choose_file (fixture,
                   "Who,Contact,Where\nAoi,a@x.example,Japan\nMio,a@x.example,\nKen,nobody,\n");
  GtkWidget *list, *name, *marks;

  g_assert_nonnull (window);
  scs_test_ui_assert_named (window);
  list = scs_test_ui_get_child (window, "list_view");
  g_assert_cmpint (g_list_model_get_n_items (
                       G_LIST_MODEL (gtk_list_view_get_model (GTK_LIST_VIEW (list)))),
                   ==,
                   3);
  name = scs_test_ui_get_child (window, "name_row");
  g_assert_cmpint (adw_combo_row_get_selected (ADW_COMBO_ROW (name)), ==, 0);
  adw_combo_row_set_selected (ADW_COMBO_ROW (name), 1);
  adw_combo_row_set_selected (ADW_COMBO_ROW (scs_test_ui_get_child (window, "workspaces_row")), 3);
  marks = scs_test_ui_get_child (window, "mark_drop_down");
  gtk_drop_down_set_selected (GTK_DROP_DOWN (marks), 1 + SCS_PERSON_INVALID);
  scs_test_run_for (60);
  g_assert_cmpint (g_list_model_get_n_items (
                       G_LIST_MODEL (gtk_list_view_get_model (GTK_LIST_VIEW (list)))),
                   ==,
                   1);
  press (fixture, scs_test_ui_find_button (window, "_Add 1 Person"));
  g_assert_cmpstr (scs_member_get_name (
                       scs_member_list_find (get_members (fixture), "a@x.example")),
                   ==,
                   "Aoi");
  g_assert_cmpstr (scs_member_get_wanted (
                       scs_member_list_find (get_members (fixture), "a@x.example"))[0],
                   ==,
                   "Japan");
}

/* Ten thousand lines are shown and filtered, and come onto the list. */
static void
test_preview_many (Fixture *fixture, gconstpointer data)
{
  g_autofree char *list = make_list (SCS_PEOPLE_MAX);
  gint64 before = g_get_monotonic_time ();
  GtkWidget *window = choose_file (fixture, list);

  scs_test_run_for (200);
  gtk_drop_down_set_selected (GTK_DROP_DOWN (scs_test_ui_get_child (window, "mark_drop_down")),
                              1 + SCS_PERSON_NEW);
  scs_test_run_for (100);
  press (fixture, scs_test_ui_find_button (window, "_Add 10000 People"));
  g_test_message ("%.0f ms", (g_get_monotonic_time () - before) / 1000.0);
  g_assert_cmpint (g_list_model_get_n_items (G_LIST_MODEL (get_members (fixture))),
                   ==,
                   SCS_PEOPLE_MAX);
  g_assert_cmpint (g_get_monotonic_time () - before, <, 15 * G_USEC_PER_SEC);
}

/* A file that is dropped onto the page is one that was chosen. */
static void
test_drop (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GListModel) controllers = gtk_widget_observe_controllers (GTK_WIDGET (fixture->page));
  g_autofree char *path = g_build_filename (fixture->folder, "people.csv", NULL);
  GSList *files = g_slist_append (NULL, g_file_new_for_path (path));
  g_auto (GValue) value = G_VALUE_INIT;
  gboolean taken = FALSE;
  GtkWidget *window;

  g_assert_true (g_file_set_contents (path, "E-mail\na@x.example\n", -1, NULL));
  g_value_init (&value, GDK_TYPE_FILE_LIST);
  g_value_set_boxed (&value, files);
  for (guint i = 0; i < g_list_model_get_n_items (controllers); i++) {
    g_autoptr (GObject) controller = g_list_model_get_item (controllers, i);

    if (GTK_IS_DROP_TARGET (controller))
      g_signal_emit_by_name (controller, "drop", &value, 10.0, 10.0, &taken);
  }
  g_assert_true (taken);
  wait_for_file (fixture);
  window = find_window (fixture, SCS_TYPE_PEOPLE_WINDOW);
  g_assert_nonnull (window);
  gtk_window_close (GTK_WINDOW (window));
  scs_test_run_for (60);
  g_assert_cmpint (g_list_model_get_n_items (G_LIST_MODEL (get_members (fixture))), ==, 0);
  g_unlink (path);
  g_slist_free_full (files, g_object_unref);
}

/* No addresses are seen: nothing can be added before a column is chosen. */
static void
test_preview_without_addresses (Fixture *fixture, gconstpointer data)
{
  GtkWidget *window = choose_file (fixture, "one,two\nthree,four\n");
  GtkWidget *button = scs_test_ui_get_child (window, "add_button");

  g_assert_false (gtk_widget_get_sensitive (button));
  g_assert_true (adw_expander_row_get_expanded (
      ADW_EXPANDER_ROW (scs_test_ui_get_child (window, "columns_row"))));
  gtk_window_close (GTK_WINDOW (window));
  scs_test_run_for (60);
  g_assert_null (find_window (fixture, SCS_TYPE_PEOPLE_WINDOW));
}

static void
test_bad_file (Fixture *fixture, gconstpointer data)
{
  ScsFeedback *feedback = SCS_FEEDBACK (get_child (fixture, "invite_group", "add_feedback"));

  g_assert_null (choose_file (fixture, "Name,E-mail\n\"Aoi,a@x.example\n"));
  g_assert_nonnull (strstr (scs_feedback_get_text (feedback), "2"));
  g_assert_true (gtk_widget_get_sensitive (get_child (fixture, "invite_group", "file_button")));
}

/* Typed: what is used in another environment is not added, and the reason is told. */
static void
test_elsewhere (Fixture *fixture, gconstpointer data)
{
  ScsFeedback *feedback = SCS_FEEDBACK (get_child (fixture, "invite_group", "add_feedback"));
  GtkWidget *row = get_child (fixture, "invite_group", "add_row");
  g_autoptr (GPtrArray) records =
      g_ptr_array_new_with_free_func ((GDestroyNotify) scs_journal_record_free);
  GAsyncResult *slot = NULL;
  g_autoptr (GAsyncResult) result = NULL;

  g_ptr_array_add (records, scs_journal_record_new ("member", "a@x.example", "{}"));
  scs_journal_put_async (fixture->test->journal,
                         "sandbox",
                         records,
                         NULL,
                         scs_test_keep_result_cb,
                         &slot);
  result = scs_test_wait_result (&slot, WAIT_S);
  g_assert_true (scs_journal_put_finish (fixture->test->journal, result, NULL));
  scs_member_list_add (get_members (fixture), "a@x.example");
  scs_page_leave (fixture->page);
  scs_page_show (fixture->page);
  scs_test_wait_until (is_mapped, get_child (fixture, "invite_group", "elsewhere_row"), WAIT_S);
  g_assert_true (gtk_widget_get_visible (get_child (fixture, "invite_group", "elsewhere_row")));
  g_assert_cmpstr (scs_member_get_elsewhere (
                       scs_member_list_find (get_members (fixture), "a@x.example")),
                   ==,
                   "sandbox");

  scs_member_list_clear (get_members (fixture));
  gtk_editable_set_text (GTK_EDITABLE (row), "A@x.example, b@x.example");
  scs_test_ui_click (GTK_WIDGET (fixture->page), "_Add");
  g_assert_cmpint (g_list_model_get_n_items (G_LIST_MODEL (get_members (fixture))), ==, 1);
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (row)), ==, "A@x.example");
  g_assert_nonnull (strstr (scs_feedback_get_text (feedback), "Used in Sandbox"));
}

/* Over a hundred: a warning with the numbers, and nothing is refused. */
static void
test_seats (Fixture *fixture, gconstpointer data)
{
  g_autofree char *list = make_list (101);
  GtkWidget *row = get_child (fixture, "invite_group", "seats_row");
  GtkWidget *window;

  g_assert_false (gtk_widget_get_visible (row));
  window = choose_file (fixture, list);
  press (fixture, scs_test_ui_find_button (window, "_Add 101 People"));
  g_assert_true (gtk_widget_get_visible (row));
  g_assert_nonnull (strstr (adw_preferences_row_get_title (ADW_PREFERENCES_ROW (row)), "101"));
  g_assert_nonnull (strstr (adw_preferences_row_get_title (ADW_PREFERENCES_ROW (row)), "100"));
  g_assert_true (gtk_widget_get_sensitive (get_child (fixture, "invite_group", "invite_button")));
}

/* Workspaces and Salesforce for those who are picked, by the person's word. */
static void
test_picked (Fixture *fixture, gconstpointer data)
{
  GtkWidget *names = get_child (fixture, "workspace_group", "names_row");
  GtkWidget *apply = get_child (fixture, "workspace_group", "apply_button");
  GtkWidget *addresses = get_child (fixture, "addresses_row", NULL);
  ScsMember *one = scs_member_list_add (get_members (fixture), "a@x.example");
  ScsMember *other = scs_member_list_add (get_members (fixture), "b@x.example");

  scs_member_set_state (one, SCS_MEMBER_INVITED);
  scs_member_set_state (other, SCS_MEMBER_INVITED);
  scs_page_refresh (fixture->page);
  g_assert_false (gtk_widget_get_sensitive (apply));
  g_assert_true (gtk_widget_get_visible (addresses));
  scs_member_set_selected (one, TRUE);
  scs_page_refresh (fixture->page);
  gtk_editable_set_text (GTK_EDITABLE (names), "Japan, Europe");
  press (fixture, apply);
  g_assert_true (scs_access_list_same_names (scs_member_get_wanted (one),
                                             (const char *const[]){ "Europe", "Japan", NULL }));
  g_assert_null (scs_member_get_wanted (other));

  scs_member_set_selected (one, TRUE);
  gtk_widget_activate_action (GTK_WIDGET (fixture->page), "team.salesforce", "s", "connected");
  scs_test_run_for (60);
  g_assert_cmpint (scs_member_get_salesforce (one), ==, SCS_MEMBER_SALESFORCE_CONNECTED);
  g_assert_cmpint (scs_member_get_salesforce (other), ==, SCS_MEMBER_SALESFORCE_UNKNOWN);
  g_assert_cmpint (scs_outcome_get_state (
                       scs_setup_get_outcome (fixture->test->setup, "team-salesforce")),
                   ==,
                   SCS_OUTCOME_OPEN);
  scs_member_set_selected (other, TRUE);
  gtk_widget_activate_action (GTK_WIDGET (fixture->page), "team.salesforce", "s", "connected");
  scs_test_run_for (60);
  g_assert_cmpint (scs_outcome_get_state (
                       scs_setup_get_outcome (fixture->test->setup, "team-salesforce")),
                   ==,
                   SCS_OUTCOME_ON_WORD);
  g_assert_false (gtk_widget_get_visible (addresses));
}

int
main (int argc, char *argv[])
{
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();
#define ADD(name, function)                                                                        \
  g_test_add ("/team-page/" name, Fixture, NULL, set_up, function, tear_down)
  ADD ("hundred", test_hundred);
  ADD ("ticks", test_ticks);
  ADD ("rest", test_rest);
  ADD ("too-early", test_too_early);
  ADD ("preview", test_preview);
  ADD ("preview-without-addresses", test_preview_without_addresses);
  ADD ("preview-many", test_preview_many);
  ADD ("drop", test_drop);
  ADD ("bad-file", test_bad_file);
  ADD ("elsewhere", test_elsewhere);
  ADD ("seats", test_seats);
  ADD ("picked", test_picked);
#undef ADD
  return g_test_run ();
}
