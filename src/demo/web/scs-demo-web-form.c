/* SPDX-FileCopyrightText: 2026 The Sales Connect Setup authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "demo/web/scs-demo-web.h"

#include <string.h>

#define FIELDS_MAX 1000

static void
field_free (gpointer data)
{
  ScsDemoWebField *self = data;

  g_free (self->name);
  g_free (self->value);
  g_clear_pointer (&self->file, g_bytes_unref);
  g_free (self);
}

/* Takes both texts; FALSE where they are no texts. */
static gboolean
add_field (GPtrArray *fields, char *name, char *value, GBytes *file)
{
  ScsDemoWebField *field = g_new0 (ScsDemoWebField, 1);

  field->name = name;
  field->value = value;
  field->file = file;
  g_ptr_array_add (fields, field);
  return name != NULL && value != NULL && g_utf8_validate (name, -1, NULL) &&
         g_utf8_validate (value, -1, NULL);
}

/* (transfer full) (nullable): NULL where an escape is wrong, or hides a NUL */
static char *
unescape (const char *text)
{
  g_autofree char *spaced = g_strdelimit (g_strdup (text), "+", ' ');

  return g_uri_unescape_string (spaced, NULL);
}

static gboolean
parse_encoded (GPtrArray *fields, GBytes *body)
{
  gsize length;
  const char *data = g_bytes_get_data (body, &length);
  g_autofree char *text = g_strndup (data, length);
  g_auto (GStrv) pairs = NULL;

  if (strlen (text) != length)
    return FALSE;
  pairs = g_strsplit (text, "&", FIELDS_MAX + 1);
  if (g_strv_length (pairs) > FIELDS_MAX)
    return FALSE;
  for (guint i = 0; pairs[i] != NULL; i++) {
    char *equals = strchr (pairs[i], '=');

    if (pairs[i][0] == '\0')
      continue;
    if (equals != NULL)
      *equals = '\0';
    if (!add_field (fields, unescape (pairs[i]), unescape (equals != NULL ? equals + 1 : ""), NULL))
      return FALSE;
  }
  return TRUE;
}

static gboolean
add_part (GPtrArray *fields, SoupMessageHeaders *headers, GBytes *body)
{
  g_autofree char *disposition = NULL;
  GHashTable *parameters = NULL;
  gsize length;
  const char *data = g_bytes_get_data (body, &length);
  const char *name;
  gboolean is_file;
  gboolean is_good = FALSE;

  if (!soup_message_headers_get_content_disposition (headers, &disposition, &parameters))
    return FALSE;
  name = g_hash_table_lookup (parameters, "name");
  is_file = g_hash_table_lookup (parameters, "filename") != NULL;
  if (name != NULL && (is_file || length == 0 || memchr (data, '\0', length) == NULL))
    is_good = add_field (fields,
                         g_strdup (name),
                         is_file ? g_strdup ("") : g_strndup (data, length),
                         is_file ? g_bytes_ref (body) : NULL);
  g_hash_table_unref (parameters);
  return is_good;
}

static gboolean
parse_multipart (GPtrArray *fields, SoupMessageHeaders *headers, GBytes *body)
{
  SoupMultipart *multipart = soup_multipart_new_from_message (headers, body);
  gboolean is_good = multipart != NULL && soup_multipart_get_length (multipart) <= FIELDS_MAX;

  for (int i = 0; is_good && i < soup_multipart_get_length (multipart); i++) {
    SoupMessageHeaders *part_headers;
    GBytes *part;

    is_good = soup_multipart_get_part (multipart, i, &part_headers, &part) &&
              add_part (fields, part_headers, part);
  }
  if (multipart != NULL)
    soup_multipart_free (multipart);
  return is_good;
}

/**
 * scs_demo_web_form_parse:
 *
 * Returns: (transfer full) (nullable) (element-type ScsDemoWebField): the fields of the form that
 * was sent, at most a thousand; %NULL where it is none, or one that no browser sends
 */
GPtrArray *
scs_demo_web_form_parse (ScsDemoExchange *exchange)
{
  SoupMessageHeaders *headers = soup_server_message_get_request_headers (exchange->message);
  const char *type = soup_message_headers_get_content_type (headers, NULL);
  g_autoptr (GBytes) body = scs_demo_exchange_get_body (exchange);
  g_autoptr (GPtrArray) fields = g_ptr_array_new_with_free_func (field_free);
  gboolean is_good = FALSE;

  if (g_strcmp0 (type, "application/x-www-form-urlencoded") == 0)
    is_good = parse_encoded (fields, body);
  else if (g_strcmp0 (type, "multipart/form-data") == 0)
    is_good = parse_multipart (fields, headers, body);
  return is_good ? g_steal_pointer (&fields) : NULL;
}

static ScsDemoWebField *
find_field (ScsDemoVisit *self, const char *name)
{
  for (guint i = 0; self->fields != NULL && i < self->fields->len; i++) {
    ScsDemoWebField *field = self->fields->pdata[i];

    if (strcmp (field->name, name) == 0)
      return field;
  }
  return NULL;
}

/**
 * scs_demo_visit_get:
 * @name: of the field
 * @max_bytes: a longer value is as none
 *
 * Returns: (transfer none): its value; empty where there is none
 */
const char *
scs_demo_visit_get (ScsDemoVisit *self, const char *name, gsize max_bytes)
{
  ScsDemoWebField *field = find_field (self, name);

  return field != NULL && strlen (field->value) <= max_bytes ? field->value : "";
}

/**
 * scs_demo_visit_get_file:
 * @name: of the field
 *
 * Returns: (transfer none) (nullable): the file that was chosen there; an empty one as none
 */
GBytes *
scs_demo_visit_get_file (ScsDemoVisit *self, const char *name)
{
  ScsDemoWebField *field = find_field (self, name);

  return field != NULL && field->file != NULL && g_bytes_get_size (field->file) > 0 ? field->file
                                                                                    : NULL;
}

/**
 * scs_demo_visit_get_all:
 * @name: of fields that occur several times
 * @max_bytes: a longer value is passed over
 *
 * Returns: (transfer full): their values
 */
char **
scs_demo_visit_get_all (ScsDemoVisit *self, const char *name, gsize max_bytes)
{
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();

  for (guint i = 0; self->fields != NULL && i < self->fields->len; i++) {
    ScsDemoWebField *field = self->fields->pdata[i];

    if (strcmp (field->name, name) == 0 && strlen (field->value) <= max_bytes)
      g_strv_builder_add (builder, field->value);
  }
  return g_strv_builder_end (builder);
}
