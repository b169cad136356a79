/* SPDX-FileCopyrightText: 2026 The Sales Connect Setup authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* The hand-off card and its parts, and lists of cards, on a real set-up. Needs a display. */
#include <adwaita.h>
#include <string.h>

#include "scs-test-ui.h"
#include "scs-test-wait.h"
#include "setup/guide/scs-handoff.h"
#include "setup/guide/scs-progress.h"
#include "widgets/guide/scs-errand-before.h"
#include "widgets/guide/scs-errand-body.h"
#include "widgets/guide/scs-errand-help.h"
#include "widgets/guide/scs-errand-list.h"
#include "widgets/guide/scs-errand-values.h"
#include "widgets/guide/scs-trouble-search.h"
#include "widgets/guide/scs-wrap-box.h"
#include "widgets/scs-errand-card.h"
#include "widgets/scs-secret-clipboard.h"

#define WAIT_S 45 /* a secret stays for 30 s */

/* A card, or a list, in a window */
typedef struct {
  ScsTestSetup *test; /* (owned) */
  GtkWidget *widget;  /* (owned) */
  GtkWidget *window;
} Shown;

static void
refresh (Shown *shown)
{
  if (SCS_IS_ERRAND_CARD (shown->widget))
    scs_errand_card_refresh (SCS_ERRAND_CARD (shown->widget), shown->test->setup);
  else
    scs_errand_list_refresh (SCS_ERRAND_LIST (shown->widget), shown->test->setup);
  scs_test_ui_run_idle ();
}

static void
show (Shown *shown, ScsTestSetup *test, GtkWidget *widget)
{
  shown->test = test;
  shown->widget = g_object_ref_sink (widget);
  shown->window = scs_test_ui_present (widget);
  refresh (shown);
  scs_test_run_for (40);
}

static void
show_card (Shown *shown, const char *errand_id)
{
  show (shown,
        scs_test_setup_new ("test", NULL),
        g_object_new (SCS_TYPE_ERRAND_CARD, "errand-id", errand_id, NULL));
}

static void
show_list (Shown *shown, const char *step_id, const char *section)
{
  show (shown,
        scs_test_setup_new ("test", NULL),
        g_object_new (SCS_TYPE_ERRAND_LIST, "step-id", step_id, "section", section, NULL));
}

static void
hide (Shown *shown)
{
  scs_setup_withdraw_errands (shown->test->setup);
  gtk_window_destroy (GTK_WINDOW (shown->window));
  scs_test_ui_run_idle ();
  scs_test_run_for (20);
  g_assert_finalize_object (shown->widget);
  scs_test_setup_free (shown->test);
}

static GtkWidget *
get_body (GtkWidget *card)
{
  return scs_test_ui_find_type (card, SCS_TYPE_ERRAND_BODY);
}

static GtkWidget *
get_before (GtkWidget *card)
{
  return scs_test_ui_find_type (card, SCS_TYPE_ERRAND_BEFORE);
}

/* Of the card's body, or of what comes before it */
static GtkWidget *
get_part (Shown *shown, const char *name)
{
  static const char *const before[] = { "guard_list", "confirm_button", "why_label", NULL };

  return scs_test_ui_get_child (g_strv_contains (before, name) ? get_before (shown->widget)
                                                               : get_body (shown->widget),
                                name);
}

static void
click (Shown *shown, const char *name)
{
  GtkWidget *part = get_part (shown, name);

  g_assert_true (gtk_widget_get_mapped (part) && gtk_widget_is_sensitive (part));
  if (GTK_IS_TOGGLE_BUTTON (part))
    gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (part),
                                  !gtk_toggle_button_get_active (GTK_TOGGLE_BUTTON (part)));
  else
    g_signal_emit_by_name (part, "clicked");
  refresh (shown);
}

static gboolean
is_shown (Shown *shown, const char *name)
{
  return gtk_widget_get_mapped (get_part (shown, name));
}

static const char *
get_text (Shown *shown, const char *name)
{
  return gtk_label_get_text (GTK_LABEL (get_part (shown, name)));
}

