/* SPDX-FileCopyrightText: 2026 The Sales Connect Setup authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "setup/guide/scs-guide.h"
#include "setup/team/scs-other-environments.h"
#include "setup/team/scs-people-file.h"
#include "setup/team/scs-people-preview.h"
#include "widgets/scs-caution-row.h"
#include "widgets/scs-feedback.h"
#include "widgets/scs-save-file.h"
#include "widgets/team/scs-invite-group.h"
#include "widgets/team/scs-people-window.h"

/* A field of GTK holds at most 64 KiB and cuts what is longer. */
#define ADD_MAX_BYTES 60000

/**
 * ScsInviteGroup:
 *
 * How people come onto the list and into Sales Connect: typed, pasted or from a file, then invited
 * there, by hand with a CSV file for the web application. Signal `invite` asks for the invitation
 * of all who wait.
 */
struct _ScsInviteGroup {
  AdwPreferencesGroup parent_instance;

  AdwEntryRow *add_row;
  GtkButton *file_button;
  ScsFeedback *add_feedback;
  ScsCautionRow *seats_row;
  ScsCautionRow *elsewhere_row;
  AdwActionRow *invite_row;
  GtkButton *invite_button;
  AdwActionRow *csv_row;
  GtkButton *csv_button;

  ScsSetup *setup;               /* (owned) (nullable) */
  GHashTable *others;            /* (owned) (nullable) e-mail IDs of other environments */
  GtkFileChooserNative *chooser; /* (owned) (nullable) while it is open */
  GCancellable *reading;         /* (owned) (nullable) while a file is read */
  gboolean running;              /* an operation runs elsewhere on the page */
};

G_DEFINE_FINAL_TYPE (ScsInviteGroup, scs_invite_group, ADW_TYPE_PREFERENCES_GROUP)

typedef enum { SIGNAL_INVITE, N_SIGNALS } ScsInviteGroupSignal;
static guint signals[N_SIGNALS];

static ScsMemberList *
get_members (ScsInviteGroup *self)
{
  return scs_setup_get_members (self->setup);
}

static void
show_seats (ScsInviteGroup *self, guint n_people)
{
  g_autofree char *title = NULL;

  gtk_widget_set_visible (GTK_WIDGET (self->seats_row), n_people > SCS_TEAM_SEATS);
  if (n_people <= SCS_TEAM_SEATS)
    return;
  /* Translators: %1$u is how many people there are, always over a hundred; %2$d is the number of
     seats, a hundred */
  title = g_strdup_printf (_("%1$u people are on the list. Sales Insight Actions has %2$d seats; for Sales Connect no number is published. Ask your account manager before you invite them all."),
      n_people,
      SCS_TEAM_SEATS);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->seats_row), title);
}

static void
show_elsewhere (ScsInviteGroup *self, guint n_people)
{
  g_autofree char *title = NULL;

  gtk_widget_set_visible (GTK_WIDGET (self->elsewhere_row), n_people > 0);
  if (n_people == 0)
    return;
  title = g_strdup_printf (ngettext ("The e-mail address of %u person is used in another environment too, and Sales Connect takes it only once. See the list: remove them there, and add them with another address.", "The e-mail addresses of %u people are used in another environment too, and Sales Connect takes each only once. See the list: remove them there, and add them with other addresses.", n_people),
      n_people);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->elsewhere_row), title);
}

static const ScsErrand *
find_csv_errand (const ScsGuideView *view)
{
  static const char *const ids[] = { "team-invite-csv", "team-invite-csv-actions" };

  for (gsize i = 0; i < G_N_ELEMENTS (ids); i++) {
    const ScsErrand *errand = scs_errand_find (ids[i]);

    if (errand != NULL && scs_errand_applies (errand, view))
      return errand;
  }
  return NULL;
}

