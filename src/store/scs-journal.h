/* SPDX-FileCopyrightText: 2026 The Sales Connect Setup authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

#define SCS_JOURNAL_ERROR (scs_journal_error_quark ())
GQuark scs_journal_error_quark (void);

/**
 * ScsJournalError:
 * @SCS_JOURNAL_ERROR_DAMAGED: the file is no database, or a broken one
 * @SCS_JOURNAL_ERROR_NEWER: a later version of the program wrote it
 * @SCS_JOURNAL_ERROR_IN_USE: another process holds it
 * @SCS_JOURNAL_ERROR_NO_SPACE: the disk is full or read-only
 * @SCS_JOURNAL_ERROR_FAILED: anything else
 */
typedef enum {
  SCS_JOURNAL_ERROR_DAMAGED,
  SCS_JOURNAL_ERROR_NEWER,
  SCS_JOURNAL_ERROR_IN_USE,
  SCS_JOURNAL_ERROR_NO_SPACE,
  SCS_JOURNAL_ERROR_FAILED
} ScsJournalError;

/* One record. What the body means is the business of setup. */
typedef struct {
  char *kind;   /* (owned) e.g. "fact", "outcome", "check", "member", "operation" */
  char *id;     /* (owned) unique within environment and kind */
  char *body;   /* (owned) JSON text */
  gint64 at_us; /* when it was written, wall clock */
} ScsJournalRecord;

ScsJournalRecord *scs_journal_record_new (const char *kind, const char *id, const char *body);
void scs_journal_record_free (ScsJournalRecord *record);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (ScsJournalRecord, scs_journal_record_free)

#define SCS_TYPE_JOURNAL (scs_journal_get_type ())
G_DECLARE_FINAL_TYPE (ScsJournal, scs_journal, SCS, JOURNAL, GObject)

/* path: of the SQLite file; its folder is made (0700) when missing, the file is 0600. */
ScsJournal *scs_journal_new (const char *path);

void scs_journal_open_async (ScsJournal *self,
                             GCancellable *cancellable,
                             GAsyncReadyCallback callback,
                             gpointer user_data);
gboolean scs_journal_open_finish (ScsJournal *self, GAsyncResult *result, GError **error);

/* Renames a file that cannot be read (to NAME.aside-DATE, its -wal and -shm too) and opens a new
 * one. (transfer full) where the old one is now. */
void scs_journal_set_aside_async (ScsJournal *self,
                                  GCancellable *cancellable,
                                  GAsyncReadyCallback callback,
                                  gpointer user_data);
char *scs_journal_set_aside_finish (ScsJournal *self, GAsyncResult *result, GError **error);

/* (transfer full) (element-type ScsJournalRecord) all records of an environment, oldest first */
void scs_journal_load_async (ScsJournal *self,
                             const char *environment,
                             GCancellable *cancellable,
                             GAsyncReadyCallback callback,
                             gpointer user_data);
GPtrArray *scs_journal_load_finish (ScsJournal *self, GAsyncResult *result, GError **error);

/* (transfer full) names of the environments that have records, sorted */
void scs_journal_list_environments_async (ScsJournal *self,
                                          GCancellable *cancellable,
                                          GAsyncReadyCallback callback,
                                          gpointer user_data);
char **
scs_journal_list_environments_finish (ScsJournal *self, GAsyncResult *result, GError **error);

/* records: (element-type ScsJournalRecord), copied; written in one transaction, durable when it
 * finishes; calls keep their order. An existing record of the same kind and id is replaced. */
void scs_journal_put_async (ScsJournal *self,
                            const char *environment,
                            GPtrArray *records,
                            GCancellable *cancellable,
                            GAsyncReadyCallback callback,
                            gpointer user_data);
gboolean scs_journal_put_finish (ScsJournal *self, GAsyncResult *result, GError **error);

/* kind NULL: everything of the environment; id NULL: everything of the kind. */
void scs_journal_delete_async (ScsJournal *self,
                               const char *environment,
                               const char *kind,
                               const char *id,
                               GCancellable *cancellable,
                               GAsyncReadyCallback callback,
                               gpointer user_data);
gboolean scs_journal_delete_finish (ScsJournal *self, GAsyncResult *result, GError **error);

/* Ends the worker after what is queued. Called by dispose too; blocks until the queue is written
 * (for program exit). */
void scs_journal_close (ScsJournal *self);

G_END_DECLS
