/* SPDX-FileCopyrightText: 2026 The Sales Connect Setup authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

#define SCS_SALESFORCE_ERROR (scs_salesforce_error_quark ())
GQuark scs_salesforce_error_quark (void);

/**
 * ScsSalesforceError:
 * @SCS_SALESFORCE_ERROR_HOST: not a login host of Salesforce
 * @SCS_SALESFORCE_ERROR_PORTS_TAKEN: none of the callback ports is free
 * @SCS_SALESFORCE_ERROR_DENIED: the person pressed Deny (`access_denied`)
 * @SCS_SALESFORCE_ERROR_NOBODY_CAME_BACK: five minutes passed without the browser
 * @SCS_SALESFORCE_ERROR_CONSUMER_KEY: the consumer key is not known at this login host
 * @SCS_SALESFORCE_ERROR_APP_POLICY: the app is blocked, not installed, or wants a secret
 * @SCS_SALESFORCE_ERROR_CALLBACK: the callback is not registered; the message names it
 * @SCS_SALESFORCE_ERROR_SIGN_IN_AGAIN: code or token used up, expired or revoked
 * @SCS_SALESFORCE_ERROR_ACCOUNT: inactive user or organization, or IP restricted
 * @SCS_SALESFORCE_ERROR_SCOPE: the app lacks a scope
 * @SCS_SALESFORCE_ERROR_SESSION: INVALID_SESSION_ID and no way to renew
 * @SCS_SALESFORCE_ERROR_API_DISABLED: API_DISABLED_FOR_ORG or API_CURRENTLY_DISABLED
 * @SCS_SALESFORCE_ERROR_PERMISSION_MISSING: 403, or the object or field is not visible
 * @SCS_SALESFORCE_ERROR_LIMIT: REQUEST_LIMIT_EXCEEDED
 * @SCS_SALESFORCE_ERROR_ORG_GONE: 420, or no API version that we know
 * @SCS_SALESFORCE_ERROR_UNAVAILABLE: temporary, repeats used up, or maintenance
 * @SCS_SALESFORCE_ERROR_DEFECT: an answer that says the question was wrong
 * @SCS_SALESFORCE_ERROR_OTHER: a code that the contract does not know
 * @SCS_SALESFORCE_ERROR_VALUE_MISSING: the secret source has no token
 */
typedef enum {
  SCS_SALESFORCE_ERROR_HOST,
  SCS_SALESFORCE_ERROR_PORTS_TAKEN,
  SCS_SALESFORCE_ERROR_DENIED,
  SCS_SALESFORCE_ERROR_NOBODY_CAME_BACK,
  SCS_SALESFORCE_ERROR_CONSUMER_KEY,
  SCS_SALESFORCE_ERROR_APP_POLICY,
  SCS_SALESFORCE_ERROR_CALLBACK,
  SCS_SALESFORCE_ERROR_SIGN_IN_AGAIN,
  SCS_SALESFORCE_ERROR_ACCOUNT,
  SCS_SALESFORCE_ERROR_SCOPE,
  SCS_SALESFORCE_ERROR_SESSION,
  SCS_SALESFORCE_ERROR_API_DISABLED,
  SCS_SALESFORCE_ERROR_PERMISSION_MISSING,
  SCS_SALESFORCE_ERROR_LIMIT,
  SCS_SALESFORCE_ERROR_ORG_GONE,
  SCS_SALESFORCE_ERROR_UNAVAILABLE,
  SCS_SALESFORCE_ERROR_DEFECT,
  SCS_SALESFORCE_ERROR_OTHER,
  SCS_SALESFORCE_ERROR_VALUE_MISSING
} ScsSalesforceError;

G_END_DECLS
