/* SPDX-FileCopyrightText: 2026 The Sales Connect Setup authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "demo/scs-demo-exchange.h"

#include "demo/scs-demo-json.h"
#include "demo/scs-demo-secret.h"

#include <string.h>

#define BODY_GIVE_UP_BYTES (16 * 1024 * 1024)
#define SLOW_MS 90000

static void
on_got_chunk_cb (SoupServerMessage *message, GBytes *chunk, gpointer user_data)
{
  gsize *n_bytes = user_data;

  *n_bytes += g_bytes_get_size (chunk);
  if (*n_bytes > SCS_DEMO_BODY_MAX_BYTES)
    soup_message_body_set_accumulate (soup_server_message_get_request_body (message), FALSE);
  if (*n_bytes > BODY_GIVE_UP_BYTES)
    g_socket_close (soup_server_message_get_socket (message), NULL);
}

/**
 * scs_demo_exchange_watch_body:
 * @message: one that begins
 *
 * Keeps a body that is too large, or has no end, out of the memory.
 */
void
scs_demo_exchange_watch_body (SoupServerMessage *message)
{
  gsize *n_bytes = g_new0 (gsize, 1);

  g_object_set_data_full (G_OBJECT (message), "scs-demo-body-bytes", n_bytes, g_free);
  g_signal_connect (message, "got-chunk", G_CALLBACK (on_got_chunk_cb), n_bytes);
}

static void
leave_limits (ScsDemoExchange *self)
{
  if (self->is_counted)
    scs_demo_limits_leave (&self->scene->limits);
  self->is_counted = FALSE;
}

/**
 * scs_demo_exchange_abandon:
 *
 * Ends the exchange, be it answered or not: no answer will be sent, and its place within Marketo's
 * limits is free. It may be freed by that.
 */
void
scs_demo_exchange_abandon (ScsDemoExchange *self)
{
  if (self->delay != NULL) {
    g_source_destroy (self->delay);
    g_clear_pointer (&self->delay, g_source_unref);
  }
  leave_limits (self);
  self->is_gone = TRUE;
  g_signal_handlers_disconnect_by_data (self->message, self);
  /* Last, since this may be the last reference. */
  g_hash_table_remove (self->scene->exchanges, self);
}

static void
on_message_gone_cb (SoupServerMessage *message, gpointer user_data)
{
  scs_demo_exchange_abandon (user_data);
}

/**
 * scs_demo_exchange_new:
 * @path: decoded
 * @query: (nullable): what stood behind the question mark
 *
 * Takes up a request whose body is complete, and holds its answer back until
 * scs_demo_exchange_send().
 *
 * Returns: (transfer full)
 */
ScsDemoExchange *
scs_demo_exchange_new (ScsDemoScene *scene,
                       ScsDemoService service,
                       SoupServerMessage *message,
                       const char *path,
                       GHashTable *query)
{
  ScsDemoExchange *self = g_rc_box_new0 (ScsDemoExchange);

  self->scene = scene;
  self->service = service;
  self->message = g_object_ref (message);
  self->path = g_utf8_make_valid (path, -1);
  self->query = query != NULL ? g_hash_table_ref (query) : NULL;
  g_signal_connect (message, "finished", G_CALLBACK (on_message_gone_cb), self);
  g_signal_connect (message, "disconnected", G_CALLBACK (on_message_gone_cb), self);
  g_hash_table_add (scene->exchanges, scs_demo_exchange_ref (self));
  soup_server_message_pause (message);
  return self;
}

/**
 * scs_demo_exchange_ref:
 *
 * Returns: (transfer full): the exchange itself
 */
ScsDemoExchange *
scs_demo_exchange_ref (ScsDemoExchange *self)
{
  return g_rc_box_acquire (self);
}

static void
clear_exchange (gpointer data)
{
  ScsDemoExchange *self = data;

  g_clear_object (&self->message);
  g_free (self->path);
  g_clear_pointer (&self->query, g_hash_table_unref);
  g_clear_pointer (&self->form, g_hash_table_unref);
  g_free (self->content_type);
  g_free (self->body);
}

/**
 * scs_demo_exchange_unref:
 *
 * Gives a reference back.
 */
void
scs_demo_exchange_unref (ScsDemoExchange *self)
{
  g_rc_box_release_full (self, clear_exchange);
}

/**
 * scs_demo_exchange_get_method:
 *
 * Returns: (transfer none): in capitals
 */
const char *
scs_demo_exchange_get_method (ScsDemoExchange *self)
{
  return soup_server_message_get_method (self->message);
}

/**
 * scs_demo_exchange_is_too_large:
 *
 * Returns: whether the body is larger than %SCS_DEMO_BODY_MAX_BYTES; it was not kept then
 */
