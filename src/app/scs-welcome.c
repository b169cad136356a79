/* SPDX-FileCopyrightText: 2026 The Sales Connect Setup authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "app/scs-welcome.h"

/**
 * ScsWelcome:
 *
 * Asks what is to be set up. Its buttons are the window's actions.
 */
struct _ScsWelcome {
  AdwBin parent_instance;
};

G_DEFINE_FINAL_TYPE (ScsWelcome, scs_welcome, ADW_TYPE_BIN)

static void
scs_welcome_class_init (ScsWelcomeClass *klass)
{
  gtk_widget_class_set_template_from_resource (GTK_WIDGET_CLASS (klass),
                                               SCS_RESOURCE_PREFIX "/ui/app/scs-welcome.ui");
}

static void
scs_welcome_init (ScsWelcome *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}
