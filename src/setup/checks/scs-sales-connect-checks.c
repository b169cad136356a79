/* SPDX-FileCopyrightText: 2026 The Sales Connect Setup authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "setup/checks/scs-check-table.h"
#include "setup/scs-setup-work.h"

/* Sales Connect's own settings, through the service driver: two questions, status and people, give
 * all of it. What is seen of the people goes into the list of the team too. */

static void status_answered_cb (GObject *source, GAsyncResult *result, gpointer user_data);
static void users_answered_cb (GObject *source, GAsyncResult *result, gpointer user_data);

static ScsCheck *
add_check (GPtrArray *checks, const char *id, ScsCheckResult result, const char *reason)
{
  ScsCheck *check = scs_check_new (id, result, reason);

  g_ptr_array_add (checks, check);
  return check;
}

/**
 * scs_sales_connect_checks_run:
 * @setup: what is being set up
 * @cancellable: (nullable): to stop
 * @callback: when it is done
 * @user_data: for @callback
 *
 * Gives the seven checks whose names begin with `sales-connect-`.
 */
void
scs_sales_connect_checks_run (ScsSetup *setup,
                              GCancellable *cancellable,
                              GAsyncReadyCallback callback,
                              gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (setup, cancellable, callback, user_data);

  g_task_set_source_tag (task, scs_sales_connect_checks_run);
  scs_sales_connect_get_status_async (scs_setup_get_sales_connect (setup),
                                      cancellable,
                                      status_answered_cb,
                                      g_steal_pointer (&task));
}

static void
judge_status (ScsSetup *setup, GPtrArray *checks, const ScsSalesConnectStatus *status)
{
  gboolean open = status->marketo_connected && status->access_opens_at_us <= g_get_real_time ();
  ScsCheck *check;

  check = add_check (checks,
                     "sales-connect-account",
                     status->i_am_admin ? SCS_CHECK_PASSED : SCS_CHECK_FAILED,
                     status->i_am_admin ? "admin" : "no-admin");
  json_object_set_string_member (check->evidence, "email", status->my_email);
  json_object_set_string_member (check->evidence, "company", status->company);
  scs_setup_set_fact (setup, SCS_FACT_MY_EMAIL, status->my_email);

  check = add_check (checks,
                     "sales-connect-salesforce",
                     status->salesforce_connected ? SCS_CHECK_PASSED : SCS_CHECK_FAILED,
                     status->salesforce_connected ? "connected-org" : "not-connected");
  if (status->salesforce_org_name != NULL)
    json_object_set_string_member (check->evidence, "org", status->salesforce_org_name);
  if (status->salesforce_org_id != NULL)
    json_object_set_string_member (check->evidence, "org_id", status->salesforce_org_id);

  check = add_check (checks,
                     "sales-connect-marketo",
                     status->marketo_connected ? SCS_CHECK_PASSED : SCS_CHECK_FAILED,
                     status->marketo_connected ? "connected-by" : "not-connected");
  if (status->marketo_connected_by != NULL)
    json_object_set_string_member (check->evidence, "by", status->marketo_connected_by);

  check = add_check (checks,
                     "sales-connect-access-open",
                     open                        ? SCS_CHECK_PASSED
                     : status->marketo_connected ? SCS_CHECK_UNKNOWN
                                                 : SCS_CHECK_FAILED,
                     open                        ? "open"
                     : status->marketo_connected ? "waiting"
                                                 : "not-connected");
  json_object_set_int_member (check->evidence, "opens_at_us", status->access_opens_at_us);
  if (status->marketo_connected && status->access_opens_at_us > 0) {
    g_autofree char *opens_at = g_strdup_printf ("%" G_GINT64_FORMAT, status->access_opens_at_us);

    scs_setup_set_fact (setup, SCS_FACT_WAIT_OPENS_AT_US, opens_at);
  }
}

static void
status_answered_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = g_steal_pointer (&user_data);
  g_autoptr (GError) error = NULL;
  g_autoptr (ScsSalesConnectStatus) status = NULL;
  GPtrArray *checks;

  status = scs_sales_connect_get_status_finish (SCS_SALES_CONNECT (source), result, &error);
  if (status == NULL) {
    if (!scs_checks_end_if_cancelled (task, &error))
      g_task_return_pointer (task,
                             scs_checks_new_from_error (SCS_GROUP_SALES_CONNECT, error),
                             (GDestroyNotify) g_ptr_array_unref);
    return;
  }
  checks = g_ptr_array_new_with_free_func ((GDestroyNotify) scs_check_free);
  judge_status (g_task_get_source_object (task), checks, status);
  g_task_set_task_data (task, checks, (GDestroyNotify) g_ptr_array_unref);
  scs_sales_connect_list_users_async (SCS_SALES_CONNECT (source),
                                      g_task_get_cancellable (task),
                                      users_answered_cb,
                                      g_object_ref (task));
}

