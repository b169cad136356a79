/* SPDX-FileCopyrightText: 2026 The Sales Connect Setup authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "pages/scs-team-page-private.h"
#include "setup/guide/scs-progress.h"
#include "setup/scs-setup-work.h"
#include "widgets/scs-link.h"

/* More addresses make a link that mail programs cut. */
#define MAIL_MAX_BYTES 1800
/* After the layout has made room for a card, and after a message has moved the page */
#define SCROLL_AFTER_MS 150
#define ABOVE_CARD 12 /* stays free above it, in px */

/**
 * ScsTeamPage:
 *
 * Step 6: people are added and invited, picked, given workspaces, and connected to Marketo. By the
 * service in batches with progress; by hand one errand for each set of workspaces, whose people can
 * be ticked off one by one.
 */
G_DEFINE_FINAL_TYPE (ScsTeamPage, scs_team_page, SCS_TYPE_PAGE)

/**
 * scs_team_page_get_members:
 * @self: the page
 *
 * Returns: (transfer none): everybody
 */
ScsMemberList *
scs_team_page_get_members (ScsTeamPage *self)
{
  return scs_setup_get_members (scs_page_get_setup (SCS_PAGE (self)));
}

/**
 * scs_team_page_list_people:
 * @self: the page
 * @picked: whether only those who are picked
 * @from: the first state
 * @to: the last state
 *
 * Returns: (transfer full) (element-type ScsMember): people of a kind
 */
GPtrArray *
scs_team_page_list_people (ScsTeamPage *self,
                           gboolean picked,
                           ScsMemberState from,
                           ScsMemberState to)
{
  GListModel *members = G_LIST_MODEL (scs_team_page_get_members (self));
  GPtrArray *people = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; i < g_list_model_get_n_items (members); i++) {
    g_autoptr (ScsMember) member = g_list_model_get_item (members, i);
    ScsMemberState state = scs_member_get_state (member);

    if ((!picked || scs_member_get_selected (member)) && state >= from && state <= to)
      g_ptr_array_add (people, g_steal_pointer (&member));
  }
  return people;
}

/* The focus does not go with a card that goes: it comes back to where the next thing begins. */
static void
save_focus (ScsTeamPage *self, GtkWidget *going)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;

  if (focus != NULL && gtk_widget_is_ancestor (focus, going))
    gtk_widget_child_focus (going == GTK_WIDGET (self->invite_list)
                                ? GTK_WIDGET (self->people_list)
                                : GTK_WIDGET (self->access_group),
                            GTK_DIR_TAB_FORWARD);
}

/* Who is done is ticked off after the card could be followed, not before. */
static gboolean
is_unlocked (ScsTeamPage *self, ScsErrandCard *card)
{
  const ScsErrand *errand = scs_errand_find (scs_errand_card_get_errand_id (card));

  return errand->confirm == NULL ||
         scs_progress_get_draft (scs_page_get_setup (SCS_PAGE (self)), errand->id)->is_confirmed;
}

static void
show_errand (ScsTeamPage *self, ScsErrandKind kind, GtkWidget *card, ScsTickList *ticks)
{
  ScsGuidedErrand *errand = scs_setup_get_errand (scs_page_get_setup (SCS_PAGE (self)), kind);

  if (errand == NULL)
    save_focus (self, card);
  gtk_widget_set_visible (card, errand != NULL);
  if (ticks == NULL)
    return;
  scs_tick_list_refresh (ticks, scs_team_page_get_members (self), errand);
  scs_tick_list_set_usable (ticks, is_unlocked (self, SCS_ERRAND_CARD (card)));
}

/**
 * scs_team_page_update_controls:
 * @self: the page
 *
 * Writes what can be seen and pressed, from what the set-up is.
 */
