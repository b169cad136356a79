/* SPDX-FileCopyrightText: 2026 The Sales Connect Setup authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "demo/web/scs-demo-web.h"
#include "demo/web/scs-demo-web-words.h"

#include "demo/scs-demo-company.h"

#include <string.h>

#define STYLE                                                                                      \
  "*{box-sizing:border-box}"                                                                       \
  "body{font:16px/1.5 system-ui,'Noto Sans CJK JP',sans-serif;margin:0;background:#eef0f4;"        \
  "color:#1f2430}a{color:#1a4fa0}"                                                                 \
  "header{background:#22304a;color:#fff;display:flex;align-items:center;gap:1rem;"                 \
  "padding:.5rem 1.25rem;flex-wrap:wrap}header a{color:#fff;text-decoration:none}"                 \
  "header .brand{font-weight:bold;font-size:1.1rem;margin-right:auto}"                             \
  "header form{display:inline}"                                                                    \
  "header button{background:transparent;color:#fff;border:1px solid #8d9ab3;margin:0}"             \
  ".layout{display:grid;grid-template-columns:15rem minmax(0,1fr);gap:1.25rem;"                    \
  "max-width:72rem;margin:1.25rem auto;padding:0 1rem}"                                            \
  ".layout>nav{background:#fff;border-radius:8px;padding:1rem;align-self:start}"                   \
  "nav h2{font-size:1rem;margin:.25rem 0}nav ul{list-style:none;margin:0 0 1rem;padding:0}"        \
  "nav li a{display:block;padding:.3rem .6rem;border-radius:5px;text-decoration:none}"             \
  "nav li a:hover,nav li a[aria-current]{background:#e1e9f7}"                                      \
  "nav li a[aria-current]{font-weight:bold}"                                                       \
  "main{background:#fff;border-radius:8px;padding:1.25rem 1.5rem;min-width:0}"                     \
  "main.alone{max-width:34rem;margin:2rem auto}"                                                   \
  "main.wide{max-width:60rem;margin:1.25rem auto}h1{font-size:1.4rem;margin:0 0 1rem}"             \
  "main h2{font-size:1.1rem;margin:1.75rem 0 .5rem}"                                               \
  ".tabs{display:flex;gap:.25rem;border-bottom:2px solid #d5dae4;margin-bottom:1rem;"              \
  "flex-wrap:wrap}"                                                                                \
  ".tabs a{padding:.45rem .9rem;text-decoration:none;border-radius:6px 6px 0 0}"                   \
  ".tabs a[aria-selected=true]{background:#e1e9f7;font-weight:bold;"                               \
  "box-shadow:0 2px 0 #1a4fa0}label{display:block;margin:.8rem 0 .2rem;font-weight:600}"           \
  "label.tick{font-weight:normal;margin:.3rem 0}label.tick span{color:#5b6474}"                    \
  "input,textarea{font:inherit;width:100%;max-width:30rem;padding:.4rem .55rem;"                   \
  "border:1px solid #8089a0;border-radius:5px}"                                                    \
  "input[type=checkbox],input[type=radio]{width:auto;margin:0 .5rem 0 0}"                          \
  "select{font:inherit;padding:.4rem;border:1px solid #8089a0;border-radius:5px}"                  \
  "button,.button{font:inherit;display:inline-block;padding:.4rem 1rem;"                           \
  "margin:.8rem .5rem 0 0;border:1px solid #1a4fa0;border-radius:5px;background:#1a4fa0;"          \
  "color:#fff;cursor:pointer;text-decoration:none;line-height:1.5;white-space:nowrap}"             \
  "button.plain,.button.plain{background:#fff;color:#1a4fa0}"                                      \
  "button.green{background:#1d7a3c;border-color:#1d7a3c}"                                          \
  "button:disabled{background:#d5dae4;border-color:#b6bdcc;color:#5b6474;cursor:default}"          \
  "table{border-collapse:collapse;width:100%;margin-top:.5rem}"                                    \
  "th,td{text-align:left;padding:.4rem .6rem;border-bottom:1px solid #e2e6ee;"                     \
  "vertical-align:top}td{overflow-wrap:anywhere}"                                                  \
  "td form{display:flex;gap:.4rem;align-items:center}td form button{margin:0}"                     \
  "td label,th label{margin:0}#users td,#access td{overflow-wrap:break-word}"                      \
  "th:not([scope]){white-space:nowrap}#users td:nth-child(3){white-space:nowrap}"                  \
  "#users td:nth-child(2){overflow-wrap:anywhere;min-width:9rem}"                                  \
  ".scroll{overflow-x:auto}"                                                                       \
  "dl{display:grid;grid-template-columns:max-content minmax(0,1fr);gap:.3rem 1.2rem}"              \
  "dt{font-weight:600}dd{margin:0;overflow-wrap:anywhere}"                                         \
  "fieldset{border:1px solid #d5dae4;border-radius:6px;margin:1rem 0}"                             \
  ".row{display:flex;gap:.5rem;align-items:end;flex-wrap:wrap}.row button{margin-top:0}"           \
  ".error{color:#a3182b;font-weight:bold}"                                                         \
  ".notice{background:#e3f3e7;border-radius:6px;padding:.5rem .8rem}"                              \
  ".note{color:#5b6474;font-size:.9rem}"                                                           \
  ".menu{list-style:none;margin:0;padding:.4rem;border:1px solid #b6bdcc;border-radius:6px;"       \
  "background:#fff;color:#1f2430;box-shadow:0 4px 14px #0003}"                                     \
  ".menu a{display:block;padding:.35rem .9rem;color:#1a4fa0;text-decoration:none}"                 \
  ".menu[popover]{inset:4rem auto auto 1rem}.menu.gear[popover]{inset:3.3rem 1rem auto auto}"      \
  "@supports (top:anchor(--actions bottom)){[popovertarget=actions-menu]{anchor-name:--actions}"   \
  "#actions-menu{inset:auto;top:anchor(--actions bottom);left:anchor(--actions left)}}"            \
  "footer{max-width:72rem;margin:0 auto;padding:0 1rem 1.5rem;color:#5b6474;font-size:.85rem}"     \
  "@media(max-width:760px){.layout{grid-template-columns:minmax(0,1fr)}"                           \
  ".layout>nav{display:grid;grid-template-columns:1fr 1fr;gap:1rem}nav ul{margin:0}"               \
  "main{padding:1rem}dl{grid-template-columns:minmax(0,1fr)}dd{margin-bottom:.5rem}}"

static const struct {
  const char *word;
  const char *text;
  const char *text_ja;
} notices[] = {
  { "saved", "Saved.", "保存しました。" },
  { "signed-out", "You have signed out.", "サインアウトしました。" },
  { "password-set",
    "Your new password is set. You can sign in with it.",
    "新しいパスワードを設定しました。このパスワードでサインインできます。" },
  { "salesforce-connected", "Salesforce is connected.", "Salesforce に接続しました。" },
  { "salesforce-disconnected", "Salesforce is disconnected.", "Salesforce を切断しました。" },
  { "marketo-connected", "Marketo is connected.", "Marketo に接続しました。" },
  { "marketo-disconnected", "Marketo is disconnected.", "Marketo を切断しました。" },
  { "package-installed",
    "The customizations are installed in Salesforce.",
    "Salesforce にカスタマイズをインストールしました。" },
  { "team-created", "The team is created.", "チームを作成しました。" },
  { "team-filled",
    "The selected users are in the team now.",
    "選択したユーザーをチームに追加しました。" },
};

static void
add_notice (ScsDemoPage *page, ScsDemoVisit *visit)
{
  const char *word = scs_demo_exchange_get_query (visit->exchange, "notice");

  for (guint i = 0; word != NULL && i < G_N_ELEMENTS (notices); i++) {
    if (strcmp (notices[i].word, word) == 0)
      scs_demo_page_add (page,
                         "<p class=\"notice\" role=\"status\">%s</p>\n",
                         scs_demo_page_pick (page, notices[i].text, notices[i].text_ja));
  }
}

static void
add_header (ScsDemoPage *page, ScsDemoVisit *visit)
{
  g_autofree char *csrf = scs_demo_visit_make_csrf (visit);

  scs_demo_page_add (page, "<header><a class=\"brand\" href=\"/web/home\">Sales Connect</a>\n");
  if (visit->me != NULL) {
    scs_demo_page_add (page,
                       "<span>%s</span><form method=\"post\" action=\"/web/sign-out\">"
                       "<input type=\"hidden\" name=\"csrf\" value=\"%s\">"
                       "<button type=\"submit\">%s</button></form>",
                       scs_demo_web_get_name (visit->me),
                       csrf,
                       scs_demo_page_pick (page, "Sign Out", "サインアウト"));
    scs_demo_page_add (page,
                       "<button type=\"button\" popovertarget=\"gear-menu\" aria-label=\"%s\" "
                       "title=\"%s\">⚙</button>",
                       scs_demo_page_pick (page, "Gear icon", "歯車アイコン"),
                       scs_demo_page_pick (page, "Gear icon", "歯車アイコン"));
    scs_demo_web_begin_menu (page, "gear-menu", "menu gear");
    scs_demo_web_add_menu_item (page, "/web/settings", WORD_SETTINGS);
    scs_demo_web_end_menu (page);
  }
  scs_demo_page_add (page, "</header>\n");
}

static ScsDemoPage *
begin_page (ScsDemoVisit *visit, const char *title, const char *title_ja)
{
  ScsDemoPage *page = scs_demo_page_new_blank (visit->is_japanese);

  scs_demo_page_add (page,
                     "<html lang=\"%s\"><head><meta charset=\"utf-8\"><meta name=\"viewport\" "
                     "content=\"width=device-width\"><title>%s – Sales Connect</title><style>",
                     scs_demo_page_pick (page, "en", "ja"),
                     scs_demo_page_pick (page, title, title_ja));
  g_string_append (page->text, STYLE);
  scs_demo_page_add (page, "</style></head>\n<body>");
  add_header (page, visit);
  return page;
}

static void
begin_main (ScsDemoPage *page,
            ScsDemoVisit *visit,
            const char *class,
            const char *title,
            const char *title_ja)
{
  scs_demo_page_add (page,
                     "<main class=\"%s\"><h1>%s</h1>\n",
                     class,
                     scs_demo_page_pick (page, title, title_ja));
  add_notice (page, visit);
}

/**
 * scs_demo_web_page_new:
 * @title: in English
 * @title_ja: in Japanese
 *
 * Returns: (transfer full): a page in the language of who sees it, with nothing beside it
 */
