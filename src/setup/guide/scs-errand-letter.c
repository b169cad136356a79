/* SPDX-FileCopyrightText: 2026 The Sales Connect Setup authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "setup/guide/scs-errand-letter.h"
#include "setup/guide/scs-handoff.h"
#include "setup/guide/scs-language.h"
#include "setup/guide/scs-letter.h"

#define T(text) scs_language_translate (language, text)

/**
 * scs_errand_letter_dup_to:
 * @setup: what is being set up
 * @errand: an errand with a letter
 *
 * Returns: (transfer full): in the person's language to whom it goes: the role, and who holds it as
 * far as that is known
 */
char *
scs_errand_letter_dup_to (ScsSetup *setup, const ScsErrand *errand)
{
  const ScsRole *role = errand->letter->to;
  g_autofree char *holder = scs_handoff_dup_holder (setup, role);
  g_autofree char *address = scs_handoff_dup_address (setup, role);
  const char *title = scs_role_get_title (role);

  if (holder != NULL && address != NULL && !g_str_equal (holder, address))
    /* Translators: to whom a mail goes. %1$s is a role, %2$s a person's name, %3$s an e-mail
       address */
    return g_strdup_printf (_("To: %1$s, %2$s (%3$s)"), title, holder, address);
  if (holder != NULL)
    /* Translators: to whom a mail goes. %1$s is a role, %2$s a person's name or e-mail address */
    return g_strdup_printf (_("To: %1$s, %2$s"), title, holder);
  /* Translators: to whom a mail goes. %s is a role, “Prerequisites” the name of a page */
  return g_strdup_printf (_("To: %s. An address can be entered on the page “Prerequisites”."),
                             title);
}

/**
 * scs_errand_letter_dup_text:
 * @setup: what is being set up
 * @errand: an errand with a letter
 *
 * Returns: (transfer full): the whole mail in the language of who reads it, lines parted by LF
 */
char *
scs_errand_letter_dup_text (ScsSetup *setup, const ScsErrand *errand)
{
  const char *language = scs_handoff_get_language (setup, errand->letter->to);
  g_autofree char *holder = scs_handoff_dup_holder (setup, errand->letter->to);
  g_autofree char *address = scs_handoff_dup_address (setup, errand->letter->to);
  g_autofree char *my_name = scs_setup_dup_known_name (setup);
  g_autoptr (GString) text = g_string_new (NULL);

  if (holder != NULL && g_strcmp0 (holder, address) != 0)
    /* Translators: how a mail begins. %s is a name */
    g_string_append_printf (text, T (N_("Hello %s,")), holder);
  else
    /* Translators: how a mail begins to somebody whose name is not known */
    g_string_append (text, T (N_("Hello,")));
  if (scs_environment_is_demo (scs_setup_get_environment (setup)))
    g_string_append_printf (text,
                            "\n\n%s",
                            T (N_("This is the demo: services and people are made up.")));
  for (const char *const *words = errand->letter->paragraphs; *words != NULL; words++)
    g_string_append_printf (text, "\n\n%s", T (*words));
  /* Translators: the end of a mail, before the sender's name */
  g_string_append_printf (text, "\n\n%s\n%s", T (N_("Thank you!")), my_name);
  return g_string_free (g_steal_pointer (&text), FALSE);
}

/**
 * scs_errand_letter_dup_mailto:
 * @setup: what is being set up
 * @errand: an errand with a letter
 *
 * Returns: (transfer full): an address for the person's mail program (RFC 6068)
 */
char *
scs_errand_letter_dup_mailto (ScsSetup *setup, const ScsErrand *errand)
{
  const char *language = scs_handoff_get_language (setup, errand->letter->to);
  g_autofree char *address = scs_handoff_dup_address (setup, errand->letter->to);
  g_autofree char *text = scs_errand_letter_dup_text (setup, errand);

  return scs_letter_dup_uri (address, T (errand->letter->subject), text);
}
