/* SPDX-FileCopyrightText: 2026 The Sales Connect Setup authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <errno.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>

#include "app/scs-application.h"
#include "app/scs-last-step.h"
#include "app/scs-options.h"
#include "app/scs-remove-environment.h"
#include "app/scs-window.h"
#include "demo/scs-demo-server.h"
#include "widgets/scs-secret-clipboard.h"

/**
 * ScsApplication:
 *
 * Wires everything: journal, keyring, HTTP client and, when asked for, the demo's services. One per
 * user; a second start hands its wishes over to the first.
 */
struct _ScsApplication {
  AdwApplication parent_instance;

  GSettings *settings;           /* (owned) */
  ScsAddresses *addresses;       /* (owned) from the environment variables */
  ScsJournal *journal;           /* (owned) (nullable) */
  ScsKeyring *keyring;           /* (owned) */
  ScsHttpClient *http;           /* (owned) */
  ScsEnvironments *environments; /* (owned) */
  ScsDemoServer *demo;           /* (owned) (nullable) */
  double demo_speed;
  char *demo_fault;     /* (owned) (nullable) */
  char *demo_state;     /* (owned) (nullable) */
  gboolean demo_failed; /* what the window shows is that it could not start */
};

G_DEFINE_FINAL_TYPE (ScsApplication, scs_application, ADW_TYPE_APPLICATION)

static char *
dup_data_path (const char *name)
{
  return g_build_filename (g_get_user_data_dir (), GETTEXT_PACKAGE, name, NULL);
}

static char *
dup_demo_path (ScsApplication *self)
{
  return self->demo_state != NULL ? g_strdup (self->demo_state)
                                  : dup_data_path ("demo-services.json");
}

static ScsWindow *
get_window (ScsApplication *self)
{
  GList *windows = gtk_application_get_windows (GTK_APPLICATION (self));

  for (GList *l = windows; l != NULL; l = l->next)
    if (SCS_IS_WINDOW (l->data))
      return l->data;
  return NULL;
}

/* The demo's own services, unless the variables name others. (transfer full) (nullable) */
static ScsAddresses *
start_demo (ScsApplication *self, GError **error)
{
  ScsAddresses *addresses;

  if (self->demo == NULL) {
    g_autofree char *path = dup_demo_path (self);
    g_autofree char *folder = g_path_get_dirname (path);
    g_autoptr (ScsDemoServer) demo = NULL;

    g_mkdir_with_parents (folder, 0700);
    demo = scs_demo_server_new (self->demo_speed, self->demo_fault, path);
    if (!scs_demo_server_start (demo, error))
      return NULL;
    self->demo = g_steal_pointer (&demo);
  }
  addresses = g_new0 (ScsAddresses, 1);
  addresses->marketo_url = g_strdup (scs_demo_server_get_marketo_url (self->demo));
  addresses->salesforce_url = g_strdup (scs_demo_server_get_salesforce_url (self->demo));
  addresses->sales_connect_url = g_strdup (scs_demo_server_get_sales_connect_url (self->demo));
  return addresses;
}

static void
open_environment (ScsApplication *self, const char *name)
{
  g_autoptr (ScsEnvironment) environment = NULL;
  g_autoptr (ScsAddresses) addresses = NULL;
  g_autoptr (ScsSetup) setup = NULL;
  g_autoptr (GVariant) ports = NULL;
  g_autoptr (GError) error = NULL;
  const guint16 *numbers;
  gsize n_ports;

  self->demo_failed = FALSE;
  /* Whatever button it was: real secrets never go to a server that stands in for a real one. */
  if (!scs_environments_may_open (self->environments, name)) {
    gtk_widget_activate_action (GTK_WIDGET (get_window (self)),
                                "win.toast",
                                "s",
                                scs_environments_get_name_fault (self->environments, name));
    return;
  }
  if (scs_addresses_are_set (self->addresses)) {
    environment = scs_environment_new (name, self->addresses);
  } else if (g_str_equal (name, SCS_ENVIRONMENT_DEMO)) {
    addresses = start_demo (self, &error);
    if (addresses == NULL) {
      g_message ("%s", error->message);
      self->demo_failed = TRUE;
      scs_window_show_trouble (
          get_window (self),
          _("The demo could not start"),
             _("The file that holds the demo’s state is damaged, or another program holds its ports. Try again, or set the file aside and begin the demo anew; the file is kept."),
                TRUE);
      return;
    }
    environment = scs_environment_new (name, addresses);
  } else {
    environment = scs_environment_new (name, NULL);
  }
  setup = scs_setup_new (environment, self->journal, self->keyring, self->http);
  ports = g_settings_get_value (self->settings, "callback-ports");
  numbers = g_variant_get_fixed_array (ports, &n_ports, sizeof (guint16));
  scs_setup_set_callback_ports (setup, numbers, n_ports);
  scs_window_open_setup (get_window (self), setup);
  g_settings_set_string (self->settings, "last-environment", name);
}

