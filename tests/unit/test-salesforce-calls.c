/* SPDX-FileCopyrightText: 2026 The Sales Connect Setup authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* What the Salesforce client makes of answers, one by one, from a server that gives them in order.
 */
#include "services/salesforce/scs-salesforce-client.h"
#include "scs-test-raw-server.h"
#include "scs-test-secrets.h"
#include "scs-test-wait.h"

#include <string.h>

#define JSON "application/json;charset=UTF-8"
#define VERSIONS                                                                                   \
  "[{\"label\":\"a\",\"url\":\"/services/data/v66.0\",\"version\":\"66.0\"},{\"label\":\"b\",\"version\":\"68.0\"}]"
#define FAILED(code, message) "[{\"message\":\"" message "\",\"errorCode\":\"" code "\"}]"
#define TOKEN "00D5g000004XyZa!hush"
#define COUNT "{\"totalSize\":12,\"done\":true,\"records\":[]}"

typedef struct {
  ScsTestRawServer *server;
  ScsHttpClient *http;
  ScsTestSecrets *secrets;
  ScsSalesforceClient *client;
} Fixture;

static void
fixture_set_up (Fixture *fixture, gconstpointer data)
{
  g_autofree char *url = NULL;

  fixture->server = scs_test_raw_server_new (NULL);
  fixture->http = scs_http_client_new ("sales-connect-setup/test");
  scs_http_client_set_backoff_base_ms (fixture->http, 2);
  fixture->secrets = scs_test_secrets_new ();
  scs_test_secrets_set (fixture->secrets, "access-token", TOKEN);
  url = g_strdup_printf ("http://127.0.0.1:%u/", scs_test_raw_server_get_port (fixture->server));
  fixture->client =
      scs_salesforce_client_new (fixture->http, SCS_SECRET_SOURCE (fixture->secrets), url);
}

static void
fixture_tear_down (Fixture *fixture, gconstpointer data)
{
  g_assert_finalize_object (fixture->client);
  g_assert_finalize_object (fixture->http);
  g_assert_finalize_object (fixture->secrets);
  scs_test_raw_server_free (fixture->server);
}

static gint64
count_apex (ScsSalesforceClient *client, GError **error)
{
  GAsyncResult *result = NULL;
  g_autoptr (GAsyncResult) done = NULL;

  scs_salesforce_client_count_apex_async (client, NULL, scs_test_keep_result_cb, &result);
  done = scs_test_wait_result (&result, 20);
  return scs_salesforce_client_count_apex_finish (client, done, error);
}

static gboolean
end_token (ScsSalesforceClient *client, GError **error)
{
  GAsyncResult *result = NULL;
  g_autoptr (GAsyncResult) done = NULL;

  scs_salesforce_client_revoke_async (client, NULL, scs_test_keep_result_cb, &result);
  done = scs_test_wait_result (&result, 20);
  return scs_salesforce_client_revoke_finish (client, done, error);
}

static ScsSalesforceOrg *
get_org (ScsSalesforceClient *client, GError **error)
{
  GAsyncResult *result = NULL;
  g_autoptr (GAsyncResult) done = NULL;

  scs_salesforce_client_get_org_async (client, NULL, scs_test_keep_result_cb, &result);
  done = scs_test_wait_result (&result, 20);
  return scs_salesforce_client_get_org_finish (client, done, error);
}

static void
add_json (Fixture *fixture, guint status, const char *body)
{
  scs_test_raw_server_add_answer (fixture->server, status, JSON, body);
}

static GPtrArray *
requests (Fixture *fixture)
{
  return scs_test_raw_server_get_requests (fixture->server);
}

