/* SPDX-FileCopyrightText: 2026 The Sales Connect Setup authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "services/sales-connect/scs-service-driver.h"

#include <json-glib/json-glib.h>

G_BEGIN_DECLS

struct _ScsServiceDriver {
  GObject parent_instance;

  ScsHttpClient *http;      /* (owned) */
  ScsSecretSource *session; /* (owned) asked for access-token */
  ScsSecretSource *marketo; /* (owned) asked for the three values */
  char *base_url;           /* (owned) without a slash at the end */
};

/* scs-service-error.c: TRUE for success; else what the answer says. */
gboolean scs_service_check_answer (ScsHttpAnswer *answer, GError **error);

/* scs-service-call.c: one question with the session's token. */
void scs_service_get_async (ScsServiceDriver *self,
                            const char *path,
                            GCancellable *cancellable,
                            GAsyncReadyCallback callback,
                            gpointer user_data);
void scs_service_post_async (ScsServiceDriver *self,
                             const char *path,
                             JsonNode *body,
                             const char *operation_key,
                             GCancellable *cancellable,
                             GAsyncReadyCallback callback,
                             gpointer user_data);
/* (transfer full): an object */
JsonNode *scs_service_call_finish (ScsServiceDriver *self, GAsyncResult *result, GError **error);

/* scs-service-values.c: from JSON, which anybody may have written; WRONG_SHAPE names the member.
 * The arrays: (transfer full). */
gboolean
scs_service_read_time (JsonObject *object, const char *member, gint64 *time_us, GError **error);
char *scs_service_read_token (JsonObject *answer, GError **error);
char *scs_service_read_authorize_url (JsonObject *answer, GError **error);
gboolean
scs_service_read_account (ScsSalesConnectStatus *status, JsonObject *answer, GError **error);
gboolean
scs_service_read_salesforce (ScsSalesConnectStatus *status, JsonObject *answer, GError **error);
gboolean
scs_service_read_marketo (ScsSalesConnectStatus *status, JsonObject *answer, GError **error);
GPtrArray *scs_service_read_workspaces (JsonObject *answer, GError **error);
GPtrArray *scs_service_read_users (JsonObject *answer, gint64 *total, GError **error);
GPtrArray *
scs_service_read_invitations (JsonObject *answer, const char *const *emails, GError **error);
GPtrArray *
scs_service_read_access (JsonObject *answer, const char *const *user_ids, GError **error);

/* scs-service-team.c */
void scs_service_list_users_async (ScsSalesConnect *driver,
                                   GCancellable *cancellable,
                                   GAsyncReadyCallback callback,
                                   gpointer user_data);
GPtrArray *
scs_service_list_users_finish (ScsSalesConnect *driver, GAsyncResult *result, GError **error);
void scs_service_list_workspaces_async (ScsSalesConnect *driver,
                                        GCancellable *cancellable,
                                        GAsyncReadyCallback callback,
                                        gpointer user_data);
GPtrArray *
scs_service_list_workspaces_finish (ScsSalesConnect *driver, GAsyncResult *result, GError **error);
void scs_service_invite_async (ScsSalesConnect *driver,
                               const char *const *emails,
                               const char *operation_key,
                               GCancellable *cancellable,
                               GAsyncReadyCallback callback,
                               gpointer user_data);
void scs_service_grant_access_async (ScsSalesConnect *driver,
                                     const char *const *user_ids,
                                     const char *const *workspace_ids,
                                     const char *operation_key,
                                     GCancellable *cancellable,
                                     GAsyncReadyCallback callback,
                                     gpointer user_data);
void scs_service_revoke_access_async (ScsSalesConnect *driver,
                                      const char *const *user_ids,
                                      const char *operation_key,
                                      GCancellable *cancellable,
                                      GAsyncReadyCallback callback,
                                      gpointer user_data);
GPtrArray *scs_service_team_finish (ScsSalesConnect *driver, GAsyncResult *result, GError **error);

G_END_DECLS
