/* SPDX-FileCopyrightText: 2026 The Sales Connect Setup authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "scs-test-services.h"

#include "scs-test-wait.h"

#include <json-glib/json-glib.h>
#include <signal.h>
#include <sys/prctl.h>

struct _ScsTestServices {
  GSubprocess *process;  /* (owned) */
  JsonNode *description; /* (owned) */
};

/* Between fork and exec: only what is safe there. */
static void
die_with_parent (gpointer user_data)
{
  prctl (PR_SET_PDEATHSIG, SIGTERM);
}

static GSubprocess *
launch (const char *fault, const char *const *options)
{
  g_autoptr (GSubprocessLauncher) launcher =
      g_subprocess_launcher_new (G_SUBPROCESS_FLAGS_STDOUT_PIPE);
  g_autoptr (GPtrArray) arguments = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GError) error = NULL;
  GSubprocess *process;

  g_ptr_array_add (arguments,
                   g_test_build_filename (G_TEST_BUILT, "support", "demo-services", NULL));
  g_ptr_array_add (arguments, g_strdup ("--demo-services"));
  if (fault != NULL)
    g_ptr_array_add (arguments, g_strconcat ("--demo-fault=", fault, NULL));
  for (gsize i = 0; options != NULL && options[i] != NULL; i++)
    g_ptr_array_add (arguments, g_strdup (options[i]));
  g_ptr_array_add (arguments, NULL);

  g_subprocess_launcher_set_child_setup (launcher, die_with_parent, NULL, NULL);
  process = g_subprocess_launcher_spawnv (launcher, (const char *const *) arguments->pdata, &error);
  g_assert_no_error (error);
  return process;
}

static JsonNode *
read_description (GSubprocess *process)
{
  g_autoptr (GDataInputStream) lines =
      g_data_input_stream_new (g_subprocess_get_stdout_pipe (process));
  GAsyncResult *result = NULL;
  g_autoptr (GAsyncResult) done = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *line = NULL;
  JsonNode *node;

  g_data_input_stream_read_line_async (lines,
                                       G_PRIORITY_DEFAULT,
                                       NULL,
                                       scs_test_keep_result_cb,
                                       &result);
  done = scs_test_wait_result (&result, 20);
  line = g_data_input_stream_read_line_finish_utf8 (lines, done, NULL, &error);
  g_assert_no_error (error);
  g_assert_nonnull (line);
  node = json_from_string (line, &error);
  g_assert_no_error (error);
  g_assert_true (JSON_NODE_HOLDS_OBJECT (node));
  return node;
}

ScsTestServices *
scs_test_services_start (const char *fault, const char *const *options)
{
  ScsTestServices *self = g_new0 (ScsTestServices, 1);

  self->process = launch (fault, options);
  self->description = read_description (self->process);
  return self;
}

static void
keep_exit_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_subprocess_wait_finish (G_SUBPROCESS (source), result, NULL);
  *(gboolean *) user_data = TRUE;
}

static gboolean
is_true (gpointer data)
{
  return *(gboolean *) data;
}

void
scs_test_services_stop (ScsTestServices *self)
{
  gboolean ended = FALSE;

  g_subprocess_wait_async (self->process, NULL, keep_exit_cb, &ended);
  g_subprocess_send_signal (self->process, SIGTERM);
  scs_test_wait_until (is_true, &ended, 10);
  g_assert_true (g_subprocess_get_if_exited (self->process));
  g_assert_cmpint (g_subprocess_get_exit_status (self->process), ==, 0);

  g_object_unref (self->process);
  json_node_unref (self->description);
  g_free (self);
}

const char *
scs_test_services_get (ScsTestServices *self, const char *service, const char *member)
{
  JsonObject *all = json_node_get_object (self->description);
  JsonObject *one = json_object_get_object_member (all, service);
  const char *value = one != NULL ? json_object_get_string_member (one, member) : NULL;

  g_assert_nonnull (value);
  return value;
}
