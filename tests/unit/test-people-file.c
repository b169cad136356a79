/* SPDX-FileCopyrightText: 2026 The Sales Connect Setup authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Lists of people as they come: encodings, separators, headers, columns, and what is no list. */
#include <gio/gio.h>
#include <glib/gstdio.h>
#include <locale.h>
#include <string.h>
#include <unistd.h>

#include "scs-test-wait.h"
#include "setup/team/scs-access-list.h"
#include "setup/team/scs-people-file.h"
#include "setup/team/scs-people-preview.h"

#define WAIT_S 30
#define AOI "aoi@x.example"
#define MIO "mio@x.example"

/* Bytes that may hold NULs. */
#define BYTES(text) text, sizeof (text) - 1

/* What a list gives: its rows parted by line breaks, address, name and workspaces by bars. */
typedef struct {
  const char *what;
  const char *bytes;
  gsize length;
  const char *encoding;
  const char *people;
} GoodCase;

static const GoodCase good_cases[] = {
  { "addresses alone", BYTES (AOI "\n" MIO), "UTF-8", AOI "||\n" MIO "||\n" },
  { "CRLF and empty lines",
    BYTES ("\r\n" AOI "\r\n\r\n" MIO "\r\n\r\n"),
    "UTF-8",
    AOI "||\n" MIO "||\n" },
  { "CR alone", BYTES ("Email\r" AOI "\r" MIO), "UTF-8", AOI "||\n" MIO "||\n" },
  { "byte order mark", BYTES ("\357\273\277Email\n" AOI), "UTF-8", AOI "||\n" },
  { "UTF-16LE", BYTES ("\377\376a\0@\0x\0.\0j\0p\0"), "UTF-16LE", "a@x.jp||\n" },
  { "UTF-16BE", BYTES ("\376\377\0a\0@\0x\0.\0j\0p"), "UTF-16BE", "a@x.jp||\n" },
  { "plain UTF-16LE", BYTES ("a\0@\0x\0.\0j\0p\0\n\0"), "UTF-16LE", "a@x.jp||\n" },
  { "plain UTF-16BE", BYTES ("\0a\0@\0x\0.\0j\0p\0\n"), "UTF-16BE", "a@x.jp||\n" },
  { "Shift_JIS",
    BYTES ("\216\201\226\274,\203\201\201[\203\213\n\223c\222\206," AOI),
    "Shift_JIS",
    AOI "|田中|\n" },
  { "half-width kana", BYTES ("\312\336,a@x.jp\n"), "Shift_JIS", "a@x.jp||\n" },
  { "semicolons", BYTES ("Name;E-mail\nAoi;" AOI), "UTF-8", AOI "|Aoi|\n" },
  { "tabs", BYTES ("E-mail\tName\n" AOI "\tTanaka, Aoi"), "UTF-8", AOI "|Tanaka, Aoi|\n" },
  { "bars", BYTES ("Name|E-mail\nAoi|" AOI), "UTF-8", AOI "|Aoi|\n" },
  { "hint", BYTES ("sep=|\r\nE-mail|Name,Title\r\n" AOI "|Aoi,CEO"), "UTF-8", AOI "||\n" },
  { "commas in another column",
    BYTES ("E-mail;Workspace\n" AOI ";Japan, Europe\n" MIO ";Japan"),
    "UTF-8",
    AOI "||Japan+Europe\n" MIO "||Japan\n" },
  { "quotes",
    BYTES ("Name,E-mail\n\"Tanaka, \"\"Aoi\"\"\"," AOI),
    "UTF-8",
    AOI "|Tanaka, \"Aoi\"|\n" },
  { "breaks in quotes",
    BYTES ("E-mail,Workspaces\n" AOI ",\"Japan\r\nEurope\rAsia\"\n" MIO ","),
    "UTF-8",
    AOI "||Japan+Europe+Asia\n" MIO "||\n" },
  { "blanks before a quote", BYTES ("Name, E-mail\nAoi, \"" AOI "\""), "UTF-8", AOI "|Aoi|\n" },
  { "a quote within", BYTES ("Name,E-mail\nAoi \"A\" T," AOI), "UTF-8", AOI "|Aoi \"A\" T|\n" },
  { "capitals and blanks",
    BYTES ("  E-MAIL  address ;FULL NAME\n" AOI ";Aoi"),
    "UTF-8",
    AOI "|Aoi|\n" },
  { "full width header", BYTES ("Ｅｍａｉｌ,Ｎａｍｅ\n" AOI ",Aoi"), "UTF-8", AOI "|Aoi|\n" },
  { "half-width kana header", BYTES ("氏名,ﾒｰﾙｱﾄﾞﾚｽ\n葵," AOI), "UTF-8", AOI "|葵|\n" },
  { "メール ID", BYTES ("メール ID\n" AOI), "UTF-8", AOI "||\n" },
  { "電子メール",
    BYTES ("電子メール,名前,ワークスペース\n" AOI ",葵,日本、本社"),
    "UTF-8",
    AOI "|葵|日本+本社\n" },
  { "first and last name",
    BYTES ("First Name,Last Name,Mail\nAoi,Tanaka," AOI "\n,Sato," MIO),
    "UTF-8",
    AOI "|Aoi Tanaka|\n" MIO "|Sato|\n" },
  { "last name first in the file",
    BYTES ("Last Name,First Name,Mail\nTanaka,Aoi," AOI),
    "UTF-8",
    AOI "|Aoi Tanaka|\n" },
  { "姓と名", BYTES ("名,姓,メール\n葵,田中," AOI), "UTF-8", AOI "|田中 葵|\n" },
  { "two columns of mail",
    BYTES ("Mail,Email Address,Name\nyes," AOI ",Aoi"),
    "UTF-8",
    AOI "|Aoi|\n" },
  { "unknown header",
    BYTES ("Kontakt,Person\n" AOI ",Aoi\n" MIO ",Mio"),
    "UTF-8",
    AOI "||\n" MIO "||\n" },
  { "no header", BYTES ("Aoi," AOI ",1\nMio," MIO ",2"), "UTF-8", AOI "||\n" MIO "||\n" },
  { "names in the cell",
    BYTES ("\"Tanaka, Aoi <" AOI ">\"\nMio <" MIO ">"),
    "UTF-8",
    AOI "|Tanaka, Aoi|\n" MIO "|Mio|\n" },
  { "words in one line",
    BYTES (AOI ", " MIO ", a@x.jp"),
    "UTF-8",
    AOI "||\n" MIO "||\na@x.jp||\n" },
  { "words in ragged lines",
    BYTES (AOI "; " MIO ";\na@x.jp"),
    "UTF-8",
    AOI "||\n" MIO "||\na@x.jp||\n" },
  { "short and long lines",
    BYTES ("Name,E-mail,Workspaces\nAoi," AOI "\nMio," MIO ",Japan,more"),
    "UTF-8",
    AOI "|Aoi|\n" MIO "|Mio|Japan\n" },
  { "formulas are text",
    BYTES ("Name,E-mail\n=1+1," AOI "\n@SUM(A1),+mio@x.example"),
    "UTF-8",
    AOI "|=1+1|\n+mio@x.example|@SUM(A1)|\n" },
  { "blanks of all kinds",
    BYTES ("E-mail,Name\n\302\240" AOI "\343\200\200,\357\273\277 Aoi \342\200\213"),
    "UTF-8",
    AOI "|Aoi|\n" },
  { "workspaces",
    BYTES ("E-mail,Workspaces\n" AOI ",\"Japan, japan ,Europe/Asia\"\n" MIO ",Default"),
    "UTF-8",
    AOI "||Japan+Europe+Asia\n" MIO "||\n" },
};

