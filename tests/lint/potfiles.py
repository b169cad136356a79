#!/usr/bin/python3
# SPDX-FileCopyrightText: 2026 The Sales Connect Setup authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""po/POTFILES.in names the files with something to translate, all of them and no others, sorted.

With --write, makes it so.
"""

import re
import sys

from findings import ROOT, Report, text_of, tree_files, without_comments

NAMED = "po/POTFILES.in names every file with something to translate"
NO_OTHER = "po/POTFILES.in names no other file"
SORTED = "po/POTFILES.in is sorted, each file once"
CALL = re.compile(r"(?<![\w#])(_|N_|C_|NC_|Q_|ngettext|gettext|dgettext|g_dgettext|g_dngettext|g_dpgettext2?)\s*\(\s*\"")
TEMPLATES = (".desktop.in", ".metainfo.xml.in", ".gschema.xml.in")


def is_translated(path):
    if path.parts[0] == "src" and path.suffix in (".c", ".h"):
        code = re.sub(r"^[ \t]*#[ \t]*define\b.*$", "", without_comments(text_of(path), keep_strings=True), flags=re.M)
        return CALL.search(code) is not None
    if path.parts[0] == "data" and path.suffix == ".ui":
        return re.search(r"\btranslatable=[\"'](yes|true|1)[\"']", text_of(path)) is not None
    return path.parts[0] == "data" and (path.name.endswith(TEMPLATES) or path.name == "guide.xml")


def main():
    report = Report()
    listed = [line.strip() for line in text_of("po/POTFILES.in").splitlines()]
    listed = [line for line in listed if line and not line.startswith("#")]
    wanted = [str(path) for path in tree_files() if is_translated(path)]
    if "--write" in sys.argv[1:]:
        (ROOT / "po/POTFILES.in").write_text("".join(f"{name}\n" for name in sorted(wanted)))
        return
    for sentence in (NAMED, NO_OTHER, SORTED):
        report.promise(sentence)
    for name in sorted(set(wanted) - set(listed)):
        report.fault(NAMED, name, "is missing")
    for name in sorted(set(listed) - set(wanted)):
        report.fault(NO_OTHER, name, "has nothing to translate, or is not there")
    for earlier, later in zip(listed, listed[1:]):
        if earlier >= later:
            report.fault(SORTED, later, f"comes after {earlier}")
    report.finish()


if __name__ == "__main__":
    main()
