# SPDX-FileCopyrightText: 2026 The Sales Connect Setup authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""What every job done from outside shares: the session's language, the demo's services, pictures, the search for secrets."""
import argparse
import gettext
import json
import pathlib
import re
import signal
import subprocess
import sys
import tempfile
import time

import outside
from outside import Program, name_of, wait_for


def strip_mnemonic(text):
    text = re.sub(r"(?<=[^\x00-\x7f])\(_\w\)", "", text)
    return re.sub(r"_(\w)", r"\1", text, count=1)


# The sentence below each page's title, in their order
PURPOSES = (
    "See what the set-up needs, and who can supply what you do not have.",
    "Get into Sales Connect as its first admin.",
    "Connect Sales Connect to the Salesforce org that Marketo works with.",
    "Get the three values with which Sales Connect reaches Marketo.",
    "Enter the values in Sales Connect, and wait ten minutes.",
    "Invite your people, then give them access to Marketo.",
    "Try things out in a second Sales Connect account. This is optional.",
    "See what is proved, what stands on whose word, and what is open.",
)


class Services:
    """The demo's services in a process of their own, on a state file that outlives them."""

    def __init__(self, program, state, *options):
        self.command = [program, "--demo-services", f"--demo-state={state}", *options]
        self.process = None
        self.line = None
        self.start()

    def start(self):
        self.process = subprocess.Popen(self.command, stdout=subprocess.PIPE, text=True)
        self.line = self.process.stdout.readline()
        self.values = json.loads(self.line)

    def stop(self):
        self.process.send_signal(signal.SIGTERM)
        status = self.process.wait(20)
        self.process.stdout.close()
        assert status == 0, f"the services ended with {status}"

    def url(self, service):
        return self.values[service]["url"]


