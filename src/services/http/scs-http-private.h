/* SPDX-FileCopyrightText: 2026 The Sales Connect Setup authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "services/http/scs-http-client.h"
#include "services/http/scs-rate-limit.h"

#include <libsoup/soup.h>

G_BEGIN_DECLS

/* What the files of this folder know of one another. */

struct _ScsHttpClient {
  GObject parent_instance;

  SoupSession *session; /* (owned) */
  GHashTable *limits;   /* (owned) (element-type utf8 ScsRateLimit), by origin */
  guint idle_timeout_ms;
  guint total_timeout_ms;
  gsize body_max_bytes;
  guint backoff_base_ms;
  guint last_id;
};

ScsRateLimit *scs_http_client_ensure_limit (ScsHttpClient *self, const char *origin);

SoupMessage *scs_http_request_build (ScsHttpRequest *self, GError **error);
gboolean scs_http_request_is_idempotent (ScsHttpRequest *self);
/* (transfer none) method and address without query: for logs, messages */
const char *scs_http_request_describe (ScsHttpRequest *self);
/* (transfer none) what the limits are counted by: scheme, host and port */
const char *scs_http_request_get_origin (ScsHttpRequest *self);
GBytes *scs_http_secret_bytes_new_take (char *data, gsize length);

ScsHttpAnswer *scs_http_answer_new (SoupMessage *message, const char *description, GBytes *body);
gboolean scs_http_answer_looks_like_json (ScsHttpAnswer *self);
void scs_http_answer_take_json (ScsHttpAnswer *self, JsonNode *json, GError *error);

GError *scs_http_error_from_transport (const GError *error, const char *description);

G_END_DECLS
