/* SPDX-FileCopyrightText: 2026 The Sales Connect Setup authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "store/scs-keyring-place.h"

#include <glib/gi18n-lib.h>

/* Where gnome-keyring shows an attribute of a keyring that has been locked since it was loaded: MD5
 * of the value. Source: gnome-keyring, pkcs11/secret-store/gkm-secret-fields.c. */
#define HASHED_PREFIX "gkr:compat:hashed:"

/* Not made from the application id: a later change of that must not orphan what is stored. */
#define SCHEMA_NAME "io.github.salesconnect.Setup"

#define SCHEMA_ATTRIBUTES                                                                          \
  {                                                                                                \
    { "environment", SECRET_SCHEMA_ATTRIBUTE_STRING },                                             \
        { "service", SECRET_SCHEMA_ATTRIBUTE_STRING },                                             \
        { "purpose", SECRET_SCHEMA_ATTRIBUTE_STRING }, { "kind", SECRET_SCHEMA_ATTRIBUTE_STRING }, \
        { NULL, 0 },                                                                               \
  }

const SecretSchema scs_keyring_schema = { SCHEMA_NAME, SECRET_SCHEMA_NONE, SCHEMA_ATTRIBUTES };
const SecretSchema scs_keyring_any_schema = { SCHEMA_NAME,
                                              SECRET_SCHEMA_DONT_MATCH_NAME,
                                              SCHEMA_ATTRIBUTES };

static const char *const known_schemas[] = { SCHEMA_NAME, NULL };
static const char *const known_services[] = { "marketo", "salesforce", "sales-connect", NULL };
static const char *const known_purposes[] = { "sales-connect", "checks", NULL };
static const char *const known_kinds[] = { "munchkin-id",   "client-id",
                                           "client-secret", "consumer-key",
                                           "access-token",  "refresh-token",
                                           "instance-url",  NULL };

/* What a keyring application shows for an item. */
static const struct {
  const char *service;
  const char *kind;
  const char *label;
} labels[] = {
  /* Translators: a value of Marketo's LaunchPoint; “Munchkin ID” stays as Marketo writes it */
  { "marketo", "munchkin-id", N_ ("Marketo Munchkin ID") },
    /* Translators: a value of Marketo's LaunchPoint */
    { "marketo", "client-id", N_ ("Marketo Client ID") },
      /* Translators: a value of Marketo's LaunchPoint */
      { "marketo", "client-secret", N_ ("Marketo Client Secret") },
        /* Translators: of OAuth, issued by Marketo */
        { "marketo", "access-token", N_ ("Marketo access token") },
          /* Translators: of a Salesforce External Client App */
          { "salesforce", "consumer-key", N_ ("Salesforce Consumer Key") },
            /* Translators: of OAuth, issued by Salesforce */
            { "salesforce", "access-token", N_ ("Salesforce access token") },
              /* Translators: of OAuth, issued by Salesforce */
              { "salesforce", "refresh-token", N_ ("Salesforce refresh token") },
                /* Translators: the address of a Salesforce org */
                { "salesforce", "instance-url", N_ ("Salesforce instance address") },
                  /* Translators: of a gateway in front of Sales Connect */
                  { "sales-connect", "access-token", N_ ("Sales Connect access token") },
                };

static void
add_attribute (GHashTable *attributes, const char *name, const char *value)
{
  if (value)
    g_hash_table_insert (attributes, g_strdup (name), g_strdup (value));
}

/**
 * scs_keyring_place_to_attributes:
 *
 * Members that are NULL match anything.
 *
 * Returns: (transfer full) (element-type utf8 utf8): the attributes of docs/interfaces.md
 */
GHashTable *
scs_keyring_place_to_attributes (const ScsKeyringPlace *place)
{
  GHashTable *attributes = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);

  add_attribute (attributes, "environment", place->environment);
  add_attribute (attributes, "service", place->service);
  add_attribute (attributes, "purpose", place->purpose);
  add_attribute (attributes, "kind", place->kind);
  return attributes;
}

static gboolean
attribute_fits (GHashTable *attributes, const char *name, const char *wanted)
{
  return !wanted || g_strcmp0 (g_hash_table_lookup (attributes, name), wanted) == 0;
}

/**
 * scs_keyring_place_is_within:
 * @place: members that are %NULL match anything
 * @attributes: (element-type utf8 utf8): of an item
 *
 * Returns: whether the item lies there, as the Secret Service matches attributes
 */
