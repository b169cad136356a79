/* SPDX-FileCopyrightText: 2026 The Sales Connect Setup authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "demo/scs-demo-exchange.h"

G_BEGIN_DECLS

gboolean scs_demo_sales_connect_is_api (const char *path);
void scs_demo_sales_connect_handle (ScsDemoExchange *exchange);

/* One call of the API; the session and the key are in order, @body is an object or NULL. */
typedef void (*ScsDemoCall) (ScsDemoExchange *exchange, ScsDemoUser *me, JsonObject *body);

void scs_demo_sales_connect_fail (ScsDemoExchange *exchange,
                                  guint status,
                                  const char *code,
                                  const char *message,
                                  const char *field);
const char *scs_demo_sales_connect_read_text (ScsDemoExchange *exchange,
                                              JsonObject *body,
                                              const char *name,
                                              guint min,
                                              guint max);
char **scs_demo_sales_connect_read_texts (ScsDemoExchange *exchange,
                                          JsonObject *body,
                                          const char *name,
                                          guint min,
                                          guint max);

void scs_demo_sales_connect_create_session (ScsDemoExchange *exchange, JsonObject *body);
ScsDemoUser *scs_demo_sales_connect_find_session (ScsDemoExchange *exchange);
void
scs_demo_sales_connect_end_session (ScsDemoExchange *exchange, ScsDemoUser *me, JsonObject *body);
void
scs_demo_sales_connect_get_account (ScsDemoExchange *exchange, ScsDemoUser *me, JsonObject *body);

void
scs_demo_sales_connect_get_marketo (ScsDemoExchange *exchange, ScsDemoUser *me, JsonObject *body);
void scs_demo_sales_connect_connect_marketo (ScsDemoExchange *exchange,
                                             ScsDemoUser *me,
                                             JsonObject *body);
void scs_demo_sales_connect_disconnect_marketo (ScsDemoExchange *exchange,
                                                ScsDemoUser *me,
                                                JsonObject *body);
void scs_demo_sales_connect_get_salesforce (ScsDemoExchange *exchange,
                                            ScsDemoUser *me,
                                            JsonObject *body);
void scs_demo_sales_connect_connect_salesforce (ScsDemoExchange *exchange,
                                                ScsDemoUser *me,
                                                JsonObject *body);
void scs_demo_sales_connect_disconnect_salesforce (ScsDemoExchange *exchange,
                                                   ScsDemoUser *me,
                                                   JsonObject *body);
void scs_demo_sales_connect_come_back (ScsDemoExchange *exchange);

void scs_demo_sales_connect_list_workspaces (ScsDemoExchange *exchange,
                                             ScsDemoUser *me,
                                             JsonObject *body);
void
scs_demo_sales_connect_list_users (ScsDemoExchange *exchange, ScsDemoUser *me, JsonObject *body);
void scs_demo_sales_connect_invite (ScsDemoExchange *exchange, ScsDemoUser *me, JsonObject *body);
void
scs_demo_sales_connect_grant_access (ScsDemoExchange *exchange, ScsDemoUser *me, JsonObject *body);
void
scs_demo_sales_connect_revoke_access (ScsDemoExchange *exchange, ScsDemoUser *me, JsonObject *body);

void scs_demo_desk_show (ScsDemoExchange *exchange);
gboolean scs_demo_desk_act (ScsDemoExchange *exchange, const char *action);

G_END_DECLS
