/* SPDX-FileCopyrightText: 2026 The Sales Connect Setup authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "pages/scs-page.h"
#include "widgets/guide/scs-errand-list.h"
#include "widgets/scs-caution-row.h"
#include "widgets/scs-check-group.h"
#include "widgets/scs-errand-card.h"
#include "widgets/scs-letter-row.h"
#include "widgets/scs-outcome-row.h"
#include "widgets/scs-secret-row.h"

/**
 * ScsPage:
 *
 * One step of the set-up: a title and one sentence of purpose, a status row, and the step's own
 * groups, which a template of a subclass gives as children. The page only shows what #ScsSetup
 * knows. It owns a cancellable for look-ups, new when the page is shown and cancelled when it is
 * left; what changes things belongs to the set-up and goes on.
 */
typedef struct {
  GtkLabel *title_label;
  GtkLabel *purpose_label;
  AdwActionRow *status_row;
  GtkImage *status_image;
  GtkBox *content;

  char *step_id;             /* (owned) */
  ScsSetup *setup;           /* (owned) (nullable) */
  GCancellable *cancellable; /* (owned) (nullable) */
  guint refresh_source;
  gboolean is_shown;
  gboolean is_disposed;
} ScsPagePrivate;

static GtkBuildableIface *parent_buildable_iface;

static void buildable_iface_init (GtkBuildableIface *iface);

G_DEFINE_ABSTRACT_TYPE_WITH_CODE (ScsPage,
                                  scs_page,
                                  ADW_TYPE_BIN,
                                  G_ADD_PRIVATE (ScsPage)
                                      G_IMPLEMENT_INTERFACE (GTK_TYPE_BUILDABLE,
                                                             buildable_iface_init))

typedef enum { PROP_STEP_ID = 1 } ScsPageProperty;

static GParamSpec *properties[PROP_STEP_ID + 1];

static void
scs_page_add_child (GtkBuildable *buildable, GtkBuilder *builder, GObject *child, const char *type)
{
  ScsPagePrivate *priv = scs_page_get_instance_private (SCS_PAGE (buildable));

  /* The base template's own child comes before content is known. */
  if (priv->content != NULL && GTK_IS_WIDGET (child))
    gtk_box_append (priv->content, GTK_WIDGET (child));
  else
    parent_buildable_iface->add_child (buildable, builder, child, type);
}

static void
buildable_iface_init (GtkBuildableIface *iface)
{
  parent_buildable_iface = g_type_interface_peek_parent (iface);
  iface->add_child = scs_page_add_child;
}

static void
show_status (ScsPage *self)
{
  ScsPagePrivate *priv = scs_page_get_instance_private (self);
  ScsStepState state = scs_setup_get_step_state (priv->setup, priv->step_id);
  static const char *const classes[] = { "open",    "begun",  "waiting",
                                         "on-word", "proved", "contradicted" };
  g_autofree char *next = scs_setup_dup_next_thing (priv->setup, priv->step_id);

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (priv->status_row),
                                 scs_setup_get_step_words (priv->setup, priv->step_id));
  adw_action_row_set_subtitle (priv->status_row, next);
  gtk_image_set_from_icon_name (priv->status_image, scs_step_state_get_icon (state));
  for (gsize i = 0; i < G_N_ELEMENTS (classes); i++)
    gtk_widget_remove_css_class (GTK_WIDGET (priv->status_row), classes[i]);
  gtk_widget_add_css_class (GTK_WIDGET (priv->status_row), classes[state]);
}

