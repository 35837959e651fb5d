"""The clocks of a case, a row each: promised by, done on, in time or late, moved with reasons.  Pure."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from heard.casework.deadline import ClockState
from heard.reports.case_file.gathering import Gathered, Row
from heard.reports.case_file.told import clock_called, day, later, moment

NOT_YET = "not done yet"


@dataclass(frozen=True, slots=True)
class Clock:
    """A clock as a chronology has it.

    promised  by when; moved  from which day, and why
    """

    case: str
    called: str
    promised: str
    done: str
    moved: str
    clause: str


def clocks_of(gathered: Gathered) -> Iterator[Clock]:
    """Yield the clocks of a case and of those joined to it, each case's in the order in which they are due."""
    for case in gathered.cases:
        for clock in case["clocks"]:
            promised = moment(clock["due"], gathered) if clock["due"] else "no time set"
            moved = _moved(clock, case, gathered)
            yield Clock(
                case["reference"],
                clock_called(clock, gathered),
                promised,
                done(clock, gathered),
                moved,
                clock["clause"],
            )


def done(clock: Row, gathered: Gathered) -> str:
    """Return what became of a clock: "3 November 2025 09:12, in time"."""
    is_late = clock["state"] == ClockState.MISSED
    if clock["met_at"]:
        return f"{moment(clock['met_at'], gathered)}, {_late(clock) if is_late else _in_time(clock)}"
    if clock["stopped_at"]:
        ended = f"no longer owed since {moment(clock['stopped_at'], gathered)}, without having been done"
        return f"{ended}, when it was {_late(clock)}" if is_late else ended
    if is_late:
        return f"{NOT_YET}, {_late(clock)}"
    return NOT_YET


def _in_time(clock: Row) -> str:
    past = clock["days_left"]
    if past is None:
        return "no time set"
    # A nudge is never late, and is told as what it is.
    return "in time" if past >= 0 else f"{_days(-past)} after the day"


def _late(clock: Row) -> str:
    past = -(clock["days_left"] or 0)
    return f"late by {_days(past)}" if past > 0 else "late"


def _days(count: int) -> str:
    return f"{count} day{'' if count == 1 else 's'}"


def _moved(clock: Row, case: Row, gathered: Gathered) -> str:
    if clock["due"] == clock["standard_due"]:
        return ""
    reasons = "; ".join(_reasons(clock, case))
    before = f"from {moment(clock['standard_due'], gathered)}" if clock["standard_due"] else "from no day"
    return f"{before}{': ' + reasons if reasons else ''}"


def _reasons(clock: Row, case: Row) -> Iterator[str]:
    for event in case["events"]:
        details = event["details"]
        if details.get("clock") != clock["clock"] or details.get("stage", clock["stage"]) != clock["stage"]:
            continue
        match event["type"]:
            case "DueExtended":
                yield f"put off to {later(details)}"
            case "DateAgreed":
                yield f"{day(details['due'])} agreed with the customer"
            case "DateGiven" if details["number"] == clock["number"]:
                yield f"{day(details['due'])} named"


def as_at(gathered: Gathered) -> str:
    """Return as of which day the clocks that are still open are told; "" where none is."""
    clocks = (clock for case in gathered.cases for clock in case["clocks"])
    is_any_open = any(each["met_at"] is None and each["stopped_at"] is None for each in clocks)
    return day(gathered.local(gathered.asked.now).date().isoformat()) if is_any_open else ""
