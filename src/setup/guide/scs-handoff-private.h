/* SPDX-FileCopyrightText: 2026 The Sales Connect Setup authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "setup/guide/scs-handoff.h"

G_BEGIN_DECLS

/* What the mail and the checklist share. */
const char *scs_handoff_get_product (const ScsHandoff *self);
const char *scs_handoff_get_environment (const ScsHandoff *self);
const char *scs_handoff_get_condition (const ScsHandoff *self, const ScsErrand *errand);
gboolean scs_handoff_needs_secrets (const ScsErrand *errand);
GPtrArray *scs_handoff_get_people (const ScsHandoff *self, const ScsErrand *errand);
const char *scs_handoff_get_getter (const ScsHandoff *self, const ScsErrand *errand);
char *scs_handoff_dup_path (const ScsHandoff *self, const ScsErrand *errand);

G_END_DECLS
