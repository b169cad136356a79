/* SPDX-FileCopyrightText: 2026 The Sales Connect Setup authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "services/sales-connect/scs-service-driver.h"
#include "setup/scs-keyring-source.h"
#include "setup/scs-setup-private.h"
#include "setup/scs-setup-work.h"

/**
 * ScsSetup:
 *
 * The whole set-up of one environment: facts, outcomes, checks, people, and which secrets are
 * stored. Everything that is said or found goes to the journal at once. It holds no secret, knows
 * no widget, and speaks to services only through their clients.
 *
 * Signals: `changed` after anything changed; `trouble` with a #GError when the journal could not be
 * written.
 */
G_DEFINE_FINAL_TYPE (ScsSetup, scs_setup, G_TYPE_OBJECT)

typedef enum { SIGNAL_CHANGED, SIGNAL_TROUBLE, SIGNAL_LAST } ScsSetupSignal;

static guint signals[SIGNAL_LAST];

static void
on_errand_asked_cb (ScsGuidedDriver *driver, ScsGuidedErrand *errand, ScsSetup *self)
{
  g_ptr_array_add (self->errands, g_object_ref (errand));
  scs_setup_emit_changed (self);
}

static void
on_errand_withdrawn_cb (ScsGuidedDriver *driver, ScsGuidedErrand *errand, ScsSetup *self)
{
  g_ptr_array_remove (self->errands, errand);
  scs_setup_emit_changed (self);
}

static void
make_guided_driver (ScsSetup *self)
{
  g_clear_object (&self->sales_connect);
  self->sales_connect = SCS_SALES_CONNECT (scs_guided_driver_new ());
  g_signal_connect_object (self->sales_connect,
                           "errand-asked",
                           G_CALLBACK (on_errand_asked_cb),
                           self,
                           0);
  g_signal_connect_object (self->sales_connect,
                           "errand-withdrawn",
                           G_CALLBACK (on_errand_withdrawn_cb),
                           self,
                           0);
}

static void
make_driver (ScsSetup *self)
{
  const char *name = scs_environment_get_name (self->environment);
  g_autoptr (ScsSecretSource) session = NULL;
  g_autoptr (ScsSecretSource) marketo = NULL;

  if (!scs_environment_has_service (self->environment)) {
    make_guided_driver (self);
    return;
  }
  session = scs_keyring_source_new (self->keyring, name, "sales-connect", NULL);
  marketo = scs_keyring_source_new (self->keyring, name, "marketo", SCS_PURPOSE_SALES_CONNECT);
  self->sales_connect =
      SCS_SALES_CONNECT (scs_service_driver_new (self->http,
                                                 session,
                                                 marketo,
                                                 scs_environment_get_addresses (self->environment)
                                                     ->sales_connect_url));
}

static void
scs_setup_dispose (GObject *object)
{
  ScsSetup *self = SCS_SETUP (object);

  g_clear_object (&self->sales_connect);
  g_clear_object (&self->marketo);
  g_clear_object (&self->marketo_checks);
  g_clear_object (&self->salesforce);
  g_clear_object (&self->journal);
  g_clear_object (&self->keyring);
  g_clear_object (&self->http);

  G_OBJECT_CLASS (scs_setup_parent_class)->dispose (object);
}

static void
scs_setup_finalize (GObject *object)
{
  ScsSetup *self = SCS_SETUP (object);

  g_clear_object (&self->environment);
  g_clear_object (&self->members);
  g_hash_table_unref (self->facts);
  g_hash_table_unref (self->outcomes);
  g_hash_table_unref (self->checks);
  g_hash_table_unref (self->secrets);
  g_hash_table_unref (self->operations);
  g_hash_table_unref (self->runs);
  g_ptr_array_unref (self->errands);
  g_free (self->keyring_trouble);
  g_free (self->callback_ports);

  G_OBJECT_CLASS (scs_setup_parent_class)->finalize (object);
}

static void
scs_setup_class_init (ScsSetupClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = scs_setup_dispose;
  object_class->finalize = scs_setup_finalize;

  signals[SIGNAL_CHANGED] = g_signal_new ("changed",
                                          SCS_TYPE_SETUP,
                                          G_SIGNAL_RUN_LAST,
                                          0,
                                          NULL,
                                          NULL,
                                          NULL,
                                          G_TYPE_NONE,
                                          0);
  signals[SIGNAL_TROUBLE] = g_signal_new ("trouble",
                                          SCS_TYPE_SETUP,
                                          G_SIGNAL_RUN_LAST,
                                          0,
                                          NULL,
                                          NULL,
                                          NULL,
                                          G_TYPE_NONE,
                                          1,
                                          G_TYPE_ERROR);
}

