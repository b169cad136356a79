/* SPDX-FileCopyrightText: 2026 The Sales Connect Setup authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "setup/scs-setup.h"

G_BEGIN_DECLS

#define SCS_REST_ALL "all"
#define SCS_REST_ONLY_TICKED "ticked"

gboolean scs_rest_question_is_needed (ScsGuidedErrand *errand);
GtkWidget *scs_rest_question_new (GtkWidget *parent, ScsGuidedErrand *errand);

G_END_DECLS