void
scs_team_page_update_controls (ScsTeamPage *self)
{
  ScsSetup *setup = scs_page_get_setup (SCS_PAGE (self));
  gboolean guided = scs_setup_is_guided (setup);
  gboolean running = self->job != NULL;
  ScsMemberCounts counts;

  scs_member_list_count (scs_team_page_get_members (self), &counts);
  scs_invite_group_refresh (self->invite_group, setup, running);
  scs_people_list_refresh (self->people_list, setup);
  scs_workspace_group_set_can_apply (self->workspace_group, counts.selected > 0);
  gtk_widget_set_visible (GTK_WIDGET (self->connect_button), !guided);
  gtk_widget_set_sensitive (GTK_WIDGET (self->connect_button), counts.selected > 0 && !running);
  gtk_widget_set_sensitive (GTK_WIDGET (self->disconnect_button), counts.selected > 0 && !running);
  gtk_widget_set_sensitive (GTK_WIDGET (self->remove_button), counts.selected > 0 && !running);
  gtk_widget_set_visible (GTK_WIDGET (self->salesforce_button), guided);
  gtk_widget_set_sensitive (GTK_WIDGET (self->salesforce_button), counts.selected > 0);
  gtk_widget_set_visible (GTK_WIDGET (self->access_group), guided);
  if (guided)
    scs_access_group_refresh (self->access_group, setup, running);
  show_errand (self, SCS_ERRAND_INVITE, GTK_WIDGET (self->invite_list), NULL);
  show_errand (self, SCS_ERRAND_GRANT_ACCESS, GTK_WIDGET (self->connect_card), self->connect_ticks);
  show_errand (self,
               SCS_ERRAND_REVOKE_ACCESS,
               GTK_WIDGET (self->disconnect_card),
               self->disconnect_ticks);
}

static void
on_picked_cb (ScsTeamPage *self)
{
  scs_team_page_update_controls (self);
}

/* Those who were invited before do not matter: it begins again. */
static void
open_invite_card (ScsTeamPage *self)
{
  ScsSetup *setup = scs_page_get_setup (SCS_PAGE (self));
  const ScsErrand *errand;
  ScsGuideView view;

  scs_setup_get_guide_view (setup, &view);
  errand = scs_errand_find_for_operation ("invite", &view);
  if (errand != NULL)
    scs_progress_set_present (setup, errand->step, errand->id);
}

static void
on_invite_cb (ScsTeamPage *self)
{
  g_autoptr (GPtrArray) people =
      scs_team_page_list_people (self, FALSE, SCS_MEMBER_PLANNED, SCS_MEMBER_PLANNED);

  if (people->len == 0)
    return;
  open_invite_card (self);
  scs_team_page_run_job (self, SCS_TEAM_INVITE, people, NULL);
}

/* Only from our own list: who is in Sales Connect stays there. */
static void
on_remove_clicked_cb (ScsTeamPage *self)
{
  g_autoptr (GPtrArray) people =
      scs_team_page_list_people (self, TRUE, SCS_MEMBER_PLANNED, SCS_MEMBER_PLANNED);
  g_autofree char *sentence = NULL;

  if (people->len == 0) {
    scs_feedback_set_error (
        self->picked_feedback,
        _("Only people who are not invited yet can be removed from the list."));
    return;
  }
  for (guint i = 0; i < people->len; i++)
    scs_setup_forget_member (scs_page_get_setup (SCS_PAGE (self)), g_ptr_array_index (people, i));
  sentence = g_strdup_printf (ngettext ("%u person was removed from the list.", "%u people were removed from the list.", people->len),
      people->len);
  scs_feedback_set_note (self->picked_feedback, sentence);
  scs_team_page_update_controls (self);
}

