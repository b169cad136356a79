/* SPDX-FileCopyrightText: 2026 The Sales Connect Setup authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "scs-services"

#include "services/http/scs-http-private.h"

#include "services/http/scs-json.h"
#include "services/http/scs-pause.h"

#include <string.h>

#define RETRY_AFTER_MAX_S 30
#define TRIES_MAX 3
#define CHUNK_BYTES (64 * 1024)

typedef struct {
  /* input */
  ScsHttpRequest *request; /* (owned) */
  guint id;                /* for the log */

  /* in progress */
  ScsRateLimit *limit; /* (owned) */
  gboolean has_turn;
  guint tries;
  gint64 begun_us;
  GCancellable *transfer; /* (owned) (nullable) of this try */
  GSource *cancel_source; /* (owned) (nullable) passes the caller's cancel on */
  GSource *total_source;  /* (owned) (nullable) */
  GSource *idle_source;   /* (owned) (nullable) */
  GError *stopped;        /* (owned) (nullable) why we ended the transfer ourselves */
  SoupMessage *message;   /* (owned) (nullable) */
  GInputStream *stream;   /* (owned) (nullable) */
  GByteArray *received;   /* (owned) (nullable) */

  /* output */
  ScsHttpAnswer *answer; /* (owned) (nullable) */

  guint8 chunk[CHUNK_BYTES];
} SendData;

static void begin_try (GTask *task);
static void send_got_turn_cb (GObject *source, GAsyncResult *result, gpointer user_data);
static void send_got_headers_cb (GObject *source, GAsyncResult *result, gpointer user_data);
static void read_chunk (GTask *task);
static void send_got_chunk_cb (GObject *source, GAsyncResult *result, gpointer user_data);
static void send_got_json_cb (GObject *source, GAsyncResult *result, gpointer user_data);

static void
clear_source (GSource **source)
{
  if (*source != NULL)
    g_source_destroy (*source);
  g_clear_pointer (source, g_source_unref);
}

static void
wipe_bytes (gpointer data)
{
  GByteArray *bytes = data;

  if (bytes->len > 0)
    explicit_bzero (bytes->data, bytes->len);
  g_byte_array_unref (bytes);
}

/* Everything of one try; also gives the turn back. */
static void
end_transfer (SendData *data)
{
  clear_source (&data->cancel_source);
  clear_source (&data->total_source);
  clear_source (&data->idle_source);
  if (data->message != NULL)
    g_signal_handlers_disconnect_by_data (data->message, data);
  if (data->stream != NULL && !g_input_stream_is_closed (data->stream)) {
    /* Cancelled first, so that closing does not read on what nobody wants. */
    g_cancellable_cancel (data->transfer);
    g_input_stream_close_async (data->stream, G_PRIORITY_DEFAULT, data->transfer, NULL, NULL);
  }
  g_clear_object (&data->stream);
  g_clear_object (&data->message);
  g_clear_object (&data->transfer);
  g_clear_error (&data->stopped);
  g_clear_pointer (&data->received, wipe_bytes);
  if (data->has_turn)
    scs_rate_limit_release (data->limit);
  data->has_turn = FALSE;
}

static void
send_data_free (SendData *data)
{
  end_transfer (data);
  scs_http_request_unref (data->request);
  g_clear_object (&data->limit);
  g_clear_pointer (&data->answer, scs_http_answer_free);
  explicit_bzero (data->chunk, sizeof data->chunk);
  g_free (data);
}

static void
log_end (SendData *data, guint status, const GError *error)
{
  g_autofree char *outcome =
      error != NULL ? g_strdup (error->message) : g_strdup_printf ("status %u", status);

  g_debug ("#%u try %u: %s: %s after %" G_GINT64_FORMAT " ms",
           data->id,
           data->tries,
           scs_http_request_describe (data->request),
           outcome,
           (g_get_monotonic_time () - data->begun_us) / 1000);
}

static void
stop_transfer (SendData *data, ScsHttpError code, const char *why)
{
  if (data->stopped != NULL)
    return;

  data->stopped =
      g_error_new (SCS_HTTP_ERROR, code, "%s: %s", scs_http_request_describe (data->request), why);
  g_cancellable_cancel (data->transfer);
}

