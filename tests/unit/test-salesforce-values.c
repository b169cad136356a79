/* SPDX-FileCopyrightText: 2026 The Sales Connect Setup authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "services/salesforce/scs-salesforce-private.h"
#include "services/salesforce/scs-salesforce-sign-in.h"

static void
test_login_url (void)
{
  static const struct {
    const char *text;
    const char *url; /* NULL: refused */
  } cases[] = {
    { "https://login.salesforce.com", "https://login.salesforce.com" },
    { "login.salesforce.com", "https://login.salesforce.com" },
    { " test.salesforce.com/ ", "https://test.salesforce.com" },
    { "Example.My.Salesforce.com", "https://example.my.salesforce.com" },
    { "https://example.my.salesforce.com/home/home.jsp?x=1", "https://example.my.salesforce.com" },
    { "example--uat.sandbox.my.salesforce.com", "https://example--uat.sandbox.my.salesforce.com" },
    { "https://example.lightning.force.com/lightning/page/home",
      "https://example.my.salesforce.com" },
    { "example--uat.sandbox.lightning.force.com",
      "https://example--uat.sandbox.my.salesforce.com" },
    { "https://example.my.salesforce.mil", "https://example.my.salesforce.mil" },
    { "http://login.salesforce.com", NULL },
    { "https://login.salesforce.com:8443", NULL },
    { "https://somebody@login.salesforce.com", NULL },
    { "https://login.salesforce.com@evil.example", NULL },
    { "https://login.salesforce.com.evil.example", NULL },
    { "https://evil.example/login.salesforce.com", NULL },
    { "evil.example?.my.salesforce.com", NULL },
    { "evil.example#.my.salesforce.com", NULL },
    { "evil.example\\.my.salesforce.com", NULL },
    { "na1.salesforce.com", NULL },
    { "my.salesforce.com", NULL },
    { ".my.salesforce.com", NULL },
    { "a..my.salesforce.com", NULL },
    { "ex%61mple.my.salesforce.com/", "https://example.my.salesforce.com" },
    { "example.force.com", NULL },
    { ".lightning.force.com", NULL },
    { "example", NULL },
    { "", NULL },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_autofree char *url = scs_salesforce_login_url_from_text (cases[i].text);

    g_test_message ("“%s”", cases[i].text);
    g_assert_cmpstr (url, ==, cases[i].url);
  }
}

static void
test_login_url_is_valid (void)
{
  g_assert_true (scs_salesforce_login_url_is_valid ("https://login.salesforce.com"));
  g_assert_true (scs_salesforce_login_url_is_valid ("https://example.my.salesforce.com"));
  g_assert_false (scs_salesforce_login_url_is_valid ("login.salesforce.com"));
  g_assert_false (scs_salesforce_login_url_is_valid ("https://login.salesforce.com/path"));
  g_assert_false (scs_salesforce_login_url_is_valid ("https://example.lightning.force.com"));
  g_assert_false (scs_salesforce_login_url_is_valid ("http://127.0.0.1:80"));
}

static void
test_instance_url (void)
{
  static const struct {
    const char *url;
    gboolean valid;
  } cases[] = {
    { "https://example.my.salesforce.com", TRUE },
    { "https://example.my.salesforce.com/", TRUE },
    { "https://eu5.salesforce.com", TRUE },
    { "https://example.my.salesforce.mil", TRUE },
    { "http://example.my.salesforce.com", FALSE },
    { "https://example.my.salesforce.com:444", FALSE },
    { "https://example.my.salesforce.com.evil.example", FALSE },
    { "https://evilsalesforce.com", FALSE },
    { "https://salesforce.com", FALSE },
    { "https://evil.example/.salesforce.com", FALSE },
    { "https://evil.example?.salesforce.com", FALSE },
    { "https://u@example.my.salesforce.com", FALSE },
    { "https://example.my.salesforce.com/path", FALSE },
    { "", FALSE },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_test_message ("“%s”", cases[i].url);
    g_assert_true (scs_salesforce_instance_url_is_valid (cases[i].url) == cases[i].valid);
  }
}

