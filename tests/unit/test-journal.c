/* SPDX-FileCopyrightText: 2026 The Sales Connect Setup authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "store/scs-journal.h"

#include "scs-test-wait.h"

#include <glib/gstdio.h>
#include <signal.h>
#include <sqlite3.h>
#include <stdio.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <unistd.h>

#define WAIT_S 60

typedef struct {
  char *folder; /* (owned) */
  char *path;   /* (owned) */
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer data)
{
  fixture->folder = g_dir_make_tmp ("scs-journal-XXXXXX", NULL);
  fixture->path = g_build_filename (fixture->folder, "new", "deep", "journal.db", NULL);
}

static void
remove_tree (const char *path)
{
  g_autoptr (GDir) dir = g_dir_open (path, 0, NULL);
  const char *name;

  while (dir && (name = g_dir_read_name (dir))) {
    g_autofree char *child = g_build_filename (path, name, NULL);
    remove_tree (child);
  }
  g_assert_cmpint (g_remove (path), ==, 0);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  remove_tree (fixture->folder);
  g_free (fixture->folder);
  g_free (fixture->path);
}

/* The calls, each run to its end. */

static gboolean
open_journal (ScsJournal *journal, GError **error)
{
  GAsyncResult *slot = NULL;
  g_autoptr (GAsyncResult) result = NULL;

  scs_journal_open_async (journal, NULL, scs_test_keep_result_cb, &slot);
  result = scs_test_wait_result (&slot, WAIT_S);
  return scs_journal_open_finish (journal, result, error);
}

static ScsJournal *
new_open (const char *path)
{
  ScsJournal *journal = scs_journal_new (path);
  g_autoptr (GError) error = NULL;

  open_journal (journal, &error);
  g_assert_no_error (error);
  return journal;
}

static void
assert_open_fails (const char *path, ScsJournalError code)
{
  g_autoptr (ScsJournal) journal = scs_journal_new (path);
  g_autoptr (GError) error = NULL;

  g_assert_false (open_journal (journal, &error));
  g_assert_error (error, SCS_JOURNAL_ERROR, (int) code);
  g_assert_finalize_object (g_steal_pointer (&journal));
}

static gboolean
put_all (ScsJournal *journal, const char *environment, GPtrArray *records, GError **error)
{
  GAsyncResult *slot = NULL;
  g_autoptr (GAsyncResult) result = NULL;

  scs_journal_put_async (journal, environment, records, NULL, scs_test_keep_result_cb, &slot);
  result = scs_test_wait_result (&slot, WAIT_S);
  return scs_journal_put_finish (journal, result, error);
}

static gboolean
put (ScsJournal *journal,
     const char *environment,
     const char *kind,
     const char *id,
     const char *body,
     GError **error)
{
  g_autoptr (GPtrArray) records =
      g_ptr_array_new_with_free_func ((GDestroyNotify) scs_journal_record_free);

  g_ptr_array_add (records, scs_journal_record_new (kind, id, body));
  return put_all (journal, environment, records, error);
}

static void
assert_put (ScsJournal *journal,
            const char *environment,
            const char *kind,
            const char *id,
            const char *body)
{
  g_autoptr (GError) error = NULL;

  put (journal, environment, kind, id, body, &error);
  g_assert_no_error (error);
}

static GPtrArray *
load (ScsJournal *journal, const char *environment, GError **error)
{
  GAsyncResult *slot = NULL;
  g_autoptr (GAsyncResult) result = NULL;

  scs_journal_load_async (journal, environment, NULL, scs_test_keep_result_cb, &slot);
  result = scs_test_wait_result (&slot, WAIT_S);
  return scs_journal_load_finish (journal, result, error);
}

