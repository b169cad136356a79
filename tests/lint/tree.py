#!/usr/bin/python3
# SPDX-FileCopyrightText: 2026 The Sales Connect Setup authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The tree as a whole: no secrets, nothing of the machine it lay on, each file with its licence, the id in one place."""

import hashlib
import re
from pathlib import Path

from findings import Report, line_of, text_of, tree_files

SECRETS = "no file holds a key or token that could be real"
PRODUCT = "the tree speaks of the product alone"
LICENCE = "every source file says its licence"
ONE_ID = "the application's id is defined in the root meson.build and generated elsewhere"

SECRET = re.compile(r"-----BEGIN [A-Z ]*PRIVATE KEY-----|\beyJ[\w-]{20,}\.eyJ[\w-]{10,}|\bgh[pousr]_\w{30,}|\bAKIA[A-Z0-9]{16}\b"
                    r"|\bxox[abp]-\w{10,}|\b00D[A-Za-z0-9]{12,15}![\w.]{60,}")
# Test data says so in the line before, or in its own; a file of tests/data in its first line.
MARK = re.compile(r"test data|invented", re.I)
MACHINE = re.compile(r"(?<![\w.$}/~-])/(work|root|home/\w+|tmp/(bash|build|fp)[\w-]*)/|\bartifactory\b|\bnexus[.-]\w+\."
                     r"|\bsnapshot\.debian\.org\b|\bdeb\.debian\.org\b|\bpypi\.org\b|\bregistry\.\w+", re.I)
# Words about anything but the product, as digests, so that this file does not hold them.
WORDS = {
    "053ea4804ef1bb33", "31a85e22a24a7a4f", "32e83e92d45d71f6",
    "3ea125d0bff386e6", "442e56863b7e9cf8", "487b91042c7cf27a", "5eff592cc497fccb",
    "60965168ce762e94", "7d3194f79e645c42", "8368ec5f1a153787", "94a168d2da574b00",
    "a4d76a4d59584d6f", "c247e9808f5e81b8", "c5f9d8f01eaaecc5", "c70eca6b0f88f44d", "c857d09db23e6822",
    "cf98b41fb0f2d763", "d298391b07433318", "de2187af3fb01170", "ee662f0a4316976d", "f63a0cea694085ec",
}
LICENSED = {".c", ".h", ".py", ".sh", ".ui", ".css"}
ID = "io.github.salesconnect"
# The keyring's schema name is a constant of its own, so that a later change of the id orphans nothing.
ID_MAY_STAND = re.compile(r"^(meson\.build|src/store/scs-keyring[\w-]*\.[ch]|tests/|docs/|flatpak/|README|build-aux/|po/.*\.po$|\.git)")


def digest(word):
    return hashlib.sha256(word.encode()).hexdigest()[:16]


def check_words(report, path, text):
    words = [(m.group().lower(), m.start()) for m in re.finditer(r"[A-Za-z]+", text)]
    for number, (word, offset) in enumerate(words):
        pair = f"{word} {words[number + 1][0]}" if number + 1 < len(words) else ""
        for candidate in (word, pair):
            if candidate and digest(candidate) in WORDS:
                report.fault(PRODUCT, f"{path}:{line_of(text, offset)}", candidate)


def check_secrets(report, path, text):
    lines = text.split("\n")
    if path.parts[:2] == ("tests", "data") and MARK.search(lines[0]):
        return
    for match in SECRET.finditer(text):
        number = line_of(text, match.start())
        if not any(MARK.search(line) for line in lines[max(0, number - 2):number]):
            report.fault(SECRETS, f"{path}:{number}", match.group()[:30])


def main():
    report = Report()
    for sentence in (SECRETS, PRODUCT, LICENCE, ONE_ID):
        report.promise(sentence)
    files = tree_files()
    for path in files:
        try:
            text = text_of(path)
        except UnicodeDecodeError:
            continue
        check_secrets(report, path, text)
        if str(path) != "COPYING":
            check_words(report, path, text)
        if path != Path("tests/lint/tree.py"):
            for match in MACHINE.finditer(text):
                report.fault(PRODUCT, f"{path}:{line_of(text, match.start())}", match.group())
        if (path.suffix in LICENSED or text.startswith("#!")) and "SPDX-License-Identifier: " not in "\n".join(text.split("\n")[:6]):
            report.fault(LICENCE, path, "names no licence")
        if ID in text.lower() and not ID_MAY_STAND.match(str(path)):
            report.fault(ONE_ID, f"{path}:{line_of(text, text.lower().index(ID))}", "use what meson.build generates")
    if not files:
        report.fault(SECRETS, "the tree", "is empty: nothing was looked at")
    report.finish()


if __name__ == "__main__":
    main()