static void
on_open_environment_cb (ScsApplication *self, const char *name)
{
  open_environment (self, name);
}

static void
on_open_demo_cb (ScsApplication *self, gboolean by_hand)
{
  /* Written before it is read: the journal keeps the order of its calls. */
  scs_environments_set_by_hand (self->environments, SCS_ENVIRONMENT_DEMO, by_hand);
  open_environment (self, SCS_ENVIRONMENT_DEMO);
}

/* The made-up services are a part of the demo, unless they are somebody else's. */
static void
remove_demo_services (ScsApplication *self)
{
  g_autofree char *path = dup_demo_path (self);

  if (scs_addresses_are_set (self->addresses))
    return;
  g_clear_object (&self->demo);
  if (g_unlink (path) != 0 && errno != ENOENT)
    g_message ("%s: %s", path, g_strerror (errno));
}

/* What is needed from asking for a removal to its end */
typedef struct {
  ScsApplication *application; /* (owned) */
  char *name;                  /* (owned) */
  gboolean begin_anew;
} RemoveData;

static void
remove_data_free (RemoveData *data)
{
  g_object_unref (data->application);
  g_free (data->name);
  g_free (data);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (RemoveData, remove_data_free)

static void
forget_settings_of (ScsApplication *self, const char *name)
{
  g_autofree char *last = g_settings_get_string (self->settings, "last-environment");

  scs_last_step_set (self->settings, name, NULL);
  if (g_str_equal (last, name))
    g_settings_reset (self->settings, "last-environment");
}

static void
removed_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (RemoveData) data = user_data;
  ScsApplication *self = data->application;
  ScsWindow *window = get_window (self);
  g_autoptr (GError) error = NULL;
  gboolean removed = scs_environments_remove_finish (SCS_ENVIRONMENTS (source), result, &error);

  if (removed)
    forget_settings_of (self, data->name);
  if (removed && g_str_equal (data->name, SCS_ENVIRONMENT_DEMO))
    remove_demo_services (self);
  if (window == NULL)
    return;
  if (!removed) {
    g_message ("%s", error->message);
    open_environment (self, data->name);
    scs_remove_environment_tell_failure (GTK_WINDOW (window), error);
  } else if (data->begin_anew) {
    open_environment (self, data->name);
  } else {
    scs_window_show_welcome (window);
    gtk_widget_activate_action (GTK_WIDGET (window),
                                "win.toast",
                                "s",
                                _("The environment is removed"));
  }
}

static void
on_remove_environment_cb (ScsApplication *self, const char *name, gboolean begin_anew)
{
  RemoveData *data = g_new0 (RemoveData, 1);

  data->application = g_object_ref (self);
  data->name = g_strdup (name);
  data->begin_anew = begin_anew;
  scs_environments_remove_async (self->environments, name, removed_cb, data);
}

/* Which environment is opened without being asked for; NULL shows the welcome. */
static char *
dup_first_environment (ScsApplication *self)
{
  g_autofree char *last = g_settings_get_string (self->settings, "last-environment");

  if (scs_addresses_are_set (self->addresses) &&
      (*last == '\0' || !scs_environment_name_is_for_trials (last)))
    return g_strdup (SCS_ENVIRONMENT_DEMO);
  return scs_environment_name_is_valid (last) ? g_steal_pointer (&last) : NULL;
}

static void
go_on_with_journal (ScsApplication *self)
{
  ScsWindow *window = get_window (self);
  g_autofree char *wanted = NULL;

  if (window == NULL)
    return;
  wanted = scs_window_dup_wanted_environment (window);
  if (wanted == NULL)
    wanted = dup_first_environment (self);
  if (wanted != NULL)
    open_environment (self, wanted);
  else
    scs_window_show_welcome (window);
}

static void
journal_opened_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (ScsApplication) self = user_data;
  g_autoptr (GError) error = NULL;

  if (scs_journal_open_finish (SCS_JOURNAL (source), result, &error))
    go_on_with_journal (self);
  else if (get_window (self) != NULL)
    scs_window_show_journal_trouble (get_window (self), error);
}

static void
open_journal (ScsApplication *self)
{
  scs_journal_open_async (self->journal, NULL, journal_opened_cb, g_object_ref (self));
}

static void
on_retry_cb (ScsApplication *self)
{
  open_journal (self);
}

