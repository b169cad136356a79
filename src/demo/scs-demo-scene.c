/* SPDX-FileCopyrightText: 2026 The Sales Connect Setup authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "demo/scs-demo-scene.h"

/**
 * scs_demo_scene_call_after:
 * @delay_ms: milliseconds
 * @callback: what to call, in the context of the demo
 *
 * Returns: (transfer full): its source, to destroy and unref
 */
GSource *
scs_demo_scene_call_after (ScsDemoScene *self,
                           guint delay_ms,
                           GSourceFunc callback,
                           gpointer user_data)
{
  GSource *source = delay_ms > 0 ? g_timeout_source_new (delay_ms) : g_idle_source_new ();

  g_source_set_callback (source, callback, user_data, NULL);
  g_source_attach (source, self->context);
  return source;
}

static gboolean
on_save_due_cb (gpointer user_data)
{
  ScsDemoScene *self = user_data;
  g_autoptr (GBytes) contents = scs_demo_state_to_bytes (self->state);

  g_clear_pointer (&self->saving, g_source_unref);
  scs_demo_state_file_write_soon (self->file, contents);
  return G_SOURCE_REMOVE;
}

/**
 * scs_demo_scene_changed:
 *
 * To be called after each change of the state: it goes to the state file in the same turn of the
 * loop, before the answer, which takes its time, leaves.
 */
void
scs_demo_scene_changed (ScsDemoScene *self)
{
  if (self->file != NULL && self->saving == NULL)
    self->saving = scs_demo_scene_call_after (self, 0, on_save_due_cb, self);
}

/**
 * scs_demo_scene_save_now:
 *
 * For the end of a run: what is still to be saved is saved before this returns. A file that cannot
 * be written is said in the log.
 */
void
scs_demo_scene_save_now (ScsDemoScene *self)
{
  g_autoptr (GBytes) contents = NULL;
  g_autoptr (GError) error = NULL;

  if (self->saving != NULL) {
    g_source_destroy (self->saving);
    g_clear_pointer (&self->saving, g_source_unref);
  }
  if (self->file == NULL)
    return;
  contents = scs_demo_state_to_bytes (self->state);
  if (!scs_demo_state_file_write (self->file, contents, &error))
    g_message ("The demo's state file was not written: %s", error->message);
}

/**
 * scs_demo_scene_get_token_life_us:
 * @service: whose tokens
 *
 * Returns: how long a new token lives, in microseconds: five seconds with the fault `token-expired`
 */
gint64
scs_demo_scene_get_token_life_us (ScsDemoScene *self, ScsDemoService service)
{
  static const gint64 lives_s[SCS_DEMO_N_SERVICES] = { 3600, 7200, 8 * 3600 };

  if (self->fault.kind == SCS_DEMO_FAULT_TOKEN_EXPIRED &&
      scs_demo_fault_concerns (&self->fault, service))
    return 5 * G_USEC_PER_SEC;
  return lives_s[service] * G_USEC_PER_SEC;
}
