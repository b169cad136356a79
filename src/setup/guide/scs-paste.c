/* SPDX-FileCopyrightText: 2026 The Sales Connect Setup authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>
#include <libsecret/secret.h>
#include <string.h>

#include "services/http/scs-secret-source.h"
#include "services/marketo/scs-marketo-client.h"
#include "setup/guide/scs-paste.h"

#define VALUE_MAX_BYTES 256
#define UUID_PATTERN "[0-9a-fA-F]{8}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{12}"
#define SECRET_PATTERN "[0-9A-Za-z]{32}"
#define CONSUMER_KEY_BEGINNING "3MVG9"
#define MUNCHKIN_PATTERN "[0-9]{3}-[A-Za-z]{3}-[0-9]{3}"

static gboolean
is_quote (gunichar c)
{
  return c == '"' || c == '\'' || c == '`' || (c >= 0x2018 && c <= 0x201f) || c == 0x00ab ||
         c == 0x00bb || (c >= 0x300c && c <= 0x300f);
}

static ScsPasteFinding
classify (gunichar c)
{
  if (c == '\n' || c == '\r' || c == 0x2028 || c == 0x2029 || c == 0x85 || c == 0x0b || c == 0x0c)
    return SCS_PASTE_LINE_BREAKS;
  if (g_unichar_isspace (c))
    return SCS_PASTE_SPACES;
  switch (g_unichar_type (c)) {
  case G_UNICODE_FORMAT:
  case G_UNICODE_CONTROL:
  case G_UNICODE_UNASSIGNED:
    return SCS_PASTE_INVISIBLE;
  default:
    return SCS_PASTE_CLEAN;
  }
}

/* Hyphens of other lengths come from word processors; a minus from Japanese keyboards. */
static gunichar
to_usual_form (gunichar c, ScsPasteFinding *findings)
{
  if (c >= 0xff01 && c <= 0xff5e) {
    *findings |= SCS_PASTE_FULL_WIDTH;
    return c - 0xff01 + '!';
  }
  if ((c >= 0x2010 && c <= 0x2015) || c == 0x2212 || c == 0x30fc || c == 0xff70) {
    *findings |= SCS_PASTE_FULL_WIDTH;
    return '-';
  }
  return c;
}

/* In secret memory, for what is pasted may be one. */
static char *
strip_into_secret (const char *text, gboolean inner_spaces_too, ScsPasteFinding *findings)
{
  gsize size = strlen (text) + 1;
  char *out = scs_secret_copy (text);
  char *end = out;
  gsize trailing = 0;

  memset (out, 0, size);
  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p)) {
    gunichar c = g_utf8_get_char (p);
    ScsPasteFinding finding = classify (c);

    if (finding == SCS_PASTE_SPACES && !inner_spaces_too && end > out) {
      *end++ = ' ';
      trailing++;
      continue;
    }
    *findings |= finding;
    if (finding != SCS_PASTE_CLEAN)
      continue;
    trailing = 0;
    end += g_unichar_to_utf8 (to_usual_form (c, findings), end);
  }
  if (trailing > 0) {
    end -= trailing;
    *findings |= SCS_PASTE_SPACES;
  }
  *end = '\0';
  return out;
}

static void
strip_quotes (char *value, ScsPasteFinding *findings)
{
  while (*value != '\0' && is_quote (g_utf8_get_char (value))) {
    const char *rest = g_utf8_next_char (value);

    memmove (value, rest, strlen (rest) + 1);
    *findings |= SCS_PASTE_QUOTES;
  }
  while (*value != '\0') {
    char *last = g_utf8_prev_char (value + strlen (value));

    if (!is_quote (g_utf8_get_char (last)))
      break;
    *last = '\0';
    *findings |= SCS_PASTE_QUOTES;
  }
}

