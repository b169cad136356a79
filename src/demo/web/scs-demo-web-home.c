/* SPDX-FileCopyrightText: 2026 The Sales Connect Setup authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "demo/web/scs-demo-web.h"
#include "demo/web/scs-demo-web-words.h"

#include <string.h>

/* The real application is one page, and what stands behind the # in its address says what is shown.
 * Only fragments that are documented lead anywhere; any other leads home.
 *
 * Source: the links in the documentation of Marketo Sales Connect. */
#define SCRIPT                                                                                     \
  "(function(){"                                                                                   \
  "var places={"                                                                                   \
  "'settings':'/web/settings',"                                                                    \
  "'settings/admin/user-management':'" SCS_DEMO_PLACE_USERS "',"                                   \
  "'settings/crm/salesforce/configure':'/web/settings/salesforce',"                                \
  "'command_center':'/web/home'};"                                                                 \
  "function go(){"                                                                                 \
  "var name=location.hash.replace(/^#\\/?/,'').replace(/\\/$/,'');"                                \
  "location.replace(Object.prototype.hasOwnProperty.call(places,name)?places[name]:'/web/home');"  \
  "}"                                                                                              \
  "addEventListener('hashchange',go);go();"                                                        \
  "})();"

/**
 * scs_demo_web_show_next:
 *
 * GET /next: goes on to the page that the fragment names. Only the browser knows the fragment, so
 * it takes a script: the only one there is.
 */
void
scs_demo_web_show_next (ScsDemoVisit *visit)
{
  g_autoptr (ScsDemoPage) page = scs_demo_page_new_blank (visit->is_japanese);
  g_autoptr (GChecksum) checksum = g_checksum_new (G_CHECKSUM_SHA256);
  guint8 digest[32];
  gsize length = sizeof digest;
  g_autofree char *hash = NULL;
  g_autofree char *policy = NULL;

  g_checksum_update (checksum, (const guchar *) SCRIPT, (gssize) strlen (SCRIPT));
  g_checksum_get_digest (checksum, digest, &length);
  hash = g_base64_encode (digest, length);
  policy = g_strdup_printf ("; script-src 'sha256-%s'", hash);
  scs_demo_page_add (page,
                     "<html lang=\"%s\"><head><meta charset=\"utf-8\"><meta name=\"viewport\" "
                     "content=\"width=device-width\"><title>Sales Connect</title></head>\n"
                     "<body><p><a href=\"/web/settings\">%s</a></p>"
                     "<p><a href=\"/web/home\">%s</a></p>\n<script>",
                     scs_demo_page_pick (page, "en", "ja"),
                     scs_demo_page_pick (page, WORD_SETTINGS),
                     scs_demo_page_pick (page, "Home", "ホーム"));
  g_string_append (page->text, SCRIPT);
  scs_demo_page_add (page, "</script></body></html>\n");
  scs_demo_page_send (page, visit->exchange, 200, policy);
}

/**
 * scs_demo_web_show_home:
 *
 * GET /web/home: where one comes to from the login page.
 */
void
scs_demo_web_show_home (ScsDemoVisit *visit)
{
  g_autoptr (ScsDemoPage) page =
      scs_demo_web_page_new (visit, "Command Center", "コマンドセンター");

  scs_demo_web_add_text (page,
                         "There are no tasks for today. The settings stand behind the gear icon.",
                         "今日のタスクはありません。設定は右上の歯車アイコンから開けます。");
  scs_demo_web_page_answer (page, visit, 200);
}

/**
 * scs_demo_web_show_settings:
 *
 * GET /web/settings: the profile is what opens first.
 *
 * Source: Marketo Sales Connect, Manage Your Profile.
 */
void
scs_demo_web_show_settings (ScsDemoVisit *visit)
{
  scs_demo_visit_go (visit, SCS_DEMO_PLACE_PROFILE, NULL);
}

static void
add_entry (ScsDemoPage *page, const char *place, const char *label, const char *label_ja)
{
  scs_demo_page_add (page,
                     "<li><a href=\"%s\">%s</a></li>\n",
                     place,
                     scs_demo_page_pick (page, label, label_ja));
}

/**
 * scs_demo_web_show_account:
 *
 * GET /web/settings/account: what is in this group of the settings.
 */
void
scs_demo_web_show_account (ScsDemoVisit *visit)
{
  g_autoptr (ScsDemoPage) page =
      scs_demo_web_settings_new (visit, SCS_DEMO_PLACE_ACCOUNT, WORD_MY_ACCOUNT);

  scs_demo_page_add (page, "<ul>\n");
  add_entry (page, SCS_DEMO_PLACE_PROFILE, WORD_MY_PROFILE);
  add_entry (page, SCS_DEMO_PLACE_ACCOUNT "/salesforce", WORD_SALESFORCE);
  scs_demo_page_add (page, "</ul>\n");
  scs_demo_web_page_answer (page, visit, 200);
}

/**
 * scs_demo_web_show_admin:
 *
 * GET /web/settings/admin: what is in this group of the settings.
 */
void
scs_demo_web_show_admin (ScsDemoVisit *visit)
{
  g_autoptr (ScsDemoPage) page =
      scs_demo_web_settings_new (visit, SCS_DEMO_PLACE_ADMIN, WORD_ADMIN_SETTINGS);

  scs_demo_page_add (page, "<ul>\n");
  add_entry (page, SCS_DEMO_PLACE_GENERAL, WORD_GENERAL);
  add_entry (page, SCS_DEMO_PLACE_USERS, WORD_USER_MANAGEMENT);
  add_entry (page, SCS_DEMO_PLACE_TEAMS, WORD_TEAM_MANAGEMENT);
  add_entry (page, SCS_DEMO_PLACE_ADMIN "/salesforce", WORD_SALESFORCE);
  add_entry (page, SCS_DEMO_PLACE_MARKETO, WORD_MARKETO);
  scs_demo_page_add (page, "</ul>\n");
  scs_demo_web_page_answer (page, visit, 200);
}