typedef struct {
  const char *what;
  const char *bytes;
  gsize length;
  ScsPeopleError code;
  guint line;
} BadCase;

static const BadCase bad_cases[] = {
  { "nothing", BYTES (""), SCS_PEOPLE_ERROR_EMPTY, 0 },
  { "blanks", BYTES (" \r\n\t\n,,,\n"), SCS_PEOPLE_ERROR_EMPTY, 0 },
  { "a byte order mark alone", BYTES ("\357\273\277"), SCS_PEOPLE_ERROR_EMPTY, 0 },
  { "a workbook", BYTES ("PK\003\004\024\0\006\0"), SCS_PEOPLE_ERROR_WORKBOOK, 0 },
  { "an old workbook", BYTES ("\320\317\021\340\241\261\032\341"), SCS_PEOPLE_ERROR_WORKBOOK, 0 },
  { "a NUL", BYTES ("Email\n" AOI "\0\n" MIO), SCS_PEOPLE_ERROR_NUL, 0 },
  { "a NUL behind a mark", BYTES ("\357\273\277a@x.jp\0"), SCS_PEOPLE_ERROR_NUL, 0 },
  { "a NUL in UTF-16", BYTES ("\377\376a\0@\0x\0.\0j\0p\0\0\0"), SCS_PEOPLE_ERROR_NUL, 0 },
  { "only NULs", BYTES ("\0\0\0\0\0\0\0\0"), SCS_PEOPLE_ERROR_NUL, 0 },
  { "half a letter of UTF-16", BYTES ("\377\376a\0@\0x"), SCS_PEOPLE_ERROR_ENCODING, 0 },
  { "half a pair of UTF-16", BYTES ("\377\376a\0\0\330b\0"), SCS_PEOPLE_ERROR_ENCODING, 0 },
  { "Latin-1", BYTES ("Name,Email\nJos\351," AOI), SCS_PEOPLE_ERROR_ENCODING, 0 },
  { "no letters", BYTES ("Name,Email\n\200\375\376\377," AOI), SCS_PEOPLE_ERROR_ENCODING, 0 },
  { "damaged behind a mark",
    BYTES ("\357\273\277Name\nAoi \377," AOI),
    SCS_PEOPLE_ERROR_ENCODING,
    0 },
  { "Shift_JIS after UTF-8",
    BYTES ("氏名,メール\r\n\r\n田中," AOI "\r\n\215\262\223\241," MIO),
    SCS_PEOPLE_ERROR_MIXED,
    4 },
  { "UTF-8 after Shift_JIS",
    BYTES ("\216\201\226\274,\203\201\201[\203\213\n田中," AOI),
    SCS_PEOPLE_ERROR_MIXED,
    2 },
  { "a damaged line",
    BYTES ("氏名,メール\n田中," AOI "\n佐\350\227," MIO "\n"),
    SCS_PEOPLE_ERROR_MIXED,
    3 },
  { "an open quote",
    BYTES ("Name,Email\n\nAoi," AOI "\n\"Mio," MIO "\nKen,k@x.jp"),
    SCS_PEOPLE_ERROR_QUOTE,
    4 },
  { "an open quote in the first line", BYTES ("\"Email\n" AOI), SCS_PEOPLE_ERROR_QUOTE, 1 },
  { "an open quote at the end", BYTES ("Email\n" AOI "\n\""), SCS_PEOPLE_ERROR_QUOTE, 3 },
};

