/* SPDX-FileCopyrightText: 2026 The Sales Connect Setup authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "widgets/scs-caution-row.h"

/**
 * ScsCautionRow:
 *
 * A warning before something that cannot be undone, or breaks easily.
 */
struct _ScsCautionRow {
  AdwActionRow parent_instance;
};

G_DEFINE_FINAL_TYPE (ScsCautionRow, scs_caution_row, ADW_TYPE_ACTION_ROW)

static void
scs_caution_row_class_init (ScsCautionRowClass *klass)
{
  gtk_widget_class_set_template_from_resource (GTK_WIDGET_CLASS (klass),
                                               SCS_RESOURCE_PREFIX
                                               "/ui/widgets/scs-caution-row.ui");
}

static void
scs_caution_row_init (ScsCautionRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}
