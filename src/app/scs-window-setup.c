/* SPDX-FileCopyrightText: 2026 The Sales Connect Setup authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "app/scs-last-step.h"
#include "app/scs-window-private.h"
#include "setup/scs-advice.h"
#include "setup/scs-setup-work.h"

/* The part of ScsWindow that opens a set-up, watches it, waits with it and closes it; and that
 * shows the welcome or a trouble in its place. */

typedef enum {
  SIGNAL_OPEN_ENVIRONMENT,
  SIGNAL_OPEN_DEMO,
  SIGNAL_REMOVE_ENVIRONMENT,
  SIGNAL_RETRY,
  SIGNAL_SET_ASIDE,
  SIGNAL_LAST
} ScsWindowSignal;

static guint signals[SIGNAL_LAST];

static guint
new_signal (const char *name, guint n_params, GType first, GType second)
{
  return g_signal_new (name,
                       SCS_TYPE_WINDOW,
                       G_SIGNAL_RUN_LAST,
                       0,
                       NULL,
                       NULL,
                       NULL,
                       G_TYPE_NONE,
                       n_params,
                       first,
                       second);
}

static void arm_wait (ScsWindow *self);

static void
notify_wait_over (ScsWindow *self)
{
  g_autoptr (GNotification) notification = g_notification_new (_("Team Access is open"));

  g_notification_set_body (
      notification,
      _("The ten minutes are over. Go on with inviting and connecting your people."));
  g_notification_set_default_action_and_target (notification, "app.show-step", "s", "team");
  g_application_send_notification (G_APPLICATION (gtk_window_get_application (GTK_WINDOW (self))),
                                   "wait-over",
                                   notification);
  scs_setup_set_fact (self->setup, SCS_FACT_WAIT_NOTIFIED, "yes");
}

static gboolean
on_wait_time_cb (gpointer user_data)
{
  ScsWindow *self = user_data;

  self->wait_source = 0;
  arm_wait (self);
  return G_SOURCE_REMOVE;
}

/* By wall clock, and looked at each second, so that a computer that slept, or whose clock was set,
 * is right at once. */
static void
arm_wait (ScsWindow *self)
{
  gint64 opens_at_us = scs_setup_get_wait_opens_at_us (self->setup);

  if (opens_at_us == 0 || self->wait_source != 0 ||
      g_strcmp0 (scs_setup_get_fact (self->setup, SCS_FACT_WAIT_NOTIFIED), "yes") == 0)
    return;
  if (opens_at_us > g_get_real_time ()) {
    self->wait_source = g_timeout_add (1000, on_wait_time_cb, self);
    return;
  }
  if (scs_setup_is_guided (self->setup) &&
      scs_outcome_get_state (scs_setup_get_outcome (self->setup, "marketo-waited")) ==
          SCS_OUTCOME_OPEN)
    scs_setup_say (self->setup, "marketo-waited", _("The ten minutes passed by the clock."));
  notify_wait_over (self);
}

static gboolean
on_refresh_idle_cb (gpointer user_data)
{
  ScsWindow *self = user_data;

  self->refresh_source = 0;
  scs_window_update_step_rows (self);
  scs_window_update_controls (self);
  scs_keyring_notice_refresh (self->keyring_notice, self->setup);
  scs_compact_view_refresh (self->compact_view);
  arm_wait (self);
  return G_SOURCE_REMOVE;
}

static void
on_setup_changed_cb (ScsSetup *setup, ScsWindow *self)
{
  if (setup == self->setup && self->refresh_source == 0)
    self->refresh_source = g_idle_add (on_refresh_idle_cb, self);
}

static void
on_setup_trouble_cb (ScsSetup *setup, const GError *error, ScsWindow *self)
{
  g_autofree char *sentence = scs_advice_dup_sentences_for_error (error);

  scs_feedback_set_error (self->trouble_feedback, sentence);
}

/**
 * scs_window_close_setup:
 * @self: a window
 *
 * Lets go of what is shown, and of everything that shows it.
 */
