/* SPDX-FileCopyrightText: 2026 The Sales Connect Setup authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "setup/guide/scs-handoff.h"
#include "setup/guide/scs-language.h"

/* Who holds which role, and what of their work is open. */

#define ME "me"

/**
 * scs_handoff_dup_fact:
 * @role: a role
 * @what: %SCS_HANDOFF_HOLDER, %SCS_HANDOFF_NAME or %SCS_HANDOFF_LANGUAGE
 *
 * Returns: (transfer full): the id of the fact that tells it
 */
char *
scs_handoff_dup_fact (const ScsRole *role, const char *what)
{
  if (role->fact != NULL)
    return g_strconcat (role->fact, what, NULL);
  return g_strconcat ("role-", role->id, what, NULL);
}

static const char *
get_fact (ScsSetup *setup, const ScsRole *role, const char *what)
{
  g_autofree char *id = scs_handoff_dup_fact (role, what);

  return scs_setup_get_fact (setup, id);
}

/**
 * scs_handoff_is_mine:
 * @setup: what is being set up
 * @role: a role
 *
 * Returns: whether the person at the window holds it
 */
gboolean
scs_handoff_is_mine (ScsSetup *setup, const ScsRole *role)
{
  return g_strcmp0 (get_fact (setup, role, SCS_HANDOFF_HOLDER), ME) == 0;
}

/**
 * scs_handoff_dup_address:
 * @setup: what is being set up
 * @role: a role
 *
 * What stands in the field and is no address could be anything, so it is not given out.
 *
 * Returns: (transfer full) (nullable): the e-mail address of somebody else who holds it
 */
char *
scs_handoff_dup_address (ScsSetup *setup, const ScsRole *role)
{
  const char *address = get_fact (setup, role, SCS_HANDOFF_HOLDER);

  return address != NULL && scs_email_is_valid (address) ? g_strdup (address) : NULL;
}

static char *
dup_name (ScsSetup *setup, const ScsRole *role)
{
  const char *name = get_fact (setup, role, SCS_HANDOFF_NAME);

  return name != NULL && *name != '\0' && !scs_handoff_is_mine (setup, role) ? g_strdup (name)
                                                                             : NULL;
}

/**
 * scs_handoff_dup_holder:
 * @setup: what is being set up
 * @role: a role
 *
 * Returns: (transfer full) (nullable): the name of who holds it, else the e-mail address; %NULL
 * when neither is known
 */
char *
scs_handoff_dup_holder (ScsSetup *setup, const ScsRole *role)
{
  char *name = dup_name (setup, role);

  if (scs_handoff_is_mine (setup, role))
    return scs_setup_dup_my_name (setup);
  return name != NULL ? name : scs_handoff_dup_address (setup, role);
}

/**
 * scs_handoff_is_known:
 * @setup: what is being set up
 * @role: a role
 *
 * Returns: whether it is known who holds it, by name or by address
 */
gboolean
scs_handoff_is_known (ScsSetup *setup, const ScsRole *role)
{
  g_autofree char *holder = scs_handoff_dup_holder (setup, role);

  return holder != NULL;
}

/**
 * scs_handoff_get_language:
 * @setup: what is being set up
 * @role: a role
 *
 * Returns: in which language who holds it reads: `en` or `ja`; the person's own if nobody said
 */
const char *
scs_handoff_get_language (ScsSetup *setup, const ScsRole *role)
{
  const char *language = get_fact (setup, role, SCS_HANDOFF_LANGUAGE);

  return g_intern_string (
      language != NULL && scs_language_is_there (language) ? language : scs_guide_get_language ());
}

