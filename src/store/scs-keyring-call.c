/* SPDX-FileCopyrightText: 2026 The Sales Connect Setup authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "scs-store"

#include "store/scs-keyring-call.h"

#include "store/scs-keyring-place.h"

#define SECRETS_NAME "org.freedesktop.secrets"
#define DEFAULT_COLLECTION_PATH "/org/freedesktop/secrets/aliases/default"
#define COLLECTION_INTERFACE "org.freedesktop.Secret.Collection"

struct _ScsKeyringCall {
  GTask *task;        /* (owned) (nullable), NULL once the caller has their answer */
  GSource *timeout;   /* (owned) (nullable), runs until then */
  GSource *cancelled; /* (owned) (nullable), waits until then, if the caller can cancel */
  guint timeout_ms;
  GHashTable *attributes; /* (owned) (nullable) (element-type utf8 utf8) what is asked about */

  gboolean prompts; /* whether libsecret asks the person to open what it finds */
  /* (nullable) asks once more, when the keyring was opened; NULL when it was */
  ScsKeyringCallStep again;
  /* answers, when there is nothing that a locked keyring could hide */
  ScsKeyringCallStep nothing;
};

static void
clear_source (GSource **source)
{
  if (*source)
    g_source_destroy (*source);
  g_clear_pointer (source, g_source_unref);
}

/* Takes the task out: from now on every answer is late. */
static GTask *
take_task (ScsKeyringCall *self)
{
  clear_source (&self->timeout);
  clear_source (&self->cancelled);
  return g_steal_pointer (&self->task);
}

static gboolean
on_timeout_cb (gpointer user_data)
{
  ScsKeyringCall *self = user_data;

  /* Else the next call would wait for the same connection. */
  secret_service_disconnect ();
  g_info ("the Secret Service has not answered for %u ms; a late answer will be dropped",
          self->timeout_ms);
  scs_keyring_call_return_error (self,
                                 g_error_new (SCS_KEYRING_ERROR,
                                              SCS_KEYRING_ERROR_NO_ANSWER,
                                              "No answer from the Secret Service within %u ms",
                                              self->timeout_ms));
  return G_SOURCE_REMOVE;
}

static gboolean
on_cancelled_cb (GCancellable *cancellable, gpointer user_data)
{
  g_autoptr (GTask) task = take_task (user_data);

  g_task_return_error_if_cancelled (task);
  return G_SOURCE_REMOVE;
}

/**
 * scs_keyring_call_new:
 * @task: (transfer full): the caller's
 * @timeout_ms: after which the caller is told NO_ANSWER
 * @attributes: (transfer full) (nullable): what is asked about
 *
 * Arms the end of waiting. What libsecret does goes on after it: cancelling libsecret can block it
 * for good (before 0.21.4), so its calls get no cancellable, and an answer nobody waits for any
 * more is freed.
 */
ScsKeyringCall *
scs_keyring_call_new (GTask *task, guint timeout_ms, GHashTable *attributes)
{
  ScsKeyringCall *self = g_rc_box_new0 (ScsKeyringCall);
  GMainContext *context = g_task_get_context (task);
  GCancellable *cancellable = g_task_get_cancellable (task);

  self->task = task;
  self->timeout_ms = timeout_ms;
  self->attributes = attributes;
  self->timeout = g_timeout_source_new (timeout_ms);
  g_source_set_callback (self->timeout, on_timeout_cb, self, NULL);
  g_source_attach (self->timeout, context);
  if (cancellable) {
    self->cancelled = g_cancellable_source_new (cancellable);
    g_source_set_callback (self->cancelled, G_SOURCE_FUNC (on_cancelled_cb), self, NULL);
    g_source_attach (self->cancelled, context);
  }
  return self;
}

/**
 * scs_keyring_call_ref:
 *
 * Returns: (transfer full): the call itself
 */
ScsKeyringCall *
scs_keyring_call_ref (ScsKeyringCall *self)
{
  return g_rc_box_acquire (self);
}

