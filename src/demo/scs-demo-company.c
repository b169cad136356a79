/* SPDX-FileCopyrightText: 2026 The Sales Connect Setup authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "demo/scs-demo-company.h"

#include <string.h>

/* All invented. The first twenty came from ToutApp, the very first is the Sales Connect admin. */
static const ScsDemoPerson people[SCS_DEMO_N_PEOPLE] = {
  { "mika.sato", "Mika", "Sato", "佐藤 美香", FALSE },
  { "olivia.hartley", "Olivia", "Hartley", "Olivia Hartley", FALSE },
  { "takumi.arai", "Takumi", "Arai", "新井 拓海", FALSE },
  { "daniel.okafor", "Daniel", "Okafor", "Daniel Okafor", FALSE },
  { "haruka.mori", "Haruka", "Mori", "森 遥", FALSE },
  { "grace.whitmore", "Grace", "Whitmore", "Grace Whitmore", FALSE },
  { "kenji.okada", "Kenji", "Okada", "岡田 健二", FALSE },
  { "liam.castellano", "Liam", "Castellano", "Liam Castellano", FALSE },
  { "yui.nakagawa", "Yui", "Nakagawa", "中川 結衣", FALSE },
  { "priya.raman", "Priya", "Raman", "Priya Raman", FALSE },
  { "daichi.ueno", "Daichi", "Ueno", "上野 大地", FALSE },
  { "noah.lindqvist", "Noah", "Lindqvist", "Noah Lindqvist", FALSE },
  { "sakura.hirano", "Sakura", "Hirano", "平野 さくら", FALSE },
  { "chloe.dubois", "Chloe", "Dubois", "Chloe Dubois", FALSE },
  { "ryo.kitamura", "Ryo", "Kitamura", "北村 涼", FALSE },
  { "ethan.park", "Ethan", "Park", "Ethan Park", FALSE },
  { "nanami.ota", "Nanami", "Ota", "太田 七海", FALSE },
  { "sofia.marchetti", "Sofia", "Marchetti", "Sofia Marchetti", FALSE },
  { "shota.kuroda", "Shota", "Kuroda", "黒田 翔太", FALSE },
  { "jack.brennan", "Jack", "Brennan", "Jack Brennan", FALSE },
  { "aya.matsui", "Aya", "Matsui", "松井 彩", FALSE },
  { "amelia.foster", "Amelia", "Foster", "Amelia Foster", FALSE },
  { "hiroto.sugawara", "Hiroto", "Sugawara", "菅原 大翔", FALSE },
  { "lucas.pereira", "Lucas", "Pereira", "Lucas Pereira", FALSE },
  { "misaki.ono", "Misaki", "Ono", "小野 美咲", FALSE },
  { "hannah.vogel", "Hannah", "Vogel", "Hannah Vogel", FALSE },
  { "yuto.hamada", "Yuto", "Hamada", "浜田 悠斗", FALSE },
  { "samuel.adeyemi", "Samuel", "Adeyemi", "Samuel Adeyemi", FALSE },
  { "rina.kojima", "Rina", "Kojima", "小島 里奈", FALSE },
  { "zoe.papadakis", "Zoe", "Papadakis", "Zoe Papadakis", FALSE },
  { "kaito.noguchi", "Kaito", "Noguchi", "野口 海斗", FALSE },
  { "oscar.nilsen", "Oscar", "Nilsen", "Oscar Nilsen", FALSE },
  { "emi.takeda", "Emi", "Takeda", "武田 恵美", FALSE },
  { "maya.kapoor", "Maya", "Kapoor", "Maya Kapoor", FALSE },
  { "sora.miyamoto", "Sora", "Miyamoto", "宮本 空", FALSE },
  { "henry.caldwell", "Henry", "Caldwell", "Henry Caldwell", FALSE },
  { "akari.shibata", "Akari", "Shibata", "柴田 明里", FALSE },
  { "ines.carvalho", "Ines", "Carvalho", "Ines Carvalho", FALSE },
  { "naoki.harada", "Naoki", "Harada", "原田 直樹", FALSE },
  { "felix.baumann", "Felix", "Baumann", "Felix Baumann", FALSE },
  { "chihiro.imai", "Chihiro", "Imai", "今井 千尋", FALSE },
  { "ruby.mcallister", "Ruby", "McAllister", "Ruby McAllister", FALSE },
  { "ren.yokoyama", "Ren", "Yokoyama", "横山 蓮", FALSE },
  { "adam.novak", "Adam", "Novak", "Adam Novak", TRUE },
  { "mei.aoki", "Mei", "Aoki", "青木 芽衣", FALSE },
  { "leila.haddad", "Leila", "Haddad", "Leila Haddad", FALSE },
  { "tsubasa.ishii", "Tsubasa", "Ishii", "石井 翼", FALSE },
  { "tom.ashworth", "Tom", "Ashworth", "Tom Ashworth", FALSE },
  { "kana.fujita", "Kana", "Fujita", "藤田 加奈", FALSE },
  { "nora.janssen", "Nora", "Janssen", "Nora Janssen", FALSE },
  { "minato.goto", "Minato", "Goto", "後藤 湊", FALSE },
  { "victor.ilic", "Victor", "Ilić", "Victor Ilić", FALSE },
  { "hina.maeda", "Hina", "Maeda", "前田 陽菜", FALSE },
  { "ella.robinson", "Ella", "Robinson", "Ella Robinson", FALSE },
  { "jun.uchida", "Jun", "Uchida", "内田 純", FALSE },
  { "marcus.oneill", "Marcus", "O’Neill", "Marcus O’Neill", FALSE },
  { "asuka.endo", "Asuka", "Endo", "遠藤 明日香", FALSE },
  { "clara.svensson", "Clara", "Svensson", "Clara Svensson", FALSE },
  { "koki.sakai", "Koki", "Sakai", "酒井 光希", TRUE },
  { "ben.hawthorne", "Ben", "Hawthorne", "Ben Hawthorne", FALSE },
};

