/* SPDX-FileCopyrightText: 2026 The Sales Connect Setup authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "setup/scs-setup-work.h"
#include "setup/team/scs-team-job.h"

/* Small enough that progress is seen and a lost answer leaves few in doubt. */
#define BATCH_SIZE 25

typedef enum { STATE_ASK, STATE_WRITE, STATE_SEND, STATE_LOOK, STATE_DONE } JobState;

/**
 * ScsTeamJob:
 *
 * One operation for many people: invite, connect or disconnect. It asks about what is in doubt,
 * then takes the people in batches: writes a batch down, sends it, notes each person's result. A
 * person who leads by hand gets all of them as one errand. Property `done` tells how many have
 * their result.
 */
struct _ScsTeamJob {
  GObject parent_instance;

  ScsSetup *setup;       /* (owned) */
  GPtrArray *members;    /* (owned) (element-type ScsMember) */
  GPtrArray *workspaces; /* (owned) (nullable) (element-type ScsSalesConnectWorkspace) */
  ScsTeamJobKind kind;

  /* in progress */
  JobState state;
  GTask *task; /* (owned) (nullable) */
  guint next;  /* first of the batch */
  guint n_batch;
  char *key; /* (owned) (nullable) of the batch that was sent */
  guint n_problems;
  guint n_unknown;         /* of those: whom Sales Connect does not know, taken out of members */
  ScsGuidedErrand *errand; /* (owned) (nullable) of a guided job */
  GHashTable *before; /* (owned) e-mail ID → Before, of those for whom the errand was answered */
};

/* How somebody was before they were ticked off. */
typedef struct {
  ScsMemberState state;
  char **workspaces; /* (owned) (nullable) */
} Before;

G_DEFINE_FINAL_TYPE (ScsTeamJob, scs_team_job, G_TYPE_OBJECT)

typedef enum { PROP_DONE = 1 } ScsTeamJobProperty;

static GParamSpec *properties[PROP_DONE + 1];

static void advance (ScsTeamJob *self);

static const char *
get_operation_kind (ScsTeamJobKind kind)
{
  return kind == SCS_TEAM_INVITE    ? "invite"
         : kind == SCS_TEAM_CONNECT ? "grant-access"
                                    : "revoke-access";
}

static void
end (ScsTeamJob *self, GError *error)
{
  g_autoptr (GTask) task = g_steal_pointer (&self->task);

  self->state = STATE_DONE;
  if (error != NULL)
    g_task_return_error (task, error);
  else
    g_task_return_boolean (task, TRUE);
}

/* Who needs it still: what was done by an earlier, doubtful try is not done twice. */
static gboolean
is_due (ScsTeamJob *self, ScsMember *member)
{
  switch (self->kind) {
  case SCS_TEAM_INVITE:
    return scs_member_get_state (member) == SCS_MEMBER_PLANNED;
  case SCS_TEAM_CONNECT:
    return scs_member_get_state (member) == SCS_MEMBER_INVITED ||
           scs_member_get_state (member) == SCS_MEMBER_HERE;
  case SCS_TEAM_DISCONNECT:
  default:
    return scs_member_get_state (member) == SCS_MEMBER_CONNECTED;
  }
}

static void
drop_not_due (ScsTeamJob *self)
{
  for (guint i = self->members->len; i > 0; i--)
    if (!is_due (self, g_ptr_array_index (self->members, i - 1)))
      g_ptr_array_remove_index (self->members, i - 1);
}

static const char *
get_key (ScsTeamJob *self, ScsMember *member)
{
  if (self->kind == SCS_TEAM_INVITE || scs_setup_is_guided (self->setup))
    return scs_member_get_email (member);
  return scs_member_get_user_id (member);
}

/* Who was invited a moment ago is known to Sales Connect, but not yet to us. */
static gboolean
lacks_key (ScsTeamJob *self)
{
  for (guint i = 0; i < self->members->len; i++)
    if (get_key (self, g_ptr_array_index (self->members, i)) == NULL)
      return TRUE;
  return FALSE;
}

