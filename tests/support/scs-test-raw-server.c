/* SPDX-FileCopyrightText: 2026 The Sales Connect Setup authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "scs-test-raw-server.h"

#include <string.h>

typedef struct {
  GBytes *bytes; /* (owned) */
  ScsTestThen then;
} Canned;

struct _ScsTestRawServer {
  GSocketService *service; /* (owned) */
  guint16 port;
  GTlsCertificate *certificate; /* (owned) (nullable) */
  GCancellable *cancellable;    /* (owned) */
  GPtrArray *canned;            /* (owned) (element-type Canned) */
  GPtrArray *requests;          /* (owned) (element-type utf8) */
  guint64 sent;
  guint open;
};

typedef struct {
  ScsTestRawServer *server;
  GIOStream *stream; /* (owned) */
  GBytes *bytes;     /* (owned) what is being written */
  ScsTestThen then;
  GString *request; /* (owned) */
  char buffer[4096];
} Visit;

static void read_request (Visit *visit);
static void write_answer (Visit *visit);

static void
canned_free (gpointer data)
{
  Canned *canned = data;

  g_bytes_unref (canned->bytes);
  g_free (canned);
}

static void
visit_free (Visit *visit)
{
  visit->server->open--;
  g_io_stream_close (visit->stream, NULL, NULL);
  g_object_unref (visit->stream);
  g_clear_pointer (&visit->bytes, g_bytes_unref);
  g_string_free (visit->request, TRUE);
  g_free (visit);
}

static void
wrote_answer_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Visit *visit = user_data;
  gsize written = 0;
  gboolean ok = g_output_stream_write_all_finish (G_OUTPUT_STREAM (source), result, &written, NULL);

  visit->server->sent += written;
  if (ok && visit->then == SCS_TEST_THEN_GO_ON) {
    gsize length = g_bytes_get_size (visit->bytes);
    gsize part = MIN (length, 64 * 1024);
    GBytes *tail = g_bytes_new_from_bytes (visit->bytes, length - part, part);

    g_bytes_unref (visit->bytes);
    visit->bytes = tail;
    write_answer (visit);
  } else if (ok && visit->then == SCS_TEST_THEN_HOLD)
    read_request (visit);
  else
    visit_free (visit);
}

static void
write_answer (Visit *visit)
{
  gsize length = 0;
  gconstpointer data = g_bytes_get_data (visit->bytes, &length);

  g_output_stream_write_all_async (g_io_stream_get_output_stream (visit->stream),
                                   data,
                                   length,
                                   G_PRIORITY_DEFAULT,
                                   visit->server->cancellable,
                                   wrote_answer_cb,
                                   visit);
}

static void
choose_answer (Visit *visit)
{
  ScsTestRawServer *self = visit->server;
  Canned *canned;

  g_ptr_array_add (self->requests, g_strdup (visit->request->str));
  g_assert_cmpuint (self->canned->len, >, 0);
  canned = g_ptr_array_index (self->canned, MIN (self->requests->len, self->canned->len) - 1);
  visit->bytes = g_bytes_ref (canned->bytes);
  visit->then = canned->then;
  write_answer (visit);
}

static void
read_request_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Visit *visit = user_data;
  gssize count = g_input_stream_read_finish (G_INPUT_STREAM (source), result, NULL);

  if (count <= 0) {
    visit_free (visit);
    return;
  }
  g_string_append_len (visit->request, visit->buffer, count);
  if (visit->bytes == NULL && strstr (visit->request->str, "\r\n\r\n") != NULL)
    choose_answer (visit);
  else
    read_request (visit);
}

static void
read_request (Visit *visit)
{
  g_input_stream_read_async (g_io_stream_get_input_stream (visit->stream),
                             visit->buffer,
                             sizeof visit->buffer,
                             G_PRIORITY_DEFAULT,
                             visit->server->cancellable,
                             read_request_cb,
                             visit);
}

