/* SPDX-FileCopyrightText: 2026 The Sales Connect Setup authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* The service driver against the demo in another process. */
#include "scs-test-sales-connect.h"

#include "scs-test-wait.h"

#include <libsecret/secret.h>
#include <string.h>

#define WAIT_S 60
/* Who has no access to Marketo on the first day. */
#define NEWCOMER "haruka.mori@hoshigaoka.example"

static void
assert_one (GPtrArray *results, const char *key, ScsTeamResultKind kind, const char *workspaces)
{
  const ScsTeamResult *result = scs_test_sales_connect_result_at (results, 0);
  g_autofree char *found = result->workspaces ? g_strjoinv (",", result->workspaces) : NULL;

  g_assert_cmpuint (results->len, ==, 1);
  g_assert_cmpstr (result->key, ==, key);
  g_assert_cmpint (result->kind, ==, kind);
  g_assert_cmpstr (found, ==, workspaces);
}

static void
assert_call_team (ScsTestSalesConnect *fixture,
                  ScsTestTeamCall call,
                  const char *person,
                  const char *workspace_id,
                  ScsTeamResultKind kind,
                  const char *workspaces)
{
  const char *const people[] = { person, NULL };
  const char *const workspace_ids[] = { workspace_id, NULL };
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) results =
      scs_test_sales_connect_call_team (fixture, call, people, workspace_ids, NULL, &error);

  g_assert_no_error (error);
  assert_one (results, person, kind, workspaces);
}

/* Against the demo. */

static void
test_sign_in (ScsTestSalesConnect *fixture, gconstpointer data)
{
  g_autoptr (GError) wrong = NULL;
  g_autoptr (GError) locked_out = NULL;
  const char *password = scs_test_services_get (fixture->demo, "sales_connect", "password");
  char *token = scs_test_sales_connect_sign_in (fixture, password, NULL);

  g_assert_cmpuint (strlen (token), >=, 20);
  secret_password_free (token);
  for (int i = 0; i < 10; i++) {
    g_clear_error (&wrong);
    g_assert_null (scs_test_sales_connect_sign_in (fixture, "not-the-password", &wrong));
    g_assert_error (wrong, SCS_SALES_CONNECT_ERROR, SCS_SALES_CONNECT_ERROR_WRONG_LOGIN);
    g_assert_null (strstr (wrong->message, "not-the-password"));
  }
  g_assert_null (scs_test_sales_connect_sign_in (fixture, password, &locked_out));
  g_assert_error (locked_out, SCS_SALES_CONNECT_ERROR, SCS_SALES_CONNECT_ERROR_LOCKED_OUT);
}

static void
test_session (ScsTestSalesConnect *fixture, gconstpointer data)
{
  g_autoptr (GError) absent = NULL;
  g_autoptr (GError) over = NULL;

  g_assert_false (scs_sales_connect_is_guided (fixture->driver));
  g_assert_null (scs_test_sales_connect_get_status (fixture, &absent));
  g_assert_error (absent, SCS_SALES_CONNECT_ERROR, SCS_SALES_CONNECT_ERROR_SESSION);
  scs_test_secrets_set (fixture->session, "access-token", "a-token-that-nobody-ever-gave");
  g_assert_null (scs_test_sales_connect_get_status (fixture, &over));
  g_assert_error (over, SCS_SALES_CONNECT_ERROR, SCS_SALES_CONNECT_ERROR_SESSION);
  g_assert_null (strstr (over->message, "a-token-that-nobody-ever-gave"));
}

