/* SPDX-FileCopyrightText: 2026 The Sales Connect Setup authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* What the server does when the bytes are written. */
typedef enum {
  SCS_TEST_THEN_CLOSE,
  SCS_TEST_THEN_HOLD, /* says nothing more and keeps the connection */
  SCS_TEST_THEN_GO_ON /* writes the same bytes' last 64 KiB again and again */
} ScsTestThen;

/* A server that answers each connection once, with bytes as they are: whatever a broken or hostile
 * server could send. */
typedef struct _ScsTestRawServer ScsTestRawServer;

/* certificate: (nullable) then it speaks TLS */
ScsTestRawServer *scs_test_raw_server_new (GTlsCertificate *certificate);
void scs_test_raw_server_free (ScsTestRawServer *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (ScsTestRawServer, scs_test_raw_server_free)

guint16 scs_test_raw_server_get_port (ScsTestRawServer *self);

/* Answers are given in the order in which they were added; the last one again and again. */
void scs_test_raw_server_add (ScsTestRawServer *self, GBytes *answer, ScsTestThen then);
void scs_test_raw_server_add_text (ScsTestRawServer *self, const char *answer, ScsTestThen then);

/* A whole answer of that status and type, then the connection ends. */
void scs_test_raw_server_add_answer (ScsTestRawServer *self,
                                     guint status,
                                     const char *type,
                                     const char *body);

/* (element-type utf8) each request's head, and as much of the body as came with it */
GPtrArray *scs_test_raw_server_get_requests (ScsTestRawServer *self);
guint64 scs_test_raw_server_get_sent (ScsTestRawServer *self);

G_END_DECLS
