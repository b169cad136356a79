/* SPDX-FileCopyrightText: 2026 The Sales Connect Setup authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "demo/web/scs-demo-web.h"
#include "demo/web/scs-demo-web-words.h"

#include "demo/sales-connect/scs-demo-settings.h"

#include <string.h>

#define PLACE_ACCOUNT SCS_DEMO_PLACE_ACCOUNT "/salesforce"
#define PLACE_ADMIN SCS_DEMO_PLACE_ADMIN "/salesforce"

/* Salesforce stands in both groups of the settings. */
static const char *
get_place (ScsDemoVisit *visit)
{
  return g_str_has_prefix (visit->exchange->path, PLACE_ADMIN) ? PLACE_ADMIN : PLACE_ACCOUNT;
}

static ScsDemoPage *
begin_page (ScsDemoVisit *visit, gboolean is_sync)
{
  const char *place = get_place (visit);
  ScsDemoPage *page = scs_demo_web_settings_new (visit, place, WORD_SALESFORCE);
  g_autofree char *sync = g_strconcat (place, "/sync", NULL);

  scs_demo_web_begin_tabs (page, "Salesforce");
  scs_demo_web_add_tab (page,
                        place,
                        !is_sync,
                        "Connections & Customizations",
                        "接続とカスタマイズ");
  scs_demo_web_add_tab (page, sync, is_sync, WORD_SYNC_SETTINGS);
  scs_demo_web_end_tabs (page);
  return page;
}

static void
begin_action (ScsDemoPage *page, ScsDemoVisit *visit, const char *action)
{
  g_autofree char *path = g_strconcat (get_place (visit), "/", action, NULL);

  scs_demo_web_begin_form (page, visit, path);
}

static void
add_connection (ScsDemoPage *page, ScsDemoVisit *visit)
{
  if (!scs_demo_settings_is_salesforce_connected (visit->state, visit->me)) {
    scs_demo_page_add (page,
                       "<p id=\"salesforce-state\">%s</p>\n",
                       scs_demo_page_pick (page, WORD_NOT_CONNECTED));
    begin_action (page, visit, "connect");
    scs_demo_web_end_form (page, WORD_CONNECT);
    return;
  }
  scs_demo_page_add (page,
                     "<p id=\"salesforce-state\">%s %s</p>\n",
                     scs_demo_page_pick (page, "Connected as:", "接続中のユーザー："),
                     visit->me->is_admin ? visit->state->connected_username : visit->me->email);
  begin_action (page, visit, "disconnect");
  scs_demo_web_end_form (page, WORD_DISCONNECT);
}

/* Source: Marketo Sales Connect, Sales Connect Customizations for CRM. */
static void
add_customizations (ScsDemoPage *page, ScsDemoVisit *visit)
{
  ScsDemoState *state = visit->state;

  scs_demo_page_add (page,
                     "<h2 id=\"customizations\"><a href=\"#customizations\">"
                     "Marketo Sales Connect Customizations</a></h2>\n");
  scs_demo_web_add_text (page,
                         "Adds fields and buttons to your Salesforce org.",
                         "お使いの Salesforce 組織に項目とボタンを追加します。");
  if (!state->is_salesforce_connected) {
    begin_action (page, visit, "connect");
    scs_demo_web_add_hidden (page, "confirmed", "yes");
    scs_demo_web_end_form (page, "Connect to Salesforce", "Salesforce に接続");
  } else if (state->is_package_installed) {
    scs_demo_page_add (page,
                       "<p id=\"package-state\">%s</p>\n",
                       scs_demo_page_pick (page, "Installed", "インストール済み"));
  } else {
    scs_demo_page_add (page,
                       "<p id=\"package-state\">%s</p>\n",
                       scs_demo_page_pick (page,
                                           "Connected to Salesforce",
                                           "Salesforce に接続済み"));
    scs_demo_web_begin_form (page, visit, PLACE_ADMIN "/install");
    scs_demo_page_add (page,
                       "<button type=\"submit\" class=\"green\">%s</button></form>\n",
                       scs_demo_page_pick (page, "Install", "インストール"));
  }
}

/**
 * scs_demo_web_find_salesforce:
 *
 * GET /web/settings/salesforce: admins go to the company's settings, others to their own.
 */
void
scs_demo_web_find_salesforce (ScsDemoVisit *visit)
{
  scs_demo_visit_go (visit, visit->me->is_admin ? PLACE_ADMIN : PLACE_ACCOUNT, NULL);
}

/**
 * scs_demo_web_show_salesforce:
 *
 * GET Salesforce > Connections & Customizations, in either group of the settings.
 *
 * Source: Marketo Sales Connect, Connect Your Sales Connect Account to Salesforce.
 */
void
scs_demo_web_show_salesforce (ScsDemoVisit *visit)
{
  g_autoptr (ScsDemoPage) page = begin_page (visit, FALSE);

  scs_demo_page_add (page, "<h2>Salesforce</h2>\n");
  add_connection (page, visit);
  if (visit->me->is_admin)
    add_customizations (page, visit);
  scs_demo_web_page_answer (page, visit, 200);
}

