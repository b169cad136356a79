/* SPDX-FileCopyrightText: 2026 The Sales Connect Setup authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "setup/guide/scs-handoff.h"
#include "setup/guide/scs-progress.h"
#include "setup/scs-advice.h"
#include "setup/scs-setup-work.h"
#include "widgets/guide/scs-crumbs.h"
#include "widgets/guide/scs-errand-before.h"
#include "widgets/guide/scs-errand-body.h"
#include "widgets/guide/scs-errand-help.h"
#include "widgets/guide/scs-errand-list.h"
#include "widgets/guide/scs-errand-mail.h"
#include "widgets/guide/scs-errand-values.h"
#include "widgets/guide/scs-trouble-search.h"
#include "widgets/guide/scs-wrap-box.h"
#include "widgets/handoff/scs-answer-dialog.h"
#include "widgets/scs-feedback.h"
#include "widgets/scs-link.h"
#include "widgets/scs-secret-clipboard.h"
#include "widgets/team/scs-rest-question.h"

/**
 * ScsErrandBody:
 *
 * What stands in the card of an errand: what to know before, where to go, what to press and copy
 * there, what should be seen then, and the answer: done, it shows an error, or somebody else has to
 * do it. An errand of the guided driver is answered through its operation, others by what they
 * reach.
 */
struct _ScsErrandBody {
  AdwBin parent_instance;

  ScsErrandBefore *before;
  GtkBox *where_box;
  GtkLabel *app_label;
  ScsWrapBox *link_box;
  GtkButton *open_button;
  GtkButton *copy_link_button;
  ScsCrumbs *crumbs;
  GtkLabel *others_label;
  GtkLabel *press_label;
  ScsErrandMail *mail;
  ScsErrandValues *values;
  GtkLabel *expect_label;
  GtkBox *hints_box;
  GtkBox *state_box;
  GtkLabel *state_label;
  GtkButton *answered_button;
  GtkButton *take_back_button;
  ScsWrapBox *answer_box;
  GtkButton *done_button;
  GtkToggleButton *error_button;
  GtkToggleButton *help_button;
  ScsTroubleSearch *search;
  ScsErrandHelp *help;
  ScsFeedback *feedback;

  const ScsErrand *errand;
  ScsSetup *setup;   /* (owned) (nullable) */
  gboolean was_done; /* at the last refresh */
  gboolean asking;   /* the guided driver, to wait for this errand */
  gboolean refreshing;
};

G_DEFINE_FINAL_TYPE (ScsErrandBody, scs_errand_body, ADW_TYPE_BIN)

static ScsGuidedErrand *
find_guided (ScsErrandBody *self)
{
  static const struct {
    const char *operation;
    ScsErrandKind kind;
  } kinds[] = {
    { "connect-salesforce", SCS_ERRAND_CONNECT_SALESFORCE },
    { "connect-marketo", SCS_ERRAND_CONNECT_MARKETO },
    { "invite", SCS_ERRAND_INVITE },
    { "grant-access", SCS_ERRAND_GRANT_ACCESS },
    { "revoke-access", SCS_ERRAND_REVOKE_ACCESS },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (kinds); i++)
    if (g_strcmp0 (self->errand->operation, kinds[i].operation) == 0)
      return scs_setup_get_errand (self->setup, kinds[i].kind);
  return NULL;
}

/* Said or proved, and nothing waits for it to be done again */
static gboolean
is_reached (ScsErrandBody *self)
{
  return find_guided (self) == NULL && scs_progress_is_done (self->setup, self->errand);
}

static void
end_asking (GWeakRef *weak, GError *error)
{
  g_autoptr (ScsErrandBody) self = g_weak_ref_get (weak);
  g_autofree char *sentence = NULL;

  g_weak_ref_clear (weak);
  g_free (weak);
  if (self == NULL)
    return;
  self->asking = FALSE;
  if (self->setup == NULL || error == NULL ||
      g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED) ||
      g_error_matches (error, G_IO_ERROR, G_IO_ERROR_PENDING))
    return;
  sentence = scs_advice_dup_sentences_for_error (error);
  scs_feedback_set_error (self->feedback, sentence);
}

