/* SPDX-FileCopyrightText: 2026 The Sales Connect Setup authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* The guide: that all of the table is read, that everybody is led to everything that they need, and
 * that it holds the facts and no others. */
#include <locale.h>
#include <string.h>

#include "setup/guide/scs-guide.h"
#include "setup/scs-outcome.h"
#include "setup/scs-step.h"

#define N_VIEWS (2 * 2 * 2 * 3)

/* Everybody for whom the guide can be read: product, as, environment, edition */
static ScsGuideView
make_view (guint number)
{
  static const char *const editions[] = { NULL, "professional", "other" };

  return (ScsGuideView){ .for_actions = number & 1,
                         .as_admin = (number & 2) != 0,
                         .in_sandbox = (number & 4) != 0,
                         .edition = editions[number / 8] };
}

static void
say_view (const ScsGuideView *view)
{
  g_test_message ("%s, %s, %s, edition %s",
                  view->for_actions ? "sales-insight-actions" : "sales-connect",
                  view->as_admin ? "admin" : "non-admin",
                  view->in_sandbox ? "sandbox" : "production",
                  view->edition != NULL ? view->edition : "not known");
}

static guint
count (const char *text, const char *part)
{
  guint n = 0;

  for (const char *p = strstr (text, part); p != NULL; p = strstr (p + strlen (part), part))
    n++;
  return n;
}

static guint
count_strings (const char *const *strings)
{
  return g_strv_length ((char **) strings);
}

/* As much as stands in the file is read. */
static void
test_whole (void)
{
  g_autofree char *path =
      g_test_build_filename (G_TEST_DIST, "..", "data", "guide", "guide.xml", NULL);
  g_autofree char *text = NULL;
  g_autoptr (GError) error = NULL;
  GPtrArray *errands = scs_errand_list ();
  guint n_places = 0, n_guards = 0, n_hints = 0, n_values = 0, n_signs = 0;

  g_file_get_contents (path, &text, NULL, &error);
  g_assert_no_error (error);
  for (guint i = 0; i < errands->len; i++) {
    const ScsErrand *errand = g_ptr_array_index (errands, i);

    n_places += errand->places->len;
    n_guards += count_strings (errand->guards);
    n_hints += count_strings (errand->hints);
    n_values += errand->fixed_values->len;
  }
  for (guint i = 0; i < scs_trouble_list ()->len; i++)
    n_signs += ((const ScsTrouble *) g_ptr_array_index (scs_trouble_list (), i))->signs->len;
  g_assert_cmpint (errands->len, ==, count (text, "<errand "));
  g_assert_cmpint (scs_label_list ()->len, ==, count (text, "<label "));
  g_assert_cmpint (scs_role_list ()->len, ==, count (text, "<role "));
  g_assert_cmpint (scs_trouble_list ()->len, ==, count (text, "<trouble "));
  g_assert_cmpint (n_places, ==, count (text, "<place"));
  g_assert_cmpint (n_guards, ==, count (text, "<guard"));
  g_assert_cmpint (n_hints, ==, count (text, "<hint"));
  g_assert_cmpint (n_values, ==, count (text, "<value "));
  g_assert_cmpint (n_signs, ==, count (text, "<sign"));
  g_test_message ("%u errands, %u labels, %u troubles",
                  errands->len,
                  scs_label_list ()->len,
                  scs_trouble_list ()->len);
}

