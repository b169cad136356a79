/* SPDX-FileCopyrightText: 2026 The Sales Connect Setup authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "demo/web/scs-demo-web.h"
#include "demo/web/scs-demo-web-words.h"

#include "demo/sales-connect/scs-demo-settings.h"
#include "demo/scs-demo-clock.h"
#include "demo/scs-demo-company.h"

#include <string.h>

#define ID_MAX_BYTES 64
#define SEARCH_MAX_BYTES 254

static ScsDemoPage *
begin_page (ScsDemoVisit *visit)
{
  ScsDemoPage *page = scs_demo_web_settings_new (visit, SCS_DEMO_PLACE_MARKETO, WORD_TEAM_ACCESS);

  scs_demo_web_add_marketo_tabs (page, TRUE);
  return page;
}

/* Returns: FALSE after having answered that it is not open, and until when */
static gboolean
check_open (ScsDemoVisit *visit)
{
  ScsDemoState *state = visit->state;
  g_autoptr (ScsDemoPage) page = NULL;
  g_autofree char *opens_at = NULL;

  if (scs_demo_settings_is_access_open (state))
    return TRUE;
  page = begin_page (visit);
  if (state->is_marketo_connected) {
    opens_at = scs_demo_clock_format_local (state->access_opens_at_us);
    scs_demo_page_add (
        page,
        "<p id=\"access-closed\">%s <time>%s</time></p>"
        "<p><a class=\"button plain\" href=\"%s\">%s</a></p>\n",
        scs_demo_page_pick (
            page,
            "Marketo is still being connected. Team Access opens at",
            "Marketo の接続を準備しています。チームアクセスが使えるようになる時刻："),
        opens_at,
        SCS_DEMO_PLACE_ACCESS,
        scs_demo_page_pick (page, "Refresh", "更新"));
  } else {
    scs_demo_web_add_text (page,
                           "Connect Marketo first, under Set Up.",
                           "先に「設定」タブで Marketo を接続してください。");
  }
  scs_demo_web_page_answer (page,
                            visit,
                            strcmp (scs_demo_exchange_get_method (visit->exchange), "POST") == 0
                                ? 409
                                : 200);
  return FALSE;
}

static gboolean
is_found (ScsDemoUser *user, const char *search)
{
  g_autofree char *text = g_strconcat (user->email, " ", scs_demo_web_get_name (user), NULL);
  g_autofree char *folded = g_utf8_casefold (text, -1);
  g_autofree char *wanted = g_utf8_casefold (search, -1);

  return strstr (folded, wanted) != NULL;
}

static void
add_user (ScsDemoPage *page, ScsDemoUser *user, gboolean is_ticked)
{
  g_autofree char *workspaces = scs_demo_web_join_workspaces (page, user);

  scs_demo_page_add (page,
                     "<tr><td><label class=\"tick\"><input type=\"checkbox\" name=\"user\" "
                     "value=\"%s\"%s>%s <span>%s</span></label></td><td>%s</td><td>%s</td></tr>\n",
                     user->id,
                     is_ticked ? " checked" : "",
                     scs_demo_web_get_name (user),
                     user->email,
                     user->has_access ? scs_demo_page_pick (page, WORD_CONNECTED)
                                      : scs_demo_page_pick (page, WORD_NOT_CONNECTED),
                     workspaces);
}

static void
add_search (ScsDemoPage *page, const char *search)
{
  scs_demo_page_add (page,
                     "<form method=\"get\" action=\"%s\"><label for=\"q\">%s</label>"
                     "<div class=\"row\"><input id=\"q\" name=\"q\" type=\"search\" value=\"%s\">"
                     "<button type=\"submit\" class=\"plain\">%s</button>"
                     "<button type=\"submit\" class=\"plain\" name=\"select\" value=\"all\">%s"
                     "</button></div></form>\n",
                     SCS_DEMO_PLACE_ACCESS,
                     scs_demo_page_pick (page, "Name or email", "名前またはメール"),
                     search,
                     scs_demo_page_pick (page, "Search", "検索"),
                     scs_demo_page_pick (page, "Select All", "すべて選択"));
}