gboolean
scs_demo_exchange_is_too_large (ScsDemoExchange *self)
{
  gsize *n_bytes = g_object_get_data (G_OBJECT (self->message), "scs-demo-body-bytes");

  return n_bytes != NULL && *n_bytes > SCS_DEMO_BODY_MAX_BYTES;
}

/**
 * scs_demo_exchange_has_raw_path:
 * @part: what to look for
 *
 * Returns: whether the path, as it was sent, has that part in it
 */
gboolean
scs_demo_exchange_has_raw_path (ScsDemoExchange *self, const char *part)
{
  return strstr (g_uri_get_path (soup_server_message_get_uri (self->message)), part) != NULL;
}

static gboolean
is_own_host (const char *host)
{
  static const char *const hosts[] = { "127.0.0.1", "localhost", "[::1]" };

  for (guint i = 0; i < G_N_ELEMENTS (hosts); i++) {
    gsize length = strlen (hosts[i]);

    if (g_ascii_strncasecmp (host, hosts[i], length) == 0 &&
        (host[length] == '\0' || host[length] == ':'))
      return TRUE;
  }
  return FALSE;
}

/**
 * scs_demo_exchange_is_from_here:
 *
 * Whether the request names this computer as its host and, where it changes something from a page,
 * comes from a page of this computer: a foreign page in the same browser has no business here.
 */
gboolean
scs_demo_exchange_is_from_here (ScsDemoExchange *self)
{
  const char *host = scs_demo_exchange_get_header (self, "Host");
  const char *origin = scs_demo_exchange_get_header (self, "Origin");

  if (host == NULL || !is_own_host (host))
    return FALSE;
  return origin == NULL ||
         (g_str_has_prefix (origin, "http://") && is_own_host (origin + strlen ("http://")));
}

/**
 * scs_demo_exchange_is_from_own_page:
 *
 * Returns: whether a form that was sent stood on a page of the same server, as far as the browser
 * tells
 */
gboolean
scs_demo_exchange_is_from_own_page (ScsDemoExchange *self)
{
  const char *host = scs_demo_exchange_get_header (self, "Host");
  const char *origin = scs_demo_exchange_get_header (self, "Origin");

  return origin == NULL || (host != NULL && g_str_has_prefix (origin, "http://") &&
                            g_ascii_strcasecmp (origin + strlen ("http://"), host) == 0);
}

/**
 * scs_demo_exchange_get_header:
 * @name: compared without regard to case
 *
 * Returns: (transfer none) (nullable): the header of the request, where it is UTF-8
 */
const char *
scs_demo_exchange_get_header (ScsDemoExchange *self, const char *name)
{
  const char *value =
      soup_message_headers_get_one (soup_server_message_get_request_headers (self->message), name);

  return value != NULL && g_utf8_validate (value, -1, NULL) ? value : NULL;
}

static const char *
look_up (GHashTable *table, const char *name)
{
  const char *value = table != NULL ? g_hash_table_lookup (table, name) : NULL;

  return value != NULL && g_utf8_validate (value, -1, NULL) ? value : NULL;
}

/**
 * scs_demo_exchange_get_query:
 * @name: of the parameter
 *
 * Returns: (transfer none) (nullable): its value, where it is UTF-8
 */
const char *
scs_demo_exchange_get_query (ScsDemoExchange *self, const char *name)
{
  return look_up (self->query, name);
}

/**
 * scs_demo_exchange_get_form:
 * @name: of the field
 *
 * Returns: (transfer none) (nullable): its value, where the body is form-encoded and the value
 * UTF-8
 */
const char *
scs_demo_exchange_get_form (ScsDemoExchange *self, const char *name)
{
  const char *type =
      soup_message_headers_get_content_type (soup_server_message_get_request_headers (
                                                 self->message),
                                             NULL);

  if (self->form == NULL && type != NULL &&
      g_str_equal (type, "application/x-www-form-urlencoded")) {
    g_autoptr (GBytes) bytes = scs_demo_exchange_get_body (self);
    g_autofree char *text = g_strndup (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));

    self->form = soup_form_decode (text);
  }
  return look_up (self->form, name);
}

/**
 * scs_demo_exchange_get_body:
 *
 * Returns: (transfer full): the body, not complete where it is too large
 */
GBytes *
scs_demo_exchange_get_body (ScsDemoExchange *self)
{
  return soup_message_body_flatten (soup_server_message_get_request_body (self->message));
}

/**
 * scs_demo_exchange_get_json:
 *
 * Returns: (transfer full) (nullable): the body, where it is JSON
 */
JsonNode *
scs_demo_exchange_get_json (ScsDemoExchange *self)
{
  g_autoptr (GBytes) bytes = scs_demo_exchange_get_body (self);
  gsize length = 0;
  const char *text = g_bytes_get_data (bytes, &length);

  return length > 0 ? scs_demo_json_parse (text, length) : NULL;
}

/**
 * scs_demo_exchange_get_bearer:
 *
 * Returns: (transfer none) (nullable): the token in the header
 */
