/* SPDX-FileCopyrightText: 2026 The Sales Connect Setup authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "setup/scs-setup.h"

G_BEGIN_DECLS

/* An environment, as far as it is known without opening it. */
typedef struct {
  char *name;        /* (owned) */
  char *title;       /* (owned) as the person reads it */
  guint n_steps;     /* of the set-up */
  guint n_done;      /* of them */
  guint n_people;    /* on its list */
  gint n_secrets;    /* in the keyring; -1 when the keyring was not asked, or did not tell */
  gboolean is_begun; /* there is something of it in the journal */
  gboolean by_hand;  /* the demo's: led by the hand there too */
} ScsEnvironmentEntry;

void scs_environment_entry_free (ScsEnvironmentEntry *entry);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (ScsEnvironmentEntry, scs_environment_entry_free)
char *scs_environment_entry_dup_progress (const ScsEnvironmentEntry *entry);

#define SCS_TYPE_ENVIRONMENTS (scs_environments_get_type ())
G_DECLARE_FINAL_TYPE (ScsEnvironments, scs_environments, SCS, ENVIRONMENTS, GObject)

ScsEnvironments *scs_environments_new (ScsJournal *journal,
                                       ScsKeyring *keyring,
                                       ScsKeyring *stored,
                                       ScsHttpClient *http,
                                       const ScsAddresses *addresses);
gboolean scs_environments_may_open (ScsEnvironments *self, const char *name);
const char *scs_environments_get_name_fault (ScsEnvironments *self, const char *name);
void scs_environments_begin (ScsEnvironments *self, const char *name);
void scs_environments_set_by_hand (ScsEnvironments *self, const char *name, gboolean by_hand);

void scs_environments_list_async (ScsEnvironments *self,
                                  const char *present,
                                  GCancellable *cancellable,
                                  GAsyncReadyCallback callback,
                                  gpointer user_data);
GPtrArray *
scs_environments_list_finish (ScsEnvironments *self, GAsyncResult *result, GError **error);
void scs_environments_look_async (ScsEnvironments *self,
                                  const char *name,
                                  GCancellable *cancellable,
                                  GAsyncReadyCallback callback,
                                  gpointer user_data);
ScsEnvironmentEntry *
scs_environments_look_finish (ScsEnvironments *self, GAsyncResult *result, GError **error);
void scs_environments_remove_async (ScsEnvironments *self,
                                    const char *name,
                                    GAsyncReadyCallback callback,
                                    gpointer user_data);
gboolean
scs_environments_remove_finish (ScsEnvironments *self, GAsyncResult *result, GError **error);

G_END_DECLS
