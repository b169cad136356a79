/* SPDX-FileCopyrightText: 2026 The Sales Connect Setup authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <gio/gio.h>
#include <glib/gi18n-lib.h>

#include "services/http/scs-http-error.h"
#include "services/marketo/scs-marketo-client.h"
#include "services/salesforce/scs-salesforce-error.h"
#include "services/sales-connect/scs-sales-connect.h"
#include "setup/scs-advice.h"
#include "store/scs-journal.h"
#include "store/scs-keyring.h"

/* From a code to what a person reads. `refusal` says that the service judged a value and found it
 * wrong, as against a service that could not be asked. */
typedef struct {
  GQuark (*domain) (void);
  int code;
  const char *key;
  const char *what;
  const char *todo;
  ScsField field;
  gboolean refusal;
} Advice;

static const Advice
    advices
        [] = {
          { scs_http_error_quark,
            SCS_HTTP_ERROR_ADDRESS,
            "http:address",
            N_("The address is neither https nor on this computer."),
                N_("Correct the address."), SCS_FIELD_NONE, FALSE },
            { scs_http_error_quark,
              SCS_HTTP_ERROR_HOST_NOT_FOUND,
              "http:host-not-found",
              N_("The server’s name was not found."),
                  N_("Check the Munchkin ID or the address, and whether this computer is online."),
                      SCS_FIELD_NONE,
                      FALSE },
              { scs_http_error_quark,
                SCS_HTTP_ERROR_OFFLINE,
                "http:offline",
                N_("This computer is offline."),
                    N_("Nothing is lost. Connect to the network, then try again."),
                        SCS_FIELD_NONE,
                        FALSE },
                { scs_http_error_quark,
                  SCS_HTTP_ERROR_REFUSED,
                  "http:refused",
                  N_("The server does not answer at its address."),
                      N_("Nothing is lost. Wait a moment, then try again."),
                          SCS_FIELD_NONE,
                          FALSE },
                  { scs_http_error_quark,
                    SCS_HTTP_ERROR_CERTIFICATE,
                    "http:certificate",
                    N_("The server’s certificate does not verify, so nothing was sent."),
                        N_("If your company inspects traffic, ask its IT for the certificate authority to install on this computer."),
                            SCS_FIELD_NONE,
                            FALSE },
                    { scs_http_error_quark,
                      SCS_HTTP_ERROR_TIMED_OUT,
                      "http:timed-out",
                      N_("The server did not answer in time."),
                          N_("Try again. If it stays so, ask the service’s status page or your network administrator."),
                              SCS_FIELD_NONE,
                              FALSE },
                      { scs_http_error_quark,
                        SCS_HTTP_ERROR_CUT_SHORT,
                        "http:cut-short",
                        N_("The answer was cut short."),
                            N_("Try again."), SCS_FIELD_NONE, FALSE },
                        { scs_http_error_quark,
                          SCS_HTTP_ERROR_TOO_LARGE,
                          "http:too-large",
                          N_("The answer was larger than anything this service sends."),
                              N_("Try again. If it stays so, something else answers at this address: check the network or the proxy."),
                                  SCS_FIELD_NONE,
                                  FALSE },
                          { scs_http_error_quark,
                            SCS_HTTP_ERROR_NOT_JSON,
                            "http:not-json",
                            N_("The answer is not what the service sends; perhaps a sign-in page of the network came in between."),
                                N_("Open a web page in your browser, sign in to the network if it asks, then try again."),
                                    SCS_FIELD_NONE,
                                    FALSE },
                            { scs_http_error_quark,
                              SCS_HTTP_ERROR_WRONG_SHAPE,
                              "http:wrong-shape",
                              N_("The answer has not the form that the service’s description promises."),
                                  N_("Try again. If it stays so, report it with the details."),
                                      SCS_FIELD_NONE,
                                      FALSE },
                              { scs_http_error_quark,
                                SCS_HTTP_ERROR_STATUS,
                                "http:status",
                                N_("The server answered with an unexpected status."),
                                    N_("Try again later. If it stays so, report it with the details."),
                                        SCS_FIELD_NONE,
                                        FALSE },
                                { scs_http_error_quark,
                                  SCS_HTTP_ERROR_REDIRECT,
                                  "http:redirect",
                                  N_("The server sends us to another address, which is not followed with credentials."),
                                      N_("Check the address."), SCS_FIELD_NONE, FALSE },
                                  { scs_http_error_quark,
                                    SCS_HTTP_ERROR_BUSY,
                                    "http:busy",
                                    N_("The server is too busy."),
                                        N_("Wait a minute, then try again."),
                                            SCS_FIELD_NONE,
                                            FALSE },
                                    { scs_http_error_quark,
                                      SCS_HTTP_ERROR_FAILED,
                                      "http:failed",
                                      N_("The connection failed."),
                                          N_("Try again."), SCS_FIELD_NONE, FALSE },
                                      { scs_marketo_error_quark,
                                        SCS_MARKETO_ERROR_MUNCHKIN_ID,
                                        "marketo:munchkin-id",
                                        N_("This is no Munchkin ID."),
                                            N_("It looks like 123-ABC-456: three digits, three letters, three digits."),
                                                SCS_FIELD_MUNCHKIN_ID,
                                                TRUE },
                                        { scs_marketo_error_quark,
                                          SCS_MARKETO_ERROR_CLIENT_UNKNOWN,
                                          "marketo:client-unknown",
                                          N_("Marketo does not know this Client ID."),
                                              N_("Copy it again from Marketo, Admin ＞ Sales Connect, and check that the Munchkin ID belongs to the same Marketo."),
                                                  SCS_FIELD_CLIENT_ID,
                                                  TRUE },
                                          { scs_marketo_error_quark,
                                            SCS_MARKETO_ERROR_SECRET_REFUSED,
                                            "marketo:secret-refused",
                                            N_("Marketo refuses the Client Secret."),
                                                N_("Copy it again from Marketo, Admin ＞ Sales Connect. The Client ID and the Client Secret must be of the same pair."),
                                                    SCS_FIELD_CLIENT_SECRET,
                                                    TRUE },
                                            { scs_marketo_error_quark,
                                              SCS_MARKETO_ERROR_TOKEN_REFUSED,
                                              "marketo:token-refused",
                                              N_("Marketo refuses the token that it gave out itself."),
                                                  N_("Wait a minute, then try again."),
                                                      SCS_FIELD_NONE,
                                                      FALSE },
                                              { scs_marketo_error_quark,
                                                SCS_MARKETO_ERROR_PERMISSION_MISSING,
                                                "marketo:permission-missing",
                                                N_("Marketo denies access (603): the role lacks a permission, or an IP allow-list is in the way."),
                                                    N_("For values of Sales Connect this is no fault. For a service of your own, check its role, and Admin ＞ Web Services ＞ IP Restrictions."),
                                                        SCS_FIELD_NONE,
                                                        FALSE },
                                                { scs_marketo_error_quark,
                                                  SCS_MARKETO_ERROR_TOO_FAST,
                                                  "marketo:too-fast",
                                                  N_("Marketo gets too many calls at the moment (606 or 615); all integrations share one limit."),
                                                      N_("Wait half a minute, then try again."),
                                                          SCS_FIELD_NONE,
                                                          FALSE },
                                                  { scs_marketo_error_quark,
                                                    SCS_MARKETO_ERROR_QUOTA_SPENT,
                                                    "marketo:quota-spent",
                                                    N_("Marketo’s calls of today are used up (607); all integrations share them."),
                                                        N_("They begin anew at about midnight, US Central time. Nothing is lost until then."),
                                                            SCS_FIELD_NONE,
                                                            FALSE },
                                                    { scs_marketo_error_quark,
                                                      SCS_MARKETO_ERROR_UNAVAILABLE,
                                                      "marketo:unavailable",
                                                      N_("Marketo is not available at the moment."),
                                                          N_("Try again in some minutes."),
                                                              SCS_FIELD_NONE,
                                                              FALSE },
                                                      { scs_marketo_error_quark,
                                                        SCS_MARKETO_ERROR_NO_SUBSCRIPTION,
                                                        "marketo:no-subscription",
                                                        N_("Marketo finds no subscription under this Munchkin ID."),
                                                            N_("Check the Munchkin ID. If it is right, try again in some minutes."),
                                                                SCS_FIELD_MUNCHKIN_ID,
                                                                TRUE },
                                                        { scs_marketo_error_quark,
                                                          SCS_MARKETO_ERROR_DEFECT,
                                                          "marketo:defect",
                                                          N_("Marketo says that the question was wrong."),
                                                              N_("This is a fault of this program: report it with the details."),
                                                                  SCS_FIELD_NONE,
                                                                  FALSE },
                                                          { scs_marketo_error_quark,
                                                            SCS_MARKETO_ERROR_OTHER,
                                                            "marketo:other",
                                                            N_("Marketo answered with a code that this program does not know."),
                                                                N_("Look into the details, and try again later."),
                                                                    SCS_FIELD_NONE,
                                                                    FALSE },
                                                            { scs_marketo_error_quark,
                                                              SCS_MARKETO_ERROR_VALUE_MISSING,
                                                              "marketo:value-missing",
                                                              N_("Not all three values are stored."),
                                                                  N_("Enter what is missing on the page “Marketo Values”."),
                                                                      SCS_FIELD_NONE,
                                                                      FALSE },
                                                              { scs_salesforce_error_quark,
                                                                SCS_SALESFORCE_ERROR_HOST,
                                                                "salesforce:host",
                                                                N_("This is no login address of Salesforce."),
                                                                    N_("Enter your My Domain, such as yourcompany.my.salesforce.com."),
                                                                        SCS_FIELD_LOGIN_HOST,
                                                                        TRUE },
                                                                { scs_salesforce_error_quark,
                                                                  SCS_SALESFORCE_ERROR_PORTS_TAKEN,
                                                                  "salesforce:ports-taken",
                                                                  N_("The browser’s way back is closed: other programs hold all ports that are allowed for it."),
                                                                      N_("End the other program, often another sign-in that still waits, then try again."),
                                                                          SCS_FIELD_NONE,
                                                                          FALSE },
                                                                  { scs_salesforce_error_quark,
                                                                    SCS_SALESFORCE_ERROR_DENIED,
                                                                    "salesforce:denied",
                                                                    N_("Access was denied in the browser."),
                                                                        N_("If that was a mistake, sign in again and press Allow."),
                                                                            SCS_FIELD_NONE,
                                                                            FALSE },
                                                                    { scs_salesforce_error_quark,
                                                                      SCS_SALESFORCE_ERROR_NOBODY_CAME_BACK,
                                                                      "salesforce:nobody-came-back",
                                                                      N_("Nobody came back from the browser within five minutes."),
                                                                          N_("Sign in again. If the browser shows an error of Salesforce, look it up in the list below."),
                                                                              SCS_FIELD_NONE,
                                                                              FALSE },
                                                                      { scs_salesforce_error_quark,
                                                                        SCS_SALESFORCE_ERROR_CONSUMER_KEY,
                                                                        "salesforce:consumer-key",
                                                                        N_("Salesforce does not know this consumer key at this login address."),
                                                                            N_("Production and sandbox have different ones, and a new External Client App needs some minutes."),
                                                                                SCS_FIELD_CONSUMER_KEY,
                                                                                TRUE },
                                                                        { scs_salesforce_error_quark,
                                                                          SCS_SALESFORCE_ERROR_APP_POLICY,
                                                                          "salesforce:app-policy",
                                                                          N_("Salesforce does not let the app in: it is blocked, not installed, or wants a secret."),
                                                                              N_("In the External Client App switch off both “Require Secret” settings, and check its policies."),
                                                                                  SCS_FIELD_NONE,
                                                                                  FALSE },
                                                                          { scs_salesforce_error_quark,
                                                                            SCS_SALESFORCE_ERROR_CALLBACK,
                                                                            "salesforce:callback",
                                                                            N_("The External Client App does not have our callback address."),
                                                                                N_("Add all callback URLs exactly as they are shown."),
                                                                                    SCS_FIELD_NONE,
                                                                                    FALSE },
                                                                            { scs_salesforce_error_quark,
                                                                              SCS_SALESFORCE_ERROR_SIGN_IN_AGAIN,
                                                                              "salesforce:sign-in-again",
                                                                              N_("The sign-in at Salesforce is used up, expired or revoked."),
                                                                                  N_("Sign in again."),
                                                                                      SCS_FIELD_NONE,
                                                                                      FALSE },
                                                                              { scs_salesforce_error_quark,
                                                                                SCS_SALESFORCE_ERROR_ACCOUNT,
                                                                                "salesforce:account",
                                                                                N_("Salesforce does not let this person in: inactive user, inactive organization, or an IP restriction."),
                                                                                    N_("Ask the Salesforce admin."),
                                                                                        SCS_FIELD_NONE,
                                                                                        FALSE },
                                                                                { scs_salesforce_error_quark,
                                                                                  SCS_SALESFORCE_ERROR_SCOPE,
                                                                                  "salesforce:scope",
                                                                                  N_("The External Client App lacks a scope."),
                                                                                      N_("It needs “api” and “id”."),
                                                                                          SCS_FIELD_NONE,
                                                                                          FALSE },
                                                                                  { scs_salesforce_error_quark,
                                                                                    SCS_SALESFORCE_ERROR_SESSION,
                                                                                    "salesforce:session",
                                                                                    N_("The sign-in at Salesforce has ended."),
                                                                                        N_("Sign in again."),
                                                                                            SCS_FIELD_NONE,
                                                                                            FALSE },
                                                                                    { scs_salesforce_error_quark,
                                                                                      SCS_SALESFORCE_ERROR_API_DISABLED,
                                                                                      "salesforce:api-disabled",
                                                                                      N_("API calls are switched off, for this org or for this person."),
                                                                                          N_("The org needs an edition with API calls, and the person’s profile needs “API Enabled”."),
                                                                                              SCS_FIELD_NONE,
                                                                                              TRUE },
                                                                                      { scs_salesforce_error_quark,
                                                                                        SCS_SALESFORCE_ERROR_PERMISSION_MISSING,
                                                                                        "salesforce:permission-missing",
                                                                                        N_("Salesforce does not show this to the person who is signed in."),
                                                                                            N_("Sign in as a Salesforce admin, or ask one."),
                                                                                                SCS_FIELD_NONE,
                                                                                                FALSE },
                                                                                        { scs_salesforce_error_quark,
                                                                                          SCS_SALESFORCE_ERROR_LIMIT,
                                                                                          "salesforce:limit",
                                                                                          N_("Salesforce’s API calls are used up for now."),
                                                                                              N_("They come back over the next 24 hours. Nothing is lost until then."),
                                                                                                  SCS_FIELD_NONE,
                                                                                                  FALSE },
                                                                                          { scs_salesforce_error_quark,
                                                                                            SCS_SALESFORCE_ERROR_ORG_GONE,
                                                                                            "salesforce:org-gone",
                                                                                            N_("At this address there is no org that this program can speak with."),
                                                                                                N_("Check My Domain: the org may be renamed or expired."),
                                                                                                    SCS_FIELD_LOGIN_HOST,
                                                                                                    FALSE },
                                                                                            { scs_salesforce_error_quark,
                                                                                              SCS_SALESFORCE_ERROR_UNAVAILABLE,
                                                                                              "salesforce:unavailable",
                                                                                              N_("Salesforce is not available at the moment."),
                                                                                                  N_("Try again in some minutes."),
                                                                                                      SCS_FIELD_NONE,
                                                                                                      FALSE },
                                                                                              { scs_salesforce_error_quark,
                                                                                                SCS_SALESFORCE_ERROR_DEFECT,
                                                                                                "salesforce:defect",
                                                                                                N_("Salesforce says that the question was wrong."),
                                                                                                    N_("This is a fault of this program: report it with the details."),
                                                                                                        SCS_FIELD_NONE,
                                                                                                        FALSE },
                                                                                                { scs_salesforce_error_quark,
                                                                                                  SCS_SALESFORCE_ERROR_OTHER,
                                                                                                  "salesforce:other",
                                                                                                  N_("Salesforce answered with an error that this program does not know."),
                                                                                                      N_("Look into the details, and try again later."),
                                                                                                          SCS_FIELD_NONE,
                                                                                                          FALSE },
                                                                                                  { scs_salesforce_error_quark,
                                                                                                    SCS_SALESFORCE_ERROR_VALUE_MISSING,
                                                                                                    "salesforce:value-missing",
                                                                                                    N_("Nobody is signed in to Salesforce."),
                                                                                                        N_("Sign in on the page “Salesforce” if you want this checked."),
                                                                                                            SCS_FIELD_NONE,
                                                                                                            FALSE },
                                                                                                    { scs_sales_connect_error_quark,
                                                                                                      SCS_SALES_CONNECT_ERROR_CANNOT_TELL,
                                                                                                      "sales-connect:cannot-tell",
                                                                                                      N_("Sales Connect has no public API for this; only a person can tell."),
                                                                                                          N_("Look in Sales Connect, and say what you see."),
                                                                                                              SCS_FIELD_NONE,
                                                                                                              FALSE },
                                                                                                      { scs_sales_connect_error_quark,
                                                                                                        SCS_SALES_CONNECT_ERROR_DID_NOT_WORK,
                                                                                                        "sales-connect:did-not-work",
                                                                                                        N_("It did not work."),
                                                                                                            N_("Look up the error, then try again."),
                                                                                                                SCS_FIELD_NONE,
                                                                                                                FALSE },
                                                                                                        { scs_sales_connect_error_quark,
                                                                                                          SCS_SALES_CONNECT_ERROR_WRONG_LOGIN,
                                                                                                          "sales-connect:wrong-login",
                                                                                                          N_("Sales Connect refuses this e-mail ID and password."),
                                                                                                              N_("Check both. Forgotten? Use “Forgot password?” on the sign-in page of Sales Connect."),
                                                                                                                  SCS_FIELD_PASSWORD,
                                                                                                                  TRUE },
                                                                                                          { scs_sales_connect_error_quark,
                                                                                                            SCS_SALES_CONNECT_ERROR_LOCKED_OUT,
                                                                                                            "sales-connect:locked-out",
                                                                                                            N_("Sales Connect has locked this account after too many tries."),
                                                                                                                N_("Only Marketo Support can unlock it."),
                                                                                                                    SCS_FIELD_EMAIL,
                                                                                                                    TRUE },
                                                                                                            { scs_sales_connect_error_quark,
                                                                                                              SCS_SALES_CONNECT_ERROR_SESSION,
                                                                                                              "sales-connect:session",
                                                                                                              N_("You are not signed in to Sales Connect, or no longer."), N_("Sign in on the page “Your Account”."), SCS_FIELD_NONE, FALSE },
                                                                                                              { scs_sales_connect_error_quark,
                                                                                                                SCS_SALES_CONNECT_ERROR_FORBIDDEN,
                                                                                                                "sales-connect:forbidden",
                                                                                                                N_("This needs a Sales Connect admin."),
                                                                                                                    N_("Sign in as an admin, or ask one to promote you."),
                                                                                                                        SCS_FIELD_NONE,
                                                                                                                        FALSE },
                                                                                                                { scs_sales_connect_error_quark,
                                                                                                                  SCS_SALES_CONNECT_ERROR_NOT_OWNER,
                                                                                                                  "sales-connect:not-owner",
                                                                                                                  N_("The connection belongs to another admin, and only they can undo it."),
                                                                                                                      N_("Ask that person."),
                                                                                                                          SCS_FIELD_NONE,
                                                                                                                          FALSE },
                                                                                                                  { scs_sales_connect_error_quark,
                                                                                                                    SCS_SALES_CONNECT_ERROR_ALREADY_CONNECTED,
                                                                                                                    "sales-connect:already-connected",
                                                                                                                    N_("It is connected already."),
                                                                                                                        N_("Nothing is left to do here. To connect anew, the owner has to disconnect first."),
                                                                                                                            SCS_FIELD_NONE,
                                                                                                                            FALSE },
                                                                                                                    { scs_sales_connect_error_quark,
                                                                                                                      SCS_SALES_CONNECT_ERROR_NOT_CONNECTED,
                                                                                                                      "sales-connect:not-connected",
                                                                                                                      N_("Sales Connect is not connected to Marketo yet."), N_("Connect it on the page “Connect Marketo”."), SCS_FIELD_NONE, FALSE },
                                                                                                                      { scs_sales_connect_error_quark,
                                                                                                                        SCS_SALES_CONNECT_ERROR_MUNCHKIN_ID,
                                                                                                                        "sales-connect:munchkin-id",
                                                                                                                        N_("Marketo refuses the Munchkin ID."),
                                                                                                                            N_("Correct it on the page “Marketo Values”."),
                                                                                                                                SCS_FIELD_MUNCHKIN_ID,
                                                                                                                                TRUE },
                                                                                                                        { scs_sales_connect_error_quark,
                                                                                                                          SCS_SALES_CONNECT_ERROR_CLIENT_ID,
                                                                                                                          "sales-connect:client-id",
                                                                                                                          N_("Marketo refuses the Client ID."),
                                                                                                                              N_("Correct it on the page “Marketo Values”."),
                                                                                                                                  SCS_FIELD_CLIENT_ID,
                                                                                                                                  TRUE },
                                                                                                                          { scs_sales_connect_error_quark,
                                                                                                                            SCS_SALES_CONNECT_ERROR_CLIENT_SECRET,
                                                                                                                            "sales-connect:client-secret",
                                                                                                                            N_("Marketo refuses the Client Secret."), N_("Correct it on the page “Marketo Values”."), SCS_FIELD_CLIENT_SECRET, TRUE },
                                                                                                                            { scs_sales_connect_error_quark,
                                                                                                                              SCS_SALES_CONNECT_ERROR_NOT_OPEN_YET,
                                                                                                                              "sales-connect:not-open-yet",
                                                                                                                              N_("Team Access is not open yet."),
                                                                                                                                  N_("Wait until the ten minutes are over."),
                                                                                                                                      SCS_FIELD_NONE,
                                                                                                                                      FALSE },
                                                                                                                              { scs_sales_connect_error_quark,
                                                                                                                                SCS_SALES_CONNECT_ERROR_TOO_FAST,
                                                                                                                                "sales-connect:too-fast",
                                                                                                                                N_("Sales Connect gets too many calls."),
                                                                                                                                    N_("Wait a minute, then try again."),
                                                                                                                                        SCS_FIELD_NONE,
                                                                                                                                        FALSE },
                                                                                                                                { scs_sales_connect_error_quark,
                                                                                                                                  SCS_SALES_CONNECT_ERROR_UNAVAILABLE,
                                                                                                                                  "sales-connect:unavailable",
                                                                                                                                  N_("Sales Connect is not available at the moment."), N_("Try again in some minutes."), SCS_FIELD_NONE, FALSE },
                                                                                                                                  { scs_sales_connect_error_quark,
                                                                                                                                    SCS_SALES_CONNECT_ERROR_DEFECT,
                                                                                                                                    "sales-connect:defect",
                                                                                                                                    N_("Sales Connect says that the question was wrong."),
                                                                                                                                        N_("This is a fault of this program: report it with the details."),
                                                                                                                                            SCS_FIELD_NONE,
                                                                                                                                            FALSE },
                                                                                                                                    { scs_sales_connect_error_quark,
                                                                                                                                      SCS_SALES_CONNECT_ERROR_OTHER,
                                                                                                                                      "sales-connect:other",
                                                                                                                                      N_("Sales Connect answered with an error that this program does not know."),
                                                                                                                                          N_("Look into the details, and try again later."),
                                                                                                                                              SCS_FIELD_NONE,
                                                                                                                                              FALSE },
                                                                                                                                      { scs_keyring_error_quark,
                                                                                                                                        SCS_KEYRING_ERROR_ABSENT,
                                                                                                                                        "keyring:absent",
                                                                                                                                        N_("There is no keyring on this computer, so the value was not stored."),
                                                                                                                                            N_("Install or start one (GNOME Keyring or KWallet), then try again. Or keep the value for this run only."),
                                                                                                                                                SCS_FIELD_NONE,
                                                                                                                                                FALSE },
                                                                                                                                        { scs_keyring_error_quark,
                                                                                                                                          SCS_KEYRING_ERROR_LOCKED,
                                                                                                                                          "keyring:locked",
                                                                                                                                          N_("The keyring is locked, so the value was not stored or read."),
                                                                                                                                              N_("Try again, and enter the keyring’s password when asked. Or keep the value for this run only."),
                                                                                                                                                  SCS_FIELD_NONE,
                                                                                                                                                  FALSE },
                                                                                                                                          { scs_keyring_error_quark,
                                                                                                                                            SCS_KEYRING_ERROR_NO_ANSWER,
                                                                                                                                            "keyring:no-answer",
                                                                                                                                            N_("The keyring has not answered for 20 seconds."),
                                                                                                                                                N_("Look whether a window asks for a password, then try again."),
                                                                                                                                                    SCS_FIELD_NONE,
                                                                                                                                                    FALSE },
                                                                                                                                            { scs_keyring_error_quark,
                                                                                                                                              SCS_KEYRING_ERROR_GARBAGE,
                                                                                                                                              "keyring:garbage",
                                                                                                                                              N_("What the keyring holds here is not one line of text; something else wrote it."),
                                                                                                                                                  N_("Enter the value again; it replaces what is there."),
                                                                                                                                                      SCS_FIELD_NONE,
                                                                                                                                                      FALSE },
                                                                                                                                              { scs_keyring_error_quark,
                                                                                                                                                SCS_KEYRING_ERROR_FAILED,
                                                                                                                                                "keyring:failed",
                                                                                                                                                N_("The keyring reports a fault."),
                                                                                                                                                    N_("Try again. If it stays so, look into the details."),
                                                                                                                                                        SCS_FIELD_NONE,
                                                                                                                                                        FALSE },
                                                                                                                                                { scs_journal_error_quark,
                                                                                                                                                  SCS_JOURNAL_ERROR_DAMAGED,
                                                                                                                                                  "journal:damaged",
                                                                                                                                                  N_("The file that holds your progress is damaged."), N_("Set it aside and begin anew; the file is kept. Secrets are in the keyring and are not touched."), SCS_FIELD_NONE, FALSE },
                                                                                                                                                  { scs_journal_error_quark,
                                                                                                                                                    SCS_JOURNAL_ERROR_NEWER,
                                                                                                                                                    "journal:newer",
                                                                                                                                                    N_("A newer version of this program wrote the file that holds your progress."),
                                                                                                                                                        N_("Update this program, or set the file aside and begin anew; the file is kept."),
                                                                                                                                                            SCS_FIELD_NONE,
                                                                                                                                                            FALSE },
                                                                                                                                                    { scs_journal_error_quark,
                                                                                                                                                      SCS_JOURNAL_ERROR_IN_USE,
                                                                                                                                                      "journal:in-use",
                                                                                                                                                      N_("Another window of this program holds your progress."), N_("Use that window, or close it and try again."), SCS_FIELD_NONE, FALSE },
                                                                                                                                                      { scs_journal_error_quark,
                                                                                                                                                        SCS_JOURNAL_ERROR_NO_SPACE,
                                                                                                                                                        "journal:no-space",
                                                                                                                                                        N_("Your progress cannot be written: the disk is full, or may not be written to."),
                                                                                                                                                            N_("Make room, then try again."),
                                                                                                                                                                SCS_FIELD_NONE,
                                                                                                                                                                FALSE },
                                                                                                                                                        { scs_journal_error_quark, SCS_JOURNAL_ERROR_FAILED, "journal:failed", N_("Your progress cannot be read or written."), N_("Try again. If it stays so, look into the details."), SCS_FIELD_NONE, FALSE },
                                                                                                                                                        };