static void
marketo_done_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GError) error = NULL;

  scs_setup_connect_marketo_finish (SCS_SETUP (source), result, &error);
  end_asking (user_data, error);
}

static void
salesforce_done_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GError) error = NULL;

  g_free (scs_setup_connect_salesforce_finish (SCS_SETUP (source), result, &error));
  end_asking (user_data, error);
}

static GWeakRef *
make_weak (ScsErrandBody *self)
{
  GWeakRef *weak = g_new0 (GWeakRef, 1);

  g_weak_ref_init (weak, self);
  return weak;
}

/* By hand, a connection is asked for as long as it is not there; people are chosen on their page
 * first. */
static void
ask_driver (ScsErrandBody *self)
{
  const char *operation = self->errand->operation;

  if (operation == NULL || self->asking || !scs_setup_is_guided (self->setup) ||
      scs_outcome_get_state (scs_setup_get_outcome (self->setup, self->errand->outcome)) !=
          SCS_OUTCOME_OPEN ||
      find_guided (self) != NULL)
    return;
  self->asking = g_str_has_prefix (operation, "connect-");
  if (g_str_equal (operation, "connect-marketo"))
    scs_setup_connect_marketo_async (self->setup, marketo_done_cb, make_weak (self));
  else if (g_str_equal (operation, "connect-salesforce"))
    scs_setup_connect_salesforce_async (self->setup, salesforce_done_cb, make_weak (self));
}

static char *
dup_link (ScsErrandBody *self)
{
  ScsGuideView view;

  scs_setup_get_guide_view (self->setup, &view);
  return scs_errand_dup_link (self->errand, &view);
}

static void
on_open_clicked_cb (ScsErrandBody *self)
{
  g_autofree char *link = dup_link (self);

  scs_link_open (GTK_WIDGET (self), link);
}

static void
on_copy_link_clicked_cb (ScsErrandBody *self)
{
  g_autofree char *link = dup_link (self);

  scs_link_copy (GTK_WIDGET (self), link);
}

static void
finish (ScsErrandBody *self, gboolean only_ticked)
{
  g_autoptr (ScsSetup) setup = g_object_ref (self->setup);
  ScsErrandDraft *draft = scs_progress_get_draft (setup, self->errand->id);
  ScsGuidedErrand *guided = find_guided (self);

  /* What is done once more is confirmed once more. */
  draft->is_confirmed = draft->shows_troubles = draft->shows_help = draft->has_mail = FALSE;
  g_clear_pointer (&draft->words, g_free);
  scs_secret_clipboard_clear (gtk_widget_get_clipboard (GTK_WIDGET (self)));
  scs_progress_wish_focus (setup, self->errand->id);
  scs_progress_set_trouble (setup, self->errand, NULL);
  scs_handoff_take_back (setup, self->errand->id);
  if (g_strcmp0 (self->errand->operation, "connect-marketo") == 0) {
    g_autofree char *name = scs_setup_dup_my_name (setup);

    scs_setup_set_fact (setup, SCS_FACT_CONNECTION_OWNER, name);
  }
  if (guided != NULL && only_ticked)
    scs_guided_errand_stop (guided);
  else if (guided != NULL)
    scs_guided_errand_done (guided);
  else
    scs_setup_say (setup, self->errand->outcome, NULL);
}

static void
on_rest_response_cb (ScsErrandBody *self, const char *response)
{
  gboolean only_ticked = g_str_equal (response, SCS_REST_ONLY_TICKED);

  /* Meanwhile it may have been answered elsewhere. */
  if (self->setup != NULL && find_guided (self) != NULL &&
      (only_ticked || g_str_equal (response, SCS_REST_ALL)))
    finish (self, only_ticked);
}

static void
on_done_clicked_cb (ScsErrandBody *self)
{
  ScsGuidedErrand *guided = find_guided (self);
  GtkWidget *dialog;

  if (guided == NULL || !scs_rest_question_is_needed (guided)) {
    finish (self, FALSE);
    return;
  }
  dialog = scs_rest_question_new (GTK_WIDGET (self), guided);
  g_signal_connect_object (dialog,
                           "response",
                           G_CALLBACK (on_rest_response_cb),
                           self,
                           G_CONNECT_SWAPPED);
  gtk_window_present (GTK_WINDOW (dialog));
}

