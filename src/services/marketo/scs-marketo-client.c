/* SPDX-FileCopyrightText: 2026 The Sales Connect Setup authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "services/marketo/scs-marketo-client.h"

#include "services/http/scs-json.h"
#include "services/marketo/scs-marketo-private.h"

/**
 * ScsMarketoClient:
 *
 * The reads of Marketo's REST API that the set-up needs. It never writes, and knows nothing of what
 * an answer means for the set-up.
 */
struct _ScsMarketoClient {
  GObject parent_instance;

  ScsHttpClient *http;          /* (owned) */
  ScsMarketoIdentity *identity; /* (owned) */
};

G_DEFINE_FINAL_TYPE (ScsMarketoClient, scs_marketo_client, G_TYPE_OBJECT)

static void
scs_marketo_client_finalize (GObject *object)
{
  ScsMarketoClient *self = SCS_MARKETO_CLIENT (object);

  g_clear_object (&self->http);
  g_clear_object (&self->identity);
  G_OBJECT_CLASS (scs_marketo_client_parent_class)->finalize (object);
}

static void
scs_marketo_client_class_init (ScsMarketoClientClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = scs_marketo_client_finalize;
}

static void
scs_marketo_client_init (ScsMarketoClient *self)
{
}

/**
 * scs_marketo_client_new:
 * @http: shared by all clients
 * @secrets: where `munchkin-id`, `client-id` and `client-secret` are; asked at each call
 * @base_url: (nullable): stands in place of the Munchkin ID's host
 */
ScsMarketoClient *
scs_marketo_client_new (ScsHttpClient *http, ScsSecretSource *secrets, const char *base_url)
{
  ScsMarketoClient *self;

  g_return_val_if_fail (SCS_IS_HTTP_CLIENT (http), NULL);
  g_return_val_if_fail (SCS_IS_SECRET_SOURCE (secrets), NULL);

  self = g_object_new (SCS_TYPE_MARKETO_CLIENT, NULL);
  self->http = g_object_ref (http);
  self->identity = scs_marketo_identity_new (http, secrets, base_url);
  return self;
}

/**
 * scs_marketo_client_forget_token:
 *
 * Drops the kept token. To be called when one of the three values was changed.
 */
void
scs_marketo_client_forget_token (ScsMarketoClient *self)
{
  g_return_if_fail (SCS_IS_MARKETO_CLIENT (self));

  scs_marketo_identity_forget (self->identity);
}

static void
sign_in_got_access_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = g_steal_pointer (&user_data);
  GError *error = NULL;
  g_autoptr (ScsMarketoAccess) access =
      scs_marketo_identity_get_access_finish (SCS_MARKETO_IDENTITY (source), result, &error);
  ScsMarketoTokenInfo *info;

  if (access == NULL) {
    g_task_return_error (task, error);
    return;
  }
  info = g_new0 (ScsMarketoTokenInfo, 1);
  info->scope = g_steal_pointer (&access->scope);
  info->expires_at_us = access->expires_at_us;
  g_task_return_pointer (task, info, (GDestroyNotify) scs_marketo_token_info_free);
}

/**
 * scs_marketo_client_sign_in_async:
 *
 * Asks identity for a token, even when one is kept: the proof that the three values belong
 * together. Needs no permission and counts against no limit. Cancelling leaves the kept token as it
 * was.
 *
 * Errors: %SCS_MARKETO_ERROR_VALUE_MISSING, %SCS_MARKETO_ERROR_MUNCHKIN_ID,
 * %SCS_MARKETO_ERROR_CLIENT_UNKNOWN, %SCS_MARKETO_ERROR_SECRET_REFUSED,
 * %SCS_MARKETO_ERROR_NO_SUBSCRIPTION, %SCS_MARKETO_ERROR_UNAVAILABLE; %SCS_HTTP_ERROR (a wrong
 * Munchkin ID may show as %SCS_HTTP_ERROR_HOST_NOT_FOUND).
 *
 * Source: https://experienceleague.adobe.com/en/docs/marketo-developer/marketo/rest/authentication
 */
