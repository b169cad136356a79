/* SPDX-FileCopyrightText: 2026 The Sales Connect Setup authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "pages/scs-prerequisites-page.h"
#include "widgets/scs-letter-row.h"

/**
 * ScsPrerequisitesPage:
 *
 * Step 1: which product, on whose word, the three subscriptions, and who holds which role.
 */
struct _ScsPrerequisitesPage {
  ScsPage parent_instance;

  AdwComboRow *product_row;
  AdwEntryRow *name_row;
  GtkSwitch *marketo_switch;
  GtkSwitch *sales_connect_switch;
  GtkSwitch *salesforce_switch;
  AdwEntryRow *marketo_address_row;
  AdwEntryRow *sales_connect_address_row;
  AdwEntryRow *salesforce_address_row;
  ScsLetterRow *marketo_letter_row;
  ScsLetterRow *sales_connect_letter_row;
  ScsLetterRow *salesforce_letter_row;

  gboolean refreshing;
};

G_DEFINE_FINAL_TYPE (ScsPrerequisitesPage, scs_prerequisites_page, SCS_TYPE_PAGE)

#define ME "me"
#define NAME_MAX_CHARS 100
#define ADDRESS_MAX_CHARS 254

/* One role: a switch for “me”, else an address and a mail */
typedef struct {
  const char *fact;
  GtkSwitch *mine;
  AdwEntryRow *address;
  ScsLetterRow *letter;
} Role;

static void
list_roles (ScsPrerequisitesPage *self, Role roles[3])
{
  roles[0] = (Role){ SCS_FACT_ROLE_MARKETO_ADMIN,
                     self->marketo_switch,
                     self->marketo_address_row,
                     self->marketo_letter_row };
  roles[1] = (Role){ SCS_FACT_ROLE_SALES_CONNECT_ADMIN,
                     self->sales_connect_switch,
                     self->sales_connect_address_row,
                     self->sales_connect_letter_row };
  roles[2] = (Role){ SCS_FACT_ROLE_SALESFORCE_ADMIN,
                     self->salesforce_switch,
                     self->salesforce_address_row,
                     self->salesforce_letter_row };
}

static void
on_product_selected_cb (ScsPrerequisitesPage *self)
{
  if (!self->refreshing && scs_page_get_setup (SCS_PAGE (self)) != NULL)
    scs_setup_set_fact (scs_page_get_setup (SCS_PAGE (self)),
                        SCS_FACT_PRODUCT,
                        adw_combo_row_get_selected (self->product_row) == 1
                            ? "sales-insight-actions"
                            : "sales-connect");
}

static void
on_name_changed_cb (ScsPrerequisitesPage *self)
{
  g_autofree char *name =
      g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->name_row))));

  if (!self->refreshing)
    scs_setup_set_fact (scs_page_get_setup (SCS_PAGE (self)),
                        SCS_FACT_MY_NAME,
                        *name != '\0' ? name : NULL);
}

static void
on_role_changed_cb (ScsPrerequisitesPage *self)
{
  ScsSetup *setup = scs_page_get_setup (SCS_PAGE (self));
  Role roles[3];

  if (self->refreshing || setup == NULL)
    return;
  list_roles (self, roles);
  for (gsize i = 0; i < G_N_ELEMENTS (roles); i++) {
    g_autofree char *address =
        g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (roles[i].address))));

    if (gtk_switch_get_active (roles[i].mine))
      scs_setup_set_fact (setup, roles[i].fact, ME);
    else
      scs_setup_set_fact (setup, roles[i].fact, *address != '\0' ? address : NULL);
  }
}