static void
test_status (ScsTestSalesConnect *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (ScsSalesConnectStatus) status = NULL;

  scs_test_sales_connect_come_in (fixture);
  status = scs_test_sales_connect_get_status (fixture, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (status->my_email,
                   ==,
                   scs_test_services_get (fixture->demo, "sales_connect", "email"));
  g_assert_true (*status->company);
  g_assert_true (status->i_am_admin);
  g_assert_cmpint (status->seats, ==, 100);
  g_assert_false (status->salesforce_connected);
  g_assert_false (status->marketo_connected);
  g_assert_null (status->marketo_connected_by);
  g_assert_cmpint (status->access_opens_at_us, ==, 0);
}

static void
test_connect_salesforce (ScsTestSalesConnect *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *url = NULL;
  g_autofree char *again = NULL;
  const char *salesforce = scs_test_services_get (fixture->demo, "salesforce", "url");

  scs_test_sales_connect_come_in (fixture);
  url = scs_test_sales_connect_connect_salesforce (fixture, &error);
  g_assert_no_error (error);
  g_assert_true (g_str_has_prefix (url, salesforce));
  again = scs_test_sales_connect_connect_salesforce (fixture, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (again, ==, url);
}

static void
test_refused_values (ScsTestSalesConnect *fixture, gconstpointer data)
{
  static const struct {
    const char *kind;
    const char *value;
    ScsSalesConnectError code;
  } cases[] = {
    { "munchkin-id", "999-ZZZ-999", SCS_SALES_CONNECT_ERROR_MUNCHKIN_ID },
    { "munchkin-id", "nothing like it", SCS_SALES_CONNECT_ERROR_MUNCHKIN_ID },
    { "munchkin-id", NULL, SCS_SALES_CONNECT_ERROR_MUNCHKIN_ID },
    { "client-id", "00000000-0000-0000-0000-000000000000", SCS_SALES_CONNECT_ERROR_CLIENT_ID },
    { "client-id", NULL, SCS_SALES_CONNECT_ERROR_CLIENT_ID },
    { "client-secret", "thisisnotthesecret", SCS_SALES_CONNECT_ERROR_CLIENT_SECRET },
    { "client-secret", NULL, SCS_SALES_CONNECT_ERROR_CLIENT_SECRET },
  };

  scs_test_sales_connect_come_in (fixture);
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_autoptr (GError) error = NULL;
    g_autofree char *key = g_strdup_printf ("refused-%" G_GSIZE_FORMAT, i);
    scs_test_sales_connect_set_marketo_values (fixture,
                                               scs_test_services_get (fixture->demo,
                                                                      "marketo",
                                                                      "client_secret"));
    scs_test_secrets_set (fixture->marketo, cases[i].kind, cases[i].value);
    g_assert_false (scs_test_sales_connect_connect_marketo (fixture, key, NULL, &error));
    g_assert_error (error, SCS_SALES_CONNECT_ERROR, (int) cases[i].code);
    g_assert_true (!cases[i].value || !strstr (error->message, cases[i].value));
  }
}

static void
test_connect_marketo (ScsTestSalesConnect *fixture, gconstpointer data)
{
  const char *me = scs_test_services_get (fixture->demo, "sales_connect", "email");
  gint64 before_us = g_get_real_time ();
  gint64 opens_at_us = 0;
  gint64 again_us = 0;
  g_autoptr (GError) error = NULL;
  g_autoptr (GError) already = NULL;
  g_autoptr (GError) reused = NULL;
  g_autoptr (ScsSalesConnectStatus) status = NULL;

  scs_test_sales_connect_come_in (fixture);
  g_assert_true (
      scs_test_sales_connect_connect_marketo (fixture, "connect-key", &opens_at_us, &error));
  g_assert_no_error (error);
  /* Ten minutes, 300 times faster; told to the second. */
  g_assert_cmpint (opens_at_us, >=, before_us + G_USEC_PER_SEC);
  g_assert_cmpint (opens_at_us, <=, g_get_real_time () + 4 * G_USEC_PER_SEC);

  g_assert_true (
      scs_test_sales_connect_connect_marketo (fixture, "connect-key", &again_us, &error));
  g_assert_cmpint (again_us, ==, opens_at_us);
  g_assert_false (scs_test_sales_connect_connect_marketo (fixture, "another-key", NULL, &already));
  g_assert_error (already, SCS_SALES_CONNECT_ERROR, SCS_SALES_CONNECT_ERROR_ALREADY_CONNECTED);
  g_assert_nonnull (strstr (already->message, me));
  scs_test_sales_connect_set_marketo_values (fixture, "thisisnotthesecret");
  g_assert_false (scs_test_sales_connect_connect_marketo (fixture, "connect-key", NULL, &reused));
  g_assert_error (reused, SCS_SALES_CONNECT_ERROR, SCS_SALES_CONNECT_ERROR_DEFECT);

  status = scs_test_sales_connect_get_status (fixture, &error);
  g_assert_true (status->marketo_connected);
  g_assert_cmpstr (status->marketo_connected_by, ==, me);
  g_assert_cmpstr (status->marketo_munchkin_id,
                   ==,
                   scs_test_services_get (fixture->demo, "marketo", "munchkin_id"));
  g_assert_cmpint (status->access_opens_at_us, ==, opens_at_us);
  g_assert_cmpint (status->marketo_connected_at_us, >=, before_us - G_USEC_PER_SEC);
  g_assert_cmpint (status->marketo_connected_at_us, <=, g_get_real_time ());
}

static void
test_invite (ScsTestSalesConnect *fixture, gconstpointer data)
{
  const char *me = scs_test_services_get (fixture->demo, "sales_connect", "email");
  g_autofree char *me_shouting = g_ascii_strup (me, -1);
  const struct {
    const char *email;
    ScsTeamResultKind kind;
  } cases[] = {
    { "new.person@hoshigaoka.example", SCS_INVITED },
    { me, SCS_INVITE_ALREADY_HERE },
    { me_shouting, SCS_INVITE_ALREADY_HERE },
    { "no address", SCS_INVITE_INVALID },
    { "adam.novak@hoshigaoka.example", SCS_INVITE_USED_ELSEWHERE },
    { "新人@hoshigaoka.example", SCS_INVITED },
  };
  const char *emails[G_N_ELEMENTS (cases) + 1] = { NULL };
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) results = NULL;
  g_autoptr (GPtrArray) again = NULL;

  scs_test_sales_connect_come_in (fixture);
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    emails[i] = cases[i].email;
  results = scs_test_sales_connect_call_team (fixture,
                                              SCS_TEST_INVITE,
                                              emails,
                                              NULL,
                                              "invite-key",
                                              &error);
  g_assert_no_error (error);
  g_assert_cmpuint (results->len, ==, G_N_ELEMENTS (cases));
  for (guint i = 0; i < results->len; i++) {
    g_assert_cmpstr (scs_test_sales_connect_result_at (results, i)->key, ==, cases[i].email);
    g_assert_cmpint (scs_test_sales_connect_result_at (results, i)->kind, ==, cases[i].kind);
  }
  /* The same question again: nobody is “already here”. */
  again = scs_test_sales_connect_call_team (fixture,
                                            SCS_TEST_INVITE,
                                            emails,
                                            NULL,
                                            "invite-key",
                                            &error);
  g_assert_cmpint (scs_test_sales_connect_result_at (again, 0)->kind, ==, SCS_INVITED);
}