static void
drop_unknown (ScsTeamJob *self)
{
  for (guint i = self->members->len; i > 0; i--) {
    ScsMember *member = g_ptr_array_index (self->members, i - 1);

    if (get_key (self, member) != NULL)
      continue;
    scs_member_set_problem (member, "unknown-user");
    self->n_problems++;
    self->n_unknown++;
    g_ptr_array_remove_index (self->members, i - 1);
  }
}

static char **
dup_batch (ScsTeamJob *self, gboolean emails)
{
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();

  for (guint i = self->next; i < self->next + self->n_batch; i++) {
    ScsMember *member = g_ptr_array_index (self->members, i);

    g_strv_builder_add (builder, emails ? scs_member_get_email (member) : get_key (self, member));
  }
  return g_strv_builder_end (builder);
}

static char **
dup_workspaces (ScsTeamJob *self, gboolean names)
{
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();

  for (guint i = 0; self->workspaces != NULL && i < self->workspaces->len; i++) {
    const ScsSalesConnectWorkspace *workspace = g_ptr_array_index (self->workspaces, i);

    g_strv_builder_add (builder, names ? workspace->name : workspace->id);
  }
  return g_strv_builder_end (builder);
}

static void
apply_result (ScsTeamJob *self, ScsMember *member, const ScsTeamResult *result)
{
  const char *problem = NULL;

  switch (result->kind) {
  case SCS_INVITED:
    scs_member_set_state (member, SCS_MEMBER_INVITED);
    break;
  case SCS_INVITE_ALREADY_HERE:
    scs_member_set_state (member, SCS_MEMBER_HERE);
    break;
  case SCS_INVITE_INVALID:
    problem = "invalid";
    break;
  case SCS_INVITE_USED_ELSEWHERE:
    problem = "used-elsewhere";
    break;
  case SCS_INVITE_NO_SEAT:
    problem = "no-seat";
    break;
  case SCS_ACCESS_CONNECTED:
  case SCS_ACCESS_ALREADY_CONNECTED:
    if (result->workspaces != NULL)
      scs_member_set_workspaces (member, (const char *const *) result->workspaces);
    scs_member_set_state (member, SCS_MEMBER_CONNECTED);
    break;
  case SCS_ACCESS_DISCONNECTED:
  case SCS_ACCESS_NOT_CONNECTED:
    scs_member_set_workspaces (member, NULL);
    scs_member_set_state (member, SCS_MEMBER_HERE);
    break;
  case SCS_ACCESS_UNKNOWN_USER:
  default:
    problem = "unknown-user";
    break;
  }
  scs_member_set_problem (member, problem);
  self->n_problems += problem != NULL;
}

static void
apply_results (ScsTeamJob *self, GPtrArray *results)
{
  g_autoptr (GPtrArray) changed = g_ptr_array_new ();
  g_auto (GStrv) names = dup_workspaces (self, TRUE);

  for (guint i = 0; i < results->len && i < self->n_batch; i++) {
    ScsMember *member = g_ptr_array_index (self->members, self->next + i);

    apply_result (self, member, g_ptr_array_index (results, i));
    if (self->kind == SCS_TEAM_CONNECT && scs_setup_is_guided (self->setup) &&
        scs_member_get_problem (member) == NULL)
      scs_member_set_workspaces (member, (const char *const *) names);
    scs_member_set_selected (member, FALSE);
    g_ptr_array_add (changed, member);
  }
  scs_setup_save_members (self->setup, changed);
}

static void
free_before (Before *before)
{
  g_strfreev (before->workspaces);
  g_free (before);
}

