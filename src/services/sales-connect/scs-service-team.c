/* SPDX-FileCopyrightText: 2026 The Sales Connect Setup authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "services/sales-connect/scs-service-private.h"

#define PAGE_SIZE 200
#define USERS_MAX 10000
#define PEOPLE_MAX 200

static GTask *
new_task (ScsSalesConnect *driver,
          gpointer source_tag,
          GCancellable *cancellable,
          GAsyncReadyCallback callback,
          gpointer user_data)
{
  GTask *task = g_task_new (driver, cancellable, callback, user_data);

  g_task_set_source_tag (task, source_tag);
  return task;
}

static void
list_workspaces_answer_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = g_steal_pointer (&user_data);
  GError *error = NULL;
  g_autoptr (JsonNode) root = scs_service_call_finish (SCS_SERVICE_DRIVER (source), result, &error);
  GPtrArray *workspaces =
      root ? scs_service_read_workspaces (json_node_get_object (root), &error) : NULL;

  if (workspaces)
    g_task_return_pointer (task, workspaces, (GDestroyNotify) g_ptr_array_unref);
  else
    g_task_return_error (task, error);
}

/**
 * scs_service_list_workspaces_async:
 *
 * Errors: those of scs_service_get_async(), %SCS_HTTP_ERROR_WRONG_SHAPE.
 */
void
scs_service_list_workspaces_async (ScsSalesConnect *driver,
                                   GCancellable *cancellable,
                                   GAsyncReadyCallback callback,
                                   gpointer user_data)
{
  g_autoptr (GTask) task =
      new_task (driver, scs_service_list_workspaces_async, cancellable, callback, user_data);

  scs_service_get_async (SCS_SERVICE_DRIVER (driver),
                         "/api/v1/workspaces",
                         cancellable,
                         list_workspaces_answer_cb,
                         g_steal_pointer (&task));
}

/**
 * scs_service_list_workspaces_finish:
 *
 * Returns: (transfer full) (nullable) (element-type ScsSalesConnectWorkspace)
 */
GPtrArray *
scs_service_list_workspaces_finish (ScsSalesConnect *driver, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, driver), NULL);
  g_return_val_if_fail (g_async_result_is_tagged (result, scs_service_list_workspaces_async), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

typedef struct {
  /* in progress */
  guint n_told;      /* users of the pages so far, those told twice too */
  GHashTable *known; /* (owned) (element-type utf8), ids, which belong to the users */

  /* output */
  GPtrArray *users; /* (owned) (nullable) (element-type ScsSalesConnectUser) */
} ListUsersData;

static void
list_users_data_free (ListUsersData *data)
{
  g_hash_table_unref (data->known);
  g_clear_pointer (&data->users, g_ptr_array_unref);
  g_free (data);
}

static void list_users_answer_cb (GObject *source, GAsyncResult *result, gpointer user_data);

static void
ask_for_page (GTask *task)
{
  ListUsersData *data = g_task_get_task_data (task);
  g_autofree char *path =
      g_strdup_printf ("/api/v1/users?offset=%u&limit=%u", data->n_told, PAGE_SIZE);

  scs_service_get_async (g_task_get_source_object (task),
                         path,
                         g_task_get_cancellable (task),
                         list_users_answer_cb,
                         g_object_ref (task));
}

/* Returns: whether somebody was new */
static gboolean
take_page (ListUsersData *data, GPtrArray *page)
{
  guint n_before = data->users->len;

  data->n_told += page->len;
  while (page->len > 0 && data->users->len < USERS_MAX) {
    ScsSalesConnectUser *user = g_ptr_array_steal_index (page, 0);
    if (g_hash_table_contains (data->known, user->id)) {
      scs_sales_connect_user_free (user);
      continue;
    }
    g_hash_table_add (data->known, user->id);
    g_ptr_array_add (data->users, user);
  }
  return data->users->len > n_before;
}

/* A server whose pages repeat, or whose total grows with each, does not keep us. */
static void
list_users_answer_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = g_steal_pointer (&user_data);
  ListUsersData *data = g_task_get_task_data (task);
  GError *error = NULL;
  g_autoptr (JsonNode) root = scs_service_call_finish (SCS_SERVICE_DRIVER (source), result, &error);
  gint64 total = 0;
  g_autoptr (GPtrArray) page =
      root ? scs_service_read_users (json_node_get_object (root), &total, &error) : NULL;

  if (!page)
    g_task_return_error (task, error);
  else if (take_page (data, page) && data->n_told < total && data->users->len < USERS_MAX)
    ask_for_page (task);
  else
    g_task_return_pointer (task,
                           g_steal_pointer (&data->users),
                           (GDestroyNotify) g_ptr_array_unref);
}

