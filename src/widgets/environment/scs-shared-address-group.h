/* SPDX-FileCopyrightText: 2026 The Sales Connect Setup authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "setup/scs-setup.h"

G_BEGIN_DECLS

#define SCS_TYPE_SHARED_ADDRESS_GROUP (scs_shared_address_group_get_type ())
G_DECLARE_FINAL_TYPE (ScsSharedAddressGroup,
                      scs_shared_address_group,
                      SCS,
                      SHARED_ADDRESS_GROUP,
                      AdwPreferencesGroup)

void scs_shared_address_group_look (ScsSharedAddressGroup *self,
                                    ScsSetup *setup,
                                    GCancellable *cancellable);
guint scs_shared_address_group_get_n_shared (ScsSharedAddressGroup *self);

G_END_DECLS
