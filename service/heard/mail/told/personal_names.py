"""A personal name taken apart, and whether two names may be one person's.

What is compared is small and without accents.  A given name alone never ties anybody to
anybody; a family name does only beside a given name that fits.  Pure.
"""

from __future__ import annotations

import re
import unicodedata
from enum import StrEnum
from functools import lru_cache
from typing import NamedTuple

from heard.mail.told.given_names import full_forms, same_given

_TITLES = """
mr mrs ms miss mx dr prof professor rev revd reverend sir lady lord dame cllr councillor master madam fr sr herr frau
mme pan pani
"""
_HONOURS = "jnr jr snr sr esq mbe obe cbe ba bsc ma msc phd jp bem esquire qc kc ret retd hons mp"
_FRONTS = "van von der den de del della di da dos das du la le ter ten bin ibn al el ap ab st mac mc san santa abu"

TITLES = frozenset(_TITLES.split())
PARTICLES = frozenset(_FRONTS.split())
_AFTER = frozenset(_HONOURS.split())
_WORDS = re.compile(r"[^\W\d_][\w'-]*")
_LETTERS = str.maketrans(
    {"ł": "l", "ø": "o", "đ": "d", "ß": "ss", "æ": "ae", "œ": "oe", "þ": "th", "ð": "d", "ı": "i", "ħ": "h"}
    | dict.fromkeys("'\u2018\u2019\u02bc`\u00b4", "")
    | dict.fromkeys("\u2010\u2011\u2012\u2013", "-")
)
_LIMIT = 120


class Likeness(StrEnum):
    """Whether two names may be one person's."""

    YES = "yes"
    MAYBE = "maybe"
    NO = "no"


class Name(NamedTuple):
    """A name taken apart; `family` is "" where only a given name is told."""

    title: str
    given: tuple[str, ...]
    family: str

    @property
    def normal(self) -> str:
        """The name to compare: "arthur hadley"; a title stays only where no given name is told."""
        front = self.given or ((self.title,) if self.title else ())
        return " ".join((*front, self.family) if self.family else front)


def folded(text: str) -> str:
    """Return a name to compare: small letters, without accents, apostrophes and doubled spaces."""
    small = text[:_LIMIT].lower()
    if small.isascii():
        if small.isalpha():
            return small
        small = small.replace("'", "").replace("`", "")
    else:
        small = unicodedata.normalize("NFKD", small.translate(_LETTERS))
        if not small.isascii():
            small = "".join(letter for letter in small if not unicodedata.combining(letter))
    return " ".join(small.split())


def taken_apart(name: str) -> Name:
    """Return the title, given names and family name: "Hadley, Mr A." and "Mr A Hadley" are the same."""
    text = folded(name)
    text = text.partition("(")[0] or text
    before, comma, after = text.partition(",")
    if comma and (rest := _WORDS.findall(after)) and not set(rest) <= _AFTER:
        words = [*rest, *_WORDS.findall(before)]
        family_words = len(_WORDS.findall(before))
    else:
        words = _WORDS.findall(before)
        family_words = 1
    title = ""
    while words and words[0] in TITLES and len(words) > 1:
        title, words = title or words[0], words[1:]
    while len(words) > 1 and words[-1] in _AFTER:
        words = words[:-1]
    words = [word.strip("-") for word in words if word.strip("-")]
    if len(words) <= 1:
        return Name(title, (), words[0]) if title and words else Name("", tuple(words), "")
    if len(words[-1]) == 1:  # "Ray P": an initial tells no family
        return Name(title, tuple(words), "")
    start = len(words) - min(family_words, len(words) - 1)
    while start > 1 and words[start - 1] in PARTICLES:
        start -= 1
    return Name(title, tuple(words[:start]), " ".join(words[start:]))


def normal_name(name: str) -> str:
    """Return a name as `Name.normal` has it."""
    return taken_apart(name).normal


def name_key(name: str) -> str | None:
    """Return what a person is looked for by, family name and initial: "hadley a"; None where one is not told."""
    parts = taken_apart(name)
    return f"{parts.family} {parts.given[0][0]}" if parts.family and parts.given else None


@lru_cache(maxsize=1024)  # the landlord's staff are asked for with every message
def name_keys(name: str) -> tuple[str, ...]:
    """Return all a person may be looked for by: each part of a double family name, each initial of a short form."""
    parts = taken_apart(name)
    if not parts.family or not parts.given:
        return ()
    families = dict.fromkeys((parts.family, *(part for part in parts.family.split("-") if len(part) > 2)))
    first = parts.given[0]
    initials = dict.fromkeys((first[0], *sorted({full[0] for full in full_forms(first)})))
    return tuple(f"{family} {initial}" for family in families for initial in initials)


def alike(one: str, other: str) -> Likeness:
    """Say whether two names may be one person's.

    yes    the same family name, or a part of a double one, with the same given name or a short form of it
    maybe  the same family name with an initial that fits, or with no given name told, or one letter different
    """
    a, b = taken_apart(one), taken_apart(other)
    family = _family(a.family, b.family)
    if family is Likeness.NO:
        return Likeness.NO
    return min(family, _given(a.given, b.given), key=[Likeness.NO, Likeness.MAYBE, Likeness.YES].index)


def _family(one: str, other: str) -> Likeness:
    if not one or not other:
        return Likeness.NO
    if one == other or set(one.split("-")) & set(other.split("-")) - {""}:
        return Likeness.YES
    if one.replace(" ", "").replace("-", "") == other.replace(" ", "").replace("-", ""):
        return Likeness.YES
    return Likeness.MAYBE if min(len(one), len(other)) >= 6 and _one_letter_apart(one, other) else Likeness.NO


def _given(one: tuple[str, ...], other: tuple[str, ...]) -> Likeness:
    if not one or not other:
        return Likeness.MAYBE
    full, others = [name for name in one if len(name) > 1], [name for name in other if len(name) > 1]
    if any(same_given(name, another) for name in full for another in others):
        return Likeness.YES
    if len(one[0]) == 1 or len(other[0]) == 1:
        return Likeness.MAYBE if one[0][0] == other[0][0] else Likeness.NO
    return Likeness.NO


def _one_letter_apart(one: str, other: str) -> bool:
    if len(one) == len(other):
        return sum(a != b for a, b in zip(one, other, strict=True)) == 1
    short, long = sorted((one, other), key=len)
    return len(long) == len(short) + 1 and any(long[:at] + long[at + 1 :] == short for at in range(len(long)))
