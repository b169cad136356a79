/* SPDX-FileCopyrightText: 2026 The Sales Connect Setup authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "app/scs-compact-view.h"
#include "app/scs-environment-button.h"
#include "app/scs-keyring-notice.h"
#include "app/scs-trouble-view.h"
#include "app/scs-welcome.h"
#include "app/scs-window.h"
#include "pages/scs-page.h"
#include "widgets/scs-feedback.h"

G_BEGIN_DECLS

/* Shared by the files of this one class and by nobody else. */
struct _ScsWindow {
  AdwApplicationWindow parent_instance;

  GtkStack *views;
  ScsCompactView *compact_view;
  ScsTroubleView *trouble_view;
  AdwLeaflet *leaflet;
  GtkListBox *step_list;
  ScsWelcome *welcome;
  ScsEnvironmentButton *environment_button;
  AdwWindowTitle *sidebar_title;
  GtkButton *show_steps_button;
  GtkMenuButton *menu_button;
  GtkRevealer *demo_revealer;
  ScsFeedback *trouble_feedback;
  ScsKeyringNotice *keyring_notice;
  GtkStack *pages;
  GtkButton *back_button;
  GtkButton *next_button;
  AdwToastOverlay *toasts;
  AdwToast *toast; /* (nullable) the one that was told last */

  GSettings *settings;   /* (owned) */
  char *wanted;          /* (owned) (nullable) the environment to open when the journal is there */
  ScsSetup *setup;       /* (owned) (nullable) */
  char *step_id;         /* (owned) (nullable) what is shown */
  GCancellable *loading; /* (owned) (nullable) */
  guint refresh_source;
  guint wait_source;
};

ScsPage *scs_window_get_page (ScsWindow *self);
void scs_window_focus_page (ScsWindow *self);
void scs_window_update_controls (ScsWindow *self);
void scs_window_update_step_rows (ScsWindow *self);
void scs_window_close_setup (ScsWindow *self);
void scs_window_install_setup_actions (GtkWidgetClass *widget_class);
void scs_window_enter_compact (ScsWindow *self);
void scs_window_watch_clipboard (ScsWindow *self);
void scs_window_install_guide_actions (GtkWidgetClass *widget_class);

G_END_DECLS
