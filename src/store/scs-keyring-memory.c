/* SPDX-FileCopyrightText: 2026 The Sales Connect Setup authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "store/scs-keyring-memory.h"

#include "store/scs-keyring-place.h"

/**
 * scs_keyring_memory_copy_secret:
 * @text: need not end with NUL
 * @length: in bytes
 *
 * Returns: (transfer full): a copy in memory that is not paged out, to be freed with
 * secret_password_free()
 */
char *
scs_keyring_memory_copy_secret (const char *text, gsize length)
{
  return secret_value_unref_to_password (secret_value_new (text, length, "text/plain"), NULL);
}

/**
 * scs_keyring_memory_new:
 *
 * Returns: (transfer full): values for this run, none yet; each is wiped when it goes
 */
GHashTable *
scs_keyring_memory_new (void)
{
  return g_hash_table_new_full (g_direct_hash,
                                g_direct_equal,
                                (GDestroyNotify) g_hash_table_unref,
                                (GDestroyNotify) secret_password_free);
}

/* Attributes of the values that lie at the place, which may leave members open. */
static GPtrArray *
find_places (GHashTable *memory, const ScsKeyringPlace *place)
{
  GPtrArray *found = g_ptr_array_new ();
  GHashTableIter iter;
  gpointer attributes;

  g_hash_table_iter_init (&iter, memory);
  while (g_hash_table_iter_next (&iter, &attributes, NULL))
    if (scs_keyring_place_is_within (place, attributes))
      g_ptr_array_add (found, attributes);
  return found;
}

/**
 * scs_keyring_memory_clear:
 * @place: members that are %NULL match anything
 *
 * Wipes every value that fits.
 */
void
scs_keyring_memory_clear (GHashTable *memory, const ScsKeyringPlace *place)
{
  g_autoptr (GPtrArray) found = find_places (memory, place);

  for (guint i = 0; i < found->len; i++)
    g_hash_table_remove (memory, g_ptr_array_index (found, i));
}

/**
 * scs_keyring_memory_store:
 * @place: exactly where
 * @value: copied; replaces the one that is there
 */
void
scs_keyring_memory_store (GHashTable *memory, const ScsKeyringPlace *place, const char *value)
{
  scs_keyring_memory_clear (memory, place);
  g_hash_table_insert (memory,
                       scs_keyring_place_to_attributes (place),
                       scs_keyring_memory_copy_secret (value, strlen (value)));
}

/**
 * scs_keyring_memory_lookup:
 * @place: members that are %NULL match anything
 *
 * Returns: (transfer full) (nullable): the value, to be freed with secret_password_free()
 */
char *
scs_keyring_memory_lookup (GHashTable *memory, const ScsKeyringPlace *place)
{
  g_autoptr (GPtrArray) found = find_places (memory, place);
  const char *value;

  if (found->len == 0)
    return NULL;
  value = g_hash_table_lookup (memory, g_ptr_array_index (found, 0));
  return scs_keyring_memory_copy_secret (value, strlen (value));
}

/**
 * scs_keyring_memory_list:
 * @environment: its name
 *
 * Returns: (transfer full) (element-type utf8): names of the places that hold something, sorted
 */
GPtrArray *
scs_keyring_memory_list (GHashTable *memory, const char *environment)
{
  ScsKeyringPlace place = { .environment = environment };
  g_autoptr (GPtrArray) found = find_places (memory, &place);

  return scs_keyring_place_names_from_attributes (found);
}