/* One row, field by field */
static void
test_row (void)
{
  const ScsErrand *errand = scs_errand_find ("marketo-connect");
  const ScsPlace *place;

  g_assert_nonnull (errand);
  g_assert_cmpstr (errand->app, ==, "sales-connect");
  g_assert_true (errand->who == scs_role_find ("sales-connect-admin"));
  g_assert_cmpstr (errand->step, ==, "marketo");
  g_assert_cmpstr (errand->section, ==, "main");
  g_assert_cmpstr (errand->outcome, ==, "marketo-connected");
  g_assert_false (errand->has_own_outcome);
  g_assert_cmpstr (errand->operation, ==, "connect-marketo");
  g_assert_cmpstr (errand->product, ==, "sales-connect");
  g_assert_null (errand->as);
  g_assert_null (errand->environment);
  g_assert_null (errand->edition);
  g_assert_false (errand->optional);
  g_assert_cmpstrv (errand->needs,
                    ((const char *const[]){ "account-sign-in", "credentials-look", NULL }));
  g_assert_cmpstrv (errand->values,
                    ((const char *const[]){ "munchkin-id", "client-id", "client-secret", NULL }));
  g_assert_cmpint (errand->troubles->len, >, 0);
  g_assert_true (g_ptr_array_index (errand->troubles, 0) ==
                 (gpointer) scs_trouble_find ("values-not-taken"));
  g_assert_cmpstr (errand->title, ==, "Enter the three values and connect");
  g_assert_cmpstr (errand->press,
                   ==,
                   "Copy each of the three values into its field, then press {connect}.");
  g_assert_nonnull (errand->expect);
  g_assert_cmpint (count_strings (errand->guards), ==, 1);
  g_assert_cmpstr (errand->confirm, ==, "I am the one who shall own this connection");
  place = g_ptr_array_index (errand->places, 0);
  g_assert_cmpstr (place->link, ==, "https://toutapp.com/next#settings");
  g_assert_false (place->direct);
  g_assert_cmpint (place->labels->len, ==, 4);
  g_assert_null (scs_errand_find ("no-such"));
  g_assert_null (scs_errand_find (NULL));
}

static void
test_ids (void)
{
  GPtrArray *errands = scs_errand_list ();

  for (guint i = 0; i < errands->len; i++) {
    const ScsErrand *errand = g_ptr_array_index (errands, i);

    g_test_message ("%s", errand->id);
    g_assert_true (scs_errand_find (errand->id) == errand);
    g_assert_nonnull (errand->who);
    g_assert_nonnull (scs_step_info_find (errand->step));
    g_assert_nonnull (scs_outcome_info_find (errand->outcome));
    g_assert_cmpstr (scs_app_get_name (errand->app), !=, errand->app);
    g_assert_nonnull (errand->title);
    g_assert_nonnull (errand->press);
    g_assert_nonnull (errand->source);
    g_assert_cmpint (errand->places->len, >, 0);
    if (errand->has_own_outcome)
      g_assert_cmpstr (scs_outcome_info_find (errand->outcome)->errand, ==, errand->id);
  }
  for (guint i = 0; i < scs_label_list ()->len; i++) {
    const ScsLabel *label = g_ptr_array_index (scs_label_list (), i);

    g_assert_true (scs_label_find (label->id) == label);
    g_assert_nonnull (label->en);
    g_assert_nonnull (label->ja);
  }
}

/* Whom each is for: everybody, or those whom the table names. */
static void
test_for_whom (void)
{
  static const struct {
    const char *id;
    gboolean for_actions, as_admin, in_sandbox;
    const char *edition;
    gboolean applies;
  } cases[] = {
    { "account-invite", FALSE, FALSE, TRUE, "professional", TRUE },
    { "account-invite", TRUE, TRUE, FALSE, NULL, TRUE },
    { "prerequisites-actions", TRUE, TRUE, FALSE, NULL, TRUE },
    { "prerequisites-actions", FALSE, TRUE, FALSE, NULL, FALSE },
    { "salesforce-connect-admin", FALSE, TRUE, FALSE, NULL, TRUE },
    { "salesforce-connect-admin", FALSE, FALSE, FALSE, NULL, FALSE },
    { "salesforce-connect-admin", TRUE, TRUE, FALSE, NULL, FALSE },
    { "salesforce-connect-admin", FALSE, TRUE, TRUE, NULL, FALSE },
    { "salesforce-connect-sandbox-admin", FALSE, TRUE, TRUE, NULL, TRUE },
    { "salesforce-connect-actions-sandbox-non-admin", TRUE, FALSE, TRUE, NULL, TRUE },
    { "salesforce-activate", TRUE, TRUE, TRUE, NULL, TRUE },
    { "salesforce-activate", TRUE, TRUE, FALSE, NULL, FALSE },
    /* As long as the edition is not known, both are shown. */
    { "salesforce-package", FALSE, TRUE, FALSE, NULL, TRUE },
    { "salesforce-package", FALSE, TRUE, FALSE, "other", TRUE },
    { "salesforce-package", FALSE, TRUE, FALSE, "professional", FALSE },
    { "salesforce-package-professional", FALSE, TRUE, FALSE, NULL, TRUE },
    { "salesforce-package-professional", FALSE, TRUE, FALSE, "other", FALSE },
    { "salesforce-package-professional", FALSE, TRUE, FALSE, "professional", TRUE },
    { "salesforce-package", TRUE, TRUE, FALSE, "other", FALSE },
    { "salesforce-package-actions", TRUE, TRUE, FALSE, "professional", TRUE },
    { "salesforce-team-logging", FALSE, FALSE, FALSE, NULL, FALSE },
    { "team-invite", FALSE, TRUE, FALSE, NULL, TRUE },
    { "team-invite", TRUE, TRUE, FALSE, NULL, FALSE },
    { "sandbox-ask", FALSE, TRUE, FALSE, NULL, TRUE },
    { "sandbox-ask", FALSE, TRUE, TRUE, NULL, FALSE },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++) {
    ScsGuideView view = { .for_actions = cases[i].for_actions,
                          .as_admin = cases[i].as_admin,
                          .in_sandbox = cases[i].in_sandbox,
                          .edition = cases[i].edition };
    const ScsErrand *errand = scs_errand_find (cases[i].id);

    say_view (&view);
    g_test_message ("%s", cases[i].id);
    g_assert_nonnull (errand);
    g_assert_cmpint (scs_errand_applies (errand, &view), ==, cases[i].applies);
  }
}

