/* SPDX-FileCopyrightText: 2026 The Sales Connect Setup authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/scs-last-step.h"

#define KEY "last-steps"

/* Each environment is opened again where it was left. */

/**
 * scs_last_step_dup:
 * @settings: the program's settings
 * @environment: the name of an environment
 *
 * Returns: (transfer full) (nullable): the step that was shown last in it
 */
char *
scs_last_step_dup (GSettings *settings, const char *environment)
{
  g_autoptr (GVariant) steps = g_settings_get_value (settings, KEY);
  char *step_id = NULL;

  g_variant_lookup (steps, environment, "s", &step_id);
  return step_id;
}

/**
 * scs_last_step_set:
 * @settings: the program's settings
 * @environment: the name of an environment
 * @step_id: (nullable): the step that is shown in it; %NULL to forget the environment
 */
void
scs_last_step_set (GSettings *settings, const char *environment, const char *step_id)
{
  g_autoptr (GVariant) steps = g_settings_get_value (settings, KEY);
  GVariantBuilder builder;
  GVariantIter iter;
  const char *name, *step;

  g_variant_builder_init (&builder, G_VARIANT_TYPE ("a{ss}"));
  g_variant_iter_init (&iter, steps);
  while (g_variant_iter_next (&iter, "{&s&s}", &name, &step))
    if (!g_str_equal (name, environment))
      g_variant_builder_add (&builder, "{ss}", name, step);
  if (step_id != NULL)
    g_variant_builder_add (&builder, "{ss}", environment, step_id);
  g_settings_set_value (settings, KEY, g_variant_builder_end (&builder));
}