/* @text: (nullable): what is wrong */
static void
show_table (ScsDemoVisit *visit, const char *text, const char *text_ja)
{
  GPtrArray *users = visit->state->users;
  const char *given = scs_demo_exchange_get_query (visit->exchange, "q");
  const char *search = given != NULL && strlen (given) <= SEARCH_MAX_BYTES ? given : "";
  gboolean is_all = g_strcmp0 (scs_demo_exchange_get_query (visit->exchange, "select"), "all") == 0;
  g_autoptr (ScsDemoPage) page = begin_page (visit);

  if (text != NULL)
    scs_demo_web_add_error (page, text, text_ja);
  add_search (page, search);
  scs_demo_web_begin_form (page, visit, SCS_DEMO_PLACE_ACCESS);
  scs_demo_page_add (page,
                     "<button type=\"submit\" name=\"do\" value=\"connect\">%s</button>"
                     "<button type=\"submit\" name=\"do\" value=\"disconnect\" class=\"plain\">%s"
                     "</button>\n<table id=\"access\"><tr><th>%s</th><th>%s</th><th>%s</th></tr>\n",
                     scs_demo_page_pick (page, WORD_CONNECT),
                     scs_demo_page_pick (page, WORD_DISCONNECT),
                     scs_demo_page_pick (page, WORD_USER),
                     scs_demo_page_pick (page, WORD_STATUS),
                     scs_demo_page_pick (page, WORD_WORKSPACES));
  for (guint i = 0; i < users->len; i++) {
    if (is_found (users->pdata[i], search))
      add_user (page, users->pdata[i], is_all);
  }
  scs_demo_page_add (page, "</table></form>\n");
  scs_demo_web_page_answer (page, visit, text != NULL ? 400 : 200);
}

/**
 * scs_demo_web_show_access:
 *
 * GET Marketo > Team Access, with what to search for.
 *
 * Source: Marketo Sales Connect, Granting Access to Users.
 */
void
scs_demo_web_show_access (ScsDemoVisit *visit)
{
  if (check_open (visit))
    show_table (visit, NULL, NULL);
}

static void
begin_results (ScsDemoPage *page)
{
  scs_demo_page_add (page,
                     "<table id=\"results\"><tr><th>%s</th><th>%s</th><th>%s</th></tr>\n",
                     scs_demo_page_pick (page, WORD_USER),
                     scs_demo_page_pick (page, WORD_RESULT),
                     scs_demo_page_pick (page, WORD_WORKSPACES));
}

static const char *
describe (ScsDemoPage *page, const char *result)
{
  if (strcmp (result, "connected") == 0)
    return scs_demo_page_pick (page, WORD_CONNECTED);
  if (strcmp (result, "already_connected") == 0)
    return scs_demo_page_pick (page,
                               "Was connected already, with these workspaces",
                               "すでに接続済みです（ワークスペースは変わりません）");
  if (strcmp (result, "disconnected") == 0)
    return scs_demo_page_pick (page, "Disconnected", "切断しました");
  if (strcmp (result, "not_connected") == 0)
    return scs_demo_page_pick (page, "Was not connected", "接続されていません");
  return scs_demo_page_pick (page, "There is no such user", "このユーザーは存在しません");
}

static void
add_result (ScsDemoPage *page, const char *user_id, ScsDemoUser *user, const char *result)
{
  g_autofree char *workspaces =
      user != NULL ? scs_demo_web_join_workspaces (page, user) : g_strdup ("");

  scs_demo_page_add (page,
                     "<tr><td>%s</td><td>%s</td><td>%s</td></tr>\n",
                     user != NULL ? user->email : user_id,
                     describe (page, result),
                     workspaces);
}

static void
end_results (ScsDemoPage *page, ScsDemoVisit *visit)
{
  scs_demo_page_add (page,
                     "</table><p><a class=\"button plain\" href=\"%s\">%s</a></p>\n",
                     SCS_DEMO_PLACE_ACCESS,
                     scs_demo_page_pick (page, "Done", "完了"));
  scs_demo_web_page_answer (page, visit, 200);
}

static void
disconnect (ScsDemoVisit *visit, char **user_ids)
{
  g_autoptr (ScsDemoPage) page = begin_page (visit);

  begin_results (page);
  for (guint i = 0; user_ids[i] != NULL; i++) {
    ScsDemoUser *user;
    const char *result = scs_demo_settings_revoke (visit->state, user_ids[i], &user);

    add_result (page, user_ids[i], user, result);
  }
  scs_demo_scene_changed (visit->scene);
  end_results (page, visit);
}

