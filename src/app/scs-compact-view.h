/* SPDX-FileCopyrightText: 2026 The Sales Connect Setup authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "setup/scs-setup.h"

G_BEGIN_DECLS

#define SCS_TYPE_COMPACT_VIEW (scs_compact_view_get_type ())
G_DECLARE_FINAL_TYPE (ScsCompactView, scs_compact_view, SCS, COMPACT_VIEW, AdwBin)

void scs_compact_view_enter (ScsCompactView *self, ScsSetup *setup, const char *step_id);
void scs_compact_view_leave (ScsCompactView *self);
gboolean scs_compact_view_is_on (ScsCompactView *self);
void scs_compact_view_close (ScsCompactView *self);
void scs_compact_view_refresh (ScsCompactView *self);
void scs_compact_view_go_to_step (ScsCompactView *self, const char *step_id);
void scs_compact_view_go_to_errand (ScsCompactView *self, const char *errand_id);
void scs_compact_view_go_by (ScsCompactView *self, int offset);
gboolean scs_compact_view_can_go (ScsCompactView *self, int offset);
gboolean scs_compact_view_get_wide_size (ScsCompactView *self, int *width, int *height);

G_END_DECLS
