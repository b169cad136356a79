/* SPDX-FileCopyrightText: 2026 The Sales Connect Setup authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "services/salesforce/scs-salesforce-sign-in.h"
#include "setup/scs-setup.h"

G_BEGIN_DECLS

/* Groups of checks that are asked for together. */
#define SCS_GROUP_SALES_CONNECT "sales-connect"
#define SCS_GROUP_MARKETO "marketo"
#define SCS_GROUP_MARKETO_CHECKS "marketo-checks"
#define SCS_GROUP_SALESFORCE "salesforce"

gboolean scs_setup_group_applies (ScsSetup *self, const char *group);
void scs_setup_run_checks_async (ScsSetup *self,
                                 const char *group,
                                 GCancellable *cancellable,
                                 GAsyncReadyCallback callback,
                                 gpointer user_data);
GError *scs_setup_dup_look_error (ScsSetup *self);
gboolean scs_setup_run_checks_finish (ScsSetup *self, GAsyncResult *result, GError **error);

void scs_setup_sign_in_async (ScsSetup *self,
                              const char *email,
                              const char *password,
                              GCancellable *cancellable,
                              GAsyncReadyCallback callback,
                              gpointer user_data);
gboolean scs_setup_sign_in_finish (ScsSetup *self, GAsyncResult *result, GError **error);

/* What is done in Sales Connect. Never cancelled by a page that is left. */
gboolean scs_setup_is_doubtful (ScsSetup *self, const char *operation_kind);
void
scs_setup_connect_marketo_async (ScsSetup *self, GAsyncReadyCallback callback, gpointer user_data);
gboolean scs_setup_connect_marketo_finish (ScsSetup *self, GAsyncResult *result, GError **error);
void scs_setup_begin_wait (ScsSetup *self, gint64 said_at_us);
void scs_setup_connect_salesforce_async (ScsSetup *self,
                                         GAsyncReadyCallback callback,
                                         gpointer user_data);
char *scs_setup_connect_salesforce_finish (ScsSetup *self, GAsyncResult *result, GError **error);

/* Guided: the open errand of a kind, which the page shows as a card. */
ScsGuidedErrand *scs_setup_get_errand (ScsSetup *self, ScsErrandKind kind);
void scs_setup_withdraw_errands (ScsSetup *self);

/* Journalled steps that a team job shares. */
void scs_setup_send_operation_async (ScsSetup *self,
                                     const char *kind,
                                     const char *const *people,
                                     const char *const *workspaces,
                                     GAsyncReadyCallback callback,
                                     gpointer user_data);
char *scs_setup_send_operation_finish (ScsSetup *self, GAsyncResult *result, GError **error);
void scs_setup_settle_operation (ScsSetup *self, const char *key, const GError *error);

ScsSalesforceSignIn *scs_setup_new_salesforce_sign_in (ScsSetup *self, const char *consumer_key);
void scs_setup_accept_salesforce_async (ScsSetup *self,
                                        const ScsSalesforceSession *session,
                                        const char *consumer_key,
                                        GAsyncReadyCallback callback,
                                        gpointer user_data);
gboolean scs_setup_accept_salesforce_finish (ScsSetup *self, GAsyncResult *result, GError **error);

G_END_DECLS
