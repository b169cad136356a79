/* SPDX-FileCopyrightText: 2026 The Sales Connect Setup authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Every widget, page and window: made, filled, named for screen readers, and gone again. Needs a display and a bus. */
#include "app/scs-application.h"
#include "app/scs-page-table.h"
#include "app/scs-step-row.h"
#include "app/scs-trouble-view.h"
#include "app/scs-welcome.h"
#include "app/scs-window.h"
#include "pages/scs-page.h"
#include "scs-test-setup.h"
#include "scs-test-wait.h"
#include "setup/checks/scs-check-table.h"
#include "setup/guide/scs-errand.h"
#include "setup/guide/scs-letter.h"
#include "widgets/scs-caution-row.h"
#include "widgets/scs-check-group.h"
#include "widgets/scs-errand-card.h"
#include "widgets/scs-feedback.h"
#include "widgets/scs-letter-row.h"
#include "widgets/scs-member-row.h"
#include "widgets/scs-outcome-row.h"
#include "widgets/scs-salesforce-sign-in-group.h"
#include "widgets/scs-secret-row.h"
#include "widgets/scs-workspace-group.h"

#include <libsecret/secret.h>
#include <string.h>

#define WAIT_S 30
#define SCHEMA "io.github.salesconnect.Setup"

/* One for all windows; made in main () */
static GtkApplication *application;

/* The first descendant for which check (widget, data) holds, in the order of the tree */
static GtkWidget *
find (GtkWidget *widget, gboolean (*check) (GtkWidget *, gconstpointer), gconstpointer data)
{
  GtkWidget *found = NULL;

  if (check (widget, data))
    return widget;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL && found == NULL;
       child = gtk_widget_get_next_sibling (child))
    found = find (child, check, data);
  return found;
}

static gboolean
is_button_with_label (GtkWidget *widget, gconstpointer label)
{
  return GTK_IS_BUTTON (widget) && g_strcmp0 (gtk_button_get_label (GTK_BUTTON (widget)), label) == 0;
}

static gboolean
is_of_type (GtkWidget *widget, gconstpointer type)
{
  return g_type_is_a (G_OBJECT_TYPE (widget), *(const GType *) type);
}

static gboolean
is_label_with_text (GtkWidget *widget, gconstpointer data)
{
  return GTK_IS_LABEL (widget) && *gtk_label_get_text (GTK_LABEL (widget)) != '\0';
}

static GtkWidget *
find_button (GtkWidget *widget, const char *label)
{
  GtkWidget *button = find (widget, is_button_with_label, label);

  g_assert_nonnull (button);
  return button;
}

static GtkWidget *
find_type (GtkWidget *widget, GType type)
{
  GtkWidget *found = find (widget, is_of_type, &type);

  g_assert_nonnull (found);
  return found;
}

static GtkWidget *
get_child (GtkWidget *widget, const char *name)
{
  return GTK_WIDGET (gtk_widget_get_template_child (widget, G_OBJECT_TYPE (widget), name));
}

static void
click (GtkWidget *widget, const char *label)
{
  g_signal_emit_by_name (find_button (widget, label), "clicked");
}

static gboolean
has_name (GtkWidget *widget)
{
  return gtk_test_accessible_has_property (GTK_ACCESSIBLE (widget), GTK_ACCESSIBLE_PROPERTY_LABEL) ||
         gtk_test_accessible_has_relation (GTK_ACCESSIBLE (widget), GTK_ACCESSIBLE_RELATION_LABELLED_BY) ||
         find (widget, is_label_with_text, NULL) != NULL;
}

