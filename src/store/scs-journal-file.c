/* SPDX-FileCopyrightText: 2026 The Sales Connect Setup authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "store/scs-journal-file-private.h"

#include <string.h>

const char *const scs_journal_file_statement_texts[N_STATEMENTS] = {
  [STATEMENT_BEGIN] = "BEGIN IMMEDIATE",
  [STATEMENT_COMMIT] = "COMMIT",
  [STATEMENT_ROLLBACK] = "ROLLBACK",
  /* A record that replaces another goes to the end. */
  [STATEMENT_PUT] =
      "INSERT OR REPLACE INTO record (environment, kind, id, body, at_us) VALUES (?1, ?2, ?3, ?4, ?5)",
  [STATEMENT_LOAD] =
      "SELECT kind, id, body, at_us FROM record WHERE environment = ?1 ORDER BY position",
  [STATEMENT_LIST_ENVIRONMENTS] = "SELECT DISTINCT environment FROM record ORDER BY environment",
  [STATEMENT_DELETE] =
      "DELETE FROM record WHERE environment = ?1 AND (?2 IS NULL OR kind = ?2) AND (?3 IS NULL OR id = ?3)",
};

static gboolean
is_usable (ScsJournalFile *self, GError **error)
{
  if (!self->is_open)
    g_set_error (error, SCS_JOURNAL_ERROR, SCS_JOURNAL_ERROR_FAILED, "The journal is not open");
  return self->is_open;
}

static void
reset (ScsJournalFile *self, Statement which)
{
  sqlite3_reset (self->statements[which]);
  sqlite3_clear_bindings (self->statements[which]);
}

/* Runs a statement that gives no rows; its values are bound already. */
static gboolean
run (ScsJournalFile *self, Statement which, GError **error)
{
  gboolean done = sqlite3_step (self->statements[which]) == SQLITE_DONE;

  if (!done)
    scs_journal_file_set_sqlite (self, error, "Writing the journal");
  reset (self, which);
  return done;
}

/* NULL binds NULL. The text has to stay until the statement has run. */
static void
bind_text (ScsJournalFile *self, Statement which, int index, const char *text)
{
  sqlite3_bind_text (self->statements[which], index, text, -1, SQLITE_STATIC);
}

static gboolean
put_record (ScsJournalFile *self,
            const char *environment,
            const ScsJournalRecord *record,
            GError **error)
{
  bind_text (self, STATEMENT_PUT, 1, environment);
  bind_text (self, STATEMENT_PUT, 2, record->kind);
  bind_text (self, STATEMENT_PUT, 3, record->id);
  bind_text (self, STATEMENT_PUT, 4, record->body);
  sqlite3_bind_int64 (self->statements[STATEMENT_PUT], 5, record->at_us);
  return run (self, STATEMENT_PUT, error);
}

static gboolean
put_records (ScsJournalFile *self, const char *environment, GPtrArray *records, GError **error)
{
  for (guint i = 0; i < records->len; i++)
    if (!put_record (self, environment, g_ptr_array_index (records, i), error))
      return FALSE;
  return run (self, STATEMENT_COMMIT, error);
}

static gboolean
check_records (GPtrArray *records, GError **error)
{
  for (guint i = 0; i < records->len; i++) {
    const ScsJournalRecord *record = g_ptr_array_index (records, i);
    if (strlen (record->body) > SCS_JOURNAL_BODY_MAX_BYTES ||
        !g_utf8_validate (record->body, -1, NULL)) {
      g_set_error (error,
                   SCS_JOURNAL_ERROR,
                   SCS_JOURNAL_ERROR_FAILED,
                   "The body of a record of kind %s is longer than %d bytes, or no UTF-8",
                   record->kind,
                   SCS_JOURNAL_BODY_MAX_BYTES);
      return FALSE;
    }
  }
  return TRUE;
}

/**
 * scs_journal_file_put:
 * @environment: its name
 * @records: (element-type ScsJournalRecord): bodies of at most 1 MiB of UTF-8
 *
 * Writes all records or none. One of the same kind and id is replaced, and goes to the end.
 *
 * Errors: NO_SPACE, DAMAGED and FAILED of #ScsJournalError.
 */
gboolean
scs_journal_file_put (ScsJournalFile *self,
                      const char *environment,
                      GPtrArray *records,
                      GError **error)
{
  if (!is_usable (self, error) || !check_records (records, error) ||
      !run (self, STATEMENT_BEGIN, error))
    return FALSE;
  if (put_records (self, environment, records, error))
    return TRUE;
  /* Some failures have ended the transaction already. */
  if (!sqlite3_get_autocommit (self->db))
    run (self, STATEMENT_ROLLBACK, NULL);
  return FALSE;
}

