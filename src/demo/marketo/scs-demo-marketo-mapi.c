/* SPDX-FileCopyrightText: 2026 The Sales Connect Setup authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "demo/marketo/scs-demo-marketo.h"

#include "demo/salesforce/scs-demo-salesforce.h"
#include "demo/scs-demo-clock.h"
#include "demo/scs-demo-company.h"
#include "demo/scs-demo-json.h"

#include <string.h>

#define VALUES_MAX 300
#define PAGE_MAX 300
#define USED_ELSEWHERE_CALLS 37

static const struct {
  const char *name;
  const char *label;
  const char *type;
  gint64 length;
  gboolean is_searchable;
  gboolean is_from_crm;
} fields[] = {
  { "id", "Id", "integer", 0, TRUE, FALSE },
  { "email", "Email Address", "email", 255, TRUE, TRUE },
  { "firstName", "First Name", "string", 255, FALSE, TRUE },
  { "lastName", "Last Name", "string", 255, FALSE, TRUE },
  { "createdAt", "Created At", "datetime", 0, FALSE, FALSE },
  { "updatedAt", "Updated At", "datetime", 0, FALSE, FALSE },
  { "sfdcType", "SFDC Type", "string", 40, FALSE, TRUE },
  { "sfdcId", "SFDC Id", "string", 18, FALSE, TRUE },
  { "sfdcLeadId", "SFDC Lead Id", "string", 18, TRUE, TRUE },
  { "sfdcContactId", "SFDC Contact Id", "string", 18, TRUE, TRUE },
  { "sfdcAccountId", "SFDC Account Id", "string", 18, TRUE, TRUE },
};

static const struct {
  gint64 id;
  const char *name;
  const char *workspace;
  gboolean is_trigger;
  gboolean is_active;
} campaigns[] = {
  { 1004, "Sales follow-up", "Default", TRUE, TRUE },
  { 1005, "Trade fair: thank you", "Europe", TRUE, TRUE },
  { 1006, "展示会フォローアップ", "Japan", TRUE, TRUE },
  { 1007, "Weekly clean-up", "Default", FALSE, FALSE },
  { 1008, "Product news", "Americas", TRUE, FALSE },
  { 1009, "休眠顧客への再アプローチ", "Japan", TRUE, TRUE },
};

static JsonNode *
make_day (const char *day, gint64 calls)
{
  return scs_demo_json_new (
      "{'date': <%s>, 'total': <%x>, 'users': <[{'userId': <%s>, 'count': <%x>}]>}",
      day,
      calls,
      SCS_DEMO_API_USER,
      calls);
}

static gint64
get_tally (GPtrArray *tallies, const char *name)
{
  for (guint i = 0; i < tallies->len; i++) {
    ScsDemoTally *tally = tallies->pdata[i];

    if (strcmp (tally->name, name) == 0)
      return tally->count;
  }
  return 0;
}

/* What was really called here, and a few calls a day of others, who share the instance. */
static void
show_usage (ScsDemoExchange *exchange, guint n_days)
{
  ScsDemoState *state = exchange->scene->state;
  JsonArray *result = json_array_new ();

  for (guint i = 0; i < n_days; i++) {
    g_autofree char *day =
        scs_demo_clock_format_day (scs_demo_clock_now_us () - (gint64) i * G_TIME_SPAN_DAY);

    json_array_add_element (result,
                            make_day (day,
                                      get_tally (state->calls, day) + USED_ELSEWHERE_CALLS * i));
  }
  scs_demo_marketo_succeed (exchange, result, NULL);
}

static JsonNode *
make_error_day (ScsDemoState *state, const char *day)
{
  JsonNode *node = scs_demo_json_new ("{'date': <%s>}", day);
  JsonArray *errors = json_array_new ();
  gint64 total = 0;

  for (guint i = 0; i < state->errors->len; i++) {
    ScsDemoTally *tally = state->errors->pdata[i];

    if (!g_str_has_prefix (tally->name, day))
      continue;
    total += tally->count;
    json_array_add_element (errors,
                            scs_demo_json_new ("{'errorCode': <%s>, 'count': <%x>}",
                                               tally->name + strlen (day) + 1,
                                               tally->count));
  }
  json_object_set_int_member (json_node_get_object (node), "total", total);
  json_object_set_array_member (json_node_get_object (node), "errors", errors);
  return node;
}

static void
show_errors (ScsDemoExchange *exchange, guint n_days)
{
  JsonArray *result = json_array_new ();

  for (guint i = 0; i < n_days; i++) {
    g_autofree char *day =
        scs_demo_clock_format_day (scs_demo_clock_now_us () - (gint64) i * G_TIME_SPAN_DAY);

    json_array_add_element (result, make_error_day (exchange->scene->state, day));
  }
  scs_demo_marketo_succeed (exchange, result, NULL);
}

