/* SPDX-FileCopyrightText: 2026 The Sales Connect Setup authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "services/marketo/scs-marketo-private.h"

#include "services/http/scs-pause.h"
#include "services/marketo/scs-marketo-client.h"

#include <libsecret/secret.h>

#define TRIES_MAX 3

/* Waits, in units of the HTTP client's back-off (half a second): 2 s and its double at most for
 * what is temporary, 20 s for the rate window, 1 to 5 s for a turn. */
#define SHORTLY_UNITS 4
#define WINDOW_UNITS 40
#define TURN_UNITS_MIN 2
#define TURN_UNITS_MAX 10

typedef enum { STATE_ACCESS, STATE_ASK, STATE_WAIT, STATE_DONE, STATE_FAILED } CallState;

typedef struct {
  /* input */
  ScsHttpClient *http;          /* (owned) */
  ScsMarketoIdentity *identity; /* (owned) */
  ScsMarketoPart part;
  char *path; /* (owned) */

  /* in progress */
  CallState state;
  ScsMarketoAccess *access; /* (owned) (nullable) */
  char *refused;            /* (owned) (nullable) secret memory */
  gboolean renewed;
  guint tries;
  guint wait_ms;
  GError *error; /* (owned) (nullable) */

  /* output */
  ScsHttpAnswer *answer; /* (owned) (nullable) */
} CallData;

static void call_got_access_cb (GObject *source, GAsyncResult *result, gpointer user_data);
static void call_got_answer_cb (GObject *source, GAsyncResult *result, gpointer user_data);
static void call_waited_cb (GObject *source, GAsyncResult *result, gpointer user_data);

static void
call_data_free (CallData *data)
{
  g_object_unref (data->http);
  g_object_unref (data->identity);
  g_free (data->path);
  g_clear_pointer (&data->access, scs_marketo_access_free);
  secret_password_free (data->refused);
  g_clear_error (&data->error);
  g_clear_pointer (&data->answer, scs_http_answer_free);
  g_free (data);
}

static void
ask (GTask *task)
{
  CallData *data = g_task_get_task_data (task);
  g_autofree char *url = g_strconcat (data->access->base_url, data->path, NULL);
  g_autoptr (ScsHttpRequest) request = scs_http_request_new ("GET", url);

  data->tries++;
  scs_http_request_set_bearer (request, data->access->token);
  scs_http_client_send_async (data->http,
                              request,
                              g_task_get_cancellable (task),
                              call_got_answer_cb,
                              g_object_ref (task));
}

