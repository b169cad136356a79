/* SPDX-FileCopyrightText: 2026 The Sales Connect Setup authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* The web face of the demo's Sales Connect: who comes in, in which language, and who does not. */

#include "scs-test-wait.h"
#include "scs-test-web.h"

#include <glib/gstdio.h>
#include <string.h>

#define ADMIN "/web/settings/admin"
#define ACCOUNT "/web/settings/account"
#define USER "olivia.hartley@hoshigaoka.example"
#define GOOD_PASSWORD "Xy7+harbour"

static void
test_login (void)
{
  static const char *const nexts[] = {
    "https%3A//example.com/", "//example.com/", "/web//../..\\x",           "/login",
    "javascript%3Aalert(1)",  "/web/a?b",       "/web/a%0d%0aSet-Cookie:x",
  };
  g_autoptr (ScsTestWeb) web = scs_test_web_new (60, NULL);
  g_autofree char *email = scs_test_demo_get_value (web->demo, "sales_connect/email");
  g_autofree char *password = scs_test_demo_get_value (web->demo, "sales_connect/password");
  g_autofree char *fields = soup_form_encode ("email", email, "password", password, NULL);

  scs_test_web_open (web, ADMIN "/user-management");
  g_assert_cmpstr (web->place, ==, "/login?next=" ADMIN "/user-management");
  scs_test_web_assert (web, 200, "value=\"" ADMIN "/user-management\"");
  scs_test_web_send (web, "/login", "email=mika.sato%40hoshigaoka.example&password=no");
  scs_test_web_assert (web, 403, "The e-mail ID or the password is wrong.");
  scs_test_web_send (web, "/login", "email=nobody%40x.example&password=");
  scs_test_web_assert (web, 403, "The e-mail ID or the password is wrong.");
  for (guint i = 0; i < G_N_ELEMENTS (nexts); i++) {
    g_autofree char *path = g_strconcat ("/login?next=", nexts[i], NULL);
    g_autofree char *all = g_strconcat (fields, "&next=", nexts[i], NULL);

    scs_test_web_open (web, path);
    scs_test_web_assert (web, 200, "name=\"next\" value=\"/web/home\"");
    scs_test_web_send (web, "/login", all);
    g_assert_cmpstr (web->place, ==, "/web/home");
    scs_test_web_send (web, "/web/sign-out", "");
    g_assert_cmpstr (web->place, ==, "/login?notice=signed-out");
  }
  scs_test_web_open (web, "/web/home");
  g_assert_cmpstr (web->place, ==, "/login?next=/web/home");
}

/* One lock for both doors. */
static void
test_lock (void)
{
  g_autoptr (ScsTestWeb) web = scs_test_web_new (60, NULL);
  g_autofree char *email = scs_test_demo_get_value (web->demo, "sales_connect/email");
  g_autoptr (ScsTestAnswer) api = NULL;

  for (guint i = 0; i < 10; i++)
    scs_test_web_log_in (web, email, "wrong");
  scs_test_web_assert (web, 403, "wrong.");
  scs_test_web_log_in (web, email, "wrong");
  scs_test_web_assert (web, 403, "You are locked out");
  api = scs_test_demo_sign_in (web->demo, NULL);
  g_assert_cmpuint (api->status, ==, 423);
}

