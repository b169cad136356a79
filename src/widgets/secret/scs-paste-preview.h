/* SPDX-FileCopyrightText: 2026 The Sales Connect Setup authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "setup/guide/scs-paste.h"
#include "setup/scs-setup.h"

G_BEGIN_DECLS

#define SCS_TYPE_PASTE_PREVIEW (scs_paste_preview_get_type ())
G_DECLARE_FINAL_TYPE (ScsPastePreview, scs_paste_preview, SCS, PASTE_PREVIEW, AdwPreferencesGroup)

void scs_paste_preview_open (ScsPastePreview *self, ScsSetup *setup, ScsPastedValues *values);
void scs_paste_preview_close (ScsPastePreview *self);

G_END_DECLS
