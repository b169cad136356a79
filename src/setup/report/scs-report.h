/* SPDX-FileCopyrightText: 2026 The Sales Connect Setup authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "setup/scs-setup.h"

G_BEGIN_DECLS

char *scs_report_to_html (ScsSetup *setup);
char *scs_report_to_json (ScsSetup *setup);

char *scs_report_dup_moment (gint64 at_us);
char *scs_report_dup_moment_with_zone (gint64 at_us);
char *scs_report_dup_moment_for_programs (gint64 at_us);
const char *scs_report_get_state_words (ScsOutcomeState state);
const char *scs_report_get_result_words (ScsCheckResult result);

G_END_DECLS
