/* SPDX-FileCopyrightText: 2026 The Sales Connect Setup authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "setup/team/scs-people-error.h"

G_BEGIN_DECLS

char *
scs_people_text_decode (const char *bytes, gsize length, const char **encoding, GError **error);

G_END_DECLS
