/* SPDX-FileCopyrightText: 2026 The Sales Connect Setup authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "widgets/team/scs-people-window.h"
#include "widgets/team/scs-person-row.h"

/**
 * ScsPeopleWindow:
 *
 * A list of people before it is taken over: which column is what, every line with its mark, and how
 * many would be added. Nothing changes until signal `accepted`.
 */
struct _ScsPeopleWindow {
  AdwWindow parent_instance;

  AdwWindowTitle *window_title;
  GtkButton *add_button;
  GtkLabel *summary_label;
  AdwPreferencesGroup *columns_group;
  AdwExpanderRow *columns_row;
  AdwComboRow *email_row;
  AdwComboRow *name_row;
  AdwComboRow *workspaces_row;
  GtkDropDown *mark_drop_down;
  GtkScrolledWindow *scrolled_window;
  GtkListView *list_view;

  ScsPeoplePreview *preview;    /* (owned) (nullable) */
  GtkFilterListModel *filtered; /* (owned) (nullable) */
  ScsPeopleColumns found;       /* as the columns were recognised */
  int shown_mark;               /* ScsPersonMark, -1 for all */
  gboolean filling;
};

G_DEFINE_FINAL_TYPE (ScsPeopleWindow, scs_people_window, ADW_TYPE_WINDOW)

typedef enum { SIGNAL_ACCEPTED, N_SIGNALS } ScsPeopleWindowSignal;
static guint signals[N_SIGNALS];

static gboolean
has_two_names (ScsPeopleWindow *self)
{
  return self->found.first_name >= 0 || self->found.last_name >= 0;
}

/* The first entry of each row stands for no column, and one more for a name in two columns. */
static guint
count_entries_before (ScsPeopleWindow *self, AdwComboRow *row)
{
  return row == self->name_row && has_two_names (self) ? 2 : 1;
}

static void
fill_columns (ScsPeopleWindow *self, AdwComboRow *row, const char *none, int chosen)
{
  const ScsPeopleTable *table = scs_people_preview_get_table (self->preview);
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);
  guint before = count_entries_before (self, row);

  gtk_string_list_append (names, none);
  if (before > 1)
    /* Translators: a person's name that stands in two columns of a file */
    gtk_string_list_append (names, _("First and last name"));
  for (guint i = 0; i < table->n_columns; i++) {
    g_autofree char *title = scs_people_columns_dup_title (table, self->found.email, i);

    gtk_string_list_append (names, title);
  }
  adw_combo_row_set_model (row, G_LIST_MODEL (names));
  adw_combo_row_set_selected (row, chosen >= 0 ? chosen + before : before - 1);
}

static int
get_column (ScsPeopleWindow *self, AdwComboRow *row)
{
  return (int) adw_combo_row_get_selected (row) - (int) count_entries_before (self, row);
}

static char *
dup_mark_title (int mark, guint n)
{
  switch (mark) {
  case SCS_PERSON_NEW:
    /* Translators: of lines in a list of people: how many are new */
    return g_strdup_printf (_("New: %u"), n);
  case SCS_PERSON_KNOWN:
    /* Translators: of lines in a list of people: how many are on the list of the team already */
    return g_strdup_printf (_("On the list already: %u"), n);
  case SCS_PERSON_DUPLICATE:
    /* Translators: of lines in a list of people: how many stand there twice */
    return g_strdup_printf (_("Twice in the file: %u"), n);
  case SCS_PERSON_ELSEWHERE:
    /* Translators: of lines in a list of people: how many are used in another environment */
    return g_strdup_printf (_("Used in another environment: %u"), n);
  case SCS_PERSON_INVALID:
    /* Translators: of lines in a list of people: how many have no valid e-mail address */
    return g_strdup_printf (_("Without a valid address: %u"), n);
  default:
    /* Translators: how many lines a list of people has */
    return g_strdup_printf (_("All lines: %u"), n);
  }
}

static guint
count_mark (ScsPeopleWindow *self, int mark)
{
  return mark < 0 ? g_list_model_get_n_items (scs_people_preview_get_lines (self->preview))
                  : scs_people_preview_count (self->preview, mark);
}

static void
fill_marks (ScsPeopleWindow *self)
{
  g_autoptr (GtkStringList) titles = gtk_string_list_new (NULL);

  for (int mark = -1; mark < SCS_PERSON_N_MARKS; mark++) {
    g_autofree char *title = dup_mark_title (mark, count_mark (self, mark));

    gtk_string_list_append (titles, title);
  }
  gtk_drop_down_set_model (self->mark_drop_down, G_LIST_MODEL (titles));
  gtk_drop_down_set_selected (self->mark_drop_down, self->shown_mark + 1);
}

