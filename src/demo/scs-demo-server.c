/* SPDX-FileCopyrightText: 2026 The Sales Connect Setup authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "demo/scs-demo-server.h"

#include "demo/marketo/scs-demo-marketo.h"
#include "demo/sales-connect/scs-demo-sales-connect.h"
#include "demo/salesforce/scs-demo-salesforce.h"
#include "demo/scs-demo-clock.h"
#include "demo/scs-demo-json.h"
#include "demo/web/scs-demo-web.h"

#include <string.h>
#include <unistd.h>

#define TIMEOUT_S 20

typedef struct {
  ScsDemoServer *server; /* not owned */
  ScsDemoService service;
  SoupServer *soup; /* (owned) (nullable) until started */
} Door;

/**
 * ScsDemoServer:
 *
 * Three servers on loopback, real down to their limits and errors. It knows nothing of the program
 * that talks to it.
 */
struct _ScsDemoServer {
  GObject parent_instance;

  char *fault_text; /* (nullable) */
  char *state_path; /* (nullable) */
  ScsDemoScene scene;
  Door doors[SCS_DEMO_N_SERVICES];
};

G_DEFINE_FINAL_TYPE (ScsDemoServer, scs_demo_server, G_TYPE_OBJECT)

static const struct {
  gboolean (*is_api) (const char *path);
  ScsDemoHandler handle;
} services[SCS_DEMO_N_SERVICES] = {
  { scs_demo_marketo_is_api, scs_demo_marketo_handle },
  { scs_demo_salesforce_is_api, scs_demo_salesforce_handle },
  { scs_demo_sales_connect_is_api, scs_demo_sales_connect_handle },
};

static void
on_request_started_cb (SoupServer *soup, SoupServerMessage *message, gpointer user_data)
{
  scs_demo_exchange_watch_body (message);
}

static void
on_request_cb (SoupServer *soup,
               SoupServerMessage *message,
               const char *path,
               GHashTable *query,
               gpointer user_data)
{
  Door *door = user_data;
  ScsDemoScene *scene = &door->server->scene;
  g_autoptr (ScsDemoExchange) exchange =
      scs_demo_exchange_new (scene, door->service, message, path, query);

  if (!scs_demo_exchange_is_from_here (exchange)) {
    scs_demo_exchange_answer (exchange,
                              403,
                              "text/plain; charset=utf-8",
                              g_strdup ("These services answer to this computer only."));
  } else {
    exchange->is_api = services[door->service].is_api (exchange->path);
    if (!exchange->is_api || !scs_demo_fault_concerns (&scene->fault, door->service) ||
        !scs_demo_fault_answer (&scene->fault, exchange))
      services[door->service].handle (exchange);
  }
  /* A handler that has still to wait for something sends the answer itself. */
  if (exchange->status != 0 && exchange->delay == NULL)
    scs_demo_exchange_send (exchange);
}

static gboolean
listen_at (SoupServer *soup, GSocketFamily family, guint port, GError **error)
{
  g_autoptr (GInetAddress) loopback = g_inet_address_new_loopback (family);
  g_autoptr (GSocketAddress) address = g_inet_socket_address_new (loopback, (guint16) port);

  return soup_server_listen (soup, address, 0, error);
}

static guint
get_port (SoupServer *soup)
{
  GSList *uris = soup_server_get_uris (soup);
  guint port = uris != NULL ? (guint) g_uri_get_port (uris->data) : 0;

  g_slist_free_full (uris, (GDestroyNotify) g_uri_unref);
  return port;
}

/* @port: (inout): 0 lets the system choose. Where there is no IPv6, IPv4 has to do. */
static gboolean
open_door (ScsDemoServer *self, ScsDemoService service, gint64 *port, GError **error)
{
  Door *door = &self->doors[service];

  door->server = self;
  door->service = service;
  door->soup = soup_server_new (NULL, NULL);
  g_signal_connect (door->soup, "request-started", G_CALLBACK (on_request_started_cb), NULL);
  soup_server_add_handler (door->soup, NULL, on_request_cb, door, NULL);
  if (!listen_at (door->soup, G_SOCKET_FAMILY_IPV4, (guint) *port, error)) {
    g_prefix_error (error, "the demo cannot listen at port %u: ", (guint) *port);
    return FALSE;
  }
  *port = get_port (door->soup);
  listen_at (door->soup, G_SOCKET_FAMILY_IPV6, (guint) *port, NULL);
  self->scene.urls[service] = g_strdup_printf ("http://127.0.0.1:%u", (guint) *port);
  return TRUE;
}

