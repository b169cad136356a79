/* SPDX-FileCopyrightText: 2026 The Sales Connect Setup authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "setup/guide/scs-handoff.h"
#include "setup/team/scs-address-list.h"
#include "widgets/handoff/scs-role-fields.h"
#include "widgets/scs-entry-row.h"

#define ME "me"
#define NAME_MAX_CHARS 100
#define ADDRESS_MAX_CHARS 254

/**
 * scs_role_fields_limit:
 * @self: fields
 *
 * Limits how much can be typed into them.
 */
void
scs_role_fields_limit (const ScsRoleFields *self)
{
  scs_entry_row_limit (self->name, NAME_MAX_CHARS);
  scs_entry_row_limit (self->address, ADDRESS_MAX_CHARS);
}

/**
 * scs_role_fields_show:
 * @self: fields
 * @setup: what is being set up
 * @role: a role
 *
 * Shows who holds it, and what is wrong with the address.
 */
void
scs_role_fields_show (const ScsRoleFields *self, ScsSetup *setup, const ScsRole *role)
{
  g_autofree char *holder_fact = scs_handoff_dup_fact (role, SCS_HANDOFF_HOLDER);
  g_autofree char *name_fact = scs_handoff_dup_fact (role, SCS_HANDOFF_NAME);
  const char *holder = scs_setup_get_fact (setup, holder_fact);
  gboolean mine = scs_handoff_is_mine (setup, role);
  ScsAddressFault fault =
      mine || holder == NULL ? SCS_ADDRESS_FAULT_NONE : scs_address_get_fault (holder);

  gtk_switch_set_active (self->mine, mine);
  gtk_widget_set_visible (GTK_WIDGET (self->name), !mine);
  gtk_widget_set_visible (GTK_WIDGET (self->address), !mine);
  scs_entry_row_fill (self->name, scs_setup_get_fact (setup, name_fact));
  scs_entry_row_fill (self->address, mine ? NULL : holder);
  scs_entry_row_set_invalid (self->address, fault != SCS_ADDRESS_FAULT_NONE);
  if (fault != SCS_ADDRESS_FAULT_NONE)
    scs_feedback_set_error (self->feedback, scs_address_fault_get_words (fault));
  else
    scs_feedback_clear (self->feedback);
}

static void
put_fact (ScsSetup *setup, const ScsRole *role, const char *what, const char *value)
{
  g_autofree char *fact = scs_handoff_dup_fact (role, what);

  scs_setup_set_fact (setup, fact, value != NULL && *value != '\0' ? value : NULL);
}

/**
 * scs_role_fields_keep:
 * @self: fields
 * @setup: what is being set up
 * @role: a role
 *
 * Writes down what was typed, also what is no address.
 */
void
scs_role_fields_keep (const ScsRoleFields *self, ScsSetup *setup, const ScsRole *role)
{
  g_autofree char *name = scs_entry_row_dup_text (self->name);
  g_autofree char *address = scs_entry_row_dup_text (self->address);

  put_fact (setup, role, SCS_HANDOFF_HOLDER, gtk_switch_get_active (self->mine) ? ME : address);
  put_fact (setup, role, SCS_HANDOFF_NAME, name);
}
