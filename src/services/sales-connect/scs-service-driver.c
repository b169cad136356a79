/* SPDX-FileCopyrightText: 2026 The Sales Connect Setup authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "services/sales-connect/scs-service-driver.h"

#include "services/sales-connect/scs-service-private.h"

#include "services/http/scs-json.h"

#include <libsecret/secret.h>
#include <string.h>

/**
 * ScsServiceDriver:
 *
 * Sales Connect's settings by API: what `docs/sales-connect-api.yaml` describes, which the demo
 * serves, or a gateway of the organisation's own. It keeps no secret: each is asked for when it is
 * needed.
 */

static void init_sales_connect (ScsSalesConnectInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (ScsServiceDriver,
                               scs_service_driver,
                               G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (SCS_TYPE_SALES_CONNECT, init_sales_connect))

static void
scs_service_driver_dispose (GObject *object)
{
  ScsServiceDriver *self = SCS_SERVICE_DRIVER (object);

  g_clear_object (&self->http);
  g_clear_object (&self->session);
  g_clear_object (&self->marketo);
  G_OBJECT_CLASS (scs_service_driver_parent_class)->dispose (object);
}

static void
scs_service_driver_finalize (GObject *object)
{
  g_free (SCS_SERVICE_DRIVER (object)->base_url);
  G_OBJECT_CLASS (scs_service_driver_parent_class)->finalize (object);
}

static void
scs_service_driver_class_init (ScsServiceDriverClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = scs_service_driver_dispose;
  object_class->finalize = scs_service_driver_finalize;
}

static void
scs_service_driver_init (ScsServiceDriver *self)
{
}

/**
 * scs_service_driver_new:
 * @http: sends, with its limits
 * @session: asked for `access-token`
 * @marketo: asked for `munchkin-id`, `client-id`, `client-secret`
 * @base_url: what stands before `/api/v1`
 */
ScsServiceDriver *
scs_service_driver_new (ScsHttpClient *http,
                        ScsSecretSource *session,
                        ScsSecretSource *marketo,
                        const char *base_url)
{
  ScsServiceDriver *self;

  g_return_val_if_fail (SCS_IS_HTTP_CLIENT (http), NULL);
  g_return_val_if_fail (SCS_IS_SECRET_SOURCE (session) && SCS_IS_SECRET_SOURCE (marketo), NULL);
  g_return_val_if_fail (base_url, NULL);

  self = g_object_new (SCS_TYPE_SERVICE_DRIVER, NULL);
  self->http = g_object_ref (http);
  self->session = g_object_ref (session);
  self->marketo = g_object_ref (marketo);
  self->base_url = g_strdup (base_url);
  while (g_str_has_suffix (self->base_url, "/"))
    self->base_url[strlen (self->base_url) - 1] = '\0';
  return self;
}

static GTask *
new_task (gpointer self,
          gpointer source_tag,
          GCancellable *cancellable,
          GAsyncReadyCallback callback,
          gpointer user_data)
{
  GTask *task = g_task_new (self, cancellable, callback, user_data);

  g_task_set_source_tag (task, source_tag);
  return task;
}

static char *
read_sign_in (ScsHttpAnswer *answer, GError **error)
{
  JsonNode *root;
  JsonObject *object;

  if (!scs_service_check_answer (answer, error))
    return NULL;
  root = scs_http_answer_get_json (answer, error);
  object = root ? scs_json_root_object (root, error) : NULL;
  return object ? scs_service_read_token (object, error) : NULL;
}

static void
sign_in_answer_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = g_steal_pointer (&user_data);
  GError *error = NULL;
  g_autoptr (ScsHttpAnswer) answer =
      scs_http_client_send_finish (SCS_HTTP_CLIENT (source), result, &error);
  char *token = answer ? read_sign_in (answer, &error) : NULL;

  if (token)
    g_task_return_pointer (task, token, (GDestroyNotify) secret_password_free);
  else
    g_task_return_error (task, error);
}

