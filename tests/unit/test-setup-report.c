/* SPDX-FileCopyrightText: 2026 The Sales Connect Setup authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* The report: what it says, what it must not say, and that nothing in it can act. */
#define _GNU_SOURCE
#include "config.h"

#include "setup/guide/scs-checklist.h"
#include "setup/guide/scs-handoff.h"
#include "setup/guide/scs-progress.h"
#include "setup/report/scs-duty.h"
#include "setup/report/scs-report.h"
#include "setup/report/scs-snapshot.h"
#include "setup/team/scs-people-file.h"
#include "scs-test-setup.h"
#include "scs-test-wait.h"

#include <locale.h>
#include <string.h>

#define HOSTILE "<script>alert(1)</script>\"'&<img src=x onerror=y>"

/* One for each place in which a secret can lie */
static const char *const sentinels[][4] = {
  { "marketo", SCS_PURPOSE_SALES_CONNECT, "munchkin-id", "901-SEN-001" },
  { "marketo", SCS_PURPOSE_SALES_CONNECT, "client-id", "sentinel-client-id-002" },
  { "marketo", SCS_PURPOSE_SALES_CONNECT, "client-secret", "sentinel-client-secret-003" },
  { "marketo", SCS_PURPOSE_CHECKS, "munchkin-id", "902-SEN-004" },
  { "marketo", SCS_PURPOSE_CHECKS, "client-id", "sentinel-client-id-005" },
  { "marketo", SCS_PURPOSE_CHECKS, "client-secret", "sentinel-client-secret-006" },
  { "salesforce", NULL, "consumer-key", "sentinel-consumer-key-007" },
  { "salesforce", NULL, "refresh-token", "sentinel-refresh-token-008" },
  { "salesforce", NULL, "access-token", "sentinel-access-token-009" },
  { "salesforce", NULL, "instance-url", "https://sentinel-010.my.salesforce.com" },
  { "sales-connect", NULL, "access-token", "sentinel-session-011" },
};

static ScsTestSetup *
make_full (const char *environment)
{
  ScsTestSetup *test = scs_test_setup_new (environment, NULL);
  ScsMemberList *members = scs_setup_get_members (test->setup);
  g_autoptr (ScsCheck) check = scs_check_new ("sales-connect-account", SCS_CHECK_PASSED, "admin");
  g_autoptr (GPtrArray) saved = g_ptr_array_new ();
  ScsMember *member;

  for (gsize i = 0; i < G_N_ELEMENTS (sentinels); i++)
    scs_test_setup_store (test, sentinels[i][0], sentinels[i][1], sentinels[i][2], sentinels[i][3]);
  scs_setup_set_fact (test->setup, SCS_FACT_MY_NAME, "Yuki " HOSTILE);
  scs_setup_say (test->setup, "roles", "note " HOSTILE);
  scs_setup_say (test->setup, "team-invited", NULL);
  json_object_set_string_member (check->evidence, "email", "a" HOSTILE "@x.example");
  json_object_set_string_member (check->evidence, "company", "Company " HOSTILE);
  scs_setup_record_check (test->setup, check);
  scs_test_setup_record (test, "sales-connect-invited", SCS_CHECK_FAILED);

  member = scs_member_list_add (members, "haruka.mori@hoshigaoka.example");
  scs_member_set_name (member, "森 遥 " HOSTILE);
  scs_member_set_state (member, SCS_MEMBER_CONNECTED);
  scs_member_set_workspaces (member, (const char *const[]){ "Default", HOSTILE, NULL });
  g_ptr_array_add (saved, member);
  g_ptr_array_add (saved, scs_member_list_add (members, "kenji.okada@hoshigaoka.example"));
  scs_setup_save_members (test->setup, saved);
  return test;
}

static void
assert_holds (const char *text, const char *part)
{
  if (strstr (text, part) == NULL)
    g_error ("“%s” is not in %s", part, text);
}

static void
assert_holds_not (const char *text, const char *part)
{
  g_autofree char *lower = g_ascii_strdown (text, -1);
  g_autofree char *wanted = g_ascii_strdown (part, -1);

  if (strstr (lower, wanted) != NULL)
    g_error ("“%s” is in %s", part, text);
}