/* By hand the workspaces are noted for people before they are connected. */
static void
on_apply_workspaces_cb (ScsTeamPage *self)
{
  g_autoptr (GPtrArray) people =
      scs_team_page_list_people (self, TRUE, SCS_MEMBER_PLANNED, SCS_MEMBER_HERE);
  g_autoptr (GPtrArray) chosen = scs_workspace_group_get_chosen (self->workspace_group);
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  g_auto (GStrv) names = NULL;
  g_autofree char *sentence = NULL;

  if (people->len == 0) {
    scs_feedback_set_error (
        self->picked_feedback,
        _("All of those picked have access already: disconnect them to choose other workspaces."));
    return;
  }
  for (guint i = 0; i < chosen->len; i++)
    g_strv_builder_add (builder,
                        ((ScsSalesConnectWorkspace *) g_ptr_array_index (chosen, i))->name);
  names = g_strv_builder_end (builder);
  for (guint i = 0; i < people->len; i++)
    scs_member_set_wanted (g_ptr_array_index (people, i), (const char *const *) names);
  scs_setup_save_members (scs_page_get_setup (SCS_PAGE (self)), people);
  scs_people_list_pick_nobody (self->people_list);
  sentence = g_strdup_printf (ngettext ("Noted for %u person. Connect them below.", "Noted for %u people. Connect them below.", people->len),
                                        people->len);
  scs_feedback_set_success (self->picked_feedback, sentence);
}

static gboolean
all_have_salesforce (ScsTeamPage *self)
{
  ScsMemberCounts counts;

  scs_member_list_count (scs_team_page_get_members (self), &counts);
  return counts.without_salesforce == 0 && counts.total > counts.planned + counts.refused;
}

/* On the word of the person at the window: who has connected their own Salesforce account */
static void
say_salesforce (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  ScsTeamPage *self = SCS_TEAM_PAGE (widget);
  ScsSetup *setup = scs_page_get_setup (SCS_PAGE (self));
  const char *words = g_variant_get_string (parameter, NULL);
  ScsMemberSalesforce salesforce = g_str_equal (words, "connected")
                                       ? SCS_MEMBER_SALESFORCE_CONNECTED
                                   : g_str_equal (words, "not-yet") ? SCS_MEMBER_SALESFORCE_NOT_YET
                                                                    : SCS_MEMBER_SALESFORCE_UNKNOWN;
  g_autoptr (GPtrArray) people = NULL;
  g_autofree char *sentence = NULL;

  if (setup == NULL)
    return;
  people = scs_team_page_list_people (self, TRUE, SCS_MEMBER_INVITED, SCS_MEMBER_CONNECTED);
  if (people->len == 0) {
    scs_feedback_set_error (self->picked_feedback,
                            _("Nobody of those picked is in Sales Connect: invite them first."));
    return;
  }
  for (guint i = 0; i < people->len; i++)
    scs_member_set_salesforce (g_ptr_array_index (people, i), salesforce);
  scs_setup_save_members (setup, people);
  if (all_have_salesforce (self))
    scs_setup_say (setup, "team-salesforce", NULL);
  scs_people_list_pick_nobody (self->people_list);
  sentence =
      g_strdup_printf (ngettext ("Noted for %u person.", "Noted for %u people.", people->len),
                                 people->len);
  scs_feedback_set_success (self->picked_feedback, sentence);
}

/* A mail to those who have not connected their own Salesforce account; too many for a link are
 * copied instead. */
static void
address_letter (ScsTeamPage *self)
{
  g_autofree char *addresses =
      scs_member_list_dup_without_salesforce (scs_team_page_get_members (self), ",");
  gsize length = strlen (addresses);
  ScsMemberCounts counts;
  g_autofree char *subtitle = NULL;

  scs_member_list_count (scs_team_page_get_members (self), &counts);
  scs_letter_row_set_address (self->letter_row,
                              length > 0 && length <= MAIL_MAX_BYTES ? addresses : NULL);
  gtk_widget_set_visible (GTK_WIDGET (self->addresses_row), length > 0);
  if (length > MAIL_MAX_BYTES)
    subtitle = g_strdup_printf (ngettext ("%u address, too long for a link: open the mail above, and paste it there.", "%u addresses, too many for a link: open the mail above, and paste them there.", counts.without_salesforce),
        counts.without_salesforce);
  else
    subtitle = g_strdup_printf (ngettext ("%u address", "%u addresses", counts.without_salesforce),
                                          counts.without_salesforce);
  adw_action_row_set_subtitle (self->addresses_row, subtitle);
}