ScsDemoPage *
scs_demo_web_page_new (ScsDemoVisit *visit, const char *title, const char *title_ja)
{
  ScsDemoPage *page = begin_page (visit, title, title_ja);

  scs_demo_page_add (page, "<div>\n");
  begin_main (page, visit, visit->me != NULL ? "wide" : "alone", title, title_ja);
  return page;
}

static void
add_link (ScsDemoPage *page,
          const char *place,
          const char *current,
          const char *label,
          const char *label_ja)
{
  scs_demo_page_add (page,
                     "<li><a href=\"%s\"%s>%s</a></li>\n",
                     place,
                     strcmp (place, current) == 0 ? " aria-current=page" : "",
                     scs_demo_page_pick (page, label, label_ja));
}

static void
begin_group (ScsDemoPage *page,
             const char *id,
             const char *place,
             const char *label,
             const char *label_ja)
{
  scs_demo_page_add (
      page,
      "<section aria-labelledby=\"%s\"><h2 id=\"%s\"><a href=\"%s\">%s</a></h2><ul>\n",
      id,
      id,
      place,
      scs_demo_page_pick (page, label, label_ja));
}

static void
add_settings_menu (ScsDemoPage *page, ScsDemoVisit *visit, const char *current)
{
  scs_demo_page_add (page, "<nav aria-label=\"%s\">\n", scs_demo_page_pick (page, WORD_SETTINGS));
  begin_group (page, "group-account", SCS_DEMO_PLACE_ACCOUNT, WORD_MY_ACCOUNT);
  add_link (page, SCS_DEMO_PLACE_PROFILE, current, WORD_MY_PROFILE);
  add_link (page, SCS_DEMO_PLACE_ACCOUNT "/salesforce", current, WORD_SALESFORCE);
  scs_demo_page_add (page, "</ul></section>\n");
  if (visit->me->is_admin) {
    begin_group (page, "group-admin", SCS_DEMO_PLACE_ADMIN, WORD_ADMIN_SETTINGS);
    add_link (page, SCS_DEMO_PLACE_GENERAL, current, WORD_GENERAL);
    add_link (page, SCS_DEMO_PLACE_USERS, current, WORD_USER_MANAGEMENT);
    add_link (page, SCS_DEMO_PLACE_TEAMS, current, WORD_TEAM_MANAGEMENT);
    add_link (page, SCS_DEMO_PLACE_ADMIN "/salesforce", current, WORD_SALESFORCE);
    add_link (page, SCS_DEMO_PLACE_MARKETO, current, WORD_MARKETO);
    scs_demo_page_add (page, "</ul></section>\n");
  }
  scs_demo_page_add (page, "</nav>\n");
}

