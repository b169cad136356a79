/* SPDX-FileCopyrightText: 2026 The Sales Connect Setup authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Known troubles: each is found by what a screen or the address bar shows, by what a person types
 * about it, and nothing is found for what is none. */
#include "setup/guide/scs-guide.h"

#include <locale.h>
#include <string.h>

#define FIRST 1
#define AMONG_FIRST 3
#define TIME_MAX_US (G_USEC_PER_SEC / 2)

/* From 1; 0: not found */
static guint
find_place (const char *words, const ScsErrand *errand, const char *id)
{
  g_autoptr (GPtrArray) found = scs_trouble_search (words, errand);

  for (guint i = 0; i < found->len; i++) {
    const ScsTrouble *trouble = g_ptr_array_index (found, i);

    if (g_str_equal (trouble->id, id))
      return i + 1;
  }
  return 0;
}

/* All cases of a table are tried, whatever fails. */
static void
expect_found (const char *words, const char *id, guint place_max)
{
  g_autoptr (GPtrArray) found = scs_trouble_search (words, NULL);
  guint place = find_place (words, NULL, id);

  if (place >= 1 && place <= place_max)
    return;
  for (guint i = 0; i < MIN (found->len, 5); i++)
    g_test_message ("  found: %s", ((const ScsTrouble *) g_ptr_array_index (found, i))->id);
  g_test_message ("“%s” finds %s at %u, not %u", words, id, place, place_max);
  g_test_fail ();
}

/* Labels of a text are in the table. */
static void
assert_labels (const char *text)
{
  for (const char *open = strchr (text, '{'); open != NULL; open = strchr (open + 1, '{')) {
    const char *close = strchr (open, '}');
    g_autofree char *id = NULL;

    g_assert_nonnull (close);
    id = g_strndup (open + 1, close - open - 1);
    g_test_message ("{%s}", id);
    g_assert_nonnull (scs_label_find (id));
  }
}

static void
assert_text (const char *text)
{
  g_test_message ("%s", text);
  g_assert_true (g_utf8_validate (text, -1, NULL));
  g_assert_true (g_str_has_suffix (text, ".") || g_str_has_suffix (text, "?"));
  assert_labels (text);
}

static void
test_table (void)
{
  GPtrArray *troubles = scs_trouble_list ();
  g_autoptr (GHashTable) ids = g_hash_table_new (g_str_hash, g_str_equal);

  g_assert_cmpuint (troubles->len, >=, 80);
  for (guint i = 0; i < troubles->len; i++) {
    const ScsTrouble *trouble = g_ptr_array_index (troubles, i);

    g_test_message ("%s", trouble->id);
    g_assert_true (g_hash_table_add (ids, (char *) trouble->id));
    g_assert_true (scs_trouble_find (trouble->id) == trouble);
    g_assert_cmpuint (trouble->signs->len, >, 0);
    assert_text (trouble->cause);
    assert_text (trouble->remedy);
    g_assert_true (trouble->errand == NULL || scs_errand_find (trouble->errand) != NULL);
    g_assert_true (trouble->link == NULL || g_uri_is_valid (trouble->link, G_URI_FLAGS_NONE, NULL));
  }
}

static gboolean
has_sign (const ScsTrouble *trouble, const char *words)
{
  for (guint i = 0; i < trouble->signs->len; i++) {
    const ScsSign *sign = g_ptr_array_index (trouble->signs, i);

    if (g_str_equal (sign->text, words) || g_strcmp0 (sign->ja, words) == 0)
      return TRUE;
  }
  return FALSE;
}

static guint
count_sharing (const char *words)
{
  GPtrArray *troubles = scs_trouble_list ();
  guint n = 0;

  for (guint i = 0; i < troubles->len; i++)
    n += has_sign (g_ptr_array_index (troubles, i), words);
  return n;
}

