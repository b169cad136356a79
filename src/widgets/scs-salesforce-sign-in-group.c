/* SPDX-FileCopyrightText: 2026 The Sales Connect Setup authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>
#include <libsecret/secret.h>

#include "setup/scs-advice.h"
#include "setup/scs-setup-work.h"
#include "widgets/scs-check-group.h"
#include "widgets/scs-feedback.h"
#include "widgets/scs-link.h"
#include "widgets/scs-salesforce-sign-in-group.h"
#include "widgets/scs-secret-row.h"

/* After this long the page lists what the browser may show without ever coming back. */
#define HINTS_AFTER_S 30

/**
 * ScsSalesforceSignInGroup:
 *
 * An offer, never a gate: with a consumer key of an External Client App in their org, a person
 * signs in, in their own browser, and has things checked. States: idle → waiting for the browser →
 * asking “is that right?” → signed in.
 */
struct _ScsSalesforceSignInGroup {
  AdwBin parent_instance;

  AdwExpanderRow *expander;
  AdwComboRow *login_row;
  AdwEntryRow *my_domain_row;
  AdwActionRow *callbacks_row;
  ScsSecretRow *key_row;
  GtkButton *sign_in_button;
  GtkButton *cancel_button;
  GtkButton *copy_button;
  GtkButton *sign_out_button;
  ScsFeedback *feedback;
  AdwPreferencesGroup *hints_group;
  ScsCheckGroup *check_group;

  ScsSetup *setup;               /* (owned) (nullable) */
  ScsSalesforceSignIn *sign_in;  /* (owned) (nullable) while the browser is open */
  GCancellable *cancellable;     /* (owned) (nullable) */
  ScsSalesforceSession *session; /* (owned) (nullable) until the person says that it is right */
  char *consumer_key;            /* (owned) (nullable) secret memory, while signing in */
  guint hints_source;
  gboolean refreshing;
};

G_DEFINE_FINAL_TYPE (ScsSalesforceSignInGroup, scs_salesforce_sign_in_group, ADW_TYPE_BIN)

static const char *const login_kinds[] = { "production", "sandbox", "my-domain" };

static void
update_controls (ScsSalesforceSignInGroup *self)
{
  gboolean waiting = self->sign_in != NULL;
  gboolean signed_in = scs_setup_has_secret (self->setup, "salesforce", NULL, "access-token");

  gtk_widget_set_visible (GTK_WIDGET (self->sign_in_button), !waiting);
  gtk_widget_set_visible (GTK_WIDGET (self->cancel_button), waiting);
  gtk_widget_set_visible (GTK_WIDGET (self->copy_button), waiting);
  gtk_widget_set_visible (GTK_WIDGET (self->sign_out_button), signed_in && !waiting);
  gtk_widget_set_visible (GTK_WIDGET (self->my_domain_row),
                          adw_combo_row_get_selected (self->login_row) == 2);
  gtk_widget_set_sensitive (GTK_WIDGET (self->login_row), !waiting);
  gtk_button_set_label (self->sign_in_button,
                        signed_in
                        ? _("Sign In _Again")
                        : _("_Sign In to Salesforce"));
}

static void
end_sign_in (ScsSalesforceSignInGroup *self)
{
  g_clear_handle_id (&self->hints_source, g_source_remove);
  g_clear_object (&self->sign_in);
  g_clear_object (&self->cancellable);
  gtk_widget_set_visible (GTK_WIDGET (self->hints_group), FALSE);
}

static void
forget_session (ScsSalesforceSignInGroup *self)
{
  g_clear_pointer (&self->session, scs_salesforce_session_free);
  g_clear_pointer (&self->consumer_key, secret_password_free);
}

static void
show_error (ScsSalesforceSignInGroup *self, const GError *error)
{
  g_autofree char *sentence = scs_advice_dup_sentences_for_error (error);

  scs_feedback_set_error (self->feedback, sentence);
}

static void
accepted_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (ScsSalesforceSignInGroup) self = user_data;
  g_autoptr (GError) error = NULL;
  gboolean done = scs_setup_accept_salesforce_finish (SCS_SETUP (source), result, &error);

  if (self->setup == NULL)
    return;
  forget_session (self);
  if (done)
    scs_feedback_set_success (self->feedback, _("You are signed in to Salesforce."));
  else
    show_error (self, error);
  update_controls (self);
}

