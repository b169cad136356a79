/* SPDX-FileCopyrightText: 2026 The Sales Connect Setup authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Against a Secret Service of our own, on a connection of its own, which answers when it is told
 * to. */
#include "store/scs-keyring.h"

#include "scs-test-wait.h"

#include <libsecret/secret.h>

#define WAIT_S 60
#define SECRETS_NAME "org.freedesktop.secrets"
#define SECRETS_PATH "/org/freedesktop/secrets"
#define LOGIN_PATH SECRETS_PATH "/collection/login"

static const ScsKeyringPlace checks_secret = { "test", "marketo", "checks", "client-secret" };

static char *
lookup (ScsKeyring *keyring, const ScsKeyringPlace *place, GError **error)
{
  GAsyncResult *slot = NULL;
  g_autoptr (GAsyncResult) result = NULL;

  scs_keyring_lookup_async (keyring, place, NULL, scs_test_keep_result_cb, &slot);
  result = scs_test_wait_result (&slot, WAIT_S);
  return scs_keyring_lookup_finish (keyring, result, error);
}

typedef struct {
  GDBusConnection *bus; /* (owned) */
  const char *silent;   /* the method that is not answered yet; “” = any */
  GPtrArray *waiting;   /* (owned) (element-type GDBusMessage) */
  guint n_answered;
} Hanging;

static GDBusMessage *
answer_open_session (GDBusMessage *question)
{
  GDBusMessage *answer;
  const char *algorithm;

  g_variant_get (g_dbus_message_get_body (question), "(&sv)", &algorithm, NULL);
  if (!g_str_equal (algorithm, "plain"))
    return g_dbus_message_new_method_error (question,
                                            "org.freedesktop.DBus.Error.NotSupported",
                                            "plain only");
  answer = g_dbus_message_new_method_reply (question);
  g_dbus_message_set_body (answer,
                           g_variant_new ("(vo)",
                                          g_variant_new_string (""),
                                          SECRETS_PATH "/session/1"));
  return answer;
}

static GDBusMessage *
answer_get_secrets (GDBusMessage *question)
{
  GDBusMessage *answer = g_dbus_message_new_method_reply (question);
  GVariantBuilder secrets;

  g_variant_builder_init (&secrets, G_VARIANT_TYPE ("a{o(oayays)}"));
  g_variant_builder_add (&secrets,
                         "{o(o@ay@ays)}",
                         LOGIN_PATH "/1",
                         SECRETS_PATH "/session/1",
                         g_variant_new_fixed_array (G_VARIANT_TYPE_BYTE, NULL, 0, 1),
                         g_variant_new_fixed_array (G_VARIANT_TYPE_BYTE, "late", 4, 1),
                         "text/plain");
  g_dbus_message_set_body (answer, g_variant_new ("(a{o(oayays)})", &secrets));
  return answer;
}

static GDBusMessage *
answer_question (GDBusMessage *question)
{
  const char *method = g_dbus_message_get_member (question);
  GDBusMessage *answer;

  if (g_str_equal (method, "OpenSession"))
    return answer_open_session (question);
  if (g_str_equal (method, "GetSecrets"))
    return answer_get_secrets (question);
  answer = g_dbus_message_new_method_reply (question);
  if (g_str_equal (method, "SearchItems")) {
    const char *const found[] = { LOGIN_PATH "/1", NULL };
    const char *const none[] = { NULL };
    g_dbus_message_set_body (answer, g_variant_new ("(^ao^ao)", found, none));
  } else {
    g_dbus_message_set_body (answer, g_variant_new ("(a{sv})", NULL));
  }
  return answer;
}

static void
send_answer (Hanging *self, GDBusMessage *question)
{
  g_autoptr (GDBusMessage) answer = answer_question (question);

  g_assert_true (g_dbus_connection_send_message (self->bus,
                                                 answer,
                                                 G_DBUS_SEND_MESSAGE_FLAGS_NONE,
                                                 NULL,
                                                 NULL));
  self->n_answered++;
}

typedef struct {
  Hanging *service;
  GDBusMessage *question; /* (owned) */
} Arrival;

static gboolean
on_question_cb (gpointer user_data)
{
  g_autofree Arrival *arrival = user_data;
  g_autoptr (GDBusMessage) question = arrival->question;
  Hanging *self = arrival->service;

  if (!*self->silent || g_str_equal (self->silent, g_dbus_message_get_member (question)))
    g_ptr_array_add (self->waiting, g_steal_pointer (&question));
  else
    send_answer (self, question);
  return G_SOURCE_REMOVE;
}

/* In GDBus's own thread. */
static GDBusMessage *
filter_message (GDBusConnection *bus, GDBusMessage *message, gboolean incoming, gpointer user_data)
{
  Arrival *arrival;

  if (!incoming || g_dbus_message_get_message_type (message) != G_DBUS_MESSAGE_TYPE_METHOD_CALL)
    return message;
  arrival = g_new0 (Arrival, 1);
  arrival->service = user_data;
  arrival->question = message;
  g_idle_add_full (G_PRIORITY_DEFAULT, on_question_cb, arrival, NULL);
  return NULL;
}

