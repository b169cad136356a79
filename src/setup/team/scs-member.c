/* SPDX-FileCopyrightText: 2026 The Sales Connect Setup authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include <json-glib/json-glib.h>
#include <string.h>

#include "setup/team/scs-member.h"

#define EMAIL_SHAPE                                                                                \
  "^[A-Za-z0-9.!#$%&'*+/=?^_`{|}~-]{1,64}@([A-Za-z0-9]([A-Za-z0-9-]{0,61}[A-Za-z0-9])?\\.)+[A-Za-z0-9-]{2,63}$"

/**
 * ScsMember:
 *
 * One person of the team: who they are, how far their set-up is, and whether the person at the
 * window has picked them.
 */
struct _ScsMember {
  GObject parent_instance;

  char *email;       /* (owned) as it was entered, without blanks around it */
  char *folded;      /* (owned) what a search looks into: name and e-mail ID, case folded */
  char *name;        /* (owned) (nullable) */
  char *user_id;     /* (owned) (nullable) Sales Connect's own */
  char **workspaces; /* (owned) (nullable) names of those that were given */
  char **wanted;     /* (owned) (nullable) names of those that shall be given */
  char *elsewhere;   /* (owned) (nullable) name of another environment that uses the e-mail ID */
  char *problem;     /* (owned) (nullable) why the last operation did not do it for them */
  ScsMemberState state;
  gboolean from_toutapp;
  ScsMemberSalesforce salesforce;
  gboolean selected;
};

G_DEFINE_FINAL_TYPE (ScsMember, scs_member, G_TYPE_OBJECT)

typedef enum {
  PROP_EMAIL = 1,
  PROP_NAME,
  PROP_STATE,
  PROP_SELECTED,
  PROP_PROBLEM
} ScsMemberProperty;

static GParamSpec *properties[PROP_PROBLEM + 1];

static void
update_folded (ScsMember *self)
{
  g_autofree char *both =
      g_strdup_printf ("%s %s", self->name != NULL ? self->name : "", self->email);
  g_autofree char *usual = g_utf8_normalize (both, -1, G_NORMALIZE_ALL);

  g_free (self->folded);
  self->folded = g_utf8_casefold (usual != NULL ? usual : both, -1);
}

static void
scs_member_get_property (GObject *object, guint property_id, GValue *value, GParamSpec *pspec)
{
  ScsMember *self = SCS_MEMBER (object);

  switch ((ScsMemberProperty) property_id) {
  case PROP_EMAIL:
    g_value_set_string (value, self->email);
    break;
  case PROP_NAME:
    g_value_set_string (value, self->name);
    break;
  case PROP_STATE:
    g_value_set_int (value, self->state);
    break;
  case PROP_SELECTED:
    g_value_set_boolean (value, self->selected);
    break;
  case PROP_PROBLEM:
    g_value_set_string (value, self->problem);
    break;
  }
}

static void
scs_member_set_property (GObject *object, guint property_id, const GValue *value, GParamSpec *pspec)
{
  if (property_id == PROP_SELECTED)
    scs_member_set_selected (SCS_MEMBER (object), g_value_get_boolean (value));
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
}

static void
scs_member_finalize (GObject *object)
{
  ScsMember *self = SCS_MEMBER (object);

  g_free (self->email);
  g_free (self->folded);
  g_free (self->name);
  g_free (self->user_id);
  g_strfreev (self->workspaces);
  g_strfreev (self->wanted);
  g_free (self->elsewhere);
  g_free (self->problem);

  G_OBJECT_CLASS (scs_member_parent_class)->finalize (object);
}

static void
scs_member_class_init (ScsMemberClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GParamFlags flags = G_PARAM_READABLE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY;

  object_class->get_property = scs_member_get_property;
  object_class->set_property = scs_member_set_property;
  object_class->finalize = scs_member_finalize;

  properties[PROP_EMAIL] = g_param_spec_string ("email", NULL, NULL, NULL, flags);
  properties[PROP_NAME] = g_param_spec_string ("name", NULL, NULL, NULL, flags);
  properties[PROP_STATE] =
      g_param_spec_int ("state", NULL, NULL, 0, SCS_MEMBER_CONNECTED, 0, flags);
  properties[PROP_SELECTED] =
      g_param_spec_boolean ("selected", NULL, NULL, FALSE, flags | G_PARAM_WRITABLE);
  properties[PROP_PROBLEM] = g_param_spec_string ("problem", NULL, NULL, NULL, flags);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (properties), properties);
}

static void
scs_member_init (ScsMember *self)
{
}

