"""What becomes of a restriction: looked at again, lifted, appealed against; never of a day that is still to come."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import pytest
from looking import RAY

from builders import MovedClock, a_house
from heard.casework.closed_lists import Covers
from heard.casework.policy.words import RoleName
from heard.daemon import restricting
from heard.daemon.house import House
from heard.daemon.restricting import Decided
from heard.daemon.restriction_outcome import Changes, decide_appeal, lift, review
from heard.daemon.restriction_steps import appeal, note_letter
from heard.daemon.restriction_work import Stands, take
from heard.errors import CannotBeSaid
from heard.settings.register import Restricted
from heard.store import restrictions


@pytest.fixture
def house(tmp_path: Path, clock: MovedClock) -> House:
    """A house where Ray is restricted, because of a case that another office had."""
    house = a_house(tmp_path / "heard.db", now=clock)
    restricting.enter(house, Restricted.model_validate(RAY | {"case": "WH/88/12"}))
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


def test_what_a_review_overwrites_stays_on_record_with_what_is_new(house: House, clock: MovedClock) -> None:
    clock.on(days=63)
    change = Changes(option="no calls", named_contact="gary@northgate.example", says="Ask Gary.", acknowledges=())
    review(house, 1, date(2026, 8, 3), why="Calmer", change=change, last=date(2026, 10, 1))
    review(house, 1, date(2026, 8, 3), why="Again", change=Changes(named_contact="", says="Ask Iris."))
    with house.store.reading() as connection:
        words = [said for _, said in restrictions.happened_to(connection, 1)][1:]
    assert words == [
        "Calmer\nuntil: 2026-12-02 before, 2026-10-01 now",
        "option: “acknowledge-only” before, “no calls” now; "
        "acknowledges: “as the option says” before, “no contact” now; "
        "named contact: nothing before, “gary@northgate.example” now; says: nothing before, “Ask Gary.” now",
        "Again",
        "named contact: “gary@northgate.example” before, nothing now; says: “Ask Gary.” before, “Ask Iris.” now",
    ]


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


@pytest.mark.parametrize(
    "more",
    [
        pytest.param({"change": Changes(), "last": date(2027, 6, 30)}, id="prolonged"),
        pytest.param({"endless": True}, id="left without an end"),
        pytest.param({"change": Changes(at_most="1 a week")}, id="changed"),
        pytest.param({"review_on": date(2027, 1, 15)}, id="to be looked at again"),
    ],
)
def test_what_is_over_today_is_changed_by_no_review_of_an_earlier_day(
    house: House, clock: MovedClock, more: dict[str, Any]
) -> None:
    clock.on(days=190)
    with pytest.raises(CannotBeSaid, match=r"ended on 2026-12-02; .* enter it anew: heard restrict add"):
        review(house, 1, date(2026, 12, 1), why="Still needed", **more)


def test_that_it_was_looked_at_in_time_may_still_be_noted(house: House, clock: MovedClock) -> None:
    clock.on(days=190)
    held = review(house, 1, date(2026, 9, 1), why="No change").entry.restriction
    assert (held.reviewed_on, held.last) == (date(2026, 9, 1), date(2026, 12, 2))


def test_what_was_lifted_is_not_lifted_again_on_another_day(house: House, clock: MovedClock) -> None:
    clock.on(days=60)
    lift(house, 1, date(2026, 7, 10), why="Quiet")
    with pytest.raises(CannotBeSaid, match="was lifted on 2026-07-10"):
        lift(house, 1, date(2026, 6, 20), why="Earlier than that")


def test_an_appeal_is_not_decided_before_it_was_made(house: House, clock: MovedClock) -> None:
    clock.on(days=60)
    take(house, 1, lambda work: appeal(work, date(2026, 7, 1)))
    with pytest.raises(CannotBeSaid, match="the appeal is of 2026-07-01"):
        decided(house, date(2026, 6, 30), upheld=False)


def test_nothing_is_lifted_or_looked_at_before_it_began(house: House, clock: MovedClock) -> None:
    clock.on(days=60)
    take(house, 1, lambda work: appeal(work, date(2026, 5, 30)))
    for step in (
        lambda: decided(house, date(2026, 6, 1), upheld=True),
        lambda: lift(house, 1, date(2026, 6, 1), why="Never right"),
        lambda: review(house, 1, date(2026, 6, 1), why="Looked at"),
    ):
        with pytest.raises(CannotBeSaid, match="began on 2026-06-02"):
            step()
    [made] = decided(house, date(2026, 6, 1), upheld=False).entry.restriction.appeals
    assert made.upheld is False


def test_before_it_was_decided_nobody_wrote_appealed_or_looked_at_it(house: House, clock: MovedClock) -> None:
    clock.on(days=60)
    restricting.decide(house, 1, Decided(RoleName("improvement-manager"), date(2026, 6, 5)))
    for step in (
        lambda: take(house, 1, lambda work: note_letter(work, date(2026, 6, 4))),
        lambda: take(house, 1, lambda work: appeal(work, date(2026, 6, 4))),
        lambda: review(house, 1, date(2026, 6, 4), why="Looked at"),
    ):
        with pytest.raises(CannotBeSaid, match="was decided on 2026-06-05"):
            step()


def test_a_letter_may_go_before_the_first_day(house: House, clock: MovedClock) -> None:
    restricting.decide(house, 1, Decided(RoleName("improvement-manager"), date(2026, 6, 1)))
    assert take(house, 1, lambda work: note_letter(work, date(2026, 6, 1))).entry.restriction.letter_on


def test_a_proposal_is_neither_appealed_against_nor_written_of(house: House) -> None:
    entered = Restricted.model_validate(RAY | {"person": "Ada Moss"})
    restricting.enter(house, entered, decided=Decided(RoleName("owning-officer"), date(2026, 6, 1)))
    for step in (lambda work: appeal(work, date(2026, 6, 1)), lambda work: note_letter(work, date(2026, 6, 1))):
        with pytest.raises(CannotBeSaid, match="is a proposal"):
            take(house, 2, step)


def test_what_was_lifted_and_a_proposal_whose_days_are_over_are_decided_by_nobody(
    house: House, clock: MovedClock
) -> None:
    entered = Restricted.model_validate(RAY | {"person": "Ada Moss"})
    held = restricting.enter(
        house, entered, decided=Decided(RoleName("owning-officer"), date(2026, 6, 1))
    ).entry.restriction
    assert (held.proposed, held.proposed_by, held.proposed_on) == (True, "owning-officer", date(2026, 6, 1))
    clock.on(days=190)
    lift(house, 1, date(2026, 7, 1), why="Quiet")
    for number in (1, 2):
        with pytest.raises(CannotBeSaid, match="nothing to decide"):
            restricting.decide(house, number, Decided(RoleName("improvement-manager"), date(2026, 6, 5)))