/**
 * scs_demo_web_settings_new:
 * @place: which entry of the menu it belongs to
 * @title: in English
 * @title_ja: in Japanese
 *
 * Returns: (transfer full): a page of the settings, with their menu beside it
 */
ScsDemoPage *
scs_demo_web_settings_new (ScsDemoVisit *visit,
                           const char *place,
                           const char *title,
                           const char *title_ja)
{
  ScsDemoPage *page = begin_page (visit, title, title_ja);

  scs_demo_page_add (page, "<div class=\"layout\">\n");
  add_settings_menu (page, visit, place);
  begin_main (page, visit, "settings", title, title_ja);
  return page;
}

/**
 * scs_demo_web_page_answer:
 * @status: HTTP status
 *
 * Ends the page and makes it the answer. Its forms may lead to Salesforce's login page.
 */
void
scs_demo_web_page_answer (ScsDemoPage *page, ScsDemoVisit *visit, guint status)
{
  g_autofree char *policy =
      g_strconcat ("; form-action 'self' ", visit->scene->urls[SCS_DEMO_SALESFORCE], NULL);

  scs_demo_page_add (
      page,
      "</main></div>\n<footer>%s</footer></body></html>\n",
      scs_demo_page_pick (
          page,
          "Made up for the demo of Sales Connect Setup. Nothing here leaves this computer.",
          "Sales Connect Setup のデモ用に作られた架空のページです。ここの内容がこのコンピューターの外に出ることはありません。"));
  scs_demo_page_send (page, visit->exchange, status, policy);
}

