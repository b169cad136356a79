/* SPDX-FileCopyrightText: 2026 The Sales Connect Setup authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>
#include <libsecret/secret.h>
#include <string.h>

#include "setup/scs-advice.h"
#include "widgets/scs-feedback.h"
#include "widgets/secret/scs-paste-preview.h"

/* The layout must have made room for the group before the page can move to it. */
#define FOCUS_AFTER_MS 150
/* Of a shorter secret two letters at either end would tell too much. */
#define ENDS_SHOWN_FROM 16

/**
 * ScsPastePreview:
 *
 * What was taken out of a whole mail, value by value, before it is stored: each with what was
 * removed and put right, or why there is none. States: closed → open → storing → closed. When the
 * keyring refuses one, those before it stay stored, and the rows say which are; the others can be
 * tried again. The Client Secret is not shown, for labels are given in clear to the accessibility
 * bus: its ends and its length are enough to compare.
 *
 * Signals: `stored` when all of them are; `discarded`.
 */
struct _ScsPastePreview {
  AdwPreferencesGroup parent_instance;

  AdwActionRow *munchkin_row;
  AdwActionRow *client_id_row;
  AdwActionRow *client_secret_row;
  GtkImage *munchkin_image;
  GtkImage *client_id_image;
  GtkImage *client_secret_image;
  ScsFeedback *feedback;
  GtkButton *run_only_button;
  GtkButton *discard_button;
  GtkButton *store_button;

  ScsSetup *setup;         /* (owned) (nullable) */
  ScsPastedValues *values; /* (owned) (nullable) */
  gboolean is_stored[SCS_VALUE_N_KINDS];
  gboolean busy;
  guint focus_source;
};

G_DEFINE_FINAL_TYPE (ScsPastePreview, scs_paste_preview, ADW_TYPE_PREFERENCES_GROUP)

typedef enum { SIGNAL_STORED, SIGNAL_DISCARDED, SIGNAL_LAST } ScsPastePreviewSignal;

static guint signals[SIGNAL_LAST];

static const char *
get_kind_id (ScsValueKind kind)
{
  static const char *const ids[] = { "munchkin-id", "client-id", "client-secret" };

  return ids[kind];
}

static gboolean
is_kept_already (ScsPastePreview *self, ScsValueKind kind)
{
  return scs_setup_has_secret (self->setup,
                               "marketo",
                               SCS_PURPOSE_SALES_CONNECT,
                               get_kind_id (kind));
}

/* The value as it may be read by anybody who sees the screen */
static char *
dup_shown (ScsValueKind kind, const char *value)
{
  gsize length = strlen (value);
  char first[3] = { value[0], length > 1 ? value[1] : '\0', '\0' };

  if (kind != SCS_VALUE_CLIENT_SECRET)
    return g_strdup (value);
  if (length < ENDS_SHOWN_FROM)
    /* Translators: in place of a secret that is not shown */
    return g_strdup_printf (ngettext ("%u character, not shown", "%u characters, not shown", length), (guint) length);
  /* Translators: in place of a secret: its first two and its last two characters, and how long it
   * is */
  return g_strdup_printf (ngettext ("%1$s…%2$s, %3$u character", "%1$s…%2$s, %3$u characters", length),
      first,
      value + length - 2,
      (guint) length);
}

static void
append_line (GString *lines, const char *line)
{
  if (line != NULL)
    g_string_append_printf (lines, "%s%s", lines->len > 0 ? "\n" : "", line);
}

static char *
dup_lines (ScsPastePreview *self, ScsValueKind kind)
{
  const ScsPastedValue *value = &self->values->of[kind];
  g_autofree char *sentences = scs_pasted_value_dup_sentences (value);
  GString *lines = g_string_new (NULL);

  append_line (lines, sentences);
  if (self->is_stored[kind])
    append_line (lines, _("Stored in the keyring"));
  else if (is_kept_already (self, kind))
    append_line (lines,
                 value->value != NULL
                 ? _("It replaces the stored value.")
                 : _("The stored value stays."));
  return g_string_free (lines, FALSE);
}

static const char *
get_icon (ScsPastePreview *self, ScsValueKind kind)
{
  const ScsPastedValue *value = &self->values->of[kind];

  if (self->is_stored[kind])
    return "scs-stored-symbolic";
  if (value->value == NULL)
    return value->reason == SCS_PASTED_NOT_FOUND ? "scs-open-symbolic" : "dialog-warning-symbolic";
  return value->put_right ? "dialog-information-symbolic" : "object-select-symbolic";
}

static void
show_row (ScsPastePreview *self, ScsValueKind kind, AdwActionRow *row, GtkImage *image)
{
  const char *value = self->values->of[kind].value;
  g_autofree char *shown = value != NULL ? dup_shown (kind, value) : NULL;
  g_autofree char *lines = dup_lines (self, kind);
  g_autofree char *title = NULL, *both = NULL;

  title = g_strjoin ("\n", scs_value_kind_get_name (kind), shown, NULL);
  both = g_strjoin ("\n", title, lines, NULL);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_action_row_set_subtitle (row, lines);
  gtk_image_set_from_icon_name (image, get_icon (self, kind));
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, both, -1);
}

