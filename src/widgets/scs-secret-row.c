/* SPDX-FileCopyrightText: 2026 The Sales Connect Setup authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>
#include <libsecret/secret.h>

#include "setup/scs-advice.h"
#include "widgets/scs-feedback.h"
#include "widgets/scs-secret-row.h"

/* Long enough that an input method or a slow hand is not disturbed. */
#define CLEAN_AFTER_MS 400

/**
 * ScsSecretRow:
 *
 * One value that goes to the keyring. What is pasted is cleaned after a moment, the person is told
 * what was removed, and can have it back. Once stored, the field is empty and the row says
 * “stored”: an entry's text is given in clear to the accessibility bus. States: empty → edited →
 * busy → stored; a failure keeps what was typed.
 *
 * Signals: `mail-pasted` (text) when more than one value was pasted; `stored`.
 */
struct _ScsSecretRow {
  AdwPreferencesRow parent_instance;

  GtkLabel *title_label;
  GtkStack *stack;
  GtkPasswordEntry *entry;
  GtkButton *store_button;
  GtkButton *undo_button;
  GtkButton *run_only_button;
  ScsFeedback *feedback;

  char *service;         /* (owned) */
  char *purpose;         /* (owned) (nullable) */
  char *kind;            /* (owned) */
  ScsSetup *setup;       /* (owned) (nullable) */
  char *before_cleaning; /* (owned) (nullable) secret memory: what undo gives back */
  guint clean_source;
  gboolean as_it_is; /* after an undo: not cleaned again until the text is another */
  gboolean replacing;
  gboolean busy;
  gboolean setting_text;
};

G_DEFINE_FINAL_TYPE (ScsSecretRow, scs_secret_row, ADW_TYPE_PREFERENCES_ROW)

typedef enum { PROP_SERVICE = 1, PROP_PURPOSE, PROP_KIND } ScsSecretRowProperty;
typedef enum { SIGNAL_MAIL_PASTED, SIGNAL_STORED, SIGNAL_LAST } ScsSecretRowSignal;

static GParamSpec *properties[PROP_KIND + 1];
static guint signals[SIGNAL_LAST];

static ScsValueKind
get_value_kind (ScsSecretRow *self)
{
  if (g_str_equal (self->kind, "munchkin-id"))
    return SCS_VALUE_MUNCHKIN_ID;
  if (g_str_equal (self->kind, "consumer-key"))
    return SCS_VALUE_CONSUMER_KEY;
  return g_str_equal (self->kind, "client-id") ? SCS_VALUE_CLIENT_ID : SCS_VALUE_CLIENT_SECRET;
}

static void
update_controls (ScsSecretRow *self)
{
  gboolean stored = self->setup != NULL &&
                    scs_setup_has_secret (self->setup, self->service, self->purpose, self->kind);

  gtk_stack_set_visible_child_name (self->stack, stored && !self->replacing ? "stored" : "edit");
  gtk_editable_set_editable (GTK_EDITABLE (self->entry), !self->busy);
  gtk_widget_set_sensitive (GTK_WIDGET (self->store_button), !self->busy);
  gtk_widget_set_visible (GTK_WIDGET (self->undo_button), self->before_cleaning != NULL);
}

static void
forget_undo (ScsSecretRow *self)
{
  g_clear_pointer (&self->before_cleaning, secret_password_free);
}

static void
set_entry_text (ScsSecretRow *self, const char *text)
{
  self->setting_text = TRUE;
  gtk_editable_set_text (GTK_EDITABLE (self->entry), text);
  gtk_editable_set_position (GTK_EDITABLE (self->entry), -1);
  self->setting_text = FALSE;
}

/* (nullable) that what stands in the field looks unusual */
static const char *
get_doubt (ScsSecretRow *self)
{
  const char *text = gtk_editable_get_text (GTK_EDITABLE (self->entry));

  return scs_paste_check (get_value_kind (self), text) == SCS_VALUE_OK
             ? scs_value_get_doubt (get_value_kind (self), text)
             : NULL;
}

