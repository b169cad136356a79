/* SPDX-FileCopyrightText: 2026 The Sales Connect Setup authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "demo/salesforce/scs-demo-salesforce.h"

#include "demo/scs-demo-json.h"

#include <string.h>

#define LOWEST_VERSION 32
#define HIGHEST_VERSION 67
#define DAILY_MAX 100000
#define READ_MAX 2000
#define N_PLAIN_TASK_FIELDS 4

static void
answer_array (ScsDemoExchange *exchange, JsonArray *array)
{
  JsonNode *node = json_node_new (JSON_NODE_ARRAY);

  json_node_take_array (node, array);
  scs_demo_exchange_answer_json (exchange, 200, node);
}

/* Version 32 was Winter '15; three a year follow. */
static void
list_versions (ScsDemoExchange *exchange)
{
  static const char *const seasons[] = { "Winter", "Spring", "Summer" };
  JsonArray *array = json_array_new ();

  for (guint i = LOWEST_VERSION; i <= HIGHEST_VERSION; i++) {
    guint since = i - LOWEST_VERSION;
    g_autofree char *label = g_strdup_printf ("%s '%02u", seasons[since % 3], 15 + since / 3);
    g_autofree char *version = g_strdup_printf ("%u.0", i);
    g_autofree char *url = g_strdup_printf ("/services/data/v%u.0", i);

    json_array_add_element (array,
                            scs_demo_json_new ("{'label': <%s>, 'url': <%s>, 'version': <%s>}",
                                               label,
                                               url,
                                               version));
  }
  answer_array (exchange, array);
}

static void
show_limits (ScsDemoExchange *exchange)
{
  gint64 remaining = MAX (0, DAILY_MAX - exchange->scene->state->api_calls);

  scs_demo_exchange_answer_json (
      exchange,
      200,
      scs_demo_json_new (
          "{'DailyApiRequests': <{'Max': %x, 'Remaining': %x}>, 'DataStorageMB': <{'Max': %x, 'Remaining': %x}>}",
          (gint64) DAILY_MAX,
          remaining,
          (gint64) 10240,
          (gint64) 9876));
}

static void
run_query (ScsDemoExchange *exchange, gboolean is_tooling)
{
  const char *text = scs_demo_exchange_get_query (exchange, "q");
  const char *code = NULL;
  g_autofree char *message = NULL;
  JsonNode *answer;

  if (text == NULL || text[0] == '\0') {
    scs_demo_salesforce_fail (exchange,
                              400,
                              "MALFORMED_QUERY",
                              "SOQL statements cannot be empty or null");
    return;
  }
  answer = scs_demo_salesforce_query (exchange->scene, text, is_tooling, &code, &message);
  if (answer != NULL)
    scs_demo_exchange_answer_json (exchange, 200, answer);
  else
    scs_demo_salesforce_fail (exchange, 400, code, message);
}

/* Sales Connect's customization adds its fields to Task. */
static void
describe (ScsDemoExchange *exchange, const char *object)
{
  static const char *const task_fields[] = { "Id",
                                             "Subject",
                                             "Status",
                                             "Type",
                                             "MSE_Campaign__c",
                                             "MSE_Clicked__c",
                                             "MSE_Email_Status__c",
                                             "MSE_Replied__c",
                                             "MSE_Template__c",
                                             "MSE_Viewed__c" };
  const char *known[24] = { NULL };
  g_autoptr (JsonArray) rows = NULL;
  JsonArray *fields;
  JsonNode *node;

  if (strcmp (object, "Task") != 0) {
    rows = scs_demo_salesforce_list_rows (exchange->scene, object, FALSE, known);
    if (rows == NULL) {
      scs_demo_salesforce_fail (exchange,
                                404,
                                "NOT_FOUND",
                                "The requested resource does not exist");
      return;
    }
  } else {
    memcpy (known,
            task_fields,
            (exchange->scene->state->is_package_installed ? G_N_ELEMENTS (task_fields)
                                                          : N_PLAIN_TASK_FIELDS) *
                sizeof *task_fields);
  }
  fields = json_array_new ();
  for (guint i = 0; known[i] != NULL; i++)
    json_array_add_element (fields,
                            scs_demo_json_new ("{'name': <%s>, 'label': <%s>, 'type': <%s>}",
                                               known[i],
                                               known[i],
                                               strcmp (known[i], "Id") == 0 ? "id" : "string"));
  node = scs_demo_json_new ("{'name': <%s>, 'queryable': <true>, 'createable': <true>}", object);
  json_object_set_array_member (json_node_get_object (node), "fields", fields);
  scs_demo_exchange_answer_json (exchange, 200, node);
}

