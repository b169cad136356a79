/* SPDX-FileCopyrightText: 2026 The Sales Connect Setup authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "setup/checks/scs-check-table.h"
#include "setup/scs-report.h"

static const char style[] =
    "body{font:15px/1.5 Cantarell,'Noto Sans CJK JP','Hiragino Sans',Meiryo,sans-serif;max-width:50em;margin:2em auto;padding:0 1em;color:#222;background:#fff}"
    "h1{font-size:1.7em;margin-bottom:.2em}h2{font-size:1.15em;margin:1.6em 0 .4em;border-bottom:1px solid #ccc}"
    "table{width:100%;border-collapse:collapse}td{padding:.35em .8em .35em 0;vertical-align:top;border-bottom:1px solid #eee}"
    "td.state{white-space:nowrap;font-weight:bold;width:11em}.proved{color:#1b6e34}.on-word{color:#7a4b00}.contradicted{color:#b3261e}.open{color:#555}"
    ".small{color:#555;font-size:.9em}@media print{body{margin:0;max-width:none}tr{break-inside:avoid}}";

static char *
dup_rfc3339 (gint64 at_us)
{
  g_autoptr (GDateTime) moment = g_date_time_new_from_unix_utc (at_us / G_USEC_PER_SEC);

  return moment != NULL ? g_date_time_format_iso8601 (moment) : g_strdup ("");
}

/**
 * scs_report_dup_moment:
 * @at_us: wall clock
 *
 * Returns: (transfer full): day and time where the person is, in their language
 */
char *
scs_report_dup_moment (gint64 at_us)
{
  g_autoptr (GDateTime) utc = g_date_time_new_from_unix_utc (at_us / G_USEC_PER_SEC);
  g_autoptr (GDateTime) local = utc != NULL ? g_date_time_to_local (utc) : NULL;

  /* Translators: a day with its year and a time, in strftime's terms */
  return local != NULL ? g_date_time_format (local, _("%B %-d, %Y, %H:%M")) : g_strdup ("");
}

static void
append_row (GString *html,
            const char *state_class,
            const char *state,
            const char *title,
            const char *detail)
{
  g_autofree char *escaped_state = g_markup_escape_text (state, -1);
  g_autofree char *escaped_title = g_markup_escape_text (title, -1);
  g_autofree char *escaped_detail = g_markup_escape_text (detail, -1);

  g_string_append_printf (
      html,
      "<tr><td class=\"state %s\">%s</td><td>%s<div class=\"small\">%s</div></td></tr>\n",
      state_class,
      escaped_state,
      escaped_title,
      escaped_detail);
}

static void
append_heading (GString *html, const char *title)
{
  g_autofree char *escaped = g_markup_escape_text (title, -1);

  g_string_append_printf (html, "<h2>%s</h2>\n", escaped);
}

static void
append_steps (GString *html, ScsSetup *setup)
{
  const ScsStepInfo *steps;
  const ScsOutcomeInfo *infos;
  gsize n_steps, n_infos;

  steps = scs_step_info_list (&n_steps);
  infos = scs_outcome_info_list (&n_infos);
  for (gsize s = 0; s < n_steps; s++) {
    if (g_str_equal (steps[s].id, "summary"))
      continue;
    append_heading (html, scs_step_info_get_title (&steps[s]));
    g_string_append (html, "<table>\n");
    for (gsize i = 0; i < n_infos; i++) {
      const ScsOutcome *outcome = scs_setup_get_outcome (setup, infos[i].id);
      ScsOutcomeState state = scs_outcome_get_state (outcome);
      g_autofree char *evidence = scs_outcome_dup_evidence (outcome);
      g_autofree char *detail = outcome->note != NULL
                                    ? g_strdup_printf ("%s — %s", evidence, outcome->note)
                                    : g_strdup (evidence);

      if (g_str_equal (infos[i].step, steps[s].id))
        append_row (html,
                    scs_outcome_state_get_name (state),
                    scs_outcome_state_get_words (state),
                    scs_outcome_info_get_title (&infos[i]),
                    detail);
    }
    g_string_append (html, "</table>\n");
  }
}

static const char *
get_result_words (ScsCheckResult result)
{
  /* Translators: results of a check */
  return result == SCS_CHECK_PASSED ? _("Passed")
                                    : result == SCS_CHECK_FAILED
      ? _("Failed")
      : _("Unknown");
}

static void
append_checks (GString *html, ScsSetup *setup)
{
  const ScsCheckInfo *infos;
  gsize n_infos;

  append_heading (html, _("Checks"));
  g_string_append (html, "<table>\n");
  infos = scs_check_info_list (&n_infos);
  for (gsize i = 0; i < n_infos; i++) {
    const ScsCheck *check = scs_setup_get_check (setup, infos[i].id);
    g_autofree char *summary = NULL, *moment = NULL, *detail = NULL;

    if (check == NULL)
      continue;
    summary = scs_check_dup_summary (check);
    moment = scs_report_dup_moment (check->at_us);
    detail = g_strdup_printf ("%s — %s", summary, moment);
    append_row (html,
                check->result == SCS_CHECK_PASSED   ? "proved"
                : check->result == SCS_CHECK_FAILED ? "contradicted"
                                                    : "open",
                get_result_words (check->result),
                scs_check_info_get_title (&infos[i]),
                detail);
  }
  g_string_append (html, "</table>\n");
}

