/* SPDX-FileCopyrightText: 2026 The Sales Connect Setup authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* The sign-in and the data of the demo’s Salesforce. */

#include "scs-test-demo.h"
#include "scs-test-wait.h"

#include <glib/gstdio.h>
#include <string.h>

#define REDIRECT "http://localhost:18177/callback"
#define VERIFIER "dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk"
#define CHALLENGE "E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM"

static char *
make_authorize_path (ScsTestDemo *demo, const char *scope)
{
  g_autofree char *key = scs_test_demo_get_value (demo, "salesforce/consumer_key");
  g_autofree char *query = soup_form_encode ("response_type",
                                             "code",
                                             "client_id",
                                             key,
                                             "redirect_uri",
                                             REDIRECT,
                                             "scope",
                                             scope,
                                             "state",
                                             "st&te=1",
                                             "code_challenge",
                                             CHALLENGE,
                                             "code_challenge_method",
                                             "S256",
                                             NULL);

  return g_strconcat ("/services/oauth2/authorize?", query, NULL);
}

static char *
get_query_value (const char *url, const char *name)
{
  const char *mark = strchr (url, '?');
  g_autoptr (GHashTable) query = soup_form_decode (mark + 1);

  return g_strdup (g_hash_table_lookup (query, name));
}

static ScsTestAnswer *
exchange_code (ScsTestDemo *demo, const char *code, const char *verifier)
{
  g_autofree char *key = scs_test_demo_get_value (demo, "salesforce/consumer_key");
  g_autofree char *form = soup_form_encode ("grant_type",
                                            "authorization_code",
                                            "code",
                                            code,
                                            "redirect_uri",
                                            REDIRECT,
                                            "client_id",
                                            key,
                                            "code_verifier",
                                            verifier,
                                            NULL);

  return scs_test_demo_call (demo,
                             "POST",
                             "salesforce",
                             "/services/oauth2/token",
                             SCS_TEST_FORM,
                             form);
}

/* Returns: (transfer full): a code for these scopes */
static char *
fetch_code (ScsTestDemo *demo, const char *scope)
{
  g_autofree char *path = make_authorize_path (demo, scope);
  g_autofree char *location = scs_test_demo_walk_login (demo, path, NULL, "allow");
  g_autofree char *state = NULL;

  g_assert_true (g_str_has_prefix (location, REDIRECT "?code="));
  state = get_query_value (location, "state");
  g_assert_cmpstr (state, ==, "st&te=1");
  return get_query_value (location, "code");
}

static ScsTestAnswer *
refresh (ScsTestDemo *demo, const char *token)
{
  g_autofree char *key = scs_test_demo_get_value (demo, "salesforce/consumer_key");
  g_autofree char *form = soup_form_encode ("grant_type",
                                            "refresh_token",
                                            "refresh_token",
                                            token,
                                            "client_id",
                                            key,
                                            NULL);

  return scs_test_demo_call (demo,
                             "POST",
                             "salesforce",
                             "/services/oauth2/token",
                             SCS_TEST_FORM,
                             form);
}
static void
test_pkce (void)
{
  g_autoptr (ScsTestDemo) demo = scs_test_demo_new (60, NULL, NULL);
  g_autofree char *code = fetch_code (demo, "api id");
  g_autofree char *other_code = fetch_code (demo, "api id");
  g_autoptr (ScsTestAnswer) good = exchange_code (demo, code, VERIFIER);
  g_autoptr (ScsTestAnswer) wrong =
      exchange_code (demo, other_code, "dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXX");
  g_autoptr (ScsTestAnswer) too_late = exchange_code (demo, other_code, VERIFIER);
  g_autoptr (ScsTestAnswer) again = NULL;
  g_autoptr (ScsTestAnswer) info = NULL;
  g_autoptr (ScsTestAnswer) dead = NULL;
  g_autofree char *token = scs_test_demo_find (good->json, "access_token");
  g_autofree char *identity = scs_test_demo_find (good->json, "id");
  g_autofree char *instance = scs_test_demo_get_value (demo, "salesforce/url");
  g_autofree char *org = NULL;

  g_assert_cmpuint (good->status, ==, 200);
  scs_test_demo_assert (good, "refresh_token", NULL);
  scs_test_demo_assert (good, "scope", "api id");
  scs_test_demo_assert (good, "instance_url", instance);
  scs_test_demo_assert (good, "expires_in", NULL);
  scs_test_demo_assert (wrong, "error", "invalid_grant");
  scs_test_demo_assert (too_late, "error", "invalid_grant");
  scs_test_demo_set_bearer (demo, token);
  info = scs_test_demo_get (demo, "salesforce", "/services/oauth2/userinfo");
  org = scs_test_demo_find (info->json, "organization_id");
  g_assert_cmpuint (strlen (org), ==, 18);
  g_assert_true (strncmp (token, org, 15) == 0 && token[15] == '!');
  g_clear_pointer (&info, scs_test_answer_free);
  info = scs_test_demo_get (demo, "salesforce", identity);
  scs_test_demo_assert (info, "organization_id", org);
  again = exchange_code (demo, code, VERIFIER);
  scs_test_demo_assert (again, "error", "invalid_grant");
  dead = scs_test_demo_get (demo, "salesforce", "/services/oauth2/userinfo");
  g_assert_cmpuint (dead->status, ==, 403);
  g_assert_cmpstr (dead->body, ==, "Bad_OAuth_Token");
}

