/* SPDX-FileCopyrightText: 2026 The Sales Connect Setup authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "demo/web/scs-demo-web.h"
#include "demo/web/scs-demo-web-words.h"

#include "demo/sales-connect/scs-demo-settings.h"

#include <string.h>

#define TEXT_MAX_BYTES (64 * 1024)
#define PLACE SCS_DEMO_PLACE_USERS

/* (transfer full): the names of the teams that somebody is in */
static char *
join_teams (ScsDemoPage *page, ScsDemoState *state, ScsDemoUser *user)
{
  g_autoptr (GString) names = g_string_new (scs_demo_page_pick (page, WORD_EVERYONE));

  for (guint i = 0; user->team_ids[i] != NULL; i++) {
    ScsDemoTeam *team = scs_demo_state_find_team (state, user->team_ids[i]);

    if (team != NULL)
      g_string_append_printf (names, ", %s", team->name);
  }
  return g_strdup (names->str);
}

static void
add_role_option (ScsDemoPage *page, const char *value, gboolean is_current, const char *label)
{
  scs_demo_page_add (page,
                     "<option value=\"%s\"%s>%s</option>",
                     value,
                     is_current ? " selected" : "",
                     label);
}

/* Nobody takes the role from the first admin, or from themselves. */
static gboolean
can_change_role (ScsDemoVisit *visit, ScsDemoUser *user)
{
  return user != visit->me && user != scs_demo_state_get_first_admin (visit->state);
}

static void
add_role (ScsDemoPage *page, ScsDemoVisit *visit, ScsDemoUser *user)
{
  if (!can_change_role (visit, user)) {
    scs_demo_page_add (page, "<td>%s</td>", scs_demo_page_pick (page, "Admin", "管理者"));
    return;
  }
  scs_demo_page_add (page, "<td>");
  scs_demo_web_begin_form (page, visit, PLACE "/role");
  scs_demo_web_add_hidden (page, "user", user->id);
  scs_demo_page_add (page,
                     "<select name=\"role\" aria-label=\"%s\">",
                     scs_demo_page_pick (page, "Role", "ロール"));
  add_role_option (page, "user", !user->is_admin, scs_demo_page_pick (page, WORD_USER));
  add_role_option (page, "admin", user->is_admin, scs_demo_page_pick (page, "Admin", "管理者"));
  scs_demo_page_add (page,
                     "</select><button type=\"submit\" class=\"plain\">%s</button></form></td>",
                     scs_demo_page_pick (page, WORD_SAVE));
}

static void
add_user (ScsDemoPage *page, ScsDemoVisit *visit, ScsDemoUser *user)
{
  g_autofree char *teams = join_teams (page, visit->state, user);

  scs_demo_page_add (page,
                     "<tr><td>%s</td><td>%s</td><td>%s</td>",
                     user->name != NULL ? user->name : "",
                     user->email,
                     user->is_active ? scs_demo_page_pick (page, "Active", "アクティブ")
                                     : scs_demo_page_pick (page, "Invited", "招待済み"));
  add_role (page, visit, user);
  scs_demo_page_add (page, "<td>%s</td></tr>\n", teams);
}

/**
 * scs_demo_web_show_users:
 *
 * GET Admin Settings > User Management.
 *
 * Source: Marketo Sales Connect, Invite Users; Marketo Sales Insight Actions, Invite Users and
 * Admins.
 */
void
scs_demo_web_show_users (ScsDemoVisit *visit)
{
  GPtrArray *users = visit->state->users;
  g_autoptr (ScsDemoPage) page = scs_demo_web_settings_new (visit, PLACE, WORD_USER_MANAGEMENT);

  scs_demo_page_add (page,
                     "<a class=\"button\" href=\"" PLACE "/invite\">%s</a>"
                     "<button type=\"button\" class=\"plain\" popovertarget=\"actions-menu\">%s"
                     "</button>",
                     scs_demo_page_pick (page, WORD_INVITE_USERS),
                     scs_demo_page_pick (page, "Actions", "アクション"));
  scs_demo_web_begin_menu (page, "actions-menu", "menu");
  scs_demo_web_add_menu_item (page, PLACE "/invite", WORD_INVITE_USERS);
  scs_demo_web_add_menu_item (page, PLACE "/import", WORD_INVITE_CSV);
  scs_demo_web_end_menu (page);
  scs_demo_page_add (page,
                     "<p class=\"note\">%s %u / %d</p><div class=\"scroll\"><table id=\"users\">"
                     "<tr><th>%s</th><th>%s</th><th>%s</th><th>%s</th><th>%s</th></tr>\n",
                     scs_demo_page_pick (page, "Users:", "ユーザー数："),
                     users->len,
                     SCS_DEMO_SEATS,
                     scs_demo_page_pick (page, WORD_NAME),
                     scs_demo_page_pick (page, WORD_EMAIL),
                     scs_demo_page_pick (page, WORD_STATUS),
                     scs_demo_page_pick (page, "Role", "ロール"),
                     scs_demo_page_pick (page, "Teams", "チーム"));
  for (guint i = 0; i < users->len; i++)
    add_user (page, visit, users->pdata[i]);
  scs_demo_page_add (page, "</table></div>\n");
  scs_demo_web_page_answer (page, visit, 200);
}

/**
 * scs_demo_web_set_role:
 *
 * POST of somebody's role.
 */