/* Where the file goes, before its card is open. */
static void
show_csv_place (ScsInviteGroup *self)
{
  ScsGuideView view = { 0 };
  const ScsErrand *errand;
  g_auto (GStrv) crumbs = NULL;
  g_autofree char *path = NULL, *button = NULL, *subtitle = NULL, *escaped = NULL;

  scs_setup_get_guide_view (self->setup, &view);
  errand = find_csv_errand (&view);
  if (errand == NULL)
    return;
  crumbs = scs_errand_dup_crumbs (errand, &view);
  path = g_strjoinv (" ＞ ", crumbs);
  button = scs_label_dup_form (scs_label_find ("invite-users-csv"), &view);
  /* Translators: %1$s is where it is in the web application, menu by menu, %2$s the name of a
     button there, in quotation marks */
  subtitle = g_strdup_printf (_("With all who wait for an invitation: the address first, then the name. It goes to %1$s, button %2$s."),
      path,
      button);
  escaped = g_markup_escape_text (subtitle, -1);
  adw_action_row_set_subtitle (self->csv_row, escaped);
}

static void
update_controls (ScsInviteGroup *self)
{
  g_autofree char *invite_text = NULL;
  ScsMemberCounts counts;

  scs_member_list_count (get_members (self), &counts);
  if (counts.planned > 0)
    invite_text = g_strdup_printf (ngettext ("%u person on the list is not invited yet", "%u people on the list are not invited yet", counts.planned),
                                             counts.planned);
  adw_action_row_set_subtitle (self->invite_row,
                               invite_text != NULL
                                   ? invite_text
                                   : _("Nobody on the list is waiting for an invitation"));
  gtk_widget_set_sensitive (GTK_WIDGET (self->invite_button), counts.planned > 0 && !self->running);
  gtk_widget_set_sensitive (GTK_WIDGET (self->csv_button), counts.planned > 0);
  gtk_widget_set_visible (GTK_WIDGET (self->csv_row), scs_setup_is_guided (self->setup));
  show_csv_place (self);
  gtk_widget_set_sensitive (GTK_WIDGET (self->file_button), self->reading == NULL);
  show_seats (self, counts.total);
  show_elsewhere (self, counts.elsewhere);
}

/* What was not added stays in the field, with the reason for the first. */
static void
show_left (ScsInviteGroup *self, GPtrArray *left)
{
  ScsPersonLine *first = g_ptr_array_index (left, 0);
  g_autofree char *words = scs_person_line_dup_mark_words (first);
  g_autoptr (GString) text = g_string_new (NULL);
  g_autofree char *sentence = NULL;

  for (guint i = 0; i < left->len; i++)
    g_string_append_printf (text,
                            "%s%s",
                            i > 0 ? ", " : "",
                            scs_person_line_get_address (g_ptr_array_index (left, i)));
  gtk_editable_set_text (GTK_EDITABLE (self->add_row), text->str);
  /* Translators: %1$s is what was entered as an e-mail address, %2$s why it was not added, %3$u how
     many such there are */
  sentence = g_strdup_printf (ngettext ("“%1$s” was not added. %2$s. It is left in the field: correct it, and press Add again.", "“%1$s” and others, %3$u together, were not added. %2$s. They are left in the field: correct them, and press Add again.", left->len),
      scs_person_line_get_address (first),
      words,
      left->len);
  scs_feedback_set_error (self->add_feedback, sentence);
}

static void
show_added (ScsInviteGroup *self, guint n_added, guint n_known)
{
  g_autofree char *sentence = NULL;

  if (n_known == 0)
    sentence =
        g_strdup_printf (ngettext ("%u person added.", "%u people added.", n_added), n_added);
  else
    sentence = g_strdup_printf (ngettext ("%1$u person added; %2$u on the list already.", "%1$u people added; %2$u on the list already.", n_added),
                                          n_added,
                                          n_known);
  scs_feedback_set_success (self->add_feedback, sentence);
}

static void
take_over (ScsInviteGroup *self, ScsPeoplePreview *preview)
{
  g_autoptr (GPtrArray) changed = scs_people_preview_add (preview);

  scs_setup_save_members (self->setup, changed);
  scs_member_list_mark_elsewhere (get_members (self), self->others);
  update_controls (self);
}

