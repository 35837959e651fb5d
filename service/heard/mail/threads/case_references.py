"""The landlord's case references in a text: claims, since anybody can write a number.

People copy them from paper, and loosely: `loose_references` has what may be one.
"""

from __future__ import annotations

import re

_MARKS = "-\u2010\u2011\u2012\u2013\u2212"
_BETWEEN = rf"[ \t]?[{_MARKS}\u2014/\\._ \t]?[ \t]?"
_DIGITS = 4
"""Of the number in a reference, at least."""


def case_references(text: str, prefix: str) -> tuple[str, ...]:
    """Return the landlord's case references in a text ("NH-25-0042"), in capitals, in order, each once.

    A reference is a claim: anybody can write a number.
    """
    if not prefix:
        return ()
    pattern = re.compile(
        rf"(?<![^\W_]){re.escape(prefix)}\s?[{_MARKS}]\s?(\d\d)\s?[{_MARKS}]\s?(\d{{4,7}})(?!\d)",
        re.IGNORECASE | re.ASCII,
    )
    return tuple(dict.fromkeys(f"{prefix.upper()}-{year}-{number}" for year, number in pattern.findall(text)))


def loose_references(text: str, prefix: str) -> tuple[str, ...]:
    """Return what may be references, written as people copy them: "NH 26 0001", "nh/26/1", "NH260001".

    As they would be written in full, in order, each once, with those that are.  Whether there is such a case is to be
    seen.
    """
    if not prefix:
        return ()
    apart = rf"(?P<year>\d\d)(?:{_BETWEEN}(?<!\d)(?P<number>\d{{1,7}})|(?P<joined>\d{{{_DIGITS},7}}))"
    pattern = re.compile(
        rf"(?<![^\W_]){re.escape(prefix)}{_BETWEEN}(?:20(?=\d\d\D))?{apart}(?![^\W_])", re.IGNORECASE | re.ASCII
    )
    found = ((each["year"], int(each["number"] or each["joined"])) for each in pattern.finditer(text))
    return tuple(dict.fromkeys(f"{prefix.upper()}-{year}-{number:0{_DIGITS}}" for year, number in found))
