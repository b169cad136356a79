/* SPDX-FileCopyrightText: 2026 The Sales Connect Setup authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "pages/scs-sandbox-page.h"
#include "setup/report/scs-report.h"
#include "widgets/scs-link.h"
#include "widgets/environment/scs-shared-address-group.h"

/**
 * ScsSandboxPage:
 *
 * Step 7, optional: the request to the account manager and the answer; the way to a second
 * environment beside the first, and what is different there; and which e-mail IDs stand in both,
 * before an invitation fails for it.
 */
struct _ScsSandboxPage {
  ScsPage parent_instance;

  AdwPreferencesGroup *request_group;
  AdwComboRow *answer_row;
  AdwEntryRow *by_row;
  AdwPreferencesGroup *decided_group;
  AdwPreferencesGroup *environment_group;
  GtkButton *set_up_button;
  AdwPreferencesGroup *here_group;
  AdwActionRow *here_row;
  ScsSharedAddressGroup *shared_group;
  AdwPreferencesGroup *sales_connect_group;
  AdwPreferencesGroup *actions_group;

  gboolean refreshing;
};

G_DEFINE_FINAL_TYPE (ScsSandboxPage, scs_sandbox_page, SCS_TYPE_PAGE)

/* When what SCS_FACT_SANDBOX says was entered, wall clock, and who answered */
#define FACT_SANDBOX_AT_US "sandbox-at-us"
#define FACT_SANDBOX_BY "sandbox-by"

#define LOGIN_LINK "https://toutapp.com/login"
#define NAME_MAX_CHARS 100

/* In the order of the template; NULL: not decided */
static const char *const answers[] = { NULL, "no", "asked", "refused", "there" };

enum { ANSWER_ASKED = 2, ANSWER_REFUSED, ANSWER_THERE };

static guint
get_answer (ScsSetup *setup)
{
  const char *fact = scs_setup_get_fact (setup, SCS_FACT_SANDBOX);

  for (guint i = 1; i < G_N_ELEMENTS (answers); i++)
    if (g_strcmp0 (answers[i], fact) == 0)
      return i;
  return 0;
}

/* What the report says about it. (transfer full) (nullable) */
static char *
dup_note (ScsSandboxPage *self, ScsSetup *setup)
{
  guint answer = get_answer (setup);
  const char *by = scs_setup_get_fact (setup, FACT_SANDBOX_BY);
  GtkStringObject *item = adw_combo_row_get_selected_item (self->answer_row);

  if (answer == 0 || item == NULL)
    return NULL;
  if (answer >= ANSWER_REFUSED && by != NULL)
    /* Translators: %1$s is how far the request for an account is, %2$s a person's name */
    return g_strdup_printf (_("%1$s (answer of %2$s)"), gtk_string_object_get_string (item), by);
  return g_strdup (gtk_string_object_get_string (item));
}

static void
say_decided (ScsSandboxPage *self)
{
  ScsSetup *setup = scs_page_get_setup (SCS_PAGE (self));
  g_autofree char *note = dup_note (self, setup);

  if (note != NULL)
    scs_setup_say (setup, "sandbox-decided", note);
  else
    scs_setup_unsay (setup, "sandbox-decided");
}

static void
on_answer_selected_cb (ScsSandboxPage *self)
{
  ScsSetup *setup = scs_page_get_setup (SCS_PAGE (self));
  guint answer = adw_combo_row_get_selected (self->answer_row);
  g_autofree char *now = NULL;

  if (self->refreshing || setup == NULL || answer >= G_N_ELEMENTS (answers) ||
      answer == get_answer (setup))
    return;
  now = g_strdup_printf ("%" G_GINT64_FORMAT, g_get_real_time ());
  scs_setup_set_fact (setup, SCS_FACT_SANDBOX, answers[answer]);
  scs_setup_set_fact (setup, FACT_SANDBOX_AT_US, answer > 0 ? now : NULL);
  say_decided (self);
}

static void
on_by_changed_cb (ScsSandboxPage *self)
{
  ScsSetup *setup = scs_page_get_setup (SCS_PAGE (self));
  g_autofree char *name =
      g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->by_row))));

  if (self->refreshing || setup == NULL)
    return;
  scs_setup_set_fact (setup, FACT_SANDBOX_BY, *name != '\0' ? name : NULL);
  say_decided (self);
}

static void
on_set_up_clicked_cb (ScsSandboxPage *self)
{
  gtk_widget_activate_action (GTK_WIDGET (self),
                              "win.open-environment",
                              "s",
                              SCS_ENVIRONMENT_SANDBOX);
}

static void
on_copy_link_cb (ScsSandboxPage *self)
{
  scs_link_copy (GTK_WIDGET (self), LOGIN_LINK);
}

