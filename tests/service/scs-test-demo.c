/* SPDX-FileCopyrightText: 2026 The Sales Connect Setup authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "scs-test-demo.h"

#include "scs-test-wait.h"

#include <string.h>

void
scs_test_answer_free (ScsTestAnswer *self)
{
  g_free (self->body);
  g_free (self->location);
  g_clear_pointer (&self->json, json_node_unref);
  g_free (self);
}

ScsTestDemo *
scs_test_demo_new (double speed, const char *fault, const char *state_path)
{
  ScsTestDemo *self = g_new0 (ScsTestDemo, 1);
  g_autoptr (GError) error = NULL;
  g_autofree char *line = NULL;

  self->server = scs_demo_server_new (speed, fault, state_path);
  scs_demo_server_start (self->server, &error);
  g_assert_no_error (error);
  line = scs_demo_server_describe (self->server);
  g_assert_null (strchr (line, '\n'));
  self->line = json_from_string (line, &error);
  g_assert_no_error (error);
  self->session = soup_session_new_with_options ("max-conns",
                                                 40,
                                                 "max-conns-per-host",
                                                 20,
                                                 "timeout",
                                                 20,
                                                 "proxy-resolver",
                                                 NULL,
                                                 NULL);
  self->headers = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  return self;
}

void
scs_test_demo_free (ScsTestDemo *self)
{
  soup_session_abort (self->session);
  g_assert_finalize_object (self->session);
  if (self->server != NULL)
    g_assert_finalize_object (self->server);
  scs_test_run_for (20); /* connections close asynchronously */
  json_node_unref (self->line);
  g_hash_table_unref (self->headers);
  g_free (self);
}

/* (transfer full) (nullable): the value at a path like “result/0/date”, as text */
char *
scs_test_demo_find (JsonNode *node, const char *path)
{
  g_auto (GStrv) parts = g_strsplit (path, "/", -1);

  for (guint i = 0; parts[i] != NULL && node != NULL; i++) {
    if (JSON_NODE_HOLDS_OBJECT (node)) {
      node = json_object_get_member (json_node_get_object (node), parts[i]);
    } else if (JSON_NODE_HOLDS_ARRAY (node)) {
      JsonArray *array = json_node_get_array (node);
      guint64 at = g_ascii_strtoull (parts[i], NULL, 10);

      node = at < json_array_get_length (array) ? json_array_get_element (array, (guint) at) : NULL;
    } else {
      node = NULL;
    }
  }
  if (node == NULL)
    return NULL;
  return JSON_NODE_HOLDS_VALUE (node) && json_node_get_value_type (node) == G_TYPE_STRING
             ? json_node_dup_string (node)
             : json_to_string (node, FALSE);
}

char *
scs_test_demo_get_value (ScsTestDemo *demo, const char *path)
{
  char *text = scs_test_demo_find (demo->line, path);

  g_assert_nonnull (text);
  return text;
}

void
scs_test_demo_assert (ScsTestAnswer *answer, const char *path, const char *expected)
{
  g_autofree char *text = answer->json != NULL ? scs_test_demo_find (answer->json, path) : NULL;

  g_assert_cmpstr (text, ==, expected);
}

SoupMessage *
scs_test_demo_make_message (ScsTestDemo *demo,
                            const char *method,
                            const char *service,
                            const char *path,
                            const char *type,
                            const char *body)
{
  g_autofree char *key = g_strconcat (service, "/url", NULL);
  g_autofree char *base = scs_test_demo_get_value (demo, key);
  g_autofree char *url = g_strconcat (base, path, NULL);
  SoupMessage *message = soup_message_new (method, g_str_has_prefix (path, "http") ? path : url);
  GHashTableIter iter;
  gpointer name, value;

  g_assert_nonnull (message);
  soup_message_add_flags (message, SOUP_MESSAGE_NO_REDIRECT);
  g_hash_table_iter_init (&iter, demo->headers);
  while (g_hash_table_iter_next (&iter, &name, &value))
    soup_message_headers_replace (soup_message_get_request_headers (message), name, value);
  if (body != NULL) {
    g_autoptr (GBytes) bytes = g_bytes_new (body, strlen (body));

    soup_message_set_request_body_from_bytes (message, type, bytes);
  }
  return message;
}

