/* SPDX-FileCopyrightText: 2026 The Sales Connect Setup authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define SCS_TYPE_CLIPBOARD_OFFER (scs_clipboard_offer_get_type ())
G_DECLARE_FINAL_TYPE (ScsClipboardOffer,
                      scs_clipboard_offer,
                      SCS,
                      CLIPBOARD_OFFER,
                      AdwPreferencesGroup)

void scs_clipboard_offer_watch (ScsClipboardOffer *self, GdkClipboard *clipboard);
gboolean scs_clipboard_offer_make (ScsClipboardOffer *self);
void scs_clipboard_offer_withdraw (ScsClipboardOffer *self);

G_END_DECLS
