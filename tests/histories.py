"""A policy in a few lines, and a case as what happened to it and when.

Times are written as on the wall clock in London: "2026-06-01 10:00".  That 1 June is a Monday.
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterable
from dataclasses import replace
from datetime import date, datetime
from typing import Any
from zoneinfo import ZoneInfo

import tomli_w

from heard.casework import events as happened
from heard.casework.case import Case
from heard.casework.deadline import Deadline
from heard.casework.deadlines import deadlines
from heard.casework.events import (
    About,
    By,
    ClockName,
    Digest,
    Event,
    Failure,
    Kind,
    LetterKind,
    LetterName,
    LetterNumber,
    MailboxName,
    MessageNumber,
    Outcome,
    PackName,
    PersonNumber,
    Purpose,
    StageName,
    Stream,
)
from heard.casework.fold import fold
from heard.casework.moments import Moment
from heard.casework.policy import Policy
from heard.casework.recorded import Recorded
from heard.casework.working_days import Calendar
from heard.datafiles.packs import policy_from_text

LONDON = ZoneInfo("Europe/London")
REFERENCE = Stream("NH-26-0042")
RECEIVED = "2026-06-01 10:00"
STAGE_1, STAGE_2 = StageName("stage-1"), StageName("stage-2")

CALENDAR = Calendar(
    LONDON,
    office_days=(0, 1, 2, 3, 4),
    holidays={date(2026, 4, 3), date(2026, 4, 6), date(2026, 5, 4), date(2026, 5, 25), date(2026, 8, 31)},
)
"""England's bank holidays from Easter to August 2026; none falls in June or July."""

USUAL: dict[str, Any] = {
    "pack": {
        "format": 1,
        "id": "ours",
        "title": "Ours",
        "in_force_from": date(2026, 1, 1),
        "outside_body": "The Ombudsman",
        "how_to_complain": "Write to us.",
    },
    "calendar": {
        "nation": "england-wales",
        "zone": "Europe/London",
        "office_days": ["Mon", "Tue", "Wed", "Thu", "Fri"],
    },
    "roles": {},
    "stage": {
        "stage-1": {"opens_on": "received", "next": "stage-2"},
        "stage-2": {"opens_on": "escalation-requested"},
    },
    "clock": {},
}

ANSWER_IN_TEN_DAYS = """
[clock.answer]
stage = "stage-1"
starts = "received"
within = "10 working days"
ends = "answered"
"""
NUDGE_AFTER_FIVE_DAYS = """
[clock.keep-informed]
kind = "nudge"
starts = "last-outgoing-contact"
within = "5 working days"
ends = "outgoing-contact"
repeats = true
"""


def a_policy(text: str = "") -> Policy:
    """Return the policy that a few lines of a pack describe; what they leave out is usual.

    Sections are taken over whole, and of stages and clocks each need say only what matters.
    """
    content = USUAL | tomllib.loads(text)
    content["calendar"] = USUAL["calendar"] | content["calendar"]
    content["stage"] = {
        name: {"order": order, "name": name, "next": "none"} | stage
        for order, (name, stage) in enumerate(content["stage"].items(), 1)
    }
    content["clock"] = {
        name: {"owed_by": "owner", "source": f"ours, {name}"} | clock for name, clock in content["clock"].items()
    }
    # As one kept with its cases: what a whole pack has to have besides is not asked for.
    return policy_from_text(tomli_w.dumps(content), pinned=True)


def at(written: str) -> datetime:
    return datetime.fromisoformat(written).replace(tzinfo=LONDON)


def end_of(day: str) -> datetime:
    """The last second of a day."""
    return at(f"{day} 23:59:59")


# -- What happens to a case

Happening = tuple[Event, datetime]


def opened(when: str = RECEIVED, *, received: str = "", clocks: bool = True) -> Happening:
    """A case was opened, for a complaint received then, or before."""
    box, since = MailboxName("complaints@northgate.example"), at(received or when)
    event = happened.CaseOpened(PersonNumber(1), MessageNumber(1), box, since, Kind.COMPLAINT, True, clocks)
    return event, at(when)


def pinned(policy: Policy, when: str = RECEIVED) -> Happening:
    return happened.PolicyPinned(PackName(policy.name), policy.in_force_from, Digest(policy.digest)), at(when)


def comes_to(stage: str, when: str = RECEIVED, on: Moment = Moment.RECEIVED, *, since: str = "") -> Happening:
    return happened.StageOpened(StageName(stage), at(since or when), on), at(when)


def sent_back(stage: str, when: str, *, due: str) -> Happening:
    return happened.StageSentBack(StageName(stage), date.fromisoformat(due)), at(when)


def passed(moment: Moment, when: str, stage: str | None = STAGE_1, *, number: int = 1) -> Happening:
    return happened.MomentPassed(moment, StageName(stage) if stage else None, number), at(when)


