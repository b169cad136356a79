/* SPDX-FileCopyrightText: 2026 The Sales Connect Setup authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "demo/scs-demo-state.h"

#include "demo/scs-demo-clock.h"
#include "demo/scs-demo-company.h"
#include "demo/scs-demo-json.h"
#include "demo/scs-demo-secret.h"

#include <string.h>

#define VERSION 1
#define FILE_MAX_BYTES (16 * 1024 * 1024)
#define TOKENS_MAX 40
#define TALLIES_MAX 100

#define STRING(type, member)                                                                       \
  {                                                                                                \
#member, SCS_DEMO_FIELD_STRING, G_STRUCT_OFFSET(type, member), NULL, TRUE                      \
  }
#define MAYBE(type, member)                                                                        \
  {                                                                                                \
#member, SCS_DEMO_FIELD_STRING, G_STRUCT_OFFSET(type, member), NULL, FALSE                     \
  }
#define INT64(type, member)                                                                        \
  {                                                                                                \
#member, SCS_DEMO_FIELD_INT64, G_STRUCT_OFFSET(type, member), NULL, FALSE                      \
  }
#define BOOLEAN(type, member)                                                                      \
  {                                                                                                \
#member, SCS_DEMO_FIELD_BOOLEAN, G_STRUCT_OFFSET(type, member), NULL, FALSE                    \
  }
#define STRV(type, member)                                                                         \
  {                                                                                                \
#member, SCS_DEMO_FIELD_STRV, G_STRUCT_OFFSET(type, member), NULL, FALSE                       \
  }
#define LIST(type, member, items)                                                                  \
  {                                                                                                \
#member, SCS_DEMO_FIELD_LIST, G_STRUCT_OFFSET(type, member), items, FALSE                      \
  }
#define LATER(type, member, kind, items)                                                           \
  {                                                                                                \
#member, SCS_DEMO_FIELD_##kind, G_STRUCT_OFFSET(type, member), items, FALSE, TRUE              \
  }
#define END                                                                                        \
  {                                                                                                \
    NULL, SCS_DEMO_FIELD_STRING, 0, NULL, FALSE                                                    \
  }

static const ScsDemoField token_fields[] = {
  STRING (ScsDemoToken, value),
  INT64 (ScsDemoToken, expires_at_us),
  MAYBE (ScsDemoToken, owner),
  END,
};
const ScsDemoShape scs_demo_token_shape = { sizeof (ScsDemoToken), token_fields };

static const ScsDemoField tally_fields[] = {
  STRING (ScsDemoTally, name),
  INT64 (ScsDemoTally, count),
  END,
};
static const ScsDemoShape tally_shape = { sizeof (ScsDemoTally), tally_fields };

static const ScsDemoField code_fields[] = {
  STRING (ScsDemoCode, value),
  STRING (ScsDemoCode, client_id),
  STRING (ScsDemoCode, redirect_uri),
  MAYBE (ScsDemoCode, challenge),
  STRING (ScsDemoCode, scope),
  MAYBE (ScsDemoCode, grant_id),
  BOOLEAN (ScsDemoCode, is_used),
  INT64 (ScsDemoCode, expires_at_us),
  END,
};
const ScsDemoShape scs_demo_code_shape = { sizeof (ScsDemoCode), code_fields };

static const ScsDemoField grant_fields[] = {
  STRING (ScsDemoGrant, id),
  STRING (ScsDemoGrant, client_id),
  STRING (ScsDemoGrant, scope),
  MAYBE (ScsDemoGrant, refresh_token),
  STRV (ScsDemoGrant, dead_refresh_tokens),
  INT64 (ScsDemoGrant, created_at_us),
  INT64 (ScsDemoGrant, used_at_us),
  INT64 (ScsDemoGrant, n_uses),
  END,
};
const ScsDemoShape scs_demo_grant_shape = { sizeof (ScsDemoGrant), grant_fields };

static const ScsDemoField user_fields[] = {
  STRING (ScsDemoUser, id),
  STRING (ScsDemoUser, email),
  MAYBE (ScsDemoUser, name),
  BOOLEAN (ScsDemoUser, is_admin),
  BOOLEAN (ScsDemoUser, is_active),
  BOOLEAN (ScsDemoUser, is_from_toutapp),
  BOOLEAN (ScsDemoUser, is_salesforce_connected),
  BOOLEAN (ScsDemoUser, has_access),
  INT64 (ScsDemoUser, access_at_us),
  STRV (ScsDemoUser, workspace_ids),
  LATER (ScsDemoUser, language, STRING, NULL),
  LATER (ScsDemoUser, password, STRING, NULL),
  LATER (ScsDemoUser, wrong_tries, INT64, NULL),
  LATER (ScsDemoUser, locked_until_us, INT64, NULL),
  LATER (ScsDemoUser, team_ids, STRV, NULL),
  END,
};
const ScsDemoShape scs_demo_user_shape = { sizeof (ScsDemoUser), user_fields };

static const ScsDemoField errand_fields[] = {
  STRING (ScsDemoErrand, state),
  STRING (ScsDemoErrand, connect_as),
  INT64 (ScsDemoErrand, expires_at_us),
  LATER (ScsDemoErrand, owner, STRING, NULL),
  LATER (ScsDemoErrand, return_to, STRING, NULL),
  END,
};
const ScsDemoShape scs_demo_errand_shape = { sizeof (ScsDemoErrand), errand_fields };

static const ScsDemoField team_fields[] = {
  STRING (ScsDemoTeam, id),
  STRING (ScsDemoTeam, name),
  END,
};
const ScsDemoShape scs_demo_team_shape = { sizeof (ScsDemoTeam), team_fields };

static const ScsDemoField answered_fields[] = {
  STRING (ScsDemoAnswered, key),           STRING (ScsDemoAnswered, fingerprint),
  INT64 (ScsDemoAnswered, status),         STRING (ScsDemoAnswered, body),
  INT64 (ScsDemoAnswered, answered_at_us), END,
};
const ScsDemoShape scs_demo_answered_shape = { sizeof (ScsDemoAnswered), answered_fields };

static const ScsDemoField state_fields[] = {
  INT64 (ScsDemoState, version),
  INT64 (ScsDemoState, born_at_us),
  INT64 (ScsDemoState, marketo_port),
  INT64 (ScsDemoState, salesforce_port),
  INT64 (ScsDemoState, sales_connect_port),
  STRING (ScsDemoState, munchkin_id),
  STRING (ScsDemoState, client_id),
  STRING (ScsDemoState, client_secret),
  LIST (ScsDemoState, marketo_tokens, &scs_demo_token_shape),
  LIST (ScsDemoState, calls, &tally_shape),
  LIST (ScsDemoState, errors, &tally_shape),
  STRING (ScsDemoState, org_id),
  STRING (ScsDemoState, salesforce_user_id),
  STRING (ScsDemoState, salesforce_username),
  STRING (ScsDemoState, salesforce_password),
  STRING (ScsDemoState, consumer_key),
  STRING (ScsDemoState, own_consumer_key),
  STRING (ScsDemoState, own_consumer_secret),
  STRING (ScsDemoState, signing_key),
  INT64 (ScsDemoState, first_record),
  INT64 (ScsDemoState, api_calls),
  LIST (ScsDemoState, codes, &scs_demo_code_shape),
  LIST (ScsDemoState, grants, &scs_demo_grant_shape),
  LIST (ScsDemoState, salesforce_tokens, &scs_demo_token_shape),
  STRING (ScsDemoState, account_id),
  STRING (ScsDemoState, password),
  LIST (ScsDemoState, sessions, &scs_demo_token_shape),
  LIST (ScsDemoState, users, &scs_demo_user_shape),
  LIST (ScsDemoState, errands, &scs_demo_errand_shape),
  LIST (ScsDemoState, answered, &scs_demo_answered_shape),
  BOOLEAN (ScsDemoState, is_marketo_connected),
  MAYBE (ScsDemoState, marketo_owner),
  INT64 (ScsDemoState, marketo_connected_at_us),
  INT64 (ScsDemoState, access_opens_at_us),
  BOOLEAN (ScsDemoState, is_salesforce_connected),
  MAYBE (ScsDemoState, connected_as),
  MAYBE (ScsDemoState, connected_org),
  MAYBE (ScsDemoState, connected_username),
  INT64 (ScsDemoState, salesforce_connected_at_us),
  LATER (ScsDemoState, web_sessions, LIST, &scs_demo_token_shape),
  LATER (ScsDemoState, resets, LIST, &scs_demo_token_shape),
  LATER (ScsDemoState, teams, LIST, &scs_demo_team_shape),
  LATER (ScsDemoState, is_login_by_salesforce_only, BOOLEAN, NULL),
  LATER (ScsDemoState, is_sync_overridden, BOOLEAN, NULL),
  LATER (ScsDemoState, is_package_installed, BOOLEAN, NULL),
  LATER (ScsDemoState, is_app_blocked, BOOLEAN, NULL),
  LATER (ScsDemoState, is_app_uninstalled, BOOLEAN, NULL),
  LATER (ScsDemoState, is_professional, BOOLEAN, NULL),
  END,
};
static const ScsDemoShape state_shape = { sizeof (ScsDemoState), state_fields };

static void
make_secrets (ScsDemoState *self)
{
  g_autofree char *org =
      scs_demo_secret_new ("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ", 6);
  g_autofree char *org_15 = g_strconcat ("00D5g0000", org, NULL);
  g_autofree char *key = scs_demo_secret_new_alnum (75);
  g_autofree char *own_key = scs_demo_secret_new_alnum (75);

  self->munchkin_id = scs_demo_secret_new_munchkin_id ();
  self->client_id = scs_demo_secret_new_uuid ();
  self->client_secret = scs_demo_secret_new_alnum (32);
  self->org_id = scs_demo_record_id_complete (org_15);
  self->salesforce_user_id = scs_demo_record_id_new ("005", 1);
  self->salesforce_username = g_strdup ("salesforce.admin@" SCS_DEMO_DOMAIN);
  self->salesforce_password = scs_demo_secret_new_password ();
  self->consumer_key = g_strconcat ("3MVG9", key, NULL);
  self->own_consumer_key = g_strconcat ("3MVG9", own_key, NULL);
  self->own_consumer_secret = scs_demo_secret_new ("0123456789ABCDEF", 64);
  self->signing_key = scs_demo_secret_new_alnum (64);
  self->first_record = 1000000 + scs_demo_secret_below (1u << 30);
  self->account_id = scs_demo_secret_new ("0123456789", 6);
  self->password = scs_demo_secret_new_password ();
}

static void
add_person_from_toutapp (ScsDemoState *self, guint index)
{
  g_autofree char *email = scs_demo_company_get_email (index);
  ScsDemoUser *user = scs_demo_state_add_user (self, email);

  user->is_admin = index == 0;
  user->is_active = TRUE;
  user->is_from_toutapp = TRUE;
  user->is_salesforce_connected = index % 3 == 1;
  user->has_access = index % 5 != 4;
  if (user->has_access) {
    g_strfreev (user->workspace_ids);
    user->workspace_ids = g_strsplit ("1", ",", -1);
    user->access_at_us = self->born_at_us - (gint64) (400 + index) * G_TIME_SPAN_DAY;
  }
}

/**
 * scs_demo_state_new:
 *
 * A company on its first day with Sales Connect, with secrets and ids that nobody had before.
 *
 * Returns: (transfer full)
 */