/* Cards and rows that show a part of the set-up by themselves, wherever a template puts them */
static void
refresh_descendants (GtkWidget *widget, ScsSetup *setup)
{
  if (SCS_IS_ERRAND_CARD (widget))
    scs_errand_card_refresh (SCS_ERRAND_CARD (widget), setup);
  else if (SCS_IS_ERRAND_LIST (widget))
    scs_errand_list_refresh (SCS_ERRAND_LIST (widget), setup);
  else if (SCS_IS_OUTCOME_ROW (widget))
    scs_outcome_row_refresh (SCS_OUTCOME_ROW (widget), setup);
  else if (SCS_IS_CHECK_GROUP (widget))
    scs_check_group_refresh (SCS_CHECK_GROUP (widget), setup);
  else if (SCS_IS_SECRET_ROW (widget))
    scs_secret_row_refresh (SCS_SECRET_ROW (widget), setup);
  else if (SCS_IS_LETTER_ROW (widget))
    scs_letter_row_refresh (SCS_LETTER_ROW (widget), setup);
  else
    for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
         child = gtk_widget_get_next_sibling (child))
      refresh_descendants (child, setup);
}

/**
 * scs_page_refresh:
 * @self: a page
 *
 * Shows what the set-up is now.
 */
void
scs_page_refresh (ScsPage *self)
{
  ScsPagePrivate *priv = scs_page_get_instance_private (self);

  g_clear_handle_id (&priv->refresh_source, g_source_remove);
  if (priv->setup == NULL)
    return;
  show_status (self);
  refresh_descendants (GTK_WIDGET (priv->content), priv->setup);
  if (SCS_PAGE_GET_CLASS (self)->refresh != NULL)
    SCS_PAGE_GET_CLASS (self)->refresh (self);
}

static gboolean
on_refresh_idle_cb (gpointer user_data)
{
  ScsPagePrivate *priv = scs_page_get_instance_private (user_data);

  priv->refresh_source = 0;
  scs_page_refresh (user_data);
  return G_SOURCE_REMOVE;
}

/* Many changes may come at once; the page looks once. */
static void
on_setup_changed_cb (ScsSetup *setup, ScsPage *self)
{
  ScsPagePrivate *priv = scs_page_get_instance_private (self);

  if (priv->is_shown && priv->refresh_source == 0)
    priv->refresh_source = g_idle_add (on_refresh_idle_cb, self);
}

static void
scs_page_get_property (GObject *object, guint property_id, GValue *value, GParamSpec *pspec)
{
  ScsPagePrivate *priv = scs_page_get_instance_private (SCS_PAGE (object));

  switch ((ScsPageProperty) property_id) {
  case PROP_STEP_ID:
    g_value_set_string (value, priv->step_id);
    break;
  }
}

static void
scs_page_set_property (GObject *object, guint property_id, const GValue *value, GParamSpec *pspec)
{
  ScsPagePrivate *priv = scs_page_get_instance_private (SCS_PAGE (object));

  switch ((ScsPageProperty) property_id) {
  case PROP_STEP_ID:
    priv->step_id = g_value_dup_string (value);
    break;
  }
}

static void
scs_page_constructed (GObject *object)
{
  ScsPagePrivate *priv = scs_page_get_instance_private (SCS_PAGE (object));
  const ScsStepInfo *step = scs_step_info_find (priv->step_id);

  G_OBJECT_CLASS (scs_page_parent_class)->constructed (object);
  if (step == NULL)
    return;
  gtk_label_set_label (priv->title_label, scs_step_info_get_title (step));
  gtk_label_set_label (priv->purpose_label, scs_step_info_get_purpose (step));
}

static void
scs_page_dispose (GObject *object)
{
  ScsPagePrivate *priv = scs_page_get_instance_private (SCS_PAGE (object));

  scs_page_leave (SCS_PAGE (object));
  g_clear_handle_id (&priv->refresh_source, g_source_remove);
  g_clear_object (&priv->setup);
  /* GTK 4.8 looks for the children of any type in the template of the last subclass, and cannot do
   * so twice; so the subclasses leave this to their base. The base's own children go with the bin's
   * child. */
  if (!priv->is_disposed)
    gtk_widget_dispose_template (GTK_WIDGET (object), G_OBJECT_TYPE (object));
  priv->is_disposed = TRUE;

  G_OBJECT_CLASS (scs_page_parent_class)->dispose (object);
}

static void
scs_page_finalize (GObject *object)
{
  ScsPagePrivate *priv = scs_page_get_instance_private (SCS_PAGE (object));

  g_free (priv->step_id);

  G_OBJECT_CLASS (scs_page_parent_class)->finalize (object);
}

