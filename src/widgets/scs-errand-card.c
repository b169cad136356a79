/* SPDX-FileCopyrightText: 2026 The Sales Connect Setup authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>
#include <libsecret/secret.h>

#include "setup/guide/scs-errand.h"
#include "setup/scs-advice.h"
#include "setup/scs-setup-work.h"
#include "widgets/scs-caution-row.h"
#include "widgets/scs-errand-card.h"
#include "widgets/scs-feedback.h"
#include "widgets/scs-link.h"
#include "widgets/scs-secret-clipboard.h"

/**
 * ScsErrandCard:
 *
 * The hand-off to a person: where to go, what to press, what to copy, what should be seen then, and
 * the answer: done, or it did not work. An errand of the guided driver is answered through its
 * operation, others by what they reach.
 */
struct _ScsErrandCard {
  AdwBin parent_instance;

  AdwPreferencesGroup *group;
  AdwActionRow *where_row;
  GtkButton *copy_link_button;
  GtkButton *open_button;
  AdwActionRow *press_row;
  ScsCautionRow *caution_row;
  AdwActionRow *munchkin_id_row;
  AdwActionRow *client_id_row;
  AdwActionRow *client_secret_row;
  AdwActionRow *people_row;
  AdwActionRow *workspaces_row;
  AdwActionRow *answer_row;
  GtkImage *answer_image;
  GtkButton *done_button;
  GtkButton *not_done_button;
  GtkButton *take_back_button;
  AdwEntryRow *words_row;
  ScsFeedback *feedback;

  char *errand_id; /* (owned) */
  const ScsErrandInfo *info;
  ScsSetup *setup; /* (owned) (nullable) */
};

G_DEFINE_FINAL_TYPE (ScsErrandCard, scs_errand_card, ADW_TYPE_BIN)

typedef enum { PROP_ERRAND_ID = 1 } ScsErrandCardProperty;

static GParamSpec *properties[PROP_ERRAND_ID + 1];

/* Which operation of the guided driver an errand belongs to, if any */
static gboolean
find_kind (ScsErrandCard *self, ScsErrandKind *kind)
{
  static const struct {
    const char *prefix;
    ScsErrandKind kind;
  } kinds[] = {
    { "salesforce-connect", SCS_ERRAND_CONNECT_SALESFORCE },
    { "marketo-connect", SCS_ERRAND_CONNECT_MARKETO },
    { "team-invite", SCS_ERRAND_INVITE },
    { "team-connect", SCS_ERRAND_GRANT_ACCESS },
    { "team-disconnect", SCS_ERRAND_REVOKE_ACCESS },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (kinds); i++)
    if (g_str_has_prefix (self->errand_id, kinds[i].prefix)) {
      *kind = kinds[i].kind;
      return TRUE;
    }
  return FALSE;
}

static ScsGuidedErrand *
find_guided (ScsErrandCard *self)
{
  ScsErrandKind kind;

  return self->setup != NULL && find_kind (self, &kind) ? scs_setup_get_errand (self->setup, kind)
                                                        : NULL;
}

static char *
dup_fact_id (ScsErrandCard *self)
{
  return g_strconcat ("did-not-work-", self->errand_id, NULL);
}

static char *
dup_link (ScsErrandCard *self)
{
  return scs_errand_info_dup_link (self->info,
                                   scs_environment_get_addresses (
                                       scs_setup_get_environment (self->setup))
                                       ->sales_connect_url);
}

static void
on_open_button_clicked_cb (ScsErrandCard *self)
{
  g_autofree char *link = dup_link (self);

  scs_link_open (GTK_WIDGET (self), link);
}

static void
on_copy_link_button_clicked_cb (ScsErrandCard *self)
{
  g_autofree char *link = dup_link (self);

  scs_link_copy (GTK_WIDGET (self), link);
}

static void
value_found_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (ScsErrandCard) self = user_data;
  g_autoptr (GError) error = NULL;
  char *value = scs_keyring_lookup_finish (SCS_KEYRING (source), result, &error);

  if (self->setup == NULL) {
    secret_password_free (value);
    return;
  }
  if (value == NULL) {
    g_autofree char *sentence =
        error != NULL
            ? scs_advice_dup_sentences_for_error (error)
            : g_strdup (_("This value is not stored yet. Enter it on the page “Marketo Values”."));

    scs_feedback_set_error (self->feedback, sentence);
    return;
  }
  scs_feedback_clear (self->feedback);
  scs_secret_clipboard_copy (GTK_WIDGET (self), value);
  scs_toast (GTK_WIDGET (self), _("Copied. It leaves the clipboard in 30 seconds."));
  secret_password_free (value);
}

