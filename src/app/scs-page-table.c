/* SPDX-FileCopyrightText: 2026 The Sales Connect Setup authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/scs-page-table.h"
#include "pages/scs-account-page.h"
#include "pages/scs-credentials-page.h"
#include "pages/scs-marketo-page.h"
#include "pages/scs-prerequisites-page.h"
#include "pages/scs-salesforce-page.h"
#include "pages/scs-sandbox-page.h"
#include "pages/scs-summary-page.h"
#include "pages/scs-team-page.h"

/* Every page, once. The order is that of the steps. */
static const struct {
  const char *step_id;
  GType (*get_type) (void);
} pages[] = {
  { "prerequisites", scs_prerequisites_page_get_type },
  { "account", scs_account_page_get_type },
  { "salesforce", scs_salesforce_page_get_type },
  { "credentials", scs_credentials_page_get_type },
  { "marketo", scs_marketo_page_get_type },
  { "team", scs_team_page_get_type },
  { "sandbox", scs_sandbox_page_get_type },
  { "summary", scs_summary_page_get_type },
};

/**
 * scs_page_table_make:
 * @step_id: a step
 *
 * Returns: (transfer floating): its page, without a set-up yet
 */
ScsPage *
scs_page_table_make (const char *step_id)
{
  for (gsize i = 0; i < G_N_ELEMENTS (pages); i++)
    if (g_str_equal (pages[i].step_id, step_id))
      return g_object_new (pages[i].get_type (), "step-id", step_id, NULL);
  g_return_val_if_reached (NULL);
}
