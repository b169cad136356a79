/* SPDX-FileCopyrightText: 2026 The Sales Connect Setup authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* What the Marketo client makes of answers, one by one, from a server that gives them in order. */
#include "services/marketo/scs-marketo-client.h"
#include "scs-test-raw-server.h"
#include "scs-test-secrets.h"
#include "scs-test-wait.h"

#include <string.h>

#define JSON "application/json;charset=UTF-8"
#define TOKEN(token, seconds)                                                                      \
  "{\"access_token\":\"" token "\",\"token_type\":\"bearer\",\"expires_in\":" seconds              \
  ",\"scope\":\"api@example.com\"}"
#define FAILED(code, message)                                                                      \
  "{\"requestId\":\"a1#b2\",\"success\":false,\"errors\":[{\"code\":" code                         \
  ",\"message\":\"" message "\"}]}"
#define USAGE                                                                                      \
  "{\"requestId\":\"a1#b2\",\"success\":true,\"result\":[{\"date\":\"2026-11-24\",\"total\":1120}]}"

typedef struct {
  ScsTestRawServer *server;
  ScsHttpClient *http;
  ScsTestSecrets *secrets;
  ScsMarketoClient *client;
} Fixture;

static void
fixture_set_up (Fixture *fixture, gconstpointer data)
{
  g_autofree char *url = NULL;

  fixture->server = scs_test_raw_server_new (NULL);
  fixture->http = scs_http_client_new ("sales-connect-setup/test");
  scs_http_client_set_backoff_base_ms (fixture->http, 2);
  fixture->secrets = scs_test_secrets_new ();
  scs_test_secrets_set (fixture->secrets, "munchkin-id", "123-ABC-456");
  scs_test_secrets_set (fixture->secrets, "client-id", "id-one");
  scs_test_secrets_set (fixture->secrets, "client-secret", "hush+hush");
  url = g_strdup_printf ("http://127.0.0.1:%u/", scs_test_raw_server_get_port (fixture->server));
  fixture->client =
      scs_marketo_client_new (fixture->http, SCS_SECRET_SOURCE (fixture->secrets), url);
}

static void
fixture_tear_down (Fixture *fixture, gconstpointer data)
{
  g_assert_finalize_object (fixture->client);
  g_assert_finalize_object (fixture->http);
  g_assert_finalize_object (fixture->secrets);
  scs_test_raw_server_free (fixture->server);
}

static ScsMarketoUsage *
get_usage (Fixture *fixture, GError **error)
{
  GAsyncResult *result = NULL;
  g_autoptr (GAsyncResult) done = NULL;

  scs_marketo_client_get_usage_async (fixture->client, NULL, scs_test_keep_result_cb, &result);
  done = scs_test_wait_result (&result, 20);
  return scs_marketo_client_get_usage_finish (fixture->client, done, error);
}

static ScsMarketoTokenInfo *
sign_in (Fixture *fixture, GError **error)
{
  GAsyncResult *result = NULL;
  g_autoptr (GAsyncResult) done = NULL;

  scs_marketo_client_sign_in_async (fixture->client, NULL, scs_test_keep_result_cb, &result);
  done = scs_test_wait_result (&result, 20);
  return scs_marketo_client_sign_in_finish (fixture->client, done, error);
}

static GPtrArray *
list_workspaces (Fixture *fixture, GError **error)
{
  GAsyncResult *result = NULL;
  g_autoptr (GAsyncResult) done = NULL;

  scs_marketo_client_list_workspaces_async (fixture->client,
                                            NULL,
                                            scs_test_keep_result_cb,
                                            &result);
  done = scs_test_wait_result (&result, 20);
  return scs_marketo_client_list_workspaces_finish (fixture->client, done, error);
}

static void
add_json (Fixture *fixture, guint status, const char *body)
{
  scs_test_raw_server_add_answer (fixture->server, status, JSON, body);
}

static const char *
request_at (Fixture *fixture, guint index)
{
  GPtrArray *requests = scs_test_raw_server_get_requests (fixture->server);

  g_assert_cmpuint (index, <, requests->len);
  return g_ptr_array_index (requests, index);
}

static guint
count_requests (Fixture *fixture)
{
  return scs_test_raw_server_get_requests (fixture->server)->len;
}

