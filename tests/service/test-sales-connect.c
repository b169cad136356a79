/* SPDX-FileCopyrightText: 2026 The Sales Connect Setup authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* The service driver against the demo in another process; and, for what only a broken server says,
 * against bytes as they are. */
#include "services/sales-connect/scs-service-driver.h"

#include "scs-test-raw-server.h"
#include "scs-test-secrets.h"
#include "scs-test-services.h"
#include "scs-test-wait.h"

#include <libsecret/secret.h>
#include <string.h>

#define WAIT_S 60
/* Who has no access to Marketo on the first day. */
#define NEWCOMER "haruka.mori@hoshigaoka.example"

typedef struct {
  ScsTestServices *demo; /* (owned) (nullable) */
  ScsHttpClient *http;
  ScsTestSecrets *session;
  ScsTestSecrets *marketo;
  ScsServiceDriver *service;
  ScsSalesConnect *driver; /* the same */
  guint n_keys;
} Fixture;

static void
make_driver (Fixture *fixture, const char *url)
{
  fixture->http = scs_http_client_new ("test/1");
  scs_http_client_set_backoff_base_ms (fixture->http, 1);
  fixture->session = scs_test_secrets_new ();
  fixture->marketo = scs_test_secrets_new ();
  fixture->service = scs_service_driver_new (fixture->http,
                                             SCS_SECRET_SOURCE (fixture->session),
                                             SCS_SECRET_SOURCE (fixture->marketo),
                                             url);
  fixture->driver = SCS_SALES_CONNECT (fixture->service);
}

static void
set_marketo_values (Fixture *fixture, const char *client_secret)
{
  scs_test_secrets_set (fixture->marketo,
                        "munchkin-id",
                        scs_test_services_get (fixture->demo, "marketo", "munchkin_id"));
  scs_test_secrets_set (fixture->marketo,
                        "client-id",
                        scs_test_services_get (fixture->demo, "marketo", "client_id"));
  scs_test_secrets_set (fixture->marketo, "client-secret", client_secret);
}

/* speed: how many times faster the ten minutes pass */
static void
set_up_demo (Fixture *fixture, const char *fault, const char *speed)
{
  const char *const options[] = { speed, NULL };

  fixture->demo = scs_test_services_start (fault, options);
  make_driver (fixture, scs_test_services_get (fixture->demo, "sales_connect", "url"));
  set_marketo_values (fixture, scs_test_services_get (fixture->demo, "marketo", "client_secret"));
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  set_up_demo (fixture, NULL, "--demo-speed=300");
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  g_assert_finalize_object (fixture->service);
  g_object_unref (fixture->http);
  g_assert_finalize_object (fixture->session);
  g_assert_finalize_object (fixture->marketo);
  g_clear_pointer (&fixture->demo, scs_test_services_stop);
}

/* The calls, each run to its end. */

static char *
sign_in (Fixture *fixture, const char *password, GError **error)
{
  GAsyncResult *slot = NULL;
  g_autoptr (GAsyncResult) result = NULL;

  scs_service_driver_sign_in_async (fixture->service,
                                    scs_test_services_get (fixture->demo, "sales_connect", "email"),
                                    password,
                                    NULL,
                                    scs_test_keep_result_cb,
                                    &slot);
  result = scs_test_wait_result (&slot, WAIT_S);
  return scs_service_driver_sign_in_finish (fixture->service, result, error);
}

static void
come_in (Fixture *fixture)
{
  g_autoptr (GError) error = NULL;
  char *token =
      sign_in (fixture, scs_test_services_get (fixture->demo, "sales_connect", "password"), &error);

  g_assert_no_error (error);
  scs_test_secrets_set (fixture->session, "access-token", token);
  secret_password_free (token);
}

static ScsSalesConnectStatus *
get_status (Fixture *fixture, GError **error)
{
  GAsyncResult *slot = NULL;
  g_autoptr (GAsyncResult) result = NULL;

  scs_sales_connect_get_status_async (fixture->driver, NULL, scs_test_keep_result_cb, &slot);
  result = scs_test_wait_result (&slot, WAIT_S);
  return scs_sales_connect_get_status_finish (fixture->driver, result, error);
}

