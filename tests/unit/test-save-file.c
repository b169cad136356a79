/* SPDX-FileCopyrightText: 2026 The Sales Connect Setup authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Asking where a file shall be, and writing it there. Needs a display. */
#include <adwaita.h>
#include <glib/gstdio.h>

#include "scs-test-ui.h"
#include "scs-test-wait.h"
#include "widgets/scs-save-file.h"

#include <string.h>

#define WAIT_S 20
#define TEXT "名前,Name\r\n"

typedef struct {
  GtkWidget *widget; /* (owned) for which something is saved */
  GtkWidget *window;
  char *folder;   /* (owned) */
  char *asked;    /* (owned) (nullable) for which file the text was made */
  char *name;     /* (owned) (nullable) what came out */
  char *sentence; /* (owned) (nullable) what came out */
  int n_ended;
} Saving;

/* What make_text is to do about it */
static enum { GIVE, GIVE_NOTHING, LOSE_FOLDER } what_to_do;

static void
begin (Saving *saving)
{
  *saving = (Saving){ 0 };
  saving->widget = g_object_ref_sink (gtk_label_new ("x"));
  saving->window = scs_test_ui_present (saving->widget);
  saving->folder = g_dir_make_tmp ("scs-save-XXXXXX", NULL);
  g_assert_nonnull (saving->folder);
  g_object_set_data (G_OBJECT (saving->widget), "saving", saving);
  what_to_do = GIVE;
}

static void
end (Saving *saving)
{
  gtk_window_destroy (GTK_WINDOW (saving->window));
  scs_test_ui_run_idle ();
  scs_test_ui_assert_gone_soon (saving->widget);
  g_rmdir (saving->folder);
  g_free (saving->folder);
  g_free (saving->asked);
  g_free (saving->name);
  g_free (saving->sentence);
}

static char *
make_text (GtkWidget *widget, const char *name)
{
  Saving *saving = g_object_get_data (G_OBJECT (widget), "saving");

  g_free (saving->asked);
  saving->asked = g_strdup (name);
  if (what_to_do == LOSE_FOLDER)
    g_assert_cmpint (g_rmdir (saving->folder), ==, 0);
  return what_to_do == GIVE_NOTHING ? NULL : g_strdup (TEXT);
}

static void
ended_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Saving *saving = user_data;

  saving->name = scs_save_file_finish (GTK_WIDGET (source), result, &saving->sentence);
  saving->n_ended++;
}

static gboolean
has_ended (gpointer data)
{
  return ((Saving *) data)->n_ended > 0;
}

/* The dialog of the toolkit, which stands for the one of the desktop here */
static GtkWidget *
find_dialog (void)
{
  GListModel *windows = gtk_window_get_toplevels ();

  for (guint i = 0; i < g_list_model_get_n_items (windows); i++) {
    g_autoptr (GtkWidget) window = g_list_model_get_item (windows, i);

    if (GTK_IS_FILE_CHOOSER_DIALOG (window) && gtk_widget_get_mapped (window))
      return window;
  }
  return NULL;
}

static gboolean
has_dialog (gpointer data)
{
  return find_dialog () != NULL;
}

static gboolean
has_no_dialog (gpointer data)
{
  return find_dialog () == NULL;
}

static void
ask (Saving *saving)
{
  scs_save_file_async (saving->widget, "Save", "proposed.csv", make_text, ended_cb, saving);
}

/* The dialog looks at folders by and by, and at last at the one it is to. */
static gboolean
is_in_folder (gpointer data)
{
  GtkFileChooser *dialog = GTK_FILE_CHOOSER (find_dialog ());
  g_autoptr (GFile) folder = g_file_new_for_path (((Saving *) data)->folder);
  g_autoptr (GFile) file = gtk_file_chooser_get_file (dialog);

  if (file != NULL && g_file_has_parent (file, folder))
    return TRUE;
  gtk_file_chooser_set_current_folder (dialog, folder, NULL);
  scs_test_run_for (200);
  return FALSE;
}

