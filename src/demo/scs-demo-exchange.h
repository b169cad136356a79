/* SPDX-FileCopyrightText: 2026 The Sales Connect Setup authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "demo/scs-demo-scene.h"

G_BEGIN_DECLS

#define SCS_DEMO_BODY_MAX_BYTES (1024 * 1024)

/* One request and its answer. */
struct _ScsDemoExchange {
  SoupServerMessage *message;
  ScsDemoScene *scene;
  ScsDemoService service;
  char *path;        /* decoded */
  GHashTable *query; /* (nullable) */
  GHashTable *form;  /* (nullable) */
  gboolean is_api;
  gboolean is_counted; /* among Marketo's running calls */
  gboolean is_gone;    /* nobody waits for the answer any more */
  GSource *delay;      /* (nullable) until the answer leaves */

  guint status; /* 0: no answer yet */
  char *content_type;
  char *body;
};

typedef void (*ScsDemoHandler) (ScsDemoExchange *exchange);

ScsDemoExchange *scs_demo_exchange_new (ScsDemoScene *scene,
                                        ScsDemoService service,
                                        SoupServerMessage *message,
                                        const char *path,
                                        GHashTable *query);
ScsDemoExchange *scs_demo_exchange_ref (ScsDemoExchange *self);
void scs_demo_exchange_unref (ScsDemoExchange *self);
void scs_demo_exchange_abandon (ScsDemoExchange *self);
void scs_demo_exchange_watch_body (SoupServerMessage *message);

const char *scs_demo_exchange_get_method (ScsDemoExchange *self);
gboolean scs_demo_exchange_is_too_large (ScsDemoExchange *self);
gboolean scs_demo_exchange_has_raw_path (ScsDemoExchange *self, const char *part);
gboolean scs_demo_exchange_is_from_here (ScsDemoExchange *self);
gboolean scs_demo_exchange_is_from_own_page (ScsDemoExchange *self);
const char *scs_demo_exchange_get_header (ScsDemoExchange *self, const char *name);
const char *scs_demo_exchange_get_query (ScsDemoExchange *self, const char *name);
const char *scs_demo_exchange_get_form (ScsDemoExchange *self, const char *name);
GBytes *scs_demo_exchange_get_body (ScsDemoExchange *self);
JsonNode *scs_demo_exchange_get_json (ScsDemoExchange *self);
const char *scs_demo_exchange_get_bearer (ScsDemoExchange *self);
gboolean scs_demo_exchange_wants_japanese (ScsDemoExchange *self);

void scs_demo_exchange_set_header (ScsDemoExchange *self, const char *name, const char *value);
void scs_demo_exchange_answer (ScsDemoExchange *self,
                               guint status,
                               const char *content_type,
                               char *body);
void scs_demo_exchange_answer_json (ScsDemoExchange *self, guint status, JsonNode *node);
void scs_demo_exchange_redirect (ScsDemoExchange *self, guint status, const char *location);
void scs_demo_exchange_send (ScsDemoExchange *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (ScsDemoExchange, scs_demo_exchange_unref)

G_END_DECLS
