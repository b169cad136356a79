/* SPDX-FileCopyrightText: 2026 The Sales Connect Setup authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* The Marketo client against the demo services in another process, in each of their moods. */
#include "services/marketo/scs-marketo-client.h"
#include "scs-test-services.h"
#include "scs-test-secrets.h"
#include "scs-test-wait.h"

#include <string.h>

typedef struct {
  ScsTestServices *demo;
  ScsHttpClient *http;
  ScsTestSecrets *secrets;
  ScsMarketoClient *client;
} Scene;

static void
scene_start (Scene *scene, const char *fault)
{
  static const char *const values[][2] = {
    { "munchkin-id", "munchkin_id" },
    { "client-id", "client_id" },
    { "client-secret", "client_secret" },
  };

  scene->demo = scs_test_services_start (fault, NULL);
  scene->http = scs_http_client_new ("sales-connect-setup/test");
  scs_http_client_set_backoff_base_ms (scene->http, 5);
  scs_http_client_set_total_timeout_ms (scene->http, 3000);
  scs_http_client_set_body_max_bytes (scene->http, 256 * 1024);
  scene->secrets = scs_test_secrets_new ();
  for (gsize i = 0; i < G_N_ELEMENTS (values); i++)
    scs_test_secrets_set (scene->secrets,
                          values[i][0],
                          scs_test_services_get (scene->demo, "marketo", values[i][1]));
  scene->client = scs_marketo_client_new (scene->http,
                                          SCS_SECRET_SOURCE (scene->secrets),
                                          scs_test_services_get (scene->demo, "marketo", "url"));
}

static void
scene_stop (Scene *scene)
{
  g_assert_finalize_object (scene->client);
  g_assert_finalize_object (scene->secrets);
  g_assert_finalize_object (scene->http);
  scs_test_services_stop (scene->demo);
}

static ScsMarketoTokenInfo *
sign_in (Scene *scene, GError **error)
{
  GAsyncResult *result = NULL;
  g_autoptr (GAsyncResult) done = NULL;

  scs_marketo_client_sign_in_async (scene->client, NULL, scs_test_keep_result_cb, &result);
  done = scs_test_wait_result (&result, 30);
  return scs_marketo_client_sign_in_finish (scene->client, done, error);
}

static ScsMarketoUsage *
get_usage (Scene *scene, GError **error)
{
  GAsyncResult *result = NULL;
  g_autoptr (GAsyncResult) done = NULL;

  scs_marketo_client_get_usage_async (scene->client, NULL, scs_test_keep_result_cb, &result);
  done = scs_test_wait_result (&result, 30);
  return scs_marketo_client_get_usage_finish (scene->client, done, error);
}

static GPtrArray *
list_workspaces (Scene *scene, GError **error)
{
  GAsyncResult *result = NULL;
  g_autoptr (GAsyncResult) done = NULL;

  scs_marketo_client_list_workspaces_async (scene->client, NULL, scs_test_keep_result_cb, &result);
  done = scs_test_wait_result (&result, 30);
  return scs_marketo_client_list_workspaces_finish (scene->client, done, error);
}

static void
test_sign_in (void)
{
  Scene scene = { 0 };
  g_autoptr (GError) error = NULL;
  g_autoptr (ScsMarketoTokenInfo) info = NULL;

  scene_start (&scene, NULL);
  info = sign_in (&scene, &error);
  g_assert_no_error (error);
  g_assert_nonnull (strchr (info->scope, '@'));
  g_assert_cmpint (info->expires_at_us,
                   >,
                   g_get_real_time () + G_GINT64_CONSTANT (3000) * G_USEC_PER_SEC);
  g_assert_cmpint (info->expires_at_us,
                   <=,
                   g_get_real_time () + G_GINT64_CONSTANT (3600) * G_USEC_PER_SEC);
  scene_stop (&scene);
}

static void
test_wrong_values (void)
{
  Scene scene = { 0 };
  g_autoptr (GError) error = NULL;
  g_autoptr (ScsMarketoTokenInfo) info = NULL;

  scene_start (&scene, NULL);
  scs_test_secrets_set (scene.secrets, "client-secret", "not-the-secret");
  info = sign_in (&scene, &error);
  g_assert_error (error, SCS_MARKETO_ERROR, SCS_MARKETO_ERROR_SECRET_REFUSED);
  g_assert_null (strstr (error->message, "not-the-secret"));

  g_clear_error (&error);
  scs_test_secrets_set (scene.secrets, "client-id", "00000000-0000-4000-8000-000000000000");
  info = sign_in (&scene, &error);
  g_assert_error (error, SCS_MARKETO_ERROR, SCS_MARKETO_ERROR_CLIENT_UNKNOWN);
  g_assert_null (strstr (error->message, "00000000"));
  scene_stop (&scene);
}