/* The words on each page, in both languages, after the vendor's pages. */
static void
test_words (void)
{
  static const struct {
    const char *path;
    const char *words[8];
    const char *words_ja[8];
  } pages[] = {
    { "/web/home", { "\"Gear icon\"", ">Settings<" }, { "\"歯車アイコン\"", ">設定<" } },
    { ADMIN,
      { ">Admin Settings<", ">My Account<", ">General<", ">Team Management<" },
      { ">管理者設定<", ">マイアカウント<", ">一般<", ">チーム管理<" } },
    { ACCOUNT "/profile",
      { ">My Profile<", "Your Integrations", "readonly" },
      { ">マイプロファイル<", "統合", "readonly" } },
    { ADMIN "/salesforce",
      { "Connections &amp; Customizations",
        ">Sync Settings<",
        ">Connect<",
        "Marketo Sales Connect Customizations" },
      { "接続とカスタマイズ", ">同期設定<", ">接続<", "Marketo Sales Connect Customizations" } },
    { ADMIN "/marketo",
      { ">Munchkin Account ID<", ">Client ID<", ">Client Secret<", ">Connect<", ">Team Access<" },
      { ">Munchkin アカウント ID<",
        ">クライアント ID<",
        ">クライアントシークレット<",
        ">接続<",
        ">チームアクセス<" } },
    { ADMIN "/user-management",
      { ">User Management<", ">Invite Users<", ">Invite Users via CSV<", ">Role<" },
      { ">ユーザー管理<", ">ユーザーを招待<", ">CSV 経由でユーザーを招待する<", ">ロール<" } },
    { ADMIN "/user-management/invite", { ">Next<" }, { ">次へ<" } },
    { ADMIN "/team-management", { ">+<", ">Everyone<" }, { ">+<", ">全員<" } },
    { ADMIN "/general",
      { ">Login Management<", "Salesforce Only", "All Login Methods" },
      { ">ログイン管理<", "Salesforce のみ", "すべてのログイン方法" } },
  };
  g_autoptr (ScsTestWeb) web = scs_test_web_new (60, NULL);

  scs_test_web_log_in_as_admin (web);
  for (guint round = 0; round < 2; round++) {
    for (guint i = 0; i < G_N_ELEMENTS (pages); i++) {
      const char *const *words = round == 0 ? pages[i].words : pages[i].words_ja;

      scs_test_web_open (web, pages[i].path);
      for (guint j = 0; words[j] != NULL; j++)
        scs_test_web_assert (web, 200, words[j]);
      g_assert_true (
          scs_test_web_has (web, round == 0 ? "<html lang=\"en\">" : "<html lang=\"ja\">"));
    }
    scs_test_web_open (web, ACCOUNT "/profile");
    scs_test_web_send (web, ACCOUNT "/profile", "name=Mika&language=ja");
  }
}

/* The browser's language until there is one of the person's own. */
static void
test_language (void)
{
  g_autoptr (ScsTestWeb) web = scs_test_web_new (60, NULL);

  scs_test_demo_set_header (web->demo, "Accept-Language", "ja,en;q=0.5");
  scs_test_web_open (web, "/login");
  scs_test_web_assert (web, 200, ">パスワードをお忘れですか？<");
  scs_test_web_open (web, "/web/forgot-password");
  scs_test_web_assert (web, 200, ">リセット用メールを送信<");
  scs_test_demo_set_header (web->demo, "Accept-Language", "en");
  scs_test_web_log_in_as_admin (web);
  scs_test_demo_set_header (web->demo, "Accept-Language", "ja");
  scs_test_web_open (web, ACCOUNT "/profile");
  scs_test_web_assert (web, 200, "マイプロファイル");
  scs_test_web_send (web, ACCOUNT "/profile", "name=%3Cb%3EMika%3C/b%3E&language=en");
  scs_test_web_assert (web, 200, "Saved.");
  g_assert_true (scs_test_web_has (web, "&lt;b&gt;Mika&lt;/b&gt;"));
  g_assert_false (scs_test_web_has (web, "<b>Mika"));
  scs_test_web_send (web, ACCOUNT "/profile", "name=&language=xx");
  scs_test_web_assert (web, 200, "&lt;b&gt;Mika");
}

