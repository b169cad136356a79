/* SPDX-FileCopyrightText: 2026 The Sales Connect Setup authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "demo/salesforce/scs-demo-salesforce.h"

#include "demo/scs-demo-json.h"

#include <string.h>

#define TEXT_MAX_BYTES 16384
#define DEPTH_MAX 20
#define ROWS_MAX 2000

/* As much of SOQL as a set-up asks for: one object, fields, conditions, an order and a limit. */
typedef struct {
  GPtrArray *tokens; /* (element-type utf8); a string keeps its opening quote */
  guint at;
  guint depth;
  const char **known_fields;
  JsonObject *row; /* (nullable): conditions are only read, not answered */
  const char *code;
  char *message;
  gboolean is_count;
  GPtrArray *fields; /* (element-type utf8) */
  GPtrArray *sums;   /* (element-type utf8) MIN, MAX or nothing, beside fields */
  char *object;
  guint where; /* place of the first condition, or 0 */
  char *order_by;
  gboolean is_descending;
  gint64 limit;
} Query;

static void
query_clear (Query *self)
{
  g_clear_pointer (&self->tokens, g_ptr_array_unref);
  g_clear_pointer (&self->fields, g_ptr_array_unref);
  g_clear_pointer (&self->sums, g_ptr_array_unref);
  g_clear_pointer (&self->object, g_free);
  g_clear_pointer (&self->order_by, g_free);
  g_clear_pointer (&self->message, g_free);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Query, query_clear)

static gboolean
fail (Query *self, const char *code, char *message)
{
  if (self->code == NULL) {
    self->code = code;
    self->message = message;
  } else {
    g_free (message);
  }
  return FALSE;
}

static const char *
peek (Query *self)
{
  return self->at < self->tokens->len ? self->tokens->pdata[self->at] : "";
}

static gboolean
fail_here (Query *self)
{
  return fail (self, "MALFORMED_QUERY", g_strdup_printf ("unexpected token: '%s'", peek (self)));
}

static gboolean
take (Query *self, const char *word)
{
  if (g_ascii_strcasecmp (peek (self), word) != 0)
    return FALSE;
  self->at++;
  return TRUE;
}

static gboolean
is_word_character (char c)
{
  return g_ascii_isalnum (c) || c == '_' || c == '.' || c == ':' || c == '-' || c == '+';
}

static char *
read_string (const char **at)
{
  g_autoptr (GString) string = g_string_new ("'");
  const char *c = *at + 1;

  while (*c != '\0' && *c != '\'') {
    if (*c == '\\' && c[1] != '\0')
      c++;
    g_string_append_c (string, *c++);
  }
  if (*c == '\0')
    return NULL;
  *at = c + 1;
  return g_strdup (string->str);
}

static char *
read_token (const char **at)
{
  const char *start = *at;
  gsize length = 1;

  if (*start == '\'')
    return read_string (at);
  if (is_word_character (*start)) {
    while (is_word_character (start[length]))
      length++;
  } else if (strchr ("<>!", *start) != NULL && start[1] == '=') {
    length = 2;
  } else if (strchr ("<>=(),", *start) == NULL) {
    return NULL;
  }
  *at = start + length;
  return g_strndup (start, length);
}

static gboolean
split_tokens (Query *self, const char *text)
{
  const char *at = text;

  self->tokens = g_ptr_array_new_with_free_func (g_free);
  if (strlen (text) > TEXT_MAX_BYTES)
    return fail (self, "MALFORMED_QUERY", g_strdup ("the query is too long"));
  while (*at != '\0') {
    char *token;

    if (g_ascii_isspace (*at)) {
      at++;
      continue;
    }
    token = read_token (&at);
    if (token == NULL)
      return fail (self,
                   "MALFORMED_QUERY",
                   g_strdup ("line 1:1 no viable alternative at this character"));
    g_ptr_array_add (self->tokens, token);
  }
  return TRUE;
}

static gboolean
is_name (const char *token)
{
  return g_ascii_isalpha (token[0]) &&
         strspn (token, "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_.") ==
             strlen (token);
}

static gboolean
read_name (Query *self, char **name)
{
  if (!is_name (peek (self)))
    return fail_here (self);
  *name = g_strdup (peek (self));
  self->at++;
  return TRUE;
}

