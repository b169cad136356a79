/* SPDX-FileCopyrightText: 2026 The Sales Connect Setup authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "demo/salesforce/scs-demo-salesforce.h"

#include "demo/scs-demo-clock.h"
#include "demo/scs-demo-company.h"
#include "demo/scs-demo-json.h"
#include "demo/scs-demo-secret.h"

#include <string.h>

#define N_APEX_CLASSES 12

static char *
make_user_id (guint index)
{
  return scs_demo_record_id_new ("005", 100 + index);
}

static void
add_organization (ScsDemoScene *scene, JsonArray *rows)
{
  const char *edition =
      scene->state->is_professional ? "Professional Edition" : "Enterprise Edition";
  g_autofree char *born =
      scs_demo_clock_format_millis (scene->state->born_at_us - 2000 * G_TIME_SPAN_DAY);

  json_array_add_element (
      rows,
      scs_demo_json_new (
          "{'Id': <%s>, 'Name': <%s>, 'InstanceName': <'JPN42'>, 'IsSandbox': <false>, "
          "'OrganizationType': <%s>, 'TrialExpirationDate': <@ms nothing>, "
          "'NamespacePrefix': <@ms nothing>, 'CreatedDate': <%s>}",
          scene->state->org_id,
          SCS_DEMO_COMPANY,
          edition,
          born));
}

static void
add_permissions (ScsDemoScene *scene, JsonArray *rows)
{
  json_array_add_element (
      rows,
      scs_demo_json_new (
          "{'PermissionsApiEnabled': <true>, 'PermissionsAuthorApex': <true>, "
          "'PermissionsCustomizeApplication': <true>, 'PermissionsViewAllData': <true>, "
          "'PermissionsViewSetup': <true>, 'PermissionsModifyAllData': <true>}"));
}

static const char *const profiles[] = { "System Administrator",
                                        "Standard User",
                                        "Sales (read only)" };

/* The last profile may not use the API. */
static void
add_profiles (ScsDemoScene *scene, JsonArray *rows)
{
  for (guint i = 0; i < G_N_ELEMENTS (profiles); i++) {
    g_autofree char *id = scs_demo_record_id_new ("00e", 1 + i);

    json_array_add_element (
        rows,
        scs_demo_json_new ("{'Id': <%s>, 'Name': <%s>, 'PermissionsApiEnabled': <%b>}",
                           id,
                           profiles[i],
                           i < 2));
  }
}

static void
add_user (JsonArray *rows, const char *id, const char *username, const char *name, guint profile)
{
  g_autofree char *profile_id = scs_demo_record_id_new ("00e", 1 + profile);

  json_array_add_element (
      rows,
      scs_demo_json_new (
          "{'Id': <%s>, 'Username': <%s>, 'Email': <%s>, 'Name': <%s>, 'IsActive': <true>, "
          "'UserType': <'Standard'>, 'ProfileId': <%s>, 'Profile.Name': <%s>, "
          "'Profile.PermissionsApiEnabled': <%b>}",
          id,
          username,
          username,
          name,
          profile_id,
          profiles[profile],
          profile < 2));
}

static void
add_users (ScsDemoScene *scene, JsonArray *rows)
{
  add_user (rows,
            scene->state->salesforce_user_id,
            scene->state->salesforce_username,
            SCS_DEMO_ADMIN_NAME,
            0);
  for (guint i = 0; i < SCS_DEMO_N_PEOPLE; i++) {
    g_autofree char *id = make_user_id (i);
    g_autofree char *email = scs_demo_company_get_email (i);

    add_user (rows, id, email, scs_demo_company_get_person (i)->name, i % 17 == 16 ? 2 : 1);
  }
}

static void
add_permission_sets (ScsDemoScene *scene, JsonArray *rows)
{
  g_autofree char *id = scs_demo_record_id_new ("0PS", 1);

  json_array_add_element (
      rows,
      scs_demo_json_new (
          "{'Id': <%s>, 'Name': <'Sales_API'>, 'Label': <'Sales API'>, 'LicenseId': <@ms nothing>, "
          "'IsOwnedByProfile': <false>, 'PermissionsApiEnabled': <true>}",
          id));
}

/* One of those whose profile may not use the API gets it from a permission set. */
static void
add_assignments (ScsDemoScene *scene, JsonArray *rows)
{
  g_autofree char *id = scs_demo_record_id_new ("0Pa", 1);
  g_autofree char *user_id = make_user_id (16);
  g_autofree char *set_id = scs_demo_record_id_new ("0PS", 1);

  json_array_add_element (
      rows,
      scs_demo_json_new ("{'Id': <%s>, 'AssigneeId': <%s>, 'PermissionSetId': <%s>, "
                         "'PermissionSet.PermissionsApiEnabled': <true>}",
                         id,
                         user_id,
                         set_id));
}

