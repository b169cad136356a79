/* SPDX-FileCopyrightText: 2026 The Sales Connect Setup authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* What the demo does when it is told to fail, and when its callers misbehave. */

#include "scs-test-demo.h"
#include "scs-test-wait.h"

#include <string.h>

static void
test_faults (void)
{
  static const struct {
    const char *fault;
    const char *service;
    const char *path;
    guint status; /* 0: no whole answer */
    const char *at;
    const char *expected;
  } cases[] = {
    { "cut", "salesforce", "/services/data", 0, NULL, NULL },
    { "not-json", "salesforce", "/services/data", 200, "", NULL },
    { "wrong-shape", "marketo", "/identity/oauth/token", 200, "access_token", "42" },
    { "unauthorized", "marketo", "/identity/oauth/token", 401, "error", "invalid_client" },
    { "unauthorized", "marketo", "/rest/v1/stats/usage.json", 200, "errors/0/code", "601" },
    { "unauthorized", "sales_connect", "/api/v1/account", 401, "error/code", "invalid_session" },
    { "forbidden", "marketo", "/rest/v1/stats/usage.json", 200, "errors/0/code", "603" },
    { "forbidden",
      "marketo",
      "/userservice/management/v1/users/roles.json",
      403,
      "errors/0/code",
      "603" },
    { "forbidden",
      "salesforce",
      "/services/data/v66.0/limits",
      403,
      "0/errorCode",
      "API_CURRENTLY_DISABLED" },
    { "forbidden", "sales_connect", "/api/v1/account", 403, "error/code", "forbidden" },
    { "too-many", "marketo", "/rest/v1/stats/usage.json", 200, "errors/0/code", "606" },
    { "too-many", "sales_connect", "/api/v1/account", 429, "error/code", "rate_limited" },
    { "quota-spent", "marketo", "/rest/v1/stats/usage.json", 200, "errors/0/code", "607" },
    { "quota-spent",
      "salesforce",
      "/services/data/v66.0/limits",
      403,
      "0/message",
      "TotalRequests Limit exceeded." },
    { "server-error", "marketo", "/rest/v1/stats/usage.json", 503, NULL, NULL },
    { "server-error",
      "salesforce",
      "/services/data/v66.0/limits",
      500,
      "0/errorCode",
      "UNKNOWN_EXCEPTION" },
    { "server-error", "sales_connect", "/api/v1/account", 503, "error/code", "unavailable" },
    { "html", "sales_connect", "/api/v1/account", 200, "", NULL },
    { "html:marketo", "sales_connect", "/api/v1/account", 401, "error/code", "invalid_session" },
    { "html", "sales_connect", "/", 200, NULL, NULL },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_autoptr (ScsTestDemo) demo = scs_test_demo_new (60, cases[i].fault, NULL);
    g_autoptr (ScsTestAnswer) answer = scs_test_demo_get (demo, cases[i].service, cases[i].path);

    g_test_message ("%s %s", cases[i].fault, cases[i].path);
    g_assert_cmpuint (answer->status, ==, cases[i].status);
    if (cases[i].at != NULL)
      scs_test_demo_assert (answer, cases[i].at, cases[i].expected);
  }
}

/* Nothing comes: the answer would take a minute and a half. */
static void
test_slow (void)
{
  g_autoptr (ScsTestDemo) demo = scs_test_demo_new (60, "slow", NULL);
  g_autoptr (SoupMessage) message =
      scs_test_demo_make_message (demo, "GET", "salesforce", "/services/data", NULL, NULL);
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GAsyncResult) done = NULL;

  soup_session_send_async (demo->session,
                           message,
                           G_PRIORITY_DEFAULT,
                           cancellable,
                           scs_test_keep_result_cb,
                           &result);
  scs_test_run_for (1000);
  g_assert_null (result);
  g_cancellable_cancel (cancellable);
  done = scs_test_wait_result (&result, 10);
}