static gboolean
read_item (Query *self)
{
  char *name = NULL;
  char *sum;

  if (!read_name (self, &name))
    return FALSE;
  if (!take (self, "(")) {
    g_ptr_array_add (self->fields, name);
    g_ptr_array_add (self->sums, NULL);
    return TRUE;
  }
  sum = name;
  if (g_ascii_strcasecmp (sum, "COUNT") == 0 && take (self, ")")) {
    g_free (sum);
    self->is_count = TRUE;
    return TRUE;
  }
  g_ptr_array_add (self->sums, sum);
  if (g_ascii_strcasecmp (sum, "MIN") != 0 && g_ascii_strcasecmp (sum, "MAX") != 0)
    return fail_here (self);
  if (!read_name (self, &name))
    return FALSE;
  g_ptr_array_add (self->fields, name);
  return take (self, ")") || fail_here (self);
}

static gboolean
read_items (Query *self)
{
  self->fields = g_ptr_array_new_with_free_func (g_free);
  self->sums = g_ptr_array_new_with_free_func (g_free);
  if (!take (self, "SELECT"))
    return fail_here (self);
  do {
    if (!read_item (self))
      return FALSE;
  } while (take (self, ","));
  if (!take (self, "FROM"))
    return fail_here (self);
  return read_name (self, &self->object);
}

/* Returns: the field's own spelling */
static const char *
find_field (Query *self, const char *name)
{
  for (guint i = 0; self->known_fields[i] != NULL; i++) {
    if (g_ascii_strcasecmp (self->known_fields[i], name) == 0)
      return self->known_fields[i];
  }
  fail (self,
        "INVALID_FIELD",
        g_strdup_printf ("No such column '%s' on entity '%s'", name, self->object));
  return NULL;
}

/* % stands for any text, _ for one character. */
static gboolean
is_like (const char *text, const char *pattern)
{
  const char *star = NULL;
  const char *retry = NULL;

  while (*text != '\0') {
    if (*pattern == '%') {
      star = pattern++;
      retry = text;
    } else if (*pattern == '_' || g_ascii_tolower (*pattern) == g_ascii_tolower (*text)) {
      pattern++;
      text++;
    } else if (star != NULL) {
      pattern = star + 1;
      text = ++retry;
    } else {
      return FALSE;
    }
  }
  while (*pattern == '%')
    pattern++;
  return *pattern == '\0';
}

/* (transfer full) (nullable): as text */
static char *
get_text (JsonObject *row, const char *field)
{
  JsonNode *node = json_object_get_member (row, field);

  if (node == NULL || JSON_NODE_HOLDS_NULL (node))
    return NULL;
  if (json_node_get_value_type (node) == G_TYPE_STRING)
    return json_node_dup_string (node);
  if (json_node_get_value_type (node) == G_TYPE_BOOLEAN)
    return g_strdup (json_node_get_boolean (node) ? "true" : "false");
  return g_strdup_printf ("%" G_GINT64_FORMAT, json_node_get_int (node));
}

/* Ids are the same with 15 and with 18 characters; of moments, the first 19 characters tell. */
static int
compare (const char *field, const char *own, const char *given)
{
  if (g_str_has_suffix (field, "Id") && strlen (own) >= 15)
    return strncmp (own, given, 15);
  if (g_str_has_suffix (field, "Date"))
    return strncmp (own, given, 19);
  return g_ascii_strcasecmp (own, given);
}

static gboolean
meets (Query *self, const char *field, const char *comparison, const char *token)
{
  g_autofree char *own = NULL;
  const char *given = token[0] == '\'' ? token + 1 : token;
  int order;

  if (self->row == NULL)
    return TRUE;
  own = get_text (self->row, field);
  if (token[0] != '\'' && g_ascii_strcasecmp (token, "null") == 0)
    return (own == NULL) == (strcmp (comparison, "=") == 0);
  if (own == NULL)
    return strcmp (comparison, "!=") == 0;
  if (g_ascii_strcasecmp (comparison, "LIKE") == 0)
    return is_like (own, given);
  order = compare (field, own, given);
  if (strcmp (comparison, "=") == 0)
    return order == 0;
  if (strcmp (comparison, "!=") == 0)
    return order != 0;
  if (comparison[0] == '<')
    return comparison[1] == '=' ? order <= 0 : order < 0;
  return comparison[1] == '=' ? order >= 0 : order > 0;
}

static gboolean
is_value (const char *token)
{
  return token[0] == '\'' || is_word_character (token[0]);
}

static gboolean
is_in_list (Query *self, const char *field)
{
  gboolean is_in = FALSE;

  if (!take (self, "("))
    return fail_here (self);
  do {
    if (!is_value (peek (self)))
      return fail_here (self);
    is_in |= meets (self, field, "=", peek (self));
    self->at++;
  } while (take (self, ","));
  return take (self, ")") ? is_in : fail_here (self);
}

