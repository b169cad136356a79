/* SPDX-FileCopyrightText: 2026 The Sales Connect Setup authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "widgets/guide/scs-crumbs.h"
#include "widgets/guide/scs-wrap-box.h"

#define BETWEEN "＞"

/**
 * ScsCrumbs:
 *
 * Where to click in a web application: the labels one after the other. A screen reader reads them
 * as one text.
 */
struct _ScsCrumbs {
  AdwBin parent_instance;

  ScsWrapBox *box;
  char *text; /* (owned) (nullable) all labels */
};

G_DEFINE_FINAL_TYPE (ScsCrumbs, scs_crumbs, ADW_TYPE_BIN)

static void
scs_crumbs_finalize (GObject *object)
{
  g_free (SCS_CRUMBS (object)->text);

  G_OBJECT_CLASS (scs_crumbs_parent_class)->finalize (object);
}

static void
scs_crumbs_class_init (ScsCrumbsClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = scs_crumbs_finalize;
  gtk_widget_class_set_accessible_role (GTK_WIDGET_CLASS (klass), GTK_ACCESSIBLE_ROLE_LABEL);
}

static void
scs_crumbs_init (ScsCrumbs *self)
{
  self->box =
      g_object_new (SCS_TYPE_WRAP_BOX, "accessible-role", GTK_ACCESSIBLE_ROLE_PRESENTATION, NULL);
  adw_bin_set_child (ADW_BIN (self), GTK_WIDGET (self->box));
}

static GtkWidget *
make_label (const char *text, const char *css_class)
{
  GtkWidget *label = g_object_new (GTK_TYPE_LABEL,
                                   "label",
                                   text,
                                   "wrap",
                                   TRUE,
                                   "xalign",
                                   0.0,
                                   "accessible-role",
                                   GTK_ACCESSIBLE_ROLE_PRESENTATION,
                                   NULL);

  gtk_widget_add_css_class (label, css_class);
  return label;
}

/* A label and what leads on from it stay in one line. */
static GtkWidget *
make_crumb (const char *text, gboolean is_last)
{
  GtkWidget *box = g_object_new (GTK_TYPE_BOX,
                                 "spacing",
                                 6,
                                 "accessible-role",
                                 GTK_ACCESSIBLE_ROLE_PRESENTATION,
                                 NULL);

  gtk_box_append (GTK_BOX (box), make_label (text, "crumb"));
  if (!is_last)
    gtk_box_append (GTK_BOX (box), make_label (BETWEEN, "dim-label"));
  return box;
}

/**
 * scs_crumbs_set:
 * @self: crumbs
 * @labels: (array zero-terminated=1): what to press, in order
 */
void
scs_crumbs_set (ScsCrumbs *self, const char *const *labels)
{
  g_autofree char *text = g_strjoinv (" " BETWEEN " ", (char **) labels);

  if (g_strcmp0 (text, self->text) == 0)
    return;
  scs_wrap_box_clear (self->box);
  for (gsize i = 0; labels[i] != NULL; i++)
    scs_wrap_box_append (self->box, make_crumb (labels[i], labels[i + 1] == NULL));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, text, -1);
  g_free (self->text);
  self->text = g_steal_pointer (&text);
}
