/* SPDX-FileCopyrightText: 2026 The Sales Connect Setup authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "setup/scs-setup.h"

G_BEGIN_DECLS

#define SCS_TYPE_INVITE_GROUP (scs_invite_group_get_type ())
G_DECLARE_FINAL_TYPE (ScsInviteGroup, scs_invite_group, SCS, INVITE_GROUP, AdwPreferencesGroup)

void scs_invite_group_refresh (ScsInviteGroup *self, ScsSetup *setup, gboolean running);
void scs_invite_group_look (ScsInviteGroup *self, GCancellable *cancellable);
void scs_invite_group_take_file (ScsInviteGroup *self, GFile *file);

G_END_DECLS
