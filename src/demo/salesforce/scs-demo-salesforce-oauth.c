/* SPDX-FileCopyrightText: 2026 The Sales Connect Setup authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "demo/salesforce/scs-demo-salesforce.h"

#include "demo/scs-demo-clock.h"
#include "demo/scs-demo-json.h"
#include "demo/scs-demo-secret.h"

#include <string.h>

#define GRANTS_MAX 5
#define DEAD_TOKENS_MAX 50

static void
refuse (ScsDemoExchange *exchange, const char *error, const char *description)
{
  scs_demo_exchange_answer_json (exchange,
                                 400,
                                 scs_demo_json_new ("{'error': <%s>, 'error_description': <%s>}",
                                                    error,
                                                    description));
}

static const char *
get_field (ScsDemoExchange *exchange, const char *name)
{
  return scs_demo_exchange_get_form (exchange, name);
}

static gboolean
is_post (ScsDemoExchange *exchange)
{
  return strcmp (scs_demo_exchange_get_method (exchange), "POST") == 0;
}

/* The keyed hash over the identity address and the time, as Salesforce forms it. */
static char *
sign (ScsDemoState *state, const char *identity, const char *issued_at)
{
  g_autofree char *text = g_strconcat (identity, issued_at, NULL);
  g_autoptr (GHmac) hmac = g_hmac_new (G_CHECKSUM_SHA256,
                                       (const guchar *) state->signing_key,
                                       strlen (state->signing_key));
  guint8 digest[32];
  gsize length = sizeof digest;

  g_hmac_update (hmac, (const guchar *) text, -1);
  g_hmac_get_digest (hmac, digest, &length);
  return g_base64_encode (digest, length);
}

static char *
make_identity_url (ScsDemoScene *scene)
{
  return g_strdup_printf ("%s/id/%s/%s",
                          scene->urls[SCS_DEMO_SALESFORCE],
                          scene->state->org_id,
                          scene->state->salesforce_user_id);
}

static gboolean
has_scope (const ScsDemoGrant *grant, const char *scope)
{
  g_auto (GStrv) parts = g_strsplit (grant->scope, " ", -1);

  return g_strv_contains ((const char *const *) parts, scope);
}

static void
answer_token (ScsDemoExchange *exchange, ScsDemoGrant *grant)
{
  ScsDemoScene *scene = exchange->scene;
  gint64 now_us = scs_demo_clock_now_us ();
  g_autofree char *random = scs_demo_secret_new_alnum (96);
  g_autofree char *org_15 = g_strndup (scene->state->org_id, 15);
  g_autofree char *access_token = g_strconcat (org_15, "!AQ", random, NULL);
  g_autofree char *identity = make_identity_url (scene);
  g_autofree char *issued_at = g_strdup_printf ("%" G_GINT64_FORMAT, now_us / 1000);
  g_autofree char *signature = sign (scene->state, identity, issued_at);
  JsonNode *node = scs_demo_json_new (
      "{'access_token': <%s>, 'signature': <%s>, 'scope': <%s>, 'instance_url': <%s>, "
      "'id': <%s>, 'token_type': <'Bearer'>, 'issued_at': <%s>}",
      access_token,
      signature,
      grant->scope,
      scene->urls[SCS_DEMO_SALESFORCE],
      identity,
      issued_at);

  if (grant->refresh_token != NULL)
    json_object_set_string_member (json_node_get_object (node),
                                   "refresh_token",
                                   grant->refresh_token);
  scs_demo_state_add_token (scene->state->salesforce_tokens,
                            g_steal_pointer (&access_token),
                            grant->id,
                            now_us + scs_demo_scene_get_token_life_us (scene, SCS_DEMO_SALESFORCE));
  grant->used_at_us = now_us;
  scs_demo_scene_changed (scene);
  scs_demo_exchange_answer_json (exchange, 200, node);
}

/* The sixth sign-in of a user for one app ends the oldest. */
static void
make_room (ScsDemoState *state, const char *client_id)
{
  ScsDemoGrant *oldest = NULL;
  guint n_grants = 0;

  for (guint i = 0; i < state->grants->len; i++) {
    ScsDemoGrant *grant = state->grants->pdata[i];

    if (strcmp (grant->client_id, client_id) != 0)
      continue;
    n_grants++;
    oldest = oldest != NULL ? oldest : grant;
  }
  if (n_grants >= GRANTS_MAX) {
    g_autofree char *id = g_strdup (oldest->id);

    scs_demo_salesforce_revoke_grant (state, id);
  }
}

