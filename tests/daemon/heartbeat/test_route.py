"""Each of those the second route goes to is told, whatever becomes of the mail to another."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest
from senders import Wire

from builders import MAILBOX, MONDAY
from heard.daemon.heartbeat.route import DELAYED_FOR, FIRST_WAIT, GIVEN_UP_AFTER, Route
from heard.daemon.send import LONGEST_PAUSE, Door
from heard.errors import LetterDelayed, LetterRefused, SenderUnreachable, SignInRefused
from heard.judgement.heartbeat import News, Part, Subject, Turn
from histories import CALENDAR

ANNA, BILAL, CARA = "anna@elsewhere.example", "bilal@elsewhere.example", "cara@elsewhere.example"
BEGAN = News(Subject(Part.READING, MAILBOX), Turn.BEGAN, MONDAY)
OVER = replace(BEGAN, turn=Turn.OVER)
GONE, DELAYED = SenderUnreachable("the connection broke"), LetterDelayed("greylisted")
REFUSED = LetterRefused("no such user")


class Three:
    """A route to three people, whose server does with a mail to somebody what a test wants."""

    def __init__(self) -> None:
        self.wrong: dict[str, Exception] = {}
        self.tried: list[str] = []
        self.had: list[str] = []
        wire = Wire(before=self._before, after=self.had.append)
        self.route = Route(
            door=Door(wire, None), sender="heard@elsewhere.example", to=(ANNA, BILAL, CARA),
            organisation="Northgate Homes", zone=CALENDAR.zone,
        )  # fmt: skip

    def _before(self, to: str) -> None:
        self.tried.append(to)
        if to in self.wrong:
            raise self.wrong[to]

    def later(self, after: timedelta) -> list[str]:
        """Let whoever is left be told; return who is."""
        before = len(self.had)
        self.route.tell_who_is_left(MONDAY + after)
        return self.had[before:]


def test_everybody_is_told_once() -> None:
    three = Three()
    assert three.route.tell(BEGAN, MONDAY)
    assert three.had == [ANNA, BILAL, CARA]
    assert three.later(GIVEN_UP_AFTER) == []


@pytest.mark.parametrize("error", [GONE, SignInRefused("wrong password")], ids=["gone", "sign-in refused"])
def test_whoever_a_server_that_went_away_did_not_reach_is_told_when_it_is_back(error: Exception) -> None:
    three = Three()
    three.wrong = {BILAL: error}
    assert three.route.tell(BEGAN, MONDAY), "one was reached"
    assert three.had == [ANNA]
    assert three.later(timedelta()) == [], "it is left alone for a while"
    assert three.later(LONGEST_PAUSE) == []
    three.wrong = {}
    assert three.later(3 * LONGEST_PAUSE) == [BILAL, CARA]
    assert three.later(4 * LONGEST_PAUSE) == []


def test_whoever_it_asks_to_try_later_is_tried_later_and_the_others_at_once() -> None:
    three = Three()
    three.wrong = {ANNA: DELAYED}
    assert three.route.tell(BEGAN, MONDAY)
    assert three.had == [BILAL, CARA]
    assert three.later(DELAYED_FOR / 2) == []
    assert three.later(DELAYED_FOR) == []
    three.wrong = {}
    assert three.later(DELAYED_FOR * 1.5) == [], "it asked again"
    assert three.later(DELAYED_FOR * 2) == [ANNA]


def test_whoever_has_a_wrong_address_is_written_to_no_more() -> None:
    three = Three()
    three.wrong = {ANNA: REFUSED}
    assert three.route.tell(BEGAN, MONDAY)
    three.wrong = {}
    assert three.later(DELAYED_FOR) == []


def test_where_nobody_was_reached_it_was_not_told_and_nobody_is_left() -> None:
    three = Three()
    three.wrong = {ANNA: DELAYED, BILAL: REFUSED, CARA: DELAYED}
    assert not three.route.tell(BEGAN, MONDAY)
    three.wrong = {}
    assert three.later(DELAYED_FOR) == []


def test_what_is_newer_takes_the_place_of_what_somebody_was_left_to_be_told() -> None:
    three = Three()
    three.wrong = {CARA: DELAYED}
    three.route.tell(BEGAN, MONDAY)
    three.wrong = {}
    assert three.route.tell(OVER, MONDAY + timedelta(minutes=1))
    assert three.had == [ANNA, BILAL, ANNA, BILAL, CARA]
    assert three.later(DELAYED_FOR) == []


def test_after_a_day_in_vain_it_is_given_up() -> None:
    three = Three()
    three.wrong = {CARA: DELAYED}
    three.route.tell(BEGAN, MONDAY)
    three.later(GIVEN_UP_AFTER)
    three.wrong = {}
    assert three.later(GIVEN_UP_AFTER + DELAYED_FOR) == []


def test_a_server_that_takes_it_for_nobody_is_asked_ever_less_often() -> None:
    three = Three()
    three.wrong = dict.fromkeys((ANNA, BILAL, CARA), REFUSED)
    for seconds in range(0, 6 * 3600, 10):
        assert not three.route.tell(BEGAN, MONDAY + timedelta(seconds=seconds))
    assert three.tried == [ANNA, BILAL, CARA] * 11, "1, 3, 7, 15, 31 and 63 minutes later, then hourly"
    three.wrong.clear()
    assert three.route.tell(BEGAN, MONDAY + timedelta(hours=7))


def test_once_it_took_one_it_is_asked_soon_again() -> None:
    three = Three()
    refused = dict.fromkeys((ANNA, BILAL, CARA), REFUSED)
    three.wrong = dict(refused)
    assert not three.route.tell(BEGAN, MONDAY)
    three.wrong.clear()
    assert three.route.tell(BEGAN, MONDAY + FIRST_WAIT)
    three.wrong = dict(refused)
    assert not three.route.tell(BEGAN, MONDAY + 2 * FIRST_WAIT)
    three.wrong.clear()
    assert three.route.tell(BEGAN, MONDAY + 3 * FIRST_WAIT), "and not two minutes later"


def test_a_clock_that_was_put_back_keeps_nobody_waiting_for_longer() -> None:
    three = Three()
    three.wrong = dict.fromkeys((ANNA, BILAL, CARA), REFUSED)
    assert not three.route.tell(BEGAN, MONDAY)
    three.wrong.clear()
    assert not three.route.tell(BEGAN, MONDAY), "it waits"
    assert three.route.tell(BEGAN, MONDAY - timedelta(days=1))


def test_a_server_that_went_away_between_two_mails_is_left_alone_for_no_longer_than_one_that_is_gone() -> None:
    three = Three()
    three.wrong = {ANNA: REFUSED, BILAL: GONE}
    for minute in range(141):
        assert not three.route.tell(BEGAN, MONDAY + timedelta(minutes=minute))
    three.wrong.clear()
    assert three.route.tell(BEGAN, MONDAY + timedelta(minutes=140) + LONGEST_PAUSE)
