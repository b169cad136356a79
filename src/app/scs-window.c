/* SPDX-FileCopyrightText: 2026 The Sales Connect Setup authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "app/scs-last-step.h"
#include "app/scs-page-table.h"
#include "app/scs-step-row.h"
#include "app/scs-window-private.h"
#include "setup/scs-setup-work.h"
#include "widgets/scs-errand-card.h"
#include "widgets/scs-link.h"
#include "widgets/scs-outcome-row.h"
#include "widgets/scs-secret-clipboard.h"

/**
 * ScsWindow:
 *
 * The one window: a sidebar with the steps and a stack with their pages; or a welcome, or one
 * sentence about what keeps it from opening. It knows the order of the steps and nothing about any
 * of them.
 */
G_DEFINE_FINAL_TYPE (ScsWindow, scs_window, ADW_TYPE_APPLICATION_WINDOW)

/**
 * scs_window_get_page:
 * @self: a window
 *
 * Returns: (transfer none) (nullable): what is shown, or would be if the window were wide
 */
ScsPage *
scs_window_get_page (ScsWindow *self)
{
  GtkWidget *child = gtk_stack_get_visible_child (self->pages);

  return child != NULL ? SCS_PAGE (child) : NULL;
}

/**
 * scs_window_update_step_rows:
 * @self: a window that shows a set-up
 *
 * Shows in the sidebar how far each step is.
 */
void
scs_window_update_step_rows (ScsWindow *self)
{
  GtkListBoxRow *row;

  for (int i = 0; (row = gtk_list_box_get_row_at_index (self->step_list, i)) != NULL; i++)
    scs_step_row_refresh (SCS_STEP_ROW (row), self->setup);
}

/**
 * scs_window_update_controls:
 * @self: a window
 *
 * Writes what can be pressed, from what is shown.
 */
void
scs_window_update_controls (ScsWindow *self)
{
  int position = scs_step_info_get_position (self->step_id);
  gboolean compact = scs_compact_view_is_on (self->compact_view);
  const ScsStepInfo *steps;
  gsize n_steps;

  if (position < 0)
    return;
  steps = scs_step_info_list (&n_steps);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "win.back", compact || position > 0);
  gtk_widget_action_set_enabled (GTK_WIDGET (self),
                                 "win.next",
                                 compact || position + 1 < (int) n_steps);
  if (position + 1 < (int) n_steps &&
      scs_step_state_is_done (scs_setup_get_step_state (self->setup, steps[position].id)))
    gtk_widget_add_css_class (GTK_WIDGET (self->next_button), "suggested-action");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self->next_button), "suggested-action");
}

static ScsPage *
ensure_page (ScsWindow *self, const char *step_id)
{
  GtkWidget *child = gtk_stack_get_child_by_name (self->pages, step_id);
  ScsPage *page;

  if (child != NULL)
    return SCS_PAGE (child);
  page = scs_page_table_make (step_id);
  scs_page_set_setup (page, self->setup);
  gtk_stack_add_named (self->pages, GTK_WIDGET (page), step_id);
  return page;
}

/**
 * scs_window_go_to:
 * @self: a window
 * @step_id: a step; one that does not exist is passed over
 *
 * Shows the page of a step, and remembers it.
 */
void
scs_window_go_to (ScsWindow *self, const char *step_id)
{
  int position = scs_step_info_get_position (step_id);
  ScsPage *page;

  if (position < 0 || self->setup == NULL)
    return;
  if (scs_window_get_page (self) != NULL && g_strcmp0 (self->step_id, step_id) != 0)
    scs_page_leave (scs_window_get_page (self));
  page = ensure_page (self, step_id);
  g_free (self->step_id);
  self->step_id = g_strdup (step_id);
  gtk_stack_set_visible_child (self->pages, GTK_WIDGET (page));
  gtk_list_box_select_row (self->step_list,
                           gtk_list_box_get_row_at_index (self->step_list, position));
  scs_last_step_set (self->settings,
                     scs_environment_get_name (scs_setup_get_environment (self->setup)),
                     step_id);
  scs_environment_button_set_title (self->environment_button,
                                    scs_step_info_get_title (scs_step_info_find (step_id)));
  adw_leaflet_navigate (self->leaflet, ADW_NAVIGATION_DIRECTION_FORWARD);
  scs_page_show (page);
  scs_window_update_controls (self);
}

static void
on_step_row_activated_cb (ScsWindow *self, GtkListBoxRow *row)
{
  scs_window_go_to (self, scs_step_row_get_step_id (SCS_STEP_ROW (row)));
}

