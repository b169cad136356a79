/* SPDX-FileCopyrightText: 2026 The Sales Connect Setup authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* How far outcomes and steps are: each transition, and each combination that a step can have. */
#include "scs-test-setup.h"
#include "scs-test-wait.h"

#include <locale.h>
#include <string.h>

#define AT_US (G_GINT64_CONSTANT (1790000000) * G_USEC_PER_SEC)

/* A transition: s = say, n = say with a note, u = unsay, p = passed, f = failed, x = unknown */
static const struct {
  const char *events;
  ScsOutcomeState state;
} transitions[] = {
  { "", SCS_OUTCOME_OPEN },
  { "x", SCS_OUTCOME_OPEN },
  { "u", SCS_OUTCOME_OPEN },
  { "f", SCS_OUTCOME_OPEN },
  { "s", SCS_OUTCOME_ON_WORD },
  { "n", SCS_OUTCOME_ON_WORD },
  { "ss", SCS_OUTCOME_ON_WORD },
  { "su", SCS_OUTCOME_OPEN },
  { "sx", SCS_OUTCOME_ON_WORD },
  { "sp", SCS_OUTCOME_PROVED },
  { "sf", SCS_OUTCOME_CONTRADICTED },
  { "fs", SCS_OUTCOME_ON_WORD },
  { "p", SCS_OUTCOME_PROVED },
  { "pp", SCS_OUTCOME_PROVED },
  { "pu", SCS_OUTCOME_PROVED },
  { "px", SCS_OUTCOME_PROVED },
  { "pf", SCS_OUTCOME_CONTRADICTED },
  { "pfx", SCS_OUTCOME_CONTRADICTED },
  { "pfu", SCS_OUTCOME_CONTRADICTED },
  { "pfp", SCS_OUTCOME_PROVED },
  { "pff", SCS_OUTCOME_CONTRADICTED },
  { "fp", SCS_OUTCOME_PROVED },
  { "fpf", SCS_OUTCOME_CONTRADICTED },
  { "sfu", SCS_OUTCOME_OPEN },
  { "sfx", SCS_OUTCOME_CONTRADICTED },
  { "sfs", SCS_OUTCOME_ON_WORD },
  { "sfsf", SCS_OUTCOME_CONTRADICTED },
  { "sfsp", SCS_OUTCOME_PROVED },
  { "spf", SCS_OUTCOME_CONTRADICTED },
  { "spu", SCS_OUTCOME_PROVED },
  { "ps", SCS_OUTCOME_PROVED },
  { "psf", SCS_OUTCOME_CONTRADICTED },
  /* Who says so again after a contradiction has mended it: the old proof counts no more. */
  { "pfs", SCS_OUTCOME_ON_WORD },
  { "pfsu", SCS_OUTCOME_OPEN },
  { "pfsx", SCS_OUTCOME_ON_WORD },
};

static ScsOutcome *
play (const char *events)
{
  ScsOutcome *outcome = scs_outcome_new (scs_outcome_info_find ("marketo-connected"));

  for (gsize i = 0; events[i] != '\0'; i++)
    switch (events[i]) {
    case 's':
      scs_outcome_say (outcome, "Yuki", NULL, AT_US + i);
      break;
    case 'n':
      scs_outcome_say (outcome, "Yuki", "by “hand” <b>", AT_US + i);
      break;
    case 'u':
      scs_outcome_unsay (outcome);
      break;
    case 'p':
      scs_outcome_apply_check (outcome, SCS_CHECK_PASSED, AT_US + i);
      break;
    case 'f':
      scs_outcome_apply_check (outcome, SCS_CHECK_FAILED, AT_US + i);
      break;
    case 'x':
      scs_outcome_apply_check (outcome, SCS_CHECK_UNKNOWN, AT_US + i);
      break;
    default:
      g_assert_not_reached ();
    }
  return outcome;
}

static void
test_transitions (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (transitions); i++) {
    g_autoptr (ScsOutcome) outcome = play (transitions[i].events);

    g_test_message ("“%s”", transitions[i].events);
    g_assert_cmpint (scs_outcome_get_state (outcome), ==, transitions[i].state);
  }
}

