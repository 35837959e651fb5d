"""What a command brought about, as a history tells it: what was written down with it, and nothing else of its mail."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

import pytest
from commanding.giving import CASE, LANDLORD_OF_THREE

from builders import MAILBOX, MONDAY, MovedClock, a_house, the_facts
from heard.casework.commands import Undo
from heard.casework.events import (
    By,
    CaseClosed,
    CaseReopened,
    CommandGiven,
    CommandWord,
    Event,
    Kind,
    KindCorrected,
    MessageNumber,
    Outcome,
    ProvedBy,
    Stream,
)
from heard.casework.people import Officer
from heard.casework.recorded import Recorded
from heard.daemon.commanding.doing import Doing
from heard.daemon.commanding.undoing import Undoing
from heard.daemon.writing import Writing

COMMAND, ANOTHER = MessageNumber(2), MessageNumber(3)
ITS_DAY, LATER = MONDAY, MONDAY + timedelta(days=1)
GIVEN = CommandGiven(COMMAND, CommandWord("reopen"), ProvedBy.BOTH)
CORRECTED, CLOSED, REOPENED = KindCorrected(Kind.ENQUIRY), CaseClosed(Outcome("upheld")), CaseReopened()


@pytest.fixture
def undoing(tmp_path: Path, clock: MovedClock) -> Undoing:
    """The command reopened the case; later its mail was said to be something that closes it."""
    house = a_house(tmp_path / "heard.db", now=clock, landlord=LANDLORD_OF_THREE)
    happened: tuple[tuple[Event, MessageNumber, bool], ...] = (
        (CORRECTED, COMMAND, False),
        (CLOSED, ANOTHER, False),
        (GIVEN, COMMAND, True),
        (REOPENED, COMMAND, True),
        (CLOSED, COMMAND, False),
    )
    recorded = [
        Recorded(
            Stream(CASE), number, event, event.version, MONDAY, ITS_DAY if is_its_own else LATER, By.OFFICER, message,
            "", "",
        )
        for number, (event, message, is_its_own) in enumerate(happened, 1)
    ]  # fmt: skip
    gary = Officer("Gary Officer", "gary.officer@northgate.example")
    with house.store.reading() as connection:
        writing = Writing(connection, house, LATER, ANOTHER, MAILBOX, LATER)
        doing = Doing(writing, CASE, None, Undo(COMMAND), "", COMMAND, gary, the_facts(), None)
    return Undoing(doing, recorded, recorded[2])


def test_it_brought_about_what_was_written_down_with_it(undoing: Undoing) -> None:
    assert undoing.brought(CaseReopened) == REOPENED


def test_what_its_mail_brought_about_another_time_is_none_of_it(undoing: Undoing) -> None:
    assert undoing.brought(KindCorrected) is None
    assert undoing.brought(CaseClosed) is None


def test_what_its_mail_brought_about_afterwards_rests_on_it(undoing: Undoing) -> None:
    later = undoing.later(CaseClosed, CaseReopened)
    assert later is not None
    assert later.number == 5


def test_all_before_it_was_before_it(undoing: Undoing) -> None:
    assert [each.event for each in undoing.before] == [CORRECTED, CLOSED]
