/* SPDX-FileCopyrightText: 2026 The Sales Connect Setup authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "demo/sales-connect/scs-demo-sales-connect.h"

#include "demo/salesforce/scs-demo-salesforce.h"
#include "demo/scs-demo-clock.h"
#include "demo/scs-demo-company.h"
#include "demo/scs-demo-json.h"
#include "demo/scs-demo-page.h"
#include "demo/scs-demo-secret.h"

#include <string.h>

#define ERRAND_LIFE_US (10 * G_TIME_SPAN_MINUTE)
#define ERRANDS_MAX 20

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

/* Returns: (nullable): the first of the three values that is not Marketo's */
static const char *
find_wrong_value (ScsDemoState *state,
                  const char *munchkin_id,
                  const char *client_id,
                  const char *client_secret)
{
  if (!scs_demo_secret_equal (state->munchkin_id, munchkin_id))
    return "munchkin_id";
  if (!scs_demo_secret_equal (state->client_id, client_id))
    return "client_id";
  if (!scs_demo_secret_equal (state->client_secret, client_secret))
    return "client_secret";
  return NULL;
}

static gboolean
is_munchkin_id (const char *text)
{
  return g_regex_match_simple ("^[0-9]{3}-[A-Z]{3}-[0-9]{3}\\z", text, 0, 0);
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
  ScsDemoScene *scene = exchange->scene;
  ScsDemoState *state = scene->state;
  const char *munchkin_id =
      scs_demo_sales_connect_read_text (exchange, body, "munchkin_id", 11, 11);
  const char *client_id =
      munchkin_id != NULL ? scs_demo_sales_connect_read_text (exchange, body, "client_id", 1, 128)
                          : NULL;
  const char *secret =
      client_id != NULL ? scs_demo_sales_connect_read_text (exchange, body, "client_secret", 1, 128)
                        : NULL;
  const char *wrong;

  if (secret == NULL)
    return;
  if (!is_munchkin_id (munchkin_id)) {
    scs_demo_sales_connect_fail (exchange,
                                 400,
                                 "invalid_request",
                                 "This is no Munchkin id",
                                 "munchkin_id");
    return;
  }
  if (state->is_marketo_connected) {
    fail_already_connected (exchange, state->marketo_owner);
    return;
  }
  wrong = find_wrong_value (state, munchkin_id, client_id, secret);
  if (wrong != NULL) {
    scs_demo_sales_connect_fail (exchange,
                                 422,
                                 "marketo_refused",
                                 "Marketo does not accept these values",
                                 wrong);
    return;
  }
  state->is_marketo_connected = TRUE;
  g_free (state->marketo_owner);
  state->marketo_owner = g_strdup (me->email);
  state->marketo_connected_at_us = scs_demo_clock_now_us ();
  state->access_opens_at_us =
      scs_demo_clock_access_opens_at_us (state->marketo_connected_at_us, scene->speed);
  scs_demo_exchange_answer_json (exchange, 200, make_marketo (state));
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

  if (state->is_marketo_connected && g_ascii_strcasecmp (state->marketo_owner, me->email) != 0) {
    scs_demo_sales_connect_fail (exchange,
                                 403,
                                 "not_owner",
                                 "Only the person who connected Marketo can disconnect it",
                                 NULL);
    return;
  }
  state->is_marketo_connected = FALSE;
  g_clear_pointer (&state->marketo_owner, g_free);
  scs_demo_exchange_answer_json (exchange, 200, make_marketo (state));
}

static JsonNode *
make_salesforce (ScsDemoState *state)
{
  g_autofree char *connected_at = NULL;

  if (!state->is_salesforce_connected)
    return scs_demo_json_new ("{'connected': <false>}");
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
  scs_demo_exchange_answer_json (exchange, 200, make_salesforce (exchange->scene->state));
}

static char *
make_redirect_uri (ScsDemoScene *scene)
{
  return g_strconcat (scene->urls[SCS_DEMO_SALES_CONNECT], "/salesforce/callback", NULL);
}

