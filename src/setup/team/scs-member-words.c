/* SPDX-FileCopyrightText: 2026 The Sales Connect Setup authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "setup/scs-environment.h"
#include "setup/team/scs-member.h"

/* How far a person is, in words. */

static const char *
get_problem_words (const char *problem)
{
  if (g_str_equal (problem, "invalid"))
    return _("Sales Connect does not take this e-mail ID");
  if (g_str_equal (problem, "used-elsewhere"))
    return _("This e-mail ID is used in another Sales Connect account");
  if (g_str_equal (problem, "no-seat"))
    return _("No seat is left for this person");
  if (g_str_equal (problem, "access-lost"))
    return _("Had access to Marketo, and has it no more");
  return _("Sales Connect does not know this person any more");
}

static char *
dup_elsewhere_words (const char *name)
{
  g_autoptr (ScsEnvironment) environment = scs_environment_new (name, NULL);
  g_autofree char *title = scs_environment_dup_title (environment);

  /* Translators: %s is another environment, e.g. “Sandbox” */
  return g_strdup_printf (_("Used in %s too, where one address cannot be twice: take another one here"), title);
}

/* While nothing is given yet, the words tell what shall be. */
static char *
dup_with_wanted (ScsMember *self, const char *words)
{
  g_autofree char *names = NULL;

  if (scs_member_get_wanted (self) == NULL)
    return g_strdup (words);
  names = g_strjoinv (_(", "), (char **) scs_member_get_wanted (self));
  /* Translators: %1$s tells how far the person is, %2$s is a list of workspaces */
  return g_strdup_printf (_("%1$s; shall get: %2$s"), words, names);
}

/**
 * scs_member_dup_state_words:
 * @self: a person
 *
 * Returns: (transfer full): in the person's language how far they are, with the workspaces, or what
 * is wrong
 */
char *
scs_member_dup_state_words (ScsMember *self)
{
  const char *const *workspaces = scs_member_get_workspaces (self);
  g_autofree char *names = NULL;

  if (scs_member_get_problem (self) != NULL)
    return g_strdup (get_problem_words (scs_member_get_problem (self)));
  if (scs_member_get_elsewhere (self) != NULL &&
      scs_member_get_state (self) != SCS_MEMBER_CONNECTED)
    return dup_elsewhere_words (scs_member_get_elsewhere (self));
  switch (scs_member_get_state (self)) {
  case SCS_MEMBER_PLANNED:
    return dup_with_wanted (self, _("Not invited yet"));
  case SCS_MEMBER_INVITED:
    return dup_with_wanted (self, _("Invited, no access to Marketo yet"));
  case SCS_MEMBER_HERE:
    return dup_with_wanted (self,
                            scs_member_get_from_toutapp (self)
                            ? _("From ToutApp, no access to Marketo yet")
                            : _("No access to Marketo yet"));
  case SCS_MEMBER_CONNECTED:
  default:
    if (workspaces == NULL || workspaces[0] == NULL)
      return g_strdup (_("Connected"));
    /* Translators: between names of workspaces in a list */
    names = g_strjoinv (_(", "), (char **) workspaces);
    /* Translators: %s is a list of workspaces */
    return g_strdup_printf (_("Connected: %s"), names);
  }
}

/**
 * scs_member_get_salesforce_words:
 * @self: a person
 *
 * Returns: in the person's language whether they have connected their own Salesforce account
 */
const char *
scs_member_get_salesforce_words (ScsMember *self)
{
  switch (scs_member_get_salesforce (self)) {
  case SCS_MEMBER_SALESFORCE_CONNECTED:
    return _("Salesforce: connected");
  case SCS_MEMBER_SALESFORCE_NOT_YET:
    return _("Salesforce: not yet");
  case SCS_MEMBER_SALESFORCE_UNKNOWN:
  default:
    return _("Salesforce: unknown");
  }
}
