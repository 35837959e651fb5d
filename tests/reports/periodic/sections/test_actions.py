"""Actions that officers told of, as they stood at the end of the time that a report is of."""

from __future__ import annotations

from datetime import date

import pytest
from sqlalchemy import Connection

from heard.casework.events import Particular, ParticularDone, ParticularRecorded
from histories import at
from policies.story import the_policy
from reports.periodic.counted import a_case, a_report, reference, rows

WDH = the_policy("wdh-2022")
MIDNIGHT = "2026-07-01 00:00"
THIS, LATER = ParticularRecorded(Particular.ACTION, on=date(2026, 7, 6)), "2026-07-10 09:00"


@pytest.mark.parametrize(
    "done, is_open",
    [
        pytest.param("2026-06-30 23:59", False, id="in the last minute"),
        pytest.param(MIDNIGHT, True, id="when the time had ended"),
    ],
)
def test_what_was_done_after_the_time_was_open_in_it(connection: Connection, done: str, is_open: bool) -> None:
    happened = (THIS, at("2026-06-10 10:00")), (ParticularDone(4), at(done))  # after the three a case begins with
    a_case(connection, 1, "2026-06-01 10:00", *happened, policy=WDH)
    found = a_report(connection, "quarterly", WDH, now=LATER)
    assert rows(found, "actions")["open"] == (int(is_open),)
    assert rows(found, "actions")["done in this time"] == (int(not is_open),)


@pytest.mark.parametrize(
    "told, is_open",
    [pytest.param("2026-06-30 23:59", True, id="in the last minute"), pytest.param(MIDNIGHT, False, id="afterwards")],
)
def test_what_was_told_after_the_time_is_not_of_it(connection: Connection, told: str, is_open: bool) -> None:
    a_case(connection, 1, "2026-06-01 10:00", (THIS, at(told)), policy=WDH)
    a_case(connection, 2, "2026-06-01 10:00", (THIS, at("2026-06-10 10:00")), policy=WDH)
    found = a_report(connection, "quarterly", WDH, now=LATER)
    assert set(rows(found, "actions open")) == {reference(2), *[reference(1)] * is_open}