static void
clear_call (ScsKeyringCall *self)
{
  g_autoptr (GTask) task = take_task (self);

  g_clear_pointer (&self->attributes, g_hash_table_unref);
  /* Every path answers the task before the last reference goes. */
  g_assert (!task);
}

/**
 * scs_keyring_call_unref:
 *
 * Gives a reference back.
 */
void
scs_keyring_call_unref (ScsKeyringCall *self)
{
  g_rc_box_release_full (self, (GDestroyNotify) clear_call);
}

/**
 * scs_keyring_call_get_attributes:
 *
 * Returns: (transfer none) (nullable): what is asked about
 */
GHashTable *
scs_keyring_call_get_attributes (ScsKeyringCall *self)
{
  return self->attributes;
}

/**
 * scs_keyring_call_is_open:
 *
 * Returns: whether the caller still waits
 */
gboolean
scs_keyring_call_is_open (ScsKeyringCall *self)
{
  return self->task != NULL;
}

/**
 * scs_keyring_call_return_error:
 * @error: (transfer full)
 *
 * Answers the caller, if they still wait.
 */
void
scs_keyring_call_return_error (ScsKeyringCall *self, GError *error)
{
  g_autoptr (GTask) task = take_task (self);

  if (task)
    g_task_return_error (task, error);
  else
    g_error_free (error);
}

/**
 * scs_keyring_call_return_boolean:
 *
 * Answers the caller, if they still wait.
 */
void
scs_keyring_call_return_boolean (ScsKeyringCall *self, gboolean value)
{
  g_autoptr (GTask) task = take_task (self);

  if (task)
    g_task_return_boolean (task, value);
}

/**
 * scs_keyring_call_return_pointer:
 * @value: (transfer full) (nullable): one that comes too late is freed
 * @free_value: how
 *
 * Answers the caller, if they still wait.
 */
void
scs_keyring_call_return_pointer (ScsKeyringCall *self, gpointer value, GDestroyNotify free_value)
{
  g_autoptr (GTask) task = take_task (self);

  if (task)
    g_task_return_pointer (task, value, free_value);
  else if (value)
    free_value (value);
}

/**
 * scs_keyring_is_sandboxed:
 *
 * Within Flatpak libsecret keeps its own encrypted file, whose key comes from the Secret portal,
 * and never asks the Secret Service.
 *
 * Source: https://docs.flatpak.org/en/latest/sandbox-permissions.html (`/.flatpak-info`),
 * libsecret's secret-backend.c.
 *
 * Returns: whether that is so
 */
gboolean
scs_keyring_is_sandboxed (void)
{
  return g_file_test ("/.flatpak-info", G_FILE_TEST_EXISTS);
}

static ScsKeyringError
explain_dbus_error (int code)
{
  switch (code) {
  case G_DBUS_ERROR_SERVICE_UNKNOWN:
  case G_DBUS_ERROR_NAME_HAS_NO_OWNER:
  case G_DBUS_ERROR_DISCONNECTED:
  case G_DBUS_ERROR_NO_SERVER:
  case G_DBUS_ERROR_SPAWN_EXEC_FAILED:
  case G_DBUS_ERROR_SPAWN_FORK_FAILED:
  case G_DBUS_ERROR_SPAWN_CHILD_EXITED:
  case G_DBUS_ERROR_SPAWN_CHILD_SIGNALED:
  case G_DBUS_ERROR_SPAWN_FAILED:
  case G_DBUS_ERROR_SPAWN_SETUP_FAILED:
  case G_DBUS_ERROR_SPAWN_CONFIG_INVALID:
  case G_DBUS_ERROR_SPAWN_SERVICE_INVALID:
  case G_DBUS_ERROR_SPAWN_SERVICE_NOT_FOUND:
  case G_DBUS_ERROR_SPAWN_PERMISSIONS_INVALID:
  case G_DBUS_ERROR_SPAWN_FILE_INVALID:
  case G_DBUS_ERROR_SPAWN_NO_MEMORY:
    return SCS_KEYRING_ERROR_ABSENT;
  case G_DBUS_ERROR_UNKNOWN_METHOD:
  case G_DBUS_ERROR_UNKNOWN_OBJECT:
  case G_DBUS_ERROR_UNKNOWN_INTERFACE:
    /* A portal without the Secret part; or a service without a keyring, when the person made none
     * at the prompt. */
    return scs_keyring_is_sandboxed () ? SCS_KEYRING_ERROR_ABSENT : SCS_KEYRING_ERROR_LOCKED;
  case G_DBUS_ERROR_NO_REPLY:
  case G_DBUS_ERROR_TIMEOUT:
  case G_DBUS_ERROR_TIMED_OUT:
    return SCS_KEYRING_ERROR_NO_ANSWER;
  default:
    return SCS_KEYRING_ERROR_FAILED;
  }
}

