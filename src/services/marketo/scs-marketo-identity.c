/* SPDX-FileCopyrightText: 2026 The Sales Connect Setup authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "services/marketo/scs-marketo-private.h"

#include "services/http/scs-json.h"
#include "services/http/scs-pause.h"
#include "services/marketo/scs-marketo-client.h"

#include <libsecret/secret.h>

/* A token with less left than this is asked for anew. */
#define MARGIN_US (60 * G_USEC_PER_SEC)
/* Identity hands out the same token until its last second: one that was refused with less than this
 * left is waited out. */
#define NEARLY_OVER_S 10
#define ASKED_MAX 3

/**
 * ScsMarketoIdentity:
 *
 * Keeps the token of one pair of client id and secret, in secret memory, and renews it: one renewal
 * for however many calls wait. It does not know what the token is used for.
 */
struct _ScsMarketoIdentity {
  GObject parent_instance;

  ScsHttpClient *http;      /* (owned) */
  ScsSecretSource *secrets; /* (owned) */
  char *base_url;           /* (owned) (nullable) in place of the Munchkin id's host */

  char *key;                /* (owned) (nullable) secret memory: whose the kept token is */
  ScsMarketoAccess *kept;   /* (owned) (nullable) */
  struct _Renewal *current; /* (nullable) the one that newcomers join */
};

G_DEFINE_FINAL_TYPE (ScsMarketoIdentity, scs_marketo_identity, G_TYPE_OBJECT)

/* One question to identity, for all that wait for its answer. Lives until it is concluded. */
typedef struct _Renewal {
  ScsMarketoIdentity *self; /* (owned) */
  char *key;                /* (owned) secret memory */
  char *base_url;           /* (owned) */
  char *client_id;          /* (owned) secret memory */
  char *client_secret;      /* (owned) (nullable) secret memory */
  char *refused; /* (owned) (nullable) secret memory: what the API does not take any more */
  GCancellable *cancellable; /* (owned) cancelled when nobody waits any more */
  GPtrArray *waiting;        /* (owned) (element-type GTask) */
  guint asked;
} Renewal;

typedef struct {
  /* input */
  ScsMarketoTokenAge age;
  char *refused; /* (owned) (nullable) secret memory */

  /* in progress */
  Renewal *renewal;       /* (nullable) the one this call waits for */
  GSource *cancel_source; /* (owned) (nullable) */
} GetAccessData;

static const char *const value_kinds[] = { "munchkin-id", "client-id", NULL };

static void get_access_got_values_cb (GObject *source, GAsyncResult *result, gpointer user_data);
static void renewal_got_secret_cb (GObject *source, GAsyncResult *result, gpointer user_data);
static void renewal_ask (Renewal *renewal);
static void renewal_got_answer_cb (GObject *source, GAsyncResult *result, gpointer user_data);
static void renewal_waited_cb (GObject *source, GAsyncResult *result, gpointer user_data);

/**
 * scs_marketo_access_free:
 *
 * Frees what a call needs, and wipes the token.
 */
void
scs_marketo_access_free (ScsMarketoAccess *access)
{
  g_free (access->base_url);
  secret_password_free (access->token);
  g_free (access->scope);
  g_free (access);
}

static ScsMarketoAccess *
copy_access (const ScsMarketoAccess *access)
{
  ScsMarketoAccess *copy = g_new0 (ScsMarketoAccess, 1);

  copy->base_url = g_strdup (access->base_url);
  copy->token = scs_secret_copy (access->token);
  copy->scope = g_strdup (access->scope);
  copy->expires_at_us = access->expires_at_us;
  return copy;
}

static void
get_access_data_free (GetAccessData *data)
{
  secret_password_free (data->refused);
  if (data->cancel_source != NULL)
    g_source_destroy (data->cancel_source);
  g_clear_pointer (&data->cancel_source, g_source_unref);
  g_free (data);
}

static void
renewal_free (Renewal *renewal)
{
  secret_password_free (renewal->key);
  g_free (renewal->base_url);
  secret_password_free (renewal->client_id);
  secret_password_free (renewal->client_secret);
  secret_password_free (renewal->refused);
  g_object_unref (renewal->cancellable);
  g_ptr_array_unref (renewal->waiting);
  g_object_unref (renewal->self);
  g_free (renewal);
}

/* Ends a renewal for all that wait. Exactly one of access and error is given; both stay the
 * caller's. */
