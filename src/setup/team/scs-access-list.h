/* SPDX-FileCopyrightText: 2026 The Sales Connect Setup authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "services/sales-connect/scs-sales-connect.h"
#include "setup/team/scs-member-list.h"

G_BEGIN_DECLS

/* The people who get the same workspaces. */
typedef struct {
  char **workspaces; /* (owned) names, none for the Default one */
  GPtrArray *people; /* (owned) (element-type ScsMember) who can be connected now */
  guint n_planned;   /* who has to be invited first */
  guint n_connected; /* who has access already */
} ScsAccessList;

GPtrArray *scs_access_lists_new (ScsMemberList *members);
char *scs_access_list_dup_title (const ScsAccessList *list);
char *scs_access_list_dup_first_names (const ScsAccessList *list, guint n_names);

GPtrArray *scs_access_list_new_workspaces (const ScsAccessList *list);

char **scs_access_list_split_names (const char *text);
char *scs_access_list_dup_key (const char *const *workspaces);
gboolean scs_access_list_same_names (const char *const *one, const char *const *other);

G_END_DECLS
