/* SPDX-FileCopyrightText: 2026 The Sales Connect Setup authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "setup/guide/scs-letter.h"
#include "widgets/scs-letter-row.h"
#include "widgets/scs-link.h"

/**
 * ScsLetterRow:
 *
 * A mail that is ready: opened in the person's own mail program, or copied.
 */
struct _ScsLetterRow {
  AdwActionRow parent_instance;

  char *letter_id;     /* (owned) */
  char *address;       /* (owned) (nullable) */
  char *hint;          /* (owned) (nullable) the subtitle of the row, while another stands there */
  gboolean leaves_out; /* the addresses */
  ScsSetup *setup;     /* (owned) (nullable) */
};

G_DEFINE_FINAL_TYPE (ScsLetterRow, scs_letter_row, ADW_TYPE_ACTION_ROW)

typedef enum { PROP_LETTER_ID = 1 } ScsLetterRowProperty;

static GParamSpec *properties[PROP_LETTER_ID + 1];

static void
on_mail_button_clicked_cb (ScsLetterRow *self)
{
  g_autofree char *name = scs_setup_dup_known_name (self->setup);
  g_autofree char *uri =
      scs_letter_dup_mailto (scs_letter_find (self->letter_id), self->address, name, NULL);

  scs_link_open (GTK_WIDGET (self), uri);
}

static void
on_copy_button_clicked_cb (ScsLetterRow *self)
{
  g_autofree char *name = scs_setup_dup_known_name (self->setup);
  g_autofree char *text = scs_letter_dup_text (scs_letter_find (self->letter_id), name);

  scs_link_copy (GTK_WIDGET (self), text);
}

static void
scs_letter_row_get_property (GObject *object, guint property_id, GValue *value, GParamSpec *pspec)
{
  switch ((ScsLetterRowProperty) property_id) {
  case PROP_LETTER_ID:
    g_value_set_string (value, SCS_LETTER_ROW (object)->letter_id);
    break;
  }
}

static void
scs_letter_row_set_property (GObject *object,
                             guint property_id,
                             const GValue *value,
                             GParamSpec *pspec)
{
  switch ((ScsLetterRowProperty) property_id) {
  case PROP_LETTER_ID:
    SCS_LETTER_ROW (object)->letter_id = g_value_dup_string (value);
    break;
  }
}

static void
scs_letter_row_dispose (GObject *object)
{
  g_clear_object (&SCS_LETTER_ROW (object)->setup);
  gtk_widget_dispose_template (GTK_WIDGET (object), SCS_TYPE_LETTER_ROW);

  G_OBJECT_CLASS (scs_letter_row_parent_class)->dispose (object);
}

static void
scs_letter_row_finalize (GObject *object)
{
  ScsLetterRow *self = SCS_LETTER_ROW (object);

  g_free (self->letter_id);
  g_free (self->address);
  g_free (self->hint);

  G_OBJECT_CLASS (scs_letter_row_parent_class)->finalize (object);
}

static void
scs_letter_row_class_init (ScsLetterRowClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = scs_letter_row_get_property;
  object_class->set_property = scs_letter_row_set_property;
  object_class->dispose = scs_letter_row_dispose;
  object_class->finalize = scs_letter_row_finalize;

  properties[PROP_LETTER_ID] =
      g_param_spec_string ("letter-id",
                           NULL,
                           NULL,
                           NULL,
                           G_PARAM_READWRITE | G_PARAM_CONSTRUCT_ONLY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (properties), properties);

  gtk_widget_class_set_template_from_resource (widget_class,
                                               SCS_RESOURCE_PREFIX "/ui/widgets/scs-letter-row.ui");
  gtk_widget_class_bind_template_callback (widget_class, on_mail_button_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_copy_button_clicked_cb);
}

static void
scs_letter_row_init (ScsLetterRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/* Who presses the button must know that nobody is addressed. */
static void
show_left_out (ScsLetterRow *self)
{
  g_autofree char *name = NULL;
  gboolean leaves_out;

  if (self->setup == NULL)
    return;
  name = scs_setup_dup_known_name (self->setup);
  g_free (
      scs_letter_dup_mailto (scs_letter_find (self->letter_id), self->address, name, &leaves_out));
  if (leaves_out == self->leaves_out)
    return;
  self->leaves_out = leaves_out;
  if (leaves_out) {
    g_free (self->hint);
    self->hint = g_strdup (adw_action_row_get_subtitle (ADW_ACTION_ROW (self)));
  }
  adw_action_row_set_subtitle (
      ADW_ACTION_ROW (self),
      leaves_out
      ? _("The mail has no addresses: with them it is too long for a link. Copy them, and paste them into the mail.")
      : self->hint);
}

/**
 * scs_letter_row_refresh:
 * @self: a row
 * @setup: what is being set up
 */
void
scs_letter_row_refresh (ScsLetterRow *self, ScsSetup *setup)
{
  g_set_object (&self->setup, setup);
  show_left_out (self);
}

/**
 * scs_letter_row_set_address:
 * @self: a row
 * @address: (nullable): to whom the mail goes
 */
void
scs_letter_row_set_address (ScsLetterRow *self, const char *address)
{
  g_free (self->address);
  self->address = g_strdup (address);
  show_left_out (self);
}