class Job:
    """One job; a subclass does it in run()."""

    needs_services = True
    services_options = ()

    def __init__(self, options):
        self.options = options
        self.pictures = pathlib.Path(options.pictures)
        self.pictures.mkdir(parents=True, exist_ok=True)
        self.folder = pathlib.Path(tempfile.mkdtemp(prefix="scs-job-"))
        self.log = self.folder / "log"
        self.notes = self.folder / "opened"
        self.notes.touch()
        locales = pathlib.Path(options.program).resolve().parent.parent / "share" / "locale"
        self.catalogue = gettext.translation("sales-connect-setup", str(locales), [options.language],
                                             fallback=options.language == "en")
        self.services = None
        if self.needs_services:
            self.services = Services(options.program, self.folder / "services.json", *self.services_options)
            (self.folder / "line").write_text(self.services.line, encoding="utf-8")
        self.started_at = time.monotonic()
        self.app = None

    # Words in the language of the session

    def t(self, text):
        return strip_mnemonic(self.catalogue.gettext(text))

    def say(self, sentence):
        print(f"  {time.monotonic() - self.started_at:6.1f} s  {sentence}", flush=True)

    def pattern(self, text, plural=None):
        """A sentence with its placeholders open, to be looked for."""
        if plural is not None:
            text = self.catalogue.ngettext(text, plural, 2)
        else:
            text = self.t(text)
        parts = re.split(r"%(?:\d+\$)?l*[sdu]", text)
        return ".*".join(re.escape(part) for part in parts)

    # Program

    def environ(self):
        addresses = {}
        if self.services is not None:
            addresses = {"SCS_MARKETO_URL": self.services.url("marketo"),
                         "SCS_SALESFORCE_URL": self.services.url("salesforce"),
                         "SCS_SALES_CONNECT_URL": self.services.url("sales_connect")}
        return outside.environment(G_MESSAGES_DEBUG="all", SCS_BROWSER_NOTES=str(self.notes),
                                   SCS_BROWSER_SERVICES=str(self.folder / "line"), **addresses)

    def start(self, *arguments, before=()):
        self.app = Program([*before, self.options.program, *arguments], self.environ(), self.log)

    def picture(self, name):
        """Of the page, from its beginning."""
        subprocess.run(["xdotool", "mousemove", "--window", self.app.window_id(), "700", "400",
                        "click", "--repeat", "80", "--delay", "2", "4"], check=True)
        self.app.picture(str(self.pictures / f"{name}.png"))

    def wait_page(self, number):
        self.app.find(self.t(PURPOSES[number - 1]), "label")

    def go_to(self, number):
        self.app.key(f"ctrl+{number}")
        self.wait_page(number)

    def next_to(self, number):
        self.press("_Next")
        self.wait_page(number)

    def press(self, text, **more):
        self.app.press(self.t(text), **more)

    def step_state(self, title):
        """The words under a step's title in the sidebar."""
        names = [name_of(n) for n in self.app.all_nodes() if n.get_role_name() == "list item"]
        found = [n for n in names if n.startswith(self.t(title) + ":")]
        return found[-1].partition(":")[2].strip() if found else None  # the sidebar comes last

    def wait_state(self, title, *states, seconds=30):
        wanted = [self.t(s) for s in states]
        try:
            wait_for(lambda: self.step_state(title) in wanted, seconds)
        except outside.NotFound as error:
            raise outside.NotFound(f"{title} to be {wanted}, it is {self.step_state(title)}") from error

    def press_all(self, text):
        """Presses a button of that name until there is none."""
        for _ in range(20):
            node = self.app.look(self.t(text), outside.BUTTONS)
            if node is None:
                return
            outside.act(node)
            time.sleep(0.3)
        raise outside.NotFound(f"an end of “{text}”")

    def tick_all(self, name=None):
        """Ticks, with the mouse, what the open card asks to be ticked before."""
        for node in [n for n in self.app.all_nodes() if n.get_role_name() == "check box"]:
            if name is not None and name_of(node) != self.t(name):
                continue
            if not node.get_state_set().contains(outside.Atspi.StateType.CHECKED):
                self.scroll_to(node)
                self.app.click(node)
                time.sleep(0.3)

    def done_all(self):
        """Says of each card that it is done; the next one opens by itself. Until none is open."""
        for _ in range(40):
            try:
                node = wait_for(lambda: self.app.look(self.t("_Done"), outside.BUTTONS), 1.5)
            except outside.NotFound:
                return
            if node.get_state_set().contains(outside.Atspi.StateType.SENSITIVE):
                outside.act(node)
                time.sleep(0.5)
            else:
                self.tick_all()
        raise outside.NotFound("an end of the cards")

    def choose(self, row, steps):
        """So many further than the present one, in a row with a list of choices."""
        node = self.app.find(self.t(row), "label")
        self.scroll_to(node)
        self.app.click(node)
        time.sleep(0.7)
        self.app.key(*["Down"] * steps, "Return")
        time.sleep(0.5)

    def scroll_to(self, node):
        for _ in range(60):
            box = node.get_extents(outside.WINDOW)
            height = self.window_height()
            if 120 < box.y + box.height // 2 < height - 100:
                return
            self.wheel(down=box.y > 120)
        raise outside.NotFound("a place in view")

    def window_height(self):
        window = self.app.windows()[0]
        return window.get_extents(outside.WINDOW).height

    def wheel(self, down):
        window = self.app.window_id()
        subprocess.run(["xdotool", "mousemove", "--window", window, "700", "400", "click", "5" if down else "4"],
                       check=True)
        time.sleep(0.1)

    def count(self, text):
        return sum(1 for n in self.app.all_nodes() if name_of(n) == text and n.get_role_name() == "label")

    def save_report(self):
        path = self.pictures / "report.html"
        path.unlink(missing_ok=True)
        self.press("_Save Report…")
        time.sleep(1.5)
        dialog = wait_for(self.app.window_id, 10, "the dialog")
        subprocess.run(["xdotool", "windowfocus", dialog, "key", "--clearmodifiers", "ctrl+a"], check=True)
        subprocess.run(["xdotool", "type", "--delay", "20", str(path)], check=True)
        subprocess.run(["xdotool", "key", "Return"], check=True)
        wait_for(path.exists, 20, "the report")
        self.app.wait_text(self.pattern("The report is in %s."))
        report = path.read_text(encoding="utf-8")
        assert f'<html lang="{self.options.language}">' in report, "the report does not say its language"
        for heading in ("Contradicted", "Open", "On somebody’s word", "Proved", "Who Holds Which Role", "How to Read This"):
            assert f"<h2>{self.catalogue.gettext(heading)}</h2>" in report, f"no “{heading}” in the report"
        return report


    def fill_clipboard(self, text):
        """As another program would, which goes on holding it."""
        subprocess.run(["xclip", "-i", "-selection", "clipboard"], input=text.encode(), check=True)

    def wait_focus(self, text):
        def has_focus():
            return any(name_of(n) == self.t(text) and n.get_state_set().contains(outside.Atspi.StateType.FOCUSED)
                       for n in self.app.all_nodes())
        wait_for(has_focus, 20, f"the focus on “{text}”")

    # Secrets

    def secrets(self):
        if self.services is None:
            return []
        values = self.services.values
        return [values["marketo"]["client_id"], values["marketo"]["client_secret"],
                values["salesforce"]["consumer_key"], values["salesforce"]["password"],
                values["sales_connect"]["password"]]

    def look_for_secrets(self, what, data):
        for secret in self.secrets():
            assert secret.encode() not in data, f"a secret stands in {what}"

    def search_process(self):
        folder = pathlib.Path("/proc") / str(self.app.process.pid)
        for name in ("cmdline", "environ"):
            self.look_for_secrets(f"the program's {name}", (folder / name).read_bytes())

    def search_after(self, expect_calls=True):
        clipboard = subprocess.run(["xclip", "-o", "-selection", "clipboard"], capture_output=True, check=False)
        self.look_for_secrets("the clipboard", clipboard.stdout)
        files = [self.log, *self.pictures.glob("*.html"), *pathlib.Path.home().rglob("*")]
        searched = 0
        for path in files:
            if path.is_file():
                self.look_for_secrets(str(path), path.read_bytes())
                searched += 1
        log = self.log.read_text(encoding="utf-8", errors="replace")
        assert not expect_calls or "scs-services" in log, "the log is not at its full level"
        for token in ("Bearer ", "client_secret=", "access_token", "code_verifier="):
            assert token not in log, f"the log holds {token}"
        assert not re.search(r"(CRITICAL|WARNING) \*\*", log), "the log holds a warning:\n" + "\n".join(
            line for line in log.splitlines() if "CRITICAL" in line or "WARNING" in line)
        self.say(f"no secret in {searched} files, the log, the process, the clipboard")

    def close(self):
        status = self.app.close()
        assert status == 0, f"the program ended with {status}"

    def tell_failure(self):
        if self.app is not None and self.app.process.poll() is None:
            try:
                self.app.picture(str(self.pictures / "failed.png"))
                print("\n".join(dict.fromkeys(self.app.texts())), file=sys.stderr)
            except Exception as error:  # the first fault is the one to be told
                print(f"no picture: {error}", file=sys.stderr)
            self.app.process.kill()
        if self.services is not None and self.services.process.poll() is None:
            self.services.process.kill()
        if self.log.exists():
            lines = self.log.read_text(encoding="utf-8", errors="replace").splitlines()
            print("\n".join([line for line in lines if "GSocketClient" not in line][-40:]), file=sys.stderr)


def main(kind):
    parser = argparse.ArgumentParser()
    parser.add_argument("--program", required=True)
    parser.add_argument("--pictures", required=True)
    parser.add_argument("--language", choices=("en", "ja"), default="en")
    job = kind(parser.parse_args())
    try:
        job.run()
    except BaseException:
        job.tell_failure()
        raise
    print("ok")
