/* SPDX-FileCopyrightText: 2026 The Sales Connect Setup authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "setup/scs-setup.h"
#include "widgets/scs-feedback.h"

G_BEGIN_DECLS

/* The fields that tell who holds a role. */
typedef struct {
  GtkSwitch *mine;
  AdwEntryRow *name;
  AdwEntryRow *address;
  ScsFeedback *feedback;
} ScsRoleFields;

void scs_role_fields_limit (const ScsRoleFields *self);
void scs_role_fields_show (const ScsRoleFields *self, ScsSetup *setup, const ScsRole *role);
void scs_role_fields_keep (const ScsRoleFields *self, ScsSetup *setup, const ScsRole *role);

G_END_DECLS
