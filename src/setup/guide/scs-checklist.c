/* SPDX-FileCopyrightText: 2026 The Sales Connect Setup authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "setup/guide/scs-checklist.h"
#include "setup/guide/scs-handoff-private.h"
#include "setup/guide/scs-language.h"
#include "setup/report/scs-html.h"

/* A page for a colleague on any system: it stands alone, runs nothing, loads nothing, and prints on
 * whatever paper there is. All text goes through scs_html_append_text(): nothing in it can act. */

#define T(text) scs_language_translate (handoff->language, text)

/* It reads without colours, and a screen reader finds each tick box by its words. */
static const char style[] =
    "@page{margin:15mm}*{box-sizing:border-box}"
    "body{font:15px/1.55 Cantarell,'Segoe UI','Helvetica Neue',Arial,sans-serif;max-width:48em;margin:1.5em auto;padding:0 1em;color:#1a1a1a;background:#fff;overflow-wrap:anywhere}"
    ":lang(ja) body,body:lang(ja){font-family:'Hiragino Sans','Yu Gothic',Meiryo,'Noto Sans CJK JP','Noto Sans JP',sans-serif;line-height:1.7}"
    "h1{font-size:1.55em;line-height:1.3;margin:0 0 .5em}h2{font-size:1.1em;line-height:1.4;margin:0}p{margin:.5em 0}"
    "table{border-collapse:collapse;width:100%}th,td{text-align:left;vertical-align:top;padding:.2em .8em .2em 0;font-weight:normal}"
    "table.about{width:auto}th{color:#444}"
    "section{border-top:2px solid #555;margin-top:1.3em;padding-top:.6em}"
    "label{display:flex;gap:.55em;align-items:flex-start}input[type=checkbox]{flex:none;width:1.15em;height:1.15em;margin:.15em 0 0}"
    "dl{margin:.4em 0 0 1.7em}dt{float:left;clear:left;width:7.5em;color:#444}dd{margin:0 0 .25em 8em}"
    "dd.careful{border-left:3px solid #1a1a1a;padding-left:.6em}b.crumb{font-weight:600}code{font:inherit;border:1px solid #888;border-radius:3px;padding:0 .3em}"
    "ul{list-style:none;margin:0;padding:0;columns:17em;font-size:.92em}dd label{font-weight:normal}"
    ".known{margin:.2em 0 .25em 1.7em;width:calc(100% - 1.7em);font-size:.93em}.known th,.known td{border-top:1px solid #bbb}.known caption{text-align:left;color:#444}.known th{width:34%;color:inherit}"
    ".answer{width:calc(100% - 1px)}.answer th,.answer td{border:1px solid #888;padding:.25em .5em}.answer td{min-width:5em}input[type=text]{width:100%;border:0;border-bottom:1px dotted #888;font:inherit;background:none;color:inherit}"
    ".note{border:1px solid #888;padding:.4em .8em}"
    "@media(max-width:32em){dl,.known{margin-left:0}.known{width:100%}dt{float:none;width:auto}dd{margin-left:0}}"
    "@media print{body{font-size:10.5pt;margin:0;max-width:none;padding:0}h1,h2{break-after:avoid}tr,li,dd,.note,.whole{break-inside:avoid}h2,dt,caption{break-after:avoid}dl{break-before:avoid}a{color:inherit;text-decoration:none}thead{display:table-header-group}input[type=text]{border:0}}";

static char *
dup_title (const ScsHandoff *handoff)
{
  return g_strdup_printf (
      /* Translators: title of a list to tick off. %1$s is a product, %2$s a role, such as Marketo
         admin */
      T (N_("Setting up %1$s: checklist for the %2$s")),
         scs_handoff_get_product (handoff),
         T (handoff->role->title));
}

static char *
dup_person (const ScsHandoff *handoff)
{
  if (handoff->name != NULL && handoff->address != NULL)
    /* Translators: %1$s is a name, %2$s an e-mail address */
    return g_strdup_printf (T (N_("%1$s, %2$s")), handoff->name, handoff->address);
  return g_strdup (handoff->name != NULL ? handoff->name : handoff->address);
}

