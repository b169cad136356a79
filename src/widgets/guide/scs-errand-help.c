/* SPDX-FileCopyrightText: 2026 The Sales Connect Setup authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "setup/guide/scs-handoff.h"
#include "setup/guide/scs-progress.h"
#include "widgets/guide/scs-errand-help.h"
#include "widgets/handoff/scs-handoff-people.h"
#include "widgets/handoff/scs-handoff-ways.h"

/**
 * ScsErrandHelp:
 *
 * For an errand that the person at the window cannot do: who can, and a mail and a checklist for
 * them. It sends nothing; once the person says that it has gone out, they are waited for.
 */
struct _ScsErrandHelp {
  AdwBin parent_instance;

  GtkLabel *who_label;
  ScsHandoffPeople *people;
  ScsHandoffWays *ways;

  const ScsErrand *errand; /* (nullable) */
  ScsSetup *setup;         /* (owned) (nullable) */
};

G_DEFINE_FINAL_TYPE (ScsErrandHelp, scs_errand_help, ADW_TYPE_BIN)

static ScsErrandDraft *
get_draft (ScsErrandHelp *self)
{
  return scs_progress_get_draft (self->setup, self->errand->id);
}

static void
on_people_changed_cb (ScsErrandHelp *self)
{
  scs_errand_help_refresh (self, self->setup, self->errand);
}

static void
on_went_out_cb (ScsErrandHelp *self)
{
  get_draft (self)->has_mail = TRUE;
}

static void
on_marked_cb (ScsErrandHelp *self)
{
  ScsErrandDraft *draft = get_draft (self);

  draft->has_mail = draft->shows_help = FALSE;
  scs_progress_wish_focus (self->setup, self->errand->id);
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

  g_type_ensure (SCS_TYPE_HANDOFF_PEOPLE);
  g_type_ensure (SCS_TYPE_HANDOFF_WAYS);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               SCS_RESOURCE_PREFIX
                                               "/ui/widgets/guide/scs-errand-help.ui");
  gtk_widget_class_bind_template_child (widget_class, ScsErrandHelp, who_label);
  gtk_widget_class_bind_template_child (widget_class, ScsErrandHelp, people);
  gtk_widget_class_bind_template_child (widget_class, ScsErrandHelp, ways);
  gtk_widget_class_bind_template_callback (widget_class, on_people_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_went_out_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_marked_cb);
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
  return g_strdup_printf (_("Who can: %s"), role);
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

  g_set_object (&self->setup, setup);
  self->errand = errand;
  gtk_label_set_label (self->who_label, who);
  scs_handoff_people_refresh (self->people, setup, errand->id);
  scs_handoff_ways_refresh (self->ways, setup, errand->id);
  scs_handoff_ways_offer_mark (self->ways, get_draft (self)->has_mail);
}
