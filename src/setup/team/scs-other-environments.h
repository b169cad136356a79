/* SPDX-FileCopyrightText: 2026 The Sales Connect Setup authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "store/scs-journal.h"

G_BEGIN_DECLS

gboolean scs_other_environments_share (const char *one, const char *other);
void scs_other_environments_load_async (ScsJournal *journal,
                                        const char *environment,
                                        GCancellable *cancellable,
                                        GAsyncReadyCallback callback,
                                        gpointer user_data);
GHashTable *
scs_other_environments_load_finish (ScsJournal *journal, GAsyncResult *result, GError **error);
const char *scs_other_environments_find (GHashTable *others, const char *email);

G_END_DECLS
