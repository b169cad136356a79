/* SPDX-FileCopyrightText: 2026 The Sales Connect Setup authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "services/sales-connect/scs-service-private.h"

#include "services/http/scs-json.h"

#include <string.h>

#define NAME_MAX_CHARS 200
#define EMAIL_MAX_CHARS 254
#define ID_MAX_CHARS 64
#define MUNCHKIN_MAX_CHARS 64
#define URL_MAX_CHARS 4096
#define TOKEN_MIN_CHARS 20
#define TOKEN_MAX_CHARS 512
#define WORKSPACES_MAX 1000
#define PAGE_MAX 200

static gboolean
set_wrong (GError **error, const char *member, const char *wanted)
{
  g_set_error (error,
               SCS_HTTP_ERROR,
               SCS_HTTP_ERROR_WRONG_SHAPE,
               "the answer's “%s” should be %s",
               member,
               wanted);
  return FALSE;
}

/* min_chars 0: may be missing. */
static gboolean
read_text (JsonObject *object,
           const char *member,
           glong min_chars,
           glong max_chars,
           const char **text,
           GError **error)
{
  if (!scs_json_read_string (object, member, text, error))
    return FALSE;
  if (!*text)
    return min_chars == 0 || set_wrong (error, member, "a string");
  if (g_utf8_strlen (*text, -1) < min_chars || g_utf8_strlen (*text, -1) > max_chars)
    return set_wrong (error, member, "of another length");
  return TRUE;
}

static gboolean
read_copy (JsonObject *object,
           const char *member,
           glong min_chars,
           glong max_chars,
           char **copy,
           GError **error)
{
  const char *text = NULL;

  if (!read_text (object, member, min_chars, max_chars, &text, error))
    return FALSE;
  g_free (*copy);
  *copy = g_strdup (text);
  return TRUE;
}

/* Reads one of two words into a boolean; a word that may be missing means the second. */
static gboolean
read_choice (JsonObject *object,
             const char *member,
             const char *if_true,
             const char *if_false,
             gboolean may_be_missing,
             gboolean *value,
             GError **error)
{
  const char *word = NULL;

  if (!scs_json_read_string (object, member, &word, error))
    return FALSE;
  *value = g_strcmp0 (word, if_true) == 0;
  if (*value || g_strcmp0 (word, if_false) == 0 || (!word && may_be_missing))
    return TRUE;
  return set_wrong (error, member, "one of the words described");
}

/**
 * scs_service_read_time:
 * @time_us: (out): wall clock; 0 when the member is missing
 *
 * Source: RFC 3339, section 5.6. Without an offset a moment is not known.
 */
gboolean
scs_service_read_time (JsonObject *object, const char *member, gint64 *time_us, GError **error)
{
  const char *text = NULL;
  g_autoptr (GDateTime) time = NULL;

  *time_us = 0;
  if (!scs_json_read_string (object, member, &text, error))
    return FALSE;
  if (!text)
    return TRUE;
  time = g_date_time_new_from_iso8601 (text, NULL);
  if (!time)
    return set_wrong (error, member, "a time");
  *time_us = g_date_time_to_unix (time) * G_USEC_PER_SEC + g_date_time_get_microsecond (time);
  return TRUE;
}

/**
 * scs_service_read_token:
 * @answer: to a sign-in
 *
 * Errors: %SCS_HTTP_ERROR_WRONG_SHAPE where the token is missing, too short, too long, or not
 * visible ASCII.
 *
 * Returns: (transfer full) (nullable): the access token, in secret memory
 */
char *
scs_service_read_token (JsonObject *answer, GError **error)
{
  const char *token = NULL;

  if (!read_text (answer, "access_token", TOKEN_MIN_CHARS, TOKEN_MAX_CHARS, &token, error))
    return NULL;
  for (const char *p = token; *p; p++)
    if (!g_ascii_isgraph (*p)) {
      set_wrong (error, "access_token", "visible ASCII");
      return NULL;
    }
  return scs_secret_copy (token);
}

/**
 * scs_service_read_authorize_url:
 * @answer: to the question where Salesforce is connected
 *
 * Errors: %SCS_HTTP_ERROR_WRONG_SHAPE.
 *
 * Returns: (transfer full) (nullable): an address that may be opened in the person's browser
 */
