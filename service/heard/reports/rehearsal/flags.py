"""Which messages would have been flagged, and the words that show it.

A flag is an answer the landlord is told: yes, or a person is asked.  Behind each stand the words a rule saw, those that
counted most with the second opinion, or both; a manager judges heard by them.  Pure.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum

from heard.casework.events import About
from heard.judgement.actions import AskOfficer
from heard.judgement.classify import VERDICTS
from heard.judgement.explain import findings_of, reason
from heard.judgement.second_opinion.together import RULE as SECOND_OPINION
from heard.reports.rehearsal.came import Came, Told, on_one_line, told_of

YES, ASK, SEEN = "yes", "ask", "seen"
"""That it is so; that a person has to say; that it was seen and nobody asked, because the policy excludes no such thing
or they were asked before."""
_WORDS = 240
"""Characters of the words behind a flag that are shown."""
_LIKELY = re.compile(r"([0-9]{1,3})% likely")


class Flag(StrEnum):
    """What a message is flagged for, in the order in which a manager looks."""

    DANGER = "risk"
    ASKS_FOR_MORE = "escalation"
    VULNERABLE = "vulnerable"
    EXCLUSION = "exclusion"
    RESTRICTED = "restricted"


_OF_A_CONTACT = (Flag.RESTRICTED, "matter")
"""What is found of whoever may be restricted: who it is, and whether it is about what is limited."""


@dataclass(frozen=True, slots=True)
class Shown:
    """Words that speak for a flag, or against it.

    by       the rule that saw them, or "" where they are the second opinion's
    likely   per cent, by the second opinion; None where a rule saw them
    doubts   whether they speak against it
    """

    words: str
    by: str = ""
    likely: int | None = None
    doubts: bool = False


@dataclass(frozen=True, slots=True)
class Flagged:
    """One message under one flag.

    verdict   YES, ASK or SEEN
    why       of an exclusion, which one it may be
    """

    flag: Flag
    verdict: str
    told: Told
    shown: tuple[Shown, ...]
    why: str = ""


def flags_of(came: Came) -> Mapping[Flag, str]:
    """Return for what a message is flagged, each with YES, ASK or SEEN; an exclusion is never more than asked about."""
    decision = came.decision
    said = {flag: verdict for flag in Flag if (verdict := decision.verdicts.get(flag))}
    if decision.exclusion is None:
        return said
    asked = any(isinstance(each, AskOfficer) and each.about is About.EXCLUSION for each in decision.actions)
    return said | {Flag.EXCLUSION: ASK if asked else SEEN}


def flagged(came: Came) -> Iterator[Flagged]:
    """Yield the message once for everything it is flagged for."""
    for flag, verdict in flags_of(came).items():
        proposed = came.decision.exclusion if flag is Flag.EXCLUSION else None
        why = on_one_line(reason(proposed.because), _WORDS) if proposed is not None else ""
        yield Flagged(flag, verdict, told_of(came), tuple(_shown(came, flag)), why)


def _shown(came: Came, flag: Flag) -> Iterator[Shown]:
    for found in findings_of(came.decision):
        words = on_one_line(found["words"], _WORDS)
        if found["rule"] == f"{SECOND_OPINION}/{flag}":
            doubts = found["finding"] == SECOND_OPINION and found["verdict"] == ASK
            yield Shown(words, likely=_likely(found["source"]), doubts=doubts)
        elif _shows(found["finding"]) == flag:
            yield Shown(words, by=found["rule"])


def _shows(finding: str) -> str:
    """Return for which flag a finding speaks, if it does for any."""
    return Flag.RESTRICTED if finding in _OF_A_CONTACT else VERDICTS.get(finding, finding)


def _likely(source: str) -> int | None:
    said = _LIKELY.match(source)
    return int(said[1]) if said is not None else None


def surest_first(each: Flagged) -> tuple[object, ...]:
    """Return by what flags of one kind are put in order.

    What is so comes before what a person is asked; what rule and second opinion both say before what a rule alone says,
    and that before what the second opinion alone says; then the likelier, and the older.
    """
    by_rule = any(shown.by for shown in each.shown)
    seconded = [shown.likely or 0 for shown in each.shown if not shown.by and not shown.doubts]
    alone = 2 - bool(seconded) if by_rule else 3
    return each.verdict != YES, alone, -max(seconded, default=0), each.told.received_at, each.told.file
