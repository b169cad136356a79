/* SPDX-FileCopyrightText: 2026 The Sales Connect Setup authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "services/sales-connect/scs-sales-connect.h"

G_DEFINE_QUARK (scs - sales - connect - error - quark, scs_sales_connect_error)
G_DEFINE_INTERFACE (ScsSalesConnect, scs_sales_connect, G_TYPE_OBJECT)

static void
scs_sales_connect_default_init (ScsSalesConnectInterface *iface)
{
}

/**
 * scs_sales_connect_user_free:
 *
 * Frees one user; a list frees its own.
 */
void
scs_sales_connect_user_free (ScsSalesConnectUser *user)
{
  g_free (user->id);
  g_free (user->email);
  g_free (user->name);
  g_strfreev (user->workspaces);
  g_free (user);
}

/**
 * scs_sales_connect_workspace_free:
 *
 * Frees one workspace; a list frees its own.
 */
void
scs_sales_connect_workspace_free (ScsSalesConnectWorkspace *workspace)
{
  g_free (workspace->id);
  g_free (workspace->name);
  g_free (workspace);
}

/**
 * scs_sales_connect_status_free:
 *
 * Frees what scs_sales_connect_get_status_finish() gave.
 */
void
scs_sales_connect_status_free (ScsSalesConnectStatus *status)
{
  g_free (status->company);
  g_free (status->my_email);
  g_free (status->salesforce_org_id);
  g_free (status->salesforce_org_name);
  g_free (status->marketo_munchkin_id);
  g_free (status->marketo_connected_by);
  g_free (status);
}

/**
 * scs_team_result_free:
 *
 * Frees one result; a list frees its own.
 */
void
scs_team_result_free (ScsTeamResult *result)
{
  g_free (result->key);
  g_strfreev (result->workspaces);
  g_free (result);
}

/**
 * scs_sales_connect_is_guided:
 *
 * Returns: whether operations are finished by a person, who may take days, and nothing can be asked
 */
gboolean
scs_sales_connect_is_guided (ScsSalesConnect *self)
{
  g_return_val_if_fail (SCS_IS_SALES_CONNECT (self), FALSE);

  return SCS_SALES_CONNECT_GET_IFACE (self)->is_guided (self);
}

/**
 * scs_sales_connect_get_status_async:
 *
 * Asks for the account and both connections, together.
 *
 * Errors: CANNOT_TELL from the guided driver; SESSION, FORBIDDEN, TOO_FAST, UNAVAILABLE, DEFECT,
 * OTHER and #ScsHttpError from the service.
 */
void
scs_sales_connect_get_status_async (ScsSalesConnect *self,
                                    GCancellable *cancellable,
                                    GAsyncReadyCallback callback,
                                    gpointer user_data)
{
  g_return_if_fail (SCS_IS_SALES_CONNECT (self));

  SCS_SALES_CONNECT_GET_IFACE (self)->get_status_async (self, cancellable, callback, user_data);
}

/**
 * scs_sales_connect_get_status_finish:
 *
 * Returns: (transfer full): how things stand
 */
ScsSalesConnectStatus *
scs_sales_connect_get_status_finish (ScsSalesConnect *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (SCS_IS_SALES_CONNECT (self), NULL);

  return SCS_SALES_CONNECT_GET_IFACE (self)->get_status_finish (self, result, error);
}

/**
 * scs_sales_connect_connect_salesforce_async:
 * @as_admin: the connection of an admin, else of a non-admin
 * @sandbox: to a sandbox, else to production
 * @operation_key: 8 to 64 characters of visible ASCII, journalled before; the same key with the
 * same question is one operation, however often it is asked
 *
 * Errors: ALREADY_CONNECTED, and those of every call. DID_NOT_WORK from the guided driver.
 */
void
scs_sales_connect_connect_salesforce_async (ScsSalesConnect *self,
                                            gboolean as_admin,
                                            gboolean sandbox,
                                            const char *operation_key,
                                            GCancellable *cancellable,
                                            GAsyncReadyCallback callback,
                                            gpointer user_data)
{
  g_return_if_fail (SCS_IS_SALES_CONNECT (self));
  g_return_if_fail (operation_key);

  SCS_SALES_CONNECT_GET_IFACE (self)->connect_salesforce_async (self,
                                                                as_admin,
                                                                sandbox,
                                                                operation_key,
                                                                cancellable,
                                                                callback,
                                                                user_data);
}