void
scs_demo_web_set_role (ScsDemoVisit *visit)
{
  ScsDemoUser *user =
      scs_demo_state_find_user (visit->state, scs_demo_visit_get (visit, "user", 64));

  if (user == NULL || !can_change_role (visit, user)) {
    scs_demo_web_say (visit,
                      403,
                      "The role of this user cannot be changed.",
                      "このユーザーのロールは変更できません。");
    return;
  }
  user->is_admin = strcmp (scs_demo_visit_get (visit, "role", 8), "admin") == 0;
  scs_demo_scene_changed (visit->scene);
  scs_demo_visit_go (visit, PLACE, "saved");
}

static void
show_invite (ScsDemoVisit *visit, const char *text, const char *text_ja)
{
  g_autoptr (ScsDemoPage) page = scs_demo_web_settings_new (visit, PLACE, WORD_INVITE_USERS);

  if (text != NULL)
    scs_demo_web_add_error (page, text, text_ja);
  scs_demo_web_begin_form (page, visit, PLACE "/invite");
  scs_demo_page_add (page,
                     "<label for=\"addresses\">%s</label><textarea id=\"addresses\" "
                     "name=\"addresses\" rows=\"8\" spellcheck=\"false\">%s</textarea><br>\n",
                     scs_demo_page_pick (page, "Email addresses", "メールアドレス"),
                     scs_demo_visit_get (visit, "addresses", TEXT_MAX_BYTES));
  scs_demo_page_add (page,
                     "<button type=\"submit\">%s</button>"
                     "<a class=\"button plain\" href=\"" PLACE "\">%s</a></form>\n",
                     scs_demo_page_pick (page, WORD_NEXT),
                     scs_demo_page_pick (page, WORD_CANCEL));
  scs_demo_web_page_answer (page, visit, text != NULL ? 400 : 200);
}

/**
 * scs_demo_web_show_invite:
 *
 * GET User Management > Invite Users.
 */
void
scs_demo_web_show_invite (ScsDemoVisit *visit)
{
  show_invite (visit, NULL, NULL);
}

/* (transfer full): at most one more than are allowed */
static char **
split_addresses (const char *text)
{
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  const char *separators = " \t\r\n,;";
  guint n_addresses = 0;

  while (*(text += strspn (text, separators)) != '\0' && n_addresses <= SCS_DEMO_ADDRESSES_MAX) {
    gsize length = strcspn (text, separators);
    g_autofree char *address = g_strndup (text, length);

    g_strv_builder_add (builder, address);
    n_addresses++;
    text += length;
  }
  return g_strv_builder_end (builder);
}

/**
 * scs_demo_web_confirm_invite:
 *
 * POST of the addresses: shows them once more, and asks for a team.
 */
void
scs_demo_web_confirm_invite (ScsDemoVisit *visit)
{
  g_auto (GStrv) addresses =
      split_addresses (scs_demo_visit_get (visit, "addresses", TEXT_MAX_BYTES));
  guint n_addresses = g_strv_length (addresses);
  g_autoptr (ScsDemoPage) page = NULL;

  if (n_addresses == 0) {
    show_invite (visit,
                 "Enter at least one address.",
                 "メールアドレスを 1 件以上入力してください。");
    return;
  }
  if (n_addresses > SCS_DEMO_ADDRESSES_MAX) {
    show_invite (visit,
                 "These are too many at once: 200 at most.",
                 "一度に招待できるのは 200 件までです。");
    return;
  }
  page = scs_demo_web_settings_new (visit, PLACE, WORD_INVITE_USERS);
  scs_demo_page_add (page,
                     "<p>%s <strong>%u</strong></p>\n",
                     scs_demo_page_pick (page, "Will be invited:", "招待する件数："),
                     n_addresses);
  scs_demo_web_begin_form (page, visit, PLACE "/invite/send");
  scs_demo_page_add (page, "<ul id=\"addresses\">\n");
  for (guint i = 0; i < n_addresses; i++)
    scs_demo_page_add (page, "<li>%s</li>", addresses[i]);
  scs_demo_page_add (page, "</ul>\n");
  for (guint i = 0; i < n_addresses; i++)
    scs_demo_web_add_hidden (page, "address", addresses[i]);
  scs_demo_web_add_team_choice (page, visit->state);
  scs_demo_page_add (page,
                     "<br><button type=\"submit\">%s</button>"
                     "<a class=\"button plain\" href=\"" PLACE "/invite\">%s</a></form>\n",
                     scs_demo_page_pick (page, WORD_OK),
                     scs_demo_page_pick (page, "Back", "戻る"));
  scs_demo_web_page_answer (page, visit, 200);
}

/**
 * scs_demo_web_send_invite:
 *
 * POST of OK: invites them, and shows what became of each.
 */
void
scs_demo_web_send_invite (ScsDemoVisit *visit)
{
  g_auto (GStrv) addresses = scs_demo_visit_get_all (visit, "address", TEXT_MAX_BYTES);
  const char *team = scs_demo_visit_get (visit, "team", 64);
  g_autoptr (ScsDemoPage) page = scs_demo_web_settings_new (visit, PLACE, WORD_INVITE_USERS);

  scs_demo_web_begin_results (page);
  for (guint i = 0; addresses[i] != NULL && i < SCS_DEMO_ADDRESSES_MAX; i++)
    scs_demo_web_invite (page, visit, addresses[i], NULL, team);
  scs_demo_web_end_results (page, visit);
}
