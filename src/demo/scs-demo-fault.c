/* SPDX-FileCopyrightText: 2026 The Sales Connect Setup authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "demo/scs-demo-exchange.h"

#include <string.h>

#define FILLER_BYTES 16384
#define FILLER_PAUSE_MS 10

static const char *const kinds[] = {
  "slow",          "cut",       "endless",  "not-json",    "wrong-shape",
  "unauthorized",  "forbidden", "too-many", "quota-spent", "server-error",
  "token-expired", "html",      NULL,
};

static const char *const services[SCS_DEMO_N_SERVICES] = { "marketo",
                                                           "salesforce",
                                                           "sales-connect" };

#define JSON "application/json; charset=utf-8"
#define HTML "text/html; charset=utf-8"
#define TEXT "text/plain; charset=utf-8"
#define REQUEST_ID "\"requestId\":\"d3m0#19a0f4c7e21\""
#define MAPI(code, text)                                                                           \
  "{" REQUEST_ID ",\"success\":false,\"errors\":[{\"code\":\"" code "\",\"message\":\"" text "\"}]}"
#define USERS(code, text) "{\"errors\":[{\"code\":" code ",\"message\":\"" text "\"}]}"
#define OAUTH(code, text) "{\"error\":\"" code "\",\"error_description\":\"" text "\"}"
#define DATA(code, text) "[{\"message\":\"" text "\",\"errorCode\":\"" code "\"}]"
#define OWN(code, text) "{\"error\":{\"code\":\"" code "\",\"message\":\"" text "\"}}"
#define GATEWAY                                                                                    \
  "<html><head><title>503 Service Unavailable</title></head><body><h1>Service Unavailable</h1></body></html>"

typedef enum {
  PLACE_IDENTITY,
  PLACE_MAPI,
  PLACE_USERS,
  PLACE_TOKEN,
  PLACE_WHO,
  PLACE_DATA,
  PLACE_SESSION,
  PLACE_SETTINGS,
} Place;

typedef struct {
  ScsDemoFaultKind kind;
  Place place;
  guint status;
  const char *content_type;
  const char *body;
} FaultAnswer;

/* Where a place has no row for a kind, it works as ever: whoever cannot sign in never meets the
 * other faults. */
