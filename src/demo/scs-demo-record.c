/* SPDX-FileCopyrightText: 2026 The Sales Connect Setup authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "demo/scs-demo-record.h"

#include <gio/gio.h>

#define LIST_MAX 20000

static inline gpointer
get_place (gconstpointer record, const ScsDemoField *field)
{
  return (guint8 *) record + field->offset;
}

static const ScsDemoField *
get_fields (gconstpointer record)
{
  return (*(const ScsDemoShape *const *) record)->fields;
}

/**
 * scs_demo_record_new:
 * @shape: static
 *
 * Returns: (transfer full): an empty record of that shape, its lists empty
 */
gpointer
scs_demo_record_new (const ScsDemoShape *shape)
{
  gpointer record = g_malloc0 (shape->size);

  *(const ScsDemoShape **) record = shape;
  for (const ScsDemoField *field = shape->fields; field->name != NULL; field++) {
    if (field->kind == SCS_DEMO_FIELD_LIST)
      *(GPtrArray **) get_place (record, field) =
          g_ptr_array_new_with_free_func (scs_demo_record_free);
    else if (field->kind == SCS_DEMO_FIELD_STRV)
      *(char ***) get_place (record, field) = g_new0 (char *, 1);
  }
  return record;
}

/**
 * scs_demo_record_free:
 * @record: (nullable): with all that its shape names
 */
void
scs_demo_record_free (gpointer record)
{
  if (record == NULL)
    return;
  for (const ScsDemoField *field = get_fields (record); field->name != NULL; field++) {
    gpointer place = get_place (record, field);

    if (field->kind == SCS_DEMO_FIELD_STRING)
      g_free (*(char **) place);
    else if (field->kind == SCS_DEMO_FIELD_STRV)
      g_strfreev (*(char ***) place);
    else if (field->kind == SCS_DEMO_FIELD_LIST)
      g_ptr_array_unref (*(GPtrArray **) place);
  }
  g_free (record);
}

static JsonNode *
list_to_json (GPtrArray *list)
{
  g_autoptr (JsonArray) array = json_array_sized_new (list->len);
  JsonNode *node = json_node_new (JSON_NODE_ARRAY);

  for (guint i = 0; i < list->len; i++)
    json_array_add_element (array, scs_demo_record_to_json (list->pdata[i]));
  json_node_set_array (node, array);
  return node;
}

static JsonNode *
strv_to_json (char **strings)
{
  g_autoptr (JsonArray) array = json_array_new ();
  JsonNode *node = json_node_new (JSON_NODE_ARRAY);

  for (guint i = 0; strings[i] != NULL; i++)
    json_array_add_string_element (array, strings[i]);
  json_node_set_array (node, array);
  return node;
}

/**
 * scs_demo_record_to_json:
 * @record: of any shape
 *
 * Returns: (transfer full): an object with the members that the shape names
 */
JsonNode *
scs_demo_record_to_json (gconstpointer record)
{
  g_autoptr (JsonObject) object = json_object_new ();
  JsonNode *node = json_node_new (JSON_NODE_OBJECT);

  for (const ScsDemoField *field = get_fields (record); field->name != NULL; field++) {
    gpointer place = get_place (record, field);

    switch (field->kind) {
    case SCS_DEMO_FIELD_STRING:
      json_object_set_string_member (object, field->name, *(char **) place);
      break;
    case SCS_DEMO_FIELD_INT64:
      json_object_set_int_member (object, field->name, *(gint64 *) place);
      break;
    case SCS_DEMO_FIELD_BOOLEAN:
      json_object_set_boolean_member (object, field->name, *(gboolean *) place);
      break;
    case SCS_DEMO_FIELD_STRV:
      json_object_set_member (object, field->name, strv_to_json (*(char ***) place));
      break;
    case SCS_DEMO_FIELD_LIST:
      json_object_set_member (object, field->name, list_to_json (*(GPtrArray **) place));
      break;
    }
  }
  json_node_set_object (node, object);
  return node;
}

static gboolean
is_value (JsonNode *node, GType type)
{
  return JSON_NODE_HOLDS_VALUE (node) && json_node_get_value_type (node) == type;
}

static gboolean
read_strv (char ***place, JsonNode *node)
{
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  JsonArray *array;

  if (!JSON_NODE_HOLDS_ARRAY (node))
    return FALSE;
  array = json_node_get_array (node);
  for (guint i = 0; i < json_array_get_length (array); i++) {
    JsonNode *item = json_array_get_element (array, i);

    if (!is_value (item, G_TYPE_STRING))
      return FALSE;
    g_strv_builder_add (builder, json_node_get_string (item));
  }
  g_strfreev (*place);
  *place = g_strv_builder_end (builder);
  return TRUE;
}

static gboolean
read_list (GPtrArray *list, const ScsDemoShape *items, JsonNode *node)
{
  JsonArray *array;

  if (!JSON_NODE_HOLDS_ARRAY (node) ||
      json_array_get_length (json_node_get_array (node)) > LIST_MAX)
    return FALSE;
  array = json_node_get_array (node);
  for (guint i = 0; i < json_array_get_length (array); i++) {
    gpointer item = scs_demo_record_from_json (items, json_array_get_element (array, i), NULL);

    if (item == NULL)
      return FALSE;
    g_ptr_array_add (list, item);
  }
  return TRUE;
}

static gboolean
read_field (const ScsDemoField *field, gpointer place, JsonNode *node)
{
  switch (field->kind) {
  case SCS_DEMO_FIELD_STRING:
    if (JSON_NODE_HOLDS_NULL (node))
      return !field->required;
    if (!is_value (node, G_TYPE_STRING))
      return FALSE;
    *(char **) place = json_node_dup_string (node);
    return TRUE;
  case SCS_DEMO_FIELD_INT64:
    *(gint64 *) place = is_value (node, G_TYPE_INT64) ? json_node_get_int (node) : 0;
    return is_value (node, G_TYPE_INT64);
  case SCS_DEMO_FIELD_BOOLEAN:
    *(gboolean *) place = is_value (node, G_TYPE_BOOLEAN) && json_node_get_boolean (node);
    return is_value (node, G_TYPE_BOOLEAN);
  case SCS_DEMO_FIELD_STRV:
    return read_strv (place, node);
  case SCS_DEMO_FIELD_LIST:
    return read_list (*(GPtrArray **) place, field->items, node);
  }
  return FALSE;
}

/**
 * scs_demo_record_from_json:
 * @shape: what is expected; every member must be there, with its type, but those that may lack
 *
 * Errors: %G_IO_ERROR_INVALID_DATA, naming the member but never its value.
 *
 * Returns: (transfer full) (nullable): the record
 */
gpointer
scs_demo_record_from_json (const ScsDemoShape *shape, JsonNode *node, GError **error)
{
  gpointer record;

  if (!JSON_NODE_HOLDS_OBJECT (node)) {
    g_set_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA, "an object was expected");
    return NULL;
  }
  record = scs_demo_record_new (shape);
  for (const ScsDemoField *field = shape->fields; field->name != NULL; field++) {
    JsonNode *member = json_object_get_member (json_node_get_object (node), field->name);

    if (member == NULL && field->may_lack)
      continue;
    if (member == NULL || !read_field (field, get_place (record, field), member)) {
      g_set_error (error,
                   G_IO_ERROR,
                   G_IO_ERROR_INVALID_DATA,
                   "its member “%s” is missing or wrong",
                   field->name);
      scs_demo_record_free (record);
      return NULL;
    }
  }
  return record;
}
