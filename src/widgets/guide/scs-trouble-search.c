/* SPDX-FileCopyrightText: 2026 The Sales Connect Setup authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "setup/guide/scs-letter.h"
#include "setup/guide/scs-progress.h"
#include "setup/guide/scs-screen-words.h"
#include "setup/scs-advice.h"
#include "widgets/guide/scs-trouble-search.h"
#include "widgets/guide/scs-wrap-box.h"
#include "widgets/scs-link.h"

#define SHOWN_MAX 8
#define SIGNS_MAX 2
#define KEEP_AFTER_MS 600

/**
 * ScsTroubleSearch:
 *
 * What stands on the screen or in the address bar is looked up among the known troubles. It is kept
 * with the errand, without secrets.
 */
struct _ScsTroubleSearch {
  AdwBin parent_instance;

  AdwEntryRow *words_row;
  GtkLabel *found_label;
  GtkBox *results_box;
  GtkLabel *more_label;
  GtkBox *nothing_box;
  GtkLabel *nothing_label;
  char *nothing_words; /* (owned) unless the field tells why */

  const ScsErrand *errand; /* (nullable) */
  ScsSetup *setup;         /* (owned) (nullable) */
  char *language;          /* (owned) (nullable) of the web application, as the results have it */
  guint keep_source;
  guint scroll_source;
  gboolean refreshing;
};

G_DEFINE_FINAL_TYPE (ScsTroubleSearch, scs_trouble_search, ADW_TYPE_BIN)

static GtkWidget *
make_label (const char *text, const char *css_class)
{
  GtkWidget *label =
      g_object_new (GTK_TYPE_LABEL, "label", text, "wrap", TRUE, "xalign", 0.0, NULL);

  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  if (css_class != NULL)
    gtk_widget_add_css_class (label, css_class);
  return label;
}

static void
on_link_clicked_cb (GtkWidget *button, const char *link)
{
  scs_link_open (button, link);
}

static GtkWidget *
make_button (const char *label, const char *description)
{
  GtkWidget *button = gtk_button_new_with_mnemonic (label);

  gtk_accessible_update_property (GTK_ACCESSIBLE (button),
                                  GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                  description,
                                  -1);
  return button;
}

static void
add_buttons (ScsTroubleSearch *self,
             GtkBox *box,
             const ScsTrouble *trouble,
             const ScsGuideView *view)
{
  ScsWrapBox *buttons = g_object_new (SCS_TYPE_WRAP_BOX, NULL);
  const ScsErrand *mends = scs_trouble_find_errand (trouble, view);
  g_autofree char *link = scs_trouble_dup_link (trouble, view);
  GtkWidget *button;

  if (mends != NULL && mends != self->errand) {
    /* Translators: button that leads to what mends a trouble */
    button = make_button (_("_Go There"), _(mends->title));
    gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "win.go-to-errand");
    gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "s", mends->id);
    scs_wrap_box_append (buttons, button);
    gtk_widget_set_tooltip_text (button, _(mends->title));
  }
  if (link != NULL) {
    /* Translators: button that opens a page about a trouble in the browser */
    button = make_button (_("Open the _Page"), link);
    gtk_widget_set_tooltip_text (button, link);
    g_signal_connect_data (button,
                           "clicked",
                           G_CALLBACK (on_link_clicked_cb),
                           g_strdup (link),
                           (GClosureNotify) (GCallback) g_free,
                           0);
    scs_wrap_box_append (buttons, button);
  }
  gtk_box_append (box, GTK_WIDGET (buttons));
  gtk_widget_set_visible (GTK_WIDGET (buttons),
                          gtk_widget_get_first_child (GTK_WIDGET (buttons)) != NULL);
}

static const char *
get_words (ScsTroubleSearch *self)
{
  return gtk_editable_get_text (GTK_EDITABLE (self->words_row));
}

static gboolean
is_typed (const char *sign, const char *typed)
{
  g_autofree char *folded = sign != NULL ? g_utf8_casefold (sign, -1) : g_strdup ("");

  return *typed != '\0' && *folded != '\0' &&
         (strstr (typed, folded) != NULL || strstr (folded, typed) != NULL);
}

