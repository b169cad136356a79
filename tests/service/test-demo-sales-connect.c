/* SPDX-FileCopyrightText: 2026 The Sales Connect Setup authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* The settings of the demo’s Sales Connect, after docs/sales-connect-api.yaml. */

#include "scs-test-demo.h"
#include "scs-test-wait.h"

#include <glib/gstdio.h>
#include <string.h>

static void
test_settings (void)
{
  static const ScsTestCase cases[] = {
    { "sales_connect", "/api/v1/account", 200, "product", "sales-connect" },
    { "sales_connect", "/api/v1/account", 200, "seats", "100" },
    { "sales_connect", "/api/v1/marketo", 200, "connected", "false" },
    { "sales_connect", "/api/v1/salesforce", 200, "connected", "false" },
    { "sales_connect", "/api/v1/workspaces", 409, "error/code", "not_connected" },
    { "sales_connect", "/api/v1/users", 200, "total", "20" },
    { "sales_connect",
      "/api/v1/users?limit=1&offset=4",
      200,
      "users/0/team_access/connected",
      "false" },
    { "sales_connect",
      "/api/v1/users?limit=1&offset=5",
      200,
      "users/0/team_access/workspaces/0",
      "Default" },
    { "sales_connect", "/api/v1/users?limit=1&offset=5", 200, "users/1", NULL },
    { "sales_connect", "/api/v1/users?limit=201", 400, "error/field", "limit" },
    { "sales_connect", "/api/v1/nosuch", 404, "error/code", "not_found" },
    { "sales_connect", "/api/v1/users/invite", 405, "error/code", "wrong_method" },
  };
  static const struct {
    const char *path;
    const char *body;
    guint status;
    const char *code;
    const char *field;
  } posts[] = {
    { "/api/v1/marketo/connect",
      "{\"munchkin_id\":\"123-abc-456\",\"client_id\":\"a\",\"client_secret\":\"b\"}",
      400,
      "invalid_request",
      "munchkin_id" },
    { "/api/v1/marketo/connect",
      "{\"munchkin_id\":\"123-ABC-456\",\"client_id\":7,\"client_secret\":\"b\"}",
      400,
      "invalid_request",
      "client_id" },
    { "/api/v1/marketo/connect", "{\"munchkin_id\":\"000-AAA-00\"", 400, "invalid_request", NULL },
    { "/api/v1/marketo/connect", "[]", 400, "invalid_request", NULL },
    { "/api/v1/team-access/connect",
      "{\"user_ids\":[\"u1\"],\"workspace_ids\":[]}",
      409,
      "not_connected",
      NULL },
    { "/api/v1/team-access/connect",
      "{\"user_ids\":[],\"workspace_ids\":[]}",
      400,
      "invalid_request",
      "user_ids" },
    { "/api/v1/users/invite", "{\"emails\":[3]}", 400, "invalid_request", "emails" },
    { "/api/v1/salesforce/connect",
      "{\"connect_as\":\"god\",\"environment\":\"production\"}",
      400,
      "invalid_request",
      "connect_as" },
  };
  g_autoptr (ScsTestDemo) demo = scs_test_demo_new (60, NULL, NULL);
  g_autoptr (ScsTestAnswer) nobody = scs_test_demo_get (demo, "sales_connect", "/api/v1/account");
  g_autoptr (ScsTestAnswer) no_key = NULL;
  g_autoptr (ScsTestAnswer) out = NULL;
  g_autoptr (ScsTestAnswer) after = NULL;

  scs_test_demo_assert (nobody, "error/code", "invalid_session");
  scs_test_demo_set_session (demo);
  no_key = scs_test_demo_call (demo,
                               "POST",
                               "sales_connect",
                               "/api/v1/users/invite",
                               SCS_TEST_JSON,
                               "{\"emails\":[\"a@b.example\"]}");
  scs_test_demo_assert (no_key, "error/field", "Idempotency-Key");
  scs_test_demo_run_cases (demo, cases, G_N_ELEMENTS (cases));
  for (guint i = 0; i < G_N_ELEMENTS (posts); i++) {
    g_autoptr (ScsTestAnswer) answer = scs_test_demo_post (demo, posts[i].path, posts[i].body);

    g_assert_cmpuint (answer->status, ==, posts[i].status);
    scs_test_demo_assert (answer, "error/code", posts[i].code);
    scs_test_demo_assert (answer, "error/field", posts[i].field);
  }
  out = scs_test_demo_call (demo, "DELETE", "sales_connect", "/api/v1/session", NULL, NULL);
  g_assert_cmpuint (out->status, ==, 204);
  after = scs_test_demo_get (demo, "sales_connect", "/api/v1/account");
  g_assert_cmpuint (after->status, ==, 401);
}