/* expected: “kind/id=body” for each record, blanks between. */
static void
assert_records (ScsJournal *journal, const char *environment, const char *expected)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) records = load (journal, environment, &error);
  g_autoptr (GString) found = g_string_new (NULL);

  g_assert_no_error (error);
  for (guint i = 0; i < records->len; i++) {
    ScsJournalRecord *record = g_ptr_array_index (records, i);
    g_string_append_printf (found,
                            "%s%s/%s=%s",
                            i ? " " : "",
                            record->kind,
                            record->id,
                            record->body);
  }
  g_assert_cmpstr (found->str, ==, expected);
}

static void
assert_environments (ScsJournal *journal, const char *expected)
{
  GAsyncResult *slot = NULL;
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  g_auto (GStrv) names = NULL;
  g_autofree char *found = NULL;

  scs_journal_list_environments_async (journal, NULL, scs_test_keep_result_cb, &slot);
  result = scs_test_wait_result (&slot, WAIT_S);
  names = scs_journal_list_environments_finish (journal, result, &error);
  g_assert_no_error (error);
  found = g_strjoinv (" ", names);
  g_assert_cmpstr (found, ==, expected);
}

static void delete (ScsJournal *journal, const char *environment, const char *kind, const char *id)
{
  GAsyncResult *slot = NULL;
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  scs_journal_delete_async (journal, environment, kind, id, NULL, scs_test_keep_result_cb, &slot);
  result = scs_test_wait_result (&slot, WAIT_S);
  scs_journal_delete_finish (journal, result, &error);
  g_assert_no_error (error);
}

static char *
set_aside (ScsJournal *journal)
{
  GAsyncResult *slot = NULL;
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  char *path;

  scs_journal_set_aside_async (journal, NULL, scs_test_keep_result_cb, &slot);
  result = scs_test_wait_result (&slot, WAIT_S);
  path = scs_journal_set_aside_finish (journal, result, &error);
  g_assert_no_error (error);
  return path;
}

/* SQL on a file that no journal holds. */
static void
run_sql (const char *path, const char *sql)
{
  sqlite3 *db;

  g_assert_cmpint (sqlite3_open (path, &db), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_exec (db, sql, NULL, NULL, NULL), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_close (db), ==, SQLITE_OK);
}

static void
overwrite (const char *path, long from, long length)
{
  FILE *file = g_fopen (path, "r+b");
  g_autofree char *noise = g_strnfill (length, '\xa5');

  g_assert_nonnull (file);
  g_assert_cmpint (fseek (file, from, SEEK_SET), ==, 0);
  g_assert_cmpint (fwrite (noise, 1, length, file), ==, length);
  g_assert_cmpint (fclose (file), ==, 0);
}

static void
test_round_trip (Fixture *fixture, gconstpointer data)
{
  ScsJournal *journal = new_open (fixture->path);

  assert_records (journal, "production", "");
  assert_environments (journal, "");
  assert_put (journal, "production", "fact", "munchkin", "{\"a\":1}");
  assert_put (journal,
              "production",
              "outcome",
              "山田",
              "{\"名\":\"太郎 ’\\\"; DROP TABLE record\"}");
  assert_put (journal, "demo", "fact", "munchkin", "no JSON, and nobody minds");
  assert_put (journal, "production", "fact", "empty", "");
  assert_put (journal, "production", "fact", "munchkin", "2");
  g_assert_finalize_object (journal);

  journal = new_open (fixture->path);
  assert_records (
      journal,
      "production",
      "outcome/山田={\"名\":\"太郎 ’\\\"; DROP TABLE record\"} fact/empty= fact/munchkin=2");
  assert_records (journal, "demo", "fact/munchkin=no JSON, and nobody minds");
  assert_environments (journal, "demo production");
  g_assert_finalize_object (journal);
}

