/* SPDX-FileCopyrightText: 2026 The Sales Connect Setup authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* The HTTP client against a server that does whatever a broken or hostile server could do. */
#include "services/http/scs-http-client.h"
#include "scs-test-raw-server.h"
#include "scs-test-wait.h"

#include <string.h>

#define OK_HEAD "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\n"
#define ONE_MIB (1024 * 1024)

typedef struct {
  ScsTestRawServer *server;
  ScsHttpClient *client;
  char *url;
} Fixture;

static void
fixture_set_up (Fixture *fixture, gconstpointer data)
{
  fixture->server = scs_test_raw_server_new (NULL);
  fixture->client = scs_http_client_new ("sales-connect-setup/test");
  fixture->url = g_strdup_printf ("http://127.0.0.1:%u/some/path",
                                  scs_test_raw_server_get_port (fixture->server));
  scs_http_client_set_idle_timeout_ms (fixture->client, 3000);
  scs_http_client_set_total_timeout_ms (fixture->client, 5000);
  scs_http_client_set_body_max_bytes (fixture->client, ONE_MIB);
  scs_http_client_set_backoff_base_ms (fixture->client, 4);
}

static void
fixture_tear_down (Fixture *fixture, gconstpointer data)
{
  g_assert_finalize_object (fixture->client);
  scs_test_raw_server_free (fixture->server);
  g_free (fixture->url);
}

static ScsHttpAnswer *
send_request (ScsHttpClient *client,
              ScsHttpRequest *request,
              GCancellable *cancellable,
              GError **error)
{
  GAsyncResult *result = NULL;
  g_autoptr (GAsyncResult) done = NULL;

  scs_http_client_send_async (client, request, cancellable, scs_test_keep_result_cb, &result);
  done = scs_test_wait_result (&result, 20);
  return scs_http_client_send_finish (client, done, error);
}

static ScsHttpAnswer *
get (Fixture *fixture, GError **error)
{
  g_autoptr (ScsHttpRequest) request = scs_http_request_new ("GET", fixture->url);

  return send_request (fixture->client, request, NULL, error);
}

static void
test_success (Fixture *fixture, gconstpointer data)
{
  g_autoptr (ScsHttpAnswer) answer = NULL;
  g_autoptr (ScsHttpRequest) request = scs_http_request_new ("GET", fixture->url);
  g_autoptr (GError) error = NULL;
  JsonNode *json;
  const char *asked;

  scs_test_raw_server_add_text (fixture->server,
                                OK_HEAD "X-One: 1\r\nContent-Length: 8\r\n\r\n{\"a\": 7}",
                                SCS_TEST_THEN_CLOSE);
  scs_http_request_add_query (request, "q", "a b&c=ü");
  scs_http_request_set_bearer (request, "t-1");
  scs_http_request_set_header (request, "X-Two", "old");
  scs_http_request_set_header (request, "x-two", "new");
  answer = send_request (fixture->client, request, NULL, &error);
  g_assert_no_error (error);

  g_assert_cmpuint (scs_http_answer_get_status (answer), ==, 200);
  g_assert_true (scs_http_answer_is_success (answer));
  g_assert_cmpstr (scs_http_answer_get_header (answer, "x-one"), ==, "1");
  json = scs_http_answer_get_json (answer, &error);
  g_assert_no_error (error);
  g_assert_cmpint (json_object_get_int_member (json_node_get_object (json), "a"), ==, 7);

  asked = g_ptr_array_index (scs_test_raw_server_get_requests (fixture->server), 0);
  g_assert_true (g_str_has_prefix (asked, "GET /some/path?q=a%20b%26c%3D%C3%BC HTTP/1.1\r\n"));
  g_assert_nonnull (strstr (asked, "\r\nAuthorization: Bearer t-1\r\n"));
  g_assert_nonnull (strstr (asked, "\r\nUser-Agent: sales-connect-setup/test\r\n"));
  g_assert_nonnull (strstr (asked, "X-Two: new\r\n") ?: strstr (asked, "x-two: new\r\n"));
  g_assert_null (strstr (asked, "old"));
}

static const char *
only_request (Fixture *fixture)
{
  GPtrArray *requests = scs_test_raw_server_get_requests (fixture->server);

  g_assert_cmpuint (requests->len, ==, 1);
  return g_ptr_array_index (requests, 0);
}

