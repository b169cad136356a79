/* SPDX-FileCopyrightText: 2026 The Sales Connect Setup authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "setup/team/scs-people-preview.h"

G_BEGIN_DECLS

#define SCS_TYPE_PEOPLE_WINDOW (scs_people_window_get_type ())
G_DECLARE_FINAL_TYPE (ScsPeopleWindow, scs_people_window, SCS, PEOPLE_WINDOW, AdwWindow)

GtkWidget *
scs_people_window_new (GtkWindow *parent, ScsPeoplePreview *preview, const char *file_name);
ScsPeoplePreview *scs_people_window_get_preview (ScsPeopleWindow *self);

G_END_DECLS
