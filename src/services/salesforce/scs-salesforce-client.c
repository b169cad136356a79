/* SPDX-FileCopyrightText: 2026 The Sales Connect Setup authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "services/salesforce/scs-salesforce-client.h"

#include "services/http/scs-json.h"
#include "services/salesforce/scs-salesforce-call.h"
#include "services/salesforce/scs-salesforce-private.h"

#include <libsecret/secret.h>

/**
 * ScsSalesforceClient:
 *
 * The reads of one org that the set-up needs, and the end of its own token. It neither signs in nor
 * renews.
 */
G_DEFINE_FINAL_TYPE (ScsSalesforceClient, scs_salesforce_client, G_TYPE_OBJECT)

static void
scs_salesforce_client_finalize (GObject *object)
{
  ScsSalesforceClient *self = SCS_SALESFORCE_CLIENT (object);

  g_clear_object (&self->http);
  g_clear_object (&self->secrets);
  g_free (self->base_url);
  g_free (self->version_instance);
  G_OBJECT_CLASS (scs_salesforce_client_parent_class)->finalize (object);
}

static void
scs_salesforce_client_class_init (ScsSalesforceClientClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = scs_salesforce_client_finalize;
}

static void
scs_salesforce_client_init (ScsSalesforceClient *self)
{
}

/**
 * scs_salesforce_client_new:
 * @http: shared by all clients
 * @secrets: where `access-token` and `instance-url` are; asked at each call
 * @base_url: (nullable): stands in place of the instance's address
 */
ScsSalesforceClient *
scs_salesforce_client_new (ScsHttpClient *http, ScsSecretSource *secrets, const char *base_url)
{
  ScsSalesforceClient *self;

  g_return_val_if_fail (SCS_IS_HTTP_CLIENT (http), NULL);
  g_return_val_if_fail (SCS_IS_SECRET_SOURCE (secrets), NULL);

  self = g_object_new (SCS_TYPE_SALESFORCE_CLIENT, NULL);
  self->http = g_object_ref (http);
  self->secrets = g_object_ref (secrets);
  self->base_url = g_strdup (base_url);
  return self;
}

static ScsSalesforceUser *
read_user (JsonObject *body, GError **error)
{
  g_autoptr (ScsSalesforceUser) user = g_new0 (ScsSalesforceUser, 1);
  const char *org_id = scs_json_get_string (body, "organization_id", error);
  const char *user_id = org_id != NULL ? scs_json_get_string (body, "user_id", error) : NULL;
  const char *user_name =
      user_id != NULL ? scs_json_get_string (body, "preferred_username", error) : NULL;
  const char *name = NULL;

  if (user_name == NULL || !scs_json_read_string (body, "name", &name, error))
    return NULL;
  user->org_id = scs_salesforce_org_id_normalize (org_id);
  if (user->org_id == NULL) {
    g_set_error_literal (error,
                         SCS_HTTP_ERROR,
                         SCS_HTTP_ERROR_WRONG_SHAPE,
                         "the answer's “organization_id” should be an organization's id");
    return NULL;
  }
  user->user_id = g_strdup (user_id);
  user->user_name = g_strdup (user_name);
  user->display_name = g_strdup (name);
  return g_steal_pointer (&user);
}

static void
get_user_answer_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = g_steal_pointer (&user_data);
  GError *error = NULL;
  g_autoptr (ScsHttpAnswer) answer = NULL;
  JsonObject *body = scs_salesforce_call_finish (result, &answer, &error);
  ScsSalesforceUser *user = body != NULL ? read_user (body, &error) : NULL;

  if (user == NULL)
    g_task_return_error (task, error);
  else
    g_task_return_pointer (task, user, (GDestroyNotify) scs_salesforce_user_free);
}

/**
 * scs_salesforce_client_get_user_async:
 *
 * Whose token it is. Cancelling leaves nothing behind.
 *
 * Errors: %SCS_SALESFORCE_ERROR_SESSION above all; %SCS_SALESFORCE_ERROR, %SCS_HTTP_ERROR.
 *
 * Source: https://help.salesforce.com, article `remoteaccess_using_userinfo_endpoint`
 */