/* Each sign finds its trouble first; where several troubles show the same, among the first. */
static void
test_signs (void)
{
  GPtrArray *troubles = scs_trouble_list ();

  for (guint i = 0; i < troubles->len; i++) {
    const ScsTrouble *trouble = g_ptr_array_index (troubles, i);

    for (guint k = 0; k < trouble->signs->len; k++) {
      const ScsSign *sign = g_ptr_array_index (trouble->signs, k);
      const char *const forms[] = { sign->text, sign->ja };

      for (gsize n = 0; n < G_N_ELEMENTS (forms); n++)
        if (forms[n] != NULL)
          expect_found (forms[n], trouble->id, count_sharing (forms[n]) > 1 ? AMONG_FIRST : FIRST);
    }
  }
}

/* In the midst of other text, in capitals, escaped, and with the letter of a wide keyboard */
static void
test_signs_in_text (void)
{
  GPtrArray *troubles = scs_trouble_list ();

  for (guint i = 0; i < troubles->len; i++) {
    const ScsTrouble *trouble = g_ptr_array_index (troubles, i);

    for (guint k = 0; k < trouble->signs->len; k++) {
      const ScsSign *sign = g_ptr_array_index (trouble->signs, k);
      guint place_max = count_sharing (sign->text) > 1 ? AMONG_FIRST : FIRST;
      g_autofree char *capitals = g_utf8_strup (sign->text, -1);
      g_autofree char *line =
          g_strdup_printf ("2026-11-24T09:15:01Z worker[17] error: %s (at 3f9a)", capitals);
      g_autofree char *escaped = g_uri_escape_string (sign->text, NULL, FALSE);
      g_autofree char *address =
          g_strdup_printf ("https://toutapp.com/next?error=%s&state=qX7", escaped);

      expect_found (line, trouble->id, place_max);
      expect_found (address, trouble->id, place_max);
    }
  }
}

