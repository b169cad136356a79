/* SPDX-FileCopyrightText: 2026 The Sales Connect Setup authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "services/sales-connect/scs-guided-driver.h"

/* Marketo lets Team Access be used ten minutes after it was connected.
 * Source: Adobe's product documentation of Marketo, getting-started-with-sales-connect.md. */
#define ACCESS_WAIT_US (10 * 60 * G_USEC_PER_SEC)

struct _ScsGuidedErrand {
  GObject parent_instance;

  ScsErrandKind kind;
  char **people;     /* (owned) empty where it is about nobody */
  char **workspaces; /* (owned) empty = Default, or not about any */
  gboolean as_admin;
  GHashTable *done; /* (owned) set of those people for whom it is done */

  GTask *task;        /* (owned) (nullable), while open */
  GSource *cancelled; /* (owned) (nullable), while open, if the caller can cancel */
};

G_DEFINE_FINAL_TYPE (ScsGuidedErrand, scs_guided_errand, G_TYPE_OBJECT)

typedef enum { SIGNAL_ANSWERED_FOR, N_ERRAND_SIGNALS } ScsGuidedErrandSignal;
static guint errand_signals[N_ERRAND_SIGNALS];

/**
 * ScsGuidedDriver:
 *
 * Sales Connect's settings by the hands of a person. Each operation asks for one errand and is
 * finished when the person says so; an errand keeps its driver until then, or until it is
 * cancelled. The driver sees nothing of the web application, so it can tell nothing about it.
 */
struct _ScsGuidedDriver {
  GObject parent_instance;
};

typedef enum { SIGNAL_ERRAND_ASKED, SIGNAL_ERRAND_WITHDRAWN, N_SIGNALS } ScsGuidedDriverSignal;
static guint signals[N_SIGNALS];

