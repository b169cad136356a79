/* SPDX-FileCopyrightText: 2026 The Sales Connect Setup authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "widgets/team/scs-tick-list.h"

/**
 * ScsTickList:
 *
 * The people of an errand, to be ticked off one by one. Each tick counts at once, and can be taken
 * back while the errand is open. Shown only with an errand that is open.
 */
struct _ScsTickList {
  AdwPreferencesGroup parent_instance;

  GtkLabel *count_label;
  GtkScrolledWindow *scrolled_window;
  GtkListView *list_view;

  ScsMemberList *members;  /* (owned) (nullable) */
  ScsGuidedErrand *errand; /* (owned) (nullable) */
  GPtrArray *items;        /* (owned) (element-type GtkListItem) not owned each: those in view */
};

/* Of each row, and how many of them are seen at most without scrolling */
#define ROW_HEIGHT 51
#define ROWS_SEEN 7

G_DEFINE_FINAL_TYPE (ScsTickList, scs_tick_list, ADW_TYPE_PREFERENCES_GROUP)

static const char *
get_person (GtkListItem *item)
{
  return gtk_string_object_get_string (gtk_list_item_get_item (item));
}

static void
show_count (ScsTickList *self)
{
  guint n = g_strv_length ((char **) scs_guided_errand_get_people (self->errand));
  g_autofree char *text = NULL;

  /* Translators: how many people of how many are ticked off */
  text = g_strdup_printf (ngettext ("%1$u of %2$u person is ticked off", "%1$u of %2$u people are ticked off", n),
      scs_guided_errand_count_done (self->errand),
      n);
  gtk_label_set_label (self->count_label, text);
}

static void
on_check_toggled_cb (GtkCheckButton *check, GtkListItem *item)
{
  GtkWidget *self = gtk_widget_get_ancestor (GTK_WIDGET (check), SCS_TYPE_TICK_LIST);

  /* While a row is made ready for somebody else, it belongs to nobody. */
  if (self == NULL || gtk_list_item_get_item (item) == NULL || SCS_TICK_LIST (self)->errand == NULL)
    return;
  scs_guided_errand_set_done_for (SCS_TICK_LIST (self)->errand,
                                  get_person (item),
                                  gtk_check_button_get_active (check));
}

static void
on_item_setup_cb (GtkSignalListItemFactory *factory, GtkListItem *item, ScsTickList *self)
{
  GtkWidget *check = gtk_check_button_new ();
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_MIDDLE);
  gtk_check_button_set_child (GTK_CHECK_BUTTON (check), label);
  g_signal_connect (check, "toggled", G_CALLBACK (on_check_toggled_cb), item);
  gtk_list_item_set_activatable (item, FALSE);
  gtk_list_item_set_child (item, check);
}

/* As Team Access shows people: by name, where one is known. */
static char *
dup_title (ScsTickList *self, const char *person)
{
  ScsMember *member = scs_member_list_find (self->members, person);
  const char *name = member != NULL ? scs_member_get_name (member) : NULL;

  if (name == NULL)
    return g_strdup (person);
  /* Translators: %1$s is a person's name, %2$s the e-mail address */
  return g_strdup_printf (_("%1$s (%2$s)"), name, person);
}

static void
show_tick (ScsTickList *self, GtkListItem *item)
{
  GtkCheckButton *check = GTK_CHECK_BUTTON (gtk_list_item_get_child (item));

  g_signal_handlers_block_by_func (check, on_check_toggled_cb, item);
  gtk_check_button_set_active (check,
                               scs_guided_errand_is_done_for (self->errand, get_person (item)));
  g_signal_handlers_unblock_by_func (check, on_check_toggled_cb, item);
}

static void
on_answered_for_cb (ScsTickList *self)
{
  for (guint i = 0; i < self->items->len; i++)
    show_tick (self, g_ptr_array_index (self->items, i));
  show_count (self);
}

