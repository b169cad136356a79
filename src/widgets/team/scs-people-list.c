/* SPDX-FileCopyrightText: 2026 The Sales Connect Setup authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "widgets/scs-member-row.h"
#include "widgets/team/scs-people-list.h"

/* Of a person of whom everything is known, and of some people. */
#define ROW_HEIGHT 96
#define LIST_HEIGHT 320

/**
 * ScsPeopleList:
 *
 * The people of the team, to be searched and picked. Signal `picked` tells that others are picked
 * now.
 */
struct _ScsPeopleList {
  AdwPreferencesGroup parent_instance;

  GtkSearchEntry *search_entry;
  GtkLabel *counts_label;
  GtkButton *select_all_button;
  GtkButton *select_none_button;
  GtkStack *list_stack;
  GtkLabel *empty_label;
  GtkListView *list_view;
  GtkScrolledWindow *scrolled;

  ScsMemberList *members;       /* (owned) (nullable) */
  GtkFilterListModel *filtered; /* (owned) (nullable) */
  char *folded_search;          /* (owned) (nullable) */
  gboolean picking;             /* many at once */
};

G_DEFINE_FINAL_TYPE (ScsPeopleList, scs_people_list, ADW_TYPE_PREFERENCES_GROUP)

typedef enum { SIGNAL_PICKED, N_SIGNALS } ScsPeopleListSignal;
static guint signals[N_SIGNALS];

static void
update_controls (ScsPeopleList *self)
{
  g_autofree char *counts_text = NULL;
  ScsMemberCounts counts;

  scs_member_list_count (self->members, &counts);
  counts_text = g_strdup_printf (ngettext ("%1$u person, %2$u connected, %3$u picked", "%1$u people, %2$u connected, %3$u picked", counts.total),
                                           counts.total,
                                           counts.connected,
                                           counts.selected);
  gtk_label_set_label (self->counts_label, counts_text);
  gtk_stack_set_visible_child_name (self->list_stack, counts.total > 0 ? "list" : "empty");
  /* A list that is as high as its people lets the wheel scroll the page on. */
  gtk_scrolled_window_set_min_content_height (self->scrolled,
                                              (int) MIN (counts.total * ROW_HEIGHT, LIST_HEIGHT));
  gtk_widget_set_sensitive (GTK_WIDGET (self->select_all_button), counts.total > 0);
  gtk_widget_set_sensitive (GTK_WIDGET (self->select_none_button), counts.selected > 0);
}

static gboolean
matches_search (gpointer item, gpointer user_data)
{
  return scs_member_matches (item, SCS_PEOPLE_LIST (user_data)->folded_search);
}

static void
on_search_changed_cb (ScsPeopleList *self)
{
  g_free (self->folded_search);
  self->folded_search = scs_email_fold (gtk_editable_get_text (GTK_EDITABLE (self->search_entry)));
  if (self->filtered != NULL)
    gtk_filter_changed (gtk_filter_list_model_get_filter (self->filtered),
                        GTK_FILTER_CHANGE_DIFFERENT);
}

static void
tell_picked (ScsPeopleList *self)
{
  update_controls (self);
  g_signal_emit (self, signals[SIGNAL_PICKED], 0);
}

static void
pick (ScsPeopleList *self, GListModel *people, gboolean picked)
{
  self->picking = TRUE;
  for (guint i = 0; people != NULL && i < g_list_model_get_n_items (people); i++) {
    g_autoptr (ScsMember) member = g_list_model_get_item (people, i);

    scs_member_set_selected (member, picked);
  }
  self->picking = FALSE;
  if (self->members != NULL)
    tell_picked (self);
}

/* Everybody whom the search shows */
static void
on_select_all_cb (ScsPeopleList *self)
{
  pick (self, G_LIST_MODEL (self->filtered), TRUE);
}

static void
on_select_none_cb (ScsPeopleList *self)
{
  pick (self, G_LIST_MODEL (self->filtered), FALSE);
}

static void
on_item_setup_cb (GtkSignalListItemFactory *factory, GtkListItem *item, ScsPeopleList *self)
{
  gtk_list_item_set_activatable (item, FALSE);
  gtk_list_item_set_child (item, scs_member_row_new ());
}

static void
on_member_selected_cb (ScsPeopleList *self)
{
  if (!self->picking && self->members != NULL)
    tell_picked (self);
}