static gboolean
answer_comparison (Query *self)
{
  static const char *const comparisons[] = { "=", "!=", "<", "<=", ">", ">=", "LIKE" };
  const char *field;
  const char *comparison = NULL;
  gboolean answer;

  if (!is_name (peek (self)))
    return fail_here (self);
  field = find_field (self, peek (self));
  if (field == NULL)
    return FALSE;
  self->at++;
  if (take (self, "IN"))
    return is_in_list (self, field);
  for (guint i = 0; i < G_N_ELEMENTS (comparisons) && comparison == NULL; i++) {
    if (take (self, comparisons[i]))
      comparison = comparisons[i];
  }
  if (comparison == NULL || !is_value (peek (self)))
    return fail_here (self);
  answer = meets (self, field, comparison, peek (self));
  self->at++;
  return answer;
}

static gboolean answer_conditions (Query *self);

static gboolean
answer_condition (Query *self)
{
  gboolean answer;

  if (self->depth >= DEPTH_MAX)
    return fail (self, "MALFORMED_QUERY", g_strdup ("too many parentheses"));
  self->depth++;
  if (take (self, "NOT")) {
    answer = !answer_condition (self);
  } else if (take (self, "(")) {
    answer = answer_conditions (self);
    if (!take (self, ")"))
      answer = fail_here (self);
  } else {
    answer = answer_comparison (self);
  }
  self->depth--;
  return answer;
}

/* Both sides are always read: the same walk finds the mistakes in a query and answers it for a row.
 */
static gboolean
answer_conditions (Query *self)
{
  gboolean any = FALSE;

  do {
    gboolean all = TRUE;

    do
      all &= answer_condition (self);
    while (self->code == NULL && take (self, "AND"));
    any |= all;
  } while (self->code == NULL && take (self, "OR"));
  return any;
}

static gboolean
read_rest (Query *self)
{
  if (take (self, "WHERE")) {
    self->where = self->at;
    answer_conditions (self);
    if (self->code != NULL)
      return FALSE;
  }
  if (take (self, "ORDER")) {
    g_autofree char *name = NULL;

    if (!take (self, "BY") || !read_name (self, &name) || find_field (self, name) == NULL)
      return fail_here (self);
    self->order_by = g_strdup (find_field (self, name));
    self->is_descending = take (self, "DESC");
    if (!self->is_descending)
      take (self, "ASC");
    if (take (self, "NULLS") && !take (self, "FIRST") && !take (self, "LAST"))
      return fail_here (self);
  }
  self->limit = ROWS_MAX;
  if (take (self, "LIMIT")) {
    if (!g_ascii_string_to_signed (peek (self), 10, 0, ROWS_MAX, &self->limit, NULL))
      return fail_here (self);
    self->at++;
  }
  return self->at >= self->tokens->len || fail_here (self);
}

static int
compare_rows (gconstpointer a, gconstpointer b, gpointer user_data)
{
  Query *self = user_data;
  g_autofree char *left = get_text (*(JsonObject *const *) a, self->order_by);
  g_autofree char *right = get_text (*(JsonObject *const *) b, self->order_by);
  int order = g_strcmp0 (left, right);

  return self->is_descending ? -order : order;
}

/* (transfer full) (element-type JsonObject) */
static GPtrArray *
choose_rows (Query *self, JsonArray *rows)
{
  GPtrArray *chosen = g_ptr_array_new ();

  for (guint i = 0; i < json_array_get_length (rows); i++) {
    self->row = json_array_get_object_element (rows, i);
    self->at = self->where;
    self->depth = 0;
    if (self->where == 0 || answer_conditions (self))
      g_ptr_array_add (chosen, self->row);
  }
  if (self->order_by != NULL)
    g_ptr_array_sort_with_data (chosen, compare_rows, self);
  if (!self->is_count && chosen->len > self->limit)
    g_ptr_array_set_size (chosen, (int) self->limit);
  return chosen;
}

/* “User.Name” becomes a member Name of a member User. */
static void
put_field (JsonObject *record, JsonObject *row, const char *field)
{
  g_auto (GStrv) parts = g_strsplit (field, ".", -1);
  JsonObject *place = record;
  guint last = g_strv_length (parts) - 1;

  for (guint i = 0; i < last; i++) {
    if (!json_object_has_member (place, parts[i])) {
      JsonNode *node = scs_demo_json_new ("{'attributes': <{'type': %s}>}", parts[i]);

      json_object_set_member (place, parts[i], node);
    }
    place = json_object_get_object_member (place, parts[i]);
  }
  json_object_set_member (place, parts[last], json_node_copy (json_object_get_member (row, field)));
}