/* The only script, and nothing else may run on that page. */
static void
test_fragments (void)
{
  static const char *const ways[] = {
    "'settings':'/web/settings'",
    "'settings/admin/user-management':'" ADMIN "/user-management'",
    "'settings/crm/salesforce/configure':'/web/settings/salesforce'",
    "'hashchange'",
  };
  g_autoptr (ScsTestWeb) web = scs_test_web_new (60, NULL);
  g_autoptr (SoupMessage) message =
      scs_test_demo_make_message (web->demo, "GET", "sales_connect", "/next", NULL, NULL);
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GAsyncResult) done = NULL;
  g_autoptr (ScsTestAnswer) answer = NULL;
  g_autofree char *script = NULL;
  g_autofree char *expected = NULL;
  g_autoptr (GChecksum) checksum = g_checksum_new (G_CHECKSUM_SHA256);
  guint8 digest[32];
  gsize length = sizeof digest;
  const char *policy;

  scs_test_web_open (web, "/next");
  for (guint i = 0; i < G_N_ELEMENTS (ways); i++)
    scs_test_web_assert (web, 200, ways[i]);
  script = scs_test_web_pick (web, "<script>(.*)</script>");
  g_checksum_update (checksum, (const guchar *) script, -1);
  g_checksum_get_digest (checksum, digest, &length);
  g_free (script);
  script = g_base64_encode (digest, length);
  expected = g_strdup_printf ("script-src 'sha256-%s'", script);
  soup_session_send_and_read_async (web->demo->session,
                                    message,
                                    0,
                                    NULL,
                                    scs_test_keep_result_cb,
                                    &result);
  done = scs_test_wait_result (&result, 30);
  answer = scs_test_demo_finish (web->demo, message, done);
  policy = soup_message_headers_get_one (soup_message_get_response_headers (message),
                                         "Content-Security-Policy");
  g_assert_nonnull (strstr (policy, expected));
  g_assert_true (g_str_has_prefix (policy, "default-src 'none';"));
  scs_test_web_log_in_as_admin (web);
  scs_test_web_open (web, "/web/settings");
  g_assert_cmpstr (web->place, ==, ACCOUNT "/profile");
  scs_test_web_open (web, "/web/settings/salesforce");
  g_assert_cmpstr (web->place, ==, ADMIN "/salesforce");
}

static void
test_reset (void)
{
  static const char *const bad[] = {
    "", "Xy7+abcd", "xy7+harbour", "XY7+HARBOUR", "Xyz+harbour", "Xy7harbour1",
  };
  g_autofree char *folder = g_dir_make_tmp ("scs-web-XXXXXX", NULL);
  g_autofree char *path = g_build_filename (folder, "state.json", NULL);
  g_autofree char *state = NULL;
  g_autofree char *link = NULL;
  g_autoptr (ScsTestAnswer) old = NULL;
  g_autoptr (ScsTestAnswer) fresh = NULL;
  ScsTestWeb *web = scs_test_web_new (60, path);
  g_autofree char *email = scs_test_demo_get_value (web->demo, "sales_connect/email");

  scs_test_web_open (web, "/web/forgot-password");
  scs_test_web_send (web, "/web/forgot-password", "email=nobody%40x.example");
  scs_test_web_assert (web, 200, "a mail is on its way");
  scs_test_web_open (web, "/");
  g_assert_false (scs_test_web_has (web, "/web/reset-password"));
  for (guint i = 0; i < G_N_ELEMENTS (bad); i++) {
    g_autofree char *same = scs_test_web_set_password (web, email, bad[i]);

    scs_test_web_assert (web, 400, "does not keep the rules");
    g_assert_true (g_str_has_prefix (same, "/web/reset-password?user="));
  }
  link = scs_test_web_set_password (web, email, GOOD_PASSWORD);
  g_assert_cmpstr (web->place, ==, "/login?notice=password-set");
  scs_test_web_open (web, link);
  scs_test_web_assert (web, 404, "used up or too old");
  scs_test_web_open (web, "/login");
  scs_test_web_send (web, "/web/reset-password", "mail=&password=" GOOD_PASSWORD);
  scs_test_web_assert (web, 404, "used up or too old");
  old = scs_test_demo_sign_in (web->demo, NULL);
  g_assert_cmpuint (old->status, ==, 401);
  fresh = scs_test_demo_sign_in (web->demo, GOOD_PASSWORD);
  g_assert_cmpuint (fresh->status, ==, 200);
  scs_test_web_open (web, "/");
  scs_test_web_assert (web, 200, GOOD_PASSWORD);
  scs_test_web_free (web);
  g_assert_true (g_file_get_contents (path, &state, NULL, NULL));
  g_assert_nonnull (strstr (state, "\"" GOOD_PASSWORD "\""));
  g_unlink (path);
  g_rmdir (folder);
}