/* What can be pressed or filled in says what it is. */
static gboolean
is_nameless (GtkWidget *widget, gconstpointer data)
{
  gboolean must = (GTK_IS_BUTTON (widget) || GTK_IS_MENU_BUTTON (widget) || GTK_IS_CHECK_BUTTON (widget) ||
                   GTK_IS_SWITCH (widget) || GTK_IS_PASSWORD_ENTRY (widget) || GTK_IS_SEARCH_ENTRY (widget) ||
                   GTK_IS_ENTRY (widget) || GTK_IS_TEXT_VIEW (widget) || GTK_IS_SPIN_BUTTON (widget)) &&
                  gtk_widget_get_visible (widget);

  /* Toolkit's own inner buttons have a tooltip at least. */
  return must && !has_name (widget) && gtk_widget_get_tooltip_text (widget) == NULL &&
         !GTK_IS_MENU_BUTTON (gtk_widget_get_parent (widget));
}

static void
assert_named (GtkWidget *widget)
{
  GtkWidget *nameless = find (widget, is_nameless, NULL);

  if (nameless != NULL)
    g_error ("a %s within %s in %s has no name",
             G_OBJECT_TYPE_NAME (nameless),
             G_OBJECT_TYPE_NAME (gtk_widget_get_parent (nameless)),
             G_OBJECT_TYPE_NAME (widget));
}

static gboolean
is_null (gpointer data)
{
  return *(gpointer *) data == NULL;
}

/* Whatever holds it at the moment, such as a change of pages that is still drawn, lets it go in the end.
 * object: (transfer full) */
static void
assert_gone_soon (gpointer object)
{
  gpointer weak = object;

  g_object_add_weak_pointer (object, &weak);
  g_object_unref (object);
  scs_test_wait_until (is_null, &weak, WAIT_S);
}

static void
run_idle (void)
{
  for (int i = 0; i < 200 && g_main_context_iteration (NULL, FALSE); i++)
    ;
}

/* In a window that is shown, so that it is laid out and drawn */
static GtkWidget *
present (GtkWidget *child)
{
  GtkWidget *window = gtk_window_new ();

  if (GTK_IS_LIST_BOX_ROW (child)) {
    GtkWidget *list = gtk_list_box_new ();

    gtk_list_box_append (GTK_LIST_BOX (list), child);
    child = list;
  }
  gtk_window_set_default_size (GTK_WINDOW (window), 900, 700);
  gtk_window_set_child (GTK_WINDOW (window), child);
  gtk_window_present (GTK_WINDOW (window));
  scs_test_run_for (60);
  return window;
}

/* widget: (transfer floating) */
static void
assert_goes (GtkWidget *widget)
{
  GtkWidget *window;

  g_object_ref_sink (widget);
  window = present (widget);
  assert_named (widget);
  gtk_window_destroy (GTK_WINDOW (window));
  run_idle ();
  scs_test_run_for (20);
  g_assert_finalize_object (widget);
}

static void
fill (ScsTestSetup *test)
{
  static const char *const kinds[] = { "munchkin-id", "client-id", "client-secret" };
  ScsMemberList *members = scs_setup_get_members (test->setup);
  const ScsOutcomeInfo *infos;
  const ScsCheckInfo *checks;
  gsize n_infos, n_checks;

  infos = scs_outcome_info_list (&n_infos);
  for (gsize i = 0; i < n_infos; i += 2)
    scs_setup_say (test->setup, infos[i].id, "a note");
  checks = scs_check_info_list (&n_checks);
  for (gsize i = 0; i < n_checks; i++)
    scs_test_setup_record (test, checks[i].id, i % 3);
  for (gsize i = 0; i < G_N_ELEMENTS (kinds); i++)
    scs_test_setup_store (test, "marketo", SCS_PURPOSE_SALES_CONNECT, kinds[i], "value");
  for (guint i = 0; i < 40; i++) {
    g_autofree char *email = g_strdup_printf ("person.%u@hoshigaoka.example", i);
    ScsMember *member = scs_member_list_add (members, email);

    scs_member_set_name (member, i % 3 ? "森 遥 <b>" : NULL);
    scs_member_set_state (member, i % 4);
    scs_member_set_problem (member, i % 7 ? NULL : "no-seat");
  }
}

