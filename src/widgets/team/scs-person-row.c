/* SPDX-FileCopyrightText: 2026 The Sales Connect Setup authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "widgets/team/scs-person-row.h"

/**
 * ScsPersonRow:
 *
 * One line of a list of people before they are taken over: what it says, and its mark. Made for a
 * recycling list.
 */
struct _ScsPersonRow {
  GtkWidget parent_instance;

  GtkBox *box; /* bound, or GTK 4.8 would not unparent it */
  GtkLabel *number_label;
  GtkLabel *address_label;
  GtkLabel *more_label;
  GtkLabel *mark_label;
  GtkImage *image;
};

G_DEFINE_FINAL_TYPE (ScsPersonRow, scs_person_row, GTK_TYPE_WIDGET)

/* What stands in place of an address may be anything; so much of it is shown. */
#define ADDRESS_MAX_CHARS 200

/* By mark: picture, and class for its colour */
static const struct {
  const char *icon;
  const char *css_class;
} looks[] = {
  [SCS_PERSON_NEW] = { "list-add-symbolic", "proved" },
  [SCS_PERSON_KNOWN] = { "object-select-symbolic", "begun" },
  [SCS_PERSON_DUPLICATE] = { "edit-copy-symbolic", "open" },
  [SCS_PERSON_ELSEWHERE] = { "dialog-warning-symbolic", "caution" },
  [SCS_PERSON_INVALID] = { "scs-contradicted-symbolic", "contradicted" },
};

static void
scs_person_row_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), SCS_TYPE_PERSON_ROW);

  G_OBJECT_CLASS (scs_person_row_parent_class)->dispose (object);
}

static void
scs_person_row_class_init (ScsPersonRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = scs_person_row_dispose;

  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               SCS_RESOURCE_PREFIX
                                               "/ui/widgets/team/scs-person-row.ui");
  gtk_widget_class_bind_template_child (widget_class, ScsPersonRow, box);
  gtk_widget_class_bind_template_child (widget_class, ScsPersonRow, number_label);
  gtk_widget_class_bind_template_child (widget_class, ScsPersonRow, address_label);
  gtk_widget_class_bind_template_child (widget_class, ScsPersonRow, more_label);
  gtk_widget_class_bind_template_child (widget_class, ScsPersonRow, mark_label);
  gtk_widget_class_bind_template_child (widget_class, ScsPersonRow, image);
}

static void
scs_person_row_init (ScsPersonRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * scs_person_row_new:
 *
 * Returns: (transfer floating): a row without a line
 */
GtkWidget *
scs_person_row_new (void)
{
  return g_object_new (SCS_TYPE_PERSON_ROW, NULL);
}

/* Name and workspaces, as far as there are any */
static char *
dup_more (ScsPersonLine *line)
{
  const char *name = scs_person_line_get_name (line);
  const char *const *workspaces = scs_person_line_get_workspaces (line);
  g_autofree char *names = NULL;

  if (workspaces == NULL || workspaces[0] == NULL)
    return g_strdup (name);
  names = g_strjoinv (_(", "), (char **) workspaces);
  if (name == NULL)
    return g_steal_pointer (&names);
  /* Translators: %1$s is a person's name, %2$s a list of workspaces */
  return g_strdup_printf (_("%1$s; workspaces: %2$s"), name, names);
}

/**
 * scs_person_row_set_line:
 * @self: a row
 * @line: what is shown now
 */
void
scs_person_row_set_line (ScsPersonRow *self, ScsPersonLine *line)
{
  ScsPersonMark mark = scs_person_line_get_mark (line);
  const char *address = scs_person_line_get_address (line);
  g_autofree char *number = g_strdup_printf ("%u", scs_person_line_get_number (line));
  g_autofree char *words = scs_person_line_dup_mark_words (line);
  g_autofree char *more = dup_more (line);
  g_autofree char *beginning =
      g_utf8_substring (address, 0, MIN (g_utf8_strlen (address, -1), ADDRESS_MAX_CHARS));

  gtk_label_set_label (self->number_label, number);
  /* Translators: in place of an e-mail address that is missing */
  gtk_label_set_label (self->address_label, *address != '\0' ? beginning : _("(nothing)"));
  gtk_label_set_label (self->more_label, more != NULL ? more : "");
  gtk_widget_set_visible (GTK_WIDGET (self->more_label), more != NULL);
  gtk_label_set_label (self->mark_label, words);
  gtk_image_set_from_icon_name (self->image, looks[mark].icon);
  for (guint i = 0; i < SCS_PERSON_N_MARKS; i++)
    gtk_widget_remove_css_class (GTK_WIDGET (self), looks[i].css_class);
  gtk_widget_add_css_class (GTK_WIDGET (self), looks[mark].css_class);
}
