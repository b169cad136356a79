/* SPDX-FileCopyrightText: 2026 The Sales Connect Setup authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "demo/web/scs-demo-web.h"
#include "demo/web/scs-demo-web-words.h"

#include "demo/sales-connect/scs-demo-settings.h"
#include "demo/scs-demo-clock.h"
#include "demo/scs-demo-secret.h"

#include <string.h>

#define EMAIL_MAX_BYTES 254
#define HOME "/web/home"

/* Returns: (transfer none): where to go on, never a place outside the web application */
static const char *
choose_place (const char *next)
{
  if (next == NULL || strlen (next) > 256 || !g_str_has_prefix (next, "/web/"))
    return HOME;
  for (const char *at = next; *at != '\0'; at++) {
    if (!g_ascii_isalnum (*at) && strchr ("/-", *at) == NULL)
      return HOME;
  }
  return next;
}

static void
show_login (ScsDemoVisit *visit, const char *next, const char *email, ScsDemoLogin login)
{
  g_autoptr (ScsDemoPage) page = scs_demo_web_page_new (visit, "Sign In", "サインイン");

  if (login == SCS_DEMO_LOGIN_WRONG)
    scs_demo_web_add_error (page,
                            "The e-mail ID or the password is wrong.",
                            "メール ID またはパスワードが違います。");
  if (login == SCS_DEMO_LOGIN_LOCKED)
    scs_demo_web_add_error (
        page,
        "You are locked out after too many tries. Marketo Support unlocks your account; in this "
        "demo they do so after a minute.",
        "試行回数が多すぎるため、ロックされています。ロックを解除できるのは Marketo "
        "サポートです（このデモでは 1 分後に解除されます）。");
  scs_demo_web_begin_form (page, visit, "/login");
  scs_demo_web_add_hidden (page, "next", next);
  scs_demo_web_add_field (page, "email", "email", WORD_EMAIL_ID, email);
  scs_demo_web_add_field (page, "password", "password", WORD_PASSWORD, "");
  scs_demo_web_end_form (page, "Sign In", "サインイン");
  scs_demo_page_add (page,
                     "<p><a href=\"/web/forgot-password\">%s</a></p>\n",
                     scs_demo_page_pick (page, "Forgot password?", "パスワードをお忘れですか？"));
  scs_demo_web_page_answer (page, visit, login == SCS_DEMO_LOGIN_RIGHT ? 200 : 403);
}

/**
 * scs_demo_web_show_login:
 *
 * GET /login.
 */
void
scs_demo_web_show_login (ScsDemoVisit *visit)
{
  const char *next = choose_place (scs_demo_exchange_get_query (visit->exchange, "next"));

  if (visit->me != NULL)
    scs_demo_visit_go (visit, next, NULL);
  else
    show_login (visit, next, "", SCS_DEMO_LOGIN_RIGHT);
}

/**
 * scs_demo_web_log_in:
 *
 * POST /login, with `email`, `password` and the place to go on with.
 */
void
scs_demo_web_log_in (ScsDemoVisit *visit)
{
  const char *next = choose_place (scs_demo_visit_get (visit, "next", 256));
  const char *email = scs_demo_visit_get (visit, "email", EMAIL_MAX_BYTES);
  ScsDemoUser *user = scs_demo_state_find_user_by_email (visit->state, email);
  ScsDemoLogin login =
      scs_demo_settings_check_login (visit->scene,
                                     user,
                                     scs_demo_visit_get (visit,
                                                         "password",
                                                         SCS_DEMO_PASSWORD_MAX * 4));

  if (login != SCS_DEMO_LOGIN_RIGHT) {
    show_login (visit, next, email, login);
    return;
  }
  scs_demo_visit_sign_in (visit, user);
  scs_demo_visit_go (visit, next, NULL);
}

/**
 * scs_demo_web_log_out:
 *
 * POST /web/sign-out.
 */
void
scs_demo_web_log_out (ScsDemoVisit *visit)
{
  scs_demo_visit_sign_out (visit);
  scs_demo_visit_go (visit, "/login", "signed-out");
}

/**
 * scs_demo_web_show_forgotten:
 *
 * GET /web/forgot-password.
 */
void
scs_demo_web_show_forgotten (ScsDemoVisit *visit)
{
  g_autoptr (ScsDemoPage) page =
      scs_demo_web_page_new (visit, "Forgot password?", "パスワードをお忘れですか？");

  scs_demo_web_begin_form (page, visit, "/web/forgot-password");
  scs_demo_web_add_field (page, "email", "email", WORD_EMAIL_ID, "");
  scs_demo_web_end_form (page, "Send Reset Email", "リセット用メールを送信");
  scs_demo_web_page_answer (page, visit, 200);
}

/**
 * scs_demo_web_send_reset:
 *
 * POST /web/forgot-password, with `email`. The answer does not tell whether anybody has that e-mail
 * id.
 */