/* A body that goes on for longer than any list of versions. */
static void
test_endless (void)
{
  g_autoptr (ScsTestDemo) demo = scs_test_demo_new (60, "endless", NULL);
  g_autoptr (SoupMessage) message =
      scs_test_demo_make_message (demo, "GET", "salesforce", "/services/data", NULL, NULL);
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GAsyncResult) sent = NULL;
  g_autoptr (GAsyncResult) done = NULL;
  g_autoptr (GInputStream) stream = NULL;
  g_autofree char *buffer = g_malloc (500000);
  gsize n_read = 0;

  soup_session_send_async (demo->session,
                           message,
                           G_PRIORITY_DEFAULT,
                           NULL,
                           scs_test_keep_result_cb,
                           &result);
  sent = scs_test_wait_result (&result, 10);
  stream = soup_session_send_finish (demo->session, sent, NULL);
  g_assert_nonnull (stream);
  g_input_stream_read_all_async (stream,
                                 buffer,
                                 500000,
                                 G_PRIORITY_DEFAULT,
                                 NULL,
                                 scs_test_keep_result_cb,
                                 &result);
  done = scs_test_wait_result (&result, 20);
  g_assert_true (g_input_stream_read_all_finish (stream, done, &n_read, NULL));
  g_assert_cmpuint (n_read, ==, 500000);
  g_clear_object (&done);
  g_input_stream_close_async (stream, G_PRIORITY_DEFAULT, NULL, scs_test_keep_result_cb, &result);
  done = scs_test_wait_result (&result, 10);
  scs_test_run_for (100);
}

static void
test_token_expiry (void)
{
  g_autoptr (ScsTestDemo) demo = scs_test_demo_new (60, "token-expired", NULL);
  g_autoptr (ScsTestAnswer) young = NULL;
  g_autoptr (ScsTestAnswer) old = NULL;
  g_autoptr (ScsTestAnswer) over = NULL;

  scs_test_demo_set_marketo_token (demo);
  young = scs_test_demo_get (demo, "marketo", "/rest/v1/stats/usage.json");
  scs_test_demo_assert (young, "success", "true");
  scs_test_run_for (5100);
  old = scs_test_demo_get (demo, "marketo", "/rest/v1/stats/usage.json");
  scs_test_demo_assert (old, "errors/0/code", "602");
  scs_test_demo_set_marketo_token (demo);
  scs_test_demo_set_session (demo);
  scs_test_run_for (5100);
  over = scs_test_demo_get (demo, "sales_connect", "/api/v1/account");
  scs_test_demo_assert (over, "error/code", "invalid_session");
}

static void
test_unknown_faults (void)
{
  static const char *const faults[] = { "nothing", "cut:", "cut:elsewhere", ":marketo" };
  const char *const *known = scs_demo_server_list_faults ();

  for (guint i = 0; i < G_N_ELEMENTS (faults); i++) {
    g_autoptr (ScsDemoServer) server = scs_demo_server_new (1, faults[i], NULL);
    g_autoptr (GError) error = NULL;

    g_assert_false (scs_demo_server_start (server, &error));
    g_assert_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_ARGUMENT);
  }
  for (guint i = 0; known[i] != NULL; i++) {
    g_autofree char *fault = g_strconcat (known[i], ":sales-connect", NULL);
    g_autoptr (ScsDemoServer) server = scs_demo_server_new (1, fault, NULL);

    g_assert_true (scs_demo_server_start (server, NULL));
  }
  {
    g_autoptr (ScsDemoServer) server = scs_demo_server_new (0, NULL, NULL);

    g_assert_false (scs_demo_server_start (server, NULL));
  }
}

