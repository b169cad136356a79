/* SPDX-FileCopyrightText: 2026 The Sales Connect Setup authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* Ready callback that keeps its result at user_data, a GAsyncResult **. */
void scs_test_keep_result_cb (GObject *source, GAsyncResult *result, gpointer user_data);

/* Runs the main context until *result is there (transfer full, cleared), at most timeout_s; else
 * the test fails. */
GAsyncResult *scs_test_wait_result (GAsyncResult **result, guint timeout_s);

/* Runs the main context until check (user_data) holds, at most timeout_s; else the test fails. */
void scs_test_wait_until (gboolean (*check) (gpointer), gpointer user_data, guint timeout_s);

/* Runs the main context for that long. */
void scs_test_run_for (guint ms);

G_END_DECLS
