/* SPDX-FileCopyrightText: 2026 The Sales Connect Setup authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "demo/sales-connect/scs-demo-sales-connect.h"

#include "demo/sales-connect/scs-demo-settings.h"
#include "demo/scs-demo-clock.h"
#include "demo/scs-demo-company.h"
#include "demo/scs-demo-json.h"
#include "demo/scs-demo-secret.h"

static JsonNode *
make_me (ScsDemoUser *user)
{
  return scs_demo_json_new ("{'email': <%s>, 'name': <%s>, 'role': <%s>}",
                            user->email,
                            user->name != NULL ? user->name : user->email,
                            user->is_admin ? "admin" : "user");
}

static gboolean
check_login (ScsDemoExchange *exchange, ScsDemoUser *user, const char *password)
{
  switch (scs_demo_settings_check_login (exchange->scene, user, password)) {
  case SCS_DEMO_LOGIN_RIGHT:
    return TRUE;
  case SCS_DEMO_LOGIN_LOCKED:
    scs_demo_sales_connect_fail (exchange,
                                 423,
                                 "locked_out",
                                 "Too many tries; Marketo Support unlocks",
                                 NULL);
    return FALSE;
  case SCS_DEMO_LOGIN_WRONG:
    scs_demo_sales_connect_fail (exchange,
                                 401,
                                 "wrong_login",
                                 "The e-mail id or the password is wrong",
                                 NULL);
    return FALSE;
  }
  return FALSE;
}

/**
 * scs_demo_sales_connect_create_session:
 * @body: (nullable): `email` and `password`
 *
 * POST /api/v1/session: signs in. At first only the admin has a password.
 *
 * Errors: 400 for a value of the wrong form, 401 for a wrong one, 423 for a minute after the tenth
 * wrong try.
 */
void
scs_demo_sales_connect_create_session (ScsDemoExchange *exchange, JsonObject *body)
{
  ScsDemoScene *scene = exchange->scene;
  const char *email = scs_demo_sales_connect_read_text (exchange, body, "email", 3, 254);
  const char *password =
      email != NULL ? scs_demo_sales_connect_read_text (exchange, body, "password", 1, 256) : NULL;
  ScsDemoUser *user;
  ScsDemoToken *token;
  g_autofree char *expires_at = NULL;
  JsonNode *node;

  if (password == NULL)
    return;
  user = scs_demo_state_find_user_by_email (scene->state, email);
  if (!check_login (exchange, user, password))
    return;
  token = scs_demo_state_add_token (scene->state->sessions,
                                    scs_demo_secret_new_alnum (64),
                                    user->email,
                                    scs_demo_clock_now_us () +
                                        scs_demo_scene_get_token_life_us (scene,
                                                                          SCS_DEMO_SALES_CONNECT));
  scs_demo_scene_changed (scene);
  expires_at = scs_demo_clock_format (token->expires_at_us);
  node = scs_demo_json_new ("{'access_token': <%s>, 'expires_at': <%s>}", token->value, expires_at);
  json_object_set_member (json_node_get_object (node), "user", make_me (user));
  scs_demo_exchange_answer_json (exchange, 200, node);
}

/**
 * scs_demo_sales_connect_find_session:
 *
 * Returns: (transfer none) (nullable): whose token the header bears, while that lives
 */
ScsDemoUser *
scs_demo_sales_connect_find_session (ScsDemoExchange *exchange)
{
  ScsDemoState *state = exchange->scene->state;
  ScsDemoToken *token =
      scs_demo_state_find_token (state->sessions, scs_demo_exchange_get_bearer (exchange));

  if (token == NULL || token->owner == NULL || token->expires_at_us <= scs_demo_clock_now_us ())
    return NULL;
  return scs_demo_state_find_user_by_email (state, token->owner);
}

/**
 * scs_demo_sales_connect_end_session:
 * @me: who is signed in
 * @body: (nullable): not looked at
 *
 * DELETE /api/v1/session: the token is worth nothing from now on.
 */
void
scs_demo_sales_connect_end_session (ScsDemoExchange *exchange, ScsDemoUser *me, JsonObject *body)
{
  ScsDemoState *state = exchange->scene->state;
  ScsDemoToken *token =
      scs_demo_state_find_token (state->sessions, scs_demo_exchange_get_bearer (exchange));

  g_ptr_array_remove (state->sessions, token);
  scs_demo_scene_changed (exchange->scene);
  scs_demo_exchange_answer (exchange, 204, NULL, NULL);
}

/**
 * scs_demo_sales_connect_get_account:
 * @me: who is signed in
 * @body: (nullable): not looked at
 *
 * GET /api/v1/account: company, seats, and who is signed in.
 */
void
scs_demo_sales_connect_get_account (ScsDemoExchange *exchange, ScsDemoUser *me, JsonObject *body)
{
  JsonNode *node = scs_demo_json_new (
      "{'account_id': <%s>, 'company': <%s>, 'product': <'sales-connect'>, 'seats': <%x>}",
      exchange->scene->state->account_id,
      SCS_DEMO_COMPANY,
      (gint64) SCS_DEMO_SEATS);

  json_object_set_member (json_node_get_object (node), "user", make_me (me));
  scs_demo_exchange_answer_json (exchange, 200, node);
}
