/* SPDX-FileCopyrightText: 2026 The Sales Connect Setup authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* The service driver against bytes as they are: what only a broken or hostile server says. */
#include "scs-test-sales-connect.h"

#include "scs-test-raw-server.h"

#include <string.h>

static ScsTestRawServer *
set_up_raw (ScsTestSalesConnect *fixture,
            const char *status,
            const char *headers,
            const char *const *bodies)
{
  ScsTestRawServer *server = scs_test_raw_server_new (NULL);
  g_autofree char *url =
      g_strdup_printf ("http://127.0.0.1:%u/", scs_test_raw_server_get_port (server));

  for (; *bodies; bodies++) {
    g_autofree char *answer = g_strdup_printf (
        "HTTP/1.1 %s\r\nContent-Type: application/json\r\n%sContent-Length: %" G_GSIZE_FORMAT
        "\r\n\r\n%s",
        status,
        headers,
        strlen (*bodies),
        *bodies);
    scs_test_raw_server_add_text (server, answer, SCS_TEST_THEN_CLOSE);
  }
  memset (fixture, 0, sizeof *fixture);
  scs_test_sales_connect_make_driver (fixture, url);
  scs_test_secrets_set (fixture->session, "access-token", "a-token-that-nobody-ever-gave");
  scs_test_secrets_set (fixture->marketo, "munchkin-id", "123-ABC-456");
  scs_test_secrets_set (fixture->marketo, "client-id", "some-client-id");
  scs_test_secrets_set (fixture->marketo, "client-secret", "some-client-secret");
  return server;
}

typedef enum {
  ASK_USERS,
  ASK_WORKSPACES,
  ASK_INVITE,
  ASK_GRANT,
  ASK_SALESFORCE,
  ASK_MARKETO
} Question;

static void
ask (ScsTestSalesConnect *fixture, Question question, GError **error)
{
  const char *const emails[] = { "a@x.example", NULL };
  const char *const ids[] = { "u1", NULL };

  switch (question) {
  case ASK_USERS:
    g_assert_null (scs_test_sales_connect_list_users (fixture, error));
    break;
  case ASK_WORKSPACES:
    g_assert_null (scs_test_sales_connect_list_workspaces (fixture, error));
    break;
  case ASK_INVITE:
    g_assert_null (
        scs_test_sales_connect_call_team (fixture, SCS_TEST_INVITE, emails, NULL, NULL, error));
    break;
  case ASK_GRANT:
    g_assert_null (
        scs_test_sales_connect_call_team (fixture, SCS_TEST_GRANT, ids, NULL, NULL, error));
    break;
  case ASK_SALESFORCE:
    g_assert_null (scs_test_sales_connect_connect_salesforce (fixture, error));
    break;
  case ASK_MARKETO:
    g_assert_false (scs_test_sales_connect_connect_marketo (fixture, "connect-key", NULL, error));
    break;
  }
}

#define USER(rest) "{\"users\":[{\"id\":\"u1\",\"email\":\"a@x.example\"," rest "}],\"total\":1}"
#define STATES "\"status\":\"active\",\"origin\":\"toutapp\",\"salesforce_connected\":true"