static void
test_feedback (void)
{
  GtkWidget *widget = g_object_ref_sink (g_object_new (SCS_TYPE_FEEDBACK, NULL));
  ScsFeedback *feedback = SCS_FEEDBACK (widget);
  GtkWidget *window = present (widget);
  static void (*const set[]) (ScsFeedback *, const char *) = {
    scs_feedback_set_error, scs_feedback_set_note, scs_feedback_set_busy, scs_feedback_set_success,
  };

  gtk_test_accessible_assert_role (widget, GTK_ACCESSIBLE_ROLE_ALERT);
  for (gsize i = 0; i < G_N_ELEMENTS (set); i++) {
    set[i](feedback, "A <b>sentence</b> & more");
    g_assert_cmpstr (scs_feedback_get_text (feedback), ==, "A <b>sentence</b> & more");
    g_assert_true (gtk_widget_get_visible (widget));
    g_assert_cmpint (gtk_widget_has_css_class (widget, "error"), ==, i == 0);
    g_assert_cmpint (gtk_widget_has_css_class (widget, "success"), ==, i == 3);
    scs_test_run_for (20);
  }
  scs_feedback_clear (feedback);
  g_assert_null (scs_feedback_get_text (feedback));
  gtk_window_destroy (GTK_WINDOW (window));
  run_idle ();
  g_assert_finalize_object (widget);
}

static void
test_outcome_rows (void)
{
  g_autoptr (ScsTestSetup) test = scs_test_setup_new ("test", NULL);
  const ScsOutcomeInfo *infos;
  gsize n_infos;

  fill (test);
  infos = scs_outcome_info_list (&n_infos);
  for (gsize i = 0; i < n_infos; i++) {
    GtkWidget *row = i % 2 ? scs_outcome_row_new (infos[i].id) : g_object_new (SCS_TYPE_OUTCOME_ROW, "outcome-id", infos[i].id, "hint", "A hint", NULL);

    scs_outcome_row_refresh (SCS_OUTCOME_ROW (row), test->setup);
    g_assert_cmpstr (adw_preferences_row_get_title (ADW_PREFERENCES_ROW (row)), ==, scs_outcome_info_get_title (&infos[i]));
    assert_goes (row);
  }
}

/* The button says it, and takes it back. */
static void
test_outcome_row_button (void)
{
  g_autoptr (ScsTestSetup) test = scs_test_setup_new ("test", NULL);
  GtkWidget *widget = g_object_ref_sink (g_object_new (SCS_TYPE_OUTCOME_ROW, "outcome-id", "roles", NULL));
  ScsOutcomeRow *row = SCS_OUTCOME_ROW (widget);

  scs_outcome_row_refresh (row, test->setup);
  click (widget, "It Is _So");
  g_assert_cmpint (scs_outcome_get_state (scs_setup_get_outcome (test->setup, "roles")), ==, SCS_OUTCOME_ON_WORD);
  scs_outcome_row_refresh (row, test->setup);
  gtk_test_accessible_assert_property (find_button (widget, "_Take Back"), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, "Each role is held by somebody");
  click (widget, "_Take Back");
  g_assert_cmpint (scs_outcome_get_state (scs_setup_get_outcome (test->setup, "roles")), ==, SCS_OUTCOME_OPEN);
  g_assert_finalize_object (widget);
}

static void
test_check_groups (void)
{
  static const char *const groups[] = { SCS_GROUP_SALES_CONNECT, SCS_GROUP_MARKETO, SCS_GROUP_MARKETO_CHECKS, SCS_GROUP_SALESFORCE };
  g_autoptr (ScsTestSetup) test = scs_test_setup_new ("test", NULL);

  for (int filled = 0; filled < 2; filled++) {
    for (gsize i = 0; i < G_N_ELEMENTS (groups); i++) {
      GtkWidget *group = g_object_new (SCS_TYPE_CHECK_GROUP, "group-id", groups[i], NULL);

      scs_check_group_refresh (SCS_CHECK_GROUP (group), test->setup);
      scs_check_group_refresh (SCS_CHECK_GROUP (group), test->setup);
      g_assert_cmpint (gtk_widget_get_visible (group), ==, filled);
      assert_goes (group);
    }
    fill (test);
  }
}

