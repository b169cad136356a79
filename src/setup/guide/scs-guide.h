/* SPDX-FileCopyrightText: 2026 The Sales Connect Setup authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* The guide: data/guide/guide.xml, read once. All texts are untranslated, and may hold labels in
 * braces, as in “Press {connect}.”; scs_guide_dup_words() makes them into what a person reads.
 * Everything here lives as long as the program. */

/* Somebody who does errands. */
typedef struct {
  const char *id;
  const char *fact; /* (nullable) id of the fact that says who it is */
  const char *title;
} ScsRole;

/* A word on a screen. */
typedef struct {
  const char *id;
  const char *app; /* sales-connect, marketo, salesforce, adobe, mail, support */
  const char *en;
  const char *ja;
  const char *const *en_others; /* other names that it may carry */
  const char *const *ja_others;
  gboolean unconfirmed; /* the Japanese one */
} ScsLabel;

/* Where an errand is done; no link and no labels where no page is documented. */
typedef struct {
  const char *product; /* (nullable) each: for whom it is */
  const char *as;
  const char *environment;
  const char *link;  /* (nullable) the nearest documented page */
  GPtrArray *labels; /* (element-type ScsLabel) what to press from there, in order */
  gboolean direct;   /* the link leads to the page itself, the labels are the way there by hand */
} ScsPlace;

/* A text that is copied there, no secret. */
typedef struct {
  const char *name;
  const char *text;
} ScsFixedValue;

/* A mail with which something is asked for. */
typedef struct {
  const ScsRole *to;
  const char *subject;
  const char *const *paragraphs; /* without greeting and name */
} ScsErrandLetter;

/* One thing that a person does in a web application. */
typedef struct {
  const char *id;
  const char *app;
  const ScsRole *who;
  const ScsRole *gets; /* (nullable) who gets what comes of it */
  const char *step;
  const char *section;      /* part of the step's page, “main” unless the table says another */
  const char *outcome;      /* what it reaches; "errand-ID" where the table names none */
  gboolean has_own_outcome; /* the table names none */
  const char *operation;    /* (nullable) of the guided driver */
  const char *product;      /* (nullable) each: for whom it is */
  const char *as;
  const char *environment;
  const char *edition;
  gboolean optional;         /* the step is done without it */
  const char *const *needs;  /* ids of errands that come before, where they are for the person */
  const char *const *values; /* kinds of values of the set-up that are copied there */
  GPtrArray *fixed_values;   /* (element-type ScsFixedValue) */
  GPtrArray *troubles;       /* (element-type ScsTrouble) known there, likely ones first */
  GPtrArray *places;         /* (element-type ScsPlace) */
  const char *title;
  const char *press;
  const char *expect;        /* (nullable) what should be seen afterwards */
  const char *const *guards; /* what cannot be undone, or breaks easily */
  const char *confirm;       /* (nullable) what is to be ticked before it can be done */
  const char *const *hints;
  const ScsErrandLetter *letter; /* (nullable) */
  const char *source;
} ScsErrand;

/* What a screen or the address bar says when something goes wrong. */
typedef struct {
  const char *text;
  const char *ja; /* (nullable) on a Japanese screen, where it differs */
} ScsSign;

typedef struct {
  const char *id;
  const char *area;
  const char *errand; /* (nullable) id of the errand that mends it */
  const ScsRole *who; /* (nullable) who can mend it */
  const char *link;   /* (nullable) */
  GPtrArray *signs;   /* (element-type ScsSign) */
  const char *cause;
  const char *remedy;
  const char *source;
} ScsTrouble;

/* For whom the guide is read. */
typedef struct {
  gboolean for_actions; /* Sales Insight Actions */
  gboolean as_admin;    /* Salesforce is connected as admin */
  gboolean in_sandbox;
  const char *edition;      /* (nullable) of Salesforce: professional, other; NULL: not known */
  const char *web_language; /* (nullable) of the web applications: en, ja; NULL: the reader's */
  const char *language;     /* (nullable) of the texts: en, ja; NULL: the person's */
  const char *sales_connect_url; /* (nullable) stands in place of the web application's address */
  const char *salesforce_url;    /* (nullable) stands in place of the address of its sign-in */
} ScsGuideView;

GPtrArray *scs_errand_list (void);
const ScsErrand *scs_errand_find (const char *id);
const ScsErrand *scs_errand_find_for_operation (const char *operation, const ScsGuideView *view);
gboolean scs_errand_applies (const ScsErrand *errand, const ScsGuideView *view);
const ScsPlace *scs_errand_get_place (const ScsErrand *errand, const ScsGuideView *view);
char *scs_errand_dup_link (const ScsErrand *errand, const ScsGuideView *view);
char **scs_errand_dup_crumbs (const ScsErrand *errand, const ScsGuideView *view);
char *scs_errand_dup_other_names (const ScsErrand *errand, const ScsGuideView *view);

GPtrArray *scs_role_list (void);
const ScsRole *scs_role_find (const char *id);
const char *scs_role_get_title (const ScsRole *role);

GPtrArray *scs_label_list (void);
const ScsLabel *scs_label_find (const char *id);
char *scs_label_dup_form (const ScsLabel *label, const ScsGuideView *view);

const char *scs_app_get_name (const char *app);
const char *scs_app_get_name_for (const char *app, const ScsGuideView *view);
const char *scs_guide_get_language (void);
char *scs_guide_dup_words (const char *text, const ScsGuideView *view);

GPtrArray *scs_trouble_list (void);
const ScsTrouble *scs_trouble_find (const char *id);
const ScsErrand *scs_trouble_find_errand (const ScsTrouble *trouble, const ScsGuideView *view);
char *scs_trouble_dup_link (const ScsTrouble *trouble, const ScsGuideView *view);
char *scs_sign_dup_words (const ScsSign *sign, const ScsGuideView *view);
GPtrArray *scs_trouble_search (const char *words, const ScsErrand *errand);

G_END_DECLS
