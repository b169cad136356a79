/* SPDX-FileCopyrightText: 2026 The Sales Connect Setup authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "setup/guide/scs-handoff-private.h"
#include "setup/guide/scs-language.h"
#include "setup/guide/scs-letter.h"

/* The mail with which errands are handed on, in the language of who reads it. */

/* More would hide what is to be done; the checklist has them all. */
#define PEOPLE_MAX 30

#define T(text) scs_language_translate (self->language, text)

/**
 * scs_handoff_get_product:
 * @self: what is handed on
 *
 * Returns: the product that is set up, in their language
 */
const char *
scs_handoff_get_product (const ScsHandoff *self)
{
  return self->view.for_actions ? T (N_("Sales Insight Actions")) : T (N_("Sales Connect"));
}

/**
 * scs_handoff_get_environment:
 * @self: what is handed on
 *
 * Returns: the environment that is set up, in their language
 */
const char *
scs_handoff_get_environment (const ScsHandoff *self)
{
  if (g_str_equal (self->environment, SCS_ENVIRONMENT_PRODUCTION))
    return T (N_("Production"));
  if (g_str_equal (self->environment, SCS_ENVIRONMENT_SANDBOX))
    return T (N_("Sandbox"));
  if (g_str_equal (self->environment, SCS_ENVIRONMENT_DEMO))
    return T (N_("Demo"));
  return self->environment;
}

/**
 * scs_handoff_get_condition:
 * @self: what is handed on
 * @errand: an errand
 *
 * Returns: (nullable): a sentence that tells when it has to be done, in their language; %NULL:
 * always
 */
const char *
scs_handoff_get_condition (const ScsHandoff *self, const ScsErrand *errand)
{
  if (errand->edition == NULL || self->view.edition != NULL)
    return NULL;
  return g_str_equal (errand->edition, "professional")
      ? T (N_("Only if the org has Professional Edition."))
      : T (N_("Only if the org has another edition than Professional."));
}

/**
 * scs_handoff_needs_secrets:
 * @errand: an errand
 *
 * Returns: whether values of Marketo are entered there, which are handed over in another way
 */
gboolean
scs_handoff_needs_secrets (const ScsErrand *errand)
{
  return g_strv_contains (errand->values, "client-secret");
}

/**
 * scs_handoff_get_people:
 * @self: what is handed on
 * @errand: an errand of it
 *
 * Returns: (nullable) (element-type utf8): the addresses of the people whom it is about
 */
GPtrArray *
scs_handoff_get_people (const ScsHandoff *self, const ScsErrand *errand)
{
  GPtrArray *people = g_str_equal (errand->outcome, "team-invited")  ? self->to_invite
                      : g_str_equal (errand->outcome, "team-access") ? self->to_connect
                                                                     : NULL;

  return people != NULL && people->len > 0 ? people : NULL;
}

/**
 * scs_handoff_get_getter:
 * @self: what is handed on
 * @errand: an errand of it
 *
 * Returns: (nullable): name and address of who gets what comes of it
 */
const char *
scs_handoff_get_getter (const ScsHandoff *self, const ScsErrand *errand)
{
  return g_hash_table_lookup (self->getters, errand);
}

/**
 * scs_handoff_dup_path:
 * @self: what is handed on
 * @errand: an errand
 *
 * Returns: (transfer full): where it is done, in one line, with the labels as they stand on their
 * screen
 */
char *
scs_handoff_dup_path (const ScsHandoff *self, const ScsErrand *errand)
{
  g_auto (GStrv) crumbs = scs_errand_dup_crumbs (errand, &self->view);
  g_autofree char *path = g_strjoinv (" ＞ ", crumbs);
  const char *app = scs_app_get_name_for (errand->app, &self->view);

  if (*path == '\0')
    return g_strdup (app);
  /* Translators: %1$s is a web application, %2$s what to press there one after the other */
  return g_strdup_printf (T (N_("%1$s: %2$s")), app, path);
}

/**
 * scs_handoff_dup_subject:
 * @self: what is handed on
 *
 * Returns: (transfer full): the subject of the mail
 */
char *
scs_handoff_dup_subject (const ScsHandoff *self)
{
  return g_strdup_printf (
      /* Translators: subject of a mail. %1$s is a product, %2$s a role, such as Marketo admin */
      T (N_("Setting up %1$s: your part as %2$s")),
         scs_handoff_get_product (self),
         T (self->role->title));
}

