/* SPDX-FileCopyrightText: 2026 The Sales Connect Setup authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "setup/guide/scs-checklist.h"
#include "setup/guide/scs-handoff.h"
#include "setup/guide/scs-progress.h"
#include "widgets/guide/scs-errand-help.h"
#include "widgets/guide/scs-wrap-box.h"
#include "widgets/scs-feedback.h"
#include "widgets/scs-link.h"
#include "widgets/scs-save-file.h"

/**
 * ScsErrandHelp:
 *
 * For an errand that the person at the window cannot do: who can, and a mail and a checklist for
 * them. It sends nothing; once the person says that it has gone out, they are waited for.
 */
struct _ScsErrandHelp {
  AdwBin parent_instance;

  GtkLabel *who_label;
  GtkLabel *short_label;
  GtkButton *mark_button;
  ScsFeedback *feedback;

  const ScsErrand *errand; /* (nullable) */
  ScsSetup *setup;         /* (owned) (nullable) */
};

G_DEFINE_FINAL_TYPE (ScsErrandHelp, scs_errand_help, ADW_TYPE_BIN)

static ScsErrandDraft *
get_draft (ScsErrandHelp *self)
{
  return scs_progress_get_draft (self->setup, self->errand->id);
}

static ScsHandoff *
make_handoff (ScsErrandHelp *self)
{
  return scs_handoff_new (self->setup, self->errand->id, NULL);
}

/* It can be said now that it has gone out. */
static void
offer_mark (ScsErrandHelp *self)
{
  get_draft (self)->has_mail = TRUE;
  gtk_widget_set_visible (GTK_WIDGET (self->mark_button), TRUE);
}

static void
on_mail_clicked_cb (ScsErrandHelp *self)
{
  g_autoptr (ScsHandoff) handoff = make_handoff (self);
  g_autofree char *uri = scs_handoff_dup_mailto (handoff, NULL);

  scs_link_open (GTK_WIDGET (self), uri);
  offer_mark (self);
}

static void
on_copy_clicked_cb (ScsErrandHelp *self)
{
  g_autoptr (ScsHandoff) handoff = make_handoff (self);
  g_autofree char *text = scs_handoff_dup_text (handoff);

  scs_link_copy (GTK_WIDGET (self), text);
  offer_mark (self);
}

static char *
make_checklist (GtkWidget *widget, const char *name)
{
  ScsErrandHelp *self = SCS_ERRAND_HELP (widget);
  g_autoptr (ScsHandoff) handoff = self->setup != NULL ? make_handoff (self) : NULL;

  return handoff != NULL ? scs_checklist_to_html (handoff, g_get_real_time ()) : NULL;
}

static void
saved_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  ScsErrandHelp *self = SCS_ERRAND_HELP (source);
  g_autofree char *words = NULL, *sentence = NULL;
  g_autofree char *name = scs_save_file_finish (GTK_WIDGET (self), result, &sentence);

  if (self->setup == NULL)
    return;
  if (sentence != NULL)
    scs_feedback_set_error (self->feedback, sentence);
  if (name == NULL)
    return;
  /* Translators: %s is the name of a file */
  words = g_strdup_printf (_("The checklist is in %s. Attach it to the mail."), name);
  scs_feedback_set_success (self->feedback, words);
  offer_mark (self);
}

static void
on_save_clicked_cb (ScsErrandHelp *self)
{
  g_autoptr (ScsHandoff) handoff = make_handoff (self);
  g_autofree char *name = scs_handoff_dup_file_name (handoff);

  scs_save_file_async (GTK_WIDGET (self),
                       _("Save Checklist"), name, make_checklist, saved_cb, NULL);
}

static void
on_mark_clicked_cb (ScsErrandHelp *self)
{
  g_autoptr (ScsHandoff) handoff = make_handoff (self);
  ScsErrandDraft *draft = get_draft (self);

  draft->has_mail = draft->shows_help = FALSE;
  scs_feedback_clear (self->feedback);
  scs_progress_wish_focus (self->setup, self->errand->id);
  scs_handoff_mark (self->setup, handoff, g_get_real_time ());
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

  g_type_ensure (SCS_TYPE_FEEDBACK);
  g_type_ensure (SCS_TYPE_WRAP_BOX);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               SCS_RESOURCE_PREFIX
                                               "/ui/widgets/guide/scs-errand-help.ui");
  gtk_widget_class_bind_template_child (widget_class, ScsErrandHelp, who_label);
  gtk_widget_class_bind_template_child (widget_class, ScsErrandHelp, short_label);
  gtk_widget_class_bind_template_child (widget_class, ScsErrandHelp, mark_button);
  gtk_widget_class_bind_template_child (widget_class, ScsErrandHelp, feedback);
  gtk_widget_class_bind_template_callback (widget_class, on_mail_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_copy_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_save_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_mark_clicked_cb);
}

static void
scs_errand_help_init (ScsErrandHelp *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

static char *
dup_who (ScsSetup *setup, const ScsErrand *errand)
{
  g_autofree char *holder = scs_handoff_dup_holder (setup, errand->who);
  g_autofree char *address = scs_handoff_dup_address (setup, errand->who);
  const char *role = scs_role_get_title (errand->who);

  if (scs_handoff_is_mine (setup, errand->who))
    /* Translators: %s is a role such as “Salesforce admin” */
    return g_strdup_printf (_("Who can: %s. You have said that this is you; somebody else in this role can do it too."),
        role);
  if (address != NULL && holder != NULL && !g_str_equal (holder, address))
    /* Translators: %1$s is a role, %2$s a person's name, %3$s an e-mail address */
    return g_strdup_printf (_("Who can: %1$s, %2$s (%3$s)"), role, holder, address);
  if (holder != NULL || address != NULL)
    /* Translators: %1$s is a role, %2$s a person's name or e-mail address */
    return g_strdup_printf (_("Who can: %1$s, %2$s"), role, holder != NULL ? holder : address);
  /* Translators: %s is a role such as “Salesforce admin” */
  return g_strdup_printf (_("Who can: %s. Who that is, you can enter on the page “Prerequisites”."), role);
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
  g_autofree char *who = dup_who (setup, errand);
  g_autoptr (ScsHandoff) handoff = scs_handoff_new (setup, errand->id, NULL);
  gboolean is_short;

  g_set_object (&self->setup, setup);
  self->errand = errand;
  gtk_label_set_label (self->who_label, who);
  g_free (scs_handoff_dup_mailto (handoff, &is_short));
  gtk_widget_set_visible (GTK_WIDGET (self->short_label), is_short);
  gtk_widget_set_visible (GTK_WIDGET (self->mark_button), get_draft (self)->has_mail);
}