static ScsDemoGrant *
add_grant (ScsDemoState *state, ScsDemoCode *code)
{
  ScsDemoGrant *grant = scs_demo_record_new (&scs_demo_grant_shape);

  make_room (state, code->client_id);
  grant->id = scs_demo_secret_new_alnum (16);
  grant->client_id = g_strdup (code->client_id);
  grant->scope = g_strdup (code->scope);
  grant->created_at_us = scs_demo_clock_now_us ();
  if (has_scope (grant, "refresh_token") || has_scope (grant, "offline_access")) {
    g_autofree char *random = scs_demo_secret_new_alnum (80);

    grant->refresh_token = g_strconcat ("5Aep861", random, NULL);
  }
  g_ptr_array_add (state->grants, grant);
  return grant;
}

static ScsDemoCode *
find_code (ScsDemoState *state, const char *value)
{
  for (guint i = 0; i < state->codes->len; i++) {
    ScsDemoCode *code = state->codes->pdata[i];

    if (scs_demo_secret_equal (code->value, value))
      return code;
  }
  return NULL;
}

static gboolean
is_right_verifier (const char *challenge, const char *verifier)
{
  g_autoptr (GChecksum) checksum = g_checksum_new (G_CHECKSUM_SHA256);
  guint8 digest[32];
  gsize length = sizeof digest;
  g_autofree char *encoded = NULL;

  g_checksum_update (checksum, (const guchar *) verifier, -1);
  g_checksum_get_digest (checksum, digest, &length);
  encoded = g_base64_encode (digest, length);
  g_strdelimit (encoded, "+", '-');
  g_strdelimit (encoded, "/", '_');
  g_strdelimit (encoded, "=", '\0');
  return strcmp (encoded, challenge) == 0;
}

static gboolean
is_verifier (const char *text)
{
  gsize length = strlen (text);

  return length >= 43 && length <= 128 &&
         strspn (text, "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~") ==
             length;
}

/* A code is good for one try: after a wrong verifier it is used up too. */
static void
exchange_code (ScsDemoExchange *exchange, const ScsDemoApp *app)
{
  ScsDemoState *state = exchange->scene->state;
  ScsDemoCode *code = find_code (state, get_field (exchange, "code"));
  const char *redirect_uri = get_field (exchange, "redirect_uri");
  const char *verifier = get_field (exchange, "code_verifier");
  ScsDemoGrant *grant;

  if (code == NULL || strcmp (code->client_id, app->client_id) != 0) {
    refuse (exchange, "invalid_grant", "invalid authorization code");
  } else if (code->is_used) {
    if (code->grant_id != NULL)
      scs_demo_salesforce_revoke_grant (state, code->grant_id);
    refuse (exchange, "invalid_grant", "expired authorization code");
  } else if (code->expires_at_us <= scs_demo_clock_now_us ()) {
    refuse (exchange, "invalid_grant", "expired authorization code");
  } else if (redirect_uri == NULL) {
    refuse (exchange, "redirect_uri_missing", "redirect_uri not provided");
  } else if (strcmp (redirect_uri, code->redirect_uri) != 0) {
    refuse (exchange, "redirect_uri_mismatch", "redirect_uri must match configuration");
  } else if (code->challenge != NULL && verifier == NULL) {
    refuse (exchange, "invalid_request", "missing required code verifier");
  } else if (code->challenge != NULL &&
             (!is_verifier (verifier) || !is_right_verifier (code->challenge, verifier))) {
    code->is_used = TRUE;
    refuse (exchange, "invalid_grant", "invalid code verifier");
  } else {
    code->is_used = TRUE;
    grant = add_grant (state, code);
    code->grant_id = g_strdup (grant->id);
    answer_token (exchange, grant);
  }
  scs_demo_scene_changed (exchange->scene);
}

