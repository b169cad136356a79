/* SPDX-FileCopyrightText: 2026 The Sales Connect Setup authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "pages/scs-marketo-page.h"
#include "setup/scs-advice.h"
#include "setup/report/scs-report.h"
#include "setup/scs-setup-work.h"
#include "widgets/scs-feedback.h"

/**
 * ScsMarketoPage:
 *
 * Step 5: Sales Connect is connected to Marketo, by the service or by hand, and ten minutes are
 * waited, by wall clock: the countdown is the same after a restart.
 */
struct _ScsMarketoPage {
  ScsPage parent_instance;

  AdwPreferencesGroup *connect_group;
  AdwActionRow *connect_row;
  GtkButton *connect_button;
  ScsFeedback *feedback;
  AdwPreferencesGroup *wait_group;
  GtkLabel *countdown_label;
  GtkLabel *opens_label;
  AdwPreferencesGroup *owner_group;
  AdwActionRow *owner_row;

  gboolean busy;
  guint tick_source;
};

G_DEFINE_FINAL_TYPE (ScsMarketoPage, scs_marketo_page, SCS_TYPE_PAGE)

static ScsOutcomeState
get_connected (ScsMarketoPage *self)
{
  return scs_outcome_get_state (
      scs_setup_get_outcome (scs_page_get_setup (SCS_PAGE (self)), "marketo-connected"));
}

/* What has to come first, and on which page; NULL when nothing has */
static const char *
find_first_step (ScsSetup *setup)
{
  if (!scs_setup_has_secret (setup, "sales-connect", NULL, "access-token"))
    return "account";
  return scs_setup_group_applies (setup, SCS_GROUP_MARKETO) ? NULL : "credentials";
}

static void
update_controls (ScsMarketoPage *self)
{
  ScsSetup *setup = scs_page_get_setup (SCS_PAGE (self));
  gboolean guided = scs_setup_is_guided (setup);
  gboolean connected = get_connected (self) == SCS_OUTCOME_PROVED;
  const char *first = connected || guided ? NULL : find_first_step (setup);
  const char *sentence;

  if (connected)
    sentence = _("Connected. Only the person who connected can undo it.");
  else if (g_strcmp0 (first, "account") == 0)
    sentence = _("Sign in on the page “Your Account” first.");
  else if (first != NULL)
    sentence = _("Store the three values on the page “Marketo Values” first.");
  else if (scs_setup_is_doubtful (setup, "connect-marketo"))
    sentence = _("It is not certain whether the last try went through. Pressing Connect asks Sales Connect first.");
  else
    sentence = _("The connection will belong to you: only you can undo it.");
  adw_action_row_set_subtitle (self->connect_row, sentence);
  /* Translators: buttons that lead to another page, where something has to be done first */
  gtk_button_set_label (self->connect_button,
                        first == NULL
                        ? _("_Connect")
                        : g_str_equal (first, "account")
                        ? _("_Sign In First…")
                        : _("_Values First…"));
  gtk_widget_set_visible (GTK_WIDGET (self->connect_group), !guided);
  gtk_widget_set_sensitive (GTK_WIDGET (self->connect_button), !self->busy && !connected);
}

/* The connection belongs to whoever connected, as they said or as the program saw. */
static void
show_owner (ScsMarketoPage *self)
{
  ScsSetup *setup = scs_page_get_setup (SCS_PAGE (self));
  const ScsOutcome *outcome = scs_setup_get_outcome (setup, "marketo-connected");
  const char *fact = scs_setup_get_fact (setup, SCS_FACT_CONNECTION_OWNER);
  const char *owner = outcome->who != NULL ? outcome->who : fact;
  gboolean known = owner != NULL && get_connected (self) != SCS_OUTCOME_OPEN;

  gtk_widget_set_visible (GTK_WIDGET (self->owner_group), known);
  if (known) {
    /* Translators: %s is a person's name */
    g_autofree char *title = g_strdup_printf (_("The connection belongs to %s"), owner);

    adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->owner_row), title);
  }
}

static gboolean on_tick_cb (gpointer user_data);

static void
show_wait (ScsMarketoPage *self)
{
  ScsSetup *setup = scs_page_get_setup (SCS_PAGE (self));
  gint64 opens_at_us = scs_setup_get_wait_opens_at_us (setup);
  gint64 left_s = (opens_at_us - g_get_real_time () + G_USEC_PER_SEC - 1) / G_USEC_PER_SEC;
  g_autofree char *moment = NULL, *words = NULL, *countdown = NULL;

  gtk_widget_set_visible (GTK_WIDGET (self->wait_group),
                          opens_at_us > 0 && get_connected (self) != SCS_OUTCOME_OPEN);
  if (opens_at_us == 0)
    return;
  left_s = MAX (left_s, 0);
  /* Translators: a countdown of minutes and seconds */
  countdown = g_strdup_printf (_("%d:%02d"), (int) (left_s / 60), (int) (left_s % 60));
  gtk_label_set_label (self->countdown_label, countdown);
  gtk_widget_set_visible (GTK_WIDGET (self->countdown_label), left_s > 0);
  moment = scs_report_dup_moment (opens_at_us);
  if (left_s > 0)
    /* Translators: %s is a day and a time */
    words = g_strdup_printf (_("Team Access opens %s. You may close the window; while the program runs, it tells you."),
        moment);
  else
    words = g_strdup (_("The ten minutes are over. Go on to Team Access."));
  gtk_label_set_label (self->opens_label, words);
  if (left_s > 0 && self->tick_source == 0)
    self->tick_source = g_timeout_add (250, on_tick_cb, self);
}

