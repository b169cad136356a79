/* SPDX-FileCopyrightText: 2026 The Sales Connect Setup authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "setup/report/scs-snapshot.h"

#include "setup/checks/scs-check-table.h"

/* A snapshot is one line of JSON, so that it can be kept as a fact. */
struct _ScsSnapshot {
  JsonObject *object; /* (owned) */
};

#define SINCE "since_us"
#define DAY_ONLY "day_only" /* of the moment no more than the day is known */

/* The four objects in it, and what they are about */
static const struct {
  const char *member;
  const char *kind;
  const char *value; /* which member says how it is; NULL: the member itself is a number */
} parts[] = {
  { "outcomes", "outcome", "state" },
  { "checks", "check", "result" },
  { "people", "people", NULL },
  { "workspaces", "workspace", NULL },
};

/* (nullable) the member, if it is of that type; the file may hold anything */
static JsonNode *
get_node (JsonObject *object, const char *member, JsonNodeType type)
{
  JsonNode *node = object != NULL ? json_object_get_member (object, member) : NULL;

  return node != NULL && json_node_get_node_type (node) == type ? node : NULL;
}

static JsonObject *
get_part (const ScsSnapshot *self, const char *member)
{
  JsonNode *node = self != NULL ? get_node (self->object, member, JSON_NODE_OBJECT) : NULL;

  return node != NULL ? json_node_get_object (node) : NULL;
}

static gint64
get_number (JsonObject *part, const char *id)
{
  JsonNode *node = get_node (part, id, JSON_NODE_VALUE);

  return node != NULL ? json_node_get_int (node) : 0;
}

static JsonObject *
get_entry (JsonObject *part, const char *id)
{
  JsonNode *node = get_node (part, id, JSON_NODE_OBJECT);

  return node != NULL ? json_node_get_object (node) : NULL;
}

static const char *
get_value (JsonObject *part, const char *id, const char *value)
{
  JsonNode *node = get_node (get_entry (part, id), value, JSON_NODE_VALUE);

  return node != NULL ? json_node_get_string (node) : NULL;
}

static gint64
get_since (JsonObject *part, const char *id)
{
  return get_number (get_entry (part, id), SINCE);
}

/* A check that runs again moves its moment; what stays as it was keeps the first one. */
static void
add_state (JsonObject *part,
           JsonObject *before,
           const char *id,
           const char *value,
           const char *name,
           gint64 moment_us)
{
  JsonObject *entry = json_object_new ();
  gboolean same = g_strcmp0 (get_value (before, id, value), name) == 0;

  json_object_set_string_member (entry, value, name);
  json_object_set_int_member (entry, SINCE, same ? get_since (before, id) : moment_us);
  json_object_set_object_member (part, id, entry);
}

static gint64
get_moment (const ScsOutcome *outcome, gint64 at_us)
{
  switch (scs_outcome_get_state (outcome)) {
  case SCS_OUTCOME_ON_WORD:
    return outcome->said_at_us;
  case SCS_OUTCOME_PROVED:
    return outcome->proved_at_us;
  case SCS_OUTCOME_CONTRADICTED:
    return outcome->denied_at_us;
  case SCS_OUTCOME_OPEN:
  default:
    return at_us;
  }
}

/* What stays as it was may have another moment than what was said last. */
static gboolean
has_day_only (const ScsOutcome *outcome, gint64 since_us)
{
  return outcome->day_only && scs_outcome_get_state (outcome) == SCS_OUTCOME_ON_WORD &&
         outcome->said_at_us == since_us;
}

static JsonObject *
list_outcomes (ScsSetup *setup, const ScsSnapshot *before, gint64 at_us)
{
  JsonObject *part = json_object_new (), *old = get_part (before, "outcomes");
  const ScsOutcomeInfo *infos;
  gsize n_infos;

  infos = scs_outcome_info_list (&n_infos);
  for (gsize i = 0; i < n_infos; i++) {
    const ScsOutcome *outcome = scs_setup_get_outcome (setup, infos[i].id);

    add_state (part,
               old,
               infos[i].id,
               "state",
               scs_outcome_state_get_name (scs_outcome_get_state (outcome)),
               get_moment (outcome, at_us));
    if (has_day_only (outcome, get_since (part, infos[i].id)))
      json_object_set_boolean_member (get_entry (part, infos[i].id), DAY_ONLY, TRUE);
  }
  return part;
}

