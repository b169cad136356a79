/* SPDX-FileCopyrightText: 2026 The Sales Connect Setup authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "setup/checks/scs-check-table.h"
#include "setup/report/scs-duty.h"
#include "setup/report/scs-html.h"
#include "setup/report/scs-report.h"
#include "setup/report/scs-snapshot.h"

/* The report as a page for people. All text goes through scs_html_append_text(). */

/* It reads without colours: each state stands there in words. */
static const char style[] =
    "@page{size:A4;margin:16mm 14mm}"
    "body{font:15px/1.5 Cantarell,'Noto Sans CJK JP','Hiragino Sans',Meiryo,sans-serif;max-width:54em;margin:2em auto;padding:0 1em;color:#222;background:#fff}"
    "h1{font-size:1.7em;line-height:1.25;margin:0 0 .4em}h2{font-size:1.15em;margin:1.8em 0 .4em;padding-bottom:.2em;border-bottom:2px solid #555}"
    "table{width:100%;border-collapse:collapse}th,td{padding:.35em .8em .35em 0;vertical-align:top;text-align:left;border-bottom:1px solid #ccc;overflow-wrap:break-word}"
    "th{font-weight:bold}table.people{table-layout:fixed}table.people th,table.people td{box-sizing:border-box}table.about{width:auto;margin-bottom:1em}table.about th,table.about td{border:0;padding-top:.1em;padding-bottom:.1em}"
    "table.counts td{width:25%;border:1px solid #999;padding:.5em .8em}table.counts strong{display:block;font-size:1.7em;line-height:1.2}"
    "td.state{font-weight:bold;width:10em}td.word{white-space:nowrap}.proved{color:#1b6e34}.on-word{color:#7a4b00}.contradicted{color:#b3261e}.open{color:#444}"
    ".small{color:#444;font-size:.9em}p{margin:.5em 0}"
    "@media print{body{font-size:10.5pt;margin:0;max-width:none;padding:0}h2,.before{break-after:avoid}tr,.whole{break-inside:avoid}thead{display:table-header-group}}";

static void
append_heading (GString *html, const char *title)
{
  scs_html_append_element (html, "<h2>", title, "</h2>\n");
}

static void
append_row (GString *html,
            const char *state_class,
            const char *state,
            const char *title,
            const char *detail)
{
  g_string_append_printf (html, "<tr><td class=\"state %s\">", state_class);
  scs_html_append_text (html, state);
  scs_html_append_element (html, "</td><td>", title, "");
  if (detail != NULL && *detail != '\0')
    scs_html_append_element (html, "<div class=\"small\">", detail, "</div>");
  g_string_append (html, "</td></tr>\n");
}

static const char *
get_evidence (ScsSetup *setup, const char *check_id, const char *member)
{
  const ScsCheck *check = scs_setup_get_check (setup, check_id);

  return check != NULL ? scs_check_get_string (check, member) : NULL;
}

static void
append_header (GString *html, ScsSetup *setup)
{
  ScsEnvironment *environment = scs_setup_get_environment (setup);
  g_autofree char *title = scs_environment_dup_title (environment);
  g_autofree char *moment = scs_report_dup_moment_with_zone (g_get_real_time ());
  g_autofree char *my_name = scs_setup_dup_my_name (setup);

  scs_html_append_element (html, "<h1>", _("Sales Connect: report of the set-up"), "</h1>\n");
  g_string_append (html, "<table class=\"about\">\n");
  /* Translators: in the report, before the name of one */
  scs_html_append_about (html, _("Environment"), title);
  scs_html_append_about (html,
                         _("Product"),
                            scs_setup_is_for_actions (setup)
                            ? _("Sales Insight Actions")
                            : _("Sales Connect"));
  /* Translators: in the report, before the name of a company */
  scs_html_append_about (html,
                         _("Company"), get_evidence (setup, "sales-connect-account", "company"));
  scs_html_append_about (html,
                         _("Salesforce org"), get_evidence (setup, "salesforce-edition", "org"));
  /* Translators: in the report, before a day and a time */
  scs_html_append_about (html, _("Made"), moment);
  /* Translators: in the report, before the name of the person who made it */
  scs_html_append_about (html, _("Made by"), my_name);
  scs_html_append_about (html, _("Sales Connect Setup"), SCS_VERSION);
  g_string_append (html, "</table>\n");
  if (scs_environment_is_demo (environment))
    scs_html_append_element (html,
                             "<p><strong>",
                             _("This is the demo: services and people are made up."),
                                "</strong></p>\n");
}

