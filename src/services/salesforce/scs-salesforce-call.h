/* SPDX-FileCopyrightText: 2026 The Sales Connect Setup authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "services/salesforce/scs-salesforce-client.h"

#include <json-glib/json-glib.h>

G_BEGIN_DECLS

/* The client, as its two files share it. */
struct _ScsSalesforceClient {
  GObject parent_instance;

  ScsHttpClient *http;      /* (owned) */
  ScsSecretSource *secrets; /* (owned) */
  char *base_url;           /* (owned) (nullable) in place of the instance's address */

  char *version_instance; /* (owned) (nullable) for which the version was asked */
  guint version;
};

GError *scs_salesforce_value_missing (const char *kind);
char *scs_salesforce_client_choose_instance (ScsSalesforceClient *self,
                                             const char *instance_url,
                                             GError **error);

/* path: behind the instance, or with has_version behind the version. query: (nullable) SOQL, static
 */
void scs_salesforce_call_async (ScsSalesforceClient *self,
                                const char *path,
                                const char *query,
                                gboolean has_version,
                                GCancellable *cancellable,
                                GAsyncReadyCallback callback,
                                gpointer user_data);
/* (transfer none) lives as long as *answer, which is (transfer full) even when NULL is returned */
JsonObject *
scs_salesforce_call_finish (GAsyncResult *result, ScsHttpAnswer **answer, GError **error);

G_END_DECLS