ScsTestAnswer *
scs_test_demo_finish (ScsTestDemo *demo, SoupMessage *message, GAsyncResult *result)
{
  ScsTestAnswer *answer = g_new0 (ScsTestAnswer, 1);
  g_autoptr (GBytes) bytes = soup_session_send_and_read_finish (demo->session, result, NULL);

  if (bytes == NULL)
    return answer;
  answer->status = soup_message_get_status (message);
  answer->body = g_bytes_get_size (bytes) > 0
                     ? g_strndup (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes))
                     : g_strdup ("");
  answer->location = g_strdup (
      soup_message_headers_get_one (soup_message_get_response_headers (message), "Location"));
  answer->json = json_from_string (answer->body, NULL);
  return answer;
}

/* @service: “marketo”, “salesforce”, “sales_connect”; the headers are those set with set_header()
 */
ScsTestAnswer *
scs_test_demo_call (ScsTestDemo *demo,
                    const char *method,
                    const char *service,
                    const char *path,
                    const char *type,
                    const char *body)
{
  g_autoptr (SoupMessage) message =
      scs_test_demo_make_message (demo, method, service, path, type, body);
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GAsyncResult) done = NULL;

  soup_session_send_and_read_async (demo->session,
                                    message,
                                    G_PRIORITY_DEFAULT,
                                    NULL,
                                    scs_test_keep_result_cb,
                                    &result);
  done = scs_test_wait_result (&result, 30);
  return scs_test_demo_finish (demo, message, done);
}

ScsTestAnswer *
scs_test_demo_get (ScsTestDemo *demo, const char *service, const char *path)
{
  return scs_test_demo_call (demo, "GET", service, path, NULL, NULL);
}

void
scs_test_demo_set_header (ScsTestDemo *demo, const char *name, const char *value)
{
  if (value != NULL)
    g_hash_table_replace (demo->headers, g_strdup (name), g_strdup (value));
  else
    g_hash_table_remove (demo->headers, name);
}

void
scs_test_demo_set_bearer (ScsTestDemo *demo, const char *token)
{
  g_autofree char *value = g_strconcat ("Bearer ", token, NULL);

  scs_test_demo_set_header (demo, "Authorization", token != NULL ? value : NULL);
}

/* A changing call, with a key of its own. */
ScsTestAnswer *
scs_test_demo_post (ScsTestDemo *demo, const char *path, const char *body)
{
  g_autofree char *key = g_strdup_printf ("test-key-%u", ++demo->n_keys);

  scs_test_demo_set_header (demo, "Idempotency-Key", key);
  return scs_test_demo_call (demo, "POST", "sales_connect", path, SCS_TEST_JSON, body);
}

void
scs_test_demo_set_marketo_token (ScsTestDemo *demo)
{
  g_autofree char *id = scs_test_demo_get_value (demo, "marketo/client_id");
  g_autofree char *secret = scs_test_demo_get_value (demo, "marketo/client_secret");
  g_autofree char *query = soup_form_encode ("grant_type",
                                             "client_credentials",
                                             "client_id",
                                             id,
                                             "client_secret",
                                             secret,
                                             NULL);
  g_autofree char *path = g_strconcat ("/identity/oauth/token?", query, NULL);
  g_autoptr (ScsTestAnswer) answer = scs_test_demo_get (demo, "marketo", path);
  g_autofree char *token = NULL;

  g_assert_cmpuint (answer->status, ==, 200);
  token = scs_test_demo_find (answer->json, "access_token");
  scs_test_demo_set_bearer (demo, token);
}

