/* SPDX-FileCopyrightText: 2026 The Sales Connect Setup authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "demo/scs-demo-server.h"

#include <json-glib/json-glib.h>
#include <libsoup/soup.h>

G_BEGIN_DECLS

#define SCS_TEST_FORM "application/x-www-form-urlencoded"
#define SCS_TEST_JSON "application/json"

/* A demo in this process, and plain HTTP to it: not a line of our own clients. */
typedef struct {
  ScsDemoServer *server; /* (nullable) a test may end it */
  SoupSession *session;
  JsonNode *line;      /* what --demo-services prints */
  GHashTable *headers; /* that go with each call */
  guint n_keys;
} ScsTestDemo;

typedef struct {
  guint status; /* 0: no whole answer came */
  char *body;
  char *location;
  JsonNode *json; /* (nullable) */
} ScsTestAnswer;

typedef struct {
  const char *service;
  const char *path;
  guint status;
  const char *at;       /* (nullable) where in the JSON, as in “result/0/date” */
  const char *expected; /* (nullable) nothing there */
} ScsTestCase;

void scs_test_answer_free (ScsTestAnswer *self);
ScsTestDemo *scs_test_demo_new (double speed, const char *fault, const char *state_path);
void scs_test_demo_free (ScsTestDemo *self);
char *scs_test_demo_find (JsonNode *node, const char *path);
char *scs_test_demo_get_value (ScsTestDemo *demo, const char *path);
void scs_test_demo_assert (ScsTestAnswer *answer, const char *path, const char *expected);
SoupMessage *scs_test_demo_make_message (ScsTestDemo *demo,
                                         const char *method,
                                         const char *service,
                                         const char *path,
                                         const char *type,
                                         const char *body);
ScsTestAnswer *scs_test_demo_finish (ScsTestDemo *demo, SoupMessage *message, GAsyncResult *result);
ScsTestAnswer *scs_test_demo_call (ScsTestDemo *demo,
                                   const char *method,
                                   const char *service,
                                   const char *path,
                                   const char *type,
                                   const char *body);
ScsTestAnswer *scs_test_demo_get (ScsTestDemo *demo, const char *service, const char *path);
void scs_test_demo_set_header (ScsTestDemo *demo, const char *name, const char *value);
void scs_test_demo_set_bearer (ScsTestDemo *demo, const char *token);
ScsTestAnswer *scs_test_demo_post (ScsTestDemo *demo, const char *path, const char *body);
void scs_test_demo_set_marketo_token (ScsTestDemo *demo);
ScsTestAnswer *scs_test_demo_sign_in (ScsTestDemo *demo, const char *password);
void scs_test_demo_set_session (ScsTestDemo *demo);
ScsTestAnswer *scs_test_demo_connect_marketo (ScsTestDemo *demo);
char *scs_test_demo_walk_login (ScsTestDemo *demo,
                                const char *url,
                                const char *password,
                                const char *decision);
void scs_test_demo_run_cases (ScsTestDemo *demo, const ScsTestCase *cases, guint n_cases);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (ScsTestDemo, scs_test_demo_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (ScsTestAnswer, scs_test_answer_free)

G_END_DECLS