static ScsDemoGrant *
find_grant_by_refresh_token (ScsDemoState *state, const char *token, gboolean *is_dead)
{
  for (guint i = 0; token != NULL && i < state->grants->len; i++) {
    ScsDemoGrant *grant = state->grants->pdata[i];

    *is_dead = g_strv_contains ((const char *const *) grant->dead_refresh_tokens, token);
    if (*is_dead ||
        (grant->refresh_token != NULL && scs_demo_secret_equal (grant->refresh_token, token)))
      return grant;
  }
  return NULL;
}

static void
rotate_refresh_token (ScsDemoGrant *grant)
{
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  g_autofree char *random = scs_demo_secret_new_alnum (80);
  guint n_dead = g_strv_length (grant->dead_refresh_tokens);

  for (guint i = n_dead >= DEAD_TOKENS_MAX ? 1 : 0; i < n_dead; i++)
    g_strv_builder_add (builder, grant->dead_refresh_tokens[i]);
  g_strv_builder_add (builder, grant->refresh_token);
  g_strfreev (grant->dead_refresh_tokens);
  grant->dead_refresh_tokens = g_strv_builder_end (builder);
  g_free (grant->refresh_token);
  grant->refresh_token = g_strconcat ("5Aep861", random, NULL);
}

/* A refresh token that comes a second time was stolen, by one or the other: the whole family ends.
 */
static void
refresh (ScsDemoExchange *exchange, const ScsDemoApp *app)
{
  ScsDemoState *state = exchange->scene->state;
  gboolean is_dead = FALSE;
  ScsDemoGrant *grant =
      find_grant_by_refresh_token (state, get_field (exchange, "refresh_token"), &is_dead);

  if (grant == NULL || strcmp (grant->client_id, app->client_id) != 0) {
    refuse (exchange, "invalid_grant", "expired access/refresh token");
  } else if (is_dead) {
    g_autofree char *id = g_strdup (grant->id);

    scs_demo_salesforce_revoke_grant (state, id);
    scs_demo_scene_changed (exchange->scene);
    refuse (exchange, "invalid_grant", "expired access/refresh token");
  } else {
    rotate_refresh_token (grant);
    answer_token (exchange, grant);
  }
}

/* A public app must not send a secret, the other must. */
static gboolean
is_right_secret (const ScsDemoApp *app, const char *secret)
{
  if (app->secret == NULL)
    return secret == NULL || secret[0] == '\0';
  return scs_demo_secret_equal (app->secret, secret);
}

/**
 * scs_demo_salesforce_give_token:
 *
 * POST /services/oauth2/token: a code or a refresh token for an access token.
 *
 * Errors: 400 with `error` and `error_description`.
 *
 * Source: Salesforce help, web server flow and refresh token flow.
 */
void
scs_demo_salesforce_give_token (ScsDemoExchange *exchange)
{
  const char *grant_type = get_field (exchange, "grant_type");
  ScsDemoApp app;

  if (!is_post (exchange))
    refuse (exchange, "invalid_request", "must use HTTP POST");
  else if (g_strcmp0 (grant_type, "authorization_code") != 0 &&
           g_strcmp0 (grant_type, "refresh_token") != 0)
    refuse (exchange, "unsupported_grant_type", "grant type not supported");
  else if (!scs_demo_salesforce_find_app (exchange->scene, get_field (exchange, "client_id"), &app))
    refuse (exchange, "invalid_client_id", "client identifier invalid");
  else if (!is_right_secret (&app, get_field (exchange, "client_secret")))
    refuse (exchange, "invalid_client", "invalid client credentials");
  else if (strcmp (grant_type, "refresh_token") == 0)
    refresh (exchange, &app);
  else
    exchange_code (exchange, &app);
}

/**
 * scs_demo_salesforce_revoke:
 *
 * POST /services/oauth2/revoke: takes back what was granted, by an access token or a refresh token
 * of it.
 *
 * Errors: 400 `invalid_token` for one that is unknown or expired.
 *
 * Source: Salesforce help, revoke OAuth tokens.
 */