static void
test_requests (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (ScsMarketoUsage) usage = NULL;
  g_autoptr (ScsMarketoUsage) again = NULL;

  add_json (fixture, 200, TOKEN ("t-1:int", "3599"));
  add_json (fixture, 200, USAGE);
  usage = get_usage (fixture, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (usage->date, ==, "2026-11-24");
  g_assert_cmpuint (usage->total, ==, 1120);
  g_assert_true (g_str_has_prefix (
      request_at (fixture, 0),
      "POST /identity/oauth/token?grant_type=client_credentials&client_id=id-one&client_secret=hush%2Bhush HTTP/1.1\r\n"));
  g_assert_true (
      g_str_has_prefix (request_at (fixture, 1), "GET /rest/v1/stats/usage.json HTTP/1.1\r\n"));
  g_assert_nonnull (strstr (request_at (fixture, 1), "\r\nAuthorization: Bearer t-1:int\r\n"));

  /* The token is kept, the secret not asked for again. */
  again = get_usage (fixture, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (count_requests (fixture), ==, 3);
  g_assert_cmpuint (scs_test_secrets_count_lookups (fixture->secrets, "client-secret"), ==, 1);
}

static void
test_sign_in (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (ScsMarketoTokenInfo) info = NULL;
  gint64 left_us;

  add_json (fixture, 200, TOKEN ("t-1", "1800"));
  info = sign_in (fixture, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (info->scope, ==, "api@example.com");
  left_us = info->expires_at_us - g_get_real_time ();
  g_assert_cmpint (left_us, >, 1700 * G_USEC_PER_SEC);
  g_assert_cmpint (left_us, <=, 1800 * G_USEC_PER_SEC);
}

static void
test_sign_in_asks (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (ScsMarketoTokenInfo) first = NULL;
  g_autoptr (ScsMarketoTokenInfo) second = NULL;

  add_json (fixture, 200, TOKEN ("t-1", "1800"));
  add_json (fixture,
            401,
            "{\"error\":\"invalid_client\",\"error_description\":\"Bad client credentials\"}");
  first = sign_in (fixture, &error);
  g_assert_no_error (error);
  second = sign_in (fixture, &error);
  g_assert_error (error, SCS_MARKETO_ERROR, SCS_MARKETO_ERROR_SECRET_REFUSED);
}

typedef struct {
  const char *name;
  guint status;
  const char *type;
  const char *body;
  int code;
} IdentityCase;

static const IdentityCase identity_cases[] = {
  { "bad-secret",
    401,
    JSON,
    "{\"error\":\"invalid_client\",\"error_description\":\"Bad client credentials\"}",
    SCS_MARKETO_ERROR_SECRET_REFUSED },
  { "unknown-client",
    401,
    JSON,
    "{\"error\":\"unauthorized\",\"error_description\":\"No client with requested id: id-one\"}",
    SCS_MARKETO_ERROR_CLIENT_UNKNOWN },
  { "no-reason", 401, "text/html", "<html></html>", SCS_MARKETO_ERROR_SECRET_REFUSED },
  { "no-subscription",
    200,
    JSON,
    FAILED ("\"614\"", "Subscription not found"),
    SCS_MARKETO_ERROR_NO_SUBSCRIPTION },
  { "server-error", 500, "text/html", "<html></html>", SCS_MARKETO_ERROR_UNAVAILABLE },
};

static void
test_identity_error (Fixture *fixture, gconstpointer data)
{
  const IdentityCase *one = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (ScsMarketoTokenInfo) info = NULL;

  scs_test_raw_server_add_answer (fixture->server, one->status, one->type, one->body);
  info = sign_in (fixture, &error);
  g_assert_error (error, SCS_MARKETO_ERROR, one->code);
  g_assert_null (strstr (error->message, "id-one"));
  g_assert_null (strstr (error->message, "hush"));
}

static void
test_identity_shape (Fixture *fixture, gconstpointer data)
{
  static const char *const bodies[] = {
    "[]",
    "{\"expires_in\":3599}",
    "{\"access_token\":42,\"expires_in\":3599}",
    "{\"access_token\":\"t\"}",
    "{\"access_token\":\"t\",\"expires_in\":\"soon\"}",
  };

  for (gsize i = 0; i < G_N_ELEMENTS (bodies); i++)
    add_json (fixture, 200, bodies[i]);
  for (gsize i = 0; i < G_N_ELEMENTS (bodies); i++) {
    g_autoptr (GError) error = NULL;
    g_autoptr (ScsMarketoTokenInfo) info = sign_in (fixture, &error);

    g_assert_null (info);
    g_assert_error (error, SCS_HTTP_ERROR, SCS_HTTP_ERROR_WRONG_SHAPE);
  }
}

typedef struct {
  const char *name;
  guint status;
  const char *body;
  int code;
  guint calls; /* of the API, the token's not counted */
} CodeCase;

static const CodeCase code_cases[] = {
  { "603", 200, FAILED ("\"603\"", "Access denied"), SCS_MARKETO_ERROR_PERMISSION_MISSING, 1 },
  { "603-number", 200, FAILED ("603", "Access denied"), SCS_MARKETO_ERROR_PERMISSION_MISSING, 1 },
  { "604", 200, FAILED ("\"604\"", "Timeout"), SCS_MARKETO_ERROR_UNAVAILABLE, 3 },
  { "605", 200, FAILED ("\"605\"", "Method"), SCS_MARKETO_ERROR_DEFECT, 1 },
  { "606",
    200,
    FAILED ("\"606\"", "Max rate limit '100' exceeded"),
    SCS_MARKETO_ERROR_TOO_FAST,
    3 },
  { "607", 200, FAILED ("\"607\"", "Daily quota reached"), SCS_MARKETO_ERROR_QUOTA_SPENT, 1 },
  { "608", 200, FAILED ("\"608\"", "Unavailable"), SCS_MARKETO_ERROR_UNAVAILABLE, 3 },
  { "610", 200, FAILED ("\"610\"", "Not found"), SCS_MARKETO_ERROR_DEFECT, 1 },
  { "611", 200, FAILED ("\"611\"", "System error"), SCS_MARKETO_ERROR_UNAVAILABLE, 3 },
  { "614", 200, FAILED ("\"614\"", "Subscription"), SCS_MARKETO_ERROR_NO_SUBSCRIPTION, 3 },
  { "615", 200, FAILED ("\"615\"", "Concurrent"), SCS_MARKETO_ERROR_TOO_FAST, 3 },
  { "616", 200, FAILED ("\"616\"", "Invalid type"), SCS_MARKETO_ERROR_NO_SUBSCRIPTION, 1 },
  { "699", 200, FAILED ("\"699\"", "Unheard of"), SCS_MARKETO_ERROR_OTHER, 2 },
  { "799", 200, FAILED ("\"799\"", "Unheard of"), SCS_MARKETO_ERROR_OTHER, 1 },
  { "1003", 200, FAILED ("\"1003\"", "Too many results"), SCS_MARKETO_ERROR_DEFECT, 1 },
  { "1999", 200, FAILED ("1999", "Unheard of"), SCS_MARKETO_ERROR_OTHER, 1 },
  { "text", 200, FAILED ("\"oops\"", "Unheard of"), SCS_MARKETO_ERROR_OTHER, 1 },
  { "no-code", 200, "{\"success\":false}", SCS_MARKETO_ERROR_OTHER, 1 },
  { "404", 404, "<html></html>", SCS_MARKETO_ERROR_DEFECT, 1 },
  { "414", 414, "", SCS_MARKETO_ERROR_DEFECT, 1 },
  { "502", 502, "<html></html>", SCS_MARKETO_ERROR_UNAVAILABLE, 3 },
  { "503", 503, "<html></html>", SCS_MARKETO_ERROR_UNAVAILABLE, 3 },
  { "606-429", 429, FAILED ("606", "Max rate"), SCS_MARKETO_ERROR_TOO_FAST, 3 },
};

static void
test_code (Fixture *fixture, gconstpointer data)
{
  const CodeCase *one = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (ScsMarketoUsage) usage = NULL;

  add_json (fixture, 200, TOKEN ("t-1", "3599"));
  add_json (fixture, one->status, one->body);
  usage = get_usage (fixture, &error);
  g_assert_error (error, SCS_MARKETO_ERROR, one->code);
  g_assert_cmpuint (count_requests (fixture), ==, 1 + one->calls);
}

static void
test_message (Fixture *fixture, gconstpointer data)
{
  g_autofree char *filling = g_strnfill (5000, 'x');
  g_autofree char *body = g_strdup_printf (FAILED ("\"603\"", "Denied\\n to t-1 %s"), filling);
  g_autoptr (GError) error = NULL;
  g_autoptr (ScsMarketoUsage) usage = NULL;

  add_json (fixture, 200, TOKEN ("t-1", "3599"));
  add_json (fixture, 200, body);
  usage = get_usage (fixture, &error);
  g_assert_true (g_str_has_prefix (error->message, "Marketo says 603: Denied  to *** xxx"));
  g_assert_true (g_str_has_suffix (error->message, "(request a1#b2)"));
  g_assert_cmpuint (strlen (error->message), <, 300);
}

static void
test_renew_once (Fixture *fixture, gconstpointer data)
{
  const char *code = data;
  g_autofree char *refused = g_strdup_printf (FAILED ("\"%s\"", "Access token"), code);
  g_autoptr (GError) error = NULL;
  g_autoptr (ScsMarketoUsage) usage = NULL;

  add_json (fixture, 200, TOKEN ("t-1", "3599"));
  add_json (fixture, 200, refused);
  add_json (fixture, 200, TOKEN ("t-2", "3599"));
  add_json (fixture, 200, USAGE);
  usage = get_usage (fixture, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (count_requests (fixture), ==, 4);
  g_assert_nonnull (strstr (request_at (fixture, 3), "Bearer t-2"));
}

/* Identity hands out the same refused token again: no loop. */
static void
test_no_loop (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (ScsMarketoUsage) usage = NULL;

  add_json (fixture, 200, TOKEN ("t-1", "3599"));
  add_json (fixture, 200, FAILED ("\"601\"", "Access token invalid"));
  add_json (fixture, 200, TOKEN ("t-1", "3590"));
  add_json (fixture, 200, FAILED ("\"601\"", "Access token invalid"));
  usage = get_usage (fixture, &error);
  g_assert_error (error, SCS_MARKETO_ERROR, SCS_MARKETO_ERROR_TOKEN_REFUSED);
  scs_test_run_for (50);
  g_assert_cmpuint (count_requests (fixture), ==, 4);
}

/* But one that is nearly over is waited out. */
static void
test_waits_out (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (ScsMarketoUsage) usage = NULL;

  add_json (fixture, 200, TOKEN ("t-1", "1"));
  add_json (fixture, 200, FAILED ("\"602\"", "Access token expired"));
  add_json (fixture, 200, TOKEN ("t-1", "0"));
  add_json (fixture, 200, TOKEN ("t-2", "3599"));
  add_json (fixture, 200, USAGE);
  usage = get_usage (fixture, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (count_requests (fixture), ==, 5);
}

static void
test_dead_tokens (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (ScsMarketoTokenInfo) info = NULL;

  add_json (fixture, 200, TOKEN ("t-1", "0"));
  info = sign_in (fixture, &error);
  g_assert_error (error, SCS_MARKETO_ERROR, SCS_MARKETO_ERROR_TOKEN_REFUSED);
  g_assert_cmpuint (count_requests (fixture), ==, 3);
}

/* With less than a minute left the token is asked for anew before the next call. */
static void
test_margin (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (ScsMarketoUsage) first = NULL;
  g_autoptr (ScsMarketoUsage) second = NULL;

  add_json (fixture, 200, TOKEN ("t-1", "59"));
  add_json (fixture, 200, USAGE);
  add_json (fixture, 200, TOKEN ("t-2", "3599"));
  add_json (fixture, 200, USAGE);
  first = get_usage (fixture, &error);
  g_assert_no_error (error);
  second = get_usage (fixture, &error);
  g_assert_no_error (error);
  g_assert_nonnull (strstr (request_at (fixture, 3), "Bearer t-2"));
}

#define CALLERS 4

/* Many calls that wait share one renewal; one that gives up takes nothing from the others. */
static void
test_one_renewal (Fixture *fixture, gconstpointer data)
{
  GAsyncResult *results[CALLERS] = { NULL };
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();

  add_json (fixture, 200, TOKEN ("t-1", "3599"));
  for (guint i = 0; i < CALLERS; i++)
    scs_marketo_client_sign_in_async (fixture->client,
                                      i == 0 ? cancellable : NULL,
                                      scs_test_keep_result_cb,
                                      &results[i]);
  while (scs_test_secrets_count_lookups (fixture->secrets, "client-secret") == 0)
    g_main_context_iteration (NULL, TRUE);
  g_cancellable_cancel (cancellable);

  for (guint i = 0; i < CALLERS; i++) {
    g_autoptr (GAsyncResult) done = scs_test_wait_result (&results[i], 10);
    g_autoptr (GError) error = NULL;
    g_autoptr (ScsMarketoTokenInfo) info =
        scs_marketo_client_sign_in_finish (fixture->client, done, &error);

    g_assert_true ((info == NULL) == (i == 0));
    if (i == 0)
      g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
    else
      g_assert_no_error (error);
  }
  g_assert_cmpuint (count_requests (fixture), ==, 1);
}

static void
test_other_values (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (ScsMarketoUsage) first = NULL;
  g_autoptr (ScsMarketoUsage) second = NULL;
  g_autoptr (ScsMarketoUsage) third = NULL;

  add_json (fixture, 200, TOKEN ("t-1", "3599"));
  add_json (fixture, 200, USAGE);
  add_json (fixture, 200, TOKEN ("t-2", "3599"));
  add_json (fixture, 200, USAGE);
  add_json (fixture, 200, TOKEN ("t-3", "3599"));
  add_json (fixture, 200, USAGE);
  first = get_usage (fixture, &error);
  g_assert_no_error (error);
  scs_test_secrets_set (fixture->secrets, "client-id", "id-two");
  second = get_usage (fixture, &error);
  g_assert_no_error (error);
  g_assert_nonnull (strstr (request_at (fixture, 2), "client_id=id-two"));
  g_assert_nonnull (strstr (request_at (fixture, 3), "Bearer t-2"));
  scs_marketo_client_forget_token (fixture->client);
  third = get_usage (fixture, &error);
  g_assert_no_error (error);
  g_assert_nonnull (strstr (request_at (fixture, 5), "Bearer t-3"));
}

static void
test_missing_value (Fixture *fixture, gconstpointer data)
{
  const char *kind = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (ScsMarketoTokenInfo) info = NULL;

  scs_test_secrets_set (fixture->secrets, kind, NULL);
  info = sign_in (fixture, &error);
  g_assert_error (error, SCS_MARKETO_ERROR, SCS_MARKETO_ERROR_VALUE_MISSING);
  g_assert_nonnull (strstr (error->message, kind));
  g_assert_cmpuint (count_requests (fixture), ==, 0);
}

static void
test_munchkin_id (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (ScsMarketoTokenInfo) info = NULL;
  g_autoptr (ScsMarketoTokenInfo) other = NULL;

  scs_test_secrets_set (fixture->secrets, "munchkin-id", "123-ABC-456.evil.example/");
  info = sign_in (fixture, &error);
  g_assert_error (error, SCS_MARKETO_ERROR, SCS_MARKETO_ERROR_MUNCHKIN_ID);
  g_assert_cmpuint (count_requests (fixture), ==, 0);

  /* What a script stored may end in a line's end. */
  g_clear_error (&error);
  scs_test_secrets_set (fixture->secrets, "munchkin-id", "123-abc-456\n");
  add_json (fixture, 200, TOKEN ("t-1", "3599"));
  other = sign_in (fixture, &error);
  g_assert_no_error (error);
}

static void
test_no_usage_yet (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (ScsMarketoUsage) usage = NULL;

  add_json (fixture, 200, TOKEN ("t-1", "3599"));
  add_json (fixture, 200, "{\"success\":true,\"result\":[]}");
  usage = get_usage (fixture, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (usage->total, ==, 0);
  g_assert_cmpuint (strlen (usage->date), ==, 10);
}

static void
test_usage_shape (Fixture *fixture, gconstpointer data)
{
  static const char *const bodies[] = {
    "[]",
    "{\"result\":[]}",
    "{\"success\":\"yes\"}",
    "{\"success\":true,\"result\":{}}",
    "{\"success\":true,\"result\":[1]}",
    "{\"success\":true,\"result\":[{\"date\":5,\"total\":1}]}",
    "{\"success\":true,\"result\":[{\"date\":\"2026-11-24\"}]}",
  };

  add_json (fixture, 200, TOKEN ("t-1", "3599"));
  for (gsize i = 0; i < G_N_ELEMENTS (bodies); i++)
    add_json (fixture, 200, bodies[i]);
  for (gsize i = 0; i < G_N_ELEMENTS (bodies); i++) {
    g_autoptr (GError) error = NULL;
    g_autoptr (ScsMarketoUsage) usage = get_usage (fixture, &error);

    g_test_message ("%s", bodies[i]);
    g_assert_null (usage);
    g_assert_error (error, SCS_HTTP_ERROR, SCS_HTTP_ERROR_WRONG_SHAPE);
  }
}

static void
test_workspaces (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) workspaces = NULL;
  ScsMarketoWorkspace *second;

  add_json (fixture, 200, TOKEN ("t-1", "3599"));
  add_json (
      fixture,
      200,
      "[{\"id\":1,\"name\":\"Default\",\"currencyInfo\":null},{\"id\":\"1008\",\"name\":\"日本\"}]");
  workspaces = list_workspaces (fixture, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (workspaces->len, ==, 2);
  second = g_ptr_array_index (workspaces, 1);
  g_assert_cmpstr (second->id, ==, "1008");
  g_assert_cmpstr (second->name, ==, "日本");
  g_assert_true (
      g_str_has_prefix (request_at (fixture, 1),
                        "GET /userservice/management/v1/users/workspaces.json HTTP/1.1\r\n"));
}

static const CodeCase user_service_cases[] = {
  { "603",
    403,
    "{\"errors\":[{\"code\":603,\"message\":\"Access denied\"}]}",
    SCS_MARKETO_ERROR_PERMISSION_MISSING,
    1 },
  { "403", 403, "", SCS_MARKETO_ERROR_PERMISSION_MISSING, 1 },
  { "401",
    401,
    "{\"errors\":[{\"code\":601,\"message\":\"Access token invalid\"}]}",
    SCS_MARKETO_ERROR_TOKEN_REFUSED,
    3 },
  { "404", 404, "<html></html>", SCS_MARKETO_ERROR_DEFECT, 1 },
  { "603-in-200",
    200,
    "{\"errors\":[{\"code\":\"603\",\"message\":\"Access denied\"}]}",
    SCS_MARKETO_ERROR_PERMISSION_MISSING,
    1 },
};

static void
test_user_service (Fixture *fixture, gconstpointer data)
{
  const CodeCase *one = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) workspaces = NULL;

  add_json (fixture, 200, TOKEN ("t-1", "3599"));
  add_json (fixture, one->status, one->body);
  add_json (fixture, 200, TOKEN ("t-2", "3599"));
  add_json (fixture, one->status, one->body);
  workspaces = list_workspaces (fixture, &error);
  g_assert_error (error, SCS_MARKETO_ERROR, one->code);
  g_assert_cmpuint (count_requests (fixture), ==, 1 + one->calls);
}

static void
add (const char *name, void (*test) (Fixture *, gconstpointer), gconstpointer data)
{
  g_autofree char *path = g_strconcat ("/marketo-calls/", name, NULL);

  g_test_add (path, Fixture, data, fixture_set_up, test, fixture_tear_down);
}

#define ADD_TABLE(prefix, table, test)                                                             \
  for (gsize i = 0; i < G_N_ELEMENTS (table); i++) {                                               \
    g_autofree char *name = g_strconcat (prefix, "/", table[i].name, NULL);                        \
                                                                                                   \
    add (name, test, &table[i]);                                                                   \
  }

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  add ("requests", test_requests, NULL);
  add ("sign-in", test_sign_in, NULL);
  add ("sign-in-asks", test_sign_in_asks, NULL);
  ADD_TABLE ("identity-error", identity_cases, test_identity_error);
  add ("identity-shape", test_identity_shape, NULL);
  ADD_TABLE ("code", code_cases, test_code);
  add ("message", test_message, NULL);
  add ("renew-601", test_renew_once, "601");
  add ("renew-602", test_renew_once, "602");
  add ("no-loop", test_no_loop, NULL);
  add ("waits-out", test_waits_out, NULL);
  add ("dead-tokens", test_dead_tokens, NULL);
  add ("margin", test_margin, NULL);
  add ("one-renewal", test_one_renewal, NULL);
  add ("other-values", test_other_values, NULL);
  add ("missing/munchkin-id", test_missing_value, "munchkin-id");
  add ("missing/client-id", test_missing_value, "client-id");
  add ("missing/client-secret", test_missing_value, "client-secret");
  add ("munchkin-id", test_munchkin_id, NULL);
  add ("no-usage-yet", test_no_usage_yet, NULL);
  add ("usage-shape", test_usage_shape, NULL);
  add ("workspaces", test_workspaces, NULL);
  ADD_TABLE ("user-service", user_service_cases, test_user_service);
  return g_test_run ();
}
