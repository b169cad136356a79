/* SPDX-FileCopyrightText: 2026 The Sales Connect Setup authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "pages/scs-salesforce-page.h"
#include "setup/scs-advice.h"
#include "setup/scs-setup-work.h"
#include "widgets/scs-feedback.h"
#include "widgets/scs-link.h"
#include "widgets/scs-salesforce-sign-in-group.h"

/* How often, and how long, Sales Connect is asked whether the person has come back from Salesforce
 */
#define POLL_EVERY_S 4
#define POLL_TIMES 150

/**
 * ScsSalesforcePage:
 *
 * Step 3: the app is let into Salesforce, Sales Connect is connected as admin or as non-admin,
 * package and picklist. Who has a consumer key may sign in and have it checked.
 */
struct _ScsSalesforcePage {
  ScsPage parent_instance;

  AdwComboRow *as_row;
  AdwPreferencesGroup *connect_group;
  AdwActionRow *connect_row;
  GtkButton *connect_button;
  ScsFeedback *feedback;
  ScsSalesforceSignInGroup *sign_in_group;

  char *authorize_url; /* (owned) (nullable) open in the browser now */
  guint poll_source;
  guint n_polls;
  gboolean busy;
  gboolean refreshing;
};

G_DEFINE_FINAL_TYPE (ScsSalesforcePage, scs_salesforce_page, SCS_TYPE_PAGE)

static ScsOutcomeState
get_connected (ScsSalesforcePage *self)
{
  return scs_outcome_get_state (
      scs_setup_get_outcome (scs_page_get_setup (SCS_PAGE (self)), "salesforce-connected"));
}

static void
update_controls (ScsSalesforcePage *self)
{
  ScsSetup *setup = scs_page_get_setup (SCS_PAGE (self));
  gboolean guided = scs_setup_is_guided (setup);
  gboolean connected = get_connected (self) == SCS_OUTCOME_PROVED;

  gtk_widget_set_visible (GTK_WIDGET (self->connect_group), !guided);
  gtk_button_set_label (self->connect_button,
                        connected ||
                            scs_setup_has_secret (setup, "sales-connect", NULL, "access-token")
                        ? _("_Connect…")
                        : _("_Sign In First…"));
  gtk_widget_set_sensitive (GTK_WIDGET (self->connect_button),
                            !self->busy && !connected && self->poll_source == 0);
  if (connected)
    adw_action_row_set_subtitle (self->connect_row, _("Connected."));
  else if (!scs_setup_has_secret (setup, "sales-connect", NULL, "access-token"))
    adw_action_row_set_subtitle (self->connect_row,
                                 _("Sign in on the page “Your Account” first."));
  else
    adw_action_row_set_subtitle (
        self->connect_row,
        _("Your browser opens, and you sign in to the very org that is connected to Marketo, or will be."));
}

static void
stop_polling (ScsSalesforcePage *self)
{
  g_clear_handle_id (&self->poll_source, g_source_remove);
  g_clear_pointer (&self->authorize_url, g_free);
  self->n_polls = 0;
}

static void
looked_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (ScsSalesforcePage) self = user_data;
  g_autoptr (GError) error = NULL;

  if (!scs_setup_run_checks_finish (SCS_SETUP (source), result, &error) ||
      scs_page_get_setup (SCS_PAGE (self)) == NULL || self->poll_source == 0)
    return;
  if (get_connected (self) == SCS_OUTCOME_PROVED) {
    stop_polling (self);
    scs_feedback_set_success (self->feedback, _("Sales Connect is connected to Salesforce."));
  } else if (self->n_polls >= POLL_TIMES) {
    stop_polling (self);
    scs_feedback_set_error (
        self->feedback,
        _("Nobody came back from Salesforce within ten minutes. Press Connect again."));
  }
  update_controls (self);
}

static gboolean
on_poll_cb (gpointer user_data)
{
  ScsSalesforcePage *self = user_data;

  self->n_polls++;
  scs_setup_run_checks_async (scs_page_get_setup (SCS_PAGE (self)),
                              SCS_GROUP_SALES_CONNECT,
                              NULL,
                              looked_cb,
                              g_object_ref (self));
  return G_SOURCE_CONTINUE;
}

