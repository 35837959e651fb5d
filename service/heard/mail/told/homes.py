"""Homes in a text, as people write them: "Flat 61, Rowan Tower", "61 rowan twr", "2a Quarry Ct".

A home is a number and the name of a street or a block; a flat of a block and a house of a
street come out alike, since people write the one as the other.  "3 weeks", "stage 2" and
"24 hours Monday" are none, and a garage is no home.  Pure; every look is of bounded length.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from itertools import islice

from heard.mail.told.outlines import outline
from heard.mail.told.places import (
    LIMIT,
    MOST,
    TRIED,
    normal_street,
    small_words,
    straight,
    street_after,
    streets_written_large,
    streets_written_small,
)
from heard.mail.told.street_words import SMALL_TYPES, TYPES, UNITS, WELSH_TYPES

_NUMBER = re.compile(r"[0-9][0-9]{0,3}+[A-Za-z]?(?![\w%])")  # one digit first: it is searched for twice as fast
_NUMBER_NEXT = re.compile(r",[ ]?[0-9]")  # "flat 2, 19 Quarry Court": the home is told at the next number
_RANGE = re.compile(r"[ ]?(?:-|/|&|and|to)[ ]?([0-9]{1,4}[A-Za-z]?)(?![\w%])")
_UNIT_WORD = "|".join(sorted(UNITS, key=len, reverse=True))
_UNIT = re.compile(rf"(?<![\w-])({_UNIT_WORD})[ .:]{{0,2}}(?:(?:no|number|num)[.:]?[ ]?|#)?$", re.IGNORECASE)
_UNIT_BEFORE = re.compile(
    rf"(?<![\w-])(?:{_UNIT_WORD})[ .]{{0,2}}(?:no\.? ?|#)?([0-9]{{1,4}}[a-z]?|[a-h])[ ,\n]{{1,3}}(?:(?:at|in|of)[ ])?$",
    re.IGNORECASE,
)
_LETTERED = re.compile(r"(?:flat|Flat|FLAT|apartment|Apartment|apt|Apt|unit|Unit)[ ]{1,2}([a-hA-H])(?=[ ]?,|\n)")
_BLOCK = re.compile(r"[ ,\n]{1,3}(?:of |in )?block ([a-z]|[0-9]{1,2})\b", re.IGNORECASE)
_BLOCK_BEFORE = re.compile(
    r"\bblock ([a-z]|[0-9]{1,2})[ ,\n]{1,3}(?:flat|apartment|apt|unit|no\.?)[ .]{0,2}$", re.IGNORECASE
)
_STREET_BEFORE = re.compile(
    r"((?:[A-Z](?:t\.|[\w'-]{0,24}+)[ ]){1,3}[A-Z][\w'-]{0,24}+)[ ,\n:-]{1,4}\w{2,10}[ .]{0,2}$"
)
_FLOOR = re.compile(
    r"[ ,\n]{1,3}\(?(?:the )?"
    r"(?:ground|first|second|third|fourth|fifth|sixth|top|lower|upper|[0-9]{1,2}(?:st|nd|rd|th)) floor\)?",
    re.IGNORECASE,
)
# A block whose name is no street word stands before its own number: "Flat 4, The Maltings, 5 Canal Street".
_NAMED_BLOCK = re.compile(r"[ ,\n]{1,3}((?:[A-Z][\w'-]{1,24}+[ ]){0,2}[A-Z][\w'-]{1,24}+)[ ]?[,\n][ ]?(?=[0-9])")
_LINK = re.compile(r"[ ,\n]{1,3}(?:in|at|of|on)(?= )", re.IGNORECASE)
_NOT_BEFORE = re.compile(
    r"\b(?:stage|step|section|para|paragraph|page|item|items|point|part|clause|version|phase|photo|week|day|article|"
    r"policy|garage|bay|space|plot|store|locker|shed|lift|level|floor|line|bus|route|zone|option|question|appendix|annex|"
    r"figure|band|grade|job|ref|order|ticket|aged?)[ .]{1,2}(?:(?:no\.?|number)[ ]?)?$",
    re.IGNORECASE,
)
_POSTCODE_END = b"0AA"  # in an outline
_POSTCODE = re.compile(r"[A-Z][A-Z]?[0-9][A-Z0-9]?[ ]{0,2}[0-9][ABD-HJLNP-UW-Z]{2}(?![\w/-])")
# In octets, as `small_words` gives them.
_UNITS, _KINDS, _SMALL = (
    frozenset(word.encode() for word in words) for words in (UNITS, (*TYPES, *WELSH_TYPES), SMALL_TYPES)
)
_SOUGHT = _UNITS | _KINDS


def homes_in(text: str) -> tuple[str, ...]:
    """Return the homes told in a text, each once, in order: "14 orchard court", "61 rowan tower".

    A flat without a street ("above flat 5") is in the block named right before it, or in the one
    street the text names; where it names none, or several, the answer is "flat 5".
    """
    return _told(text[:LIMIT]).homes


def places_in(text: str) -> tuple[str, ...]:
    """Return the streets and blocks told in a text, without a number: "rowan tower"."""
    return _told(text[:LIMIT]).places


def postcodes_in(text: str) -> tuple[str, ...]:
    """Return the postcodes in a text, each once: "LS1 4AB"."""
    text = straight(text).upper()
    found = []
    for match in _POSTCODE.finditer(text):
        before = text[match.start() - 1 : match.start()] if match.start() else ""
        if not (before.isalnum() or before in ("/", "-", "_")):
            written = match[0].replace(" ", "")
            found.append(f"{written[:-3]} {written[-3:]}")
    return tuple(dict.fromkeys(found))[:MOST]


@dataclass(frozen=True, slots=True)
class _Told:
    homes: tuple[str, ...] = ()
    places: tuple[str, ...] = ()


@lru_cache(maxsize=2)  # whoever asks for the homes of a text asks for its streets next
def _told(text: str) -> _Told:
    text = straight(text)
    small = small_words(text)
    words = _SOUGHT.intersection(small.split())
    has_units = not _UNITS.isdisjoint(words) or b"flat" in small  # "flat61" is one word
    if not has_units and _KINDS.isdisjoint(words) and not _has_postcode(text):
        return _Told()
    homes, bare = _numbered(text, has_units=has_units)
    if has_units:
        homes += _lettered(text)
    places = [_street_of(home) for home in homes]
    in_small = streets_written_small(text) if not _SMALL.isdisjoint(words) else ()
    places = list(dict.fromkeys([*(place for place in places if place), *streets_written_large(text), *in_small]))
    homes = list(dict.fromkeys(homes))
    homes = list(dict.fromkeys((*homes, *_completed(bare, homes, places))))
    return _Told(tuple(homes[:MOST]), tuple(places[:MOST]))


def _has_postcode(text: str) -> bool:
    return _POSTCODE_END in outline(text) and _POSTCODE.search(text) is not None


def _street_of(home: str) -> str:
    """Return the street of a home: "st marys road" of "2 14 st marys road"; "" of a lettered block."""
    words = home.split()[1:]
    if words and words[0][0].isdigit():
        words = words[1:]
    return "" if words[:1] == ["block"] else " ".join(words)


def _completed(bare: list[tuple[str, str]], homes: list[str], places: list[str]) -> Iterator[str]:
    """Yield the flats told without a street, in the block that stands before them or in the only one there is."""
    for flat, block in bare:
        if block or len(places) == 1:
            yield f"{flat} {block or places[0]}"
        elif not any(home.startswith(f"{flat} ") for home in homes):
            yield f"flat {flat}"


def _lettered(text: str) -> list[str]:
    """Return the flats that have a letter and stand before their block: "Flat B, Fern House"."""
    found = []
    for match in islice(_LETTERED.finditer(text), TRIED):
        street = street_after(text, match.end(), number_at=match.start(), unit=True)
        if street is not None:
            found.append(f"{match[1].lower()} {street[0]}")
    return found


def _numbered(text: str, *, has_units: bool) -> tuple[list[str], list[tuple[str, str]]]:
    """Return the homes at the numbers of a text, and the flats without a street, each with the block before it."""
    homes: list[str] = []
    bare: list[tuple[str, str]] = []
    end, of_a_flat = 0, False
    for match in islice(_NUMBER.finditer(text), TRIED):
        start = match.start()
        if start < end or _is_no_house(match[0]):
            continue
        before = text[max(0, start - 60) : start]
        unit = _UNIT.search(before[-20:]) if has_units else None
        if unit is None and _is_a_part(before[-2:]):
            continue
        found, reached = _home_at(text, match, before, unit=unit is not None)
        if found and _NOT_BEFORE.search(before[-24:]):
            continue
        # "Flat 3, Fern House, 12 Mill St": the block's own address is nobody's home.
        if found and of_a_flat and start - end <= 3:
            end = reached
            continue
        if found:
            homes += found
            end, of_a_flat = reached, unit is not None
        elif unit and unit[1].lower() != "room" and not _NUMBER_NEXT.match(text, match.end()):
            bare.append((match[0].lower(), _street_before(before)))
    return homes, bare


def _is_no_house(number: str) -> bool:
    """Say whether a number is a year, or begins with a nought."""
    return number[0] == "0" or (len(number) == 4 and number.isdigit() and number[:2] in ("19", "20"))


def _is_a_part(before: str) -> bool:
    """Say whether what stands before a number makes it part of a sum, a date or a reference, and not "No14"."""
    last = before[-1:]
    is_part = last.isalnum() or (last != "" and last in "£$€/._@:+-") or (last == "," and before[0].isdigit())
    return is_part and before.lower() != "no"


def _home_at(text: str, number: re.Match[str], before: str, *, unit: bool) -> tuple[list[str], int]:
    """Return the homes told at a number ("14 and 16 Orchard Court" are two), and where they end."""
    end, houses = number.end(), [number[0].lower()]
    if unit:
        if block := _BLOCK_BEFORE.search(before[-30:]) or _BLOCK.match(text, end):
            return [f"{houses[0]} block {block[1].lower()}"], max(end, block.end() if block.string is text else end)
        if floor := _FLOOR.match(text, end):
            end = floor.end()
    if further := _RANGE.match(text, end):
        houses.append(further[1].lower())
        end = further.end()
    if unit and (link := _LINK.match(text, end)):
        end = link.end()
    street = street_after(text, end, number_at=number.start(), unit=unit)
    if street is None and unit and (named := _NAMED_BLOCK.match(text, end)):
        street = normal_street(named[1].split()), named.end()
    if street is None:
        return [], number.end()
    name, end = street
    letter, _, rest = name.partition(" ")
    if len(letter) == 1 and letter in "abcdefgh" and " " in rest and houses[-1].isdigit():
        houses, name = [*houses[:-1], houses[-1] + letter], rest  # "14 B Mill Road"
    flat = _UNIT_BEFORE.search(before[-30:])
    front = f"{flat[1].lower()} " if flat else ""
    return [f"{front}{house} {name}" for house in houses], end


def _street_before(before: str) -> str:
    """Return the street or block that stands right before a flat: "Rowan Tower, Flat 44"."""
    match = _STREET_BEFORE.search(before)
    return next(streets_written_large(match[1]), "") if match else ""
