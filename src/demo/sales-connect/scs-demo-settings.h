/* SPDX-FileCopyrightText: 2026 The Sales Connect Setup authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "demo/scs-demo-scene.h"

G_BEGIN_DECLS

#define SCS_DEMO_SEATS 100
#define SCS_DEMO_PASSWORD_MAX 256

/* What can be done in Sales Connect, be it asked by the API or on a page. */

typedef enum {
  SCS_DEMO_LOGIN_RIGHT,
  SCS_DEMO_LOGIN_WRONG,
  SCS_DEMO_LOGIN_LOCKED,
} ScsDemoLogin;

typedef enum {
  SCS_DEMO_CONNECT_DONE,
  SCS_DEMO_CONNECT_NO_MUNCHKIN_ID,
  SCS_DEMO_CONNECT_TWICE,
  SCS_DEMO_CONNECT_REFUSED,
} ScsDemoConnect;

/* The three values, and what the API calls them. */
typedef enum {
  SCS_DEMO_VALUE_MUNCHKIN_ID,
  SCS_DEMO_VALUE_CLIENT_ID,
  SCS_DEMO_VALUE_CLIENT_SECRET,
  SCS_DEMO_N_VALUES,
} ScsDemoValue;

ScsDemoLogin
scs_demo_settings_check_login (ScsDemoScene *scene, ScsDemoUser *user, const char *password);
gboolean scs_demo_settings_is_good_password (const char *password);
void scs_demo_settings_send_reset (ScsDemoScene *scene, ScsDemoUser *user);

ScsDemoConnect scs_demo_settings_connect_marketo (ScsDemoScene *scene,
                                                  ScsDemoUser *me,
                                                  const char *const *values,
                                                  ScsDemoValue *wrong);
gboolean scs_demo_settings_disconnect_marketo (ScsDemoState *state, ScsDemoUser *me);
gboolean scs_demo_settings_is_access_open (ScsDemoState *state);

gboolean scs_demo_settings_is_salesforce_connected (ScsDemoState *state, ScsDemoUser *me);
ScsDemoErrand *scs_demo_settings_begin_salesforce (ScsDemoScene *scene,
                                                   ScsDemoUser *me,
                                                   const char *connect_as,
                                                   const char *return_to,
                                                   char **url);
char *scs_demo_settings_make_redirect_uri (ScsDemoScene *scene);
void scs_demo_settings_end_salesforce (ScsDemoState *state,
                                       const ScsDemoErrand *errand,
                                       const char *org);
void scs_demo_settings_disconnect_salesforce (ScsDemoState *state, ScsDemoUser *me);

const char *scs_demo_settings_invite (ScsDemoState *state, const char *email, ScsDemoUser **user);
const char *scs_demo_settings_grant (ScsDemoState *state,
                                     const char *user_id,
                                     char **workspace_ids,
                                     ScsDemoUser **user);
const char *scs_demo_settings_revoke (ScsDemoState *state, const char *user_id, ScsDemoUser **user);

G_END_DECLS
