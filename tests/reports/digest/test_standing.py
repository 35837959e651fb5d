"""Open cases that are nobody's, that nobody has been in touch about, and how old each is."""

from __future__ import annotations

import pytest
from sqlalchemy import Connection

from builders import OFFICER
from heard.casework.moments import Moment
from heard.reports.digest import standing
from histories import Happening, answered, closed, passed
from reports.digest.mornings import a_case, a_morning, told


def test_open_cases_that_nobody_deals_with_and_for_how_long(connection: Connection) -> None:
    a_case(connection, 1, "2026-06-11 18:30")
    a_case(connection, 2, "2026-06-01 09:30")
    a_case(connection, 3, "2026-06-01 09:30", owner=OFFICER)
    a_case(connection, 4, "2026-06-01 09:30", closed("2026-06-02 10:00"))
    assert told(standing.unallocated(a_morning(connection))) == [("NH-26-0002", 9), ("NH-26-0001", 1)]


@pytest.mark.parametrize(
    "happened, is_shown",
    [
        pytest.param((), True, id="nobody wrote"),
        pytest.param((passed(Moment.CONTACT_MADE, "2026-06-03 10:00"),), False, id="spoken to"),
        pytest.param((passed(Moment.OUTGOING_CONTACT, "2026-06-03 10:00", None),), False, id="written to"),
        pytest.param((passed(Moment.HOLDING_REPLY, "2026-06-03 10:00"),), False, id="a holding reply"),
        pytest.param((answered("2026-06-03 10:00"),), False, id="answered"),
        pytest.param((passed(Moment.ALLOCATED, "2026-06-03 10:00"),), True, id="allocated is no contact"),
    ],
)
def test_whether_a_contact_is_on_record(
    connection: Connection, happened: tuple[Happening, ...], is_shown: bool
) -> None:
    reference = a_case(connection, 1, "2026-06-01 09:30", *happened)
    assert told(standing.no_contact(a_morning(connection, "2026-06-08 09:00"))) == [(reference, 5)] * is_shown


def test_a_new_case_need_not_have_a_contact_yet(connection: Connection) -> None:
    a_case(connection, 1, "2026-06-01 09:30")
    assert standing.no_contact(a_morning(connection, "2026-06-05 09:00")) == []


@pytest.mark.parametrize(
    "when, band",
    [
        pytest.param("2026-06-08 09:00", "up to 5 working days", id="5"),
        pytest.param("2026-06-09 09:00", "over 5 working days", id="6"),
        pytest.param("2026-06-15 09:00", "over 5 working days", id="10"),
        pytest.param("2026-06-16 09:00", "over 10 working days", id="11"),
        pytest.param("2026-06-29 09:00", "over 10 working days", id="20"),
        pytest.param("2026-06-30 09:00", "over 20 working days", id="21"),
    ],
)
def test_in_which_band_a_case_of_1_june_stands(connection: Connection, when: str, band: str) -> None:
    a_case(connection, 1, "2026-06-01 09:30")
    rows = standing.by_age(a_morning(connection, when))
    assert [each for each, count in standing.in_bands(rows) if count] == [band]
    assert standing.band_of(rows[0].days) == band
