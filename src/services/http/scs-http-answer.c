/* SPDX-FileCopyrightText: 2026 The Sales Connect Setup authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "services/http/scs-http-private.h"

#include "services/http/scs-json.h"

struct _ScsHttpAnswer {
  guint status;
  char *description;           /* (owned) what was asked */
  SoupMessageHeaders *headers; /* (owned) */
  GBytes *body;                /* (owned) */
  JsonNode *json;              /* (owned) (nullable) */
  GError *json_error;          /* (owned) (nullable) why there is none */
};

/**
 * scs_http_answer_new:
 * @message: one that was answered
 * @description: method and address without query, for errors
 * @body: all of it, decompressed
 *
 * Returns: (transfer full): status, headers and body, without the message, which holds what was
 * asked
 */
ScsHttpAnswer *
scs_http_answer_new (SoupMessage *message, const char *description, GBytes *body)
{
  ScsHttpAnswer *self = g_new0 (ScsHttpAnswer, 1);

  self->status = soup_message_get_status (message);
  self->description = g_strdup (description);
  self->headers = soup_message_headers_ref (soup_message_get_response_headers (message));
  self->body = g_bytes_ref (body);
  return self;
}

/**
 * scs_http_answer_free:
 *
 * Frees an answer with the JSON that scs_http_answer_get_json() lent out.
 */
void
scs_http_answer_free (ScsHttpAnswer *self)
{
  g_free (self->description);
  soup_message_headers_unref (self->headers);
  g_bytes_unref (self->body);
  g_clear_pointer (&self->json, json_node_unref);
  g_clear_error (&self->json_error);
  g_free (self);
}

/**
 * scs_http_answer_looks_like_json:
 *
 * Judges by what the answer says of itself, or by the first character of its body: not every server
 * labels its answers.
 *
 * Returns: whether it is worth parsing
 */
gboolean
scs_http_answer_looks_like_json (ScsHttpAnswer *self)
{
  const char *type = soup_message_headers_get_content_type (self->headers, NULL);
  gsize length = 0;
  const char *text = g_bytes_get_data (self->body, &length);

  if (type != NULL && g_str_has_suffix (type, "json"))
    return TRUE;
  while (length > 0 && g_ascii_isspace (*text)) {
    text++;
    length--;
  }
  return length > 0 && (*text == '{' || *text == '[');
}

/**
 * scs_http_answer_take_json:
 * @json: (transfer full) (nullable): the parsed body
 * @error: (transfer full) (nullable): why there is none
 *
 * Keeps the outcome of parsing for scs_http_answer_get_json(). To be called once at most.
 */
void
scs_http_answer_take_json (ScsHttpAnswer *self, JsonNode *json, GError *error)
{
  self->json = json;
  self->json_error = error;
}

/**
 * scs_http_answer_get_status:
 *
 * Returns: the HTTP status, whatever it is
 */
guint
scs_http_answer_get_status (ScsHttpAnswer *self)
{
  return self->status;
}

/**
 * scs_http_answer_is_success:
 *
 * Returns: whether the status is from 200 to 299
 */
gboolean
scs_http_answer_is_success (ScsHttpAnswer *self)
{
  return SOUP_STATUS_IS_SUCCESSFUL (self->status);
}

/**
 * scs_http_answer_get_body:
 *
 * Returns: (transfer none): the body, decompressed, empty where there was none
 */
GBytes *
scs_http_answer_get_body (ScsHttpAnswer *self)
{
  return self->body;
}

/**
 * scs_http_answer_get_header:
 * @name: compared without regard to case
 *
 * Returns: (transfer none) (nullable): the first header of that name
 */
const char *
scs_http_answer_get_header (ScsHttpAnswer *self, const char *name)
{
  return soup_message_headers_get_one (self->headers, name);
}

/**
 * scs_http_answer_get_json:
 *
 * Errors: %SCS_HTTP_ERROR_NOT_JSON when the body is none, or nested too deeply.
 *
 * Returns: (transfer none): the parsed body
 */
JsonNode *
scs_http_answer_get_json (ScsHttpAnswer *self, GError **error)
{
  if (self->json == NULL)
    g_set_error (error,
                 SCS_HTTP_ERROR,
                 SCS_HTTP_ERROR_NOT_JSON,
                 "%s: status %u, %s",
                 self->description,
                 self->status,
                 self->json_error != NULL ? self->json_error->message : "the body is no JSON");
  return self->json;
}

/**
 * scs_http_answer_check_status:
 *
 * For what is left when a service's own error body said nothing.
 *
 * Errors: %SCS_HTTP_ERROR_BUSY for 429 and 503, %SCS_HTTP_ERROR_STATUS for all else outside 200 to
 * 299.
 */
gboolean
scs_http_answer_check_status (ScsHttpAnswer *self, GError **error)
{
  gboolean busy = self->status == SOUP_STATUS_SERVICE_UNAVAILABLE || self->status == 429;

  if (scs_http_answer_is_success (self))
    return TRUE;

  g_set_error (error,
               SCS_HTTP_ERROR,
               busy ? SCS_HTTP_ERROR_BUSY : SCS_HTTP_ERROR_STATUS,
               "%s: status %u",
               self->description,
               self->status);
  return FALSE;
}