static void
test_form (Fixture *fixture, gconstpointer data)
{
  g_autoptr (ScsHttpAnswer) answer = NULL;
  g_autoptr (ScsHttpRequest) request = scs_http_request_new ("POST", fixture->url);
  g_autoptr (GError) error = NULL;

  scs_test_raw_server_add_text (fixture->server,
                                OK_HEAD "Content-Length: 2\r\n\r\n{}",
                                SCS_TEST_THEN_CLOSE);
  scs_http_request_add_form (request, "code", "x/y+z");
  scs_http_request_add_form (request, "b", "");
  answer = send_request (fixture->client, request, NULL, &error);
  g_assert_no_error (error);

  g_assert_nonnull (strstr (only_request (fixture), "\r\nContent-Length: 17\r\n"));
  g_assert_nonnull (
      strstr (only_request (fixture), "\r\nContent-Type: application/x-www-form-urlencoded\r\n"));
}

static void
test_empty_post (Fixture *fixture, gconstpointer data)
{
  g_autoptr (ScsHttpAnswer) answer = NULL;
  g_autoptr (ScsHttpRequest) request = scs_http_request_new ("POST", fixture->url);
  g_autoptr (GError) error = NULL;

  scs_test_raw_server_add_text (fixture->server,
                                "HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n",
                                SCS_TEST_THEN_CLOSE);
  answer = send_request (fixture->client, request, NULL, &error);
  g_assert_no_error (error);

  g_assert_nonnull (strstr (only_request (fixture), "\r\nContent-Length: 0\r\n"));
  g_assert_null (scs_http_answer_get_json (answer, &error));
  g_assert_error (error, SCS_HTTP_ERROR, SCS_HTTP_ERROR_NOT_JSON);
}

static void
on_log_cb (const char *domain, GLogLevelFlags level, const char *message, gpointer user_data)
{
  g_string_append (user_data, message);
}

/* Method, address without query, status; no header, no body. */
static void
test_log (Fixture *fixture, gconstpointer data)
{
  g_autoptr (ScsHttpAnswer) answer = NULL;
  g_autoptr (ScsHttpRequest) request = scs_http_request_new ("POST", fixture->url);
  g_autoptr (GError) error = NULL;
  g_autoptr (GString) log = g_string_new (NULL);
  guint handler = g_log_set_handler ("scs-services", G_LOG_LEVEL_DEBUG, on_log_cb, log);

  scs_test_raw_server_add_text (fixture->server,
                                OK_HEAD "X-One: hush\r\nContent-Length: 12\r\n\r\n{\"a\":\"hush\"}",
                                SCS_TEST_THEN_CLOSE);
  scs_http_request_add_query (request, "client_secret", "hush");
  scs_http_request_add_form (request, "token", "hush");
  scs_http_request_set_bearer (request, "hush");
  answer = send_request (fixture->client, request, NULL, &error);
  g_log_remove_handler ("scs-services", handler);
  g_assert_no_error (error);
  g_assert_nonnull (strstr (log->str, "POST "));
  g_assert_nonnull (strstr (log->str, fixture->url));
  g_assert_nonnull (strstr (log->str, "status 200"));
  g_assert_null (strstr (log->str, "hush"));
  g_assert_null (strchr (log->str, '?'));
}

typedef struct {
  const char *name;
  const char *answer;
  ScsTestThen then;
  ScsHttpError code;
  guint requests; /* how often a harmless question is asked */
} FaultCase;