static void
conclude (Renewal *renewal, const ScsMarketoAccess *access, const GError *error)
{
  ScsMarketoIdentity *self = renewal->self;

  if (self->current == renewal) {
    self->current = NULL;
    g_clear_pointer (&self->kept, scs_marketo_access_free);
    g_clear_pointer (&self->key, secret_password_free);
    if (access != NULL) {
      self->kept = copy_access (access);
      self->key = scs_secret_copy (renewal->key);
    }
  }

  for (guint i = 0; i < renewal->waiting->len; i++) {
    GTask *task = g_ptr_array_index (renewal->waiting, i);
    GetAccessData *data = g_task_get_task_data (task);

    data->renewal = NULL;
    if (access != NULL)
      g_task_return_pointer (task, copy_access (access), (GDestroyNotify) scs_marketo_access_free);
    else
      g_task_return_error (task, g_error_copy (error));
  }
  renewal_free (renewal);
}

static gboolean
on_caller_cancelled_cb (GCancellable *cancellable, gpointer user_data)
{
  g_autoptr (GTask) task = g_object_ref (user_data);
  GetAccessData *data = g_task_get_task_data (task);
  Renewal *renewal = data->renewal;

  if (renewal == NULL)
    return G_SOURCE_REMOVE;

  data->renewal = NULL;
  g_ptr_array_remove (renewal->waiting, task);
  g_task_return_error_if_cancelled (task);
  if (renewal->waiting->len == 0) {
    /* Who comes now must not join what is about to end. */
    if (renewal->self->current == renewal)
      renewal->self->current = NULL;
    g_cancellable_cancel (renewal->cancellable);
  }
  return G_SOURCE_REMOVE;
}

static void
join (Renewal *renewal, GTask *task)
{
  GetAccessData *data = g_task_get_task_data (task);
  GCancellable *cancellable = g_task_get_cancellable (task);

  data->renewal = renewal;
  g_ptr_array_add (renewal->waiting, g_object_ref (task));
  if (cancellable == NULL)
    return;

  data->cancel_source = g_cancellable_source_new (cancellable);
  g_source_set_callback (data->cancel_source, G_SOURCE_FUNC (on_caller_cancelled_cb), task, NULL);
  g_source_attach (data->cancel_source, g_task_get_context (task));
}

static void
start_renewal (ScsMarketoIdentity *self,
               const char *key,
               const char *base_url,
               const char *client_id)
{
  Renewal *renewal = g_new0 (Renewal, 1);

  renewal->self = g_object_ref (self);
  renewal->key = scs_secret_copy (key);
  renewal->base_url = g_strdup (base_url);
  renewal->client_id = scs_secret_copy (client_id);
  renewal->cancellable = g_cancellable_new ();
  renewal->waiting = g_ptr_array_new_with_free_func (g_object_unref);
  self->current = renewal;
  scs_secret_source_lookup_async (self->secrets,
                                  "client-secret",
                                  renewal->cancellable,
                                  renewal_got_secret_cb,
                                  renewal);
}

static GError *
value_missing (const char *kind)
{
  return g_error_new (SCS_MARKETO_ERROR, SCS_MARKETO_ERROR_VALUE_MISSING, "there is no %s", kind);
}

/* Upper case for the check, lower case for the host. NULL: not of the form. */
static char *
base_of_munchkin_id (const char *munchkin_id)
{
  g_autofree char *upper = g_strstrip (g_ascii_strup (munchkin_id, -1));
  g_autofree char *lower = g_ascii_strdown (upper, -1);

  if (!scs_marketo_munchkin_id_is_valid (upper))
    return NULL;
  return g_strdup_printf ("https://%s.mktorest.com", lower);
}

/* values: munchkin-id, client-id. NULL with error. */
static char *
find_base (ScsMarketoIdentity *self, GPtrArray *values, GError **error)
{
  char *base_url;

  for (guint i = 0; i < values->len; i++) {
    const char *value = g_ptr_array_index (values, i);

    if (value == NULL || *value == '\0') {
      g_propagate_error (error, value_missing (value_kinds[i]));
      return NULL;
    }
  }

  base_url = base_of_munchkin_id (g_ptr_array_index (values, 0));
  if (base_url == NULL)
    g_set_error_literal (error,
                         SCS_MARKETO_ERROR,
                         SCS_MARKETO_ERROR_MUNCHKIN_ID,
                         "the munchkin-id has not the form 123-ABC-456");
  else if (self->base_url != NULL) {
    g_free (base_url);
    base_url = g_strdup (self->base_url);
  }
  return base_url;
}

static gboolean
kept_will_do (ScsMarketoIdentity *self, const char *key, GetAccessData *data)
{
  return data->age == SCS_MARKETO_TOKEN_ANY && self->kept != NULL && g_str_equal (self->key, key) &&
         self->kept->expires_at_us - g_get_real_time () >= MARGIN_US &&
         (data->refused == NULL || !g_str_equal (data->refused, self->kept->token));
}