static void
test_version (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  add_json (fixture, 200, VERSIONS);
  add_json (fixture, 200, COUNT);
  g_assert_cmpint (count_apex (fixture->client, &error), ==, 12);
  g_assert_no_error (error);
  g_assert_cmpint (count_apex (fixture->client, &error), ==, 12);

  /* Asked without the token, once. */
  g_assert_cmpuint (requests (fixture)->len, ==, 3);
  g_assert_true (
      g_str_has_prefix (requests (fixture)->pdata[0], "GET /services/data HTTP/1.1\r\n"));
  g_assert_null (strstr (requests (fixture)->pdata[0], "Authorization"));
  g_assert_true (g_str_has_prefix (
      requests (fixture)->pdata[1],
      "GET /services/data/v66.0/query?q=SELECT%20COUNT%28%29%20FROM%20ApexClass HTTP/1.1\r\n"));
  g_assert_nonnull (
      strstr (requests (fixture)->pdata[1], "\r\nAuthorization: Bearer " TOKEN "\r\n"));
}

static void
test_version_choice (Fixture *fixture, gconstpointer data)
{
  add_json (
      fixture,
      200,
      "[{\"version\":\"59.0\"},{\"version\":\"61.0\"},{\"version\":\"64.0\"},{\"version\":\"70.0\"}]");
  add_json (fixture, 200, COUNT);
  g_assert_cmpint (count_apex (fixture->client, NULL), ==, 12);
  g_assert_nonnull (strstr (requests (fixture)->pdata[1], "/services/data/v64.0/"));
}

static void
test_no_version (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  add_json (fixture, 200, "[{\"version\":\"59.0\"},{\"version\":\"67.0\"}]");
  g_assert_cmpint (count_apex (fixture->client, &error), ==, -1);
  g_assert_error (error, SCS_SALESFORCE_ERROR, SCS_SALESFORCE_ERROR_ORG_GONE);
}

typedef struct {
  const char *name;
  guint status;
  const char *type;
  const char *body;
  int code;
  guint calls;
} CodeCase;

static const CodeCase code_cases[] = {
  { "malformed", 400, JSON, FAILED ("MALFORMED_QUERY", "x"), SCS_SALESFORCE_ERROR_DEFECT, 1 },
  { "type",
    400,
    JSON,
    FAILED ("INVALID_TYPE", "sObject type 'ApexClass'"),
    SCS_SALESFORCE_ERROR_PERMISSION_MISSING,
    1 },
  { "field", 400, JSON, FAILED ("INVALID_FIELD", "x"), SCS_SALESFORCE_ERROR_PERMISSION_MISSING, 1 },
  { "session",
    401,
    JSON,
    FAILED ("INVALID_SESSION_ID", "Session expired or invalid"),
    SCS_SALESFORCE_ERROR_SESSION,
    1 },
  { "session-policy",
    401,
    JSON,
    FAILED ("INVALID_SESSION_ID", "This session is not valid for use with the REST API"),
    SCS_SALESFORCE_ERROR_APP_POLICY,
    1 },
  { "one-object",
    401,
    JSON,
    "{\"message\":\"Session expired\",\"errorCode\":\"INVALID_SESSION_ID\"}",
    SCS_SALESFORCE_ERROR_SESSION,
    1 },
  { "org-off",
    403,
    JSON,
    FAILED ("API_DISABLED_FOR_ORG", "x"),
    SCS_SALESFORCE_ERROR_API_DISABLED,
    1 },
  { "user-off",
    403,
    JSON,
    FAILED ("API_CURRENTLY_DISABLED", "x"),
    SCS_SALESFORCE_ERROR_API_DISABLED,
    1 },
  { "limit",
    403,
    JSON,
    FAILED ("REQUEST_LIMIT_EXCEEDED", "TotalRequests Limit exceeded."),
    SCS_SALESFORCE_ERROR_LIMIT,
    1 },
  { "concurrent",
    403,
    JSON,
    FAILED ("REQUEST_LIMIT_EXCEEDED", "ConcurrentRequests Limit exceeded."),
    SCS_SALESFORCE_ERROR_LIMIT,
    3 },
  { "access",
    403,
    JSON,
    FAILED ("INSUFFICIENT_ACCESS_OR_READONLY", "x"),
    SCS_SALESFORCE_ERROR_PERMISSION_MISSING,
    1 },
  { "policy",
    403,
    JSON,
    FAILED ("TXN_SECURITY_NO_ACCESS", "x"),
    SCS_SALESFORCE_ERROR_PERMISSION_MISSING,
    1 },
  { "unheard-of-403",
    403,
    JSON,
    FAILED ("UNHEARD_OF", "x"),
    SCS_SALESFORCE_ERROR_PERMISSION_MISSING,
    1 },
  { "unheard-of", 400, JSON, FAILED ("UNHEARD_OF", "x"), SCS_SALESFORCE_ERROR_OTHER, 1 },
  { "not-found", 404, JSON, FAILED ("NOT_FOUND", "x"), SCS_SALESFORCE_ERROR_DEFECT, 1 },
  { "html-404", 404, "text/html", "<html></html>", SCS_SALESFORCE_ERROR_DEFECT, 1 },
  { "gone", 410, JSON, FAILED ("GONE", "x"), SCS_SALESFORCE_ERROR_ORG_GONE, 1 },
  { "edge", 420, "text/html", "<html></html>", SCS_SALESFORCE_ERROR_ORG_GONE, 1 },
  { "bad-token", 403, "text/plain", "Bad_OAuth_Token", SCS_SALESFORCE_ERROR_SESSION, 1 },
  { "unknown", 500, JSON, FAILED ("UNKNOWN_EXCEPTION", "x"), SCS_SALESFORCE_ERROR_UNAVAILABLE, 3 },
  { "server", 503, JSON, FAILED ("SERVER_UNAVAILABLE", "x"), SCS_SALESFORCE_ERROR_UNAVAILABLE, 3 },
  { "empty-array", 500, JSON, "[]", SCS_SALESFORCE_ERROR_UNAVAILABLE, 1 },
};