static void
test_errand_cards (void)
{
  g_autoptr (ScsTestSetup) test = scs_test_setup_new ("test", NULL);
  const ScsErrandInfo *infos;
  gsize n_infos;

  infos = scs_errand_info_list (&n_infos);
  for (int filled = 0; filled < 2; filled++) {
    for (gsize i = 0; i < n_infos; i++) {
      GtkWidget *card = g_object_new (SCS_TYPE_ERRAND_CARD, "errand-id", infos[i].id, NULL);

      scs_errand_card_refresh (SCS_ERRAND_CARD (card), test->setup);
      assert_goes (card);
    }
    fill (test);
    scs_setup_set_fact (test->setup, SCS_FACT_PRODUCT, "sales-insight-actions");
  }
}

/* Done says the outcome, or ends the operation that waits for it. */
static void
test_errand_card_done (void)
{
  g_autoptr (ScsTestSetup) test = scs_test_setup_new ("test", NULL);
  GtkWidget *plain = g_object_ref_sink (g_object_new (SCS_TYPE_ERRAND_CARD, "errand-id", "account-password", NULL));
  GtkWidget *guided = g_object_ref_sink (g_object_new (SCS_TYPE_ERRAND_CARD, "errand-id", "marketo-connect", NULL));
  GAsyncResult *slot = NULL;
  g_autoptr (GAsyncResult) result = NULL;

  scs_errand_card_refresh (SCS_ERRAND_CARD (plain), test->setup);
  g_signal_emit_by_name (get_child (plain, "done_button"), "clicked");
  g_assert_cmpint (scs_outcome_get_state (scs_setup_get_outcome (test->setup, "account-password")), ==, SCS_OUTCOME_ON_WORD);
  scs_errand_card_refresh (SCS_ERRAND_CARD (plain), test->setup);
  g_signal_emit_by_name (get_child (plain, "take_back_button"), "clicked");
  g_assert_cmpint (scs_outcome_get_state (scs_setup_get_outcome (test->setup, "account-password")), ==, SCS_OUTCOME_OPEN);

  scs_setup_connect_marketo_async (test->setup, scs_test_keep_result_cb, &slot);
  scs_errand_card_refresh (SCS_ERRAND_CARD (guided), test->setup);
  g_signal_emit_by_name (get_child (guided, "done_button"), "clicked");
  result = scs_test_wait_result (&slot, WAIT_S);
  g_assert_true (scs_setup_connect_marketo_finish (test->setup, result, NULL));
  g_assert_finalize_object (plain);
  g_assert_finalize_object (guided);
}

static void
test_letter_rows (void)
{
  static const char *const ids[] = { "marketo-admin", "salesforce-admin", "sales-connect-admin", "not-bought", "own-salesforce", "sandbox" };
  g_autoptr (ScsTestSetup) test = scs_test_setup_new ("test", NULL);

  for (gsize i = 0; i < G_N_ELEMENTS (ids); i++) {
    GtkWidget *row = g_object_new (SCS_TYPE_LETTER_ROW, "letter-id", ids[i], "title", "A letter", NULL);

    scs_letter_row_set_address (SCS_LETTER_ROW (row), "a@x.example");
    scs_letter_row_refresh (SCS_LETTER_ROW (row), test->setup);
    assert_goes (row);
  }
}

