/* SPDX-FileCopyrightText: 2026 The Sales Connect Setup authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "demo/scs-demo-exchange.h"
#include "demo/scs-demo-page.h"

G_BEGIN_DECLS

#define SCS_DEMO_PLACE_ACCOUNT "/web/settings/account"
#define SCS_DEMO_PLACE_ADMIN "/web/settings/admin"
#define SCS_DEMO_PLACE_PROFILE SCS_DEMO_PLACE_ACCOUNT "/profile"
#define SCS_DEMO_PLACE_USERS SCS_DEMO_PLACE_ADMIN "/user-management"
#define SCS_DEMO_PLACE_TEAMS SCS_DEMO_PLACE_ADMIN "/team-management"
#define SCS_DEMO_PLACE_GENERAL SCS_DEMO_PLACE_ADMIN "/general"
#define SCS_DEMO_PLACE_MARKETO SCS_DEMO_PLACE_ADMIN "/marketo"
#define SCS_DEMO_PLACE_ACCESS SCS_DEMO_PLACE_MARKETO "/team-access"

#define SCS_DEMO_ADDRESSES_MAX 200

/* One field of a form; a form may have many of the same name. */
typedef struct {
  char *name;
  char *value;
  GBytes *file; /* (nullable) what was uploaded */
} ScsDemoWebField;

/* A table that somebody uploaded: rows of cells, all of the same number, the first names them. */
typedef struct {
  char *id;
  GPtrArray *rows; /* (element-type GStrv) */
  guint n_columns;
} ScsDemoCsv;

typedef enum {
  SCS_DEMO_CSV_GOOD,
  SCS_DEMO_CSV_EMPTY,
  SCS_DEMO_CSV_NOT_UTF8,
  SCS_DEMO_CSV_TOO_LARGE,
  SCS_DEMO_CSV_BROKEN,
} ScsDemoCsvResult;

/* One request for a page, and who makes it. */
typedef struct {
  ScsDemoExchange *exchange; /* not owned */
  ScsDemoScene *scene;       /* not owned */
  ScsDemoState *state;       /* not owned */
  ScsDemoUser *me;           /* (nullable) nobody has signed in; not owned */
  char *session;             /* what the cookie says, be it signed in or not */
  GPtrArray *fields;         /* (nullable) (element-type ScsDemoWebField) */
  gboolean is_japanese;
} ScsDemoVisit;

/* From outside. */
gboolean scs_demo_web_is_page (const char *path);
void scs_demo_web_handle (ScsDemoExchange *exchange);
GHashTable *scs_demo_web_new_uploads (void);

/* Sessions. */
void scs_demo_visit_begin (ScsDemoVisit *self, ScsDemoExchange *exchange);
void scs_demo_visit_clear (ScsDemoVisit *self);
void scs_demo_visit_sign_in (ScsDemoVisit *self, ScsDemoUser *user);
void scs_demo_visit_sign_out (ScsDemoVisit *self);
void scs_demo_visit_end_all (ScsDemoVisit *self, ScsDemoUser *user);
char *scs_demo_visit_make_csrf (ScsDemoVisit *self);
gboolean scs_demo_visit_is_genuine (ScsDemoVisit *self);
void scs_demo_visit_go (ScsDemoVisit *self, const char *place, const char *notice);

/* Forms. */
GPtrArray *scs_demo_web_form_parse (ScsDemoExchange *exchange);
const char *scs_demo_visit_get (ScsDemoVisit *self, const char *name, gsize max_bytes);
GBytes *scs_demo_visit_get_file (ScsDemoVisit *self, const char *name);
char **scs_demo_visit_get_all (ScsDemoVisit *self, const char *name, gsize max_bytes);

/* Tables. */
ScsDemoCsvResult scs_demo_csv_parse (GBytes *bytes, ScsDemoCsv **csv);
void scs_demo_csv_free (ScsDemoCsv *self);

/* The frame of all pages. */
ScsDemoPage *scs_demo_web_page_new (ScsDemoVisit *visit, const char *title, const char *title_ja);
ScsDemoPage *scs_demo_web_settings_new (ScsDemoVisit *visit,
                                        const char *place,
                                        const char *title,
                                        const char *title_ja);
void scs_demo_web_page_answer (ScsDemoPage *page, ScsDemoVisit *visit, guint status);
void scs_demo_web_say (ScsDemoVisit *visit, guint status, const char *text, const char *text_ja);
void scs_demo_web_begin_form (ScsDemoPage *page, ScsDemoVisit *visit, const char *action);
void scs_demo_web_begin_upload (ScsDemoPage *page, ScsDemoVisit *visit, const char *action);
void scs_demo_web_end_form (ScsDemoPage *page, const char *label, const char *label_ja);
void scs_demo_web_add_hidden (ScsDemoPage *page, const char *name, const char *value);
void scs_demo_web_add_error (ScsDemoPage *page, const char *text, const char *text_ja);
void scs_demo_web_add_text (ScsDemoPage *page, const char *text, const char *text_ja);
void scs_demo_web_add_field (ScsDemoPage *page,
                             const char *name,
                             const char *type,
                             const char *label,
                             const char *label_ja,
                             const char *value);
