/* SPDX-FileCopyrightText: 2026 The Sales Connect Setup authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>
#include <libsecret/secret.h>

#include "services/http/scs-http-error.h"
#include "services/sales-connect/scs-service-driver.h"
#include "setup/scs-setup-private.h"
#include "setup/scs-setup-work.h"

#define WAIT_US (10 * G_TIME_SPAN_MINUTE)

/**
 * scs_setup_get_errand:
 * @self: a set-up
 * @kind: what a person is asked to do
 *
 * Returns: (transfer none) (nullable): the open errand of that kind
 */
ScsGuidedErrand *
scs_setup_get_errand (ScsSetup *self, ScsErrandKind kind)
{
  for (guint i = 0; i < self->errands->len; i++) {
    ScsGuidedErrand *errand = g_ptr_array_index (self->errands, i);

    if (scs_guided_errand_get_kind (errand) == kind && scs_guided_errand_is_open (errand))
      return errand;
  }
  return NULL;
}

/**
 * scs_setup_withdraw_errands:
 * @self: a set-up that is not shown any more
 *
 * Ends what waits for a person, for it would hold the set-up and its pages for ever. Nothing of it
 * counts as done; a page asks anew when it is shown again.
 */
void
scs_setup_withdraw_errands (ScsSetup *self)
{
  g_autoptr (GPtrArray) errands = g_steal_pointer (&self->errands);

  self->errands = g_ptr_array_new_with_free_func (g_object_unref);
  for (guint i = 0; i < errands->len; i++)
    scs_guided_errand_did_not_work (g_ptr_array_index (errands, i), "the set-up was closed");
}

/* Operations: written down before they are sent */

static ScsOperation *
find_doubtful (ScsSetup *self, const char *kind)
{
  GHashTableIter iter;
  gpointer operation;

  g_hash_table_iter_init (&iter, self->operations);
  while (g_hash_table_iter_next (&iter, NULL, &operation))
    if (((ScsOperation *) operation)->in_doubt &&
        g_str_equal (((ScsOperation *) operation)->kind, kind))
      return operation;
  return NULL;
}

/**
 * scs_setup_is_doubtful:
 * @self: a set-up
 * @operation_kind: `connect-marketo`, `connect-salesforce`, `invite`, `grant-access` or
 * `revoke-access`
 *
 * Returns: whether one was sent and no answer came, so that it is not known whether it went through
 */
gboolean
scs_setup_is_doubtful (ScsSetup *self, const char *operation_kind)
{
  return find_doubtful (self, operation_kind) != NULL;
}

static void
operation_written_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = g_steal_pointer (&user_data);
  ScsSetup *self = g_task_get_source_object (task);
  const char *key = g_task_get_task_data (task);
  g_autoptr (GError) error = NULL;

  if (!scs_journal_put_finish (SCS_JOURNAL (source), result, &error)) {
    g_hash_table_remove (self->operations, key);
    g_task_return_error (task, g_steal_pointer (&error));
    return;
  }
  g_task_return_pointer (task, g_strdup (key), g_free);
}

/**
 * scs_setup_send_operation_async:
 * @self: a set-up
 * @kind: what is going to be sent
 * @people: (nullable): e-mail IDs
 * @workspaces: (nullable): ids
 * @callback: when it is written down
 * @user_data: for @callback
 *
 * Writes an operation down. It may be sent once this has finished; scs_setup_settle_operation()
 * ends it.
 */
void
scs_setup_send_operation_async (ScsSetup *self,
                                const char *kind,
                                const char *const *people,
                                const char *const *workspaces,
                                GAsyncReadyCallback callback,
                                gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (self, NULL, callback, user_data);
  g_autoptr (GPtrArray) records =
      g_ptr_array_new_with_free_func ((GDestroyNotify) scs_journal_record_free);
  ScsOperation *operation = scs_operation_new (kind, people, workspaces);
  g_autofree char *body = scs_operation_to_body (operation);

  g_task_set_source_tag (task, scs_setup_send_operation_async);
  if (self->journal == NULL) {
    g_task_return_new_error (task, G_IO_ERROR, G_IO_ERROR_CANCELLED, "The set-up is closed");
    scs_operation_free (operation);
    return;
  }
  g_task_set_task_data (task, g_strdup (operation->key), g_free);
  g_ptr_array_add (records, scs_journal_record_new ("operation", operation->key, body));
  g_hash_table_insert (self->operations, operation->key, operation);
  scs_journal_put_async (self->journal,
                         scs_environment_get_name (self->environment),
                         records,
                         NULL,
                         operation_written_cb,
                         g_steal_pointer (&task));
}

