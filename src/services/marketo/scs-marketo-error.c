/* SPDX-FileCopyrightText: 2026 The Sales Connect Setup authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "services/marketo/scs-marketo-client.h"

#include "services/http/scs-json.h"
#include "services/marketo/scs-marketo-private.h"

G_DEFINE_QUARK (scs - marketo - error - quark, scs_marketo_error)

typedef struct {
  guint code;
  ScsMarketoError error;
  ScsMarketoRepeat repeat;
} CodeRow;

/* Source: https://experienceleague.adobe.com/en/docs/marketo-developer/marketo/rest/error-codes */
static const CodeRow code_rows[] = {
  { 500, SCS_MARKETO_ERROR_UNAVAILABLE, SCS_MARKETO_REPEAT_SHORTLY },
  { 502, SCS_MARKETO_ERROR_UNAVAILABLE, SCS_MARKETO_REPEAT_SHORTLY },
  { 601, SCS_MARKETO_ERROR_TOKEN_REFUSED, SCS_MARKETO_REPEAT_RENEW },
  { 602, SCS_MARKETO_ERROR_TOKEN_REFUSED, SCS_MARKETO_REPEAT_RENEW },
  { 603, SCS_MARKETO_ERROR_PERMISSION_MISSING, SCS_MARKETO_REPEAT_NEVER },
  { 604, SCS_MARKETO_ERROR_UNAVAILABLE, SCS_MARKETO_REPEAT_SHORTLY },
  { 605, SCS_MARKETO_ERROR_DEFECT, SCS_MARKETO_REPEAT_NEVER },
  { 606, SCS_MARKETO_ERROR_TOO_FAST, SCS_MARKETO_REPEAT_WINDOW },
  { 607, SCS_MARKETO_ERROR_QUOTA_SPENT, SCS_MARKETO_REPEAT_NEVER },
  { 608, SCS_MARKETO_ERROR_UNAVAILABLE, SCS_MARKETO_REPEAT_SHORTLY },
  { 609, SCS_MARKETO_ERROR_DEFECT, SCS_MARKETO_REPEAT_NEVER },
  { 610, SCS_MARKETO_ERROR_DEFECT, SCS_MARKETO_REPEAT_NEVER },
  { 611, SCS_MARKETO_ERROR_UNAVAILABLE, SCS_MARKETO_REPEAT_SHORTLY },
  { 612, SCS_MARKETO_ERROR_DEFECT, SCS_MARKETO_REPEAT_NEVER },
  { 613, SCS_MARKETO_ERROR_DEFECT, SCS_MARKETO_REPEAT_NEVER },
  { 614, SCS_MARKETO_ERROR_NO_SUBSCRIPTION, SCS_MARKETO_REPEAT_SHORTLY },
  { 615, SCS_MARKETO_ERROR_TOO_FAST, SCS_MARKETO_REPEAT_TURN },
  { 616, SCS_MARKETO_ERROR_NO_SUBSCRIPTION, SCS_MARKETO_REPEAT_NEVER },
  { 701, SCS_MARKETO_ERROR_DEFECT, SCS_MARKETO_REPEAT_NEVER },
  { 704, SCS_MARKETO_ERROR_DEFECT, SCS_MARKETO_REPEAT_NEVER },
  { 713, SCS_MARKETO_ERROR_UNAVAILABLE, SCS_MARKETO_REPEAT_SHORTLY },
  { 719, SCS_MARKETO_ERROR_UNAVAILABLE, SCS_MARKETO_REPEAT_SHORTLY },
  { 1001, SCS_MARKETO_ERROR_DEFECT, SCS_MARKETO_REPEAT_NEVER },
  { 1002, SCS_MARKETO_ERROR_DEFECT, SCS_MARKETO_REPEAT_NEVER },
  { 1003, SCS_MARKETO_ERROR_DEFECT, SCS_MARKETO_REPEAT_NEVER },
  { 1008, SCS_MARKETO_ERROR_PERMISSION_MISSING, SCS_MARKETO_REPEAT_NEVER },
};

