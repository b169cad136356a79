/* SPDX-FileCopyrightText: 2026 The Sales Connect Setup authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "setup/checks/scs-check-table.h"
#include "setup/scs-setup-work.h"

/* Salesforce, by the sign-in of a person: four questions, one after the other. An answer to the
 * second is itself the proof that API calls are allowed. Source: developer.salesforce.com, REST API
 * guide, “Editions” and “Limits”; object reference, Organization. */

static void user_answered_cb (GObject *source, GAsyncResult *result, gpointer user_data);
static void org_answered_cb (GObject *source, GAsyncResult *result, gpointer user_data);
static void apex_answered_cb (GObject *source, GAsyncResult *result, gpointer user_data);
static void limits_answered_cb (GObject *source, GAsyncResult *result, gpointer user_data);

static ScsCheck *
add_check (GTask *task, const char *id, ScsCheckResult result, const char *reason)
{
  ScsCheck *check = scs_check_new (id, result, reason);

  g_ptr_array_add (g_task_get_task_data (task), check);
  return check;
}

static void
finish_checks (GTask *task)
{
  g_task_return_pointer (task,
                         g_ptr_array_ref (g_task_get_task_data (task)),
                         (GDestroyNotify) g_ptr_array_unref);
}

/**
 * scs_salesforce_checks_run:
 * @setup: what is being set up
 * @cancellable: (nullable): to stop
 * @callback: when it is done
 * @user_data: for @callback
 *
 * Gives `salesforce-sign-in`, `-api`, `-edition`, `-kind`, `-apex` and `-limits`.
 */
void
scs_salesforce_checks_run (ScsSetup *setup,
                           GCancellable *cancellable,
                           GAsyncReadyCallback callback,
                           gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (setup, cancellable, callback, user_data);

  g_task_set_source_tag (task, scs_salesforce_checks_run);
  g_task_set_task_data (task,
                        g_ptr_array_new_with_free_func ((GDestroyNotify) scs_check_free),
                        (GDestroyNotify) g_ptr_array_unref);
  scs_salesforce_client_get_user_async (scs_setup_get_salesforce (setup),
                                        cancellable,
                                        user_answered_cb,
                                        g_steal_pointer (&task));
}

static void
user_answered_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = g_steal_pointer (&user_data);
  g_autoptr (GError) error = NULL;
  g_autoptr (ScsSalesforceUser) user = NULL;
  ScsCheck *check;

  user = scs_salesforce_client_get_user_finish (SCS_SALESFORCE_CLIENT (source), result, &error);
  if (user == NULL) {
    if (!scs_checks_end_if_cancelled (task, &error))
      g_task_return_pointer (task,
                             scs_checks_new_from_error (SCS_GROUP_SALESFORCE, error),
                             (GDestroyNotify) g_ptr_array_unref);
    return;
  }
  check = add_check (task, "salesforce-sign-in", SCS_CHECK_PASSED, "user");
  json_object_set_string_member (check->evidence, "user", user->user_name);
  json_object_set_string_member (check->evidence, "org_id", user->org_id);
  scs_salesforce_client_get_org_async (SCS_SALESFORCE_CLIENT (source),
                                       g_task_get_cancellable (task),
                                       org_answered_cb,
                                       g_object_ref (task));
}

static void
judge_org (GTask *task, const ScsSalesforceOrg *org)
{
  ScsEnvironment *environment = scs_setup_get_environment (g_task_get_source_object (task));
  gboolean wants_sandbox = scs_environment_is_sandbox (environment);
  gboolean professional = g_str_has_prefix (org->edition, "Professional");
  ScsCheck *check;

  check = add_check (task,
                     "salesforce-edition",
                     SCS_CHECK_PASSED,
                     professional ? "professional" : "edition");
  json_object_set_string_member (check->evidence, "edition", org->edition);
  json_object_set_string_member (check->evidence, "org", org->name);
  check = add_check (task,
                     "salesforce-kind",
                     wants_sandbox == org->is_sandbox ? SCS_CHECK_PASSED : SCS_CHECK_FAILED,
                     org->is_sandbox ? "sandbox" : "production");
  json_object_set_string_member (check->evidence, "org", org->name);
  json_object_set_boolean_member (check->evidence, "is_trial", org->is_trial);
}

static void
org_answered_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = g_steal_pointer (&user_data);
  g_autoptr (GError) error = NULL;
  g_autoptr (ScsSalesforceOrg) org = NULL;

  org = scs_salesforce_client_get_org_finish (SCS_SALESFORCE_CLIENT (source), result, &error);
  if (org == NULL) {
    if (scs_checks_end_if_cancelled (task, &error))
      return;
    g_ptr_array_add (g_task_get_task_data (task),
                     scs_check_new_from_error ("salesforce-api", error));
    finish_checks (task);
    return;
  }
  add_check (task, "salesforce-api", SCS_CHECK_PASSED, "answered");
  judge_org (task, org);
  scs_salesforce_client_count_apex_async (SCS_SALESFORCE_CLIENT (source),
                                          g_task_get_cancellable (task),
                                          apex_answered_cb,
                                          g_object_ref (task));
}

