/* SPDX-FileCopyrightText: 2026 The Sales Connect Setup authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "services/salesforce/scs-salesforce-private.h"

#include "services/http/scs-secret-source.h"

#include <glib/gi18n-lib.h>
#include <libsecret/secret.h>
#include <libsoup/soup.h>
#include <string.h>

#define CALLBACK_PATH "/callback"
#define PAGE_PATH "/done"
#define LINGER_MS 3000

/**
 * ScsSalesforceCallback:
 *
 * The place on this computer to which Salesforce sends the browser back. It takes one visit on the
 * exact path, with the right Host and the right state; whatever else comes is answered with 404 and
 * changes nothing, so that no foreign page can end a sign-in. The visitor is led on to a page that
 * never changes. It does not know what the code is good for.
 *
 * It stops listening when the wait ends; after a visit only as soon as the browser has fetched the
 * page, or three seconds later.
 */
struct _ScsSalesforceCallback {
  GObject parent_instance;

  char *allowed_origin; /* (owned) */
  char *state;          /* (owned) secret memory */
  SoupServer *server;   /* (owned) (nullable) while listening */
  char *host;           /* (owned) (nullable) what the Host header must say */
  guint16 port;

  GTask *waiting;         /* (owned) (nullable) */
  GSource *timer;         /* (owned) (nullable) end of the wait, then of the lingering */
  GSource *cancel_source; /* (owned) (nullable) */
  gboolean visited;
};

G_DEFINE_FINAL_TYPE (ScsSalesforceCallback, scs_salesforce_callback, G_TYPE_OBJECT)

static void
clear_source (GSource **source)
{
  if (*source != NULL)
    g_source_destroy (*source);
  g_clear_pointer (source, g_source_unref);
}

static void
stop_listening (ScsSalesforceCallback *self)
{
  clear_source (&self->timer);
  if (self->server != NULL) {
    soup_server_remove_handler (self->server, NULL);
    soup_server_disconnect (self->server);
  }
  g_clear_object (&self->server);
}

static gboolean
on_linger_over_cb (gpointer user_data)
{
  /* The timer held the last reference, maybe. */
  g_autoptr (ScsSalesforceCallback) self = g_object_ref (user_data);

  stop_listening (self);
  return G_SOURCE_REMOVE;
}

/* Ends the wait. Exactly one of code and error is given (transfer full). */
static void
conclude (ScsSalesforceCallback *self, char *code, GError *error)
{
  g_autoptr (GTask) task = g_steal_pointer (&self->waiting);

  clear_source (&self->cancel_source);
  clear_source (&self->timer);
  if (self->visited) {
    self->timer = g_timeout_source_new (LINGER_MS);
    g_source_set_callback (self->timer, on_linger_over_cb, g_object_ref (self), g_object_unref);
    g_source_attach (self->timer, g_task_get_context (task));
  } else
    stop_listening (self);

  if (error != NULL)
    g_task_return_error (task, error);
  else
    g_task_return_pointer (task, code, (GDestroyNotify) secret_password_free);
}

static gboolean
on_wait_over_cb (gpointer user_data)
{
  conclude (user_data,
            NULL,
            g_error_new_literal (SCS_SALESFORCE_ERROR,
                                 SCS_SALESFORCE_ERROR_NOBODY_CAME_BACK,
                                 "the browser did not come back in time"));
  return G_SOURCE_REMOVE;
}

static gboolean
on_cancelled_cb (GCancellable *cancellable, gpointer user_data)
{
  GError *error = NULL;

  if (g_cancellable_set_error_if_cancelled (cancellable, &error))
    conclude (user_data, NULL, error);
  return G_SOURCE_REMOVE;
}

/* The same time for every wrong state. */
static gboolean
state_is_right (ScsSalesforceCallback *self, const char *state)
{
  gsize length = strlen (self->state);
  guint difference = 0;

  if (state == NULL || strlen (state) != length)
    return FALSE;
  for (gsize i = 0; i < length; i++)
    difference |= (guint) (guchar) state[i] ^ (guint) (guchar) self->state[i];
  return difference == 0;
}

static void
set_headers (SoupServerMessage *message)
{
  SoupMessageHeaders *headers = soup_server_message_get_response_headers (message);

  soup_message_headers_replace (headers, "Cache-Control", "no-store");
  soup_message_headers_replace (headers, "Referrer-Policy", "no-referrer");
  soup_message_headers_replace (headers, "X-Content-Type-Options", "nosniff");
  soup_message_headers_replace (headers, "Content-Security-Policy", "default-src 'none'");
}