static const FaultAnswer answers[] = {
  { SCS_DEMO_FAULT_UNAUTHORIZED,
    PLACE_IDENTITY,
    401,
    JSON,
    OAUTH ("invalid_client", "Bad client credentials") },
  { SCS_DEMO_FAULT_UNAUTHORIZED, PLACE_MAPI, 200, JSON, MAPI ("601", "Access token invalid") },
  { SCS_DEMO_FAULT_UNAUTHORIZED, PLACE_USERS, 401, JSON, USERS ("601", "Access token invalid") },
  { SCS_DEMO_FAULT_UNAUTHORIZED,
    PLACE_TOKEN,
    400,
    JSON,
    OAUTH ("invalid_grant", "authentication failure") },
  { SCS_DEMO_FAULT_UNAUTHORIZED, PLACE_WHO, 403, TEXT, "Bad_OAuth_Token" },
  { SCS_DEMO_FAULT_UNAUTHORIZED,
    PLACE_DATA,
    401,
    JSON,
    DATA ("INVALID_SESSION_ID", "Session expired or invalid") },
  { SCS_DEMO_FAULT_UNAUTHORIZED,
    PLACE_SESSION,
    401,
    JSON,
    OWN ("wrong_login", "The e-mail id or the password is wrong") },
  { SCS_DEMO_FAULT_UNAUTHORIZED,
    PLACE_SETTINGS,
    401,
    JSON,
    OWN ("invalid_session", "The session is over") },
  { SCS_DEMO_FAULT_FORBIDDEN, PLACE_MAPI, 200, JSON, MAPI ("603", "Access denied") },
  { SCS_DEMO_FAULT_FORBIDDEN, PLACE_USERS, 403, JSON, USERS ("603", "Access denied") },
  { SCS_DEMO_FAULT_FORBIDDEN, PLACE_WHO, 403, TEXT, "Bad_OAuth_Token" },
  { SCS_DEMO_FAULT_FORBIDDEN,
    PLACE_DATA,
    403,
    JSON,
    DATA ("API_CURRENTLY_DISABLED", "API is disabled for this User") },
  { SCS_DEMO_FAULT_FORBIDDEN,
    PLACE_SETTINGS,
    403,
    JSON,
    OWN ("forbidden", "Only a Sales Connect admin may do this") },
  { SCS_DEMO_FAULT_TOO_MANY,
    PLACE_MAPI,
    200,
    JSON,
    MAPI ("606", "Max rate limit '100' exceeded with in '20' secs") },
  { SCS_DEMO_FAULT_TOO_MANY,
    PLACE_USERS,
    429,
    JSON,
    USERS ("606", "Max rate limit '100' exceeded with in '20' secs") },
  { SCS_DEMO_FAULT_TOO_MANY,
    PLACE_DATA,
    403,
    JSON,
    DATA ("REQUEST_LIMIT_EXCEEDED", "ConcurrentRequests Limit exceeded.") },
  { SCS_DEMO_FAULT_TOO_MANY, PLACE_SETTINGS, 429, JSON, OWN ("rate_limited", "Too many calls") },
  { SCS_DEMO_FAULT_QUOTA_SPENT, PLACE_MAPI, 200, JSON, MAPI ("607", "Daily quota reached") },
  { SCS_DEMO_FAULT_QUOTA_SPENT, PLACE_USERS, 429, JSON, USERS ("607", "Daily quota reached") },
  { SCS_DEMO_FAULT_QUOTA_SPENT,
    PLACE_DATA,
    403,
    JSON,
    DATA ("REQUEST_LIMIT_EXCEEDED", "TotalRequests Limit exceeded.") },
  { SCS_DEMO_FAULT_QUOTA_SPENT,
    PLACE_SETTINGS,
    429,
    JSON,
    OWN ("rate_limited", "Too many calls today") },
  { SCS_DEMO_FAULT_SERVER_ERROR, PLACE_IDENTITY, 503, HTML, GATEWAY },
  { SCS_DEMO_FAULT_SERVER_ERROR, PLACE_MAPI, 503, HTML, GATEWAY },
  { SCS_DEMO_FAULT_SERVER_ERROR, PLACE_USERS, 500, JSON, USERS ("611", "System error") },
  { SCS_DEMO_FAULT_SERVER_ERROR,
    PLACE_TOKEN,
    500,
    JSON,
    OAUTH ("server_error", "an error occurred") },
  { SCS_DEMO_FAULT_SERVER_ERROR, PLACE_WHO, 500, TEXT, "Internal_Error" },
  { SCS_DEMO_FAULT_SERVER_ERROR,
    PLACE_DATA,
    500,
    JSON,
    DATA ("UNKNOWN_EXCEPTION", "An unexpected error occurred") },
  { SCS_DEMO_FAULT_SERVER_ERROR,
    PLACE_SESSION,
    503,
    JSON,
    OWN ("unavailable", "Sales Connect is not available") },
  { SCS_DEMO_FAULT_SERVER_ERROR,
    PLACE_SETTINGS,
    503,
    JSON,
    OWN ("unavailable", "Sales Connect is not available") },
};

/**
 * scs_demo_fault_list:
 *
 * Returns: (transfer none) (array zero-terminated=1): the kinds
 */
const char *const *
scs_demo_fault_list (void)
{
  return kinds;
}

static int
find_index (const char *const *names, guint n_names, const char *text)
{
  for (guint i = 0; i < n_names; i++) {
    if (strcmp (names[i], text) == 0)
      return (int) i;
  }
  return -1;
}

/**
 * scs_demo_fault_parse:
 * @text: (nullable): `kind`, or `kind:service`
 *
 * Returns: whether both are known
 */