static void
scs_setup_init (ScsSetup *self)
{
  const ScsOutcomeInfo *infos;
  gsize n_infos;

  self->facts = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  self->outcomes =
      g_hash_table_new_full (g_str_hash, g_str_equal, NULL, (GDestroyNotify) scs_outcome_free);
  self->checks =
      g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) scs_check_free);
  self->secrets = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->operations =
      g_hash_table_new_full (g_str_hash, g_str_equal, NULL, (GDestroyNotify) scs_operation_free);
  self->runs =
      g_hash_table_new_full (g_str_hash, g_str_equal, NULL, (GDestroyNotify) g_ptr_array_unref);
  self->errands = g_ptr_array_new_with_free_func (g_object_unref);
  self->members = scs_member_list_new ();
  scs_setup_set_callback_ports (self, NULL, 0);

  infos = scs_outcome_info_list (&n_infos);
  for (gsize i = 0; i < n_infos; i++)
    g_hash_table_insert (self->outcomes, (char *) infos[i].id, scs_outcome_new (&infos[i]));
}

/**
 * scs_setup_new:
 * @environment: what is being set up
 * @journal: an open journal
 * @keyring: where secrets are
 * @http: what the clients speak through
 *
 * Returns: (transfer full): a set-up that still has to be loaded
 */
ScsSetup *
scs_setup_new (ScsEnvironment *environment,
               ScsJournal *journal,
               ScsKeyring *keyring,
               ScsHttpClient *http)
{
  ScsSetup *self = g_object_new (SCS_TYPE_SETUP, NULL);

  self->environment = g_object_ref (environment);
  self->journal = g_object_ref (journal);
  self->keyring = g_object_ref (keyring);
  self->http = g_object_ref (http);
  make_driver (self);
  return self;
}

/**
 * scs_setup_close:
 * @self: a set-up that nobody looks at any more
 *
 * From now on it writes nothing down and stores no secret, whatever still runs for it: its
 * environment is about to be removed. An operation that is about to be sent ends as cancelled.
 */
void
scs_setup_close (ScsSetup *self)
{
  scs_setup_withdraw_errands (self);
  g_clear_object (&self->journal);
}

/* What is new in the journal never carries a time of its own beyond the body's. */
static void
take_record (ScsSetup *self, const ScsJournalRecord *record, GPtrArray *members)
{
  if (g_str_equal (record->kind, "fact")) {
    g_hash_table_insert (self->facts, g_strdup (record->id), g_strdup (record->body));
  } else if (g_str_equal (record->kind, "outcome")) {
    ScsOutcome *outcome = g_hash_table_lookup (self->outcomes, record->id);

    if (outcome != NULL)
      scs_outcome_read_body (outcome, record->body);
  } else if (g_str_equal (record->kind, "check")) {
    ScsCheck *check = scs_check_new_from_body (record->id, record->body);

    if (check != NULL)
      g_hash_table_insert (self->checks, g_strdup (record->id), check);
  } else if (g_str_equal (record->kind, "member")) {
    g_ptr_array_add (members, scs_member_new_from_body (record->id, record->body));
  } else if (g_str_equal (record->kind, "operation")) {
    ScsOperation *operation = scs_operation_new_from_body (record->id, record->body);

    if (operation != NULL)
      g_hash_table_insert (self->operations, operation->key, operation);
  }
}

static void load_records_read_cb (GObject *source, GAsyncResult *result, gpointer user_data);
static void load_secrets_listed_cb (GObject *source, GAsyncResult *result, gpointer user_data);

/**
 * scs_setup_load_async:
 * @self: a new set-up
 * @cancellable: (nullable): to stop waiting
 * @callback: when it is done
 * @user_data: for @callback
 *
 * Reads what the journal holds and which secrets are stored. A keyring that does not answer is no
 * error here: scs_setup_get_keyring_trouble() tells.
 */
void
scs_setup_load_async (ScsSetup *self,
                      GCancellable *cancellable,
                      GAsyncReadyCallback callback,
                      gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (self, cancellable, callback, user_data);

  g_task_set_source_tag (task, scs_setup_load_async);
  scs_journal_load_async (self->journal,
                          scs_environment_get_name (self->environment),
                          cancellable,
                          load_records_read_cb,
                          g_steal_pointer (&task));
}

static void
load_records_read_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = g_steal_pointer (&user_data);
  ScsSetup *self = g_task_get_source_object (task);
  g_autoptr (GPtrArray) members = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (GPtrArray) records = NULL;
  g_autoptr (GError) error = NULL;

  records = scs_journal_load_finish (SCS_JOURNAL (source), result, &error);
  if (records == NULL) {
    g_task_return_error (task, g_steal_pointer (&error));
    return;
  }
  for (guint i = 0; i < records->len; i++)
    take_record (self, g_ptr_array_index (records, i), members);
  scs_member_list_append_many (self->members, members);
  /* The person wants to be led by the hand although there is a service: to try how that is. */
  if (g_strcmp0 (scs_setup_get_fact (self, SCS_FACT_BY_HAND), "yes") == 0)
    make_guided_driver (self);
  scs_setup_list_secrets_async (self,
                                g_task_get_cancellable (task),
                                load_secrets_listed_cb,
                                g_object_ref (task));
}