static gboolean
connect_marketo (Fixture *fixture, const char *key, gint64 *opens_at_us, GError **error)
{
  GAsyncResult *slot = NULL;
  g_autoptr (GAsyncResult) result = NULL;

  scs_sales_connect_connect_marketo_async (fixture->driver,
                                           key,
                                           NULL,
                                           scs_test_keep_result_cb,
                                           &slot);
  result = scs_test_wait_result (&slot, WAIT_S);
  return scs_sales_connect_connect_marketo_finish (fixture->driver, result, opens_at_us, error);
}

static char *
connect_salesforce (Fixture *fixture, GError **error)
{
  GAsyncResult *slot = NULL;
  g_autoptr (GAsyncResult) result = NULL;
  char *url = NULL;

  scs_sales_connect_connect_salesforce_async (fixture->driver,
                                              TRUE,
                                              FALSE,
                                              "salesforce-key",
                                              NULL,
                                              scs_test_keep_result_cb,
                                              &slot);
  result = scs_test_wait_result (&slot, WAIT_S);
  scs_sales_connect_connect_salesforce_finish (fixture->driver, result, &url, error);
  return url;
}

static GPtrArray *
list_workspaces (Fixture *fixture, GError **error)
{
  GAsyncResult *slot = NULL;
  g_autoptr (GAsyncResult) result = NULL;

  scs_sales_connect_list_workspaces_async (fixture->driver, NULL, scs_test_keep_result_cb, &slot);
  result = scs_test_wait_result (&slot, WAIT_S);
  return scs_sales_connect_list_workspaces_finish (fixture->driver, result, error);
}

static GPtrArray *
list_users (Fixture *fixture, GError **error)
{
  GAsyncResult *slot = NULL;
  g_autoptr (GAsyncResult) result = NULL;

  scs_sales_connect_list_users_async (fixture->driver, NULL, scs_test_keep_result_cb, &slot);
  result = scs_test_wait_result (&slot, WAIT_S);
  return scs_sales_connect_list_users_finish (fixture->driver, result, error);
}

typedef enum { INVITE, GRANT, REVOKE } TeamCall;

/* key: NULL takes a new one. */
static GPtrArray *
call_team (Fixture *fixture,
           TeamCall call,
           const char *const *people,
           const char *const *workspace_ids,
           const char *key,
           GError **error)
{
  GAsyncResult *slot = NULL;
  g_autoptr (GAsyncResult) result = NULL;
  g_autofree char *new_key = g_strdup_printf ("operation-%u", ++fixture->n_keys);

  if (!key)
    key = new_key;
  if (call == INVITE)
    scs_sales_connect_invite_async (fixture->driver,
                                    people,
                                    key,
                                    NULL,
                                    scs_test_keep_result_cb,
                                    &slot);
  else if (call == GRANT)
    scs_sales_connect_grant_access_async (fixture->driver,
                                          people,
                                          workspace_ids,
                                          key,
                                          NULL,
                                          scs_test_keep_result_cb,
                                          &slot);
  else
    scs_sales_connect_revoke_access_async (fixture->driver,
                                           people,
                                           key,
                                           NULL,
                                           scs_test_keep_result_cb,
                                           &slot);
  result = scs_test_wait_result (&slot, WAIT_S);
  return scs_sales_connect_team_finish (fixture->driver, result, error);
}

static const ScsTeamResult *
result_at (GPtrArray *results, guint index)
{
  g_assert_cmpuint (index, <, results->len);
  return g_ptr_array_index (results, index);
}

static const ScsSalesConnectUser *
user_at (GPtrArray *users, guint index)
{
  g_assert_cmpuint (index, <, users->len);
  return g_ptr_array_index (users, index);
}

static void
assert_one (GPtrArray *results, const char *key, ScsTeamResultKind kind, const char *workspaces)
{
  const ScsTeamResult *result = result_at (results, 0);
  g_autofree char *found = result->workspaces ? g_strjoinv (",", result->workspaces) : NULL;

  g_assert_cmpuint (results->len, ==, 1);
  g_assert_cmpstr (result->key, ==, key);
  g_assert_cmpint (result->kind, ==, kind);
  g_assert_cmpstr (found, ==, workspaces);
}

