/* SPDX-FileCopyrightText: 2026 The Sales Connect Setup authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "setup/guide/scs-guide.h"
#include "setup/scs-setup.h"

G_BEGIN_DECLS

const ScsRole *scs_duty_find_role (const ScsOutcomeInfo *info);
char *scs_duty_dup_name (const ScsRole *role, ScsSetup *setup);
const char *scs_duty_get_email (const ScsRole *role, ScsSetup *setup);
char *scs_duty_dup_holder (const ScsRole *role, ScsSetup *setup);
char *scs_duty_dup_words (const ScsRole *role, ScsSetup *setup);
gboolean scs_duty_is_left (ScsSetup *setup, const ScsOutcomeInfo *info);
gboolean scs_duty_is_worth_telling (ScsSetup *setup, const ScsOutcomeInfo *info);
guint scs_duty_count (ScsSetup *setup, ScsOutcomeState state);

G_END_DECLS