static void
assert_says (const char *text, const char *part)
{
  if (strstr (text, part) == NULL)
    g_error ("“%s” does not say “%s”", text, part);
}

static gboolean
is_label_with (GtkWidget *widget, gconstpointer text)
{
  return GTK_IS_LABEL (widget) && gtk_widget_get_mapped (widget) &&
         strstr (gtk_label_get_text (GTK_LABEL (widget)), text) != NULL;
}

static ScsOutcomeState
get_state (ScsSetup *setup, const char *outcome_id)
{
  return scs_outcome_get_state (scs_setup_get_outcome (setup, outcome_id));
}

/* Every errand of the table, in every state of the set-up, for both products */
static void
test_all (void)
{
  g_autoptr (ScsTestSetup) test = scs_test_setup_new ("test", NULL);
  GPtrArray *errands = scs_errand_list ();

  for (int round = 0; round < 3; round++) {
    for (guint i = 0; i < errands->len; i++) {
      const ScsErrand *errand = g_ptr_array_index (errands, i);
      GtkWidget *card = g_object_new (SCS_TYPE_ERRAND_CARD, "errand-id", errand->id, NULL);

      if (round == 2)
        scs_progress_get_draft (test->setup, errand->id)->shows_troubles = i % 2;
      if (round == 2)
        scs_progress_get_draft (test->setup, errand->id)->shows_help = !(i % 2);
      scs_errand_card_refresh (SCS_ERRAND_CARD (card), test->setup);
      scs_test_ui_assert_goes (card);
      scs_setup_withdraw_errands (test->setup);
    }
    if (round == 0)
      scs_test_ui_fill (test);
    scs_setup_set_fact (test->setup, SCS_FACT_PRODUCT, "sales-insight-actions");
    scs_setup_set_fact (test->setup, SCS_FACT_WEB_LANGUAGE, "ja");
  }
}

static void
test_done (void)
{
  Shown shown;

  show_card (&shown, "account-password");
  g_assert_true (is_shown (&shown, "done_button"));
  click (&shown, "done_button");
  g_assert_cmpint (get_state (shown.test->setup, "account-password"), ==, SCS_OUTCOME_ON_WORD);
  g_assert_false (is_shown (&shown, "done_button"));
  assert_says (get_text (&shown, "state_label"), "Said by");
  click (&shown, "take_back_button");
  g_assert_cmpint (get_state (shown.test->setup, "account-password"), ==, SCS_OUTCOME_OPEN);
  g_assert_true (is_shown (&shown, "done_button"));
  g_assert_true (gtk_root_get_focus (GTK_ROOT (shown.window)) == get_part (&shown, "done_button"));
  hide (&shown);
}

static gboolean
has_errand (gpointer data)
{
  return scs_setup_get_errand (data, SCS_ERRAND_CONNECT_MARKETO) != NULL;
}

static gboolean
is_connected (gpointer data)
{
  return get_state (data, "marketo-connected") == SCS_OUTCOME_ON_WORD;
}

/* Who connects owns the connection: that is said before, ticked, and written down. */
static void
test_confirm (void)
{
  Shown shown;
  GtkListBox *guards;

  show_card (&shown, "marketo-connect");
  scs_test_wait_until (has_errand, shown.test->setup, WAIT_S);
  refresh (&shown);
  guards = GTK_LIST_BOX (get_part (&shown, "guard_list"));
  g_assert_nonnull (gtk_list_box_get_row_at_index (guards, 0));
  g_assert_true (gtk_widget_get_mapped (GTK_WIDGET (guards)));
  g_assert_false (gtk_widget_is_sensitive (get_part (&shown, "open_button")));
  g_assert_false (gtk_widget_is_sensitive (get_part (&shown, "done_button")));
  g_assert_false (gtk_widget_is_sensitive (get_part (&shown, "values")));
  g_assert_false (scs_errand_card_copy_next_value (shown.widget));
  assert_says (get_text (&shown, "why_label"), "Tick this first");

  gtk_check_button_set_active (GTK_CHECK_BUTTON (get_part (&shown, "confirm_button")), TRUE);
  refresh (&shown);
  g_assert_true (gtk_widget_is_sensitive (get_part (&shown, "open_button")));
  g_assert_false (is_shown (&shown, "why_label"));
  click (&shown, "done_button");
  scs_test_wait_until (is_connected, shown.test->setup, WAIT_S);
  g_assert_nonnull (scs_setup_get_fact (shown.test->setup, SCS_FACT_CONNECTION_OWNER));
  /* Once more is confirmed once more. */
  scs_setup_unsay (shown.test->setup, "marketo-connected");
  refresh (&shown);
  g_assert_false (gtk_widget_is_sensitive (get_part (&shown, "done_button")));
  hide (&shown);
}

