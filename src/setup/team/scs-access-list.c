/* SPDX-FileCopyrightText: 2026 The Sales Connect Setup authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "setup/team/scs-access-list.h"

static void
free_list (ScsAccessList *list)
{
  g_strfreev (list->workspaces);
  g_ptr_array_unref (list->people);
  g_free (list);
}

/* Default alone is what everybody gets for whom nothing is chosen. */
static gboolean
is_default_alone (GPtrArray *names)
{
  const char *name = names->len == 1 ? g_ptr_array_index (names, 0) : "";

  return g_ascii_strcasecmp (name, "Default") == 0 || g_str_equal (name, "デフォルト");
}

static gboolean
has_name (GPtrArray *names, const char *name)
{
  g_autofree char *folded = scs_email_fold (name);

  for (guint i = 0; i < names->len; i++) {
    g_autofree char *other = scs_email_fold (g_ptr_array_index (names, i));

    if (g_str_equal (folded, other))
      return TRUE;
  }
  return FALSE;
}

/**
 * scs_access_list_split_names:
 * @text: names of workspaces, parted by commas, semicolons, slashes or line breaks, full-width ones
 * too
 *
 * Returns: (transfer full) (array zero-terminated=1): each once, in the order of the text; none for
 * the Default workspace
 */
char **
scs_access_list_split_names (const char *text)
{
  g_auto (GStrv) pieces = g_regex_split_simple ("[,;/\\r\\n、，；／]", text, 0, 0);
  g_autoptr (GPtrArray) names = g_ptr_array_new_with_free_func (g_free);

  for (char **piece = pieces; *piece != NULL; piece++) {
    const char *name = g_strstrip (*piece);

    while (g_str_has_prefix (name, "　"))
      name += strlen ("　");
    if (*name != '\0' && !has_name (names, name))
      g_ptr_array_add (names, g_strdup (name));
  }
  if (is_default_alone (names))
    g_ptr_array_set_size (names, 0);
  g_ptr_array_add (names, NULL);
  return (char **) g_ptr_array_steal (names, NULL);
}

static int
compare_names (gconstpointer one, gconstpointer other)
{
  return strcmp (*(const char *const *) one, *(const char *const *) other);
}

/**
 * scs_access_list_dup_key:
 * @workspaces: (nullable) (array zero-terminated=1): names
 *
 * Returns: (transfer full): the same for the same names in any order and case; empty for the
 * Default workspace
 */
char *
scs_access_list_dup_key (const char *const *workspaces)
{
  g_autoptr (GPtrArray) folded = g_ptr_array_new_with_free_func (g_free);

  for (gsize i = 0; workspaces != NULL && workspaces[i] != NULL; i++)
    g_ptr_array_add (folded, scs_email_fold (workspaces[i]));
  g_ptr_array_sort (folded, compare_names);
  g_ptr_array_add (folded, NULL);
  return g_strjoinv ("\n", (char **) folded->pdata);
}

/**
 * scs_access_list_same_names:
 * @one: (nullable) (array zero-terminated=1): names of workspaces
 * @other: (nullable) (array zero-terminated=1): names of workspaces
 *
 * Returns: whether they are the same, in any order and case
 */
gboolean
scs_access_list_same_names (const char *const *one, const char *const *other)
{
  g_autofree char *first = scs_access_list_dup_key (one);
  g_autofree char *second = scs_access_list_dup_key (other);

  return g_str_equal (first, second);
}

static ScsAccessList *
ensure_list (GPtrArray *lists, GHashTable *by_key, const char *const *workspaces)
{
  g_autofree char *key = scs_access_list_dup_key (workspaces);
  ScsAccessList *list = g_hash_table_lookup (by_key, key);

  if (list != NULL)
    return list;
  list = g_new0 (ScsAccessList, 1);
  list->workspaces = workspaces != NULL ? g_strdupv ((char **) workspaces) : g_new0 (char *, 1);
  list->people = g_ptr_array_new_with_free_func (g_object_unref);
  g_ptr_array_add (lists, list);
  g_hash_table_insert (by_key, g_steal_pointer (&key), list);
  return list;
}

