/* SPDX-FileCopyrightText: 2026 The Sales Connect Setup authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "services/http/scs-http-client.h"
#include "services/marketo/scs-marketo-client.h"
#include "services/sales-connect/scs-guided-driver.h"
#include "services/sales-connect/scs-sales-connect.h"
#include "services/salesforce/scs-salesforce-client.h"
#include "setup/scs-check.h"
#include "setup/guide/scs-guide.h"
#include "setup/scs-environment.h"
#include "setup/team/scs-member-list.h"
#include "setup/scs-outcome.h"
#include "setup/scs-step.h"
#include "store/scs-journal.h"
#include "store/scs-keyring.h"

G_BEGIN_DECLS

/* Which of Marketo's two sets of values. */
#define SCS_PURPOSE_SALES_CONNECT "sales-connect"
#define SCS_PURPOSE_CHECKS "checks"

/* Facts that are no secrets; each is a line of text. */
#define SCS_FACT_PRODUCT "product"                       /* sales-connect, sales-insight-actions */
#define SCS_FACT_MY_NAME "my-name"                       /* on whose word */
#define SCS_FACT_ROLE_MARKETO_ADMIN "role-marketo-admin" /* me, or an e-mail address */
#define SCS_FACT_ROLE_SALES_CONNECT_ADMIN "role-sales-connect-admin"
#define SCS_FACT_ROLE_SALESFORCE_ADMIN "role-salesforce-admin"
#define SCS_FACT_MY_EMAIL "my-email" /* e-mail ID in Sales Connect */
#define SCS_FACT_MARKETO_SEEN                                                                      \
  "marketo-seen" /* yes, no: does Sales Connect show a connection already */
#define SCS_FACT_WAIT_OPENS_AT_US "wait-opens-at-us" /* wall clock */
#define SCS_FACT_WAIT_NOTIFIED "wait-notified"       /* yes once the notification was sent */
#define SCS_FACT_SALESFORCE_AS "salesforce-as"       /* admin, non-admin */
#define SCS_FACT_SALESFORCE_LOGIN "salesforce-login" /* production, sandbox, my-domain */
#define SCS_FACT_SALESFORCE_MY_DOMAIN "salesforce-my-domain" /* a login address */
#define SCS_FACT_WEB_LANGUAGE "web-language" /* of the labels in the web applications: en, ja */
#define SCS_FACT_EDITION "edition"           /* of Salesforce: professional, other */
#define SCS_FACT_CONNECTION_OWNER "connection-owner" /* name of who connected Marketo */
#define SCS_FACT_BY_HAND "by-hand" /* yes: led by the hand although there is a service */
#define SCS_FACT_SANDBOX "sandbox" /* no, asked */

#define SCS_TYPE_SETUP (scs_setup_get_type ())
G_DECLARE_FINAL_TYPE (ScsSetup, scs_setup, SCS, SETUP, GObject)

ScsSetup *scs_setup_new (ScsEnvironment *environment,
                         ScsJournal *journal,
                         ScsKeyring *keyring,
                         ScsHttpClient *http);
void scs_setup_load_async (ScsSetup *self,
                           GCancellable *cancellable,
                           GAsyncReadyCallback callback,
                           gpointer user_data);
gboolean scs_setup_load_finish (ScsSetup *self, GAsyncResult *result, GError **error);
void scs_setup_close (ScsSetup *self);

ScsEnvironment *scs_setup_get_environment (ScsSetup *self);
ScsJournal *scs_setup_get_journal (ScsSetup *self);
ScsKeyring *scs_setup_get_keyring (ScsSetup *self);
ScsMemberList *scs_setup_get_members (ScsSetup *self);
ScsSalesConnect *scs_setup_get_sales_connect (ScsSetup *self);
ScsMarketoClient *scs_setup_get_marketo (ScsSetup *self, const char *purpose);
ScsSalesforceClient *scs_setup_get_salesforce (ScsSetup *self);
gboolean scs_setup_is_guided (ScsSetup *self);
gboolean scs_setup_is_for_actions (ScsSetup *self);
void scs_setup_get_guide_view (ScsSetup *self, ScsGuideView *view);

const char *scs_setup_get_fact (ScsSetup *self, const char *id);
void scs_setup_set_fact (ScsSetup *self, const char *id, const char *value);
void scs_setup_set_callback_ports (ScsSetup *self, const guint16 *ports, gsize n_ports);
char **scs_setup_dup_callback_urls (ScsSetup *self);

char *scs_setup_dup_known_name (ScsSetup *self);
char *scs_setup_dup_my_name (ScsSetup *self);

const ScsOutcome *scs_setup_get_outcome (ScsSetup *self, const char *id);
void scs_setup_say (ScsSetup *self, const char *outcome_id, const char *note);
void scs_setup_say_unless_another_did (ScsSetup *self, const char *outcome_id, const char *note);
void scs_setup_say_for (ScsSetup *self,
                        const char *outcome_id,
                        const char *who,
                        const char *note,
                        gint64 at_us);
void scs_setup_unsay (ScsSetup *self, const char *outcome_id);
gboolean scs_setup_is_needless (ScsSetup *self, const ScsOutcomeInfo *info);
ScsStepState scs_setup_get_step_state (ScsSetup *self, const char *step_id);
const char *scs_setup_get_step_words (ScsSetup *self, const char *step_id);
char *scs_setup_dup_next_thing (ScsSetup *self, const char *step_id);

const ScsCheck *scs_setup_get_check (ScsSetup *self, const char *check_id);
void scs_setup_record_check (ScsSetup *self, const ScsCheck *check);

void scs_setup_save_members (ScsSetup *self, GPtrArray *members);
void scs_setup_forget_member (ScsSetup *self, ScsMember *member);

gint64 scs_setup_get_wait_opens_at_us (ScsSetup *self);
gboolean scs_setup_is_waiting (ScsSetup *self);

gboolean
scs_setup_has_secret (ScsSetup *self, const char *service, const char *purpose, const char *kind);
const char *scs_setup_get_keyring_trouble (ScsSetup *self);
void scs_setup_use_keyring_for_this_run_only (ScsSetup *self);
void scs_setup_unlock_async (ScsSetup *self,
                             GCancellable *cancellable,
                             GAsyncReadyCallback callback,
                             gpointer user_data);
gboolean scs_setup_unlock_finish (ScsSetup *self, GAsyncResult *result, GError **error);
void scs_setup_list_secrets_async (ScsSetup *self,
                                   GCancellable *cancellable,
                                   GAsyncReadyCallback callback,
                                   gpointer user_data);
gboolean scs_setup_list_secrets_finish (ScsSetup *self, GAsyncResult *result, GError **error);
void scs_setup_store_secret_async (ScsSetup *self,
                                   const char *service,
                                   const char *purpose,
                                   const char *kind,
                                   const char *value,
                                   GCancellable *cancellable,
                                   GAsyncReadyCallback callback,
                                   gpointer user_data);
gboolean scs_setup_store_secret_finish (ScsSetup *self, GAsyncResult *result, GError **error);
void scs_setup_forget_secrets_async (ScsSetup *self,
                                     const char *service,
                                     const char *purpose,
                                     GCancellable *cancellable,
                                     GAsyncReadyCallback callback,
                                     gpointer user_data);
gboolean scs_setup_forget_secrets_finish (ScsSetup *self, GAsyncResult *result, GError **error);

G_END_DECLS
