/* SPDX-FileCopyrightText: 2026 The Sales Connect Setup authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "demo/web/scs-demo-web.h"
#include "demo/web/scs-demo-web-words.h"

#include "demo/scs-demo-secret.h"

#include <string.h>

#define PLACE SCS_DEMO_PLACE_TEAMS
#define NAME_MAX_BYTES 200
#define TEAMS_MAX 100

static gboolean
is_in (ScsDemoUser *user, const char *team_id)
{
  return g_strv_contains ((const char *const *) user->team_ids, team_id);
}

static guint
count_members (ScsDemoState *state, const char *team_id)
{
  guint n_members = 0;

  for (guint i = 0; i < state->users->len; i++)
    n_members += is_in (state->users->pdata[i], team_id);
  return n_members;
}

static void
add_team (ScsDemoPage *page, const char *id, const char *name, guint n_members)
{
  scs_demo_page_add (page,
                     "<tr><td><a href=\"" PLACE "/team?id=%s\">%s</a></td><td>%u</td></tr>\n",
                     id,
                     name,
                     n_members);
}

/**
 * scs_demo_web_show_teams:
 *
 * GET Admin Settings > Team Management.
 *
 * Source: Marketo Sales Connect, Create a Sub Team.
 */
void
scs_demo_web_show_teams (ScsDemoVisit *visit)
{
  ScsDemoState *state = visit->state;
  g_autoptr (ScsDemoPage) page = scs_demo_web_settings_new (visit, PLACE, WORD_TEAM_MANAGEMENT);

  scs_demo_page_add (page,
                     "<div class=\"row\"><h2>%s</h2><a class=\"button plain\" href=\"" PLACE
                     "/new\">+</a></div><table id=\"teams\"><tr><th>%s</th><th>%s</th></tr>\n",
                     scs_demo_page_pick (page, "All Teams", "すべてのチーム"),
                     scs_demo_page_pick (page, "Team", "チーム"),
                     scs_demo_page_pick (page, "Members", "メンバー数"));
  add_team (page, "", scs_demo_page_pick (page, WORD_EVERYONE), state->users->len);
  for (guint i = 0; i < state->teams->len; i++) {
    ScsDemoTeam *team = state->teams->pdata[i];

    add_team (page, team->id, team->name, count_members (state, team->id));
  }
  scs_demo_page_add (page, "</table>\n");
  scs_demo_web_page_answer (page, visit, 200);
}

static void
show_new (ScsDemoVisit *visit, const char *text, const char *text_ja)
{
  g_autoptr (ScsDemoPage) page =
      scs_demo_web_settings_new (visit, PLACE, "New team", "新しいチーム");

  if (text != NULL)
    scs_demo_web_add_error (page, text, text_ja);
  scs_demo_web_begin_form (page, visit, PLACE "/new");
  scs_demo_web_add_field (page,
                          "name",
                          "text",
                          "Team name",
                          "チーム名",
                          scs_demo_visit_get (visit, "name", NAME_MAX_BYTES));
  scs_demo_page_add (page, "<br>\n");
  scs_demo_web_end_form (page, "Create", "作成");
  scs_demo_web_page_answer (page, visit, text != NULL ? 400 : 200);
}

/**
 * scs_demo_web_show_new_team:
 *
 * GET Team Management > +.
 */
void
scs_demo_web_show_new_team (ScsDemoVisit *visit)
{
  show_new (visit, NULL, NULL);
}

/**
 * scs_demo_web_create_team:
 *
 * POST of the name of a new team.
 */
void
scs_demo_web_create_team (ScsDemoVisit *visit)
{
  GPtrArray *teams = visit->state->teams;
  g_autofree char *name =
      g_strstrip (g_strdup (scs_demo_visit_get (visit, "name", NAME_MAX_BYTES)));
  ScsDemoTeam *team;

  if (name[0] == '\0') {
    show_new (visit, "The team needs a name.", "チーム名を入力してください。");
    return;
  }
  if (teams->len >= TEAMS_MAX) {
    show_new (visit, "There are too many teams.", "これ以上チームを作成できません。");
    return;
  }
  team = scs_demo_record_new (&scs_demo_team_shape);
  team->id = scs_demo_secret_new ("0123456789", 9);
  team->name = g_steal_pointer (&name);
  g_ptr_array_add (teams, team);
  scs_demo_scene_changed (visit->scene);
  scs_demo_visit_go (visit, PLACE, "team-created");
}

static void
add_people (ScsDemoPage *page, ScsDemoState *state, const char *team_id)
{
  scs_demo_page_add (page,
                     "<table id=\"members\"><tr><th>%s</th></tr>\n",
                     scs_demo_page_pick (page, WORD_USER));
  for (guint i = 0; i < state->users->len; i++) {
    ScsDemoUser *user = state->users->pdata[i];

    if (team_id[0] == '\0')
      scs_demo_page_add (page,
                         "<tr><td><label class=\"tick\"><input type=\"checkbox\" name=\"user\" "
                         "value=\"%s\">%s <span>%s</span></label></td></tr>\n",
                         user->id,
                         scs_demo_web_get_name (user),
                         user->email);
    else if (is_in (user, team_id))
      scs_demo_page_add (page,
                         "<tr><td>%s %s</td></tr>\n",
                         scs_demo_web_get_name (user),
                         user->email);
  }
  scs_demo_page_add (page, "</table>\n");
}

/**
 * scs_demo_web_show_team:
 *
 * GET one team, by `id`; from the team of all, people are put into others.
 */
void
scs_demo_web_show_team (ScsDemoVisit *visit)
{
  const char *given = scs_demo_exchange_get_query (visit->exchange, "id");
  const char *id = given != NULL ? given : "";
  ScsDemoTeam *team = scs_demo_state_find_team (visit->state, id);
  g_autoptr (ScsDemoPage) page = NULL;

  if (team == NULL && id[0] != '\0') {
    scs_demo_web_say (visit, 404, "There is no such team.", "このチームは存在しません。");
    return;
  }
  if (team != NULL) {
    page = scs_demo_web_settings_new (visit, PLACE, team->name, team->name);
    add_people (page, visit->state, id);
  } else {
    page = scs_demo_web_settings_new (visit, PLACE, WORD_EVERYONE);
    scs_demo_web_begin_form (page, visit, PLACE "/team");
    scs_demo_web_add_team_choice (page, visit->state);
    scs_demo_page_add (page,
                       "<button type=\"submit\">%s</button>\n",
                       scs_demo_page_pick (page, "Add to Team", "チームに追加"));
    add_people (page, visit->state, id);
    scs_demo_page_add (page, "</form>\n");
  }
  scs_demo_web_page_answer (page, visit, 200);
}

/**
 * scs_demo_web_fill_team:
 *
 * POST of people and the team they are to be in.
 */
void
scs_demo_web_fill_team (ScsDemoVisit *visit)
{
  const char *team_id = scs_demo_visit_get (visit, "team", 64);
  g_auto (GStrv) user_ids = scs_demo_visit_get_all (visit, "user", 64);

  for (guint i = 0; user_ids[i] != NULL; i++) {
    ScsDemoUser *user = scs_demo_state_find_user (visit->state, user_ids[i]);

    if (user != NULL)
      scs_demo_web_put_in_team (visit->state, user, team_id);
  }
  scs_demo_scene_changed (visit->scene);
  scs_demo_visit_go (visit, PLACE, "team-filled");
}
