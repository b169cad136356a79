/* SPDX-FileCopyrightText: 2026 The Sales Connect Setup authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "demo/salesforce/scs-demo-salesforce.h"

#include "demo/scs-demo-company.h"
#include "demo/scs-demo-page.h"

#include <string.h>

#define PACKAGE_VERSION "04t0b000001oWEZ"

/* Two arguments each. */
#define APPS "Connected Apps OAuth Usage", "接続アプリケーションの OAuth の利用状況"
#define PACKAGES "Installed Packages", "インストール済みパッケージ"
#define COMPANY "Company Information", "組織情報"

static void
add_heading (ScsDemoPage *page, const char *id, const char *text, const char *text_ja)
{
  scs_demo_page_add (page, "<h2 id=\"%s\">%s</h2>\n", id, scs_demo_page_pick (page, text, text_ja));
}

static void
add_link (ScsDemoPage *page, const char *place, const char *text, const char *text_ja)
{
  scs_demo_page_add (page,
                     "<li><a href=\"/setup%s\">%s</a></li>\n",
                     place,
                     scs_demo_page_pick (page, text, text_ja));
}

static void
add_menu (ScsDemoPage *page)
{
  scs_demo_page_add (page, "<nav><ul>\n");
  add_link (page, "", "Setup", "設定");
  add_link (page, "#connected-apps", APPS);
  add_link (page, "#installed-packages", PACKAGES);
  add_link (page, "#company-information", COMPANY);
  scs_demo_page_add (page, "</ul></nav>\n");
}

static void
add_button (ScsDemoPage *page, const char *action, const char *label, const char *label_ja)
{
  scs_demo_page_add (
      page,
      "<form method=\"post\" action=\"/setup/%s\"><button type=\"submit\">%s</button></form>\n",
      action,
      scs_demo_page_pick (page, label, label_ja));
}

static void
add_row (ScsDemoPage *page, const char *label, const char *label_ja, const char *value)
{
  scs_demo_page_add (page,
                     "<tr><th scope=\"row\">%s</th><td>%s</td></tr>\n",
                     scs_demo_page_pick (page, label, label_ja),
                     value);
}

static void
add_company (ScsDemoPage *page, ScsDemoState *state)
{
  add_heading (page, "company-information", COMPANY);
  scs_demo_page_add (page, "<table>\n");
  add_row (page, "Organization Name", "組織名", SCS_DEMO_COMPANY);
  add_row (page, "Organization ID", "組織 ID", state->org_id);
  add_row (page,
           "Organization Edition",
           "組織のエディション",
           state->is_professional ? "Professional Edition" : "Enterprise Edition");
  scs_demo_page_add (page, "</table>\n");
  if (state->is_professional)
    add_button (page,
                "be-enterprise",
                "For the demo: make it Enterprise Edition",
                "デモ用：Enterprise Edition にする");
  else
    add_button (page,
                "be-professional",
                "For the demo: make it Professional Edition",
                "デモ用：Professional Edition にする");
}

/* Install as long as the app is not installed; then the button that changes what is: Block, or
 * Unblock. */
static void
add_app (ScsDemoPage *page, ScsDemoState *state)
{
  add_heading (page, "connected-apps", APPS);
  scs_demo_page_add (page,
                     "<table id=\"apps\"><tr><th>%s</th><th>%s</th><th>%s</th><th>%s</th></tr>\n"
                     "<tr><td>Sales Connect</td><td>%s</td><td id=\"app-state\">%s</td><td>",
                     scs_demo_page_pick (page, "Connected App", "接続アプリケーション"),
                     scs_demo_page_pick (page, "Permitted Users", "許可されているユーザー"),
                     scs_demo_page_pick (page, "State", "状態"),
                     scs_demo_page_pick (page, "Actions", "アクション"),
                     scs_demo_page_pick (page,
                                         "All users may self-authorize",
                                         "すべてのユーザーは自己承認可能"),
                     state->is_app_blocked ? scs_demo_page_pick (page, "Blocked", "ブロック中")
                     : state->is_app_uninstalled
                         ? scs_demo_page_pick (page, "Not installed", "未インストール")
                         : scs_demo_page_pick (page, "Installed", "インストール済み"));
  if (state->is_app_uninstalled)
    add_button (page, "install-app", "Install", "インストール");
  else
    add_button (page, "uninstall-app", "Uninstall", "アンインストール");
  if (state->is_app_blocked)
    add_button (page, "unblock-app", "Unblock", "ブロック解除");
  else
    add_button (page, "block-app", "Block", "ブロック");
  scs_demo_page_add (page, "</td></tr></table>\n");
}