static char *
join_lines (ScsPeoplePreview *preview)
{
  GListModel *lines = scs_people_preview_get_lines (preview);
  GString *all = g_string_new (NULL);

  for (guint i = 0; i < g_list_model_get_n_items (lines); i++) {
    g_autoptr (ScsPersonLine) line = g_list_model_get_item (lines, i);
    const char *name = scs_person_line_get_name (line);
    const char *const *workspaces = scs_person_line_get_workspaces (line);
    g_autofree char *joined = workspaces != NULL ? g_strjoinv ("+", (char **) workspaces) : NULL;

    g_string_append_printf (all,
                            "%s|%s|%s\n",
                            scs_person_line_get_address (line),
                            name != NULL ? name : "",
                            joined != NULL ? joined : "");
  }
  return g_string_free (all, FALSE);
}

static ScsPeoplePreview *
preview_bytes (const char *bytes, gsize length, ScsMemberList *members, GHashTable *others)
{
  g_autoptr (GBytes) data = g_bytes_new (bytes, length);
  g_autoptr (GError) error = NULL;
  ScsPeopleTable *table = scs_people_table_new_from_bytes (data, &error);

  g_assert_no_error (error);
  return scs_people_preview_new (table, members, others);
}

static void
test_good (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (good_cases); i++) {
    const GoodCase *c = &good_cases[i];
    g_autoptr (ScsMemberList) members = scs_member_list_new ();
    g_autoptr (ScsPeoplePreview) preview = NULL;
    g_autofree char *people = NULL;

    g_test_message ("%s", c->what);
    preview = preview_bytes (c->bytes, c->length, members, NULL);
    people = join_lines (preview);
    g_assert_cmpstr (people, ==, c->people);
    g_assert_cmpstr (scs_people_preview_get_table (preview)->encoding, ==, c->encoding);
  }
}