/* A pasted Endpoint or Identity address has the Munchkin ID as its first label. */
static void
take_munchkin_from_address (char *value, ScsPasteFinding *findings)
{
  g_autoptr (GRegex) regex =
      g_regex_new ("^https?://(" MUNCHKIN_PATTERN ")\\.mktorest\\.com(/.*)?$",
                   G_REGEX_CASELESS,
                   0,
                   NULL);
  g_autoptr (GMatchInfo) match = NULL;

  if (g_regex_match (regex, value, 0, &match)) {
    g_autofree char *id = g_match_info_fetch (match, 1);

    memcpy (value, id, strlen (id) + 1);
    *findings |= SCS_PASTE_ADDRESS;
  }
}

/**
 * scs_paste_keep:
 * @text: what was pasted, before it was cleaned
 *
 * Returns: (transfer full): a copy in secret memory for an undo, to be freed with
 * secret_password_free()
 */
char *
scs_paste_keep (const char *text)
{
  return scs_secret_copy (text);
}

/**
 * scs_paste_wipe:
 * @text: (transfer full) (nullable): a text that a clipboard gave, outside secret memory
 *
 * Overwrites and frees it.
 */
void
scs_paste_wipe (char *text)
{
  if (text != NULL)
    explicit_bzero (text, strlen (text));
  g_free (text);
}

/**
 * scs_paste_clean:
 * @kind: which value it is meant to be
 * @text: what was pasted or typed, UTF-8
 * @findings: (out): what was taken out of it
 *
 * A value of Marketo has no space in it; the documentation warns of those that creep in when
 * pasting. A Munchkin ID is put in capitals, which is not a finding.
 *
 * Source: experienceleague.adobe.com, Sales Connect, “Getting started with Sales Connect”.
 *
 * Returns: (transfer full): the cleaned value in secret memory, to be freed with
 * secret_password_free()
 */
char *
scs_paste_clean (ScsValueKind kind, const char *text, ScsPasteFinding *findings)
{
  char *value;

  *findings = SCS_PASTE_CLEAN;
  value = strip_into_secret (text, TRUE, findings);
  strip_quotes (value, findings);
  if (kind == SCS_VALUE_MUNCHKIN_ID) {
    take_munchkin_from_address (value, findings);
    for (char *p = value; *p != '\0'; p++)
      *p = g_ascii_toupper (*p);
  }
  return value;
}

/**
 * scs_paste_dup_findings_sentence:
 * @findings: what was taken out
 *
 * Returns: (transfer full) (nullable): a sentence that says so, %NULL when there is nothing to say
 */
char *
scs_paste_dup_findings_sentence (ScsPasteFinding findings)
{
  g_autoptr (GString) parts = g_string_new (NULL);
  const struct {
    ScsPasteFinding finding;
    const char *words;
  } table[] = {
    /* Translators: part of a list in “Removed: …” */
    { SCS_PASTE_SPACES, _("spaces") },
      /* Translators: part of a list in “Removed: …” */
      { SCS_PASTE_LINE_BREAKS, _("line breaks") },
        /* Translators: part of a list in “Removed: …” */
        { SCS_PASTE_INVISIBLE, _("invisible characters") },
          /* Translators: part of a list in “Removed: …”; full-width letters, turned into the usual
             ones */
          { SCS_PASTE_FULL_WIDTH, _("full-width forms") },
            /* Translators: part of a list in “Removed: …” */
            { SCS_PASTE_QUOTES, _("quotation marks") },
              /* Translators: part of a list in “Removed: …”; the rest of a web address */
              { SCS_PASTE_ADDRESS, _("the rest of the address") },
                /* Translators: part of a list in “Removed: …”; a full stop or comma behind a value
                 */
                { SCS_PASTE_PUNCTUATION, _("punctuation") },
                  /* Translators: part of a list in “Removed: …”; such as “=3D” or “&amp;” in place
                     of a character */
                  { SCS_PASTE_ENCODING, _("encoding of characters") },
                };

  for (gsize i = 0; i < G_N_ELEMENTS (table); i++)
    if ((findings & table[i].finding) != 0)
      /* Translators: between the parts of a list in “Removed: …” */
      g_string_append_printf (parts, "%s%s", parts->len > 0 ? _(", ") : "", table[i].words);
  if (parts->len == 0)
    return NULL;
  /* Translators: %s is a list such as “spaces, line breaks” */
  return g_strdup_printf (_("Removed: %s."), parts->str);
}