static void
test_lock (void)
{
  g_autoptr (ScsTestDemo) demo = scs_test_demo_new (60, NULL, NULL);
  g_autoptr (ScsTestAnswer) locked = NULL;

  for (guint i = 0; i < 10; i++) {
    g_autoptr (ScsTestAnswer) answer = scs_test_demo_sign_in (demo, "wrong");

    g_assert_cmpuint (answer->status, ==, 401);
    scs_test_demo_assert (answer, "error/code", "wrong_login");
  }
  locked = scs_test_demo_sign_in (demo, NULL);
  g_assert_cmpuint (locked->status, ==, 423);
  scs_test_demo_assert (locked, "error/code", "locked_out");
}

static void
test_invite (void)
{
  static const struct {
    const char *email;
    const char *result;
  } cases[] = {
    { "nora.janssen@hoshigaoka.example", "invited" },
    { "NORA.Janssen@hoshigaoka.example", "already_here" },
    { "mika.sato@hoshigaoka.example", "already_here" },
    { "not an address", "invalid" },
    { "x@y", "invalid" },
    { "ben.hawthorne@hoshigaoka.example", "invited" },
    { "koki.sakai@hoshigaoka.example", "used_elsewhere" },
    { "somebody@else.example", "invited" },
  };
  g_autoptr (ScsTestDemo) demo = scs_test_demo_new (60, NULL, NULL);
  g_autoptr (GString) body = g_string_new ("{\"emails\":[");
  g_autoptr (ScsTestAnswer) answer = NULL;
  g_autoptr (ScsTestAnswer) full = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    g_string_append_printf (body, "%s\"%s\"", i > 0 ? "," : "", cases[i].email);
  g_string_append (body, "]}");
  scs_test_demo_set_session (demo);
  answer = scs_test_demo_post (demo, "/api/v1/users/invite", body->str);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_autofree char *at = g_strdup_printf ("results/%u/result", i);

    scs_test_demo_assert (answer, at, cases[i].result);
  }
  scs_test_demo_assert (answer, "results/0/user/status", "invited");
  g_string_assign (body, "{\"emails\":[");
  for (guint i = 0; i < 78; i++)
    g_string_append_printf (body, "%s\"p%u@many.example\"", i > 0 ? "," : "", i);
  g_string_append (body, "]}");
  full = scs_test_demo_post (demo, "/api/v1/users/invite", body->str);
  scs_test_demo_assert (full, "results/76/result", "invited");
  scs_test_demo_assert (full, "results/77/result", "no_seat");
}

/* Chosen at the moment of access, and never again. */
static void
check_workspaces (ScsTestDemo *demo, const char *id)
{
  g_autofree char *japan =
      g_strdup_printf ("{\"user_ids\":[\"%s\",\"nobody\"],\"workspace_ids\":[\"1008\",\"1009\"]}",
                       id);
  g_autofree char *bad = g_strdup_printf ("{\"user_ids\":[\"%s\"],\"workspace_ids\":[\"7\"]}", id);
  g_autofree char *none = g_strdup_printf ("{\"user_ids\":[\"%s\"],\"workspace_ids\":[]}", id);
  g_autoptr (ScsTestAnswer) unknown = NULL;
  g_autoptr (ScsTestAnswer) granted = NULL;
  g_autoptr (ScsTestAnswer) again = NULL;
  g_autoptr (ScsTestAnswer) away = NULL;
  g_autoptr (ScsTestAnswer) default_one = NULL;

  unknown = scs_test_demo_post (demo, "/api/v1/team-access/connect", bad);
  scs_test_demo_assert (unknown, "error/code", "unknown_workspace");
  granted = scs_test_demo_post (demo, "/api/v1/team-access/connect", japan);
  scs_test_demo_assert (granted, "results/0/result", "connected");
  scs_test_demo_assert (granted, "results/0/workspaces", "[\"Japan\",\"Europe\"]");
  scs_test_demo_assert (granted, "results/1/result", "unknown_user");
  again = scs_test_demo_post (demo, "/api/v1/team-access/connect", none);
  scs_test_demo_assert (again, "results/0/result", "already_connected");
  scs_test_demo_assert (again, "results/0/workspaces", "[\"Japan\",\"Europe\"]");
  away = scs_test_demo_post (demo, "/api/v1/team-access/disconnect", none);
  scs_test_demo_assert (away, "results/0/result", "disconnected");
  default_one = scs_test_demo_post (demo, "/api/v1/team-access/connect", none);
  scs_test_demo_assert (default_one, "results/0/workspaces", "[\"Default\"]");
}

