"""What becomes of a restriction: looked at again, lifted, appealed against; never of a day that is still to come."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import pytest
from looking import RAY

from builders import MovedClock, a_house
from heard.casework.closed_lists import Covers
from heard.daemon import restricting
from heard.daemon.house import House
from heard.daemon.restriction_outcome import Changes, decide_appeal, lift, review
from heard.daemon.restriction_steps import appeal
from heard.daemon.restriction_work import Stands, take
from heard.errors import CannotBeSaid
from heard.settings.register import Restricted
from heard.store import restrictions


@pytest.fixture
def house(tmp_path: Path, clock: MovedClock) -> House:
    """A house where Ray is restricted."""
    house = a_house(tmp_path / "heard.db", now=clock)
    restricting.enter(house, Restricted.model_validate(RAY))
    return house


def decided(house: House, on: date, **more: Any) -> Stands:
    return take(house, 1, lambda work: decide_appeal(work, on, **more))


def test_a_review_may_change_it(house: House, clock: MovedClock) -> None:
    clock.on(days=63)
    change = Changes(option="no calls", covers=Covers.CASE, at_most="2 a month", acknowledges=())
    held = review(house, 1, date(2026, 8, 3), why="Calmer", change=change, last=date(2026, 10, 1)).entry.restriction
    assert (held.option, held.covers, str(held.at_most), held.acknowledges) == (
        "no calls",
        "case",
        "2 a month",
        frozenset(),
    )
    assert held.last == date(2026, 10, 1)


def test_what_is_over_is_not_brought_back(house: House, clock: MovedClock) -> None:
    clock.on(days=185)
    with pytest.raises(CannotBeSaid, match="ended on 2026-12-02"):
        review(house, 1, date(2026, 12, 3), why="Again", last=date(2027, 3, 1))
    lift(house, 1, date(2026, 7, 1), why="Kept to it")
    with pytest.raises(CannotBeSaid, match="was lifted on 2026-07-01"):
        review(house, 1, date(2026, 7, 2), why="Again")


def test_an_appeal_that_is_upheld_lifts_it(house: House, clock: MovedClock) -> None:
    clock.on(days=30)
    with pytest.raises(CannotBeSaid, match="no appeal"):
        decided(house, date(2026, 7, 1), upheld=True)
    take(house, 1, lambda work: appeal(work, date(2026, 6, 20), "Out of proportion"))
    held = decided(house, date(2026, 7, 1), upheld=True).entry.restriction
    assert held.holds_on(date(2026, 6, 30))
    assert not held.holds_on(date(2026, 7, 1))


@pytest.mark.parametrize("upheld, goes_on", [(False, False), (True, True)])
def test_else_it_goes_on(house: House, clock: MovedClock, upheld: bool, goes_on: bool) -> None:
    clock.on(days=30)
    take(house, 1, lambda work: appeal(work, date(2026, 6, 20)))
    held = decided(house, date(2026, 7, 1), upheld=upheld, goes_on=goes_on).entry.restriction
    assert held.holds_on(date(2026, 7, 1))


def test_an_appeal_and_its_outcome_may_be_noted_in_one_go(house: House, clock: MovedClock) -> None:
    clock.on(days=30)
    outcome = (
        lambda work: appeal(work, date(2026, 6, 20)),
        lambda work: decide_appeal(work, date(2026, 7, 1), upheld=True),
    )
    assert take(house, 1, *outcome).entry.restriction.lifted_on == date(2026, 7, 1)


def test_on_a_day_that_is_still_to_come_nothing_was_reviewed_lifted_or_decided(house: House) -> None:
    tomorrow = date(2026, 6, 2)
    with pytest.raises(CannotBeSaid, match="2026-06-02: that day is still to come"):
        review(house, 1, tomorrow, why="Again")
    with pytest.raises(CannotBeSaid, match="review 1 --change --until DATE sets a last day"):
        lift(house, 1, tomorrow, why="Then")
    take(house, 1, lambda work: appeal(work, date(2026, 6, 1)))
    with pytest.raises(CannotBeSaid, match="still to come"):
        decided(house, tomorrow, upheld=True)
    with house.store.reading() as connection:
        assert restrictions.of_number(connection, 1).restriction.holds_on(date(2026, 6, 2))


def test_one_that_is_to_come_may_be_lifted_today_and_never_holds(house: House) -> None:
    assert not lift(house, 1, date(2026, 6, 1), why="By mistake").entry.restriction.holds_on(date(2026, 6, 2))


def test_the_next_review_may_not_be_over(house: House, clock: MovedClock) -> None:
    clock.on(days=63)
    with pytest.raises(CannotBeSaid, match="2026-08-02 is over"):
        review(house, 1, date(2026, 7, 1), why="Calmer", review_on=date(2026, 8, 2))
