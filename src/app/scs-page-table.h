/* SPDX-FileCopyrightText: 2026 The Sales Connect Setup authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "pages/scs-page.h"

G_BEGIN_DECLS

ScsPage *scs_page_table_make (const char *step_id);

G_END_DECLS
