/* SPDX-FileCopyrightText: 2026 The Sales Connect Setup authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "setup/checks/scs-check-table.h"
#include "setup/scs-advice.h"
#include "setup/scs-setup-private.h"
#include "setup/scs-setup-work.h"

/* The part of ScsSetup that runs checks. A group that runs is not started again: who asks for it
 * meanwhile waits for it. */

/**
 * scs_setup_group_applies:
 * @self: a set-up
 * @group: a group of checks
 *
 * Returns: whether what it needs is there; a group that does not apply is left out, not unknown
 */
gboolean
scs_setup_group_applies (ScsSetup *self, const char *group)
{
  if (g_str_equal (group, SCS_GROUP_SALES_CONNECT))
    return !scs_setup_is_guided (self) &&
           scs_setup_has_secret (self, "sales-connect", NULL, "access-token");
  if (g_str_equal (group, SCS_GROUP_SALESFORCE))
    return scs_setup_has_secret (self, "salesforce", NULL, "access-token");
  if (g_str_equal (group, SCS_GROUP_MARKETO_CHECKS))
    return scs_setup_has_secret (self, "marketo", SCS_PURPOSE_CHECKS, "munchkin-id") &&
           scs_setup_has_secret (self, "marketo", SCS_PURPOSE_CHECKS, "client-id") &&
           scs_setup_has_secret (self, "marketo", SCS_PURPOSE_CHECKS, "client-secret");
  return scs_setup_has_secret (self, "marketo", SCS_PURPOSE_SALES_CONNECT, "munchkin-id") &&
         scs_setup_has_secret (self, "marketo", SCS_PURPOSE_SALES_CONNECT, "client-id") &&
         scs_setup_has_secret (self, "marketo", SCS_PURPOSE_SALES_CONNECT, "client-secret");
}

/* What is sent while the look runs may not be in it. */
static void
mark_doubtful (ScsSetup *self)
{
  GHashTableIter iter;
  gpointer operation;

  g_hash_table_iter_init (&iter, self->operations);
  while (g_hash_table_iter_next (&iter, NULL, &operation))
    ((ScsOperation *) operation)->is_asked = ((ScsOperation *) operation)->in_doubt;
}

/* An answer about everything settles what was in doubt: the state of the service is what counts. */
static void
settle_doubtful (ScsSetup *self, GPtrArray *checks)
{
  GHashTableIter iter;
  gpointer key, operation;

  for (guint i = 0; i < checks->len; i++)
    if (g_str_equal (((ScsCheck *) g_ptr_array_index (checks, i))->id,
                     "sales-connect-team-access") &&
        json_object_has_member (((ScsCheck *) g_ptr_array_index (checks, i))->evidence, "message"))
      return;
  g_hash_table_iter_init (&iter, self->operations);
  while (g_hash_table_iter_next (&iter, &key, &operation)) {
    if (!((ScsOperation *) operation)->is_asked)
      continue;
    scs_setup_delete_record (self, "operation", key);
    g_hash_table_iter_remove (&iter);
  }
}

static void
group_ran_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  const char *group = user_data;
  ScsSetup *self = SCS_SETUP (source);
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) checks = g_task_propagate_pointer (G_TASK (result), &error);
  g_autoptr (GPtrArray) waiting = NULL;

  waiting = g_ptr_array_ref (g_hash_table_lookup (self->runs, group));
  g_hash_table_remove (self->runs, group);
  if (checks != NULL) {
    for (guint i = 0; i < checks->len; i++)
      scs_setup_record_check (self, g_ptr_array_index (checks, i));
    if (g_str_equal (group, SCS_GROUP_SALES_CONNECT))
      settle_doubtful (self, checks);
  }
  for (guint i = 0; i < waiting->len; i++) {
    GTask *task = g_ptr_array_index (waiting, i);

    if (checks != NULL)
      g_task_return_boolean (task, TRUE);
    else
      g_task_return_error (task, g_error_copy (error));
  }
}

/**
 * scs_setup_run_checks_async:
 * @self: a set-up
 * @group: a group of checks
 * @cancellable: (nullable): to stop waiting; a check that others wait for goes on
 * @callback: when all of the group are recorded
 * @user_data: for @callback
 *
 * Asks a service anew. That a service cannot be asked is no error: its checks are unknown then, and
 * say why.
 */
void
scs_setup_run_checks_async (ScsSetup *self,
                            const char *group,
                            GCancellable *cancellable,
                            GAsyncReadyCallback callback,
                            gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (self, cancellable, callback, user_data);
  const char *kept = g_intern_string (group);
  GPtrArray *waiting;

  g_task_set_source_tag (task, scs_setup_run_checks_async);
  waiting = g_hash_table_lookup (self->runs, kept);
  if (waiting == NULL) {
    waiting = g_ptr_array_new_with_free_func (g_object_unref);
    g_hash_table_insert (self->runs, (char *) kept, waiting);
    g_ptr_array_add (waiting, g_steal_pointer (&task));
    if (g_str_equal (kept, SCS_GROUP_SALES_CONNECT))
      mark_doubtful (self);
    scs_check_group_get_run (kept) (self, NULL, group_ran_cb, (gpointer) kept);
    return;
  }
  g_ptr_array_add (waiting, g_steal_pointer (&task));
}

/**
 * scs_setup_run_checks_finish:
 * @self: a set-up
 * @result: what the callback got
 * @error: return location
 *
 * Errors: only %G_IO_ERROR_CANCELLED.
 *
 * Returns: whether the group has run
 */
gboolean
scs_setup_run_checks_finish (ScsSetup *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_async_result_is_tagged (result, scs_setup_run_checks_async), FALSE);
  return g_task_propagate_boolean (G_TASK (result), error);
}

/**
 * scs_setup_dup_look_error:
 * @self: a set-up with a service
 *
 * Returns: (transfer full): why the last look at Sales Connect was not answered, so that nothing
 * may be sent on top of it
 */
GError *
scs_setup_dup_look_error (ScsSetup *self)
{
  static const char *const ids[] = { "sales-connect-team-access", "sales-connect-account" };
  GError *error = NULL;

  for (gsize i = 0; i < G_N_ELEMENTS (ids) && error == NULL; i++) {
    const ScsCheck *check = scs_setup_get_check (self, ids[i]);

    if (check != NULL)
      error = scs_advice_new_error (check->reason, "the look at Sales Connect was not answered");
  }
  return error != NULL ? error
                       : g_error_new_literal (SCS_SALES_CONNECT_ERROR,
                                              SCS_SALES_CONNECT_ERROR_UNAVAILABLE,
                                              "the look at Sales Connect did not tell");
}
