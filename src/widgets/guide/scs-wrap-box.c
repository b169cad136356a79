/* SPDX-FileCopyrightText: 2026 The Sales Connect Setup authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "widgets/guide/scs-wrap-box.h"

#define SPACING 6

/**
 * ScsWrapBox:
 *
 * Small things one after the other, in as many lines as the width asks for. A wrapped label alone
 * in it gets no more width than there is: a box in a row asks a label how wide it is at a height,
 * which with two fonts is more than that.
 */
struct _ScsWrapBox {
  GtkWidget parent_instance;
};

static void buildable_iface_init (GtkBuildableIface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (ScsWrapBox,
                               scs_wrap_box,
                               GTK_TYPE_WIDGET,
                               G_IMPLEMENT_INTERFACE (GTK_TYPE_BUILDABLE, buildable_iface_init))

static GtkBuildableIface *parent_buildable_iface;

static void
scs_wrap_box_add_child (GtkBuildable *buildable,
                        GtkBuilder *builder,
                        GObject *child,
                        const char *type)
{
  if (GTK_IS_WIDGET (child))
    scs_wrap_box_append (SCS_WRAP_BOX (buildable), GTK_WIDGET (child));
  else
    parent_buildable_iface->add_child (buildable, builder, child, type);
}

static void
buildable_iface_init (GtkBuildableIface *iface)
{
  parent_buildable_iface = g_type_interface_peek_parent (iface);
  iface->add_child = scs_wrap_box_add_child;
}

static int
get_child_width (GtkWidget *child, int width)
{
  int minimum, natural;

  gtk_widget_measure (child, GTK_ORIENTATION_HORIZONTAL, -1, &minimum, &natural, NULL, NULL);
  return MAX (minimum, MIN (natural, width));
}

static int
get_child_height (GtkWidget *child, int width)
{
  int natural;

  gtk_widget_measure (child, GTK_ORIENTATION_VERTICAL, width, NULL, &natural, NULL, NULL);
  return natural;
}

/* The first child that does not fit into the line that begins with @first, and how high that is */
static GtkWidget *
find_line_end (GtkWidget *first, int width, int *height)
{
  int x = 0;
  GtkWidget *child;

  *height = 0;
  for (child = first; child != NULL; child = gtk_widget_get_next_sibling (child)) {
    int child_width;

    if (!gtk_widget_should_layout (child))
      continue;
    child_width = get_child_width (child, width);
    if (x > 0 && x + child_width > width)
      break;
    x += child_width + SPACING;
    *height = MAX (*height, get_child_height (child, child_width));
  }
  return child;
}

static void
place_line (ScsWrapBox *self, GtkWidget *first, GtkWidget *end, int width, int y, int height)
{
  gboolean is_rtl = gtk_widget_get_direction (GTK_WIDGET (self)) == GTK_TEXT_DIR_RTL;
  int x = 0;

  for (GtkWidget *child = first; child != end; child = gtk_widget_get_next_sibling (child)) {
    int child_width, child_height;

    if (!gtk_widget_should_layout (child))
      continue;
    child_width = get_child_width (child, width);
    child_height = get_child_height (child, child_width);
    gtk_widget_size_allocate (child,
                              &(GtkAllocation){ is_rtl ? width - x - child_width : x,
                                                y + (height - child_height) / 2,
                                                child_width,
                                                child_height },
                              -1);
    x += child_width + SPACING;
  }
}

static int
lay_out (ScsWrapBox *self, int width, gboolean places)
{
  GtkWidget *first = gtk_widget_get_first_child (GTK_WIDGET (self));
  int y = 0;

  while (first != NULL) {
    int height;
    GtkWidget *end = find_line_end (first, width, &height);

    if (places)
      place_line (self, first, end, width, y, height);
    y += height > 0 ? height + SPACING : 0;
    first = end;
  }
  return MAX (y - SPACING, 0);
}

static GtkSizeRequestMode
scs_wrap_box_get_request_mode (GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

static void
scs_wrap_box_measure (GtkWidget *widget,
                      GtkOrientation orientation,
                      int for_size,
                      int *minimum,
                      int *natural,
                      int *minimum_baseline,
                      int *natural_baseline)
{
  int widest = 0, all = 0;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child)) {
    int child_minimum, child_natural;

    if (!gtk_widget_should_layout (child))
      continue;
    gtk_widget_measure (child,
                        GTK_ORIENTATION_HORIZONTAL,
                        -1,
                        &child_minimum,
                        &child_natural,
                        NULL,
                        NULL);
    widest = MAX (widest, child_minimum);
    all += (all > 0 ? SPACING : 0) + child_natural;
  }
  *minimum = widest;
  *natural = MAX (all, widest);
  if (orientation == GTK_ORIENTATION_VERTICAL)
    *minimum = *natural =
        lay_out (SCS_WRAP_BOX (widget), for_size >= 0 ? for_size : *natural, FALSE);
  *minimum_baseline = *natural_baseline = -1;
}

static void
scs_wrap_box_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  lay_out (SCS_WRAP_BOX (widget), width, TRUE);
}

static void
scs_wrap_box_dispose (GObject *object)
{
  scs_wrap_box_clear (SCS_WRAP_BOX (object));

  G_OBJECT_CLASS (scs_wrap_box_parent_class)->dispose (object);
}

static void
scs_wrap_box_class_init (ScsWrapBoxClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = scs_wrap_box_dispose;
  widget_class->get_request_mode = scs_wrap_box_get_request_mode;
  widget_class->measure = scs_wrap_box_measure;
  widget_class->size_allocate = scs_wrap_box_size_allocate;
  gtk_widget_class_set_css_name (widget_class, "wrapbox");
}

static void
scs_wrap_box_init (ScsWrapBox *self)
{
}

/**
 * scs_wrap_box_append:
 * @self: a box
 * @child: (transfer floating): what comes after all others
 */
void
scs_wrap_box_append (ScsWrapBox *self, GtkWidget *child)
{
  gtk_widget_insert_before (child, GTK_WIDGET (self), NULL);
}

/**
 * scs_wrap_box_clear:
 * @self: a box
 *
 * Takes everything out.
 */
void
scs_wrap_box_clear (ScsWrapBox *self)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (child);
}