static void
tick_off (ScsTeamJob *self, ScsMember *member)
{
  g_auto (GStrv) names = dup_workspaces (self, TRUE);
  Before *before = g_new0 (Before, 1);

  before->state = scs_member_get_state (member);
  before->workspaces = g_strdupv ((char **) scs_member_get_workspaces (member));
  g_hash_table_insert (self->before, g_strdup (scs_member_get_email (member)), before);
  scs_member_set_problem (member, NULL);
  if (self->kind == SCS_TEAM_INVITE) {
    scs_member_set_state (member, SCS_MEMBER_INVITED);
  } else if (self->kind == SCS_TEAM_CONNECT) {
    scs_member_set_workspaces (member, (const char *const *) names);
    scs_member_set_state (member, SCS_MEMBER_CONNECTED);
  } else {
    scs_member_set_workspaces (member, NULL);
    scs_member_set_state (member, SCS_MEMBER_HERE);
  }
}

static void
take_back (ScsTeamJob *self, ScsMember *member)
{
  const Before *before = g_hash_table_lookup (self->before, scs_member_get_email (member));

  if (before == NULL)
    return;
  scs_member_set_workspaces (member, (const char *const *) before->workspaces);
  scs_member_set_state (member, before->state);
  g_hash_table_remove (self->before, scs_member_get_email (member));
}

/* Written down at once: what a person has done must outlive the program, whatever comes of the
 * rest. */
static void
on_answered_for_cb (ScsTeamJob *self, const char *email, gboolean done)
{
  g_autoptr (GPtrArray) changed = g_ptr_array_new ();

  for (guint i = 0; i < self->members->len; i++) {
    ScsMember *member = g_ptr_array_index (self->members, i);

    if (!g_str_equal (scs_member_get_email (member), email))
      continue;
    if (done)
      tick_off (self, member);
    else
      take_back (self, member);
    g_ptr_array_add (changed, member);
  }
  scs_setup_save_members (self->setup, changed);
}

static void
on_errand_asked_cb (ScsTeamJob *self, ScsGuidedErrand *errand)
{
  if (g_set_object (&self->errand, errand))
    g_signal_connect_object (errand,
                             "answered-for",
                             G_CALLBACK (on_answered_for_cb),
                             self,
                             G_CONNECT_SWAPPED);
}

static void
batch_answered_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (ScsTeamJob) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) results =
      scs_sales_connect_team_finish (SCS_SALES_CONNECT (source), result, &error);

  if (self->key != NULL)
    scs_setup_settle_operation (self->setup, self->key, error);
  g_clear_pointer (&self->key, g_free);
  if (results == NULL) {
    end (self, g_steal_pointer (&error));
    return;
  }
  apply_results (self, results);
  self->next += self->n_batch;
  self->state = self->next < self->members->len ? STATE_WRITE : STATE_LOOK;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_DONE]);
  advance (self);
}

static void
send_batch (ScsTeamJob *self)
{
  ScsSalesConnect *service = scs_setup_get_sales_connect (self->setup);
  GCancellable *cancellable = g_task_get_cancellable (self->task);
  g_auto (GStrv) people = dup_batch (self, FALSE);
  g_auto (GStrv) workspaces = dup_workspaces (self, scs_setup_is_guided (self->setup));
  const char *const *keys = (const char *const *) people;
  const char *key = self->key != NULL ? self->key : "guided";
  gulong asked = 0;

  /* The errand is asked for before the call returns. */
  if (scs_setup_is_guided (self->setup))
    asked =
        g_signal_connect_swapped (service, "errand-asked", G_CALLBACK (on_errand_asked_cb), self);
  switch (self->kind) {
  case SCS_TEAM_INVITE:
    scs_sales_connect_invite_async (service,
                                    keys,
                                    key,
                                    cancellable,
                                    batch_answered_cb,
                                    g_object_ref (self));
    break;
  case SCS_TEAM_CONNECT:
    scs_sales_connect_grant_access_async (service,
                                          keys,
                                          (const char *const *) workspaces,
                                          key,
                                          cancellable,
                                          batch_answered_cb,
                                          g_object_ref (self));
    break;
  case SCS_TEAM_DISCONNECT:
  default:
    scs_sales_connect_revoke_access_async (service,
                                           keys,
                                           key,
                                           cancellable,
                                           batch_answered_cb,
                                           g_object_ref (self));
    break;
  }
  g_clear_signal_handler (&asked, service);
}

