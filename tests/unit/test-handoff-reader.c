/* SPDX-FileCopyrightText: 2026 The Sales Connect Setup authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* What reaches a person in a mail or a checklist speaks to that person, tells them whom it is for,
 * and can be understood without the program. */
#include "scs-test-setup.h"
#include "setup/guide/scs-checklist.h"
#include "setup/guide/scs-errand-letter.h"
#include "setup/guide/scs-handoff.h"

#include <locale.h>
#include <string.h>

static ScsTestSetup *
make_setup (const char *environment)
{
  ScsTestSetup *test = scs_test_setup_new (environment, NULL);

  scs_setup_set_fact (test->setup, SCS_FACT_MY_NAME, "Yuki Tanabe");
  scs_setup_set_fact (test->setup, SCS_FACT_MY_EMAIL, "yuki@hoshigaoka.example");
  return test;
}

/* “Let the Salesforce admin …” is for anybody but the Salesforce admin. */
static void
assert_speaks_to (const char *text, const char *title)
{
  static const char *const wrong[] = { "Let the ", "let the ", "Let a ", "Ask the ",
                                       "ask the ", "Ask a ",   "ask a " };

  for (gsize i = 0; i < G_N_ELEMENTS (wrong); i++) {
    g_autofree char *words = g_strconcat (wrong[i], title, NULL);

    if (strstr (text, words) != NULL)
      g_error ("“%s” speaks of its reader in %s", words, text);
  }
}

/* What nobody can see who reads a mail, or who has a browser beside the program */
static void
assert_stands_alone (const char *text)
{
  static const char *const wrong[] = { "below",        "above",     " here,",      " here.",
                                       "this program", "this card", "this browser" };

  for (gsize i = 0; i < G_N_ELEMENTS (wrong); i++)
    if (text != NULL && strstr (text, wrong[i]) != NULL)
      g_error ("“%s” is in “%s”", wrong[i], text);
}

static void
test_every_role (void)
{
  static const char *const products[] = { "sales-connect", "sales-insight-actions" };
  static const char *const environments[] = { "production", "sandbox" };
  GPtrArray *roles = scs_role_list ();

  for (gsize k = 0; k < 4; k++) {
    g_autoptr (ScsTestSetup) test = make_setup (environments[k / 2]);

    scs_setup_set_fact (test->setup, SCS_FACT_PRODUCT, products[k % 2]);
    for (guint i = 0; i < roles->len; i++) {
      const ScsRole *role = g_ptr_array_index (roles, i);
      g_autoptr (ScsHandoff) handoff = scs_handoff_new (test->setup, role->id, "en");
      g_autofree char *text = scs_handoff_dup_text (handoff);
      g_autofree char *html = scs_checklist_to_html (handoff, g_get_real_time ());

      g_test_message ("%s, %s: %u", environments[k / 2], role->id, handoff->errands->len);
      assert_speaks_to (text, role->title);
      assert_speaks_to (html, role->title);
    }
  }
}

/* Also what is handed on alone */
static void
test_every_errand (void)
{
  g_autoptr (ScsTestSetup) test = make_setup ("production");
  GPtrArray *errands = scs_errand_list ();

  for (guint i = 0; i < errands->len; i++) {
    const ScsErrand *errand = g_ptr_array_index (errands, i);
    g_autoptr (ScsHandoff) handoff = scs_handoff_new (test->setup, errand->id, "en");
    g_autofree char *html = scs_checklist_to_html (handoff, g_get_real_time ());

    assert_speaks_to (html, errand->who->title);
    assert_stands_alone (errand->press);
    assert_stands_alone (errand->expect);
    for (const char *const *words = errand->guards; *words != NULL; words++)
      assert_stands_alone (*words);
    for (const char *const *words = errand->hints; *words != NULL; words++)
      assert_stands_alone (*words);
    for (guint k = 0; k < errand->troubles->len; k++)
      assert_stands_alone (((ScsTrouble *) g_ptr_array_index (errand->troubles, k))->remedy);
  }
}

/* Who mends something else than their own part is told. */
static void
test_menders (void)
{
  g_autoptr (ScsTestSetup) test = make_setup ("production");
  g_autoptr (ScsHandoff) own = scs_handoff_new (test->setup, "salesforce-app", "en");
  g_autoptr (ScsHandoff) other = scs_handoff_new (test->setup, "salesforce-connect-admin", "en");
  g_autofree char *own_html = scs_checklist_to_html (own, g_get_real_time ());
  g_autofree char *other_html = scs_checklist_to_html (other, g_get_real_time ());

  g_assert_null (strstr (own_html, "Who can: Salesforce admin"));
  g_assert_nonnull (strstr (other_html, "Who can: Salesforce admin"));
}