static const FaultCase fault_cases[] = {
  { "cut-in-body",
    OK_HEAD "Content-Length: 100\r\n\r\n{\"a\":",
    SCS_TEST_THEN_CLOSE,
    SCS_HTTP_ERROR_CUT_SHORT,
    3 },
  { "cut-in-chunk",
    OK_HEAD "Transfer-Encoding: chunked\r\n\r\nff\r\n{\"a\":",
    SCS_TEST_THEN_CLOSE,
    SCS_HTTP_ERROR_CUT_SHORT,
    3 },
  /* libsoup does not tell a head that ends early from one that is none. */
  { "cut-in-head", "HTTP/1.1 200 OK\r\nConte", SCS_TEST_THEN_CLOSE, SCS_HTTP_ERROR_FAILED, 1 },
  { "cut-before-head", "", SCS_TEST_THEN_CLOSE, SCS_HTTP_ERROR_CUT_SHORT, 3 },
  { "silent-in-body",
    OK_HEAD "Content-Length: 100\r\n\r\n{\"a\":",
    SCS_TEST_THEN_HOLD,
    SCS_HTTP_ERROR_TIMED_OUT,
    1 },
  { "silent", "", SCS_TEST_THEN_HOLD, SCS_HTTP_ERROR_TIMED_OUT, 1 },
  { "announces-too-much",
    OK_HEAD "Content-Length: 99999999999\r\n\r\n",
    SCS_TEST_THEN_HOLD,
    SCS_HTTP_ERROR_TOO_LARGE,
    1 },
  { "redirect",
    "HTTP/1.1 302 Found\r\nLocation: http://127.0.0.1:1/?secret\r\nContent-Length: 0\r\n\r\n",
    SCS_TEST_THEN_CLOSE,
    SCS_HTTP_ERROR_REDIRECT,
    1 },
  { "redirect-permanent",
    "HTTP/1.1 308 Permanent Redirect\r\nLocation: /elsewhere\r\nContent-Length: 0\r\n\r\n",
    SCS_TEST_THEN_CLOSE,
    SCS_HTTP_ERROR_REDIRECT,
    1 },
  { "not-http", "SSH-2.0-nothing\r\n\r\n", SCS_TEST_THEN_CLOSE, SCS_HTTP_ERROR_FAILED, 1 },
};

static void
test_fault (Fixture *fixture, gconstpointer data)
{
  const FaultCase *fault = data;
  g_autoptr (ScsHttpAnswer) answer = NULL;
  g_autoptr (ScsHttpRequest) request = scs_http_request_new ("GET", fixture->url);
  g_autoptr (GError) error = NULL;

  scs_http_client_set_total_timeout_ms (fixture->client, 400);
  scs_http_request_add_query (request, "client_secret", "hush-hush");
  scs_test_raw_server_add_text (fixture->server, fault->answer, fault->then);
  answer = send_request (fixture->client, request, NULL, &error);

  g_assert_error (error, SCS_HTTP_ERROR, (int) fault->code);
  g_assert_null (strstr (error->message, "hush"));
  g_assert_nonnull (strstr (error->message, "/some/path"));
  g_assert_cmpuint (scs_test_raw_server_get_requests (fixture->server)->len, ==, fault->requests);
}

/* A server that sends a little now and then is not silent, but its time is bounded all the same. */
static void
test_idle (Fixture *fixture, gconstpointer data)
{
  g_autoptr (ScsHttpAnswer) answer = NULL;
  g_autoptr (GError) error = NULL;
  gint64 begun_us = g_get_monotonic_time ();

  scs_http_client_set_idle_timeout_ms (fixture->client, 200);
  scs_http_client_set_total_timeout_ms (fixture->client, 10000);
  scs_test_raw_server_add_text (fixture->server,
                                OK_HEAD "Content-Length: 100\r\n\r\n{\"a\":",
                                SCS_TEST_THEN_HOLD);
  answer = get (fixture, &error);

  g_assert_error (error, SCS_HTTP_ERROR, SCS_HTTP_ERROR_TIMED_OUT);
  g_assert_cmpint (g_get_monotonic_time () - begun_us, <, 5 * G_USEC_PER_SEC);
}

static void
test_thinking_is_not_idle (Fixture *fixture, gconstpointer data)
{
  g_autoptr (ScsHttpAnswer) answer = NULL;
  g_autoptr (GError) error = NULL;
  gint64 begun_us = g_get_monotonic_time ();

  scs_http_client_set_idle_timeout_ms (fixture->client, 50);
  scs_http_client_set_total_timeout_ms (fixture->client, 400);
  scs_test_raw_server_add_text (fixture->server, "", SCS_TEST_THEN_HOLD);
  answer = get (fixture, &error);

  g_assert_error (error, SCS_HTTP_ERROR, SCS_HTTP_ERROR_TIMED_OUT);
  g_assert_cmpint (g_get_monotonic_time () - begun_us, >=, 400 * 1000);
}