static void
test_org_id (void)
{
  static const struct {
    const char *text;
    const char *id;
  } cases[] = {
    { "00D5g000004XyZa", "00D5g000004XyZaEAK" },
    { "00D5g000004XyZaEAK", "00D5g000004XyZaEAK" },
    { "0055g00000AbCdEAAV", NULL },
    { "00D5g000004XyZ", NULL },
    { "00D5g000004XyZa/", NULL },
    { "00D5g00000!XyZa", NULL },
    { "", NULL },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_autofree char *id = scs_salesforce_org_id_normalize (cases[i].text);

    g_assert_cmpstr (id, ==, cases[i].id);
  }
}

static void
test_org_id_of_token (void)
{
  g_autofree char *id = scs_salesforce_org_id_of_token ("00D5g000004XyZa!AQ0AQExample");
  g_autofree char *none = scs_salesforce_org_id_of_token ("eyJ0bmsiOiJjb3Jl");

  g_assert_cmpstr (id, ==, "00D5g000004XyZaEAK");
  g_assert_null (none);
}

static void
test_oauth_error (void)
{
  static const struct {
    const char *code;
    const char *description;
    int error;
  } cases[] = {
    { "access_denied", "end-user denied authorization", SCS_SALESFORCE_ERROR_DENIED },
    { "invalid_client_id", "client identifier invalid", SCS_SALESFORCE_ERROR_CONSUMER_KEY },
    { "invalid_client", "invalid client credentials", SCS_SALESFORCE_ERROR_APP_POLICY },
    { "redirect_uri_mismatch", "must match", SCS_SALESFORCE_ERROR_CALLBACK },
    { "invalid_request", "missing challenge", SCS_SALESFORCE_ERROR_DEFECT },
    { "invalid_grant", "expired authorization code", SCS_SALESFORCE_ERROR_SIGN_IN_AGAIN },
    { "invalid_grant", NULL, SCS_SALESFORCE_ERROR_SIGN_IN_AGAIN },
    { "invalid_grant", "inactive user", SCS_SALESFORCE_ERROR_ACCOUNT },
    { "invalid_grant", "Inactive organization", SCS_SALESFORCE_ERROR_ACCOUNT },
    { "invalid_grant", "ip restricted", SCS_SALESFORCE_ERROR_ACCOUNT },
    { "invalid_scope", "", SCS_SALESFORCE_ERROR_SCOPE },
    { "app_blocked", "", SCS_SALESFORCE_ERROR_APP_POLICY },
    { "oauth_flow_disabled", "", SCS_SALESFORCE_ERROR_APP_POLICY },
    { "unsupported_grant_type", "", SCS_SALESFORCE_ERROR_DEFECT },
    { "server_error", "", SCS_SALESFORCE_ERROR_UNAVAILABLE },
    { "unheard_of", "", SCS_SALESFORCE_ERROR_OTHER },
  };
  const char *secrets[] = { "hush", NULL };
  g_autoptr (GError) quoting =
      scs_salesforce_error_from_oauth ("odd", "you said hush\nto me", secrets);

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_autoptr (GError) error =
        scs_salesforce_error_from_oauth (cases[i].code, cases[i].description, NULL);

    g_test_message ("%s", error->message);
    g_assert_error (error, SCS_SALESFORCE_ERROR, cases[i].error);
  }
  g_assert_cmpstr (quoting->message, ==, "Salesforce says odd: you said *** to me");
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/salesforce-values/login-url", test_login_url);
  g_test_add_func ("/salesforce-values/login-url-is-valid", test_login_url_is_valid);
  g_test_add_func ("/salesforce-values/instance-url", test_instance_url);
  g_test_add_func ("/salesforce-values/org-id", test_org_id);
  g_test_add_func ("/salesforce-values/org-id-of-token", test_org_id_of_token);
  g_test_add_func ("/salesforce-values/oauth-error", test_oauth_error);
  return g_test_run ();
}
