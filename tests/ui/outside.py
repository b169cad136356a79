# SPDX-FileCopyrightText: 2026 The Sales Connect Setup authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The program as seen from outside: through the accessibility bus and X only."""
import os
import re
import subprocess
import time

import gi

gi.require_version("Atspi", "2.0")
from gi.repository import Atspi, GLib  # noqa: E402

Atspi.set_timeout(8000, 30000)
WINDOW = Atspi.CoordType.WINDOW
BUTTONS = ("push button", "toggle button")
FIELDS = ("text", "password text", "entry")


class NotFound(Exception):
    """Nothing came within the time given."""


def name_of(node):
    """What a person reads on it: without mnemonics, type names and the doubling of old GTK."""
    text = node.get_name() or ""
    text = re.sub(r"(?<=[^\x00-\x7f])\(_?\w\)", "", text)
    text = re.sub(r"_(\w)", r"\1", text, count=1)
    half = len(text) // 2
    if re.fullmatch(r"(Gtk|Adw|Scs)[A-Z]\w+", text):
        return ""
    return text[:half] if len(text) % 2 and text[:half] == text[half + 1:] else text


def children(node):
    for i in range(node.get_child_count()):
        child = node.get_child_at_index(i)
        if child is not None:
            yield child


def is_shown(node):
    """What is on a hidden page contains no point; what is scrolled away is shown all the same."""
    try:
        box = node.get_extents(WINDOW)
        return box.width > 0 and node.contains(box.x + box.width // 2, box.y + box.height // 2, WINDOW)
    except GLib.Error:
        return True  # a page of a stack has no place


def walk(node):
    for child in children(node):
        if is_shown(child):
            yield child
            yield from walk(child)


def wait_for(test, seconds=20, what=""):
    end = time.monotonic() + seconds
    while True:
        try:
            got = test()
            if got:
                return got
        except GLib.Error:
            pass  # gone while asked
        if time.monotonic() > end:
            raise NotFound(what or str(test))
        time.sleep(0.05)


class Program:
    """One run of the program."""

    def __init__(self, arguments, env=None, log=None):
        self.log = open(log, "ab") if log else subprocess.DEVNULL
        self.process = subprocess.Popen(arguments, env=env, stdout=self.log, stderr=self.log)
        self.app = wait_for(self._find_app, 60, "the program on the accessibility bus")

    def _find_app(self):
        if self.process.poll() is not None:
            raise RuntimeError(f"the program ended with {self.process.returncode}")
        for app in children(Atspi.get_desktop(0)):
            if app.get_process_id() == self.process.pid and app.get_child_count():
                return app
        return None

    # Looking

    def windows(self):
        return list(children(self.app))

    def all_nodes(self, dialog=False):
        windows = self.windows()
        for window in windows[1:] if dialog else windows:
            yield window
            yield from walk(window)

    def look(self, want, role=None, nth=0, dialog=False):
        found = [n for n in self.all_nodes(dialog)
                 if name_of(n) == want and (role is None or n.get_role_name() in role)]
        return found[nth] if len(found) > nth else None

    def find(self, want, role=None, seconds=20, nth=0):
        role = (role,) if isinstance(role, str) else role
        return wait_for(lambda: self.look(want, role, nth), seconds, f"{role or ''} “{want}”")

    def has(self, pattern):
        return any(re.search(pattern, text) for text in self.texts())

    def texts(self):
        found = []
        for node in self.all_nodes():
            try:
                text = name_of(node)
                description = node.get_description() or ""
            except GLib.Error:
                continue
            found += [t for t in (text, description) if t]
        return found

    def wait_text(self, pattern, seconds=20):
        return wait_for(lambda: self.has(pattern), seconds, f"text “{pattern}”")

    # Doing

    def press(self, want, seconds=20, nth=0, role=BUTTONS, dialog=False):
        def try_it():
            node = self.look(want, role, nth, dialog)
            if node is None or not node.get_state_set().contains(Atspi.StateType.SENSITIVE):
                return None
            return act(node)
        return wait_for(try_it, seconds, f"button “{want}” to press")

    def type_into(self, want, text, seconds=20, nth=0):
        def field():
            found = [n for n in self.all_nodes() if name_of(n) == want and n.get_role_name() in FIELDS]
            return found[nth] if len(found) > nth else None
        node = wait_for(field, seconds, f"field “{want}”")
        node.set_text_contents(text)
        return node

    def enter(self, node):
        """Clicks into a field and presses Enter."""
        self.click(node)
        self.key("Return")

    def window_id(self):
        pids = subprocess.run(["xdotool", "search", "--onlyvisible", "--pid", str(self.process.pid)],
                              capture_output=True, text=True, check=False).stdout.split()
        return pids[-1] if pids else None

    def frame(self, window):
        """How far the shadow reaches: left, right, top, bottom."""
        text = subprocess.run(["xprop", "-id", window, "_GTK_FRAME_EXTENTS"], capture_output=True, text=True,
                              check=True).stdout
        return [int(n) for n in re.findall(r"\d+", text.partition("=")[2])] or [0, 0, 0, 0]

    def picture(self, path):
        """The window without its shadow."""
        window = wait_for(self.window_id, 10, "a visible window")
        left, right, top, bottom = self.frame(window)
        subprocess.run(["xdotool", "windowmove", window, "20", "10"], check=True)
        time.sleep(0.4)
        subprocess.run(["import", "-window", window, path], check=True)
        width, height = (int(n) for n in subprocess.run(["identify", "-format", "%w %h", path], capture_output=True,
                                                        text=True, check=True).stdout.split())
        size = f"{width - left - right}x{height - top - bottom}+{left}+{top}"
        subprocess.run(["mogrify", "-crop", size, "+repage", path], check=True)

    def click(self, node):
        """On the middle of a node, with the mouse: what has no action of its own."""
        window = wait_for(self.window_id, 10, "a visible window")
        extents = node.get_extents(WINDOW)
        left, _, top, _ = self.frame(window)
        x = extents.x + extents.width // 2 + left
        y = extents.y + extents.height // 2 + top
        subprocess.run(["xdotool", "mousemove", "--window", window, str(x), str(y), "click", "1"], check=True)

    def key(self, *keys):
        window = wait_for(self.window_id, 10, "a visible window")
        subprocess.run(["xdotool", "windowfocus", window], check=False)
        subprocess.run(["xdotool", "key", "--clearmodifiers", *keys], check=True)

    def close(self, seconds=20):
        self.key("ctrl+q")
        status = self.process.wait(seconds)
        if self.log is not subprocess.DEVNULL:
            self.log.close()
        return status


def act(node):
    for i in range(node.get_n_actions()):
        if Atspi.Action.get_action_name(node, i) in ("click", "toggle", "activate"):
            Atspi.Action.do_action(node, i)
            return True
    return False


def environment(**more):
    env = dict(os.environ)
    env.update({k: v for k, v in more.items() if v is not None})
    return env
