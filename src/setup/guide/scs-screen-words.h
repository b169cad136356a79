/* SPDX-FileCopyrightText: 2026 The Sales Connect Setup authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "setup/guide/scs-guide.h"

G_BEGIN_DECLS

char *scs_screen_words_clean (const char *text);
gboolean scs_screen_words_tell_denied (const char *text);
char *scs_screen_words_dup_question (const ScsErrand *errand,
                                     const ScsGuideView *view,
                                     const char *environment,
                                     const char *words);

G_END_DECLS