static JsonNode *
find_record (JsonArray *rows, const char *object, const char *id)
{
  for (guint i = 0; i < json_array_get_length (rows); i++) {
    const char *own_id =
        json_object_get_string_member (json_array_get_object_element (rows, i), "Id");

    if (strncmp (own_id, id, 15) == 0) {
      g_autofree char *url =
          g_strdup_printf ("/services/data/v66.0/sobjects/%s/%s", object, own_id);

      return scs_demo_json_new ("{'attributes': <{'type': %s, 'url': %s}>, 'Id': <%s>}",
                                object,
                                url,
                                own_id);
    }
  }
  return json_node_new (JSON_NODE_NULL);
}

/* (transfer full) (nullable): the ids that are asked for, as far as the body has the right form */
static char **
read_ids (ScsDemoExchange *exchange)
{
  g_autoptr (JsonNode) body = scs_demo_exchange_get_json (exchange);
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  JsonNode *ids;

  if (body == NULL || !JSON_NODE_HOLDS_OBJECT (body))
    return NULL;
  ids = json_object_get_member (json_node_get_object (body), "ids");
  if (ids == NULL || !JSON_NODE_HOLDS_ARRAY (ids) ||
      json_array_get_length (json_node_get_array (ids)) > READ_MAX)
    return NULL;
  for (guint i = 0; i < json_array_get_length (json_node_get_array (ids)); i++) {
    JsonNode *id = json_array_get_element (json_node_get_array (ids), i);

    if (json_node_get_value_type (id) != G_TYPE_STRING)
      return NULL;
    g_strv_builder_add (builder, json_node_get_string (id));
  }
  return g_strv_builder_end (builder);
}

static void
read_many (ScsDemoExchange *exchange, const char *object)
{
  const char *known[24] = { NULL };
  g_autoptr (JsonArray) rows =
      scs_demo_salesforce_list_rows (exchange->scene, object, FALSE, known);
  g_auto (GStrv) ids = read_ids (exchange);
  JsonArray *array;

  if (ids == NULL) {
    scs_demo_salesforce_fail (exchange,
                              400,
                              "JSON_PARSER_ERROR",
                              "The request body could not be parsed");
    return;
  }
  if (rows == NULL || (strcmp (object, "Lead") != 0 && strcmp (object, "Contact") != 0)) {
    scs_demo_salesforce_fail (exchange, 404, "NOT_FOUND", "The requested resource does not exist");
    return;
  }
  for (guint i = 0; ids[i] != NULL; i++) {
    gsize length = strlen (ids[i]);

    if (length != 15 && length != 18) {
      scs_demo_salesforce_fail (exchange, 400, "MALFORMED_ID", "malformed id");
      return;
    }
  }
  array = json_array_new ();
  for (guint i = 0; ids[i] != NULL; i++)
    json_array_add_element (array, find_record (rows, object, ids[i]));
  answer_array (exchange, array);
}