static void
copy_value (ScsErrandCard *self, const char *kind)
{
  ScsKeyringPlace place = { scs_environment_get_name (scs_setup_get_environment (self->setup)),
                            "marketo",
                            SCS_PURPOSE_SALES_CONNECT,
                            kind };

  scs_keyring_lookup_async (scs_setup_get_keyring (self->setup),
                            &place,
                            NULL,
                            value_found_cb,
                            g_object_ref (self));
}

static void
on_copy_munchkin_id_cb (ScsErrandCard *self)
{
  copy_value (self, "munchkin-id");
}

static void
on_copy_client_id_cb (ScsErrandCard *self)
{
  copy_value (self, "client-id");
}

static void
on_copy_client_secret_cb (ScsErrandCard *self)
{
  copy_value (self, "client-secret");
}

static void
on_copy_people_cb (ScsErrandCard *self)
{
  ScsGuidedErrand *errand = find_guided (self);
  g_autofree char *text = NULL;

  if (errand == NULL)
    return;
  text = g_strjoinv (", ", (char **) scs_guided_errand_get_people (errand));
  scs_link_copy (GTK_WIDGET (self), text);
}

static void
on_done_button_clicked_cb (ScsErrandCard *self)
{
  ScsGuidedErrand *errand = find_guided (self);
  g_autofree char *fact = dup_fact_id (self);

  gtk_widget_set_visible (GTK_WIDGET (self->words_row), FALSE);
  scs_secret_clipboard_clear (gtk_widget_get_clipboard (GTK_WIDGET (self)));
  scs_setup_set_fact (self->setup, fact, NULL);
  if (errand != NULL)
    scs_guided_errand_done (errand);
  else if (self->info->outcome != NULL)
    scs_setup_say (self->setup, self->info->outcome, NULL);
}

static void
on_take_back_button_clicked_cb (ScsErrandCard *self)
{
  scs_setup_unsay (self->setup, self->info->outcome);
}

static void
on_not_done_button_clicked_cb (ScsErrandCard *self)
{
  gtk_widget_set_visible (GTK_WIDGET (self->words_row), TRUE);
  gtk_widget_grab_focus (GTK_WIDGET (self->words_row));
}

static void
on_words_apply_cb (ScsErrandCard *self)
{
  const char *words = gtk_editable_get_text (GTK_EDITABLE (self->words_row));
  g_autofree char *fact = dup_fact_id (self);

  scs_setup_set_fact (self->setup, fact, *words != '\0' ? words : NULL);
  gtk_widget_set_visible (GTK_WIDGET (self->words_row), FALSE);
}

static void
scs_errand_card_get_property (GObject *object, guint property_id, GValue *value, GParamSpec *pspec)
{
  switch ((ScsErrandCardProperty) property_id) {
  case PROP_ERRAND_ID:
    g_value_set_string (value, SCS_ERRAND_CARD (object)->errand_id);
    break;
  }
}

static void
scs_errand_card_set_property (GObject *object,
                              guint property_id,
                              const GValue *value,
                              GParamSpec *pspec)
{
  ScsErrandCard *self = SCS_ERRAND_CARD (object);

  switch ((ScsErrandCardProperty) property_id) {
  case PROP_ERRAND_ID:
    self->errand_id = g_value_dup_string (value);
    self->info = self->errand_id != NULL ? scs_errand_info_find (self->errand_id) : NULL;
    break;
  }
}

static void
scs_errand_card_dispose (GObject *object)
{
  g_clear_object (&SCS_ERRAND_CARD (object)->setup);
  gtk_widget_dispose_template (GTK_WIDGET (object), SCS_TYPE_ERRAND_CARD);

  G_OBJECT_CLASS (scs_errand_card_parent_class)->dispose (object);
}

static void
scs_errand_card_finalize (GObject *object)
{
  g_free (SCS_ERRAND_CARD (object)->errand_id);

  G_OBJECT_CLASS (scs_errand_card_parent_class)->finalize (object);
}

