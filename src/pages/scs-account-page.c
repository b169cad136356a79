/* SPDX-FileCopyrightText: 2026 The Sales Connect Setup authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "pages/scs-account-page.h"
#include "setup/scs-advice.h"
#include "setup/scs-setup-work.h"
#include "widgets/scs-feedback.h"

/**
 * ScsAccountPage:
 *
 * Step 2: the first invitation, the password, and signing in; through the service where there is
 * one, else by hand.
 */
struct _ScsAccountPage {
  ScsPage parent_instance;

  AdwPreferencesGroup *sign_in_group;
  AdwEntryRow *email_row;
  AdwPasswordEntryRow *password_row;
  GtkButton *sign_in_button;
  ScsFeedback *feedback;
  AdwEntryRow *my_email_row;
  ScsFeedback *my_email_feedback;

  GCancellable *cancellable; /* (owned) (nullable) of the sign-in that runs */
  guint email_source;        /* until what is typed is kept */
  gboolean again;            /* the person wants to sign in as somebody else */
};

G_DEFINE_FINAL_TYPE (ScsAccountPage, scs_account_page, SCS_TYPE_PAGE)

/* Who is signed in sees no form, until they ask for it. */
static void
update_controls (ScsAccountPage *self)
{
  ScsSetup *setup = scs_page_get_setup (SCS_PAGE (self));
  gboolean busy = self->cancellable != NULL;
  gboolean signed_in = scs_setup_has_secret (setup, "sales-connect", NULL, "access-token") &&
                       scs_outcome_get_state (scs_setup_get_outcome (setup, "account-signed-in")) ==
                           SCS_OUTCOME_PROVED;
  gboolean form = !signed_in || self->again;

  gtk_widget_set_visible (GTK_WIDGET (self->email_row), form);
  gtk_widget_set_visible (GTK_WIDGET (self->password_row), form);
  gtk_button_set_label (self->sign_in_button,
                        form
                        ? _("_Sign In")
                        : _("_Sign In as Somebody Else"));
  if (form)
    gtk_widget_add_css_class (GTK_WIDGET (self->sign_in_button), "suggested-action");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self->sign_in_button), "suggested-action");
  gtk_widget_set_sensitive (GTK_WIDGET (self->sign_in_button), !busy);
  gtk_editable_set_editable (GTK_EDITABLE (self->email_row), !busy);
  gtk_editable_set_editable (GTK_EDITABLE (self->password_row), !busy);
}

static void
mark (GtkWidget *row, gboolean wrong)
{
  if (wrong)
    gtk_widget_add_css_class (row, "error");
  else
    gtk_widget_remove_css_class (row, "error");
}

static void
on_changed_cb (ScsAccountPage *self)
{
  mark (GTK_WIDGET (self->email_row), FALSE);
  mark (GTK_WIDGET (self->password_row), FALSE);
  scs_feedback_clear (self->feedback);
}

static void
signed_in_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (ScsAccountPage) self = user_data;
  g_autofree char *sentence = NULL;
  g_autoptr (GError) error = NULL;
  gboolean done = scs_setup_sign_in_finish (SCS_SETUP (source), result, &error);

  g_clear_object (&self->cancellable);
  if (scs_page_get_setup (SCS_PAGE (self)) == NULL)
    return;
  if (done)
    self->again = FALSE;
  update_controls (self);
  if (done) {
    gtk_editable_set_text (GTK_EDITABLE (self->password_row), "");
    scs_feedback_set_success (self->feedback,
                              _("You are signed in. The password was not stored."));
    return;
  }
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED)) {
    scs_feedback_clear (self->feedback);
    return;
  }
  sentence = scs_advice_dup_sentences_for_error (error);
  mark (GTK_WIDGET (self->password_row),
        scs_advice_get_field (scs_advice_get_key (error)) == SCS_FIELD_PASSWORD);
  scs_feedback_set_error (self->feedback, sentence);
}