static void
add_apex_classes (ScsDemoScene *scene, JsonArray *rows)
{
  for (guint i = 0; i < N_APEX_CLASSES; i++) {
    g_autofree char *id = scs_demo_record_id_new ("01p", 1 + i);
    g_autofree char *name = g_strdup_printf ("OrderService%u", i + 1);

    json_array_add_element (
        rows,
        scs_demo_json_new ("{'Id': <%s>, 'Name': <%s>, 'NamespacePrefix': <@ms nothing>}",
                           id,
                           name));
  }
}

static void
add_entity_access (ScsDemoScene *scene, JsonArray *rows)
{
  for (guint i = 0; i < N_APEX_CLASSES; i++) {
    g_autofree char *id = scs_demo_record_id_new ("0J0", 1 + i);
    g_autofree char *parent_id = scs_demo_record_id_new ("0PS", 10);
    g_autofree char *class_id = scs_demo_record_id_new ("01p", 1 + i);

    json_array_add_element (
        rows,
        scs_demo_json_new (
            "{'Id': <%s>, 'ParentId': <%s>, 'Parent.Name': <'X00ex00000018ozT'>, "
            "'Parent.Profile.Name': <%s>, 'SetupEntityId': <%s>, 'SetupEntityType': <'ApexClass'>}",
            id,
            parent_id,
            profiles[1],
            class_id));
  }
}

static void
add_token_row (JsonArray *rows,
               const char *app,
               gboolean is_installed,
               const char *user_id,
               const char *name,
               gint64 n_uses,
               gint64 used_at_us,
               gint64 created_at_us)
{
  g_autofree char *used = scs_demo_clock_format_millis (used_at_us);
  g_autofree char *created = scs_demo_clock_format_millis (created_at_us);
  g_autofree char *menu_item = is_installed ? scs_demo_record_id_new ("0DS", 1) : NULL;

  json_array_add_element (
      rows,
      scs_demo_json_new (
          "{'Id': <@ms nothing>, 'AppName': <%s>, 'AppMenuItemId': <%ms>, 'UserId': <%s>, "
          "'User.Name': <%s>, 'UseCount': <%x>, 'LastUsedDate': <%s>, 'CreatedDate': <%s>}",
          app,
          menu_item,
          user_id,
          name,
          n_uses,
          used,
          created));
}

/* Who authorised which app: what was really granted here, and Sales Connect by those who came from
 * ToutApp with it. */
static void
add_oauth_tokens (ScsDemoScene *scene, JsonArray *rows)
{
  ScsDemoState *state = scene->state;

  for (guint i = 0; i < state->grants->len; i++) {
    ScsDemoGrant *grant = state->grants->pdata[i];
    ScsDemoApp app = { 0 };

    if (scs_demo_salesforce_find_app (scene, grant->client_id, &app))
      add_token_row (rows,
                     app.name,
                     app.secret == NULL || !state->is_app_uninstalled,
                     state->salesforce_user_id,
                     SCS_DEMO_ADMIN_NAME,
                     grant->n_uses,
                     grant->used_at_us,
                     grant->created_at_us);
  }
  for (guint i = 0; i < state->users->len && i < SCS_DEMO_N_FROM_TOUTAPP; i++) {
    ScsDemoUser *user = state->users->pdata[i];
    g_autofree char *id = make_user_id (i);

    if (!user->is_admin && user->is_salesforce_connected)
      add_token_row (rows,
                     "Sales Connect",
                     !state->is_app_uninstalled,
                     id,
                     user->name,
                     20 + i,
                     state->born_at_us - G_TIME_SPAN_HOUR,
                     state->born_at_us - 200 * G_TIME_SPAN_DAY);
  }
}

static void
add_connected_apps (ScsDemoScene *scene, JsonArray *rows)
{
  g_autofree char *id = scs_demo_record_id_new ("0H4", 1);

  if (scene->state->is_app_uninstalled)
    return;
  json_array_add_element (rows, scs_demo_json_new ("{'Id': <%s>, 'Name': <'Sales Connect'>}", id));
}

static void
add_leads (ScsDemoScene *scene, JsonArray *rows)
{
  for (guint i = 0; i < SCS_DEMO_N_RECORDS; i++) {
    g_autofree char *id = scs_demo_salesforce_make_lead_id (scene->state, i);
    g_autofree char *created =
        scs_demo_clock_format_millis (scs_demo_salesforce_get_created_at_us (scene->state, i));

    json_array_add_element (
        rows,
        scs_demo_json_new ("{'Id': <%s>, 'CreatedDate': <%s>, 'IsConverted': <false>}",
                           id,
                           created));
  }
}

static void
add_contacts (ScsDemoScene *scene, JsonArray *rows)
{
  for (guint i = 0; i < SCS_DEMO_N_RECORDS; i++) {
    g_autofree char *id = scs_demo_salesforce_make_contact_id (scene->state, i);
    g_autofree char *created =
        scs_demo_clock_format_millis (scs_demo_salesforce_get_created_at_us (scene->state, i));

    json_array_add_element (rows,
                            scs_demo_json_new ("{'Id': <%s>, 'CreatedDate': <%s>}", id, created));
  }
}