/**
 * scs_member_new:
 * @email: an e-mail ID
 *
 * Returns: (transfer full): a person who is planned
 */
ScsMember *
scs_member_new (const char *email)
{
  ScsMember *self = g_object_new (SCS_TYPE_MEMBER, NULL);

  self->email = g_strdup (email);
  update_folded (self);
  return self;
}

/* The journal knows people by their folded e-mail ID. */
static void
restore_case (ScsMember *self, const char *entered)
{
  g_autofree char *folded = scs_email_fold (entered);
  g_autofree char *own = scs_email_fold (self->email);

  if (!g_str_equal (folded, own))
    return;
  g_free (self->email);
  self->email = g_strdup (entered);
  update_folded (self);
}

static const char *
read_text (JsonObject *object, const char *member)
{
  JsonNode *node = json_object_get_member (object, member);

  return node != NULL && JSON_NODE_HOLDS_VALUE (node) ? json_node_get_string (node) : NULL;
}

static char **
read_names (JsonObject *object, const char *member)
{
  g_autoptr (GStrvBuilder) names = NULL;
  JsonArray *array;

  if (!json_object_has_member (object, member) ||
      !JSON_NODE_HOLDS_ARRAY (json_object_get_member (object, member)))
    return NULL;
  names = g_strv_builder_new ();
  array = json_object_get_array_member (object, member);
  for (guint i = 0; i < json_array_get_length (array); i++)
    if (JSON_NODE_HOLDS_VALUE (json_array_get_element (array, i)) &&
        json_array_get_string_element (array, i) != NULL)
      g_strv_builder_add (names, json_array_get_string_element (array, i));
  return g_strv_builder_end (names);
}

/* Earlier versions knew only whether somebody is connected: not being so may mean anything. */
static ScsMemberSalesforce
read_salesforce (JsonObject *object)
{
  const char *words = read_text (object, "salesforce");

  if (json_object_get_boolean_member_with_default (object, "has_salesforce", FALSE))
    return SCS_MEMBER_SALESFORCE_CONNECTED;
  return g_strcmp0 (words, "not-yet") == 0 ? SCS_MEMBER_SALESFORCE_NOT_YET
                                           : SCS_MEMBER_SALESFORCE_UNKNOWN;
}

static void
write_names (JsonObject *object, const char *member, char **names)
{
  JsonArray *array;

  if (names == NULL)
    return;
  array = json_array_new ();
  for (gsize i = 0; names[i] != NULL; i++)
    json_array_add_string_element (array, names[i]);
  json_object_set_array_member (object, member, array);
}

/**
 * scs_member_new_from_body:
 * @email: an e-mail ID in any case
 * @body: what scs_member_to_body() made
 *
 * Returns: (transfer full): the person as they were; planned, when @body cannot be read
 */
ScsMember *
scs_member_new_from_body (const char *email, const char *body)
{
  ScsMember *self = scs_member_new (email);
  g_autoptr (JsonNode) node = json_from_string (body, NULL);
  JsonObject *object;

  if (node == NULL || !JSON_NODE_HOLDS_OBJECT (node))
    return self;
  object = json_node_get_object (node);
  if (read_text (object, "email") != NULL)
    restore_case (self, read_text (object, "email"));
  scs_member_set_name (self, read_text (object, "name"));
  self->user_id = g_strdup (read_text (object, "user_id"));
  self->state =
      CLAMP (json_object_get_int_member_with_default (object, "state", 0), 0, SCS_MEMBER_CONNECTED);
  self->from_toutapp = json_object_get_boolean_member_with_default (object, "from_toutapp", FALSE);
  self->salesforce = read_salesforce (object);
  self->problem = g_strdup (read_text (object, "problem"));
  self->workspaces = read_names (object, "workspaces");
  self->wanted = read_names (object, "wanted");
  return self;
}

/**
 * scs_member_to_body:
 * @self: a person
 *
 * Returns: (transfer full): JSON for the journal
 */
char *
scs_member_to_body (ScsMember *self)
{
  g_autoptr (JsonNode) node = json_node_new (JSON_NODE_OBJECT);
  JsonObject *object = json_object_new ();

  json_object_set_string_member (object, "email", self->email);
  if (self->name != NULL)
    json_object_set_string_member (object, "name", self->name);
  if (self->user_id != NULL)
    json_object_set_string_member (object, "user_id", self->user_id);
  if (self->problem != NULL)
    json_object_set_string_member (object, "problem", self->problem);
  json_object_set_int_member (object, "state", self->state);
  json_object_set_boolean_member (object, "from_toutapp", self->from_toutapp);
  json_object_set_boolean_member (object,
                                  "has_salesforce",
                                  self->salesforce == SCS_MEMBER_SALESFORCE_CONNECTED);
  if (self->salesforce == SCS_MEMBER_SALESFORCE_NOT_YET)
    json_object_set_string_member (object, "salesforce", "not-yet");
  write_names (object, "workspaces", self->workspaces);
  write_names (object, "wanted", self->wanted);
  json_node_take_object (node, object);
  return json_to_string (node, FALSE);
}

