/* SPDX-FileCopyrightText: 2026 The Sales Connect Setup authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* What people type at a step, however vague: the errors of that step come first, and where nothing
 * fits, nothing is found. */
#include "setup/guide/scs-guide.h"

#include <locale.h>
#include <string.h>

/* found: any of these within the first three, and the first of all one of the errand's own or one
 * of these; empty: nothing at all */
static const struct {
  const char *errand;
  const char *words;
  const char *found;
} cases[] = {
  { "salesforce-connect-admin",
    "接続できない",
    "restricted-domain app-blocked app-not-installed wrong-org" },
  { "salesforce-connect-admin", "つながらない", "restricted-domain app-blocked app-not-installed" },
  { "salesforce-connect-admin", "繋がりません", "restricted-domain app-blocked app-not-installed" },
  { "salesforce-connect-admin",
    "can't connect",
    "restricted-domain app-blocked app-not-installed" },
  { "salesforce-connect-admin",
    "cannot connect to salesforce",
    "restricted-domain app-blocked app-not-installed" },
  { "salesforce-connect-admin",
    "does not work",
    "restricted-domain app-blocked app-not-installed" },
  { "salesforce-connect-admin",
    "it doesn't work",
    "restricted-domain app-blocked app-not-installed" },
  { "salesforce-connect-admin", "動かない", "restricted-domain app-blocked app-not-installed" },
  { "salesforce-connect-admin",
    "うまくいかない",
    "restricted-domain app-blocked app-not-installed" },
  { "salesforce-connect-admin", "エラーが出る", "restricted-domain app-blocked app-not-installed" },
  { "salesforce-connect-admin", "error", "restricted-domain app-blocked app-not-installed" },
  { "salesforce-connect-admin",
    "Salesforce に接続できない",
    "restricted-domain app-blocked app-not-installed" },
  { "salesforce-connect-admin",
    "Salesforceに繋がらないです",
    "restricted-domain app-blocked app-not-installed" },
  { "salesforce-connect-admin",
    "connection failed",
    "restricted-domain app-blocked app-not-installed" },
  { "salesforce-connect-admin",
    "connect fails",
    "restricted-domain app-blocked app-not-installed" },
  { "salesforce-connect-admin",
    "ログインできない",
    "restricted-domain app-blocked app-not-installed mfa-prompt" },
  { "marketo-connect",
    "接続できない",
    "wrong-credentials munchkin-not-found already-connected values-not-taken" },
  { "marketo-connect", "つながらない", "wrong-credentials munchkin-not-found values-not-taken" },
  { "marketo-connect", "can't connect", "wrong-credentials munchkin-not-found values-not-taken" },
  { "marketo-connect", "does not work", "wrong-credentials munchkin-not-found values-not-taken" },
  { "marketo-connect", "connect button does nothing", "wrong-credentials values-not-taken" },
  { "marketo-connect", "Marketo に接続できません", "values-not-taken wrong-credentials" },
  { "account-sign-in", "ログインできない", "locked-out password-forgotten" },
  { "account-sign-in", "サインインできません", "locked-out password-forgotten" },
  { "account-sign-in", "can't log in", "locked-out password-forgotten salesforce-login-only" },
  { "account-sign-in", "cannot sign in", "locked-out password-forgotten salesforce-login-only" },
  { "account-sign-in", "入れない", "locked-out password-forgotten" },
  { "account-password", "メールが来ない", "no-mail" },
  { "account-password", "パスワードが通らない", "password-refused" },
  { "team-connect", "表示されない", "not-invited" },
  { "team-connect", "誰も出てこない", "not-invited" },
  { "team-connect", "list is empty", "not-invited" },
  { "team-connect", "接続できない", "wait-not-over not-invited workspace-wrong" },
  { "team-invite", "招待できない", "used-elsewhere seats-full admin-console-users" },
  { "team-invite", "can't invite", "used-elsewhere seats-full admin-console-users" },
  { "salesforce-app", "ボタンがない", "app-row-missing install-right-missing" },
  { "salesforce-app", "見つからない", "app-row-missing" },
  { "team-mail", "つながらない", "exchange-hybrid" },
  { "team-mail", "connect fails", "exchange-hybrid" },
  { "salesforce-connect-sandbox-admin", "接続できない", "sandbox-connect-closed" },
  { "salesforce-connect-sandbox-admin", "ボタンが押せない", "sandbox-connect-closed" },
  { "salesforce-connect-admin",
    "ＯＡＵＴＨ＿ＥＣ＿ＡＰＰ＿ＮＯＴ＿ＦＯＵＮＤ",
    "app-not-installed" },
  { "salesforce-connect-admin",
    "Sorry, something went wrong. Home Help We were unable to authenticate your request. Please contact support. © 2026 Adobe. All rights reserved.",
    "restricted-domain app-blocked" },
  { "salesforce-connect-admin",
    "https://toutapp.com/next?error=access_denied&error_description=app+must+be+installed+into+org#settings",
    "app-not-installed" },
  { "salesforce-connect-admin", "pizza", "" },
  { "salesforce-connect-admin", "wifi is slow", "" },
  { "salesforce-connect-admin", "プリンターに接続できない", "" },
  { "team-connect", "workspase cannot be changed", "workspace-wrong" },
  { "salesforce-diagnostics", "ENTITY_IS_LOKED", "sync-record-locked" },
  { "salesforce-connect-admin", "ブロックされた", "app-blocked" },
  { "salesforce-connect-admin", "アプリが入っていない", "app-not-installed" },
  { "team-invite", "今日は天気がいいですね", "" },
  { "account-sign-in", "Please pay the invoice of October by Friday", "" },
  { "marketo-connect", "４０１", "wrong-credentials" },
  { "marketo-connect", "host not fuond", "munchkin-not-found" },
  { "salesforce-connect-admin", "ﾘｸｴｽﾄを認証できませんでした", "restricted-domain app-blocked" },
  { "salesforce-connect-admin",
    "https://login.salesforce.com/services/oauth2/authorize?error=OAUTH_APPROVAL_ERROR_GENERIC&state=x",
    "app-not-installed" },
  { "salesforce-connect-admin", "OAUTH_APROVAL_ERROR_GENERIC", "app-not-installed" },
  { "team-connect", "誰も表示されない", "not-invited" },
  { "salesforce-task-types", "返信が記録されない", "task-type-wrong" },
};