static void
on_sign_in_cb (ScsAccountPage *self)
{
  g_autofree char *email =
      g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->email_row))));
  const char *password = gtk_editable_get_text (GTK_EDITABLE (self->password_row));

  if (self->cancellable != NULL)
    return;
  if (!gtk_widget_get_visible (GTK_WIDGET (self->email_row))) {
    self->again = TRUE;
    update_controls (self);
    gtk_widget_grab_focus (GTK_WIDGET (self->email_row));
    return;
  }
  if (!scs_email_is_valid (email)) {
    mark (GTK_WIDGET (self->email_row), TRUE);
    scs_feedback_set_error (self->feedback, _("Enter your e-mail ID, such as name@company.com."));
    gtk_widget_grab_focus (GTK_WIDGET (self->email_row));
    return;
  }
  if (*password == '\0') {
    mark (GTK_WIDGET (self->password_row), TRUE);
    scs_feedback_set_error (self->feedback, _("Enter your password for Sales Connect."));
    gtk_widget_grab_focus (GTK_WIDGET (self->password_row));
    return;
  }
  self->cancellable = g_cancellable_new ();
  scs_feedback_set_busy (self->feedback, _("Signing in…"));
  scs_feedback_set_cancellable (self->feedback, self->cancellable);
  update_controls (self);
  scs_setup_sign_in_async (scs_page_get_setup (SCS_PAGE (self)),
                           email,
                           password,
                           self->cancellable,
                           signed_in_cb,
                           g_object_ref (self));
}

/* By hand, it is copied from there into the web application. */
static gboolean
on_email_time_cb (gpointer user_data)
{
  ScsAccountPage *self = user_data;
  g_autofree char *email =
      g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->my_email_row))));

  self->email_source = 0;
  if (*email != '\0' && !scs_email_is_valid (email)) {
    mark (GTK_WIDGET (self->my_email_row), TRUE);
    scs_feedback_set_error (self->my_email_feedback,
                            _("Enter your e-mail ID, such as name@company.com."));
  } else {
    mark (GTK_WIDGET (self->my_email_row), FALSE);
    scs_feedback_clear (self->my_email_feedback);
    scs_setup_set_fact (scs_page_get_setup (SCS_PAGE (self)),
                        SCS_FACT_MY_EMAIL,
                        *email != '\0' ? email : NULL);
  }
  return G_SOURCE_REMOVE;
}

static void
on_my_email_changed_cb (ScsAccountPage *self)
{
  g_clear_handle_id (&self->email_source, g_source_remove);
  if (scs_page_get_setup (SCS_PAGE (self)) != NULL)
    self->email_source = g_timeout_add (600, on_email_time_cb, self);
}

static void
fill (AdwEntryRow *row, const char *text)
{
  if (text != NULL && *gtk_editable_get_text (GTK_EDITABLE (row)) == '\0')
    gtk_editable_set_text (GTK_EDITABLE (row), text);
}

static void
scs_account_page_refresh (ScsPage *page)
{
  ScsAccountPage *self = SCS_ACCOUNT_PAGE (page);
  ScsSetup *setup = scs_page_get_setup (page);
  gboolean guided = scs_setup_is_guided (setup);
  const char *email = scs_setup_get_fact (setup, SCS_FACT_MY_EMAIL);

  gtk_widget_set_visible (GTK_WIDGET (self->sign_in_group), !guided);
  gtk_widget_set_visible (GTK_WIDGET (self->my_email_row), guided);
  update_controls (self);
  fill (self->email_row, email);
  fill (self->my_email_row, email);
}

static void
scs_account_page_dispose (GObject *object)
{
  ScsAccountPage *self = SCS_ACCOUNT_PAGE (object);

  if (self->cancellable != NULL)
    g_cancellable_cancel (self->cancellable);
  g_clear_handle_id (&self->email_source, g_source_remove);

  G_OBJECT_CLASS (scs_account_page_parent_class)->dispose (object);
}

static void
scs_account_page_class_init (ScsAccountPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = scs_account_page_dispose;
  SCS_PAGE_CLASS (klass)->refresh = scs_account_page_refresh;

  g_type_ensure (SCS_TYPE_FEEDBACK);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               SCS_RESOURCE_PREFIX "/ui/pages/scs-account-page.ui");
  gtk_widget_class_bind_template_child (widget_class, ScsAccountPage, sign_in_group);
  gtk_widget_class_bind_template_child (widget_class, ScsAccountPage, email_row);
  gtk_widget_class_bind_template_child (widget_class, ScsAccountPage, password_row);
  gtk_widget_class_bind_template_child (widget_class, ScsAccountPage, sign_in_button);
  gtk_widget_class_bind_template_child (widget_class, ScsAccountPage, feedback);
  gtk_widget_class_bind_template_child (widget_class, ScsAccountPage, my_email_row);
  gtk_widget_class_bind_template_child (widget_class, ScsAccountPage, my_email_feedback);
  gtk_widget_class_bind_template_callback (widget_class, on_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_my_email_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_sign_in_cb);
}

static void
scs_account_page_init (ScsAccountPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}