static void
append_counts (GString *html, ScsSetup *setup)
{
  static const ScsOutcomeState order[] = {
    SCS_OUTCOME_CONTRADICTED,
    SCS_OUTCOME_OPEN,
    SCS_OUTCOME_ON_WORD,
    SCS_OUTCOME_PROVED,
  };

  g_string_append (html, "<table class=\"counts whole\"><tr>\n");
  for (gsize i = 0; i < G_N_ELEMENTS (order); i++) {
    g_string_append_printf (html, "<td><strong>%u</strong>", scs_duty_count (setup, order[i]));
    scs_html_append_element (html, "", scs_report_get_state_words (order[i]), "</td>\n");
  }
  g_string_append (html, "</tr></table>\n");
}

static char *
dup_step_title (const ScsOutcomeInfo *info)
{
  return g_strdup (scs_step_info_get_title (scs_step_info_find (info->step)));
}

/* What somebody has to do, and who can; then what is open and may stay so. */
static void
append_left (GString *html, ScsSetup *setup, ScsOutcomeState state)
{
  const ScsOutcomeInfo *infos;
  gsize n_infos;

  infos = scs_outcome_info_list (&n_infos);
  for (gsize i = 0; i < n_infos; i++) {
    const ScsOutcome *outcome = scs_setup_get_outcome (setup, infos[i].id);
    g_autofree char *evidence = scs_outcome_dup_evidence (outcome);
    g_autofree char *who = scs_duty_dup_words (scs_duty_find_role (&infos[i]), setup);
    g_autofree char *step = dup_step_title (&infos[i]);

    if (scs_outcome_get_state (outcome) != state || !scs_duty_is_worth_telling (setup, &infos[i]))
      continue;
    scs_html_append_element (html, "<tr><td>", scs_outcome_info_get_title (&infos[i]), "");
    if (*evidence != '\0')
      scs_html_append_element (html, "<div class=\"small\">", evidence, "</div>");
    scs_html_append_element (html, "</td><td>", step, "</td><td>");
    scs_html_append_text (html,
                          scs_duty_is_left (setup, &infos[i])
                              ? who
                              /* Translators: in the column “Who can do it”: what is open and may
                                 stay so */
                              : _("Optional"));
    g_string_append (html, "</td></tr>\n");
  }
}

static void
append_said (GString *html, ScsSetup *setup, ScsOutcomeState state)
{
  const ScsOutcomeInfo *infos;
  gsize n_infos;

  infos = scs_outcome_info_list (&n_infos);
  for (gsize i = 0; i < n_infos; i++) {
    const ScsOutcome *outcome = scs_setup_get_outcome (setup, infos[i].id);
    g_autofree char *evidence = scs_outcome_dup_evidence (outcome);
    g_autofree char *step = dup_step_title (&infos[i]);

    if (scs_outcome_get_state (outcome) != state || !scs_duty_is_worth_telling (setup, &infos[i]))
      continue;
    scs_html_append_element (html, "<tr><td>", scs_outcome_info_get_title (&infos[i]), "</td>");
    scs_html_append_element (html, "<td>", step, "</td>");
    scs_html_append_element (html, "<td>", evidence, "");
    if (outcome->note != NULL && *outcome->note != '\0')
      scs_html_append_element (html, "<div class=\"small\">", outcome->note, "</div>");
    g_string_append (html, "</td></tr>\n");
  }
}

static void
append_group (GString *html, ScsSetup *setup, ScsOutcomeState state)
{
  gboolean left = state == SCS_OUTCOME_CONTRADICTED || state == SCS_OUTCOME_OPEN;
  g_autoptr (GString) rows = g_string_new (NULL);

  if (left)
    append_left (rows, setup, state);
  else
    append_said (rows, setup, state);
  append_heading (html, scs_report_get_state_words (state));
  if (rows->len == 0) {
    /* Translators: in the report, below a heading such as “Contradicted” */
    scs_html_append_element (html, "<p>", _("Nothing."), "</p>\n");
    return;
  }
  /* Translators: heading of a column: what is to be reached */
  scs_html_append_element (html, "<table>\n<thead><tr><th>", _("Outcome"), "</th>");
  /* Translators: heading of a column: a part of the set-up */
  scs_html_append_element (html, "<th>", _("Step"), "</th>");
  scs_html_append_element (html,
                           "<th>",
                           left
                           /* Translators: heading of a column */
                           ? _("Who can do it")
                           /* Translators: heading of a column: who said so or what showed it, and
                              when */
                           : _("Evidence"), "</th></tr></thead>\n<tbody>\n");
  g_string_append_len (html, rows->str, rows->len);
  g_string_append (html, "</tbody></table>\n");
}

