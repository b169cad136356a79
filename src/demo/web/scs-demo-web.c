/* SPDX-FileCopyrightText: 2026 The Sales Connect Setup authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "demo/web/scs-demo-web.h"

#include <string.h>

#define PLACE_MAX_BYTES 256

typedef enum {
  WHO_ANYBODY,
  WHO_USER,
  WHO_ADMIN,
} Who;

typedef struct {
  const char *path;
  Who who;
  ScsDemoVisitHandler show; /* GET */
  ScsDemoVisitHandler act;  /* (nullable) POST */
} Route;

#define ACCOUNT SCS_DEMO_PLACE_ACCOUNT
#define ADMIN SCS_DEMO_PLACE_ADMIN

static const Route routes[] = {
  { "/login", WHO_ANYBODY, scs_demo_web_show_login, scs_demo_web_log_in },
  { "/next", WHO_ANYBODY, scs_demo_web_show_next, NULL },
  { "/web/sign-out", WHO_ANYBODY, NULL, scs_demo_web_log_out },
  { "/web/forgot-password", WHO_ANYBODY, scs_demo_web_show_forgotten, scs_demo_web_send_reset },
  { "/web/reset-password", WHO_ANYBODY, scs_demo_web_show_reset, scs_demo_web_set_password },
  { "/web/home", WHO_USER, scs_demo_web_show_home, NULL },
  { "/web/settings", WHO_USER, scs_demo_web_show_settings, NULL },
  { "/web/settings/salesforce", WHO_USER, scs_demo_web_find_salesforce, NULL },
  { ACCOUNT, WHO_USER, scs_demo_web_show_account, NULL },
  { SCS_DEMO_PLACE_PROFILE, WHO_USER, scs_demo_web_show_profile, scs_demo_web_save_profile },
  { ACCOUNT "/salesforce", WHO_USER, scs_demo_web_show_salesforce, NULL },
  { ACCOUNT "/salesforce/connect", WHO_USER, NULL, scs_demo_web_connect_salesforce },
  { ACCOUNT "/salesforce/disconnect", WHO_USER, NULL, scs_demo_web_disconnect_salesforce },
  { ACCOUNT "/salesforce/sync", WHO_USER, scs_demo_web_show_sync_settings, NULL },
  { ADMIN, WHO_ADMIN, scs_demo_web_show_admin, NULL },
  { SCS_DEMO_PLACE_GENERAL, WHO_ADMIN, scs_demo_web_show_general, scs_demo_web_save_general },
  { ADMIN "/salesforce", WHO_ADMIN, scs_demo_web_show_salesforce, NULL },
  { ADMIN "/salesforce/connect", WHO_ADMIN, NULL, scs_demo_web_connect_salesforce },
  { ADMIN "/salesforce/disconnect", WHO_ADMIN, NULL, scs_demo_web_disconnect_salesforce },
  { ADMIN "/salesforce/install", WHO_ADMIN, NULL, scs_demo_web_install_package },
  { ADMIN "/salesforce/sync",
    WHO_ADMIN,
    scs_demo_web_show_sync_settings,
    scs_demo_web_save_sync_settings },
  { SCS_DEMO_PLACE_MARKETO, WHO_ADMIN, scs_demo_web_show_marketo, NULL },
  { SCS_DEMO_PLACE_MARKETO "/connect", WHO_ADMIN, NULL, scs_demo_web_connect_marketo },
  { SCS_DEMO_PLACE_MARKETO "/disconnect", WHO_ADMIN, NULL, scs_demo_web_disconnect_marketo },
  { SCS_DEMO_PLACE_ACCESS, WHO_ADMIN, scs_demo_web_show_access, scs_demo_web_choose_access },
  { SCS_DEMO_PLACE_ACCESS "/connect", WHO_ADMIN, NULL, scs_demo_web_grant_access },
  { SCS_DEMO_PLACE_USERS, WHO_ADMIN, scs_demo_web_show_users, NULL },
  { SCS_DEMO_PLACE_USERS "/role", WHO_ADMIN, NULL, scs_demo_web_set_role },
  { SCS_DEMO_PLACE_USERS "/invite",
    WHO_ADMIN,
    scs_demo_web_show_invite,
    scs_demo_web_confirm_invite },
  { SCS_DEMO_PLACE_USERS "/invite/send", WHO_ADMIN, NULL, scs_demo_web_send_invite },
  { SCS_DEMO_PLACE_USERS "/import", WHO_ADMIN, scs_demo_web_show_import, scs_demo_web_map_import },
  { SCS_DEMO_PLACE_USERS "/import/send", WHO_ADMIN, NULL, scs_demo_web_send_import },
  { SCS_DEMO_PLACE_TEAMS, WHO_ADMIN, scs_demo_web_show_teams, NULL },
  { SCS_DEMO_PLACE_TEAMS "/new", WHO_ADMIN, scs_demo_web_show_new_team, scs_demo_web_create_team },
  { SCS_DEMO_PLACE_TEAMS "/team", WHO_ADMIN, scs_demo_web_show_team, scs_demo_web_fill_team },
};

