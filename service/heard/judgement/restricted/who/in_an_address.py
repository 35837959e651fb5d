"""What an address tells of whoever it belongs to, by what stands before its "@".

A name counts where it is a part of its own: "walter.hall", "hall47" and "whall" may be Walter Hall's, "marshall" and
"kingston" are no Hall's and no King's.  "mary.crake" is another Crake.

Pure.
"""

from __future__ import annotations

import re
from functools import lru_cache
from itertools import permutations

from heard.mail.told.given_names import is_given, same_given
from heard.mail.told.personal_names import PARTICLES, folded, taken_apart

PERHAPS, BY_GIVEN_NAME, IN_ADDRESS = 1.5, 1.5, 1.0
BRACKETS = re.compile(r"\(([^()]{2,30})\)")
_PARTS = re.compile(r"[^\W\d_]+")
_SHORTEST = 3
"""Letters of a family name that is looked for."""
_LONG = 5
"""Letters of one that nothing else ends with by chance: "blake" is no B. Lake."""


def in_an_address(local: str, theirs: tuple[str, ...]) -> float:
    """Return how surely an address is a person's: by their whole name, a family name, or a given name in an odd place.

    A family name beside somebody else's given name, or beside an initial that is not theirs, tells nothing.
    """
    return _told_by(local, theirs)


@lru_cache(maxsize=4_000)
def bears_family(local: str, theirs: tuple[str, ...]) -> bool:
    """Say whether a family name of a person's is a part of an address."""
    return any(_is_family(part, theirs) for part in _parts(local))


def of_another(local: str, theirs: tuple[str, ...]) -> str:
    """Return the name of somebody else in the family whose address it is, "mary crake"; "" where it is nobody's."""
    parts = _parts(local)
    family = next((part for part in parts if part in families(theirs)), "")
    if not family or any(fits(part, all_given(theirs)) for part in parts):
        return ""
    given = next((part for part in parts if part != family and len(part) > 1 and is_given(part)), "")
    return f"{given} {family}" if given else ""


@lru_cache(maxsize=4_000)
def _told_by(local: str, theirs: tuple[str, ...]) -> float:
    parts, known = _parts(local), given_names(theirs)
    has_given = any(fits(part, known) for part in parts)
    if any(_is_family(part, theirs) for part in parts):
        if has_given or any(part in _run_together(theirs) for part in parts):
            return PERHAPS
        initials = [part for part in parts if len(part) == 1]
        is_theirs = not initials or any(each[0] == initial for each in all_given(theirs) for initial in initials)
        return IN_ADDRESS if is_theirs and not of_another(local, theirs) else 0.0
    return BY_GIVEN_NAME if has_given else 0.0


def _parts(local: str) -> list[str]:
    return _PARTS.findall(folded(local))


def _is_family(part: str, theirs: tuple[str, ...]) -> bool:
    return part in families(theirs) or part in _run_together(theirs) or part in _with_initial(theirs)


@lru_cache(maxsize=256)
def families(names: tuple[str, ...]) -> frozenset[str]:
    """Return the family names of a person, each part of a double one and the whole in one word."""
    told = [re.split(r"[\s-]+", taken_apart(BRACKETS.sub(" ", name)).family) for name in names]
    parts = frozenset(word for words in told for word in (*words, "".join(words)) if len(word) >= _SHORTEST)
    return parts - PARTICLES


@lru_cache(maxsize=256)
def _run_together(names: tuple[str, ...]) -> frozenset[str]:
    """Return the whole names as one word, "waltercrake" and "crakewalter"."""
    pairs = [(given, family) for given in given_names(names) if len(given) > 1 for family in families(names)]
    return frozenset("".join(order) for pair in pairs for order in permutations(pair))


@lru_cache(maxsize=256)
def _with_initial(names: tuple[str, ...]) -> frozenset[str]:
    """Return the family names with an initial in one word, "wcrake" and "crakew"."""
    long = [family for family in families(names) if len(family) >= _LONG]
    pairs = [(given[0], family) for given in given_names(names) for family in long]
    return frozenset("".join(order) for pair in pairs for order in permutations(pair))


@lru_cache(maxsize=256)
def given_names(names: tuple[str, ...]) -> tuple[str, ...]:
    """Return the given names of a person, and what stands in brackets behind one: "Tyrone Blackshaw (Ty)"."""
    bare = (taken_apart(BRACKETS.sub(" ", name)) for name in names)
    nicknames = (folded(each) for name in names for each in BRACKETS.findall(name))
    return tuple(dict.fromkeys((*(parts.given[0] for parts in bare if parts.given), *nicknames)))


@lru_cache(maxsize=256)
def all_given(names: tuple[str, ...]) -> tuple[str, ...]:
    """Return the given names of a person, their second ones among them."""
    bare = (taken_apart(BRACKETS.sub(" ", name)) for name in names)
    return tuple(dict.fromkeys((*given_names(names), *(given for parts in bare for given in parts.given))))


def fits(word: str, known: tuple[str, ...]) -> bool:
    """Say whether a word is one of these given names, or another form of one."""
    return len(word) > 1 and any(word == each or same_given(word, each) for each in known)