static void
test_wait_and_workspaces (void)
{
  g_autoptr (ScsTestDemo) demo = scs_test_demo_new (400, NULL, NULL);
  g_autoptr (ScsTestAnswer) refused = NULL;
  g_autoptr (ScsTestAnswer) connected = NULL;
  g_autoptr (ScsTestAnswer) twice = NULL;
  g_autoptr (ScsTestAnswer) users = NULL;
  g_autoptr (ScsTestAnswer) early = NULL;
  g_autofree char *id = NULL;
  g_autofree char *opens_at = NULL;
  g_autofree char *japan = NULL;
  g_autoptr (GDateTime) opens = NULL;
  g_autoptr (GDateTime) now = g_date_time_new_now_utc ();

  scs_test_demo_set_session (demo);
  refused = scs_test_demo_post (
      demo,
      "/api/v1/marketo/connect",
      "{\"munchkin_id\":\"000-AAA-000\",\"client_id\":\"a\",\"client_secret\":\"b\"}");
  g_assert_cmpuint (refused->status, ==, 422);
  scs_test_demo_assert (refused, "error/field", "munchkin_id");
  connected = scs_test_demo_connect_marketo (demo);
  g_assert_cmpuint (connected->status, ==, 200);
  scs_test_demo_assert (connected, "connected_by", "mika.sato@hoshigaoka.example");
  opens_at = scs_test_demo_find (connected->json, "access_opens_at");
  opens = g_date_time_new_from_iso8601 (opens_at, NULL);
  g_assert_cmpint (g_date_time_difference (opens, now), >, G_TIME_SPAN_SECOND);
  g_assert_cmpint (g_date_time_difference (opens, now), <, 6 * G_TIME_SPAN_SECOND);
  twice = scs_test_demo_connect_marketo (demo);
  scs_test_demo_assert (twice, "error/code", "already_connected");
  scs_test_demo_assert (twice, "error/connected_by", "mika.sato@hoshigaoka.example");

  users = scs_test_demo_get (demo, "sales_connect", "/api/v1/users?offset=4&limit=1");
  id = scs_test_demo_find (users->json, "users/0/id");
  japan =
      g_strdup_printf ("{\"user_ids\":[\"%s\",\"nobody\"],\"workspace_ids\":[\"1008\",\"1009\"]}",
                       id);
  early = scs_test_demo_post (demo, "/api/v1/team-access/connect", japan);
  g_assert_cmpuint (early->status, ==, 409);
  scs_test_demo_assert (early, "error/code", "access_not_open");
  scs_test_demo_assert (early, "error/access_opens_at", opens_at);
  scs_test_run_for (3000);

  check_workspaces (demo, id);
}

static void
test_idempotency (void)
{
  g_autoptr (ScsTestDemo) demo = scs_test_demo_new (60, NULL, NULL);
  const char *path = "/api/v1/users/invite";
  const char *body = "{\"emails\":[\"nora.janssen@hoshigaoka.example\"]}";
  g_autoptr (ScsTestAnswer) first = NULL;
  g_autoptr (ScsTestAnswer) same = NULL;
  g_autoptr (ScsTestAnswer) other = NULL;
  g_autoptr (ScsTestAnswer) users = NULL;

  scs_test_demo_set_session (demo);
  first = scs_test_demo_post (demo, path, body);
  scs_test_demo_assert (first, "results/0/result", "invited");
  same = scs_test_demo_call (demo, "POST", "sales_connect", path, SCS_TEST_JSON, body);
  g_assert_cmpstr (same->body, ==, first->body);
  other = scs_test_demo_call (demo,
                              "POST",
                              "sales_connect",
                              path,
                              SCS_TEST_JSON,
                              "{\"emails\":[\"adam.novak@hoshigaoka.example\"]}");
  g_assert_cmpuint (other->status, ==, 422);
  scs_test_demo_assert (other, "error/code", "key_reused");
  users = scs_test_demo_get (demo, "sales_connect", "/api/v1/users");
  scs_test_demo_assert (users, "total", "21");
}

