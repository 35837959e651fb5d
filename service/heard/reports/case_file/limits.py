"""Under which restriction a case was handled: from when to when, what it limited, on what it rests, in short.  Pure."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime

from heard.casework import restriction_events as happened
from heard.casework.events import By, Covers, Event
from heard.casework.in_words import day_in_words
from heard.reports.case_file.gathering import Gathered, Under
from heard.reports.case_file.names import shown
from heard.reports.restricted_told import told_of

SHORT = 300
"""Characters of the grounds that are told; the register has the rest."""
_TOLD: tuple[type[Event], ...] = (
    happened.RestrictionEntered,
    happened.RestrictionDecided,
    happened.RestrictionReviewed,
    happened.RestrictionChanged,
    happened.RestrictionLifted,
    happened.RestrictionAppealed,
    happened.RestrictionAppealDecided,
)


@dataclass(frozen=True, slots=True)
class Step:
    """Something that happened to a restriction; the words an officer wrote to it stay in the register."""

    at: datetime
    by: By
    told: str


def limits_of(gathered: Gathered) -> tuple[str, ...]:
    """Return a sentence for each restriction of the case."""
    references = {case["reference"] for case in gathered.cases}
    return tuple(
        _limit(each, gathered, is_its_own=each.entry.restriction.case in references) for each in gathered.under
    )


def _limit(under: Under, gathered: Gathered, *, is_its_own: bool) -> str:
    held = under.entry.restriction
    rule = gathered.policy.restriction if gathered.policy is not None else None
    option = rule.options.get(held.option) if rule is not None else None
    covers = "everything" if held.covers is Covers.EVERYTHING else "that matter alone"
    said = [f"Restriction {held.number}, {_span(held.first, held.last, held.lifted_on)}: "]
    said.append(f"{shown(option.says) if option is not None else shown(held.option)}. It covers {covers}")
    if held.acknowledges is not None:
        said.append(f"; acknowledged is {', '.join(sorted(held.acknowledges)) or 'nothing'}")
    if held.at_most is not None:
        said.append(f", at most {held.at_most}")
    if is_its_own and (grounds := "; ".join(_grounds(under))):
        said.append(f". It rests on: {grounds}")
    return "".join(said).rstrip(".") + "."


def _span(first: date, last: date | None, lifted: date | None) -> str:
    until = f"to {day_in_words(last)}" if last is not None else "on, without an end"
    return f"from {day_in_words(first)} {until}" + (f", lifted on {day_in_words(lifted)}" if lifted is not None else "")


def _grounds(under: Under) -> Iterator[str]:
    for each, words in under.happened:
        if isinstance(each.event, happened.RestrictionGrounded) and (ground := shown(words) or each.event.ground):
            yield f"{ground[:SHORT]}…" if len(ground) > SHORT else ground


def steps_of(gathered: Gathered) -> Iterator[Step]:
    """Yield what happened to the restrictions of the case, as the chronology has it."""
    for under in gathered.under:
        for each, _ in under.happened:
            if isinstance(each.event, _TOLD):
                words = told_of(each.event, "").rstrip(".")
                told = f"restriction {under.entry.number}: {words[:1].lower()}{words[1:]}"
                yield Step(each.happened_at, each.by, told)