ScsDemoState *
scs_demo_state_new (void)
{
  ScsDemoState *self = scs_demo_record_new (&state_shape);

  self->version = VERSION;
  self->born_at_us = scs_demo_clock_now_us ();
  make_secrets (self);
  for (guint i = 0; i < SCS_DEMO_N_FROM_TOUTAPP; i++)
    add_person_from_toutapp (self, i);
  return self;
}

static gboolean
is_port (gint64 port)
{
  return port >= 0 && port <= G_MAXUINT16;
}

static gboolean
is_sound (ScsDemoState *self)
{
  return self->version == VERSION && is_port (self->marketo_port) &&
         is_port (self->salesforce_port) && is_port (self->sales_connect_port) &&
         self->users->len > 0 && strlen (self->org_id) == 18 && self->born_at_us > 0 &&
         (!self->is_marketo_connected || self->marketo_owner != NULL) &&
         (!self->is_salesforce_connected ||
          (self->connected_as != NULL && self->connected_org != NULL &&
           self->connected_username != NULL));
}

static ScsDemoState *
read_state (const char *path, GError **error)
{
  g_autofree char *text = NULL;
  gsize length = 0;
  g_autoptr (JsonNode) node = NULL;
  ScsDemoState *self;

  if (!g_file_get_contents (path, &text, &length, error))
    return NULL;
  node = length <= FILE_MAX_BYTES ? scs_demo_json_parse (text, length) : NULL;
  if (node == NULL) {
    g_set_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA, "it is not JSON");
    return NULL;
  }
  self = scs_demo_record_from_json (&state_shape, node, error);
  if (self != NULL && !is_sound (self)) {
    g_set_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA, "its values do not fit together");
    g_clear_pointer (&self, scs_demo_state_free);
  }
  return self;
}

