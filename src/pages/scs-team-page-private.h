/* SPDX-FileCopyrightText: 2026 The Sales Connect Setup authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "pages/scs-team-page.h"
#include "setup/team/scs-team-job.h"
#include "widgets/guide/scs-errand-list.h"
#include "widgets/scs-errand-card.h"
#include "widgets/scs-feedback.h"
#include "widgets/scs-letter-row.h"
#include "widgets/scs-workspace-group.h"
#include "widgets/team/scs-access-group.h"
#include "widgets/team/scs-invite-group.h"
#include "widgets/team/scs-people-list.h"
#include "widgets/team/scs-tick-list.h"

G_BEGIN_DECLS

/* Shared by the files of this one class and by nobody else. */
struct _ScsTeamPage {
  ScsPage parent_instance;

  ScsInviteGroup *invite_group;
  ScsErrandList *invite_list; /* by hand: with addresses, or with a file */
  ScsPeopleList *people_list;
  ScsWorkspaceGroup *workspace_group;
  GtkButton *connect_button;
  GtkButton *disconnect_button;
  GtkButton *remove_button;
  GtkMenuButton *salesforce_button;
  ScsFeedback *picked_feedback; /* of what is done for those picked at once */
  ScsAccessGroup *access_group;
  ScsErrandCard *connect_card;
  ScsTickList *connect_ticks;
  ScsErrandCard *disconnect_card;
  ScsTickList *disconnect_ticks;
  ScsFeedback *feedback; /* of what runs, or cannot */
  ScsLetterRow *letter_row;
  AdwActionRow *addresses_row;

  char *asked_key;               /* (owned) (nullable) of the list that a question is about */
  ScsTeamJob *job;               /* (owned) (nullable) the one that runs */
  GCancellable *job_cancellable; /* (owned) (nullable) */
  gboolean is_card_new;          /* it has been asked for, and not been shown yet */
  GtkWidget *new_card;           /* (nullable) one of ours that comes to the top */
  guint scroll_source;
};

ScsMemberList *scs_team_page_get_members (ScsTeamPage *self);
GPtrArray *scs_team_page_list_people (ScsTeamPage *self,
                                      gboolean picked,
                                      ScsMemberState from,
                                      ScsMemberState to);
void scs_team_page_update_controls (ScsTeamPage *self);
void scs_team_page_run_job (ScsTeamPage *self,
                            ScsTeamJobKind kind,
                            GPtrArray *members,
                            GPtrArray *workspaces);
void scs_team_page_bind_access (GtkWidgetClass *widget_class);

G_END_DECLS
