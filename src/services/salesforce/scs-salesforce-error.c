/* SPDX-FileCopyrightText: 2026 The Sales Connect Setup authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "services/salesforce/scs-salesforce-private.h"

#include "services/http/scs-json.h"

#include <string.h>

typedef struct {
  const char *code;
  ScsSalesforceError error;
} OauthRow;

/* Source: https://help.salesforce.com, article `remoteaccess_oauth_flow_errors`;
 * https://github.com/forcedotcom/SalesforceMobileSDK-Android, OAuthErrorCode.kt */
static const OauthRow oauth_rows[] = {
  { "access_denied", SCS_SALESFORCE_ERROR_DENIED },
  { "invalid_client_id", SCS_SALESFORCE_ERROR_CONSUMER_KEY },
  { "app_not_found", SCS_SALESFORCE_ERROR_CONSUMER_KEY },
  { "invalid_client", SCS_SALESFORCE_ERROR_APP_POLICY },
  { "redirect_uri_mismatch", SCS_SALESFORCE_ERROR_CALLBACK },
  { "redirect_uri_missing", SCS_SALESFORCE_ERROR_CALLBACK },
  { "invalid_request", SCS_SALESFORCE_ERROR_DEFECT },
  { "invalid_grant", SCS_SALESFORCE_ERROR_SIGN_IN_AGAIN },
  { "invalid_token", SCS_SALESFORCE_ERROR_SESSION },
  { "invalid_scope", SCS_SALESFORCE_ERROR_SCOPE },
  { "app_blocked", SCS_SALESFORCE_ERROR_APP_POLICY },
  { "fail_close_app_blocked", SCS_SALESFORCE_ERROR_APP_POLICY },
  { "invalid_app_access", SCS_SALESFORCE_ERROR_APP_POLICY },
  { "oauth_flow_disabled", SCS_SALESFORCE_ERROR_APP_POLICY },
  { "ecapp_policy_not_found", SCS_SALESFORCE_ERROR_APP_POLICY },
  { "oauth_policy_not_found", SCS_SALESFORCE_ERROR_APP_POLICY },
  { "installation_error", SCS_SALESFORCE_ERROR_APP_POLICY },
  { "invalid_distribution_state", SCS_SALESFORCE_ERROR_APP_POLICY },
  { "OAUTH_APPROVAL_ERROR_GENERIC", SCS_SALESFORCE_ERROR_APP_POLICY },
  { "unsupported_grant_type", SCS_SALESFORCE_ERROR_DEFECT },
  { "unsupported_response_type", SCS_SALESFORCE_ERROR_DEFECT },
  { "unsupported_token_type", SCS_SALESFORCE_ERROR_DEFECT },
  { "invalid_session_level", SCS_SALESFORCE_ERROR_DEFECT },
  { "rate_limit_exceeded", SCS_SALESFORCE_ERROR_UNAVAILABLE },
  { "slow_down", SCS_SALESFORCE_ERROR_UNAVAILABLE },
  { "server_error", SCS_SALESFORCE_ERROR_UNAVAILABLE },
  { "service_unavailable", SCS_SALESFORCE_ERROR_UNAVAILABLE },
  { "system_down", SCS_SALESFORCE_ERROR_UNAVAILABLE },
  { "unknown_error", SCS_SALESFORCE_ERROR_UNAVAILABLE },
};

typedef struct {
  const char *code; /* or its beginning, when it ends in * */
  ScsSalesforceError error;
  gboolean repeat;
} DataRow;

/* Source: https://developer.salesforce.com/docs/atlas.en-us.api_rest.meta/api_rest/errorcodes.htm
 */
