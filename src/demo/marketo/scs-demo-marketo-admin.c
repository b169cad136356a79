/* SPDX-FileCopyrightText: 2026 The Sales Connect Setup authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "demo/marketo/scs-demo-marketo.h"

#include "demo/scs-demo-company.h"
#include "demo/scs-demo-page.h"

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
             "「Munchkin アカウント ID」(Munchkin Account ID)",
             state->munchkin_id);
  add_value (page, "client-id", "Client ID", "「クライアント ID」(Client ID)", state->client_id);
  add_value (page,
             "client-secret",
             "Client Secret",
             "「クライアントシークレット」(Client Secret)",
             state->client_secret);
  scs_demo_page_add (page,
                     "</table>\n<p class=\"note\">%s: " SCS_DEMO_COMPANY " — %s: " SCS_DEMO_API_USER
                     "</p>\n",
                     scs_demo_page_pick (page, "Subscription", "サブスクリプション"),
                     scs_demo_page_pick (page, "API-only user", "API 専用ユーザー"));
  scs_demo_page_answer (page, exchange, 200);
}