/**
 * scs_value_kind_get_name:
 * @kind: one of the three values
 *
 * Returns: what Marketo calls it, in the person's language
 */
const char *
scs_value_kind_get_name (ScsValueKind kind)
{
  switch (kind) {
  case SCS_VALUE_MUNCHKIN_ID:
    return _("Munchkin Account ID");
  case SCS_VALUE_CLIENT_ID:
    return _("Client ID");
  case SCS_VALUE_CONSUMER_KEY:
    /* Translators: a value of an app in Salesforce */
    return _("Consumer key");
  case SCS_VALUE_CLIENT_SECRET:
  default:
    return _("Client Secret");
  }
}

static const char *
get_reason_sentence (ScsPastedReason reason)
{
  switch (reason) {
  case SCS_PASTED_DIFFERENT:
    return _("Two different values stand there. Ask which one is right, and paste it into the field.");
  case SCS_PASTED_UNCLEAR:
    return _("It cannot be told which of the values there it is. Paste it into the field yourself.");
  case SCS_PASTED_HIDDEN:
    return _("What stands there is made unreadable or cut off. Ask for the whole value.");
  case SCS_PASTED_NOT_FOUND:
    return _("Not found.");
  case SCS_PASTED_TAKEN:
  default:
    return NULL;
  }
}

/**
 * scs_pasted_value_dup_sentences:
 * @value: one value of a mail
 *
 * Says what was done with it, or why it was not taken. The value itself is not in the sentences.
 *
 * Returns: (transfer full) (nullable): sentences in the person's language; %NULL when there is
 * nothing to say
 */
char *
scs_pasted_value_dup_sentences (const ScsPastedValue *value)
{
  g_autofree char *removed = NULL, *put_right = NULL;

  if (value->reason != SCS_PASTED_TAKEN)
    return g_strdup (get_reason_sentence (value->reason));
  removed = scs_paste_dup_findings_sentence (value->findings);
  if (value->put_right)
    /* Translators: %s is a label such as “Client ID” */
    put_right = g_strdup_printf (_("Put right: it stood under the label “%s”."),
                                    scs_value_kind_get_name (value->stood_under));
  if (removed == NULL || put_right == NULL)
    return g_strdup (removed != NULL ? removed : put_right);
  return g_strjoin ("\n", put_right, removed, NULL);
}

static gboolean
matches_whole (const char *pattern, const char *value)
{
  g_autofree char *anchored = g_strdup_printf ("^%s$", pattern);

  return g_regex_match_simple (anchored, value, G_REGEX_DOLLAR_ENDONLY, 0);
}

/**
 * scs_paste_check:
 * @kind: which value it is meant to be
 * @value: a cleaned value
 *
 * Says what cannot be right before anything is asked. The forms of Client ID and Client Secret are
 * stated nowhere, so only what is surely another value is refused there.
 *
 * Returns: the first fault, or %SCS_VALUE_OK
 */
ScsValueFault
scs_paste_check (ScsValueKind kind, const char *value)
{
  if (*value == '\0')
    return SCS_VALUE_EMPTY;
  if (strlen (value) > VALUE_MAX_BYTES)
    return SCS_VALUE_TOO_LONG;
  if (kind == SCS_VALUE_MUNCHKIN_ID) {
    if (matches_whole (UUID_PATTERN, value))
      return SCS_VALUE_IS_CLIENT_ID;
    return scs_marketo_munchkin_id_is_valid (value) ? SCS_VALUE_OK : SCS_VALUE_WRONG_FORM;
  }
  if (matches_whole (MUNCHKIN_PATTERN, value))
    return SCS_VALUE_IS_MUNCHKIN_ID;
  if (kind == SCS_VALUE_CLIENT_SECRET && matches_whole (UUID_PATTERN, value))
    return SCS_VALUE_IS_CLIENT_ID;
  for (const char *p = value; *p != '\0'; p++)
    if (g_ascii_isspace (*p))
      return SCS_VALUE_HAS_SPACE;
  return SCS_VALUE_OK;
}

