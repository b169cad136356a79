/* SPDX-FileCopyrightText: 2026 The Sales Connect Setup authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "setup/scs-setup.h"

G_BEGIN_DECLS

/* Facts of a role beside the one that says who holds it, see scs_handoff_dup_fact(). */
#define SCS_HANDOFF_HOLDER ""            /* me, or an e-mail address */
#define SCS_HANDOFF_NAME "-name"         /* of the person */
#define SCS_HANDOFF_LANGUAGE "-language" /* in which they read: en, ja */

/* Errands that somebody else is to do: one, or all open ones of a role. No secret is ever in it. */
typedef struct {
  const ScsRole *role;
  GPtrArray *errands;      /* (owned) (element-type ScsErrand) in the order of the set-up */
  char *name;              /* (owned) (nullable) of the person */
  char *address;           /* (owned) (nullable) e-mail address of the person */
  const char *language;    /* in which they read: en, ja */
  char *my_name;           /* (owned) who asks */
  char *environment;       /* (owned) name of the environment */
  gboolean is_demo;        /* nobody has to do it in earnest */
  GHashTable *getters;     /* (owned) ScsErrand → utf8: who gets what comes of it */
  GPtrArray *others;       /* (owned) (element-type utf8) who holds the other roles, one a line */
  GPtrArray *to_invite;    /* (owned) (element-type utf8) addresses of people, if that is asked */
  GPtrArray *to_connect;   /* (owned) (element-type utf8) addresses of people, if that is asked */
  ScsGuideView view;       /* for them */
  char *sales_connect_url; /* (owned) (nullable) of @view */
  char *salesforce_url;    /* (owned) (nullable) of @view */
} ScsHandoff;

ScsHandoff *scs_handoff_new (ScsSetup *setup, const char *role_or_errand, const char *language);
void scs_handoff_free (ScsHandoff *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (ScsHandoff, scs_handoff_free)

char *scs_handoff_dup_subject (const ScsHandoff *self);
char *scs_handoff_dup_text (const ScsHandoff *self);
char *scs_handoff_dup_mailto (const ScsHandoff *self, gboolean *is_short);
char *scs_handoff_dup_file_name (const ScsHandoff *self);

/* Who holds a role */
char *scs_handoff_dup_fact (const ScsRole *role, const char *what);
gboolean scs_handoff_is_mine (ScsSetup *setup, const ScsRole *role);
gboolean scs_handoff_is_known (ScsSetup *setup, const ScsRole *role);
char *scs_handoff_dup_holder (ScsSetup *setup, const ScsRole *role);
char *scs_handoff_dup_address (ScsSetup *setup, const ScsRole *role);
const char *scs_handoff_get_language (ScsSetup *setup, const ScsRole *role);
GPtrArray *scs_handoff_list_open (ScsSetup *setup, const ScsRole *role);

/* What was handed on, and who is waited for */
void scs_handoff_mark (ScsSetup *setup, const ScsHandoff *self, gint64 at_us);
void scs_handoff_take_back (ScsSetup *setup, const char *errand_id);
gboolean scs_handoff_is_waiting (ScsSetup *setup, const char *errand_id);
gboolean scs_handoff_is_older (ScsSetup *setup, const char *errand_id, gint64 at_us);
char *scs_handoff_dup_waiting_words (ScsSetup *setup, const char *errand_id);
GPtrArray *scs_handoff_list_waiting (ScsSetup *setup, const char *role_or_errand);

/* What they answer */
gboolean scs_handoff_read_date (const char *text, gint64 now_us, gint64 *at_us, char **sentence);
char *scs_handoff_dup_date (gint64 at_us);
char *scs_handoff_dup_day (gint64 at_us);
void scs_handoff_answer (ScsSetup *setup,
                         const char *errand_id,
                         const char *who,
                         const char *note,
                         gint64 at_us);

G_END_DECLS
