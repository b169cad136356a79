/* SPDX-FileCopyrightText: 2026 The Sales Connect Setup authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "services/http/scs-secret-source.h"

G_BEGIN_DECLS

#define SCS_TYPE_TEST_SECRETS (scs_test_secrets_get_type ())
G_DECLARE_FINAL_TYPE (ScsTestSecrets, scs_test_secrets, SCS, TEST_SECRETS, GObject)

/* A secret source in memory, which answers in a later turn of the main loop. */
ScsTestSecrets *scs_test_secrets_new (void);

/* value: (nullable) NULL takes the kind away. */
void scs_test_secrets_set (ScsTestSecrets *self, const char *kind, const char *value);
guint scs_test_secrets_count_lookups (ScsTestSecrets *self, const char *kind);

G_END_DECLS