static void
test_html_says (void)
{
  g_autoptr (ScsTestSetup) test = make_full ("test");
  g_autofree char *html = scs_report_to_html (test->setup);
  g_autofree char *moment =
      scs_report_dup_moment (scs_setup_get_check (test->setup, "sales-connect-account")->at_us);
  const ScsOutcomeInfo *infos;
  gsize n_infos;

  g_assert_true (g_utf8_validate (html, -1, NULL));
  g_assert_true (g_str_has_prefix (html, "<!DOCTYPE html>\n<html lang=\"en\">"));
  g_assert_true (g_str_has_suffix (html, "</body></html>\n"));
  assert_holds (html, "<meta charset=\"utf-8\">");
  assert_holds (html, "@page{size:A4");
  assert_holds (html, "<td>" SCS_VERSION "</td>");
  assert_holds (html, "(UTC+");
  /* Who said it, when it was checked, of which people */
  assert_holds (html, "Said by Yuki ");
  assert_holds (html, moment);
  assert_holds (html, "森 遥");
  assert_holds (html, "<tr><td>haruka.mori@hoshigaoka.example</td><td>森 遥");
  assert_holds (html, "<td>Default, &lt;script&gt;");
  assert_holds (html, "<td>kenji.okada@hoshigaoka.example</td><td></td><td>Not invited yet</td>");
  infos = scs_outcome_info_list (&n_infos);
  for (gsize i = 0; i < n_infos; i++) {
    g_autofree char *title = g_markup_escape_text (scs_outcome_info_get_title (&infos[i]), -1);

    /* A single errand of the guide is named once somebody has done it. */
    if (infos[i].errand == NULL)
      assert_holds (html, title);
    else
      assert_holds_not (html, title);
  }
}

/* What needs doing comes first, and who can do it. */
static void
test_html_order (void)
{
  static const char *const headings[] = {
    "Contradicted",         "Open",   "On somebody’s word", "Proved", "Checks",
    "Who Holds Which Role", "People", "How to Read This"
  };
  g_autoptr (ScsTestSetup) test = make_full ("test");
  g_autofree char *html = NULL;
  const char *place;

  scs_setup_set_fact (test->setup, SCS_FACT_ROLE_SALESFORCE_ADMIN, "ken@x.example");
  scs_setup_set_fact (test->setup, "role-salesforce-admin-name", "Ken Ito");
  scs_setup_set_fact (test->setup, SCS_FACT_ROLE_MARKETO_ADMIN, "me");
  html = scs_report_to_html (test->setup);
  place = html;
  for (gsize i = 0; i < G_N_ELEMENTS (headings); i++) {
    g_autofree char *heading = g_strdup_printf ("<h2>%s</h2>", headings[i]);

    place = strstr (place, heading);
    if (place == NULL)
      g_error ("%s is not there, or not in its place", heading);
  }
  assert_holds (html, "Salesforce admin (Ken Ito &lt;ken@x.example&gt;)");
  assert_holds (html, "Marketo admin (Yuki ");
  assert_holds (html, "<tr><td>Salesforce admin</td><td>Ken Ito &lt;ken@x.example&gt;</td></tr>");
  assert_holds (html, "<tr><td>Sales Connect admin</td><td>Not known</td></tr>");
}

/* Nothing is loaded from elsewhere, nothing runs, whatever names say. */
static void
test_html_alone (void)
{
  g_autoptr (ScsTestSetup) test = make_full ("test");
  g_autofree char *html = scs_report_to_html (test->setup);
  static const char *const never[] = {
    "<script", "<img",    "<link",    "<iframe", "<object", "<a ",         "src=\"",
    "href=",   "http://", "https://", "@import", "url(",    "javascript:", "<img src=x",
  };

  for (gsize i = 0; i < G_N_ELEMENTS (never); i++)
    assert_holds_not (html, never[i]);
  assert_holds (html, "&lt;script&gt;alert(1)&lt;/script&gt;");
}

/* Every element that is opened is closed, so that no name has broken out. */
static void
test_html_whole (void)
{
  g_autoptr (ScsTestSetup) test = make_full ("test");
  g_autofree char *html = scs_report_to_html (test->setup);
  static const char *const elements[] = { "html", "head", "title", "style", "body", "h1",
                                          "h2",   "p",    "table", "tr",    "td",   "div" };

  for (gsize i = 0; i < G_N_ELEMENTS (elements); i++) {
    g_autofree char *opening = g_strdup_printf ("<%s[ >]", elements[i]);
    g_autofree char *closing = g_strdup_printf ("</%s>", elements[i]);
    g_auto (GStrv) opened = g_regex_split_simple (opening, html, 0, 0);
    g_auto (GStrv) closed = g_strsplit (html, closing, -1);

    g_assert_cmpint (g_strv_length (opened), ==, g_strv_length (closed));
    g_assert_cmpint (g_strv_length (opened), >, 1);
  }
}

