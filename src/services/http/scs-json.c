/* SPDX-FileCopyrightText: 2026 The Sales Connect Setup authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "services/http/scs-json.h"

#include <string.h>

/* Deeper than any answer of ours by far; json-glib recurses and 100,000 nested arrays end its
 * stack. */
#define DEPTH_MAX 64
#define THREAD_FROM_BYTES (64 * 1024)

static void
set_not_json (GError **error, const char *why)
{
  g_set_error (error, SCS_HTTP_ERROR, SCS_HTTP_ERROR_NOT_JSON, "the body is no JSON: %s", why);
}

static const char *
skip_space (const char *at, const char *end)
{
  while (at < end && (*at == ' ' || *at == '\t' || *at == '\n' || *at == '\r'))
    at++;
  return at;
}

/* at: behind the opening quote. NULL where the string does not end. */
static const char *
skip_string (const char *at, const char *end)
{
  for (; at < end; at++) {
    if (*at == '\\' && at + 1 < end)
      at++;
    else if (*at == '"')
      return at + 1;
  }
  return NULL;
}

/* Walks over brackets and strings alone: bounds the depth, and refuses what json-glib would take
 * beyond JSON (comments, assignments, a second value). */
static gboolean
scan (const char *at, const char *end, GError **error)
{
  guint depth = 0;

  at = skip_space (at, end);
  if (at == end || strchr ("{[\"-0123456789tfn", *at) == NULL) {
    set_not_json (error, at == end ? "it is empty" : "it begins with no JSON value");
    return FALSE;
  }

  while (at < end) {
    char c = *at++;

    if (c == '"' && (at = skip_string (at, end)) == NULL) {
      set_not_json (error, "a string does not end");
      return FALSE;
    }
    if (c == '/' || c == '\'' || c == '\0' || c == '=' || c == ';') {
      set_not_json (error, "a character that is none of JSON's");
      return FALSE;
    }
    if ((c == '{' || c == '[') && ++depth > DEPTH_MAX) {
      set_not_json (error, "nested too deeply");
      return FALSE;
    }
    if ((c == '}' || c == ']') && (depth == 0 || (--depth == 0 && skip_space (at, end) != end))) {
      set_not_json (error, "something follows the value");
      return FALSE;
    }
  }
  return TRUE;
}

/**
 * scs_json_parse:
 * @body: the bytes as they came, after decompression
 *
 * Parses a whole body: UTF-8, one value, no comments, at most 64 levels deep. The depth is looked
 * at before json-glib sees the text.
 *
 * Errors: %SCS_HTTP_ERROR_NOT_JSON.
 *
 * Returns: (transfer full): the value
 */
JsonNode *
scs_json_parse (GBytes *body, GError **error)
{
  g_autoptr (JsonParser) parser = json_parser_new_immutable ();
  gsize length = 0;
  const char *text = g_bytes_get_data (body, &length);
  JsonNode *root;

  if (text == NULL || !g_utf8_validate_len (text, length, NULL)) {
    set_not_json (error, text == NULL ? "it is empty" : "it is not UTF-8");
    return NULL;
  }
  if (!scan (text, text + length, error))
    return NULL;

  /* json-glib's own message quotes the text, which may hold a token. */
  if (!json_parser_load_from_data (parser, text, length, NULL)) {
    set_not_json (error, "the parser refuses it");
    return NULL;
  }
  root = json_parser_steal_root (parser);
  if (root == NULL)
    set_not_json (error, "it is empty");
  return root;
}

static void
parse_thread (GTask *task, gpointer source, gpointer task_data, GCancellable *cancellable)
{
  g_autoptr (GError) error = NULL;
  JsonNode *root = scs_json_parse (task_data, &error);

  /* A cancelled task has its answer; a second one would be written over it. */
  if (!g_task_set_return_on_cancel (task, FALSE))
    g_clear_pointer (&root, json_node_unref);
  else if (root == NULL)
    g_task_return_error (task, g_steal_pointer (&error));
  else
    g_task_return_pointer (task, root, (GDestroyNotify) json_node_unref);
}

/**
 * scs_json_parse_async:
 * @body: the bytes as they came, after decompression
 *
 * Like scs_json_parse(), without holding up the main loop: a body over 64 KiB is parsed in a worker
 * thread. Cancelling returns at once; the worker's result is dropped.
 */
void
scs_json_parse_async (GBytes *body,
                      GCancellable *cancellable,
                      GAsyncReadyCallback callback,
                      gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (NULL, cancellable, callback, user_data);

  g_task_set_source_tag (task, scs_json_parse_async);
  g_task_set_task_data (task, g_bytes_ref (body), (GDestroyNotify) g_bytes_unref);
  g_task_set_return_on_cancel (task, TRUE);
  if (g_bytes_get_size (body) > THREAD_FROM_BYTES)
    g_task_run_in_thread (task, parse_thread);
  else
    parse_thread (task, NULL, body, cancellable);
}

