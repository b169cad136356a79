/* SPDX-FileCopyrightText: 2026 The Sales Connect Setup authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "setup/environment/scs-environments.h"

G_BEGIN_DECLS

#define SCS_TYPE_WINDOW (scs_window_get_type ())
G_DECLARE_FINAL_TYPE (ScsWindow, scs_window, SCS, WINDOW, AdwApplicationWindow)

ScsWindow *scs_window_new (GtkApplication *application, GSettings *settings);
void scs_window_set_environments (ScsWindow *self, ScsEnvironments *environments);
void scs_window_want_environment (ScsWindow *self, const char *name);
char *scs_window_dup_wanted_environment (ScsWindow *self);
gboolean scs_window_is_ready (ScsWindow *self);
void scs_window_show_welcome (ScsWindow *self);
void scs_window_open_setup (ScsWindow *self, ScsSetup *setup);
void scs_window_go_to (ScsWindow *self, const char *step_id);
void scs_window_show_trouble (ScsWindow *self,
                              const char *title,
                              const char *text,
                              gboolean may_set_aside);
void scs_window_show_journal_trouble (ScsWindow *self, const GError *error);

G_END_DECLS
