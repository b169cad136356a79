/* SPDX-FileCopyrightText: 2026 The Sales Connect Setup authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "services/salesforce/scs-salesforce-sign-in.h"

#include "services/http/scs-json.h"
#include "services/http/scs-secret-source.h"
#include "services/salesforce/scs-salesforce-private.h"

#include <errno.h>
#include <libsecret/secret.h>
#include <string.h>
#include <sys/random.h>

#define WAIT_MS (5 * 60 * 1000)
#define VERIFIER_BYTES 64
#define STATE_BYTES 32

static const guint16 default_ports[] = { 18177, 18178, 18179, 0 };

/**
 * ScsSalesforceSignIn:
 *
 * One sign-in in the person's own browser: authorization code with PKCE, brought back to a port of
 * this computer. It opens no browser itself and stores nothing.
 */
struct _ScsSalesforceSignIn {
  GObject parent_instance;

  ScsHttpClient *http; /* (owned) */
  char *login_url;     /* (owned) */
  char *base_url;      /* (owned) (nullable) in place of login_url and of the instance */
  char *consumer_key;  /* (owned) secret memory */
  gboolean stay_signed_in;
  guint16 *ports; /* (owned) zero-terminated */

  ScsSalesforceCallback *callback; /* (owned) (nullable) from listen on */
  char *verifier;                  /* (owned) (nullable) secret memory */
  char *authorize_url;             /* (owned) (nullable) secret memory: it holds the state */
  char *redirect_uri;              /* (owned) (nullable) */
};

G_DEFINE_FINAL_TYPE (ScsSalesforceSignIn, scs_salesforce_sign_in, G_TYPE_OBJECT)

typedef struct {
  /* in progress */
  char *code;       /* (owned) (nullable) secret memory */
  char *id_url_org; /* (owned) (nullable) the org that the identity URL names */

  /* output */
  ScsSalesforceSession *session; /* (owned) (nullable) */
} RunData;

static void run_got_code_cb (GObject *source, GAsyncResult *result, gpointer user_data);
static void run_got_token_cb (GObject *source, GAsyncResult *result, gpointer user_data);
static void run_got_user_cb (GObject *source, GAsyncResult *result, gpointer user_data);

static void
run_data_free (RunData *data)
{
  secret_password_free (data->code);
  g_free (data->id_url_org);
  g_clear_pointer (&data->session, scs_salesforce_session_free);
  g_free (data);
}

static char *
strip_slash (const char *url)
{
  char *copy = g_strdup (url);

  if (copy != NULL && g_str_has_suffix (copy, "/"))
    copy[strlen (copy) - 1] = '\0';
  return copy;
}

static void
scs_salesforce_sign_in_finalize (GObject *object)
{
  ScsSalesforceSignIn *self = SCS_SALESFORCE_SIGN_IN (object);

  g_clear_object (&self->http);
  g_clear_object (&self->callback);
  g_free (self->login_url);
  g_free (self->base_url);
  g_free (self->ports);
  g_free (self->redirect_uri);
  secret_password_free (self->consumer_key);
  secret_password_free (self->verifier);
  secret_password_free (self->authorize_url);
  G_OBJECT_CLASS (scs_salesforce_sign_in_parent_class)->finalize (object);
}

static void
scs_salesforce_sign_in_class_init (ScsSalesforceSignInClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = scs_salesforce_sign_in_finalize;
}

static void
scs_salesforce_sign_in_init (ScsSalesforceSignIn *self)
{
}

static guint16 *
copy_ports (const guint16 *ports)
{
  gsize count = 0;

  while (ports[count] != 0)
    count++;
  return g_memdup2 (ports, (count + 1) * sizeof *ports);
}

/**
 * scs_salesforce_sign_in_new:
 * @login_url: https://login.salesforce.com, https://test.salesforce.com or a My Domain
 * @base_url: (nullable): stands in place of it and of the instance's address
 * @consumer_key: of the External Client App in the person's own org
 * @stay_signed_in: whether to ask for a refresh token
 * @ports: (nullable) (array zero-terminated=1): callback ports in the order in which they are
 * tried, else 18177, 18178, 18179
 */