static void
on_item_bind_cb (GtkSignalListItemFactory *factory, GtkListItem *item, ScsPeopleList *self)
{
  ScsMember *member = gtk_list_item_get_item (item);

  scs_member_row_set_member (SCS_MEMBER_ROW (gtk_list_item_get_child (item)), member);
  g_signal_connect_object (member,
                           "notify::selected",
                           G_CALLBACK (on_member_selected_cb),
                           self,
                           G_CONNECT_SWAPPED);
}

static void
on_item_unbind_cb (GtkSignalListItemFactory *factory, GtkListItem *item, ScsPeopleList *self)
{
  g_signal_handlers_disconnect_by_func (gtk_list_item_get_item (item), on_member_selected_cb, self);
  scs_member_row_set_member (SCS_MEMBER_ROW (gtk_list_item_get_child (item)), NULL);
}

static void
ensure_model (ScsPeopleList *self, ScsMemberList *members)
{
  g_autoptr (GtkNoSelection) selection = NULL;

  if (self->filtered != NULL)
    return;
  self->members = g_object_ref (members);
  self->filtered =
      gtk_filter_list_model_new (g_object_ref (G_LIST_MODEL (members)),
                                 GTK_FILTER (gtk_custom_filter_new (matches_search, self, NULL)));
  selection = gtk_no_selection_new (g_object_ref (G_LIST_MODEL (self->filtered)));
  gtk_list_view_set_model (self->list_view, GTK_SELECTION_MODEL (selection));
}

static void
scs_people_list_dispose (GObject *object)
{
  ScsPeopleList *self = SCS_PEOPLE_LIST (object);

  if (self->list_view != NULL)
    gtk_list_view_set_model (self->list_view, NULL);
  g_clear_object (&self->filtered);
  g_clear_object (&self->members);
  gtk_widget_dispose_template (GTK_WIDGET (object), SCS_TYPE_PEOPLE_LIST);

  G_OBJECT_CLASS (scs_people_list_parent_class)->dispose (object);
}

static void
scs_people_list_finalize (GObject *object)
{
  g_free (SCS_PEOPLE_LIST (object)->folded_search);

  G_OBJECT_CLASS (scs_people_list_parent_class)->finalize (object);
}

static void
scs_people_list_class_init (ScsPeopleListClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = scs_people_list_dispose;
  G_OBJECT_CLASS (klass)->finalize = scs_people_list_finalize;

  /* Other people are picked than before. */
  signals[SIGNAL_PICKED] = g_signal_new ("picked",
                                         SCS_TYPE_PEOPLE_LIST,
                                         G_SIGNAL_RUN_LAST,
                                         0,
                                         NULL,
                                         NULL,
                                         NULL,
                                         G_TYPE_NONE,
                                         0);

  gtk_widget_class_set_template_from_resource (widget_class,
                                               SCS_RESOURCE_PREFIX
                                               "/ui/widgets/team/scs-people-list.ui");
  gtk_widget_class_bind_template_child (widget_class, ScsPeopleList, search_entry);
  gtk_widget_class_bind_template_child (widget_class, ScsPeopleList, counts_label);
  gtk_widget_class_bind_template_child (widget_class, ScsPeopleList, select_all_button);
  gtk_widget_class_bind_template_child (widget_class, ScsPeopleList, select_none_button);
  gtk_widget_class_bind_template_child (widget_class, ScsPeopleList, list_stack);
  gtk_widget_class_bind_template_child (widget_class, ScsPeopleList, empty_label);
  gtk_widget_class_bind_template_child (widget_class, ScsPeopleList, list_view);
  gtk_widget_class_bind_template_child (widget_class, ScsPeopleList, scrolled);
  gtk_widget_class_bind_template_callback (widget_class, on_search_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_select_all_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_select_none_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_item_setup_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_item_bind_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_item_unbind_cb);
}

static void
scs_people_list_init (ScsPeopleList *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * scs_people_list_refresh:
 * @self: a list
 * @setup: what is being set up
 */
void
scs_people_list_refresh (ScsPeopleList *self, ScsSetup *setup)
{
  ensure_model (self, scs_setup_get_members (setup));
  if (scs_setup_is_guided (setup))
    gtk_label_set_label (
        self->empty_label,
        _("Nobody is here yet. Add people above, also those who used its predecessor, ToutApp."));
  update_controls (self);
}

/**
 * scs_people_list_pick_nobody:
 * @self: a list
 *
 * Not even those whom the search hides.
 */
void
scs_people_list_pick_nobody (ScsPeopleList *self)
{
  pick (self, G_LIST_MODEL (self->members), FALSE);
}