gboolean
scs_keyring_place_is_within (const ScsKeyringPlace *place, GHashTable *attributes)
{
  return attribute_fits (attributes, "environment", place->environment) &&
         attribute_fits (attributes, "service", place->service) &&
         attribute_fits (attributes, "purpose", place->purpose) &&
         attribute_fits (attributes, "kind", place->kind);
}

static char *
describe_value (const ScsKeyringPlace *place)
{
  for (gsize i = 0; i < G_N_ELEMENTS (labels); i++)
    if (g_str_equal (labels[i].service, place->service) &&
        g_str_equal (labels[i].kind, place->kind))
      return g_strdup (_ (labels[i].label));
  return g_strdup_printf ("%s %s", place->service, place->kind);
}

/**
 * scs_keyring_place_to_label:
 *
 * Returns: (transfer full): what a keyring application shows for the item
 */
char *
scs_keyring_place_to_label (const ScsKeyringPlace *place)
{
  g_autofree char *value = describe_value (place);

  if (g_strcmp0 (place->purpose, "checks") == 0)
    /* Translators: name of an entry in the keyring. %1$s is what it holds, e.g. “Marketo Client
     * Secret”, %2$s the environment, e.g. “production”. This one is of the person's own read-only
     * service, used for checking. */
    return g_strdup_printf (_ ("Sales Connect Setup: %1$s for checks (%2$s)"), value, place->environment);
  /* Translators: name of an entry in the keyring. %1$s is what it holds, e.g. “Marketo Client
   * Secret”, %2$s the environment, e.g. “production”. */
  return g_strdup_printf (_ ("Sales Connect Setup: %1$s (%2$s)"), value, place->environment);
}

/* The attribute itself; or, since a locked keyring puts a schema of its own beside the hash, rather
 * the known word that its hash is of. */
static const char *
read_attribute (GHashTable *attributes, const char *name, const char *const *known)
{
  g_autofree char *hashed_name = g_strconcat (HASHED_PREFIX, name, NULL);
  const char *hash = g_hash_table_lookup (attributes, hashed_name);

  if (!hash)
    return g_hash_table_lookup (attributes, name);
  for (gsize i = 0; known[i]; i++) {
    g_autofree char *known_hash = g_compute_checksum_for_string (G_CHECKSUM_MD5, known[i], -1);
    if (g_str_equal (known_hash, hash))
      return known[i];
  }
  return NULL;
}

static gboolean
is_word (const char *text)
{
  return text && *text && !strchr (text, '/') && g_utf8_validate (text, -1, NULL);
}

/* "service/purpose/kind", "service//kind" without a purpose; NULL when the item, which anybody may
 * have put there, has no such place. */
static char *
name_place (GHashTable *attributes)
{
  const char *schema = read_attribute (attributes, "xdg:schema", known_schemas);
  const char *service = read_attribute (attributes, "service", known_services);
  const char *purpose = read_attribute (attributes, "purpose", known_purposes);
  const char *kind = read_attribute (attributes, "kind", known_kinds);

  /* libsecret's own file names no schema. */
  if (schema ? !g_str_equal (schema, SCHEMA_NAME)
             : g_hash_table_contains (attributes, "xdg:schema"))
    return NULL;
  if (!is_word (service) || !is_word (kind) || (purpose && !is_word (purpose)))
    return NULL;
  return g_strdup_printf ("%s/%s/%s", service, purpose ? purpose : "", kind);
}

static int
compare_names (gconstpointer a, gconstpointer b)
{
  return strcmp (*(const char *const *) a, *(const char *const *) b);
}

/**
 * scs_keyring_place_names_from_attributes:
 * @all: (element-type GHashTable): the attributes of each item found
 *
 * Returns: (transfer full) (element-type utf8): "service/purpose/kind" or "service//kind" of those
 * that are ours, sorted, each once
 */
GPtrArray *
scs_keyring_place_names_from_attributes (GPtrArray *all)
{
  g_autoptr (GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);
  GPtrArray *names = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < all->len; i++) {
    g_autofree char *name = name_place (g_ptr_array_index (all, i));
    if (name && g_hash_table_add (seen, name))
      g_ptr_array_add (names, g_steal_pointer (&name));
  }
  g_ptr_array_sort (names, compare_names);
  return names;
}
