/* SPDX-FileCopyrightText: 2026 The Sales Connect Setup authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* The settings on the web face of the demo's Sales Connect, over the same state as its API. */

#include "scs-test-wait.h"
#include "scs-test-web.h"

#include <glib/gstdio.h>
#include <string.h>

#define ADMIN "/web/settings/admin"
#define USERS ADMIN "/user-management"
#define MARKETO ADMIN "/marketo"
#define ACCESS MARKETO "/team-access"
#define SALESFORCE ADMIN "/salesforce"
#define TEAMS ADMIN "/team-management"
#define API_USERS "/api/v1/users?limit=200"

/* The web face and the API, each with the admin signed in. */
static ScsTestWeb *
new_admin (double speed)
{
  ScsTestWeb *web = scs_test_web_new (speed, NULL);

  scs_test_web_log_in_as_admin (web);
  scs_test_demo_set_session (web->demo);
  return web;
}

static void
assert_api (ScsTestWeb *web, const char *path, const char *at, const char *expected)
{
  g_autoptr (ScsTestAnswer) answer = scs_test_demo_get (web->demo, "sales_connect", path);

  scs_test_demo_assert (answer, at, expected);
}

/* What became of an address, as the list says it. */
static void
assert_result (ScsTestWeb *web, const char *address, const char *result)
{
  g_autofree char *row =
      g_markup_printf_escaped ("<tr><td>%s</td><td>%s</td></tr>", address, result);

  scs_test_web_assert (web, 200, row);
}

static void
test_invite (void)
{
  g_autoptr (ScsTestWeb) web = new_admin (60);
  g_autoptr (GString) many = g_string_new ("addresses=");

  scs_test_web_open (web, USERS "/invite");
  scs_test_web_send (web, USERS "/invite", "addresses=+%0d%0a,;");
  scs_test_web_assert (web, 400, "Enter at least one address.");
  for (guint i = 0; i < 201; i++)
    g_string_append_printf (many, "p%u@x.example%%0a", i);
  scs_test_web_send (web, USERS "/invite", many->str);
  scs_test_web_assert (web, 400, "200 at most");
  scs_test_web_send (web,
                     USERS "/invite",
                     "addresses=one%40x.example%3B+two%40x.example%0d%0a%3Cscript%3E,%22o%22");
  scs_test_web_assert (web, 200, "<li>one@x.example</li><li>two@x.example</li>");
  g_assert_true (scs_test_web_has (web, "<li>&lt;script&gt;</li><li>&quot;o&quot;</li>"));
  g_assert_true (scs_test_web_has (web, ">OK</button>"));
  assert_api (web, API_USERS, "total", "20");
  scs_test_web_send (web,
                     USERS "/invite/send",
                     "team=&address=one%40x.example&address=MIKA.sato%40hoshigaoka.example"
                     "&address=koki.sakai%40hoshigaoka.example&address=%3Cscript%3E"
                     "&address=one%40x.example");
  assert_result (web, "one@x.example", "Invited");
  assert_result (web, "MIKA.sato@hoshigaoka.example", "Already a user of this account");
  assert_result (web,
                 "koki.sakai@hoshigaoka.example",
                 "This email is already used in another instance");
  assert_result (web, "<script>", "This is not an email address");
  assert_result (web, "one@x.example", "Already a user of this account");
  assert_api (web, API_USERS, "total", "21");
  assert_api (web, API_USERS, "users/20/email", "one@x.example");
  assert_api (web, API_USERS, "users/20/status", "invited");
  g_string_assign (many, "address=p%40x.example");
  for (guint i = 0; i < 100; i++)
    g_string_append_printf (many, "&address=p%u@x.example", i);
  scs_test_web_open (web, USERS "/invite");
  scs_test_web_send (web, USERS "/invite/send", many->str);
  assert_result (web, "p77@x.example", "Invited");
  assert_result (web, "p78@x.example", "There is no seat left");
}

