/* SPDX-FileCopyrightText: 2026 The Sales Connect Setup authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "setup/scs-environment.h"

/**
 * ScsEnvironment:
 *
 * One Sales Connect account that is being set up: production, a sandbox, the demo, or one that the
 * person named. It knows its name and where its services are, nothing of what was done there.
 */
struct _ScsEnvironment {
  GObject parent_instance;

  char *name;              /* (owned) */
  ScsAddresses *addresses; /* (owned) */
};

G_DEFINE_FINAL_TYPE (ScsEnvironment, scs_environment, G_TYPE_OBJECT)

static char *
dup_address (const char *variable)
{
  const char *value = g_getenv (variable);
  g_autofree char *address = NULL;
  gsize length;

  if (value == NULL || *value == '\0')
    return NULL;
  address = g_strstrip (g_strdup (value));
  length = strlen (address);
  while (length > 0 && address[length - 1] == '/')
    address[--length] = '\0';
  return g_steal_pointer (&address);
}

/**
 * scs_addresses_new_from_environ:
 *
 * Reads `SCS_MARKETO_URL`, `SCS_SALESFORCE_URL` and `SCS_SALES_CONNECT_URL`. They are not checked
 * here; the HTTP client refuses what is neither https nor on loopback.
 *
 * Returns: (transfer full): the addresses, each without a slash at its end
 */
ScsAddresses *
scs_addresses_new_from_environ (void)
{
  ScsAddresses *addresses = g_new0 (ScsAddresses, 1);

  addresses->marketo_url = dup_address ("SCS_MARKETO_URL");
  addresses->salesforce_url = dup_address ("SCS_SALESFORCE_URL");
  addresses->sales_connect_url = dup_address ("SCS_SALES_CONNECT_URL");
  return addresses;
}

/**
 * scs_addresses_copy:
 * @addresses: (nullable): what to copy
 *
 * Returns: (transfer full): a copy; one without any address for %NULL
 */
ScsAddresses *
scs_addresses_copy (const ScsAddresses *addresses)
{
  ScsAddresses *copy = g_new0 (ScsAddresses, 1);

  if (addresses == NULL)
    return copy;
  copy->marketo_url = g_strdup (addresses->marketo_url);
  copy->salesforce_url = g_strdup (addresses->salesforce_url);
  copy->sales_connect_url = g_strdup (addresses->sales_connect_url);
  return copy;
}

/**
 * scs_addresses_free:
 * @addresses: (nullable): what to free
 */
void
scs_addresses_free (ScsAddresses *addresses)
{
  if (addresses == NULL)
    return;
  g_free (addresses->marketo_url);
  g_free (addresses->salesforce_url);
  g_free (addresses->sales_connect_url);
  g_free (addresses);
}

/**
 * scs_addresses_are_set:
 * @addresses: (nullable): the addresses
 *
 * Returns: whether any of them stands in place of a real service
 */
gboolean
scs_addresses_are_set (const ScsAddresses *addresses)
{
  return addresses != NULL &&
         (addresses->marketo_url != NULL || addresses->salesforce_url != NULL ||
          addresses->sales_connect_url != NULL);
}

static void
scs_environment_finalize (GObject *object)
{
  ScsEnvironment *self = SCS_ENVIRONMENT (object);

  g_free (self->name);
  scs_addresses_free (self->addresses);

  G_OBJECT_CLASS (scs_environment_parent_class)->finalize (object);
}

static void
scs_environment_class_init (ScsEnvironmentClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = scs_environment_finalize;
}

static void
scs_environment_init (ScsEnvironment *self)
{
}

/**
 * scs_environment_new:
 * @name: a valid name, see scs_environment_name_is_valid()
 * @addresses: (nullable): base addresses in place of the real ones, copied
 *
 * Returns: (transfer full): a new environment
 */
ScsEnvironment *
scs_environment_new (const char *name, const ScsAddresses *addresses)
{
  ScsEnvironment *self = g_object_new (SCS_TYPE_ENVIRONMENT, NULL);

  self->name = g_strdup (name);
  self->addresses = scs_addresses_copy (addresses);
  return self;
}

/**
 * scs_environment_get_name:
 * @self: an environment
 *
 * Returns: its name, as the keyring, the journal and the command line know it
 */
const char *
scs_environment_get_name (ScsEnvironment *self)
{
  return self->name;
}

/**
 * scs_environment_dup_title:
 * @self: an environment
 *
 * Returns: (transfer full): its name as the person reads it
 */
char *
scs_environment_dup_title (ScsEnvironment *self)
{
  if (g_str_equal (self->name, SCS_ENVIRONMENT_PRODUCTION))
    /* Translators: the environment in which the company really works, as against a sandbox */
    return g_strdup (_("Production"));
  if (g_str_equal (self->name, SCS_ENVIRONMENT_SANDBOX))
    /* Translators: the environment in which the company tries things out */
    return g_strdup (_("Sandbox"));
  if (g_str_equal (self->name, SCS_ENVIRONMENT_DEMO))
    /* Translators: the environment with the made-up services */
    return g_strdup (_("Demo"));
  return g_strdup (self->name);
}

/**
 * scs_environment_get_addresses:
 * @self: an environment
 *
 * Returns: (transfer none): the base addresses in place of the real ones
 */
const ScsAddresses *
scs_environment_get_addresses (ScsEnvironment *self)
{
  return self->addresses;
}

/**
 * scs_environment_is_demo:
 * @self: an environment
 *
 * Returns: whether it is the one of the made-up services
 */
gboolean
scs_environment_is_demo (ScsEnvironment *self)
{
  return g_str_equal (self->name, SCS_ENVIRONMENT_DEMO);
}

/**
 * scs_environment_is_sandbox:
 * @self: an environment
 *
 * Returns: whether a Salesforce sandbox is expected behind it
 */
gboolean
scs_environment_is_sandbox (ScsEnvironment *self)
{
  return g_str_equal (self->name, SCS_ENVIRONMENT_SANDBOX);
}

/**
 * scs_environment_has_service:
 * @self: an environment
 *
 * Returns: whether Sales Connect's settings can be reached by API there; else a person is led by
 * the hand
 */
gboolean
scs_environment_has_service (ScsEnvironment *self)
{
  return self->addresses->sales_connect_url != NULL;
}

/**
 * scs_environment_name_is_valid:
 * @name: (nullable): a name
 *
 * A name is 1 to 40 lower-case ASCII letters, digits and hyphens and begins with a letter, so that
 * it can stand in a keyring attribute, a file name and a command line as it is.
 *
 * Returns: whether @name is one
 */
gboolean
scs_environment_name_is_valid (const char *name)
{
  gsize i;

  if (name == NULL || !g_ascii_islower (name[0]))
    return FALSE;
  for (i = 0; name[i] != '\0'; i++)
    if (!g_ascii_islower (name[i]) && !g_ascii_isdigit (name[i]) && name[i] != '-')
      return FALSE;
  return i <= 40;
}

/**
 * scs_environment_name_is_for_trials:
 * @name: a name
 *
 * While a base address is set, real secrets must not go to it, so only these may be opened then.
 *
 * Returns: whether @name is `demo` or begins with `test`
 */
gboolean
scs_environment_name_is_for_trials (const char *name)
{
  return g_str_equal (name, SCS_ENVIRONMENT_DEMO) || g_str_has_prefix (name, "test");
}
