/* SPDX-FileCopyrightText: 2026 The Sales Connect Setup authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "setup/scs-setup.h"

G_BEGIN_DECLS

#define SCS_TYPE_SALESFORCE_SIGN_IN_GROUP (scs_salesforce_sign_in_group_get_type ())
G_DECLARE_FINAL_TYPE (ScsSalesforceSignInGroup,
                      scs_salesforce_sign_in_group,
                      SCS,
                      SALESFORCE_SIGN_IN_GROUP,
                      AdwBin)

void scs_salesforce_sign_in_group_refresh (ScsSalesforceSignInGroup *self, ScsSetup *setup);

G_END_DECLS