/* Files that come to the mapping, with what is guessed, and files that do not. */
static void
test_csv_files (void)
{
  static const struct {
    const char *file;
    gsize length;
    guint status;
    const char *text;
  } cases[] = {
#define CASE(file, status, text) { file, sizeof file - 1, status, text }
    CASE ("Email\na@x.example\n", 200, "<option value=\"email\" selected>"),
    CASE ("\xef\xbb\xbf"
          "Email,Name\r\na@x.example,A\r\n",
          200,
          "<option value=\"email\" selected>"),
    CASE ("E-MAIL ID\ra@x.example", 200, "<option value=\"email\" selected>"),
    CASE ("メールアドレス,姓,名\na@x.example,山,川\n", 200, "<option value=\"last\" selected>"),
    CASE ("\"First Name\",\"Email\"\n\"Q \"\"x\"\", y\nz\",a@x.example\n",
          200,
          "Q &quot;x&quot;, y\nz"),
    CASE ("<b>h</b>,x\n<script>alert(1)</script>,a@x.example\n",
          200,
          "&lt;script&gt;alert(1)&lt;/script&gt;"),
    CASE ("a,b\nonly-one\n1,2,3,4\n", 200, "id=\"n-rows\">2<"),
    CASE ("Email\n\n\n,\n", 400, "There is nobody in this file."),
    CASE ("Email\n", 400, "There is nobody in this file."),
    CASE ("\n\n\n", 400, "There is nobody in this file."),
    CASE ("", 400, "Choose a CSV file."),
    CASE ("\xef\xbb\xbf", 400, "There is nobody in this file."),
    CASE ("Email\n\"a@x.example\n", 400, "not a CSV file"),
    CASE ("Email\n\"a\"b@x.example\n", 400, "not a CSV file"),
    CASE ("Email\n\x83\x65\x83\x58\x83\x67@x.example\n", 400, "not text in UTF-8"),
    CASE ("\xff\xfe"
          "E\0m\0",
          400,
          "not text in UTF-8"),
    CASE ("Email\na\0b@x.example\n", 400, "not text in UTF-8"),
#undef CASE
  };
  g_autoptr (ScsTestWeb) web = new_admin (60);
  g_autoptr (GString) large = g_string_new ("Email\n");
  g_autofree char *wide = g_strnfill (60, ',');
  g_autofree char *cell = g_strnfill (1001, 'a');
  g_autofree char *huge = g_strnfill (1024 * 1024, 'a');

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_test_message ("file %u", i);
    scs_test_web_open (web, USERS "/import");
    scs_test_web_upload (web, USERS "/import", cases[i].file, cases[i].length);
    scs_test_web_assert (web, cases[i].status, cases[i].text);
    g_assert_false (scs_test_web_has (web, "<script>"));
  }
  for (guint i = 0; i < 1001; i++)
    g_string_append_printf (large, "p%u@x.example\n", i);
  scs_test_web_upload (web, USERS "/import", large->str, large->len);
  scs_test_web_assert (web, 400, "more than 1000 rows");
  scs_test_web_upload (web, USERS "/import", wide, strlen (wide));
  scs_test_web_assert (web, 400, "not a CSV file");
  scs_test_web_upload (web, USERS "/import", cell, strlen (cell));
  scs_test_web_assert (web, 400, "not a CSV file");
  scs_test_web_upload (web, USERS "/import", huge, strlen (huge));
  scs_test_web_assert (web, 413, "larger than 1 MB");
  assert_api (web, API_USERS, "total", "20");
}