void
scs_salesforce_client_get_user_async (ScsSalesforceClient *self,
                                      GCancellable *cancellable,
                                      GAsyncReadyCallback callback,
                                      gpointer user_data)
{
  g_autoptr (GTask) task = NULL;

  g_return_if_fail (SCS_IS_SALESFORCE_CLIENT (self));

  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, scs_salesforce_client_get_user_async);
  scs_salesforce_call_async (self,
                             "/services/oauth2/userinfo",
                             NULL,
                             FALSE,
                             cancellable,
                             get_user_answer_cb,
                             g_object_ref (task));
}

/**
 * scs_salesforce_client_get_user_finish:
 *
 * Returns: (transfer full): the user
 */
ScsSalesforceUser *
scs_salesforce_client_get_user_finish (ScsSalesforceClient *self,
                                       GAsyncResult *result,
                                       GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);
  g_return_val_if_fail (g_async_result_is_tagged (result, scs_salesforce_client_get_user_async),
                        NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

static ScsSalesforceOrg *
read_org (JsonObject *body, GError **error)
{
  g_autoptr (ScsSalesforceOrg) org = g_new0 (ScsSalesforceOrg, 1);
  JsonArray *records = scs_json_get_array (body, "records", error);
  JsonObject *row;
  const char *id, *name, *edition, *instance = NULL, *trial = NULL;

  if (records == NULL)
    return NULL;
  if (json_array_get_length (records) != 1) {
    g_set_error_literal (error,
                         SCS_HTTP_ERROR,
                         SCS_HTTP_ERROR_WRONG_SHAPE,
                         "the answer's “records” should be one");
    return NULL;
  }
  row = scs_json_object_at (records, 0, error);
  id = row != NULL ? scs_json_get_string (row, "Id", error) : NULL;
  name = id != NULL ? scs_json_get_string (row, "Name", error) : NULL;
  edition = name != NULL ? scs_json_get_string (row, "OrganizationType", error) : NULL;
  if (edition == NULL || !scs_json_read_string (row, "InstanceName", &instance, error) ||
      !scs_json_read_string (row, "TrialExpirationDate", &trial, error) ||
      !scs_json_get_boolean (row, "IsSandbox", &org->is_sandbox, error))
    return NULL;

  org->id = scs_salesforce_org_id_normalize (id);
  if (org->id == NULL)
    org->id = g_strdup (id);
  org->name = g_strdup (name);
  org->edition = g_strdup (edition);
  org->instance = g_strdup (instance);
  org->is_trial = trial != NULL;
  return g_steal_pointer (&org);
}

static void
get_org_answer_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = g_steal_pointer (&user_data);
  GError *error = NULL;
  g_autoptr (ScsHttpAnswer) answer = NULL;
  JsonObject *body = scs_salesforce_call_finish (result, &answer, &error);
  ScsSalesforceOrg *org = body != NULL ? read_org (body, &error) : NULL;

  if (org == NULL)
    g_task_return_error (task, error);
  else
    g_task_return_pointer (task, org, (GDestroyNotify) scs_salesforce_org_free);
}

/**
 * scs_salesforce_client_get_org_async:
 *
 * Which org it is, its edition, and whether it is a sandbox or a trial. That it succeeds proves
 * that the API is open to this user. Cancelling leaves nothing behind.
 *
 * Errors: %SCS_SALESFORCE_ERROR_API_DISABLED above all; %SCS_SALESFORCE_ERROR, %SCS_HTTP_ERROR.
 *
 * Source:
 * https://developer.salesforce.com/docs/atlas.en-us.object_reference.meta/object_reference/sforce_api_objects_organization.htm
 */
void
scs_salesforce_client_get_org_async (ScsSalesforceClient *self,
                                     GCancellable *cancellable,
                                     GAsyncReadyCallback callback,
                                     gpointer user_data)
{
  g_autoptr (GTask) task = NULL;

  g_return_if_fail (SCS_IS_SALESFORCE_CLIENT (self));

  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, scs_salesforce_client_get_org_async);
  scs_salesforce_call_async (
      self,
      "/query",
      "SELECT Id, Name, InstanceName, IsSandbox, OrganizationType, TrialExpirationDate, "
      "NamespacePrefix FROM Organization",
      TRUE,
      cancellable,
      get_org_answer_cb,
      g_object_ref (task));
}

/**
 * scs_salesforce_client_get_org_finish:
 *
 * Returns: (transfer full): the org
 */
