/* SPDX-FileCopyrightText: 2026 The Sales Connect Setup authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "setup/guide/scs-handoff.h"
#include "setup/guide/scs-progress.h"
#include "widgets/guide/scs-errand-body.h"
#include "widgets/guide/scs-wrap-box.h"
#include "widgets/scs-errand-card.h"

/**
 * ScsErrandCard:
 *
 * The hand-off to a person: one errand, with how far it is. Alone on a page it is always open; in a
 * list it can be folded to its heading, and is filled when it is first opened.
 */
struct _ScsErrandCard {
  AdwBin parent_instance;

  GtkButton *header_button;
  GtkBox *header_box;
  GtkImage *state_image;
  GtkLabel *title_label;
  GtkLabel *state_label;
  GtkImage *arrow_image;

  char *errand_id; /* (owned) */
  gboolean is_collapsible;
  gboolean is_expanded;
  const ScsErrand *errand;
  ScsErrandBody *body; /* (nullable) made when first shown */
  ScsSetup *setup;     /* (owned) (nullable) */
};

G_DEFINE_FINAL_TYPE (ScsErrandCard, scs_errand_card, ADW_TYPE_BIN)

typedef enum { PROP_ERRAND_ID = 1, PROP_COLLAPSIBLE } ScsErrandCardProperty;

static GParamSpec *properties[PROP_COLLAPSIBLE + 1];

static GtkBox *
get_box (ScsErrandCard *self)
{
  return GTK_BOX (adw_bin_get_child (ADW_BIN (self)));
}

static void
on_header_clicked_cb (ScsErrandCard *self)
{
  if (self->setup != NULL)
    scs_progress_set_present (self->setup,
                              self->errand->step,
                              self->is_expanded ? NULL : self->errand_id);
}

static void
scs_errand_card_get_property (GObject *object, guint property_id, GValue *value, GParamSpec *pspec)
{
  switch ((ScsErrandCardProperty) property_id) {
  case PROP_ERRAND_ID:
    g_value_set_string (value, SCS_ERRAND_CARD (object)->errand_id);
    break;
  case PROP_COLLAPSIBLE:
    g_value_set_boolean (value, SCS_ERRAND_CARD (object)->is_collapsible);
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
    self->errand = scs_errand_find (self->errand_id);
    break;
  case PROP_COLLAPSIBLE:
    self->is_collapsible = g_value_get_boolean (value);
    break;
  }
}

static void
scs_errand_card_constructed (GObject *object)
{
  ScsErrandCard *self = SCS_ERRAND_CARD (object);

  G_OBJECT_CLASS (scs_errand_card_parent_class)->constructed (object);
  if (self->errand == NULL)
    return;
  gtk_label_set_label (self->title_label, _(self->errand->title));
  /* What cannot be folded has a heading, no button. */
  if (!self->is_collapsible) {
    g_object_ref (self->header_box);
    gtk_button_set_child (self->header_button, NULL);
    gtk_widget_set_visible (GTK_WIDGET (self->header_button), FALSE);
    gtk_widget_set_visible (GTK_WIDGET (self->arrow_image), FALSE);
    gtk_box_prepend (get_box (self), GTK_WIDGET (self->header_box));
    gtk_widget_add_css_class (GTK_WIDGET (self->header_box), "errand-heading");
    g_object_unref (self->header_box);
  }
}

static gboolean
scs_errand_card_grab_focus (GtkWidget *widget)
{
  ScsErrandCard *self = SCS_ERRAND_CARD (widget);

  if (self->is_collapsible)
    return gtk_widget_grab_focus (GTK_WIDGET (self->header_button));
  return self->body != NULL &&
         gtk_widget_child_focus (GTK_WIDGET (self->body), GTK_DIR_TAB_FORWARD);
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
scs_errand_card_class_init (ScsErrandCardClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  GParamFlags flags = G_PARAM_READWRITE | G_PARAM_CONSTRUCT_ONLY | G_PARAM_STATIC_STRINGS;

  object_class->get_property = scs_errand_card_get_property;
  object_class->set_property = scs_errand_card_set_property;
  object_class->constructed = scs_errand_card_constructed;
  object_class->dispose = scs_errand_card_dispose;
  object_class->finalize = scs_errand_card_finalize;
  widget_class->grab_focus = scs_errand_card_grab_focus;

  properties[PROP_ERRAND_ID] = g_param_spec_string ("errand-id", NULL, NULL, NULL, flags);
  properties[PROP_COLLAPSIBLE] = g_param_spec_boolean ("collapsible", NULL, NULL, FALSE, flags);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (properties), properties);

  g_type_ensure (SCS_TYPE_WRAP_BOX);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               SCS_RESOURCE_PREFIX
                                               "/ui/widgets/scs-errand-card.ui");
  gtk_widget_class_bind_template_child (widget_class, ScsErrandCard, header_button);
  gtk_widget_class_bind_template_child (widget_class, ScsErrandCard, header_box);
  gtk_widget_class_bind_template_child (widget_class, ScsErrandCard, state_image);
  gtk_widget_class_bind_template_child (widget_class, ScsErrandCard, title_label);
  gtk_widget_class_bind_template_child (widget_class, ScsErrandCard, state_label);
  gtk_widget_class_bind_template_child (widget_class, ScsErrandCard, arrow_image);
  gtk_widget_class_bind_template_callback (widget_class, on_header_clicked_cb);
}

