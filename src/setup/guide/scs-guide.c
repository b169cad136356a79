/* SPDX-FileCopyrightText: 2026 The Sales Connect Setup authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "scs-setup"

#include "config.h"

#include <gio/gio.h>
#include <string.h>

#include "scs-guide-resources.h"
#include "setup/guide/scs-guide-private.h"

/* Attributes and texts of the table are interned: they live as long as the program, and nobody
 * frees them. */
typedef struct {
  ScsGuide *guide;
  ScsErrand *errand;   /* the one that is open */
  ScsTrouble *trouble; /* the one that is open */
  ScsRole *role;
  ScsSign *sign;
  ScsFixedValue *value;
  ScsErrandLetter *letter;
  GPtrArray *paragraphs; /* (element-type utf8) of the letter */
  GPtrArray *guards;     /* (element-type utf8) of the errand */
  GPtrArray *hints;      /* (element-type utf8) of the errand */
  GString *text;         /* of the innermost element */
} Reader;

static const char *
find_attribute (const char **names, const char **values, const char *name)
{
  for (gsize i = 0; names[i] != NULL; i++)
    if (g_str_equal (names[i], name))
      return g_intern_string (values[i]);
  return NULL;
}

static const char *const *
split (const char *text, const char *separator)
{
  g_auto (GStrv) parts = g_strsplit (text != NULL ? text : "", separator, -1);
  GPtrArray *list = g_ptr_array_new ();

  for (char **part = parts; *part != NULL; part++)
    if (*g_strstrip (*part) != '\0')
      g_ptr_array_add (list, (gpointer) g_intern_string (*part));
  g_ptr_array_add (list, NULL);
  return (const char *const *) g_ptr_array_free (list, FALSE);
}

static void
begin_role (Reader *self, const char **names, const char **values)
{
  self->role = g_new0 (ScsRole, 1);
  self->role->id = find_attribute (names, values, "id");
  self->role->fact = find_attribute (names, values, "fact");
  g_ptr_array_add (self->guide->roles, self->role);
}

static void
begin_label (Reader *self, const char **names, const char **values)
{
  ScsLabel *label = g_new0 (ScsLabel, 1);

  label->id = find_attribute (names, values, "id");
  label->app = find_attribute (names, values, "app");
  label->en = find_attribute (names, values, "en");
  label->ja = find_attribute (names, values, "ja");
  label->en_others = split (find_attribute (names, values, "en-other"), "|");
  label->ja_others = split (find_attribute (names, values, "ja-other"), "|");
  label->unconfirmed = find_attribute (names, values, "unconfirmed") != NULL;
  g_ptr_array_add (self->guide->labels, label);
}

/* Ids of other parts of the table; found when all of it is read. */
static GPtrArray *
list_ids (const char *ids)
{
  g_autofree gpointer *parts = (gpointer *) split (ids, " ");
  GPtrArray *list = g_ptr_array_new ();

  for (gpointer *part = parts; *part != NULL; part++)
    g_ptr_array_add (list, *part);
  return list;
}

static void
begin_errand (Reader *self, const char **names, const char **values)
{
  ScsErrand *errand = g_new0 (ScsErrand, 1);
  const char *section = find_attribute (names, values, "section");

  errand->id = find_attribute (names, values, "id");
  errand->app = find_attribute (names, values, "app");
  errand->who = scs_guide_find_role (self->guide, find_attribute (names, values, "who"));
  errand->gets = scs_guide_find_role (self->guide, find_attribute (names, values, "for"));
  errand->step = find_attribute (names, values, "step");
  errand->section = section != NULL ? section : "main";
  errand->outcome = find_attribute (names, values, "outcome");
  if (errand->outcome == NULL) {
    g_autofree char *own = g_strconcat ("errand-", errand->id, NULL);

    errand->outcome = g_intern_string (own);
    errand->has_own_outcome = TRUE;
  }
  errand->operation = find_attribute (names, values, "operation");
  errand->product = find_attribute (names, values, "product");
  errand->as = find_attribute (names, values, "as");
  errand->environment = find_attribute (names, values, "environment");
  errand->edition = find_attribute (names, values, "edition");
  errand->optional = find_attribute (names, values, "optional") != NULL;
  errand->needs = split (find_attribute (names, values, "needs"), " ");
  errand->values = split (find_attribute (names, values, "values"), " ");
  errand->troubles = list_ids (find_attribute (names, values, "troubles"));
  errand->source = find_attribute (names, values, "source");
  errand->fixed_values = g_ptr_array_new ();
  errand->places = g_ptr_array_new ();
  self->guards = g_ptr_array_new ();
  self->hints = g_ptr_array_new ();
  self->errand = errand;
  g_ptr_array_add (self->guide->errands, errand);
}