void
scs_marketo_client_sign_in_async (ScsMarketoClient *self,
                                  GCancellable *cancellable,
                                  GAsyncReadyCallback callback,
                                  gpointer user_data)
{
  g_autoptr (GTask) task = NULL;

  g_return_if_fail (SCS_IS_MARKETO_CLIENT (self));

  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, scs_marketo_client_sign_in_async);
  scs_marketo_identity_get_access_async (self->identity,
                                         SCS_MARKETO_TOKEN_ASKED,
                                         NULL,
                                         cancellable,
                                         sign_in_got_access_cb,
                                         g_object_ref (task));
}

/**
 * scs_marketo_client_sign_in_finish:
 *
 * Returns: (transfer full): whose the credentials are, and until when the token lives
 */
ScsMarketoTokenInfo *
scs_marketo_client_sign_in_finish (ScsMarketoClient *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);
  g_return_val_if_fail (g_async_result_is_tagged (result, scs_marketo_client_sign_in_async), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

/* A day on which nobody called yet has no row. Days are those of US Central. */
static char *
today_in_chicago (void)
{
  g_autoptr (GTimeZone) zone = g_time_zone_new_identifier ("America/Chicago");
  g_autoptr (GDateTime) now =
      zone != NULL ? g_date_time_new_now (zone) : g_date_time_new_now_utc ();

  return g_date_time_format (now, "%Y-%m-%d");
}

static ScsMarketoUsage *
read_usage (ScsHttpAnswer *answer, GError **error)
{
  JsonNode *root = scs_http_answer_get_json (answer, error);
  JsonObject *body = root != NULL ? scs_json_root_object (root, error) : NULL;
  g_autoptr (ScsMarketoUsage) usage = g_new0 (ScsMarketoUsage, 1);
  JsonArray *days = NULL;
  JsonObject *day;
  const char *date;
  gint64 total = 0;

  if (body == NULL || !scs_json_read_array (body, "result", &days, error))
    return NULL;
  if (days == NULL || json_array_get_length (days) == 0) {
    usage->date = today_in_chicago ();
    return g_steal_pointer (&usage);
  }

  day = scs_json_object_at (days, 0, error);
  date = day != NULL ? scs_json_get_string (day, "date", error) : NULL;
  if (date == NULL || !scs_json_get_int (day, "total", &total, error))
    return NULL;
  usage->date = g_strdup (date);
  usage->total = (guint64) MAX (total, 0);
  return g_steal_pointer (&usage);
}

static void
get_usage_answer_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = g_steal_pointer (&user_data);
  GError *error = NULL;
  g_autoptr (ScsHttpAnswer) answer = scs_marketo_call_finish (result, &error);
  ScsMarketoUsage *usage = answer != NULL ? read_usage (answer, &error) : NULL;

  if (usage == NULL)
    g_task_return_error (task, error);
  else
    g_task_return_pointer (task, usage, (GDestroyNotify) scs_marketo_usage_free);
}

/**
 * scs_marketo_client_get_usage_async:
 *
 * How many calls the whole instance has seen today. Needs no permission, so it is the cheapest
 * proof that the token works. Cancelling leaves nothing behind.
 *
 * Errors: %SCS_MARKETO_ERROR, %SCS_HTTP_ERROR.
 *
 * Source: https://experienceleague.adobe.com/en/docs/marketo-developer/marketo/rest/usage
 */
void
scs_marketo_client_get_usage_async (ScsMarketoClient *self,
                                    GCancellable *cancellable,
                                    GAsyncReadyCallback callback,
                                    gpointer user_data)
{
  g_autoptr (GTask) task = NULL;

  g_return_if_fail (SCS_IS_MARKETO_CLIENT (self));

  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, scs_marketo_client_get_usage_async);
  scs_marketo_call_async (self->http,
                          self->identity,
                          SCS_MARKETO_REST,
                          "/rest/v1/stats/usage.json",
                          cancellable,
                          get_usage_answer_cb,
                          g_object_ref (task));
}