static void
append_head (const ScsHandoff *handoff, GString *html, const char *title)
{
  g_string_append_printf (html,
                          "<!DOCTYPE html>\n<html lang=\"%s\">\n<head>\n<meta charset=\"utf-8\">\n",
                          handoff->language);
  g_string_append (
      html,
      "<meta name=\"viewport\" content=\"width=device-width\">\n"
      "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'\">\n");
  scs_html_append_element (html, "<title>", title, "</title>\n");
  g_string_append_printf (html, "<style>%s</style>\n</head>\n<body>\n", style);
}

static void
append_header (const ScsHandoff *handoff, GString *html, gint64 made_at_us)
{
  g_autofree char *title = dup_title (handoff);
  g_autofree char *day = scs_handoff_dup_date (made_at_us);
  g_autofree char *person = dup_person (handoff);

  append_head (handoff, html, title);
  scs_html_append_element (html, "<h1>", title, "</h1>\n<table class=\"about\">\n");
  /* Translators: before the name of one */
  scs_html_append_about (html, T (N_("Environment")), scs_handoff_get_environment (handoff));
  /* Translators: before the name of the person for whom a list is */
  scs_html_append_about (html, T (N_("For")), person);
  /* Translators: before the name of the person who asks */
  scs_html_append_about (html, T (N_("From")), handoff->my_name);
  /* Translators: before the day on which a list was made */
  scs_html_append_about (html, T (N_("Made on")), day);
  scs_html_append_about (html, T (N_("Sales Connect Setup")), SCS_VERSION);
  g_string_append (html, "</table>\n");
  if (handoff->is_demo)
    scs_html_append_element (html,
                             "<p><strong>",
                             T (N_("This is the demo: services and people are made up.")),
                                "</strong></p>\n");
  scs_html_append_element (
      html,
      "<p>",
      T (N_("Tick what is done, on the screen or on paper. At the end is a table to fill in and to send back; a reply by mail with the dates does as well.")),
         "</p>\n");
  scs_html_append_element (
      html,
      "<p class=\"note\">",
      T (N_("This list holds no secrets. Hand passwords and secret values on only in a way that nobody else can read, such as a shared password manager: never on this list, and never by plain mail.")),
         "</p>\n");
  for (guint i = 0; i < handoff->others->len; i++)
    scs_html_append_element (html, "<p>", g_ptr_array_index (handoff->others, i), "</p>\n");
}

static void
append_term (const ScsHandoff *handoff, GString *html, const char *name, const char *class_name)
{
  scs_html_append_element (html, "<dt>", T (name), "</dt>");
  if (class_name != NULL)
    g_string_append_printf (html, "<dd class=\"%s\">", class_name);
  else
    g_string_append (html, "<dd>");
}

static void
append_line (const ScsHandoff *handoff, GString *html, const char *name, const char *text)
{
  if (text == NULL)
    return;
  append_term (handoff, html, name, NULL);
  scs_html_append_element (html, "", text, "</dd>\n");
}

/* words: of the guide, untranslated */
static void
append_words (const ScsHandoff *handoff,
              GString *html,
              const char *name,
              const char *class_name,
              const char *words)
{
  g_autofree char *text = words != NULL ? scs_guide_dup_words (words, &handoff->view) : NULL;

  if (text == NULL)
    return;
  append_term (handoff, html, name, class_name);
  scs_html_append_element (html, "", text, "</dd>\n");
}

static void
append_where (const ScsHandoff *handoff, GString *html, const ScsErrand *errand)
{
  g_auto (GStrv) crumbs = scs_errand_dup_crumbs (errand, &handoff->view);
  g_autofree char *others = scs_errand_dup_other_names (errand, &handoff->view);
  g_autofree char *link = scs_errand_dup_link (errand, &handoff->view);

  append_term (handoff, html, N_("Where"), NULL);
  scs_html_append_text (html, scs_app_get_name_for (errand->app, &handoff->view));
  for (char **crumb = crumbs; *crumb != NULL; crumb++)
    scs_html_append_element (html, " ＞ <b class=\"crumb\">", *crumb, "</b>");
  g_string_append (html, "</dd>\n");
  append_line (handoff, html, N_("Other names"), others);
  if (link == NULL)
    return;
  append_term (handoff, html, N_("Link"), NULL);
  scs_html_append_element (html, "<a rel=\"noreferrer\" href=\"", link, "\">");
  scs_html_append_element (html, "", link, "</a></dd>\n");
}

