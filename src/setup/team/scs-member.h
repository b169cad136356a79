/* SPDX-FileCopyrightText: 2026 The Sales Connect Setup authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib-object.h>

G_BEGIN_DECLS

/**
 * ScsMemberState:
 * @SCS_MEMBER_PLANNED: entered here, not invited yet
 * @SCS_MEMBER_INVITED: invited, has not come yet
 * @SCS_MEMBER_HERE: a user of Sales Connect, without access to Marketo
 * @SCS_MEMBER_CONNECTED: has access to Marketo
 */
typedef enum {
  SCS_MEMBER_PLANNED,
  SCS_MEMBER_INVITED,
  SCS_MEMBER_HERE,
  SCS_MEMBER_CONNECTED
} ScsMemberState;

/**
 * ScsMemberSalesforce:
 * @SCS_MEMBER_SALESFORCE_UNKNOWN: nobody has said or seen it
 * @SCS_MEMBER_SALESFORCE_NOT_YET: not connected
 * @SCS_MEMBER_SALESFORCE_CONNECTED: connected
 *
 * Whether somebody has connected their own Salesforce account.
 */
typedef enum {
  SCS_MEMBER_SALESFORCE_UNKNOWN,
  SCS_MEMBER_SALESFORCE_NOT_YET,
  SCS_MEMBER_SALESFORCE_CONNECTED
} ScsMemberSalesforce;

#define SCS_TYPE_MEMBER (scs_member_get_type ())
G_DECLARE_FINAL_TYPE (ScsMember, scs_member, SCS, MEMBER, GObject)

ScsMember *scs_member_new (const char *email);
ScsMember *scs_member_new_from_body (const char *email, const char *body);
char *scs_member_to_body (ScsMember *self);

const char *scs_member_get_email (ScsMember *self);
const char *scs_member_get_name (ScsMember *self);
void scs_member_set_name (ScsMember *self, const char *name);
const char *scs_member_get_user_id (ScsMember *self);
void scs_member_set_user_id (ScsMember *self, const char *user_id);
ScsMemberState scs_member_get_state (ScsMember *self);
void scs_member_set_state (ScsMember *self, ScsMemberState state);
const char *const *scs_member_get_workspaces (ScsMember *self);
void scs_member_set_workspaces (ScsMember *self, const char *const *workspaces);
const char *const *scs_member_get_wanted (ScsMember *self);
void scs_member_set_wanted (ScsMember *self, const char *const *workspaces);
gboolean scs_member_get_from_toutapp (ScsMember *self);
void scs_member_set_from_toutapp (ScsMember *self, gboolean from_toutapp);
gboolean scs_member_get_has_salesforce (ScsMember *self);
void scs_member_set_has_salesforce (ScsMember *self, gboolean has_salesforce);
ScsMemberSalesforce scs_member_get_salesforce (ScsMember *self);
void scs_member_set_salesforce (ScsMember *self, ScsMemberSalesforce salesforce);
const char *scs_member_get_elsewhere (ScsMember *self);
void scs_member_set_elsewhere (ScsMember *self, const char *environment);
const char *scs_member_get_problem (ScsMember *self);
void scs_member_set_problem (ScsMember *self, const char *problem);
gboolean scs_member_get_selected (ScsMember *self);
void scs_member_set_selected (ScsMember *self, gboolean selected);

gboolean scs_member_matches (ScsMember *self, const char *folded_words);
char *scs_member_dup_state_words (ScsMember *self);
const char *scs_member_get_salesforce_words (ScsMember *self);

gboolean scs_email_is_valid (const char *email);
char *scs_email_fold (const char *email);

G_END_DECLS