/**
 * scs_setup_send_operation_finish:
 * @self: a set-up
 * @result: what the callback got
 * @error: return location
 *
 * Errors: those of #ScsJournalError; then nothing may be sent.
 *
 * Returns: (transfer full): the idempotency key to send with
 */
char *
scs_setup_send_operation_finish (ScsSetup *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_async_result_is_tagged (result, scs_setup_send_operation_async), NULL);
  return g_task_propagate_pointer (G_TASK (result), error);
}

/* After these nobody knows whether the service has done it. */
static gboolean
leaves_doubt (const GError *error)
{
  return g_error_matches (error, SCS_HTTP_ERROR, SCS_HTTP_ERROR_TIMED_OUT) ||
         g_error_matches (error, SCS_HTTP_ERROR, SCS_HTTP_ERROR_CUT_SHORT) ||
         g_error_matches (error, SCS_HTTP_ERROR, SCS_HTTP_ERROR_TOO_LARGE) ||
         g_error_matches (error, SCS_HTTP_ERROR, SCS_HTTP_ERROR_NOT_JSON) ||
         g_error_matches (error, SCS_HTTP_ERROR, SCS_HTTP_ERROR_WRONG_SHAPE) ||
         g_error_matches (error, SCS_HTTP_ERROR, SCS_HTTP_ERROR_STATUS) ||
         g_error_matches (error, SCS_HTTP_ERROR, SCS_HTTP_ERROR_FAILED) ||
         g_error_matches (error, SCS_SALES_CONNECT_ERROR, SCS_SALES_CONNECT_ERROR_UNAVAILABLE) ||
         g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

/**
 * scs_setup_settle_operation:
 * @self: a set-up
 * @key: its idempotency key
 * @error: (nullable): how it ended, %NULL for done
 *
 * Ends an operation, unless @error leaves it in doubt: then it stays written down, and is asked
 * about before anything of its kind is sent again.
 */
void
scs_setup_settle_operation (ScsSetup *self, const char *key, const GError *error)
{
  ScsOperation *operation = g_hash_table_lookup (self->operations, key);

  if (error != NULL && leaves_doubt (error)) {
    if (operation != NULL)
      operation->in_doubt = TRUE;
    return;
  }
  scs_setup_delete_record (self, "operation", key);
  g_hash_table_remove (self->operations, key);
}

/* Connecting Marketo: ask about a doubtful one, write down, send, look */

typedef struct {
  /* in progress */
  char *key; /* (owned) (nullable) */
} ConnectData;

static void
connect_data_free (ConnectData *data)
{
  g_free (data->key);
  g_free (data);
}

static void write_connect_marketo (GTask *task);
static void connect_marketo_asked_cb (GObject *source, GAsyncResult *result, gpointer user_data);
static void connect_marketo_written_cb (GObject *source, GAsyncResult *result, gpointer user_data);
static void connect_marketo_answered_cb (GObject *source, GAsyncResult *result, gpointer user_data);
static void connect_marketo_looked_cb (GObject *source, GAsyncResult *result, gpointer user_data);

/**
 * scs_setup_connect_marketo_async:
 * @self: a set-up
 * @callback: when it is done, or the person has done it, or it failed
 * @user_data: for @callback
 *
 * Has Sales Connect connected to Marketo with the three stored values, and begins the wait of ten
 * minutes. If an earlier try is in doubt, Sales Connect is asked about it first.
 *
 * Errors: #ScsSalesConnectError, #ScsHttpError, #ScsKeyringError, #ScsJournalError;
 * %G_IO_ERROR_PENDING while one runs.
 */
void
scs_setup_connect_marketo_async (ScsSetup *self, GAsyncReadyCallback callback, gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (self, NULL, callback, user_data);

  g_task_set_source_tag (task, scs_setup_connect_marketo_async);
  g_task_set_task_data (task, g_new0 (ConnectData, 1), (GDestroyNotify) connect_data_free);
  if (g_hash_table_contains (self->runs, "connect-marketo") ||
      scs_setup_get_errand (self, SCS_ERRAND_CONNECT_MARKETO) != NULL) {
    g_task_return_new_error (task, G_IO_ERROR, G_IO_ERROR_PENDING, "connecting already");
    return;
  }
  if (scs_setup_is_guided (self)) {
    scs_sales_connect_connect_marketo_async (self->sales_connect,
                                             "guided",
                                             NULL,
                                             connect_marketo_answered_cb,
                                             g_steal_pointer (&task));
    return;
  }
  g_hash_table_insert (self->runs, (char *) "connect-marketo", g_ptr_array_new ());
  if (scs_setup_is_doubtful (self, "connect-marketo"))
    scs_setup_run_checks_async (self,
                                SCS_GROUP_SALES_CONNECT,
                                NULL,
                                connect_marketo_asked_cb,
                                g_steal_pointer (&task));
  else
    write_connect_marketo (g_steal_pointer (&task));
}

static void
write_connect_marketo (GTask *task)
{
  scs_setup_send_operation_async (g_task_get_source_object (task),
                                  "connect-marketo",
                                  NULL,
                                  NULL,
                                  connect_marketo_written_cb,
                                  task);
}

static void
connect_marketo_asked_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = g_steal_pointer (&user_data);
  ScsSetup *self = SCS_SETUP (source);
  g_autoptr (GError) error = NULL;

  if (!scs_setup_run_checks_finish (self, result, &error)) {
    g_hash_table_remove (self->runs, "connect-marketo");
    g_task_return_error (task, g_steal_pointer (&error));
  } else if (scs_setup_is_doubtful (self, "connect-marketo")) {
    /* The question itself was not answered: nothing may be sent on top of it. */
    g_hash_table_remove (self->runs, "connect-marketo");
    g_task_return_error (task, scs_setup_dup_look_error (self));
  } else if (scs_outcome_get_state (scs_setup_get_outcome (self, "marketo-connected")) ==
             SCS_OUTCOME_PROVED) {
    g_hash_table_remove (self->runs, "connect-marketo");
    g_task_return_boolean (task, TRUE);
  } else {
    write_connect_marketo (g_steal_pointer (&task));
  }
}

