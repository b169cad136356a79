/* SPDX-FileCopyrightText: 2026 The Sales Connect Setup authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* What is pasted into the fields of the three values. All values are invented. */
#include "setup/guide/scs-paste.h"

#include <libsecret/secret.h>
#include <locale.h>
#include <string.h>

/* Far more than it takes, for slow machines and sanitizers; what grows with the square takes
 * minutes. */
#define TIME_MAX_US (10 * G_USEC_PER_SEC)

#define MUNCHKIN "123-ABC-456"
#define ID "0a1b2c3d-4e5f-6071-8293-a4b5c6d7e8f9"
#define SECRET "Zx9Yw8Vu7Ts6Rq5Po4Nm3Lk2Ji1Hg0Fe"

#define NBSP "\xc2\xa0"
#define IDEOGRAPHIC_SPACE "\xe3\x80\x80"
#define EN_SPACE "\xe2\x80\x82"
#define NARROW_NBSP "\xe2\x80\xaf"
#define ZERO_WIDTH_SPACE "\xe2\x80\x8b"
#define ZERO_WIDTH_JOINER "\xe2\x80\x8d"
#define WORD_JOINER "\xe2\x81\xa0"
#define BOM "\xef\xbb\xbf"
#define SOFT_HYPHEN "\xc2\xad"
#define RIGHT_TO_LEFT_MARK "\xe2\x80\x8f"
#define LINE_SEPARATOR "\xe2\x80\xa8"
#define PARAGRAPH_SEPARATOR "\xe2\x80\xa9"
#define NEXT_LINE "\xc2\x85"

typedef struct {
  const char *text;
  const char *cleaned;
  ScsPasteFinding findings;
} CleanCase;

static void
assert_clean (ScsValueKind kind, const CleanCase *cases, gsize n_cases)
{
  for (gsize i = 0; i < n_cases; i++) {
    ScsPasteFinding findings = -1;
    char *cleaned = scs_paste_clean (kind, cases[i].text, &findings);

    g_test_message ("“%s”", cases[i].text);
    g_assert_cmpstr (cleaned, ==, cases[i].cleaned);
    g_assert_cmpint (findings, ==, cases[i].findings);
    secret_password_free (cleaned);
  }
}

