/* SPDX-FileCopyrightText: 2026 The Sales Connect Setup authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "setup/checks/scs-check-table.h"
#include "setup/scs-advice.h"
#include "setup/scs-setup-work.h"

static const ScsCheckInfo infos[] = {
  { "sales-connect-account",
    SCS_GROUP_SALES_CONNECT,
    N_("Account in Sales Connect"),
        scs_sales_connect_checks_dup_summary,
        scs_sales_connect_checks_get_remedy },
    { "sales-connect-salesforce",
      SCS_GROUP_SALES_CONNECT,
      N_("Sales Connect’s connection to Salesforce"),
          scs_sales_connect_checks_dup_summary,
          scs_sales_connect_checks_get_remedy },
      { "sales-connect-marketo",
        SCS_GROUP_SALES_CONNECT,
        N_("Sales Connect’s connection to Marketo"),
            scs_sales_connect_checks_dup_summary,
            scs_sales_connect_checks_get_remedy },
        { "sales-connect-access-open",
          SCS_GROUP_SALES_CONNECT,
          N_("Team Access is open"),
              scs_sales_connect_checks_dup_summary,
              scs_sales_connect_checks_get_remedy },
          { "sales-connect-invited",
            SCS_GROUP_SALES_CONNECT,
            N_("Invitations"),
                scs_sales_connect_checks_dup_summary,
                scs_sales_connect_checks_get_remedy },
            { "sales-connect-team-access",
              SCS_GROUP_SALES_CONNECT,
              N_("Access to Marketo"),
                  scs_sales_connect_checks_dup_summary,
                  scs_sales_connect_checks_get_remedy },
              { "sales-connect-team-salesforce",
                SCS_GROUP_SALES_CONNECT,
                N_("Each person’s own Salesforce account"),
                    scs_sales_connect_checks_dup_summary,
                    scs_sales_connect_checks_get_remedy },
                { "marketo-credentials",
                  SCS_GROUP_MARKETO,
                  N_("The three values"),
                      scs_marketo_checks_dup_summary,
                      scs_marketo_checks_get_remedy },
                  { "marketo-usage",
                    SCS_GROUP_MARKETO,
                    N_("Marketo’s calls of today"),
                        scs_marketo_checks_dup_summary,
                        scs_marketo_checks_get_remedy },
                    { "marketo-workspaces",
                      SCS_GROUP_MARKETO_CHECKS,
                      N_("Workspaces in Marketo"),
                          scs_marketo_checks_dup_summary,
                          scs_marketo_checks_get_remedy },
                      { "salesforce-sign-in",
                        SCS_GROUP_SALESFORCE,
                        N_("Sign-in to Salesforce"),
                            scs_salesforce_checks_dup_summary,
                            scs_salesforce_checks_get_remedy },
                        { "salesforce-api",
                          SCS_GROUP_SALESFORCE,
                          N_("API calls"),
                              scs_salesforce_checks_dup_summary,
                              scs_salesforce_checks_get_remedy },
                          { "salesforce-apex",
                            SCS_GROUP_SALESFORCE,
                            N_("Apex classes"),
                                scs_salesforce_checks_dup_summary,
                                scs_salesforce_checks_get_remedy },
                            { "salesforce-edition",
                              SCS_GROUP_SALESFORCE,
                              N_("Edition"),
                                  scs_salesforce_checks_dup_summary,
                                  scs_salesforce_checks_get_remedy },
                              { "salesforce-kind",
                                SCS_GROUP_SALESFORCE,
                                N_("Production or Sandbox"),
                                    scs_salesforce_checks_dup_summary,
                                    scs_salesforce_checks_get_remedy },
                                { "salesforce-limits",
                                  SCS_GROUP_SALESFORCE,
                                  N_("Salesforce’s calls of today"),
                                      scs_salesforce_checks_dup_summary,
                                      scs_salesforce_checks_get_remedy },
                              };

/**
 * scs_check_info_list:
 * @n_infos: (out): how many there are
 *
 * Returns: (array length=n_infos): all checks, in the order in which they are shown
 */