static char *
dup_summary (ScsPeopleWindow *self)
{
  const ScsPeopleTable *table = scs_people_preview_get_table (self->preview);
  guint n_left_out = scs_people_preview_get_left_out (self->preview);
  guint n_lines = count_mark (self, -1);

  if (scs_people_preview_get_columns (self->preview)->email < 0)
    return g_strdup (
        _("No e-mail addresses are seen in this file. Choose the column in which they are."));
  if (n_left_out > 0)
    /* Translators: %1$u is how many lines are taken, %2$u how many are not */
    return g_strdup_printf (ngettext ("Only the first %1$u lines are taken at once; %2$u line is left out.", "Only the first %1$u lines are taken at once; %2$u lines are left out.", n_left_out),
        n_lines,
        n_left_out);
  if (table->encoding == NULL)
    return NULL;
  /* Translators: %s is an encoding of text, e.g. UTF-8 or Shift_JIS */
  return g_strdup_printf (_("The file was read as %s. Do the names look right?"), table->encoding);
}

static void
update_controls (ScsPeopleWindow *self)
{
  guint n_new = scs_people_preview_count (self->preview, SCS_PERSON_NEW);
  guint n_changes = scs_people_preview_count_changes (self->preview);
  g_autofree char *summary = dup_summary (self);
  g_autofree char *label = NULL;

  if (n_new == 0 && n_changes > 0)
    label =
        g_strdup_printf (ngettext ("_Update %u Person", "_Update %u People", n_changes), n_changes);
  else
    label = g_strdup_printf (ngettext ("_Add %u Person", "_Add %u People", n_new), n_new);
  gtk_button_set_label (self->add_button, label);
  gtk_widget_set_sensitive (GTK_WIDGET (self->add_button), n_new + n_changes > 0);
  gtk_widget_set_visible (GTK_WIDGET (self->mark_drop_down), count_mark (self, -1) > 0);
  gtk_widget_set_visible (GTK_WIDGET (self->scrolled_window), count_mark (self, -1) > 0);
  gtk_label_set_label (self->summary_label, summary != NULL ? summary : "");
  gtk_widget_set_visible (GTK_WIDGET (self->summary_label), summary != NULL);
}

static void
on_column_selected_cb (ScsPeopleWindow *self)
{
  ScsPeopleColumns columns = { -1, -1, -1, -1, -1, self->found.last_name_first };
  int name;

  if (self->filling || self->preview == NULL)
    return;
  columns.email = get_column (self, self->email_row);
  columns.workspaces = get_column (self, self->workspaces_row);
  name = get_column (self, self->name_row);
  if (name >= 0) {
    columns.name = name;
  } else if (name == -1 && has_two_names (self)) {
    columns.first_name = self->found.first_name;
    columns.last_name = self->found.last_name;
  }
  scs_people_preview_set_columns (self->preview, &columns);
  self->filling = TRUE;
  fill_marks (self);
  self->filling = FALSE;
  update_controls (self);
}

static gboolean
has_shown_mark (gpointer item, gpointer user_data)
{
  ScsPeopleWindow *self = SCS_PEOPLE_WINDOW (user_data);

  return self->shown_mark < 0 || (int) scs_person_line_get_mark (item) == self->shown_mark;
}

static void
on_mark_selected_cb (ScsPeopleWindow *self)
{
  if (self->filling || self->filtered == NULL)
    return;
  self->shown_mark = (int) gtk_drop_down_get_selected (self->mark_drop_down) - 1;
  gtk_filter_changed (gtk_filter_list_model_get_filter (self->filtered),
                      GTK_FILTER_CHANGE_DIFFERENT);
}

static void
on_item_setup_cb (GtkSignalListItemFactory *factory, GtkListItem *item)
{
  gtk_list_item_set_activatable (item, FALSE);
  gtk_list_item_set_child (item, scs_person_row_new ());
}

static void
on_item_bind_cb (GtkSignalListItemFactory *factory, GtkListItem *item)
{
  scs_person_row_set_line (SCS_PERSON_ROW (gtk_list_item_get_child (item)),
                           gtk_list_item_get_item (item));
}

static void
on_add_clicked_cb (ScsPeopleWindow *self)
{
  g_signal_emit (self, signals[SIGNAL_ACCEPTED], 0);
  gtk_window_close (GTK_WINDOW (self));
}

static void
on_cancel_clicked_cb (ScsPeopleWindow *self)
{
  gtk_window_close (GTK_WINDOW (self));
}

