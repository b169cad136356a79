/* SPDX-FileCopyrightText: 2026 The Sales Connect Setup authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "scs-test-web.h"

#include "scs-test-wait.h"

#include <string.h>

#define HOPS_MAX 6
#define BOUNDARY "scs-test-boundary"

ScsTestWeb *
scs_test_web_new (double speed, const char *state_path)
{
  ScsTestWeb *self = g_new0 (ScsTestWeb, 1);

  self->demo = scs_test_demo_new (speed, NULL, state_path);
  soup_session_add_feature_by_type (self->demo->session, SOUP_TYPE_COOKIE_JAR);
  scs_test_demo_set_header (self->demo, "Accept-Language", "en");
  return self;
}

void
scs_test_web_free (ScsTestWeb *self)
{
  g_clear_pointer (&self->page, scs_test_answer_free);
  g_free (self->place);
  g_free (self->csrf);
  scs_test_demo_free (self->demo);
  g_free (self);
}

/* (transfer full) (nullable): the first group of a pattern on the page */
char *
scs_test_web_pick (ScsTestWeb *self, const char *pattern)
{
  g_autoptr (GRegex) regex = g_regex_new (pattern, G_REGEX_DOTALL, 0, NULL);
  g_autoptr (GMatchInfo) match = NULL;

  g_assert_nonnull (regex);
  return g_regex_match (regex, self->page->body, 0, &match) ? g_match_info_fetch (match, 1) : NULL;
}

static void
take_page (ScsTestWeb *self, const char *path, ScsTestAnswer *answer)
{
  g_autofree char *place = g_strdup (path);

  g_clear_pointer (&self->page, scs_test_answer_free);
  self->page = answer;
  g_free (self->place);
  self->place = g_steal_pointer (&place);
  g_free (self->csrf);
  self->csrf =
      answer->body != NULL ? scs_test_web_pick (self, "name=\"csrf\" value=\"([0-9a-f]+)\"") : NULL;
}

/* Goes where the page sends the browser, as long as that is on the web face. */
static void
follow (ScsTestWeb *self)
{
  for (guint i = 0; i < HOPS_MAX && self->page->location != NULL; i++) {
    g_autofree char *place = g_strdup (self->page->location);

    if (place[0] != '/')
      return;
    take_page (self, place, scs_test_demo_get (self->demo, "sales_connect", place));
  }
}

void
scs_test_web_open (ScsTestWeb *self, const char *path)
{
  take_page (self, path, scs_test_demo_get (self->demo, "sales_connect", path));
  follow (self);
}

/* Sends these bytes, whatever they are. */
void
scs_test_web_send_raw (ScsTestWeb *self,
                       const char *path,
                       const char *type,
                       const char *body,
                       gsize length)
{
  g_autoptr (SoupMessage) message =
      scs_test_demo_make_message (self->demo, "POST", "sales_connect", path, NULL, NULL);
  g_autoptr (GBytes) bytes = g_bytes_new (body, length);
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GAsyncResult) done = NULL;

  soup_message_set_request_body_from_bytes (message, type, bytes);
  soup_session_send_and_read_async (self->demo->session,
                                    message,
                                    G_PRIORITY_DEFAULT,
                                    NULL,
                                    scs_test_keep_result_cb,
                                    &result);
  done = scs_test_wait_result (&result, 30);
  take_page (self, path, scs_test_demo_finish (self->demo, message, done));
  follow (self);
}

/* Sends a form of the page before; @fields: encoded */
void
scs_test_web_send (ScsTestWeb *self, const char *path, const char *fields)
{
  g_autofree char *body =
      g_strdup_printf ("csrf=%s&%s", self->csrf != NULL ? self->csrf : "", fields);

  scs_test_web_send_raw (self, path, SCS_TEST_FORM, body, strlen (body));
}

void
scs_test_web_upload (ScsTestWeb *self, const char *path, const char *file, gsize length)
{
  g_autoptr (GString) body = g_string_new (NULL);

  g_string_append_printf (body,
                          "--" BOUNDARY "\r\nContent-Disposition: form-data; name=\"csrf\"\r\n\r\n"
                          "%s\r\n--" BOUNDARY "\r\nContent-Disposition: form-data; name=\"file\"; "
                          "filename=\"people.csv\"\r\nContent-Type: text/csv\r\n\r\n",
                          self->csrf);
  g_string_append_len (body, file, (gssize) length);
  g_string_append (body, "\r\n--" BOUNDARY "--\r\n");
  scs_test_web_send_raw (self,
                         path,
                         "multipart/form-data; boundary=" BOUNDARY,
                         body->str,
                         body->len);
}

void
scs_test_web_log_in (ScsTestWeb *self, const char *email, const char *password)
{
  g_autofree char *fields =
      soup_form_encode ("email", email, "password", password, "next", "", NULL);

  scs_test_web_open (self, "/login");
  scs_test_web_send (self, "/login", fields);
}

void
scs_test_web_log_in_as_admin (ScsTestWeb *self)
{
  g_autofree char *email = scs_test_demo_get_value (self->demo, "sales_connect/email");
  g_autofree char *password = scs_test_demo_get_value (self->demo, "sales_connect/password");

  scs_test_web_log_in (self, email, password);
  scs_test_web_assert (self, 200, "Command Center");
}

gboolean
scs_test_web_has (ScsTestWeb *self, const char *text)
{
  return self->page->body != NULL && strstr (self->page->body, text) != NULL;
}

void
scs_test_web_assert (ScsTestWeb *self, guint status, const char *text)
{
  if (self->page->status != status || !scs_test_web_has (self, text))
    g_test_message ("%s: %u, not “%s”: %s",
                    self->place,
                    self->page->status,
                    text,
                    self->page->body != NULL ? strstr (self->page->body, "<body") : NULL);
  g_assert_cmpuint (self->page->status, ==, status);
  g_assert_true (scs_test_web_has (self, text));
}

/* Has a mail sent, follows its link on the desk, and sets a password. (transfer full): the link */
char *
scs_test_web_set_password (ScsTestWeb *self, const char *email, const char *password)
{
  g_autofree char *fields = soup_form_encode ("email", email, NULL);
  g_autofree char *link = NULL;
  g_autofree char *mail = NULL;
  g_autofree char *both = NULL;

  scs_test_web_open (self, "/web/forgot-password");
  scs_test_web_send (self, "/web/forgot-password", fields);
  g_assert_cmpuint (self->page->status, ==, 200);
  scs_test_web_open (self, "/");
  link = scs_test_web_pick (self, "href=\"(/web/reset-password\\?user=[a-z0-9]+)\"");
  g_assert_nonnull (link);
  scs_test_web_open (self, link);
  scs_test_web_assert (self, 200, email);
  mail = scs_test_web_pick (self, "name=\"mail\" value=\"([^\"]+)\"");
  g_assert_null (strstr (link, mail));
  both = soup_form_encode ("mail", mail, "password", password, "again", password, NULL);
  scs_test_web_send (self, "/web/reset-password", both);
  return g_steal_pointer (&link);
}