static void
apex_answered_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = g_steal_pointer (&user_data);
  g_autoptr (GError) error = NULL;
  gint64 n_classes =
      scs_salesforce_client_count_apex_finish (SCS_SALESFORCE_CLIENT (source), result, &error);

  if (error != NULL) {
    if (scs_checks_end_if_cancelled (task, &error))
      return;
    g_ptr_array_add (g_task_get_task_data (task),
                     scs_check_new_from_error ("salesforce-apex", error));
  } else {
    ScsCheck *check = add_check (task, "salesforce-apex", SCS_CHECK_PASSED, "classes");

    json_object_set_int_member (check->evidence, "classes", n_classes);
  }
  scs_salesforce_client_get_limits_async (SCS_SALESFORCE_CLIENT (source),
                                          g_task_get_cancellable (task),
                                          limits_answered_cb,
                                          g_object_ref (task));
}

static void
limits_answered_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = g_steal_pointer (&user_data);
  g_autoptr (GError) error = NULL;
  ScsSalesforceLimits limits;

  if (!scs_salesforce_client_get_limits_finish (SCS_SALESFORCE_CLIENT (source),
                                                result,
                                                &limits,
                                                &error)) {
    if (scs_checks_end_if_cancelled (task, &error))
      return;
    g_ptr_array_add (g_task_get_task_data (task),
                     scs_check_new_from_error ("salesforce-limits", error));
  } else {
    gboolean nearly_gone =
        limits.daily_remaining < 100 || limits.daily_remaining < limits.daily_max / 20;
    ScsCheck *check = add_check (task,
                                 "salesforce-limits",
                                 nearly_gone ? SCS_CHECK_FAILED : SCS_CHECK_PASSED,
                                 nearly_gone ? "nearly-gone" : "left");

    json_object_set_int_member (check->evidence, "remaining", limits.daily_remaining);
    json_object_set_int_member (check->evidence, "max", limits.daily_max);
  }
  finish_checks (task);
}

/**
 * scs_salesforce_checks_dup_summary:
 * @check: what was found
 *
 * Returns: (transfer full) (nullable): a sentence; %NULL for a reason that is not its own
 */
char *
scs_salesforce_checks_dup_summary (const ScsCheck *check)
{
  const char *reason = check->reason;

  if (g_str_equal (reason, "user"))
    /* Translators: %1$s is a user name, %2$s the id of an org of Salesforce */
    return g_strdup_printf (_("%1$s in the org %2$s."),
                               scs_check_get_string (check, "user"),
                               scs_check_get_string (check, "org_id"));
  if (g_str_equal (reason, "answered"))
    return g_strdup (_("Salesforce answers API calls of this person."));
  if (g_str_equal (reason, "edition") || g_str_equal (reason, "professional"))
    /* Translators: %1$s is the name of an org, %2$s an edition such as Enterprise Edition */
    return g_strdup_printf (_("%1$s: %2$s."),
                               scs_check_get_string (check, "org"),
                               scs_check_get_string (check, "edition"));
  if (g_str_equal (reason, "sandbox"))
    return g_strdup (_("This org is a sandbox."));
  if (g_str_equal (reason, "production"))
    return g_strdup (_("This org is a production org."));
  if (g_str_equal (reason, "classes")) {
    long long n = scs_check_get_int (check, "classes");

    return g_strdup_printf (ngettext ("There is %lld Apex class.", "There are %lld Apex classes.", n), n);
  }
  if (g_str_equal (reason, "left") || g_str_equal (reason, "nearly-gone"))
    /* Translators: two numbers of API calls */
    return g_strdup_printf (_("%1$lld of %2$lld calls are left."),
                               (long long) scs_check_get_int (check, "remaining"),
                               (long long) scs_check_get_int (check, "max"));
  return NULL;
}

/**
 * scs_salesforce_checks_get_remedy:
 * @check: what was found
 *
 * Returns: (nullable): what to do
 */
const char *
scs_salesforce_checks_get_remedy (const ScsCheck *check)
{
  if (g_str_equal (check->reason, "sandbox"))
    return _("This environment is meant for production. Sign in to the production org, or use the environment Sandbox.");
  if (g_str_equal (check->reason, "production"))
    return _("This environment is meant for a sandbox. Sign in to the sandbox, or use the environment Production.");
  if (g_str_equal (check->reason, "nearly-gone"))
    return _("Wait until calls come back, over the next 24 hours, or ask the Salesforce admin what uses so many.");
  return NULL;
}