static void
scs_page_class_init (ScsPageClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = scs_page_get_property;
  object_class->set_property = scs_page_set_property;
  object_class->constructed = scs_page_constructed;
  object_class->dispose = scs_page_dispose;
  object_class->finalize = scs_page_finalize;

  properties[PROP_STEP_ID] =
      g_param_spec_string ("step-id",
                           NULL,
                           NULL,
                           NULL,
                           G_PARAM_READWRITE | G_PARAM_CONSTRUCT_ONLY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (properties), properties);

  /* The templates of the subclasses name them. */
  g_type_ensure (SCS_TYPE_CAUTION_ROW);
  g_type_ensure (SCS_TYPE_CHECK_GROUP);
  g_type_ensure (SCS_TYPE_ERRAND_CARD);
  g_type_ensure (SCS_TYPE_ERRAND_LIST);
  g_type_ensure (SCS_TYPE_LETTER_ROW);
  g_type_ensure (SCS_TYPE_OUTCOME_ROW);
  g_type_ensure (SCS_TYPE_SECRET_ROW);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               SCS_RESOURCE_PREFIX "/ui/pages/scs-page.ui");
  gtk_widget_class_bind_template_child_private (widget_class, ScsPage, title_label);
  gtk_widget_class_bind_template_child_private (widget_class, ScsPage, purpose_label);
  gtk_widget_class_bind_template_child_private (widget_class, ScsPage, status_row);
  gtk_widget_class_bind_template_child_private (widget_class, ScsPage, status_image);
  gtk_widget_class_bind_template_child_private (widget_class, ScsPage, content);
}

static void
scs_page_init (ScsPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * scs_page_set_setup:
 * @self: a page
 * @setup: what is being set up; given once
 */
void
scs_page_set_setup (ScsPage *self, ScsSetup *setup)
{
  ScsPagePrivate *priv = scs_page_get_instance_private (self);

  g_return_if_fail (priv->setup == NULL);

  priv->setup = g_object_ref (setup);
  g_signal_connect_object (setup, "changed", G_CALLBACK (on_setup_changed_cb), self, 0);
}

/**
 * scs_page_get_setup:
 * @self: a page
 *
 * Returns: (transfer none) (nullable): what is being set up; %NULL after dispose
 */
ScsSetup *
scs_page_get_setup (ScsPage *self)
{
  ScsPagePrivate *priv = scs_page_get_instance_private (self);

  return priv->setup;
}

/**
 * scs_page_get_step_id:
 * @self: a page
 *
 * Returns: the step that it shows
 */
const char *
scs_page_get_step_id (ScsPage *self)
{
  ScsPagePrivate *priv = scs_page_get_instance_private (self);

  return priv->step_id;
}

/**
 * scs_page_get_cancellable:
 * @self: a page
 *
 * Returns: (transfer none): cancelled when the page is left
 */
GCancellable *
scs_page_get_cancellable (ScsPage *self)
{
  ScsPagePrivate *priv = scs_page_get_instance_private (self);

  if (priv->cancellable == NULL)
    priv->cancellable = g_cancellable_new ();
  return priv->cancellable;
}

/**
 * scs_page_show:
 * @self: a page
 *
 * To be called when it comes to the front.
 */
void
scs_page_show (ScsPage *self)
{
  ScsPagePrivate *priv = scs_page_get_instance_private (self);

  priv->is_shown = TRUE;
  scs_page_refresh (self);
  if (SCS_PAGE_GET_CLASS (self)->shown != NULL)
    SCS_PAGE_GET_CLASS (self)->shown (self);
}

/**
 * scs_page_leave:
 * @self: a page
 *
 * To be called when another page comes to the front. Look-ups end.
 */
void
scs_page_leave (ScsPage *self)
{
  ScsPagePrivate *priv = scs_page_get_instance_private (self);

  priv->is_shown = FALSE;
  if (priv->cancellable != NULL)
    g_cancellable_cancel (priv->cancellable);
  g_clear_object (&priv->cancellable);
}
