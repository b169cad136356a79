/* SPDX-FileCopyrightText: 2026 The Sales Connect Setup authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "demo/web/scs-demo-web.h"
#include "demo/web/scs-demo-web-words.h"

#include "demo/sales-connect/scs-demo-settings.h"

#include <string.h>

static void
begin_form (ScsDemoPage *page, ScsDemoVisit *visit, const char *action, const char *encoding)
{
  g_autofree char *csrf = scs_demo_visit_make_csrf (visit);

  scs_demo_page_add (page,
                     "<form method=\"post\" action=\"%s\" enctype=\"%s\" autocomplete=\"off\">"
                     "<input type=\"hidden\" name=\"csrf\" value=\"%s\">\n",
                     action,
                     encoding,
                     csrf);
}

/**
 * scs_demo_web_begin_form:
 * @action: where it goes
 *
 * Opens a form that only this session can send.
 */
void
scs_demo_web_begin_form (ScsDemoPage *page, ScsDemoVisit *visit, const char *action)
{
  begin_form (page, visit, action, "application/x-www-form-urlencoded");
}

/**
 * scs_demo_web_begin_upload:
 * @action: where it goes
 *
 * Opens a form with a file in it.
 */
void
scs_demo_web_begin_upload (ScsDemoPage *page, ScsDemoVisit *visit, const char *action)
{
  begin_form (page, visit, action, "multipart/form-data");
}

/**
 * scs_demo_web_end_form:
 * @label: in English
 * @label_ja: in Japanese
 *
 * Closes a form with its button.
 */
void
scs_demo_web_end_form (ScsDemoPage *page, const char *label, const char *label_ja)
{
  scs_demo_page_add (page,
                     "<button type=\"submit\">%s</button></form>\n",
                     scs_demo_page_pick (page, label, label_ja));
}

/**
 * scs_demo_web_add_hidden:
 * @name: of the field
 * @value: what it carries
 *
 * Adds what goes along with a form.
 */
void
scs_demo_web_add_hidden (ScsDemoPage *page, const char *name, const char *value)
{
  scs_demo_page_add (page, "<input type=\"hidden\" name=\"%s\" value=\"%s\">\n", name, value);
}

/**
 * scs_demo_web_add_error:
 * @text: in English
 * @text_ja: in Japanese
 *
 * Says what is wrong.
 */
void
scs_demo_web_add_error (ScsDemoPage *page, const char *text, const char *text_ja)
{
  scs_demo_page_add (page,
                     "<p class=\"error\" role=\"alert\">%s</p>\n",
                     scs_demo_page_pick (page, text, text_ja));
}

/**
 * scs_demo_web_add_text:
 * @text: in English
 * @text_ja: in Japanese
 *
 * Adds a paragraph.
 */
void
scs_demo_web_add_text (ScsDemoPage *page, const char *text, const char *text_ja)
{
  scs_demo_page_add (page, "<p>%s</p>\n", scs_demo_page_pick (page, text, text_ja));
}

/**
 * scs_demo_web_add_field:
 * @name: of the field
 * @type: of the input
 * @label: in English
 * @label_ja: in Japanese
 * @value: what stands in it
 *
 * Adds a field with its label above it.
 */
void
scs_demo_web_add_field (ScsDemoPage *page,
                        const char *name,
                        const char *type,
                        const char *label,
                        const char *label_ja,
                        const char *value)
{
  scs_demo_page_add (page,
                     "<label for=\"%s\">%s</label><input id=\"%s\" name=\"%s\" type=\"%s\" "
                     "autocomplete=\"off\" spellcheck=\"false\" value=\"%s\">\n",
                     name,
                     scs_demo_page_pick (page, label, label_ja),
                     name,
                     name,
                     type,
                     value);
}

/**
 * scs_demo_web_begin_tabs:
 * @name: of what they are the tabs
 */
void
scs_demo_web_begin_tabs (ScsDemoPage *page, const char *name)
{
  scs_demo_page_add (page, "<div class=\"tabs\" role=\"tablist\" aria-label=\"%s\">\n", name);
}

/**
 * scs_demo_web_add_tab:
 * @place: the page of the tab
 * @is_current: whether that is this page
 * @label: in English
 * @label_ja: in Japanese
 */
void
scs_demo_web_add_tab (ScsDemoPage *page,
                      const char *place,
                      gboolean is_current,
                      const char *label,
                      const char *label_ja)
{
  scs_demo_page_add (page,
                     "<a role=\"tab\" aria-selected=\"%s\" href=\"%s\">%s</a>\n",
                     is_current ? "true" : "false",
                     place,
                     scs_demo_page_pick (page, label, label_ja));
}

/**
 * scs_demo_web_end_tabs:
 *
 * Ends a row of tabs.
 */
void
scs_demo_web_end_tabs (ScsDemoPage *page)
{
  scs_demo_page_add (page, "</div>\n");
}

/**
 * scs_demo_web_begin_menu:
 * @id: what its button names
 * @class: how it looks
 *
 * Opens a menu that its button shows, without a script.
 */