static void init_sales_connect (ScsSalesConnectInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (ScsGuidedDriver,
                               scs_guided_driver,
                               G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (SCS_TYPE_SALES_CONNECT, init_sales_connect))

static void
clear_cancelled (ScsGuidedErrand *self)
{
  if (self->cancelled)
    g_source_destroy (self->cancelled);
  g_clear_pointer (&self->cancelled, g_source_unref);
}

/* Closes the errand: the task is the caller's to return. */
static GTask *
take_task (ScsGuidedErrand *self)
{
  clear_cancelled (self);
  return g_steal_pointer (&self->task);
}

static void
scs_guided_errand_finalize (GObject *object)
{
  ScsGuidedErrand *self = SCS_GUIDED_ERRAND (object);

  clear_cancelled (self);
  g_clear_object (&self->task);
  g_strfreev (self->people);
  g_strfreev (self->workspaces);
  g_hash_table_unref (self->done);
  G_OBJECT_CLASS (scs_guided_errand_parent_class)->finalize (object);
}

static void
scs_guided_errand_class_init (ScsGuidedErrandClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = scs_guided_errand_finalize;

  /* The person did it for one of the people, or takes that back. */
  errand_signals[SIGNAL_ANSWERED_FOR] = g_signal_new ("answered-for",
                                                      G_TYPE_FROM_CLASS (klass),
                                                      G_SIGNAL_RUN_LAST,
                                                      0,
                                                      NULL,
                                                      NULL,
                                                      NULL,
                                                      G_TYPE_NONE,
                                                      2,
                                                      G_TYPE_STRING,
                                                      G_TYPE_BOOLEAN);
}

static void
scs_guided_errand_init (ScsGuidedErrand *self)
{
  self->done = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
}

/**
 * scs_guided_errand_get_kind:
 *
 * Returns: what the person is asked to do
 */
ScsErrandKind
scs_guided_errand_get_kind (ScsGuidedErrand *self)
{
  g_return_val_if_fail (SCS_IS_GUIDED_ERRAND (self), SCS_ERRAND_CONNECT_SALESFORCE);

  return self->kind;
}

/**
 * scs_guided_errand_get_people:
 *
 * Returns: (transfer none) (array zero-terminated=1): e-mail ids, none where it is about nobody
 */
const char *const *
scs_guided_errand_get_people (ScsGuidedErrand *self)
{
  g_return_val_if_fail (SCS_IS_GUIDED_ERRAND (self), NULL);

  return (const char *const *) self->people;
}

/**
 * scs_guided_errand_get_workspaces:
 *
 * Returns: (transfer none) (array zero-terminated=1): names, none for the Default workspace
 */
const char *const *
scs_guided_errand_get_workspaces (ScsGuidedErrand *self)
{
  g_return_val_if_fail (SCS_IS_GUIDED_ERRAND (self), NULL);

  return (const char *const *) self->workspaces;
}

/**
 * scs_guided_errand_get_as_admin:
 *
 * Returns: whether Salesforce is to be connected as an admin; %FALSE for every other kind
 */
gboolean
scs_guided_errand_get_as_admin (ScsGuidedErrand *self)
{
  g_return_val_if_fail (SCS_IS_GUIDED_ERRAND (self), FALSE);

  return self->as_admin;
}

/**
 * scs_guided_errand_is_open:
 *
 * Returns: whether somebody still waits for it: it is neither done, nor did it fail, nor was it
 * withdrawn
 */
gboolean
scs_guided_errand_is_open (ScsGuidedErrand *self)
{
  g_return_val_if_fail (SCS_IS_GUIDED_ERRAND (self), FALSE);

  return self->task != NULL;
}

/**
 * scs_guided_errand_set_done_for:
 * @person: e-mail id of one of its people
 * @done: whether it is done for this one; %FALSE takes it back
 *
 * An errand for many people can be answered for a part of them; the rest stays open until
 * scs_guided_errand_done(). What was answered for one person stays so when the errand is withdrawn
 * or did not work for the others.
 *
 * Returns: whether anything changed: not for an errand that is not open any more, nor for a person
 * that it is not about
 */
gboolean
scs_guided_errand_set_done_for (ScsGuidedErrand *self, const char *person, gboolean done)
{
  g_return_val_if_fail (SCS_IS_GUIDED_ERRAND (self), FALSE);

  if (!self->task || !g_strv_contains ((const char *const *) self->people, person) ||
      scs_guided_errand_is_done_for (self, person) == done)
    return FALSE;
  if (done)
    g_hash_table_add (self->done, g_strdup (person));
  else
    g_hash_table_remove (self->done, person);
  g_signal_emit (self, errand_signals[SIGNAL_ANSWERED_FOR], 0, person, done);
  return TRUE;
}

/**
 * scs_guided_errand_is_done_for:
 * @person: e-mail id of one of its people
 *
 * Returns: whether it was answered for this person
 */
gboolean
scs_guided_errand_is_done_for (ScsGuidedErrand *self, const char *person)
{
  g_return_val_if_fail (SCS_IS_GUIDED_ERRAND (self), FALSE);

  return g_hash_table_contains (self->done, person);
}

/**
 * scs_guided_errand_count_done:
 *
 * Returns: for how many people it was answered
 */
guint
scs_guided_errand_count_done (ScsGuidedErrand *self)
{
  g_return_val_if_fail (SCS_IS_GUIDED_ERRAND (self), 0);

  return g_hash_table_size (self->done);
}

static ScsTeamResult *
new_result (ScsGuidedErrand *self, const char *person)
{
  ScsTeamResult *result = g_new0 (ScsTeamResult, 1);

  result->key = g_strdup (person);
  switch (self->kind) {
  case SCS_ERRAND_GRANT_ACCESS:
    result->kind = SCS_ACCESS_CONNECTED;
    if (*self->workspaces)
      result->workspaces = g_strdupv (self->workspaces);
    break;
  case SCS_ERRAND_REVOKE_ACCESS:
    result->kind = SCS_ACCESS_DISCONNECTED;
    break;
  case SCS_ERRAND_INVITE:
  case SCS_ERRAND_CONNECT_SALESFORCE:
  case SCS_ERRAND_CONNECT_MARKETO:
    result->kind = SCS_INVITED;
    break;
  }
  return result;
}

static void
return_results (ScsGuidedErrand *self, GTask *task)
{
  GPtrArray *results = g_ptr_array_new_with_free_func ((GDestroyNotify) scs_team_result_free);

  for (char **person = self->people; *person; person++)
    g_ptr_array_add (results, new_result (self, *person));
  g_task_return_pointer (task, results, (GDestroyNotify) g_ptr_array_unref);
}

/**
 * scs_guided_errand_done:
 *
 * The person did all of it. Nothing happens to an errand that is not open any more.
 */
void
scs_guided_errand_done (ScsGuidedErrand *self)
{
  g_autoptr (GTask) task = NULL;

  g_return_if_fail (SCS_IS_GUIDED_ERRAND (self));

  task = take_task (self);
  if (!task)
    return;
  switch (self->kind) {
  case SCS_ERRAND_CONNECT_SALESFORCE:
    g_task_return_boolean (task, TRUE);
    break;
  case SCS_ERRAND_CONNECT_MARKETO:
    g_task_return_pointer (task, g_date_time_new_now_utc (), (GDestroyNotify) g_date_time_unref);
    break;
  case SCS_ERRAND_INVITE:
  case SCS_ERRAND_GRANT_ACCESS:
  case SCS_ERRAND_REVOKE_ACCESS:
    return_results (self, task);
    break;
  }
}

/**
 * scs_guided_errand_did_not_work:
 * @words: (nullable): what the person saw, in their words
 *
 * The operation ends in DID_NOT_WORK. Nothing happens to an errand that is not open any more.
 */
void
scs_guided_errand_did_not_work (ScsGuidedErrand *self, const char *words)
{
  g_autoptr (GTask) task = NULL;

  g_return_if_fail (SCS_IS_GUIDED_ERRAND (self));

  task = take_task (self);
  if (task)
    g_task_return_new_error (task,
                             SCS_SALES_CONNECT_ERROR,
                             SCS_SALES_CONNECT_ERROR_DID_NOT_WORK,
                             "%s",
                             words && *words ? words : "It did not work");
}

/**
 * scs_guided_errand_stop:
 *
 * The person stops here: what was answered for some of the people stays, the operation ends
 * cancelled. Nothing happens to an errand that is not open any more.
 */
void
scs_guided_errand_stop (ScsGuidedErrand *self)
{
  g_autoptr (GTask) task = NULL;

  g_return_if_fail (SCS_IS_GUIDED_ERRAND (self));

  task = take_task (self);
  if (task)
    g_task_return_new_error (task, G_IO_ERROR, G_IO_ERROR_CANCELLED, "the rest is left for later");
}

static gboolean
on_cancelled_cb (GCancellable *cancellable, gpointer user_data)
{
  g_autoptr (ScsGuidedErrand) errand = g_object_ref (user_data);
  g_autoptr (GTask) task = take_task (errand);
  g_autoptr (ScsGuidedDriver) self = g_object_ref (g_task_get_source_object (task));

  g_task_return_error_if_cancelled (task);
  g_signal_emit (self, signals[SIGNAL_ERRAND_WITHDRAWN], 0, errand);
  return G_SOURCE_REMOVE;
}

/* Keeps the errand as long as its task is open: the source and the task know each other through it.
 */
static void
watch_cancellable (ScsGuidedErrand *errand, GCancellable *cancellable)
{
  if (!cancellable)
    return;
  errand->cancelled = g_cancellable_source_new (cancellable);
  g_source_set_callback (errand->cancelled, G_SOURCE_FUNC (on_cancelled_cb), errand, NULL);
  g_source_attach (errand->cancelled, g_task_get_context (errand->task));
}

static char **
copy_texts (const char *const *texts)
{
  return texts ? g_strdupv ((char **) texts) : g_new0 (char *, 1);
}

/* Asks for an errand on behalf of a task, whose data keeps it. */
static void
ask (GTask *task,
     ScsErrandKind kind,
     const char *const *people,
     const char *const *workspaces,
     gboolean as_admin)
{
  g_autoptr (ScsGuidedErrand) errand = g_object_new (SCS_TYPE_GUIDED_ERRAND, NULL);

  if (g_task_return_error_if_cancelled (task))
    return;
  /* What a person has done stays done, even when it is cancelled before the caller is told. */
  g_task_set_check_cancellable (task, FALSE);
  errand->kind = kind;
  errand->people = copy_texts (people);
  errand->workspaces = copy_texts (workspaces);
  errand->as_admin = as_admin;
  errand->task = g_object_ref (task);
  g_task_set_task_data (task, g_object_ref (errand), g_object_unref);
  watch_cancellable (errand, g_task_get_cancellable (task));
  g_signal_emit (g_task_get_source_object (task), signals[SIGNAL_ERRAND_ASKED], 0, errand);
}

static void
scs_guided_driver_class_init (ScsGuidedDriverClass *klass)
{
  /* What a person is asked to do from now on. */
  signals[SIGNAL_ERRAND_ASKED] = g_signal_new ("errand-asked",
                                               G_TYPE_FROM_CLASS (klass),
                                               G_SIGNAL_RUN_LAST,
                                               0,
                                               NULL,
                                               NULL,
                                               NULL,
                                               G_TYPE_NONE,
                                               1,
                                               SCS_TYPE_GUIDED_ERRAND);
  /* What nobody waits for any more. */
  signals[SIGNAL_ERRAND_WITHDRAWN] = g_signal_new ("errand-withdrawn",
                                                   G_TYPE_FROM_CLASS (klass),
                                                   G_SIGNAL_RUN_LAST,
                                                   0,
                                                   NULL,
                                                   NULL,
                                                   NULL,
                                                   G_TYPE_NONE,
                                                   1,
                                                   SCS_TYPE_GUIDED_ERRAND);
}

static void
scs_guided_driver_init (ScsGuidedDriver *self)
{
}

/**
 * scs_guided_driver_new:
 *
 * Returns: (transfer full): a driver that has a person do what it is asked, by its signals
 */
ScsGuidedDriver *
scs_guided_driver_new (void)
{
  return g_object_new (SCS_TYPE_GUIDED_DRIVER, NULL);
}

static gboolean
is_guided (ScsSalesConnect *self)
{
  return TRUE;
}

static GTask *
new_task (ScsSalesConnect *self,
          gpointer source_tag,
          GCancellable *cancellable,
          GAsyncReadyCallback callback,
          gpointer user_data)
{
  GTask *task = g_task_new (self, cancellable, callback, user_data);

  g_task_set_source_tag (task, source_tag);
  return task;
}

/* Every question about how things stand: status, workspaces and users. */
static void
cannot_tell_async (ScsSalesConnect *self,
                   GCancellable *cancellable,
                   GAsyncReadyCallback callback,
                   gpointer user_data)
{
  g_autoptr (GTask) task = new_task (self, cannot_tell_async, cancellable, callback, user_data);

  if (!g_task_return_error_if_cancelled (task))
    g_task_return_new_error (task,
                             SCS_SALES_CONNECT_ERROR,
                             SCS_SALES_CONNECT_ERROR_CANNOT_TELL,
                             "Only a person can see this in Sales Connect");
}

static ScsSalesConnectStatus *
get_status_finish (ScsSalesConnect *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_async_result_is_tagged (result, cannot_tell_async), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

static GPtrArray *
list_finish (ScsSalesConnect *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_async_result_is_tagged (result, cannot_tell_async), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

static void
connect_salesforce_async (ScsSalesConnect *self,
                          gboolean as_admin,
                          gboolean sandbox,
                          const char *operation_key,
                          GCancellable *cancellable,
                          GAsyncReadyCallback callback,
                          gpointer user_data)
{
  g_autoptr (GTask) task =
      new_task (self, connect_salesforce_async, cancellable, callback, user_data);

  ask (task, SCS_ERRAND_CONNECT_SALESFORCE, NULL, NULL, as_admin);
}

static gboolean
connect_salesforce_finish (ScsSalesConnect *self,
                           GAsyncResult *result,
                           char **authorize_url,
                           GError **error)
{
  g_return_val_if_fail (g_async_result_is_tagged (result, connect_salesforce_async), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}

static void
connect_marketo_async (ScsSalesConnect *self,
                       const char *operation_key,
                       GCancellable *cancellable,
                       GAsyncReadyCallback callback,
                       gpointer user_data)
{
  g_autoptr (GTask) task = new_task (self, connect_marketo_async, cancellable, callback, user_data);

  ask (task, SCS_ERRAND_CONNECT_MARKETO, NULL, NULL, FALSE);
}

static gboolean
connect_marketo_finish (ScsSalesConnect *self,
                        GAsyncResult *result,
                        gint64 *access_opens_at_us,
                        GError **error)
{
  g_autoptr (GDateTime) done_at = NULL;

  g_return_val_if_fail (g_async_result_is_tagged (result, connect_marketo_async), FALSE);

  done_at = g_task_propagate_pointer (G_TASK (result), error);
  if (done_at && access_opens_at_us)
    *access_opens_at_us = g_date_time_to_unix (done_at) * G_USEC_PER_SEC + ACCESS_WAIT_US;
  return done_at != NULL;
}

static void
invite_async (ScsSalesConnect *self,
              const char *const *emails,
              const char *operation_key,
              GCancellable *cancellable,
              GAsyncReadyCallback callback,
              gpointer user_data)
{
  g_autoptr (GTask) task = new_task (self, ask, cancellable, callback, user_data);

  ask (task, SCS_ERRAND_INVITE, emails, NULL, FALSE);
}

static void
grant_access_async (ScsSalesConnect *self,
                    const char *const *user_ids,
                    const char *const *workspace_ids,
                    const char *operation_key,
                    GCancellable *cancellable,
                    GAsyncReadyCallback callback,
                    gpointer user_data)
{
  g_autoptr (GTask) task = new_task (self, ask, cancellable, callback, user_data);

  ask (task, SCS_ERRAND_GRANT_ACCESS, user_ids, workspace_ids, FALSE);
}

static void
revoke_access_async (ScsSalesConnect *self,
                     const char *const *user_ids,
                     const char *operation_key,
                     GCancellable *cancellable,
                     GAsyncReadyCallback callback,
                     gpointer user_data)
{
  g_autoptr (GTask) task = new_task (self, ask, cancellable, callback, user_data);

  ask (task, SCS_ERRAND_REVOKE_ACCESS, user_ids, NULL, FALSE);
}

static GPtrArray *
team_finish (ScsSalesConnect *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_async_result_is_tagged (result, ask), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

static void
init_sales_connect (ScsSalesConnectInterface *iface)
{
  iface->is_guided = is_guided;
  iface->get_status_async = cannot_tell_async;
  iface->get_status_finish = get_status_finish;
  iface->connect_salesforce_async = connect_salesforce_async;
  iface->connect_salesforce_finish = connect_salesforce_finish;
  iface->connect_marketo_async = connect_marketo_async;
  iface->connect_marketo_finish = connect_marketo_finish;
  iface->list_workspaces_async = cannot_tell_async;
  iface->list_workspaces_finish = list_finish;
  iface->list_users_async = cannot_tell_async;
  iface->list_users_finish = list_finish;
  iface->invite_async = invite_async;
  iface->grant_access_async = grant_access_async;
  iface->revoke_access_async = revoke_access_async;
  iface->team_finish = team_finish;
}
