/* SPDX-FileCopyrightText: 2026 The Sales Connect Setup authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <json-glib/json-glib.h>

G_BEGIN_DECLS

JsonNode *scs_demo_json_parse (const char *text, gsize length);
JsonNode *scs_demo_json_new (const char *format, ...);

G_END_DECLS
