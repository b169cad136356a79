/* SPDX-FileCopyrightText: 2026 The Sales Connect Setup authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "widgets/secret/scs-clipboard-offer.h"

/* The layout must have made room for it before the page can move to it. */
#define FOCUS_AFTER_MS 150

/**
 * ScsClipboardOffer:
 *
 * Offers to empty a clipboard that another program filled with secrets. States: idle → watching →
 * offered; whatever else comes into the clipboard is none of our business, and withdraws the offer.
 *
 * Signals: `emptied`.
 */
struct _ScsClipboardOffer {
  AdwPreferencesGroup parent_instance;

  GtkButton *empty_button;

  GdkClipboard *clipboard; /* (owned) (nullable) while it holds what was read */
  gulong changed_handler;
  guint focus_source;
};

G_DEFINE_FINAL_TYPE (ScsClipboardOffer, scs_clipboard_offer, ADW_TYPE_PREFERENCES_GROUP)

static guint emptied_signal;

static void
forget_clipboard (ScsClipboardOffer *self)
{
  if (self->clipboard != NULL)
    g_clear_signal_handler (&self->changed_handler, self->clipboard);
  g_clear_object (&self->clipboard);
  g_clear_handle_id (&self->focus_source, g_source_remove);
}

static gboolean
on_focus_time_cb (gpointer user_data)
{
  ScsClipboardOffer *self = user_data;

  self->focus_source = 0;
  gtk_widget_grab_focus (GTK_WIDGET (self->empty_button));
  return G_SOURCE_REMOVE;
}

/* Only the owner of a clipboard can clear it; setting a text makes us that. */
static void
on_empty_clicked_cb (ScsClipboardOffer *self)
{
  g_autoptr (GdkClipboard) clipboard = NULL;

  if (self->clipboard == NULL)
    return;
  clipboard = g_object_ref (self->clipboard);
  scs_clipboard_offer_withdraw (self);
  gdk_clipboard_set_text (clipboard, "");
  gdk_clipboard_set_content (clipboard, NULL);
  g_signal_emit (self, emptied_signal, 0);
}

static void
scs_clipboard_offer_dispose (GObject *object)
{
  forget_clipboard (SCS_CLIPBOARD_OFFER (object));
  gtk_widget_dispose_template (GTK_WIDGET (object), SCS_TYPE_CLIPBOARD_OFFER);

  G_OBJECT_CLASS (scs_clipboard_offer_parent_class)->dispose (object);
}

static void
scs_clipboard_offer_class_init (ScsClipboardOfferClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = scs_clipboard_offer_dispose;

  emptied_signal = g_signal_new ("emptied",
                                 SCS_TYPE_CLIPBOARD_OFFER,
                                 G_SIGNAL_RUN_LAST,
                                 0,
                                 NULL,
                                 NULL,
                                 NULL,
                                 G_TYPE_NONE,
                                 0);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               SCS_RESOURCE_PREFIX
                                               "/ui/widgets/secret/scs-clipboard-offer.ui");
  gtk_widget_class_bind_template_child (widget_class, ScsClipboardOffer, empty_button);
  gtk_widget_class_bind_template_callback (widget_class, on_empty_clicked_cb);
}

static void
scs_clipboard_offer_init (ScsClipboardOffer *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * scs_clipboard_offer_watch:
 * @self: an offer
 * @clipboard: what is about to be read, or was read just now
 *
 * From now on it is known whether the clipboard still holds the same.
 */
void
scs_clipboard_offer_watch (ScsClipboardOffer *self, GdkClipboard *clipboard)
{
  scs_clipboard_offer_withdraw (self);
  self->clipboard = g_object_ref (clipboard);
  self->changed_handler = g_signal_connect_swapped (clipboard,
                                                    "changed",
                                                    G_CALLBACK (scs_clipboard_offer_withdraw),
                                                    self);
}

/**
 * scs_clipboard_offer_make:
 * @self: an offer
 *
 * Offers to empty the clipboard, if it still holds what it held when the watching began, and takes
 * the focus.
 *
 * Returns: whether there is something to offer
 */
gboolean
scs_clipboard_offer_make (ScsClipboardOffer *self)
{
  if (self->clipboard == NULL)
    return FALSE;
  gtk_widget_set_visible (GTK_WIDGET (self), TRUE);
  if (self->focus_source == 0)
    self->focus_source = g_timeout_add (FOCUS_AFTER_MS, on_focus_time_cb, self);
  return TRUE;
}

/**
 * scs_clipboard_offer_withdraw:
 * @self: an offer
 *
 * Hides it, and watches no longer.
 */
void
scs_clipboard_offer_withdraw (ScsClipboardOffer *self)
{
  forget_clipboard (self);
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
}