/* What is written down and read again is the same, whatever came before. */
static void
test_round_trip (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (transitions); i++) {
    g_autoptr (ScsOutcome) outcome = play (transitions[i].events);
    g_autoptr (ScsOutcome) read = scs_outcome_new (outcome->info);
    g_autofree char *body = scs_outcome_to_body (outcome);
    g_autofree char *again = NULL;

    g_assert_true (scs_outcome_read_body (read, body));
    g_assert_cmpint (scs_outcome_get_state (read), ==, transitions[i].state);
    g_assert_cmpstr (read->who, ==, outcome->who);
    g_assert_cmpstr (read->note, ==, outcome->note);
    g_assert_cmpint (read->said_at_us, ==, outcome->said_at_us);
    g_assert_cmpint (read->proved_at_us, ==, outcome->proved_at_us);
    g_assert_cmpint (read->denied_at_us, ==, outcome->denied_at_us);
    again = scs_outcome_to_body (read);
    g_assert_cmpstr (again, ==, body);
  }
}

static void
test_garbage_body (void)
{
  static const char *const bodies[] = {
    "", "null", "[]", "7", "\"who\"", "{", "{\"who\":}", "\xff"
  };

  for (gsize i = 0; i < G_N_ELEMENTS (bodies); i++) {
    g_autoptr (ScsOutcome) outcome = play ("n");

    g_assert_false (scs_outcome_read_body (outcome, bodies[i]));
    /* What was known stays. */
    g_assert_cmpint (scs_outcome_get_state (outcome), ==, SCS_OUTCOME_ON_WORD);
  }
}

/* Members of another type or none at all are as if they were not there. */
static void
test_odd_body (void)
{
  static const char *const bodies[] = {
    "{}",
    "{\"who\":null,\"said_at_us\":0}",
    "{\"other\":[1,2],\"deep\":{\"who\":\"x\"}}",
  };

  for (gsize i = 0; i < G_N_ELEMENTS (bodies); i++) {
    g_autoptr (ScsOutcome) outcome = scs_outcome_new (scs_outcome_info_find ("roles"));

    g_assert_true (scs_outcome_read_body (outcome, bodies[i]));
    g_assert_cmpint (scs_outcome_get_state (outcome), ==, SCS_OUTCOME_OPEN);
  }
}

