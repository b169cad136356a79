/* SPDX-FileCopyrightText: 2026 The Sales Connect Setup authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "setup/guide/scs-progress.h"
#include "widgets/guide/scs-errand-list.h"
#include "widgets/scs-errand-card.h"

#define FOLDED_AWAY "more"

/**
 * ScsErrandList:
 *
 * The errands of a part of a step that are for this person, in the order of the guide, each folded
 * to one row but for the one that is at hand. What need not be done (the section `more`) is folded
 * away as a whole.
 */
struct _ScsErrandList {
  AdwBin parent_instance;

  GtkBox *box;
  GtkExpander *expander; /* (nullable) around the box */

  char *step_id;   /* (owned) */
  char *section;   /* (owned) (nullable) one or more, parted by spaces */
  ScsSetup *setup; /* (owned) (nullable) */
};

G_DEFINE_FINAL_TYPE (ScsErrandList, scs_errand_list, ADW_TYPE_BIN)

typedef enum { PROP_STEP_ID = 1, PROP_SECTION } ScsErrandListProperty;

static GParamSpec *properties[PROP_SECTION + 1];

static void
scs_errand_list_get_property (GObject *object, guint property_id, GValue *value, GParamSpec *pspec)
{
  ScsErrandList *self = SCS_ERRAND_LIST (object);

  switch ((ScsErrandListProperty) property_id) {
  case PROP_STEP_ID:
    g_value_set_string (value, self->step_id);
    break;
  case PROP_SECTION:
    g_value_set_string (value, self->section);
    break;
  }
}

static void
scs_errand_list_set_property (GObject *object,
                              guint property_id,
                              const GValue *value,
                              GParamSpec *pspec)
{
  ScsErrandList *self = SCS_ERRAND_LIST (object);

  switch ((ScsErrandListProperty) property_id) {
  case PROP_STEP_ID:
    self->step_id = g_value_dup_string (value);
    break;
  case PROP_SECTION:
    self->section = g_value_dup_string (value);
    break;
  }
}

static void
scs_errand_list_constructed (GObject *object)
{
  ScsErrandList *self = SCS_ERRAND_LIST (object);

  G_OBJECT_CLASS (scs_errand_list_parent_class)->constructed (object);
  self->box =
      g_object_new (GTK_TYPE_BOX, "orientation", GTK_ORIENTATION_VERTICAL, "spacing", 6, NULL);
  if (g_strcmp0 (self->section, FOLDED_AWAY) != 0) {
    adw_bin_set_child (ADW_BIN (self), GTK_WIDGET (self->box));
    return;
  }
  self->expander = GTK_EXPANDER (gtk_expander_new (NULL));
  gtk_widget_set_margin_top (GTK_WIDGET (self->box), 6);
  gtk_expander_set_child (self->expander, GTK_WIDGET (self->box));
  adw_bin_set_child (ADW_BIN (self), GTK_WIDGET (self->expander));
}

static void
scs_errand_list_dispose (GObject *object)
{
  ScsErrandList *self = SCS_ERRAND_LIST (object);

  g_clear_object (&self->setup);
  adw_bin_set_child (ADW_BIN (self), NULL);

  G_OBJECT_CLASS (scs_errand_list_parent_class)->dispose (object);
}

static void
scs_errand_list_finalize (GObject *object)
{
  ScsErrandList *self = SCS_ERRAND_LIST (object);

  g_free (self->step_id);
  g_free (self->section);

  G_OBJECT_CLASS (scs_errand_list_parent_class)->finalize (object);
}

static void
scs_errand_list_class_init (ScsErrandListClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GParamFlags flags = G_PARAM_READWRITE | G_PARAM_CONSTRUCT_ONLY | G_PARAM_STATIC_STRINGS;

  object_class->get_property = scs_errand_list_get_property;
  object_class->set_property = scs_errand_list_set_property;
  object_class->constructed = scs_errand_list_constructed;
  object_class->dispose = scs_errand_list_dispose;
  object_class->finalize = scs_errand_list_finalize;

  properties[PROP_STEP_ID] = g_param_spec_string ("step-id", NULL, NULL, NULL, flags);
  properties[PROP_SECTION] = g_param_spec_string ("section", NULL, NULL, NULL, flags);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (properties), properties);
}