static void
assert_call_team (Fixture *fixture,
                  TeamCall call,
                  const char *person,
                  const char *workspace_id,
                  ScsTeamResultKind kind,
                  const char *workspaces)
{
  const char *const people[] = { person, NULL };
  const char *const workspace_ids[] = { workspace_id, NULL };
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) results = call_team (fixture, call, people, workspace_ids, NULL, &error);

  g_assert_no_error (error);
  assert_one (results, person, kind, workspaces);
}

/* Against the demo. */

static void
test_sign_in (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) wrong = NULL;
  g_autoptr (GError) locked_out = NULL;
  const char *password = scs_test_services_get (fixture->demo, "sales_connect", "password");
  char *token = sign_in (fixture, password, NULL);

  g_assert_cmpuint (strlen (token), >=, 20);
  secret_password_free (token);
  for (int i = 0; i < 10; i++) {
    g_clear_error (&wrong);
    g_assert_null (sign_in (fixture, "not-the-password", &wrong));
    g_assert_error (wrong, SCS_SALES_CONNECT_ERROR, SCS_SALES_CONNECT_ERROR_WRONG_LOGIN);
    g_assert_null (strstr (wrong->message, "not-the-password"));
  }
  g_assert_null (sign_in (fixture, password, &locked_out));
  g_assert_error (locked_out, SCS_SALES_CONNECT_ERROR, SCS_SALES_CONNECT_ERROR_LOCKED_OUT);
}

static void
test_session (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) absent = NULL;
  g_autoptr (GError) over = NULL;

  g_assert_false (scs_sales_connect_is_guided (fixture->driver));
  g_assert_null (get_status (fixture, &absent));
  g_assert_error (absent, SCS_SALES_CONNECT_ERROR, SCS_SALES_CONNECT_ERROR_SESSION);
  scs_test_secrets_set (fixture->session, "access-token", "a-token-that-nobody-ever-gave");
  g_assert_null (get_status (fixture, &over));
  g_assert_error (over, SCS_SALES_CONNECT_ERROR, SCS_SALES_CONNECT_ERROR_SESSION);
  g_assert_null (strstr (over->message, "a-token-that-nobody-ever-gave"));
}

static void
test_status (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (ScsSalesConnectStatus) status = NULL;

  come_in (fixture);
  status = get_status (fixture, &error);
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
test_connect_salesforce (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *url = NULL;
  g_autofree char *again = NULL;
  const char *salesforce = scs_test_services_get (fixture->demo, "salesforce", "url");

  come_in (fixture);
  url = connect_salesforce (fixture, &error);
  g_assert_no_error (error);
  g_assert_true (g_str_has_prefix (url, salesforce));
  again = connect_salesforce (fixture, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (again, ==, url);
}

static void
test_refused_values (Fixture *fixture, gconstpointer data)
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

  come_in (fixture);
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_autoptr (GError) error = NULL;
    g_autofree char *key = g_strdup_printf ("refused-%" G_GSIZE_FORMAT, i);
    set_marketo_values (fixture, scs_test_services_get (fixture->demo, "marketo", "client_secret"));
    scs_test_secrets_set (fixture->marketo, cases[i].kind, cases[i].value);
    g_assert_false (connect_marketo (fixture, key, NULL, &error));
    g_assert_error (error, SCS_SALES_CONNECT_ERROR, (int) cases[i].code);
    g_assert_true (!cases[i].value || !strstr (error->message, cases[i].value));
  }
}