static gboolean
workspaces_differ (const char *const *one, char **other)
{
  if (one == NULL || other == NULL)
    return one != NULL || other != NULL;
  return !g_strv_equal (one, (const char *const *) other);
}

/* Who had access and has it no more, without us having taken it, is marked until it is given again.
 */
static gboolean
update_member (ScsMember *member, const ScsSalesConnectUser *user)
{
  ScsMemberState state = user->has_access  ? SCS_MEMBER_CONNECTED
                         : user->is_active ? SCS_MEMBER_HERE
                                           : SCS_MEMBER_INVITED;
  gboolean lost = scs_member_get_state (member) == SCS_MEMBER_CONNECTED && !user->has_access;
  gboolean changed = scs_member_get_state (member) != state ||
                     g_strcmp0 (scs_member_get_user_id (member), user->id) != 0 ||
                     g_strcmp0 (scs_member_get_name (member), user->name) != 0 ||
                     scs_member_get_salesforce (member) != (user->has_salesforce
                                                                ? SCS_MEMBER_SALESFORCE_CONNECTED
                                                                : SCS_MEMBER_SALESFORCE_NOT_YET) ||
                     (user->has_access &&
                      workspaces_differ (scs_member_get_workspaces (member), user->workspaces));

  if (!changed && (scs_member_get_problem (member) == NULL || !user->has_access))
    return FALSE;
  scs_member_set_user_id (member, user->id);
  scs_member_set_name (member, user->name);
  scs_member_set_from_toutapp (member, user->is_from_toutapp);
  scs_member_set_has_salesforce (member, user->has_salesforce);
  scs_member_set_workspaces (member,
                             user->has_access ? (const char *const *) user->workspaces : NULL);
  scs_member_set_state (member, state);
  if (lost)
    scs_member_set_problem (member, "access-lost");
  else if (user->has_access || g_strcmp0 (scs_member_get_problem (member), "access-lost") != 0)
    scs_member_set_problem (member, NULL);
  return TRUE;
}

static void
update_members (ScsSetup *setup, GPtrArray *users)
{
  ScsMemberList *members = scs_setup_get_members (setup);
  g_autoptr (GPtrArray) fresh = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (GPtrArray) changed = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; i < users->len; i++) {
    const ScsSalesConnectUser *user = g_ptr_array_index (users, i);
    ScsMember *member = scs_member_list_find (members, user->email);

    if (member == NULL) {
      member = scs_member_new (user->email);
      update_member (member, user);
      g_ptr_array_add (fresh, member);
      g_ptr_array_add (changed, g_object_ref (member));
    } else if (update_member (member, user)) {
      g_ptr_array_add (changed, g_object_ref (member));
    }
  }
  scs_member_list_append_many (members, fresh);
  scs_setup_save_members (setup, changed);
}

static guint
count_lost (ScsSetup *setup)
{
  GListModel *members = G_LIST_MODEL (scs_setup_get_members (setup));
  guint n_lost = 0;

  for (guint i = 0; i < g_list_model_get_n_items (members); i++) {
    g_autoptr (ScsMember) member = g_list_model_get_item (members, i);

    n_lost += g_strcmp0 (scs_member_get_problem (member), "access-lost") == 0;
  }
  return n_lost;
}

static guint
count_invited_here (ScsSetup *setup)
{
  GListModel *members = G_LIST_MODEL (scs_setup_get_members (setup));
  const char *mine = scs_setup_get_fact (setup, SCS_FACT_MY_EMAIL);
  guint n = 0;

  for (guint i = 0; i < g_list_model_get_n_items (members); i++) {
    g_autoptr (ScsMember) member = g_list_model_get_item (members, i);

    n += scs_member_get_state (member) != SCS_MEMBER_PLANNED &&
         !scs_member_get_from_toutapp (member) &&
         g_strcmp0 (scs_member_get_email (member), mine) != 0;
  }
  return n;
}

