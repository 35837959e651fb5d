"""Did an officer answer the wrong mail of somebody who has several cases?

Who answers takes the last mail they find from that address, and the headers then lead to the case it lies on
whatever the letter is about.  Where its words, its homes or its numbers are those of another open case of the
same person and not of this one, it cannot be told which is meant.

Pure.
"""

from __future__ import annotations

from collections.abc import Iterable

from heard.casework.people import Role
from heard.judgement.facts import Facts, TieKind
from heard.judgement.threading.evidence import Weighed
from heard.judgement.threading.may_be_put import ALIKE

RATHER = 1.5
"""By how much weight of shared words another case has to be nearer; beside a home there or a place, one word less."""


def rather_meant(best: Weighed, others: Iterable[Weighed], facts: Facts) -> Weighed | None:
    """Return another open case of whom an officer's mail goes to that its words are about, or None."""
    if facts.writer.role is not Role.OFFICER or not best.has(TieKind.CORRESPONDENT):
        return None
    theirs = (each for each in others if each.lead.is_open and _goes_to_one_person(best, each))
    return next((each for each in theirs if _is_named(each, best) or _is_spoken_of(each, best)), None)


def _goes_to_one_person(best: Weighed, other: Weighed) -> bool:
    return not _shown_by(TieKind.CORRESPONDENT, best).isdisjoint(_shown_by(TieKind.CORRESPONDENT, other))


def _shown_by(kind: TieKind, weighed: Weighed) -> set[str]:
    return {tie.shown_by for tie in weighed.lead.ties if tie.kind is kind}


def _is_named(other: Weighed, best: Weighed) -> bool:
    return other.has(TieKind.REFERENCE) and not best.has(TieKind.REFERENCE)


def _is_spoken_of(other: Weighed, best: Weighed) -> bool:
    if best.likeness.shared >= ALIKE:
        return False
    is_there = any(other.has(kind) and not best.has(kind) for kind in (TieKind.HOME, TieKind.PLACE))
    return other.likeness.shared - best.likeness.shared >= RATHER - (ALIKE if is_there else 0.0)