static const struct {
  const char *words;
  const char *id;
} queries[] = {
  /* Addresses */
  { "https://toutapp.com/auth/salesforce/callback?error=OAUTH_APPROVAL_ERROR_GENERIC"
    "&error_description=app+must+be+installed+into+org&state=9f2c",
    "app-not-installed" },
  { "https://login.salesforce.com/services/oauth2/authorize?response_type=code"
    "&error_description=app%20must%20be%20installed%20into%20org",
    "app-not-installed" },
  { "https://toutapp.com/login?next=%2Fauth%3Ferror%3DOAUTH_EC_APP_NOT_FOUND",
    "app-not-installed" },
  { "toutapp.com/auth/failure?message=restricted+domain", "restricted-domain" },
  { "https://toutapp.com/auth/failure?message=oauth%20app%20blocked&origin=x", "app-blocked" },
  { "We were unable to authenticate your request. https://x.example/?e=OAuth+app+blocked",
    "app-blocked" },
  /* Messages and lines of a log */
  { "External client app is not installed in this org: OAUTH_EC_APP_NOT_FOUND",
    "app-not-installed" },
  { "Authentication Unsuccessful: please check your SMTP settings", "smtp-refused" },
  { "{\"requestId\":\"185d6#14b51985ff0\",\"success\":false,\"errors\":[{\"code\":\"603\","
    "\"message\":\"Access denied\"}]}",
    "marketo-permission" },
  { "{\"errors\":[{\"code\":\"601\",\"message\":\"Access token invalid\"}],\"success\":false}",
    "marketo-token" },
  { "HTTP/1.1 401 Unauthorized", "wrong-credentials" },
  { "2026-11-24 10:06:01.601 ERROR marketo 607 quota", "marketo-quota" },
  { "[sync] Lead 00Q8 failed: INVALID_FIELD_FOR_INSERT_UPDATE: Unable to create/update fields: "
    "ToutApp__Tout_Last_Replied__c",
    "sync-field-security" },
  { "INVALID_FIELD (Net::ReadTimeout)", "sync-read-timeout" },
  { "REQUEST_LIMIT_EXCEEDED: TotalRequests Limit exceeded.", "sync-calls-spent" },
  { "REQUEST_LIMIT_EXCEEDED: ConcurrentPerOrgLongTxn Limit exceeded.", "sync-slow-triggers" },
  { "insufficient access or readonly", "sync-access" },
  { "INSERT_UPDATE_DELETE_NOT_ALLOWED_\nDURING_MAINTENANCE", "sync-maintenance" },
  { "invalid_grant: ip restricted", "sync-ip-restricted" },
  { "1018 CRM Enabled", "marketo-crm-enabled" },
  /* Typing mistakes, and not yet all of it */
  { "OAUTH_APROVAL", "app-not-installed" },
  { "OAUTH_EC_AP_NOT_FOUND", "app-not-installed" },
  { "CANNOT_UPDATE_CONVERETD_LEAD", "sync-converted-lead" },
  { "TXN_SECURTY_NO_ACCESS", "sync-transaction-policy" },
  { "authentcation unsuccesful", "smtp-refused" },
  { "2026-11-24T10:22:01Z worker[3] gave up on user 4411 of team north after 3 tries in 12 s: "
    "OAUTH_APPROVAL_EROR_GENERIC, next one begins at 10:30 with the other half of that list",
    "app-not-installed" },
  { "S\u200bA\u00adML", "sso-not-offered" },
  { "oauth app bl", "app-blocked" },
  { "restricteddomain", "restricted-domain" },
  /* Wide and half-width letters */
  { "ＯＡＵＴＨ＿ＥＣ＿ＡＰＰ＿ＮＯＴ＿ＦＯＵＮＤ", "app-not-installed" },
  { "ｴﾗｰｺｰﾄﾞ ６０６", "marketo-rate" },
  { "ﾁｰﾑｱｸｾｽに誰も表示されない", "not-invited" },
  /* What a person types */
  { "team access shows nobody", "not-invited" },
  { "disconnect button is grayed out", "not-owner" },
  { "locked out", "locked-out" },
  { "no invitation mail arrived", "no-mail" },
  { "client id missing on integration information card", "client-id-missing" },
  { "& in API secret key", "secret-key-ampersand" },
  { "best bets not updating", "best-bets-stopped" },
  { "cannot create connected app", "app-creation-closed" },
  { "wrong workspace for one user", "workspace-wrong" },
  { "activities not in salesforce", "activities-missing" },
  { "professional edition install", "professional-edition" },
  { "connect to sandbox greyed", "sandbox-connect-closed" },
  { "forgot password", "password-forgotten" },
  { "person who connected marketo left the company", "not-owner" },
  { "招待メールが届かない", "no-mail" },
  { "「リクエストを認証できませんでした」と表示される", "restricted-domain" },
  { "要求を認証できませんでした restricted domain", "restricted-domain" },
  { "切断ボタンがグレーで押せない", "not-owner" },
  { "ユーザがチームアクセスに表示されない", "not-invited" },
  { "注目のアクションが出ない", "moments-missing" },
  { "活動が表示されない", "activities-missing" },
  { "エラー603が出ます", "marketo-permission" },
  { "ワークスペースを間違えた", "workspace-wrong" },
  { "同じメールアドレスを本番とSandboxで使いたい", "used-elsewhere" },
  { "デバイスフロー", "device-login-refused" },
  { "パスワードを忘れた", "password-forgotten" },
  { "アカウントがロックされた", "locked-out" },
  { "salesforce login error blocked", "app-blocked" },
  { "trigger failed", "sync-trigger-fails" },
  { "invite email went to spam", "no-mail" },
  { "removed user templates gone", "deleted-user" },
  { "got OAUTH_APPROVAL_ERROR_GENERIC when connecting as sales rep", "app-not-installed" },
  { "Error code 611: System error", "marketo-busy" },
  { "二段階認証を求められる", "mfa-prompt" },
  { "外部クライアントアプリケーションがこの組織にインストールされていません", "app-not-installed" },
  { "IPアドレス 許可", "sync-ip-restricted" },
  { "session expired", "sync-connection-lapsed" },
  { "sandbox email already exists", "used-elsewhere" },
  { "invite csv wrong columns", "csv-mapping" },
  { "campaign not visible", "campaign-missing" },
  { "too many users", "seats-full" },
  { "マルケトに接続できない", "values-not-taken" },
  { "サンドボックスに接続できない", "sandbox-connect-closed" },
  { "管理者が退職した", "not-owner" },
  { "API 上限", "sync-calls-spent" },
  { "接続アプリケーションが作れない", "app-creation-closed" },
};

