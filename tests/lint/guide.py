#!/usr/bin/python3
# SPDX-FileCopyrightText: 2026 The Sales Connect Setup authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The table of errands: of its shape, with texts that translators can work with, and nothing in it that is not there."""

import os
import re
import subprocess
import tempfile
from pathlib import Path
from xml.etree import ElementTree

from findings import ROOT, Report
from translations import read_catalogue

TABLE = "data/guide/guide.xml"
SCHEMA = "data/guide/guide.rng"
SHAPE = "the table is of the shape of its schema"
IDS = "every id is given once, and what is named is there"
TYPOGRAPHY = "texts have one blank between words, typographic quotes and one kind of arrow"
SENTENCES = "sentences end in a full stop and are few, titles do not"
LABELS = "every word in braces is a label, every label is used, with its Japanese form"
LINKS = "only documented pages are linked"
PATHS = "every path is whole: it begins where the application begins, and each label leads to the next"
ORDER = "what comes before an errand stands before it, in the order of the steps"
CHOICES = "what folds away can be left out"
FOUND = "xgettext finds every text, as the program reads it"
NOTES = "short titles and names have a note for translators"

# All that the documentation links to in these web applications
DOCUMENTED = {
    "https://toutapp.com/login",
    "https://toutapp.com/next#settings",
    "https://toutapp.com/next#settings/admin/user-management",
    "https://toutapp.com/next#settings/admin/tracking",
    "https://toutapp.com/next#settings/crm/salesforce/configure",
    "https://toutapp.com/next#settings/exchange_settings",
    "https://toutapp.com/next#settings/email-servers/smtp/configure",
    "https://toutapp.com/next#relationships",
    "https://toutapp.com/next#command_center",
    "https://login.salesforce.com/packaging/installPackage.apexp?p0=04t0b000001oWEZ",
    "https://nation.marketo.com/t5/Support/ct-p/Support",
    "https://account.adobe.com",
    "https://adminconsole.adobe.com",
}
STEPS = ["prerequisites", "account", "salesforce", "credentials", "marketo", "team", "sandbox", "summary"]
SECTIONS = {"main", "before", "connect", "after", "look", "find", "invite", "disconnect", "more"}
# What can be pressed where; "" is where an application begins.
MENUS = {
    "sales-connect": {
        "": ["gear-icon", "live-feed"],
        "gear-icon": ["settings"],
        "settings": ["admin-settings", "my-account", "my-profile", "integrations"],
        "admin-settings": ["salesforce", "marketo", "user-management", "team-management", "general", "unsubscribes"],
        "my-account": ["salesforce", "email-settings"],
        "salesforce": ["connections", "customizations", "sync-settings"],
        "marketo": ["team-access", "user-access"],
        "integrations": ["crm", "diagnostics"],
        "email-settings": ["email-connection"],
    },
    "marketo": {
        "": ["marketo-admin"],
        "marketo-admin": ["marketo-sales-connect", "marketo-sales-insight", "marketo-crm"],
        "marketo-sales-insight": ["actions-config"],
        "marketo-crm": ["sync-with-salesforce"],
    },
    "salesforce": {
        "": ["setup", "msi-config"],
        "setup": ["profiles", "oauth-usage", "object-manager", "workflow-rules", "remote-sites", "activity-custom-fields",
                  "apex-classes"],
        "object-manager": ["task"],
        "task": ["task-fields"],
        "task-fields": ["type"],
    },
}
# What is written there has no menus.
WITHOUT_PATH = ("mail", "support")
MAX_SENTENCES = {"paragraph": 4, "press": 2, "expect": 1, "guard": 2, "hint": 2, "cause": 2, "remedy": 3}
WITHOUT_STOP = ("role", "title", "confirm", "name", "subject")
IN_BRACES = re.compile(r"\{([a-z0-9-]*)\}")


def ids_of(element, name):
    return (element.get(name) or "").split()


def texts_of(root):
    """(place, element, text) of all that translators see."""
    for row in root.iter():
        if row.tag in ("role", "errand", "trouble"):
            for element in row.iter():
                if element.tag in MAX_SENTENCES or element.tag in WITHOUT_STOP:
                    yield row.get("id"), element, element.text or ""


def check_shape(report):
    run = subprocess.run(["xmllint", "--noout", "--relaxng", SCHEMA, TABLE], cwd=ROOT, capture_output=True, text=True)
    for line in run.stderr.splitlines() if run.returncode else []:
        report.fault(SHAPE, "xmllint", line)


def check_ids(report, root):
    for kind in ("role", "label", "errand", "trouble"):
        seen = set()
        for row in root.iter(kind):
            if row.get("id") in seen:
                report.fault(IDS, kind, f"{row.get('id')} is there twice")
            seen.add(row.get("id"))
    rows = {kind: {row.get("id") for row in root.iter(kind)} for kind in ("role", "errand", "trouble")}
    for row in [*root.iter("errand"), *root.iter("trouble")]:
        named = [("role", row.get("who")), ("role", row.get("for")), ("errand", row.get("errand"))]
        named += [("errand", need) for need in ids_of(row, "needs")]
        named += [("role", letter.get("to")) for letter in row.iter("letter")]
        named += [("trouble", trouble) for trouble in ids_of(row, "troubles")]
        for kind, name in named:
            if name and name not in rows[kind]:
                report.fault(IDS, row.get("id"), f"names the {kind} {name}")
    for errand in root.iter("errand"):
        if errand.get("section", "main") not in SECTIONS:
            report.fault(IDS, errand.get("id"), f"section {errand.get('section')}")


