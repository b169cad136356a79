/* SPDX-FileCopyrightText: 2026 The Sales Connect Setup authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "demo/sales-connect/scs-demo-sales-connect.h"

#include "demo/scs-demo-clock.h"
#include "demo/scs-demo-json.h"
#include "demo/web/scs-demo-web.h"

#include <string.h>

#define KEY_LIFE_US G_TIME_SPAN_DAY
#define KEYS_MAX 2000

typedef struct {
  const char *method;
  const char *path;
  gboolean is_changing; /* carries an idempotency key */
  gboolean needs_body;
  gboolean is_for_admins;
  ScsDemoCall call; /* NULL: signing in */
} Route;

static const Route routes[] = {
  { "POST", "/api/v1/session", FALSE, TRUE, FALSE, NULL },
  { "DELETE", "/api/v1/session", FALSE, FALSE, FALSE, scs_demo_sales_connect_end_session },
  { "GET", "/api/v1/account", FALSE, FALSE, FALSE, scs_demo_sales_connect_get_account },
  { "GET", "/api/v1/salesforce", FALSE, FALSE, FALSE, scs_demo_sales_connect_get_salesforce },
  { "POST",
    "/api/v1/salesforce/connect",
    TRUE,
    TRUE,
    FALSE,
    scs_demo_sales_connect_connect_salesforce },
  { "POST",
    "/api/v1/salesforce/disconnect",
    TRUE,
    FALSE,
    FALSE,
    scs_demo_sales_connect_disconnect_salesforce },
  { "GET", "/api/v1/marketo", FALSE, FALSE, FALSE, scs_demo_sales_connect_get_marketo },
  { "POST", "/api/v1/marketo/connect", TRUE, TRUE, TRUE, scs_demo_sales_connect_connect_marketo },
  { "POST",
    "/api/v1/marketo/disconnect",
    TRUE,
    FALSE,
    TRUE,
    scs_demo_sales_connect_disconnect_marketo },
  { "GET", "/api/v1/workspaces", FALSE, FALSE, TRUE, scs_demo_sales_connect_list_workspaces },
  { "GET", "/api/v1/users", FALSE, FALSE, TRUE, scs_demo_sales_connect_list_users },
  { "POST", "/api/v1/users/invite", TRUE, TRUE, TRUE, scs_demo_sales_connect_invite },
  { "POST", "/api/v1/team-access/connect", TRUE, TRUE, TRUE, scs_demo_sales_connect_grant_access },
  { "POST",
    "/api/v1/team-access/disconnect",
    TRUE,
    TRUE,
    TRUE,
    scs_demo_sales_connect_revoke_access },
};

/**
 * scs_demo_sales_connect_fail:
 * @code: one of the description's
 * @message: in English
 * @field: (nullable): the member that is wrong
 */
void
scs_demo_sales_connect_fail (ScsDemoExchange *exchange,
                             guint status,
                             const char *code,
                             const char *message,
                             const char *field)
{
  JsonNode *node = scs_demo_json_new ("{'error': <{'code': %s, 'message': %s}>}", code, message);

  if (field != NULL)
    json_object_set_string_member (json_object_get_object_member (json_node_get_object (node),
                                                                  "error"),
                                   "field",
                                   field);
  scs_demo_exchange_answer_json (exchange, status, node);
}

static void
fail_field (ScsDemoExchange *exchange, const char *field)
{
  scs_demo_sales_connect_fail (exchange,
                               400,
                               "invalid_request",
                               "A member is missing or has a wrong value",
                               field);
}

static const char *
get_text (JsonNode *node, guint min, guint max)
{
  const char *text;
  glong length;

  if (node == NULL || !JSON_NODE_HOLDS_VALUE (node) ||
      json_node_get_value_type (node) != G_TYPE_STRING)
    return NULL;
  text = json_node_get_string (node);
  length = g_utf8_strlen (text, -1);
  return length >= (glong) min && length <= (glong) max ? text : NULL;
}

/**
 * scs_demo_sales_connect_read_text:
 * @min: least length, in characters
 * @max: greatest
 *
 * Returns: (nullable): the member; NULL after having answered that it is wrong
 */
