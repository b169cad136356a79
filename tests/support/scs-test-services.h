/* SPDX-FileCopyrightText: 2026 The Sales Connect Setup authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* The demo services in another process. */
typedef struct _ScsTestServices ScsTestServices;

/* fault: (nullable) as --demo-fault. options: (nullable) (array zero-terminated=1) further ones,
 * such as "--demo-state=FILE". The test fails when the services are not there within 20 s. They end
 * with the test, whatever becomes of it. */
ScsTestServices *scs_test_services_start (const char *fault, const char *const *options);
void scs_test_services_stop (ScsTestServices *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (ScsTestServices, scs_test_services_stop)

/* A member of the line of JSON that the services print: ("marketo", "client_id"), for example. The
 * test fails when it is not there. (transfer none) */
const char *scs_test_services_get (ScsTestServices *self, const char *service, const char *member);

G_END_DECLS
