/* SPDX-FileCopyrightText: 2026 The Sales Connect Setup authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

#define SCS_SALES_CONNECT_ERROR (scs_sales_connect_error_quark ())
GQuark scs_sales_connect_error_quark (void);

/**
 * ScsSalesConnectError:
 * @SCS_SALES_CONNECT_ERROR_CANNOT_TELL: the guided driver cannot see this; only a person can
 * @SCS_SALES_CONNECT_ERROR_DID_NOT_WORK: the person said that it did not work
 * @SCS_SALES_CONNECT_ERROR_WRONG_LOGIN: e-mail id or password refused
 * @SCS_SALES_CONNECT_ERROR_LOCKED_OUT: too many tries; only Marketo Support unlocks
 * @SCS_SALES_CONNECT_ERROR_SESSION: not signed in, or no longer
 * @SCS_SALES_CONNECT_ERROR_FORBIDDEN: the person is no admin there
 * @SCS_SALES_CONNECT_ERROR_NOT_OWNER: the connection belongs to somebody else; the message holds
 * the e-mail id
 * @SCS_SALES_CONNECT_ERROR_ALREADY_CONNECTED: connected already; the message holds by whom
 * @SCS_SALES_CONNECT_ERROR_NOT_CONNECTED: Marketo has to be connected first
 * @SCS_SALES_CONNECT_ERROR_MUNCHKIN_ID: Marketo refuses the Munchkin ID
 * @SCS_SALES_CONNECT_ERROR_CLIENT_ID: Marketo refuses the Client ID
 * @SCS_SALES_CONNECT_ERROR_CLIENT_SECRET: Marketo refuses the Client Secret
 * @SCS_SALES_CONNECT_ERROR_NOT_OPEN_YET: the ten minutes are not over
 * @SCS_SALES_CONNECT_ERROR_TOO_FAST: rate limit, repeats used up
 * @SCS_SALES_CONNECT_ERROR_UNAVAILABLE: 5xx, repeats used up
 * @SCS_SALES_CONNECT_ERROR_DEFECT: an answer that says the question was wrong
 * @SCS_SALES_CONNECT_ERROR_OTHER: a code that the description does not know
 */
typedef enum {
  SCS_SALES_CONNECT_ERROR_CANNOT_TELL,
  SCS_SALES_CONNECT_ERROR_DID_NOT_WORK,
  SCS_SALES_CONNECT_ERROR_WRONG_LOGIN,
  SCS_SALES_CONNECT_ERROR_LOCKED_OUT,
  SCS_SALES_CONNECT_ERROR_SESSION,
  SCS_SALES_CONNECT_ERROR_FORBIDDEN,
  SCS_SALES_CONNECT_ERROR_NOT_OWNER,
  SCS_SALES_CONNECT_ERROR_ALREADY_CONNECTED,
  SCS_SALES_CONNECT_ERROR_NOT_CONNECTED,
  SCS_SALES_CONNECT_ERROR_MUNCHKIN_ID,
  SCS_SALES_CONNECT_ERROR_CLIENT_ID,
  SCS_SALES_CONNECT_ERROR_CLIENT_SECRET,
  SCS_SALES_CONNECT_ERROR_NOT_OPEN_YET,
  SCS_SALES_CONNECT_ERROR_TOO_FAST,
  SCS_SALES_CONNECT_ERROR_UNAVAILABLE,
  SCS_SALES_CONNECT_ERROR_DEFECT,
  SCS_SALES_CONNECT_ERROR_OTHER
} ScsSalesConnectError;

/* A person of the account, as the service tells it. */
typedef struct {
  char *id;    /* (owned) */
  char *email; /* (owned) */
  char *name;  /* (owned) (nullable) */
  gboolean is_admin;
  gboolean is_active;       /* else: invited, has not come yet */
  gboolean is_from_toutapp; /* was there before */
  gboolean has_salesforce;  /* connected their own Salesforce account */
  gboolean has_access;      /* Team Access */
  char **workspaces;        /* (owned) (nullable) names, when has_access */
} ScsSalesConnectUser;

typedef struct {
  char *id;   /* (owned) */
  char *name; /* (owned) */
  gboolean is_default;
} ScsSalesConnectWorkspace;