/**
 * scs_journal_file_delete:
 * @environment: its name
 * @kind: (nullable): %NULL for every kind
 * @id: (nullable): %NULL for every id
 *
 * Deletes what fits; none is no error.
 *
 * Errors: NO_SPACE, DAMAGED and FAILED of #ScsJournalError.
 */
gboolean
scs_journal_file_delete (ScsJournalFile *self,
                         const char *environment,
                         const char *kind,
                         const char *id,
                         GError **error)
{
  if (!is_usable (self, error))
    return FALSE;
  bind_text (self, STATEMENT_DELETE, 1, environment);
  bind_text (self, STATEMENT_DELETE, 2, kind);
  bind_text (self, STATEMENT_DELETE, 3, id);
  return run (self, STATEMENT_DELETE, error);
}

/* NULL where the file does not hold what was written to it. */
static char *
read_text (sqlite3_stmt *statement, int column)
{
  const char *text = (const char *) sqlite3_column_text (statement, column);
  gsize length = sqlite3_column_bytes (statement, column);

  if (!text || strlen (text) != length || !g_utf8_validate_len (text, length, NULL))
    return NULL;
  return g_strdup (text);
}

static ScsJournalRecord *
read_record (sqlite3_stmt *statement, GError **error)
{
  g_autoptr (ScsJournalRecord) record = g_new0 (ScsJournalRecord, 1);

  record->kind = read_text (statement, 0);
  record->id = read_text (statement, 1);
  record->body = read_text (statement, 2);
  record->at_us = sqlite3_column_int64 (statement, 3);
  if (record->kind && record->id && record->body)
    return g_steal_pointer (&record);
  scs_journal_file_set_damaged (error, "a record is no text");
  return NULL;
}

/* Whether another row is there; else whether that is for an error is told by the error. */
static gboolean
next_row (ScsJournalFile *self, Statement which, GError **error)
{
  int result = sqlite3_step (self->statements[which]);

  if (result != SQLITE_ROW && result != SQLITE_DONE)
    scs_journal_file_set_sqlite (self, error, "Reading the journal");
  return result == SQLITE_ROW;
}

/**
 * scs_journal_file_load:
 * @environment: its name
 *
 * Errors: %SCS_JOURNAL_ERROR_DAMAGED where a record is not what was written; FAILED.
 *
 * Returns: (transfer full) (nullable) (element-type ScsJournalRecord): those written first first
 */
GPtrArray *
scs_journal_file_load (ScsJournalFile *self, const char *environment, GError **error)
{
  g_autoptr (GPtrArray) records =
      g_ptr_array_new_with_free_func ((GDestroyNotify) scs_journal_record_free);
  g_autoptr (GError) local = NULL;

  if (!is_usable (self, error))
    return NULL;
  bind_text (self, STATEMENT_LOAD, 1, environment);
  while (!local && next_row (self, STATEMENT_LOAD, &local)) {
    ScsJournalRecord *record = read_record (self->statements[STATEMENT_LOAD], &local);
    if (record)
      g_ptr_array_add (records, record);
  }
  reset (self, STATEMENT_LOAD);
  if (!local)
    return g_steal_pointer (&records);
  g_propagate_error (error, g_steal_pointer (&local));
  return NULL;
}

/**
 * scs_journal_file_list_environments:
 *
 * Errors: %SCS_JOURNAL_ERROR_DAMAGED where a name is not what was written; FAILED.
 *
 * Returns: (transfer full) (nullable): names of the environments that have records, in the order of
 * their bytes
 */
char **
scs_journal_file_list_environments (ScsJournalFile *self, GError **error)
{
  g_autoptr (GStrvBuilder) names = g_strv_builder_new ();
  g_autoptr (GError) local = NULL;

  if (!is_usable (self, error))
    return NULL;
  while (!local && next_row (self, STATEMENT_LIST_ENVIRONMENTS, &local)) {
    g_autofree char *name = read_text (self->statements[STATEMENT_LIST_ENVIRONMENTS], 0);
    if (name)
      g_strv_builder_add (names, name);
    else
      scs_journal_file_set_damaged (&local, "a name is no text");
  }
  reset (self, STATEMENT_LIST_ENVIRONMENTS);
  if (!local)
    return g_strv_builder_end (names);
  g_propagate_error (error, g_steal_pointer (&local));
  return NULL;
}
