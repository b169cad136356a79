/* SPDX-FileCopyrightText: 2026 The Sales Connect Setup authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include <libsecret/secret.h>

#include "setup/scs-setup-private.h"
#include "setup/scs-setup-work.h"

/* The part of ScsSetup that keeps the person's own sign-in to Salesforce. */

static const guint16 default_ports[] = { 18177, 18178, 18179 };

/**
 * scs_setup_set_callback_ports:
 * @self: a set-up
 * @ports: (nullable) (array length=n_ports): on which the browser may come back from Salesforce, in
 * the order in which they are tried; 0 is passed over
 * @n_ports: how many
 *
 * With none left, it is the three usual ones: below 32768, where no short-lived port takes them,
 * and none of the Salesforce command line's.
 */
void
scs_setup_set_callback_ports (ScsSetup *self, const guint16 *ports, gsize n_ports)
{
  g_autoptr (GArray) kept = g_array_new (TRUE, TRUE, sizeof (guint16));

  for (gsize i = 0; i < n_ports; i++)
    if (ports[i] != 0)
      g_array_append_val (kept, ports[i]);
  if (kept->len == 0)
    g_array_append_vals (kept, default_ports, G_N_ELEMENTS (default_ports));
  g_free (self->callback_ports);
  self->callback_ports = g_array_steal (kept, NULL);
}

/**
 * scs_setup_dup_callback_urls:
 * @self: a set-up
 *
 * Returns: (transfer full): the callback URLs to register in the External Client App, letter by
 * letter
 */
char **
scs_setup_dup_callback_urls (ScsSetup *self)
{
  g_autoptr (GStrvBuilder) urls = g_strv_builder_new ();

  for (gsize i = 0; self->callback_ports[i] != 0; i++) {
    g_autofree char *url =
        g_strdup_printf ("http://localhost:%u/callback", self->callback_ports[i]);

    g_strv_builder_add (urls, url);
  }
  return g_strv_builder_end (urls);
}

/**
 * scs_setup_new_salesforce_sign_in:
 * @self: a set-up
 * @consumer_key: of the External Client App in the person's org
 *
 * Returns: (transfer full): a sign-in at the login address that the person chose
 */
ScsSalesforceSignIn *
scs_setup_new_salesforce_sign_in (ScsSetup *self, const char *consumer_key)
{
  const char *login = scs_setup_get_fact (self, SCS_FACT_SALESFORCE_LOGIN);
  const char *url = "https://login.salesforce.com";

  if (g_strcmp0 (login, "my-domain") == 0 &&
      scs_setup_get_fact (self, SCS_FACT_SALESFORCE_MY_DOMAIN) != NULL)
    url = scs_setup_get_fact (self, SCS_FACT_SALESFORCE_MY_DOMAIN);
  else if (g_strcmp0 (login, "sandbox") == 0 ||
           (login == NULL && scs_environment_is_sandbox (self->environment)))
    url = "https://test.salesforce.com";
  return scs_salesforce_sign_in_new (self->http,
                                     url,
                                     scs_environment_get_addresses (self->environment)
                                         ->salesforce_url,
                                     consumer_key,
                                     FALSE,
                                     self->callback_ports);
}

/* One after the other, so that a keyring that asks does so once. */
typedef struct {
  /* input */
  char *values[4]; /* (owned) secret memory; NULL is passed over */
  /* in progress */
  guint next;
} AcceptData;

static const char *const accept_kinds[] = { "consumer-key",
                                            "instance-url",
                                            "refresh-token",
                                            "access-token" };

static void
accept_data_free (AcceptData *data)
{
  for (guint i = 0; i < G_N_ELEMENTS (data->values); i++)
    secret_password_free (data->values[i]);
  g_free (data);
}

static void store_next (GTask *task);
static void accept_stored_cb (GObject *source, GAsyncResult *result, gpointer user_data);
static void accept_looked_cb (GObject *source, GAsyncResult *result, gpointer user_data);

/**
 * scs_setup_accept_salesforce_async:
 * @self: a set-up
 * @session: what the sign-in brought, after the person has said that it is the right one
 * @consumer_key: with which they signed in
 * @callback: when it is stored and was looked into
 * @user_data: for @callback
 */
void
scs_setup_accept_salesforce_async (ScsSetup *self,
                                   const ScsSalesforceSession *session,
                                   const char *consumer_key,
                                   GAsyncReadyCallback callback,
                                   gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (self, NULL, callback, user_data);
  AcceptData *data = g_new0 (AcceptData, 1);

  g_task_set_source_tag (task, scs_setup_accept_salesforce_async);
  g_task_set_task_data (task, data, (GDestroyNotify) accept_data_free);
  data->values[0] = scs_secret_copy (consumer_key);
  data->values[1] = scs_secret_copy (session->instance_url);
  data->values[2] =
      session->refresh_token != NULL ? scs_secret_copy (session->refresh_token) : NULL;
  data->values[3] = scs_secret_copy (session->access_token);
  store_next (g_steal_pointer (&task));
}

static void
store_next (GTask *owned_task)
{
  g_autoptr (GTask) task = owned_task;
  ScsSetup *self = g_task_get_source_object (task);
  AcceptData *data = g_task_get_task_data (task);

  while (data->next < G_N_ELEMENTS (data->values) && data->values[data->next] == NULL)
    data->next++;
  if (data->next == G_N_ELEMENTS (data->values)) {
    scs_setup_run_checks_async (self,
                                SCS_GROUP_SALESFORCE,
                                NULL,
                                accept_looked_cb,
                                g_steal_pointer (&task));
    return;
  }
  scs_setup_store_secret_async (self,
                                "salesforce",
                                NULL,
                                accept_kinds[data->next],
                                data->values[data->next],
                                NULL,
                                accept_stored_cb,
                                g_object_ref (task));
}

static void
accept_stored_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = g_steal_pointer (&user_data);
  AcceptData *data = g_task_get_task_data (task);
  g_autoptr (GError) error = NULL;

  if (!scs_setup_store_secret_finish (SCS_SETUP (source), result, &error)) {
    g_task_return_error (task, g_steal_pointer (&error));
    return;
  }
  data->next++;
  store_next (g_steal_pointer (&task));
}

static void
accept_looked_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = g_steal_pointer (&user_data);

  /* Signed in they are; what the checks find stands in the checks. */
  g_task_return_boolean (task, TRUE);
}

/**
 * scs_setup_accept_salesforce_finish:
 * @self: a set-up
 * @result: what the callback got
 * @error: return location
 *
 * Errors: #ScsKeyringError.
 *
 * Returns: whether the sign-in is stored
 */
gboolean
scs_setup_accept_salesforce_finish (ScsSetup *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_async_result_is_tagged (result, scs_setup_accept_salesforce_async),
                        FALSE);
  return g_task_propagate_boolean (G_TASK (result), error);
}