/* What was ticked and typed is the same in another widget of the same errand. */
static void
test_draft (void)
{
  Shown shown;
  GtkWidget *other, *search;

  show_card (&shown, "marketo-connect");
  gtk_check_button_set_active (GTK_CHECK_BUTTON (get_part (&shown, "confirm_button")), TRUE);
  click (&shown, "error_button");
  search = get_part (&shown, "search");
  gtk_editable_set_text (GTK_EDITABLE (scs_test_ui_get_child (search, "words_row")), "401 what");

  other =
      g_object_ref_sink (g_object_new (SCS_TYPE_ERRAND_CARD, "errand-id", "marketo-connect", NULL));
  scs_errand_card_refresh (SCS_ERRAND_CARD (other), shown.test->setup);
  g_assert_true (gtk_check_button_get_active (
      GTK_CHECK_BUTTON (scs_test_ui_get_child (get_before (other), "confirm_button"))));
  search = scs_test_ui_get_child (get_body (other), "search");
  g_assert_true (gtk_widget_get_visible (search));
  g_assert_cmpstr (gtk_editable_get_text (
                       GTK_EDITABLE (scs_test_ui_get_child (search, "words_row"))),
                   ==,
                   "401 what");
  g_assert_finalize_object (other);
  hide (&shown);
}

static void
test_needs (void)
{
  Shown shown;

  show_card (&shown, "account-password");
  g_assert_nonnull (scs_test_ui_find (shown.widget, is_label_with, "First: Send the first"));
  /* It does not block: an admin may know better. */
  g_assert_true (gtk_widget_is_sensitive (get_part (&shown, "done_button")));
  scs_setup_say (shown.test->setup, "account-invited", NULL);
  refresh (&shown);
  g_assert_null (scs_test_ui_find (shown.widget, is_label_with, "First:"));
  hide (&shown);
}

/* The green button is never shown to those for whom it is wrong. */
static void
test_edition (void)
{
  Shown shown;
  GtkWidget *body;
  ScsErrandCard *card;

  show_list (&shown, "salesforce", "after");
  scs_progress_set_present (shown.test->setup, "salesforce", "salesforce-package");
  refresh (&shown);
  body = get_body (shown.widget);
  g_assert_true (gtk_widget_get_mapped (scs_test_ui_get_child (get_before (body), "edition_row")));
  g_assert_false (gtk_widget_get_mapped (scs_test_ui_get_child (body, "press_label")));
  g_assert_false (gtk_widget_get_mapped (scs_test_ui_get_child (body, "done_button")));
  g_assert_false (gtk_widget_get_mapped (scs_test_ui_get_child (body, "open_button")));

  adw_combo_row_set_selected (ADW_COMBO_ROW (
                                  scs_test_ui_get_child (get_before (body), "edition_row")),
                              1);
  g_assert_cmpstr (scs_setup_get_fact (shown.test->setup, SCS_FACT_EDITION), ==, "professional");
  refresh (&shown);
  g_assert_null (scs_errand_card_find (shown.widget, "salesforce-package"));
  card = scs_errand_card_find (shown.widget, "salesforce-package-professional");
  g_assert_true (scs_errand_card_get_expanded (card));
  g_assert_true (
      gtk_widget_is_ancestor (gtk_root_get_focus (GTK_ROOT (shown.window)), GTK_WIDGET (card)));
  scs_setup_set_fact (shown.test->setup, SCS_FACT_EDITION, "other");
  refresh (&shown);
  g_assert_nonnull (scs_errand_card_find (shown.widget, "salesforce-package"));
  g_assert_null (scs_errand_card_find (shown.widget, "salesforce-package-professional"));
  hide (&shown);
}