char *
scs_service_read_authorize_url (JsonObject *answer, GError **error)
{
  const char *url = NULL;

  if (!read_text (answer, "authorize_url", 1, URL_MAX_CHARS, &url, error))
    return NULL;
  if (scs_http_client_address_is_allowed (url, NULL))
    return g_strdup (url);
  set_wrong (error, "authorize_url", "an https address");
  return NULL;
}

/**
 * scs_service_read_account:
 * @status: (inout): gets company, seats, e-mail id and role
 * @answer: to GET /api/v1/account
 *
 * Errors: %SCS_HTTP_ERROR_WRONG_SHAPE, naming the member.
 */
gboolean
scs_service_read_account (ScsSalesConnectStatus *status, JsonObject *answer, GError **error)
{
  JsonObject *user = scs_json_get_object (answer, "user", error);
  gint64 seats = 0;

  if (!user || !read_copy (answer, "company", 1, NAME_MAX_CHARS, &status->company, error) ||
      !scs_json_get_int (answer, "seats", &seats, error) ||
      !read_copy (user, "email", 1, EMAIL_MAX_CHARS, &status->my_email, error) ||
      !read_choice (user, "role", "admin", "user", FALSE, &status->i_am_admin, error))
    return FALSE;
  if (seats < 1 || seats > G_MAXINT)
    return set_wrong (error, "seats", "a number of seats");
  status->seats = (gint) seats;
  return TRUE;
}

static gboolean
check_org_id (const char *org_id, GError **error)
{
  return !org_id || g_regex_match_simple ("^00D[0-9A-Za-z]{12}([0-9A-Z]{3})?\\z", org_id, 0, 0) ||
         set_wrong (error, "org_id", "an organization's id");
}

/**
 * scs_service_read_salesforce:
 * @status: (inout): gets the connection to Salesforce
 * @answer: to GET /api/v1/salesforce
 *
 * Errors: %SCS_HTTP_ERROR_WRONG_SHAPE, naming the member.
 */
gboolean
scs_service_read_salesforce (ScsSalesConnectStatus *status, JsonObject *answer, GError **error)
{
  return scs_json_get_boolean (answer, "connected", &status->salesforce_connected, error) &&
         read_choice (answer,
                      "connected_as",
                      "admin",
                      "non-admin",
                      TRUE,
                      &status->salesforce_as_admin,
                      error) &&
         scs_json_read_boolean (answer,
                                "is_sandbox",
                                FALSE,
                                &status->salesforce_is_sandbox,
                                error) &&
         read_copy (answer, "org_id", 0, ID_MAX_CHARS, &status->salesforce_org_id, error) &&
         check_org_id (status->salesforce_org_id, error) &&
         read_copy (answer, "org_name", 0, NAME_MAX_CHARS, &status->salesforce_org_name, error);
}

/**
 * scs_service_read_marketo:
 * @status: (inout): gets the connection to Marketo, and when Team Access opens
 * @answer: to GET /api/v1/marketo
 *
 * Errors: %SCS_HTTP_ERROR_WRONG_SHAPE, naming the member.
 */
gboolean
scs_service_read_marketo (ScsSalesConnectStatus *status, JsonObject *answer, GError **error)
{
  return scs_json_get_boolean (answer, "connected", &status->marketo_connected, error) &&
         read_copy (answer,
                    "munchkin_id",
                    0,
                    MUNCHKIN_MAX_CHARS,
                    &status->marketo_munchkin_id,
                    error) &&
         read_copy (answer,
                    "connected_by",
                    0,
                    EMAIL_MAX_CHARS,
                    &status->marketo_connected_by,
                    error) &&
         scs_service_read_time (answer, "connected_at", &status->marketo_connected_at_us, error) &&
         scs_service_read_time (answer, "access_opens_at", &status->access_opens_at_us, error);
}

/* (nullable) an array of at most so many elements. */
static JsonArray *
get_array (JsonObject *object, const char *member, guint max, GError **error)
{
  JsonArray *array = scs_json_get_array (object, member, error);

  if (!array || json_array_get_length (array) <= max)
    return array;
  set_wrong (error, member, "shorter");
  return NULL;
}

static ScsSalesConnectWorkspace *
read_workspace (JsonObject *object, GError **error)
{
  g_autoptr (ScsSalesConnectWorkspace) workspace = g_new0 (ScsSalesConnectWorkspace, 1);

  if (!read_copy (object, "id", 1, ID_MAX_CHARS, &workspace->id, error) ||
      !read_copy (object, "name", 1, NAME_MAX_CHARS, &workspace->name, error) ||
      !scs_json_get_boolean (object, "is_default", &workspace->is_default, error))
    return NULL;
  return g_steal_pointer (&workspace);
}

