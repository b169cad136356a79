/* SPDX-FileCopyrightText: 2026 The Sales Connect Setup authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

#define SCS_DEMO_COMPANY "Hoshigaoka Instruments"
#define SCS_DEMO_DOMAIN "hoshigaoka.example"
#define SCS_DEMO_N_PEOPLE 60
#define SCS_DEMO_N_FROM_TOUTAPP 20

typedef struct {
  const char *mailbox;
  const char *given_name;
  const char *family_name;
  const char *name; /* as they write it themselves */
  gboolean used_elsewhere;
} ScsDemoPerson;

typedef struct {
  gint64 id;
  const char *name;
  const char *description;
} ScsDemoWorkspace;

const ScsDemoPerson *scs_demo_company_get_person (guint index);
char *scs_demo_company_get_email (guint index);
const ScsDemoPerson *scs_demo_company_find_person (const char *email);
const ScsDemoWorkspace *scs_demo_company_get_workspaces (guint *n_workspaces);
const ScsDemoWorkspace *scs_demo_company_find_workspace (const char *id);

G_END_DECLS
