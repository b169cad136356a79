/* SPDX-FileCopyrightText: 2026 The Sales Connect Setup authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "services/http/scs-http-client.h"
#include "services/salesforce/scs-salesforce-error.h"

G_BEGIN_DECLS

/* What a sign-in brings. The tokens lie in secret memory; nothing is stored yet: first the person
 * confirms that this is the right user in the right org. */
typedef struct {
  char *access_token;  /* (owned) secret_password_free */
  char *refresh_token; /* (owned) (nullable) secret_password_free */
  char *instance_url; /* (owned) without a slash at the end, checked to be Salesforce's (or the base
                         given) */
  char *user_name;    /* (owned) preferred_username of userinfo */
  char *display_name; /* (owned) (nullable) */
  char *org_id;       /* (owned) 18 characters, checked against the token's own */
} ScsSalesforceSession;

void scs_salesforce_session_free (ScsSalesforceSession *session);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (ScsSalesforceSession, scs_salesforce_session_free)

#define SCS_TYPE_SALESFORCE_SIGN_IN (scs_salesforce_sign_in_get_type ())
G_DECLARE_FINAL_TYPE (ScsSalesforceSignIn, scs_salesforce_sign_in, SCS, SALESFORCE_SIGN_IN, GObject)

gboolean scs_salesforce_login_url_is_valid (const char *login_url);
char *scs_salesforce_login_url_from_text (const char *text);

/* login_url: https://login.salesforce.com, https://test.salesforce.com or a My Domain; base_url:
 * (nullable) stands in place of it and of the instance's address (SCS_SALESFORCE_URL). ports:
 * (nullable) zero-terminated, else 18177, 18178, 18179. */
ScsSalesforceSignIn *scs_salesforce_sign_in_new (ScsHttpClient *http,
                                                 const char *login_url,
                                                 const char *base_url,
                                                 const char *consumer_key,
                                                 gboolean stay_signed_in,
                                                 const guint16 *ports);

/* Binds the callback (127.0.0.1 and ::1) and makes state and verifier. Must succeed before run. */
gboolean scs_salesforce_sign_in_listen (ScsSalesforceSignIn *self, GError **error);
const char *scs_salesforce_sign_in_get_authorize_url (ScsSalesforceSignIn *self);
const char *scs_salesforce_sign_in_get_redirect_uri (ScsSalesforceSignIn *self);

/* Waits for the browser (at most five minutes), exchanges the code, asks who it is. */
void scs_salesforce_sign_in_run_async (ScsSalesforceSignIn *self,
                                       GCancellable *cancellable,
                                       GAsyncReadyCallback callback,
                                       gpointer user_data);
ScsSalesforceSession *
scs_salesforce_sign_in_run_finish (ScsSalesforceSignIn *self, GAsyncResult *result, GError **error);

G_END_DECLS
