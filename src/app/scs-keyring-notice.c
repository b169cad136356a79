/* SPDX-FileCopyrightText: 2026 The Sales Connect Setup authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "app/scs-keyring-notice.h"
#include "setup/scs-advice.h"
#include "widgets/scs-feedback.h"

/**
 * ScsKeyringNotice:
 *
 * Says over the page that the keyring cannot be read, with two ways on: ask it once more, or do
 * without it for this run. While it can be read, the notice takes no room.
 */
struct _ScsKeyringNotice {
  AdwBin parent_instance;

  ScsFeedback *feedback;
  GtkButton *again_button;

  ScsSetup *setup; /* (owned) (nullable) */
  gboolean asking;
};

G_DEFINE_FINAL_TYPE (ScsKeyringNotice, scs_keyring_notice, ADW_TYPE_BIN)

static void
show_trouble (ScsKeyringNotice *self)
{
  const char *key = scs_setup_get_keyring_trouble (self->setup);
  g_autofree char *sentence = NULL;

  gtk_widget_set_visible (GTK_WIDGET (self), key != NULL);
  gtk_widget_set_sensitive (GTK_WIDGET (self->again_button), !self->asking);
  if (key == NULL || self->asking)
    return;
  sentence = scs_advice_dup_sentences (key);
  scs_feedback_set_error (self->feedback, sentence);
}

static void
unlocked_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (ScsKeyringNotice) self = user_data;
  g_autoptr (GError) error = NULL;
  gboolean unlocked = scs_setup_unlock_finish (SCS_SETUP (source), result, &error);

  self->asking = FALSE;
  if (SCS_SETUP (source) != self->setup)
    return;
  show_trouble (self);
  if (unlocked)
    gtk_widget_activate_action (GTK_WIDGET (self), "win.check-again", NULL);
}

static void
on_again_clicked_cb (ScsKeyringNotice *self)
{
  self->asking = TRUE;
  scs_feedback_set_busy (self->feedback, _("Asking the keyring…"));
  show_trouble (self);
  scs_setup_unlock_async (self->setup, NULL, unlocked_cb, g_object_ref (self));
}

static void
on_run_only_clicked_cb (ScsKeyringNotice *self)
{
  scs_setup_use_keyring_for_this_run_only (self->setup);
}

static void
scs_keyring_notice_dispose (GObject *object)
{
  g_clear_object (&SCS_KEYRING_NOTICE (object)->setup);
  gtk_widget_dispose_template (GTK_WIDGET (object), SCS_TYPE_KEYRING_NOTICE);

  G_OBJECT_CLASS (scs_keyring_notice_parent_class)->dispose (object);
}

static void
scs_keyring_notice_class_init (ScsKeyringNoticeClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = scs_keyring_notice_dispose;

  g_type_ensure (SCS_TYPE_FEEDBACK);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               SCS_RESOURCE_PREFIX "/ui/app/scs-keyring-notice.ui");
  gtk_widget_class_bind_template_child (widget_class, ScsKeyringNotice, feedback);
  gtk_widget_class_bind_template_child (widget_class, ScsKeyringNotice, again_button);
  gtk_widget_class_bind_template_callback (widget_class, on_again_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_run_only_clicked_cb);
}

static void
scs_keyring_notice_init (ScsKeyringNotice *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * scs_keyring_notice_refresh:
 * @self: a notice
 * @setup: (nullable): what is being set up; %NULL lets go of it
 */
void
scs_keyring_notice_refresh (ScsKeyringNotice *self, ScsSetup *setup)
{
  g_set_object (&self->setup, setup);
  if (setup != NULL)
    show_trouble (self);
}