static void
connect_marketo_written_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = g_steal_pointer (&user_data);
  ScsSetup *self = SCS_SETUP (source);
  ConnectData *data = g_task_get_task_data (task);
  g_autoptr (GError) error = NULL;

  data->key = scs_setup_send_operation_finish (self, result, &error);
  if (data->key == NULL) {
    g_hash_table_remove (self->runs, "connect-marketo");
    g_task_return_error (task, g_steal_pointer (&error));
    return;
  }
  scs_sales_connect_connect_marketo_async (self->sales_connect,
                                           data->key,
                                           NULL,
                                           connect_marketo_answered_cb,
                                           g_steal_pointer (&task));
}

static void
set_wait (ScsSetup *self, gint64 opens_at_us)
{
  g_autofree char *opens_at = g_strdup_printf ("%" G_GINT64_FORMAT, opens_at_us);

  scs_setup_set_fact (self, SCS_FACT_WAIT_NOTIFIED, NULL);
  scs_setup_set_fact (self, SCS_FACT_WAIT_OPENS_AT_US, opens_at);
}

static gint64
get_midnight_us (void)
{
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();
  g_autoptr (GDateTime) midnight = g_date_time_new_local (g_date_time_get_year (now),
                                                          g_date_time_get_month (now),
                                                          g_date_time_get_day_of_month (now),
                                                          0,
                                                          0,
                                                          0);

  return g_date_time_to_unix (midnight) * G_USEC_PER_SEC;
}