static int
compare_lists (gconstpointer one, gconstpointer other)
{
  const ScsAccessList *first = *(const ScsAccessList *const *) one;
  const ScsAccessList *second = *(const ScsAccessList *const *) other;
  g_autofree char *first_key = scs_access_list_dup_key ((const char *const *) first->workspaces);
  g_autofree char *second_key = scs_access_list_dup_key ((const char *const *) second->workspaces);

  return strcmp (first_key, second_key);
}

/**
 * scs_access_lists_new:
 * @members: the people of an environment
 *
 * Who is connected counts for the workspaces they have, everybody else for those they shall get.
 *
 * Returns: (transfer full) (element-type ScsAccessList): one for each set of workspaces, the
 * Default one first
 */
GPtrArray *
scs_access_lists_new (ScsMemberList *members)
{
  GPtrArray *lists = g_ptr_array_new_with_free_func ((GDestroyNotify) free_list);
  g_autoptr (GHashTable) by_key = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  guint n_members = g_list_model_get_n_items (G_LIST_MODEL (members));

  for (guint i = 0; i < n_members; i++) {
    g_autoptr (ScsMember) member = g_list_model_get_item (G_LIST_MODEL (members), i);
    ScsMemberState state = scs_member_get_state (member);
    ScsAccessList *list =
        ensure_list (lists,
                     by_key,
                     state == SCS_MEMBER_CONNECTED ? scs_member_get_workspaces (member)
                                                   : scs_member_get_wanted (member));

    list->n_planned += state == SCS_MEMBER_PLANNED;
    list->n_connected += state == SCS_MEMBER_CONNECTED;
    if (state == SCS_MEMBER_INVITED || state == SCS_MEMBER_HERE)
      g_ptr_array_add (list->people, g_steal_pointer (&member));
  }
  g_ptr_array_sort (lists, compare_lists);
  return lists;
}

/**
 * scs_access_list_dup_title:
 * @list: people who get the same workspaces
 *
 * Returns: (transfer full): the workspaces, for a person to read
 */
char *
scs_access_list_dup_title (const ScsAccessList *list)
{
  if (list->workspaces[0] == NULL)
    return g_strdup (_("None chosen: the Default workspace"));
  return g_strjoinv (_(", "), list->workspaces);
}

/**
 * scs_access_list_dup_first_names:
 * @list: people who get the same workspaces
 * @n_names: how many of them are named at most
 *
 * Returns: (transfer full): who they are, the first by name, and how many others
 */
char *
scs_access_list_dup_first_names (const ScsAccessList *list, guint n_names)
{
  g_autoptr (GString) names = g_string_new (NULL);
  guint n = MIN (n_names, list->people->len);

  for (guint i = 0; i < n; i++) {
    ScsMember *member = g_ptr_array_index (list->people, i);
    const char *name = scs_member_get_name (member);

    g_string_append_printf (names,
                            "%s%s",
                            i > 0
                            ? _(", ") : "", name != NULL ? name : scs_member_get_email (member));
  }
  if (n == list->people->len)
    return g_string_free (g_steal_pointer (&names), FALSE);
  /* Translators: %1$s are names of people, %2$u how many others there are */
  return g_strdup_printf (ngettext ("%1$s and %2$u other person", "%1$s and %2$u others", list->people->len - n),
      names->str,
      list->people->len - n);
}

/**
 * scs_access_list_new_workspaces:
 * @list: people who get the same workspaces
 *
 * Returns: (transfer full) (element-type ScsSalesConnectWorkspace): the workspaces as a job takes
 * them from a person who leads by hand, where a name is all that is known
 */
GPtrArray *
scs_access_list_new_workspaces (const ScsAccessList *list)
{
  GPtrArray *workspaces =
      g_ptr_array_new_with_free_func ((GDestroyNotify) scs_sales_connect_workspace_free);

  for (char **name = list->workspaces; *name != NULL; name++) {
    ScsSalesConnectWorkspace *workspace = g_new0 (ScsSalesConnectWorkspace, 1);

    workspace->id = g_strdup (*name);
    workspace->name = g_strdup (*name);
    g_ptr_array_add (workspaces, workspace);
  }
  return workspaces;
}
