/* SPDX-FileCopyrightText: 2026 The Sales Connect Setup authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* What was taken out of a mail, shown before it is stored; and the clipboard it came from. Needs a
 * display. */
#include <adwaita.h>
#include <libsecret/secret.h>
#include <string.h>

#include "scs-test-ui.h"
#include "scs-test-wait.h"
#include "widgets/secret/scs-clipboard-offer.h"
#include "widgets/secret/scs-paste-preview.h"

#define WAIT_S 30
#define ID "0a1b2c3d-4e5f-6071-8293-a4b5c6d7e8f9"
#define SECRET "Zx9Yw8Vu7Ts6Rq5Po4Nm3Lk2Ji1Hg0Fe"
#define MAIL "Munchkin ID: 123-ABC-456\nClient ID: " SECRET "\nClient Secret: '" ID "'\n"

static void
count_cb (GObject *object, guint *n)
{
  (*n)++;
}

static gboolean
is_not_zero (gpointer n)
{
  return *(guint *) n > 0;
}

static const char *
get_title (GtkWidget *preview, const char *row)
{
  return adw_preferences_row_get_title (ADW_PREFERENCES_ROW (scs_test_ui_get_child (preview, row)));
}

static const char *
get_subtitle (GtkWidget *preview, const char *row)
{
  return adw_action_row_get_subtitle (ADW_ACTION_ROW (scs_test_ui_get_child (preview, row)));
}

static gboolean
has_secret (ScsTestSetup *test, const char *kind)
{
  return scs_setup_has_secret (test->setup, "marketo", SCS_PURPOSE_SALES_CONNECT, kind);
}

static gboolean
holds_secret (GtkWidget *widget, gconstpointer data)
{
  return GTK_IS_LABEL (widget) && strstr (gtk_label_get_text (GTK_LABEL (widget)), data) != NULL;
}

/* Shown, not stored; then stored as the person says. */
static void
test_store (void)
{
  g_autoptr (ScsTestSetup) test = scs_test_setup_new ("test", NULL);
  GtkWidget *preview = g_object_ref_sink (g_object_new (SCS_TYPE_PASTE_PREVIEW, NULL));
  GtkWidget *window = scs_test_ui_present (preview);
  ScsKeyringPlace place = { "test", "marketo", SCS_PURPOSE_SALES_CONNECT, "client-secret" };
  GAsyncResult *slot = NULL;
  g_autoptr (GAsyncResult) result = NULL;
  guint n_stored = 0;
  char *value;

  g_assert_false (gtk_widget_get_visible (preview));
  g_signal_connect (preview, "stored", G_CALLBACK (count_cb), &n_stored);
  scs_paste_preview_open (SCS_PASTE_PREVIEW (preview), test->setup, scs_paste_take_apart (MAIL));
  scs_test_run_for (400);
  g_assert_true (gtk_widget_get_visible (preview));
  g_assert_true (gtk_widget_has_focus (scs_test_ui_get_child (preview, "store_button")));
  scs_test_ui_assert_named (preview);
  g_assert_cmpstr (get_title (preview, "munchkin_row"), ==, "Munchkin Account ID\n123-ABC-456");
  g_assert_cmpstr (get_title (preview, "client_id_row"), ==, "Client ID\n" ID);
  g_assert_cmpstr (get_title (preview, "client_secret_row"),
                   ==,
                   "Client Secret\nZx…Fe, 32 characters");
  g_assert_cmpstr (get_subtitle (preview, "client_id_row"),
                   ==,
                   "Put right: it stood under the label “Client Secret”.\n"
                   "Removed: quotation marks.");
  g_assert_null (scs_test_ui_find (preview, holds_secret, SECRET));
  g_assert_false (has_secret (test, "munchkin-id"));
  g_assert_false (has_secret (test, "client-secret"));

  scs_test_ui_click (preview, "_Store");
  scs_test_wait_until (is_not_zero, &n_stored, WAIT_S);
  g_assert_true (has_secret (test, "munchkin-id") && has_secret (test, "client-id"));
  g_assert_false (gtk_widget_get_visible (preview));
  scs_keyring_lookup_async (test->keyring, &place, NULL, scs_test_keep_result_cb, &slot);
  result = scs_test_wait_result (&slot, WAIT_S);
  value = scs_keyring_lookup_finish (test->keyring, result, NULL);
  g_assert_cmpstr (value, ==, SECRET);
  secret_password_free (value);

  /* What would be replaced is said. */
  scs_paste_preview_open (SCS_PASTE_PREVIEW (preview),
                          test->setup,
                          scs_paste_take_apart ("Client ID: " ID "\nClient Secret: abc12345\n"));
  g_assert_cmpstr (get_subtitle (preview, "client_id_row"), ==, "It replaces the stored value.");
  g_assert_cmpstr (get_subtitle (preview, "munchkin_row"),
                   ==,
                   "Not found.\nThe stored value stays.");
  g_assert_cmpstr (get_title (preview, "client_secret_row"),
                   ==,
                   "Client Secret\n8 characters, not shown");
  gtk_window_destroy (GTK_WINDOW (window));
  scs_test_ui_run_idle ();
  g_clear_object (&result);
  g_assert_finalize_object (preview);
}

