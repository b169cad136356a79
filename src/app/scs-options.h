/* SPDX-FileCopyrightText: 2026 The Sales Connect Setup authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

void scs_options_add (GApplication *application);
int scs_options_handle_local (GVariantDict *options);

G_END_DECLS
