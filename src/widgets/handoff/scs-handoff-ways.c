/* SPDX-FileCopyrightText: 2026 The Sales Connect Setup authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "setup/guide/scs-checklist.h"
#include "setup/guide/scs-handoff.h"
#include "widgets/guide/scs-wrap-box.h"
#include "widgets/handoff/scs-handoff-ways.h"
#include "widgets/scs-feedback.h"
#include "widgets/scs-link.h"
#include "widgets/scs-save-file.h"

/**
 * ScsHandoffWays:
 *
 * The ways in which errands get to somebody else: a mail, its text, and a checklist. It sends
 * nothing; that it has gone out, the person says, once it is known to whom.
 */
struct _ScsHandoffWays {
  AdwBin parent_instance;

  GtkLabel *short_label;
  GtkButton *mark_button;
  GtkLabel *unknown_label;
  ScsFeedback *feedback;

  ScsSetup *setup; /* (owned) (nullable) */
  char *what;      /* (owned) (nullable) id of a role or of an errand */
  gboolean offers_mark;
};

G_DEFINE_FINAL_TYPE (ScsHandoffWays, scs_handoff_ways, ADW_TYPE_BIN)

typedef enum { SIGNAL_WENT_OUT, SIGNAL_MARKED } ScsHandoffWaysSignal;

static guint signals[SIGNAL_MARKED + 1];

static ScsHandoff *
make_handoff (ScsHandoffWays *self)
{
  return scs_handoff_new (self->setup, self->what, NULL);
}

static void
show_mark (ScsHandoffWays *self)
{
  g_autoptr (ScsHandoff) handoff = make_handoff (self);
  gboolean known = scs_handoff_is_known (self->setup, handoff->role);

  gtk_widget_set_visible (GTK_WIDGET (self->mark_button), self->offers_mark);
  gtk_widget_set_sensitive (GTK_WIDGET (self->mark_button), known);
  gtk_widget_set_visible (GTK_WIDGET (self->unknown_label), self->offers_mark && !known);
}

/* It can be said now that it has gone out. */
static void
went_out (ScsHandoffWays *self)
{
  scs_handoff_ways_offer_mark (self, TRUE);
  g_signal_emit (self, signals[SIGNAL_WENT_OUT], 0);
}

static void
on_mail_clicked_cb (ScsHandoffWays *self)
{
  g_autoptr (ScsHandoff) handoff = make_handoff (self);
  g_autofree char *uri = scs_handoff_dup_mailto (handoff, NULL);

  scs_link_open (GTK_WIDGET (self), uri);
  went_out (self);
}

static void
on_copy_clicked_cb (ScsHandoffWays *self)
{
  g_autoptr (ScsHandoff) handoff = make_handoff (self);
  g_autofree char *text = scs_handoff_dup_text (handoff);

  scs_link_copy (GTK_WIDGET (self), text);
  went_out (self);
}

static char *
make_checklist (GtkWidget *widget, const char *name)
{
  ScsHandoffWays *self = SCS_HANDOFF_WAYS (widget);
  g_autoptr (ScsHandoff) handoff = self->setup != NULL ? make_handoff (self) : NULL;

  return handoff != NULL ? scs_checklist_to_html (handoff, g_get_real_time ()) : NULL;
}

static void
saved_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  ScsHandoffWays *self = SCS_HANDOFF_WAYS (source);
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
  went_out (self);
}

static void
on_save_clicked_cb (ScsHandoffWays *self)
{
  g_autoptr (ScsHandoff) handoff = make_handoff (self);
  g_autofree char *name = scs_handoff_dup_file_name (handoff);

  scs_save_file_async (GTK_WIDGET (self),
                       _("Save Checklist"), name, make_checklist, saved_cb, NULL);
}

static void
on_mark_clicked_cb (ScsHandoffWays *self)
{
  g_autoptr (ScsHandoff) handoff = make_handoff (self);
  g_autoptr (ScsSetup) setup = g_object_ref (self->setup);

  scs_feedback_clear (self->feedback);
  g_signal_emit (self, signals[SIGNAL_MARKED], 0);
  scs_handoff_mark (setup, handoff, g_get_real_time ());
}

static void
scs_handoff_ways_dispose (GObject *object)
{
  g_clear_object (&SCS_HANDOFF_WAYS (object)->setup);
  gtk_widget_dispose_template (GTK_WIDGET (object), SCS_TYPE_HANDOFF_WAYS);

  G_OBJECT_CLASS (scs_handoff_ways_parent_class)->dispose (object);
}

static void
scs_handoff_ways_finalize (GObject *object)
{
  g_free (SCS_HANDOFF_WAYS (object)->what);

  G_OBJECT_CLASS (scs_handoff_ways_parent_class)->finalize (object);
}

static guint
add_signal (const char *name)
{
  return g_signal_new (name,
                       SCS_TYPE_HANDOFF_WAYS,
                       G_SIGNAL_RUN_LAST,
                       0,
                       NULL,
                       NULL,
                       NULL,
                       G_TYPE_NONE,
                       0);
}

static void
scs_handoff_ways_class_init (ScsHandoffWaysClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = scs_handoff_ways_dispose;
  object_class->finalize = scs_handoff_ways_finalize;

  /**
   * ScsHandoffWays::went-out:
   *
   * A mail or a checklist was made, and maybe sent.
   */
  signals[SIGNAL_WENT_OUT] = add_signal ("went-out");
  /**
   * ScsHandoffWays::marked:
   *
   * The person says that it has gone out; it is written down next.
   */
  signals[SIGNAL_MARKED] = add_signal ("marked");

  g_type_ensure (SCS_TYPE_FEEDBACK);
  g_type_ensure (SCS_TYPE_WRAP_BOX);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               SCS_RESOURCE_PREFIX
                                               "/ui/widgets/handoff/scs-handoff-ways.ui");
  gtk_widget_class_bind_template_child (widget_class, ScsHandoffWays, short_label);
  gtk_widget_class_bind_template_child (widget_class, ScsHandoffWays, mark_button);
  gtk_widget_class_bind_template_child (widget_class, ScsHandoffWays, unknown_label);
  gtk_widget_class_bind_template_child (widget_class, ScsHandoffWays, feedback);
  gtk_widget_class_bind_template_callback (widget_class, on_mail_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_copy_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_save_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_mark_clicked_cb);
}

static void
scs_handoff_ways_init (ScsHandoffWays *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * scs_handoff_ways_refresh:
 * @self: ways
 * @setup: what is being set up
 * @role_or_errand: id of a role, for all that is open of its errands, or of one errand
 *
 * Shows whether it is known now to whom it goes.
 */
void
scs_handoff_ways_refresh (ScsHandoffWays *self, ScsSetup *setup, const char *role_or_errand)
{
  g_autofree char *what = g_strdup (role_or_errand);
  g_autoptr (ScsHandoff) handoff = NULL;
  gboolean is_short;

  g_set_object (&self->setup, setup);
  g_free (self->what);
  self->what = g_steal_pointer (&what);
  handoff = make_handoff (self);
  g_free (scs_handoff_dup_mailto (handoff, &is_short));
  gtk_widget_set_visible (GTK_WIDGET (self->short_label), is_short);
  show_mark (self);
}

/**
 * scs_handoff_ways_offer_mark:
 * @self: ways
 * @offers: whether it can be said that it has gone out
 */
void
scs_handoff_ways_offer_mark (ScsHandoffWays *self, gboolean offers)
{
  self->offers_mark = offers;
  if (self->setup != NULL)
    show_mark (self);
}
