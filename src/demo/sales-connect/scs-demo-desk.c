/* SPDX-FileCopyrightText: 2026 The Sales Connect Setup authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "demo/sales-connect/scs-demo-sales-connect.h"

#include "demo/salesforce/scs-demo-salesforce.h"
#include "demo/scs-demo-clock.h"
#include "demo/scs-demo-company.h"
#include "demo/scs-demo-page.h"

#include <string.h>

static void
add_heading (ScsDemoPage *page, const char *text, const char *text_ja)
{
  scs_demo_page_add (page, "<h2>%s</h2>\n", scs_demo_page_pick (page, text, text_ja));
}

static void
add_row (ScsDemoPage *page,
         const char *id,
         const char *label,
         const char *label_ja,
         const char *value)
{
  scs_demo_page_add (page,
                     "<tr><th scope=\"row\">%s</th><td><code id=\"%s\">%s</code></td></tr>\n",
                     scs_demo_page_pick (page, label, label_ja),
                     id,
                     value);
}

/* The link names the person; what lets them set a password stays out of the address. */
static void
add_resets (ScsDemoPage *page, ScsDemoState *state)
{
  for (guint i = state->resets->len; i > 0; i--) {
    ScsDemoToken *reset = state->resets->pdata[i - 1];
    ScsDemoUser *user = scs_demo_state_find_user_by_email (state, reset->owner);

    if (user == NULL || reset->expires_at_us <= scs_demo_clock_now_us ())
      continue;
    scs_demo_page_add (
        page,
        "<article><h3>%s: %s</h3><p>%s</p>"
        "<p><a href=\"/web/reset-password?user=%s\">%s</a></p></article>\n",
        scs_demo_page_pick (page, "To", "宛先"),
        user->email,
        scs_demo_page_pick (page,
                            "Somebody asked for a new password for your account. If "
                            "it was you, follow the link.",
                            "お使いのアカウントのパスワードの再設定が依頼されました。"
                            "ご本人の場合は、リンクを開いてください。"),
        user->id,
        scs_demo_page_pick (page, "Reset Password", "パスワードをリセット"));
  }
}

static void
add_mail (ScsDemoPage *page, ScsDemoState *state)
{
  add_heading (page, "Mail from Sales Connect", "Sales Connect からのメール");
  scs_demo_page_add (
      page,
      "<p>%s</p><p>%s</p><table>\n",
      scs_demo_page_pick (page,
                          "Welcome to Sales Connect! You have been invited as its first admin.",
                          "Sales Connect へようこそ。最初の管理者として招待されました。"),
      scs_demo_page_pick (
          page,
          "You have already followed the link, and your password was reset to the one below.",
          "リンクからのパスワードのリセットは済んでおり、新しいパスワードは次のとおりです。"));
  add_row (page,
           "email",
           "E-mail ID",
           "メール ID (E-mail ID)",
           scs_demo_state_get_first_admin (state)->email);
  add_row (page, "password", "Password", "パスワード (Password)", state->password);
  scs_demo_page_add (page, "</table>\n");
  add_resets (page, state);
}

static void
add_other_services (ScsDemoPage *page, ScsDemoScene *scene)
{
  add_heading (page, "Sales Connect", "Sales Connect");
  scs_demo_page_add (
      page,
      "<p><a href=\"/login\">%s</a></p>\n",
      scs_demo_page_pick (page,
                          "The web application, to be used with the mail above",
                          "Web アプリケーション（上のメールの情報でログインします）"));
  add_heading (page, "Marketo", "Marketo");
  scs_demo_page_add (page,
                     "<p><a href=\"%s/admin\">%s</a></p>\n",
                     scene->urls[SCS_DEMO_MARKETO],
                     scs_demo_page_pick (page,
                                         "Admin > Sales Connect, with the three values",
                                         "「管理」(Admin) ＞「Sales Connect」（3 つの値）"));
  add_heading (page, "Salesforce", "Salesforce");
  scs_demo_page_add (page,
                     "<p><a href=\"%s/setup\">%s</a></p><table>\n",
                     scene->urls[SCS_DEMO_SALESFORCE],
                     scs_demo_page_pick (page,
                                         "Setup: connected apps, installed packages",
                                         "設定：接続アプリケーション、インストール済みパッケージ"));
  add_row (page,
           "salesforce-username",
           "Username",
           "ユーザー名 (Username)",
           scene->state->salesforce_username);
  add_row (page,
           "salesforce-password",
           "Password",
           "パスワード (Password)",
           scene->state->salesforce_password);
  add_row (page,
           "consumer-key",
           "Consumer Key",
           "コンシューマー鍵 (Consumer Key)",
           scene->state->consumer_key);
  scs_demo_page_add (page, "</table>\n");
}

