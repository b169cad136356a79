/* SPDX-FileCopyrightText: 2026 The Sales Connect Setup authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "demo/sales-connect/scs-demo-sales-connect.h"

#include "demo/sales-connect/scs-demo-settings.h"
#include "demo/scs-demo-clock.h"
#include "demo/scs-demo-company.h"
#include "demo/scs-demo-json.h"
#include "demo/scs-demo-page.h"
#include "demo/scs-demo-secret.h"

#include <string.h>

static JsonNode *
make_marketo (ScsDemoState *state)
{
  g_autofree char *connected_at = NULL;
  g_autofree char *opens_at = NULL;

  if (!state->is_marketo_connected)
    return scs_demo_json_new ("{'connected': <false>}");
  connected_at = scs_demo_clock_format (state->marketo_connected_at_us);
  opens_at = scs_demo_clock_format (state->access_opens_at_us);
  return scs_demo_json_new (
      "{'connected': <true>, 'munchkin_id': <%s>, 'connected_by': <%s>, 'connected_at': <%s>, "
      "'access_opens_at': <%s>}",
      state->munchkin_id,
      state->marketo_owner,
      connected_at,
      opens_at);
}

/**
 * scs_demo_sales_connect_get_marketo:
 * @me: who is signed in
 * @body: (nullable): not looked at
 *
 * GET /api/v1/marketo: whether Marketo is connected, by whom, and when Team Access opens.
 */
void
scs_demo_sales_connect_get_marketo (ScsDemoExchange *exchange, ScsDemoUser *me, JsonObject *body)
{
  scs_demo_exchange_answer_json (exchange, 200, make_marketo (exchange->scene->state));
}

static void
fail_already_connected (ScsDemoExchange *exchange, const char *connected_by)
{
  JsonNode *node = scs_demo_json_new (
      "{'error': <{'code': 'already_connected', 'message': 'Disconnect first'}>}");

  if (connected_by != NULL)
    json_object_set_string_member (json_object_get_object_member (json_node_get_object (node),
                                                                  "error"),
                                   "connected_by",
                                   connected_by);
  scs_demo_exchange_answer_json (exchange, 409, node);
}

/**
 * scs_demo_sales_connect_connect_marketo:
 * @me: who is signed in; they become the owner of the connection
 * @body: (nullable): `munchkin_id`, `client_id`, `client_secret`
 *
 * POST /api/v1/marketo/connect. Starts the wait after which Team Access opens.
 *
 * Errors: 400 for a value of the wrong form, 409 when Marketo is connected already, 422 naming the
 * first value that Marketo does not accept.
 */
void
scs_demo_sales_connect_connect_marketo (ScsDemoExchange *exchange,
                                        ScsDemoUser *me,
                                        JsonObject *body)
{
  static const char *const names[] = { "munchkin_id", "client_id", "client_secret" };
  ScsDemoState *state = exchange->scene->state;
  const char *values[SCS_DEMO_N_VALUES];
  ScsDemoValue wrong = 0;

  for (guint i = 0; i < SCS_DEMO_N_VALUES; i++) {
    gboolean is_munchkin_id = i == SCS_DEMO_VALUE_MUNCHKIN_ID;

    values[i] = scs_demo_sales_connect_read_text (exchange,
                                                  body,
                                                  names[i],
                                                  is_munchkin_id ? 11 : 1,
                                                  is_munchkin_id ? 11 : 128);
    if (values[i] == NULL)
      return;
  }
  switch (scs_demo_settings_connect_marketo (exchange->scene, me, values, &wrong)) {
  case SCS_DEMO_CONNECT_NO_MUNCHKIN_ID:
    scs_demo_sales_connect_fail (exchange,
                                 400,
                                 "invalid_request",
                                 "This is no Munchkin id",
                                 "munchkin_id");
    return;
  case SCS_DEMO_CONNECT_TWICE:
    fail_already_connected (exchange, state->marketo_owner);
    return;
  case SCS_DEMO_CONNECT_REFUSED:
    scs_demo_sales_connect_fail (exchange,
                                 422,
                                 "marketo_refused",
                                 "Marketo does not accept these values",
                                 names[wrong]);
    return;
  case SCS_DEMO_CONNECT_DONE:
    scs_demo_exchange_answer_json (exchange, 200, make_marketo (state));
    return;
  }
}

/**
 * scs_demo_sales_connect_disconnect_marketo:
 * @me: who is signed in
 * @body: (nullable): not looked at
 *
 * POST /api/v1/marketo/disconnect. Disconnecting what is not connected succeeds.
 *
 * Errors: 403 for anybody but the owner of the connection.
 */
