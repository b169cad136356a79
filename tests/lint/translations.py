#!/usr/bin/python3
# SPDX-FileCopyrightText: 2026 The Sales Connect Setup authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The Japanese catalogue: complete, up to date, in the words that the products themselves use."""

import ast
import os
import re
import subprocess
import tempfile
from collections import Counter
from pathlib import Path

from findings import ROOT, Report, text_of

CATALOGUE = "po/ja.po"
WELL_FORMED = "msgfmt accepts the catalogue"
COMPLETE = "every text is translated, none is in doubt, none is left over"
CURRENT = "the catalogue holds the texts of the sources, all of them and no others"
JAPANESE = "no translation is the English text"
WORDS = "no translation uses a word that the products do not use"
WIDTH = "half-width and full-width characters stand where they belong"
PLACEHOLDERS = "a translation has the placeholders and access keys of its text"
TYPOGRAPHY = "ellipses, quotes and apostrophes are the typographic ones, an ellipsis at the end is kept"

# As meson's glib preset calls it (po/meson.build).
XGETTEXT = ["xgettext", "--from-code=UTF-8", "--add-comments", "--keyword=_", "--keyword=N_", "--keyword=C_:1c,2",
            "--keyword=NC_:1c,2", "--keyword=g_dcgettext:2", "--keyword=g_dngettext:2,3",
            "--keyword=g_dpgettext2:2c,3", "--files-from=po/POTFILES.in", "--directory=."]
PRINTF = re.compile(r"%(?:\d+\$)?[-+#0']*(?:\d+|\*)?(?:\.(?:\d+|\*))?(?:hh|h|ll|l|z|j)?([diouxXeEfgGscp])|%%")
ACCESS_KEY = re.compile(r"(?<![\w/.-])_[A-Za-z0-9]|(?<=\b[A-Z])_[a-z]|(?<=\b[A-Z][a-z])_[a-z]|(?<=\b[A-Z][a-z]{2})_[a-z]|(?<=\b[A-Z][a-z]{3})_[a-z]")


class Entry:
    def __init__(self):
        self.line = 0
        self.flags = set()
        self.texts = {}

    @property
    def key(self):
        return (self.texts.get("msgctxt"), self.texts.get("msgid"), self.texts.get("msgid_plural"))

    @property
    def english(self):
        return [self.texts[k] for k in ("msgid", "msgid_plural") if k in self.texts]

    @property
    def translations(self):
        return [text for k, text in self.texts.items() if k.startswith("msgstr")]


def read_catalogue(text):
    """The entries of a PO file (the header first), and the line numbers of those left over."""
    entries, left_over, entry, field = [], [], Entry(), None
    for number, line in enumerate(text.splitlines() + [""], 1):
        if line.startswith("#~"):
            left_over.append(number)
        match = re.match(r"(msgctxt|msgid_plural|msgid|msgstr(?:\[\d+\])?)\s+(\".*\")\s*$", line)
        starts = line.startswith("#") or (match and match.group(1) in ("msgctxt", "msgid"))
        if entry.translations and (starts or not line.strip()):
            entries.append(entry)
            entry, field = Entry(), None
        if line.startswith("#,"):
            entry.flags |= {flag.strip() for flag in line[2:].split(",")}
        elif match:
            field = match.group(1)
            entry.line = entry.line or number
            entry.texts[field] = ast.literal_eval(match.group(2))
        elif line.startswith('"') and field:
            entry.texts[field] += ast.literal_eval(line.strip())
    return entries, left_over


def read_list(name):
    lines = (line.rstrip("\n") for line in text_of(f"tests/lint/{name}").splitlines())
    return [line for line in lines if line.strip() and not line.startswith("#")]


