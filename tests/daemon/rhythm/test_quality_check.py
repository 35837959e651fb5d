"""Answers that others look at: named in office hours, and a week of which none is drawn costs little."""

from __future__ import annotations

import logging
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import event, update

from builders import LEAD
from heard.daemon.house import House
from heard.daemon.rhythm import quality_check
from heard.store.tables import messages
from policies.mailroom import Mailroom
from policies.test_quality_check import let_answer


@pytest.fixture
def room(tmp_path: Path) -> Mailroom:
    """A landlord that has one answer in five looked at."""
    return Mailroom("wnwhl-2009", tmp_path)


def one_in_a_hundred(room: Mailroom) -> House:
    """Return the house of somebody who has few answers looked at."""
    given = room.place.house.given
    rule = given.policy.quality_check
    assert rule is not None
    policy = replace(given.policy, quality_check=replace(rule, one_in=100))
    return replace(room.place.house, given=replace(given, policy=policy))


def checked_at(room: Mailroom, when: str) -> bool:
    room.lets_pass(when)
    return quality_check.check(room.place.house)


@pytest.mark.parametrize(
    "when",
    [
        pytest.param("2026-06-08 08:59", id="before opening on the day"),
        pytest.param("2026-06-08 21:00", id="at night"),
        pytest.param("2026-06-13 11:00", id="on the Saturday after"),
    ],
)
def test_out_of_office_hours_nobody_is_written_to(room: Mailroom, when: str) -> None:
    let_answer(room, 5)
    assert not checked_at(room, when)
    assert quality_check.LETTER not in room.letters_to(LEAD)


def test_what_was_not_written_at_night_is_written_at_opening(room: Mailroom) -> None:
    let_answer(room, 5)
    assert not checked_at(room, "2026-06-08 21:00")
    assert checked_at(room, "2026-06-09 09:00")


def test_a_week_of_which_none_is_drawn_is_read_once_an_hour(room: Mailroom, caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.INFO)
    house = one_in_a_hundred(room)
    let_answer(room, 1)
    read: list[str] = []

    def note(_: object, __: object, statement: str, *___: Any) -> None:
        if "FROM events" in statement:
            read.append(statement)

    event.listen(house.store.engine, "before_cursor_execute", note)
    counts = []
    for minute in range(61):
        room.lets_pass(f"2026-06-08 {9 + minute // 60:02}:{minute % 60:02}")
        read.clear()
        assert not quality_check.check(house)
        counts.append(len(read))
    assert counts[0] > 0
    assert counts == [counts[0], *[0] * 59, counts[0]]
    assert caplog.messages.count("no answer of the week to be looked at") == 1


def answers_each_looked_at(room: Mailroom, *, live: str = "") -> House:
    """Return the house of somebody who has each answer looked at, live since then."""
    given = room.place.house.given
    rule = given.policy.quality_check
    assert rule is not None
    policy = replace(given.policy, quality_check=replace(rule, one_in=1))
    since = room.story.at(live) if live else given.clocks_from
    return replace(room.place.house, given=replace(given, policy=policy, clocks_from=since))


@pytest.mark.parametrize(
    "sent, is_named",
    [
        pytest.param("2026-06-08 00:00", True, id="as the week begins"),
        pytest.param("2026-06-14 23:59", True, id="in its last minute"),
        pytest.param("2026-06-07 23:59", False, id="the minute before"),
        pytest.param("2026-06-15 00:00", False, id="when it is over"),
    ],
)
def test_a_week_has_the_answers_from_monday_to_sunday(room: Mailroom, sent: str, is_named: bool) -> None:
    let_answer(room, 1)
    with room.place.house.store.writing() as connection:
        connection.execute(update(messages).where(messages.c.sent_folder).values(received_at=room.story.at(sent)))
    room.lets_pass("2026-06-15 09:00")
    assert quality_check.check(answers_each_looked_at(room)) is is_named


@pytest.mark.parametrize("live, is_named", [("2026-06-01 09:00", True), ("2026-06-08 09:00", False)])
def test_a_week_that_ended_before_heard_was_live_is_passed_over(room: Mailroom, live: str, is_named: bool) -> None:
    let_answer(room, 1)
    room.lets_pass("2026-06-08 09:00")
    assert quality_check.check(answers_each_looked_at(room, live=live)) is is_named


@pytest.mark.parametrize(
    "after, live, due",
    [
        pytest.param("2026-06-08 08:00", "", "2026-06-08 09:00", id="on the morning"),
        pytest.param("2026-06-08 09:00", "", "2026-06-15 09:00", id="once it was done"),
        pytest.param("2026-06-08 08:00", "2026-06-08 07:00", "2026-06-15 09:00", id="heard has just gone live"),
        pytest.param("2026-12-24 17:00", "", "2026-12-29 09:00", id="over Christmas"),
    ],
)
def test_answers_are_next_named_at_opening_after_the_week(room: Mailroom, after: str, live: str, due: str) -> None:
    moment = quality_check.next_moment(answers_each_looked_at(room, live=live), room.story.at(after))
    assert moment is not None
    assert room.story.said(moment) == due