static void
test_csv_import (void)
{
  static const char file[] = "\xef\xbb\xbfメールアドレス,姓,名,部署\r\n"
                             "nora.janssen@hoshigaoka.example,,,営業\r\n"
                             " new@x.example ,<i>O'Neill</i>,\"Eve \"\"E\"\"\",\"a,b\"\r\n"
                             "adam.novak@hoshigaoka.example,N,A,\r\n";
  g_autoptr (ScsTestWeb) web = new_admin (60);
  g_autofree char *upload = NULL;
  g_autofree char *team = NULL;
  g_autofree char *two = NULL;
  g_autofree char *fields = NULL;

  scs_test_web_open (web, TEAMS "/new");
  scs_test_web_send (web, TEAMS "/new", "name=West");
  scs_test_web_open (web, USERS "/import");
  scs_test_web_upload (web, USERS "/import", file, strlen (file));
  scs_test_web_assert (web, 200, ">Do not import</option>");
  upload = scs_test_web_pick (web, "name=\"upload\" value=\"([^\"]+)\"");
  team = scs_test_web_pick (web, "value=\"([0-9]+)\">West<");
  two = g_strdup_printf ("upload=%s&column-0=email&column-3=email", upload);
  scs_test_web_send (web, USERS "/import/send", two);
  scs_test_web_assert (web, 400, "Exactly one column has to be the email.");
  scs_test_web_send (web, USERS "/import/send", "upload=other&column-0=email");
  scs_test_web_assert (web, 400, "Choose the file once more.");
  assert_api (web, API_USERS, "total", "20");
  fields = g_strdup_printf (
      "upload=%s&column-0=email&column-1=last&column-2=first&column-3=none&team=%s", upload, team);
  scs_test_web_send (web, USERS "/import/send", fields);
  assert_result (web, "nora.janssen@hoshigaoka.example", "Invited");
  assert_result (web, "new@x.example", "Invited");
  assert_result (web,
                 "adam.novak@hoshigaoka.example",
                 "This email is already used in another instance");
  assert_api (web, API_USERS, "total", "22");
  assert_api (web, API_USERS, "users/20/name", "Nora Janssen");
  assert_api (web, API_USERS, "users/21/name", "Eve \"E\" <i>O'Neill</i>");
  scs_test_web_open (web, USERS);
  scs_test_web_assert (web, 200, "Eve &quot;E&quot; &lt;i&gt;O&apos;Neill");
  g_assert_true (scs_test_web_has (web, "Everyone, West"));
  /* A file is imported once. */
  scs_test_web_send (web, USERS "/import/send", fields);
  scs_test_web_assert (web, 400, "Choose the file once more.");
}

static char *
make_values (ScsTestWeb *web, const char *munchkin, const char *client, const char *secret)
{
  g_autofree char *own_munchkin = scs_test_demo_get_value (web->demo, "marketo/munchkin_id");
  g_autofree char *own_client = scs_test_demo_get_value (web->demo, "marketo/client_id");
  g_autofree char *own_secret = scs_test_demo_get_value (web->demo, "marketo/client_secret");
  g_autofree char *spaced = g_strconcat (own_secret, " ", NULL);

  return soup_form_encode ("munchkin",
                           munchkin != NULL ? munchkin : own_munchkin,
                           "client",
                           client != NULL ? client : own_client,
                           "secret",
                           secret == NULL              ? own_secret
                           : g_str_equal (secret, "+") ? spaced
                                                       : secret,
                           NULL);
}

static void
test_marketo (void)
{
  static const struct {
    const char *munchkin;
    const char *client;
    const char *secret; /* “+”: the right one with a space behind it */
    const char *text;
  } cases[] = {
    { "", NULL, NULL, "This is not a Munchkin Account ID." },
    { "123-abc-456", NULL, NULL, "This is not a Munchkin Account ID." },
    { " 123-ABC-456", NULL, NULL, "This is not a Munchkin Account ID." },
    { "000-AAA-000", NULL, NULL, "Marketo does not know this Munchkin Account ID." },
    { NULL, "\"><script>", NULL, "Marketo does not accept this Client ID." },
    { NULL, NULL, "", "Marketo does not accept this Client Secret." },
    { NULL, NULL, "+", "Marketo does not accept this Client Secret." },
  };
  g_autoptr (ScsTestWeb) web = new_admin (60);
  g_autofree char *secret = scs_test_demo_get_value (web->demo, "marketo/client_secret");
  g_autofree char *munchkin = scs_test_demo_get_value (web->demo, "marketo/munchkin_id");
  g_autofree char *right = make_values (web, NULL, NULL, NULL);

  scs_test_web_open (web, MARKETO);
  scs_test_web_assert (web, 200, "id=\"marketo-state\">Not connected<");
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_autofree char *values =
        make_values (web, cases[i].munchkin, cases[i].client, cases[i].secret);

    scs_test_web_send (web, MARKETO "/connect", values);
    scs_test_web_assert (web, 422, cases[i].text);
    g_assert_false (scs_test_web_has (web, secret));
    g_assert_false (scs_test_web_has (web, "<script>"));
  }
  assert_api (web, "/api/v1/marketo", "connected", "false");
  scs_test_web_send (web, MARKETO "/connect", right);
  g_assert_cmpstr (web->place, ==, MARKETO "?notice=marketo-connected");
  scs_test_web_assert (web, 200, munchkin);
  g_assert_true (scs_test_web_has (web, "<dt>Connected by</dt><dd>佐藤 美香</dd>"));
  g_assert_false (scs_test_web_has (web, secret));
  assert_api (web, "/api/v1/marketo", "connected_by", "mika.sato@hoshigaoka.example");
  scs_test_web_send (web, MARKETO "/connect", right);
  scs_test_web_assert (web, 409, "Marketo is connected already.");
  scs_test_web_open (web, MARKETO);
  scs_test_web_send (web, MARKETO "/disconnect", "");
  scs_test_web_assert (web, 200, "Marketo is disconnected.");
  assert_api (web, "/api/v1/marketo", "connected", "false");
}