static ScsKeyringError
explain_error (const GError *error)
{
  if (error->domain == SECRET_ERROR) {
    gboolean closed =
        error->code == SECRET_ERROR_IS_LOCKED || error->code == SECRET_ERROR_NO_SUCH_OBJECT;
    return closed ? SCS_KEYRING_ERROR_LOCKED : SCS_KEYRING_ERROR_FAILED;
  }
  if (error->domain == G_DBUS_ERROR)
    return explain_dbus_error (error->code);
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_TIMED_OUT))
    return SCS_KEYRING_ERROR_NO_ANSWER;
  /* An error of the service's own, e.g. for a session that an earlier process of it had opened. */
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_DBUS_ERROR))
    return SCS_KEYRING_ERROR_FAILED;
  /* Outside the sandbox libsecret does nothing but D-Bus: then there is no bus, or no longer. */
  if (error->domain == G_IO_ERROR && !scs_keyring_is_sandboxed ())
    return SCS_KEYRING_ERROR_ABSENT;
  return SCS_KEYRING_ERROR_FAILED;
}

/**
 * scs_keyring_call_return_failure:
 * @error: (transfer none): libsecret's
 *
 * Answers with libsecret's error, said in our own domain. After one that may mean that the service
 * is gone, the next call begins a new session.
 *
 * Errors: every #ScsKeyringError but GARBAGE.
 */
void
scs_keyring_call_return_failure (ScsKeyringCall *self, const GError *error)
{
  g_autofree char *remote = g_dbus_error_get_remote_error (error);
  g_autoptr (GError) local = g_error_copy (error);
  ScsKeyringError meaning = explain_error (error);

  g_dbus_error_strip_remote_error (local);
  /* A session of a service that is gone is never good again; the next call begins anew. */
  if (meaning == SCS_KEYRING_ERROR_FAILED || meaning == SCS_KEYRING_ERROR_ABSENT)
    secret_service_disconnect ();
  scs_keyring_call_return_error (self,
                                 g_error_new (SCS_KEYRING_ERROR,
                                              meaning,
                                              "The Secret Service answers: %s%s%s%s",
                                              local->message,
                                              remote ? " (" : "",
                                              remote ? remote : "",
                                              remote ? ")" : ""));
}

/* The way from "nothing there" to an answer, in running order. */
static void bus_answer_cb (GObject *source, GAsyncResult *result, gpointer user_data);
static void locked_answer_cb (GObject *source, GAsyncResult *result, gpointer user_data);
static void hidden_answer_cb (GObject *source, GAsyncResult *result, gpointer user_data);
static void unlock_answer_cb (GObject *source, GAsyncResult *result, gpointer user_data);

static void
return_locked (ScsKeyringCall *self)
{
  scs_keyring_call_return_error (self,
                                 g_error_new (SCS_KEYRING_ERROR,
                                              SCS_KEYRING_ERROR_LOCKED,
                                              "The default keyring is locked"));
}