/* Returns: FALSE after having answered */
static gboolean
check_call (ScsDemoExchange *exchange)
{
  ScsDemoState *state = exchange->scene->state;
  ScsDemoGrant *grant = scs_demo_salesforce_check_bearer (exchange);
  g_auto (GStrv) scopes = g_strsplit (grant != NULL ? grant->scope : "", " ", -1);
  g_autofree char *usage = NULL;

  if (grant == NULL) {
    scs_demo_salesforce_fail (exchange, 401, "INVALID_SESSION_ID", "Session expired or invalid");
    return FALSE;
  }
  if (!g_strv_contains ((const char *const *) scopes, "api")) {
    scs_demo_salesforce_fail (exchange,
                              401,
                              "INVALID_SESSION_ID",
                              "This session is not valid for use with the REST API");
    return FALSE;
  }
  state->api_calls++;
  scs_demo_scene_changed (exchange->scene);
  usage = g_strdup_printf ("api-usage=%" G_GINT64_FORMAT "/%d", state->api_calls, DAILY_MAX);
  scs_demo_exchange_set_header (exchange, "Sforce-Limit-Info", usage);
  if (state->api_calls <= DAILY_MAX)
    return TRUE;
  scs_demo_salesforce_fail (exchange,
                            403,
                            "REQUEST_LIMIT_EXCEEDED",
                            "TotalRequests Limit exceeded.");
  return FALSE;
}

static void
route (ScsDemoExchange *exchange, const char *path)
{
  gboolean is_post = strcmp (scs_demo_exchange_get_method (exchange), "POST") == 0;
  gboolean is_read_many = g_str_has_prefix (path, "/composite/sobjects/");

  if (is_read_many != is_post ||
      (!is_post && strcmp (scs_demo_exchange_get_method (exchange), "GET") != 0)) {
    scs_demo_salesforce_fail (exchange, 405, "METHOD_NOT_ALLOWED", "HTTP Method not allowed");
  } else if (is_read_many) {
    read_many (exchange, path + strlen ("/composite/sobjects/"));
  } else if (strcmp (path, "/limits") == 0) {
    show_limits (exchange);
  } else if (strcmp (path, "/query") == 0 || strcmp (path, "/tooling/query") == 0) {
    run_query (exchange, path[1] == 't');
  } else if (g_str_has_prefix (path, "/query/")) {
    scs_demo_salesforce_fail (exchange, 400, "INVALID_QUERY_LOCATOR", "invalid query locator");
  } else if (g_str_has_prefix (path, "/sobjects/") && g_str_has_suffix (path, "/describe") &&
             strlen (path) > strlen ("/sobjects/") + strlen ("/describe")) {
    g_autofree char *object =
        g_strndup (path + strlen ("/sobjects/"),
                   strlen (path) - strlen ("/sobjects/") - strlen ("/describe"));

    describe (exchange, object);
  } else {
    scs_demo_salesforce_fail (exchange, 404, "NOT_FOUND", "The requested resource does not exist");
  }
}

/**
 * scs_demo_salesforce_handle_data:
 *
 * Answers what is below /services/data: the versions, which need no token and are not counted;
 * limits, queries, descriptions and reading by id, which do.
 *
 * Errors: in Salesforce's form, 401 without a token that lives, 403 when the day's calls are spent.
 *
 * Source: Salesforce REST API guide, resources.
 */
void
scs_demo_salesforce_handle_data (ScsDemoExchange *exchange)
{
  const char *path = exchange->path + strlen ("/services/data");
  g_auto (GStrv) parts = NULL;
  guint64 version = 0;

  if (path[0] == '\0' || strcmp (path, "/") == 0) {
    list_versions (exchange);
    return;
  }
  parts = g_strsplit (path + 1, "/", 2);
  if (!g_str_has_prefix (parts[0], "v") || !g_str_has_suffix (parts[0], ".0") ||
      !g_ascii_isdigit (parts[0][1]) ||
      (version = g_ascii_strtoull (parts[0] + 1, NULL, 10)) > HIGHEST_VERSION) {
    scs_demo_salesforce_fail (exchange, 404, "NOT_FOUND", "The requested resource does not exist");
  } else if (version < LOWEST_VERSION) {
    scs_demo_salesforce_fail (exchange,
                              410,
                              "GONE",
                              "The requested resource is no longer available");
  } else if (check_call (exchange)) {
    g_autofree char *rest = g_strconcat ("/", parts[1] != NULL ? parts[1] : "", NULL);

    route (exchange, rest);
  }
}