static JsonNode *
make_record (Query *self, JsonObject *row)
{
  JsonNode *node = scs_demo_json_new ("{'attributes': <{'type': %s}>}", self->object);
  JsonObject *record = json_node_get_object (node);
  g_autofree char *id = json_object_has_member (row, "Id") ? get_text (row, "Id") : NULL;

  if (id != NULL) {
    g_autofree char *url =
        g_strdup_printf ("/services/data/v66.0/sobjects/%s/%s", self->object, id);

    json_object_set_string_member (json_object_get_object_member (record, "attributes"),
                                   "url",
                                   url);
  }
  for (guint i = 0; i < self->fields->len; i++)
    put_field (record, row, find_field (self, self->fields->pdata[i]));
  return node;
}

static JsonNode *
make_sums (Query *self, GPtrArray *rows)
{
  JsonNode *node = scs_demo_json_new ("{'attributes': <{'type': 'AggregateResult'}>}");

  for (guint i = 0; i < self->fields->len; i++) {
    gboolean is_max = g_ascii_strcasecmp (self->sums->pdata[i], "MAX") == 0;
    g_autofree char *best = NULL;
    g_autofree char *name = g_strdup_printf ("expr%u", i);

    for (guint j = 0; j < rows->len; j++) {
      g_autofree char *text = get_text (rows->pdata[j], find_field (self, self->fields->pdata[i]));
      int order = g_strcmp0 (text, best);

      if (best == NULL || (is_max ? order > 0 : order < 0)) {
        g_free (best);
        best = g_steal_pointer (&text);
      }
    }
    json_object_set_string_member (json_node_get_object (node), name, best);
  }
  return node;
}

static JsonNode *
make_answer (Query *self, JsonArray *rows)
{
  g_autoptr (GPtrArray) chosen = choose_rows (self, rows);
  JsonArray *records = json_array_new ();
  gboolean is_summed = self->sums->len > 0 && self->sums->pdata[0] != NULL;
  JsonNode *node;

  if (is_summed)
    json_array_add_element (records, make_sums (self, chosen));
  for (guint i = 0; !is_summed && !self->is_count && i < chosen->len; i++)
    json_array_add_element (records, make_record (self, chosen->pdata[i]));
  node = scs_demo_json_new ("{'totalSize': <%x>, 'done': <true>}",
                            (gint64) (is_summed ? 1 : chosen->len));
  json_object_set_array_member (json_node_get_object (node), "records", records);
  return node;
}

static gboolean
check_fields (Query *self)
{
  for (guint i = 0; i < self->fields->len; i++) {
    if (find_field (self, self->fields->pdata[i]) == NULL)
      return FALSE;
    if ((self->sums->pdata[i] != NULL) != (self->sums->pdata[0] != NULL))
      return fail (self, "MALFORMED_QUERY", g_strdup ("Field must be grouped or aggregated"));
  }
  return !self->is_count || self->fields->len == 0 ||
         fail (self,
               "MALFORMED_QUERY",
               g_strdup ("COUNT() must be the only element in the SELECT list"));
}

/**
 * scs_demo_salesforce_query:
 * @text: SOQL, as much of it as a set-up asks for
 * @is_tooling: whether the tooling API is asked
 * @code: (out) (transfer none): Salesforce's `errorCode`, set where %NULL is returned
 * @message: (out) (transfer full): its text, set where %NULL is returned
 *
 * Source: Salesforce REST API guide, query and its errors.
 *
 * Returns: (transfer full) (nullable): the answer to the query
 */
JsonNode *
scs_demo_salesforce_query (ScsDemoScene *scene,
                           const char *text,
                           gboolean is_tooling,
                           const char **code,
                           char **message)
{
  g_auto (Query) self = { 0 };
  g_autoptr (JsonArray) rows = NULL;
  const char *fields[24] = { NULL };

  if (split_tokens (&self, text) && read_items (&self)) {
    self.known_fields = fields;
    rows = scs_demo_salesforce_list_rows (scene, self.object, is_tooling, fields);
    if (rows == NULL)
      fail (&self,
            "INVALID_TYPE",
            g_strdup_printf ("sObject type '%s' is not supported.", self.object));
    else if (check_fields (&self) && read_rest (&self))
      return make_answer (&self, rows);
  }
  *code = self.code;
  *message = g_steal_pointer (&self.message);
  return NULL;
}