static gboolean
load_state (ScsDemoServer *self, GError **error)
{
  g_autoptr (GError) local_error = NULL;

  if (self->state_path != NULL)
    self->scene.state = scs_demo_state_load (self->state_path, &local_error);
  if (self->scene.state != NULL)
    return TRUE;
  if (local_error != NULL && !g_error_matches (local_error, G_FILE_ERROR, G_FILE_ERROR_NOENT)) {
    g_propagate_error (error, g_steal_pointer (&local_error));
    return FALSE;
  }
  self->scene.state = scs_demo_state_new ();
  return TRUE;
}

/* So that a file that cannot be written is known before anything is done. */
static gboolean
save_first (ScsDemoServer *self, GError **error)
{
  g_autoptr (GBytes) contents = NULL;

  if (self->state_path == NULL)
    return TRUE;
  self->scene.file = scs_demo_state_file_new (self->state_path);
  contents = scs_demo_state_to_bytes (self->scene.state);
  if (scs_demo_state_file_write (self->scene.file, contents, error))
    return TRUE;
  g_clear_pointer (&self->scene.file, scs_demo_state_file_unref);
  return FALSE;
}

static void
close_doors (ScsDemoServer *self)
{
  g_autoptr (GList) exchanges = g_hash_table_get_keys (self->scene.exchanges);

  g_cancellable_cancel (self->scene.cancellable);
  for (GList *l = exchanges; l != NULL; l = l->next)
    scs_demo_exchange_abandon (l->data);
  for (guint i = 0; i < SCS_DEMO_N_SERVICES; i++) {
    if (self->doors[i].soup != NULL)
      soup_server_disconnect (self->doors[i].soup);
    g_clear_object (&self->doors[i].soup);
  }
  if (self->scene.session != NULL)
    soup_session_abort (self->scene.session);
  g_clear_object (&self->scene.session);
}

static void
scs_demo_server_dispose (GObject *object)
{
  ScsDemoServer *self = SCS_DEMO_SERVER (object);

  close_doors (self);
  if (self->scene.state != NULL)
    scs_demo_scene_save_now (&self->scene);
  G_OBJECT_CLASS (scs_demo_server_parent_class)->dispose (object);
}

static void
scs_demo_server_finalize (GObject *object)
{
  ScsDemoServer *self = SCS_DEMO_SERVER (object);

  g_free (self->fault_text);
  g_free (self->state_path);
  g_clear_pointer (&self->scene.state, scs_demo_state_free);
  g_clear_pointer (&self->scene.file, scs_demo_state_file_unref);
  for (guint i = 0; i < SCS_DEMO_N_SERVICES; i++)
    g_free (self->scene.urls[i]);
  g_object_unref (self->scene.cancellable);
  g_hash_table_unref (self->scene.tickets);
  g_hash_table_unref (self->scene.uploads);
  g_hash_table_unref (self->scene.exchanges);
  g_clear_pointer (&self->scene.context, g_main_context_unref);
  G_OBJECT_CLASS (scs_demo_server_parent_class)->finalize (object);
}

static void
scs_demo_server_class_init (ScsDemoServerClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = scs_demo_server_dispose;
  object_class->finalize = scs_demo_server_finalize;
}

static void
scs_demo_server_init (ScsDemoServer *self)
{
  self->scene.cancellable = g_cancellable_new ();
  self->scene.tickets = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  self->scene.uploads = scs_demo_web_new_uploads ();
  self->scene.exchanges =
      g_hash_table_new_full (NULL, NULL, (GDestroyNotify) scs_demo_exchange_unref, NULL);
}

/**
 * scs_demo_server_new:
 * @speed: how many times faster the ten-minute wait passes; above 0
 * @fault: (nullable): one of scs_demo_server_list_faults(), or one with `:marketo`, `:salesforce`
 * or `:sales-connect` behind it
 * @state_path: (nullable): where ports, values and progress are kept
 *
 * Returns: (transfer full): a demo that does not serve yet
 */
ScsDemoServer *
scs_demo_server_new (double speed, const char *fault, const char *state_path)
{
  ScsDemoServer *self = g_object_new (SCS_TYPE_DEMO_SERVER, NULL);

  self->scene.speed = speed;
  self->fault_text = g_strdup (fault);
  self->state_path = g_strdup (state_path);
  return self;
}

/**
 * scs_demo_server_start:
 *
 * Begins to serve, in the thread-default main context. To be called once; the demo ends when its
 * last reference goes.
 *
 * Errors: %G_IO_ERROR_INVALID_ARGUMENT (speed or fault), %G_IO_ERROR_INVALID_DATA (damaged state
 * file), other errors of files and sockets (a port of the state file is taken, for instance).
 */