static void
test_clean_secret (void)
{
  static const CleanCase cases[] = {
    { "", "", SCS_PASTE_CLEAN },
    { SECRET, SECRET, SCS_PASTE_CLEAN },
    /* Spaces of every kind, wherever they are */
    { " " SECRET, SECRET, SCS_PASTE_SPACES },
    { SECRET " ", SECRET, SCS_PASTE_SPACES },
    { "\t" SECRET "\t\t", SECRET, SCS_PASTE_SPACES },
    { "Zx9Y w8Vu", "Zx9Yw8Vu", SCS_PASTE_SPACES },
    { NBSP SECRET NBSP, SECRET, SCS_PASTE_SPACES },
    { IDEOGRAPHIC_SPACE SECRET, SECRET, SCS_PASTE_SPACES },
    { SECRET EN_SPACE, SECRET, SCS_PASTE_SPACES },
    { SECRET NARROW_NBSP, SECRET, SCS_PASTE_SPACES },
    { "   ", "", SCS_PASTE_SPACES },
    /* Line breaks of every kind */
    { SECRET "\n", SECRET, SCS_PASTE_LINE_BREAKS },
    { SECRET "\r\n", SECRET, SCS_PASTE_LINE_BREAKS },
    { "Zx9Y\nw8Vu", "Zx9Yw8Vu", SCS_PASTE_LINE_BREAKS },
    { SECRET LINE_SEPARATOR, SECRET, SCS_PASTE_LINE_BREAKS },
    { SECRET PARAGRAPH_SEPARATOR, SECRET, SCS_PASTE_LINE_BREAKS },
    { SECRET NEXT_LINE, SECRET, SCS_PASTE_LINE_BREAKS },
    { "\v" SECRET "\f", SECRET, SCS_PASTE_LINE_BREAKS },
    /* What nobody sees */
    { ZERO_WIDTH_SPACE SECRET, SECRET, SCS_PASTE_INVISIBLE },
    { "Zx9Y" ZERO_WIDTH_JOINER "w8Vu", "Zx9Yw8Vu", SCS_PASTE_INVISIBLE },
    { SECRET WORD_JOINER, SECRET, SCS_PASTE_INVISIBLE },
    { BOM SECRET, SECRET, SCS_PASTE_INVISIBLE },
    { "Zx9Y" SOFT_HYPHEN "w8Vu", "Zx9Yw8Vu", SCS_PASTE_INVISIBLE },
    { RIGHT_TO_LEFT_MARK SECRET, SECRET, SCS_PASTE_INVISIBLE },
    { SECRET "\x01\x7f", SECRET, SCS_PASTE_INVISIBLE },
    /* Full-width forms */
    { "ＡＢｃ１２３", "ABc123", SCS_PASTE_FULL_WIDTH },
    { "ａ＋ｂ／ｃ＝", "a+b/c=", SCS_PASTE_FULL_WIDTH },
    { "a–b—c−d", "a-b-c-d", SCS_PASTE_FULL_WIDTH },
    { "aーbｰc", "a-b-c", SCS_PASTE_FULL_WIDTH },
    /* Quotes around, not within */
    { "\"" SECRET "\"", SECRET, SCS_PASTE_QUOTES },
    { "'" SECRET "'", SECRET, SCS_PASTE_QUOTES },
    { "`" SECRET "`", SECRET, SCS_PASTE_QUOTES },
    { "“" SECRET "”", SECRET, SCS_PASTE_QUOTES },
    { "‘" SECRET "’", SECRET, SCS_PASTE_QUOTES },
    { "„" SECRET "“", SECRET, SCS_PASTE_QUOTES },
    { "«" SECRET "»", SECRET, SCS_PASTE_QUOTES },
    { "「" SECRET "」", SECRET, SCS_PASTE_QUOTES },
    { "『" SECRET "』", SECRET, SCS_PASTE_QUOTES },
    { "“「" SECRET "」”", SECRET, SCS_PASTE_QUOTES },
    { SECRET "」", SECRET, SCS_PASTE_QUOTES },
    { "Zx\"9Y", "Zx\"9Y", SCS_PASTE_CLEAN },
    { "「」", "", SCS_PASTE_QUOTES },
    { "\"", "", SCS_PASTE_QUOTES },
    /* Together */
    { " 「" SECRET "」\n", SECRET, SCS_PASTE_SPACES | SCS_PASTE_LINE_BREAKS | SCS_PASTE_QUOTES },
    { "\"" SECRET " \"", SECRET, SCS_PASTE_SPACES | SCS_PASTE_QUOTES },
    { BOM "＂ａｂｃ＂\r\n",
      "abc",
      SCS_PASTE_INVISIBLE | SCS_PASTE_FULL_WIDTH | SCS_PASTE_QUOTES | SCS_PASTE_LINE_BREAKS },
    /* An address is none of its business; other letters stay for the check to judge. */
    { "https://123-ABC-456.mktorest.com/rest",
      "https://123-ABC-456.mktorest.com/rest",
      SCS_PASTE_CLEAN },
    { "秘密", "秘密", SCS_PASTE_CLEAN },
  };

  assert_clean (SCS_VALUE_CLIENT_SECRET, cases, G_N_ELEMENTS (cases));
}

