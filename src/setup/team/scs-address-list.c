/* SPDX-FileCopyrightText: 2026 The Sales Connect Setup authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "setup/team/scs-address-list.h"
#include "setup/team/scs-member.h"

/* Quotation marks, blanks and what ends a sentence, around a word */
#define AROUND_WORDS "^[\\s\"'“”‘’「」.:;,、]+|[\\s\"'“”‘’「」.:;,、]+$"

static void
free_entry (ScsAddressEntry *entry)
{
  g_free (entry->address);
  g_free (entry->name);
  g_free (entry);
}

static void
add_entry (GPtrArray *entries, const char *address, const char *name, guint line)
{
  ScsAddressEntry *entry = g_new0 (ScsAddressEntry, 1);

  entry->address = g_strdup (address);
  entry->name = name != NULL && *name != '\0' ? g_strdup (name) : NULL;
  entry->line = line;
  g_ptr_array_add (entries, entry);
}

static const GRegex *
get_around_words (void)
{
  static gsize regex = 0;

  if (g_once_init_enter (&regex))
    g_once_init_leave (&regex, (gsize) g_regex_new (AROUND_WORDS, G_REGEX_OPTIMIZE, 0, NULL));
  return (const GRegex *) regex;
}

/* “Name <address>” as mail programs write it, with brackets of other kinds too, when there is an
 * address in them. */
static const GRegex *
get_bracketed (void)
{
  static gsize regex = 0;

  if (g_once_init_enter (&regex))
    g_once_init_leave (
        &regex,
        (gsize) g_regex_new (
            "^([^<>()\\[\\]]*)[<(\\[]\\s*([^<>()\\[\\]\\s]*@[^<>()\\[\\]]*?)\\s*[>)\\]]",
            G_REGEX_OPTIMIZE,
            0,
            NULL));
  return (const GRegex *) regex;
}

static char *
dup_bare (const char *word)
{
  return g_regex_replace_literal (get_around_words (), word, -1, 0, "", 0, NULL);
}

static char *
dup_bare_address (const char *word)
{
  g_autofree char *bare = dup_bare (word);
  static const char *const schemes[] = { "mailto:", "smtp:" };

  for (gsize i = 0; i < G_N_ELEMENTS (schemes); i++)
    if (g_ascii_strncasecmp (bare, schemes[i], strlen (schemes[i])) == 0) {
      char *query = strchr (bare, '?');

      if (query != NULL)
        *query = '\0';
      return g_strdup (bare + strlen (schemes[i]));
    }
  return g_steal_pointer (&bare);
}

static gboolean
is_address (const char *word)
{
  g_autofree char *bare = dup_bare_address (word);

  return scs_email_is_valid (bare);
}

/* Separators do not count between quotation marks and within brackets. */
static gsize
find_end_of_item (const char *text)
{
  const char *c = text;
  gboolean quoted = FALSE, bracketed = FALSE;

  for (; *c != '\0' && *c != '\n' && *c != '\r'; c = g_utf8_next_char (c)) {
    gunichar letter = g_utf8_get_char (c);

    if (letter == '"' && (quoted || strchr (c + 1, '"') != NULL))
      quoted = !quoted;
    else if (letter == '<' || letter == '>')
      bracketed = letter == '<';
    else if (!quoted && !bracketed && (strchr (",;\t|", *c) != NULL || letter == 0x3001))
      break;
  }
  return c - text;
}

/* What stands between separators, without brackets: addresses, and words that are none. One address
 * among words is a person with a name. */
static void
take_words (GPtrArray *entries, const char *item, guint line)
{
  g_auto (GStrv) words = g_regex_split_simple ("\\s+", item, 0, 0);
  g_autoptr (GString) name = g_string_new (NULL);
  guint n_addresses = 0, n_suspicious = 0, n_words = g_strv_length (words);

  for (char **word = words; *word != NULL; word++) {
    g_autofree char *bare = dup_bare (*word);

    if (is_address (*word))
      n_addresses++;
    else if (strpbrk (bare, "@.<>") != NULL)
      n_suspicious++;
    else if (*bare != '\0' && !g_str_has_suffix (*word, ":"))
      g_string_append_printf (name, "%s%s", name->len > 0 ? " " : "", bare);
  }
  for (char **word = words; *word != NULL; word++) {
    g_autofree char *address = dup_bare_address (*word);

    if (*address == '\0' || (n_addresses > 0 && g_str_has_suffix (*word, ":")))
      continue;
    if (scs_email_is_valid (address))
      add_entry (entries, address, n_addresses == 1 && n_suspicious == 0 ? name->str : NULL, line);
    else if (n_addresses != 1 || n_suspicious > 0 || n_words == 1)
      add_entry (entries, address, NULL, line);
  }
}

/* The part of “Sato, Mio <m@x.com>” before the comma, which waits for the rest. */
static gboolean
may_be_part_of_name (const char *item)
{
  return *item != '\0' && strpbrk (item, "@.<>:") == NULL;
}

static gboolean
take_bracketed (GPtrArray *entries, const char *item, const char *name_before, guint line)
{
  const char *rest = item;
  g_autoptr (GMatchInfo) match = NULL;
  gboolean any = FALSE;

  while (g_regex_match (get_bracketed (), rest, 0, &match)) {
    g_autofree char *raw_name = g_match_info_fetch (match, 1);
    g_autofree char *raw_address = g_match_info_fetch (match, 2);
    g_autofree char *address = dup_bare_address (raw_address);
    g_autofree char *name = dup_bare (raw_name);
    g_autofree char *whole = NULL;
    int end;

    if (is_address (name)) {
      /* “m@x.com <mailto:m@x.com>” */
      g_clear_pointer (&name, g_free);
    } else if (name_before != NULL && !any) {
      whole = g_strdup_printf ("%s, %s", name_before, name);
    }
    add_entry (entries, address, whole != NULL ? whole : name, line);
    any = TRUE;
    g_match_info_fetch_pos (match, 0, NULL, &end);
    rest += end;
    g_clear_pointer (&match, g_match_info_unref);
  }
  if (any && *rest != '\0' && strchr (rest, '@') != NULL)
    take_words (entries, rest, line);
  return any;
}

