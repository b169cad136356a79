/* SPDX-FileCopyrightText: 2026 The Sales Connect Setup authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "setup/team/scs-member-list.h"
#include "setup/team/scs-people-table.h"

G_BEGIN_DECLS

/* Larger files are refused before they are read. */
#define SCS_PEOPLE_FILE_MAX_BYTES (16 * 1024 * 1024)

void scs_people_file_read_async (GFile *file,
                                 GCancellable *cancellable,
                                 GAsyncReadyCallback callback,
                                 gpointer user_data);
ScsPeopleTable *scs_people_file_read_finish (GFile *file, GAsyncResult *result, GError **error);
char *scs_people_file_dup_invitations (ScsMemberList *members, guint *n_people);

G_END_DECLS