static void
clean (ScsSecretRow *self)
{
  const char *text = gtk_editable_get_text (GTK_EDITABLE (self->entry));
  g_autofree char *sentence = NULL, *both = NULL;
  ScsPasteFinding findings;
  const char *doubt;
  char *cleaned;

  if (self->as_it_is)
    return;
  cleaned = scs_paste_clean (get_value_kind (self), text, &findings);
  sentence = scs_paste_dup_findings_sentence (findings);
  if (sentence != NULL) {
    ScsValueFault fault = scs_paste_check (get_value_kind (self), cleaned);

    forget_undo (self);
    self->before_cleaning = scs_paste_keep (text);
    set_entry_text (self, cleaned);
    doubt = get_doubt (self);
    both = g_strjoin ("\n", sentence, doubt, NULL);
    if (fault == SCS_VALUE_OK || fault == SCS_VALUE_EMPTY)
      scs_feedback_set_note (self->feedback, both);
  } else {
    if (g_strcmp0 (cleaned, text) != 0)
      set_entry_text (self, cleaned);
    doubt = get_doubt (self);
    if (doubt != NULL)
      scs_feedback_set_note (self->feedback, doubt);
  }
  secret_password_free (cleaned);
  update_controls (self);
}

static gboolean
show_fault (ScsSecretRow *self)
{
  const char *text = gtk_editable_get_text (GTK_EDITABLE (self->entry));
  ScsValueFault fault = scs_paste_check (get_value_kind (self), text);

  if (fault == SCS_VALUE_OK || (fault == SCS_VALUE_HAS_SPACE && self->as_it_is))
    return FALSE;
  scs_secret_row_show_error (self, scs_value_fault_get_sentence (get_value_kind (self), fault));
  return TRUE;
}

static gboolean
on_clean_time_cb (gpointer user_data)
{
  ScsSecretRow *self = user_data;
  const char *text = gtk_editable_get_text (GTK_EDITABLE (self->entry));

  self->clean_source = 0;
  if (scs_paste_looks_like_mail (text)) {
    g_signal_emit (self, signals[SIGNAL_MAIL_PASTED], 0, text);
    return G_SOURCE_REMOVE;
  }
  clean (self);
  return G_SOURCE_REMOVE;
}

static void
on_entry_changed_cb (ScsSecretRow *self)
{
  if (self->setting_text)
    return;
  forget_undo (self);
  self->as_it_is = FALSE;
  gtk_widget_remove_css_class (GTK_WIDGET (self->entry), "error");
  gtk_accessible_reset_state (GTK_ACCESSIBLE (self->entry), GTK_ACCESSIBLE_STATE_INVALID);
  scs_feedback_clear (self->feedback);
  gtk_widget_set_visible (GTK_WIDGET (self->run_only_button), FALSE);
  g_clear_handle_id (&self->clean_source, g_source_remove);
  self->clean_source = g_timeout_add (CLEAN_AFTER_MS, on_clean_time_cb, self);
  update_controls (self);
}

static void
on_undo_button_clicked_cb (ScsSecretRow *self)
{
  if (self->before_cleaning == NULL)
    return;
  set_entry_text (self, self->before_cleaning);
  self->as_it_is = TRUE;
  forget_undo (self);
  scs_feedback_set_note (self->feedback, _("Kept as you entered it."));
  update_controls (self);
}

static void
on_replace_button_clicked_cb (ScsSecretRow *self)
{
  self->replacing = TRUE;
  update_controls (self);
  gtk_widget_grab_focus (GTK_WIDGET (self->entry));
}

static void
stored_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (ScsSecretRow) self = user_data;
  g_autoptr (GError) error = NULL;
  gboolean stored = scs_setup_store_secret_finish (SCS_SETUP (source), result, &error);
  const char *doubt;

  self->busy = FALSE;
  if (self->setup == NULL)
    return;
  if (!stored) {
    g_autofree char *sentence = scs_advice_dup_sentences_for_error (error);

    scs_secret_row_show_error (self, sentence);
    gtk_widget_set_visible (GTK_WIDGET (self->run_only_button),
                            g_error_matches (error, SCS_KEYRING_ERROR, SCS_KEYRING_ERROR_ABSENT) ||
                                g_error_matches (error,
                                                 SCS_KEYRING_ERROR,
                                                 SCS_KEYRING_ERROR_LOCKED));
    update_controls (self);
    return;
  }
  doubt = get_doubt (self);
  set_entry_text (self, "");
  forget_undo (self);
  self->replacing = FALSE;
  self->as_it_is = FALSE;
  if (doubt != NULL)
    scs_feedback_set_note (self->feedback, doubt);
  else
    scs_feedback_clear (self->feedback);
  update_controls (self);
  g_signal_emit (self, signals[SIGNAL_STORED], 0);
}

