/* SPDX-FileCopyrightText: 2026 The Sales Connect Setup authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "setup/guide/scs-progress.h"

#include "setup/guide/scs-handoff.h"
#include "setup/guide/scs-screen-words.h"
#include "setup/scs-setup-private.h"

#define PROGRESS_KEY "scs-progress"
#define FOLDED_AWAY "more" /* the section of what may be left */

/* Which errand of a step a person opened. */
typedef struct {
  char *errand_id;   /* (owned) "" when they closed all */
  gboolean was_done; /* already then */
} Present;

typedef struct {
  GHashTable *presents; /* (owned) id of a step → Present */
  GHashTable *drafts;   /* (owned) id of an errand → ScsErrandDraft */
  char *focus_after;    /* (owned) (nullable) id of the errand that was just done */
} Progress;

static void
present_free (gpointer data)
{
  Present *present = data;

  g_free (present->errand_id);
  g_free (present);
}

static void
draft_free (gpointer data)
{
  ScsErrandDraft *draft = data;

  g_free (draft->words);
  g_free (draft);
}

static void
progress_free (gpointer data)
{
  Progress *progress = data;

  g_hash_table_unref (progress->presents);
  g_hash_table_unref (progress->drafts);
  g_free (progress->focus_after);
  g_free (progress);
}

static Progress *
get_progress (ScsSetup *setup)
{
  Progress *progress = g_object_get_data (G_OBJECT (setup), PROGRESS_KEY);

  if (progress != NULL)
    return progress;
  progress = g_new0 (Progress, 1);
  progress->presents = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, present_free);
  progress->drafts = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, draft_free);
  g_object_set_data_full (G_OBJECT (setup), PROGRESS_KEY, progress, progress_free);
  return progress;
}

/* What the service does at the program's word, nobody does by hand. */
static gboolean
is_done_by_service (ScsSetup *setup, const ScsErrand *errand)
{
  return !scs_setup_is_guided (setup) &&
         (errand->operation != NULL || g_str_equal (errand->outcome, "account-signed-in"));
}

/* As long as the edition is not known, one errand stands for those of every edition; it asks. */
static gboolean
is_stood_for (const ScsErrand *errand, const ScsGuideView *view)
{
  GPtrArray *errands = scs_errand_list ();

  if (errand->edition == NULL || view->edition != NULL)
    return FALSE;
  for (guint i = 0; i < errands->len; i++) {
    const ScsErrand *other = g_ptr_array_index (errands, i);

    if (other == errand)
      return FALSE;
    if (other->edition != NULL && g_str_equal (other->outcome, errand->outcome) &&
        scs_errand_applies (other, view))
      return TRUE;
  }
  return FALSE;
}

static gboolean
is_among (const char *section, const char *sections)
{
  g_auto (GStrv) list = g_strsplit (sections != NULL ? sections : "", " ", -1);

  return sections == NULL || g_strv_contains ((const char *const *) list, section);
}

/**
 * scs_progress_list:
 * @setup: a set-up
 * @step: (nullable): a step; %NULL for all
 * @sections: (nullable): parts of its page, parted by spaces; %NULL for all
 *
 * Returns: (transfer container) (element-type ScsErrand): what a person has to do there by hand, in
 * the order of the guide
 */
GPtrArray *
scs_progress_list (ScsSetup *setup, const char *step, const char *sections)
{
  GPtrArray *errands = scs_errand_list ();
  GPtrArray *list = g_ptr_array_new ();
  ScsGuideView view;

  scs_setup_get_guide_view (setup, &view);
  for (guint i = 0; i < errands->len; i++) {
    ScsErrand *errand = g_ptr_array_index (errands, i);

    if ((step == NULL || g_str_equal (errand->step, step)) &&
        is_among (errand->section, sections) && scs_errand_applies (errand, &view) &&
        !is_done_by_service (setup, errand) && !is_stood_for (errand, &view))
      g_ptr_array_add (list, errand);
  }
  return list;
}

