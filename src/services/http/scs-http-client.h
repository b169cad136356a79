/* SPDX-FileCopyrightText: 2026 The Sales Connect Setup authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "services/http/scs-http-error.h"

#include <gio/gio.h>
#include <json-glib/json-glib.h>

G_BEGIN_DECLS

/**
 * ScsHttpRequest:
 *
 * What to ask. Counted by reference; not to be changed after it was sent. Every value given to it
 * (query, form, bearer, header) is kept in secret memory, so that none of them has to be told
 * apart.
 */
typedef struct _ScsHttpRequest ScsHttpRequest;

ScsHttpRequest *scs_http_request_new (const char *method, const char *url);
ScsHttpRequest *scs_http_request_ref (ScsHttpRequest *self);
void scs_http_request_unref (ScsHttpRequest *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (ScsHttpRequest, scs_http_request_unref)

/* Each may be called several times; added in that order, percent-encoded. */
void scs_http_request_add_query (ScsHttpRequest *self, const char *name, const char *value);
/* Makes the body application/x-www-form-urlencoded. */
void scs_http_request_add_form (ScsHttpRequest *self, const char *name, const char *value);
/* The same name again replaces the value. */
void scs_http_request_set_header (ScsHttpRequest *self, const char *name, const char *value);
void scs_http_request_set_bearer (ScsHttpRequest *self, const char *token);
/* Makes the body application/json. Generated at once; the node may be freed or changed afterwards.
 */
void scs_http_request_set_json (ScsHttpRequest *self, JsonNode *body);
/* TRUE: may be repeated after 429, 502, 503, 504 and broken connections. Default: TRUE for GET,
 * else FALSE. */
void scs_http_request_set_idempotent (ScsHttpRequest *self, gboolean idempotent);

/**
 * ScsHttpAnswer:
 *
 * Any complete answer that is no redirect, whatever its status.
 */
typedef struct _ScsHttpAnswer ScsHttpAnswer;

void scs_http_answer_free (ScsHttpAnswer *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (ScsHttpAnswer, scs_http_answer_free)

guint scs_http_answer_get_status (ScsHttpAnswer *self);
gboolean scs_http_answer_is_success (ScsHttpAnswer *self); /* 200 to 299 */
GBytes *scs_http_answer_get_body (ScsHttpAnswer *self); /* (transfer none), after decompression */
/* (nullable) the first of that name, case-insensitive */
const char *scs_http_answer_get_header (ScsHttpAnswer *self, const char *name);
/* (transfer none) (nullable) NULL when the body is no JSON, then NOT_JSON in error */
JsonNode *scs_http_answer_get_json (ScsHttpAnswer *self, GError **error);
/* FALSE outside 200 to 299: BUSY for 429 and 503, else STATUS; the message holds method, address
 * without query, and status */
gboolean scs_http_answer_check_status (ScsHttpAnswer *self, GError **error);

#define SCS_TYPE_HTTP_CLIENT (scs_http_client_get_type ())
G_DECLARE_FINAL_TYPE (ScsHttpClient, scs_http_client, SCS, HTTP_CLIENT, GObject)

ScsHttpClient *scs_http_client_new (const char *user_agent);

/* Limits; they hold for requests sent afterwards. Defaults: 15 s idle, 45 s total, 8 MiB, 0.5 s
 * back-off. */
void scs_http_client_set_idle_timeout_ms (ScsHttpClient *self, guint timeout_ms);
void scs_http_client_set_total_timeout_ms (ScsHttpClient *self, guint timeout_ms);
void scs_http_client_set_body_max_bytes (ScsHttpClient *self, gsize body_max_bytes);
void scs_http_client_set_backoff_base_ms (ScsHttpClient *self, guint base_ms);
guint scs_http_client_get_backoff_base_ms (ScsHttpClient *self);

/* ADDRESS unless https, or plain http on loopback */
gboolean scs_http_client_address_is_allowed (const char *url, GError **error);

void scs_http_client_send_async (ScsHttpClient *self,
                                 ScsHttpRequest *request,
                                 GCancellable *cancellable,
                                 GAsyncReadyCallback callback,
                                 gpointer user_data);
/* (transfer full) */
ScsHttpAnswer *
scs_http_client_send_finish (ScsHttpClient *self, GAsyncResult *result, GError **error);

G_END_DECLS