static void
bind_children (GtkWidgetClass *widget_class)
{
  gtk_widget_class_bind_template_child (widget_class, ScsErrandCard, group);
  gtk_widget_class_bind_template_child (widget_class, ScsErrandCard, where_row);
  gtk_widget_class_bind_template_child (widget_class, ScsErrandCard, copy_link_button);
  gtk_widget_class_bind_template_child (widget_class, ScsErrandCard, open_button);
  gtk_widget_class_bind_template_child (widget_class, ScsErrandCard, press_row);
  gtk_widget_class_bind_template_child (widget_class, ScsErrandCard, caution_row);
  gtk_widget_class_bind_template_child (widget_class, ScsErrandCard, munchkin_id_row);
  gtk_widget_class_bind_template_child (widget_class, ScsErrandCard, client_id_row);
  gtk_widget_class_bind_template_child (widget_class, ScsErrandCard, client_secret_row);
  gtk_widget_class_bind_template_child (widget_class, ScsErrandCard, people_row);
  gtk_widget_class_bind_template_child (widget_class, ScsErrandCard, workspaces_row);
  gtk_widget_class_bind_template_child (widget_class, ScsErrandCard, answer_row);
  gtk_widget_class_bind_template_child (widget_class, ScsErrandCard, answer_image);
  gtk_widget_class_bind_template_child (widget_class, ScsErrandCard, done_button);
  gtk_widget_class_bind_template_child (widget_class, ScsErrandCard, not_done_button);
  gtk_widget_class_bind_template_child (widget_class, ScsErrandCard, take_back_button);
  gtk_widget_class_bind_template_child (widget_class, ScsErrandCard, words_row);
  gtk_widget_class_bind_template_child (widget_class, ScsErrandCard, feedback);
}

static void
scs_errand_card_class_init (ScsErrandCardClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = scs_errand_card_get_property;
  object_class->set_property = scs_errand_card_set_property;
  object_class->dispose = scs_errand_card_dispose;
  object_class->finalize = scs_errand_card_finalize;

  properties[PROP_ERRAND_ID] =
      g_param_spec_string ("errand-id",
                           NULL,
                           NULL,
                           NULL,
                           G_PARAM_READWRITE | G_PARAM_CONSTRUCT_ONLY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (properties), properties);

  g_type_ensure (SCS_TYPE_CAUTION_ROW);
  g_type_ensure (SCS_TYPE_FEEDBACK);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               SCS_RESOURCE_PREFIX
                                               "/ui/widgets/scs-errand-card.ui");
  bind_children (widget_class);
  gtk_widget_class_bind_template_callback (widget_class, on_open_button_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_copy_link_button_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_copy_munchkin_id_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_copy_client_id_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_copy_client_secret_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_copy_people_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_done_button_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_not_done_button_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_take_back_button_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_words_apply_cb);
}

static void
scs_errand_card_init (ScsErrandCard *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

static void
show_where (ScsErrandCard *self)
{
  const char *path = scs_errand_info_get_path (self->info, scs_setup_is_for_actions (self->setup));
  g_autofree char *link = dup_link (self);

  adw_preferences_group_set_title (self->group, _(self->info->title));
  adw_preferences_group_set_description (self->group, _(self->info->who));
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->where_row), path != NULL ? path : link);
  gtk_widget_set_visible (GTK_WIDGET (self->where_row), path != NULL || link != NULL);
  gtk_widget_set_visible (GTK_WIDGET (self->open_button), link != NULL);
  gtk_widget_set_visible (GTK_WIDGET (self->copy_link_button), link != NULL);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->press_row), _(self->info->press));
  if (self->info->expect != NULL) {
    /* Translators: %s is a sentence that says what is seen after it was done */
    g_autofree char *expect = g_strdup_printf (_("Then: %s"), _(self->info->expect));

    adw_action_row_set_subtitle (self->press_row, expect);
  }
  gtk_widget_set_visible (GTK_WIDGET (self->caution_row), self->info->caution != NULL);
  if (self->info->caution != NULL)
    adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->caution_row),
                                   _(self->info->caution));
}