/* Nobody is left without a way to what has to be done in a web application, and nobody is shown two
 * ways where there is one. */
static void
assert_led (const ScsGuideView *view)
{
  static const struct {
    const char *outcome;
    guint ways; /* that are not left to choice */
  } cases[] = {
    { "salesforce-api", 1 },     { "account-invited", 1 },       { "account-password", 1 },
    { "account-signed-in", 1 },  { "salesforce-app", 1 },        { "salesforce-connected", 1 },
    { "salesforce-package", 1 }, { "salesforce-task-types", 1 }, { "marketo-connected", 1 },
    { "team-invited", 1 },       { "team-access", 1 },
  };
  GPtrArray *errands = scs_errand_list ();

  for (gsize k = 0; k < G_N_ELEMENTS (cases); k++) {
    gboolean both = view->edition == NULL && !view->for_actions &&
                    g_str_equal (cases[k].outcome, "salesforce-package");
    guint ways = 0;

    g_assert_false (scs_outcome_info_find (cases[k].outcome)->optional);
    for (guint i = 0; i < errands->len; i++) {
      const ScsErrand *errand = g_ptr_array_index (errands, i);

      if (g_str_equal (errand->outcome, cases[k].outcome) && !errand->optional &&
          scs_errand_applies (errand, view))
        ways++;
    }
    g_test_message ("%s", cases[k].outcome);
    g_assert_cmpint (ways, ==, both ? 2 : cases[k].ways);
  }
}

/* What counts for a step is reached by an errand, or the program itself reaches it. */
static void
test_outcomes (void)
{
  static const char *const by_program[] = {
    "subscriptions",   "salesforce-apex",   "roles",          "account-email-unique",
    "salesforce-kind", "credentials-known", "marketo-waited", NULL,
  };
  const ScsOutcomeInfo *infos;
  gsize n_infos;

  infos = scs_outcome_info_list (&n_infos);
  for (gsize i = 0; i < n_infos; i++) {
    gboolean is_led = FALSE;

    for (guint k = 0; k < scs_errand_list ()->len; k++) {
      const ScsErrand *errand = g_ptr_array_index (scs_errand_list (), k);

      is_led |= g_str_equal (errand->outcome, infos[i].id);
    }
    g_test_message ("%s", infos[i].id);
    g_assert_cmpint (is_led, !=, g_strv_contains (by_program, infos[i].id));
  }
}

static void
test_everybody (void)
{
  static const char *const operations[] = {
    "connect-salesforce", "connect-marketo", "invite", "grant-access", "revoke-access"
  };

  for (guint number = 0; number < N_VIEWS; number++) {
    ScsGuideView view = make_view (number);

    say_view (&view);
    assert_led (&view);
    for (gsize i = 0; i < G_N_ELEMENTS (operations); i++) {
      const ScsErrand *errand = scs_errand_find_for_operation (operations[i], &view);

      g_test_message ("%s", operations[i]);
      g_assert_nonnull (errand);
      g_assert_cmpstr (errand->operation, ==, operations[i]);
      g_assert_true (scs_errand_applies (errand, &view));
    }
    g_assert_null (scs_errand_find_for_operation ("no-such", &view));
  }
}

