"""Whoever lives with a person whose contact is limited, or is close to them, as the register has it.

Pure.
"""

from __future__ import annotations

import re
from functools import lru_cache

from heard.judgement.limit import Limit
from heard.judgement.restricted.who.borrowed import small_text
from heard.judgement.restricted.who.in_an_address import BRACKETS, families, fits, given_names
from heard.judgement.restricted.words.once import Once
from heard.mail.told.given_names import is_given, same_given
from heard.mail.told.personal_names import Likeness, alike, folded, taken_apart

_RELATIONS = """
wife husband partner son daughter mother father mum dad sister brother grandson granddaughter aunt uncle friend carer
neighbour cousin nephew niece
"""
KIN = frozenset(_RELATIONS.split())


def namesake_at_home(limit: Limit) -> bool:
    """Say whether somebody close to the person bears the same name: a father and a son."""
    people = (BRACKETS.sub(" ", each).strip() for each in limit.household)
    return any(alike(each, name) is Likeness.YES for each in people for name in limit.names)


def introduced(once: Once, limit: Limit) -> str:
    """Return the name by which somebody of the household says that they write: "hi its femi her son"; "" for none."""
    says_so = _says_it_is(limit.household, limit.names)
    found = says_so.search(once.of(small_text)[:_BEGINS]) if says_so is not None else None
    return found["name"].capitalize() if found is not None else ""


_BEGINS = 300
"""Characters within which whoever writes says who they are."""


@lru_cache(maxsize=256)
def _says_it_is(household: tuple[str, ...], theirs: tuple[str, ...]) -> re.Pattern[str] | None:
    words = (word for each in household for word in re.findall(r"[^\W\d_]+", folded(each)))
    known = given_names(theirs)
    first = [word for word in dict.fromkeys(words) if is_given(word) or word in _firsts(household)]
    names = [word for word in first if word not in KIN and word not in families(theirs) and not fits(word, known)]
    if not names:
        return None
    kin = "|".join(sorted(KIN))
    return re.compile(
        rf"\b(?:it'?s|this is|i am|i'?m|my name is|me name is) (?P<name>{'|'.join(map(re.escape, names))})\b(?!'s)"
        rf"(?=,? (?:here|her|his|their|the|your tenant'?s|[\w-]+'?s) (?:\w+ )?(?:{kin})\b"
        rf"|,? (?:here|writing|typing|e-?mailing)\b"
        rf"|,? (?:on|from|using|with) (?:my )?(?:mum|mam|dad|nan|gran|her|his)\b|[.!])"
    )


def _firsts(household: tuple[str, ...]) -> frozenset[str]:
    """Return the word each entry of a household begins with, besides what kin it is."""
    words = ([word for word in re.findall(r"[^\W\d_]+", folded(each)) if word not in KIN] for each in household)
    return frozenset(each[0] for each in words if each)


def is_close(name: str, limit: Limit) -> bool:
    """Say whether a name is in the household of the register: "wife Maureen Pickersgill", "Joel (grandson)"."""
    return _is_one_of(name, limit.household, limit.names)


@lru_cache(maxsize=4_000)
def _is_one_of(name: str, household: tuple[str, ...], theirs: tuple[str, ...]) -> bool:
    parts = taken_apart(name)
    given, family = (parts.given[0] if parts.given else ""), parts.family
    # A family name alone, "Crake, 22", is as much theirs, and "Crake Family" is everybody's.
    is_no_first_name = given in families(theirs) and not (family and is_given(given))
    if is_no_first_name or any(alike(name, each) is Likeness.YES for each in theirs):
        return False
    for each in household:
        words = folded(each).replace("(", " ").replace(")", " ").replace(",", " ").split()
        at = next((at for at, word in enumerate(words) if given and same_given(given, word)), None)
        if at is not None and (len(family) <= 1 or family in words or not _has_family(words, at)):
            return True
    return False


def _has_family(words: list[str], at: int) -> bool:
    """Say whether an entry of the household tells a family name behind the given one at a place."""
    return at + 1 < len(words) and words[at + 1] not in KIN
