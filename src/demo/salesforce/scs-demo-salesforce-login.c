/* SPDX-FileCopyrightText: 2026 The Sales Connect Setup authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "demo/salesforce/scs-demo-salesforce.h"

#include "demo/scs-demo-clock.h"
#include "demo/scs-demo-company.h"
#include "demo/scs-demo-page.h"
#include "demo/scs-demo-secret.h"

#include <string.h>

#define CODE_LIFE_US (15 * G_TIME_SPAN_MINUTE)
#define TICKET_LIFE_US (10 * G_TIME_SPAN_MINUTE)
#define TICKETS_MAX 100
#define CODES_MAX 50
#define STATE_MAX_BYTES 2048

typedef struct {
  ScsDemoApp app;
  const char *redirect_uri;
  const char *challenge; /* (nullable) */
  const char *state;     /* (nullable) */
  char *scope;
} SignIn;

static void
sign_in_clear (SignIn *sign_in)
{
  g_free (sign_in->scope);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (SignIn, sign_in_clear)

/* These never come back to the app: they stand on Salesforce's own page. */
static void
show_error (ScsDemoExchange *exchange, const char *error, const char *description)
{
  g_autoptr (ScsDemoPage) page = scs_demo_page_new (exchange,
                                                    "Salesforce demo: sign-in is not possible",
                                                    "Salesforce のデモ：サインインできません");

  scs_demo_page_add (page,
                     "<p class=\"error\">error=%s&amp;error_description=%s</p>\n",
                     error,
                     description);
  scs_demo_page_answer (page, exchange, 400);
}

/* Sends the browser back to the app. */
static void
go_back (ScsDemoExchange *exchange,
         const SignIn *sign_in,
         const char *name,
         const char *value,
         const char *description)
{
  g_autofree char *escaped = g_uri_escape_string (value, NULL, FALSE);
  g_autoptr (GString) location = g_string_new (sign_in->redirect_uri);

  g_string_append_printf (location, "?%s=%s", name, escaped);
  if (description != NULL) {
    g_autofree char *text = g_uri_escape_string (description, NULL, FALSE);

    g_string_append_printf (location, "&error_description=%s", text);
  }
  if (sign_in->state != NULL) {
    g_autofree char *state = g_uri_escape_string (sign_in->state, NULL, FALSE);

    g_string_append_printf (location, "&state=%s", state);
  }
  scs_demo_exchange_set_header (exchange, "Referrer-Policy", "no-referrer");
  scs_demo_exchange_redirect (exchange, 302, location->str);
}

/* Sends the browser back with what the org has against Sales Connect, in the words of its address.
 *
 * Source: Salesforce help, 005132365, Prepare for Connected App Usage Restrictions Change; Marketo
 * Sales Insight Actions, How do I fix “We were unable to authenticate your request”.
 *
 * Returns: whether it has anything against it */
static gboolean
refuse_app (ScsDemoExchange *exchange, const SignIn *sign_in)
{
  ScsDemoState *state = exchange->scene->state;
  g_autofree char *query = NULL;
  g_autofree char *location = NULL;

  if (sign_in->app.secret == NULL || (!state->is_app_blocked && !state->is_app_uninstalled))
    return FALSE;
  query = soup_form_encode ("error",
                            state->is_app_blocked ? "OAuth app blocked"
                                                  : "OAUTH_APPROVAL_ERROR_GENERIC",
                            "error_description",
                            state->is_app_blocked ? "this app is blocked by admin"
                                                  : "app must be installed into org",
                            "state",
                            sign_in->state != NULL ? sign_in->state : "",
                            NULL);
  location = g_strconcat (sign_in->redirect_uri, "?", query, NULL);
  scs_demo_exchange_set_header (exchange, "Referrer-Policy", "no-referrer");
  scs_demo_exchange_redirect (exchange, 302, location);
  return TRUE;
}

/* Returns: FALSE after having answered */
static gboolean
read_sign_in (ScsDemoExchange *exchange, SignIn *sign_in)
{
  const char *method = scs_demo_exchange_get_query (exchange, "code_challenge_method");

  sign_in->redirect_uri = scs_demo_exchange_get_query (exchange, "redirect_uri");
  sign_in->challenge = scs_demo_exchange_get_query (exchange, "code_challenge");
  sign_in->state = scs_demo_exchange_get_query (exchange, "state");
  if (!scs_demo_salesforce_find_app (exchange->scene,
                                     scs_demo_exchange_get_query (exchange, "client_id"),
                                     &sign_in->app)) {
    show_error (exchange, "invalid_client_id", "client identifier invalid");
  } else if (sign_in->redirect_uri == NULL) {
    show_error (exchange, "redirect_uri_missing", "redirect_uri not provided");
  } else if (!scs_demo_salesforce_has_redirect (exchange->scene,
                                                &sign_in->app,
                                                sign_in->redirect_uri)) {
    show_error (exchange, "redirect_uri_mismatch", "redirect_uri must match configuration");
  } else if (g_strcmp0 (scs_demo_exchange_get_query (exchange, "response_type"), "code") != 0) {
    show_error (exchange, "unsupported_response_type", "response type not supported");
  } else if (sign_in->app.needs_pkce && sign_in->challenge == NULL) {
    show_error (exchange, "invalid_request", "missing required code challenge");
  } else if (sign_in->challenge != NULL &&
             (g_strcmp0 (method, "S256") != 0 || strlen (sign_in->challenge) != 43)) {
    show_error (exchange, "invalid_request", "invalid code challenge");
  } else if (sign_in->state != NULL && strlen (sign_in->state) > STATE_MAX_BYTES) {
    show_error (exchange, "invalid_request", "state is too long");
  } else {
    sign_in->scope =
        scs_demo_salesforce_choose_scope (scs_demo_exchange_get_query (exchange, "scope"));
    if (sign_in->scope != NULL)
      return TRUE;
    go_back (exchange, sign_in, "error", "invalid_scope", "the requested scope is not allowed");
  }
  return FALSE;
}

static void
show_form (ScsDemoExchange *exchange, gboolean was_wrong)
{
  const char *hint = scs_demo_exchange_get_query (exchange, "login_hint");
  g_autoptr (ScsDemoPage) page =
      scs_demo_page_new (exchange, "Salesforce demo: Log In", "Salesforce のデモ：ログイン");

  if (was_wrong)
    scs_demo_page_add (
        page,
        "<p class=\"error\" role=\"alert\">%s</p>\n",
        scs_demo_page_pick (
            page,
            "Please check your username and password. If you still can’t log in, contact "
            "your Salesforce administrator.",
            "ユーザー名とパスワードを確認してください。ログインできない場合は、Salesforce 管理者にお問い合わせください。"));
  scs_demo_page_add (
      page,
      "<form method=\"post\"><label for=\"username\">%s</label>"
      "<input id=\"username\" name=\"username\" autocomplete=\"off\" value=\"%s\">"
      "<label for=\"password\">%s</label><input id=\"password\" name=\"password\" type=\"password\" "
      "autocomplete=\"off\"><button type=\"submit\">%s</button></form>\n",
      scs_demo_page_pick (page, "Username", "ユーザー名"),
      hint != NULL ? hint : "",
      scs_demo_page_pick (page, "Password", "パスワード"),
      scs_demo_page_pick (page, "Log In", "ログイン"));
  scs_demo_page_add (
      page,
      "<p class=\"note\"><a href=\"%s/\" target=\"_blank\" rel=\"noreferrer\">%s</a></p>\n",
      exchange->scene->urls[SCS_DEMO_SALES_CONNECT],
      scs_demo_page_pick (page,
                          "The user name and the password of this demo stand on the Demo Desk.",
                          "このデモのユーザー名とパスワードは「デモデスク」にあります。"));
  scs_demo_page_answer (page, exchange, 200);
}

static char *
make_ticket (ScsDemoScene *scene)
{
  char *ticket = scs_demo_secret_new_alnum (40);
  gint64 *expires_at_us = g_new (gint64, 1);

  if (g_hash_table_size (scene->tickets) >= TICKETS_MAX)
    g_hash_table_remove_all (scene->tickets);
  *expires_at_us = scs_demo_clock_now_us () + TICKET_LIFE_US;
  g_hash_table_insert (scene->tickets, g_strdup (ticket), expires_at_us);
  return ticket;
}

static gboolean
take_ticket (ScsDemoScene *scene, const char *ticket)
{
  gint64 *expires_at_us = g_hash_table_lookup (scene->tickets, ticket);
  gboolean is_good = expires_at_us != NULL && *expires_at_us > scs_demo_clock_now_us ();

  g_hash_table_remove (scene->tickets, ticket);
  return is_good;
}

static void
show_consent (ScsDemoExchange *exchange, const SignIn *sign_in)
{
  g_autofree char *ticket = make_ticket (exchange->scene);
  g_autoptr (ScsDemoPage) page = scs_demo_page_new (exchange,
                                                    "Salesforce demo: Allow access?",
                                                    "Salesforce のデモ：アクセスを許可しますか？");

  scs_demo_page_add (page,
                     "<p><strong>%s</strong> %s</p><ul>",
                     sign_in->app.name,
                     scs_demo_page_pick (page, "is asking to:", "が次のアクセスを求めています："));
  scs_demo_page_add (page,
                     "<li>%s</li>",
                     scs_demo_page_pick (page,
                                         "Access the identity URL service",
                                         "ID URL サービスにアクセス"));
  scs_demo_page_add (page,
                     "<li>%s</li>",
                     scs_demo_page_pick (page,
                                         "Manage user data via APIs (api)",
                                         "API を使用してユーザーデータを管理 (api)"));
  if (strstr (sign_in->scope, "refresh_token") != NULL)
    scs_demo_page_add (
        page,
        "<li>%s</li>",
        scs_demo_page_pick (page,
                            "Perform requests at any time (refresh_token, offline_access)",
                            "いつでも要求を実行 (refresh_token, offline_access)"));
  scs_demo_page_add (
      page,
      "</ul><p>%s: " SCS_DEMO_ADMIN_NAME " (%s), " SCS_DEMO_COMPANY
      "</p><form method=\"post\"><input type=\"hidden\" name=\"ticket\" value=\"%s\">"
      "<button name=\"decision\" value=\"allow\">%s</button>"
      "<button name=\"decision\" value=\"deny\">%s</button></form>\n",
      scs_demo_page_pick (page, "Logged in as", "ログイン中のユーザー"),
      exchange->scene->state->salesforce_username,
      ticket,
      scs_demo_page_pick (page, "Allow", "許可"),
      scs_demo_page_pick (page, "Deny", "拒否"));
  scs_demo_page_answer (page, exchange, 200);
}

static void
give_code (ScsDemoExchange *exchange, const SignIn *sign_in)
{
  ScsDemoState *state = exchange->scene->state;
  ScsDemoCode *code = scs_demo_record_new (&scs_demo_code_shape);
  g_autofree char *random = scs_demo_secret_new_alnum (70);

  code->value = g_strconcat ("aPrx", random, "==", NULL);
  code->client_id = g_strdup (sign_in->app.client_id);
  code->redirect_uri = g_strdup (sign_in->redirect_uri);
  code->challenge = g_strdup (sign_in->challenge);
  code->scope = g_strdup (sign_in->scope);
  code->expires_at_us = scs_demo_clock_now_us () + CODE_LIFE_US;
  if (state->codes->len >= CODES_MAX)
    g_ptr_array_remove_index (state->codes, 0);
  g_ptr_array_add (state->codes, code);
  scs_demo_scene_changed (exchange->scene);
  go_back (exchange, sign_in, "code", code->value, NULL);
}

static void
handle_post (ScsDemoExchange *exchange, const SignIn *sign_in)
{
  ScsDemoState *state = exchange->scene->state;
  const char *ticket = scs_demo_exchange_get_form (exchange, "ticket");
  const char *decision = scs_demo_exchange_get_form (exchange, "decision");
  const char *username = scs_demo_exchange_get_form (exchange, "username");
  const char *password = scs_demo_exchange_get_form (exchange, "password");

  if (ticket != NULL && take_ticket (exchange->scene, ticket)) {
    if (g_strcmp0 (decision, "allow") == 0)
      give_code (exchange, sign_in);
    else
      go_back (exchange, sign_in, "error", "access_denied", "end-user denied authorization");
  } else if (ticket != NULL) {
    show_form (exchange, FALSE);
  } else if (username != NULL && g_ascii_strcasecmp (username, state->salesforce_username) == 0 &&
             scs_demo_secret_equal (state->salesforce_password, password)) {
    if (!refuse_app (exchange, sign_in))
      show_consent (exchange, sign_in);
  } else {
    show_form (exchange, TRUE);
  }
}

/**
 * scs_demo_salesforce_show_login:
 *
 * Salesforce's own pages, for a browser: user name and password, then Allow or Deny, then back to
 * the app.
 *
 * Source: Salesforce help, web server flow.
 */
void
scs_demo_salesforce_show_login (ScsDemoExchange *exchange)
{
  g_auto (SignIn) sign_in = { 0 };
  const char *method = scs_demo_exchange_get_method (exchange);

  if (!read_sign_in (exchange, &sign_in))
    return;
  if (strcmp (method, "POST") == 0)
    handle_post (exchange, &sign_in);
  else
    show_form (exchange, FALSE);
}
