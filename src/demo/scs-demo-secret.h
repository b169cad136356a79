/* SPDX-FileCopyrightText: 2026 The Sales Connect Setup authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

char *scs_demo_secret_new (const char *alphabet, guint length);
char *scs_demo_secret_new_alnum (guint length);
char *scs_demo_secret_new_uuid (void);
char *scs_demo_secret_new_munchkin_id (void);
char *scs_demo_secret_new_password (void);
guint32 scs_demo_secret_below (guint32 limit);
gboolean scs_demo_secret_equal (const char *expected, const char *given);

/* Salesforce record ids. */
char *scs_demo_record_id_new (const char *prefix, guint64 number);
char *scs_demo_record_id_complete (const char *id_15);

G_END_DECLS