static void
test_seats (ScsTestSalesConnect *fixture, gconstpointer data)
{
  g_auto (GStrv) emails = g_new0 (char *, 121);
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) results = NULL;
  g_autoptr (GPtrArray) users = NULL;
  guint n_invited = 0;
  guint n_without_seat = 0;

  scs_test_sales_connect_come_in (fixture);
  for (int i = 0; i < 120; i++)
    emails[i] = g_strdup_printf ("person-%d@hoshigaoka.example", i);
  results = scs_test_sales_connect_call_team (fixture,
                                              SCS_TEST_INVITE,
                                              (const char *const *) emails,
                                              NULL,
                                              NULL,
                                              &error);
  g_assert_no_error (error);
  for (guint i = 0; i < results->len; i++) {
    n_invited += scs_test_sales_connect_result_at (results, i)->kind == SCS_INVITED;
    n_without_seat += scs_test_sales_connect_result_at (results, i)->kind == SCS_INVITE_NO_SEAT;
  }
  g_assert_cmpuint (n_invited + n_without_seat, ==, 120);
  g_assert_cmpuint (n_without_seat, >, 0);
  users = scs_test_sales_connect_list_users (fixture, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (users->len, ==, 100);
}

static void
test_how_many (ScsTestSalesConnect *fixture, gconstpointer data)
{
  g_auto (GStrv) many = g_new0 (char *, 202);
  const char *const nobody[] = { NULL };
  g_autoptr (GError) none = NULL;
  g_autoptr (GError) too_many = NULL;

  scs_test_sales_connect_come_in (fixture);
  for (int i = 0; i < 201; i++)
    many[i] = g_strdup ("x@hoshigaoka.example");
  g_assert_null (
      scs_test_sales_connect_call_team (fixture, SCS_TEST_INVITE, nobody, NULL, NULL, &none));
  g_assert_error (none, SCS_SALES_CONNECT_ERROR, SCS_SALES_CONNECT_ERROR_DEFECT);
  g_assert_null (scs_test_sales_connect_call_team (fixture,
                                                   SCS_TEST_INVITE,
                                                   (const char *const *) many,
                                                   NULL,
                                                   NULL,
                                                   &too_many));
  g_assert_error (too_many, SCS_SALES_CONNECT_ERROR, SCS_SALES_CONNECT_ERROR_DEFECT);
}