static gboolean
has_trouble (gpointer data)
{
  return scs_progress_get_trouble (data, scs_errand_find ("account-sign-in")) != NULL;
}

static void
test_troubles (void)
{
  Shown shown;
  GtkWidget *search, *words, *nothing;
  const ScsErrand *errand = scs_errand_find ("account-sign-in");

  show_card (&shown, "account-sign-in");
  click (&shown, "error_button");
  search = get_part (&shown, "search");
  words = scs_test_ui_get_child (search, "words_row");
  nothing = scs_test_ui_get_child (search, "nothing_box");
  g_assert_true (gtk_widget_get_mapped (search));
  g_assert_true (gtk_widget_is_ancestor (gtk_root_get_focus (GTK_ROOT (shown.window)), words));
  /* Known at this step, before anything is typed */
  g_assert_cmpint (errand->troubles->len, >, 0);
  g_assert_nonnull (scs_test_ui_find (search, is_label_with, "Known at this step"));

  gtk_editable_set_text (GTK_EDITABLE (words), "OAUTH_EC_APP_NOT_FOUND");
  scs_test_run_for (20);
  g_assert_nonnull (scs_test_ui_find (search, is_label_with, "Who can: Salesforce admin"));
  g_assert_false (gtk_widget_get_visible (nothing));
  scs_test_ui_assert_named (shown.widget);

  gtk_editable_set_text (GTK_EDITABLE (words), "zzyzx https://x.example/?code=s3cret");
  g_assert_true (gtk_widget_get_visible (nothing));
  scs_test_ui_click (search, "Copy the _Question");
  scs_test_wait_until (has_trouble, shown.test->setup, WAIT_S);
  g_assert_cmpstr (scs_progress_get_trouble (shown.test->setup, errand),
                   ==,
                   "zzyzx https://x.example/?code=…");
  refresh (&shown);
  g_assert_false (is_shown (&shown, "state_label"));
  click (&shown, "error_button");
  scs_test_run_for (40);
  assert_says (get_text (&shown, "state_label"), "It did not work: zzyzx");
  click (&shown, "take_back_button");
  g_assert_null (scs_progress_get_trouble (shown.test->setup, errand));
  click (&shown, "error_button");
  scs_test_run_for (40);
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (words)), ==, "");

  /* The address of who pressed Deny is no trouble, but understood. */
  gtk_editable_set_text (GTK_EDITABLE (words), "https://x.example/cb?error=access_denied&state=1");
  g_assert_true (gtk_widget_get_visible (nothing));
  g_assert_nonnull (scs_test_ui_find (nothing, is_label_with, "press Allow"));
  gtk_editable_set_text (GTK_EDITABLE (words), "zzyzx");
  g_assert_nonnull (scs_test_ui_find (nothing, is_label_with, "No known error"));

  /* Done forgets it, also what is being typed. */
  gtk_editable_set_text (GTK_EDITABLE (words), "again");
  click (&shown, "done_button");
  scs_test_run_for (800);
  g_assert_null (scs_progress_get_trouble (shown.test->setup, errand));
  hide (&shown);
}

static guint
count_children (GtkWidget *widget)
{
  guint n = 0;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    n++;
  return n;
}