static void
test_shapes (void)
{
  static const struct {
    Question question;
    const char *status;
    const char *body;
    const char *member;
  } cases[] = {
    { ASK_USERS, "200 OK", "[]", "whole" },
    { ASK_USERS, "200 OK", "{\"total\":1}", "users" },
    { ASK_USERS, "200 OK", "{\"users\":[]}", "total" },
    { ASK_USERS, "200 OK", "{\"users\":[],\"total\":-1}", "total" },
    { ASK_USERS, "200 OK", "{\"users\":{},\"total\":0}", "users" },
    { ASK_USERS, "200 OK", "{\"users\":[7],\"total\":1}", "element 0" },
    { ASK_USERS, "200 OK", USER (STATES), "team_access" },
    { ASK_USERS, "200 OK", USER (STATES ",\"team_access\":{\"connected\":1}"), "connected" },
    { ASK_USERS,
      "200 OK",
      USER (STATES ",\"team_access\":{\"connected\":true,\"workspaces\":[1]}"),
      "element 0" },
    { ASK_USERS,
      "200 OK",
      USER (STATES ",\"team_access\":{\"connected\":true},\"role\":\"king\""),
      "role" },
    { ASK_USERS, "200 OK", USER ("\"team_access\":{\"connected\":true}"), "status" },
    { ASK_USERS,
      "200 OK",
      "{\"users\":[{\"id\":\"\",\"email\":\"a@x.example\"," STATES
      ",\"team_access\":{\"connected\":true}}],\"total\":1}",
      "id" },
    { ASK_WORKSPACES,
      "200 OK",
      "{\"workspaces\":[{\"id\":\"1\",\"name\":\"Default\"}]}",
      "is_default" },
    { ASK_WORKSPACES,
      "200 OK",
      "{\"workspaces\":[{\"id\":1,\"name\":\"Default\",\"is_default\":true}]}",
      "id" },
    { ASK_INVITE, "200 OK", "{\"results\":[]}", "results" },
    { ASK_INVITE,
      "200 OK",
      "{\"results\":[{\"email\":\"b@x.example\",\"result\":\"invited\"}]}",
      "email" },
    { ASK_INVITE,
      "200 OK",
      "{\"results\":[{\"email\":\"a@x.example\",\"result\":\"connected\"}]}",
      "result" },
    { ASK_GRANT,
      "200 OK",
      "{\"results\":[{\"user_id\":\"U1\",\"result\":\"connected\"}]}",
      "user_id" },
    { ASK_GRANT,
      "200 OK",
      "{\"results\":[{\"user_id\":\"u1\",\"result\":\"connected\",\"workspaces\":\"all\"}]}",
      "workspaces" },
    { ASK_SALESFORCE,
      "202 Accepted",
      "{\"expires_at\":\"2026-11-24T10:00:00Z\"}",
      "authorize_url" },
    { ASK_SALESFORCE,
      "202 Accepted",
      "{\"authorize_url\":\"javascript:alert(1)\"}",
      "authorize_url" },
    { ASK_SALESFORCE,
      "202 Accepted",
      "{\"authorize_url\":\"http://stranger.example/\"}",
      "authorize_url" },
    { ASK_MARKETO, "200 OK", "{\"connected\":false}", "connected" },
    { ASK_MARKETO,
      "200 OK",
      "{\"connected\":true,\"access_opens_at\":\"soon\"}",
      "access_opens_at" },
    { ASK_MARKETO,
      "200 OK",
      "{\"connected\":true,\"access_opens_at\":\"2026-11-24T10:00:00\"}",
      "access_opens_at" },
    { ASK_MARKETO, "400 Bad Request", "{\"error\":\"x\"}", "error" },
    { ASK_MARKETO, "400 Bad Request", "{\"error\":{\"message\":\"x\"}}", "code" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++) {
    const char *const bodies[] = { cases[i].body, NULL };
    ScsTestSalesConnect fixture;
    ScsTestRawServer *server = set_up_raw (&fixture, cases[i].status, "", bodies);
    g_autoptr (GError) error = NULL;
    g_autofree char *quoted = g_strdup_printf ("“%s”", cases[i].member);

    ask (&fixture, cases[i].question, &error);
    g_assert_error (error, SCS_HTTP_ERROR, SCS_HTTP_ERROR_WRONG_SHAPE);
    g_assert_nonnull (strstr (error->message, quoted));
    scs_test_sales_connect_tear_down (&fixture, NULL);
    scs_test_raw_server_free (server);
  }
}

static void
test_codes (void)
{
  static const struct {
    const char *status;
    const char *body;
    gboolean is_http;
    int code;
    const char *told; /* (nullable) in the message */
  } cases[] = {
    { "403 Forbidden",
      "{\"error\":{\"code\":\"not_owner\",\"message\":\"m\",\"connected_by\":\"b@x.example\"}}",
      FALSE,
      SCS_SALES_CONNECT_ERROR_NOT_OWNER,
      "b@x.example" },
    { "403 Forbidden",
      "{\"error\":{\"code\":\"forbidden\",\"message\":\"m\"}}",
      FALSE,
      SCS_SALES_CONNECT_ERROR_FORBIDDEN,
      NULL },
    { "409 Conflict",
      "{\"error\":{\"code\":\"access_not_open\",\"message\":\"m\",\"access_opens_at\":\"2026-11-24T10:00:00Z\"}}",
      FALSE,
      SCS_SALES_CONNECT_ERROR_NOT_OPEN_YET,
      "2026-11-24T10:00:00Z" },
    { "422 Unprocessable",
      "{\"error\":{\"code\":\"marketo_refused\",\"message\":\"m\",\"field\":\"client_id\"}}",
      FALSE,
      SCS_SALES_CONNECT_ERROR_CLIENT_ID,
      NULL },
    { "422 Unprocessable",
      "{\"error\":{\"code\":\"marketo_refused\",\"message\":\"m\"}}",
      FALSE,
      SCS_SALES_CONNECT_ERROR_OTHER,
      "marketo_refused" },
    { "400 Bad Request",
      "{\"error\":{\"code\":\"invalid_request\",\"message\":\"m\",\"field\":\"colour\"}}",
      FALSE,
      SCS_SALES_CONNECT_ERROR_DEFECT,
      "colour" },
    { "413 Too Large",
      "{\"error\":{\"code\":\"too_large\",\"message\":\"m\"}}",
      FALSE,
      SCS_SALES_CONNECT_ERROR_DEFECT,
      NULL },
    { "418 Teapot",
      "{\"error\":{\"code\":\"short_and_stout\",\"message\":\"m\"}}",
      FALSE,
      SCS_SALES_CONNECT_ERROR_OTHER,
      "short_and_stout" },
    { "418 Teapot",
      "{\"error\":{\"code\":\"some-client-secret\",\"message\":\"some-client-secret\"}}",
      FALSE,
      SCS_SALES_CONNECT_ERROR_OTHER,
      NULL },
    { "500 Oh",
      "{\"error\":{\"code\":\"internal\",\"message\":\"m\"}}",
      FALSE,
      SCS_SALES_CONNECT_ERROR_UNAVAILABLE,
      NULL },
    { "502 Oh", "<html>", FALSE, SCS_SALES_CONNECT_ERROR_UNAVAILABLE, "502" },
    { "404 Not Found", "<html>", TRUE, SCS_HTTP_ERROR_NOT_JSON, NULL },
    { "204 Nothing", "", TRUE, SCS_HTTP_ERROR_NOT_JSON, NULL },
    { "302 Elsewhere", "{}", TRUE, SCS_HTTP_ERROR_REDIRECT, NULL },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++) {
    const char *const bodies[] = { cases[i].body, NULL };
    GQuark domain = cases[i].is_http ? SCS_HTTP_ERROR : SCS_SALES_CONNECT_ERROR;
    ScsTestSalesConnect fixture;
    ScsTestRawServer *server =
        set_up_raw (&fixture, cases[i].status, "Location: http://127.0.0.1:9/\r\n", bodies);
    g_autoptr (GError) error = NULL;

    ask (&fixture, ASK_MARKETO, &error);
    g_assert_error (error, domain, cases[i].code);
    g_assert_true (!cases[i].told || strstr (error->message, cases[i].told));
    g_assert_null (strstr (error->message, "some-client-secret"));
    scs_test_sales_connect_tear_down (&fixture, NULL);
    scs_test_raw_server_free (server);
  }
}

/* Repeated with the same key, after the time that the server names; then told. */
static void
test_too_fast (void)
{
  const char *const bodies[] = { "{\"error\":{\"code\":\"rate_limited\",\"message\":\"m\"}}",
                                 NULL };
  const char *const emails[] = { "a@x.example", NULL };
  ScsTestSalesConnect fixture;
  ScsTestRawServer *server = set_up_raw (&fixture, "429 Slowly", "Retry-After: 1\r\n", bodies);
  gint64 before_us = g_get_monotonic_time ();
  g_autoptr (GError) error = NULL;
  GPtrArray *requests;

  g_assert_null (scs_test_sales_connect_call_team (&fixture,
                                                   SCS_TEST_INVITE,
                                                   emails,
                                                   NULL,
                                                   "always-the-same",
                                                   &error));
  g_assert_error (error, SCS_SALES_CONNECT_ERROR, SCS_SALES_CONNECT_ERROR_TOO_FAST);
  g_assert_cmpint (g_get_monotonic_time () - before_us, >=, 2 * G_USEC_PER_SEC);
  requests = scs_test_raw_server_get_requests (server);
  g_assert_cmpuint (requests->len, ==, 3);
  for (guint i = 0; i < requests->len; i++) {
    const char *request = g_ptr_array_index (requests, i);
    g_assert_true (g_str_has_prefix (request, "POST /api/v1/users/invite HTTP/1.1\r\n"));
    g_assert_nonnull (strstr (request, "Idempotency-Key: always-the-same\r\n"));
    g_assert_nonnull (strstr (request, "Authorization: Bearer a-token-that-nobody-ever-gave\r\n"));
  }
  scs_test_sales_connect_tear_down (&fixture, NULL);
  scs_test_raw_server_free (server);
}

/* (transfer full): a page of people numbered from first on */
static char *
make_page (guint first, guint n_people, guint total)
{
  g_autoptr (GString) page = g_string_new ("{\"users\":[");

  for (guint i = first; i < first + n_people; i++)
    g_string_append_printf (page,
                            "%s{\"id\":\"u%u\",\"email\":\"p%u@x.example\"," STATES
                            ",\"team_access\":{\"connected\":false}}",
                            i > first ? "," : "",
                            i,
                            i);
  g_string_append_printf (page, "],\"total\":%u}", total);
  return g_string_free (g_steal_pointer (&page), FALSE);
}

typedef struct {
  const char *name;
  guint n_pages;  /* of 200 each, but for the last */
  guint n_last;   /* people on the last page, which is then repeated for ever */
  guint total;    /* what each page says */
  guint expected; /* people */
  guint n_asked;  /* pages */
} PageCase;

static const PageCase page_cases[] = {
  { "one", 1, 3, 3, 3, 1 },
  { "none", 1, 0, 0, 0, 1 },
  { "several", 3, 50, 450, 450, 3 },
  { "fewer-than-total", 2, 10, 1000, 210, 3 },
  { "empty-before-total", 2, 0, 1000, 200, 2 },
  { "repeating", 1, 200, 1000000, 200, 2 },
  { "more-than-total", 1, 5, 2, 5, 1 },
  { "without-end", 60, 200, 1000000000, 10000, 50 },
};

static void
test_pages (gconstpointer data)
{
  const PageCase *pages = data;
  g_autoptr (GPtrArray) bodies = g_ptr_array_new_with_free_func (g_free);
  ScsTestSalesConnect fixture;
  ScsTestRawServer *server;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) users = NULL;
  GPtrArray *requests;

  for (guint i = 0; i < pages->n_pages; i++)
    g_ptr_array_add (bodies,
                     make_page (i * 200,
                                i + 1 == pages->n_pages ? pages->n_last : 200,
                                pages->total));
  g_ptr_array_add (bodies, NULL);
  server = set_up_raw (&fixture, "200 OK", "", (const char *const *) bodies->pdata);
  users = scs_test_sales_connect_list_users (&fixture, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (users->len, ==, pages->expected);
  for (guint i = 0; i < users->len; i++) {
    g_autofree char *id = g_strdup_printf ("u%u", i);
    g_assert_cmpstr (scs_test_sales_connect_user_at (users, i)->id, ==, id);
  }
  requests = scs_test_raw_server_get_requests (server);
  g_assert_cmpuint (requests->len, ==, pages->n_asked);
  g_assert_true (g_str_has_prefix (g_ptr_array_index (requests, 0),
                                   "GET /api/v1/users?offset=0&limit=200 HTTP/1.1\r\n"));
  scs_test_sales_connect_tear_down (&fixture, NULL);
  scs_test_raw_server_free (server);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/sales-connect-answers/shapes", test_shapes);
  g_test_add_func ("/sales-connect-answers/codes", test_codes);
  g_test_add_func ("/sales-connect-answers/too-fast", test_too_fast);
  for (gsize i = 0; i < G_N_ELEMENTS (page_cases); i++) {
    g_autofree char *path = g_strconcat ("/sales-connect-answers/pages/", page_cases[i].name, NULL);
    g_test_add_data_func (path, &page_cases[i], test_pages);
  }
  return g_test_run ();
}