static void
assert_one_sentence (const GError *error)
{
  g_autofree char *sentence = scs_people_error_dup_sentence (error);

  g_assert_cmpint (strlen (sentence), >, 15);
  g_assert_true (g_str_has_suffix (sentence, ".") || g_str_has_suffix (sentence, "?"));
  g_assert_null (strchr (sentence, '\n'));
  if (scs_people_error_get_line (error) > 0) {
    g_autofree char *number = g_strdup_printf ("%u", scs_people_error_get_line (error));

    g_assert_nonnull (strstr (sentence, number));
  }
}

static void
test_bad (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (bad_cases); i++) {
    const BadCase *c = &bad_cases[i];
    g_autoptr (GBytes) data = g_bytes_new_static (c->bytes, c->length);
    g_autoptr (GError) error = NULL;

    g_test_message ("%s", c->what);
    g_assert_null (scs_people_table_new_from_bytes (data, &error));
    g_assert_error (error, SCS_PEOPLE_ERROR, (int) c->code);
    g_assert_cmpint (scs_people_error_get_line (error), ==, c->line);
    assert_one_sentence (error);
  }
}

/* Huge or odd text ends soon, in one sentence. */
static void
test_hostile (void)
{
  static const struct {
    const char *piece;
    gsize n_bytes;
    ScsPeopleError code;
  } cases[] = {
    { "a", 10000000, SCS_PEOPLE_ERROR_LONG_LINE },
    { "a@x.jp ", 10000000, SCS_PEOPLE_ERROR_LONG_LINE },
    { ",", 10000000, SCS_PEOPLE_ERROR_MANY_COLUMNS },
    { "\"", 9999999, SCS_PEOPLE_ERROR_QUOTE },
    { "\"a", 9999998, SCS_PEOPLE_ERROR_LONG_LINE },
    { "\"\n", 1000000, SCS_PEOPLE_ERROR_EMPTY },
    { "\n", 16000000, SCS_PEOPLE_ERROR_EMPTY },
    { "\r", 16000000, SCS_PEOPLE_ERROR_EMPTY },
    { "\377", 16000000, SCS_PEOPLE_ERROR_ENCODING },
    { "\223c", 16000000, SCS_PEOPLE_ERROR_LONG_LINE },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_autoptr (GString) text = g_string_sized_new (cases[i].n_bytes + 8);
    g_autoptr (GBytes) data = NULL;
    g_autoptr (GError) error = NULL;
    gint64 before;

    while (text->len < cases[i].n_bytes)
      g_string_append (text, cases[i].piece);
    data = g_bytes_new (text->str, text->len);
    before = g_get_monotonic_time ();
    g_test_message ("%s", cases[i].piece);
    if (scs_people_table_new_from_bytes (data, &error) != NULL)
      g_error ("this gave a list");
    g_test_message ("%.0f ms: %s", (g_get_monotonic_time () - before) / 1000.0, error->message);
    g_assert_error (error, SCS_PEOPLE_ERROR, (int) cases[i].code);
  }
}

static void
test_ten_thousand (void)
{
  g_autoptr (ScsMemberList) members = scs_member_list_new ();
  g_autoptr (GString) text = g_string_new ("Name,E-mail,Workspaces\n");
  g_autoptr (ScsPeoplePreview) preview = NULL;
  g_autoptr (GPtrArray) added = NULL;
  gint64 before;

  for (guint i = 0; i < SCS_PEOPLE_MAX + 7; i++)
    g_string_append_printf (text, "森 遥 %u,person.%u@hoshigaoka.example,Japan/Europe\n", i, i);
  before = g_get_monotonic_time ();
  preview = preview_bytes (text->str, text->len, members, NULL);
  g_test_message ("read and marked in %.0f ms", (g_get_monotonic_time () - before) / 1000.0);
  g_assert_cmpint (scs_people_preview_count (preview, SCS_PERSON_NEW), ==, SCS_PEOPLE_MAX);
  g_assert_cmpint (scs_people_preview_get_left_out (preview), ==, 7);
  added = scs_people_preview_add (preview);
  g_assert_cmpint (added->len, ==, SCS_PEOPLE_MAX);
  g_assert_cmpint (g_list_model_get_n_items (G_LIST_MODEL (members)), ==, SCS_PEOPLE_MAX);

  /* Without a header none is lost either. */
  g_clear_object (&preview);
  g_string_erase (text, 0, strlen ("Name,E-mail,Workspaces\n"));
  preview = preview_bytes (text->str, text->len, members, NULL);
  g_assert_cmpint (scs_people_preview_count (preview, SCS_PERSON_KNOWN), ==, SCS_PEOPLE_MAX);
  g_assert_cmpint (scs_people_preview_get_left_out (preview), ==, 7);
}

