/* SPDX-FileCopyrightText: 2026 The Sales Connect Setup authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include <libsecret/secret.h>
#include <string.h>

#include "setup/paste/scs-paste-private.h"

/* Which token of a mail is which value. Labels decide; a shape only where no label does, or where
 * a label is surely wrong. Two answers are none. */

#define TEXT_MAX_BYTES (1024 * 1024)

static void
slot_clear (ScsPasteSlot *self)
{
  g_clear_pointer (&self->value, secret_password_free);
}

static ScsPasteMail *
mail_new (const char *text, gsize length)
{
  ScsPasteMail *self = g_new0 (ScsPasteMail, 1);

  self->text = scs_paste_text_new (text, length);
  self->items = scs_paste_items_new (self->text);
  return self;
}

static void
mail_free (ScsPasteMail *self)
{
  for (gsize kind = 0; kind < SCS_VALUE_N_KINDS; kind++)
    for (gsize level = 0; level < SCS_PASTE_N_LEVELS; level++)
      slot_clear (&self->slots[kind][level]);
  for (gsize kind = 0; kind < SCS_VALUE_N_KINDS; kind++)
    slot_clear (&self->corrected[kind]);
  slot_clear (&self->address);
  slot_clear (&self->weak_munchkin);
  slot_clear (&self->weak_secret);
  slot_clear (&self->orphan);
  g_array_unref (self->items);
  scs_paste_text_free (self->text);
  g_free (self);
}

static void
read_addresses (ScsPasteMail *self)
{
  for (guint i = 0; i < self->items->len; i++) {
    ScsPasteCandidate value;

    if (!scs_paste_mail_is_type (self, i, SCS_PASTE_ITEM_ADDRESS))
      continue;
    scs_paste_mail_collect (self, i, &value);
    scs_paste_slot_fill (&self->address, &value);
    self->address.findings |= SCS_PASTE_ADDRESS;
    explicit_bzero (&value, sizeof value);
  }
}

static ScsPasteShape
get_shape (const char *value)
{
  return scs_paste_shape_of (value, strlen (value));
}

static void
set (ScsPastedValue *self, ScsPasteSlot *slot)
{
  if (slot->different) {
    self->reason = SCS_PASTED_DIFFERENT;
    return;
  }
  self->value = g_steal_pointer (&slot->value);
  self->findings = slot->findings;
  self->reason = SCS_PASTED_TAKEN;
}

static void
drop (ScsPastedValue *self, ScsPastedReason reason)
{
  g_clear_pointer (&self->value, secret_password_free);
  self->reason = reason;
  self->put_right = FALSE;
}

static void
move (ScsPastedValue *self, ScsPastedValue *from, ScsValueKind label)
{
  self->value = g_steal_pointer (&from->value);
  self->findings = from->findings;
  self->reason = SCS_PASTED_TAKEN;
  self->put_right = TRUE;
  self->stood_under = from->put_right ? from->stood_under : label;
  from->reason = SCS_PASTED_NOT_FOUND;
  from->put_right = FALSE;
}

/* What stands under the labels, and near them, before anything is put right */
static void
set_labelled (ScsPasteMail *self, ScsPastedValues *values)
{
  for (gsize kind = 0; kind < SCS_VALUE_N_KINDS; kind++)
    for (gsize level = 0; level < SCS_PASTE_ALONE; level++)
      if (values->of[kind].reason == SCS_PASTED_NOT_FOUND && self->slots[kind][level].value != NULL)
        set (&values->of[kind], &self->slots[kind][level]);
}

/* A second source of a value says the same, or there are two. */
static void
add_source (ScsPastedValue *self, ScsPasteSlot *slot)
{
  if (slot->value == NULL || self->reason == SCS_PASTED_DIFFERENT)
    return;
  if (self->value == NULL)
    set (self, slot);
  else if (slot->different || strcmp (self->value, slot->value) != 0)
    drop (self, SCS_PASTED_DIFFERENT);
}

static gboolean
is_part_of (const char *part, gsize n_part, const char *whole, gsize n_whole)
{
  return n_part >= 8 && n_part < n_whole &&
         (strncmp (part, whole, n_part) == 0 ||
          strncmp (part, whole + n_whole - n_part, n_part) == 0);
}

/* A value that stands elsewhere with one more letter, or one less, was copied badly once. */
static void
look_for_longer_form (ScsPasteMail *self, ScsPastedValue *value)
{
  gsize length = value->value != NULL ? strlen (value->value) : 0;

  for (guint i = 0; i < self->items->len && value->value != NULL; i++) {
    const ScsPasteItem *item = scs_paste_mail_get_item (self, i);
    const char *bytes = self->text->bytes + item->start;
    gsize n = item->end - item->start;

    if (item->type == SCS_PASTE_ITEM_TOKEN && !item->claimed && !item->in_address &&
        item->shape != SCS_PASTE_NO_VALUE &&
        (is_part_of (value->value, length, bytes, n) ||
         is_part_of (bytes, n, value->value, length)))
      drop (value, SCS_PASTED_DIFFERENT);
  }
}

