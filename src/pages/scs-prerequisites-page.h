/* SPDX-FileCopyrightText: 2026 The Sales Connect Setup authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "pages/scs-page.h"

G_BEGIN_DECLS

#define SCS_TYPE_PREREQUISITES_PAGE (scs_prerequisites_page_get_type ())
G_DECLARE_FINAL_TYPE (ScsPrerequisitesPage,
                      scs_prerequisites_page,
                      SCS,
                      PREREQUISITES_PAGE,
                      ScsPage)

G_END_DECLS
