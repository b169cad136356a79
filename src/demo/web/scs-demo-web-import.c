/* SPDX-FileCopyrightText: 2026 The Sales Connect Setup authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "demo/web/scs-demo-web.h"
#include "demo/web/scs-demo-web-words.h"

#include "demo/sales-connect/scs-demo-settings.h"

#include <string.h>

#define PLACE SCS_DEMO_PLACE_USERS "/import"
#define UPLOADS_MAX 20
#define SAMPLE_CHARS 60
#define NAME_MAX_CHARS 100

typedef enum {
  MEANING_NOTHING,
  MEANING_EMAIL,
  MEANING_FIRST_NAME,
  MEANING_LAST_NAME,
  N_MEANINGS,
} Meaning;

static const struct {
  const char *word;
  const char *label;
  const char *label_ja;
  const char *headers[8]; /* by which it is guessed */
} meanings[N_MEANINGS] = {
  { "none", "Do not import", "インポートしない", { NULL } },
  { "email",
    WORD_EMAIL,
    { "email",
      "e-mail",
      "email address",
      "email id",
      "e-mail id",
      "メール",
      "メールアドレス",
      "メール id" } },
  { "first", "First Name", "名", { "first name", "given name", "firstname", "名" } },
  { "last", "Last Name", "姓", { "last name", "family name", "lastname", "surname", "姓" } },
};

static void
show_upload (ScsDemoVisit *visit, const char *text, const char *text_ja)
{
  g_autoptr (ScsDemoPage) page =
      scs_demo_web_settings_new (visit, SCS_DEMO_PLACE_USERS, WORD_INVITE_CSV);

  if (text != NULL)
    scs_demo_web_add_error (page, text, text_ja);
  scs_demo_web_begin_upload (page, visit, PLACE);
  scs_demo_page_add (
      page,
      "<label for=\"file\">%s</label>"
      "<input id=\"file\" name=\"file\" type=\"file\" accept=\".csv,text/csv\"><br>\n"
      "<button type=\"submit\">%s</button>"
      "<a class=\"button plain\" href=\"" SCS_DEMO_PLACE_USERS "\">%s</a></form>\n",
      scs_demo_page_pick (page, "CSV file", "CSV ファイル"),
      scs_demo_page_pick (page, WORD_NEXT),
      scs_demo_page_pick (page, WORD_CANCEL));
  scs_demo_web_page_answer (page, visit, text != NULL ? 400 : 200);
}

/**
 * scs_demo_web_show_import:
 *
 * GET User Management > Invite Users via CSV.
 *
 * Source: Marketo Sales Insight Actions, Sales Insight Actions Admin Setup Guide. What a file has
 * to look like is documented nowhere; this takes what RFC 4180 describes.
 */
void
scs_demo_web_show_import (ScsDemoVisit *visit)
{
  show_upload (visit, NULL, NULL);
}

static Meaning
guess_meaning (const char *header)
{
  g_autofree char *trimmed = g_strstrip (g_strdup (header));
  g_autofree char *folded = g_utf8_strdown (trimmed, -1);

  for (Meaning i = MEANING_EMAIL; i < N_MEANINGS; i++) {
    for (guint j = 0; j < G_N_ELEMENTS (meanings[i].headers) && meanings[i].headers[j] != NULL;
         j++) {
      if (strcmp (meanings[i].headers[j], folded) == 0)
        return i;
    }
  }
  return MEANING_NOTHING;
}

static char *
make_sample (ScsDemoCsv *csv, guint column)
{
  GString *sample = g_string_new (NULL);

  for (guint i = 1; i < csv->rows->len && i <= 3; i++) {
    char **row = csv->rows->pdata[i];
    g_autofree char *cell =
        g_utf8_substring (row[column], 0, MIN (SAMPLE_CHARS, g_utf8_strlen (row[column], -1)));

    g_string_append_printf (sample, "%s%s", i > 1 ? ", " : "", cell);
  }
  return g_string_free (sample, FALSE);
}