/* The Munchkin ID alone has a form of its own: under another label it is surely swapped. Returns
 * the kind whose label it stood under, or SCS_VALUE_MUNCHKIN_ID. */
static ScsValueKind
bring_munchkin_home (ScsPastedValues *values)
{
  ScsPastedValue *munchkin = &values->of[SCS_VALUE_MUNCHKIN_ID];
  ScsValueKind from = SCS_VALUE_MUNCHKIN_ID;

  for (ScsValueKind kind = SCS_VALUE_CLIENT_ID; kind < SCS_VALUE_N_KINDS; kind++) {
    ScsPastedValue *value = &values->of[kind];

    if (value->value == NULL || get_shape (value->value) != SCS_PASTE_MUNCHKIN)
      continue;
    if (munchkin->value == NULL && munchkin->reason != SCS_PASTED_DIFFERENT) {
      move (munchkin, value, kind);
      from = kind;
    } else if (munchkin->value != NULL && strcmp (munchkin->value, value->value) != 0) {
      drop (munchkin, SCS_PASTED_DIFFERENT);
    }
    drop (value, SCS_PASTED_NOT_FOUND);
  }
  return from;
}

/* What stood under the label of the Munchkin ID and is none: it belongs where that one came from,
 * or its form tells. */
static void
place_orphan (ScsPastedValues *values, ScsPastedValue *orphan, ScsValueKind vacated)
{
  ScsPastedValue *id = &values->of[SCS_VALUE_CLIENT_ID];
  ScsPastedValue *secret = &values->of[SCS_VALUE_CLIENT_SECRET];
  gboolean is_uuid;

  if (orphan->value == NULL)
    return;
  is_uuid = get_shape (orphan->value) == SCS_PASTE_UUID;
  if (is_uuid && id->value != NULL && vacated == SCS_VALUE_CLIENT_SECRET &&
      get_shape (id->value) != SCS_PASTE_UUID)
    move (secret, id, SCS_VALUE_CLIENT_ID);
  if (is_uuid && id->value == NULL && id->reason != SCS_PASTED_DIFFERENT)
    move (id, orphan, SCS_VALUE_MUNCHKIN_ID);
  else if (vacated != SCS_VALUE_MUNCHKIN_ID && values->of[vacated].value == NULL)
    move (&values->of[vacated], orphan, SCS_VALUE_MUNCHKIN_ID);
}

/* A UUID under “Client Secret” is surely no secret when the Client ID is none. */
static void
put_uuid_right (ScsPastedValues *values)
{
  ScsPastedValue *id = &values->of[SCS_VALUE_CLIENT_ID];
  ScsPastedValue *secret = &values->of[SCS_VALUE_CLIENT_SECRET];
  ScsPastedValue kept = { .reason = SCS_PASTED_NOT_FOUND };

  if (id->value != NULL && secret->value != NULL && strcmp (id->value, secret->value) == 0) {
    drop (secret, SCS_PASTED_UNCLEAR);
    if (get_shape (id->value) != SCS_PASTE_UUID)
      drop (id, SCS_PASTED_UNCLEAR);
  }
  if (secret->value == NULL || get_shape (secret->value) != SCS_PASTE_UUID ||
      (id->value != NULL && get_shape (id->value) == SCS_PASTE_UUID) ||
      id->reason == SCS_PASTED_DIFFERENT)
    return;
  move (&kept, secret, SCS_VALUE_CLIENT_SECRET);
  if (id->value != NULL)
    move (secret, id, SCS_VALUE_CLIENT_ID);
  move (id, &kept, SCS_VALUE_CLIENT_SECRET);
}

/* Values without a label count when something else in the text says what it is about. */
static void
add_unlabelled (ScsPasteMail *self, ScsPastedValues *values)
{
  guint n_known = scs_paste_text_has_label (self->text);

  for (gsize kind = 0; kind < SCS_VALUE_N_KINDS; kind++)
    n_known += values->of[kind].value != NULL || self->slots[kind][SCS_PASTE_ALONE].value != NULL;
  for (gsize kind = 0; kind < SCS_VALUE_N_KINDS; kind++) {
    ScsPasteSlot *slot = &self->slots[kind][SCS_PASTE_ALONE];

    if (values->of[kind].reason != SCS_PASTED_NOT_FOUND || slot->value == NULL || n_known < 2 ||
        self->is_hidden[kind] || self->is_put_off[kind] || self->is_unclear[kind])
      continue;
    set (&values->of[kind], slot);
    if (slot->different)
      values->of[kind].reason = SCS_PASTED_UNCLEAR;
  }
}

