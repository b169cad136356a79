/* SPDX-FileCopyrightText: 2026 The Sales Connect Setup authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

#define SCS_TYPE_DEMO_SERVER (scs_demo_server_get_type ())
G_DECLARE_FINAL_TYPE (ScsDemoServer, scs_demo_server, SCS, DEMO_SERVER, GObject)

/**
 * ScsDemoServer:
 *
 * Marketo, Salesforce and Sales Connect of a made-up company, on loopback, in the thread-default
 * main context. speed: how many times faster the ten-minute wait passes (60 is usual, 1 is real).
 * fault: (nullable) one of scs_demo_server_list_faults. state_path: (nullable) where ports, values
 * and progress are kept.
 */
ScsDemoServer *scs_demo_server_new (double speed, const char *fault, const char *state_path);

gboolean scs_demo_server_start (ScsDemoServer *self, GError **error);

/* The one line of JSON that --demo-services prints, without the line's end. (transfer full) */
char *scs_demo_server_describe (ScsDemoServer *self);
const char *scs_demo_server_get_marketo_url (ScsDemoServer *self);
const char *scs_demo_server_get_salesforce_url (ScsDemoServer *self);
const char *scs_demo_server_get_sales_connect_url (ScsDemoServer *self);
const char *const *scs_demo_server_list_faults (void);

/* Runs the demo without a window until SIGTERM or SIGINT; returns the exit status. */
int scs_demo_services_run (double speed, const char *fault, const char *state_path);

G_END_DECLS
