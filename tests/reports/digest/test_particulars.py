"""What officers told is still to be done, and arrangements that nobody told of: of a joined case where it went."""

from __future__ import annotations

from datetime import date

import pytest
from sqlalchemy import Connection

from builders import POLICY, happen
from heard.casework.events import (
    CaseJoined,
    CaseParted,
    Direction,
    Ground,
    Kind,
    MessageFiled,
    MessageNumber,
    Particular,
    ParticularRecorded,
    Reference,
    Stream,
    VulnerabilityNoticed,
)
from heard.reports.digest import particulars
from histories import CALENDAR, Happening, at, closed
from reports.digest.mornings import a_case, a_morning, told

ON = "2026-06-02 10:00"
FIRST, SECOND = Reference("NH-26-0001"), Reference("NH-26-0002")
BRIEF: Happening = (ParticularRecorded(Particular.ACTION, on=date(2026, 6, 9)), at(ON))
CALLED: Happening = (ParticularRecorded(Particular.ARRANGEMENTS), at(ON))
JOINED: Happening = (CaseJoined(FIRST), at("2026-06-03 10:00"))
MOVED = "2026-06-10 10:00"
JOINED_SINCE: Happening = (CaseJoined(FIRST), at(MOVED))
PARTED: Happening = (CaseParted(FIRST), at("2026-06-04 10:00"))


@pytest.mark.parametrize(
    "happened, shown",
    [
        pytest.param((BRIEF,), [(SECOND, 3)], id="its own"),
        pytest.param((BRIEF, JOINED), [(FIRST, 3)], id="joined"),
        pytest.param((BRIEF, JOINED, PARTED), [(SECOND, 3)], id="parted again"),
    ],
)
def test_what_is_to_be_done_stands_once_where_its_case_went(
    connection: Connection, happened: tuple[Happening, ...], shown: list[tuple[str, int]]
) -> None:
    a_case(connection, 1, "2026-06-01 09:30")
    a_case(connection, 2, "2026-06-01 10:30", *happened)
    assert told(particulars.outstanding(a_morning(connection))) == shown


@pytest.mark.parametrize(
    "happened, is_shown",
    [
        pytest.param((), True, id="none"),
        pytest.param((CALLED,), True, id="of another case"),
        pytest.param((CALLED, JOINED), False, id="of one joined to it"),
    ],
)
def test_arrangements_of_a_joined_case_are_those_of_the_case_it_went_to(
    connection: Connection, happened: tuple[Happening, ...], is_shown: bool
) -> None:
    filed = MessageFiled(MessageNumber(1), Direction.IN, Kind.COMPLAINT, Ground.OPENED_IT, sure=True)
    frail = VulnerabilityNoticed(MessageNumber(1), sure=True)
    a_case(connection, 1, "2026-06-01 09:30", (filed, at("2026-06-01 09:30")), (frail, at("2026-06-01 09:30")))
    a_case(connection, 2, "2026-06-01 10:30", *happened)
    assert bool(particulars.arrangements_missing(a_morning(connection))) is is_shown


@pytest.mark.parametrize(
    "joined, shown",
    [
        pytest.param((), [], id="it told of it the day before yesterday"),
        pytest.param((JOINED_SINCE,), [(FIRST, particulars.AFTER)], id="and a week ago, on the case it came from"),
    ],
)
def test_joining_two_cases_gives_nobody_five_days_more(
    connection: Connection, joined: tuple[Happening, ...], shown: list[tuple[str, int]]
) -> None:
    filed = MessageFiled(MessageNumber(2), Direction.IN, Kind.COMPLAINT, Ground.OPENED_IT, sure=True)
    frail = VulnerabilityNoticed(MessageNumber(2), sure=True)
    a_case(connection, 1, "2026-06-01 09:30", (filed, at(MOVED)), (frail, at(MOVED)))
    a_case(connection, 2, "2026-06-01 10:30", (frail, at("2026-06-05 10:30")))
    if joined:
        happen(connection, {POLICY.digest: (POLICY, CALENDAR)}, *joined, stream=Stream(SECOND))
    assert told(particulars.arrangements_missing(a_morning(connection))) == shown


@pytest.mark.parametrize(
    "sure, happened, is_shown",
    [
        pytest.param(True, (), True, id="surely"),
        pytest.param(False, (), False, id="perhaps"),
        pytest.param(True, (closed("2026-06-08 10:00"),), False, id="of a case that is closed"),
    ],
)
def test_arrangements_are_missing_on_open_cases_whose_mail_surely_tells_of_somebody(
    connection: Connection, sure: bool, happened: tuple[Happening, ...], is_shown: bool
) -> None:
    filed = MessageFiled(MessageNumber(1), Direction.IN, Kind.COMPLAINT, Ground.OPENED_IT, sure=True)
    frail = VulnerabilityNoticed(MessageNumber(1), sure)
    a_case(connection, 1, "2026-06-01 09:30", (filed, at("2026-06-01 09:30")), (frail, at("2026-06-01 09:30")))
    if happened:
        happen(connection, {POLICY.digest: (POLICY, CALENDAR)}, *happened, stream=Stream(FIRST))
    assert bool(particulars.arrangements_missing(a_morning(connection))) is is_shown