/* One thing at a time: that it is done, else that it is handed on, else that it did not work */
static void
on_take_back_clicked_cb (ScsErrandBody *self)
{
  if (is_reached (self)) {
    scs_setup_unsay (self->setup, self->errand->outcome);
  } else if (scs_handoff_is_waiting (self->setup, self->errand->id)) {
    scs_handoff_take_back (self->setup, self->errand->id);
  } else {
    ScsErrandDraft *draft = scs_progress_get_draft (self->setup, self->errand->id);

    g_free (draft->words);
    draft->words = g_strdup ("");
    scs_progress_set_trouble (self->setup, self->errand, NULL);
  }
  /* The button goes, and the focus with it. */
  scs_errand_body_refresh (self, self->setup);
  if (!gtk_widget_grab_focus (GTK_WIDGET (self->done_button)))
    gtk_widget_child_focus (GTK_WIDGET (self->before), GTK_DIR_TAB_FORWARD);
}

static void
on_answered_clicked_cb (ScsErrandBody *self)
{
  scs_answer_dialog_present (GTK_WIDGET (self), self->setup, self->errand->id);
}

/* A page that has more to unlock than this card takes the action. */
static void
on_answered_before_cb (ScsErrandBody *self)
{
  if (self->setup == NULL)
    return;
  scs_errand_body_refresh (self, self->setup);
  gtk_widget_activate_action (GTK_WIDGET (self), "page.card-answered", NULL);
}

static void
show_part (ScsErrandBody *self, gboolean troubles, gboolean help)
{
  ScsErrandDraft *draft = scs_progress_get_draft (self->setup, self->errand->id);

  draft->shows_troubles = troubles;
  draft->shows_help = help;
  scs_errand_body_refresh (self, self->setup);
}

static void
on_error_toggled_cb (ScsErrandBody *self)
{
  if (self->refreshing || self->setup == NULL)
    return;
  show_part (self, gtk_toggle_button_get_active (self->error_button), FALSE);
  if (gtk_toggle_button_get_active (self->error_button))
    gtk_widget_grab_focus (GTK_WIDGET (self->search));
}

static void
on_help_toggled_cb (ScsErrandBody *self)
{
  if (self->refreshing || self->setup == NULL)
    return;
  show_part (self, FALSE, gtk_toggle_button_get_active (self->help_button));
  if (gtk_toggle_button_get_active (self->help_button))
    gtk_widget_child_focus (GTK_WIDGET (self->help), GTK_DIR_TAB_FORWARD);
}

static void
scs_errand_body_dispose (GObject *object)
{
  g_clear_object (&SCS_ERRAND_BODY (object)->setup);
  gtk_widget_dispose_template (GTK_WIDGET (object), SCS_TYPE_ERRAND_BODY);

  G_OBJECT_CLASS (scs_errand_body_parent_class)->dispose (object);
}

static void
bind_children (GtkWidgetClass *widget_class)
{
  gtk_widget_class_bind_template_child (widget_class, ScsErrandBody, before);
  gtk_widget_class_bind_template_child (widget_class, ScsErrandBody, where_box);
  gtk_widget_class_bind_template_child (widget_class, ScsErrandBody, app_label);
  gtk_widget_class_bind_template_child (widget_class, ScsErrandBody, link_box);
  gtk_widget_class_bind_template_child (widget_class, ScsErrandBody, open_button);
  gtk_widget_class_bind_template_child (widget_class, ScsErrandBody, copy_link_button);
  gtk_widget_class_bind_template_child (widget_class, ScsErrandBody, crumbs);
  gtk_widget_class_bind_template_child (widget_class, ScsErrandBody, others_label);
  gtk_widget_class_bind_template_child (widget_class, ScsErrandBody, press_label);
  gtk_widget_class_bind_template_child (widget_class, ScsErrandBody, mail);
  gtk_widget_class_bind_template_child (widget_class, ScsErrandBody, values);
  gtk_widget_class_bind_template_child (widget_class, ScsErrandBody, expect_label);
  gtk_widget_class_bind_template_child (widget_class, ScsErrandBody, hints_box);
  gtk_widget_class_bind_template_child (widget_class, ScsErrandBody, state_box);
  gtk_widget_class_bind_template_child (widget_class, ScsErrandBody, state_label);
  gtk_widget_class_bind_template_child (widget_class, ScsErrandBody, answered_button);
  gtk_widget_class_bind_template_child (widget_class, ScsErrandBody, take_back_button);
  gtk_widget_class_bind_template_child (widget_class, ScsErrandBody, answer_box);
  gtk_widget_class_bind_template_child (widget_class, ScsErrandBody, done_button);
  gtk_widget_class_bind_template_child (widget_class, ScsErrandBody, error_button);
  gtk_widget_class_bind_template_child (widget_class, ScsErrandBody, help_button);
  gtk_widget_class_bind_template_child (widget_class, ScsErrandBody, search);
  gtk_widget_class_bind_template_child (widget_class, ScsErrandBody, help);
  gtk_widget_class_bind_template_child (widget_class, ScsErrandBody, feedback);
}

