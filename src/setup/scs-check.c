/* SPDX-FileCopyrightText: 2026 The Sales Connect Setup authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "setup/scs-check.h"
#include "setup/scs-advice.h"

/**
 * scs_check_new:
 * @id: the check
 * @result: what came out
 * @reason: a word of the check's own for why
 *
 * Returns: (transfer full): a result of this moment, without evidence yet
 */
ScsCheck *
scs_check_new (const char *id, ScsCheckResult result, const char *reason)
{
  ScsCheck *check = g_new0 (ScsCheck, 1);

  check->id = g_strdup (id);
  check->result = result;
  check->reason = g_strdup (reason);
  check->evidence = json_object_new ();
  check->at_us = g_get_real_time ();
  return check;
}

/**
 * scs_check_new_from_error:
 * @id: the check
 * @error: why it could not be asked, or was answered with a refusal
 *
 * A refusal that says that a value is wrong fails the check; everything else leaves it unknown.
 *
 * Returns: (transfer full): the result; its reason is the key of the advice for @error
 */
ScsCheck *
scs_check_new_from_error (const char *id, const GError *error)
{
  ScsCheck *check = scs_check_new (id, SCS_CHECK_UNKNOWN, scs_advice_get_key (error));

  if (scs_advice_key_is_refusal (check->reason))
    check->result = SCS_CHECK_FAILED;
  json_object_set_string_member (check->evidence, "message", error->message);
  return check;
}

/**
 * scs_check_copy:
 * @check: what to copy
 *
 * Returns: (transfer full): a copy that shares the evidence
 */
ScsCheck *
scs_check_copy (const ScsCheck *check)
{
  ScsCheck *copy = g_new0 (ScsCheck, 1);

  *copy = *check;
  copy->id = g_strdup (check->id);
  copy->reason = g_strdup (check->reason);
  copy->evidence = json_object_ref (check->evidence);
  return copy;
}

/**
 * scs_check_free:
 * @check: (nullable): what to free
 */
void
scs_check_free (ScsCheck *check)
{
  if (check == NULL)
    return;
  g_free (check->id);
  g_free (check->reason);
  g_clear_pointer (&check->evidence, json_object_unref);
  g_free (check);
}

/**
 * scs_check_get_string:
 * @check: a result
 * @member: a member of its evidence
 *
 * Returns: the text there, "" when there is none
 */
const char *
scs_check_get_string (const ScsCheck *check, const char *member)
{
  return json_object_get_string_member_with_default (check->evidence, member, "");
}

/**
 * scs_check_get_int:
 * @check: a result
 * @member: a member of its evidence
 *
 * Returns: the number there, 0 when there is none
 */
gint64
scs_check_get_int (const ScsCheck *check, const char *member)
{
  return json_object_get_int_member_with_default (check->evidence, member, 0);
}

/**
 * scs_check_result_get_name:
 * @result: a result
 *
 * Returns: its name in files and on the command line, never translated
 */
const char *
scs_check_result_get_name (ScsCheckResult result)
{
  switch (result) {
  case SCS_CHECK_PASSED:
    return "passed";
  case SCS_CHECK_FAILED:
    return "failed";
  case SCS_CHECK_UNKNOWN:
  default:
    return "unknown";
  }
}

/**
 * scs_check_to_body:
 * @check: a result
 *
 * Returns: (transfer full): JSON for the journal
 */
char *
scs_check_to_body (const ScsCheck *check)
{
  g_autoptr (JsonNode) node = json_node_new (JSON_NODE_OBJECT);
  JsonObject *object = json_object_new ();

  json_object_set_string_member (object, "result", scs_check_result_get_name (check->result));
  json_object_set_string_member (object, "reason", check->reason);
  json_object_set_int_member (object, "at_us", check->at_us);
  json_object_set_object_member (object, "evidence", json_object_ref (check->evidence));
  json_node_take_object (node, object);
  return json_to_string (node, FALSE);
}

/**
 * scs_check_new_from_body:
 * @id: the check
 * @body: what scs_check_to_body() made
 *
 * Returns: (transfer full) (nullable): the result, %NULL when @body is none
 */
ScsCheck *
scs_check_new_from_body (const char *id, const char *body)
{
  g_autoptr (JsonNode) node = json_from_string (body, NULL);
  JsonObject *object;
  ScsCheck *check;
  const char *result;

  if (node == NULL || !JSON_NODE_HOLDS_OBJECT (node))
    return NULL;
  object = json_node_get_object (node);
  check = scs_check_new (id,
                         SCS_CHECK_UNKNOWN,
                         json_object_get_string_member_with_default (object, "reason", ""));
  result = json_object_get_string_member_with_default (object, "result", "");
  if (g_str_equal (result, "passed"))
    check->result = SCS_CHECK_PASSED;
  else if (g_str_equal (result, "failed"))
    check->result = SCS_CHECK_FAILED;
  check->at_us = json_object_get_int_member_with_default (object, "at_us", 0);
  if (json_object_has_member (object, "evidence") &&
      JSON_NODE_HOLDS_OBJECT (json_object_get_member (object, "evidence"))) {
    json_object_unref (check->evidence);
    check->evidence = json_object_ref (json_object_get_object_member (object, "evidence"));
  }
  return check;
}