static char *
make_authorize_url (ScsDemoScene *scene, const char *state)
{
  g_autofree char *redirect_uri = make_redirect_uri (scene);
  g_autofree char *query = soup_form_encode ("response_type",
                                             "code",
                                             "client_id",
                                             scene->state->own_consumer_key,
                                             "redirect_uri",
                                             redirect_uri,
                                             "scope",
                                             "api id refresh_token",
                                             "state",
                                             state,
                                             "prompt",
                                             "login",
                                             NULL);

  return g_strconcat (scene->urls[SCS_DEMO_SALESFORCE], "/services/oauth2/authorize?", query, NULL);
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
  if (state->is_salesforce_connected) {
    fail_already_connected (exchange, NULL);
    return;
  }
  errand = scs_demo_record_new (&scs_demo_errand_shape);
  errand->state = scs_demo_secret_new_alnum (43);
  errand->connect_as = g_strdup (connect_as);
  errand->expires_at_us = scs_demo_clock_now_us () + ERRAND_LIFE_US;
  if (state->errands->len >= ERRANDS_MAX)
    g_ptr_array_remove_index (state->errands, 0);
  g_ptr_array_add (state->errands, errand);
  url = make_authorize_url (exchange->scene, errand->state);
  expires_at = scs_demo_clock_format (errand->expires_at_us);
  scs_demo_exchange_answer_json (exchange,
                                 202,
                                 scs_demo_json_new ("{'authorize_url': <%s>, 'expires_at': <%s>}",
                                                    url,
                                                    expires_at));
}

static void
set_admin_connected (ScsDemoState *state, gboolean is_connected)
{
  for (guint i = 0; i < state->users->len; i++) {
    ScsDemoUser *user = state->users->pdata[i];

    if (user->is_admin)
      user->is_salesforce_connected = is_connected;
  }
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

  state->is_salesforce_connected = FALSE;
  set_admin_connected (state, FALSE);
  scs_demo_salesforce_revoke_app (state, state->own_consumer_key);
  scs_demo_exchange_answer_json (exchange, 200, make_salesforce (state));
}

/* Returns: (transfer full) (nullable): the errand, which is done with */
static char *
take_errand (ScsDemoState *state, const char *value)
{
  for (guint i = 0; i < state->errands->len; i++) {
    ScsDemoErrand *errand = state->errands->pdata[i];

    if (scs_demo_secret_equal (errand->state, value)) {
      char *connect_as =
          errand->expires_at_us > scs_demo_clock_now_us () ? g_strdup (errand->connect_as) : NULL;

      g_ptr_array_remove_index (state->errands, i);
      return connect_as;
    }
  }
  return NULL;
}

static void
show_end (ScsDemoExchange *exchange, gboolean is_connected)
{
  g_autoptr (ScsDemoPage) page = NULL;

  if (is_connected)
    page = scs_demo_page_new (exchange,
                              "Sales Connect demo: Salesforce is connected",
                              "Sales Connect のデモ：Salesforce に接続しました");
  else
    page = scs_demo_page_new (exchange,
                              "Sales Connect demo: Salesforce was not connected",
                              "Sales Connect のデモ：Salesforce に接続できませんでした");
  scs_demo_page_add (
      page,
      "<p>%s</p>\n",
      is_connected ? scs_demo_page_pick (page,
                                         "You may close this page.",
                                         "このページは閉じてかまいません。")
                   : scs_demo_page_pick (
                         page,
                         "Close this page and connect again from Sales Connect Setup.",
                         "このページを閉じて、Sales Connect Setup からもう一度接続してください。"));
  scs_demo_page_answer (page, exchange, is_connected ? 200 : 400);
  scs_demo_exchange_send (exchange);
}

/* What belongs to one way back from Salesforce. */
typedef struct {
  ScsDemoExchange *exchange;
  SoupMessage *message;
  char *connect_as;
} ComeBackData;

