/* SPDX-FileCopyrightText: 2026 The Sales Connect Setup authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "app/scs-remove-environment.h"
#include "setup/scs-advice.h"

/* The question before an environment is removed, and what is said when it could not be. */

/* From looking at the environment to the answer */
typedef struct {
  GtkWidget *widget; /* (owned) */
  gboolean begin_anew;
} AskData;

static void
ask_data_free (AskData *data)
{
  g_object_unref (data->widget);
  g_free (data);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AskData, ask_data_free)

static void
append_line (GString *text, const char *line)
{
  /* Translators: one line of a list */
  g_string_append_printf (text, _("• %s"), line);
  g_string_append_c (text, '\n');
}

static void
append_secrets (GString *text, const ScsEnvironmentEntry *entry)
{
  g_autofree char *secrets = NULL;

  if (entry->n_secrets == 0)
    return;
  if (entry->n_secrets < 0)
    secrets = g_strdup (_("its secrets in the keyring (the keyring does not tell now how many)"));
  else
    /* Translators: what is removed: passwords and keys */
    secrets = g_strdup_printf (ngettext ("%d secret in the keyring",
                                         "%d secrets in the keyring",
                                         entry->n_secrets),
        entry->n_secrets);
  append_line (text, secrets);
}

/**
 * scs_remove_environment_dup_question:
 * @entry: what is going to be removed
 *
 * Returns: (transfer full): what exactly goes, and what stays, in the person's language
 */
char *
scs_remove_environment_dup_question (const ScsEnvironmentEntry *entry)
{
  g_autoptr (GString) text = g_string_new (_("This is removed from this computer:"));
  g_autofree char *progress = scs_environment_entry_dup_progress (entry);
  /* Translators: what is removed; %s is how far an environment is, e.g. “3 of 8 steps done” */
  g_autofree char *steps = g_strdup_printf (_("its progress: %s"), progress);
  g_autofree char *people = NULL;

  g_string_append_c (text, '\n');
  append_line (text, steps);
  if (entry->n_people > 0) {
    /* Translators: what is removed */
    people = g_strdup_printf (ngettext ("%u person on its list",
                                        "%u people on its list",
                                        entry->n_people), entry->n_people);
    append_line (text, people);
  }
  append_secrets (text, entry);
  if (g_str_equal (entry->name, SCS_ENVIRONMENT_DEMO)) {
    append_line (text, _("what was done in the made-up services"));
    g_string_append_c (text, '\n');
    g_string_append (text, _("It cannot be undone."));
  } else {
    g_string_append_c (text, '\n');
    g_string_append (
        text,
        _("Nothing changes in Sales Connect, Marketo or Salesforce: accounts, connections and access stay as they are. It cannot be undone."));
  }
  return g_string_free (g_steal_pointer (&text), FALSE);
}

static void
on_response_cb (AdwMessageDialog *dialog, const char *response, GtkWidget *widget)
{
  const char *name = g_object_get_data (G_OBJECT (dialog), "name");
  gboolean begin_anew = g_object_get_data (G_OBJECT (dialog), "anew") != NULL;

  if (g_str_equal (response, "remove"))
    gtk_widget_activate_action (widget, "win.remove-environment", "(sb)", name, begin_anew);
}

static void
ask (const AskData *data, const ScsEnvironmentEntry *entry)
{
  g_autofree char *question = scs_remove_environment_dup_question (entry);
  /* Translators: heading of a question; %s is the name of an environment */
  g_autofree char *heading =
      data->begin_anew ? g_strdup (_("Begin the Demo Anew?"))
                       : g_strdup_printf (_("Remove the Environment “%s”?"), entry->title);
  GtkWidget *dialog =
      adw_message_dialog_new (GTK_WINDOW (gtk_widget_get_root (data->widget)), heading, NULL);
  AdwMessageDialog *message = ADW_MESSAGE_DIALOG (dialog);
  GtkWidget *label = gtk_label_new (question);

  /* The dialog's own text would be centred, which a list is not read in. */
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  adw_message_dialog_set_extra_child (message, label);
  adw_message_dialog_add_responses (message,
                                    "cancel",
                                    _("_Cancel"),
                                       "remove",
                                       data->begin_anew
                                       /* Translators: button */
                                       ? _("_Begin Anew")
                                       /* Translators: button */
                                       : _("_Remove"), NULL);
  adw_message_dialog_set_response_appearance (message, "remove", ADW_RESPONSE_DESTRUCTIVE);
  adw_message_dialog_set_default_response (message, "cancel");
  adw_message_dialog_set_close_response (message, "cancel");
  g_object_set_data_full (G_OBJECT (dialog), "name", g_strdup (entry->name), g_free);
  g_object_set_data (G_OBJECT (dialog), "anew", data->begin_anew ? dialog : NULL);
  g_signal_connect_object (dialog, "response", G_CALLBACK (on_response_cb), data->widget, 0);
  gtk_window_present (GTK_WINDOW (dialog));
}

static void
tell (GtkWindow *window, const char *heading, const char *text)
{
  GtkWidget *dialog = adw_message_dialog_new (window, heading, text);

  adw_message_dialog_add_responses (ADW_MESSAGE_DIALOG (dialog),
                                    "close",
                                    /* Translators: button under a message */
                                    _("_Close"), NULL);
  gtk_window_present (GTK_WINDOW (dialog));
}

static void
looked_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (AskData) data = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (ScsEnvironmentEntry) entry =
      scs_environments_look_finish (SCS_ENVIRONMENTS (source), result, &error);

  if (!GTK_IS_WINDOW (gtk_widget_get_root (data->widget)))
    return;
  if (entry != NULL)
    ask (data, entry);
  else
    tell (GTK_WINDOW (gtk_widget_get_root (data->widget)),
          _("The Environment Was Not Removed"), scs_advice_get_what (scs_advice_get_key (error)));
}

/**
 * scs_remove_environment_ask:
 * @widget: from where it was asked for; within the window
 * @environments: those that are there
 * @name: of the one that is open
 * @begin_anew: whether it is opened again, empty
 *
 * Asks, and lets the window remove it.
 */
void
scs_remove_environment_ask (GtkWidget *widget,
                            ScsEnvironments *environments,
                            const char *name,
                            gboolean begin_anew)
{
  AskData *data = g_new0 (AskData, 1);

  data->widget = g_object_ref (widget);
  data->begin_anew = begin_anew;
  scs_environments_look_async (environments, name, NULL, looked_cb, data);
}

/**
 * scs_remove_environment_tell_failure:
 * @window: over which it is said
 * @error: why an environment could not be removed
 *
 * Says what was removed and what was not.
 */
void
scs_remove_environment_tell_failure (GtkWindow *window, const GError *error)
{
  g_autofree char *sentences = scs_advice_dup_sentences_for_error (error);
  g_autofree char *text = NULL;

  if (error->domain == SCS_JOURNAL_ERROR) {
    /* Translators: %s is what is wrong and what to do */
    text = g_strdup_printf (_("The secrets are gone from the keyring; progress and people could not be removed. %s"),
        sentences);
    tell (window, _("The Environment Is Not Removed Wholly"), text);
    return;
  }
  /* Translators: %s is what is wrong and what to do */
  text = g_strdup_printf (_("Not all secrets could be removed from the keyring, so progress and people were left as they are. %s"),
      sentences);
  tell (window, _("The Environment Was Not Removed"), text);
}