static void
test_connect_marketo (Fixture *fixture, gconstpointer data)
{
  const char *me = scs_test_services_get (fixture->demo, "sales_connect", "email");
  gint64 before_us = g_get_real_time ();
  gint64 opens_at_us = 0;
  gint64 again_us = 0;
  g_autoptr (GError) error = NULL;
  g_autoptr (GError) already = NULL;
  g_autoptr (GError) reused = NULL;
  g_autoptr (ScsSalesConnectStatus) status = NULL;

  come_in (fixture);
  g_assert_true (connect_marketo (fixture, "connect-key", &opens_at_us, &error));
  g_assert_no_error (error);
  /* Ten minutes, 300 times faster; told to the second. */
  g_assert_cmpint (opens_at_us, >=, before_us + G_USEC_PER_SEC);
  g_assert_cmpint (opens_at_us, <=, g_get_real_time () + 4 * G_USEC_PER_SEC);

  g_assert_true (connect_marketo (fixture, "connect-key", &again_us, &error));
  g_assert_cmpint (again_us, ==, opens_at_us);
  g_assert_false (connect_marketo (fixture, "another-key", NULL, &already));
  g_assert_error (already, SCS_SALES_CONNECT_ERROR, SCS_SALES_CONNECT_ERROR_ALREADY_CONNECTED);
  g_assert_nonnull (strstr (already->message, me));
  set_marketo_values (fixture, "thisisnotthesecret");
  g_assert_false (connect_marketo (fixture, "connect-key", NULL, &reused));
  g_assert_error (reused, SCS_SALES_CONNECT_ERROR, SCS_SALES_CONNECT_ERROR_DEFECT);

  status = get_status (fixture, &error);
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
test_invite (Fixture *fixture, gconstpointer data)
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

  come_in (fixture);
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    emails[i] = cases[i].email;
  results = call_team (fixture, INVITE, emails, NULL, "invite-key", &error);
  g_assert_no_error (error);
  g_assert_cmpuint (results->len, ==, G_N_ELEMENTS (cases));
  for (guint i = 0; i < results->len; i++) {
    g_assert_cmpstr (result_at (results, i)->key, ==, cases[i].email);
    g_assert_cmpint (result_at (results, i)->kind, ==, cases[i].kind);
  }
  /* The same question again: nobody is “already here”. */
  again = call_team (fixture, INVITE, emails, NULL, "invite-key", &error);
  g_assert_cmpint (result_at (again, 0)->kind, ==, SCS_INVITED);
}

static void
test_seats (Fixture *fixture, gconstpointer data)
{
  g_auto (GStrv) emails = g_new0 (char *, 121);
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) results = NULL;
  g_autoptr (GPtrArray) users = NULL;
  guint n_invited = 0;
  guint n_without_seat = 0;

  come_in (fixture);
  for (int i = 0; i < 120; i++)
    emails[i] = g_strdup_printf ("person-%d@hoshigaoka.example", i);
  results = call_team (fixture, INVITE, (const char *const *) emails, NULL, NULL, &error);
  g_assert_no_error (error);
  for (guint i = 0; i < results->len; i++) {
    n_invited += result_at (results, i)->kind == SCS_INVITED;
    n_without_seat += result_at (results, i)->kind == SCS_INVITE_NO_SEAT;
  }
  g_assert_cmpuint (n_invited + n_without_seat, ==, 120);
  g_assert_cmpuint (n_without_seat, >, 0);
  users = list_users (fixture, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (users->len, ==, 100);
}

static void
test_how_many (Fixture *fixture, gconstpointer data)
{
  g_auto (GStrv) many = g_new0 (char *, 202);
  const char *const nobody[] = { NULL };
  g_autoptr (GError) none = NULL;
  g_autoptr (GError) too_many = NULL;

  come_in (fixture);
  for (int i = 0; i < 201; i++)
    many[i] = g_strdup ("x@hoshigaoka.example");
  g_assert_null (call_team (fixture, INVITE, nobody, NULL, NULL, &none));
  g_assert_error (none, SCS_SALES_CONNECT_ERROR, SCS_SALES_CONNECT_ERROR_DEFECT);
  g_assert_null (call_team (fixture, INVITE, (const char *const *) many, NULL, NULL, &too_many));
  g_assert_error (too_many, SCS_SALES_CONNECT_ERROR, SCS_SALES_CONNECT_ERROR_DEFECT);
}

