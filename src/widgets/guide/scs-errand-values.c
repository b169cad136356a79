/* SPDX-FileCopyrightText: 2026 The Sales Connect Setup authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>
#include <libsecret/secret.h>

#include "setup/scs-advice.h"
#include "widgets/guide/scs-errand-values.h"
#include "widgets/scs-feedback.h"
#include "widgets/scs-link.h"
#include "widgets/scs-secret-clipboard.h"

#define TOLD_FOR_S 30  /* as long as a secret stays in the clipboard */
#define PEOPLE_SHOWN 5 /* of many; the others are counted */

/**
 * ScsErrandValues:
 *
 * What is copied into a web application for an errand: values of the set-up, fixed texts, people
 * and workspaces; each by its own button, or one after the other.
 */
struct _ScsErrandValues {
  AdwBin parent_instance;

  GtkListBox *list;
  GtkButton *next_button;
  ScsFeedback *feedback;

  GPtrArray *values; /* (owned) (element-type Value) */
  char *shown;       /* (owned) (nullable) what the rows were made from */
  guint next;        /* place of the value that comes next */
  ScsSetup *setup;   /* (owned) (nullable) */
  guint told_source; /* until nothing is told any more */
};

/* Something to copy */
typedef struct {
  char *name;       /* (owned) */
  char *text;       /* (owned) (nullable) what is copied; not of a secret */
  char *subtitle;   /* (owned) what stands below its name */
  const char *kind; /* (nullable) of a secret in the keyring */
  gboolean is_there;
} Value;

/* A look into the keyring */
typedef struct {
  ScsErrandValues *self; /* (owned) */
  char *name;            /* (owned) */
} Lookup;

G_DEFINE_FINAL_TYPE (ScsErrandValues, scs_errand_values, ADW_TYPE_BIN)

static void
value_free (gpointer data)
{
  Value *value = data;

  g_free (value->name);
  g_free (value->text);
  g_free (value->subtitle);
  g_free (value);
}

static void
lookup_free (Lookup *lookup)
{
  g_object_unref (lookup->self);
  g_free (lookup->name);
  g_free (lookup);
}
G_DEFINE_AUTOPTR_CLEANUP_FUNC (Lookup, lookup_free)

static gboolean
on_told_cb (gpointer user_data)
{
  ScsErrandValues *self = user_data;

  self->told_source = 0;
  scs_feedback_clear (self->feedback);
  return G_SOURCE_REMOVE;
}

/* A toast is short; the whole sentence stands below the values. */
static void
tell_copied (ScsErrandValues *self, const char *name, gboolean secret)
{
  /* Translators: %s is the name of a value, e.g. “Client ID” */
  g_autofree char *which = g_strdup_printf (_("In the clipboard now: %s."), name);
  /* Translators: two sentences; %1$s says which value is in the clipboard, %2$s that it leaves */
  g_autofree char *both = g_strdup_printf (_("%1$s %2$s"), which, _("It leaves in 30 seconds."));

  scs_feedback_set_success (self->feedback, secret ? both : which);
  g_clear_handle_id (&self->told_source, g_source_remove);
  self->told_source = g_timeout_add_seconds (TOLD_FOR_S, on_told_cb, self);
}

static void
secret_found_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (Lookup) lookup = user_data;
  ScsErrandValues *self = lookup->self;
  g_autoptr (GError) error = NULL;
  char *secret = scs_keyring_lookup_finish (SCS_KEYRING (source), result, &error);

  if (self->setup != NULL && secret != NULL) {
    scs_secret_clipboard_copy (GTK_WIDGET (self), secret);
    tell_copied (self, lookup->name, TRUE);
  } else if (self->setup != NULL) {
    g_autofree char *sentence =
        error != NULL
            ? scs_advice_dup_sentences_for_error (error)
            : g_strdup (_("This value is not stored yet. Enter it on the page “Marketo Values”."));

    scs_feedback_set_error (self->feedback, sentence);
  }
  secret_password_free (secret);
}