static void
test_clean_munchkin (void)
{
  static const CleanCase cases[] = {
    { MUNCHKIN, MUNCHKIN, SCS_PASTE_CLEAN },
    { "123-abc-456", MUNCHKIN, SCS_PASTE_CLEAN },
    { " 123-Abc-456\n", MUNCHKIN, SCS_PASTE_SPACES | SCS_PASTE_LINE_BREAKS },
    { "１２３－ＡＢＣ－４５６", MUNCHKIN, SCS_PASTE_FULL_WIDTH },
    { "123‐ABC‑456", MUNCHKIN, SCS_PASTE_FULL_WIDTH },
    { "123ーABCー456", MUNCHKIN, SCS_PASTE_FULL_WIDTH },
    { "「123-ABC-456」", MUNCHKIN, SCS_PASTE_QUOTES },
    { "https://123-ABC-456.mktorest.com/rest", MUNCHKIN, SCS_PASTE_ADDRESS },
    { "https://123-ABC-456.mktorest.com/identity", MUNCHKIN, SCS_PASTE_ADDRESS },
    { "https://123-abc-456.mktorest.com", MUNCHKIN, SCS_PASTE_ADDRESS },
    { "HTTPS://123-ABC-456.MKTOREST.COM/", MUNCHKIN, SCS_PASTE_ADDRESS },
    { " “https://123-abc-456.mktorest.com/rest” ",
      MUNCHKIN,
      SCS_PASTE_ADDRESS | SCS_PASTE_SPACES | SCS_PASTE_QUOTES },
    /* Other addresses tell no Munchkin ID. */
    { "https://123-ABC-456.mktorest.com.evil.example/",
      "HTTPS://123-ABC-456.MKTOREST.COM.EVIL.EXAMPLE/",
      SCS_PASTE_CLEAN },
    { "ftp://123-abc-456.mktorest.com/", "FTP://123-ABC-456.MKTOREST.COM/", SCS_PASTE_CLEAN },
    { "https://app.marketo.com/", "HTTPS://APP.MARKETO.COM/", SCS_PASTE_CLEAN },
  };

  assert_clean (SCS_VALUE_MUNCHKIN_ID, cases, G_N_ELEMENTS (cases));
}

/* What a client id and a client secret are made of is nobody's business: case and address stay. */
static void
test_clean_client_id (void)
{
  static const CleanCase cases[] = {
    { ID, ID, SCS_PASTE_CLEAN },
    { "0A1B2C3D-4e5f-6071-8293-a4b5c6d7e8f9",
      "0A1B2C3D-4e5f-6071-8293-a4b5c6d7e8f9",
      SCS_PASTE_CLEAN },
    { ID NBSP "\n", ID, SCS_PASTE_SPACES | SCS_PASTE_LINE_BREAKS },
    { "０ａ１ｂ２ｃ３ｄ‐4e5f-6071-8293-a4b5c6d7e8f9", ID, SCS_PASTE_FULL_WIDTH },
  };

  assert_clean (SCS_VALUE_CLIENT_ID, cases, G_N_ELEMENTS (cases));
}

/* Cleaning what is clean changes nothing. */
static void
test_clean_again (void)
{
  static const char *const texts[] = {
    " 「ａｂｃ」\r\n",
    "https://123-abc-456.mktorest.com/rest",
    "“ x ”",
    ("a\tb" ZERO_WIDTH_SPACE),
  };

  for (int kind = SCS_VALUE_MUNCHKIN_ID; kind <= SCS_VALUE_CLIENT_SECRET; kind++)
    for (gsize i = 0; i < G_N_ELEMENTS (texts); i++) {
      ScsPasteFinding first, second;
      char *once = scs_paste_clean (kind, texts[i], &first);
      char *twice = scs_paste_clean (kind, once, &second);

      g_assert_cmpstr (twice, ==, once);
      g_assert_cmpint (second, ==, SCS_PASTE_CLEAN);
      secret_password_free (once);
      secret_password_free (twice);
    }
}

static void
test_keep (void)
{
  char *kept = scs_paste_keep (" 「" SECRET "」\n");

  g_assert_cmpstr (kept, ==, " 「" SECRET "」\n");
  secret_password_free (kept);
}