static void
test_discard (void)
{
  g_autoptr (ScsTestSetup) test = scs_test_setup_new ("test", NULL);
  GtkWidget *preview = g_object_ref_sink (g_object_new (SCS_TYPE_PASTE_PREVIEW, NULL));
  GtkWidget *window = scs_test_ui_present (preview);
  guint n_discarded = 0;

  g_signal_connect (preview, "discarded", G_CALLBACK (count_cb), &n_discarded);
  scs_paste_preview_open (SCS_PASTE_PREVIEW (preview), test->setup, scs_paste_take_apart (MAIL));
  scs_test_ui_click (preview, "Disc_ard");
  scs_test_run_for (300);
  g_assert_cmpuint (n_discarded, ==, 1);
  g_assert_false (gtk_widget_get_visible (preview));
  g_assert_false (has_secret (test, "munchkin-id"));

  /* With nothing to store there is nothing to press but that. */
  scs_paste_preview_open (SCS_PASTE_PREVIEW (preview),
                          test->setup,
                          scs_paste_take_apart ("Client ID: my-id-0001\nClient ID: my-id-0002\n"));
  scs_test_run_for (300);
  g_assert_false (gtk_widget_get_visible (scs_test_ui_get_child (preview, "store_button")));
  g_assert_true (gtk_widget_has_focus (scs_test_ui_get_child (preview, "discard_button")));
  gtk_window_destroy (GTK_WINDOW (window));
  scs_test_ui_run_idle ();
  g_assert_finalize_object (preview);
}

static gboolean
shows_trouble (gpointer preview)
{
  return gtk_widget_get_visible (scs_test_ui_get_child (preview, "run_only_button"));
}

/* When the keyring refuses, the values stay to be tried again, and which are stored is said. */
static void
test_refused (void)
{
  g_autoptr (ScsTestSetup) test = scs_test_setup_new ("test", NULL);
  GtkWidget *preview = g_object_ref_sink (g_object_new (SCS_TYPE_PASTE_PREVIEW, NULL));
  GtkWidget *window = scs_test_ui_present (preview);
  guint n_stored = 0;

  g_signal_connect (preview, "stored", G_CALLBACK (count_cb), &n_stored);
  scs_keyring_set_for_this_run_only (test->keyring, FALSE);
  scs_paste_preview_open (SCS_PASTE_PREVIEW (preview), test->setup, scs_paste_take_apart (MAIL));
  scs_test_ui_click (preview, "_Store");
  scs_test_wait_until (shows_trouble, preview, WAIT_S);
  g_assert_nonnull (
      scs_test_ui_find (preview,
                        holds_secret,
                        "Not stored: Munchkin Account ID, Client ID, Client Secret."));
  g_assert_true (gtk_widget_get_visible (preview));
  g_assert_cmpuint (n_stored, ==, 0);
  scs_test_ui_click (preview, "_Keep for This Run Only");
  scs_test_wait_until (is_not_zero, &n_stored, WAIT_S);
  g_assert_true (has_secret (test, "client-secret"));
  gtk_window_destroy (GTK_WINDOW (window));
  scs_test_ui_run_idle ();
  g_assert_finalize_object (preview);
}

