/* SPDX-FileCopyrightText: 2026 The Sales Connect Setup authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "setup/guide/scs-handoff.h"
#include "widgets/handoff/scs-handoff-people.h"
#include "widgets/handoff/scs-person-group.h"

/**
 * ScsHandoffPeople:
 *
 * Asks for whoever has to be known before errands can be handed on, and is not: to whom they go,
 * and who gets what comes of them.
 */
struct _ScsHandoffPeople {
  AdwBin parent_instance;

  ScsPersonGroup *to_group;
  ScsPersonGroup *gets_group;
};

G_DEFINE_FINAL_TYPE (ScsHandoffPeople, scs_handoff_people, ADW_TYPE_BIN)

typedef enum { SIGNAL_CHANGED } ScsHandoffPeopleSignal;

static guint signals[SIGNAL_CHANGED + 1];

static void
on_person_changed_cb (ScsHandoffPeople *self)
{
  g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
}

static void
scs_handoff_people_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), SCS_TYPE_HANDOFF_PEOPLE);

  G_OBJECT_CLASS (scs_handoff_people_parent_class)->dispose (object);
}

static void
scs_handoff_people_class_init (ScsHandoffPeopleClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = scs_handoff_people_dispose;

  /**
   * ScsHandoffPeople::changed:
   *
   * Something else is known about them now.
   */
  signals[SIGNAL_CHANGED] = g_signal_new ("changed",
                                          SCS_TYPE_HANDOFF_PEOPLE,
                                          G_SIGNAL_RUN_LAST,
                                          0,
                                          NULL,
                                          NULL,
                                          NULL,
                                          G_TYPE_NONE,
                                          0);
  g_type_ensure (SCS_TYPE_PERSON_GROUP);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               SCS_RESOURCE_PREFIX
                                               "/ui/widgets/handoff/scs-handoff-people.ui");
  gtk_widget_class_bind_template_child (widget_class, ScsHandoffPeople, to_group);
  gtk_widget_class_bind_template_child (widget_class, ScsHandoffPeople, gets_group);
  gtk_widget_class_bind_template_callback (widget_class, on_person_changed_cb);
}

static void
scs_handoff_people_init (ScsHandoffPeople *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/* Who gets what comes of it: somebody else than who does it */
static const ScsRole *
find_getter (const ScsHandoff *handoff)
{
  for (guint i = 0; i < handoff->errands->len; i++) {
    const ScsRole *gets = ((ScsErrand *) g_ptr_array_index (handoff->errands, i))->gets;

    if (gets != NULL && gets != handoff->role)
      return gets;
  }
  return NULL;
}

/**
 * scs_handoff_people_refresh:
 * @self: people
 * @setup: what is being set up
 * @role_or_errand: id of a role, for all that is open of its errands, or of one errand
 *
 * Asks for whoever is not known now; what was asked for stays.
 */
void
scs_handoff_people_refresh (ScsHandoffPeople *self, ScsSetup *setup, const char *role_or_errand)
{
  g_autoptr (ScsHandoff) handoff = scs_handoff_new (setup, role_or_errand, NULL);

  /* Who holds this role themselves still gives it to somebody else. */
  scs_person_group_refresh (
      self->to_group,
      setup,
      handoff->role,
      _("Who is to do it? Enter a name or an address: the mail goes to them, and they are waited for."),
         FALSE);
  scs_person_group_refresh (
      self->gets_group,
      setup,
      find_getter (handoff),
      _("The mail says who this person is: whom to invite, or to whom the values go."), TRUE);
  gtk_widget_set_visible (GTK_WIDGET (self),
                          gtk_widget_get_visible (GTK_WIDGET (self->to_group)) ||
                              gtk_widget_get_visible (GTK_WIDGET (self->gets_group)));
}