ScsTestAnswer *
scs_test_demo_sign_in (ScsTestDemo *demo, const char *password)
{
  g_autofree char *email = scs_test_demo_get_value (demo, "sales_connect/email");
  g_autofree char *real = scs_test_demo_get_value (demo, "sales_connect/password");
  g_autofree char *body = g_strdup_printf ("{\"email\":\"%s\",\"password\":\"%s\"}",
                                           email,
                                           password != NULL ? password : real);

  return scs_test_demo_call (demo, "POST", "sales_connect", "/api/v1/session", SCS_TEST_JSON, body);
}

void
scs_test_demo_set_session (ScsTestDemo *demo)
{
  g_autoptr (ScsTestAnswer) answer = scs_test_demo_sign_in (demo, NULL);
  g_autofree char *token = scs_test_demo_find (answer->json, "access_token");

  g_assert_cmpuint (answer->status, ==, 200);
  scs_test_demo_assert (answer, "user/role", "admin");
  scs_test_demo_set_bearer (demo, token);
}

ScsTestAnswer *
scs_test_demo_connect_marketo (ScsTestDemo *demo)
{
  g_autofree char *munchkin = scs_test_demo_get_value (demo, "marketo/munchkin_id");
  g_autofree char *id = scs_test_demo_get_value (demo, "marketo/client_id");
  g_autofree char *secret = scs_test_demo_get_value (demo, "marketo/client_secret");
  g_autofree char *body =
      g_strdup_printf ("{\"munchkin_id\":\"%s\",\"client_id\":\"%s\",\"client_secret\":\"%s\"}",
                       munchkin,
                       id,
                       secret);

  return scs_test_demo_post (demo, "/api/v1/marketo/connect", body);
}

/* Goes through Salesforce's pages as a browser would. Returns: (transfer full) (nullable): where it
 * leads */
char *
scs_test_demo_walk_login (ScsTestDemo *demo,
                          const char *url,
                          const char *password,
                          const char *decision)
{
  g_autofree char *username = scs_test_demo_get_value (demo, "salesforce/username");
  g_autofree char *real = scs_test_demo_get_value (demo, "salesforce/password");
  g_autofree char *form =
      soup_form_encode ("username", username, "password", password != NULL ? password : real, NULL);
  g_autoptr (ScsTestAnswer) page = scs_test_demo_get (demo, "salesforce", url);
  g_autoptr (ScsTestAnswer) consent = NULL;
  g_autoptr (ScsTestAnswer) end = NULL;
  g_autoptr (GRegex) regex = g_regex_new ("name=\"ticket\" value=\"([^\"]+)\"", 0, 0, NULL);
  g_autoptr (GMatchInfo) match = NULL;
  g_autofree char *ticket = NULL;
  g_autofree char *second = NULL;

  if (page->status != 200)
    return g_steal_pointer (&page->location);
  g_assert_nonnull (strstr (page->body, "type=\"password\""));
  consent = scs_test_demo_call (demo, "POST", "salesforce", url, SCS_TEST_FORM, form);
  g_assert_cmpuint (consent->status, ==, 200);
  if (!g_regex_match (regex, consent->body, 0, &match))
    return NULL;
  ticket = g_match_info_fetch (match, 1);
  second = soup_form_encode ("ticket", ticket, "decision", decision, NULL);
  end = scs_test_demo_call (demo, "POST", "salesforce", url, SCS_TEST_FORM, second);
  g_assert_cmpuint (end->status, ==, 302);
  return g_steal_pointer (&end->location);
}

void
scs_test_demo_run_cases (ScsTestDemo *demo, const ScsTestCase *cases, guint n_cases)
{
  for (guint i = 0; i < n_cases; i++) {
    g_autoptr (ScsTestAnswer) answer = scs_test_demo_get (demo, cases[i].service, cases[i].path);

    g_test_message ("%s", cases[i].path);
    g_assert_cmpuint (answer->status, ==, cases[i].status);
    if (cases[i].at != NULL)
      scs_test_demo_assert (answer, cases[i].at, cases[i].expected);
  }
}