/**
 * scs_value_get_doubt:
 * @kind: which value it is meant to be
 * @value: one in which scs_paste_check() finds no fault
 *
 * The forms of these values are seen everywhere and stated nowhere, so another form is told and not
 * refused.
 *
 * Returns: (nullable): in the person's language that the value looks unusual, and what to do; %NULL
 * when it looks as usual
 */
const char *
scs_value_get_doubt (ScsValueKind kind, const char *value)
{
  switch (kind) {
  case SCS_VALUE_CLIENT_ID:
    return matches_whole (UUID_PATTERN, value)
               ? NULL
               : _("A Client ID usually has 36 characters, with four hyphens. Compare it with Marketo.");
  case SCS_VALUE_CLIENT_SECRET:
    return matches_whole (SECRET_PATTERN, value)
               ? NULL
               : _("A Client Secret usually has 32 letters and digits. Compare it with Marketo.");
  case SCS_VALUE_CONSUMER_KEY:
    return g_str_has_prefix (value, CONSUMER_KEY_BEGINNING)
               ? NULL
               : _("A consumer key usually begins with 3MVG9. Compare it with Salesforce.");
  case SCS_VALUE_MUNCHKIN_ID:
  default:
    return NULL;
  }
}

static const char *
get_consumer_key_sentence (ScsValueFault fault)
{
  switch (fault) {
  case SCS_VALUE_EMPTY:
    return _("Nothing is entered yet. Paste the consumer key of the app from Salesforce.");
  case SCS_VALUE_IS_MUNCHKIN_ID:
    return _("This looks like the Munchkin ID of Marketo. Paste the consumer key from Salesforce here.");
  case SCS_VALUE_TOO_LONG:
    return _("This is too long for a consumer key. Copy it again from Salesforce.");
  case SCS_VALUE_HAS_SPACE:
    return _("There is a space in this value. Copy it again from Salesforce.");
  case SCS_VALUE_OK:
  case SCS_VALUE_WRONG_FORM:
  case SCS_VALUE_IS_CLIENT_ID:
  default:
    return NULL;
  }
}

/**
 * scs_value_fault_get_sentence:
 * @kind: which value it is meant to be
 * @fault: what is wrong with it
 *
 * Returns: (nullable): what is wrong and what to do, in the person's language; %NULL for
 * %SCS_VALUE_OK
 */
const char *
scs_value_fault_get_sentence (ScsValueKind kind, ScsValueFault fault)
{
  if (kind == SCS_VALUE_CONSUMER_KEY)
    return get_consumer_key_sentence (fault);
  switch (fault) {
  case SCS_VALUE_EMPTY:
    return _("Nothing is entered yet. Paste the value from Marketo, or ask the Marketo admin for it.");
  case SCS_VALUE_WRONG_FORM:
    return _("This is no Munchkin ID. It looks like 123-ABC-456: three digits, three letters, three digits.");
  case SCS_VALUE_IS_MUNCHKIN_ID:
    return _("This looks like the Munchkin ID. Paste it into the field above, and the right value here.");
  case SCS_VALUE_IS_CLIENT_ID:
    return kind == SCS_VALUE_MUNCHKIN_ID
        ? _("This looks like the Client ID. Paste it into the field below, and the Munchkin ID here.")
        : _("This looks like the Client ID. Paste it into the field above, and the Client Secret here.");
  case SCS_VALUE_TOO_LONG:
    return _("This is too long for one value. To paste a whole mail, use “Paste Everything”.");
  case SCS_VALUE_HAS_SPACE:
    return _("There is a space in this value. Copy it again from Marketo.");
  case SCS_VALUE_OK:
  default:
    return NULL;
  }
}
