"""Whom of the staff a mail of praise names, and which area of the landlord's work it is about.

Of a complaint a first name tells nothing.  Praise goes to whoever earned it, and does nobody harm where it goes to
another: a first name counts that one of the staff alone has, or one alone in the area that stands beside it.

Pure.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass

from heard.casework.people import Officer
from heard.judgement.area import MOST_READ, Areas, named_in

_TOLD_TWICE = """
amber april art autumn bill carol christian daisy dawn dean drew faith frank gene grace guy heather holly hope iris ivy
jack joy june lily mark max may melody miles nick olive pat patience penny ray rich rob robin rose ruby sandy sky sue
summer victor will
"""
_WORDS_TOO = frozenset(_TOLD_TWICE.split())
"""First names that are words as well: of these a whole name is wanted."""
_NAME = r"\b{}\b(?! [A-Z])(?:,? (?:in|from|at|of)(?: the| your)? ([\w&' -]{{2,60}}))?"
_SIGNED = re.compile(r"^\W*(?:[A-Z][\w'-]*\W*){1,3}$")


@dataclass(frozen=True, slots=True)
class Praise:
    """What praise tells: the addresses of the staff it names, and the area it is about, where it tells one."""

    named: tuple[str, ...]
    area: str | None


def praise_in(subject: str, words: str, staff: Collection[Officer], areas: Areas) -> Praise:
    """Return what a mail of praise tells.

    words   its writer's own
    """
    lines = words[:MOST_READ].splitlines()
    text = "\n".join(line for line in lines if not _SIGNED.fullmatch(line))  # their own name stands alone below
    in_full = named_in(text, staff)
    by_first = {each.address for each in _by_first_name(text, staff, areas)}
    named = tuple(each for each in staff if each.address in in_full or each.address in by_first)
    seen = areas.seen_in(subject, words, staff)
    of_theirs = {area for each in named if each.area for area in areas.named_by(each.area)} - {*areas.everywhere}
    area = of_theirs.pop() if len(of_theirs) == 1 else seen.name if seen is not None else None
    return Praise(tuple(each.address for each in named), area)


def _by_first_name(text: str, staff: Collection[Officer], areas: Areas) -> Iterator[Officer]:
    by_name: dict[str, list[Officer]] = {}
    for each in staff:
        by_name.setdefault(each.name.partition(" ")[0], []).append(each)
    for name, theirs in by_name.items():
        if len(name) < 2 or name.casefold() in _WORDS_TOO:
            continue
        for found in re.finditer(_NAME.format(re.escape(name)), text):
            beside = areas.named_by(found[1]) if found[1] else frozenset()
            there = [each for each in theirs if each.area and not beside.isdisjoint(areas.named_by(each.area))]
            if len(there or theirs) == 1:
                yield from there or theirs