static void
test_member_row (void)
{
  g_autoptr (ScsMember) one = scs_member_new ("one@x.example");
  g_autoptr (ScsMember) other = scs_member_new ("other@x.example");
  GtkWidget *widget = g_object_ref_sink (scs_member_row_new ());
  GtkWidget *check = get_child (widget, "check_button");
  GtkWidget *window = present (widget);

  scs_member_row_set_member (SCS_MEMBER_ROW (widget), one);
  gtk_test_accessible_assert_property (check, GTK_ACCESSIBLE_PROPERTY_LABEL, "one@x.example");
  gtk_check_button_set_active (GTK_CHECK_BUTTON (check), TRUE);
  g_assert_true (scs_member_get_selected (one));
  scs_member_set_name (one, "<b>森</b> & 遥");
  for (int state = SCS_MEMBER_PLANNED; state <= SCS_MEMBER_CONNECTED; state++) {
    scs_member_set_state (one, state);
    scs_test_run_for (10);
    g_assert_cmpint (gtk_widget_has_css_class (widget, "proved"), ==, state == SCS_MEMBER_CONNECTED);
  }
  scs_member_set_problem (one, "access-lost");
  g_assert_true (gtk_widget_has_css_class (widget, "contradicted"));

  /* Rows are used again for others: what belonged to the first stays with it. */
  scs_member_row_set_member (SCS_MEMBER_ROW (widget), other);
  g_assert_false (gtk_check_button_get_active (GTK_CHECK_BUTTON (check)));
  g_assert_true (scs_member_get_selected (one));
  g_assert_false (gtk_widget_has_css_class (widget, "contradicted"));
  scs_member_set_selected (other, TRUE);
  g_assert_true (gtk_check_button_get_active (GTK_CHECK_BUTTON (check)));
  scs_member_row_set_member (SCS_MEMBER_ROW (widget), NULL);
  scs_member_set_selected (other, FALSE);
  assert_named (widget);
  gtk_window_destroy (GTK_WINDOW (window));
  run_idle ();
  g_assert_finalize_object (widget);
}

static GtkWidget *
make_secret_row (const char *kind)
{
  return g_object_new (SCS_TYPE_SECRET_ROW, "service", "marketo", "purpose", SCS_PURPOSE_SALES_CONNECT, "kind", kind, "title", "A value", NULL);
}

static gboolean
is_stored (gpointer setup)
{
  return scs_setup_has_secret (setup, "marketo", SCS_PURPOSE_SALES_CONNECT, "client-secret");
}

/* What was typed is cleaned, stored, and leaves the field. */
static void
test_secret_row_store (void)
{
  g_autoptr (ScsTestSetup) test = scs_test_setup_new ("test", NULL);
  GtkWidget *widget = g_object_ref_sink (make_secret_row ("client-secret"));
  GtkWidget *window = present (widget);
  GtkWidget *entry = find_type (widget, GTK_TYPE_PASSWORD_ENTRY);
  ScsKeyringPlace place = { "test", "marketo", SCS_PURPOSE_SALES_CONNECT, "client-secret" };
  GAsyncResult *slot = NULL;
  g_autoptr (GAsyncResult) result = NULL;
  char *value;

  scs_secret_row_refresh (SCS_SECRET_ROW (widget), test->setup);
  gtk_test_accessible_assert_property (entry, GTK_ACCESSIBLE_PROPERTY_LABEL, "A value");
  assert_named (widget);
  scs_secret_row_set_text (SCS_SECRET_ROW (widget), " 「Zx9Yw8Vu7Ts6」 ");
  scs_secret_row_store (SCS_SECRET_ROW (widget));
  scs_test_wait_until (is_stored, test->setup, WAIT_S);
  scs_test_run_for (20);
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (entry)), ==, "");
  scs_keyring_lookup_async (test->keyring, &place, NULL, scs_test_keep_result_cb, &slot);
  result = scs_test_wait_result (&slot, WAIT_S);
  value = scs_keyring_lookup_finish (test->keyring, result, NULL);
  g_assert_cmpstr (value, ==, "Zx9Yw8Vu7Ts6");
  secret_password_free (value);

  click (widget, "_Replace");
  g_assert_true (gtk_widget_get_mapped (entry));
  gtk_window_destroy (GTK_WINDOW (window));
  run_idle ();
  g_clear_object (&result);
  g_assert_finalize_object (widget);
}