/**
 * scs_service_list_users_async:
 *
 * Reads page by page, each user once, 10,000 at most. A server whose pages repeat, or whose total
 * grows with each, comes to an end as well.
 *
 * Errors: those of scs_service_get_async(), %SCS_HTTP_ERROR_WRONG_SHAPE.
 */
void
scs_service_list_users_async (ScsSalesConnect *driver,
                              GCancellable *cancellable,
                              GAsyncReadyCallback callback,
                              gpointer user_data)
{
  g_autoptr (GTask) task =
      new_task (driver, scs_service_list_users_async, cancellable, callback, user_data);
  ListUsersData *data = g_new0 (ListUsersData, 1);

  data->known = g_hash_table_new (g_str_hash, g_str_equal);
  data->users = g_ptr_array_new_with_free_func ((GDestroyNotify) scs_sales_connect_user_free);
  g_task_set_task_data (task, data, (GDestroyNotify) list_users_data_free);
  ask_for_page (task);
}

/**
 * scs_service_list_users_finish:
 *
 * Returns: (transfer full) (nullable) (element-type ScsSalesConnectUser): in the server's order
 */
GPtrArray *
scs_service_list_users_finish (ScsSalesConnect *driver, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, driver), NULL);
  g_return_val_if_fail (g_async_result_is_tagged (result, scs_service_list_users_async), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

typedef struct {
  /* input */
  char **asked; /* (owned) e-mail ids or user ids */
  GPtrArray *(*read) (JsonObject *answer, const char *const *asked, GError **error);
} TeamData;

static void
team_data_free (TeamData *data)
{
  g_strfreev (data->asked);
  g_free (data);
}

static void
add_texts (JsonObject *object, const char *member, const char *const *texts)
{
  JsonArray *array = json_array_new ();

  for (gsize i = 0; texts && texts[i]; i++)
    json_array_add_string_element (array, texts[i]);
  json_object_set_array_member (object, member, array);
}

static void
team_answer_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = g_steal_pointer (&user_data);
  TeamData *data = g_task_get_task_data (task);
  GError *error = NULL;
  g_autoptr (JsonNode) root = scs_service_call_finish (SCS_SERVICE_DRIVER (source), result, &error);
  GPtrArray *results =
      root ? data->read (json_node_get_object (root), (const char *const *) data->asked, &error)
           : NULL;

  if (results)
    g_task_return_pointer (task, results, (GDestroyNotify) g_ptr_array_unref);
  else
    g_task_return_error (task, error);
}

/* body: (transfer full), gets the people under @member. */
static void
ask_about_people (GTask *task,
                  const char *path,
                  JsonObject *body,
                  const char *member,
                  const char *const *people,
                  const char *operation_key)
{
  TeamData *data = g_task_get_task_data (task);
  g_autoptr (JsonNode) node = json_node_init_object (json_node_alloc (), body);
  guint n_people = g_strv_length ((char **) people);

  json_object_unref (body);
  data->asked = g_strdupv ((char **) people);
  add_texts (body, member, people);
  if (n_people < 1 || n_people > PEOPLE_MAX) {
    g_task_return_new_error (task,
                             SCS_SALES_CONNECT_ERROR,
                             SCS_SALES_CONNECT_ERROR_DEFECT,
                             "%u people in one call; 1 to %u are possible",
                             n_people,
                             PEOPLE_MAX);
    return;
  }
  scs_service_post_async (g_task_get_source_object (task),
                          path,
                          node,
                          operation_key,
                          g_task_get_cancellable (task),
                          team_answer_cb,
                          g_object_ref (task));
}