static void
start_hanging (Hanging *self, const char *silent)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GVariant) owned = NULL;

  /* What was opened with the service of the test before would be used again. */
  secret_service_disconnect ();
  self->silent = silent;
  self->waiting = g_ptr_array_new_with_free_func (g_object_unref);
  self->bus =
      g_dbus_connection_new_for_address_sync (g_getenv ("DBUS_SESSION_BUS_ADDRESS"),
                                              G_DBUS_CONNECTION_FLAGS_AUTHENTICATION_CLIENT |
                                                  G_DBUS_CONNECTION_FLAGS_MESSAGE_BUS_CONNECTION,
                                              NULL,
                                              NULL,
                                              &error);
  g_assert_no_error (error);
  g_dbus_connection_add_filter (self->bus, filter_message, self, NULL);
  owned = g_dbus_connection_call_sync (self->bus,
                                       "org.freedesktop.DBus",
                                       "/",
                                       "org.freedesktop.DBus",
                                       "RequestName",
                                       g_variant_new ("(su)", SECRETS_NAME, 0),
                                       NULL,
                                       G_DBUS_CALL_FLAGS_NONE,
                                       20000,
                                       NULL,
                                       &error);
  g_assert_no_error (error);
}

static void
answer_all (Hanging *self)
{
  self->silent = "no method at all";
  for (guint i = 0; i < self->waiting->len; i++)
    send_answer (self, g_ptr_array_index (self->waiting, i));
  g_ptr_array_set_size (self->waiting, 0);
}

static void
stop_hanging (Hanging *self)
{
  g_assert_true (g_dbus_connection_close_sync (self->bus, NULL, NULL));
  g_clear_object (&self->bus);
  g_clear_pointer (&self->waiting, g_ptr_array_unref);
}

static gboolean
on_tick_cb (gpointer user_data)
{
  (*(guint *) user_data)++;
  return G_SOURCE_CONTINUE;
}

static gboolean
has_waiting (gpointer user_data)
{
  return ((Hanging *) user_data)->waiting->len > 0;
}

static void
test_no_answer (gconstpointer silent)
{
  Hanging service = { 0 };
  g_autoptr (ScsKeyring) keyring = g_object_new (SCS_TYPE_KEYRING, "timeout-ms", 400, NULL);
  guint n_ticks = 0;
  guint ticks = g_timeout_add (20, on_tick_cb, &n_ticks);
  gint64 before_us = g_get_monotonic_time ();
  guint n_answered;
  g_autoptr (GError) error = NULL;
  char *value;

  start_hanging (&service, silent);
  g_assert_null (lookup (keyring, &checks_secret, &error));
  g_assert_error (error, SCS_KEYRING_ERROR, SCS_KEYRING_ERROR_NO_ANSWER);
  g_assert_cmpint (g_get_monotonic_time () - before_us, >=, 400 * 1000);
  g_assert_cmpuint (n_ticks, >, 5);

  /* The answer that comes now goes to nobody, with all that follows from it; the next call is
   * answered. */
  n_answered = service.n_answered;
  answer_all (&service);
  scs_test_run_for (200);
  g_assert_cmpuint (service.n_answered, >, n_answered);
  g_assert_finalize_object (g_steal_pointer (&keyring));
  keyring = scs_keyring_new ();
  value = lookup (keyring, &checks_secret, NULL);
  g_assert_cmpstr (value, ==, "late");
  secret_password_free (value);
  g_source_remove (ticks);
  stop_hanging (&service);
}

static void
test_cancel_hanging (void)
{
  Hanging service = { 0 };
  g_autoptr (ScsKeyring) keyring = scs_keyring_new ();
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;
  GAsyncResult *slot = NULL;
  g_autoptr (GAsyncResult) result = NULL;

  start_hanging (&service, "");
  scs_keyring_lookup_async (keyring, &checks_secret, cancellable, scs_test_keep_result_cb, &slot);
  scs_test_wait_until (has_waiting, &service, WAIT_S);
  g_cancellable_cancel (cancellable);
  result = scs_test_wait_result (&slot, 5);
  g_assert_null (scs_keyring_lookup_finish (keyring, result, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  answer_all (&service);
  scs_test_run_for (200);
  stop_hanging (&service);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_data_func ("/keyring/hanging/at-once", "", test_no_answer);
  g_test_add_data_func ("/keyring/hanging/in-session", "OpenSession", test_no_answer);
  g_test_add_data_func ("/keyring/hanging/in-search", "SearchItems", test_no_answer);
  g_test_add_data_func ("/keyring/hanging/in-reading", "GetSecrets", test_no_answer);
  g_test_add_func ("/keyring/hanging/cancel", test_cancel_hanging);
  return g_test_run ();
}