static void
append_people (GString *html, ScsSetup *setup)
{
  GListModel *members = G_LIST_MODEL (scs_setup_get_members (setup));
  guint n = g_list_model_get_n_items (members);

  if (n == 0)
    return;
  append_heading (html, _("People"));
  g_string_append (html, "<table>\n");
  for (guint i = 0; i < n; i++) {
    g_autoptr (ScsMember) member = g_list_model_get_item (members, i);
    g_autofree char *words = scs_member_dup_state_words (member);
    g_autofree char *name =
        g_markup_escape_text (scs_member_get_name (member) != NULL ? scs_member_get_name (member)
                                                                   : "",
                              -1);
    g_autofree char *email = g_markup_escape_text (scs_member_get_email (member), -1);
    g_autofree char *escaped = g_markup_escape_text (words, -1);

    g_string_append_printf (html,
                            "<tr><td>%s</td><td>%s</td><td>%s</td></tr>\n",
                            name,
                            email,
                            escaped);
  }
  g_string_append (html, "</table>\n");
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
  g_autofree char *environment = scs_environment_dup_title (scs_setup_get_environment (setup));
  g_autofree char *moment = scs_report_dup_moment (g_get_real_time ());
  g_autofree char *escaped_environment = g_markup_escape_text (environment, -1);
  const char *language = g_get_language_names ()[0];

  g_string_append_printf (
      html,
      "<html lang=\"%.2s\"><head><meta charset=\"utf-8\"><title>%s</title><style>%s</style></head><body>\n",
      g_str_equal (language, "C") ? "en" : language,
      _("Sales Connect: report of the set-up"), style);
  g_string_append_printf (html,
                          "<h1>%s</h1>\n<p class=\"small\">%s · %s</p>\n",
                          _("Sales Connect: report of the set-up"), escaped_environment, moment);
  if (scs_environment_is_demo (scs_setup_get_environment (setup)))
    g_string_append_printf (html,
                            "<p><strong>%s</strong></p>\n",
                            _("This is the demo: services and people are made up."));
  append_steps (html, setup);
  append_checks (html, setup);
  append_people (html, setup);
  g_string_append (html, "</body></html>\n");
  return g_string_free (g_steal_pointer (&html), FALSE);
}

static JsonObject *
outcome_to_object (const ScsOutcome *outcome)
{
  JsonObject *object = json_object_new ();

  json_object_set_string_member (object, "id", outcome->info->id);
  json_object_set_string_member (object, "step", outcome->info->step);
  json_object_set_string_member (object,
                                 "state",
                                 scs_outcome_state_get_name (scs_outcome_get_state (outcome)));
  if (outcome->who != NULL) {
    g_autofree char *said_at = dup_rfc3339 (outcome->said_at_us);

    json_object_set_string_member (object, "who", outcome->who);
    json_object_set_string_member (object, "said_at", said_at);
  }
  if (outcome->proved_at_us > 0) {
    g_autofree char *proved_at = dup_rfc3339 (outcome->proved_at_us);

    json_object_set_string_member (object, "proved_at", proved_at);
  }
  return object;
}

static JsonObject *
check_to_object (const ScsCheck *check)
{
  JsonObject *object = json_object_new ();
  g_autofree char *checked_at = dup_rfc3339 (check->at_us);
  g_autofree char *summary = scs_check_dup_summary (check);
  g_autofree char *remedy = scs_check_dup_remedy (check);

  json_object_set_string_member (object, "id", check->id);
  json_object_set_string_member (object, "result", scs_check_result_get_name (check->result));
  json_object_set_string_member (object, "summary", summary);
  json_object_set_string_member (object, "remedy", remedy);
  json_object_set_object_member (object, "evidence", json_object_ref (check->evidence));
  json_object_set_string_member (object, "checked_at", checked_at);
  return object;
}

/**
 * scs_report_to_json:
 * @setup: a set-up
 *
 * Returns: (transfer full): the same for programs: outcomes, checks and people, without a secret
 */
char *
scs_report_to_json (ScsSetup *setup)
{
  g_autoptr (JsonNode) root = json_node_new (JSON_NODE_OBJECT);
  JsonObject *object = json_object_new ();
  JsonArray *outcomes = json_array_new (), *checks = json_array_new (), *people = json_array_new ();
  GListModel *members = G_LIST_MODEL (scs_setup_get_members (setup));
  g_autofree char *now = dup_rfc3339 (g_get_real_time ());
  const ScsOutcomeInfo *outcome_infos;
  const ScsCheckInfo *check_infos;
  gsize n_outcomes, n_checks;

  outcome_infos = scs_outcome_info_list (&n_outcomes);
  for (gsize i = 0; i < n_outcomes; i++)
    json_array_add_object_element (outcomes,
                                   outcome_to_object (
                                       scs_setup_get_outcome (setup, outcome_infos[i].id)));
  check_infos = scs_check_info_list (&n_checks);
  for (gsize i = 0; i < n_checks; i++)
    if (scs_setup_get_check (setup, check_infos[i].id) != NULL)
      json_array_add_object_element (checks,
                                     check_to_object (
                                         scs_setup_get_check (setup, check_infos[i].id)));
  for (guint i = 0; i < g_list_model_get_n_items (members); i++) {
    g_autoptr (ScsMember) member = g_list_model_get_item (members, i);
    JsonObject *person = json_object_new ();

    json_object_set_string_member (person, "email", scs_member_get_email (member));
    json_object_set_boolean_member (person,
                                    "connected",
                                    scs_member_get_state (member) == SCS_MEMBER_CONNECTED);
    json_array_add_object_element (people, person);
  }
  json_object_set_string_member (object,
                                 "environment",
                                 scs_environment_get_name (scs_setup_get_environment (setup)));
  json_object_set_string_member (object, "made_at", now);
  json_object_set_array_member (object, "outcomes", outcomes);
  json_object_set_array_member (object, "checks", checks);
  json_object_set_array_member (object, "people", people);
  json_node_take_object (root, object);
  return json_to_string (root, TRUE);
}