def check_typography(report, root):
    rows = list(texts_of(root)) + [(sign.text, sign, sign.text or "") for sign in root.iter("sign")]
    for place, _, text in rows:
        for wrong in ("  ", " ,", " .", "...", '"', "\u3000"):
            if wrong in text:
                report.fault(TYPOGRAPHY, place, f"{wrong!r} in {text!r}")
        if re.search(r"\w'|'\w|>|[＞][^ ]|[^ ][＞]", text):
            report.fault(TYPOGRAPHY, place, repr(text))


def check_sentences(report, root):
    for place, element, text in texts_of(root):
        ends = text.endswith((".", "?", ":") if element.tag == "paragraph" else (".", "?"))
        if element.tag in WITHOUT_STOP:
            if ends:
                report.fault(SENTENCES, place, f"{element.tag} has a full stop: {text!r}")
            continue
        if not ends:
            report.fault(SENTENCES, place, f"{element.tag} has no full stop: {text!r}")
        count = len(re.findall(r"[.?](?= |$)", text))
        if count > MAX_SENTENCES[element.tag]:
            report.fault(SENTENCES, place, f"{element.tag} has {count} sentences")


def check_labels(report, root):
    labels = {label.get("id"): label for label in root.iter("label")}
    used = set()
    for place, element, text in texts_of(root):
        named = IN_BRACES.findall(text)
        used.update(named)
        if len(named) != text.count("{") or len(named) != text.count("}"):
            report.fault(LABELS, place, f"a brace of its own: {text!r}")
        for name in named:
            if name not in labels:
                report.fault(LABELS, place, f"{{{name}}} is no label")
    for place in root.iter("place"):
        used.update(ids_of(place, "path"))
    for errand in root.iter("errand"):
        for name in IN_BRACES.findall(errand.findtext("press")):
            if name in labels and labels[name].get("app") != errand.get("app"):
                report.fault(LABELS, errand.get("id"), f"{{{name}}} is not to be pressed in {errand.get('app')}")
    for name, label in labels.items():
        if name not in used:
            report.fault(LABELS, name, "is not used")
        if label.get("en") in (label.get("en-other") or "").split(" | "):
            report.fault(LABELS, name, f"{label.get('en')} is said anyway")
        for form in (label.get("ja-other") or "").split(" | "):
            if form in (label.get("ja"), label.get("en")):
                report.fault(LABELS, name, f"{form} is said anyway")


def check_links(report, root):
    for row in root.iter():
        if row.get("link") and row.get("link") not in DOCUMENTED:
            report.fault(LINKS, row.get("id") or row.tag, row.get("link"))


def check_path(report, errand, place):
    path, menus = ids_of(place, "path"), MENUS.get(errand.get("app"), {})
    if not path and not place.get("link") and errand.get("app") == "sales-connect":
        report.fault(PATHS, errand.get("id"), "says nowhere to go")
    if path and errand.get("app") in WITHOUT_PATH:
        report.fault(PATHS, errand.get("id"), "has a path in no application")
    for before, label in zip(["", *path], path):
        if label not in menus.get(before, []):
            report.fault(PATHS, errand.get("id"), f"{label} does not follow {before or 'the beginning'}")
    if place.get("link", "").endswith("#settings") and len(path) < 3:
        report.fault(PATHS, errand.get("id"), "ends among the settings")


def check_order(report, root):
    errands, step = {}, 0
    for errand in root.iter("errand"):
        for need in ids_of(errand, "needs"):
            if need not in errands:
                report.fault(ORDER, errand.get("id"), f"{need} comes later")
        errands[errand.get("id")] = errand
        position = STEPS.index(errand.get("step")) if errand.get("step") in STEPS else -1
        if position < step:
            report.fault(ORDER, errand.get("id"), f"{errand.get('step')} is no step, or an earlier one")
        step = max(step, position)


def check_choices(report, root):
    for errand in root.iter("errand"):
        if errand.get("section") == "more" and errand.get("optional") != "yes":
            report.fault(CHOICES, errand.get("id"), "has to be done")


def check_notes(report, root):
    for place, element, text in texts_of(root):
        if element.tag in WITHOUT_STOP and len(text.split()) <= 2 and not element.get("note"):
            report.fault(NOTES, place, repr(text))


def check_found(report, root):
    """With the rules of data/its, as po/meson.build has it."""
    with tempfile.TemporaryDirectory() as folder:
        template = Path(folder, "template.pot")
        run = subprocess.run(["xgettext", "--from-code=UTF-8", f"--output={template}", TABLE], cwd=ROOT, text=True,
                             env={**os.environ, "GETTEXTDATADIRS": str(ROOT / "data")}, capture_output=True)
        if run.returncode or not template.exists():
            report.fault(FOUND, "xgettext", run.stderr.strip()[-400:])
            return
        entries, _ = read_catalogue(template.read_text(encoding="utf-8"))
    found = {entry.texts.get("msgid") for entry in entries} - {""}
    wanted = {text for _, _, text in texts_of(root)}
    for text in sorted(wanted - found):
        report.fault(FOUND, TABLE, f"not found: {text!r}")
    for text in sorted(found - wanted):
        report.fault(FOUND, TABLE, f"found, though no text: {text!r}")


def main():
    report = Report()
    for sentence in (SHAPE, IDS, TYPOGRAPHY, SENTENCES, LABELS, LINKS, PATHS, ORDER, CHOICES, NOTES, FOUND):
        report.promise(sentence)
    check_shape(report)
    root = ElementTree.parse(ROOT / TABLE).getroot()
    check_ids(report, root)
    check_typography(report, root)
    check_sentences(report, root)
    check_labels(report, root)
    check_links(report, root)
    for errand in root.iter("errand"):
        for place in errand.iter("place"):
            check_path(report, errand, place)
    check_order(report, root)
    check_choices(report, root)
    check_notes(report, root)
    check_found(report, root)
    report.finish()


if __name__ == "__main__":
    main()
