/* SPDX-FileCopyrightText: 2026 The Sales Connect Setup authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* The people of the team: each once, counted, found, written down. */
#include "scs-test-setup.h"
#include "setup/team/scs-access-list.h"

#include <locale.h>
#include <string.h>

typedef struct {
  guint position;
  guint removed;
  guint added;
  guint n;
} Change;

static void
keep_change_cb (GListModel *model, guint position, guint removed, guint added, Change *change)
{
  *change = (Change){ position, removed, added, change->n + 1 };
}

static void
assert_emails (ScsMemberList *list, const char *expected)
{
  g_autoptr (GString) emails = g_string_new (NULL);

  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (list)); i++) {
    g_autoptr (ScsMember) member = g_list_model_get_item (G_LIST_MODEL (list), i);

    g_string_append_printf (emails, "%s%s", i > 0 ? " " : "", scs_member_get_email (member));
  }
  g_assert_cmpstr (emails->str, ==, expected);
}

static void
test_each_once (void)
{
  ScsMemberList *list = scs_member_list_new ();
  Change change = { 0 };
  ScsMember *haruka;

  g_signal_connect (list, "items-changed", G_CALLBACK (keep_change_cb), &change);
  haruka = scs_member_list_add (list, "Haruka.Mori@hoshigaoka.example");
  g_assert_cmpint (change.n, ==, 1);
  g_assert_true (scs_member_list_add (list, "haruka.mori@HOSHIGAOKA.example") == haruka);
  g_assert_true (scs_member_list_add (list, " haruka.mori@hoshigaoka.example ") == haruka);
  g_assert_cmpint (change.n, ==, 1);
  scs_member_list_add (list, "kenji.okada@hoshigaoka.example");
  g_assert_cmpint (change.position, ==, 1);
  g_assert_cmpint (change.added, ==, 1);
  assert_emails (list, "Haruka.Mori@hoshigaoka.example kenji.okada@hoshigaoka.example");

  g_assert_true (scs_member_list_find (list, "HARUKA.MORI@hoshigaoka.example") == haruka);
  g_assert_null (scs_member_list_find (list, "haruka@hoshigaoka.example"));
  g_assert_finalize_object (list);
}

static void
test_append_many (void)
{
  ScsMemberList *list = scs_member_list_new ();
  g_autoptr (GPtrArray) many = g_ptr_array_new_with_free_func (g_object_unref);
  Change change = { 0 };

  scs_member_list_add (list, "b@x.example");
  g_ptr_array_add (many, scs_member_new ("a@x.example"));
  g_ptr_array_add (many, scs_member_new ("B@X.example"));
  g_ptr_array_add (many, scs_member_new ("c@x.example"));
  g_ptr_array_add (many, scs_member_new ("A@x.example"));
  g_signal_connect (list, "items-changed", G_CALLBACK (keep_change_cb), &change);
  scs_member_list_append_many (list, many);
  assert_emails (list, "b@x.example a@x.example c@x.example");
  g_assert_cmpint (change.n, ==, 1);
  g_assert_cmpint (change.position, ==, 1);
  g_assert_cmpint (change.added, ==, 2);

  /* Nothing new is no change. */
  scs_member_list_append_many (list, many);
  g_assert_cmpint (change.n, ==, 1);
  g_assert_finalize_object (list);
}

static void
test_remove (void)
{
  ScsMemberList *list = scs_member_list_new ();
  g_autoptr (ScsMember) stranger = scs_member_new ("a@x.example");
  Change change = { 0 };

  scs_member_list_add (list, "a@x.example");
  scs_member_list_add (list, "b@x.example");
  scs_member_list_add (list, "c@x.example");
  g_signal_connect (list, "items-changed", G_CALLBACK (keep_change_cb), &change);
  scs_member_list_remove (list, stranger);
  g_assert_cmpint (change.n, ==, 0);
  scs_member_list_remove (list, scs_member_list_find (list, "B@x.example"));
  g_assert_cmpint (change.position, ==, 1);
  g_assert_cmpint (change.removed, ==, 1);
  assert_emails (list, "a@x.example c@x.example");
  g_assert_null (scs_member_list_find (list, "b@x.example"));
  /* Who was removed can come back. */
  scs_member_list_add (list, "b@x.example");
  assert_emails (list, "a@x.example c@x.example b@x.example");
  scs_member_list_clear (list);
  g_assert_cmpint (change.removed, ==, 3);
  g_assert_cmpint (g_list_model_get_n_items (G_LIST_MODEL (list)), ==, 0);
  g_assert_null (g_list_model_get_item (G_LIST_MODEL (list), 0));
  g_assert_true (g_list_model_get_item_type (G_LIST_MODEL (list)) == SCS_TYPE_MEMBER);
  g_assert_finalize_object (list);
}