static void
connect_answered_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (ScsSalesforcePage) self = user_data;
  g_autofree char *sentence = NULL;
  g_autoptr (GError) error = NULL;
  char *url = scs_setup_connect_salesforce_finish (SCS_SETUP (source), result, &error);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_PENDING))
    return;
  self->busy = FALSE;
  if (scs_page_get_setup (SCS_PAGE (self)) == NULL) {
    g_free (url);
    return;
  }
  if (error != NULL) {
    sentence = scs_advice_dup_sentences_for_error (error);
    if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
      scs_feedback_set_error (self->feedback, sentence);
  } else if (url != NULL) {
    stop_polling (self);
    self->authorize_url = url;
    self->poll_source = g_timeout_add_seconds (POLL_EVERY_S, on_poll_cb, self);
    scs_feedback_set_busy (
        self->feedback,
        _("Your browser is open: sign in there, and come back. This page notices by itself."));
    scs_link_open (GTK_WIDGET (self), url);
  }
  update_controls (self);
}

static void
on_connect_clicked_cb (ScsSalesforcePage *self)
{
  ScsSetup *setup = scs_page_get_setup (SCS_PAGE (self));

  if (self->busy)
    return;
  if (!scs_setup_has_secret (setup, "sales-connect", NULL, "access-token")) {
    gtk_widget_activate_action (GTK_WIDGET (self), "win.go-to", "s", "account");
    return;
  }
  self->busy = TRUE;
  scs_feedback_set_busy (self->feedback, _("Asking Sales Connect…"));
  update_controls (self);
  scs_setup_connect_salesforce_async (setup, connect_answered_cb, g_object_ref (self));
}

static void
on_as_selected_cb (ScsSalesforcePage *self)
{
  if (self->refreshing || scs_page_get_setup (SCS_PAGE (self)) == NULL)
    return;
  scs_setup_set_fact (scs_page_get_setup (SCS_PAGE (self)),
                      SCS_FACT_SALESFORCE_AS,
                      adw_combo_row_get_selected (self->as_row) == 1 ? "non-admin" : "admin");
}

static void
scs_salesforce_page_refresh (ScsPage *page)
{
  ScsSalesforcePage *self = SCS_SALESFORCE_PAGE (page);
  ScsSetup *setup = scs_page_get_setup (page);

  self->refreshing = TRUE;
  adw_combo_row_set_selected (self->as_row,
                              g_strcmp0 (scs_setup_get_fact (setup, SCS_FACT_SALESFORCE_AS),
                                         "non-admin") == 0
                                  ? 1
                                  : 0);
  self->refreshing = FALSE;
  scs_salesforce_sign_in_group_refresh (self->sign_in_group, setup);
  update_controls (self);
}

static void
scs_salesforce_page_dispose (GObject *object)
{
  stop_polling (SCS_SALESFORCE_PAGE (object));

  G_OBJECT_CLASS (scs_salesforce_page_parent_class)->dispose (object);
}

static void
scs_salesforce_page_class_init (ScsSalesforcePageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = scs_salesforce_page_dispose;
  SCS_PAGE_CLASS (klass)->refresh = scs_salesforce_page_refresh;

  g_type_ensure (SCS_TYPE_FEEDBACK);
  g_type_ensure (SCS_TYPE_SALESFORCE_SIGN_IN_GROUP);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               SCS_RESOURCE_PREFIX
                                               "/ui/pages/scs-salesforce-page.ui");
  gtk_widget_class_bind_template_child (widget_class, ScsSalesforcePage, as_row);
  gtk_widget_class_bind_template_child (widget_class, ScsSalesforcePage, connect_group);
  gtk_widget_class_bind_template_child (widget_class, ScsSalesforcePage, connect_row);
  gtk_widget_class_bind_template_child (widget_class, ScsSalesforcePage, connect_button);
  gtk_widget_class_bind_template_child (widget_class, ScsSalesforcePage, feedback);
  gtk_widget_class_bind_template_child (widget_class, ScsSalesforcePage, sign_in_group);
  gtk_widget_class_bind_template_callback (widget_class, on_connect_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_as_selected_cb);
}

static void
scs_salesforce_page_init (ScsSalesforcePage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}
