/* SPDX-FileCopyrightText: 2026 The Sales Connect Setup authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib.h>

#include "setup/team/scs-address-list.h"
#include "setup/team/scs-people-table.h"

#include <locale.h>
#include <string.h>

/* Each entry as it comes out: address, its name in round brackets, and a mark of exclamation behind
 * what is no address; parted by bars. */
typedef struct {
  const char *text;
  const char *entries;
} Case;

static const Case cases[] = {
  { "", "" },
  { " \n\t ,, ;; ", "" },
  { "a@x.com", "a@x.com" },
  { "a@x.com, b@x.com;c@x.com d@x.com\ne@x.com", "a@x.com|b@x.com|c@x.com|d@x.com|e@x.com" },
  { "a@x.com\r\nb@x.com\rc@x.com", "a@x.com|b@x.com|c@x.com" },
  { "a@x.com、b@x.com，c@x.com；d@x.com", "a@x.com|b@x.com|c@x.com|d@x.com" },
  { "a@x.com　b@x.com\tc@x.com|d@x.com", "a@x.com|b@x.com|c@x.com|d@x.com" },
  { "Taro Tanaka <t@x.com>, Mio Sato <m@x.com>", "t@x.com (Taro Tanaka)|m@x.com (Mio Sato)" },
  { "Taro Tanaka <t@x.com>, \"Sato, Mio\" <m@x.com>", "t@x.com (Taro Tanaka)|m@x.com (Sato, Mio)" },
  { "Sato, Mio <m@x.com>; Ito, Ken <k@x.com>", "m@x.com (Sato, Mio)|k@x.com (Ito, Ken)" },
  { "\"Sato; Mio\" <m@x.com>", "m@x.com (Sato; Mio)" },
  { "'Sato, Mio' <m@x.com>", "m@x.com (Sato, Mio)" },
  { "<a@x.com> <b@x.com>", "a@x.com|b@x.com" },
  { "<a@x.com>;<b@x.com>", "a@x.com|b@x.com" },
  { "田中 太郎 <taro@x.co.jp>", "taro@x.co.jp (田中 太郎)" },
  { "田中　太郎＜ｔａｒｏ＠ｘ．ｃｏ．ｊｐ＞；佐藤＜m@x.jp＞",
    "taro@x.co.jp (田中 太郎)|m@x.jp (佐藤)" },
  { "田中 太郎 taro@x.co.jp\n佐藤 澪 m@x.jp", "taro@x.co.jp (田中 太郎)|m@x.jp (佐藤 澪)" },
  { "Mio Sato (m@x.com)", "m@x.com (Mio Sato)" },
  { "Mio Sato [mailto:m@x.com]", "m@x.com (Mio Sato)" },
  { "m@x.com <mailto:m@x.com>", "m@x.com" },
  { "mailto:m@x.com?subject=Hello, MAILTO:n@x.com", "m@x.com|n@x.com" },
  { "To: a@x.com; Cc: b@x.com", "a@x.com|b@x.com" },
  { "Write to a@x.com.", "a@x.com (Write to)" },
  { "good@x.com, tanaka.example.com, ok@x.com", "good@x.com|tanaka.example.com !|ok@x.com" },
  { "good@x.com bad@b", "good@x.com|bad@b !" },
  { "bad@b, good@x.com", "bad@b !|good@x.com" },
  { "ｔａｎａｋａ＠ｅｘａｍｐｌｅ．ｃｏｍ", "tanaka@example.com" },
  { "“a@x.com” 「b@x.com」", "a@x.com|b@x.com" },
  { "<not an address>", "<not !|an !|address> !" },
  { "a@@x.com", "a@@x.com !" },
  { "=a@x.com, +b@x.com, -c@x.com, @d@x.com", "=a@x.com|+b@x.com|-c@x.com|@d@x.com !" },
  { "=HYPERLINK(1), a@x.com", "=HYPERLINK(1) !|a@x.com" },
  { "\"never closed <a@x.com>, b@x.com", "a@x.com (never closed)|b@x.com" },
  { "Sato, Mio", "Sato !|Mio !" },
  { "somebody", "somebody !" },
  { "a@x.com,\nSato, Mio", "a@x.com|Sato !|Mio !" },
};

static char *
join (GPtrArray *entries)
{
  GString *all = g_string_new (NULL);

  for (guint i = 0; i < entries->len; i++) {
    const ScsAddressEntry *entry = g_ptr_array_index (entries, i);

    g_string_append_printf (all, "%s%s", i > 0 ? "|" : "", entry->address);
    if (entry->name != NULL)
      g_string_append_printf (all, " (%s)", entry->name);
    if (scs_address_get_fault (entry->address) != SCS_ADDRESS_FAULT_NONE)
      g_string_append (all, " !");
  }
  return g_string_free (all, FALSE);
}

static void
test_take (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_autoptr (GPtrArray) entries = scs_address_list_new_from_text (cases[i].text);
    g_autofree char *joined = join (entries);

    g_test_message ("%s", cases[i].text);
    g_assert_cmpstr (joined, ==, cases[i].entries);
  }
}

static void
test_lines (void)
{
  g_autoptr (GPtrArray) entries =
      scs_address_list_new_from_text ("a@x.com b@x.com\r\n\r\nc@x.com\rd@x.com\ne@x.com");
  static const guint lines[] = { 1, 1, 3, 4, 5 };

  g_assert_cmpint (entries->len, ==, G_N_ELEMENTS (lines));
  for (guint i = 0; i < entries->len; i++)
    g_assert_cmpint (((ScsAddressEntry *) g_ptr_array_index (entries, i))->line, ==, lines[i]);
}