static ScsMember *
add (ScsMemberList *list,
     const char *email,
     ScsMemberState state,
     gboolean has_salesforce,
     gboolean selected)
{
  ScsMember *member = scs_member_list_add (list, email);

  scs_member_set_state (member, state);
  scs_member_set_has_salesforce (member, has_salesforce);
  scs_member_set_selected (member, selected);
  return member;
}

static void
test_count (void)
{
  ScsMemberList *list = scs_member_list_new ();
  ScsMemberCounts counts;

  scs_member_list_count (list, &counts);
  g_assert_cmpint (counts.total, ==, 0);
  g_assert_cmpint (counts.selected, ==, 0);

  add (list, "planned@x.example", SCS_MEMBER_PLANNED, FALSE, TRUE);
  add (list, "planned2@x.example", SCS_MEMBER_PLANNED, FALSE, FALSE);
  scs_member_set_problem (add (list, "refused@x.example", SCS_MEMBER_PLANNED, FALSE, FALSE),
                          "no-seat");
  add (list, "invited@x.example", SCS_MEMBER_INVITED, FALSE, TRUE);
  add (list, "here@x.example", SCS_MEMBER_HERE, TRUE, FALSE);
  scs_member_set_problem (add (list, "lost@x.example", SCS_MEMBER_HERE, FALSE, FALSE),
                          "access-lost");
  add (list, "connected@x.example", SCS_MEMBER_CONNECTED, TRUE, TRUE);
  add (list, "connected2@x.example", SCS_MEMBER_CONNECTED, FALSE, TRUE);
  scs_member_list_count (list, &counts);
  g_assert_cmpint (counts.total, ==, 8);
  g_assert_cmpint (counts.planned, ==, 2);
  g_assert_cmpint (counts.refused, ==, 1);
  g_assert_cmpint (counts.invited, ==, 3);
  g_assert_cmpint (counts.connected, ==, 2);
  g_assert_cmpint (counts.without_salesforce, ==, 3);
  g_assert_cmpint (counts.selected, ==, 4);
  g_assert_finalize_object (list);
}

static void
test_find_user (void)
{
  ScsMemberList *list = scs_member_list_new ();
  ScsMember *second;

  scs_member_set_user_id (scs_member_list_add (list, "a@x.example"), "u-1");
  second = scs_member_list_add (list, "b@x.example");
  scs_member_set_user_id (second, "u-2");
  g_assert_true (scs_member_list_find_user (list, "u-2") == second);
  g_assert_null (scs_member_list_find_user (list, "u-3"));
  g_assert_finalize_object (list);
}

static void
test_search (void)
{
  static const struct {
    const char *words;
    gboolean matches;
  } cases[] = {
    { "", TRUE },
    { "  ", TRUE },
    { "haruka", TRUE },
    { "HARUKA", TRUE },
    { "ｈａｒｕｋａ", TRUE },
    { "mori hoshi", TRUE },
    { "hoshi mori", TRUE },
    { "mori  hoshi", TRUE },
    { "mori kenji", FALSE },
    { "森", TRUE },
    { "遥", TRUE },
    { "森 遥", TRUE },
    { "森　遥", TRUE },
    { "遥 haruka", TRUE },
    { "カスタマー", TRUE },
    { "ｶｽﾀﾏｰ", TRUE },
    { "デスク", TRUE },
    { "ﾃﾞｽｸ", TRUE },
    { "テスト", FALSE },
    { "@hoshigaoka.example", TRUE },
    { "@", TRUE },
    { "＠", TRUE },
    { "例", FALSE },
  };
  g_autoptr (ScsMember) member = scs_member_new ("Haruka.Mori@hoshigaoka.example");

  scs_member_set_name (member, "森 遥（カスタマーデスク）");
  g_assert_true (scs_member_matches (member, NULL));
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_autofree char *folded = scs_email_fold (cases[i].words);

    g_test_message ("“%s”", cases[i].words);
    g_assert_cmpint (scs_member_matches (member, folded), ==, cases[i].matches);
  }
  /* A name that is taken away is found no more. */
  scs_member_set_name (member, NULL);
  g_assert_false (scs_member_matches (member, "森"));
  g_assert_true (scs_member_matches (member, "mori"));
}

