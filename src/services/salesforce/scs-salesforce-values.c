/* SPDX-FileCopyrightText: 2026 The Sales Connect Setup authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "services/salesforce/scs-salesforce-client.h"
#include "services/salesforce/scs-salesforce-sign-in.h"

#include "services/salesforce/scs-salesforce-private.h"

#include <libsecret/secret.h>
#include <libsoup/soup.h>

G_DEFINE_QUARK (scs - salesforce - error - quark, scs_salesforce_error)

#define ID_LENGTH 15
#define LONG_ID_LENGTH 18

/* Source: https://github.com/forcedotcom/sfdx-core, src/util/sfdcUrl.ts */
static const char *const instance_suffixes[] = {
  ".salesforce.com",   ".force.com", ".cloudforce.com", ".salesforce.mil", ".crmforce.mil",
  ".sfcrmproducts.cn", NULL,
};

static const char *const my_domain_suffixes[] = { ".my.salesforce.com",
                                                  ".my.salesforce.mil",
                                                  NULL };

/**
 * scs_salesforce_session_free:
 *
 * Frees what a sign-in brought, and wipes its tokens.
 */
void
scs_salesforce_session_free (ScsSalesforceSession *session)
{
  secret_password_free (session->access_token);
  secret_password_free (session->refresh_token);
  g_free (session->instance_url);
  g_free (session->user_name);
  g_free (session->display_name);
  g_free (session->org_id);
  g_free (session);
}

/**
 * scs_salesforce_user_free:
 *
 * Frees what scs_salesforce_client_get_user_finish() gave.
 */
void
scs_salesforce_user_free (ScsSalesforceUser *user)
{
  g_free (user->user_id);
  g_free (user->user_name);
  g_free (user->display_name);
  g_free (user->org_id);
  g_free (user);
}

/**
 * scs_salesforce_org_free:
 *
 * Frees what scs_salesforce_client_get_org_finish() gave.
 */
void
scs_salesforce_org_free (ScsSalesforceOrg *org)
{
  g_free (org->id);
  g_free (org->name);
  g_free (org->edition);
  g_free (org->instance);
  g_free (org);
}

/* Letters, digits, hyphens and single dots within: nothing that a URL could read otherwise. */
static gboolean
is_plain_host (const char *host)
{
  if (*host == '\0' || *host == '.' || *host == '-' || strstr (host, "..") != NULL)
    return FALSE;
  for (const char *at = host; *at != '\0'; at++) {
    if (!g_ascii_islower (*at) && !g_ascii_isdigit (*at) && *at != '-' && *at != '.')
      return FALSE;
  }
  return !g_str_has_suffix (host, ".");
}

/* A plain host begins with no dot, so something stands before the suffix. */
static gboolean
ends_in_one_of (const char *host, const char *const *suffixes)
{
  for (gsize i = 0; suffixes[i] != NULL; i++) {
    if (g_str_has_suffix (host, suffixes[i]))
      return TRUE;
  }
  return FALSE;
}

static gboolean
is_login_host (const char *host)
{
  return is_plain_host (host) &&
         (g_str_equal (host, "login.salesforce.com") || g_str_equal (host, "test.salesforce.com") ||
          ends_in_one_of (host, my_domain_suffixes));
}

/* The pages of Lightning live at another host than the API of the same org. */
static char *
map_lightning (const char *host)
{
  static const char lightning[] = ".lightning.force.com";

  if (!g_str_has_suffix (host, lightning))
    return g_strdup (host);
  return g_strdup_printf ("%.*s.my.salesforce.com",
                          (int) (strlen (host) - strlen (lightning)),
                          host);
}

/**
 * scs_salesforce_login_url_from_text:
 * @text: what a person typed or pasted: an address of their org, or its domain alone
 *
 * Makes a login address of it. An address of Lightning is led to the same org's My Domain.
 *
 * Source: https://github.com/forcedotcom/sfdx-core, src/util/sfdcUrl.ts;
 * https://help.salesforce.com, article `domain_name_app_url_changes`.
 *
 * Returns: (transfer full) (nullable): `https://` and the host, or NULL when it is no login host of
 * Salesforce
 */