static const char *
get_parameter (ScsDemoExchange *exchange, const char *name)
{
  const char *value = scs_demo_exchange_get_query (exchange, name);

  return value != NULL ? value : scs_demo_exchange_get_form (exchange, name);
}

static int
find_field (const char *name)
{
  for (guint i = 0; i < G_N_ELEMENTS (fields); i++) {
    if (strcmp (fields[i].name, name) == 0)
      return (int) i;
  }
  return -1;
}

static void
describe_leads (ScsDemoExchange *exchange)
{
  JsonArray *result = json_array_new ();
  JsonArray *described = json_array_new ();
  JsonArray *searchable = json_array_new ();
  JsonNode *node = scs_demo_json_new ("{'name': <'API Lead'>}");

  for (guint i = 0; i < G_N_ELEMENTS (fields); i++) {
    if (fields[i].is_searchable) {
      JsonArray *one = json_array_new ();

      json_array_add_string_element (one, fields[i].name);
      json_array_add_array_element (searchable, one);
    }
    json_array_add_element (
        described,
        scs_demo_json_new ("{'name': <%s>, 'displayName': <%s>, 'dataType': <%s>, 'length': <%x>, "
                           "'updateable': <%b>, 'crmManaged': <%b>}",
                           fields[i].name,
                           fields[i].label,
                           fields[i].type,
                           fields[i].length,
                           g_str_has_suffix (fields[i].name, "Name"),
                           fields[i].is_from_crm));
  }
  json_object_set_array_member (json_node_get_object (node), "searchableFields", searchable);
  json_object_set_array_member (json_node_get_object (node), "fields", described);
  json_array_add_element (result, node);
  scs_demo_marketo_succeed (exchange, result, NULL);
}

/* (transfer full) (nullable): the text of a field of the person with this number */
static char *
get_field_text (ScsDemoState *state, gint64 id, const char *name)
{
  guint index = (guint) (id - 1) / 2;
  gboolean is_lead = id % 2 == 1;

  if (strcmp (name, "id") == 0)
    return g_strdup_printf ("%" G_GINT64_FORMAT, id);
  if (strcmp (name, "sfdcLeadId") == 0)
    return is_lead ? scs_demo_salesforce_make_lead_id (state, index) : NULL;
  if (strcmp (name, "sfdcContactId") == 0)
    return is_lead ? NULL : scs_demo_salesforce_make_contact_id (state, index);
  if (strcmp (name, "sfdcType") == 0)
    return g_strdup (is_lead ? "Lead" : "Contact");
  if (strcmp (name, "email") == 0)
    return g_strdup_printf ("buyer%" G_GINT64_FORMAT "@customers.example", id);
  if (strcmp (name, "firstName") == 0)
    return g_strdup ("Buyer");
  if (strcmp (name, "lastName") == 0)
    return g_strdup_printf ("No. %" G_GINT64_FORMAT, id);
  if (strcmp (name, "createdAt") == 0 || strcmp (name, "updatedAt") == 0)
    return scs_demo_clock_format (scs_demo_salesforce_get_created_at_us (state, index));
  return NULL;
}

static JsonNode *
make_lead (ScsDemoState *state, gint64 id, char **names)
{
  JsonNode *node = scs_demo_json_new ("{'id': <%x>}", id);

  for (guint i = 0; names[i] != NULL; i++) {
    g_autofree char *text = get_field_text (state, id, names[i]);

    if (strcmp (names[i], "id") != 0)
      json_object_set_string_member (json_node_get_object (node), names[i], text);
  }
  return node;
}

static gboolean
has_value (char **values, const char *text)
{
  return text != NULL && g_strv_contains ((const char *const *) values, text);
}

static void
find_leads (ScsDemoExchange *exchange)
{
  ScsDemoState *state = exchange->scene->state;
  const char *type = get_parameter (exchange, "filterType");
  const char *wanted = get_parameter (exchange, "filterValues");
  const char *chosen = get_parameter (exchange, "fields");
  gint64 batch_size = PAGE_MAX;
  g_auto (GStrv) values = g_strsplit (wanted != NULL ? wanted : "", ",", -1);
  g_auto (GStrv) names =
      g_strsplit (chosen != NULL ? chosen : "id,email,updatedAt,createdAt,firstName,lastName",
                  ",",
                  -1);
  JsonArray *result;

  if (type == NULL || wanted == NULL || wanted[0] == '\0') {
    scs_demo_marketo_fail (exchange,
                           1002,
                           "Missing value for required parameter 'filterType' or 'filterValues'");
    return;
  }
  if (find_field (type) < 0 || !fields[find_field (type)].is_searchable) {
    g_autofree char *message = g_strdup_printf ("Lookup field '%s' not supported", type);

    scs_demo_marketo_fail (exchange, 1011, message);
    return;
  }
  if (g_strv_length (values) > VALUES_MAX) {
    scs_demo_marketo_fail (exchange, 1003, "Too many values match the filter");
    return;
  }
  for (guint i = 0; names[i] != NULL; i++) {
    if (find_field (names[i]) < 0) {
      g_autofree char *message = g_strdup_printf ("Field '%s' not found", names[i]);

      scs_demo_marketo_fail (exchange, 1006, message);
      return;
    }
  }
  if (!scs_demo_marketo_read_number (exchange, "batchSize", 1, PAGE_MAX, &batch_size))
    return;
  result = json_array_new ();
  for (gint64 id = 1; id <= 2 * SCS_DEMO_N_RECORDS && json_array_get_length (result) < batch_size;
       id++) {
    g_autofree char *text = get_field_text (state, id, type);

    if (has_value (values, text))
      json_array_add_element (result, make_lead (state, id, names));
  }
  scs_demo_marketo_succeed (exchange, result, NULL);
}