static void
append_greeting (const ScsHandoff *self, GString *text, gboolean with_name)
{
  if (with_name && self->name != NULL)
    /* Translators: how a mail begins. %s is a name */
    g_string_append_printf (text, T (N_("Hello %s,")), self->name);
  else
    /* Translators: how a mail begins to somebody whose name is not known */
    g_string_append (text, T (N_("Hello,")));
  g_string_append (text, "\n\n");
}

/* name: untranslated; value: nullable */
static void
append_line (const ScsHandoff *self, GString *text, const char *name, const char *value)
{
  if (value == NULL || *value == '\0')
    return;
  g_string_append (text, "   ");
  /* Translators: %1$s is what a line of a mail is about, %2$s the line */
  g_string_append_printf (text, T (N_("%1$s: %2$s")), T (name), value);
  g_string_append_c (text, '\n');
}

static void
append_words (const ScsHandoff *self, GString *text, const char *name, const char *words)
{
  g_autofree char *value = words != NULL ? scs_guide_dup_words (words, &self->view) : NULL;

  append_line (self, text, name, value);
}

static void
append_people (const ScsHandoff *self, GString *text, const ScsErrand *errand)
{
  GPtrArray *people = scs_handoff_get_people (self, errand);
  g_autoptr (GString) list = g_string_new (NULL);

  if (people == NULL)
    return;
  for (guint i = 0; i < people->len && i < PEOPLE_MAX; i++)
    g_string_append_printf (list, "%s%s", i > 0 ? ", " : "", (char *) people->pdata[i]);
  if (people->len > PEOPLE_MAX)
    g_string_append_printf (list,
                            /* Translators: after some addresses. %u is how many more there are */
                            T (N_(" … and %u more, see the checklist")), people->len - PEOPLE_MAX);
  /* Translators: in a mail, before addresses */
  append_line (self, text, N_("People"), list->str);
}

static void
append_errand (const ScsHandoff *self, GString *text, const ScsErrand *errand)
{
  g_autofree char *path = scs_handoff_dup_path (self, errand);
  g_autofree char *link = scs_errand_dup_link (errand, &self->view);
  g_autofree char *others = scs_errand_dup_other_names (errand, &self->view);

  append_line (self, text, N_("When"), scs_handoff_get_condition (self, errand));
  /* Translators: in a mail, before a web application and what to press there */
  append_line (self, text, N_("Where"), path);
  /* Translators: in a mail, before a web address */
  append_line (self, text, N_("Link"), link);
  /* Translators: in a mail, before other words that may stand on a button or menu */
  append_line (self, text, N_("Other names"), others);
  /* Translators: in a mail, before what is to be done */
  append_words (self, text, N_("What to do"), errand->press);
  if (errand->gets != NULL)
    append_line (self, text, errand->gets->title, scs_handoff_get_getter (self, errand));
  for (guint i = 0; i < errand->fixed_values->len; i++) {
    const ScsFixedValue *value = g_ptr_array_index (errand->fixed_values, i);

    append_line (self, text, value->name, value->text);
  }
  append_people (self, text, errand);
  if (scs_handoff_needs_secrets (errand))
    append_line (self, text, N_("Values"), T (N_("You get them in another way, never by mail.")));
  /* Translators: in a mail, before what should be seen when it is done */
  append_words (self, text, N_("Afterwards"), errand->expect);
  for (const char *const *guard = errand->guards; *guard != NULL; guard++)
    /* Translators: in a mail, before what cannot be undone or breaks easily */
    append_words (self, text, N_("Careful"), *guard);
  for (const char *const *hint = errand->hints; *hint != NULL; hint++)
    /* Translators: in a mail, before something that is good to know */
    append_words (self, text, N_("Good to know"), *hint);
}

static void
append_titles (const ScsHandoff *self, GString *text, gboolean whole)
{
  for (guint i = 0; i < self->errands->len; i++) {
    const ScsErrand *errand = g_ptr_array_index (self->errands, i);
    g_autofree char *title = scs_guide_dup_words (errand->title, &self->view);

    g_string_append_printf (text, "%u. %s\n", i + 1, title);
    if (!whole)
      continue;
    append_errand (self, text, errand);
    g_string_append_c (text, '\n');
  }
}

