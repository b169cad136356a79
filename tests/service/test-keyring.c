/* SPDX-FileCopyrightText: 2026 The Sales Connect Setup authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Against a real keyring in a private session; the first part of a test's path is the mood that the
 * session must have been started in. */
#include "store/scs-keyring.h"

#include "scs-test-wait.h"

#include <libsecret/secret.h>
#include <string.h>

#define WAIT_S 60
#define SCHEMA "io.github.salesconnect.Setup"
#define SECRETS_NAME "org.freedesktop.secrets"
#define SECRETS_PATH "/org/freedesktop/secrets"
#define LOGIN_PATH SECRETS_PATH "/collection/login"

static const ScsKeyringPlace checks_secret = { "test", "marketo", "checks", "client-secret" };
static const ScsKeyringPlace salesforce_token = { "test", "salesforce", NULL, "access-token" };

/* The four calls, each run to its end. */

static gboolean
store (ScsKeyring *keyring, const ScsKeyringPlace *place, const char *value, GError **error)
{
  GAsyncResult *slot = NULL;
  g_autoptr (GAsyncResult) result = NULL;

  scs_keyring_store_async (keyring, place, value, NULL, scs_test_keep_result_cb, &slot);
  result = scs_test_wait_result (&slot, WAIT_S);
  return scs_keyring_store_finish (keyring, result, error);
}

static char *
lookup (ScsKeyring *keyring, const ScsKeyringPlace *place, GError **error)
{
  GAsyncResult *slot = NULL;
  g_autoptr (GAsyncResult) result = NULL;

  scs_keyring_lookup_async (keyring, place, NULL, scs_test_keep_result_cb, &slot);
  result = scs_test_wait_result (&slot, WAIT_S);
  return scs_keyring_lookup_finish (keyring, result, error);
}

static gboolean
clear (ScsKeyring *keyring, const ScsKeyringPlace *place, GError **error)
{
  GAsyncResult *slot = NULL;
  g_autoptr (GAsyncResult) result = NULL;

  scs_keyring_clear_async (keyring, place, NULL, scs_test_keep_result_cb, &slot);
  result = scs_test_wait_result (&slot, WAIT_S);
  return scs_keyring_clear_finish (keyring, result, error);
}

static char *
list (ScsKeyring *keyring, const char *environment, GError **error)
{
  GAsyncResult *slot = NULL;
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GPtrArray) names = NULL;

  scs_keyring_list_async (keyring, environment, NULL, scs_test_keep_result_cb, &slot);
  result = scs_test_wait_result (&slot, WAIT_S);
  names = scs_keyring_list_finish (keyring, result, error);
  if (!names)
    return NULL;
  g_ptr_array_add (names, NULL);
  return g_strjoinv (" ", (char **) names->pdata);
}

static gboolean
unlock (ScsKeyring *keyring, GError **error)
{
  GAsyncResult *slot = NULL;
  g_autoptr (GAsyncResult) result = NULL;

  scs_keyring_unlock_async (keyring, NULL, scs_test_keep_result_cb, &slot);
  result = scs_test_wait_result (&slot, WAIT_S);
  return scs_keyring_unlock_finish (keyring, result, error);
}

static void
assert_stored (ScsKeyring *keyring, const ScsKeyringPlace *place, const char *value)
{
  g_autoptr (GError) error = NULL;

  store (keyring, place, value, &error);
  g_assert_no_error (error);
}

static void
assert_lookup (ScsKeyring *keyring, const ScsKeyringPlace *place, const char *expected)
{
  g_autoptr (GError) error = NULL;
  char *value = lookup (keyring, place, &error);

  g_assert_no_error (error);
  g_assert_cmpstr (value, ==, expected);
  secret_password_free (value);
}

static void
assert_lookup_fails (ScsKeyring *keyring, const ScsKeyringPlace *place, ScsKeyringError code)
{
  g_autoptr (GError) error = NULL;
  char *value = lookup (keyring, place, &error);

  g_assert_error (error, SCS_KEYRING_ERROR, (int) code);
  g_assert_null (value);
}

