"""What officers told is still to be done, and arrangements that nobody told of: of a joined case where it went."""

from __future__ import annotations

from datetime import date

import pytest
from sqlalchemy import Connection

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
    VulnerabilityNoticed,
)
from heard.reports.digest import particulars
from histories import Happening, at
from reports.digest.mornings import a_case, a_morning, told

ON = "2026-06-02 10:00"
FIRST, SECOND = Reference("NH-26-0001"), Reference("NH-26-0002")
BRIEF: Happening = (ParticularRecorded(Particular.ACTION, on=date(2026, 6, 9)), at(ON))
CALLED: Happening = (ParticularRecorded(Particular.ARRANGEMENTS), at(ON))
JOINED: Happening = (CaseJoined(FIRST), at("2026-06-03 10:00"))
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
