/* SPDX-FileCopyrightText: 2026 The Sales Connect Setup authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "setup/scs-setup.h"

G_BEGIN_DECLS

typedef enum { SCS_TEAM_INVITE, SCS_TEAM_CONNECT, SCS_TEAM_DISCONNECT } ScsTeamJobKind;

#define SCS_TYPE_TEAM_JOB (scs_team_job_get_type ())
G_DECLARE_FINAL_TYPE (ScsTeamJob, scs_team_job, SCS, TEAM_JOB, GObject)

ScsTeamJob *
scs_team_job_new (ScsSetup *setup, ScsTeamJobKind kind, GPtrArray *members, GPtrArray *workspaces);
ScsTeamJobKind scs_team_job_get_kind (ScsTeamJob *self);
guint scs_team_job_get_done (ScsTeamJob *self);
guint scs_team_job_get_total (ScsTeamJob *self);
ScsGuidedErrand *scs_team_job_get_errand (ScsTeamJob *self);
guint scs_team_job_get_problems (ScsTeamJob *self);
void scs_team_job_run_async (ScsTeamJob *self,
                             GCancellable *cancellable,
                             GAsyncReadyCallback callback,
                             gpointer user_data);
gboolean scs_team_job_run_finish (ScsTeamJob *self, GAsyncResult *result, GError **error);

G_END_DECLS
