/* SPDX-FileCopyrightText: 2026 The Sales Connect Setup authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "demo/marketo/scs-demo-marketo.h"

#include "demo/scs-demo-clock.h"
#include "demo/scs-demo-json.h"
#include "demo/scs-demo-secret.h"

#include <string.h>

#define DAILY_MAX 50000
#define URI_MAX_BYTES 8192

static gboolean
is_users_call (ScsDemoExchange *exchange)
{
  return g_str_has_prefix (exchange->path, "/userservice/");
}

static char *
make_request_id (void)
{
  g_autofree char *head = scs_demo_secret_new ("0123456789abcdef", 4);
  g_autofree char *tail = scs_demo_secret_new ("0123456789abcdef", 11);

  return g_strdup_printf ("%s#%s", head, tail);
}

/* Calls under /userservice fail with a status and a numeric code, all others with 200 and a code in
 * quotes. */
static guint
get_users_status (guint code)
{
  switch (code) {
  case 601:
  case 602:
    return 401;
  case 603:
    return 403;
  case 605:
    return 405;
  case 610:
    return 404;
  case 606:
  case 607:
  case 615:
    return 429;
  default:
    return 400;
  }
}

/**
 * scs_demo_marketo_fail:
 * @code: Marketo's code
 * @message: Marketo's text
 */
void
scs_demo_marketo_fail (ScsDemoExchange *exchange, guint code, const char *message)
{
  ScsDemoState *state = exchange->scene->state;
  g_autofree char *day = scs_demo_clock_format_day (scs_demo_clock_now_us ());
  g_autofree char *tally = g_strdup_printf ("%s %u", day, code);
  g_autofree char *text = g_strdup_printf ("%u", code);
  g_autofree char *request_id = make_request_id ();

  scs_demo_state_count (state->errors, tally);
  scs_demo_scene_changed (exchange->scene);
  if (is_users_call (exchange))
    scs_demo_exchange_answer_json (
        exchange,
        get_users_status (code),
        scs_demo_json_new ("{'errors': <[{'code': <%x>, 'message': <%s>}]>}",
                           (gint64) code,
                           message));
  else
    scs_demo_exchange_answer_json (
        exchange,
        200,
        scs_demo_json_new (
            "{'requestId': <%s>, 'success': <false>, 'errors': <[{'code': %s, 'message': %s}]>}",
            request_id,
            text,
            message));
}

/**
 * scs_demo_marketo_succeed:
 * @result: (transfer full): the records
 * @next_page: (nullable): token of the next page
 */
void
scs_demo_marketo_succeed (ScsDemoExchange *exchange, JsonArray *result, const char *next_page)
{
  g_autofree char *request_id = make_request_id ();
  JsonNode *node = scs_demo_json_new ("{'requestId': <%s>, 'success': <true>}", request_id);
  JsonObject *object = json_node_get_object (node);

  json_object_set_array_member (object, "result", result);
  if (next_page != NULL) {
    json_object_set_string_member (object, "nextPageToken", next_page);
    json_object_set_boolean_member (object, "moreResult", TRUE);
  }
  scs_demo_exchange_answer_json (exchange, 200, node);
}

/**
 * scs_demo_marketo_read_number:
 * @name: of the parameter
 * @number: (inout): its default
 *
 * Returns: %FALSE after having answered, where it is there and no number between @lowest and
 * @highest
 */
gboolean
scs_demo_marketo_read_number (ScsDemoExchange *exchange,
                              const char *name,
                              gint64 lowest,
                              gint64 highest,
                              gint64 *number)
{
  const char *text = scs_demo_exchange_get_query (exchange, name);

  if (text == NULL)
    text = scs_demo_exchange_get_form (exchange, name);
  if (text == NULL || g_ascii_string_to_signed (text, 10, lowest, highest, number, NULL))
    return TRUE;
  scs_demo_marketo_fail (exchange, 1001, "Invalid value for a numeric parameter");
  return FALSE;
}