static void
advance (GTask *task)
{
  CallData *data = g_task_get_task_data (task);

  switch (data->state) {
  case STATE_ACCESS:
    scs_marketo_identity_get_access_async (data->identity,
                                           SCS_MARKETO_TOKEN_ANY,
                                           data->refused,
                                           g_task_get_cancellable (task),
                                           call_got_access_cb,
                                           g_object_ref (task));
    break;
  case STATE_ASK:
    ask (task);
    break;
  case STATE_WAIT:
    scs_pause_async (data->wait_ms,
                     g_task_get_cancellable (task),
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

static void
call_got_access_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = g_steal_pointer (&user_data);
  CallData *data = g_task_get_task_data (task);

  g_clear_pointer (&data->access, scs_marketo_access_free);
  data->access = scs_marketo_identity_get_access_finish (data->identity, result, &data->error);
  data->state = data->access != NULL ? STATE_ASK : STATE_FAILED;
  advance (task);
}

/* How long to wait before asking again; FALSE: not at all. */
static gboolean
choose_wait (CallData *data, ScsMarketoRepeat repeat)
{
  guint unit_ms = scs_http_client_get_backoff_base_ms (data->http);
  guint tries_max = repeat == SCS_MARKETO_REPEAT_ONCE ? 2 : TRIES_MAX;
  guint least = 0, most = 0;

  switch (repeat) {
  case SCS_MARKETO_REPEAT_NEVER:
  case SCS_MARKETO_REPEAT_RENEW:
    return FALSE;
  case SCS_MARKETO_REPEAT_ONCE:
  case SCS_MARKETO_REPEAT_SHORTLY:
    most = SHORTLY_UNITS << (data->tries - 1);
    break;
  case SCS_MARKETO_REPEAT_WINDOW:
    least = most = WINDOW_UNITS;
    break;
  case SCS_MARKETO_REPEAT_TURN:
    least = TURN_UNITS_MIN;
    most = TURN_UNITS_MAX;
    break;
  }
  data->wait_ms = (guint) g_random_double_range (least * unit_ms, most * unit_ms + 1);
  return data->tries < tries_max;
}

static void
choose_next (CallData *data, ScsMarketoRepeat repeat)
{
  if (repeat == SCS_MARKETO_REPEAT_RENEW && !data->renewed) {
    /* Once only: identity may hand out the same refused token again. */
    data->renewed = TRUE;
    secret_password_free (data->refused);
    data->refused = scs_secret_copy (data->access->token);
    data->state = STATE_ACCESS;
  } else if (choose_wait (data, repeat))
    data->state = STATE_WAIT;
  else
    data->state = STATE_FAILED;
}

static void
call_got_answer_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = g_steal_pointer (&user_data);
  CallData *data = g_task_get_task_data (task);
  const char *secrets[] = { data->access->token, NULL };
  ScsMarketoRepeat repeat = SCS_MARKETO_REPEAT_NEVER;

  data->answer = scs_http_client_send_finish (data->http, result, &data->error);
  if (data->answer == NULL)
    data->state = STATE_FAILED;
  else if (scs_marketo_check_answer (data->answer, data->part, secrets, &repeat, &data->error))
    data->state = STATE_DONE;
  else {
    g_clear_pointer (&data->answer, scs_http_answer_free);
    choose_next (data, repeat);
    if (data->state != STATE_FAILED)
      g_clear_error (&data->error);
  }
  advance (task);
}

static void
call_waited_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = g_steal_pointer (&user_data);
  CallData *data = g_task_get_task_data (task);

  /* The token may have ended while we waited. */
  data->state = scs_pause_finish (result, &data->error) ? STATE_ACCESS : STATE_FAILED;
  advance (task);
}

/**
 * scs_marketo_call_async:
 * @http: sends it
 * @identity: gives base address and token
 * @part: in which manner this path says that it failed
 * @path: behind the base address, with a query if there is one
 * @callback: gets no source object
 *
 * Reads one address. A refused token is renewed once; what is temporary is asked up to three times,
 * after a wait that fits its reason. Nothing is changed at Marketo, so cancelling leaves nothing
 * behind.
 *
 * Errors: those of scs_marketo_check_answer(), of scs_marketo_identity_get_access_async() and of
 * the HTTP client.
 *
 * Source: https://experienceleague.adobe.com/en/docs/marketo-developer/marketo/rest/error-codes
 */
void
scs_marketo_call_async (ScsHttpClient *http,
                        ScsMarketoIdentity *identity,
                        ScsMarketoPart part,
                        const char *path,
                        GCancellable *cancellable,
                        GAsyncReadyCallback callback,
                        gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (NULL, cancellable, callback, user_data);
  CallData *data = g_new0 (CallData, 1);

  g_task_set_source_tag (task, scs_marketo_call_async);
  data->http = g_object_ref (http);
  data->identity = g_object_ref (identity);
  data->part = part;
  data->path = g_strdup (path);
  data->state = STATE_ACCESS;
  g_task_set_task_data (task, data, (GDestroyNotify) call_data_free);
  advance (task);
}

/**
 * scs_marketo_call_finish:
 *
 * Returns: (transfer full) (nullable): an answer that passed scs_marketo_check_answer()
 */
ScsHttpAnswer *
scs_marketo_call_finish (GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, NULL), NULL);
  g_return_val_if_fail (g_async_result_is_tagged (result, scs_marketo_call_async), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}
