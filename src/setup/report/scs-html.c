/* SPDX-FileCopyrightText: 2026 The Sales Connect Setup authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "setup/report/scs-html.h"

/* Text on a page that is saved: whatever it says, it can neither end an element nor act. */

/**
 * scs_html_append_text:
 * @html: a page in the making
 * @text: from anywhere
 */
void
scs_html_append_text (GString *html, const char *text)
{
  g_autofree char *escaped = g_markup_escape_text (text, -1);

  g_string_append (html, escaped);
}

/**
 * scs_html_append_element:
 * @html: a page in the making
 * @opening: markup of our own
 * @text: from anywhere
 * @closing: markup of our own
 */
void
scs_html_append_element (GString *html, const char *opening, const char *text, const char *closing)
{
  g_string_append (html, opening);
  scs_html_append_text (html, text);
  g_string_append (html, closing);
}

/**
 * scs_html_append_about:
 * @html: a page in the making, within a table of two columns
 * @title: what it is about
 * @text: (nullable): from anywhere; without it there is no row
 */
void
scs_html_append_about (GString *html, const char *title, const char *text)
{
  if (text == NULL || *text == '\0')
    return;
  scs_html_append_element (html, "<tr><th scope=\"row\">", title, "</th>");
  scs_html_append_element (html, "<td>", text, "</td></tr>\n");
}
