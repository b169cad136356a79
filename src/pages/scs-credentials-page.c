/* SPDX-FileCopyrightText: 2026 The Sales Connect Setup authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "pages/scs-credentials-page.h"
#include "setup/guide/scs-paste.h"
#include "setup/scs-advice.h"
#include "setup/scs-setup-work.h"
#include "widgets/scs-check-group.h"
#include "widgets/scs-feedback.h"
#include "widgets/scs-letter-row.h"
#include "widgets/scs-secret-row.h"

/**
 * ScsCredentialsPage:
 *
 * Step 4: is Marketo connected already? If not, the three values: one by one, or out of a whole
 * mail; cleaned, stored, and tried on Marketo.
 */
struct _ScsCredentialsPage {
  ScsPage parent_instance;

  GtkButton *yes_button;
  GtkButton *no_button;
  AdwActionRow *seen_row;
  GtkBox *values_box;
  ScsLetterRow *letter_row;
  ScsSecretRow *munchkin_row;
  ScsSecretRow *client_id_row;
  ScsSecretRow *client_secret_row;
  ScsCheckGroup *check_group;
  ScsCheckGroup *own_check_group;
  ScsFeedback *feedback;
};

G_DEFINE_FINAL_TYPE (ScsCredentialsPage, scs_credentials_page, SCS_TYPE_PAGE)

static void
on_yes_clicked_cb (ScsCredentialsPage *self)
{
  ScsSetup *setup = scs_page_get_setup (SCS_PAGE (self));

  scs_setup_set_fact (setup, SCS_FACT_MARKETO_SEEN, "yes");
  if (scs_setup_is_guided (setup)) {
    scs_setup_say (setup, "marketo-connected", _("Marketo made the connection by itself."));
    scs_setup_say (setup, "marketo-waited", NULL);
  }
}

static void
on_no_clicked_cb (ScsCredentialsPage *self)
{
  ScsSetup *setup = scs_page_get_setup (SCS_PAGE (self));

  if (g_strcmp0 (scs_setup_get_fact (setup, SCS_FACT_MARKETO_SEEN), "yes") == 0) {
    scs_setup_unsay (setup, "marketo-connected");
    scs_setup_unsay (setup, "marketo-waited");
  }
  scs_setup_set_fact (setup, SCS_FACT_MARKETO_SEEN, "no");
}

static void
take_apart (ScsCredentialsPage *self, const char *text)
{
  g_autoptr (ScsPastedValues) values = scs_paste_take_apart (text);
  const struct {
    ScsSecretRow *row;
    const char *value;
    const char *name;
  } found[] = {
    { self->munchkin_row, values->munchkin_id, _("Munchkin Account ID") },
      { self->client_id_row, values->client_id, _("Client ID") },
        { self->client_secret_row, values->client_secret, _("Client Secret") },
      };
  g_autoptr (GString) names = g_string_new (NULL);
  g_autofree char *sentence = NULL;

  for (gsize i = 0; i < G_N_ELEMENTS (found); i++)
    if (found[i].value != NULL) {
      scs_secret_row_set_text (found[i].row, found[i].value);
      g_string_append_printf (names, "%s%s", names->len > 0 ? _(", ") : "", found[i].name);
    }
  if (names->len == 0) {
    scs_feedback_set_error (
        self->feedback,
        _("None of the three values was found in it. Copy the whole page or mail once more, or paste each value into its field."));
    return;
  }
  /* Translators: %s is a list such as “Munchkin Account ID, Client ID” */
  sentence = g_strdup_printf (_("Found: %s. Look them over, then store them."), names->str);
  scs_feedback_set_note (self->feedback, sentence);
}

static void
on_mail_pasted_cb (ScsCredentialsPage *self, const char *text)
{
  take_apart (self, text);
}

static void
clipboard_read_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (ScsCredentialsPage) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autofree char *text = gdk_clipboard_read_text_finish (GDK_CLIPBOARD (source), result, &error);

  if (scs_page_get_setup (SCS_PAGE (self)) == NULL)
    return;
  if (text == NULL)
    scs_feedback_set_error (
        self->feedback, _("There is no text in the clipboard. Copy the mail or the page first."));
  else
    take_apart (self, text);
}

static void
on_paste_everything_cb (ScsCredentialsPage *self)
{
  gdk_clipboard_read_text_async (gtk_widget_get_clipboard (GTK_WIDGET (self)),
                                 scs_page_get_cancellable (SCS_PAGE (self)),
                                 clipboard_read_cb,
                                 g_object_ref (self));
}

