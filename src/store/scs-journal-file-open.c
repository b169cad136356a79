/* SPDX-FileCopyrightText: 2026 The Sales Connect Setup authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "scs-store"

#include "store/scs-journal-file-private.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gstdio.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

/* “ScsJ”, in SQLite's field for the program that a file belongs to. */
#define APPLICATION_ID 0x5363734a
#define FORMAT_VERSION 1
/* Above anything that put lets through, so that a crafted file cannot ask for more. */
#define ROW_MAX_BYTES (2 * SCS_JOURNAL_BODY_MAX_BYTES)
#define BUSY_WAIT_MS 2000

static const char schema[] = "CREATE TABLE record ("
                             " position INTEGER PRIMARY KEY,"
                             " environment TEXT NOT NULL,"
                             " kind TEXT NOT NULL,"
                             " id TEXT NOT NULL,"
                             " body TEXT NOT NULL,"
                             " at_us INTEGER NOT NULL,"
                             " UNIQUE (environment, kind, id)"
                             ") STRICT";

/* Statements without values and without an answer that matters. */
static gboolean
execute (ScsJournalFile *self, const char *sql, GError **error)
{
  return sqlite3_exec (self->db, sql, NULL, NULL, NULL) == SQLITE_OK ||
         scs_journal_file_set_sqlite (self, error, sql);
}

static gboolean
read_number (ScsJournalFile *self, const char *sql, gint64 *number, GError **error)
{
  sqlite3_stmt *statement = NULL;
  gboolean read = sqlite3_prepare_v2 (self->db, sql, -1, &statement, NULL) == SQLITE_OK &&
                  sqlite3_step (statement) == SQLITE_ROW;

  if (read)
    *number = sqlite3_column_int64 (statement, 0);
  else
    scs_journal_file_set_sqlite (self, error, sql);
  sqlite3_finalize (statement);
  return read;
}

static gboolean
check_pages (ScsJournalFile *self, GError **error)
{
  sqlite3_stmt *statement = NULL;
  gboolean read =
      sqlite3_prepare_v2 (self->db, "PRAGMA quick_check (1)", -1, &statement, NULL) == SQLITE_OK &&
      sqlite3_step (statement) == SQLITE_ROW;
  gboolean sound = read && g_strcmp0 ((const char *) sqlite3_column_text (statement, 0), "ok") == 0;

  if (!read)
    scs_journal_file_set_sqlite (self, error, "Checking the journal");
  else if (!sound)
    scs_journal_file_set_damaged (error, "its pages do not fit together");
  sqlite3_finalize (statement);
  return sound;
}

/* Steps in the order in which open takes them. */

static gboolean
make_folder (ScsJournalFile *self, GError **error)
{
  g_autofree char *folder = g_path_get_dirname (self->path);

  if (g_mkdir_with_parents (folder, 0700) == 0)
    return TRUE;
  scs_journal_file_set_errno (error, errno, "Making the journal's folder");
  return FALSE;
}

static int
open_own_file (const char *path, GError **error)
{
  int fd = g_open (path, O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0600);

  if (fd >= 0 && fchmod (fd, 0600) == 0)
    return fd;
  scs_journal_file_set_errno (error, errno, "Opening the journal");
  if (fd >= 0)
    close (fd);
  return -1;
}

/* A lock on a file of its own beside the journal: the system lets go of it when the process ends,
 * in whatever way, and programs that only read the journal are not shut out. */
static gboolean
claim (ScsJournalFile *self, GError **error)
{
  g_autofree char *lock_path = g_strconcat (self->path, ".lock", NULL);

  if (self->lock_fd >= 0)
    return TRUE;
  self->lock_fd = open_own_file (lock_path, error);
  if (self->lock_fd < 0)
    return FALSE;
  if (flock (self->lock_fd, LOCK_EX | LOCK_NB) == 0)
    return TRUE;
  if (errno == EWOULDBLOCK)
    g_set_error (error,
                 SCS_JOURNAL_ERROR,
                 SCS_JOURNAL_ERROR_IN_USE,
                 "Another process holds the journal");
  else
    scs_journal_file_set_errno (error, errno, "Claiming the journal");
  close (self->lock_fd);
  self->lock_fd = -1;
  return FALSE;
}