static GHashTable *
make_others (void)
{
  GHashTable *others =
      g_hash_table_new_full (g_str_hash, g_str_equal, NULL, (GDestroyNotify) g_hash_table_unref);
  GHashTable *emails = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  g_hash_table_add (emails, g_strdup ("haruka.mori@hoshigaoka.example"));
  g_hash_table_insert (others, (char *) "sandbox", emails);
  return others;
}

static char *
dup_data (const char *name, gsize *length)
{
  g_autofree char *path = g_test_build_filename (G_TEST_DIST, "data", "people", name, NULL);
  g_autoptr (GError) error = NULL;
  char *bytes;

  g_file_get_contents (path, &bytes, length, &error);
  g_assert_no_error (error);
  return bytes;
}

/* Every mark in one file, with its words. */
static void
test_marks (void)
{
  static const struct {
    ScsPersonMark mark;
    guint number;
    const char *words;
  } expected[] = {
    { SCS_PERSON_NEW, 2, "New" },
    { SCS_PERSON_KNOWN, 3, "On the list already: Connected" },
    { SCS_PERSON_KNOWN, 4, "On the list already: Not invited yet" },
    { SCS_PERSON_DUPLICATE, 5, "The same as in line 2" },
    { SCS_PERSON_ELSEWHERE,
      6,
      "Used in Sandbox: one address works in one account only, so take another one here" },
    { SCS_PERSON_INVALID, 7, "The e-mail address is missing" },
    { SCS_PERSON_INVALID, 8, "No e-mail address: the @ is missing" },
    { SCS_PERSON_INVALID, 9, "No e-mail address: the @ is missing" },
  };
  g_autoptr (ScsMemberList) members = scs_member_list_new ();
  g_autoptr (GHashTable) others = make_others ();
  gsize length;
  g_autofree char *bytes = dup_data ("every-mark.csv", &length);
  g_autoptr (ScsPeoplePreview) preview = NULL;
  g_autoptr (GPtrArray) changed = NULL;
  GListModel *lines;

  scs_member_set_state (scs_member_list_add (members, "mio.sato@hoshigaoka.example"),
                        SCS_MEMBER_CONNECTED);
  scs_member_list_add (members, "ken.ito@hoshigaoka.example");
  preview = preview_bytes (bytes, length, members, others);
  lines = scs_people_preview_get_lines (preview);
  g_assert_cmpint (g_list_model_get_n_items (lines), ==, G_N_ELEMENTS (expected));
  for (guint i = 0; i < G_N_ELEMENTS (expected); i++) {
    g_autoptr (ScsPersonLine) line = g_list_model_get_item (lines, i);
    g_autofree char *words = scs_person_line_dup_mark_words (line);

    g_assert_cmpint (scs_person_line_get_mark (line), ==, expected[i].mark);
    g_assert_cmpint (scs_person_line_get_number (line), ==, expected[i].number);
    g_assert_cmpstr (words, ==, expected[i].words);
  }
  g_assert_cmpint (scs_people_preview_count (preview, SCS_PERSON_NEW), ==, 1);
  g_assert_cmpint (scs_people_preview_count (preview, SCS_PERSON_KNOWN), ==, 2);
  g_assert_cmpint (scs_people_preview_count (preview, SCS_PERSON_INVALID), ==, 3);
  /* Both get their names; whoever is connected keeps their workspaces. */
  g_assert_cmpint (scs_people_preview_count_changes (preview), ==, 2);
  changed = scs_people_preview_add (preview);
  g_assert_cmpint (changed->len, ==, 3);
  g_assert_cmpint (g_list_model_get_n_items (G_LIST_MODEL (members)), ==, 3);
  g_assert_null (
      scs_member_get_wanted (scs_member_list_find (members, "mio.sato@hoshigaoka.example")));
  g_assert_cmpstr (scs_member_get_name (
                       scs_member_list_find (members, "KEN.ito@hoshigaoka.example")),
                   ==,
                   "Ken Ito");
  g_assert_cmpstr (scs_member_get_wanted (
                       scs_member_list_find (members, "aoi.tanaka@hoshigaoka.example"))[0],
                   ==,
                   "Japan");
}