/* What many errors have in common shows the likeliest, and says how many are left out. */
static void
test_many_troubles (void)
{
  Shown shown;
  GtkWidget *search, *words, *more, *results;
  g_autoptr (GPtrArray) all = scs_trouble_search ("marketo", scs_errand_find ("salesforce-app"));

  show_card (&shown, "salesforce-app");
  click (&shown, "error_button");
  search = get_part (&shown, "search");
  words = scs_test_ui_get_child (search, "words_row");
  more = scs_test_ui_get_child (search, "more_label");
  results = scs_test_ui_get_child (search, "results_box");
  g_assert_false (gtk_widget_get_visible (more));

  gtk_editable_set_text (GTK_EDITABLE (words), "marketo");
  g_assert_cmpuint (all->len, >, 8);
  g_assert_cmpuint (count_children (results), ==, 8);
  g_assert_true (gtk_widget_get_visible (more));
  g_assert_cmpint (atoi (gtk_label_get_text (GTK_LABEL (more))), ==, (int) all->len - 8);

  /* Two signs that read the same in one language are said once. */
  gtk_editable_set_text (GTK_EDITABLE (words), "We were unable to authenticate your request");
  scs_test_run_for (20);
  g_assert_nonnull (scs_test_ui_find (results, is_label_with, "unable to authenticate"));
  g_assert_null (scs_test_ui_find (results, is_label_with, "request · We were"));
  hide (&shown);
}

static const char *
get_heading (Shown *shown)
{
  return gtk_label_get_text (GTK_LABEL (scs_test_ui_get_child (shown->widget, "state_label")));
}

static void
test_help (void)
{
  Shown shown;
  GtkWidget *help, *mark;

  show_card (&shown, "salesforce-app");
  scs_setup_set_fact (shown.test->setup, SCS_FACT_ROLE_SALESFORCE_ADMIN, "kai@x.example");
  refresh (&shown);
  click (&shown, "help_button");
  help = get_part (&shown, "help");
  g_assert_true (gtk_widget_get_mapped (help));
  assert_says (gtk_label_get_text (GTK_LABEL (scs_test_ui_get_child (help, "who_label"))),
               "Salesforce admin, kai@x.example");
  mark = scs_test_ui_get_child (scs_test_ui_get_child (help, "ways"), "mark_button");
  g_assert_false (gtk_widget_get_visible (mark));
  scs_test_ui_click (help, "Copy _Text");
  refresh (&shown);
  /* That the mail is there does not say that it has gone out. */
  g_assert_false (scs_handoff_is_waiting (shown.test->setup, "salesforce-app"));
  g_assert_true (gtk_widget_get_mapped (mark));
  g_signal_emit_by_name (mark, "clicked");
  refresh (&shown);
  g_assert_true (scs_handoff_is_waiting (shown.test->setup, "salesforce-app"));
  g_assert_false (gtk_widget_get_mapped (help));
  /* Who is waited for is said once: in the body, or, while that is closed, in the heading. */
  assert_says (get_text (&shown, "state_label"), "kai@x.example");
  assert_says (get_heading (&shown), "Handed on");
  g_assert_null (strstr (get_heading (&shown), "kai@x.example"));
  g_assert_true (is_shown (&shown, "answered_button"));
  click (&shown, "take_back_button");
  g_assert_false (scs_handoff_is_waiting (shown.test->setup, "salesforce-app"));
  g_assert_false (is_shown (&shown, "answered_button"));

  /* Once taken back, a mail has to be made again. */
  click (&shown, "help_button");
  g_assert_true (gtk_widget_get_mapped (help));
  g_assert_false (gtk_widget_get_visible (mark));
  hide (&shown);
}

/* A mail that is too long is a short one, and needs the checklist. */
static void
test_help_is_short (void)
{
  static const struct {
    int name_length;
    gboolean is_short;
  } cases[] = { { 8, FALSE }, { 1800, TRUE } };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_autofree char *name = g_strnfill (cases[i].name_length, 'n');
    Shown shown;
    GtkWidget *label;

    show_card (&shown, "account-password");
    scs_setup_set_fact (shown.test->setup, SCS_FACT_MY_NAME, name);
    click (&shown, "help_button");
    label = scs_test_ui_get_child (scs_test_ui_get_child (get_part (&shown, "help"), "ways"),
                                   "short_label");
    g_assert_cmpint (gtk_widget_get_mapped (label), ==, cases[i].is_short);
    hide (&shown);
  }
}

