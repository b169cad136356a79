/* SPDX-FileCopyrightText: 2026 The Sales Connect Setup authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "services/salesforce/scs-salesforce-call.h"

#include "services/http/scs-json.h"
#include "services/http/scs-pause.h"
#include "services/salesforce/scs-salesforce-private.h"

#include <string.h>

/* Never “the highest there is”: a version that was not tried may answer otherwise.
 * Source:
 * https://developer.salesforce.com/docs/atlas.en-us.api_rest.meta/api_rest/dome_versions.htm */
#define VERSION_WANTED 66
#define VERSION_LEAST 60

#define TRIES_MAX 3

typedef enum {
  STATE_SECRETS,
  STATE_VERSION,
  STATE_ASK,
  STATE_WAIT,
  STATE_DONE,
  STATE_FAILED
} CallState;

typedef struct {
  /* input */
  char *path;        /* (owned) behind the instance, or behind the version */
  const char *query; /* (nullable) SOQL */
  gboolean has_version;

  /* in progress */
  CallState state;
  GPtrArray *values; /* (owned) (nullable) (element-type utf8) access-token, instance-url */
  char *instance;    /* (owned) (nullable) */
  guint tries;
  GError *error; /* (owned) (nullable) */

  /* output */
  ScsHttpAnswer *answer; /* (owned) (nullable) */
} CallData;

static const char *const value_kinds[] = { "access-token", "instance-url", NULL };

static void call_got_values_cb (GObject *source, GAsyncResult *result, gpointer user_data);
static void call_got_versions_cb (GObject *source, GAsyncResult *result, gpointer user_data);
static void call_got_answer_cb (GObject *source, GAsyncResult *result, gpointer user_data);
static void call_waited_cb (GObject *source, GAsyncResult *result, gpointer user_data);

static void
call_data_free (CallData *data)
{
  g_free (data->path);
  g_clear_pointer (&data->values, g_ptr_array_unref);
  g_free (data->instance);
  g_clear_error (&data->error);
  g_clear_pointer (&data->answer, scs_http_answer_free);
  g_free (data);
}

static void
send_request (GTask *task, ScsHttpRequest *request, GAsyncReadyCallback callback)
{
  ScsSalesforceClient *self = g_task_get_source_object (task);

  scs_http_client_send_async (self->http,
                              request,
                              g_task_get_cancellable (task),
                              callback,
                              g_object_ref (task));
}

static void
ask_versions (GTask *task)
{
  CallData *data = g_task_get_task_data (task);
  g_autofree char *url = g_strconcat (data->instance, "/services/data", NULL);
  g_autoptr (ScsHttpRequest) request = scs_http_request_new ("GET", url);

  send_request (task, request, call_got_versions_cb);
}

static void
ask (GTask *task)
{
  ScsSalesforceClient *self = g_task_get_source_object (task);
  CallData *data = g_task_get_task_data (task);
  g_autofree char *url =
      data->has_version
          ? g_strdup_printf ("%s/services/data/v%u.0%s", data->instance, self->version, data->path)
          : g_strconcat (data->instance, data->path, NULL);
  g_autoptr (ScsHttpRequest) request = scs_http_request_new ("GET", url);

  data->tries++;
  scs_http_request_set_bearer (request, g_ptr_array_index (data->values, 0));
  if (data->query != NULL)
    scs_http_request_add_query (request, "q", data->query);
  send_request (task, request, call_got_answer_cb);
}

static void
advance (GTask *task)
{
  ScsSalesforceClient *self = g_task_get_source_object (task);
  CallData *data = g_task_get_task_data (task);
  GCancellable *cancellable = g_task_get_cancellable (task);

  switch (data->state) {
  case STATE_SECRETS:
    scs_secret_source_lookup_all_async (self->secrets,
                                        value_kinds,
                                        cancellable,
                                        call_got_values_cb,
                                        g_object_ref (task));
    break;
  case STATE_VERSION:
    ask_versions (task);
    break;
  case STATE_ASK:
    ask (task);
    break;
  case STATE_WAIT:
    scs_pause_async (scs_http_client_get_backoff_base_ms (self->http) << data->tries,
                     cancellable,
                     call_waited_cb,
                     g_object_ref (task));
    break;
  case STATE_DONE:
    g_task_return_pointer (task,
                           g_steal_pointer (&data->answer),
                           (GDestroyNotify) scs_http_answer_free);
    break;
  case STATE_FAILED:
    g_task_return_error (task, g_steal_pointer (&data->error));
    break;
  }
}

