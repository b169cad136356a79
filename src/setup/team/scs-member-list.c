/* SPDX-FileCopyrightText: 2026 The Sales Connect Setup authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "setup/team/scs-member-list.h"

#include "setup/team/scs-other-environments.h"

/**
 * ScsMemberList:
 *
 * The people of one environment as a list model, each once: e-mail IDs are compared without regard
 * to case.
 */
struct _ScsMemberList {
  GObject parent_instance;

  GPtrArray *members;   /* (owned) (element-type ScsMember) in the order of arrival */
  GHashTable *by_email; /* (owned) folded e-mail ID → ScsMember (not owned) */
};

static void list_model_iface_init (GListModelInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (ScsMemberList,
                               scs_member_list,
                               G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL, list_model_iface_init))

static GType
scs_member_list_get_item_type (GListModel *model)
{
  return SCS_TYPE_MEMBER;
}

static guint
scs_member_list_get_n_items (GListModel *model)
{
  return SCS_MEMBER_LIST (model)->members->len;
}

static gpointer
scs_member_list_get_item (GListModel *model, guint position)
{
  ScsMemberList *self = SCS_MEMBER_LIST (model);

  if (position >= self->members->len)
    return NULL;
  return g_object_ref (g_ptr_array_index (self->members, position));
}

static void
list_model_iface_init (GListModelInterface *iface)
{
  iface->get_item_type = scs_member_list_get_item_type;
  iface->get_n_items = scs_member_list_get_n_items;
  iface->get_item = scs_member_list_get_item;
}

static void
scs_member_list_finalize (GObject *object)
{
  ScsMemberList *self = SCS_MEMBER_LIST (object);

  g_hash_table_unref (self->by_email);
  g_ptr_array_unref (self->members);

  G_OBJECT_CLASS (scs_member_list_parent_class)->finalize (object);
}

static void
scs_member_list_class_init (ScsMemberListClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = scs_member_list_finalize;
}

static void
scs_member_list_init (ScsMemberList *self)
{
  self->members = g_ptr_array_new_with_free_func (g_object_unref);
  self->by_email = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
}

/**
 * scs_member_list_new:
 *
 * Returns: (transfer full): an empty list
 */
ScsMemberList *
scs_member_list_new (void)
{
  return g_object_new (SCS_TYPE_MEMBER_LIST, NULL);
}

/**
 * scs_member_list_find:
 * @self: a list
 * @email: an e-mail ID in any case
 *
 * Returns: (transfer none) (nullable): the person
 */
ScsMember *
scs_member_list_find (ScsMemberList *self, const char *email)
{
  g_autofree char *folded = scs_email_fold (email);

  return g_hash_table_lookup (self->by_email, folded);
}

/**
 * scs_member_list_find_user:
 * @self: a list
 * @user_id: what Sales Connect calls the person
 *
 * Returns: (transfer none) (nullable): the person
 */
ScsMember *
scs_member_list_find_user (ScsMemberList *self, const char *user_id)
{
  for (guint i = 0; i < self->members->len; i++) {
    ScsMember *member = g_ptr_array_index (self->members, i);

    if (g_strcmp0 (scs_member_get_user_id (member), user_id) == 0)
      return member;
  }
  return NULL;
}

/**
 * scs_member_list_add:
 * @self: a list
 * @email: an e-mail ID
 *
 * Returns: (transfer none): the person with this e-mail ID, who may have been there before
 */
ScsMember *
scs_member_list_add (ScsMemberList *self, const char *email)
{
  ScsMember *member = scs_member_list_find (self, email);

  if (member == NULL) {
    g_autoptr (GPtrArray) one = g_ptr_array_new_with_free_func (g_object_unref);

    member = scs_member_new (email);
    g_ptr_array_add (one, member);
    scs_member_list_append_many (self, one);
  }
  return member;
}

/**
 * scs_member_list_append_many:
 * @self: a list
 * @members: (element-type ScsMember): people; who is there already is passed over
 */