/**
 * scs_demo_state_load:
 * @path: the state file
 *
 * Errors: %G_FILE_ERROR_NOENT where there is no file yet; any other means that the file is damaged
 * or closed to us.
 *
 * Returns: (transfer full) (nullable)
 */
ScsDemoState *
scs_demo_state_load (const char *path, GError **error)
{
  ScsDemoState *self = read_state (path, error);

  if (self == NULL && error != NULL && !g_error_matches (*error, G_FILE_ERROR, G_FILE_ERROR_NOENT))
    g_prefix_error (error, "the state file “%s” of the demo cannot be used: ", path);
  return self;
}

/**
 * scs_demo_state_to_bytes:
 *
 * Returns: (transfer full): what goes to the state file, as JSON
 */
GBytes *
scs_demo_state_to_bytes (ScsDemoState *self)
{
  g_autoptr (JsonNode) node = scs_demo_record_to_json (self);
  char *text = json_to_string (node, TRUE);

  return g_bytes_new_take (text, strlen (text));
}

/**
 * scs_demo_state_free:
 *
 * Frees all that the demo knows.
 */
void
scs_demo_state_free (ScsDemoState *self)
{
  scs_demo_record_free (self);
}

/**
 * scs_demo_state_add_token:
 * @tokens: (element-type ScsDemoToken): the oldest make room when there are many
 * @value: (transfer full)
 * @owner: (nullable)
 */