static void
test_hostile (void)
{
  g_autoptr (ScsTestDemo) demo = scs_test_demo_new (60, NULL, NULL);
  g_autofree char *deep = g_strnfill (900000, '[');
  g_autofree char *huge = g_strnfill (3000000, 'x');
  const char *const bodies[] = { "",
                                 "nothing",
                                 "\xff\xff",
                                 "{\"email\":{}}",
                                 "{\"email\":\"a\\u0000b@c\",\"password\":\"\"}",
                                 "null",
                                 deep };
  static const char *const services[] = { "marketo", "salesforce", "sales_connect" };
  static const char *const paths[] = { "/api/v1/session",
                                       "/services/oauth2/token",
                                       "/identity/oauth/token",
                                       "/%2e%2e/",
                                       "/rest/",
                                       "/id/a/b",
                                       "/services/oauth2/revoke",
                                       "/services/oauth2/authorize?client_id=%25ff",
                                       "/desk/" };

  for (guint s = 0; s < G_N_ELEMENTS (services); s++) {
    for (guint p = 0; p < G_N_ELEMENTS (paths); p++) {
      for (guint b = 0; b < G_N_ELEMENTS (bodies); b++) {
        g_autoptr (ScsTestAnswer) answer =
            scs_test_demo_call (demo,
                                "POST",
                                services[s],
                                paths[p],
                                b % 2 == 0 ? SCS_TEST_JSON : SCS_TEST_FORM,
                                bodies[b]);

        g_assert_cmpuint (answer->status, >=, 200);
        g_assert_cmpuint (answer->status, !=, 500);
      }
    }
    {
      g_autoptr (ScsTestAnswer) answer =
          scs_test_demo_call (demo, "POST", services[s], paths[s], SCS_TEST_JSON, huge);

      g_assert_true (answer->status == 413 || answer->status == 404);
    }
  }
  scs_test_demo_set_session (demo);
}

/* What no client of libsoup would send. */
static void
test_raw (void)
{
  static const char *const requests[] = {
    "nonsense\r\n\r\n",
    "GET /%00%ff%zz/../.. HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n",
    "GET /api/v1/account?%ff=%00 HTTP/1.1\r\nHost: 127.0.0.1\r\nAuthorization: Bearer \xff\xfe\r\n\r\n",
    "GET / HTTP/1.0\r\n\r\n",
    "OPTIONS * HTTP/1.1\r\nHost: localhost\r\n\r\n",
    "BREW /identity/oauth/token HTTP/1.1\r\nHost: localhost\r\n\r\n",
    "POST /api/v1/session HTTP/1.1\r\nHost: localhost\r\nContent-Length: -1\r\n\r\n",
    "POST /api/v1/session HTTP/1.1\r\nHost: localhost\r\nContent-Length: 99999999999999999999\r\n\r\n{",
    "POST /api/v1/session HTTP/1.1\r\nHost: localhost\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n",
    "GET http://127.0.0.1//rest/v1/leads.json HTTP/1.1\r\nHost: localhost\r\nAccept-Language: ;;;q=x\r\n\r\n",
  };
  static const char *const services[] = { "marketo/url", "salesforce/url", "sales_connect/url" };
  g_autoptr (ScsTestDemo) demo = scs_test_demo_new (60, NULL, NULL);
  g_autoptr (GSocketClient) client = g_socket_client_new ();

  g_socket_client_set_enable_proxy (client, FALSE);
  for (guint i = 0; i < G_N_ELEMENTS (requests) * G_N_ELEMENTS (services); i++) {
    g_autofree char *url = scs_test_demo_get_value (demo, services[i % G_N_ELEMENTS (services)]);
    const char *request = requests[i / G_N_ELEMENTS (services)];
    g_autoptr (GError) error = NULL;
    g_autoptr (GSocketConnection) connection =
        g_socket_client_connect_to_uri (client, url, 80, NULL, &error);

    g_assert_no_error (error);
    g_assert_true (
        g_output_stream_write_all (g_io_stream_get_output_stream (G_IO_STREAM (connection)),
                                   request,
                                   strlen (request),
                                   NULL,
                                   NULL,
                                   NULL));
    scs_test_run_for (30);
  }
  scs_test_run_for (200);
  scs_test_demo_set_session (demo);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/demo/faults/answers", test_faults);
  g_test_add_func ("/demo/faults/slow", test_slow);
  g_test_add_func ("/demo/faults/endless", test_endless);
  g_test_add_func ("/demo/faults/token-expired", test_token_expiry);
  g_test_add_func ("/demo/faults/unknown", test_unknown_faults);
  g_test_add_func ("/demo/hostile", test_hostile);
  g_test_add_func ("/demo/raw", test_raw);
  return g_test_run ();
}