/* Two signs of the table can read the same on the screen. */
static void
add_sign (GPtrArray *signs, const char *words)
{
  if (!g_ptr_array_find_with_equal_func (signs, words, g_str_equal, NULL))
    g_ptr_array_add (signs, g_strdup (words));
}

/* Those of its signs that were typed, else the first of them */
static char *
dup_signs (ScsTroubleSearch *self, const ScsTrouble *trouble, const ScsGuideView *view)
{
  g_autofree char *words = g_strstrip (g_strdup (get_words (self)));
  g_autofree char *typed = g_utf8_casefold (words, -1);
  g_autoptr (GPtrArray) matching = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GPtrArray) others = g_ptr_array_new_with_free_func (g_free);
  GPtrArray *shown;

  for (guint i = 0; i < trouble->signs->len; i++) {
    const ScsSign *sign = g_ptr_array_index (trouble->signs, i);
    g_autofree char *form = scs_sign_dup_words (sign, view);

    if (is_typed (sign->text, typed) || is_typed (sign->ja, typed))
      add_sign (matching, form);
    if (others->len < SIGNS_MAX)
      add_sign (others, form);
  }
  shown = matching->len > 0 ? matching : others;
  g_ptr_array_add (shown, NULL);
  return g_strjoinv (" · ", (char **) shown->pdata);
}

static GtkWidget *
make_result (ScsTroubleSearch *self, const ScsTrouble *trouble, const ScsGuideView *view)
{
  GtkBox *box = g_object_new (GTK_TYPE_BOX,
                              "orientation",
                              GTK_ORIENTATION_VERTICAL,
                              "spacing",
                              4,
                              "accessible-role",
                              GTK_ACCESSIBLE_ROLE_GROUP,
                              NULL);
  g_autofree char *signs = dup_signs (self, trouble, view);
  g_autofree char *cause = scs_guide_dup_words (trouble->cause, view);
  g_autofree char *remedy = scs_guide_dup_words (trouble->remedy, view);

  gtk_widget_add_css_class (GTK_WIDGET (box), "trouble");
  gtk_accessible_update_property (GTK_ACCESSIBLE (box), GTK_ACCESSIBLE_PROPERTY_LABEL, signs, -1);
  gtk_box_append (box, make_label (signs, "heading"));
  gtk_box_append (box, make_label (cause, "dim-label"));
  gtk_box_append (box, make_label (remedy, NULL));
  if (trouble->who != NULL) {
    /* Translators: %s is a role such as “Salesforce admin” */
    g_autofree char *who = g_strdup_printf (_("Who can: %s"), scs_role_get_title (trouble->who));

    gtk_box_append (box, make_label (who, "dim-label"));
  }
  add_buttons (self, box, trouble, view);
  return GTK_WIDGET (box);
}

static gboolean
has_words (ScsTroubleSearch *self)
{
  g_autofree char *words = g_strstrip (g_strdup (get_words (self)));

  return *words != '\0';
}

static void
show_found (ScsTroubleSearch *self, guint n)
{
  guint n_more = n > SHOWN_MAX ? n - SHOWN_MAX : 0;
  g_autofree char *text = NULL;
  g_autofree char *more = NULL;

  if (!has_words (self))
    text = g_strdup (_("Known at this step:"));
  else if (n_more > 0)
    /* Translators: %1$u of %2$u known errors are shown, the likeliest first */
    text = g_strdup_printf (_("The %1$u likeliest of %2$u:"), SHOWN_MAX, n);
  else
    text = g_strdup_printf (ngettext ("%u known error:", "%u known errors:", n), n);
  /* Translators: so many known errors are not shown */
  more =
      g_strdup_printf (ngettext ("%u more: type more words.", "%u more: type more words.", n_more),
                                 n_more);
  gtk_label_set_label (self->found_label, text);
  gtk_widget_set_visible (GTK_WIDGET (self->found_label), n > 0);
  gtk_label_set_label (self->more_label, more);
  gtk_widget_set_visible (GTK_WIDGET (self->more_label), n_more > 0);
}

