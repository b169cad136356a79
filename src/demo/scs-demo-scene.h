/* SPDX-FileCopyrightText: 2026 The Sales Connect Setup authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "demo/scs-demo-fault.h"
#include "demo/scs-demo-limits.h"
#include "demo/scs-demo-state-file.h"
#include "demo/scs-demo-state.h"

#include <libsoup/soup.h>

G_BEGIN_DECLS

/* What the three services share while the demo runs. */
typedef struct {
  ScsDemoState *state;
  ScsDemoStateFile *file; /* (nullable) */
  double speed;
  ScsDemoFault fault;
  ScsDemoLimits limits; /* of Marketo */
  char *urls[SCS_DEMO_N_SERVICES];
  SoupSession *session;      /* with which Sales Connect calls Salesforce */
  GCancellable *cancellable; /* of everything that still runs when the demo ends */
  GHashTable *tickets;   /* (element-type utf8 gint64) who has given their password, until when */
  GHashTable *uploads;   /* (element-type utf8 ScsDemoCsv) of the web face, by session */
  GHashTable *exchanges; /* (element-type ScsDemoExchange) those not answered yet */
  GMainContext *context;
  GSource *saving; /* (nullable) */
} ScsDemoScene;

void scs_demo_scene_changed (ScsDemoScene *self);
void scs_demo_scene_save_now (ScsDemoScene *self);
GSource *scs_demo_scene_call_after (ScsDemoScene *self,
                                    guint delay_ms,
                                    GSourceFunc callback,
                                    gpointer user_data);
gint64 scs_demo_scene_get_token_life_us (ScsDemoScene *self, ScsDemoService service);

G_END_DECLS