static void
test_queries (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (queries); i++)
    expect_found (queries[i].words, queries[i].id, FIRST);
}

/* Every code of the documentation; the first of two troubles that show the same */
static const struct {
  const char *id;
  const char *codes;
} documented[] = {
  { "app-not-installed", "OAUTH_APPROVAL_ERROR_GENERIC OAUTH_EC_APP_NOT_FOUND" },
  { "sync-api-disabled", "API_CURRENTLY_DISABLED" },
  { "sync-connection-lapsed",
    "AUTHENTICATION_FAILURE EXPIRED_ACCESS INACTIVE_ORGANIZATION INACTIVE_USER" },
  { "sync-ip-restricted", "INVALID_GRANT" },
  { "sync-trigger-fails", "CANNOT_INSERT_UPDATE_ACTIVATE_ENTITY" },
  { "sync-converted-lead", "CANNOT_UPDATE_CONVERTED_LEAD" },
  { "sync-record-locked", "ENTITY_IS_LOCKED" },
  { "sync-retry", "FAILED_WRITE QUERY_TIMEOUT SERVER_UNAVAILABLE UNABLE_TO_LOCK_ROW" },
  { "sync-validation",
    "FIELD_CUSTOM_VALIDATION_EXCEPTION FIELD_FILTER_VALIDATION_EXCEPTION "
    "FIELD_INTEGRITY_EXCEPTION REQUIRED_FIELD_MISSING" },
  { "sync-maintenance", "INSERT_UPDATE_DELETE_NOT_ALLOWED_DURING_MAINTENANCE" },
  { "sync-access",
    "INSUFFICIENT_ACCESS_ON_CROSS_REFERENCE_ENTITY INSUFFICIENT_ACCESS_OR_READONLY" },
  { "sync-read-timeout", "INVALID_FIELD Net::ReadTimeout" },
  { "sync-field-security",
    "INVALID_FIELD_FOR_INSERT_UPDATE ToutApp__Tout_Last_Replied__c MSE_Replied__c" },
  { "sync-lead-right", "INVALID_TYPE" },
  { "sync-slow-triggers", "REQUEST_LIMIT_EXCEEDED ConcurrentPerOrgLongTxn ConcurrentRequest" },
  { "sync-calls-spent", "TotalRequests" },
  { "sync-transaction-policy", "TXN_SECURITY_NO_ACCESS" },
  { "sync-unknown", "UNKNOWN_EXCEPTION" },
  { "wrong-credentials", "401" },
  { "marketo-token", "601 602" },
  { "marketo-permission", "603" },
  { "marketo-busy", "502 604 608 611 713" },
  { "marketo-rate", "606" },
  { "marketo-quota", "607" },
  { "marketo-wrong-request", "610 612" },
  { "munchkin-not-found", "614" },
  { "marketo-too-many", "615" },
  { "marketo-body-too-large", "413" },
  { "marketo-address-too-long", "414" },
  { "marketo-crm-enabled", "1018" },
};

static void
test_codes (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (documented); i++) {
    g_auto (GStrv) codes = g_strsplit (documented[i].codes, " ", -1);

    for (char **code = codes; *code != NULL; code++) {
      g_autofree char *message = g_strdup_printf ("Marketo: error %s", *code);

      expect_found (*code, documented[i].id, FIRST);
      expect_found (message, documented[i].id, FIRST);
    }
  }
}