static void
test_users (ScsTestSalesConnect *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) users = NULL;
  const ScsSalesConnectUser *me = NULL;
  guint n_with_access = 0;
  guint n_with_salesforce = 0;

  scs_test_sales_connect_come_in (fixture);
  users = scs_test_sales_connect_list_users (fixture, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (users->len, ==, 20);
  for (guint i = 0; i < users->len; i++) {
    const ScsSalesConnectUser *user = scs_test_sales_connect_user_at (users, i);
    g_assert_true (user->is_from_toutapp);
    n_with_access += user->has_access;
    n_with_salesforce += user->has_salesforce;
    if (user->has_access)
      g_assert_cmpstr (user->workspaces[0], ==, "Default");
    else
      g_assert_null (user->workspaces);
    if (user->is_admin)
      me = user;
  }
  g_assert_cmpstr (me->email, ==, scs_test_services_get (fixture->demo, "sales_connect", "email"));
  g_assert_cmpstr (me->name, ==, "佐藤 美香");
  g_assert_true (me->is_active);
  g_assert_cmpuint (n_with_access, ==, 16);
  g_assert_cmpuint (n_with_salesforce, ==, 7);
}

static const ScsSalesConnectUser *
find_user (GPtrArray *users, const char *email)
{
  for (guint i = 0; i < users->len; i++)
    if (g_str_equal (scs_test_sales_connect_user_at (users, i)->email, email))
      return scs_test_sales_connect_user_at (users, i);
  g_assert_not_reached ();
}

static const char *
find_workspace (GPtrArray *workspaces, const char *name)
{
  for (guint i = 0; i < workspaces->len; i++) {
    const ScsSalesConnectWorkspace *workspace = g_ptr_array_index (workspaces, i);
    if (g_str_equal (workspace->name, name))
      return workspace->id;
  }
  g_assert_not_reached ();
}

/* Until Team Access is open; asked anew, as the program does. */
static void
wait_until_open (gint64 opens_at_us)
{
  g_assert_cmpint (opens_at_us, <, g_get_real_time () + 30 * G_USEC_PER_SEC);
  while (g_get_real_time () < opens_at_us + G_USEC_PER_SEC)
    scs_test_run_for (100);
}

