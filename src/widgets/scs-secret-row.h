/* SPDX-FileCopyrightText: 2026 The Sales Connect Setup authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "setup/guide/scs-paste.h"
#include "setup/scs-setup.h"

G_BEGIN_DECLS

#define SCS_TYPE_SECRET_ROW (scs_secret_row_get_type ())
G_DECLARE_FINAL_TYPE (ScsSecretRow, scs_secret_row, SCS, SECRET_ROW, AdwPreferencesRow)

void scs_secret_row_refresh (ScsSecretRow *self, ScsSetup *setup);
void scs_secret_row_set_text (ScsSecretRow *self, const char *text);
void scs_secret_row_clear (ScsSecretRow *self);
void scs_secret_row_store (ScsSecretRow *self);
void scs_secret_row_show_error (ScsSecretRow *self, const char *text);

G_END_DECLS
