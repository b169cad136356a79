/* SPDX-FileCopyrightText: 2026 The Sales Connect Setup authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "app/scs-compact-view.h"
#include "setup/guide/scs-progress.h"
#include "widgets/scs-errand-card.h"

#define WIDTH 360
#define LEAST_HEIGHT 600
#define PANELS 80 /* what a desktop may keep of a screen's height */

/**
 * ScsCompactView:
 *
 * The window beside the browser: one errand and nothing else, and the way to the one before and the
 * one after, through the whole set-up. What was typed is kept by the set-up, so that it is the same
 * here and on the pages. It makes the window narrow, and knows how wide it was.
 */
struct _ScsCompactView {
  AdwBin parent_instance;

  AdwWindowTitle *title;
  GtkScrolledWindow *scroller;
  GtkBox *wait_box;
  GtkLabel *wait_label;
  AdwBin *card_bin;
  GtkBox *nothing_box;
  GtkLabel *nothing_label;
  GtkButton *next_open_button;
  GtkButton *back_button;
  GtkButton *next_button;

  ScsSetup *setup;         /* (owned) (nullable) */
  char *step_id;           /* (owned) (nullable) */
  const ScsErrand *errand; /* (nullable) what is shown */
  gboolean was_done;       /* when it was first shown */
  int wide_width;          /* of the window before, 0: not known */
  int wide_height;
  gboolean was_maximized;
  guint tick_source; /* while the ten minutes run */
};

G_DEFINE_FINAL_TYPE (ScsCompactView, scs_compact_view, ADW_TYPE_BIN)

static ScsErrandCard *
get_card (ScsCompactView *self)
{
  GtkWidget *child = adw_bin_get_child (self->card_bin);

  return child != NULL ? SCS_ERRAND_CARD (child) : NULL;
}

static void
show_place (ScsCompactView *self)
{
  g_autoptr (GPtrArray) list = scs_progress_list (self->setup, NULL, NULL);
  g_autofree char *environment =
      scs_environment_dup_title (scs_setup_get_environment (self->setup));
  g_autofree char *subtitle = NULL;
  guint place;

  adw_window_title_set_title (self->title,
                              scs_step_info_get_title (scs_step_info_find (self->step_id)));
  if (self->errand != NULL && g_ptr_array_find (list, self->errand, &place))
    /* Translators: the card %1$u of %2$u; %3$s is the environment, e.g. “Production” */
    subtitle = g_strdup_printf (_("%1$u of %2$u · %3$s"), place + 1, list->len, environment);
  adw_window_title_set_subtitle (self->title, subtitle != NULL ? subtitle : environment);
  gtk_widget_action_set_enabled (GTK_WIDGET (self),
                                 "compact.back",
                                 scs_compact_view_can_go (self, -1));
  gtk_widget_action_set_enabled (GTK_WIDGET (self),
                                 "compact.next",
                                 scs_compact_view_can_go (self, 1));
}

/* The next thing to do after the present step, else before it */
static const ScsErrand *
find_next_open (ScsCompactView *self)
{
  int position = scs_step_info_get_position (self->step_id);
  const ScsStepInfo *steps;
  gsize n_steps;

  steps = scs_step_info_list (&n_steps);
  for (gsize i = 1; i <= n_steps; i++) {
    const ScsErrand *errand =
        scs_progress_find_first (self->setup, steps[(position + i) % n_steps].id);

    if (errand != NULL)
      return errand;
  }
  return NULL;
}

/* What the person opened there, else the first that is to be done */
static const ScsErrand *
find_at_hand (ScsCompactView *self, const char *step_id)
{
  const ScsErrand *errand = scs_progress_find_present (self->setup, step_id);

  return errand != NULL ? errand : scs_progress_find_first (self->setup, step_id);
}