ScsSalesforceSignIn *
scs_salesforce_sign_in_new (ScsHttpClient *http,
                            const char *login_url,
                            const char *base_url,
                            const char *consumer_key,
                            gboolean stay_signed_in,
                            const guint16 *ports)
{
  ScsSalesforceSignIn *self;

  g_return_val_if_fail (SCS_IS_HTTP_CLIENT (http), NULL);
  g_return_val_if_fail (login_url != NULL, NULL);
  g_return_val_if_fail (consumer_key != NULL, NULL);

  self = g_object_new (SCS_TYPE_SALESFORCE_SIGN_IN, NULL);
  self->http = g_object_ref (http);
  self->login_url = strip_slash (login_url);
  self->base_url = strip_slash (base_url);
  self->consumer_key = scs_secret_copy (consumer_key);
  self->stay_signed_in = stay_signed_in;
  self->ports = copy_ports (ports != NULL ? ports : default_ports);
  return self;
}

static const char *
login_base (ScsSalesforceSignIn *self)
{
  return self->base_url != NULL ? self->base_url : self->login_url;
}

static gboolean
check_login_host (ScsSalesforceSignIn *self, GError **error)
{
  if (self->base_url != NULL ? scs_http_client_address_is_allowed (self->base_url, NULL)
                             : scs_salesforce_login_url_is_valid (self->login_url))
    return TRUE;

  g_set_error_literal (error,
                       SCS_SALESFORCE_ERROR,
                       SCS_SALESFORCE_ERROR_HOST,
                       "this is no login host of Salesforce");
  return FALSE;
}

/* RFC 4648, section 5, without padding. (transfer full) */
static char *
encode_base64url (const guchar *bytes, gsize length)
{
  char *text = g_base64_encode (bytes, length);

  for (char *at = text; *at != '\0'; at++) {
    if (*at == '+')
      *at = '-';
    else if (*at == '/')
      *at = '_';
    else if (*at == '=')
      *at = '\0';
  }
  return text;
}

/* From the kernel's generator. (transfer full) secret memory; NULL with error */
static char *
make_random_text (gsize n_bytes, GError **error)
{
  guchar bytes[VERIFIER_BYTES];
  gsize have = 0;
  char *text, *secret;

  while (have < n_bytes) {
    gssize got = getrandom (bytes + have, n_bytes - have, 0);

    if (got < 0 && errno != EINTR) {
      g_set_error (error,
                   G_IO_ERROR,
                   g_io_error_from_errno (errno),
                   "no random numbers: %s",
                   g_strerror (errno));
      return NULL;
    }
    have += got > 0 ? (gsize) got : 0;
  }

  text = encode_base64url (bytes, n_bytes);
  secret = scs_secret_copy (text);
  secret_password_wipe (text);
  g_free (text);
  explicit_bzero (bytes, sizeof bytes);
  return secret;
}

/* Source: RFC 7636, section 4.2 */
static char *
make_challenge (const char *verifier)
{
  g_autoptr (GChecksum) checksum = g_checksum_new (G_CHECKSUM_SHA256);
  guchar digest[32];
  gsize length = sizeof digest;

  g_checksum_update (checksum, (const guchar *) verifier, -1);
  g_checksum_get_digest (checksum, digest, &length);
  return encode_base64url (digest, length);
}

static void
append_parameter (GString *url, const char *name, const char *value)
{
  g_autofree char *escaped = g_uri_escape_string (value, NULL, FALSE);

  g_string_append_printf (url,
                          "%c%s=%s",
                          strchr (url->str, '?') != NULL ? '&' : '?',
                          name,
                          escaped);
}

/* prompt=login: else a browser that is signed in somewhere brings back the wrong org without a
 * word. */
static char *
make_authorize_url (ScsSalesforceSignIn *self, const char *state)
{
  GString *url = g_string_new (login_base (self));
  g_autofree char *challenge = make_challenge (self->verifier);
  char *plain, *secret;

  g_string_append (url, "/services/oauth2/authorize");
  append_parameter (url, "response_type", "code");
  append_parameter (url, "client_id", self->consumer_key);
  append_parameter (url, "redirect_uri", self->redirect_uri);
  append_parameter (url, "code_challenge", challenge);
  append_parameter (url, "code_challenge_method", "S256");
  append_parameter (url, "state", state);
  append_parameter (url, "scope", self->stay_signed_in ? "api id refresh_token" : "api id");
  append_parameter (url, "prompt", "login");

  plain = g_string_free (url, FALSE);
  secret = scs_secret_copy (plain);
  secret_password_wipe (plain);
  g_free (plain);
  return secret;
}