static void
test_team_access (ScsTestSalesConnect *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GError) not_connected = NULL;
  g_autoptr (GError) too_early = NULL;
  g_autoptr (GError) unknown = NULL;
  g_autoptr (GPtrArray) workspaces = NULL;
  g_autoptr (GPtrArray) users = NULL;
  const char *people[] = { NULL, NULL };
  g_autofree char *user_id = NULL;
  const char *const nowhere[] = { "4711", NULL };
  gint64 opens_at_us = 0;

  scs_test_sales_connect_come_in (fixture);
  users = scs_test_sales_connect_list_users (fixture, &error);
  people[0] = user_id = g_strdup (find_user (users, NEWCOMER)->id);
  g_assert_null (scs_test_sales_connect_list_workspaces (fixture, &not_connected));
  g_assert_error (not_connected, SCS_SALES_CONNECT_ERROR, SCS_SALES_CONNECT_ERROR_NOT_CONNECTED);
  g_assert_true (
      scs_test_sales_connect_connect_marketo (fixture, "connect-key", &opens_at_us, NULL));
  g_assert_null (
      scs_test_sales_connect_call_team (fixture, SCS_TEST_GRANT, people, NULL, NULL, &too_early));
  g_assert_error (too_early, SCS_SALES_CONNECT_ERROR, SCS_SALES_CONNECT_ERROR_NOT_OPEN_YET);
  workspaces = scs_test_sales_connect_list_workspaces (fixture, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (workspaces->len, ==, 4);
  wait_until_open (opens_at_us);

  g_assert_null (
      scs_test_sales_connect_call_team (fixture, SCS_TEST_GRANT, people, nowhere, NULL, &unknown));
  g_assert_error (unknown, SCS_SALES_CONNECT_ERROR, SCS_SALES_CONNECT_ERROR_DEFECT);
  /* Workspaces are given once; to change them, access is taken away first. */
  assert_call_team (fixture, SCS_TEST_REVOKE, people[0], NULL, SCS_ACCESS_NOT_CONNECTED, NULL);
  assert_call_team (fixture,
                    SCS_TEST_GRANT,
                    people[0],
                    find_workspace (workspaces, "Japan"),
                    SCS_ACCESS_CONNECTED,
                    "Japan");
  assert_call_team (fixture,
                    SCS_TEST_GRANT,
                    people[0],
                    find_workspace (workspaces, "Europe"),
                    SCS_ACCESS_ALREADY_CONNECTED,
                    "Japan");
  assert_call_team (fixture, SCS_TEST_REVOKE, people[0], NULL, SCS_ACCESS_DISCONNECTED, NULL);
  assert_call_team (fixture, SCS_TEST_GRANT, people[0], NULL, SCS_ACCESS_CONNECTED, "Default");
  assert_call_team (fixture, SCS_TEST_GRANT, "nobody", NULL, SCS_ACCESS_UNKNOWN_USER, NULL);

  g_clear_pointer (&users, g_ptr_array_unref);
  users = scs_test_sales_connect_list_users (fixture, &error);
  g_assert_true (find_user (users, NEWCOMER)->has_access);
  g_assert_cmpstr (find_user (users, NEWCOMER)->workspaces[0], ==, "Default");
}