/**
 * scs_progress_is_done:
 * @setup: a set-up
 * @errand: an errand
 *
 * Returns: whether what it reaches is said or proved
 */
gboolean
scs_progress_is_done (ScsSetup *setup, const ScsErrand *errand)
{
  ScsOutcomeState state = scs_outcome_get_state (scs_setup_get_outcome (setup, errand->outcome));

  return state == SCS_OUTCOME_ON_WORD || state == SCS_OUTCOME_PROVED;
}

/**
 * scs_progress_asks_edition:
 * @setup: a set-up
 * @errand: an errand
 *
 * Returns: whether it differs by the edition of Salesforce, and no check has shown which it is
 */
gboolean
scs_progress_asks_edition (ScsSetup *setup, const ScsErrand *errand)
{
  const ScsCheck *check = scs_setup_get_check (setup, "salesforce-edition");

  return errand->edition != NULL && (check == NULL || check->result != SCS_CHECK_PASSED);
}

/**
 * scs_progress_list_needs:
 * @setup: a set-up
 * @errand: an errand
 *
 * Returns: (transfer container) (element-type ScsErrand): what comes before it and is not done
 */
GPtrArray *
scs_progress_list_needs (ScsSetup *setup, const ScsErrand *errand)
{
  g_autoptr (GPtrArray) all = scs_progress_list (setup, NULL, NULL);
  GPtrArray *needs = g_ptr_array_new ();

  for (const char *const *id = errand->needs; *id != NULL; id++) {
    const ScsErrand *need = scs_errand_find (*id);

    if (need != NULL && g_ptr_array_find (all, need, NULL) && !scs_progress_is_done (setup, need))
      g_ptr_array_add (needs, (gpointer) need);
  }
  return needs;
}

static char *
dup_trouble_fact (const ScsErrand *errand)
{
  return g_strconcat ("did-not-work-", errand->id, NULL);
}

/**
 * scs_progress_get_trouble:
 * @setup: a set-up
 * @errand: an errand
 *
 * Returns: (nullable): what the screen said when it did not work
 */
const char *
scs_progress_get_trouble (ScsSetup *setup, const ScsErrand *errand)
{
  g_autofree char *fact = dup_trouble_fact (errand);

  return scs_setup_get_fact (setup, fact);
}

/**
 * scs_progress_set_trouble:
 * @setup: a set-up
 * @errand: an errand
 * @words: (nullable): what the screen says; %NULL, or nothing, takes it back
 *
 * Written down as scs_screen_words_clean() leaves it: without secrets.
 */
void
scs_progress_set_trouble (ScsSetup *setup, const ScsErrand *errand, const char *words)
{
  g_autofree char *fact = dup_trouble_fact (errand);
  g_autofree char *clean = words != NULL ? scs_screen_words_clean (words) : NULL;

  scs_setup_set_fact (setup, fact, clean != NULL && *clean != '\0' ? clean : NULL);
}

/**
 * scs_progress_find_first:
 * @setup: a set-up
 * @step: a step
 *
 * Returns: (nullable): what is to be done next in it: neither done nor handed on nor left to choice
 */
const ScsErrand *
scs_progress_find_first (ScsSetup *setup, const char *step)
{
  g_autoptr (GPtrArray) list = scs_progress_list (setup, step, NULL);

  for (guint i = 0; i < list->len; i++) {
    const ScsErrand *errand = g_ptr_array_index (list, i);

    if (!errand->optional && !g_str_equal (errand->section, FOLDED_AWAY) &&
        !scs_progress_is_done (setup, errand) && !scs_handoff_is_waiting (setup, errand->id))
      return errand;
  }
  return NULL;
}

/**
 * scs_progress_find_present:
 * @setup: a set-up
 * @step: a step
 *
 * Returns: (nullable): the one errand of the step that is open: what the person opened until it is
 * done, else the first that is to be done
 */