static void
assert_list (ScsKeyring *keyring, const char *environment, const char *expected)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *names = list (keyring, environment, &error);

  g_assert_no_error (error);
  g_assert_cmpstr (names, ==, expected);
}

/* Other people's programs. */

/* Runs a command line, with input on its standard input; its standard output, or NULL when it
 * fails. */
static char *
run (const char *input, gssize input_length, const char *command_line)
{
  g_auto (GStrv) argv = NULL;
  g_autoptr (GSubprocess) process = NULL;
  g_autoptr (GBytes) in =
      g_bytes_new (input ? input : "",
                   input ? (input_length < 0 ? strlen (input) : (gsize) input_length) : 0);
  g_autoptr (GBytes) out = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_true (g_shell_parse_argv (command_line, NULL, &argv, NULL));
  process = g_subprocess_newv ((const char *const *) argv,
                               G_SUBPROCESS_FLAGS_STDIN_PIPE | G_SUBPROCESS_FLAGS_STDOUT_PIPE |
                                   G_SUBPROCESS_FLAGS_STDERR_SILENCE,
                               &error);
  g_assert_no_error (error);
  g_subprocess_communicate (process, in, NULL, &out, NULL, &error);
  g_assert_no_error (error);
  if (!g_subprocess_get_successful (process))
    return NULL;
  return g_bytes_get_size (out) == 0
             ? g_strdup ("")
             : g_strndup (g_bytes_get_data (out, NULL), g_bytes_get_size (out));
}

static void
put_by_tool (const char *value, gssize length, const char *attributes)
{
  g_autofree char *command =
      g_strdup_printf ("secret-tool store --label=ours xdg:schema " SCHEMA " %s", attributes);
  g_autofree char *out = run (value, length, command);

  g_assert_nonnull (out);
}

static GVariant *
call (const char *name,
      const char *path,
      const char *interface,
      const char *method,
      GVariant *arguments)
{
  g_autoptr (GDBusConnection) bus = g_bus_get_sync (G_BUS_TYPE_SESSION, NULL, NULL);
  g_autoptr (GError) error = NULL;
  GVariant *answer = g_dbus_connection_call_sync (bus,
                                                  name,
                                                  path,
                                                  interface,
                                                  method,
                                                  arguments,
                                                  NULL,
                                                  G_DBUS_CALL_FLAGS_NONE,
                                                  20000,
                                                  NULL,
                                                  &error);

  g_assert_no_error (error);
  return answer;
}

static void
lock_keyring (void)
{
  const char *const paths[] = { LOGIN_PATH, NULL };
  g_variant_unref (call (SECRETS_NAME,
                         SECRETS_PATH,
                         "org.freedesktop.Secret.Service",
                         "Lock",
                         g_variant_new ("(^ao)", paths)));
}

static gboolean
name_is_free (gpointer user_data)
{
  g_autoptr (GVariant) answer = call ("org.freedesktop.DBus",
                                      "/",
                                      "org.freedesktop.DBus",
                                      "NameHasOwner",
                                      g_variant_new ("(s)", SECRETS_NAME));
  gboolean is_owned;

  g_variant_get (answer, "(b)", &is_owned);
  return !is_owned;
}

static gboolean
name_is_owned (gpointer user_data)
{
  return !name_is_free (NULL);
}

static void
stop_service (void)
{
  g_autoptr (GVariant) answer = call ("org.freedesktop.DBus",
                                      "/",
                                      "org.freedesktop.DBus",
                                      "GetConnectionUnixProcessID",
                                      g_variant_new ("(s)", SECRETS_NAME));
  guint32 pid;
  g_autofree char *command = NULL;
  g_autofree char *out = NULL;

  g_variant_get (answer, "(u)", &pid);
  command = g_strdup_printf ("kill %u", pid);
  out = run (NULL, 0, command);
  scs_test_wait_until (name_is_free, NULL, WAIT_S);
}

/* password: NULL leaves the keyring as it lies on the disk, locked. The session ends the service.
 */