static void
test_sentence (void)
{
  static const struct {
    ScsPasteFinding findings;
    const char *sentence;
  } cases[] = {
    { SCS_PASTE_CLEAN, NULL },
    { SCS_PASTE_SPACES, "Removed: spaces." },
    { SCS_PASTE_LINE_BREAKS, "Removed: line breaks." },
    { SCS_PASTE_INVISIBLE, "Removed: invisible characters." },
    { SCS_PASTE_FULL_WIDTH, "Removed: full-width forms." },
    { SCS_PASTE_QUOTES, "Removed: quotation marks." },
    { SCS_PASTE_ADDRESS, "Removed: the rest of the address." },
    { SCS_PASTE_PUNCTUATION, "Removed: punctuation." },
    { SCS_PASTE_ENCODING, "Removed: encoding of characters." },
    { SCS_PASTE_SPACES | SCS_PASTE_LINE_BREAKS, "Removed: spaces, line breaks." },
    { SCS_PASTE_ADDRESS | SCS_PASTE_SPACES | SCS_PASTE_QUOTES,
      "Removed: spaces, quotation marks, the rest of the address." },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_autofree char *sentence = scs_paste_dup_findings_sentence (cases[i].findings);

    g_assert_cmpstr (sentence, ==, cases[i].sentence);
  }
}

static void
test_check (void)
{
  g_autofree char *longest = g_strnfill (256, 'x');
  g_autofree char *too_long = g_strnfill (257, 'x');
  const struct {
    ScsValueKind kind;
    const char *value;
    ScsValueFault fault;
  } cases[] = {
    { SCS_VALUE_MUNCHKIN_ID, MUNCHKIN, SCS_VALUE_OK },
    { SCS_VALUE_MUNCHKIN_ID, "", SCS_VALUE_EMPTY },
    { SCS_VALUE_MUNCHKIN_ID, "123-ABC-45", SCS_VALUE_WRONG_FORM },
    { SCS_VALUE_MUNCHKIN_ID, "123-ABC-4567", SCS_VALUE_WRONG_FORM },
    { SCS_VALUE_MUNCHKIN_ID, "ABC-123-DEF", SCS_VALUE_WRONG_FORM },
    { SCS_VALUE_MUNCHKIN_ID, "123 ABC 456", SCS_VALUE_WRONG_FORM },
    { SCS_VALUE_MUNCHKIN_ID, MUNCHKIN "\n", SCS_VALUE_WRONG_FORM },
    { SCS_VALUE_MUNCHKIN_ID, "https://app.marketo.com/", SCS_VALUE_WRONG_FORM },
    { SCS_VALUE_MUNCHKIN_ID, ID, SCS_VALUE_IS_CLIENT_ID },
    { SCS_VALUE_MUNCHKIN_ID, too_long, SCS_VALUE_TOO_LONG },
    { SCS_VALUE_CLIENT_ID, ID, SCS_VALUE_OK },
    { SCS_VALUE_CLIENT_ID, "some-other-form_01", SCS_VALUE_OK },
    { SCS_VALUE_CLIENT_ID, "", SCS_VALUE_EMPTY },
    { SCS_VALUE_CLIENT_ID, MUNCHKIN, SCS_VALUE_IS_MUNCHKIN_ID },
    { SCS_VALUE_CLIENT_ID, "123-abc-456", SCS_VALUE_IS_MUNCHKIN_ID },
    { SCS_VALUE_CLIENT_ID, "two words", SCS_VALUE_HAS_SPACE },
    { SCS_VALUE_CLIENT_ID, longest, SCS_VALUE_OK },
    { SCS_VALUE_CLIENT_ID, too_long, SCS_VALUE_TOO_LONG },
    { SCS_VALUE_CLIENT_SECRET, SECRET, SCS_VALUE_OK },
    { SCS_VALUE_CLIENT_SECRET, "", SCS_VALUE_EMPTY },
    { SCS_VALUE_CLIENT_SECRET, MUNCHKIN, SCS_VALUE_IS_MUNCHKIN_ID },
    { SCS_VALUE_CLIENT_SECRET, ID, SCS_VALUE_IS_CLIENT_ID },
    { SCS_VALUE_CLIENT_SECRET, ID "0", SCS_VALUE_OK },
    { SCS_VALUE_CLIENT_SECRET, " " SECRET, SCS_VALUE_HAS_SPACE },
    { SCS_VALUE_CLIENT_SECRET, SECRET "\t", SCS_VALUE_HAS_SPACE },
    { SCS_VALUE_CLIENT_SECRET, longest, SCS_VALUE_OK },
    { SCS_VALUE_CLIENT_SECRET, too_long, SCS_VALUE_TOO_LONG },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_test_message ("%d “%s”", cases[i].kind, cases[i].value);
    g_assert_cmpint (scs_paste_check (cases[i].kind, cases[i].value), ==, cases[i].fault);
  }
}

