/* SPDX-FileCopyrightText: 2026 The Sales Connect Setup authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

void scs_html_append_text (GString *html, const char *text);
void
scs_html_append_element (GString *html, const char *opening, const char *text, const char *closing);
void scs_html_append_about (GString *html, const char *title, const char *text);

G_END_DECLS
