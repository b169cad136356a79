/* SPDX-FileCopyrightText: 2026 The Sales Connect Setup authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "demo/scs-demo-page.h"

#define STYLE                                                                                                   \
  "body{font:16px/1.5 system-ui,'Noto Sans CJK JP',sans-serif;margin:0;background:#f6f5f4;color:#241f31}"       \
  "main{max-width:46rem;margin:2rem auto;padding:1.5rem 2rem;background:#fff;border-radius:12px;"               \
  "box-shadow:0 1px 4px #0002}h1{font-size:1.5rem;margin-top:0}h2{font-size:1.15rem;margin-top:2rem}"           \
  "table{border-collapse:collapse;width:100%}th,td{text-align:left;padding:.35rem .6rem;"                       \
  "border-bottom:1px solid #deddda;vertical-align:top}code{font-size:.95em;background:#f0efee;"                 \
  "padding:.1rem .35rem;border-radius:4px;user-select:all;overflow-wrap:anywhere}"                              \
  "label{display:block;margin:.8rem 0 .2rem}input{font:inherit;width:100%;box-sizing:border-box;padding:.4rem}" \
  "textarea{font:14px monospace;width:100%;box-sizing:border-box}"                                              \
  "button,select{font:inherit;padding:.4rem 1rem;margin:.6rem .6rem 0 0;cursor:pointer}"                        \
  ".note{color:#5e5c64;font-size:.9rem}.error{color:#a51d2d;font-weight:bold}"

/**
 * scs_demo_page_new_blank:
 * @is_japanese: the language of what will stand on it
 *
 * Returns: (transfer full): a page with nothing on it
 */
ScsDemoPage *
scs_demo_page_new_blank (gboolean is_japanese)
{
  ScsDemoPage *self = g_new0 (ScsDemoPage, 1);

  self->is_japanese = is_japanese;
  self->text = g_string_new ("<!DOCTYPE html>\n");
  return self;
}

/**
 * scs_demo_page_new:
 * @title: in English
 * @title_ja: in Japanese
 *
 * Returns: (transfer full): a page with its heading
 */
ScsDemoPage *
scs_demo_page_new (ScsDemoExchange *exchange, const char *title, const char *title_ja)
{
  ScsDemoPage *self = scs_demo_page_new_blank (scs_demo_exchange_wants_japanese (exchange));
  const char *own_title = scs_demo_page_pick (self, title, title_ja);

  scs_demo_page_add (self,
                     "<html lang=\"%s\"><head><meta charset=\"utf-8\"><meta name=\"viewport\" "
                     "content=\"width=device-width\"><title>%s</title><style>",
                     scs_demo_page_pick (self, "en", "ja"),
                     own_title);
  g_string_append (self->text, STYLE);
  scs_demo_page_add (self, "</style></head>\n<body><main><h1>%s</h1>\n", own_title);
  return self;
}

/**
 * scs_demo_page_free:
 *
 * Frees a page, answered or not.
 */
void
scs_demo_page_free (ScsDemoPage *self)
{
  g_string_free (self->text, TRUE);
  g_free (self);
}

/**
 * scs_demo_page_pick:
 * @english: static
 * @japanese: static
 *
 * Returns: (transfer none): the one in the page's language
 */
const char *
scs_demo_page_pick (ScsDemoPage *self, const char *english, const char *japanese)
{
  return self->is_japanese ? japanese : english;
}

/**
 * scs_demo_page_add:
 * @format: HTML with places
 * @...: what stands in them, as plain text
 */
void
scs_demo_page_add (ScsDemoPage *self, const char *format, ...)
{
  g_autofree char *piece = NULL;
  va_list arguments;

  va_start (arguments, format);
  piece = g_markup_vprintf_escaped (format, arguments);
  va_end (arguments);
  g_string_append (self->text, piece);
}

/**
 * scs_demo_page_send:
 * @exchange: gets it
 * @status: HTTP status
 * @policy: what the page may do beside having a style, as the end of a Content-Security-Policy
 *
 * Makes the page, as it is, the answer.
 */
void
scs_demo_page_send (ScsDemoPage *self, ScsDemoExchange *exchange, guint status, const char *policy)
{
  g_autofree char *whole =
      g_strconcat ("default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; "
                   "frame-ancestors 'none'",
                   policy,
                   NULL);

  scs_demo_exchange_set_header (exchange, "Content-Security-Policy", whole);
  scs_demo_exchange_set_header (exchange, "Referrer-Policy", "same-origin");
  scs_demo_exchange_set_header (exchange, "X-Content-Type-Options", "nosniff");
  scs_demo_exchange_answer (exchange,
                            status,
                            "text/html; charset=utf-8",
                            g_strdup (self->text->str));
}

/**
 * scs_demo_page_answer:
 * @exchange: gets it
 * @status: HTTP status
 *
 * Ends the page and makes it the answer, with headers that forbid scripts and being framed.
 */
void
scs_demo_page_answer (ScsDemoPage *self, ScsDemoExchange *exchange, guint status)
{
  scs_demo_page_add (
      self,
      "<p class=\"note\">%s</p></main></body></html>\n",
      scs_demo_page_pick (
          self,
          "Made up for the demo of Sales Connect Setup. Nothing here leaves this computer.",
          "Sales Connect Setup のデモ用に作られた架空のページです。ここの内容がこのコンピューターの外に出ることはありません。"));
  scs_demo_page_send (self, exchange, status, "");
}