static void
begin_place (Reader *self, const char **names, const char **values)
{
  ScsPlace *place = g_new0 (ScsPlace, 1);
  g_autofree const char **ids = (const char **) split (find_attribute (names, values, "path"), " ");

  place->product = find_attribute (names, values, "product");
  place->as = find_attribute (names, values, "as");
  place->environment = find_attribute (names, values, "environment");
  place->direct = find_attribute (names, values, "direct") != NULL;
  place->link = find_attribute (names, values, "link");
  place->labels = g_ptr_array_new ();
  for (const char **id = ids; *id != NULL; id++) {
    ScsLabel *label = scs_guide_find_label (self->guide, *id);

    if (label != NULL)
      g_ptr_array_add (place->labels, label);
    else
      g_critical ("The guide names a label “%s” that is not there", *id);
  }
  g_ptr_array_add (self->errand->places, place);
}

static void
begin_letter (Reader *self, const char **names, const char **values)
{
  self->letter = g_new0 (ScsErrandLetter, 1);
  self->letter->to = scs_guide_find_role (self->guide, find_attribute (names, values, "to"));
  self->paragraphs = g_ptr_array_new ();
  self->errand->letter = self->letter;
}

static void
end_letter (Reader *self)
{
  g_ptr_array_add (self->paragraphs, NULL);
  self->letter->paragraphs = (const char *const *) g_ptr_array_free (self->paragraphs, FALSE);
  self->letter = NULL;
}

static void
begin_trouble (Reader *self, const char **names, const char **values)
{
  ScsTrouble *trouble = g_new0 (ScsTrouble, 1);

  trouble->id = find_attribute (names, values, "id");
  trouble->area = find_attribute (names, values, "area");
  trouble->errand = find_attribute (names, values, "errand");
  trouble->who = scs_guide_find_role (self->guide, find_attribute (names, values, "who"));
  trouble->link = find_attribute (names, values, "link");
  trouble->source = find_attribute (names, values, "source");
  trouble->signs = g_ptr_array_new ();
  self->trouble = trouble;
  g_ptr_array_add (self->guide->troubles, trouble);
}

static void
begin_element (GMarkupParseContext *context,
               const char *name,
               const char **names,
               const char **values,
               gpointer user_data,
               GError **error)
{
  Reader *self = user_data;

  g_string_truncate (self->text, 0);
  if (g_str_equal (name, "role"))
    begin_role (self, names, values);
  else if (g_str_equal (name, "label"))
    begin_label (self, names, values);
  else if (g_str_equal (name, "errand"))
    begin_errand (self, names, values);
  else if (g_str_equal (name, "place"))
    begin_place (self, names, values);
  else if (g_str_equal (name, "letter"))
    begin_letter (self, names, values);
  else if (g_str_equal (name, "trouble"))
    begin_trouble (self, names, values);
  else if (g_str_equal (name, "sign")) {
    self->sign = g_new0 (ScsSign, 1);
    self->sign->ja = find_attribute (names, values, "ja");
    g_ptr_array_add (self->trouble->signs, self->sign);
  } else if (g_str_equal (name, "value")) {
    self->value = g_new0 (ScsFixedValue, 1);
    self->value->text = find_attribute (names, values, "text");
    g_ptr_array_add (self->errand->fixed_values, self->value);
  }
}