void
scs_demo_web_begin_menu (ScsDemoPage *page, const char *id, const char *class)
{
  scs_demo_page_add (page, "<ul id=\"%s\" class=\"%s\" popover>\n", id, class);
}

/**
 * scs_demo_web_add_menu_item:
 * @place: where it leads
 * @label: in English
 * @label_ja: in Japanese
 */
void
scs_demo_web_add_menu_item (ScsDemoPage *page,
                            const char *place,
                            const char *label,
                            const char *label_ja)
{
  scs_demo_page_add (page,
                     "<li><a href=\"%s\">%s</a></li>\n",
                     place,
                     scs_demo_page_pick (page, label, label_ja));
}

/**
 * scs_demo_web_end_menu:
 *
 * Ends a menu.
 */
void
scs_demo_web_end_menu (ScsDemoPage *page)
{
  scs_demo_page_add (page, "</ul>\n");
}

/**
 * scs_demo_web_add_team_choice:
 *
 * Adds the choice of a team, Everyone first.
 */
void
scs_demo_web_add_team_choice (ScsDemoPage *page, ScsDemoState *state)
{
  scs_demo_page_add (page,
                     "<label for=\"team\">%s</label><select id=\"team\" name=\"team\">"
                     "<option value=\"\">%s</option>",
                     scs_demo_page_pick (page, "Team", "チーム"),
                     scs_demo_page_pick (page, WORD_EVERYONE));
  for (guint i = 0; i < state->teams->len; i++) {
    ScsDemoTeam *team = state->teams->pdata[i];

    scs_demo_page_add (page, "<option value=\"%s\">%s</option>", team->id, team->name);
  }
  scs_demo_page_add (page, "</select>\n");
}

/**
 * scs_demo_web_put_in_team:
 * @team_id: of one that is not there: nothing changes
 */
void
scs_demo_web_put_in_team (ScsDemoState *state, ScsDemoUser *user, const char *team_id)
{
  g_autoptr (GStrvBuilder) builder = NULL;

  if (scs_demo_state_find_team (state, team_id) == NULL ||
      g_strv_contains ((const char *const *) user->team_ids, team_id))
    return;
  builder = g_strv_builder_new ();
  g_strv_builder_addv (builder, (const char **) user->team_ids);
  g_strv_builder_add (builder, team_id);
  g_strfreev (user->team_ids);
  user->team_ids = g_strv_builder_end (builder);
}

static const char *
describe_invitation (ScsDemoPage *page, const char *result)
{
  if (strcmp (result, "invited") == 0)
    return scs_demo_page_pick (page, "Invited", "招待しました");
  if (strcmp (result, "already_here") == 0)
    return scs_demo_page_pick (page,
                               "Already a user of this account",
                               "すでにこのアカウントのユーザーです");
  if (strcmp (result, "used_elsewhere") == 0)
    return scs_demo_page_pick (page,
                               "This email is already used in another instance",
                               "このメールは別のインスタンスですでに使われています");
  if (strcmp (result, "no_seat") == 0)
    return scs_demo_page_pick (page, "There is no seat left", "ライセンスの空きがありません");
  return scs_demo_page_pick (page,
                             "This is not an email address",
                             "メールアドレスの形式が正しくありません");
}

/**
 * scs_demo_web_begin_results:
 *
 * Opens the list of what became of invitations.
 */
void
scs_demo_web_begin_results (ScsDemoPage *page)
{
  scs_demo_page_add (page,
                     "<table id=\"results\"><tr><th>%s</th><th>%s</th></tr>\n",
                     scs_demo_page_pick (page, WORD_EMAIL),
                     scs_demo_page_pick (page, WORD_RESULT));
}

/**
 * scs_demo_web_invite:
 * @email: anything
 * @name: (nullable): of the person; empty: not known
 * @team_id: which team they are to be in; empty: only that of all
 *
 * Invites somebody, and adds what became of it to the list.
 */
void
scs_demo_web_invite (ScsDemoPage *page,
                     ScsDemoVisit *visit,
                     const char *email,
                     const char *name,
                     const char *team_id)
{
  ScsDemoUser *user;
  const char *result = scs_demo_settings_invite (visit->state, email, &user);

  if (strcmp (result, "invited") == 0) {
    if (name != NULL && name[0] != '\0') {
      g_free (user->name);
      user->name = g_strdup (name);
    }
    scs_demo_web_put_in_team (visit->state, user, team_id);
  }
  scs_demo_page_add (page,
                     "<tr><td>%s</td><td>%s</td></tr>\n",
                     email,
                     describe_invitation (page, result));
}

/**
 * scs_demo_web_end_results:
 *
 * Ends the list and makes it the answer.
 */
void
scs_demo_web_end_results (ScsDemoPage *page, ScsDemoVisit *visit)
{
  scs_demo_page_add (page,
                     "</table><p><a class=\"button plain\" href=\"" SCS_DEMO_PLACE_USERS
                     "\">%s</a></p>\n",
                     scs_demo_page_pick (page, "Done", "完了"));
  scs_demo_scene_changed (visit->scene);
  scs_demo_web_page_answer (page, visit, 200);
}