/**
 * scs_service_driver_sign_in_async:
 * @email: of a person of the account
 * @password: theirs; not kept
 *
 * Not repeated by itself: every try counts towards locking the person out.
 *
 * Errors: WRONG_LOGIN, LOCKED_OUT, and those of every call.
 */
void
scs_service_driver_sign_in_async (ScsServiceDriver *self,
                                  const char *email,
                                  const char *password,
                                  GCancellable *cancellable,
                                  GAsyncReadyCallback callback,
                                  gpointer user_data)
{
  g_autoptr (GTask) task =
      new_task (self, scs_service_driver_sign_in_async, cancellable, callback, user_data);
  g_autofree char *url = NULL;
  g_autoptr (ScsHttpRequest) request = NULL;
  JsonObject *body;
  g_autoptr (JsonNode) node = NULL;

  g_return_if_fail (SCS_IS_SERVICE_DRIVER (self));
  g_return_if_fail (email && password);

  url = g_strconcat (self->base_url, "/api/v1/session", NULL);
  request = scs_http_request_new ("POST", url);
  body = json_object_new ();
  json_object_set_string_member (body, "email", email);
  json_object_set_string_member (body, "password", password);
  node = json_node_alloc ();
  json_node_init_object (node, body);
  json_object_unref (body);
  scs_http_request_set_json (request, node);
  scs_http_client_send_async (self->http,
                              request,
                              cancellable,
                              sign_in_answer_cb,
                              g_steal_pointer (&task));
}

/**
 * scs_service_driver_sign_in_finish:
 *
 * Returns: (transfer full): the access token, to be freed with secret_password_free()
 */
char *
scs_service_driver_sign_in_finish (ScsServiceDriver *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);
  g_return_val_if_fail (g_async_result_is_tagged (result, scs_service_driver_sign_in_async), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

static gboolean
is_guided (ScsSalesConnect *self)
{
  return FALSE;
}

typedef gboolean (*ReadPart) (ScsSalesConnectStatus *status, JsonObject *answer, GError **error);

static const struct {
  const char *path;
  ReadPart read;
} parts[] = {
  { "/api/v1/account", scs_service_read_account },
  { "/api/v1/salesforce", scs_service_read_salesforce },
  { "/api/v1/marketo", scs_service_read_marketo },
};

typedef struct {
  /* in progress */
  guint n_pending;
  GError *error; /* (owned) (nullable) the first */

  /* output */
  ScsSalesConnectStatus *status; /* (owned) (nullable) */
} StatusData;

/* One of the questions for the status. */
typedef struct {
  GTask *task; /* (owned) */
  ReadPart read;
} StatusPart;

static void
status_data_free (StatusData *data)
{
  g_clear_error (&data->error);
  g_clear_pointer (&data->status, scs_sales_connect_status_free);
  g_free (data);
}

static void
finish_status_part (GTask *task)
{
  StatusData *data = g_task_get_task_data (task);

  if (--data->n_pending > 0)
    return;
  if (data->error)
    g_task_return_error (task, g_steal_pointer (&data->error));
  else
    g_task_return_pointer (task,
                           g_steal_pointer (&data->status),
                           (GDestroyNotify) scs_sales_connect_status_free);
}

static void
status_answer_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autofree StatusPart *part = user_data;
  g_autoptr (GTask) task = part->task;
  StatusData *data = g_task_get_task_data (task);
  g_autoptr (GError) error = NULL;
  g_autoptr (JsonNode) root = scs_service_call_finish (SCS_SERVICE_DRIVER (source), result, &error);

  if (root)
    part->read (data->status, json_node_get_object (root), &error);
  if (error && !data->error)
    data->error = g_steal_pointer (&error);
  finish_status_part (task);
}