static GPtrArray *
list_left (ScsPeoplePreview *preview)
{
  GListModel *lines = scs_people_preview_get_lines (preview);
  GPtrArray *left = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; i < g_list_model_get_n_items (lines); i++) {
    g_autoptr (ScsPersonLine) line = g_list_model_get_item (lines, i);
    ScsPersonMark mark = scs_person_line_get_mark (line);

    if (mark == SCS_PERSON_INVALID || mark == SCS_PERSON_ELSEWHERE)
      g_ptr_array_add (left, g_steal_pointer (&line));
  }
  return left;
}

/* Typed words are few: they are added at once, and what cannot be is told. */
static void
take_words (ScsInviteGroup *self, ScsPeoplePreview *preview)
{
  g_autoptr (GPtrArray) left = list_left (preview);
  guint n_added = scs_people_preview_count (preview, SCS_PERSON_NEW);
  guint n_known = scs_people_preview_count (preview, SCS_PERSON_KNOWN);

  take_over (self, preview);
  if (left->len > 0) {
    show_left (self, left);
    return;
  }
  gtk_editable_set_text (GTK_EDITABLE (self->add_row), "");
  show_added (self, n_added, n_known);
}

static void
on_file_accepted_cb (ScsInviteGroup *self, ScsPeopleWindow *window)
{
  ScsPeoplePreview *preview = scs_people_window_get_preview (window);
  guint n_added = scs_people_preview_count (preview, SCS_PERSON_NEW);
  guint n_known = scs_people_preview_count (preview, SCS_PERSON_KNOWN);

  if (self->setup == NULL)
    return;
  take_over (self, preview);
  show_added (self, n_added, n_known);
}

/* What was pasted is used up; what a file brings leaves the field alone. */
static void
on_words_accepted_cb (ScsInviteGroup *self, ScsPeopleWindow *window)
{
  if (self->setup != NULL)
    gtk_editable_set_text (GTK_EDITABLE (self->add_row), "");
  on_file_accepted_cb (self, window);
}

static void
show_preview (ScsInviteGroup *self, ScsPeoplePreview *preview, const char *file_name)
{
  GtkWidget *window = scs_people_window_new (GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self))),
                                             preview,
                                             file_name);

  g_signal_connect_object (window,
                           "accepted",
                           file_name != NULL ? G_CALLBACK (on_file_accepted_cb)
                                             : G_CALLBACK (on_words_accepted_cb),
                           self,
                           G_CONNECT_SWAPPED);
  gtk_window_present (GTK_WINDOW (window));
}

static void
on_add_cb (ScsInviteGroup *self)
{
  const char *text = gtk_editable_get_text (GTK_EDITABLE (self->add_row));
  g_autoptr (ScsPeoplePreview) preview = NULL;
  ScsPeopleTable *table;

  if (strlen (text) >= ADD_MAX_BYTES) {
    scs_feedback_set_error (
        self->add_feedback,
        _("This is too much at once, and its end may be missing. Nothing was added: save it as a file, and press Add from File."));
    return;
  }
  table = scs_people_table_new_from_text (text, NULL);
  if (table == NULL) {
    scs_feedback_set_error (self->add_feedback,
                            _("Enter one or more e-mail addresses, parted by commas or spaces."));
    return;
  }
  preview = scs_people_preview_new (table, get_members (self), self->others);
  if (table->is_words)
    take_words (self, preview);
  else
    show_preview (self, preview, NULL);
}

static void
file_read_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (ScsInviteGroup) self = user_data;
  g_autoptr (ScsPeoplePreview) preview = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *sentence = NULL, *name = NULL;
  ScsPeopleTable *table = scs_people_file_read_finish (G_FILE (source), result, &error);

  g_clear_object (&self->reading);
  if (self->setup == NULL) {
    scs_people_table_free (table);
    return;
  }
  update_controls (self);
  if (table == NULL) {
    if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED)) {
      scs_feedback_clear (self->add_feedback);
      return;
    }
    sentence = scs_people_error_dup_sentence (error);
    scs_feedback_set_error (self->add_feedback, sentence);
    return;
  }
  scs_feedback_clear (self->add_feedback);
  preview = scs_people_preview_new (table, get_members (self), self->others);
  name = g_file_get_basename (G_FILE (source));
  show_preview (self, preview, name);
}