static void
test_email (void)
{
  g_autofree char *local_64 = g_strnfill (64, 'a');
  g_autofree char *local_65 = g_strnfill (65, 'a');
  g_autofree char *label_63 = g_strnfill (63, 'b');
  g_autofree char *label_64 = g_strnfill (64, 'b');
  g_autofree char *longest_local = g_strconcat (local_64, "@x.example", NULL);
  g_autofree char *long_local = g_strconcat (local_65, "@x.example", NULL);
  g_autofree char *longest_label = g_strconcat ("a@", label_63, ".example", NULL);
  g_autofree char *long_label = g_strconcat ("a@", label_64, ".example", NULL);
  g_autofree char *too_long =
      g_strconcat (local_64, "@", label_63, ".", label_63, ".", label_63, ".example", NULL);
  const struct {
    const char *email;
    gboolean valid;
  } cases[] = {
    { "haruka.mori@hoshigaoka.example", TRUE },
    { "HARUKA@HOSHIGAOKA.EXAMPLE", TRUE },
    { "o'brien+sales@x.co.jp", TRUE },
    { "a@b.jp", TRUE },
    { "a_b-c%d@sub.domain.example", TRUE },
    { "1@2.com", TRUE },
    { longest_local, TRUE },
    { longest_label, TRUE },
    { "", FALSE },
    { "haruka", FALSE },
    { "@x.example", FALSE },
    { "haruka@", FALSE },
    { "haruka@x", FALSE },
    { "haruka@.example", FALSE },
    { "haruka@x..example", FALSE },
    { "haruka@-x.example", FALSE },
    { "haruka@x-.example", FALSE },
    { "haruka@x.e", FALSE },
    { "a b@x.example", FALSE },
    { " a@x.example", FALSE },
    { "a@x.example ", FALSE },
    { "a@x.example\n", FALSE },
    { "a@b@x.example", FALSE },
    { "<a@x.example>", FALSE },
    { "a@x.example,b@x.example", FALSE },
    { "森@x.example", FALSE },
    { "a＠x.example", FALSE },
    { "a@例.example", FALSE },
    { long_local, FALSE },
    { long_label, FALSE },
    { too_long, FALSE },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_test_message ("“%s”", cases[i].email);
    g_assert_cmpint (scs_email_is_valid (cases[i].email), ==, cases[i].valid);
  }
}

