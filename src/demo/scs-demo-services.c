/* SPDX-FileCopyrightText: 2026 The Sales Connect Setup authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "demo/scs-demo-server.h"

#include <glib-unix.h>
#include <stdio.h>
#include <stdlib.h>

static gboolean
on_signal_cb (gpointer user_data)
{
  g_main_loop_quit (user_data);
  return G_SOURCE_CONTINUE;
}

static gboolean
print_line (ScsDemoServer *server)
{
  g_autofree char *line = scs_demo_server_describe (server);

  return fprintf (stdout, "%s\n", line) > 0 && fflush (stdout) == 0;
}

/**
 * scs_demo_services_run:
 * @speed: how many times faster the ten-minute wait passes
 * @fault: (nullable): see scs_demo_server_new()
 * @state_path: (nullable): see scs_demo_server_new()
 *
 * Serves the demo until SIGTERM or SIGINT comes. Prints one line of JSON on standard output when
 * all is ready.
 *
 * Returns: the exit status: 0, or 1 after a sentence on standard error
 */
int
scs_demo_services_run (double speed, const char *fault, const char *state_path)
{
  g_autoptr (GMainLoop) loop = g_main_loop_new (NULL, FALSE);
  g_autoptr (ScsDemoServer) server = scs_demo_server_new (speed, fault, state_path);
  g_autoptr (GError) error = NULL;
  guint term_id = g_unix_signal_add (SIGTERM, on_signal_cb, loop);
  guint int_id = g_unix_signal_add (SIGINT, on_signal_cb, loop);
  int status = EXIT_SUCCESS;

  if (!scs_demo_server_start (server, &error)) {
    fprintf (stderr, "sales-connect-setup: %s\n", error->message);
    status = EXIT_FAILURE;
  } else if (!print_line (server)) {
    fprintf (stderr,
             "sales-connect-setup: the line about the demo services could not be written\n");
    status = EXIT_FAILURE;
  } else {
    g_main_loop_run (loop);
  }
  g_source_remove (term_id);
  g_source_remove (int_id);
  return status;
}