static void
append_tick (GString *html, const char *text)
{
  scs_html_append_element (html, "<label><input type=\"checkbox\"><span>", text, "</span></label>");
}

static void
append_values (const ScsHandoff *handoff, GString *html, const ScsErrand *errand)
{
  GPtrArray *people = scs_handoff_get_people (handoff, errand);

  for (guint i = 0; i < errand->fixed_values->len; i++) {
    const ScsFixedValue *value = g_ptr_array_index (errand->fixed_values, i);

    append_term (handoff, html, value->name, NULL);
    scs_html_append_element (html, "<code>", value->text, "</code></dd>\n");
  }
  if (scs_handoff_needs_secrets (errand))
    append_line (handoff,
                 html,
                 N_("Values"), T (N_("You get them in another way, never by mail.")));
  if (people == NULL)
    return;
  append_term (handoff, html, N_("People"), NULL);
  g_string_append (html, "<ul>");
  for (guint i = 0; i < people->len; i++) {
    g_string_append (html, "<li>");
    append_tick (html, g_ptr_array_index (people, i));
    g_string_append (html, "</li>\n");
  }
  g_string_append (html, "</ul></dd>\n");
}

/* One line each; what reads the same in this language stands there once. */
static void
append_signs (const ScsHandoff *handoff, GString *html, const ScsTrouble *trouble)
{
  g_autoptr (GHashTable) seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (guint i = 0; i < trouble->signs->len; i++) {
    char *words = scs_sign_dup_words (g_ptr_array_index (trouble->signs, i), &handoff->view);

    if (g_hash_table_contains (seen, words)) {
      g_free (words);
      continue;
    }
    scs_html_append_element (html, g_hash_table_size (seen) > 0 ? "<br>" : "", words, "");
    g_hash_table_add (seen, words);
  }
}

/* Who mends it, where that is not the reader */
static void
append_mender (const ScsHandoff *handoff, GString *html, const ScsTrouble *trouble)
{
  g_autofree char *who = NULL;

  if (trouble->who == NULL || trouble->who == handoff->role ||
      g_str_equal (trouble->who->id, "user"))
    return;
  /* Translators: %s is a role such as “Salesforce admin” */
  who = g_strdup_printf (T (N_("Who can: %s")), T (trouble->who->title));
  scs_html_append_element (html, "<br>", who, "");
}

static void
append_troubles (const ScsHandoff *handoff, GString *html, const ScsErrand *errand)
{
  if (errand->troubles->len == 0)
    return;
  /* Translators: heading of a table: what a screen may say, and what helps then */
  scs_html_append_element (html,
                           "<table class=\"known\"><caption>",
                           T (N_("If something goes wrong")), "</caption>\n");
  for (guint i = 0; i < errand->troubles->len; i++) {
    const ScsTrouble *trouble = g_ptr_array_index (errand->troubles, i);
    g_autofree char *cause = scs_guide_dup_words (trouble->cause, &handoff->view);
    g_autofree char *remedy = scs_guide_dup_words (trouble->remedy, &handoff->view);

    g_string_append (html, "<tr><th scope=\"row\">");
    append_signs (handoff, html, trouble);
    scs_html_append_element (html, "</th><td>", cause, "<br>");
    scs_html_append_element (html, "", remedy, "");
    append_mender (handoff, html, trouble);
    g_string_append (html, "</td></tr>\n");
  }
  g_string_append (html, "</table>\n");
}