void
scs_demo_salesforce_revoke (ScsDemoExchange *exchange)
{
  ScsDemoState *state = exchange->scene->state;
  const char *value = get_field (exchange, "token");
  ScsDemoToken *token = scs_demo_state_find_token (state->salesforce_tokens, value);
  gboolean is_dead = FALSE;
  ScsDemoGrant *grant = find_grant_by_refresh_token (state, value, &is_dead);
  g_autofree char *grant_id = g_strdup (token != NULL   ? token->owner
                                        : grant != NULL ? grant->id
                                                        : NULL);

  if (!is_post (exchange)) {
    refuse (exchange, "invalid_request", "must use HTTP POST");
  } else if (grant_id == NULL) {
    refuse (exchange, "invalid_token", "invalid token");
  } else if (token != NULL && token->expires_at_us <= scs_demo_clock_now_us ()) {
    refuse (exchange, "invalid_token", "expired token");
  } else {
    scs_demo_salesforce_revoke_grant (state, grant_id);
    scs_demo_scene_changed (exchange->scene);
    scs_demo_exchange_answer (exchange, 200, NULL, NULL);
  }
}

static void
refuse_who (ScsDemoExchange *exchange, guint status, const char *text)
{
  scs_demo_exchange_answer (exchange, status, "text/plain; charset=utf-8", g_strdup (text));
}

static gboolean
may_know_who (ScsDemoExchange *exchange)
{
  ScsDemoGrant *grant = scs_demo_salesforce_check_bearer (exchange);

  if (scs_demo_exchange_get_bearer (exchange) == NULL)
    refuse_who (exchange, 403, "Missing_OAuth_Token");
  else if (grant == NULL || !(has_scope (grant, "id") || has_scope (grant, "openid")))
    refuse_who (exchange, 403, "Bad_OAuth_Token");
  else
    return TRUE;
  return FALSE;
}

/**
 * scs_demo_salesforce_show_user_info:
 *
 * GET /services/oauth2/userinfo: who signed in.
 *
 * Errors: 403 in plain text where the token does not live or may not tell.
 */
void
scs_demo_salesforce_show_user_info (ScsDemoExchange *exchange)
{
  ScsDemoState *state = exchange->scene->state;
  g_autofree char *identity = make_identity_url (exchange->scene);

  if (!may_know_who (exchange))
    return;
  scs_demo_exchange_answer_json (
      exchange,
      200,
      scs_demo_json_new (
          "{'sub': <%s>, 'user_id': <%s>, 'organization_id': <%s>, 'preferred_username': <%s>, "
          "'name': <%s>, 'email': <%s>, 'zoneinfo': <'Asia/Tokyo'>, 'active': <true>}",
          identity,
          state->salesforce_user_id,
          state->org_id,
          state->salesforce_username,
          SCS_DEMO_ADMIN_NAME,
          state->salesforce_username));
}

/**
 * scs_demo_salesforce_show_identity:
 *
 * GET /id/ORG/USER: who signed in, and where that org's API is.
 *
 * Errors: in plain text, 403 for the token or another org, 404 for another user.
 */
void
scs_demo_salesforce_show_identity (ScsDemoExchange *exchange)
{
  ScsDemoState *state = exchange->scene->state;
  g_autofree char *identity = make_identity_url (exchange->scene);
  g_autofree char *rest =
      g_strconcat (exchange->scene->urls[SCS_DEMO_SALESFORCE], "/services/data/v{version}/", NULL);
  g_auto (GStrv) parts = g_strsplit (exchange->path, "/", 5);

  if (!may_know_who (exchange))
    return;
  if (g_strv_length (parts) != 4) {
    refuse_who (exchange, 404, "Bad_Id");
  } else if (strcmp (parts[2], state->org_id) != 0) {
    refuse_who (exchange, 403, "Wrong_Org");
  } else if (strcmp (parts[3], state->salesforce_user_id) != 0) {
    refuse_who (exchange, 404, "Bad_Id");
  } else {
    scs_demo_exchange_answer_json (
        exchange,
        200,
        scs_demo_json_new (
            "{'id': <%s>, 'asserted_user': <true>, 'user_id': <%s>, 'organization_id': <%s>, "
            "'username': <%s>, 'display_name': <%s>, 'email': <%s>, 'active': <true>, "
            "'user_type': <'STANDARD'>, 'urls': <{'rest': %s}>}",
            identity,
            state->salesforce_user_id,
            state->org_id,
            state->salesforce_username,
            SCS_DEMO_ADMIN_NAME,
            state->salesforce_username,
            rest));
  }
}