static void
add_column (ScsDemoPage *page, ScsDemoCsv *csv, guint column, Meaning meaning)
{
  const char *header = ((char **) csv->rows->pdata[0])[column];
  g_autofree char *sample = make_sample (csv, column);

  scs_demo_page_add (page,
                     "<tr><th scope=\"row\"><label for=\"column-%u\">%s</label></th><td>%s</td><td>"
                     "<select id=\"column-%u\" name=\"column-%u\">",
                     column,
                     header,
                     sample,
                     column,
                     column);
  for (guint i = 0; i < N_MEANINGS; i++) {
    Meaning own = (i + MEANING_EMAIL) % N_MEANINGS; /* what is not imported comes last */

    scs_demo_page_add (page,
                       "<option value=\"%s\"%s>%s</option>",
                       meanings[own].word,
                       own == meaning ? " selected" : "",
                       scs_demo_page_pick (page, meanings[own].label, meanings[own].label_ja));
  }
  scs_demo_page_add (page, "</select></td></tr>\n");
}

/* @chosen: (array): the meaning of each column */
static void
show_mapping (ScsDemoVisit *visit,
              ScsDemoCsv *csv,
              const Meaning *chosen,
              const char *text,
              const char *text_ja)
{
  g_autoptr (ScsDemoPage) page =
      scs_demo_web_settings_new (visit, SCS_DEMO_PLACE_USERS, WORD_INVITE_CSV);

  if (text != NULL)
    scs_demo_web_add_error (page, text, text_ja);
  scs_demo_page_add (page,
                     "<p>%s <strong id=\"n-rows\">%u</strong></p>\n",
                     scs_demo_page_pick (page, "Rows in the file:", "ファイルの行数："),
                     csv->rows->len - 1);
  scs_demo_web_begin_form (page, visit, PLACE "/send");
  scs_demo_web_add_hidden (page, "upload", csv->id);
  scs_demo_page_add (page,
                     "<table id=\"mapping\"><tr><th>%s</th><th>%s</th><th>%s</th></tr>\n",
                     scs_demo_page_pick (page, "Column", "列"),
                     scs_demo_page_pick (page, "First values", "最初の値"),
                     scs_demo_page_pick (page, "Field", "フィールド"));
  for (guint i = 0; i < csv->n_columns; i++)
    add_column (page, csv, i, chosen[i]);
  scs_demo_page_add (page, "</table>\n");
  scs_demo_web_add_team_choice (page, visit->state);
  scs_demo_page_add (page,
                     "<br><button type=\"submit\">%s</button>"
                     "<a class=\"button plain\" href=\"" PLACE "\">%s</a></form>\n",
                     scs_demo_page_pick (page, WORD_INVITE),
                     scs_demo_page_pick (page, "Back", "戻る"));
  scs_demo_web_page_answer (page, visit, text != NULL ? 400 : 200);
}

static void
keep_upload (ScsDemoVisit *visit, ScsDemoCsv *csv)
{
  GHashTable *uploads = visit->scene->uploads;

  if (g_hash_table_size (uploads) >= UPLOADS_MAX)
    g_hash_table_remove_all (uploads);
  g_hash_table_insert (uploads, g_strdup (visit->session), csv);
}

static void
guess_and_ask (ScsDemoVisit *visit, ScsDemoCsv *csv)
{
  char **headers = csv->rows->pdata[0];
  g_autofree Meaning *chosen = g_new0 (Meaning, csv->n_columns);

  keep_upload (visit, csv);
  for (guint i = 0; i < csv->n_columns; i++)
    chosen[i] = guess_meaning (headers[i]);
  show_mapping (visit, csv, chosen, NULL, NULL);
}

/**
 * scs_demo_web_map_import:
 *
 * POST of the file: asks what its columns are.
 */