/* What has the focus may go: hidden, taken out, or with its window. Nothing of it stays, and the
 * toolkit has nothing to say. */
static void
test_focus_goes (void)
{
  static const char *const parts[] = { "done_button", "error_button", "search", "help" };
  enum { HIDDEN, TAKEN_OUT, WITH_WINDOW, N_WAYS };

  for (gsize i = 0; i < G_N_ELEMENTS (parts); i++)
    for (int way = 0; way < N_WAYS; way++) {
      GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
      GtkWidget *card = g_object_new (SCS_TYPE_ERRAND_CARD, "errand-id", "account-password", NULL);
      Shown shown;

      gtk_box_append (GTK_BOX (box), card);
      gtk_box_append (GTK_BOX (box), gtk_button_new_with_label ("x"));
      shown.test = scs_test_setup_new ("test", NULL);
      shown.widget = g_object_ref (card);
      shown.window = scs_test_ui_present (box);
      refresh (&shown);
      if (i >= 2)
        click (&shown, i == 2 ? "error_button" : "help_button");
      scs_test_run_for (40);
      gtk_widget_child_focus (get_part (&shown, parts[i]), GTK_DIR_TAB_FORWARD);
      g_assert_true (
          gtk_widget_is_ancestor (gtk_window_get_focus (GTK_WINDOW (shown.window)), card));
      if (way == HIDDEN)
        gtk_widget_set_visible (card, FALSE);
      else if (way == TAKEN_OUT)
        gtk_box_remove (GTK_BOX (box), card);
      scs_test_run_for (40);
      hide (&shown);
    }
}