static void
answer (Saving *saving, int response)
{
  GtkWidget *dialog;

  scs_test_wait_until (has_dialog, NULL, WAIT_S);
  dialog = find_dialog ();
  g_assert_true (gtk_window_get_transient_for (GTK_WINDOW (dialog)) == GTK_WINDOW (saving->window));
  scs_test_wait_until (is_in_folder, saving, WAIT_S);
  gtk_dialog_response (GTK_DIALOG (dialog), response);
  scs_test_wait_until (has_ended, saving, WAIT_S);
  scs_test_wait_until (has_no_dialog, NULL, WAIT_S);
}

static void
test_saved (void)
{
  g_autofree char *path = NULL, *text = NULL;
  Saving saving;

  begin (&saving);
  ask (&saving);
  answer (&saving, GTK_RESPONSE_ACCEPT);
  g_assert_cmpstr (saving.asked, ==, "proposed.csv");
  g_assert_cmpstr (saving.name, ==, "proposed.csv");
  g_assert_null (saving.sentence);
  path = g_build_filename (saving.folder, "proposed.csv", NULL);
  g_assert_true (g_file_get_contents (path, &text, NULL, NULL));
  g_assert_cmpstr (text, ==, TEXT);
  g_unlink (path);
  end (&saving);
}

/* Who closes the dialog is told nothing, and neither is who has nothing more to save. */
static void
test_nothing (void)
{
  static const struct {
    int response;
    int what;
    const char *asked;
  } cases[] = {
    { GTK_RESPONSE_CANCEL, GIVE, NULL },
    { GTK_RESPONSE_DELETE_EVENT, GIVE, NULL },
    { GTK_RESPONSE_ACCEPT, GIVE_NOTHING, "proposed.csv" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++) {
    Saving saving;

    begin (&saving);
    what_to_do = cases[i].what;
    ask (&saving);
    answer (&saving, cases[i].response);
    g_assert_cmpstr (saving.asked, ==, cases[i].asked);
    g_assert_null (saving.name);
    g_assert_null (saving.sentence);
    /* end() removes the folder, which works only if it is empty. */
    g_assert_cmpint (g_rmdir (saving.folder), ==, 0);
    end (&saving);
  }
}

static void
test_refused (void)
{
  Saving saving;

  begin (&saving);
  what_to_do = LOSE_FOLDER;
  ask (&saving);
  answer (&saving, GTK_RESPONSE_ACCEPT);
  g_assert_null (saving.name);
  g_assert_cmpstr (saving.sentence,
                   ==,
                   "proposed.csv could not be written. Choose another folder.");
  end (&saving);
}

/* One dialog a window, and none without its window */
static void
test_window (void)
{
  Saving saving;

  begin (&saving);
  ask (&saving);
  scs_test_wait_until (has_dialog, NULL, WAIT_S);
  ask (&saving);
  scs_test_wait_until (has_ended, &saving, WAIT_S);
  g_assert_cmpint (saving.n_ended, ==, 1);
  g_assert_nonnull (find_dialog ());
  gtk_window_destroy (GTK_WINDOW (saving.window));
  scs_test_run_for (100);
  g_assert_cmpint (saving.n_ended, ==, 2);
  g_assert_null (find_dialog ());
  g_assert_null (saving.asked);
  g_assert_null (saving.sentence);
  saving.window = gtk_window_new ();
  end (&saving);
}

/* A second one can be asked for when the first is answered. */
static void
test_again (void)
{
  Saving saving;

  begin (&saving);
  for (int i = 0; i < 2; i++) {
    saving.n_ended = 0;
    ask (&saving);
    answer (&saving, GTK_RESPONSE_CANCEL);
  }
  end (&saving);
}

int
main (int argc, char *argv[])
{
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();
  g_test_add_func ("/save-file/saved", test_saved);
  g_test_add_func ("/save-file/nothing", test_nothing);
  g_test_add_func ("/save-file/refused", test_refused);
  g_test_add_func ("/save-file/window", test_window);
  g_test_add_func ("/save-file/again", test_again);
  return g_test_run ();
}
