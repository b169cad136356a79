/* SPDX-FileCopyrightText: 2026 The Sales Connect Setup authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "widgets/team/scs-rest-question.h"

static guint
count_people (ScsGuidedErrand *errand)
{
  const char *const *people = scs_guided_errand_get_people (errand);

  return people != NULL ? g_strv_length ((char **) people) : 0;
}

/**
 * scs_rest_question_is_needed:
 * @errand: for many people
 *
 * Returns: whether some of them are ticked off and some are not, so that “done” may mean two things
 */
gboolean
scs_rest_question_is_needed (ScsGuidedErrand *errand)
{
  guint n_done = scs_guided_errand_count_done (errand);

  return n_done > 0 && n_done < count_people (errand);
}

/**
 * scs_rest_question_new:
 * @parent: where it is asked
 * @errand: an errand of which some people are ticked off
 *
 * Returns: (transfer none): a dialog that asks about the others; its responses are %SCS_REST_ALL,
 * %SCS_REST_ONLY_TICKED and `cancel`
 */
GtkWidget *
scs_rest_question_new (GtkWidget *parent, ScsGuidedErrand *errand)
{
  guint n = count_people (errand) - scs_guided_errand_count_done (errand);
  gboolean disconnects = scs_guided_errand_get_kind (errand) == SCS_ERRAND_REVOKE_ACCESS;
  g_autofree char *body = NULL;
  GtkWidget *dialog = adw_message_dialog_new (GTK_WINDOW (gtk_widget_get_root (parent)),
                                              disconnects
                                              ? _("Disconnected Too?")
                                              : _("Connected Too?"), NULL);

  if (disconnects)
    body =
        g_strdup_printf (ngettext ("%u person is not ticked off. Is this person disconnected too?", "%u people are not ticked off. Are they disconnected too?", n),
                                   n);
  else
    body = g_strdup_printf (ngettext ("%u person is not ticked off. Is this person connected too?", "%u people are not ticked off. Are they connected too?", n),
                                      n);
  adw_message_dialog_set_body (ADW_MESSAGE_DIALOG (dialog), body);
  adw_message_dialog_add_responses (ADW_MESSAGE_DIALOG (dialog),
                                    "cancel",
                                    _("_Cancel"),
                                       SCS_REST_ONLY_TICKED,
                                       /* Translators: button: done for those who are ticked off,
                                          not for the others */
                                       _("_Only Those Ticked"),
                                          SCS_REST_ALL,
                                          /* Translators: buttons: done for all, also those who are
                                             not ticked off */
                                          disconnects
                                          ? _("_All Are Disconnected")
                                          : _("_All Are Connected"), NULL);
  adw_message_dialog_set_default_response (ADW_MESSAGE_DIALOG (dialog), SCS_REST_ONLY_TICKED);
  adw_message_dialog_set_close_response (ADW_MESSAGE_DIALOG (dialog), "cancel");
  return dialog;
}
