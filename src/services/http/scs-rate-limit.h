/* SPDX-FileCopyrightText: 2026 The Sales Connect Setup authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

#define SCS_TYPE_RATE_LIMIT (scs_rate_limit_get_type ())
G_DECLARE_FINAL_TYPE (ScsRateLimit, scs_rate_limit, SCS, RATE_LIMIT, GObject)

ScsRateLimit *scs_rate_limit_new (guint running_max, guint window_max, guint window_ms);

void scs_rate_limit_acquire_async (ScsRateLimit *self,
                                   GCancellable *cancellable,
                                   GAsyncReadyCallback callback,
                                   gpointer user_data);
gboolean scs_rate_limit_acquire_finish (ScsRateLimit *self, GAsyncResult *result, GError **error);
void scs_rate_limit_release (ScsRateLimit *self);

G_END_DECLS
