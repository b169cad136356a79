/* SPDX-FileCopyrightText: 2026 The Sales Connect Setup authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

#define SCS_HTTP_ERROR (scs_http_error_quark ())
GQuark scs_http_error_quark (void);

/**
 * ScsHttpError:
 * @SCS_HTTP_ERROR_ADDRESS: the address is neither https nor plain http on loopback
 * @SCS_HTTP_ERROR_HOST_NOT_FOUND: the host name does not resolve
 * @SCS_HTTP_ERROR_OFFLINE: there is no network
 * @SCS_HTTP_ERROR_REFUSED: nothing listens there
 * @SCS_HTTP_ERROR_CERTIFICATE: the certificate does not verify
 * @SCS_HTTP_ERROR_TIMED_OUT: no answer in time
 * @SCS_HTTP_ERROR_CUT_SHORT: the connection ended within the answer
 * @SCS_HTTP_ERROR_TOO_LARGE: the answer passes the bound
 * @SCS_HTTP_ERROR_NOT_JSON: the body is no JSON, or nested too deeply
 * @SCS_HTTP_ERROR_WRONG_SHAPE: JSON, but a member is missing or of another type; the message names
 * it
 * @SCS_HTTP_ERROR_STATUS: a status that the contract does not know for this call
 * @SCS_HTTP_ERROR_REDIRECT: a redirect, which no call of ours may follow
 * @SCS_HTTP_ERROR_BUSY: 429 or 503, and the repeats are used up
 * @SCS_HTTP_ERROR_FAILED: anything else below HTTP
 *
 * What can go wrong before a service's own rules apply. Never carries an address with a query.
 */
typedef enum {
  SCS_HTTP_ERROR_ADDRESS,
  SCS_HTTP_ERROR_HOST_NOT_FOUND,
  SCS_HTTP_ERROR_OFFLINE,
  SCS_HTTP_ERROR_REFUSED,
  SCS_HTTP_ERROR_CERTIFICATE,
  SCS_HTTP_ERROR_TIMED_OUT,
  SCS_HTTP_ERROR_CUT_SHORT,
  SCS_HTTP_ERROR_TOO_LARGE,
  SCS_HTTP_ERROR_NOT_JSON,
  SCS_HTTP_ERROR_WRONG_SHAPE,
  SCS_HTTP_ERROR_STATUS,
  SCS_HTTP_ERROR_REDIRECT,
  SCS_HTTP_ERROR_BUSY,
  SCS_HTTP_ERROR_FAILED
} ScsHttpError;

/* A server's own words, fit for a message: one line, at most 200 characters, with the secrets
 * (NULL-terminated) taken out. (transfer full) */
char *scs_http_error_quote (const char *words, const char *const *secrets);

G_END_DECLS
