/* SPDX-FileCopyrightText: 2026 The Sales Connect Setup authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* Sign-in and reads against the demo services in another process; the browser is a few requests of
 * this test. */
#include "services/salesforce/scs-salesforce-client.h"
#include "services/salesforce/scs-salesforce-sign-in.h"
#include "scs-test-services.h"
#include "scs-test-secrets.h"
#include "scs-test-wait.h"

#include <libsoup/soup.h>
#include <string.h>

static const guint16 ports[] = { 18177, 18178, 18179, 0 };

typedef struct {
  ScsTestServices *demo;
  ScsHttpClient *http;
  SoupSession *browser;
  ScsSalesforceSignIn *sign_in;
  GCancellable *cancellable;
  GAsyncResult *result;
} Scene;

static void
scene_start (Scene *scene, const char *fault, gboolean stay_signed_in)
{
  scene->demo = scs_test_services_start (fault, NULL);
  scene->http = scs_http_client_new ("sales-connect-setup/test");
  scs_http_client_set_backoff_base_ms (scene->http, 5);
  scene->browser = soup_session_new ();
  scene->cancellable = g_cancellable_new ();
  scene->sign_in =
      scs_salesforce_sign_in_new (scene->http,
                                  "https://login.salesforce.com",
                                  scs_test_services_get (scene->demo, "salesforce", "url"),
                                  scs_test_services_get (scene->demo, "salesforce", "consumer_key"),
                                  stay_signed_in,
                                  NULL);
}

static void
scene_stop (Scene *scene)
{
  g_clear_object (&scene->sign_in);
  g_assert_finalize_object (scene->browser);
  /* The callback lingers until the browser has had its page. */
  scs_test_run_for (100);
  g_assert_finalize_object (scene->http);
  g_assert_finalize_object (scene->cancellable);
  scs_test_services_stop (scene->demo);
}

static void
scene_run (Scene *scene)
{
  g_autoptr (GError) error = NULL;

  scs_salesforce_sign_in_listen (scene->sign_in, &error);
  g_assert_no_error (error);
  scs_salesforce_sign_in_run_async (scene->sign_in,
                                    scene->cancellable,
                                    scs_test_keep_result_cb,
                                    &scene->result);
}

static ScsSalesforceSession *
scene_finish (Scene *scene, GError **error)
{
  g_autoptr (GAsyncResult) done = scs_test_wait_result (&scene->result, 30);

  return scs_salesforce_sign_in_run_finish (scene->sign_in, done, error);
}

/* A page: its text, and the address of it in the end. */
typedef struct {
  guint status;
  char *text;
  char *url;
} Page;

static void
page_clear (Page *page)
{
  g_free (page->text);
  g_free (page->url);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Page, page_clear)

/* form: (nullable) what to post. Follows redirects, as a browser does. */
static void
browse (Scene *scene, const char *url, const char *form, Page *page)
{
  g_autoptr (SoupMessage) message = soup_message_new (form != NULL ? "POST" : "GET", url);
  g_autoptr (GBytes) bytes = form != NULL ? g_bytes_new (form, strlen (form)) : NULL;
  g_autoptr (GBytes) body = NULL;
  g_autoptr (GError) error = NULL;
  GAsyncResult *result = NULL;
  g_autoptr (GAsyncResult) done = NULL;

  if (form != NULL)
    soup_message_set_request_body_from_bytes (message, "application/x-www-form-urlencoded", bytes);
  soup_session_send_and_read_async (scene->browser,
                                    message,
                                    G_PRIORITY_DEFAULT,
                                    NULL,
                                    scs_test_keep_result_cb,
                                    &result);
  done = scs_test_wait_result (&result, 20);
  body = soup_session_send_and_read_finish (scene->browser, done, &error);
  g_assert_no_error (error);
  page_clear (page);
  page->status = soup_message_get_status (message);
  page->text = g_strndup (g_bytes_get_data (body, NULL), g_bytes_get_size (body));
  page->url = g_uri_to_string (soup_message_get_uri (message));
}

/* The value of a hidden field. */
static char *
read_field (const Page *page, const char *name)
{
  g_autofree char *mark = g_strdup_printf ("name=\"%s\" value=\"", name);
  const char *at = strstr (page->text, mark);
  const char *end;

  g_assert_nonnull (at);
  at += strlen (mark);
  end = strchr (at, '"');
  g_assert_nonnull (end);
  return g_strndup (at, (gsize) (end - at));
}

