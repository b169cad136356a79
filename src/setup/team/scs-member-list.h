/* SPDX-FileCopyrightText: 2026 The Sales Connect Setup authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "setup/team/scs-member.h"

G_BEGIN_DECLS

#define SCS_TYPE_MEMBER_LIST (scs_member_list_get_type ())
G_DECLARE_FINAL_TYPE (ScsMemberList, scs_member_list, SCS, MEMBER_LIST, GObject)

/* More seats than an account of Sales Insight Actions has; of Sales Connect no number is known. */
#define SCS_TEAM_SEATS 100

/* How many people are how far. */
typedef struct {
  guint total;
  guint planned; /* and may be invited */
  guint refused; /* planned, but Sales Connect refused the invitation */
  guint invited; /* without access, here or not */
  guint connected;
  guint without_salesforce;
  guint selected;
  guint elsewhere; /* not connected, and another environment uses their e-mail ID */
} ScsMemberCounts;

ScsMemberList *scs_member_list_new (void);
ScsMember *scs_member_list_find (ScsMemberList *self, const char *email);
ScsMember *scs_member_list_find_user (ScsMemberList *self, const char *user_id);
ScsMember *scs_member_list_add (ScsMemberList *self, const char *email);
void scs_member_list_append_many (ScsMemberList *self, GPtrArray *members);
void scs_member_list_remove (ScsMemberList *self, ScsMember *member);
void scs_member_list_clear (ScsMemberList *self);
void scs_member_list_mark_elsewhere (ScsMemberList *self, GHashTable *others);
char *scs_member_list_dup_without_salesforce (ScsMemberList *self, const char *separator);
void scs_member_list_count (ScsMemberList *self, ScsMemberCounts *counts);

G_END_DECLS