gboolean
scs_demo_fault_parse (ScsDemoFault *self, const char *text)
{
  g_auto (GStrv) parts = NULL;

  self->kind = SCS_DEMO_FAULT_NONE;
  self->service = -1;
  if (text == NULL || text[0] == '\0')
    return TRUE;
  parts = g_strsplit (text, ":", 2);
  self->kind = (ScsDemoFaultKind) find_index (kinds, G_N_ELEMENTS (kinds) - 1, parts[0]);
  if (parts[1] == NULL)
    return self->kind != SCS_DEMO_FAULT_NONE;
  self->service = find_index (services, G_N_ELEMENTS (services), parts[1]);
  return self->kind != SCS_DEMO_FAULT_NONE && self->service >= 0;
}

/**
 * scs_demo_fault_concerns:
 * @service: which one is asked
 *
 * Returns: whether that service has a fault
 */
gboolean
scs_demo_fault_concerns (const ScsDemoFault *self, ScsDemoService service)
{
  return self->kind != SCS_DEMO_FAULT_NONE && (self->service < 0 || self->service == (int) service);
}

static Place
find_place (ScsDemoExchange *exchange)
{
  const char *path = exchange->path;

  switch (exchange->service) {
  case SCS_DEMO_MARKETO:
    if (g_str_has_prefix (path, "/identity"))
      return PLACE_IDENTITY;
    return g_str_has_prefix (path, "/userservice") ? PLACE_USERS : PLACE_MAPI;
  case SCS_DEMO_SALESFORCE:
    if (g_str_has_prefix (path, "/id/") || g_str_has_prefix (path, "/services/oauth2/userinfo"))
      return PLACE_WHO;
    return g_str_has_prefix (path, "/services/oauth2") ? PLACE_TOKEN : PLACE_DATA;
  case SCS_DEMO_SALES_CONNECT:
  case SCS_DEMO_N_SERVICES:
    break;
  }
  return g_str_has_prefix (path, "/api/v1/session") ? PLACE_SESSION : PLACE_SETTINGS;
}

/**
 * scs_demo_fault_answer:
 *
 * Puts the fault's answer in place of the real one, where the fault is of that kind; nothing is
 * changed then.
 *
 * Returns: whether there is an answer now
 */
gboolean
scs_demo_fault_answer (const ScsDemoFault *self, ScsDemoExchange *exchange)
{
  Place place = find_place (exchange);

  if (self->kind == SCS_DEMO_FAULT_NOT_JSON) {
    scs_demo_exchange_answer (exchange,
                              200,
                              JSON,
                              g_strdup ("This is {not JSON: it only says so."));
    return TRUE;
  }
  if (self->kind == SCS_DEMO_FAULT_WRONG_SHAPE) {
    scs_demo_exchange_answer (
        exchange,
        200,
        JSON,
        g_strdup (
            "{\"access_token\":42,\"expires_in\":\"soon\",\"expires_at\":[],\"success\":\"yes\","
            "\"result\":{\"0\":null},\"records\":7,\"users\":\"all\",\"results\":false,"
            "\"connected\":\"perhaps\",\"workspaces\":[1,2],\"error\":[]}"));
    return TRUE;
  }
  if (self->kind == SCS_DEMO_FAULT_HTML) {
    scs_demo_exchange_answer (
        exchange,
        200,
        HTML,
        g_strdup (
            "<!DOCTYPE html><html><body><h1>Please log in to the network</h1></body></html>"));
    return TRUE;
  }
  for (guint i = 0; i < G_N_ELEMENTS (answers); i++) {
    const FaultAnswer *answer = &answers[i];

    if (answer->kind != self->kind || answer->place != place)
      continue;
    if (answer->status == 429)
      scs_demo_exchange_set_header (exchange,
                                    "Retry-After",
                                    self->kind == SCS_DEMO_FAULT_QUOTA_SPENT ? "3600" : "20");
    scs_demo_exchange_answer (exchange,
                              answer->status,
                              answer->content_type,
                              g_strdup (answer->body));
    return TRUE;
  }
  return FALSE;
}

/* A connection that was taken away from the HTTP server. */
typedef struct {
  GIOStream *connection;
  ScsDemoScene *scene;
  GCancellable *cancellable;
  char *text;
  GSource *pause; /* (nullable) */
} Raw;