static guint
count_to_store (ScsPastePreview *self)
{
  guint n = 0;

  for (gsize kind = 0; kind < SCS_VALUE_N_KINDS; kind++)
    n += self->values->of[kind].value != NULL && !self->is_stored[kind];
  return n;
}

static gboolean
has_stored (ScsPastePreview *self)
{
  for (gsize kind = 0; kind < SCS_VALUE_N_KINDS; kind++)
    if (self->is_stored[kind])
      return TRUE;
  return FALSE;
}

static void
update_controls (ScsPastePreview *self)
{
  gboolean has_any;

  gtk_widget_set_visible (GTK_WIDGET (self), self->values != NULL);
  if (self->values == NULL)
    return;
  show_row (self, SCS_VALUE_MUNCHKIN_ID, self->munchkin_row, self->munchkin_image);
  show_row (self, SCS_VALUE_CLIENT_ID, self->client_id_row, self->client_id_image);
  show_row (self, SCS_VALUE_CLIENT_SECRET, self->client_secret_row, self->client_secret_image);
  has_any = count_to_store (self) > 0;
  adw_preferences_group_set_description (ADW_PREFERENCES_GROUP (self),
                                         has_stored (self) ? NULL : _("Nothing is stored yet."));
  gtk_widget_set_visible (GTK_WIDGET (self->store_button), has_any);
  gtk_widget_set_sensitive (GTK_WIDGET (self->store_button), !self->busy);
  gtk_widget_set_sensitive (GTK_WIDGET (self->discard_button), !self->busy);
}

/* The names of those that are stored, or of those that are still to be */
static char *
dup_names (ScsPastePreview *self, gboolean stored)
{
  GString *names = g_string_new (NULL);

  for (gsize kind = 0; kind < SCS_VALUE_N_KINDS; kind++)
    if (self->values->of[kind].value != NULL && self->is_stored[kind] == stored)
      g_string_append_printf (names,
                              "%s%s",
                              names->len > 0
                              ? _(", ") : "", scs_value_kind_get_name (kind));
  return g_string_free (names, FALSE);
}

static void
show_summary (ScsPastePreview *self)
{
  g_autofree char *names = dup_names (self, FALSE);
  g_autofree char *sentence = NULL;

  if (*names == '\0') {
    scs_feedback_set_error (
        self->feedback,
        _("None of the three values can be taken from it. The lines above say why."));
    return;
  }
  /* Translators: %s is a list such as “Munchkin Account ID, Client ID” */
  sentence = g_strdup_printf (_("Found: %s. Look them over, then store them."), names);
  scs_feedback_set_note (self->feedback, sentence);
}

static gboolean
on_focus_time_cb (gpointer user_data)
{
  ScsPastePreview *self = user_data;

  self->focus_source = 0;
  if (self->values != NULL)
    gtk_widget_grab_focus (count_to_store (self) > 0 ? GTK_WIDGET (self->store_button)
                                                     : GTK_WIDGET (self->discard_button));
  return G_SOURCE_REMOVE;
}

static void store_next (ScsPastePreview *self);

static void
show_store_error (ScsPastePreview *self, const GError *error)
{
  g_autofree char *why = scs_advice_dup_sentences_for_error (error);
  g_autofree char *stored = dup_names (self, TRUE);
  g_autofree char *open = dup_names (self, FALSE);
  g_autofree char *sentence = NULL;

  if (*stored == '\0')
    /* Translators: %1$s is a list such as “Munchkin Account ID, Client ID”; %2$s are sentences that
       say why */
    sentence = g_strdup_printf (_("Not stored: %1$s. %2$s"), open, why);
  else
    /* Translators: %1$s and %2$s are lists such as “Munchkin Account ID, Client ID”; %3$s are
       sentences that say why */
    sentence = g_strdup_printf (_("Stored: %1$s. Not stored: %2$s. %3$s"), stored, open, why);
  scs_feedback_set_error (self->feedback, sentence);
  gtk_widget_set_visible (GTK_WIDGET (self->run_only_button),
                          g_error_matches (error, SCS_KEYRING_ERROR, SCS_KEYRING_ERROR_ABSENT) ||
                              g_error_matches (error, SCS_KEYRING_ERROR, SCS_KEYRING_ERROR_LOCKED));
}

static int
get_next_to_store (ScsPastePreview *self)
{
  for (int kind = 0; kind < SCS_VALUE_N_KINDS; kind++)
    if (self->values->of[kind].value != NULL && !self->is_stored[kind])
      return kind;
  return -1;
}

static void
store_answered_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (ScsPastePreview) self = user_data;
  g_autoptr (GError) error = NULL;
  gboolean stored = scs_setup_store_secret_finish (SCS_SETUP (source), result, &error);

  if (self->setup == NULL || self->values == NULL)
    return;
  if (!stored) {
    self->busy = FALSE;
    if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
      scs_feedback_clear (self->feedback);
    else
      show_store_error (self, error);
    update_controls (self);
    return;
  }
  self->is_stored[get_next_to_store (self)] = TRUE;
  store_next (self);
}