static char *
find_user_id (ScsTestWeb *web, const char *at)
{
  g_autoptr (ScsTestAnswer) users = scs_test_demo_get (web->demo, "sales_connect", API_USERS);

  return scs_test_demo_find (users->json, at);
}

/* What another admin may do with a connection that is not theirs, and how they became one. */
static void
test_ownership (void)
{
  g_autoptr (ScsTestWeb) web = new_admin (60);
  g_autoptr (ScsTestAnswer) connected = scs_test_demo_connect_marketo (web->demo);
  g_autofree char *id = NULL;
  g_autofree char *fields = NULL;
  g_autofree char *link = NULL;
  g_autofree char *first_id = find_user_id (web, "users/0/id");
  g_autofree char *first = g_strdup_printf ("user=%s&role=user", first_id);

  g_assert_cmpuint (connected->status, ==, 200);
  scs_test_web_open (web, USERS);
  id = scs_test_web_pick (web, "olivia.hartley@.*?name=\"user\" value=\"(u[0-9]+)\"");
  fields = g_strdup_printf ("user=%s&role=admin", id);
  scs_test_web_send (web, USERS "/role", fields);
  scs_test_web_assert (web, 200, "Saved.");
  assert_api (web, API_USERS, "users/1/role", "admin");
  link = scs_test_web_set_password (web, "olivia.hartley@hoshigaoka.example", "Xy7+harbour");
  scs_test_web_log_in (web, "olivia.hartley@hoshigaoka.example", "Xy7+harbour");
  scs_test_web_open (web, MARKETO);
  scs_test_web_assert (web, 200, "<button type=\"submit\" disabled>Disconnect</button>");
  scs_test_web_send (web, MARKETO "/disconnect", "");
  scs_test_web_assert (web, 403, "Only the person who connected Marketo");
  assert_api (web, "/api/v1/marketo", "connected", "true");
  /* Nobody takes the role from the first admin. */
  scs_test_web_open (web, USERS);
  scs_test_web_send (web, USERS "/role", first);
  scs_test_web_assert (web, 403, "cannot be changed");
}