static const DataRow data_rows[] = {
  { "MALFORMED_QUERY", SCS_SALESFORCE_ERROR_DEFECT, FALSE },
  { "MALFORMED_ID", SCS_SALESFORCE_ERROR_DEFECT, FALSE },
  { "JSON_PARSER_ERROR", SCS_SALESFORCE_ERROR_DEFECT, FALSE },
  { "INVALID_QUERY_FILTER_OPERATOR", SCS_SALESFORCE_ERROR_DEFECT, FALSE },
  { "INVALID_QUERY_LOCATOR", SCS_SALESFORCE_ERROR_DEFECT, FALSE },
  { "INVALID_FIELD", SCS_SALESFORCE_ERROR_PERMISSION_MISSING, FALSE },
  { "INVALID_TYPE", SCS_SALESFORCE_ERROR_PERMISSION_MISSING, FALSE },
  { "INVALID_SESSION_ID", SCS_SALESFORCE_ERROR_SESSION, FALSE },
  { "API_DISABLED_FOR_ORG", SCS_SALESFORCE_ERROR_API_DISABLED, FALSE },
  { "API_CURRENTLY_DISABLED", SCS_SALESFORCE_ERROR_API_DISABLED, FALSE },
  { "REQUEST_LIMIT_EXCEEDED", SCS_SALESFORCE_ERROR_LIMIT, FALSE },
  { "INSUFFICIENT_ACCESS*", SCS_SALESFORCE_ERROR_PERMISSION_MISSING, FALSE },
  { "FUNCTIONALITY_NOT_ENABLED", SCS_SALESFORCE_ERROR_PERMISSION_MISSING, FALSE },
  { "TXN_SECURITY_*", SCS_SALESFORCE_ERROR_PERMISSION_MISSING, FALSE },
  { "NOT_FOUND", SCS_SALESFORCE_ERROR_DEFECT, FALSE },
  { "GONE", SCS_SALESFORCE_ERROR_ORG_GONE, FALSE }, /* of an API version */
  { "UNKNOWN_EXCEPTION", SCS_SALESFORCE_ERROR_UNAVAILABLE, TRUE },
  { "UNABLE_TO_LOCK_ROW", SCS_SALESFORCE_ERROR_UNAVAILABLE, TRUE },
  { "QUERY_TIMEOUT", SCS_SALESFORCE_ERROR_UNAVAILABLE, TRUE },
  { "REQUEST_RUNNING_TOO_LONG", SCS_SALESFORCE_ERROR_UNAVAILABLE, TRUE },
  { "FUNCTIONALITY_TEMPORARILY_UNAVAILABLE", SCS_SALESFORCE_ERROR_UNAVAILABLE, TRUE },
  /* The transport has repeated the 503 of these already. */
  { "SERVER_UNAVAILABLE", SCS_SALESFORCE_ERROR_UNAVAILABLE, FALSE },
  { "ORG_IN_MAINTENANCE", SCS_SALESFORCE_ERROR_UNAVAILABLE, FALSE },
  { "INSERT_UPDATE_DELETE_NOT_ALLOWED_DURING_MAINTENANCE",
    SCS_SALESFORCE_ERROR_UNAVAILABLE,
    FALSE },
};

typedef struct {
  guint status;
  ScsSalesforceError error;
} StatusRow;

static const StatusRow status_rows[] = {
  { 400, SCS_SALESFORCE_ERROR_DEFECT },
  { 401, SCS_SALESFORCE_ERROR_SESSION },
  { 403, SCS_SALESFORCE_ERROR_PERMISSION_MISSING },
  { 404, SCS_SALESFORCE_ERROR_DEFECT },
  { 405, SCS_SALESFORCE_ERROR_DEFECT },
  { 409, SCS_SALESFORCE_ERROR_DEFECT },
  { 410, SCS_SALESFORCE_ERROR_ORG_GONE },
  { 412, SCS_SALESFORCE_ERROR_DEFECT },
  { 414, SCS_SALESFORCE_ERROR_DEFECT },
  { 415, SCS_SALESFORCE_ERROR_DEFECT },
  { 420, SCS_SALESFORCE_ERROR_ORG_GONE },
  { 428, SCS_SALESFORCE_ERROR_DEFECT },
  { 429, SCS_SALESFORCE_ERROR_LIMIT },
  { 431, SCS_SALESFORCE_ERROR_DEFECT },
};

static gboolean
matches (const char *pattern, const char *code)
{
  gsize length = strlen (pattern);

  if (pattern[length - 1] == '*')
    return strncmp (pattern, code, length - 1) == 0;
  return g_str_equal (pattern, code);
}

static ScsSalesforceError
classify_oauth (const char *code, const char *description)
{
  g_autofree char *folded = g_ascii_strdown (description != NULL ? description : "", -1);

  if (g_str_equal (code, "invalid_grant") &&
      (strstr (folded, "inactive") != NULL || strstr (folded, "ip restricted") != NULL))
    return SCS_SALESFORCE_ERROR_ACCOUNT;

  for (gsize i = 0; i < G_N_ELEMENTS (oauth_rows); i++) {
    if (g_str_equal (oauth_rows[i].code, code))
      return oauth_rows[i].error;
  }
  return SCS_SALESFORCE_ERROR_OTHER;
}

/**
 * scs_salesforce_error_from_oauth:
 * @code: `error` of the answer or of the visit
 * @description: (nullable): `error_description`
 * @secrets: (array zero-terminated=1): what is never quoted
 *
 * Returns: (transfer full): an error of #ScsSalesforceError; %SCS_SALESFORCE_ERROR_OTHER for a code
 * that is not known
 */
GError *
scs_salesforce_error_from_oauth (const char *code,
                                 const char *description,
                                 const char *const *secrets)
{
  g_autofree char *safe_code = scs_http_error_quote (code, secrets);
  g_autofree char *words = scs_http_error_quote (description, secrets);

  return g_error_new (SCS_SALESFORCE_ERROR,
                      (int) classify_oauth (code, description),
                      "Salesforce says %s: %s",
                      safe_code,
                      words);
}

static gboolean
set_status_error (guint status, const char *words, GError **error)
{
  ScsSalesforceError code =
      status >= 500 ? SCS_SALESFORCE_ERROR_UNAVAILABLE : SCS_SALESFORCE_ERROR_OTHER;

  for (gsize i = 0; i < G_N_ELEMENTS (status_rows); i++) {
    if (status_rows[i].status == status)
      code = status_rows[i].error;
  }
  g_set_error (error,
               SCS_SALESFORCE_ERROR,
               (int) code,
               "Salesforce answers with status %u%s%s",
               status,
               *words != '\0' ? ": " : "",
               words);
  return FALSE;
}