static void
scs_errand_body_class_init (ScsErrandBodyClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = scs_errand_body_dispose;

  g_type_ensure (SCS_TYPE_CRUMBS);
  g_type_ensure (SCS_TYPE_ERRAND_BEFORE);
  g_type_ensure (SCS_TYPE_ERRAND_HELP);
  g_type_ensure (SCS_TYPE_ERRAND_MAIL);
  g_type_ensure (SCS_TYPE_ERRAND_VALUES);
  g_type_ensure (SCS_TYPE_FEEDBACK);
  g_type_ensure (SCS_TYPE_TROUBLE_SEARCH);
  g_type_ensure (SCS_TYPE_WRAP_BOX);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               SCS_RESOURCE_PREFIX
                                               "/ui/widgets/guide/scs-errand-body.ui");
  bind_children (widget_class);
  gtk_widget_class_bind_template_callback (widget_class, on_answered_before_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_open_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_copy_link_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_done_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_error_toggled_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_help_toggled_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_answered_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_take_back_clicked_cb);
}

static void
scs_errand_body_init (ScsErrandBody *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/* Other cards have buttons of the same names. */
static void
describe (ScsErrandBody *self, GtkWidget *button)
{
  gtk_accessible_update_property (GTK_ACCESSIBLE (button),
                                  GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                  _(self->errand->title), -1);
}

/**
 * scs_errand_body_new:
 * @errand: what is to be done
 *
 * Returns: (transfer floating): the inside of its card
 */
GtkWidget *
scs_errand_body_new (const ScsErrand *errand)
{
  ScsErrandBody *self = g_object_new (SCS_TYPE_ERRAND_BODY, NULL);
  GtkWidget *const buttons[] = {
    GTK_WIDGET (self->open_button),     GTK_WIDGET (self->copy_link_button),
    GTK_WIDGET (self->answered_button), GTK_WIDGET (self->take_back_button),
    GTK_WIDGET (self->done_button),     GTK_WIDGET (self->error_button),
    GTK_WIDGET (self->help_button)
  };

  self->errand = errand;
  for (gsize i = 0; i < G_N_ELEMENTS (buttons); i++)
    describe (self, buttons[i]);
  return GTK_WIDGET (self);
}

static void
set_text (GtkLabel *label, const char *text)
{
  gtk_label_set_label (label, text != NULL ? text : "");
  gtk_widget_set_visible (GTK_WIDGET (label), text != NULL && *text != '\0');
}

/* Inviting and connecting are for people who were chosen. */
static gboolean
lacks_people (ScsErrandBody *self)
{
  return self->errand->operation != NULL &&
         !g_str_has_prefix (self->errand->operation, "connect-") && find_guided (self) == NULL &&
         !is_reached (self);
}

/* What comes before it; without that, it cannot be begun. */
static gboolean
show_before (ScsErrandBody *self)
{
  gboolean usable;

  scs_errand_before_refresh (self->before,
                             self->setup,
                             self->errand,
                             is_reached (self),
                             lacks_people (self));
  usable = scs_errand_before_is_usable (self->before);
  gtk_widget_set_sensitive (GTK_WIDGET (self->link_box), usable);
  gtk_widget_set_sensitive (GTK_WIDGET (self->values), usable);
  gtk_widget_set_sensitive (GTK_WIDGET (self->done_button), usable);
  return scs_errand_before_knows_way (self->before);
}

static void
show_where (ScsErrandBody *self, const ScsGuideView *view)
{
  g_auto (GStrv) crumbs = scs_errand_dup_crumbs (self->errand, view);
  g_autofree char *others = scs_errand_dup_other_names (self->errand, view);
  g_autofree char *link = scs_errand_dup_link (self->errand, view);
  /* Translators: %s is where something is done, e.g. “Salesforce” */
  g_autofree char *app = g_strdup_printf (_("In: %s"), scs_app_get_name (self->errand->app));
  g_autofree char *may = NULL;

  set_text (self->app_label, app);
  gtk_widget_set_visible (GTK_WIDGET (self->link_box), link != NULL);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->open_button), link);
  /* Which the tooltip has taken the place of */
  describe (self, GTK_WIDGET (self->open_button));
  scs_crumbs_set (self->crumbs, (const char *const *) crumbs);
  gtk_widget_set_visible (GTK_WIDGET (self->crumbs), crumbs[0] != NULL);
  if (others != NULL)
    /* Translators: %s is a list such as “Team Management (for User Management)” */
    may = g_strdup_printf (_("May also be called: %s"), others);
  set_text (self->others_label, may);
}