static void
test_access (void)
{
  g_autoptr (ScsTestWeb) web = new_admin (300);
  g_autofree char *values = make_values (web, NULL, NULL, NULL);
  g_autofree char *id = find_user_id (web, "users/4/id");
  g_autofree char *other = find_user_id (web, "users/9/id");
  g_autofree char *both = g_strdup_printf ("do=connect&user=%s&user=%s&user=nobody", id, other);
  g_autofree char *japan = g_strdup_printf ("%s&workspace=1008&workspace=1010", both);
  g_autofree char *bad = g_strdup_printf ("user=%s&workspace=7", id);
  g_autofree char *none = g_strdup_printf ("user=%s", id);
  g_autofree char *away = g_strdup_printf ("do=disconnect&user=%s&user=nobody", id);
  g_autofree char *opens_at = NULL;

  scs_test_web_open (web, ACCESS);
  scs_test_web_assert (web, 200, "Connect Marketo first");
  /* What the admin had before counts only while Marketo is connected. */
  scs_test_web_open (web, "/web/settings/account/profile");
  scs_test_web_assert (web, 200, ">Marketo</th><td>Not connected<");
  scs_test_web_open (web, MARKETO);
  scs_test_web_send (web, MARKETO "/connect", values);
  scs_test_web_open (web, "/");
  /* On the clock of the person, not in UTC. */
  opens_at = scs_test_web_pick (web, "<code id=\"access-opens-at\">([^<]+)</code>");
  g_assert_false (g_str_has_suffix (opens_at, "Z"));
  scs_test_web_open (web, ACCESS);
  scs_test_web_assert (web, 200, "Team Access opens at <time>");
  scs_test_web_send (web, ACCESS, both);
  scs_test_web_assert (web, 409, "Team Access opens at <time>");
  scs_test_web_open (web, ACCESS);
  scs_test_web_send (web, ACCESS "/connect", japan);
  scs_test_web_assert (web, 409, "Team Access opens at <time>");
  assert_api (web, API_USERS, "users/4/team_access/connected", "false");
  scs_test_run_for (3200);

  scs_test_web_open (web, ACCESS);
  scs_test_web_assert (web, 200, "<table id=\"access\">");
  scs_test_web_send (web, ACCESS, "do=connect");
  scs_test_web_assert (web, 400, "Select users first.");
  scs_test_web_send (web, ACCESS, both);
  scs_test_web_assert (web, 200, "id=\"n-users\">3<");
  g_assert_true (scs_test_web_has (web, "value=\"1008\">Japan<"));
  scs_test_web_send (web, ACCESS "/connect", bad);
  scs_test_web_assert (web, 422, "There is no such workspace.");
  scs_test_web_open (web, ACCESS);
  scs_test_web_send (web, ACCESS "/connect", japan);
  scs_test_web_assert (
      web, 200, "<td>haruka.mori@hoshigaoka.example</td><td>Connected</td><td>Japan, Americas");
  g_assert_true (scs_test_web_has (web, "<td>nobody</td><td>There is no such user"));
  assert_api (web, API_USERS, "users/4/team_access/workspaces", "[\"Japan\",\"Americas\"]");
  /* Once only. */
  scs_test_web_open (web, ACCESS);
  scs_test_web_send (web, ACCESS "/connect", none);
  scs_test_web_assert (web,
                       200,
                       "Was connected already, with these workspaces</td><td>Japan, Americas");
  scs_test_web_open (web, ACCESS);
  scs_test_web_send (web, ACCESS, away);
  scs_test_web_assert (web, 200, "<td>Disconnected</td>");
  assert_api (web, API_USERS, "users/4/team_access/connected", "false");
  scs_test_web_open (web, ACCESS);
  scs_test_web_send (web, ACCESS "/connect", none);
  scs_test_web_assert (web, 200, "<td>Connected</td><td>Default");
}

static void
test_access_search (void)
{
  static const struct {
    const char *query;
    gboolean has_mori;
    gboolean has_okada;
    gboolean is_ticked;
  } cases[] = {
    { "", TRUE, TRUE, FALSE },
    { "?q=MORI", TRUE, FALSE, FALSE },
    { "?q=%E6%A3%AE&select=all", TRUE, FALSE, TRUE }, /* 森 */
    { "?q=&select=all", TRUE, TRUE, TRUE },
    { "?q=%3Cscript%3E", FALSE, FALSE, FALSE },
    { "?q=%ff", TRUE, TRUE, FALSE },
  };
  g_autoptr (ScsTestWeb) web = new_admin (1000);
  g_autoptr (ScsTestAnswer) connected = scs_test_demo_connect_marketo (web->demo);

  g_assert_cmpuint (connected->status, ==, 200);
  scs_test_run_for (2000);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_autofree char *path = g_strconcat (ACCESS, cases[i].query, NULL);

    scs_test_web_open (web, path);
    scs_test_web_assert (web, 200, "<table id=\"access\">");
    g_assert_cmpint (scs_test_web_has (web, "haruka.mori@"), ==, cases[i].has_mori);
    g_assert_cmpint (scs_test_web_has (web, "kenji.okada@"), ==, cases[i].has_okada);
    g_assert_cmpint (scs_test_web_has (web, "\" checked>"), ==, cases[i].is_ticked);
    g_assert_false (scs_test_web_has (web, "<script>"));
  }
}

/* Through Salesforce's own pages and back. (transfer full): where Salesforce sends the browser */
static char *
go_to_salesforce (ScsTestWeb *web, const char *decision)
{
  scs_test_web_open (web, SALESFORCE);
  scs_test_web_send (web, SALESFORCE "/connect", "");
  scs_test_web_assert (web, 200, ">OK</button>");
  scs_test_web_send (web, SALESFORCE "/connect", "confirmed=yes");
  g_assert_cmpuint (web->page->status, ==, 303);
  return scs_test_demo_walk_login (web->demo, web->page->location, NULL, decision);
}

