/* SPDX-FileCopyrightText: 2026 The Sales Connect Setup authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "pages/scs-prerequisites-page.h"
#include "widgets/handoff/scs-language-row.h"
#include "widgets/handoff/scs-role-group.h"
#include "widgets/scs-entry-row.h"

/**
 * ScsPrerequisitesPage:
 *
 * Step 1: which product, on whose word, the three subscriptions, and who holds which role.
 */
struct _ScsPrerequisitesPage {
  ScsPage parent_instance;

  AdwComboRow *product_row;
  AdwEntryRow *name_row;
  GtkListBoxRow *name_hint; /* while nobody knows it */
  ScsLanguageRow *web_language_row;
  ScsRoleGroup *marketo_admin_group;
  ScsRoleGroup *sales_connect_admin_group;
  ScsRoleGroup *salesforce_admin_group;
  ScsRoleGroup *account_manager_group;
  ScsRoleGroup *support_group;

  gboolean refreshing;
};

G_DEFINE_FINAL_TYPE (ScsPrerequisitesPage, scs_prerequisites_page, SCS_TYPE_PAGE)

#define NAME_MAX_CHARS 100

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
on_web_language_selected_cb (ScsPrerequisitesPage *self)
{
  if (!self->refreshing && scs_page_get_setup (SCS_PAGE (self)) != NULL)
    scs_setup_set_fact (scs_page_get_setup (SCS_PAGE (self)),
                        SCS_FACT_WEB_LANGUAGE,
                        scs_language_row_get_language (self->web_language_row));
}

static void
on_name_changed_cb (ScsPrerequisitesPage *self)
{
  g_autofree char *name = scs_entry_row_dup_text (self->name_row);

  if (!self->refreshing)
    scs_setup_set_fact (scs_page_get_setup (SCS_PAGE (self)),
                        SCS_FACT_MY_NAME,
                        *name != '\0' ? name : NULL);
}

static void
scs_prerequisites_page_refresh (ScsPage *page)
{
  ScsPrerequisitesPage *self = SCS_PREREQUISITES_PAGE (page);
  ScsSetup *setup = scs_page_get_setup (page);
  g_autofree char *name = scs_setup_dup_known_name (setup);
  const char *web_language = scs_setup_get_fact (setup, SCS_FACT_WEB_LANGUAGE);

  self->refreshing = TRUE;
  adw_combo_row_set_selected (self->product_row, scs_setup_is_for_actions (setup) ? 1 : 0);
  scs_language_row_set_language (self->web_language_row,
                                 web_language != NULL ? web_language : scs_guide_get_language ());
  scs_entry_row_fill (self->name_row, name);
  gtk_widget_set_visible (GTK_WIDGET (self->name_hint), *name == '\0');
  scs_role_group_refresh (self->marketo_admin_group, setup);
  scs_role_group_refresh (self->sales_connect_admin_group, setup);
  scs_role_group_refresh (self->salesforce_admin_group, setup);
  scs_role_group_refresh (self->account_manager_group, setup);
  scs_role_group_refresh (self->support_group, setup);
  self->refreshing = FALSE;
}

static void
scs_prerequisites_page_class_init (ScsPrerequisitesPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  SCS_PAGE_CLASS (klass)->refresh = scs_prerequisites_page_refresh;

  g_type_ensure (SCS_TYPE_LANGUAGE_ROW);
  g_type_ensure (SCS_TYPE_ROLE_GROUP);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               SCS_RESOURCE_PREFIX
                                               "/ui/pages/scs-prerequisites-page.ui");
  gtk_widget_class_bind_template_child (widget_class, ScsPrerequisitesPage, product_row);
  gtk_widget_class_bind_template_child (widget_class, ScsPrerequisitesPage, name_row);
  gtk_widget_class_bind_template_child (widget_class, ScsPrerequisitesPage, name_hint);
  gtk_widget_class_bind_template_child (widget_class, ScsPrerequisitesPage, web_language_row);
  gtk_widget_class_bind_template_child (widget_class, ScsPrerequisitesPage, marketo_admin_group);
  gtk_widget_class_bind_template_child (widget_class,
                                        ScsPrerequisitesPage,
                                        sales_connect_admin_group);
  gtk_widget_class_bind_template_child (widget_class, ScsPrerequisitesPage, salesforce_admin_group);
  gtk_widget_class_bind_template_child (widget_class, ScsPrerequisitesPage, account_manager_group);
  gtk_widget_class_bind_template_child (widget_class, ScsPrerequisitesPage, support_group);
  gtk_widget_class_bind_template_callback (widget_class, on_product_selected_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_web_language_selected_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_name_changed_cb);
}

static void
scs_prerequisites_page_init (ScsPrerequisitesPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  scs_entry_row_limit (self->name_row, NAME_MAX_CHARS);
}
