/* SPDX-FileCopyrightText: 2026 The Sales Connect Setup authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "setup/guide/scs-guide.h"
#include "setup/guide/scs-trouble-text.h"

G_BEGIN_DECLS

gboolean scs_trouble_text_is_vague (const ScsTroubleText *self, const ScsErrand *errand);

G_END_DECLS