/**
 * scs_demo_web_is_page:
 * @path: decoded
 *
 * Returns: whether it belongs to the web application of Sales Connect
 */
gboolean
scs_demo_web_is_page (const char *path)
{
  return strcmp (path, "/login") == 0 || strcmp (path, "/next") == 0 ||
         g_str_has_prefix (path, "/web/");
}

/**
 * scs_demo_web_new_uploads:
 *
 * Returns: (transfer full) (element-type utf8 ScsDemoCsv): where tables wait, by session, until
 * their columns are chosen
 */
GHashTable *
scs_demo_web_new_uploads (void)
{
  return g_hash_table_new_full (g_str_hash,
                                g_str_equal,
                                g_free,
                                (GDestroyNotify) scs_demo_csv_free);
}

/* Whoever has not signed in goes to the login page, and from there to where they wanted to. What
 * was sent with a form is lost: the page before it takes its place. */
static void
ask_to_sign_in (ScsDemoVisit *visit, const Route *route)
{
  const char *path = visit->exchange->path;
  g_autofree char *place = route->show != NULL ? g_strdup (path) : g_path_get_dirname (path);
  g_autofree char *escaped = NULL;
  g_autofree char *location = NULL;

  if (strlen (place) > PLACE_MAX_BYTES)
    g_clear_pointer (&place, g_free);
  escaped = g_uri_escape_string (place != NULL ? place : "/web/home", "/", FALSE);
  location = g_strconcat ("/login?next=", escaped, NULL);
  scs_demo_exchange_redirect (visit->exchange, 303, location);
}

static void
act (ScsDemoVisit *visit, const Route *route)
{
  if (scs_demo_exchange_is_too_large (visit->exchange)) {
    scs_demo_web_say (visit,
                      413,
                      "This is larger than 1 MB.",
                      "1 MB を超えるデータは送信できません。");
    return;
  }
  visit->fields = scs_demo_web_form_parse (visit->exchange);
  if (visit->fields == NULL)
    scs_demo_web_say (visit,
                      400,
                      "This form could not be read.",
                      "フォームの内容を読み取れませんでした。");
  else if (!scs_demo_visit_is_genuine (visit))
    scs_demo_web_say (
        visit,
        403,
        "This form is out of date. Open the page again and repeat what you did.",
        "フォームの有効期限が切れています。ページを開き直して、もう一度操作してください。");
  else
    route->act (visit);
}

static void
follow (ScsDemoVisit *visit, const Route *route)
{
  const char *method = scs_demo_exchange_get_method (visit->exchange);
  gboolean is_post = strcmp (method, "POST") == 0;
  gboolean is_get = strcmp (method, "GET") == 0 || strcmp (method, "HEAD") == 0;

  if ((!is_post || route->act == NULL) && (!is_get || route->show == NULL))
    scs_demo_web_say (visit,
                      405,
                      "This page cannot be used in that way.",
                      "このページはそのような方法では使えません。");
  else if (route->who != WHO_ANYBODY && visit->me == NULL)
    ask_to_sign_in (visit, route);
  else if (route->who == WHO_ADMIN && !visit->me->is_admin)
    scs_demo_web_say (visit,
                      403,
                      "Only admins can open this page.",
                      "このページは管理者のみが開けます。");
  else if (is_post)
    act (visit, route);
  else
    route->show (visit);
}

/**
 * scs_demo_web_handle:
 *
 * Answers any request to the web application of Sales Connect.
 */
void
scs_demo_web_handle (ScsDemoExchange *exchange)
{
  g_auto (ScsDemoVisit) visit = { 0 };

  scs_demo_visit_begin (&visit, exchange);
  for (guint i = 0; i < G_N_ELEMENTS (routes); i++) {
    if (strcmp (routes[i].path, exchange->path) == 0) {
      follow (&visit, &routes[i]);
      return;
    }
  }
  scs_demo_web_say (&visit, 404, "There is no such page.", "このページはありません。");
}