/* A check that an outcome rests on would tell the same twice. */
static gboolean
is_behind_outcome (const char *check_id)
{
  const ScsOutcomeInfo *infos;
  gsize n_infos;

  infos = scs_outcome_info_list (&n_infos);
  for (gsize i = 0; i < n_infos; i++)
    if (g_strcmp0 (infos[i].check_id, check_id) == 0)
      return TRUE;
  return FALSE;
}

static JsonObject *
list_checks (ScsSetup *setup, const ScsSnapshot *before)
{
  JsonObject *part = json_object_new (), *old = get_part (before, "checks");
  const ScsCheckInfo *infos;
  gsize n_infos;

  infos = scs_check_info_list (&n_infos);
  for (gsize i = 0; i < n_infos; i++) {
    const ScsCheck *check = scs_setup_get_check (setup, infos[i].id);

    if (check != NULL && !is_behind_outcome (infos[i].id))
      add_state (part,
                 old,
                 infos[i].id,
                 "result",
                 scs_check_result_get_name (check->result),
                 check->at_us);
  }
  return part;
}

static void
count_member (ScsMember *member, gint64 counts[4], JsonObject *workspaces)
{
  const char *const *names = scs_member_get_workspaces (member);

  counts[0]++;
  counts[1] += scs_member_get_state (member) >= SCS_MEMBER_INVITED;
  counts[2] += scs_member_get_state (member) == SCS_MEMBER_CONNECTED;
  counts[3] += scs_member_get_has_salesforce (member);
  if (scs_member_get_state (member) != SCS_MEMBER_CONNECTED || names == NULL)
    return;
  for (gsize i = 0; names[i] != NULL; i++)
    json_object_set_int_member (workspaces, names[i], get_number (workspaces, names[i]) + 1);
}

static void
add_people (JsonObject *object, ScsSetup *setup)
{
  static const char *const ids[] = { "all", "invited", "connected", "with-salesforce" };
  GListModel *members = G_LIST_MODEL (scs_setup_get_members (setup));
  JsonObject *people = json_object_new (), *workspaces = json_object_new ();
  gint64 counts[4] = { 0 };

  for (guint i = 0; i < g_list_model_get_n_items (members); i++) {
    g_autoptr (ScsMember) member = g_list_model_get_item (members, i);

    count_member (member, counts, workspaces);
  }
  for (gsize i = 0; i < G_N_ELEMENTS (ids); i++)
    json_object_set_int_member (people, ids[i], counts[i]);
  json_object_set_object_member (object, "people", people);
  json_object_set_object_member (object, "workspaces", workspaces);
}

/**
 * scs_snapshot_new_from_setup:
 * @setup: what is being set up
 * @before: (nullable): the snapshot before, from which what did not change keeps since when it is
 * so
 * @at_us: now, wall clock
 *
 * Returns: (transfer full): what it looks like now
 */
ScsSnapshot *
scs_snapshot_new_from_setup (ScsSetup *setup, const ScsSnapshot *before, gint64 at_us)
{
  ScsSnapshot *self = g_new0 (ScsSnapshot, 1);

  self->object = json_object_new ();
  json_object_set_int_member (self->object, "at_us", at_us);
  json_object_set_object_member (self->object, "outcomes", list_outcomes (setup, before, at_us));
  json_object_set_object_member (self->object, "checks", list_checks (setup, before));
  add_people (self->object, setup);
  return self;
}

/**
 * scs_snapshot_new_from_text:
 * @text: (nullable): what scs_snapshot_to_text() made
 *
 * Returns: (transfer full) (nullable): the snapshot, %NULL when @text is none
 */