/* SQLite gives the files that it makes beside the journal the permissions of the journal. */
static gboolean
make_private (ScsJournalFile *self, GError **error)
{
  int fd = open_own_file (self->path, error);

  if (fd < 0)
    return FALSE;
  close (fd);
  return TRUE;
}

static gboolean
open_database (ScsJournalFile *self, GError **error)
{
  int flags = SQLITE_OPEN_READWRITE | SQLITE_OPEN_NOMUTEX | SQLITE_OPEN_EXRESCODE;

  if (sqlite3_open_v2 (self->path, &self->db, flags, NULL) != SQLITE_OK)
    return scs_journal_file_set_sqlite (self, error, "Opening the journal");
  sqlite3_busy_timeout (self->db, BUSY_WAIT_MS);
  sqlite3_limit (self->db, SQLITE_LIMIT_LENGTH, ROW_MAX_BYTES);
  sqlite3_db_config (self->db, SQLITE_DBCONFIG_DEFENSIVE, 1, NULL);
  sqlite3_db_config (self->db, SQLITE_DBCONFIG_TRUSTED_SCHEMA, 0, NULL);
  return TRUE;
}

/* Whose file it is, before anything is written to it. */
static gboolean
check_owner (ScsJournalFile *self, gboolean *is_new, GError **error)
{
  gint64 application_id;
  gint64 version;
  gint64 n_tables;

  if (!read_number (self, "PRAGMA application_id", &application_id, error) ||
      !read_number (self, "PRAGMA user_version", &version, error) ||
      !read_number (self, "SELECT count (*) FROM sqlite_schema", &n_tables, error))
    return FALSE;
  *is_new = application_id == 0 && version == 0 && n_tables == 0;
  if (*is_new)
    return TRUE;
  if (application_id != APPLICATION_ID)
    return scs_journal_file_set_damaged (error, "it is a database of another program");
  if (version > FORMAT_VERSION) {
    g_set_error (error,
                 SCS_JOURNAL_ERROR,
                 SCS_JOURNAL_ERROR_NEWER,
                 "The journal has format %" G_GINT64_FORMAT ", this program knows %d",
                 version,
                 FORMAT_VERSION);
    return FALSE;
  }
  return version == FORMAT_VERSION || scs_journal_file_set_damaged (error, "it has no format");
}

static gboolean
make_tables (ScsJournalFile *self, GError **error)
{
  g_autofree char *sql = g_strdup_printf (
      "BEGIN IMMEDIATE; %s; PRAGMA application_id = %d; PRAGMA user_version = %d; COMMIT",
      schema,
      APPLICATION_ID,
      FORMAT_VERSION);

  return execute (self, sql, error);
}

static gboolean
prepare_statements (ScsJournalFile *self, GError **error)
{
  for (int i = 0; i < N_STATEMENTS; i++) {
    int result = sqlite3_prepare_v3 (self->db,
                                     scs_journal_file_statement_texts[i],
                                     -1,
                                     SQLITE_PREPARE_PERSISTENT,
                                     &self->statements[i],
                                     NULL);
    if (result == SQLITE_ERROR)
      return scs_journal_file_set_damaged (error, "its table is not ours");
    if (result != SQLITE_OK)
      return scs_journal_file_set_sqlite (self, error, "Preparing the journal");
  }
  return TRUE;
}

static void
close_database (ScsJournalFile *self)
{
  for (int i = 0; i < N_STATEMENTS; i++)
    g_clear_pointer (&self->statements[i], sqlite3_finalize);
  if (self->db && sqlite3_close (self->db) != SQLITE_OK)
    g_critical ("the journal does not close: %s", sqlite3_errmsg (self->db));
  self->db = NULL;
  self->is_open = FALSE;
}

