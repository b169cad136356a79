/* SPDX-FileCopyrightText: 2026 The Sales Connect Setup authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* The demo services as any client sees them: plain HTTP. */

#include "demo/scs-demo-limits.h"
#include "scs-test-demo.h"
#include "scs-test-wait.h"

#include <glib/gstdio.h>
#include <string.h>

static void
assert_matches (ScsTestDemo *demo, const char *path, const char *pattern)
{
  g_autofree char *text = scs_test_demo_get_value (demo, path);

  if (!g_regex_match_simple (pattern, text, 0, 0))
    g_error ("%s does not look like %s", path, pattern);
}

static void
test_describe (void)
{
  g_autoptr (ScsTestDemo) one = scs_test_demo_new (60, NULL, NULL);
  g_autoptr (ScsTestDemo) other = scs_test_demo_new (60, NULL, NULL);
  static const char *const fresh[] = {
    "marketo/url",           "marketo/munchkin_id",     "marketo/client_id",
    "marketo/client_secret", "salesforce/consumer_key", "salesforce/password",
    "sales_connect/password"
  };

  assert_matches (one, "pid", "^[0-9]+$");
  assert_matches (one, "marketo/url", "^http://127\\.0\\.0\\.1:[0-9]+$");
  assert_matches (one, "marketo/munchkin_id", "^[0-9]{3}-[A-Z]{3}-[0-9]{3}$");
  assert_matches (one,
                  "marketo/client_id",
                  "^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$");
  assert_matches (one, "marketo/client_secret", "^[0-9A-Za-z]{32}$");
  assert_matches (one, "salesforce/redirect_uri", "^http://localhost:18177/callback$");
  assert_matches (one, "salesforce/username", "@.*\\.example$");
  assert_matches (one, "sales_connect/email", "@.*\\.example$");
  for (guint i = 0; i < G_N_ELEMENTS (fresh); i++) {
    g_autofree char *mine = scs_test_demo_get_value (one, fresh[i]);
    g_autofree char *theirs = scs_test_demo_get_value (other, fresh[i]);

    g_assert_cmpstr (mine, !=, theirs);
  }
}