static void
get_status_async (ScsSalesConnect *driver,
                  GCancellable *cancellable,
                  GAsyncReadyCallback callback,
                  gpointer user_data)
{
  g_autoptr (GTask) task = new_task (driver, get_status_async, cancellable, callback, user_data);
  StatusData *data = g_new0 (StatusData, 1);

  data->n_pending = 1;
  data->status = g_new0 (ScsSalesConnectStatus, 1);
  g_task_set_task_data (task, data, (GDestroyNotify) status_data_free);
  for (gsize i = 0; i < G_N_ELEMENTS (parts); i++) {
    StatusPart *part = g_new0 (StatusPart, 1);
    part->task = g_object_ref (task);
    part->read = parts[i].read;
    data->n_pending++;
    scs_service_get_async (SCS_SERVICE_DRIVER (driver),
                           parts[i].path,
                           cancellable,
                           status_answer_cb,
                           part);
  }
  finish_status_part (task);
}

static ScsSalesConnectStatus *
get_status_finish (ScsSalesConnect *driver, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, driver), NULL);
  g_return_val_if_fail (g_async_result_is_tagged (result, get_status_async), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

static void
connect_salesforce_answer_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = g_steal_pointer (&user_data);
  GError *error = NULL;
  g_autoptr (JsonNode) root = scs_service_call_finish (SCS_SERVICE_DRIVER (source), result, &error);
  char *url = root ? scs_service_read_authorize_url (json_node_get_object (root), &error) : NULL;

  if (url)
    g_task_return_pointer (task, url, g_free);
  else
    g_task_return_error (task, error);
}

static void
connect_salesforce_async (ScsSalesConnect *driver,
                          gboolean as_admin,
                          gboolean sandbox,
                          const char *operation_key,
                          GCancellable *cancellable,
                          GAsyncReadyCallback callback,
                          gpointer user_data)
{
  g_autoptr (GTask) task =
      new_task (driver, connect_salesforce_async, cancellable, callback, user_data);
  JsonObject *body = json_object_new ();
  g_autoptr (JsonNode) node = json_node_init_object (json_node_alloc (), body);

  json_object_unref (body);
  json_object_set_string_member (body, "connect_as", as_admin ? "admin" : "non-admin");
  json_object_set_string_member (body, "environment", sandbox ? "sandbox" : "production");
  scs_service_post_async (SCS_SERVICE_DRIVER (driver),
                          "/api/v1/salesforce/connect",
                          node,
                          operation_key,
                          cancellable,
                          connect_salesforce_answer_cb,
                          g_steal_pointer (&task));
}

static gboolean
connect_salesforce_finish (ScsSalesConnect *driver,
                           GAsyncResult *result,
                           char **authorize_url,
                           GError **error)
{
  g_autofree char *url = NULL;

  g_return_val_if_fail (g_task_is_valid (result, driver), FALSE);
  g_return_val_if_fail (g_async_result_is_tagged (result, connect_salesforce_async), FALSE);

  url = g_task_propagate_pointer (G_TASK (result), error);
  if (!url)
    return FALSE;
  if (authorize_url)
    *authorize_url = g_steal_pointer (&url);
  return TRUE;
}

/* The three values, in the order in which they are asked for. */
static const struct {
  const char *kind;
  const char *member;
  ScsSalesConnectError missing;
} values[] = {
  { "munchkin-id", "munchkin_id", SCS_SALES_CONNECT_ERROR_MUNCHKIN_ID },
  { "client-id", "client_id", SCS_SALES_CONNECT_ERROR_CLIENT_ID },
  { "client-secret", "client_secret", SCS_SALES_CONNECT_ERROR_CLIENT_SECRET },
};

static void
connect_marketo_got_values_cb (GObject *source, GAsyncResult *result, gpointer user_data);
static void connect_marketo_answer_cb (GObject *source, GAsyncResult *result, gpointer user_data);

static void
connect_marketo_async (ScsSalesConnect *driver,
                       const char *operation_key,
                       GCancellable *cancellable,
                       GAsyncReadyCallback callback,
                       gpointer user_data)
{
  g_autoptr (GTask) task =
      new_task (driver, connect_marketo_async, cancellable, callback, user_data);
  const char *const kinds[] = { values[0].kind, values[1].kind, values[2].kind, NULL };

  g_task_set_task_data (task, g_strdup (operation_key), g_free);
  scs_secret_source_lookup_all_async (SCS_SERVICE_DRIVER (driver)->marketo,
                                      kinds,
                                      cancellable,
                                      connect_marketo_got_values_cb,
                                      g_steal_pointer (&task));
}

