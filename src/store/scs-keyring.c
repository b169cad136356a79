/* SPDX-FileCopyrightText: 2026 The Sales Connect Setup authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "scs-store"

#include "store/scs-keyring.h"

#include "store/scs-keyring-call.h"
#include "store/scs-keyring-memory.h"
#include "store/scs-keyring-place.h"

#include <libsecret/secret.h>

#define TIMEOUT_MS_DEFAULT 20000
#define VALUE_MAX_BYTES (16 * 1024)
#define LIST_MAX_ITEMS 10000

/**
 * ScsKeyring:
 *
 * Marketo's and Salesforce's credentials and tokens, in the Secret Service (in Flatpak: in
 * libsecret's own encrypted file). There and nowhere else: what cannot be kept there is an error
 * that says why, and every call may be tried again. Only when the person so chooses, values are
 * kept in memory for this run.
 *
 * It gives no meaning to places or values, beyond that a value is one line of text.
 */
struct _ScsKeyring {
  GObject parent_instance;

  guint timeout_ms;
  GHashTable *memory; /* (owned) (nullable) (element-type GHashTable utf8), attributes to value, for
                         this run only */
};

G_DEFINE_QUARK (scs - keyring - error - quark, scs_keyring_error)
G_DEFINE_FINAL_TYPE (ScsKeyring, scs_keyring, G_TYPE_OBJECT)

typedef enum { PROP_TIMEOUT_MS = 1 } ScsKeyringProperty;
static GParamSpec *properties[PROP_TIMEOUT_MS + 1];

static gboolean
is_one_line (const char *text, gsize length)
{
  return length > 0 && length <= VALUE_MAX_BYTES && !memchr (text, '\n', length) &&
         !memchr (text, '\r', length) && g_utf8_validate_len (text, length, NULL);
}

static GTask *
new_task (ScsKeyring *self,
          GCancellable *cancellable,
          GAsyncReadyCallback callback,
          gpointer user_data,
          gpointer source_tag)
{
  GTask *task = g_task_new (self, cancellable, callback, user_data);

  g_task_set_source_tag (task, source_tag);
  return task;
}

static ScsKeyringCall *
new_call (ScsKeyring *self, GTask **task, const ScsKeyringPlace *place)
{
  return scs_keyring_call_new (g_steal_pointer (task),
                               self->timeout_ms,
                               scs_keyring_place_to_attributes (place));
}

static void
scs_keyring_get_property (GObject *object, guint property_id, GValue *value, GParamSpec *pspec)
{
  ScsKeyring *self = SCS_KEYRING (object);

  switch ((ScsKeyringProperty) property_id) {
  case PROP_TIMEOUT_MS:
    g_value_set_uint (value, self->timeout_ms);
    break;
  }
}

static void
scs_keyring_set_property (GObject *object,
                          guint property_id,
                          const GValue *value,
                          GParamSpec *pspec)
{
  ScsKeyring *self = SCS_KEYRING (object);

  switch ((ScsKeyringProperty) property_id) {
  case PROP_TIMEOUT_MS:
    self->timeout_ms = g_value_get_uint (value);
    break;
  }
}

static void
scs_keyring_finalize (GObject *object)
{
  ScsKeyring *self = SCS_KEYRING (object);

  g_clear_pointer (&self->memory, g_hash_table_unref);
  G_OBJECT_CLASS (scs_keyring_parent_class)->finalize (object);
}

static void
scs_keyring_class_init (ScsKeyringClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = scs_keyring_get_property;
  object_class->set_property = scs_keyring_set_property;
  object_class->finalize = scs_keyring_finalize;

  /* How long an answer is waited for, in milliseconds. */
  properties[PROP_TIMEOUT_MS] =
      g_param_spec_uint ("timeout-ms",
                         NULL,
                         NULL,
                         1,
                         G_MAXUINT,
                         TIMEOUT_MS_DEFAULT,
                         G_PARAM_READWRITE | G_PARAM_CONSTRUCT_ONLY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (properties), properties);
}

static void
scs_keyring_init (ScsKeyring *self)
{
}

/**
 * scs_keyring_new:
 *
 * Returns: (transfer full): one that asks the Secret Service, or in a sandbox the Secret portal
 */
ScsKeyring *
scs_keyring_new (void)
{
  return g_object_new (SCS_TYPE_KEYRING, NULL);
}

/**
 * scs_keyring_set_for_this_run_only:
 * @for_this_run_only: whether values are kept in memory alone
 *
 * Changing it back drops what was in memory. What lies in the Secret Service is not touched.
 */