/* Who is on the list and not connected yet gets the workspaces of a later file. */
static void
test_later_file (void)
{
  g_autoptr (ScsMemberList) members = scs_member_list_new ();
  ScsMember *aoi = scs_member_list_add (members, AOI);
  g_autoptr (ScsPeoplePreview) preview = NULL;
  g_autoptr (ScsPeoplePreview) again = NULL;

  scs_member_set_state (aoi, SCS_MEMBER_INVITED);
  preview = preview_bytes (BYTES ("E-mail,Workspaces\n" AOI ",Japan"), members, NULL);
  g_assert_cmpint (scs_people_preview_count_changes (preview), ==, 1);
  g_ptr_array_unref (scs_people_preview_add (preview));
  g_assert_cmpstr (scs_member_get_wanted (aoi)[0], ==, "Japan");
  again = preview_bytes (BYTES ("E-mail,Workspaces\n" AOI ",japan"), members, NULL);
  g_assert_cmpint (scs_people_preview_count_changes (again), ==, 0);
}

/* Columns chosen by hand. */
static void
test_columns (void)
{
  static const char text[] = "Who,Where,Contact\nAoi,Japan," AOI "\nMio,Europe," MIO "\n";
  g_autoptr (ScsMemberList) members = scs_member_list_new ();
  g_autoptr (ScsPeoplePreview) preview = preview_bytes (text, sizeof (text) - 1, members, NULL);
  g_autoptr (ScsPeoplePreview) without = NULL;
  ScsPeopleColumns columns = *scs_people_preview_get_columns (preview);
  g_autofree char *people = NULL, *title = NULL, *number = NULL;

  g_assert_cmpint (columns.email, ==, 2);
  g_assert_cmpint (columns.name, ==, -1);
  title = scs_people_columns_dup_title (scs_people_preview_get_table (preview), 2, 1);
  g_assert_cmpstr (title, ==, "Where (such as “Japan”)");
  columns.name = 0;
  columns.workspaces = 1;
  scs_people_preview_set_columns (preview, &columns);
  people = join_lines (preview);
  g_assert_cmpstr (people, ==, AOI "|Aoi|Japan\n" MIO "|Mio|Europe\n");

  columns.email = 0;
  scs_people_preview_set_columns (preview, &columns);
  g_assert_cmpint (scs_people_preview_count (preview, SCS_PERSON_INVALID), ==, 3);
  columns.email = -1;
  scs_people_preview_set_columns (preview, &columns);
  g_assert_cmpint (g_list_model_get_n_items (scs_people_preview_get_lines (preview)), ==, 0);

  /* No address anywhere: nothing is guessed. */
  without = preview_bytes (BYTES ("one,two\nthree,four"), members, NULL);
  g_assert_cmpint (scs_people_preview_get_columns (without)->email, ==, -1);
  number = scs_people_columns_dup_title (scs_people_preview_get_table (without), -1, 1);
  g_assert_cmpstr (number, ==, "Column 2 (such as “two”)");
}

/* What is far too long for a name or a header does not come through as it is. */
static void
test_long_cells (void)
{
  g_autofree char *long_text = g_strnfill (5000, 'n');
  g_autofree char *text =
      g_strdup_printf ("E-mail,Name,%s\n" AOI ",%s,%s\n", long_text, long_text, long_text);
  g_autoptr (ScsMemberList) members = scs_member_list_new ();
  g_autoptr (ScsPeoplePreview) preview = preview_bytes (text, strlen (text), members, NULL);
  g_autofree char *title =
      scs_people_columns_dup_title (scs_people_preview_get_table (preview), 0, 2);
  g_autoptr (ScsPersonLine) line =
      g_list_model_get_item (scs_people_preview_get_lines (preview), 0);

  g_assert_cmpint (strlen (title), <, 120);
  g_assert_cmpint (strlen (scs_person_line_get_name (line)), ==, 200);
}

