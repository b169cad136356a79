/* SPDX-FileCopyrightText: 2026 The Sales Connect Setup authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Stands before each text of the guide in the catalogue `ja`. */
#define SCS_TEST_MARK "訳："

/* Binds the program's texts to catalogues that are made here: `ja`, and unusable ones such as `cut`
 * and `garbage`. (transfer full) their folder */
char *scs_test_catalogue_make (void);
void scs_test_catalogue_remove (const char *folder);

G_END_DECLS