/* What a new password ends. */
static void
test_reset_ends_sessions (void)
{
  g_autoptr (ScsTestWeb) web = scs_test_web_new (60, NULL);
  g_autofree char *email = scs_test_demo_get_value (web->demo, "sales_connect/email");
  g_autofree char *link = NULL;

  scs_test_web_log_in_as_admin (web);
  link = scs_test_web_set_password (web, email, GOOD_PASSWORD);
  g_assert_cmpstr (web->place, ==, "/login?notice=password-set");
}

/* (transfer full): the session as the browser keeps it */
static char *
read_cookie (ScsTestWeb *web)
{
  SoupSessionFeature *jar = soup_session_get_feature (web->demo->session, SOUP_TYPE_COOKIE_JAR);
  GSList *cookies = soup_cookie_jar_all_cookies (SOUP_COOKIE_JAR (jar));
  SoupCookie *cookie = cookies->data;
  char *text;

  g_assert_cmpuint (g_slist_length (cookies), ==, 1);
  g_assert_true (soup_cookie_get_http_only (cookie));
  g_assert_cmpint (soup_cookie_get_same_site_policy (cookie), ==, SOUP_SAME_SITE_POLICY_LAX);
  text = g_strdup_printf ("%s=%s", soup_cookie_get_name (cookie), soup_cookie_get_value (cookie));
  g_slist_free_full (cookies, (GDestroyNotify) soup_cookie_free);
  return text;
}

/* A session has a new name after each sign-in, and the old ones are worth nothing. */
static void
test_old_sessions (void)
{
  g_autoptr (ScsTestWeb) web = scs_test_web_new (60, NULL);
  g_autofree char *email = scs_test_demo_get_value (web->demo, "sales_connect/email");
  g_autofree char *password = scs_test_demo_get_value (web->demo, "sales_connect/password");
  g_autofree char *fields = soup_form_encode ("email", email, "password", password, NULL);
  char *cookies[4] = { NULL };

  scs_test_web_open (web, "/login");
  cookies[0] = read_cookie (web);
  scs_test_web_send (web, "/login", fields);
  cookies[1] = read_cookie (web);
  scs_test_web_send (web, "/login", fields);
  cookies[2] = read_cookie (web);
  g_assert_cmpstr (web->place, ==, "/web/home");
  scs_test_web_send (web, "/web/sign-out", "");
  cookies[3] = read_cookie (web);
  soup_session_remove_feature_by_type (web->demo->session, SOUP_TYPE_COOKIE_JAR);
  for (guint i = 0; i < G_N_ELEMENTS (cookies); i++) {
    scs_test_demo_set_header (web->demo, "Cookie", cookies[i]);
    scs_test_web_open (web, "/web/home");
    g_assert_cmpstr (web->place, ==, "/login?next=/web/home");
    for (guint j = 0; j < i; j++)
      g_assert_cmpstr (cookies[j], !=, cookies[i]);
  }
  for (guint i = 0; i < G_N_ELEMENTS (cookies); i++)
    g_free (cookies[i]);
}

static void
assert_refused (ScsTestWeb *web, const char *body)
{
  scs_test_web_send_raw (web, ADMIN "/general", SCS_TEST_FORM, body, strlen (body));
  scs_test_web_assert (web, 403, "This form is out of date.");
}

