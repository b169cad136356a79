/* SPDX-FileCopyrightText: 2026 The Sales Connect Setup authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* What has changed since the last time, and which time that is. */
#include "setup/report/scs-snapshot.h"
#include "scs-test-setup.h"

#include <locale.h>
#include <string.h>

#define MINUTE G_TIME_SPAN_MINUTE

#define HEAD "{\"at_us\":1000,\"outcomes\":"
#define STATE(state, since) "{\"state\":\"" state "\",\"since_us\":" since "}"
#define RESULT(result) "{\"result\":\"" result "\",\"since_us\":7}"

/* All changes as one text: kind id from→to@since, or kind id n→n */
static char *
to_text (GPtrArray *changes)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < changes->len; i++) {
    const ScsChange *change = g_ptr_array_index (changes, i);

    if (change->from != NULL)
      g_string_append_printf (text,
                              "%s %s %s>%s@%d;",
                              change->kind,
                              change->id,
                              change->from,
                              change->to,
                              (int) change->since_us);
    else
      g_string_append_printf (text,
                              "%s %s %d>%d;",
                              change->kind,
                              change->id,
                              (int) change->n_from,
                              (int) change->n_to);
  }
  return g_string_free (text, FALSE);
}

static void
test_compare (void)
{
  static const struct {
    const char *before;
    const char *now;
    const char *expected;
  } cases[] = {
    { HEAD "{}}", HEAD "{}}", "" },
    { HEAD "{\"roles\":" STATE ("open", "1") "}}",
      HEAD "{\"roles\":" STATE ("open", "2") "}}",
      "" },
    { HEAD "{\"roles\":" STATE ("open", "1") "}}",
      HEAD "{\"roles\":" STATE ("on-word", "5") "}}",
      "outcome roles open>on-word@5;" },
    { HEAD "{\"team-access\":" STATE ("proved", "1") "}}",
      HEAD "{\"team-access\":" STATE ("contradicted", "9") "}}",
      "outcome team-access proved>contradicted@9;" },
    /* What an earlier version did not look at, and what a later one left out */
    { HEAD "{}}", HEAD "{\"roles\":" STATE ("on-word", "5") "}}", "" },
    { HEAD "{\"roles\":" STATE ("on-word", "5") "}}", HEAD "{}}", "" },
    { HEAD "{},\"checks\":{\"marketo-usage\":" RESULT ("passed") "}}",
      HEAD "{},\"checks\":{\"marketo-usage\":" RESULT ("unknown") "}}",
      "check marketo-usage passed>unknown@7;" },
    { HEAD "{},\"people\":{\"all\":35,\"connected\":35}}",
      HEAD "{},\"people\":{\"all\":40,\"connected\":30}}",
      "people all 35>40;people connected 35>30;" },
    { HEAD "{},\"workspaces\":{\"Osaka\":4,\"Japan\":1}}",
      HEAD "{},\"workspaces\":{\"Japan\":1,\"日本\":3}}",
      "workspace 日本 0>3;workspace Osaka 4>0;" },
    /* A journal that somebody wrote into by hand */
    { HEAD "[]}", HEAD "7}", "" },
    { HEAD "{\"roles\":[1]}}", HEAD "{\"roles\":{\"state\":{}}}}", "" },
    { HEAD "{},\"people\":{\"all\":\"x\"}}", HEAD "{},\"people\":{\"all\":[]}}", "" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_autoptr (ScsSnapshot) before = scs_snapshot_new_from_text (cases[i].before);
    g_autoptr (ScsSnapshot) now = scs_snapshot_new_from_text (cases[i].now);
    g_autoptr (GPtrArray) changes = scs_snapshot_list_changes (now, before);
    g_autofree char *text = to_text (changes);

    g_test_message ("case %" G_GSIZE_FORMAT, i);
    g_assert_cmpstr (text, ==, cases[i].expected);
    for (guint c = 0; c < changes->len; c++) {
      g_autofree char *title = scs_change_dup_title (g_ptr_array_index (changes, c));
      g_autofree char *words = scs_change_dup_words (g_ptr_array_index (changes, c));

      g_assert_cmpstr (title, !=, "");
      g_assert_nonnull (strstr (words, "→"));
    }
  }
}

static void
test_no_snapshot (void)
{
  static const char *const texts[] = {
    NULL, "", "x", "[]", "{}", "{\"at_us\":0}", "nul", "{\"at_us\":\"x\"}", "{\"at_us\":{}}"
  };

  for (gsize i = 0; i < G_N_ELEMENTS (texts); i++)
    g_assert_null (scs_snapshot_new_from_text (texts[i]));
}

static void
test_words (void)
{
  ScsChange state = { (char *) "outcome",
                      (char *) "team-access",
                      (char *) "proved",
                      (char *) "contradicted",
                      0,
                      0,
                      G_GINT64_CONSTANT (1700000000000000) };
  ScsChange number = { (char *) "people", (char *) "connected", NULL, NULL, 35, 40, 0 };
  ScsChange workspace = { (char *) "workspace", (char *) "Osaka", NULL, NULL, 4, 0, 0 };
  g_autofree char *state_title = scs_change_dup_title (&state);
  g_autofree char *state_words = scs_change_dup_words (&state);
  g_autofree char *number_words = scs_change_dup_words (&number);
  g_autofree char *workspace_title = scs_change_dup_title (&workspace);
  g_autofree char *workspace_words = scs_change_dup_words (&workspace);

  g_assert_cmpstr (state_title, ==, "The team has access to Marketo");
  g_assert_true (g_str_has_prefix (state_words, "Proved → Contradicted, since November 1"));
  g_assert_cmpstr (number_words, ==, "35 → 40 (+5)");
  g_assert_cmpstr (workspace_title, ==, "People in the workspace “Osaka”");
  g_assert_cmpstr (workspace_words, ==, "4 → 0 (-4)");
}

static char *
list_at (ScsTestSetup *test, gint64 now_us, gint64 *since_us)
{
  g_autoptr (GPtrArray) changes = scs_look_list_changes (test->setup, now_us, since_us);

  return changes != NULL ? to_text (changes) : NULL;
}

static void
assert_changed (ScsTestSetup *test, gint64 now_us, gint64 since_us, const char *ids)
{
  gint64 found_us;
  g_autofree char *text = list_at (test, now_us, &found_us);
  g_auto (GStrv) wanted = g_strsplit (ids, ",", -1);
  guint n = 0;

  g_assert_nonnull (text);
  g_assert_cmpint (found_us, ==, since_us);
  for (gsize i = 0; wanted[i] != NULL && *wanted[i] != '\0'; i++, n++)
    if (strstr (text, wanted[i]) == NULL)
      g_error ("“%s” is not in “%s”", wanted[i], text);
  for (const char *p = text; (p = strchr (p, ';')) != NULL; p++)
    n--;
  g_assert_cmpuint (n, ==, 0);
}

/* Looks within half an hour are one occasion; what is compared with is the occasion before. */
static void
test_occasions (void)
{
  g_autoptr (ScsTestSetup) test = scs_test_setup_new ("test", NULL);
  gint64 start = g_get_real_time () - 3 * G_TIME_SPAN_DAY, tuesday = start + G_TIME_SPAN_DAY;
  gint64 since_us;

  g_assert_null (list_at (test, start, &since_us));
  scs_look_note (test->setup, start);
  g_assert_null (list_at (test, start + MINUTE, &since_us));
  scs_setup_say (test->setup, "roles", NULL);
  scs_look_note (test->setup, start + 20 * MINUTE);
  g_assert_null (list_at (test, start + 20 * MINUTE, &since_us));

  /* The day after, before and after the checks have ended; then something is mended. */
  scs_setup_say (test->setup, "subscriptions", NULL);
  assert_changed (test, tuesday, start + 20 * MINUTE, "subscriptions");
  scs_look_note (test->setup, tuesday);
  assert_changed (test, tuesday + MINUTE, start + 20 * MINUTE, "subscriptions");
  scs_test_setup_record (test, "salesforce-api", SCS_CHECK_PASSED);
  scs_look_note (test->setup, tuesday + 10 * MINUTE);
  assert_changed (test, tuesday + 11 * MINUTE, start + 20 * MINUTE, "subscriptions,salesforce-api");

  /* Later the same day it is another occasion, and kept through a restart. */
  scs_test_setup_restart (test, NULL);
  assert_changed (test, tuesday + 41 * MINUTE, tuesday + 10 * MINUTE, "");
  scs_test_setup_record (test, "salesforce-api", SCS_CHECK_FAILED);
  scs_look_note (test->setup, tuesday + 60 * MINUTE);
  assert_changed (test, tuesday + 61 * MINUTE, tuesday + 10 * MINUTE, "salesforce-api");

  /* A clock that was set back */
  assert_changed (test, start, tuesday + 60 * MINUTE, "");
}

/* A check that runs each day does not make what it shows younger. */
static void
test_since (void)
{
  g_autoptr (ScsTestSetup) test = scs_test_setup_new ("test", NULL);
  g_autoptr (ScsCheck) check = scs_check_new ("salesforce-api", SCS_CHECK_PASSED, "made-up");
  gint64 start = g_get_real_time () - 9 * G_TIME_SPAN_DAY;
  g_autoptr (GPtrArray) changes = NULL;
  gint64 since_us;

  scs_look_note (test->setup, start);
  for (int day = 1; day <= 3; day++) {
    check->at_us = start + day * G_TIME_SPAN_DAY;
    scs_setup_record_check (test->setup, check);
    if (day == 1)
      scs_look_note (test->setup, check->at_us);
  }
  changes = scs_look_list_changes (test->setup, start + G_TIME_SPAN_DAY + MINUTE, &since_us);
  g_assert_cmpuint (changes->len, ==, 1);
  g_assert_cmpint (((ScsChange *) g_ptr_array_index (changes, 0))->since_us,
                   ==,
                   start + G_TIME_SPAN_DAY);
}

static void
test_people (void)
{
  g_autoptr (ScsTestSetup) test = scs_test_setup_new ("test", NULL);
  ScsMemberList *members = scs_setup_get_members (test->setup);
  gint64 start = g_get_real_time () - G_TIME_SPAN_DAY;
  ScsMember *one = scs_member_list_add (members, "one@x.example");

  scs_look_note (test->setup, start);
  scs_member_set_state (one, SCS_MEMBER_CONNECTED);
  scs_member_set_workspaces (one, (const char *const[]){ "Japan", "Default", NULL });
  scs_member_set_has_salesforce (one, TRUE);
  scs_member_set_state (scs_member_list_add (members, "two@x.example"), SCS_MEMBER_INVITED);
  assert_changed (
      test,
      start + G_TIME_SPAN_DAY,
      start,
      "people all 1>2,people invited 0>2,people connected 0>1,people with-salesforce 0>1,workspace Japan 0>1,workspace Default 0>1");
}

int
main (int argc, char *argv[])
{
  setlocale (LC_ALL, "C.UTF-8");
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/changes/compare", test_compare);
  g_test_add_func ("/changes/no-snapshot", test_no_snapshot);
  g_test_add_func ("/changes/words", test_words);
  g_test_add_func ("/changes/occasions", test_occasions);
  g_test_add_func ("/changes/since", test_since);
  g_test_add_func ("/changes/people", test_people);
  return g_test_run ();
}