static void
start_service (const char *password)
{
  g_autoptr (GSubprocessLauncher) launcher =
      g_subprocess_launcher_new (G_SUBPROCESS_FLAGS_STDIN_PIPE | G_SUBPROCESS_FLAGS_STDOUT_SILENCE |
                                 G_SUBPROCESS_FLAGS_STDERR_SILENCE);
  g_autoptr (GSubprocess) process = NULL;
  GOutputStream *input;

  g_subprocess_launcher_unsetenv (launcher, "G_DEBUG");
  process = g_subprocess_launcher_spawn (launcher,
                                         NULL,
                                         "gnome-keyring-daemon",
                                         "--foreground",
                                         "--components=secrets",
                                         password ? "--unlock" : NULL,
                                         NULL);
  g_assert_nonnull (process);
  input = g_subprocess_get_stdin_pipe (process);
  if (password)
    g_output_stream_write_all (input, password, strlen (password), NULL, NULL, NULL);
  g_output_stream_close (input, NULL, NULL);
  scs_test_wait_until (name_is_owned, NULL, WAIT_S);
}

/* The same keyring, locked since it was loaded. */
static void
restart_locked (void)
{
  stop_service ();
  start_service (NULL);
  /* Whether libsecret has heard by now that the service is another one is a matter of luck. */
  secret_service_disconnect ();
}

/* Answers the next prompt in the background: “cancel”, or the password. */
static GSubprocess *
answer_prompt (const char *answer)
{
  g_autofree char *script = g_test_build_filename (G_TEST_DIST, "support", "answer-prompt", NULL);
  GSubprocess *process = g_subprocess_new (G_SUBPROCESS_FLAGS_NONE, NULL, script, answer, NULL);

  g_assert_nonnull (process);
  return process;
}

static void
assert_prompt_answered (GSubprocess *process)
{
  g_assert_true (g_subprocess_wait_check (process, NULL, NULL));
  g_object_unref (process);
}

/* unlocked */

static void
test_round_trip (void)
{
  g_autoptr (ScsKeyring) keyring = scs_keyring_new ();
  g_autofree char *longest = g_strnfill (16 * 1024, 'x');
  const struct {
    ScsKeyringPlace place;
    const char *value;
  } cases[] = {
    { { "test-trip", "marketo", "checks", "client-secret" }, "one value" },
    { { "test-trip", "marketo", "sales-connect", "client-secret" }, "another purpose" },
    { { "test-trip", "marketo", "checks", "client-id" }, "another kind" },
    { { "test-trip-2", "marketo", "checks", "client-secret" }, "another environment" },
    { { "test-trip", "salesforce", NULL, "access-token" }, "no purpose" },
    { { "test-trip", "sales-connect", NULL, "access-token" }, "no purpose either" },
    { { "東京 本番", "salesforce", NULL, "instance-url" }, "https://例え.example/?a=b&c" },
    { { "test-trip", "salesforce", NULL, "refresh-token" }, longest },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    assert_lookup (keyring, &cases[i].place, NULL);
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    assert_stored (keyring, &cases[i].place, cases[i].value);
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    assert_lookup (keyring, &cases[i].place, cases[i].value);
  g_assert_finalize_object (g_steal_pointer (&keyring));
}

static void
test_replace (void)
{
  g_autoptr (ScsKeyring) keyring = scs_keyring_new ();
  ScsKeyringPlace place = { "test-replace", "marketo", "checks", "client-id" };
  g_autofree char *found = NULL;

  assert_stored (keyring, &place, "first");
  assert_stored (keyring, &place, "second");
  assert_lookup (keyring, &place, "second");
  found = run (NULL, 0, "secret-tool search --all environment test-replace");
  g_assert_nonnull (strstr (found, "secret = second"));
  g_assert_null (strstr (found, "secret = first"));
}

static void
test_tool_reads (void)
{
  g_autoptr (ScsKeyring) keyring = scs_keyring_new ();
  ScsKeyringPlace place = { "test-tool", "marketo", "checks", "client-secret" };
  g_autofree char *value = NULL;
  g_autofree char *found = NULL;

  assert_stored (keyring, &place, "from us");
  value = run (NULL,
               0,
               "secret-tool lookup xdg:schema " SCHEMA
               " environment test-tool service marketo purpose checks kind client-secret");
  g_assert_cmpstr (value, ==, "from us");
  found = run (NULL, 0, "secret-tool search --all environment test-tool");
  g_assert_nonnull (
      strstr (found, "label = Sales Connect Setup: Marketo Client Secret for checks (test-tool)"));
}

static void
test_tool_writes (void)
{
  static const struct {
    const char *attributes;
    ScsKeyringPlace place;
    const char *value;
    const char *expected;
  } cases[] = {
    { "environment demo service marketo purpose checks kind client-id",
      { "demo", "marketo", "checks", "client-id" },
      "as it is",
      "as it is" },
    { "environment demo service salesforce kind consumer-key",
      { "demo", "salesforce", NULL, "consumer-key" },
      "3MVG9",
      "3MVG9" },
    { "environment demo service sales-connect kind access-token",
      { "demo", "sales-connect", NULL, "access-token" },
      "by echo\n",
      "by echo" },
  };
  g_autoptr (ScsKeyring) keyring = scs_keyring_new ();

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++) {
    put_by_tool (cases[i].value, -1, cases[i].attributes);
    assert_lookup (keyring, &cases[i].place, cases[i].expected);
    assert_stored (keyring, &cases[i].place, "replaced");
    assert_lookup (keyring, &cases[i].place, "replaced");
  }
  assert_list (keyring,
               "demo",
               "marketo/checks/client-id sales-connect//access-token salesforce//consumer-key");
}

