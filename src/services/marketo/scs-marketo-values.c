/* SPDX-FileCopyrightText: 2026 The Sales Connect Setup authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "services/marketo/scs-marketo-client.h"

/**
 * scs_marketo_munchkin_id_is_valid:
 * @munchkin_id: trimmed and in capitals
 *
 * Whether a text has the form 123-ABC-456. It becomes a host name, so nothing else may pass.
 *
 * Source: https://experienceleague.adobe.com/en/docs/marketo-developer/marketo/rest/base-url (by
 * its examples; there is no formal statement).
 */
gboolean
scs_marketo_munchkin_id_is_valid (const char *munchkin_id)
{
  static const char form[] = "000-AAA-000";

  g_return_val_if_fail (munchkin_id != NULL, FALSE);

  if (strlen (munchkin_id) != strlen (form))
    return FALSE;
  for (gsize i = 0; form[i] != '\0'; i++) {
    gboolean fits = form[i] == '0'   ? g_ascii_isdigit (munchkin_id[i])
                    : form[i] == 'A' ? g_ascii_isupper (munchkin_id[i])
                                     : munchkin_id[i] == form[i];

    if (!fits)
      return FALSE;
  }
  return TRUE;
}

/**
 * scs_marketo_token_info_free:
 *
 * Frees what scs_marketo_client_sign_in_finish() gave.
 */
void
scs_marketo_token_info_free (ScsMarketoTokenInfo *info)
{
  g_free (info->scope);
  g_free (info);
}

/**
 * scs_marketo_usage_free:
 *
 * Frees what scs_marketo_client_get_usage_finish() gave.
 */
void
scs_marketo_usage_free (ScsMarketoUsage *usage)
{
  g_free (usage->date);
  g_free (usage);
}

/**
 * scs_marketo_workspace_free:
 *
 * Frees one workspace; a list frees its own.
 */
void
scs_marketo_workspace_free (ScsMarketoWorkspace *workspace)
{
  g_free (workspace->id);
  g_free (workspace->name);
  g_free (workspace);
}