/**
 * scs_invite_group_take_file:
 * @self: a group
 * @file: a list of people
 *
 * Reads it, and shows what would come of it.
 */
void
scs_invite_group_take_file (ScsInviteGroup *self, GFile *file)
{
  if (self->setup == NULL || self->reading != NULL)
    return;
  self->reading = g_cancellable_new ();
  scs_feedback_set_busy (self->add_feedback, _("The file is being read…"));
  scs_feedback_set_cancellable (self->add_feedback, self->reading);
  scs_people_file_read_async (file, self->reading, file_read_cb, g_object_ref (self));
  update_controls (self);
}

static void
add_filter (GtkFileChooser *chooser, const char *name, const char *const *patterns)
{
  g_autoptr (GtkFileFilter) filter = gtk_file_filter_new ();

  gtk_file_filter_set_name (filter, name);
  for (gsize i = 0; patterns[i] != NULL; i++)
    gtk_file_filter_add_pattern (filter, patterns[i]);
  gtk_file_chooser_add_filter (chooser, filter);
}

static void
on_open_response_cb (ScsInviteGroup *self, int response)
{
  g_autoptr (GtkFileChooserNative) chooser = g_steal_pointer (&self->chooser);
  g_autoptr (GFile) file = response == GTK_RESPONSE_ACCEPT
                               ? gtk_file_chooser_get_file (GTK_FILE_CHOOSER (chooser))
                               : NULL;

  if (file != NULL)
    scs_invite_group_take_file (self, file);
}

static void
on_file_clicked_cb (ScsInviteGroup *self)
{
  static const char *const lists[] = { "*.csv", "*.CSV", "*.tsv", "*.txt", "*.TXT", NULL };
  static const char *const all[] = { "*", NULL };

  if (self->chooser != NULL)
    return;
  self->chooser =
      gtk_file_chooser_native_new (_("Add People from a File"),
                                      GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self))),
                                      GTK_FILE_CHOOSER_ACTION_OPEN,
                                      NULL,
                                      NULL);
  gtk_native_dialog_set_modal (GTK_NATIVE_DIALOG (self->chooser), TRUE);
  g_signal_connect_object (self->chooser,
                           "response",
                           G_CALLBACK (on_open_response_cb),
                           self,
                           G_CONNECT_SWAPPED);
  add_filter (GTK_FILE_CHOOSER (self->chooser), _("Lists (CSV, text)"), lists);
  add_filter (GTK_FILE_CHOOSER (self->chooser), _("All files"), all);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (self->chooser));
}

static char *
make_csv (GtkWidget *widget, const char *name)
{
  ScsInviteGroup *self = SCS_INVITE_GROUP (widget);
  guint n_people;

  return self->setup != NULL ? scs_people_file_dup_invitations (get_members (self), &n_people)
                             : NULL;
}

static void
saved_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  ScsInviteGroup *self = SCS_INVITE_GROUP (source);
  g_autofree char *words = NULL, *sentence = NULL;
  g_autofree char *name = scs_save_file_finish (GTK_WIDGET (self), result, &sentence);

  if (self->setup == NULL)
    return;
  if (sentence != NULL)
    scs_feedback_set_error (self->add_feedback, sentence);
  if (name == NULL)
    return;
  /* Translators: %s is the name of a file */
  words = g_strdup_printf (_("The list is in %s. Choose it in the web application, and check there that each column goes to the right field."),
      name);
  scs_feedback_set_success (self->add_feedback, words);
}

static void
on_csv_clicked_cb (ScsInviteGroup *self)
{
  scs_save_file_async (GTK_WIDGET (self),
                       _("Save CSV for the Web Application"),
                          "sales-connect-people.csv",
                          make_csv,
                          saved_cb,
                          NULL);
}