/* One item; what may be the beginning of a name is kept for the next. */
static void
take_item (GPtrArray *entries, const char *item, char **name_before, char end, guint line)
{
  g_autofree char *before = g_steal_pointer (name_before);
  g_autofree char *bare = dup_bare (item);

  if (take_bracketed (entries, item, before, line))
    return;
  if (before != NULL)
    take_words (entries, before, line);
  if (end == ',' && may_be_part_of_name (bare))
    *name_before = g_steal_pointer (&bare);
  else
    take_words (entries, item, line);
}

/**
 * scs_address_list_new_from_text:
 * @text: addresses in any separators, with or without names, also in full-width letters
 *
 * Nothing is passed over: what is no address is an entry too, so that a person can be told.
 *
 * Returns: (transfer full) (element-type ScsAddressEntry): what was found, in the order of the text
 */
GPtrArray *
scs_address_list_new_from_text (const char *text)
{
  GPtrArray *entries = g_ptr_array_new_with_free_func ((GDestroyNotify) free_entry);
  g_autofree char *usual = g_utf8_normalize (text, -1, G_NORMALIZE_ALL_COMPOSE);
  g_autofree char *name_before = NULL;
  const char *at = usual != NULL ? usual : text;
  guint line = 1;

  while (*at != '\0') {
    gsize length = find_end_of_item (at);
    g_autofree char *item = g_strndup (at, length);

    take_item (entries, item, &name_before, at[length], line);
    at += length;
    line += *at == '\n' || (*at == '\r' && at[1] != '\n');
    if (*at != '\0')
      at = g_utf8_next_char (at);
  }
  if (name_before != NULL)
    take_words (entries, name_before, line);
  return entries;
}

/**
 * scs_address_dup_from_cell:
 * @cell: what stands in the column of addresses
 * @name: (out) (optional) (nullable): the name that stands there too
 *
 * Returns: (transfer full): the address in usual letters, or what stands in its place
 */
char *
scs_address_dup_from_cell (const char *cell, char **name)
{
  g_autofree char *usual = g_utf8_normalize (cell, -1, G_NORMALIZE_ALL_COMPOSE);
  const char *text = usual != NULL ? usual : cell;
  g_autoptr (GPtrArray) entries = NULL;

  if (name != NULL)
    *name = NULL;
  if (strpbrk (text, "<([") != NULL) {
    entries = g_ptr_array_new_with_free_func ((GDestroyNotify) free_entry);
    if (take_bracketed (entries, text, NULL, 1) && entries->len == 1) {
      ScsAddressEntry *entry = g_ptr_array_index (entries, 0);

      if (name != NULL)
        *name = g_steal_pointer (&entry->name);
      return g_steal_pointer (&entry->address);
    }
  }
  return dup_bare_address (text);
}

/**
 * scs_address_get_fault:
 * @address: what may be an e-mail ID
 *
 * Returns: why it is none
 */
ScsAddressFault
scs_address_get_fault (const char *address)
{
  const char *at = strchr (address, '@');

  if (scs_email_is_valid (address))
    return SCS_ADDRESS_FAULT_NONE;
  if (*address == '\0')
    return SCS_ADDRESS_FAULT_EMPTY;
  if (at == NULL)
    return SCS_ADDRESS_FAULT_NO_AT;
  if (strchr (at + 1, '@') != NULL)
    return SCS_ADDRESS_FAULT_MANY_AT;
  if (strpbrk (address, " \t\n") != NULL)
    return SCS_ADDRESS_FAULT_BLANK;
  if (!g_str_is_ascii (address))
    return SCS_ADDRESS_FAULT_LETTERS;
  if (strlen (address) > 254 || at - address > 64)
    return SCS_ADDRESS_FAULT_LENGTH;
  if (strchr (at, '.') == NULL || at[1] == '.' || g_str_has_suffix (at, ".") ||
      strstr (at, "..") != NULL)
    return SCS_ADDRESS_FAULT_DOMAIN;
  return SCS_ADDRESS_FAULT_OTHER;
}

/**
 * scs_address_fault_get_words:
 * @fault: why something is no e-mail ID
 *
 * Returns: the same in the person's language
 */
const char *
scs_address_fault_get_words (ScsAddressFault fault)
{
  switch (fault) {
  case SCS_ADDRESS_FAULT_EMPTY:
    return _("The e-mail address is missing");
  case SCS_ADDRESS_FAULT_NO_AT:
    return _("No e-mail address: the @ is missing");
  case SCS_ADDRESS_FAULT_MANY_AT:
    return _("More than one @, perhaps two addresses in one");
  case SCS_ADDRESS_FAULT_BLANK:
    return _("There is a blank within the address");
  case SCS_ADDRESS_FAULT_LETTERS:
    return _("There are letters in the address that mail servers do not take");
  case SCS_ADDRESS_FAULT_DOMAIN:
    return _("What follows the @ is no complete domain");
  case SCS_ADDRESS_FAULT_LENGTH:
    return _("The address is too long");
  case SCS_ADDRESS_FAULT_NONE:
  case SCS_ADDRESS_FAULT_OTHER:
  default:
    return _("This is no e-mail address");
  }
}