/* Each errand is for somebody, and whoever it is for finds where it is done. */
static void
test_places (void)
{
  GPtrArray *errands = scs_errand_list ();

  for (guint i = 0; i < errands->len; i++) {
    const ScsErrand *errand = g_ptr_array_index (errands, i);
    guint n_views = 0;

    g_test_message ("%s", errand->id);
    for (guint number = 0; number < N_VIEWS; number++) {
      ScsGuideView view = make_view (number);
      const ScsPlace *place = scs_errand_get_place (errand, &view);

      if (!scs_errand_applies (errand, &view))
        continue;
      n_views++;
      g_assert_true (place->product == NULL ||
                     g_str_has_suffix (place->product, view.for_actions ? "actions" : "connect"));
      g_assert_true (place->as == NULL ||
                     g_str_equal (place->as, view.as_admin ? "admin" : "non-admin"));
      g_assert_true (place->environment == NULL ||
                     g_str_equal (place->environment, view.in_sandbox ? "sandbox" : "production"));
    }
    g_assert_cmpint (n_views, >, 0);
  }
}

/* What mends a trouble is for whom it troubles. */
static void
test_mending (void)
{
  static const struct {
    const char *trouble;
    gboolean for_actions, as_admin, in_sandbox;
    const char *errand;
  } cases[] = {
    { "team-settings-closed", FALSE, TRUE, FALSE, "salesforce-connect-admin" },
    { "team-settings-closed", TRUE, TRUE, FALSE, "salesforce-connect-actions-admin" },
    { "team-settings-closed", FALSE, TRUE, TRUE, "salesforce-connect-sandbox-admin" },
    /* Only an admin mends it. */
    { "team-settings-closed", FALSE, FALSE, FALSE, NULL },
    { "not-invited", FALSE, TRUE, FALSE, "team-invite" },
    { "not-invited", TRUE, TRUE, FALSE, "team-invite-actions" },
    { "csv-mapping", TRUE, TRUE, FALSE, "team-invite-csv-actions" },
    { "client-id-missing", FALSE, TRUE, FALSE, NULL },
    { "locked-out", FALSE, TRUE, FALSE, NULL },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++) {
    ScsGuideView view = { .for_actions = cases[i].for_actions,
                          .as_admin = cases[i].as_admin,
                          .in_sandbox = cases[i].in_sandbox };
    const ScsErrand *errand = scs_trouble_find_errand (scs_trouble_find (cases[i].trouble), &view);

    say_view (&view);
    g_assert_cmpstr (errand != NULL ? errand->id : NULL, ==, cases[i].errand);
  }
}

/* What comes before stands before, so it never goes in a circle; and where something comes before,
 * there is something of it for each person. */
static void
test_needs (void)
{
  GPtrArray *errands = scs_errand_list ();

  for (guint i = 0; i < errands->len; i++) {
    const ScsErrand *errand = g_ptr_array_index (errands, i);

    g_test_message ("%s", errand->id);
    for (const char *const *id = errand->needs; *id != NULL; id++) {
      guint place;

      g_assert_true (g_ptr_array_find (errands, scs_errand_find (*id), &place));
      g_assert_cmpint (place, <, i);
    }
    for (guint number = 0; number < N_VIEWS; number++) {
      ScsGuideView view = make_view (number);
      guint n_needs = 0;

      for (const char *const *id = errand->needs; *id != NULL; id++)
        n_needs += scs_errand_applies (scs_errand_find (*id), &view);
      if (errand->needs[0] != NULL && scs_errand_applies (errand, &view))
        g_assert_cmpint (n_needs, >, 0);
    }
  }
}

/* Fields of a line of CSV; quotes go around what has commas, and are doubled within. */
static GPtrArray *
split_line (const char *line)
{
  GPtrArray *fields = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GString) field = g_string_new (NULL);
  gboolean quoted = FALSE;

  for (const char *p = line; *p != '\0'; p++) {
    if (*p == '"' && quoted && p[1] == '"')
      g_string_append_c (field, *p++);
    else if (*p == '"')
      quoted = !quoted;
    else if (*p == ',' && !quoted) {
      g_ptr_array_add (fields, g_strdup (field->str));
      g_string_truncate (field, 0);
    } else
      g_string_append_c (field, *p);
  }
  g_assert_false (quoted);
  g_ptr_array_add (fields, g_strdup (field->str));
  return fields;
}