static void
end_errand (Reader *self)
{
  g_ptr_array_add (self->guards, NULL);
  g_ptr_array_add (self->hints, NULL);
  self->errand->guards = (const char *const *) g_ptr_array_free (self->guards, FALSE);
  self->errand->hints = (const char *const *) g_ptr_array_free (self->hints, FALSE);
  self->errand = NULL;
}

static void
end_element (GMarkupParseContext *context, const char *name, gpointer user_data, GError **error)
{
  Reader *self = user_data;
  const char *text = g_intern_string (self->text->str);

  g_string_truncate (self->text, 0);
  if (g_str_equal (name, "errand"))
    end_errand (self);
  else if (g_str_equal (name, "letter"))
    end_letter (self);
  else if (g_str_equal (name, "subject"))
    self->letter->subject = text;
  else if (g_str_equal (name, "paragraph"))
    g_ptr_array_add (self->paragraphs, (gpointer) text);
  else if (g_str_equal (name, "role"))
    self->role->title = text;
  else if (g_str_equal (name, "sign"))
    self->sign->text = text;
  else if (g_str_equal (name, "cause"))
    self->trouble->cause = text;
  else if (g_str_equal (name, "remedy"))
    self->trouble->remedy = text;
  else if (g_str_equal (name, "name"))
    self->value->name = text;
  else if (g_str_equal (name, "title"))
    self->errand->title = text;
  else if (g_str_equal (name, "press"))
    self->errand->press = text;
  else if (g_str_equal (name, "expect"))
    self->errand->expect = text;
  else if (g_str_equal (name, "confirm"))
    self->errand->confirm = text;
  else if (g_str_equal (name, "guard"))
    g_ptr_array_add (self->guards, (gpointer) text);
  else if (g_str_equal (name, "hint"))
    g_ptr_array_add (self->hints, (gpointer) text);
}

static void
take_text (GMarkupParseContext *context,
           const char *text,
           gsize length,
           gpointer user_data,
           GError **error)
{
  g_string_append_len (((Reader *) user_data)->text, text, length);
}

/* Errands name troubles by id; they come after them in the table. */
static void
find_troubles (ScsGuide *guide)
{
  for (guint i = 0; i < guide->errands->len; i++) {
    GPtrArray *troubles = ((ScsErrand *) g_ptr_array_index (guide->errands, i))->troubles;

    for (guint k = 0; k < troubles->len; k++) {
      const char *id = g_ptr_array_index (troubles, k);

      troubles->pdata[k] = (gpointer) scs_guide_find_trouble (guide, id);
      if (troubles->pdata[k] == NULL) {
        g_critical ("The guide names a trouble “%s” that is not there", id);
        g_ptr_array_remove_index (troubles, k--);
      }
    }
  }
}

static ScsGuide *
read_guide (void)
{
  static const GMarkupParser parser = { begin_element, end_element, take_text, NULL, NULL };
  g_autoptr (GBytes) bytes = g_resource_lookup_data (scs_guide_get_resource (),
                                                     SCS_RESOURCE_PREFIX "/guide/guide.xml",
                                                     G_RESOURCE_LOOKUP_FLAGS_NONE,
                                                     NULL);
  ScsGuide *guide = g_new0 (ScsGuide, 1);
  Reader reader = { .guide = guide, .text = g_string_new (NULL) };
  g_autoptr (GMarkupParseContext) context =
      g_markup_parse_context_new (&parser, G_MARKUP_TREAT_CDATA_AS_TEXT, &reader, NULL);
  g_autoptr (GError) error = NULL;
  gsize size;
  const char *text = g_bytes_get_data (bytes, &size);

  guide->roles = g_ptr_array_new ();
  guide->labels = g_ptr_array_new ();
  guide->errands = g_ptr_array_new ();
  guide->troubles = g_ptr_array_new ();
  /* It is part of the program and was validated when that was built. */
  if (!g_markup_parse_context_parse (context, text, size, &error) ||
      !g_markup_parse_context_end_parse (context, &error))
    g_error ("The guide cannot be read: %s", error->message);
  find_troubles (guide);
  g_string_free (reader.text, TRUE);
  return guide;
}