/**
 * scs_service_read_workspaces:
 * @answer: to GET /api/v1/workspaces
 *
 * Errors: %SCS_HTTP_ERROR_WRONG_SHAPE, naming the member.
 *
 * Returns: (transfer full) (nullable) (element-type ScsSalesConnectWorkspace)
 */
GPtrArray *
scs_service_read_workspaces (JsonObject *answer, GError **error)
{
  JsonArray *array = get_array (answer, "workspaces", WORKSPACES_MAX, error);
  g_autoptr (GPtrArray) workspaces =
      g_ptr_array_new_with_free_func ((GDestroyNotify) scs_sales_connect_workspace_free);

  for (guint i = 0; array && i < json_array_get_length (array); i++) {
    JsonObject *object = scs_json_object_at (array, i, error);
    ScsSalesConnectWorkspace *workspace = object ? read_workspace (object, error) : NULL;
    if (!workspace)
      return NULL;
    g_ptr_array_add (workspaces, workspace);
  }
  return array ? g_steal_pointer (&workspaces) : NULL;
}

/* names: (out) (nullable): NULL when the member is missing */
static gboolean
read_names (JsonObject *object, const char *member, char ***names, GError **error)
{
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  JsonArray *array = NULL;

  if (!scs_json_read_array (object, member, &array, error))
    return FALSE;
  if (!array)
    return TRUE;
  if (json_array_get_length (array) > WORKSPACES_MAX)
    return set_wrong (error, member, "shorter");
  for (guint i = 0; i < json_array_get_length (array); i++) {
    const char *name = scs_json_string_at (array, i, error);
    if (!name)
      return FALSE;
    if (g_utf8_strlen (name, -1) > NAME_MAX_CHARS)
      return set_wrong (error, member, "shorter names");
    g_strv_builder_add (builder, name);
  }
  *names = g_strv_builder_end (builder);
  return TRUE;
}

static ScsSalesConnectUser *
read_user (JsonObject *object, GError **error)
{
  g_autoptr (ScsSalesConnectUser) user = g_new0 (ScsSalesConnectUser, 1);
  JsonObject *access = scs_json_get_object (object, "team_access", error);

  if (!access || !read_copy (object, "id", 1, ID_MAX_CHARS, &user->id, error) ||
      !read_copy (object, "email", 1, EMAIL_MAX_CHARS, &user->email, error) ||
      !read_copy (object, "name", 0, NAME_MAX_CHARS, &user->name, error) ||
      !read_choice (object, "role", "admin", "user", TRUE, &user->is_admin, error) ||
      !read_choice (object, "status", "active", "invited", FALSE, &user->is_active, error) ||
      !read_choice (object,
                    "origin",
                    "toutapp",
                    "invitation",
                    FALSE,
                    &user->is_from_toutapp,
                    error) ||
      !scs_json_get_boolean (object, "salesforce_connected", &user->has_salesforce, error) ||
      !scs_json_get_boolean (access, "connected", &user->has_access, error) ||
      !read_names (access, "workspaces", &user->workspaces, error))
    return NULL;
  if (!user->has_access)
    g_clear_pointer (&user->workspaces, g_strfreev);
  return g_steal_pointer (&user);
}

/**
 * scs_service_read_users:
 * @answer: a page of GET /api/v1/users
 * @total: (out): how many users there are on all pages
 *
 * Errors: %SCS_HTTP_ERROR_WRONG_SHAPE, naming the member.
 *
 * Returns: (transfer full) (nullable) (element-type ScsSalesConnectUser)
 */
GPtrArray *
scs_service_read_users (JsonObject *answer, gint64 *total, GError **error)
{
  JsonArray *array = get_array (answer, "users", PAGE_MAX, error);
  g_autoptr (GPtrArray) users =
      g_ptr_array_new_with_free_func ((GDestroyNotify) scs_sales_connect_user_free);

  if (!array || !scs_json_get_int (answer, "total", total, error))
    return NULL;
  if (*total < 0) {
    set_wrong (error, "total", "a number of users");
    return NULL;
  }
  for (guint i = 0; i < json_array_get_length (array); i++) {
    JsonObject *object = scs_json_object_at (array, i, error);
    ScsSalesConnectUser *user = object ? read_user (object, error) : NULL;
    if (!user)
      return NULL;
    g_ptr_array_add (users, user);
  }
  return g_steal_pointer (&users);
}