static const ScsDemoWorkspace workspaces[] = {
  { 1, "Default", "Initial workspace" },
  { 1008, "Japan", "日本" },
  { 1009, "Europe", "Europe, Middle East, Africa" },
  { 1010, "Americas", "North and South America" },
};

/**
 * scs_demo_company_get_person:
 * @index: below %SCS_DEMO_N_PEOPLE
 */
const ScsDemoPerson *
scs_demo_company_get_person (guint index)
{
  g_return_val_if_fail (index < SCS_DEMO_N_PEOPLE, NULL);
  return &people[index];
}

/**
 * scs_demo_company_get_email:
 * @index: below %SCS_DEMO_N_PEOPLE
 *
 * Returns: (transfer full): the e-mail id of that person
 */
char *
scs_demo_company_get_email (guint index)
{
  g_return_val_if_fail (index < SCS_DEMO_N_PEOPLE, NULL);
  return g_strconcat (people[index].mailbox, "@" SCS_DEMO_DOMAIN, NULL);
}

/**
 * scs_demo_company_find_person:
 * @email: without regard to case
 *
 * Returns: (transfer none) (nullable): who has this e-mail id
 */
const ScsDemoPerson *
scs_demo_company_find_person (const char *email)
{
  const char *at = strchr (email, '@');

  if (at == NULL || g_ascii_strcasecmp (at + 1, SCS_DEMO_DOMAIN) != 0)
    return NULL;
  for (guint i = 0; i < SCS_DEMO_N_PEOPLE; i++) {
    gsize length = strlen (people[i].mailbox);

    if ((gsize) (at - email) == length &&
        g_ascii_strncasecmp (email, people[i].mailbox, length) == 0)
      return &people[i];
  }
  return NULL;
}

/**
 * scs_demo_company_get_workspaces:
 * @n_workspaces: (out): how many
 *
 * Returns: (transfer none) (array length=n_workspaces): the Default workspace first
 */
const ScsDemoWorkspace *
scs_demo_company_get_workspaces (guint *n_workspaces)
{
  *n_workspaces = G_N_ELEMENTS (workspaces);
  return workspaces;
}

/**
 * scs_demo_company_find_workspace:
 * @id: its number, as text
 *
 * Returns: (transfer none) (nullable)
 */
const ScsDemoWorkspace *
scs_demo_company_find_workspace (const char *id)
{
  for (guint i = 0; i < G_N_ELEMENTS (workspaces); i++) {
    g_autofree char *text = g_strdup_printf ("%" G_GINT64_FORMAT, workspaces[i].id);

    if (strcmp (id, text) == 0)
      return &workspaces[i];
  }
  return NULL;
}
