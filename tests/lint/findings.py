# SPDX-FileCopyrightText: 2026 The Sales Connect Setup authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""What the lint tests have in common: the tree's files, C text without comments, and TAP."""

import os
import re
import subprocess
import sys
from pathlib import Path

ROOT = Path(os.environ.get("SCS_LINT_ROOT") or Path(__file__).resolve().parents[2])
SKIPPED_FOLDERS = re.compile(r"^(\.git|_build.*|_flatpak|_demo|__pycache__|\.flatpak-builder)$")


def tree_files():
    """Every file that is, or is about to be, part of the tree, as paths relative to ROOT."""
    if (ROOT / ".git").exists():
        command = ["git", "-c", "safe.directory=*", "-C", str(ROOT), "ls-files", "-z", "--cached", "--others",
                   "--exclude-standard"]
        try:
            names = subprocess.run(command, capture_output=True, check=True).stdout.decode().split("\0")
            return sorted(Path(n) for n in set(names) if n and (ROOT / n).is_file())
        except (OSError, subprocess.CalledProcessError):
            pass
    found = []
    for folder, folders, names in os.walk(ROOT):
        folders[:] = [f for f in folders if not SKIPPED_FOLDERS.match(f)]
        found += [Path(folder, n).relative_to(ROOT) for n in names]
    return sorted(found)


def text_of(path):
    return (ROOT / path).read_text(encoding="utf-8")


def line_of(text, offset):
    return text.count("\n", 0, offset) + 1


_C_PARTS = re.compile(r'/\*.*?\*/|//[^\n]*|"(?:\\.|[^"\\\n])*"|\'(?:\\.|[^\'\\\n])+\'', re.S)


def without_comments(text, keep_strings=False):
    """C text of the same length, with comments (and strings, unless kept) blanked out."""

    def blank(match):
        part = match.group()
        if keep_strings and part[0] == '"':
            return part
        if part[0] in "\"'":
            return part[0] + " " * (len(part) - 2) + part[-1]
        return re.sub(r"[^\n]", " ", part)

    return _C_PARTS.sub(blank, text)


class Function:
    """A function's definition: line numbers count from 1, the body is between the braces."""

    def __init__(self, name, static, first_line, body_first, body_last):
        self.name = name
        self.static = static
        self.first_line = first_line
        self.body_first = body_first
        self.body_lines = body_last - body_first + 1


def functions_of(text):
    """The functions of a C file laid out by the formatter: name and braces begin their lines."""
    lines = without_comments(text).split("\n")
    raw = text.split("\n")
    found = []
    for opening, line in enumerate(lines):
        if line.rstrip() != "{":
            continue
        name_at = opening - 1
        while name_at >= 0 and (not lines[name_at] or lines[name_at][0] in " \t)"):
            name_at -= 1
        match = re.match(r"(?:[\w\s*]*?[\s*])?(\w+) ?\(", lines[name_at]) if name_at >= 0 else None
        if match is None:
            continue
        closing = next((n for n in range(opening + 1, len(lines)) if lines[n].startswith("}")), len(lines) - 1)
        first = name_at
        while first > 0 and re.match(r"[A-Za-z_]", raw[first - 1]) and not re.search(r"[;)}]\s*$|\*/\s*$", raw[first - 1]):
            first -= 1
        head = " ".join(lines[first:name_at + 1])
        found.append(Function(match.group(1), re.search(r"\bstatic\b", head) is not None, first + 1, opening + 2, closing))
    return found


class Report:
    """Collects findings under named promises and prints them as TAP."""

    def __init__(self):
        self.promises = {}
        self.skipped = {}

    def promise(self, sentence):
        self.promises.setdefault(sentence, [])

    def skip(self, sentence, reason):
        self.promise(sentence)
        self.skipped[sentence] = reason

    def fault(self, sentence, place, what):
        self.promises.setdefault(sentence, []).append(f"{place}: {what}")

    def finish(self):
        print(f"1..{len(self.promises)}")
        for number, (sentence, faults) in enumerate(self.promises.items(), 1):
            note = f" # SKIP {self.skipped[sentence]}" if sentence in self.skipped else ""
            print(f"{'not ok' if faults else 'ok'} {number} - {sentence}{note}")
            for fault in faults:
                print(f"# {fault}")
        sys.exit(1 if any(self.promises.values()) else 0)