static const Advice *
find_by_key (const char *key)
{
  for (gsize i = 0; i < G_N_ELEMENTS (advices); i++)
    if (g_strcmp0 (advices[i].key, key) == 0)
      return &advices[i];
  return NULL;
}

/**
 * scs_advice_get_key:
 * @error: an error of a service or a store
 *
 * Returns: the key under which its advice is found, also after a restart; `other` for a foreign
 * domain
 */
const char *
scs_advice_get_key (const GError *error)
{
  for (gsize i = 0; i < G_N_ELEMENTS (advices); i++)
    if (g_error_matches (error, advices[i].domain (), advices[i].code))
      return advices[i].key;
  return "other";
}

/**
 * scs_advice_new_error:
 * @key: (nullable): a key
 * @message: for the log
 *
 * Returns: (transfer full) (nullable): an error for which the advice is that of @key; %NULL when
 * there is none
 */
GError *
scs_advice_new_error (const char *key, const char *message)
{
  const Advice *advice = find_by_key (key);

  return advice != NULL ? g_error_new_literal (advice->domain (), advice->code, message) : NULL;
}

/**
 * scs_advice_key_is_known:
 * @key: (nullable): a word
 *
 * Returns: whether there is an advice under it
 */
gboolean
scs_advice_key_is_known (const char *key)
{
  return find_by_key (key) != NULL || g_strcmp0 (key, "other") == 0;
}

