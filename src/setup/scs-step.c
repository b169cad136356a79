/* SPDX-FileCopyrightText: 2026 The Sales Connect Setup authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "setup/scs-step.h"

static const ScsStepInfo steps[] = {
  /* Translators: title of a step */
  { "prerequisites",
    N_("Prerequisites"),
        N_("See what the set-up needs, and who can supply what you do not have."), NULL },
    /* Translators: title of a step: the admin's account of Sales Connect */
    { "account",
      N_("Your Account"), N_("Get into Sales Connect as its first admin."), "prerequisites" },
      { "salesforce",
        N_("Salesforce"),
            N_("Connect Sales Connect to the Salesforce org that Marketo works with."),
                "account" },
        /* Translators: title of a step: the three values of Marketo */
        { "credentials",
          N_("Marketo Values"),
              N_("Get the three values with which Sales Connect reaches Marketo."), "account" },
          /* Translators: title of a step */
          { "marketo",
            N_("Connect Marketo"),
                N_("Enter the values in Sales Connect, and wait ten minutes."), "credentials" },
            /* Translators: title of a step */
            { "team",
              N_("Team Access"),
                  N_("Invite your people, then give them access to Marketo."), "marketo" },
              /* Translators: title of a step: an environment for tests */
              { "sandbox",
                N_("Sandbox"),
                    N_("Try things out in a second Sales Connect account. This is optional."),
                        NULL },
                /* Translators: title of a step */
                { "summary",
                  N_("Summary"),
                      N_("See what is proved, what stands on whose word, and what is open."),
                          NULL },
                };

/**
 * scs_step_info_list:
 * @n_steps: (out): how many there are
 *
 * Returns: (array length=n_steps): the steps in their order
 */
const ScsStepInfo *
scs_step_info_list (gsize *n_steps)
{
  *n_steps = G_N_ELEMENTS (steps);
  return steps;
}

/**
 * scs_step_info_get_position:
 * @id: (nullable): a step
 *
 * Returns: its place in the order, from 0; -1 when there is no such step
 */
int
scs_step_info_get_position (const char *id)
{
  for (gsize i = 0; i < G_N_ELEMENTS (steps); i++)
    if (g_strcmp0 (steps[i].id, id) == 0)
      return i;
  return -1;
}

/**
 * scs_step_info_find:
 * @id: (nullable): a step
 *
 * Returns: (nullable): its line of the table
 */
const ScsStepInfo *
scs_step_info_find (const char *id)
{
  int position = scs_step_info_get_position (id);

  return position < 0 ? NULL : &steps[position];
}

/**
 * scs_step_info_get_title:
 * @step: a step
 *
 * Returns: its title in the person's language
 */
const char *
scs_step_info_get_title (const ScsStepInfo *step)
{
  return _(step->title);
}

/**
 * scs_step_info_get_purpose:
 * @step: a step
 *
 * Returns: what it is for, a sentence in the person's language
 */
const char *
scs_step_info_get_purpose (const ScsStepInfo *step)
{
  return _(step->purpose);
}

/**
 * scs_step_state_get_words:
 * @state: a state
 *
 * Returns: the state in the person's language
 */
const char *
scs_step_state_get_words (ScsStepState state)
{
  switch (state) {
  case SCS_STEP_BEGUN:
    /* Translators: state of a step: a part of it is done */
    return _("Begun");
  case SCS_STEP_WAITING:
    /* Translators: state of a step: the ten minutes after connecting Marketo run */
    return _("Waiting");
  case SCS_STEP_ON_WORD:
    return _("On your word");
  case SCS_STEP_PROVED:
    return _("Proved");
  case SCS_STEP_CONTRADICTED:
    return _("Contradicted");
  case SCS_STEP_OPEN:
  default:
    return _("Open");
  }
}

/**
 * scs_step_state_get_icon:
 * @state: a state
 *
 * Returns: the name of a symbolic icon that goes with the words
 */
const char *
scs_step_state_get_icon (ScsStepState state)
{
  switch (state) {
  case SCS_STEP_BEGUN:
    return "scs-begun-symbolic";
  case SCS_STEP_WAITING:
    return "scs-waiting-symbolic";
  case SCS_STEP_ON_WORD:
    return "scs-word-symbolic";
  case SCS_STEP_PROVED:
    return "scs-proved-symbolic";
  case SCS_STEP_CONTRADICTED:
    return "scs-contradicted-symbolic";
  case SCS_STEP_OPEN:
  default:
    return "scs-open-symbolic";
  }
}

/**
 * scs_step_state_is_done:
 * @state: a state
 *
 * Returns: whether nothing is left to do in the step
 */
gboolean
scs_step_state_is_done (ScsStepState state)
{
  return state == SCS_STEP_ON_WORD || state == SCS_STEP_PROVED;
}