static gboolean
people_were_seen (ScsTeamJob *self)
{
  const ScsCheck *check = scs_setup_get_check (self->setup, "sales-connect-invited");

  return check != NULL && !json_object_has_member (check->evidence, "message");
}

static void
asked_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (ScsTeamJob) self = user_data;
  g_autoptr (GError) error = NULL;

  if (!scs_setup_run_checks_finish (SCS_SETUP (source), result, &error)) {
    end (self, g_steal_pointer (&error));
  } else if (!people_were_seen (self) ||
             scs_setup_is_doubtful (self->setup, get_operation_kind (self->kind))) {
    /* The question itself was not answered: nothing may be sent on top of it. */
    end (self, scs_setup_dup_look_error (self->setup));
  } else {
    drop_not_due (self);
    drop_unknown (self);
    self->state = self->members->len > 0 ? STATE_WRITE : STATE_DONE;
    advance (self);
  }
}

static void
written_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (ScsTeamJob) self = user_data;
  g_autoptr (GError) error = NULL;

  self->key = scs_setup_send_operation_finish (SCS_SETUP (source), result, &error);
  if (self->key == NULL) {
    end (self, g_steal_pointer (&error));
    return;
  }
  self->state = STATE_SEND;
  advance (self);
}

static void
looked_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (ScsTeamJob) self = user_data;

  /* Done it is; a look that fails shows in its own checks. */
  end (self, NULL);
}

static void
write_batch (ScsTeamJob *self)
{
  g_auto (GStrv) people = NULL;
  g_auto (GStrv) workspaces = dup_workspaces (self, FALSE);

  if (scs_setup_is_guided (self->setup)) {
    self->n_batch = self->members->len;
    self->state = STATE_SEND;
    advance (self);
    return;
  }
  self->n_batch = MIN (BATCH_SIZE, self->members->len - self->next);
  people = dup_batch (self, TRUE);
  scs_setup_send_operation_async (self->setup,
                                  get_operation_kind (self->kind),
                                  (const char *const *) people,
                                  (const char *const *) workspaces,
                                  written_cb,
                                  g_object_ref (self));
}

static void
advance (ScsTeamJob *self)
{
  switch (self->state) {
  case STATE_ASK:
    scs_setup_run_checks_async (self->setup,
                                SCS_GROUP_SALES_CONNECT,
                                NULL,
                                asked_cb,
                                g_object_ref (self));
    break;
  case STATE_WRITE:
    write_batch (self);
    break;
  case STATE_SEND:
    send_batch (self);
    break;
  case STATE_LOOK:
    if (scs_setup_is_guided (self->setup))
      end (self, NULL);
    else
      scs_setup_run_checks_async (self->setup,
                                  SCS_GROUP_SALES_CONNECT,
                                  NULL,
                                  looked_cb,
                                  g_object_ref (self));
    break;
  case STATE_DONE:
  default:
    end (self, NULL);
    break;
  }
}

static void
scs_team_job_get_property (GObject *object, guint property_id, GValue *value, GParamSpec *pspec)
{
  switch ((ScsTeamJobProperty) property_id) {
  case PROP_DONE:
    g_value_set_uint (value, scs_team_job_get_done (SCS_TEAM_JOB (object)));
    break;
  }
}

static void
scs_team_job_finalize (GObject *object)
{
  ScsTeamJob *self = SCS_TEAM_JOB (object);

  g_clear_object (&self->setup);
  g_clear_object (&self->task);
  g_clear_object (&self->errand);
  g_hash_table_unref (self->before);
  g_clear_pointer (&self->members, g_ptr_array_unref);
  g_clear_pointer (&self->workspaces, g_ptr_array_unref);
  g_free (self->key);

  G_OBJECT_CLASS (scs_team_job_parent_class)->finalize (object);
}

static void
scs_team_job_class_init (ScsTeamJobClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = scs_team_job_get_property;
  object_class->finalize = scs_team_job_finalize;

  properties[PROP_DONE] =
      g_param_spec_uint ("done",
                         NULL,
                         NULL,
                         0,
                         G_MAXUINT,
                         0,
                         G_PARAM_READABLE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (properties), properties);
}