static void
on_confirm_response_cb (ScsSalesforceSignInGroup *self, const char *response)
{
  if (self->session == NULL)
    return;
  if (g_str_equal (response, "yes")) {
    scs_feedback_set_busy (self->feedback, _("Storing in the keyring…"));
    scs_setup_accept_salesforce_async (self->setup,
                                       self->session,
                                       self->consumer_key,
                                       accepted_cb,
                                       g_object_ref (self));
    return;
  }
  forget_session (self);
  scs_feedback_set_note (
      self->feedback,
      _("Nothing was stored. Sign in again, as the right person in the right org."));
}

static void
ask_whether_right (ScsSalesforceSignInGroup *self)
{
  GtkWidget *dialog = adw_message_dialog_new (GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self))),
                                              _("Is That Right?"), NULL);

  /* Translators: %1$s is a user name, %2$s the id of an org of Salesforce */
  adw_message_dialog_format_body (ADW_MESSAGE_DIALOG (dialog),
                                  _("You are signed in to Salesforce as %1$s in the org %2$s."),
                                     self->session->user_name,
                                     self->session->org_id);
  adw_message_dialog_add_responses (ADW_MESSAGE_DIALOG (dialog),
                                    "no",
                                    _("_No"), "yes", _("_Yes, That Is Right"), NULL);
  adw_message_dialog_set_response_appearance (ADW_MESSAGE_DIALOG (dialog),
                                              "yes",
                                              ADW_RESPONSE_SUGGESTED);
  adw_message_dialog_set_default_response (ADW_MESSAGE_DIALOG (dialog), "yes");
  adw_message_dialog_set_close_response (ADW_MESSAGE_DIALOG (dialog), "no");
  g_signal_connect_object (dialog,
                           "response",
                           G_CALLBACK (on_confirm_response_cb),
                           self,
                           G_CONNECT_SWAPPED);
  gtk_window_present (GTK_WINDOW (dialog));
}

static void
came_back_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (ScsSalesforceSignInGroup) self = user_data;
  g_autoptr (GError) error = NULL;
  ScsSalesforceSession *session =
      scs_salesforce_sign_in_run_finish (SCS_SALESFORCE_SIGN_IN (source), result, &error);

  if (self->setup == NULL) {
    g_clear_pointer (&session, scs_salesforce_session_free);
    return;
  }
  end_sign_in (self);
  if (session == NULL) {
    forget_session (self);
    if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
      scs_feedback_set_note (self->feedback, _("Stopped. Nothing was stored."));
    else
      show_error (self, error);
    if (scs_advice_get_field (scs_advice_get_key (error)) == SCS_FIELD_CONSUMER_KEY)
      scs_secret_row_show_error (self->key_row, scs_advice_get_what (scs_advice_get_key (error)));
  } else {
    self->session = session;
    scs_feedback_clear (self->feedback);
    gtk_window_present (GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self))));
    ask_whether_right (self);
  }
  update_controls (self);
}

static gboolean
on_hints_time_cb (gpointer user_data)
{
  ScsSalesforceSignInGroup *self = user_data;

  self->hints_source = 0;
  gtk_widget_set_visible (GTK_WIDGET (self->hints_group), TRUE);
  return G_SOURCE_REMOVE;
}

static void
start_sign_in (ScsSalesforceSignInGroup *self)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (ScsSalesforceSignIn) sign_in =
      scs_setup_new_salesforce_sign_in (self->setup, self->consumer_key);

  if (!scs_salesforce_sign_in_listen (sign_in, &error)) {
    forget_session (self);
    show_error (self, error);
    update_controls (self);
    return;
  }
  self->sign_in = g_steal_pointer (&sign_in);
  self->cancellable = g_cancellable_new ();
  self->hints_source = g_timeout_add_seconds (HINTS_AFTER_S, on_hints_time_cb, self);
  scs_feedback_set_busy (
      self->feedback,
      _("Your browser is open: sign in to Salesforce there, and press Allow. We wait for five minutes."));
  scs_salesforce_sign_in_run_async (self->sign_in,
                                    self->cancellable,
                                    came_back_cb,
                                    g_object_ref (self));
  scs_link_open (GTK_WIDGET (self), scs_salesforce_sign_in_get_authorize_url (self->sign_in));
  update_controls (self);
}

static void
key_found_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (ScsSalesforceSignInGroup) self = user_data;
  g_autoptr (GError) error = NULL;
  char *key = scs_keyring_lookup_finish (SCS_KEYRING (source), result, &error);

  if (self->setup == NULL || self->sign_in != NULL) {
    secret_password_free (key);
    return;
  }
  if (error != NULL) {
    show_error (self, error);
    return;
  }
  if (key == NULL) {
    scs_secret_row_show_error (
        self->key_row, _("Enter the consumer key of the External Client App, and store it."));
    return;
  }
  forget_session (self);
  self->consumer_key = key;
  start_sign_in (self);
}

