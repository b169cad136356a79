/* SPDX-FileCopyrightText: 2026 The Sales Connect Setup authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "demo/web/scs-demo-web.h"
#include "demo/web/scs-demo-web-words.h"

#include "demo/sales-connect/scs-demo-settings.h"

#include <string.h>

#define NAME_MAX_BYTES 200

static void
add_option (ScsDemoPage *page, const char *value, gboolean is_current, const char *label)
{
  scs_demo_page_add (page,
                     "<option value=\"%s\"%s>%s</option>",
                     value,
                     is_current ? " selected" : "",
                     label);
}

static void
add_integration (ScsDemoPage *page, const char *name, gboolean is_connected)
{
  scs_demo_page_add (page,
                     "<tr><th scope=\"row\">%s</th><td>%s</td></tr>\n",
                     name,
                     is_connected ? scs_demo_page_pick (page, WORD_CONNECTED)
                                  : scs_demo_page_pick (page, WORD_NOT_CONNECTED));
}

/**
 * scs_demo_web_show_profile:
 *
 * GET My Account > My Profile.
 *
 * Source: Marketo Sales Connect, Manage Your Profile.
 */
void
scs_demo_web_show_profile (ScsDemoVisit *visit)
{
  ScsDemoUser *me = visit->me;
  g_autoptr (ScsDemoPage) page =
      scs_demo_web_settings_new (visit, SCS_DEMO_PLACE_PROFILE, WORD_MY_PROFILE);

  scs_demo_web_begin_form (page, visit, SCS_DEMO_PLACE_PROFILE);
  scs_demo_web_add_field (page, "name", "text", WORD_NAME, me->name != NULL ? me->name : "");
  scs_demo_page_add (page,
                     "<label for=\"email\">%s</label><input id=\"email\" type=\"email\" "
                     "value=\"%s\" readonly aria-describedby=\"email-note\">"
                     "<p class=\"note\" id=\"email-note\">%s</p>\n"
                     "<label for=\"language\">%s</label><select id=\"language\" name=\"language\">",
                     scs_demo_page_pick (page, WORD_EMAIL),
                     me->email,
                     scs_demo_page_pick (page,
                                         "The email can only be viewed; Support changes it.",
                                         "メールは表示専用です。変更はサポートが行います。"),
                     scs_demo_page_pick (page, "Language", "言語"));
  add_option (page, "en", !visit->is_japanese, "English");
  add_option (page, "ja", visit->is_japanese, "日本語");
  scs_demo_page_add (page, "</select><br>\n");
  scs_demo_web_end_form (page, WORD_SAVE);
  scs_demo_page_add (page,
                     "<h2>%s</h2><table id=\"integrations\">\n",
                     scs_demo_page_pick (page, "Your Integrations", "統合"));
  add_integration (page,
                   "Salesforce",
                   scs_demo_settings_is_salesforce_connected (visit->state, me));
  add_integration (page, "Marketo", visit->state->is_marketo_connected && me->has_access);
  scs_demo_page_add (page, "</table>\n");
  scs_demo_web_page_answer (page, visit, 200);
}

/**
 * scs_demo_web_save_profile:
 *
 * POST of name and language.
 */
void
scs_demo_web_save_profile (ScsDemoVisit *visit)
{
  const char *language = scs_demo_visit_get (visit, "language", 8);
  g_autofree char *name = g_strdup (scs_demo_visit_get (visit, "name", NAME_MAX_BYTES));

  if (strcmp (language, "en") == 0 || strcmp (language, "ja") == 0) {
    g_free (visit->me->language);
    visit->me->language = g_strdup (language);
  }
  g_strstrip (name);
  if (name[0] != '\0') {
    g_free (visit->me->name);
    visit->me->name = g_steal_pointer (&name);
  }
  scs_demo_scene_changed (visit->scene);
  scs_demo_visit_go (visit, SCS_DEMO_PLACE_PROFILE, "saved");
}

static void
add_method (ScsDemoPage *page,
            const char *value,
            gboolean is_current,
            const char *label,
            const char *label_ja)
{
  scs_demo_page_add (page,
                     "<label class=\"tick\"><input type=\"radio\" name=\"methods\" value=\"%s\"%s>"
                     "%s</label>\n",
                     value,
                     is_current ? " checked" : "",
                     scs_demo_page_pick (page, label, label_ja));
}

/**
 * scs_demo_web_show_general:
 *
 * GET Admin Settings > General.
 *
 * Source: Marketo Sales Insight Actions, Login Management Settings.
 */
void
scs_demo_web_show_general (ScsDemoVisit *visit)
{
  gboolean is_salesforce_only = visit->state->is_login_by_salesforce_only;
  g_autoptr (ScsDemoPage) page =
      scs_demo_web_settings_new (visit, SCS_DEMO_PLACE_GENERAL, WORD_GENERAL);

  scs_demo_page_add (page,
                     "<h2 id=\"login-management\">%s</h2>\n",
                     scs_demo_page_pick (page, "Login Management", "ログイン管理"));
  scs_demo_web_begin_form (page, visit, SCS_DEMO_PLACE_GENERAL);
  scs_demo_page_add (page, "<div role=\"radiogroup\" aria-labelledby=\"login-management\">\n");
  add_method (page, "salesforce", is_salesforce_only, "Salesforce Only", "Salesforce のみ");
  add_method (page, "all", !is_salesforce_only, "All Login Methods", "すべてのログイン方法");
  scs_demo_page_add (
      page,
      "</div><p class=\"note\">%s</p>\n",
      scs_demo_page_pick (
          page,
          "This demo keeps the choice, and lets you sign in with "
          "your password all the same.",
          "このデモでは選択内容を保存しますが、どちらの場合もパスワードでサインインできます。"));
  scs_demo_web_end_form (page, WORD_SAVE);
  scs_demo_web_page_answer (page, visit, 200);
}

/**
 * scs_demo_web_save_general:
 *
 * POST of the login methods.
 */
void
scs_demo_web_save_general (ScsDemoVisit *visit)
{
  visit->state->is_login_by_salesforce_only =
      strcmp (scs_demo_visit_get (visit, "methods", 16), "salesforce") == 0;
  scs_demo_scene_changed (visit->scene);
  scs_demo_visit_go (visit, SCS_DEMO_PLACE_GENERAL, "saved");
}