void
scs_keyring_set_for_this_run_only (ScsKeyring *self, gboolean for_this_run_only)
{
  g_return_if_fail (SCS_IS_KEYRING (self));

  if (scs_keyring_get_for_this_run_only (self) == !!for_this_run_only)
    return;
  if (for_this_run_only)
    self->memory = scs_keyring_memory_new ();
  else
    g_clear_pointer (&self->memory, g_hash_table_unref);
}

/**
 * scs_keyring_get_for_this_run_only:
 *
 * Returns: whether values are kept in the memory of this run, and nowhere else
 */
gboolean
scs_keyring_get_for_this_run_only (ScsKeyring *self)
{
  g_return_val_if_fail (SCS_IS_KEYRING (self), FALSE);

  return self->memory != NULL;
}

static void
store_answer_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (ScsKeyringCall) call = user_data;
  g_autoptr (GError) error = NULL;

  if (secret_password_store_finish (result, &error))
    scs_keyring_call_return_boolean (call, TRUE);
  else if (error)
    scs_keyring_call_return_failure (call, error);
  else
    scs_keyring_call_return_error (call,
                                   g_error_new (SCS_KEYRING_ERROR,
                                                SCS_KEYRING_ERROR_LOCKED,
                                                "The keyring was not opened"));
}

/**
 * scs_keyring_store_async:
 * @place: complete; purpose NULL where there is none
 * @value: one line of UTF-8, at most 16 KiB; copied into memory that is not paged out
 *
 * Stores a value, in place of what was there. The keyring may ask the person to open it.
 *
 * Errors: every #ScsKeyringError; GARBAGE means that the value is not one line, and nothing was
 * stored. After cancelling or NO_ANSWER the value may still come to be stored.
 */
void
scs_keyring_store_async (ScsKeyring *self,
                         const ScsKeyringPlace *place,
                         const char *value,
                         GCancellable *cancellable,
                         GAsyncReadyCallback callback,
                         gpointer user_data)
{
  g_autoptr (GTask) task =
      new_task (self, cancellable, callback, user_data, scs_keyring_store_async);
  ScsKeyringCall *call;
  g_autofree char *label = NULL;

  g_return_if_fail (SCS_IS_KEYRING (self));
  g_return_if_fail (place->environment && place->service && place->kind && value);

  if (g_task_return_error_if_cancelled (task))
    return;
  if (!is_one_line (value, strlen (value))) {
    g_task_return_new_error (task,
                             SCS_KEYRING_ERROR,
                             SCS_KEYRING_ERROR_GARBAGE,
                             "A value has to be one line of text");
    return;
  }
  if (self->memory) {
    scs_keyring_memory_store (self->memory, place, value);
    g_task_return_boolean (task, TRUE);
    return;
  }
  label = scs_keyring_place_to_label (place);
  call = new_call (self, &task, place);
  secret_password_storev (&scs_keyring_schema,
                          scs_keyring_call_get_attributes (call),
                          SECRET_COLLECTION_DEFAULT,
                          label,
                          value,
                          NULL,
                          store_answer_cb,
                          call);
}

/**
 * scs_keyring_store_finish:
 *
 * Returns: whether the value is stored
 */
gboolean
scs_keyring_store_finish (ScsKeyring *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);
  g_return_val_if_fail (g_async_result_is_tagged (result, scs_keyring_store_async), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}

static void
answer_nothing (ScsKeyringCall *call)
{
  scs_keyring_call_return_pointer (call, NULL, NULL);
}

/* Somebody else may have put there anything. `echo VALUE | secret-tool store` ends the line, which
 * is no fault. */
static void
answer_value (ScsKeyringCall *call, SecretValue *value)
{
  gsize length;
  const char *text = secret_value_get (value, &length);

  if (length > 0 && text[length - 1] == '\n')
    length--;
  if (is_one_line (text, length))
    scs_keyring_call_return_pointer (call,
                                     scs_keyring_memory_copy_secret (text, length),
                                     (GDestroyNotify) secret_password_free);
  else
    scs_keyring_call_return_error (call,
                                   g_error_new (SCS_KEYRING_ERROR,
                                                SCS_KEYRING_ERROR_GARBAGE,
                                                "What is stored there is not one line of text"));
}

static void ask_for_value (ScsKeyringCall *call);

static void
lookup_answer_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (ScsKeyringCall) call = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (SecretValue) value = secret_password_lookup_binary_finish (result, &error);

  if (error)
    scs_keyring_call_return_failure (call, error);
  else if (value)
    answer_value (call, value);
  else
    scs_keyring_call_unless_locked (call, TRUE, ask_for_value, answer_nothing);
}