static void
test_forgery (void)
{
  g_autoptr (ScsTestWeb) web = scs_test_web_new (60, NULL);
  g_autoptr (ScsTestWeb) other = scs_test_web_new (60, NULL);
  g_autofree char *foreign = NULL;
  g_autofree char *own = NULL;
  g_autofree char *token = NULL;
  g_autoptr (ScsTestAnswer) api = NULL;
  g_autoptr (ScsTestAnswer) session = NULL;

  scs_test_web_log_in_as_admin (other);
  foreign = g_strdup_printf ("csrf=%s&methods=salesforce", other->csrf);
  scs_test_web_log_in_as_admin (web);
  own = g_strdup_printf ("csrf=%s&methods=salesforce", web->csrf);
  assert_refused (web, "methods=salesforce");
  assert_refused (web, "csrf=&methods=salesforce");
  assert_refused (web, foreign);
  scs_test_demo_set_header (web->demo, "Origin", "http://127.0.0.1:1");
  assert_refused (web, own);
  scs_test_demo_set_header (web->demo, "Origin", "http://evil.example");
  scs_test_web_send_raw (web, ADMIN "/general", SCS_TEST_FORM, own, strlen (own));
  g_assert_cmpuint (web->page->status, ==, 403);
  scs_test_demo_set_header (web->demo, "Origin", NULL);
  scs_test_web_open (web, ADMIN "/general");
  g_assert_false (scs_test_web_has (web, "value=\"salesforce\" checked"));
  scs_test_web_send (web, ADMIN "/general", "methods=salesforce");
  scs_test_web_assert (web, 200, "value=\"salesforce\" checked");
  /* The two doors have different keys. */
  api = scs_test_demo_get (web->demo, "sales_connect", "/api/v1/account");
  g_assert_cmpuint (api->status, ==, 401);
  session = scs_test_demo_sign_in (other->demo, NULL);
  token = scs_test_demo_find (session->json, "access_token");
  scs_test_web_send (other, "/web/sign-out", "");
  scs_test_demo_set_bearer (other->demo, token);
  scs_test_web_open (other, "/web/home");
  g_assert_true (g_str_has_prefix (other->place, "/login"));
}

/* Each page, without having signed in. */
static void
test_not_signed_in (void)
{
  static const struct {
    const char *path;
    gboolean is_form;
  } pages[] = {
    { "/web/home", FALSE },
    { "/web/settings", FALSE },
    { ACCOUNT "/profile", FALSE },
    { ADMIN, FALSE },
    { ADMIN "/marketo", FALSE },
    { ADMIN "/marketo/team-access", FALSE },
    { ADMIN "/user-management", FALSE },
    { ADMIN "/marketo/connect", TRUE },
    { ADMIN "/marketo/team-access/connect", TRUE },
    { ADMIN "/user-management/invite/send", TRUE },
    { ADMIN "/user-management/import/send", TRUE },
    { ADMIN "/salesforce/install", TRUE },
    { ACCOUNT "/salesforce/connect", TRUE },
  };
  g_autoptr (ScsTestWeb) web = scs_test_web_new (60, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (pages); i++) {
    scs_test_web_open (web, "/login");
    if (pages[i].is_form)
      scs_test_web_send (web, pages[i].path, "address=x%40y.example&user=1");
    else
      scs_test_web_open (web, pages[i].path);
    g_assert_true (g_str_has_prefix (web->place, "/login?next=/web/"));
  }
}

