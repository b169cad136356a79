/* SPDX-FileCopyrightText: 2026 The Sales Connect Setup authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "demo/sales-connect/scs-demo-sales-connect.h"

#include "demo/sales-connect/scs-demo-settings.h"
#include "demo/scs-demo-clock.h"
#include "demo/scs-demo-company.h"
#include "demo/scs-demo-json.h"

#include <string.h>

#define PAGE_MAX 200

static gboolean
check_connected (ScsDemoExchange *exchange)
{
  if (exchange->scene->state->is_marketo_connected)
    return TRUE;
  scs_demo_sales_connect_fail (exchange, 409, "not_connected", "Marketo is not connected", NULL);
  return FALSE;
}

/**
 * scs_demo_sales_connect_list_workspaces:
 * @me: who is signed in
 * @body: (nullable): not looked at
 *
 * GET /api/v1/workspaces: those of Marketo, the Default workspace first.
 *
 * Errors: 409 while Marketo is not connected.
 */
void
scs_demo_sales_connect_list_workspaces (ScsDemoExchange *exchange,
                                        ScsDemoUser *me,
                                        JsonObject *body)
{
  guint n_workspaces;
  const ScsDemoWorkspace *workspaces = scs_demo_company_get_workspaces (&n_workspaces);
  JsonArray *array;
  JsonNode *node;

  if (!check_connected (exchange))
    return;
  array = json_array_new ();
  for (guint i = 0; i < n_workspaces; i++) {
    g_autofree char *id = g_strdup_printf ("%" G_GINT64_FORMAT, workspaces[i].id);

    json_array_add_element (array,
                            scs_demo_json_new ("{'id': <%s>, 'name': <%s>, 'is_default': <%b>}",
                                               id,
                                               workspaces[i].name,
                                               i == 0));
  }
  node = scs_demo_json_new ("@a{sv} {}");
  json_object_set_array_member (json_node_get_object (node), "workspaces", array);
  scs_demo_exchange_answer_json (exchange, 200, node);
}

/* (transfer full): the names of the workspaces that somebody has */
static JsonArray *
make_workspace_names (ScsDemoUser *user)
{
  JsonArray *names = json_array_new ();

  for (guint i = 0; user->workspace_ids[i] != NULL; i++) {
    const ScsDemoWorkspace *workspace = scs_demo_company_find_workspace (user->workspace_ids[i]);

    if (workspace != NULL)
      json_array_add_string_element (names, workspace->name);
  }
  return names;
}

static JsonNode *
make_user (ScsDemoUser *user)
{
  JsonNode *node = scs_demo_json_new (
      "{'id': <%s>, 'email': <%s>, 'role': <%s>, 'status': <%s>, 'origin': <%s>, "
      "'salesforce_connected': <%b>, 'team_access': <{'connected': <%b>}>}",
      user->id,
      user->email,
      user->is_admin ? "admin" : "user",
      user->is_active ? "active" : "invited",
      user->is_from_toutapp ? "toutapp" : "invitation",
      user->is_salesforce_connected,
      user->has_access);
  JsonObject *object = json_node_get_object (node);

  if (user->name != NULL)
    json_object_set_string_member (object, "name", user->name);
  if (user->has_access) {
    JsonObject *access = json_object_get_object_member (object, "team_access");
    g_autofree char *connected_at = scs_demo_clock_format (user->access_at_us);

    json_object_set_array_member (access, "workspaces", make_workspace_names (user));
    json_object_set_string_member (access, "connected_at", connected_at);
  }
  return node;
}

static gboolean
read_number (ScsDemoExchange *exchange, const char *name, gint64 min, gint64 max, gint64 *number)
{
  const char *text = scs_demo_exchange_get_query (exchange, name);

  if (text == NULL || g_ascii_string_to_signed (text, 10, min, max, number, NULL))
    return TRUE;
  scs_demo_sales_connect_fail (exchange,
                               400,
                               "invalid_request",
                               "This number is out of range",
                               name);
  return FALSE;
}

/**
 * scs_demo_sales_connect_list_users:
 * @me: who is signed in
 * @body: (nullable): not looked at
 *
 * GET /api/v1/users: one page, by `offset` and `limit` (1 to 200), in the order in which they came.
 *
 * Errors: 400 for a number out of range.
 */
void
scs_demo_sales_connect_list_users (ScsDemoExchange *exchange, ScsDemoUser *me, JsonObject *body)
{
  GPtrArray *users = exchange->scene->state->users;
  gint64 offset = 0;
  gint64 limit = PAGE_MAX;
  JsonArray *array;
  JsonNode *node;

  if (!read_number (exchange, "offset", 0, G_MAXINT32, &offset) ||
      !read_number (exchange, "limit", 1, PAGE_MAX, &limit))
    return;
  array = json_array_new ();
  for (gint64 i = offset; i < offset + limit && i < (gint64) users->len; i++)
    json_array_add_element (array, make_user (users->pdata[i]));
  node = scs_demo_json_new ("{'total': <%x>}", (gint64) users->len);
  json_object_set_array_member (json_node_get_object (node), "users", array);
  scs_demo_exchange_answer_json (exchange, 200, node);
}

static JsonNode *
invite_one (ScsDemoState *state, const char *email)
{
  ScsDemoUser *user;
  const char *result = scs_demo_settings_invite (state, email, &user);
  JsonNode *node = scs_demo_json_new ("{'email': <%s>, 'result': <%s>}", email, result);

  if (user != NULL)
    json_object_set_member (json_node_get_object (node), "user", make_user (user));
  return node;
}

