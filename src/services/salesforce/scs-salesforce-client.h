/* SPDX-FileCopyrightText: 2026 The Sales Connect Setup authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "services/http/scs-http-client.h"
#include "services/http/scs-secret-source.h"
#include "services/salesforce/scs-salesforce-error.h"

G_BEGIN_DECLS

typedef struct {
  char *user_id;      /* (owned) */
  char *user_name;    /* (owned) */
  char *display_name; /* (owned) (nullable) */
  char *org_id;       /* (owned) 18 characters */
} ScsSalesforceUser;

typedef struct {
  char *id;       /* (owned) 18 characters */
  char *name;     /* (owned) */
  char *edition;  /* (owned) OrganizationType as it is, e.g. "Enterprise Edition" */
  char *instance; /* (owned) (nullable) */
  gboolean is_sandbox;
  gboolean is_trial; /* TrialExpirationDate is set */
} ScsSalesforceOrg;

typedef struct {
  gint64 daily_max;
  gint64 daily_remaining;
} ScsSalesforceLimits;

void scs_salesforce_user_free (ScsSalesforceUser *user);
void scs_salesforce_org_free (ScsSalesforceOrg *org);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (ScsSalesforceUser, scs_salesforce_user_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (ScsSalesforceOrg, scs_salesforce_org_free)

#define SCS_TYPE_SALESFORCE_CLIENT (scs_salesforce_client_get_type ())
G_DECLARE_FINAL_TYPE (ScsSalesforceClient, scs_salesforce_client, SCS, SALESFORCE_CLIENT, GObject)

/* Secrets asked for: access-token, instance-url. base_url: (nullable) stands in place of
 * instance-url. */
ScsSalesforceClient *
scs_salesforce_client_new (ScsHttpClient *http, ScsSecretSource *secrets, const char *base_url);

void scs_salesforce_client_get_user_async (ScsSalesforceClient *self,
                                           GCancellable *cancellable,
                                           GAsyncReadyCallback callback,
                                           gpointer user_data);
ScsSalesforceUser *scs_salesforce_client_get_user_finish (ScsSalesforceClient *self,
                                                          GAsyncResult *result,
                                                          GError **error);

void scs_salesforce_client_get_org_async (ScsSalesforceClient *self,
                                          GCancellable *cancellable,
                                          GAsyncReadyCallback callback,
                                          gpointer user_data);
ScsSalesforceOrg *scs_salesforce_client_get_org_finish (ScsSalesforceClient *self,
                                                        GAsyncResult *result,
                                                        GError **error);

void scs_salesforce_client_get_limits_async (ScsSalesforceClient *self,
                                             GCancellable *cancellable,
                                             GAsyncReadyCallback callback,
                                             gpointer user_data);
gboolean scs_salesforce_client_get_limits_finish (ScsSalesforceClient *self,
                                                  GAsyncResult *result,
                                                  ScsSalesforceLimits *limits,
                                                  GError **error);

/* COUNT of Apex classes: PERMISSION_MISSING where the edition or the user has none */
void scs_salesforce_client_count_apex_async (ScsSalesforceClient *self,
                                             GCancellable *cancellable,
                                             GAsyncReadyCallback callback,
                                             gpointer user_data);
gint64 scs_salesforce_client_count_apex_finish (ScsSalesforceClient *self,
                                                GAsyncResult *result,
                                                GError **error);

/* Revokes the token. The only thing that is ever changed at Salesforce. */
void scs_salesforce_client_revoke_async (ScsSalesforceClient *self,
                                         GCancellable *cancellable,
                                         GAsyncReadyCallback callback,
                                         gpointer user_data);
gboolean scs_salesforce_client_revoke_finish (ScsSalesforceClient *self,
                                              GAsyncResult *result,
                                              GError **error);

G_END_DECLS