static void
show_role (const Role *role, const char *holder)
{
  gboolean mine = g_strcmp0 (holder, ME) == 0;
  gboolean wrong = !mine && holder != NULL && !scs_email_is_valid (holder);

  gtk_switch_set_active (role->mine, mine);
  gtk_widget_set_visible (GTK_WIDGET (role->address), !mine);
  gtk_widget_set_visible (GTK_WIDGET (role->letter), !mine);
  /* Filled once; afterwards the field is the person's. */
  if (!mine && holder != NULL && *gtk_editable_get_text (GTK_EDITABLE (role->address)) == '\0')
    gtk_editable_set_text (GTK_EDITABLE (role->address), holder);
  if (wrong)
    gtk_widget_add_css_class (GTK_WIDGET (role->address), "error");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (role->address), "error");
  scs_letter_row_set_address (role->letter, mine || wrong ? NULL : holder);
}

static void
scs_prerequisites_page_refresh (ScsPage *page)
{
  ScsPrerequisitesPage *self = SCS_PREREQUISITES_PAGE (page);
  ScsSetup *setup = scs_page_get_setup (page);
  g_autofree char *name = scs_setup_dup_my_name (setup);
  Role roles[3];

  self->refreshing = TRUE;
  adw_combo_row_set_selected (self->product_row, scs_setup_is_for_actions (setup) ? 1 : 0);
  if (*gtk_editable_get_text (GTK_EDITABLE (self->name_row)) == '\0')
    gtk_editable_set_text (GTK_EDITABLE (self->name_row), name);
  list_roles (self, roles);
  for (gsize i = 0; i < G_N_ELEMENTS (roles); i++)
    show_role (&roles[i], scs_setup_get_fact (setup, roles[i].fact));
  self->refreshing = FALSE;
}

static void
scs_prerequisites_page_class_init (ScsPrerequisitesPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  SCS_PAGE_CLASS (klass)->refresh = scs_prerequisites_page_refresh;

  gtk_widget_class_set_template_from_resource (widget_class,
                                               SCS_RESOURCE_PREFIX
                                               "/ui/pages/scs-prerequisites-page.ui");
  gtk_widget_class_bind_template_child (widget_class, ScsPrerequisitesPage, product_row);
  gtk_widget_class_bind_template_child (widget_class, ScsPrerequisitesPage, name_row);
  gtk_widget_class_bind_template_child (widget_class, ScsPrerequisitesPage, marketo_switch);
  gtk_widget_class_bind_template_child (widget_class, ScsPrerequisitesPage, sales_connect_switch);
  gtk_widget_class_bind_template_child (widget_class, ScsPrerequisitesPage, salesforce_switch);
  gtk_widget_class_bind_template_child (widget_class, ScsPrerequisitesPage, marketo_address_row);
  gtk_widget_class_bind_template_child (widget_class,
                                        ScsPrerequisitesPage,
                                        sales_connect_address_row);
  gtk_widget_class_bind_template_child (widget_class, ScsPrerequisitesPage, salesforce_address_row);
  gtk_widget_class_bind_template_child (widget_class, ScsPrerequisitesPage, marketo_letter_row);
  gtk_widget_class_bind_template_child (widget_class,
                                        ScsPrerequisitesPage,
                                        sales_connect_letter_row);
  gtk_widget_class_bind_template_child (widget_class, ScsPrerequisitesPage, salesforce_letter_row);
  gtk_widget_class_bind_template_callback (widget_class, on_product_selected_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_name_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_role_changed_cb);
}

/* AdwEntryRow has no limit of its own. */
static void
limit (AdwEntryRow *row, int max_chars)
{
  GtkEditable *text = gtk_editable_get_delegate (GTK_EDITABLE (row));

  if (GTK_IS_TEXT (text))
    gtk_text_set_max_length (GTK_TEXT (text), max_chars);
}

static void
scs_prerequisites_page_init (ScsPrerequisitesPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  limit (self->name_row, NAME_MAX_CHARS);
  limit (self->marketo_address_row, ADDRESS_MAX_CHARS);
  limit (self->sales_connect_address_row, ADDRESS_MAX_CHARS);
  limit (self->salesforce_address_row, ADDRESS_MAX_CHARS);
}