static void
answer_page (SoupServerMessage *message)
{
  /* Translators: the language code of this translation, such as “en” or “ja”. It tells the browser
   * how to read the page aloud. */
  g_autofree char *language = g_markup_escape_text (_("en"), -1);
  /* Translators: the name of this program, as the title of a page in the browser. */
  g_autofree char *title = g_markup_escape_text (_("Sales Connect Setup"), -1);
  g_autofree char *text = g_markup_escape_text (_("Your browser’s part is done. Close this page and go back to Sales Connect Setup."), -1);
  char *page =
      g_strdup_printf ("<!DOCTYPE html>\n"
                       "<html lang=\"%s\"><head><meta charset=\"utf-8\"><title>%s</title></head>"
                       "<body><h1>%s</h1><p>%s</p></body></html>\n",
                       language,
                       title,
                       title,
                       text);

  soup_server_message_set_status (message, SOUP_STATUS_OK, NULL);
  soup_server_message_set_response (message,
                                    "text/html; charset=utf-8",
                                    SOUP_MEMORY_TAKE,
                                    page,
                                    strlen (page));
}

static void
answer_not_found (SoupServerMessage *message)
{
  soup_server_message_set_status (message, SOUP_STATUS_NOT_FOUND, NULL);
}

static void
answer_callback (ScsSalesforceCallback *self, SoupServerMessage *message, GHashTable *query)
{
  const char *state = query != NULL ? g_hash_table_lookup (query, "state") : NULL;
  const char *code = query != NULL ? g_hash_table_lookup (query, "code") : NULL;
  const char *fault = query != NULL ? g_hash_table_lookup (query, "error") : NULL;
  const char *secrets[] = { self->state, NULL };

  if (self->waiting == NULL || !state_is_right (self, state) || (code == NULL && fault == NULL)) {
    answer_not_found (message);
    return;
  }

  /* So that the code stays neither in the address bar nor in the history. */
  soup_server_message_set_status (message, SOUP_STATUS_SEE_OTHER, NULL);
  soup_message_headers_replace (soup_server_message_get_response_headers (message),
                                "Location",
                                PAGE_PATH);
  self->visited = TRUE;
  if (fault != NULL)
    conclude (self,
              NULL,
              scs_salesforce_error_from_oauth (fault,
                                               g_hash_table_lookup (query, "error_description"),
                                               secrets));
  else
    conclude (self, scs_secret_copy (code), NULL);
}

/* A browser asks before a page of the internet may lead to this computer.
 * Source: https://wicg.github.io/private-network-access/ */
static void
answer_preflight (ScsSalesforceCallback *self, SoupServerMessage *message)
{
  SoupMessageHeaders *headers = soup_server_message_get_response_headers (message);

  soup_server_message_set_status (message, SOUP_STATUS_NO_CONTENT, NULL);
  soup_message_headers_replace (headers, "Access-Control-Allow-Origin", self->allowed_origin);
  soup_message_headers_replace (headers, "Access-Control-Allow-Methods", "GET");
  soup_message_headers_replace (headers, "Access-Control-Allow-Private-Network", "true");
}

static void
on_page_fetched_cb (SoupServerMessage *message, gpointer user_data)
{
  ScsSalesforceCallback *self = user_data;

  /* Not from within the server's own signal. */
  if (self->visited && self->waiting == NULL && self->timer != NULL)
    g_source_set_ready_time (self->timer, 0);
}

static void
on_visit_cb (SoupServer *server,
             SoupServerMessage *message,
             const char *decoded_path,
             GHashTable *query,
             gpointer user_data)
{
  g_autoptr (ScsSalesforceCallback) self = g_object_ref (user_data);
  const char *method = soup_server_message_get_method (message);
  const char *path = g_uri_get_path (soup_server_message_get_uri (message));
  const char *host =
      soup_message_headers_get_one (soup_server_message_get_request_headers (message), "Host");
  gboolean is_get = method == SOUP_METHOD_GET;

  set_headers (message);
  if (host == NULL || g_ascii_strcasecmp (host, self->host) != 0)
    answer_not_found (message);
  else if (is_get && g_str_equal (path, CALLBACK_PATH))
    answer_callback (self, message, query);
  else if (is_get && self->visited && g_str_equal (path, PAGE_PATH)) {
    answer_page (message);
    g_signal_connect_object (message, "finished", G_CALLBACK (on_page_fetched_cb), self, 0);
  } else if (method == SOUP_METHOD_OPTIONS && g_str_equal (path, CALLBACK_PATH))
    answer_preflight (self, message);
  else
    answer_not_found (message);
}

static void
scs_salesforce_callback_dispose (GObject *object)
{
  ScsSalesforceCallback *self = SCS_SALESFORCE_CALLBACK (object);

  clear_source (&self->cancel_source);
  stop_listening (self);
  G_OBJECT_CLASS (scs_salesforce_callback_parent_class)->dispose (object);
}

static void
scs_salesforce_callback_finalize (GObject *object)
{
  ScsSalesforceCallback *self = SCS_SALESFORCE_CALLBACK (object);

  g_free (self->allowed_origin);
  g_free (self->host);
  secret_password_free (self->state);
  G_OBJECT_CLASS (scs_salesforce_callback_parent_class)->finalize (object);
}

static void
scs_salesforce_callback_class_init (ScsSalesforceCallbackClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = scs_salesforce_callback_dispose;
  object_class->finalize = scs_salesforce_callback_finalize;
}