/* How many there are never changes, but their words may. */
static void
show_hints (ScsErrandBody *self, const ScsGuideView *view)
{
  const char *const *hint = self->errand->hints;
  GtkWidget *label = gtk_widget_get_first_child (GTK_WIDGET (self->hints_box));

  gtk_widget_set_visible (GTK_WIDGET (self->hints_box), *hint != NULL);
  for (; *hint != NULL; hint++) {
    g_autofree char *words = scs_guide_dup_words (*hint, view);

    if (label == NULL) {
      label = g_object_new (GTK_TYPE_LABEL,
                            "wrap",
                            TRUE,
                            "wrap-mode",
                            PANGO_WRAP_WORD_CHAR,
                            "xalign",
                            0.0,
                            NULL);
      gtk_widget_add_css_class (label, "dim-label");
      gtk_box_append (self->hints_box, label);
    }
    gtk_label_set_label (GTK_LABEL (label), words);
    label = gtk_widget_get_next_sibling (label);
  }
}

/* The page of this step has the field for the e-mail ID, which is all that would be copied. */
static gboolean
asks_email_below (ScsErrandBody *self)
{
  return g_str_equal (self->errand->step, "account") &&
         g_strv_contains (self->errand->values, "my-email") &&
         scs_setup_get_fact (self->setup, SCS_FACT_MY_EMAIL) == NULL &&
         gtk_widget_get_ancestor (GTK_WIDGET (self), SCS_TYPE_ERRAND_LIST) != NULL;
}

static void
show_what (ScsErrandBody *self, const ScsGuideView *view)
{
  g_autofree char *press = scs_guide_dup_words (self->errand->press, view);
  g_autofree char *expect = NULL;

  set_text (self->press_label, press);
  if (self->errand->expect != NULL) {
    g_autofree char *words = scs_guide_dup_words (self->errand->expect, view);

    /* Translators: %s is a sentence that says what is seen after it was done */
    expect = g_strdup_printf (_("Then: %s"), words);
  }
  set_text (self->expect_label, expect);
  show_hints (self, view);
  scs_errand_mail_refresh (self->mail, self->setup, self->errand);
  scs_errand_values_refresh (self->values, self->setup, self->errand, find_guided (self));
  if (asks_email_below (self))
    gtk_widget_set_visible (GTK_WIDGET (self->values), FALSE);
}

