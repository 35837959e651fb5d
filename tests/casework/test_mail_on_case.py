"""Which mail is on a case, and what a case that was joined or emptied is."""

from __future__ import annotations

import pytest

from heard.casework import events as happened
from heard.casework.deadline import ClockState
from heard.casework.events import Direction, Event, Ground, Kind, LetterNumber, MessageNumber, Reference
from heard.casework.mail_on_case import joins_of, mail_on, taken_from, was_emptied
from heard.casework.moments import Moment
from histories import (
    Happening,
    a_case,
    a_policy,
    acknowledged,
    at,
    closed,
    failed,
    history,
    opened,
    the_clock,
)

POLICY = a_policy("""
[clock.acknowledge]
stage = "stage-1"
starts = "received"
within = "2 working days"
ends = "acknowledged"
""")
OLDER, OLDEST, YOUNGER = Reference("NH-26-0007"), Reference("NH-26-0001"), Reference("NH-26-0050")
LETTER = LetterNumber(7)


def filed(number: int, ground: Ground = Ground.REPLY_HEADER) -> Event:
    return happened.MessageFiled(MessageNumber(number), Direction.IN, Kind.FOLLOW_UP, ground, True)


def taken(number: int, to: Reference | None = OLDER) -> Event:
    return happened.MessageTakenAway(MessageNumber(number), to)


def then(*events: Event) -> list[Happening]:
    return [opened(), *((event, at("2026-06-02 09:00")) for event in events)]


@pytest.mark.parametrize(
    "events, on_it, gone",
    [
        pytest.param([filed(1), filed(2)], {1, 2}, set(), id="filed"),
        pytest.param([filed(1), filed(1)], {1}, set(), id="filed twice is there once"),
        pytest.param([filed(1), filed(2), taken(2)], {1}, {2}, id="taken away"),
        pytest.param([filed(1), taken(1), filed(1)], {1}, set(), id="and brought back"),
        pytest.param([taken(9)], set(), {9}, id="taken away without having been filed"),
    ],
)
def test_the_mail_on_a_case(events: list[Event], on_it: set[int], gone: set[int]) -> None:
    recorded = history(then(*events))
    assert (set(mail_on(recorded)), taken_from(recorded)) == (on_it, gone)
    assert a_case(*then(*events)[1:]).messages == len(on_it)


def test_how_a_message_came_is_how_it_came_last() -> None:
    recorded = history(then(filed(1), taken(1), filed(1, Ground.BY_HAND)))
    assert mail_on(recorded)[MessageNumber(1)].ground is Ground.BY_HAND


@pytest.mark.parametrize(
    "events, joins",
    [
        pytest.param([], (), id="alone"),
        pytest.param([happened.CaseJoined(OLDER)], (OLDER,), id="joined"),
        pytest.param(
            [happened.CaseJoined(OLDER), happened.CaseJoined(OLDEST)], (OLDER, OLDEST), id="joined, and that one too"
        ),
        pytest.param(
            [happened.CaseJoined(OLDER), happened.CaseJoined(OLDEST), happened.CaseParted(OLDEST)],
            (OLDER,),
            id="and that one parted again",
        ),
        pytest.param([happened.CaseJoined(OLDER), happened.CaseParted(OLDER)], (), id="parted"),
        pytest.param([happened.CaseTookIn(YOUNGER), happened.CaseParted(YOUNGER)], (), id="the other side of it"),
    ],
)
def test_what_a_case_is_joined_to(events: list[Event], joins: tuple[Reference, ...]) -> None:
    assert joins_of(history(then(*events))) == joins
    case = a_case(*then(*events)[1:])
    assert case.joined == (joins[-1] if joins else None)
    assert (case.closed is not None) is bool(joins)


@pytest.mark.parametrize(
    "events, emptied",
    [
        pytest.param([], False, id="never"),
        pytest.param([happened.CaseEmptied()], True, id="emptied"),
        pytest.param([happened.CaseEmptied(), happened.CaseReopened()], False, id="and opened again"),
        pytest.param([happened.CaseClosed(None)], False, id="closed by somebody"),
    ],
)
def test_a_case_that_was_emptied(events: list[Event], emptied: bool) -> None:
    assert was_emptied(history(then(*events))) is emptied


# -- Clocks.  Received on Monday 1 June 2026; to be acknowledged by Wednesday the 3rd.


def joined(when: str) -> Happening:
    return happened.CaseJoined(OLDER), at(when)


def parted(when: str, other: Reference = OLDER) -> Happening:
    return happened.CaseParted(other), at(when)


def took_in(when: str, letter: LetterNumber | None = LETTER) -> Happening:
    return happened.CaseTookIn(YOUNGER, letter), at(when)


@pytest.mark.parametrize(
    "happenings, state",
    [
        pytest.param([joined("2026-06-02 09:00")], ClockState.STOPPED, id="joined in time: neither met nor missed"),
        pytest.param([joined("2026-06-05 09:00")], ClockState.MISSED, id="a breach before the join stays a breach"),
        pytest.param(
            [joined("2026-06-02 09:00"), parted("2026-06-05 09:00")], ClockState.MISSED, id="parted: as if never joined"
        ),
        pytest.param(
            [acknowledged("2026-06-02 08:00"), joined("2026-06-02 09:00")], ClockState.MET, id="what was kept stays so"
        ),
        pytest.param(
            [closed("2026-06-02 09:00"), joined("2026-06-05 09:00")],
            ClockState.STOPPED,
            id="closed before",
        ),
        pytest.param(
            [(happened.CaseEmptied(), at("2026-06-02 09:00"))], ClockState.STOPPED, id="emptied: nothing is owed"
        ),
    ],
)
def test_the_clocks_of_the_younger(happenings: list[Happening], state: ClockState) -> None:
    assert the_clock(POLICY, a_case(*happenings), "acknowledge").state_at(at("2026-06-08 09:00")) is state


@pytest.mark.parametrize(
    "happenings, state",
    [
        pytest.param([took_in("2026-06-02 09:00", None)], ClockState.MISSED, id="no acknowledgement came with it"),
        pytest.param([took_in("2026-06-02 09:00")], ClockState.MET, id="one did, in time"),
        pytest.param([took_in("2026-06-05 09:00")], ClockState.MISSED, id="one did, too late to undo a breach"),
        pytest.param(
            [took_in("2026-06-02 09:00"), parted("2026-06-02 10:00", YOUNGER)],
            ClockState.MISSED,
            id="parted again, it is the other's alone",
        ),
        pytest.param(
            [took_in("2026-06-02 09:00"), failed("2026-06-02 10:00", letter=7)],
            ClockState.MISSED,
            id="a letter that came back was given on neither",
        ),
        pytest.param(
            [acknowledged("2026-06-01 12:00"), took_in("2026-06-02 09:00", None), parted("2026-06-02 10:00", YOUNGER)],
            ClockState.MET,
            id="its own acknowledgement stays",
        ),
    ],
)
def test_the_acknowledgement_of_a_case_taken_in(happenings: list[Happening], state: ClockState) -> None:
    case = a_case(*happenings)
    assert the_clock(POLICY, case, "acknowledge").state_at(at("2026-06-08 09:00")) is state
    assert Moment.RECEIVED in {passed.moment for passed in case.passed}
