/* SPDX-FileCopyrightText: 2026 The Sales Connect Setup authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "services/sales-connect/scs-service-private.h"

#include "services/http/scs-json.h"

#include <libsecret/secret.h>

typedef struct {
  /* input */
  ScsHttpRequest *request; /* (owned) without the token */
  char *description;       /* (owned) method and path without query, for messages */
} CallData;

static void
call_data_free (CallData *data)
{
  scs_http_request_unref (data->request);
  g_free (data->description);
  g_free (data);
}

/* The steps of a call, in running order. */
static void call_got_token_cb (GObject *source, GAsyncResult *result, gpointer user_data);
static void call_got_answer_cb (GObject *source, GAsyncResult *result, gpointer user_data);

static char *
describe (const char *method, const char *path)
{
  return g_strdup_printf ("%s %.*s", method, (int) strcspn (path, "?"), path);
}

static void
start (ScsServiceDriver *self,
       CallData *data,
       GCancellable *cancellable,
       GAsyncReadyCallback callback,
       gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (self, cancellable, callback, user_data);

  g_task_set_source_tag (task, scs_service_call_finish);
  g_task_set_task_data (task, data, (GDestroyNotify) call_data_free);
  scs_secret_source_lookup_async (self->session,
                                  "access-token",
                                  cancellable,
                                  call_got_token_cb,
                                  g_steal_pointer (&task));
}

static CallData *
new_call (ScsServiceDriver *self, const char *method, const char *path)
{
  CallData *data = g_new0 (CallData, 1);
  g_autofree char *url = g_strconcat (self->base_url, path, NULL);

  data->request = scs_http_request_new (method, url);
  data->description = describe (method, path);
  return data;
}

/**
 * scs_service_get_async:
 * @path: from the base address on, with a query if there is one
 *
 * Asks with the session's token. To be finished by scs_service_call_finish().
 *
 * Errors: %SCS_SALES_CONNECT_ERROR_SESSION where nobody is signed in; those of
 * scs_service_check_answer(), of the secret source and of the HTTP client.
 */
void
scs_service_get_async (ScsServiceDriver *self,
                       const char *path,
                       GCancellable *cancellable,
                       GAsyncReadyCallback callback,
                       gpointer user_data)
{
  start (self, new_call (self, "GET", path), cancellable, callback, user_data);
}

/**
 * scs_service_post_async:
 * @path: from the base address on
 * @body: (transfer none): what is sent
 * @operation_key: sent as the idempotency key, so that a question may be repeated
 *
 * As scs_service_get_async(). Cancelling leaves open whether the service did it: the same key asks
 * again without doing it twice.
 */
void
scs_service_post_async (ScsServiceDriver *self,
                        const char *path,
                        JsonNode *body,
                        const char *operation_key,
                        GCancellable *cancellable,
                        GAsyncReadyCallback callback,
                        gpointer user_data)
{
  CallData *data = new_call (self, "POST", path);

  scs_http_request_set_json (data->request, body);
  scs_http_request_set_header (data->request, "Idempotency-Key", operation_key);
  scs_http_request_set_idempotent (data->request, TRUE);
  start (self, data, cancellable, callback, user_data);
}

static void
call_got_token_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = g_steal_pointer (&user_data);
  ScsServiceDriver *self = g_task_get_source_object (task);
  CallData *data = g_task_get_task_data (task);
  GError *error = NULL;
  char *token = scs_secret_source_lookup_finish (SCS_SECRET_SOURCE (source), result, &error);

  if (error) {
    g_task_return_error (task, error);
    return;
  }
  if (!token) {
    g_task_return_new_error (task,
                             SCS_SALES_CONNECT_ERROR,
                             SCS_SALES_CONNECT_ERROR_SESSION,
                             "%s: nobody is signed in",
                             data->description);
    return;
  }
  scs_http_request_set_bearer (data->request, token);
  secret_password_free (token);
  scs_http_client_send_async (self->http,
                              data->request,
                              g_task_get_cancellable (task),
                              call_got_answer_cb,
                              g_object_ref (task));
}

/* The answer's body, once it is an object; else NULL. */
static JsonNode *
take_object (ScsHttpAnswer *answer, GError **error)
{
  JsonNode *root;

  if (!scs_service_check_answer (answer, error))
    return NULL;
  root = scs_http_answer_get_json (answer, error);
  return root && scs_json_root_object (root, error) ? json_node_ref (root) : NULL;
}

static void
call_got_answer_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = g_steal_pointer (&user_data);
  CallData *data = g_task_get_task_data (task);
  GError *error = NULL;
  g_autoptr (ScsHttpAnswer) answer =
      scs_http_client_send_finish (SCS_HTTP_CLIENT (source), result, &error);
  JsonNode *root = answer ? take_object (answer, &error) : NULL;

  if (root) {
    g_task_return_pointer (task, root, (GDestroyNotify) json_node_unref);
    return;
  }
  if (error->domain == SCS_SALES_CONNECT_ERROR || (error->domain == SCS_HTTP_ERROR && answer))
    g_prefix_error (&error, "%s: ", data->description);
  g_task_return_error (task, error);
}

/**
 * scs_service_call_finish:
 *
 * Finishes scs_service_get_async() and scs_service_post_async().
 *
 * Errors: %SCS_HTTP_ERROR_NOT_JSON and %SCS_HTTP_ERROR_WRONG_SHAPE too, where the body of a success
 * is no object.
 *
 * Returns: (transfer full) (nullable): the body, an object
 */
JsonNode *
scs_service_call_finish (ScsServiceDriver *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);
  g_return_val_if_fail (g_async_result_is_tagged (result, scs_service_call_finish), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}