/* To be pasted as it is. */
static void
add_newcomers (ScsDemoPage *page, ScsDemoState *state)
{
  g_autoptr (GString) list = g_string_new (NULL);
  guint n_left = 0;

  for (guint i = 0; i < SCS_DEMO_N_PEOPLE; i++) {
    g_autofree char *email = scs_demo_company_get_email (i);

    if (scs_demo_state_find_user_by_email (state, email) != NULL)
      continue;
    g_string_append_printf (list, "%s\n", email);
    n_left++;
  }
  add_heading (page, "Still to be invited", "これから招待する人");
  if (n_left == 0)
    scs_demo_page_add (page,
                       "<p>%s</p>\n",
                       scs_demo_page_pick (page, "Everybody is there.", "全員が登録済みです。"));
  else
    scs_demo_page_add (page,
                       "<textarea id=\"to-invite\" rows=\"8\" readonly>%s</textarea>\n",
                       list->str);
}

static const char *
describe_access (ScsDemoPage *page, ScsDemoUser *user)
{
  if (user == NULL)
    return scs_demo_page_pick (page, "not invited", "未招待");
  if (user->has_access)
    return scs_demo_page_pick (page, "has Team Access", "チームアクセスあり");
  return user->is_active
             ? scs_demo_page_pick (page, "no Team Access", "チームアクセスなし")
             : scs_demo_page_pick (page, "invited, no Team Access", "招待済み、チームアクセスなし");
}

static char *
join_workspaces (ScsDemoUser *user)
{
  g_autoptr (GString) names = g_string_new (NULL);

  for (guint i = 0; user != NULL && user->has_access && user->workspace_ids[i] != NULL; i++) {
    const ScsDemoWorkspace *workspace = scs_demo_company_find_workspace (user->workspace_ids[i]);

    if (workspace != NULL)
      g_string_append_printf (names, "%s%s", names->len > 0 ? ", " : "", workspace->name);
  }
  return g_strdup (names->str);
}

static void
add_people (ScsDemoPage *page, ScsDemoState *state)
{
  add_heading (page, "The people of " SCS_DEMO_COMPANY, SCS_DEMO_COMPANY " の人々");
  scs_demo_page_add (page,
                     "<table id=\"people\"><tr><th>%s</th><th>%s</th><th>%s</th><th>%s</th></tr>\n",
                     scs_demo_page_pick (page, "Name", "名前"),
                     scs_demo_page_pick (page, "E-mail ID", "メール ID"),
                     scs_demo_page_pick (page, "State", "状態"),
                     scs_demo_page_pick (page, "Workspaces", "ワークスペース"));
  for (guint i = 0; i < SCS_DEMO_N_PEOPLE; i++) {
    g_autofree char *email = scs_demo_company_get_email (i);
    ScsDemoUser *user = scs_demo_state_find_user_by_email (state, email);
    g_autofree char *workspaces = join_workspaces (user);

    scs_demo_page_add (page,
                       "<tr><td>%s</td><td>%s</td><td>%s</td><td>%s</td></tr>\n",
                       scs_demo_company_get_person (i)->name,
                       email,
                       describe_access (page, user),
                       workspaces);
  }
  scs_demo_page_add (page, "</table>\n");
}

static void
add_button (ScsDemoPage *page, const char *action, const char *label, const char *label_ja)
{
  scs_demo_page_add (page,
                     "<form method=\"post\" action=\"/desk/%s\"><button>%s</button></form>\n",
                     action,
                     scs_demo_page_pick (page, label, label_ja));
}