/**
 * scs_guide_get:
 *
 * Returns: (transfer none): the table, read when it is first asked for
 */
const ScsGuide *
scs_guide_get (void)
{
  static gsize guide = 0;

  if (g_once_init_enter (&guide))
    g_once_init_leave (&guide, (gsize) read_guide ());
  return (const ScsGuide *) guide;
}

/* Every row of the table begins with its id. */
static gpointer
find_by_id (GPtrArray *rows, const char *id)
{
  for (guint i = 0; id != NULL && i < rows->len; i++)
    if (g_str_equal (*(const char **) g_ptr_array_index (rows, i), id))
      return g_ptr_array_index (rows, i);
  return NULL;
}

/**
 * scs_guide_find_role:
 * @guide: the table, or as much of it as is read
 * @id: (nullable): a role
 *
 * Returns: (nullable): its row
 */
ScsRole *
scs_guide_find_role (const ScsGuide *guide, const char *id)
{
  return find_by_id (guide->roles, id);
}

/**
 * scs_guide_find_label:
 * @guide: the table, or as much of it as is read
 * @id: (nullable): a label
 *
 * Returns: (nullable): its row
 */
ScsLabel *
scs_guide_find_label (const ScsGuide *guide, const char *id)
{
  return find_by_id (guide->labels, id);
}

/**
 * scs_guide_find_trouble:
 * @guide: the table, or as much of it as is read
 * @id: (nullable): a trouble
 *
 * Returns: (nullable): its row
 */
ScsTrouble *
scs_guide_find_trouble (const ScsGuide *guide, const char *id)
{
  return find_by_id (guide->troubles, id);
}

/**
 * scs_errand_list:
 *
 * Returns: (transfer none) (element-type ScsErrand): everything that a person is asked to do, in
 * the order of the set-up
 */
GPtrArray *
scs_errand_list (void)
{
  return scs_guide_get ()->errands;
}

/**
 * scs_errand_find:
 * @id: (nullable): an errand
 *
 * Returns: (nullable): its row of the table
 */
const ScsErrand *
scs_errand_find (const char *id)
{
  return find_by_id (scs_guide_get ()->errands, id);
}

/**
 * scs_role_list:
 *
 * Returns: (transfer none) (element-type ScsRole): who does errands
 */
GPtrArray *
scs_role_list (void)
{
  return scs_guide_get ()->roles;
}

/**
 * scs_role_find:
 * @id: (nullable): a role
 *
 * Returns: (nullable): its row of the table
 */
const ScsRole *
scs_role_find (const char *id)
{
  return scs_guide_find_role (scs_guide_get (), id);
}

/**
 * scs_label_list:
 *
 * Returns: (transfer none) (element-type ScsLabel): the words on the screens
 */
GPtrArray *
scs_label_list (void)
{
  return scs_guide_get ()->labels;
}

/**
 * scs_label_find:
 * @id: (nullable): a label
 *
 * Returns: (nullable): its row of the table
 */
const ScsLabel *
scs_label_find (const char *id)
{
  return scs_guide_find_label (scs_guide_get (), id);
}

/**
 * scs_trouble_list:
 *
 * Returns: (transfer none) (element-type ScsTrouble): what is known to go wrong
 */
GPtrArray *
scs_trouble_list (void)
{
  return scs_guide_get ()->troubles;
}

/**
 * scs_trouble_find:
 * @id: (nullable): a trouble
 *
 * Returns: (nullable): its row of the table
 */
const ScsTrouble *
scs_trouble_find (const char *id)
{
  return scs_guide_find_trouble (scs_guide_get (), id);
}
