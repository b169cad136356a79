/* SPDX-FileCopyrightText: 2026 The Sales Connect Setup authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "scs-store"

#include "store/scs-journal.h"

#include "store/scs-journal-file.h"

/**
 * ScsJournal:
 *
 * What was done, kept through a kill at any moment: one SQLite file, written by one thread of the
 * journal's own. Calls run in the order in which they were made. What a put has finished is on the
 * disk.
 *
 * A journal belongs to one process at a time. It knows nothing of what its records mean, and holds
 * no secrets.
 */
struct _ScsJournal {
  GObject parent_instance;

  char *path;         /* (owned) */
  GThread *worker;    /* (owned) (nullable), until closed */
  GAsyncQueue *queue; /* (owned) (element-type Job) */
};

G_DEFINE_QUARK (scs - journal - error - quark, scs_journal_error)
G_DEFINE_FINAL_TYPE (ScsJournal, scs_journal, G_TYPE_OBJECT)

typedef struct {
  char *environment;  /* (owned) (nullable) */
  char *kind;         /* (owned) (nullable) */
  char *id;           /* (owned) (nullable) */
  GPtrArray *records; /* (owned) (nullable) (element-type ScsJournalRecord) */
} Question;

typedef struct _Job Job;
struct _Job {
  /* input */
  GTask *task;                                     /* (owned) (nullable), NULL ends the worker */
  Question *question;                              /* the task's data */
  void (*answer) (Job *job, ScsJournalFile *file); /* in the worker */

  /* output */
  gpointer value;            /* (owned) (nullable) */
  GDestroyNotify free_value; /* NULL: there is no value, only success */
  GError *error;             /* (owned) (nullable) */
};

typedef struct {
  ScsJournalFile *file; /* (owned) */
  GAsyncQueue *queue;   /* (owned) (element-type Job) */
} Worker;

/**
 * scs_journal_record_new:
 * @kind: what sort of thing it is about, e.g. “outcome”
 * @id: unique within environment and kind
 * @body: JSON text, at most 1 MiB
 *
 * Returns: (transfer full): a record of now
 */
ScsJournalRecord *
scs_journal_record_new (const char *kind, const char *id, const char *body)
{
  ScsJournalRecord *record;

  g_return_val_if_fail (kind && id && body, NULL);

  record = g_new0 (ScsJournalRecord, 1);
  record->kind = g_strdup (kind);
  record->id = g_strdup (id);
  record->body = g_strdup (body);
  record->at_us = g_get_real_time ();
  return record;
}

/**
 * scs_journal_record_free:
 *
 * Frees one record; a list frees its own.
 */
void
scs_journal_record_free (ScsJournalRecord *record)
{
  g_free (record->kind);
  g_free (record->id);
  g_free (record->body);
  g_free (record);
}

static ScsJournalRecord *
copy_record (const ScsJournalRecord *record)
{
  ScsJournalRecord *copy = scs_journal_record_new (record->kind, record->id, record->body);

  if (record->at_us > 0)
    copy->at_us = record->at_us;
  return copy;
}

static void
question_free (Question *question)
{
  g_free (question->environment);
  g_free (question->kind);
  g_free (question->id);
  g_clear_pointer (&question->records, g_ptr_array_unref);
  g_free (question);
}

/* Once the task has returned, nothing of the worker's holds the journal: it can be disposed of, and
 * wait for the worker. */
static gboolean
deliver_cb (gpointer user_data)
{
  g_autofree Job *job = user_data;
  g_autoptr (GTask) task = g_steal_pointer (&job->task);

  if (job->error)
    g_task_return_error (task, job->error);
  else if (job->free_value)
    g_task_return_pointer (task, job->value, job->free_value);
  else
    g_task_return_boolean (task, TRUE);
  return G_SOURCE_REMOVE;
}

static void
run_job (Worker *worker, Job *job)
{
  g_autoptr (GSource) source = g_idle_source_new ();

  /* Looked at here alone: CANCELLED then means that nothing was done. */
  if (!g_cancellable_set_error_if_cancelled (g_task_get_cancellable (job->task), &job->error))
    job->answer (job, worker->file);
  g_source_set_priority (source, g_task_get_priority (job->task));
  g_source_set_callback (source, deliver_cb, job, NULL);
  g_source_attach (source, g_task_get_context (job->task));
}

static gpointer
work (gpointer user_data)
{
  Worker *worker = user_data;
  Job *job;

  while ((job = g_async_queue_pop (worker->queue))->task)
    run_job (worker, job);
  g_free (job);
  scs_journal_file_free (worker->file);
  g_async_queue_unref (worker->queue);
  g_free (worker);
  return NULL;
}

static void
start_worker (ScsJournal *self)
{
  Worker *worker = g_new0 (Worker, 1);

  worker->file = scs_journal_file_new (self->path);
  worker->queue = g_async_queue_ref (self->queue);
  self->worker = g_thread_new ("journal", work, worker);
}