/* What the program does by itself is nobody's errand. */
static gboolean
is_left (ScsSetup *setup, const ScsErrand *errand, const ScsGuideView *view)
{
  const ScsOutcome *outcome = scs_setup_get_outcome (setup, errand->outcome);
  ScsOutcomeState state;

  if (outcome == NULL || !scs_errand_applies (errand, view) ||
      (errand->operation != NULL && !scs_setup_is_guided (setup)) ||
      scs_setup_is_needless (setup, outcome->info))
    return FALSE;
  state = scs_outcome_get_state (outcome);
  return state == SCS_OUTCOME_OPEN || state == SCS_OUTCOME_CONTRADICTED;
}

/**
 * scs_handoff_list_open:
 * @setup: what is being set up
 * @role: a role
 *
 * Returns: (transfer container) (element-type ScsErrand): what is still to be done by who holds it,
 * in the order of the set-up; without what can be left out
 */
GPtrArray *
scs_handoff_list_open (ScsSetup *setup, const ScsRole *role)
{
  GPtrArray *errands = scs_errand_list ();
  GPtrArray *open = g_ptr_array_new ();
  ScsGuideView view;

  scs_setup_get_guide_view (setup, &view);
  for (guint i = 0; i < errands->len; i++) {
    const ScsErrand *errand = g_ptr_array_index (errands, i);

    if (errand->who == role && !errand->optional && is_left (setup, errand, &view))
      g_ptr_array_add (open, (gpointer) errand);
  }
  return open;
}

/* Name and address of who holds it, as far as they are known */
static char *
dup_contact (ScsSetup *setup, const ScsRole *role, const char *language)
{
  gboolean mine = scs_handoff_is_mine (setup, role);
  g_autofree char *holder =
      mine ? scs_setup_dup_known_name (setup) : scs_handoff_dup_holder (setup, role);
  g_autofree char *found = scs_handoff_dup_address (setup, role);
  const char *address = mine ? scs_setup_get_fact (setup, SCS_FACT_MY_EMAIL) : found;

  if (holder == NULL || *holder == '\0')
    return g_strdup (address);
  if (address == NULL || g_str_equal (holder, address))
    return g_steal_pointer (&holder);
  /* Translators: %1$s is a name, %2$s an e-mail address */
  return g_strdup_printf (scs_language_translate (language, N_("%1$s, %2$s")), holder, address);
}

/* Whom to ask about what another role does */
static GPtrArray *
list_others (ScsSetup *setup, const ScsRole *own, const char *language)
{
  GPtrArray *roles = scs_role_list ();
  GPtrArray *others = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < roles->len; i++) {
    const ScsRole *role = g_ptr_array_index (roles, i);
    g_autofree char *contact = dup_contact (setup, role, language);

    if (role != own && contact != NULL)
      g_ptr_array_add (others,
                       g_strdup_printf (
                           /* Translators: %1$s is a role, such as Marketo admin, %2$s the name or
                              address of who holds it */
                           scs_language_translate (language, N_("%1$s: %2$s")),
                                                   scs_language_translate (language, role->title),
                                                   contact));
  }
  return others;
}

/* Who does it cannot know to whom it goes. */
static void
list_getters (ScsHandoff *self, ScsSetup *setup)
{
  self->getters = g_hash_table_new_full (NULL, NULL, NULL, g_free);
  for (guint i = 0; i < self->errands->len; i++) {
    const ScsErrand *errand = g_ptr_array_index (self->errands, i);
    char *contact;

    if (errand->gets == NULL)
      continue;
    contact = dup_contact (setup, errand->gets, self->language);
    if (contact == NULL)
      contact = g_strdup (
          scs_language_translate (self->language,
                                  scs_handoff_is_mine (setup, errand->gets)
                                  /* Translators: in a mail, in place of the name of a person */
                                  ? N_("That is me, who sends this mail.")
                                  /* Translators: in a mail, where the name of a person is missing
                                   */
                                  : N_("Please ask me who that is.")));
    g_hash_table_insert (self->getters, (gpointer) errand, contact);
  }
}

static gboolean
asks_for (const ScsHandoff *self, const char *outcome)
{
  for (guint i = 0; i < self->errands->len; i++)
    if (g_str_equal (((ScsErrand *) g_ptr_array_index (self->errands, i))->outcome, outcome))
      return TRUE;
  return FALSE;
}