/* For answers whose body has no code. Bodies of gateways are HTML. */
static const CodeRow status_rows[] = {
  { 400, SCS_MARKETO_ERROR_DEFECT, SCS_MARKETO_REPEAT_NEVER },
  { 401, SCS_MARKETO_ERROR_TOKEN_REFUSED, SCS_MARKETO_REPEAT_RENEW },
  { 403, SCS_MARKETO_ERROR_PERMISSION_MISSING, SCS_MARKETO_REPEAT_NEVER },
  { 404, SCS_MARKETO_ERROR_DEFECT, SCS_MARKETO_REPEAT_NEVER },
  { 405, SCS_MARKETO_ERROR_DEFECT, SCS_MARKETO_REPEAT_NEVER },
  { 413, SCS_MARKETO_ERROR_DEFECT, SCS_MARKETO_REPEAT_NEVER },
  { 414, SCS_MARKETO_ERROR_DEFECT, SCS_MARKETO_REPEAT_NEVER },
  { 415, SCS_MARKETO_ERROR_DEFECT, SCS_MARKETO_REPEAT_NEVER },
  { 429, SCS_MARKETO_ERROR_TOO_FAST, SCS_MARKETO_REPEAT_NEVER },
  { 500, SCS_MARKETO_ERROR_UNAVAILABLE, SCS_MARKETO_REPEAT_SHORTLY },
  { 502, SCS_MARKETO_ERROR_UNAVAILABLE, SCS_MARKETO_REPEAT_NEVER },
  { 503, SCS_MARKETO_ERROR_UNAVAILABLE, SCS_MARKETO_REPEAT_NEVER },
  { 504, SCS_MARKETO_ERROR_UNAVAILABLE, SCS_MARKETO_REPEAT_NEVER },
};

static const CodeRow *
find_row (const CodeRow *rows, gsize n_rows, guint64 code)
{
  for (gsize i = 0; i < n_rows; i++) {
    if (rows[i].code == code)
      return &rows[i];
  }
  return NULL;
}

static CodeRow
classify (const char *code)
{
  guint64 number = 0;
  const CodeRow *row;
  CodeRow unknown = { 0, SCS_MARKETO_ERROR_OTHER, SCS_MARKETO_REPEAT_NEVER };

  if (!g_ascii_string_to_unsigned (code, 10, 0, G_MAXUINT, &number, NULL))
    return unknown;
  row = find_row (code_rows, G_N_ELEMENTS (code_rows), number);
  if (row != NULL)
    return *row;
  if (number >= 500 && number < 700)
    unknown.repeat = SCS_MARKETO_REPEAT_ONCE;
  return unknown;
}

/* The transport repeated these already, within the same bounds. */
static gboolean
was_repeated (guint status)
{
  return status == 429 || (status >= 502 && status <= 504);
}

/* FALSE when the body has a code, with error and *repeat. TRUE when it has none. */
static gboolean
check_codes (ScsHttpAnswer *answer,
             JsonObject *body,
             const char *const *secrets,
             ScsMarketoRepeat *repeat,
             GError **error)
{
  JsonArray *errors = NULL;
  JsonObject *first;
  const char *message = NULL, *request_id = NULL;
  g_autofree char *code = NULL, *safe_code = NULL, *words = NULL, *request = NULL;
  CodeRow row;

  if (!scs_json_read_array (body, "errors", &errors, error))
    return FALSE;
  if (errors == NULL || json_array_get_length (errors) == 0)
    return TRUE;
  first = scs_json_object_at (errors, 0, error);
  code = first != NULL ? scs_json_dup_text (first, "code", error) : NULL;
  if (code == NULL || !scs_json_read_string (first, "message", &message, error) ||
      !scs_json_read_string (body, "requestId", &request_id, error))
    return FALSE;

  row = classify (code);
  *repeat =
      was_repeated (scs_http_answer_get_status (answer)) && row.repeat != SCS_MARKETO_REPEAT_RENEW
          ? SCS_MARKETO_REPEAT_NEVER
          : row.repeat;
  safe_code = scs_http_error_quote (code, secrets);
  words = scs_http_error_quote (message, secrets);
  request = scs_http_error_quote (request_id, secrets);
  g_set_error (error,
               SCS_MARKETO_ERROR,
               row.error,
               "Marketo says %s: %s (request %s)",
               safe_code,
               words,
               *request != '\0' ? request : "not named");
  return FALSE;
}

static gboolean
check_status (ScsHttpAnswer *answer, ScsMarketoRepeat *repeat, GError **error)
{
  guint status = scs_http_answer_get_status (answer);
  const CodeRow *row = find_row (status_rows, G_N_ELEMENTS (status_rows), status);

  if (scs_http_answer_is_success (answer))
    return TRUE;
  if (row == NULL)
    return scs_http_answer_check_status (answer, error);

  *repeat = row->repeat;
  g_set_error (error, SCS_MARKETO_ERROR, row->error, "Marketo answers with status %u", status);
  return FALSE;
}