const char *
scs_demo_exchange_get_bearer (ScsDemoExchange *self)
{
  const char *value = scs_demo_exchange_get_header (self, "Authorization");

  if (value == NULL || g_ascii_strncasecmp (value, "Bearer ", strlen ("Bearer ")) != 0)
    return NULL;
  return value + strlen ("Bearer ");
}

/**
 * scs_demo_exchange_wants_japanese:
 *
 * Returns: whether the browser puts Japanese before English
 */
gboolean
scs_demo_exchange_wants_japanese (ScsDemoExchange *self)
{
  const char *header = scs_demo_exchange_get_header (self, "Accept-Language");
  GSList *languages = header != NULL ? soup_header_parse_quality_list (header, NULL) : NULL;
  gboolean is_japanese = FALSE;

  for (GSList *l = languages; l != NULL; l = l->next) {
    is_japanese = g_ascii_strncasecmp (l->data, "ja", 2) == 0;
    if (is_japanese || g_ascii_strncasecmp (l->data, "en", 2) == 0)
      break;
  }
  if (languages != NULL)
    soup_header_free_list (languages);
  return is_japanese;
}

/**
 * scs_demo_exchange_set_header:
 * @name: of the header
 * @value: replaces an earlier one
 *
 * Sets a header of the answer.
 */
void
scs_demo_exchange_set_header (ScsDemoExchange *self, const char *name, const char *value)
{
  soup_message_headers_replace (soup_server_message_get_response_headers (self->message),
                                name,
                                value);
}

/**
 * scs_demo_exchange_answer:
 * @status: HTTP status
 * @content_type: (nullable): none without a body
 * @body: (transfer full) (nullable): text
 *
 * Sets the answer in place of any earlier one; scs_demo_exchange_send() sends it.
 */
void
scs_demo_exchange_answer (ScsDemoExchange *self, guint status, const char *content_type, char *body)
{
  self->status = status;
  g_free (self->content_type);
  self->content_type = g_strdup (content_type);
  g_free (self->body);
  self->body = body;
}

/**
 * scs_demo_exchange_answer_json:
 * @status: HTTP status
 * @node: (transfer full): the body
 *
 * Sets the answer, as scs_demo_exchange_answer().
 */
void
scs_demo_exchange_answer_json (ScsDemoExchange *self, guint status, JsonNode *node)
{
  scs_demo_exchange_answer (self,
                            status,
                            "application/json; charset=utf-8",
                            json_to_string (node, FALSE));
  json_node_unref (node);
}

/**
 * scs_demo_exchange_redirect:
 * @status: HTTP status, 302 or 303
 * @location: where the browser is to go
 *
 * Sets the answer, as scs_demo_exchange_answer().
 */
void
scs_demo_exchange_redirect (ScsDemoExchange *self, guint status, const char *location)
{
  scs_demo_exchange_set_header (self, "Location", location);
  scs_demo_exchange_answer (self, status, NULL, NULL);
}

static gboolean
on_delay_over_cb (gpointer user_data)
{
  g_autoptr (ScsDemoExchange) self = scs_demo_exchange_ref (user_data);
  const ScsDemoFault *fault = &self->scene->fault;
  gboolean is_faulty = self->is_api && scs_demo_fault_concerns (fault, self->service);

  g_clear_pointer (&self->delay, g_source_unref);
  leave_limits (self);
  if (is_faulty && fault->kind == SCS_DEMO_FAULT_CUT) {
    scs_demo_fault_cut (self);
  } else if (is_faulty && fault->kind == SCS_DEMO_FAULT_ENDLESS) {
    scs_demo_fault_stream_endlessly (self);
  } else {
    soup_server_message_set_status (self->message, self->status, NULL);
    scs_demo_exchange_set_header (self, "Cache-Control", "no-store");
    if (self->body != NULL)
      soup_server_message_set_response (self->message,
                                        self->content_type,
                                        SOUP_MEMORY_COPY,
                                        self->body,
                                        strlen (self->body));
    soup_server_message_unpause (self->message);
  }
  return G_SOURCE_REMOVE;
}

/**
 * scs_demo_exchange_send:
 *
 * Lets the answer go: at once for a page, after a moment for a call, as over a real network.
 */
void
scs_demo_exchange_send (ScsDemoExchange *self)
{
  const ScsDemoFault *fault = &self->scene->fault;
  guint delay_ms = 0;

  if (self->is_gone)
    return;
  if (self->is_api)
    delay_ms = 50 + scs_demo_secret_below (50);
  if (self->is_api && fault->kind == SCS_DEMO_FAULT_SLOW &&
      scs_demo_fault_concerns (fault, self->service))
    delay_ms = SLOW_MS;
  self->delay = scs_demo_scene_call_after (self->scene, delay_ms, on_delay_over_cb, self);
}
