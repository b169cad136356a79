#!/usr/bin/python3
# SPDX-FileCopyrightText: 2026 The Sales Connect Setup authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Every public function has a documentation comment directly above its definition."""

import re

from findings import Report, functions_of, text_of, tree_files

WANTED = "every function that is not static is documented where it is defined"
NAMED = "a documentation comment begins with the name of its function"


def comment_above(lines, first_line):
    """The lines of the comment that ends just above `first_line`, or None."""
    at = first_line - 2
    if at < 0 or not lines[at].rstrip().endswith("*/"):
        return None
    start = at
    while start > 0 and not lines[start].lstrip().startswith("/*"):
        start -= 1
    return lines[start:at + 1]


def main():
    report = Report()
    report.promise(WANTED)
    report.promise(NAMED)
    for path in tree_files():
        if path.suffix != ".c" or path.parts[0] != "src":
            continue
        text = text_of(path)
        lines = text.split("\n")
        for function in functions_of(text):
            if function.static or function.name == "main" or function.name.endswith("_get_type"):
                continue
            place = f"{path}:{function.first_line}"
            comment = comment_above(lines, function.first_line)
            if comment is None or not comment[0].startswith("/**"):
                report.fault(WANTED, place, function.name)
            elif not re.search(rf"\b{function.name}:", " ".join(comment[:2])):
                report.fault(NAMED, place, function.name)
    report.finish()


if __name__ == "__main__":
    main()