void
scs_window_close_setup (ScsWindow *self)
{
  g_autoptr (ScsSetup) setup = g_steal_pointer (&self->setup);
  GtkWidget *child;

  if (self->loading != NULL)
    g_cancellable_cancel (self->loading);
  g_clear_object (&self->loading);
  g_clear_handle_id (&self->refresh_source, g_source_remove);
  g_clear_handle_id (&self->wait_source, g_source_remove);
  /* GTK 4.8 uses a password field after it is freed when it goes with the focus in it. */
  gtk_window_set_focus (GTK_WINDOW (self), NULL);
  scs_compact_view_close (self->compact_view);
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->pages))) != NULL)
    gtk_stack_remove (self->pages, child);
  scs_feedback_clear (self->trouble_feedback);
  scs_keyring_notice_refresh (self->keyring_notice, NULL);
  /* It is not ours any more, so what this changes asks for no refresh. */
  if (setup != NULL)
    scs_setup_withdraw_errands (setup);
}

static void
setup_loaded_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (ScsWindow) self = user_data;
  ScsSetup *setup = SCS_SETUP (source);
  g_autofree char *last = NULL;
  g_autofree char *title = NULL;
  g_autoptr (GError) error = NULL;
  gboolean loaded = scs_setup_load_finish (setup, result, &error);

  if (setup != self->setup)
    return;
  if (!loaded) {
    scs_window_show_journal_trouble (self, error);
    return;
  }
  title = scs_environment_dup_title (scs_setup_get_environment (setup));
  scs_environment_button_set_present (self->environment_button, scs_setup_get_environment (setup));
  adw_window_title_set_subtitle (self->sidebar_title, title);
  gtk_revealer_set_reveal_child (self->demo_revealer,
                                 scs_environment_is_demo (scs_setup_get_environment (setup)));
  last = scs_last_step_dup (self->settings,
                            scs_environment_get_name (scs_setup_get_environment (setup)));
  scs_window_update_step_rows (self);
  scs_keyring_notice_refresh (self->keyring_notice, self->setup);
  gtk_stack_set_visible_child_name (self->views, "steps");
  scs_window_go_to (self, scs_step_info_find (last) != NULL ? last : "prerequisites");
  if (g_settings_get_boolean (self->settings, "beside-browser"))
    scs_window_enter_compact (self);
  arm_wait (self);
}

/**
 * scs_window_open_setup:
 * @self: a window
 * @setup: one that still has to be loaded
 *
 * Shows another set-up in place of the present one.
 */
void
scs_window_open_setup (ScsWindow *self, ScsSetup *setup)
{
  scs_window_close_setup (self);
  self->setup = g_object_ref (setup);
  self->loading = g_cancellable_new ();
  g_signal_connect_object (setup, "changed", G_CALLBACK (on_setup_changed_cb), self, 0);
  g_signal_connect_object (setup, "trouble", G_CALLBACK (on_setup_trouble_cb), self, 0);
  gtk_stack_set_visible_child_name (self->views, "loading");
  scs_setup_load_async (setup, self->loading, setup_loaded_cb, g_object_ref (self));
}

/**
 * scs_window_show_welcome:
 * @self: a window
 *
 * Asks what is to be set up.
 */
void
scs_window_show_welcome (ScsWindow *self)
{
  gtk_stack_set_visible_child_name (self->views, "welcome");
  scs_welcome_look (self->welcome);
}

/**
 * scs_window_show_trouble:
 * @self: a window
 * @title: what is wrong
 * @text: what to do
 * @may_set_aside: whether to offer a new beginning
 */
void
scs_window_show_trouble (ScsWindow *self,
                         const char *title,
                         const char *text,
                         gboolean may_set_aside)
{
  scs_window_close_setup (self);
  scs_trouble_view_set (self->trouble_view, title, text, may_set_aside);
  gtk_stack_set_visible_child_name (self->views, "trouble");
}

/**
 * scs_window_show_journal_trouble:
 * @self: a window
 * @error: of #ScsJournalError
 */
void
scs_window_show_journal_trouble (ScsWindow *self, const GError *error)
{
  const char *key = scs_advice_get_key (error);
  gboolean unreadable = g_error_matches (error, SCS_JOURNAL_ERROR, SCS_JOURNAL_ERROR_DAMAGED) ||
                        g_error_matches (error, SCS_JOURNAL_ERROR, SCS_JOURNAL_ERROR_NEWER);

  scs_window_show_trouble (self, scs_advice_get_what (key), scs_advice_get_todo (key), unreadable);
}

static void
on_switch_environment_cb (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  scs_window_show_welcome (SCS_WINDOW (widget));
}

static void
on_open_environment_cb (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  g_signal_emit (widget,
                 signals[SIGNAL_OPEN_ENVIRONMENT],
                 0,
                 g_variant_get_string (parameter, NULL));
}