/**
 * scs_advice_key_is_refusal:
 * @key: a key
 *
 * Returns: whether a service judged a value and found it wrong, as against a service that could not
 * be asked
 */
gboolean
scs_advice_key_is_refusal (const char *key)
{
  const Advice *advice = find_by_key (key);

  return advice != NULL && advice->refusal;
}

/**
 * scs_advice_get_field:
 * @key: a key
 *
 * Returns: the field beside which the advice stands
 */
ScsField
scs_advice_get_field (const char *key)
{
  const Advice *advice = find_by_key (key);

  return advice != NULL ? advice->field : SCS_FIELD_NONE;
}

/**
 * scs_advice_get_what:
 * @key: a key
 *
 * Returns: what is wrong, a sentence in the person's language
 */
const char *
scs_advice_get_what (const char *key)
{
  const Advice *advice = find_by_key (key);

  return advice != NULL ? _(advice->what)
                        : _("Something went wrong that this program does not know.");
}

/**
 * scs_advice_get_todo:
 * @key: a key
 *
 * Returns: what to do, one or two sentences in the person's language
 */
const char *
scs_advice_get_todo (const char *key)
{
  const Advice *advice = find_by_key (key);

  return advice != NULL ? _(advice->todo)
                        : _("Try again. If it stays so, report it with the details.");
}

/**
 * scs_advice_dup_sentences:
 * @key: a key
 *
 * Returns: (transfer full): what is wrong and what to do
 */
char *
scs_advice_dup_sentences (const char *key)
{
  /* Translators: %1$s is a sentence that says what is wrong, %2$s one that says what to do. Leave
   * out the space where your language has none between sentences */
  return g_strdup_printf (_("%1$s %2$s"), scs_advice_get_what (key), scs_advice_get_todo (key));
}

/**
 * scs_advice_dup_sentences_for_error:
 * @error: an error of a service or a store
 *
 * Returns: (transfer full): what is wrong and what to do
 */
char *
scs_advice_dup_sentences_for_error (const GError *error)
{
  return scs_advice_dup_sentences (scs_advice_get_key (error));
}
