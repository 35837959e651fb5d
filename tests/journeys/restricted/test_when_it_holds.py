"""A restriction holds from its first day to its last, on the landlord's wall calendar, and not a minute longer.

It is told by mail that Walter writes about the hedge under an option by which none is acknowledged and no stage opens.
In June the clocks in London are an hour ahead of UTC, so that a minute past midnight there is the day before in UTC.
"""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from restricted.walter import ASKS_FOR_MORE, FILED, SAYS_IT_AGAIN, WaltersHouse

STAGE_2 = "complainant.acknowledgement.stage-2"
LIMITED, FREE = ([], "stage-1", 1), ([STAGE_2], "stage-2", 0)


@pytest.mark.parametrize(
    "at, expected",
    [
        pytest.param("2026-06-15 23:59", FREE, id="the last minute before it begins"),
        pytest.param("2026-06-16 00:00", LIMITED, id="the first minute of its first day"),
        pytest.param("2026-06-16 00:01", LIMITED, id="a minute later, which is the day before in UTC"),
        pytest.param("2026-06-30 23:59", LIMITED, id="the last minute of its last day"),
        pytest.param("2026-07-01 00:00", FREE, id="midnight, when it is over"),
        pytest.param("2026-07-01 00:01", FREE, id="a minute after midnight"),
    ],
)
def test_it_limits_what_comes_on_its_days_and_nothing_else(
    at: str, expected: tuple[list[str], str, int], tmp_path: Path
) -> None:
    house = WaltersHouse("wnwhl-2009", tmp_path)
    house.restricts("no-same-matter", until=date(2026, 6, 30))
    house.writes(at, ASKS_FOR_MORE)
    assert (house.to_walter(), house.stage(), len(house.on_record())) == expected
    assert bool(house.flagged()) is bool(expected[2]), "of mail on other days nobody is told"


def test_what_comes_on_the_day_it_is_lifted_is_anybodys_again(tmp_path: Path) -> None:
    house = WaltersHouse("wnwhl-2009", tmp_path)
    house.restricts("no-same-matter")
    house.writes("2026-06-22 23:59", SAYS_IT_AGAIN)
    house.types("restrict", "lift", "1", "--on", "2026-06-23", "--why", "He has kept to it.")
    house.writes("2026-06-23 00:01", ASKS_FOR_MORE)
    assert (house.to_walter(), house.stage()) == ([STAGE_2], "stage-2")
    assert house.on_record() == [("same", False)]
    [entry] = house.lists()
    assert (entry["state"], entry["lifted_on"], entry["contacts"]["not_answered"]) == ("lifted", "2026-06-23", 1)


def test_a_proposal_limits_nothing_until_it_is_decided(tmp_path: Path) -> None:
    house = WaltersHouse("wnwhl-2009", tmp_path)
    house.restricts("no-same-matter", by="owning-officer")
    house.writes("2026-06-22 09:00", ASKS_FOR_MORE)
    assert (house.to_walter(), house.flagged(), house.on_record()) == ([STAGE_2], [], [])
    assert [each["state"] for each in house.lists()] == ["proposed"]


def test_one_a_week_is_acknowledged_and_the_week_begins_on_monday(tmp_path: Path) -> None:
    house = WaltersHouse("wnwhl-2009", tmp_path)
    house.restricts("acknowledge-only", at_most="1 a week")
    for at in ("2026-06-22 09:00", "2026-06-22 11:00", "2026-06-28 23:59", "2026-06-29 00:01"):
        house.writes(at, SAYS_IT_AGAIN)
    assert house.on_record() == [("same", True), ("same", False), ("same", False), ("same", True)]
    assert house.to_walter() == [FILED, FILED]
    assert house.counted() == (2, 2)
    assert house.lines()["So far"] == "3 contacts before it since 16 June 2026, 1 acknowledged"
    assert "the entry lets 1 a week be acknowledged, and that has been" in house.why(5)


def test_an_option_that_acknowledges_once_does_so_once_however_long_it_holds(tmp_path: Path) -> None:
    house = WaltersHouse("west-kent-2011", tmp_path)
    house.restricts("acknowledge-closed")
    for at in ("2026-06-22 09:00", "2026-06-29 09:00", "2026-08-03 09:00"):
        house.writes(at, SAYS_IT_AGAIN)
    assert house.to_walter() == [FILED]
    assert len(house.flagged()) == 9, "each of the three is told, to the director, the nominee and the team leads"


def test_an_entry_that_has_nothing_acknowledged_wins_over_its_option(tmp_path: Path) -> None:
    house = WaltersHouse("wnwhl-2009", tmp_path)
    house.restricts("acknowledge-only", acknowledges=[])
    house.writes("2026-06-22 09:00", SAYS_IT_AGAIN)
    assert (house.to_walter(), house.counted()) == ([], (0, 1))