void
scs_demo_web_send_reset (ScsDemoVisit *visit)
{
  ScsDemoUser *user =
      scs_demo_state_find_user_by_email (visit->state,
                                         scs_demo_visit_get (visit, "email", EMAIL_MAX_BYTES));
  g_autoptr (ScsDemoPage) page =
      scs_demo_web_page_new (visit, "Look into your mail", "メールをご確認ください");

  if (user != NULL)
    scs_demo_settings_send_reset (visit->scene, user);
  scs_demo_web_add_text (
      page,
      "If you have an account, a mail is on its way. Look into the spam folder "
      "too.",
      "アカウントをお持ちの場合は、メールが届きます。迷惑メールフォルダーもご確認ください。");
  scs_demo_page_add (page,
                     "<p class=\"note\"><a href=\"/\">%s</a></p>\n",
                     scs_demo_page_pick (page,
                                         "In this demo the mail stands on the Demo Desk.",
                                         "このデモでは、メールは「デモデスク」にあります。"));
  scs_demo_web_page_answer (page, visit, 200);
}

/* Returns: (transfer none) (nullable): the mail that a person had, while it is good */
static ScsDemoToken *
find_reset (ScsDemoState *state, ScsDemoUser *user)
{
  for (guint i = 0; user != NULL && i < state->resets->len; i++) {
    ScsDemoToken *reset = state->resets->pdata[i];

    if (g_strcmp0 (reset->owner, user->email) == 0 &&
        reset->expires_at_us > scs_demo_clock_now_us ())
      return reset;
  }
  return NULL;
}

static void
show_reset (ScsDemoVisit *visit, ScsDemoToken *reset, const char *text, const char *text_ja)
{
  g_autoptr (ScsDemoPage) page =
      scs_demo_web_page_new (visit, "Reset Password", "パスワードをリセット");

  if (text != NULL)
    scs_demo_web_add_error (page, text, text_ja);
  scs_demo_page_add (page, "<p>%s</p>\n", reset->owner);
  scs_demo_web_add_text (
      page,
      "At least 9 characters, with an upper-case letter, a lower-case letter, a digit and a special "
      "character.",
      "9 文字以上で、大文字、小文字、数字、特殊文字をそれぞれ 1 文字以上含めてください。");
  scs_demo_web_begin_form (page, visit, "/web/reset-password");
  scs_demo_web_add_hidden (page, "mail", reset->value);
  scs_demo_web_add_field (page, "password", "password", "New Password", "新しいパスワード", "");
  scs_demo_web_add_field (page, "again", "password", "Confirm Password", "パスワードの確認", "");
  scs_demo_web_end_form (page, "Set Password", "パスワードを設定");
  scs_demo_web_page_answer (page, visit, text != NULL ? 400 : 200);
}

static void
say_reset_is_gone (ScsDemoVisit *visit)
{
  scs_demo_web_say (
      visit,
      404,
      "This link is used up or too old. Have another mail sent.",
      "このリンクは使用済みか、有効期限が切れています。もう一度メールを送信してください。");
}

/**
 * scs_demo_web_show_reset:
 *
 * GET /web/reset-password, from the mail, with `user`.
 */
void
scs_demo_web_show_reset (ScsDemoVisit *visit)
{
  const char *id = scs_demo_exchange_get_query (visit->exchange, "user");
  ScsDemoToken *reset =
      find_reset (visit->state, id != NULL ? scs_demo_state_find_user (visit->state, id) : NULL);

  if (reset != NULL)
    show_reset (visit, reset, NULL, NULL);
  else
    say_reset_is_gone (visit);
}

/**
 * scs_demo_web_set_password:
 *
 * POST /web/reset-password, with what the mail carries and the new password twice.
 */
void
scs_demo_web_set_password (ScsDemoVisit *visit)
{
  const char *password = scs_demo_visit_get (visit, "password", SCS_DEMO_PASSWORD_MAX * 4);
  const char *again = scs_demo_visit_get (visit, "again", SCS_DEMO_PASSWORD_MAX * 4);
  ScsDemoToken *reset =
      scs_demo_state_find_token (visit->state->resets, scs_demo_visit_get (visit, "mail", 64));
  ScsDemoUser *user =
      reset != NULL ? scs_demo_state_find_user_by_email (visit->state, reset->owner) : NULL;

  if (user == NULL || find_reset (visit->state, user) != reset) {
    say_reset_is_gone (visit);
  } else if (!scs_demo_settings_is_good_password (password)) {
    show_reset (visit,
                reset,
                "This password does not keep the rules.",
                "このパスワードは条件を満たしていません。");
  } else if (strcmp (password, again) != 0) {
    show_reset (visit,
                reset,
                "The two passwords are not the same.",
                "2 つのパスワードが一致しません。");
  } else {
    scs_demo_state_set_password (visit->state, user, password);
    scs_demo_visit_end_all (visit, user);
    g_ptr_array_remove (visit->state->resets, reset);
    scs_demo_scene_changed (visit->scene);
    scs_demo_visit_go (visit, "/login", "password-set");
  }
}