static void
test_endless (Fixture *fixture, gconstpointer data)
{
  g_autoptr (ScsHttpAnswer) answer = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *filling = g_strnfill (64 * 1024, ' ');
  g_autofree char *text = g_strconcat (OK_HEAD "Connection: close\r\n\r\n", filling, NULL);
  guint64 sent;

  scs_test_raw_server_add_text (fixture->server, text, SCS_TEST_THEN_GO_ON);
  answer = get (fixture, &error);
  g_assert_error (error, SCS_HTTP_ERROR, SCS_HTTP_ERROR_TOO_LARGE);

  /* And the connection is really given up. */
  scs_test_run_for (200);
  sent = scs_test_raw_server_get_sent (fixture->server);
  scs_test_run_for (200);
  g_assert_cmpuint (scs_test_raw_server_get_sent (fixture->server), ==, sent);
  g_assert_cmpuint (sent, <, 32 * ONE_MIB);
}

static GBytes *
gzip (const char *data, gsize length)
{
  g_autoptr (GZlibCompressor) compressor = g_zlib_compressor_new (G_ZLIB_COMPRESSOR_FORMAT_GZIP, 9);
  g_autoptr (GInputStream) plain = g_memory_input_stream_new_from_data (data, length, NULL);
  g_autoptr (GInputStream) packed = g_converter_input_stream_new (plain, G_CONVERTER (compressor));
  g_autoptr (GOutputStream) out = g_memory_output_stream_new_resizable ();
  gssize copied =
      g_output_stream_splice (out, packed, G_OUTPUT_STREAM_SPLICE_CLOSE_TARGET, NULL, NULL);

  g_assert_cmpint (copied, >=, 0);
  return g_memory_output_stream_steal_as_bytes (G_MEMORY_OUTPUT_STREAM (out));
}

static void
add_gzipped (Fixture *fixture, const char *data, gsize length, gsize announced_more)
{
  g_autoptr (GBytes) packed = gzip (data, length);
  g_autofree char *head =
      g_strdup_printf (OK_HEAD "Content-Encoding: gzip\r\nContent-Length: %" G_GSIZE_FORMAT
                               "\r\n\r\n",
                       g_bytes_get_size (packed) + announced_more);
  GByteArray *whole = g_byte_array_new ();
  g_autoptr (GBytes) answer = NULL;

  g_byte_array_append (whole, (const guint8 *) head, strlen (head));
  g_byte_array_append (whole, g_bytes_get_data (packed, NULL), g_bytes_get_size (packed));
  answer = g_byte_array_free_to_bytes (whole);
  scs_test_raw_server_add (fixture->server, answer, SCS_TEST_THEN_CLOSE);
}

static void
test_gzip (Fixture *fixture, gconstpointer data)
{
  g_autoptr (ScsHttpAnswer) answer = NULL;
  g_autoptr (GError) error = NULL;

  add_gzipped (fixture, "{\"a\": 1}", 8, 0);
  answer = get (fixture, &error);
  g_assert_no_error (error);
  g_assert_nonnull (scs_http_answer_get_json (answer, NULL));
}

static void
test_gzip_bomb (Fixture *fixture, gconstpointer data)
{
  g_autoptr (ScsHttpAnswer) answer = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *spaces = g_strnfill (50 * ONE_MIB, ' ');

  add_gzipped (fixture, spaces, 50 * ONE_MIB, 0);
  answer = get (fixture, &error);
  g_assert_error (error, SCS_HTTP_ERROR, SCS_HTTP_ERROR_TOO_LARGE);
  g_assert_cmpuint (scs_test_raw_server_get_sent (fixture->server), <, ONE_MIB);
}

typedef struct {
  const char *name;
  const char *type;
  const char *body;
} NotJsonCase;

static const NotJsonCase not_json_cases[] = {
  { "html", "text/html", "<html><body>Sorry</body></html>" },
  { "html-called-json", "application/json", "<html><body>Sorry</body></html>" },
  { "half", "application/json", "{\"a\": [1, 2" },
  { "two-values", "application/json", "{} {}" },
  { "comment", "application/json", "{ /* a */ \"a\": 1 }" },
  { "assignment", "application/json", "var a = {};" },
  { "latin-1", "application/json", "{\"a\": \"\xfc\"}" },
  { "empty", "application/json", "" },
};

static void
test_not_json (Fixture *fixture, gconstpointer data)
{
  const NotJsonCase *not_json = data;
  g_autoptr (ScsHttpAnswer) answer = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *text =
      g_strdup_printf ("HTTP/1.1 200 OK\r\nContent-Type: %s\r\nContent-Length: %zu\r\n\r\n%s",
                       not_json->type,
                       strlen (not_json->body),
                       not_json->body);

  scs_test_raw_server_add_text (fixture->server, text, SCS_TEST_THEN_CLOSE);
  answer = get (fixture, &error);
  g_assert_no_error (error);
  g_assert_null (scs_http_answer_get_json (answer, &error));
  g_assert_error (error, SCS_HTTP_ERROR, SCS_HTTP_ERROR_NOT_JSON);
}

