/* SPDX-FileCopyrightText: 2026 The Sales Connect Setup authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "setup/scs-setup.h"

G_BEGIN_DECLS

#define SCS_TYPE_WORKSPACE_GROUP (scs_workspace_group_get_type ())
G_DECLARE_FINAL_TYPE (ScsWorkspaceGroup,
                      scs_workspace_group,
                      SCS,
                      WORKSPACE_GROUP,
                      AdwPreferencesGroup)

void scs_workspace_group_refresh (ScsWorkspaceGroup *self, ScsSetup *setup);
void scs_workspace_group_look (ScsWorkspaceGroup *self, GCancellable *cancellable);
void scs_workspace_group_set_can_apply (ScsWorkspaceGroup *self, gboolean can_apply);
GPtrArray *scs_workspace_group_get_chosen (ScsWorkspaceGroup *self);
char *scs_workspace_group_dup_chosen_names (ScsWorkspaceGroup *self);

G_END_DECLS
