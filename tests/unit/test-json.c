/* SPDX-FileCopyrightText: 2026 The Sales Connect Setup authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "services/http/scs-json.h"

static JsonNode *
parse (const char *text, GError **error)
{
  g_autoptr (GBytes) bytes = g_bytes_new (text, strlen (text));

  return scs_json_parse (bytes, error);
}

static void
test_parse (void)
{
  static const struct {
    const char *text;
    gboolean ok;
  } cases[] = {
    { "{}", TRUE },
    { " [1, 2.5, -3e2, true, null, \"a/b='c';\"]\n", TRUE },
    { "\"text\"", TRUE },
    { "true", TRUE },
    { "{\"a\": \"\\\"{[\\\\\"}", TRUE },
    { "", FALSE },
    { "  ", FALSE },
    { "{", FALSE },
    { "{}}", FALSE },
    { "{}{}", FALSE },
    { "[1,]x", FALSE },
    { "{\"a\" 1}", FALSE },
    { "{'a': 1}", FALSE },
    { "// a\n{}", FALSE },
    { "[1 /* b */]", FALSE },
    { "var a = [];", FALSE },
    { "\"open", FALSE },
    { "\"open\\", FALSE },
    { "<html></html>", FALSE },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_autoptr (GError) error = NULL;
    g_autoptr (JsonNode) root = parse (cases[i].text, &error);

    g_test_message ("%s", cases[i].text);
    g_assert_true ((root != NULL) == cases[i].ok);
    if (!cases[i].ok)
      g_assert_error (error, SCS_HTTP_ERROR, SCS_HTTP_ERROR_NOT_JSON);
  }
}

static char *
nest (guint depth)
{
  g_autofree char *open = g_strnfill (depth, '[');
  g_autofree char *close = g_strnfill (depth, ']');

  return g_strconcat (open, close, NULL);
}

static void
test_depth (void)
{
  g_autofree char *just = nest (64);
  g_autofree char *over = nest (65);
  g_autoptr (GError) error = NULL;
  g_autoptr (JsonNode) first = parse (just, &error);
  g_autoptr (JsonNode) second = NULL;

  g_assert_no_error (error);
  g_assert_nonnull (first);
  second = parse (over, &error);
  g_assert_error (error, SCS_HTTP_ERROR, SCS_HTTP_ERROR_NOT_JSON);
  g_assert_null (second);
}

#define MEMBERS                                                                                    \
  "{\"text\": \"words\", \"number\": 7, \"whole\": 3599.0, \"real\": 1.5, \"huge\": 1e300,"        \
  " \"yes\": true, \"object\": {\"a\": 1}, \"array\": [{}, \"b\", 3], \"nothing\": null}"

static void
expect_wrong_shape (GError **error, const char *member)
{
  g_assert_error (*error, SCS_HTTP_ERROR, SCS_HTTP_ERROR_WRONG_SHAPE);
  g_assert_nonnull (strstr ((*error)->message, member));
  g_clear_error (error);
}

static void
test_get (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (JsonNode) root = parse (MEMBERS, &error);
  JsonObject *object = scs_json_root_object (root, &error);
  gint64 number = 0;
  gboolean yes = FALSE;

  g_assert_cmpstr (scs_json_get_string (object, "text", &error), ==, "words");
  g_assert_true (scs_json_get_int (object, "number", &number, &error));
  g_assert_cmpint (number, ==, 7);
  g_assert_true (scs_json_get_int (object, "whole", &number, &error));
  g_assert_cmpint (number, ==, 3599);
  g_assert_true (scs_json_get_boolean (object, "yes", &yes, &error));
  g_assert_true (yes);
  g_assert_nonnull (scs_json_get_object (object, "object", &error));
  g_assert_nonnull (scs_json_get_array (object, "array", &error));
  g_assert_no_error (error);
}

static void
test_get_wrong (void)
{
  static const char *const not_text[] = { "number", "yes", "object", "array", "nothing", "gone" };
  static const char *const not_int[] = { "text",   "real",  "huge",    "yes",
                                         "object", "array", "nothing", "gone" };
  g_autoptr (GError) error = NULL;
  g_autoptr (JsonNode) root = parse (MEMBERS, &error);
  JsonObject *object = scs_json_root_object (root, &error);
  gint64 number = 0;
  gboolean yes = FALSE;

  for (gsize i = 0; i < G_N_ELEMENTS (not_text); i++) {
    g_assert_null (scs_json_get_string (object, not_text[i], &error));
    expect_wrong_shape (&error, not_text[i]);
  }
  for (gsize i = 0; i < G_N_ELEMENTS (not_int); i++) {
    g_assert_false (scs_json_get_int (object, not_int[i], &number, &error));
    expect_wrong_shape (&error, not_int[i]);
  }
  g_assert_false (scs_json_get_boolean (object, "number", &yes, &error));
  expect_wrong_shape (&error, "number");
  g_assert_null (scs_json_get_object (object, "array", &error));
  expect_wrong_shape (&error, "array");
  g_assert_null (scs_json_get_array (object, "gone", &error));
  expect_wrong_shape (&error, "gone");
  g_assert_null (scs_json_root_array (root, &error));
  expect_wrong_shape (&error, "whole");
}

static void
test_read (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (JsonNode) root = parse (MEMBERS, &error);
  JsonObject *object = scs_json_root_object (root, &error);
  JsonObject *inner = object;
  JsonArray *array = NULL;
  const char *text = "kept";
  gint64 number = 0;
  gboolean yes = FALSE;

  g_assert_true (scs_json_read_string (object, "nothing", &text, &error));
  g_assert_null (text);
  g_assert_true (scs_json_read_int (object, "gone", 42, &number, &error));
  g_assert_cmpint (number, ==, 42);
  g_assert_true (scs_json_read_boolean (object, "nothing", TRUE, &yes, &error));
  g_assert_true (yes);
  g_assert_true (scs_json_read_object (object, "gone", &inner, &error));
  g_assert_null (inner);
  g_assert_true (scs_json_read_array (object, "array", &array, &error));
  g_assert_nonnull (array);
  g_assert_no_error (error);

  g_assert_false (scs_json_read_string (object, "number", &text, &error));
  expect_wrong_shape (&error, "number");
  g_assert_false (scs_json_read_int (object, "text", 1, &number, &error));
  expect_wrong_shape (&error, "text");
}

static void
test_elements (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (JsonNode) root = parse (MEMBERS, &error);
  JsonObject *object = scs_json_root_object (root, &error);
  JsonArray *array = scs_json_get_array (object, "array", &error);
  g_autofree char *number = scs_json_dup_text (object, "number", &error);
  g_autofree char *text = scs_json_dup_text (object, "text", &error);

  g_assert_cmpstr (number, ==, "7");
  g_assert_cmpstr (text, ==, "words");
  g_assert_nonnull (scs_json_object_at (array, 0, &error));
  g_assert_cmpstr (scs_json_string_at (array, 1, &error), ==, "b");
  g_assert_no_error (error);
  g_assert_null (scs_json_object_at (array, 1, &error));
  expect_wrong_shape (&error, "element 1");
  g_assert_null (scs_json_string_at (array, 2, &error));
  expect_wrong_shape (&error, "element 2");
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/json/parse", test_parse);
  g_test_add_func ("/json/depth", test_depth);
  g_test_add_func ("/json/get", test_get);
  g_test_add_func ("/json/get-wrong", test_get_wrong);
  g_test_add_func ("/json/read", test_read);
  g_test_add_func ("/json/elements", test_elements);
  return g_test_run ();
}