static const char *
get_credential (ScsDemoExchange *exchange, const char *name)
{
  const char *value = scs_demo_exchange_get_query (exchange, name);

  return value != NULL ? value : scs_demo_exchange_get_form (exchange, name);
}

static void
refuse_client (ScsDemoExchange *exchange, guint status, const char *error, const char *description)
{
  scs_demo_exchange_answer_json (exchange,
                                 status,
                                 scs_demo_json_new ("{'error': <%s>, 'error_description': <%s>}",
                                                    error,
                                                    description));
}

/* The same token until it expires, with what is left of its life. */
static void
give_token (ScsDemoExchange *exchange)
{
  ScsDemoScene *scene = exchange->scene;
  GPtrArray *tokens = scene->state->marketo_tokens;
  gint64 now_us = scs_demo_clock_now_us ();
  ScsDemoToken *token = tokens->len > 0 ? tokens->pdata[tokens->len - 1] : NULL;

  if (token == NULL || token->expires_at_us <= now_us) {
    g_autofree char *uuid = scs_demo_secret_new_uuid ();

    token = scs_demo_state_add_token (tokens,
                                      g_strconcat (uuid, ":sj", NULL),
                                      NULL,
                                      now_us + scs_demo_scene_get_token_life_us (scene,
                                                                                 SCS_DEMO_MARKETO));
    scs_demo_scene_changed (scene);
  }
  scs_demo_exchange_answer_json (
      exchange,
      200,
      scs_demo_json_new (
          "{'access_token': <%s>, 'token_type': <'bearer'>, 'expires_in': <%x>, 'scope': <%s>}",
          token->value,
          (token->expires_at_us - now_us) / G_USEC_PER_SEC,
          SCS_DEMO_API_USER));
}

static void
handle_identity (ScsDemoExchange *exchange)
{
  ScsDemoState *state = exchange->scene->state;
  const char *method = scs_demo_exchange_get_method (exchange);
  const char *client_id = get_credential (exchange, "client_id");
  g_autofree char *unknown =
      g_strdup_printf ("No client with requested id: %s", client_id != NULL ? client_id : "");

  if (strcmp (exchange->path, "/identity/oauth/token") != 0)
    refuse_client (exchange, 404, "not_found", "No such resource");
  else if (strcmp (method, "GET") != 0 && strcmp (method, "POST") != 0)
    refuse_client (exchange, 405, "method_not_allowed", "Only GET and POST are supported");
  else if (g_strcmp0 (get_credential (exchange, "grant_type"), "client_credentials") != 0)
    refuse_client (exchange, 400, "unsupported_grant_type", "Unsupported grant type");
  else if (!scs_demo_secret_equal (state->client_id, client_id))
    refuse_client (exchange, 401, "invalid_client", unknown);
  else if (!scs_demo_secret_equal (state->client_secret,
                                   get_credential (exchange, "client_secret")))
    refuse_client (exchange, 401, "invalid_client", "Bad client credentials");
  else
    give_token (exchange);
}

/* Only the header counts: a token in the address would stand in logs. */
static gboolean
check_token (ScsDemoExchange *exchange)
{
  const char *bearer = scs_demo_exchange_get_bearer (exchange);
  ScsDemoToken *token = scs_demo_state_find_token (exchange->scene->state->marketo_tokens, bearer);

  if (scs_demo_exchange_get_query (exchange, "access_token") != NULL || token == NULL) {
    scs_demo_marketo_fail (exchange, 601, "Access token invalid");
    return FALSE;
  }
  if (token->expires_at_us <= scs_demo_clock_now_us ()) {
    scs_demo_marketo_fail (exchange, 602, "Access token expired");
    return FALSE;
  }
  return TRUE;
}

