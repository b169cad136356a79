/* SPDX-FileCopyrightText: 2026 The Sales Connect Setup authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "demo/scs-demo-exchange.h"

G_BEGIN_DECLS

/* A page of HTML in the language that the browser asks for. */
typedef struct {
  GString *text;
  gboolean is_japanese;
} ScsDemoPage;

ScsDemoPage *scs_demo_page_new (ScsDemoExchange *exchange, const char *title, const char *title_ja);
ScsDemoPage *scs_demo_page_new_blank (gboolean is_japanese);
void scs_demo_page_free (ScsDemoPage *self);
const char *scs_demo_page_pick (ScsDemoPage *self, const char *english, const char *japanese);
void scs_demo_page_add (ScsDemoPage *self, const char *format, ...) G_GNUC_PRINTF (2, 3);
void
scs_demo_page_send (ScsDemoPage *self, ScsDemoExchange *exchange, guint status, const char *policy);
void scs_demo_page_answer (ScsDemoPage *self, ScsDemoExchange *exchange, guint status);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (ScsDemoPage, scs_demo_page_free)

G_END_DECLS