static void
scs_errand_card_init (ScsErrandCard *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/* With who holds it, if that is somebody else */
static char *
dup_role (ScsErrandCard *self)
{
  const ScsRole *role = self->errand->who;
  g_autofree char *holder =
      scs_handoff_is_mine (self->setup, role) ? NULL : scs_handoff_dup_holder (self->setup, role);

  if (holder == NULL)
    return g_strdup (scs_role_get_title (role));
  /* Translators: %1$s is a role, such as Marketo admin, %2$s the name or address of who holds it */
  return g_strdup_printf (_("%1$s: %2$s"), scs_role_get_title (role), holder);
}

/* Done: who says so, and when; waited for: whom; in an open card, its body says that. Not done:
 * that, and for whom it is. */
static char *
dup_state (ScsErrandCard *self)
{
  const ScsOutcome *outcome = scs_setup_get_outcome (self->setup, self->errand->outcome);
  g_autofree char *role = dup_role (self);
  const char *state = scs_outcome_state_get_words (scs_outcome_get_state (outcome));

  if (scs_outcome_get_state (outcome) != SCS_OUTCOME_OPEN) {
    g_autofree char *evidence = scs_outcome_dup_evidence (outcome);

    if (scs_errand_card_get_expanded (self))
      return g_strdup (state);
    /* Translators: %1$s is a state such as “On your word”, %2$s who said so or what showed it */
    return g_strdup_printf (_("%1$s · %2$s"), state, evidence);
  }
  if (scs_handoff_is_waiting (self->setup, self->errand_id))
    return scs_errand_card_get_expanded (self)
        /* Translators: a state of something that somebody else is to do */
        ? g_strdup (_("Handed on"))
        : scs_handoff_dup_waiting_words (self->setup, self->errand_id);
  if (scs_progress_get_trouble (self->setup, self->errand) != NULL)
    state = _("It did not work");
  else if (self->errand->optional)
    /* Translators: a state of what need not be done */
    state = _("Optional");
  return g_strdup_printf (_("%1$s · %2$s"), state, role);
}

static const char *
get_icon (ScsErrandCard *self)
{
  ScsOutcomeState state =
      scs_outcome_get_state (scs_setup_get_outcome (self->setup, self->errand->outcome));

  if (state == SCS_OUTCOME_OPEN && scs_handoff_is_waiting (self->setup, self->errand_id))
    return "scs-waiting-symbolic";
  return scs_outcome_state_get_icon (state);
}

static void
show_heading (ScsErrandCard *self)
{
  ScsOutcomeState state =
      scs_outcome_get_state (scs_setup_get_outcome (self->setup, self->errand->outcome));
  g_autofree char *words = dup_state (self);

  gtk_label_set_label (self->state_label, words);
  gtk_image_set_from_icon_name (self->state_image, get_icon (self));
  for (int i = SCS_OUTCOME_OPEN; i <= SCS_OUTCOME_CONTRADICTED; i++)
    gtk_widget_remove_css_class (GTK_WIDGET (self->header_box), scs_outcome_state_get_name (i));
  gtk_widget_add_css_class (GTK_WIDGET (self->header_box), scs_outcome_state_get_name (state));
  gtk_image_set_from_icon_name (self->arrow_image,
                                self->is_expanded ? "pan-up-symbolic" : "pan-down-symbolic");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->header_button),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _(self->errand->title),
                                     GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                     words,
                                     -1);
  gtk_accessible_update_state (GTK_ACCESSIBLE (self->header_button),
                               GTK_ACCESSIBLE_STATE_EXPANDED,
                               self->is_expanded,
                               -1);
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
  g_return_if_fail (self->errand != NULL);

  g_set_object (&self->setup, setup);
  show_heading (self);
  if (scs_errand_card_get_expanded (self) && self->body == NULL) {
    self->body = SCS_ERRAND_BODY (scs_errand_body_new (self->errand));
    gtk_widget_add_css_class (GTK_WIDGET (self->body), "errand-body");
    gtk_box_append (get_box (self), GTK_WIDGET (self->body));
  }
  if (self->body == NULL)
    return;
  gtk_widget_set_visible (GTK_WIDGET (self->body), scs_errand_card_get_expanded (self));
  if (scs_errand_card_get_expanded (self))
    scs_errand_body_refresh (self->body, setup);
}