static gint64
count_calls_today (ScsDemoState *state)
{
  g_autofree char *day = scs_demo_clock_format_day (scs_demo_clock_now_us ());
  ScsDemoTally *newest;

  scs_demo_state_count (state->calls, day);
  newest = state->calls->pdata[state->calls->len - 1];
  return newest->count;
}

static gboolean
check_limits (ScsDemoExchange *exchange)
{
  ScsDemoScene *scene = exchange->scene;

  switch (scs_demo_limits_enter (&scene->limits, g_get_monotonic_time ())) {
  case SCS_DEMO_LIMIT_RATE:
    scs_demo_marketo_fail (exchange, 606, "Max rate limit '100' exceeded with in '20' secs");
    return FALSE;
  case SCS_DEMO_LIMIT_CONCURRENCY:
    scs_demo_marketo_fail (exchange, 615, "Concurrent access limit reached");
    return FALSE;
  case SCS_DEMO_LIMIT_NONE:
    break;
  }
  exchange->is_counted = TRUE;
  scs_demo_scene_changed (scene);
  if (count_calls_today (scene->state) > DAILY_MAX) {
    scs_demo_marketo_fail (exchange, 607, "Daily quota reached");
    return FALSE;
  }
  return TRUE;
}

static void
handle_call (ScsDemoExchange *exchange)
{
  const char *path = exchange->path;
  gboolean is_known;

  if (!check_token (exchange) || !check_limits (exchange))
    return;
  if (is_users_call (exchange))
    is_known = scs_demo_marketo_handle_users (exchange, path + strlen ("/userservice"));
  else
    is_known = scs_demo_marketo_handle_mapi (exchange, path + strlen ("/rest"));
  if (!is_known)
    scs_demo_marketo_fail (exchange, 610, "Requested resource not found");
}

/**
 * scs_demo_marketo_is_api:
 * @path: decoded
 *
 * Returns: whether a program calls there, not a browser
 */
gboolean
scs_demo_marketo_is_api (const char *path)
{
  return g_str_has_prefix (path, "/identity/") || g_str_has_prefix (path, "/rest/") ||
         g_str_has_prefix (path, "/userservice/");
}

/**
 * scs_demo_marketo_handle:
 *
 * Answers any request to Marketo: the admin page, identity, and the calls below /rest and
 * /userservice, with their limits and errors.
 *
 * Source: Marketo developer guide, authentication, error codes, user management.
 */
void
scs_demo_marketo_handle (ScsDemoExchange *exchange)
{
  const char *path = exchange->path;
  gsize uri_length = strlen (g_uri_get_path (soup_server_message_get_uri (exchange->message)));
  const char *query = g_uri_get_query (soup_server_message_get_uri (exchange->message));

  uri_length += query != NULL ? strlen (query) + 1 : 0;
  if (strcmp (path, "/admin") == 0 || strcmp (path, "/") == 0)
    scs_demo_marketo_show_admin (exchange);
  else if (strcmp (path, "/admin/invite") == 0 && !scs_demo_exchange_is_too_large (exchange) &&
           strcmp (scs_demo_exchange_get_method (exchange), "POST") == 0)
    scs_demo_marketo_send_invite (exchange);
  else if (uri_length > URI_MAX_BYTES)
    scs_demo_exchange_answer (exchange,
                              414,
                              "text/plain; charset=utf-8",
                              g_strdup ("URI too long"));
  else if (scs_demo_exchange_is_too_large (exchange))
    scs_demo_exchange_answer (exchange,
                              413,
                              "text/plain; charset=utf-8",
                              g_strdup ("Payload too large"));
  else if (scs_demo_exchange_has_raw_path (exchange, "//") || !scs_demo_marketo_is_api (path))
    scs_demo_exchange_answer (exchange, 404, "text/plain; charset=utf-8", g_strdup ("Not found"));
  else if (g_str_has_prefix (path, "/identity/"))
    handle_identity (exchange);
  else
    handle_call (exchange);
}