static void
ask_for_value (ScsKeyringCall *call)
{
  secret_password_lookupv (&scs_keyring_schema,
                           scs_keyring_call_get_attributes (call),
                           NULL,
                           lookup_answer_cb,
                           scs_keyring_call_ref (call));
}

/**
 * scs_keyring_lookup_async:
 * @place: complete; purpose NULL where there is none
 *
 * Reads a value. The keyring may ask the person to open it.
 *
 * Errors: every #ScsKeyringError. LOCKED also when the keyring is locked and shows nothing there:
 * it may be hiding it.
 */
void
scs_keyring_lookup_async (ScsKeyring *self,
                          const ScsKeyringPlace *place,
                          GCancellable *cancellable,
                          GAsyncReadyCallback callback,
                          gpointer user_data)
{
  g_autoptr (GTask) task =
      new_task (self, cancellable, callback, user_data, scs_keyring_lookup_async);
  g_autoptr (ScsKeyringCall) call = NULL;

  g_return_if_fail (SCS_IS_KEYRING (self));
  g_return_if_fail (place->environment && place->service && place->kind);

  if (g_task_return_error_if_cancelled (task))
    return;
  if (self->memory) {
    g_task_return_pointer (task,
                           scs_keyring_memory_lookup (self->memory, place),
                           (GDestroyNotify) secret_password_free);
    return;
  }
  call = new_call (self, &task, place);
  ask_for_value (call);
}

/**
 * scs_keyring_lookup_finish:
 *
 * Returns: (transfer full) (nullable): the value, to be freed with secret_password_free(); NULL
 * without an error when nothing is stored there
 */
char *
scs_keyring_lookup_finish (ScsKeyring *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);
  g_return_val_if_fail (g_async_result_is_tagged (result, scs_keyring_lookup_async), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

static void
answer_cleared (ScsKeyringCall *call)
{
  scs_keyring_call_return_boolean (call, TRUE);
}

static void ask_to_clear (ScsKeyringCall *call);

static void
clear_answer_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (ScsKeyringCall) call = user_data;
  g_autoptr (GError) error = NULL;
  gboolean removed = secret_password_clear_finish (result, &error);

  if (error)
    scs_keyring_call_return_failure (call, error);
  else if (removed)
    answer_cleared (call);
  else
    scs_keyring_call_unless_locked (call, FALSE, ask_to_clear, answer_cleared);
}

static void
ask_to_clear (ScsKeyringCall *call)
{
  secret_password_clearv (&scs_keyring_schema,
                          scs_keyring_call_get_attributes (call),
                          NULL,
                          clear_answer_cb,
                          scs_keyring_call_ref (call));
}

/**
 * scs_keyring_clear_async:
 * @place: what to remove; service, purpose, kind may be NULL and then stand for all
 *
 * Removes what is stored there. Nothing there is no error. The keyring may ask the person to open
 * it.
 *
 * Errors: every #ScsKeyringError but GARBAGE.
 */
void
scs_keyring_clear_async (ScsKeyring *self,
                         const ScsKeyringPlace *place,
                         GCancellable *cancellable,
                         GAsyncReadyCallback callback,
                         gpointer user_data)
{
  g_autoptr (GTask) task =
      new_task (self, cancellable, callback, user_data, scs_keyring_clear_async);
  g_autoptr (ScsKeyringCall) call = NULL;

  g_return_if_fail (SCS_IS_KEYRING (self));
  g_return_if_fail (place->environment);

  if (g_task_return_error_if_cancelled (task))
    return;
  if (self->memory) {
    scs_keyring_memory_clear (self->memory, place);
    g_task_return_boolean (task, TRUE);
    return;
  }
  call = new_call (self, &task, place);
  ask_to_clear (call);
}

/**
 * scs_keyring_clear_finish:
 *
 * Returns: whether nothing that fits is left
 */
gboolean
scs_keyring_clear_finish (ScsKeyring *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);
  g_return_val_if_fail (g_async_result_is_tagged (result, scs_keyring_clear_async), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}

static GPtrArray *
list_items (GList *items)
{
  g_autoptr (GPtrArray) all = g_ptr_array_new_with_free_func ((GDestroyNotify) g_hash_table_unref);

  for (GList *l = items; l && all->len < LIST_MAX_ITEMS; l = l->next)
    g_ptr_array_add (all, secret_retrievable_get_attributes (l->data));
  return scs_keyring_place_names_from_attributes (all);
}

