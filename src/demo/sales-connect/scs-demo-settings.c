/* SPDX-FileCopyrightText: 2026 The Sales Connect Setup authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "demo/sales-connect/scs-demo-settings.h"

#include "demo/salesforce/scs-demo-salesforce.h"
#include "demo/scs-demo-clock.h"
#include "demo/scs-demo-company.h"
#include "demo/scs-demo-secret.h"

#include <string.h>

#define TRIES_MAX 10
#define LOCK_US G_TIME_SPAN_MINUTE
#define RESET_LIFE_US G_TIME_SPAN_DAY
#define ERRAND_LIFE_US (10 * G_TIME_SPAN_MINUTE)
#define ERRANDS_MAX 20
#define PASSWORD_MIN 9

/**
 * scs_demo_settings_check_login:
 * @user: (nullable): whose e-mail id it is; %NULL: nobody's
 * @password: what was given
 *
 * Marketo Support, who would unlock a person after the tenth wrong try, comes after a minute here.
 *
 * Returns: whether they may come in
 */
ScsDemoLogin
scs_demo_settings_check_login (ScsDemoScene *scene, ScsDemoUser *user, const char *password)
{
  const char *own = user != NULL ? scs_demo_state_get_password (scene->state, user) : NULL;
  gint64 now_us = scs_demo_clock_now_us ();

  if (own == NULL)
    return SCS_DEMO_LOGIN_WRONG;
  if (user->locked_until_us > now_us)
    return SCS_DEMO_LOGIN_LOCKED;
  scs_demo_scene_changed (scene);
  if (scs_demo_secret_equal (own, password)) {
    user->wrong_tries = 0;
    return SCS_DEMO_LOGIN_RIGHT;
  }
  if (++user->wrong_tries >= TRIES_MAX) {
    user->wrong_tries = 0;
    user->locked_until_us = now_us + LOCK_US;
  }
  return SCS_DEMO_LOGIN_WRONG;
}

/**
 * scs_demo_settings_is_good_password:
 *
 * Source: Marketo Sales Connect, Change Your Sales Connect Password: at least nine characters, with
 * upper case, lower case, a digit and a special character.
 */
gboolean
scs_demo_settings_is_good_password (const char *password)
{
  glong length = g_utf8_strlen (password, -1);
  gboolean has_upper = FALSE, has_lower = FALSE, has_digit = FALSE, has_special = FALSE;

  for (const char *at = password; *at != '\0'; at = g_utf8_next_char (at)) {
    gunichar c = g_utf8_get_char (at);

    has_upper |= g_unichar_isupper (c);
    has_lower |= g_unichar_islower (c);
    has_digit |= g_unichar_isdigit (c);
    has_special |= !g_unichar_isalnum (c) && !g_unichar_iscntrl (c);
  }
  return length >= PASSWORD_MIN && length <= SCS_DEMO_PASSWORD_MAX && has_upper && has_lower &&
         has_digit && has_special;
}

/**
 * scs_demo_settings_send_reset:
 * @user: who has forgotten their password, or never had one
 *
 * The mail with which a password can be set stands on the desk; an earlier one is worth nothing any
 * more.
 */
void
scs_demo_settings_send_reset (ScsDemoScene *scene, ScsDemoUser *user)
{
  GPtrArray *resets = scene->state->resets;

  for (guint i = resets->len; i > 0; i--) {
    if (g_strcmp0 (((ScsDemoToken *) resets->pdata[i - 1])->owner, user->email) == 0)
      g_ptr_array_remove_index (resets, i - 1);
  }
  scs_demo_state_add_token (resets,
                            scs_demo_secret_new_alnum (43),
                            user->email,
                            scs_demo_clock_now_us () + RESET_LIFE_US);
  scs_demo_scene_changed (scene);
}

/* Returns: the first of the three values that is not Marketo's, or their number */
static ScsDemoValue
find_wrong_value (ScsDemoState *state, const char *const *values)
{
  const char *own[SCS_DEMO_N_VALUES] = { state->munchkin_id,
                                         state->client_id,
                                         state->client_secret };
  ScsDemoValue i = 0;

  while (i < SCS_DEMO_N_VALUES && scs_demo_secret_equal (own[i], values[i]))
    i++;
  return i;
}

/**
 * scs_demo_settings_connect_marketo:
 * @me: who becomes the owner of the connection
 * @values: (array fixed-size=3): by #ScsDemoValue
 * @wrong: (out): set where Marketo refuses them: the first that is wrong
 *
 * Starts the wait after which Team Access opens.
 *
 * Returns: whether it is connected, or why not
 */