static void
raw_free (Raw *raw)
{
  g_io_stream_close (raw->connection, NULL, NULL);
  g_object_unref (raw->connection);
  g_object_unref (raw->cancellable);
  g_clear_pointer (&raw->pause, g_source_unref);
  g_free (raw->text);
  g_free (raw);
}

static Raw *
take_connection (ScsDemoExchange *exchange, char *text)
{
  Raw *raw = g_new0 (Raw, 1);

  raw->scene = exchange->scene;
  raw->cancellable = g_object_ref (exchange->scene->cancellable);
  raw->text = text;
  raw->connection = soup_server_message_steal_connection (exchange->message);
  scs_demo_exchange_abandon (exchange);
  return raw;
}

static void
write_cut_cb (GObject *stream, GAsyncResult *result, gpointer user_data)
{
  g_output_stream_write_all_finish (G_OUTPUT_STREAM (stream), result, NULL, NULL);
  raw_free (user_data);
}

/**
 * scs_demo_fault_cut:
 * @exchange: (inout): answered already; it is ended by this
 *
 * Sends the first half of the answer, and closes.
 */
void
scs_demo_fault_cut (ScsDemoExchange *exchange)
{
  const char *body = exchange->body != NULL ? exchange->body : "{}";
  gsize length = strlen (body);
  Raw *raw = take_connection (
      exchange,
      g_strdup_printf ("HTTP/1.1 %u Answer\r\nContent-Type: %s\r\nContent-Length: %" G_GSIZE_FORMAT
                       "\r\n\r\n%.*s",
                       exchange->status,
                       exchange->content_type != NULL ? exchange->content_type : JSON,
                       length,
                       (int) (length / 2),
                       body));

  g_output_stream_write_all_async (g_io_stream_get_output_stream (raw->connection),
                                   raw->text,
                                   strlen (raw->text),
                                   G_PRIORITY_DEFAULT,
                                   raw->cancellable,
                                   write_cut_cb,
                                   raw);
}

static void write_filler_cb (GObject *stream, GAsyncResult *result, gpointer user_data);

static gboolean
on_pause_over_cb (gpointer user_data)
{
  Raw *raw = user_data;

  g_clear_pointer (&raw->pause, g_source_unref);
  g_output_stream_write_all_async (g_io_stream_get_output_stream (raw->connection),
                                   raw->text,
                                   strlen (raw->text),
                                   G_PRIORITY_DEFAULT,
                                   raw->cancellable,
                                   write_filler_cb,
                                   raw);
  return G_SOURCE_REMOVE;
}

static void
write_filler_cb (GObject *stream, GAsyncResult *result, gpointer user_data)
{
  Raw *raw = user_data;

  if (!g_output_stream_write_all_finish (G_OUTPUT_STREAM (stream), result, NULL, NULL)) {
    raw_free (raw);
    return;
  }
  if (raw->text[0] == 'H') {
    g_autofree char *filler = g_strnfill (FILLER_BYTES, ' ');

    g_free (raw->text);
    raw->text = g_strdup_printf ("%x\r\n%s\r\n", FILLER_BYTES, filler);
  }
  if (g_cancellable_is_cancelled (raw->cancellable))
    raw_free (raw);
  else
    raw->pause = scs_demo_scene_call_after (raw->scene, FILLER_PAUSE_MS, on_pause_over_cb, raw);
}

/**
 * scs_demo_fault_stream_endlessly:
 * @exchange: (inout): it is ended by this
 *
 * Sends an answer that begins well and never ends, until nobody reads it any more.
 */
void
scs_demo_fault_stream_endlessly (ScsDemoExchange *exchange)
{
  Raw *raw = take_connection (exchange,
                              g_strdup ("HTTP/1.1 200 OK\r\nContent-Type: " JSON
                                        "\r\nTransfer-Encoding: chunked\r\n\r\n"
                                        "f\r\n{\"requestId\":\"d\r\n"));

  g_output_stream_write_all_async (g_io_stream_get_output_stream (raw->connection),
                                   raw->text,
                                   strlen (raw->text),
                                   G_PRIORITY_DEFAULT,
                                   raw->cancellable,
                                   write_filler_cb,
                                   raw);
}