/* Logs in and decides; page is what the browser shows in the end. */
static void
log_in (Scene *scene, const char *decision, Page *page)
{
  const char *url = scs_salesforce_sign_in_get_authorize_url (scene->sign_in);
  g_autofree char *form =
      soup_form_encode ("username",
                        scs_test_services_get (scene->demo, "salesforce", "username"),
                        "password",
                        scs_test_services_get (scene->demo, "salesforce", "password"),
                        NULL);
  g_autofree char *ticket = NULL;
  g_autofree char *answer = NULL;

  browse (scene, url, NULL, page);
  g_assert_nonnull (strstr (page->text, "name=\"password\""));
  browse (scene, url, form, page);
  ticket = read_field (page, "ticket");
  answer = soup_form_encode ("ticket", ticket, "decision", decision, NULL);
  browse (scene, url, answer, page);
}

static ScsSalesforceSession *
sign_in_well (Scene *scene)
{
  g_auto (Page) page = { 0 };
  g_autoptr (GError) error = NULL;
  ScsSalesforceSession *session;

  scene_run (scene);
  log_in (scene, "allow", &page);
  session = scene_finish (scene, &error);
  g_assert_no_error (error);
  return session;
}

static void
test_sign_in (void)
{
  Scene scene = { 0 };
  g_auto (Page) page = { 0 };
  g_autoptr (GError) error = NULL;
  g_autoptr (ScsSalesforceSession) session = NULL;
  g_autofree char *org15 = NULL;
  const char *url;

  scene_start (&scene, NULL, FALSE);
  scene_run (&scene);
  url = scs_salesforce_sign_in_get_authorize_url (scene.sign_in);
  g_assert_cmpstr (scs_salesforce_sign_in_get_redirect_uri (scene.sign_in),
                   ==,
                   "http://localhost:18177/callback");
  g_assert_nonnull (strstr (url, "&code_challenge_method=S256&"));
  g_assert_nonnull (strstr (url, "&scope=api%20id&prompt=login"));
  log_in (&scene, "allow", &page);

  /* The code is neither in the address nor in the page. */
  g_assert_cmpuint (page.status, ==, 200);
  g_assert_cmpstr (page.url, ==, "http://localhost:18177/done");
  g_assert_nonnull (strstr (page.text, "Sales Connect Setup"));

  session = scene_finish (&scene, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (session->user_name,
                   ==,
                   scs_test_services_get (scene.demo, "salesforce", "username"));
  g_assert_cmpstr (session->instance_url,
                   ==,
                   scs_test_services_get (scene.demo, "salesforce", "url"));
  g_assert_cmpuint (strlen (session->org_id), ==, 18);
  org15 = g_strndup (session->org_id, 15);
  g_assert_true (g_str_has_prefix (session->access_token, org15));
  g_assert_null (session->refresh_token);
  scene_stop (&scene);
}

static void
test_stay_signed_in (void)
{
  Scene scene = { 0 };
  g_autoptr (ScsSalesforceSession) session = NULL;

  scene_start (&scene, NULL, TRUE);
  session = sign_in_well (&scene);
  g_assert_nonnull (session->refresh_token);
  scene_stop (&scene);
}

static char *
read_parameter (const char *url, const char *name)
{
  g_autoptr (GUri) uri = g_uri_parse (url, SOUP_HTTP_URI_FLAGS, NULL);
  g_autoptr (GHashTable) query = soup_form_decode (g_uri_get_query (uri));

  return g_strdup (g_hash_table_lookup (query, name));
}

/* Each sign-in has a state, a verifier and so a challenge of its own. */
static void
test_random (void)
{
  Scene scene = { 0 };
  g_autoptr (ScsSalesforceSignIn) other = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *state = NULL, *other_state = NULL, *challenge = NULL, *other_challenge = NULL;

  scene_start (&scene, NULL, FALSE);
  other = scs_salesforce_sign_in_new (scene.http,
                                      "https://login.salesforce.com",
                                      NULL,
                                      "key",
                                      FALSE,
                                      NULL);
  scs_salesforce_sign_in_listen (scene.sign_in, &error);
  g_assert_no_error (error);
  scs_salesforce_sign_in_listen (other, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (scs_salesforce_sign_in_get_redirect_uri (other),
                   ==,
                   "http://localhost:18178/callback");
  g_assert_true (g_str_has_prefix (scs_salesforce_sign_in_get_authorize_url (other),
                                   "https://login.salesforce.com/services/oauth2/authorize?"));

  state = read_parameter (scs_salesforce_sign_in_get_authorize_url (scene.sign_in), "state");
  other_state = read_parameter (scs_salesforce_sign_in_get_authorize_url (other), "state");
  challenge =
      read_parameter (scs_salesforce_sign_in_get_authorize_url (scene.sign_in), "code_challenge");
  other_challenge =
      read_parameter (scs_salesforce_sign_in_get_authorize_url (other), "code_challenge");
  g_assert_cmpuint (strlen (state), ==, 43);
  g_assert_cmpuint (strlen (challenge), ==, 43);
  g_assert_cmpstr (state, !=, other_state);
  g_assert_cmpstr (challenge, !=, other_challenge);
  g_clear_object (&other);
  scene_stop (&scene);
}

static void
test_wrong_state (void)
{
  Scene scene = { 0 };
  g_auto (Page) page = { 0 };
  g_autoptr (GError) error = NULL;
  g_autoptr (ScsSalesforceSession) session = NULL;

  scene_start (&scene, NULL, FALSE);
  scene_run (&scene);
  browse (&scene, "http://localhost:18177/callback?code=stolen&state=wrong", NULL, &page);
  g_assert_cmpuint (page.status, ==, 404);
  browse (&scene, "http://localhost:18177/callback?error=access_denied&state=wrong", NULL, &page);
  g_assert_cmpuint (page.status, ==, 404);
  browse (&scene, "http://localhost:18177/favicon.ico", NULL, &page);
  g_assert_cmpuint (page.status, ==, 404);
  g_assert_null (scene.result);

  log_in (&scene, "allow", &page);
  session = scene_finish (&scene, &error);
  g_assert_no_error (error);
  scene_stop (&scene);
}

static void
test_deny (void)
{
  Scene scene = { 0 };
  g_auto (Page) page = { 0 };
  g_autoptr (GError) error = NULL;
  g_autoptr (ScsSalesforceSession) session = NULL;

  scene_start (&scene, NULL, FALSE);
  scene_run (&scene);
  log_in (&scene, "deny", &page);
  g_assert_cmpstr (page.url, ==, "http://localhost:18177/done");
  session = scene_finish (&scene, &error);
  g_assert_error (error, SCS_SALESFORCE_ERROR, SCS_SALESFORCE_ERROR_DENIED);
  scene_stop (&scene);
}

static void
test_wrong_code (void)
{
  Scene scene = { 0 };
  g_auto (Page) page = { 0 };
  g_autoptr (GError) error = NULL;
  g_autoptr (ScsSalesforceSession) session = NULL;
  g_autofree char *state = NULL;
  g_autofree char *url = NULL;

  scene_start (&scene, NULL, FALSE);
  scene_run (&scene);
  state = read_parameter (scs_salesforce_sign_in_get_authorize_url (scene.sign_in), "state");
  url = g_strdup_printf ("http://localhost:18177/callback?code=made-up&state=%s", state);
  browse (&scene, url, NULL, &page);
  session = scene_finish (&scene, &error);
  g_assert_error (error, SCS_SALESFORCE_ERROR, SCS_SALESFORCE_ERROR_SIGN_IN_AGAIN);
  scene_stop (&scene);
}

static void
test_ports_taken (void)
{
  Scene scene = { 0 };
  g_autoptr (GSocketListener) others = g_socket_listener_new ();
  g_autoptr (GError) error = NULL;

  for (gsize i = 0; ports[i] != 0; i++) {
    g_autoptr (GInetAddress) loopback = g_inet_address_new_loopback (G_SOCKET_FAMILY_IPV4);
    g_autoptr (GSocketAddress) address = g_inet_socket_address_new (loopback, ports[i]);

    g_socket_listener_add_address (others,
                                   address,
                                   G_SOCKET_TYPE_STREAM,
                                   G_SOCKET_PROTOCOL_TCP,
                                   NULL,
                                   NULL,
                                   &error);
    g_assert_no_error (error);
  }
  scene_start (&scene, NULL, FALSE);
  g_assert_false (scs_salesforce_sign_in_listen (scene.sign_in, &error));
  g_assert_error (error, SCS_SALESFORCE_ERROR, SCS_SALESFORCE_ERROR_PORTS_TAKEN);

  /* And once they are free, it goes on. */
  g_clear_error (&error);
  g_socket_listener_close (others);
  g_assert_true (scs_salesforce_sign_in_listen (scene.sign_in, &error));
  g_assert_no_error (error);
  scene_stop (&scene);
}

static void
test_login_host (void)
{
  g_autoptr (ScsHttpClient) http = scs_http_client_new ("sales-connect-setup/test");
  g_autoptr (ScsSalesforceSignIn) sign_in =
      scs_salesforce_sign_in_new (http, "https://evil.example", NULL, "key", FALSE, NULL);
  g_autoptr (GError) error = NULL;

  g_assert_false (scs_salesforce_sign_in_listen (sign_in, &error));
  g_assert_error (error, SCS_SALESFORCE_ERROR, SCS_SALESFORCE_ERROR_HOST);
}

/* Salesforce shows a wrong consumer key on its own page; nobody comes back, and the person cancels.
 */
static void
test_wrong_key (void)
{
  Scene scene = { 0 };
  g_auto (Page) page = { 0 };
  g_autoptr (GError) error = NULL;
  g_autoptr (ScsSalesforceSession) session = NULL;

  scene_start (&scene, NULL, FALSE);
  g_object_unref (scene.sign_in);
  scene.sign_in =
      scs_salesforce_sign_in_new (scene.http,
                                  "https://login.salesforce.com",
                                  scs_test_services_get (scene.demo, "salesforce", "url"),
                                  "3MVG9wrong",
                                  FALSE,
                                  NULL);
  scene_run (&scene);
  browse (&scene, scs_salesforce_sign_in_get_authorize_url (scene.sign_in), NULL, &page);
  g_assert_cmpuint (page.status, ==, 400);
  g_assert_nonnull (strstr (page.text, "invalid_client_id"));
  scs_test_run_for (100);
  g_assert_null (scene.result);

  g_cancellable_cancel (scene.cancellable);
  session = scene_finish (&scene, &error);
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  scene_stop (&scene);
}

/* A sign-in that went well, and a client with what it brought. */
typedef struct {
  Scene scene;
  ScsTestSecrets *secrets;
  ScsSalesforceClient *client;
} Signed;

static void
signed_start (Signed *self, const char *fault)
{
  g_autoptr (ScsSalesforceSession) session = NULL;

  scene_start (&self->scene, fault, FALSE);
  session = sign_in_well (&self->scene);
  self->secrets = scs_test_secrets_new ();
  scs_test_secrets_set (self->secrets, "access-token", session->access_token);
  scs_test_secrets_set (self->secrets, "instance-url", session->instance_url);
  self->client =
      scs_salesforce_client_new (self->scene.http,
                                 SCS_SECRET_SOURCE (self->secrets),
                                 scs_test_services_get (self->scene.demo, "salesforce", "url"));
}

static void
signed_stop (Signed *self)
{
  g_assert_finalize_object (self->client);
  g_assert_finalize_object (self->secrets);
  scene_stop (&self->scene);
}

static GAsyncResult *
wait_for (Signed *self,
          void (*call) (ScsSalesforceClient *, GCancellable *, GAsyncReadyCallback, gpointer))
{
  GAsyncResult *result = NULL;

  call (self->client, NULL, scs_test_keep_result_cb, &result);
  return scs_test_wait_result (&result, 30);
}

/* GAsyncResult **, ended by NULL: they hold the client. */
static void
drop_results (GAsyncResult **first, ...)
{
  va_list more;

  va_start (more, first);
  for (GAsyncResult **at = first; at != NULL; at = va_arg (more, GAsyncResult **))
    g_clear_object (at);
  va_end (more);
}

static void
test_reads (void)
{
  Signed here = { 0 };
  ScsSalesforceLimits limits = { 0 };
  g_autoptr (GError) error = NULL;
  g_autoptr (GAsyncResult) one = NULL, two = NULL, three = NULL, four = NULL;
  g_autoptr (ScsSalesforceUser) user = NULL;
  g_autoptr (ScsSalesforceOrg) org = NULL;

  signed_start (&here, NULL);
  one = wait_for (&here, scs_salesforce_client_get_user_async);
  user = scs_salesforce_client_get_user_finish (here.client, one, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (user->user_name,
                   ==,
                   scs_test_services_get (here.scene.demo, "salesforce", "username"));

  two = wait_for (&here, scs_salesforce_client_get_org_async);
  org = scs_salesforce_client_get_org_finish (here.client, two, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (org->id, ==, user->org_id);
  g_assert_nonnull (strstr (org->edition, "Edition"));

  three = wait_for (&here, scs_salesforce_client_get_limits_async);
  g_assert_true (scs_salesforce_client_get_limits_finish (here.client, three, &limits, &error));
  g_assert_no_error (error);
  g_assert_cmpint (limits.daily_max, >, 0);
  g_assert_cmpint (limits.daily_remaining, <=, limits.daily_max);

  four = wait_for (&here, scs_salesforce_client_count_apex_async);
  g_assert_cmpint (scs_salesforce_client_count_apex_finish (here.client, four, &error), >, 0);
  g_assert_no_error (error);
  drop_results (&one, &two, &three, &four, NULL);
  signed_stop (&here);
}

static void
test_revoke (void)
{
  Signed here = { 0 };
  g_autoptr (GError) error = NULL;
  g_autoptr (GAsyncResult) one = NULL, two = NULL, three = NULL;
  g_autoptr (ScsSalesforceOrg) org = NULL;

  signed_start (&here, NULL);
  one = wait_for (&here, scs_salesforce_client_revoke_async);
  g_assert_true (scs_salesforce_client_revoke_finish (here.client, one, &error));
  g_assert_no_error (error);

  two = wait_for (&here, scs_salesforce_client_get_org_async);
  org = scs_salesforce_client_get_org_finish (here.client, two, &error);
  g_assert_error (error, SCS_SALESFORCE_ERROR, SCS_SALESFORCE_ERROR_SESSION);

  /* Once more does no harm. */
  g_clear_error (&error);
  three = wait_for (&here, scs_salesforce_client_revoke_async);
  g_assert_true (scs_salesforce_client_revoke_finish (here.client, three, &error));
  g_assert_no_error (error);
  drop_results (&one, &two, &three, NULL);
  signed_stop (&here);
}

typedef struct {
  const char *fault;
  gboolean is_http; /* domain of the code */
  int code;
} FaultCase;

/* Of the data API, asked with a token that nobody gave: the fault answers before the token is
 * looked at. */
static const FaultCase data_cases[] = {
  { "unauthorized", FALSE, SCS_SALESFORCE_ERROR_SESSION },
  { "forbidden", FALSE, SCS_SALESFORCE_ERROR_API_DISABLED },
  { "too-many", FALSE, SCS_SALESFORCE_ERROR_LIMIT },
  { "quota-spent", FALSE, SCS_SALESFORCE_ERROR_LIMIT },
  { "server-error", FALSE, SCS_SALESFORCE_ERROR_UNAVAILABLE },
  { "cut", TRUE, SCS_HTTP_ERROR_CUT_SHORT },
  { "not-json", TRUE, SCS_HTTP_ERROR_NOT_JSON },
  { "html", TRUE, SCS_HTTP_ERROR_NOT_JSON },
  { "wrong-shape", TRUE, SCS_HTTP_ERROR_WRONG_SHAPE },
};

static void
test_data_fault (gconstpointer data)
{
  const FaultCase *one = data;
  Signed here = { 0 };
  g_autoptr (GError) error = NULL;
  g_autoptr (GAsyncResult) done = NULL;
  g_autoptr (ScsSalesforceOrg) org = NULL;

  scene_start (&here.scene, one->fault, FALSE);
  here.secrets = scs_test_secrets_new ();
  scs_test_secrets_set (here.secrets, "access-token", "00D000000000000!made.up");
  here.client =
      scs_salesforce_client_new (here.scene.http,
                                 SCS_SECRET_SOURCE (here.secrets),
                                 scs_test_services_get (here.scene.demo, "salesforce", "url"));
  done = wait_for (&here, scs_salesforce_client_get_org_async);
  org = scs_salesforce_client_get_org_finish (here.client, done, &error);
  g_test_message ("%s", error != NULL ? error->message : "no error");
  if (one->is_http)
    g_assert_error (error, SCS_HTTP_ERROR, one->code);
  else
    g_assert_error (error, SCS_SALESFORCE_ERROR, one->code);
  drop_results (&done, NULL);
  signed_stop (&here);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/salesforce-client/sign-in", test_sign_in);
  g_test_add_func ("/salesforce-client/stay-signed-in", test_stay_signed_in);
  g_test_add_func ("/salesforce-client/random", test_random);
  g_test_add_func ("/salesforce-client/wrong-state", test_wrong_state);
  g_test_add_func ("/salesforce-client/deny", test_deny);
  g_test_add_func ("/salesforce-client/wrong-code", test_wrong_code);
  g_test_add_func ("/salesforce-client/ports-taken", test_ports_taken);
  g_test_add_func ("/salesforce-client/login-host", test_login_host);
  g_test_add_func ("/salesforce-client/wrong-key", test_wrong_key);
  g_test_add_func ("/salesforce-client/reads", test_reads);
  g_test_add_func ("/salesforce-client/revoke", test_revoke);
  for (gsize i = 0; i < G_N_ELEMENTS (data_cases); i++) {
    g_autofree char *path = g_strconcat ("/salesforce-client/fault/", data_cases[i].fault, NULL);

    g_test_add_data_func (path, &data_cases[i], test_data_fault);
  }
  return g_test_run ();
}