ScsDemoConnect
scs_demo_settings_connect_marketo (ScsDemoScene *scene,
                                   ScsDemoUser *me,
                                   const char *const *values,
                                   ScsDemoValue *wrong)
{
  ScsDemoState *state = scene->state;

  if (!g_regex_match_simple ("^[0-9]{3}-[A-Z]{3}-[0-9]{3}\\z",
                             values[SCS_DEMO_VALUE_MUNCHKIN_ID],
                             0,
                             0))
    return SCS_DEMO_CONNECT_NO_MUNCHKIN_ID;
  if (state->is_marketo_connected)
    return SCS_DEMO_CONNECT_TWICE;
  *wrong = find_wrong_value (state, values);
  if (*wrong != SCS_DEMO_N_VALUES)
    return SCS_DEMO_CONNECT_REFUSED;
  state->is_marketo_connected = TRUE;
  g_free (state->marketo_owner);
  state->marketo_owner = g_strdup (me->email);
  state->marketo_connected_at_us = scs_demo_clock_now_us ();
  state->access_opens_at_us =
      scs_demo_clock_access_opens_at_us (state->marketo_connected_at_us, scene->speed);
  scs_demo_scene_changed (scene);
  return SCS_DEMO_CONNECT_DONE;
}

/**
 * scs_demo_settings_disconnect_marketo:
 * @me: who wants to
 *
 * Returns: %FALSE where the connection is somebody else's; disconnecting what is not connected
 * succeeds
 */
gboolean
scs_demo_settings_disconnect_marketo (ScsDemoState *state, ScsDemoUser *me)
{
  if (state->is_marketo_connected && g_ascii_strcasecmp (state->marketo_owner, me->email) != 0)
    return FALSE;
  state->is_marketo_connected = FALSE;
  g_clear_pointer (&state->marketo_owner, g_free);
  return TRUE;
}

/**
 * scs_demo_settings_is_access_open:
 *
 * Returns: whether Marketo is connected and the ten minutes of the demo's clock are over
 */
gboolean
scs_demo_settings_is_access_open (ScsDemoState *state)
{
  return state->is_marketo_connected && state->access_opens_at_us <= scs_demo_clock_now_us ();
}

/**
 * scs_demo_settings_is_salesforce_connected:
 * @me: an admin sees the company's connection, anybody else their own
 */
gboolean
scs_demo_settings_is_salesforce_connected (ScsDemoState *state, ScsDemoUser *me)
{
  return me->is_admin ? state->is_salesforce_connected : me->is_salesforce_connected;
}

/**
 * scs_demo_settings_make_redirect_uri:
 *
 * Returns: (transfer full): where Salesforce sends the browser back to
 */
char *
scs_demo_settings_make_redirect_uri (ScsDemoScene *scene)
{
  return g_strconcat (scene->urls[SCS_DEMO_SALES_CONNECT], "/salesforce/callback", NULL);
}

static char *
make_authorize_url (ScsDemoScene *scene, const char *state)
{
  g_autofree char *redirect_uri = scs_demo_settings_make_redirect_uri (scene);
  g_autofree char *query = soup_form_encode ("response_type",
                                             "code",
                                             "client_id",
                                             scene->state->own_consumer_key,
                                             "redirect_uri",
                                             redirect_uri,
                                             "scope",
                                             "api id refresh_token",
                                             "state",
                                             state,
                                             "prompt",
                                             "login",
                                             NULL);

  return g_strconcat (scene->urls[SCS_DEMO_SALESFORCE], "/services/oauth2/authorize?", query, NULL);
}

/**
 * scs_demo_settings_begin_salesforce:
 * @me: who is going to sign in there
 * @connect_as: `admin` or `non-admin`
 * @return_to: (nullable): the page to go on with; %NULL: they came from another program
 * @url: (out) (transfer full): where to sign in, good for ten minutes
 *
 * Returns: (transfer none): what is remembered of it
 */
ScsDemoErrand *
scs_demo_settings_begin_salesforce (ScsDemoScene *scene,
                                    ScsDemoUser *me,
                                    const char *connect_as,
                                    const char *return_to,
                                    char **url)
{
  GPtrArray *errands = scene->state->errands;
  ScsDemoErrand *errand = scs_demo_record_new (&scs_demo_errand_shape);

  errand->state = scs_demo_secret_new_alnum (43);
  errand->connect_as = g_strdup (connect_as);
  errand->expires_at_us = scs_demo_clock_now_us () + ERRAND_LIFE_US;
  errand->owner = g_strdup (me->email);
  errand->return_to = g_strdup (return_to);
  if (errands->len >= ERRANDS_MAX)
    g_ptr_array_remove_index (errands, 0);
  g_ptr_array_add (errands, errand);
  *url = make_authorize_url (scene, errand->state);
  scs_demo_scene_changed (scene);
  return errand;
}