static gboolean
on_total_timeout_cb (gpointer user_data)
{
  stop_transfer (user_data, SCS_HTTP_ERROR_TIMED_OUT, "no whole answer in time");
  return G_SOURCE_CONTINUE;
}

static gboolean
on_idle_timeout_cb (gpointer user_data)
{
  stop_transfer (user_data, SCS_HTTP_ERROR_TIMED_OUT, "nothing moved for too long");
  return G_SOURCE_CONTINUE;
}

static gboolean
on_caller_cancelled_cb (GCancellable *cancellable, gpointer user_data)
{
  SendData *data = user_data;

  g_cancellable_cancel (data->transfer);
  return G_SOURCE_CONTINUE;
}

static GSource *
attach (GTask *task, GSource *source, GSourceFunc callback, gpointer user_data)
{
  g_source_set_callback (source, callback, user_data, NULL);
  g_source_attach (source, g_task_get_context (task));
  return source;
}

static void
restart_idle (GTask *task)
{
  ScsHttpClient *self = g_task_get_source_object (task);
  SendData *data = g_task_get_task_data (task);

  clear_source (&data->idle_source);
  data->idle_source =
      attach (task, g_timeout_source_new (self->idle_timeout_ms), on_idle_timeout_cb, data);
}

/* A server may think for longer than a line may be silent: from here the total time alone counts,
 * until the answer begins. */
static void
on_message_wrote_body_cb (SoupMessage *message, gpointer user_data)
{
  SendData *data = user_data;

  clear_source (&data->idle_source);
}

static gboolean
status_is_temporary (guint status)
{
  return status == 429 || status == SOUP_STATUS_BAD_GATEWAY ||
         status == SOUP_STATUS_SERVICE_UNAVAILABLE || status == SOUP_STATUS_GATEWAY_TIMEOUT;
}

/* Exponential, with full jitter. */
static guint
backoff_ms (ScsHttpClient *self, guint tries)
{
  guint ceiling_ms = self->backoff_base_ms << (tries - 1);

  return ceiling_ms == 0 ? 0 : (guint) g_random_int_range (0, ceiling_ms + 1);
}

/* Seconds or a date. -1: not said. Source: RFC 9110, section 10.2.3. */
static gint64
read_retry_after_s (ScsHttpAnswer *answer)
{
  const char *text = scs_http_answer_get_header (answer, "Retry-After");
  g_autoptr (GDateTime) until = NULL;
  guint64 seconds = 0;

  if (text == NULL)
    return -1;
  if (g_ascii_string_to_unsigned (text, 10, 0, G_MAXINT32, &seconds, NULL))
    return (gint64) seconds;

  until = soup_date_time_new_from_http_string (text);
  if (until == NULL)
    return -1;
  return MAX (0, g_date_time_to_unix (until) - g_get_real_time () / G_USEC_PER_SEC);
}

static void
send_waited_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = g_steal_pointer (&user_data);
  GError *error = NULL;

  if (scs_pause_finish (result, &error))
    begin_try (task);
  else
    g_task_return_error (task, error);
}

static void
try_again_after (GTask *task, guint wait_ms)
{
  scs_pause_async (wait_ms, g_task_get_cancellable (task), send_waited_cb, g_object_ref (task));
}

static gboolean
may_try_again (SendData *data)
{
  return scs_http_request_is_idempotent (data->request) && data->tries < TRIES_MAX;
}

/* error: (transfer full) */
static void
conclude_with_error (GTask *task, GError *error)
{
  ScsHttpClient *self = g_task_get_source_object (task);
  SendData *data = g_task_get_task_data (task);
  gboolean broken = g_error_matches (error, SCS_HTTP_ERROR, SCS_HTTP_ERROR_CUT_SHORT);

  log_end (data, 0, error);
  end_transfer (data);
  if (broken && may_try_again (data)) {
    g_error_free (error);
    try_again_after (task, backoff_ms (self, data->tries));
    return;
  }
  g_task_return_error (task, error);
}