/* (transfer full) (nullable) */
static JsonNode *
make_connect_body (GPtrArray *secrets, GError **error)
{
  JsonObject *body = json_object_new ();
  g_autoptr (JsonNode) node = json_node_init_object (json_node_alloc (), body);

  json_object_unref (body);
  for (gsize i = 0; i < G_N_ELEMENTS (values); i++) {
    const char *secret = g_ptr_array_index (secrets, i);
    if (!secret) {
      g_set_error (error,
                   SCS_SALES_CONNECT_ERROR,
                   (int) values[i].missing,
                   "No %s is stored",
                   values[i].kind);
      return NULL;
    }
    json_object_set_string_member (body, values[i].member, secret);
  }
  return g_steal_pointer (&node);
}

static void
connect_marketo_got_values_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = g_steal_pointer (&user_data);
  GError *error = NULL;
  g_autoptr (GPtrArray) secrets =
      scs_secret_source_lookup_all_finish (SCS_SECRET_SOURCE (source), result, &error);
  g_autoptr (JsonNode) body = secrets ? make_connect_body (secrets, &error) : NULL;

  if (!body) {
    g_task_return_error (task, error);
    return;
  }
  scs_service_post_async (g_task_get_source_object (task),
                          "/api/v1/marketo/connect",
                          body,
                          g_task_get_task_data (task),
                          g_task_get_cancellable (task),
                          connect_marketo_answer_cb,
                          g_object_ref (task));
}

static void
connect_marketo_answer_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = g_steal_pointer (&user_data);
  g_autoptr (GError) error = NULL;
  g_autoptr (JsonNode) root = scs_service_call_finish (SCS_SERVICE_DRIVER (source), result, &error);
  g_autoptr (ScsSalesConnectStatus) status = g_new0 (ScsSalesConnectStatus, 1);

  if (!root || !scs_service_read_marketo (status, json_node_get_object (root), &error))
    g_task_return_error (task, g_steal_pointer (&error));
  else if (!status->marketo_connected)
    g_task_return_new_error (task,
                             SCS_HTTP_ERROR,
                             SCS_HTTP_ERROR_WRONG_SHAPE,
                             "the answer's “connected” should be true after connecting");
  else
    g_task_return_pointer (task,
                           g_steal_pointer (&status),
                           (GDestroyNotify) scs_sales_connect_status_free);
}

static gboolean
connect_marketo_finish (ScsSalesConnect *driver,
                        GAsyncResult *result,
                        gint64 *access_opens_at_us,
                        GError **error)
{
  g_autoptr (ScsSalesConnectStatus) status = NULL;

  g_return_val_if_fail (g_task_is_valid (result, driver), FALSE);
  g_return_val_if_fail (g_async_result_is_tagged (result, connect_marketo_async), FALSE);

  status = g_task_propagate_pointer (G_TASK (result), error);
  if (status && access_opens_at_us)
    *access_opens_at_us = status->access_opens_at_us;
  return status != NULL;
}

static void
init_sales_connect (ScsSalesConnectInterface *iface)
{
  iface->is_guided = is_guided;
  iface->get_status_async = get_status_async;
  iface->get_status_finish = get_status_finish;
  iface->connect_salesforce_async = connect_salesforce_async;
  iface->connect_salesforce_finish = connect_salesforce_finish;
  iface->connect_marketo_async = connect_marketo_async;
  iface->connect_marketo_finish = connect_marketo_finish;
  iface->list_workspaces_async = scs_service_list_workspaces_async;
  iface->list_workspaces_finish = scs_service_list_workspaces_finish;
  iface->list_users_async = scs_service_list_users_async;
  iface->list_users_finish = scs_service_list_users_finish;
  iface->invite_async = scs_service_invite_async;
  iface->grant_access_async = scs_service_grant_access_async;
  iface->revoke_access_async = scs_service_revoke_access_async;
  iface->team_finish = scs_service_team_finish;
}
