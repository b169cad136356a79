/* SPDX-FileCopyrightText: 2026 The Sales Connect Setup authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "setup/scs-setup.h"

G_BEGIN_DECLS

#define SCS_TYPE_PAGE (scs_page_get_type ())
G_DECLARE_DERIVABLE_TYPE (ScsPage, scs_page, SCS, PAGE, AdwBin)

/**
 * ScsPageClass:
 * @refresh: shows what the set-up is now; called after any change of it while the page is shown
 * @shown: the page has come to the front
 */
struct _ScsPageClass {
  AdwBinClass parent_class;

  void (*refresh) (ScsPage *self);
  void (*shown) (ScsPage *self);
};

void scs_page_set_setup (ScsPage *self, ScsSetup *setup);
ScsSetup *scs_page_get_setup (ScsPage *self);
const char *scs_page_get_step_id (ScsPage *self);
GCancellable *scs_page_get_cancellable (ScsPage *self);
void scs_page_show (ScsPage *self);
void scs_page_leave (ScsPage *self);
void scs_page_refresh (ScsPage *self);

G_END_DECLS