static void
come_back (ScsTestWeb *web, const char *location)
{
  const char *path = strstr (location, "/salesforce/callback?");

  g_assert_nonnull (path);
  scs_test_web_open (web, path);
}

static void
test_salesforce (void)
{
  g_autoptr (ScsTestWeb) web = new_admin (60);
  g_autofree char *denied = NULL;
  g_autofree char *allowed = NULL;

  denied = go_to_salesforce (web, "deny");
  come_back (web, denied);
  scs_test_web_assert (web, 400, "We were unable to authenticate your request");
  g_assert_true (scs_test_web_has (web, "href=\"" SALESFORCE "\""));
  allowed = go_to_salesforce (web, "allow");
  come_back (web, allowed);
  g_assert_cmpstr (web->place, ==, SALESFORCE "?notice=salesforce-connected");
  scs_test_web_assert (web, 200, "Connected as: salesforce.admin@hoshigaoka.example");
  assert_api (web, "/api/v1/salesforce", "connected_as", "admin");
  come_back (web, allowed);
  g_assert_cmpuint (web->page->status, ==, 400);
  scs_test_web_open (web, SALESFORCE);
  scs_test_web_send (web, SALESFORCE "/disconnect", "");
  scs_test_web_assert (web, 200, "Salesforce is disconnected.");
  assert_api (web, "/api/v1/salesforce", "connected", "false");
}

static void
act_in_setup (ScsTestWeb *web, const char *action)
{
  g_autofree char *path = g_strconcat ("/setup/", action, NULL);
  g_autoptr (ScsTestAnswer) answer =
      scs_test_demo_call (web->demo, "POST", "salesforce", path, SCS_TEST_FORM, "");

  g_assert_cmpuint (answer->status, ==, 303);
}

static void
assert_setup (ScsTestWeb *web, const char *path, const char *text)
{
  g_autoptr (ScsTestAnswer) answer = scs_test_demo_get (web->demo, "salesforce", path);

  g_assert_cmpuint (answer->status, ==, 200);
  g_assert_nonnull (strstr (answer->body, text));
}

/* What the org has against the app, and the words in the address. */
static void
test_refused_app (void)
{
  static const struct {
    const char *action;
    const char *words;
    const char *shown;
    const char *undo;
  } cases[] = {
    { "block-app", "error=OAuth+app+blocked", ">Unblock</button>", "unblock-app" },
    { "uninstall-app",
      "error=OAUTH_APPROVAL_ERROR_GENERIC&error_description=app+must+be+installed+into+org",
      ">Install</button>",
      "install-app" },
  };
  g_autoptr (ScsTestWeb) web = new_admin (60);
  g_autoptr (ScsTestAnswer) foreign = NULL;
  g_autoptr (ScsTestAnswer) unknown = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_autofree char *url = NULL;
    g_autofree char *allowed = NULL;
    g_autofree char *form = NULL;
    g_autofree char *username = scs_test_demo_get_value (web->demo, "salesforce/username");
    g_autofree char *password = scs_test_demo_get_value (web->demo, "salesforce/password");
    g_autoptr (ScsTestAnswer) refused = NULL;

    act_in_setup (web, cases[i].action);
    assert_setup (web, "/setup", cases[i].shown);
    scs_test_web_open (web, SALESFORCE);
    scs_test_web_send (web, SALESFORCE "/connect", "confirmed=yes");
    url = g_strdup (web->page->location);
    form = soup_form_encode ("username", username, "password", password, NULL);
    refused = scs_test_demo_call (web->demo, "POST", "salesforce", url, SCS_TEST_FORM, form);
    g_assert_cmpuint (refused->status, ==, 302);
    g_assert_nonnull (strstr (refused->location, cases[i].words));
    come_back (web, refused->location);
    scs_test_web_assert (web, 400, "We were unable to authenticate your request");
    act_in_setup (web, cases[i].undo);
    allowed = go_to_salesforce (web, "allow");
    come_back (web, allowed);
    scs_test_web_assert (web, 200, "Salesforce is connected.");
    scs_test_web_send (web, SALESFORCE "/disconnect", "");
  }
  unknown = scs_test_demo_call (web->demo, "POST", "salesforce", "/setup/x", SCS_TEST_FORM, "");
  g_assert_cmpuint (unknown->status, ==, 404);
  scs_test_demo_set_header (web->demo, "Origin", "http://127.0.0.1:1");
  foreign = scs_test_demo_call (web->demo, "POST", "salesforce", "/setup/block-app", NULL, NULL);
  g_assert_cmpuint (foreign->status, ==, 404);
}

