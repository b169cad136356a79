/* SPDX-FileCopyrightText: 2026 The Sales Connect Setup authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Whole mails and pages, each taken apart right or refused. All of them are invented. */
#include "setup/guide/scs-paste.h"

#include <json-glib/json-glib.h>
#include <libsecret/secret.h>
#include <locale.h>
#include <string.h>

/* The text of the one beside it that says what is in it */
typedef struct {
  char *path;         /* (owned) */
  JsonObject *wanted; /* (owned) */
  gboolean may_refuse;
} Mail;

static const char *const keys[] = { "munchkin_id", "client_id", "client_secret" };

static void
mail_free (Mail *self)
{
  g_free (self->path);
  json_object_unref (self->wanted);
  g_free (self);
}

/* No reason's sentence holds a part of what was found. */
static void
assert_tells (const ScsPastedValue *value)
{
  g_autofree char *sentences = scs_pasted_value_dup_sentences (value);

  if (value->value == NULL)
    g_assert_nonnull (sentences);
  else if (sentences != NULL)
    g_assert_null (strstr (sentences, value->value));
}

/* Some mails tell two values and say in words which one counts. A person may decide by that, the
 * program must not: it may name the two, and may never take the wrong one. */
static gboolean
is_refused_well (const Mail *mail, const ScsPastedValue *value)
{
  return mail->may_refuse && value->value == NULL && value->reason == SCS_PASTED_DIFFERENT;
}

static void
test_mail (gconstpointer data)
{
  const Mail *mail = data;
  g_autoptr (ScsPastedValues) values = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *text = NULL;
  gboolean put_right = FALSE;

  g_file_get_contents (mail->path, &text, NULL, &error);
  g_assert_no_error (error);
  values = scs_paste_take_apart (text);
  g_assert_false (values->too_long);
  for (gsize kind = 0; kind < G_N_ELEMENTS (keys); kind++) {
    const ScsPastedValue *value = &values->of[kind];

    g_test_message ("%s: %s (reason %d)", keys[kind], value->value, value->reason);
    put_right |= value->put_right;
  }
  for (gsize kind = 0; kind < G_N_ELEMENTS (keys); kind++) {
    const ScsPastedValue *value = &values->of[kind];
    const char *wanted =
        json_object_get_string_member_with_default (mail->wanted, keys[kind], NULL);

    if (!is_refused_well (mail, value))
      g_assert_cmpstr (value->value, ==, wanted);
    g_assert_true ((value->value == NULL) == (value->reason != SCS_PASTED_TAKEN));
    assert_tells (value);
    if (value->value != NULL)
      g_assert_cmpint (scs_paste_check (kind, value->value), ==, SCS_VALUE_OK);
  }
  g_assert_cmpint (put_right,
                   ==,
                   json_object_get_boolean_member_with_default (mail->wanted, "swapped", FALSE));
}

static gboolean
is_wholly_right (const Mail *mail)
{
  g_autoptr (ScsPastedValues) values = NULL;
  g_autofree char *text = NULL;

  if (!g_file_get_contents (mail->path, &text, NULL, NULL))
    return FALSE;
  values = scs_paste_take_apart (text);
  for (gsize kind = 0; kind < G_N_ELEMENTS (keys); kind++)
    if (g_strcmp0 (values->of[kind].value,
                   json_object_get_string_member_with_default (mail->wanted, keys[kind], NULL)) !=
        0)
      return FALSE;
  return TRUE;
}

/* Refusing is no way out: of those that were written without a look at how they are read, most are
 * read. */
static void
test_score (gconstpointer data)
{
  const GPtrArray *mails = data;
  guint n_right = 0, n_all = 0;

  for (guint i = 0; i < mails->len; i++) {
    const Mail *mail = g_ptr_array_index (mails, i);

    n_all += mail->may_refuse;
    n_right += mail->may_refuse && is_wholly_right (mail);
  }
  g_test_message ("%u of %u wholly right", n_right, n_all);
  g_assert_cmpuint (n_all, >=, 15);
  g_assert_cmpuint (n_right * 15, >=, n_all * 11);
}

static void
add_folder (const char *folder, const char *prefix, gboolean may_refuse, GPtrArray *mails)
{
  g_autoptr (JsonParser) parser = json_parser_new ();
  g_autoptr (GError) error = NULL;
  g_autoptr (GList) names = NULL;
  g_autofree char *list = g_build_filename (folder, "expected.json", NULL);
  JsonObject *all;

  json_parser_load_from_file (parser, list, &error);
  g_assert_no_error (error);
  all = json_node_get_object (json_parser_get_root (parser));
  names = json_object_get_members (all);
  for (GList *l = names; l != NULL; l = l->next) {
    g_autofree char *test_path = g_strconcat (prefix, l->data, NULL);
    Mail *mail = g_new0 (Mail, 1);

    mail->path = g_build_filename (folder, l->data, NULL);
    mail->wanted = json_object_ref (json_object_get_object_member (all, l->data));
    mail->may_refuse = may_refuse;
    g_ptr_array_add (mails, mail);
    g_test_add_data_func (test_path, mail, test_mail);
  }
}

/* Each text of the folder is in its list: none is left out by mistake. */
static void
test_complete (gconstpointer data)
{
  const GPtrArray *mails = data;
  g_autofree char *folder = g_test_build_filename (G_TEST_DIST, "data", "mails", NULL);
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  guint n_texts = 0, n_listed = 0;

  g_assert_nonnull (dir);
  for (const char *name = g_dir_read_name (dir); name != NULL; name = g_dir_read_name (dir))
    n_texts += g_str_has_suffix (name, ".txt");
  for (guint i = 0; i < mails->len; i++) {
    const Mail *mail = g_ptr_array_index (mails, i);
    g_autofree char *parent = g_path_get_dirname (mail->path);

    n_listed += g_str_equal (parent, folder);
  }
  g_assert_cmpuint (n_texts, ==, n_listed);
  g_assert_cmpuint (n_texts, >=, 40);
}

int
main (int argc, char *argv[])
{
  g_autoptr (GPtrArray) mails = g_ptr_array_new_with_free_func ((GDestroyNotify) mail_free);
  g_autofree char *folder = NULL, *blind = NULL;

  setlocale (LC_ALL, "C.UTF-8");
  g_test_init (&argc, &argv, NULL);
  /* Each mail tells all that is wrong with it. */
  g_test_set_nonfatal_assertions ();
  folder = g_test_build_filename (G_TEST_DIST, "data", "mails", NULL);
  blind = g_test_build_filename (G_TEST_DIST, "data", "mails", "blind", NULL);
  add_folder (folder, "/mails/", FALSE, mails);
  if (g_file_test (blind, G_FILE_TEST_IS_DIR)) {
    add_folder (blind, "/mails/blind/", TRUE, mails);
    g_test_add_data_func ("/mails/score", mails, test_score);
  }
  g_test_add_data_func ("/mails/complete", mails, test_complete);
  return g_test_run ();
}