static void
get_access_got_values_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = g_steal_pointer (&user_data);
  ScsMarketoIdentity *self = g_task_get_source_object (task);
  GetAccessData *data = g_task_get_task_data (task);
  GError *error = NULL;
  g_autoptr (GPtrArray) values =
      scs_secret_source_lookup_all_finish (self->secrets, result, &error);
  g_autofree char *base_url = error == NULL ? find_base (self, values, &error) : NULL;
  g_autofree char *key = NULL;

  if (error != NULL) {
    g_task_return_error (task, error);
    return;
  }

  /* Newer values are another service: its token has nothing to do with the kept one. */
  key = g_strjoin ("\n",
                   base_url,
                   g_ptr_array_index (values, 0),
                   g_ptr_array_index (values, 1),
                   NULL);
  if (kept_will_do (self, key, data)) {
    g_task_return_pointer (task,
                           copy_access (self->kept),
                           (GDestroyNotify) scs_marketo_access_free);
    return;
  }
  if (self->current == NULL || !g_str_equal (self->current->key, key)) {
    start_renewal (self, key, base_url, g_ptr_array_index (values, 1));
    self->current->refused = scs_secret_copy (data->refused);
  }
  join (self->current, task);
}

static void
renewal_got_secret_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Renewal *renewal = user_data;
  g_autoptr (GError) error = NULL;

  renewal->client_secret =
      scs_secret_source_lookup_finish (SCS_SECRET_SOURCE (source), result, &error);
  if (error == NULL && (renewal->client_secret == NULL || *renewal->client_secret == '\0'))
    error = value_missing ("client-secret");
  if (error != NULL)
    conclude (renewal, NULL, error);
  else
    renewal_ask (renewal);
}

/* The three parameters stand in the query, for POST too; so the address is never logged.
 * Source: https://github.com/AdobeDocs/marketo-apis, static/swagger-identity.json */
static void
renewal_ask (Renewal *renewal)
{
  g_autofree char *url = g_strconcat (renewal->base_url, "/identity/oauth/token", NULL);
  g_autoptr (ScsHttpRequest) request = scs_http_request_new ("POST", url);

  renewal->asked++;
  scs_http_request_add_query (request, "grant_type", "client_credentials");
  scs_http_request_add_query (request, "client_id", renewal->client_id);
  scs_http_request_add_query (request, "client_secret", renewal->client_secret);
  scs_http_request_set_idempotent (request, TRUE);
  scs_http_client_send_async (renewal->self->http,
                              request,
                              renewal->cancellable,
                              renewal_got_answer_cb,
                              renewal);
}

static ScsMarketoAccess *
read_access (Renewal *renewal, ScsHttpAnswer *answer, gint64 *left_s, GError **error)
{
  const char *secrets[] = { renewal->client_id, renewal->client_secret, NULL };
  g_autoptr (ScsMarketoAccess) access = g_new0 (ScsMarketoAccess, 1);
  JsonNode *root;
  JsonObject *body;
  const char *token, *scope = NULL;

  if (!scs_marketo_check_identity (answer, secrets, error))
    return NULL;
  root = scs_http_answer_get_json (answer, error);
  body = root != NULL ? scs_json_root_object (root, error) : NULL;
  token = body != NULL ? scs_json_get_string (body, "access_token", error) : NULL;
  if (token == NULL || !scs_json_get_int (body, "expires_in", left_s, error) ||
      !scs_json_read_string (body, "scope", &scope, error))
    return NULL;

  *left_s = CLAMP (*left_s, 0, 24 * 60 * 60);
  access->base_url = g_strdup (renewal->base_url);
  access->token = scs_secret_copy (token);
  access->scope = g_strdup (scope);
  access->expires_at_us = g_get_real_time () + *left_s * G_USEC_PER_SEC;
  return g_steal_pointer (&access);
}

static gboolean
is_useless (Renewal *renewal, const ScsMarketoAccess *access, gint64 left_s)
{
  return left_s == 0 ||
         (left_s < NEARLY_OVER_S && g_strcmp0 (renewal->refused, access->token) == 0);
}

