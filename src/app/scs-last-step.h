/* SPDX-FileCopyrightText: 2026 The Sales Connect Setup authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

char *scs_last_step_dup (GSettings *settings, const char *environment);
void scs_last_step_set (GSettings *settings, const char *environment, const char *step_id);

G_END_DECLS