/**
 * scs_secret_row_store:
 * @self: a row
 *
 * Cleans and checks what is in the field, and stores it. A fault shows under the field, and what
 * was typed stays.
 */
void
scs_secret_row_store (ScsSecretRow *self)
{
  if (self->busy || self->setup == NULL)
    return;
  g_clear_handle_id (&self->clean_source, g_source_remove);
  if (scs_paste_looks_like_mail (gtk_editable_get_text (GTK_EDITABLE (self->entry)))) {
    on_clean_time_cb (self);
    return;
  }
  clean (self);
  if (show_fault (self))
    return;
  self->busy = TRUE;
  gtk_widget_set_visible (GTK_WIDGET (self->run_only_button), FALSE);
  scs_feedback_set_busy (self->feedback, _("Storing in the keyring…"));
  update_controls (self);
  scs_setup_store_secret_async (self->setup,
                                self->service,
                                self->purpose,
                                self->kind,
                                gtk_editable_get_text (GTK_EDITABLE (self->entry)),
                                NULL,
                                stored_cb,
                                g_object_ref (self));
}

static void
on_store_cb (ScsSecretRow *self)
{
  scs_secret_row_store (self);
}

static void
on_run_only_button_clicked_cb (ScsSecretRow *self)
{
  scs_setup_use_keyring_for_this_run_only (self->setup);
  scs_secret_row_store (self);
}

static void
scs_secret_row_get_property (GObject *object, guint property_id, GValue *value, GParamSpec *pspec)
{
  ScsSecretRow *self = SCS_SECRET_ROW (object);

  switch ((ScsSecretRowProperty) property_id) {
  case PROP_SERVICE:
    g_value_set_string (value, self->service);
    break;
  case PROP_PURPOSE:
    g_value_set_string (value, self->purpose);
    break;
  case PROP_KIND:
    g_value_set_string (value, self->kind);
    break;
  }
}

static void
scs_secret_row_set_property (GObject *object,
                             guint property_id,
                             const GValue *value,
                             GParamSpec *pspec)
{
  ScsSecretRow *self = SCS_SECRET_ROW (object);

  switch ((ScsSecretRowProperty) property_id) {
  case PROP_SERVICE:
    self->service = g_value_dup_string (value);
    break;
  case PROP_PURPOSE:
    self->purpose = g_value_dup_string (value);
    break;
  case PROP_KIND:
    self->kind = g_value_dup_string (value);
    break;
  }
}

/* A template sets the title after construction. */
static void
on_title_changed_cb (ScsSecretRow *self)
{
  const char *title = adw_preferences_row_get_title (ADW_PREFERENCES_ROW (self));

  gtk_label_set_label (self->title_label, title);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->entry),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  title,
                                  -1);
}

static void
scs_secret_row_dispose (GObject *object)
{
  ScsSecretRow *self = SCS_SECRET_ROW (object);

  g_clear_handle_id (&self->clean_source, g_source_remove);
  g_clear_object (&self->setup);
  forget_undo (self);
  gtk_widget_dispose_template (GTK_WIDGET (object), SCS_TYPE_SECRET_ROW);

  G_OBJECT_CLASS (scs_secret_row_parent_class)->dispose (object);
}

static void
scs_secret_row_finalize (GObject *object)
{
  ScsSecretRow *self = SCS_SECRET_ROW (object);

  g_free (self->service);
  g_free (self->purpose);
  g_free (self->kind);

  G_OBJECT_CLASS (scs_secret_row_parent_class)->finalize (object);
}