static void
on_stored_cb (ScsCredentialsPage *self)
{
  scs_feedback_clear (self->feedback);
  if (scs_setup_group_applies (scs_page_get_setup (SCS_PAGE (self)), SCS_GROUP_MARKETO))
    scs_check_group_run (self->check_group);
}

static void
on_own_stored_cb (ScsCredentialsPage *self)
{
  scs_check_group_run (self->own_check_group);
}

/* A refusal stands beside the field that it is about. */
static void
show_refusal (ScsCredentialsPage *self)
{
  const ScsCheck *check =
      scs_setup_get_check (scs_page_get_setup (SCS_PAGE (self)), "marketo-credentials");
  g_autofree char *sentence = NULL;
  ScsSecretRow *row = NULL;

  if (check == NULL || check->result != SCS_CHECK_FAILED)
    return;
  switch (scs_advice_get_field (check->reason)) {
  case SCS_FIELD_MUNCHKIN_ID:
    row = self->munchkin_row;
    break;
  case SCS_FIELD_CLIENT_ID:
    row = self->client_id_row;
    break;
  case SCS_FIELD_CLIENT_SECRET:
    row = self->client_secret_row;
    break;
  default:
    return;
  }
  sentence = scs_advice_dup_sentences (check->reason);
  scs_secret_row_show_error (row, sentence);
}

static void
scs_credentials_page_refresh (ScsPage *page)
{
  ScsCredentialsPage *self = SCS_CREDENTIALS_PAGE (page);
  ScsSetup *setup = scs_page_get_setup (page);
  const char *seen = scs_setup_get_fact (setup, SCS_FACT_MARKETO_SEEN);
  const char *admin = scs_setup_get_fact (setup, SCS_FACT_ROLE_MARKETO_ADMIN);
  gboolean yes = g_strcmp0 (seen, "yes") == 0;

  adw_action_row_set_subtitle (self->seen_row,
                               yes
                               ? _("Yes. Then nobody needs the values, and this step is done.")
                               : seen != NULL
                               ? _("No. Then the three values are needed, below.")
                               : _("Marketo usually makes the connection by itself."));
  gtk_widget_set_sensitive (GTK_WIDGET (self->yes_button), !yes);
  gtk_widget_set_sensitive (GTK_WIDGET (self->no_button), seen == NULL || yes);
  gtk_widget_set_visible (GTK_WIDGET (self->values_box), !yes);
  scs_letter_row_set_address (self->letter_row, g_strcmp0 (admin, "me") == 0 ? NULL : admin);
  gtk_widget_set_visible (GTK_WIDGET (self->letter_row), g_strcmp0 (admin, "me") != 0);
  show_refusal (self);
}

static void
scs_credentials_page_class_init (ScsCredentialsPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  SCS_PAGE_CLASS (klass)->refresh = scs_credentials_page_refresh;

  g_type_ensure (SCS_TYPE_FEEDBACK);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               SCS_RESOURCE_PREFIX
                                               "/ui/pages/scs-credentials-page.ui");
  gtk_widget_class_bind_template_child (widget_class, ScsCredentialsPage, yes_button);
  gtk_widget_class_bind_template_child (widget_class, ScsCredentialsPage, no_button);
  gtk_widget_class_bind_template_child (widget_class, ScsCredentialsPage, seen_row);
  gtk_widget_class_bind_template_child (widget_class, ScsCredentialsPage, values_box);
  gtk_widget_class_bind_template_child (widget_class, ScsCredentialsPage, letter_row);
  gtk_widget_class_bind_template_child (widget_class, ScsCredentialsPage, munchkin_row);
  gtk_widget_class_bind_template_child (widget_class, ScsCredentialsPage, client_id_row);
  gtk_widget_class_bind_template_child (widget_class, ScsCredentialsPage, client_secret_row);
  gtk_widget_class_bind_template_child (widget_class, ScsCredentialsPage, check_group);
  gtk_widget_class_bind_template_child (widget_class, ScsCredentialsPage, own_check_group);
  gtk_widget_class_bind_template_child (widget_class, ScsCredentialsPage, feedback);
  gtk_widget_class_bind_template_callback (widget_class, on_yes_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_no_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_mail_pasted_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_paste_everything_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_stored_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_own_stored_cb);
}

static void
scs_credentials_page_init (ScsCredentialsPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}