void
scs_demo_web_map_import (ScsDemoVisit *visit)
{
  GBytes *file = scs_demo_visit_get_file (visit, "file");
  ScsDemoCsv *csv = NULL;

  if (file == NULL) {
    show_upload (visit, "Choose a CSV file.", "CSV ファイルを選択してください。");
    return;
  }
  switch (scs_demo_csv_parse (file, &csv)) {
  case SCS_DEMO_CSV_GOOD:
    guess_and_ask (visit, csv);
    return;
  case SCS_DEMO_CSV_EMPTY:
    show_upload (visit,
                 "There is nobody in this file.",
                 "このファイルにはユーザーが含まれていません。");
    return;
  case SCS_DEMO_CSV_NOT_UTF8:
    show_upload (visit,
                 "This file is not text in UTF-8.",
                 "このファイルは UTF-8 のテキストではありません。");
    return;
  case SCS_DEMO_CSV_TOO_LARGE:
    show_upload (visit,
                 "This file has more than 1000 rows.",
                 "このファイルは 1000 行を超えています。");
    return;
  case SCS_DEMO_CSV_BROKEN:
    show_upload (visit,
                 "This file is not a CSV file that can be read.",
                 "このファイルは CSV として読み取れません。");
    return;
  }
}

static Meaning
read_meaning (ScsDemoVisit *visit, guint column)
{
  g_autofree char *name = g_strdup_printf ("column-%u", column);
  const char *word = scs_demo_visit_get (visit, name, 16);

  for (Meaning i = 0; i < N_MEANINGS; i++) {
    if (strcmp (meanings[i].word, word) == 0)
      return i;
  }
  return MEANING_NOTHING;
}

/* (transfer full): the first cell of a row that means that, without the space around it */
static char *
pick_cell (ScsDemoCsv *csv, char **row, const Meaning *chosen, Meaning meaning)
{
  for (guint i = 0; i < csv->n_columns; i++) {
    if (chosen[i] == meaning)
      return g_strstrip (g_strdup (row[i]));
  }
  return g_strdup ("");
}

static void
invite_row (ScsDemoPage *page,
            ScsDemoVisit *visit,
            ScsDemoCsv *csv,
            char **row,
            const Meaning *chosen)
{
  g_autofree char *email = pick_cell (csv, row, chosen, MEANING_EMAIL);
  g_autofree char *first = pick_cell (csv, row, chosen, MEANING_FIRST_NAME);
  g_autofree char *last = pick_cell (csv, row, chosen, MEANING_LAST_NAME);
  g_autofree char *joined = g_strjoin (" ", first, last, NULL);
  g_autofree char *name =
      g_utf8_substring (g_strstrip (joined), 0, MIN (NAME_MAX_CHARS, g_utf8_strlen (joined, -1)));

  scs_demo_web_invite (page, visit, email, name, scs_demo_visit_get (visit, "team", 64));
}

static void
send_rows (ScsDemoVisit *visit, ScsDemoCsv *csv, const Meaning *chosen)
{
  g_autoptr (ScsDemoPage) page =
      scs_demo_web_settings_new (visit, SCS_DEMO_PLACE_USERS, WORD_INVITE_CSV);

  scs_demo_web_begin_results (page);
  for (guint i = 1; i < csv->rows->len; i++)
    invite_row (page, visit, csv, csv->rows->pdata[i], chosen);
  scs_demo_web_end_results (page, visit);
  g_hash_table_remove (visit->scene->uploads, visit->session);
}

/**
 * scs_demo_web_send_import:
 *
 * POST of what the columns are: invites everybody in the file, and shows what became of each.
 */
void
scs_demo_web_send_import (ScsDemoVisit *visit)
{
  ScsDemoCsv *csv = g_hash_table_lookup (visit->scene->uploads, visit->session);
  g_autofree Meaning *chosen = NULL;
  guint n_emails = 0;

  if (csv == NULL || strcmp (csv->id, scs_demo_visit_get (visit, "upload", 64)) != 0) {
    show_upload (visit, "Choose the file once more.", "ファイルをもう一度選択してください。");
    return;
  }
  chosen = g_new0 (Meaning, csv->n_columns);
  for (guint i = 0; i < csv->n_columns; i++) {
    chosen[i] = read_meaning (visit, i);
    n_emails += chosen[i] == MEANING_EMAIL;
  }
  if (n_emails != 1)
    show_mapping (visit,
                  csv,
                  chosen,
                  "Exactly one column has to be the email.",
                  "「メール」にする列を 1 つだけ選択してください。");
  else
    send_rows (visit, csv, chosen);
}