/* Which comes first: the card, or something that is to be confirmed */
static GtkWidget *
find_first (GtkWidget *root, GtkWidget *card)
{
  GtkWidget *found = NULL;

  if (root == card || SCS_IS_OUTCOME_ROW (root))
    return root;
  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL && found == NULL;
       child = gtk_widget_get_next_sibling (child))
    if (gtk_widget_get_visible (child))
      found = find_first (child, card);
  return found;
}

/**
 * scs_window_focus_page:
 * @self: a window that shows a page
 *
 * Who came by the keyboard goes on by it: where something is to be done, or at its beginning.
 */
void
scs_window_focus_page (ScsWindow *self)
{
  GtkWidget *page = GTK_WIDGET (scs_window_get_page (self));
  ScsErrandCard *card = scs_errand_card_find (page, NULL);

  if (card != NULL && find_first (page, GTK_WIDGET (card)) == GTK_WIDGET (card) &&
      gtk_widget_grab_focus (GTK_WIDGET (card)))
    return;
  gtk_widget_child_focus (page, GTK_DIR_TAB_FORWARD);
}

static void
go_by (ScsWindow *self, int offset)
{
  int position = scs_step_info_get_position (self->step_id) + offset;
  const ScsStepInfo *steps;
  gsize n_steps;

  if (scs_compact_view_is_on (self->compact_view)) {
    scs_compact_view_go_by (self->compact_view, offset);
    return;
  }
  steps = scs_step_info_list (&n_steps);
  if (position < 0 || position >= (int) n_steps)
    return;
  scs_window_go_to (self, steps[position].id);
  scs_window_focus_page (self);
}

static void
on_back_cb (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  go_by (SCS_WINDOW (widget), -1);
}

static void
on_next_cb (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  go_by (SCS_WINDOW (widget), 1);
}

static void
on_go_to_cb (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  ScsWindow *self = SCS_WINDOW (widget);
  const char *step_id = g_variant_get_string (parameter, NULL);

  if (scs_compact_view_is_on (self->compact_view)) {
    scs_compact_view_go_to_step (self->compact_view, step_id);
    return;
  }
  scs_window_go_to (self, step_id);
  if (scs_window_get_page (self) != NULL)
    scs_window_focus_page (self);
}

/* The newest counts; what was told before need not be told any more. */
static void
on_toast_cb (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  ScsWindow *self = SCS_WINDOW (widget);
  AdwToast *toast = adw_toast_new (g_variant_get_string (parameter, NULL));

  if (self->toast != NULL)
    adw_toast_dismiss (self->toast);
  g_set_weak_pointer (&self->toast, toast);
  adw_toast_overlay_add_toast (self->toasts, toast);
}

static void
on_check_again_cb (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  ScsPage *page = scs_window_get_page (SCS_WINDOW (widget));

  if (page != NULL)
    scs_page_show (page);
}

static void
on_show_steps_cb (ScsWindow *self)
{
  adw_leaflet_navigate (self->leaflet, ADW_NAVIGATION_DIRECTION_BACK);
}

static void
on_open_desk_cb (ScsWindow *self)
{
  g_autofree char *uri =
      g_strconcat (scs_environment_get_addresses (scs_setup_get_environment (self->setup))
                       ->sales_connect_url,
                   "/",
                   NULL);

  scs_link_open (GTK_WIDGET (self), uri);
}

static gboolean
scs_window_close_request (GtkWindow *window)
{
  ScsWindow *self = SCS_WINDOW (window);
  int width, height;

  if (!gtk_window_is_maximized (window)) {
    if (!scs_compact_view_get_wide_size (self->compact_view, &width, &height))
      gtk_window_get_default_size (window, &width, &height);
    g_settings_set_int (self->settings, "window-width", width);
    g_settings_set_int (self->settings, "window-height", height);
  }
  gtk_window_set_focus (window, NULL);
  scs_secret_clipboard_clear (gtk_widget_get_clipboard (GTK_WIDGET (self)));
  g_settings_set_boolean (self->settings, "window-maximized", gtk_window_is_maximized (window));
  return GTK_WINDOW_CLASS (scs_window_parent_class)->close_request (window);
}

static void
scs_window_dispose (GObject *object)
{
  ScsWindow *self = SCS_WINDOW (object);

  if (self->setup != NULL)
    scs_window_close_setup (self);
  g_clear_object (&self->settings);
  g_clear_weak_pointer (&self->toast);
  gtk_widget_dispose_template (GTK_WIDGET (object), SCS_TYPE_WINDOW);

  G_OBJECT_CLASS (scs_window_parent_class)->dispose (object);
}

