/* SPDX-FileCopyrightText: 2026 The Sales Connect Setup authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* The place to which the browser comes back, and everything else that may come there. */
#include "services/salesforce/scs-salesforce-private.h"
#include "scs-test-wait.h"

#include <libsecret/secret.h>
#include <libsoup/soup.h>
#include <string.h>

#define STATE "0123456789abcdefghijklmnopqrstuv"
#define ORIGIN "https://login.salesforce.com"

typedef struct {
  ScsSalesforceCallback *callback;
  SoupSession *session;
  guint16 ports[4];
  GAsyncResult *result;
} Fixture;

/* A port that was free a moment ago, on both addresses in all likelihood. */
static guint16
find_free_port (void)
{
  g_autoptr (GSocketListener) listener = g_socket_listener_new ();
  guint16 port = g_socket_listener_add_any_inet_port (listener, NULL, NULL);

  g_socket_listener_close (listener);
  return port;
}

static void
fixture_set_up (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  for (guint i = 0; i < 3; i++)
    fixture->ports[i] = find_free_port ();
  fixture->callback = scs_salesforce_callback_new (ORIGIN, STATE);
  fixture->session = soup_session_new ();
  scs_salesforce_callback_listen (fixture->callback, fixture->ports, &error);
  g_assert_no_error (error);
}

static void
fixture_tear_down (Fixture *fixture, gconstpointer data)
{
  g_clear_object (&fixture->result);
  g_assert_finalize_object (fixture->session);
  g_assert_finalize_object (fixture->callback);
}

static void
start_waiting (Fixture *fixture, guint timeout_ms, GCancellable *cancellable)
{
  scs_salesforce_callback_wait_async (fixture->callback,
                                      timeout_ms,
                                      cancellable,
                                      scs_test_keep_result_cb,
                                      &fixture->result);
}

static char *
finish_waiting (Fixture *fixture, GError **error)
{
  g_autoptr (GAsyncResult) done = scs_test_wait_result (&fixture->result, 10);

  return scs_salesforce_callback_wait_finish (fixture->callback, done, error);
}

/* host: (nullable) of the address, else localhost. host_header: (nullable) */
static SoupMessage *
visit (Fixture *fixture,
       const char *method,
       const char *host,
       const char *path,
       const char *host_header)
{
  g_autofree char *url = g_strdup_printf ("http://%s:%u%s",
                                          host != NULL ? host : "localhost",
                                          scs_salesforce_callback_get_port (fixture->callback),
                                          path);
  SoupMessage *message = soup_message_new (method, url);
  GAsyncResult *result = NULL;
  g_autoptr (GAsyncResult) done = NULL;
  g_autoptr (GBytes) body = NULL;

  soup_message_add_flags (message, SOUP_MESSAGE_NO_REDIRECT);
  if (host_header != NULL)
    soup_message_headers_replace (soup_message_get_request_headers (message), "Host", host_header);
  soup_session_send_and_read_async (fixture->session,
                                    message,
                                    G_PRIORITY_DEFAULT,
                                    NULL,
                                    scs_test_keep_result_cb,
                                    &result);
  done = scs_test_wait_result (&result, 10);
  body = soup_session_send_and_read_finish (fixture->session, done, NULL);
  if (body != NULL)
    g_object_set_data_full (G_OBJECT (message),
                            "body",
                            g_strndup (g_bytes_get_data (body, NULL) ?: "",
                                       g_bytes_get_size (body)),
                            g_free);
  return message;
}

static const char *
header (SoupMessage *message, const char *name)
{
  return soup_message_headers_get_one (soup_message_get_response_headers (message), name);
}

static void
expect_visit (Fixture *fixture, const char *method, const char *path, guint status)
{
  g_autoptr (SoupMessage) message = visit (fixture, method, NULL, path, NULL);

  g_test_message ("%s %s", method, path);
  g_assert_cmpuint (soup_message_get_status (message), ==, status);
}

