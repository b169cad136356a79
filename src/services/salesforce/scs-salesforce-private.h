/* SPDX-FileCopyrightText: 2026 The Sales Connect Setup authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "services/salesforce/scs-salesforce-error.h"

#include "services/http/scs-http-client.h"

G_BEGIN_DECLS

/* What the files of this folder know of one another. */

gboolean scs_salesforce_instance_url_is_valid (const char *instance_url);
/* (transfer full) (nullable) 18 characters; NULL when it is no organisation's id */
char *scs_salesforce_org_id_normalize (const char *org_id);
/* (transfer full) (nullable) of an access token, in 18 characters */
char *scs_salesforce_org_id_of_token (const char *token);

/* secrets: NULL-terminated, never to be quoted. */
GError *scs_salesforce_error_from_oauth (const char *code,
                                         const char *description,
                                         const char *const *secrets);
/* TRUE for 200 to 299 */
gboolean
scs_salesforce_check_oauth (ScsHttpAnswer *answer, const char *const *secrets, GError **error);
/* repeat: (out) whether the same question may get an answer a little later */
gboolean scs_salesforce_check_data (ScsHttpAnswer *answer,
                                    const char *const *secrets,
                                    gboolean *repeat,
                                    GError **error);

#define SCS_TYPE_SALESFORCE_CALLBACK (scs_salesforce_callback_get_type ())
G_DECLARE_FINAL_TYPE (ScsSalesforceCallback,
                      scs_salesforce_callback,
                      SCS,
                      SALESFORCE_CALLBACK,
                      GObject)

/* allowed_origin: scheme and host of the login page. state: what the visitor must bring back. */
ScsSalesforceCallback *scs_salesforce_callback_new (const char *allowed_origin, const char *state);
gboolean
scs_salesforce_callback_listen (ScsSalesforceCallback *self, const guint16 *ports, GError **error);
guint16 scs_salesforce_callback_get_port (ScsSalesforceCallback *self);
void scs_salesforce_callback_wait_async (ScsSalesforceCallback *self,
                                         guint timeout_ms,
                                         GCancellable *cancellable,
                                         GAsyncReadyCallback callback,
                                         gpointer user_data);
/* (transfer full) the code, secret memory */
char *scs_salesforce_callback_wait_finish (ScsSalesforceCallback *self,
                                           GAsyncResult *result,
                                           GError **error);

G_END_DECLS
