/* SPDX-FileCopyrightText: 2026 The Sales Connect Setup authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "demo/web/scs-demo-web.h"
#include "demo/web/scs-demo-web-words.h"

#include "demo/sales-connect/scs-demo-settings.h"

#include <string.h>

#define VALUE_MAX_BYTES 128

/* A sentence about one of the three values. */
typedef struct {
  ScsDemoValue value;
  const char *text;
  const char *text_ja;
} Fault;

static const Fault no_munchkin_id = {
  SCS_DEMO_VALUE_MUNCHKIN_ID,
  "This is not a Munchkin Account ID. It looks like 123-ABC-456.",
  "Munchkin アカウント ID の形式が正しくありません。123-ABC-456 のような形式です。",
};
static const Fault refused[SCS_DEMO_N_VALUES] = {
  { SCS_DEMO_VALUE_MUNCHKIN_ID,
    "Marketo does not know this Munchkin Account ID.",
    "この Munchkin アカウント ID は Marketo にありません。" },
  { SCS_DEMO_VALUE_CLIENT_ID,
    "Marketo does not accept this Client ID.",
    "このクライアント ID は Marketo に受け入れられませんでした。" },
  { SCS_DEMO_VALUE_CLIENT_SECRET,
    "Marketo does not accept this Client Secret.",
    "このクライアントシークレットは Marketo に受け入れられませんでした。" },
};

static const struct {
  const char *name;
  const char *label;
  const char *label_ja;
} fields[SCS_DEMO_N_VALUES] = {
  { "munchkin", WORD_MUNCHKIN_ID },
  { "client", WORD_CLIENT_ID },
  { "secret", WORD_CLIENT_SECRET },
};

/**
 * scs_demo_web_add_marketo_tabs:
 * @is_access: whether this is Team Access
 */
void
scs_demo_web_add_marketo_tabs (ScsDemoPage *page, gboolean is_access)
{
  scs_demo_web_begin_tabs (page, "Marketo");
  scs_demo_web_add_tab (page, SCS_DEMO_PLACE_MARKETO, !is_access, "Set Up", "設定");
  scs_demo_web_add_tab (page, SCS_DEMO_PLACE_ACCESS, is_access, WORD_TEAM_ACCESS);
  scs_demo_web_end_tabs (page);
}

/* The secret is never given back. */
static void
add_field (ScsDemoPage *page, ScsDemoVisit *visit, ScsDemoValue value, const Fault *fault)
{
  gboolean is_secret = value == SCS_DEMO_VALUE_CLIENT_SECRET;
  gboolean is_wrong = fault != NULL && fault->value == value;
  const char *name = fields[value].name;

  scs_demo_page_add (
      page,
      "<label for=\"%s\">%s</label><input id=\"%s\" name=\"%s\" type=\"%s\" autocomplete=\"off\" "
      "spellcheck=\"false\" value=\"%s\"%s>\n",
      name,
      scs_demo_page_pick (page, fields[value].label, fields[value].label_ja),
      name,
      name,
      is_secret ? "password" : "text",
      is_secret ? "" : scs_demo_visit_get (visit, name, VALUE_MAX_BYTES),
      is_wrong ? " aria-invalid=true aria-describedby=fault" : "");
  if (is_wrong)
    scs_demo_page_add (page,
                       "<p class=\"error\" id=\"fault\" role=\"alert\">%s</p>\n",
                       scs_demo_page_pick (page, fault->text, fault->text_ja));
}

static void
show_form (ScsDemoVisit *visit, const Fault *fault)
{
  g_autoptr (ScsDemoPage) page =
      scs_demo_web_settings_new (visit, SCS_DEMO_PLACE_MARKETO, WORD_MARKETO);

  scs_demo_web_add_marketo_tabs (page, FALSE);
  scs_demo_page_add (page,
                     "<p id=\"marketo-state\">%s</p>\n",
                     scs_demo_page_pick (page, WORD_NOT_CONNECTED));
  scs_demo_web_begin_form (page, visit, SCS_DEMO_PLACE_MARKETO "/connect");
  for (guint i = 0; i < SCS_DEMO_N_VALUES; i++)
    add_field (page, visit, i, fault);
  scs_demo_page_add (page, "<br>\n");
  scs_demo_web_end_form (page, WORD_CONNECT);
  scs_demo_web_page_answer (page, visit, fault != NULL ? 422 : 200);
}