static void
test_unlabelled_json (Fixture *fixture, gconstpointer data)
{
  g_autoptr (ScsHttpAnswer) answer = NULL;
  g_autoptr (GError) error = NULL;

  scs_test_raw_server_add_text (fixture->server,
                                "HTTP/1.1 401 Unauthorized\r\nContent-Length: 5\r\n\r\n [{}]",
                                SCS_TEST_THEN_CLOSE);
  answer = get (fixture, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (scs_http_answer_get_status (answer), ==, 401);
  g_assert_nonnull (scs_http_answer_get_json (answer, NULL));
  g_assert_false (scs_http_answer_check_status (answer, &error));
  g_assert_error (error, SCS_HTTP_ERROR, SCS_HTTP_ERROR_STATUS);
}

/* Over the size from which a worker thread parses; and refused there for its depth. */
static void
test_large_and_deep (Fixture *fixture, gconstpointer data)
{
  g_autoptr (ScsHttpAnswer) answer = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *brackets = g_strnfill (200000, '[');
  g_autofree char *text = g_strdup_printf (OK_HEAD "Content-Length: 200000\r\n\r\n%s", brackets);

  scs_test_raw_server_add_text (fixture->server, text, SCS_TEST_THEN_CLOSE);
  answer = get (fixture, &error);
  g_assert_no_error (error);
  g_assert_null (scs_http_answer_get_json (answer, &error));
  g_assert_error (error, SCS_HTTP_ERROR, SCS_HTTP_ERROR_NOT_JSON);
  g_assert_nonnull (strstr (error->message, "deep"));
}

static void
test_large (Fixture *fixture, gconstpointer data)
{
  g_autoptr (ScsHttpAnswer) answer = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *filling = g_strnfill (500000, 'x');
  g_autofree char *text =
      g_strdup_printf (OK_HEAD "Content-Length: 500008\r\n\r\n{\"a\":\"%s\"}", filling);
  JsonNode *json;

  scs_test_raw_server_add_text (fixture->server, text, SCS_TEST_THEN_CLOSE);
  answer = get (fixture, &error);
  g_assert_no_error (error);
  json = scs_http_answer_get_json (answer, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (json_object_get_string_member (json_node_get_object (json), "a"), ==, filling);
}

typedef struct {
  const char *name;
  const char *first;
  const char *method;
  guint status;
  guint requests;
} RepeatCase;

#define TEMPORARY(number) "HTTP/1.1 " number " Later\r\nContent-Length: 0\r\n"

static const RepeatCase repeat_cases[] = {
  { "429-retry-after", TEMPORARY ("429") "Retry-After: 0\r\n\r\n", "GET", 200, 2 },
  { "429-date",
    TEMPORARY ("429") "Retry-After: Sun, 06 Nov 1994 08:49:37 GMT\r\n\r\n",
    "GET",
    200,
    2 },
  { "429-too-long", TEMPORARY ("429") "Retry-After: 31\r\n\r\n", "GET", 429, 1 },
  { "502", TEMPORARY ("502") "\r\n", "GET", 200, 2 },
  { "503", TEMPORARY ("503") "\r\n", "GET", 200, 2 },
  { "504", TEMPORARY ("504") "\r\n", "GET", 200, 2 },
  { "500", TEMPORARY ("500") "\r\n", "GET", 500, 1 },
  { "404", TEMPORARY ("404") "\r\n", "GET", 404, 1 },
  { "not-a-read", TEMPORARY ("503") "\r\n", "POST", 503, 1 },
  { "broken", "", "GET", 200, 2 },
};

static void
test_repeat (Fixture *fixture, gconstpointer data)
{
  const RepeatCase *repeat = data;
  g_autoptr (ScsHttpAnswer) answer = NULL;
  g_autoptr (ScsHttpRequest) request = scs_http_request_new (repeat->method, fixture->url);
  g_autoptr (GError) error = NULL;

  scs_test_raw_server_add_text (fixture->server, repeat->first, SCS_TEST_THEN_CLOSE);
  scs_test_raw_server_add_text (fixture->server,
                                OK_HEAD "Content-Length: 2\r\n\r\n{}",
                                SCS_TEST_THEN_CLOSE);
  answer = send_request (fixture->client, request, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (scs_http_answer_get_status (answer), ==, repeat->status);
  g_assert_cmpuint (scs_test_raw_server_get_requests (fixture->server)->len, ==, repeat->requests);
}

static void
test_waits_as_told (Fixture *fixture, gconstpointer data)
{
  g_autoptr (ScsHttpAnswer) answer = NULL;
  g_autoptr (GError) error = NULL;
  gint64 begun_us = g_get_monotonic_time ();

  scs_test_raw_server_add_text (fixture->server,
                                TEMPORARY ("429") "Retry-After: 1\r\n\r\n",
                                SCS_TEST_THEN_CLOSE);
  scs_test_raw_server_add_text (fixture->server,
                                OK_HEAD "Content-Length: 2\r\n\r\n{}",
                                SCS_TEST_THEN_CLOSE);
  answer = get (fixture, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (scs_http_answer_get_status (answer), ==, 200);
  g_assert_cmpint (g_get_monotonic_time () - begun_us, >=, G_USEC_PER_SEC);
}

static void
test_busy_for_good (Fixture *fixture, gconstpointer data)
{
  g_autoptr (ScsHttpAnswer) answer = NULL;
  g_autoptr (GError) error = NULL;

  scs_test_raw_server_add_text (fixture->server, TEMPORARY ("503") "\r\n", SCS_TEST_THEN_CLOSE);
  answer = get (fixture, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (scs_test_raw_server_get_requests (fixture->server)->len, ==, 3);
  g_assert_false (scs_http_answer_check_status (answer, &error));
  g_assert_error (error, SCS_HTTP_ERROR, SCS_HTTP_ERROR_BUSY);
}

typedef struct {
  const char *name;
  const char *answer; /* what the server says before the cancel */
} CancelCase;

static const CancelCase cancel_cases[] = {
  { "waiting-for-head", "" },
  { "in-body", OK_HEAD "Content-Length: 100\r\n\r\n{\"a\":" },
  { "in-back-off", TEMPORARY ("429") "Retry-After: 20\r\n\r\n" },
};

static void
test_cancel (Fixture *fixture, gconstpointer data)
{
  const CancelCase *cancel = data;
  g_autoptr (ScsHttpAnswer) answer = NULL;
  g_autoptr (ScsHttpRequest) request = scs_http_request_new ("GET", fixture->url);
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;
  GAsyncResult *result = NULL;
  g_autoptr (GAsyncResult) done = NULL;
  gint64 cancelled_us;

  scs_test_raw_server_add_text (fixture->server, cancel->answer, SCS_TEST_THEN_HOLD);
  scs_http_client_send_async (fixture->client,
                              request,
                              cancellable,
                              scs_test_keep_result_cb,
                              &result);
  scs_test_run_for (200);
  g_assert_null (result);
  g_cancellable_cancel (cancellable);
  cancelled_us = g_get_monotonic_time ();
  done = scs_test_wait_result (&result, 5);
  answer = scs_http_client_send_finish (fixture->client, done, &error);

  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_assert_cmpint (g_get_monotonic_time () - cancelled_us, <, G_USEC_PER_SEC / 2);
}

static void
test_cancelled_before (Fixture *fixture, gconstpointer data)
{
  g_autoptr (ScsHttpAnswer) answer = NULL;
  g_autoptr (ScsHttpRequest) request = scs_http_request_new ("GET", fixture->url);
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;

  g_cancellable_cancel (cancellable);
  answer = send_request (fixture->client, request, cancellable, &error);
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_assert_cmpuint (scs_test_raw_server_get_requests (fixture->server)->len, ==, 0);
}

static void
test_refused (void)
{
  ScsTestRawServer *server = scs_test_raw_server_new (NULL);
  g_autoptr (ScsHttpClient) client = scs_http_client_new ("sales-connect-setup/test");
  g_autofree char *url =
      g_strdup_printf ("http://127.0.0.1:%u/", scs_test_raw_server_get_port (server));
  g_autoptr (ScsHttpRequest) request = scs_http_request_new ("GET", url);
  g_autoptr (ScsHttpAnswer) answer = NULL;
  g_autoptr (GError) error = NULL;

  scs_test_raw_server_free (server);
  answer = send_request (client, request, NULL, &error);
  g_assert_error (error, SCS_HTTP_ERROR, SCS_HTTP_ERROR_REFUSED);
}

static void
test_unknown_host (void)
{
  g_autoptr (ScsHttpClient) client = scs_http_client_new ("sales-connect-setup/test");
  g_autoptr (ScsHttpRequest) request = scs_http_request_new ("GET", "https://name.invalid/");
  g_autoptr (ScsHttpAnswer) answer = NULL;
  g_autoptr (GError) error = NULL;
  gboolean online = g_network_monitor_get_network_available (g_network_monitor_get_default ());
  int code;

  answer = send_request (client, request, NULL, &error);
  code = online ? SCS_HTTP_ERROR_HOST_NOT_FOUND : SCS_HTTP_ERROR_OFFLINE;
  g_assert_error (error, SCS_HTTP_ERROR, code);
}

typedef struct {
  const char *url;
  gboolean allowed;
} AddressCase;

static const AddressCase address_cases[] = {
  { "https://123-abc-456.mktorest.com/identity", TRUE },
  { "https://example.com:8443/", TRUE },
  { "http://127.0.0.1:8080/x", TRUE },
  { "http://127.8.9.10/", TRUE },
  { "http://[::1]:80/", TRUE },
  { "http://localhost:18177/", TRUE },
  { "HTTP://LOCALHOST/", TRUE },
  { "http://example.com/", FALSE },
  { "http://localhost.example.com/", FALSE },
  { "http://127.0.0.1.example.com/", FALSE },
  { "http://10.0.0.1/", FALSE },
  { "http://0.0.0.0/", FALSE },
  { "http://[::2]/", FALSE },
  { "https://user:word@example.com/", FALSE },
  { "http://127.0.0.1@example.com/", FALSE },
  { "ftp://127.0.0.1/", FALSE },
  { "file:///etc/hosts", FALSE },
  { "https:///path", FALSE },
  { "example.com", FALSE },
  { "", FALSE },
};

static void
test_address (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (address_cases); i++) {
    g_autoptr (GError) error = NULL;

    g_test_message ("%s", address_cases[i].url);
    g_assert_true (scs_http_client_address_is_allowed (address_cases[i].url, &error) ==
                   address_cases[i].allowed);
    g_assert_true ((error == NULL) == address_cases[i].allowed);
  }
}

/* The client asks the same function, and nothing leaves. */
static void
test_address_is_checked (void)
{
  g_autoptr (ScsHttpClient) client = scs_http_client_new ("sales-connect-setup/test");
  g_autoptr (ScsHttpRequest) request = scs_http_request_new ("GET", "http://example.com/");
  g_autoptr (ScsHttpAnswer) answer = NULL;
  g_autoptr (GError) error = NULL;

  answer = send_request (client, request, NULL, &error);
  g_assert_error (error, SCS_HTTP_ERROR, SCS_HTTP_ERROR_ADDRESS);
}

static void
add (const char *name, void (*test) (Fixture *, gconstpointer), gconstpointer data)
{
  g_autofree char *path = g_strconcat ("/http-client/", name, NULL);

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

  add ("success", test_success, NULL);
  add ("form", test_form, NULL);
  add ("empty-post", test_empty_post, NULL);
  add ("log", test_log, NULL);
  ADD_TABLE ("fault", fault_cases, test_fault);
  add ("idle", test_idle, NULL);
  add ("thinking-is-not-idle", test_thinking_is_not_idle, NULL);
  add ("endless", test_endless, NULL);
  add ("gzip", test_gzip, NULL);
  add ("gzip-bomb", test_gzip_bomb, NULL);
  ADD_TABLE ("not-json", not_json_cases, test_not_json);
  add ("unlabelled-json", test_unlabelled_json, NULL);
  add ("large-and-deep", test_large_and_deep, NULL);
  add ("large", test_large, NULL);
  ADD_TABLE ("repeat", repeat_cases, test_repeat);
  add ("waits-as-told", test_waits_as_told, NULL);
  add ("busy-for-good", test_busy_for_good, NULL);
  ADD_TABLE ("cancel", cancel_cases, test_cancel);
  add ("cancelled-before", test_cancelled_before, NULL);
  g_test_add_func ("/http-client/refused", test_refused);
  g_test_add_func ("/http-client/unknown-host", test_unknown_host);
  g_test_add_func ("/http-client/address", test_address);
  g_test_add_func ("/http-client/address-is-checked", test_address_is_checked);
  return g_test_run ();
}
