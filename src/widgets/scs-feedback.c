/* SPDX-FileCopyrightText: 2026 The Sales Connect Setup authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "widgets/scs-feedback.h"

/**
 * ScsFeedback:
 *
 * One sentence under a field or in a page: what is wrong and what to do, what is going on, or that
 * it is done. It has the role of an alert, so that a screen reader says it when it appears. Empty,
 * it takes no room.
 */
struct _ScsFeedback {
  GtkWidget parent_instance;

  GtkBox *box; /* bound, or GTK 4.8 would not unparent it */
  GtkImage *image;
  GtkSpinner *spinner;
  GtkLabel *label;
  GtkButton *cancel_button;

  GCancellable *cancellable; /* (owned) (nullable) of what is going on */
  guint scroll_source;
};

G_DEFINE_FINAL_TYPE (ScsFeedback, scs_feedback, GTK_TYPE_WIDGET)

/* A message that nobody sees says nothing: the page is moved as far as it takes. */
static gboolean
on_scroll_idle_cb (gpointer user_data)
{
  ScsFeedback *self = user_data;
  GtkWidget *viewport = gtk_widget_get_ancestor (GTK_WIDGET (self), GTK_TYPE_VIEWPORT);
  GtkAdjustment *adjustment;
  graphene_rect_t bounds;

  self->scroll_source = 0;
  if (viewport == NULL || !gtk_widget_get_mapped (GTK_WIDGET (self)) ||
      !gtk_widget_compute_bounds (GTK_WIDGET (self), viewport, &bounds))
    return G_SOURCE_REMOVE;
  adjustment = gtk_scrollable_get_vadjustment (GTK_SCROLLABLE (viewport));
  if (bounds.origin.y < 0)
    gtk_adjustment_set_value (adjustment,
                              gtk_adjustment_get_value (adjustment) + bounds.origin.y - 12);
  else if (bounds.origin.y + bounds.size.height > gtk_widget_get_height (viewport))
    gtk_adjustment_set_value (adjustment,
                              gtk_adjustment_get_value (adjustment) + bounds.origin.y +
                                  bounds.size.height - gtk_widget_get_height (viewport) + 12);
  return G_SOURCE_REMOVE;
}

static void
scroll_into_view (ScsFeedback *self)
{
  /* After the layout has made room for the text */
  if (self->scroll_source == 0)
    self->scroll_source = g_timeout_add (100, on_scroll_idle_cb, self);
}

static void
on_cancel_clicked_cb (ScsFeedback *self)
{
  if (self->cancellable != NULL)
    g_cancellable_cancel (self->cancellable);
}

static void
scs_feedback_dispose (GObject *object)
{
  ScsFeedback *self = SCS_FEEDBACK (object);

  g_clear_handle_id (&self->scroll_source, g_source_remove);
  g_clear_object (&self->cancellable);
  gtk_widget_dispose_template (GTK_WIDGET (object), SCS_TYPE_FEEDBACK);

  G_OBJECT_CLASS (scs_feedback_parent_class)->dispose (object);
}

static void
scs_feedback_class_init (ScsFeedbackClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = scs_feedback_dispose;

  gtk_widget_class_set_template_from_resource (widget_class,
                                               SCS_RESOURCE_PREFIX "/ui/widgets/scs-feedback.ui");
  gtk_widget_class_bind_template_child (widget_class, ScsFeedback, box);
  gtk_widget_class_bind_template_child (widget_class, ScsFeedback, image);
  gtk_widget_class_bind_template_child (widget_class, ScsFeedback, spinner);
  gtk_widget_class_bind_template_child (widget_class, ScsFeedback, label);
  gtk_widget_class_bind_template_child (widget_class, ScsFeedback, cancel_button);
  gtk_widget_class_bind_template_callback (widget_class, on_cancel_clicked_cb);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_ALERT);
}

static void
scs_feedback_init (ScsFeedback *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

static void
set_look (ScsFeedback *self, const char *text, const char *icon, const char *css_class)
{
  static const char *const classes[] = { "error", "warning", "success", "dim-label" };

  for (gsize i = 0; i < G_N_ELEMENTS (classes); i++)
    gtk_widget_remove_css_class (GTK_WIDGET (self), classes[i]);
  if (css_class != NULL)
    gtk_widget_add_css_class (GTK_WIDGET (self), css_class);
  gtk_label_set_text (self->label, text);
  gtk_image_set_from_icon_name (self->image, icon);
  gtk_widget_set_visible (GTK_WIDGET (self->image), icon != NULL);
  gtk_widget_set_visible (GTK_WIDGET (self->spinner), icon == NULL);
  gtk_spinner_set_spinning (self->spinner, icon == NULL);
  gtk_widget_set_visible (GTK_WIDGET (self), TRUE);
  scs_feedback_set_cancellable (self, NULL);
  scroll_into_view (self);
}

/**
 * scs_feedback_set_cancellable:
 * @self: a feedback that says what is going on
 * @cancellable: (nullable): what a Cancel button beside it cancels; %NULL for no button
 *
 * To be called after the sentence was set; the next sentence takes the button away.
 */
void
scs_feedback_set_cancellable (ScsFeedback *self, GCancellable *cancellable)
{
  g_set_object (&self->cancellable, cancellable);
  gtk_widget_set_visible (GTK_WIDGET (self->cancel_button), cancellable != NULL);
}

/**
 * scs_feedback_set_error:
 * @self: a feedback
 * @text: what is wrong and what to do
 */
void
scs_feedback_set_error (ScsFeedback *self, const char *text)
{
  set_look (self, text, "dialog-error-symbolic", "error");
}

/**
 * scs_feedback_set_note:
 * @self: a feedback
 * @text: what the person should know
 */
void
scs_feedback_set_note (ScsFeedback *self, const char *text)
{
  set_look (self, text, "dialog-information-symbolic", "dim-label");
}

/**
 * scs_feedback_set_busy:
 * @self: a feedback
 * @text: what is going on
 */
void
scs_feedback_set_busy (ScsFeedback *self, const char *text)
{
  set_look (self, text, NULL, NULL);
}

/**
 * scs_feedback_set_success:
 * @self: a feedback
 * @text: what is done
 */
void
scs_feedback_set_success (ScsFeedback *self, const char *text)
{
  set_look (self, text, "scs-proved-symbolic", "success");
}

/**
 * scs_feedback_clear:
 * @self: a feedback
 */
void
scs_feedback_clear (ScsFeedback *self)
{
  gtk_spinner_set_spinning (self->spinner, FALSE);
  scs_feedback_set_cancellable (self, NULL);
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
}

/**
 * scs_feedback_get_text:
 * @self: a feedback
 *
 * Returns: (nullable): what it says now
 */
const char *
scs_feedback_get_text (ScsFeedback *self)
{
  return gtk_widget_get_visible (GTK_WIDGET (self)) ? gtk_label_get_text (self->label) : NULL;
}