/* Who pressed Deny has no trouble of the table, but can be told what to do. */
static void
show_nothing (ScsTroubleSearch *self, gboolean nothing)
{
  g_autofree char *denied = scs_screen_words_tell_denied (get_words (self))
                                ? scs_advice_dup_sentences ("salesforce:denied")
                                : NULL;

  gtk_label_set_label (self->nothing_label, denied != NULL ? denied : self->nothing_words);
  gtk_widget_set_visible (GTK_WIDGET (self->nothing_box), nothing);
}

static void
search (ScsTroubleSearch *self)
{
  g_autoptr (GPtrArray) found = scs_trouble_search (get_words (self), self->errand);
  ScsGuideView view;
  GtkWidget *child;

  scs_setup_get_guide_view (self->setup, &view);
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->results_box))) != NULL)
    gtk_box_remove (self->results_box, child);
  for (guint i = 0; i < MIN (found->len, SHOWN_MAX); i++)
    gtk_box_append (self->results_box, make_result (self, g_ptr_array_index (found, i), &view));
  show_found (self, found->len);
  show_nothing (self, has_words (self) && found->len == 0);
}

static gboolean
on_keep_cb (gpointer user_data)
{
  ScsTroubleSearch *self = user_data;
  const char *typed = scs_progress_get_draft (self->setup, self->errand->id)->words;

  self->keep_source = 0;
  scs_progress_set_trouble (self->setup, self->errand, typed);
  return G_SOURCE_REMOVE;
}

/* What is found stands below the field: the page is moved as far as it takes, and not further than
 * the field. */
static gboolean
on_scroll_cb (gpointer user_data)
{
  ScsTroubleSearch *self = user_data;
  GtkWidget *viewport = gtk_widget_get_ancestor (GTK_WIDGET (self), GTK_TYPE_VIEWPORT);
  GtkAdjustment *adjustment;
  graphene_rect_t bounds;
  double below;

  self->scroll_source = 0;
  if (viewport == NULL || !gtk_widget_get_mapped (GTK_WIDGET (self)) ||
      !gtk_widget_compute_bounds (GTK_WIDGET (self), viewport, &bounds))
    return G_SOURCE_REMOVE;
  adjustment = gtk_scrollable_get_vadjustment (GTK_SCROLLABLE (viewport));
  below = bounds.origin.y + bounds.size.height + 24 - gtk_widget_get_height (viewport);
  if (below > 0)
    gtk_adjustment_set_value (adjustment,
                              gtk_adjustment_get_value (adjustment) +
                                  MIN (below, MAX (bounds.origin.y - 12, 0)));
  return G_SOURCE_REMOVE;
}

static void
scroll_to_results (ScsTroubleSearch *self)
{
  if (self->scroll_source == 0)
    self->scroll_source = g_timeout_add (150, on_scroll_cb, self);
}

static void
on_words_changed_cb (ScsTroubleSearch *self)
{
  ScsErrandDraft *draft;

  if (self->refreshing || self->setup == NULL)
    return;
  draft = scs_progress_get_draft (self->setup, self->errand->id);
  g_free (draft->words);
  draft->words = g_strdup (get_words (self));
  search (self);
  scroll_to_results (self);
  g_clear_handle_id (&self->keep_source, g_source_remove);
  self->keep_source = g_timeout_add (KEEP_AFTER_MS, on_keep_cb, self);
}

static char *
dup_question (ScsTroubleSearch *self)
{
  g_autofree char *environment =
      scs_environment_dup_title (scs_setup_get_environment (self->setup));
  ScsGuideView view;

  scs_setup_get_guide_view (self->setup, &view);
  return scs_screen_words_dup_question (self->errand, &view, environment, get_words (self));
}

static void
on_mail_clicked_cb (ScsTroubleSearch *self)
{
  g_autofree char *text = dup_question (self);
  g_autofree char *uri =
      scs_letter_dup_uri (NULL, _("Sales Connect: a question about the set-up"), text);

  scs_link_open (GTK_WIDGET (self), uri);
}

