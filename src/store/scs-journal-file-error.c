/* SPDX-FileCopyrightText: 2026 The Sales Connect Setup authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "store/scs-journal-file-private.h"

#include <errno.h>

static ScsJournalError
explain_errno (int saved_errno)
{
  switch (saved_errno) {
  case ENOSPC:
  case EFBIG:
  case EDQUOT:
  case EROFS:
  case EACCES:
  case EPERM:
    return SCS_JOURNAL_ERROR_NO_SPACE;
  default:
    return SCS_JOURNAL_ERROR_FAILED;
  }
}

/**
 * scs_journal_file_set_errno:
 * @saved_errno: of the call that failed
 * @action: what was being done, without a path
 *
 * Errors: %SCS_JOURNAL_ERROR_NO_SPACE for a disk that is full or read-only, else
 * %SCS_JOURNAL_ERROR_FAILED.
 */
void
scs_journal_file_set_errno (GError **error, int saved_errno, const char *action)
{
  g_set_error (error,
               SCS_JOURNAL_ERROR,
               (int) explain_errno (saved_errno),
               "%s: %s",
               action,
               g_strerror (saved_errno));
}

/* SQLite tells a full disk as FULL, but a spent quota or a limit on the size of files only as a
 * failed write. */
static ScsJournalError
explain_io_error (int extended)
{
  switch (extended) {
  case SQLITE_IOERR_SHORT_READ:
  case SQLITE_IOERR_CORRUPTFS:
    return SCS_JOURNAL_ERROR_DAMAGED;
  case SQLITE_IOERR_WRITE:
  case SQLITE_IOERR_FSYNC:
  case SQLITE_IOERR_DIR_FSYNC:
  case SQLITE_IOERR_TRUNCATE:
  case SQLITE_IOERR_SHMOPEN:
  case SQLITE_IOERR_SHMSIZE:
    return SCS_JOURNAL_ERROR_NO_SPACE;
  default:
    return SCS_JOURNAL_ERROR_FAILED;
  }
}

/* Source: https://www.sqlite.org/rescode.html */
static ScsJournalError
explain_sqlite (int result)
{
  switch (result & 0xff) {
  case SQLITE_CORRUPT:
  case SQLITE_NOTADB:
  case SQLITE_TOOBIG:
    return SCS_JOURNAL_ERROR_DAMAGED;
  case SQLITE_FULL:
  case SQLITE_READONLY:
  case SQLITE_CANTOPEN:
  case SQLITE_PERM:
    return SCS_JOURNAL_ERROR_NO_SPACE;
  case SQLITE_BUSY:
  case SQLITE_LOCKED:
    return SCS_JOURNAL_ERROR_IN_USE;
  case SQLITE_IOERR:
    return explain_io_error (result);
  default:
    return SCS_JOURNAL_ERROR_FAILED;
  }
}

/**
 * scs_journal_file_set_sqlite:
 * @action: what was being done
 *
 * Says what SQLite says. Its own message can quote values, so only the text of its code is passed
 * on.
 *
 * Returns: %FALSE always
 */
gboolean
scs_journal_file_set_sqlite (ScsJournalFile *self, GError **error, const char *action)
{
  int result = sqlite3_extended_errcode (self->db);

  g_set_error (error,
               SCS_JOURNAL_ERROR,
               (int) explain_sqlite (result),
               "%s: %s (%d)",
               action,
               sqlite3_errstr (result),
               result);
  return FALSE;
}

/**
 * scs_journal_file_set_damaged:
 * @what: in which way
 *
 * Errors: %SCS_JOURNAL_ERROR_DAMAGED.
 *
 * Returns: %FALSE always
 */
gboolean
scs_journal_file_set_damaged (GError **error, const char *what)
{
  g_set_error (error,
               SCS_JOURNAL_ERROR,
               SCS_JOURNAL_ERROR_DAMAGED,
               "The journal is damaged: %s",
               what);
  return FALSE;
}
