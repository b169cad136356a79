/* SPDX-FileCopyrightText: 2026 The Sales Connect Setup authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "demo/web/scs-demo-web.h"

#include "demo/scs-demo-clock.h"
#include "demo/scs-demo-secret.h"

#include <string.h>

#define SESSION_LENGTH 43
#define SESSION_LIFE_S (8 * 3600)

/* Cookies know no ports: two demos in one browser need two names. */
static char *
make_cookie_name (ScsDemoState *state)
{
  return g_strdup_printf ("sales_connect_%" G_GINT64_FORMAT, state->sales_connect_port);
}

static gboolean
is_session (const char *text)
{
  gsize length = 0;

  while (g_ascii_isalnum (text[length]))
    length++;
  return length == SESSION_LENGTH && text[length] == '\0';
}

/* Returns: (transfer full) (nullable) */
static char *
read_cookie (ScsDemoExchange *exchange)
{
  g_autofree char *name = make_cookie_name (exchange->scene->state);
  const char *header = scs_demo_exchange_get_header (exchange, "Cookie");
  g_auto (GStrv) parts = g_strsplit (header != NULL ? header : "", ";", 100);

  for (guint i = 0; parts[i] != NULL; i++) {
    char *part = g_strstrip (parts[i]);
    gsize length = strlen (name);

    if (strncmp (part, name, length) == 0 && part[length] == '=' && is_session (part + length + 1))
      return g_strdup (part + length + 1);
  }
  return NULL;
}

static void
set_session (ScsDemoVisit *self)
{
  g_autofree char *name = make_cookie_name (self->state);
  g_autofree char *value = NULL;

  g_free (self->session);
  self->session = scs_demo_secret_new_alnum (SESSION_LENGTH);
  value = g_strdup_printf ("%s=%s; Path=/; HttpOnly; SameSite=Lax; Max-Age=%d",
                           name,
                           self->session,
                           SESSION_LIFE_S);
  scs_demo_exchange_set_header (self->exchange, "Set-Cookie", value);
}

static void
choose_language (ScsDemoVisit *self)
{
  self->is_japanese = self->me != NULL && self->me->language != NULL
                          ? strcmp (self->me->language, "ja") == 0
                          : scs_demo_exchange_wants_japanese (self->exchange);
}

/**
 * scs_demo_visit_begin:
 * @self: (out caller-allocates)
 *
 * Finds out who makes a request. Whoever has no cookie gets one: it ties forms to their browser
 * even before they sign in.
 */
void
scs_demo_visit_begin (ScsDemoVisit *self, ScsDemoExchange *exchange)
{
  ScsDemoToken *token;

  memset (self, 0, sizeof *self);
  self->exchange = exchange;
  self->scene = exchange->scene;
  self->state = exchange->scene->state;
  self->session = read_cookie (exchange);
  token = self->session != NULL
              ? scs_demo_state_find_token (self->state->web_sessions, self->session)
              : NULL;
  if (token != NULL && token->owner != NULL && token->expires_at_us > scs_demo_clock_now_us ())
    self->me = scs_demo_state_find_user_by_email (self->state, token->owner);
  if (self->session == NULL)
    set_session (self);
  choose_language (self);
}

/**
 * scs_demo_visit_clear:
 *
 * Frees what belongs to the visit alone.
 */
void
scs_demo_visit_clear (ScsDemoVisit *self)
{
  g_clear_pointer (&self->session, g_free);
  g_clear_pointer (&self->fields, g_ptr_array_unref);
}

static void
end_session (ScsDemoVisit *self)
{
  ScsDemoToken *token = scs_demo_state_find_token (self->state->web_sessions, self->session);

  g_hash_table_remove (self->scene->uploads, self->session);
  if (token != NULL)
    g_ptr_array_remove (self->state->web_sessions, token);
}

/**
 * scs_demo_visit_sign_in:
 * @user: who has shown their password
 *
 * Their session has a new name, which nobody can have known before.
 */
void
scs_demo_visit_sign_in (ScsDemoVisit *self, ScsDemoUser *user)
{
  end_session (self);
  set_session (self);
  scs_demo_state_add_token (self->state->web_sessions,
                            g_strdup (self->session),
                            user->email,
                            scs_demo_clock_now_us () +
                                scs_demo_scene_get_token_life_us (self->scene,
                                                                  SCS_DEMO_SALES_CONNECT));
  self->me = user;
  scs_demo_scene_changed (self->scene);
}

/**
 * scs_demo_visit_sign_out:
 *
 * Ends the session.
 */
void
scs_demo_visit_sign_out (ScsDemoVisit *self)
{
  end_session (self);
  set_session (self);
  self->me = NULL;
  scs_demo_scene_changed (self->scene);
}

/**
 * scs_demo_visit_end_all:
 * @user: whose password is another one now
 *
 * Ends all their sessions, in whatever browser.
 */
void
scs_demo_visit_end_all (ScsDemoVisit *self, ScsDemoUser *user)
{
  GPtrArray *sessions = self->state->web_sessions;

  for (guint i = sessions->len; i > 0; i--) {
    if (g_strcmp0 (((ScsDemoToken *) sessions->pdata[i - 1])->owner, user->email) == 0)
      g_ptr_array_remove_index (sessions, i - 1);
  }
}

/**
 * scs_demo_visit_make_csrf:
 *
 * Returns: (transfer full): what the forms of this session carry
 */
char *
scs_demo_visit_make_csrf (ScsDemoVisit *self)
{
  g_autofree char *key = g_strconcat ("form:", self->state->signing_key, NULL);

  return g_compute_hmac_for_string (G_CHECKSUM_SHA256,
                                    (const guchar *) key,
                                    strlen (key),
                                    self->session,
                                    -1);
}

/**
 * scs_demo_visit_is_genuine:
 *
 * Returns: whether a form that was sent stood on a page which this session had from here
 */
gboolean
scs_demo_visit_is_genuine (ScsDemoVisit *self)
{
  g_autofree char *expected = scs_demo_visit_make_csrf (self);

  return scs_demo_exchange_is_from_own_page (self->exchange) &&
         scs_demo_secret_equal (expected, scs_demo_visit_get (self, "csrf", 128));
}

/**
 * scs_demo_visit_go:
 * @place: the page to go on with
 * @notice: (nullable): what that page is to say: one word
 *
 * Answers a form: the browser goes on, and going back does not send it again.
 */
void
scs_demo_visit_go (ScsDemoVisit *self, const char *place, const char *notice)
{
  g_autofree char *location =
      notice != NULL ? g_strconcat (place, "?notice=", notice, NULL) : g_strdup (place);

  scs_demo_exchange_redirect (self->exchange, 303, location);
}