static void
show_nothing (ScsCompactView *self)
{
  const ScsErrand *next = find_next_open (self);

  gtk_label_set_label (self->nothing_label,
                       next != NULL
                       ? _("Nothing is left to do by hand in this step.")
                       : _("Nothing is left to do by hand."));
  gtk_widget_set_visible (GTK_WIDGET (self->next_open_button), next != NULL);
  if (next != NULL) {
    GtkWidget *label = gtk_button_get_child (self->next_open_button);
    /* Translators: %s is what is to be reached, e.g. “The team is invited” */
    g_autofree char *text = g_strdup_printf (_("Next: %s"), _(next->title));

    gtk_label_set_label (GTK_LABEL (label), text);
    gtk_actionable_set_action_target (GTK_ACTIONABLE (self->next_open_button), "s", next->id);
  }
}

static gboolean on_tick_cb (gpointer user_data);

/* The ten minutes, whatever is shown */
static void
show_wait (ScsCompactView *self)
{
  gint64 opens_at_us, left_s;
  g_autoptr (GDateTime) moment = NULL;
  g_autofree char *countdown = NULL, *at = NULL, *words = NULL;

  gtk_widget_set_visible (GTK_WIDGET (self->wait_box), scs_setup_is_waiting (self->setup));
  if (!scs_setup_is_waiting (self->setup))
    return;
  opens_at_us = scs_setup_get_wait_opens_at_us (self->setup);
  left_s = MAX ((opens_at_us - g_get_real_time () + G_USEC_PER_SEC - 1) / G_USEC_PER_SEC, 0);
  moment = g_date_time_new_from_unix_local (opens_at_us / G_USEC_PER_SEC);
  /* Translators: a countdown of minutes and seconds */
  countdown = g_strdup_printf (_("%d:%02d"), (int) (left_s / 60), (int) (left_s % 60));
  at = g_date_time_format (moment, "%H:%M");
  /* Translators: %1$s is a countdown such as “9:41”, %2$s a time of day such as “14:05” */
  words = g_strdup_printf (_("Team Access opens in %1$s, at %2$s."), countdown, at);
  gtk_label_set_label (self->wait_label, words);
  if (self->tick_source == 0)
    self->tick_source = g_timeout_add (250, on_tick_cb, self);
}

static gboolean
on_tick_cb (gpointer user_data)
{
  ScsCompactView *self = user_data;

  if (self->setup != NULL && scs_setup_is_waiting (self->setup)) {
    show_wait (self);
    return G_SOURCE_CONTINUE;
  }
  self->tick_source = 0;
  gtk_widget_set_visible (GTK_WIDGET (self->wait_box), FALSE);
  return G_SOURCE_REMOVE;
}

static void
show (ScsCompactView *self, const char *step_id, const ScsErrand *errand)
{
  if (step_id != self->step_id) {
    g_free (self->step_id);
    self->step_id = g_strdup (step_id);
  }
  if (errand != self->errand || get_card (self) == NULL) {
    GtkWidget *card = NULL;

    if (errand != NULL)
      card = g_object_new (SCS_TYPE_ERRAND_CARD, "errand-id", errand->id, NULL);
    adw_bin_set_child (self->card_bin, card);
    self->was_done = errand != NULL && scs_progress_is_done (self->setup, errand);
    gtk_adjustment_set_value (gtk_scrolled_window_get_vadjustment (self->scroller), 0);
  }
  self->errand = errand;
  if (errand != NULL)
    scs_errand_card_refresh (get_card (self), self->setup);
  else
    show_nothing (self);
  gtk_widget_set_visible (GTK_WIDGET (self->card_bin), errand != NULL);
  gtk_widget_set_visible (GTK_WIDGET (self->nothing_box), errand == NULL);
  show_place (self);
  show_wait (self);
}

/* Who works by the keyboard goes on by it. */
static void
focus (ScsCompactView *self)
{
  if (!gtk_widget_get_mapped (GTK_WIDGET (self)))
    return;
  if (self->errand == NULL)
    gtk_widget_grab_focus (GTK_WIDGET (self->next_open_button));
  else
    gtk_widget_grab_focus (GTK_WIDGET (get_card (self)));
}

static void
on_back_cb (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  scs_compact_view_go_by (SCS_COMPACT_VIEW (widget), -1);
}

static void
on_next_cb (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  scs_compact_view_go_by (SCS_COMPACT_VIEW (widget), 1);
}