void
scs_member_list_append_many (ScsMemberList *self, GPtrArray *members)
{
  guint before = self->members->len;

  for (guint i = 0; i < members->len; i++) {
    ScsMember *member = g_ptr_array_index (members, i);
    g_autofree char *folded = scs_email_fold (scs_member_get_email (member));

    if (g_hash_table_contains (self->by_email, folded))
      continue;
    g_ptr_array_add (self->members, g_object_ref (member));
    g_hash_table_insert (self->by_email, g_steal_pointer (&folded), member);
  }
  if (self->members->len > before)
    g_list_model_items_changed (G_LIST_MODEL (self), before, 0, self->members->len - before);
}

/**
 * scs_member_list_remove:
 * @self: a list
 * @member: a person of it
 */
void
scs_member_list_remove (ScsMemberList *self, ScsMember *member)
{
  g_autofree char *folded = scs_email_fold (scs_member_get_email (member));
  guint position;

  if (!g_ptr_array_find (self->members, member, &position))
    return;
  g_hash_table_remove (self->by_email, folded);
  g_ptr_array_remove_index (self->members, position);
  g_list_model_items_changed (G_LIST_MODEL (self), position, 1, 0);
}

/**
 * scs_member_list_clear:
 * @self: a list
 */
void
scs_member_list_clear (ScsMemberList *self)
{
  guint before = self->members->len;

  g_hash_table_remove_all (self->by_email);
  g_ptr_array_set_size (self->members, 0);
  if (before > 0)
    g_list_model_items_changed (G_LIST_MODEL (self), 0, before, 0);
}

/**
 * scs_member_list_mark_elsewhere:
 * @self: a list
 * @others: (nullable): which e-mail IDs other environments use, see
 * scs_other_environments_load_async()
 *
 * Each person is told by it whether their e-mail ID is used in another environment.
 */
void
scs_member_list_mark_elsewhere (ScsMemberList *self, GHashTable *others)
{
  for (guint i = 0; i < self->members->len; i++) {
    ScsMember *member = g_ptr_array_index (self->members, i);

    scs_member_set_elsewhere (member,
                              scs_other_environments_find (others, scs_member_get_email (member)));
  }
}

/**
 * scs_member_list_dup_without_salesforce:
 * @self: a list
 * @separator: between two addresses
 *
 * Returns: (transfer full): addresses of those who are invited and have not connected their own
 * Salesforce account, as far as it is known
 */
char *
scs_member_list_dup_without_salesforce (ScsMemberList *self, const char *separator)
{
  GString *addresses = g_string_new (NULL);

  for (guint i = 0; i < self->members->len; i++) {
    ScsMember *member = g_ptr_array_index (self->members, i);

    if (scs_member_get_state (member) != SCS_MEMBER_PLANNED &&
        !scs_member_get_has_salesforce (member))
      g_string_append_printf (addresses,
                              "%s%s",
                              addresses->len > 0 ? separator : "",
                              scs_member_get_email (member));
  }
  return g_string_free (addresses, FALSE);
}

/**
 * scs_member_list_count:
 * @self: a list
 * @counts: (out caller-allocates): how many people are how far
 */
void
scs_member_list_count (ScsMemberList *self, ScsMemberCounts *counts)
{
  *counts = (ScsMemberCounts){ .total = self->members->len };
  for (guint i = 0; i < self->members->len; i++) {
    ScsMember *member = g_ptr_array_index (self->members, i);
    ScsMemberState state = scs_member_get_state (member);

    counts->planned += state == SCS_MEMBER_PLANNED && scs_member_get_problem (member) == NULL;
    counts->refused += state == SCS_MEMBER_PLANNED && scs_member_get_problem (member) != NULL;
    counts->invited += state == SCS_MEMBER_INVITED || state == SCS_MEMBER_HERE;
    counts->connected += state == SCS_MEMBER_CONNECTED;
    counts->without_salesforce +=
        state != SCS_MEMBER_PLANNED && !scs_member_get_has_salesforce (member);
    counts->selected += scs_member_get_selected (member);
    counts->elsewhere += state != SCS_MEMBER_CONNECTED && scs_member_get_elsewhere (member) != NULL;
  }
}