static void
list_answer_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (ScsKeyringCall) call = user_data;
  g_autoptr (GError) error = NULL;
  g_autolist (SecretRetrievable) items = secret_password_search_finish (result, &error);

  if (error)
    scs_keyring_call_return_failure (call, error);
  else
    scs_keyring_call_return_pointer (call, list_items (items), (GDestroyNotify) g_ptr_array_unref);
}

/**
 * scs_keyring_list_async:
 * @environment: the name of one
 *
 * Lists what is stored, by attributes alone. No secret is read, and nobody is asked to open
 * anything: what lies in a locked keyring is listed too.
 *
 * Errors: ABSENT, NO_ANSWER, FAILED.
 */
void
scs_keyring_list_async (ScsKeyring *self,
                        const char *environment,
                        GCancellable *cancellable,
                        GAsyncReadyCallback callback,
                        gpointer user_data)
{
  g_autoptr (GTask) task =
      new_task (self, cancellable, callback, user_data, scs_keyring_list_async);
  ScsKeyringPlace place = { .environment = environment };
  ScsKeyringCall *call;

  g_return_if_fail (SCS_IS_KEYRING (self));
  g_return_if_fail (environment);

  if (g_task_return_error_if_cancelled (task))
    return;
  if (self->memory) {
    g_task_return_pointer (task,
                           scs_keyring_memory_list (self->memory, environment),
                           (GDestroyNotify) g_ptr_array_unref);
    return;
  }
  call = new_call (self, &task, &place);
  secret_password_searchv (&scs_keyring_any_schema,
                           scs_keyring_call_get_attributes (call),
                           SECRET_SEARCH_ALL,
                           NULL,
                           list_answer_cb,
                           call);
}

/**
 * scs_keyring_list_finish:
 *
 * Returns: (transfer full) (element-type utf8): names of places, sorted
 */
GPtrArray *
scs_keyring_list_finish (ScsKeyring *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);
  g_return_val_if_fail (g_async_result_is_tagged (result, scs_keyring_list_async), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

static void
unlock_answer_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (ScsKeyringCall) call = user_data;
  g_autoptr (GError) error = NULL;

  if (secret_service_unlock_finish (NULL, result, NULL, &error) > 0)
    scs_keyring_call_return_boolean (call, TRUE);
  else if (error)
    scs_keyring_call_return_failure (call, error);
  else
    scs_keyring_call_return_error (call,
                                   g_error_new (SCS_KEYRING_ERROR,
                                                SCS_KEYRING_ERROR_LOCKED,
                                                "The keyring was not opened"));
}

static void
find_collection_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (ScsKeyringCall) call = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (SecretCollection) collection = secret_collection_for_alias_finish (result, &error);
  g_autoptr (GList) collections = NULL;

  if (error) {
    scs_keyring_call_return_failure (call, error);
    return;
  }
  if (!collection || !secret_collection_get_locked (collection)) {
    scs_keyring_call_return_boolean (call, TRUE);
    return;
  }
  collections = g_list_append (NULL, collection);
  secret_service_unlock (NULL, collections, NULL, unlock_answer_cb, scs_keyring_call_ref (call));
}

/**
 * scs_keyring_unlock_async:
 *
 * Asks the person to open the default keyring. Where none is locked, nothing is asked: it is open
 * already, there is none yet (storing makes one), values are kept for this run only, or libsecret
 * keeps its own file.
 *
 * Errors: every #ScsKeyringError but GARBAGE.
 */
void
scs_keyring_unlock_async (ScsKeyring *self,
                          GCancellable *cancellable,
                          GAsyncReadyCallback callback,
                          gpointer user_data)
{
  g_autoptr (GTask) task =
      new_task (self, cancellable, callback, user_data, scs_keyring_unlock_async);

  g_return_if_fail (SCS_IS_KEYRING (self));

  if (g_task_return_error_if_cancelled (task))
    return;
  if (self->memory || scs_keyring_is_sandboxed ()) {
    g_task_return_boolean (task, TRUE);
    return;
  }
  secret_collection_for_alias (NULL,
                               SECRET_COLLECTION_DEFAULT,
                               SECRET_COLLECTION_NONE,
                               NULL,
                               find_collection_cb,
                               scs_keyring_call_new (g_steal_pointer (&task),
                                                     self->timeout_ms,
                                                     NULL));
}

/**
 * scs_keyring_unlock_finish:
 *
 * Returns: whether nothing is locked any more
 */
gboolean
scs_keyring_unlock_finish (ScsKeyring *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);
  g_return_val_if_fail (g_async_result_is_tagged (result, scs_keyring_unlock_async), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}