static ScsPeopleTable *
read_file (const char *path, GError **error)
{
  g_autoptr (GFile) file = g_file_new_for_path (path);
  GAsyncResult *slot = NULL;
  g_autoptr (GAsyncResult) result = NULL;

  scs_people_file_read_async (file, NULL, scs_test_keep_result_cb, &slot);
  result = scs_test_wait_result (&slot, WAIT_S);
  return scs_people_file_read_finish (file, result, error);
}

/* The same people, as each program saves them. */
static void
test_files (void)
{
  static const char japanese[] =
      "aoi.tanaka@hoshigaoka.example|田中 葵|日本\nmio.sato@hoshigaoka.example|佐藤, 澪|日本+本社\ntakasaki@hoshigaoka.example|髙﨑 ①|\n";
  static const struct {
    const char *name;
    const char *encoding;
    const char *people;
  } files[] = {
    { "japanese-utf8.csv", "UTF-8", japanese },
    { "japanese-utf8-bom.csv", "UTF-8", japanese },
    { "japanese-utf16le-bom.csv", "UTF-16LE", japanese },
    { "japanese-utf16be-bom.csv", "UTF-16BE", japanese },
    { "japanese-utf16le.csv", "UTF-16LE", japanese },
    { "japanese-shift-jis.csv", "Shift_JIS", japanese },
    { "japanese-shift-jis-tabs.txt",
      "Shift_JIS",
      "aoi.tanaka@hoshigaoka.example|田中 葵|日本\nmio.sato@hoshigaoka.example|佐藤、澪|日本+本社\ntakasaki@hoshigaoka.example|髙﨑 ①|\n" },
    { "english-semicolons.csv",
      "UTF-8",
      "aoi.tanaka@hoshigaoka.example|Aoi Tanaka|Japan+Europe\nmio.sato@hoshigaoka.example|Mio Sato|Japan+Europe\njoerg@hoshigaoka.example|Jörg Müller|\n" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (files); i++) {
    g_autofree char *path =
        g_test_build_filename (G_TEST_DIST, "data", "people", files[i].name, NULL);
    g_autoptr (ScsMemberList) members = scs_member_list_new ();
    g_autoptr (ScsPeoplePreview) preview = NULL;
    g_autoptr (GError) error = NULL;
    g_autofree char *people = NULL;
    ScsPeopleTable *table = read_file (path, &error);

    g_test_message ("%s", files[i].name);
    g_assert_no_error (error);
    g_assert_cmpstr (table->encoding, ==, files[i].encoding);
    preview = scs_people_preview_new (table, members, NULL);
    people = join_lines (preview);
    g_assert_cmpstr (people, ==, files[i].people);
  }
}

/* What is no file, or far too large: refused before it is read. */
static void
test_no_file (void)
{
  g_autofree char *folder = g_dir_make_tmp ("scs-people-XXXXXX", NULL);
  g_autofree char *large = g_build_filename (folder, "large.csv", NULL);
  g_autofree char *none = g_build_filename (folder, "none.csv", NULL);
  g_autofree char *mixed =
      g_test_build_filename (G_TEST_DIST, "data", "people", "mixed-encodings.csv", NULL);
  const struct {
    const char *path;
    GQuark domain;
    int code;
  } cases[] = {
    { large, SCS_PEOPLE_ERROR, SCS_PEOPLE_ERROR_TOO_LARGE },
    { none, G_IO_ERROR, G_IO_ERROR_NOT_FOUND },
    { folder, G_IO_ERROR, G_IO_ERROR_NOT_REGULAR_FILE },
    { "/dev/zero", G_IO_ERROR, G_IO_ERROR_NOT_REGULAR_FILE },
    { mixed, SCS_PEOPLE_ERROR, SCS_PEOPLE_ERROR_MIXED },
  };

  g_assert_true (g_file_set_contents (large, "Email\n", -1, NULL));
  g_assert_cmpint (truncate (large, 100 * 1000 * 1000), ==, 0);
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_autoptr (GError) error = NULL;

    g_test_message ("%s", cases[i].path);
    g_assert_null (read_file (cases[i].path, &error));
    g_assert_error (error, cases[i].domain, cases[i].code);
    assert_one_sentence (error);
  }
  g_unlink (large);
  g_rmdir (folder);
}

