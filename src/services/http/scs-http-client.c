/* SPDX-FileCopyrightText: 2026 The Sales Connect Setup authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "services/http/scs-http-private.h"

#define IDLE_TIMEOUT_MS 15000
#define TOTAL_TIMEOUT_MS 45000
#define BODY_MAX_BYTES (8 * 1024 * 1024)
#define BACKOFF_BASE_MS 500

/* Half of what Marketo allows a whole instance, and what it advises for one integration.
 * Source:
 * https://experienceleague.adobe.com/en/docs/marketo-developer/marketo/rest/marketo-integration-best-practices
 */
#define RUNNING_MAX 5
#define WINDOW_MAX 50
#define WINDOW_MS 20000

/**
 * ScsHttpClient:
 *
 * One session with all the rules that every call obeys: https outside loopback, verified
 * certificates, no redirects, bounded time and size, few calls at a time, repeats for harmless
 * requests only. It knows no service; an answer of any status is an answer.
 */
G_DEFINE_FINAL_TYPE (ScsHttpClient, scs_http_client, G_TYPE_OBJECT)

static void
scs_http_client_finalize (GObject *object)
{
  ScsHttpClient *self = SCS_HTTP_CLIENT (object);

  g_clear_object (&self->session);
  g_clear_pointer (&self->limits, g_hash_table_unref);
  G_OBJECT_CLASS (scs_http_client_parent_class)->finalize (object);
}

static void
scs_http_client_class_init (ScsHttpClientClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = scs_http_client_finalize;
}

static void
scs_http_client_init (ScsHttpClient *self)
{
  self->limits = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_object_unref);
  self->idle_timeout_ms = IDLE_TIMEOUT_MS;
  self->total_timeout_ms = TOTAL_TIMEOUT_MS;
  self->body_max_bytes = BODY_MAX_BYTES;
  self->backoff_base_ms = BACKOFF_BASE_MS;
}

/**
 * scs_http_client_new:
 * @user_agent: name and version, such as `sales-connect-setup/1.0`
 *
 * Returns: (transfer full): a client that verifies certificates against the system's authorities
 */
ScsHttpClient *
scs_http_client_new (const char *user_agent)
{
  ScsHttpClient *self = g_object_new (SCS_TYPE_HTTP_CLIENT, NULL);

  /* Time is bounded by our own clocks, which know milliseconds and the whole answer. */
  self->session = soup_session_new_with_options ("user-agent",
                                                 user_agent,
                                                 "timeout",
                                                 0,
                                                 "max-conns",
                                                 20,
                                                 "max-conns-per-host",
                                                 RUNNING_MAX,
                                                 NULL);
  /* Who asks for a password in a header gets none: every call of ours brings its own authorisation.
   */
  soup_session_remove_feature_by_type (self->session, SOUP_TYPE_AUTH_MANAGER);
  return self;
}

/**
 * scs_http_client_set_idle_timeout_ms:
 * @timeout_ms: the longest silence while connecting, sending, and within an answer
 */
void
scs_http_client_set_idle_timeout_ms (ScsHttpClient *self, guint timeout_ms)
{
  g_return_if_fail (SCS_IS_HTTP_CLIENT (self));

  self->idle_timeout_ms = timeout_ms;
}

/**
 * scs_http_client_set_total_timeout_ms:
 * @timeout_ms: the longest that one try may take, from its turn to the last byte
 */
void
scs_http_client_set_total_timeout_ms (ScsHttpClient *self, guint timeout_ms)
{
  g_return_if_fail (SCS_IS_HTTP_CLIENT (self));

  self->total_timeout_ms = timeout_ms;
}

/**
 * scs_http_client_set_body_max_bytes:
 * @body_max_bytes: the longest answer, counted after decompression
 */
void
scs_http_client_set_body_max_bytes (ScsHttpClient *self, gsize body_max_bytes)
{
  g_return_if_fail (SCS_IS_HTTP_CLIENT (self));

  self->body_max_bytes = body_max_bytes;
}

/**
 * scs_http_client_set_backoff_base_ms:
 * @base_ms: the longest wait before the second try; it doubles with each further one
 */
void
scs_http_client_set_backoff_base_ms (ScsHttpClient *self, guint base_ms)
{
  g_return_if_fail (SCS_IS_HTTP_CLIENT (self));

  self->backoff_base_ms = MIN (base_ms, 60000);
}

/**
 * scs_http_client_get_backoff_base_ms:
 *
 * Returns: the wait in milliseconds from which those between repeats are counted
 */
guint
scs_http_client_get_backoff_base_ms (ScsHttpClient *self)
{
  g_return_val_if_fail (SCS_IS_HTTP_CLIENT (self), 0);

  return self->backoff_base_ms;
}

static gboolean
host_is_loopback (const char *host)
{
  g_autoptr (GInetAddress) address = g_inet_address_new_from_string (host);

  return address != NULL ? g_inet_address_get_is_loopback (address)
                         : g_ascii_strcasecmp (host, "localhost") == 0;
}

/**
 * scs_http_client_address_is_allowed:
 * @url: an absolute address
 *
 * Whether a request may go there: https, or plain http on loopback; no user name in it.
 *
 * Errors: %SCS_HTTP_ERROR_ADDRESS.
 */
gboolean
scs_http_client_address_is_allowed (const char *url, GError **error)
{
  g_autoptr (GUri) uri = g_uri_parse (url, SOUP_HTTP_URI_FLAGS, NULL);
  const char *host = uri != NULL ? g_uri_get_host (uri) : NULL;

  if (host != NULL && *host != '\0' && g_uri_get_userinfo (uri) == NULL) {
    const char *scheme = g_uri_get_scheme (uri);

    if (g_str_equal (scheme, "https") || (g_str_equal (scheme, "http") && host_is_loopback (host)))
      return TRUE;
  }

  g_set_error (error,
               SCS_HTTP_ERROR,
               SCS_HTTP_ERROR_ADDRESS,
               "%s is neither https nor plain http on this computer",
               host != NULL ? host : "the address");
  return FALSE;
}

/**
 * scs_http_client_ensure_limit:
 * @origin: scheme, host and port
 *
 * The limits of an origin are the same for every caller.
 *
 * Returns: (transfer none): its limits, made when it is asked for the first time
 */
ScsRateLimit *
scs_http_client_ensure_limit (ScsHttpClient *self, const char *origin)
{
  ScsRateLimit *limit = g_hash_table_lookup (self->limits, origin);

  if (limit == NULL) {
    limit = scs_rate_limit_new (RUNNING_MAX, WINDOW_MAX, WINDOW_MS);
    g_hash_table_insert (self->limits, g_strdup (origin), limit);
  }
  return limit;
}