static void
on_invite_clicked_cb (ScsInviteGroup *self)
{
  g_signal_emit (self, signals[SIGNAL_INVITE], 0);
}

static void
others_loaded_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (ScsInviteGroup) self = user_data;
  g_autoptr (GHashTable) others =
      scs_other_environments_load_finish (SCS_JOURNAL (source), result, NULL);

  /* Without an answer nobody is marked; Sales Connect has the last word anyway. */
  if (others == NULL || self->setup == NULL)
    return;
  g_clear_pointer (&self->others, g_hash_table_unref);
  self->others = g_steal_pointer (&others);
  scs_member_list_mark_elsewhere (get_members (self), self->others);
  update_controls (self);
}

static void
scs_invite_group_dispose (GObject *object)
{
  ScsInviteGroup *self = SCS_INVITE_GROUP (object);

  if (self->reading != NULL)
    g_cancellable_cancel (self->reading);
  g_clear_object (&self->chooser);
  g_clear_object (&self->setup);
  g_clear_pointer (&self->others, g_hash_table_unref);
  gtk_widget_dispose_template (GTK_WIDGET (object), SCS_TYPE_INVITE_GROUP);

  G_OBJECT_CLASS (scs_invite_group_parent_class)->dispose (object);
}

static void
scs_invite_group_class_init (ScsInviteGroupClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = scs_invite_group_dispose;

  /* All who wait for an invitation shall be invited. */
  signals[SIGNAL_INVITE] = g_signal_new ("invite",
                                         SCS_TYPE_INVITE_GROUP,
                                         G_SIGNAL_RUN_LAST,
                                         0,
                                         NULL,
                                         NULL,
                                         NULL,
                                         G_TYPE_NONE,
                                         0);

  g_type_ensure (SCS_TYPE_CAUTION_ROW);
  g_type_ensure (SCS_TYPE_FEEDBACK);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               SCS_RESOURCE_PREFIX
                                               "/ui/widgets/team/scs-invite-group.ui");
  gtk_widget_class_bind_template_child (widget_class, ScsInviteGroup, add_row);
  gtk_widget_class_bind_template_child (widget_class, ScsInviteGroup, file_button);
  gtk_widget_class_bind_template_child (widget_class, ScsInviteGroup, add_feedback);
  gtk_widget_class_bind_template_child (widget_class, ScsInviteGroup, seats_row);
  gtk_widget_class_bind_template_child (widget_class, ScsInviteGroup, elsewhere_row);
  gtk_widget_class_bind_template_child (widget_class, ScsInviteGroup, invite_row);
  gtk_widget_class_bind_template_child (widget_class, ScsInviteGroup, invite_button);
  gtk_widget_class_bind_template_child (widget_class, ScsInviteGroup, csv_row);
  gtk_widget_class_bind_template_child (widget_class, ScsInviteGroup, csv_button);
  gtk_widget_class_bind_template_callback (widget_class, on_add_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_file_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_csv_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_invite_clicked_cb);
}

static void
scs_invite_group_init (ScsInviteGroup *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * scs_invite_group_refresh:
 * @self: a group
 * @setup: what is being set up
 * @running: whether an operation runs, so that no other can begin
 */
void
scs_invite_group_refresh (ScsInviteGroup *self, ScsSetup *setup, gboolean running)
{
  g_set_object (&self->setup, setup);
  self->running = running;
  update_controls (self);
}

/**
 * scs_invite_group_look:
 * @self: a group
 * @cancellable: (nullable): to stop
 *
 * Looks which e-mail IDs other environments use, and marks them on the list.
 */
void
scs_invite_group_look (ScsInviteGroup *self, GCancellable *cancellable)
{
  ScsJournal *journal = self->setup != NULL ? scs_setup_get_journal (self->setup) : NULL;

  if (journal == NULL)
    return;
  scs_other_environments_load_async (journal,
                                     scs_environment_get_name (
                                         scs_setup_get_environment (self->setup)),
                                     cancellable,
                                     others_loaded_cb,
                                     g_object_ref (self));
}
