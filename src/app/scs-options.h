/* SPDX-FileCopyrightText: 2026 The Sales Connect Setup authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* How many times faster the wait of ten minutes passes in the demo */
#define SCS_OPTIONS_DEFAULT_SPEED 60.0

void scs_options_add (GApplication *application);
gboolean scs_options_parse_speed (const char *text, double *speed);
int scs_options_handle_local (GVariantDict *options);

G_END_DECLS