static void
on_copy_clicked_cb (ScsTroubleSearch *self)
{
  g_autofree char *text = dup_question (self);

  scs_link_copy (GTK_WIDGET (self), text);
}

static gboolean
scs_trouble_search_grab_focus (GtkWidget *widget)
{
  scroll_to_results (SCS_TROUBLE_SEARCH (widget));
  return gtk_widget_grab_focus (GTK_WIDGET (SCS_TROUBLE_SEARCH (widget)->words_row));
}

static void
scs_trouble_search_dispose (GObject *object)
{
  ScsTroubleSearch *self = SCS_TROUBLE_SEARCH (object);

  g_clear_handle_id (&self->scroll_source, g_source_remove);
  if (self->keep_source != 0) {
    g_source_remove (self->keep_source);
    on_keep_cb (self);
  }
  g_clear_object (&self->setup);
  gtk_widget_dispose_template (GTK_WIDGET (object), SCS_TYPE_TROUBLE_SEARCH);

  G_OBJECT_CLASS (scs_trouble_search_parent_class)->dispose (object);
}

static void
scs_trouble_search_finalize (GObject *object)
{
  g_free (SCS_TROUBLE_SEARCH (object)->language);
  g_free (SCS_TROUBLE_SEARCH (object)->nothing_words);

  G_OBJECT_CLASS (scs_trouble_search_parent_class)->finalize (object);
}

static void
scs_trouble_search_class_init (ScsTroubleSearchClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = scs_trouble_search_dispose;
  object_class->finalize = scs_trouble_search_finalize;
  widget_class->grab_focus = scs_trouble_search_grab_focus;

  gtk_widget_class_set_template_from_resource (widget_class,
                                               SCS_RESOURCE_PREFIX
                                               "/ui/widgets/guide/scs-trouble-search.ui");
  gtk_widget_class_bind_template_child (widget_class, ScsTroubleSearch, words_row);
  gtk_widget_class_bind_template_child (widget_class, ScsTroubleSearch, found_label);
  gtk_widget_class_bind_template_child (widget_class, ScsTroubleSearch, results_box);
  gtk_widget_class_bind_template_child (widget_class, ScsTroubleSearch, more_label);
  gtk_widget_class_bind_template_child (widget_class, ScsTroubleSearch, nothing_box);
  gtk_widget_class_bind_template_child (widget_class, ScsTroubleSearch, nothing_label);
  gtk_widget_class_bind_template_callback (widget_class, on_words_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_mail_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_copy_clicked_cb);
}

static void
scs_trouble_search_init (ScsTroubleSearch *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  self->nothing_words = g_strdup (gtk_label_get_label (self->nothing_label));
}

/* What was typed into this errand's field elsewhere, or is kept from before */
static gboolean
take_words (ScsTroubleSearch *self)
{
  ScsErrandDraft *draft = scs_progress_get_draft (self->setup, self->errand->id);
  const char *kept = scs_progress_get_trouble (self->setup, self->errand);

  if (draft->words == NULL)
    draft->words = g_strdup (kept != NULL ? kept : "");
  if (g_str_equal (draft->words, get_words (self)))
    return FALSE;
  self->refreshing = TRUE;
  gtk_editable_set_text (GTK_EDITABLE (self->words_row), draft->words);
  self->refreshing = FALSE;
  return TRUE;
}

/**
 * scs_trouble_search_refresh:
 * @self: a search
 * @setup: what is being set up
 * @errand: what the person is doing; always the same one
 */
void
scs_trouble_search_refresh (ScsTroubleSearch *self, ScsSetup *setup, const ScsErrand *errand)
{
  gboolean is_new = self->errand == NULL;
  ScsGuideView view;

  g_set_object (&self->setup, setup);
  self->errand = errand;
  scs_setup_get_guide_view (setup, &view);
  if (take_words (self) || is_new || g_strcmp0 (self->language, view.web_language) != 0)
    search (self);
  g_free (self->language);
  self->language = g_strdup (view.web_language);
}
