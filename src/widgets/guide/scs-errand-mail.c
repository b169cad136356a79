/* SPDX-FileCopyrightText: 2026 The Sales Connect Setup authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "setup/guide/scs-errand-letter.h"
#include "widgets/guide/scs-errand-mail.h"
#include "widgets/guide/scs-wrap-box.h"
#include "widgets/scs-link.h"

/**
 * ScsErrandMail:
 *
 * For an errand that is done by writing a mail: to whom it goes, and the mail, ready. It sends
 * nothing.
 */
struct _ScsErrandMail {
  AdwBin parent_instance;

  GtkLabel *to_label;
  GtkButton *mail_button;
  GtkButton *copy_button;

  const ScsErrand *errand; /* (nullable) */
  ScsSetup *setup;         /* (owned) (nullable) */
};

G_DEFINE_FINAL_TYPE (ScsErrandMail, scs_errand_mail, ADW_TYPE_BIN)

static void
on_mail_clicked_cb (ScsErrandMail *self)
{
  g_autofree char *uri = scs_errand_letter_dup_mailto (self->setup, self->errand);

  scs_link_open (GTK_WIDGET (self), uri);
}

static void
on_copy_clicked_cb (ScsErrandMail *self)
{
  g_autofree char *text = scs_errand_letter_dup_text (self->setup, self->errand);

  scs_link_copy (GTK_WIDGET (self), text);
}

static void
scs_errand_mail_dispose (GObject *object)
{
  g_clear_object (&SCS_ERRAND_MAIL (object)->setup);
  gtk_widget_dispose_template (GTK_WIDGET (object), SCS_TYPE_ERRAND_MAIL);

  G_OBJECT_CLASS (scs_errand_mail_parent_class)->dispose (object);
}

static void
scs_errand_mail_class_init (ScsErrandMailClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = scs_errand_mail_dispose;

  g_type_ensure (SCS_TYPE_WRAP_BOX);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               SCS_RESOURCE_PREFIX
                                               "/ui/widgets/guide/scs-errand-mail.ui");
  gtk_widget_class_bind_template_child (widget_class, ScsErrandMail, to_label);
  gtk_widget_class_bind_template_child (widget_class, ScsErrandMail, mail_button);
  gtk_widget_class_bind_template_child (widget_class, ScsErrandMail, copy_button);
  gtk_widget_class_bind_template_callback (widget_class, on_mail_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_copy_clicked_cb);
}

static void
scs_errand_mail_init (ScsErrandMail *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/* Other cards have buttons of the same names. */
static void
describe (ScsErrandMail *self, GtkButton *button)
{
  gtk_accessible_update_property (GTK_ACCESSIBLE (button),
                                  GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                  _(self->errand->title), -1);
}

/**
 * scs_errand_mail_refresh:
 * @self: a mail
 * @setup: what is being set up
 * @errand: what is done with it; always the same one. Without a letter nothing is shown
 */
void
scs_errand_mail_refresh (ScsErrandMail *self, ScsSetup *setup, const ScsErrand *errand)
{
  g_autofree char *to = NULL;

  gtk_widget_set_visible (GTK_WIDGET (self), errand->letter != NULL);
  if (errand->letter == NULL)
    return;
  g_set_object (&self->setup, setup);
  self->errand = errand;
  to = scs_errand_letter_dup_to (setup, errand);
  gtk_label_set_label (self->to_label, to);
  describe (self, self->mail_button);
  describe (self, self->copy_button);
}