static void
scs_salesforce_callback_init (ScsSalesforceCallback *self)
{
}

/**
 * scs_salesforce_callback_new:
 * @allowed_origin: scheme and host of the login page
 * @state: what the visitor must bring back
 *
 * Returns: (transfer full): one that does not listen yet
 */
ScsSalesforceCallback *
scs_salesforce_callback_new (const char *allowed_origin, const char *state)
{
  ScsSalesforceCallback *self = g_object_new (SCS_TYPE_SALESFORCE_CALLBACK, NULL);

  self->allowed_origin = g_strdup (allowed_origin);
  self->state = scs_secret_copy (state);
  return self;
}

static gboolean
listen_at (SoupServer *server, GSocketFamily family, guint16 port, GError **error)
{
  g_autoptr (GInetAddress) loopback = g_inet_address_new_loopback (family);
  g_autoptr (GSocketAddress) address = g_inet_socket_address_new (loopback, port);

  return soup_server_listen (server, address, 0, error);
}

/* Both families on the same port: browsers resolve localhost to either. A computer without IPv6 has
 * but one. */
static SoupServer *
listen_on_port (guint16 port, GError **error)
{
  g_autoptr (SoupServer) server = g_object_new (SOUP_TYPE_SERVER, NULL);
  g_autoptr (GError) no_ipv6 = NULL;

  if (!listen_at (server, G_SOCKET_FAMILY_IPV4, port, error))
    return NULL;
  if (!listen_at (server, G_SOCKET_FAMILY_IPV6, port, &no_ipv6) &&
      g_error_matches (no_ipv6, G_IO_ERROR, G_IO_ERROR_ADDRESS_IN_USE)) {
    g_propagate_error (error, g_steal_pointer (&no_ipv6));
    return NULL;
  }
  return g_steal_pointer (&server);
}

/**
 * scs_salesforce_callback_listen:
 * @ports: (array zero-terminated=1): tried one after the other
 *
 * Listens on loopback alone, at the first port that is free in both families. To be called once.
 *
 * Errors: %SCS_SALESFORCE_ERROR_PORTS_TAKEN.
 */
gboolean
scs_salesforce_callback_listen (ScsSalesforceCallback *self, const guint16 *ports, GError **error)
{
  g_return_val_if_fail (self->server == NULL, FALSE);

  for (gsize i = 0; ports[i] != 0 && self->server == NULL; i++) {
    self->server = listen_on_port (ports[i], NULL);
    self->port = ports[i];
  }
  if (self->server == NULL) {
    g_set_error_literal (error,
                         SCS_SALESFORCE_ERROR,
                         SCS_SALESFORCE_ERROR_PORTS_TAKEN,
                         "none of the callback ports is free");
    return FALSE;
  }

  self->host = g_strdup_printf ("localhost:%u", self->port);
  soup_server_add_handler (self->server, NULL, on_visit_cb, self, NULL);
  return TRUE;
}

/**
 * scs_salesforce_callback_get_port:
 *
 * Returns: the port that scs_salesforce_callback_listen() took
 */
guint16
scs_salesforce_callback_get_port (ScsSalesforceCallback *self)
{
  return self->port;
}

/**
 * scs_salesforce_callback_wait_async:
 * @timeout_ms: milliseconds
 *
 * Waits for the one visit that brings the right state; every other visitor changes
 * nothing. Cancelling stops listening at once.
 *
 * Errors: %SCS_SALESFORCE_ERROR_NOBODY_CAME_BACK; what the visitor brought, as
 * scs_salesforce_error_from_oauth() tells it.
 */
void
scs_salesforce_callback_wait_async (ScsSalesforceCallback *self,
                                    guint timeout_ms,
                                    GCancellable *cancellable,
                                    GAsyncReadyCallback callback,
                                    gpointer user_data)
{
  g_return_if_fail (self->server != NULL && self->waiting == NULL);

  self->waiting = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (self->waiting, scs_salesforce_callback_wait_async);
  self->timer = g_timeout_source_new (timeout_ms);
  g_source_set_callback (self->timer, on_wait_over_cb, self, NULL);
  g_source_attach (self->timer, g_task_get_context (self->waiting));
  if (cancellable != NULL) {
    self->cancel_source = g_cancellable_source_new (cancellable);
    g_source_set_callback (self->cancel_source, G_SOURCE_FUNC (on_cancelled_cb), self, NULL);
    g_source_attach (self->cancel_source, g_task_get_context (self->waiting));
  }
}

/**
 * scs_salesforce_callback_wait_finish:
 *
 * Returns: (transfer full) (nullable): the code, in secret memory
 */
char *
scs_salesforce_callback_wait_finish (ScsSalesforceCallback *self,
                                     GAsyncResult *result,
                                     GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);
  g_return_val_if_fail (g_async_result_is_tagged (result, scs_salesforce_callback_wait_async),
                        NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}
