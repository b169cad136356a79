/* SPDX-FileCopyrightText: 2026 The Sales Connect Setup authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define SCS_TYPE_FEEDBACK (scs_feedback_get_type ())
G_DECLARE_FINAL_TYPE (ScsFeedback, scs_feedback, SCS, FEEDBACK, GtkWidget)

void scs_feedback_set_error (ScsFeedback *self, const char *text);
void scs_feedback_set_note (ScsFeedback *self, const char *text);
void scs_feedback_set_busy (ScsFeedback *self, const char *text);
void scs_feedback_set_success (ScsFeedback *self, const char *text);
void scs_feedback_set_cancellable (ScsFeedback *self, GCancellable *cancellable);
void scs_feedback_clear (ScsFeedback *self);
const char *scs_feedback_get_text (ScsFeedback *self);

G_END_DECLS