static void
on_item_bind_cb (GtkSignalListItemFactory *factory, GtkListItem *item, ScsTickList *self)
{
  GtkCheckButton *check = GTK_CHECK_BUTTON (gtk_list_item_get_child (item));
  g_autofree char *title = dup_title (self, get_person (item));

  show_tick (self, item);
  gtk_label_set_label (GTK_LABEL (gtk_check_button_get_child (check)), title);
  gtk_accessible_update_property (GTK_ACCESSIBLE (check), GTK_ACCESSIBLE_PROPERTY_LABEL, title, -1);
  g_ptr_array_add (self->items, item);
}

static void
on_item_unbind_cb (GtkSignalListItemFactory *factory, GtkListItem *item, ScsTickList *self)
{
  g_ptr_array_remove (self->items, item);
}

static void
scs_tick_list_dispose (GObject *object)
{
  ScsTickList *self = SCS_TICK_LIST (object);

  if (self->list_view != NULL)
    gtk_list_view_set_model (self->list_view, NULL);
  g_clear_object (&self->errand);
  g_clear_object (&self->members);
  gtk_widget_dispose_template (GTK_WIDGET (object), SCS_TYPE_TICK_LIST);

  G_OBJECT_CLASS (scs_tick_list_parent_class)->dispose (object);
}

static void
scs_tick_list_finalize (GObject *object)
{
  g_ptr_array_unref (SCS_TICK_LIST (object)->items);

  G_OBJECT_CLASS (scs_tick_list_parent_class)->finalize (object);
}

static void
scs_tick_list_class_init (ScsTickListClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = scs_tick_list_dispose;
  G_OBJECT_CLASS (klass)->finalize = scs_tick_list_finalize;

  gtk_widget_class_set_template_from_resource (widget_class,
                                               SCS_RESOURCE_PREFIX
                                               "/ui/widgets/team/scs-tick-list.ui");
  gtk_widget_class_bind_template_child (widget_class, ScsTickList, count_label);
  gtk_widget_class_bind_template_child (widget_class, ScsTickList, scrolled_window);
  gtk_widget_class_bind_template_child (widget_class, ScsTickList, list_view);
  gtk_widget_class_bind_template_callback (widget_class, on_item_setup_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_item_bind_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_item_unbind_cb);
}

static void
scs_tick_list_init (ScsTickList *self)
{
  self->items = g_ptr_array_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * scs_tick_list_set_usable:
 * @self: a list
 * @usable: whether anybody can be ticked off: not before the errand itself may be begun
 */
void
scs_tick_list_set_usable (ScsTickList *self, gboolean usable)
{
  gtk_widget_set_sensitive (GTK_WIDGET (self->list_view), usable);
}

/**
 * scs_tick_list_refresh:
 * @self: a list
 * @members: the people of the environment, for their names
 * @errand: (nullable): the open errand; without one the list is hidden
 */
void
scs_tick_list_refresh (ScsTickList *self, ScsMemberList *members, ScsGuidedErrand *errand)
{
  g_autoptr (GtkStringList) people = NULL;
  g_autoptr (GtkNoSelection) selection = NULL;

  gtk_widget_set_visible (GTK_WIDGET (self), errand != NULL);
  if (self->errand == errand)
    return;
  gtk_list_view_set_model (self->list_view, NULL);
  g_set_object (&self->members, members);
  if (self->errand != NULL)
    g_signal_handlers_disconnect_by_func (self->errand, on_answered_for_cb, self);
  g_set_object (&self->errand, errand);
  if (errand == NULL)
    return;
  g_signal_connect_object (errand,
                           "answered-for",
                           G_CALLBACK (on_answered_for_cb),
                           self,
                           G_CONNECT_SWAPPED);
  people = gtk_string_list_new (scs_guided_errand_get_people (errand));
  selection = gtk_no_selection_new (g_object_ref (G_LIST_MODEL (people)));
  gtk_list_view_set_model (self->list_view, GTK_SELECTION_MODEL (selection));
  gtk_scrolled_window_set_min_content_height (self->scrolled_window,
                                              ROW_HEIGHT * MIN (g_list_model_get_n_items (
                                                                    G_LIST_MODEL (people)),
                                                                ROWS_SEEN));
  show_count (self);
}
