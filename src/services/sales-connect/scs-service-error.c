/* SPDX-FileCopyrightText: 2026 The Sales Connect Setup authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "services/sales-connect/scs-service-private.h"

#include "services/http/scs-json.h"

#define CODE_MAX_LENGTH 64
#define EMAIL_MAX_LENGTH 254

static const struct {
  const char *code;
  ScsSalesConnectError meaning;
} meanings[] = {
  { "wrong_login", SCS_SALES_CONNECT_ERROR_WRONG_LOGIN },
  { "locked_out", SCS_SALES_CONNECT_ERROR_LOCKED_OUT },
  { "invalid_session", SCS_SALES_CONNECT_ERROR_SESSION },
  { "forbidden", SCS_SALES_CONNECT_ERROR_FORBIDDEN },
  { "not_owner", SCS_SALES_CONNECT_ERROR_NOT_OWNER },
  { "already_connected", SCS_SALES_CONNECT_ERROR_ALREADY_CONNECTED },
  { "not_connected", SCS_SALES_CONNECT_ERROR_NOT_CONNECTED },
  { "access_not_open", SCS_SALES_CONNECT_ERROR_NOT_OPEN_YET },
  { "rate_limited", SCS_SALES_CONNECT_ERROR_TOO_FAST },
  { "internal", SCS_SALES_CONNECT_ERROR_UNAVAILABLE },
  { "unavailable", SCS_SALES_CONNECT_ERROR_UNAVAILABLE },
  { "invalid_request", SCS_SALES_CONNECT_ERROR_DEFECT },
  { "not_found", SCS_SALES_CONNECT_ERROR_DEFECT },
  { "wrong_method", SCS_SALES_CONNECT_ERROR_DEFECT },
  { "too_large", SCS_SALES_CONNECT_ERROR_DEFECT },
  { "key_reused", SCS_SALES_CONNECT_ERROR_DEFECT },
  { "unknown_workspace", SCS_SALES_CONNECT_ERROR_DEFECT },
};

static const struct {
  const char *field;
  ScsSalesConnectError meaning;
} fields[] = {
  { "munchkin_id", SCS_SALES_CONNECT_ERROR_MUNCHKIN_ID },
  { "client_id", SCS_SALES_CONNECT_ERROR_CLIENT_ID },
  { "client_secret", SCS_SALES_CONNECT_ERROR_CLIENT_SECRET },
};

typedef struct {
  const char *code;
  const char *field;           /* (nullable) */
  const char *connected_by;    /* (nullable) */
  const char *access_opens_at; /* (nullable) */
} ErrorBody;

static gboolean
read_error_body (ScsHttpAnswer *answer, ErrorBody *body, GError **error)
{
  JsonNode *root = scs_http_answer_get_json (answer, error);
  JsonObject *whole = root ? scs_json_root_object (root, error) : NULL;
  JsonObject *inner = whole ? scs_json_get_object (whole, "error", error) : NULL;

  if (!inner)
    return FALSE;
  body->code = scs_json_get_string (inner, "code", error);
  return body->code && scs_json_read_string (inner, "field", &body->field, error) &&
         scs_json_read_string (inner, "connected_by", &body->connected_by, error) &&
         scs_json_read_string (inner, "access_opens_at", &body->access_opens_at, error);
}

/* A value that Marketo refuses, or that has not its form, is the person's to mend, and no defect.
 */
static ScsSalesConnectError
explain (const ErrorBody *body)
{
  gboolean is_about_value =
      g_str_equal (body->code, "marketo_refused") || g_str_equal (body->code, "invalid_request");

  for (gsize i = 0; is_about_value && body->field && i < G_N_ELEMENTS (fields); i++)
    if (g_str_equal (fields[i].field, body->field))
      return fields[i].meaning;
  for (gsize i = 0; i < G_N_ELEMENTS (meanings); i++)
    if (g_str_equal (meanings[i].code, body->code))
      return meanings[i].meaning;
  return SCS_SALES_CONNECT_ERROR_OTHER;
}

/* Only what has the form of a code or a member's name is quoted. */
static gboolean
is_word (const char *text)
{
  gsize length = strspn (text, "abcdefghijklmnopqrstuvwxyz0123456789_");

  return length > 0 && length <= CODE_MAX_LENGTH && !text[length];
}

static gboolean
is_email (const char *text)
{
  if (!strchr (text, '@') || strlen (text) > EMAIL_MAX_LENGTH)
    return FALSE;
  for (const char *p = text; *p; p++)
    if (g_ascii_isspace (*p) || g_ascii_iscntrl (*p))
      return FALSE;
  return TRUE;
}

static gboolean
is_time (const char *text)
{
  g_autoptr (GDateTime) time = g_date_time_new_from_iso8601 (text, NULL);

  return time != NULL;
}

/* The server's own words are left out: they may repeat what was sent. */
static char *
describe (const ErrorBody *body, guint status)
{
  g_autoptr (GString) text = g_string_new ("Sales Connect answers ");

  g_string_append_printf (text,
                          "%s (%u)",
                          is_word (body->code) ? body->code : "something unknown",
                          status);
  if (body->field && is_word (body->field))
    g_string_append_printf (text, ", field %s", body->field);
  if (body->connected_by && is_email (body->connected_by))
    g_string_append_printf (text, ", connected by %s", body->connected_by);
  if (body->access_opens_at && is_time (body->access_opens_at))
    g_string_append_printf (text, ", access opens at %s", body->access_opens_at);
  return g_string_free (g_steal_pointer (&text), FALSE);
}

/* Servers in between answer 5xx and 429 in their own words. */
static gboolean
set_error_of_status (ScsHttpAnswer *answer, GError *body_error, GError **error)
{
  guint status = scs_http_answer_get_status (answer);

  if (status < 500 && status != 429) {
    g_propagate_error (error, body_error);
    return FALSE;
  }
  g_set_error (error,
               SCS_SALES_CONNECT_ERROR,
               status == 429 ? SCS_SALES_CONNECT_ERROR_TOO_FAST
                             : SCS_SALES_CONNECT_ERROR_UNAVAILABLE,
               "Sales Connect answers with status %u and no reason",
               status);
  g_error_free (body_error);
  return FALSE;
}

/**
 * scs_service_check_answer:
 *
 * Errors: those of the description's codes; NOT_JSON or WRONG_SHAPE where the reason cannot be
 * read.
 */
gboolean
scs_service_check_answer (ScsHttpAnswer *answer, GError **error)
{
  ErrorBody body = { 0 };
  GError *body_error = NULL;
  g_autofree char *description = NULL;

  if (scs_http_answer_is_success (answer))
    return TRUE;
  if (!read_error_body (answer, &body, &body_error))
    return set_error_of_status (answer, body_error, error);
  description = describe (&body, scs_http_answer_get_status (answer));
  g_set_error_literal (error, SCS_SALES_CONNECT_ERROR, (int) explain (&body), description);
  return FALSE;
}
