/* SPDX-FileCopyrightText: 2026 The Sales Connect Setup authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "setup/guide/scs-handoff.h"

G_BEGIN_DECLS

char *scs_checklist_to_html (const ScsHandoff *handoff, gint64 made_at_us);

G_END_DECLS
