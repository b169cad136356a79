/* SPDX-FileCopyrightText: 2026 The Sales Connect Setup authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

typedef struct _ScsDemoStateFile ScsDemoStateFile;

ScsDemoStateFile *scs_demo_state_file_new (const char *path);
ScsDemoStateFile *scs_demo_state_file_ref (ScsDemoStateFile *self);
void scs_demo_state_file_unref (ScsDemoStateFile *self);
gboolean scs_demo_state_file_write (ScsDemoStateFile *self, GBytes *contents, GError **error);
void scs_demo_state_file_write_soon (ScsDemoStateFile *self, GBytes *contents);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (ScsDemoStateFile, scs_demo_state_file_unref)

G_END_DECLS
