/* SPDX-FileCopyrightText: 2026 The Sales Connect Setup authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "setup/scs-setup.h"

G_BEGIN_DECLS

/* What a set-up looked like at one moment: states and numbers, no names of people, no secret. */
typedef struct _ScsSnapshot ScsSnapshot;

/* (owned) kind: "outcome", "check", "people", "workspace" */
typedef struct {
  char *kind;
  char *id;
  char *from;        /* (nullable) name of a state or result; NULL for numbers */
  char *to;          /* (nullable) */
  gint64 n_from;     /* numbers only */
  gint64 n_to;       /* numbers only */
  gint64 since_us;   /* since when it is as it is now, as far as it was looked at; 0 for numbers */
  gboolean day_only; /* of since_us no more than the day is known */
} ScsChange;

void scs_change_free (ScsChange *change);
char *scs_change_dup_title (const ScsChange *change);
char *scs_change_dup_words (const ScsChange *change);

ScsSnapshot *scs_snapshot_new_from_setup (ScsSetup *setup, const ScsSnapshot *before, gint64 at_us);
ScsSnapshot *scs_snapshot_new_from_text (const char *text);
void scs_snapshot_free (ScsSnapshot *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (ScsSnapshot, scs_snapshot_free)
char *scs_snapshot_to_text (const ScsSnapshot *self);
gint64 scs_snapshot_get_at_us (const ScsSnapshot *self);
GPtrArray *scs_snapshot_list_changes (const ScsSnapshot *self, const ScsSnapshot *before);

/* The last time: see scs_look_note(). */
void scs_look_note (ScsSetup *setup, gint64 now_us);
GPtrArray *scs_look_list_changes (ScsSetup *setup, gint64 now_us, gint64 *since_us);

G_END_DECLS
