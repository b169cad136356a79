#!/bin/bash
# SPDX-FileCopyrightText: 2026 The Sales Connect Setup authors
# SPDX-License-Identifier: GPL-3.0-or-later
#
# inside.sh FOLDER APP [COMMAND [ARG...]]                                                        (as root)
#   Runs the installed Flatpak APP in a private, headless session of real parts (Xvfb, D-Bus, gnome-keyring,
#   xdg-desktop-portal with its gtk backend and the document portal), checks what must hold for any program,
#   then runs COMMAND in the same session. FOLDER is the one of check-flatpak.sh. Status 0: all passed.
# COMMAND finds in its environment, beside DISPLAY and DBUS_SESSION_BUS_ADDRESS:
#   APP       the application's id: `flatpak run $APP` starts it, `flatpak kill $APP` ends it
#   HOME      the desktop user's new home; the program's own data lies in $HOME/.var/app/$APP
#   OPENED    a file: one line for each address that the program had the desktop open
#   BROWSER   the stand-in browser, a script that COMMAND may replace: it notes the address and fetches it
#   NOTES     a file: one line for each notification shown (the daemon is python3-dbusmock's)
#   PICTURES  a folder for pictures
# Environment: RUN_LIMIT  seconds for everything (300)
# Packages needed: flatpak xvfb xauth x11-utils xdotool imagemagick curl dbus-daemon libglib2.0-bin gnome-keyring
#   xdg-desktop-portal xdg-desktop-portal-gtk fuse3 python3-dbusmock desktop-file-utils fonts-noto-cjk
set -euo pipefail
if [ -z "${INSIDE:-}" ]; then
  [ $# -ge 2 ] || { sed -n '5,/^set /{/^#/p}' "$0"; exit 64; }
  work=$(realpath "$1") self=$(realpath "$0"); shift; rm -rf "$work"/{home,log,pictures}; mkdir -p "$work"/{home,log,pictures}
  run=/run/user/$(id -u); mkdir -p "$run"     # only here do paths of the document portal agree inside and outside
  # A mount and a process namespace of its own: nothing is left mounted or running, and a real session is not touched.
  # Xvfb stays outside: from inside, it would take the locks of other X servers for stale ones.
  exec env -i PATH="$PATH" TERM="${TERM:-dumb}" LANG=C.UTF-8 INSIDE=1 RUN_LIMIT="${RUN_LIMIT:-300}" WORK="$work" APP="$1" \
    HOME="$work/home" XDG_RUNTIME_DIR="$run" FLATPAK_USER_DIR="$work/flatpak" XDG_CURRENT_DESKTOP=GNOME GSETTINGS_BACKEND=memory GSK_RENDERER=cairo \
    XDG_DATA_DIRS="$work/flatpak/exports/share:/usr/local/share:/usr/share" PICTURES="$work/pictures" LOG="$work/log" \
    OPENED="$work/log/opened" NOTES="$work/log/notes" BROWSER="$work/home/browser" \
    xvfb-run -a -s '-screen 0 1280x900x24' unshare --mount --pid --fork --kill-child --mount-proc bash -c '
      trap "exit 143" TERM INT; mount -t tmpfs -o mode=700 tmpfs "$XDG_RUNTIME_DIR"; exec 3>&2
      timeout -k 5 "$RUN_LIMIT" dbus-run-session -- bash -c "exec 2>&3 3>&-; exec \"\$0\" \"\$@\"" "$0" "${@:2}" 2> "$LOG/bus" &
      rc=0; wait $! || rc=$?; [ $rc != 124 ] || echo "FAILED  it ran past $RUN_LIMIT s"; exit $rc' "$self" "$@"
fi

passed=0 failed=0
check() {  # check SENTENCE COMMAND...
  if "${@:2}" > "$LOG/check" 2>&1; then passed=$((passed + 1)); echo "ok      $1"
  else failed=$((failed + 1)); echo "FAILED  $1"; sed 's/^/          /' "$LOG/check" | tail -n 8; fi; }
not() { ! "$@"; }
soon() { local i; for ((i = 0; i < 300; i++)); do "$@" && return; sleep 0.1; done; return 1; }     # within 30 s
into() { timeout 30 flatpak run --command="$1" "$APP" "${@:2}"; }           # a tool of the runtime in the program's sandbox
again() { local i; for i in 1 2 3; do timeout 10 flatpak run --command="$1" "$APP" "${@:2}" && return; done; return 1; }
  # for secrets: libsecret before 0.21.4 (Debian 12 has 0.20.5) misses the portal's answer once in a while, and waits for ever
probe() { timeout 30 flatpak run --devel --command=python3 "$APP" -c "$@"; }   # the same with the Sdk's Python
on_bus() { [ "$(gdbus call --session -d org.freedesktop.DBus -o / -m org.freedesktop.DBus.NameHasOwner "$1")" = '(true,)' ]; }
window() {  # the program's visible window, or the one with the title $1
  local w; if [ $# = 1 ]; then xdotool search --onlyvisible --name "^$1\$" | tail -n 1 | grep .; return; fi
  for w in $(xdotool search --onlyvisible --name . 2>/dev/null); do
    [[ $(xprop -id "$w" _GTK_APPLICATION_ID) != *"\"$APP\""* ]] || { echo "$w"; return; }; done; return 1; }
drawn() { import -window "$(window || echo root)" "$1"; [ "$(identify -format %k "$1")" -gt 20 ]; }   # more than 20 colours

mkdir -p "$HOME"/.local/share/applications "$HOME"/.config/xdg-desktop-portal; : > "$OPENED"
cat > "$BROWSER" <<X
#!/bin/sh
echo "\$1" >> "$OPENED"
case \$1 in http*) exec curl -sL --max-time 20 "\$1" >> "$LOG/browser" 2>&1;; esac
X
chmod +x "$BROWSER"
printf '%s\n' '[Desktop Entry]' Type=Application Name=Browser "Exec=$BROWSER %u" \
  'MimeType=x-scheme-handler/http;x-scheme-handler/https;x-scheme-handler/mailto;' > "$HOME/.local/share/applications/browser.desktop"
printf '%s\n' '[Default Applications]' x-scheme-handler/{http,https,mailto}=browser.desktop > "$HOME/.config/mimeapps.list"
update-desktop-database "$HOME/.local/share/applications"
printf '%s\n' '[preferred]' default=gtk org.freedesktop.impl.portal.Secret=gnome-keyring \
  > "$HOME/.config/xdg-desktop-portal/portals.conf"      # read by xdg-desktop-portal 1.17 and later

# The keyring first: whoever asks for it before starts a locked one.
keyring() { printf 'session' | gnome-keyring-daemon --foreground --unlock --components=secrets > "$LOG/keyring" 2>&1 &
  keyring=$!; gdbus wait --session --timeout 15 org.freedesktop.secrets; }
keyring
/usr/bin/python3 -m dbusmock --session --template notification_daemon > "$NOTES" 2>&1 &
gdbus wait --session --timeout 15 org.freedesktop.Notifications
/usr/libexec/xdg-desktop-portal > "$LOG/portal" 2>&1 &
gdbus wait --session --timeout 15 org.freedesktop.portal.Desktop

echo "-- $APP starts"
for l in en_US ja_JP; do
  LANG=$l.UTF-8 flatpak run --env=LANG=$l.UTF-8 "$APP" > "$LOG/app-$l" 2>&1 &
  check "it shows a window ($l)" soon window
  check 'with something in it' soon drawn "$PICTURES/start-$l.png"
  if [ $l = en_US ]; then check 'a second start hands over to the first and ends' timeout 20 flatpak run "$APP"; fi
  flatpak kill "$APP" || true; check 'it ends' soon not on_bus "$APP" || true
done
if [ -e "$FLATPAK_USER_DIR/exports/share/dbus-1/services/$APP.service" ]; then
  check 'D-Bus starts it' gdbus call --session -d org.freedesktop.DBus -o / -m org.freedesktop.DBus.StartServiceByName "$APP" 0
  flatpak kill "$APP" || true; soon not on_bus "$APP" || true
fi

echo '-- secrets'
secret=$(head -c 15 /dev/urandom | base64)
check 'one is stored' again sh -c "printf %s '$secret' | secret-tool store --label=probe probe one"
found() { [ "$(again secret-tool lookup probe one)" = "$secret" ]; }
check 'and found by the next run' found
kill "$keyring"; wait "$keyring" || true; soon not on_bus org.freedesktop.secrets || true; keyring
check 'and found after the next login' found
check 'in a file of its own' test -s "$HOME/.var/app/$APP/data/keyrings/default.keyring"
check 'and nowhere in the clear' not grep -rqF "$secret" "$HOME"
check "the user's other secrets are out of reach" not into gdbus call --session -d org.freedesktop.secrets \
  -o /org/freedesktop/secrets -m org.freedesktop.DBus.Peer.Ping
rm -f "$HOME/.var/app/$APP/data/keyrings/default.keyring"*

echo '-- the world outside'
echo private > "$HOME/private"; check "the user's files are out of reach" not into cat "$HOME/private"; rm "$HOME/private"
check 'a web address goes to the browser' into xdg-open 'http://127.0.0.1:9/opened?code=1'
check 'which gets it' soon grep -qxF 'http://127.0.0.1:9/opened?code=1' "$OPENED"
probe 'import http.server as h, sys
class H(h.BaseHTTPRequestHandler):
    def do_GET(self): self.send_response(200); self.end_headers(); self.wfile.write(b"back")
s = h.HTTPServer(("127.0.0.1", 0), H); print(s.server_port, flush=True); s.handle_request()' > "$LOG/port" 2> "$LOG/listener" &
soon test -s "$LOG/port" || true
check 'a listener on loopback is reached from outside' curl -sf --max-time 10 "http://127.0.0.1:$(cat "$LOG/port")/"
check 'a notification is accepted' into gdbus call --session -d org.freedesktop.portal.Desktop -o /org/freedesktop/portal/desktop \
  -m org.freedesktop.portal.Notification.AddNotification probe "{'title': <'Probe title'>, 'body': <'b'>}"
check 'and shown' soon grep -q 'Probe title' "$NOTES"
probe 'import gi
from gi.repository import Gio, GLib
bus, loop, portal = Gio.bus_get_sync(Gio.BusType.SESSION), GLib.MainLoop(), "org.freedesktop.portal.Desktop"
def done(c, s, path, i, n, args):
    code, found = args.unpack(); print(code, found, flush=True)
    Gio.File.new_for_uri(found["uris"][0]).replace_contents(b"saved", None, False, 0, None); loop.quit()
me = bus.get_unique_name()[1:].replace(".", "_")
bus.signal_subscribe(portal, "org.freedesktop.portal.Request", "Response", f"/org/freedesktop/portal/desktop/request/{me}/t", None, 0, done)
bus.call_sync(portal, "/org/freedesktop/portal/desktop", "org.freedesktop.portal.FileChooser", "SaveFile",
  GLib.Variant("(ssa{sv})", ("", "Probe chooser", {"handle_token": GLib.Variant("s", "t"), "current_name": GLib.Variant("s", "a.txt")})), None, 0, -1, None)
GLib.timeout_add_seconds(20, loop.quit); loop.run()' > "$LOG/chooser" 2>&1 &
if soon window 'Probe chooser' > /dev/null; then
  sleep 0.5; xdotool windowfocus "$(window 'Probe chooser')"; sleep 0.3
  xdotool key ctrl+a; xdotool type "$HOME/report.txt"; sleep 0.3; xdotool key Return; fi
check 'a file is saved through the file chooser' soon grep -qx saved "$HOME/report.txt"

if [ $# -gt 0 ]; then
  echo "-- $*"; export APP PICTURES OPENED NOTES BROWSER LOG
  rc=0; "$@" || rc=$?
  if [ $rc = 0 ]; then passed=$((passed + 1)); echo 'ok      the command'; else failed=$((failed + 1)); echo "FAILED  the command: status $rc"; fi
fi
echo "$passed passed, $failed failed"; [ $failed = 0 ]