static gboolean
on_incoming_cb (GSocketService *service,
                GSocketConnection *connection,
                GObject *source,
                gpointer data)
{
  ScsTestRawServer *self = data;
  Visit *visit = g_new0 (Visit, 1);

  visit->server = self;
  visit->request = g_string_new (NULL);
  if (self->certificate != NULL)
    visit->stream = g_tls_server_connection_new (G_IO_STREAM (connection), self->certificate, NULL);
  else
    visit->stream = g_object_ref (G_IO_STREAM (connection));
  g_assert_nonnull (visit->stream);
  self->open++;
  read_request (visit);
  return TRUE;
}

ScsTestRawServer *
scs_test_raw_server_new (GTlsCertificate *certificate)
{
  ScsTestRawServer *self = g_new0 (ScsTestRawServer, 1);
  g_autoptr (GInetAddress) loopback = g_inet_address_new_loopback (G_SOCKET_FAMILY_IPV4);
  g_autoptr (GSocketAddress) wanted = g_inet_socket_address_new (loopback, 0);
  g_autoptr (GSocketAddress) bound = NULL;
  gboolean ok;

  self->service = g_socket_service_new ();
  ok = g_socket_listener_add_address (G_SOCKET_LISTENER (self->service),
                                      wanted,
                                      G_SOCKET_TYPE_STREAM,
                                      G_SOCKET_PROTOCOL_TCP,
                                      NULL,
                                      &bound,
                                      NULL);
  g_assert_true (ok);
  self->port = g_inet_socket_address_get_port (G_INET_SOCKET_ADDRESS (bound));
  self->certificate = certificate != NULL ? g_object_ref (certificate) : NULL;
  self->cancellable = g_cancellable_new ();
  self->canned = g_ptr_array_new_with_free_func (canned_free);
  self->requests = g_ptr_array_new_with_free_func (g_free);
  g_signal_connect (self->service, "incoming", G_CALLBACK (on_incoming_cb), self);
  g_socket_service_start (self->service);
  return self;
}

void
scs_test_raw_server_free (ScsTestRawServer *self)
{
  g_socket_service_stop (self->service);
  g_socket_listener_close (G_SOCKET_LISTENER (self->service));
  g_cancellable_cancel (self->cancellable);
  while (self->open > 0)
    g_main_context_iteration (NULL, TRUE);

  g_object_unref (self->service);
  g_clear_object (&self->certificate);
  g_object_unref (self->cancellable);
  g_ptr_array_unref (self->canned);
  g_ptr_array_unref (self->requests);
  g_free (self);
}

guint16
scs_test_raw_server_get_port (ScsTestRawServer *self)
{
  return self->port;
}

void
scs_test_raw_server_add (ScsTestRawServer *self, GBytes *answer, ScsTestThen then)
{
  Canned *canned = g_new0 (Canned, 1);

  canned->bytes = g_bytes_ref (answer);
  canned->then = then;
  g_ptr_array_add (self->canned, canned);
}

void
scs_test_raw_server_add_text (ScsTestRawServer *self, const char *answer, ScsTestThen then)
{
  g_autoptr (GBytes) bytes = g_bytes_new (answer, strlen (answer));

  scs_test_raw_server_add (self, bytes, then);
}

void
scs_test_raw_server_add_answer (ScsTestRawServer *self,
                                guint status,
                                const char *type,
                                const char *body)
{
  g_autofree char *text =
      g_strdup_printf ("HTTP/1.1 %u Answer\r\nContent-Type: %s\r\nContent-Length: %zu\r\n\r\n%s",
                       status,
                       type,
                       strlen (body),
                       body);

  scs_test_raw_server_add_text (self, text, SCS_TEST_THEN_CLOSE);
}

GPtrArray *
scs_test_raw_server_get_requests (ScsTestRawServer *self)
{
  return self->requests;
}

guint64
scs_test_raw_server_get_sent (ScsTestRawServer *self)
{
  return self->sent;
}