static void
test_list_and_clear (void)
{
  g_autoptr (ScsKeyring) keyring = scs_keyring_new ();
  const ScsKeyringPlace places[] = {
    { "test-list", "salesforce", NULL, "access-token" },
    { "test-list", "marketo", "sales-connect", "client-id" },
    { "test-list", "marketo", "checks", "client-id" },
    { "test-list", "marketo", "checks", "munchkin-id" },
    { "test-list-2", "marketo", "checks", "client-id" },
  };
  const struct {
    ScsKeyringPlace cleared;
    const char *left;
  } cases[] = {
    { { "test-list", "marketo", "checks", "munchkin-id" },
      "marketo/checks/client-id marketo/sales-connect/client-id salesforce//access-token" },
    { { "test-list", "marketo", "checks", "munchkin-id" },
      "marketo/checks/client-id marketo/sales-connect/client-id salesforce//access-token" },
    { { "test-list", "marketo", "checks", NULL },
      "marketo/sales-connect/client-id salesforce//access-token" },
    { { "test-list", "marketo", NULL, NULL }, "salesforce//access-token" },
    { { "test-list", NULL, NULL, NULL }, "" },
  };

  assert_list (keyring, "test-list", "");
  for (gsize i = 0; i < G_N_ELEMENTS (places); i++)
    assert_stored (keyring, &places[i], "x");
  put_by_tool ("x", -1, "environment test-list colour blue");
  put_by_tool ("x", -1, "environment test-list service a/b kind client-id");
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_autoptr (GError) error = NULL;
    g_assert_true (clear (keyring, &cases[i].cleared, &error));
    g_assert_no_error (error);
    assert_list (keyring, "test-list", cases[i].left);
  }
  assert_list (keyring, "test-list-2", "marketo/checks/client-id");
}

/* Past secret-tool, which reads text. */
static void
put_binary (const ScsKeyringPlace *place, const char *value, gsize length)
{
  static const SecretSchema schema = {
    SCHEMA,
    SECRET_SCHEMA_NONE,
    { { "environment", 0 }, { "service", 0 }, { "purpose", 0 }, { "kind", 0 }, { NULL, 0 } },
  };
  g_autoptr (SecretValue) binary = secret_value_new (value, length, "application/octet-stream");

  g_assert_true (secret_password_store_binary_sync (&schema,
                                                    NULL,
                                                    "theirs",
                                                    binary,
                                                    NULL,
                                                    NULL,
                                                    "environment",
                                                    place->environment,
                                                    "service",
                                                    place->service,
                                                    "purpose",
                                                    place->purpose,
                                                    "kind",
                                                    place->kind,
                                                    NULL));
}