static gboolean
take_my_domain (ScsSalesforceSignInGroup *self)
{
  g_autofree char *url = NULL;

  if (adw_combo_row_get_selected (self->login_row) != 2)
    return TRUE;
  url = scs_salesforce_login_url_from_text (
      gtk_editable_get_text (GTK_EDITABLE (self->my_domain_row)));
  if (url == NULL) {
    gtk_widget_add_css_class (GTK_WIDGET (self->my_domain_row), "error");
    scs_feedback_set_error (
        self->feedback,
        _("This is no login address of Salesforce. Enter your My Domain, such as yourcompany.my.salesforce.com."));
    return FALSE;
  }
  gtk_widget_remove_css_class (GTK_WIDGET (self->my_domain_row), "error");
  scs_setup_set_fact (self->setup, SCS_FACT_SALESFORCE_MY_DOMAIN, url);
  return TRUE;
}

static void
on_sign_in_clicked_cb (ScsSalesforceSignInGroup *self)
{
  ScsKeyringPlace place = { scs_environment_get_name (scs_setup_get_environment (self->setup)),
                            "salesforce",
                            NULL,
                            "consumer-key" };

  if (self->sign_in != NULL || !take_my_domain (self))
    return;
  scs_keyring_lookup_async (scs_setup_get_keyring (self->setup),
                            &place,
                            NULL,
                            key_found_cb,
                            g_object_ref (self));
}

static void
on_cancel_clicked_cb (ScsSalesforceSignInGroup *self)
{
  if (self->cancellable != NULL)
    g_cancellable_cancel (self->cancellable);
}

static void
on_copy_clicked_cb (ScsSalesforceSignInGroup *self)
{
  if (self->sign_in != NULL)
    scs_link_copy (GTK_WIDGET (self), scs_salesforce_sign_in_get_authorize_url (self->sign_in));
}

static void
forgotten_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (ScsSalesforceSignInGroup) self = user_data;
  g_autoptr (GError) error = NULL;
  gboolean done = scs_setup_forget_secrets_finish (SCS_SETUP (source), result, &error);

  if (self->setup == NULL)
    return;
  if (done)
    scs_feedback_set_note (self->feedback, _("You are signed out, and the token is revoked."));
  else
    show_error (self, error);
  update_controls (self);
}

static void
revoked_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (ScsSalesforceSignInGroup) self = user_data;
  g_autoptr (GError) error = NULL;

  if (!scs_salesforce_client_revoke_finish (SCS_SALESFORCE_CLIENT (source), result, &error) &&
      self->setup != NULL) {
    /* A token that could not be revoked is kept, so that it can be tried again. */
    if (!g_error_matches (error, SCS_SALESFORCE_ERROR, SCS_SALESFORCE_ERROR_SIGN_IN_AGAIN) &&
        !g_error_matches (error, SCS_SALESFORCE_ERROR, SCS_SALESFORCE_ERROR_SESSION)) {
      show_error (self, error);
      return;
    }
  }
  if (self->setup != NULL)
    scs_setup_forget_secrets_async (self->setup,
                                    "salesforce",
                                    NULL,
                                    NULL,
                                    forgotten_cb,
                                    g_object_ref (self));
}

static void
on_sign_out_clicked_cb (ScsSalesforceSignInGroup *self)
{
  scs_feedback_set_busy (self->feedback, _("Signing out…"));
  scs_salesforce_client_revoke_async (scs_setup_get_salesforce (self->setup),
                                      NULL,
                                      revoked_cb,
                                      g_object_ref (self));
}

static void
on_login_selected_cb (ScsSalesforceSignInGroup *self)
{
  if (self->refreshing || self->setup == NULL)
    return;
  scs_setup_set_fact (self->setup,
                      SCS_FACT_SALESFORCE_LOGIN,
                      login_kinds[adw_combo_row_get_selected (self->login_row)]);
  update_controls (self);
}

static char *
dup_callbacks (ScsSalesforceSignInGroup *self)
{
  g_auto (GStrv) urls = scs_setup_dup_callback_urls (self->setup);

  return g_strjoinv ("\n", urls);
}

