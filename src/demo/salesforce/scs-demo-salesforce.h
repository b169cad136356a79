/* SPDX-FileCopyrightText: 2026 The Sales Connect Setup authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "demo/scs-demo-exchange.h"

G_BEGIN_DECLS

#define SCS_DEMO_N_RECORDS 120 /* leads, and as many contacts */
#define SCS_DEMO_ADMIN_NAME "Keiko Sugimoto"

/* An app that may ask for a sign-in. */
typedef struct {
  const char *client_id;
  const char *name;
  const char *secret; /* (nullable): a public app has none */
  gboolean needs_pkce;
} ScsDemoApp;

gboolean scs_demo_salesforce_is_api (const char *path);
void scs_demo_salesforce_handle (ScsDemoExchange *exchange);

gboolean scs_demo_salesforce_find_app (ScsDemoScene *scene, const char *client_id, ScsDemoApp *app);
gboolean scs_demo_salesforce_has_redirect (ScsDemoScene *scene,
                                           const ScsDemoApp *app,
                                           const char *redirect_uri);
char *scs_demo_salesforce_choose_scope (const char *asked);
ScsDemoGrant *scs_demo_salesforce_check_bearer (ScsDemoExchange *exchange);
void scs_demo_salesforce_revoke_grant (ScsDemoState *state, const char *grant_id);
void scs_demo_salesforce_revoke_app (ScsDemoState *state, const char *client_id);

void scs_demo_salesforce_show_login (ScsDemoExchange *exchange);
void scs_demo_salesforce_show_setup (ScsDemoExchange *exchange);
gboolean scs_demo_salesforce_act_in_setup (ScsDemoExchange *exchange, const char *action);
void scs_demo_salesforce_show_package (ScsDemoExchange *exchange);
void scs_demo_salesforce_give_token (ScsDemoExchange *exchange);
void scs_demo_salesforce_revoke (ScsDemoExchange *exchange);
void scs_demo_salesforce_show_user_info (ScsDemoExchange *exchange);
void scs_demo_salesforce_show_identity (ScsDemoExchange *exchange);
void scs_demo_salesforce_handle_data (ScsDemoExchange *exchange);
void scs_demo_salesforce_fail (ScsDemoExchange *exchange,
                               guint status,
                               const char *code,
                               const char *message);

/* The records; Marketo's people are the same. */
char *scs_demo_salesforce_make_lead_id (ScsDemoState *state, guint index);
char *scs_demo_salesforce_make_contact_id (ScsDemoState *state, guint index);
gint64 scs_demo_salesforce_get_created_at_us (ScsDemoState *state, guint index);

/* (transfer full): rows with the fields by name, “User.Name” those of a related record; NULL: no
 * such object */
JsonArray *scs_demo_salesforce_list_rows (ScsDemoScene *scene,
                                          const char *object,
                                          gboolean is_tooling,
                                          const char **fields);

/* (transfer full) (nullable): answers the query, or fails with @code and @message (transfer full)
 */
JsonNode *scs_demo_salesforce_query (ScsDemoScene *scene,
                                     const char *text,
                                     gboolean is_tooling,
                                     const char **code,
                                     char **message);

G_END_DECLS