static void
push (ScsJournal *self, GTask *task, Question *question, void (*answer) (Job *, ScsJournalFile *))
{
  Job *job = g_new0 (Job, 1);

  job->task = task;
  job->question = question;
  job->answer = answer;
  g_async_queue_push (self->queue, job);
}

static void
ask (ScsJournal *self,
     Question *question,
     void (*answer) (Job *, ScsJournalFile *),
     gpointer source_tag,
     GCancellable *cancellable,
     GAsyncReadyCallback callback,
     gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (self, cancellable, callback, user_data);

  g_task_set_source_tag (task, source_tag);
  g_task_set_check_cancellable (task, FALSE);
  g_task_set_task_data (task, question, (GDestroyNotify) question_free);
  if (self->worker)
    push (self, g_steal_pointer (&task), question, answer);
  else
    g_task_return_new_error (task,
                             SCS_JOURNAL_ERROR,
                             SCS_JOURNAL_ERROR_FAILED,
                             "The journal is closed");
}

static Question *
new_question (const char *environment)
{
  Question *question = g_new0 (Question, 1);

  question->environment = g_strdup (environment);
  return question;
}

static void
scs_journal_dispose (GObject *object)
{
  scs_journal_close (SCS_JOURNAL (object));
  G_OBJECT_CLASS (scs_journal_parent_class)->dispose (object);
}

static void
scs_journal_finalize (GObject *object)
{
  ScsJournal *self = SCS_JOURNAL (object);

  g_async_queue_unref (self->queue);
  g_free (self->path);
  G_OBJECT_CLASS (scs_journal_parent_class)->finalize (object);
}

static void
scs_journal_class_init (ScsJournalClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = scs_journal_dispose;
  object_class->finalize = scs_journal_finalize;
}

static void
scs_journal_init (ScsJournal *self)
{
  self->queue = g_async_queue_new ();
}

/**
 * scs_journal_new:
 * @path: of the SQLite file
 *
 * Starts the worker, which alone touches the file. Nothing is opened yet.
 *
 * Returns: (transfer full)
 */
ScsJournal *
scs_journal_new (const char *path)
{
  ScsJournal *self;

  g_return_val_if_fail (path, NULL);

  self = g_object_new (SCS_TYPE_JOURNAL, NULL);
  self->path = g_strdup (path);
  start_worker (self);
  return self;
}

static void
answer_open (Job *job, ScsJournalFile *file)
{
  scs_journal_file_open (file, &job->error);
}

/**
 * scs_journal_open_async:
 *
 * Makes the file and its folder when they are missing, claims it for this process, and checks it.
 * Nothing else works before. Opening what is open does nothing.
 *
 * Errors: every #ScsJournalError. After DAMAGED and NEWER scs_journal_set_aside_async() helps;
 * after the others it may be opened again.
 */
void
scs_journal_open_async (ScsJournal *self,
                        GCancellable *cancellable,
                        GAsyncReadyCallback callback,
                        gpointer user_data)
{
  g_return_if_fail (SCS_IS_JOURNAL (self));

  ask (self,
       new_question (NULL),
       answer_open,
       scs_journal_open_async,
       cancellable,
       callback,
       user_data);
}

/**
 * scs_journal_open_finish:
 *
 * Returns: whether the journal is open
 */
gboolean
scs_journal_open_finish (ScsJournal *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);
  g_return_val_if_fail (g_async_result_is_tagged (result, scs_journal_open_async), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}

static void
answer_set_aside (Job *job, ScsJournalFile *file)
{
  job->free_value = g_free;
  job->value = scs_journal_file_set_aside (file, &job->error);
}

/**
 * scs_journal_set_aside_async:
 *
 * Renames a file that cannot be read, with what SQLite keeps beside it, and opens a new one in its
 * place. Nothing is thrown away.
 *
 * Errors: IN_USE, NO_SPACE, FAILED; the journal is then not open.
 */
void
scs_journal_set_aside_async (ScsJournal *self,
                             GCancellable *cancellable,
                             GAsyncReadyCallback callback,
                             gpointer user_data)
{
  g_return_if_fail (SCS_IS_JOURNAL (self));

  ask (self,
       new_question (NULL),
       answer_set_aside,
       scs_journal_set_aside_async,
       cancellable,
       callback,
       user_data);
}

/**
 * scs_journal_set_aside_finish:
 *
 * Returns: (transfer full): where the old file is now
 */