static void
add_value (ScsDemoPage *page, const char *label, const char *label_ja, const char *value)
{
  scs_demo_page_add (page,
                     "<dt>%s</dt><dd>%s</dd>\n",
                     scs_demo_page_pick (page, label, label_ja),
                     value);
}

static void
show_connection (ScsDemoVisit *visit)
{
  ScsDemoState *state = visit->state;
  ScsDemoUser *owner = scs_demo_state_find_user_by_email (state, state->marketo_owner);
  gboolean is_mine = owner == visit->me;
  g_autoptr (ScsDemoPage) page =
      scs_demo_web_settings_new (visit, SCS_DEMO_PLACE_MARKETO, WORD_MARKETO);

  scs_demo_web_add_marketo_tabs (page, FALSE);
  scs_demo_page_add (page,
                     "<p id=\"marketo-state\">%s</p><dl>\n",
                     scs_demo_page_pick (page, WORD_CONNECTED));
  add_value (page, WORD_MUNCHKIN_ID, state->munchkin_id);
  add_value (page, WORD_CLIENT_ID, state->client_id);
  add_value (page,
             "Connected by",
             "接続したユーザー",
             owner != NULL ? scs_demo_web_get_name (owner) : state->marketo_owner);
  scs_demo_page_add (page, "</dl>\n");
  scs_demo_web_begin_form (page, visit, SCS_DEMO_PLACE_MARKETO "/disconnect");
  scs_demo_page_add (page,
                     "<button type=\"submit\"%s>%s</button></form>\n",
                     is_mine ? "" : " disabled",
                     scs_demo_page_pick (page, WORD_DISCONNECT));
  if (!is_mine)
    scs_demo_web_add_text (page,
                           "Only the person who connected Marketo can disconnect it.",
                           "切断できるのは、Marketo を接続したユーザーだけです。");
  scs_demo_web_page_answer (page, visit, 200);
}

/**
 * scs_demo_web_show_marketo:
 *
 * GET Marketo > Set Up.
 *
 * Source: Marketo Sales Connect, Set Up Your Marketo Connection.
 */
void
scs_demo_web_show_marketo (ScsDemoVisit *visit)
{
  if (visit->state->is_marketo_connected)
    show_connection (visit);
  else
    show_form (visit, NULL);
}

/**
 * scs_demo_web_connect_marketo:
 *
 * POST of the three values.
 */
void
scs_demo_web_connect_marketo (ScsDemoVisit *visit)
{
  const char *values[SCS_DEMO_N_VALUES];
  ScsDemoValue wrong = SCS_DEMO_N_VALUES;

  for (guint i = 0; i < SCS_DEMO_N_VALUES; i++)
    values[i] = scs_demo_visit_get (visit, fields[i].name, VALUE_MAX_BYTES);
  switch (scs_demo_settings_connect_marketo (visit->scene, visit->me, values, &wrong)) {
  case SCS_DEMO_CONNECT_DONE:
    scs_demo_visit_go (visit, SCS_DEMO_PLACE_MARKETO, "marketo-connected");
    return;
  case SCS_DEMO_CONNECT_NO_MUNCHKIN_ID:
    show_form (visit, &no_munchkin_id);
    return;
  case SCS_DEMO_CONNECT_TWICE:
    scs_demo_web_say (visit,
                      409,
                      "Marketo is connected already.",
                      "Marketo はすでに接続されています。");
    return;
  case SCS_DEMO_CONNECT_REFUSED:
    show_form (visit, &refused[wrong]);
    return;
  }
}

/**
 * scs_demo_web_disconnect_marketo:
 *
 * POST of Disconnect, which only the owner of the connection can press.
 */
void
scs_demo_web_disconnect_marketo (ScsDemoVisit *visit)
{
  if (!scs_demo_settings_disconnect_marketo (visit->state, visit->me)) {
    scs_demo_web_say (visit,
                      403,
                      "Only the person who connected Marketo can disconnect it.",
                      "切断できるのは、Marketo を接続したユーザーだけです。");
    return;
  }
  scs_demo_scene_changed (visit->scene);
  scs_demo_visit_go (visit, SCS_DEMO_PLACE_MARKETO, "marketo-disconnected");
}