static void
add_named (GHashTable *named, const char *ids)
{
  g_auto (GStrv) list = g_strsplit (ids, " ", -1);

  for (char **id = list; *id != NULL; id++) {
    g_assert_true (scs_errand_find (*id) != NULL || scs_trouble_find (*id) != NULL);
    g_hash_table_add (named, g_strdup (*id));
  }
}

static void
assert_fact (GPtrArray *fields, GHashTable *named, GHashTable *sections)
{
  const char *errands, *reason;

  g_assert_cmpint (fields->len, ==, 5);
  for (guint i = 0; i < fields->len; i++) {
    g_autofree char *stripped = g_strstrip (g_strdup (g_ptr_array_index (fields, i)));

    g_assert_cmpstr (g_ptr_array_index (fields, i), ==, stripped);
  }
  g_assert_cmpstr (g_ptr_array_index (fields, 1), !=, "");
  g_assert_cmpstr (g_ptr_array_index (fields, 4), !=, "");
  errands = g_ptr_array_index (fields, 2);
  reason = g_ptr_array_index (fields, 3);
  /* An errand or a trouble, or why there is none */
  g_assert_true ((*errands == '\0') != (*reason == '\0'));
  if (*errands != '\0')
    add_named (named, errands);
  else
    g_assert_true (g_str_equal (reason, "limit") || g_str_has_prefix (reason, "definition: ") ||
                   g_str_has_prefix (reason, "said on the page ") ||
                   g_str_has_prefix (reason, "done by the program: "));
  g_hash_table_add (sections, g_strdup (g_ptr_array_index (fields, 0)));
}

/* Every fact about the web applications has its errand or trouble, or a reason for none; and
 * nothing stands in the guide that is no fact. */
static void
test_facts (void)
{
  static const char *const all_sections[] = { "1.1", "1.2", "1.3",  "1.4", "1.5", "1.6", "1.7",
                                              "1.8", "1.9", "1.10", "2.1", "2.2", "2.3", "2.4" };
  g_autofree char *path = g_test_build_filename (G_TEST_DIST, "data", "web-facts.csv", NULL);
  g_autofree char *text = NULL;
  g_autoptr (GHashTable) named = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (GHashTable) sections = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_auto (GStrv) lines = NULL;
  g_autoptr (GError) error = NULL;

  g_file_get_contents (path, &text, NULL, &error);
  g_assert_no_error (error);
  lines = g_strsplit (text, "\n", -1);
  g_assert_cmpstr (lines[0], ==, "section,fact,errands,reason,source");
  for (guint i = 1; lines[i] != NULL && (*lines[i] != '\0' || lines[i + 1] != NULL); i++) {
    g_autoptr (GPtrArray) fields = split_line (lines[i]);

    g_test_message ("line %u: %s", i + 1, lines[i]);
    assert_fact (fields, named, sections);
  }
  for (gsize i = 0; i < G_N_ELEMENTS (all_sections); i++) {
    g_test_message ("section %s", all_sections[i]);
    g_assert_true (g_hash_table_contains (sections, all_sections[i]));
  }
  for (guint i = 0; i < scs_errand_list ()->len; i++) {
    const ScsErrand *errand = g_ptr_array_index (scs_errand_list (), i);

    g_test_message ("%s", errand->id);
    g_assert_true (g_hash_table_contains (named, errand->id));
  }
  for (guint i = 0; i < scs_trouble_list ()->len; i++) {
    const ScsTrouble *trouble = g_ptr_array_index (scs_trouble_list (), i);

    g_test_message ("%s", trouble->id);
    g_assert_true (g_hash_table_contains (named, trouble->id));
  }
}

int
main (int argc, char *argv[])
{
  setlocale (LC_ALL, "C.UTF-8");
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/guide/whole", test_whole);
  g_test_add_func ("/guide/row", test_row);
  g_test_add_func ("/guide/ids", test_ids);
  g_test_add_func ("/guide/for-whom", test_for_whom);
  g_test_add_func ("/guide/outcomes", test_outcomes);
  g_test_add_func ("/guide/everybody", test_everybody);
  g_test_add_func ("/guide/places", test_places);
  g_test_add_func ("/guide/mending", test_mending);
  g_test_add_func ("/guide/needs", test_needs);
  g_test_add_func ("/guide/facts", test_facts);
  return g_test_run ();
}