static void
come_back_data_free (ComeBackData *data)
{
  scs_demo_exchange_unref (data->exchange);
  g_object_unref (data->message);
  g_free (data->connect_as);
  g_free (data);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (ComeBackData, come_back_data_free)

/* Returns: (transfer full) (nullable): the org that Salesforce names in its answer */
static char *
read_org (SoupMessage *message, GBytes *bytes)
{
  gsize length = 0;
  const char *text = g_bytes_get_data (bytes, &length);
  g_autoptr (JsonNode) node = length > 0 ? scs_demo_json_parse (text, length) : NULL;
  JsonNode *id;
  g_auto (GStrv) parts = NULL;

  if (soup_message_get_status (message) != 200 || node == NULL || !JSON_NODE_HOLDS_OBJECT (node))
    return NULL;
  id = json_object_get_member (json_node_get_object (node), "id");
  if (id == NULL || json_node_get_value_type (id) != G_TYPE_STRING)
    return NULL;
  parts = g_strsplit (json_node_get_string (id), "/", -1);
  return g_strv_length (parts) == 6 && strlen (parts[4]) == 18 ? g_strdup (parts[4]) : NULL;
}

static void
exchange_code_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (ComeBackData) data = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes =
      soup_session_send_and_read_finish (SOUP_SESSION (source), result, &error);
  g_autofree char *org = NULL;
  ScsDemoState *state;

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  org = bytes != NULL ? read_org (data->message, bytes) : NULL;
  if (org != NULL) {
    state = data->exchange->scene->state;
    state->is_salesforce_connected = TRUE;
    state->salesforce_connected_at_us = scs_demo_clock_now_us ();
    g_free (state->connected_as);
    state->connected_as = g_strdup (data->connect_as);
    g_free (state->connected_org);
    state->connected_org = g_steal_pointer (&org);
    g_free (state->connected_username);
    state->connected_username = g_strdup (state->salesforce_username);
    set_admin_connected (state, TRUE);
    scs_demo_scene_changed (data->exchange->scene);
    show_end (data->exchange, TRUE);
  } else {
    show_end (data->exchange, FALSE);
  }
}

/**
 * scs_demo_sales_connect_come_back:
 *
 * GET /salesforce/callback, where Salesforce sends the browser: the code is exchanged by a real
 * call, with the secret that only Sales Connect has, and the answer is sent when that is done.
 */
void
scs_demo_sales_connect_come_back (ScsDemoExchange *exchange)
{
  ScsDemoScene *scene = exchange->scene;
  const char *code = scs_demo_exchange_get_query (exchange, "code");
  g_autofree char *connect_as =
      take_errand (scene->state, scs_demo_exchange_get_query (exchange, "state"));
  g_autofree char *redirect_uri = make_redirect_uri (scene);
  g_autofree char *url =
      g_strconcat (scene->urls[SCS_DEMO_SALESFORCE], "/services/oauth2/token", NULL);
  ComeBackData *data;

  scs_demo_scene_changed (scene);
  if (connect_as == NULL || code == NULL) {
    show_end (exchange, FALSE);
    return;
  }
  data = g_new0 (ComeBackData, 1);
  data->exchange = scs_demo_exchange_ref (exchange);
  data->connect_as = g_steal_pointer (&connect_as);
  data->message =
      soup_message_new_from_encoded_form ("POST",
                                          url,
                                          soup_form_encode ("grant_type",
                                                            "authorization_code",
                                                            "code",
                                                            code,
                                                            "redirect_uri",
                                                            redirect_uri,
                                                            "client_id",
                                                            scene->state->own_consumer_key,
                                                            "client_secret",
                                                            scene->state->own_consumer_secret,
                                                            NULL));
  soup_session_send_and_read_async (scene->session,
                                    data->message,
                                    G_PRIORITY_DEFAULT,
                                    scene->cancellable,
                                    exchange_code_cb,
                                    data);
}