static void
test_users (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) users = NULL;
  const ScsSalesConnectUser *me = NULL;
  guint n_with_access = 0;
  guint n_with_salesforce = 0;

  come_in (fixture);
  users = list_users (fixture, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (users->len, ==, 20);
  for (guint i = 0; i < users->len; i++) {
    const ScsSalesConnectUser *user = user_at (users, i);
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
    if (g_str_equal (user_at (users, i)->email, email))
      return user_at (users, i);
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
test_team_access (Fixture *fixture, gconstpointer data)
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

  come_in (fixture);
  users = list_users (fixture, &error);
  people[0] = user_id = g_strdup (find_user (users, NEWCOMER)->id);
  g_assert_null (list_workspaces (fixture, &not_connected));
  g_assert_error (not_connected, SCS_SALES_CONNECT_ERROR, SCS_SALES_CONNECT_ERROR_NOT_CONNECTED);
  g_assert_true (connect_marketo (fixture, "connect-key", &opens_at_us, NULL));
  g_assert_null (call_team (fixture, GRANT, people, NULL, NULL, &too_early));
  g_assert_error (too_early, SCS_SALES_CONNECT_ERROR, SCS_SALES_CONNECT_ERROR_NOT_OPEN_YET);
  workspaces = list_workspaces (fixture, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (workspaces->len, ==, 4);
  wait_until_open (opens_at_us);

  g_assert_null (call_team (fixture, GRANT, people, nowhere, NULL, &unknown));
  g_assert_error (unknown, SCS_SALES_CONNECT_ERROR, SCS_SALES_CONNECT_ERROR_DEFECT);
  /* Workspaces are given once; to change them, access is taken away first. */
  assert_call_team (fixture, REVOKE, people[0], NULL, SCS_ACCESS_NOT_CONNECTED, NULL);
  assert_call_team (fixture,
                    GRANT,
                    people[0],
                    find_workspace (workspaces, "Japan"),
                    SCS_ACCESS_CONNECTED,
                    "Japan");
  assert_call_team (fixture,
                    GRANT,
                    people[0],
                    find_workspace (workspaces, "Europe"),
                    SCS_ACCESS_ALREADY_CONNECTED,
                    "Japan");
  assert_call_team (fixture, REVOKE, people[0], NULL, SCS_ACCESS_DISCONNECTED, NULL);
  assert_call_team (fixture, GRANT, people[0], NULL, SCS_ACCESS_CONNECTED, "Default");
  assert_call_team (fixture, GRANT, "nobody", NULL, SCS_ACCESS_UNKNOWN_USER, NULL);

  g_clear_pointer (&users, g_ptr_array_unref);
  users = list_users (fixture, &error);
  g_assert_true (find_user (users, NEWCOMER)->has_access);
  g_assert_cmpstr (find_user (users, NEWCOMER)->workspaces[0], ==, "Default");
}

static void
test_cancel (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  GAsyncResult *slot = NULL;
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  come_in (fixture);
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
test_fault (Fixture *fixture, gconstpointer data)
{
  const FaultCase *fault = data;
  GQuark domain = fault->is_http ? SCS_HTTP_ERROR : SCS_SALES_CONNECT_ERROR;
  g_autofree char *option = g_strconcat (fault->fault, ":sales-connect", NULL);
  const char *const people[] = { "x@hoshigaoka.example", NULL };
  GError *errors[7] = { NULL };

  set_up_demo (fixture, option, "--demo-speed=300");
  scs_test_secrets_set (fixture->session, "access-token", "a-token-that-nobody-ever-gave");
  g_assert_null (get_status (fixture, &errors[0]));
  g_assert_false (connect_marketo (fixture, "connect-key", NULL, &errors[1]));
  g_assert_null (connect_salesforce (fixture, &errors[2]));
  g_assert_null (list_workspaces (fixture, &errors[3]));
  g_assert_null (list_users (fixture, &errors[4]));
  g_assert_null (call_team (fixture, INVITE, people, NULL, NULL, &errors[5]));
  g_assert_null (call_team (fixture, REVOKE, people, NULL, NULL, &errors[6]));
  for (gsize i = 0; i < G_N_ELEMENTS (errors); i++)
    g_assert_error (errors[i], domain, fault->code);
  for (gsize i = 0; i < G_N_ELEMENTS (errors); i++)
    g_clear_error (&errors[i]);
  tear_down (fixture, NULL);
}

/* Against bytes as they are. */

static ScsTestRawServer *
set_up_raw (Fixture *fixture, const char *status, const char *headers, const char *const *bodies)
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
  make_driver (fixture, url);
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
ask (Fixture *fixture, Question question, GError **error)
{
  const char *const emails[] = { "a@x.example", NULL };
  const char *const ids[] = { "u1", NULL };

  switch (question) {
  case ASK_USERS:
    g_assert_null (list_users (fixture, error));
    break;
  case ASK_WORKSPACES:
    g_assert_null (list_workspaces (fixture, error));
    break;
  case ASK_INVITE:
    g_assert_null (call_team (fixture, INVITE, emails, NULL, NULL, error));
    break;
  case ASK_GRANT:
    g_assert_null (call_team (fixture, GRANT, ids, NULL, NULL, error));
    break;
  case ASK_SALESFORCE:
    g_assert_null (connect_salesforce (fixture, error));
    break;
  case ASK_MARKETO:
    g_assert_false (connect_marketo (fixture, "connect-key", NULL, error));
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
    Fixture fixture;
    ScsTestRawServer *server = set_up_raw (&fixture, cases[i].status, "", bodies);
    g_autoptr (GError) error = NULL;
    g_autofree char *quoted = g_strdup_printf ("“%s”", cases[i].member);

    ask (&fixture, cases[i].question, &error);
    g_assert_error (error, SCS_HTTP_ERROR, SCS_HTTP_ERROR_WRONG_SHAPE);
    g_assert_nonnull (strstr (error->message, quoted));
    tear_down (&fixture, NULL);
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
    Fixture fixture;
    ScsTestRawServer *server =
        set_up_raw (&fixture, cases[i].status, "Location: http://127.0.0.1:9/\r\n", bodies);
    g_autoptr (GError) error = NULL;

    ask (&fixture, ASK_MARKETO, &error);
    g_assert_error (error, domain, cases[i].code);
    g_assert_true (!cases[i].told || strstr (error->message, cases[i].told));
    g_assert_null (strstr (error->message, "some-client-secret"));
    tear_down (&fixture, NULL);
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
  Fixture fixture;
  ScsTestRawServer *server = set_up_raw (&fixture, "429 Slowly", "Retry-After: 1\r\n", bodies);
  gint64 before_us = g_get_monotonic_time ();
  g_autoptr (GError) error = NULL;
  GPtrArray *requests;

  g_assert_null (call_team (&fixture, INVITE, emails, NULL, "always-the-same", &error));
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
  tear_down (&fixture, NULL);
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
  Fixture fixture;
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
  users = list_users (&fixture, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (users->len, ==, pages->expected);
  for (guint i = 0; i < users->len; i++) {
    g_autofree char *id = g_strdup_printf ("u%u", i);
    g_assert_cmpstr (user_at (users, i)->id, ==, id);
  }
  requests = scs_test_raw_server_get_requests (server);
  g_assert_cmpuint (requests->len, ==, pages->n_asked);
  g_assert_true (g_str_has_prefix (g_ptr_array_index (requests, 0),
                                   "GET /api/v1/users?offset=0&limit=200 HTTP/1.1\r\n"));
  tear_down (&fixture, NULL);
  scs_test_raw_server_free (server);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
#define ADD(name, function)                                                                        \
  g_test_add ("/sales-connect/" name, Fixture, NULL, set_up, function, tear_down)
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
    g_test_add (path, Fixture, &fault_cases[i], NULL, test_fault, NULL);
  }
  g_test_add_func ("/sales-connect/shapes", test_shapes);
  g_test_add_func ("/sales-connect/codes", test_codes);
  g_test_add_func ("/sales-connect/too-fast", test_too_fast);
  for (gsize i = 0; i < G_N_ELEMENTS (page_cases); i++) {
    g_autofree char *path = g_strconcat ("/sales-connect/pages/", page_cases[i].name, NULL);
    g_test_add_data_func (path, &page_cases[i], test_pages);
  }
  return g_test_run ();
}
