/* SPDX-FileCopyrightText: 2026 The Sales Connect Setup authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "setup/scs-setup.h"

G_BEGIN_DECLS

#define SCS_TYPE_KEYRING_NOTICE (scs_keyring_notice_get_type ())
G_DECLARE_FINAL_TYPE (ScsKeyringNotice, scs_keyring_notice, SCS, KEYRING_NOTICE, AdwBin)

void scs_keyring_notice_refresh (ScsKeyringNotice *self, ScsSetup *setup);

G_END_DECLS
