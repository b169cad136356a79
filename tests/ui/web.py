# SPDX-FileCopyrightText: 2026 The Sales Connect Setup authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""A person at a browser: sees words, presses what is called so, fills in the field that is called so. Knows no address
but those it is given, and nothing of how a page is made."""
import time

from selenium import webdriver
from selenium.common.exceptions import NoSuchElementException, StaleElementReferenceException
from selenium.webdriver.chrome.service import Service
from selenium.webdriver.common.by import By

# What can be pressed. Its name is what the browser tells a screen reader.
PRESSABLE = ("a[href], button, summary, input[type=submit], input[type=button], "
             "[role=button], [role=link], [role=tab], [role=menuitem]")
FIELDS = "input:not([type=hidden]):not([type=checkbox]):not([type=radio]):not([type=submit]), textarea, select"
TICKS = "input[type=checkbox]"


class NotThere(Exception):
    """The page has no such word."""


class Web:
    def __init__(self, language, folder):
        options = webdriver.ChromeOptions()
        options.binary_location = "/usr/bin/chromium"
        for argument in ("--headless=new", "--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-sync",
                         "--disable-background-networking", "--disable-component-update",
                         "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1, EXCLUDE localhost",
                         "--window-size=1200,900", f"--user-data-dir={folder}"):
            options.add_argument(argument)
        options.add_experimental_option("prefs", {"intl.accept_languages": language})
        self.driver = webdriver.Chrome(service=Service("/usr/bin/chromedriver"), options=options)
        self.driver.set_page_load_timeout(30)

    def close(self):
        self.driver.quit()

    def open(self, address):
        self.driver.get(address)

    def address(self):
        return self.driver.current_url

    def text(self):
        return self.driver.find_element(By.TAG_NAME, "body").text

    def picture(self, path):
        self.driver.save_screenshot(str(path))

    def _named(self, css, name, beside=None):
        """What is shown and called exactly so; what stands last is the nearest to what was opened last. Of several,
        the one in whose row or part stands the word that is to be beside it."""
        found = [e for e in self.driver.find_elements(By.CSS_SELECTOR, css)
                 if e.is_displayed() and " ".join(e.accessible_name.split()) == name]
        if beside is not None and len(found) > 1:
            part = "ancestor::*[self::tr or self::li or self::section or self::article or self::table][1]"
            found = [e for e in found if any(beside in p.text for p in e.find_elements(By.XPATH, part))]
        return found[-1] if found else None

    def _wait(self, look, what, seconds=10):
        end = time.monotonic() + seconds
        while True:
            try:
                found = look()
                if found is not None:
                    return found
            except (NoSuchElementException, StaleElementReferenceException):
                pass  # the page is changing
            if time.monotonic() > end:
                raise NotThere(f"{what}, at {self.address()}:\n{self.text()}")
            time.sleep(0.1)

    def _click(self, element):
        """And lets the page that may follow come, so that the next look is at that one."""
        self.driver.execute_script("window.scsOld = true; arguments[0].scrollIntoView({block: 'center'})", element)
        element.click()
        end = time.monotonic() + 0.5
        while time.monotonic() < end and self.driver.execute_script("return window.scsOld === true"):
            time.sleep(0.05)
        self._wait(lambda: self.driver.execute_script("return document.readyState") == "complete" or None, "no end")

    def has(self, name):
        return self._named(PRESSABLE, name) is not None

    def is_field(self, name):
        return self._named(FIELDS, name) is not None

    def is_setting(self, name):
        """A heading of a column, or the word before a value: what is looked at, and is as it should be."""
        return any(e.is_displayed() and e.text.strip() == name
                   for e in self.driver.find_elements(By.CSS_SELECTOR, "th, dt"))

    def submit(self):
        """Presses the button of the form that asks for something."""
        forms = [f for f in self.driver.find_elements(By.TAG_NAME, "form")
                 if any(f.find_elements(By.CSS_SELECTOR, FIELDS)) or f.find_elements(By.TAG_NAME, "button")]
        wanted = [f for f in forms if any(e.is_displayed() for e in f.find_elements(By.CSS_SELECTOR, FIELDS))] or forms
        buttons = [b for b in wanted[-1].find_elements(By.CSS_SELECTOR, "button, input[type=submit]") if b.is_displayed()]
        self._click(buttons[0])

    def press(self, name, beside=None):
        element = self._wait(lambda: self._named(PRESSABLE, name, beside), f"nothing called “{name}” to press")
        self._click(element)

    def fill(self, name, text):
        element = self._wait(lambda: self._named(FIELDS, name), f"no field called “{name}”")
        element.clear()
        element.send_keys(text)

    def fields(self, css=FIELDS):
        return [e for e in self.driver.find_elements(By.CSS_SELECTOR, css) if e.is_displayed()]

    def fill_only(self, css, text):
        """The one field of its kind, as the mail address is on a page that asks for nothing else."""
        for element in self._wait(lambda: self.fields(css) or None, f"no field {css}"):
            element.clear()
            element.send_keys(text)

    def give_file(self, path):
        """Where the page asks for a file."""
        for element in self.fields("input[type=file]"):
            element.send_keys(str(path))

    def tick(self, names):
        """The boxes that are called so, or have the word in their name, as an address has its person."""
        wanted = set(names)
        for box in self.fields(TICKS):
            name = box.accessible_name.strip()
            words = {name, *name.split()}
            for name in wanted & words:
                if not box.is_selected():
                    box.click()
                wanted.discard(name)
        if wanted:
            raise NotThere(f"nothing to tick called {sorted(wanted)}, at {self.address()}:\n{self.text()}")

    def wait_text(self, text, seconds=20):
        self._wait(lambda: True if text in self.text() else None, f"no text “{text}”", seconds)