static void
test_identity (void)
{
  g_autoptr (ScsTestDemo) demo = scs_test_demo_new (60, NULL, NULL);
  g_autofree char *id = scs_test_demo_get_value (demo, "marketo/client_id");
  g_autofree char *secret = scs_test_demo_get_value (demo, "marketo/client_secret");
  g_autofree char *first = NULL;
  const struct {
    const char *method;
    gboolean in_body;
    const char *id;
    const char *secret;
    guint status;
    const char *description; /* how it begins */
  } cases[] = {
    { "GET", FALSE, id, secret, 200, NULL },
    { "POST", FALSE, id, secret, 200, NULL },
    { "POST", TRUE, id, secret, 200, NULL },
    { "GET", FALSE, id, "wrong", 401, "Bad client credentials" },
    { "GET", FALSE, "nobody", secret, 401, "No client with requested id: nobody" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_autofree char *form = soup_form_encode ("grant_type",
                                              "client_credentials",
                                              "client_id",
                                              cases[i].id,
                                              "client_secret",
                                              cases[i].secret,
                                              NULL);
    g_autofree char *path =
        g_strconcat ("/identity/oauth/token?", cases[i].in_body ? "" : form, NULL);
    g_autoptr (ScsTestAnswer) answer = scs_test_demo_call (demo,
                                                           cases[i].method,
                                                           "marketo",
                                                           path,
                                                           SCS_TEST_FORM,
                                                           cases[i].in_body ? form : NULL);
    g_autofree char *token = scs_test_demo_find (answer->json, "access_token");

    g_assert_cmpuint (answer->status, ==, cases[i].status);
    scs_test_demo_assert (answer, "error_description", cases[i].description);
    if (cases[i].status == 401)
      scs_test_demo_assert (answer, "error", "invalid_client");
    else if (first == NULL)
      first = g_steal_pointer (&token);
    else
      g_assert_cmpstr (token, ==, first);
  }
}

static void
test_marketo (void)
{
  static const ScsTestCase with_token[] = {
    { "marketo", "/rest/v1/stats/usage.json", 200, "result/0/total", "1" },
    { "marketo",
      "/rest/v1/stats/usage/last7days.json",
      200,
      "result/6/users/0/userId",
      "sales-connect-api@hoshigaoka.example" },
    { "marketo", "/rest/v1/stats/errors.json", 200, "success", "true" },
    { "marketo", "/userservice/management/v1/users/workspaces.json", 200, "0/name", "Default" },
    { "marketo", "/userservice/management/v1/users/workspaces.json", 200, "4/name", NULL },
    { "marketo", "/userservice/management/v1/users/roles.json", 200, "0/onlyAllZones", "true" },
    { "marketo", "/userservice/management/v1/users/allusers.json", 200, "20", NULL },
    { "marketo",
      "/userservice/management/v1/users/allusers.json?pageOffset=20",
      200,
      "6/apiOnly",
      "true" },
    { "marketo",
      "/userservice/management/v1/users/allusers.json?pageSize=201",
      400,
      "errors/0/code",
      "1001" },
    { "marketo",
      "/userservice/management/v1/users/mika.sato%40hoshigaoka.example/user.json",
      200,
      "id",
      "6001" },
    { "marketo", "/userservice/management/v1/users/nosuch.json", 404, "errors/0/code", "610" },
    { "marketo",
      "/rest/v1/leads.json?filterType=id&filterValues=7&fields=id,sfdcType",
      200,
      "result/0/sfdcType",
      "Lead" },
    { "marketo",
      "/rest/v1/leads.json?filterType=sfdcId&filterValues=7",
      200,
      "errors/0/code",
      "1011" },
    { "marketo",
      "/rest/v1/leads.json?filterType=id&filterValues=7&fields=nosuch",
      200,
      "errors/0/code",
      "1006" },
    { "marketo", "/rest/v1/leads/describe2.json", 200, "result/0/name", "API Lead" },
    { "marketo", "/rest/v1/leads/partitions.json", 200, "result/3/name", "Americas" },
    { "marketo", "/rest/v1/campaigns.json?isTriggerable=true", 200, "result/0/active", "true" },
    { "marketo", "/rest/v1/nosuch.json", 200, "errors/0/code", "610" },
    { "marketo", "/rest/userservice/management/v1/users/roles.json", 200, "errors/0/code", "610" },
    { "marketo", "//rest/v1/stats/usage.json", 404, NULL, NULL },
    { "marketo", "/elsewhere", 404, NULL, NULL },
    { "marketo", "/rest/v1/stats/usage.json?access_token=x", 200, "errors/0/code", "601" },
  };
  static const ScsTestCase without_token[] = {
    { "marketo", "/rest/v1/stats/usage.json", 200, "errors/0/code", "601" },
    { "marketo", "/userservice/management/v1/users/roles.json", 401, "errors/0/code", "601" },
  };
  g_autoptr (ScsTestDemo) demo = scs_test_demo_new (60, NULL, NULL);
  g_autoptr (ScsTestAnswer) read = NULL;
  g_autoptr (ScsTestAnswer) write = NULL;

  scs_test_demo_run_cases (demo, without_token, G_N_ELEMENTS (without_token));
  scs_test_demo_set_marketo_token (demo);
  scs_test_demo_run_cases (demo, with_token, G_N_ELEMENTS (with_token));
  read = scs_test_demo_call (demo,
                             "POST",
                             "marketo",
                             "/rest/v1/leads.json?_method=GET",
                             SCS_TEST_FORM,
                             "filterType=id&filterValues=1,2,9999&fields=id");
  scs_test_demo_assert (read, "result/1/id", "2");
  scs_test_demo_assert (read, "result/2", NULL);
  write = scs_test_demo_call (demo, "POST", "marketo", "/rest/v1/leads.json", SCS_TEST_JSON, "{}");
  scs_test_demo_assert (write, "errors/0/code", "603");
}

/* Returns: how many of the answers to @n calls at once carry that code */
static guint
call_at_once (ScsTestDemo *demo, guint n, const char *code)
{
  g_autoptr (GPtrArray) messages = g_ptr_array_new_with_free_func (g_object_unref);
  g_autofree GAsyncResult **results = g_new0 (GAsyncResult *, n);
  guint n_found = 0;

  for (guint i = 0; i < n; i++) {
    SoupMessage *message = scs_test_demo_make_message (demo,
                                                       "GET",
                                                       "marketo",
                                                       "/rest/v1/stats/usage.json",
                                                       NULL,
                                                       NULL);

    g_ptr_array_add (messages, message);
    soup_session_send_and_read_async (demo->session,
                                      message,
                                      G_PRIORITY_DEFAULT,
                                      NULL,
                                      scs_test_keep_result_cb,
                                      &results[i]);
  }
  for (guint i = 0; i < n; i++) {
    g_autoptr (GAsyncResult) result = scs_test_wait_result (&results[i], 30);
    g_autoptr (ScsTestAnswer) answer = scs_test_demo_finish (demo, messages->pdata[i], result);
    g_autofree char *text = scs_test_demo_find (answer->json, "errors/0/code");

    n_found += g_strcmp0 (text, code) == 0;
  }
  return n_found;
}

static void
test_rate (void)
{
  g_autoptr (ScsTestDemo) demo = scs_test_demo_new (60, NULL, NULL);

  scs_test_demo_set_marketo_token (demo);
  for (guint i = 0; i < 10; i++)
    g_assert_cmpuint (call_at_once (demo, 10, NULL), ==, 10);
  g_assert_cmpuint (call_at_once (demo, 1, "606"), ==, 1);
  scs_test_demo_set_marketo_token (demo); /* identity is not counted */
}

/* On a busy computer the first answers may have left before the eleventh call comes. */
static void
test_concurrency (void)
{
  g_autoptr (ScsTestDemo) demo = scs_test_demo_new (60, NULL, NULL);
  guint n_refused = 0;

  scs_test_demo_set_marketo_token (demo);
  for (guint i = 0; i < 5 && n_refused == 0; i++)
    n_refused = call_at_once (demo, 20, "615");
  g_assert_cmpuint (n_refused, >=, 1);
  g_assert_cmpuint (n_refused, <=, 10);
}

/* The same limits by the clock. */
static void
test_limits (void)
{
  ScsDemoLimits limits = { 0 };

  for (guint i = 0; i < 10; i++)
    g_assert_cmpint (scs_demo_limits_enter (&limits, i), ==, SCS_DEMO_LIMIT_NONE);
  g_assert_cmpint (scs_demo_limits_enter (&limits, 10), ==, SCS_DEMO_LIMIT_CONCURRENCY);
  scs_demo_limits_leave (&limits);
  for (guint i = 10; i < 100; i++) {
    g_assert_cmpint (scs_demo_limits_enter (&limits, i), ==, SCS_DEMO_LIMIT_NONE);
    scs_demo_limits_leave (&limits);
  }
  g_assert_cmpint (scs_demo_limits_enter (&limits, SCS_DEMO_WINDOW_US - 1),
                   ==,
                   SCS_DEMO_LIMIT_RATE);
  g_assert_cmpint (scs_demo_limits_enter (&limits, SCS_DEMO_WINDOW_US), ==, SCS_DEMO_LIMIT_NONE);
  scs_demo_limits_leave (&limits);
  g_assert_cmpint (scs_demo_limits_enter (&limits, SCS_DEMO_WINDOW_US), ==, SCS_DEMO_LIMIT_RATE);
}

static void
test_state_file (void)
{
  g_autofree char *folder = g_dir_make_tmp ("scs-demo-XXXXXX", NULL);
  g_autofree char *path = g_build_filename (folder, "state.json", NULL);
  g_autofree char *line = NULL;
  g_autofree char *token = NULL;
  g_autoptr (ScsTestAnswer) connected = NULL;
  g_autoptr (ScsTestAnswer) invited = NULL;
  g_autoptr (ScsTestAnswer) again = NULL;
  g_autoptr (ScsTestAnswer) users = NULL;
  g_autoptr (ScsTestAnswer) repeated = NULL;
  GStatBuf status;
  ScsTestDemo *first = scs_test_demo_new (1, NULL, path);
  ScsTestDemo *second;

  scs_test_demo_set_session (first);
  token = g_strdup (g_hash_table_lookup (first->headers, "Authorization"));
  connected = scs_test_demo_connect_marketo (first);
  invited = scs_test_demo_post (first,
                                "/api/v1/users/invite",
                                "{\"emails\":[\"nora.janssen@hoshigaoka.example\"]}");
  line = json_to_string (first->line, FALSE);
  scs_test_demo_free (first);
  g_assert_cmpint (g_stat (path, &status), ==, 0);
  g_assert_cmpint (status.st_mode & 0777, ==, 0600);

  second = scs_test_demo_new (1, NULL, path);
  second->n_keys = 1;
  {
    g_autofree char *other_line = json_to_string (second->line, FALSE);

    g_assert_cmpstr (line, ==, other_line);
  }
  scs_test_demo_set_header (second, "Authorization", token);
  again = scs_test_demo_get (second, "sales_connect", "/api/v1/marketo");
  g_assert_cmpstr (again->body, ==, connected->body);
  users = scs_test_demo_get (second, "sales_connect", "/api/v1/users");
  scs_test_demo_assert (users, "total", "21");
  repeated = scs_test_demo_post (second,
                                 "/api/v1/users/invite",
                                 "{\"emails\":[\"nora.janssen@hoshigaoka.example\"]}");
  g_assert_cmpstr (repeated->body, ==, invited->body);
  scs_test_demo_free (second);
  g_unlink (path);
  g_rmdir (folder);
}

static void
test_damaged_state_file (void)
{
  static const char *const contents[] = { "", "{", "[]", "{}", "{\"version\":1}", "\xff\xfe" };
  g_autofree char *folder = g_dir_make_tmp ("scs-demo-XXXXXX", NULL);
  g_autofree char *path = g_build_filename (folder, "state.json", NULL);
  g_autofree char *nowhere = g_build_filename (folder, "none", "state.json", NULL);
  g_autoptr (ScsDemoServer) unwritable = scs_demo_server_new (1, NULL, nowhere);
  g_autoptr (GError) unwritable_error = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (contents); i++) {
    g_autoptr (ScsDemoServer) server = scs_demo_server_new (1, NULL, path);
    g_autoptr (GError) error = NULL;
    g_autofree char *left = NULL;

    g_assert_true (g_file_set_contents (path, contents[i], -1, NULL));
    g_assert_false (scs_demo_server_start (server, &error));
    g_assert_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA);
    g_assert_nonnull (strstr (error->message, path));
    g_clear_object (&server);
    g_assert_true (g_file_get_contents (path, &left, NULL, NULL));
    g_assert_cmpstr (left, ==, contents[i]);
  }
  g_assert_false (scs_demo_server_start (unwritable, &unwritable_error));
  g_assert_nonnull (unwritable_error);
  g_unlink (path);
  g_rmdir (folder);
}