static void
resolve (ScsPasteMail *self, ScsPastedValues *values)
{
  ScsPastedValue *munchkin = &values->of[SCS_VALUE_MUNCHKIN_ID];
  ScsPastedValue orphan = { .reason = SCS_PASTED_NOT_FOUND };
  ScsValueKind vacated;

  set_labelled (self, values);
  add_source (&values->of[SCS_VALUE_CLIENT_SECRET], &self->weak_secret);
  if (munchkin->value != NULL && get_shape (munchkin->value) != SCS_PASTE_MUNCHKIN) {
    orphan = *munchkin;
    munchkin->value = NULL;
    munchkin->reason = SCS_PASTED_NOT_FOUND;
  }
  add_source (munchkin, &self->address);
  vacated = bring_munchkin_home (values);
  if (munchkin->reason == SCS_PASTED_NOT_FOUND)
    add_source (munchkin, &self->weak_munchkin);
  if (orphan.value == NULL && vacated != SCS_VALUE_MUNCHKIN_ID && self->orphan.value != NULL)
    set (&orphan, &self->orphan);
  place_orphan (values, &orphan, vacated);
  put_uuid_right (values);
  if (orphan.value != NULL && munchkin->reason == SCS_PASTED_NOT_FOUND)
    munchkin->reason = SCS_PASTED_UNCLEAR;
  drop (&orphan, SCS_PASTED_NOT_FOUND);
  add_unlabelled (self, values);
  for (gsize kind = 0; kind < SCS_VALUE_N_KINDS; kind++) {
    if (values->of[kind].value != NULL)
      add_source (&values->of[kind], &self->corrected[kind]);
    look_for_longer_form (self, &values->of[kind]);
  }
  for (gsize kind = 0; kind < SCS_VALUE_N_KINDS; kind++)
    if (values->of[kind].reason == SCS_PASTED_NOT_FOUND && self->is_unclear[kind])
      values->of[kind].reason = SCS_PASTED_UNCLEAR;
    else if (values->of[kind].reason == SCS_PASTED_NOT_FOUND && self->is_hidden[kind])
      values->of[kind].reason = SCS_PASTED_HIDDEN;
}

/**
 * scs_paste_take_apart:
 * @text: a whole mail or page, UTF-8, with labels in English or Japanese, or without
 *
 * Takes the three values out of it. A value under the label of another is put right where its form
 * leaves no doubt. Of two different values for one label none is taken. A text over 1 MiB is not
 * looked at. Copies made on the way are wiped.
 *
 * Source: the forms of the labels are those of Adobe's documents in both languages; that a Munchkin
 * ID is the first part of a host under mktorest.com: developer.adobe.com, Marketo, “Base URL”.
 *
 * Returns: (transfer full): what was found, and for each value why or why not
 */
ScsPastedValues *
scs_paste_take_apart (const char *text)
{
  ScsPastedValues *values = g_new0 (ScsPastedValues, 1);
  gsize length = strlen (text);
  ScsPasteMail *mail;

  for (gsize kind = 0; kind < SCS_VALUE_N_KINDS; kind++)
    values->of[kind].reason = SCS_PASTED_NOT_FOUND;
  values->too_long = length > TEXT_MAX_BYTES;
  if (values->too_long || !g_utf8_validate (text, length, NULL))
    return values;
  mail = mail_new (text, length);
  read_addresses (mail);
  scs_paste_mail_read_tables (mail);
  scs_paste_mail_read_groups (mail);
  scs_paste_mail_read_labels (mail);
  scs_paste_mail_read_unlabelled (mail);
  resolve (mail, values);
  mail_free (mail);
  return values;
}

/**
 * scs_paste_looks_like_mail:
 * @text: what was pasted
 *
 * Returns: whether it is more than one value: several lines, or a label with it
 */
gboolean
scs_paste_looks_like_mail (const char *text)
{
  const char *end = text + strlen (text);
  g_autoptr (ScsPasteText) plain = NULL;

  while (g_ascii_isspace (*text))
    text++;
  while (end > text && g_ascii_isspace (end[-1]))
    end--;
  if (memchr (text, '\n', end - text) != NULL || end - text > TEXT_MAX_BYTES)
    return TRUE;
  if (!g_utf8_validate (text, end - text, NULL))
    return FALSE;
  plain = scs_paste_text_new (text, end - text);
  return scs_paste_text_has_label (plain);
}

/**
 * scs_pasted_values_has_any:
 * @values: what a mail has
 *
 * Returns: whether at least one value was taken
 */
gboolean
scs_pasted_values_has_any (const ScsPastedValues *values)
{
  for (gsize kind = 0; kind < SCS_VALUE_N_KINDS; kind++)
    if (values->of[kind].value != NULL)
      return TRUE;
  return FALSE;
}

/**
 * scs_pasted_values_tells_any:
 * @values: what a mail has
 *
 * Returns: whether there is anything to say of it but that nothing was found
 */
gboolean
scs_pasted_values_tells_any (const ScsPastedValues *values)
{
  for (gsize kind = 0; kind < SCS_VALUE_N_KINDS; kind++)
    if (values->of[kind].reason != SCS_PASTED_NOT_FOUND)
      return TRUE;
  return FALSE;
}

/**
 * scs_pasted_values_free:
 * @values: (nullable): what to free
 */
void
scs_pasted_values_free (ScsPastedValues *values)
{
  if (values == NULL)
    return;
  for (gsize kind = 0; kind < SCS_VALUE_N_KINDS; kind++)
    secret_password_free (values->of[kind].value);
  g_free (values);
}
