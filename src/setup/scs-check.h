/* SPDX-FileCopyrightText: 2026 The Sales Connect Setup authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>
#include <json-glib/json-glib.h>

G_BEGIN_DECLS

/**
 * ScsCheckResult:
 * @SCS_CHECK_UNKNOWN: it could not be asked, or the answer does not tell
 * @SCS_CHECK_PASSED: as it should be
 * @SCS_CHECK_FAILED: not as it should be
 */
typedef enum { SCS_CHECK_UNKNOWN, SCS_CHECK_PASSED, SCS_CHECK_FAILED } ScsCheckResult;

/**
 * ScsCheck:
 *
 * What a check found. Its sentences are not kept: they are made from @reason and @evidence when
 * shown, in the language of that moment.
 */
typedef struct {
  char *id; /* (owned) */
  ScsCheckResult result;
  char *reason; /* (owned) a word of the check's own, or a key of an advice, e.g.
                   "marketo:secret-refused" */
  JsonObject
      *evidence; /* (owned) what was seen: strings, numbers and lists of strings, never a secret */
  gint64 at_us;  /* wall clock */
} ScsCheck;

ScsCheck *scs_check_new (const char *id, ScsCheckResult result, const char *reason);
ScsCheck *scs_check_new_from_error (const char *id, const GError *error);
ScsCheck *scs_check_copy (const ScsCheck *check);
void scs_check_free (ScsCheck *check);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (ScsCheck, scs_check_free)

const char *scs_check_get_string (const ScsCheck *check, const char *member);
gint64 scs_check_get_int (const ScsCheck *check, const char *member);
const char *scs_check_result_get_name (ScsCheckResult result);
char *scs_check_to_body (const ScsCheck *check);
ScsCheck *scs_check_new_from_body (const char *id, const char *body);

G_END_DECLS