static GTask *
new_team_task (ScsSalesConnect *driver,
               GPtrArray *(*read) (JsonObject *, const char *const *, GError **),
               GCancellable *cancellable,
               GAsyncReadyCallback callback,
               gpointer user_data)
{
  GTask *task = new_task (driver, scs_service_team_finish, cancellable, callback, user_data);
  TeamData *data = g_new0 (TeamData, 1);

  data->read = read;
  g_task_set_task_data (task, data, (GDestroyNotify) team_data_free);
  return task;
}

/**
 * scs_service_invite_async:
 * @emails: (array zero-terminated=1): 1 to 200
 * @operation_key: the same key asks again without inviting twice
 *
 * Finished by scs_service_team_finish(). What becomes of one person is a result, no error.
 *
 * Errors: %SCS_SALES_CONNECT_ERROR_DEFECT for another number of people; those of
 * scs_service_post_async(), %SCS_HTTP_ERROR_WRONG_SHAPE.
 */
void
scs_service_invite_async (ScsSalesConnect *driver,
                          const char *const *emails,
                          const char *operation_key,
                          GCancellable *cancellable,
                          GAsyncReadyCallback callback,
                          gpointer user_data)
{
  g_autoptr (GTask) task =
      new_team_task (driver, scs_service_read_invitations, cancellable, callback, user_data);

  ask_about_people (task,
                    "/api/v1/users/invite",
                    json_object_new (),
                    "emails",
                    emails,
                    operation_key);
}

/**
 * scs_service_grant_access_async:
 * @user_ids: (array zero-terminated=1): 1 to 200
 * @workspace_ids: (nullable) (array zero-terminated=1): none means the Default workspace
 * @operation_key: as for scs_service_invite_async()
 *
 * Gives Team Access. Finished by scs_service_team_finish().
 *
 * Errors: as scs_service_invite_async(); %SCS_SALES_CONNECT_ERROR_NOT_CONNECTED and
 * %SCS_SALES_CONNECT_ERROR_NOT_OPEN_YET.
 */
void
scs_service_grant_access_async (ScsSalesConnect *driver,
                                const char *const *user_ids,
                                const char *const *workspace_ids,
                                const char *operation_key,
                                GCancellable *cancellable,
                                GAsyncReadyCallback callback,
                                gpointer user_data)
{
  g_autoptr (GTask) task =
      new_team_task (driver, scs_service_read_access, cancellable, callback, user_data);
  JsonObject *body = json_object_new ();

  add_texts (body, "workspace_ids", workspace_ids);
  ask_about_people (task, "/api/v1/team-access/connect", body, "user_ids", user_ids, operation_key);
}

/**
 * scs_service_revoke_access_async:
 * @user_ids: (array zero-terminated=1): 1 to 200
 * @operation_key: as for scs_service_invite_async()
 *
 * Takes Team Access away. Finished by scs_service_team_finish().
 *
 * Errors: as scs_service_invite_async().
 */
void
scs_service_revoke_access_async (ScsSalesConnect *driver,
                                 const char *const *user_ids,
                                 const char *operation_key,
                                 GCancellable *cancellable,
                                 GAsyncReadyCallback callback,
                                 gpointer user_data)
{
  g_autoptr (GTask) task =
      new_team_task (driver, scs_service_read_access, cancellable, callback, user_data);

  ask_about_people (task,
                    "/api/v1/team-access/disconnect",
                    json_object_new (),
                    "user_ids",
                    user_ids,
                    operation_key);
}

/**
 * scs_service_team_finish:
 *
 * Finishes scs_service_invite_async(), scs_service_grant_access_async() and
 * scs_service_revoke_access_async().
 *
 * Returns: (transfer full) (nullable) (element-type ScsTeamResult): one for each person, in the
 * order of the question
 */
GPtrArray *
scs_service_team_finish (ScsSalesConnect *driver, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, driver), NULL);
  g_return_val_if_fail (g_async_result_is_tagged (result, scs_service_team_finish), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}
