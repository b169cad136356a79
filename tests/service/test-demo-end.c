/* SPDX-FileCopyrightText: 2026 The Sales Connect Setup authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* The demo ends while it is being asked: as when the window of a demo is closed. */

#include "scs-test-demo.h"
#include "scs-test-wait.h"

#include <glib/gstdio.h>
#include <string.h>

#define N_AT_ONCE 8
/* Longer than any answer is held back: what was left behind would run by then. */
#define AFTERWARDS_MS 150

static void
end_server (ScsTestDemo *demo)
{
  g_assert_finalize_object (demo->server);
  demo->server = NULL;
}

/* Returns: whether each of them was there */
static gboolean
has_all_results (gpointer user_data)
{
  GAsyncResult **results = user_data;

  for (guint i = 0; i < N_AT_ONCE; i++) {
    if (results[i] == NULL)
      return FALSE;
  }
  return TRUE;
}

static void
end_amid (const char *fault, const char *service, const char *path, guint until_ms)
{
  g_autoptr (ScsTestDemo) demo = scs_test_demo_new (60, fault, NULL);
  GAsyncResult *results[N_AT_ONCE] = { NULL };
  SoupMessage *messages[N_AT_ONCE];

  for (guint i = 0; i < N_AT_ONCE; i++) {
    messages[i] = scs_test_demo_make_message (demo, "GET", service, path, NULL, NULL);
    soup_session_send_and_read_async (demo->session,
                                      messages[i],
                                      G_PRIORITY_DEFAULT,
                                      NULL,
                                      scs_test_keep_result_cb,
                                      &results[i]);
  }
  scs_test_run_for (until_ms);
  end_server (demo);
  scs_test_run_for (AFTERWARDS_MS);
  scs_test_wait_until (has_all_results, results, 10);
  for (guint i = 0; i < N_AT_ONCE; i++) {
    g_autoptr (ScsTestAnswer) answer = scs_test_demo_finish (demo, messages[i], results[i]);

    /* libsoup takes the end of a connection between two chunks for the end of the body. */
    g_assert_null (answer->json);
    g_object_unref (results[i]);
    g_object_unref (messages[i]);
  }
}

