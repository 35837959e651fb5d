"""Whom of the staff a mail of praise names, and which area of the landlord's work it is about.

Of a complaint a first name tells nothing.  Praise goes to whoever earned it, and does nobody harm where it goes to
another: a first name counts that one of the staff alone has, or one alone in the area that stands beside it, where the
words thank whoever has it, say what they did or were, or what they are.  A husband and whoever signs may have it too.

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
_THEN = r"(?:(?:,| and| &) [A-Z]\w+(?: [A-Z]\w+)?){0,3}"
"""Whoever is named in the same breath."""
_BEFORE = rf"(?:[A-Z]\w+(?: [A-Z]\w+)?{_THEN}(?:,| and| &) )?"
_IS_THEIRS = re.compile(
    r"\b(?:(?:my|our|his|her|their) (?:[\w'-]+ ){0,2}?)(?:husband|wife|partner|fianc[eé]e?|boyfriend|girlfriend"
    r"|son|daughter|child|boy|girl|baby|mum|mother|dad|father|gran|nan|grandad|grand(?:mother|father|son|daughter)|brother|sister"
    r"|uncle|aunt(?:ie)?|nephew|niece|cousin|neighbour|friend|carer|flatmate|dog|cat|late|in-law),? $"
    r"|\b(?:my|our|his|her|their) $",
    re.I,
)
"""Words before a name of somebody of the writer's own."""
_CLOSES = re.compile(rf"\b(?i:from|regards|wishes|sincerely|faithfully|truly|love|cheers|signed|yours)[,:]? {_BEFORE}$")
_THANKS = re.compile(rf"\b(?i:thanks|thank you)(?i: so much| very much)?,? {_BEFORE}$")
_THANKED = re.compile(
    rf"\b(?i:thank(?:ed|ing)?|(?:thanks|thank you)(?: [\w']+){{0,3}}? to|grateful to|praise(?: for)?|commend|well done"
    rf"|credit to|kudos to|compliments? to|appreciate|(?:your|the)(?: [\w'-]+){{1,3}}),? {_BEFORE}$"
)
"""Words before a name that thank whoever has it, or say what they are: "your plumber Gary"."""
_ENDS_THERE = re.compile(rf"{_THEN}\W*$", re.M)
_DID = re.compile(
    rf"{_THEN}(?:,? (?:your|the) [\w'-]+(?: [\w'-]+){{0,2}}?)?,?(?: who| he| she| they)?"
    r"(?: (?:\w+ly|also|always|really|just|all|both)){0,2} "
    r"(?!(?:is|was|are|were|has been|feels?|felt) (?:(?:so|very|really|both|all|over|too|quite|now) )*"
    r"(?:pleased|happy|delighted|grateful|glad|thrilled|thankful|chuffed|relieved|impressed|the moon|ill|unwell))"
    r"(?:is|was|are|were|has|have|had|could|couldn't|did|does|went|came|made|took|got|gave|kept|put|rang|saw|told|dealt"
    r"|spoke|understood|found|brought|stayed|deserves?|treats?|goes|helps?|[a-z]{2,}ed)\b"
)
"""Words behind a name that say what whoever has it did, or was: not how pleased they were."""
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
            if not _is_praised(text, found.start(), found.start() + len(name), has_area=found[1] is not None):
                continue
            beside = areas.named_by(found[1]) if found[1] else frozenset()
            there = [each for each in theirs if each.area and not beside.isdisjoint(areas.named_by(each.area))]
            if len(there or theirs) == 1:
                yield from there or theirs


def _is_praised(text: str, start: int, end: int, *, has_area: bool) -> bool:
    """Say whether the words about a first name are about one of the staff, not the writer's own people or the writer.

    has_area   what stands behind the name may be where they work: "Jo in lettings"
    """
    before = text[text.rfind("\n", 0, start) + 1 : start]
    if _IS_THEIRS.search(before) or _CLOSES.search(before):
        return False
    if _THANKED.search(before):
        return True
    if _THANKS.search(before):
        return _ENDS_THERE.match(text, end) is None  # "Thank you, Gary" at an end is signed
    return has_area or _DID.match(text, end) is not None