void scs_demo_web_begin_tabs (ScsDemoPage *page, const char *name);
void scs_demo_web_add_tab (ScsDemoPage *page,
                           const char *place,
                           gboolean is_current,
                           const char *label,
                           const char *label_ja);
void scs_demo_web_end_tabs (ScsDemoPage *page);
void scs_demo_web_begin_menu (ScsDemoPage *page, const char *id, const char *class);
void scs_demo_web_add_menu_item (ScsDemoPage *page,
                                 const char *place,
                                 const char *label,
                                 const char *label_ja);
void scs_demo_web_end_menu (ScsDemoPage *page);
void scs_demo_web_add_team_choice (ScsDemoPage *page, ScsDemoState *state);
const char *scs_demo_web_get_name (ScsDemoUser *user);
char *scs_demo_web_join_workspaces (ScsDemoPage *page, ScsDemoUser *user);
void scs_demo_web_put_in_team (ScsDemoState *state, ScsDemoUser *user, const char *team_id);
void scs_demo_web_begin_results (ScsDemoPage *page);
void scs_demo_web_invite (ScsDemoPage *page,
                          ScsDemoVisit *visit,
                          const char *email,
                          const char *name,
                          const char *team_id);
void scs_demo_web_end_results (ScsDemoPage *page, ScsDemoVisit *visit);

/* The pages. */
typedef void (*ScsDemoVisitHandler) (ScsDemoVisit *visit);

void scs_demo_web_show_login (ScsDemoVisit *visit);
void scs_demo_web_log_in (ScsDemoVisit *visit);
void scs_demo_web_log_out (ScsDemoVisit *visit);
void scs_demo_web_show_forgotten (ScsDemoVisit *visit);
void scs_demo_web_send_reset (ScsDemoVisit *visit);
void scs_demo_web_show_reset (ScsDemoVisit *visit);
void scs_demo_web_set_password (ScsDemoVisit *visit);
void scs_demo_web_show_next (ScsDemoVisit *visit);
void scs_demo_web_show_home (ScsDemoVisit *visit);
void scs_demo_web_show_settings (ScsDemoVisit *visit);
void scs_demo_web_show_account (ScsDemoVisit *visit);
void scs_demo_web_show_admin (ScsDemoVisit *visit);
void scs_demo_web_show_profile (ScsDemoVisit *visit);
void scs_demo_web_save_profile (ScsDemoVisit *visit);
void scs_demo_web_show_general (ScsDemoVisit *visit);
void scs_demo_web_save_general (ScsDemoVisit *visit);
void scs_demo_web_find_salesforce (ScsDemoVisit *visit);
void scs_demo_web_show_salesforce (ScsDemoVisit *visit);
void scs_demo_web_connect_salesforce (ScsDemoVisit *visit);
void scs_demo_web_disconnect_salesforce (ScsDemoVisit *visit);
void scs_demo_web_install_package (ScsDemoVisit *visit);
void scs_demo_web_show_sync_settings (ScsDemoVisit *visit);
void scs_demo_web_save_sync_settings (ScsDemoVisit *visit);
void scs_demo_web_add_marketo_tabs (ScsDemoPage *page, gboolean is_access);
void scs_demo_web_show_marketo (ScsDemoVisit *visit);
void scs_demo_web_connect_marketo (ScsDemoVisit *visit);
void scs_demo_web_disconnect_marketo (ScsDemoVisit *visit);
void scs_demo_web_show_access (ScsDemoVisit *visit);
void scs_demo_web_choose_access (ScsDemoVisit *visit);
void scs_demo_web_grant_access (ScsDemoVisit *visit);
void scs_demo_web_show_users (ScsDemoVisit *visit);
void scs_demo_web_set_role (ScsDemoVisit *visit);
void scs_demo_web_show_invite (ScsDemoVisit *visit);
void scs_demo_web_confirm_invite (ScsDemoVisit *visit);
void scs_demo_web_send_invite (ScsDemoVisit *visit);
void scs_demo_web_show_import (ScsDemoVisit *visit);
void scs_demo_web_map_import (ScsDemoVisit *visit);
void scs_demo_web_send_import (ScsDemoVisit *visit);
void scs_demo_web_show_teams (ScsDemoVisit *visit);
void scs_demo_web_show_new_team (ScsDemoVisit *visit);
void scs_demo_web_create_team (ScsDemoVisit *visit);
void scs_demo_web_show_team (ScsDemoVisit *visit);
void scs_demo_web_fill_team (ScsDemoVisit *visit);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (ScsDemoVisit, scs_demo_visit_clear)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (ScsDemoCsv, scs_demo_csv_free)

G_END_DECLS