static void
test_refresh (void)
{
  g_autoptr (ScsTestDemo) demo = scs_test_demo_new (60, NULL, NULL);
  g_autofree char *code = fetch_code (demo, "api id refresh_token");
  g_autoptr (ScsTestAnswer) first = exchange_code (demo, code, VERIFIER);
  g_autofree char *old = scs_test_demo_find (first->json, "refresh_token");
  g_autoptr (ScsTestAnswer) second = refresh (demo, old);
  g_autofree char *new = scs_test_demo_find (second->json, "refresh_token");
  g_autofree char *token = scs_test_demo_find (second->json, "access_token");
  g_autoptr (ScsTestAnswer) alive = NULL;
  g_autoptr (ScsTestAnswer) theft = NULL;
  g_autoptr (ScsTestAnswer) dead = NULL;
  g_autoptr (ScsTestAnswer) ended = NULL;

  g_assert_nonnull (old);
  g_assert_nonnull (new);
  g_assert_cmpstr (old, !=, new);
  scs_test_demo_set_bearer (demo, token);
  alive = scs_test_demo_get (demo, "salesforce", "/services/data/v66.0/limits");
  g_assert_cmpuint (alive->status, ==, 200);
  theft = refresh (demo, old);
  scs_test_demo_assert (theft, "error", "invalid_grant");
  dead = refresh (demo, new);
  scs_test_demo_assert (dead, "error", "invalid_grant");
  ended = scs_test_demo_get (demo, "salesforce", "/services/data/v66.0/limits");
  g_assert_cmpuint (ended->status, ==, 401);
  scs_test_demo_assert (ended, "0/errorCode", "INVALID_SESSION_ID");
}

static void
test_login_pages (void)
{
  static const struct {
    const char *from;
    const char *to;
    const char *error;
  } own_page[] = {
    { "client_id=", "client_id=x", "invalid_client_id" },
    { "18177", "18176", "redirect_uri_mismatch" },
    { "localhost", "127.0.0.1", "redirect_uri_mismatch" },
    { "code_challenge=", "nothing=", "invalid_request" },
    { "S256", "plain", "invalid_request" },
  };
  g_autoptr (ScsTestDemo) demo = scs_test_demo_new (60, NULL, NULL);
  g_autofree char *path = make_authorize_path (demo, "api id");
  g_autofree char *bad_scope = make_authorize_path (demo, "api everything");
  g_autofree char *denied = scs_test_demo_walk_login (demo, path, NULL, "deny");
  g_autofree char *wrong = scs_test_demo_walk_login (demo, path, "wrong", "allow");
  g_autofree char *refused = scs_test_demo_walk_login (demo, bad_scope, NULL, "allow");

  g_assert_true (g_str_has_prefix (denied, REDIRECT "?error=access_denied&"));
  g_assert_true (g_str_has_suffix (denied, "&state=st%26te%3D1"));
  g_assert_null (wrong);
  g_assert_true (g_str_has_prefix (refused, REDIRECT "?error=invalid_scope&"));
  for (guint i = 0; i < G_N_ELEMENTS (own_page); i++) {
    g_autoptr (GString) changed = g_string_new (path);
    g_autoptr (ScsTestAnswer) answer = NULL;

    g_assert_cmpuint (g_string_replace (changed, own_page[i].from, own_page[i].to, 1), ==, 1);
    answer = scs_test_demo_get (demo, "salesforce", changed->str);
    g_assert_cmpuint (answer->status, ==, 400);
    g_assert_null (answer->location);
    g_assert_nonnull (strstr (answer->body, own_page[i].error));
  }
}

