/* SPDX-FileCopyrightText: 2026 The Sales Connect Setup authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "setup/report/scs-duty.h"

/* Who can do what is open: each outcome is the duty of one role. */

/* Of the outcomes that count for a step; what is not named here is the Sales Connect admin's. */
static const struct {
  const char *outcome_id;
  const char *role_id;
} others[] = {
  { "account-invited", "marketo-admin" },
  { "credentials-known", "marketo-admin" },
  { "salesforce-api", "salesforce-admin" },
  { "salesforce-apex", "salesforce-admin" },
  { "salesforce-app", "salesforce-admin" },
  { "salesforce-package", "salesforce-admin" },
  { "salesforce-kind", "salesforce-admin" },
  { "salesforce-task-types", "salesforce-admin" },
  { "team-salesforce", "user" },
};

/**
 * scs_duty_find_role:
 * @info: an outcome
 *
 * Returns: whose it is to reach it
 */
const ScsRole *
scs_duty_find_role (const ScsOutcomeInfo *info)
{
  const ScsErrand *errand = info->errand != NULL ? scs_errand_find (info->errand) : NULL;

  if (errand != NULL)
    return errand->who;
  for (gsize i = 0; i < G_N_ELEMENTS (others); i++)
    if (g_str_equal (others[i].outcome_id, info->id))
      return scs_role_find (others[i].role_id);
  return scs_role_find ("sales-connect-admin");
}

static gboolean
is_me (const ScsRole *role, ScsSetup *setup)
{
  return role->fact != NULL && g_strcmp0 (scs_setup_get_fact (setup, role->fact), "me") == 0;
}

/**
 * scs_duty_dup_name:
 * @role: a role
 * @setup: what is being set up
 *
 * Returns: (transfer full) (nullable): the name of who holds it
 */
char *
scs_duty_dup_name (const ScsRole *role, ScsSetup *setup)
{
  g_autofree char *fact = g_strconcat ("role-", role->id, "-name", NULL);

  return is_me (role, setup) ? scs_setup_dup_my_name (setup)
                             : g_strdup (scs_setup_get_fact (setup, fact));
}

/**
 * scs_duty_get_email:
 * @role: a role
 * @setup: what is being set up
 *
 * What stands in the field for an address and is none could be anything, so it is not given out.
 *
 * Returns: (nullable): the e-mail address of who holds it
 */
const char *
scs_duty_get_email (const ScsRole *role, ScsSetup *setup)
{
  const char *email = NULL;

  if (role->fact != NULL)
    email = scs_setup_get_fact (setup, is_me (role, setup) ? SCS_FACT_MY_EMAIL : role->fact);
  return email != NULL && scs_email_is_valid (email) ? email : NULL;
}

/**
 * scs_duty_dup_holder:
 * @role: a role
 * @setup: what is being set up
 *
 * Returns: (transfer full) (nullable): name or address of who holds it, or both, in one text; %NULL
 * when nobody is known to
 */
char *
scs_duty_dup_holder (const ScsRole *role, ScsSetup *setup)
{
  const char *email = scs_duty_get_email (role, setup);
  g_autofree char *name = scs_duty_dup_name (role, setup);

  if (name != NULL && *name != '\0' && email != NULL)
    return g_strdup_printf ("%s <%s>", name, email);
  return name != NULL && *name != '\0' ? g_steal_pointer (&name) : g_strdup (email);
}

/**
 * scs_duty_dup_words:
 * @role: a role
 * @setup: what is being set up
 *
 * Returns: (transfer full): the role and who holds it, in the person's language
 */
char *
scs_duty_dup_words (const ScsRole *role, ScsSetup *setup)
{
  g_autofree char *holder = scs_duty_dup_holder (role, setup);

  if (holder == NULL)
    return g_strdup (scs_role_get_title (role));
  /* Translators: %1$s is a role, such as Marketo admin, %2$s the name or address of who holds it */
  return g_strdup_printf (_("%1$s (%2$s)"), scs_role_get_title (role), holder);
}

/* The whole step of the sandbox is. */
static gboolean
is_optional (const ScsOutcomeInfo *info)
{
  return info->optional || g_str_equal (info->step, "sandbox");
}

/**
 * scs_duty_is_left:
 * @setup: what is being set up
 * @info: an outcome
 *
 * Returns: whether somebody has to do something about it: it is contradicted, or it is open and
 * needed
 */
gboolean
scs_duty_is_left (ScsSetup *setup, const ScsOutcomeInfo *info)
{
  ScsOutcomeState state = scs_outcome_get_state (scs_setup_get_outcome (setup, info->id));

  return state == SCS_OUTCOME_CONTRADICTED ||
         (state == SCS_OUTCOME_OPEN && !is_optional (info) && !scs_setup_is_needless (setup, info));
}

/**
 * scs_duty_is_worth_telling:
 * @setup: what is being set up
 * @info: an outcome
 *
 * Returns: whether a summary names it: not a single errand of the guide that nobody has done and
 * nobody needs to
 */
gboolean
scs_duty_is_worth_telling (ScsSetup *setup, const ScsOutcomeInfo *info)
{
  if (g_str_equal (info->step, "sandbox") && scs_setup_is_needless (setup, info))
    return FALSE;
  return info->errand == NULL ||
         scs_outcome_get_state (scs_setup_get_outcome (setup, info->id)) != SCS_OUTCOME_OPEN;
}

/**
 * scs_duty_count:
 * @setup: what is being set up
 * @state: a state
 *
 * Returns: how many outcomes that a summary names are in it; of open ones only those that are left
 * to do, not what may stay open
 */
guint
scs_duty_count (ScsSetup *setup, ScsOutcomeState state)
{
  const ScsOutcomeInfo *infos;
  gsize n_infos;
  guint count = 0;

  infos = scs_outcome_info_list (&n_infos);
  for (gsize i = 0; i < n_infos; i++)
    if (scs_outcome_get_state (scs_setup_get_outcome (setup, infos[i].id)) == state &&
        scs_duty_is_worth_telling (setup, &infos[i]) &&
        (state != SCS_OUTCOME_OPEN || scs_duty_is_left (setup, &infos[i])))
      count++;
  return count;
}