/* Whoever is no admin sees their own account and nothing else, at both doors. */
static void
test_non_admin (void)
{
  static const char *const forbidden[] = {
    ADMIN,
    ADMIN "/general",
    ADMIN "/marketo",
    ADMIN "/marketo/team-access",
    ADMIN "/salesforce",
    ADMIN "/team-management",
    ADMIN "/user-management",
    ADMIN "/user-management/import",
  };
  g_autoptr (ScsTestWeb) web = scs_test_web_new (60, NULL);
  g_autofree char *link = scs_test_web_set_password (web, USER, GOOD_PASSWORD);
  g_autofree char *token = NULL;
  g_autoptr (ScsTestAnswer) session = NULL;
  g_autoptr (ScsTestAnswer) invite = NULL;
  g_autoptr (ScsTestAnswer) salesforce = NULL;

  g_assert_nonnull (link);
  scs_test_web_log_in (web, USER, GOOD_PASSWORD);
  scs_test_web_open (web, "/web/settings");
  scs_test_web_assert (web, 200, "My Profile");
  g_assert_false (scs_test_web_has (web, "Admin Settings"));
  for (guint i = 0; i < G_N_ELEMENTS (forbidden); i++) {
    scs_test_web_open (web, forbidden[i]);
    scs_test_web_assert (web, 403, "Only admins can open this page.");
  }
  scs_test_web_send (web, ADMIN "/user-management/invite/send", "address=a%40b.example");
  scs_test_web_assert (web, 403, "Only admins");
  scs_test_web_open (web, "/web/settings/salesforce");
  g_assert_cmpstr (web->place, ==, ACCOUNT "/salesforce");
  scs_test_web_assert (web, 200, "Connected as: " USER);
  scs_test_web_send (web, ACCOUNT "/salesforce/disconnect", "");
  scs_test_web_assert (web, 200, "Not connected");
  session = scs_test_demo_call (web->demo,
                                "POST",
                                "sales_connect",
                                "/api/v1/session",
                                SCS_TEST_JSON,
                                "{\"email\":\"" USER "\",\"password\":\"" GOOD_PASSWORD "\"}");
  scs_test_demo_assert (session, "user/role", "user");
  token = scs_test_demo_find (session->json, "access_token");
  scs_test_demo_set_bearer (web->demo, token);
  invite = scs_test_demo_post (web->demo, "/api/v1/users/invite", "{\"emails\":[\"a@b.example\"]}");
  g_assert_cmpuint (invite->status, ==, 403);
  scs_test_demo_assert (invite, "error/code", "forbidden");
  salesforce = scs_test_demo_get (web->demo, "sales_connect", "/api/v1/salesforce");
  scs_test_demo_assert (salesforce, "connected", "false");
}

/* Bodies that no page of ours sends. */
static void
test_hostile_forms (void)
{
  static const struct {
    const char *type;
    const char *body;
    gsize length;
  } cases[] = {
#define CASE(type, body) { type, body, sizeof body - 1 }
    CASE (SCS_TEST_FORM, "email=%"),
    CASE (SCS_TEST_FORM, "email=%zz"),
    CASE (SCS_TEST_FORM, "email=%00"),
    CASE (SCS_TEST_FORM, "email=a\0b"),
    CASE (SCS_TEST_FORM, "email=%ff%fe"),
    CASE (SCS_TEST_FORM, "email=\xff"),
    CASE (SCS_TEST_JSON, "{\"email\":1}"),
    CASE ("text/plain", "csrf=1"),
    CASE ("multipart/form-data", "--x\r\n"),
    CASE ("multipart/form-data; boundary=x", ""),
    CASE ("multipart/form-data; boundary=x", "--x\r\n\r\nno name\r\n--x--\r\n"),
    CASE ("multipart/form-data; boundary=x",
          "--x\r\nContent-Disposition: form-data; name=\"a\"\r\n\r\n\0\r\n--x--\r\n"),
    CASE ("multipart/form-data; boundary=x",
          "--x\r\nContent-Disposition: form-data; name=\"a\"\r\n\r\n\xff\r\n--x--\r\n"),
    CASE ("multipart/form-data; boundary=\"", "--\r\n"),
#undef CASE
  };
  g_autoptr (ScsTestWeb) web = scs_test_web_new (60, NULL);
  g_autoptr (GString) many = g_string_new ("a=1");
  g_autofree char *large = g_strnfill (1024 * 1024 + 1, 'a');

  for (guint i = 0; i < 1200; i++)
    g_string_append (many, "&a=1");
  scs_test_web_log_in_as_admin (web);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_test_message ("%u: %s", i, cases[i].type);
    scs_test_web_send_raw (web, ADMIN "/general", cases[i].type, cases[i].body, cases[i].length);
    scs_test_web_assert (web, 400, "This form could not be read.");
  }
  scs_test_web_send_raw (web, "/login", SCS_TEST_FORM, many->str, many->len);
  scs_test_web_assert (web, 400, "This form could not be read.");
  scs_test_web_send_raw (web, "/login", SCS_TEST_FORM, large, strlen (large));
  scs_test_web_assert (web, 413, "This is larger than 1 MB.");
  scs_test_web_open (web, "/web/home");
  scs_test_web_assert (web, 200, "Command Center");
}