static void
journal_set_aside_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (ScsApplication) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autofree char *where = scs_journal_set_aside_finish (SCS_JOURNAL (source), result, &error);

  if (get_window (self) == NULL)
    return;
  if (where == NULL) {
    scs_window_show_journal_trouble (get_window (self), error);
    return;
  }
  go_on_with_journal (self);
}

static void
begin_demo_anew (ScsApplication *self)
{
  g_autofree char *path = dup_demo_path (self);
  g_autofree char *aside =
      g_strdup_printf ("%s.aside-%" G_GINT64_FORMAT, path, g_get_real_time () / G_USEC_PER_SEC);

  if (g_rename (path, aside) != 0)
    g_message ("%s: %s", path, g_strerror (errno));
  open_environment (self, SCS_ENVIRONMENT_DEMO);
}

static void
on_set_aside_cb (ScsApplication *self)
{
  if (self->demo_failed) {
    begin_demo_anew (self);
    return;
  }
  scs_journal_set_aside_async (self->journal, NULL, journal_set_aside_cb, g_object_ref (self));
}

static void
present (ScsApplication *self, const char *environment)
{
  ScsWindow *window = get_window (self);

  if (window == NULL) {
    window = scs_window_new (GTK_APPLICATION (self), self->settings);
    g_signal_connect_object (window,
                             "open-environment",
                             G_CALLBACK (on_open_environment_cb),
                             self,
                             G_CONNECT_SWAPPED);
    g_signal_connect_object (window,
                             "open-demo",
                             G_CALLBACK (on_open_demo_cb),
                             self,
                             G_CONNECT_SWAPPED);
    g_signal_connect_object (window,
                             "remove-environment",
                             G_CALLBACK (on_remove_environment_cb),
                             self,
                             G_CONNECT_SWAPPED);
    g_signal_connect_object (window, "retry", G_CALLBACK (on_retry_cb), self, G_CONNECT_SWAPPED);
    g_signal_connect_object (window,
                             "set-aside",
                             G_CALLBACK (on_set_aside_cb),
                             self,
                             G_CONNECT_SWAPPED);
    scs_window_set_environments (window, self->environments);
    scs_window_want_environment (window, environment);
    gtk_window_present (GTK_WINDOW (window));
    open_journal (self);
    return;
  }
  if (environment != NULL && scs_window_is_ready (window))
    open_environment (self, environment);
  gtk_window_present (GTK_WINDOW (window));
}

static void
scs_application_activate (GApplication *application)
{
  present (SCS_APPLICATION (application), NULL);
}

static int
scs_application_handle_local_options (GApplication *application, GVariantDict *options)
{
  return scs_options_handle_local (options);
}

static int
scs_application_command_line (GApplication *application, GApplicationCommandLine *command_line)
{
  ScsApplication *self = SCS_APPLICATION (application);
  GVariantDict *options = g_application_command_line_get_options_dict (command_line);
  const char *environment = NULL, *speed = NULL;

  g_variant_dict_lookup (options, "environment", "&s", &environment);
  if (g_variant_dict_contains (options, "demo"))
    environment = SCS_ENVIRONMENT_DEMO;
  if (g_variant_dict_lookup (options, "demo-speed", "&s", &speed))
    scs_options_parse_speed (speed, &self->demo_speed);
  if (self->demo == NULL) {
    g_variant_dict_lookup (options, "demo-fault", "s", &self->demo_fault);
    g_variant_dict_lookup (options, "demo-state", "^ay", &self->demo_state);
  }
  present (self, environment);
  return 0;
}

static void
on_quit_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  ScsWindow *window = get_window (user_data);

  if (window != NULL)
    gtk_window_close (GTK_WINDOW (window));
  else
    g_application_quit (user_data);
}

static void
on_show_step_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  ScsWindow *window = get_window (user_data);

  present (user_data, NULL);
  if (window != NULL)
    scs_window_go_to (window, g_variant_get_string (parameter, NULL));
}

static void
on_about_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  adw_show_about_window (
      GTK_WINDOW (get_window (user_data)),
      "application-name",
      _("Sales Connect Setup"),
         "application-icon",
         SCS_APP_ID,
         "version",
         SCS_VERSION,
         "license-type",
         GTK_LICENSE_GPL_3_0,
         /* Translators: in the About window. The names are those of companies */
         "comments",
         _("Leads an administrator through the initial set-up of Marketo Sales Connect. An independent program, not made by Adobe or Salesforce."),
            "developer-name",
            "The Sales Connect Setup authors",
            "copyright",
            "© 2026 The Sales Connect Setup authors",
            "website",
            "https://github.com/salesconnect/Setup",
            "issue-url",
            "https://github.com/salesconnect/Setup/issues",
            /* Translators: put your names here, one a line */
            "translator-credits",
            _("translator-credits"), NULL);
}