static void
test_times (Fixture *fixture, gconstpointer data)
{
  ScsJournal *journal = new_open (fixture->path);
  g_autoptr (GPtrArray) records =
      g_ptr_array_new_with_free_func ((GDestroyNotify) scs_journal_record_free);
  g_autoptr (GPtrArray) loaded = NULL;
  gint64 before_us = g_get_real_time ();
  ScsJournalRecord *earlier = scs_journal_record_new ("fact", "earlier", "x");
  const ScsJournalRecord *first;
  const ScsJournalRecord *second;

  earlier->at_us = 1700000000123456;
  g_ptr_array_add (records, scs_journal_record_new ("fact", "now", "x"));
  g_ptr_array_add (records, earlier);
  g_assert_true (put_all (journal, "demo", records, NULL));
  loaded = load (journal, "demo", NULL);
  g_assert_cmpuint (loaded->len, ==, 2);
  first = g_ptr_array_index (loaded, 0);
  second = g_ptr_array_index (loaded, 1);
  g_assert_cmpint (first->at_us, >=, before_us);
  g_assert_cmpint (first->at_us, <=, g_get_real_time ());
  g_assert_cmpint (second->at_us, ==, 1700000000123456);
  g_assert_finalize_object (journal);
}

static void
test_delete (Fixture *fixture, gconstpointer data)
{
  static const struct {
    const char *environment;
    const char *kind;
    const char *id;
    const char *left;
  } cases[] = {
    { "demo", "member", "nobody", "member/a=1 member/b=2 fact/a=3" },
    { "demo", "member", "a", "member/b=2 fact/a=3" },
    { "demo", "member", NULL, "fact/a=3" },
    { "other", NULL, NULL, "fact/a=3" },
    { "demo", NULL, NULL, "" },
  };
  ScsJournal *journal = new_open (fixture->path);

  assert_put (journal, "demo", "member", "a", "1");
  assert_put (journal, "demo", "member", "b", "2");
  assert_put (journal, "demo", "fact", "a", "3");
  assert_put (journal, "sandbox", "member", "a", "4");
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++) {
    delete (journal, cases[i].environment, cases[i].kind, cases[i].id);
    assert_records (journal, "demo", cases[i].left);
  }
  assert_records (journal, "sandbox", "member/a=4");
  g_assert_finalize_object (journal);
}

static void
test_permissions (Fixture *fixture, gconstpointer data)
{
  static const struct {
    const char *name;
    int mode;
  } cases[] = {
    { "new", 0700 },
    { "new/deep", 0700 },
    { "new/deep/journal.db", 0600 },
    { "new/deep/journal.db-wal", 0600 },
    { "new/deep/journal.db-shm", 0600 },
    { "new/deep/journal.db.lock", 0600 },
  };
  mode_t mask = umask (0);

  for (int round = 0; round < 2; round++) {
    ScsJournal *journal = new_open (fixture->path);
    assert_put (journal, "demo", "fact", "a", "1");
    for (gsize i = 0; i < G_N_ELEMENTS (cases); i++) {
      g_autofree char *path = g_build_filename (fixture->folder, cases[i].name, NULL);
      GStatBuf status;
      g_assert_cmpint (g_stat (path, &status), ==, 0);
      g_assert_cmpint (status.st_mode & 07777, ==, cases[i].mode);
    }
    g_assert_finalize_object (journal);
    /* What somebody opened wide is narrowed again. */
    g_assert_cmpint (g_chmod (fixture->path, 0666), ==, 0);
  }
  umask (mask);
}

static void
test_all_or_nothing (Fixture *fixture, gconstpointer data)
{
  g_autofree char *longest = g_strnfill (1024 * 1024, 'x');
  g_autofree char *too_long = g_strnfill (1024 * 1024 + 1, 'x');
  const char *const refused[] = { too_long, "\xff\xfe" };
  ScsJournal *journal = new_open (fixture->path);

  for (gsize i = 0; i < G_N_ELEMENTS (refused); i++) {
    g_autoptr (GPtrArray) records =
        g_ptr_array_new_with_free_func ((GDestroyNotify) scs_journal_record_free);
    g_autoptr (GError) error = NULL;
    g_ptr_array_add (records, scs_journal_record_new ("fact", "good", "1"));
    g_ptr_array_add (records, scs_journal_record_new ("fact", "bad", refused[i]));
    g_assert_false (put_all (journal, "demo", records, &error));
    g_assert_error (error, SCS_JOURNAL_ERROR, SCS_JOURNAL_ERROR_FAILED);
    assert_records (journal, "demo", "");
  }
  assert_put (journal, "demo", "fact", "long", longest);
  g_assert_finalize_object (journal);
}