/**
 * scs_salesforce_sign_in_listen:
 *
 * Takes the first free callback port on both loopback addresses, and makes state and verifier. To
 * be called once, before the browser is opened.
 *
 * Errors: %SCS_SALESFORCE_ERROR_HOST, %SCS_SALESFORCE_ERROR_PORTS_TAKEN.
 *
 * Source: https://help.salesforce.com, articles `remoteaccess_oauth_web_server_flow` and
 * `remoteaccess_pkce`
 */
gboolean
scs_salesforce_sign_in_listen (ScsSalesforceSignIn *self, GError **error)
{
  char *state;

  g_return_val_if_fail (SCS_IS_SALESFORCE_SIGN_IN (self), FALSE);
  g_return_val_if_fail (self->callback == NULL, FALSE);

  if (!check_login_host (self, error))
    return FALSE;
  state = make_random_text (STATE_BYTES, error);
  self->verifier = state != NULL ? make_random_text (VERIFIER_BYTES, error) : NULL;
  if (self->verifier == NULL) {
    secret_password_free (state);
    return FALSE;
  }

  self->callback = scs_salesforce_callback_new (login_base (self), state);
  if (!scs_salesforce_callback_listen (self->callback, self->ports, error)) {
    g_clear_object (&self->callback);
    g_clear_pointer (&self->verifier, secret_password_free);
    secret_password_free (state);
    return FALSE;
  }

  /* Compared letter by letter with what is registered: localhost, never 127.0.0.1. */
  self->redirect_uri = g_strdup_printf ("http://localhost:%u/callback",
                                        scs_salesforce_callback_get_port (self->callback));
  self->authorize_url = make_authorize_url (self, state);
  secret_password_free (state);
  return TRUE;
}

/**
 * scs_salesforce_sign_in_get_authorize_url:
 *
 * Where to send the browser. To be opened, not shown and not logged: it holds the state.
 *
 * Returns: (nullable): the address; NULL before scs_salesforce_sign_in_listen()
 */
const char *
scs_salesforce_sign_in_get_authorize_url (ScsSalesforceSignIn *self)
{
  g_return_val_if_fail (SCS_IS_SALESFORCE_SIGN_IN (self), NULL);

  return self->authorize_url;
}

/**
 * scs_salesforce_sign_in_get_redirect_uri:
 *
 * The callback, as it has to be registered.
 *
 * Returns: (nullable): the address; NULL before scs_salesforce_sign_in_listen()
 */
const char *
scs_salesforce_sign_in_get_redirect_uri (ScsSalesforceSignIn *self)
{
  g_return_val_if_fail (SCS_IS_SALESFORCE_SIGN_IN (self), NULL);

  return self->redirect_uri;
}

static void
forget_verifier (ScsSalesforceSignIn *self)
{
  g_clear_pointer (&self->verifier, secret_password_free);
}

static void
run_got_code_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = g_steal_pointer (&user_data);
  ScsSalesforceSignIn *self = g_task_get_source_object (task);
  RunData *data = g_task_get_task_data (task);
  GError *error = NULL;
  g_autofree char *url = NULL;
  g_autoptr (ScsHttpRequest) request = NULL;

  data->code = scs_salesforce_callback_wait_finish (self->callback, result, &error);
  if (data->code == NULL) {
    forget_verifier (self);
    if (g_error_matches (error, SCS_SALESFORCE_ERROR, SCS_SALESFORCE_ERROR_CALLBACK))
      g_prefix_error (&error, "%s is not registered: ", self->redirect_uri);
    g_task_return_error (task, error);
    return;
  }

  url = g_strconcat (login_base (self), "/services/oauth2/token", NULL);
  request = scs_http_request_new ("POST", url);
  scs_http_request_add_form (request, "grant_type", "authorization_code");
  scs_http_request_add_form (request, "code", data->code);
  scs_http_request_add_form (request, "redirect_uri", self->redirect_uri);
  scs_http_request_add_form (request, "client_id", self->consumer_key);
  scs_http_request_add_form (request, "code_verifier", self->verifier);
  scs_http_client_send_async (self->http,
                              request,
                              g_task_get_cancellable (task),
                              run_got_token_cb,
                              g_object_ref (task));
}

static gboolean
same_origin (const char *one, const char *other)
{
  g_autoptr (GUri) a = g_uri_parse (one, G_URI_FLAGS_NONE, NULL);
  g_autoptr (GUri) b = g_uri_parse (other, G_URI_FLAGS_NONE, NULL);

  return a != NULL && b != NULL && g_strcmp0 (g_uri_get_scheme (a), g_uri_get_scheme (b)) == 0 &&
         g_strcmp0 (g_uri_get_host (a), g_uri_get_host (b)) == 0 &&
         g_uri_get_port (a) == g_uri_get_port (b);
}