/* What only looks unusual is told, and not refused. */
static void
test_doubts (void)
{
  static const struct {
    ScsValueKind kind;
    const char *value;
    gboolean doubtful;
  } cases[] = {
    { SCS_VALUE_MUNCHKIN_ID, "123-ABC-456", FALSE },
    { SCS_VALUE_CLIENT_ID, "0a1b2c3d-4e5f-6a7b-8c9d-0e1f2a3b4c5d", FALSE },
    { SCS_VALUE_CLIENT_ID, "0a1b2c3d-4e5f-6a7b-8c9d-0e1f2a3b4c5", TRUE },
    { SCS_VALUE_CLIENT_ID, "abc", TRUE },
    { SCS_VALUE_CLIENT_SECRET, "AbCdEfGhIjKlMnOpQrStUvWxYz012345", FALSE },
    { SCS_VALUE_CLIENT_SECRET, "AbCdEfGhIjKlMnOpQrStUvWxYz01234-", TRUE },
    { SCS_VALUE_CLIENT_SECRET, "abc", TRUE },
    { SCS_VALUE_CONSUMER_KEY, "3MVG9lKcPoNINVB.x_y", FALSE },
    { SCS_VALUE_CONSUMER_KEY, "abc", TRUE },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_test_message ("“%s”", cases[i].value);
    g_assert_cmpint (scs_paste_check (cases[i].kind, cases[i].value), ==, SCS_VALUE_OK);
    g_assert_true ((scs_value_get_doubt (cases[i].kind, cases[i].value) != NULL) ==
                   cases[i].doubtful);
  }
  for (int fault = SCS_VALUE_EMPTY; fault <= SCS_VALUE_HAS_SPACE; fault++) {
    const char *sentence = scs_value_fault_get_sentence (SCS_VALUE_CONSUMER_KEY, fault);

    /* These two are of Marketo's values only. */
    if (fault != SCS_VALUE_WRONG_FORM && fault != SCS_VALUE_IS_CLIENT_ID)
      g_assert_nonnull (strstr (sentence, fault == SCS_VALUE_TOO_LONG ? "too long" : "Salesforce"));
  }
}

/* Every fault has its sentence, and one that speaks of another field speaks of the right one. */
static void
test_fault_sentences (void)
{
  for (int kind = SCS_VALUE_MUNCHKIN_ID; kind <= SCS_VALUE_CLIENT_SECRET; kind++) {
    g_assert_null (scs_value_fault_get_sentence (kind, SCS_VALUE_OK));
    for (int fault = SCS_VALUE_EMPTY; fault <= SCS_VALUE_HAS_SPACE; fault++) {
      const char *sentence = scs_value_fault_get_sentence (kind, fault);

      g_assert_nonnull (sentence);
      g_assert_true (g_str_has_suffix (sentence, "."));
    }
  }
  g_assert_nonnull (
      strstr (scs_value_fault_get_sentence (SCS_VALUE_MUNCHKIN_ID, SCS_VALUE_IS_CLIENT_ID),
              "field below"));
  g_assert_nonnull (
      strstr (scs_value_fault_get_sentence (SCS_VALUE_CLIENT_SECRET, SCS_VALUE_IS_CLIENT_ID),
              "field above"));
}