static void
test_not_open (Fixture *fixture, gconstpointer data)
{
  ScsJournal *journal = scs_journal_new (fixture->path);

  for (int round = 0; round < 2; round++) {
    g_autoptr (GError) put_error = NULL;
    g_autoptr (GError) load_error = NULL;
    g_assert_false (put (journal, "demo", "fact", "a", "1", &put_error));
    g_assert_error (put_error, SCS_JOURNAL_ERROR, SCS_JOURNAL_ERROR_FAILED);
    g_assert_null (load (journal, "demo", &load_error));
    g_assert_error (load_error, SCS_JOURNAL_ERROR, SCS_JOURNAL_ERROR_FAILED);
    scs_journal_close (journal);
  }
  g_assert_finalize_object (journal);
}

static void
test_close_writes (Fixture *fixture, gconstpointer data)
{
  ScsJournal *journal = new_open (fixture->path);
  GAsyncResult *slots[50] = { NULL };

  for (guint i = 0; i < G_N_ELEMENTS (slots); i++) {
    g_autoptr (GPtrArray) records =
        g_ptr_array_new_with_free_func ((GDestroyNotify) scs_journal_record_free);
    g_autofree char *body = g_strdup_printf ("%u", i);
    g_ptr_array_add (records, scs_journal_record_new ("fact", "a", body));
    scs_journal_put_async (journal, "demo", records, NULL, scs_test_keep_result_cb, &slots[i]);
  }
  scs_journal_close (journal);
  {
    ScsJournal *again = new_open (fixture->path);
    assert_records (again, "demo", "fact/a=49");
    g_assert_finalize_object (again);
  }
  for (guint i = 0; i < G_N_ELEMENTS (slots); i++) {
    g_autoptr (GAsyncResult) result = scs_test_wait_result (&slots[i], WAIT_S);
    g_assert_true (scs_journal_put_finish (journal, result, NULL));
  }
  g_assert_finalize_object (journal);
}