static void
test_code (Fixture *fixture, gconstpointer data)
{
  const CodeCase *one = data;
  g_autoptr (GError) error = NULL;

  add_json (fixture, 200, VERSIONS);
  scs_test_raw_server_add_answer (fixture->server, one->status, one->type, one->body);
  g_assert_cmpint (count_apex (fixture->client, &error), ==, -1);
  g_assert_error (error, SCS_SALESFORCE_ERROR, one->code);
  g_assert_cmpuint (requests (fixture)->len, ==, 1 + one->calls);
}

static void
test_message (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  add_json (fixture, 200, VERSIONS);
  add_json (fixture, 401, FAILED ("INVALID_SESSION_ID", "no " TOKEN));
  count_apex (fixture->client, &error);
  g_assert_cmpstr (error->message, ==, "Salesforce says INVALID_SESSION_ID: no *** (status 401)");
}

static void
test_org (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (ScsSalesforceOrg) org = NULL;

  add_json (fixture, 200, VERSIONS);
  add_json (
      fixture,
      200,
      "{\"totalSize\":1,\"done\":true,\"records\":[{\"Id\":\"00D5g000004XyZaEAK\",\"Name\":\"Example\","
      "\"InstanceName\":null,\"IsSandbox\":true,\"OrganizationType\":\"Enterprise Edition\","
      "\"TrialExpirationDate\":\"2027-01-01T00:00:00.000+0000\"}]}");
  org = get_org (fixture->client, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (org->id, ==, "00D5g000004XyZaEAK");
  g_assert_cmpstr (org->edition, ==, "Enterprise Edition");
  g_assert_null (org->instance);
  g_assert_true (org->is_sandbox);
  g_assert_true (org->is_trial);
}

static void
test_org_shape (Fixture *fixture, gconstpointer data)
{
  static const char *const bodies[] = {
    "[]",
    "{}",
    "{\"records\":[]}",
    "{\"records\":7}",
    "{\"records\":[7]}",
    "{\"records\":[{\"Id\":\"00D5g000004XyZaEAK\",\"Name\":\"Example\",\"OrganizationType\":\"E\",\"IsSandbox\":\"no\"}]}",
  };

  add_json (fixture, 200, VERSIONS);
  for (gsize i = 0; i < G_N_ELEMENTS (bodies); i++)
    add_json (fixture, 200, bodies[i]);
  for (gsize i = 0; i < G_N_ELEMENTS (bodies); i++) {
    g_autoptr (GError) error = NULL;
    g_autoptr (ScsSalesforceOrg) org = get_org (fixture->client, &error);

    g_assert_null (org);
    g_assert_error (error, SCS_HTTP_ERROR, SCS_HTTP_ERROR_WRONG_SHAPE);
  }
}

static void
test_revoke (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  scs_test_raw_server_add_answer (fixture->server, 200, "text/plain", "");
  add_json (fixture, 400, "{\"error\":\"invalid_token\",\"error_description\":\"invalid token\"}");
  add_json (fixture, 400, "{\"error\":\"unsupported_token_type\"}");
  g_assert_true (end_token (fixture->client, &error));
  g_assert_no_error (error);
  g_assert_true (
      g_str_has_prefix (requests (fixture)->pdata[0], "POST /services/oauth2/revoke HTTP/1.1\r\n"));
  g_assert_true (end_token (fixture->client, &error));
  g_assert_no_error (error);
  g_assert_false (end_token (fixture->client, &error));
  g_assert_error (error, SCS_SALESFORCE_ERROR, SCS_SALESFORCE_ERROR_DEFECT);
}

static void
test_missing_token (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  scs_test_secrets_set (fixture->secrets, "access-token", NULL);
  count_apex (fixture->client, &error);
  g_assert_error (error, SCS_SALESFORCE_ERROR, SCS_SALESFORCE_ERROR_VALUE_MISSING);
  g_assert_nonnull (strstr (error->message, "access-token"));
  g_clear_error (&error);
  end_token (fixture->client, &error);
  g_assert_error (error, SCS_SALESFORCE_ERROR, SCS_SALESFORCE_ERROR_VALUE_MISSING);
  g_assert_cmpuint (requests (fixture)->len, ==, 0);
}

/* Without a base address the instance is the keyring's, and it must be Salesforce's. */
static void
test_instance (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (ScsSalesforceClient) client =
      scs_salesforce_client_new (fixture->http, SCS_SECRET_SOURCE (fixture->secrets), NULL);

  count_apex (client, &error);
  g_assert_error (error, SCS_SALESFORCE_ERROR, SCS_SALESFORCE_ERROR_VALUE_MISSING);
  g_assert_nonnull (strstr (error->message, "instance-url"));

  g_clear_error (&error);
  scs_test_secrets_set (fixture->secrets, "instance-url", "https://salesforce.com.evil.example");
  count_apex (client, &error);
  g_assert_error (error, SCS_SALESFORCE_ERROR, SCS_SALESFORCE_ERROR_HOST);
}

static void
add (const char *name, void (*test) (Fixture *, gconstpointer), gconstpointer data)
{
  g_autofree char *path = g_strconcat ("/salesforce-calls/", name, NULL);

  g_test_add (path, Fixture, data, fixture_set_up, test, fixture_tear_down);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  add ("version", test_version, NULL);
  add ("version-choice", test_version_choice, NULL);
  add ("no-version", test_no_version, NULL);
  for (gsize i = 0; i < G_N_ELEMENTS (code_cases); i++) {
    g_autofree char *name = g_strconcat ("code/", code_cases[i].name, NULL);

    add (name, test_code, &code_cases[i]);
  }
  add ("message", test_message, NULL);
  add ("org", test_org, NULL);
  add ("org-shape", test_org_shape, NULL);
  add ("revoke", test_revoke, NULL);
  add ("missing-token", test_missing_token, NULL);
  add ("instance", test_instance, NULL);
  return g_test_run ();
}