static void
looked_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GError) error = NULL;

  scs_setup_run_checks_finish (SCS_SETUP (source), result, &error);
}

static gboolean
on_tick_cb (gpointer user_data)
{
  ScsMarketoPage *self = user_data;
  ScsSetup *setup = scs_page_get_setup (SCS_PAGE (self));

  if (scs_setup_is_waiting (setup)) {
    show_wait (self);
    return G_SOURCE_CONTINUE;
  }
  self->tick_source = 0;
  show_wait (self);
  if (scs_setup_group_applies (setup, SCS_GROUP_SALES_CONNECT))
    scs_setup_run_checks_async (setup, SCS_GROUP_SALES_CONNECT, NULL, looked_cb, NULL);
  return G_SOURCE_REMOVE;
}

static void
connected_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (ScsMarketoPage) self = user_data;
  g_autofree char *sentence = NULL;
  g_autoptr (GError) error = NULL;
  gboolean done = scs_setup_connect_marketo_finish (SCS_SETUP (source), result, &error);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_PENDING))
    return;
  self->busy = FALSE;
  if (scs_page_get_setup (SCS_PAGE (self)) == NULL)
    return;
  update_controls (self);
  if (done) {
    g_autofree char *name = scs_setup_dup_my_name (SCS_SETUP (source));

    scs_setup_set_fact (SCS_SETUP (source), SCS_FACT_CONNECTION_OWNER, name);
    scs_feedback_clear (self->feedback);
  } else if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED)) {
    sentence = scs_advice_dup_sentences_for_error (error);
    scs_feedback_set_error (self->feedback, sentence);
  }
}

static void
on_connect_clicked_cb (ScsMarketoPage *self)
{
  ScsSetup *setup = scs_page_get_setup (SCS_PAGE (self));
  const char *first = find_first_step (setup);

  if (self->busy)
    return;
  if (first != NULL) {
    gtk_widget_activate_action (GTK_WIDGET (self), "win.go-to", "s", first);
    return;
  }
  self->busy = TRUE;
  scs_feedback_set_busy (self->feedback, _("Connecting…"));
  update_controls (self);
  scs_setup_connect_marketo_async (setup, connected_cb, g_object_ref (self));
}

static void
scs_marketo_page_refresh (ScsPage *page)
{
  ScsMarketoPage *self = SCS_MARKETO_PAGE (page);

  update_controls (self);
  show_wait (self);
  show_owner (self);
}

static void
scs_marketo_page_dispose (GObject *object)
{
  ScsMarketoPage *self = SCS_MARKETO_PAGE (object);

  g_clear_handle_id (&self->tick_source, g_source_remove);

  G_OBJECT_CLASS (scs_marketo_page_parent_class)->dispose (object);
}

static void
scs_marketo_page_class_init (ScsMarketoPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = scs_marketo_page_dispose;
  SCS_PAGE_CLASS (klass)->refresh = scs_marketo_page_refresh;

  g_type_ensure (SCS_TYPE_FEEDBACK);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               SCS_RESOURCE_PREFIX "/ui/pages/scs-marketo-page.ui");
  gtk_widget_class_bind_template_child (widget_class, ScsMarketoPage, connect_group);
  gtk_widget_class_bind_template_child (widget_class, ScsMarketoPage, connect_row);
  gtk_widget_class_bind_template_child (widget_class, ScsMarketoPage, connect_button);
  gtk_widget_class_bind_template_child (widget_class, ScsMarketoPage, feedback);
  gtk_widget_class_bind_template_child (widget_class, ScsMarketoPage, wait_group);
  gtk_widget_class_bind_template_child (widget_class, ScsMarketoPage, countdown_label);
  gtk_widget_class_bind_template_child (widget_class, ScsMarketoPage, opens_label);
  gtk_widget_class_bind_template_child (widget_class, ScsMarketoPage, owner_group);
  gtk_widget_class_bind_template_child (widget_class, ScsMarketoPage, owner_row);
  gtk_widget_class_bind_template_callback (widget_class, on_connect_clicked_cb);
}

static void
scs_marketo_page_init (ScsMarketoPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}