/* What cannot be right is not stored; the field says why, and is marked invalid until it is changed. */
static void
test_secret_row_fault (void)
{
  static const char *const wrong[] = { "", "123-ABC-456", "0a1b2c3d-4e5f-6071-8293-a4b5c6d7e8f9" };
  g_autoptr (ScsTestSetup) test = scs_test_setup_new ("test", NULL);
  GtkWidget *widget = g_object_ref_sink (make_secret_row ("client-secret"));
  GtkWidget *entry = find_type (widget, GTK_TYPE_PASSWORD_ENTRY);
  ScsFeedback *feedback = SCS_FEEDBACK (find_type (widget, SCS_TYPE_FEEDBACK));

  scs_secret_row_refresh (SCS_SECRET_ROW (widget), test->setup);
  for (gsize i = 0; i < G_N_ELEMENTS (wrong); i++) {
    gtk_editable_set_text (GTK_EDITABLE (entry), "x");
    g_assert_false (gtk_widget_has_css_class (entry, "error"));
    g_assert_null (scs_feedback_get_text (feedback));
    scs_secret_row_set_text (SCS_SECRET_ROW (widget), wrong[i]);
    scs_secret_row_store (SCS_SECRET_ROW (widget));
    g_assert_nonnull (scs_feedback_get_text (feedback));
    g_assert_true (gtk_widget_has_css_class (entry, "error"));
    gtk_test_accessible_assert_state (entry, GTK_ACCESSIBLE_STATE_INVALID, GTK_ACCESSIBLE_INVALID_TRUE);
  }
  scs_test_run_for (50);
  g_assert_false (is_stored (test->setup));
  g_assert_finalize_object (widget);
}

static void
keep_mail_cb (ScsSecretRow *row, const char *text, char **kept)
{
  g_free (*kept);
  *kept = g_strdup (text);
}

/* A whole mail is handed on instead of being stored. */
static void
test_secret_row_mail (void)
{
  g_autoptr (ScsTestSetup) test = scs_test_setup_new ("test", NULL);
  GtkWidget *widget = g_object_ref_sink (make_secret_row ("client-id"));
  g_autofree char *mail = NULL;

  scs_secret_row_refresh (SCS_SECRET_ROW (widget), test->setup);
  g_signal_connect (widget, "mail-pasted", G_CALLBACK (keep_mail_cb), &mail);
  scs_secret_row_set_text (SCS_SECRET_ROW (widget), "Client ID: x\nClient Secret: y");
  scs_secret_row_store (SCS_SECRET_ROW (widget));
  g_assert_nonnull (mail);
  g_assert_null (scs_setup_get_keyring_trouble (test->setup));
  g_assert_false (scs_setup_has_secret (test->setup, "marketo", SCS_PURPOSE_SALES_CONNECT, "client-id"));
  g_assert_finalize_object (widget);
}

static void
test_other_widgets (void)
{
  g_autoptr (ScsTestSetup) test = scs_test_setup_new ("test", NULL);
  static const char *const kinds[] = { "munchkin-id", "client-id", "client-secret" };
  GtkWidget *widget;

  for (int filled = 0; filled < 2; filled++) {
    for (gsize i = 0; i < G_N_ELEMENTS (kinds); i++) {
      widget = make_secret_row (kinds[i]);
      scs_secret_row_refresh (SCS_SECRET_ROW (widget), test->setup);
      assert_goes (widget);
    }
    widget = g_object_new (SCS_TYPE_WORKSPACE_GROUP, NULL);
    scs_workspace_group_refresh (SCS_WORKSPACE_GROUP (widget), test->setup);
    scs_workspace_group_look (SCS_WORKSPACE_GROUP (widget), NULL);
    assert_goes (widget);
    widget = g_object_new (SCS_TYPE_SALESFORCE_SIGN_IN_GROUP, NULL);
    scs_salesforce_sign_in_group_refresh (SCS_SALESFORCE_SIGN_IN_GROUP (widget), test->setup);
    assert_goes (widget);
    fill (test);
  }
  assert_goes (g_object_new (SCS_TYPE_CAUTION_ROW, "title", "Take care", NULL));
}

