/* SPDX-FileCopyrightText: 2026 The Sales Connect Setup authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "setup/environment/scs-environments.h"

G_BEGIN_DECLS

char *scs_remove_environment_dup_question (const ScsEnvironmentEntry *entry);
void scs_remove_environment_ask (GtkWidget *widget,
                                 ScsEnvironments *environments,
                                 const char *name,
                                 gboolean begin_anew);
void scs_remove_environment_tell_failure (GtkWindow *window, const GError *error);

G_END_DECLS