/**
 * scs_salesforce_value_missing:
 * @kind: of the value, as in the keyring
 *
 * Returns: (transfer full): %SCS_SALESFORCE_ERROR_VALUE_MISSING
 */
GError *
scs_salesforce_value_missing (const char *kind)
{
  return g_error_new (SCS_SALESFORCE_ERROR,
                      SCS_SALESFORCE_ERROR_VALUE_MISSING,
                      "there is no %s",
                      kind);
}

/**
 * scs_salesforce_client_choose_instance:
 * @instance_url: (nullable): as it was stored after the sign-in
 *
 * Errors: %SCS_SALESFORCE_ERROR_VALUE_MISSING; %SCS_SALESFORCE_ERROR_HOST where a token may not be
 * sent there.
 *
 * Returns: (transfer full) (nullable): the client's base address or that of the instance, without a
 * slash at the end
 */
char *
scs_salesforce_client_choose_instance (ScsSalesforceClient *self,
                                       const char *instance_url,
                                       GError **error)
{
  char *instance;

  if (self->base_url == NULL && (instance_url == NULL || *instance_url == '\0')) {
    g_propagate_error (error, scs_salesforce_value_missing ("instance-url"));
    return NULL;
  }
  if (self->base_url == NULL && !scs_salesforce_instance_url_is_valid (instance_url)) {
    g_set_error_literal (error,
                         SCS_SALESFORCE_ERROR,
                         SCS_SALESFORCE_ERROR_HOST,
                         "the instance's address is not Salesforce's");
    return NULL;
  }

  instance = g_strdup (self->base_url != NULL ? self->base_url : instance_url);
  if (g_str_has_suffix (instance, "/"))
    instance[strlen (instance) - 1] = '\0';
  return instance;
}

static gboolean
version_is_known (ScsSalesforceClient *self, const char *instance)
{
  return g_strcmp0 (self->version_instance, instance) == 0;
}

static void
call_got_values_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = g_steal_pointer (&user_data);
  ScsSalesforceClient *self = g_task_get_source_object (task);
  CallData *data = g_task_get_task_data (task);
  const char *token;

  data->values = scs_secret_source_lookup_all_finish (self->secrets, result, &data->error);
  token = data->values != NULL ? g_ptr_array_index (data->values, 0) : NULL;
  if (data->values != NULL && (token == NULL || *token == '\0'))
    data->error = scs_salesforce_value_missing ("access-token");
  else if (data->values != NULL)
    data->instance = scs_salesforce_client_choose_instance (self,
                                                            g_ptr_array_index (data->values, 1),
                                                            &data->error);

  if (data->instance == NULL)
    data->state = STATE_FAILED;
  else
    data->state =
        !data->has_version || version_is_known (self, data->instance) ? STATE_ASK : STATE_VERSION;
  advance (task);
}

/* 0 with error: none that we know. Rows that are unlike a version are passed over. */
static guint
choose_version (JsonNode *root, GError **error)
{
  JsonArray *rows = scs_json_root_array (root, error);
  guint best = 0;

  if (rows == NULL)
    return 0;
  for (guint i = 0; i < json_array_get_length (rows); i++) {
    JsonObject *row = scs_json_object_at (rows, i, error);
    const char *text = row != NULL ? scs_json_get_string (row, "version", error) : NULL;
    double number;

    if (text == NULL)
      return 0;
    number = g_ascii_strtod (text, NULL);
    if (number >= VERSION_LEAST && number <= VERSION_WANTED && number > best)
      best = (guint) number;
  }
  if (best == 0)
    g_set_error (error,
                 SCS_SALESFORCE_ERROR,
                 SCS_SALESFORCE_ERROR_ORG_GONE,
                 "no API version between %d and %d is offered",
                 VERSION_LEAST,
                 VERSION_WANTED);
  return best;
}