/* The token goes there next, so it has to be Salesforce's. (transfer full) */
static char *
choose_instance (ScsSalesforceSignIn *self, const char *instance_url, GError **error)
{
  if (self->base_url != NULL && same_origin (instance_url, self->base_url))
    return g_strdup (self->base_url);
  if (scs_salesforce_instance_url_is_valid (instance_url))
    return self->base_url != NULL ? g_strdup (self->base_url) : strip_slash (instance_url);

  g_set_error_literal (error,
                       SCS_SALESFORCE_ERROR,
                       SCS_SALESFORCE_ERROR_HOST,
                       "the instance's address is not Salesforce's");
  return NULL;
}

/* …/id/ORG/USER. (transfer full) (nullable) */
static char *
org_of_id_url (const char *id_url)
{
  const char *at = id_url != NULL ? strstr (id_url, "/id/") : NULL;
  g_auto (GStrv) parts = at != NULL ? g_strsplit (at + strlen ("/id/"), "/", 2) : NULL;

  return parts != NULL && parts[0] != NULL ? scs_salesforce_org_id_normalize (parts[0]) : NULL;
}

static ScsSalesforceSession *
read_token (ScsSalesforceSignIn *self, RunData *data, ScsHttpAnswer *answer, GError **error)
{
  g_autoptr (ScsSalesforceSession) session = g_new0 (ScsSalesforceSession, 1);
  JsonNode *root = scs_http_answer_get_json (answer, error);
  JsonObject *body = root != NULL ? scs_json_root_object (root, error) : NULL;
  const char *access = body != NULL ? scs_json_get_string (body, "access_token", error) : NULL;
  const char *refresh = NULL, *id_url = NULL, *instance;

  if (access == NULL || !scs_json_read_string (body, "refresh_token", &refresh, error) ||
      !scs_json_read_string (body, "id", &id_url, error))
    return NULL;
  instance = scs_json_get_string (body, "instance_url", error);
  session->instance_url = instance != NULL ? choose_instance (self, instance, error) : NULL;
  if (session->instance_url == NULL)
    return NULL;

  data->id_url_org = org_of_id_url (id_url);
  session->access_token = scs_secret_copy (access);
  /* Unasked, it must not be stored. */
  session->refresh_token = self->stay_signed_in ? scs_secret_copy (refresh) : NULL;
  return g_steal_pointer (&session);
}

static void
run_got_token_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = g_steal_pointer (&user_data);
  ScsSalesforceSignIn *self = g_task_get_source_object (task);
  RunData *data = g_task_get_task_data (task);
  const char *secrets[] = { self->consumer_key, self->verifier, data->code, NULL };
  GError *error = NULL;
  g_autoptr (ScsHttpAnswer) answer = scs_http_client_send_finish (self->http, result, &error);
  g_autofree char *url = NULL;
  g_autoptr (ScsHttpRequest) request = NULL;

  if (answer != NULL && scs_salesforce_check_oauth (answer, secrets, &error))
    data->session = read_token (self, data, answer, &error);
  forget_verifier (self);
  if (data->session == NULL) {
    if (g_error_matches (error, SCS_SALESFORCE_ERROR, SCS_SALESFORCE_ERROR_CALLBACK))
      g_prefix_error (&error, "%s is not registered: ", self->redirect_uri);
    g_task_return_error (task, error);
    return;
  }

  url = g_strconcat (data->session->instance_url, "/services/oauth2/userinfo", NULL);
  request = scs_http_request_new ("GET", url);
  scs_http_request_set_bearer (request, data->session->access_token);
  scs_http_client_send_async (self->http,
                              request,
                              g_task_get_cancellable (task),
                              run_got_user_cb,
                              g_object_ref (task));
}

/* The org is named by the token itself, by the identity URL and by userinfo: all that speak must
 * agree. */