/* They cannot see the list of people that the program has. */
static void
list_people (ScsHandoff *self, ScsSetup *setup)
{
  GListModel *members = G_LIST_MODEL (scs_setup_get_members (setup));
  guint n = g_list_model_get_n_items (members);
  gboolean invite = asks_for (self, "team-invited"), connect = asks_for (self, "team-access");

  for (guint i = 0; (invite || connect) && i < n; i++) {
    g_autoptr (ScsMember) member = g_list_model_get_item (members, i);
    ScsMemberState state = scs_member_get_state (member);
    const char *email = scs_member_get_email (member);

    if (invite && state == SCS_MEMBER_PLANNED)
      g_ptr_array_add (self->to_invite, g_strdup (email));
    if (connect && state != SCS_MEMBER_CONNECTED)
      g_ptr_array_add (self->to_connect, g_strdup (email));
  }
}

static void
make_view (ScsHandoff *self, ScsSetup *setup)
{
  scs_setup_get_guide_view (setup, &self->view);
  /* The language of the web applications is set for each user: theirs is most likely their own. */
  self->view.language = self->language;
  self->view.web_language = self->language;
  self->view.edition = g_intern_string (self->view.edition);
  self->sales_connect_url = g_strdup (self->view.sales_connect_url);
  self->view.sales_connect_url = self->sales_connect_url;
  self->salesforce_url = g_strdup (self->view.salesforce_url);
  self->view.salesforce_url = self->salesforce_url;
}

/**
 * scs_handoff_new:
 * @setup: what is being set up
 * @role_or_errand: id of a role, for all that is open of its errands, or of one errand
 * @language: (nullable): of the one who is to do it, `en` or `ja`; %NULL, or one that is not there:
 * what is known of them
 *
 * Returns: (transfer full): what somebody else is to do
 */
ScsHandoff *
scs_handoff_new (ScsSetup *setup, const char *role_or_errand, const char *language)
{
  const ScsErrand *errand = scs_errand_find (role_or_errand);
  ScsHandoff *self = g_new0 (ScsHandoff, 1);

  self->role = errand != NULL ? errand->who : scs_role_find (role_or_errand);
  g_assert (self->role != NULL);
  if (errand == NULL) {
    self->errands = scs_handoff_list_open (setup, self->role);
  } else {
    self->errands = g_ptr_array_new ();
    g_ptr_array_add (self->errands, (gpointer) errand);
  }
  self->name = dup_name (setup, self->role);
  self->address = scs_handoff_dup_address (setup, self->role);
  self->language =
      language != NULL ? g_intern_string (language) : scs_handoff_get_language (setup, self->role);
  self->my_name = scs_setup_dup_known_name (setup);
  self->environment = g_strdup (scs_environment_get_name (scs_setup_get_environment (setup)));
  self->is_demo = scs_environment_is_demo (scs_setup_get_environment (setup));
  self->others = list_others (setup, self->role, self->language);
  self->to_invite = g_ptr_array_new_with_free_func (g_free);
  self->to_connect = g_ptr_array_new_with_free_func (g_free);
  list_people (self, setup);
  list_getters (self, setup);
  make_view (self, setup);
  return self;
}

/**
 * scs_handoff_free:
 * @self: (nullable): what to free
 */
void
scs_handoff_free (ScsHandoff *self)
{
  if (self == NULL)
    return;
  g_ptr_array_unref (self->errands);
  g_hash_table_unref (self->getters);
  g_ptr_array_unref (self->others);
  g_ptr_array_unref (self->to_invite);
  g_ptr_array_unref (self->to_connect);
  g_free (self->name);
  g_free (self->address);
  g_free (self->my_name);
  g_free (self->environment);
  g_free (self->sales_connect_url);
  g_free (self->salesforce_url);
  g_free (self);
}
