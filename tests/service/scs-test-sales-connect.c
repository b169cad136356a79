/* SPDX-FileCopyrightText: 2026 The Sales Connect Setup authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "scs-test-sales-connect.h"

#include "scs-test-wait.h"

#include <libsecret/secret.h>

#define WAIT_S 60

void
scs_test_sales_connect_make_driver (ScsTestSalesConnect *fixture, const char *url)
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

void
scs_test_sales_connect_set_marketo_values (ScsTestSalesConnect *fixture, const char *client_secret)
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
void
scs_test_sales_connect_set_up_demo (ScsTestSalesConnect *fixture,
                                    const char *fault,
                                    const char *speed)
{
  const char *const options[] = { speed, NULL };

  fixture->demo = scs_test_services_start (fault, options);
  scs_test_sales_connect_make_driver (fixture,
                                      scs_test_services_get (fixture->demo,
                                                             "sales_connect",
                                                             "url"));
  scs_test_sales_connect_set_marketo_values (fixture,
                                             scs_test_services_get (fixture->demo,
                                                                    "marketo",
                                                                    "client_secret"));
}

void
scs_test_sales_connect_set_up (ScsTestSalesConnect *fixture, gconstpointer data)
{
  scs_test_sales_connect_set_up_demo (fixture, NULL, "--demo-speed=300");
}

void
scs_test_sales_connect_tear_down (ScsTestSalesConnect *fixture, gconstpointer data)
{
  g_assert_finalize_object (fixture->service);
  g_object_unref (fixture->http);
  g_assert_finalize_object (fixture->session);
  g_assert_finalize_object (fixture->marketo);
  g_clear_pointer (&fixture->demo, scs_test_services_stop);
}

/* The calls, each run to its end. */

char *
scs_test_sales_connect_sign_in (ScsTestSalesConnect *fixture, const char *password, GError **error)
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

void
scs_test_sales_connect_come_in (ScsTestSalesConnect *fixture)
{
  g_autoptr (GError) error = NULL;
  char *token = scs_test_sales_connect_sign_in (fixture,
                                                scs_test_services_get (fixture->demo,
                                                                       "sales_connect",
                                                                       "password"),
                                                &error);

  g_assert_no_error (error);
  scs_test_secrets_set (fixture->session, "access-token", token);
  secret_password_free (token);
}

ScsSalesConnectStatus *
scs_test_sales_connect_get_status (ScsTestSalesConnect *fixture, GError **error)
{
  GAsyncResult *slot = NULL;
  g_autoptr (GAsyncResult) result = NULL;

  scs_sales_connect_get_status_async (fixture->driver, NULL, scs_test_keep_result_cb, &slot);
  result = scs_test_wait_result (&slot, WAIT_S);
  return scs_sales_connect_get_status_finish (fixture->driver, result, error);
}

gboolean
scs_test_sales_connect_connect_marketo (ScsTestSalesConnect *fixture,
                                        const char *key,
                                        gint64 *opens_at_us,
                                        GError **error)
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

char *
scs_test_sales_connect_connect_salesforce (ScsTestSalesConnect *fixture, GError **error)
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

GPtrArray *
scs_test_sales_connect_list_workspaces (ScsTestSalesConnect *fixture, GError **error)
{
  GAsyncResult *slot = NULL;
  g_autoptr (GAsyncResult) result = NULL;

  scs_sales_connect_list_workspaces_async (fixture->driver, NULL, scs_test_keep_result_cb, &slot);
  result = scs_test_wait_result (&slot, WAIT_S);
  return scs_sales_connect_list_workspaces_finish (fixture->driver, result, error);
}

GPtrArray *
scs_test_sales_connect_list_users (ScsTestSalesConnect *fixture, GError **error)
{
  GAsyncResult *slot = NULL;
  g_autoptr (GAsyncResult) result = NULL;

  scs_sales_connect_list_users_async (fixture->driver, NULL, scs_test_keep_result_cb, &slot);
  result = scs_test_wait_result (&slot, WAIT_S);
  return scs_sales_connect_list_users_finish (fixture->driver, result, error);
}

/* key: NULL takes a new one. */
GPtrArray *
scs_test_sales_connect_call_team (ScsTestSalesConnect *fixture,
                                  ScsTestTeamCall call,
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
  if (call == SCS_TEST_INVITE)
    scs_sales_connect_invite_async (fixture->driver,
                                    people,
                                    key,
                                    NULL,
                                    scs_test_keep_result_cb,
                                    &slot);
  else if (call == SCS_TEST_GRANT)
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

const ScsTeamResult *
scs_test_sales_connect_result_at (GPtrArray *results, guint index)
{
  g_assert_cmpuint (index, <, results->len);
  return g_ptr_array_index (results, index);
}

const ScsSalesConnectUser *
scs_test_sales_connect_user_at (GPtrArray *users, guint index)
{
  g_assert_cmpuint (index, <, users->len);
  return g_ptr_array_index (users, index);
}