/**
 * scs_sales_connect_connect_salesforce_finish:
 * @authorize_url: (out) (optional) (nullable) (transfer full): where the person signs in to
 * Salesforce, good for ten minutes; NULL when the person has connected already by hand
 */
gboolean
scs_sales_connect_connect_salesforce_finish (ScsSalesConnect *self,
                                             GAsyncResult *result,
                                             char **authorize_url,
                                             GError **error)
{
  g_return_val_if_fail (SCS_IS_SALES_CONNECT (self), FALSE);

  if (authorize_url)
    *authorize_url = NULL;
  return SCS_SALES_CONNECT_GET_IFACE (self)->connect_salesforce_finish (self,
                                                                        result,
                                                                        authorize_url,
                                                                        error);
}

/**
 * scs_sales_connect_connect_marketo_async:
 * @operation_key: as for scs_sales_connect_connect_salesforce_async()
 *
 * Connects Marketo with its three values. The connection belongs to who is signed in.
 *
 * Errors: ALREADY_CONNECTED; MUNCHKIN_ID, CLIENT_ID, CLIENT_SECRET also when that value is not
 * stored; and those of every call. DID_NOT_WORK from the guided driver.
 */
void
scs_sales_connect_connect_marketo_async (ScsSalesConnect *self,
                                         const char *operation_key,
                                         GCancellable *cancellable,
                                         GAsyncReadyCallback callback,
                                         gpointer user_data)
{
  g_return_if_fail (SCS_IS_SALES_CONNECT (self));
  g_return_if_fail (operation_key);

  SCS_SALES_CONNECT_GET_IFACE (self)->connect_marketo_async (self,
                                                             operation_key,
                                                             cancellable,
                                                             callback,
                                                             user_data);
}

/**
 * scs_sales_connect_connect_marketo_finish:
 * @access_opens_at_us: (out) (optional): wall clock, when Team Access opens; 0 = not told
 */
gboolean
scs_sales_connect_connect_marketo_finish (ScsSalesConnect *self,
                                          GAsyncResult *result,
                                          gint64 *access_opens_at_us,
                                          GError **error)
{
  g_return_val_if_fail (SCS_IS_SALES_CONNECT (self), FALSE);

  if (access_opens_at_us)
    *access_opens_at_us = 0;
  return SCS_SALES_CONNECT_GET_IFACE (self)->connect_marketo_finish (self,
                                                                     result,
                                                                     access_opens_at_us,
                                                                     error);
}

/**
 * scs_sales_connect_list_workspaces_async:
 *
 * Errors: NOT_CONNECTED as long as Marketo is not, CANNOT_TELL from the guided driver, and those of
 * every call.
 */
void
scs_sales_connect_list_workspaces_async (ScsSalesConnect *self,
                                         GCancellable *cancellable,
                                         GAsyncReadyCallback callback,
                                         gpointer user_data)
{
  g_return_if_fail (SCS_IS_SALES_CONNECT (self));

  SCS_SALES_CONNECT_GET_IFACE (self)->list_workspaces_async (self,
                                                             cancellable,
                                                             callback,
                                                             user_data);
}

/**
 * scs_sales_connect_list_workspaces_finish:
 *
 * Returns: (transfer full) (element-type ScsSalesConnectWorkspace): at most 1,000
 */
GPtrArray *
scs_sales_connect_list_workspaces_finish (ScsSalesConnect *self,
                                          GAsyncResult *result,
                                          GError **error)
{
  g_return_val_if_fail (SCS_IS_SALES_CONNECT (self), NULL);

  return SCS_SALES_CONNECT_GET_IFACE (self)->list_workspaces_finish (self, result, error);
}

/**
 * scs_sales_connect_list_users_async:
 *
 * Errors: CANNOT_TELL from the guided driver, and those of every call.
 */
void
scs_sales_connect_list_users_async (ScsSalesConnect *self,
                                    GCancellable *cancellable,
                                    GAsyncReadyCallback callback,
                                    gpointer user_data)
{
  g_return_if_fail (SCS_IS_SALES_CONNECT (self));

  SCS_SALES_CONNECT_GET_IFACE (self)->list_users_async (self, cancellable, callback, user_data);
}

