/* SPDX-FileCopyrightText: 2026 The Sales Connect Setup authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "setup/team/scs-address-list.h"
#include "setup/team/scs-member.h"

static void
take_piece (ScsAddressList *list, const char *piece)
{
  g_ptr_array_add (scs_email_is_valid (piece) ? list->addresses : list->rejected, g_strdup (piece));
}

/* “Name <address>” as mail programs write it: the name is no piece of its own. */
static gboolean
take_bracketed (ScsAddressList *list, const char *item)
{
  g_autoptr (GRegex) regex = g_regex_new ("<\\s*([^<>\\s]+)\\s*>", 0, 0, NULL);
  g_autoptr (GMatchInfo) match = NULL;
  gboolean any = FALSE;

  for (g_regex_match (regex, item, 0, &match); g_match_info_matches (match);
       g_match_info_next (match, NULL)) {
    g_autofree char *address = g_match_info_fetch (match, 1);

    take_piece (list, address);
    any = TRUE;
  }
  return any;
}

/**
 * scs_address_list_new_from_text:
 * @text: addresses in any separators, with or without names, also in full-width letters
 *
 * Nothing is passed over: what is no address stands among the rejected pieces.
 *
 * Returns: (transfer full): what was found, in the order of the text
 */
ScsAddressList *
scs_address_list_new_from_text (const char *text)
{
  ScsAddressList *list = g_new0 (ScsAddressList, 1);
  g_autofree char *usual = g_utf8_normalize (text, -1, G_NORMALIZE_ALL_COMPOSE);
  g_auto (GStrv) items = NULL;

  list->addresses = g_ptr_array_new_with_free_func (g_free);
  list->rejected = g_ptr_array_new_with_free_func (g_free);
  items = g_regex_split_simple ("[,;\\r\\n、]", usual != NULL ? usual : text, 0, 0);
  for (gsize i = 0; items[i] != NULL; i++) {
    g_auto (GStrv) pieces = NULL;

    if (take_bracketed (list, items[i]))
      continue;
    pieces = g_regex_split_simple ("[\\s\"“”]+", items[i], 0, 0);
    for (gsize k = 0; pieces[k] != NULL; k++)
      if (*pieces[k] != '\0')
        take_piece (list, pieces[k]);
  }
  if (list->rejected->len > 0)
    g_ptr_array_add (list->rejected, NULL);
  return list;
}

/**
 * scs_address_list_free:
 * @list: (nullable): what to free
 */
void
scs_address_list_free (ScsAddressList *list)
{
  if (list == NULL)
    return;
  g_ptr_array_unref (list->addresses);
  g_ptr_array_unref (list->rejected);
  g_free (list);
}