static void
append_changes (GString *html, ScsSetup *setup)
{
  gint64 since_us;
  g_autoptr (GPtrArray) changes = scs_look_list_changes (setup, g_get_real_time (), &since_us);
  g_autofree char *moment = NULL, *title = NULL;

  if (changes == NULL)
    return;
  moment = scs_report_dup_moment (since_us);
  /* Translators: %s is a day and a time */
  title = g_strdup_printf (_("What changed since %s"), moment);
  append_heading (html, title);
  if (changes->len == 0)
    scs_html_append_element (html, "<p>", _("Nothing."), "</p>\n");
  else
    g_string_append (html, "<table>\n");
  for (guint i = 0; i < changes->len; i++) {
    g_autofree char *what = scs_change_dup_title (g_ptr_array_index (changes, i));
    g_autofree char *words = scs_change_dup_words (g_ptr_array_index (changes, i));

    scs_html_append_element (html, "<tr><td>", what, "</td>");
    scs_html_append_element (html, "<td>", words, "</td></tr>\n");
  }
  if (changes->len > 0)
    g_string_append (html, "</table>\n");
}

static void
append_checks (GString *html, ScsSetup *setup)
{
  g_autoptr (GString) rows = g_string_new (NULL);
  const ScsCheckInfo *infos;
  gsize n_infos;

  infos = scs_check_info_list (&n_infos);
  for (gsize i = 0; i < n_infos; i++) {
    const ScsCheck *check = scs_setup_get_check (setup, infos[i].id);
    static const char *const classes[] = { "open", "proved", "contradicted" };
    g_autofree char *summary = NULL, *remedy = NULL, *moment = NULL, *detail = NULL;

    if (check == NULL)
      continue;
    summary = scs_check_dup_summary (check);
    remedy = scs_check_dup_remedy (check);
    moment = scs_report_dup_moment (check->at_us);
    detail = *remedy != '\0' ? g_strdup_printf ("%s %s — %s", summary, remedy, moment)
                             : g_strdup_printf ("%s — %s", summary, moment);
    append_row (rows,
                classes[check->result],
                scs_report_get_result_words (check->result),
                scs_check_info_get_title (&infos[i]),
                detail);
  }
  append_heading (html, _("Checks"));
  if (rows->len > 0)
    g_string_append_printf (html, "<table>\n%s</table>\n", rows->str);
  else
    scs_html_append_element (html,
                             "<p>",
                             _("None was made: no sign-in and no values are stored for it."),
                                "</p>\n");
}

static void
append_roles (GString *html, ScsSetup *setup)
{
  GPtrArray *roles = scs_role_list ();

  append_heading (html, _("Who Holds Which Role"));
  g_string_append (html, "<table>\n");
  for (guint i = 0; i < roles->len; i++) {
    const ScsRole *role = g_ptr_array_index (roles, i);
    g_autofree char *holder = scs_duty_dup_holder (role, setup);

    /* The vendor's people are named when they are known. */
    if (role->fact == NULL || (holder == NULL && !g_str_has_suffix (role->id, "-admin")))
      continue;
    scs_html_append_element (html, "<tr><td>", scs_role_get_title (role), "</td>");
    /* Translators: nobody is known to hold a role */
    scs_html_append_element (html,
                             "<td>",
                             holder != NULL ? holder : _("Not known"), "</td></tr>\n");
  }
  g_string_append (html, "</table>\n");
}