static void
scs_errand_list_init (ScsErrandList *self)
{
}

static GtkWidget *
find_card (ScsErrandList *self, const char *errand_id)
{
  for (GtkWidget *child = gtk_widget_get_first_child (GTK_WIDGET (self->box)); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    if (g_str_equal (scs_errand_card_get_errand_id (SCS_ERRAND_CARD (child)), errand_id))
      return child;
  return NULL;
}

/* Cards stay, with what was typed in them; those that are not for this person now are hidden. */
static void
show_cards (ScsErrandList *self, GPtrArray *errands)
{
  GtkWidget *before = NULL;

  for (GtkWidget *child = gtk_widget_get_first_child (GTK_WIDGET (self->box)); child != NULL;
       child = gtk_widget_get_next_sibling (child)) {
    const ScsErrand *errand =
        scs_errand_find (scs_errand_card_get_errand_id (SCS_ERRAND_CARD (child)));

    gtk_widget_set_visible (child, g_ptr_array_find (errands, errand, NULL));
  }
  for (guint i = 0; i < errands->len; i++) {
    const ScsErrand *errand = g_ptr_array_index (errands, i);
    GtkWidget *card = find_card (self, errand->id);

    if (card == NULL) {
      card =
          g_object_new (SCS_TYPE_ERRAND_CARD, "errand-id", errand->id, "collapsible", TRUE, NULL);
      gtk_box_append (self->box, card);
    }
    gtk_box_reorder_child_after (self->box, card, before);
    before = card;
  }
}

static void
refresh_cards (ScsErrandList *self, const ScsErrand *present)
{
  for (GtkWidget *child = gtk_widget_get_first_child (GTK_WIDGET (self->box)); child != NULL;
       child = gtk_widget_get_next_sibling (child)) {
    ScsErrandCard *card = SCS_ERRAND_CARD (child);

    if (!gtk_widget_get_visible (child))
      continue;
    scs_errand_card_set_expanded (card,
                                  present != NULL &&
                                      g_str_equal (scs_errand_card_get_errand_id (card),
                                                   present->id));
    scs_errand_card_refresh (card, self->setup);
  }
}

static void
show_expander (ScsErrandList *self, guint n, gboolean has_present)
{
  g_autofree char *label = NULL;

  if (self->expander == NULL)
    return;
  /* Translators: what need not be done, folded away; %u is how many there are */
  label = g_strdup_printf (_("More, if you want it (%u)"), n);
  gtk_expander_set_label (self->expander, label);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->expander),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  label,
                                  -1);
  if (has_present)
    gtk_expander_set_expanded (self->expander, TRUE);
}

/**
 * scs_errand_list_refresh:
 * @self: a list
 * @setup: what is being set up
 *
 * Shows what there is to do now, for whoever it is now, and how far each is.
 */
void
scs_errand_list_refresh (ScsErrandList *self, ScsSetup *setup)
{
  g_autoptr (GPtrArray) errands = scs_progress_list (setup, self->step_id, self->section);
  const ScsErrand *present = scs_progress_find_present (setup, self->step_id);
  gboolean is_here = present != NULL && g_ptr_array_find (errands, present, NULL);

  g_set_object (&self->setup, setup);
  show_cards (self, errands);
  refresh_cards (self, present);
  show_expander (self, errands->len, is_here);
  gtk_widget_set_visible (GTK_WIDGET (self), errands->len > 0);
  if (is_here && gtk_widget_get_mapped (GTK_WIDGET (self)) &&
      scs_progress_take_focus_wish (setup, present))
    gtk_widget_grab_focus (find_card (self, present->id));
}