static void
add_picklist (ScsDemoPage *page)
{
  static const char *const values[] = { "Email", "Call", "Reply" };

  add_heading (page,
               "task-type",
               "Object Manager > Task > Type",
               "オブジェクトマネージャー ＞ ToDo ＞ 種別");
  scs_demo_page_add (page, "<ul id=\"task-types\">");
  for (guint i = 0; i < G_N_ELEMENTS (values); i++)
    scs_demo_page_add (page, "<li>%s</li>", values[i]);
  scs_demo_page_add (page,
                     "</ul><p>%s</p>\n",
                     scs_demo_page_pick (page, "No default value", "デフォルト値なし"));
}

static void
add_packages (ScsDemoPage *page, ScsDemoState *state)
{
  add_heading (page, "installed-packages", PACKAGES);
  if (!state->is_package_installed) {
    scs_demo_page_add (page,
                       "<p id=\"packages\">%s</p>\n",
                       scs_demo_page_pick (page, "No packages installed", "なし"));
    return;
  }
  scs_demo_page_add (page,
                     "<table id=\"packages\"><tr><th>%s</th><th>%s</th></tr>"
                     "<tr><td>Marketo Sales Connect Customizations</td><td>1.0</td></tr></table>\n",
                     scs_demo_page_pick (page, "Package Name", "パッケージ名"),
                     scs_demo_page_pick (page, "Version Number", "バージョン番号"));
  add_button (page, "uninstall-package", "Uninstall", "アンインストール");
}

/**
 * scs_demo_salesforce_show_setup:
 *
 * GET /setup: as much of Salesforce's Setup as a Salesforce admin is asked to look at.
 */
void
scs_demo_salesforce_show_setup (ScsDemoExchange *exchange)
{
  ScsDemoState *state = exchange->scene->state;
  g_autoptr (ScsDemoPage) page =
      scs_demo_page_new (exchange, "Salesforce demo: Setup", "Salesforce のデモ：設定");

  add_menu (page);
  add_app (page, state);
  add_packages (page, state);
  add_picklist (page);
  add_company (page, state);
  scs_demo_page_answer (page, exchange, 200);
}

/**
 * scs_demo_salesforce_act_in_setup:
 * @action: what stands behind /setup/
 *
 * POST /setup/ACTION: changes the org, and sends the browser back to Setup.
 *
 * Returns: %FALSE, without an answer, where there is no such action
 */
gboolean
scs_demo_salesforce_act_in_setup (ScsDemoExchange *exchange, const char *action)
{
  ScsDemoState *state = exchange->scene->state;
  const struct {
    const char *name;
    gboolean *place;
    gboolean value;
  } actions[] = {
    { "install-app", &state->is_app_uninstalled, FALSE },
    { "uninstall-app", &state->is_app_uninstalled, TRUE },
    { "block-app", &state->is_app_blocked, TRUE },
    { "unblock-app", &state->is_app_blocked, FALSE },
    { "be-professional", &state->is_professional, TRUE },
    { "be-enterprise", &state->is_professional, FALSE },
    { "install-package", &state->is_package_installed, TRUE },
    { "uninstall-package", &state->is_package_installed, FALSE },
  };

  if (strcmp (scs_demo_exchange_get_method (exchange), "POST") != 0 ||
      !scs_demo_exchange_is_from_own_page (exchange))
    return FALSE;
  for (guint i = 0; i < G_N_ELEMENTS (actions); i++) {
    if (strcmp (action, actions[i].name) != 0)
      continue;
    *actions[i].place = actions[i].value;
    scs_demo_scene_changed (exchange->scene);
    scs_demo_exchange_redirect (exchange, 303, "/setup");
    return TRUE;
  }
  return FALSE;
}

/**
 * scs_demo_salesforce_show_package:
 *
 * GET /packaging/installPackage.apexp: where the package is installed by its link, as Professional
 * Edition has to.
 *
 * Source: Marketo Sales Connect, Install Salesforce Customization for Professional Edition
 * Customers.
 */
void
scs_demo_salesforce_show_package (ScsDemoExchange *exchange)
{
  g_autoptr (ScsDemoPage) page = NULL;

  if (g_strcmp0 (scs_demo_exchange_get_query (exchange, "p0"), PACKAGE_VERSION) != 0) {
    scs_demo_exchange_answer (exchange, 404, "text/plain; charset=utf-8", g_strdup ("Not found"));
    return;
  }
  page =
      scs_demo_page_new (exchange,
                         "Salesforce demo: Install Marketo Sales Connect Customizations",
                         "Salesforce のデモ：Marketo Sales Connect Customizations のインストール");
  if (exchange->scene->state->is_package_installed)
    scs_demo_page_add (page,
                       "<p>%s</p>\n",
                       scs_demo_page_pick (page,
                                           "This package is installed already.",
                                           "このパッケージはインストール済みです。"));
  else
    add_button (page, "install-package", "Install", "インストール");
  scs_demo_page_answer (page, exchange, 200);
}