def check_tools(report, entries):
    """What gettext's own tools say: well-formed, and the same texts as the sources."""
    run = subprocess.run(["msgfmt", "--check", "-o", "/dev/null", CATALOGUE], cwd=ROOT, capture_output=True, text=True)
    for line in run.stderr.splitlines() if run.returncode else []:
        report.fault(WELL_FORMED, CATALOGUE, line.removeprefix(f"{CATALOGUE}:"))
    with tempfile.TemporaryDirectory() as folder:
        template = Path(folder, "template.pot")
        run = subprocess.run([*XGETTEXT, f"--output={template}"], cwd=ROOT, capture_output=True, text=True,
                             env={**os.environ, "GETTEXTDATADIRS": str(ROOT / "data")})
        if run.returncode:
            report.fault(CURRENT, "xgettext", run.stderr.strip()[-400:])
            return
        wanted = []
        if template.exists():
            wanted, _ = read_catalogue(template.read_text(encoding="utf-8"))
    there = {entry.key for entry in entries if entry.texts.get("msgid")}
    wanted = {entry.key for entry in wanted if entry.texts.get("msgid")}
    for _, text, _ in sorted(wanted - there, key=str):
        report.fault(CURRENT, CATALOGUE, f"misses {text!r}")
    for _, text, _ in sorted(there - wanted, key=str):
        report.fault(CURRENT, CATALOGUE, f"has {text!r}, which no source has")


def placeholders(text):
    found = Counter(m.group(1) or "%%" for m in PRINTF.finditer(text))
    found.update(re.findall(r"\{[a-z_]+\}", text))
    return found


def check_words(report, entry, place, forbidden, same, same_used):
    for english in entry.english:
        if english in entry.translations and re.search("[A-Za-z]", PRINTF.sub("", english)):
            if english in same:
                same_used.add(english)
            else:
                report.fault(JAPANESE, place, repr(english))
    for pattern, condition in forbidden:
        for text in entry.translations:
            match = pattern.search(text)
            if match and (condition is None or any(condition.search(e) for e in entry.english)):
                report.fault(WORDS, place, match.group())


def check_characters(report, entry, place):
    for text in entry.translations:
        for match in re.finditer(r"[｡-ﾟ]+|[Ａ-Ｚａ-ｚ０-９]+|\u3000|[、。]\s+(?=[^\s])|[ぁ-んァ-ヶ一-龠][,!?](?=\s|$|[ぁ-んァ-ヶ一-龠])", text):
            if "\n" not in match.group():
                report.fault(WIDTH, place, match.group())
    for texts in (entry.english, entry.translations):
        for text in texts:
            if "..." in text or '"' in text or re.search(r"\w'\w|(?<!\w)'\w|\w'(?!\w)", text):
                report.fault(TYPOGRAPHY, place, repr(text[:60]))


def check_shape(report, entry, place):
    longest = entry.english[-1]
    for text in filter(None, entry.translations):
        if placeholders(text) != placeholders(longest):
            report.fault(PLACEHOLDERS, place, f"{longest!r}: {text!r}")
        elif len(ACCESS_KEY.findall(longest)) != len(re.findall(r"\(_[A-Za-z0-9]\)|(?<!\w)_[A-Za-z0-9]", text)):
            report.fault(PLACEHOLDERS, place, f"access key: {longest!r}: {text!r}")
        if longest.endswith("…") != text.endswith("…"):
            report.fault(TYPOGRAPHY, place, f"{longest!r}: {text!r}")


def main():
    report = Report()
    for sentence in (WELL_FORMED, COMPLETE, CURRENT, JAPANESE, WORDS, WIDTH, PLACEHOLDERS, TYPOGRAPHY):
        report.promise(sentence)
    entries, left_over = read_catalogue(text_of(CATALOGUE))
    check_tools(report, entries)
    for number in left_over:
        report.fault(COMPLETE, f"{CATALOGUE}:{number}", "left over from an older source")
    forbidden = []
    for line in read_list("forbidden-ja.txt"):
        word, _, condition = line.partition("\t")
        forbidden.append((re.compile(word), re.compile(condition) if condition else None))
    same, same_used = set(read_list("same-in-japanese.txt")), set()
    for entry in entries:
        if not entry.texts.get("msgid"):
            continue
        place = f"{CATALOGUE}:{entry.line}"
        if "fuzzy" in entry.flags:
            report.fault(COMPLETE, place, f"in doubt: {entry.english[0]!r}")
        if not all(entry.translations):
            report.fault(COMPLETE, place, f"not translated: {entry.english[0]!r}")
        check_words(report, entry, place, forbidden, same, same_used)
        check_characters(report, entry, place)
        check_shape(report, entry, place)
    for text in sorted(same - same_used) if len(entries) > 1 else []:
        report.fault(JAPANESE, "tests/lint/same-in-japanese.txt", f"{text!r} is not in the catalogue in this form")
    report.finish()


if __name__ == "__main__":
    main()