static void
test_no_secret (void)
{
  g_autoptr (ScsTestSetup) test = make_full ("test");
  g_autofree char *html = NULL, *json = NULL;
  g_autoptr (GPtrArray) records = scs_test_setup_read_journal (test);

  /* Facts that the report has no use for, and what somebody pasted into the wrong field */
  scs_setup_set_fact (test->setup, SCS_FACT_SALESFORCE_MY_DOMAIN, "fact-sentinel-1");
  scs_setup_set_fact (test->setup, "some-fact", "fact-sentinel-2");
  scs_setup_set_fact (test->setup, SCS_FACT_ROLE_MARKETO_ADMIN, "fact-sentinel-3");
  html = scs_report_to_html (test->setup);
  json = scs_report_to_json (test->setup);
  assert_holds_not (html, "fact-sentinel");
  assert_holds_not (json, "fact-sentinel");

  g_assert_cmpint (records->len, >, 4);
  for (gsize i = 0; i < G_N_ELEMENTS (sentinels); i++) {
    g_assert_true (
        scs_setup_has_secret (test->setup, sentinels[i][0], sentinels[i][1], sentinels[i][2]));
    assert_holds_not (html, sentinels[i][3]);
    assert_holds_not (json, sentinels[i][3]);
    for (guint r = 0; r < records->len; r++)
      assert_holds_not (((ScsJournalRecord *) g_ptr_array_index (records, r))->body,
                        sentinels[i][3]);
  }
}

static void
assert_no_sentinel (const char *text)
{
  g_assert_cmpint (strlen (text), >, 0);
  for (gsize i = 0; i < G_N_ELEMENTS (sentinels); i++)
    assert_holds_not (text, sentinels[i][3]);
}

/* All that goes to others: the people as a file, and the work of each role as a mail and a list */
static void
test_no_secret_goes_out (void)
{
  static const char *const languages[] = { "en", "ja" };
  g_autoptr (ScsTestSetup) test = make_full ("test");
  GPtrArray *roles = scs_role_list ();
  g_autofree char *csv = NULL;
  guint n_people, n_errands = 0;

  csv = scs_people_file_dup_invitations (scs_setup_get_members (test->setup), &n_people);
  g_assert_cmpint (n_people, ==, 1);
  assert_no_sentinel (csv);
  for (guint i = 0; i < roles->len * G_N_ELEMENTS (languages); i++) {
    const ScsRole *role = g_ptr_array_index (roles, i / G_N_ELEMENTS (languages));
    g_autoptr (ScsHandoff) handoff =
        scs_handoff_new (test->setup, role->id, languages[i % G_N_ELEMENTS (languages)]);
    g_autofree char *html = scs_checklist_to_html (handoff, g_get_real_time ());
    g_autofree char *text = scs_handoff_dup_text (handoff);
    g_autofree char *mailto = scs_handoff_dup_mailto (handoff, NULL);

    n_errands += handoff->errands->len;
    assert_no_sentinel (html);
    assert_no_sentinel (text);
    assert_no_sentinel (mailto);
  }
  g_assert_cmpint (n_errands, >, 10);
}

/* Handing on, what goes wrong and answers are written down without any either. */
static void
note_everything (ScsTestSetup *test)
{
  GPtrArray *errands = scs_errand_list ();

  for (guint i = 0; i < errands->len; i++) {
    const ScsErrand *errand = g_ptr_array_index (errands, i);
    g_autoptr (ScsHandoff) handoff = scs_handoff_new (test->setup, errand->id, NULL);

    scs_handoff_mark (test->setup, handoff, g_get_real_time ());
    scs_progress_set_trouble (test->setup, errand, "https://x.example/?code=sentinel-session-011");
    if (i % 2 == 0)
      scs_handoff_answer (test->setup, errand->id, "森 遥", "by mail", g_get_real_time ());
  }
}