static void
test_cell (void)
{
  static const struct {
    const char *cell;
    const char *address;
    const char *name;
  } cells[] = {
    { "a@x.com", "a@x.com", NULL },
    { " ａ＠ｘ．ｃｏｍ ", "a@x.com", NULL },
    { "mailto:a@x.com", "a@x.com", NULL },
    { "'a@x.com", "a@x.com", NULL },
    { "Sato, Mio <m@x.com>", "m@x.com", "Sato, Mio" },
    { "a@x.com;", "a@x.com", NULL },
    { "a@x.com; b@x.com", "a@x.com; b@x.com", NULL },
    { "taro tanaka@x.com", "taro tanaka@x.com", NULL },
    { "=a@x.com", "=a@x.com", NULL },
    { "=cmd|' /C calc'!A0", "=cmd|' /C calc'!A0", NULL },
    { "", "", NULL },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cells); i++) {
    g_autofree char *name = NULL;
    g_autofree char *address = scs_address_dup_from_cell (cells[i].cell, &name);

    g_assert_cmpstr (address, ==, cells[i].address);
    g_assert_cmpstr (name, ==, cells[i].name);
  }
}

static void
test_faults (void)
{
  static const struct {
    const char *address;
    ScsAddressFault fault;
  } faults[] = {
    { "a@x.com", SCS_ADDRESS_FAULT_NONE },
    { "", SCS_ADDRESS_FAULT_EMPTY },
    { "tanaka", SCS_ADDRESS_FAULT_NO_AT },
    { "a@x.com; b@x.com", SCS_ADDRESS_FAULT_MANY_AT },
    { "taro tanaka@x.com", SCS_ADDRESS_FAULT_BLANK },
    { "田中@x.com", SCS_ADDRESS_FAULT_LETTERS },
    { "a@x", SCS_ADDRESS_FAULT_DOMAIN },
    { "a@x..com", SCS_ADDRESS_FAULT_DOMAIN },
    { "a@.com", SCS_ADDRESS_FAULT_DOMAIN },
    { "a@x.com.", SCS_ADDRESS_FAULT_DOMAIN },
    { "a@-x.com", SCS_ADDRESS_FAULT_OTHER },
    { "@x.com", SCS_ADDRESS_FAULT_OTHER },
  };
  g_autofree char *local = g_strnfill (65, 'a');
  g_autofree char *too_long = g_strconcat (local, "@x.com", NULL);

  for (gsize i = 0; i < G_N_ELEMENTS (faults); i++) {
    g_test_message ("%s", faults[i].address);
    g_assert_cmpint (scs_address_get_fault (faults[i].address), ==, faults[i].fault);
    g_assert_cmpint (strlen (scs_address_fault_get_words (faults[i].fault)), >, 10);
  }
  g_assert_cmpint (scs_address_get_fault (too_long), ==, SCS_ADDRESS_FAULT_LENGTH);
}

/* What is pasted from a spreadsheet is a table, everything else words. */
static void
test_pasted (void)
{
  static const struct {
    const char *text;
    gboolean is_words;
    guint n_rows;
  } pasted[] = {
    { "a@x.com, b@x.com", TRUE, 2 },
    { "a@x.com\nb@x.com\n", TRUE, 2 },
    { "Sato\tm@x.com\nIto\tk@x.com", FALSE, 2 },
    { "Name,E-mail\nSato,m@x.com", FALSE, 2 },
    { "氏名\tメール\n佐藤\tm@x.com", FALSE, 2 },
    { "a@x.com\tb@x.com", TRUE, 2 },
    { "Sato, Mio <m@x.com>\nIto, Ken <k@x.com>", TRUE, 2 },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (pasted); i++) {
    g_autoptr (GError) error = NULL;
    g_autoptr (ScsPeopleTable) table = scs_people_table_new_from_text (pasted[i].text, &error);

    g_test_message ("%s", pasted[i].text);
    g_assert_no_error (error);
    g_assert_cmpint (table->is_words, ==, pasted[i].is_words);
    g_assert_cmpint (table->rows->len, ==, pasted[i].n_rows);
  }
}

/* A long text takes time in proportion, whatever stands in it. */
static void
test_long (void)
{
  static const char *const pieces[] = {
    "a@x.com, ", "\"", "<", "Sato, ", "((((", "a@", "x <", "、"
  };

  for (gsize i = 0; i < G_N_ELEMENTS (pieces); i++) {
    g_autoptr (GString) text = g_string_new (NULL);
    g_autoptr (GPtrArray) entries = NULL;
    gint64 before = g_get_monotonic_time ();

    while (text->len < 60000)
      g_string_append (text, pieces[i]);
    entries = scs_address_list_new_from_text (text->str);
    g_test_message ("%s: %u in %.1f ms",
                    pieces[i],
                    entries->len,
                    (g_get_monotonic_time () - before) / 1000.0);
  }
}

int
main (int argc, char *argv[])
{
  setlocale (LC_ALL, "C.UTF-8");
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/setup/addresses/take", test_take);
  g_test_add_func ("/setup/addresses/lines", test_lines);
  g_test_add_func ("/setup/addresses/cell", test_cell);
  g_test_add_func ("/setup/addresses/faults", test_faults);
  g_test_add_func ("/setup/addresses/pasted", test_pasted);
  g_test_add_func ("/setup/addresses/long", test_long);
  return g_test_run ();
}