/* Guided, workspaces are typed: parted by commas of both kinds. */
static void
test_workspace_names (void)
{
  g_autoptr (ScsTestSetup) test = scs_test_setup_new ("test", NULL);
  GtkWidget *widget = g_object_ref_sink (g_object_new (SCS_TYPE_WORKSPACE_GROUP, NULL));
  GtkWidget *names = get_child (widget, "names_row");
  g_autoptr (GPtrArray) chosen = NULL;
  g_autofree char *none = NULL, *some = NULL;

  scs_workspace_group_refresh (SCS_WORKSPACE_GROUP (widget), test->setup);
  none = scs_workspace_group_dup_chosen_names (SCS_WORKSPACE_GROUP (widget));
  g_assert_nonnull (strstr (none, "Default"));
  gtk_editable_set_text (GTK_EDITABLE (names), " Default , 日本、; Osaka ");
  chosen = scs_workspace_group_get_chosen (SCS_WORKSPACE_GROUP (widget));
  g_assert_cmpint (chosen->len, ==, 3);
  g_assert_cmpstr (((ScsSalesConnectWorkspace *) g_ptr_array_index (chosen, 1))->name, ==, "日本");
  some = scs_workspace_group_dup_chosen_names (SCS_WORKSPACE_GROUP (widget));
  g_assert_cmpstr (some, ==, "Default, 日本, Osaka");
  g_assert_finalize_object (widget);
}

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
    window = present (GTK_WIDGET (page));
    scs_page_show (page);
    g_assert_true (scs_page_get_setup (page) == test->setup);
    scs_test_run_for (60);
    assert_named (GTK_WIDGET (page));

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
    run_idle ();
    scs_test_run_for (40);
    g_assert_finalize_object (page);
    fill (test);
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
  g_assert_nonnull (find (GTK_WIDGET (page), is_of_type, &(GType){ ADW_TYPE_ACTION_ROW }));
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
  window = present (GTK_WIDGET (page));
  scs_page_show (page);
  add_row = get_child (GTK_WIDGET (page), "add_row");
  gtk_editable_set_text (GTK_EDITABLE (add_row), "\"Mori\" <haruka@x.example>, KENJI@x.example;kenji@x.example\tyui@x.example");
  click (GTK_WIDGET (page), "_Add");
  g_assert_cmpint (g_list_model_get_n_items (members), ==, 3);
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (add_row)), ==, "");

  gtk_editable_set_text (GTK_EDITABLE (add_row), "haruka@");
  click (GTK_WIDGET (page), "_Add");
  g_assert_cmpint (g_list_model_get_n_items (members), ==, 3);
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (add_row)), ==, "haruka@");

  /* Inviting them by hand opens the card; Done there invites all. */
  click (GTK_WIDGET (page), "_Invite");
  scs_test_run_for (40);
  g_assert_nonnull (scs_setup_get_errand (test->setup, SCS_ERRAND_INVITE));
  scs_guided_errand_done (scs_setup_get_errand (test->setup, SCS_ERRAND_INVITE));
  scs_test_run_for (60);
  g_assert_cmpint (scs_member_get_state (scs_member_list_find (SCS_MEMBER_LIST (members), "yui@x.example")), ==, SCS_MEMBER_INVITED);
  gtk_window_destroy (GTK_WINDOW (window));
  run_idle ();
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
  GtkWidget *window, *search;
  ScsMemberCounts counts;

  for (guint i = 0; i < 10000; i++) {
    g_autofree char *email = g_strdup_printf ("person.%05u@hoshigaoka.example", i);
    ScsMember *member = scs_member_new (email);

    scs_member_set_state (member, i % 4);
    g_ptr_array_add (many, member);
  }
  scs_member_list_append_many (scs_setup_get_members (test->setup), many);
  scs_page_set_setup (page, test->setup);
  window = present (GTK_WIDGET (page));
  scs_page_show (page);
  scs_test_run_for (200);
  search = get_child (GTK_WIDGET (page), "search_entry");
  gtk_editable_set_text (GTK_EDITABLE (search), "ｐｅｒｓｏｎ.000");
  scs_test_run_for (400);
  g_signal_emit_by_name (get_child (GTK_WIDGET (page), "select_all_button"), "clicked");
  scs_member_list_count (scs_setup_get_members (test->setup), &counts);
  g_assert_cmpint (counts.selected, ==, 100);
  gtk_editable_set_text (GTK_EDITABLE (search), "");
  scs_test_run_for (400);
  g_signal_emit_by_name (get_child (GTK_WIDGET (page), "select_none_button"), "clicked");
  scs_member_list_count (scs_setup_get_members (test->setup), &counts);
  g_assert_cmpint (counts.selected, ==, 0);
  scs_member_list_clear (scs_setup_get_members (test->setup));
  scs_test_run_for (60);
  gtk_window_destroy (GTK_WINDOW (window));
  run_idle ();
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
    assert_goes (widget);
  }
  assert_goes (g_object_new (SCS_TYPE_WELCOME, NULL));
  widget = g_object_new (SCS_TYPE_TROUBLE_VIEW, NULL);
  scs_trouble_view_set (SCS_TROUBLE_VIEW (widget), "What", "To do", TRUE);
  assert_goes (widget);
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
  assert_gone_soon (window);
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
  assert_named (GTK_WIDGET (window));

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
      assert_named (GTK_WIDGET (window));
    }
    scs_window_go_to (window, "no-such-step");
    last = (g_free (last), g_settings_get_string (settings, "last-step"));
    g_assert_cmpstr (last, ==, "summary");
    scs_setup_say (setup, "roles", NULL);
    scs_test_run_for (60);
    gtk_widget_activate_action (GTK_WIDGET (window), "win.go-to", "s", "prerequisites");
    gtk_widget_activate_action (GTK_WIDGET (window), "win.next", NULL);
    gtk_widget_activate_action (GTK_WIDGET (window), "win.back", NULL);
    gtk_widget_activate_action (GTK_WIDGET (window), "win.toast", "s", "Copied");
    scs_test_run_for (60);
    g_settings_reset (settings, "last-step");
  }
  assert_gone_soon (setups[0]);
  assert_window_goes (window);
  assert_gone_soon (setups[1]);
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
    assert_named (GTK_WIDGET (window));
    click (GTK_WIDGET (window), "_Try Again");
    g_assert_cmpint (n_retries, ==, code + 1);
  }
  scs_window_show_welcome (window);
  click (GTK_WIDGET (window), "_Sandbox");
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
  assert_gone_soon (setup);
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
  g_test_add_func ("/templates/feedback", test_feedback);
  g_test_add_func ("/templates/outcome-rows", test_outcome_rows);
  g_test_add_func ("/templates/outcome-row-button", test_outcome_row_button);
  g_test_add_func ("/templates/check-groups", test_check_groups);
  g_test_add_func ("/templates/errand-cards", test_errand_cards);
  g_test_add_func ("/templates/errand-card-done", test_errand_card_done);
  g_test_add_func ("/templates/letter-rows", test_letter_rows);
  g_test_add_func ("/templates/member-row", test_member_row);
  g_test_add_func ("/templates/secret-row-store", test_secret_row_store);
  g_test_add_func ("/templates/secret-row-fault", test_secret_row_fault);
  g_test_add_func ("/templates/secret-row-mail", test_secret_row_mail);
  g_test_add_func ("/templates/other-widgets", test_other_widgets);
  g_test_add_func ("/templates/workspace-names", test_workspace_names);
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
  g_test_add_func ("/templates/window-trouble", test_window_trouble);
  g_test_add_func ("/templates/window-closed-early", test_window_closed_early);
  g_test_add_func ("/templates/application", test_application);
  return g_test_run ();
}