/**
 * scs_member_get_email:
 * @self: a person
 *
 * Returns: the e-mail ID
 */
const char *
scs_member_get_email (ScsMember *self)
{
  return self->email;
}

/**
 * scs_member_get_name:
 * @self: a person
 *
 * Returns: (nullable): the name
 */
const char *
scs_member_get_name (ScsMember *self)
{
  return self->name;
}

/**
 * scs_member_set_name:
 * @self: a person
 * @name: (nullable): the name
 */
void
scs_member_set_name (ScsMember *self, const char *name)
{
  if (g_strcmp0 (self->name, name) == 0)
    return;
  g_free (self->name);
  self->name = g_strdup (name);
  update_folded (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_NAME]);
}

/**
 * scs_member_get_user_id:
 * @self: a person
 *
 * Returns: (nullable): what Sales Connect calls the person; unknown when a person leads by hand
 */
const char *
scs_member_get_user_id (ScsMember *self)
{
  return self->user_id;
}

/**
 * scs_member_set_user_id:
 * @self: a person
 * @user_id: (nullable): what Sales Connect calls the person
 */
void
scs_member_set_user_id (ScsMember *self, const char *user_id)
{
  if (g_strcmp0 (self->user_id, user_id) == 0)
    return;
  g_free (self->user_id);
  self->user_id = g_strdup (user_id);
}

/**
 * scs_member_get_state:
 * @self: a person
 *
 * Returns: how far the person is
 */
ScsMemberState
scs_member_get_state (ScsMember *self)
{
  return self->state;
}

/**
 * scs_member_set_state:
 * @self: a person
 * @state: how far the person is
 */
void
scs_member_set_state (ScsMember *self, ScsMemberState state)
{
  if (self->state == state)
    return;
  self->state = state;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_STATE]);
}

/**
 * scs_member_get_workspaces:
 * @self: a person
 *
 * Returns: (nullable): names of the workspaces that were given
 */
const char *const *
scs_member_get_workspaces (ScsMember *self)
{
  return (const char *const *) self->workspaces;
}

/**
 * scs_member_set_workspaces:
 * @self: a person
 * @workspaces: (nullable): names of the workspaces that were given
 */
void
scs_member_set_workspaces (ScsMember *self, const char *const *workspaces)
{
  char **copy = g_strdupv ((char **) workspaces);

  g_strfreev (self->workspaces);
  self->workspaces = copy;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_STATE]);
}

/**
 * scs_member_get_wanted:
 * @self: a person
 *
 * Returns: (nullable): names of the workspaces that shall be given; none for the Default one
 */
const char *const *
scs_member_get_wanted (ScsMember *self)
{
  return (const char *const *) self->wanted;
}

/**
 * scs_member_set_wanted:
 * @self: a person
 * @workspaces: (nullable): names of the workspaces that shall be given; none for the Default one
 */
void
scs_member_set_wanted (ScsMember *self, const char *const *workspaces)
{
  char **copy =
      workspaces != NULL && workspaces[0] != NULL ? g_strdupv ((char **) workspaces) : NULL;

  g_strfreev (self->wanted);
  self->wanted = copy;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_STATE]);
}

/**
 * scs_member_get_from_toutapp:
 * @self: a person
 *
 * Returns: whether the person was there from ToutApp before
 */
gboolean
scs_member_get_from_toutapp (ScsMember *self)
{
  return self->from_toutapp;
}

/**
 * scs_member_set_from_toutapp:
 * @self: a person
 * @from_toutapp: whether the person was there from ToutApp before
 */
void
scs_member_set_from_toutapp (ScsMember *self, gboolean from_toutapp)
{
  self->from_toutapp = from_toutapp;
}

/**
 * scs_member_get_has_salesforce:
 * @self: a person
 *
 * Returns: whether the person has connected their own Salesforce account
 */
gboolean
scs_member_get_has_salesforce (ScsMember *self)
{
  return self->salesforce == SCS_MEMBER_SALESFORCE_CONNECTED;
}

/**
 * scs_member_set_has_salesforce:
 * @self: a person
 * @has_salesforce: whether the person has connected their own Salesforce account
 */