static void
on_copy_addresses_cb (ScsTeamPage *self)
{
  g_autofree char *addresses =
      scs_member_list_dup_without_salesforce (scs_team_page_get_members (self), ", ");

  scs_link_copy (GTK_WIDGET (self), addresses);
}

static gboolean
on_drop_cb (ScsTeamPage *self, const GValue *value)
{
  GSList *files = g_value_get_boxed (value);

  if (files == NULL || scs_page_get_setup (SCS_PAGE (self)) == NULL)
    return FALSE;
  scs_invite_group_take_file (self->invite_group, files->data);
  return TRUE;
}

static void
looked_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GError) error = NULL;

  scs_setup_run_checks_finish (SCS_SETUP (source), result, &error);
}

static gboolean
on_scroll_cb (gpointer user_data)
{
  ScsTeamPage *self = user_data;
  GtkWidget *viewport = gtk_widget_get_ancestor (self->new_card, GTK_TYPE_VIEWPORT);
  GtkAdjustment *adjustment;
  graphene_rect_t bounds;

  self->scroll_source = 0;
  if (viewport == NULL || !gtk_widget_get_mapped (self->new_card) ||
      !gtk_widget_compute_bounds (self->new_card, viewport, &bounds))
    return G_SOURCE_REMOVE;
  adjustment = gtk_scrollable_get_vadjustment (GTK_SCROLLABLE (viewport));
  gtk_adjustment_set_value (adjustment,
                            gtk_adjustment_get_value (adjustment) + bounds.origin.y - ABOVE_CARD);
  return G_SOURCE_REMOVE;
}

/* Its heading at the top: the focus alone would show no more than a line of it. */
static void
scroll_to_card (ScsTeamPage *self, GtkWidget *card)
{
  self->new_card = card;
  g_clear_handle_id (&self->scroll_source, g_source_remove);
  self->scroll_source = g_timeout_add (SCROLL_AFTER_MS, on_scroll_cb, self);
}

/* A card that somebody has asked for comes into view with the focus. */
static void
go_to_card (ScsTeamPage *self)
{
  GtkWidget *cards[] = { GTK_WIDGET (self->invite_list),
                         GTK_WIDGET (self->connect_card),
                         GTK_WIDGET (self->disconnect_card) };

  for (gsize i = 0; i < G_N_ELEMENTS (cards) && self->is_card_new; i++)
    if (gtk_widget_get_visible (cards[i])) {
      self->is_card_new = !gtk_widget_grab_focus (cards[i]);
      scroll_to_card (self, cards[i]);
    }
}

static void
scs_team_page_refresh (ScsPage *page)
{
  ScsTeamPage *self = SCS_TEAM_PAGE (page);

  scs_workspace_group_refresh (self->workspace_group, scs_page_get_setup (page));
  address_letter (self);
  scs_team_page_update_controls (self);
  go_to_card (self);
}

static void
scs_team_page_shown (ScsPage *page)
{
  ScsTeamPage *self = SCS_TEAM_PAGE (page);
  ScsSetup *setup = scs_page_get_setup (page);

  if (scs_setup_group_applies (setup, SCS_GROUP_SALES_CONNECT))
    scs_setup_run_checks_async (setup, SCS_GROUP_SALES_CONNECT, NULL, looked_cb, NULL);
  scs_workspace_group_look (self->workspace_group, scs_page_get_cancellable (page));
  scs_invite_group_look (self->invite_group, scs_page_get_cancellable (page));
}

/* A question of a card was answered. */
static void
on_card_answered (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  if (scs_page_get_setup (SCS_PAGE (widget)) != NULL)
    scs_team_page_update_controls (SCS_TEAM_PAGE (widget));
}