static void
scs_team_job_init (ScsTeamJob *self)
{
  self->before =
      g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) free_before);
}

/**
 * scs_team_job_new:
 * @setup: what is being set up
 * @kind: what is done for the people
 * @members: (element-type ScsMember): for whom; who does not need it is passed over
 * @workspaces: (nullable) (element-type ScsSalesConnectWorkspace): which, for %SCS_TEAM_CONNECT;
 * none means the Default one
 *
 * Returns: (transfer full): a job that still has to be run
 */
ScsTeamJob *
scs_team_job_new (ScsSetup *setup, ScsTeamJobKind kind, GPtrArray *members, GPtrArray *workspaces)
{
  ScsTeamJob *self = g_object_new (SCS_TYPE_TEAM_JOB, NULL);

  self->setup = g_object_ref (setup);
  self->kind = kind;
  self->members = g_ptr_array_new_with_free_func (g_object_unref);
  for (guint i = 0; i < members->len; i++)
    g_ptr_array_add (self->members, g_object_ref (g_ptr_array_index (members, i)));
  self->workspaces = workspaces != NULL ? g_ptr_array_ref (workspaces) : NULL;
  drop_not_due (self);
  return self;
}

/**
 * scs_team_job_get_kind:
 * @self: a job
 *
 * Returns: what is done
 */
ScsTeamJobKind
scs_team_job_get_kind (ScsTeamJob *self)
{
  return self->kind;
}

/**
 * scs_team_job_get_done:
 * @self: a job
 *
 * Returns: how many people have their result
 */
guint
scs_team_job_get_done (ScsTeamJob *self)
{
  return self->next + self->n_unknown;
}

/**
 * scs_team_job_get_total:
 * @self: a job
 *
 * Returns: how many people it is for
 */
guint
scs_team_job_get_total (ScsTeamJob *self)
{
  return self->members->len + self->n_unknown;
}

/**
 * scs_team_job_get_errand:
 * @self: a job
 *
 * Returns: (transfer none) (nullable): what a person is asked to do, of a guided job that runs. It
 * can be answered for one person after another; each is written down at once.
 */
ScsGuidedErrand *
scs_team_job_get_errand (ScsTeamJob *self)
{
  return self->errand;
}

/**
 * scs_team_job_get_problems:
 * @self: a job
 *
 * Returns: for how many people it was not done; their `problem` tells why
 */
guint
scs_team_job_get_problems (ScsTeamJob *self)
{
  return self->n_problems;
}

/**
 * scs_team_job_run_async:
 * @self: a new job
 * @cancellable: (nullable): withdraws the errand of a guided job; of the others, the batch that
 * runs is in doubt then
 * @callback: when all have their result, or it failed
 * @user_data: for @callback
 *
 * Errors: #ScsSalesConnectError, #ScsHttpError, #ScsKeyringError, #ScsJournalError. What was done
 * before an error is kept.
 */
void
scs_team_job_run_async (ScsTeamJob *self,
                        GCancellable *cancellable,
                        GAsyncReadyCallback callback,
                        gpointer user_data)
{
  g_return_if_fail (self->task == NULL);

  self->task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (self->task, scs_team_job_run_async);
  if (self->members->len == 0)
    self->state = STATE_DONE;
  else if (!scs_setup_is_guided (self->setup) &&
           (lacks_key (self) ||
            scs_setup_is_doubtful (self->setup, get_operation_kind (self->kind))))
    self->state = STATE_ASK;
  else
    self->state = STATE_WRITE;
  advance (self);
}

/**
 * scs_team_job_run_finish:
 * @self: a job
 * @result: what the callback got
 * @error: return location
 *
 * Returns: whether all have their result
 */
gboolean
scs_team_job_run_finish (ScsTeamJob *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_async_result_is_tagged (result, scs_team_job_run_async), FALSE);
  return g_task_propagate_boolean (G_TASK (result), error);
}
