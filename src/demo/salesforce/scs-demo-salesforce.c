/* SPDX-FileCopyrightText: 2026 The Sales Connect Setup authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "demo/salesforce/scs-demo-salesforce.h"

#include "demo/scs-demo-clock.h"
#include "demo/scs-demo-json.h"
#include "demo/scs-demo-secret.h"

#include <string.h>

static const char *const own_redirects[] = {
  "http://localhost:18177/callback",
  "http://localhost:18178/callback",
  "http://localhost:18179/callback",
};

/**
 * scs_demo_salesforce_find_app:
 * @client_id: (nullable): consumer key
 * @app: (out caller-allocates): what is known of it
 *
 * The org knows two apps: the local one of the product under test, public with PKCE, and Sales
 * Connect's own, which keeps a secret.
 */
gboolean
scs_demo_salesforce_find_app (ScsDemoScene *scene, const char *client_id, ScsDemoApp *app)
{
  ScsDemoState *state = scene->state;

  if (g_strcmp0 (client_id, state->consumer_key) == 0) {
    *app = (ScsDemoApp){ state->consumer_key, "Sales Connect Setup", NULL, TRUE };
    return TRUE;
  }
  if (g_strcmp0 (client_id, state->own_consumer_key) == 0) {
    *app =
        (ScsDemoApp){ state->own_consumer_key, "Sales Connect", state->own_consumer_secret, FALSE };
    return TRUE;
  }
  return FALSE;
}

/**
 * scs_demo_salesforce_has_redirect:
 * @app: who asks for a sign-in
 * @redirect_uri: where the browser is to be sent
 *
 * Returns: whether the app has registered exactly that address, compared letter by letter
 */
gboolean
scs_demo_salesforce_has_redirect (ScsDemoScene *scene,
                                  const ScsDemoApp *app,
                                  const char *redirect_uri)
{
  if (app->secret != NULL) {
    g_autofree char *own =
        g_strconcat (scene->urls[SCS_DEMO_SALES_CONNECT], "/salesforce/callback", NULL);

    return g_strcmp0 (redirect_uri, own) == 0;
  }
  for (guint i = 0; i < G_N_ELEMENTS (own_redirects); i++) {
    if (g_strcmp0 (redirect_uri, own_redirects[i]) == 0)
      return TRUE;
  }
  return FALSE;
}

/**
 * scs_demo_salesforce_choose_scope:
 * @asked: (nullable): separated by spaces; none means all that the app has
 *
 * Returns: (transfer full) (nullable): what is granted; NULL where one of them is unknown
 */
char *
scs_demo_salesforce_choose_scope (const char *asked)
{
  static const char *const known[] = { "api", "id", "openid", "refresh_token", "offline_access",
                                       NULL };
  g_auto (GStrv) parts =
      g_strsplit (asked != NULL && asked[0] != '\0' ? asked : "api id refresh_token", " ", -1);

  for (guint i = 0; parts[i] != NULL; i++) {
    if (!g_strv_contains (known, parts[i]))
      return NULL;
  }
  return g_strjoinv (" ", parts);
}

static ScsDemoGrant *
find_grant (ScsDemoState *state, const char *id)
{
  for (guint i = 0; i < state->grants->len; i++) {
    ScsDemoGrant *grant = state->grants->pdata[i];

    if (g_strcmp0 (grant->id, id) == 0)
      return grant;
  }
  return NULL;
}

/**
 * scs_demo_salesforce_check_bearer:
 *
 * The life of a token slides with its use.
 *
 * Returns: (transfer none) (nullable): the grant of the token in the header, where that lives
 */
ScsDemoGrant *
scs_demo_salesforce_check_bearer (ScsDemoExchange *exchange)
{
  ScsDemoScene *scene = exchange->scene;
  gint64 now_us = scs_demo_clock_now_us ();
  ScsDemoToken *token = scs_demo_state_find_token (scene->state->salesforce_tokens,
                                                   scs_demo_exchange_get_bearer (exchange));
  ScsDemoGrant *grant;

  if (token == NULL || token->expires_at_us <= now_us)
    return NULL;
  grant = find_grant (scene->state, token->owner);
  if (grant == NULL)
    return NULL;
  if (scene->fault.kind != SCS_DEMO_FAULT_TOKEN_EXPIRED)
    token->expires_at_us = now_us + scs_demo_scene_get_token_life_us (scene, SCS_DEMO_SALESFORCE);
  grant->used_at_us = now_us;
  grant->n_uses++;
  return grant;
}

/**
 * scs_demo_salesforce_revoke_grant:
 * @grant_id: one that is not there is passed over
 *
 * Takes a grant back, with all its access tokens.
 */
void
scs_demo_salesforce_revoke_grant (ScsDemoState *state, const char *grant_id)
{
  ScsDemoGrant *grant = find_grant (state, grant_id);

  for (guint i = state->salesforce_tokens->len; i > 0; i--) {
    ScsDemoToken *token = state->salesforce_tokens->pdata[i - 1];

    if (g_strcmp0 (token->owner, grant_id) == 0)
      g_ptr_array_remove_index (state->salesforce_tokens, i - 1);
  }
  if (grant != NULL)
    g_ptr_array_remove (state->grants, grant);
}