/* The labels are those of the web application's language, whatever the person reads. */
static void
test_web_language (void)
{
  Shown shown;

  show_card (&shown, "salesforce-app");
  g_assert_null (scs_test_ui_find (shown.widget, is_label_with, "設定"));
  scs_setup_set_fact (shown.test->setup, SCS_FACT_WEB_LANGUAGE, "ja");
  refresh (&shown);
  scs_test_run_for (40);
  g_assert_nonnull (scs_test_ui_find (get_part (&shown, "crumbs"), is_label_with, "設定"));
  hide (&shown);
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

static char *
read_clipboard (GtkWidget *widget)
{
  char *text = NULL;

  gdk_clipboard_read_text_async (gtk_widget_get_clipboard (widget), NULL, text_read_cb, &text);
  scs_test_wait_until (is_set, &text, WAIT_S);
  return text;
}

static void
assert_clipboard (Shown *shown, const char *expected)
{
  g_autofree char *text = NULL;

  scs_test_run_for (60); /* the keyring answers */
  text = read_clipboard (shown->widget);
  g_assert_cmpstr (text, ==, expected);
}

static void
store_values (ScsTestSetup *test)
{
  scs_test_setup_store (test, "marketo", SCS_PURPOSE_SALES_CONNECT, "munchkin-id", "123-ABC-456");
  scs_test_setup_store (test, "marketo", SCS_PURPOSE_SALES_CONNECT, "client-secret", "the-secret");
}

/* One after the other, without what is not stored, and round again */
static void
test_values (void)
{
  Shown shown;

  show_card (&shown, "marketo-connect");
  g_assert_false (scs_errand_card_holds_values_back (shown.widget));
  store_values (shown.test);
  refresh (&shown);
  scs_test_run_for (40);
  g_assert_false (scs_errand_card_copy_next_value (shown.widget));
  g_assert_true (scs_errand_card_holds_values_back (shown.widget));
  gtk_check_button_set_active (GTK_CHECK_BUTTON (get_part (&shown, "confirm_button")), TRUE);
  refresh (&shown);
  scs_test_run_for (40);
  g_assert_false (scs_errand_card_holds_values_back (shown.widget));
  for (int round = 0; round < 2; round++) {
    g_assert_true (scs_errand_card_copy_next_value (shown.widget));
    assert_clipboard (&shown, "123-ABC-456");
    g_assert_true (scs_errand_card_copy_next_value (shown.widget));
    assert_clipboard (&shown, "the-secret");
  }
  g_assert_true (
      gdk_content_formats_contain_mime_type (gdk_clipboard_get_formats (
                                                 gtk_widget_get_clipboard (shown.widget)),
                                             "x-kde-passwordManagerHint"));
  click (&shown, "done_button");
  assert_clipboard (&shown, "");
  hide (&shown);
}

/* What is no secret: my own address, and texts of the guide */
static void
test_plain_values (void)
{
  Shown shown;

  show_card (&shown, "account-sign-in");
  g_assert_false (scs_errand_card_copy_next_value (shown.widget));
  scs_setup_set_fact (shown.test->setup, SCS_FACT_MY_EMAIL, "mio@x.example");
  refresh (&shown);
  scs_test_run_for (40);
  g_assert_true (scs_errand_card_copy_next_value (shown.widget));
  assert_clipboard (&shown, "mio@x.example");
  hide (&shown);
}

static gboolean
is_over (gpointer data)
{
  g_autofree char *text = read_clipboard (data);

  return g_str_equal (text, "");
}

static void
test_clipboard (void)
{
  GtkWidget *label = g_object_ref_sink (gtk_label_new ("x"));
  GtkWidget *window = scs_test_ui_present (label);
  GdkClipboard *clipboard = gtk_widget_get_clipboard (label);
  g_autofree char *kept = NULL, *secret = NULL;
  gint64 from_us;

  /* What came after stays. */
  scs_secret_clipboard_copy (label, "one");
  gdk_clipboard_set_text (clipboard, "somebody else's");
  scs_secret_clipboard_clear (clipboard);
  kept = read_clipboard (label);
  g_assert_cmpstr (kept, ==, "somebody else's");

  /* By itself after half a minute */
  scs_secret_clipboard_copy (label, "two");
  from_us = g_get_monotonic_time ();
  secret = read_clipboard (label);
  g_assert_cmpstr (secret, ==, "two");
  scs_test_wait_until (is_over, label, WAIT_S);
  g_assert_cmpint (g_get_monotonic_time () - from_us, >, 28 * G_USEC_PER_SEC);
  scs_secret_clipboard_settle (clipboard);
  gtk_window_destroy (GTK_WINDOW (window));
  scs_test_ui_run_idle ();
  g_assert_finalize_object (label);
}

static const char *
get_open (Shown *shown)
{
  ScsErrandCard *card = scs_errand_card_find (shown->widget, NULL);

  return card != NULL ? scs_errand_card_get_errand_id (card) : NULL;
}

static void
press_header (Shown *shown, const char *errand_id)
{
  GtkWidget *card = GTK_WIDGET (scs_errand_card_find (shown->widget, errand_id));

  g_signal_emit_by_name (scs_test_ui_get_child (card, "header_button"), "clicked");
  refresh (shown);
}

static void
test_list (void)
{
  Shown shown;
  GtkWidget *focus;

  show_list (&shown, "account", "main");
  scs_test_ui_assert_named (shown.widget);
  g_assert_cmpstr (get_open (&shown), ==, "account-invite");
  gtk_test_accessible_assert_state (
      scs_test_ui_get_child (GTK_WIDGET (scs_errand_card_find (shown.widget, "account-invite")),
                             "header_button"),
      GTK_ACCESSIBLE_STATE_EXPANDED,
      TRUE);
  press_header (&shown, "account-sign-in");
  g_assert_cmpstr (get_open (&shown), ==, "account-sign-in");
  press_header (&shown, "account-sign-in");
  g_assert_null (get_open (&shown));
  press_header (&shown, "account-invite");

  /* After Done, the next one opens and has the focus. */
  scs_test_run_for (40);
  scs_test_ui_click (GTK_WIDGET (scs_errand_card_find (shown.widget, "account-invite")), "_Done");
  refresh (&shown);
  g_assert_cmpstr (get_open (&shown), ==, "account-password");
  focus = gtk_root_get_focus (GTK_ROOT (shown.window));
  g_assert_true (gtk_widget_is_ancestor (focus,
                                         GTK_WIDGET (scs_errand_card_find (shown.widget,
                                                                           "account-password"))));
  hide (&shown);
}

/* Who it is for changes; what was typed stays. */
static void
test_list_follows (void)
{
  Shown shown;
  GtkWidget *card, *search;

  show_list (&shown, "salesforce", "connect");
  g_assert_nonnull (scs_errand_card_find (shown.widget, "salesforce-connect-admin"));
  card = GTK_WIDGET (scs_errand_card_find (shown.widget, "salesforce-connect-admin"));
  press_header (&shown, "salesforce-connect-admin");
  search = scs_test_ui_get_child (get_body (card), "search");
  scs_progress_get_draft (shown.test->setup, "salesforce-connect-admin")->shows_troubles = TRUE;
  refresh (&shown);
  gtk_editable_set_text (GTK_EDITABLE (scs_test_ui_get_child (search, "words_row")), "half a w");

  scs_setup_set_fact (shown.test->setup, SCS_FACT_SALESFORCE_AS, "non-admin");
  refresh (&shown);
  g_assert_null (scs_errand_card_find (shown.widget, "salesforce-connect-admin"));
  g_assert_nonnull (scs_errand_card_find (shown.widget, "salesforce-connect-non-admin"));
  scs_setup_set_fact (shown.test->setup, SCS_FACT_SALESFORCE_AS, "admin");
  refresh (&shown);
  g_assert_true (GTK_WIDGET (scs_errand_card_find (shown.widget, "salesforce-connect-admin")) ==
                 card);
  g_assert_cmpstr (gtk_editable_get_text (
                       GTK_EDITABLE (scs_test_ui_get_child (search, "words_row"))),
                   ==,
                   "half a w");
  hide (&shown);
}

/* What need not be done is folded away, until it is asked for. */
static void
test_list_more (void)
{
  Shown shown;
  GtkExpander *expander;
  g_autoptr (GPtrArray) list = NULL;

  show_list (&shown, "account", "more");
  list = scs_progress_list (shown.test->setup, "account", "more");
  g_assert_cmpint (list->len, >, 0);
  expander = GTK_EXPANDER (scs_test_ui_find_type (shown.widget, GTK_TYPE_EXPANDER));
  g_assert_false (gtk_expander_get_expanded (expander));
  scs_progress_set_present (shown.test->setup,
                            "account",
                            ((ScsErrand *) g_ptr_array_index (list, 0))->id);
  refresh (&shown);
  g_assert_true (gtk_expander_get_expanded (expander));
  g_assert_cmpstr (get_open (&shown), ==, ((ScsErrand *) g_ptr_array_index (list, 0))->id);
  hide (&shown);
}

int
main (int argc, char *argv[])
{
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();
  g_test_add_func ("/errand-card/all", test_all);
  g_test_add_func ("/errand-card/done", test_done);
  g_test_add_func ("/errand-card/confirm", test_confirm);
  g_test_add_func ("/errand-card/draft", test_draft);
  g_test_add_func ("/errand-card/needs", test_needs);
  g_test_add_func ("/errand-card/edition", test_edition);
  g_test_add_func ("/errand-card/troubles", test_troubles);
  g_test_add_func ("/errand-card/many-troubles", test_many_troubles);
  g_test_add_func ("/errand-card/help", test_help);
  g_test_add_func ("/errand-card/help-is-short", test_help_is_short);
  g_test_add_func ("/errand-card/focus-goes", test_focus_goes);
  g_test_add_func ("/errand-card/web-language", test_web_language);
  g_test_add_func ("/errand-card/values", test_values);
  g_test_add_func ("/errand-card/plain-values", test_plain_values);
  g_test_add_func ("/errand-card/clipboard", test_clipboard);
  g_test_add_func ("/errand-list/at-hand", test_list);
  g_test_add_func ("/errand-list/follows", test_list_follows);
  g_test_add_func ("/errand-list/more", test_list_more);
  return g_test_run ();
}
