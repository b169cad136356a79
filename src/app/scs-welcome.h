/* SPDX-FileCopyrightText: 2026 The Sales Connect Setup authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define SCS_TYPE_WELCOME (scs_welcome_get_type ())
G_DECLARE_FINAL_TYPE (ScsWelcome, scs_welcome, SCS, WELCOME, AdwBin)

G_END_DECLS