static gboolean
check_success_member (JsonObject *body, GError **error)
{
  gboolean success = FALSE;

  if (!scs_json_get_boolean (body, "success", &success, error))
    return FALSE;
  if (success)
    return TRUE;

  g_set_error_literal (error,
                       SCS_MARKETO_ERROR,
                       SCS_MARKETO_ERROR_OTHER,
                       "Marketo says that the call failed, and gives no code");
  return FALSE;
}

static gboolean
says_success (JsonObject *body)
{
  gboolean success = FALSE;

  return scs_json_read_boolean (body, "success", FALSE, &success, NULL) && success;
}

/**
 * scs_marketo_check_answer:
 * @part: where the call lives
 * @secrets: (array zero-terminated=1): what is never quoted
 * @repeat: (out): whether asking again may help, and after what wait
 *
 * A code in the body counts before the status.
 *
 * Errors: that of the code or of the status in #ScsMarketoError; %SCS_HTTP_ERROR_NOT_JSON and
 * %SCS_HTTP_ERROR_WRONG_SHAPE where there is neither.
 *
 * Source: https://experienceleague.adobe.com/en/docs/marketo-developer/marketo/rest/error-codes
 *
 * Returns: whether the call succeeded
 */
gboolean
scs_marketo_check_answer (ScsHttpAnswer *answer,
                          ScsMarketoPart part,
                          const char *const *secrets,
                          ScsMarketoRepeat *repeat,
                          GError **error)
{
  JsonNode *root = scs_http_answer_get_json (answer, NULL);
  JsonObject *body =
      root != NULL && JSON_NODE_HOLDS_OBJECT (root) ? json_node_get_object (root) : NULL;

  *repeat = SCS_MARKETO_REPEAT_NEVER;
  if (body != NULL && !says_success (body) && !check_codes (answer, body, secrets, repeat, error))
    return FALSE;
  if (!check_status (answer, repeat, error))
    return FALSE;
  if (scs_http_answer_get_json (answer, error) == NULL)
    return FALSE;
  if (part == SCS_MARKETO_USER_SERVICE)
    return TRUE;

  body = scs_json_root_object (root, error);
  return body != NULL && check_success_member (body, error);
}

static gboolean
refuse_values (JsonObject *body, GError **error)
{
  const char *description = NULL;
  g_autofree char *folded = NULL;
  gboolean client_unknown;

  /* The texts decide only which of the two fields is named. */
  scs_json_read_string (body, "error_description", &description, NULL);
  folded = g_ascii_strdown (description != NULL ? description : "", -1);
  client_unknown = strstr (folded, "no client") != NULL || strstr (folded, "requested id") != NULL;
  g_set_error_literal (error,
                       SCS_MARKETO_ERROR,
                       client_unknown ? SCS_MARKETO_ERROR_CLIENT_UNKNOWN
                                      : SCS_MARKETO_ERROR_SECRET_REFUSED,
                       client_unknown ? "identity knows no such client id"
                                      : "identity refuses client id and secret together");
  return FALSE;
}

/**
 * scs_marketo_check_identity:
 * @secrets: (array zero-terminated=1): what is never quoted
 *
 * Errors: %SCS_MARKETO_ERROR_CLIENT_UNKNOWN and %SCS_MARKETO_ERROR_SECRET_REFUSED as far as the
 * text tells them apart; else as scs_marketo_check_answer().
 *
 * Source: https://experienceleague.adobe.com/en/docs/marketo-developer/marketo/rest/authentication;
 * the texts of the body: https://github.com/jepcastelein/marketo-rest-python/issues/2
 *
 * Returns: whether identity gave a token
 */
gboolean
scs_marketo_check_identity (ScsHttpAnswer *answer, const char *const *secrets, GError **error)
{
  JsonNode *root = scs_http_answer_get_json (answer, NULL);
  ScsMarketoRepeat repeat = SCS_MARKETO_REPEAT_NEVER;
  guint status = scs_http_answer_get_status (answer);
  JsonObject *body =
      root != NULL && JSON_NODE_HOLDS_OBJECT (root) ? json_node_get_object (root) : NULL;

  if (body != NULL && !check_codes (answer, body, secrets, &repeat, error))
    return FALSE;
  if (status == 401 && body != NULL)
    return refuse_values (body, error);
  if (status == 401) {
    g_set_error_literal (error,
                         SCS_MARKETO_ERROR,
                         SCS_MARKETO_ERROR_SECRET_REFUSED,
                         "identity refuses client id and secret, and does not say why");
    return FALSE;
  }
  return check_status (answer, &repeat, error);
}