const char *
scs_demo_sales_connect_read_text (ScsDemoExchange *exchange,
                                  JsonObject *body,
                                  const char *name,
                                  guint min,
                                  guint max)
{
  const char *text = get_text (json_object_get_member (body, name), min, max);

  if (text == NULL)
    fail_field (exchange, name);
  return text;
}

/**
 * scs_demo_sales_connect_read_texts:
 * @min: least number of items
 * @max: greatest
 *
 * Returns: (transfer full) (nullable): the items; NULL after having answered that the member is
 * wrong
 */
char **
scs_demo_sales_connect_read_texts (ScsDemoExchange *exchange,
                                   JsonObject *body,
                                   const char *name,
                                   guint min,
                                   guint max)
{
  JsonNode *node = json_object_get_member (body, name);
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  JsonArray *array =
      node != NULL && JSON_NODE_HOLDS_ARRAY (node) ? json_node_get_array (node) : NULL;

  if (array == NULL || json_array_get_length (array) < min || json_array_get_length (array) > max) {
    fail_field (exchange, name);
    return NULL;
  }
  for (guint i = 0; i < json_array_get_length (array); i++) {
    const char *text = get_text (json_array_get_element (array, i), 1, 254);

    if (text == NULL) {
      fail_field (exchange, name);
      return NULL;
    }
    g_strv_builder_add (builder, text);
  }
  return g_strv_builder_end (builder);
}

static const Route *
find_route (ScsDemoExchange *exchange)
{
  gboolean is_known = FALSE;

  for (guint i = 0; i < G_N_ELEMENTS (routes); i++) {
    if (strcmp (routes[i].path, exchange->path) != 0)
      continue;
    if (strcmp (routes[i].method, scs_demo_exchange_get_method (exchange)) == 0)
      return &routes[i];
    is_known = TRUE;
  }
  if (is_known)
    scs_demo_sales_connect_fail (exchange,
                                 405,
                                 "wrong_method",
                                 "This address does not know that method",
                                 NULL);
  else
    scs_demo_sales_connect_fail (exchange, 404, "not_found", "There is no such address", NULL);
  return NULL;
}

static gboolean
is_key (const char *key)
{
  gsize length = key != NULL ? strlen (key) : 0;

  for (gsize i = 0; i < length; i++) {
    if (!g_ascii_isgraph (key[i]))
      return FALSE;
  }
  return length >= 8 && length <= 64;
}

/* What makes two calls the same: the person, the address and the body. */
static char *
make_fingerprint (ScsDemoExchange *exchange, ScsDemoUser *me)
{
  g_autoptr (GChecksum) checksum = g_checksum_new (G_CHECKSUM_SHA256);
  g_autoptr (GBytes) body = scs_demo_exchange_get_body (exchange);
  gsize length;
  const guchar *data = g_bytes_get_data (body, &length);

  g_checksum_update (checksum, (const guchar *) me->id, -1);
  g_checksum_update (checksum, (const guchar *) exchange->path, -1);
  if (length > 0)
    g_checksum_update (checksum, data, (gssize) length);
  return g_strdup (g_checksum_get_string (checksum));
}

static void
forget_old_keys (GPtrArray *answered)
{
  gint64 limit_us = scs_demo_clock_now_us () - KEY_LIFE_US;

  while (answered->len > 0 && (answered->len > KEYS_MAX ||
                               ((ScsDemoAnswered *) answered->pdata[0])->answered_at_us < limit_us))
    g_ptr_array_remove_index (answered, 0);
}

static ScsDemoAnswered *
find_answered (GPtrArray *answered, const char *key)
{
  forget_old_keys (answered);
  for (guint i = 0; i < answered->len; i++) {
    ScsDemoAnswered *first = answered->pdata[i];

    if (strcmp (first->key, key) == 0)
      return first;
  }
  return NULL;
}

/* A refused form (400) is no answer to keep: nothing was decided. */
static void
keep_answer (ScsDemoExchange *exchange, const char *key, const char *fingerprint)
{
  ScsDemoAnswered *first;

  if (exchange->status == 400 || exchange->body == NULL)
    return;
  first = scs_demo_record_new (&scs_demo_answered_shape);
  first->key = g_strdup (key);
  first->fingerprint = g_strdup (fingerprint);
  first->status = exchange->status;
  first->body = g_strdup (exchange->body);
  first->answered_at_us = scs_demo_clock_now_us ();
  g_ptr_array_add (exchange->scene->state->answered, first);
}