static void
add_workspaces (ScsDemoPage *page)
{
  guint n_workspaces;
  const ScsDemoWorkspace *workspaces = scs_demo_company_get_workspaces (&n_workspaces);

  scs_demo_page_add (page,
                     "<fieldset><legend>%s</legend>\n",
                     scs_demo_page_pick (page, WORD_WORKSPACES));
  for (guint i = 0; i < n_workspaces; i++)
    scs_demo_page_add (page,
                       "<label class=\"tick\"><input type=\"checkbox\" name=\"workspace\" "
                       "value=\"%" G_GINT64_FORMAT "\">%s</label>\n",
                       workspaces[i].id,
                       i == 0 ? scs_demo_page_pick (page, "Default", "デフォルト")
                              : workspaces[i].name);
  scs_demo_page_add (page, "</fieldset>\n");
}

static void
ask_for_workspaces (ScsDemoVisit *visit, char **user_ids)
{
  g_autoptr (ScsDemoPage) page = begin_page (visit);

  scs_demo_page_add (page,
                     "<h2>%s</h2><p>%s <strong id=\"n-users\">%u</strong></p>\n",
                     scs_demo_page_pick (page, "Choose workspaces", "ワークスペースの選択"),
                     scs_demo_page_pick (page, "Selected users:", "選択したユーザー数："),
                     g_strv_length (user_ids));
  scs_demo_web_add_text (
      page,
      "Workspaces can only be chosen now. If none is chosen, the Default workspace "
      "is used.",
      "ワークスペースを選択できるのはこのときだけです。何も選択しない場合は、"
      "デフォルトのワークスペースになります。");
  scs_demo_web_begin_form (page, visit, SCS_DEMO_PLACE_ACCESS "/connect");
  for (guint i = 0; user_ids[i] != NULL; i++)
    scs_demo_web_add_hidden (page, "user", user_ids[i]);
  add_workspaces (page);
  scs_demo_page_add (page,
                     "<button type=\"submit\">%s</button>"
                     "<a class=\"button plain\" href=\"%s\">%s</a></form>\n",
                     scs_demo_page_pick (page, WORD_CONNECT),
                     SCS_DEMO_PLACE_ACCESS,
                     scs_demo_page_pick (page, WORD_CANCEL));
  scs_demo_web_page_answer (page, visit, 200);
}

/**
 * scs_demo_web_choose_access:
 *
 * POST of the ticked users: Connect asks for their workspaces, Disconnect takes their access away.
 */
void
scs_demo_web_choose_access (ScsDemoVisit *visit)
{
  g_auto (GStrv) user_ids = scs_demo_visit_get_all (visit, "user", ID_MAX_BYTES);

  if (!check_open (visit))
    return;
  if (user_ids[0] == NULL)
    show_table (visit, "Select users first.", "先にユーザーを選択してください。");
  else if (strcmp (scs_demo_visit_get (visit, "do", 16), "disconnect") == 0)
    disconnect (visit, user_ids);
  else
    ask_for_workspaces (visit, user_ids);
}

/**
 * scs_demo_web_grant_access:
 *
 * POST of the users with the workspaces chosen for them.
 */
void
scs_demo_web_grant_access (ScsDemoVisit *visit)
{
  g_auto (GStrv) user_ids = scs_demo_visit_get_all (visit, "user", ID_MAX_BYTES);
  g_auto (GStrv) workspace_ids = scs_demo_visit_get_all (visit, "workspace", ID_MAX_BYTES);
  g_autoptr (ScsDemoPage) page = NULL;

  if (!check_open (visit))
    return;
  for (guint i = 0; workspace_ids[i] != NULL; i++) {
    if (scs_demo_company_find_workspace (workspace_ids[i]) == NULL) {
      scs_demo_web_say (visit,
                        422,
                        "There is no such workspace.",
                        "このワークスペースは存在しません。");
      return;
    }
  }
  page = begin_page (visit);
  begin_results (page);
  for (guint i = 0; user_ids[i] != NULL; i++) {
    ScsDemoUser *user;
    const char *result = scs_demo_settings_grant (visit->state, user_ids[i], workspace_ids, &user);

    add_result (page, user_ids[i], user, result);
  }
  scs_demo_scene_changed (visit->scene);
  end_results (page, visit);
}