/**
 * scs_salesforce_check_oauth:
 * @secrets: (array zero-terminated=1): what is never quoted
 *
 * Errors: those of scs_salesforce_error_from_oauth(); that of the status where the body names none.
 *
 * Returns: whether the status is from 200 to 299
 */
gboolean
scs_salesforce_check_oauth (ScsHttpAnswer *answer, const char *const *secrets, GError **error)
{
  JsonNode *root = scs_http_answer_get_json (answer, NULL);
  const char *code = NULL, *description = NULL;
  guint status = scs_http_answer_get_status (answer);

  if (scs_http_answer_is_success (answer))
    return TRUE;

  if (root != NULL && JSON_NODE_HOLDS_OBJECT (root)) {
    JsonObject *body = json_node_get_object (root);

    scs_json_read_string (body, "error_description", &description, NULL);
    if (scs_json_read_string (body, "error", &code, NULL) && code != NULL) {
      g_propagate_error (error, scs_salesforce_error_from_oauth (code, description, secrets));
      return FALSE;
    }
  }
  return set_status_error (status, "", error);
}

/* An array of objects, or one object. NULL: neither. */
static JsonObject *
find_first_error (JsonNode *root)
{
  JsonNode *node = root;

  if (node != NULL && JSON_NODE_HOLDS_ARRAY (node)) {
    JsonArray *array = json_node_get_array (node);

    node = json_array_get_length (array) > 0 ? json_array_get_element (array, 0) : NULL;
  }
  return node != NULL && JSON_NODE_HOLDS_OBJECT (node) ? json_node_get_object (node) : NULL;
}

static ScsSalesforceError
classify_data (guint status, const char *code, const char *message, gboolean *repeat)
{
  if (g_str_equal (code, "INVALID_SESSION_ID") &&
      (strstr (message, "not valid for use with the REST API") != NULL ||
       strstr (message, "Connected app is not attached") != NULL))
    return SCS_SALESFORCE_ERROR_APP_POLICY;

  for (gsize i = 0; i < G_N_ELEMENTS (data_rows); i++) {
    if (!matches (data_rows[i].code, code))
      continue;
    *repeat = data_rows[i].repeat || strstr (message, "ConcurrentRequests") != NULL;
    return data_rows[i].error;
  }
  return status == 403 ? SCS_SALESFORCE_ERROR_PERMISSION_MISSING : SCS_SALESFORCE_ERROR_OTHER;
}

/* The identity service answers in plain text.
 * Source: https://www.drupal.org/project/salesforce/issues/3191597 */
static gboolean
check_plain_text (ScsHttpAnswer *answer, const char *const *secrets, GError **error)
{
  gsize length = 0;
  const char *text = g_bytes_get_data (scs_http_answer_get_body (answer), &length);
  g_autofree char *start = g_strndup (text != NULL ? text : "", MIN (length, 40));
  g_autofree char *words = NULL;
  guint status = scs_http_answer_get_status (answer);

  if (strstr (start, "_OAuth_Token") != NULL || strstr (start, "Wrong_Org") != NULL)
    status = 401;
  words = *start != '<' ? scs_http_error_quote (start, secrets) : g_strdup ("");
  return set_status_error (status, words, error);
}

/**
 * scs_salesforce_check_data:
 * @secrets: (nullable) (array zero-terminated=1): what is never quoted
 * @repeat: (out): whether the same question may get an answer a little later
 *
 * The first error of the body counts; the identity service, which answers in plain text, is judged
 * by its first words.
 *
 * Errors: those of #ScsSalesforceError.
 *
 * Source: https://developer.salesforce.com/docs/atlas.en-us.api_rest.meta/api_rest/errorcodes.htm
 *
 * Returns: whether the status is from 200 to 299
 */
gboolean
scs_salesforce_check_data (ScsHttpAnswer *answer,
                           const char *const *secrets,
                           gboolean *repeat,
                           GError **error)
{
  guint status = scs_http_answer_get_status (answer);
  JsonObject *first = find_first_error (scs_http_answer_get_json (answer, NULL));
  const char *code = NULL, *message = NULL;
  g_autofree char *safe_code = NULL, *words = NULL;

  *repeat = FALSE;
  if (scs_http_answer_is_success (answer))
    return TRUE;
  if (first == NULL || !scs_json_read_string (first, "errorCode", &code, NULL) || code == NULL)
    return check_plain_text (answer, secrets, error);
  if (!scs_json_read_string (first, "message", &message, NULL) || message == NULL)
    message = "";

  safe_code = scs_http_error_quote (code, secrets);
  words = scs_http_error_quote (message, secrets);
  g_set_error (error,
               SCS_SALESFORCE_ERROR,
               (int) classify_data (status, code, message, repeat),
               "Salesforce says %s: %s (status %u)",
               safe_code,
               words,
               status);
  return FALSE;
}