static void
bus_answer_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (ScsKeyringCall) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GDBusConnection) bus = g_bus_get_finish (result, &error);

  if (!bus) {
    scs_keyring_call_return_failure (self, error);
    return;
  }
  g_dbus_connection_call (bus,
                          SECRETS_NAME,
                          DEFAULT_COLLECTION_PATH,
                          "org.freedesktop.DBus.Properties",
                          "Get",
                          g_variant_new ("(ss)", COLLECTION_INTERFACE, "Locked"),
                          G_VARIANT_TYPE ("(v)"),
                          G_DBUS_CALL_FLAGS_NO_AUTO_START,
                          -1,
                          NULL,
                          locked_answer_cb,
                          scs_keyring_call_ref (self));
}

static void
locked_answer_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (ScsKeyringCall) self = user_data;
  g_autoptr (GVariant) answer =
      g_dbus_connection_call_finish (G_DBUS_CONNECTION (source), result, NULL);
  g_autoptr (GVariant) locked = NULL;

  if (answer)
    g_variant_get (answer, "(v)", &locked);
  /* No answer: there is no default keyring, so none that could be locked. */
  if (!locked || !g_variant_is_of_type (locked, G_VARIANT_TYPE_BOOLEAN) ||
      !g_variant_get_boolean (locked))
    self->nothing (self);
  else if (!self->again)
    return_locked (self);
  else
    secret_password_searchv (&scs_keyring_any_schema,
                             self->attributes,
                             SECRET_SEARCH_ALL,
                             NULL,
                             hidden_answer_cb,
                             scs_keyring_call_ref (self));
}

/* Items under our own schema libsecret had found too, and had asked the person to open. */
static gboolean
were_asked_for (GList *items)
{
  for (GList *l = items; l; l = l->next) {
    g_autoptr (GHashTable) attributes = secret_retrievable_get_attributes (l->data);
    if (g_strcmp0 (g_hash_table_lookup (attributes, "xdg:schema"), scs_keyring_schema.name) == 0)
      return TRUE;
  }
  return FALSE;
}

static void
hidden_answer_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (ScsKeyringCall) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autolist (GDBusProxy) items = secret_password_search_finish (result, &error);

  if (error)
    scs_keyring_call_return_failure (self, error);
  else if (!items || (self->prompts && were_asked_for (items)))
    return_locked (self);
  else if (scs_keyring_call_is_open (self))
    secret_service_unlock (NULL, items, NULL, unlock_answer_cb, scs_keyring_call_ref (self));
}

static void
unlock_answer_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (ScsKeyringCall) self = user_data;
  g_autoptr (GError) error = NULL;
  ScsKeyringCallStep again = g_steal_pointer (&self->again);

  if (secret_service_unlock_finish (NULL, result, NULL, &error) > 0)
    again (self);
  else if (error)
    scs_keyring_call_return_failure (self, error);
  else
    return_locked (self);
}

/**
 * scs_keyring_call_unless_locked:
 * @prompts: whether libsecret has asked the person to open what it found
 * @again: asks libsecret once more
 * @nothing: answers that nothing is there
 *
 * What follows when libsecret says that nothing is there. To libsecret a prompt that was dismissed
 * looks like that too, and so does a keyring that has been locked since it was loaded:
 * gnome-keyring then shows a schema of its own, so that a search by schema finds nothing and nobody
 * is asked for the password. So the default collection is asked whether it is locked. If it is, and
 * holds something by these attributes under any schema, the person is asked to open it; else the
 * answer is LOCKED, for what it hides cannot be told.
 *
 * Source: https://specifications.freedesktop.org/secret-service/latest/
 * (org.freedesktop.Secret.Collection); https://gitlab.gnome.org/GNOME/gnome-keyring/-/issues/89.
 */
void
scs_keyring_call_unless_locked (ScsKeyringCall *self,
                                gboolean prompts,
                                ScsKeyringCallStep again,
                                ScsKeyringCallStep nothing)
{
  if (!scs_keyring_call_is_open (self))
    return;
  self->prompts = prompts;
  if (!self->nothing)
    self->again = again;
  self->nothing = nothing;
  if (scs_keyring_is_sandboxed ())
    nothing (self);
  else
    g_bus_get (G_BUS_TYPE_SESSION, NULL, bus_answer_cb, scs_keyring_call_ref (self));
}