static void
assert_package (ScsTestWeb *web, gboolean is_installed)
{
  assert_setup (web,
                "/setup",
                is_installed ? "<td>Marketo Sales Connect Customizations</td>"
                             : "No packages installed");
}

static void
test_package (void)
{
  g_autoptr (ScsTestWeb) web = new_admin (60);
  g_autofree char *allowed = NULL;

  assert_package (web, FALSE);
  scs_test_web_open (web, SALESFORCE);
  scs_test_web_assert (web, 200, ">Connect to Salesforce</button>");
  scs_test_web_send (web, SALESFORCE "/install", "");
  assert_package (web, FALSE);
  allowed = go_to_salesforce (web, "allow");
  come_back (web, allowed);
  scs_test_web_assert (web, 200, "class=\"green\">Install</button>");
  act_in_setup (web, "be-professional");
  scs_test_web_send (web, SALESFORCE "/install", "");
  scs_test_web_assert (web, 409, "Use the link for Professional Edition.");
  assert_package (web, FALSE);
  assert_setup (web, "/packaging/installPackage.apexp?p0=04t0b000001oWEZ", ">Install</button>");
  act_in_setup (web, "install-package");
  assert_package (web, TRUE);
  act_in_setup (web, "uninstall-package");
  act_in_setup (web, "be-enterprise");
  scs_test_web_open (web, SALESFORCE);
  scs_test_web_send (web, SALESFORCE "/install", "");
  scs_test_web_assert (web, 200, "id=\"package-state\">Installed<");
  assert_package (web, TRUE);
}

/* What is done at one door is seen at the other at once. */
static void
test_other_way (void)
{
  g_autoptr (ScsTestWeb) web = new_admin (60);
  g_autoptr (ScsTestAnswer) invited =
      scs_test_demo_post (web->demo, "/api/v1/users/invite", "{\"emails\":[\"api@x.example\"]}");
  g_autoptr (ScsTestAnswer) connected = scs_test_demo_connect_marketo (web->demo);
  g_autoptr (ScsTestAnswer) expired = NULL;

  g_assert_cmpuint (connected->status, ==, 200);
  scs_test_demo_assert (invited, "results/0/result", "invited");
  scs_test_web_open (web, USERS);
  scs_test_web_assert (web, 200, "<td>api@x.example</td><td>Invited</td>");
  scs_test_web_open (web, MARKETO);
  scs_test_web_assert (web, 200, "id=\"marketo-state\">Connected<");
  expired =
      scs_test_demo_call (web->demo, "POST", "sales_connect", "/desk/expire-sessions", NULL, NULL);
  g_assert_cmpuint (expired->status, ==, 303);
  scs_test_web_open (web, MARKETO);
  g_assert_cmpstr (web->place, ==, "/login?next=" MARKETO);
}

static void
test_teams (void)
{
  g_autoptr (ScsTestWeb) web = new_admin (60);
  g_autofree char *id = find_user_id (web, "users/4/id");
  g_autofree char *team = NULL;
  g_autofree char *fields = NULL;
  g_autofree char *path = NULL;

  scs_test_web_open (web, TEAMS "/new");
  scs_test_web_send (web, TEAMS "/new", "name=++");
  scs_test_web_assert (web, 400, "The team needs a name.");
  scs_test_web_send (web, TEAMS "/new", "name=%3Cb%3EWest");
  scs_test_web_assert (web, 200, "The team is created.");
  team = scs_test_web_pick (web, "team\\?id=([0-9]+)\">&lt;b&gt;West<");
  fields = g_strdup_printf ("team=%s&user=%s&user=nobody&user=%s", team, id, id);
  scs_test_web_open (web, TEAMS "/team");
  scs_test_web_send (web, TEAMS "/team", fields);
  scs_test_web_assert (web, 200, "&lt;b&gt;West</a></td><td>1</td>");
  path = g_strconcat (TEAMS "/team?id=", team, NULL);
  scs_test_web_open (web, path);
  scs_test_web_assert (web, 200, "haruka.mori@hoshigaoka.example");
  g_assert_false (scs_test_web_has (web, "kenji.okada@"));
  scs_test_web_open (web, TEAMS "/team?id=7");
  scs_test_web_assert (web, 404, "There is no such team.");
}