static void
renewal_got_answer_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Renewal *renewal = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (ScsHttpAnswer) answer =
      scs_http_client_send_finish (SCS_HTTP_CLIENT (source), result, &error);
  gint64 left_s = 0;
  g_autoptr (ScsMarketoAccess) access =
      answer != NULL ? read_access (renewal, answer, &left_s, &error) : NULL;

  if (access == NULL)
    conclude (renewal, NULL, error);
  else if (!is_useless (renewal, access, left_s))
    conclude (renewal, access, NULL);
  else if (renewal->asked < ASKED_MAX)
    scs_pause_async ((guint) (left_s + 1) * 1000, renewal->cancellable, renewal_waited_cb, renewal);
  else {
    g_set_error_literal (&error,
                         SCS_MARKETO_ERROR,
                         SCS_MARKETO_ERROR_TOKEN_REFUSED,
                         "identity hands out tokens that are over already");
    conclude (renewal, NULL, error);
  }
}

static void
renewal_waited_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Renewal *renewal = user_data;
  g_autoptr (GError) error = NULL;

  if (scs_pause_finish (result, &error))
    renewal_ask (renewal);
  else
    conclude (renewal, NULL, error);
}

static void
scs_marketo_identity_finalize (GObject *object)
{
  ScsMarketoIdentity *self = SCS_MARKETO_IDENTITY (object);

  scs_marketo_identity_forget (self);
  g_clear_object (&self->http);
  g_clear_object (&self->secrets);
  g_clear_pointer (&self->base_url, g_free);
  G_OBJECT_CLASS (scs_marketo_identity_parent_class)->finalize (object);
}

static void
scs_marketo_identity_class_init (ScsMarketoIdentityClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = scs_marketo_identity_finalize;
}

static void
scs_marketo_identity_init (ScsMarketoIdentity *self)
{
}

/**
 * scs_marketo_identity_new:
 * @http: asks for tokens
 * @secrets: asked for munchkin-id, client-id and client-secret
 * @base_url: (nullable): stands in place of the address that the Munchkin ID gives
 *
 * Returns: (transfer full)
 */
ScsMarketoIdentity *
scs_marketo_identity_new (ScsHttpClient *http, ScsSecretSource *secrets, const char *base_url)
{
  ScsMarketoIdentity *self = g_object_new (SCS_TYPE_MARKETO_IDENTITY, NULL);

  self->http = g_object_ref (http);
  self->secrets = g_object_ref (secrets);
  self->base_url = g_strdup (base_url);
  if (self->base_url != NULL && g_str_has_suffix (self->base_url, "/"))
    self->base_url[strlen (self->base_url) - 1] = '\0';
  return self;
}

/**
 * scs_marketo_identity_forget:
 *
 * Drops the kept token. A renewal that is under way still serves those who wait for it, but its
 * token is not kept.
 */
void
scs_marketo_identity_forget (ScsMarketoIdentity *self)
{
  self->current = NULL;
  g_clear_pointer (&self->kept, scs_marketo_access_free);
  g_clear_pointer (&self->key, secret_password_free);
}

/**
 * scs_marketo_identity_get_access_async:
 * @age: whether the kept token will do
 * @refused: (nullable): a token that the API does not take any more
 *
 * Looks up the values, and asks identity for a token where none is kept that lasts. Those who ask
 * at the same time share one renewal; it is cancelled when all of them are.
 *
 * Errors: %SCS_MARKETO_ERROR_VALUE_MISSING, %SCS_MARKETO_ERROR_MUNCHKIN_ID,
 * %SCS_MARKETO_ERROR_TOKEN_REFUSED where identity hands out tokens that are over already; those of
 * scs_marketo_check_identity(), of the secret source and of the HTTP client.
 *
 * Source: https://experienceleague.adobe.com/en/docs/marketo-developer/marketo/rest/authentication
 */
void
scs_marketo_identity_get_access_async (ScsMarketoIdentity *self,
                                       ScsMarketoTokenAge age,
                                       const char *refused,
                                       GCancellable *cancellable,
                                       GAsyncReadyCallback callback,
                                       gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (self, cancellable, callback, user_data);
  GetAccessData *data = g_new0 (GetAccessData, 1);

  g_task_set_source_tag (task, scs_marketo_identity_get_access_async);
  data->age = age;
  data->refused = scs_secret_copy (refused);
  g_task_set_task_data (task, data, (GDestroyNotify) get_access_data_free);
  scs_secret_source_lookup_all_async (self->secrets,
                                      value_kinds,
                                      cancellable,
                                      get_access_got_values_cb,
                                      g_object_ref (task));
}

/**
 * scs_marketo_identity_get_access_finish:
 *
 * Returns: (transfer full) (nullable): base address and token
 */
ScsMarketoAccess *
scs_marketo_identity_get_access_finish (ScsMarketoIdentity *self,
                                        GAsyncResult *result,
                                        GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);
  g_return_val_if_fail (g_async_result_is_tagged (result, scs_marketo_identity_get_access_async),
                        NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}
