/* SPDX-FileCopyrightText: 2026 The Sales Connect Setup authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib.h>

#include "setup/team/scs-address-list.h"

typedef struct {
  const char *text;
  const char *addresses; /* parted by blanks */
  const char *rejected;  /* parted by bars */
} Case;

static const Case cases[] = {
  { "", "", "" },
  { " \n\t ,, ;; ", "", "" },
  { "a@x.com", "a@x.com", "" },
  { "a@x.com, b@x.com;c@x.com d@x.com\ne@x.com", "a@x.com b@x.com c@x.com d@x.com e@x.com", "" },
  { "a@x.com、b@x.com", "a@x.com b@x.com", "" },
  { "Taro Tanaka <t@x.com>, \"Sato, Mio\" <m@x.com>", "t@x.com m@x.com", "Sato" },
  { "<a@x.com> <b@x.com>", "a@x.com b@x.com", "" },
  { "田中 太郎 <taro@x.co.jp>", "taro@x.co.jp", "" },
  { "good@x.com, tanaka.example.com, ok@x.com", "good@x.com ok@x.com", "tanaka.example.com" },
  { "good@x.com bad@b", "good@x.com", "bad@b" },
  { "ｔａｎａｋａ＠ｅｘａｍｐｌｅ．ｃｏｍ", "tanaka@example.com", "" },
  { "a@x.com　b@x.com", "a@x.com b@x.com", "" },
  { "“a@x.com”", "a@x.com", "" },
  { "<not an address>", "", "<not|an|address>" },
  { "a@@x.com", "", "a@@x.com" },
};

static void
test_take (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_autoptr (ScsAddressList) list = scs_address_list_new_from_text (cases[i].text);
    g_autofree char *addresses = NULL, *rejected = NULL;

    g_test_message ("%s", cases[i].text);
    if (list->rejected->len > 0)
      rejected = g_strjoinv ("|", (char **) list->rejected->pdata);
    g_ptr_array_add (list->addresses, NULL);
    addresses = g_strjoinv (" ", (char **) list->addresses->pdata);
    g_assert_cmpstr (addresses, ==, cases[i].addresses);
    g_assert_cmpstr (rejected != NULL ? rejected : "", ==, cases[i].rejected);
  }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/setup/addresses/take", test_take);
  return g_test_run ();
}
