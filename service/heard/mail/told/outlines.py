"""The outline of a text: an octet for every character, that shows where digits and capitals stand.

A look for one certain octet takes a tenth of the time that a look for any of ten digits does, and
what is told stands at digits and capitals.  Where something stands in the outline, it stands in the
text.  Pure.
"""

from __future__ import annotations

import string

_DRAWN = bytes.maketrans(
    (string.digits + string.ascii_uppercase + string.ascii_lowercase).encode(), b"0" * 10 + b"A" * 26 + b"a" * 26
)


def outline(text: str) -> bytes:
    """Return the outline of a text: b"AA-00-0000, Aaa" for "NH-25-0042, Ray".

    Signs stand for themselves, and "?" also for whatever is not ASCII.
    """
    return text.encode("ascii", "replace").translate(_DRAWN)
