/* SPDX-FileCopyrightText: 2026 The Sales Connect Setup authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "demo/marketo/scs-demo-marketo.h"

#include "demo/scs-demo-clock.h"
#include "demo/scs-demo-company.h"
#include "demo/scs-demo-json.h"

#include <string.h>

#define BASE "/management/v1/users/"
#define N_MARKETO_USERS 26

static const struct {
  gint64 id;
  const char *name;
  const char *description;
  const char *type;
  gboolean is_for_all;
} roles[] = {
  { 1, "Admin", "All permissions", "system", TRUE },
  { 2, "Standard User", "All permissions except Admin", "system", FALSE },
  { 25, "Marketing User", "Access to marketing activities", "system", FALSE },
  { 101,
    "Sales Connect setup (read only)",
    "Reading only, for the checks of the set-up",
    "custom",
    FALSE },
};

static void
answer_array (ScsDemoExchange *exchange, JsonArray *array)
{
  JsonNode *node = json_node_new (JSON_NODE_ARRAY);

  json_node_take_array (node, array);
  scs_demo_exchange_answer_json (exchange, 200, node);
}

static JsonNode *
make_user (guint index)
{
  const ScsDemoPerson *person;
  g_autofree char *email = NULL;

  if (index == N_MARKETO_USERS)
    return scs_demo_json_new (
        "{'userid': <%s>, 'firstName': <'Sales Connect'>, 'lastName': <'API'>, "
        "'emailAddress': <%s>, 'id': <%x>, 'apiOnly': <true>}",
        SCS_DEMO_API_USER,
        SCS_DEMO_API_USER,
        (gint64) 6001 + index);
  person = scs_demo_company_get_person (index);
  email = scs_demo_company_get_email (index);
  return scs_demo_json_new (
      "{'userid': <%s>, 'firstName': <%s>, 'lastName': <%s>, 'emailAddress': <%s>, "
      "'id': <%x>, 'apiOnly': <false>}",
      email,
      person->given_name,
      person->family_name,
      email,
      (gint64) 6001 + index);
}

static void
list_users (ScsDemoExchange *exchange)
{
  JsonArray *array;
  gint64 size = 20;
  gint64 offset = 0;

  if (!scs_demo_marketo_read_number (exchange, "pageSize", 1, 200, &size) ||
      !scs_demo_marketo_read_number (exchange, "pageOffset", 0, G_MAXINT32, &offset))
    return;
  array = json_array_new ();
  for (gint64 i = offset; i < offset + size && i <= N_MARKETO_USERS; i++)
    json_array_add_element (array, make_user ((guint) i));
  answer_array (exchange, array);
}

static void
list_roles (ScsDemoExchange *exchange)
{
  JsonArray *array = json_array_new ();
  g_autofree char *born =
      scs_demo_clock_format_marketo (exchange->scene->state->born_at_us - 900 * G_TIME_SPAN_DAY);

  for (guint i = 0; i < G_N_ELEMENTS (roles); i++)
    json_array_add_element (
        array,
        scs_demo_json_new (
            "{'id': <%x>, 'name': <%s>, 'description': <%s>, 'type': <%s>, 'hidden': <false>, "
            "'onlyAllZones': <%b>, 'createdAt': <%s>, 'updatedAt': <%s>}",
            roles[i].id,
            roles[i].name,
            roles[i].description,
            roles[i].type,
            roles[i].is_for_all,
            born,
            born));
  answer_array (exchange, array);
}

static void
list_workspaces (ScsDemoExchange *exchange)
{
  guint n_workspaces;
  const ScsDemoWorkspace *workspaces = scs_demo_company_get_workspaces (&n_workspaces);
  JsonArray *array = json_array_new ();
  g_autofree char *born =
      scs_demo_clock_format_marketo (exchange->scene->state->born_at_us - 900 * G_TIME_SPAN_DAY);

  for (guint i = 0; i < n_workspaces; i++)
    json_array_add_element (
        array,
        scs_demo_json_new (
            "{'id': <%x>, 'name': <%s>, 'description': <%s>, 'globalViz': <%x>, 'status': <'active'>, "
            "'currencyInfo': <@ms nothing>, 'createdAt': <%s>, 'updatedAt': <%s>}",
            workspaces[i].id,
            workspaces[i].name,
            workspaces[i].description,
            (gint64) (i == 0 ? 1 : 0),
            born,
            born));
  answer_array (exchange, array);
}

/* (transfer full): the pair that the person at this place in the list has */
static JsonNode *
make_grant (guint index)
{
  guint role = index == N_MARKETO_USERS ? 3 : index % 3;
  gboolean is_for_all = roles[role].is_for_all;

  return scs_demo_json_new (
      "{'accessRoleId': <%x>, 'accessRoleName': <%s>, 'workspaceId': <%x>, 'workspaceName': <%s>}",
      roles[role].id,
      roles[role].name,
      (gint64) (is_for_all ? 0 : 1),
      is_for_all ? "AllZones" : "Default");
}

