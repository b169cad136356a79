/* SPDX-FileCopyrightText: 2026 The Sales Connect Setup authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "widgets/handoff/scs-role-words.h"

static const ScsRoleWords all_words[] = {
  { "marketo-admin",
    N_("Sends the first invitation, and has the three values"),
        N_("I am the Marketo admin"),
            N_("Name of the Marketo admin"), N_("E-mail address of the Marketo admin") },
            { "sales-connect-admin",
              N_("Connects Sales Connect, and invites the team"),
                  N_("I am the Sales Connect admin"),
                      N_("Name of the Sales Connect admin"),
                          N_("E-mail address of the Sales Connect admin") },
                      { "salesforce-admin",
                        N_("Lets the app into Salesforce, and installs what belongs there"),
                            N_("I am the Salesforce admin"),
                                N_("Name of the Salesforce admin"),
                                    N_("E-mail address of the Salesforce admin") },
                                { "user",
                                  N_("Works with Sales Connect"),
                                      N_("I am the Sales Connect user"),
                                          N_("Name of the Sales Connect user"),
                                              N_("E-mail address of the Sales Connect user") },
                                          { "account-manager",
                                            N_("Your contact at the vendor for the contract and for further accounts"),
                                                NULL,
                                                N_("Name of the account manager"),
                                                    N_("E-mail address of the account manager") },
                                                { "support",
                                                  N_("Unlocks accounts, and helps where this program cannot"),
                                                      NULL,
                                                      N_("Name of your contact at Marketo Support"),
                                                          N_("E-mail address of Marketo Support") },
                                                 };

/**
 * scs_role_words_find:
 * @role: id of a role
 *
 * Returns: (transfer none): its words
 */
const ScsRoleWords *
scs_role_words_find (const char *role)
{
  for (gsize i = 0; i < G_N_ELEMENTS (all_words); i++)
    if (g_str_equal (all_words[i].role, role))
      return &all_words[i];
  g_assert_not_reached ();
}
