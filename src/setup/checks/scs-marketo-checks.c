/* SPDX-FileCopyrightText: 2026 The Sales Connect Setup authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "setup/checks/scs-check-table.h"
#include "setup/scs-setup-work.h"

/* Marketo, by the three values of Sales Connect: the token, and the usage of today, for which no
 * permission is needed. A service of the person's own shows the workspaces too. */

static void sign_in_answered_cb (GObject *source, GAsyncResult *result, gpointer user_data);
static void usage_answered_cb (GObject *source, GAsyncResult *result, gpointer user_data);
static void workspaces_answered_cb (GObject *source, GAsyncResult *result, gpointer user_data);

/**
 * scs_marketo_checks_run:
 * @setup: what is being set up
 * @cancellable: (nullable): to stop
 * @callback: when it is done
 * @user_data: for @callback
 *
 * Gives `marketo-credentials` and `marketo-usage`.
 */
void
scs_marketo_checks_run (ScsSetup *setup,
                        GCancellable *cancellable,
                        GAsyncReadyCallback callback,
                        gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (setup, cancellable, callback, user_data);
  ScsMarketoClient *client = scs_setup_get_marketo (setup, SCS_PURPOSE_SALES_CONNECT);

  g_task_set_source_tag (task, scs_marketo_checks_run);
  scs_marketo_client_forget_token (client);
  scs_marketo_client_sign_in_async (client,
                                    cancellable,
                                    sign_in_answered_cb,
                                    g_steal_pointer (&task));
}

static void
sign_in_answered_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = g_steal_pointer (&user_data);
  g_autoptr (GError) error = NULL;
  g_autoptr (ScsMarketoTokenInfo) info = NULL;
  GPtrArray *checks;
  ScsCheck *check;

  info = scs_marketo_client_sign_in_finish (SCS_MARKETO_CLIENT (source), result, &error);
  if (info == NULL) {
    if (!scs_checks_end_if_cancelled (task, &error))
      g_task_return_pointer (task,
                             scs_checks_new_from_error (SCS_GROUP_MARKETO, error),
                             (GDestroyNotify) g_ptr_array_unref);
    return;
  }
  checks = g_ptr_array_new_with_free_func ((GDestroyNotify) scs_check_free);
  check = scs_check_new ("marketo-credentials", SCS_CHECK_PASSED, "signed-in");
  if (info->scope != NULL)
    json_object_set_string_member (check->evidence, "user", info->scope);
  g_ptr_array_add (checks, check);
  g_task_set_task_data (task, checks, (GDestroyNotify) g_ptr_array_unref);
  scs_marketo_client_get_usage_async (SCS_MARKETO_CLIENT (source),
                                      g_task_get_cancellable (task),
                                      usage_answered_cb,
                                      g_object_ref (task));
}

static void
usage_answered_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = g_steal_pointer (&user_data);
  GPtrArray *checks = g_task_get_task_data (task);
  g_autoptr (GError) error = NULL;
  g_autoptr (ScsMarketoUsage) usage = NULL;
  ScsCheck *check;

  usage = scs_marketo_client_get_usage_finish (SCS_MARKETO_CLIENT (source), result, &error);
  if (usage == NULL) {
    if (scs_checks_end_if_cancelled (task, &error))
      return;
    check = scs_check_new_from_error ("marketo-usage", error);
    check->result = SCS_CHECK_UNKNOWN;
  } else {
    check = scs_check_new ("marketo-usage", SCS_CHECK_PASSED, "usage");
    json_object_set_int_member (check->evidence, "calls", usage->total);
    json_object_set_string_member (check->evidence, "date", usage->date);
  }
  g_ptr_array_add (checks, check);
  g_task_return_pointer (task, g_ptr_array_ref (checks), (GDestroyNotify) g_ptr_array_unref);
}

/**
 * scs_marketo_checks_run_own:
 * @setup: what is being set up
 * @cancellable: (nullable): to stop
 * @callback: when it is done
 * @user_data: for @callback
 *
 * Gives `marketo-workspaces`, with the values of a read-only service of the person's own.
 */
void
scs_marketo_checks_run_own (ScsSetup *setup,
                            GCancellable *cancellable,
                            GAsyncReadyCallback callback,
                            gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (setup, cancellable, callback, user_data);

  g_task_set_source_tag (task, scs_marketo_checks_run_own);
  scs_marketo_client_list_workspaces_async (scs_setup_get_marketo (setup, SCS_PURPOSE_CHECKS),
                                            cancellable,
                                            workspaces_answered_cb,
                                            g_steal_pointer (&task));
}

static void
workspaces_answered_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = g_steal_pointer (&user_data);
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) workspaces = NULL;
  GPtrArray *checks;
  JsonArray *names;
  ScsCheck *check;

  workspaces =
      scs_marketo_client_list_workspaces_finish (SCS_MARKETO_CLIENT (source), result, &error);
  if (workspaces == NULL) {
    if (!scs_checks_end_if_cancelled (task, &error))
      g_task_return_pointer (task,
                             scs_checks_new_from_error (SCS_GROUP_MARKETO_CHECKS, error),
                             (GDestroyNotify) g_ptr_array_unref);
    return;
  }
  check = scs_check_new ("marketo-workspaces", SCS_CHECK_PASSED, "workspaces");
  names = json_array_new ();
  for (guint i = 0; i < workspaces->len; i++)
    json_array_add_string_element (names,
                                   ((ScsMarketoWorkspace *) g_ptr_array_index (workspaces, i))
                                       ->name);
  json_object_set_array_member (check->evidence, "workspaces", names);
  checks = g_ptr_array_new_with_free_func ((GDestroyNotify) scs_check_free);
  g_ptr_array_add (checks, check);
  g_task_return_pointer (task, checks, (GDestroyNotify) g_ptr_array_unref);
}

static char *
dup_workspace_names (const ScsCheck *check)
{
  JsonNode *node = json_object_get_member (check->evidence, "workspaces");
  JsonArray *array =
      node != NULL && JSON_NODE_HOLDS_ARRAY (node) ? json_node_get_array (node) : NULL;
  g_autoptr (GString) names = g_string_new (NULL);

  for (guint i = 0; array != NULL && i < json_array_get_length (array); i++)
    g_string_append_printf (names,
                            "%s%s",
                            i > 0
                            ? _(", ") : "", json_array_get_string_element (array, i));
  return g_string_free (g_steal_pointer (&names), FALSE);
}

/**
 * scs_marketo_checks_dup_summary:
 * @check: what was found
 *
 * Returns: (transfer full) (nullable): a sentence; %NULL for a reason that is not its own
 */
char *
scs_marketo_checks_dup_summary (const ScsCheck *check)
{
  if (g_str_equal (check->reason, "signed-in")) {
    const char *user = scs_check_get_string (check, "user");

    if (*user == '\0')
      return g_strdup (_("Marketo accepts them."));
    /* Translators: %s is the login of a user that Marketo made for the connection */
    return g_strdup_printf (_("Marketo accepts them; they belong to the user %s."), user);
  }
  if (g_str_equal (check->reason, "usage")) {
    long long calls = scs_check_get_int (check, "calls");

    return g_strdup_printf (ngettext ("%lld call today, of all integrations together.", "%lld calls today, of all integrations together.", calls),
                                      calls);
  }
  if (g_str_equal (check->reason, "workspaces"))
    return dup_workspace_names (check);
  return NULL;
}

/**
 * scs_marketo_checks_get_remedy:
 * @check: what was found
 *
 * Returns: (nullable): what to do
 */
const char *
scs_marketo_checks_get_remedy (const ScsCheck *check)
{
  return NULL;
}
