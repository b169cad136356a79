/* SPDX-FileCopyrightText: 2026 The Sales Connect Setup authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "services/marketo/scs-marketo-client.h"

static void
test_munchkin_id (void)
{
  static const struct {
    const char *text;
    gboolean valid;
  } cases[] = {
    { "123-ABC-456", TRUE },    { "000-ZZZ-999", TRUE },
    { "123-abc-456", FALSE },   { " 123-ABC-456", FALSE },
    { "123-ABC-456\n", FALSE }, { "", FALSE },
    { "123-ABC-45", FALSE },    { "123-ABC-4567", FALSE },
    { "12A-ABC-456", FALSE },   { "123-AB1-456", FALSE },
    { "123_ABC_456", FALSE },   { "123-ABC-456.evil.example/", FALSE },
    { "123-ABC-456/", FALSE },  { "١٢٣-ABC-456", FALSE },
    { "123-ÄBC-456", FALSE },   { "https://123-ABC-456.mktorest.com", FALSE },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_test_message ("“%s”", cases[i].text);
    g_assert_true (scs_marketo_munchkin_id_is_valid (cases[i].text) == cases[i].valid);
  }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/marketo-values/munchkin-id", test_munchkin_id);
  return g_test_run ();
}
