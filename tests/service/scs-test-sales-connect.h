/* SPDX-FileCopyrightText: 2026 The Sales Connect Setup authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "services/sales-connect/scs-service-driver.h"

#include "scs-test-secrets.h"
#include "scs-test-services.h"

G_BEGIN_DECLS

/* The service driver, with all that it needs, and its calls, each run to its end. */
typedef struct {
  ScsTestServices *demo; /* (owned) (nullable) */
  ScsHttpClient *http;
  ScsTestSecrets *session;
  ScsTestSecrets *marketo;
  ScsServiceDriver *service;
  ScsSalesConnect *driver; /* the same */
  guint n_keys;
} ScsTestSalesConnect;

typedef enum { SCS_TEST_INVITE, SCS_TEST_GRANT, SCS_TEST_REVOKE } ScsTestTeamCall;

void scs_test_sales_connect_make_driver (ScsTestSalesConnect *fixture, const char *url);
void scs_test_sales_connect_set_marketo_values (ScsTestSalesConnect *fixture,
                                                const char *client_secret);
void scs_test_sales_connect_set_up_demo (ScsTestSalesConnect *fixture,
                                         const char *fault,
                                         const char *speed);
void scs_test_sales_connect_set_up (ScsTestSalesConnect *fixture, gconstpointer data);
void scs_test_sales_connect_tear_down (ScsTestSalesConnect *fixture, gconstpointer data);
char *
scs_test_sales_connect_sign_in (ScsTestSalesConnect *fixture, const char *password, GError **error);
void scs_test_sales_connect_come_in (ScsTestSalesConnect *fixture);
ScsSalesConnectStatus *scs_test_sales_connect_get_status (ScsTestSalesConnect *fixture,
                                                          GError **error);
gboolean scs_test_sales_connect_connect_marketo (ScsTestSalesConnect *fixture,
                                                 const char *key,
                                                 gint64 *opens_at_us,
                                                 GError **error);
char *scs_test_sales_connect_connect_salesforce (ScsTestSalesConnect *fixture, GError **error);
GPtrArray *scs_test_sales_connect_list_workspaces (ScsTestSalesConnect *fixture, GError **error);
GPtrArray *scs_test_sales_connect_list_users (ScsTestSalesConnect *fixture, GError **error);
GPtrArray *scs_test_sales_connect_call_team (ScsTestSalesConnect *fixture,
                                             ScsTestTeamCall call,
                                             const char *const *people,
                                             const char *const *workspace_ids,
                                             const char *key,
                                             GError **error);
const ScsTeamResult *scs_test_sales_connect_result_at (GPtrArray *results, guint index);
const ScsSalesConnectUser *scs_test_sales_connect_user_at (GPtrArray *users, guint index);

G_END_DECLS