static void
test_garbage (void)
{
  g_autofree char *too_long = g_strnfill (16 * 1024 + 1, 'x');
  const struct {
    const char *value;
    gssize length;
  } cases[] = {
    { "two\nlines", -1 }, { "two lines\n\n", -1 }, { "a\rb", -1 }, { "nul\0within", 10 },
    { "\xff\xfe", 2 },    { too_long, -1 },        { "\n", -1 },   { "", -1 },
  };
  g_autoptr (ScsKeyring) keyring = scs_keyring_new ();
  ScsKeyringPlace place = { "test-garbage", "marketo", "checks", "client-secret" };

  put_by_tool ("two\nlines",
               -1,
               "environment test-garbage service marketo purpose checks kind client-secret");
  assert_lookup_fails (keyring, &place, SCS_KEYRING_ERROR_GARBAGE);
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++) {
    gsize length = cases[i].length < 0 ? strlen (cases[i].value) : (gsize) cases[i].length;
    put_binary (&place, cases[i].value, length);
    assert_lookup_fails (keyring, &place, SCS_KEYRING_ERROR_GARBAGE);
  }
  assert_stored (keyring, &place, "mended");
  assert_lookup (keyring, &place, "mended");
}

static void
test_refused (void)
{
  g_autofree char *too_long = g_strnfill (16 * 1024 + 1, 'x');
  const char *const values[] = { "", "two\nlines", "ends\n", "a\rb", "\xff\xfe", too_long };
  g_autoptr (ScsKeyring) keyring = scs_keyring_new ();
  ScsKeyringPlace place = { "test-refused", "marketo", "checks", "client-secret" };

  for (int mode = 0; mode < 2; mode++) {
    scs_keyring_set_for_this_run_only (keyring, mode == 1);
    for (gsize i = 0; i < G_N_ELEMENTS (values); i++) {
      g_autoptr (GError) error = NULL;
      g_assert_false (store (keyring, &place, values[i], &error));
      g_assert_error (error, SCS_KEYRING_ERROR, SCS_KEYRING_ERROR_GARBAGE);
    }
    assert_lookup (keyring, &place, NULL);
  }
}

static void
test_cancel (void)
{
  g_autoptr (ScsKeyring) keyring = scs_keyring_new ();
  ScsKeyringPlace place = { "test-cancel", "marketo", "checks", "client-secret" };

  for (int after = 0; after < 2; after++) {
    g_autoptr (GCancellable) cancellable = g_cancellable_new ();
    GAsyncResult *slot = NULL;
    g_autoptr (GAsyncResult) result = NULL;
    g_autoptr (GError) error = NULL;

    if (!after)
      g_cancellable_cancel (cancellable);
    scs_keyring_store_async (keyring, &place, "x", cancellable, scs_test_keep_result_cb, &slot);
    g_cancellable_cancel (cancellable);
    result = scs_test_wait_result (&slot, WAIT_S);
    g_assert_false (scs_keyring_store_finish (keyring, result, &error));
    g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
    if (!after)
      assert_lookup (keyring, &place, NULL);
  }
}

static void
test_this_run_only (void)
{
  g_autoptr (ScsKeyring) keyring = scs_keyring_new ();
  ScsKeyringPlace all = { "test", NULL, NULL, NULL };

  scs_keyring_set_for_this_run_only (keyring, TRUE);
  assert_stored (keyring, &checks_secret, "first");
  assert_stored (keyring, &checks_secret, "second");
  assert_stored (keyring, &salesforce_token, "third");
  assert_lookup (keyring, &checks_secret, "second");
  assert_lookup (keyring, &salesforce_token, "third");
  assert_list (keyring, "test", "marketo/checks/client-secret salesforce//access-token");
  g_assert_null (run (NULL, 0, "secret-tool lookup environment test"));
  g_assert_true (unlock (keyring, NULL));
  g_assert_true (clear (keyring, &all, NULL));
  assert_list (keyring, "test", "");
  assert_stored (keyring, &checks_secret, "dropped");
  scs_keyring_set_for_this_run_only (keyring, FALSE);
  scs_keyring_set_for_this_run_only (keyring, TRUE);
  assert_lookup (keyring, &checks_secret, NULL);
}