static void
store_next (ScsPastePreview *self)
{
  int kind = get_next_to_store (self);

  self->busy = kind >= 0;
  update_controls (self);
  if (kind < 0) {
    scs_paste_preview_close (self);
    g_signal_emit (self, signals[SIGNAL_STORED], 0);
    return;
  }
  scs_feedback_set_busy (self->feedback, _("Storing in the keyring…"));
  scs_setup_store_secret_async (self->setup,
                                "marketo",
                                SCS_PURPOSE_SALES_CONNECT,
                                get_kind_id (kind),
                                self->values->of[kind].value,
                                NULL,
                                store_answered_cb,
                                g_object_ref (self));
}

static void
on_store_clicked_cb (ScsPastePreview *self)
{
  if (self->busy || self->values == NULL)
    return;
  gtk_widget_set_visible (GTK_WIDGET (self->run_only_button), FALSE);
  store_next (self);
}

static void
on_run_only_clicked_cb (ScsPastePreview *self)
{
  if (self->busy || self->values == NULL)
    return;
  /* What the keyring took before is not read in this run any more. */
  memset (self->is_stored, 0, sizeof self->is_stored);
  scs_setup_use_keyring_for_this_run_only (self->setup);
  on_store_clicked_cb (self);
}

static void
on_discard_clicked_cb (ScsPastePreview *self)
{
  scs_paste_preview_close (self);
  g_signal_emit (self, signals[SIGNAL_DISCARDED], 0);
}

static void
scs_paste_preview_dispose (GObject *object)
{
  ScsPastePreview *self = SCS_PASTE_PREVIEW (object);

  g_clear_handle_id (&self->focus_source, g_source_remove);
  g_clear_pointer (&self->values, scs_pasted_values_free);
  g_clear_object (&self->setup);
  gtk_widget_dispose_template (GTK_WIDGET (object), SCS_TYPE_PASTE_PREVIEW);

  G_OBJECT_CLASS (scs_paste_preview_parent_class)->dispose (object);
}

static void
scs_paste_preview_class_init (ScsPastePreviewClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = scs_paste_preview_dispose;

  for (int i = 0; i < SIGNAL_LAST; i++)
    signals[i] = g_signal_new (i == SIGNAL_STORED ? "stored" : "discarded",
                               SCS_TYPE_PASTE_PREVIEW,
                               G_SIGNAL_RUN_LAST,
                               0,
                               NULL,
                               NULL,
                               NULL,
                               G_TYPE_NONE,
                               0);

  g_type_ensure (SCS_TYPE_FEEDBACK);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               SCS_RESOURCE_PREFIX
                                               "/ui/widgets/secret/scs-paste-preview.ui");
  gtk_widget_class_bind_template_child (widget_class, ScsPastePreview, munchkin_row);
  gtk_widget_class_bind_template_child (widget_class, ScsPastePreview, client_id_row);
  gtk_widget_class_bind_template_child (widget_class, ScsPastePreview, client_secret_row);
  gtk_widget_class_bind_template_child (widget_class, ScsPastePreview, munchkin_image);
  gtk_widget_class_bind_template_child (widget_class, ScsPastePreview, client_id_image);
  gtk_widget_class_bind_template_child (widget_class, ScsPastePreview, client_secret_image);
  gtk_widget_class_bind_template_child (widget_class, ScsPastePreview, feedback);
  gtk_widget_class_bind_template_child (widget_class, ScsPastePreview, run_only_button);
  gtk_widget_class_bind_template_child (widget_class, ScsPastePreview, discard_button);
  gtk_widget_class_bind_template_child (widget_class, ScsPastePreview, store_button);
  gtk_widget_class_bind_template_callback (widget_class, on_store_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_discard_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_run_only_clicked_cb);
}

static void
scs_paste_preview_init (ScsPastePreview *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * scs_paste_preview_open:
 * @self: a preview
 * @setup: where the values are to be stored
 * @values: (transfer full): what was taken out of a mail
 *
 * Shows the values and takes the focus. Nothing is stored before the person says so. While values
 * of an earlier mail are being stored, those of a later one are dropped.
 */
void
scs_paste_preview_open (ScsPastePreview *self, ScsSetup *setup, ScsPastedValues *values)
{
  if (self->busy) {
    scs_pasted_values_free (values);
    return;
  }
  scs_paste_preview_close (self);
  g_set_object (&self->setup, setup);
  self->values = values;
  update_controls (self);
  show_summary (self);
  self->focus_source = g_timeout_add (FOCUS_AFTER_MS, on_focus_time_cb, self);
}

/**
 * scs_paste_preview_close:
 * @self: a preview
 *
 * Forgets the values and hides.
 */
void
scs_paste_preview_close (ScsPastePreview *self)
{
  g_clear_handle_id (&self->focus_source, g_source_remove);
  g_clear_pointer (&self->values, scs_pasted_values_free);
  memset (self->is_stored, 0, sizeof self->is_stored);
  gtk_widget_set_visible (GTK_WIDGET (self->run_only_button), FALSE);
  scs_feedback_clear (self->feedback);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->client_secret_row), "");
  update_controls (self);
}