static void
test_cancel (Fixture *fixture, gconstpointer data)
{
  ScsJournal *journal = new_open (fixture->path);
  g_autoptr (GPtrArray) records =
      g_ptr_array_new_with_free_func ((GDestroyNotify) scs_journal_record_free);
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;
  GAsyncResult *slot = NULL;
  g_autoptr (GAsyncResult) result = NULL;

  g_ptr_array_add (records, scs_journal_record_new ("fact", "a", "1"));
  g_cancellable_cancel (cancellable);
  scs_journal_put_async (journal, "demo", records, cancellable, scs_test_keep_result_cb, &slot);
  result = scs_test_wait_result (&slot, WAIT_S);
  g_assert_false (scs_journal_put_finish (journal, result, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  assert_records (journal, "demo", "");
  g_clear_object (&result);
  g_assert_finalize_object (journal);
}

/* What makes a good journal of one record unreadable. */

static void
fill_with_noise (const char *path)
{
  g_assert_true (g_file_set_contents (path,
                                      "This is a letter to somebody, and no database at all.\n",
                                      -1,
                                      NULL));
}

static void
spoil_header (const char *path)
{
  overwrite (path, 20, 60);
}

static void
spoil_pages (const char *path)
{
  overwrite (path, 4096, 4096);
}

static void
cut_short (const char *path)
{
  g_assert_cmpint (truncate (path, 5000), ==, 0);
}

static void
take_table_away (const char *path)
{
  run_sql (path, "DROP TABLE record");
}

static void
change_table (const char *path)
{
  run_sql (path, "ALTER TABLE record RENAME COLUMN body TO soul");
}

static void
take_format_away (const char *path)
{
  run_sql (path, "PRAGMA user_version = 0");
}

static void
make_foreign (const char *path)
{
  run_sql (path, "PRAGMA application_id = 77");
}

static void
make_anonymous (const char *path)
{
  run_sql (path, "PRAGMA application_id = 0; PRAGMA user_version = 0");
}

static void
make_newer (const char *path)
{
  run_sql (path, "PRAGMA user_version = 2");
}

typedef struct {
  const char *name;
  void (*spoil) (const char *path);
  ScsJournalError code;
} SpoilCase;

static const SpoilCase spoil_cases[] = {
  { "noise", fill_with_noise, SCS_JOURNAL_ERROR_DAMAGED },
  { "header", spoil_header, SCS_JOURNAL_ERROR_DAMAGED },
  { "pages", spoil_pages, SCS_JOURNAL_ERROR_DAMAGED },
  { "cut-short", cut_short, SCS_JOURNAL_ERROR_DAMAGED },
  { "no-table", take_table_away, SCS_JOURNAL_ERROR_DAMAGED },
  { "other-table", change_table, SCS_JOURNAL_ERROR_DAMAGED },
  { "no-format", take_format_away, SCS_JOURNAL_ERROR_DAMAGED },
  { "foreign", make_foreign, SCS_JOURNAL_ERROR_DAMAGED },
  { "anonymous", make_anonymous, SCS_JOURNAL_ERROR_DAMAGED },
  { "newer", make_newer, SCS_JOURNAL_ERROR_NEWER },
};

static void
test_spoilt (Fixture *fixture, gconstpointer data)
{
  const SpoilCase *spoilt = data;
  ScsJournal *journal = new_open (fixture->path);
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;
  g_autofree char *aside = NULL;
  g_autofree char *prefix = g_strconcat (fixture->path, ".aside-", NULL);
  gsize before_bytes;
  gsize after_bytes;
  g_autoptr (GError) error = NULL;

  assert_put (journal, "demo", "fact", "a", "1");
  g_assert_finalize_object (journal);
  spoilt->spoil (fixture->path);
  g_assert_true (g_file_get_contents (fixture->path, &before, &before_bytes, NULL));
  assert_open_fails (fixture->path, spoilt->code);

  journal = scs_journal_new (fixture->path);
  g_assert_false (open_journal (journal, &error));
  g_assert_error (error, SCS_JOURNAL_ERROR, (int) spoilt->code);
  aside = set_aside (journal);
  g_assert_true (g_str_has_prefix (aside, prefix));
  g_assert_true (g_file_get_contents (aside, &after, &after_bytes, NULL));
  g_assert_cmpmem (after, after_bytes, before, before_bytes);
  assert_records (journal, "demo", "");
  assert_put (journal, "demo", "fact", "b", "2");
  g_assert_finalize_object (journal);
  journal = new_open (fixture->path);
  assert_records (journal, "demo", "fact/b=2");
  g_assert_finalize_object (journal);
}

static void
test_set_aside_twice (Fixture *fixture, gconstpointer data)
{
  ScsJournal *journal = new_open (fixture->path);
  g_autofree char *first = set_aside (journal);
  g_autofree char *second = set_aside (journal);

  g_assert_cmpstr (first, !=, second);
  g_assert_true (g_file_test (first, G_FILE_TEST_IS_REGULAR));
  g_assert_true (g_file_test (second, G_FILE_TEST_IS_REGULAR));
  g_assert_finalize_object (journal);
}

/* An empty file is what a kill in the middle of the first start leaves. */
static void
test_empty_file (Fixture *fixture, gconstpointer data)
{
  g_autofree char *folder = g_path_get_dirname (fixture->path);
  ScsJournal *journal;

  g_assert_cmpint (g_mkdir_with_parents (folder, 0700), ==, 0);
  g_assert_true (g_file_set_contents (fixture->path, "", 0, NULL));
  journal = new_open (fixture->path);
  assert_put (journal, "demo", "fact", "a", "1");
  g_assert_finalize_object (journal);
}

static void
test_damaged_later (Fixture *fixture, gconstpointer data)
{
  g_autofree char *body = g_strnfill (200 * 1024, 'x');
  g_autoptr (GError) error = NULL;
  ScsJournal *journal = new_open (fixture->path);

  for (int i = 0; i < 40; i++) {
    g_autofree char *id = g_strdup_printf ("%d", i);
    assert_put (journal, "demo", "fact", id, body);
  }
  g_assert_finalize_object (journal);
  journal = new_open (fixture->path);
  overwrite (fixture->path, 1024 * 1024, 4 * 1024 * 1024);
  g_assert_null (load (journal, "demo", &error));
  g_assert_error (error, SCS_JOURNAL_ERROR, SCS_JOURNAL_ERROR_DAMAGED);
  g_free (set_aside (journal));
  assert_records (journal, "demo", "");
  g_assert_finalize_object (journal);
}

/* A limit on the size of files stands for a full disk. */
static void
test_no_space (Fixture *fixture, gconstpointer data)
{
  struct rlimit before;
  struct rlimit tight;
  g_autofree char *body = g_strnfill (512 * 1024, 'x');
  g_autoptr (GError) error = NULL;
  ScsJournal *journal = new_open (fixture->path);

  assert_put (journal, "demo", "fact", "a", "1");
  signal (SIGXFSZ, SIG_IGN);
  g_assert_cmpint (getrlimit (RLIMIT_FSIZE, &before), ==, 0);
  tight = before;
  tight.rlim_cur = 200 * 1024;
  g_assert_cmpint (setrlimit (RLIMIT_FSIZE, &tight), ==, 0);
  put (journal, "demo", "fact", "b", body, &error);
  g_assert_cmpint (setrlimit (RLIMIT_FSIZE, &before), ==, 0);
  g_assert_error (error, SCS_JOURNAL_ERROR, SCS_JOURNAL_ERROR_NO_SPACE);
  assert_records (journal, "demo", "fact/a=1");
  assert_put (journal, "demo", "fact", "c", "3");
  assert_records (journal, "demo", "fact/a=1 fact/c=3");
  g_assert_finalize_object (journal);
}

/* Another process that writes records without end, and says on standard output which are there.
 * Each put has two records. */
G_NORETURN static void
write_without_end (const char *path)
{
  ScsJournal *journal = new_open (path);
  g_autofree char *padding = g_strnfill (3000, 'x');

  for (guint i = 0;; i++) {
    g_autoptr (GPtrArray) records =
        g_ptr_array_new_with_free_func ((GDestroyNotify) scs_journal_record_free);
    g_autofree char *id = g_strdup_printf ("%06u", i);
    g_ptr_array_add (records, scs_journal_record_new ("first", id, padding));
    g_ptr_array_add (records, scs_journal_record_new ("second", id, padding));
    g_assert_true (put_all (journal, "demo", records, NULL));
    printf ("%u\n", i);
    fflush (stdout);
  }
}

static GSubprocess *
start_writer (const char *path, GDataInputStream **output)
{
  g_autoptr (GError) error = NULL;
  GSubprocess *writer = g_subprocess_new (G_SUBPROCESS_FLAGS_STDOUT_PIPE,
                                          &error,
                                          "/proc/self/exe",
                                          "--write-without-end",
                                          path,
                                          NULL);

  g_assert_no_error (error);
  *output = g_data_input_stream_new (g_subprocess_get_stdout_pipe (writer));
  return writer;
}

/* The last number that the writer said, from the next line on to the one numbered until, or to the
 * end. */
static int
read_number (GDataInputStream *output, int until)
{
  int last = -1;

  while (last < until) {
    g_autofree char *line = g_data_input_stream_read_line (output, NULL, NULL, NULL);
    if (!line)
      break;
    last = atoi (line);
  }
  return last;
}

static void
test_in_use (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GDataInputStream) output = NULL;
  g_autoptr (GSubprocess) writer = start_writer (fixture->path, &output);
  ScsJournal *journal;

  g_assert_cmpint (read_number (output, 3), ==, 3);
  assert_open_fails (fixture->path, SCS_JOURNAL_ERROR_IN_USE);
  g_subprocess_force_exit (writer);
  g_assert_true (g_subprocess_wait (writer, NULL, NULL));
  journal = new_open (fixture->path);
  assert_open_fails (fixture->path, SCS_JOURNAL_ERROR_IN_USE);
  g_assert_finalize_object (journal);
}

/* Everything that was acknowledged is there, and no half of a put. */
static void
assert_kept (ScsJournal *journal, int last_said)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) records = load (journal, "demo", &error);

  g_assert_no_error (error);
  g_assert_cmpint (records->len, >=, 2 * (last_said + 1));
  g_assert_cmpint (records->len, <=, 2 * (last_said + 2));
  g_assert_cmpuint (records->len % 2, ==, 0);
  for (guint i = 0; i < records->len; i++) {
    const ScsJournalRecord *record = g_ptr_array_index (records, i);
    g_assert_cmpstr (record->kind, ==, i % 2 ? "second" : "first");
    g_assert_cmpint (atoi (record->id), ==, i / 2);
    g_assert_cmpuint (strlen (record->body), ==, 3000);
  }
}