static void
test_restart (void)
{
  g_autoptr (ScsKeyring) keyring = scs_keyring_new ();

  assert_stored (keyring, &checks_secret, "stays");
  stop_service ();
  assert_lookup_fails (keyring, &checks_secret, SCS_KEYRING_ERROR_ABSENT);
  start_service ("pw");
  assert_lookup (keyring, &checks_secret, "stays");
  assert_stored (keyring, &checks_secret, "goes on");
  assert_lookup (keyring, &checks_secret, "goes on");

  /* What was opened with the service before is forgotten by the first call, or the second works. */
  stop_service ();
  start_service ("pw");
  {
    g_autoptr (GError) error = NULL;
    if (!store (keyring, &checks_secret, "at once", &error)) {
      g_assert_error (error, SCS_KEYRING_ERROR, SCS_KEYRING_ERROR_FAILED);
      assert_stored (keyring, &checks_secret, "at once");
    }
  }
  assert_lookup (keyring, &checks_secret, "at once");
}

/* locked, and nothing that could ask for the password: the prompt ends at once, as if dismissed */

static void
assert_locked (ScsKeyring *keyring)
{
  ScsKeyringPlace elsewhere = { "test", "marketo", "checks", "client-id" };
  g_autoptr (GError) store_error = NULL;
  g_autoptr (GError) clear_error = NULL;
  g_autoptr (GError) unlock_error = NULL;

  g_assert_false (store (keyring, &checks_secret, "other", &store_error));
  g_assert_error (store_error, SCS_KEYRING_ERROR, SCS_KEYRING_ERROR_LOCKED);
  g_assert_false (clear (keyring, &checks_secret, &clear_error));
  g_assert_error (clear_error, SCS_KEYRING_ERROR, SCS_KEYRING_ERROR_LOCKED);
  g_assert_false (unlock (keyring, &unlock_error));
  g_assert_error (unlock_error, SCS_KEYRING_ERROR, SCS_KEYRING_ERROR_LOCKED);
  assert_lookup_fails (keyring, &checks_secret, SCS_KEYRING_ERROR_LOCKED);
  assert_lookup_fails (keyring, &elsewhere, SCS_KEYRING_ERROR_LOCKED);
}

static void
test_locked (void)
{
  g_autoptr (ScsKeyring) keyring = scs_keyring_new ();
  const char *everything = "marketo/checks/client-secret salesforce//access-token";

  assert_stored (keyring, &checks_secret, "hidden");
  assert_stored (keyring, &salesforce_token, "hidden too");
  lock_keyring ();
  assert_locked (keyring);
  assert_list (keyring, "test", everything);
  /* Locked from the start, the keyring shows only hashes of its attributes. */
  restart_locked ();
  assert_locked (keyring);
  assert_list (keyring, "test", everything);
}

/* no keyring made yet, and nothing that could ask for its password */

static void
test_no_keyring_yet (void)
{
  g_autoptr (ScsKeyring) keyring = scs_keyring_new ();
  g_autoptr (GError) error = NULL;

  assert_lookup (keyring, &checks_secret, NULL);
  assert_list (keyring, "test", "");
  g_assert_true (clear (keyring, &checks_secret, NULL));
  g_assert_true (unlock (keyring, NULL));
  g_assert_false (store (keyring, &checks_secret, "x", &error));
  g_assert_error (error, SCS_KEYRING_ERROR, SCS_KEYRING_ERROR_LOCKED);
}

/* locked, with a prompt and somebody who answers it */