static void
add_state (ScsDemoPage *page, ScsDemoState *state)
{
  g_autofree char *opens_at = scs_demo_clock_format_local (state->access_opens_at_us);

  add_heading (page, "State", "現在の状態");
  scs_demo_page_add (page, "<table>\n");
  add_row (page,
           "marketo-state",
           "Marketo",
           "Marketo",
           state->is_marketo_connected ? scs_demo_page_pick (page, "connected", "接続済み")
                                       : scs_demo_page_pick (page, "not connected", "未接続"));
  if (state->is_marketo_connected)
    add_row (page,
             "access-opens-at",
             "Team Access opens at",
             "チームアクセスが使えるようになる時刻",
             opens_at);
  add_row (page,
           "salesforce-state",
           "Salesforce",
           "Salesforce",
           state->is_salesforce_connected ? scs_demo_page_pick (page, "connected", "接続済み")
                                          : scs_demo_page_pick (page, "not connected", "未接続"));
  scs_demo_page_add (page, "</table>\n");
}

/**
 * scs_demo_desk_show:
 *
 * GET /: everything that a real person would have had by mail or from their colleagues.
 */
void
scs_demo_desk_show (ScsDemoExchange *exchange)
{
  ScsDemoScene *scene = exchange->scene;
  g_autoptr (ScsDemoPage) page = scs_demo_page_new (exchange, "Demo Desk", "デモデスク");

  scs_demo_page_add (
      page,
      "<p>%s</p>\n",
      scs_demo_page_pick (
          page,
          "All of this is made up: the company, its people, its services. The services run on "
          "this computer, and nothing leaves it.",
          "会社も人もサービスも、すべて架空のものです。サービスはこのコンピューターの中で動いており、外には何も送られません。"));
  add_mail (page, scene->state);
  add_other_services (page, scene);
  add_state (page, scene->state);
  add_newcomers (page, scene->state);
  add_people (page, scene->state);
  add_heading (page, "Behind the program’s back", "プログラムの知らないところで");
  add_button (page,
              "empty-team-access",
              "Take everybody’s Team Access away",
              "全員のチームアクセスを取り消す");
  add_button (page,
              "expire-marketo-tokens",
              "Let Marketo’s token expire",
              "Marketo のトークンを期限切れにする");
  add_button (page,
              "expire-salesforce-tokens",
              "Let Salesforce’s access tokens expire",
              "Salesforce のアクセストークンを期限切れにする");
  add_button (page,
              "expire-sessions",
              "Sign everybody out of Sales Connect",
              "Sales Connect から全員をログアウトさせる");
  scs_demo_page_answer (page, exchange, 200);
}

static void
empty_team_access (ScsDemoState *state)
{
  for (guint i = 0; i < state->users->len; i++)
    ((ScsDemoUser *) state->users->pdata[i])->has_access = FALSE;
}

static void
expire_all (GPtrArray *tokens)
{
  for (guint i = 0; i < tokens->len; i++)
    ((ScsDemoToken *) tokens->pdata[i])->expires_at_us = 0;
}

static void
expire_sessions (ScsDemoState *state)
{
  expire_all (state->sessions);
  expire_all (state->web_sessions);
}

/**
 * scs_demo_desk_act:
 * @action: what stands behind /desk/
 *
 * POST /desk/ACTION: changes the state behind the program's back, and sends the browser to the
 * desk.
 *
 * Returns: %FALSE, without an answer, where there is no such action
 */
gboolean
scs_demo_desk_act (ScsDemoExchange *exchange, const char *action)
{
  ScsDemoState *state = exchange->scene->state;

  if (strcmp (action, "empty-team-access") == 0)
    empty_team_access (state);
  else if (strcmp (action, "expire-marketo-tokens") == 0)
    expire_all (state->marketo_tokens);
  else if (strcmp (action, "expire-salesforce-tokens") == 0)
    expire_all (state->salesforce_tokens);
  else if (strcmp (action, "expire-sessions") == 0)
    expire_sessions (state);
  else
    return FALSE;
  scs_demo_scene_changed (exchange->scene);
  scs_demo_exchange_redirect (exchange, 303, "/");
  return TRUE;
}