/* A file that is JSON, but was changed: each member must be there, with its type. */
static void
test_changed_state_file (void)
{
  static const char *const members[] = {
    "version", "munchkin_id", "sessions", "users", "is_marketo_connected"
  };
  g_autofree char *folder = g_dir_make_tmp ("scs-demo-XXXXXX", NULL);
  g_autofree char *path = g_build_filename (folder, "state.json", NULL);
  g_autofree char *text = NULL;

  scs_test_demo_free (scs_test_demo_new (1, NULL, path));
  g_assert_true (g_file_get_contents (path, &text, NULL, NULL));
  for (guint i = 0; i < 2 * G_N_ELEMENTS (members); i++) {
    g_autoptr (JsonNode) node = json_from_string (text, NULL);
    g_autofree char *changed = NULL;
    g_autoptr (ScsDemoServer) server = scs_demo_server_new (1, NULL, path);
    g_autoptr (GError) error = NULL;

    if (i % 2 == 0)
      json_object_remove_member (json_node_get_object (node), members[i / 2]);
    else
      json_object_set_double_member (json_node_get_object (node), members[i / 2], 0.5);
    changed = json_to_string (node, FALSE);
    g_assert_true (g_file_set_contents (path, changed, -1, NULL));
    g_assert_false (scs_demo_server_start (server, &error));
    g_assert_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA);
    g_assert_nonnull (strstr (error->message, members[i / 2]));
  }
  g_unlink (path);
  g_rmdir (folder);
}

