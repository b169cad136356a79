/* SPDX-FileCopyrightText: 2026 The Sales Connect Setup authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "scs-test-catalogue.h"
#include "setup/guide/scs-guide.h"

#include <glib/gstdio.h>
#include <libintl.h>
#include <string.h>

static void
add_text (GHashTable *texts, const char *text)
{
  if (text != NULL && *text != '\0')
    g_hash_table_insert (texts, (char *) text, g_strconcat (SCS_TEST_MARK, text, NULL));
}

static GHashTable *
collect_texts (void)
{
  GHashTable *texts = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, g_free);
  GPtrArray *errands = scs_errand_list (), *roles = scs_role_list (), *troubles;

  for (guint i = 0; i < errands->len; i++) {
    const ScsErrand *errand = g_ptr_array_index (errands, i);

    add_text (texts, errand->title);
    add_text (texts, errand->press);
    add_text (texts, errand->expect);
    add_text (texts, errand->confirm);
    for (const char *const *guard = errand->guards; *guard != NULL; guard++)
      add_text (texts, *guard);
    for (const char *const *hint = errand->hints; *hint != NULL; hint++)
      add_text (texts, *hint);
  }
  for (guint i = 0; i < roles->len; i++)
    add_text (texts, ((ScsRole *) g_ptr_array_index (roles, i))->title);
  troubles = scs_trouble_list ();
  for (guint i = 0; i < troubles->len; i++) {
    add_text (texts, ((ScsTrouble *) g_ptr_array_index (troubles, i))->cause);
    add_text (texts, ((ScsTrouble *) g_ptr_array_index (troubles, i))->remedy);
  }
  g_hash_table_insert (texts, (char *) "Hello %s,", g_strdup ("%s 様"));
  g_hash_table_insert (texts, (char *) "Hello,", g_strdup ("こんにちは。"));
  g_hash_table_insert (texts, (char *) "", g_strdup ("Content-Type: text/plain; charset=UTF-8\n"));
  return texts;
}

static int
compare_texts (gconstpointer a, gconstpointer b)
{
  return strcmp (*(const char *const *) a, *(const char *const *) b);
}

static void
append_number (GByteArray *bytes, guint32 number)
{
  g_byte_array_append (bytes, (const guint8 *) &number, sizeof number);
}

/* Source: GNU gettext manual, “The Format of GNU MO Files” */
static GByteArray *
make_catalogue (GHashTable *texts)
{
  guint32 n = g_hash_table_size (texts), at = 28 + 16 * n;
  g_autofree gpointer *keys = g_hash_table_get_keys_as_array (texts, NULL);
  GByteArray *bytes = g_byte_array_new ();
  const guint32 header[] = { 0x950412de, 0, n, 28, 28 + 8 * n, 0, 0 };

  qsort (keys, n, sizeof *keys, compare_texts);
  for (gsize i = 0; i < G_N_ELEMENTS (header); i++)
    append_number (bytes, header[i]);
  for (int table = 0; table < 2; table++)
    for (guint i = 0; i < n; i++) {
      const char *text = table == 0 ? keys[i] : g_hash_table_lookup (texts, keys[i]);

      append_number (bytes, strlen (text));
      append_number (bytes, at);
      at += strlen (text) + 1;
    }
  for (int table = 0; table < 2; table++)
    for (guint i = 0; i < n; i++) {
      const char *text = table == 0 ? keys[i] : g_hash_table_lookup (texts, keys[i]);

      g_byte_array_append (bytes, (const guint8 *) text, strlen (text) + 1);
    }
  return bytes;
}

static void
write_catalogue (const char *folder, const char *language, const guint8 *data, gsize size)
{
  g_autofree char *below = g_build_filename (folder, language, "LC_MESSAGES", NULL);
  g_autofree char *path = g_build_filename (below, GETTEXT_PACKAGE ".mo", NULL);
  g_autoptr (GError) error = NULL;

  g_assert_cmpint (g_mkdir_with_parents (below, 0700), ==, 0);
  g_file_set_contents (path, (const char *) data, size, &error);
  g_assert_no_error (error);
}

/* Numbers of the other byte order: the header, then the two tables */
static void
swap_numbers (GByteArray *bytes)
{
  guint32 *numbers = (guint32 *) (gpointer) bytes->data;
  guint32 n = 7 + 4 * numbers[2];

  for (guint32 i = 0; i < n; i++)
    numbers[i] = GUINT32_SWAP_LE_BE (numbers[i]);
}

char *
scs_test_catalogue_make (void)
{
  char *folder = g_dir_make_tmp ("scs-handoff-XXXXXX", NULL);
  g_autoptr (GHashTable) texts = collect_texts ();
  g_autoptr (GByteArray) bytes = make_catalogue (texts);

  write_catalogue (folder, "ja", bytes->data, bytes->len);
  swap_numbers (bytes);
  write_catalogue (folder, "other-order", bytes->data, bytes->len);
  write_catalogue (folder, "cut", bytes->data, 28 + 8);
  write_catalogue (folder, "garbage", (const guint8 *) "no catalogue at all, but long enough", 36);
  write_catalogue (folder, "short", (const guint8 *) "\xde\x12\x04\x95", 4);
  write_catalogue (folder, "empty", (const guint8 *) "", 0);
  bindtextdomain (GETTEXT_PACKAGE, folder);
  return folder;
}

void
scs_test_catalogue_remove (const char *folder)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;

  while ((name = g_dir_read_name (dir)) != NULL) {
    g_autofree char *language = g_build_filename (folder, name, NULL);
    g_autofree char *below = g_build_filename (language, "LC_MESSAGES", NULL);
    g_autofree char *path = g_build_filename (below, GETTEXT_PACKAGE ".mo", NULL);

    g_remove (path);
    g_rmdir (below);
    g_rmdir (language);
  }
  g_rmdir (folder);
}