ScsDemoToken *
scs_demo_state_add_token (GPtrArray *tokens, char *value, const char *owner, gint64 expires_at_us)
{
  ScsDemoToken *token = scs_demo_record_new (&scs_demo_token_shape);

  token->value = value;
  token->owner = g_strdup (owner);
  token->expires_at_us = expires_at_us;
  if (tokens->len >= TOKENS_MAX)
    g_ptr_array_remove_index (tokens, 0);
  g_ptr_array_add (tokens, token);
  return token;
}

/**
 * scs_demo_state_find_token:
 * @tokens: (element-type ScsDemoToken)
 * @value: (nullable): compared in a time that does not tell how much of it is right
 *
 * Returns: (transfer none) (nullable): that token, be it expired or not
 */
ScsDemoToken *
scs_demo_state_find_token (GPtrArray *tokens, const char *value)
{
  for (guint i = 0; i < tokens->len; i++) {
    ScsDemoToken *token = tokens->pdata[i];

    if (scs_demo_secret_equal (token->value, value))
      return token;
  }
  return NULL;
}

/**
 * scs_demo_state_count:
 * @tallies: (element-type ScsDemoTally): the oldest makes room when there are many
 * @name: of the tally
 *
 * Counts one more.
 */
void
scs_demo_state_count (GPtrArray *tallies, const char *name)
{
  ScsDemoTally *tally;

  for (guint i = 0; i < tallies->len; i++) {
    tally = tallies->pdata[i];
    if (strcmp (tally->name, name) == 0) {
      tally->count++;
      return;
    }
  }
  tally = scs_demo_record_new (&tally_shape);
  tally->name = g_strdup (name);
  tally->count = 1;
  if (tallies->len >= TALLIES_MAX)
    g_ptr_array_remove_index (tallies, 0);
  g_ptr_array_add (tallies, tally);
}

