/* SPDX-FileCopyrightText: 2026 The Sales Connect Setup authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* Alone, because the leak checker of the sanitizers cannot look into the threads of the TLS
 * library. */
#include "services/http/scs-http-client.h"
#include "scs-test-raw-server.h"
#include "scs-test-wait.h"

static void
test_certificate (void)
{
  g_autofree char *path = g_test_build_filename (G_TEST_DIST, "data", "self-signed.pem", NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (GTlsCertificate) certificate = g_tls_certificate_new_from_file (path, &error);
  g_autoptr (ScsTestRawServer) server = NULL;
  g_autoptr (ScsHttpClient) client = scs_http_client_new ("sales-connect-setup/test");
  g_autoptr (ScsHttpRequest) request = NULL;
  g_autoptr (ScsHttpAnswer) answer = NULL;
  g_autofree char *url = NULL;
  GAsyncResult *result = NULL;
  g_autoptr (GAsyncResult) done = NULL;

  g_assert_no_error (error);
  server = scs_test_raw_server_new (certificate);
  scs_test_raw_server_add_text (server,
                                "HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\n{}",
                                SCS_TEST_THEN_CLOSE);
  url = g_strdup_printf ("https://127.0.0.1:%u/", scs_test_raw_server_get_port (server));
  request = scs_http_request_new ("GET", url);
  scs_http_client_send_async (client, request, NULL, scs_test_keep_result_cb, &result);
  done = scs_test_wait_result (&result, 20);
  answer = scs_http_client_send_finish (client, done, &error);
  g_assert_error (error, SCS_HTTP_ERROR, SCS_HTTP_ERROR_CERTIFICATE);
  g_assert_cmpuint (scs_test_raw_server_get_requests (server)->len, ==, 0);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/http-tls/certificate", test_certificate);
  return g_test_run ();
}
