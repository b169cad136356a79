/* SPDX-FileCopyrightText: 2026 The Sales Connect Setup authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "setup/scs-setup.h"

G_BEGIN_DECLS

/* Shared by the files of this one class and by nobody else. */
struct _ScsSetup {
  GObject parent_instance;

  ScsEnvironment *environment;    /* (owned) */
  ScsJournal *journal;            /* (owned) */
  ScsKeyring *keyring;            /* (owned) */
  ScsHttpClient *http;            /* (owned) */
  ScsSalesConnect *sales_connect; /* (owned) */
  ScsMarketoClient
      *marketo; /* (owned) (nullable) purpose sales-connect, made when first asked for */
  ScsMarketoClient *marketo_checks; /* (owned) (nullable) purpose checks */
  ScsSalesforceClient *salesforce;  /* (owned) (nullable) */

  guint16 *callback_ports; /* (owned) zero-terminated */

  GHashTable *facts;      /* (owned) id → text */
  GHashTable *outcomes;   /* (owned) id → ScsOutcome; all of the table */
  GHashTable *checks;     /* (owned) id → ScsCheck; those that ran */
  GHashTable *secrets;    /* (owned) set of "service/purpose/kind" that are stored */
  char *keyring_trouble;  /* (owned) (nullable) key of an advice: why the keyring cannot be read */
  ScsMemberList *members; /* (owned) */

  GHashTable *operations; /* (owned) operation key → ScsOperation; sent, and no answer seen */
  GPtrArray *errands;     /* (owned) (element-type ScsGuidedErrand) open ones */
  GHashTable *runs;       /* (owned) group id → GPtrArray of GTask that wait for its checks */
};

/* An operation that was written down before it was sent. */
typedef struct {
  char *key;  /* (owned) idempotency key */
  char *kind; /* (owned) connect-marketo, connect-salesforce, invite, grant-access, revoke-access */
  char **people;     /* (owned) (nullable) e-mail IDs */
  char **workspaces; /* (owned) (nullable) ids */
  gboolean in_doubt; /* no answer came, or the program ended before it did */
  gboolean is_asked; /* was in doubt when the look that runs began */
} ScsOperation;

ScsOperation *
scs_operation_new (const char *kind, const char *const *people, const char *const *workspaces);
ScsOperation *scs_operation_new_from_body (const char *key, const char *body);
char *scs_operation_to_body (const ScsOperation *operation);
void scs_operation_free (ScsOperation *operation);

void scs_setup_note_keyring (ScsSetup *self, const char *key);
void scs_setup_emit_changed (ScsSetup *self);
void scs_setup_put_record (ScsSetup *self, const char *kind, const char *id, const char *body);
void scs_setup_delete_record (ScsSetup *self, const char *kind, const char *id);
void scs_setup_report_trouble (ScsSetup *self, const GError *error);

G_END_DECLS
