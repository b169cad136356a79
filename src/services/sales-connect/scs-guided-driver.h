/* SPDX-FileCopyrightText: 2026 The Sales Connect Setup authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "services/sales-connect/scs-sales-connect.h"

G_BEGIN_DECLS

typedef enum {
  SCS_ERRAND_CONNECT_SALESFORCE,
  SCS_ERRAND_CONNECT_MARKETO,
  SCS_ERRAND_INVITE,
  SCS_ERRAND_GRANT_ACCESS,
  SCS_ERRAND_REVOKE_ACCESS
} ScsErrandKind;

/**
 * ScsGuidedErrand:
 *
 * One thing that a person is asked to do in the web application, on behalf of an operation of the
 * guided driver. What to press and where is not here: `setup` knows it by the kind.
 */
#define SCS_TYPE_GUIDED_ERRAND (scs_guided_errand_get_type ())
G_DECLARE_FINAL_TYPE (ScsGuidedErrand, scs_guided_errand, SCS, GUIDED_ERRAND, GObject)

ScsErrandKind scs_guided_errand_get_kind (ScsGuidedErrand *self);
const char *const *scs_guided_errand_get_people (ScsGuidedErrand *self);
const char *const *scs_guided_errand_get_workspaces (ScsGuidedErrand *self);
gboolean scs_guided_errand_get_as_admin (ScsGuidedErrand *self);
gboolean scs_guided_errand_is_open (ScsGuidedErrand *self);
/* A part of the people, one by one; signal: answered-for (person, gboolean done). */
gboolean scs_guided_errand_set_done_for (ScsGuidedErrand *self, const char *person, gboolean done);
gboolean scs_guided_errand_is_done_for (ScsGuidedErrand *self, const char *person);
guint scs_guided_errand_count_done (ScsGuidedErrand *self);
/* The person did it, or says that it did not work (the operation ends in DID_NOT_WORK with their
 * words). */
void scs_guided_errand_done (ScsGuidedErrand *self);
void scs_guided_errand_did_not_work (ScsGuidedErrand *self, const char *words);
void scs_guided_errand_stop (ScsGuidedErrand *self);

#define SCS_TYPE_GUIDED_DRIVER (scs_guided_driver_get_type ())
G_DECLARE_FINAL_TYPE (ScsGuidedDriver, scs_guided_driver, SCS, GUIDED_DRIVER, GObject)

/* Signals: errand-asked (ScsGuidedErrand), errand-withdrawn (ScsGuidedErrand). Team operations work
 * in the guided driver with e-mail ids for user ids and names for workspace ids. Every status or
 * list ends in CANNOT_TELL. */
ScsGuidedDriver *scs_guided_driver_new (void);

G_END_DECLS