def _letter(
    number: int, purpose: Purpose, stage: str | None, name: str = ""
) -> tuple[LetterNumber, LetterName, Purpose, StageName | None]:
    known = name or f"complainant.{purpose}.{stage or 'any'}"
    return LetterNumber(number), LetterName(known), purpose, StageName(stage) if stage else None


def promised(when: str, stage: str = STAGE_1, *, letter: int = 3) -> Happening:
    return happened.LetterPromised(*_letter(letter, Purpose.ACKNOWLEDGEMENT, stage)), at(when)


def sent(when: str, purpose: Purpose, stage: str | None, *, letter: int, name: str = "") -> Happening:
    """A letter of ours was taken by the server."""
    return happened.LetterSent(*_letter(letter, purpose, stage, name)), at(when)


def acknowledged(when: str, stage: str = STAGE_1, *, letter: int = 3) -> Happening:
    return sent(when, Purpose.ACKNOWLEDGEMENT, stage, letter=letter)


def receipt_sent(when: str, stage: str = STAGE_1, *, letter: int = 3) -> Happening:
    return sent(when, Purpose.RECEIPT, stage, letter=letter)


def failed(when: str, stage: str = STAGE_1, *, letter: int = 3, failure: Failure = Failure.BOUNCED) -> Happening:
    return happened.LetterFailed(*_letter(letter, Purpose.ACKNOWLEDGEMENT, stage), failure), at(when)


def danger_told(when: str, *, letter: int = 9) -> Happening:
    return sent(when, Purpose.NOTICE, None, letter=letter, name=f"officer.notice.{About.DANGER}")


def danger_seen(when: str) -> Happening:
    return happened.RiskNoticed(MessageNumber(2), True), at(when)


def decision_seen(when: str, *, message: int = 3) -> Happening:
    """An officer seems to have sent the decision of stage 1, and nobody has confirmed it."""
    seen = happened.OfficersLetterSeen(MessageNumber(message), LetterKind.DECISION, STAGE_1, None, True, False)
    return seen, at(when)


def vulnerable_seen(when: str, *, sure: bool = True, message: int = 2) -> Happening:
    return happened.VulnerabilityNoticed(MessageNumber(message), sure), at(when)


def answered(
    when: str, stage: str | None = STAGE_1, *, dated: str | None = None, outcome: str | None = "upheld"
) -> Happening:
    day, word = date.fromisoformat(dated) if dated else None, Outcome(outcome) if outcome else None
    return happened.AnswerGiven(StageName(stage) if stage else None, word, day), at(when)


def given(clock: str, due: str, when: str, *, number: int = 1) -> Happening:
    return happened.DateGiven(ClockName(clock), number, date.fromisoformat(due)), at(when)


def agreed(clock: str, due: str, when: str, stage: str = STAGE_1) -> Happening:
    return happened.DateAgreed(ClockName(clock), StageName(stage), date.fromisoformat(due)), at(when)


def extended(clock: str, due: str, when: str, stage: str = STAGE_1) -> Happening:
    day = date.fromisoformat(due)
    return happened.DueExtended(ClockName(clock), StageName(stage), day, None, False, False, None), at(when)


def kept(clock: str, due: str, when: str, stage: str | None = STAGE_1, *, number: int = 1) -> Happening:
    name = StageName(stage) if stage else None
    return happened.DueKept(ClockName(clock), name, number, end_of(due), end_of(due)), at(when)


def closed(when: str, *, outcome: str | None = "upheld") -> Happening:
    return happened.CaseClosed(Outcome(outcome) if outcome else None), at(when)


def reopened(when: str) -> Happening:
    return happened.CaseReopened(), at(when)


# -- The case they make


def history(happenings: Iterable[Happening]) -> list[Recorded]:
    """Return events in their place, each written down at the moment it happened."""
    return [
        Recorded(REFERENCE, number, event, event.version, when, when, By.SERVICE, None, "", "")
        for number, (event, when) in enumerate(happenings, 1)
    ]


def a_case(*happenings: Happening, received: str = RECEIVED, clocks: bool = True) -> Case:
    """Return a complaint received on Monday 1 June 2026 at 10:00, at stage 1, to which this has happened."""
    return fold(history([opened(received, clocks=clocks), comes_to(STAGE_1, received), *happenings]))


def the_clocks(policy: Policy, case: Case, calendar: Calendar = CALENDAR) -> tuple[Deadline, ...]:
    return deadlines(case, policy, calendar)


def the_clock(policy: Policy, case: Case, name: str = "answer", calendar: Calendar = CALENDAR) -> Deadline:
    """Return the last of a name, of those that have begun."""
    return [clock for clock in the_clocks(policy, case, calendar) if clock.clock == name][-1]


def day(instant: datetime | None) -> str | None:
    """The date of an instant in London; None stays None."""
    return instant.astimezone(LONDON).date().isoformat() if instant else None


def with_holidays(calendar: Calendar, *holidays: str) -> Calendar:
    """The calendar with more bank holidays."""
    return replace(calendar, holidays={*calendar.holidays, *map(date.fromisoformat, holidays)})