void
scs_member_set_has_salesforce (ScsMember *self, gboolean has_salesforce)
{
  scs_member_set_salesforce (self,
                             has_salesforce ? SCS_MEMBER_SALESFORCE_CONNECTED
                                            : SCS_MEMBER_SALESFORCE_NOT_YET);
}

/**
 * scs_member_get_salesforce:
 * @self: a person
 *
 * Returns: whether the person has connected their own Salesforce account, as far as it is known
 */
ScsMemberSalesforce
scs_member_get_salesforce (ScsMember *self)
{
  return self->salesforce;
}

/**
 * scs_member_set_salesforce:
 * @self: a person
 * @salesforce: whether the person has connected their own Salesforce account
 */
void
scs_member_set_salesforce (ScsMember *self, ScsMemberSalesforce salesforce)
{
  if (self->salesforce == salesforce)
    return;
  self->salesforce = salesforce;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_STATE]);
}

/**
 * scs_member_get_elsewhere:
 * @self: a person
 *
 * Returns: (nullable): name of another environment that uses this e-mail ID; not written down, as
 * it is looked for anew each time
 */
const char *
scs_member_get_elsewhere (ScsMember *self)
{
  return self->elsewhere;
}

/**
 * scs_member_set_elsewhere:
 * @self: a person
 * @environment: (nullable): name of another environment that uses this e-mail ID
 */
void
scs_member_set_elsewhere (ScsMember *self, const char *environment)
{
  if (g_strcmp0 (self->elsewhere, environment) == 0)
    return;
  g_free (self->elsewhere);
  self->elsewhere = g_strdup (environment);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_STATE]);
}

/**
 * scs_member_get_problem:
 * @self: a person
 *
 * Returns: (nullable): why the last operation did not do it for this person, a key: `invalid`,
 * `used-elsewhere`, `no-seat`, `unknown-user`, `access-lost`
 */
const char *
scs_member_get_problem (ScsMember *self)
{
  return self->problem;
}

/**
 * scs_member_set_problem:
 * @self: a person
 * @problem: (nullable): a key, see scs_member_get_problem()
 */
void
scs_member_set_problem (ScsMember *self, const char *problem)
{
  if (g_strcmp0 (self->problem, problem) == 0)
    return;
  g_free (self->problem);
  self->problem = g_strdup (problem);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_PROBLEM]);
}

/**
 * scs_member_get_selected:
 * @self: a person
 *
 * Returns: whether the person is picked for the next operation
 */
gboolean
scs_member_get_selected (ScsMember *self)
{
  return self->selected;
}

/**
 * scs_member_set_selected:
 * @self: a person
 * @selected: whether the person is picked for the next operation
 */
void
scs_member_set_selected (ScsMember *self, gboolean selected)
{
  if (self->selected == selected)
    return;
  self->selected = selected;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_SELECTED]);
}

/**
 * scs_member_matches:
 * @self: a person
 * @folded_words: (nullable): what is looked for, see scs_email_fold(); blanks part words, and all
 * must be there
 *
 * Returns: whether name and e-mail ID hold it
 */
gboolean
scs_member_matches (ScsMember *self, const char *folded_words)
{
  g_auto (GStrv) words = NULL;

  if (folded_words == NULL || *folded_words == '\0')
    return TRUE;
  words = g_strsplit_set (folded_words, " \t", -1);
  for (gsize i = 0; words[i] != NULL; i++)
    if (strstr (self->folded, words[i]) == NULL)
      return FALSE;
  return TRUE;
}

/**
 * scs_email_is_valid:
 * @email: what was entered
 *
 * Looks for what can surely not be sent to; the mail server has the last word.
 *
 * Returns: whether it may be an e-mail ID
 */
gboolean
scs_email_is_valid (const char *email)
{
  static gsize regex = 0;

  if (g_once_init_enter (&regex))
    g_once_init_leave (&regex,
                       (gsize) g_regex_new (EMAIL_SHAPE,
                                            G_REGEX_OPTIMIZE | G_REGEX_DOLLAR_ENDONLY,
                                            0,
                                            NULL));
  return strlen (email) <= 254 && g_regex_match ((const GRegex *) regex, email, 0, NULL);
}

/**
 * scs_email_fold:
 * @email: an e-mail ID, or words to look for
 *
 * Returns: (transfer full): a form in which two are the same if Sales Connect takes them for the
 * same
 */
char *
scs_email_fold (const char *email)
{
  g_autofree char *usual = g_utf8_normalize (email, -1, G_NORMALIZE_ALL);
  g_autofree char *folded = g_utf8_casefold (usual != NULL ? usual : email, -1);

  return g_strdup (g_strstrip (folded));
}