static void
scs_application_startup (GApplication *application)
{
  static const GActionEntry entries[] = {
    { "quit", on_quit_cb },
    { "about", on_about_cb },
    { "show-step", on_show_step_cb, "s" },
  };
  static const struct {
    const char *action;
    const char *accels[3];
  } accels[] = {
    { "app.quit", { "<Control>q" } },
    { "window.close", { "<Control>w" } },
    { "win.show-help-overlay", { "<Control>question" } },
    { "win.back", { "<Alt>Left", "<Alt>Page_Up" } },
    { "win.next", { "<Alt>Right", "<Alt>Page_Down" } },
    { "win.check-again", { "F5", "<Control>r" } },
    { "win.beside-browser", { "F9" } },
    { "win.copy-next-value", { "<Control><Shift>c" } },
  };
  ScsApplication *self = SCS_APPLICATION (application);

  G_APPLICATION_CLASS (scs_application_parent_class)->startup (application);
  gtk_window_set_default_icon_name (SCS_APP_ID);
  self->settings = g_settings_new (SCS_APP_ID);
  g_action_map_add_action_entries (G_ACTION_MAP (self), entries, G_N_ELEMENTS (entries), self);
  for (gsize i = 0; i < G_N_ELEMENTS (accels); i++)
    gtk_application_set_accels_for_action (GTK_APPLICATION (self),
                                           accels[i].action,
                                           accels[i].accels);
  for (int i = 0; i < 8; i++) {
    const ScsStepInfo *steps;
    g_autofree char *action = NULL, *accel = g_strdup_printf ("<Control>%d", i + 1);
    const char *list[] = { accel, NULL };
    gsize n_steps;

    steps = scs_step_info_list (&n_steps);
    action = g_strdup_printf ("win.go-to::%s", steps[i].id);
    gtk_application_set_accels_for_action (GTK_APPLICATION (self), action, list);
  }
}

static void
scs_application_shutdown (GApplication *application)
{
  ScsApplication *self = SCS_APPLICATION (application);

  if (gdk_display_get_default () != NULL)
    scs_secret_clipboard_clear (gdk_display_get_clipboard (gdk_display_get_default ()));
  G_APPLICATION_CLASS (scs_application_parent_class)->shutdown (application);
  if (self->journal != NULL)
    scs_journal_close (self->journal);
  /* Whatever still holds the application: the demo writes its state down now. */
  g_clear_object (&self->demo);
}

static void
scs_application_finalize (GObject *object)
{
  ScsApplication *self = SCS_APPLICATION (object);

  g_clear_object (&self->settings);
  g_clear_object (&self->environments);
  g_clear_object (&self->journal);
  g_clear_object (&self->keyring);
  g_clear_object (&self->http);
  g_clear_object (&self->demo);
  scs_addresses_free (self->addresses);
  g_free (self->demo_fault);
  g_free (self->demo_state);

  G_OBJECT_CLASS (scs_application_parent_class)->finalize (object);
}

static void
scs_application_class_init (ScsApplicationClass *klass)
{
  GApplicationClass *application_class = G_APPLICATION_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = scs_application_finalize;
  application_class->activate = scs_application_activate;
  application_class->handle_local_options = scs_application_handle_local_options;
  application_class->command_line = scs_application_command_line;
  application_class->startup = scs_application_startup;
  application_class->shutdown = scs_application_shutdown;
}

static void
scs_application_init (ScsApplication *self)
{
  g_autofree char *path = dup_data_path ("journal.sqlite");
  g_autoptr (ScsKeyring) stored = scs_keyring_new ();

  self->addresses = scs_addresses_new_from_environ ();
  self->demo_speed = SCS_OPTIONS_DEFAULT_SPEED;
  self->journal = scs_journal_new (path);
  self->keyring = scs_keyring_new ();
  self->http = scs_http_client_new (GETTEXT_PACKAGE "/" SCS_VERSION);
  self->environments =
      scs_environments_new (self->journal, self->keyring, stored, self->http, self->addresses);
  scs_options_add (G_APPLICATION (self));
}

/**
 * scs_application_new:
 *
 * Returns: (transfer full): the application
 */
ScsApplication *
scs_application_new (void)
{
  return g_object_new (SCS_TYPE_APPLICATION,
                       "application-id",
                       SCS_APP_ID,
                       "resource-base-path",
                       SCS_RESOURCE_PREFIX,
                       "flags",
                       G_APPLICATION_HANDLES_COMMAND_LINE,
                       NULL);
}
