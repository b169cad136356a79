/* SPDX-FileCopyrightText: 2026 The Sales Connect Setup authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "store/scs-journal-file.h"

#include <sqlite3.h>

G_BEGIN_DECLS

#define SCS_JOURNAL_BODY_MAX_BYTES (1024 * 1024)

typedef enum {
  STATEMENT_BEGIN,
  STATEMENT_COMMIT,
  STATEMENT_ROLLBACK,
  STATEMENT_PUT,
  STATEMENT_LOAD,
  STATEMENT_LIST_ENVIRONMENTS,
  STATEMENT_DELETE,
  N_STATEMENTS
} Statement;

struct _ScsJournalFile {
  char *path;                             /* (owned) */
  int lock_fd;                            /* -1 = not claimed */
  sqlite3 *db;                            /* (owned) (nullable) */
  sqlite3_stmt *statements[N_STATEMENTS]; /* (owned) (nullable) all there while it is open */
  gboolean is_open;
};

/* scs-journal-file.c */
extern const char *const scs_journal_file_statement_texts[N_STATEMENTS];

/* scs-journal-file-error.c; those that return a boolean return FALSE. */
void scs_journal_file_set_errno (GError **error, int saved_errno, const char *action);
gboolean scs_journal_file_set_sqlite (ScsJournalFile *self, GError **error, const char *action);
gboolean scs_journal_file_set_damaged (GError **error, const char *what);

G_END_DECLS