static void
show_answer (ScsSandboxPage *self, ScsSetup *setup)
{
  guint answer = get_answer (setup);
  const char *at = scs_setup_get_fact (setup, FACT_SANDBOX_AT_US);
  const char *by = scs_setup_get_fact (setup, FACT_SANDBOX_BY);
  g_autofree char *moment =
      at != NULL ? scs_report_dup_moment (g_ascii_strtoll (at, NULL, 10)) : NULL;
  /* Translators: %s is a day and a time */
  g_autofree char *entered = moment != NULL ? g_strdup_printf (_("Since %s"), moment) : NULL;

  self->refreshing = TRUE;
  adw_combo_row_set_selected (self->answer_row, answer);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (self->answer_row), entered != NULL ? entered : "");
  gtk_widget_set_visible (GTK_WIDGET (self->by_row), answer >= ANSWER_REFUSED);
  /* Filled once; afterwards the field is the person's. */
  if (by != NULL && *gtk_editable_get_text (GTK_EDITABLE (self->by_row)) == '\0')
    gtk_editable_set_text (GTK_EDITABLE (self->by_row), by);
  if (answer == ANSWER_THERE)
    gtk_widget_add_css_class (GTK_WIDGET (self->set_up_button), "suggested-action");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self->set_up_button), "suggested-action");
  self->refreshing = FALSE;
}

static void
scs_sandbox_page_refresh (ScsPage *page)
{
  ScsSandboxPage *self = SCS_SANDBOX_PAGE (page);
  ScsSetup *setup = scs_page_get_setup (page);
  ScsEnvironment *environment = scs_setup_get_environment (setup);
  gboolean here = scs_environment_is_sandbox (environment);
  g_autofree char *title = scs_environment_dup_title (environment);
  /* Translators: %s is the name of an environment, such as Sandbox */
  g_autofree char *words = g_strdup_printf (_("You are in the environment %s"), title);

  gtk_widget_set_visible (GTK_WIDGET (self->request_group), !here);
  gtk_widget_set_visible (GTK_WIDGET (self->decided_group), !here);
  gtk_widget_set_visible (GTK_WIDGET (self->environment_group), !here);
  gtk_widget_set_visible (GTK_WIDGET (self->here_group), here);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->here_row), words);
  gtk_widget_set_visible (GTK_WIDGET (self->sales_connect_group),
                          !scs_setup_is_for_actions (setup));
  gtk_widget_set_visible (GTK_WIDGET (self->actions_group), scs_setup_is_for_actions (setup));
  show_answer (self, setup);
}

static void
scs_sandbox_page_shown (ScsPage *page)
{
  scs_shared_address_group_look (SCS_SANDBOX_PAGE (page)->shared_group,
                                 scs_page_get_setup (page),
                                 scs_page_get_cancellable (page));
}

static void
scs_sandbox_page_class_init (ScsSandboxPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  SCS_PAGE_CLASS (klass)->refresh = scs_sandbox_page_refresh;
  SCS_PAGE_CLASS (klass)->shown = scs_sandbox_page_shown;

  g_type_ensure (SCS_TYPE_SHARED_ADDRESS_GROUP);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               SCS_RESOURCE_PREFIX "/ui/pages/scs-sandbox-page.ui");
  gtk_widget_class_bind_template_child (widget_class, ScsSandboxPage, request_group);
  gtk_widget_class_bind_template_child (widget_class, ScsSandboxPage, answer_row);
  gtk_widget_class_bind_template_child (widget_class, ScsSandboxPage, by_row);
  gtk_widget_class_bind_template_child (widget_class, ScsSandboxPage, decided_group);
  gtk_widget_class_bind_template_child (widget_class, ScsSandboxPage, environment_group);
  gtk_widget_class_bind_template_child (widget_class, ScsSandboxPage, set_up_button);
  gtk_widget_class_bind_template_child (widget_class, ScsSandboxPage, here_group);
  gtk_widget_class_bind_template_child (widget_class, ScsSandboxPage, here_row);
  gtk_widget_class_bind_template_child (widget_class, ScsSandboxPage, shared_group);
  gtk_widget_class_bind_template_child (widget_class, ScsSandboxPage, sales_connect_group);
  gtk_widget_class_bind_template_child (widget_class, ScsSandboxPage, actions_group);
  gtk_widget_class_bind_template_callback (widget_class, on_answer_selected_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_by_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_set_up_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_copy_link_cb);
}

static void
scs_sandbox_page_init (ScsSandboxPage *self)
{
  GtkEditable *text;

  gtk_widget_init_template (GTK_WIDGET (self));
  text = gtk_editable_get_delegate (GTK_EDITABLE (self->by_row));
  if (GTK_IS_TEXT (text))
    gtk_text_set_max_length (GTK_TEXT (text), NAME_MAX_CHARS);
}