static void
assert_getter (ScsTestSetup *test, const char *id, const char *line)
{
  g_autoptr (ScsHandoff) handoff = scs_handoff_new (test->setup, id, "en");
  g_autofree char *text = scs_handoff_dup_text (handoff);
  g_autofree char *html = scs_checklist_to_html (handoff, g_get_real_time ());
  g_autofree char *in_text = g_strdup_printf ("   Sales Connect admin: %s\n", line);
  g_autofree char *in_html = g_strdup_printf ("<dt>Sales Connect admin</dt><dd>%s</dd>", line);

  g_test_message ("%s", text);
  g_assert_nonnull (strstr (text, in_text));
  g_assert_nonnull (strstr (html, in_html));
}

/* Whom to invite, and to whom the values go */
static void
test_getters (void)
{
  static const char *const errands[] = { "account-invite", "credentials-find", "marketo-admin" };
  g_autoptr (ScsTestSetup) test = make_setup ("production");

  for (gsize i = 0; i < G_N_ELEMENTS (errands); i++) {
    const ScsRole *role = scs_role_find ("sales-connect-admin");

    scs_setup_set_fact (test->setup, SCS_FACT_ROLE_SALES_CONNECT_ADMIN, NULL);
    scs_setup_set_fact (test->setup, "role-sales-connect-admin-name", NULL);
    g_assert_false (scs_handoff_is_known (test->setup, role));
    assert_getter (test, errands[i], "Please ask me who that is.");
    scs_setup_set_fact (test->setup, "role-sales-connect-admin-name", "Aki Noda");
    g_assert_true (scs_handoff_is_known (test->setup, role));
    assert_getter (test, errands[i], "Aki Noda");
    scs_setup_set_fact (test->setup, SCS_FACT_ROLE_SALES_CONNECT_ADMIN, "noda@hoshigaoka.example");
    assert_getter (test, errands[i], "Aki Noda, noda@hoshigaoka.example");
    scs_setup_set_fact (test->setup, SCS_FACT_ROLE_SALES_CONNECT_ADMIN, "me");
    assert_getter (test, errands[i], "Yuki Tanabe, yuki@hoshigaoka.example");
    scs_setup_set_fact (test->setup, SCS_FACT_MY_EMAIL, NULL);
    assert_getter (test, errands[i], "Yuki Tanabe");
    scs_setup_set_fact (test->setup, SCS_FACT_MY_EMAIL, "yuki@hoshigaoka.example");
  }
}

/* What is done by writing a mail has one. */
static void
test_letters (void)
{
  GPtrArray *errands = scs_errand_list ();
  guint n = 0;

  for (guint i = 0; i < errands->len; i++) {
    const ScsErrand *errand = g_ptr_array_index (errands, i);
    g_autoptr (ScsTestSetup) test = make_setup ("production");
    g_autofree char *fact = NULL, *nobody = NULL, *somebody = NULL, *text = NULL, *mailto = NULL;

    g_test_message ("%s", errand->id);
    g_assert_cmpint (errand->letter != NULL,
                     ==,
                     g_str_equal (errand->app, "mail") || g_str_equal (errand->app, "support"));
    if (errand->letter == NULL)
      continue;
    n++;
    nobody = scs_errand_letter_dup_to (test->setup, errand);
    g_assert_nonnull (strstr (nobody, "can be entered"));
    fact = scs_handoff_dup_fact (errand->letter->to, SCS_HANDOFF_HOLDER);
    scs_setup_set_fact (test->setup, fact, "who@vendor.example");
    somebody = scs_errand_letter_dup_to (test->setup, errand);
    g_assert_nonnull (strstr (somebody, "who@vendor.example"));
    text = scs_errand_letter_dup_text (test->setup, errand);
    g_assert_true (g_str_has_prefix (text, "Hello,\n\n"));
    g_assert_true (g_str_has_suffix (text, "\n\nThank you!\nYuki Tanabe"));
    for (const char *const *words = errand->letter->paragraphs; *words != NULL; words++)
      g_assert_nonnull (strstr (text, *words));
    mailto = scs_errand_letter_dup_mailto (test->setup, errand);
    g_assert_true (g_str_has_prefix (mailto, "mailto:who@vendor.example?subject="));
    g_assert_cmpint (strlen (mailto), <=, 1900);
  }
  g_assert_cmpuint (n, ==, 5);
}

int
main (int argc, char *argv[])
{
  setlocale (LC_ALL, "C.UTF-8");
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/handoff-reader/every-role", test_every_role);
  g_test_add_func ("/handoff-reader/every-errand", test_every_errand);
  g_test_add_func ("/handoff-reader/menders", test_menders);
  g_test_add_func ("/handoff-reader/getters", test_getters);
  g_test_add_func ("/handoff-reader/letters", test_letters);
  return g_test_run ();
}