/* Whether a team is complete only a person knows: those from ToutApp alone prove no invitation. */
static void
judge_invitations (ScsSetup *setup, GPtrArray *checks, const ScsMemberCounts *counts)
{
  guint n_here = counts->total - counts->planned - counts->refused;
  gboolean invited = count_invited_here (setup) > 0;
  ScsCheck *check;

  if (counts->planned > 0)
    check = add_check (checks, "sales-connect-invited", SCS_CHECK_UNKNOWN, "planned-left");
  else if (invited)
    check = add_check (checks, "sales-connect-invited", SCS_CHECK_PASSED, "invited");
  else
    check = add_check (checks,
                       "sales-connect-invited",
                       n_here > 1 ? SCS_CHECK_UNKNOWN : SCS_CHECK_FAILED,
                       n_here > 1 ? "from-toutapp" : "nobody");
  json_object_set_int_member (check->evidence, "people", n_here);
  json_object_set_int_member (check->evidence, "planned", counts->planned);
}

static void
judge_access (ScsSetup *setup, GPtrArray *checks, const ScsMemberCounts *counts)
{
  guint n_without = counts->total - counts->planned - counts->refused - counts->connected;
  guint n_lost = count_lost (setup);
  const ScsCheck *marketo = g_ptr_array_index (checks, 2);
  ScsCheckResult result = SCS_CHECK_PASSED;
  const char *reason = "connected";
  ScsCheck *check;

  if (n_lost > 0) {
    result = SCS_CHECK_FAILED;
    reason = "lost";
  } else if (counts->connected == 0) {
    result = SCS_CHECK_FAILED;
    reason = "nobody-connected";
  } else if (marketo->result != SCS_CHECK_PASSED) {
    result = SCS_CHECK_UNKNOWN;
    reason = "marketo-first";
  } else if (n_without > 0) {
    result = SCS_CHECK_UNKNOWN;
    reason = "some-without";
  }
  check = add_check (checks, "sales-connect-team-access", result, reason);
  json_object_set_int_member (check->evidence, "people", counts->connected);
  json_object_set_int_member (check->evidence, "without", n_without);
  json_object_set_int_member (check->evidence, "lost", n_lost);
}

static void
judge_people (ScsSetup *setup, GPtrArray *checks)
{
  ScsMemberCounts counts;
  ScsCheck *check;

  scs_member_list_count (scs_setup_get_members (setup), &counts);
  judge_invitations (setup, checks, &counts);
  judge_access (setup, checks, &counts);
  check = add_check (checks,
                     "sales-connect-team-salesforce",
                     counts.without_salesforce == 0 ? SCS_CHECK_PASSED : SCS_CHECK_UNKNOWN,
                     counts.without_salesforce == 0 ? "all-connected" : "some-left");
  json_object_set_int_member (check->evidence, "people", counts.without_salesforce);
}

static void
users_answered_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = g_steal_pointer (&user_data);
  ScsSetup *setup = g_task_get_source_object (task);
  GPtrArray *checks = g_task_get_task_data (task);
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) users = NULL;

  users = scs_sales_connect_list_users_finish (SCS_SALES_CONNECT (source), result, &error);
  if (users == NULL) {
    if (scs_checks_end_if_cancelled (task, &error))
      return;
    g_ptr_array_add (checks, scs_check_new_from_error ("sales-connect-invited", error));
    g_ptr_array_add (checks, scs_check_new_from_error ("sales-connect-team-access", error));
    g_ptr_array_add (checks, scs_check_new_from_error ("sales-connect-team-salesforce", error));
  } else {
    update_members (setup, users);
    judge_people (setup, checks);
  }
  g_task_return_pointer (task, g_ptr_array_ref (checks), (GDestroyNotify) g_ptr_array_unref);
}

static char *
dup_counted (const char *singular, const char *plural, gint64 n)
{
  const char *format = ngettext (singular, plural, n);

#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wformat-nonliteral"
  return g_strdup_printf (format, (int) n);
#pragma GCC diagnostic pop
}