static void
call_once (ScsDemoExchange *exchange, const Route *route, ScsDemoUser *me, JsonObject *body)
{
  const char *key = scs_demo_exchange_get_header (exchange, "Idempotency-Key");
  g_autofree char *fingerprint = make_fingerprint (exchange, me);
  ScsDemoAnswered *first;

  if (!is_key (key)) {
    fail_field (exchange, "Idempotency-Key");
    return;
  }
  first = find_answered (exchange->scene->state->answered, key);
  if (first == NULL) {
    route->call (exchange, me, body);
    keep_answer (exchange, key, fingerprint);
    scs_demo_scene_changed (exchange->scene);
  } else if (strcmp (first->fingerprint, fingerprint) == 0) {
    scs_demo_exchange_answer (exchange,
                              (guint) first->status,
                              "application/json; charset=utf-8",
                              g_strdup (first->body));
  } else {
    scs_demo_sales_connect_fail (exchange,
                                 422,
                                 "key_reused",
                                 "This key came before, with another question",
                                 NULL);
  }
}

static void
handle_call (ScsDemoExchange *exchange)
{
  const Route *route = find_route (exchange);
  g_autoptr (JsonNode) node = NULL;
  JsonObject *body = NULL;
  ScsDemoUser *me = NULL;

  if (route == NULL)
    return;
  if (route->call != NULL && (me = scs_demo_sales_connect_find_session (exchange)) == NULL) {
    scs_demo_sales_connect_fail (exchange, 401, "invalid_session", "Sign in first", NULL);
    return;
  }
  if (route->is_for_admins && !me->is_admin) {
    scs_demo_sales_connect_fail (exchange, 403, "forbidden", "Only an admin may do that", NULL);
    return;
  }
  if (route->needs_body) {
    node = scs_demo_exchange_get_json (exchange);
    if (node == NULL || !JSON_NODE_HOLDS_OBJECT (node)) {
      scs_demo_sales_connect_fail (exchange,
                                   400,
                                   "invalid_request",
                                   "The body is not a JSON object",
                                   NULL);
      return;
    }
    body = json_node_get_object (node);
  }
  if (route->call == NULL)
    scs_demo_sales_connect_create_session (exchange, body);
  else if (route->is_changing)
    call_once (exchange, route, me, body);
  else
    route->call (exchange, me, body);
}

/**
 * scs_demo_sales_connect_is_api:
 * @path: decoded
 *
 * Returns: whether a program calls there, not a browser
 */
gboolean
scs_demo_sales_connect_is_api (const char *path)
{
  return g_str_has_prefix (path, "/api/");
}

static void
handle_page (ScsDemoExchange *exchange)
{
  const char *path = exchange->path;
  gboolean is_post = strcmp (scs_demo_exchange_get_method (exchange), "POST") == 0;

  if (strcmp (path, "/") == 0)
    scs_demo_desk_show (exchange);
  else if (strcmp (path, "/salesforce/callback") == 0)
    scs_demo_sales_connect_come_back (exchange);
  else if (!is_post || !g_str_has_prefix (path, "/desk/") ||
           !scs_demo_desk_act (exchange, path + strlen ("/desk/")))
    scs_demo_exchange_answer (exchange, 404, "text/plain; charset=utf-8", g_strdup ("Not found"));
}

/**
 * scs_demo_sales_connect_handle:
 *
 * Answers any request to Sales Connect: the API, the web face, the desk, and the way back from
 * Salesforce.
 *
 * Source: docs/sales-connect-api.yaml.
 */
void
scs_demo_sales_connect_handle (ScsDemoExchange *exchange)
{
  if (scs_demo_web_is_page (exchange->path))
    scs_demo_web_handle (exchange);
  else if (scs_demo_exchange_is_too_large (exchange))
    scs_demo_sales_connect_fail (exchange, 413, "too_large", "The body is larger than 1 MB", NULL);
  else if (scs_demo_sales_connect_is_api (exchange->path))
    handle_call (exchange);
  else
    handle_page (exchange);
}
