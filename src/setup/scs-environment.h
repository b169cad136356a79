/* SPDX-FileCopyrightText: 2026 The Sales Connect Setup authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib-object.h>

G_BEGIN_DECLS

#define SCS_ENVIRONMENT_PRODUCTION "production"
#define SCS_ENVIRONMENT_SANDBOX "sandbox"
#define SCS_ENVIRONMENT_DEMO "demo"

/* Base addresses in place of the environment's own, (owned) (nullable) each. */
typedef struct {
  char *marketo_url;
  char *salesforce_url;
  char *sales_connect_url;
} ScsAddresses;

ScsAddresses *scs_addresses_new_from_environ (void);
ScsAddresses *scs_addresses_copy (const ScsAddresses *addresses);
void scs_addresses_free (ScsAddresses *addresses);
gboolean scs_addresses_are_set (const ScsAddresses *addresses);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (ScsAddresses, scs_addresses_free)

#define SCS_TYPE_ENVIRONMENT (scs_environment_get_type ())
G_DECLARE_FINAL_TYPE (ScsEnvironment, scs_environment, SCS, ENVIRONMENT, GObject)

ScsEnvironment *scs_environment_new (const char *name, const ScsAddresses *addresses);
const char *scs_environment_get_name (ScsEnvironment *self);
char *scs_environment_dup_title (ScsEnvironment *self);
const ScsAddresses *scs_environment_get_addresses (ScsEnvironment *self);
gboolean scs_environment_is_demo (ScsEnvironment *self);
gboolean scs_environment_is_sandbox (ScsEnvironment *self);
gboolean scs_environment_has_service (ScsEnvironment *self);

gboolean scs_environment_name_is_valid (const char *name);
gboolean scs_environment_name_is_for_trials (const char *name);

G_END_DECLS
