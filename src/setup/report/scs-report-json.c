/* SPDX-FileCopyrightText: 2026 The Sales Connect Setup authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "setup/checks/scs-check-table.h"
#include "setup/guide/scs-handoff.h"
#include "setup/report/scs-duty.h"
#include "setup/report/scs-report.h"
#include "setup/report/scs-snapshot.h"

/* The report for programs. Members are only ever added to it; docs/interfaces.md lists them. */

static void
set_moment (JsonObject *object, const char *member, gint64 at_us)
{
  g_autofree char *text = scs_report_dup_moment_for_programs (at_us);

  json_object_set_string_member (object, member, text);
}

/* No time where none is known: a day where the person is */
static void
set_moment_or_day (JsonObject *object, const char *member, gint64 at_us, gboolean day_only)
{
  g_autofree char *day = NULL;

  if (!day_only) {
    set_moment (object, member, at_us);
    return;
  }
  day = scs_handoff_dup_date (at_us);
  json_object_set_string_member (object, member, day);
}

static void
set_text (JsonObject *object, const char *member, const char *text)
{
  if (text != NULL)
    json_object_set_string_member (object, member, text);
}

static JsonObject *
outcome_to_object (ScsSetup *setup, const ScsOutcomeInfo *info)
{
  const ScsOutcome *outcome = scs_setup_get_outcome (setup, info->id);
  ScsOutcomeState state = scs_outcome_get_state (outcome);
  JsonObject *object = json_object_new ();

  json_object_set_string_member (object, "id", info->id);
  json_object_set_string_member (object, "step", info->step);
  json_object_set_string_member (object, "state", scs_outcome_state_get_name (state));
  json_object_set_boolean_member (object, "left", scs_duty_is_left (setup, info));
  json_object_set_string_member (object, "role", scs_duty_find_role (info)->id);
  set_text (object, "note", outcome->note);
  if (outcome->who != NULL) {
    json_object_set_string_member (object, "who", outcome->who);
    set_moment_or_day (object, "said_at", outcome->said_at_us, outcome->day_only);
  }
  if (outcome->proved_at_us > 0)
    set_moment (object, "proved_at", outcome->proved_at_us);
  if (state == SCS_OUTCOME_CONTRADICTED)
    set_moment (object, "contradicted_at", outcome->denied_at_us);
  return object;
}

static JsonArray *
list_outcomes (ScsSetup *setup)
{
  JsonArray *array = json_array_new ();
  const ScsOutcomeInfo *infos;
  gsize n_infos;

  infos = scs_outcome_info_list (&n_infos);
  for (gsize i = 0; i < n_infos; i++)
    json_array_add_object_element (array, outcome_to_object (setup, &infos[i]));
  return array;
}

static JsonObject *
check_to_object (const ScsCheck *check)
{
  JsonObject *object = json_object_new ();
  g_autofree char *summary = scs_check_dup_summary (check);
  g_autofree char *remedy = scs_check_dup_remedy (check);

  json_object_set_string_member (object, "id", check->id);
  json_object_set_string_member (object, "result", scs_check_result_get_name (check->result));
  json_object_set_string_member (object, "summary", summary);
  json_object_set_string_member (object, "remedy", remedy);
  json_object_set_object_member (object, "evidence", json_object_ref (check->evidence));
  set_moment (object, "checked_at", check->at_us);
  return object;
}

static JsonArray *
list_checks (ScsSetup *setup)
{
  JsonArray *array = json_array_new ();
  const ScsCheckInfo *infos;
  gsize n_infos;

  infos = scs_check_info_list (&n_infos);
  for (gsize i = 0; i < n_infos; i++) {
    const ScsCheck *check = scs_setup_get_check (setup, infos[i].id);

    if (check != NULL)
      json_array_add_object_element (array, check_to_object (check));
  }
  return array;
}

static JsonArray *
list_roles (ScsSetup *setup)
{
  JsonArray *array = json_array_new ();
  GPtrArray *roles = scs_role_list ();

  for (guint i = 0; i < roles->len; i++) {
    const ScsRole *role = g_ptr_array_index (roles, i);
    g_autofree char *name = scs_duty_dup_name (role, setup);
    JsonObject *object;

    if (role->fact == NULL)
      continue;
    object = json_object_new ();
    json_object_set_string_member (object, "id", role->id);
    set_text (object, "name", name);
    set_text (object, "email", scs_duty_get_email (role, setup));
    json_array_add_object_element (array, object);
  }
  return array;
}

