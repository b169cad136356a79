/* SPDX-FileCopyrightText: 2026 The Sales Connect Setup authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>
#include <stdio.h>

#include "app/scs-options.h"
#include "demo/scs-demo-server.h"
#include "setup/scs-environment.h"

/* The exit status for wrong use, as sysexits.h has it */
#define STATUS_USAGE 64

/**
 * scs_options_add:
 * @application: the application
 *
 * Declares the command line.
 */
void
scs_options_add (GApplication *application)
{
  static const GOptionEntry entries[] = {
    { "demo",
      0,
      0,
      G_OPTION_ARG_NONE,
      NULL,
      N_("Open the demo: made-up services on this computer"), NULL },
      /* Translators: NAME stands for the name of an environment, on the command line */
      { "environment",
        0,
        0,
        G_OPTION_ARG_STRING,
        NULL,
        N_("Open this environment"), N_("NAME") },
        { "demo-services",
          0,
          0,
          G_OPTION_ARG_NONE,
          NULL,
          N_("Serve the demo without a window, until ended"), NULL },
          /* Translators: N stands for a number, on the command line */
          { "demo-speed",
            0,
            0,
            G_OPTION_ARG_STRING,
            NULL,
            N_("How many times faster the wait of ten minutes passes in the demo"), N_("N") },
            /* Translators: KIND stands for a word, on the command line */
            { "demo-fault",
              0,
              0,
              G_OPTION_ARG_STRING,
              NULL,
              N_("Let the demo’s services fail in this way"), N_("KIND") },
              /* Translators: FILE stands for the name of a file, on the command line */
              { "demo-state",
                0,
                0,
                G_OPTION_ARG_FILENAME,
                NULL,
                N_("Keep the state of the demo’s services in this file"), N_("FILE") },
                { "version", 0, 0, G_OPTION_ARG_NONE, NULL, N_("Print the version"), NULL },
                  { NULL } };

  g_application_add_main_option_entries (application, entries);
}

static int
say_wrong_use (const char *sentence)
{
  fprintf (stderr, "%s\n", sentence);
  return STATUS_USAGE;
}

static int
check_fault (const char *fault)
{
  g_autofree char *list = NULL;
  g_autofree char *sentence = NULL;
  g_autofree char *kind = fault != NULL ? g_strndup (fault, strcspn (fault, ":")) : NULL;

  if (kind == NULL || g_strv_contains (scs_demo_server_list_faults (), kind))
    return -1;
  list = g_strjoinv (", ", (char **) scs_demo_server_list_faults ());
  /* Translators: %1$s is what was typed, %2$s a list of words that are known */
  sentence = g_strdup_printf (_("There is no fault “%1$s”. Known are: %2$s."), fault, list);
  return say_wrong_use (sentence);
}

/**
 * scs_options_parse_speed:
 * @text: what was given
 * @speed: (out): how many times faster the wait of ten minutes passes
 *
 * Returns: whether @text is a number above 0 and at most 100,000
 */
gboolean
scs_options_parse_speed (const char *text, double *speed)
{
  char *end = NULL;

  *speed = g_ascii_strtod (text, &end);
  return end != text && *end == '\0' && *speed > 0 && *speed <= 100000;
}

/**
 * scs_options_handle_local:
 * @options: what was given
 *
 * Does what needs no window, and refuses what makes no sense.
 *
 * Returns: an exit status, or -1 to go on
 */
int
scs_options_handle_local (GVariantDict *options)
{
  g_autoptr (ScsAddresses) addresses = scs_addresses_new_from_environ ();
  const char *environment = NULL, *fault = NULL, *state = NULL;
  const char *speed_text = NULL;
  double speed = SCS_OPTIONS_DEFAULT_SPEED;
  int status;

  g_variant_dict_lookup (options, "environment", "&s", &environment);
  g_variant_dict_lookup (options, "demo-fault", "&s", &fault);
  g_variant_dict_lookup (options, "demo-state", "^&ay", &state);
  g_variant_dict_lookup (options, "demo-speed", "&s", &speed_text);
  if (g_variant_dict_contains (options, "version")) {
    printf ("%s\n", SCS_VERSION);
    return 0;
  }
  if (environment != NULL && !scs_environment_name_is_valid (environment))
    return say_wrong_use (_("The name of an environment is made of lower-case letters, digits and hyphens, and begins with a letter."));
  if (environment != NULL && scs_addresses_are_set (addresses) &&
      !scs_environment_name_is_for_trials (environment))
    return say_wrong_use (_("While an address of another server is set, only environments named demo, or beginning with test, can be opened."));
  if (speed_text != NULL && !scs_options_parse_speed (speed_text, &speed))
    return say_wrong_use (_("The demo’s speed is a number above 0, such as 60."));
  status = check_fault (fault);
  if (status >= 0)
    return status;
  if (g_variant_dict_contains (options, "demo-services"))
    return scs_demo_services_run (speed, fault, state);
  return -1;
}