static void
test_kill (Fixture *fixture, gconstpointer data)
{
  for (int round = 0; round < 6; round++) {
    g_autoptr (GDataInputStream) output = NULL;
    g_autoptr (GSubprocess) writer = start_writer (fixture->path, &output);
    int at_least = g_test_rand_int_range (0, 150);
    int last_said = read_number (output, at_least);
    int later_said;
    ScsJournal *journal;

    g_usleep (g_test_rand_int_range (0, 3000));
    g_subprocess_force_exit (writer);
    later_said = read_number (output, G_MAXINT);
    g_assert_true (g_subprocess_wait (writer, NULL, NULL));
    journal = new_open (fixture->path);
    assert_kept (journal, MAX (last_said, later_said));
    delete (journal, "demo", NULL, NULL);
    g_assert_finalize_object (journal);
  }
}

int
main (int argc, char **argv)
{
  if (argc == 3 && g_str_equal (argv[1], "--write-without-end"))
    write_without_end (argv[2]);
  g_test_init (&argc, &argv, NULL);
#define ADD(name, function)                                                                        \
  g_test_add ("/journal/" name, Fixture, NULL, set_up, function, tear_down)
  ADD ("round-trip", test_round_trip);
  ADD ("times", test_times);
  ADD ("delete", test_delete);
  ADD ("permissions", test_permissions);
  ADD ("all-or-nothing", test_all_or_nothing);
  ADD ("not-open", test_not_open);
  ADD ("close-writes", test_close_writes);
  ADD ("cancel", test_cancel);
  ADD ("set-aside-twice", test_set_aside_twice);
  ADD ("empty-file", test_empty_file);
  ADD ("damaged-later", test_damaged_later);
  ADD ("no-space", test_no_space);
  ADD ("in-use", test_in_use);
  ADD ("kill", test_kill);
#undef ADD
  for (gsize i = 0; i < G_N_ELEMENTS (spoil_cases); i++) {
    g_autofree char *path = g_strconcat ("/journal/spoilt/", spoil_cases[i].name, NULL);
    g_test_add (path, Fixture, &spoil_cases[i], set_up, test_spoilt, tear_down);
  }
  return g_test_run ();
}
