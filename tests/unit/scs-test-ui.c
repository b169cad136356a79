/* SPDX-FileCopyrightText: 2026 The Sales Connect Setup authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "scs-test-ui.h"

#include "scs-test-wait.h"
#include "setup/checks/scs-check-table.h"

#define WAIT_S 30

GtkWidget *
scs_test_ui_find (GtkWidget *widget,
                  gboolean (*check) (GtkWidget *, gconstpointer),
                  gconstpointer data)
{
  GtkWidget *found = NULL;

  if (check (widget, data))
    return widget;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL && found == NULL;
       child = gtk_widget_get_next_sibling (child))
    found = scs_test_ui_find (child, check, data);
  return found;
}

static gboolean
is_button_with_label (GtkWidget *widget, gconstpointer label)
{
  return GTK_IS_BUTTON (widget) &&
         g_strcmp0 (gtk_button_get_label (GTK_BUTTON (widget)), label) == 0;
}

gboolean
scs_test_ui_is_of_type (GtkWidget *widget, gconstpointer type)
{
  return g_type_is_a (G_OBJECT_TYPE (widget), *(const GType *) type);
}

static gboolean
is_label_with_text (GtkWidget *widget, gconstpointer data)
{
  return GTK_IS_LABEL (widget) && *gtk_label_get_text (GTK_LABEL (widget)) != '\0';
}

GtkWidget *
scs_test_ui_find_button (GtkWidget *widget, const char *label)
{
  GtkWidget *button = scs_test_ui_find (widget, is_button_with_label, label);

  g_assert_nonnull (button);
  return button;
}

GtkWidget *
scs_test_ui_find_type (GtkWidget *widget, GType type)
{
  GtkWidget *found = scs_test_ui_find (widget, scs_test_ui_is_of_type, &type);

  g_assert_nonnull (found);
  return found;
}

GtkWidget *
scs_test_ui_get_child (GtkWidget *widget, const char *name)
{
  return GTK_WIDGET (gtk_widget_get_template_child (widget, G_OBJECT_TYPE (widget), name));
}

void
scs_test_ui_click (GtkWidget *widget, const char *label)
{
  g_signal_emit_by_name (scs_test_ui_find_button (widget, label), "clicked");
}

static gboolean
has_name (GtkWidget *widget)
{
  return gtk_test_accessible_has_property (GTK_ACCESSIBLE (widget),
                                           GTK_ACCESSIBLE_PROPERTY_LABEL) ||
         gtk_test_accessible_has_relation (GTK_ACCESSIBLE (widget),
                                           GTK_ACCESSIBLE_RELATION_LABELLED_BY) ||
         scs_test_ui_find (widget, is_label_with_text, NULL) != NULL;
}

/* What can be pressed or filled in says what it is. */
static gboolean
is_nameless (GtkWidget *widget, gconstpointer data)
{
  gboolean must =
      (GTK_IS_BUTTON (widget) || GTK_IS_MENU_BUTTON (widget) || GTK_IS_CHECK_BUTTON (widget) ||
       GTK_IS_SWITCH (widget) || GTK_IS_PASSWORD_ENTRY (widget) || GTK_IS_SEARCH_ENTRY (widget) ||
       GTK_IS_ENTRY (widget) || GTK_IS_TEXT_VIEW (widget) || GTK_IS_SPIN_BUTTON (widget)) &&
      gtk_widget_get_visible (widget);

  /* Toolkit's own inner buttons have a tooltip at least. */
  return must && !has_name (widget) && gtk_widget_get_tooltip_text (widget) == NULL &&
         !GTK_IS_MENU_BUTTON (gtk_widget_get_parent (widget));
}

void
scs_test_ui_assert_named (GtkWidget *widget)
{
  GtkWidget *nameless = scs_test_ui_find (widget, is_nameless, NULL);

  if (nameless != NULL)
    g_error ("a %s within %s in %s has no name",
             G_OBJECT_TYPE_NAME (nameless),
             G_OBJECT_TYPE_NAME (gtk_widget_get_parent (nameless)),
             G_OBJECT_TYPE_NAME (widget));
}

static gboolean
is_null (gpointer data)
{
  return *(gpointer *) data == NULL;
}

void
scs_test_ui_assert_gone_soon (gpointer object)
{
  gpointer weak = object;

  g_object_add_weak_pointer (object, &weak);
  g_object_unref (object);
  scs_test_wait_until (is_null, &weak, WAIT_S);
}

void
scs_test_ui_run_idle (void)
{
  for (int i = 0; i < 200 && g_main_context_iteration (NULL, FALSE); i++)
    ;
}

GtkWidget *
scs_test_ui_present (GtkWidget *child)
{
  GtkWidget *window = gtk_window_new ();

  if (GTK_IS_LIST_BOX_ROW (child)) {
    GtkWidget *list = gtk_list_box_new ();

    gtk_list_box_append (GTK_LIST_BOX (list), child);
    child = list;
  }
  gtk_window_set_default_size (GTK_WINDOW (window), 900, 700);
  gtk_window_set_child (GTK_WINDOW (window), child);
  gtk_window_present (GTK_WINDOW (window));
  scs_test_run_for (60);
  return window;
}

void
scs_test_ui_assert_goes (GtkWidget *widget)
{
  GtkWidget *window;

  g_object_ref_sink (widget);
  window = scs_test_ui_present (widget);
  scs_test_ui_assert_named (widget);
  gtk_window_destroy (GTK_WINDOW (window));
  scs_test_ui_run_idle ();
  scs_test_run_for (20);
  g_assert_finalize_object (widget);
}

void
scs_test_ui_fill (ScsTestSetup *test)
{
  static const char *const kinds[] = { "munchkin-id", "client-id", "client-secret" };
  ScsMemberList *members = scs_setup_get_members (test->setup);
  const ScsOutcomeInfo *infos;
  const ScsCheckInfo *checks;
  gsize n_infos, n_checks;

  infos = scs_outcome_info_list (&n_infos);
  for (gsize i = 0; i < n_infos; i += 2)
    scs_setup_say (test->setup, infos[i].id, "a note");
  checks = scs_check_info_list (&n_checks);
  for (gsize i = 0; i < n_checks; i++)
    scs_test_setup_record (test, checks[i].id, i % 3);
  for (gsize i = 0; i < G_N_ELEMENTS (kinds); i++)
    scs_test_setup_store (test, "marketo", SCS_PURPOSE_SALES_CONNECT, kinds[i], "value");
  for (guint i = 0; i < 40; i++) {
    g_autofree char *email = g_strdup_printf ("person.%u@hoshigaoka.example", i);
    ScsMember *member = scs_member_list_add (members, email);

    scs_member_set_name (member, i % 3 ? "森 遥 <b>" : NULL);
    scs_member_set_state (member, i % 4);
    scs_member_set_problem (member, i % 7 ? NULL : "no-seat");
  }
}