const ScsCheckInfo *
scs_check_info_list (gsize *n_infos)
{
  *n_infos = G_N_ELEMENTS (infos);
  return infos;
}

/**
 * scs_check_info_find:
 * @id: a check
 *
 * Returns: (nullable): its line of the table
 */
const ScsCheckInfo *
scs_check_info_find (const char *id)
{
  for (gsize i = 0; i < G_N_ELEMENTS (infos); i++)
    if (g_str_equal (infos[i].id, id))
      return &infos[i];
  return NULL;
}

/**
 * scs_check_info_get_title:
 * @info: a line of the table
 *
 * Returns: what is looked at, in the person's language
 */
const char *
scs_check_info_get_title (const ScsCheckInfo *info)
{
  return _(info->title);
}

/**
 * scs_check_group_get_run:
 * @group: a group of checks
 *
 * Returns: what asks for them
 */
ScsCheckRun
scs_check_group_get_run (const char *group)
{
  if (g_str_equal (group, SCS_GROUP_SALES_CONNECT))
    return scs_sales_connect_checks_run;
  if (g_str_equal (group, SCS_GROUP_MARKETO))
    return scs_marketo_checks_run;
  if (g_str_equal (group, SCS_GROUP_MARKETO_CHECKS))
    return scs_marketo_checks_run_own;
  return scs_salesforce_checks_run;
}

/**
 * scs_checks_end_if_cancelled:
 * @task: of a group that runs
 * @error: (inout): what a call ended in
 *
 * Returns: whether the call was cancelled; then @task has ended with the error, and nothing is
 * recorded
 */
gboolean
scs_checks_end_if_cancelled (GTask *task, GError **error)
{
  if (!g_error_matches (*error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return FALSE;
  g_task_return_error (task, g_steal_pointer (error));
  return TRUE;
}

/**
 * scs_checks_new_from_error:
 * @group: a group of checks
 * @error: why it could not be asked
 *
 * Returns: (transfer full) (element-type ScsCheck): all of its checks; the first tells a refusal,
 * the others are unknown
 */
GPtrArray *
scs_checks_new_from_error (const char *group, const GError *error)
{
  GPtrArray *checks = g_ptr_array_new_with_free_func ((GDestroyNotify) scs_check_free);

  for (gsize i = 0; i < G_N_ELEMENTS (infos); i++) {
    ScsCheck *check;

    if (!g_str_equal (infos[i].group, group))
      continue;
    check = scs_check_new_from_error (infos[i].id, error);
    if (checks->len > 0)
      check->result = SCS_CHECK_UNKNOWN;
    g_ptr_array_add (checks, check);
  }
  return checks;
}

/**
 * scs_check_dup_summary:
 * @check: what a check found
 *
 * Returns: (transfer full): what it found, a sentence in the person's language
 */
char *
scs_check_dup_summary (const ScsCheck *check)
{
  const ScsCheckInfo *info = scs_check_info_find (check->id);
  char *summary = NULL;

  if (!scs_advice_key_is_known (check->reason) && info != NULL)
    summary = info->dup_summary (check);
  return summary != NULL ? summary : g_strdup (scs_advice_get_what (check->reason));
}

/**
 * scs_check_dup_remedy:
 * @check: what a check found
 *
 * Returns: (transfer full): what to do, in the person's language; "" when nothing is
 */
char *
scs_check_dup_remedy (const ScsCheck *check)
{
  const ScsCheckInfo *info = scs_check_info_find (check->id);
  const char *remedy = NULL;

  if (check->result == SCS_CHECK_PASSED)
    return g_strdup ("");
  if (scs_advice_key_is_known (check->reason))
    remedy = scs_advice_get_todo (check->reason);
  else if (info != NULL)
    remedy = info->get_remedy (check);
  return g_strdup (remedy != NULL ? remedy : "");
}