/* The transport ended the try: because we stopped it, or by itself. */
static void
conclude_with_transport (GTask *task, const GError *error)
{
  SendData *data = g_task_get_task_data (task);

  if (data->stopped != NULL && !g_cancellable_is_cancelled (g_task_get_cancellable (task)))
    conclude_with_error (task, g_steal_pointer (&data->stopped));
  else
    conclude_with_error (task,
                         scs_http_error_from_transport (error,
                                                        scs_http_request_describe (data->request)));
}

static void
conclude_with_answer (GTask *task)
{
  ScsHttpClient *self = g_task_get_source_object (task);
  SendData *data = g_task_get_task_data (task);
  guint status = scs_http_answer_get_status (data->answer);
  gint64 after_s = read_retry_after_s (data->answer);

  log_end (data, status, NULL);
  end_transfer (data);
  if (!status_is_temporary (status) || !may_try_again (data) || after_s > RETRY_AFTER_MAX_S) {
    g_task_return_pointer (task,
                           g_steal_pointer (&data->answer),
                           (GDestroyNotify) scs_http_answer_free);
    return;
  }

  g_clear_pointer (&data->answer, scs_http_answer_free);
  try_again_after (task, after_s >= 0 ? after_s * 1000 : backoff_ms (self, data->tries));
}

static void
begin_try (GTask *task)
{
  SendData *data = g_task_get_task_data (task);

  data->tries++;
  scs_rate_limit_acquire_async (data->limit,
                                g_task_get_cancellable (task),
                                send_got_turn_cb,
                                g_object_ref (task));
}

static void
start_clocks (GTask *task)
{
  ScsHttpClient *self = g_task_get_source_object (task);
  SendData *data = g_task_get_task_data (task);
  GCancellable *cancellable = g_task_get_cancellable (task);

  data->begun_us = g_get_monotonic_time ();
  data->transfer = g_cancellable_new ();
  data->received = g_byte_array_new ();
  data->total_source =
      attach (task, g_timeout_source_new (self->total_timeout_ms), on_total_timeout_cb, data);
  restart_idle (task);
  if (cancellable != NULL)
    data->cancel_source = attach (task,
                                  g_cancellable_source_new (cancellable),
                                  G_SOURCE_FUNC (on_caller_cancelled_cb),
                                  data);
}

static void
send_got_turn_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = g_steal_pointer (&user_data);
  ScsHttpClient *self = g_task_get_source_object (task);
  SendData *data = g_task_get_task_data (task);
  GError *error = NULL;

  data->has_turn = scs_rate_limit_acquire_finish (data->limit, result, &error);
  if (error != NULL) {
    g_task_return_error (task, error);
    return;
  }

  start_clocks (task);
  data->message = scs_http_request_build (data->request, &error);
  if (error != NULL) {
    conclude_with_error (task, error);
    return;
  }
  g_signal_connect (data->message, "wrote-body", G_CALLBACK (on_message_wrote_body_cb), data);
  soup_session_send_async (self->session,
                           data->message,
                           G_PRIORITY_DEFAULT,
                           data->transfer,
                           send_got_headers_cb,
                           g_object_ref (task));
}

/* Announced sizes are believed when they are too large; else the bytes are counted as they come. */
static gboolean
announces_too_much (ScsHttpClient *self, SoupMessage *message)
{
  SoupMessageHeaders *headers = soup_message_get_response_headers (message);

  return soup_message_headers_get_encoding (headers) == SOUP_ENCODING_CONTENT_LENGTH &&
         (guint64) soup_message_headers_get_content_length (headers) > self->body_max_bytes;
}

static void
send_got_headers_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = g_steal_pointer (&user_data);
  ScsHttpClient *self = g_task_get_source_object (task);
  SendData *data = g_task_get_task_data (task);
  g_autoptr (GError) error = NULL;
  guint status;

  data->stream = soup_session_send_finish (self->session, result, &error);
  if (error != NULL) {
    conclude_with_transport (task, error);
    return;
  }

  status = soup_message_get_status (data->message);
  if (SOUP_STATUS_IS_REDIRECTION (status)) {
    stop_transfer (data, SCS_HTTP_ERROR_REDIRECT, "a redirect, which is not followed");
    conclude_with_error (task, g_steal_pointer (&data->stopped));
  } else if (announces_too_much (self, data->message)) {
    stop_transfer (data, SCS_HTTP_ERROR_TOO_LARGE, "the answer passes the bound");
    conclude_with_error (task, g_steal_pointer (&data->stopped));
  } else
    read_chunk (task);
}