static void
copy_secret (ScsErrandValues *self, const Value *value)
{
  ScsKeyringPlace where = { scs_environment_get_name (scs_setup_get_environment (self->setup)),
                            "marketo",
                            SCS_PURPOSE_SALES_CONNECT,
                            value->kind };
  Lookup *lookup = g_new0 (Lookup, 1);

  lookup->self = g_object_ref (self);
  lookup->name = g_strdup (value->name);
  scs_keyring_lookup_async (scs_setup_get_keyring (self->setup),
                            &where,
                            NULL,
                            secret_found_cb,
                            lookup);
}

static void
copy (ScsErrandValues *self, guint place)
{
  Value *value = g_ptr_array_index (self->values, place);

  if (value->kind != NULL) {
    copy_secret (self, value);
  } else if (value->is_there) {
    scs_secret_clipboard_clear (gtk_widget_get_clipboard (GTK_WIDGET (self)));
    gdk_clipboard_set_text (gtk_widget_get_clipboard (GTK_WIDGET (self)), value->text);
    tell_copied (self, value->name, FALSE);
  }
  self->next = (place + 1) % self->values->len;
}

static void
on_copy_clicked_cb (GtkWidget *button, ScsErrandValues *self)
{
  GtkWidget *row = gtk_widget_get_ancestor (button, GTK_TYPE_LIST_BOX_ROW);

  copy (self, gtk_list_box_row_get_index (GTK_LIST_BOX_ROW (row)));
}

static void
on_next_clicked_cb (ScsErrandValues *self)
{
  scs_errand_values_copy_next (self);
}

static void
scs_errand_values_dispose (GObject *object)
{
  ScsErrandValues *self = SCS_ERRAND_VALUES (object);

  g_clear_handle_id (&self->told_source, g_source_remove);
  g_clear_object (&self->setup);
  gtk_widget_dispose_template (GTK_WIDGET (object), SCS_TYPE_ERRAND_VALUES);

  G_OBJECT_CLASS (scs_errand_values_parent_class)->dispose (object);
}

static void
scs_errand_values_finalize (GObject *object)
{
  ScsErrandValues *self = SCS_ERRAND_VALUES (object);

  g_ptr_array_unref (self->values);
  g_free (self->shown);

  G_OBJECT_CLASS (scs_errand_values_parent_class)->finalize (object);
}

static void
scs_errand_values_class_init (ScsErrandValuesClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = scs_errand_values_dispose;
  object_class->finalize = scs_errand_values_finalize;

  g_type_ensure (SCS_TYPE_FEEDBACK);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               SCS_RESOURCE_PREFIX
                                               "/ui/widgets/guide/scs-errand-values.ui");
  gtk_widget_class_bind_template_child (widget_class, ScsErrandValues, list);
  gtk_widget_class_bind_template_child (widget_class, ScsErrandValues, next_button);
  gtk_widget_class_bind_template_child (widget_class, ScsErrandValues, feedback);
  gtk_widget_class_bind_template_callback (widget_class, on_next_clicked_cb);
}

static void
scs_errand_values_init (ScsErrandValues *self)
{
  self->values = g_ptr_array_new_with_free_func (value_free);
  gtk_widget_init_template (GTK_WIDGET (self));
}

static void
add_value (ScsErrandValues *self, const char *name, const char *text, const char *subtitle)
{
  Value *value = g_new0 (Value, 1);

  value->name = g_strdup (name);
  value->text = g_strdup (text);
  value->subtitle = g_strdup (subtitle);
  value->is_there = text != NULL;
  g_ptr_array_add (self->values, value);
}

static void
add_secret (ScsErrandValues *self, const char *kind, const char *name)
{
  Value *value = g_new0 (Value, 1);

  value->kind = kind;
  value->name = g_strdup (name);
  value->is_there = scs_setup_has_secret (self->setup, "marketo", SCS_PURPOSE_SALES_CONNECT, kind);
  value->subtitle = g_strdup (value->is_there ? _("Stored in the keyring")
                                              : _("Not stored; the Marketo admin has it"));
  g_ptr_array_add (self->values, value);
}

