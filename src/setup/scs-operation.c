/* SPDX-FileCopyrightText: 2026 The Sales Connect Setup authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include <json-glib/json-glib.h>

#include "setup/scs-setup-private.h"

static void
set_strv (JsonObject *object, const char *member, char **strv)
{
  JsonArray *array = json_array_new ();

  for (gsize i = 0; strv != NULL && strv[i] != NULL; i++)
    json_array_add_string_element (array, strv[i]);
  json_object_set_array_member (object, member, array);
}

static char **
get_strv (JsonObject *object, const char *member)
{
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  JsonNode *node = json_object_get_member (object, member);

  if (node != NULL && JSON_NODE_HOLDS_ARRAY (node)) {
    JsonArray *array = json_node_get_array (node);

    for (guint i = 0; i < json_array_get_length (array); i++)
      if (JSON_NODE_HOLDS_VALUE (json_array_get_element (array, i)) &&
          json_array_get_string_element (array, i) != NULL)
        g_strv_builder_add (builder, json_array_get_string_element (array, i));
  }
  return g_strv_builder_end (builder);
}

/**
 * scs_operation_new:
 * @kind: what is done
 * @people: (nullable): e-mail IDs
 * @workspaces: (nullable): ids
 *
 * Returns: (transfer full): an operation with an idempotency key of its own
 */
ScsOperation *
scs_operation_new (const char *kind, const char *const *people, const char *const *workspaces)
{
  ScsOperation *operation = g_new0 (ScsOperation, 1);

  operation->key = g_uuid_string_random ();
  operation->kind = g_strdup (kind);
  operation->people = g_strdupv ((char **) people);
  operation->workspaces = g_strdupv ((char **) workspaces);
  return operation;
}

/**
 * scs_operation_new_from_body:
 * @key: its idempotency key
 * @body: what scs_operation_to_body() made
 *
 * Returns: (transfer full) (nullable): the operation, %NULL when @body is none
 */
ScsOperation *
scs_operation_new_from_body (const char *key, const char *body)
{
  g_autoptr (JsonNode) node = json_from_string (body, NULL);
  ScsOperation *operation;
  JsonObject *object;

  if (node == NULL || !JSON_NODE_HOLDS_OBJECT (node))
    return NULL;
  object = json_node_get_object (node);
  operation = g_new0 (ScsOperation, 1);
  operation->key = g_strdup (key);
  operation->kind = g_strdup (json_object_get_string_member_with_default (object, "kind", ""));
  operation->people = get_strv (object, "people");
  operation->workspaces = get_strv (object, "workspaces");
  operation->in_doubt = TRUE;
  return operation;
}

/**
 * scs_operation_to_body:
 * @operation: an operation
 *
 * Returns: (transfer full): JSON for the journal
 */
char *
scs_operation_to_body (const ScsOperation *operation)
{
  g_autoptr (JsonNode) node = json_node_new (JSON_NODE_OBJECT);
  JsonObject *object = json_object_new ();

  json_object_set_string_member (object, "kind", operation->kind);
  set_strv (object, "people", operation->people);
  set_strv (object, "workspaces", operation->workspaces);
  json_node_take_object (node, object);
  return json_to_string (node, FALSE);
}

/**
 * scs_operation_free:
 * @operation: (nullable): what to free
 */
void
scs_operation_free (ScsOperation *operation)
{
  if (operation == NULL)
    return;
  g_free (operation->key);
  g_free (operation->kind);
  g_strfreev (operation->people);
  g_strfreev (operation->workspaces);
  g_free (operation);
}
