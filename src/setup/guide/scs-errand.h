/* SPDX-FileCopyrightText: 2026 The Sales Connect Setup authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* One thing that a person does in a web application. One line of the table in scs-errand.c. All
 * sentences are untranslated. */
typedef struct {
  const char *id;
  const char *outcome; /* (nullable) what it reaches */
  const char *title;
  const char *who;
  const char *link;         /* (nullable) the nearest documented page */
  const char *path;         /* (nullable) where to click from there */
  const char *path_actions; /* (nullable) the same in Sales Insight Actions, where it differs */
  const char *press;        /* what to do there */
  const char *expect;       /* (nullable) what should be seen afterwards */
  const char *caution;      /* (nullable) what cannot be undone, or breaks easily */
  gboolean has_values;      /* the three values of Marketo are copied there */
} ScsErrandInfo;

const ScsErrandInfo *scs_errand_info_list (gsize *n_infos);
const ScsErrandInfo *scs_errand_info_find (const char *id);
const char *scs_errand_info_get_path (const ScsErrandInfo *info, gboolean for_actions);
char *scs_errand_info_dup_link (const ScsErrandInfo *info, const char *sales_connect_url);

G_END_DECLS