static void
test_code (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (SoupMessage) message = NULL;
  g_autoptr (SoupMessage) page = NULL;
  char *code;

  start_waiting (fixture, 10000, NULL);
  message = visit (fixture,
                   "GET",
                   data,
                   "/callback?code=aPrx%2F%3D%3D&state=" STATE,
                   data ? "localhost:0" : NULL);
  if (data != NULL) {
    /* The right address with the wrong name. */
    g_assert_cmpuint (soup_message_get_status (message), ==, 404);
    g_clear_object (&message);
    message = visit (fixture, "GET", NULL, "/callback?code=aPrx%2F%3D%3D&state=" STATE, NULL);
  }
  g_assert_cmpuint (soup_message_get_status (message), ==, 303);
  g_assert_cmpstr (header (message, "Cache-Control"), ==, "no-store");
  g_assert_cmpstr (header (message, "Referrer-Policy"), ==, "no-referrer");
  g_assert_cmpstr (header (message, "Location"), ==, "/done");
  code = finish_waiting (fixture, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (code, ==, "aPrx/==");
  secret_password_free (code);

  page = visit (fixture, "GET", NULL, "/done", NULL);
  g_assert_cmpuint (soup_message_get_status (page), ==, 200);
  g_assert_cmpstr (header (page, "Content-Type"), ==, "text/html; charset=utf-8");
  g_assert_cmpstr (header (page, "Cache-Control"), ==, "no-store");
  g_assert_nonnull (strstr (g_object_get_data (G_OBJECT (page), "body"), "</html>"));
  g_assert_null (strstr (g_object_get_data (G_OBJECT (page), "body"), "aPrx"));

  /* And then nobody listens any more. */
  scs_test_run_for (200);
  expect_visit (fixture, "GET", "/done", 0);
}

static void
test_strays (Fixture *fixture, gconstpointer data)
{
  static const char *const paths[] = {
    "/",
    "/favicon.ico",
    "/done",
    "/callback",
    "/callback/",
    "/Callback?code=a&state=" STATE,
    "/callback/x?code=a&state=" STATE,
    "//callback?code=a&state=" STATE,
    "/callback?code=a",
    "/callback?code=a&state=",
    "/callback?code=a&state=0123456789abcdefghijklmnopqrstuw",
    "/callback?code=a&state=" STATE "x",
    "/callback?state=" STATE,
    "/callback?error=access_denied&state=wrong",
    "/callback?error=access_denied",
  };
  g_autoptr (GError) error = NULL;
  char *code;

  start_waiting (fixture, 20000, NULL);
  for (gsize i = 0; i < G_N_ELEMENTS (paths); i++)
    expect_visit (fixture, "GET", paths[i], 404);
  expect_visit (fixture, "POST", "/callback?code=a&state=" STATE, 404);
  expect_visit (fixture, "HEAD", "/callback?code=a&state=" STATE, 404);
  g_assert_null (fixture->result);

  /* None of them has ended the sign-in. */
  expect_visit (fixture, "GET", "/callback?code=real&state=" STATE, 303);
  expect_visit (fixture, "GET", "/callback?code=second&state=" STATE, 404);
  code = finish_waiting (fixture, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (code, ==, "real");
  secret_password_free (code);
  expect_visit (fixture, "GET", "/done", 200);
  scs_test_run_for (50);
}

static void
test_preflight (Fixture *fixture, gconstpointer data)
{
  g_autoptr (SoupMessage) message = NULL;
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;

  start_waiting (fixture, 10000, cancellable);
  message = visit (fixture, "OPTIONS", NULL, "/callback?state=x", NULL);
  g_assert_cmpuint (soup_message_get_status (message), ==, 204);
  g_assert_cmpstr (header (message, "Access-Control-Allow-Private-Network"), ==, "true");
  g_assert_cmpstr (header (message, "Access-Control-Allow-Origin"), ==, ORIGIN);
  expect_visit (fixture, "OPTIONS", "/done", 404);
  g_cancellable_cancel (cancellable);
  g_assert_null (finish_waiting (fixture, &error));
}

static void
test_denied (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  start_waiting (fixture, 10000, NULL);
  expect_visit (fixture,
                "GET",
                "/callback?error=access_denied&error_description=%3Cb%3Eno&state=" STATE,
                303);
  g_assert_null (finish_waiting (fixture, &error));
  g_assert_error (error, SCS_SALESFORCE_ERROR, SCS_SALESFORCE_ERROR_DENIED);
  expect_visit (fixture, "GET", "/done", 200);
  scs_test_run_for (50);
}

static void
test_nobody (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  start_waiting (fixture, 100, NULL);
  g_assert_null (finish_waiting (fixture, &error));
  g_assert_error (error, SCS_SALESFORCE_ERROR, SCS_SALESFORCE_ERROR_NOBODY_CAME_BACK);
  expect_visit (fixture, "GET", "/callback", 0);
}

static void
test_cancel (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();

  start_waiting (fixture, 10000, cancellable);
  scs_test_run_for (20);
  g_cancellable_cancel (cancellable);
  g_assert_null (finish_waiting (fixture, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  expect_visit (fixture, "GET", "/callback", 0);
}

static void
test_ports (Fixture *fixture, gconstpointer data)
{
  g_autoptr (ScsSalesforceCallback) second = scs_salesforce_callback_new (ORIGIN, STATE);
  g_autoptr (ScsSalesforceCallback) third = scs_salesforce_callback_new (ORIGIN, STATE);
  const guint16 two[] = { fixture->ports[0], fixture->ports[1], 0 };
  g_autoptr (GError) error = NULL;

  g_assert_cmpuint (scs_salesforce_callback_get_port (fixture->callback), ==, fixture->ports[0]);
  g_assert_true (scs_salesforce_callback_listen (second, two, &error));
  g_assert_no_error (error);
  g_assert_cmpuint (scs_salesforce_callback_get_port (second), ==, fixture->ports[1]);
  g_assert_false (scs_salesforce_callback_listen (third, two, &error));
  g_assert_error (error, SCS_SALESFORCE_ERROR, SCS_SALESFORCE_ERROR_PORTS_TAKEN);
}

/* Somebody else on one of the two addresses is enough to make the port taken. */
static void
test_half_taken (Fixture *fixture, gconstpointer data)
{
  g_autoptr (ScsSalesforceCallback) other = scs_salesforce_callback_new (ORIGIN, STATE);
  g_autoptr (GSocketListener) listener = g_socket_listener_new ();
  g_autoptr (GInetAddress) loopback = g_inet_address_new_loopback (G_SOCKET_FAMILY_IPV6);
  g_autoptr (GSocketAddress) address = g_inet_socket_address_new (loopback, fixture->ports[1]);
  const guint16 two[] = { fixture->ports[1], fixture->ports[2], 0 };

  if (!g_socket_listener_add_address (listener,
                                      address,
                                      G_SOCKET_TYPE_STREAM,
                                      G_SOCKET_PROTOCOL_TCP,
                                      NULL,
                                      NULL,
                                      NULL)) {
    g_test_skip ("this computer has no IPv6");
    return;
  }
  g_assert_true (scs_salesforce_callback_listen (other, two, NULL));
  g_assert_cmpuint (scs_salesforce_callback_get_port (other), ==, fixture->ports[2]);
  g_socket_listener_close (listener);
}

static void
add (const char *name, void (*test) (Fixture *, gconstpointer), gconstpointer data)
{
  g_autofree char *path = g_strconcat ("/salesforce-callback/", name, NULL);

  g_test_add (path, Fixture, data, fixture_set_up, test, fixture_tear_down);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  add ("code", test_code, NULL);
  add ("wrong-host", test_code, "127.0.0.1");
  add ("strays", test_strays, NULL);
  add ("preflight", test_preflight, NULL);
  add ("denied", test_denied, NULL);
  add ("nobody", test_nobody, NULL);
  add ("cancel", test_cancel, NULL);
  add ("ports", test_ports, NULL);
  add ("half-taken", test_half_taken, NULL);
  return g_test_run ();
}