/* Account and both connections, asked for together. */
typedef struct {
  char *company;  /* (owned) */
  char *my_email; /* (owned) */
  gboolean i_am_admin;
  gint seats;
  gboolean salesforce_connected;
  gboolean salesforce_as_admin;
  gboolean salesforce_is_sandbox;
  char *salesforce_org_id;   /* (owned) (nullable) */
  char *salesforce_org_name; /* (owned) (nullable) */
  gboolean marketo_connected;
  char *marketo_munchkin_id;      /* (owned) (nullable) */
  char *marketo_connected_by;     /* (owned) (nullable) e-mail id */
  gint64 marketo_connected_at_us; /* wall clock, 0 = unknown */
  gint64 access_opens_at_us;      /* wall clock, 0 = unknown */
} ScsSalesConnectStatus;

typedef enum {
  SCS_INVITED,
  SCS_INVITE_ALREADY_HERE,
  SCS_INVITE_INVALID,
  SCS_INVITE_USED_ELSEWHERE,
  SCS_INVITE_NO_SEAT,
  SCS_ACCESS_CONNECTED,
  SCS_ACCESS_ALREADY_CONNECTED,
  SCS_ACCESS_DISCONNECTED,
  SCS_ACCESS_NOT_CONNECTED,
  SCS_ACCESS_UNKNOWN_USER
} ScsTeamResultKind;

/* One result for one person of a team operation. */
typedef struct {
  char *key; /* (owned) the e-mail id for invitations, else the user's id, as asked */
  ScsTeamResultKind kind;
  char **workspaces; /* (owned) (nullable) names, when known */
} ScsTeamResult;

