/* SPDX-FileCopyrightText: 2026 The Sales Connect Setup authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "setup/guide/scs-paste.h"

G_BEGIN_DECLS

#define SCS_PASTE_VALUE_MAX_BYTES 256
#define SCS_PASTE_MUNCHKIN_LENGTH 11

/* A mail in its usual form: one charset, plain characters, no quoting. Each byte carries what was
 * done about it. Wiped when freed. */
typedef struct {
  char *bytes;   /* (owned) */
  guint8 *flags; /* (owned) ScsPasteFinding, a byte of text each */
  gsize length;
} ScsPasteText;

ScsPasteText *scs_paste_text_new (const char *text, gsize length);
void scs_paste_text_free (ScsPasteText *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (ScsPasteText, scs_paste_text_free)

/* What the decoding and the plain characters share: a text is only ever made shorter, in place. */
typedef struct {
  ScsPasteText *text;
  gsize end;      /* of what is written */
  guint8 pending; /* what the next byte is to carry too */
} ScsPasteWriter;

void scs_paste_writer_put (ScsPasteWriter *self, const char *bytes, gsize n_bytes, guint8 flags);
void scs_paste_writer_finish (ScsPasteWriter *self);
void scs_paste_text_decode_mail (ScsPasteText *self);
void scs_paste_text_decode_html (ScsPasteText *self);

typedef enum {
  SCS_PASTE_ITEM_LABEL,
  SCS_PASTE_ITEM_TOKEN,   /* letters, digits and signs without a space */
  SCS_PASTE_ITEM_ADDRESS, /* the Munchkin ID in an address of Marketo */
  SCS_PASTE_ITEM_LINK,    /* any other address */
  SCS_PASTE_ITEM_WORDS,   /* of another script */
  SCS_PASTE_ITEM_SEPARATOR,
  SCS_PASTE_ITEM_CELL,
  SCS_PASTE_ITEM_COMMA,
  SCS_PASTE_ITEM_MARK, /* brackets, bullets, rules */
  SCS_PASTE_ITEM_STOP, /* the end of a sentence */
  SCS_PASTE_ITEM_HIDDEN,
  SCS_PASTE_ITEM_BREAK
} ScsPasteItemType;

/* How far a token looks like a value */
typedef enum {
  SCS_PASTE_NO_VALUE,
  SCS_PASTE_MAY_BE, /* under a label only */
  SCS_PASTE_LIKELY, /* long, of letters and digits */
  SCS_PASTE_LETTERS_32,
  SCS_PASTE_UUID,
  SCS_PASTE_MUNCHKIN
} ScsPasteShape;

typedef struct {
  ScsPasteItemType type;
  ScsPasteShape shape; /* of a token */
  ScsValueKind kind;   /* of a label */
  gboolean weak;       /* a label that stands for other things too */
  gboolean claimed;    /* a label or token that has been dealt with */
  guint8 findings;     /* of a token: what stood around it */
  gboolean in_address; /* a token: percent-encoded */
  guint n_breaks;      /* line ends */
  gboolean soft;       /* a line end after a space, or after a long line */
  gsize start, end;    /* in bytes of the text */
} ScsPasteItem;

typedef struct {
  ScsValueKind kind;
  gboolean weak; /* it stands for other things too */
} ScsPasteLabel;

GArray *scs_paste_items_new (const ScsPasteText *text);
ScsPasteShape scs_paste_shape_of (const char *bytes, gsize length);
gboolean scs_paste_is_munchkin (const char *bytes, gsize length);
gboolean scs_paste_is_hidden (const char *bytes, gsize length);
gboolean scs_paste_has_letters (const char *bytes, gsize length);
char scs_paste_text_get_byte (const ScsPasteText *self, gsize at);
gsize scs_paste_text_match_label (const ScsPasteText *self, gsize at, ScsPasteLabel *label);
gboolean scs_paste_text_has_label (const ScsPasteText *self);
gboolean scs_paste_text_is_quote_before (const ScsPasteText *text, gsize at);
gboolean scs_paste_text_is_quote_after (const ScsPasteText *text, gsize at);

/* From the surest to the least sure */
typedef enum {
  SCS_PASTE_UNDER_LABEL,
  SCS_PASTE_NEAR_LABEL,
  SCS_PASTE_ALONE,
  SCS_PASTE_N_LEVELS
} ScsPasteLevel;

typedef struct {
  char *value; /* (owned) (nullable) secret memory */
  guint8 findings;
  gboolean different;
} ScsPasteSlot;

/* A mail that is being taken apart */
typedef struct {
  ScsPasteText *text; /* (owned) */
  GArray *items;      /* (owned) (element-type ScsPasteItem) */
  ScsPasteSlot slots[SCS_VALUE_N_KINDS][SCS_PASTE_N_LEVELS];
  ScsPasteSlot corrected[SCS_VALUE_N_KINDS]; /* alone, under words that say so */
  ScsPasteSlot address;                      /* in addresses of Marketo */
  ScsPasteSlot weak_munchkin;                /* under a label that stands for other things too */
  ScsPasteSlot weak_secret;                  /* the same for that one */
  ScsPasteSlot orphan;                       /* there too, but of another form */
  gboolean is_hidden[SCS_VALUE_N_KINDS];     /* something unreadable stands under its label */
  gboolean is_unclear[SCS_VALUE_N_KINDS];    /* where the value ends */
  gboolean is_put_off[SCS_VALUE_N_KINDS];    /* words stand where the value should */
} ScsPasteMail;

/* One value put together: on the stack, wiped after use */
typedef struct {
  char bytes[SCS_PASTE_VALUE_MAX_BYTES + 1];
  gsize length;
  guint8 findings;
  ScsPasteShape shape;
  guint next;        /* the item behind it */
  gboolean is_whole; /* FALSE when it may go on in the next line */
} ScsPasteCandidate;

ScsPasteItem *scs_paste_mail_get_item (ScsPasteMail *self, guint i);
gboolean scs_paste_mail_is_type (ScsPasteMail *self, guint i, ScsPasteItemType type);
gboolean scs_paste_mail_ends_line (ScsPasteMail *self, guint i);
guint scs_paste_mail_skip_brackets (ScsPasteMail *self, guint i);
gboolean scs_paste_mail_is_one_of (ScsPasteMail *self,
                                   const ScsPasteItem *item,
                                   const char *const *words,
                                   gsize n_words);
gboolean scs_paste_mail_may_be_part (ScsPasteMail *self, const ScsPasteItem *item);
gboolean scs_paste_mail_begins_value (ScsPasteMail *self, guint i, ScsPasteShape at_least);
void scs_paste_mail_collect (ScsPasteMail *self, guint i, ScsPasteCandidate *value);
void scs_paste_mail_claim (ScsPasteMail *self, guint first, guint next);
void scs_paste_mail_fill (ScsPasteMail *self,
                          const ScsPasteItem *label,
                          ScsPasteLevel level,
                          ScsPasteCandidate *value);
void scs_paste_slot_fill (ScsPasteSlot *self, ScsPasteCandidate *value);

void scs_paste_mail_read_tables (ScsPasteMail *self);
void scs_paste_mail_read_groups (ScsPasteMail *self);
void scs_paste_mail_read_labels (ScsPasteMail *self);
void scs_paste_mail_read_unlabelled (ScsPasteMail *self);

G_END_DECLS
