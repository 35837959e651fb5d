"""Whom an officer means who writes a colleague's name.

A name that two people have names nobody: both are shown, and whoever wrote it says which.  Pure.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from difflib import get_close_matches

from heard.casework.people import Officer

_TITLE = re.compile(r"(?:mr|mrs|ms|miss|mx|dr|cllr)\.? ", re.IGNORECASE)
_LIKE = 0.75
_SHORT = 3
"""Letters of a first name from which on one may be short for another: "Gary", "Gareth"."""


def officers_named(words: str, staff: Iterable[Officer]) -> tuple[Officer, ...]:
    """Return whom words name, all of them: one officer; several where it is not plain which; () where nobody.

    An address or a full name goes before a surname or a first name, which names whoever alone has it.
    """
    said = " ".join(words.lower().split()).strip("@.,<>\"'")
    said = _TITLE.sub("", said, count=1)
    for way in _WAYS if said else ():
        if found := tuple(officer for officer in staff if said in way(officer)):
            return found
    return ()


def officers_like(words: str, staff: Iterable[Officer]) -> tuple[Officer, ...]:
    """Return those whose names are nearly what was written, or long for it, the nearest first; at most three."""
    said = words.lower().strip(" @")
    by_name = {name: officer for officer in staff for name in (*_full(officer), *_parts(officer))}
    close = get_close_matches(said, by_name, n=6, cutoff=_LIKE)
    longer = [name for name in by_name if len(said) >= _SHORT and " " not in said and name[:_SHORT] == said[:_SHORT]]
    return tuple(dict.fromkeys(by_name[name] for name in (*close, *longer)))[:3]


def _full(officer: Officer) -> tuple[str, ...]:
    return (" ".join(officer.name.lower().split()),)


def _address(officer: Officer) -> tuple[str, ...]:
    return (officer.address,)


def _parts(officer: Officer) -> tuple[str, ...]:
    """Return the first name, the surname, and both with an initial for the first."""
    words = officer.name.lower().split()
    if not words:
        return ()
    first, last = words[0], words[-1]
    return (first, last, f"{first[0]} {last}", f"{first[0]}. {last}", " ".join(words[1:]))


_WAYS: tuple[Callable[[Officer], tuple[str, ...]], ...] = (_address, _full, _parts)