static JsonObject *
person_to_object (ScsMember *member)
{
  static const char *const states[] = { "planned", "invited", "here", "connected" };
  ScsMemberState state = scs_member_get_state (member);
  const char *const *names = scs_member_get_workspaces (member);
  JsonArray *workspaces = json_array_new ();
  JsonObject *object = json_object_new ();

  for (gsize i = 0; names != NULL && names[i] != NULL; i++)
    json_array_add_string_element (workspaces, names[i]);
  json_object_set_string_member (object, "email", scs_member_get_email (member));
  set_text (object, "name", scs_member_get_name (member));
  json_object_set_string_member (object, "state", states[state]);
  json_object_set_boolean_member (object, "connected", state == SCS_MEMBER_CONNECTED);
  json_object_set_array_member (object, "workspaces", workspaces);
  json_object_set_boolean_member (object, "own_salesforce", scs_member_get_has_salesforce (member));
  set_text (object, "problem", scs_member_get_problem (member));
  return object;
}

static JsonArray *
list_people (ScsSetup *setup)
{
  GListModel *members = G_LIST_MODEL (scs_setup_get_members (setup));
  JsonArray *array = json_array_new ();

  for (guint i = 0; i < g_list_model_get_n_items (members); i++) {
    g_autoptr (ScsMember) member = g_list_model_get_item (members, i);

    json_array_add_object_element (array, person_to_object (member));
  }
  return array;
}

static JsonObject *
change_to_object (const ScsChange *change)
{
  JsonObject *object = json_object_new ();

  json_object_set_string_member (object, "kind", change->kind);
  json_object_set_string_member (object, "id", change->id);
  if (change->from == NULL) {
    json_object_set_int_member (object, "from", change->n_from);
    json_object_set_int_member (object, "to", change->n_to);
    return object;
  }
  json_object_set_string_member (object, "from", change->from);
  json_object_set_string_member (object, "to", change->to);
  set_moment_or_day (object, "since", change->since_us, change->day_only);
  return object;
}

/* (transfer full) (nullable) NULL when there was no last time */
static JsonObject *
list_changes (ScsSetup *setup, gint64 now_us)
{
  gint64 since_us;
  g_autoptr (GPtrArray) changes = scs_look_list_changes (setup, now_us, &since_us);
  JsonArray *items;
  JsonObject *object;

  if (changes == NULL)
    return NULL;
  items = json_array_new ();
  for (guint i = 0; i < changes->len; i++)
    json_array_add_object_element (items, change_to_object (g_ptr_array_index (changes, i)));
  object = json_object_new ();
  set_moment (object, "since", since_us);
  json_object_set_array_member (object, "items", items);
  return object;
}

/**
 * scs_report_to_json:
 * @setup: a set-up
 *
 * Returns: (transfer full): the same for programs: outcomes, checks, people, roles and changes,
 * without a secret
 */
char *
scs_report_to_json (ScsSetup *setup)
{
  g_autoptr (JsonNode) root = json_node_new (JSON_NODE_OBJECT);
  JsonObject *object = json_object_new (), *changes;
  g_autofree char *my_name = scs_setup_dup_my_name (setup);
  gint64 now_us = g_get_real_time ();

  json_object_set_string_member (object,
                                 "environment",
                                 scs_environment_get_name (scs_setup_get_environment (setup)));
  json_object_set_string_member (object,
                                 "product",
                                 scs_setup_is_for_actions (setup) ? "sales-insight-actions"
                                                                  : "sales-connect");
  set_moment (object, "made_at", now_us);
  json_object_set_string_member (object, "made_by", my_name);
  json_object_set_string_member (object, "version", SCS_VERSION);
  json_object_set_array_member (object, "outcomes", list_outcomes (setup));
  json_object_set_array_member (object, "checks", list_checks (setup));
  json_object_set_array_member (object, "roles", list_roles (setup));
  json_object_set_array_member (object, "people", list_people (setup));
  changes = list_changes (setup, now_us);
  if (changes != NULL)
    json_object_set_object_member (object, "changes", changes);
  else
    json_object_set_null_member (object, "changes");
  json_node_take_object (root, object);
  return json_to_string (root, TRUE);
}