static void
test_evidence (void)
{
  static const struct {
    const char *events;
    const char *begins;
    const char *holds;
  } cases[] = {
    { "", "", "" },
    { "f", "", "" },
    { "s", "Said by Yuki, ", "" },
    { "p", "Checked ", "" },
    { "pf", "The check of ", " shows the contrary" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_autoptr (ScsOutcome) outcome = play (cases[i].events);
    g_autofree char *evidence = scs_outcome_dup_evidence (outcome);

    g_assert_true (g_str_has_prefix (evidence, cases[i].begins));
    g_assert_nonnull (strstr (evidence, cases[i].holds));
    g_assert_cmpint (strlen (evidence) > 0, ==, strlen (cases[i].begins) > 0);
  }
}

/* States are told apart by words, icon and name, each. */
static void
test_state_words (void)
{
  g_autoptr (GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);

  for (int state = SCS_OUTCOME_OPEN; state <= SCS_OUTCOME_CONTRADICTED; state++) {
    g_assert_true (g_hash_table_add (seen, (char *) scs_outcome_state_get_words (state)));
    g_assert_true (g_hash_table_add (seen, (char *) scs_outcome_state_get_icon (state)));
    g_assert_true (g_hash_table_add (seen, (char *) scs_outcome_state_get_name (state)));
  }
  g_hash_table_remove_all (seen);
  for (int state = SCS_STEP_OPEN; state <= SCS_STEP_CONTRADICTED; state++) {
    g_assert_true (g_hash_table_add (seen, (char *) scs_step_state_get_words (state)));
    g_assert_true (g_hash_table_add (seen, (char *) scs_step_state_get_icon (state)));
    g_assert_cmpint (scs_step_state_is_done (state),
                     ==,
                     state == SCS_STEP_ON_WORD || state == SCS_STEP_PROVED);
  }
}

/* Ids are unique, each outcome belongs to a step, each step to the order. */
static void
test_tables (void)
{
  g_autoptr (GHashTable) ids = g_hash_table_new (g_str_hash, g_str_equal);
  const ScsOutcomeInfo *infos;
  const ScsStepInfo *steps;
  gsize n_infos, n_steps;
  int last = 0;

  infos = scs_outcome_info_list (&n_infos);
  for (gsize i = 0; i < n_infos; i++) {
    int position = scs_step_info_get_position (infos[i].step);

    g_assert_true (g_hash_table_add (ids, (char *) infos[i].id));
    g_assert_true (scs_outcome_info_find (infos[i].id) == &infos[i]);
    /* What single errands reach stands after the rest, in the same order. */
    if (i > 0 && infos[i].errand != NULL && infos[i - 1].errand == NULL)
      last = 0;
    g_assert_cmpint (position, >=, last);
    last = position;
    g_assert_false (g_str_has_suffix (scs_outcome_info_get_title (&infos[i]), "."));
  }
  g_assert_null (scs_outcome_info_find ("no-such"));

  g_hash_table_remove_all (ids);
  steps = scs_step_info_list (&n_steps);
  for (gsize i = 0; i < n_steps; i++) {
    g_auto (GStrv) needs = g_strsplit (steps[i].needs != NULL ? steps[i].needs : "", " ", -1);

    g_assert_true (g_hash_table_add (ids, (char *) steps[i].id));
    g_assert_cmpint (scs_step_info_get_position (steps[i].id), ==, i);
    g_assert_true (scs_step_info_find (steps[i].id) == &steps[i]);
    g_assert_true (g_str_has_suffix (scs_step_info_get_purpose (&steps[i]), "."));
    for (gsize n = 0; needs[n] != NULL; n++) {
      g_assert_cmpint (scs_step_info_get_position (needs[n]), >=, 0);
      g_assert_cmpint (scs_step_info_get_position (needs[n]), <, i);
    }
  }
  g_assert_cmpint (scs_step_info_get_position ("no-such"), ==, -1);
  g_assert_cmpint (scs_step_info_get_position (NULL), ==, -1);
  g_assert_null (scs_step_info_find (NULL));
}

/* Each thing that happens in a step is a line: OUTCOME for a word, +CHECK passed, -CHECK failed,
 * ?CHECK unknown, !OUTCOME taken back, @minutes from now until Team Access opens, =yes Marketo is
 * connected already */
static const struct {
  const char *name;
  const char *step;
  const char *events;
  ScsStepState state;
  const char *next; /* what the next thing ends in */
} step_cases[] = {
  { "nothing", "marketo", "", SCS_STEP_OPEN, "Sales Connect is connected to Marketo" },
  { "a failed check of what nobody said",
    "marketo",
    "-sales-connect-marketo",
    SCS_STEP_OPEN,
    "Sales Connect is connected to Marketo" },
  { "an unknown check",
    "marketo",
    "?sales-connect-marketo",
    SCS_STEP_OPEN,
    "Sales Connect is connected to Marketo" },
  { "one of two said",
    "marketo",
    "marketo-connected",
    SCS_STEP_BEGUN,
    "Ten minutes have passed since connecting" },
  { "one of two proved",
    "marketo",
    "+sales-connect-marketo",
    SCS_STEP_BEGUN,
    "Ten minutes have passed since connecting" },
  { "the wait runs",
    "marketo",
    "+sales-connect-marketo @5",
    SCS_STEP_WAITING,
    "Ten minutes have passed since connecting" },
  { "the wait runs, on word",
    "marketo",
    "marketo-connected @1",
    SCS_STEP_WAITING,
    "Ten minutes have passed since connecting" },
  { "the wait is over",
    "marketo",
    "marketo-connected @-1",
    SCS_STEP_BEGUN,
    "Ten minutes have passed since connecting" },
  { "a wait of nothing", "marketo", "@5", SCS_STEP_OPEN, "Sales Connect is connected to Marketo" },
  { "both said",
    "marketo",
    "marketo-connected marketo-waited",
    SCS_STEP_ON_WORD,
    "Nothing is left to do here." },
  { "both said, and the wait runs",
    "marketo",
    "marketo-connected marketo-waited @5",
    SCS_STEP_ON_WORD,
    "Nothing is left to do here." },
  { "one said, one proved",
    "marketo",
    "marketo-connected +sales-connect-access-open",
    SCS_STEP_ON_WORD,
    "Nothing is left to do here." },
  { "both proved",
    "marketo",
    "+sales-connect-marketo +sales-connect-access-open",
    SCS_STEP_PROVED,
    "Nothing is left to do here." },
  { "a word that was proved",
    "marketo",
    "marketo-connected +sales-connect-marketo marketo-waited +sales-connect-access-open",
    SCS_STEP_PROVED,
    "Nothing is left to do here." },
  { "a contradiction beats all",
    "marketo",
    "marketo-connected -sales-connect-marketo @5",
    SCS_STEP_CONTRADICTED,
    "Sales Connect is connected to Marketo" },
  { "a contradiction of one of two",
    "marketo",
    "+sales-connect-marketo +sales-connect-access-open -sales-connect-access-open",
    SCS_STEP_CONTRADICTED,
    "Ten minutes have passed since connecting" },
  { "mended",
    "marketo",
    "+sales-connect-marketo +sales-connect-access-open -sales-connect-marketo +sales-connect-marketo",
    SCS_STEP_PROVED,
    "Nothing is left to do here." },
  { "taken back",
    "marketo",
    "marketo-connected !marketo-connected",
    SCS_STEP_OPEN,
    "Sales Connect is connected to Marketo" },
  { "credentials are needed",
    "credentials",
    "",
    SCS_STEP_OPEN,
    "The three values of Marketo are known" },
  { "credentials are needless",
    "credentials",
    "=yes",
    SCS_STEP_ON_WORD,
    "Nothing is left to do here." },
  { "credentials are needed after all",
    "credentials",
    "=no",
    SCS_STEP_OPEN,
    "The three values of Marketo are known" },
  { "credentials that are refused",
    "credentials",
    "=yes credentials-known -marketo-credentials",
    SCS_STEP_CONTRADICTED,
    "The three values of Marketo are known" },
  { "credentials that work",
    "credentials",
    "+marketo-credentials",
    SCS_STEP_PROVED,
    "Nothing is left to do here." },
  { "what is optional may be open",
    "team",
    "+sales-connect-invited +sales-connect-team-access",
    SCS_STEP_PROVED,
    "Nothing is left to do here." },
  { "what is optional may be unknown",
    "team",
    "+sales-connect-invited +sales-connect-team-access ?sales-connect-team-salesforce",
    SCS_STEP_PROVED,
    "Nothing is left to do here." },
  { "what is optional counts once it is said",
    "team",
    "+sales-connect-invited +sales-connect-team-access team-salesforce",
    SCS_STEP_ON_WORD,
    "Nothing is left to do here." },
  { "what is optional can be contradicted",
    "team",
    "+sales-connect-invited +sales-connect-team-access team-salesforce -sales-connect-team-salesforce",
    SCS_STEP_CONTRADICTED,
    "Each person has connected their own Salesforce account" },
  { "another step's word",
    "team",
    "marketo-connected marketo-waited",
    SCS_STEP_OPEN,
    "The team is invited" },
  { "nothing can prove it",
    "sandbox",
    "",
    SCS_STEP_OPEN,
    "You have decided whether to test in a sandbox" },
  { "decided", "sandbox", "sandbox-decided", SCS_STEP_ON_WORD, "Nothing is left to do here." },
  { "the summary of nothing", "summary", "", SCS_STEP_OPEN, "The three subscriptions are there" },
  { "the summary leaves the sandbox out",
    "summary",
    "sandbox-decided",
    SCS_STEP_OPEN,
    "The three subscriptions are there" },
  { "the summary of something",
    "summary",
    "roles",
    SCS_STEP_BEGUN,
    "The three subscriptions are there" },
  { "the summary of a contradiction",
    "summary",
    "roles team-access -sales-connect-team-access",
    SCS_STEP_CONTRADICTED,
    "The team has access to Marketo" },
};

static void
play_in_setup (ScsTestSetup *test, const char *events)
{
  g_auto (GStrv) words = g_strsplit (events, " ", -1);

  for (gsize i = 0; words[i] != NULL; i++) {
    g_autofree char *moment = NULL;

    switch (words[i][0]) {
    case '\0':
      break;
    case '+':
      scs_test_setup_record (test, words[i] + 1, SCS_CHECK_PASSED);
      break;
    case '-':
      scs_test_setup_record (test, words[i] + 1, SCS_CHECK_FAILED);
      break;
    case '?':
      scs_test_setup_record (test, words[i] + 1, SCS_CHECK_UNKNOWN);
      break;
    case '!':
      scs_setup_unsay (test->setup, words[i] + 1);
      break;
    case '@':
      moment = g_strdup_printf ("%" G_GINT64_FORMAT,
                                g_get_real_time () +
                                    g_ascii_strtoll (words[i] + 1, NULL, 10) * G_TIME_SPAN_MINUTE);
      scs_setup_set_fact (test->setup, SCS_FACT_WAIT_OPENS_AT_US, moment);
      break;
    case '=':
      scs_setup_set_fact (test->setup, SCS_FACT_MARKETO_SEEN, words[i] + 1);
      break;
    default:
      scs_setup_say (test->setup, words[i], NULL);
      break;
    }
  }
}

static void
assert_step (ScsTestSetup *test, gsize i)
{
  g_autofree char *next = scs_setup_dup_next_thing (test->setup, step_cases[i].step);

  g_assert_cmpint (scs_setup_get_step_state (test->setup, step_cases[i].step),
                   ==,
                   step_cases[i].state);
  g_assert_true (g_str_has_suffix (next, step_cases[i].next));
  if (step_cases[i].state == SCS_STEP_CONTRADICTED)
    g_assert_true (g_str_has_prefix (next, "Look again: "));
}

/* Also after the program was ended and started again. */
static void
test_step (gconstpointer data)
{
  gsize i = GPOINTER_TO_SIZE (data);
  g_autoptr (ScsTestSetup) test = scs_test_setup_new ("test", NULL);

  play_in_setup (test, step_cases[i].events);
  assert_step (test, i);
  scs_test_setup_restart (test, NULL);
  assert_step (test, i);
}

/* Everything said: each step is done on word; everything proved that can be: no step is better than
 * its weakest part. */
static void
test_everything (void)
{
  g_autoptr (ScsTestSetup) test = scs_test_setup_new ("test", NULL);
  const ScsOutcomeInfo *infos;
  const ScsStepInfo *steps;
  gsize n_infos, n_steps;

  infos = scs_outcome_info_list (&n_infos);
  steps = scs_step_info_list (&n_steps);
  for (gsize i = 0; i < n_infos; i++)
    scs_setup_say (test->setup, infos[i].id, NULL);
  for (gsize s = 0; s < n_steps; s++)
    g_assert_cmpint (scs_setup_get_step_state (test->setup, steps[s].id), ==, SCS_STEP_ON_WORD);

  for (gsize i = 0; i < n_infos; i++)
    if (infos[i].check_id != NULL)
      scs_test_setup_record (test, infos[i].check_id, SCS_CHECK_PASSED);
  for (gsize s = 0; s < n_steps; s++) {
    gboolean provable = TRUE;

    for (gsize i = 0; i < n_infos; i++)
      if (g_str_equal (infos[i].step, steps[s].id) && infos[i].check_id == NULL)
        provable = FALSE;
    if (!g_str_equal (steps[s].id, "summary"))
      g_assert_cmpint (scs_setup_get_step_state (test->setup, steps[s].id),
                       ==,
                       provable ? SCS_STEP_PROVED : SCS_STEP_ON_WORD);
  }
  g_assert_cmpint (scs_setup_get_step_state (test->setup, "summary"), ==, SCS_STEP_ON_WORD);

  for (gsize i = 0; i < n_infos; i++)
    scs_setup_unsay (test->setup, infos[i].id);
  for (gsize i = 0; i < n_infos; i++)
    g_assert_cmpint (scs_outcome_get_state (scs_setup_get_outcome (test->setup, infos[i].id)),
                     ==,
                     infos[i].check_id != NULL ? SCS_OUTCOME_PROVED : SCS_OUTCOME_OPEN);
}

static void
count_cb (ScsSetup *setup, guint *n)
{
  (*n)++;
}

/* Who works in a sandbox is not asked whether to have one. */
static void
test_inside_sandbox (void)
{
  g_autoptr (ScsTestSetup) inside = scs_test_setup_new ("sandbox", NULL);
  g_autoptr (ScsTestSetup) outside = scs_test_setup_new ("production", NULL);
  const ScsOutcomeInfo *info = scs_outcome_info_find ("sandbox-decided");

  g_assert_true (scs_setup_is_needless (inside->setup, info));
  g_assert_false (scs_setup_is_needless (outside->setup, info));
  g_assert_cmpint (scs_setup_get_step_state (inside->setup, "sandbox"), ==, SCS_STEP_PROVED);
  g_assert_cmpint (scs_setup_get_step_state (outside->setup, "sandbox"), ==, SCS_STEP_OPEN);
  g_assert_cmpstr (scs_setup_get_step_words (inside->setup, "sandbox"), ==, "Nothing to do");
  g_assert_cmpstr (scs_setup_get_step_words (outside->setup, "sandbox"), ==, "Optional");
  g_assert_cmpstr (scs_setup_get_step_words (inside->setup, "team"), ==, "Open");
}

/* Facts are kept, forgotten, told about only when they change. */
static void
test_facts (void)
{
  g_autoptr (ScsTestSetup) test = scs_test_setup_new ("test", NULL);
  g_autofree char *name = NULL;
  guint n_changes = 0;

  g_signal_connect (test->setup, "changed", G_CALLBACK (count_cb), &n_changes);
  g_assert_null (scs_setup_get_fact (test->setup, SCS_FACT_MY_NAME));
  name = scs_setup_dup_my_name (test->setup);
  g_assert_cmpstr (name, !=, "");
  g_assert_cmpstr (name, !=, g_get_user_name ());
  g_assert_cmpstr (name, !=, "Unknown");
  g_assert_false (scs_setup_is_for_actions (test->setup));

  scs_setup_set_fact (test->setup, SCS_FACT_MY_NAME, "森 遥 <haruka>");
  scs_setup_set_fact (test->setup, SCS_FACT_MY_NAME, "森 遥 <haruka>");
  g_assert_cmpint (n_changes, ==, 1);
  scs_setup_set_fact (test->setup, SCS_FACT_PRODUCT, "sales-insight-actions");
  scs_setup_set_fact (test->setup, SCS_FACT_SANDBOX, "asked");
  scs_setup_set_fact (test->setup, SCS_FACT_SANDBOX, NULL);
  scs_setup_set_fact (test->setup, SCS_FACT_SANDBOX, NULL);
  g_assert_cmpint (n_changes, ==, 4);

  scs_test_setup_restart (test, NULL);
  g_free (name);
  name = scs_setup_dup_my_name (test->setup);
  g_assert_cmpstr (name, ==, "森 遥 <haruka>");
  g_assert_true (scs_setup_is_for_actions (test->setup));
  g_assert_null (scs_setup_get_fact (test->setup, SCS_FACT_SANDBOX));
  g_assert_cmpint (scs_test_setup_count_records (test, "fact"), ==, 2);
}

/* On whose word something is done is the name of that moment, with the note. */
static void
test_word (void)
{
  g_autoptr (ScsTestSetup) test = scs_test_setup_new ("test", NULL);
  const ScsOutcome *outcome;
  gint64 before = g_get_real_time ();

  scs_setup_set_fact (test->setup, SCS_FACT_MY_NAME, "Mika");
  scs_setup_say (test->setup, "roles", "by phone");
  scs_setup_set_fact (test->setup, SCS_FACT_MY_NAME, "Daniel");
  scs_test_setup_restart (test, NULL);
  outcome = scs_setup_get_outcome (test->setup, "roles");
  g_assert_cmpstr (outcome->who, ==, "Mika");
  g_assert_cmpstr (outcome->note, ==, "by phone");
  g_assert_cmpint (outcome->said_at_us, >=, before);
  g_assert_cmpint (outcome->said_at_us, <=, g_get_real_time ());
}

/* What somebody else has said stays on their word, until a check says that it is not so. */
static void
test_word_of_another (void)
{
  static const struct {
    const char *said_by; /* (nullable) before */
    ScsCheckResult result;
    const char *who;
    const char *note;
    gboolean keeps_day;
  } cases[] = {
    { NULL, SCS_CHECK_UNKNOWN, "Mika", "done here", FALSE },
    { "Mika", SCS_CHECK_UNKNOWN, "Mika", "done here", FALSE },
    { "Haruka", SCS_CHECK_UNKNOWN, "Haruka", "by phone", TRUE },
    { "Haruka", SCS_CHECK_FAILED, "Mika", "done here", FALSE },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_autoptr (ScsTestSetup) test = scs_test_setup_new ("test", NULL);
    const ScsOutcome *outcome;

    scs_setup_set_fact (test->setup, SCS_FACT_MY_NAME, "Mika");
    if (cases[i].said_by != NULL)
      scs_setup_say_for (test->setup, "marketo-connected", cases[i].said_by, "by phone", AT_US);
    scs_test_setup_record (test, "sales-connect-marketo", cases[i].result);
    scs_setup_say_unless_another_did (test->setup, "marketo-connected", "done here");
    scs_test_setup_restart (test, NULL);
    outcome = scs_setup_get_outcome (test->setup, "marketo-connected");
    g_assert_cmpint (scs_outcome_get_state (outcome), ==, SCS_OUTCOME_ON_WORD);
    g_assert_cmpstr (outcome->who, ==, cases[i].who);
    g_assert_cmpstr (outcome->note, ==, cases[i].note);
    g_assert_cmpint (outcome->said_at_us == AT_US, ==, cases[i].keeps_day);
  }
}

static void
put_record (ScsTestSetup *test, const char *kind, const char *id, const char *body)
{
  g_autoptr (GPtrArray) records =
      g_ptr_array_new_with_free_func ((GDestroyNotify) scs_journal_record_free);
  GAsyncResult *slot = NULL;
  g_autoptr (GAsyncResult) result = NULL;

  g_ptr_array_add (records, scs_journal_record_new (kind, id, body));
  scs_journal_put_async (test->journal, "test", records, NULL, scs_test_keep_result_cb, &slot);
  result = scs_test_wait_result (&slot, 20);
  g_assert_true (scs_journal_put_finish (test->journal, result, NULL));
}

/* Records that no version of ours wrote, or another one, do not stop the rest. */
static void
test_odd_journal (void)
{
  g_autoptr (ScsTestSetup) test = scs_test_setup_new ("test", NULL);
  static const char *const odd[][3] = {
    { "outcome", "no-such-outcome", "{\"who\":\"x\"}" },
    { "outcome", "subscriptions", "garbage" },
    { "check", "marketo-usage", "[]" },
    { "check", "no-such-check", "{\"result\":\"perhaps\"}" },
    { "operation", "a-key", "null" },
    { "member", "odd@hoshigaoka.example", "{{{" },
    { "no-such-kind", "x", "{}" },
    { "fact", SCS_FACT_WAIT_OPENS_AT_US, "soon" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (odd); i++)
    put_record (test, odd[i][0], odd[i][1], odd[i][2]);
  scs_setup_say (test->setup, "roles", NULL);
  scs_test_setup_restart (test, NULL);
  g_assert_cmpint (scs_outcome_get_state (scs_setup_get_outcome (test->setup, "roles")),
                   ==,
                   SCS_OUTCOME_ON_WORD);
  g_assert_cmpint (scs_outcome_get_state (scs_setup_get_outcome (test->setup, "subscriptions")),
                   ==,
                   SCS_OUTCOME_OPEN);
  g_assert_null (scs_setup_get_check (test->setup, "marketo-usage"));
  g_assert_cmpint (scs_setup_get_check (test->setup, "no-such-check")->result,
                   ==,
                   SCS_CHECK_UNKNOWN);
  g_assert_cmpint (scs_setup_get_wait_opens_at_us (test->setup), ==, 0);
  g_assert_false (scs_setup_is_waiting (test->setup));
  g_assert_false (scs_setup_is_doubtful (test->setup, "connect-marketo"));
  g_assert_nonnull (
      scs_member_list_find (scs_setup_get_members (test->setup), "odd@hoshigaoka.example"));
}

/* Two environments in one journal do not see each other. */
static void
test_environments_apart (void)
{
  g_autoptr (ScsTestSetup) test = scs_test_setup_new ("test", NULL);
  g_autoptr (ScsEnvironment) other = scs_environment_new ("test-other", NULL);
  g_autoptr (ScsSetup) setup = scs_setup_new (other, test->journal, test->keyring, test->http);
  GAsyncResult *slot = NULL;
  g_autoptr (GAsyncResult) result = NULL;

  scs_setup_say (test->setup, "roles", NULL);
  scs_test_setup_store (test, "marketo", SCS_PURPOSE_SALES_CONNECT, "client-id", "an-id");
  scs_setup_load_async (setup, NULL, scs_test_keep_result_cb, &slot);
  result = scs_test_wait_result (&slot, 20);
  g_assert_true (scs_setup_load_finish (setup, result, NULL));
  g_assert_cmpint (scs_outcome_get_state (scs_setup_get_outcome (setup, "roles")),
                   ==,
                   SCS_OUTCOME_OPEN);
  g_assert_false (scs_setup_has_secret (setup, "marketo", SCS_PURPOSE_SALES_CONNECT, "client-id"));
  g_assert_true (
      scs_setup_has_secret (test->setup, "marketo", SCS_PURPOSE_SALES_CONNECT, "client-id"));
}

static void
keep_trouble_cb (ScsSetup *setup, GError *error, GError **kept)
{
  g_clear_error (kept);
  *kept = g_error_copy (error);
}

static gboolean
is_set (gpointer data)
{
  return *(GError **) data != NULL;
}

/* A journal that cannot be written is told; what was said holds for the session. */
static void
test_trouble (void)
{
  g_autoptr (ScsEnvironment) environment = scs_environment_new ("test", NULL);
  g_autoptr (ScsJournal) journal = scs_journal_new ("/proc/no-such-folder/journal.db");
  g_autoptr (ScsKeyring) keyring = scs_keyring_new ();
  g_autoptr (ScsHttpClient) http = scs_http_client_new ("test/1");
  g_autoptr (GError) trouble = NULL;
  ScsSetup *setup;

  scs_keyring_set_for_this_run_only (keyring, TRUE);
  setup = scs_setup_new (environment, journal, keyring, http);
  g_signal_connect (setup, "trouble", G_CALLBACK (keep_trouble_cb), &trouble);
  scs_setup_say (setup, "roles", NULL);
  scs_test_wait_until (is_set, &trouble, 20);
  g_assert_true (trouble->domain == SCS_JOURNAL_ERROR);
  g_assert_cmpint (scs_outcome_get_state (scs_setup_get_outcome (setup, "roles")),
                   ==,
                   SCS_OUTCOME_ON_WORD);
  g_clear_error (&trouble);
  scs_setup_set_fact (setup, SCS_FACT_SANDBOX, "no");
  scs_test_wait_until (is_set, &trouble, 20);
  while (g_main_context_iteration (NULL, FALSE))
    ;
  g_assert_finalize_object (setup);
}

int
main (int argc, char *argv[])
{
  setlocale (LC_ALL, "C.UTF-8");
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/outcome/transitions", test_transitions);
  g_test_add_func ("/outcome/round-trip", test_round_trip);
  g_test_add_func ("/outcome/garbage-body", test_garbage_body);
  g_test_add_func ("/outcome/odd-body", test_odd_body);
  g_test_add_func ("/outcome/evidence", test_evidence);
  g_test_add_func ("/outcome/state-words", test_state_words);
  g_test_add_func ("/outcome/tables", test_tables);
  for (gsize i = 0; i < G_N_ELEMENTS (step_cases); i++) {
    g_autofree char *path = g_strconcat ("/step/", step_cases[i].name, NULL);

    g_test_add_data_func (path, GSIZE_TO_POINTER (i), test_step);
  }
  g_test_add_func ("/setup/everything", test_everything);
  g_test_add_func ("/setup/inside-sandbox", test_inside_sandbox);
  g_test_add_func ("/setup/facts", test_facts);
  g_test_add_func ("/setup/word", test_word);
  g_test_add_func ("/setup/word-of-another", test_word_of_another);
  g_test_add_func ("/setup/odd-journal", test_odd_journal);
  g_test_add_func ("/setup/environments-apart", test_environments_apart);
  g_test_add_func ("/setup/trouble", test_trouble);
  return g_test_run ();
}