static void
show_lead (ScsDemoExchange *exchange, const char *text)
{
  g_autofree char *number = g_strndup (text, strcspn (text, "."));
  g_auto (GStrv) names = g_strsplit ("email,updatedAt,createdAt,firstName,lastName", ",", -1);
  JsonArray *result;
  gint64 id;

  if (!g_ascii_string_to_signed (number, 10, 1, 2 * SCS_DEMO_N_RECORDS, &id, NULL)) {
    scs_demo_marketo_fail (exchange, 1004, "Lead not found");
    return;
  }
  result = json_array_new ();
  json_array_add_element (result, make_lead (exchange->scene->state, id, names));
  scs_demo_marketo_succeed (exchange, result, NULL);
}

static gboolean
matches_campaign (ScsDemoExchange *exchange, guint i)
{
  const char *id = scs_demo_exchange_get_query (exchange, "id");
  const char *name = scs_demo_exchange_get_query (exchange, "name");
  const char *workspace = scs_demo_exchange_get_query (exchange, "workspaceName");
  const char *triggerable = scs_demo_exchange_get_query (exchange, "isTriggerable");
  g_autofree char *own_id = g_strdup_printf ("%" G_GINT64_FORMAT, campaigns[i].id);
  g_auto (GStrv) ids = g_strsplit (id != NULL ? id : own_id, ",", -1);
  g_auto (GStrv) names = g_strsplit (name != NULL ? name : campaigns[i].name, ",", -1);
  g_auto (GStrv) workspaces =
      g_strsplit (workspace != NULL ? workspace : campaigns[i].workspace, ",", -1);

  if (triggerable != NULL && strcmp (triggerable, "false") != 0 &&
      !(campaigns[i].is_trigger && campaigns[i].is_active))
    return FALSE;
  return has_value (ids, own_id) && has_value (names, campaigns[i].name) &&
         has_value (workspaces, campaigns[i].workspace);
}

static JsonNode *
make_campaign (ScsDemoExchange *exchange, guint i)
{
  g_autofree char *born =
      scs_demo_clock_format (exchange->scene->state->born_at_us - 300 * G_TIME_SPAN_DAY);

  return scs_demo_json_new (
      "{'id': <%x>, 'name': <%s>, 'type': <%s>, 'programName': <%s>, 'programId': <%x>, "
      "'workspaceName': <%s>, 'active': <%b>, 'createdAt': <%s>, 'updatedAt': <%s>}",
      campaigns[i].id,
      campaigns[i].name,
      campaigns[i].is_trigger ? "trigger" : "batch",
      "Sales Connect",
      (gint64) 2001,
      campaigns[i].workspace,
      campaigns[i].is_active,
      born,
      born);
}

static void
list_campaigns (ScsDemoExchange *exchange)
{
  JsonArray *result;
  gint64 batch_size = PAGE_MAX;
  gint64 start = 0;
  g_autofree char *next = NULL;

  if (!scs_demo_marketo_read_number (exchange, "batchSize", 1, PAGE_MAX, &batch_size) ||
      !scs_demo_marketo_read_number (exchange, "nextPageToken", 0, G_MAXINT32, &start))
    return;
  result = json_array_new ();
  for (guint i = 0; i < G_N_ELEMENTS (campaigns); i++) {
    if (i < start || !matches_campaign (exchange, i))
      continue;
    if (json_array_get_length (result) == batch_size) {
      next = g_strdup_printf ("%u", i);
      break;
    }
    json_array_add_element (result, make_campaign (exchange, i));
  }
  scs_demo_marketo_succeed (exchange, result, next);
}