static void
call_got_versions_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = g_steal_pointer (&user_data);
  ScsSalesforceClient *self = g_task_get_source_object (task);
  CallData *data = g_task_get_task_data (task);
  g_autoptr (ScsHttpAnswer) answer = scs_http_client_send_finish (self->http, result, &data->error);
  gboolean repeat = FALSE;
  JsonNode *root = NULL;
  guint version;

  if (answer != NULL && scs_salesforce_check_data (answer, NULL, &repeat, &data->error))
    root = scs_http_answer_get_json (answer, &data->error);
  version = root != NULL ? choose_version (root, &data->error) : 0;
  if (version == 0) {
    data->state = STATE_FAILED;
  } else {
    self->version = version;
    g_free (self->version_instance);
    self->version_instance = g_strdup (data->instance);
    data->state = STATE_ASK;
  }
  advance (task);
}

static void
call_got_answer_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = g_steal_pointer (&user_data);
  ScsSalesforceClient *self = g_task_get_source_object (task);
  CallData *data = g_task_get_task_data (task);
  const char *secrets[] = { g_ptr_array_index (data->values, 0), NULL };
  gboolean repeat = FALSE;

  data->answer = scs_http_client_send_finish (self->http, result, &data->error);
  if (data->answer != NULL &&
      scs_salesforce_check_data (data->answer, secrets, &repeat, &data->error))
    data->state = STATE_DONE;
  else if (repeat && data->tries < TRIES_MAX) {
    g_clear_error (&data->error);
    g_clear_pointer (&data->answer, scs_http_answer_free);
    data->state = STATE_WAIT;
  } else
    data->state = STATE_FAILED;
  advance (task);
}

static void
call_waited_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = g_steal_pointer (&user_data);
  CallData *data = g_task_get_task_data (task);

  data->state = scs_pause_finish (result, &data->error) ? STATE_ASK : STATE_FAILED;
  advance (task);
}

/**
 * scs_salesforce_call_async:
 * @path: behind the instance, or with @has_version behind the version
 * @query: (nullable): SOQL, static
 * @has_version: whether the API's version stands before the path; it is asked for once an instance
 *
 * Reads one address with the stored token. What is temporary is asked again after a wait. Nothing
 * is changed at Salesforce, so cancelling leaves nothing behind.
 *
 * Errors: %SCS_SALESFORCE_ERROR_VALUE_MISSING, %SCS_SALESFORCE_ERROR_HOST,
 * %SCS_SALESFORCE_ERROR_ORG_GONE where no version is known; those of scs_salesforce_check_data(),
 * of the secret source and of the HTTP client.
 *
 * Source:
 * https://developer.salesforce.com/docs/atlas.en-us.api_rest.meta/api_rest/dome_versions.htm
 */
void
scs_salesforce_call_async (ScsSalesforceClient *self,
                           const char *path,
                           const char *query,
                           gboolean has_version,
                           GCancellable *cancellable,
                           GAsyncReadyCallback callback,
                           gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (self, cancellable, callback, user_data);
  CallData *data = g_new0 (CallData, 1);

  g_task_set_source_tag (task, scs_salesforce_call_async);
  data->path = g_strdup (path);
  data->query = query;
  data->has_version = has_version;
  data->state = STATE_SECRETS;
  g_task_set_task_data (task, data, (GDestroyNotify) call_data_free);
  advance (task);
}

/**
 * scs_salesforce_call_finish:
 * @answer: (out) (transfer full) (nullable): to be freed even when %NULL is returned
 *
 * Errors: %SCS_HTTP_ERROR_NOT_JSON, %SCS_HTTP_ERROR_WRONG_SHAPE too, where the body is no object.
 *
 * Returns: (transfer none) (nullable): the body, which lives as long as @answer
 */
JsonObject *
scs_salesforce_call_finish (GAsyncResult *result, ScsHttpAnswer **answer, GError **error)
{
  JsonNode *root;

  *answer = g_task_propagate_pointer (G_TASK (result), error);
  root = *answer != NULL ? scs_http_answer_get_json (*answer, error) : NULL;
  return root != NULL ? scs_json_root_object (root, error) : NULL;
}
