/* SPDX-FileCopyrightText: 2026 The Sales Connect Setup authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "services/http/scs-http-error.h"

#include <gio/gio.h>
#include <json-glib/json-glib.h>

G_BEGIN_DECLS

/* Strict: no comments, nothing after the value, UTF-8, at most 64 levels deep. (transfer full),
 * else NOT_JSON. */
JsonNode *scs_json_parse (GBytes *body, GError **error);

/* The same; bodies over 64 KiB in a worker thread. */
void scs_json_parse_async (GBytes *body,
                           GCancellable *cancellable,
                           GAsyncReadyCallback callback,
                           gpointer user_data);
JsonNode *scs_json_parse_finish (GAsyncResult *result, GError **error);

/* Below: everything returned is (transfer none); what does not fit is WRONG_SHAPE, the message
 * names the member. */
JsonObject *scs_json_root_object (JsonNode *root, GError **error);
JsonArray *scs_json_root_array (JsonNode *root, GError **error);

/* Must be there: NULL or FALSE with an error otherwise. */
const char *scs_json_get_string (JsonObject *object, const char *member, GError **error);
gboolean scs_json_get_int (JsonObject *object, const char *member, gint64 *value, GError **error);
gboolean
scs_json_get_boolean (JsonObject *object, const char *member, gboolean *value, GError **error);
JsonObject *scs_json_get_object (JsonObject *object, const char *member, GError **error);
JsonArray *scs_json_get_array (JsonObject *object, const char *member, GError **error);

/* Must be there as a string or an integer, and comes as text (transfer full): ids, error codes. */
char *scs_json_dup_text (JsonObject *object, const char *member, GError **error);

/* May be missing or null: then TRUE, and *value is NULL or the fallback. Another type is an error.
 */
gboolean
scs_json_read_string (JsonObject *object, const char *member, const char **value, GError **error);
gboolean scs_json_read_int (JsonObject *object,
                            const char *member,
                            gint64 fallback,
                            gint64 *value,
                            GError **error);
gboolean scs_json_read_boolean (JsonObject *object,
                                const char *member,
                                gboolean fallback,
                                gboolean *value,
                                GError **error);
gboolean
scs_json_read_object (JsonObject *object, const char *member, JsonObject **value, GError **error);
gboolean
scs_json_read_array (JsonObject *object, const char *member, JsonArray **value, GError **error);

/* Elements; index below json_array_get_length (). */
JsonObject *scs_json_object_at (JsonArray *array, guint index, GError **error);
const char *scs_json_string_at (JsonArray *array, guint index, GError **error);

G_END_DECLS