static void
scs_secret_row_class_init (ScsSecretRowClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  GParamFlags flags = G_PARAM_READWRITE | G_PARAM_CONSTRUCT_ONLY | G_PARAM_STATIC_STRINGS;

  object_class->get_property = scs_secret_row_get_property;
  object_class->set_property = scs_secret_row_set_property;
  object_class->dispose = scs_secret_row_dispose;
  object_class->finalize = scs_secret_row_finalize;

  properties[PROP_SERVICE] = g_param_spec_string ("service", NULL, NULL, "marketo", flags);
  properties[PROP_PURPOSE] = g_param_spec_string ("purpose", NULL, NULL, NULL, flags);
  properties[PROP_KIND] = g_param_spec_string ("kind", NULL, NULL, NULL, flags);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (properties), properties);
  signals[SIGNAL_MAIL_PASTED] = g_signal_new ("mail-pasted",
                                              SCS_TYPE_SECRET_ROW,
                                              G_SIGNAL_RUN_LAST,
                                              0,
                                              NULL,
                                              NULL,
                                              NULL,
                                              G_TYPE_NONE,
                                              1,
                                              G_TYPE_STRING | G_SIGNAL_TYPE_STATIC_SCOPE);
  signals[SIGNAL_STORED] = g_signal_new ("stored",
                                         SCS_TYPE_SECRET_ROW,
                                         G_SIGNAL_RUN_LAST,
                                         0,
                                         NULL,
                                         NULL,
                                         NULL,
                                         G_TYPE_NONE,
                                         0);

  g_type_ensure (SCS_TYPE_FEEDBACK);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               SCS_RESOURCE_PREFIX "/ui/widgets/scs-secret-row.ui");
  gtk_widget_class_bind_template_child (widget_class, ScsSecretRow, title_label);
  gtk_widget_class_bind_template_child (widget_class, ScsSecretRow, stack);
  gtk_widget_class_bind_template_child (widget_class, ScsSecretRow, entry);
  gtk_widget_class_bind_template_child (widget_class, ScsSecretRow, store_button);
  gtk_widget_class_bind_template_child (widget_class, ScsSecretRow, undo_button);
  gtk_widget_class_bind_template_child (widget_class, ScsSecretRow, run_only_button);
  gtk_widget_class_bind_template_child (widget_class, ScsSecretRow, feedback);
  gtk_widget_class_bind_template_callback (widget_class, on_entry_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_store_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_undo_button_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_replace_button_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_run_only_button_clicked_cb);
}

static void
scs_secret_row_init (ScsSecretRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  g_signal_connect (self, "notify::title", G_CALLBACK (on_title_changed_cb), NULL);
}

/**
 * scs_secret_row_refresh:
 * @self: a row
 * @setup: what is being set up
 */
void
scs_secret_row_refresh (ScsSecretRow *self, ScsSetup *setup)
{
  g_set_object (&self->setup, setup);
  update_controls (self);
}

/**
 * scs_secret_row_set_text:
 * @self: a row
 * @text: a value, cleaned already
 *
 * Puts a value into the field, as if it had been typed.
 */
void
scs_secret_row_set_text (ScsSecretRow *self, const char *text)
{
  self->replacing = TRUE;
  forget_undo (self);
  set_entry_text (self, text);
  scs_feedback_clear (self->feedback);
  update_controls (self);
}

/**
 * scs_secret_row_clear:
 * @self: a row
 *
 * Empties the field and forgets what stood in it; a stored value is shown as stored again.
 */
void
scs_secret_row_clear (ScsSecretRow *self)
{
  g_clear_handle_id (&self->clean_source, g_source_remove);
  self->replacing = FALSE;
  self->as_it_is = FALSE;
  forget_undo (self);
  set_entry_text (self, "");
  scs_feedback_clear (self->feedback);
  gtk_widget_set_visible (GTK_WIDGET (self->run_only_button), FALSE);
  update_controls (self);
}

/**
 * scs_secret_row_show_error:
 * @self: a row
 * @text: what is wrong with the value, and what to do
 */
void
scs_secret_row_show_error (ScsSecretRow *self, const char *text)
{
  scs_feedback_set_error (self->feedback, text);
  gtk_widget_add_css_class (GTK_WIDGET (self->entry), "error");
  gtk_accessible_update_state (GTK_ACCESSIBLE (self->entry),
                               GTK_ACCESSIBLE_STATE_INVALID,
                               GTK_ACCESSIBLE_INVALID_TRUE,
                               -1);
}