static void
scs_window_finalize (GObject *object)
{
  ScsWindow *self = SCS_WINDOW (object);

  g_free (self->wanted);
  g_free (self->step_id);

  G_OBJECT_CLASS (scs_window_parent_class)->finalize (object);
}

static void
bind_children (GtkWidgetClass *widget_class)
{
  gtk_widget_class_bind_template_child (widget_class, ScsWindow, views);
  gtk_widget_class_bind_template_child (widget_class, ScsWindow, compact_view);
  gtk_widget_class_bind_template_child (widget_class, ScsWindow, trouble_view);
  gtk_widget_class_bind_template_child (widget_class, ScsWindow, leaflet);
  gtk_widget_class_bind_template_child (widget_class, ScsWindow, step_list);
  gtk_widget_class_bind_template_child (widget_class, ScsWindow, welcome);
  gtk_widget_class_bind_template_child (widget_class, ScsWindow, environment_button);
  gtk_widget_class_bind_template_child (widget_class, ScsWindow, sidebar_title);
  gtk_widget_class_bind_template_child (widget_class, ScsWindow, show_steps_button);
  gtk_widget_class_bind_template_child (widget_class, ScsWindow, menu_button);
  gtk_widget_class_bind_template_child (widget_class, ScsWindow, demo_revealer);
  gtk_widget_class_bind_template_child (widget_class, ScsWindow, trouble_feedback);
  gtk_widget_class_bind_template_child (widget_class, ScsWindow, keyring_notice);
  gtk_widget_class_bind_template_child (widget_class, ScsWindow, pages);
  gtk_widget_class_bind_template_child (widget_class, ScsWindow, back_button);
  gtk_widget_class_bind_template_child (widget_class, ScsWindow, next_button);
  gtk_widget_class_bind_template_child (widget_class, ScsWindow, toasts);
  gtk_widget_class_bind_template_callback (widget_class, on_step_row_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_show_steps_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_open_desk_cb);
}

static void
scs_window_class_init (ScsWindowClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = scs_window_dispose;
  object_class->finalize = scs_window_finalize;
  GTK_WINDOW_CLASS (klass)->close_request = scs_window_close_request;

  g_type_ensure (SCS_TYPE_COMPACT_VIEW);
  g_type_ensure (SCS_TYPE_ENVIRONMENT_BUTTON);
  g_type_ensure (SCS_TYPE_FEEDBACK);
  g_type_ensure (SCS_TYPE_KEYRING_NOTICE);
  g_type_ensure (SCS_TYPE_TROUBLE_VIEW);
  g_type_ensure (SCS_TYPE_WELCOME);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               SCS_RESOURCE_PREFIX "/ui/app/scs-window.ui");
  bind_children (widget_class);
  gtk_widget_class_install_action (widget_class, "win.back", NULL, on_back_cb);
  gtk_widget_class_install_action (widget_class, "win.next", NULL, on_next_cb);
  gtk_widget_class_install_action (widget_class, "win.go-to", "s", on_go_to_cb);
  scs_window_install_setup_actions (widget_class);
  scs_window_install_guide_actions (widget_class);
  gtk_widget_class_install_action (widget_class, "win.toast", "s", on_toast_cb);
  gtk_widget_class_install_action (widget_class, "win.check-again", NULL, on_check_again_cb);
}

static void
scs_window_init (ScsWindow *self)
{
  const ScsStepInfo *steps;
  gsize n_steps;

  gtk_widget_init_template (GTK_WIDGET (self));
  scs_window_watch_clipboard (self);
  steps = scs_step_info_list (&n_steps);
  for (gsize i = 0; i < n_steps; i++)
    gtk_list_box_append (self->step_list, scs_step_row_new (steps[i].id));
}

/**
 * scs_window_new:
 * @application: the application
 * @settings: where size and place are kept
 *
 * Returns: (transfer none): a window that still waits for the journal
 */
ScsWindow *
scs_window_new (GtkApplication *application, GSettings *settings)
{
  ScsWindow *self = g_object_new (SCS_TYPE_WINDOW, "application", application, NULL);

  self->settings = g_object_ref (settings);
  gtk_menu_button_set_menu_model (self->menu_button,
                                  G_MENU_MODEL (gtk_application_get_menu_by_id (application,
                                                                                "primary_menu")));
  gtk_window_set_default_size (GTK_WINDOW (self),
                               g_settings_get_int (settings, "window-width"),
                               g_settings_get_int (settings, "window-height"));
  if (g_settings_get_boolean (settings, "window-maximized"))
    gtk_window_maximize (GTK_WINDOW (self));
  return self;
}
