/* SPDX-FileCopyrightText: 2026 The Sales Connect Setup authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "scs-test-services.h"
#include "setup/scs-setup-work.h"
#include "setup/scs-setup.h"

G_BEGIN_DECLS

/* A set-up on a journal in a folder of its own, with a keyring that holds secrets for this run
 * only: no Secret Service is ever asked. */
typedef struct {
  ScsSetup *setup;             /* (owned) loaded */
  ScsJournal *journal;         /* (owned) */
  ScsKeyring *keyring;         /* (owned) */
  ScsHttpClient *http;         /* (owned) */
  ScsEnvironment *environment; /* (owned) */
  char *folder;                /* (owned) */
  char *path;                  /* (owned) of the journal */
} ScsTestSetup;

/* demo: (nullable) whose addresses stand in place of the real ones; without it, guided */
ScsTestSetup *scs_test_setup_new (const char *environment, ScsTestServices *demo);
void scs_test_setup_free (ScsTestSetup *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (ScsTestSetup, scs_test_setup_free)

/* As if the program ended and was started again: only the journal and the keyring stay.
 * demo: (nullable) where the services are now */
void scs_test_setup_restart (ScsTestSetup *self, ScsTestServices *demo);

/* Waits until the journal has written what it was given. (transfer full) its records */
GPtrArray *scs_test_setup_read_journal (ScsTestSetup *self);
guint scs_test_setup_count_records (ScsTestSetup *self, const char *kind);

void scs_test_setup_store (ScsTestSetup *self,
                           const char *service,
                           const char *purpose,
                           const char *kind,
                           const char *value);
void scs_test_setup_run_checks (ScsTestSetup *self, const char *group);
void scs_test_setup_record (ScsTestSetup *self, const char *check_id, ScsCheckResult result);

G_END_DECLS
