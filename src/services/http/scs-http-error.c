/* SPDX-FileCopyrightText: 2026 The Sales Connect Setup authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "services/http/scs-http-private.h"

G_DEFINE_QUARK (scs - http - error - quark, scs_http_error)

static ScsHttpError
code_of_resolver (const GError *error)
{
  /* Without a network every name seems unknown, or fails “for the moment”. */
  return g_network_monitor_get_network_available (g_network_monitor_get_default ())
             ? SCS_HTTP_ERROR_HOST_NOT_FOUND
             : SCS_HTTP_ERROR_OFFLINE;
}

static ScsHttpError
code_of_io (const GError *error)
{
  switch (error->code) {
  case G_IO_ERROR_CONNECTION_REFUSED:
    return SCS_HTTP_ERROR_REFUSED;
  case G_IO_ERROR_NETWORK_UNREACHABLE:
  case G_IO_ERROR_HOST_UNREACHABLE:
    return SCS_HTTP_ERROR_OFFLINE;
  case G_IO_ERROR_HOST_NOT_FOUND:
    return SCS_HTTP_ERROR_HOST_NOT_FOUND;
  case G_IO_ERROR_TIMED_OUT:
    return SCS_HTTP_ERROR_TIMED_OUT;
  case G_IO_ERROR_PARTIAL_INPUT:
  case G_IO_ERROR_CONNECTION_CLOSED:
  case G_IO_ERROR_CLOSED:
    return SCS_HTTP_ERROR_CUT_SHORT;
  case G_IO_ERROR_INVALID_DATA:
    return SCS_HTTP_ERROR_NOT_JSON; /* broken compression */
  default:
    return SCS_HTTP_ERROR_FAILED;
  }
}

static ScsHttpError
code_of (const GError *error)
{
  if (error->domain == G_RESOLVER_ERROR)
    return code_of_resolver (error);
  if (error->domain == G_TLS_ERROR)
    return error->code == G_TLS_ERROR_EOF ? SCS_HTTP_ERROR_CUT_SHORT : SCS_HTTP_ERROR_CERTIFICATE;
  if (error->domain == G_IO_ERROR)
    return code_of_io (error);
  return SCS_HTTP_ERROR_FAILED;
}

/**
 * scs_http_error_from_transport:
 * @error: what GIO or libsoup says
 * @description: method and address without query
 *
 * %G_IO_ERROR_CANCELLED and errors of #ScsHttpError stay as they are; every other becomes one of
 * #ScsHttpError, with the description in front.
 *
 * Returns: (transfer full)
 */
GError *
scs_http_error_from_transport (const GError *error, const char *description)
{
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED) || error->domain == SCS_HTTP_ERROR)
    return g_error_copy (error);

  return g_error_new (SCS_HTTP_ERROR, code_of (error), "%s: %s", description, error->message);
}

#define QUOTE_MAX_CHARS 200

/**
 * scs_http_error_quote:
 * @words: (nullable): what a server said, UTF-8
 * @secrets: (nullable) (array zero-terminated=1): what it must not have repeated; empty ones are
 * passed over
 *
 * A server may say anything, even what was sent to it.
 *
 * Returns: (transfer full): one line of at most 200 characters
 */
char *
scs_http_error_quote (const char *words, const char *const *secrets)
{
  GString *text = g_string_new (NULL);
  g_autofree char *valid = g_utf8_make_valid (words != NULL ? words : "", -1);
  glong length = 0;

  for (gsize i = 0; secrets != NULL && secrets[i] != NULL; i++) {
    g_auto (GStrv) parts = NULL;
    char *joined;

    if (*secrets[i] == '\0')
      continue;
    parts = g_strsplit (valid, secrets[i], -1);
    joined = g_strjoinv ("***", parts);
    g_free (valid);
    valid = joined;
  }

  for (const char *at = valid; *at != '\0' && length < QUOTE_MAX_CHARS;
       at = g_utf8_next_char (at)) {
    gunichar c = g_utf8_get_char (at);

    g_string_append_unichar (text, g_unichar_isprint (c) ? c : ' ');
    length++;
  }
  return g_string_free (text, FALSE);
}