char *
scs_journal_set_aside_finish (ScsJournal *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);
  g_return_val_if_fail (g_async_result_is_tagged (result, scs_journal_set_aside_async), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

static void
answer_load (Job *job, ScsJournalFile *file)
{
  job->free_value = (GDestroyNotify) g_ptr_array_unref;
  job->value = scs_journal_file_load (file, job->question->environment, &job->error);
}

/**
 * scs_journal_load_async:
 * @environment: its name
 *
 * Errors: DAMAGED also when that comes to light only now.
 */
void
scs_journal_load_async (ScsJournal *self,
                        const char *environment,
                        GCancellable *cancellable,
                        GAsyncReadyCallback callback,
                        gpointer user_data)
{
  g_return_if_fail (SCS_IS_JOURNAL (self));
  g_return_if_fail (environment);

  ask (self,
       new_question (environment),
       answer_load,
       scs_journal_load_async,
       cancellable,
       callback,
       user_data);
}

/**
 * scs_journal_load_finish:
 *
 * Returns: (transfer full) (element-type ScsJournalRecord): all records, those written first first
 */
GPtrArray *
scs_journal_load_finish (ScsJournal *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);
  g_return_val_if_fail (g_async_result_is_tagged (result, scs_journal_load_async), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

static void
answer_list_environments (Job *job, ScsJournalFile *file)
{
  job->free_value = (GDestroyNotify) g_strfreev;
  job->value = scs_journal_file_list_environments (file, &job->error);
}

/**
 * scs_journal_list_environments_async:
 *
 * Errors: DAMAGED also when that comes to light only now.
 */
void
scs_journal_list_environments_async (ScsJournal *self,
                                     GCancellable *cancellable,
                                     GAsyncReadyCallback callback,
                                     gpointer user_data)
{
  g_return_if_fail (SCS_IS_JOURNAL (self));

  ask (self,
       new_question (NULL),
       answer_list_environments,
       scs_journal_list_environments_async,
       cancellable,
       callback,
       user_data);
}

/**
 * scs_journal_list_environments_finish:
 *
 * Returns: (transfer full): names of the environments that have records, in the order of their
 * bytes
 */
char **
scs_journal_list_environments_finish (ScsJournal *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);
  g_return_val_if_fail (g_async_result_is_tagged (result, scs_journal_list_environments_async),
                        NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

static void
answer_put (Job *job, ScsJournalFile *file)
{
  scs_journal_file_put (file, job->question->environment, job->question->records, &job->error);
}

/**
 * scs_journal_put_async:
 * @environment: its name
 * @records: (element-type ScsJournalRecord): copied; one without a time gets that of now
 *
 * Writes records in one transaction: all or none. One of the same kind and id is replaced, and
 * counts as written now. When it finishes, they are on the disk.
 *
 * Errors: NO_SPACE, DAMAGED, FAILED (also for a body over 1 MiB, or not UTF-8): nothing was
 * written. CANCELLED means the same; once the worker has begun, it is too late for that.
 */
void
scs_journal_put_async (ScsJournal *self,
                       const char *environment,
                       GPtrArray *records,
                       GCancellable *cancellable,
                       GAsyncReadyCallback callback,
                       gpointer user_data)
{
  Question *question;

  g_return_if_fail (SCS_IS_JOURNAL (self));
  g_return_if_fail (environment && records);

  question = new_question (environment);
  question->records = g_ptr_array_new_full (records->len, (GDestroyNotify) scs_journal_record_free);
  for (guint i = 0; i < records->len; i++)
    g_ptr_array_add (question->records, copy_record (g_ptr_array_index (records, i)));
  ask (self, question, answer_put, scs_journal_put_async, cancellable, callback, user_data);
}

/**
 * scs_journal_put_finish:
 *
 * Returns: whether the records are on the disk
 */
gboolean
scs_journal_put_finish (ScsJournal *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);
  g_return_val_if_fail (g_async_result_is_tagged (result, scs_journal_put_async), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}

static void
answer_delete (Job *job, ScsJournalFile *file)
{
  Question *question = job->question;

  scs_journal_file_delete (file, question->environment, question->kind, question->id, &job->error);
}

/**
 * scs_journal_delete_async:
 * @environment: its name
 * @kind: (nullable): NULL for everything of the environment
 * @id: (nullable): NULL for everything of the kind
 *
 * Deletes records. None there is no error. It cannot be undone.
 */
void
scs_journal_delete_async (ScsJournal *self,
                          const char *environment,
                          const char *kind,
                          const char *id,
                          GCancellable *cancellable,
                          GAsyncReadyCallback callback,
                          gpointer user_data)
{
  Question *question;

  g_return_if_fail (SCS_IS_JOURNAL (self));
  g_return_if_fail (environment);
  g_return_if_fail (kind || !id);

  question = new_question (environment);
  question->kind = g_strdup (kind);
  question->id = g_strdup (id);
  ask (self, question, answer_delete, scs_journal_delete_async, cancellable, callback, user_data);
}

/**
 * scs_journal_delete_finish:
 *
 * Returns: whether nothing that fits is left
 */
gboolean
scs_journal_delete_finish (ScsJournal *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);
  g_return_val_if_fail (g_async_result_is_tagged (result, scs_journal_delete_async), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}

/**
 * scs_journal_close:
 *
 * Ends the worker after what is queued, and lets go of the file. Blocks until then, so it is for
 * the end of the program. Calls made later fail; those made before still get their answer in the
 * main context.
 */
void
scs_journal_close (ScsJournal *self)
{
  g_return_if_fail (SCS_IS_JOURNAL (self));

  if (!self->worker)
    return;
  push (self, NULL, NULL, NULL);
  g_thread_join (g_steal_pointer (&self->worker));
}