static void
ask_to_connect (ScsDemoVisit *visit)
{
  g_autoptr (ScsDemoPage) page = begin_page (visit, FALSE);

  scs_demo_page_add (page,
                     "<h2>%s</h2>\n",
                     scs_demo_page_pick (page, "Connect to Salesforce", "Salesforce に接続"));
  scs_demo_web_add_text (page,
                         "You go on to Salesforce to sign in, and come back here.",
                         "Salesforce に移動してログインします。完了すると、ここに戻ります。");
  begin_action (page, visit, "connect");
  scs_demo_web_add_hidden (page, "confirmed", "yes");
  scs_demo_page_add (page,
                     "<button type=\"submit\">%s</button>"
                     "<a class=\"button plain\" href=\"%s\">%s</a></form>\n",
                     scs_demo_page_pick (page, WORD_OK),
                     get_place (visit),
                     scs_demo_page_pick (page, WORD_CANCEL));
  scs_demo_web_page_answer (page, visit, 200);
}

/**
 * scs_demo_web_connect_salesforce:
 *
 * POST of Connect, which asks first, and of OK, which leads to Salesforce.
 */
void
scs_demo_web_connect_salesforce (ScsDemoVisit *visit)
{
  g_autofree char *url = NULL;

  if (scs_demo_settings_is_salesforce_connected (visit->state, visit->me)) {
    scs_demo_visit_go (visit, get_place (visit), NULL);
  } else if (strcmp (scs_demo_visit_get (visit, "confirmed", 8), "yes") != 0) {
    ask_to_connect (visit);
  } else {
    scs_demo_settings_begin_salesforce (visit->scene,
                                        visit->me,
                                        visit->me->is_admin ? "admin" : "non-admin",
                                        get_place (visit),
                                        &url);
    scs_demo_visit_go (visit, url, NULL);
  }
}

/**
 * scs_demo_web_disconnect_salesforce:
 *
 * POST of Disconnect.
 */
void
scs_demo_web_disconnect_salesforce (ScsDemoVisit *visit)
{
  scs_demo_settings_disconnect_salesforce (visit->state, visit->me);
  scs_demo_scene_changed (visit->scene);
  scs_demo_visit_go (visit, get_place (visit), "salesforce-disconnected");
}

/**
 * scs_demo_web_install_package:
 *
 * POST of the green Install. It is not for Professional Edition.
 *
 * Source: Marketo Sales Connect, Install Salesforce Customization for Professional Edition
 * Customers.
 */
void
scs_demo_web_install_package (ScsDemoVisit *visit)
{
  ScsDemoState *state = visit->state;

  if (!state->is_salesforce_connected) {
    scs_demo_visit_go (visit, PLACE_ADMIN, NULL);
  } else if (state->is_professional) {
    scs_demo_web_say (
        visit,
        409,
        "The customizations could not be installed: this Salesforce edition does not "
        "let applications make fields. Use the link for Professional Edition.",
        "カスタマイズをインストールできませんでした。お使いの Salesforce "
        "のエディションでは、アプリケーションから項目を作成できません。Professional Edition "
        "用のリンクをお使いください。");
  } else {
    state->is_package_installed = TRUE;
    scs_demo_scene_changed (visit->scene);
    scs_demo_visit_go (visit, PLACE_ADMIN, "package-installed");
  }
}

/**
 * scs_demo_web_show_sync_settings:
 *
 * GET Salesforce > Sync Settings.
 *
 * Source: Marketo Sales Connect, Admin Settings Tab.
 */
void
scs_demo_web_show_sync_settings (ScsDemoVisit *visit)
{
  g_autoptr (ScsDemoPage) page = begin_page (visit, TRUE);
  gboolean is_admin = g_str_equal (get_place (visit), PLACE_ADMIN);

  if (is_admin) {
    scs_demo_web_begin_form (page, visit, PLACE_ADMIN "/sync");
    scs_demo_page_add (
        page,
        "<label class=\"tick\"><input type=\"checkbox\" name=\"override\" value=\"yes\"%s>%s"
        "</label>\n",
        visit->state->is_sync_overridden ? " checked" : "",
        scs_demo_page_pick (page,
                            "Override all Salesforce sync settings for my team",
                            "チームのすべての Salesforce 同期設定を上書きする"));
    scs_demo_web_end_form (page, WORD_SAVE);
  } else {
    scs_demo_web_add_text (page,
                           "Emails and calls are logged to Salesforce.",
                           "メールと通話は Salesforce に記録されます。");
  }
  scs_demo_web_page_answer (page, visit, 200);
}

/**
 * scs_demo_web_save_sync_settings:
 *
 * POST of the company's sync settings.
 */
void
scs_demo_web_save_sync_settings (ScsDemoVisit *visit)
{
  visit->state->is_sync_overridden = strcmp (scs_demo_visit_get (visit, "override", 8), "yes") == 0;
  scs_demo_scene_changed (visit->scene);
  scs_demo_visit_go (visit, PLACE_ADMIN "/sync", "saved");
}