static void
test_looks_like_mail (void)
{
  static const struct {
    const char *text;
    gboolean is_mail;
  } cases[] = {
    { "", FALSE },
    { SECRET, FALSE },
    { "\n" SECRET "\r\n", FALSE },
    { "one two three", FALSE },
    { "one\ntwo", TRUE },
    { "Munchkin ID: 123-ABC-456\r\nClient ID: x", TRUE },
    { "Client ID: x, Client Secret: y", TRUE },
    { "クライアント ID：x", TRUE },
    { "secret", FALSE },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    g_assert_cmpint (scs_paste_looks_like_mail (cases[i].text), ==, cases[i].is_mail);
}

typedef struct {
  const char *name;
  const char *text;
  const char *values[SCS_VALUE_N_KINDS];
  /* Of the first value that is none, if any */
  ScsPastedReason reason;
} MailCase;

static const MailCase mails[] = {
  { "another order",
    "Client Secret = " SECRET "\nClient Id = " ID "\nMunchkin = 123-abc-456",
    { MUNCHKIN, ID, SECRET } },
  { "no labels", "123-ABC-456\n" ID "\n" SECRET "\n", { MUNCHKIN, ID, SECRET } },
  { "forms that are stated nowhere",
    "Client ID: my-client-01\nClient Secret: a+b/c==d~e.f_g",
    { NULL, "my-client-01", "a+b/c==d~e.f_g" },
    SCS_PASTED_NOT_FOUND },
  { "two ids",
    "Client ID: my-client-01\nClient ID: my-client-02\nClient Secret: " SECRET,
    { NULL, NULL, SECRET },
    SCS_PASTED_NOT_FOUND },
  { "two of everything",
    "Munchkin ID: 123-ABC-456\nMunchkin ID: 123-ABC-457\nClient ID: " ID "\nClient Secret: " SECRET,
    { NULL, ID, SECRET },
    SCS_PASTED_DIFFERENT },
  { "the address of another account",
    "Munchkin ID: 123-ABC-456\nEndpoint: https://654-CBA-321.mktorest.com/rest\nClient ID: " ID,
    { NULL, ID, NULL },
    SCS_PASTED_DIFFERENT },
  { "a host that only begins like Marketo's",
    "Endpoint: https://123-ABC-456.mktorest.com.evil.example/\nClient ID: " ID,
    { NULL, ID, NULL },
    SCS_PASTED_NOT_FOUND },
  { "a secret that may go on",
    "Munchkin ID: 123-ABC-456\nClient ID: " ID "\nClient Secret: Zx9Yw8Vu7Ts6Rq5P1\nab12cd34\n",
    { MUNCHKIN, ID, NULL },
    SCS_PASTED_UNCLEAR },
  { "stars",
    "Munchkin ID: 123-ABC-456\nClient ID: " ID "\nClient Secret: ••••••••••••\n",
    { MUNCHKIN, ID, NULL },
    SCS_PASTED_HIDDEN },
  { "only one value",
    "Client Secret: " SECRET "\nsee you",
    { NULL, NULL, SECRET },
    SCS_PASTED_NOT_FOUND },
  { "a lone number without a label", "Hello,\n\n" ID "\n", { NULL }, SCS_PASTED_NOT_FOUND },
  { "an e-mail address", "Client ID: mina.okabe1@example.com\n", { NULL }, SCS_PASTED_NOT_FOUND },
  { "a link to the secret",
    "Client Secret: https://secrets.example.com/s/Zx9Yw8Vu7Ts6Rq5P\n",
    { NULL },
    SCS_PASTED_NOT_FOUND },
  { "the name of a file",
    "See client_secret.txt and client_id.csv1\n",
    { NULL },
    SCS_PASTED_NOT_FOUND },
  { "words only", "Hello,\n\nwe will send them tomorrow.\n", { NULL }, SCS_PASTED_NOT_FOUND },
  { "empty", "", { NULL }, SCS_PASTED_NOT_FOUND },
};

static void
test_take_apart (gconstpointer data)
{
  const MailCase *mail = data;
  g_autoptr (ScsPastedValues) values = scs_paste_take_apart (mail->text);
  gboolean any = FALSE, reason_seen = FALSE;

  for (gsize kind = 0; kind < SCS_VALUE_N_KINDS; kind++) {
    const ScsPastedValue *value = &values->of[kind];

    g_assert_cmpstr (value->value, ==, mail->values[kind]);
    any |= value->value != NULL;
    if (value->value == NULL && !reason_seen) {
      g_assert_cmpint (value->reason, ==, mail->reason);
      reason_seen = TRUE;
    }
  }
  g_assert_cmpint (scs_pasted_values_has_any (values), ==, any);
}

/* What was taken out of a value, and that it was put right, is said; the value is not. */
static void
test_tells (void)
{
  static const struct {
    const char *text;
    ScsValueKind kind;
    const char *sentences;
  } cases[] = {
    { "Client ID: " ID, SCS_VALUE_CLIENT_ID, NULL },
    { "Client ID: “" ID "”", SCS_VALUE_CLIENT_ID, "Removed: quotation marks." },
    { "Client ID: " ID ".", SCS_VALUE_CLIENT_ID, "Removed: punctuation." },
    { "Client ID: 0a1b2c3d-4e5f-\n6071-8293-a4b5c6d7e8f9",
      SCS_VALUE_CLIENT_ID,
      "Removed: line breaks." },
    { "Client ID: 0a1b2c3d- 4e5f-6071-8293-a4b5c6d7e8f9", SCS_VALUE_CLIENT_ID, "Removed: spaces." },
    { "Client Secret: Zx9Y" ZERO_WIDTH_SPACE "w8Vu",
      SCS_VALUE_CLIENT_SECRET,
      "Removed: invisible characters." },
    { "Client Secret: Ｚｘ９Ｙw8Vu", SCS_VALUE_CLIENT_SECRET, "Removed: full-width forms." },
    { "Client Secret: a&#43;b/c9xYz7Q",
      SCS_VALUE_CLIENT_SECRET,
      "Removed: encoding of characters." },
    { "https://123-abc-456.mktorest.com/rest\nClient ID: " ID,
      SCS_VALUE_MUNCHKIN_ID,
      "Removed: the rest of the address." },
    { "Client ID: 123-ABC-456\nMunchkin ID: " ID,
      SCS_VALUE_CLIENT_ID,
      "Put right: it stood under the label “Munchkin Account ID”." },
    { "Client ID: '123-ABC-456'\nMunchkin ID: " ID,
      SCS_VALUE_MUNCHKIN_ID,
      "Put right: it stood under the label “Client ID”.\nRemoved: quotation marks." },
    { "Client Secret: " ID "\nClient ID: " SECRET,
      SCS_VALUE_CLIENT_SECRET,
      "Put right: it stood under the label “Client ID”." },
    { "Client Secret: " SECRET, SCS_VALUE_CLIENT_ID, "Not found." },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_autoptr (ScsPastedValues) values = scs_paste_take_apart (cases[i].text);
    g_autofree char *sentences = scs_pasted_value_dup_sentences (&values->of[cases[i].kind]);

    g_test_message ("“%s”", cases[i].text);
    g_assert_cmpstr (sentences, ==, cases[i].sentences);
  }
}

/* A value that was taken out of a mail is clean. */
static void
test_taken_apart_is_clean (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (mails); i++) {
    g_autoptr (ScsPastedValues) values = scs_paste_take_apart (mails[i].text);

    for (gsize kind = 0; kind < SCS_VALUE_N_KINDS; kind++) {
      ScsPasteFinding findings;
      char *cleaned;

      if (values->of[kind].value == NULL)
        continue;
      cleaned = scs_paste_clean (kind, values->of[kind].value, &findings);
      g_assert_cmpstr (cleaned, ==, values->of[kind].value);
      secret_password_free (cleaned);
    }
  }
}

