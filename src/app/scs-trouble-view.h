/* SPDX-FileCopyrightText: 2026 The Sales Connect Setup authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define SCS_TYPE_TROUBLE_VIEW (scs_trouble_view_get_type ())
G_DECLARE_FINAL_TYPE (ScsTroubleView, scs_trouble_view, SCS, TROUBLE_VIEW, AdwBin)

void scs_trouble_view_set (ScsTroubleView *self,
                           const char *title,
                           const char *text,
                           gboolean may_set_aside);

G_END_DECLS