/**
 * scs_marketo_client_get_usage_finish:
 *
 * Returns: (transfer full): the day, and the number of calls
 */
ScsMarketoUsage *
scs_marketo_client_get_usage_finish (ScsMarketoClient *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);
  g_return_val_if_fail (g_async_result_is_tagged (result, scs_marketo_client_get_usage_async),
                        NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

static void
free_workspace (gpointer data)
{
  scs_marketo_workspace_free (data);
}

static GPtrArray *
read_workspaces (ScsHttpAnswer *answer, GError **error)
{
  g_autoptr (GPtrArray) workspaces = g_ptr_array_new_with_free_func (free_workspace);
  JsonNode *root = scs_http_answer_get_json (answer, error);
  JsonArray *rows = root != NULL ? scs_json_root_array (root, error) : NULL;

  if (rows == NULL)
    return NULL;
  for (guint i = 0; i < json_array_get_length (rows); i++) {
    JsonObject *row = scs_json_object_at (rows, i, error);
    const char *name = row != NULL ? scs_json_get_string (row, "name", error) : NULL;
    char *id = name != NULL ? scs_json_dup_text (row, "id", error) : NULL;
    ScsMarketoWorkspace *workspace;

    if (id == NULL)
      return NULL;
    workspace = g_new0 (ScsMarketoWorkspace, 1);
    workspace->id = id;
    workspace->name = g_strdup (name);
    g_ptr_array_add (workspaces, workspace);
  }
  return g_steal_pointer (&workspaces);
}

static void
list_workspaces_answer_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = g_steal_pointer (&user_data);
  GError *error = NULL;
  g_autoptr (ScsHttpAnswer) answer = scs_marketo_call_finish (result, &error);
  GPtrArray *workspaces = answer != NULL ? read_workspaces (answer, &error) : NULL;

  if (workspaces == NULL)
    g_task_return_error (task, error);
  else
    g_task_return_pointer (task, workspaces, (GDestroyNotify) g_ptr_array_unref);
}

/**
 * scs_marketo_client_list_workspaces_async:
 *
 * The workspaces of the subscription, in the order in which Marketo gives them; the call knows no
 * pages. Needs Access Users and Access User Management Api. Cancelling leaves nothing behind.
 *
 * Errors: %SCS_MARKETO_ERROR_PERMISSION_MISSING above all; %SCS_MARKETO_ERROR, %SCS_HTTP_ERROR.
 *
 * Source: https://experienceleague.adobe.com/en/docs/marketo-developer/marketo/rest/user-management
 */
void
scs_marketo_client_list_workspaces_async (ScsMarketoClient *self,
                                          GCancellable *cancellable,
                                          GAsyncReadyCallback callback,
                                          gpointer user_data)
{
  g_autoptr (GTask) task = NULL;

  g_return_if_fail (SCS_IS_MARKETO_CLIENT (self));

  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, scs_marketo_client_list_workspaces_async);
  scs_marketo_call_async (self->http,
                          self->identity,
                          SCS_MARKETO_USER_SERVICE,
                          "/userservice/management/v1/users/workspaces.json",
                          cancellable,
                          list_workspaces_answer_cb,
                          g_object_ref (task));
}

/**
 * scs_marketo_client_list_workspaces_finish:
 *
 * Returns: (transfer full) (element-type ScsMarketoWorkspace): the workspaces
 */
GPtrArray *
scs_marketo_client_list_workspaces_finish (ScsMarketoClient *self,
                                           GAsyncResult *result,
                                           GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);
  g_return_val_if_fail (g_async_result_is_tagged (result, scs_marketo_client_list_workspaces_async),
                        NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}
