/* SPDX-FileCopyrightText: 2026 The Sales Connect Setup authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "app/scs-trouble-view.h"

/**
 * ScsTroubleView:
 *
 * What keeps the window from opening a set-up, and the ways on. Its buttons are the window's
 * actions.
 */
struct _ScsTroubleView {
  AdwBin parent_instance;

  AdwStatusPage *page;
  GtkButton *set_aside_button;
};

G_DEFINE_FINAL_TYPE (ScsTroubleView, scs_trouble_view, ADW_TYPE_BIN)

static void
scs_trouble_view_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), SCS_TYPE_TROUBLE_VIEW);

  G_OBJECT_CLASS (scs_trouble_view_parent_class)->dispose (object);
}

static void
scs_trouble_view_class_init (ScsTroubleViewClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = scs_trouble_view_dispose;

  gtk_widget_class_set_template_from_resource (widget_class,
                                               SCS_RESOURCE_PREFIX "/ui/app/scs-trouble-view.ui");
  gtk_widget_class_bind_template_child (widget_class, ScsTroubleView, page);
  gtk_widget_class_bind_template_child (widget_class, ScsTroubleView, set_aside_button);
}

static void
scs_trouble_view_init (ScsTroubleView *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * scs_trouble_view_set:
 * @self: a view
 * @title: what is wrong
 * @text: what to do
 * @may_set_aside: whether to offer to set the file aside and begin anew
 */
void
scs_trouble_view_set (ScsTroubleView *self,
                      const char *title,
                      const char *text,
                      gboolean may_set_aside)
{
  adw_status_page_set_title (self->page, title);
  adw_status_page_set_description (self->page, text);
  gtk_widget_set_visible (GTK_WIDGET (self->set_aside_button), may_set_aside);
}