static void
scs_team_page_dispose (GObject *object)
{
  g_clear_handle_id (&SCS_TEAM_PAGE (object)->scroll_source, g_source_remove);
  g_clear_object (&SCS_TEAM_PAGE (object)->job_cancellable);

  G_OBJECT_CLASS (scs_team_page_parent_class)->dispose (object);
}

static void
scs_team_page_finalize (GObject *object)
{
  g_free (SCS_TEAM_PAGE (object)->asked_key);

  G_OBJECT_CLASS (scs_team_page_parent_class)->finalize (object);
}

static void
bind_children (GtkWidgetClass *widget_class)
{
  gtk_widget_class_bind_template_child (widget_class, ScsTeamPage, invite_group);
  gtk_widget_class_bind_template_child (widget_class, ScsTeamPage, invite_list);
  gtk_widget_class_bind_template_child (widget_class, ScsTeamPage, people_list);
  gtk_widget_class_bind_template_child (widget_class, ScsTeamPage, workspace_group);
  gtk_widget_class_bind_template_child (widget_class, ScsTeamPage, connect_button);
  gtk_widget_class_bind_template_child (widget_class, ScsTeamPage, disconnect_button);
  gtk_widget_class_bind_template_child (widget_class, ScsTeamPage, remove_button);
  gtk_widget_class_bind_template_child (widget_class, ScsTeamPage, salesforce_button);
  gtk_widget_class_bind_template_child (widget_class, ScsTeamPage, picked_feedback);
  gtk_widget_class_bind_template_child (widget_class, ScsTeamPage, feedback);
  gtk_widget_class_bind_template_child (widget_class, ScsTeamPage, access_group);
  gtk_widget_class_bind_template_child (widget_class, ScsTeamPage, connect_card);
  gtk_widget_class_bind_template_child (widget_class, ScsTeamPage, connect_ticks);
  gtk_widget_class_bind_template_child (widget_class, ScsTeamPage, disconnect_card);
  gtk_widget_class_bind_template_child (widget_class, ScsTeamPage, disconnect_ticks);
  gtk_widget_class_bind_template_child (widget_class, ScsTeamPage, letter_row);
  gtk_widget_class_bind_template_child (widget_class, ScsTeamPage, addresses_row);
}

static void
scs_team_page_class_init (ScsTeamPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = scs_team_page_dispose;
  G_OBJECT_CLASS (klass)->finalize = scs_team_page_finalize;
  SCS_PAGE_CLASS (klass)->refresh = scs_team_page_refresh;
  SCS_PAGE_CLASS (klass)->shown = scs_team_page_shown;

  g_type_ensure (SCS_TYPE_ACCESS_GROUP);
  g_type_ensure (SCS_TYPE_FEEDBACK);
  g_type_ensure (SCS_TYPE_INVITE_GROUP);
  g_type_ensure (SCS_TYPE_PEOPLE_LIST);
  g_type_ensure (SCS_TYPE_TICK_LIST);
  g_type_ensure (SCS_TYPE_WORKSPACE_GROUP);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               SCS_RESOURCE_PREFIX "/ui/pages/scs-team-page.ui");
  bind_children (widget_class);
  scs_team_page_bind_access (widget_class);
  gtk_widget_class_install_action (widget_class, "team.salesforce", "s", say_salesforce);
  gtk_widget_class_install_action (widget_class, "page.card-answered", NULL, on_card_answered);
  gtk_widget_class_bind_template_callback (widget_class, on_invite_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_picked_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_apply_workspaces_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_remove_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_copy_addresses_cb);
}

static void
scs_team_page_init (ScsTeamPage *self)
{
  GtkDropTarget *drop = gtk_drop_target_new (GDK_TYPE_FILE_LIST, GDK_ACTION_COPY);

  gtk_widget_init_template (GTK_WIDGET (self));
  g_signal_connect_object (drop, "drop", G_CALLBACK (on_drop_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (drop));
}
