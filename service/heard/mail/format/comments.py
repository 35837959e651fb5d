"""Comments in headers (RFC 5322, 3.2.2): whatever stands in round brackets says nothing."""

from __future__ import annotations

import re

_MARK = re.compile(r'[()\\"]')


def without_comments(text: str) -> str:
    """Return a header's value without its comments, however deep; all behind one that does not end is left out."""
    out: list[str] = []
    depth, kept, at, quoted = 0, 0, 0, False
    while mark := _MARK.search(text, at):
        at = mark.end()
        if mark[0] == "\\":
            at += 1
        elif mark[0] == '"':
            quoted = not quoted if depth == 0 else quoted
        elif not quoted:
            if mark[0] == "(":
                if depth == 0:
                    out.append(text[kept : mark.start()])
                depth += 1
            elif depth:
                depth -= 1
                kept = mark.end()
    return " ".join([*out, text[kept:]]) if depth == 0 else " ".join(out)
