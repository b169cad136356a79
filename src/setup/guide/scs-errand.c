/* SPDX-FileCopyrightText: 2026 The Sales Connect Setup authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "setup/guide/scs-errand.h"

#define WEB_APPLICATION "https://toutapp.com"
#define SETTINGS WEB_APPLICATION "/next#settings"

/* Links and click paths are those that the documentation of Sales Connect gives
 * (experienceleague.adobe.com, Marketo Sales Connect and Sales Insight Actions); where it gives no
 * link to a page, the nearest documented one is opened and the path leads on. Nothing is invented.
 */
static const ScsErrandInfo
    infos
        [] = {
          { "account-invite",
            "account-invited",
            N_("Send the first invitation"),
                N_("Marketo admin"),
                    NULL,
                    /* Translators: click path in Marketo; the same page carries two names */
                    N_("Marketo: Admin ＞ Sales Connect (or Sales Engage)"),
                        /* Translators: click path in Marketo, for Sales Insight Actions */
                        N_("Marketo: Admin ＞ Sales Insight ＞ Actions Config"),
                            N_("Choose the Sales Connect admin among the Marketo admins in the list, then press Send Invite."),
                                N_("The invited person gets a mail with the next steps. Everybody else is invited later, in Sales Connect."),
                                    NULL,
                                    FALSE },
                            { "account-password",
                              "account-password",
                              N_("Set your password"),
                                  N_("Sales Connect admin"),
                                      WEB_APPLICATION "/login",
                                      NULL,
                                      NULL,
                                      N_("Follow the link in the mail. No mail? Look in the spam folder, or on the sign-in page press Forgot password? ＞ Send Reset Email, then Reset Password in the mail ＞ Set Password."),
                                          N_("The password has at least 9 characters, with upper case, lower case, a digit and a special character."),
                                              NULL,
                                              FALSE },
                                      { "account-sign-in",
                                        "account-signed-in",
                                        N_("Sign in to Sales Connect"),
                                            N_("Sales Connect admin"),
                                                WEB_APPLICATION "/login",
                                                NULL,
                                                NULL,
                                                N_("Sign in with your e-mail ID and password."),
                                                    N_("You see Sales Connect, and under the gear icon ＞ Settings there is Admin Settings."),
                                                        N_("After too many wrong tries the account is locked, and only Marketo Support unlocks it."),
                                                            FALSE },
                                                    { "salesforce-app",
                                                      "salesforce-app",
                                                      N_("Let the app into Salesforce"),
                                                          N_("Salesforce admin"),
                                                              NULL,
                                                              /* Translators: click path in
                                                                 Salesforce */
                                                              N_("Salesforce: Setup ＞ Connected Apps OAuth Usage"),
                                                                  NULL,
                                                                  N_("Find the row Sales Connect (or Sales Insight Actions). Press Install if it is offered, and look at Permitted Users. If the button reads Unblock, press it."),
                                                                      N_("The button of the row reads Block: so the app is let in."),
                                                                          N_("If the row is missing, nobody has tried to connect yet: do the next card, and come back when Salesforce refuses."),
                                                                              FALSE },
                                                                      { "salesforce-connect-admin",
                                                                        "salesforce-connected",
                                                                        N_("Connect Salesforce, as admin"),
                                                                            N_("Sales Connect admin"),
                                                                                SETTINGS,
                                                                                N_("Gear icon ＞ Settings ＞ Admin Settings ＞ Salesforce ＞ Connections & Customizations"),
                                                                                    N_("Gear icon ＞ Settings ＞ Admin Settings ＞ Salesforce (or Integrations ＞ CRM)"),
                                                                                        N_("Press Connect, then OK, and sign in to Salesforce."),
                                                                                            N_("The page shows that Salesforce is connected."),
                                                                                                N_("The org must be the very one that is connected to Marketo, or will be. Sign in to it in this browser beforehand if it has a My Domain."),
                                                                                                    FALSE },
                                                                                            { "salesforce-connect-non-admin",
                                                                                              "salesforce-connected",
                                                                                              N_("Connect Salesforce, as non-admin"),
                                                                                                  N_("Sales Connect user"),
                                                                                                      SETTINGS,
                                                                                                      N_("Gear icon ＞ Settings ＞ My Account ＞ Salesforce ＞ Connections & Customizations"),
                                                                                                          NULL,
                                                                                                          N_("Press Connect, then OK, and sign in to Salesforce."),
                                                                                                              N_("The page shows that Salesforce is connected."), N_("The org must be the very one that is connected to Marketo, or will be. Settings for the whole team stay closed until an admin connects."), FALSE },
                                                                                                              { "salesforce-package",
                                                                                                                "salesforce-package",
                                                                                                                N_("Install the customization package"),
                                                                                                                    N_("Salesforce admin"),
                                                                                                                        SETTINGS,
                                                                                                                        N_("Gear icon ＞ Settings ＞ Salesforce ＞ Marketo Sales Connect Customizations"),
                                                                                                                            NULL,
                                                                                                                            N_("Press Connect to Salesforce, sign in, then press the green Install. Afterwards add the new fields and buttons to your page layouts."),
                                                                                                                                N_("Activities in Salesforce have fields whose names begin with MSE."),
                                                                                                                                    N_("On Professional Edition never press the green Install: use the card below."),
                                                                                                                                        FALSE },
                                                                                                                                { "salesforce-package-professional",
                                                                                                                                  "salesforce-package",
                                                                                                                                  N_("Install the package on Professional Edition"),
                                                                                                                                      N_("Salesforce admin"),
                                                                                                                                          "https://login.salesforce.com/packaging/installPackage.apexp?p0=04t0b000001oWEZ",
                                                                                                                                          NULL,
                                                                                                                                          NULL,
                                                                                                                                          N_("Open the link, sign in, and install the package. There has to be room for 13 custom activity fields."),
                                                                                                                                              N_("The package stands under Setup ＞ Installed Packages."),
                                                                                                                                                  NULL,
                                                                                                                                                  FALSE },
                                                                                                                                          { "salesforce-task-types",
                                                                                                                                            "salesforce-task-types",
                                                                                                                                            N_("Check the Task Type picklist"),
                                                                                                                                                N_("Salesforce admin"),
                                                                                                                                                    NULL,
                                                                                                                                                    /* Translators: where in Salesforce */
                                                                                                                                                    N_("Salesforce: the picklist Type of the object Task"), NULL, N_("See that it contains exactly the values Email, Call and Reply, written like this, and that none is the default."), NULL, NULL, FALSE },
                                                                                                                                                    { "credentials-look",
                                                                                                                                                      NULL,
                                                                                                                                                      N_("Look whether Marketo is connected already"),
                                                                                                                                                          N_("Sales Connect admin"),
                                                                                                                                                              SETTINGS,
                                                                                                                                                              N_("Gear icon ＞ Settings ＞ Admin Settings ＞ Marketo"), NULL, N_("Look whether the page shows a connection. Marketo usually makes it by itself."), NULL, NULL, FALSE },
                                                                                                                                                              { "credentials-find",
                                                                                                                                                                NULL,
                                                                                                                                                                N_("Where the three values are"),
                                                                                                                                                                    N_("Marketo admin"),
                                                                                                                                                                        NULL,
                                                                                                                                                                        N_("Marketo: Admin ＞ Sales Connect (or Sales Engage)"),
                                                                                                                                                                            N_("Marketo: Admin ＞ Sales Insight ＞ Actions Config"),
                                                                                                                                                                                N_("Copy Munchkin Account ID, Client ID and Client Secret, each without a space before or after."),
                                                                                                                                                                                    NULL,
                                                                                                                                                                                    N_("Hand them over in a way that only the Sales Connect admin can read, such as a shared password manager; not by plain mail."),
                                                                                                                                                                                        FALSE },
                                                                                                                                                                                { "marketo-connect",
                                                                                                                                                                                  "marketo-connected",
                                                                                                                                                                                  N_("Enter the three values and connect"),
                                                                                                                                                                                      N_("Sales Connect admin"),
                                                                                                                                                                                          SETTINGS,
                                                                                                                                                                                          N_("Gear icon ＞ Settings ＞ Admin Settings ＞ Marketo"),
                                                                                                                                                                                              NULL,
                                                                                                                                                                                              N_("Copy each value below into its field, then press Connect."),
                                                                                                                                                                                                  N_("The page shows the connection, and the tab Team Access."),
                                                                                                                                                                                                      N_("The connection belongs to whoever presses Connect: only they can undo it."),
                                                                                                                                                                                                          TRUE },
                                                                                                                                                                                                  { "team-invite",
                                                                                                                                                                                                    "team-invited",
                                                                                                                                                                                                    N_("Invite your people"),
                                                                                                                                                                                                        N_("Sales Connect admin"),
                                                                                                                                                                                                            WEB_APPLICATION
                                                                                                                                                                                                            "/next#settings/admin/user-management",
                                                                                                                                                                                                            N_("Gear icon ＞ Settings ＞ Admin Settings ＞ User Management (or Team Management)"),
                                                                                                                                                                                                                NULL,
                                                                                                                                                                                                                N_("Press Invite Users, paste the addresses below, press Next, then OK."),
                                                                                                                                                                                                                    N_("The people stand in the list and in the team Everyone."),
                                                                                                                                                                                                                        N_("Never add or manage users of Sales Connect in the Adobe Admin Console."),
                                                                                                                                                                                                                            FALSE },
                                                                                                                                                                                                                    { "team-connect",
                                                                                                                                                                                                                      "team-access",
                                                                                                                                                                                                                      N_("Connect people to Marketo"),
                                                                                                                                                                                                                          N_("Sales Connect admin"),
                                                                                                                                                                                                                              SETTINGS,
                                                                                                                                                                                                                              N_("Gear icon ＞ Settings ＞ Admin Settings ＞ Marketo ＞ Team Access"),
                                                                                                                                                                                                                                  N_("Gear icon ＞ Settings ＞ Admin Settings ＞ Marketo ＞ User Access"),
                                                                                                                                                                                                                                      N_("Tick the people below, press Connect, choose the workspaces, and press Connect again."),
                                                                                                                                                                                                                                          N_("The people stand there as connected."),
                                                                                                                                                                                                                                              N_("Workspaces can be chosen only now. To change them later, disconnect the person first."),
                                                                                                                                                                                                                                                  FALSE },
                                                                                                                                                                                                                                          { "team-disconnect",
                                                                                                                                                                                                                                            NULL,
                                                                                                                                                                                                                                            N_("Disconnect people from Marketo"),
                                                                                                                                                                                                                                                N_("Sales Connect admin"),
                                                                                                                                                                                                                                                    SETTINGS,
                                                                                                                                                                                                                                                    N_("Gear icon ＞ Settings ＞ Admin Settings ＞ Marketo ＞ Team Access"),
                                                                                                                                                                                                                                                        N_("Gear icon ＞ Settings ＞ Admin Settings ＞ Marketo ＞ User Access"), N_("Tick the people below, and press Disconnect."), N_("The people stand there as not connected."), NULL, FALSE },
                                                                                                                                                                                                                                                    };