/**
 * scs_setup_begin_wait:
 * @self: a set-up
 * @said_at_us: when somebody says that Marketo was connected, wall clock
 *
 * Begins the ten minutes after which Team Access opens. Who says a day says no hour: if it is
 * today, they begin now, and are not counted too short; after an earlier day they are over.
 */
void
scs_setup_begin_wait (ScsSetup *self, gint64 said_at_us)
{
  gint64 from_us = said_at_us >= get_midnight_us () ? g_get_real_time () : said_at_us;

  set_wait (self, from_us + WAIT_US);
}

static void
connect_marketo_answered_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = g_steal_pointer (&user_data);
  ScsSetup *self = g_task_get_source_object (task);
  ConnectData *data = g_task_get_task_data (task);
  g_autoptr (GError) error = NULL;
  gint64 opens_at_us = 0;
  gboolean done;

  done = scs_sales_connect_connect_marketo_finish (SCS_SALES_CONNECT (source),
                                                   result,
                                                   &opens_at_us,
                                                   &error);
  if (data->key != NULL)
    scs_setup_settle_operation (self, data->key, error);
  g_hash_table_remove (self->runs, "connect-marketo");
  if (!done) {
    scs_setup_emit_changed (self);
    g_task_return_error (task, g_steal_pointer (&error));
    return;
  }
  if (scs_setup_is_guided (self)) {
    scs_setup_say_unless_another_did (self, "marketo-connected", NULL);
    scs_setup_begin_wait (self, scs_setup_get_outcome (self, "marketo-connected")->said_at_us);
    g_task_return_boolean (task, TRUE);
    return;
  }
  set_wait (self, opens_at_us > 0 ? opens_at_us : g_get_real_time () + WAIT_US);
  scs_setup_run_checks_async (self,
                              SCS_GROUP_SALES_CONNECT,
                              NULL,
                              connect_marketo_looked_cb,
                              g_steal_pointer (&task));
}

static void
connect_marketo_looked_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = g_steal_pointer (&user_data);

  /* Connected it is; a look that fails shows in its own checks. */
  g_task_return_boolean (task, TRUE);
}

/**
 * scs_setup_connect_marketo_finish:
 * @self: a set-up
 * @result: what the callback got
 * @error: return location
 *
 * Returns: whether it is connected
 */
gboolean
scs_setup_connect_marketo_finish (ScsSetup *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_async_result_is_tagged (result, scs_setup_connect_marketo_async), FALSE);
  return g_task_propagate_boolean (G_TASK (result), error);
}

static void
connect_salesforce_answered_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = g_steal_pointer (&user_data);
  ScsSetup *self = g_task_get_source_object (task);
  g_autofree char *authorize_url = NULL;
  g_autoptr (GError) error = NULL;

  if (!scs_sales_connect_connect_salesforce_finish (SCS_SALES_CONNECT (source),
                                                    result,
                                                    &authorize_url,
                                                    &error)) {
    scs_setup_emit_changed (self);
    g_task_return_error (task, g_steal_pointer (&error));
    return;
  }
  if (scs_setup_is_guided (self))
    scs_setup_say_unless_another_did (self, "salesforce-connected", NULL);
  g_task_return_pointer (task, g_steal_pointer (&authorize_url), g_free);
}

/**
 * scs_setup_connect_salesforce_async:
 * @self: a set-up
 * @callback: when an address to open is there (service), or the person has done it (guided)
 * @user_data: for @callback
 *
 * Has Sales Connect connected to Salesforce as the stored fact says, as admin or as non-admin.
 * Nothing is written down before: an address that nobody opens changes nothing.
 */