static void
append_person (GString *html, ScsMember *member)
{
  const char *const *names = scs_member_get_workspaces (member);
  const char *name = scs_member_get_name (member);
  g_autofree char *words = scs_member_dup_state_words (member);
  g_autofree char *list = names != NULL ? g_strjoinv (_(", "), (char **) names) : g_strdup ("");

  scs_html_append_element (html, "<tr><td>", scs_member_get_email (member), "</td>");
  scs_html_append_element (html, "<td>", name != NULL ? name : "", "</td>");
  scs_html_append_element (html,
                           "<td>",
                           scs_member_get_state (member) == SCS_MEMBER_CONNECTED &&
                               scs_member_get_problem (member) == NULL
                           ? _("Connected") : words, "</td>");
  scs_html_append_element (html, "<td>", list, "</td>");
  scs_html_append_element (html,
                           "<td>",
                           scs_member_get_has_salesforce (member)
                           /* Translators: in the column “Own Salesforce”: the person has connected
                              it */
                           ? _("Yes")
                                /* Translators: in the column “Own Salesforce”: nobody knows whether
                                   it is connected */
                                : "–",
                                "</td></tr>\n");
}

static void
append_people (GString *html, ScsSetup *setup)
{
  GListModel *members = G_LIST_MODEL (scs_setup_get_members (setup));
  guint n = g_list_model_get_n_items (members);
  ScsMemberCounts counts;
  g_autofree char *total = NULL, *connected = NULL;

  if (n == 0)
    return;
  scs_member_list_count (scs_setup_get_members (setup), &counts);
  total = g_strdup_printf (ngettext ("%u person", "%u people", counts.total), counts.total);
  /* Translators: of the people of the team, a number */
  connected = g_strdup_printf (ngettext ("%u with access to Marketo",
                                         "%u with access to Marketo",
                                         counts.connected),
      counts.connected);
  append_heading (html, _("People"));
  scs_html_append_element (html, "<p class=\"before\">", total, " · ");
  scs_html_append_element (html, "", connected, "</p>\n");
  /* Translators: heading of a column */
  scs_html_append_element (html,
                           "<table class=\"people\">\n<thead><tr><th style=\"width:35%\">",
                           _("E-mail ID"), "</th>");
  /* Translators: heading of a column: a person's name */
  scs_html_append_element (html, "<th style=\"width:16%\">", _("Name"), "</th>");
  /* Translators: heading of a column: how far a person is */
  scs_html_append_element (html, "<th style=\"width:21%\">", _("State"), "</th>");
  scs_html_append_element (html, "<th style=\"width:15%\">", _("Workspaces"), "</th>");
  /* Translators: heading of a column: whether a person has connected their own account of
     Salesforce */
  scs_html_append_element (html, "<th>", _("Own Salesforce"), "</th></tr></thead>\n<tbody>\n");
  for (guint i = 0; i < n; i++) {
    g_autoptr (ScsMember) member = g_list_model_get_item (members, i);

    append_person (html, member);
  }
  g_string_append (html, "</tbody></table>\n");
}

static void
append_legend (GString *html)
{
  append_heading (html, _("How to Read This"));
  scs_html_append_element (
      html,
      "<p class=\"small\">",
      _("Proved: an API of Marketo, Salesforce or Sales Connect showed it. On somebody’s word: no API can show it, or none was asked; the report says who said so and when. Contradicted: it was said or proved before, and an API now shows the contrary. Open: nobody says that it is done."),
         "</p>\n");
  scs_html_append_element (
      html,
      "<p class=\"small\">",
      _("This report holds no password, key or token. It does hold names and e-mail addresses."),
         "</p>\n");
}

/**
 * scs_report_to_html:
 * @setup: a set-up
 *
 * Returns: (transfer full): a page that stands alone and prints well, in the person's language,
 * without a secret
 */
char *
scs_report_to_html (ScsSetup *setup)
{
  g_autoptr (GString) html = g_string_new ("<!DOCTYPE html>\n");

  scs_html_append_element (html,
                           "<html lang=\"",
                           scs_guide_get_language (),
                           "\"><head><meta charset=\"utf-8\">");
  g_string_append (html,
                   "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">");
  scs_html_append_element (html, "<title>", _("Sales Connect: report of the set-up"), "</title>");
  g_string_append_printf (html, "<style>%s</style></head><body>\n", style);
  append_header (html, setup);
  append_counts (html, setup);
  append_group (html, setup, SCS_OUTCOME_CONTRADICTED);
  append_changes (html, setup);
  append_group (html, setup, SCS_OUTCOME_OPEN);
  append_group (html, setup, SCS_OUTCOME_ON_WORD);
  append_group (html, setup, SCS_OUTCOME_PROVED);
  append_checks (html, setup);
  append_roles (html, setup);
  append_people (html, setup);
  append_legend (html);
  g_string_append (html, "</body></html>\n");
  return g_string_free (g_steal_pointer (&html), FALSE);
}