/**
 * scs_demo_web_say:
 * @status: HTTP status
 * @text: a sentence in English
 * @text_ja: the same in Japanese
 *
 * Answers with a page that says why there is no other.
 */
void
scs_demo_web_say (ScsDemoVisit *visit, guint status, const char *text, const char *text_ja)
{
  g_autoptr (ScsDemoPage) page =
      scs_demo_web_page_new (visit, "This did not work", "操作を完了できませんでした");

  scs_demo_web_add_error (page, text, text_ja);
  scs_demo_page_add (page,
                     "<p><a href=\"/web/home\">%s</a></p>\n",
                     scs_demo_page_pick (page, "Home", "ホーム"));
  scs_demo_web_page_answer (page, visit, status);
}

/**
 * scs_demo_web_get_name:
 *
 * Returns: (transfer none): the name of a person, or else their e-mail id
 */
const char *
scs_demo_web_get_name (ScsDemoUser *user)
{
  return user->name != NULL && user->name[0] != '\0' ? user->name : user->email;
}

/**
 * scs_demo_web_join_workspaces:
 *
 * Returns: (transfer full): the names of the workspaces that somebody has access to
 */
char *
scs_demo_web_join_workspaces (ScsDemoPage *page, ScsDemoUser *user)
{
  g_autoptr (GString) names = g_string_new (NULL);

  for (guint i = 0; user->has_access && user->workspace_ids[i] != NULL; i++) {
    const ScsDemoWorkspace *workspace = scs_demo_company_find_workspace (user->workspace_ids[i]);

    if (workspace != NULL)
      g_string_append_printf (names,
                              "%s%s",
                              names->len > 0 ? ", " : "",
                              workspace->id == 1
                                  ? scs_demo_page_pick (page, "Default", "デフォルト")
                                  : workspace->name);
  }
  return g_strdup (names->str);
}