#define QUERY "/services/data/v66.0/query?q="

static void
test_salesforce_data (void)
{
  static const ScsTestCase cases[] = {
    { "salesforce", "/services/data/v66.0/limits", 200, "DailyApiRequests/Max", "100000" },
    { "salesforce",
      QUERY "SELECT+Id,IsSandbox,OrganizationType,TrialExpirationDate+FROM+Organization",
      200,
      "records/0/OrganizationType",
      "Enterprise Edition" },
    { "salesforce",
      QUERY "SELECT+PermissionsApiEnabled+FROM+UserPermissionAccess",
      200,
      "records/0/PermissionsApiEnabled",
      "true" },
    { "salesforce", QUERY "SELECT+COUNT()+FROM+ApexClass", 200, "totalSize", "12" },
    { "salesforce", QUERY "SELECT+COUNT()+FROM+ApexClass", 200, "records", "[]" },
    { "salesforce",
      QUERY
      "SELECT+Id,Profile.Name+FROM+User+WHERE+IsActive+=+true+AND+UserType+=+'Standard'+LIMIT+1",
      200,
      "records/0/Profile/Name",
      "System Administrator" },
    { "salesforce",
      QUERY
      "SELECT+AppName+FROM+OauthToken+WHERE+AppName+LIKE+'%25Sales+Connect'+OR+AppName+LIKE+'%25Tout%25'",
      200,
      "records/0/AppName",
      "Sales Connect" },
    { "salesforce",
      QUERY "SELECT+MIN(CreatedDate),MAX(CreatedDate)+FROM+Lead",
      200,
      "totalSize",
      "1" },
    { "salesforce",
      QUERY
      "SELECT+Id+FROM+Lead+WHERE+IsConverted=false+AND+CreatedDate<2099-01-01T00:00:00Z+ORDER+BY+CreatedDate+DESC+LIMIT+60",
      200,
      "totalSize",
      "60" },
    { "salesforce",
      QUERY "SELECT+Id+FROM+Lead+WHERE+CreatedDate<2001-01-01T00:00:00Z",
      200,
      "totalSize",
      "0" },
    { "salesforce", QUERY "SELECT+Nothing+FROM+Lead", 400, "0/errorCode", "INVALID_FIELD" },
    { "salesforce", QUERY "SELECT+Id+FROM+Nothing", 400, "0/errorCode", "INVALID_TYPE" },
    { "salesforce", QUERY "SELECT+Id+Lead", 400, "0/errorCode", "MALFORMED_QUERY" },
    { "salesforce",
      QUERY "SELECT+Id+FROM+Lead+WHERE+Id='x",
      400,
      "0/errorCode",
      "MALFORMED_QUERY" },
    { "salesforce", "/services/data/v66.0/query", 400, "0/errorCode", "MALFORMED_QUERY" },
    { "salesforce",
      "/services/data/v66.0/tooling/query?q=SELECT+SubscriberPackage.Name+FROM+InstalledSubscriberPackage",
      200,
      "totalSize",
      "0" },
    { "salesforce", "/services/data/v66.0/sobjects/Task/describe", 200, "name", "Task" },
    { "salesforce", "/services/data/v66.0/sobjects/describe", 404, "0/errorCode", "NOT_FOUND" },
    { "salesforce", "/services/data/v66.0/nosuch", 404, "0/errorCode", "NOT_FOUND" },
    { "salesforce", "/services/data/v25.0/limits", 410, "0/errorCode", "GONE" },
    { "salesforce", "/services/data/v99.0/limits", 404, "0/errorCode", "NOT_FOUND" },
  };
  static const ScsTestCase without_token[] = {
    { "salesforce", "/services/data", 200, "34/version", "66.0" },
    { "salesforce", "/services/data/v66.0/limits", 401, "0/errorCode", "INVALID_SESSION_ID" },
  };
  g_autoptr (ScsTestDemo) demo = scs_test_demo_new (60, NULL, NULL);
  g_autofree char *code = fetch_code (demo, "api id");
  g_autoptr (ScsTestAnswer) answer = exchange_code (demo, code, VERIFIER);
  g_autoptr (ScsTestAnswer) sums = NULL;
  g_autoptr (ScsTestAnswer) oldest = NULL;
  g_autofree char *first = NULL;
  g_autofree char *token = scs_test_demo_find (answer->json, "access_token");

  scs_test_demo_run_cases (demo, without_token, G_N_ELEMENTS (without_token));
  scs_test_demo_set_bearer (demo, token);
  scs_test_demo_run_cases (demo, cases, G_N_ELEMENTS (cases));
  sums = scs_test_demo_get (demo,
                            "salesforce",
                            QUERY "SELECT+MIN(CreatedDate),MAX(CreatedDate)+FROM+Lead");
  oldest = scs_test_demo_get (demo,
                              "salesforce",
                              QUERY "SELECT+CreatedDate+FROM+Lead+ORDER+BY+CreatedDate+LIMIT+1");
  first = scs_test_demo_find (oldest->json, "records/0/CreatedDate");
  scs_test_demo_assert (sums, "records/0/expr0", first);
}