char *
scs_salesforce_login_url_from_text (const char *text)
{
  g_autofree char *trimmed = NULL;
  g_autofree char *address = NULL;
  g_autofree char *lower = NULL;
  g_autofree char *host = NULL;
  g_autoptr (GUri) uri = NULL;

  g_return_val_if_fail (text != NULL, NULL);

  trimmed = g_strstrip (g_strdup (text));
  address = strstr (trimmed, "://") != NULL ? g_strdup (trimmed)
                                            : g_strconcat ("https://", trimmed, NULL);
  uri = g_uri_parse (address, G_URI_FLAGS_NONE, NULL);
  if (uri == NULL || g_uri_get_host (uri) == NULL || g_uri_get_userinfo (uri) != NULL ||
      g_uri_get_port (uri) != -1 || !g_str_equal (g_uri_get_scheme (uri), "https"))
    return NULL;

  lower = g_ascii_strdown (g_uri_get_host (uri), -1);
  host = map_lightning (lower);
  return is_login_host (host) ? g_strconcat ("https://", host, NULL) : NULL;
}

/**
 * scs_salesforce_login_url_is_valid:
 * @login_url: `https://` and a host, nothing behind it
 *
 * Whether a person may be sent there to sign in.
 */
gboolean
scs_salesforce_login_url_is_valid (const char *login_url)
{
  g_autofree char *same = NULL;

  g_return_val_if_fail (login_url != NULL, FALSE);

  same = scs_salesforce_login_url_from_text (login_url);
  return g_strcmp0 (same, login_url) == 0;
}

/**
 * scs_salesforce_instance_url_is_valid:
 * @instance_url: as the token endpoint gave it
 *
 * Returns: whether a token may be sent there: https, a host of Salesforce, and nothing behind it
 */
gboolean
scs_salesforce_instance_url_is_valid (const char *instance_url)
{
  g_autoptr (GUri) uri = g_uri_parse (instance_url, G_URI_FLAGS_NONE, NULL);
  g_autofree char *host = NULL;

  if (uri == NULL || g_uri_get_host (uri) == NULL ||
      !g_str_equal (g_uri_get_scheme (uri), "https") || g_uri_get_userinfo (uri) != NULL ||
      g_uri_get_port (uri) != -1 || g_uri_get_query (uri) != NULL ||
      g_uri_get_fragment (uri) != NULL ||
      !(*g_uri_get_path (uri) == '\0' || g_str_equal (g_uri_get_path (uri), "/")))
    return FALSE;

  host = g_ascii_strdown (g_uri_get_host (uri), -1);
  return is_plain_host (host) && ends_in_one_of (host, instance_suffixes);
}

/* Three characters, each for five of the id, tell which of them are capitals.
 * Source: https://help.salesforce.com, article 000385585 */
static void
append_check_characters (GString *id)
{
  static const char alphabet[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZ012345";

  for (guint group = 0; group < 3; group++) {
    guint bits = 0;

    for (guint i = 0; i < 5; i++) {
      if (g_ascii_isupper (id->str[group * 5 + i]))
        bits |= 1u << i;
    }
    g_string_append_c (id, alphabet[bits]);
  }
}

/**
 * scs_salesforce_org_id_normalize:
 * @org_id: 15 or 18 characters
 *
 * Returns: (transfer full) (nullable): 18 characters; %NULL where it is no organization's id
 */
char *
scs_salesforce_org_id_normalize (const char *org_id)
{
  gsize length = strlen (org_id);
  GString *id;

  if ((length != ID_LENGTH && length != LONG_ID_LENGTH) || !g_str_has_prefix (org_id, "00D"))
    return NULL;
  for (gsize i = 0; i < length; i++) {
    if (!g_ascii_isalnum (org_id[i]))
      return NULL;
  }
  if (length == LONG_ID_LENGTH)
    return g_strdup (org_id);

  id = g_string_new (org_id);
  append_check_characters (id);
  return g_string_free (id, FALSE);
}

/**
 * scs_salesforce_org_id_of_token:
 * @token: an access token, which begins with the id of its organization and an exclamation mark
 *
 * Returns: (transfer full) (nullable): 18 characters
 */
char *
scs_salesforce_org_id_of_token (const char *token)
{
  const char *mark = strchr (token, '!');
  g_autofree char *prefix = mark != NULL ? g_strndup (token, (gsize) (mark - token)) : NULL;

  return prefix != NULL ? scs_salesforce_org_id_normalize (prefix) : NULL;
}
