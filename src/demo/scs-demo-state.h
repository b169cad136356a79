/* SPDX-FileCopyrightText: 2026 The Sales Connect Setup authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "demo/scs-demo-record.h"

#include <gio/gio.h>

G_BEGIN_DECLS

typedef struct {
  const ScsDemoShape *shape;
  char *value;
  gint64 expires_at_us;
  char *owner; /* (nullable) the grant it belongs to, or the e-mail id of who signed in */
} ScsDemoToken;

typedef struct {
  const ScsDemoShape *shape;
  char *name; /* a day, or a day and an error code */
  gint64 count;
} ScsDemoTally;

typedef struct {
  const ScsDemoShape *shape;
  char *value;
  char *client_id;
  char *redirect_uri;
  char *challenge; /* (nullable) */
  char *scope;
  char *grant_id; /* (nullable) what was given for it: then it is used up */
  gboolean is_used;
  gint64 expires_at_us;
} ScsDemoCode;

/* What a person granted to an app; refresh tokens that were replaced are kept, to recognise their
 * second use. */
typedef struct {
  const ScsDemoShape *shape;
  char *id;
  char *client_id;
  char *scope;
  char *refresh_token; /* (nullable) */
  char **dead_refresh_tokens;
  gint64 created_at_us;
  gint64 used_at_us;
  gint64 n_uses;
} ScsDemoGrant;

typedef struct {
  const ScsDemoShape *shape;
  char *id;
  char *email;
  char *name; /* (nullable) */
  gboolean is_admin;
  gboolean is_active;
  gboolean is_from_toutapp;
  gboolean is_salesforce_connected;
  gboolean has_access;
  gint64 access_at_us;
  char **workspace_ids;
  char *language; /* (nullable) of the web face, “en” or “ja”; before it is chosen, the browser's */
  char *password; /* (nullable) the first admin's is the state's */
  gint64 wrong_tries;
  gint64 locked_until_us;
  char **team_ids; /* beside the team of all */
} ScsDemoUser;

/* A person who went to Salesforce to connect it. */
typedef struct {
  const ScsDemoShape *shape;
  char *state;
  char *connect_as;
  gint64 expires_at_us;
  char *owner;     /* (nullable) e-mail id; before that was kept, the admin */
  char *return_to; /* (nullable) the page of the web face from which they went */
} ScsDemoErrand;

typedef struct {
  const ScsDemoShape *shape;
  char *id;
  char *name;
} ScsDemoTeam;

/* The first answer to a changing call. */
typedef struct {
  const ScsDemoShape *shape;
  char *key;
  char *fingerprint;
  gint64 status;
  char *body;
  gint64 answered_at_us;
} ScsDemoAnswered;

typedef struct {
  const ScsDemoShape *shape;
  gint64 version;
  gint64 born_at_us;
  gint64 marketo_port;
  gint64 salesforce_port;
  gint64 sales_connect_port;

  char *munchkin_id;
  char *client_id;
  char *client_secret;
  GPtrArray *marketo_tokens; /* (element-type ScsDemoToken), newest last */
  GPtrArray *calls;          /* (element-type ScsDemoTally) by day */
  GPtrArray *errors;         /* (element-type ScsDemoTally) by day and code */

  char *org_id;
  char *salesforce_user_id;
  char *salesforce_username;
  char *salesforce_password;
  char *consumer_key;
  char *own_consumer_key;    /* of Sales Connect itself */
  char *own_consumer_secret; /* of Sales Connect itself */
  char *signing_key;
  gint64 first_record; /* record ids count from here */
  gint64 api_calls;
  GPtrArray *codes;             /* (element-type ScsDemoCode) */
  GPtrArray *grants;            /* (element-type ScsDemoGrant) */
  GPtrArray *salesforce_tokens; /* (element-type ScsDemoToken) */

  char *account_id;
  char *password;
  GPtrArray *sessions;     /* (element-type ScsDemoToken) of the API */
  GPtrArray *web_sessions; /* (element-type ScsDemoToken) */
  GPtrArray *resets;       /* (element-type ScsDemoToken) mails that let somebody set a password */
  GPtrArray *teams;        /* (element-type ScsDemoTeam) */
  GPtrArray *users;        /* (element-type ScsDemoUser), in the order in which they came */
  GPtrArray *errands;      /* (element-type ScsDemoErrand) */
  GPtrArray *answered;     /* (element-type ScsDemoAnswered) */
  gboolean is_marketo_connected;
  char *marketo_owner; /* (nullable) e-mail id */
  gint64 marketo_connected_at_us;
  gint64 access_opens_at_us;
  gboolean is_salesforce_connected;
  char *connected_as;       /* (nullable) */
  char *connected_org;      /* (nullable) */
  char *connected_username; /* (nullable) */
  gint64 salesforce_connected_at_us;
  gboolean is_login_by_salesforce_only;
  gboolean is_sync_overridden;

  /* Of the org. */
  gboolean is_package_installed;
  gboolean is_app_blocked;
  gboolean is_app_uninstalled;
  gboolean is_professional;
} ScsDemoState;

extern const ScsDemoShape scs_demo_token_shape;
extern const ScsDemoShape scs_demo_code_shape;
extern const ScsDemoShape scs_demo_grant_shape;
extern const ScsDemoShape scs_demo_user_shape;
extern const ScsDemoShape scs_demo_errand_shape;
extern const ScsDemoShape scs_demo_answered_shape;
extern const ScsDemoShape scs_demo_team_shape;

ScsDemoState *scs_demo_state_new (void);
ScsDemoState *scs_demo_state_load (const char *path, GError **error);
GBytes *scs_demo_state_to_bytes (ScsDemoState *self);
void scs_demo_state_free (ScsDemoState *self);

ScsDemoToken *
scs_demo_state_add_token (GPtrArray *tokens, char *value, const char *owner, gint64 expires_at_us);
ScsDemoToken *scs_demo_state_find_token (GPtrArray *tokens, const char *value);
void scs_demo_state_count (GPtrArray *tallies, const char *name);
ScsDemoUser *scs_demo_state_find_user (ScsDemoState *self, const char *id);
ScsDemoUser *scs_demo_state_find_user_by_email (ScsDemoState *self, const char *email);
ScsDemoUser *scs_demo_state_get_first_admin (ScsDemoState *self);
const char *scs_demo_state_get_password (ScsDemoState *self, ScsDemoUser *user);
void scs_demo_state_set_password (ScsDemoState *self, ScsDemoUser *user, const char *password);
ScsDemoTeam *scs_demo_state_find_team (ScsDemoState *self, const char *id);
ScsDemoUser *scs_demo_state_add_user (ScsDemoState *self, const char *email);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (ScsDemoState, scs_demo_state_free)

G_END_DECLS