ScsSalesforceOrg *
scs_salesforce_client_get_org_finish (ScsSalesforceClient *self,
                                      GAsyncResult *result,
                                      GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);
  g_return_val_if_fail (g_async_result_is_tagged (result, scs_salesforce_client_get_org_async),
                        NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

static void
get_limits_answer_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = g_steal_pointer (&user_data);
  GError *error = NULL;
  g_autoptr (ScsHttpAnswer) answer = NULL;
  JsonObject *body = scs_salesforce_call_finish (result, &answer, &error);
  JsonObject *daily = body != NULL ? scs_json_get_object (body, "DailyApiRequests", &error) : NULL;
  ScsSalesforceLimits limits = { 0 };

  if (daily == NULL || !scs_json_get_int (daily, "Max", &limits.daily_max, &error) ||
      !scs_json_get_int (daily, "Remaining", &limits.daily_remaining, &error))
    g_task_return_error (task, error);
  else
    g_task_return_pointer (task, g_memdup2 (&limits, sizeof limits), g_free);
}

/**
 * scs_salesforce_client_get_limits_async:
 *
 * The API calls of a rolling day. The user needs View Setup and Configuration. Cancelling leaves
 * nothing behind.
 *
 * Errors: %SCS_SALESFORCE_ERROR_PERMISSION_MISSING above all; %SCS_SALESFORCE_ERROR,
 * %SCS_HTTP_ERROR.
 *
 * Source:
 * https://developer.salesforce.com/docs/atlas.en-us.api_rest.meta/api_rest/resources_limits.htm
 */
void
scs_salesforce_client_get_limits_async (ScsSalesforceClient *self,
                                        GCancellable *cancellable,
                                        GAsyncReadyCallback callback,
                                        gpointer user_data)
{
  g_autoptr (GTask) task = NULL;

  g_return_if_fail (SCS_IS_SALESFORCE_CLIENT (self));

  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, scs_salesforce_client_get_limits_async);
  scs_salesforce_call_async (self,
                             "/limits",
                             NULL,
                             TRUE,
                             cancellable,
                             get_limits_answer_cb,
                             g_object_ref (task));
}

/**
 * scs_salesforce_client_get_limits_finish:
 * @limits: (out): the numbers; untouched on failure
 */
gboolean
scs_salesforce_client_get_limits_finish (ScsSalesforceClient *self,
                                         GAsyncResult *result,
                                         ScsSalesforceLimits *limits,
                                         GError **error)
{
  g_autofree ScsSalesforceLimits *found = NULL;

  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);
  g_return_val_if_fail (g_async_result_is_tagged (result, scs_salesforce_client_get_limits_async),
                        FALSE);

  found = g_task_propagate_pointer (G_TASK (result), error);
  if (found == NULL)
    return FALSE;
  *limits = *found;
  return TRUE;
}

static void
count_apex_answer_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = g_steal_pointer (&user_data);
  GError *error = NULL;
  g_autoptr (ScsHttpAnswer) answer = NULL;
  JsonObject *body = scs_salesforce_call_finish (result, &answer, &error);
  gint64 count = 0;

  if (body == NULL || !scs_json_get_int (body, "totalSize", &count, &error))
    g_task_return_error (task, error);
  else
    g_task_return_int (task, (gssize) count);
}

/**
 * scs_salesforce_client_count_apex_async:
 *
 * How many Apex classes there are. Cancelling leaves nothing behind.
 *
 * Errors: %SCS_SALESFORCE_ERROR_PERMISSION_MISSING where the edition or the user has none;
 * %SCS_SALESFORCE_ERROR, %SCS_HTTP_ERROR.
 *
 * Source:
 * https://developer.salesforce.com/docs/atlas.en-us.api_rest.meta/api_rest/resources_query.htm
 */
void
scs_salesforce_client_count_apex_async (ScsSalesforceClient *self,
                                        GCancellable *cancellable,
                                        GAsyncReadyCallback callback,
                                        gpointer user_data)
{
  g_autoptr (GTask) task = NULL;

  g_return_if_fail (SCS_IS_SALESFORCE_CLIENT (self));

  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, scs_salesforce_client_count_apex_async);
  scs_salesforce_call_async (self,
                             "/query",
                             "SELECT COUNT() FROM ApexClass",
                             TRUE,
                             cancellable,
                             count_apex_answer_cb,
                             g_object_ref (task));
}