static void
add_known_value (ScsErrandValues *self, const char *kind)
{
  static const struct {
    const char *kind;
    const char *name;
  } secrets[] = {
    /* Translators: a value of Marketo, as its page calls it */
    { "munchkin-id", N_("Munchkin Account ID") },
      /* Translators: a value of Marketo, as its page calls it */
      { "client-id", N_("Client ID") },
        /* Translators: a value of Marketo, as its page calls it */
        { "client-secret", N_("Client Secret") },
      };
  const char *email = scs_setup_get_fact (self->setup, SCS_FACT_MY_EMAIL);

  if (g_str_equal (kind, "my-email"))
    add_value (self,
               _("E-mail ID"),
                  email,
                  email != NULL ? email : _("Not known; enter it on the page “Your Account”"));
  for (gsize i = 0; i < G_N_ELEMENTS (secrets); i++)
    if (g_str_equal (kind, secrets[i].kind))
      add_secret (self, secrets[i].kind, _(secrets[i].name));
}

/* Where they are ticked, there is a list of the same people here too. */
static char *
dup_people_name (ScsGuidedErrand *guided, guint n)
{
  switch (scs_guided_errand_get_kind (guided)) {
  case SCS_ERRAND_GRANT_ACCESS:
  case SCS_ERRAND_REVOKE_ACCESS:
    /* Translators: people whose boxes are to be ticked in Sales Connect, not here */
    return g_strdup_printf (ngettext ("%u person to tick there", "%u people to tick there", n), n);
  default:
    return g_strdup_printf (ngettext ("%u person", "%u people", n), n);
  }
}

/* The first of them, one on each line, and how many others there are */
static char *
dup_first_people (const char *const *people, guint n)
{
  GString *lines = g_string_new (NULL);

  for (guint i = 0; i < MIN (n, PEOPLE_SHOWN); i++)
    g_string_append_printf (lines, "%s%s", i > 0 ? "\n" : "", people[i]);
  if (n > PEOPLE_SHOWN) {
    g_string_append_c (lines, '\n');
    /* Translators: after some addresses, how many more there are */
    g_string_append_printf (lines,
                            ngettext ("…and %u more", "…and %u more", n - PEOPLE_SHOWN),
                                      n - PEOPLE_SHOWN);
  }
  return g_string_free (lines, FALSE);
}

static void
add_people (ScsErrandValues *self, ScsGuidedErrand *guided)
{
  const char *const *people = scs_guided_errand_get_people (guided);
  guint n = people != NULL ? g_strv_length ((char **) people) : 0;
  g_autofree char *name = NULL, *text = NULL, *lines = NULL;

  if (n == 0)
    return;
  name = dup_people_name (guided, n);
  text = g_strjoinv (", ", (char **) people);
  lines = dup_first_people (people, n);
  add_value (self, name, text, lines);
}

static void
add_workspaces (ScsErrandValues *self, ScsGuidedErrand *guided)
{
  const char *const *workspaces = scs_guided_errand_get_workspaces (guided);
  g_autofree char *names = NULL;

  if (scs_guided_errand_get_kind (guided) != SCS_ERRAND_GRANT_ACCESS)
    return;
  if (workspaces == NULL || workspaces[0] == NULL) {
    add_value (self, _("Workspaces"), NULL, _("None chosen: the Default workspace"));
    return;
  }
  names = g_strjoinv (_(", "), (char **) workspaces);
  add_value (self, _("Workspaces"), names, names);
}

static void
collect (ScsErrandValues *self, const ScsErrand *errand, ScsGuidedErrand *guided)
{
  ScsGuideView view;

  scs_setup_get_guide_view (self->setup, &view);
  g_ptr_array_set_size (self->values, 0);
  for (const char *const *kind = errand->values; *kind != NULL; kind++)
    add_known_value (self, *kind);
  for (guint i = 0; i < errand->fixed_values->len; i++) {
    const ScsFixedValue *value = g_ptr_array_index (errand->fixed_values, i);
    g_autofree char *name = scs_guide_dup_words (value->name, &view);

    add_value (self, name, value->text, value->text);
  }
  if (guided != NULL) {
    add_people (self, guided);
    add_workspaces (self, guided);
  }
}