typedef struct {
  const char *word;
  ScsTeamResultKind kind;
} ResultWord;

static const ResultWord invitation_words[] = {
  { "invited", SCS_INVITED },        { "already_here", SCS_INVITE_ALREADY_HERE },
  { "invalid", SCS_INVITE_INVALID }, { "used_elsewhere", SCS_INVITE_USED_ELSEWHERE },
  { "no_seat", SCS_INVITE_NO_SEAT }, { NULL },
};

static const ResultWord access_words[] = {
  { "connected", SCS_ACCESS_CONNECTED },
  { "already_connected", SCS_ACCESS_ALREADY_CONNECTED },
  { "disconnected", SCS_ACCESS_DISCONNECTED },
  { "not_connected", SCS_ACCESS_NOT_CONNECTED },
  { "unknown_user", SCS_ACCESS_UNKNOWN_USER },
  { NULL },
};

static gboolean
read_result_kind (JsonObject *object,
                  const ResultWord *words,
                  ScsTeamResultKind *kind,
                  GError **error)
{
  const char *word = scs_json_get_string (object, "result", error);

  if (!word)
    return FALSE;
  for (; words->word; words++)
    if (g_str_equal (words->word, word)) {
      *kind = words->kind;
      return TRUE;
    }
  return set_wrong (error, "result", "one of the words described");
}

static ScsTeamResult *
read_result (JsonObject *object,
             const char *key_member,
             const ResultWord *words,
             const char *asked,
             GError **error)
{
  g_autoptr (ScsTeamResult) result = g_new0 (ScsTeamResult, 1);
  const char *key = scs_json_get_string (object, key_member, error);
  gboolean fits;

  if (!key || !read_result_kind (object, words, &result->kind, error) ||
      !read_names (object, "workspaces", &result->workspaces, error))
    return NULL;
  fits =
      words == invitation_words ? g_ascii_strcasecmp (key, asked) == 0 : g_str_equal (key, asked);
  if (!fits) {
    set_wrong (error, key_member, "in the order of the question");
    return NULL;
  }
  result->key = g_strdup (asked);
  return g_steal_pointer (&result);
}

static GPtrArray *
read_results (JsonObject *answer,
              const char *key_member,
              const ResultWord *words,
              const char *const *asked,
              GError **error)
{
  JsonArray *array = scs_json_get_array (answer, "results", error);
  g_autoptr (GPtrArray) results =
      g_ptr_array_new_with_free_func ((GDestroyNotify) scs_team_result_free);

  if (!array)
    return NULL;
  if (json_array_get_length (array) != g_strv_length ((char **) asked)) {
    set_wrong (error, "results", "as long as the question");
    return NULL;
  }
  for (guint i = 0; asked[i]; i++) {
    JsonObject *object = scs_json_object_at (array, i, error);
    ScsTeamResult *result =
        object ? read_result (object, key_member, words, asked[i], error) : NULL;
    if (!result)
      return NULL;
    g_ptr_array_add (results, result);
  }
  return g_steal_pointer (&results);
}

/**
 * scs_service_read_invitations:
 * @answer: to POST /api/v1/users/invite
 * @emails: (array zero-terminated=1): as asked
 *
 * Errors: %SCS_HTTP_ERROR_WRONG_SHAPE, also where the results do not follow the question one by
 * one.
 *
 * Returns: (transfer full) (nullable) (element-type ScsTeamResult)
 */
GPtrArray *
scs_service_read_invitations (JsonObject *answer, const char *const *emails, GError **error)
{
  return read_results (answer, "email", invitation_words, emails, error);
}

/**
 * scs_service_read_access:
 * @answer: to POST /api/v1/team-access/connect or disconnect
 * @user_ids: (array zero-terminated=1): as asked
 *
 * Errors: as scs_service_read_invitations().
 *
 * Returns: (transfer full) (nullable) (element-type ScsTeamResult)
 */
GPtrArray *
scs_service_read_access (JsonObject *answer, const char *const *user_ids, GError **error)
{
  return read_results (answer, "user_id", access_words, user_ids, error);
}