static void
add_packages (ScsDemoScene *scene, JsonArray *rows)
{
  g_autofree char *id = scs_demo_record_id_new ("0A3", 1);
  g_autofree char *package_id = scs_demo_record_id_new ("033", 1);
  g_autofree char *version_id = scs_demo_record_id_complete ("04t0b000001oWEZ");

  if (!scene->state->is_package_installed)
    return;
  json_array_add_element (
      rows,
      scs_demo_json_new (
          "{'Id': <%s>, 'SubscriberPackageId': <%s>, 'SubscriberPackage.NamespacePrefix': <@ms nothing>, "
          "'SubscriberPackage.Name': <'Marketo Sales Connect Customizations'>, "
          "'SubscriberPackageVersion.Id': <%s>, 'SubscriberPackageVersion.MajorVersion': <%x>, "
          "'SubscriberPackageVersion.MinorVersion': <%x>}",
          id,
          package_id,
          version_id,
          (gint64) 1,
          (gint64) 0));
}

static void
add_nothing (ScsDemoScene *scene, JsonArray *rows)
{
}

static const struct {
  const char *name;
  gboolean is_tooling;
  void (*add) (ScsDemoScene *scene, JsonArray *rows);
  const char *fields[12];
} objects[] = {
  { "Organization",
    FALSE,
    add_organization,
    { "Id",
      "Name",
      "InstanceName",
      "IsSandbox",
      "OrganizationType",
      "TrialExpirationDate",
      "NamespacePrefix",
      "CreatedDate" } },
  { "UserPermissionAccess",
    FALSE,
    add_permissions,
    { "PermissionsApiEnabled",
      "PermissionsAuthorApex",
      "PermissionsCustomizeApplication",
      "PermissionsViewAllData",
      "PermissionsViewSetup",
      "PermissionsModifyAllData" } },
  { "Profile", FALSE, add_profiles, { "Id", "Name", "PermissionsApiEnabled" } },
  { "User",
    FALSE,
    add_users,
    { "Id",
      "Username",
      "Email",
      "Name",
      "IsActive",
      "UserType",
      "ProfileId",
      "Profile.Name",
      "Profile.PermissionsApiEnabled" } },
  { "PermissionSet",
    FALSE,
    add_permission_sets,
    { "Id", "Name", "Label", "LicenseId", "IsOwnedByProfile", "PermissionsApiEnabled" } },
  { "PermissionSetAssignment",
    FALSE,
    add_assignments,
    { "Id", "AssigneeId", "PermissionSetId", "PermissionSet.PermissionsApiEnabled" } },
  { "ApexClass", FALSE, add_apex_classes, { "Id", "Name", "NamespacePrefix" } },
  { "SetupEntityAccess",
    FALSE,
    add_entity_access,
    { "Id",
      "ParentId",
      "Parent.Name",
      "Parent.Profile.Name",
      "SetupEntityId",
      "SetupEntityType" } },
  { "OauthToken",
    FALSE,
    add_oauth_tokens,
    { "Id",
      "AppName",
      "AppMenuItemId",
      "UserId",
      "User.Name",
      "UseCount",
      "LastUsedDate",
      "CreatedDate" } },
  { "ConnectedApplication", FALSE, add_connected_apps, { "Id", "Name" } },
  { "Lead", FALSE, add_leads, { "Id", "CreatedDate", "IsConverted" } },
  { "Contact", FALSE, add_contacts, { "Id", "CreatedDate" } },
  { "ApexClass", TRUE, add_apex_classes, { "Id", "Name", "NamespacePrefix" } },
  { "InstalledSubscriberPackage",
    TRUE,
    add_packages,
    { "Id",
      "SubscriberPackageId",
      "SubscriberPackage.NamespacePrefix",
      "SubscriberPackage.Name",
      "SubscriberPackageVersion.Id",
      "SubscriberPackageVersion.MajorVersion",
      "SubscriberPackageVersion.MinorVersion" } },
  { "SandboxProcess",
    TRUE,
    add_nothing,
    { "Id", "SandboxName", "SandboxOrganization", "LicenseType", "EndDate" } },
};

/**
 * scs_demo_salesforce_list_rows:
 * @object: its name, without regard to case
 * @is_tooling: whether the tooling API is asked
 * @fields: (out caller-allocates): room for 24, gets the names of its fields, ended by %NULL
 *
 * Returns: (transfer full) (nullable): its rows; %NULL where there is no such object
 */
JsonArray *
scs_demo_salesforce_list_rows (ScsDemoScene *scene,
                               const char *object,
                               gboolean is_tooling,
                               const char **fields)
{
  for (guint i = 0; i < G_N_ELEMENTS (objects); i++) {
    JsonArray *rows;

    if (objects[i].is_tooling != is_tooling || g_ascii_strcasecmp (objects[i].name, object) != 0)
      continue;
    memcpy (fields, objects[i].fields, sizeof objects[i].fields);
    rows = json_array_new ();
    objects[i].add (scene, rows);
    return rows;
  }
  return NULL;
}
