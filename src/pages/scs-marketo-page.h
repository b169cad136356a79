/* SPDX-FileCopyrightText: 2026 The Sales Connect Setup authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "pages/scs-page.h"

G_BEGIN_DECLS

#define SCS_TYPE_MARKETO_PAGE (scs_marketo_page_get_type ())
G_DECLARE_FINAL_TYPE (ScsMarketoPage, scs_marketo_page, SCS, MARKETO_PAGE, ScsPage)

G_END_DECLS
