/* SPDX-FileCopyrightText: 2026 The Sales Connect Setup authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "setup/team/scs-other-environments.h"

#include "setup/scs-environment.h"
#include "setup/scs-setup.h"

/* Input, in progress, output */
typedef struct {
  char *environment; /* (owned) */

  char **names; /* (owned) (nullable) of the others */
  gsize next;

  GHashTable *others; /* (owned) name → set of folded e-mail IDs */
} LoadData;

static void
load_data_free (LoadData *data)
{
  g_free (data->environment);
  g_strfreev (data->names);
  g_hash_table_unref (data->others);
  g_free (data);
}

static void load_names_listed_cb (GObject *source, GAsyncResult *result, gpointer user_data);
static void load_records_read_cb (GObject *source, GAsyncResult *result, gpointer user_data);

/**
 * scs_other_environments_share:
 * @one: name of an environment
 * @other: name of an environment
 *
 * The accounts behind the real environments are in one Sales Connect. Trials have services of their
 * own: the demo is apart from everything, and those for tests know only each other.
 *
 * Source: of the one name space, Adobe's product documentation of Marketo,
 * how-to-connect-sales-connect-to-your-salesforce-sandbox.md.
 *
 * Returns: whether an e-mail ID that is used in @one cannot be used in @other
 */
gboolean
scs_other_environments_share (const char *one, const char *other)
{
  if (g_str_equal (one, other) || g_str_equal (one, SCS_ENVIRONMENT_DEMO) ||
      g_str_equal (other, SCS_ENVIRONMENT_DEMO))
    return FALSE;
  return scs_environment_name_is_for_trials (one) == scs_environment_name_is_for_trials (other);
}

/**
 * scs_other_environments_load_async:
 * @journal: an open journal
 * @environment: name of the one that is being set up
 * @cancellable: (nullable): to stop
 * @callback: when it is done
 * @user_data: for @callback
 *
 * Reads which e-mail IDs the other environments use: those of their people, and that of who is
 * signed in there.
 *
 * Errors: #ScsJournalError.
 */
void
scs_other_environments_load_async (ScsJournal *journal,
                                   const char *environment,
                                   GCancellable *cancellable,
                                   GAsyncReadyCallback callback,
                                   gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (journal, cancellable, callback, user_data);
  LoadData *data = g_new0 (LoadData, 1);

  g_task_set_source_tag (task, scs_other_environments_load_async);
  data->environment = g_strdup (environment);
  data->others =
      g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) g_hash_table_unref);
  g_task_set_task_data (task, data, (GDestroyNotify) load_data_free);
  scs_journal_list_environments_async (journal,
                                       cancellable,
                                       load_names_listed_cb,
                                       g_steal_pointer (&task));
}

static void
load_next (GTask *task)
{
  LoadData *data = g_task_get_task_data (task);

  while (data->names[data->next] != NULL &&
         !scs_other_environments_share (data->environment, data->names[data->next]))
    data->next++;
  if (data->names[data->next] == NULL) {
    g_task_return_pointer (task,
                           g_hash_table_ref (data->others),
                           (GDestroyNotify) g_hash_table_unref);
    return;
  }
  scs_journal_load_async (g_task_get_source_object (task),
                          data->names[data->next],
                          g_task_get_cancellable (task),
                          load_records_read_cb,
                          g_object_ref (task));
}

static void
load_names_listed_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = g_steal_pointer (&user_data);
  LoadData *data = g_task_get_task_data (task);
  g_autoptr (GError) error = NULL;

  data->names = scs_journal_list_environments_finish (SCS_JOURNAL (source), result, &error);
  if (data->names == NULL)
    g_task_return_error (task, g_steal_pointer (&error));
  else
    load_next (task);
}

static GHashTable *
collect_emails (GPtrArray *records)
{
  GHashTable *emails = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (guint i = 0; i < records->len; i++) {
    const ScsJournalRecord *record = g_ptr_array_index (records, i);

    if (g_str_equal (record->kind, "member"))
      g_hash_table_add (emails, scs_email_fold (record->id));
    else if (g_str_equal (record->kind, "fact") && g_str_equal (record->id, SCS_FACT_MY_EMAIL) &&
             *record->body != '\0')
      g_hash_table_add (emails, scs_email_fold (record->body));
  }
  return emails;
}

static void
load_records_read_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = g_steal_pointer (&user_data);
  LoadData *data = g_task_get_task_data (task);
  g_autoptr (GPtrArray) records = NULL;
  g_autoptr (GError) error = NULL;

  records = scs_journal_load_finish (SCS_JOURNAL (source), result, &error);
  if (records == NULL) {
    g_task_return_error (task, g_steal_pointer (&error));
    return;
  }
  g_hash_table_insert (data->others, g_strdup (data->names[data->next]), collect_emails (records));
  data->next++;
  load_next (task);
}

/**
 * scs_other_environments_load_finish:
 * @journal: a journal
 * @result: what the callback got
 * @error: return location
 *
 * Returns: (transfer full) (element-type utf8 GHashTable): name of an environment → set of its
 * e-mail IDs, folded by scs_email_fold()
 */
GHashTable *
scs_other_environments_load_finish (ScsJournal *journal, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, journal), NULL);
  g_return_val_if_fail (g_async_result_is_tagged (result, scs_other_environments_load_async), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

/**
 * scs_other_environments_find:
 * @others: (nullable): what scs_other_environments_load_finish() gave
 * @email: an e-mail ID in any case
 *
 * Returns: (transfer none) (nullable): name of an environment that uses it, the first in the order
 * of their bytes
 */
const char *
scs_other_environments_find (GHashTable *others, const char *email)
{
  g_autofree char *folded = scs_email_fold (email);
  const char *found = NULL;
  GHashTableIter iter;
  gpointer name, emails;

  if (others == NULL)
    return NULL;
  g_hash_table_iter_init (&iter, others);
  while (g_hash_table_iter_next (&iter, &name, &emails))
    if (g_hash_table_contains (emails, folded) && (found == NULL || strcmp (name, found) < 0))
      found = name;
  return found;
}