static void
append_errand (const ScsHandoff *handoff, GString *html, const ScsErrand *errand, guint number)
{
  g_autofree char *title = scs_guide_dup_words (errand->title, &handoff->view);
  g_autofree char *numbered = g_strdup_printf ("%u. %s", number, title);
  g_autofree char *confirm =
      errand->confirm != NULL ? scs_guide_dup_words (errand->confirm, &handoff->view) : NULL;

  g_string_append (html, "<section>\n<h2>");
  append_tick (html, numbered);
  g_string_append (html, "</h2>\n<dl>\n");
  append_line (handoff, html, N_("When"), scs_handoff_get_condition (handoff, errand));
  append_where (handoff, html, errand);
  for (const char *const *guard = errand->guards; *guard != NULL; guard++)
    append_words (handoff, html, N_("Careful"), "careful", *guard);
  if (confirm != NULL) {
    /* Translators: before something to tick before it is begun */
    append_term (handoff, html, N_("Beforehand"), NULL);
    append_tick (html, confirm);
    g_string_append (html, "</dd>\n");
  }
  append_words (handoff, html, N_("What to do"), NULL, errand->press);
  if (errand->gets != NULL)
    append_line (handoff, html, errand->gets->title, scs_handoff_get_getter (handoff, errand));
  append_values (handoff, html, errand);
  append_words (handoff, html, N_("Afterwards"), NULL, errand->expect);
  for (const char *const *hint = errand->hints; *hint != NULL; hint++)
    append_words (handoff, html, N_("Good to know"), NULL, *hint);
  g_string_append (html, "</dl>\n");
  append_troubles (handoff, html, errand);
  g_string_append (html, "</section>\n");
}

static void
append_field (GString *html, const char *name, guint number)
{
  g_autofree char *label = g_strdup_printf ("%u. %s", number, name);

  scs_html_append_element (html, "<td><input type=\"text\" aria-label=\"", label, "\"></td>");
}

/* What comes back: who did it, and when. */
static void
append_answer (const ScsHandoff *handoff, GString *html)
{
  /* Translators: heading of columns of a table that a colleague fills in: by whom it was done, and
     on which day */
  const char *columns[] = { T (N_("Done by")), T (N_("Done on")), T (N_("Note")) };

  /* Translators: heading of a table that a colleague fills in */
  scs_html_append_element (html,
                           "<section class=\"whole\">\n<h2>",
                           T (N_("To send back")), "</h2>\n");
  g_string_append (html, "<table class=\"answer\">\n<thead><tr>");
  /* Translators: heading of a column: one thing to be done */
  scs_html_append_element (html, "<th scope=\"col\">", T (N_("Step")), "</th>");
  for (gsize i = 0; i < G_N_ELEMENTS (columns); i++)
    scs_html_append_element (html, "<th scope=\"col\">", columns[i], "</th>");
  g_string_append (html, "</tr></thead>\n<tbody>\n");
  for (guint i = 0; i < handoff->errands->len; i++) {
    const ScsErrand *errand = g_ptr_array_index (handoff->errands, i);
    g_autofree char *title = scs_guide_dup_words (errand->title, &handoff->view);

    g_string_append_printf (html, "<tr><td>%u. ", i + 1);
    scs_html_append_element (html, "", title, "</td>");
    for (gsize k = 0; k < G_N_ELEMENTS (columns); k++)
      append_field (html, columns[k], i + 1);
    g_string_append (html, "</tr>\n");
  }
  g_string_append (html, "</tbody></table>\n</section>\n");
}

/**
 * scs_checklist_to_html:
 * @handoff: what is handed on
 * @made_at_us: wall clock, for the day that stands on it
 *
 * Returns: (transfer full): a page that stands alone, in the language of who is to do it, without a
 * secret
 */
char *
scs_checklist_to_html (const ScsHandoff *handoff, gint64 made_at_us)
{
  g_autoptr (GString) html = g_string_new (NULL);

  append_header (handoff, html, made_at_us);
  for (guint i = 0; i < handoff->errands->len; i++)
    append_errand (handoff, html, g_ptr_array_index (handoff->errands, i), i + 1);
  append_answer (handoff, html);
  g_string_append (html, "</body>\n</html>\n");
  return g_string_free (g_steal_pointer (&html), FALSE);
}