static GtkWidget *
make_row (ScsErrandValues *self, const Value *value)
{
  GtkWidget *row = g_object_new (ADW_TYPE_ACTION_ROW,
                                 "use-markup",
                                 FALSE,
                                 "focusable",
                                 FALSE,
                                 "title",
                                 value->name,
                                 "subtitle",
                                 value->subtitle,
                                 "title-lines",
                                 0,
                                 "subtitle-lines",
                                 6,
                                 NULL);
  /* Translators: %s is the name of a value, e.g. “Client ID” */
  g_autofree char *label = g_strdup_printf (_("Copy %s"), value->name);
  GtkWidget *button = g_object_new (GTK_TYPE_BUTTON,
                                    "icon-name",
                                    "edit-copy-symbolic",
                                    "valign",
                                    GTK_ALIGN_CENTER,
                                    "tooltip-text",
                                    label,
                                    NULL);

  gtk_widget_add_css_class (button, "flat");
  gtk_accessible_update_property (GTK_ACCESSIBLE (button),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  label,
                                  -1);
  gtk_widget_set_visible (button, value->is_there);
  g_signal_connect_object (button, "clicked", G_CALLBACK (on_copy_clicked_cb), self, 0);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), button);
  return row;
}

static char *
dup_signature (ScsErrandValues *self)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < self->values->len; i++) {
    const Value *value = g_ptr_array_index (self->values, i);

    g_string_append_printf (text, "%s\n%s\n%d\n", value->name, value->subtitle, value->is_there);
  }
  return g_string_free (text, FALSE);
}

static guint
count_copyable (ScsErrandValues *self)
{
  guint n = 0;

  for (guint i = 0; i < self->values->len; i++)
    n += ((Value *) g_ptr_array_index (self->values, i))->is_there;
  return n;
}

/**
 * scs_errand_values_refresh:
 * @self: values
 * @setup: what is being set up
 * @errand: what is to be done
 * @guided: (nullable): the operation that waits for it
 */
void
scs_errand_values_refresh (ScsErrandValues *self,
                           ScsSetup *setup,
                           const ScsErrand *errand,
                           ScsGuidedErrand *guided)
{
  g_autofree char *signature = NULL;
  GtkWidget *row;

  g_set_object (&self->setup, setup);
  collect (self, errand, guided);
  signature = dup_signature (self);
  gtk_widget_set_visible (GTK_WIDGET (self), self->values->len > 0);
  if (g_strcmp0 (signature, self->shown) == 0)
    return;
  g_free (self->shown);
  self->shown = g_steal_pointer (&signature);
  self->next = 0;
  scs_feedback_clear (self->feedback);
  while ((row = gtk_widget_get_first_child (GTK_WIDGET (self->list))) != NULL)
    gtk_list_box_remove (self->list, row);
  for (guint i = 0; i < self->values->len; i++)
    gtk_list_box_append (self->list, make_row (self, g_ptr_array_index (self->values, i)));
  gtk_widget_set_visible (GTK_WIDGET (self->next_button), count_copyable (self) > 1);
}

/**
 * scs_errand_values_has_any:
 * @self: values
 *
 * Returns: whether any of them is known, and could be copied
 */
gboolean
scs_errand_values_has_any (ScsErrandValues *self)
{
  return count_copyable (self) > 0;
}

/**
 * scs_errand_values_copy_next:
 * @self: values
 *
 * Copies the value after the last one that was copied here.
 *
 * Returns: whether there is one
 */
gboolean
scs_errand_values_copy_next (ScsErrandValues *self)
{
  for (guint i = 0; i < self->values->len; i++) {
    guint place = (self->next + i) % self->values->len;

    if (((Value *) g_ptr_array_index (self->values, place))->is_there) {
      copy (self, place);
      return TRUE;
    }
  }
  return FALSE;
}
