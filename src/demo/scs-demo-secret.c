/* SPDX-FileCopyrightText: 2026 The Sales Connect Setup authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "demo/scs-demo-secret.h"

#include <errno.h>
#include <string.h>
#include <sys/random.h>

#define UPPER "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
#define LOWER "abcdefghijklmnopqrstuvwxyz"
#define DIGITS "0123456789"

static void
fill_random (gpointer buffer, gsize length)
{
  guint8 *at = buffer;

  while (length > 0) {
    gssize got = getrandom (at, length, 0);

    if (got < 0 && errno != EINTR)
      g_error ("the system gives no random numbers: %s", g_strerror (errno));
    if (got > 0) {
      at += got;
      length -= (gsize) got;
    }
  }
}

/**
 * scs_demo_secret_below:
 * @limit: at least 1
 *
 * A random number from the system's own source, evenly spread.
 *
 * Returns: 0 to @limit - 1
 */
guint32
scs_demo_secret_below (guint32 limit)
{
  guint32 top = G_MAXUINT32 - G_MAXUINT32 % limit;
  guint32 number;

  do
    fill_random (&number, sizeof number);
  while (number >= top);
  return number % limit;
}

/**
 * scs_demo_secret_new:
 * @alphabet: the characters to choose from
 * @length: in characters
 *
 * Returns: (transfer full): a string that nobody can guess
 */
char *
scs_demo_secret_new (const char *alphabet, guint length)
{
  guint32 choices = (guint32) strlen (alphabet);
  char *text = g_malloc (length + 1);

  for (guint i = 0; i < length; i++)
    text[i] = alphabet[scs_demo_secret_below (choices)];
  text[length] = '\0';
  return text;
}

/**
 * scs_demo_secret_new_alnum:
 * @length: in characters
 *
 * Returns: (transfer full): letters and digits at random
 */
char *
scs_demo_secret_new_alnum (guint length)
{
  return scs_demo_secret_new (UPPER LOWER DIGITS, length);
}

/**
 * scs_demo_secret_new_uuid:
 *
 * Returns: (transfer full): a lower-case UUID of version 4
 */
char *
scs_demo_secret_new_uuid (void)
{
  guint8 b[16];

  fill_random (b, sizeof b);
  b[6] = (guint8) ((b[6] & 0x0f) | 0x40);
  b[8] = (guint8) ((b[8] & 0x3f) | 0x80);
  return g_strdup_printf ("%02x%02x%02x%02x-%02x%02x-%02x%02x-%02x%02x-%02x%02x%02x%02x%02x%02x",
                          b[0],
                          b[1],
                          b[2],
                          b[3],
                          b[4],
                          b[5],
                          b[6],
                          b[7],
                          b[8],
                          b[9],
                          b[10],
                          b[11],
                          b[12],
                          b[13],
                          b[14],
                          b[15]);
}

/**
 * scs_demo_secret_new_munchkin_id:
 *
 * Returns: (transfer full): three digits, three capitals, three digits
 */
char *
scs_demo_secret_new_munchkin_id (void)
{
  g_autofree char *head = scs_demo_secret_new (DIGITS, 3);
  g_autofree char *middle = scs_demo_secret_new (UPPER, 3);
  g_autofree char *tail = scs_demo_secret_new (DIGITS, 3);

  return g_strdup_printf ("%s-%s-%s", head, middle, tail);
}

/**
 * scs_demo_secret_new_password:
 *
 * Sales Connect asks for nine characters with an upper-case and a lower-case letter, a digit and a
 * special character.
 *
 * Returns: (transfer full): a password
 */
char *
scs_demo_secret_new_password (void)
{
  g_autofree char *upper = scs_demo_secret_new (UPPER, 1);
  g_autofree char *lower = scs_demo_secret_new (LOWER, 1);
  g_autofree char *digit = scs_demo_secret_new (DIGITS, 1);
  g_autofree char *rest = scs_demo_secret_new_alnum (12);

  return g_strdup_printf ("%s%s%s-%s", upper, lower, digit, rest);
}

/**
 * scs_demo_secret_equal:
 * @expected: the secret
 * @given: (nullable): what somebody sent
 *
 * Compares in a time that does not tell how much was right.
 */
gboolean
scs_demo_secret_equal (const char *expected, const char *given)
{
  gsize length = strlen (expected);
  guint8 difference = 0;

  if (given == NULL || strlen (given) != length)
    return FALSE;
  for (gsize i = 0; i < length; i++)
    difference |= (guint8) (expected[i] ^ given[i]);
  return difference == 0;
}

/**
 * scs_demo_record_id_complete:
 * @id_15: 15 characters
 *
 * Adds the three check characters: one for each group of five, from the places where a capital
 * stands.
 *
 * Returns: (transfer full): the id with 18 characters
 */
char *
scs_demo_record_id_complete (const char *id_15)
{
  char suffix[4] = { 0 };

  for (guint group = 0; group < 3; group++) {
    guint bits = 0;

    for (guint i = 0; i < 5; i++) {
      if (g_ascii_isupper (id_15[group * 5 + i]))
        bits |= 1u << i;
    }
    suffix[group] = (UPPER "012345")[bits];
  }
  return g_strconcat (id_15, suffix, NULL);
}

/**
 * scs_demo_record_id_new:
 * @prefix: three characters, the kind of record
 * @number: which one
 *
 * Returns: (transfer full): a record id with 18 characters
 */
char *
scs_demo_record_id_new (const char *prefix, guint64 number)
{
  const char *digits = DIGITS UPPER LOWER;
  char id_15[16] = { 0 };

  memcpy (id_15, prefix, 3);
  memcpy (id_15 + 3, "5g0", 3);
  for (guint i = 14; i >= 6; i--) {
    id_15[i] = digits[number % 62];
    number /= 62;
  }
  return scs_demo_record_id_complete (id_15);
}
