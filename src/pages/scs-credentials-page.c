/* SPDX-FileCopyrightText: 2026 The Sales Connect Setup authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>
#include <libsecret/secret.h>
#include <string.h>

#include "pages/scs-credentials-page.h"
#include "setup/guide/scs-paste.h"
#include "setup/scs-advice.h"
#include "setup/scs-setup-work.h"
#include "widgets/scs-check-group.h"
#include "widgets/scs-feedback.h"
#include "widgets/scs-letter-row.h"
#include "widgets/scs-secret-row.h"
#include "widgets/secret/scs-clipboard-offer.h"
#include "widgets/secret/scs-paste-preview.h"

/* An entry cuts what is longer; a value must not be taken out of such a text. */
#define FIELD_MAX_BYTES 65000

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
  GtkButton *paste_button;
  ScsPastePreview *paste_preview;
  ScsClipboardOffer *clipboard_offer;

  char *pasted; /* (owned) (nullable) secret memory, until it was compared with the clipboard */
  gboolean is_taken[SCS_VALUE_N_KINDS]; /* out of the last mail */
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
clear_pasted (ScsCredentialsPage *self)
{
  g_clear_pointer (&self->pasted, secret_password_free);
}

/* Shows what a mail has; FALSE when there is nothing to show but a sentence. */
static gboolean
show_mail (ScsCredentialsPage *self, const char *text)
{
  ScsPastedValues *values = scs_paste_take_apart (text);

  if (values->too_long || !scs_pasted_values_tells_any (values)) {
    scs_feedback_set_error (
        self->feedback,
        values->too_long
        ? _("This text is longer than 1 MiB. Copy only the mail or the page with the three values.")
        : _("None of the three values was found in it. Copy the whole page or mail once more, or paste each value into its field."));
    scs_pasted_values_free (values);
    return FALSE;
  }
  for (gsize kind = 0; kind < SCS_VALUE_N_KINDS; kind++)
    self->is_taken[kind] = values->of[kind].value != NULL;
  scs_feedback_clear (self->feedback);
  scs_paste_preview_open (self->paste_preview, scs_page_get_setup (SCS_PAGE (self)), values);
  return TRUE;
}

/* Whether what was pasted into a field came from the clipboard, and still is there */
static void
clipboard_compared_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (ScsCredentialsPage) self = user_data;
  char *text = gdk_clipboard_read_text_finish (GDK_CLIPBOARD (source), result, NULL);

  if (scs_page_get_setup (SCS_PAGE (self)) != NULL && g_strcmp0 (text, self->pasted) != 0)
    scs_clipboard_offer_withdraw (self->clipboard_offer);
  clear_pasted (self);
  scs_paste_wipe (text);
}

static void
on_mail_pasted_cb (ScsCredentialsPage *self, const char *text, ScsSecretRow *row)
{
  GdkClipboard *clipboard = gtk_widget_get_clipboard (GTK_WIDGET (self));

  if (strlen (text) >= FIELD_MAX_BYTES) {
    scs_feedback_set_error (
        self->feedback, _("This text is too long for a field. Use “Paste Everything” instead."));
    return;
  }
  clear_pasted (self);
  self->pasted = scs_paste_keep (text);
  if (!show_mail (self, self->pasted)) {
    clear_pasted (self);
    return;
  }
  scs_secret_row_clear (row);
  scs_clipboard_offer_watch (self->clipboard_offer, clipboard);
  gdk_clipboard_read_text_async (clipboard,
                                 scs_page_get_cancellable (SCS_PAGE (self)),
                                 clipboard_compared_cb,
                                 g_object_ref (self));
}

static void
clipboard_read_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (ScsCredentialsPage) self = user_data;
  g_autoptr (GError) error = NULL;
  char *text = gdk_clipboard_read_text_finish (GDK_CLIPBOARD (source), result, &error);

  if (scs_page_get_setup (SCS_PAGE (self)) != NULL &&
      !g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED)) {
    if (text == NULL)
      scs_feedback_set_error (
          self->feedback,
          _("There is no text in the clipboard. Copy the mail or the page first."));
    if (text == NULL || !show_mail (self, text))
      scs_clipboard_offer_withdraw (self->clipboard_offer);
  }
  scs_paste_wipe (text);
}

static void
on_paste_everything_cb (ScsCredentialsPage *self)
{
  GdkClipboard *clipboard = gtk_widget_get_clipboard (GTK_WIDGET (self));

  scs_clipboard_offer_watch (self->clipboard_offer, clipboard);
  gdk_clipboard_read_text_async (clipboard,
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
on_mail_stored_cb (ScsCredentialsPage *self)
{
  ScsSecretRow *rows[] = { self->munchkin_row, self->client_id_row, self->client_secret_row };

  for (gsize kind = 0; kind < G_N_ELEMENTS (rows); kind++)
    if (self->is_taken[kind])
      scs_secret_row_clear (rows[kind]);
  on_stored_cb (self);
  scs_feedback_set_success (self->feedback, _("The values are stored in the keyring."));
  if (!scs_clipboard_offer_make (self->clipboard_offer))
    gtk_widget_grab_focus (GTK_WIDGET (self->paste_button));
}

static void
on_mail_discarded_cb (ScsCredentialsPage *self)
{
  scs_clipboard_offer_withdraw (self->clipboard_offer);
  gtk_widget_grab_focus (GTK_WIDGET (self->paste_button));
}

static void
on_clipboard_emptied_cb (ScsCredentialsPage *self)
{
  scs_feedback_set_success (self->feedback, _("The clipboard is empty."));
  gtk_widget_grab_focus (GTK_WIDGET (self->paste_button));
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
scs_credentials_page_dispose (GObject *object)
{
  clear_pasted (SCS_CREDENTIALS_PAGE (object));

  G_OBJECT_CLASS (scs_credentials_page_parent_class)->dispose (object);
}

static void
scs_credentials_page_class_init (ScsCredentialsPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = scs_credentials_page_dispose;
  SCS_PAGE_CLASS (klass)->refresh = scs_credentials_page_refresh;

  g_type_ensure (SCS_TYPE_FEEDBACK);
  g_type_ensure (SCS_TYPE_PASTE_PREVIEW);
  g_type_ensure (SCS_TYPE_CLIPBOARD_OFFER);
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
  gtk_widget_class_bind_template_child (widget_class, ScsCredentialsPage, paste_button);
  gtk_widget_class_bind_template_child (widget_class, ScsCredentialsPage, paste_preview);
  gtk_widget_class_bind_template_child (widget_class, ScsCredentialsPage, clipboard_offer);
  gtk_widget_class_bind_template_callback (widget_class, on_yes_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_no_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_mail_pasted_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_paste_everything_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_stored_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_mail_stored_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_mail_discarded_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_clipboard_emptied_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_own_stored_cb);
}

static void
scs_credentials_page_init (ScsCredentialsPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}
