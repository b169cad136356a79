/* SPDX-FileCopyrightText: 2026 The Sales Connect Setup authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "pages/scs-sandbox-page.h"

/**
 * ScsSandboxPage:
 *
 * Step 7, optional: the request to the account manager, and the way to a second environment beside
 * the first.
 */
struct _ScsSandboxPage {
  ScsPage parent_instance;

  AdwPreferencesGroup *request_group;
  AdwPreferencesGroup *here_group;
  AdwActionRow *environment_row;
};

G_DEFINE_FINAL_TYPE (ScsSandboxPage, scs_sandbox_page, SCS_TYPE_PAGE)

static void
on_another_clicked_cb (ScsSandboxPage *self)
{
  gtk_widget_activate_action (GTK_WIDGET (self), "win.switch-environment", NULL);
}

static void
scs_sandbox_page_refresh (ScsPage *page)
{
  ScsSandboxPage *self = SCS_SANDBOX_PAGE (page);
  gboolean here =
      scs_environment_is_sandbox (scs_setup_get_environment (scs_page_get_setup (page)));

  gtk_widget_set_visible (GTK_WIDGET (self->request_group), !here);
  gtk_widget_set_visible (GTK_WIDGET (self->environment_row), !here);
  gtk_widget_set_visible (GTK_WIDGET (self->here_group), here);
}

static void
scs_sandbox_page_class_init (ScsSandboxPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  SCS_PAGE_CLASS (klass)->refresh = scs_sandbox_page_refresh;

  gtk_widget_class_set_template_from_resource (widget_class,
                                               SCS_RESOURCE_PREFIX "/ui/pages/scs-sandbox-page.ui");
  gtk_widget_class_bind_template_child (widget_class, ScsSandboxPage, request_group);
  gtk_widget_class_bind_template_child (widget_class, ScsSandboxPage, here_group);
  gtk_widget_class_bind_template_child (widget_class, ScsSandboxPage, environment_row);
  gtk_widget_class_bind_template_callback (widget_class, on_another_clicked_cb);
}

static void
scs_sandbox_page_init (ScsSandboxPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}