/**
 * scs_sales_connect_list_users_finish:
 *
 * Returns: (transfer full) (element-type ScsSalesConnectUser): of all pages, at most 10,000, each
 * once
 */
GPtrArray *
scs_sales_connect_list_users_finish (ScsSalesConnect *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (SCS_IS_SALES_CONNECT (self), NULL);

  return SCS_SALES_CONNECT_GET_IFACE (self)->list_users_finish (self, result, error);
}

/**
 * scs_sales_connect_invite_async:
 * @emails: (array zero-terminated=1): 1 to 200 e-mail ids
 * @operation_key: as for scs_sales_connect_connect_salesforce_async()
 *
 * Finished by scs_sales_connect_team_finish().
 *
 * Errors: those of every call; DEFECT for none or more than 200; DID_NOT_WORK from the guided
 * driver. What became of one person is no error.
 */
void
scs_sales_connect_invite_async (ScsSalesConnect *self,
                                const char *const *emails,
                                const char *operation_key,
                                GCancellable *cancellable,
                                GAsyncReadyCallback callback,
                                gpointer user_data)
{
  g_return_if_fail (SCS_IS_SALES_CONNECT (self));
  g_return_if_fail (emails && operation_key);

  SCS_SALES_CONNECT_GET_IFACE (self)
      ->invite_async (self, emails, operation_key, cancellable, callback, user_data);
}

/**
 * scs_sales_connect_grant_access_async:
 * @user_ids: (array zero-terminated=1): 1 to 200 of them (guided: e-mail ids)
 * @workspace_ids: (array zero-terminated=1) (nullable): none = the Default workspace (guided:
 * names)
 * @operation_key: as for scs_sales_connect_connect_salesforce_async()
 *
 * Gives people access to Marketo, in workspaces that are chosen now and never again. Finished by
 * scs_sales_connect_team_finish().
 *
 * Errors: NOT_CONNECTED, NOT_OPEN_YET, and as for scs_sales_connect_invite_async().
 */
void
scs_sales_connect_grant_access_async (ScsSalesConnect *self,
                                      const char *const *user_ids,
                                      const char *const *workspace_ids,
                                      const char *operation_key,
                                      GCancellable *cancellable,
                                      GAsyncReadyCallback callback,
                                      gpointer user_data)
{
  g_return_if_fail (SCS_IS_SALES_CONNECT (self));
  g_return_if_fail (user_ids && operation_key);

  SCS_SALES_CONNECT_GET_IFACE (self)->grant_access_async (self,
                                                          user_ids,
                                                          workspace_ids,
                                                          operation_key,
                                                          cancellable,
                                                          callback,
                                                          user_data);
}

/**
 * scs_sales_connect_revoke_access_async:
 * @user_ids: (array zero-terminated=1): 1 to 200 of them (guided: e-mail ids)
 * @operation_key: as for scs_sales_connect_connect_salesforce_async()
 *
 * Takes people's access to Marketo away. Finished by scs_sales_connect_team_finish().
 *
 * Errors: as for scs_sales_connect_invite_async().
 */
void
scs_sales_connect_revoke_access_async (ScsSalesConnect *self,
                                       const char *const *user_ids,
                                       const char *operation_key,
                                       GCancellable *cancellable,
                                       GAsyncReadyCallback callback,
                                       gpointer user_data)
{
  g_return_if_fail (SCS_IS_SALES_CONNECT (self));
  g_return_if_fail (user_ids && operation_key);

  SCS_SALES_CONNECT_GET_IFACE (self)
      ->revoke_access_async (self, user_ids, operation_key, cancellable, callback, user_data);
}

/**
 * scs_sales_connect_team_finish:
 *
 * Returns: (transfer full) (element-type ScsTeamResult): one for each person, in the order of the
 * question
 */
GPtrArray *
scs_sales_connect_team_finish (ScsSalesConnect *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (SCS_IS_SALES_CONNECT (self), NULL);

  return SCS_SALES_CONNECT_GET_IFACE (self)->team_finish (self, result, error);
}
