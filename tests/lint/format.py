#!/usr/bin/python3
# SPDX-FileCopyrightText: 2026 The Sales Connect Setup authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The formatter decides: C files look as clang-format leaves them."""

import re
import shutil
import subprocess

from findings import ROOT, Report, tree_files

WANTED = "every C file is as clang-format leaves it"


def main():
    report = Report()
    report.promise(WANTED)
    formatter = shutil.which("clang-format-14") or shutil.which("clang-format")
    files = [str(p) for p in tree_files() if p.suffix in (".c", ".h") and p.parts[0] in ("src", "tests")]
    version = subprocess.run([formatter, "--version"], capture_output=True, text=True).stdout if formatter else ""
    if not formatter:
        report.skip(WANTED, "clang-format is not installed")
    elif not re.search(r"version 14\.", version):
        report.skip(WANTED, "another clang-format than 14 would lay out differently")
    else:
        run = subprocess.run([formatter, "--dry-run", "-Werror", *files], cwd=ROOT, capture_output=True, text=True)
        places = re.findall(r"^(\S+?):(\d+):\d+: error:", run.stderr, re.M)
        for name in sorted({name for name, _ in places}):
            report.fault(WANTED, name, "line " + ", ".join(sorted({n for f, n in places if f == name}, key=int)[:8]))
        if run.returncode != 0 and not places:
            report.fault(WANTED, "clang-format", run.stderr.strip()[:400])
    report.finish()


if __name__ == "__main__":
    main()