static JsonNode *
make_user_record (ScsDemoExchange *exchange, guint index)
{
  JsonNode *node = make_user (index);
  JsonObject *user = json_node_get_object (node);
  JsonArray *grants = json_array_new ();
  g_autofree char *seen =
      scs_demo_clock_format_marketo (exchange->scene->state->born_at_us - G_TIME_SPAN_DAY);

  json_array_add_element (grants, make_grant (index));
  json_object_set_boolean_member (user, "optedIn", FALSE);
  json_object_set_int_member (user, "failedLogins", 0);
  json_object_set_int_member (user, "failedDeviceCode", 0);
  json_object_set_boolean_member (user, "isLocked", FALSE);
  json_object_set_null_member (user, "lockedReason");
  json_object_set_array_member (user, "userRoleWorkspaces", grants);
  json_object_set_null_member (user, "expiresAt");
  json_object_set_string_member (user, "lastLoginAt", seen);
  return node;
}

/* Returns: the place of that user in the list, or -1 */
static int
find_user (const char *userid)
{
  if (g_ascii_strcasecmp (userid, SCS_DEMO_API_USER) == 0)
    return N_MARKETO_USERS;
  for (guint i = 0; i < N_MARKETO_USERS; i++) {
    g_autofree char *email = scs_demo_company_get_email (i);

    if (g_ascii_strcasecmp (userid, email) == 0)
      return (int) i;
  }
  return -1;
}

static gboolean
show_user (ScsDemoExchange *exchange, const char *rest)
{
  g_auto (GStrv) parts = g_strsplit (rest, "/", 3);
  int index = g_strv_length (parts) == 2 ? find_user (parts[0]) : -1;
  JsonArray *grants;

  if (index < 0)
    return FALSE;
  if (strcmp (parts[1], "user.json") == 0) {
    scs_demo_exchange_answer_json (exchange, 200, make_user_record (exchange, (guint) index));
    return TRUE;
  }
  if (strcmp (parts[1], "roles.json") != 0)
    return FALSE;
  grants = json_array_new ();
  json_array_add_element (grants, make_grant ((guint) index));
  answer_array (exchange, grants);
  return TRUE;
}

/**
 * scs_demo_marketo_handle_users:
 * @path: behind /userservice
 *
 * Users, roles and workspaces; reading only.
 *
 * Source: Marketo developer guide, user management.
 */
gboolean
scs_demo_marketo_handle_users (ScsDemoExchange *exchange, const char *path)
{
  if (!g_str_has_prefix (path, BASE))
    return FALSE;
  path += strlen (BASE);
  if (strcmp (scs_demo_exchange_get_method (exchange), "GET") != 0)
    scs_demo_marketo_fail (exchange, 603, "Access denied");
  else if (strcmp (path, "allusers.json") == 0)
    list_users (exchange);
  else if (strcmp (path, "roles.json") == 0)
    list_roles (exchange);
  else if (strcmp (path, "workspaces.json") == 0)
    list_workspaces (exchange);
  else
    return show_user (exchange, path);
  return TRUE;
}