static void
show_values (ScsErrandCard *self)
{
  const struct {
    AdwActionRow *row;
    const char *kind;
  } rows[] = {
    { self->munchkin_id_row, "munchkin-id" },
    { self->client_id_row, "client-id" },
    { self->client_secret_row, "client-secret" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++) {
    gboolean stored =
        scs_setup_has_secret (self->setup, "marketo", SCS_PURPOSE_SALES_CONNECT, rows[i].kind);

    gtk_widget_set_visible (GTK_WIDGET (rows[i].row), self->info->has_values);
    gtk_widget_set_sensitive (GTK_WIDGET (rows[i].row), stored);
    adw_action_row_set_subtitle (rows[i].row,
                                 stored
                                 ? _("Stored in the keyring")
                                 : _("Not stored; the Marketo admin has it"));
  }
}

static void
show_people (ScsErrandCard *self)
{
  ScsGuidedErrand *errand = find_guided (self);
  const char *const *people = errand != NULL ? scs_guided_errand_get_people (errand) : NULL;
  const char *const *workspaces = errand != NULL ? scs_guided_errand_get_workspaces (errand) : NULL;
  guint n = people != NULL ? g_strv_length ((char **) people) : 0;

  gtk_widget_set_visible (GTK_WIDGET (self->people_row), n > 0);
  gtk_widget_set_visible (GTK_WIDGET (self->workspaces_row),
                          n > 0 && g_str_equal (self->errand_id, "team-connect"));
  if (n > 0) {
    g_autofree char *count = g_strdup_printf (ngettext ("%u person", "%u people", n), n);
    g_autofree char *list = g_strjoinv ("\n", (char **) people);
    g_autofree char *names = workspaces != NULL && workspaces[0] != NULL
        ? g_strjoinv (_(", "), (char **) workspaces)
        : g_strdup (_("None chosen: the Default workspace"));

    adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->people_row), count);
    adw_action_row_set_subtitle (self->people_row, list);
    adw_action_row_set_subtitle (self->workspaces_row, names);
  }
}

static void
show_answer (ScsErrandCard *self)
{
  const ScsOutcome *outcome =
      self->info->outcome != NULL ? scs_setup_get_outcome (self->setup, self->info->outcome) : NULL;
  ScsOutcomeState state = outcome != NULL ? scs_outcome_get_state (outcome) : SCS_OUTCOME_OPEN;
  g_autofree char *evidence = outcome != NULL ? scs_outcome_dup_evidence (outcome) : g_strdup ("");
  g_autofree char *fact = dup_fact_id (self);
  const char *trouble = scs_setup_get_fact (self->setup, fact);
  gboolean guided = find_guided (self) != NULL;
  gboolean reached = !guided && (state == SCS_OUTCOME_ON_WORD || state == SCS_OUTCOME_PROVED);

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->answer_row),
                                 trouble != NULL && !reached
                                 ? _("It did not work")
                                 : scs_outcome_state_get_words (guided ? SCS_OUTCOME_OPEN : state));
  adw_action_row_set_subtitle (self->answer_row, trouble != NULL && !reached ? trouble : evidence);
  gtk_image_set_from_icon_name (self->answer_image,
                                scs_outcome_state_get_icon (guided ? SCS_OUTCOME_OPEN : state));
  for (int i = SCS_OUTCOME_OPEN; i <= SCS_OUTCOME_CONTRADICTED; i++)
    gtk_widget_remove_css_class (GTK_WIDGET (self->answer_row), scs_outcome_state_get_name (i));
  gtk_widget_add_css_class (GTK_WIDGET (self->answer_row),
                            scs_outcome_state_get_name (guided ? SCS_OUTCOME_OPEN : state));
  gtk_widget_set_visible (GTK_WIDGET (self->answer_row), outcome != NULL || guided);
  gtk_widget_set_visible (GTK_WIDGET (self->done_button), !reached);
  gtk_widget_set_visible (GTK_WIDGET (self->not_done_button), !reached);
  gtk_widget_set_visible (GTK_WIDGET (self->take_back_button),
                          state == SCS_OUTCOME_ON_WORD && !guided);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->done_button),
                                  GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                  _(self->info->title), -1);
}

/**
 * scs_errand_card_refresh:
 * @self: a card
 * @setup: what is being set up
 *
 * Shows how far the errand is now.
 */
void
scs_errand_card_refresh (ScsErrandCard *self, ScsSetup *setup)
{
  g_return_if_fail (self->info != NULL);

  g_set_object (&self->setup, setup);
  show_where (self);
  show_values (self);
  show_people (self);
  show_answer (self);
}
