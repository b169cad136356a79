/* SPDX-FileCopyrightText: 2026 The Sales Connect Setup authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "services/http/scs-http-private.h"

#include "services/http/scs-secret-source.h"

#include <libsecret/secret.h>
#include <string.h>

typedef struct {
  char *name;  /* (owned) */
  char *value; /* (owned) secret memory */
} Pair;

struct _ScsHttpRequest {
  char *method;       /* (owned) */
  char *url;          /* (owned) as given */
  char *description;  /* (owned) method, scheme, host, path */
  char *origin;       /* (owned) scheme, host, port */
  GPtrArray *query;   /* (owned) (element-type Pair) */
  GPtrArray *form;    /* (owned) (element-type Pair) */
  GPtrArray *headers; /* (owned) (element-type Pair) */
  GBytes *json;       /* (owned) (nullable) */
  gboolean idempotent;
};

static Pair *
pair_new (const char *name, const char *value)
{
  Pair *pair = g_new0 (Pair, 1);

  pair->name = g_strdup (name);
  pair->value = scs_secret_copy (value);
  return pair;
}

static void
pair_free (gpointer data)
{
  Pair *pair = data;

  g_free (pair->name);
  secret_password_free (pair->value);
  g_free (pair);
}

static void
wipe_and_free (gpointer data)
{
  secret_password_wipe (data);
  g_free (data);
}

/**
 * scs_http_secret_bytes_new_take:
 * @data: (transfer full): NUL-terminated
 * @length: in bytes, without the NUL
 *
 * Returns: (transfer full): a body that is overwritten when its last holder lets go
 */
GBytes *
scs_http_secret_bytes_new_take (char *data, gsize length)
{
  return g_bytes_new_with_free_func (data, length, wipe_and_free, data);
}

static char *
describe (const char *method, GUri *uri)
{
  g_autofree char *bare = NULL;

  if (uri == NULL)
    return g_strdup_printf ("%s (no address)", method);

  bare = g_uri_join (G_URI_FLAGS_NONE,
                     g_uri_get_scheme (uri),
                     NULL,
                     g_uri_get_host (uri),
                     g_uri_get_port (uri),
                     g_uri_get_path (uri),
                     NULL,
                     NULL);
  return g_strdup_printf ("%s %s", method, bare);
}

/**
 * scs_http_request_new:
 * @method: an HTTP method in capitals
 * @url: an absolute address; checked when the request is sent
 *
 * Returns: (transfer full): a request without query, headers and body
 */
ScsHttpRequest *
scs_http_request_new (const char *method, const char *url)
{
  ScsHttpRequest *self = g_rc_box_new0 (ScsHttpRequest);
  g_autoptr (GUri) uri = g_uri_parse (url, SOUP_HTTP_URI_FLAGS, NULL);

  self->method = g_strdup (method);
  self->url = g_strdup (url);
  self->description = describe (method, uri);
  self->origin = uri != NULL ? g_strdup_printf ("%s://%s:%d",
                                                g_uri_get_scheme (uri),
                                                g_uri_get_host (uri),
                                                g_uri_get_port (uri))
                             : g_strdup ("");
  self->query = g_ptr_array_new_with_free_func (pair_free);
  self->form = g_ptr_array_new_with_free_func (pair_free);
  self->headers = g_ptr_array_new_with_free_func (pair_free);
  self->idempotent = g_str_equal (method, "GET");
  return self;
}

/**
 * scs_http_request_ref:
 *
 * Returns: (transfer full): the request itself
 */
ScsHttpRequest *
scs_http_request_ref (ScsHttpRequest *self)
{
  return g_rc_box_acquire (self);
}

static void
clear_request (gpointer data)
{
  ScsHttpRequest *self = data;

  g_free (self->method);
  g_free (self->url);
  g_free (self->description);
  g_free (self->origin);
  g_ptr_array_unref (self->query);
  g_ptr_array_unref (self->form);
  g_ptr_array_unref (self->headers);
  g_clear_pointer (&self->json, g_bytes_unref);
}

/**
 * scs_http_request_unref:
 *
 * Gives a reference back. The last one wipes every value that was given to the request.
 */
void
scs_http_request_unref (ScsHttpRequest *self)
{
  g_rc_box_release_full (self, clear_request);
}

/**
 * scs_http_request_add_query:
 * @name: as it is, not encoded
 * @value: as it is, not encoded
 *
 * Adds a parameter to the address. It never appears in a log or a message.
 */
void
scs_http_request_add_query (ScsHttpRequest *self, const char *name, const char *value)
{
  g_ptr_array_add (self->query, pair_new (name, value));
}

/**
 * scs_http_request_add_form:
 * @name: as it is, not encoded
 * @value: as it is, not encoded
 *
 * Adds a field to the body, which becomes `application/x-www-form-urlencoded`.
 */
void
scs_http_request_add_form (ScsHttpRequest *self, const char *name, const char *value)
{
  g_ptr_array_add (self->form, pair_new (name, value));
}

/**
 * scs_http_request_set_header:
 *
 * Sets a header, in place of an earlier one of the same name.
 */
