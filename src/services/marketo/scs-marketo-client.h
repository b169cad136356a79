/* SPDX-FileCopyrightText: 2026 The Sales Connect Setup authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "services/http/scs-http-client.h"
#include "services/http/scs-secret-source.h"

G_BEGIN_DECLS

#define SCS_MARKETO_ERROR (scs_marketo_error_quark ())
GQuark scs_marketo_error_quark (void);

/**
 * ScsMarketoError:
 * @SCS_MARKETO_ERROR_MUNCHKIN_ID: the Munchkin ID has not the form 123-ABC-456
 * @SCS_MARKETO_ERROR_CLIENT_UNKNOWN: identity knows no such Client ID (as far as its text tells)
 * @SCS_MARKETO_ERROR_SECRET_REFUSED: identity refuses the pair
 * @SCS_MARKETO_ERROR_TOKEN_REFUSED: 601 or 602 even after one renewal
 * @SCS_MARKETO_ERROR_PERMISSION_MISSING: 603, role or IP allow-list
 * @SCS_MARKETO_ERROR_TOO_FAST: 606 or 615, repeats used up
 * @SCS_MARKETO_ERROR_QUOTA_SPENT: 607, until midnight US Central
 * @SCS_MARKETO_ERROR_UNAVAILABLE: a temporary code or status, repeats used up
 * @SCS_MARKETO_ERROR_NO_SUBSCRIPTION: 614 or 616
 * @SCS_MARKETO_ERROR_DEFECT: a code that says the question was wrong
 * @SCS_MARKETO_ERROR_OTHER: a code that the contract does not know; the message holds number and
 * text
 * @SCS_MARKETO_ERROR_VALUE_MISSING: the secret source has not all values
 */
typedef enum {
  SCS_MARKETO_ERROR_MUNCHKIN_ID,
  SCS_MARKETO_ERROR_CLIENT_UNKNOWN,
  SCS_MARKETO_ERROR_SECRET_REFUSED,
  SCS_MARKETO_ERROR_TOKEN_REFUSED,
  SCS_MARKETO_ERROR_PERMISSION_MISSING,
  SCS_MARKETO_ERROR_TOO_FAST,
  SCS_MARKETO_ERROR_QUOTA_SPENT,
  SCS_MARKETO_ERROR_UNAVAILABLE,
  SCS_MARKETO_ERROR_NO_SUBSCRIPTION,
  SCS_MARKETO_ERROR_DEFECT,
  SCS_MARKETO_ERROR_OTHER,
  SCS_MARKETO_ERROR_VALUE_MISSING
} ScsMarketoError;

typedef struct {
  char *scope;          /* (owned) (nullable) login of the API-only user that owns the service */
  gint64 expires_at_us; /* wall clock */
} ScsMarketoTokenInfo;

typedef struct {
  char *date;    /* (owned) YYYY-MM-DD as the server says it */
  guint64 total; /* calls of the whole instance on that day */
} ScsMarketoUsage;

typedef struct {
  char *id;   /* (owned) */
  char *name; /* (owned) */
} ScsMarketoWorkspace;

void scs_marketo_token_info_free (ScsMarketoTokenInfo *info);
void scs_marketo_usage_free (ScsMarketoUsage *usage);
void scs_marketo_workspace_free (ScsMarketoWorkspace *workspace);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (ScsMarketoTokenInfo, scs_marketo_token_info_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (ScsMarketoUsage, scs_marketo_usage_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (ScsMarketoWorkspace, scs_marketo_workspace_free)

#define SCS_TYPE_MARKETO_CLIENT (scs_marketo_client_get_type ())
G_DECLARE_FINAL_TYPE (ScsMarketoClient, scs_marketo_client, SCS, MARKETO_CLIENT, GObject)

gboolean scs_marketo_munchkin_id_is_valid (const char *munchkin_id);

/* base_url: (nullable) stands in place of https://MUNCHKIN.mktorest.com. Secrets asked for:
 * munchkin-id, client-id, client-secret. */
ScsMarketoClient *
scs_marketo_client_new (ScsHttpClient *http, ScsSecretSource *secrets, const char *base_url);

void scs_marketo_client_forget_token (ScsMarketoClient *self);

void scs_marketo_client_sign_in_async (ScsMarketoClient *self,
                                       GCancellable *cancellable,
                                       GAsyncReadyCallback callback,
                                       gpointer user_data);
ScsMarketoTokenInfo *
scs_marketo_client_sign_in_finish (ScsMarketoClient *self, GAsyncResult *result, GError **error);

void scs_marketo_client_get_usage_async (ScsMarketoClient *self,
                                         GCancellable *cancellable,
                                         GAsyncReadyCallback callback,
                                         gpointer user_data);
ScsMarketoUsage *
scs_marketo_client_get_usage_finish (ScsMarketoClient *self, GAsyncResult *result, GError **error);

void scs_marketo_client_list_workspaces_async (ScsMarketoClient *self,
                                               GCancellable *cancellable,
                                               GAsyncReadyCallback callback,
                                               gpointer user_data);
/* (transfer full) (element-type ScsMarketoWorkspace) */
GPtrArray *scs_marketo_client_list_workspaces_finish (ScsMarketoClient *self,
                                                      GAsyncResult *result,
                                                      GError **error);

G_END_DECLS
