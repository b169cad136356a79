/* SPDX-FileCopyrightText: 2026 The Sales Connect Setup authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "demo/marketo/scs-demo-marketo.h"

#include "demo/sales-connect/scs-demo-settings.h"
#include "demo/scs-demo-company.h"
#include "demo/scs-demo-page.h"

/* Places among the people: the first Sales Connect admin, one of the users, one who is none. */
static const guint admins[] = { 0, 2, 30 };

static void
add_value (ScsDemoPage *page,
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

static gboolean
is_invited (ScsDemoState *state, const char *email)
{
  for (guint i = 0; i < state->resets->len; i++) {
    if (g_strcmp0 (((ScsDemoToken *) state->resets->pdata[i])->owner, email) == 0)
      return TRUE;
  }
  return FALSE;
}

static void
add_admins (ScsDemoPage *page, ScsDemoState *state)
{
  scs_demo_page_add (page,
                     "<h2>%s</h2><table><tr><th>%s</th><th>%s</th><th></th></tr>\n",
                     scs_demo_page_pick (page, "Marketo admins", "Marketo 管理者"),
                     scs_demo_page_pick (page, "Name", "名前"),
                     scs_demo_page_pick (page, "Email", "メール"));
  for (guint i = 0; i < G_N_ELEMENTS (admins); i++) {
    g_autofree char *email = scs_demo_company_get_email (admins[i]);

    scs_demo_page_add (
        page,
        "<tr><td>%s</td><td>%s</td><td><form method=\"post\" action=\"/admin/invite\">"
        "<input type=\"hidden\" name=\"admin\" value=\"%u\">"
        "<button type=\"submit\">%s</button></form>%s</td></tr>\n",
        scs_demo_company_get_person (admins[i])->name,
        email,
        i,
        scs_demo_page_pick (page, "Send Invite", "招待を送信"),
        is_invited (state, email)
            ? scs_demo_page_pick (page,
                                  "Sent: the mail stands on the Demo Desk.",
                                  "送信済み：メールは「デモデスク」にあります。")
            : "");
  }
  scs_demo_page_add (page, "</table>\n");
}

/**
 * scs_demo_marketo_send_invite:
 *
 * POST /admin/invite: that Marketo admin becomes an admin of Sales Connect, and has the mail with
 * which to get in on the desk.
 */
void
scs_demo_marketo_send_invite (ScsDemoExchange *exchange)
{
  ScsDemoState *state = exchange->scene->state;
  const char *text = scs_demo_exchange_get_form (exchange, "admin");
  guint64 index = 0;
  g_autofree char *email = NULL;
  ScsDemoUser *user;

  if (!scs_demo_exchange_is_from_own_page (exchange) || text == NULL ||
      !g_ascii_string_to_unsigned (text, 10, 0, G_N_ELEMENTS (admins) - 1, &index, NULL)) {
    scs_demo_exchange_answer (exchange, 400, "text/plain; charset=utf-8", g_strdup ("No admin"));
    return;
  }
  email = scs_demo_company_get_email (admins[index]);
  user = scs_demo_state_find_user_by_email (state, email);
  if (user == NULL)
    scs_demo_settings_invite (state, email, &user);
  if (user != NULL) {
    user->is_admin = TRUE;
    scs_demo_settings_send_reset (exchange->scene, user);
  }
  scs_demo_exchange_redirect (exchange, 303, "/admin");
}

/**
 * scs_demo_marketo_show_admin:
 *
 * Answers with the page Admin > Sales Connect, where Marketo shows the three values.
 */
void
scs_demo_marketo_show_admin (ScsDemoExchange *exchange)
{
  ScsDemoState *state = exchange->scene->state;
  g_autoptr (ScsDemoPage) page =
      scs_demo_page_new (exchange,
                         "Marketo demo: Admin > Sales Connect",
                         "Marketo のデモ：「管理」(Admin) ＞「Sales Connect」");

  scs_demo_page_add (page,
                     "<nav><a href=\"/admin\">%s</a> ＞ "
                     "<a href=\"/admin\" aria-current=\"page\">Sales Connect</a></nav>\n",
                     scs_demo_page_pick (page, "Admin", "管理"));
  scs_demo_page_add (
      page,
      "<p>%s</p><table>\n",
      scs_demo_page_pick (
          page,
          "The credentials of this subscription for Sales Connect. Copy each value without "
          "spaces before or after it.",
          "このサブスクリプションの Sales Connect 用資格情報です。各値を、前後に空白を入れずにコピーしてください。"));
  add_value (page,
             "munchkin-id",
             "Munchkin Account ID",
             "Munchkin アカウント ID",
             state->munchkin_id);
  add_value (page, "client-id", "Client ID", "クライアント ID", state->client_id);
  add_value (page,
             "client-secret",
             "Client Secret",
             "クライアントシークレット",
             state->client_secret);
  scs_demo_page_add (page,
                     "</table>\n<p class=\"note\">%s: " SCS_DEMO_COMPANY " — %s: " SCS_DEMO_API_USER
                     "</p>\n",
                     scs_demo_page_pick (page, "Subscription", "サブスクリプション"),
                     scs_demo_page_pick (page, "API-only user", "API 専用ユーザー"));
  add_admins (page, state);
  scs_demo_page_answer (page, exchange, 200);
}