ScsSnapshot *
scs_snapshot_new_from_text (const char *text)
{
  g_autoptr (JsonNode) node = text != NULL ? json_from_string (text, NULL) : NULL;
  ScsSnapshot *self;

  if (node == NULL || !JSON_NODE_HOLDS_OBJECT (node) ||
      get_number (json_node_get_object (node), "at_us") <= 0)
    return NULL;
  self = g_new0 (ScsSnapshot, 1);
  self->object = json_node_dup_object (node);
  return self;
}

/**
 * scs_snapshot_free:
 * @self: (nullable): what to free
 */
void
scs_snapshot_free (ScsSnapshot *self)
{
  if (self == NULL)
    return;
  json_object_unref (self->object);
  g_free (self);
}

/**
 * scs_snapshot_to_text:
 * @self: a snapshot
 *
 * Returns: (transfer full): it as one line
 */
char *
scs_snapshot_to_text (const ScsSnapshot *self)
{
  g_autoptr (JsonNode) node = json_node_new (JSON_NODE_OBJECT);

  json_node_set_object (node, self->object);
  return json_to_string (node, FALSE);
}

/**
 * scs_snapshot_get_at_us:
 * @self: a snapshot
 *
 * Returns: when it was made, wall clock
 */
gint64
scs_snapshot_get_at_us (const ScsSnapshot *self)
{
  return get_number (self->object, "at_us");
}

static void
compare_state (GPtrArray *changes, gsize p, const char *id, JsonObject *now, JsonObject *before)
{
  const char *from = get_value (before, id, parts[p].value);
  const char *to = get_value (now, id, parts[p].value);
  ScsChange *change;

  /* What an earlier version of the program did not look at has not changed. */
  if (from == NULL || to == NULL || g_str_equal (from, to))
    return;
  change = g_new0 (ScsChange, 1);
  change->kind = g_strdup (parts[p].kind);
  change->id = g_strdup (id);
  change->from = g_strdup (from);
  change->to = g_strdup (to);
  change->since_us = get_since (now, id);
  change->day_only = get_node (get_entry (now, id), DAY_ONLY, JSON_NODE_VALUE) != NULL;
  g_ptr_array_add (changes, change);
}

static void
compare_number (GPtrArray *changes, gsize p, const char *id, JsonObject *now, JsonObject *before)
{
  gint64 from = get_number (before, id), to = get_number (now, id);
  ScsChange *change;

  if (from == to)
    return;
  change = g_new0 (ScsChange, 1);
  change->kind = g_strdup (parts[p].kind);
  change->id = g_strdup (id);
  change->n_from = from;
  change->n_to = to;
  g_ptr_array_add (changes, change);
}

/* In the order of the later one; what is there no more comes last. */
static void
compare_part (GPtrArray *changes, gsize p, JsonObject *now, JsonObject *before)
{
  g_autoptr (GList) ids = json_object_get_members (now);
  g_autoptr (GList) old_ids = json_object_get_members (before);

  for (GList *l = ids; l != NULL; l = l->next)
    if (parts[p].value != NULL)
      compare_state (changes, p, l->data, now, before);
    else
      compare_number (changes, p, l->data, now, before);
  for (GList *l = old_ids; l != NULL; l = l->next)
    if (parts[p].value == NULL && !json_object_has_member (now, l->data))
      compare_number (changes, p, l->data, now, before);
}

/**
 * scs_snapshot_list_changes:
 * @self: the later snapshot
 * @before: the earlier one
 *
 * Returns: (transfer full) (element-type ScsChange): outcomes, checks, numbers of people and of
 * people by workspace, as far as they differ
 */
GPtrArray *
scs_snapshot_list_changes (const ScsSnapshot *self, const ScsSnapshot *before)
{
  GPtrArray *changes = g_ptr_array_new_with_free_func ((GDestroyNotify) scs_change_free);

  for (gsize p = 0; p < G_N_ELEMENTS (parts); p++) {
    JsonObject *now = get_part (self, parts[p].member);
    JsonObject *old = get_part (before, parts[p].member);

    if (now != NULL && old != NULL)
      compare_part (changes, p, now, old);
  }
  return changes;
}