static void
test_read_is_cancelled (void)
{
  g_autofree char *path =
      g_test_build_filename (G_TEST_DIST, "data", "people", "every-mark.csv", NULL);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();

  g_cancellable_cancel (cancellable);
  /* Often, as the worker and the cancelled answer run against each other. */
  for (int i = 0; i < 200; i++) {
    GAsyncResult *slot = NULL;
    g_autoptr (GAsyncResult) result = NULL;
    g_autoptr (GError) error = NULL;

    scs_people_file_read_async (file, cancellable, scs_test_keep_result_cb, &slot);
    result = scs_test_wait_result (&slot, WAIT_S);
    g_assert_null (scs_people_file_read_finish (file, result, &error));
    g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  }
  /* The worker is left to itself, and ends before the program does. */
  scs_test_run_for (300);
}

static void
plan (ScsMemberList *members, const char *email, const char *name, ScsMemberState state)
{
  ScsMember *member = scs_member_list_add (members, email);

  scs_member_set_name (member, name);
  scs_member_set_state (member, state);
}

/* What the web application gets, and what comes back from it. */
static void
test_invitations (void)
{
  g_autoptr (ScsMemberList) members = scs_member_list_new ();
  g_autoptr (ScsMemberList) back = scs_member_list_new ();
  g_autoptr (ScsPeoplePreview) preview = NULL;
  g_autofree char *empty = NULL, *nameless = NULL, *csv = NULL;
  guint n;

  empty = scs_people_file_dup_invitations (members, &n);
  g_assert_cmpstr (empty, ==, "Email\r\n");
  g_assert_cmpint (n, ==, 0);
  plan (members, "here@x.example", "Is Here", SCS_MEMBER_HERE);
  plan (members, "connected@x.example", NULL, SCS_MEMBER_CONNECTED);
  plan (members, "+plus@x.example", NULL, SCS_MEMBER_PLANNED);
  nameless = scs_people_file_dup_invitations (members, &n);
  g_assert_cmpstr (nameless, ==, "Email\r\n+plus@x.example\r\n");
  plan (members, AOI, "田中 葵", SCS_MEMBER_PLANNED);
  plan (members, MIO, "Sato, \"Mio\"", SCS_MEMBER_PLANNED);
  plan (members, "f@x.example", "=cmd|' /C calc'!A0", SCS_MEMBER_PLANNED);
  plan (members, "g@x.example", "-1", SCS_MEMBER_PLANNED);
  plan (members, "h@x.example", "＠SUM(1,2)", SCS_MEMBER_PLANNED);
  csv = scs_people_file_dup_invitations (members, &n);
  g_assert_cmpstr (
      csv,
      ==,
      "Email,Name\r\n+plus@x.example,\r\n" AOI ",田中 葵\r\n" MIO
      ",\"Sato, \"\"Mio\"\"\"\r\nf@x.example,'=cmd|' /C calc'!A0\r\ng@x.example,'-1\r\nh@x.example,\"'＠SUM(1,2)\"\r\n");
  g_assert_cmpint (n, ==, 6);
  preview = preview_bytes (csv, strlen (csv), back, NULL);
  g_assert_cmpint (scs_people_preview_count (preview, SCS_PERSON_NEW), ==, 6);
}

int
main (int argc, char *argv[])
{
  setlocale (LC_ALL, "C.UTF-8");
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/people-file/good", test_good);
  g_test_add_func ("/people-file/bad", test_bad);
  g_test_add_func ("/people-file/hostile", test_hostile);
  g_test_add_func ("/people-file/ten-thousand", test_ten_thousand);
  g_test_add_func ("/people-file/marks", test_marks);
  g_test_add_func ("/people-file/later-file", test_later_file);
  g_test_add_func ("/people-file/columns", test_columns);
  g_test_add_func ("/people-file/long-cells", test_long_cells);
  g_test_add_func ("/people-file/files", test_files);
  g_test_add_func ("/people-file/no-file", test_no_file);
  g_test_add_func ("/people-file/read-is-cancelled", test_read_is_cancelled);
  g_test_add_func ("/people-file/invitations", test_invitations);
  return g_test_run ();
}