static void
test_hostile_addresses (void)
{
  static const struct {
    const char *method;
    const char *path;
    guint status;
  } cases[] = {
    { "GET", "/web/", 404 },
    { "GET", "/web/nosuch", 404 },
    { "GET", "/web/%3Cscript%3E", 404 },
    { "GET", "/web/settings/admin/../../..", 200 }, /* the desk: the client shortens it */
    { "GET", "/web/settings%2f%2e%2e", 400 },
    { "GET", "/web/home%00", 400 },
    { "GET", "/web/sign-out", 405 },
    { "GET", ADMIN "/salesforce/install", 405 },
    { "PUT", "/login", 405 },
    { "DELETE", "/web/home", 405 },
    { "POST", "/next", 405 },
    { "GET", "/login?notice=%3Cscript%3E", 200 },
    { "GET", "/login?notice=%ff&next=%ff", 200 },
    { "GET", "/web/reset-password", 404 },
    { "GET", "/web/reset-password?user=%ff", 404 },
    { "GET", "/web/reset-password?user=u1", 404 },
    { "HEAD", "/login", 200 },
  };
  static const char *const cookies[] = {
    "", ";;;=", "sales_connect_1=a", "sales_connect=\"\"; x=\xc3\xa9", "a=b; c; d=e; f="
  };
  g_autoptr (ScsTestWeb) web = scs_test_web_new (60, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_autoptr (ScsTestAnswer) answer =
        scs_test_demo_call (web->demo, cases[i].method, "sales_connect", cases[i].path, NULL, NULL);

    g_test_message ("%s %s", cases[i].method, cases[i].path);
    g_assert_cmpuint (answer->status, ==, cases[i].status);
    g_assert_null (strstr (answer->body, "<script>"));
  }
  soup_session_remove_feature_by_type (web->demo->session, SOUP_TYPE_COOKIE_JAR);
  for (guint i = 0; i < G_N_ELEMENTS (cookies); i++) {
    scs_test_demo_set_header (web->demo, "Cookie", cookies[i]);
    scs_test_web_open (web, "/web/home");
    g_assert_cmpstr (web->place, ==, "/login?next=/web/home");
    g_assert_nonnull (web->csrf);
  }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/demo/web/login", test_login);
  g_test_add_func ("/demo/web/lock", test_lock);
  g_test_add_func ("/demo/web/words", test_words);
  g_test_add_func ("/demo/web/language", test_language);
  g_test_add_func ("/demo/web/fragments", test_fragments);
  g_test_add_func ("/demo/web/reset", test_reset);
  g_test_add_func ("/demo/web/reset-ends-sessions", test_reset_ends_sessions);
  g_test_add_func ("/demo/web/old-sessions", test_old_sessions);
  g_test_add_func ("/demo/web/forgery", test_forgery);
  g_test_add_func ("/demo/web/not-signed-in", test_not_signed_in);
  g_test_add_func ("/demo/web/non-admin", test_non_admin);
  g_test_add_func ("/demo/web/hostile-forms", test_hostile_forms);
  g_test_add_func ("/demo/web/hostile-addresses", test_hostile_addresses);
  return g_test_run ();
}
