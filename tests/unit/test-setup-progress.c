/* SPDX-FileCopyrightText: 2026 The Sales Connect Setup authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Which errands there are for a person now, which is at hand, and what is kept of a screen's words.
 */
#include "scs-test-setup.h"
#include "scs-test-wait.h"
#include "setup/guide/scs-handoff.h"
#include "setup/guide/scs-progress.h"
#include "setup/guide/scs-screen-words.h"

#include <string.h>

static gboolean
has (ScsSetup *setup, const char *step, const char *sections, const char *errand_id)
{
  g_autoptr (GPtrArray) list = scs_progress_list (setup, step, sections);
  const ScsErrand *errand = scs_errand_find (errand_id);

  g_assert_nonnull (errand);
  return g_ptr_array_find (list, errand, NULL);
}

static void
test_list (void)
{
  g_autoptr (ScsTestSetup) test = scs_test_setup_new ("test", NULL);
  g_autoptr (GPtrArray) all = scs_progress_list (test->setup, NULL, NULL);
  GPtrArray *table = scs_errand_list ();
  guint place = 0;

  g_assert_cmpint (all->len, >, 10);
  g_assert_cmpint (all->len, <, table->len);
  for (guint i = 0; i < all->len; i++) {
    guint here;

    g_assert_true (g_ptr_array_find (table, g_ptr_array_index (all, i), &here));
    g_assert_cmpint (here, >=, place);
    place = here;
  }
  g_assert_true (has (test->setup, "account", "main", "account-password"));
  g_assert_true (has (test->setup, "account", "more main", "account-password"));
  g_assert_false (has (test->setup, "account", "more", "account-password"));
  g_assert_false (has (test->setup, "marketo", NULL, "account-password"));

  g_assert_true (has (test->setup, "salesforce", "connect", "salesforce-connect-admin"));
  g_assert_false (has (test->setup, "salesforce", "connect", "salesforce-connect-non-admin"));
  scs_setup_set_fact (test->setup, SCS_FACT_SALESFORCE_AS, "non-admin");
  g_assert_false (has (test->setup, "salesforce", "connect", "salesforce-connect-admin"));
  g_assert_true (has (test->setup, "salesforce", "connect", "salesforce-connect-non-admin"));
}

/* What the service does itself, nobody is asked to do. */
static void
test_list_with_service (void)
{
  static const ScsAddresses addresses = { NULL, NULL, (char *) "http://127.0.0.1:9" };
  g_autoptr (ScsTestSetup) test = scs_test_setup_new ("test", NULL);
  g_autoptr (ScsEnvironment) environment = scs_environment_new ("demo", &addresses);
  g_autoptr (ScsSetup) setup =
      scs_setup_new (environment, test->journal, test->keyring, test->http);
  g_autoptr (GPtrArray) all = scs_progress_list (setup, NULL, NULL);

  g_assert_false (scs_setup_is_guided (setup));
  g_assert_cmpint (all->len, >, 5);
  for (guint i = 0; i < all->len; i++)
    g_assert_null (((ScsErrand *) g_ptr_array_index (all, i))->operation);
  g_assert_false (has (setup, "account", NULL, "account-sign-in"));
  g_assert_true (has (setup, "account", NULL, "account-invite"));
}

/* Never both ways, and never the wrong one. */
static void
test_edition (void)
{
  g_autoptr (ScsTestSetup) test = scs_test_setup_new ("test", NULL);
  const ScsErrand *package = scs_errand_find ("salesforce-package");
  const ScsErrand *present;

  g_assert_true (scs_progress_asks_edition (test->setup, package));
  g_assert_true (has (test->setup, NULL, NULL, "salesforce-package"));
  g_assert_false (has (test->setup, NULL, NULL, "salesforce-package-professional"));
  scs_setup_set_fact (test->setup, SCS_FACT_EDITION, "professional");
  g_assert_false (has (test->setup, NULL, NULL, "salesforce-package"));
  g_assert_true (has (test->setup, NULL, NULL, "salesforce-package-professional"));
  scs_setup_set_fact (test->setup, SCS_FACT_EDITION, "other");
  g_assert_true (has (test->setup, NULL, NULL, "salesforce-package"));
  g_assert_false (has (test->setup, NULL, NULL, "salesforce-package-professional"));

  /* Chosen in the card, the other one opens in its place. */
  scs_progress_set_present (test->setup, package->step, package->id);
  scs_progress_choose_edition (test->setup, package, "professional");
  present = scs_progress_find_present (test->setup, package->step);
  g_assert_cmpstr (present->id, ==, "salesforce-package-professional");
  g_assert_true (scs_progress_take_focus_wish (test->setup, present));
  scs_progress_choose_edition (test->setup, present, "other");
  g_assert_true (scs_progress_find_present (test->setup, package->step) == package);

  /* What the check shows counts more than what was said. */
  scs_test_setup_record (test, "salesforce-edition", SCS_CHECK_PASSED);
  g_assert_false (scs_progress_asks_edition (test->setup, package));
  scs_setup_set_fact (test->setup, SCS_FACT_EDITION, "professional");
  g_assert_true (has (test->setup, NULL, NULL, "salesforce-package"));
}