static void
test_pending (void)
{
  static const struct {
    const char *fault;
    const char *service;
    const char *path;
    guint until_ms;
  } cases[] = {
    { NULL, "salesforce", "/services/data", 0 },
    { NULL, "marketo", "/identity/oauth/token", 15 },
    { NULL, "sales_connect", "/api/v1/account", 30 },
    { "slow", "marketo", "/identity/oauth/token", 200 },
    { "slow", "salesforce", "/services/data", 200 },
    { "slow", "sales_connect", "/api/v1/account", 200 },
    { "endless", "salesforce", "/services/data", 150 },
    { "endless", "marketo", "/identity/oauth/token", 155 },
    { "cut", "salesforce", "/services/data", 30 },
    { "cut", "sales_connect", "/api/v1/account", 90 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_test_message ("%s %s", cases[i].fault != NULL ? cases[i].fault : "no fault", cases[i].path);
    end_amid (cases[i].fault, cases[i].service, cases[i].path, cases[i].until_ms);
  }
}

/* Half a request: the server waits for the rest of it. */
static void
test_half_sent (void)
{
  static const char *const requests[] = {
    "",
    "POST /api/v1/ses",
    "POST /api/v1/session HTTP/1.1\r\nHost: localhost\r\nContent-Length: 50\r\n\r\n{\"email\":",
  };
  g_autoptr (GSocketClient) client = g_socket_client_new ();

  g_socket_client_set_enable_proxy (client, FALSE);
  for (guint i = 0; i < G_N_ELEMENTS (requests); i++) {
    g_autoptr (ScsTestDemo) demo = scs_test_demo_new (60, NULL, NULL);
    g_autofree char *url = scs_test_demo_get_value (demo, "sales_connect/url");
    g_autoptr (GSocketConnection) connection =
        g_socket_client_connect_to_uri (client, url, 80, NULL, NULL);
    g_autoptr (GAsyncResult) result = NULL;
    g_autoptr (GAsyncResult) done = NULL;
    char buffer[16];

    g_assert_nonnull (connection);
    g_assert_true (
        g_output_stream_write_all (g_io_stream_get_output_stream (G_IO_STREAM (connection)),
                                   requests[i],
                                   strlen (requests[i]),
                                   NULL,
                                   NULL,
                                   NULL));
    scs_test_run_for (50);
    end_server (demo);
    g_input_stream_read_async (g_io_stream_get_input_stream (G_IO_STREAM (connection)),
                               buffer,
                               sizeof buffer,
                               G_PRIORITY_DEFAULT,
                               NULL,
                               scs_test_keep_result_cb,
                               &result);
    done = scs_test_wait_result (&result, 10);
    g_assert_cmpint (g_input_stream_read_finish (g_io_stream_get_input_stream (
                                                     G_IO_STREAM (connection)),
                                                 done,
                                                 NULL),
                     <=,
                     0);
    scs_test_run_for (AFTERWARDS_MS);
  }
}

/* Sales Connect itself waits for Salesforce, with the browser's request in its hands. */
static void
test_own_call (void)
{
  g_autoptr (ScsTestDemo) demo = scs_test_demo_new (60, "slow:salesforce", NULL);
  g_autoptr (ScsTestAnswer) begun = NULL;
  g_autoptr (SoupMessage) message = NULL;
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GAsyncResult) done = NULL;
  g_autoptr (ScsTestAnswer) answer = NULL;
  g_autofree char *url = NULL;
  g_autofree char *location = NULL;

  scs_test_demo_set_session (demo);
  begun = scs_test_demo_post (demo,
                              "/api/v1/salesforce/connect",
                              "{\"connect_as\":\"admin\",\"environment\":\"production\"}");
  url = scs_test_demo_find (begun->json, "authorize_url");
  location = scs_test_demo_walk_login (demo, url, NULL, "allow");
  message = scs_test_demo_make_message (demo, "GET", "sales_connect", location, NULL, NULL);
  soup_session_send_and_read_async (demo->session,
                                    message,
                                    G_PRIORITY_DEFAULT,
                                    NULL,
                                    scs_test_keep_result_cb,
                                    &result);
  scs_test_run_for (200);
  g_assert_null (result);
  end_server (demo);
  scs_test_run_for (AFTERWARDS_MS);
  done = scs_test_wait_result (&result, 10);
  answer = scs_test_demo_finish (demo, message, done);
  g_assert_cmpuint (answer->status, ==, 0);
}

/* The file is written when the demo ends, and not some time later. */
static void
test_saved (void)
{
  g_autofree char *folder = g_dir_make_tmp ("scs-demo-XXXXXX", NULL);
  g_autofree char *path = g_build_filename (folder, "state.json", NULL);
  g_autoptr (ScsTestDemo) first = scs_test_demo_new (60, NULL, path);
  g_autoptr (ScsTestDemo) second = NULL;
  g_autoptr (SoupMessage) pending = NULL;
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GAsyncResult) done = NULL;
  g_autoptr (ScsTestAnswer) connected = NULL;
  g_autoptr (ScsTestAnswer) again = NULL;

  scs_test_demo_set_session (first);
  connected = scs_test_demo_connect_marketo (first);
  scs_test_demo_assert (connected, "connected", "true");
  pending = scs_test_demo_make_message (first, "GET", "sales_connect", "/api/v1/users", NULL, NULL);
  soup_session_send_and_read_async (first->session,
                                    pending,
                                    G_PRIORITY_DEFAULT,
                                    NULL,
                                    scs_test_keep_result_cb,
                                    &result);
  scs_test_run_for (200);
  g_assert_cmpint (g_unlink (path), ==, 0);
  end_server (first);
  g_assert_true (g_file_test (path, G_FILE_TEST_IS_REGULAR));
  done = scs_test_wait_result (&result, 10);

  second = scs_test_demo_new (60, NULL, path);
  scs_test_demo_set_session (second);
  again = scs_test_demo_get (second, "sales_connect", "/api/v1/marketo");
  g_assert_cmpstr (again->body, ==, connected->body);
  scs_test_demo_free (g_steal_pointer (&second));
  g_unlink (path);
  g_rmdir (folder);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/demo/end/pending", test_pending);
  g_test_add_func ("/demo/end/half-sent", test_half_sent);
  g_test_add_func ("/demo/end/own-call", test_own_call);
  g_test_add_func ("/demo/end/saved", test_saved);
  return g_test_run ();
}
