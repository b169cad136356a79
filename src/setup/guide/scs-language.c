/* SPDX-FileCopyrightText: 2026 The Sales Connect Setup authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "scs-setup"

#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "setup/guide/scs-guide.h"
#include "setup/guide/scs-language.h"

/* gettext gives one language a process: which one follows from the environment and the locale, and
 * a change of either while threads run is a race. So the catalogue of the other language is read
 * here: it is a sorted table of texts and their translations.
 * Source: GNU gettext manual, “The Format of GNU MO Files” */

#define MAGIC 0x950412de
#define HEADER_BYTES 28

typedef struct {
  GMappedFile *file; /* (owned) (nullable) */
  const char *bytes; /* of the file */
  gsize size;        /* 0: nothing that can be used */
  gboolean swapped;  /* it was made on a machine of the other byte order */
} Catalogue;

/* Callers have seen that the four bytes are there. */
static guint32
read_number (const Catalogue *self, gsize at)
{
  guint32 number;

  memcpy (&number, self->bytes + at, sizeof number);
  return self->swapped ? GUINT32_SWAP_LE_BE (number) : number;
}

/* A text by its place in one of the two tables; what lies outside of the file is none. */
static const char *
get_text (const Catalogue *self, gsize table, gsize i)
{
  gsize row = table + 8 * i, length, at;

  if (row + 8 > self->size)
    return NULL;
  length = read_number (self, row);
  at = read_number (self, row + 4);
  if (at + length >= self->size || self->bytes[at + length] != '\0')
    return NULL;
  return self->bytes + at;
}

/* Each file is read once and stays as long as the program, as gettext's own do: its texts are given
 * out. */
static Catalogue *
load (const char *language)
{
  g_autofree char *path = scs_language_dup_catalogue_path (language);
  g_autoptr (GError) error = NULL;
  Catalogue *self = g_new0 (Catalogue, 1);
  guint32 magic = 0;

  self->file = g_mapped_file_new (path, FALSE, &error);
  if (self->file == NULL) {
    g_debug ("No texts for %s: %s", language, error->message);
    return self;
  }
  self->bytes = g_mapped_file_get_contents (self->file);
  self->size = g_mapped_file_get_length (self->file);
  if (self->size >= HEADER_BYTES)
    memcpy (&magic, self->bytes, sizeof magic);
  self->swapped = magic == GUINT32_SWAP_LE_BE (MAGIC);
  if (magic != MAGIC && !self->swapped) {
    g_warning ("The texts for %s cannot be read", language);
    self->size = 0;
  }
  return self;
}

static const Catalogue *
get_catalogue (const char *language)
{
  static GMutex lock;
  static GHashTable *catalogues;
  g_autoptr (GMutexLocker) locker G_GNUC_UNUSED = g_mutex_locker_new (&lock);
  Catalogue *catalogue;

  if (catalogues == NULL)
    catalogues = g_hash_table_new (g_str_hash, g_str_equal);
  catalogue = g_hash_table_lookup (catalogues, language);
  if (catalogue == NULL) {
    catalogue = load (language);
    g_hash_table_insert (catalogues, (gpointer) g_intern_string (language), catalogue);
  }
  return catalogue;
}

static const char *
look_up (const Catalogue *self, const char *text)
{
  gsize low = 0, high, texts, translations;

  if (self->size == 0)
    return NULL;
  high = read_number (self, 8);
  texts = read_number (self, 12);
  translations = read_number (self, 16);
  while (low < high) {
    gsize middle = low + (high - low) / 2;
    const char *found = get_text (self, texts, middle);
    int order = found != NULL ? strcmp (text, found) : 0;

    if (found == NULL)
      return NULL;
    if (order == 0)
      return get_text (self, translations, middle);
    if (order < 0)
      high = middle;
    else
      low = middle + 1;
  }
  return NULL;
}

/**
 * scs_language_dup_catalogue_path:
 * @language: `ja`
 *
 * Returns: (transfer full): where gettext has the translations to it
 */
char *
scs_language_dup_catalogue_path (const char *language)
{
  const char *folder = bindtextdomain (GETTEXT_PACKAGE, NULL);

  return g_strdup_printf ("%s/%s/LC_MESSAGES/" GETTEXT_PACKAGE ".mo",
                          folder != NULL ? folder : SCS_LOCALEDIR,
                          language);
}

/**
 * scs_language_is_there:
 * @language: `en` or `ja`
 *
 * Returns: whether texts can be had in it: English always, another one when its catalogue is
 * installed
 */
gboolean
scs_language_is_there (const char *language)
{
  return g_str_equal (language, "en") || g_str_equal (language, scs_guide_get_language ()) ||
         get_catalogue (language)->size > 0;
}

/**
 * scs_language_translate:
 * @language: (nullable): `en` or `ja`; %NULL: the person's
 * @text: a text of the program, in English
 *
 * Returns: the text in that language; as it is where there is no translation
 */
const char *
scs_language_translate (const char *language, const char *text)
{
  const char *translation;

  /* The entry of the empty text is the header of the catalogue. */
  if (*text == '\0')
    return text;
  if (language == NULL || g_str_equal (language, scs_guide_get_language ()))
    return _(text);
  if (g_str_equal (language, "en"))
    return text;
  translation = look_up (get_catalogue (language), text);
  return translation != NULL && *translation != '\0' ? translation : text;
}