/**
 * scs_errand_info_list:
 * @n_infos: (out): how many there are
 *
 * Returns: (array length=n_infos): everything that a person is asked to do, in order
 */
const ScsErrandInfo *
scs_errand_info_list (gsize *n_infos)
{
  *n_infos = G_N_ELEMENTS (infos);
  return infos;
}

/**
 * scs_errand_info_find:
 * @id: an errand
 *
 * Returns: (nullable): its line of the table
 */
const ScsErrandInfo *
scs_errand_info_find (const char *id)
{
  for (gsize i = 0; i < G_N_ELEMENTS (infos); i++)
    if (g_str_equal (infos[i].id, id))
      return &infos[i];
  return NULL;
}

/**
 * scs_errand_info_get_path:
 * @info: an errand
 * @for_actions: whether the product is Sales Insight Actions
 *
 * Returns: (nullable): where to click, in the person's language
 */
const char *
scs_errand_info_get_path (const ScsErrandInfo *info, gboolean for_actions)
{
  const char *path = for_actions && info->path_actions != NULL ? info->path_actions : info->path;

  return path != NULL ? _(path) : NULL;
}

/**
 * scs_errand_info_dup_link:
 * @info: an errand
 * @sales_connect_url: (nullable): an address that stands in place of the web application's own
 *
 * Returns: (transfer full) (nullable): what to open in the browser
 */
char *
scs_errand_info_dup_link (const ScsErrandInfo *info, const char *sales_connect_url)
{
  if (info->link == NULL)
    return NULL;
  if (sales_connect_url != NULL && g_str_has_prefix (info->link, WEB_APPLICATION))
    return g_strconcat (sales_connect_url, info->link + strlen (WEB_APPLICATION), NULL);
  return g_strdup (info->link);
}