static void
on_copy_callbacks_cb (ScsSalesforceSignInGroup *self)
{
  g_autofree char *callbacks = dup_callbacks (self);

  scs_link_copy (GTK_WIDGET (self), callbacks);
}

static void
scs_salesforce_sign_in_group_dispose (GObject *object)
{
  ScsSalesforceSignInGroup *self = SCS_SALESFORCE_SIGN_IN_GROUP (object);

  if (self->cancellable != NULL)
    g_cancellable_cancel (self->cancellable);
  g_clear_handle_id (&self->hints_source, g_source_remove);
  g_clear_object (&self->sign_in);
  g_clear_object (&self->cancellable);
  g_clear_object (&self->setup);
  forget_session (self);
  gtk_widget_dispose_template (GTK_WIDGET (object), SCS_TYPE_SALESFORCE_SIGN_IN_GROUP);

  G_OBJECT_CLASS (scs_salesforce_sign_in_group_parent_class)->dispose (object);
}

static void
bind_children (GtkWidgetClass *widget_class)
{
  gtk_widget_class_bind_template_child (widget_class, ScsSalesforceSignInGroup, expander);
  gtk_widget_class_bind_template_child (widget_class, ScsSalesforceSignInGroup, login_row);
  gtk_widget_class_bind_template_child (widget_class, ScsSalesforceSignInGroup, my_domain_row);
  gtk_widget_class_bind_template_child (widget_class, ScsSalesforceSignInGroup, callbacks_row);
  gtk_widget_class_bind_template_child (widget_class, ScsSalesforceSignInGroup, key_row);
  gtk_widget_class_bind_template_child (widget_class, ScsSalesforceSignInGroup, sign_in_button);
  gtk_widget_class_bind_template_child (widget_class, ScsSalesforceSignInGroup, cancel_button);
  gtk_widget_class_bind_template_child (widget_class, ScsSalesforceSignInGroup, copy_button);
  gtk_widget_class_bind_template_child (widget_class, ScsSalesforceSignInGroup, sign_out_button);
  gtk_widget_class_bind_template_child (widget_class, ScsSalesforceSignInGroup, feedback);
  gtk_widget_class_bind_template_child (widget_class, ScsSalesforceSignInGroup, hints_group);
  gtk_widget_class_bind_template_child (widget_class, ScsSalesforceSignInGroup, check_group);
}

static void
scs_salesforce_sign_in_group_class_init (ScsSalesforceSignInGroupClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = scs_salesforce_sign_in_group_dispose;

  g_type_ensure (SCS_TYPE_FEEDBACK);
  g_type_ensure (SCS_TYPE_CHECK_GROUP);
  g_type_ensure (SCS_TYPE_SECRET_ROW);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               SCS_RESOURCE_PREFIX
                                               "/ui/widgets/scs-salesforce-sign-in-group.ui");
  bind_children (widget_class);
  gtk_widget_class_bind_template_callback (widget_class, on_sign_in_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_cancel_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_copy_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_sign_out_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_login_selected_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_copy_callbacks_cb);
}

static void
scs_salesforce_sign_in_group_init (ScsSalesforceSignInGroup *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * scs_salesforce_sign_in_group_refresh:
 * @self: a group
 * @setup: what is being set up
 */
void
scs_salesforce_sign_in_group_refresh (ScsSalesforceSignInGroup *self, ScsSetup *setup)
{
  const char *login = scs_setup_get_fact (setup, SCS_FACT_SALESFORCE_LOGIN);
  const char *my_domain = scs_setup_get_fact (setup, SCS_FACT_SALESFORCE_MY_DOMAIN);
  g_autofree char *callbacks = NULL;

  g_set_object (&self->setup, setup);
  self->refreshing = TRUE;
  if (login == NULL && scs_environment_is_sandbox (scs_setup_get_environment (setup)))
    login = "sandbox";
  for (guint i = 0; login != NULL && i < G_N_ELEMENTS (login_kinds); i++)
    if (g_str_equal (login, login_kinds[i]))
      adw_combo_row_set_selected (self->login_row, i);
  if (my_domain != NULL && *gtk_editable_get_text (GTK_EDITABLE (self->my_domain_row)) == '\0')
    gtk_editable_set_text (GTK_EDITABLE (self->my_domain_row), my_domain);
  self->refreshing = FALSE;
  callbacks = dup_callbacks (self);
  adw_action_row_set_subtitle (self->callbacks_row, callbacks);
  scs_check_group_refresh (self->check_group, setup);
  scs_secret_row_refresh (self->key_row, setup);
  update_controls (self);
}
