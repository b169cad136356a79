/* SPDX-FileCopyrightText: 2026 The Sales Connect Setup authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "setup/scs-setup.h"

G_BEGIN_DECLS

/* One check: which group asks for it, and how what it found is told. */
typedef struct {
  const char *id;
  const char *group;
  const char *title; /* untranslated */
  char *(*dup_summary) (
      const ScsCheck *check); /* for the check's own reasons; NULL for one it does not know */
  const char *(*get_remedy) (const ScsCheck *check);
} ScsCheckInfo;

/* Asks for everything of a group. Returns (transfer full) (element-type ScsCheck); a service that
 * cannot be asked is no error: its checks are unknown then, and say why. Errors: only
 * G_IO_ERROR_CANCELLED. */
typedef void (*ScsCheckRun) (ScsSetup *setup,
                             GCancellable *cancellable,
                             GAsyncReadyCallback callback,
                             gpointer user_data);

const ScsCheckInfo *scs_check_info_list (gsize *n_infos);
const ScsCheckInfo *scs_check_info_find (const char *id);
const char *scs_check_info_get_title (const ScsCheckInfo *info);
ScsCheckRun scs_check_group_get_run (const char *group);
char *scs_check_dup_summary (const ScsCheck *check);
char *scs_check_dup_remedy (const ScsCheck *check);

/* The groups */
void scs_sales_connect_checks_run (ScsSetup *setup,
                                   GCancellable *cancellable,
                                   GAsyncReadyCallback callback,
                                   gpointer user_data);
char *scs_sales_connect_checks_dup_summary (const ScsCheck *check);
const char *scs_sales_connect_checks_get_remedy (const ScsCheck *check);
void scs_marketo_checks_run (ScsSetup *setup,
                             GCancellable *cancellable,
                             GAsyncReadyCallback callback,
                             gpointer user_data);
void scs_marketo_checks_run_own (ScsSetup *setup,
                                 GCancellable *cancellable,
                                 GAsyncReadyCallback callback,
                                 gpointer user_data);
char *scs_marketo_checks_dup_summary (const ScsCheck *check);
const char *scs_marketo_checks_get_remedy (const ScsCheck *check);
void scs_salesforce_checks_run (ScsSetup *setup,
                                GCancellable *cancellable,
                                GAsyncReadyCallback callback,
                                gpointer user_data);
char *scs_salesforce_checks_dup_summary (const ScsCheck *check);
const char *scs_salesforce_checks_get_remedy (const ScsCheck *check);

/* TRUE when the task has ended because of a cancelled call, whose error is taken then. */
gboolean scs_checks_end_if_cancelled (GTask *task, GError **error);

/* All checks of a group as unknown for the same error. (transfer full) (element-type ScsCheck) */
GPtrArray *scs_checks_new_from_error (const char *group, const GError *error);

G_END_DECLS