/**
 * scs_salesforce_client_count_apex_finish:
 *
 * Returns: the number, or -1 with an error
 */
gint64
scs_salesforce_client_count_apex_finish (ScsSalesforceClient *self,
                                         GAsyncResult *result,
                                         GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), -1);
  g_return_val_if_fail (g_async_result_is_tagged (result, scs_salesforce_client_count_apex_async),
                        -1);

  return g_task_propagate_int (G_TASK (result), error);
}

/* With the refresh token all its access tokens end; so it goes first where there is one. */
static const char *const revoke_kinds[] = { "refresh-token", "access-token", "instance-url", NULL };

static void revoke_got_values_cb (GObject *source, GAsyncResult *result, gpointer user_data);
static void revoke_got_answer_cb (GObject *source, GAsyncResult *result, gpointer user_data);

static void
free_secret (gpointer secret)
{
  secret_password_free (secret);
}

static void
revoke_got_values_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = g_steal_pointer (&user_data);
  ScsSalesforceClient *self = g_task_get_source_object (task);
  GError *error = NULL;
  g_autoptr (GPtrArray) values =
      scs_secret_source_lookup_all_finish (self->secrets, result, &error);
  const char *token = NULL;
  g_autofree char *instance = NULL, *url = NULL;
  g_autoptr (ScsHttpRequest) request = NULL;

  if (values != NULL) {
    token = g_ptr_array_index (values, 0) ?: g_ptr_array_index (values, 1);
    if (token == NULL)
      error = scs_salesforce_value_missing ("access-token");
    else
      instance =
          scs_salesforce_client_choose_instance (self, g_ptr_array_index (values, 2), &error);
  }
  if (instance == NULL) {
    g_task_return_error (task, error);
    return;
  }

  g_task_set_task_data (task, scs_secret_copy (token), free_secret);
  url = g_strconcat (instance, "/services/oauth2/revoke", NULL);
  request = scs_http_request_new ("POST", url);
  scs_http_request_add_form (request, "token", token);
  scs_http_request_set_idempotent (request, TRUE);
  scs_http_client_send_async (self->http,
                              request,
                              g_task_get_cancellable (task),
                              revoke_got_answer_cb,
                              g_object_ref (task));
}

static void
revoke_got_answer_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = g_steal_pointer (&user_data);
  ScsSalesforceClient *self = g_task_get_source_object (task);
  const char *secrets[] = { g_task_get_task_data (task), NULL };
  GError *error = NULL;
  g_autoptr (ScsHttpAnswer) answer = scs_http_client_send_finish (self->http, result, &error);

  /* A token that is dead already is what was wanted. */
  if (answer != NULL && !scs_salesforce_check_oauth (answer, secrets, &error) &&
      g_error_matches (error, SCS_SALESFORCE_ERROR, SCS_SALESFORCE_ERROR_SESSION))
    g_clear_error (&error);

  if (error != NULL)
    g_task_return_error (task, error);
  else
    g_task_return_boolean (task, TRUE);
}

/**
 * scs_salesforce_client_revoke_async:
 *
 * Ends the token: the refresh token with all that came of it where there is one, else the access
 * token. What is stored stays for the caller to remove. After cancelling it is not known whether
 * the token lives.
 *
 * Errors: %SCS_SALESFORCE_ERROR, %SCS_HTTP_ERROR; a token that is dead already is none.
 *
 * Source: https://help.salesforce.com, article `remoteaccess_revoke_token`
 */
void
scs_salesforce_client_revoke_async (ScsSalesforceClient *self,
                                    GCancellable *cancellable,
                                    GAsyncReadyCallback callback,
                                    gpointer user_data)
{
  g_autoptr (GTask) task = NULL;

  g_return_if_fail (SCS_IS_SALESFORCE_CLIENT (self));

  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, scs_salesforce_client_revoke_async);
  scs_secret_source_lookup_all_async (self->secrets,
                                      revoke_kinds,
                                      cancellable,
                                      revoke_got_values_cb,
                                      g_object_ref (task));
}

/**
 * scs_salesforce_client_revoke_finish:
 *
 * Returns: whether the token is dead
 */
gboolean
scs_salesforce_client_revoke_finish (ScsSalesforceClient *self,
                                     GAsyncResult *result,
                                     GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);
  g_return_val_if_fail (g_async_result_is_tagged (result, scs_salesforce_client_revoke_async),
                        FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}
