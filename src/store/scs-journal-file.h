/* SPDX-FileCopyrightText: 2026 The Sales Connect Setup authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "store/scs-journal.h"

G_BEGIN_DECLS

/* The SQLite file behind a journal. Blocking, and of one thread alone: the journal's worker. */
typedef struct _ScsJournalFile ScsJournalFile;

ScsJournalFile *scs_journal_file_new (const char *path);
void scs_journal_file_free (ScsJournalFile *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (ScsJournalFile, scs_journal_file_free)

gboolean scs_journal_file_open (ScsJournalFile *self, GError **error);
char *scs_journal_file_set_aside (ScsJournalFile *self, GError **error);
GPtrArray *scs_journal_file_load (ScsJournalFile *self, const char *environment, GError **error);
char **scs_journal_file_list_environments (ScsJournalFile *self, GError **error);
gboolean scs_journal_file_put (ScsJournalFile *self,
                               const char *environment,
                               GPtrArray *records,
                               GError **error);
gboolean scs_journal_file_delete (ScsJournalFile *self,
                                  const char *environment,
                                  const char *kind,
                                  const char *id,
                                  GError **error);

G_END_DECLS
