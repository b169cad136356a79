/* SPDX-FileCopyrightText: 2026 The Sales Connect Setup authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "setup/scs-setup.h"

G_BEGIN_DECLS

char *scs_report_to_html (ScsSetup *setup);
char *scs_report_to_json (ScsSetup *setup);
char *scs_report_dup_moment (gint64 at_us);

G_END_DECLS