static const char *
get_present (ScsTestSetup *test)
{
  const ScsErrand *errand = scs_progress_find_present (test->setup, "account");

  return errand != NULL ? errand->id : NULL;
}

static void
test_present (void)
{
  g_autoptr (ScsTestSetup) test = scs_test_setup_new ("test", NULL);

  g_assert_cmpstr (get_present (test), ==, "account-invite");
  scs_setup_say (test->setup, "account-invited", NULL);
  g_assert_cmpstr (get_present (test), ==, "account-password");

  /* What the person opens stays open, also what is done; what they close stays closed. */
  scs_progress_set_present (test->setup, "account", "account-invite");
  g_assert_cmpstr (get_present (test), ==, "account-invite");
  scs_progress_set_present (test->setup, "account", "account-sign-in");
  g_assert_cmpstr (get_present (test), ==, "account-sign-in");
  scs_progress_set_present (test->setup, "account", NULL);
  g_assert_null (get_present (test));
  g_assert_cmpstr (scs_progress_find_first (test->setup, "account")->id, ==, "account-password");

  /* Until it is done; then comes the first that is not. */
  scs_progress_set_present (test->setup, "account", "account-sign-in");
  scs_setup_say (test->setup, "account-signed-in", NULL);
  g_assert_cmpstr (get_present (test), ==, "account-password");
  scs_setup_say (test->setup, "account-password", NULL);
  g_assert_null (get_present (test));
  scs_setup_unsay (test->setup, "account-password");
  g_assert_cmpstr (get_present (test), ==, "account-password");
}

/* Whom one waits for, one does not wait with. */
static void
test_present_handed_on (void)
{
  g_autoptr (ScsTestSetup) test = scs_test_setup_new ("test", NULL);
  g_autoptr (ScsHandoff) handoff = scs_handoff_new (test->setup, "account-invite", NULL);

  scs_handoff_mark (test->setup, handoff, g_get_real_time ());
  g_assert_cmpstr (get_present (test), ==, "account-password");
  scs_handoff_take_back (test->setup, "account-invite");
  g_assert_cmpstr (get_present (test), ==, "account-invite");
}

static void
test_needs (void)
{
  g_autoptr (ScsTestSetup) test = scs_test_setup_new ("test", NULL);
  const ScsErrand *password = scs_errand_find ("account-password");
  g_autoptr (GPtrArray) before = scs_progress_list_needs (test->setup, password);
  g_autoptr (GPtrArray) after = NULL;

  g_assert_cmpint (before->len, ==, 1);
  g_assert_cmpstr (((ScsErrand *) g_ptr_array_index (before, 0))->id, ==, "account-invite");
  scs_setup_say (test->setup, "account-invited", NULL);
  after = scs_progress_list_needs (test->setup, password);
  g_assert_cmpint (after->len, ==, 0);
}

static void
test_draft (void)
{
  g_autoptr (ScsTestSetup) test = scs_test_setup_new ("test", NULL);
  ScsErrandDraft *draft = scs_progress_get_draft (test->setup, "account-invite");
  const ScsErrand *invite = scs_errand_find ("account-invite");
  const ScsErrand *password = scs_errand_find ("account-password");

  g_assert_false (draft->is_confirmed);
  draft->is_confirmed = TRUE;
  g_assert_true (scs_progress_get_draft (test->setup, "account-invite")->is_confirmed);
  g_assert_false (scs_progress_get_draft (test->setup, "account-password")->is_confirmed);

  g_assert_false (scs_progress_take_focus_wish (test->setup, password));
  scs_progress_wish_focus (test->setup, "account-invite");
  g_assert_false (scs_progress_take_focus_wish (test->setup, invite));
  g_assert_true (scs_progress_take_focus_wish (test->setup, password));
  g_assert_false (scs_progress_take_focus_wish (test->setup, password));

  scs_progress_set_trouble (test->setup, invite, "It says no");
  scs_test_setup_restart (test, NULL);
  g_assert_cmpstr (scs_progress_get_trouble (test->setup, invite), ==, "It says no");
  scs_progress_set_trouble (test->setup, invite, NULL);
  g_assert_null (scs_progress_get_trouble (test->setup, invite));
}

