/* SPDX-FileCopyrightText: 2026 The Sales Connect Setup authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* The demo services without the rest of the program, for tests that need nothing of GTK. */
#include "demo/scs-demo-server.h"

#include <string.h>

int
main (int argc, char *argv[])
{
  gboolean serve = FALSE;
  double speed = 60;
  g_autofree char *fault = NULL;
  g_autofree char *state = NULL;
  const GOptionEntry entries[] = {
    { "demo-services", 0, 0, G_OPTION_ARG_NONE, &serve, NULL, NULL },
    { "demo-speed", 0, 0, G_OPTION_ARG_DOUBLE, &speed, NULL, NULL },
    { "demo-fault", 0, 0, G_OPTION_ARG_STRING, &fault, NULL, NULL },
    { "demo-state", 0, 0, G_OPTION_ARG_FILENAME, &state, NULL, NULL },
    G_OPTION_ENTRY_NULL,
  };
  g_autoptr (GOptionContext) context = g_option_context_new (NULL);

  g_option_context_add_main_entries (context, entries, NULL);
  if (!g_option_context_parse (context, &argc, &argv, NULL) || !serve)
    return 64;
  return scs_demo_services_run (speed, fault, state);
}