/* The journal's file itself holds no secret either. */
static void
test_no_secret_in_file (void)
{
  g_autoptr (ScsTestSetup) test = make_full ("test");
  g_autoptr (GDir) dir = NULL;
  const char *name;
  guint n_files = 0;

  note_everything (test);
  scs_test_setup_restart (test, NULL);
  dir = g_dir_open (test->folder, 0, NULL);
  while ((name = g_dir_read_name (dir)) != NULL) {
    g_autofree char *path = g_build_filename (test->folder, name, NULL);
    g_autofree char *contents = NULL;
    gsize length;

    g_assert_true (g_file_get_contents (path, &contents, &length, NULL));
    n_files++;
    for (gsize i = 0; i < G_N_ELEMENTS (sentinels); i++)
      g_assert_null (memmem (contents, length, sentinels[i][3], strlen (sentinels[i][3])));
  }
  g_assert_cmpint (n_files, >, 0);
}

static JsonObject *
find_by_id (JsonArray *array, const char *member, const char *id)
{
  for (guint i = 0; i < json_array_get_length (array); i++) {
    JsonObject *object = json_array_get_object_element (array, i);

    if (g_str_equal (json_object_get_string_member (object, member), id))
      return object;
  }
  g_error ("no %s", id);
}

static void
assert_moment (JsonObject *object, const char *member)
{
  g_autoptr (GDateTime) moment =
      g_date_time_new_from_iso8601 (json_object_get_string_member (object, member), NULL);
  g_autoptr (GDateTime) now = g_date_time_new_now_utc ();

  g_assert_nonnull (moment);
  g_assert_cmpint (ABS (g_date_time_difference (now, moment)), <, 5 * G_TIME_SPAN_MINUTE);
}

/* Of another's answer no more than the day is known; what is said again has its moment. */
static void
test_day_only (void)
{
  const gint64 at_us = G_GINT64_CONSTANT (1764000000000000);
  g_autoptr (ScsTestSetup) test = scs_test_setup_new ("test", NULL);
  g_autofree char *date = scs_handoff_dup_date (at_us);

  scs_look_note (test->setup, at_us - 2 * G_TIME_SPAN_DAY);
  scs_look_note (test->setup, at_us - G_TIME_SPAN_DAY);
  for (int again = 0; again < 2; again++) {
    g_autofree char *text = NULL, *html = NULL;
    g_autoptr (JsonNode) root = NULL;
    JsonObject *report, *one, *change;

    if (again)
      scs_setup_say (test->setup, "subscriptions", NULL);
    else
      scs_setup_say_for (test->setup, "subscriptions", "Haruka", NULL, at_us);
    scs_test_setup_restart (test, NULL);
    text = scs_report_to_json (test->setup);
    html = scs_report_to_html (test->setup);
    root = json_from_string (text, NULL);
    report = json_node_get_object (root);
    one = find_by_id (json_object_get_array_member (report, "outcomes"), "id", "subscriptions");
    change = json_object_get_object_member (report, "changes");
    change = find_by_id (json_object_get_array_member (change, "items"), "id", "subscriptions");
    g_assert_cmpint (g_str_equal (json_object_get_string_member (one, "said_at"), date),
                     ==,
                     !again);
    g_assert_cmpint (g_str_equal (json_object_get_string_member (change, "since"), date),
                     ==,
                     !again);
    g_assert_cmpint (strstr (html, "2025</td>") != NULL, ==, !again);
  }
}

/* The step of the sandbox is optional as a whole: open, it is no work left. */
static void
test_optional_not_counted (void)
{
  g_autoptr (ScsTestSetup) test = scs_test_setup_new ("test", NULL);
  g_autofree char *html = NULL;
  guint n_open = scs_duty_count (test->setup, SCS_OUTCOME_OPEN), n_left = 0;
  const ScsOutcomeInfo *infos;
  gsize n_infos;

  g_assert_false (scs_duty_is_left (test->setup, scs_outcome_info_find ("sandbox-decided")));
  g_assert_false (scs_duty_is_left (test->setup, scs_outcome_info_find ("team-salesforce")));
  infos = scs_outcome_info_list (&n_infos);
  for (gsize i = 0; i < n_infos; i++)
    if (scs_duty_is_left (test->setup, &infos[i])) {
      scs_setup_say (test->setup, infos[i].id, NULL);
      n_left++;
    }
  g_assert_cmpuint (n_open, ==, n_left);
  g_assert_cmpuint (scs_duty_count (test->setup, SCS_OUTCOME_OPEN), ==, 0);
  g_assert_cmpuint (scs_duty_count (test->setup, SCS_OUTCOME_ON_WORD), ==, n_left);
  html = scs_report_to_html (test->setup);
  g_assert_nonnull (strstr (html, "<strong>0</strong>Open"));
  g_assert_nonnull (strstr (html, "<td>Sandbox</td><td>Optional"));
}

