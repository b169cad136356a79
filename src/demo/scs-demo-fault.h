/* SPDX-FileCopyrightText: 2026 The Sales Connect Setup authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef enum {
  SCS_DEMO_MARKETO,
  SCS_DEMO_SALESFORCE,
  SCS_DEMO_SALES_CONNECT,
  SCS_DEMO_N_SERVICES,
} ScsDemoService;

typedef enum {
  SCS_DEMO_FAULT_NONE = -1,
  SCS_DEMO_FAULT_SLOW,
  SCS_DEMO_FAULT_CUT,
  SCS_DEMO_FAULT_ENDLESS,
  SCS_DEMO_FAULT_NOT_JSON,
  SCS_DEMO_FAULT_WRONG_SHAPE,
  SCS_DEMO_FAULT_UNAUTHORIZED,
  SCS_DEMO_FAULT_FORBIDDEN,
  SCS_DEMO_FAULT_TOO_MANY,
  SCS_DEMO_FAULT_QUOTA_SPENT,
  SCS_DEMO_FAULT_SERVER_ERROR,
  SCS_DEMO_FAULT_TOKEN_EXPIRED,
  SCS_DEMO_FAULT_HTML,
} ScsDemoFaultKind;

typedef struct {
  ScsDemoFaultKind kind;
  int service; /* -1: all of them */
} ScsDemoFault;

typedef struct _ScsDemoExchange ScsDemoExchange;

const char *const *scs_demo_fault_list (void);
gboolean scs_demo_fault_parse (ScsDemoFault *self, const char *text);
gboolean scs_demo_fault_concerns (const ScsDemoFault *self, ScsDemoService service);
gboolean scs_demo_fault_answer (const ScsDemoFault *self, ScsDemoExchange *exchange);
void scs_demo_fault_cut (ScsDemoExchange *exchange);
void scs_demo_fault_stream_endlessly (ScsDemoExchange *exchange);

G_END_DECLS