void
scs_http_request_set_header (ScsHttpRequest *self, const char *name, const char *value)
{
  for (guint i = 0; i < self->headers->len; i++) {
    Pair *pair = g_ptr_array_index (self->headers, i);

    if (g_ascii_strcasecmp (pair->name, name) == 0) {
      g_ptr_array_remove_index (self->headers, i);
      break;
    }
  }
  g_ptr_array_add (self->headers, pair_new (name, value));
}

/**
 * scs_http_request_set_bearer:
 * @token: an access token
 *
 * Sets the `Authorization` header.
 */
void
scs_http_request_set_bearer (ScsHttpRequest *self, const char *token)
{
  char *value = g_strconcat ("Bearer ", token, NULL);

  scs_http_request_set_header (self, "Authorization", value);
  wipe_and_free (value);
}

/**
 * scs_http_request_set_json:
 * @body: the value to send; written out at once
 *
 * Makes the body `application/json`.
 */
void
scs_http_request_set_json (ScsHttpRequest *self, JsonNode *body)
{
  char *text = json_to_string (body, FALSE);

  g_clear_pointer (&self->json, g_bytes_unref);
  self->json = scs_http_secret_bytes_new_take (text, strlen (text));
}

/**
 * scs_http_request_set_idempotent:
 * @idempotent: whether asking twice does no harm
 *
 * Only such requests are repeated after a temporary failure.
 */
void
scs_http_request_set_idempotent (ScsHttpRequest *self, gboolean idempotent)
{
  self->idempotent = idempotent;
}

/**
 * scs_http_request_is_idempotent:
 *
 * Returns: whether it may be sent again after a failure that leaves open what the server did
 */
gboolean
scs_http_request_is_idempotent (ScsHttpRequest *self)
{
  return self->idempotent;
}

/**
 * scs_http_request_describe:
 *
 * Returns: (transfer none): method and address without query, fit for logs and errors
 */
const char *
scs_http_request_describe (ScsHttpRequest *self)
{
  return self->description;
}

/**
 * scs_http_request_get_origin:
 *
 * Returns: (transfer none): what the limits are counted by: scheme, host and port
 */
const char *
scs_http_request_get_origin (ScsHttpRequest *self)
{
  return self->origin;
}

static void
append_escaped (GString *text, const char *value)
{
  char *escaped = g_uri_escape_string (value, NULL, FALSE);

  g_string_append (text, escaped);
  wipe_and_free (escaped);
}

static void
append_pairs (GString *text, GPtrArray *pairs)
{
  for (guint i = 0; i < pairs->len; i++) {
    Pair *pair = g_ptr_array_index (pairs, i);

    if (i > 0)
      g_string_append_c (text, '&');
    append_escaped (text, pair->name);
    g_string_append_c (text, '=');
    append_escaped (text, pair->value);
  }
}

static GUri *
build_uri (ScsHttpRequest *self)
{
  GString *text = g_string_new (self->url);
  GUri *uri;

  if (self->query->len > 0) {
    g_string_append_c (text, strchr (self->url, '?') != NULL ? '&' : '?');
    append_pairs (text, self->query);
  }
  uri = g_uri_parse (text->str, SOUP_HTTP_URI_FLAGS, NULL);
  wipe_and_free (g_string_free (text, FALSE));
  return uri;
}

static void
add_body (ScsHttpRequest *self, SoupMessage *message)
{
  g_autoptr (GBytes) body = NULL;
  const char *type = "application/x-www-form-urlencoded";

  if (self->json != NULL) {
    body = g_bytes_ref (self->json);
    type = "application/json";
  } else if (self->form->len > 0) {
    GString *text = g_string_new (NULL);
    gsize length;

    append_pairs (text, self->form);
    length = text->len;
    body = scs_http_secret_bytes_new_take (g_string_free (text, FALSE), length);
  } else if (g_str_equal (self->method, "POST")) {
    /* Some servers answer 411 to a POST that does not say its length. */
    body = g_bytes_new_static ("", 0);
  }

  if (body != NULL)
    soup_message_set_request_body_from_bytes (message, type, body);
}

/**
 * scs_http_request_build:
 *
 * Makes a new message each time: libsoup's are for one sending only. It asks for JSON and follows
 * no redirect.
 *
 * Errors: %SCS_HTTP_ERROR_ADDRESS where the address is not allowed or is none.
 *
 * Returns: (transfer full) (nullable)
 */
SoupMessage *
scs_http_request_build (ScsHttpRequest *self, GError **error)
{
  g_autoptr (SoupMessage) message = NULL;
  g_autoptr (GUri) uri = NULL;
  SoupMessageHeaders *headers;

  if (!scs_http_client_address_is_allowed (self->url, error))
    return NULL;

  uri = build_uri (self);
  if (uri != NULL)
    message = soup_message_new_from_uri (self->method, uri);
  if (message == NULL) {
    g_set_error (error,
                 SCS_HTTP_ERROR,
                 SCS_HTTP_ERROR_ADDRESS,
                 "%s: no address",
                 self->description);
    return NULL;
  }

  soup_message_add_flags (message, SOUP_MESSAGE_NO_REDIRECT);
  headers = soup_message_get_request_headers (message);
  soup_message_headers_replace (headers, "Accept", "application/json");
  for (guint i = 0; i < self->headers->len; i++) {
    Pair *pair = g_ptr_array_index (self->headers, i);

    soup_message_headers_replace (headers, pair->name, pair->value);
  }
  add_body (self, message);
  return g_steal_pointer (&message);
}
