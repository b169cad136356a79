/* SPDX-FileCopyrightText: 2026 The Sales Connect Setup authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "setup/team/scs-address-list.h"
#include "setup/team/scs-member.h"

G_BEGIN_DECLS

/**
 * ScsPersonMark:
 * @SCS_PERSON_NEW: not on the list yet
 * @SCS_PERSON_KNOWN: on the list already
 * @SCS_PERSON_DUPLICATE: stands in the same file before
 * @SCS_PERSON_ELSEWHERE: is used in another environment, where it would fail here
 * @SCS_PERSON_INVALID: no e-mail ID
 *
 * What a line of a list of people is.
 */
typedef enum {
  SCS_PERSON_NEW,
  SCS_PERSON_KNOWN,
  SCS_PERSON_DUPLICATE,
  SCS_PERSON_ELSEWHERE,
  SCS_PERSON_INVALID
} ScsPersonMark;

#define SCS_PERSON_N_MARKS (SCS_PERSON_INVALID + 1)

#define SCS_TYPE_PERSON_LINE (scs_person_line_get_type ())
G_DECLARE_FINAL_TYPE (ScsPersonLine, scs_person_line, SCS, PERSON_LINE, GObject)

ScsPersonLine *scs_person_line_new (guint number, char *address, char *name, char **workspaces);
guint scs_person_line_get_number (ScsPersonLine *self);
const char *scs_person_line_get_address (ScsPersonLine *self);
const char *scs_person_line_get_name (ScsPersonLine *self);
const char *const *scs_person_line_get_workspaces (ScsPersonLine *self);
ScsPersonMark scs_person_line_get_mark (ScsPersonLine *self);
char *scs_person_line_dup_mark_words (ScsPersonLine *self);

void scs_person_line_mark_invalid (ScsPersonLine *self, ScsAddressFault fault);
void scs_person_line_mark_duplicate (ScsPersonLine *self, guint of_number);
void scs_person_line_mark_known (ScsPersonLine *self, ScsMember *member);
void scs_person_line_mark_elsewhere (ScsPersonLine *self, const char *environment);
ScsMember *scs_person_line_get_member (ScsPersonLine *self);

G_END_DECLS