void
scs_setup_connect_salesforce_async (ScsSetup *self,
                                    GAsyncReadyCallback callback,
                                    gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (self, NULL, callback, user_data);
  gboolean as_admin =
      g_strcmp0 (scs_setup_get_fact (self, SCS_FACT_SALESFORCE_AS), "non-admin") != 0;
  g_autofree char *key = g_uuid_string_random ();

  g_task_set_source_tag (task, scs_setup_connect_salesforce_async);
  if (scs_setup_get_errand (self, SCS_ERRAND_CONNECT_SALESFORCE) != NULL) {
    g_task_return_new_error (task, G_IO_ERROR, G_IO_ERROR_PENDING, "connecting already");
    return;
  }
  scs_sales_connect_connect_salesforce_async (self->sales_connect,
                                              as_admin,
                                              scs_environment_is_sandbox (self->environment),
                                              key,
                                              NULL,
                                              connect_salesforce_answered_cb,
                                              g_steal_pointer (&task));
}

/**
 * scs_setup_connect_salesforce_finish:
 * @self: a set-up
 * @result: what the callback got
 * @error: return location
 *
 * Returns: (transfer full) (nullable): the address to open in the person's browser; %NULL when
 * guided and done, or on error
 */
char *
scs_setup_connect_salesforce_finish (ScsSetup *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_async_result_is_tagged (result, scs_setup_connect_salesforce_async),
                        NULL);
  return g_task_propagate_pointer (G_TASK (result), error);
}

/* Signing in to Sales Connect: exchange, store, look */

static void sign_in_answered_cb (GObject *source, GAsyncResult *result, gpointer user_data);
static void sign_in_stored_cb (GObject *source, GAsyncResult *result, gpointer user_data);
static void sign_in_looked_cb (GObject *source, GAsyncResult *result, gpointer user_data);

/**
 * scs_setup_sign_in_async:
 * @self: a set-up with a service
 * @email: the e-mail ID
 * @password: the password; exchanged for a token and never stored
 * @cancellable: (nullable): to stop waiting
 * @callback: when the token is stored
 * @user_data: for @callback
 */
void
scs_setup_sign_in_async (ScsSetup *self,
                         const char *email,
                         const char *password,
                         GCancellable *cancellable,
                         GAsyncReadyCallback callback,
                         gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (self, cancellable, callback, user_data);

  g_task_set_source_tag (task, scs_setup_sign_in_async);
  scs_service_driver_sign_in_async (SCS_SERVICE_DRIVER (self->sales_connect),
                                    email,
                                    password,
                                    cancellable,
                                    sign_in_answered_cb,
                                    g_steal_pointer (&task));
}

static void
sign_in_answered_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = g_steal_pointer (&user_data);
  g_autoptr (GError) error = NULL;
  char *token = scs_service_driver_sign_in_finish (SCS_SERVICE_DRIVER (source), result, &error);

  if (token == NULL) {
    g_task_return_error (task, g_steal_pointer (&error));
    return;
  }
  scs_setup_store_secret_async (g_task_get_source_object (task),
                                "sales-connect",
                                NULL,
                                "access-token",
                                token,
                                g_task_get_cancellable (task),
                                sign_in_stored_cb,
                                g_object_ref (task));
  secret_password_free (token);
}

static void
sign_in_stored_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = g_steal_pointer (&user_data);
  g_autoptr (GError) error = NULL;

  if (!scs_setup_store_secret_finish (SCS_SETUP (source), result, &error)) {
    g_task_return_error (task, g_steal_pointer (&error));
    return;
  }
  scs_setup_run_checks_async (SCS_SETUP (source),
                              SCS_GROUP_SALES_CONNECT,
                              g_task_get_cancellable (task),
                              sign_in_looked_cb,
                              g_object_ref (task));
}

static void
sign_in_looked_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = g_steal_pointer (&user_data);

  g_task_return_boolean (task, TRUE);
}

/**
 * scs_setup_sign_in_finish:
 * @self: a set-up
 * @result: what the callback got
 * @error: return location
 *
 * Errors: #ScsSalesConnectError, #ScsHttpError, #ScsKeyringError, and %G_IO_ERROR_CANCELLED.
 *
 * Returns: whether the person is signed in
 */
gboolean
scs_setup_sign_in_finish (ScsSetup *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_async_result_is_tagged (result, scs_setup_sign_in_async), FALSE);
  return g_task_propagate_boolean (G_TASK (result), error);
}