static void
list_smart_campaigns (ScsDemoExchange *exchange)
{
  JsonArray *result;
  gint64 size = 20;
  gint64 offset = 0;

  if (!scs_demo_marketo_read_number (exchange, "maxReturn", 1, 200, &size) ||
      !scs_demo_marketo_read_number (exchange, "offset", 0, G_MAXINT32, &offset))
    return;
  result = json_array_new ();
  for (gint64 i = offset; i < (gint64) G_N_ELEMENTS (campaigns) && i < offset + size; i++)
    json_array_add_element (
        result,
        scs_demo_json_new (
            "{'id': <%x>, 'name': <%s>, 'type': <%s>, 'isRequestable': <%b>, 'isActive': <%b>, "
            "'status': <%s>, 'workspace': <%s>}",
            campaigns[i].id,
            campaigns[i].name,
            campaigns[i].is_trigger ? "trigger" : "batch",
            campaigns[i].is_trigger,
            campaigns[i].is_active,
            campaigns[i].is_active ? "Active" : "Inactive",
            campaigns[i].workspace));
  scs_demo_marketo_succeed (exchange, result, NULL);
}

static void
list_partitions (ScsDemoExchange *exchange)
{
  guint n_workspaces;
  const ScsDemoWorkspace *workspaces = scs_demo_company_get_workspaces (&n_workspaces);
  JsonArray *result = json_array_new ();

  for (guint i = 0; i < n_workspaces; i++)
    json_array_add_element (result,
                            scs_demo_json_new ("{'id': <%x>, 'name': <%s>, 'description': <%s>}",
                                               (gint64) i + 1,
                                               workspaces[i].name,
                                               workspaces[i].description));
  scs_demo_marketo_succeed (exchange, result, NULL);
}

static void
list_activity_types (ScsDemoExchange *exchange)
{
  static const char *const names[] = { "New Lead",           "Send Sales Email",
                                       "Open Sales Email",   "Click Sales Email",
                                       "Receive Sales Call", "Add to Sales Campaign" };
  JsonArray *result = json_array_new ();

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    json_array_add_element (result,
                            scs_demo_json_new ("{'id': <%x>, 'name': <%s>, 'description': <%s>}",
                                               (gint64) (i == 0 ? 12 : 440 + i),
                                               names[i],
                                               names[i]));
  scs_demo_marketo_succeed (exchange, result, NULL);
}

static const struct {
  const char *path;
  void (*show) (ScsDemoExchange *exchange);
  void (*show_days) (ScsDemoExchange *exchange, guint n_days);
  guint n_days;
} routes[] = {
  { "/v1/stats/usage.json", NULL, show_usage, 1 },
  { "/v1/stats/usage/last7days.json", NULL, show_usage, 7 },
  { "/v1/stats/errors.json", NULL, show_errors, 1 },
  { "/v1/stats/errors/last7days.json", NULL, show_errors, 7 },
  { "/v1/leads.json", find_leads, NULL, 0 },
  { "/v1/leads/describe2.json", describe_leads, NULL, 0 },
  { "/v1/leads/partitions.json", list_partitions, NULL, 0 },
  { "/v1/activities/types.json", list_activity_types, NULL, 0 },
  { "/v1/campaigns.json", list_campaigns, NULL, 0 },
  { "/asset/v1/smartCampaigns.json", list_smart_campaigns, NULL, 0 },
};

/* A POST that asks to be read as a GET, or a GET. What would write is denied: the role only reads.
 */
static gboolean
is_reading (ScsDemoExchange *exchange)
{
  const char *method = scs_demo_exchange_get_method (exchange);

  if (strcmp (method, "GET") == 0)
    return TRUE;
  if (strcmp (method, "POST") == 0 &&
      g_strcmp0 (scs_demo_exchange_get_query (exchange, "_method"), "GET") == 0)
    return TRUE;
  if (strcmp (method, "POST") == 0)
    scs_demo_marketo_fail (exchange, 603, "Access denied");
  else
    scs_demo_marketo_fail (exchange, 605, "Requested method not supported");
  return FALSE;
}

/**
 * scs_demo_marketo_handle_mapi:
 * @path: behind /rest
 *
 * Source: Marketo's definition of the lead database and usage calls.
 */
gboolean
scs_demo_marketo_handle_mapi (ScsDemoExchange *exchange, const char *path)
{
  if (g_str_has_prefix (path, "/v1/lead/") && g_str_has_suffix (path, ".json")) {
    if (is_reading (exchange))
      show_lead (exchange, path + strlen ("/v1/lead/"));
    return TRUE;
  }
  for (guint i = 0; i < G_N_ELEMENTS (routes); i++) {
    if (strcmp (routes[i].path, path) != 0)
      continue;
    if (!is_reading (exchange))
      return TRUE;
    if (routes[i].show != NULL)
      routes[i].show (exchange);
    else
      routes[i].show_days (exchange, routes[i].n_days);
    return TRUE;
  }
  return FALSE;
}
