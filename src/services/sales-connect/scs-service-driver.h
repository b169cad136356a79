/* SPDX-FileCopyrightText: 2026 The Sales Connect Setup authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "services/http/scs-http-client.h"
#include "services/http/scs-secret-source.h"
#include "services/sales-connect/scs-sales-connect.h"

G_BEGIN_DECLS

#define SCS_TYPE_SERVICE_DRIVER (scs_service_driver_get_type ())
G_DECLARE_FINAL_TYPE (ScsServiceDriver, scs_service_driver, SCS, SERVICE_DRIVER, GObject)

/* session: asked for access-token. marketo: asked for munchkin-id, client-id, client-secret. */
ScsServiceDriver *scs_service_driver_new (ScsHttpClient *http,
                                          ScsSecretSource *session,
                                          ScsSecretSource *marketo,
                                          const char *base_url);

/* Exchanges the password for an access token (transfer full; secret_password_free). The caller
 * stores it. */
void scs_service_driver_sign_in_async (ScsServiceDriver *self,
                                       const char *email,
                                       const char *password,
                                       GCancellable *cancellable,
                                       GAsyncReadyCallback callback,
                                       gpointer user_data);
char *
scs_service_driver_sign_in_finish (ScsServiceDriver *self, GAsyncResult *result, GError **error);

G_END_DECLS