/* A client that goes away before the answer leaves no trace. */
static void
test_gone_clients (void)
{
  g_autoptr (ScsTestDemo) demo = scs_test_demo_new (60, NULL, NULL);

  scs_test_demo_set_marketo_token (demo);
  for (guint i = 0; i < 30; i++) {
    g_autoptr (SoupMessage) message = scs_test_demo_make_message (demo,
                                                                  "GET",
                                                                  "marketo",
                                                                  "/rest/v1/stats/usage.json",
                                                                  NULL,
                                                                  NULL);
    g_autoptr (GCancellable) cancellable = g_cancellable_new ();
    g_autoptr (GAsyncResult) result = NULL;
    g_autoptr (GAsyncResult) done = NULL;

    soup_session_send_and_read_async (demo->session,
                                      message,
                                      G_PRIORITY_DEFAULT,
                                      cancellable,
                                      scs_test_keep_result_cb,
                                      &result);
    scs_test_run_for (15);
    g_cancellable_cancel (cancellable);
    done = scs_test_wait_result (&result, 10);
  }
  scs_test_run_for (300);
  g_assert_cmpuint (call_at_once (demo, 10, NULL), ==, 10);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/demo/describe", test_describe);
  g_test_add_func ("/demo/marketo/identity", test_identity);
  g_test_add_func ("/demo/marketo/calls", test_marketo);
  g_test_add_func ("/demo/marketo/rate", test_rate);
  g_test_add_func ("/demo/marketo/concurrency", test_concurrency);
  g_test_add_func ("/demo/marketo/limits", test_limits);
  g_test_add_func ("/demo/state/taken-up", test_state_file);
  g_test_add_func ("/demo/state/damaged", test_damaged_state_file);
  g_test_add_func ("/demo/state/changed", test_changed_state_file);
  g_test_add_func ("/demo/gone-clients", test_gone_clients);
  return g_test_run ();
}