/**
 * scs_demo_salesforce_revoke_app:
 * @client_id: of the app
 *
 * Takes back everything that was ever granted to an app.
 */
void
scs_demo_salesforce_revoke_app (ScsDemoState *state, const char *client_id)
{
  for (guint i = state->grants->len; i > 0; i--) {
    ScsDemoGrant *grant = state->grants->pdata[i - 1];

    if (g_strcmp0 (grant->client_id, client_id) == 0) {
      g_autofree char *id = g_strdup (grant->id);

      scs_demo_salesforce_revoke_grant (state, id);
    }
  }
}

/**
 * scs_demo_salesforce_make_lead_id:
 * @index: below %SCS_DEMO_N_RECORDS
 *
 * Returns: (transfer full): 18 characters, the same for as long as the demo's state lasts
 */
char *
scs_demo_salesforce_make_lead_id (ScsDemoState *state, guint index)
{
  return scs_demo_record_id_new ("00Q", (guint64) state->first_record + index);
}

/**
 * scs_demo_salesforce_make_contact_id:
 * @index: below %SCS_DEMO_N_RECORDS
 *
 * Returns: (transfer full): 18 characters, the same for as long as the demo's state lasts
 */
char *
scs_demo_salesforce_make_contact_id (ScsDemoState *state, guint index)
{
  return scs_demo_record_id_new ("003", (guint64) state->first_record + index);
}

/**
 * scs_demo_salesforce_get_created_at_us:
 * @index: of a lead or contact; one past the last counts as the last
 *
 * The newest record is an hour and a half older than the demo, each other three days older than the
 * next.
 *
 * Returns: wall clock, in microseconds
 */
gint64
scs_demo_salesforce_get_created_at_us (ScsDemoState *state, guint index)
{
  return state->born_at_us - 90 * G_TIME_SPAN_MINUTE -
         (gint64) (SCS_DEMO_N_RECORDS - 1 - MIN (index, SCS_DEMO_N_RECORDS - 1)) * 3 *
             G_TIME_SPAN_DAY;
}

/**
 * scs_demo_salesforce_fail:
 * @status: HTTP status
 * @code: `errorCode`
 * @message: Salesforce's text
 *
 * Answers with an error of the data API: an array with one entry.
 */
void
scs_demo_salesforce_fail (ScsDemoExchange *exchange,
                          guint status,
                          const char *code,
                          const char *message)
{
  JsonNode *node = json_node_new (JSON_NODE_ARRAY);
  JsonArray *array = json_array_new ();

  json_array_add_element (array,
                          scs_demo_json_new ("{'message': <%s>, 'errorCode': <%s>}",
                                             message,
                                             code));
  json_node_take_array (node, array);
  scs_demo_exchange_answer_json (exchange, status, node);
}

/**
 * scs_demo_salesforce_is_api:
 * @path: decoded
 *
 * Returns: whether a program calls there, not a browser
 */
gboolean
scs_demo_salesforce_is_api (const char *path)
{
  return strcmp (path, "/services/oauth2/authorize") != 0 &&
         (g_str_has_prefix (path, "/services/") || g_str_has_prefix (path, "/id/"));
}

/**
 * scs_demo_salesforce_handle:
 *
 * Answers any request to Salesforce: the login page, Setup, OAuth, identity and data.
 *
 * Source: Salesforce help, web server flow; REST API guide.
 */
void
scs_demo_salesforce_handle (ScsDemoExchange *exchange)
{
  const char *path = exchange->path;

  if (scs_demo_exchange_is_too_large (exchange))
    scs_demo_salesforce_fail (exchange,
                              413,
                              "REQUEST_ENTITY_TOO_LARGE",
                              "The request is too large");
  else if (strcmp (path, "/") == 0)
    scs_demo_exchange_redirect (exchange, 302, exchange->scene->urls[SCS_DEMO_SALES_CONNECT]);
  else if (strcmp (path, "/setup") == 0)
    scs_demo_salesforce_show_setup (exchange);
  else if (strcmp (path, "/packaging/installPackage.apexp") == 0)
    scs_demo_salesforce_show_package (exchange);
  else if (g_str_has_prefix (path, "/setup/") &&
           scs_demo_salesforce_act_in_setup (exchange, path + strlen ("/setup/")))
    return;
  else if (strcmp (path, "/services/oauth2/authorize") == 0)
    scs_demo_salesforce_show_login (exchange);
  else if (strcmp (path, "/services/oauth2/token") == 0)
    scs_demo_salesforce_give_token (exchange);
  else if (strcmp (path, "/services/oauth2/revoke") == 0)
    scs_demo_salesforce_revoke (exchange);
  else if (strcmp (path, "/services/oauth2/userinfo") == 0)
    scs_demo_salesforce_show_user_info (exchange);
  else if (g_str_has_prefix (path, "/id/"))
    scs_demo_salesforce_show_identity (exchange);
  else if (strcmp (path, "/services/data") == 0 || g_str_has_prefix (path, "/services/data/"))
    scs_demo_salesforce_handle_data (exchange);
  else
    scs_demo_salesforce_fail (exchange, 404, "NOT_FOUND", "The requested resource does not exist");
}