static void
load_secrets_listed_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = g_steal_pointer (&user_data);
  g_autoptr (GError) error = NULL;

  if (!scs_setup_list_secrets_finish (SCS_SETUP (source), result, &error) &&
      g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    g_task_return_error (task, g_steal_pointer (&error));
  else
    g_task_return_boolean (task, TRUE);
}

/**
 * scs_setup_load_finish:
 * @self: a set-up
 * @result: what the callback got
 * @error: return location
 *
 * Errors: those of #ScsJournalError, and %G_IO_ERROR_CANCELLED.
 *
 * Returns: whether it is loaded
 */
gboolean
scs_setup_load_finish (ScsSetup *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_async_result_is_tagged (result, scs_setup_load_async), FALSE);
  return g_task_propagate_boolean (G_TASK (result), error);
}

/**
 * scs_setup_emit_changed:
 * @self: a set-up
 *
 * Tells the pages to look again.
 */
void
scs_setup_emit_changed (ScsSetup *self)
{
  g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
}

/**
 * scs_setup_report_trouble:
 * @self: a set-up
 * @error: why the journal could not be written
 */
void
scs_setup_report_trouble (ScsSetup *self, const GError *error)
{
  g_signal_emit (self, signals[SIGNAL_TROUBLE], 0, error);
}

/**
 * scs_setup_get_environment:
 * @self: a set-up
 *
 * Returns: (transfer none): what is being set up
 */
ScsEnvironment *
scs_setup_get_environment (ScsSetup *self)
{
  return self->environment;
}

/**
 * scs_setup_get_journal:
 * @self: a set-up
 *
 * Returns: (transfer none) (nullable): where it is written down; %NULL after dispose
 */
ScsJournal *
scs_setup_get_journal (ScsSetup *self)
{
  return self->journal;
}

/**
 * scs_setup_get_keyring:
 * @self: a set-up
 *
 * Returns: (transfer none): where its secrets are
 */
ScsKeyring *
scs_setup_get_keyring (ScsSetup *self)
{
  return self->keyring;
}

/**
 * scs_setup_get_members:
 * @self: a set-up
 *
 * Returns: (transfer none): its people
 */
ScsMemberList *
scs_setup_get_members (ScsSetup *self)
{
  return self->members;
}

/**
 * scs_setup_get_sales_connect:
 * @self: a set-up
 *
 * Returns: (transfer none): the driver for this environment
 */
ScsSalesConnect *
scs_setup_get_sales_connect (ScsSetup *self)
{
  return self->sales_connect;
}

/**
 * scs_setup_get_marketo:
 * @self: a set-up
 * @purpose: %SCS_PURPOSE_SALES_CONNECT or %SCS_PURPOSE_CHECKS
 *
 * Returns: (transfer none): a client that signs in with that set of values
 */
ScsMarketoClient *
scs_setup_get_marketo (ScsSetup *self, const char *purpose)
{
  ScsMarketoClient **client =
      g_str_equal (purpose, SCS_PURPOSE_CHECKS) ? &self->marketo_checks : &self->marketo;

  if (*client == NULL) {
    g_autoptr (ScsSecretSource) source =
        scs_keyring_source_new (self->keyring,
                                scs_environment_get_name (self->environment),
                                "marketo",
                                purpose);

    *client =
        scs_marketo_client_new (self->http,
                                source,
                                scs_environment_get_addresses (self->environment)->marketo_url);
  }
  return *client;
}

/**
 * scs_setup_get_salesforce:
 * @self: a set-up
 *
 * Returns: (transfer none): a client for the org that somebody signed in to
 */
ScsSalesforceClient *
scs_setup_get_salesforce (ScsSetup *self)
{
  if (self->salesforce == NULL) {
    g_autoptr (ScsSecretSource) source =
        scs_keyring_source_new (self->keyring,
                                scs_environment_get_name (self->environment),
                                "salesforce",
                                NULL);

    self->salesforce = scs_salesforce_client_new (self->http,
                                                  source,
                                                  scs_environment_get_addresses (self->environment)
                                                      ->salesforce_url);
  }
  return self->salesforce;
}

/**
 * scs_setup_is_guided:
 * @self: a set-up
 *
 * Returns: whether a person does in Sales Connect what has to be done there
 */
gboolean
scs_setup_is_guided (ScsSetup *self)
{
  return scs_sales_connect_is_guided (self->sales_connect);
}

/**
 * scs_setup_is_for_actions:
 * @self: a set-up
 *
 * Returns: whether the product is Sales Insight Actions, the successor, whose menus differ
 */
gboolean
scs_setup_is_for_actions (ScsSetup *self)
{
  return g_strcmp0 (scs_setup_get_fact (self, SCS_FACT_PRODUCT), "sales-insight-actions") == 0;
}