void scs_sales_connect_user_free (ScsSalesConnectUser *user);
void scs_sales_connect_workspace_free (ScsSalesConnectWorkspace *workspace);
void scs_sales_connect_status_free (ScsSalesConnectStatus *status);
void scs_team_result_free (ScsTeamResult *result);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (ScsSalesConnectUser, scs_sales_connect_user_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (ScsSalesConnectWorkspace, scs_sales_connect_workspace_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (ScsSalesConnectStatus, scs_sales_connect_status_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (ScsTeamResult, scs_team_result_free)

#define SCS_TYPE_SALES_CONNECT (scs_sales_connect_get_type ())
G_DECLARE_INTERFACE (ScsSalesConnect, scs_sales_connect, SCS, SALES_CONNECT, GObject)

/**
 * ScsSalesConnect:
 *
 * Sales Connect's settings. An operation is finished when it is done: by API (#ScsServiceDriver) or
 * by a person (#ScsGuidedDriver), who may take days. Cancelling a guided operation withdraws its
 * errand.
 *
 * operation_key: an idempotency key, chosen and journalled by the caller before the call.
 */
struct _ScsSalesConnectInterface {
  GTypeInterface parent_iface;

  gboolean (*is_guided) (ScsSalesConnect *self);

  void (*get_status_async) (ScsSalesConnect *self,
                            GCancellable *cancellable,
                            GAsyncReadyCallback callback,
                            gpointer user_data);
  ScsSalesConnectStatus *(*get_status_finish) (ScsSalesConnect *self,
                                               GAsyncResult *result,
                                               GError **error);

  void (*connect_salesforce_async) (ScsSalesConnect *self,
                                    gboolean as_admin,
                                    gboolean sandbox,
                                    const char *operation_key,
                                    GCancellable *cancellable,
                                    GAsyncReadyCallback callback,
                                    gpointer user_data);
  gboolean (*connect_salesforce_finish) (ScsSalesConnect *self,
                                         GAsyncResult *result,
                                         char **authorize_url,
                                         GError **error);

  void (*connect_marketo_async) (ScsSalesConnect *self,
                                 const char *operation_key,
                                 GCancellable *cancellable,
                                 GAsyncReadyCallback callback,
                                 gpointer user_data);
  gboolean (*connect_marketo_finish) (ScsSalesConnect *self,
                                      GAsyncResult *result,
                                      gint64 *access_opens_at_us,
                                      GError **error);

  void (*list_workspaces_async) (ScsSalesConnect *self,
                                 GCancellable *cancellable,
                                 GAsyncReadyCallback callback,
                                 gpointer user_data);
  GPtrArray *(*list_workspaces_finish) (ScsSalesConnect *self,
                                        GAsyncResult *result,
                                        GError **error);

  void (*list_users_async) (ScsSalesConnect *self,
                            GCancellable *cancellable,
                            GAsyncReadyCallback callback,
                            gpointer user_data);
  GPtrArray *(*list_users_finish) (ScsSalesConnect *self, GAsyncResult *result, GError **error);

  void (*invite_async) (ScsSalesConnect *self,
                        const char *const *emails,
                        const char *operation_key,
                        GCancellable *cancellable,
                        GAsyncReadyCallback callback,
                        gpointer user_data);
  void (*grant_access_async) (ScsSalesConnect *self,
                              const char *const *user_ids,
                              const char *const *workspace_ids,
                              const char *operation_key,
                              GCancellable *cancellable,
                              GAsyncReadyCallback callback,
                              gpointer user_data);
  void (*revoke_access_async) (ScsSalesConnect *self,
                               const char *const *user_ids,
                               const char *operation_key,
                               GCancellable *cancellable,
                               GAsyncReadyCallback callback,
                               gpointer user_data);
  GPtrArray *(*team_finish) (ScsSalesConnect *self, GAsyncResult *result, GError **error);
};

gboolean scs_sales_connect_is_guided (ScsSalesConnect *self);

void scs_sales_connect_get_status_async (ScsSalesConnect *self,
                                         GCancellable *cancellable,
                                         GAsyncReadyCallback callback,
                                         gpointer user_data);
ScsSalesConnectStatus *
scs_sales_connect_get_status_finish (ScsSalesConnect *self, GAsyncResult *result, GError **error);

/* The service answers at once with the address at which the person signs in (authorize_url,
 * transfer full); get_status tells when they have. Guided: finished when the person says so, and
 * authorize_url is NULL. */
void scs_sales_connect_connect_salesforce_async (ScsSalesConnect *self,
                                                 gboolean as_admin,
                                                 gboolean sandbox,
                                                 const char *operation_key,
                                                 GCancellable *cancellable,
                                                 GAsyncReadyCallback callback,
                                                 gpointer user_data);
gboolean scs_sales_connect_connect_salesforce_finish (ScsSalesConnect *self,
                                                      GAsyncResult *result,
                                                      char **authorize_url,
                                                      GError **error);

/* The three values come from the driver's secret source (service), or from the keyring by the card
 * (guided). */
void scs_sales_connect_connect_marketo_async (ScsSalesConnect *self,
                                              const char *operation_key,
                                              GCancellable *cancellable,
                                              GAsyncReadyCallback callback,
                                              gpointer user_data);
gboolean scs_sales_connect_connect_marketo_finish (ScsSalesConnect *self,
                                                   GAsyncResult *result,
                                                   gint64 *access_opens_at_us,
                                                   GError **error);

/* (transfer full) (element-type ScsSalesConnectWorkspace) */
void scs_sales_connect_list_workspaces_async (ScsSalesConnect *self,
                                              GCancellable *cancellable,
                                              GAsyncReadyCallback callback,
                                              gpointer user_data);
GPtrArray *scs_sales_connect_list_workspaces_finish (ScsSalesConnect *self,
                                                     GAsyncResult *result,
                                                     GError **error);

/* (transfer full) (element-type ScsSalesConnectUser), all pages */
void scs_sales_connect_list_users_async (ScsSalesConnect *self,
                                         GCancellable *cancellable,
                                         GAsyncReadyCallback callback,
                                         gpointer user_data);
GPtrArray *
scs_sales_connect_list_users_finish (ScsSalesConnect *self, GAsyncResult *result, GError **error);

/* At most 200 people a call. (transfer full) (element-type ScsTeamResult), in the order of the
 * question */
void scs_sales_connect_invite_async (ScsSalesConnect *self,
                                     const char *const *emails,
                                     const char *operation_key,
                                     GCancellable *cancellable,
                                     GAsyncReadyCallback callback,
                                     gpointer user_data);
void scs_sales_connect_grant_access_async (ScsSalesConnect *self,
                                           const char *const *user_ids,
                                           const char *const *workspace_ids,
                                           const char *operation_key,
                                           GCancellable *cancellable,
                                           GAsyncReadyCallback callback,
                                           gpointer user_data);
void scs_sales_connect_revoke_access_async (ScsSalesConnect *self,
                                            const char *const *user_ids,
                                            const char *operation_key,
                                            GCancellable *cancellable,
                                            GAsyncReadyCallback callback,
                                            gpointer user_data);
GPtrArray *
scs_sales_connect_team_finish (ScsSalesConnect *self, GAsyncResult *result, GError **error);

G_END_DECLS
