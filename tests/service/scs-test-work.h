/* SPDX-FileCopyrightText: 2026 The Sales Connect Setup authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "scs-test-services.h"
#include "scs-test-setup.h"

G_BEGIN_DECLS

#define SCS_TEST_WORK_WAIT_S 60
#define SCS_TEST_WORK_FAST "--demo-speed=600" /* ten minutes in a second */
#define SCS_TEST_WORK_SLOW "--demo-speed=1"   /* ten minutes are ten minutes */

/* A set-up against the demo in another process; secrets are held for this run only. */
typedef struct {
  ScsTestServices *demo; /* (owned) */
  ScsTestSetup *test;    /* (owned) */
  char *state_path;      /* (owned) of the demo, so that it can be started again as it was */
} ScsTestWork;

void scs_test_work_set_up (ScsTestWork *fixture, gconstpointer data);
void scs_test_work_set_up_slow (ScsTestWork *fixture, gconstpointer data);
void scs_test_work_tear_down (ScsTestWork *fixture, gconstpointer data);
void scs_test_work_start_again (ScsTestWork *fixture, const char *fault, const char *speed);
const char *scs_test_work_get (ScsTestWork *fixture, const char *service, const char *member);
ScsOutcomeState scs_test_work_get_state (ScsTestWork *fixture, const char *id);
void scs_test_work_assert_check (ScsTestWork *fixture,
                                 const char *id,
                                 ScsCheckResult result,
                                 const char *reason);
gboolean scs_test_work_sign_in (ScsTestWork *fixture, const char *password, GError **error);
void scs_test_work_come_in (ScsTestWork *fixture);
void
scs_test_work_store_values (ScsTestWork *fixture, const char *purpose, const char *client_secret);
gboolean scs_test_work_connect_marketo (ScsTestWork *fixture, GError **error);
void scs_test_work_run_checks (ScsTestWork *fixture, const char *group);
guint scs_test_work_count_users (ScsTestWork *fixture, gboolean with_access);
void scs_test_work_wait_until_open (ScsTestWork *fixture);

G_END_DECLS
