"""When heard is held not to read or send, and when somebody hears of it by the second route."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from builders import CALENDAR, MAILBOX
from heard.casework.events import Trouble
from heard.judgement.heartbeat import (
    Condition,
    Lately,
    Leaving,
    Looked,
    Part,
    Pulse,
    Subject,
    Told,
    Turn,
    Verdict,
    is_well,
    news,
    verdicts,
)

NOON = datetime(2026, 6, 1, 12, tzinfo=UTC)
INBOX, SENT = (MAILBOX, "INBOX"), (MAILBOX, "Sent Items")
READING, SENDING = Subject(Part.READING, MAILBOX), Subject(Part.SENDING, MAILBOX)
DECIDING, DATABASE = Subject(Part.DECIDING), Subject(Part.DATABASE)


def ago(minutes: float) -> datetime:
    return NOON - timedelta(minutes=minutes)


def judged(
    *, looked: Any = None, leaving: Leaving | None = None, lives: float = 600, **more: Any
) -> dict[Subject, Any]:
    """Return the verdicts at noon on a mailbox all else of which is well, with a patience of a quarter of an hour."""
    found = Pulse(looked or {INBOX: Looked(ago(0.5))}, {MAILBOX: leaving or Leaving()}, **more)
    return verdicts(found, [INBOX], None, Lately(NOON, ago(lives), timedelta(minutes=15)))


@pytest.mark.parametrize(
    "looked, lives, condition",
    [
        pytest.param(Looked(ago(0.5)), 600, "well", id="looked into a moment ago"),
        pytest.param(Looked(ago(14)), 600, "well", id="a minute before it is too long"),
        pytest.param(Looked(ago(15)), 600, "amiss", id="too long ago"),
        pytest.param(Looked(), 600, "amiss", id="never"),
        pytest.param(Looked(), 14, "unsure", id="never, and heard has just started"),
        pytest.param(Looked(ago(600)), 1, "unsure", id="before an outage of the machine"),
        pytest.param(Looked(ago(2), Trouble.UNREACHABLE, ago(1)), 600, "well", id="a server restarted"),
        pytest.param(Looked(ago(20), Trouble.UNREACHABLE, ago(20)), 600, "amiss", id="a server gone"),
        pytest.param(Looked(ago(2), Trouble.SIGN_IN_REFUSED, ago(1)), 1, "amiss", id="a sign-in refused, at once"),
    ],
)
def test_reading(looked: Looked, lives: float, condition: str) -> None:
    assert judged(looked={INBOX: looked}, lives=lives)[READING].condition == condition


def test_a_mailbox_is_as_well_as_the_worst_of_its_folders() -> None:
    found = Pulse({INBOX: Looked(ago(1)), SENT: Looked(ago(40))}, {})
    judged = verdicts(found, [INBOX, SENT], None, Lately(NOON, ago(600), timedelta(minutes=15)))
    assert judged[READING] == Verdict(Condition.AMISS, ago(40))


@pytest.mark.parametrize(
    "leaving, condition",
    [
        pytest.param(Leaving(), "well", id="nothing to send"),
        pytest.param(Leaving(waits=True, due_since=ago(14)), "well", id="one waits, not long"),
        pytest.param(Leaving(waits=True, due_since=ago(15)), "amiss", id="one waits long, none ever left"),
        pytest.param(Leaving(waits=True, due_since=ago(90), let_go=ago(1)), "well", id="a long queue that moves"),
        pytest.param(Leaving(waits=True, due_since=ago(90), let_go=ago(60)), "amiss", id="a queue that stands still"),
        pytest.param(Leaving(waits=True, let_go=ago(600)), "well", id="one that is tried again later"),
        pytest.param(Leaving(waits=True, trouble=Trouble.UNREACHABLE, since=ago(15)), "amiss", id="a server gone"),
        pytest.param(Leaving(waits=True, trouble=Trouble.UNREACHABLE, since=ago(5)), "well", id="a server restarted"),
        pytest.param(Leaving(trouble=Trouble.UNREACHABLE, since=ago(90)), "well", id="a server gone, and no letter"),
        pytest.param(
            Leaving(waits=True, trouble=Trouble.SIGN_IN_REFUSED, since=ago(0)), "amiss", id="a sign-in refused"
        ),
        pytest.param(Leaving(turned_away=2, turned_away_since=ago(90)), "well", id="two people's servers wait"),
        pytest.param(Leaving(turned_away=3, turned_away_since=ago(90)), "amiss", id="nobody's letter is taken"),
        pytest.param(Leaving(turned_away=3, turned_away_since=ago(5)), "well", id="nobody's, for a moment"),
    ],
)
def test_sending(leaving: Leaving, condition: str) -> None:
    assert judged(leaving=leaving)[SENDING].condition == condition


@pytest.mark.parametrize("minutes, condition", [(14, "well"), (15, "amiss")])
def test_deciding(minutes: int, condition: str) -> None:
    assert judged(undecided_since=ago(minutes))[DECIDING].condition == condition


@pytest.mark.parametrize("minutes, condition", [(1, "unsure"), (15, "amiss")])
def test_a_database_that_cannot_be_asked_leaves_all_else_unsure(minutes: int, condition: str) -> None:
    found = verdicts(None, [INBOX], ago(minutes), Lately(NOON, ago(600), timedelta(minutes=15)))
    assert found.pop(DATABASE).condition == condition
    assert {each.condition for each in found.values()} == {Condition.UNSURE}
    assert set(found) == {READING, SENDING, DECIDING}


def test_a_monitor_hears_of_it_only_while_all_is_surely_well() -> None:
    assert is_well(judged())
    assert not is_well(judged(looked={INBOX: Looked()}, lives=1))
    assert not is_well(judged(leaving=Leaving(waits=True, due_since=ago(15))))


AMISS, WELL, UNSURE = Verdict(Condition.AMISS, ago(20)), Verdict(Condition.WELL), Verdict(Condition.UNSURE)
TUESDAY_TEN, SATURDAY_TEN = datetime(2026, 6, 2, 10, tzinfo=UTC), datetime(2026, 6, 6, 10, tzinfo=UTC)
NIGHT = datetime(2026, 6, 2, 2, tzinfo=UTC)


@pytest.mark.parametrize(
    "verdict, told, now, turn",
    [
        pytest.param(AMISS, None, NOON, Turn.BEGAN, id="new"),
        pytest.param(AMISS, None, NIGHT, Turn.BEGAN, id="new, in the night"),
        pytest.param(AMISS, ago(5), NOON, None, id="told already"),
        pytest.param(AMISS, ago(180), NOON, None, id="told this morning"),
        pytest.param(AMISS, ago(5), NIGHT, None, id="told yesterday, and it is night"),
        pytest.param(AMISS, ago(5), TUESDAY_TEN, Turn.LASTS, id="told yesterday"),
        pytest.param(AMISS, ago(5), SATURDAY_TEN, None, id="told before, and it is Saturday"),
        pytest.param(WELL, ago(5), NOON, Turn.OVER, id="well again"),
        pytest.param(WELL, None, NOON, None, id="well as ever"),
        pytest.param(UNSURE, ago(5), NOON, None, id="not known yet, after a restart"),
        pytest.param(UNSURE, None, NOON, None, id="not known yet"),
    ],
)
def test_who_is_told_what(verdict: Verdict, told: datetime | None, now: datetime, turn: Turn | None) -> None:
    known = {READING: Told(ago(20), told)} if told is not None else {}
    assert [each.turn for each in news({READING: verdict}, known, now, CALENDAR)] == ([turn] if turn else [])


def test_of_two_folders_that_are_amiss_the_one_that_refuses_the_sign_in_says_what_to_do() -> None:
    found = Pulse({INBOX: Looked(ago(40)), SENT: Looked(ago(1), Trouble.SIGN_IN_REFUSED, ago(1))}, {})
    judged = verdicts(found, [INBOX, SENT], None, Lately(NOON, ago(600), timedelta(minutes=15)))
    assert judged[READING] == Verdict(Condition.AMISS, ago(1), refused=True)


def test_a_sign_in_that_is_refused_while_nothing_waits_keeps_no_letter_back() -> None:
    leaving = Leaving(trouble=Trouble.SIGN_IN_REFUSED, since=ago(60))
    assert judged(leaving=leaving)[SENDING].condition is Condition.WELL