static void
test_json (void)
{
  g_autoptr (ScsTestSetup) test = make_full ("test");
  g_autofree char *text = scs_report_to_json (test->setup);
  g_autoptr (GError) error = NULL;
  g_autoptr (JsonNode) root = json_from_string (text, &error);
  JsonObject *report, *one;
  gsize n_outcomes;

  g_assert_no_error (error);
  report = json_node_get_object (root);
  g_assert_cmpstr (json_object_get_string_member (report, "environment"), ==, "test");
  assert_moment (report, "made_at");
  scs_outcome_info_list (&n_outcomes);
  g_assert_cmpint (json_array_get_length (json_object_get_array_member (report, "outcomes")),
                   ==,
                   n_outcomes);

  one = find_by_id (json_object_get_array_member (report, "outcomes"), "id", "roles");
  g_assert_cmpstr (json_object_get_string_member (one, "state"), ==, "on-word");
  g_assert_cmpstr (json_object_get_string_member (one, "step"), ==, "prerequisites");
  g_assert_cmpstr (json_object_get_string_member (one, "who"), ==, "Yuki " HOSTILE);
  assert_moment (one, "said_at");
  g_assert_false (json_object_has_member (one, "proved_at"));
  one = find_by_id (json_object_get_array_member (report, "outcomes"), "id", "account-signed-in");
  g_assert_cmpstr (json_object_get_string_member (one, "state"), ==, "proved");
  assert_moment (one, "proved_at");
  one = find_by_id (json_object_get_array_member (report, "outcomes"), "id", "team-invited");
  g_assert_cmpstr (json_object_get_string_member (one, "state"), ==, "contradicted");

  g_assert_cmpint (json_array_get_length (json_object_get_array_member (report, "checks")), ==, 2);
  one = find_by_id (json_object_get_array_member (report, "checks"), "id", "sales-connect-account");
  g_assert_cmpstr (json_object_get_string_member (one, "result"), ==, "passed");
  assert_moment (one, "checked_at");
  one = find_by_id (json_object_get_array_member (report, "people"),
                    "email",
                    "haruka.mori@hoshigaoka.example");
  g_assert_true (json_object_get_boolean_member (one, "connected"));
  one = find_by_id (json_object_get_array_member (report, "people"),
                    "email",
                    "kenji.okada@hoshigaoka.example");
  g_assert_false (json_object_get_boolean_member (one, "connected"));
  g_assert_cmpstr (json_object_get_string_member (one, "state"), ==, "planned");
  g_assert_true (json_object_get_null_member (report, "changes"));
  g_assert_cmpstr (json_object_get_string_member (report, "version"), ==, SCS_VERSION);
  one = find_by_id (json_object_get_array_member (report, "outcomes"), "id", "salesforce-app");
  g_assert_true (json_object_get_boolean_member (one, "left"));
  g_assert_cmpstr (json_object_get_string_member (one, "role"), ==, "salesforce-admin");
  one = find_by_id (json_object_get_array_member (report, "roles"), "id", "marketo-admin");
  g_assert_false (json_object_has_member (one, "name"));
  g_assert_false (json_object_has_member (one, "email"));
}

/* What has changed since the last time, in both forms */
static void
test_changes (void)
{
  g_autoptr (ScsTestSetup) test = make_full ("test");
  gint64 yesterday_us = g_get_real_time () - G_TIME_SPAN_DAY;
  g_autofree char *html = NULL, *text = NULL, *moment = scs_report_dup_moment (yesterday_us);
  g_autofree char *heading = g_strdup_printf ("<h2>What changed since %s</h2>", moment);
  g_autoptr (JsonNode) root = NULL;
  JsonObject *changes, *one;

  scs_look_note (test->setup, yesterday_us);
  scs_test_setup_record (test, "sales-connect-account", SCS_CHECK_FAILED);
  scs_member_set_state (scs_member_list_add (scs_setup_get_members (test->setup), "n@x.example"),
                        SCS_MEMBER_CONNECTED);
  html = scs_report_to_html (test->setup);
  assert_holds (html, heading);
  assert_holds (html, "<td>Proved → Contradicted, since ");
  assert_holds (html, "<td>1 → 2 (+1)</td>");
  text = scs_report_to_json (test->setup);
  root = json_from_string (text, NULL);
  changes = json_object_get_object_member (json_node_get_object (root), "changes");
  g_assert_nonnull (json_object_get_string_member (changes, "since"));
  one = find_by_id (json_object_get_array_member (changes, "items"), "id", "account-signed-in");
  g_assert_cmpstr (json_object_get_string_member (one, "from"), ==, "proved");
  g_assert_cmpstr (json_object_get_string_member (one, "to"), ==, "contradicted");
  one = find_by_id (json_object_get_array_member (changes, "items"), "id", "connected");
  g_assert_cmpstr (json_object_get_string_member (one, "kind"), ==, "people");
  g_assert_cmpint (json_object_get_int_member (one, "from"), ==, 1);
  g_assert_cmpint (json_object_get_int_member (one, "to"), ==, 2);
}

