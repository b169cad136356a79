/* SPDX-FileCopyrightText: 2026 The Sales Connect Setup authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "setup/guide/scs-letter.h"

static const ScsLetter letters[] = {
  { "marketo-admin",
    N_("Setting up Sales Connect: your part as Marketo admin"),
        /* Translators: a whole mail. %s is the sender's name */
        N_("Hello,\n\nwe are setting up Sales Connect, and two things are needed from you as a Marketo admin:\n\n1. In Marketo, open Admin ＞ Sales Connect (or Sales Engage), choose me in the list, and press Send Invite.\n2. On the same page are Munchkin Account ID, Client ID and Client Secret. Please hand them to me in a way that only I can read, such as a shared password manager; not by plain mail.\n\nThank you!\n%s") },
    { "not-bought",
      N_("Is Sales Connect part of our contract?"),
          /* Translators: a whole mail to the customer success manager at the vendor. %s is
             the sender's name */
          N_("Hello,\n\nwe would like to set up Marketo Sales Connect. Is it part of our contract, and is it provisioned for our Marketo subscription? If not, please tell us what is needed.\n\nThank you!\n%s") },
      { "own-salesforce",
        N_("Please connect your Salesforce account in Sales Connect"),
            /* Translators: a whole mail to people of the team. %s is the sender's name */
            N_("Hello,\n\nyou now have Sales Connect. Please connect your own Salesforce account once:\n\n1. Sign in at https://toutapp.com/login.\n2. Open the gear icon ＞ Settings ＞ My Account ＞ Salesforce ＞ Connections & Customizations.\n3. Press Connect, then OK.\n4. Sign in to Salesforce and press Allow.\n\nThank you!\n%s") },
        { "sandbox",
          N_("A Sales Connect account for our Marketo sandbox"),
              /* Translators: a whole mail to the account manager at the vendor. %s is the
                 sender's name */
              N_("Hello,\n\nwe have a Marketo sandbox and would like to test Sales Connect there. Please set up an additional Sales Connect account for it. The e-mail IDs in it will differ from those of our production account.\n\nThank you!\n%s") },
        };

/**
 * scs_letter_find:
 * @id: a letter
 *
 * Returns: (nullable): its line of the table
 */
const ScsLetter *
scs_letter_find (const char *id)
{
  for (gsize i = 0; i < G_N_ELEMENTS (letters); i++)
    if (g_str_equal (letters[i].id, id))
      return &letters[i];
  return NULL;
}

/**
 * scs_letter_dup_text:
 * @letter: a letter
 * @my_name: who sends it
 *
 * Returns: (transfer full): its text in the person's language
 */
char *
scs_letter_dup_text (const ScsLetter *letter, const char *my_name)
{
  g_auto (GStrv) parts = g_strsplit (_(letter->body), "%s", 2);

  return g_strconcat (parts[0], my_name, parts[1], NULL);
}

/**
 * scs_letter_dup_uri:
 * @address: (nullable): to whom; several are parted by commas
 * @subject: of the mail
 * @text: of the mail, lines parted by LF
 *
 * Returns: (transfer full): an address for the person's mail program
 *
 * Source: RFC 6068: line breaks are CR LF, all else is percent-encoded UTF-8
 */
char *
scs_letter_dup_uri (const char *address, const char *subject, const char *text)
{
  g_auto (GStrv) lines = g_strsplit (text, "\n", -1);
  g_autofree char *body = g_strjoinv ("\r\n", lines);
  g_autofree char *escaped_address =
      g_uri_escape_string (address != NULL ? address : "", "@,", FALSE);
  g_autofree char *escaped_subject = g_uri_escape_string (subject, NULL, FALSE);
  g_autofree char *escaped_body = g_uri_escape_string (body, NULL, FALSE);

  return g_strdup_printf ("mailto:%s?subject=%s&body=%s",
                          escaped_address,
                          escaped_subject,
                          escaped_body);
}

/**
 * scs_letter_dup_mailto:
 * @letter: a letter
 * @address: (nullable): to whom; several are parted by commas
 * @my_name: who sends it
 * @leaves_out: (out) (optional): whether several addresses would make it too long, so that they are
 * to be pasted into the mail
 *
 * The text of a letter and one address are always in it: they grow with nothing.
 *
 * Returns: (transfer full): an address for the person's mail program
 */
char *
scs_letter_dup_mailto (const ScsLetter *letter,
                       const char *address,
                       const char *my_name,
                       gboolean *leaves_out)
{
  g_autofree char *text = scs_letter_dup_text (letter, my_name);
  g_autofree char *whole = scs_letter_dup_uri (address, _(letter->subject), text);
  gboolean too_long =
      address != NULL && strchr (address, ',') != NULL && strlen (whole) > SCS_LETTER_URI_MAX_BYTES;

  if (leaves_out != NULL)
    *leaves_out = too_long;
  return too_long ? scs_letter_dup_uri (NULL, _(letter->subject), text) : g_steal_pointer (&whole);
}
