/* SPDX-FileCopyrightText: 2026 The Sales Connect Setup authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <json-glib/json-glib.h>

G_BEGIN_DECLS

/* A record is a struct whose first member points to its shape; the shape says what goes to the
 * state file. */

typedef struct _ScsDemoShape ScsDemoShape;

typedef enum {
  SCS_DEMO_FIELD_STRING,  /* char *, may be NULL */
  SCS_DEMO_FIELD_INT64,   /* gint64 */
  SCS_DEMO_FIELD_BOOLEAN, /* gboolean */
  SCS_DEMO_FIELD_STRV,    /* char **, never NULL */
  SCS_DEMO_FIELD_LIST,    /* GPtrArray of records, never NULL */
} ScsDemoFieldKind;

typedef struct {
  const char *name;
  ScsDemoFieldKind kind;
  gsize offset;
  const ScsDemoShape *items; /* of a list */
  gboolean required;         /* a string that may not be null */
  gboolean may_lack;         /* younger than the first state files */
} ScsDemoField;

struct _ScsDemoShape {
  gsize size;
  const ScsDemoField *fields; /* ends with a field without a name */
};

gpointer scs_demo_record_new (const ScsDemoShape *shape);
void scs_demo_record_free (gpointer record);
JsonNode *scs_demo_record_to_json (gconstpointer record);
gpointer scs_demo_record_from_json (const ScsDemoShape *shape, JsonNode *node, GError **error);

G_END_DECLS