/* A team ten times as large as an account has seats is no reason to wait. */
static void
test_many_people (void)
{
  g_autoptr (ScsTestSetup) test = scs_test_setup_new ("test", NULL);
  g_autoptr (GPtrArray) many = g_ptr_array_new_with_free_func (g_object_unref);
  g_autofree char *html = NULL, *json = NULL;
  gint64 began_us;

  for (guint i = 0; i < 1000; i++) {
    g_autofree char *email = g_strdup_printf ("person.%04u@hoshigaoka.example", i);
    ScsMember *member = scs_member_new (email);

    scs_member_set_name (member, "森 遥 " HOSTILE);
    scs_member_set_state (member, i % 4);
    g_ptr_array_add (many, member);
  }
  scs_member_list_append_many (scs_setup_get_members (test->setup), many);
  began_us = g_get_monotonic_time ();
  html = scs_report_to_html (test->setup);
  json = scs_report_to_json (test->setup);
  scs_look_note (test->setup, g_get_real_time ());
  g_assert_cmpint (g_get_monotonic_time () - began_us, <, G_TIME_SPAN_SECOND);
  assert_holds (html, "person.0999@hoshigaoka.example");
  assert_holds (html, "<p class=\"before\">1000 people · 250 with access to Marketo</p>");
  assert_holds (json, "person.0999@hoshigaoka.example");
}

/* Nothing done yet is a report, too. */
static void
test_empty (void)
{
  g_autoptr (ScsTestSetup) test = scs_test_setup_new ("test", NULL);
  g_autofree char *html = scs_report_to_html (test->setup);
  g_autofree char *text = scs_report_to_json (test->setup);
  g_autoptr (JsonNode) root = json_from_string (text, NULL);

  assert_holds (html, "Open");
  assert_holds_not (html, "<h2>People</h2>");
  assert_holds_not (html, "made up");
  g_assert_cmpint (json_array_get_length (
                       json_object_get_array_member (json_node_get_object (root), "people")),
                   ==,
                   0);
  g_assert_cmpint (json_array_get_length (
                       json_object_get_array_member (json_node_get_object (root), "checks")),
                   ==,
                   0);
}

/* Nobody takes the demo's report for a real one. */
static void
test_demo (void)
{
  g_autoptr (ScsTestSetup) test = scs_test_setup_new (SCS_ENVIRONMENT_DEMO, NULL);
  g_autofree char *html = scs_report_to_html (test->setup);

  assert_holds (html, "This is the demo");
}

int
main (int argc, char *argv[])
{
  setlocale (LC_ALL, "C.UTF-8");
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/report/html/says", test_html_says);
  g_test_add_func ("/report/html/order", test_html_order);
  g_test_add_func ("/report/html/alone", test_html_alone);
  g_test_add_func ("/report/html/whole", test_html_whole);
  g_test_add_func ("/report/no-secret", test_no_secret);
  g_test_add_func ("/report/no-secret-goes-out", test_no_secret_goes_out);
  g_test_add_func ("/report/no-secret-in-file", test_no_secret_in_file);
  g_test_add_func ("/report/json", test_json);
  g_test_add_func ("/report/day-only", test_day_only);
  g_test_add_func ("/report/optional-not-counted", test_optional_not_counted);
  g_test_add_func ("/report/changes", test_changes);
  g_test_add_func ("/report/many-people", test_many_people);
  g_test_add_func ("/report/empty", test_empty);
  g_test_add_func ("/report/demo", test_demo);
  return g_test_run ();
}