static void
scs_people_window_dispose (GObject *object)
{
  ScsPeopleWindow *self = SCS_PEOPLE_WINDOW (object);

  if (self->list_view != NULL)
    gtk_list_view_set_model (self->list_view, NULL);
  g_clear_object (&self->filtered);
  g_clear_object (&self->preview);
  gtk_widget_dispose_template (GTK_WIDGET (object), SCS_TYPE_PEOPLE_WINDOW);

  G_OBJECT_CLASS (scs_people_window_parent_class)->dispose (object);
}

static void
scs_people_window_class_init (ScsPeopleWindowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = scs_people_window_dispose;

  /* The person wants these people added. */
  signals[SIGNAL_ACCEPTED] = g_signal_new ("accepted",
                                           SCS_TYPE_PEOPLE_WINDOW,
                                           G_SIGNAL_RUN_LAST,
                                           0,
                                           NULL,
                                           NULL,
                                           NULL,
                                           G_TYPE_NONE,
                                           0);

  gtk_widget_class_set_template_from_resource (widget_class,
                                               SCS_RESOURCE_PREFIX
                                               "/ui/widgets/team/scs-people-window.ui");
  gtk_widget_class_bind_template_child (widget_class, ScsPeopleWindow, window_title);
  gtk_widget_class_bind_template_child (widget_class, ScsPeopleWindow, add_button);
  gtk_widget_class_bind_template_child (widget_class, ScsPeopleWindow, summary_label);
  gtk_widget_class_bind_template_child (widget_class, ScsPeopleWindow, columns_group);
  gtk_widget_class_bind_template_child (widget_class, ScsPeopleWindow, columns_row);
  gtk_widget_class_bind_template_child (widget_class, ScsPeopleWindow, email_row);
  gtk_widget_class_bind_template_child (widget_class, ScsPeopleWindow, name_row);
  gtk_widget_class_bind_template_child (widget_class, ScsPeopleWindow, workspaces_row);
  gtk_widget_class_bind_template_child (widget_class, ScsPeopleWindow, mark_drop_down);
  gtk_widget_class_bind_template_child (widget_class, ScsPeopleWindow, scrolled_window);
  gtk_widget_class_bind_template_child (widget_class, ScsPeopleWindow, list_view);
  gtk_widget_class_bind_template_callback (widget_class, on_column_selected_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_mark_selected_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_item_setup_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_item_bind_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_add_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_cancel_clicked_cb);
}

static void
scs_people_window_init (ScsPeopleWindow *self)
{
  self->shown_mark = -1;
  gtk_widget_init_template (GTK_WIDGET (self));
}

static void
fill_window (ScsPeopleWindow *self)
{
  GtkFilter *filter = GTK_FILTER (gtk_custom_filter_new (has_shown_mark, self, NULL));
  g_autoptr (GtkNoSelection) selection = NULL;

  self->filling = TRUE;
  fill_columns (self, self->email_row, _("Not chosen yet"), self->found.email);
  fill_columns (self, self->name_row, _("None"), self->found.name);
  fill_columns (self, self->workspaces_row, _("None"), self->found.workspaces);
  fill_marks (self);
  self->filling = FALSE;
  gtk_widget_set_visible (GTK_WIDGET (self->columns_group),
                          !scs_people_preview_get_table (self->preview)->is_words);
  adw_expander_row_set_expanded (self->columns_row, self->found.email < 0);
  self->filtered =
      gtk_filter_list_model_new (g_object_ref (scs_people_preview_get_lines (self->preview)),
                                 filter);
  selection = gtk_no_selection_new (g_object_ref (G_LIST_MODEL (self->filtered)));
  gtk_list_view_set_model (self->list_view, GTK_SELECTION_MODEL (selection));
  update_controls (self);
}

/**
 * scs_people_window_new:
 * @parent: (nullable): above which window it stands
 * @preview: what is shown
 * @file_name: (nullable): where it is from
 *
 * Returns: (transfer none): a window that still has to be presented
 */
GtkWidget *
scs_people_window_new (GtkWindow *parent, ScsPeoplePreview *preview, const char *file_name)
{
  ScsPeopleWindow *self = g_object_new (SCS_TYPE_PEOPLE_WINDOW, "transient-for", parent, NULL);

  self->preview = g_object_ref (preview);
  self->found = *scs_people_preview_get_columns (preview);
  adw_window_title_set_subtitle (self->window_title, file_name != NULL ? file_name : "");
  fill_window (self);
  return GTK_WIDGET (self);
}

/**
 * scs_people_window_get_preview:
 * @self: a window
 *
 * Returns: (transfer none): what is shown
 */
ScsPeoplePreview *
scs_people_window_get_preview (ScsPeopleWindow *self)
{
  return self->preview;
}