static void
test_salesforce_connection (void)
{
  g_autoptr (ScsTestDemo) demo = scs_test_demo_new (60, NULL, NULL);
  const char *body = "{\"connect_as\":\"admin\",\"environment\":\"production\"}";
  g_autoptr (GRegex) regex = g_regex_new ("state=[^&]*", 0, 0, NULL);
  g_autofree char *forged = NULL;
  g_autoptr (ScsTestAnswer) foreign = NULL;
  g_autoptr (ScsTestAnswer) begun = NULL;
  g_autoptr (ScsTestAnswer) end = NULL;
  g_autoptr (ScsTestAnswer) replay = NULL;
  g_autoptr (ScsTestAnswer) state = NULL;
  g_autoptr (ScsTestAnswer) twice = NULL;
  g_autoptr (ScsTestAnswer) off = NULL;
  g_autofree char *url = NULL;
  g_autofree char *location = NULL;

  scs_test_demo_set_session (demo);
  begun = scs_test_demo_post (demo, "/api/v1/salesforce/connect", body);
  g_assert_cmpuint (begun->status, ==, 202);
  url = scs_test_demo_find (begun->json, "authorize_url");
  location = scs_test_demo_walk_login (demo, url, NULL, "allow");
  g_assert_nonnull (strstr (location, "/salesforce/callback?code="));
  forged = g_regex_replace (regex, location, -1, 0, "state=forged", 0, NULL);
  foreign = scs_test_demo_get (demo, "sales_connect", forged);
  g_assert_cmpuint (foreign->status, ==, 400);
  end = scs_test_demo_get (demo, "sales_connect", location);
  g_assert_cmpuint (end->status, ==, 200);
  replay = scs_test_demo_get (demo, "sales_connect", location);
  g_assert_cmpuint (replay->status, ==, 400);
  state = scs_test_demo_get (demo, "sales_connect", "/api/v1/salesforce");
  scs_test_demo_assert (state, "connected", "true");
  scs_test_demo_assert (state, "connected_as", "admin");
  scs_test_demo_assert (state, "username", "salesforce.admin@hoshigaoka.example");
  twice = scs_test_demo_post (demo, "/api/v1/salesforce/connect", body);
  scs_test_demo_assert (twice, "error/code", "already_connected");
  off = scs_test_demo_post (demo, "/api/v1/salesforce/disconnect", NULL);
  scs_test_demo_assert (off, "connected", "false");
}

static void
test_desk (void)
{
  g_autoptr (ScsTestDemo) demo = scs_test_demo_new (60, NULL, NULL);
  g_autoptr (ScsTestAnswer) english = scs_test_demo_get (demo, "sales_connect", "/");
  g_autoptr (ScsTestAnswer) japanese = NULL;
  g_autoptr (ScsTestAnswer) admin = NULL;
  g_autoptr (ScsTestAnswer) foreign = NULL;
  g_autoptr (ScsTestAnswer) wrong_host = NULL;
  g_autoptr (ScsTestAnswer) emptied = NULL;
  g_autoptr (ScsTestAnswer) user = NULL;
  g_autoptr (ScsTestAnswer) over = NULL;
  g_autofree char *password = scs_test_demo_get_value (demo, "sales_connect/password");
  g_autofree char *secret = scs_test_demo_get_value (demo, "marketo/client_secret");

  g_assert_nonnull (strstr (english->body, password));
  g_assert_null (strstr (english->body, secret));
  g_assert_nonnull (strstr (english->body, "nothing leaves"));
  scs_test_demo_set_header (demo, "Accept-Language", "fr, ja;q=0.9, en;q=0.5");
  japanese = scs_test_demo_get (demo, "sales_connect", "/");
  g_assert_nonnull (strstr (japanese->body, "<html lang=\"ja\">"));
  admin = scs_test_demo_get (demo, "marketo", "/admin");
  g_assert_nonnull (strstr (admin->body, secret));
  scs_test_demo_set_session (demo);
  scs_test_demo_set_header (demo, "Origin", "https://evil.example");
  foreign = scs_test_demo_call (demo,
                                "POST",
                                "sales_connect",
                                "/desk/empty-team-access",
                                SCS_TEST_FORM,
                                "");
  g_assert_cmpuint (foreign->status, ==, 403);
  scs_test_demo_set_header (demo, "Origin", NULL);
  scs_test_demo_set_header (demo, "Host", "evil.example");
  wrong_host = scs_test_demo_get (demo, "sales_connect", "/");
  g_assert_cmpuint (wrong_host->status, ==, 403);
  scs_test_demo_set_header (demo, "Host", NULL);
  emptied = scs_test_demo_call (demo,
                                "POST",
                                "sales_connect",
                                "/desk/empty-team-access",
                                SCS_TEST_FORM,
                                "");
  g_assert_cmpuint (emptied->status, ==, 303);
  user = scs_test_demo_get (demo, "sales_connect", "/api/v1/users?limit=1");
  scs_test_demo_assert (user, "users/0/team_access/connected", "false");
  scs_test_answer_free (g_steal_pointer (&emptied));
  emptied = scs_test_demo_call (demo,
                                "POST",
                                "sales_connect",
                                "/desk/expire-sessions",
                                SCS_TEST_FORM,
                                "");
  over = scs_test_demo_get (demo, "sales_connect", "/api/v1/account");
  scs_test_demo_assert (over, "error/code", "invalid_session");
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/demo/sales-connect/settings", test_settings);
  g_test_add_func ("/demo/sales-connect/lock", test_lock);
  g_test_add_func ("/demo/sales-connect/invite", test_invite);
  g_test_add_func ("/demo/sales-connect/wait", test_wait_and_workspaces);
  g_test_add_func ("/demo/sales-connect/idempotency", test_idempotency);
  g_test_add_func ("/demo/sales-connect/salesforce", test_salesforce_connection);
  g_test_add_func ("/demo/desk", test_desk);
  return g_test_run ();
}