static void
scs_compact_view_dispose (GObject *object)
{
  g_clear_handle_id (&SCS_COMPACT_VIEW (object)->tick_source, g_source_remove);
  g_clear_object (&SCS_COMPACT_VIEW (object)->setup);
  gtk_widget_dispose_template (GTK_WIDGET (object), SCS_TYPE_COMPACT_VIEW);

  G_OBJECT_CLASS (scs_compact_view_parent_class)->dispose (object);
}

static void
scs_compact_view_finalize (GObject *object)
{
  g_free (SCS_COMPACT_VIEW (object)->step_id);

  G_OBJECT_CLASS (scs_compact_view_parent_class)->finalize (object);
}

static void
scs_compact_view_class_init (ScsCompactViewClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = scs_compact_view_dispose;
  object_class->finalize = scs_compact_view_finalize;

  gtk_widget_class_set_template_from_resource (widget_class,
                                               SCS_RESOURCE_PREFIX "/ui/app/scs-compact-view.ui");
  gtk_widget_class_bind_template_child (widget_class, ScsCompactView, title);
  gtk_widget_class_bind_template_child (widget_class, ScsCompactView, scroller);
  gtk_widget_class_bind_template_child (widget_class, ScsCompactView, wait_box);
  gtk_widget_class_bind_template_child (widget_class, ScsCompactView, wait_label);
  gtk_widget_class_bind_template_child (widget_class, ScsCompactView, card_bin);
  gtk_widget_class_bind_template_child (widget_class, ScsCompactView, nothing_box);
  gtk_widget_class_bind_template_child (widget_class, ScsCompactView, nothing_label);
  gtk_widget_class_bind_template_child (widget_class, ScsCompactView, next_open_button);
  gtk_widget_class_bind_template_child (widget_class, ScsCompactView, back_button);
  gtk_widget_class_bind_template_child (widget_class, ScsCompactView, next_button);
  gtk_widget_class_install_action (widget_class, "compact.back", NULL, on_back_cb);
  gtk_widget_class_install_action (widget_class, "compact.next", NULL, on_next_cb);
}

static void
scs_compact_view_init (ScsCompactView *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

static int
get_screen_height (GtkWindow *window)
{
  GdkSurface *surface = gtk_native_get_surface (GTK_NATIVE (window));
  GdkMonitor *monitor =
      surface != NULL
          ? gdk_display_get_monitor_at_surface (gdk_surface_get_display (surface), surface)
          : NULL;
  GdkRectangle area;

  if (monitor == NULL)
    return LEAST_HEIGHT + PANELS;
  gdk_monitor_get_geometry (monitor, &area);
  return area.height;
}

static void
make_narrow (ScsCompactView *self)
{
  GtkWindow *window = GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self)));
  int height;

  self->was_maximized = gtk_window_is_maximized (window);
  gtk_window_get_default_size (window, &self->wide_width, &self->wide_height);
  if (self->was_maximized)
    gtk_window_unmaximize (window);
  height = MAX (self->wide_height, LEAST_HEIGHT);
  gtk_window_set_default_size (window, WIDTH, MIN (height, get_screen_height (window) - PANELS));
}

static void
make_wide (ScsCompactView *self)
{
  GtkWindow *window = GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self)));

  gtk_window_set_default_size (window, self->wide_width, self->wide_height);
  if (self->was_maximized)
    gtk_window_maximize (window);
  self->wide_width = 0;
}

/**
 * scs_compact_view_enter:
 * @self: a compact view
 * @setup: what is being set up
 * @step_id: the step that was shown
 *
 * Makes the window narrow, and shows what is at hand in the step.
 */
void
scs_compact_view_enter (ScsCompactView *self, ScsSetup *setup, const char *step_id)
{
  g_set_object (&self->setup, setup);
  if (self->wide_width == 0)
    make_narrow (self);
  scs_compact_view_go_to_step (self, step_id);
}

/**
 * scs_compact_view_leave:
 * @self: a compact view
 *
 * Gives the window its width back.
 */
void
scs_compact_view_leave (ScsCompactView *self)
{
  if (self->wide_width > 0)
    make_wide (self);
  scs_compact_view_close (self);
}

/**
 * scs_compact_view_is_on:
 * @self: a compact view
 *
 * Returns: whether the window is narrow, and shows it
 */
