/* SPDX-FileCopyrightText: 2026 The Sales Connect Setup authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "setup/guide/scs-handoff.h"
#include "setup/guide/scs-progress.h"
#include "widgets/guide/scs-errand-help.h"
#include "widgets/guide/scs-wrap-box.h"
#include "widgets/scs-link.h"

/**
 * ScsErrandHelp:
 *
 * For an errand that the person at the window cannot do: who can, and a mail to them. From then on
 * they are waited for.
 */
struct _ScsErrandHelp {
  AdwBin parent_instance;

  GtkLabel *who_label;

  const ScsErrand *errand; /* (nullable) */
  ScsSetup *setup;         /* (owned) (nullable) */
};

G_DEFINE_FINAL_TYPE (ScsErrandHelp, scs_errand_help, ADW_TYPE_BIN)

static void
hand_on (ScsErrandHelp *self, const ScsHandoff *handoff)
{
  scs_progress_get_draft (self->setup, self->errand->id)->shows_help = FALSE;
  scs_progress_wish_focus (self->setup, self->errand->id);
  scs_handoff_mark (self->setup, handoff, g_get_real_time ());
}

static void
on_mail_clicked_cb (ScsErrandHelp *self)
{
  g_autoptr (ScsHandoff) handoff = scs_handoff_new (self->setup, self->errand->id, NULL);
  g_autofree char *uri = scs_handoff_dup_mailto (handoff, NULL);

  scs_link_open (GTK_WIDGET (self), uri);
  hand_on (self, handoff);
}

static void
on_copy_clicked_cb (ScsErrandHelp *self)
{
  g_autoptr (ScsHandoff) handoff = scs_handoff_new (self->setup, self->errand->id, NULL);
  g_autofree char *text = scs_handoff_dup_text (handoff);

  scs_link_copy (GTK_WIDGET (self), text);
  hand_on (self, handoff);
}

static void
scs_errand_help_dispose (GObject *object)
{
  g_clear_object (&SCS_ERRAND_HELP (object)->setup);
  gtk_widget_dispose_template (GTK_WIDGET (object), SCS_TYPE_ERRAND_HELP);

  G_OBJECT_CLASS (scs_errand_help_parent_class)->dispose (object);
}

static void
scs_errand_help_class_init (ScsErrandHelpClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = scs_errand_help_dispose;

  g_type_ensure (SCS_TYPE_WRAP_BOX);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               SCS_RESOURCE_PREFIX
                                               "/ui/widgets/guide/scs-errand-help.ui");
  gtk_widget_class_bind_template_child (widget_class, ScsErrandHelp, who_label);
  gtk_widget_class_bind_template_callback (widget_class, on_mail_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_copy_clicked_cb);
}

static void
scs_errand_help_init (ScsErrandHelp *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * scs_errand_help_refresh:
 * @self: help
 * @setup: what is being set up
 * @errand: what the person cannot do
 */
void
scs_errand_help_refresh (ScsErrandHelp *self, ScsSetup *setup, const ScsErrand *errand)
{
  g_autofree char *holder = scs_handoff_dup_holder (setup, errand->who);
  g_autofree char *address = scs_handoff_dup_address (setup, errand->who);
  const char *role = scs_role_get_title (errand->who);
  g_autofree char *who = NULL;

  g_set_object (&self->setup, setup);
  self->errand = errand;
  if (scs_handoff_is_mine (setup, errand->who))
    /* Translators: %s is a role such as “Salesforce admin” */
    who = g_strdup_printf (_("Who can: %s. You have said that this is you; somebody else in this role can do it too."),
        role);
  else if (address != NULL && holder != NULL && !g_str_equal (holder, address))
    /* Translators: %1$s is a role, %2$s a person's name, %3$s an e-mail address */
    who = g_strdup_printf (_("Who can: %1$s, %2$s (%3$s)"), role, holder, address);
  else if (holder != NULL || address != NULL)
    /* Translators: %1$s is a role, %2$s a person's name or e-mail address */
    who = g_strdup_printf (_("Who can: %1$s, %2$s"), role, holder != NULL ? holder : address);
  else
    /* Translators: %s is a role such as “Salesforce admin” */
    who =
        g_strdup_printf (_("Who can: %s. Who that is, you can enter on the page “Prerequisites”."),
                            role);
  gtk_label_set_label (self->who_label, who);
}