/**
 * scs_json_parse_finish:
 *
 * Errors: %SCS_HTTP_ERROR_NOT_JSON.
 *
 * Returns: (transfer full): the value
 */
JsonNode *
scs_json_parse_finish (GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, NULL), NULL);
  g_return_val_if_fail (g_async_result_is_tagged (result, scs_json_parse_async), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

static gboolean
set_wrong_shape (GError **error, const char *member, const char *wanted)
{
  g_set_error (error,
               SCS_HTTP_ERROR,
               SCS_HTTP_ERROR_WRONG_SHAPE,
               "the answer's “%s” should be %s",
               member,
               wanted);
  return FALSE;
}

/* NULL where the member is missing or null. */
static JsonNode *
find_member (JsonObject *object, const char *member)
{
  JsonNode *node = json_object_get_member (object, member);

  return node == NULL || JSON_NODE_HOLDS_NULL (node) ? NULL : node;
}

static gboolean
node_is_string (JsonNode *node)
{
  return JSON_NODE_HOLDS_VALUE (node) && json_node_get_value_type (node) == G_TYPE_STRING;
}

/* 3599.0 is a whole number too, some servers write so. */
static gboolean
node_to_int (JsonNode *node, gint64 *value)
{
  double real;

  if (!JSON_NODE_HOLDS_VALUE (node))
    return FALSE;
  if (json_node_get_value_type (node) == G_TYPE_INT64) {
    *value = json_node_get_int (node);
    return TRUE;
  }
  if (json_node_get_value_type (node) != G_TYPE_DOUBLE)
    return FALSE;

  real = json_node_get_double (node);
  /* Beyond 2^53 a double does not hold every whole number; not a number fails both comparisons. */
  if (!(real > -9007199254740992.0 && real < 9007199254740992.0))
    return FALSE;
  *value = (gint64) real;
  return (double) *value == real;
}

/**
 * scs_json_root_object:
 * @root: a parsed body
 *
 * Errors: %SCS_HTTP_ERROR_WRONG_SHAPE.
 */
JsonObject *
scs_json_root_object (JsonNode *root, GError **error)
{
  if (JSON_NODE_HOLDS_OBJECT (root))
    return json_node_get_object (root);

  set_wrong_shape (error, "whole", "an object");
  return NULL;
}

/**
 * scs_json_root_array:
 * @root: a parsed body
 *
 * Errors: %SCS_HTTP_ERROR_WRONG_SHAPE.
 */
JsonArray *
scs_json_root_array (JsonNode *root, GError **error)
{
  if (JSON_NODE_HOLDS_ARRAY (root))
    return json_node_get_array (root);

  set_wrong_shape (error, "whole", "an array");
  return NULL;
}

/**
 * scs_json_get_string:
 *
 * Errors: %SCS_HTTP_ERROR_WRONG_SHAPE when the member is missing, null or no string.
 */
const char *
scs_json_get_string (JsonObject *object, const char *member, GError **error)
{
  const char *value = NULL;

  if (scs_json_read_string (object, member, &value, error) && value == NULL)
    set_wrong_shape (error, member, "a string");
  return value;
}

/**
 * scs_json_get_int:
 *
 * Errors: %SCS_HTTP_ERROR_WRONG_SHAPE when the member is missing, null or no whole number.
 */
gboolean
scs_json_get_int (JsonObject *object, const char *member, gint64 *value, GError **error)
{
  JsonNode *node = find_member (object, member);

  if (node != NULL && node_to_int (node, value))
    return TRUE;
  return set_wrong_shape (error, member, "a whole number");
}

/**
 * scs_json_get_boolean:
 *
 * Errors: %SCS_HTTP_ERROR_WRONG_SHAPE when the member is missing, null or no boolean.
 */
gboolean
scs_json_get_boolean (JsonObject *object, const char *member, gboolean *value, GError **error)
{
  if (find_member (object, member) == NULL)
    return set_wrong_shape (error, member, "true or false");
  return scs_json_read_boolean (object, member, FALSE, value, error);
}

/**
 * scs_json_get_object:
 *
 * Errors: %SCS_HTTP_ERROR_WRONG_SHAPE when the member is missing, null or no object.
 */
JsonObject *
scs_json_get_object (JsonObject *object, const char *member, GError **error)
{
  JsonObject *value = NULL;

  if (scs_json_read_object (object, member, &value, error) && value == NULL)
    set_wrong_shape (error, member, "an object");
  return value;
}

/**
 * scs_json_get_array:
 *
 * Errors: %SCS_HTTP_ERROR_WRONG_SHAPE when the member is missing, null or no array.
 */
JsonArray *
scs_json_get_array (JsonObject *object, const char *member, GError **error)
{
  JsonArray *value = NULL;

  if (scs_json_read_array (object, member, &value, error) && value == NULL)
    set_wrong_shape (error, member, "an array");
  return value;
}

/**
 * scs_json_dup_text:
 *
 * For members that some servers write as a string and some as a number.
 *
 * Errors: %SCS_HTTP_ERROR_WRONG_SHAPE when the member is missing, null, or neither.
 *
 * Returns: (transfer full): the text
 */
char *
scs_json_dup_text (JsonObject *object, const char *member, GError **error)
{
  JsonNode *node = find_member (object, member);
  gint64 number = 0;

  if (node != NULL && node_is_string (node))
    return g_strdup (json_node_get_string (node));
  if (node != NULL && node_to_int (node, &number))
    return g_strdup_printf ("%" G_GINT64_FORMAT, number);

  set_wrong_shape (error, member, "a string or a whole number");
  return NULL;
}

/**
 * scs_json_read_string:
 * @value: (out) (nullable): NULL when the member is missing or null
 *
 * Errors: %SCS_HTTP_ERROR_WRONG_SHAPE when the member is there, but no string.
 */
gboolean
scs_json_read_string (JsonObject *object, const char *member, const char **value, GError **error)
{
  JsonNode *node = find_member (object, member);

  if (node != NULL && !node_is_string (node))
    return set_wrong_shape (error, member, "a string");

  *value = node != NULL ? json_node_get_string (node) : NULL;
  return TRUE;
}

/**
 * scs_json_read_int:
 * @fallback: the value when the member is missing or null
 *
 * Errors: %SCS_HTTP_ERROR_WRONG_SHAPE when the member is there, but no whole number.
 */
gboolean
scs_json_read_int (JsonObject *object,
                   const char *member,
                   gint64 fallback,
                   gint64 *value,
                   GError **error)
{
  *value = fallback;
  return find_member (object, member) == NULL || scs_json_get_int (object, member, value, error);
}

/**
 * scs_json_read_boolean:
 * @fallback: the value when the member is missing or null
 *
 * Errors: %SCS_HTTP_ERROR_WRONG_SHAPE when the member is there, but no boolean.
 */
gboolean
scs_json_read_boolean (JsonObject *object,
                       const char *member,
                       gboolean fallback,
                       gboolean *value,
                       GError **error)
{
  JsonNode *node = find_member (object, member);

  if (node != NULL &&
      (!JSON_NODE_HOLDS_VALUE (node) || json_node_get_value_type (node) != G_TYPE_BOOLEAN))
    return set_wrong_shape (error, member, "true or false");

  *value = node != NULL ? json_node_get_boolean (node) : fallback;
  return TRUE;
}

/**
 * scs_json_read_object:
 * @value: (out) (nullable): NULL when the member is missing or null
 *
 * Errors: %SCS_HTTP_ERROR_WRONG_SHAPE when the member is there, but no object.
 */
gboolean
scs_json_read_object (JsonObject *object, const char *member, JsonObject **value, GError **error)
{
  JsonNode *node = find_member (object, member);

  if (node != NULL && !JSON_NODE_HOLDS_OBJECT (node))
    return set_wrong_shape (error, member, "an object");

  *value = node != NULL ? json_node_get_object (node) : NULL;
  return TRUE;
}

/**
 * scs_json_read_array:
 * @value: (out) (nullable): NULL when the member is missing or null
 *
 * Errors: %SCS_HTTP_ERROR_WRONG_SHAPE when the member is there, but no array.
 */
gboolean
scs_json_read_array (JsonObject *object, const char *member, JsonArray **value, GError **error)
{
  JsonNode *node = find_member (object, member);

  if (node != NULL && !JSON_NODE_HOLDS_ARRAY (node))
    return set_wrong_shape (error, member, "an array");

  *value = node != NULL ? json_node_get_array (node) : NULL;
  return TRUE;
}

/**
 * scs_json_object_at:
 * @index: below the array's length
 *
 * Errors: %SCS_HTTP_ERROR_WRONG_SHAPE when the element is no object.
 */
JsonObject *
scs_json_object_at (JsonArray *array, guint index, GError **error)
{
  JsonNode *node = json_array_get_element (array, index);
  g_autofree char *place = NULL;

  if (JSON_NODE_HOLDS_OBJECT (node))
    return json_node_get_object (node);

  place = g_strdup_printf ("element %u", index);
  set_wrong_shape (error, place, "an object");
  return NULL;
}

/**
 * scs_json_string_at:
 * @index: below the array's length
 *
 * Errors: %SCS_HTTP_ERROR_WRONG_SHAPE when the element is no string.
 */
const char *
scs_json_string_at (JsonArray *array, guint index, GError **error)
{
  JsonNode *node = json_array_get_element (array, index);
  g_autofree char *place = NULL;

  if (node_is_string (node))
    return json_node_get_string (node);

  place = g_strdup_printf ("element %u", index);
  set_wrong_shape (error, place, "a string");
  return NULL;
}