const ScsErrand *
scs_progress_find_present (ScsSetup *setup, const char *step)
{
  Progress *progress = get_progress (setup);
  Present *present = g_hash_table_lookup (progress->presents, step);
  g_autoptr (GPtrArray) list = scs_progress_list (setup, step, NULL);
  const ScsErrand *errand;

  if (present == NULL)
    return scs_progress_find_first (setup, step);
  if (*present->errand_id == '\0')
    return NULL;
  errand = scs_errand_find (present->errand_id);
  if (errand != NULL && g_ptr_array_find (list, errand, NULL) &&
      (present->was_done || !scs_progress_is_done (setup, errand)))
    return errand;
  g_hash_table_remove (progress->presents, step);
  return scs_progress_find_first (setup, step);
}

/**
 * scs_progress_set_present:
 * @setup: a set-up
 * @step: a step
 * @errand_id: (nullable): what the person opens; %NULL when they close it
 */
void
scs_progress_set_present (ScsSetup *setup, const char *step, const char *errand_id)
{
  Present *present = g_new0 (Present, 1);
  const ScsErrand *errand = scs_errand_find (errand_id);

  present->errand_id = g_strdup (errand_id != NULL ? errand_id : "");
  present->was_done = errand != NULL && scs_progress_is_done (setup, errand);
  g_hash_table_insert (get_progress (setup)->presents, g_strdup (step), present);
  scs_setup_emit_changed (setup);
}

/* Of the same outcome, for the edition that is known now */
static const ScsErrand *
find_way (ScsSetup *setup, const ScsErrand *errand)
{
  g_autoptr (GPtrArray) list = scs_progress_list (setup, errand->step, NULL);

  for (guint i = 0; i < list->len; i++) {
    const ScsErrand *other = g_ptr_array_index (list, i);

    if (other->edition != NULL && g_str_equal (other->outcome, errand->outcome))
      return other;
  }
  return NULL;
}

/**
 * scs_progress_choose_edition:
 * @setup: a set-up
 * @errand: an errand that asks for the edition
 * @edition: (nullable): of Salesforce: professional or other; %NULL takes it back
 *
 * What is right for the edition opens in place of the errand, and gets the keyboard's focus.
 */
void
scs_progress_choose_edition (ScsSetup *setup, const ScsErrand *errand, const char *edition)
{
  const ScsErrand *way;

  scs_setup_set_fact (setup, SCS_FACT_EDITION, edition);
  way = find_way (setup, errand);
  if (way == NULL)
    return;
  if (way != errand)
    scs_progress_wish_focus (setup, errand->id);
  scs_progress_set_present (setup, way->step, way->id);
}

/**
 * scs_progress_get_draft:
 * @setup: a set-up
 * @errand_id: an errand
 *
 * Returns: (transfer none): what was typed or ticked there
 */
ScsErrandDraft *
scs_progress_get_draft (ScsSetup *setup, const char *errand_id)
{
  Progress *progress = get_progress (setup);
  ScsErrandDraft *draft = g_hash_table_lookup (progress->drafts, errand_id);

  if (draft == NULL) {
    draft = g_new0 (ScsErrandDraft, 1);
    g_hash_table_insert (progress->drafts, g_strdup (errand_id), draft);
  }
  return draft;
}

/**
 * scs_progress_wish_focus:
 * @setup: a set-up
 * @errand_id: (nullable): what the person has just done
 *
 * The keyboard's focus shall go to the errand that opens after it.
 */
void
scs_progress_wish_focus (ScsSetup *setup, const char *errand_id)
{
  Progress *progress = get_progress (setup);

  g_free (progress->focus_after);
  progress->focus_after = g_strdup (errand_id);
}

/**
 * scs_progress_take_focus_wish:
 * @setup: a set-up
 * @present: what is open now
 *
 * Returns: whether the focus shall go to it; once
 */
gboolean
scs_progress_take_focus_wish (ScsSetup *setup, const ScsErrand *present)
{
  Progress *progress = get_progress (setup);

  if (progress->focus_after == NULL || g_str_equal (progress->focus_after, present->id))
    return FALSE;
  g_clear_pointer (&progress->focus_after, g_free);
  return TRUE;
}
