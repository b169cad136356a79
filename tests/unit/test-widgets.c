/* SPDX-FileCopyrightText: 2026 The Sales Connect Setup authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Every widget: made, filled, named for screen readers, used, and gone again. Needs a display. */
#include <adwaita.h>
#include <libsecret/secret.h>

#include "app/scs-compact-view.h"
#include "scs-test-ui.h"
#include "scs-test-wait.h"
#include "setup/checks/scs-check-table.h"
#include "setup/guide/scs-progress.h"
#include "widgets/guide/scs-crumbs.h"
#include "widgets/guide/scs-errand-list.h"
#include "widgets/scs-caution-row.h"
#include "widgets/scs-check-group.h"
#include "widgets/scs-feedback.h"
#include "widgets/scs-letter-row.h"
#include "widgets/scs-member-row.h"
#include "widgets/scs-outcome-row.h"
#include "widgets/scs-salesforce-sign-in-group.h"
#include "widgets/scs-secret-row.h"
#include "widgets/scs-workspace-group.h"

#include <string.h>

#define WAIT_S 30

static void
test_feedback (void)
{
  GtkWidget *widget = g_object_ref_sink (g_object_new (SCS_TYPE_FEEDBACK, NULL));
  ScsFeedback *feedback = SCS_FEEDBACK (widget);
  GtkWidget *window = scs_test_ui_present (widget);
  static void (*const set[]) (ScsFeedback *, const char *) = {
    scs_feedback_set_error,
    scs_feedback_set_note,
    scs_feedback_set_busy,
    scs_feedback_set_success,
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
  scs_test_ui_run_idle ();
  g_assert_finalize_object (widget);
}

static void
test_outcome_rows (void)
{
  g_autoptr (ScsTestSetup) test = scs_test_setup_new ("test", NULL);
  const ScsOutcomeInfo *infos;
  gsize n_infos;

  scs_test_ui_fill (test);
  infos = scs_outcome_info_list (&n_infos);
  for (gsize i = 0; i < n_infos; i++) {
    GtkWidget *row = i % 2 ? scs_outcome_row_new (infos[i].id)
                           : g_object_new (SCS_TYPE_OUTCOME_ROW,
                                           "outcome-id",
                                           infos[i].id,
                                           "hint",
                                           "A hint",
                                           NULL);

    scs_outcome_row_refresh (SCS_OUTCOME_ROW (row), test->setup);
    g_assert_cmpstr (adw_preferences_row_get_title (ADW_PREFERENCES_ROW (row)),
                     ==,
                     scs_outcome_info_get_title (&infos[i]));
    scs_test_ui_assert_goes (row);
  }
}

/* The button says it, and takes it back. */
static void
test_outcome_row_button (void)
{
  g_autoptr (ScsTestSetup) test = scs_test_setup_new ("test", NULL);
  GtkWidget *widget =
      g_object_ref_sink (g_object_new (SCS_TYPE_OUTCOME_ROW, "outcome-id", "roles", NULL));
  ScsOutcomeRow *row = SCS_OUTCOME_ROW (widget);

  scs_outcome_row_refresh (row, test->setup);
  scs_test_ui_click (widget, "I _Confirm This");
  g_assert_cmpint (scs_outcome_get_state (scs_setup_get_outcome (test->setup, "roles")),
                   ==,
                   SCS_OUTCOME_ON_WORD);
  scs_outcome_row_refresh (row, test->setup);
  gtk_test_accessible_assert_property (scs_test_ui_find_button (widget, "_Take Back"),
                                       GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                       "You know who holds each role");
  scs_test_ui_click (widget, "_Take Back");
  g_assert_cmpint (scs_outcome_get_state (scs_setup_get_outcome (test->setup, "roles")),
                   ==,
                   SCS_OUTCOME_OPEN);
  g_assert_finalize_object (widget);
}

static void
test_check_groups (void)
{
  static const char *const groups[] = {
    SCS_GROUP_SALES_CONNECT, SCS_GROUP_MARKETO, SCS_GROUP_MARKETO_CHECKS, SCS_GROUP_SALESFORCE
  };
  g_autoptr (ScsTestSetup) test = scs_test_setup_new ("test", NULL);

  for (int filled = 0; filled < 2; filled++) {
    for (gsize i = 0; i < G_N_ELEMENTS (groups); i++) {
      GtkWidget *group = g_object_new (SCS_TYPE_CHECK_GROUP, "group-id", groups[i], NULL);

      scs_check_group_refresh (SCS_CHECK_GROUP (group), test->setup);
      scs_check_group_refresh (SCS_CHECK_GROUP (group), test->setup);
      g_assert_cmpint (gtk_widget_get_visible (group), ==, filled);
      scs_test_ui_assert_goes (group);
    }
    scs_test_ui_fill (test);
  }
}

static void
test_letter_rows (void)
{
  static const char *const ids[] = { "marketo-admin", "not-bought", "own-salesforce", "sandbox" };
  g_autoptr (ScsTestSetup) test = scs_test_setup_new ("test", NULL);

  for (gsize i = 0; i < G_N_ELEMENTS (ids); i++) {
    GtkWidget *row =
        g_object_new (SCS_TYPE_LETTER_ROW, "letter-id", ids[i], "title", "A letter", NULL);

    scs_letter_row_set_address (SCS_LETTER_ROW (row), "a@x.example");
    scs_letter_row_refresh (SCS_LETTER_ROW (row), test->setup);
    scs_test_ui_assert_goes (row);
  }
}

/* That addresses are left out stands in the row, and goes with the reason. */
static void
test_letter_row_too_long (void)
{
  g_autoptr (ScsTestSetup) test = scs_test_setup_new ("test", NULL);
  g_autofree char *many = g_strnfill (3000, ',');
  GtkWidget *widget =
      g_object_new (SCS_TYPE_LETTER_ROW, "letter-id", "own-salesforce", "subtitle", "A hint", NULL);
  AdwActionRow *row = ADW_ACTION_ROW (widget);

  for (int i = 0; i < 2; i++) {
    scs_letter_row_set_address (SCS_LETTER_ROW (row), many);
    scs_letter_row_refresh (SCS_LETTER_ROW (row), test->setup);
    scs_letter_row_refresh (SCS_LETTER_ROW (row), test->setup);
    g_assert_true (g_str_has_prefix (adw_action_row_get_subtitle (row), "The mail has no address"));
    scs_letter_row_set_address (SCS_LETTER_ROW (row), "a@x.example,b@x.example");
    g_assert_cmpstr (adw_action_row_get_subtitle (row), ==, "A hint");
  }
  scs_test_ui_assert_goes (widget);
}

static void
test_member_row (void)
{
  g_autoptr (ScsMember) one = scs_member_new ("one@x.example");
  g_autoptr (ScsMember) other = scs_member_new ("other@x.example");
  GtkWidget *widget = g_object_ref_sink (scs_member_row_new ());
  GtkWidget *check = scs_test_ui_get_child (widget, "check_button");
  GtkWidget *window = scs_test_ui_present (widget);

  scs_member_row_set_member (SCS_MEMBER_ROW (widget), one);
  gtk_test_accessible_assert_property (check, GTK_ACCESSIBLE_PROPERTY_LABEL, "one@x.example");
  gtk_check_button_set_active (GTK_CHECK_BUTTON (check), TRUE);
  g_assert_true (scs_member_get_selected (one));
  scs_member_set_name (one, "<b>森</b> & 遥");
  for (int state = SCS_MEMBER_PLANNED; state <= SCS_MEMBER_CONNECTED; state++) {
    scs_member_set_state (one, state);
    scs_test_run_for (10);
    g_assert_cmpint (gtk_widget_has_css_class (widget, "proved"),
                     ==,
                     state == SCS_MEMBER_CONNECTED);
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
  scs_test_ui_assert_named (widget);
  gtk_window_destroy (GTK_WINDOW (window));
  scs_test_ui_run_idle ();
  g_assert_finalize_object (widget);
}

static GtkWidget *
make_secret_row (const char *kind)
{
  return g_object_new (SCS_TYPE_SECRET_ROW,
                       "service",
                       "marketo",
                       "purpose",
                       SCS_PURPOSE_SALES_CONNECT,
                       "kind",
                       kind,
                       "title",
                       "A value",
                       NULL);
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
  GtkWidget *window = scs_test_ui_present (widget);
  GtkWidget *entry = scs_test_ui_find_type (widget, GTK_TYPE_PASSWORD_ENTRY);
  ScsKeyringPlace place = { "test", "marketo", SCS_PURPOSE_SALES_CONNECT, "client-secret" };
  GAsyncResult *slot = NULL;
  g_autoptr (GAsyncResult) result = NULL;
  char *value;

  scs_secret_row_refresh (SCS_SECRET_ROW (widget), test->setup);
  gtk_test_accessible_assert_property (entry, GTK_ACCESSIBLE_PROPERTY_LABEL, "A value");
  scs_test_ui_assert_named (widget);
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

  scs_test_ui_click (widget, "_Replace");
  g_assert_true (gtk_widget_get_mapped (entry));
  gtk_window_destroy (GTK_WINDOW (window));
  scs_test_ui_run_idle ();
  g_clear_object (&result);
  g_assert_finalize_object (widget);
}

/* What cannot be right is not stored; the field says why, and is marked invalid until it is
 * changed. */
static void
test_secret_row_fault (void)
{
  static const char *const wrong[] = { "", "123-ABC-456", "0a1b2c3d-4e5f-6071-8293-a4b5c6d7e8f9" };
  g_autoptr (ScsTestSetup) test = scs_test_setup_new ("test", NULL);
  GtkWidget *widget = g_object_ref_sink (make_secret_row ("client-secret"));
  GtkWidget *entry = scs_test_ui_find_type (widget, GTK_TYPE_PASSWORD_ENTRY);
  ScsFeedback *feedback = SCS_FEEDBACK (scs_test_ui_find_type (widget, SCS_TYPE_FEEDBACK));

  scs_secret_row_refresh (SCS_SECRET_ROW (widget), test->setup);
  for (gsize i = 0; i < G_N_ELEMENTS (wrong); i++) {
    gtk_editable_set_text (GTK_EDITABLE (entry), "x");
    g_assert_false (gtk_widget_has_css_class (entry, "error"));
    g_assert_null (scs_feedback_get_text (feedback));
    scs_secret_row_set_text (SCS_SECRET_ROW (widget), wrong[i]);
    scs_secret_row_store (SCS_SECRET_ROW (widget));
    g_assert_nonnull (scs_feedback_get_text (feedback));
    g_assert_true (gtk_widget_has_css_class (entry, "error"));
    gtk_test_accessible_assert_state (entry,
                                      GTK_ACCESSIBLE_STATE_INVALID,
                                      GTK_ACCESSIBLE_INVALID_TRUE);
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
  g_assert_false (
      scs_setup_has_secret (test->setup, "marketo", SCS_PURPOSE_SALES_CONNECT, "client-id"));
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
      scs_test_ui_assert_goes (widget);
    }
    widget = g_object_new (SCS_TYPE_WORKSPACE_GROUP, NULL);
    scs_workspace_group_refresh (SCS_WORKSPACE_GROUP (widget), test->setup);
    scs_workspace_group_look (SCS_WORKSPACE_GROUP (widget), NULL);
    scs_test_ui_assert_goes (widget);
    widget = g_object_new (SCS_TYPE_SALESFORCE_SIGN_IN_GROUP, NULL);
    scs_salesforce_sign_in_group_refresh (SCS_SALESFORCE_SIGN_IN_GROUP (widget), test->setup);
    scs_test_ui_assert_goes (widget);
    scs_test_ui_fill (test);
  }
  scs_test_ui_assert_goes (g_object_new (SCS_TYPE_CAUTION_ROW, "title", "Take care", NULL));
}

/* Guided, workspaces are typed: parted by commas of both kinds. */
static void
test_workspace_names (void)
{
  g_autoptr (ScsTestSetup) test = scs_test_setup_new ("test", NULL);
  GtkWidget *widget = g_object_ref_sink (g_object_new (SCS_TYPE_WORKSPACE_GROUP, NULL));
  GtkWidget *names = scs_test_ui_get_child (widget, "names_row");
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
test_crumbs (void)
{
  static const char *const labels[] = { "Gear icon", "Settings", "Admin Settings", NULL };
  GtkWidget *crumbs = g_object_ref_sink (g_object_new (SCS_TYPE_CRUMBS, NULL));
  GtkWidget *window = scs_test_ui_present (crumbs);
  int wide, narrow, least;

  scs_crumbs_set (SCS_CRUMBS (crumbs), labels);
  gtk_test_accessible_assert_role (crumbs, GTK_ACCESSIBLE_ROLE_LABEL);
  gtk_test_accessible_assert_property (crumbs,
                                       GTK_ACCESSIBLE_PROPERTY_LABEL,
                                       "Gear icon ＞ Settings ＞ Admin Settings");
  gtk_widget_measure (crumbs, GTK_ORIENTATION_HORIZONTAL, -1, &least, NULL, NULL, NULL);
  gtk_widget_measure (crumbs, GTK_ORIENTATION_VERTICAL, 600, NULL, &wide, NULL, NULL);
  gtk_widget_measure (crumbs, GTK_ORIENTATION_VERTICAL, 200, NULL, &narrow, NULL, NULL);
  g_assert_cmpint (least, <, 200);
  g_assert_cmpint (narrow, >=, 2 * wide);
  gtk_window_destroy (GTK_WINDOW (window));
  scs_test_ui_run_idle ();
  g_assert_finalize_object (crumbs);
}

static gboolean
is_label_with (GtkWidget *widget, gconstpointer text)
{
  return GTK_IS_LABEL (widget) && gtk_widget_get_mapped (widget) &&
         strstr (gtk_label_get_text (GTK_LABEL (widget)), text) != NULL;
}

/* On the page with the field for the e-mail ID, nothing says to go to that page. */
static void
test_email_below (void)
{
  g_autoptr (ScsTestSetup) test = scs_test_setup_new ("test", NULL);
  GtkWidget *widget = g_object_ref_sink (
      g_object_new (SCS_TYPE_ERRAND_LIST, "step-id", "account", "section", "main", NULL));
  GtkWidget *window = scs_test_ui_present (widget);

  scs_progress_set_present (test->setup, "account", "account-sign-in");
  scs_errand_list_refresh (SCS_ERRAND_LIST (widget), test->setup);
  scs_test_run_for (40);
  g_assert_nonnull (scs_test_ui_find (widget, is_label_with, "Sign in with your e-mail ID"));
  g_assert_null (scs_test_ui_find (widget, is_label_with, "Not known"));
  scs_setup_set_fact (test->setup, SCS_FACT_MY_EMAIL, "a@x.example");
  scs_errand_list_refresh (SCS_ERRAND_LIST (widget), test->setup);
  scs_test_run_for (40);
  g_assert_nonnull (scs_test_ui_find (widget, is_label_with, "a@x.example"));
  gtk_window_destroy (GTK_WINDOW (window));
  scs_test_ui_assert_gone_soon (widget);
}

/* The ten minutes are told whatever is shown, as long as they run. */
static void
test_compact_wait (void)
{
  g_autoptr (ScsTestSetup) test = scs_test_setup_new ("test", NULL);
  GtkWidget *widget = g_object_ref_sink (g_object_new (SCS_TYPE_COMPACT_VIEW, NULL));
  ScsCompactView *view = SCS_COMPACT_VIEW (widget);
  GtkWidget *window = scs_test_ui_present (widget);
  g_autofree char *opens_at =
      g_strdup_printf ("%" G_GINT64_FORMAT, g_get_real_time () + 3 * G_USEC_PER_SEC);
  GtkWidget *box = scs_test_ui_get_child (widget, "wait_box");

  scs_compact_view_enter (view, test->setup, "team");
  g_assert_false (gtk_widget_get_visible (box));
  scs_setup_set_fact (test->setup, SCS_FACT_WAIT_OPENS_AT_US, opens_at);
  scs_compact_view_refresh (view);
  scs_test_run_for (40);
  g_assert_nonnull (scs_test_ui_find (box, is_label_with, "Team Access opens in 0:03, at "));
  scs_compact_view_go_to_step (view, "account");
  scs_test_run_for (1300);
  g_assert_nonnull (scs_test_ui_find (box, is_label_with, "Team Access opens in 0:02, at "));
  scs_test_run_for (2200);
  g_assert_false (gtk_widget_get_visible (box));
  scs_compact_view_close (view);
  gtk_window_destroy (GTK_WINDOW (window));
  scs_test_ui_assert_gone_soon (widget);
}

int
main (int argc, char *argv[])
{
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();
  g_test_add_func ("/widgets/feedback", test_feedback);
  g_test_add_func ("/widgets/outcome-rows", test_outcome_rows);
  g_test_add_func ("/widgets/outcome-row-button", test_outcome_row_button);
  g_test_add_func ("/widgets/check-groups", test_check_groups);
  g_test_add_func ("/widgets/letter-rows", test_letter_rows);
  g_test_add_func ("/widgets/letter-row-too-long", test_letter_row_too_long);
  g_test_add_func ("/widgets/member-row", test_member_row);
  g_test_add_func ("/widgets/secret-row-store", test_secret_row_store);
  g_test_add_func ("/widgets/secret-row-fault", test_secret_row_fault);
  g_test_add_func ("/widgets/secret-row-mail", test_secret_row_mail);
  g_test_add_func ("/widgets/other-widgets", test_other_widgets);
  g_test_add_func ("/widgets/workspace-names", test_workspace_names);
  g_test_add_func ("/widgets/crumbs", test_crumbs);
  g_test_add_func ("/widgets/email-below", test_email_below);
  g_test_add_func ("/widgets/compact-wait", test_compact_wait);
  return g_test_run ();
}
