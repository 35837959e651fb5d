"""An officer tells what is to be borne in mind, takes it back, and says that it is done; the words stand apart."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import pytest
from commanding.giving import CASE, LANDLORD_OF_THREE, brought, command, complained, receipt, undo
from looking import in_step, the_case
from sqlalchemy import select

from builders import MovedClock, a_house, a_mail, a_raw
from heard.casework.commands import State, StateDone
from heard.casework.events import Particular, Reference
from heard.daemon import receive
from heard.daemon.house import House
from heard.daemon.joining import join, part
from heard.store.particulars import wants_large_print
from heard.store.tables import events

BRIEF = State(Particular.ACTION, "team brief", date(2026, 6, 30))
PANEL, MOVED = (State(Particular.MEETING, "of the panel", date(2026, 7, day)) for day in (8, 22))
NEWS = State(Particular.ACTION, "newsletter", date(2026, 7, 31))
URDU = State(Particular.LANGUAGE, "Urdu")


@pytest.fixture
def house(tmp_path: Path, clock: MovedClock) -> House:
    return complained(a_house(tmp_path / "heard.db", now=clock, landlord=LANDLORD_OF_THREE))


def told(house: House) -> list[tuple[Any, ...]]:
    assert in_step(house)
    rows = the_case(house, CASE)["particulars"]
    return [(each["about"], each["words"], each["on"], each["done_at"] is not None) for each in rows]


def test_the_receipt_says_what_stands_and_no_event_has_the_words(house: House) -> None:
    number = command(house, BRIEF)
    assert brought(house, number) == ["CommandGiven", "ParticularRecorded"]
    assert "action: team brief, by 30 June 2026" in receipt(house, number)[1]
    assert told(house) == [("action", "team brief", "2026-06-30", False)]
    with house.store.reading() as connection:
        bodies = connection.execute(select(events.c.body)).scalars()
        assert not any("brief" in body for body in bodies)


def test_undone_it_is_gone_and_what_was_told_before_stands(house: House) -> None:
    command(house, State(Particular.LANGUAGE, "Polish"))
    number = command(house, URDU)
    assert "translation needed: Urdu" in receipt(house, number)[1]
    assert "translation needed: Polish." in receipt(house, undo(house, number))[1]
    assert told(house) == [("translation", "Polish", None, False)]


def test_what_is_done_is_named_by_its_words_and_may_be_undone(house: House) -> None:
    command(house, BRIEF)
    command(house, NEWS)
    number = command(house, StateDone("the team brief"))
    assert brought(house, number) == ["CommandGiven", "ParticularDone"]
    assert [each[-1] for each in told(house)] == [True, False]
    undo(house, number)
    assert [each[-1] for each in told(house)] == [False, False]


@pytest.mark.parametrize(
    "before, words, because",
    [
        pytest.param((), "team brief", "No action, no meeting and nothing that is waited for is on record", id="none"),
        pytest.param((BRIEF, NEWS), "action", "action: team brief, by 30 June 2026; action: newsletter", id="two"),
        pytest.param((URDU,), "Urdu", "No action, no meeting", id="what has no end"),
    ],
)
def test_what_cannot_be_told_is_refused_with_what_there_is(
    house: House, before: tuple[State, ...], words: str, because: str
) -> None:
    for each in before:
        command(house, each)
    number = command(house, StateDone(words))
    assert because.casefold() in receipt(house, number)[1].casefold()
    assert not any(each[-1] for each in told(house))


def test_another_day_of_the_panel_takes_the_place_of_the_one_before_until_it_is_undone(house: House) -> None:
    command(house, PANEL)
    number = command(house, MOVED)
    assert "The panel's day was 8 July 2026 until now, and that stands no more." in receipt(house, number)[1]
    assert [each[2:] for each in told(house)] == [("2026-07-08", True), ("2026-07-22", False)]
    undo(house, number)
    assert [each[2:] for each in told(house)] == [("2026-07-08", False)]
    command(house, MOVED)
    command(house, StateDone("panel"))
    assert [each[3] for each in told(house)] == [True, True]


def test_a_meeting_that_is_no_panels_stays_beside_a_day_of_the_panel(house: House) -> None:
    for each in (State(Particular.MEETING, "with petitioners", date(2026, 7, 1)), PANEL):
        command(house, each)
    assert not any(each[3] for each in told(house))


@pytest.mark.parametrize("day, passed", [(date(2026, 5, 29), True), (date(2026, 6, 1), False)], ids=["past", "today"])
def test_of_a_day_that_has_passed_the_receipt_says_so(house: House, day: date, passed: bool) -> None:
    words = receipt(house, command(house, State(Particular.MEETING, "of the panel", day)))[1]
    assert ("has passed: nobody is asked or reminded before it" in words) is passed


# -- Of a case that was joined ---------------------------------------------------------------------------

OTHER = Reference("NH-26-0002")


@pytest.fixture
def joined(house: House) -> House:
    """Two complaints, joined; of each something was told before."""
    another = a_mail("The lift is broken again.", sender="bob@tenant.example", message_id="<b@tenant.example>")
    receive.hear(receive.keep([a_raw(another, uid=2, received_at=house.now())], house), house)
    command(house, URDU)
    for each in (BRIEF, State(Particular.LANGUAGE, "Polish"), State(Particular.ADJUSTMENT, "large print")):
        command(house, each, on=OTHER)
    join(house, CASE, OTHER, anyway=True)
    return house


def test_what_was_told_of_a_joined_case_counts_where_it_went_and_its_own_language_stands(joined: House) -> None:
    words = receipt(joined, command(joined, NEWS))[1]
    for stands in ("translation needed: Urdu", "action: team brief, by 30 June 2026", "large print", "newsletter"):
        assert words.count(stands) == 1
    assert "Polish" not in words
    with joined.store.reading() as connection:
        assert wants_large_print(connection, CASE)
    assert [each[1] for each in told(joined)] == ["Urdu", "team brief", "Polish", "large print", "newsletter"]


def test_it_goes_back_on_parting(joined: House) -> None:
    part(joined, OTHER)
    words = receipt(joined, command(joined, NEWS))[1]
    assert "team brief" not in words
    assert "team brief" in receipt(joined, command(joined, State(Particular.COMPLEX), on=OTHER))[1]


def test_done_where_it_went_it_is_done_where_it_was_told_and_may_be_undone(joined: House) -> None:
    number = command(joined, StateDone("team brief"))
    assert f"Done on {CASE}: action: team brief, by 30 June 2026." in receipt(joined, number)[1]
    assert [each[1] for each in told(joined) if each[3]] == ["team brief"]
    assert "team brief" not in receipt(joined, command(joined, NEWS))[1]
    undo(joined, number)
    assert not any(each[3] for each in told(joined))
    command(joined, StateDone("team brief"))
    part(joined, OTHER)
    assert in_step(joined)
    assert [each["words"] for each in the_case(joined, OTHER)["particulars"] if each["done_at"]] == ["team brief"]


def test_the_panels_of_two_that_are_one_are_held_as_one_and_may_be_undone(joined: House) -> None:
    part(joined, OTHER)
    command(joined, PANEL)
    command(joined, PANEL, on=OTHER)
    join(joined, CASE, OTHER, anyway=True)
    number = command(joined, StateDone("of the panel"))
    assert f"Held, or called off, on {CASE}: meeting: of the panel, on 8 July 2026." in receipt(joined, number)[1]
    assert [each[3] for each in told(joined) if each[0] == "meeting"] == [True, True]
    undo(joined, number)
    moved = command(joined, MOVED)
    assert [each[3] for each in told(joined) if each[0] == "meeting"] == [True, True, False]
    undo(joined, moved)
    assert [each[3] for each in told(joined) if each[0] == "meeting"] == [False, False]