static void
append_others (const ScsHandoff *self, GString *text)
{
  if (self->others->len == 0)
    return;
  /* Translators: in a mail, before a list of roles and who holds them */
  g_string_append (text, T (N_("Who does what:")));
  g_string_append_c (text, '\n');
  for (guint i = 0; i < self->others->len; i++)
    g_string_append_printf (text, "- %s\n", (char *) self->others->pdata[i]);
  g_string_append_c (text, '\n');
}

static void
append_request (const ScsHandoff *self, GString *text)
{
  if (self->is_demo) {
    g_string_append (text, T (N_("This is the demo: services and people are made up.")));
    g_string_append (text, "\n\n");
  }
  g_string_append_printf (
      text,
      /* Translators: in a mail. %1$s is a product, %2$s an environment, such as Production, %3$s a
         role, such as Marketo admin */
      T (N_("We are setting up %1$s (%2$s). Some things are needed from you as %3$s.")),
         scs_handoff_get_product (self),
         scs_handoff_get_environment (self),
         T (self->role->title));
  g_string_append (text, "\n\n");
}

static void
append_end (const ScsHandoff *self, GString *text, gboolean with_name)
{
  g_string_append (
      text,
      /* Translators: near the end of a mail */
      T (N_("Please reply when it is done, with the date. If something shows an error, tell me what stands on the screen.")));
  g_string_append (text, "\n\n");
  /* Translators: the end of a mail, before the sender's name */
  g_string_append (text, T (N_("Thank you!")));
  if (with_name)
    g_string_append_printf (text, "\n%s", self->my_name);
}

/**
 * scs_handoff_dup_text:
 * @self: what is handed on
 *
 * Returns: (transfer full): the whole mail, lines parted by LF
 */
char *
scs_handoff_dup_text (const ScsHandoff *self)
{
  g_autoptr (GString) text = g_string_new (NULL);

  append_greeting (self, text, TRUE);
  append_request (self, text);
  append_titles (self, text, TRUE);
  append_others (self, text);
  append_end (self, text, TRUE);
  return g_string_free (g_steal_pointer (&text), FALSE);
}

/* How much of the text goes into the address, from much to little: percent-encoded Japanese is nine
 * bytes a letter. */
typedef enum { WITH_TITLES, WITH_NAMES, WITH_REQUEST, LEAST, N_SHORT } Short;

static char *
dup_short_text (const ScsHandoff *self, Short much)
{
  g_autoptr (GString) text = g_string_new (NULL);

  append_greeting (self, text, much <= WITH_NAMES);
  if (much < LEAST)
    append_request (self, text);
  if (much == WITH_TITLES) {
    append_titles (self, text, FALSE);
    g_string_append_c (text, '\n');
  }
  /* Translators: in a mail */
  g_string_append (text, T (N_("Each step stands in the attached checklist.")));
  g_string_append (text, "\n\n");
  if (much < LEAST)
    append_end (self, text, much <= WITH_NAMES);
  return g_string_free (g_steal_pointer (&text), FALSE);
}

/**
 * scs_handoff_dup_mailto:
 * @self: what is handed on
 * @is_short: (out) (optional): whether the whole text would be too long, and the mail asks to
 * attach the checklist
 *
 * Returns: (transfer full): an address for the person's mail program (RFC 6068), not longer than
 * such programs take
 */
char *
scs_handoff_dup_mailto (const ScsHandoff *self, gboolean *is_short)
{
  g_autofree char *subject = scs_handoff_dup_subject (self);
  g_autofree char *whole = scs_handoff_dup_text (self);
  char *uri = scs_letter_dup_uri (self->address, subject, whole);

  if (is_short != NULL)
    *is_short = strlen (uri) > SCS_LETTER_URI_MAX_BYTES;
  for (Short much = WITH_TITLES; much < N_SHORT && strlen (uri) > SCS_LETTER_URI_MAX_BYTES;
       much++) {
    g_autofree char *text = dup_short_text (self, much);

    g_free (uri);
    uri = scs_letter_dup_uri (self->address, subject, text);
  }
  return uri;
}

/**
 * scs_handoff_dup_file_name:
 * @self: what is handed on
 *
 * Returns: (transfer full): a name for the checklist that every system takes
 */
char *
scs_handoff_dup_file_name (const ScsHandoff *self)
{
  return g_strdup_printf ("checklist-%s-%s.html", self->environment, self->role->id);
}