/* Of one thing over and over, up to the limit: no text takes long. */
static void
test_hostile (void)
{
  static const char *const parts[] = {
    " ",       "-",         "a",        "\n",   "=",    "=\n",       "Client ID\n", "Client ID: ",
    "|",       "\t",        "<",        "<td>", "&#1;", "0a1b2c3d-", "1-",          "> ",
    "\u00a0",  "\u200b",    "“",        "(",    "a.",   ID "\n",     SECRET " ",    "123-ABC-456\n",
    ".",       "http://a ", "https://", "*",    "ー",   "munchkin ", "Client ",     "client_",
    "Secret:", "<!--",      "<style",   "x:",   "a=3D", "\u2022",    "A1b2C3d4\n",  "a\tb\n",
  };

  for (gsize i = 0; i < G_N_ELEMENTS (parts); i++) {
    gsize n = strlen (parts[i]);
    gsize n_parts = 1024 * 1024 / n;
    g_autofree char *text = g_malloc (n_parts * n + 1);
    g_autoptr (ScsPastedValues) values = NULL;
    gint64 start;

    for (gsize p = 0; p < n_parts; p++)
      memcpy (text + p * n, parts[i], n);
    text[n_parts * n] = '\0';
    start = g_get_monotonic_time ();
    values = scs_paste_take_apart (text);
    g_test_message ("“%s”: %" G_GINT64_FORMAT " ms",
                    parts[i],
                    (g_get_monotonic_time () - start) / 1000);
    g_assert_false (values->too_long);
    g_assert_cmpint (g_get_monotonic_time () - start, <, TIME_MAX_US);
  }
}

