"""What each policy promises of a complaint, written out again by hand: by the end of which day, and what keeps it."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from rhythm.lives import Life, put_off_to
from rhythm.year_of_cases import day_of, working_days_on

Day = Callable[[Life], date | None]
When = Callable[[Life], datetime | None]


@dataclass(frozen=True, slots=True)
class Promise:
    """What a policy promises: by the end of which day, and when it was done; `standard` is the day before any delay."""

    says: str
    stage: int
    due: Day
    done: When
    standard: Day | None = None


def _on(moment: When, days: int) -> Day:
    def due(life: Life) -> date | None:
        start = moment(life)
        return working_days_on(day_of(start), days) if start is not None else None

    return due


def _put_off(due: Day) -> Day:
    """Return the same, moved where the answer was put off."""

    def moved(life: Life) -> date | None:
        if life.later and life.acknowledged is not None:
            return put_off_to(life, life.acknowledged)
        return due(life)

    return moved


def _after_told(days: int, came: When, told: When) -> Day:
    """Return the due day of an answer so long after the acknowledgement, or after the last day for it."""

    def due(life: Life) -> date | None:
        start, sent = came(life), told(life)
        if start is None:
            return None
        last = working_days_on(day_of(start), 5)
        return working_days_on(min(last, day_of(sent)) if sent is not None else last, days)

    return due


def _seven_days(life: Life) -> date | None:
    return day_of(life.escalated) + timedelta(days=7) if life.escalated is not None else None


def came(life: Life) -> datetime | None:
    return life.came


def told(life: Life) -> datetime | None:
    return life.acknowledged


def answered(life: Life) -> datetime | None:
    return life.answered


def escalated(life: Life) -> datetime | None:
    return life.escalated


def told_2(life: Life) -> datetime | None:
    return life.acknowledged_2


def answered_2(life: Life) -> datetime | None:
    return life.answered_2


_CODE_1, _WDH_1 = _after_told(10, came, told), _on(came, 10)
_FEEDBACK_1 = _on(came, 5)
PROMISES: Mapping[str, Sequence[Promise]] = {
    "wnwhl-2009": (
        Promise("Acknowledged in 1 working day", 0, _on(came, 1), told),
        Promise("Stages 1 and 2 answered in 10 working days", 1, _on(came, 10), answered),
        Promise("Stages 1 and 2 answered in 10 working days", 2, _on(escalated, 10), answered_2),
    ),
    "west-kent-2011": (
        Promise("Acknowledged in 2 working days", 1, _on(came, 2), told),
        Promise("Acknowledged in 2 working days", 2, _on(escalated, 2), told_2),
        Promise("Full answer in 10 working days", 1, _on(came, 10), answered),
        Promise("Full answer in 10 working days", 2, _on(escalated, 10), answered_2),
        Promise("Answer or holding reply in 10 working days", 1, _on(came, 10), answered),
        Promise("Answer or holding reply in 10 working days", 2, _on(escalated, 10), answered_2),
    ),
    "hos-code-2024": (
        Promise("Acknowledged in 5 working days, each stage", 1, _on(came, 5), told),
        Promise("Acknowledged in 5 working days, each stage", 2, _on(escalated, 5), told_2),
        Promise("Stage 1 answered in 10 working days, or as extended", 0, _put_off(_CODE_1), answered, _CODE_1),
        Promise(
            "Stage 2 answered in 20 working days, or as extended", 0,
            _after_told(20, escalated, told_2), answered_2,
        ),
    ),
    "wdh-2022": (
        Promise("Stage 1 answered in 10 working days, or as extended", 0, _put_off(_WDH_1), answered, _WDH_1),
        Promise("Stage 2 acknowledged in 5 working days", 0, _on(escalated, 5), told_2),
        Promise("Stage 2 answered in 20 working days, or as extended", 0, _on(escalated, 20), answered_2),
        Promise("Investigating officer made contact in 3 working days", 0, _on(told, 3), told),
    ),
    "feedback-2018": (
        Promise(
            "Stage 1 answered in 5 working days, or by the date agreed", 0,
            _put_off(_FEEDBACK_1), answered, _FEEDBACK_1,
        ),
        Promise("Stage 2 answered in 7 days, or by the date agreed", 0, _seven_days, answered_2),
    ),
    "group-2008": (),
}  # fmt: skip