static void
test_usage (void)
{
  Scene scene = { 0 };
  g_autoptr (GError) error = NULL;
  g_autoptr (ScsMarketoUsage) first = NULL;
  g_autoptr (ScsMarketoUsage) second = NULL;

  scene_start (&scene, NULL);
  first = get_usage (&scene, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (strlen (first->date), ==, strlen ("2026-11-24"));
  second = get_usage (&scene, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (second->total, >, first->total);
  scene_stop (&scene);
}

static void
test_workspaces (void)
{
  Scene scene = { 0 };
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) workspaces = NULL;

  scene_start (&scene, NULL);
  workspaces = list_workspaces (&scene, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (workspaces->len, >=, 2);
  for (guint i = 0; i < workspaces->len; i++) {
    ScsMarketoWorkspace *workspace = g_ptr_array_index (workspaces, i);

    g_assert_cmpstr (workspace->id, !=, "");
    g_assert_cmpstr (workspace->name, !=, "");
  }
  scene_stop (&scene);
}

/* Tokens that live for five seconds: the calls go on all the same. */
static void
test_token_expires (void)
{
  Scene scene = { 0 };

  scene_start (&scene, "token-expired:marketo");
  for (guint i = 0; i < 4; i++) {
    g_autoptr (GError) error = NULL;
    g_autoptr (ScsMarketoUsage) usage = get_usage (&scene, &error);

    g_assert_no_error (error);
    g_assert_nonnull (usage);
    scs_test_run_for (1900);
  }
  scene_stop (&scene);
}

static void
test_gone (void)
{
  Scene scene = { 0 };
  g_autoptr (GError) error = NULL;
  g_autoptr (ScsMarketoUsage) usage = NULL;
  g_autofree char *url = NULL;
  ScsTestServices *other = scs_test_services_start (NULL, NULL);

  /* A port at which somebody listened a moment ago. */
  url = g_strdup (scs_test_services_get (other, "marketo", "url"));
  scs_test_services_stop (other);
  scene_start (&scene, NULL);
  g_object_unref (scene.client);
  scene.client = scs_marketo_client_new (scene.http, SCS_SECRET_SOURCE (scene.secrets), url);
  usage = get_usage (&scene, &error);
  g_assert_error (error, SCS_HTTP_ERROR, SCS_HTTP_ERROR_REFUSED);
  scene_stop (&scene);
}

typedef enum { CALL_SIGN_IN, CALL_USAGE, CALL_WORKSPACES } Call;

typedef struct {
  const char *fault;
  Call call;
  gboolean is_http;
  int code;
} FaultCase;

static const FaultCase fault_cases[] = {
  { "cut", CALL_SIGN_IN, TRUE, SCS_HTTP_ERROR_CUT_SHORT },
  { "endless", CALL_SIGN_IN, TRUE, SCS_HTTP_ERROR_TOO_LARGE },
  { "not-json", CALL_SIGN_IN, TRUE, SCS_HTTP_ERROR_NOT_JSON },
  { "html", CALL_SIGN_IN, TRUE, SCS_HTTP_ERROR_NOT_JSON },
  { "wrong-shape", CALL_SIGN_IN, TRUE, SCS_HTTP_ERROR_WRONG_SHAPE },
  { "unauthorized", CALL_SIGN_IN, FALSE, SCS_MARKETO_ERROR_SECRET_REFUSED },
  { "server-error", CALL_SIGN_IN, FALSE, SCS_MARKETO_ERROR_UNAVAILABLE },
  { "forbidden", CALL_USAGE, FALSE, SCS_MARKETO_ERROR_PERMISSION_MISSING },
  { "too-many", CALL_USAGE, FALSE, SCS_MARKETO_ERROR_TOO_FAST },
  { "quota-spent", CALL_USAGE, FALSE, SCS_MARKETO_ERROR_QUOTA_SPENT },
  { "forbidden", CALL_WORKSPACES, FALSE, SCS_MARKETO_ERROR_PERMISSION_MISSING },
  { "quota-spent", CALL_WORKSPACES, FALSE, SCS_MARKETO_ERROR_QUOTA_SPENT },
};

static void
test_fault (gconstpointer data)
{
  const FaultCase *one = data;
  Scene scene = { 0 };
  g_autoptr (GError) error = NULL;
  g_autoptr (ScsMarketoTokenInfo) info = NULL;
  g_autoptr (ScsMarketoUsage) usage = NULL;
  g_autoptr (GPtrArray) workspaces = NULL;

  scene_start (&scene, one->fault);
  if (one->call == CALL_SIGN_IN)
    info = sign_in (&scene, &error);
  else if (one->call == CALL_USAGE)
    usage = get_usage (&scene, &error);
  else
    workspaces = list_workspaces (&scene, &error);

  g_test_message ("%s", error != NULL ? error->message : "no error");
  if (one->is_http)
    g_assert_error (error, SCS_HTTP_ERROR, one->code);
  else
    g_assert_error (error, SCS_MARKETO_ERROR, one->code);
  g_assert_null (
      strstr (error->message, scs_test_services_get (scene.demo, "marketo", "client_secret")));
  scene_stop (&scene);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/marketo-client/sign-in", test_sign_in);
  g_test_add_func ("/marketo-client/wrong-values", test_wrong_values);
  g_test_add_func ("/marketo-client/usage", test_usage);
  g_test_add_func ("/marketo-client/workspaces", test_workspaces);
  g_test_add_func ("/marketo-client/token-expires", test_token_expires);
  g_test_add_func ("/marketo-client/gone", test_gone);
  for (gsize i = 0; i < G_N_ELEMENTS (fault_cases); i++) {
    static const char *const calls[] = { "sign-in", "usage", "workspaces" };
    g_autofree char *path = g_strdup_printf ("/marketo-client/fault/%s/%s",
                                             calls[fault_cases[i].call],
                                             fault_cases[i].fault);

    g_test_add_data_func (path, &fault_cases[i], test_fault);
  }
  return g_test_run ();
}
