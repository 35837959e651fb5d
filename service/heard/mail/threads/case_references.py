"""The landlord's case references in a text: claims, since anybody can write a number."""

from __future__ import annotations

import re

_MARKS = "-\u2010\u2011\u2012\u2013\u2212"


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