static void
show_state (ScsErrandBody *self)
{
  const ScsOutcome *outcome = scs_setup_get_outcome (self->setup, self->errand->outcome);
  ScsOutcomeState state = scs_outcome_get_state (outcome);
  gboolean reached = is_reached (self);
  gboolean waits = !reached && scs_handoff_is_waiting (self->setup, self->errand->id);
  /* While the field with it is open, it stands there. */
  const char *trouble =
      reached || scs_progress_get_draft (self->setup, self->errand->id)->shows_troubles
          ? NULL
          : scs_progress_get_trouble (self->setup, self->errand);
  g_autofree char *words = NULL;

  if (waits)
    words = scs_handoff_dup_waiting_words (self->setup, self->errand->id);
  else if (trouble != NULL)
    /* Translators: %s is what a screen said */
    words = g_strdup_printf (_("It did not work: %s"), trouble);
  else if (reached || state == SCS_OUTCOME_CONTRADICTED)
    words = scs_outcome_dup_evidence (outcome);
  set_text (self->state_label, words);
  gtk_widget_set_visible (GTK_WIDGET (self->state_box), words != NULL);
  gtk_widget_set_visible (GTK_WIDGET (self->answered_button), waits);
  gtk_widget_set_visible (GTK_WIDGET (self->take_back_button),
                          waits || trouble != NULL || (reached && state == SCS_OUTCOME_ON_WORD));
}

static gboolean
has_focus_within (ScsErrandHelp *help)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (help));
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;

  return focus != NULL && gtk_widget_is_ancestor (focus, GTK_WIDGET (help));
}

static void
show_answers (ScsErrandBody *self, gboolean may_answer)
{
  ScsErrandDraft *draft = scs_progress_get_draft (self->setup, self->errand->id);
  gboolean open = may_answer && !is_reached (self);

  if (open && has_focus_within (self->help) && !draft->shows_help)
    gtk_widget_grab_focus (GTK_WIDGET (self->help_button));
  gtk_widget_set_visible (GTK_WIDGET (self->answer_box), open);
  gtk_toggle_button_set_active (self->error_button, draft->shows_troubles);
  gtk_toggle_button_set_active (self->help_button, draft->shows_help);
  gtk_widget_set_visible (GTK_WIDGET (self->search), open && draft->shows_troubles);
  gtk_widget_set_visible (GTK_WIDGET (self->help), open && draft->shows_help);
  if (open && draft->shows_troubles)
    scs_trouble_search_refresh (self->search, self->setup, self->errand);
  if (open && draft->shows_help)
    scs_errand_help_refresh (self->help, self->setup, self->errand);
}

/**
 * scs_errand_body_refresh:
 * @self: the inside of a card
 * @setup: what is being set up
 *
 * Shows how far the errand is now.
 */
void
scs_errand_body_refresh (ScsErrandBody *self, ScsSetup *setup)
{
  ScsGuideView view;
  gboolean shows_way;

  g_set_object (&self->setup, setup);
  scs_setup_get_guide_view (setup, &view);
  ask_driver (self);
  self->refreshing = TRUE;
  shows_way = show_before (self);
  show_where (self, &view);
  show_what (self, &view);
  show_state (self);
  show_answers (self, shows_way);
  gtk_widget_set_visible (GTK_WIDGET (self->where_box), shows_way);
  if (!shows_way) {
    gtk_widget_set_visible (GTK_WIDGET (self->press_label), FALSE);
    gtk_widget_set_visible (GTK_WIDGET (self->mail), FALSE);
    gtk_widget_set_visible (GTK_WIDGET (self->expect_label), FALSE);
    gtk_widget_set_visible (GTK_WIDGET (self->hints_box), FALSE);
  }
  self->refreshing = FALSE;
  if (is_reached (self) && !self->was_done && gtk_widget_get_mapped (GTK_WIDGET (self)))
    scs_secret_clipboard_clear (gtk_widget_get_clipboard (GTK_WIDGET (self)));
  self->was_done = is_reached (self);
}

/**
 * scs_errand_body_copy_next_value:
 * @self: the inside of a card
 *
 * Returns: whether there was a value to copy
 */
gboolean
scs_errand_body_copy_next_value (ScsErrandBody *self)
{
  return gtk_widget_is_sensitive (GTK_WIDGET (self->values)) &&
         gtk_widget_get_mapped (GTK_WIDGET (self->values)) &&
         scs_errand_values_copy_next (self->values);
}

/**
 * scs_errand_body_holds_values_back:
 * @self: the inside of a card
 *
 * Returns: whether there are values that can be copied only once its question is answered
 */
gboolean
scs_errand_body_holds_values_back (ScsErrandBody *self)
{
  return !gtk_widget_get_sensitive (GTK_WIDGET (self->values)) &&
         gtk_widget_get_mapped (GTK_WIDGET (self->values)) &&
         scs_errand_values_has_any (self->values);
}