/* While a code is typed, its trouble comes up soon and stays. */
static void
test_typing (void)
{
  static const struct {
    const char *code;
    const char *id;
    gsize from;
  } cases[] = {
    { "OAUTH_APPROVAL_ERROR_GENERIC", "app-not-installed", 3 },
    { "UNABLE_TO_LOCK_ROW", "sync-retry", 9 },
    { "ENTITY_IS_LOCKED", "sync-record-locked", 3 },
    { "workspace cannot be changed", "workspace-wrong", 4 },
    { "ワークスペースを変更できません", "workspace-wrong", 9 },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    for (const char *end = cases[i].code + cases[i].from; *end != '\0';
         end = g_utf8_next_char (end)) {
      g_autofree char *begun = g_strndup (cases[i].code, end - cases[i].code);

      expect_found (begun, cases[i].id, AMONG_FIRST);
    }
}

static void
test_unrelated (void)
{
  static const char *const cases[] = {
    "The weather is nice today",
    "pizza with mushrooms",
    "Please pay the invoice of October by Friday",
    "We meet in the room 401 at noon",
    "the",
    "is not in the",
    "a",
    "x",
    "42",
    "connect the printer to wifi",
    "team lunch",
    "プリンターに接続できない",
    "error 404",
    "lorem ipsum dolor sit amet consectetur",
    "今日は天気がいいですね",
    "会議室は三階です",
    "です",
    "ません",
    "Привет, как дела",
    "مرحبا بالعالم",
    "🙂🙂🙂",
    "4111111111111111",
    "https://example.com/cats?page=2",
    "SQL syntax near SELECT",
    "abc",
    "xyz",
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_autoptr (GPtrArray) found = scs_trouble_search (cases[i], NULL);

    for (guint k = 0; k < found->len; k++)
      g_test_message ("“%s” finds %s",
                      cases[i],
                      ((const ScsTrouble *) g_ptr_array_index (found, k))->id);
    if (found->len > 0)
      g_test_fail ();
  }
}

static void
assert_fast (const char *name, const char *words)
{
  g_autofree char *printable = g_strescape (name, NULL);
  gint64 begun = g_get_monotonic_time ();
  g_autoptr (GPtrArray) found = scs_trouble_search (words, NULL);
  gint64 took = g_get_monotonic_time () - begun;

  g_test_message ("%s: %u found in %" G_GINT64_FORMAT " µs", printable, found->len, took);
  g_assert_cmpint (took, <, TIME_MAX_US);
}

static char *
repeat (const char *text, gsize bytes_min)
{
  g_autoptr (GString) all = g_string_new (NULL);

  while (all->len < bytes_min)
    g_string_append (all, text);
  return g_string_free (g_steal_pointer (&all), FALSE);
}

static void
test_hostile (void)
{
  static const char *const parts[] = {
    "a",
    "a ",
    "oauth ",
    "INVALID_FIELD ",
    "authenticate",
    "%",
    "%zz%4",
    "%25",
    "%00",
    "%ff%fe%c0",
    "+",
    "\xff\xfe",
    "ﷺ",
    "ー",
    "\u200b",
    "\u202e\u05d0\u05d1 ",
    "接続",
    "接続 ",
    "e\u0301\u0301\u0301\u0301",
    "{connect}",
    "%s%n",
    "((((",
    "601 ",
  };

  for (gsize i = 0; i < G_N_ELEMENTS (parts); i++) {
    g_autofree char *long_text = repeat (parts[i], 1024 * 1024);

    assert_fast (parts[i], parts[i]);
    assert_fast (parts[i], long_text);
  }
}

/* What is looked at has an end, and a code before it is found. */
static void
test_long_text (void)
{
  g_autofree char *filler = repeat ("nothing to see here, go on. ", 1024 * 1024);
  g_autofree char *before = g_strconcat ("UNKNOWN_EXCEPTION ", filler, NULL);
  g_autofree char *behind = g_strconcat (filler, " UNKNOWN_EXCEPTION", NULL);
  g_autofree char *some = repeat ("nothing to see here, go on. ", 2000);
  g_autofree char *between = g_strconcat (some, "ENTITY_IS_LOCKED ", some, NULL);
  /* The cut goes through a letter. */
  g_autofree char *odd = repeat ("語", 5000);
  g_autofree char *odd_code = g_strconcat ("x FAILED_WRITE ", odd, NULL);

  expect_found (before, "sync-unknown", FIRST);
  expect_found (between, "sync-record-locked", FIRST);
  expect_found (odd_code, "sync-retry", FIRST);
  g_assert_cmpuint (find_place (behind, NULL, "sync-unknown"), ==, 0);
}

/* Wrong escapes stand for themselves, the right ones beside them are still read. */
static void
test_escapes (void)
{
  static const char *const cases[] = {
    "%zz+ENTITY%5FIS%5FLOCKED+%",   "100%+ENTITY_IS_LOCKED",      "ENTITY%255FIS%255FLOCKED",
    "%00ENTITY_IS_LOCKED%00",       "%ffENTITY_IS_LOCKED%c3",     "ENTITY\u200b_IS_LO\u00adCKED",
    "\u202eENTITY_IS_LOCKED\u202c", "entity-is-locked",           "<b>ENTITY_IS_LOCKED</b>",
    "“ENTITY_IS_LOCKED”",           "エラーENTITY_IS_LOCKEDです",
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    expect_found (cases[i], "sync-record-locked", FIRST);
}

static void
assert_all_known (const ScsErrand *errand, const char *words)
{
  g_autoptr (GPtrArray) found = scs_trouble_search (words, errand);

  g_assert_cmpuint (found->len, ==, errand->troubles->len);
  for (guint i = 0; i < found->len; i++)
    g_assert_true (g_ptr_array_index (found, i) == g_ptr_array_index (errand->troubles, i));
}

/* Without words, what is known at the errand, in its order; with them, that first which is known
 * there. */
static void
test_errand (void)
{
  static const char *const no_words[] = { NULL, "", "  ", "…?!", "+", "\u3000" };
  const ScsErrand *errand = scs_errand_find ("salesforce-connect-admin");
  g_autoptr (GPtrArray) nothing = scs_trouble_search ("", NULL);
  GPtrArray *errands = scs_errand_list ();

  for (guint i = 0; i < errands->len; i++)
    for (gsize k = 0; k < G_N_ELEMENTS (no_words); k++)
      assert_all_known (g_ptr_array_index (errands, i), no_words[k]);
  g_assert_cmpuint (errand->troubles->len, >, 1);
  g_assert_cmpuint (nothing->len, ==, 0);

  /* What is shared by two troubles leads to the one that is known here. */
  for (guint i = 0; i < errands->len; i++) {
    const ScsErrand *here = g_ptr_array_index (errands, i);
    gboolean first = g_ptr_array_find (here->troubles, scs_trouble_find ("app-blocked"), NULL);
    gboolean other =
        g_ptr_array_find (here->troubles, scs_trouble_find ("restricted-domain"), NULL);

    if (first && !other)
      g_assert_cmpuint (find_place ("We were unable to authenticate your request",
                                    here,
                                    "app-blocked"),
                        ==,
                        1);
  }
  /* What is not known here is found nevertheless. */
  g_assert_cmpuint (find_place ("ENTITY_IS_LOCKED", errand, "sync-record-locked"), ==, 1);
}

int
main (int argc, char *argv[])
{
  setlocale (LC_ALL, "C.UTF-8");
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/troubles/table", test_table);
  g_test_add_func ("/troubles/signs", test_signs);
  g_test_add_func ("/troubles/signs-in-text", test_signs_in_text);
  g_test_add_func ("/troubles/queries", test_queries);
  g_test_add_func ("/troubles/codes", test_codes);
  g_test_add_func ("/troubles/typing", test_typing);
  g_test_add_func ("/troubles/unrelated", test_unrelated);
  g_test_add_func ("/troubles/hostile", test_hostile);
  g_test_add_func ("/troubles/long-text", test_long_text);
  g_test_add_func ("/troubles/escapes", test_escapes);
  g_test_add_func ("/troubles/errand", test_errand);
  return g_test_run ();
}