/* What is changed in Setup shows in the data. */
static void
test_setup (void)
{
#define TOOLING "/services/data/v66.0/tooling/query?q="
#define TASK "/services/data/v66.0/sobjects/Task/describe"
#define PACKAGES TOOLING "SELECT+SubscriberPackage.Name+FROM+InstalledSubscriberPackage"
  static const ScsTestCase before[] = {
    { "salesforce", PACKAGES, 200, "totalSize", "0" },
    { "salesforce", TASK, 200, "fields/4/name", NULL },
    { "salesforce",
      QUERY "SELECT+OrganizationType+FROM+Organization",
      200,
      "records/0/OrganizationType",
      "Enterprise Edition" },
    { "salesforce", QUERY "SELECT+Id+FROM+ConnectedApplication", 200, "totalSize", "1" },
  };
  static const ScsTestCase after[] = {
    { "salesforce",
      PACKAGES,
      200,
      "records/0/SubscriberPackage/Name",
      "Marketo Sales Connect Customizations" },
    { "salesforce", TASK, 200, "fields/4/name", "MSE_Campaign__c" },
    { "salesforce",
      QUERY "SELECT+OrganizationType+FROM+Organization",
      200,
      "records/0/OrganizationType",
      "Professional Edition" },
    { "salesforce", QUERY "SELECT+Id+FROM+ConnectedApplication", 200, "totalSize", "0" },
    { "salesforce",
      QUERY "SELECT+AppMenuItemId+FROM+OauthToken+WHERE+AppName='Sales+Connect'",
      200,
      "records/0/AppMenuItemId",
      "null" },
  };
  static const char *const actions[] = { "install-package", "be-professional", "uninstall-app" };
  g_autoptr (ScsTestDemo) demo = scs_test_demo_new (60, NULL, NULL);
  g_autofree char *code = fetch_code (demo, "api id");
  g_autoptr (ScsTestAnswer) answer = exchange_code (demo, code, VERIFIER);
  g_autofree char *token = scs_test_demo_find (answer->json, "access_token");

  scs_test_demo_set_bearer (demo, token);
  scs_test_demo_run_cases (demo, before, G_N_ELEMENTS (before));
  for (guint i = 0; i < G_N_ELEMENTS (actions); i++) {
    g_autofree char *path = g_strconcat ("/setup/", actions[i], NULL);
    g_autoptr (ScsTestAnswer) done =
        scs_test_demo_call (demo, "POST", "salesforce", path, SCS_TEST_FORM, "");

    g_assert_cmpuint (done->status, ==, 303);
  }
  scs_test_demo_run_cases (demo, after, G_N_ELEMENTS (after));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/demo/salesforce/pkce", test_pkce);
  g_test_add_func ("/demo/salesforce/refresh", test_refresh);
  g_test_add_func ("/demo/salesforce/pages", test_login_pages);
  g_test_add_func ("/demo/salesforce/data", test_salesforce_data);
  g_test_add_func ("/demo/salesforce/setup", test_setup);
  return g_test_run ();
}