static void
test_fold (void)
{
  static const struct {
    const char *text;
    const char *folded;
  } cases[] = {
    { "A@X.example", "a@x.example" },
    { " a@x.example\n", "a@x.example" },
    { "Ａ＠ｘ．example", "a@x.example" },
    { "　a　b　", "a b" },
    { "", "" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_autofree char *folded = scs_email_fold (cases[i].text);

    g_assert_cmpstr (folded, ==, cases[i].folded);
  }
}

static const char *const two_workspaces[] = { "Default", "日本", NULL };
static const char *const no_workspaces[] = { NULL };

static void
assert_same (ScsMember *one, ScsMember *other)
{
  g_assert_cmpstr (scs_member_get_email (one), ==, scs_member_get_email (other));
  g_assert_cmpstr (scs_member_get_name (one), ==, scs_member_get_name (other));
  g_assert_cmpstr (scs_member_get_user_id (one), ==, scs_member_get_user_id (other));
  g_assert_cmpstr (scs_member_get_problem (one), ==, scs_member_get_problem (other));
  g_assert_cmpint (scs_member_get_state (one), ==, scs_member_get_state (other));
  g_assert_cmpint (scs_member_get_from_toutapp (one), ==, scs_member_get_from_toutapp (other));
  g_assert_cmpint (scs_member_get_has_salesforce (one), ==, scs_member_get_has_salesforce (other));
  g_assert_cmpint (scs_member_get_salesforce (one), ==, scs_member_get_salesforce (other));
  g_assert_true (
      scs_access_list_same_names (scs_member_get_wanted (one), scs_member_get_wanted (other)));
  g_assert_cmpint (scs_member_get_workspaces (one) == NULL,
                   ==,
                   scs_member_get_workspaces (other) == NULL);
  if (scs_member_get_workspaces (one) != NULL)
    g_assert_cmpstrv (scs_member_get_workspaces (one), scs_member_get_workspaces (other));
}

static void
test_round_trip (void)
{
  static const char *const names[] = { NULL, "", "森 遥", "\"quoted\" <b> \\ \n" };
  const char *const *const workspaces[] = { NULL, no_workspaces, two_workspaces };

  for (int state = SCS_MEMBER_PLANNED; state <= SCS_MEMBER_CONNECTED; state++)
    for (gsize i = 0; i < G_N_ELEMENTS (names) * G_N_ELEMENTS (workspaces); i++) {
      g_autoptr (ScsMember) member = scs_member_new ("a@x.example");
      g_autoptr (ScsMember) read = NULL;
      g_autofree char *body = NULL;

      scs_member_set_state (member, state);
      scs_member_set_name (member, names[i % G_N_ELEMENTS (names)]);
      scs_member_set_workspaces (member, workspaces[i / G_N_ELEMENTS (names)]);
      scs_member_set_user_id (member, i % 2 ? "u-1" : NULL);
      scs_member_set_problem (member, i % 3 ? NULL : "no-seat");
      scs_member_set_from_toutapp (member, i % 2);
      scs_member_set_salesforce (member, i % 3);
      scs_member_set_wanted (member, workspaces[i % G_N_ELEMENTS (workspaces)]);
      scs_member_set_elsewhere (member, i % 2 ? "sandbox" : NULL);
      scs_member_set_selected (member, TRUE);
      body = scs_member_to_body (member);
      read = scs_member_new_from_body ("a@x.example", body);
      assert_same (read, member);
      /* Who was picked is not kept. */
      g_assert_false (scs_member_get_selected (read));
      g_assert_null (scs_member_get_elsewhere (read));
    }
}

/* What an earlier version wrote. */
static void
test_old_body (void)
{
  static const struct {
    const char *body;
    ScsMemberSalesforce salesforce;
  } cases[] = {
    { "{\"email\":\"A@x.example\",\"state\":3,\"from_toutapp\":false,\"has_salesforce\":true,\"workspaces\":[\"Japan\"]}",
      SCS_MEMBER_SALESFORCE_CONNECTED },
    { "{\"email\":\"A@x.example\",\"state\":3,\"from_toutapp\":false,\"has_salesforce\":false,\"workspaces\":[\"Japan\"]}",
      SCS_MEMBER_SALESFORCE_UNKNOWN },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_autoptr (ScsMember) member = scs_member_new_from_body ("a@x.example", cases[i].body);

    g_assert_cmpint (scs_member_get_salesforce (member), ==, cases[i].salesforce);
    g_assert_cmpint (scs_member_get_state (member), ==, SCS_MEMBER_CONNECTED);
    g_assert_cmpstr (scs_member_get_workspaces (member)[0], ==, "Japan");
    g_assert_null (scs_member_get_wanted (member));
  }
}

/* Words for what shall be given, and for an e-mail ID that is used in another environment too. */
static void
test_more_words (void)
{
  g_autoptr (ScsMember) member = scs_member_new ("a@x.example");
  g_autofree char *wanted = NULL, *elsewhere = NULL, *connected = NULL;

  scs_member_set_wanted (member, two_workspaces);
  wanted = scs_member_dup_state_words (member);
  g_assert_cmpstr (wanted, ==, "Not invited yet; shall get: Default, 日本");
  scs_member_set_wanted (member, no_workspaces);
  g_assert_null (scs_member_get_wanted (member));
  scs_member_set_elsewhere (member, "sandbox");
  elsewhere = scs_member_dup_state_words (member);
  g_assert_cmpstr (elsewhere,
                   ==,
                   "Used in Sandbox too, where one address cannot be twice: take another one here");
  scs_member_set_state (member, SCS_MEMBER_CONNECTED);
  connected = scs_member_dup_state_words (member);
  g_assert_cmpstr (connected, ==, "Connected");
  g_assert_cmpstr (scs_member_get_salesforce_words (member), ==, "Salesforce: unknown");
  scs_member_set_has_salesforce (member, FALSE);
  g_assert_cmpstr (scs_member_get_salesforce_words (member), ==, "Salesforce: not yet");
  scs_member_set_has_salesforce (member, TRUE);
  g_assert_cmpstr (scs_member_get_salesforce_words (member), ==, "Salesforce: connected");
}

static void
test_garbage_body (void)
{
  static const char *const bodies[] = {
    "",
    "null",
    "[]",
    "7",
    "{",
    "{}",
    "{\"state\":-3}",
    "{\"workspaces\":7}",
    "{\"name\":null,\"user_id\":null}",
    "{\"workspaces\":[null,7,{},[]]}",
    "{\"wanted\":{},\"salesforce\":[]}",
    "{\"wanted\":[null],\"salesforce\":\"?\",\"has_salesforce\":7}",
  };

  for (gsize i = 0; i < G_N_ELEMENTS (bodies); i++) {
    g_autoptr (ScsMember) member = scs_member_new_from_body ("a@x.example", bodies[i]);

    g_test_message ("%s", bodies[i]);
    g_assert_cmpstr (scs_member_get_email (member), ==, "a@x.example");
    g_assert_cmpint (scs_member_get_state (member), ==, SCS_MEMBER_PLANNED);
    g_assert_null (scs_member_get_name (member));
    g_assert_true (scs_member_get_workspaces (member) == NULL ||
                   scs_member_get_workspaces (member)[0] == NULL);
  }
}

static void
test_state_words (void)
{
  static const struct {
    ScsMemberState state;
    const char *problem;
    gboolean from_toutapp;
    gboolean with_workspaces;
    const char *words;
  } cases[] = {
    { SCS_MEMBER_PLANNED, NULL, FALSE, FALSE, "Not invited yet" },
    { SCS_MEMBER_INVITED, NULL, FALSE, FALSE, "Invited, no access to Marketo yet" },
    { SCS_MEMBER_HERE, NULL, FALSE, FALSE, "No access to Marketo yet" },
    { SCS_MEMBER_HERE, NULL, TRUE, FALSE, "From ToutApp, no access to Marketo yet" },
    { SCS_MEMBER_CONNECTED, NULL, FALSE, FALSE, "Connected" },
    { SCS_MEMBER_CONNECTED, NULL, TRUE, TRUE, "Connected: Default, 日本" },
    { SCS_MEMBER_PLANNED, "invalid", FALSE, FALSE, "Sales Connect does not take this e-mail ID" },
    { SCS_MEMBER_PLANNED,
      "used-elsewhere",
      FALSE,
      FALSE,
      "This e-mail ID is used in another Sales Connect account" },
    { SCS_MEMBER_PLANNED, "no-seat", FALSE, FALSE, "No seat is left for this person" },
    { SCS_MEMBER_HERE, "access-lost", FALSE, FALSE, "Had access to Marketo, and has it no more" },
    { SCS_MEMBER_HERE,
      "unknown-user",
      FALSE,
      FALSE,
      "Sales Connect does not know this person any more" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_autoptr (ScsMember) member = scs_member_new ("a@x.example");
    g_autofree char *words = NULL;

    scs_member_set_state (member, cases[i].state);
    scs_member_set_problem (member, cases[i].problem);
    scs_member_set_from_toutapp (member, cases[i].from_toutapp);
    scs_member_set_workspaces (member, cases[i].with_workspaces ? two_workspaces : NULL);
    words = scs_member_dup_state_words (member);
    g_assert_cmpstr (words, ==, cases[i].words);
  }
}

static void
count_cb (ScsMember *member, GParamSpec *pspec, guint *n)
{
  (*n)++;
}

/* What is set to what it was is not told. */
static void
test_properties (void)
{
  g_autoptr (ScsMember) member = scs_member_new ("a@x.example");
  g_autofree char *email = NULL, *name = NULL, *problem = NULL;
  gboolean selected;
  int state;
  guint n = 0;

  g_signal_connect (member, "notify", G_CALLBACK (count_cb), &n);
  for (int i = 0; i < 2; i++) {
    scs_member_set_name (member, "森");
    scs_member_set_state (member, SCS_MEMBER_HERE);
    scs_member_set_problem (member, "no-seat");
    scs_member_set_has_salesforce (member, TRUE);
    g_object_set (member, "selected", TRUE, NULL);
    g_assert_cmpint (n, ==, 5);
  }
  g_object_get (member,
                "email",
                &email,
                "name",
                &name,
                "problem",
                &problem,
                "state",
                &state,
                "selected",
                &selected,
                NULL);
  g_assert_cmpstr (email, ==, "a@x.example");
  g_assert_cmpstr (name, ==, "森");
  g_assert_cmpstr (problem, ==, "no-seat");
  g_assert_cmpint (state, ==, SCS_MEMBER_HERE);
  g_assert_true (selected);
}

/* Two thousand come, are written down, and come back after a restart, each once. */
static void
test_many (void)
{
  g_autoptr (ScsTestSetup) test = scs_test_setup_new ("test", NULL);
  g_autoptr (GPtrArray) many = g_ptr_array_new_with_free_func (g_object_unref);
  ScsMemberList *members = scs_setup_get_members (test->setup);
  ScsMemberCounts counts;

  for (guint i = 0; i < 2000; i++) {
    g_autofree char *email = g_strdup_printf ("Person.%u@hoshigaoka.example", i);
    ScsMember *member = scs_member_new (email);

    scs_member_set_state (member, i % 4);
    g_ptr_array_add (many, member);
  }
  scs_member_list_append_many (members, many);
  scs_setup_save_members (test->setup, many);
  scs_setup_save_members (test->setup, many);
  scs_test_setup_restart (test, NULL);
  members = scs_setup_get_members (test->setup);
  scs_member_list_count (members, &counts);
  g_assert_cmpint (counts.total, ==, 2000);
  g_assert_cmpint (counts.planned, ==, 500);
  g_assert_cmpint (counts.connected, ==, 500);

  scs_setup_forget_member (test->setup,
                           scs_member_list_find (members, "PERSON.0@hoshigaoka.example"));
  scs_test_setup_restart (test, NULL);
  members = scs_setup_get_members (test->setup);
  g_assert_null (scs_member_list_find (members, "person.0@hoshigaoka.example"));
  g_assert_cmpint (g_list_model_get_n_items (G_LIST_MODEL (members)), ==, 1999);
}

/* The e-mail ID is shown as it was entered, also after a restart. */
static void
test_case_is_kept (void)
{
  g_autoptr (ScsTestSetup) test = scs_test_setup_new ("test", NULL);
  g_autoptr (GPtrArray) one = g_ptr_array_new ();

  g_ptr_array_add (one,
                   scs_member_list_add (scs_setup_get_members (test->setup),
                                        "Haruka.Mori@Hoshigaoka.example"));
  scs_setup_save_members (test->setup, one);
  scs_test_setup_restart (test, NULL);
  assert_emails (scs_setup_get_members (test->setup), "Haruka.Mori@Hoshigaoka.example");
}

/* A body that belongs to somebody else does not give its e-mail ID away. */
static void
test_foreign_body (void)
{
  g_autoptr (ScsMember) member =
      scs_member_new_from_body ("a@x.example", "{\"email\":\"B@x.example\",\"name\":\"B\"}");
  g_autoptr (ScsMember) null = scs_member_new_from_body ("a@x.example", "{\"email\":null}");

  g_assert_cmpstr (scs_member_get_email (member), ==, "a@x.example");
  g_assert_cmpstr (scs_member_get_email (null), ==, "a@x.example");
}

int
main (int argc, char *argv[])
{
  setlocale (LC_ALL, "C.UTF-8");
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/members/each-once", test_each_once);
  g_test_add_func ("/members/append-many", test_append_many);
  g_test_add_func ("/members/remove", test_remove);
  g_test_add_func ("/members/count", test_count);
  g_test_add_func ("/members/find-user", test_find_user);
  g_test_add_func ("/members/search", test_search);
  g_test_add_func ("/members/email", test_email);
  g_test_add_func ("/members/fold", test_fold);
  g_test_add_func ("/members/round-trip", test_round_trip);
  g_test_add_func ("/members/garbage-body", test_garbage_body);
  g_test_add_func ("/members/old-body", test_old_body);
  g_test_add_func ("/members/more-words", test_more_words);
  g_test_add_func ("/members/foreign-body", test_foreign_body);
  g_test_add_func ("/members/state-words", test_state_words);
  g_test_add_func ("/members/properties", test_properties);
  g_test_add_func ("/members/many", test_many);
  g_test_add_func ("/members/case-is-kept", test_case_is_kept);
  return g_test_run ();
}
