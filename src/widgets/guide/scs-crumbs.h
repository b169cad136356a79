/* SPDX-FileCopyrightText: 2026 The Sales Connect Setup authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define SCS_TYPE_CRUMBS (scs_crumbs_get_type ())
G_DECLARE_FINAL_TYPE (ScsCrumbs, scs_crumbs, SCS, CRUMBS, AdwBin)

void scs_crumbs_set (ScsCrumbs *self, const char *const *labels);

G_END_DECLS
