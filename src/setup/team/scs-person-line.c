/* SPDX-FileCopyrightText: 2026 The Sales Connect Setup authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "setup/scs-environment.h"
#include "setup/team/scs-person-line.h"

/**
 * ScsPersonLine:
 *
 * One line of a list of people before they are taken over, with its mark.
 */
struct _ScsPersonLine {
  GObject parent_instance;

  guint number;      /* of the line in the text, from 1 */
  char *address;     /* (owned) or what stands in its place */
  char *name;        /* (owned) (nullable) */
  char **workspaces; /* (owned) (nullable) names */

  ScsPersonMark mark;
  ScsAddressFault fault; /* of an invalid one */
  guint of_number;       /* of a duplicate: the line that comes first */
  char *environment;     /* (owned) (nullable) name of the other one */
  ScsMember *member;     /* (owned) (nullable) of a known one */
};

G_DEFINE_FINAL_TYPE (ScsPersonLine, scs_person_line, G_TYPE_OBJECT)

static void
scs_person_line_finalize (GObject *object)
{
  ScsPersonLine *self = SCS_PERSON_LINE (object);

  g_free (self->address);
  g_free (self->name);
  g_strfreev (self->workspaces);
  g_free (self->environment);
  g_clear_object (&self->member);

  G_OBJECT_CLASS (scs_person_line_parent_class)->finalize (object);
}

static void
scs_person_line_class_init (ScsPersonLineClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = scs_person_line_finalize;
}

static void
scs_person_line_init (ScsPersonLine *self)
{
}

/**
 * scs_person_line_new:
 * @number: of the line in the text, from 1
 * @address: (transfer full): an e-mail ID, or what stands in its place
 * @name: (transfer full) (nullable): the person's name
 * @workspaces: (transfer full) (nullable): names of the workspaces that are wanted
 *
 * Returns: (transfer full): a line that is marked as new
 */
ScsPersonLine *
scs_person_line_new (guint number, char *address, char *name, char **workspaces)
{
  ScsPersonLine *self = g_object_new (SCS_TYPE_PERSON_LINE, NULL);

  self->number = number;
  self->address = address;
  self->name = name;
  self->workspaces = workspaces;
  return self;
}

/**
 * scs_person_line_get_number:
 * @self: a line
 *
 * Returns: which line of the text it is, from 1
 */
guint
scs_person_line_get_number (ScsPersonLine *self)
{
  return self->number;
}

/**
 * scs_person_line_get_address:
 * @self: a line
 *
 * Returns: the e-mail ID, or what stands in its place
 */
const char *
scs_person_line_get_address (ScsPersonLine *self)
{
  return self->address;
}

/**
 * scs_person_line_get_name:
 * @self: a line
 *
 * Returns: (nullable): the person's name
 */
const char *
scs_person_line_get_name (ScsPersonLine *self)
{
  return self->name;
}

/**
 * scs_person_line_get_workspaces:
 * @self: a line
 *
 * Returns: (nullable): names of the workspaces that are wanted
 */
const char *const *
scs_person_line_get_workspaces (ScsPersonLine *self)
{
  return (const char *const *) self->workspaces;
}

/**
 * scs_person_line_get_mark:
 * @self: a line
 *
 * Returns: what it is
 */
ScsPersonMark
scs_person_line_get_mark (ScsPersonLine *self)
{
  return self->mark;
}

/**
 * scs_person_line_get_member:
 * @self: a line
 *
 * Returns: (transfer none) (nullable): who is on the list already
 */
ScsMember *
scs_person_line_get_member (ScsPersonLine *self)
{
  return self->member;
}

/**
 * scs_person_line_dup_mark_words:
 * @self: a line
 *
 * Returns: (transfer full): in the person's language what it is, and why
 */
char *
scs_person_line_dup_mark_words (ScsPersonLine *self)
{
  g_autofree char *state = NULL;

  switch (self->mark) {
  case SCS_PERSON_KNOWN:
    state = scs_member_dup_state_words (self->member);
    /* Translators: %s tells how far the person is, e.g. “Not invited yet” */
    return g_strdup_printf (_("On the list already: %s"), state);
  case SCS_PERSON_DUPLICATE:
    /* Translators: %u is the number of a line */
    return g_strdup_printf (_("The same as in line %u"), self->of_number);
  case SCS_PERSON_ELSEWHERE: {
    g_autoptr (ScsEnvironment) environment = scs_environment_new (self->environment, NULL);
    g_autofree char *title = scs_environment_dup_title (environment);

    /* Translators: %s is another environment, e.g. “Sandbox” */
    return g_strdup_printf (_("Used in %s: one address works in one account only, so take another one here"), title);
  }
  case SCS_PERSON_INVALID:
    return g_strdup (scs_address_fault_get_words (self->fault));
  case SCS_PERSON_NEW:
  default:
    /* Translators: a person who is not on the list yet */
    return g_strdup (_("New"));
  }
}

/**
 * scs_person_line_mark_invalid:
 * @self: a line
 * @fault: why there is no e-mail ID in it
 */
void
scs_person_line_mark_invalid (ScsPersonLine *self, ScsAddressFault fault)
{
  self->mark = SCS_PERSON_INVALID;
  self->fault = fault;
}

/**
 * scs_person_line_mark_duplicate:
 * @self: a line
 * @of_number: the line in which the same e-mail ID stands first
 */
void
scs_person_line_mark_duplicate (ScsPersonLine *self, guint of_number)
{
  self->mark = SCS_PERSON_DUPLICATE;
  self->of_number = of_number;
}

/**
 * scs_person_line_mark_known:
 * @self: a line
 * @member: who is on the list already
 */
void
scs_person_line_mark_known (ScsPersonLine *self, ScsMember *member)
{
  self->mark = SCS_PERSON_KNOWN;
  g_set_object (&self->member, member);
}

/**
 * scs_person_line_mark_elsewhere:
 * @self: a line
 * @environment: name of the one that uses the e-mail ID
 */
void
scs_person_line_mark_elsewhere (ScsPersonLine *self, const char *environment)
{
  self->mark = SCS_PERSON_ELSEWHERE;
  g_free (self->environment);
  self->environment = g_strdup (environment);
}