/* When it refuses the second one, the first stays stored, and is not stored again. */
static void
test_half (void)
{
  g_autoptr (ScsTestSetup) test = scs_test_setup_new ("test", NULL);
  GtkWidget *preview = g_object_ref_sink (g_object_new (SCS_TYPE_PASTE_PREVIEW, NULL));
  GtkWidget *window = scs_test_ui_present (preview);

  scs_paste_preview_open (SCS_PASTE_PREVIEW (preview), test->setup, scs_paste_take_apart (MAIL));
  scs_test_ui_click (preview, "_Store");
  scs_keyring_set_for_this_run_only (test->keyring, FALSE);
  scs_test_wait_until (shows_trouble, preview, WAIT_S);
  g_assert_nonnull (
      scs_test_ui_find (preview,
                        holds_secret,
                        "Stored: Munchkin Account ID. Not stored: Client ID, Client Secret."));
  g_assert_cmpstr (get_subtitle (preview, "munchkin_row"), ==, "Stored in the keyring");
  g_assert_null (scs_test_ui_find (preview, holds_secret, "Nothing is stored yet."));
  gtk_window_destroy (GTK_WINDOW (window));
  scs_test_ui_run_idle ();
  g_assert_finalize_object (preview);
}

/* Only what was read is offered to be emptied; what came after it stays. */
static void
test_clipboard (void)
{
  GtkWidget *offer = g_object_ref_sink (g_object_new (SCS_TYPE_CLIPBOARD_OFFER, NULL));
  GtkWidget *window = scs_test_ui_present (offer);
  GdkClipboard *clipboard = gtk_widget_get_clipboard (offer);
  guint n_emptied = 0;

  g_signal_connect (offer, "emptied", G_CALLBACK (count_cb), &n_emptied);
  g_assert_false (scs_clipboard_offer_make (SCS_CLIPBOARD_OFFER (offer)));
  gdk_clipboard_set_text (clipboard, MAIL);
  scs_clipboard_offer_watch (SCS_CLIPBOARD_OFFER (offer), clipboard);
  g_assert_true (scs_clipboard_offer_make (SCS_CLIPBOARD_OFFER (offer)));
  gdk_clipboard_set_text (clipboard, "something else");
  g_assert_false (gtk_widget_get_visible (offer));
  g_assert_false (scs_clipboard_offer_make (SCS_CLIPBOARD_OFFER (offer)));
  g_assert_nonnull (gdk_clipboard_get_content (clipboard));

  scs_clipboard_offer_watch (SCS_CLIPBOARD_OFFER (offer), clipboard);
  g_assert_true (scs_clipboard_offer_make (SCS_CLIPBOARD_OFFER (offer)));
  scs_test_ui_click (offer, "Empt_y the Clipboard");
  g_assert_cmpuint (n_emptied, ==, 1);
  g_assert_null (gdk_clipboard_get_content (clipboard));
  g_assert_false (gtk_widget_get_visible (offer));

  gdk_clipboard_set_text (clipboard, MAIL);
  /* What the server says of the changes before comes late. */
  scs_test_run_for (300);
  scs_clipboard_offer_watch (SCS_CLIPBOARD_OFFER (offer), clipboard);
  g_assert_true (scs_clipboard_offer_make (SCS_CLIPBOARD_OFFER (offer)));
  scs_test_run_for (400);
  g_assert_true (gtk_widget_has_focus (scs_test_ui_get_child (offer, "empty_button")));
  gtk_window_destroy (GTK_WINDOW (window));
  scs_test_ui_run_idle ();
  g_assert_finalize_object (offer);
}

int
main (int argc, char *argv[])
{
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();
  g_test_add_func ("/paste-preview/store", test_store);
  g_test_add_func ("/paste-preview/discard", test_discard);
  g_test_add_func ("/paste-preview/refused", test_refused);
  g_test_add_func ("/paste-preview/half", test_half);
  g_test_add_func ("/paste-preview/clipboard", test_clipboard);
  return g_test_run ();
}