void
scs_demo_sales_connect_disconnect_marketo (ScsDemoExchange *exchange,
                                           ScsDemoUser *me,
                                           JsonObject *body)
{
  ScsDemoState *state = exchange->scene->state;

  if (!scs_demo_settings_disconnect_marketo (state, me)) {
    scs_demo_sales_connect_fail (exchange,
                                 403,
                                 "not_owner",
                                 "Only the person who connected Marketo can disconnect it",
                                 NULL);
    return;
  }
  scs_demo_exchange_answer_json (exchange, 200, make_marketo (state));
}

static JsonNode *
make_salesforce (ScsDemoState *state, ScsDemoUser *me)
{
  g_autofree char *connected_at = NULL;

  if (!scs_demo_settings_is_salesforce_connected (state, me))
    return scs_demo_json_new ("{'connected': <false>}");
  if (!me->is_admin)
    return scs_demo_json_new (
        "{'connected': <true>, 'connected_as': <'non-admin'>, 'org_id': <%s>, "
        "'org_name': <%s>, 'is_sandbox': <false>}",
        state->org_id,
        SCS_DEMO_COMPANY);
  connected_at = scs_demo_clock_format (state->salesforce_connected_at_us);
  return scs_demo_json_new (
      "{'connected': <true>, 'connected_as': <%s>, 'org_id': <%s>, 'org_name': <%s>, "
      "'is_sandbox': <false>, 'username': <%s>, 'connected_at': <%s>}",
      state->connected_as,
      state->connected_org,
      SCS_DEMO_COMPANY,
      state->connected_username,
      connected_at);
}

/**
 * scs_demo_sales_connect_get_salesforce:
 * @me: who is signed in
 * @body: (nullable): not looked at
 *
 * GET /api/v1/salesforce: whether Salesforce is connected, as whom, and to which org.
 */
void
scs_demo_sales_connect_get_salesforce (ScsDemoExchange *exchange, ScsDemoUser *me, JsonObject *body)
{
  scs_demo_exchange_answer_json (exchange, 200, make_salesforce (exchange->scene->state, me));
}

/**
 * scs_demo_sales_connect_connect_salesforce:
 * @me: who is signed in
 * @body: (nullable): `connect_as` (admin, non-admin) and `environment` (production, sandbox)
 *
 * POST /api/v1/salesforce/connect. Answers with the address to open in a browser, good for ten
 * minutes; scs_demo_sales_connect_come_back() completes what begins there.
 *
 * Errors: 400 for another word, 409 when Salesforce is connected already.
 */
void
scs_demo_sales_connect_connect_salesforce (ScsDemoExchange *exchange,
                                           ScsDemoUser *me,
                                           JsonObject *body)
{
  ScsDemoState *state = exchange->scene->state;
  const char *connect_as = scs_demo_sales_connect_read_text (exchange, body, "connect_as", 1, 16);
  const char *environment =
      connect_as != NULL ? scs_demo_sales_connect_read_text (exchange, body, "environment", 1, 16)
                         : NULL;
  g_autofree char *url = NULL;
  g_autofree char *expires_at = NULL;
  ScsDemoErrand *errand;

  if (environment == NULL)
    return;
  if (strcmp (connect_as, "admin") != 0 && strcmp (connect_as, "non-admin") != 0) {
    scs_demo_sales_connect_fail (exchange,
                                 400,
                                 "invalid_request",
                                 "Either admin or non-admin",
                                 "connect_as");
    return;
  }
  if (strcmp (environment, "production") != 0 && strcmp (environment, "sandbox") != 0) {
    scs_demo_sales_connect_fail (exchange,
                                 400,
                                 "invalid_request",
                                 "Either production or sandbox",
                                 "environment");
    return;
  }
  if (scs_demo_settings_is_salesforce_connected (state, me)) {
    fail_already_connected (exchange, NULL);
    return;
  }
  errand = scs_demo_settings_begin_salesforce (exchange->scene, me, connect_as, NULL, &url);
  expires_at = scs_demo_clock_format (errand->expires_at_us);
  scs_demo_exchange_answer_json (exchange,
                                 202,
                                 scs_demo_json_new ("{'authorize_url': <%s>, 'expires_at': <%s>}",
                                                    url,
                                                    expires_at));
}

/**
 * scs_demo_sales_connect_disconnect_salesforce:
 * @me: who is signed in
 * @body: (nullable): not looked at
 *
 * POST /api/v1/salesforce/disconnect. Revokes what Salesforce granted to Sales Connect;
 * disconnecting what is not connected succeeds.
 */
void
scs_demo_sales_connect_disconnect_salesforce (ScsDemoExchange *exchange,
                                              ScsDemoUser *me,
                                              JsonObject *body)
{
  ScsDemoState *state = exchange->scene->state;

  scs_demo_settings_disconnect_salesforce (state, me);
  scs_demo_exchange_answer_json (exchange, 200, make_salesforce (state, me));
}