static void
test_cancel (ScsTestSalesConnect *fixture, gconstpointer data)
{
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  GAsyncResult *slot = NULL;
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  scs_test_sales_connect_come_in (fixture);
  scs_sales_connect_get_status_async (fixture->driver, cancellable, scs_test_keep_result_cb, &slot);
  scs_test_run_for (1);
  g_cancellable_cancel (cancellable);
  result = scs_test_wait_result (&slot, WAIT_S);
  g_assert_null (scs_sales_connect_get_status_finish (fixture->driver, result, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

typedef struct {
  const char *fault;
  gboolean is_http; /* the error's domain */
  int code;
} FaultCase;

static const FaultCase fault_cases[] = {
  { "cut", TRUE, SCS_HTTP_ERROR_CUT_SHORT },
  { "not-json", TRUE, SCS_HTTP_ERROR_NOT_JSON },
  { "html", TRUE, SCS_HTTP_ERROR_NOT_JSON },
  { "wrong-shape", TRUE, SCS_HTTP_ERROR_WRONG_SHAPE },
  { "unauthorized", FALSE, SCS_SALES_CONNECT_ERROR_SESSION },
  { "forbidden", FALSE, SCS_SALES_CONNECT_ERROR_FORBIDDEN },
  { "quota-spent", FALSE, SCS_SALES_CONNECT_ERROR_TOO_FAST },
  { "server-error", FALSE, SCS_SALES_CONNECT_ERROR_UNAVAILABLE },
};

/* Every call under every fault. */
static void
test_fault (ScsTestSalesConnect *fixture, gconstpointer data)
{
  const FaultCase *fault = data;
  GQuark domain = fault->is_http ? SCS_HTTP_ERROR : SCS_SALES_CONNECT_ERROR;
  g_autofree char *option = g_strconcat (fault->fault, ":sales-connect", NULL);
  const char *const people[] = { "x@hoshigaoka.example", NULL };
  GError *errors[7] = { NULL };

  scs_test_sales_connect_set_up_demo (fixture, option, "--demo-speed=300");
  scs_test_secrets_set (fixture->session, "access-token", "a-token-that-nobody-ever-gave");
  g_assert_null (scs_test_sales_connect_get_status (fixture, &errors[0]));
  g_assert_false (
      scs_test_sales_connect_connect_marketo (fixture, "connect-key", NULL, &errors[1]));
  g_assert_null (scs_test_sales_connect_connect_salesforce (fixture, &errors[2]));
  g_assert_null (scs_test_sales_connect_list_workspaces (fixture, &errors[3]));
  g_assert_null (scs_test_sales_connect_list_users (fixture, &errors[4]));
  g_assert_null (
      scs_test_sales_connect_call_team (fixture, SCS_TEST_INVITE, people, NULL, NULL, &errors[5]));
  g_assert_null (
      scs_test_sales_connect_call_team (fixture, SCS_TEST_REVOKE, people, NULL, NULL, &errors[6]));
  for (gsize i = 0; i < G_N_ELEMENTS (errors); i++)
    g_assert_error (errors[i], domain, fault->code);
  for (gsize i = 0; i < G_N_ELEMENTS (errors); i++)
    g_clear_error (&errors[i]);
  scs_test_sales_connect_tear_down (fixture, NULL);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
#define ADD(name, function)                                                                        \
  g_test_add ("/sales-connect/" name,                                                              \
              ScsTestSalesConnect,                                                                 \
              NULL,                                                                                \
              scs_test_sales_connect_set_up,                                                       \
              function,                                                                            \
              scs_test_sales_connect_tear_down)
  ADD ("sign-in", test_sign_in);
  ADD ("session", test_session);
  ADD ("status", test_status);
  ADD ("connect-salesforce", test_connect_salesforce);
  ADD ("refused-values", test_refused_values);
  ADD ("connect-marketo", test_connect_marketo);
  ADD ("invite", test_invite);
  ADD ("seats", test_seats);
  ADD ("how-many", test_how_many);
  ADD ("users", test_users);
  ADD ("team-access", test_team_access);
  ADD ("cancel", test_cancel);
#undef ADD
  for (gsize i = 0; i < G_N_ELEMENTS (fault_cases); i++) {
    g_autofree char *path = g_strconcat ("/sales-connect/fault/", fault_cases[i].fault, NULL);
    g_test_add (path, ScsTestSalesConnect, &fault_cases[i], NULL, test_fault, NULL);
  }
  return g_test_run ();
}
