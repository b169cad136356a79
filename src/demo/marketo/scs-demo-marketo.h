/* SPDX-FileCopyrightText: 2026 The Sales Connect Setup authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "demo/scs-demo-exchange.h"

G_BEGIN_DECLS

/* The address of the API user that owns both sets of values. */
#define SCS_DEMO_API_USER "sales-connect-api@hoshigaoka.example"

gboolean scs_demo_marketo_is_api (const char *path);
void scs_demo_marketo_handle (ScsDemoExchange *exchange);
void scs_demo_marketo_send_invite (ScsDemoExchange *exchange);
void scs_demo_marketo_show_admin (ScsDemoExchange *exchange);

/* Answers in the two styles. */
void scs_demo_marketo_succeed (ScsDemoExchange *exchange, JsonArray *result, const char *next_page);
void scs_demo_marketo_fail (ScsDemoExchange *exchange, guint code, const char *message);

/* Calls that are allowed; FALSE: there is no such call. */
gboolean scs_demo_marketo_handle_mapi (ScsDemoExchange *exchange, const char *path);
gboolean scs_demo_marketo_handle_users (ScsDemoExchange *exchange, const char *path);
gboolean scs_demo_marketo_read_number (ScsDemoExchange *exchange,
                                       const char *name,
                                       gint64 lowest,
                                       gint64 highest,
                                       gint64 *number);

G_END_DECLS