/**
 * scs_demo_state_find_user:
 * @id: compared letter by letter
 *
 * Returns: (transfer none) (nullable)
 */
ScsDemoUser *
scs_demo_state_find_user (ScsDemoState *self, const char *id)
{
  for (guint i = 0; i < self->users->len; i++) {
    ScsDemoUser *user = self->users->pdata[i];

    if (strcmp (user->id, id) == 0)
      return user;
  }
  return NULL;
}

/**
 * scs_demo_state_find_user_by_email:
 * @email: without regard to case
 *
 * Returns: (transfer none) (nullable)
 */
ScsDemoUser *
scs_demo_state_find_user_by_email (ScsDemoState *self, const char *email)
{
  for (guint i = 0; i < self->users->len; i++) {
    ScsDemoUser *user = self->users->pdata[i];

    if (g_ascii_strcasecmp (user->email, email) == 0)
      return user;
  }
  return NULL;
}

/**
 * scs_demo_state_add_user:
 * @email: of somebody who is not among the users yet
 *
 * Returns: (transfer none): a newcomer, invited, without access
 */
ScsDemoUser *
scs_demo_state_add_user (ScsDemoState *self, const char *email)
{
  const ScsDemoPerson *person = scs_demo_company_find_person (email);
  ScsDemoUser *user = scs_demo_record_new (&scs_demo_user_shape);
  g_autofree char *number = scs_demo_secret_new ("0123456789", 9);

  user->id = g_strconcat ("u", number, NULL);
  user->email = g_strdup (email);
  user->name = g_strdup (person != NULL ? person->name : NULL);
  g_ptr_array_add (self->users, user);
  return user;
}

/**
 * scs_demo_state_get_first_admin:
 *
 * Returns: (transfer none): who was invited from Marketo before all others
 */
ScsDemoUser *
scs_demo_state_get_first_admin (ScsDemoState *self)
{
  return self->users->pdata[0];
}

/**
 * scs_demo_state_get_password:
 * @user: one of the users
 *
 * Returns: (transfer none) (nullable): their password; %NULL: they have never set one
 */
const char *
scs_demo_state_get_password (ScsDemoState *self, ScsDemoUser *user)
{
  return user == scs_demo_state_get_first_admin (self) ? self->password : user->password;
}

/**
 * scs_demo_state_set_password:
 * @user: one of the users; whoever was only invited is active from now on
 * @password: the new one
 */
void
scs_demo_state_set_password (ScsDemoState *self, ScsDemoUser *user, const char *password)
{
  char **place = user == scs_demo_state_get_first_admin (self) ? &self->password : &user->password;

  g_free (*place);
  *place = g_strdup (password);
  user->is_active = TRUE;
  user->wrong_tries = 0;
  user->locked_until_us = 0;
}

/**
 * scs_demo_state_find_team:
 * @id: compared letter by letter
 *
 * Returns: (transfer none) (nullable)
 */
ScsDemoTeam *
scs_demo_state_find_team (ScsDemoState *self, const char *id)
{
  for (guint i = 0; i < self->teams->len; i++) {
    ScsDemoTeam *team = self->teams->pdata[i];

    if (strcmp (team->id, id) == 0)
      return team;
  }
  return NULL;
}