static char *
dup_people_summary (const ScsCheck *check)
{
  const char *reason = check->reason;
  gint64 people = scs_check_get_int (check, "people");

  if (g_str_equal (reason, "invited"))
    return dup_counted (N_("%d person is in Sales Connect, invited or there before."),
                            N_("%d people are in Sales Connect, invited or there before."),
                                people);
  if (g_str_equal (reason, "planned-left"))
    return dup_counted (N_("%d person on the list is not invited yet."),
                            N_("%d people on the list are not invited yet."),
                                scs_check_get_int (check, "planned"));
  if (g_str_equal (reason, "from-toutapp"))
    return dup_counted (N_("%d person is there from before; nobody else is invited."),
                            N_("%d people are there from before; nobody else is invited."),
                                people);
  if (g_str_equal (reason, "marketo-first"))
    return g_strdup (_("Marketo is not connected yet, so nobody’s access is of use."));
  if (g_str_equal (reason, "some-without"))
    return dup_counted (N_("%d person has no access to Marketo yet."),
                            N_("%d people have no access to Marketo yet."),
                                scs_check_get_int (check, "without"));
  if (g_str_equal (reason, "nobody"))
    return g_strdup (_("Nobody but the admin is in Sales Connect."));
  if (g_str_equal (reason, "connected"))
    return dup_counted (N_("%d person has access to Marketo."),
                            N_("%d people have access to Marketo."), people);
  if (g_str_equal (reason, "nobody-connected"))
    return g_strdup (_("Nobody has access to Marketo."));
  if (g_str_equal (reason, "lost"))
    return dup_counted (N_("%d person had access to Marketo and has it no more."),
                            N_("%d people had access to Marketo and have it no more."),
                                scs_check_get_int (check, "lost"));
  if (g_str_equal (reason, "all-connected"))
    return g_strdup (_("Everybody has connected their own Salesforce account."));
  if (g_str_equal (reason, "some-left"))
    return dup_counted (N_("%d person has not connected their own Salesforce account."),
                            N_("%d people have not connected their own Salesforce account."),
                                people);
  return NULL;
}

/**
 * scs_sales_connect_checks_dup_summary:
 * @check: what was found
 *
 * Returns: (transfer full) (nullable): a sentence; %NULL for a reason that is not its own
 */
char *
scs_sales_connect_checks_dup_summary (const ScsCheck *check)
{
  const char *reason = check->reason;

  if (g_str_equal (reason, "admin"))
    /* Translators: %1$s is an e-mail ID, %2$s the name of a company */
    return g_strdup_printf (_("%1$s is an admin of %2$s."),
                               scs_check_get_string (check, "email"),
                               scs_check_get_string (check, "company"));
  if (g_str_equal (reason, "no-admin"))
    /* Translators: %s is an e-mail ID */
    return g_strdup_printf (_("%s is no admin."), scs_check_get_string (check, "email"));
  if (g_str_equal (reason, "connected-org"))
    /* Translators: %1$s is the name of an org of Salesforce, %2$s its id */
    return g_strdup_printf (_("Connected to %1$s (%2$s)."),
                               scs_check_get_string (check, "org"),
                               scs_check_get_string (check, "org_id"));
  if (g_str_equal (reason, "connected-by"))
    /* Translators: %s is an e-mail ID */
    return g_strdup_printf (_("Connected by %s, who alone can undo it."),
                               scs_check_get_string (check, "by"));
  if (g_str_equal (reason, "not-connected"))
    return g_strdup (_("Not connected."));
  if (g_str_equal (reason, "open"))
    return g_strdup (_("The ten minutes are over."));
  if (g_str_equal (reason, "waiting"))
    return g_strdup (_("The ten minutes are not over yet."));
  return dup_people_summary (check);
}

/**
 * scs_sales_connect_checks_get_remedy:
 * @check: what was found
 *
 * Returns: (nullable): what to do
 */
const char *
scs_sales_connect_checks_get_remedy (const ScsCheck *check)
{
  const char *reason = check->reason;

  if (g_str_equal (reason, "no-admin"))
    return _("Ask a Sales Connect admin to make this person an admin, or sign in as an admin.");
  if (g_str_equal (reason, "not-connected"))
    return g_str_equal (check->id, "sales-connect-salesforce")
        ? _("Connect it on the page “Salesforce”.")
        : _("Connect it on the page “Connect Marketo”.");
  if (g_str_equal (reason, "waiting"))
    return _("Wait until the countdown ends; nothing else has to be done.");
  if (g_str_equal (reason, "planned-left") || g_str_equal (reason, "nobody"))
    return _("Invite them on the page “Team Access”.");
  if (g_str_equal (reason, "from-toutapp"))
    return _("Invite the others on the page “Team Access”, or say there that the team is complete.");
  if (g_str_equal (reason, "marketo-first"))
    return _("Connect it on the page “Connect Marketo”.");
  if (g_str_equal (reason, "some-without"))
    return _("Connect them on the page “Team Access”, or say there that it is meant so.");
  if (g_str_equal (reason, "lost"))
    return _("Look at the page “Team Access” who it is, and connect them again if that was not intended.");
  if (g_str_equal (reason, "nobody-connected"))
    return _("Pick people on the page “Team Access”, and press Connect.");
  if (g_str_equal (reason, "some-left"))
    return _("Each person does it by themselves; the page “Team Access” has a mail for them.");
  return NULL;
}
