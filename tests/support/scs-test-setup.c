/* SPDX-FileCopyrightText: 2026 The Sales Connect Setup authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "scs-test-setup.h"

#include "scs-test-wait.h"

#include <glib/gstdio.h>

#define WAIT_S 60

static ScsEnvironment *
make_environment (const char *name, ScsTestServices *demo)
{
  ScsAddresses addresses = { NULL, NULL, NULL };

  if (demo == NULL)
    return scs_environment_new (name, NULL);
  addresses.marketo_url = (char *) scs_test_services_get (demo, "marketo", "url");
  addresses.salesforce_url = (char *) scs_test_services_get (demo, "salesforce", "url");
  addresses.sales_connect_url = (char *) scs_test_services_get (demo, "sales_connect", "url");
  return scs_environment_new (name, &addresses);
}

static void
open_journal (ScsTestSetup *self)
{
  GAsyncResult *slot = NULL;
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  self->journal = scs_journal_new (self->path);
  scs_journal_open_async (self->journal, NULL, scs_test_keep_result_cb, &slot);
  result = scs_test_wait_result (&slot, WAIT_S);
  g_assert_true (scs_journal_open_finish (self->journal, result, &error));
  g_assert_no_error (error);
}

static void
load_setup (ScsTestSetup *self)
{
  GAsyncResult *slot = NULL;
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  self->setup = scs_setup_new (self->environment, self->journal, self->keyring, self->http);
  scs_setup_load_async (self->setup, NULL, scs_test_keep_result_cb, &slot);
  result = scs_test_wait_result (&slot, WAIT_S);
  g_assert_true (scs_setup_load_finish (self->setup, result, &error));
  g_assert_no_error (error);
}

static void
close_setup (ScsTestSetup *self)
{
  /* Its answer comes behind all that was written before. */
  g_ptr_array_unref (scs_test_setup_read_journal (self));
  /* What was returned in this turn still holds the set-up. */
  while (g_main_context_iteration (NULL, FALSE))
    ;
  g_assert_finalize_object (self->setup);
  scs_journal_close (self->journal);
  g_assert_finalize_object (self->journal);
  g_clear_object (&self->environment);
}

ScsTestSetup *
scs_test_setup_new (const char *environment, ScsTestServices *demo)
{
  ScsTestSetup *self = g_new0 (ScsTestSetup, 1);
  g_autoptr (GError) error = NULL;

  self->folder = g_dir_make_tmp ("scs-setup-XXXXXX", &error);
  g_assert_no_error (error);
  self->path = g_build_filename (self->folder, "journal.db", NULL);
  self->keyring = scs_keyring_new ();
  scs_keyring_set_for_this_run_only (self->keyring, TRUE);
  self->http = scs_http_client_new ("test/1");
  scs_http_client_set_backoff_base_ms (self->http, 1);
  self->environment = make_environment (environment, demo);
  open_journal (self);
  load_setup (self);
  return self;
}

void
scs_test_setup_restart (ScsTestSetup *self, ScsTestServices *demo)
{
  g_autofree char *name = g_strdup (scs_environment_get_name (self->environment));

  close_setup (self);
  self->environment = make_environment (name, demo);
  open_journal (self);
  load_setup (self);
}

void
scs_test_setup_free (ScsTestSetup *self)
{
  g_autoptr (GDir) dir = NULL;
  const char *name;

  close_setup (self);
  g_assert_finalize_object (self->keyring);
  g_object_unref (self->http);
  dir = g_dir_open (self->folder, 0, NULL);
  while ((name = g_dir_read_name (dir)) != NULL) {
    g_autofree char *path = g_build_filename (self->folder, name, NULL);

    g_unlink (path);
  }
  g_assert_cmpint (g_rmdir (self->folder), ==, 0);
  g_free (self->folder);
  g_free (self->path);
  g_free (self);
}

GPtrArray *
scs_test_setup_read_journal (ScsTestSetup *self)
{
  GAsyncResult *slot = NULL;
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  GPtrArray *records;

  scs_journal_load_async (self->journal,
                          scs_environment_get_name (self->environment),
                          NULL,
                          scs_test_keep_result_cb,
                          &slot);
  result = scs_test_wait_result (&slot, WAIT_S);
  records = scs_journal_load_finish (self->journal, result, &error);
  g_assert_no_error (error);
  return records;
}

guint
scs_test_setup_count_records (ScsTestSetup *self, const char *kind)
{
  g_autoptr (GPtrArray) records = scs_test_setup_read_journal (self);
  guint n = 0;

  for (guint i = 0; i < records->len; i++)
    n += g_str_equal (((ScsJournalRecord *) g_ptr_array_index (records, i))->kind, kind);
  return n;
}

void
scs_test_setup_store (ScsTestSetup *self,
                      const char *service,
                      const char *purpose,
                      const char *kind,
                      const char *value)
{
  GAsyncResult *slot = NULL;
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  scs_setup_store_secret_async (self->setup,
                                service,
                                purpose,
                                kind,
                                value,
                                NULL,
                                scs_test_keep_result_cb,
                                &slot);
  result = scs_test_wait_result (&slot, WAIT_S);
  g_assert_true (scs_setup_store_secret_finish (self->setup, result, &error));
  g_assert_no_error (error);
}

void
scs_test_setup_run_checks (ScsTestSetup *self, const char *group)
{
  GAsyncResult *slot = NULL;
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  scs_setup_run_checks_async (self->setup, group, NULL, scs_test_keep_result_cb, &slot);
  result = scs_test_wait_result (&slot, WAIT_S);
  g_assert_true (scs_setup_run_checks_finish (self->setup, result, &error));
  g_assert_no_error (error);
}

void
scs_test_setup_record (ScsTestSetup *self, const char *check_id, ScsCheckResult result)
{
  g_autoptr (ScsCheck) check = scs_check_new (check_id, result, "made-up");

  scs_setup_record_check (self->setup, check);
}
