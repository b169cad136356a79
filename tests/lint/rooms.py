#!/usr/bin/python3
# SPDX-FileCopyrightText: 2026 The Sales Connect Setup authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The rooms of src/: who includes whom, sizes, names, and nothing that blocks."""

import re
from collections import Counter
from pathlib import Path

from findings import ROOT, Report, functions_of, line_of, text_of, tree_files, without_comments

SERVICES = {"services/marketo", "services/salesforce", "services/sales-connect"}
ALLOWED = {
    "main": {"app"},
    "app": {"pages", "widgets", "setup", "services/http", "store", "demo"} | SERVICES,
    "pages": {"widgets", "setup"},
    "widgets": {"setup"},
    "setup": {"services/http", "store"} | SERVICES,
    "services/http": set(),
    "store": set(),
    "demo": set(),
    **{service: {"services/http"} for service in SERVICES},
}
GENERATED = {"config.h", "scs-guide-resources.h"}
FILE_MAX, TEMPLATE_MAX, FOLDER_MAX = 800, 250, 15
# A test is often a table of cases, which splitting would only scatter.
FUNCTION_MAX = {"src": 60, "tests": 100}
BAD_NAME = re.compile(r"(^|[-_])(utils?|common|helpers?|manager)([-_.]|$)", re.I)
# The calls that block, beside everything that ends in _sync.
BLOCKING = re.compile(r"\b(\w+_sync|g_usleep|sleep|usleep|soup_session_send|soup_session_send_and_read|g_main_context_iteration)\s*\(")


def room_of(path):
    parts = path.parts[1:-1]
    if not parts:
        return "main"
    return "/".join(parts[:2]) if parts[0] == "services" else parts[0]


def stem_of(name):
    return re.sub(r"-(access|actions|job|private|rows)$", "", Path(name).stem)


def check_includes(report, path, text):
    wanted = "every #include follows an allowed way between rooms"
    room = room_of(path)
    if room not in ALLOWED:
        report.fault(wanted, path, f"the room {room} is not known")
        return
    for match in re.finditer(r'^[ \t]*#[ \t]*include[ \t]*"([^"]+)"', text, re.M):
        name = match.group(1)
        place = f"{path}:{line_of(text, match.start())}"
        if name in GENERATED:
            continue
        target = room_of(Path("src") / name)
        if "/" not in name or ".." in name or target not in ALLOWED:
            report.fault(wanted, place, f'"{name}" does not name a room, from src/')
        elif target != room and target not in ALLOWED[room]:
            report.fault(wanted, place, f"{room} may not include {target}")
        elif target == room == "pages" and not stem_of(name) in (stem_of(path.name), "scs-page"):
            report.fault(wanted, place, "a page never reads another page")


def check_blocking(report, path, code, allowed, used):
    wanted = "nothing blocks the main loop"
    for match in BLOCKING.finditer(code):
        key = (str(path), match.group(1))
        if key in allowed:
            used.add(key)
        else:
            report.fault(wanted, f"{path}:{line_of(code, match.start())}", match.group(1))


def read_allowed():
    """Lines of `path function reason`: the calls that are made on a worker thread."""
    allowed = {}
    for line in text_of("tests/lint/blocking-allowed.txt").splitlines():
        if line.strip() and not line.startswith("#"):
            path, function, reason = line.split(None, 2)
            allowed[(path, function)] = reason
    return allowed


def main():
    report = Report()
    for sentence in ("every #include follows an allowed way between rooms", "no file is a drawer",
                     f"no file is longer than {FILE_MAX} lines, no template longer than {TEMPLATE_MAX}",
                     "no function is longer than " + ", ".join(f"{n} lines in {top}/" for top, n in FUNCTION_MAX.items()),
                     f"no folder has more than {FOLDER_MAX} .c files",
                     "nothing below app asks for the default application", "nothing blocks the main loop"):
        report.promise(sentence)
    sentences = list(report.promises)
    allowed, used = read_allowed(), set()
    folders = Counter()
    for path in tree_files():
        if BAD_NAME.search(path.name) and path.parts[0] in ("src", "tests", "data", "build-aux"):
            report.fault(sentences[1], path, "is named for no subject")
        if path.suffix == ".ui" and len(text_of(path).splitlines()) > TEMPLATE_MAX:
            report.fault(sentences[2], path, f"{len(text_of(path).splitlines())} lines")
        if path.suffix not in (".c", ".h") or path.parts[0] not in ("src", "tests"):
            continue
        text = text_of(path)
        if len(text.splitlines()) > FILE_MAX:
            report.fault(sentences[2], path, f"{len(text.splitlines())} lines")
        for function in functions_of(text):
            if function.body_lines > FUNCTION_MAX[path.parts[0]] and not function.name.endswith("_class_init"):
                report.fault(sentences[3], f"{path}:{function.first_line}", f"{function.name}, {function.body_lines} lines")
        if path.parts[0] == "src":
            code = without_comments(text)
            folders[path.parent] += path.suffix == ".c"
            check_includes(report, path, text)
            check_blocking(report, path, code, allowed, used)
            if room_of(path) not in ("main", "app") and "g_application_get_default" in code:
                report.fault(sentences[5], path, "g_application_get_default")
    for folder, count in folders.items():
        if count > FOLDER_MAX:
            report.fault(sentences[4], folder, f"{count} files")
    for path, function in sorted(set(allowed) - used):
        report.fault(sentences[6], "tests/lint/blocking-allowed.txt", f"{path} does not call {function}")
    if not (ROOT / "src/main.c").is_file():
        report.fault(sentences[0], ROOT, "has no src/main.c: nothing was looked at")
    report.finish()


if __name__ == "__main__":
    main()