static void
test_words (void)
{
  static const struct {
    const char *text;
    const char *clean;
  } cases[] = {
    { "", "" },
    { "  Your account\n\tis locked ", "Your account is locked" },
    { "https://login.salesforce.com/x?error=OAUTH_APPROVAL_ERROR_GENERIC&error_description=app+must+be+installed+into+org",
      "https://login.salesforce.com/x?error=OAUTH_APPROVAL_ERROR_GENERIC&error_description=app+must+be+installed+into+org" },
    { "https://toutapp.com/cb?code=aPrx123.456==&state=77&error=access_denied#token=abc",
      "https://toutapp.com/cb?code=…&state=…&error=access_denied#token=…" },
    { "https://t.example/?client_secret=Zyxw9876543210&Error=1",
      "https://t.example/?client_secret=…&Error=1" },
    { "Authorization: Bearer 00Dxx!AQ.abc", "Authorization: Bearer …" },
    { "Client 1f2e3d4c-aaaa-bbbb-cccc-0123456789ab refused", "Client … refused" },
    { "secret Ab3dEf6hIj9kLm2nOp5qRs8t here", "secret … here" },
    { "Record 0015g00000AbCdEFGH failed: CANNOT_INSERT_UPDATE_ACTIVATE_ENTITY",
      "Record 0015g00000AbCdEFGH failed: CANNOT_INSERT_UPDATE_ACTIVATE_ENTITY" },
    { "リクエストを認証できませんでした", "リクエストを認証できませんでした" },
    { "bad \xff byte", "bad \357\277\275 byte" },
  };
  g_autofree char *many = g_strnfill (4000, 'a');
  g_autofree char *cut = scs_screen_words_clean (many);

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_autofree char *clean = scs_screen_words_clean (cases[i].text);

    g_assert_cmpstr (clean, ==, cases[i].clean);
  }
  g_assert_cmpint (strlen (cut), ==, 500);
}

static void
test_question (void)
{
  g_autoptr (ScsTestSetup) test = scs_test_setup_new ("test", NULL);
  const ScsErrand *errand = scs_errand_find ("account-sign-in");
  ScsGuideView view;
  g_autofree char *text = NULL;

  scs_setup_get_guide_view (test->setup, &view);
  text = scs_screen_words_dup_question (errand,
                                        &view,
                                        "Sandbox",
                                        "Oops? https://x.example/?code=s3cret");
  g_assert_nonnull (strstr (text, "\nProduct: Sales Connect\nEnvironment: Sandbox\n"));
  g_assert_null (strstr (text, "  "));
  g_assert_nonnull (strstr (text, errand->title));
  g_assert_nonnull (strstr (text, "https://toutapp.com/login"));
  g_assert_nonnull (strstr (text, "Oops?"));
  g_assert_null (strstr (text, "s3cret"));
}

/* Only where the address says so */
static void
test_denied (void)
{
  g_assert_true (scs_screen_words_tell_denied (
      "https://x.example/cb?state=1&error=access_denied&error_description=end-user+denied"));
  g_assert_true (scs_screen_words_tell_denied ("error=access_denied"));
  g_assert_false (scs_screen_words_tell_denied ("https://x.example/cb?my_error=access_denied"));
  g_assert_false (scs_screen_words_tell_denied ("error=access_denied_by_rule"));
  g_assert_false (scs_screen_words_tell_denied ("access denied"));
  g_assert_false (scs_screen_words_tell_denied ("\xff"));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/setup/progress/list", test_list);
  g_test_add_func ("/setup/progress/list-with-service", test_list_with_service);
  g_test_add_func ("/setup/progress/edition", test_edition);
  g_test_add_func ("/setup/progress/present", test_present);
  g_test_add_func ("/setup/progress/present-handed-on", test_present_handed_on);
  g_test_add_func ("/setup/progress/needs", test_needs);
  g_test_add_func ("/setup/progress/draft", test_draft);
  g_test_add_func ("/setup/screen-words/clean", test_words);
  g_test_add_func ("/setup/screen-words/question", test_question);
  g_test_add_func ("/setup/screen-words/denied", test_denied);
  return g_test_run ();
}