/* Marketo's Admin > Sales Connect: whoever is invited there can come in as an admin. */
static void
test_marketo_admin (void)
{
  g_autoptr (ScsTestWeb) web = scs_test_web_new (60, NULL);
  g_autoptr (ScsTestAnswer) before = scs_test_demo_get (web->demo, "marketo", "/admin");
  g_autoptr (ScsTestAnswer) sent = NULL;
  g_autoptr (ScsTestAnswer) wrong = NULL;
  g_autofree char *link = NULL;

  g_assert_nonnull (strstr (before->body, ">Send Invite</button>"));
  wrong =
      scs_test_demo_call (web->demo, "POST", "marketo", "/admin/invite", SCS_TEST_FORM, "admin=3");
  g_assert_cmpuint (wrong->status, ==, 400);
  sent =
      scs_test_demo_call (web->demo, "POST", "marketo", "/admin/invite", SCS_TEST_FORM, "admin=2");
  g_assert_cmpuint (sent->status, ==, 303);
  scs_test_web_open (web, "/");
  scs_test_web_assert (web, 200, "To: kaito.noguchi@hoshigaoka.example");
  link = scs_test_web_set_password (web, "kaito.noguchi@hoshigaoka.example", "Xy7+harbour");
  scs_test_web_log_in (web, "kaito.noguchi@hoshigaoka.example", "Xy7+harbour");
  scs_test_web_open (web, USERS);
  scs_test_web_assert (web, 200, "<td>kaito.noguchi@hoshigaoka.example</td><td>Active</td>");
}

/* A state file from before there was a web face is taken up. */
static void
test_older_state (void)
{
  static const char *const younger[] = { "web_sessions",    "resets",
                                         "teams",           "is_package_installed",
                                         "is_professional", "is_login_by_salesforce_only" };
  static const char *const younger_of_user[] = {
    "language", "password", "team_ids", "wrong_tries"
  };
  g_autofree char *folder = g_dir_make_tmp ("scs-web-XXXXXX", NULL);
  g_autofree char *path = g_build_filename (folder, "state.json", NULL);
  g_autoptr (JsonNode) node = NULL;
  g_autofree char *text = NULL;
  g_autofree char *old = NULL;
  ScsTestWeb *web = scs_test_web_new (60, path);
  JsonArray *users;

  scs_test_web_free (web);
  g_assert_true (g_file_get_contents (path, &text, NULL, NULL));
  node = json_from_string (text, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (younger); i++) {
    g_assert_true (json_object_has_member (json_node_get_object (node), younger[i]));
    json_object_remove_member (json_node_get_object (node), younger[i]);
  }
  users = json_object_get_array_member (json_node_get_object (node), "users");
  for (guint i = 0; i < json_array_get_length (users); i++) {
    for (guint j = 0; j < G_N_ELEMENTS (younger_of_user); j++)
      json_object_remove_member (json_array_get_object_element (users, i), younger_of_user[j]);
  }
  old = json_to_string (node, FALSE);
  g_assert_true (g_file_set_contents (path, old, -1, NULL));
  web = scs_test_web_new (60, path);
  scs_test_web_log_in_as_admin (web);
  scs_test_web_free (web);
  g_unlink (path);
  g_rmdir (folder);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/demo/web/invite", test_invite);
  g_test_add_func ("/demo/web/csv-files", test_csv_files);
  g_test_add_func ("/demo/web/csv-import", test_csv_import);
  g_test_add_func ("/demo/web/marketo", test_marketo);
  g_test_add_func ("/demo/web/ownership", test_ownership);
  g_test_add_func ("/demo/web/access", test_access);
  g_test_add_func ("/demo/web/access-search", test_access_search);
  g_test_add_func ("/demo/web/salesforce", test_salesforce);
  g_test_add_func ("/demo/web/refused-app", test_refused_app);
  g_test_add_func ("/demo/web/package", test_package);
  g_test_add_func ("/demo/web/other-way", test_other_way);
  g_test_add_func ("/demo/web/teams", test_teams);
  g_test_add_func ("/demo/web/marketo-admin", test_marketo_admin);
  g_test_add_func ("/demo/web/older-state", test_older_state);
  return g_test_run ();
}