static void
answer_results (ScsDemoExchange *exchange, JsonArray *results)
{
  JsonNode *node = scs_demo_json_new ("@a{sv} {}");

  json_object_set_array_member (json_node_get_object (node), "results", results);
  scs_demo_exchange_answer_json (exchange, 200, node);
}

/**
 * scs_demo_sales_connect_invite:
 * @me: who is signed in
 * @body: (nullable): `emails`, 1 to 200
 *
 * POST /api/v1/users/invite: one result for each, in the order of the question.
 *
 * Errors: 400 for a list of the wrong form; a wrong e-mail id in it is a result.
 */
void
scs_demo_sales_connect_invite (ScsDemoExchange *exchange, ScsDemoUser *me, JsonObject *body)
{
  g_auto (GStrv) emails = scs_demo_sales_connect_read_texts (exchange, body, "emails", 1, PAGE_MAX);
  JsonArray *results;

  if (emails == NULL)
    return;
  results = json_array_new ();
  for (guint i = 0; emails[i] != NULL; i++)
    json_array_add_element (results, invite_one (exchange->scene->state, emails[i]));
  answer_results (exchange, results);
}

static JsonNode *
make_result (const char *user_id, const char *result, ScsDemoUser *user)
{
  JsonNode *node = scs_demo_json_new ("{'user_id': <%s>, 'result': <%s>}", user_id, result);

  if (user != NULL && user->has_access)
    json_object_set_array_member (json_node_get_object (node),
                                  "workspaces",
                                  make_workspace_names (user));
  return node;
}

static JsonNode *
grant_one (ScsDemoState *state, const char *user_id, char **workspace_ids)
{
  ScsDemoUser *user;
  const char *result = scs_demo_settings_grant (state, user_id, workspace_ids, &user);

  return make_result (user_id, result, user);
}

static gboolean
check_open (ScsDemoExchange *exchange)
{
  ScsDemoState *state = exchange->scene->state;
  g_autofree char *opens_at = NULL;

  if (!check_connected (exchange))
    return FALSE;
  if (scs_demo_settings_is_access_open (state))
    return TRUE;
  opens_at = scs_demo_clock_format (state->access_opens_at_us);
  scs_demo_exchange_answer_json (
      exchange,
      409,
      scs_demo_json_new (
          "{'error': <{'code': 'access_not_open', 'message': 'Team Access opens later', 'access_opens_at': %s}>}",
          opens_at));
  return FALSE;
}

/**
 * scs_demo_sales_connect_grant_access:
 * @me: who is signed in
 * @body: (nullable): `user_ids`, 1 to 200, and `workspace_ids`, none of which means the Default one
 *
 * POST /api/v1/team-access/connect: one result for each, in the order of the question.
 *
 * Errors: 400 for a list of the wrong form, 409 while Marketo is not connected or Team Access is
 * not open, 422 for a workspace that is not there.
 */
void
scs_demo_sales_connect_grant_access (ScsDemoExchange *exchange, ScsDemoUser *me, JsonObject *body)
{
  g_auto (GStrv) user_ids =
      scs_demo_sales_connect_read_texts (exchange, body, "user_ids", 1, PAGE_MAX);
  g_auto (GStrv) workspace_ids = NULL;
  JsonArray *results;

  if (user_ids == NULL)
    return;
  workspace_ids = scs_demo_sales_connect_read_texts (exchange, body, "workspace_ids", 0, 1000);
  if (workspace_ids == NULL || !check_open (exchange))
    return;
  for (guint i = 0; workspace_ids[i] != NULL; i++) {
    if (scs_demo_company_find_workspace (workspace_ids[i]) == NULL) {
      scs_demo_sales_connect_fail (exchange,
                                   422,
                                   "unknown_workspace",
                                   "There is no such workspace",
                                   "workspace_ids");
      return;
    }
  }
  results = json_array_new ();
  for (guint i = 0; user_ids[i] != NULL; i++)
    json_array_add_element (results,
                            grant_one (exchange->scene->state, user_ids[i], workspace_ids));
  answer_results (exchange, results);
}

static JsonNode *
revoke_one (ScsDemoState *state, const char *user_id)
{
  ScsDemoUser *user;
  const char *result = scs_demo_settings_revoke (state, user_id, &user);

  return make_result (user_id, result, user);
}

/**
 * scs_demo_sales_connect_revoke_access:
 * @me: who is signed in
 * @body: (nullable): `user_ids`, 1 to 200
 *
 * POST /api/v1/team-access/disconnect: one result for each, in the order of the question.
 *
 * Errors: 400 for a list of the wrong form.
 */
void
scs_demo_sales_connect_revoke_access (ScsDemoExchange *exchange, ScsDemoUser *me, JsonObject *body)
{
  g_auto (GStrv) user_ids =
      scs_demo_sales_connect_read_texts (exchange, body, "user_ids", 1, PAGE_MAX);
  JsonArray *results;

  if (user_ids == NULL)
    return;
  results = json_array_new ();
  for (guint i = 0; user_ids[i] != NULL; i++)
    json_array_add_element (results, revoke_one (exchange->scene->state, user_ids[i]));
  answer_results (exchange, results);
}