gboolean
scs_compact_view_is_on (ScsCompactView *self)
{
  return self->setup != NULL;
}

/**
 * scs_compact_view_close:
 * @self: a compact view
 *
 * Lets go of the set-up; the window stays as wide as it is.
 */
void
scs_compact_view_close (ScsCompactView *self)
{
  adw_bin_set_child (self->card_bin, NULL);
  self->errand = NULL;
  g_clear_handle_id (&self->tick_source, g_source_remove);
  g_clear_object (&self->setup);
}

/**
 * scs_compact_view_refresh:
 * @self: a compact view
 *
 * Shows what the set-up is now. What was just done makes room for the next.
 */
void
scs_compact_view_refresh (ScsCompactView *self)
{
  const ScsErrand *errand = self->errand;
  g_autoptr (GPtrArray) list = NULL;

  if (self->setup == NULL)
    return;
  list = scs_progress_list (self->setup, NULL, NULL);
  if (errand != NULL && !self->was_done && scs_progress_is_done (self->setup, errand))
    errand = scs_progress_find_present (self->setup, self->step_id);
  else if (errand != NULL && !g_ptr_array_find (list, errand, NULL))
    errand = find_at_hand (self, self->step_id);
  if (errand == self->errand) {
    show (self, self->step_id, errand);
    return;
  }
  show (self, self->step_id, errand);
  focus (self);
}

/**
 * scs_compact_view_go_to_step:
 * @self: a compact view
 * @step_id: a step
 *
 * Shows what the person opened in it, else the first that is to be done.
 */
void
scs_compact_view_go_to_step (ScsCompactView *self, const char *step_id)
{
  show (self, step_id, find_at_hand (self, step_id));
  focus (self);
}

/**
 * scs_compact_view_go_to_errand:
 * @self: a compact view
 * @errand_id: an errand
 */
void
scs_compact_view_go_to_errand (ScsCompactView *self, const char *errand_id)
{
  const ScsErrand *errand = scs_errand_find (errand_id);

  g_return_if_fail (errand != NULL);

  scs_progress_set_present (self->setup, errand->step, errand->id);
  show (self, errand->step, errand);
  focus (self);
}

/* Where there is none, the step's own place among the errands: between those before and after it */
static int
find_place (ScsCompactView *self, GPtrArray *list, int offset)
{
  guint place;

  if (self->errand != NULL)
    return g_ptr_array_find (list, self->errand, &place) ? (int) place + offset : -1;
  for (place = 0; place < list->len; place++)
    if (scs_step_info_get_position (((ScsErrand *) g_ptr_array_index (list, place))->step) >
        scs_step_info_get_position (self->step_id))
      break;
  return offset > 0 ? (int) place : (int) place - 1;
}

/**
 * scs_compact_view_can_go:
 * @self: a compact view
 * @offset: 1 or -1
 *
 * Returns: whether there is one after or before
 */
gboolean
scs_compact_view_can_go (ScsCompactView *self, int offset)
{
  g_autoptr (GPtrArray) list = scs_progress_list (self->setup, NULL, NULL);
  int place = find_place (self, list, offset);

  return place >= 0 && place < (int) list->len;
}

/**
 * scs_compact_view_go_by:
 * @self: a compact view
 * @offset: 1 or -1
 *
 * Shows the errand after or before.
 */
void
scs_compact_view_go_by (ScsCompactView *self, int offset)
{
  g_autoptr (GPtrArray) list = scs_progress_list (self->setup, NULL, NULL);
  int place = find_place (self, list, offset);

  if (place >= 0 && place < (int) list->len)
    scs_compact_view_go_to_errand (self, ((ScsErrand *) g_ptr_array_index (list, place))->id);
}

/**
 * scs_compact_view_get_wide_size:
 * @self: a compact view
 * @width: (out): of the window before it was narrow, in pixels
 * @height: (out): likewise
 *
 * Returns: whether the window is narrow
 */
gboolean
scs_compact_view_get_wide_size (ScsCompactView *self, int *width, int *height)
{
  *width = self->wide_width;
  *height = self->wide_height;
  return self->wide_width > 0;
}