static void
test_prompt (void)
{
  g_autoptr (ScsKeyring) keyring = scs_keyring_new ();
  g_autoptr (GError) store_error = NULL;
  g_autoptr (GError) unlock_error = NULL;
  GSubprocess *answer;

  assert_stored (keyring, &checks_secret, "hidden");
  lock_keyring ();

  answer = answer_prompt ("cancel");
  g_assert_false (store (keyring, &salesforce_token, "x", &store_error));
  g_assert_error (store_error, SCS_KEYRING_ERROR, SCS_KEYRING_ERROR_LOCKED);
  assert_prompt_answered (answer);

  answer = answer_prompt ("cancel");
  assert_lookup_fails (keyring, &checks_secret, SCS_KEYRING_ERROR_LOCKED);
  assert_prompt_answered (answer);

  answer = answer_prompt ("cancel");
  g_assert_false (unlock (keyring, &unlock_error));
  g_assert_error (unlock_error, SCS_KEYRING_ERROR, SCS_KEYRING_ERROR_LOCKED);
  assert_prompt_answered (answer);

  answer = answer_prompt ("pw");
  assert_lookup (keyring, &checks_secret, "hidden");
  assert_prompt_answered (answer);

  /* Locked since it was loaded: a search by schema finds nothing. */
  restart_locked ();
  answer = answer_prompt ("cancel");
  assert_lookup_fails (keyring, &checks_secret, SCS_KEYRING_ERROR_LOCKED);
  assert_prompt_answered (answer);
  answer = answer_prompt ("pw");
  assert_lookup (keyring, &checks_secret, "hidden");
  assert_prompt_answered (answer);

  lock_keyring ();
  answer = answer_prompt ("pw");
  g_assert_true (clear (keyring, &checks_secret, NULL));
  assert_prompt_answered (answer);
  assert_lookup (keyring, &checks_secret, NULL);

  lock_keyring ();
  answer = answer_prompt ("pw");
  g_assert_true (unlock (keyring, NULL));
  assert_prompt_answered (answer);
  assert_stored (keyring, &salesforce_token, "x");
}

/* none */

static void
test_absent (void)
{
  g_autoptr (ScsKeyring) keyring = scs_keyring_new ();
  g_autoptr (GError) store_error = NULL;
  g_autoptr (GError) clear_error = NULL;
  g_autoptr (GError) list_error = NULL;
  g_autoptr (GError) unlock_error = NULL;

  g_assert_false (store (keyring, &checks_secret, "x", &store_error));
  g_assert_error (store_error, SCS_KEYRING_ERROR, SCS_KEYRING_ERROR_ABSENT);
  g_assert_false (clear (keyring, &checks_secret, &clear_error));
  g_assert_error (clear_error, SCS_KEYRING_ERROR, SCS_KEYRING_ERROR_ABSENT);
  g_assert_null (list (keyring, "test", &list_error));
  g_assert_error (list_error, SCS_KEYRING_ERROR, SCS_KEYRING_ERROR_ABSENT);
  g_assert_false (unlock (keyring, &unlock_error));
  g_assert_error (unlock_error, SCS_KEYRING_ERROR, SCS_KEYRING_ERROR_ABSENT);
  assert_lookup_fails (keyring, &checks_secret, SCS_KEYRING_ERROR_ABSENT);
  /* Tried again when there is one. */
  start_service ("pw");
  assert_stored (keyring, &checks_secret, "x");
  assert_lookup (keyring, &checks_secret, "x");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/keyring/unlocked/round-trip", test_round_trip);
  g_test_add_func ("/keyring/unlocked/replace", test_replace);
  g_test_add_func ("/keyring/unlocked/tool-reads", test_tool_reads);
  g_test_add_func ("/keyring/unlocked/tool-writes", test_tool_writes);
  g_test_add_func ("/keyring/unlocked/list-and-clear", test_list_and_clear);
  g_test_add_func ("/keyring/unlocked/garbage", test_garbage);
  g_test_add_func ("/keyring/unlocked/refused", test_refused);
  g_test_add_func ("/keyring/unlocked/cancel", test_cancel);
  g_test_add_func ("/keyring/unlocked/this-run-only", test_this_run_only);
  g_test_add_func ("/keyring/unlocked/restart", test_restart);
  g_test_add_func ("/keyring/locked/no-prompter", test_locked);
  g_test_add_func ("/keyring/not-made-yet/no-prompter", test_no_keyring_yet);
  g_test_add_func ("/keyring/prompt/answered", test_prompt);
  g_test_add_func ("/keyring/none/this-run-only", test_this_run_only);
  g_test_add_func ("/keyring/none/absent", test_absent);
  return g_test_run ();
}
