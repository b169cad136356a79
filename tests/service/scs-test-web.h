/* SPDX-FileCopyrightText: 2026 The Sales Connect Setup authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "scs-test-demo.h"

G_BEGIN_DECLS

/* A browser without scripts, on the web face of a demo's Sales Connect. */
typedef struct {
  ScsTestDemo *demo;
  ScsTestAnswer *page; /* where it has come to */
  char *place;         /* the path of that */
  char *csrf;          /* (nullable) of the forms on it */
} ScsTestWeb;

ScsTestWeb *scs_test_web_new (double speed, const char *state_path);
void scs_test_web_free (ScsTestWeb *self);
void scs_test_web_open (ScsTestWeb *self, const char *path);
void scs_test_web_send (ScsTestWeb *self, const char *path, const char *fields);
void scs_test_web_send_raw (ScsTestWeb *self,
                            const char *path,
                            const char *type,
                            const char *body,
                            gsize length);
void scs_test_web_upload (ScsTestWeb *self, const char *path, const char *file, gsize length);
void scs_test_web_log_in (ScsTestWeb *self, const char *email, const char *password);
void scs_test_web_log_in_as_admin (ScsTestWeb *self);
gboolean scs_test_web_has (ScsTestWeb *self, const char *text);
void scs_test_web_assert (ScsTestWeb *self, guint status, const char *text);
char *scs_test_web_pick (ScsTestWeb *self, const char *pattern);
char *scs_test_web_set_password (ScsTestWeb *self, const char *email, const char *password);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (ScsTestWeb, scs_test_web_free)

G_END_DECLS