static void
read_chunk (GTask *task)
{
  SendData *data = g_task_get_task_data (task);

  restart_idle (task);
  g_input_stream_read_async (data->stream,
                             data->chunk,
                             sizeof data->chunk,
                             G_PRIORITY_DEFAULT,
                             data->transfer,
                             send_got_chunk_cb,
                             g_object_ref (task));
}

/* The turn is given back only after the JSON was parsed: the caller's next step begins then. */
static void
take_body (GTask *task)
{
  SendData *data = g_task_get_task_data (task);
  GByteArray *received = g_steal_pointer (&data->received);
  g_autoptr (GBytes) body = NULL;

  clear_source (&data->idle_source);
  clear_source (&data->total_source);
  body = g_bytes_new_with_free_func (received->data, received->len, wipe_bytes, received);
  data->answer =
      scs_http_answer_new (data->message, scs_http_request_describe (data->request), body);
  if (scs_http_answer_looks_like_json (data->answer))
    scs_json_parse_async (body, data->transfer, send_got_json_cb, g_object_ref (task));
  else
    conclude_with_answer (task);
}

static void
send_got_chunk_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = g_steal_pointer (&user_data);
  ScsHttpClient *self = g_task_get_source_object (task);
  SendData *data = g_task_get_task_data (task);
  g_autoptr (GError) error = NULL;
  gssize count = g_input_stream_read_finish (data->stream, result, &error);

  if (count < 0) {
    conclude_with_transport (task, error);
    return;
  }
  if (count == 0) {
    take_body (task);
    return;
  }
  if (data->received->len + (gsize) count > self->body_max_bytes) {
    stop_transfer (data, SCS_HTTP_ERROR_TOO_LARGE, "the answer passes the bound");
    conclude_with_error (task, g_steal_pointer (&data->stopped));
    return;
  }
  g_byte_array_append (data->received, data->chunk, (guint) count);
  read_chunk (task);
}

static void
send_got_json_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = g_steal_pointer (&user_data);
  SendData *data = g_task_get_task_data (task);
  GError *error = NULL;
  JsonNode *json = scs_json_parse_finish (result, &error);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED)) {
    conclude_with_error (task, error);
    return;
  }
  scs_http_answer_take_json (data->answer, json, error);
  conclude_with_answer (task);
}

/**
 * scs_http_client_send_async:
 * @request: what to ask; not to be changed afterwards
 *
 * Waits for a turn, asks, reads the whole answer within the bounds, and parses it when it is JSON.
 * A request that is marked idempotent is repeated after 429, 502, 503, 504 and a broken connection,
 * at most twice. Cancelling ends it at once; whether the server has seen the request is not known
 * then.
 *
 * Errors: %SCS_HTTP_ERROR; %G_IO_ERROR_CANCELLED as it is.
 */
void
scs_http_client_send_async (ScsHttpClient *self,
                            ScsHttpRequest *request,
                            GCancellable *cancellable,
                            GAsyncReadyCallback callback,
                            gpointer user_data)
{
  g_autoptr (GTask) task = NULL;
  SendData *data;

  g_return_if_fail (SCS_IS_HTTP_CLIENT (self));
  g_return_if_fail (request != NULL);

  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, scs_http_client_send_async);
  data = g_new0 (SendData, 1);
  data->request = scs_http_request_ref (request);
  data->limit =
      g_object_ref (scs_http_client_ensure_limit (self, scs_http_request_get_origin (request)));
  data->id = ++self->last_id;
  g_task_set_task_data (task, data, (GDestroyNotify) send_data_free);
  begin_try (task);
}

/**
 * scs_http_client_send_finish:
 *
 * Returns: (transfer full): the answer, of whatever status outside 300 to 399
 */
ScsHttpAnswer *
scs_http_client_send_finish (ScsHttpClient *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);
  g_return_val_if_fail (g_async_result_is_tagged (result, scs_http_client_send_async), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}