static void
on_open_demo_cb (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  g_signal_emit (widget, signals[SIGNAL_OPEN_DEMO], 0, g_variant_get_boolean (parameter));
}

/* Closed first, so that nothing that still runs writes the environment's records anew. */
static void
on_remove_environment_cb (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  ScsWindow *self = SCS_WINDOW (widget);
  g_autoptr (ScsSetup) setup = self->setup != NULL ? g_object_ref (self->setup) : NULL;
  const char *name;
  gboolean begin_anew;

  g_variant_get (parameter, "(&sb)", &name, &begin_anew);
  if (setup == NULL ||
      !g_str_equal (scs_environment_get_name (scs_setup_get_environment (setup)), name))
    return;
  scs_window_close_setup (self);
  scs_setup_close (setup);
  gtk_stack_set_visible_child_name (self->views, "loading");
  g_signal_emit (widget, signals[SIGNAL_REMOVE_ENVIRONMENT], 0, name, begin_anew);
}

static void
on_retry_cb (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  gtk_stack_set_visible_child_name (SCS_WINDOW (widget)->views, "loading");
  g_signal_emit (widget, signals[SIGNAL_RETRY], 0);
}

static void
on_set_aside_cb (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  gtk_stack_set_visible_child_name (SCS_WINDOW (widget)->views, "loading");
  g_signal_emit (widget, signals[SIGNAL_SET_ASIDE], 0);
}

/**
 * scs_window_set_environments:
 * @self: a window
 * @environments: what can be switched to
 */
void
scs_window_set_environments (ScsWindow *self, ScsEnvironments *environments)
{
  scs_environment_button_set_environments (self->environment_button, environments);
  scs_welcome_set_environments (self->welcome, environments);
}

/**
 * scs_window_want_environment:
 * @self: a window
 * @name: (nullable): the environment to open when the journal is there
 */
void
scs_window_want_environment (ScsWindow *self, const char *name)
{
  g_free (self->wanted);
  self->wanted = g_strdup (name);
}

/**
 * scs_window_dup_wanted_environment:
 * @self: a window
 *
 * Returns: (transfer full) (nullable): what scs_window_want_environment() was given
 */
char *
scs_window_dup_wanted_environment (ScsWindow *self)
{
  return g_strdup (self->wanted);
}

/**
 * scs_window_is_ready:
 * @self: a window
 *
 * Returns: whether the journal is open, so that an environment can be opened
 */
gboolean
scs_window_is_ready (ScsWindow *self)
{
  const char *view = gtk_stack_get_visible_child_name (self->views);

  return g_strcmp0 (view, "steps") == 0 || g_strcmp0 (view, "compact") == 0 ||
         g_strcmp0 (view, "welcome") == 0;
}

/**
 * scs_window_install_setup_actions:
 * @widget_class: of the window
 *
 * Installs the actions, and the signals by which they ask the application.
 */
void
scs_window_install_setup_actions (GtkWidgetClass *widget_class)
{
  signals[SIGNAL_OPEN_ENVIRONMENT] = new_signal ("open-environment", 1, G_TYPE_STRING, G_TYPE_NONE);
  signals[SIGNAL_OPEN_DEMO] = new_signal ("open-demo", 1, G_TYPE_BOOLEAN, G_TYPE_NONE);
  signals[SIGNAL_REMOVE_ENVIRONMENT] =
      new_signal ("remove-environment", 2, G_TYPE_STRING, G_TYPE_BOOLEAN);
  signals[SIGNAL_RETRY] = new_signal ("retry", 0, G_TYPE_NONE, G_TYPE_NONE);
  signals[SIGNAL_SET_ASIDE] = new_signal ("set-aside", 0, G_TYPE_NONE, G_TYPE_NONE);

  gtk_widget_class_install_action (widget_class,
                                   "win.open-environment",
                                   "s",
                                   on_open_environment_cb);
  gtk_widget_class_install_action (widget_class, "win.open-demo", "b", on_open_demo_cb);
  gtk_widget_class_install_action (widget_class,
                                   "win.remove-environment",
                                   "(sb)",
                                   on_remove_environment_cb);
  gtk_widget_class_install_action (widget_class, "win.retry", NULL, on_retry_cb);
  gtk_widget_class_install_action (widget_class, "win.set-aside", NULL, on_set_aside_cb);
  gtk_widget_class_install_action (widget_class,
                                   "win.switch-environment",
                                   NULL,
                                   on_switch_environment_cb);
}
