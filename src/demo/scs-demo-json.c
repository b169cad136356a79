/* SPDX-FileCopyrightText: 2026 The Sales Connect Setup authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "demo/scs-demo-json.h"

#define DEPTH_MAX 64

/* The parser recurses: a text that nests without end would exhaust the stack. */
static gboolean
is_shallow (const char *text, gsize length)
{
  guint depth = 0;
  gboolean in_string = FALSE;

  for (gsize i = 0; i < length; i++) {
    if (in_string) {
      if (text[i] == '\\')
        i++;
      else if (text[i] == '"')
        in_string = FALSE;
    } else if (text[i] == '"') {
      in_string = TRUE;
    } else if (text[i] == '[' || text[i] == '{') {
      if (++depth > DEPTH_MAX)
        return FALSE;
    } else if ((text[i] == ']' || text[i] == '}') && depth > 0) {
      depth--;
    }
  }
  return TRUE;
}

/**
 * scs_demo_json_parse:
 * @text: anything
 * @length: in bytes
 *
 * Returns: (transfer full) (nullable): the JSON in it, NULL where it is none or nests too deep
 */
JsonNode *
scs_demo_json_parse (const char *text, gsize length)
{
  g_autoptr (JsonParser) parser = json_parser_new_immutable ();

  if (length == 0 || length > G_MAXSSIZE || !g_utf8_validate_len (text, length, NULL) ||
      !is_shallow (text, length))
    return NULL;
  if (!json_parser_load_from_data (parser, text, (gssize) length, NULL))
    return NULL;
  return json_parser_get_root (parser) != NULL ? json_node_copy (json_parser_get_root (parser))
                                               : NULL;
}

/**
 * scs_demo_json_new:
 * @format: what g_variant_new_parsed() takes: `{'code': <%s>, 'count': <%x>}`
 * @...: the values
 *
 * Returns: (transfer full): that as JSON
 */
JsonNode *
scs_demo_json_new (const char *format, ...)
{
  g_autoptr (GVariant) value = NULL;
  va_list arguments;

  va_start (arguments, format);
  value = g_variant_ref_sink (g_variant_new_parsed_va (format, &arguments));
  va_end (arguments);
  return json_gvariant_serialize (value);
}