static gboolean
check_org (RunData *data, const char *org_id, GError **error)
{
  g_autofree char *org = scs_salesforce_org_id_normalize (org_id);
  g_autofree char *of_token = scs_salesforce_org_id_of_token (data->session->access_token);

  if (org != NULL && (of_token != NULL || data->id_url_org != NULL) &&
      (of_token == NULL || g_str_equal (of_token, org)) &&
      (data->id_url_org == NULL || g_str_equal (data->id_url_org, org))) {
    data->session->org_id = g_steal_pointer (&org);
    return TRUE;
  }

  g_set_error_literal (error,
                       SCS_SALESFORCE_ERROR,
                       SCS_SALESFORCE_ERROR_OTHER,
                       "token and user belong to different organizations");
  return FALSE;
}

static gboolean
read_user (RunData *data, ScsHttpAnswer *answer, GError **error)
{
  const char *secrets[] = { data->session->access_token, NULL };
  gboolean repeat = FALSE;
  JsonNode *root;
  JsonObject *body;
  const char *org_id, *user_name, *name = NULL;

  if (!scs_salesforce_check_data (answer, secrets, &repeat, error))
    return FALSE;
  root = scs_http_answer_get_json (answer, error);
  body = root != NULL ? scs_json_root_object (root, error) : NULL;
  org_id = body != NULL ? scs_json_get_string (body, "organization_id", error) : NULL;
  user_name = org_id != NULL ? scs_json_get_string (body, "preferred_username", error) : NULL;
  if (user_name == NULL || !scs_json_read_string (body, "name", &name, error))
    return FALSE;

  data->session->user_name = g_strdup (user_name);
  data->session->display_name = g_strdup (name);
  return check_org (data, org_id, error);
}

/* A token that nobody will see must not live on. Its end is not waited for. */
static void
revoke_unseen (ScsSalesforceSignIn *self, ScsSalesforceSession *session)
{
  g_autofree char *url = g_strconcat (session->instance_url, "/services/oauth2/revoke", NULL);
  g_autoptr (ScsHttpRequest) request = scs_http_request_new ("POST", url);

  scs_http_request_add_form (request,
                             "token",
                             session->refresh_token != NULL ? session->refresh_token
                                                            : session->access_token);
  scs_http_client_send_async (self->http, request, NULL, NULL, NULL);
}

static void
run_got_user_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = g_steal_pointer (&user_data);
  ScsSalesforceSignIn *self = g_task_get_source_object (task);
  RunData *data = g_task_get_task_data (task);
  GError *error = NULL;
  g_autoptr (ScsHttpAnswer) answer = scs_http_client_send_finish (self->http, result, &error);

  if (answer == NULL || !read_user (data, answer, &error)) {
    revoke_unseen (self, data->session);
    g_task_return_error (task, error);
    return;
  }
  g_task_return_pointer (task,
                         g_steal_pointer (&data->session),
                         (GDestroyNotify) scs_salesforce_session_free);
}

/**
 * scs_salesforce_sign_in_run_async:
 *
 * Waits for the browser for at most five minutes, exchanges the code, and asks who has signed in.
 * To be called once, after scs_salesforce_sign_in_listen(). Cancelling closes the port at once; a
 * token that was given by then is revoked.
 *
 * Errors: %SCS_SALESFORCE_ERROR, %SCS_HTTP_ERROR. Some failures never come back from the browser: a
 * wrong consumer key is shown on Salesforce's own page, and ends here by
 * %SCS_SALESFORCE_ERROR_NOBODY_CAME_BACK or by cancelling.
 *
 * Source: https://help.salesforce.com, article `remoteaccess_oauth_web_server_flow`
 */
void
scs_salesforce_sign_in_run_async (ScsSalesforceSignIn *self,
                                  GCancellable *cancellable,
                                  GAsyncReadyCallback callback,
                                  gpointer user_data)
{
  g_autoptr (GTask) task = NULL;

  g_return_if_fail (SCS_IS_SALESFORCE_SIGN_IN (self));
  g_return_if_fail (self->callback != NULL && self->verifier != NULL);

  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, scs_salesforce_sign_in_run_async);
  g_task_set_task_data (task, g_new0 (RunData, 1), (GDestroyNotify) run_data_free);
  scs_salesforce_callback_wait_async (self->callback,
                                      WAIT_MS,
                                      cancellable,
                                      run_got_code_cb,
                                      g_object_ref (task));
}

/**
 * scs_salesforce_sign_in_run_finish:
 *
 * Returns: (transfer full): tokens, instance, user and org; nothing is stored yet
 */
ScsSalesforceSession *
scs_salesforce_sign_in_run_finish (ScsSalesforceSignIn *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);
  g_return_val_if_fail (g_async_result_is_tagged (result, scs_salesforce_sign_in_run_async), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}