gboolean
scs_demo_server_start (ScsDemoServer *self, GError **error)
{
  ScsDemoScene *scene = &self->scene;

  g_return_val_if_fail (SCS_IS_DEMO_SERVER (self) && scene->context == NULL, FALSE);
  if (!(scene->speed >= SCS_DEMO_SPEED_MIN && scene->speed <= SCS_DEMO_SPEED_MAX)) {
    g_set_error (error,
                 G_IO_ERROR,
                 G_IO_ERROR_INVALID_ARGUMENT,
                 "the speed of the demo must be a number above 0");
    return FALSE;
  }
  if (!scs_demo_fault_parse (&scene->fault, self->fault_text)) {
    g_set_error (error,
                 G_IO_ERROR,
                 G_IO_ERROR_INVALID_ARGUMENT,
                 "the demo knows no fault “%s”",
                 self->fault_text);
    return FALSE;
  }
  scene->context = g_main_context_ref_thread_default ();
  scene->session =
      soup_session_new_with_options ("timeout", TIMEOUT_S, "proxy-resolver", NULL, NULL);
  return load_state (self, error) &&
         open_door (self, SCS_DEMO_MARKETO, &scene->state->marketo_port, error) &&
         open_door (self, SCS_DEMO_SALESFORCE, &scene->state->salesforce_port, error) &&
         open_door (self, SCS_DEMO_SALES_CONNECT, &scene->state->sales_connect_port, error) &&
         save_first (self, error);
}

/**
 * scs_demo_server_describe:
 *
 * Returns: (transfer full): one line of JSON with the addresses and with all values that a person
 * would be given
 */
char *
scs_demo_server_describe (ScsDemoServer *self)
{
  ScsDemoState *state = self->scene.state;
  g_autoptr (JsonNode) node = NULL;
  ScsDemoUser *admin;

  g_return_val_if_fail (SCS_IS_DEMO_SERVER (self) && state != NULL, NULL);
  admin = state->users->pdata[0];
  node = scs_demo_json_new (
      "{'pid': <%x>, 'marketo': <{'url': %s, 'munchkin_id': %s, 'client_id': %s, 'client_secret': %s}>, "
      "'salesforce': <{'url': %s, 'consumer_key': %s, 'redirect_uri': 'http://localhost:18177/callback', 'username': %s, "
      "'password': %s}>, 'sales_connect': <{'url': %s, 'email': %s, 'password': %s}>}",
      (gint64) getpid (),
      self->scene.urls[SCS_DEMO_MARKETO],
      state->munchkin_id,
      state->client_id,
      state->client_secret,
      self->scene.urls[SCS_DEMO_SALESFORCE],
      state->consumer_key,
      state->salesforce_username,
      state->salesforce_password,
      self->scene.urls[SCS_DEMO_SALES_CONNECT],
      admin->email,
      state->password);
  return json_to_string (node, FALSE);
}

/**
 * scs_demo_server_get_marketo_url:
 *
 * Returns: (transfer none) (nullable): the address, without a slash at the end; %NULL before the
 * start
 */
const char *
scs_demo_server_get_marketo_url (ScsDemoServer *self)
{
  g_return_val_if_fail (SCS_IS_DEMO_SERVER (self), NULL);
  return self->scene.urls[SCS_DEMO_MARKETO];
}

/**
 * scs_demo_server_get_salesforce_url:
 *
 * Returns: (transfer none) (nullable): the address, without a slash at the end; %NULL before the
 * start
 */
const char *
scs_demo_server_get_salesforce_url (ScsDemoServer *self)
{
  g_return_val_if_fail (SCS_IS_DEMO_SERVER (self), NULL);
  return self->scene.urls[SCS_DEMO_SALESFORCE];
}

/**
 * scs_demo_server_get_sales_connect_url:
 *
 * Returns: (transfer none) (nullable): the address, without a slash at the end; %NULL before the
 * start
 */
const char *
scs_demo_server_get_sales_connect_url (ScsDemoServer *self)
{
  g_return_val_if_fail (SCS_IS_DEMO_SERVER (self), NULL);
  return self->scene.urls[SCS_DEMO_SALES_CONNECT];
}

/**
 * scs_demo_server_list_faults:
 *
 * Returns: (transfer none) (array zero-terminated=1): the kinds of faults
 */
const char *const *
scs_demo_server_list_faults (void)
{
  return scs_demo_fault_list ();
}