/**
 * scs_errand_card_get_errand_id:
 * @self: a card
 *
 * Returns: what it is about
 */
const char *
scs_errand_card_get_errand_id (ScsErrandCard *self)
{
  return self->errand_id;
}

/**
 * scs_errand_card_set_expanded:
 * @self: a card that can be folded
 * @expanded: whether it is open; shown by the next refresh
 */
void
scs_errand_card_set_expanded (ScsErrandCard *self, gboolean expanded)
{
  self->is_expanded = expanded;
}

/**
 * scs_errand_card_get_expanded:
 * @self: a card
 *
 * Returns: whether it is open
 */
gboolean
scs_errand_card_get_expanded (ScsErrandCard *self)
{
  return self->is_expanded || !self->is_collapsible;
}

/* The pages of a stack that lie behind another are visible, but not as children. */
static gboolean
is_in_front (GtkWidget *widget)
{
  return gtk_widget_get_visible (widget) && gtk_widget_get_child_visible (widget);
}

/**
 * scs_errand_card_find:
 * @root: a page or the like
 * @errand_id: (nullable): an errand; %NULL for whichever card is open
 *
 * Returns: (transfer none) (nullable): its card, if it is shown within @root
 */
ScsErrandCard *
scs_errand_card_find (GtkWidget *root, const char *errand_id)
{
  ScsErrandCard *found = NULL;

  if (!is_in_front (root))
    return NULL;
  if (SCS_IS_ERRAND_CARD (root)) {
    ScsErrandCard *card = SCS_ERRAND_CARD (root);

    if (errand_id != NULL)
      return g_strcmp0 (card->errand_id, errand_id) == 0 ? card : NULL;
    return card->is_collapsible && card->is_expanded ? card : NULL;
  }
  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL && found == NULL;
       child = gtk_widget_get_next_sibling (child))
    found = scs_errand_card_find (child, errand_id);
  return found;
}

/**
 * scs_errand_card_copy_next_value:
 * @root: a page or the like
 *
 * Copies the next value of the card that has the focus, else of the first open one that has values.
 *
 * Returns: whether there was one
 */
gboolean
scs_errand_card_copy_next_value (GtkWidget *root)
{
  GtkWidget *focus = gtk_root_get_focus (gtk_widget_get_root (root));
  GtkWidget *focused = focus != NULL ? gtk_widget_get_ancestor (focus, SCS_TYPE_ERRAND_CARD) : NULL;

  if (focused != NULL && focused != root && gtk_widget_is_ancestor (focused, root) &&
      scs_errand_card_copy_next_value (focused))
    return TRUE;
  if (SCS_IS_ERRAND_CARD (root)) {
    ScsErrandCard *card = SCS_ERRAND_CARD (root);

    return card->body != NULL && scs_errand_body_copy_next_value (card->body);
  }
  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    if (gtk_widget_get_mapped (child) && scs_errand_card_copy_next_value (child))
      return TRUE;
  return FALSE;
}

/**
 * scs_errand_card_holds_values_back:
 * @root: a page or the like
 *
 * Returns: whether an open card has values that can be copied only once its question is answered
 */
gboolean
scs_errand_card_holds_values_back (GtkWidget *root)
{
  if (SCS_IS_ERRAND_CARD (root)) {
    ScsErrandCard *card = SCS_ERRAND_CARD (root);

    return card->body != NULL && scs_errand_body_holds_values_back (card->body);
  }
  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    if (gtk_widget_get_mapped (child) && scs_errand_card_holds_values_back (child))
      return TRUE;
  return FALSE;
}
