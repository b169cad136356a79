/* SPDX-FileCopyrightText: 2026 The Sales Connect Setup authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "services/http/scs-http-client.h"
#include "services/http/scs-secret-source.h"

G_BEGIN_DECLS

/* What the files of this folder know of one another. */

/* Whether asking again may help, and after what wait. */
typedef enum {
  SCS_MARKETO_REPEAT_NEVER,
  SCS_MARKETO_REPEAT_ONCE,    /* a code that nobody described */
  SCS_MARKETO_REPEAT_SHORTLY, /* temporary */
  SCS_MARKETO_REPEAT_WINDOW,  /* when the 20 s are over */
  SCS_MARKETO_REPEAT_TURN,    /* when another call has ended */
  SCS_MARKETO_REPEAT_RENEW    /* with a new token */
} ScsMarketoRepeat;

/* Where a call lives: the two say “failed” differently. */
typedef enum {
  SCS_MARKETO_REST,        /* `success` in the body, whatever the status */
  SCS_MARKETO_USER_SERVICE /* the status, and `errors` in the body */
} ScsMarketoPart;

/* secrets: NULL-terminated, never to be quoted. FALSE with error and *repeat. */
gboolean scs_marketo_check_answer (ScsHttpAnswer *answer,
                                   ScsMarketoPart part,
                                   const char *const *secrets,
                                   ScsMarketoRepeat *repeat,
                                   GError **error);
gboolean
scs_marketo_check_identity (ScsHttpAnswer *answer, const char *const *secrets, GError **error);

/* What a call needs. */
typedef struct {
  char *base_url;       /* (owned) without a slash at the end */
  char *token;          /* (owned) secret memory */
  char *scope;          /* (owned) (nullable) */
  gint64 expires_at_us; /* wall clock */
} ScsMarketoAccess;

void scs_marketo_access_free (ScsMarketoAccess *access);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (ScsMarketoAccess, scs_marketo_access_free)

#define SCS_TYPE_MARKETO_IDENTITY (scs_marketo_identity_get_type ())
G_DECLARE_FINAL_TYPE (ScsMarketoIdentity, scs_marketo_identity, SCS, MARKETO_IDENTITY, GObject)

ScsMarketoIdentity *
scs_marketo_identity_new (ScsHttpClient *http, ScsSecretSource *secrets, const char *base_url);
void scs_marketo_identity_forget (ScsMarketoIdentity *self);

typedef enum {
  SCS_MARKETO_TOKEN_ANY,  /* the kept one while it lasts */
  SCS_MARKETO_TOKEN_ASKED /* identity is asked in any case */
} ScsMarketoTokenAge;

/* refused: (nullable) a token that the API does not take any more */
void scs_marketo_identity_get_access_async (ScsMarketoIdentity *self,
                                            ScsMarketoTokenAge age,
                                            const char *refused,
                                            GCancellable *cancellable,
                                            GAsyncReadyCallback callback,
                                            gpointer user_data);
ScsMarketoAccess *scs_marketo_identity_get_access_finish (ScsMarketoIdentity *self,
                                                          GAsyncResult *result,
                                                          GError **error);

/* A read: path behind the base. Renews the token once, repeats what is temporary. */
void scs_marketo_call_async (ScsHttpClient *http,
                             ScsMarketoIdentity *identity,
                             ScsMarketoPart part,
                             const char *path,
                             GCancellable *cancellable,
                             GAsyncReadyCallback callback,
                             gpointer user_data);
/* (transfer full) an answer that passed scs_marketo_check_answer() */
ScsHttpAnswer *scs_marketo_call_finish (GAsyncResult *result, GError **error);

G_END_DECLS