static gboolean
is_wanted (const ScsTrouble *trouble, const char *ids)
{
  g_auto (GStrv) wanted = g_strsplit (ids, " ", -1);

  return g_strv_contains ((const char *const *) wanted, trouble->id);
}

static gboolean
is_right (const GPtrArray *found, const ScsErrand *errand, const char *ids)
{
  const ScsTrouble *first = found->len > 0 ? g_ptr_array_index (found, 0) : NULL;

  if (*ids == '\0' || first == NULL)
    return *ids == '\0' && first == NULL;
  if (!is_wanted (first, ids) && !g_ptr_array_find (errand->troubles, first, NULL))
    return FALSE;
  for (guint i = 0; i < MIN (found->len, 3); i++)
    if (is_wanted (g_ptr_array_index (found, i), ids))
      return TRUE;
  return FALSE;
}

static void
test_at_errand (void)
{
  g_assert_cmpuint (G_N_ELEMENTS (cases), >=, 40);
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++) {
    const ScsErrand *errand = scs_errand_find (cases[i].errand);
    g_autoptr (GPtrArray) found = scs_trouble_search (cases[i].words, errand);

    if (is_right (found, errand, cases[i].found))
      continue;
    for (guint k = 0; k < MIN (found->len, 5); k++)
      g_test_message ("  found: %s", ((const ScsTrouble *) g_ptr_array_index (found, k))->id);
    g_test_message ("“%s” at %s: %u found", cases[i].words, cases[i].errand, found->len);
    g_test_fail ();
  }
}

/* It does not work: at every errand what is known there, in its order. */
static void
test_vague (void)
{
  static const char *const vague[] = {
    "It does not work", "doesn't work", "動かない", "エラーが出ます",
    "うまくいきません", "失敗する",     "error!"
  };
  GPtrArray *errands = scs_errand_list ();

  for (guint i = 0; i < errands->len; i++)
    for (gsize k = 0; k < G_N_ELEMENTS (vague); k++) {
      const ScsErrand *errand = g_ptr_array_index (errands, i);
      g_autoptr (GPtrArray) found = scs_trouble_search (vague[k], errand);

      if (errand->troubles->len == 0)
        continue;
      g_test_message ("“%s” at %s", vague[k], errand->id);
      g_assert_cmpuint (found->len, ==, errand->troubles->len);
      g_assert_true (
          memcmp (found->pdata, errand->troubles->pdata, found->len * sizeof (gpointer)) == 0);
    }
}

int
main (int argc, char *argv[])
{
  setlocale (LC_ALL, "C.UTF-8");
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/trouble-ranking/at-errand", test_at_errand);
  g_test_add_func ("/trouble-ranking/vague", test_vague);
  return g_test_run ();
}