static void
close_file (ScsJournalFile *self)
{
  close_database (self);
  if (self->lock_fd >= 0)
    close (self->lock_fd);
  self->lock_fd = -1;
}

static gboolean
open_claimed (ScsJournalFile *self, GError **error)
{
  gboolean is_new = FALSE;

  if (!make_private (self, error) || !open_database (self, error) ||
      !check_owner (self, &is_new, error))
    return FALSE;
  if (!execute (self, "PRAGMA journal_mode = WAL", error) ||
      !execute (self, "PRAGMA synchronous = FULL", error))
    return FALSE;
  if (is_new && !make_tables (self, error))
    return FALSE;
  return check_pages (self, error) && prepare_statements (self, error);
}

/**
 * scs_journal_file_new:
 * @path: of the SQLite file
 *
 * Returns: (transfer full): a file that is not open
 */
ScsJournalFile *
scs_journal_file_new (const char *path)
{
  ScsJournalFile *self = g_new0 (ScsJournalFile, 1);

  self->path = g_strdup (path);
  self->lock_fd = -1;
  return self;
}

/**
 * scs_journal_file_free:
 *
 * Closes the file, lets go of its claim, and frees it.
 */
void
scs_journal_file_free (ScsJournalFile *self)
{
  close_file (self);
  g_free (self->path);
  g_free (self);
}

/**
 * scs_journal_file_open:
 *
 * Makes folder (0700) and file (0600) when they are missing, claims the file for this process by a
 * lock beside it, and checks it. Opening what is open does nothing. After an error nothing is held.
 *
 * Errors: every #ScsJournalError.
 *
 * Source: https://www.sqlite.org/pragma.html (application_id, user_version, quick_check)
 */
gboolean
scs_journal_file_open (ScsJournalFile *self, GError **error)
{
  if (self->is_open)
    return TRUE;
  self->is_open = make_folder (self, error) && claim (self, error) && open_claimed (self, error);
  if (!self->is_open)
    close_file (self);
  return self->is_open;
}

/* A name that none of the journal's files has yet. */
static char *
choose_aside_path (ScsJournalFile *self)
{
  g_autoptr (GDateTime) now = g_date_time_new_now_utc ();
  g_autofree char *date = g_date_time_format (now, "%Y%m%d-%H%M%S");

  for (int i = 1;; i++) {
    g_autofree char *path = i == 1 ? g_strdup_printf ("%s.aside-%s", self->path, date)
                                   : g_strdup_printf ("%s.aside-%s-%d", self->path, date, i);
    if (!g_file_test (path, G_FILE_TEST_EXISTS))
      return g_steal_pointer (&path);
  }
}

static gboolean
rename_part (ScsJournalFile *self, const char *aside, const char *suffix, GError **error)
{
  g_autofree char *from = g_strconcat (self->path, suffix, NULL);
  g_autofree char *to = g_strconcat (aside, suffix, NULL);

  if (g_rename (from, to) == 0 || (errno == ENOENT && *suffix))
    return TRUE;
  scs_journal_file_set_errno (error, errno, "Setting the journal aside");
  return FALSE;
}

/**
 * scs_journal_file_set_aside:
 *
 * Renames the file, with what SQLite keeps beside it, and opens a new one in its place. The main
 * file is renamed last: until then the old journal is still the journal.
 *
 * Errors: IN_USE, NO_SPACE and FAILED of #ScsJournalError; the file is then not open.
 *
 * Returns: (transfer full) (nullable): where the old file is now
 */
char *
scs_journal_file_set_aside (ScsJournalFile *self, GError **error)
{
  static const char *const suffixes[] = { "-wal", "-shm", "" };
  g_autofree char *aside = choose_aside_path (self);

  close_database (self);
  if (!make_folder (self, error) || !claim (self, error))
    return NULL;
  for (gsize i = 0; i < G_N_ELEMENTS (suffixes); i++)
    if (!rename_part (self, aside, suffixes[i], error)) {
      close_file (self);
      return NULL;
    }
  return scs_journal_file_open (self, error) ? g_steal_pointer (&aside) : NULL;
}