static void
set_admins_connected (ScsDemoState *state, gboolean is_connected)
{
  for (guint i = 0; i < state->users->len; i++) {
    ScsDemoUser *user = state->users->pdata[i];

    if (user->is_admin)
      user->is_salesforce_connected = is_connected;
  }
}

/**
 * scs_demo_settings_end_salesforce:
 * @errand: with which they went
 * @org: the org that Salesforce named
 *
 * The connection is there: the company's when an admin has made it, else that person's own.
 */
void
scs_demo_settings_end_salesforce (ScsDemoState *state, const ScsDemoErrand *errand, const char *org)
{
  ScsDemoUser *owner =
      errand->owner != NULL ? scs_demo_state_find_user_by_email (state, errand->owner) : NULL;

  if (owner != NULL && !owner->is_admin) {
    owner->is_salesforce_connected = TRUE;
    return;
  }
  state->is_salesforce_connected = TRUE;
  state->salesforce_connected_at_us = scs_demo_clock_now_us ();
  g_free (state->connected_as);
  state->connected_as = g_strdup (errand->connect_as);
  g_free (state->connected_org);
  state->connected_org = g_strdup (org);
  g_free (state->connected_username);
  state->connected_username = g_strdup (state->salesforce_username);
  set_admins_connected (state, TRUE);
}

/**
 * scs_demo_settings_disconnect_salesforce:
 * @me: an admin ends the company's connection, anybody else their own
 *
 * With the company's connection goes what Salesforce granted to Sales Connect; disconnecting what
 * is not connected succeeds.
 */
void
scs_demo_settings_disconnect_salesforce (ScsDemoState *state, ScsDemoUser *me)
{
  if (!me->is_admin) {
    me->is_salesforce_connected = FALSE;
    return;
  }
  state->is_salesforce_connected = FALSE;
  set_admins_connected (state, FALSE);
  scs_demo_salesforce_revoke_app (state, state->own_consumer_key);
}

static gboolean
is_email (const char *text)
{
  return g_regex_match_simple (
      "^[^@\\s\"<>,;]{1,64}@(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\\.)+[a-z]{2,63}\\z",
      text,
      G_REGEX_CASELESS,
      0);
}

/**
 * scs_demo_settings_invite:
 * @email: anything
 * @user: (out) (transfer none) (nullable): who has that e-mail id now
 *
 * Returns: (transfer none): `invited`, or why not: `already_here`, `invalid`, `used_elsewhere`,
 * `no_seat`
 */
const char *
scs_demo_settings_invite (ScsDemoState *state, const char *email, ScsDemoUser **user)
{
  const ScsDemoPerson *person = scs_demo_company_find_person (email);

  *user = scs_demo_state_find_user_by_email (state, email);
  if (!is_email (email))
    return "invalid";
  if (*user != NULL)
    return "already_here";
  if (person != NULL && person->used_elsewhere)
    return "used_elsewhere";
  if (state->users->len >= SCS_DEMO_SEATS)
    return "no_seat";
  *user = scs_demo_state_add_user (state, email);
  return "invited";
}

/**
 * scs_demo_settings_grant:
 * @user_id: of the person
 * @workspace_ids: (array zero-terminated=1): those that are there; none means the Default one
 * @user: (out) (transfer none) (nullable): the person
 *
 * Workspaces are chosen at this moment and never again; whoever has access keeps theirs.
 *
 * Returns: (transfer none): `connected`, `already_connected` or `unknown_user`
 */
const char *
scs_demo_settings_grant (ScsDemoState *state,
                         const char *user_id,
                         char **workspace_ids,
                         ScsDemoUser **user)
{
  static const char *const default_ids[] = { "1", NULL };

  *user = scs_demo_state_find_user (state, user_id);
  if (*user == NULL)
    return "unknown_user";
  if ((*user)->has_access)
    return "already_connected";
  (*user)->has_access = TRUE;
  (*user)->access_at_us = scs_demo_clock_now_us ();
  g_strfreev ((*user)->workspace_ids);
  (*user)->workspace_ids =
      g_strdupv (workspace_ids[0] != NULL ? workspace_ids : (char **) default_ids);
  return "connected";
}

/**
 * scs_demo_settings_revoke:
 * @user_id: of the person
 * @user: (out) (transfer none) (nullable): the person
 *
 * Returns: (transfer none): `disconnected`, `not_connected` or `unknown_user`
 */
const char *
scs_demo_settings_revoke (ScsDemoState *state, const char *user_id, ScsDemoUser **user)
{
  *user = scs_demo_state_find_user (state, user_id);
  if (*user == NULL)
    return "unknown_user";
  if (!(*user)->has_access)
    return "not_connected";
  (*user)->has_access = FALSE;
  return "disconnected";
}
