/* SPDX-FileCopyrightText: 2026 The Sales Connect Setup authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "demo/sales-connect/scs-demo-sales-connect.h"

#include "demo/sales-connect/scs-demo-settings.h"
#include "demo/scs-demo-clock.h"
#include "demo/scs-demo-json.h"
#include "demo/scs-demo-page.h"
#include "demo/scs-demo-secret.h"

#include <string.h>

/* Returns: (transfer full) (nullable): the errand, which is done with */
static ScsDemoErrand *
take_errand (ScsDemoState *state, const char *value)
{
  for (guint i = 0; i < state->errands->len; i++) {
    ScsDemoErrand *errand = state->errands->pdata[i];

    if (!scs_demo_secret_equal (errand->state, value))
      continue;
    g_ptr_array_steal_index (state->errands, i);
    if (errand->expires_at_us > scs_demo_clock_now_us ())
      return errand;
    scs_demo_record_free (errand);
    return NULL;
  }
  return NULL;
}

static void
show_end (ScsDemoExchange *exchange, gboolean is_connected)
{
  g_autoptr (ScsDemoPage) page = NULL;

  if (is_connected)
    page = scs_demo_page_new (exchange,
                              "Sales Connect demo: Salesforce is connected",
                              "Sales Connect のデモ：Salesforce に接続しました");
  else
    page = scs_demo_page_new (exchange,
                              "Sales Connect demo: Salesforce was not connected",
                              "Sales Connect のデモ：Salesforce に接続できませんでした");
  scs_demo_page_add (
      page,
      "<p>%s</p>\n",
      is_connected ? scs_demo_page_pick (page,
                                         "You may close this page.",
                                         "このページは閉じてかまいません。")
                   : scs_demo_page_pick (
                         page,
                         "Close this page and connect again from Sales Connect Setup.",
                         "このページを閉じて、Sales Connect Setup からもう一度接続してください。"));
  scs_demo_page_answer (page, exchange, is_connected ? 200 : 400);
  scs_demo_exchange_send (exchange);
}

/* The reason stands in the address only, as it does in the real one.
 *
 * Source: Marketo Sales Insight Actions, How do I fix “We were unable to authenticate your
 * request”. */
static void
show_refusal (ScsDemoExchange *exchange, const ScsDemoErrand *errand)
{
  g_autoptr (ScsDemoPage) page = scs_demo_page_new (exchange,
                                                    "We were unable to authenticate your request",
                                                    "リクエストを認証できませんでした");

  scs_demo_page_add (page,
                     "<p class=\"error\" role=\"alert\">%s</p>\n",
                     scs_demo_page_pick (page,
                                         "Salesforce has not been connected.",
                                         "Salesforce には接続されていません。"));
  if (errand->return_to != NULL)
    scs_demo_page_add (page,
                       "<p><a href=\"%s\">%s</a></p>\n",
                       errand->return_to,
                       scs_demo_page_pick (page, "Back to Salesforce", "Salesforce に戻る"));
  scs_demo_page_answer (page, exchange, 400);
  scs_demo_exchange_send (exchange);
}

/* What belongs to one way back from Salesforce. */
typedef struct {
  ScsDemoExchange *exchange;
  SoupMessage *message;
  ScsDemoErrand *errand;
} ComeBackData;

static void
come_back_data_free (ComeBackData *data)
{
  scs_demo_exchange_unref (data->exchange);
  g_clear_object (&data->message);
  scs_demo_record_free (data->errand);
  g_free (data);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (ComeBackData, come_back_data_free)

/* Returns: (transfer full) (nullable): the org that Salesforce names in its answer */
static char *
read_org (SoupMessage *message, GBytes *bytes)
{
  gsize length = 0;
  const char *text = g_bytes_get_data (bytes, &length);
  g_autoptr (JsonNode) node = length > 0 ? scs_demo_json_parse (text, length) : NULL;
  JsonNode *id;
  g_auto (GStrv) parts = NULL;

  if (soup_message_get_status (message) != 200 || node == NULL || !JSON_NODE_HOLDS_OBJECT (node))
    return NULL;
  id = json_object_get_member (json_node_get_object (node), "id");
  if (id == NULL || json_node_get_value_type (id) != G_TYPE_STRING)
    return NULL;
  parts = g_strsplit (json_node_get_string (id), "/", -1);
  return g_strv_length (parts) == 6 && strlen (parts[4]) == 18 ? g_strdup (parts[4]) : NULL;
}

static void
exchange_code_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (ComeBackData) data = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes =
      soup_session_send_and_read_finish (SOUP_SESSION (source), result, &error);
  g_autofree char *org = NULL;

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  org = bytes != NULL ? read_org (data->message, bytes) : NULL;
  if (org == NULL) {
    if (data->errand->return_to != NULL)
      show_refusal (data->exchange, data->errand);
    else
      show_end (data->exchange, FALSE);
    return;
  }
  scs_demo_settings_end_salesforce (data->exchange->scene->state, data->errand, org);
  scs_demo_scene_changed (data->exchange->scene);
  if (data->errand->return_to != NULL) {
    g_autofree char *location =
        g_strconcat (data->errand->return_to, "?notice=salesforce-connected", NULL);

    scs_demo_exchange_redirect (data->exchange, 303, location);
    scs_demo_exchange_send (data->exchange);
  } else {
    show_end (data->exchange, TRUE);
  }
}

static void
exchange_code (ComeBackData *data, const char *code)
{
  ScsDemoScene *scene = data->exchange->scene;
  g_autofree char *redirect_uri = scs_demo_settings_make_redirect_uri (scene);
  g_autofree char *url =
      g_strconcat (scene->urls[SCS_DEMO_SALESFORCE], "/services/oauth2/token", NULL);

  data->message =
      soup_message_new_from_encoded_form ("POST",
                                          url,
                                          soup_form_encode ("grant_type",
                                                            "authorization_code",
                                                            "code",
                                                            code,
                                                            "redirect_uri",
                                                            redirect_uri,
                                                            "client_id",
                                                            scene->state->own_consumer_key,
                                                            "client_secret",
                                                            scene->state->own_consumer_secret,
                                                            NULL));
  soup_session_send_and_read_async (scene->session,
                                    data->message,
                                    G_PRIORITY_DEFAULT,
                                    scene->cancellable,
                                    exchange_code_cb,
                                    data);
}

/**
 * scs_demo_sales_connect_come_back:
 *
 * GET /salesforce/callback, where Salesforce sends the browser: the code is exchanged by a real
 * call, with the secret that only Sales Connect has, and the answer is sent when that is done.
 */
void
scs_demo_sales_connect_come_back (ScsDemoExchange *exchange)
{
  const char *code = scs_demo_exchange_get_query (exchange, "code");
  const char *error = scs_demo_exchange_get_query (exchange, "error");
  g_autoptr (ComeBackData) data = g_new0 (ComeBackData, 1);

  data->exchange = scs_demo_exchange_ref (exchange);
  data->errand =
      take_errand (exchange->scene->state, scs_demo_exchange_get_query (exchange, "state"));
  scs_demo_scene_changed (exchange->scene);
  if (data->errand != NULL && code != NULL)
    exchange_code (g_steal_pointer (&data), code);
  else if (data->errand != NULL && error != NULL &&
           (data->errand->return_to != NULL || strcmp (error, "access_denied") != 0))
    show_refusal (exchange, data->errand);
  else
    show_end (exchange, FALSE);
}