static void
test_too_long (void)
{
  g_autofree char *text = g_strnfill (1024 * 1024 + 1, ' ');
  g_autoptr (ScsPastedValues) values = NULL;

  memcpy (text, "Client ID: " ID, strlen ("Client ID: " ID));
  values = scs_paste_take_apart (text);
  g_assert_true (values->too_long);
  g_assert_false (scs_pasted_values_has_any (values));
}

/* Text that is no UTF-8 has nothing in it. */
static void
test_no_utf8 (void)
{
  g_autoptr (ScsPastedValues) values = scs_paste_take_apart ("Client ID: " ID "\xff\xfe");

  g_assert_false (scs_pasted_values_has_any (values));
}

static void
test_free_nothing (void)
{
  scs_pasted_values_free (NULL);
}

int
main (int argc, char *argv[])
{
  setlocale (LC_ALL, "C.UTF-8");
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/paste/clean/secret", test_clean_secret);
  g_test_add_func ("/paste/clean/munchkin-id", test_clean_munchkin);
  g_test_add_func ("/paste/clean/client-id", test_clean_client_id);
  g_test_add_func ("/paste/clean/again", test_clean_again);
  g_test_add_func ("/paste/keep", test_keep);
  g_test_add_func ("/paste/sentence", test_sentence);
  g_test_add_func ("/paste/check", test_check);
  g_test_add_func ("/paste/doubts", test_doubts);
  g_test_add_func ("/paste/fault-sentences", test_fault_sentences);
  g_test_add_func ("/paste/looks-like-mail", test_looks_like_mail);
  for (gsize i = 0; i < G_N_ELEMENTS (mails); i++) {
    g_autofree char *path = g_strconcat ("/paste/take-apart/", mails[i].name, NULL);

    g_test_add_data_func (path, &mails[i], test_take_apart);
  }
  g_test_add_func ("/paste/taken-apart-is-clean", test_taken_apart_is_clean);
  g_test_add_func ("/paste/tells", test_tells);
  g_test_add_func ("/paste/hostile", test_hostile);
  g_test_add_func ("/paste/too-long", test_too_long);
  g_test_add_func ("/paste/no-utf8", test_no_utf8);
  g_test_add_func ("/paste/free-nothing", test_free_nothing);
  return g_test_run ();
}
